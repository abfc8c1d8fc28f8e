//! The scorecard partitions goals, its shares make one whole, and where nothing was changed its readings agree.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::okr::{Change, ChangeKind, CheckIn, Origin, Owner, Privacy, Unscored};
use crate::query::close::readings_of;
use crate::space::{Change as Set, Edit, New, Place, TestDesk, test_day};

fn id(text: &str) -> Id {
    Id::from(text)
}

fn ground(whose: Option<&str>) -> Ground {
    Ground { cycle: id("q3"), whose: whose.map(Id::from) }
}

fn card(desk: &TestDesk, whose: Option<&str>) -> Scorecard {
    scorecard(&desk.space, &ground(whose), test_day()).unwrap()
}

fn line_of(kind: ChangeKind) -> Change {
    Change {
        key: "".into(),
        at: Day::parse("2026-08-14"),
        by: None,
        kind,
        from: None,
        to: None,
        reason: None,
        trigger: None,
        agreed_by: Vec::new(),
        minor: false,
        fields: Vec::new(),
        made: None,
        extras: Vec::new(),
    }
}

fn told(desk: &mut TestDesk, of: &str, kind: ChangeKind) {
    desk.edit(&Edit::Record { of: id(of), change: Box::new(line_of(kind)), amends: None });
}

fn ids(part: &GroupPart) -> Vec<&str> {
    part.rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn s41_goals_from_above_and_own_ideas_stand_side_by_side() {
    let mut desk = TestDesk::new();
    desk.change("x", Set::Origin(Some(Origin::FromAbove)));
    desk.change("y", Set::Origin(Some(Origin::OwnIdea)));
    desk.change("z", Set::Origin(Some(Origin::OwnIdea)));
    desk.edit(&Edit::Align { from: id("y"), to: id("x") });
    for (kr, value) in [("a", 0.2), ("b", 1.0)] {
        desk.change(kr, Set::Score(Some(value)));
    }
    let got = card(&desk, None);
    let groups: Vec<(Group, Vec<&str>)> = got.groups.iter().map(|part| (part.group, ids(part))).collect();
    assert_eq!(
        groups,
        [(Group::FromAbove, vec!["x"]), (Group::OwnAligned, vec!["y"]), (Group::OwnAlone, vec!["z"])]
    );
    let alone = &got.groups[2].line;
    assert_eq!((alone.count, alone.together.changed.value, alone.together.changed.missing), (1, None, 1));
    assert!((alone.share - 1.0 / 3.0).abs() < 1e-12, "what stands alone weighs as much as the others");
    let cuts: Vec<(Cut, usize)> = got.cuts.iter().map(|(cut, line)| (*cut, line.count)).collect();
    assert_eq!(cuts, [(Cut::Aligned, 1), (Cut::Standalone, 2)]);
    assert_eq!((got.balance.own, got.balance.above, got.balance.wanted), (2, 1, None));
    // A link that was declined holds nothing.
    desk.link("y", "x", Set::LinkState(crate::okr::LinkState::Declined));
    assert!(card(&desk, None).groups.iter().all(|part| part.group != Group::OwnAligned));
    // A key result that supports a goal of others aligns its objective as well.
    desk.edit(&Edit::Align { from: id("b"), to: id("x") });
    assert_eq!(card(&desk, None).groups[1].group, Group::OwnAligned);
}

#[test]
fn s42_what_is_in_no_figure_is_named() {
    let mut desk = TestDesk::new();
    desk.change("x", Set::Stage(Stage::Dropped));
    desk.change("y", Set::Stage(Stage::Draft));
    desk.change("z", Set::Title("".into()));
    desk.change("z", Set::Private(Some(Privacy::All)));
    let got = card(&desk, None);
    assert_eq!((got.all.count, got.all.given_up, got.hidden), (1, 1, 1));
    assert_eq!(got.drafts.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["y"]);
    assert_eq!(
        got.groups.iter().flat_map(ids).collect::<Vec<_>>(),
        ["x"],
        "given up, and still in its group"
    );
    assert_eq!(Some(got.all.share), Some(0.0));
    let text = format!("{got:?}");
    assert!(!text.contains("\"z\""), "nothing of what is hidden is told: {text}");
    assert_eq!(scorecard(&desk.space, &Ground { cycle: id("nowhere"), whose: None }, test_day()), None);
}

#[test]
fn s46_what_a_person_speaks_for_elsewhere_stands_beside() {
    let mut desk = TestDesk::new();
    desk.add("ada", New::Person { name: "Ada".into() }, Some("u"));
    desk.add("bo", New::Person { name: "Bo".into() }, Some("u"));
    desk.change("x", Set::Owners(vec![Owner::known(id("ada"))]));
    for kr in ["a", "c"] {
        desk.change(kr, Set::Owners(vec![Owner::known(id("ada"))]));
    }
    desk.change("c", Set::Score(Some(0.6)));
    let got = card(&desk, Some("ada"));
    assert!(got.is_of_person());
    assert_eq!(got.groups.iter().flat_map(ids).collect::<Vec<_>>(), ["x"]);
    let spoken: Vec<(&str, &str, Option<f64>)> =
        got.spoken.iter().map(|one| (one.id.as_str(), one.of.id.as_str(), one.changed.value)).collect();
    assert_eq!(spoken, [("c", "z", Some(0.6))]);
    assert_eq!(got.all.together.changed.value, None, "it is in no sum");
    assert!(card(&desk, Some("u")).spoken.is_empty());
}

#[test]
fn s47_what_others_said_of_a_person_within_the_cycle_stands_beside() {
    let mut desk = TestDesk::new();
    desk.add("ada", New::Person { name: "Ada".into() }, Some("u"));
    desk.add("bo", New::Person { name: "Bo".into() }, Some("u"));
    // What others said, within the cycle.
    let thanks =
        |to: &str| Edit::Recognise { of: id("x"), to: vec![id(to)], value: None, text: "well done".into() };
    desk.edit(&thanks("ada"));
    desk.edit(&thanks("bo"));
    let one = CheckIn { at: Day::parse("2026-08-20"), by: Some(id("ada")), ..CheckIn::new("") };
    desk.edit(&Edit::CheckIn { of: id("a"), check_in: Box::new(CheckIn { value: Some(1.0), ..one }) });
    let thanked = card(&desk, Some("ada")).thanked.unwrap();
    assert_eq!((thanked.thanks.len(), thanked.written, thanked.read), (1, 1, 0));
}

#[test]
fn s48_the_panel_reads_them_once_the_cycle_closes() {
    let mut desk = TestDesk::new();
    let at = |desk: &TestDesk, of: &str| readings_at_the_close(&desk.space, &id(of), test_day()).is_some();
    assert!(!at(&desk, "x") && !at(&desk, "a"), "it still runs");
    for phase in [CyclePhase::Closing, CyclePhase::Closed] {
        desk.change("q3", Set::CyclePhase(phase));
        assert!(at(&desk, "x") && at(&desk, "a"));
    }
    assert!(!at(&desk, "u") && !at(&desk, "nowhere"));
    desk.change("x", Set::Stage(Stage::Draft));
    assert!(!at(&desk, "x") && !at(&desk, "a"), "nobody agreed on a draft");
}

#[test]
fn s43_a_part_of_own_ideas_is_typed_as_whole_per_cent() {
    for (text, want) in [
        ("40", PercentSaid::Percent(40)),
        (" 40 % ", PercentSaid::Percent(40)),
        ("４０％", PercentSaid::Percent(40)),
        ("0", PercentSaid::Percent(0)),
        ("100", PercentSaid::Percent(100)),
        ("", PercentSaid::Nothing),
        ("  ", PercentSaid::Nothing),
        ("101", PercentSaid::Fault),
        ("-1", PercentSaid::Fault),
        ("a few", PercentSaid::Fault),
        ("40.5", PercentSaid::Fault),
    ] {
        assert_eq!(percent_said(text), want, "{text:?}");
    }
}

#[test]
fn s49_units_stand_as_a_tree_and_people_below() {
    let mut desk = TestDesk::new();
    desk.add("w", New::Unit { name: "w".into(), kind: crate::okr::UnitKind::Team }, Some("u"));
    for person in ["Bo", "Ada"] {
        desk.add(person, New::Person { name: person.into() }, Some("u"));
    }
    let told = |text: &str, me: Option<&str>| -> Vec<(String, usize, bool)> {
        let all = whose_goals(&desk.space, text, me.map(Id::from).as_ref());
        all.into_iter().map(|one| (one.id.to_string(), one.depth, one.is_first)).collect()
    };
    let line = |name: &str, depth, first| (name.to_owned(), depth, first);
    assert_eq!(
        told("", Some("Bo")),
        [
            line("v", 0, true),
            line("u", 0, false),
            line("w", 1, false),
            line("Bo", 0, true),
            line("Ada", 0, false)
        ]
    );
    assert_eq!(told("ad", None), [line("Ada", 0, false)]);
    assert_eq!(told("nobody", None), []);
}

/// How one made-up objective is set.
#[derive(Clone, Debug)]
struct Made {
    unit: bool,
    origin: Option<Origin>,
    weight: Option<f64>,
    growth: bool,
    aligned: bool,
    out: u8,
    said: Option<f64>,
    key_results: Vec<(Option<f64>, Option<f64>, u8)>,
}

fn any_made() -> impl Strategy<Value = Made> {
    let origin = prop_oneof![Just(None), Just(Some(Origin::FromAbove)), Just(Some(Origin::OwnIdea))];
    let number = || prop::option::of(-0.2..2.0f64);
    let weight = || prop::option::of(0.0..9.0f64);
    let krs = prop::collection::vec((number(), weight(), 0u8..8), 0..4);
    (any::<bool>(), origin, weight(), any::<[bool; 2]>(), 0u8..8, number(), krs).prop_map(
        |(unit, origin, weight, [growth, aligned], out, said, key_results)| Made {
            unit,
            origin,
            weight,
            growth,
            aligned,
            out,
            said,
            key_results,
        },
    )
}

/// A workspace of these; `changes` lets some be given up and added late.
fn workspace(all: &[Made], changes: bool) -> TestDesk {
    let mut desk = TestDesk::new();
    for (at, made) in all.iter().enumerate() {
        let name = format!("o{at}");
        let new = New::Objective { title: name.clone().into(), cycle: Some(id("q3")) };
        desk.edit(&Edit::Add {
            id: id(&name),
            new,
            place: Place { under: Some(id(if made.unit { "u" } else { "v" })), after: None },
        });
        desk.change(&name, Set::Stage(Stage::default()));
        desk.change(&name, Set::Origin(made.origin));
        desk.change(&name, Set::Weight(made.weight));
        desk.change(&name, Set::Growth(made.growth));
        if made.aligned {
            desk.edit(&Edit::Align { from: id(&name), to: id("x") });
        }
        for (nth, (score, weight, out)) in made.key_results.iter().enumerate() {
            let kr = format!("{name}k{nth}");
            desk.add(&kr, New::KeyResult { title: kr.clone().into() }, Some(&name));
            desk.measure(&kr, 10.0);
            desk.says(&kr, 4.0);
            desk.change(&kr, Set::Score(*score));
            desk.change(&kr, Set::Weight(*weight));
            match out {
                0 => desk.change(&kr, Set::Unscored(Some(Unscored::NotApplicable))),
                1 if changes => {
                    desk.change(&kr, Set::Stage(Stage::Dropped));
                    told(&mut desk, &kr, ChangeKind::Drop);
                }
                2 if changes => told(&mut desk, &kr, ChangeKind::Add),
                _ => {}
            }
        }
        // Seldom, so that the mean of key results is seen as well.
        desk.change(&name, Set::Score(made.said.filter(|_| made.out == 7)));
        match made.out {
            0 => desk.change(&name, Set::Unscored(Some(Unscored::CarriedOver))),
            1 if changes => {
                desk.change(&name, Set::Stage(Stage::Postponed));
                told(&mut desk, &name, ChangeKind::Postpone);
            }
            2 if changes => told(&mut desk, &name, ChangeKind::Add),
            3 => desk.change(&name, Set::Stage(Stage::Draft)),
            _ => {}
        }
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn s41_every_goal_is_in_one_group_and_weights_add_up(all in prop::collection::vec(any_made(), 0..7)) {
        let desk = workspace(&all, true);
        for whose in [None, Some("u"), Some("v")] {
            let ground = ground(whose);
            let got = card(&desk, whose);
            let mut rows: Vec<&Id> = got.rows().map(|row| &row.id).collect();
            rows.sort();
            let here: Vec<&Id> = ground.objectives(&desk.space).into_iter().map(|one| &one.id).collect();
            prop_assert_eq!(&rows, &here, "each exactly once");
            prop_assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len());
            prop_assert_eq!(got.groups.iter().map(|part| part.line.count).sum::<usize>(), got.all.count);
            let shares: f64 = got.groups.iter().map(|part| part.line.share).sum();
            let counts = got.rows().any(|row| row.share > 0.0);
            prop_assert!((shares - f64::from(u8::from(counts))).abs() < 1e-9, "{shares}");
            let rows: f64 = got.rows().map(|row| row.share).sum();
            prop_assert!((shares - rows).abs() < 1e-9);
            prop_assert_eq!(got.all.together, readings_of(&desk.space, &ground, test_day()));
            for part in &got.groups {
                let together = part.line.together;
                for value in [together.first.value, together.changed.value, together.lived, together.timed] {
                    prop_assert!(value.is_none_or(|value| (0.0..=1.0).contains(&value)), "{:?}", value);
                }
            }
        }
    }

    #[test]
    fn s30_the_readings_agree_where_nothing_was_changed(all in prop::collection::vec(any_made(), 0..7)) {
        let desk = workspace(&all, false);
        for whose in [None, Some("u"), Some("v")] {
            let got = card(&desk, whose);
            for row in got.rows() {
                let readings = &row.readings;
                prop_assert_eq!(readings.first, readings.changed, "{}", row.id);
                prop_assert!(readings.parts.iter().all(|part| part.first == part.changed));
                prop_assert_eq!(readings.lived, Some(1.0));
            }
            let all = got.groups.iter().map(|part| &part.line).chain(got.cuts.iter().map(|(_, line)| line));
            for line in all.chain([&got.all]).filter(|line| line.count > 0) {
                let together = line.together;
                // To the last digit: the same numbers in the same order.
                prop_assert_eq!(together.first, together.changed);
                prop_assert_eq!(together.timed, together.changed.value);
            }
        }
    }
}
