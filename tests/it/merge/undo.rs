//! The rules U: an own edit is taken back by another edit, a file by taking its part away.

use plumbline::doc::{Doc, Parts, Write, inverse};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{Id, Moment};

use super::rules::{Person, check_in, set, values};

/// Somebody whose state is made of parts, as a window of the app has it.
struct Window {
    parts: Parts,
    person: Person,
    edits: usize,
}

impl Window {
    fn new(person: Person) -> Self {
        let mut parts = Parts::new("d");
        parts.add("base".into(), person.doc.clone());
        Self { parts, person, edits: 0 }
    }

    /// One edit; the key of its part.
    fn write(&mut self, writes: &[Write]) -> String {
        self.person.now += 1000;
        let delta = self.parts.doc().write(&mut self.person.pen, Moment(self.person.now), writes).unwrap();
        self.edits += 1;
        let key = format!("edit-{:03}", self.edits);
        self.parts.add(key.as_str().into(), delta);
        key
    }

    fn open(&mut self, key: &str, text: &str) {
        self.parts.add(key.into(), decode(text, Source::Elsewhere).unwrap().doc);
    }

    fn values(&self, id: &str, field: &str) -> Vec<String> {
        values(self.parts.doc(), id, field)
    }
}

/// Ana, Bo and Cy begin with one objective; then all three go on by themselves.
fn three() -> (Window, Person, Person) {
    let mut ana = Person::new(1);
    ana.write(&[set("k", "title", "\"Retention\""), set("k", "target", "40"), check_in("k", 31)]);
    let (mut bo, mut cy) = (Person::new(2), Person::new(3));
    bo.open(&ana.file());
    cy.open(&ana.file());
    bo.write(&[set("k", "title", "\"Bo's\""), set("b", "title", "\"New\""), check_in("k", 36)]);
    cy.write(&[set("k", "target", "50"), Write::Delete { ids: vec![Id::new("k")] }]);
    (Window::new(ana), bo, cy)
}

#[test]
fn u1_an_edit_is_taken_back_by_an_edit_that_others_see() {
    let (mut ana, _, _) = three();
    let before = ana.parts.doc().clone();
    let writes = [set("k", "title", "\"Other\""), set("k", "note", "\"!\""), set("new", "title", "\"x\"")];
    let key = ana.write(&writes);
    let delta = ana.parts.part(&key).unwrap().clone();
    let mut bo = Person::new(2);
    bo.open(&encode(ana.parts.doc()));
    ana.write(&inverse(&before, &delta));
    bo.open(&encode(ana.parts.doc()));
    for doc in [ana.parts.doc(), &bo.doc] {
        assert_eq!(values(doc, "k", "title"), ["\"Retention\""]);
        assert_eq!(values(doc, "k", "note"), ["null"]);
        assert!(doc.get(&Id::new("new")).unwrap().is_deleted());
    }
}

#[test]
fn u1_a_deletion_a_restoring_and_a_record_are_taken_back_too() {
    let (mut ana, _, _) = three();
    let k = Id::new("k");
    let (delete, restore) = (Write::Delete { ids: vec![k.clone()] }, Write::Restore { ids: vec![k.clone()] });
    for (write, hidden) in [(delete.clone(), false), (restore, true)] {
        let before = ana.parts.doc().clone();
        let key = ana.write(&[write]);
        assert_ne!(ana.parts.doc().get(&k).unwrap().is_deleted(), hidden);
        let delta = ana.parts.part(&key).unwrap().clone();
        ana.write(&inverse(&before, &delta));
        assert_eq!(ana.parts.doc().get(&k).unwrap().is_deleted(), hidden);
        if !hidden {
            ana.write(std::slice::from_ref(&delete));
        }
    }
    let (before, key) = (ana.parts.doc().clone(), ana.write(&[check_in("k", 39)]));
    let delta = ana.parts.part(&key).unwrap().clone();
    let made = delta.get(&k).unwrap().records[0].key.to_string();
    ana.write(&inverse(&before, &delta));
    let said = ana.parts.doc().get(&k).unwrap().records("c").map(|record| record.body.text().to_owned());
    assert!(said.into_iter().any(|body| body.contains("\"retracted\":true") && body.contains(&made)));
}

#[test]
fn u2_a_withdrawn_file_leaves_the_state_as_if_it_never_came() {
    let (mut ana, bo, cy) = three();
    let before = ana.parts.doc().clone();
    ana.open("bo", &bo.file());
    ana.open("cy", &cy.file());
    assert_eq!(ana.values("k", "title"), ["\"Bo's\""]);
    assert_eq!(ana.values("k", "target"), ["50"]);
    assert!(ana.parts.doc().get(&Id::new("k")).unwrap().is_deleted_and_changed());
    ana.parts.withdraw(["bo", "cy"]);
    assert_eq!(*ana.parts.doc(), before);
    assert_eq!(encode(ana.parts.doc()), encode(&before));
}

#[test]
fn u2_one_of_two_files_goes_and_the_other_stays() {
    let (mut ana, bo, cy) = three();
    let mut only_cy = ana.parts.clone();
    only_cy.add("cy".into(), cy.doc.clone());
    ana.open("bo", &bo.file());
    ana.open("cy", &cy.file());
    ana.parts.withdraw(["bo"]);
    assert_eq!(ana.parts.doc(), only_cy.doc());
}

#[test]
fn u2_own_edits_stay_when_a_file_goes() {
    let (mut ana, bo, cy) = three();
    let mut alone = Window::new(ana.person.clone());
    ana.open("bo", &bo.file());
    ana.open("cy", &cy.file());
    let edit = [set("k", "owner", "\"Ana\""), check_in("k", 38)];
    ana.write(&edit);
    alone.write(&edit);
    ana.parts.withdraw(["bo", "cy"]);
    assert_eq!(ana.parts.doc(), alone.parts.doc());
}

#[test]
fn u2_no_stamp_of_a_teammate_is_superseded() {
    let (mut ana, mut bo, cy) = three();
    ana.open("bo", &bo.file());
    ana.open("cy", &cy.file());
    ana.write(&[set("k", "owner", "\"Ana\"")]);
    ana.parts.withdraw(["bo", "cy"]);
    let registers = |doc: &Doc| {
        let fields = ["title", "target"].map(|field| doc.get(&Id::new("k")).unwrap().field(field).cloned());
        (fields, doc.get(&Id::new("b")).cloned())
    };
    let mut both = bo.doc.merge(&cy.doc);
    let theirs = registers(&both);
    both.absorb(&decode(&encode(ana.parts.doc()), Source::Elsewhere).unwrap().doc);
    assert_eq!(registers(&both), theirs);
    // Nor does Bo notice that his file was opened and put away again.
    bo.open(&encode(ana.parts.doc()));
    assert_eq!(bo.values("k", "title"), ["\"Bo's\""]);
}

#[test]
fn u2_opening_the_file_again_brings_everything_back() {
    let (mut ana, bo, cy) = three();
    ana.open("bo", &bo.file());
    ana.open("cy", &cy.file());
    let with = ana.parts.doc().clone();
    ana.parts.withdraw(["bo", "cy"]);
    ana.open("bo again", &bo.file());
    ana.open("cy again", &cy.file());
    assert_eq!(*ana.parts.doc(), with);
}

#[test]
fn u2_another_window_and_a_reload_agree_in_whatever_order_they_hear_of_it() {
    let (mut ana, bo, cy) = three();
    ana.open("bo", &bo.file());
    let own = ana.write(&[set("k", "title", "\"Ana's\"")]);
    ana.open("cy", &cy.file());
    let records: Vec<(String, Doc)> =
        ana.parts.keys().map(|key| (key.to_string(), ana.parts.part(key).unwrap().clone())).collect();
    ana.parts.withdraw(["bo"]);
    for turn in 0..=records.len() {
        // The other window hears of the withdrawal after `turn` records.
        let mut other = Parts::new("d");
        for (at, (key, doc)) in records.iter().rev().enumerate() {
            if at == turn {
                other.withdraw(["bo"]);
            }
            other.add(key.as_str().into(), decode(&encode(doc), Source::Storage).unwrap().doc);
        }
        other.withdraw(["bo"]);
        assert_eq!(other.doc(), ana.parts.doc());
    }
    let mut reloaded = Parts::new("d");
    for (key, doc) in records.iter().filter(|(key, _)| key != "bo") {
        reloaded.add(key.as_str().into(), doc.clone());
    }
    assert_eq!(reloaded.doc(), ana.parts.doc());
    assert!(ana.parts.part(&own).is_some());
}

#[test]
fn u2_an_edit_undone_before_the_file_goes_with_it() {
    let (mut ana, bo, cy) = three();
    let alone = ana.parts.doc().clone();
    ana.open("bo", &bo.file());
    ana.open("cy", &cy.file());
    let before = ana.parts.doc().clone();
    let edit = ana.write(&[set("k", "title", "\"Ana's\""), set("b", "title", "\"Ana's too\"")]);
    let delta = ana.parts.part(&edit).unwrap().clone();
    let back = ana.write(&inverse(&before, &delta));
    assert_eq!(ana.values("k", "title"), ["\"Bo's\""]);
    // Alone, the two would keep Bo's words in Ana's name.
    let mut kept = ana.parts.clone();
    kept.withdraw(["bo", "cy"]);
    assert_eq!(values(kept.doc(), "k", "title"), ["\"Bo's\""]);
    ana.parts.withdraw(["bo", "cy", &edit, &back]);
    assert_eq!(*ana.parts.doc(), alone);
}
