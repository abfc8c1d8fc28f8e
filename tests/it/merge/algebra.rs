//! Rule M1 on any documents, also on such as no honest app could have written.

use std::rc::Rc;

use plumbline::doc::{Doc, Dot, Entity, Entry, Hash, Json, Past, Record, Register, Session, SessionNote};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{Id, Moment};
use proptest::prelude::*;

use super::dice::Dice;

/// A document whose stamps name anything as their past: events that never were, each other in a
/// ring, themselves; and whose values, kinds and sessions disagree under one name.
fn stranger(dice: &mut Dice) -> Doc {
    let mut doc = Doc::new("d");
    doc.minor = dice.below(3) as u32;
    for _ in 0..dice.below(4) {
        let id = Id::new(["a", "b", "中"][dice.below(3)]);
        let mut entity = Entity::new(id.clone(), ["", "kr", "widget"][dice.below(3)].into());
        for _ in 0..dice.below(4) {
            let name: Rc<str> = ["deleted", "target", "title"][dice.below(3)].into();
            let entries: Vec<Entry> = (0..=dice.below(3)).map(|_| entry(dice, &name)).collect();
            if let Some(register) = Register::from_entries(entries) {
                entity.join_field(&name, register);
            }
        }
        for _ in 0..dice.below(3) {
            let body = Json::object([("n", Json::num(dice.below(3) as f64))]);
            let record = if dice.chance(50) {
                Record::new(id.as_str(), "c", event(dice), body)
            } else {
                Record::outside(id.as_str(), "n", dice.below(2) as u32, body)
            };
            entity.join_record(Rc::new(record));
        }
        Rc::make_mut(&mut doc.items).insert(id, Rc::new(entity));
    }
    for _ in 0..dice.below(3) {
        let who = dice.chance(50).then(|| Id::new(format!("p-{}", dice.below(2))));
        let note = SessionNote { who, began: Moment(dice.between(0, 2) * 1000) };
        Rc::make_mut(&mut doc.sessions).insert(session(dice), note);
    }
    if dice.chance(50) {
        Rc::make_mut(&mut doc.extras).insert("x".into(), Json::num(dice.below(3) as f64));
    }
    doc
}

fn session(dice: &mut Dice) -> Session {
    Session::mint([dice.below(3) as u8 + 1; 8])
}

fn event(dice: &mut Dice) -> Dot {
    Dot { session: session(dice), counter: 1 + dice.below(3) as u64 }
}

fn seen(dice: &mut Dice) -> Dot {
    if dice.chance(80) { event(dice) } else { Dot::outside(Hash::of(&[["x", "y"][dice.below(2)]])) }
}

fn entry(dice: &mut Dice, name: &str) -> Entry {
    let mut past = Past::new();
    for _ in 0..dice.below(3) {
        past.add(seen(dice));
    }
    // The last two are one value, spelled in two ways.
    let value = ["1", "\"a\"", "\"中\"", "\"\\u4e2d\""][dice.below(4)];
    let value = Json::parse(value).unwrap();
    if dice.chance(20) {
        Entry::outside(name, past, value)
    } else {
        Entry::new(name, event(dice), past, value)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn m1_merging_any_documents_is_commutative_associative_and_idempotent(seed: u64) {
        let mut dice = Dice::new(seed);
        let [a, b, c] = [(); 3].map(|()| stranger(&mut dice));
        same(&a.merge(&b), &b.merge(&a))?;
        same(&a.merge(&b).merge(&c), &a.merge(&b.merge(&c)))?;
        same(&a.merge(&a), &a)?;
        same(&a.merge(&b).merge(&b), &a.merge(&b))?;
    }

    #[test]
    fn m2_no_stamps_whatever_they_claim_leave_a_field_without_a_value(seed: u64) {
        let mut dice = Dice::new(seed);
        let all = (0..5).fold(Doc::new("d"), |all, _| all.merge(&stranger(&mut dice)));
        for entity in all.items.values() {
            for (_, register) in &entity.fields {
                prop_assert!(!register.entries().is_empty());
            }
        }
    }

    #[test]
    fn m1_a_file_says_what_the_document_says(seed: u64) {
        let doc = stranger(&mut Dice::new(seed));
        let read = decode(&encode(&doc), Source::Elsewhere).unwrap().doc;
        prop_assert_eq!(encode(&read), encode(&doc));
        let stored = decode(&encode(&doc), Source::Storage).unwrap().doc;
        prop_assert_eq!(encode(&stored), encode(&doc));
    }
}

fn same(one: &Doc, other: &Doc) -> Result<(), TestCaseError> {
    prop_assert_eq!(one, other);
    prop_assert_eq!(encode(one), encode(other));
    Ok(())
}
