//! The rules M one by one, each in the smallest case that shows it.

use plumbline::doc::{Doc, Entity, History, Json, Register, Session, Write, Writer};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{Id, Moment};

/// The day on which all of this happens.
const DAY: i64 = 1_786_700_000_000;

/// One person with their own copy.
#[derive(Clone)]
pub struct Person {
    /// What they have.
    pub doc: Doc,
    /// Their session.
    pub pen: Writer,
    /// What their clock says.
    pub now: i64,
}

impl Person {
    /// Somebody with an empty copy.
    pub fn new(name: u8) -> Self {
        Self::at(name, DAY)
    }

    /// The same, with a clock of their own.
    pub fn at(name: u8, now: i64) -> Self {
        let who = Some(Id::new(format!("p-{name}")));
        Self { doc: Doc::new("d"), pen: Writer::new(Session::mint([name; 8]), Moment(now), who), now }
    }

    /// Writes, and says what was written; nothing when nothing changes.
    pub fn write(&mut self, writes: &[Write]) -> Option<Doc> {
        self.now += 1000;
        let delta = self.doc.write(&mut self.pen, Moment(self.now), writes)?;
        self.doc.absorb(&delta);
        Some(delta)
    }

    /// Sets one field of one key result.
    pub fn set(&mut self, id: &str, field: &str, value: &str) -> Option<Doc> {
        self.write(&[set(id, field, value)])
    }

    /// Opens a text, after it came from elsewhere.
    pub fn open(&mut self, text: &str) {
        self.doc.absorb(&decode(text, Source::Elsewhere).unwrap().doc);
    }

    /// Everything they have, as a file.
    pub fn file(&self) -> String {
        encode(&self.doc)
    }

    /// The values of a field that nobody superseded, in order.
    pub fn values(&self, id: &str, field: &str) -> Vec<String> {
        values(&self.doc, id, field)
    }

    /// The entity.
    pub fn get(&self, id: &str) -> &Entity {
        self.doc.get(&Id::new(id)).unwrap()
    }
}

/// Sets a field, keeping what it said.
pub fn set(id: &str, field: &str, value: &str) -> Write {
    let value = Json::parse(value).unwrap();
    Write::Set { id: Id::new(id), kind: "kr".into(), field: field.into(), value, history: History::Keep }
}

/// Adds a check-in.
pub fn check_in(id: &str, value: u32) -> Write {
    let body = Json::object([("value", Json::num(f64::from(value)))]);
    Write::Note { id: Id::new(id), kind: "kr".into(), record: "c".into(), body }
}

/// The values of a field that nobody superseded, in order.
pub fn values(doc: &Doc, id: &str, field: &str) -> Vec<String> {
    let register = doc.get(&Id::new(id)).and_then(|entity| entity.field(field));
    let entries = register.map(Register::entries).unwrap_or_default();
    let mut values: Vec<String> = entries.iter().map(|entry| entry.value.text().to_owned()).collect();
    values.sort();
    values
}

fn delete(id: &str) -> Write {
    Write::Delete { ids: vec![Id::new(id)] }
}

/// Two people who both know a key result with a title, a target and one check-in.
fn two() -> (Person, Person) {
    let mut ana = Person::new(1);
    ana.write(&[set("k", "title", "\"Retention\""), set("k", "target", "40"), check_in("k", 31)]);
    let mut bo = Person::new(2);
    bo.open(&ana.file());
    (ana, bo)
}

/// Both give each other their file.
fn exchange(ana: &mut Person, bo: &mut Person) {
    let (one, other) = (ana.file(), bo.file());
    ana.open(&other);
    bo.open(&one);
    assert_eq!(ana.doc, bo.doc);
    assert_eq!(ana.file(), bo.file());
}

#[test]
fn m2_both_values_of_a_disagreement_stay_until_somebody_decides() {
    let (mut ana, mut bo) = two();
    ana.set("k", "target", "42");
    bo.set("k", "target", "50");
    exchange(&mut ana, &mut bo);
    assert_eq!(ana.values("k", "target"), ["42", "50"]);
    assert!(ana.get("k").field("target").unwrap().is_conflict());
    bo.set("k", "target", "45");
    exchange(&mut ana, &mut bo);
    assert_eq!(ana.values("k", "target"), ["45"]);
}

#[test]
fn m2_edits_of_two_fields_of_one_entity_do_not_meet() {
    let (mut ana, mut bo) = two();
    ana.set("k", "target", "42");
    bo.set("k", "title", "\"Week four\"");
    exchange(&mut ana, &mut bo);
    assert_eq!(ana.values("k", "target"), ["42"]);
    assert_eq!(ana.values("k", "title"), ["\"Week four\""]);
}

#[test]
fn m2_choosing_one_of_two_values_is_a_write() {
    let (mut ana, mut bo) = two();
    ana.set("k", "target", "42");
    bo.set("k", "target", "50");
    exchange(&mut ana, &mut bo);
    assert!(ana.set("k", "target", "42").is_some());
    exchange(&mut ana, &mut bo);
    assert_eq!(bo.values("k", "target"), ["42"]);
    assert!(bo.set("k", "target", "42").is_none());
}

#[test]
fn m2_a_missing_entity_or_field_deletes_nothing() {
    let (mut ana, mut bo) = two();
    ana.set("k2", "title", "\"Second\"");
    exchange(&mut ana, &mut bo);
    let whole = bo.doc.clone();
    let mut part = Doc::new("d");
    part.sessions = whole.sessions.clone();
    bo.open(&encode(&part));
    let mut entity = Entity::clone(bo.get("k"));
    entity.fields.retain(|(name, _)| &**name == "title");
    entity.records.clear();
    std::rc::Rc::make_mut(&mut part.items).insert(entity.id.clone(), entity.into());
    bo.open(&encode(&part));
    assert_eq!(bo.doc, whole);
}

#[test]
fn m2_a_stale_file_changes_nothing() {
    let (mut ana, _) = two();
    let old = ana.file();
    ana.write(&[set("k", "title", "\"New\""), set("k", "target", "50"), check_in("k", 36)]);
    let before = ana.doc.clone();
    ana.open(&old);
    assert_eq!(ana.doc, before);
}

#[test]
fn m2_what_no_version_knows_survives_byte_for_byte() {
    let strange = "{\"kept\":[1.10,1e2,-0.0,\"\\u4e2d\\ud800\",{\"\":null}],\"kept\":false}";
    let file = format!(
        "{{\"format\":\"plumbline/1\",\"minor\":7,\"doc\":\"d\",\"x-theme\":{strange},\"sessions\":{{}},\"items\":[\
         {{\"id\":\"w\",\"kind\":\"widget\",\"x\":{strange},\"log\":[{{\"r\":\"zz#aaaaaa\",\"x\":{strange}}}]}}],\
         \"end\":{{\"items\":1}}}}"
    );
    let (mut ana, mut bo) = two();
    ana.open(&file);
    bo.set("k", "target", "50");
    exchange(&mut ana, &mut bo);
    bo.set("w", "title", "\"ours\"");
    exchange(&mut ana, &mut bo);
    let text = ana.file();
    assert_eq!(text.matches(strange).count(), 3, "{text}");
    assert!(text.contains("\"kind\":\"widget\"") && text.contains("\"minor\":7"));
    assert_eq!(ana.get("w").records("zz").count(), 1);
}

#[test]
fn m3_a_session_knows_when_another_one_uses_its_name() {
    let (ana, mut bo) = two();
    assert_eq!(bo.doc.highest(ana.pen.session()), ana.pen.last());
    // A copy of Ana's profile that goes on with her session, on another machine.
    let mut clone = ana.clone();
    clone.set("k", "target", "41");
    clone.set("k", "target", "42");
    bo.open(&clone.file());
    bo.set("k", "target", "43");
    let mut found = ana.clone();
    found.open(&bo.file());
    assert!(found.doc.highest(ana.pen.session()) > ana.pen.last());
}

#[test]
fn m3_own_edits_that_were_withdrawn_end_the_session() {
    // Ana's edit reached Bo, she took it back and wrote another; Cy sees only that one.
    let (ana, mut bo) = two();
    let renewed = Writer::new(Session::mint([9; 8]), Moment(DAY), None);
    for (pen, want) in [(renewed, vec!["41", "43"]), (ana.pen.clone(), vec!["43"])] {
        let mut before = ana.clone();
        let withdrawn =
            before.doc.write(&mut before.pen, Moment(DAY + 5000), &[set("k", "target", "41")]).unwrap();
        let mut after = Person { pen: if pen == ana.pen { before.pen } else { pen }, ..ana.clone() };
        after.now += 9000;
        after.set("k", "target", "42");
        let mut cy = Person::new(3);
        cy.open(&after.file());
        cy.set("k", "target", "43");
        let mut dan = bo.clone();
        dan.doc.absorb(&withdrawn);
        dan.open(&cy.file());
        // With the old session Bo's copy of the edit goes though nobody who wrote later saw it.
        assert_eq!(dan.values("k", "target"), want);
    }
    bo.set("k", "target", "40");
}

#[test]
fn m4_equal_values_are_no_disagreement() {
    let (mut ana, mut bo) = two();
    ana.set("k", "title", "\"留存率\"");
    bo.set("k", "title", "\"\\u7559\\u5b58\\u7387\"");
    exchange(&mut ana, &mut bo);
    let register = ana.get("k").field("title").unwrap();
    assert_eq!(register.entries().len(), 2);
    assert!(!register.is_conflict());
}

#[test]
fn m4_a_value_that_stands_there_already_makes_no_event() {
    let (mut ana, _) = two();
    let before = ana.file();
    assert!(ana.set("k", "target", "40").is_none());
    assert!(ana.set("k", "never-there", "null").is_none());
    assert_eq!(ana.file(), before);
    // There and back within one edit is no edit either, and there and on is one.
    let twice = [set("k", "target", "41"), set("k", "target", "40")];
    assert!(ana.write(&twice).is_none());
    ana.write(&[set("k", "target", "41"), set("k", "target", "42")]);
    assert_eq!(ana.values("k", "target"), ["42"]);
    assert_eq!(ana.get("k").records("w").count(), 1);
}

#[test]
fn m5_clocks_choose_what_is_shown_first_and_nothing_else() {
    let year = 365 * 86_400_000;
    for years in [-10, -1, 1, 10] {
        let (ana, _) = two();
        let (mut bo, mut cy) = (Person::at(2, DAY), Person::at(3, DAY + years * year));
        bo.open(&ana.file());
        cy.open(&ana.file());
        bo.set("k", "target", "42");
        cy.set("k", "target", "50");
        exchange(&mut bo, &mut cy);
        assert_eq!(bo.values("k", "target"), ["42", "50"]);
        let want = if years > 0 { "50" } else { "42" };
        assert_eq!(bo.doc.shown(bo.get("k"), "target").unwrap().text(), want);
        // Whoever writes next has seen both, whatever their clock says.
        bo.set("k", "target", "45");
        exchange(&mut bo, &mut cy);
        assert_eq!(cy.values("k", "target"), ["45"]);
    }
}

#[test]
fn m6_two_people_who_open_one_changed_file_have_one_event() {
    let (mut ana, mut bo) = two();
    let changed = ana.file().replace("\"target\":40", "\"target\":55");
    ana.open(&changed);
    bo.open(&changed);
    assert_eq!(ana.doc, bo.doc);
    assert_eq!(ana.values("k", "target"), ["55"]);
    exchange(&mut ana, &mut bo);
    assert_eq!(ana.get("k").field("target").unwrap().entries().len(), 1);
}

#[test]
fn m6_one_change_is_one_event_whatever_else_changed_in_the_file() {
    let (mut ana, mut bo) = two();
    let one = ana.file().replace("\"target\":40", "\"note\":\"!\",\"target\":40");
    let both = one.replace("\"target\":40", "\"target\":55");
    ana.open(&one);
    bo.open(&both);
    exchange(&mut ana, &mut bo);
    assert_eq!(ana.get("k").field("note").unwrap().entries().len(), 1);
    assert_eq!(ana.values("k", "target"), ["55"]);
}

#[test]
fn m6_a_change_by_hand_overwrites_what_stood_in_the_file_and_nothing_newer() {
    let (mut ana, mut bo) = two();
    let changed = ana.file().replace("\"target\":40", "\"target\":55");
    bo.set("k", "target", "60");
    bo.open(&changed);
    assert_eq!(bo.values("k", "target"), ["55", "60"]);
    ana.open(&changed);
    exchange(&mut ana, &mut bo);
    assert_eq!(ana.values("k", "target"), ["55", "60"]);
}

#[test]
fn m6_a_field_added_by_hand_overwrites_nobodys() {
    // Bo gets a file without the target, changes the title by hand and adds a target of his own.
    let (mut ana, _) = two();
    let mut part = ana.doc.clone();
    let mut entity = Entity::clone(ana.get("k"));
    entity.fields.retain(|(name, _)| &**name == "title");
    std::rc::Rc::make_mut(&mut part.items).insert(entity.id.clone(), entity.into());
    let title = "\"title\":\"Retention\"";
    let changed = encode(&part).replace(title, "\"target\":55,\"title\":\"Staying\"");
    ana.open(&changed);
    assert_eq!(ana.values("k", "target"), ["40", "55"]);
    assert_eq!(ana.values("k", "title"), ["\"Staying\""]);
}

#[test]
fn m6_values_without_stamps_stand_beside() {
    let (mut ana, mut bo) = two();
    let text = ana.file();
    let stamps = text.find(",\"sync\":").unwrap()..text.find(",\"log\":").unwrap();
    let mut bare = text.clone();
    bare.replace_range(stamps, "");
    ana.open(&bare);
    assert!(!ana.get("k").field("target").unwrap().is_conflict());
    ana.open(&bare.replace("\"target\":40", "\"target\":55"));
    assert_eq!(ana.values("k", "target"), ["40", "40", "55"]);
    // Twice the same is once, and what was decided stays decided.
    ana.set("k", "target", "60");
    let before = ana.doc.clone();
    ana.open(&bare.replace("\"target\":40", "\"target\":55"));
    assert_eq!(ana.doc, before);
    exchange(&mut ana, &mut bo);
    assert_eq!(bo.values("k", "target"), ["60"]);
}

#[test]
fn m6_another_spelling_of_a_string_is_no_edit() {
    let (mut ana, _) = two();
    ana.set("k", "title", "\"留存率\"");
    let escaped = ana.file().replace("留存率", "\\u7559\\u5b58\\u7387");
    let before = ana.values("k", "title").len();
    ana.open(&escaped);
    assert_eq!(ana.values("k", "title").len(), before);
}

#[test]
fn m7_check_ins_add_up() {
    let (mut ana, mut bo) = two();
    ana.write(&[check_in("k", 36)]);
    bo.write(&[check_in("k", 36)]);
    bo.write(&[check_in("k", 38)]);
    exchange(&mut ana, &mut bo);
    assert_eq!(ana.get("k").records("c").count(), 4);
}

#[test]
fn m7_a_record_changed_by_hand_is_a_new_one_that_amends() {
    let (mut ana, mut bo) = two();
    let changed = ana.file().replace("\"value\":31", "\"value\":33");
    ana.open(&changed);
    bo.open(&changed);
    assert_eq!(ana.doc, bo.doc);
    let records: Vec<_> = ana.get("k").records("c").collect();
    let first = records.iter().find(|record| record.key.dot.is_some()).unwrap();
    let second = records.iter().find(|record| record.key.dot.is_none()).unwrap();
    assert_eq!(records.len(), 2);
    assert_eq!(first.body.text(), "{\"value\":31}");
    assert!(second.body.text().contains("\"value\":33"));
    assert!(second.body.text().contains(&format!("\"amends\":\"{}\"", first.key)));
}

#[test]
fn m7_a_record_may_have_a_part_of_any_name() {
    let (mut ana, mut bo) = two();
    let body = Json::parse("{\"a  b\":\"]},\",\"id\":\"x\",\"log\":[{\"r\":1}],\"r\":\"part\"}").unwrap();
    ana.write(&[Write::Note { id: Id::new("k"), kind: "kr".into(), record: "n".into(), body: body.clone() }]);
    bo.open(&ana.file());
    assert_eq!(bo.doc, ana.doc);
    assert_eq!(bo.get("k").records("n").next().unwrap().body, body);
}

#[test]
fn m8_a_deletion_that_saw_everything_hides() {
    let (mut ana, mut bo) = two();
    ana.write(&[delete("k")]);
    exchange(&mut ana, &mut bo);
    assert!(bo.get("k").is_deleted() && !bo.get("k").is_deleted_and_changed());
    assert_eq!(bo.values("k", "title"), ["\"Retention\""]);
    assert!(ana.write(&[delete("k")]).is_none());
}

#[test]
fn m8_whoever_goes_on_writing_keeps_it_visible() {
    let writes: [fn(&mut Person); 3] = [
        |bo| _ = bo.set("k", "title", "\"Week four\""),
        |bo| _ = bo.set("k", "never-there", "1"),
        |bo| _ = bo.write(&[check_in("k", 36)]),
    ];
    for write in writes {
        let (mut ana, mut bo) = two();
        ana.write(&[delete("k")]);
        write(&mut bo);
        exchange(&mut ana, &mut bo);
        assert!(ana.get("k").is_deleted_and_changed() && !ana.get("k").is_deleted());
        // Whoever has seen both decides.
        bo.write(&[delete("k")]);
        exchange(&mut ana, &mut bo);
        assert!(ana.get("k").is_deleted());
    }
}

#[test]
fn m8_a_check_in_from_outside_keeps_it_visible_too() {
    let (mut ana, mut bo) = two();
    let changed = ana.file().replace("\"log\":[", "\"log\":[{\"r\":\"c\",\"value\":36},");
    ana.write(&[delete("k")]);
    bo.open(&changed);
    exchange(&mut ana, &mut bo);
    assert!(ana.get("k").is_deleted_and_changed());
}

#[test]
fn m8_a_late_record_does_not_hide_an_early_one() {
    // Cy gets only Ana's second check-in and deletes the key result; the first one he never saw.
    let (mut ana, _) = two();
    ana.write(&[check_in("k", 36)]);
    let mut cy = Person::new(3);
    let mut part = ana.doc.clone();
    let mut entity = Entity::clone(ana.get("k"));
    entity.records.retain(|record| record.body.text().contains("36"));
    std::rc::Rc::make_mut(&mut part.items).insert(entity.id.clone(), entity.into());
    cy.open(&encode(&part));
    cy.write(&[delete("k")]);
    assert!(cy.get("k").is_deleted());
    exchange(&mut ana, &mut cy);
    assert!(ana.get("k").is_deleted_and_changed());
}

#[test]
fn m8_a_restored_one_is_there_for_everybody() {
    let (mut ana, mut bo) = two();
    ana.write(&[delete("k")]);
    exchange(&mut ana, &mut bo);
    bo.write(&[Write::Restore { ids: vec![Id::new("k")] }]);
    exchange(&mut ana, &mut bo);
    assert!(!ana.get("k").is_deleted() && !ana.get("k").is_deleted_and_changed());
    // Deleted here and restored there at one time: it stays to be seen.
    ana.write(&[delete("k")]);
    let mut cy = Person::new(3);
    cy.open(&ana.file());
    ana.write(&[Write::Restore { ids: vec![Id::new("k")] }]);
    cy.write(&[set("k", "title", "\"Cy\""), delete("k")]);
    cy.write(&[delete("k")]);
    exchange(&mut ana, &mut cy);
    assert!(!ana.get("k").is_deleted());
}

#[test]
fn m8_what_one_edit_writes_before_it_deletes_was_seen() {
    let (mut ana, _) = two();
    ana.write(&[set("k", "title", "\"Last words\""), check_in("k", 39), delete("k")]);
    assert!(ana.get("k").is_deleted());
    assert_eq!(ana.values("k", "title"), ["\"Last words\""]);
}

#[test]
fn m8_the_whole_of_a_deletion_has_one_name() {
    let (mut ana, _) = two();
    ana.set("k2", "title", "\"Second\"");
    ana.write(&[Write::Delete { ids: vec![Id::new("k"), Id::new("k2")] }]);
    let op = |id: &str| {
        let value = ana.doc.shown(ana.get(id), "deleted").unwrap();
        value.as_object().unwrap().into_iter().find(|(key, _)| key == "op").unwrap().1
    };
    assert_eq!(op("k"), op("k2"));
}
