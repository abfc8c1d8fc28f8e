//! One thing beside the list: everything that is known of it, as the panel shows it.

mod cadence;
mod explain;
mod history;
mod judged;
mod kpi;
mod links;
mod loops;
mod measures;
mod talk;
mod thread;
mod values;

pub use cadence::CadenceField;
pub use explain::{Added, AddedLine, Explained, LeftOut, PartLine, Parts, WhyOut, explain};
pub use history::{Came, ChangeRow, CheckInRow, CheckIns, FieldChange, HistoryDay};
pub(crate) use history::{changes as change_rows, check_ins, row as check_in_row};
pub use judged::{Asked as JudgedAsks, Judged};
pub use kpi::KpiView;
pub(crate) use links::end;
pub use links::{LinkRow, Refusal, Target, refusal, share_refusal, share_targets, targets};
pub use loops::{LoopLink, loop_links};
pub use measures::{measure_kind, measured_as};
pub use talk::asks;
pub use talk::{Agreed, Asked, Said, Work};
pub use thread::{LinkSaid, LinkStep, thread};
pub use values::{FieldValue, field_value};

use crate::okr::Arrange;
use std::rc::Rc;

use crate::doc::{Brought, DELETED};
use crate::okr::{
    Cycle, Day, Extras, Id, KeyResult, Measure, Objective, Owner, Span, Stage, Suggestion, Text,
};
use crate::query::asks::{AgreementState, agreement_state};
use crate::query::changes::{Line, lines_of};
use crate::query::course::{self, Chart, Expectation};
use crate::query::filter::owner_name;
use crate::query::kpis::KpiRow;
use crate::query::outline::{self, KrRow};
use crate::query::projected::{self, Projected, Together};
use crate::query::recognition::{Thanks, given_for, received_by};
use crate::query::said::{self, Before};
use crate::query::standing::{self, UnitStanding};
use crate::space::{Mark, Node, Space, Typed};

use talk::name;

/// What the panel shows.
#[derive(Clone, PartialEq, Debug)]
pub enum PanelView {
    /// An objective.
    Objective(Box<ObjectiveView>),
    /// A key result.
    KeyResult(Box<KrView>),
    /// A KPI.
    Kpi(Box<KpiView>),
    /// Anything else, in short.
    Other(Box<OtherView>),
    /// Something in the trash.
    Deleted(Rc<Head>),
}

/// Where a thing stands and what it is called.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// The thing.
    pub id: Id,
    /// Its kind in the file.
    pub kind: Text,
    /// Its title or name.
    pub title: Text,
    /// What it stands under: id and name, the nearest last.
    pub above: Vec<(Id, Text)>,
    /// Its number among its neighbours of the same cycle.
    pub number: Option<usize>,
    /// Where it is in its life.
    pub stage: Option<Stage>,
    /// What of it stays out of shared copies.
    pub mark: Option<Mark>,
}

impl Head {
    /// Whether it is private and this copy has only its place (rule X7).
    pub fn is_hidden(&self) -> bool {
        self.mark.is_some_and(|mark| mark.hidden)
    }
}

/// An objective with all that is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct ObjectiveView {
    /// Its head.
    pub head: Rc<Head>,
    /// Its fields.
    pub fields: Rc<ObjectiveFields>,
    /// How it stands.
    pub standing: Rc<Explained>,
    /// Its key results.
    pub key_results: Rc<Vec<KrRow>>,
    /// What objectives and key results have in common.
    pub story: Story,
}

/// A key result with all that is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct KrView {
    /// Its head.
    pub head: Rc<Head>,
    /// Its fields.
    pub fields: Rc<KrFields>,
    /// How it is measured.
    pub measure: Rc<MeasureView>,
    /// How it stands.
    pub standing: Rc<Explained>,
    /// What objectives and key results have in common.
    pub story: Story,
}

/// What was done, said and decided about a goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Story {
    /// What stood before the next check-in.
    pub before: Option<Rc<Before>>,
    /// Its check-ins.
    pub check_ins: Rc<CheckIns>,
    /// A chart of its course.
    pub chart: Option<Rc<Chart>>,
    /// Where it will end at this rate, where there is enough to say so.
    pub expectation: Option<Expectation>,
    /// Where people thought it would end, beside where it did.
    pub projected: Option<Rc<Projected>>,
    /// The same of an objective with its key results, once some of them are over.
    pub projected_together: Option<Rc<Together>>,
    /// What it aligns to.
    pub up: Rc<Vec<LinkRow>>,
    /// What aligns to it.
    pub down: Rc<Vec<LinkRow>>,
    /// Comments.
    pub comments: Rc<Vec<Said>>,
    /// Recognition that was given for it, newest first.
    pub thanks: Rc<Vec<Thanks>>,
    /// Asks.
    pub asks: Rc<Vec<Asked>>,
    /// Agreements.
    pub agreements: Rc<Vec<Agreed>>,
    /// How far the goal is agreed.
    pub agreement: AgreementState,
    /// Initiatives.
    pub initiatives: Rc<Vec<Work>>,
    /// Lines of the change ledger, newest first.
    pub changes: Rc<Vec<Line>>,
    /// What each field said before.
    pub history: Rc<Vec<HistoryDay>>,
    /// What the model has no place for.
    pub extras: Rc<Extras>,
}

/// An id with the name people know it by.
#[derive(Clone, PartialEq, Debug)]
pub struct Named {
    /// The id.
    pub id: Id,
    /// The name; the id where nobody knows it.
    pub name: Text,
}

/// One owner with a name.
#[derive(Clone, PartialEq, Debug)]
pub struct OwnerRow {
    /// The owner as the goal has it.
    pub owner: Owner,
    /// The name.
    pub name: Text,
    /// Whether it is a person or unit of the workspace.
    pub is_known: bool,
}

/// Dates of its own, and those it takes where it has none.
#[derive(Clone, PartialEq, Debug)]
pub struct Dates {
    /// Its own.
    pub own: Span,
    /// Where the first day comes from, if not from itself.
    pub start_from: Option<(Day, DateSource)>,
    /// Where the last day comes from, if not from itself.
    pub end_from: Option<(Day, DateSource)>,
}

/// Where a date is taken from.
#[derive(Clone, PartialEq, Debug)]
pub enum DateSource {
    /// The objective.
    Objective,
    /// The cycle of this name.
    Cycle(Text),
}

/// A cycle to choose.
#[derive(Clone, PartialEq, Debug)]
pub struct CycleChoice {
    /// The cycle.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its dates.
    pub span: Span,
}

/// The fields of an objective.
#[derive(Clone, PartialEq, Debug)]
pub struct ObjectiveFields {
    /// The objective.
    pub objective: Objective,
    /// Its owners.
    pub owners: Vec<OwnerRow>,
    /// The unit or person whose it is.
    pub home: Option<Named>,
    /// Units that share it.
    pub joint: Vec<Named>,
    /// Its dates.
    pub dates: Dates,
    /// How often it is spoken of.
    pub cadence: CadenceField,
    /// Cycles to choose from.
    pub cycles: Vec<CycleChoice>,
}

/// The fields of a key result.
#[derive(Clone, PartialEq, Debug)]
pub struct KrFields {
    /// The key result.
    pub kr: KeyResult,
    /// Its owners.
    pub owners: Vec<OwnerRow>,
    /// Names of the objective's owners, who answer for it where nobody else does.
    pub taken_owners: Vec<Text>,
    /// The unit that works on it.
    pub unit: Option<Named>,
    /// Its dates.
    pub dates: Dates,
    /// How often it is spoken of.
    pub cadence: CadenceField,
    /// The other key results of its objective, which it may be a part of.
    pub siblings: Vec<Named>,
}

/// How a key result is measured, and what its words speak for.
#[derive(Clone, PartialEq, Debug)]
pub struct MeasureView {
    /// The key result.
    pub kr: KeyResult,
    /// A measure its words speak for, where that is another one than it has.
    pub suggestion: Option<Suggestion>,
}

/// Anything else, in short.
#[derive(Clone, PartialEq, Debug)]
pub struct OtherView {
    /// Its head.
    pub head: Rc<Head>,
    /// What its fields say.
    pub facts: Rc<Vec<(Text, FieldValue)>>,
    /// How the goals of a unit or person stand together.
    pub standing: Option<Rc<UnitStanding>>,
    /// The recognition that a person received, newest first; nothing for anything else.
    pub thanks: Option<Rc<Vec<Thanks>>>,
    /// How often people of a unit speak of their goals, where it is one.
    pub cadence: Option<CadenceField>,
    /// Where people thought that goals would end, beside where they did.
    pub projected: Option<Rc<Together>>,
    /// The KPIs of a unit or person.
    pub kpis: Rc<Vec<Rc<KpiRow>>>,
    /// What each field said before.
    pub history: Rc<Vec<HistoryDay>>,
    /// What the model has no place for.
    pub extras: Rc<Extras>,
}

/// Everything the panel shows of one thing, whatever the cycle; `None` where there is no such thing.
pub fn panel(space: &Space, id: &Id, today: Day) -> Option<PanelView> {
    panel_in(space, id, None, today)
}

/// Everything the panel shows of one thing beside a page that shows this cycle.
pub fn panel_in(space: &Space, id: &Id, cycle: Option<&Id>, today: Day) -> Option<PanelView> {
    let node = space.node(id)?;
    let head = Rc::new(head(space, node));
    if node.deleted {
        return Some(PanelView::Deleted(head));
    }
    Some(match &node.typed {
        Typed::Objective(objective) => {
            let evaluation = space.evaluation(id, today)?;
            PanelView::Objective(Box::new(ObjectiveView {
                head,
                fields: Rc::new(objective_fields(space, objective)),
                standing: Rc::new(explain::objective(space, objective, &evaluation, today)),
                key_results: Rc::new(
                    space
                        .all_key_results_of(id)
                        .filter_map(|kr| outline::kr_row_in(space, kr, id, today))
                        .collect(),
                ),
                story: story(space, node, &Measure::Judged, &objective.extras, today),
            }))
        }
        Typed::KeyResult(kr) => {
            let evaluation = space.evaluation(id, today)?;
            PanelView::KeyResult(Box::new(KrView {
                head,
                fields: Rc::new(kr_fields(space, kr)),
                measure: Rc::new(MeasureView { suggestion: suggestion(kr), kr: kr.clone() }),
                standing: Rc::new(explain::key_result(space, kr, &evaluation, today)),
                story: story(space, node, &kr.measure, &kr.extras, today),
            }))
        }
        Typed::Kpi(_) => PanelView::Kpi(Box::new(kpi::view(space, node, head, today)?)),
        _ => PanelView::Other(Box::new(OtherView {
            facts: Rc::new(facts(space, node)),
            standing: standing_of(space, id, cycle, today),
            thanks: space.person(id).map(|_| Rc::new(received_by(space, id))),
            cadence: space.unit(id).map(|_| CadenceField::of(space, id)),
            projected: projected::of_home(space, id, cycle, today).map(Rc::new),
            kpis: Rc::new(crate::query::kpis::of_home(space, id, today)),
            history: Rc::new(history::fields(space, node)),
            extras: Rc::new(talk::unknown_records(&node.entity)),
            head,
        })),
    })
}

/// Says of what a view shows with which file it came, as far as files were merged in this browser.
pub fn trace(view: &mut PanelView, brought: &Brought) {
    if brought.is_empty() {
        return;
    }
    let (head, story) = match view {
        PanelView::Objective(one) => (&one.head, &mut one.story),
        PanelView::KeyResult(one) => (&one.head, &mut one.story),
        PanelView::Kpi(one) => {
            history::trace_check_ins(Rc::make_mut(&mut one.readings), &one.head.id, brought);
            history::trace_fields(&mut one.history, brought);
            return;
        }
        PanelView::Other(one) => {
            history::trace_fields(&mut one.history, brought);
            return;
        }
        PanelView::Deleted(_) => return,
    };
    history::trace_check_ins(Rc::make_mut(&mut story.check_ins), &head.id, brought);
    history::trace_fields(&mut story.history, brought);
}

/// How the goals of a unit or person stand together; `None` where there are none.
fn standing_of(space: &Space, id: &Id, cycle: Option<&Id>, today: Day) -> Option<Rc<UnitStanding>> {
    if space.unit(id).is_none() && space.person(id).is_none() {
        return None;
    }
    let read = standing::unit(space, id, cycle, today);
    (!read.own.lines.is_empty() || read.below.is_some()).then(|| Rc::new(read))
}

fn head(space: &Space, node: &Node) -> Head {
    let id = node.id();
    let named = |id: &Id| (id.clone(), name(space, id));
    let mut above = Vec::new();
    let mut number = None;
    let mut stage = None;
    match &node.typed {
        Typed::Objective(one) => {
            above.extend(one.home.as_ref().map(named));
            let same = |other: &&Id| space.objective(other).is_some_and(|other| other.cycle == one.cycle);
            let home = one.home.as_ref().filter(|home| space.node(home).is_some_and(|node| !node.deleted));
            number =
                space.objectives_of(home).iter().filter(same).position(|other| other == id).map(|at| at + 1);
            stage = Some(one.stage);
        }
        Typed::KeyResult(kr) => {
            above.extend(kr.objective.as_ref().map(named));
            if let Some(objective) = &kr.objective {
                number =
                    space.key_results_of(objective).iter().position(|other| other == id).map(|at| at + 1);
            }
            stage = Some(kr.stage);
        }
        Typed::Unit(one) => above.extend(one.parent.as_ref().map(named)),
        Typed::Person(one) => above.extend(one.unit.as_ref().map(named)),
        Typed::Cycle(one) => above.extend(one.parent.as_ref().map(named)),
        Typed::Initiative(one) => above.extend(one.of.as_ref().map(named)),
        Typed::Kpi(one) => above.extend(one.home.as_ref().map(named)),
        Typed::Meeting(one) => above.extend(one.unit.as_ref().map(named)),
        Typed::Action(one) => above.extend(one.of.as_ref().map(named)),
        Typed::Link(_) | Typed::Workspace(_) | Typed::Retrospective(_) | Typed::Unknown => {}
    }
    Head {
        id: id.clone(),
        kind: Text::clone(&node.entity.kind),
        title: space.name_of(id).unwrap_or_default(),
        above,
        number,
        stage,
        mark: space.mark(id),
    }
}

fn story(space: &Space, node: &Node, measure: &Measure, extras: &Extras, today: Day) -> Story {
    let id = node.id();
    let mut all_extras = extras.clone();
    all_extras.extend(talk::unknown_records(&node.entity));
    Story {
        before: said::before(space, id, today).or_else(|| said::before_on(space, id, today)).map(Rc::new),
        check_ins: Rc::new(history::check_ins(space, node, measure, today)),
        chart: course::chart(space, id, today).map(Rc::new),
        expectation: course::expectation(space, id, today),
        projected: projected::of_goal(space, id, today).map(Rc::new),
        projected_together: space
            .objective(id)
            .and_then(|_| projected::of_objective(space, id, today))
            .map(Rc::new),
        up: Rc::new(links::up(space, id, today)),
        down: Rc::new(links::down(space, id, today)),
        comments: Rc::new(talk::comments(space, node)),
        thanks: Rc::new(given_for(space, node)),
        asks: Rc::new(talk::asks(space, node, today)),
        agreements: Rc::new(talk::agreements(space, node)),
        agreement: agreement_state(space, id),
        initiatives: Rc::new(talk::initiatives(space, id)),
        changes: Rc::new(lines_of(space, node, today)),
        history: Rc::new(history::fields(space, node)),
        extras: Rc::new(all_extras),
    }
}

fn objective_fields(space: &Space, objective: &Objective) -> ObjectiveFields {
    let cycle = objective.cycle.as_ref().and_then(|id| space.cycle(id));
    ObjectiveFields {
        owners: owners(space, &objective.owners),
        home: objective.home.as_ref().map(|id| named(space, id)),
        joint: objective.joint.iter().map(|id| named(space, id)).collect(),
        dates: dates(objective.span, None, cycle),
        cadence: CadenceField::of(space, &objective.id),
        cycles: cycles(space, objective.cycle.as_ref()),
        objective: objective.clone(),
    }
}

fn kr_fields(space: &Space, kr: &KeyResult) -> KrFields {
    let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
    let cycle = objective.and_then(|one| one.cycle.as_ref()).and_then(|id| space.cycle(id));
    let siblings = objective.map_or(&[][..], |one| space.key_results_of(&one.id));
    KrFields {
        owners: owners(space, &kr.owners),
        taken_owners: objective.map_or_else(Vec::new, |one| {
            one.owners.iter().filter_map(|owner| owner_name(space, owner)).collect()
        }),
        unit: kr.unit.as_ref().map(|id| named(space, id)),
        dates: dates(kr.span, objective.map(|one| one.span), cycle),
        cadence: CadenceField::of(space, &kr.id),
        // What is a part of this one cannot be its whole.
        siblings: siblings
            .iter()
            .filter(|id| **id != kr.id && !is_part_of(space, id, &kr.id))
            .map(|id| named(space, id))
            .collect(),
        kr: kr.clone(),
    }
}

fn is_part_of(space: &Space, id: &Id, whole: &Id) -> bool {
    let mut at = space.key_result(id).and_then(|kr| kr.parent_kr.as_ref());
    for _ in 0..100 {
        match at {
            Some(above) if above == whole => return true,
            Some(above) => at = space.key_result(above).and_then(|kr| kr.parent_kr.as_ref()),
            None => return false,
        }
    }
    true
}

fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: name(space, id) }
}

fn owners(space: &Space, owners: &[Owner]) -> Vec<OwnerRow> {
    let row = |owner: &Owner| {
        Some(OwnerRow {
            name: owner_name(space, owner)?,
            is_known: matches!(&owner.who, crate::okr::Who::Known(id) if space.node(id).is_some()),
            owner: owner.clone(),
        })
    };
    owners.iter().filter_map(row).collect()
}

fn dates(own: Span, objective: Option<Span>, cycle: Option<&Cycle>) -> Dates {
    let taken = |own: Option<Day>, read: fn(Span) -> Option<Day>| {
        if own.is_some() {
            return None;
        }
        let of_objective = objective.and_then(read).map(|day| (day, DateSource::Objective));
        of_objective.or_else(|| {
            cycle.and_then(|one| Some((read(one.span)?, DateSource::Cycle(Text::clone(&one.name)))))
        })
    };
    Dates { own, start_from: taken(own.start, |span| span.start), end_from: taken(own.end, |span| span.end) }
}

/// Cycles to choose from, the latest first.
pub fn cycle_choices(space: &Space, standing: Option<&Id>) -> Vec<CycleChoice> {
    cycles(space, standing)
}

/// Cycles that are not put away, and the one that stands, in the order of their days.
fn cycles(space: &Space, standing: Option<&Id>) -> Vec<CycleChoice> {
    let all = space.nodes().filter(|(_, node)| !node.deleted).filter_map(|(_, node)| match &node.typed {
        Typed::Cycle(cycle) if !cycle.archived || Some(&cycle.id) == standing => Some(cycle),
        _ => None,
    });
    let mut all: Vec<CycleChoice> = all
        .map(|one| CycleChoice { id: one.id.clone(), name: Text::clone(&one.name), span: one.span })
        .collect();
    all.arrange(|a, b| (b.span.start, &a.name, &a.id).cmp(&(a.span.start, &b.name, &b.id)));
    all
}

/// What the target's words or the title speak for, where that is not what stands there already.
fn suggestion(kr: &KeyResult) -> Option<Suggestion> {
    let spoken =
        kr.target_text.as_deref().and_then(Measure::suggest).or_else(|| Measure::suggest(&kr.title))?;
    let is_open = matches!(kr.measure, Measure::Judged | Measure::Baseline)
        || kr.measure.flaws().contains(&crate::okr::Flaw::Unfinished);
    (is_open && spoken.measure != kr.measure).then_some(spoken)
}

/// What the fields of anything say, by name.
fn facts(space: &Space, node: &Node) -> Vec<(Text, FieldValue)> {
    let entity = &node.entity;
    let fields = entity.fields.iter().map(|(name, _)| name);
    fields
        .filter(|name| !matches!(&***name, DELETED | "order" | "name" | "title"))
        .filter_map(|field| {
            let value = space.doc().shown(entity, field).filter(|value| !value.is_null())?;
            Some((Text::clone(field), field_value(space, &entity.kind, field, value)))
        })
        .collect()
}

#[cfg(test)]
mod tests;
