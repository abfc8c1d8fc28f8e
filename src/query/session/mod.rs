//! What is shown on the page of the team session: a unit looks at its week together (rules B1 to B16).

mod acts;
mod groups;
mod items;
mod list;
mod tally;

pub use acts::{
    NewItem, ask_for, carry, closed, make, next_in_ballot, settle, shown, start, takes, unvote, with_added,
    without,
};
pub(crate) use groups::written;
pub use groups::{Group, groups};
pub use items::{Item, Items, due_by, of_goal, of_meetings};
pub use list::{Listed, listed};
pub use tally::{Ballot, Tally, Voted, Voter, ballot};

use crate::okr::arrange::set_of;
use crate::okr::confidence::{Belief, belief};
use crate::okr::{Day, Id, Moment, Text};
use crate::query::outline::{KrRow, kr_row_in};
use crate::query::panel::{Asked, Named, asks};
use crate::query::{current_cycle, standing};
use crate::space::{Space, records};

use tally::Round;

/// By how much a confidence falls until somebody asks what stands in the way (rule C4).
const FALL: u8 = 2;

/// From which distance between lowest and highest vote on people see it differently.
const WIDE: u8 = 3;

/// A unit to choose.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitChoice {
    /// The unit.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// How many units stand above it.
    pub depth: usize,
}

/// One session in the list of them.
#[derive(Clone, PartialEq, Debug)]
pub struct PastLine {
    /// The Monday of its week.
    pub week: Day,
    /// The day on which it was held.
    pub on: Day,
    /// Whether it was ended.
    pub is_closed: bool,
}

/// What a session that is started now would begin with.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// The cycle that runs.
    pub cycle: Option<Named>,
    /// Who would take part.
    pub with: Vec<Id>,
    /// Key results on its list.
    pub key_results: usize,
    /// Blockers that are open.
    pub blockers: usize,
    /// Commitments that are open.
    pub commitments: usize,
}

/// The sessions of a unit and the one that is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Room {
    /// The unit.
    pub unit: Named,
    /// Its sessions, newest first.
    pub past: Vec<PastLine>,
    /// The one that is shown.
    pub sitting: Option<Sitting>,
    /// What a session of this week would begin with, where there is none yet.
    pub start: Option<Start>,
}

/// One session, with all that belongs to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Sitting {
    /// The meetings it is made of, the oldest first; what is new is written to that one (rule B2).
    pub ids: Vec<Id>,
    /// The unit.
    pub unit: Named,
    /// The day on which it is held.
    pub on: Day,
    /// The cycle it is about.
    pub cycle: Option<Named>,
    /// Who takes part.
    pub with: Vec<Named>,
    /// Whether the votes are shown.
    pub is_shown: bool,
    /// Whether it is over.
    pub is_closed: bool,
    /// The key results it looks at; once the votes are shown those to talk about first.
    pub rows: Vec<Row>,
    /// Who has voted on how many.
    pub voters: Vec<Voter>,
    /// The day of the session before.
    pub before: Option<Day>,
    /// The day of the next one by the unit's cadence.
    pub next_on: Day,
    /// What stands in the way.
    pub blockers: Vec<Item>,
    /// Key results of which somebody should say what stands in their way.
    pub low: Vec<Low>,
    /// Commitments of earlier sessions.
    pub review: Vec<Item>,
    /// Commitments set in this one.
    pub next: Vec<Item>,
    /// What is asked for the key results of the list and not answered.
    pub asks: Vec<Asked>,
    /// What was noted.
    pub note: Option<Text>,
    /// What was noted in the other meetings it is made of.
    pub notes: Vec<Text>,
}

impl Sitting {
    /// The meeting that new things are written to.
    pub fn id(&self) -> Option<&Id> {
        self.ids.first()
    }

    /// Commitments of earlier sessions that were done, of all that were looked at.
    pub fn kept(&self) -> (usize, usize) {
        (self.review.iter().filter(|item| item.is_done()).count(), self.review.len())
    }

    /// The participant to vote next: the first who has not voted on everything.
    pub fn next_voter(&self) -> Option<&Voter> {
        self.voters.iter().find(|voter| voter.who.is_some() && !voter.is_complete())
    }

    /// Whether everybody who takes part has voted on everything.
    pub fn is_complete(&self) -> bool {
        self.next_voter().is_none()
    }

    /// Key results whose votes were not taken as their confidence yet.
    pub fn untaken(&self) -> impl Iterator<Item = (&Row, &Tally)> {
        let rows = self.rows.iter().filter(|row| row.now.is_none());
        rows.filter_map(|row| Some((row, row.votes.as_ref()?)))
    }
}

/// A key result on the list of a session.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The key result as lists show it; of an earlier session as it was on its day.
    pub kr: KrRow,
    /// The objective under which it stands.
    pub objective: Option<Named>,
    /// Whether its status is told: only today's is known.
    pub tells_status: bool,
    /// The votes; `None` until they are shown, and where nobody voted.
    pub votes: Option<Tally>,
    /// The votes of the session before.
    pub last_votes: Option<Tally>,
    /// The confidence said before the votes were shown.
    pub before: Option<u8>,
    /// The confidence said since.
    pub now: Option<u8>,
    /// Blockers of it that are open.
    pub blockers: usize,
}

impl Row {
    /// The confidence to speak of: the one said since the votes, else the middle vote, else what was said
    /// before.
    pub fn stands(&self) -> Option<u8> {
        self.now.or(self.votes.as_ref().map(|votes| votes.middle)).or(self.before)
    }

    /// The lowest that somebody says: of the votes while nothing was taken (rule B8).
    fn lowest(&self) -> Option<u8> {
        self.now.or(self.votes.as_ref().map(|votes| votes.lowest)).or(self.before)
    }

    /// Whether people see it so differently that they should talk about it.
    pub fn is_wide(&self) -> bool {
        self.votes.as_ref().is_some_and(|votes| votes.spread() >= WIDE)
    }

    /// Whether somebody's belief in it is low.
    pub fn is_low(&self) -> bool {
        self.lowest().is_some_and(|value| belief(value) == Belief::Low)
    }

    /// Why somebody should say what stands in its way, if so (rule B9).
    fn why_low(&self) -> Option<WhyLow> {
        if let Some(value) = self.lowest().filter(|_| self.is_low()) {
            return Some(WhyLow::Low(value));
        }
        let (before, stands) = (self.before?, self.stands()?);
        (before.saturating_sub(stands) >= FALL).then_some(WhyLow::Fell { from: before, to: stands })
    }
}

/// A key result of which somebody should say what stands in its way.
#[derive(Clone, PartialEq, Debug)]
pub struct Low {
    /// The key result.
    pub of: Id,
    /// Its title.
    pub title: Text,
    /// Why.
    pub why: WhyLow,
}

/// Why a key result is suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyLow {
    /// Belief in it is low.
    Low(u8),
    /// Belief in it fell.
    Fell {
        /// What was said before.
        from: u8,
        /// What is said now.
        to: u8,
    },
}

/// The unit whose session is shown where nobody chose one: the one of whoever edits here, else the one they
/// lead, else the first.
pub fn default_unit(space: &Space, me: Option<&Id>) -> Option<Id> {
    let is_unit = |id: &Id| space.unit(id).is_some_and(|unit| !unit.archived);
    let own = me.map(|me| space.unit_over(me)).filter(is_unit);
    let leads = || me.and_then(|me| units(space).into_iter().find(|unit| is_led_by(space, &unit.id, me)));
    own.or_else(|| leads().map(|unit| unit.id)).or_else(|| units(space).first().map(|unit| unit.id.clone()))
}

fn is_led_by(space: &Space, unit: &Id, person: &Id) -> bool {
    space.unit(unit).and_then(|unit| unit.lead.as_ref()) == Some(person)
}

/// The units to choose from, each before those below it; what was put away is left out.
pub fn units(space: &Space) -> Vec<UnitChoice> {
    let mut out = Vec::new();
    let mut stack: Vec<(Id, usize)> = space.units_of(None).iter().rev().map(|id| (id.clone(), 0)).collect();
    while let Some((id, depth)) = stack.pop() {
        if space.unit(&id).is_none_or(|unit| unit.archived) {
            continue;
        }
        stack.extend(space.units_of(Some(&id)).iter().rev().map(|id| (id.clone(), depth + 1)));
        out.push(UnitChoice { name: space.name_of(&id).unwrap_or_else(|| id.text()), id, depth });
    }
    out
}

/// The sessions of a unit, and the one of the week that begins on this Monday, else of this week.
///
/// `None` where there is no such unit.
pub fn room(space: &Space, unit: &Id, week: Option<Day>, today: Day) -> Option<Room> {
    space.unit(unit)?;
    let all = groups(space, unit);
    let this_week = today.monday();
    let wanted = week.unwrap_or(this_week);
    let at = all.iter().position(|group| group.week() == wanted);
    let past =
        all.iter().map(|one| PastLine { week: one.week(), on: one.on, is_closed: one.is_closed }).rev();
    let has_now = all.iter().any(|group| group.week() == this_week);
    Some(Room {
        unit: named(space, unit),
        past: past.collect(),
        sitting: at.and_then(|at| sitting(space, unit, &all, at, today)),
        start: (!has_now).then(|| starting(space, unit, today)),
    })
}

fn starting(space: &Space, unit: &Id, today: Day) -> Start {
    let cycle = current_cycle(space, today);
    let list = listed(space, unit, cycle.as_ref());
    let items = Items::of(space, unit, today);
    Start {
        with: list::participants(space, unit, &list),
        key_results: list.len(),
        blockers: items.open_blockers(),
        commitments: items.open_commitments(),
        cycle: cycle.map(|id| named(space, &id)),
    }
}

/// Everything of one session among those of its unit.
fn sitting(space: &Space, unit: &Id, all: &[Group], at: usize, today: Day) -> Option<Sitting> {
    let group = all.get(at)?;
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    let after = all.get(at + 1);
    let is_now = group.week() == today.monday();
    // An earlier session is told as it was on its day.
    let as_of = if is_now || after.is_none() { today } else { group.until };
    let cycle = group.cycle.clone().or_else(|| current_cycle(space, group.on));
    let list = listed(space, unit, cycle.as_ref());
    let round = Round::of(space, group);
    let last_round = before.filter(|one| one.is_shown()).map(|one| Round::of(space, one));
    let items = Items::of(space, unit, today);
    let now = Now { as_of, today, shown_at: group.shown_at, ends: after.map(|next| next.on) };
    let mut rows: Vec<Row> = Vec::new();
    for one in list.iter().chain(&round.beside(space, &list)) {
        let Some((kr, before, said)) = now.row(space, one) else { continue };
        let votes = if group.is_shown() { round.tally(space, &one.kr) } else { None };
        rows.push(Row {
            objective: kr_objective(space, one),
            tells_status: as_of == today,
            last_votes: last_round.as_ref().and_then(|last| last.tally(space, &one.kr)),
            votes,
            before,
            now: said,
            blockers: items.open_on(&one.kr),
            kr,
        });
    }
    if group.is_shown() {
        tally::worth_a_talk_first(&mut rows);
    }
    let voters = round.voters(space, &group.with, &list);
    let low = rows.iter().filter(|row| row.blockers == 0 && list::lives(row.kr.stage));
    let low = low.filter_map(|row| {
        Some(Low { of: row.kr.id.clone(), title: Text::clone(&row.kr.title), why: row.why_low()? })
    });
    let low = low.collect();
    let of_list = set_of(list.iter().map(|one| one.kr.clone()));
    let open_asks = of_list.iter().filter_map(|id| space.node(id));
    let open_asks = open_asks
        .filter(|node| records::has(&node.entity, records::kind::ASK))
        .flat_map(|node| asks(space, node, today))
        .filter(Asked::is_open);
    let last = before.map(|one| one.until);
    Some(Sitting {
        ids: group.ids.clone(),
        unit: named(space, unit),
        on: group.on,
        cycle: cycle.map(|id| named(space, &id)),
        with: group.with.iter().map(|id| named(space, id)).collect(),
        is_shown: group.is_shown(),
        is_closed: group.is_closed,
        voters,
        before: last,
        next_on: next_day(space, unit, group.on, today),
        blockers: items.blockers(group, now.ends),
        low,
        review: items.review(group, last, now.ends),
        next: items.set_in(group),
        asks: open_asks.collect(),
        note: group.note.clone(),
        notes: group.notes.clone(),
        rows,
    })
}

/// The day of the next session: one cadence after this one, and never before tomorrow (rule B12).
fn next_day(space: &Space, unit: &Id, on: Day, today: Day) -> Day {
    let days = i64::from(space.cadence_of(unit).max(1));
    on.plus_days(days).max(today.plus_days(1))
}

fn kr_objective(space: &Space, one: &Listed) -> Option<Named> {
    space.objective(&one.objective).map(|_| named(space, &one.objective))
}

/// From when on a confidence was said since the votes, and as of when a key result is told.
struct Now {
    as_of: Day,
    today: Day,
    shown_at: Option<Moment>,
    /// The day of the session after it.
    ends: Option<Day>,
}

impl Now {
    /// A key result as it was, the confidence before the votes were shown, and the one said since.
    fn row(&self, space: &Space, one: &Listed) -> Option<(KrRow, Option<u8>, Option<u8>)> {
        let mut row = kr_row_in(space, &one.kr, &one.objective, self.today)?;
        let all = space.check_ins(&one.kr);
        let since = |made: Option<Moment>| self.shown_at.zip(made).is_some_and(|(shown, made)| made >= shown);
        let ended = |at: Option<Day>| self.ends.zip(at).is_some_and(|(ends, at)| at >= ends);
        let said = all.iter().filter(|check_in| !ended(check_in.at) && check_in.confidence.is_some());
        let (mut before, mut now) = (None, None);
        for check_in in said {
            if since(check_in.made) {
                now = check_in.confidence;
            } else {
                before = check_in.confidence;
            }
        }
        if self.as_of != self.today {
            let kr = space.key_result(&one.kr)?;
            let then = |at: Option<Day>| at.is_some_and(|at| at <= self.as_of);
            let course = standing::key_result(space, kr, self.today).course;
            let known: Vec<_> = course.iter().filter(|point| then(point.at)).collect();
            row.value = known.iter().rev().find_map(|point| point.value);
            row.progress = known.iter().rev().find_map(|point| point.share);
            row.steps = None;
        }
        Some((row, before, now))
    }
}

fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_else(|| id.text()) }
}

#[cfg(test)]
mod tests;
