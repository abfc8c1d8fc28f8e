//! Asks and proposals that nobody answers (rule O6).

use std::collections::BTreeSet;

use crate::okr::{AskState, Id, Text};
use crate::query::asks::{self, AskRow, RowKind, RowState};
use crate::space::Edit;

use super::ground::Ground;
use super::{Finding, Kind, Mend, Offer, Reason, Waiting};

/// What is overdue, or has waited longer than one cadence.
pub fn unanswered(ground: &Ground<'_>) -> Vec<Finding> {
    let asked: BTreeSet<&Id> = ground.asked.iter().map(|one| &one.id).collect();
    let about = |row: &AskRow| {
        let goals = std::iter::once(&row.goal).chain(&row.lower);
        goals.filter_map(|goal| ground.objective_of(&goal.id)).any(|one| asked.contains(&one.id))
    };
    let late = |row: &AskRow| {
        row.state == RowState::Ask(AskState::Overdue)
            || row.days.is_some_and(|days| days > i64::from(ground.space.cadence_of(&row.goal.id)))
    };
    let all = asks::lists(ground.space, None, ground.today);
    let rows = all.open.into_iter().chain(all.received).chain(all.given);
    rows.filter(|row| row.is_open() && late(row) && about(row)).map(|row| finding(ground, &row)).collect()
}

fn finding(ground: &Ground<'_>, row: &AskRow) -> Finding {
    let names = |parties: &[asks::Party]| parties.iter().map(|one| Text::clone(&one.name)).collect();
    let reason = Reason::Waits(Waiting {
        wants: match row.kind {
            RowKind::Ask(wants) => Some(wants),
            RowKind::Proposal => None,
        },
        from: names(&row.from),
        to: names(&row.waits_for),
        text: Text::clone(&row.text),
        days: row.days,
        due: row.due,
        overdue: row.due.map(|due| ground.today.days_since(due)).filter(|days| *days > 0),
    });
    let rule = Kind::Unanswered.rule();
    let ids: Vec<&Id> = row.lower.iter().chain(std::iter::once(&row.goal)).map(|goal| &goal.id).collect();
    let offers = match &row.key {
        Some(key) => {
            let edit = Edit::TakeBack { of: row.of.clone(), ask: Text::clone(key) };
            // Only whoever asked can take it back (rule H6).
            let by: Vec<Id> = row.from.iter().filter_map(|one| one.id.clone()).collect();
            vec![Offer::Only { by, mend: Mend::TakeBack, edit }, Offer::Asks]
        }
        None => {
            let edit = Edit::Unalign { link: row.of.clone() };
            vec![Offer::Asks, Offer::Do { mend: Mend::TakeOff, edit }]
        }
    };
    let mark = match &row.key {
        Some(key) => Text::from(format!("{rule} {key}")),
        None => Text::from(rule),
    };
    let mut finding = Finding::about(ground, Kind::Unanswered, &ids, reason, offers);
    finding.key = Text::from(format!("{rule} {} {}", row.of, row.key.as_deref().unwrap_or("")));
    finding.marks = vec![(row.of.clone(), mark)];
    finding
}
