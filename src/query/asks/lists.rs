//! The lists of asks and proposals: received, given, open, answered (rules H13 and H14).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::doc::Register;
use crate::okr::{Arrange, AskState, Day, Id, Link, LinkState, Moment, Text, Who};
use crate::query::panel::{Asked, LinkSaid, LinkStep, Named, asks, thread};
use crate::space::{Node, Space, Typed, records};

use super::party::{GoalRef, Party, goal_ref, is_side, side_of};
use super::{AskRow, RowKind, RowState, Terms};

/// The lists of the page of asks.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lists {
    /// Open, and for the one who looks or a unit of theirs to answer.
    pub received: Vec<AskRow>,
    /// Open, asked by the one who looks or for a goal of theirs; others have to answer.
    pub given: Vec<AskRow>,
    /// Everything else that is open in the organisation; all of it where nobody is chosen.
    pub open: Vec<AskRow>,
    /// What was answered or taken back, the newest first.
    pub answered: Vec<AskRow>,
}

/// All asks and proposals, as the one who edits here sees them.
pub fn lists(space: &Space, me: Option<&Id>, today: Day) -> Lists {
    let mut lists = Lists::default();
    // One pass; what neither asks nor proposes is passed over without reading a record.
    for (_, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        let desk = Desk { space, me, today };
        for row in desk.rows(node) {
            let list = match desk.place(&row) {
                Where::Received => &mut lists.received,
                Where::Given => &mut lists.given,
                Where::Open => &mut lists.open,
                Where::Answered => &mut lists.answered,
            };
            list.push(row);
        }
    }
    for list in [&mut lists.received, &mut lists.given, &mut lists.open] {
        list.arrange_by(|row| {
            (
                row.state != RowState::Ask(AskState::Overdue),
                row.due.is_none(),
                row.due,
                row.at,
                row.of.clone(),
            )
        });
    }
    lists.answered.arrange_by(|row| (Reverse(row.last), row.of.clone(), row.key.clone()));
    lists
}

/// How many wait for the one who edits here.
pub fn waiting(space: &Space, me: Option<&Id>, today: Day) -> usize {
    if me.is_none() { 0 } else { lists(space, me, today).received.len() }
}

/// Which list a row stands in.
enum Where {
    Received,
    Given,
    Open,
    Answered,
}

/// Who looks, and when.
struct Desk<'a> {
    space: &'a Space,
    me: Option<&'a Id>,
    today: Day,
}

impl Desk<'_> {
    fn rows(&self, node: &Node) -> Vec<AskRow> {
        let is_asked = records::has(&node.entity, records::kind::ASK);
        match &node.typed {
            Typed::Objective(_) | Typed::KeyResult(_) if is_asked => self.asks(node, node.id(), None),
            Typed::Link(link) if (is_asked || may_be_asked(node, link)) && is_here(self.space, link) => {
                let mut rows: Vec<AskRow> = self.proposal(node, link).into_iter().collect();
                if is_asked {
                    rows.extend(self.asks(node, &link.to, Some(&link.from)));
                }
                rows
            }
            _ => Vec::new(),
        }
    }

    fn asks(&self, node: &Node, goal: &Id, lower: Option<&Id>) -> Vec<AskRow> {
        let all = asks(self.space, node, self.today).into_iter();
        all.map(|ask| self.ask(ask, goal_ref(self.space, goal), lower.map(|id| goal_ref(self.space, id))))
            .collect()
    }

    fn ask(&self, ask: Asked, goal: GoalRef, lower: Option<GoalRef>) -> AskRow {
        AskRow {
            of: ask.of.clone(),
            kind: RowKind::Ask(ask.wants),
            goal,
            lower,
            by_me: ask.is_by(self.me),
            is_mine: self.means_me(&ask.waits_for),
            from: ask.by.into_iter().collect(),
            to: ask.to,
            text: ask.text,
            due: ask.due,
            state: RowState::Ask(ask.state),
            waits_for: ask.waits_for,
            at: ask.at,
            days: self.days(ask.at),
            last: ask.answers.iter().filter_map(|one| one.at).max().or(ask.at),
            answers: ask.answers,
            key: Some(ask.key),
            terms: None,
            disagrees: false,
        }
    }

    /// A link that waits for an answer, or got one. What was accepted at once, or came as a fact with a
    /// file, asked nobody.
    fn proposal(&self, node: &Node, link: &Link) -> Option<AskRow> {
        if !may_be_asked(node, link) {
            return None;
        }
        let turn = self.space.turn_of(link);
        let steps = thread(self.space, node);
        let asks = |step: &LinkStep| match &step.what {
            LinkSaid::Proposed => true,
            LinkSaid::State(state) => *state != LinkState::Accepted,
            LinkSaid::Weight(_) | LinkSaid::Counts(_) | LinkSaid::Said(_) | LinkSaid::TakenOff => false,
        };
        if link.state == LinkState::Accepted && !steps.iter().any(asks) {
            return None;
        }
        let proposed = steps.iter().rev().find(|step| step.what == LinkSaid::Proposed);
        let by = proposed.and_then(|step| step.by.clone());
        let waits_for =
            turn.map_or_else(Vec::new, |side| side_of(self.space, crate::query::panel::end(link, side)));
        let words = steps.iter().rev().find_map(|step| match &step.what {
            LinkSaid::Said(text) => Some(Text::clone(text)),
            _ => None,
        });
        let at = proposed.or(steps.first()).and_then(|step| step.at);
        Some(AskRow {
            of: link.id.clone(),
            key: None,
            kind: RowKind::Proposal,
            goal: goal_ref(self.space, &link.to),
            lower: Some(goal_ref(self.space, &link.from)),
            by_me: self.me.is_some() && by.as_ref().and_then(|by| by.id.as_ref()) == self.me,
            is_mine: self.means_me(&waits_for),
            from: by.map_or_else(|| side_of(self.space, &link.from), |by| vec![by]),
            to: side_of(self.space, &link.to),
            text: words.unwrap_or_default(),
            due: None,
            state: RowState::Link(link.state),
            waits_for,
            at,
            days: self.days(at),
            last: steps.iter().filter_map(|step| step.at).max(),
            answers: Vec::new(),
            terms: Some(Terms { counts: link.counts.way(), weight: link.weight() }),
            disagrees: node.entity.field("state").is_some_and(Register::is_conflict),
        })
    }

    fn place(&self, row: &AskRow) -> Where {
        if !row.is_open() {
            return Where::Answered;
        }
        let Some(me) = self.me else { return Where::Open };
        // Whoever asks a unit of their own waits for the others in it.
        let is_only_me = row.waits_for.iter().all(|party| party.id.as_ref() == Some(me));
        if row.is_mine && (!row.by_me || is_only_me || row.kind == RowKind::Proposal) {
            return Where::Received;
        }
        let mut goals = std::iter::once(&row.goal).chain(&row.lower);
        if row.by_me || goals.any(|goal| is_side(self.space, &goal.id, me)) {
            Where::Given
        } else {
            Where::Open
        }
    }

    fn means_me(&self, parties: &[Party]) -> bool {
        let Some(me) = self.me else { return false };
        let ids = parties.iter().filter_map(|party| party.id.clone());
        ids.map(Who::Known).any(|who| self.space.is_meant(&who, me))
    }

    fn days(&self, at: Option<Moment>) -> Option<i64> {
        at.and_then(Moment::day).map(|day| self.today.days_since(day).max(0))
    }
}

/// Whether a link waits for an answer or may have got one; a fact that nobody touched does not.
fn may_be_asked(node: &Node, link: &Link) -> bool {
    let was_touched = records::has(&node.entity, records::kind::EARLIER) || link.state == LinkState::Declined;
    link.on && (was_touched || link.turn().is_some())
}

/// Whether both ends of a link are in this workspace.
fn is_here(space: &Space, link: &Link) -> bool {
    [&link.from, &link.to].into_iter().all(|id| space.objective_over(id).is_some())
}

/// By whose unit rows are put together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// Of whoever asked.
    From,
    /// Of whoever was asked.
    To,
}

/// Rows by unit, the units by name; those of no unit last. Rows keep their order.
pub fn grouped(rows: &[AskRow], by: By) -> Vec<(Option<Named>, Vec<AskRow>)> {
    let mut groups: BTreeMap<(bool, Text, Option<Id>), Vec<AskRow>> = BTreeMap::new();
    for row in rows {
        let unit = unit_of(row, by);
        let name = unit.as_ref().map_or_else(|| Text::from(""), |unit| Text::clone(&unit.name));
        groups.entry((unit.is_none(), name, unit.map(|unit| unit.id))).or_default().push(row.clone());
    }
    let named = |name: Text, id: Option<Id>| id.map(|id| Named { id, name });
    groups.into_iter().map(|((_, name, id), rows)| (named(name, id), rows)).collect()
}

fn unit_of(row: &AskRow, by: By) -> Option<Named> {
    match (by, row.kind) {
        (By::From, RowKind::Proposal) => row.lower.as_ref().and_then(|goal| goal.unit.clone()),
        (By::To, RowKind::Proposal) => row.goal.unit.clone(),
        (By::From, RowKind::Ask(_)) => row.from.iter().find_map(|party| party.unit.clone()),
        (By::To, RowKind::Ask(_)) => row.to.iter().find_map(|party| party.unit.clone()),
    }
}
