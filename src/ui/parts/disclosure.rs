//! Something that is there when it is asked for.

use yew::Html;
use yew::html;

use super::glyph::Glyph;
use super::glyph::icon;

/// A line that opens: the words that are always there, how much there is below, whether it starts open,
/// and what is below.
pub fn disclosure(summary: impl AsRef<str>, count: Option<usize>, open: bool, below: Html) -> Html {
    let summary = summary.as_ref();
    html! {
        <details class="disclosure" {open}>
            <summary class="disclosure__summary">
                {icon(Glyph::ChevronRight)}
                <span>{summary}</span>
                if let Some(count) = count {
                    <span class="disclosure__count num">{count}</span>
                }
            </summary>
            <div class="disclosure__body">{below}</div>
        </details>
    }
}
