//! What the pages of the week show: whose, of which unit, since when.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::{Day, Id};
use crate::query::said::Said;

use super::session::Session;

/// What the pages of the week show. It lives as long as the workspace is open and belongs to nobody's file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Week {
    /// The unit of the team session; `None` for the one of whoever edits here.
    pub unit: Option<Id>,
    /// With whom the 1:1 is.
    pub with: Option<Id>,
    /// The day since which the digest and the 1:1 tell; `None` for the last meeting, or a week ago.
    pub since: Option<Day>,
    /// The unit that the digest, the KPIs and the changes are about; `None` for everybody.
    pub of: Option<Id>,
    /// Check-ins that were being written when the page was left.
    pub drafts: BTreeMap<Id, Rc<Said>>,
}

/// What a person wants to see on the pages of the week.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WeekAction {
    /// The session of this unit.
    Unit(Option<Id>),
    /// The 1:1 with this person.
    With(Option<Id>),
    /// What happened since this day.
    Since(Option<Day>),
    /// What is about this unit.
    Of(Option<Id>),
    /// The page was left while a check-in on this was being written, or what had been is no draft any more.
    Draft(Id, Option<Rc<Said>>),
}

/// Shows it.
pub fn act(session: &mut Session, action: WeekAction) {
    let week = &mut session.week;
    match action {
        WeekAction::Unit(unit) => week.unit = unit,
        WeekAction::With(with) => week.with = with,
        WeekAction::Since(since) => week.since = since,
        WeekAction::Of(of) => week.of = of,
        WeekAction::Draft(id, Some(said)) => {
            week.drafts.insert(id, said);
        }
        WeekAction::Draft(id, None) => {
            week.drafts.remove(&id);
        }
    }
}
