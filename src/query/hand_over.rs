//! A goal goes to somebody else.

use crate::doc::Json;
use crate::okr::{Change as Line, ChangeKind, Id, Owner, Text};
use crate::space::{Change, Edit, Place, Space, codec};

use super::filter::owner_name;

/// The edit by which a goal goes to a person or a unit, as one step; `None` where it is theirs already, or
/// one of them is not here.
///
/// A person answers for it from then on. A goal of a person's own, and any goal that goes to a unit, moves
/// there; then whoever leads the unit answers for it, or everybody together. A key result stays with its
/// objective and is worked on by the unit.
pub fn hand_over(space: &Space, goal: &Id, to: &Id) -> Option<Edit> {
    let is_person = space.person(to).is_some();
    let lead = space.unit(to).map(|unit| unit.lead.clone().filter(|lead| space.person(lead).is_some()));
    let owner = if is_person { Some(to.clone()) } else { lead? };
    let owners: Vec<Owner> = owner.into_iter().map(Owner::known).collect();
    let change = |change: Change| Edit::Change { id: goal.clone(), change };
    let mut edits = Vec::new();
    let (owned, at_home) = if let Some(objective) = space.objective(goal) {
        let is_own = objective.home.as_ref().is_some_and(|home| space.person(home).is_some());
        let moves = (is_own || !is_person) && objective.home.as_ref() != Some(to);
        if moves {
            let after = space.objectives_of(Some(to)).iter().rfind(|other| *other != goal).cloned();
            edits.push(Edit::Move { id: goal.clone(), place: Place { under: Some(to.clone()), after } });
        }
        (&objective.owners, !moves)
    } else {
        let kr = space.key_result(goal)?;
        let moves = !is_person && kr.unit.as_ref() != Some(to);
        if moves {
            edits.push(change(Change::WorkedOnBy(Some(to.clone()))));
        }
        (&kr.owners, !moves)
    };
    if *owned != owners && (is_person || !at_home) {
        edits.push(change(Change::Owners(owners)));
    }
    (!edits.is_empty()).then_some(Edit::Together(edits))
}

/// From whom to whom a goal went by a line of the ledger that says it by ids: its owners, else its unit or
/// objective. Nothing for any other line.
pub fn hands(space: &Space, line: &Line) -> (Option<Text>, Option<Text>) {
    if line.kind != ChangeKind::HandOver {
        return (None, None);
    }
    let mut fields = line.fields.iter();
    let Some(field) = fields.clone().find(|field| &*field.name == "owners").or_else(|| fields.next()) else {
        return (None, None);
    };
    let names = |said: Option<&Text>| {
        let value = said.and_then(|text| Json::parse(text).ok())?;
        let name = |id: &str| space.name_of(&Id::new(id)).unwrap_or_else(|| id.into());
        let names: Vec<Text> = match (&*field.name, value.as_str()) {
            ("owners", _) => {
                codec::owners(&value)?.iter().filter_map(|owner| owner_name(space, owner)).collect()
            }
            (_, Some(id)) => vec![name(&id)],
            (_, None) => codec::ids(&value)?.iter().map(|id| name(id.as_str())).collect(),
        };
        Some(Text::from(names.join(", "))).filter(|names| !names.is_empty())
    };
    (names(field.was.as_ref()), names(field.is.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::okr::UnitKind;
    use crate::space::{New, TestDesk};

    fn desk() -> TestDesk {
        let mut desk = TestDesk::new();
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        desk.add("stores", unit("Stores"), None);
        desk.add("digital", unit("Digital"), None);
        for name in ["ana", "bo"] {
            desk.add(name, New::Person { name: name.into() }, Some("stores"));
        }
        desk.change("digital", Change::Lead(Some(Id::from("bo"))));
        let goal = |title: &str| New::Objective { title: title.into(), cycle: None };
        desk.add("o", goal("Sell"), Some("stores"));
        desk.add("own", goal("Learn"), Some("ana"));
        desk.add("k", New::KeyResult { title: "40 shops".into() }, Some("o"));
        desk.change("k", Change::Owners(vec![Owner::known(Id::from("ana"))]));
        desk
    }

    #[test]
    fn e10_a_goal_goes_to_a_person_or_a_unit_in_one_step() {
        let mut desk = desk();
        let mut hand = |goal: &str, to: &str| {
            let edit = hand_over(&desk.space, &Id::from(goal), &Id::from(to));
            let done = edit.is_some();
            if let Some(edit) = edit {
                desk.edit(&edit);
            }
            done
        };
        assert!(hand("o", "ana"));
        assert!(!hand("o", "ana"), "it is hers already");
        assert!(hand("own", "bo"));
        assert!(hand("k", "digital"));
        assert!(!hand("k", "nobody"));
        let known =
            |ids: &[&str]| -> Vec<Owner> { ids.iter().map(|id| Owner::known(Id::from(*id))).collect() };
        let own = desk.space.objective(&Id::from("own")).unwrap();
        assert_eq!((own.home.clone(), own.owners.clone()), (Some(Id::from("bo")), known(&["bo"])));
        let o = desk.space.objective(&Id::from("o")).unwrap();
        assert_eq!((o.home.clone(), o.owners.clone()), (Some(Id::from("stores")), known(&["ana"])));
        let k = desk.space.key_result(&Id::from("k")).unwrap();
        assert_eq!((k.unit.clone(), k.owners.clone()), (Some(Id::from("digital")), known(&["bo"])));
        let edit = hand_over(&desk.space, &Id::from("o"), &Id::from("digital")).unwrap();
        desk.edit(&edit);
        let o = desk.space.objective(&Id::from("o")).unwrap();
        assert_eq!((o.home.clone(), o.owners.clone()), (Some(Id::from("digital")), known(&["bo"])));
    }
}
