//! Rule M10: what merging makes of parents.

use plumbline::doc::{History, Json, Write};
use plumbline::okr::Id;
use plumbline::space::Space;

use super::dice::Dice;
use super::rules::Person;

/// Units that all of them move about; nobody ever made the last one.
const UNITS: [&str; 7] = ["a", "b", "c", "d", "e", "f", "gone"];

fn field(id: &str, field: &str, value: &str) -> Write {
    let (kind, field, value) = ("unit".into(), field.into(), Json::str(value));
    Write::Set { id: Id::new(id), kind, field, value, history: History::Forget }
}

/// Everything that stands in the tree of units, top down.
fn standing(space: &Space, parent: Option<&Id>, out: &mut Vec<Id>) {
    for id in space.units_of(parent) {
        out.push(id.clone());
        assert!(out.len() <= UNITS.len(), "a loop: {out:?}");
        standing(space, Some(id), out);
    }
}

#[test]
fn m10_two_moves_that_make_a_ring_leave_both_in_the_tree() {
    let mut ana = Person::new(1);
    ana.write(&[field("a", "name", "A"), field("b", "name", "B")]);
    let mut bo = Person::new(2);
    bo.open(&ana.file());
    ana.write(&[field("a", "parent", "b")]);
    bo.write(&[field("b", "parent", "a")]);
    let both = Space::of(ana.doc.merge(&bo.doc));
    assert_eq!(both.units_of(None), [Id::new("a")]);
    assert_eq!(both.units_of(Some(&Id::new("a"))), [Id::new("b")]);
    let other = Space::of(bo.doc.merge(&ana.doc));
    assert_eq!(other.units_of(None), both.units_of(None));
}

#[test]
fn m10_nothing_falls_out_of_the_tree_whatever_merges_make_of_parents() {
    let mut dice = Dice::new(10);
    for _ in 0..500 {
        let mut first = Person::new(1);
        let names: Vec<Write> = UNITS.iter().take(6).map(|id| field(id, "name", id)).collect();
        first.write(&names);
        let mut all = first.doc.clone();
        for name in 2..5 {
            let mut person = Person::new(name);
            person.doc = first.doc.clone();
            for _ in 0..3 {
                person.write(&[field(UNITS[dice.below(6)], "parent", UNITS[dice.below(7)])]);
            }
            all.absorb(&person.doc);
        }
        let mut found = Vec::new();
        standing(&Space::of(all), None, &mut found);
        found.sort();
        let want: Vec<Id> = UNITS.iter().take(6).map(|id| Id::new(*id)).collect();
        assert_eq!(found, want);
    }
}
