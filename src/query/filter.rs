//! What a search and its filters let through.

use crate::okr::Arrange;
use std::collections::BTreeSet;

use crate::okr::{Day, Id, KeyResult, Objective, Owner, Status, Text, Who};
use crate::space::Space;

/// Days without an update after which something counts as not updated.
const NOT_UPDATED_DAYS: i64 = 7;

/// What the outline shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Words that must occur in title, note, owner, tag or code.
    pub text: Text,
    /// Only this unit or person and what is under it.
    pub unit: Option<Id>,
    /// Only what this person or unit owns.
    pub owner: Option<Id>,
    /// Only this cycle and those within it; all where nothing is said.
    pub cycle: Option<Id>,
    /// Only objectives with this status, or with a key result that has it.
    pub status: Option<Status>,
    /// Only objectives that are aligned to something, or only those that are not.
    pub aligned: Option<bool>,
    /// Only objectives that were dropped or postponed, or only those that were not.
    pub set_aside: Option<bool>,
    /// Only what was not updated for seven days.
    pub not_updated: bool,
    /// Only what people disagree about.
    pub disagreements: bool,
    /// What was deleted instead of what is there.
    pub trash: bool,
}

impl Filter {
    /// Whether it hides anything besides other cycles.
    pub fn is_on(&self) -> bool {
        let open = Self { cycle: self.cycle.clone(), ..Self::default() };
        *self != open
    }

    /// Whether it hides anything besides other cycles and other units.
    pub fn is_on_besides_unit(&self) -> bool {
        Self { unit: None, ..self.clone() }.is_on()
    }

    /// The words to look for, small.
    pub fn words(&self) -> Vec<String> {
        self.text.to_lowercase().split_whitespace().map(str::to_owned).collect()
    }
}

/// A filter made ready for many questions.
pub struct Sieve<'a> {
    space: &'a Space,
    filter: &'a Filter,
    words: Vec<String>,
    cycles: Option<BTreeSet<Id>>,
    today: Day,
}

impl<'a> Sieve<'a> {
    /// Makes a filter ready.
    pub fn new(space: &'a Space, filter: &'a Filter, today: Day) -> Self {
        let cycles = filter.cycle.as_ref().filter(|id| space.cycle(id).is_some()).map(|id| {
            let mut all = BTreeSet::from([id.clone()]);
            let mut todo = vec![id.clone()];
            while let Some(at) = todo.pop() {
                for child in space.cycles_of(Some(&at)) {
                    if all.insert(child.clone()) {
                        todo.push(child.clone());
                    }
                }
            }
            all
        });
        Self { space, filter, words: filter.words(), cycles, today }
    }

    /// Whether an objective lies in the cycle that is shown; one without a cycle lies in all.
    pub fn in_cycle(&self, objective: &Objective) -> bool {
        match (&self.cycles, &objective.cycle) {
            (Some(cycles), Some(cycle)) => cycles.contains(cycle) || self.space.cycle(cycle).is_none(),
            (None, _) | (_, None) => true,
        }
    }

    /// Whether a cycle is the one that is shown or lies in it.
    pub fn has_cycle(&self, cycle: &Id) -> bool {
        self.cycles.as_ref().is_none_or(|cycles| cycles.contains(cycle))
    }

    /// Whether an objective is shown. Its key results are all shown with it.
    pub fn lets_through(&self, objective: &Objective) -> bool {
        self.in_cycle(objective) && self.fits(objective)
    }

    fn fits(&self, objective: &Objective) -> bool {
        let filter = self.filter;
        let space = self.space;
        let krs = || space.key_results_of(&objective.id).iter().filter_map(|id| space.key_result(id));
        if let Some(aligned) = filter.aligned
            && space.links_from(&objective.id).next().is_some() != aligned
        {
            return false;
        }
        if filter.set_aside.is_some_and(|aside| aside == objective.stage.counts()) {
            return false;
        }
        if let Some(owner) = &filter.owner
            && !owns(&objective.owners, owner)
            && objective.home.as_ref() != Some(owner)
            && !krs().any(|kr| owns(&kr.owners, owner))
        {
            return false;
        }
        if filter.disagreements {
            let conflicted = |id: &Id| space.node(id).is_some_and(|node| node.conflicted());
            if !conflicted(&objective.id) && !krs().any(|kr| conflicted(&kr.id)) {
                return false;
            }
        }
        if !self.words.is_empty() && !self.says(objective, krs()) {
            return false;
        }
        if filter.not_updated && !krs().any(|kr| self.is_not_updated(kr)) {
            return false;
        }
        if let Some(status) = filter.status {
            let stands =
                |id: &Id| space.evaluation(id, self.today).is_some_and(|one| one.status.shown == status);
            if !stands(&objective.id) && !krs().any(|kr| stands(&kr.id)) {
                return false;
            }
        }
        true
    }

    /// Whether a key result that is still worked on was not updated for seven days.
    pub fn is_not_updated(&self, kr: &KeyResult) -> bool {
        is_not_updated(self.space, kr, self.today)
    }

    fn says<'k>(&self, objective: &Objective, krs: impl Iterator<Item = &'k KeyResult>) -> bool {
        let mut text = String::new();
        let mut add = |piece: &str| {
            text.push_str(&piece.to_lowercase());
            text.push('\n');
        };
        add(&objective.title);
        for piece in [&objective.note, &objective.why, &objective.code].into_iter().flatten() {
            add(piece);
        }
        objective.tags.iter().for_each(|tag| add(tag));
        self.owner_names(&objective.owners).iter().for_each(|name| add(name));
        for kr in krs {
            add(&kr.title);
            for piece in [&kr.note, &kr.code, &kr.target_text].into_iter().flatten() {
                add(piece);
            }
            kr.tags.iter().for_each(|tag| add(tag));
            self.owner_names(&kr.owners).iter().for_each(|name| add(name));
        }
        self.words.iter().all(|word| text.contains(word))
    }

    fn owner_names(&self, owners: &[Owner]) -> Vec<Text> {
        owners.iter().filter_map(|owner| owner_name(self.space, owner)).collect()
    }
}

/// Whether a key result that is still worked on was not updated for seven days.
pub fn is_not_updated(space: &Space, kr: &KeyResult, today: Day) -> bool {
    let all = space.check_ins(&kr.id);
    let standing: Vec<_> = all.iter().collect();
    let open = kr.stage.counts() && kr.stage != crate::okr::Stage::Closed;
    let last = crate::okr::checkin::last_day(&standing);
    // Of a goal whose owner keeps it private nobody here is late.
    open && !space.is_untold(&kr.id) && last.is_none_or(|last| today.days_since(last) > NOT_UPDATED_DAYS)
}

/// Someone whose goals can be looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seeker {
    /// The person or unit.
    pub id: Id,
    /// The name.
    pub name: Text,
    /// The unit of a person.
    pub place: Option<Text>,
}

/// People that are not put away, by name; then the units.
pub fn seekers(space: &Space) -> Vec<Seeker> {
    let index = space.index();
    let mut people: Vec<Seeker> = index
        .people
        .values()
        .flatten()
        .filter_map(|id| space.person(id))
        .filter(|person| !person.archived)
        .filter_map(|person| {
            let place = person.unit.as_ref().and_then(|unit| space.name_of(unit));
            Some(Seeker { id: person.id.clone(), name: space.name_of(&person.id)?, place })
        })
        .collect();
    people.arrange(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let units = index.units.values().flatten().filter_map(|id| space.unit(id)).filter(|unit| !unit.archived);
    let unit =
        |unit: &crate::okr::Unit| Seeker { id: unit.id.clone(), name: Text::clone(&unit.name), place: None };
    people.extend(units.map(unit));
    people
}

/// Whether one of the owners is this person or unit.
pub fn owns(owners: &[Owner], who: &Id) -> bool {
    owners.iter().any(|owner| matches!(&owner.who, Who::Known(id) if id == who))
}

/// What an owner is called; the id itself where nobody is known by it.
pub fn owner_name(space: &Space, owner: &Owner) -> Option<Text> {
    match &owner.who {
        Who::Known(id) => Some(space.name_of(id).unwrap_or_else(|| id.text())),
        Who::Named(name) => Some(Text::clone(name)),
    }
}
