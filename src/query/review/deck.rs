//! The sequence of a review: its parts with how long they may take, and its slides, each made when it is seen
//! (rules V4 to V10).

use std::rc::Rc;

use crate::okr::{CyclePhase, Day, Id, MeetingKind, Text};
use crate::query::asks::{AskRow, lists};
use crate::query::close::{Ground, readings_of};
use crate::query::one_on_one::Sheet;
use crate::query::panel::Named;
use crate::query::since::{Back, GoalNews, Praise, Since, named, praises};
use crate::space::Space;

use super::meetings::{Room, Sitting};
use super::plan::Plan;
use super::slide::{Body, Heading, Slide, UnitRow, goal_row, of_worry, risk};
use super::summary::summary;
use super::survey::{Came, Lot, Survey, survey};

/// How many rows a slide takes, so that they can be read from across a room.
const ROWS: usize = 8;
/// How many changed goals a slide takes; each has lines of its own.
const CHANGED: usize = 4;
/// How many goals that are amber or red.
const RISKS: usize = 3;
/// How many asks.
const ASKS: usize = 5;
/// How many words of recognition.
const PRAISE: usize = 4;
/// How many goals to grow on.
const GROWTH: usize = 3;
/// Up to how many units are all proposed.
const ALL_UNITS: usize = 12;

/// Why it tells since a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SinceFrom {
    /// The last review was held then.
    LastReview,
    /// The cycle began then.
    Cycle,
    /// Nobody knows when the cycle began: a month or a quarter ago.
    Length,
    /// They talked then, or nobody knows.
    Talk,
}

/// One part of the agenda.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Names it.
    pub key: Text,
    /// What it is.
    pub of: PartOf,
    /// How many units stand above its own.
    pub depth: usize,
    /// How long it may take, in minutes, as it is proposed.
    pub minutes: u32,
    /// Whether it is shown unless somebody says otherwise.
    pub is_proposed: bool,
    /// What there is to see.
    pub facts: Facts,
    leaves: Vec<Leaf>,
}

impl Part {
    /// How many slides it has.
    pub fn slides(&self) -> usize {
        self.leaves.len()
    }
}

/// What a part of the agenda is.
#[derive(Clone, PartialEq, Debug)]
pub enum PartOf {
    /// One heading, as its slides have it.
    Heading(Heading),
    /// A unit; `None` for goals of none.
    Unit(Option<Named>),
}

/// What there is to see in a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// Objectives.
    pub goals: usize,
    /// Goals that were changed.
    pub changed: usize,
    /// Goals that are amber or red.
    pub risks: usize,
    /// Asks.
    pub asks: usize,
}

/// A slide before it is made.
#[derive(Clone, PartialEq, Debug)]
struct Leaf {
    heading: Heading,
    page: (usize, usize),
    what: What,
}

#[derive(Clone, PartialEq, Debug)]
enum What {
    Goals(Vec<Id>),
    News(Vec<Id>),
    Risks(Vec<Id>),
    Asks(Vec<usize>),
    Praise(Vec<usize>),
    Summary,
    /// Units by the place of their lot.
    Units(Vec<usize>),
    /// Made already, or nothing to make.
    Ready(Rc<Body>),
}

/// The sequence of a review. Goals are told as they are when it is made.
pub struct Deck {
    /// The unit; `None` for everybody, and for a talk of two.
    pub unit: Option<Named>,
    /// The cycle.
    pub cycle: Option<Named>,
    /// Who talks, where two do.
    pub pair: Option<(Named, Named)>,
    /// What sort of review.
    pub kind: MeetingKind,
    /// The day on which it is held.
    pub on: Day,
    /// Since when it tells what changed.
    pub since: Day,
    /// Why since then.
    pub since_from: SinceFrom,
    /// Whether it tells scores: of a quarter that is closed or being closed.
    pub tells_scores: bool,
    /// How many private objectives are not shown.
    pub left_out: usize,
    /// Its parts in their order.
    pub parts: Vec<Part>,
    space: Space,
    then: Space,
    known: Since,
    today: Day,
    ground: Option<Ground>,
    lots: Vec<Lot>,
    asks: Vec<AskRow>,
    praise: Vec<Praise>,
}

impl Deck {
    /// The sequence of the review that is on, or that would begin today.
    pub fn of_review(space: &Space, room: &Room, today: Day) -> Self {
        let which = &room.which;
        let (known, since_from) = from_when(space, room, today);
        let back = Back::new(space, known, today);
        let ground = Ground::of(space, which.cycle.as_ref(), which.unit.as_ref(), today);
        let asks = lists(space, None, today);
        let asks: Vec<AskRow> = asks.open.into_iter().chain(asks.answered).collect();
        let praise = praises(&back);
        let came = if since_from == SinceFrom::LastReview { Came::IsNews } else { Came::ByLedger };
        let Survey { lots, left_out } = survey(&back, ground.as_ref(), came, (&asks, &praise));
        let phase = which.cycle.as_ref().and_then(|id| space.cycle(id)).map(|cycle| cycle.phase);
        let is_quarter = which.kind == MeetingKind::Quarterly;
        let is_over = matches!(phase, Some(CyclePhase::Closing | CyclePhase::Closed));
        Self {
            unit: room.unit.clone(),
            cycle: room.cycle.clone(),
            pair: None,
            kind: which.kind,
            on: day_of(room, today),
            since: known.day,
            since_from,
            tells_scores: is_quarter && is_over,
            left_out,
            parts: parts(space, room, &lots),
            then: back.then,
            space: space.clone(),
            known,
            today,
            ground,
            lots,
            asks,
            praise,
        }
    }

    /// The sequence of a talk of two: what their sheet tells.
    pub fn of_talk(space: &Space, room: &Room, sheet: &Sheet, today: Day) -> Self {
        Self {
            unit: None,
            cycle: room.cycle.clone(),
            pair: room.pair.clone(),
            kind: MeetingKind::OneOnOne,
            on: day_of(room, today),
            since: sheet.since,
            since_from: SinceFrom::Talk,
            tells_scores: false,
            left_out: 0,
            parts: talk_parts(space, room, sheet),
            space: space.clone(),
            then: space.clone(),
            known: Since::the_day(sheet.since),
            today,
            ground: None,
            lots: Vec::new(),
            asks: sheet.asked_of_me.iter().chain(&sheet.asked_of_them).cloned().collect(),
            praise: Vec::new(),
        }
    }

    /// The slides that are shown, in their order.
    pub fn sequence(&self, plan: &Plan) -> Sequence {
        let shown = self.parts.iter().enumerate().filter(|(_, part)| plan.is_shown(part));
        let mut sequence = Sequence::default();
        for (at, part) in shown {
            let first = sequence.steps.len();
            match &part.of {
                PartOf::Unit(_) => sequence.units.push(first),
                PartOf::Heading(Heading::Summary) => sequence.summary = first,
                PartOf::Heading(_) => {}
            }
            sequence.parts.push((at, first));
            sequence.steps.extend((0..part.leaves.len()).map(|leaf| Step { part: at, leaf }));
        }
        sequence
    }

    /// One slide; `None` where there is none.
    pub fn slide(&self, step: Step) -> Option<Slide> {
        let part = self.parts.get(step.part)?;
        let leaf = part.leaves.get(step.leaf)?;
        let (unit, is_of_no_unit) = match &part.of {
            PartOf::Unit(unit) => (unit.clone(), unit.is_none()),
            PartOf::Heading(_) => (None, false),
        };
        Some(Slide {
            heading: leaf.heading,
            unit,
            is_of_no_unit,
            page: leaf.page,
            body: self.body(&leaf.what),
        })
    }

    fn body(&self, what: &What) -> Body {
        let space = &self.space;
        let back = || Back { space, then: self.then.clone(), since: self.known, today: self.today };
        let figures = |ids: &[Id]| summary(space, ids, self.tells_scores, self.today);
        match what {
            What::Ready(body) => Body::clone(body),
            What::Summary => {
                let all: Vec<Id> = self.lots.iter().flat_map(|lot| lot.goals.iter().cloned()).collect();
                let mut all = figures(&all);
                if let (Some(scored), Some(ground)) = (&mut all.scored, &self.ground) {
                    scored.readings = Some(readings_of(space, ground, self.today));
                }
                Body::Summary(Box::new(all))
            }
            What::Units(places) => {
                let lots = places.iter().filter_map(|at| self.lots.get(*at));
                let row = |lot: &Lot| UnitRow {
                    unit: lot.unit.as_ref().map(|id| named(space, id)),
                    summary: figures(&lot.goals),
                };
                Body::Units(lots.map(row).collect())
            }
            What::Goals(ids) => {
                let row = |id: &Id| goal_row(space, id, self.tells_scores, self.today);
                Body::Goals(ids.iter().filter_map(row).collect())
            }
            What::News(ids) => {
                let back = back();
                let told = |id: &Id| {
                    let news = back.news(id)?;
                    let came = news.is_new && self.since_from == SinceFrom::LastReview;
                    Some(GoalNews { is_new: came, ..news })
                };
                Body::News(ids.iter().filter_map(told).collect())
            }
            What::Risks(ids) => {
                let back = back();
                Body::Risks(ids.iter().filter_map(|id| risk(&back, id)).collect())
            }
            What::Asks(places) => Body::Asks(picked(&self.asks, places)),
            What::Praise(places) => Body::Praise(picked(&self.praise, places)),
        }
    }

    /// What is asked and not answered, of the goals that the review looks at.
    pub fn open_asks(&self) -> Vec<AskRow> {
        let rows = || self.asks.iter().filter(|row| row.is_open());
        if self.kind == MeetingKind::OneOnOne {
            return rows().cloned().collect();
        }
        let places = self.lots.iter().flat_map(|lot| lot.asks.iter());
        places.filter_map(|at| self.asks.get(*at)).filter(|row| row.is_open()).cloned().collect()
    }
}

fn picked<T: Clone>(all: &[T], places: &[usize]) -> Vec<T> {
    places.iter().filter_map(|at| all.get(*at)).cloned().collect()
}

/// A slide by its part and its place there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// The part.
    pub part: usize,
    leaf: usize,
}

/// The slides of a presentation in their order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sequence {
    steps: Vec<Step>,
    /// The parts that are shown, each with the place of its first slide.
    pub parts: Vec<(usize, usize)>,
    units: Vec<usize>,
    summary: usize,
}

impl Sequence {
    /// How many slides.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The place of the last slide.
    pub fn last(&self) -> usize {
        self.steps.len().saturating_sub(1)
    }

    /// The slide at a place.
    pub fn step(&self, at: usize) -> Option<Step> {
        self.steps.get(at).copied()
    }

    /// The place of the first slide of a part.
    pub fn of_part(&self, part: usize) -> Option<usize> {
        self.parts.iter().find(|(own, _)| *own == part).map(|(_, first)| *first)
    }

    /// The number of a unit, from 1 on, by the place of its part; what is no unit has none.
    pub fn number_of(&self, part: usize) -> Option<usize> {
        let first = self.of_part(part)?;
        self.units.iter().position(|own| *own == first).map(|at| at + 1)
    }

    /// The place of the first slide of a unit by its number; 0 is the one on which all stand together.
    pub fn of_unit(&self, number: usize) -> Option<usize> {
        match number.checked_sub(1) {
            None => Some(self.summary),
            Some(at) => self.units.get(at).copied(),
        }
    }
}

fn day_of(room: &Room, today: Day) -> Day {
    room.sitting.as_ref().and_then(|one| one.on).unwrap_or(today)
}

/// Since when it tells (rule V7): since the last review of the same kind and unit was ended, and never from
/// before the cycle began.
fn from_when(space: &Space, room: &Room, today: Day) -> (Since, SinceFrom) {
    let cycle = room.which.cycle.as_ref().and_then(|id| space.cycle(id));
    let began = cycle.and_then(|cycle| cycle.span.start).filter(|day| *day <= today);
    let held = |one: &Sitting| one.on.filter(|day| *day <= today);
    let last = room.last().and_then(|last| Some((held(last)?, last.ended)));
    match (last, began) {
        (Some((day, ended)), began) if began.is_none_or(|began| began <= day) => {
            let ended = ended.filter(|moment| moment.day() == Some(day));
            let since = ended.map_or_else(|| Since::the_day(day), |moment| Since::after(moment, day));
            (since, SinceFrom::LastReview)
        }
        (_, Some(began)) => (Since::the_day(began), SinceFrom::Cycle),
        (_, None) => {
            let days = if room.which.kind == MeetingKind::Monthly { 30 } else { 91 };
            (Since::the_day(today.plus_days(-days)), SinceFrom::Length)
        }
    }
}

/// A list on as many slides as it needs.
fn leaves<T: Clone>(heading: Heading, all: &[T], rows: usize, what: impl Fn(Vec<T>) -> What) -> Vec<Leaf> {
    let pages = all.len().div_ceil(rows);
    let leaf = |(at, rows): (usize, &[T])| Leaf { heading, page: (at + 1, pages), what: what(rows.to_vec()) };
    all.chunks(rows).enumerate().map(leaf).collect()
}

fn ready(heading: Heading, body: Body) -> Vec<Leaf> {
    vec![Leaf { heading, page: (1, 1), what: What::Ready(Rc::new(body)) }]
}

fn part(heading: Heading, minutes: u32, leaves: Vec<Leaf>) -> Part {
    Part {
        key: format!("{heading:?}").to_lowercase().into(),
        of: PartOf::Heading(heading),
        depth: 0,
        minutes,
        is_proposed: true,
        facts: Facts::default(),
        leaves,
    }
}

/// The parts of a review: what was decided last time, all of it together, the units in the order of the
/// outline, what is decided now, the end. A monthly one has neither asks nor recognition.
fn parts(space: &Space, room: &Room, lots: &[Lot]) -> Vec<Part> {
    let is_monthly = room.which.kind == MeetingKind::Monthly;
    let mut all = vec![part(Heading::Opening, 1, ready(Heading::Opening, Body::Opening))];
    if !room.last_decisions().is_empty() {
        let minutes = if is_monthly { 3 } else { 5 };
        all.push(part(Heading::Last, minutes, ready(Heading::Last, Body::Last)));
    }
    if !lots.is_empty() {
        let mut slides = vec![Leaf { heading: Heading::Summary, page: (1, 1), what: What::Summary }];
        let with_goals: Vec<usize> =
            lots.iter().enumerate().filter(|(_, lot)| !lot.goals.is_empty()).map(|(at, _)| at).collect();
        if with_goals.len() > 1 {
            slides.extend(leaves(Heading::Units, &with_goals, ROWS, What::Units));
        }
        all.push(part(Heading::Summary, if is_monthly { 3 } else { 5 }, slides));
    }
    let proposes_all = lots.len() <= ALL_UNITS;
    all.extend(lots.iter().map(|lot| unit_part(space, lot, proposes_all, room.which.kind)));
    all.push(part(Heading::Decisions, 5, ready(Heading::Decisions, Body::Decisions)));
    all.push(part(Heading::Close, 2, ready(Heading::Close, Body::Close)));
    all
}

fn unit_part(space: &Space, lot: &Lot, proposes_all: bool, kind: MeetingKind) -> Part {
    let is_monthly = kind == MeetingKind::Monthly;
    let mut slides = leaves(Heading::Goals, &lot.goals, ROWS, What::Goals);
    slides.extend(leaves(Heading::News, &lot.changed, CHANGED, What::News));
    slides.extend(leaves(Heading::Risks, &lot.risks, RISKS, What::Risks));
    if !is_monthly {
        slides.extend(leaves(Heading::Asks, &lot.asks, ASKS, What::Asks));
        slides.extend(leaves(Heading::Praise, &lot.praise, PRAISE, What::Praise));
    }
    let risks = u32::try_from(lot.risks.len()).unwrap_or(u32::MAX);
    let minutes = if is_monthly { 2 + risks.min(4) } else { 3 + risks.min(7) };
    Part {
        key: lot.unit.as_ref().map_or_else(|| Text::from("-"), Id::text),
        of: PartOf::Unit(lot.unit.as_ref().map(|id| named(space, id))),
        depth: lot.depth,
        minutes,
        // A large organisation is not read out unit by unit.
        is_proposed: !slides.is_empty() && (proposes_all || lot.depth <= 1),
        facts: Facts {
            goals: lot.goals.len(),
            changed: lot.changed.len(),
            risks: lot.risks.len(),
            asks: lot.asks.len(),
        },
        leaves: slides,
    }
}

/// The parts of a talk of two; those with nothing in them are not there.
fn talk_parts(space: &Space, room: &Room, sheet: &Sheet) -> Vec<Part> {
    let made = |body: Body| What::Ready(Rc::new(body));
    let risks: Vec<_> = sheet.worries.iter().map(|worry| of_worry(space, worry.clone())).collect();
    let last = if room.last_decisions().is_empty() { Vec::new() } else { ready(Heading::Last, Body::Last) };
    let all = [
        (Heading::Opening, 1, ready(Heading::Opening, Body::Opening)),
        (Heading::Last, 5, last),
        (Heading::News, 5, leaves(Heading::News, &sheet.news, CHANGED, |rows| made(Body::News(rows)))),
        (Heading::Linked, 2, leaves(Heading::Linked, &sheet.linked, CHANGED, |rows| made(Body::News(rows)))),
        (Heading::Risks, 8, leaves(Heading::Risks, &risks, RISKS, |rows| made(Body::Risks(rows)))),
        (
            Heading::AskedOfMe,
            3,
            leaves(Heading::AskedOfMe, &sheet.asked_of_me, ASKS, |rows| made(Body::Asks(rows))),
        ),
        (
            Heading::AskedOfThem,
            3,
            leaves(Heading::AskedOfThem, &sheet.asked_of_them, ASKS, |rows| made(Body::Asks(rows))),
        ),
        (Heading::Growth, 5, leaves(Heading::Growth, &sheet.growth, GROWTH, |rows| made(Body::Growth(rows)))),
        (Heading::Praise, 2, leaves(Heading::Praise, &sheet.praise, PRAISE, |rows| made(Body::Praise(rows)))),
        (Heading::Decisions, 5, ready(Heading::Decisions, Body::Decisions)),
        (Heading::Close, 1, ready(Heading::Close, Body::Close)),
    ];
    let all = all.into_iter().filter(|(_, _, slides)| !slides.is_empty());
    all.map(|(heading, minutes, slides)| part(heading, minutes, slides)).collect()
}
