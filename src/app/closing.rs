//! What the pages of the close show: whose goals, which next cycle, which review.

use crate::okr::{Id, MeetingKind};
use crate::query::report::ReportChoice;

use super::session::Session;

/// What the pages of the close show. It lives as long as the workspace is open and belongs to nobody's file.
/// The cycle is the one of the filter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// The unit or person; `None` for everybody.
    pub of: Option<Id>,
    /// The cycle into which goals are carried over; `None` for the one that follows.
    pub into: Option<Id>,
    /// Which review is held.
    pub review: MeetingKind,
    /// What of the report is shown.
    pub report: ReportChoice,
    /// Whether the review is presented, and the slide from which that was begun.
    pub presents: Option<usize>,
}

impl Default for Closing {
    fn default() -> Self {
        Self {
            of: None,
            into: None,
            review: MeetingKind::Quarterly,
            report: ReportChoice::default(),
            presents: None,
        }
    }
}

/// What a person wants to see on the pages of the close.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClosingAction {
    /// Goals of this unit or person.
    Of(Option<Id>),
    /// Carry over into this cycle.
    Into(Option<Id>),
    /// This sort of review.
    Review(MeetingKind),
    /// This of the report.
    Report(ReportChoice),
    /// The review as a presentation that begins at this slide; no longer, for `None`.
    Present(Option<usize>),
}

/// Shows it.
pub fn act(session: &mut Session, action: ClosingAction) {
    let closing = &mut session.closing;
    match action {
        ClosingAction::Of(of) => closing.of = of,
        ClosingAction::Into(into) => closing.into = into,
        ClosingAction::Review(kind) => closing.review = kind,
        ClosingAction::Report(choice) => closing.report = choice,
        ClosingAction::Present(from) => closing.presents = from,
    }
}
