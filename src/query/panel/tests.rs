//! What the panel says of goals, links, histories and disagreements.

use super::*;
use crate::doc::{Doc, Json, Session, Write, Writer};
use crate::okr::{LinkState, Moment, Stage};
use crate::query::course::ChartLevel;
use crate::query::disagreements::{Dispute, Question, Viewer, about};
use crate::space::{Change, Edit, New, Place, link_id, writes};

/// A workspace and one who writes in it.
struct Desk {
    space: Space,
    writer: Writer,
    now: i64,
}

impl Desk {
    fn new(who: &str, dice: u8) -> Self {
        let now = Moment::parse("2026-07-01T09:00:00Z").unwrap();
        let writer = Writer::new(Session::mint([dice; 8]), now, Some(Id::from(who)));
        Self { space: Space::of(Doc::new("w")), writer, now: now.0 }
    }

    /// The same workspace on somebody else's machine.
    fn copy(&self, who: &str, dice: u8) -> Self {
        Self { space: self.space.clone(), now: self.now, ..Self::new(who, dice) }
    }

    fn write(&mut self, writes: &[Write]) {
        self.now += 3_600_000;
        let doc = self.space.doc();
        let delta = doc.write(&mut self.writer, Moment(self.now), writes).unwrap();
        self.space = self.space.next(doc.merge(&delta));
    }

    fn edit(&mut self, edit: Edit) {
        let list = writes(&self.space, &edit);
        self.write(&list);
    }

    fn add(&mut self, id: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(Edit::Add { id: Id::from(id), new, place });
    }

    fn change(&mut self, id: &str, change: Change) {
        self.edit(Edit::Change { id: Id::from(id), change });
    }

    fn align(&mut self, from: &str, to: &str) {
        self.edit(Edit::Align { from: Id::from(from), to: Id::from(to) });
    }

    fn merge(&mut self, other: &Self) {
        self.space = self.space.next(self.space.doc().merge(other.space.doc()));
    }

    fn objective(&self, id: &str) -> ObjectiveView {
        match panel(&self.space, &Id::from(id), today()) {
            Some(PanelView::Objective(view)) => *view,
            other => panic!("no objective: {other:?}"),
        }
    }

    fn asked(&self, id: &str) -> Vec<Question> {
        let viewer = Viewer { me: self.writer.who().cloned(), session: self.writer.session() };
        about(&self.space, &Id::from(id), &viewer)
    }

    fn kr(&self, id: &str) -> KrView {
        match panel(&self.space, &Id::from(id), today()) {
            Some(PanelView::KeyResult(view)) => *view,
            other => panic!("no key result: {other:?}"),
        }
    }
}

fn today() -> Day {
    Day::parse("2026-08-21").unwrap()
}

/// Two units with an objective each, two people, one key result.
fn desk() -> Desk {
    let mut desk = Desk::new("p-ana", 1);
    let person = |name: &str| New::Person { name: name.into() };
    let unit = |name: &str| New::Unit { name: name.into(), kind: crate::okr::UnitKind::Team };
    let objective = |title: &str| New::Objective { title: title.into(), cycle: Some(Id::from("q3")) };
    let span = Span::quarter(2026, 3).unwrap();
    desk.add("q3", New::Cycle { name: "2026 Q3".into(), kind: None, span }, None);
    desk.add("digital", unit("Digital"), None);
    desk.add("stores", unit("Stores"), None);
    desk.add("p-ana", person("Ana"), Some("digital"));
    desk.add("p-bo", person("Bo"), Some("digital"));
    desk.add("o", objective("Every new customer finds it"), Some("digital"));
    desk.add("s", objective("Staff can find any product"), Some("stores"));
    desk.add("k", New::KeyResult { title: "First-visit search success from 31 % to 42 %".into() }, Some("o"));
    for id in ["o", "s", "k"] {
        desk.change(id, Change::Stage(Stage::Published { at: Some(Moment(1_782_900_000_000)) }));
    }
    desk
}

fn measured(desk: &mut Desk) {
    let measure = Measure::Reach { start: Some(31.0), target: Some(42.0), direction: None };
    desk.change("k", Change::Measure(measure));
    desk.change("k", Change::MeasuredIn(Some("%".into())));
}

fn check_in(desk: &mut Desk, at: &str, value: f64, confidence: u8) {
    let one = crate::okr::CheckIn {
        at: Day::parse(at),
        value: Some(value),
        confidence: Some(confidence),
        ..crate::okr::CheckIn::new("")
    };
    desk.edit(Edit::CheckIn { of: Id::from("k"), check_in: Box::new(one) });
}

#[test]
fn the_head_says_where_a_goal_stands() {
    let desk = desk();
    let head = desk.kr("k").head;
    assert_eq!((head.above.last().map(|(id, _)| id.as_str()), head.number), (Some("o"), Some(1)));
    assert_eq!(desk.objective("s").head.above.last().map(|(_, name)| &**name), Some("Stores"));
    assert!(panel(&desk.space, &Id::from("nobody"), today()).is_none());
}

#[test]
fn dates_that_are_not_its_own_name_their_source() {
    let mut desk = desk();
    desk.change("o", Change::Start(Day::parse("2026-08-03")));
    let dates = desk.kr("k").fields.dates.clone();
    assert_eq!(dates.start_from, Day::parse("2026-08-03").map(|day| (day, DateSource::Objective)));
    let end = Day::parse("2026-09-30").map(|day| (day, DateSource::Cycle("2026 Q3".into())));
    assert_eq!(dates.end_from, end);
    assert_eq!(desk.objective("o").fields.dates.start_from, None);
}

#[test]
fn n6_words_offer_a_measure_until_there_is_one() {
    let mut desk = desk();
    let offered = desk.kr("k").measure.suggestion.clone().unwrap();
    assert_eq!(offered.measure, Measure::Reach { start: Some(31.0), target: Some(42.0), direction: None });
    measured(&mut desk);
    assert_eq!(desk.kr("k").measure.suggestion, None);
}

#[test]
fn measuring_another_way_and_back_loses_no_number() {
    let mut desk = desk();
    measured(&mut desk);
    let kr = |desk: &Desk| desk.kr("k").fields.kr.clone();
    let above = measured_as(&kr(&desk), crate::space::codec::MeasureKind::Above);
    assert_eq!(above, Measure::Above { floor: Some(42.0) });
    desk.change("k", Change::Measure(above));
    let back = measured_as(&kr(&desk), crate::space::codec::MeasureKind::Reach);
    assert_eq!(back, Measure::Reach { start: Some(31.0), target: Some(42.0), direction: None });
}

#[test]
fn a_progress_explains_itself_down_to_the_check_in() {
    let mut desk = desk();
    measured(&mut desk);
    check_in(&mut desk, "2026-08-07", 34.0, 5);
    check_in(&mut desk, "2026-08-14", 36.0, 6);
    let standing = desk.kr("k").standing;
    assert_eq!(standing.said_by.as_deref(), Some("Ana"));
    assert_eq!(standing.progress.at, Day::parse("2026-08-14"));
    let whole = desk.objective("o").standing;
    let parts = whole.parts.clone().unwrap();
    assert_eq!((parts.lines.len(), parts.missing), (1, 0));
    assert_eq!(whole.progress.value, standing.progress.value);
    assert_eq!(whole.riskiest.first().map(|(id, ..)| id.as_str()), Some("k"));
}

#[test]
fn h2_corrected_and_retracted_check_ins_stay_readable() {
    let mut desk = desk();
    measured(&mut desk);
    check_in(&mut desk, "2026-08-07", 34.0, 5);
    check_in(&mut desk, "2026-08-14", 360.0, 6);
    let wrong = desk.kr("k").story.check_ins.standing[0].key.clone();
    let amends = crate::okr::CheckIn {
        at: Day::parse("2026-08-14"),
        value: Some(36.0),
        amends: Some(wrong),
        ..crate::okr::CheckIn::new("")
    };
    desk.edit(Edit::CheckIn { of: Id::from("k"), check_in: Box::new(amends) });
    let all = desk.kr("k").story.check_ins;
    assert_eq!(all.standing.iter().map(|row| row.value).collect::<Vec<_>>(), [Some(36.0), Some(34.0)]);
    assert_eq!(all.gone.iter().map(|row| row.value).collect::<Vec<_>>(), [Some(360.0)]);
    assert!(all.standing[0].corrects);
    let key = all.standing[1].key.clone();
    desk.edit(Edit::Retract { of: Id::from("k"), key });
    let all = desk.kr("k").story.check_ins;
    assert_eq!((all.standing.len(), all.gone.len()), (1, 2));
}

#[test]
fn a_course_is_drawn_from_two_dated_values_on() {
    let mut desk = desk();
    measured(&mut desk);
    check_in(&mut desk, "2026-08-07", 34.0, 5);
    assert!(desk.kr("k").story.chart.is_none());
    check_in(&mut desk, "2026-08-14", 36.0, 6);
    let chart = desk.kr("k").story.chart.unwrap();
    let heights: Vec<(String, Option<f64>)> =
        chart.dots.iter().map(|dot| (dot.day.to_string(), dot.height)).collect();
    assert_eq!(heights, [("2026-08-07".to_owned(), Some(34.0)), ("2026-08-14".to_owned(), Some(36.0))]);
    let pace: Vec<f64> = chart.pace.iter().map(|(_, value)| *value).collect();
    assert_eq!(pace, [31.0, 42.0]);
    assert_eq!(chart.levels, [(42.0, ChartLevel::Target)]);
}

#[test]
fn a3_a_loop_is_refused_and_spelled_out() {
    let mut desk = desk();
    desk.align("o", "s");
    let refused = refusal(&desk.space, &Id::from("s"), &Id::from("k"));
    let around = ["Staff can find any product", "Every new customer finds it", "Staff can find any product"];
    assert_eq!(refused, Some(Refusal::Loop(around.iter().map(|title| Text::from(*title)).collect())));
    assert_eq!(refusal(&desk.space, &Id::from("o"), &Id::from("s")), Some(Refusal::Already));
    assert_eq!(refusal(&desk.space, &Id::from("o"), &Id::from("k")), Some(Refusal::Itself));
    assert_eq!(refusal(&desk.space, &Id::from("k"), &Id::from("s")), None);
    let found = targets(&desk.space, &Id::from("s"), "search", 12);
    assert!(matches!(found[0].refusal, Some(Refusal::Loop(_))));
    assert!(targets(&desk.space, &Id::from("s"), "", 12).is_empty());
    let found = targets(&desk.space, &Id::from("k"), "", 12);
    assert_eq!(
        found.iter().map(|one| (one.found.id.as_str(), one.refusal.is_none())).collect::<Vec<_>>(),
        [("s", true)]
    );
}

#[test]
fn a3_a_loop_made_by_a_merge_is_suspended_and_spelled_out() {
    let mut ana = desk();
    let mut bo = ana.copy("p-bo", 2);
    ana.align("o", "s");
    bo.now += 1000;
    bo.align("s", "o");
    ana.merge(&bo);
    let up = ana.objective("s").story.up;
    assert_eq!(up[0].around.len(), 3);
    assert!(ana.objective("o").story.up[0].around.is_empty());
}

#[test]
fn a4_links_show_both_ends_and_their_state() {
    let mut desk = desk();
    desk.align("o", "s");
    let up = desk.objective("o").story.up;
    assert_eq!((up[0].is_parent, up[0].state, up[0].counts), (true, LinkState::Proposed, true));
    assert_eq!(up[0].place.as_deref(), Some("Stores"));
    let down = desk.objective("s").story.down;
    assert_eq!(
        (&*down[0].title, &down[0].link),
        ("Every new customer finds it", &link_id(&"o".into(), &"s".into()))
    );
    desk.align("k", "s");
    assert!(!desk.kr("k").story.up[0].may_count);
}

#[test]
fn m4_a_disagreement_shows_both_answers_until_one_is_kept() {
    let mut ana = desk();
    measured(&mut ana);
    let mut bo = ana.copy("p-bo", 2);
    let target =
        |to: f64| Change::Measure(Measure::Reach { start: Some(31.0), target: Some(to), direction: None });
    ana.change("k", target(45.0));
    bo.now += 1000;
    bo.change("k", target(50.0));
    ana.merge(&bo);
    let asked = ana.asked("k");
    let Dispute::Values(one) = &asked[0].dispute else { panic!("{asked:?}") };
    let by: Vec<&str> = one.answers.iter().flat_map(|answer| &answer.by).map(|name| &**name).collect();
    assert_eq!(by, ["Ana", "Bo"]);
    ana.edit(asked[0].choose(0).unwrap().edit);
    assert!(ana.asked("k").is_empty());
    let told = ana.kr("k").story.history;
    let settled = &told[0].changes[0];
    assert_eq!(
        (&settled.before, &settled.after),
        (&Some(FieldValue::Number(50.0)), &FieldValue::Number(45.0))
    );
}

#[test]
fn m8_deleting_what_somebody_changed_is_a_question() {
    let mut ana = desk();
    let mut bo = ana.copy("p-bo", 2);
    ana.change("o", Change::Why(Some("They do not come back.".into())));
    bo.edit(Edit::Delete { id: Id::from("o") });
    ana.merge(&bo);
    let asked = ana.asked("o");
    let Dispute::Deleted(question) = &asked[0].dispute else { panic!("{asked:?}") };
    assert_eq!(question.by, ["Bo".into()]);
    // Its key result went with it and nobody changed that.
    assert!(matches!(panel(&ana.space, &Id::from("k"), today()), Some(PanelView::Deleted(_))));
    ana.edit(Edit::Restore { id: Id::from("o") });
    assert_eq!(ana.asked("o"), []);
}

#[test]
fn each_field_tells_what_it_said_before_in_names() {
    let mut desk = desk();
    desk.change("o", Change::Owners(vec![Owner::known(Id::from("p-ana"))]));
    desk.change(
        "o",
        Change::Owners(vec![Owner::known(Id::from("p-bo")), Owner::named("whoever is on call")]),
    );
    let changes: Vec<FieldChange> =
        desk.objective("o").story.history.iter().flat_map(|day| day.changes.clone()).collect();
    let owners = changes.iter().find(|change| &*change.field == "owners").unwrap();
    assert_eq!(owners.by.as_deref(), Some("Ana"));
    assert_eq!(owners.before, Some(FieldValue::Shared(vec![("Ana".into(), None)])));
    let now = vec![("Bo".into(), None), ("whoever is on call".into(), None)];
    assert_eq!(owners.after, FieldValue::Shared(now));
    let unit = changes.iter().find(|change| &*change.field == "unit").unwrap();
    assert_eq!((&unit.before, &unit.after), (&None, &FieldValue::Text("Digital".into())));
}

#[test]
fn comments_stand_in_threads() {
    let mut desk = desk();
    let say = |desk: &mut Desk, text: &str, reply_to: Option<Text>| {
        desk.edit(Edit::Comment { of: Id::from("o"), text: text.into(), reply_to });
    };
    say(&mut desk, "Which stores?", None);
    let first = desk.objective("o").story.comments[0].key.clone();
    say(&mut desk, "All of them", Some(first.clone()));
    let reply = desk.objective("o").story.comments[0].replies[0].key.clone();
    say(&mut desk, "Good", Some(reply));
    let comments = desk.objective("o").story.comments;
    assert_eq!((comments.len(), comments[0].replies.len()), (1, 2));
    desk.edit(Edit::Retract { of: Id::from("o"), key: first });
    assert_eq!(desk.objective("o").story.comments.len(), 1);
    assert_eq!(&*desk.objective("o").story.comments[0].text, "All of them");
}

#[test]
fn what_the_model_has_no_place_for_is_shown_with_its_goal() {
    let mut desk = desk();
    let id = Id::from("o");
    desk.write(&[
        Write::Set {
            id: id.clone(),
            kind: "objective".into(),
            field: "okr_health".into(),
            value: Json::str("meh"),
            history: crate::doc::History::Keep,
        },
        Write::Note {
            id,
            kind: "objective".into(),
            record: "zz".into(),
            body: Json::object([("x", Json::num(1.0))]),
        },
    ]);
    let extras = desk.objective("o").story.extras;
    let shown: Vec<(&str, &str)> = extras.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(shown, [("okr_health", "\"meh\""), ("zz", "{\"x\":1}")]);
}

#[test]
fn a_unit_shows_its_name_and_its_fields() {
    let desk = desk();
    let Some(PanelView::Other(unit)) = panel(&desk.space, &Id::from("digital"), today()) else {
        panic!("no unit")
    };
    assert_eq!(&*unit.head.title, "Digital");
    assert_eq!(*unit.facts, [(Text::from("type"), FieldValue::UnitKind(crate::okr::UnitKind::Team))]);
}
