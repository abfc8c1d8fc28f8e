//! What stands where nothing stands yet.

use yew::Html;
use yew::html;

/// An empty place that teaches the next step: what the place is for, what to do next, and the buttons
/// that do it.
pub fn empty_state(title: impl AsRef<str>, text: Option<&str>, acts: Option<Html>) -> Html {
    let title = title.as_ref();
    html! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            if let Some(text) = text {
                <p class="empty__text">{text}</p>
            }
            if let Some(acts) = acts {
                <div class="empty__acts">{acts}</div>
            }
        </div>
    }
}

/// The outline of a page that is being read; its name says that it takes a moment.
pub fn skeleton(label: &'static str) -> Html {
    html! {
        <div class="skeleton" role="status" aria-label={label}>
            {for (0..3).map(|block| html! {
                <div key={block} class="skeleton__block">
                    <span class="skeleton__head"></span>
                    <span class="skeleton__line"></span>
                    <span class="skeleton__line"></span>
                </div>
            })}
        </div>
    }
}
