//! The sample says what it is meant to say: it opens without a problem in both languages and any
//! week, and has something of everything that a page can show.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::app::sample::shift;
use plumbline::file::{Source, decode};
use plumbline::okr::{ChangeKind, Day, Status, Trigger};
use plumbline::query::standing;
use plumbline::space::codec::{MeasureKind, Word};
use plumbline::space::{Space, Typed, records};

const SAMPLES: [&str; 2] =
    [include_str!("../../static/sample/en.json"), include_str!("../../static/sample/zh.json")];

/// A Friday as in the story, and the Thursday after it: the days between which the sample is shown.
const DAYS: [&str; 2] = ["2026-11-20", "2026-11-26"];

fn open(text: &str, today: Day) -> Space {
    let decoded = decode(&shift(text, today), Source::Elsewhere).unwrap();
    assert_eq!(decoded.problems, []);
    Space::of(decoded.doc)
}

#[test]
fn the_sample_opens_whole_and_nothing_of_it_is_unknown() {
    for text in SAMPLES {
        let space = open(text, Day::parse(DAYS[0]).unwrap());
        for (id, node) in space.nodes() {
            let extras = match &node.typed {
                Typed::Objective(one) => &one.extras,
                Typed::KeyResult(one) => &one.extras,
                Typed::Unit(one) => &one.extras,
                Typed::Person(one) => &one.extras,
                Typed::Cycle(one) => &one.extras,
                Typed::Link(one) => &one.extras,
                Typed::Initiative(one) => &one.extras,
                Typed::Workspace(one) => &one.extras,
                Typed::Kpi(one) => &one.extras,
                Typed::Meeting(one) => &one.extras,
                Typed::Action(one) => &one.extras,
                Typed::Retrospective(one) => &one.extras,
                Typed::Unknown => panic!("{id} is of no known kind"),
            };
            assert!(extras.is_empty(), "{id}: {extras:?}");
        }
        assert_eq!(space.index().suspended, BTreeSet::new());
    }
}

#[test]
fn the_sample_shows_every_measure_and_every_status_of_a_running_quarter() {
    for text in SAMPLES {
        for day in DAYS {
            let today = Day::parse(day).unwrap();
            let space = open(text, today);
            let mut measures = BTreeSet::new();
            let mut statuses: BTreeMap<Status, usize> = BTreeMap::new();
            for (_, node) in space.nodes() {
                let Typed::KeyResult(kr) = &node.typed else { continue };
                // Drafts of the next quarter are pending, and goals of the last one closed, as they should be.
                let objective = kr.objective.as_ref().and_then(|id| space.objective(id)).unwrap();
                if objective.cycle.as_ref().is_some_and(|cycle| ["c-q2", "c-q4"].contains(&cycle.as_str())) {
                    continue;
                }
                measures.extend(
                    space.doc().shown(&node.entity, "measure").and_then(plumbline::doc::Json::as_str),
                );
                *statuses.entry(standing::key_result(&space, kr, today).status.shown).or_default() += 1;
            }
            let all: BTreeSet<&str> = MeasureKind::WORDS.iter().map(|(_, word)| *word).collect();
            assert_eq!(measures.iter().map(String::as_str).collect::<BTreeSet<_>>(), all);
            for status in [Status::OnTrack, Status::Behind, Status::AtRisk, Status::Stale, Status::Pending] {
                assert!(statuses.contains_key(&status), "{day}: no {status:?} in {statuses:?}");
            }
            assert!(statuses[&Status::OnTrack] * 2 > statuses.values().sum::<usize>(), "{day}: {statuses:?}");
        }
    }
}

#[test]
fn the_sample_tells_what_was_changed_in_mid_quarter_and_why() {
    for text in SAMPLES {
        let space = open(text, Day::parse(DAYS[0]).unwrap());
        let mut told: Vec<(String, ChangeKind, Option<Trigger>, bool)> = Vec::new();
        for (id, node) in space.nodes() {
            for line in records::changes(space.doc(), &node.entity) {
                assert!(line.extras.is_empty(), "{id}: {:?}", line.extras);
                assert!(!line.fields.is_empty(), "{id}: a line says what it changed");
                told.push((id.to_string(), line.kind, line.trigger, line.reason.is_some()));
            }
        }
        let line =
            |id: &str, kind, trigger: Option<Trigger>| (id.to_owned(), kind, trigger, trigger.is_some());
        let want = [
            line("k-errors", ChangeKind::Retarget, Some(Trigger::Collaboration)),
            line("k-handhelds", ChangeKind::Retarget, None),
            line("k-search", ChangeKind::Retarget, Some(Trigger::Learning)),
            line("o-depot", ChangeKind::Postpone, Some(Trigger::Dependency)),
            line("o-queues", ChangeKind::HandOver, Some(Trigger::Strategy)),
            line("o-sameday", ChangeKind::Add, Some(Trigger::Collaboration)),
            line("o2-night", ChangeKind::Add, Some(Trigger::Market)),
            line("o2-onetap", ChangeKind::Drop, Some(Trigger::Dependency)),
        ];
        assert_eq!(told, want);
        let added = space.objective(&"o-sameday".into_id()).unwrap();
        assert!(added.span.start.is_some(), "its pace begins where it was added");
        assert_eq!(space.index().meetings.values().flatten().count(), 2);
        assert!(space.workspace().values.len() == 3);
    }
}

#[test]
fn both_languages_tell_one_story() {
    let [en, zh] = SAMPLES.map(|text| open(text, Day::parse(DAYS[0]).unwrap()));
    let ids = |space: &Space| -> BTreeSet<String> {
        let own = space.nodes().filter(|(_, node)| !matches!(node.typed, Typed::Workspace(_)));
        own.map(|(id, node)| format!("{id} {}", node.entity.records.len())).collect()
    };
    assert_eq!(ids(&en), ids(&zh));
    for space in [&en, &zh] {
        assert_eq!(
            space.index().conflicted.iter().map(plumbline::okr::Id::as_str).collect::<Vec<_>>(),
            ["k-search"]
        );
        assert!(space.links_from(&"o-breakfast".into_id()).next().is_none());
        assert_eq!(space.links_from(&"o-sameday".into_id()).count(), 2);
    }
}

trait IntoId {
    fn into_id(self) -> plumbline::okr::Id;
}

impl IntoId for &str {
    fn into_id(self) -> plumbline::okr::Id {
        plumbline::okr::Id::new(self)
    }
}
