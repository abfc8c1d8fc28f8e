//! The format is frozen: a file of its first day, with every kind, field and word of it, is read for ever, and
//! written back as it was (rule F13).

use plumbline::file::{self, Source};
use plumbline::okr::{
    ActionKind, Carry, Change, ChangeKind, Direction, Id, Measure, MeetingKind, Origin, Privacy, RootCause,
    RubricKind, Stage, Status, Unscored, Who,
};
use plumbline::space::{Space, Typed, records};
use serde_json::Value;

const FROZEN: &str = include_str!("../data/frozen-1.0.json");
const SCHEMA: &str = include_str!("../../static/schema/plumbline-1.schema.json");

fn space() -> Space {
    let decoded = file::decode(FROZEN, Source::Elsewhere).unwrap();
    assert_eq!(decoded.problems, []);
    Space::of(decoded.doc)
}

#[test]
fn f13_a_file_of_the_first_day_is_written_back_as_it_was() {
    assert_eq!(file::encode(space().doc()), FROZEN);
}

#[test]
fn f13_it_holds_every_field_and_every_word_of_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let file: Value = serde_json::from_str(FROZEN).unwrap();
    let items: Vec<&Value> = file["items"].as_array().unwrap().iter().collect();
    let logs: Vec<(&str, &Value)> = items
        .iter()
        .flat_map(|item| item["log"].as_array().into_iter().flatten())
        .map(|record| (record["r"].as_str().unwrap().split([':', '#']).next().unwrap(), record))
        .collect();
    let mut missing = Vec::new();
    for (name, part) in schema["$defs"].as_object().unwrap() {
        let there: Vec<&Value> = match name.strip_prefix("record-") {
            Some(record) => logs.iter().filter(|(own, _)| *own == record).map(|(_, one)| *one).collect(),
            None => items.iter().filter(|item| item["kind"] == *name).copied().collect(),
        };
        // The history of a value and what takes something back have tests of their own (rules M and H).
        if there.is_empty() {
            assert!(!["objective", "kr", "record-q", "record-g"].contains(&name.as_str()), "no {name}");
            continue;
        }
        for (field, says) in part["properties"].as_object().into_iter().flatten() {
            let has = |wanted: &dyn Fn(&Value) -> bool| there.iter().any(|one| wanted(&one[field]));
            if !["amends", "retracted", "reply_to"].contains(&field.as_str())
                && !has(&|value| !value.is_null())
            {
                missing.push(format!("{name}.{field}"));
            }
            for word in says["enum"].as_array().into_iter().flatten().filter(|word| word.is_string()) {
                let is_elsewhere = ["wants", "trigger", "pace"].contains(&field.as_str());
                if !is_elsewhere && !has(&|value| value == word) {
                    missing.push(format!("{name}.{field}: {word}"));
                }
            }
        }
    }
    // Words that are read, and that this file has no place for all of.
    missing.retain(|one| !KNOWN_ELSEWHERE.iter().any(|known| one.starts_with(known)));
    assert_eq!(missing, [""; 0]);
}

/// Words whose reading a test of their own holds: cycles of every length, every status, every cause.
const KNOWN_ELSEWHERE: [&str; 19] = [
    "cycle.period",
    "cycle.phase",
    "objective.status",
    "objective.carry",
    "objective.unscored",
    "objective.private",
    "kr.carry",
    "kr.unscored",
    "kr.private",
    "kpi.",
    "initiative.private",
    "meeting.private",
    "action.",
    "record-g.change",
    // Answers name the record they answer, by a name that only writing it gives.
    "record-a.answer",
    "record-a.answers",
    "record-a.made",
    "record-a.takes_back",
    "record-m.about",
];

#[test]
fn f13_every_word_of_the_first_day_means_what_it_meant() {
    let space = space();
    let id = |name: &'static str| Id::from(name);
    for (_, node) in space.nodes() {
        assert!(!matches!(node.typed, Typed::Unknown), "{:?}", node.id());
    }
    let o = space.objective(&id("o-app")).unwrap();
    assert!(o.extras.is_empty() && o.growth && o.owners.len() == 3, "{o:?}");
    assert_eq!(o.owners[2].who, Who::Named("Someone".into()));
    assert_eq!((o.origin, o.recovers.clone()), (Some(Origin::OwnIdea), Some(id("h-wait"))));
    assert_eq!((o.stage.counts(), o.status_override), (true, Some(Status::AtRisk)));
    assert_eq!((o.closing.carry, o.closing.cause), (Some(Carry::Change), Some(RootCause::Dependency)));
    assert_eq!(o.closing.continues, Some(id("o-before")));
    assert_eq!(o.score.as_ref().unwrap().value.to_bits(), 0.7_f64.to_bits());
    assert_eq!(space.objective(&id("o-gone")).unwrap().stage, Stage::Dropped);
    assert_eq!(space.objective(&id("o-draft")).unwrap().privacy, Some(Privacy::All));
    let kr = |name: &'static str| space.key_result(&id(name)).unwrap();
    let reach = kr("k-reach");
    assert!(reach.extras.is_empty(), "{:?}", reach.extras);
    assert_eq!(
        reach.measure,
        Measure::Reach { start: Some(0.0), target: Some(40.0), direction: Some(Direction::Up) }
    );
    // What a source wrote stands before what it was rounded to.
    assert_eq!(reach.score.as_ref().unwrap().value.to_bits(), 1.2_f64.to_bits());
    assert_eq!(reach.closing.unscored, Some(Unscored::NotApplicable));
    assert_eq!(reach.reached_on.unwrap().to_string(), "2026-09-01");
    assert_eq!(kr("k-yes").measure, Measure::YesNo);
    assert_eq!(kr("k-between").measure, Measure::Between { low: Some(3.0), high: Some(5.0) });
    assert_eq!(kr("k-judged").rubric_met, ["A plan".into()]);
    assert_eq!(
        (kr("k-judged").rubric_kind, kr("k-add").rubric_kind),
        (RubricKind::Levels, RubricKind::Additive)
    );
    assert_eq!(kr("k-add").rubric.len(), 2, "two grades of the same height");
    assert_eq!(kr("k-late").rubric_kind, RubricKind::DatePenalty);
    let check_ins = space.check_ins(&id("k-reach"));
    let said = check_ins.first().unwrap();
    assert_eq!((said.value, said.confidence, said.projection), (Some(18.0), Some(5), Some(0.6)));
    let line: Change = records::changes(space.doc(), &space.node(&id("o-app")).unwrap().entity).remove(0);
    assert_eq!((line.kind, &*line.fields[0].name), (ChangeKind::Retarget, "weight"));
    let Typed::Meeting(meeting) = &space.node(&id("m-quarter")).unwrap().typed else { panic!("no meeting") };
    assert_eq!(meeting.kind, MeetingKind::Quarterly);
    let Typed::Action(action) = &space.node(&id("a-decide")).unwrap().typed else { panic!("no decision") };
    assert_eq!(action.kind, ActionKind::Decision);
    let remarks = records::remarks(space.doc(), &space.node(&id("r-1")).unwrap().entity);
    assert_eq!(remarks.len(), 4);
    assert_eq!(remarks[1].question.as_deref(), Some("What surprised us?"));
    assert_eq!(space.workspace().own_ideas_percent, Some(40));
}
