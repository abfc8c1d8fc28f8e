//! How something stands, as a shape that is told apart without colour.

use yew::AttrValue;
use yew::Html;
use yew::html;

use crate::okr::status::Status;

/// A shape, and with it a colour of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusShape {
    /// A full disc.
    OnTrack,
    /// A disc that is half full.
    Behind,
    /// A full triangle.
    AtRisk,
    /// A broken ring with the hands of a clock.
    Stale,
    /// A thin ring.
    Pending,
    /// A disc with a tick cut out of it.
    Done,
    /// The two bars of a pause.
    Postponed,
    /// A ring that is struck through.
    Dropped,
    /// A full square.
    Closed,
}

impl From<Status> for StatusShape {
    fn from(status: Status) -> Self {
        match status {
            Status::OnTrack => Self::OnTrack,
            Status::Behind => Self::Behind,
            Status::AtRisk => Self::AtRisk,
            Status::Stale => Self::Stale,
            Status::Pending => Self::Pending,
            Status::Done => Self::Done,
            Status::Postponed => Self::Postponed,
            Status::Dropped => Self::Dropped,
            Status::Closed => Self::Closed,
        }
    }
}

impl StatusShape {
    /// The value of `data-status`, by which the style sheet colours marks and bars.
    pub fn slug(self) -> &'static str {
        match self {
            Self::OnTrack => "on-track",
            Self::Behind => "behind",
            Self::AtRisk => "at-risk",
            Self::Stale => "stale",
            Self::Pending => "pending",
            Self::Done => "done",
            Self::Postponed => "postponed",
            Self::Dropped => "dropped",
            Self::Closed => "closed",
        }
    }

    fn drawing(self) -> Html {
        match self {
            Self::OnTrack => html! { <circle cx="8" cy="8" r="5.75" fill="currentColor" /> },
            Self::Behind => html! {
                <>
                    <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.5" />
                    <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
                </>
            },
            Self::AtRisk => html! {
                <path d="M8 2.25 14.25 13.25H1.75z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />
            },
            Self::Stale => html! {
                <>
                    <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.7 1.424" />
                    <path d="M8 5.5V8l1.75 1" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" />
                </>
            },
            Self::Pending => html! {
                <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.25" />
            },
            Self::Done => html! {
                <>
                    <circle cx="8" cy="8" r="6.25" fill="currentColor" />
                    <path class="status__cut" d="m5.25 8.25 2 2 3.5-4" fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
                </>
            },
            Self::Postponed => html! {
                <path d="M5.5 3.75v8.5M10.5 3.75v8.5" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
            },
            Self::Dropped => html! {
                <>
                    <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.5" />
                    <path d="m4.6 11.4 6.8-6.8" fill="none" stroke="currentColor" stroke-width="1.5" />
                </>
            },
            Self::Closed => {
                html! { <rect x="3" y="3" width="10" height="10" rx="1.5" fill="currentColor" /> }
            }
        }
    }
}

/// A shape of one line's height, in the colour of its status; `label` is the status in words, left out
/// only where the words stand beside the mark.
pub fn status_mark(shape: StatusShape, label: Option<&str>) -> Html {
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("img");
    let label = label.map(|label| AttrValue::from(label.to_owned()));
    html! {
        <svg class="status" viewBox="0 0 16 16" data-status={shape.slug()} role={role}
            aria-label={label.clone()} aria-hidden={hidden} focusable="false">
            if let Some(label) = label {
                <title>{label}</title>
            }
            {shape.drawing()}
        </svg>
    }
}
