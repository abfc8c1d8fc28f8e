//! How far something is, against how far it should be.

use yew::AttrValue;
use yew::Html;
use yew::html;

use super::scale::percent;
use super::status_mark::StatusShape;

/// What [`progress_bar`] shows.
pub struct ProgressBarProps {
    /// Share of the way, not clamped; `None` where it is unknown, and then nothing is filled.
    pub share: Option<f64>,
    /// Share of the way that would be on pace; `None` where there is no pace.
    pub pace: Option<f64>,
    /// Gives the colour.
    pub status: Option<StatusShape>,
    /// All of it in words.
    pub label: AttrValue,
}

/// A bar with a tick where the pace is. What goes past an end is drawn up to it, with a mark.
pub fn progress_bar(props: &ProgressBarProps) -> Html {
    let share = props.share.filter(|share| share.is_finite());
    let filled = share.map(|share| share.clamp(0.0, 1.0));
    let pace = props.pace.filter(|pace| pace.is_finite()).map(|pace| pace.clamp(0.0, 1.0));
    html! {
        <svg class="bar" role="img" aria-label={props.label.clone()} data-status={props.status.map(StatusShape::slug)}
            data-unknown={share.is_none().then_some("true")} width="100%" height="14" focusable="false">
            <rect class="bar__track" x="0" y="4.5" width="100%" height="5" rx="2.5" />
            if let Some(filled) = filled.filter(|filled| *filled > 0.0) {
                <rect class="bar__fill" x="0" y="4" width={percent(filled)} height="6" rx="3" />
            }
            if share.is_some_and(|share| share > 1.0) {
                <rect class="bar__beyond" x="100%" y="4" width="6" height="6" rx="1" transform="translate(-6 0)" />
            }
            if share.is_some_and(|share| share < 0.0) {
                <rect class="bar__below" x="0" y="4" width="3" height="6" rx="1" />
            }
            if let Some(pace) = pace {
                <rect class="bar__pace" x={percent(pace)} y="0" width="2" height="14" rx="1" transform="translate(-1 0)" />
            }
        </svg>
    }
}
