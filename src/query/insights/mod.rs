//! The health of the practice: figures, each with its formula, its course over cycles and the list behind it
//! (rules I).
//!
//! Each figure is counted in one pass over the goals of a cycle. Nothing here adds figures up to a grade, and no
//! list names people.

mod business;
mod figure;
mod gather;
mod individuals;
mod operations;
mod organisation;
mod rhythm;
mod rows;
mod shared;
#[cfg(test)]
mod tests;

pub use figure::{Blank, Chapter, Gauge, Insight, Reading};
pub use rows::{Line, Note, Row, lines};

use std::rc::Rc;

use crate::okr::{Arrange, Cycle, Day, Id, Span, Text};
use crate::query::close::Ground;
use crate::query::current_cycle;
use crate::query::panel::Named;
use crate::space::Space;

use figure::Counted;
use gather::Field;
use shared::Shared;

/// The most cycles whose figures stand beside each other (rule I3).
pub const MOST_CYCLES: usize = 8;

/// Two spans are of one length where they differ by no more than this part of the longer one.
const SAME_LENGTH: f64 = 0.2;

/// Which figures are asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scope {
    /// The cycle; `None` for the one that today lies in.
    pub cycle: Option<Id>,
    /// The unit or person; `None` for everybody.
    pub whose: Option<Id>,
    /// Who looks.
    pub me: Option<Id>,
    /// The person's calendar day.
    pub today: Day,
}

/// The page.
#[derive(Clone, PartialEq, Debug)]
pub struct Insights {
    /// The cycle.
    pub cycle: Named,
    /// Whose goals these are; `None` for everybody's.
    pub whose: Option<Named>,
    /// The person whose figures were asked for and are for themselves alone; those of their unit are shown
    /// (rule I1).
    pub instead_of: Option<Text>,
    /// How many goals are looked at: those that were neither drafts nor given up nor put off.
    pub goals: usize,
    /// How many key results these have.
    pub key_results: usize,
    /// How many objectives are left out as drafts, given up or put off.
    pub left_out: usize,
    /// How many objectives and key results are left out because this copy only has their place.
    pub hidden: usize,
    /// The cycles of the same kind before this one that have goals, oldest first.
    pub before: Vec<Named>,
    /// All figures, in the order of the page.
    pub figures: Vec<Rc<Figure>>,
}

/// One figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// Which it is.
    pub insight: Insight,
    /// What it says of the cycle.
    pub reading: Reading,
    /// What it said of the cycles before and says of this one, oldest first; this one comes last.
    pub course: Vec<Point>,
    /// The list behind it.
    pub rows: Rc<[Row]>,
    /// How many people have how many goals, by the number of goals; of figures about people only.
    pub spread: Vec<(usize, usize)>,
}

/// What a figure says of one cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The cycle.
    pub cycle: Named,
    /// What it says.
    pub reading: Reading,
}

impl Insights {
    /// The figures of one chapter.
    pub fn of(&self, chapter: Chapter) -> impl Iterator<Item = &Rc<Figure>> {
        self.figures.iter().filter(move |figure| figure.insight.chapter() == chapter)
    }

    /// One figure.
    pub fn figure(&self, insight: Insight) -> Option<&Rc<Figure>> {
        self.figures.iter().find(|figure| figure.insight == insight)
    }
}

impl Figure {
    /// The cycle before this one with what it said then.
    pub fn before(&self) -> Option<&Point> {
        self.course.len().checked_sub(2).and_then(|at| self.course.get(at))
    }

    /// How much it moved since the cycle before: this one less that one. `None` where either is unknown.
    pub fn moved(&self) -> Option<f64> {
        Some(self.reading.value? - self.before()?.reading.value?)
    }

    /// The lowest and the highest value that its course is drawn between: of shares nothing and all, so that a
    /// small step looks small.
    pub fn ends(&self) -> (f64, f64) {
        let known = self.course.iter().filter_map(|point| point.reading.value);
        let highest = known.fold(0.0, f64::max);
        let highest = if highest > 0.0 { highest } else { 1.0 };
        (0.0, self.insight.gauge().most().unwrap_or(highest))
    }
}

/// The figures of a cycle with their course over the cycles before; `None` where there is no cycle.
pub fn insights(space: &Space, scope: &Scope) -> Option<Insights> {
    let today = scope.today;
    let known = |id: &Id| space.cycle(id).is_some();
    let cycle = scope.cycle.clone().filter(known).or_else(|| current_cycle(space, today))?;
    let (whose, instead_of) = allowed(space, scope);
    let ground = Ground::of(space, Some(&cycle), whose.as_ref(), today)?;
    let shared = Shared::of(space, ground.whose.as_ref(), today);
    let field = Field::of(&shared, &ground)?;
    let counted = count(&field);
    let mut before: Vec<(Named, Vec<Counted>)> = Vec::new();
    for earlier in cycles_before(space, field.cycle, today).into_iter().rev() {
        if before.len() + 1 >= MOST_CYCLES {
            break;
        }
        let ground = Ground { cycle: earlier.id.clone(), whose: ground.whose.clone() };
        let Some(field) = Field::of(&shared, &ground).filter(|field| !field.all.is_empty()) else { continue };
        before.push((named(space, &earlier.id), count(&field)));
    }
    before.reverse();
    let figures = counted.into_iter().map(|one| Rc::new(figure(space, &cycle, one, &before))).collect();
    Some(Insights {
        cycle: named(space, &cycle),
        whose: ground.whose.as_ref().map(|id| named(space, id)),
        instead_of,
        goals: field.goals.len(),
        key_results: field.key_results.len(),
        left_out: field.all.len() - field.goals.len() + field.drafts,
        hidden: field.hidden.len(),
        before: before.into_iter().map(|(cycle, _)| cycle).collect(),
        figures,
    })
}

fn figure(space: &Space, cycle: &Id, one: Counted, before: &[(Named, Vec<Counted>)]) -> Figure {
    let insight = one.insight;
    let then = before.iter().filter_map(|(cycle, all)| {
        let reading = all.iter().find(|other| other.insight == insight)?.reading.clone();
        Some(Point { cycle: cycle.clone(), reading })
    });
    let now = Point { cycle: named(space, cycle), reading: one.reading.clone() };
    Figure {
        insight,
        course: then.chain([now]).collect(),
        reading: one.reading,
        rows: one.rows.into(),
        spread: one.spread,
    }
}

/// Every figure of one cycle, in the order of the page.
fn count(field: &Field<'_>) -> Vec<Counted> {
    let mut all = business::count(field);
    all.extend(operations::count(field));
    all.extend(rhythm::count(field));
    all.extend(organisation::count(field));
    all.extend(individuals::count(field));
    all.arrange_by(|one| one.insight);
    all
}

/// Whose figures are shown: of a person only to that person, else those of their unit (rule I1).
fn allowed(space: &Space, scope: &Scope) -> (Option<Id>, Option<Text>) {
    let Some(whose) = scope.whose.as_ref() else { return (None, None) };
    match space.person(whose) {
        Some(person) if scope.me.as_ref() != Some(whose) => {
            let unit = person.unit.clone().filter(|unit| space.unit(unit).is_some());
            (unit, Some(space.name_of(whose).unwrap_or_default()))
        }
        _ => (Some(whose.clone()), None),
    }
}

fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_else(|| id.text()) }
}

/// The cycles of the same kind that began before this one, oldest first (rule I3). Where no kind is said, those
/// of about the same length.
fn cycles_before<'a>(space: &'a Space, cycle: &Cycle, today: Day) -> Vec<&'a Cycle> {
    let span = |id: &Id| gather::cycle_span(space, id, today);
    let own = span(&cycle.id);
    let Some(start) = own.start else { return Vec::new() };
    let all = space.index().cycles.values().flatten().filter_map(|id| space.cycle(id));
    let mut found: Vec<(Day, &Cycle)> = all
        .filter(|one| one.id != cycle.id && is_alike(one, span(&one.id), cycle, own))
        .filter_map(|one| Some((span(&one.id).start?, one)))
        .filter(|(began, _)| *began < start)
        .collect();
    found.arrange(|(began, one), (other_began, other)| (began, &one.id).cmp(&(other_began, &other.id)));
    found.into_iter().map(|(_, cycle)| cycle).collect()
}

fn is_alike(one: &Cycle, one_span: Span, other: &Cycle, other_span: Span) -> bool {
    if one.kind.is_some() && other.kind.is_some() && one.kind != Some(crate::okr::CycleKind::Custom) {
        return one.kind == other.kind;
    }
    let (Some(days), Some(others)) = (one_span.days(), other_span.days()) else { return false };
    (days - others).abs() as f64 <= SAME_LENGTH * days.max(others) as f64
}
