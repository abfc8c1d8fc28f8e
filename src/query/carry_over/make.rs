//! The edit that makes what goes on: one step, whatever it makes (rules Z6 to Z17).

use std::collections::BTreeMap;

use crate::okr::{
    Counts, CountsAs, CyclePhase, Day, Id, KeyResult, Objective, RollsUp, RubricKind, Text, Unscored,
};
use crate::query::close::Ground;
use crate::space::{Change, Edit, New, Place, Space, Typed, link_id};

use super::choices::Choices;
use super::links::LinkChoice;
use super::plan::{Going, GoingKr, Plan, WorkChoice, is_around, plan};

/// The edit that makes everything that goes on; `None` where there is nothing to make.
pub fn making(
    space: &Space,
    ground: &Ground,
    into: Option<&Id>,
    choices: &Choices,
    today: Day,
) -> Option<Edit> {
    make(space, &plan(space, ground, into, choices, today)?)
}

/// The edit that makes what a plan says; `None` where it makes nothing.
pub fn make(space: &Space, plan: &Plan) -> Option<Edit> {
    if !plan.writes() {
        return None;
    }
    let mut maker = Maker { space, plan, edits: Vec::new(), last: BTreeMap::new() };
    maker.cycle();
    for going in &plan.goals {
        maker.goal(going);
    }
    // Links come last, so that both of their ends are there.
    for going in &plan.goals {
        maker.links(&going.links);
        going.key_results.iter().for_each(|kr| maker.links(&kr.links));
    }
    if plan.marks {
        for id in &plan.unjudged {
            maker.change(id, Change::Unscored(Some(Unscored::CarriedOver)));
        }
    }
    Some(Edit::Together(maker.edits))
}

struct Maker<'a> {
    space: &'a Space,
    plan: &'a Plan,
    edits: Vec<Edit>,
    /// The goal that stands last at each unit or person.
    last: BTreeMap<Option<Id>, Id>,
}

impl Maker<'_> {
    fn change(&mut self, id: &Id, change: Change) {
        self.edits.push(Edit::Change { id: id.clone(), change });
    }

    /// The changes of something that is made; what says nothing is left out where nothing was there before.
    fn changes(&mut self, id: &Id, changes: Vec<Change>) {
        let is_new = self.space.node(id).is_none();
        let said = changes.into_iter().filter(|change| !is_new || !says_nothing(change));
        let edits: Vec<Edit> = said.map(|change| Edit::Change { id: id.clone(), change }).collect();
        self.edits.extend(edits);
    }

    fn cycle(&mut self) {
        let target = &self.plan.target;
        let Some((new, place)) = &target.new else { return };
        self.edits.push(Edit::Add { id: target.id.clone(), new: new.clone(), place: place.clone() });
        self.change(&target.id, Change::CyclePhase(CyclePhase::Planning));
    }

    fn goal(&mut self, going: &Going) {
        let Some(old) = self.space.objective(&going.old) else { return };
        if !going.is_there {
            let home = going.home.as_ref().map(|home| home.id.clone());
            let stands = || self.space.objectives_of(home.as_ref()).last().cloned();
            let after = self.last.get(&home).cloned().or_else(stands);
            self.last.insert(home.clone(), going.id.clone());
            let new =
                New::Objective { title: Text::clone(&old.title), cycle: Some(self.plan.target.id.clone()) };
            let place = Place { under: home, after };
            self.edits.push(Edit::Add { id: going.id.clone(), new, place });
            self.changes(&going.id, self.of_objective(old, going));
            self.work(&going.id, &going.work);
        }
        let mut after = self.space.key_results_of(&going.id).last().cloned();
        for one in &going.key_results {
            let Some(kr) = self.space.key_result(&one.old) else { continue };
            let place = Place { under: Some(going.id.clone()), after: after.replace(one.id.clone()) };
            let new = New::KeyResult { title: Text::clone(&kr.title) };
            self.edits.push(Edit::Add { id: one.id.clone(), new, place });
            self.changes(&one.id, self.of_key_result(kr, one, going));
            self.work(&one.id, &one.work);
        }
    }

    fn of_objective(&self, old: &Objective, going: &Going) -> Vec<Change> {
        let space = self.space;
        let joint = old.joint.iter().filter(|unit| is_around(space, unit)).cloned().collect();
        let primary = old.primary.as_ref().and_then(|to| {
            let link = going.links.iter().find(|link| link.taken && link.was == (old.id.clone(), to.clone()));
            link.map(|link| link.is.1.clone())
        });
        vec![
            Change::Why(old.why.clone()),
            Change::Owners(going.owners.owners.clone()),
            Change::Origin(old.origin),
            Change::Growth(old.growth),
            Change::Joint(joint),
            Change::Commitment(old.commitment),
            Change::Perspective(old.perspective),
            Change::Tags(old.tags.clone()),
            Change::Weight(going.weight),
            Change::Start(None),
            Change::End(old.span.end.filter(|end| self.plan.target.contains(*end))),
            Change::Cadence(old.cadence_days),
            Change::Recovers(old.recovers.clone().filter(|kpi| space.kpi(kpi).is_some())),
            Change::Note(old.note.clone()),
            Change::Code(old.code.clone()),
            Change::Url(old.url.clone()),
            Change::Private(old.privacy),
            Change::Primary(primary),
            Change::Continues(Some(old.id.clone())),
        ]
    }

    fn of_key_result(&self, old: &KeyResult, one: &GoingKr, going: &Going) -> Vec<Change> {
        // Words that say where it begins, or what it is to reach, hold only where the numbers still do.
        let same_start = one.onward.measure == old.measure;
        let wants_target = one.onward.notes.iter().any(|note| note.wants_words());
        let whole = old.parent_kr.as_ref().and_then(|whole| {
            let made = going.key_results.iter().find(|other| other.old == *whole).map(|other| &other.id);
            let there = || {
                let own = self.space.key_results_of(&going.id).iter();
                own.filter_map(|id| self.space.key_result(id))
                    .find(|other| other.closing.continues.as_ref() == Some(whole))
                    .map(|other| &other.id)
            };
            made.or_else(there).cloned()
        });
        vec![
            Change::Measure(one.onward.measure.clone()),
            Change::MeasuredIn(old.measured_in.clone()),
            Change::Owners(one.owners.owners.clone()),
            Change::WorkedOnBy(old.unit.clone().filter(|unit| is_around(self.space, unit))),
            Change::Weight(one.weight),
            Change::Commitment(old.commitment),
            Change::Cadence(old.cadence_days),
            Change::Start(None),
            Change::End(old.span.end.filter(|end| self.plan.target.contains(*end))),
            Change::StartText(old.start_text.clone().filter(|_| same_start)),
            Change::TargetText(old.target_text.clone().filter(|_| !wants_target)),
            Change::Tags(old.tags.clone()),
            Change::Rubric(old.rubric.clone()),
            Change::RubricKind(old.rubric_kind),
            Change::PartOf(whole),
            Change::RollsUp(old.rolls_up),
            Change::Note(old.note.clone()),
            Change::Code(old.code.clone()),
            Change::Priority(old.priority.clone()),
            Change::Private(old.privacy),
            Change::Continues(Some(old.id.clone())),
        ]
    }

    fn work(&mut self, under: &Id, work: &[WorkChoice]) {
        let mut after = self.space.initiatives_of(under).last().cloned();
        for one in work.iter().filter(|one| one.taken) {
            let Some(Typed::Initiative(old)) = self.space.node(&one.old).map(|node| &node.typed) else {
                continue;
            };
            let place = Place { under: Some(under.clone()), after: after.replace(one.id.clone()) };
            let new = New::Initiative { title: Text::clone(&old.title) };
            let around = |owner: &&crate::okr::Owner| match &owner.who {
                crate::okr::Who::Known(id) => is_around(self.space, id),
                crate::okr::Who::Named(_) => true,
            };
            let changes = vec![
                Change::Owners(old.owners.iter().filter(around).cloned().collect()),
                Change::End(old.due.filter(|due| self.plan.target.contains(*due))),
                Change::Private(old.privacy),
                Change::Done(false),
            ];
            self.edits.push(Edit::Add { id: one.id.clone(), new, place });
            self.changes(&one.id, changes);
        }
    }

    fn links(&mut self, links: &[LinkChoice]) {
        for choice in links.iter().filter(|choice| choice.taken) {
            let (from, to) = choice.is.clone();
            let link = link_id(&from, &to);
            if self.space.link(&link).is_some_and(crate::okr::Link::holds) {
                continue;
            }
            self.edits.push(match choice.counts.way() {
                CountsAs::Shares => Edit::Share { kr: from, with: to },
                CountsAs::Contributes | CountsAs::Supports => Edit::Align { from, to },
            });
            let weight = match choice.counts {
                Counts::Contributes { weight } => weight,
                Counts::Shares { weight } => weight,
                Counts::Supports => {
                    self.change(&link, Change::Counts(false));
                    None
                }
            };
            if weight.is_some() {
                self.change(&link, Change::Weight(weight));
            }
            self.change(&link, Change::LinkState(choice.state));
        }
    }
}

fn says_nothing(change: &Change) -> bool {
    match change {
        Change::Why(None)
        | Change::Origin(None)
        | Change::Growth(false)
        | Change::Commitment(None)
        | Change::Perspective(None)
        | Change::Weight(None)
        | Change::Start(None)
        | Change::End(None)
        | Change::Cadence(None)
        | Change::Recovers(None)
        | Change::Note(None)
        | Change::Code(None)
        | Change::Url(None)
        | Change::Private(None)
        | Change::Primary(None)
        | Change::MeasuredIn(None)
        | Change::WorkedOnBy(None)
        | Change::StartText(None)
        | Change::TargetText(None)
        | Change::Priority(None)
        | Change::PartOf(None)
        | Change::Done(false)
        | Change::RubricKind(RubricKind::Levels)
        | Change::RollsUp(RollsUp::Mean) => true,
        Change::Owners(all) => all.is_empty(),
        Change::Joint(all) => all.is_empty(),
        Change::Tags(all) => all.is_empty(),
        Change::Rubric(all) => all.is_empty(),
        _ => false,
    }
}
