//! Something that is there when it is asked for.

use yew::AttrValue;
use yew::Children;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

use super::glyph::Glyph;
use super::glyph::IconGlyph;

/// What [`Disclosure`] shows.
#[derive(Properties, PartialEq)]
pub struct DisclosureProps {
    /// The words that are always there.
    pub summary: AttrValue,
    /// How much there is below.
    #[prop_or_default]
    pub count: Option<AttrValue>,
    /// Whether it starts open.
    #[prop_or_default]
    pub open: bool,
    /// What is below.
    pub children: Children,
}

/// A line that opens.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    html! {
        <details class="disclosure" open={props.open}>
            <summary class="disclosure__summary">
                <IconGlyph glyph={Glyph::ChevronRight} />
                <span>{&props.summary}</span>
                if let Some(count) = &props.count {
                    <span class="disclosure__count num">{count}</span>
                }
            </summary>
            <div class="disclosure__body">{props.children.clone()}</div>
        </details>
    }
}
