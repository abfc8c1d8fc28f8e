//! The page of people and cycles: the trees as rows, what can be done with each row, and what would
//! go along when one is deleted.

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::set_of;
use crate::okr::{CycleKind, CyclePhase, Day, Id, Period, Span, Text, UnitKind};
use crate::space::{Edit, New, Place, Space, Typed};

use super::disagreements::is_asked;
use super::moves::{Way, moved};

/// One cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct CycleRow {
    /// The cycle.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// How many cycles it lies in.
    pub depth: usize,
    /// Its length.
    pub kind: Option<CycleKind>,
    /// Its dates.
    pub span: Span,
    /// The cycle it lies in.
    pub parent: Option<Id>,
    /// What that cycle is called.
    pub parent_name: Option<Text>,
    /// Where it is in its life.
    pub phase: CyclePhase,
    /// Whether it is put away.
    pub archived: bool,
    /// Whether today lies in it.
    pub is_now: bool,
    /// Objectives in it, without those of the cycles within it.
    pub objectives: usize,
    /// Whether people disagree about it.
    pub conflicted: bool,
}

/// One unit.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitRow {
    /// The unit.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// How many units stand above it.
    pub depth: usize,
    /// What it is.
    pub kind: UnitKind,
    /// The name of the unit above it.
    pub parent_name: Option<Text>,
    /// Who leads it.
    pub lead_name: Option<Text>,
    /// People in it, without those of the units below.
    pub people: usize,
    /// Whether people disagree about it.
    pub conflicted: bool,
    /// Whether it is put away.
    pub archived: bool,
    /// Which ways it can go.
    pub ways: Ways,
}

/// One person.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonRow {
    /// The person.
    pub id: Id,
    /// Their name.
    pub name: Text,
    /// What they are called where they have no name (rule X6).
    pub called: Text,
    /// What they do.
    pub role: Option<Text>,
    /// The unit they work in.
    pub unit_name: Option<Text>,
    /// Whom they agree goals with.
    pub manager_name: Option<Text>,
    /// Whether they are put away.
    pub archived: bool,
    /// Whether they are the one who edits here.
    pub is_me: bool,
    /// Whether people disagree about it.
    pub conflicted: bool,
    /// Which ways they can go within their unit.
    pub ways: Ways,
}

/// Which ways a row can go.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four ways, each open or not")]
pub struct Ways {
    /// Before the one above.
    pub up: bool,
    /// After the one below.
    pub down: bool,
    /// Into the one above.
    pub within: bool,
    /// Out of what it is in.
    pub out: bool,
}

/// What goes into the trash together with something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct GoesAlong {
    /// Units below it.
    pub units: usize,
    /// People in it and below.
    pub people: usize,
    /// Objectives of all of them.
    pub objectives: usize,
    /// Key results of those.
    pub key_results: usize,
}

impl GoesAlong {
    /// Whether it goes alone.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Whether rows that are put away are among the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Archive {
    /// They are left out.
    #[default]
    Shut,
    /// They are shown.
    Open,
}

/// Whether a period of the calendar is the one today lies in or the one after.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum When {
    /// Today lies in it.
    Now,
    /// It begins when that one ends.
    Next,
}

/// A cycle that can be made at one press.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CyclePreset {
    /// Its stretch of the calendar.
    pub period: Period,
    /// Which one it is.
    pub when: When,
}

/// The cycles in reading order, each with those that lie in it.
pub fn cycles(space: &Space, today: Day, archive: Archive) -> Vec<CycleRow> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for (_, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        if let Typed::Objective(objective) = &node.typed
            && let Some(cycle) = &objective.cycle
        {
            *counts.entry(cycle).or_default() += 1;
        }
    }
    let mut rows = Vec::new();
    walk(
        |parent| space.cycles_of(parent),
        |id, depth| {
            let Some(cycle) = space.cycle(id) else { return };
            if cycle.archived && archive == Archive::Shut {
                return;
            }
            rows.push(CycleRow {
                id: id.clone(),
                name: Text::clone(&cycle.name),
                depth,
                kind: cycle.kind,
                span: cycle.span,
                parent_name: cycle.parent.as_ref().and_then(|parent| live_name(space, parent)),
                parent: cycle.parent.clone(),
                phase: cycle.phase,
                archived: cycle.archived,
                is_now: cycle.span.contains(today),
                objectives: counts.get(id).copied().unwrap_or(0),
                conflicted: is_asked(space, id),
            });
        },
    );
    rows
}

/// The units in reading order.
pub fn units(space: &Space, archive: Archive) -> Vec<UnitRow> {
    let mut rows = Vec::new();
    walk(
        |parent| space.units_of(parent),
        |id, depth| {
            let Some(unit) = space.unit(id) else { return };
            if unit.archived && archive == Archive::Shut {
                return;
            }
            let in_it = space.people_of(Some(id)).iter().filter_map(|id| space.person(id));
            rows.push(UnitRow {
                id: id.clone(),
                name: Text::clone(&unit.name),
                depth,
                kind: unit.kind.clone(),
                parent_name: unit.parent.as_ref().and_then(|parent| live_name(space, parent)),
                lead_name: unit.lead.as_ref().and_then(|lead| live_name(space, lead)),
                people: in_it.filter(|person| !person.archived).count(),
                conflicted: is_asked(space, id),
                archived: unit.archived,
                ways: ways(space, id),
            });
        },
    );
    rows
}

/// The people, unit by unit in the order of the units; those of no unit last.
pub fn people(space: &Space, me: Option<&Id>, archive: Archive) -> Vec<PersonRow> {
    let mut ids: Vec<Id> = Vec::new();
    walk(|parent| space.units_of(parent), |id, _| ids.extend_from_slice(space.people_of(Some(id))));
    ids.extend_from_slice(space.people_of(None));
    let row = |id: &Id| {
        let person = space.person(id)?;
        (!person.archived || archive == Archive::Open).then(|| PersonRow {
            id: id.clone(),
            name: Text::clone(&person.name),
            called: space.name_of(id).unwrap_or_default(),
            role: person.role.clone(),
            unit_name: person.unit.as_ref().and_then(|unit| live_name(space, unit)),
            manager_name: person.manager.as_ref().and_then(|manager| live_name(space, manager)),
            archived: person.archived,
            is_me: me == Some(id),
            conflicted: is_asked(space, id),
            ways: ways(space, id),
        })
    };
    ids.iter().filter_map(row).collect()
}

/// How many cycles, units and people are put away.
pub fn put_away(space: &Space) -> (usize, usize) {
    let (mut cycles, mut people) = (0, 0);
    for (_, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        match &node.typed {
            Typed::Cycle(cycle) => cycles += usize::from(cycle.archived),
            Typed::Unit(unit) => people += usize::from(unit.archived),
            Typed::Person(person) => people += usize::from(person.archived),
            _ => {}
        }
    }
    (cycles, people)
}

/// Whether a cycle, a unit or a person is put away.
pub fn is_archived(space: &Space, id: &Id) -> bool {
    match space.node(id).map(|node| &node.typed) {
        Some(Typed::Cycle(cycle)) => cycle.archived,
        Some(Typed::Unit(unit)) => unit.archived,
        Some(Typed::Person(person)) => person.archived,
        _ => false,
    }
}

/// How many objectives lie in a cycle itself.
pub fn objectives_in(space: &Space, cycle: &Id) -> usize {
    let lies = |typed: &Typed| matches!(typed, Typed::Objective(one) if one.cycle.as_ref() == Some(cycle));
    space.nodes().filter(|(_, node)| !node.deleted && lies(&node.typed)).count()
}

/// What would go into the trash with a unit or a person.
pub fn goes_along(space: &Space, id: &Id) -> GoesAlong {
    let index = space.index();
    let mut found = GoesAlong::default();
    let mut seen = BTreeSet::from([id.clone()]);
    let mut todo = vec![id.clone()];
    while let Some(at) = todo.pop() {
        let key = Some(at);
        let lists = [
            (&index.units, &mut found.units),
            (&index.people, &mut found.people),
            (&index.objectives, &mut found.objectives),
            (&index.key_results, &mut found.key_results),
        ];
        for (under, count) in lists {
            for child in under.get(&key).into_iter().flatten() {
                if seen.insert(child.clone()) {
                    *count += 1;
                    todo.push(child.clone());
                }
            }
        }
    }
    found
}

/// The periods of the calendar that can be made a cycle at one press; those that are one already
/// are left out.
pub fn cycle_presets(space: &Space, today: Day) -> Vec<CyclePreset> {
    use CycleKind::{Half, Month, Quarter, TwoMonths, Year};
    let taken = |period: Period| {
        space.nodes().any(|(_, node)| match &node.typed {
            Typed::Cycle(cycle) => !node.deleted && cycle.span == period.span(),
            _ => false,
        })
    };
    let mut presets = Vec::new();
    for kind in [Quarter, Year, Half, TwoMonths, Month] {
        let Some(now) = Period::containing(kind, today) else { continue };
        for (period, when) in [(now, When::Now), (now.next(), When::Next)] {
            if !taken(period) {
                presets.push(CyclePreset { period, when });
            }
        }
    }
    presets
}

/// What makes a preset a cycle: within the shortest longer cycle whose dates hold all of it.
pub fn cycle_from(space: &Space, period: Period) -> (New, Place) {
    let span = period.span();
    let holds = |id: &Id| {
        let cycle = space.cycle(id).filter(|cycle| !cycle.archived)?;
        let (start, end) = cycle.span.both()?;
        let (first, last) = span.both()?;
        (start <= first && last <= end && cycle.span != span).then(|| end.days_since(start))
    };
    let mut above: Option<(i64, Id)> = None;
    walk(
        |parent| space.cycles_of(parent),
        |id, _| {
            if let Some(days) = holds(id)
                && above.as_ref().is_none_or(|(shortest, _)| days < *shortest)
            {
                above = Some((days, id.clone()));
            }
        },
    );
    let new = New::Cycle { name: period.to_string().into(), kind: Some(period.kind()), span };
    (new, Place { under: above.map(|(_, id)| id), after: None })
}

/// The cycles that another one can lie in, with their depth: all but itself and those within it.
pub fn cycles_to_lie_in(space: &Space, id: &Id) -> Vec<(Id, Text)> {
    let mut own = BTreeSet::from([id.clone()]);
    let mut all = Vec::new();
    walk(
        |parent| space.cycles_of(parent),
        |at, _| {
            let Some(cycle) = space.cycle(at) else { return };
            if cycle.parent.as_ref().is_some_and(|parent| own.contains(parent)) {
                own.insert(at.clone());
            }
            if !own.contains(at) {
                all.push((at.clone(), Text::clone(&cycle.name)));
            }
        },
    );
    all
}

/// The units a unit can stand under: all but itself and those below it; all for `None`.
pub fn units_to_stand_under(space: &Space, id: Option<&Id>) -> Vec<(Id, Text)> {
    let mut own = set_of(id.cloned());
    let mut all = Vec::new();
    walk(
        |parent| space.units_of(parent),
        |at, _| {
            let Some(unit) = space.unit(at) else { return };
            if unit.parent.as_ref().is_some_and(|parent| own.contains(parent)) {
                own.insert(at.clone());
            }
            if !own.contains(at) && !unit.archived {
                all.push((at.clone(), Text::clone(&unit.name)));
            }
        },
    );
    all
}

/// Moves a unit or a person under a unit, to the end of its list.
pub fn stand_under(space: &Space, id: &Id, unit: Option<Id>) -> Edit {
    let list = match space.person(id) {
        Some(_) => space.people_of(unit.as_ref()),
        None => space.units_of(unit.as_ref()),
    };
    let after = list.iter().rfind(|other| *other != id).cloned();
    Edit::Move { id: id.clone(), place: Place { under: unit, after } }
}

/// The place at the end of a unit's list of people, or of units.
pub fn last_person(space: &Space, unit: Option<Id>) -> Place {
    let after = space.people_of(unit.as_ref()).last().cloned();
    Place { under: unit, after }
}

/// The place at the end of the units under a unit.
pub fn last_unit(space: &Space, unit: Option<Id>) -> Place {
    let after = space.units_of(unit.as_ref()).last().cloned();
    Place { under: unit, after }
}

fn ways(space: &Space, id: &Id) -> Ways {
    let can = |way: Way| moved(space, id, way).is_some();
    Ways { up: can(Way::Up), down: can(Way::Down), within: can(Way::In), out: can(Way::Out) }
}

/// The name of what is not deleted.
fn live_name(space: &Space, id: &Id) -> Option<Text> {
    space.node(id).filter(|node| !node.deleted)?;
    space.name_of(id)
}

/// Visits a tree in reading order, each with its depth.
fn walk<'a>(children: impl Fn(Option<&Id>) -> &'a [Id], mut visit: impl FnMut(&'a Id, usize)) {
    let mut todo: Vec<(&Id, usize)> = children(None).iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = todo.pop() {
        visit(id, depth);
        todo.extend(children(Some(id)).iter().rev().map(|id| (id, depth + 1)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{Source, decode};

    fn space() -> Space {
        let text = r#"{"organization":"Acme","cycle":{"name":"Q3","start":"2026-07-01","end":"2026-09-30"},
            "units":[{"id":"a","name":"Acme","parent":null,"kind":"company"},
                {"id":"s","name":"Sales","parent":"a"},{"id":"n","name":"North","parent":"s"},
                {"id":"p","name":"Bo","parent":"n","kind":"person","role":"Lead"},
                {"id":"q","name":"Ana","parent":"s","kind":"person"}],
            "objectives":[{"unit":"n","title":"One","key_results":[{"title":"x"},{"title":"y"}]},{"unit":"a","title":"Two"}]}"#;
        Space::of(decode(text, Source::Elsewhere).unwrap().doc)
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn id_of(space: &Space, name: &str) -> Id {
        space.nodes().find(|(id, _)| space.name_of(id).as_deref() == Some(name)).unwrap().0.clone()
    }

    #[test]
    fn units_and_people_stand_in_reading_order() {
        let space = space();
        let rows = units(&space, Archive::Shut);
        let told: Vec<_> = rows.iter().map(|row| (&*row.name, row.depth, row.people)).collect();
        assert_eq!(told, [("Acme", 0, 0), ("Sales", 1, 1), ("North", 2, 1)]);
        let bo = id_of(&space, "Bo");
        let rows = people(&space, Some(&bo), Archive::Shut);
        let told: Vec<_> = rows.iter().map(|row| (&*row.name, row.unit_name.as_deref(), row.is_me)).collect();
        assert_eq!(told, [("Ana", Some("Sales"), false), ("Bo", Some("North"), true)]);
    }

    #[test]
    fn what_goes_along_is_all_that_stands_below() {
        let space = space();
        let along = goes_along(&space, &id_of(&space, "Sales"));
        assert_eq!(along, GoesAlong { units: 1, people: 2, objectives: 1, key_results: 2 });
        assert!(goes_along(&space, &id_of(&space, "Ana")).is_nothing());
    }

    #[test]
    fn a_unit_never_stands_under_itself_or_what_is_below_it() {
        let space = space();
        let names: Vec<_> = units_to_stand_under(&space, Some(&id_of(&space, "Sales")))
            .into_iter()
            .map(|(_, name)| name)
            .collect();
        assert_eq!(names, ["Acme".into()] as [Text; 1]);
        assert_eq!(units_to_stand_under(&space, None).len(), 3);
    }

    #[test]
    fn periods_that_are_cycles_already_are_not_offered_again() {
        let space = space();
        let presets = cycle_presets(&space, day("2026-08-21"));
        let quarters: Vec<_> = presets
            .iter()
            .filter(|preset| preset.period.kind() == CycleKind::Quarter)
            .map(|preset| (preset.period.to_string(), preset.when))
            .collect();
        assert_eq!(quarters, [("2026 Q4".to_owned(), When::Next)]);
    }

    #[test]
    fn a_new_cycle_lies_in_the_shortest_one_that_holds_it() {
        let space = space();
        let month = Period::containing(CycleKind::Month, day("2026-08-21")).unwrap();
        let (_, place) = cycle_from(&space, month);
        assert_eq!(place.under, Some(id_of(&space, "Q3")));
        let year = Period::containing(CycleKind::Year, day("2026-08-21")).unwrap();
        assert_eq!(cycle_from(&space, year).1.under, None);
    }

    #[test]
    fn cycles_say_whether_today_lies_in_them_and_how_many_objectives_do() {
        let rows = cycles(&space(), day("2026-08-21"), Archive::Shut);
        assert_eq!(rows.iter().map(|row| (row.is_now, row.objectives)).collect::<Vec<_>>(), [(true, 2)]);
        assert!(cycles_to_lie_in(&space(), &rows[0].id).is_empty());
    }
}
