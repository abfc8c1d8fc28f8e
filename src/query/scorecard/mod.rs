//! What the scorecard shows: the comprehensive evaluation of a person, a unit or everybody (rules S8, S40 to S49).

mod choose;
mod person;

pub use choose::{OneOf, whose_goals};
pub use person::{Spoken, Thanked};

use std::rc::Rc;

use crate::okr::readings::{Among, Because, Together, together};
use crate::okr::score::{Band, band};
use crate::okr::scorecard::{Balance, Cut, Group, Seen};
use crate::okr::{Arrange, Commitment, CyclePhase, Day, Id, Objective, Span, Stage, Text};
use crate::query::close::{Evaluated, Ground, Late, Readings, WhereNow, evaluated, readings};
use crate::query::filter::owner_name;
use crate::query::panel::Named;
use crate::space::{Space, Typed};

/// The comprehensive evaluation of a person, a unit or everybody.
#[derive(Clone, PartialEq, Debug)]
pub struct Scorecard {
    /// The cycle.
    pub cycle: Named,
    /// Its dates.
    pub span: Span,
    /// Where the cycle is in its life.
    pub phase: CyclePhase,
    /// The unit or person; `None` for everybody.
    pub whose: Option<Named>,
    /// All of them together.
    pub all: Line,
    /// The groups that have goals; every goal is in exactly one of them.
    pub groups: Vec<GroupPart>,
    /// Cuts across the groups; a goal may be in several.
    pub cuts: Vec<(Cut, Line)>,
    /// What part own ideas have.
    pub balance: Balance,
    /// Goals that were here when the cycle began and are somewhere else now.
    pub left: Vec<Left>,
    /// Drafts, which nobody agreed on.
    pub drafts: Vec<Named>,
    /// How many goals of it this copy knows only by their place.
    pub hidden: usize,
    /// Key results that a person speaks for in goals of others.
    pub spoken: Vec<Spoken>,
    /// What others thanked a person for within the cycle, and what was read of their check-ins.
    pub thanked: Option<Thanked>,
}

impl Scorecard {
    /// Whether there is nothing to evaluate.
    pub fn is_empty(&self) -> bool {
        self.all.count == 0 && self.left.is_empty() && self.spoken.is_empty() && self.drafts.is_empty()
    }

    /// Whether it is about one person.
    pub fn is_of_person(&self) -> bool {
        self.thanked.is_some()
    }

    /// What others said of a person's work, where anybody said something or something was written.
    pub fn said_of(&self) -> Option<&Thanked> {
        self.thanked.as_ref().filter(|one| !one.thanks.is_empty() || one.written > 0)
    }

    /// The goals of all groups, in their order.
    pub fn rows(&self) -> impl Iterator<Item = &Rc<Row>> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

/// Several goals in one line.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// How many they are.
    pub count: usize,
    /// How many of them were given up or put off.
    pub given_up: usize,
    /// Their share by weight, 0.0 to 1.0.
    pub share: f64,
    /// How many were judged by a word.
    pub worded: usize,
    /// How many have no score on purpose.
    pub unscored: usize,
    /// Their readings.
    pub together: Together,
}

/// One group with its goals.
#[derive(Clone, PartialEq, Debug)]
pub struct GroupPart {
    /// The group.
    pub group: Group,
    /// All of them together.
    pub line: Line,
    /// The goals: those that count first, the heaviest first.
    pub rows: Vec<Rc<Row>>,
}

/// One objective of the scorecard.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The objective.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Who answers for it.
    pub owners: Vec<Text>,
    /// Whose goal it is.
    pub home: Option<Text>,
    /// Where it is in its life.
    pub stage: Stage,
    /// What its score is measured against.
    pub commitment: Option<Commitment>,
    /// What its score means.
    pub band: Option<Band>,
    /// Its share by weight among all that are here, 0.0 to 1.0.
    pub share: f64,
    /// The cuts it is in.
    pub cuts: Vec<Cut>,
    /// The day on which it came, where that was after the cycle began.
    pub late: Option<Late>,
    /// Its readings.
    pub readings: Rc<Readings>,
    /// Its key results, those that belonged to it at first included.
    pub key_results: Vec<KrLine>,
}

impl Row {
    /// What is special about it, beside where it came from and when.
    pub fn special(&self) -> impl Iterator<Item = Cut> {
        self.cuts.iter().copied().filter(|cut| matches!(cut, Cut::Growth | Cut::Joint))
    }
}

/// One key result of an objective.
#[derive(Clone, PartialEq, Debug)]
pub struct KrLine {
    /// The key result.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Where it is in its life.
    pub stage: Stage,
    /// What its score means.
    pub band: Option<Band>,
}

/// A goal that was here when the cycle began and is somewhere else now.
#[derive(Clone, PartialEq, Debug)]
pub struct Left {
    /// The objective.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Where it is.
    pub place: WhereNow,
    /// Its readings.
    pub readings: Rc<Readings>,
}

/// The scorecard of a ground; `None` where there is no such cycle.
pub fn scorecard(space: &Space, ground: &Ground, today: Day) -> Option<Scorecard> {
    let cycle = space.cycle(&ground.cycle)?;
    let all = evaluated(space, ground, today);
    let sorted: Vec<Sorted<'_>> = all.iter().filter_map(|one| Sorted::of(space, one)).collect();
    let groups = Group::ALL.into_iter().filter_map(|group| group_part(space, group, &sorted)).collect();
    let cuts = Cut::ALL.into_iter().filter_map(|cut| cut_line(cut, &sorted)).collect();
    let here = sorted.iter().filter(|one| one.is.counts).map(|one| (one.group, one.is.share));
    let person = ground.whose.as_ref().filter(|id| space.person(id).is_some());
    let named = |id: &Id| Named { name: space.name_of(id).unwrap_or_else(|| id.text()), id: id.clone() };
    Some(Scorecard {
        cycle: named(&ground.cycle),
        span: cycle.span,
        phase: cycle.phase,
        whose: ground.whose.as_ref().map(named),
        all: line(all.iter()),
        groups,
        cuts,
        balance: Balance::of(here, space.workspace_ref().and_then(|one| one.own_ideas_percent)),
        left: left(space, &all),
        drafts: ground
            .drafts(space)
            .into_iter()
            .map(|one| Named { id: one.id.clone(), name: title(space, &one.id) })
            .collect(),
        hidden: ground.hidden(space),
        spoken: person.map(|id| person::spoken(space, ground, id, today)).unwrap_or_default(),
        thanked: person.map(|id| person::thanked(space, id, cycle.span)),
    })
}

/// The readings of a goal whose cycle is closing or closed (rule S48); `None` while it runs, for a draft, and for
/// what this copy only knows by its place.
pub fn readings_at_the_close(space: &Space, id: &Id, today: Day) -> Option<Readings> {
    let objective = space.objective_over(id)?;
    let cycle = objective.cycle.as_ref().and_then(|cycle| space.cycle(cycle))?;
    let is_over = matches!(cycle.phase, CyclePhase::Closing | CyclePhase::Closed);
    let is_told = is_over && objective.stage != Stage::Draft && !space.is_hidden(id);
    is_told.then(|| readings(space, id, today)).flatten()
}

/// What somebody typed for the part of own ideas that they have in mind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PercentSaid {
    /// Nothing.
    Nothing,
    /// So many per cent, 0 to 100.
    Percent(u32),
    /// Something else.
    Fault,
}

/// What part of own ideas somebody has in mind, as it is typed: a whole number of per cent, or nothing.
pub fn percent_said(text: &str) -> PercentSaid {
    let text = text.trim().trim_end_matches(['%', '％']).trim();
    if text.is_empty() {
        return PercentSaid::Nothing;
    }
    let number = crate::okr::number::half_width(text).parse::<u32>();
    number.ok().filter(|percent| *percent <= 100).map_or(PercentSaid::Fault, PercentSaid::Percent)
}

/// A goal with its group and its cuts.
struct Sorted<'a> {
    is: &'a Evaluated,
    objective: &'a Objective,
    group: Group,
    aligned: bool,
}

impl<'a> Sorted<'a> {
    fn of(space: &'a Space, is: &'a Evaluated) -> Option<Self> {
        let objective = space.objective(&is.readings.id).filter(|_| is.place == WhereNow::Here)?;
        let aligned = is_aligned(space, objective);
        Some(Self { is, objective, group: Group::of(objective.origin, aligned), aligned })
    }

    fn is_in(&self, cut: Cut) -> bool {
        cut.has(self.objective, Seen { aligned: self.aligned, late: self.is.late.is_some() })
    }
}

/// Whether an objective, or one of its key results, hangs on a goal of others by a link that holds.
fn is_aligned(space: &Space, objective: &Objective) -> bool {
    let suspended = &space.index().suspended;
    let leads_up = |id: &Id| {
        space.links_from(id).any(|link| {
            let of = space.objective_over(&link.to).map(|one| &one.id);
            link.holds() && !suspended.contains(&link.id) && of.is_some_and(|of| *of != objective.id)
        })
    };
    leads_up(&objective.id) || space.key_results_of(&objective.id).iter().any(leads_up)
}

fn line<'a>(all: impl Iterator<Item = &'a Evaluated>) -> Line {
    let all: Vec<&Evaluated> = all.collect();
    let here = || all.iter().filter(|one| one.place == WhereNow::Here);
    let judged =
        |is: fn(Because) -> bool| here().filter(|one| one.counts && is(one.readings.changed.because)).count();
    let among: Vec<Among> = all.iter().map(|one| one.among()).collect();
    Line {
        count: here().count(),
        given_up: here().filter(|one| !one.counts).count(),
        share: all.iter().map(|one| one.share).sum(),
        worded: judged(|because| matches!(because, Because::Word(_))),
        unscored: judged(|because| matches!(because, Because::Unscored(_))),
        together: together(&among),
    }
}

fn group_part(space: &Space, group: Group, sorted: &[Sorted<'_>]) -> Option<GroupPart> {
    let mut members: Vec<&Sorted<'_>> = sorted.iter().filter(|one| one.group == group).collect();
    if members.is_empty() {
        return None;
    }
    let line = line(members.iter().map(|one| one.is));
    members.arrange(|a, b| {
        b.is.counts.cmp(&a.is.counts).then_with(|| b.is.share.total_cmp(&a.is.share)).then_with(|| {
            (&a.objective.home, &a.objective.order).cmp(&(&b.objective.home, &b.objective.order))
        })
    });
    Some(GroupPart { group, line, rows: members.into_iter().map(|one| Rc::new(row(space, one))).collect() })
}

fn cut_line(cut: Cut, sorted: &[Sorted<'_>]) -> Option<(Cut, Line)> {
    let members: Vec<&Evaluated> = sorted.iter().filter(|one| one.is_in(cut)).map(|one| one.is).collect();
    (!members.is_empty()).then(|| (cut, line(members.into_iter())))
}

fn row(space: &Space, sorted: &Sorted<'_>) -> Row {
    let (one, readings) = (sorted.objective, &sorted.is.readings);
    Row {
        id: one.id.clone(),
        title: title(space, &one.id),
        owners: one.owners.iter().filter_map(|owner| owner_name(space, owner)).collect(),
        home: one.home.as_ref().and_then(|home| space.name_of(home)),
        stage: one.stage,
        commitment: one.commitment,
        band: readings.changed.value.map(|value| band(value, one.commitment)),
        share: sorted.is.share,
        cuts: Cut::ALL.into_iter().filter(|cut| sorted.is_in(*cut)).collect(),
        late: sorted.is.late,
        key_results: readings
            .parts
            .iter()
            .filter_map(|part| kr_line(space, &part.id, part.changed.value))
            .collect(),
        readings: Rc::clone(readings),
    }
}

/// A key result by its id, deleted or not.
fn kr_line(space: &Space, id: &Id, value: Option<f64>) -> Option<KrLine> {
    let Typed::KeyResult(kr) = &space.node(id)?.typed else { return None };
    let commitment = crate::query::close::commitment(space, kr);
    Some(KrLine {
        id: id.clone(),
        title: title(space, id),
        stage: kr.stage,
        band: value.map(|value| band(value, commitment)),
    })
}

fn left(space: &Space, all: &[Evaluated]) -> Vec<Left> {
    let gone = all.iter().filter(|one| one.place != WhereNow::Here);
    gone.map(|one| Left {
        id: one.readings.id.clone(),
        title: title(space, &one.readings.id),
        place: one.place,
        readings: Rc::clone(&one.readings),
    })
    .collect()
}

/// A title; empty while nobody wrote one.
fn title(space: &Space, id: &Id) -> Text {
    space.name_of(id).unwrap_or_default()
}

#[cfg(test)]
mod tests;
