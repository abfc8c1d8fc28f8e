//! What stands where nothing stands yet.

use yew::AttrValue;
use yew::Children;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

/// What [`EmptyState`] shows.
#[derive(Properties, PartialEq)]
pub struct EmptyStateProps {
    /// What this place is for.
    pub title: AttrValue,
    /// What to do next.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// Buttons that do it.
    #[prop_or_default]
    pub children: Children,
}

/// An empty place that teaches the next step.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty">
            <p class="empty__title">{&props.title}</p>
            if let Some(text) = &props.text {
                <p class="empty__text">{text}</p>
            }
            if !props.children.is_empty() {
                <div class="empty__acts">{props.children.clone()}</div>
            }
        </div>
    }
}

/// What [`Skeleton`] shows.
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// Says that it takes a moment.
    pub label: AttrValue,
    /// How many objectives are hinted at.
    #[prop_or(3)]
    pub n_blocks: usize,
}

/// The outline of a page that is being read.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    html! {
        <div class="skeleton" role="status" aria-label={props.label.clone()}>
            {for (0..props.n_blocks).map(|block| html! {
                <div key={block} class="skeleton__block">
                    <span class="skeleton__head"></span>
                    <span class="skeleton__line"></span>
                    <span class="skeleton__line"></span>
                </div>
            })}
        </div>
    }
}
