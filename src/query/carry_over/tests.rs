//! What goes on, decision by decision, and what that makes.

use std::rc::Rc;

use proptest::prelude::*;

use super::*;
use crate::okr::{
    Carry, Closing, Commitment, Counts, CycleKind, CyclePhase, Day, Direction, Id, KeyResult, LinkState,
    Measure, Milestone, Objective, Origin, Owner, Perspective, PhasedTarget, Privacy, RootCause, RubricKind,
    Span, Stage, Text, Unscored,
};
use crate::query::close::Ground;
use crate::query::setting;
use crate::space::{Change, Edit, New, Place, Space, TestDesk, link_id, test_day};

fn id(text: &str) -> Id {
    Id::from(text)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A quarter within a year, with the goals of the desk; `ana` and `bo` work in `u`.
fn desk() -> TestDesk {
    let mut desk = TestDesk::new();
    let year = Span { start: Day::parse("2026-01-01"), end: Day::parse("2026-12-31") };
    desk.add("year", New::Cycle { name: "2026".into(), kind: Some(CycleKind::Year), span: year }, None);
    desk.change("q3", Change::CycleKind(Some(CycleKind::Quarter)));
    desk.change("q3", Change::Cycle(Some(id("year"))));
    for name in ["ana", "bo"] {
        desk.add(name, New::Person { name: name.into() }, Some("u"));
    }
    desk
}

fn ground() -> Ground {
    Ground { cycle: id("q3"), whose: None }
}

fn page(desk: &TestDesk) -> CarryOver {
    carry_over(&desk.space, &ground(), None, test_day())
}

fn row(desk: &TestDesk, of: &str) -> Row {
    page(desk).rows().find(|row| row.id == id(of)).unwrap().clone()
}

fn say(desk: &mut TestDesk, of: &str, carry: Carry) {
    desk.change(of, Change::Carry(Some(carry)));
}

fn planned(desk: &TestDesk, choices: &Choices) -> Plan {
    plan(&desk.space, &ground(), None, choices, test_day()).unwrap()
}

/// Makes what goes on; whether there was anything to make.
fn make_with(desk: &mut TestDesk, choices: &Choices) -> bool {
    let edit = making(&desk.space, &ground(), None, choices, test_day());
    if let Some(edit) = &edit {
        desk.edit(edit);
    }
    edit.is_some()
}

fn make_all(desk: &mut TestDesk) -> bool {
    make_with(desk, &Choices::default())
}

/// What continues a goal in the cycle into which goals go on.
fn there(desk: &TestDesk, of: &str) -> Option<Id> {
    row(desk, of).there().map(|linked| linked.id.clone())
}

fn objective<'a>(desk: &'a TestDesk, of: &str) -> &'a Objective {
    let new = there(desk, of).unwrap();
    desk.space.objective(&new).unwrap()
}

fn key_result<'a>(desk: &'a TestDesk, of: &str) -> &'a KeyResult {
    let new = there(desk, of).unwrap();
    desk.space.key_result(&new).unwrap()
}

fn goals(space: &Space) -> usize {
    space.nodes().filter(|(id, _)| space.objective(id).is_some() || space.key_result(id).is_some()).count()
}

#[test]
fn z1_nothing_goes_on_by_itself_and_deciding_changes_nothing_else() {
    let mut desk = desk();
    assert!(!make_all(&mut desk));
    assert_eq!(page(&desk).tally.remaining, 6);
    let before = desk.space.objective(&id("x")).unwrap().clone();
    say(&mut desk, "x", Carry::Close);
    desk.change("x", Change::CarryReason(Some("it is there".into())));
    let after = desk.space.objective(&id("x")).unwrap();
    let closing = Closing {
        carry: Some(Carry::Close),
        carry_reason: Some("it is there".into()),
        ..before.closing.clone()
    };
    assert_eq!(*after, Objective { closing, ..before });
    assert_eq!(row(&desk, "x").reason.as_deref(), Some("it is there"));
    assert!(!make_all(&mut desk), "what is closed goes nowhere");
}

#[test]
fn z2_a_key_result_is_decided_with_its_objective_only_where_that_is_over() {
    let mut desk = desk();
    say(&mut desk, "x", Carry::Drop);
    say(&mut desk, "y", Carry::Continue);
    desk.change("c", Change::Stage(Stage::Dropped));
    assert_eq!(row(&desk, "a").settled, Settled::WithObjective(Carry::Drop));
    assert_eq!(row(&desk, "b").settled, Settled::Open);
    assert_eq!(row(&desk, "c").settled, Settled::GivenUp);
    assert_eq!(row(&desk, "z").settled, Settled::Open);
    let tally = page(&desk).tally;
    assert_eq!((tally.all, tally.remaining, tally.drop, tally.goes_on), (6, 2, 3, 1));
    assert!(make_all(&mut desk));
    assert_eq!(there(&desk, "b"), None, "nobody said that it goes on");
    say(&mut desk, "a", Carry::Continue);
    assert_eq!(row(&desk, "a").settled, Settled::Said(Carry::Continue), "its own word holds");
    desk.change("z", Change::Stage(Stage::Dropped));
    desk.change("c", Change::Stage(Stage::default()));
    assert_eq!(row(&desk, "c").settled, Settled::WithObjective(Carry::Drop));
}

#[test]
fn z3_an_objective_goes_along_with_its_key_result() {
    for carry in [None, Some(Carry::Close)] {
        let mut desk = desk();
        desk.change("x", Change::Carry(carry));
        say(&mut desk, "a", Carry::Continue);
        let page = page(&desk);
        let goal = page.goals().find(|goal| goal.own.id == id("x")).unwrap();
        assert!(goal.goes_along() && goal.goes_on());
        let plan = planned(&desk, &Choices::default());
        assert_eq!((plan.objectives(), plan.key_results()), (1, 1));
        assert_eq!(plan.goals[0].way, None);
        assert!(make_all(&mut desk));
        let kr = key_result(&desk, "a");
        assert_eq!(kr.objective, there(&desk, "x"));
    }
}

#[test]
fn z4_what_was_decided_of_its_parts_speaks_first_for_an_objective() {
    let mut desk = desk();
    let hint = |desk: &TestDesk, of: &str| row(desk, of).hint.map(|hint| hint.carry);
    assert_eq!(hint(&desk, "x"), None, "nothing is known");
    desk.says("a", 8.0);
    assert_eq!(hint(&desk, "a"), Some(Carry::Close));
    desk.change("a", Change::Score(Some(0.2)));
    desk.change("a", Change::Cause(Some(RootCause::Strategy)));
    assert_eq!(hint(&desk, "a"), Some(Carry::Change));
    say(&mut desk, "a", Carry::Continue);
    assert_eq!(hint(&desk, "a"), None, "it is decided");
    assert_eq!(row(&desk, "x").hint, Some(Hint { carry: Carry::Continue, why: Why::PartsGoOn(1) }));
    say(&mut desk, "a", Carry::Drop);
    assert_eq!(row(&desk, "x").hint, Some(Hint { carry: Carry::Close, why: Why::PartsAreOver }));
    assert_eq!(row(&desk, "x").carry, None, "nothing is chosen for anybody");
}

#[test]
fn z5_goals_go_on_into_the_next_cycle_of_the_same_length() {
    let mut desk = desk();
    let into = |desk: &TestDesk, chosen: Option<&str>| {
        target(&desk.space, &id("q3"), chosen.map(id).as_ref(), test_day()).unwrap()
    };
    let new = into(&desk, None);
    assert_eq!(
        (&*new.name, new.span, new.phase),
        ("2026 Q4", Span::quarter(2026, 4).unwrap(), CyclePhase::Planning)
    );
    assert!(new.new.is_some() && new.is_within(&id("year")));
    assert_eq!(new.id, into(&desk, Some("q3")).id, "the cycle that closes is not one of them");
    say(&mut desk, "x", Carry::Continue);
    assert!(make_all(&mut desk));
    let made = desk.space.cycle(&new.id).unwrap();
    assert_eq!((made.phase, made.parent.clone()), (CyclePhase::Planning, Some(id("year"))));
    assert_eq!(into(&desk, None).id, new.id);
    assert!(into(&desk, None).new.is_none(), "it is not made again");
    let year = into(&desk, Some("year"));
    assert_eq!((year.id, year.has_begun), (id("year"), true));
    let choices = target_choices(&desk.space, &id("q3"), test_day());
    let names: Vec<(&str, bool)> = choices.iter().map(|one| (&*one.name, one.is_new)).collect();
    assert_eq!(names, [("2026 Q4", false), ("2026", false)]);
    // One that begins a few days later is the next one as well; without dates nobody knows.
    let late = Span { start: Day::parse("2026-10-12"), end: Day::parse("2026-12-20") };
    desk.change(new.id.as_str(), Change::Archived(true));
    desk.add("late", New::Cycle { name: "late".into(), kind: Some(CycleKind::Quarter), span: late }, None);
    assert_eq!(into(&desk, None).id, id("late"));
    desk.add("bare", New::Cycle { name: "bare".into(), kind: None, span: Span::UNKNOWN }, None);
    assert_eq!(target(&desk.space, &id("bare"), None, test_day()), None);
    let own = Span { start: Day::parse("2026-07-06"), end: Day::parse("2026-08-16") };
    desk.add("six", New::Cycle { name: "six weeks".into(), kind: Some(CycleKind::Custom), span: own }, None);
    let next = target(&desk.space, &id("six"), None, test_day()).unwrap();
    assert_eq!(&*next.name, "2026-08-17 – 2026-09-27");
}

/// A goal of which much is known.
fn dressed(desk: &mut TestDesk, given: &Given) {
    for change in [
        Change::Why(given.text.clone()),
        Change::Note(given.text.clone()),
        Change::Owners(given.owners.clone()),
        Change::Origin(given.flag.then_some(Origin::OwnIdea)),
        Change::Growth(given.flag),
        Change::Joint(vec![id("v")]),
        Change::Commitment(given.commitment),
        Change::Perspective(given.flag.then_some(Perspective::Customer)),
        Change::Tags(given.tags.clone()),
        Change::Weight(given.weight),
        Change::Cadence(given.cadence),
        Change::Code(given.text.clone()),
        Change::Url(given.text.clone()),
        Change::Private(given.privacy),
        Change::Start(Day::parse("2026-07-15")),
        Change::End(Some(given.end)),
        Change::Score(given.weight),
        Change::ScoreReason(given.text.clone()),
        Change::CauseNote(given.text.clone()),
        Change::Carry(Some(Carry::Continue)),
    ] {
        desk.change("x", change);
    }
    for change in [
        Change::Measure(given.measure.clone()),
        Change::MeasuredIn(given.text.clone()),
        Change::Owners(given.owners.clone()),
        Change::WorkedOnBy(given.flag.then(|| id("v"))),
        Change::Weight(given.weight),
        Change::Commitment(given.commitment),
        Change::Cadence(given.cadence),
        Change::Tags(given.tags.clone()),
        Change::Rubric(vec![("0.3".into(), "some".into())]),
        Change::RubricKind(if given.flag { RubricKind::Additive } else { RubricKind::Levels }),
        Change::RubricMet(vec!["some".into()]),
        Change::ReachedOn(Day::parse("2026-08-01")),
        Change::Phased(vec![PhasedTarget { day: day("2026-08-01"), value: 3.0 }]),
        Change::Note(given.text.clone()),
        Change::Code(given.text.clone()),
        Change::Priority(given.text.clone()),
        Change::TargetText(given.text.clone()),
        Change::DueText(given.text.clone()),
        Change::Private(given.privacy),
        Change::End(Some(given.end)),
        Change::Score(given.weight),
        Change::Carry(Some(Carry::Change)),
    ] {
        desk.change("a", change);
    }
    if let Some(value) = given.value {
        desk.says("a", value);
    }
}

/// What a goal is dressed with.
#[derive(Clone, Debug)]
struct Given {
    text: Option<Text>,
    tags: Vec<Text>,
    flag: bool,
    weight: Option<f64>,
    cadence: Option<u32>,
    commitment: Option<Commitment>,
    privacy: Option<Privacy>,
    owners: Vec<Owner>,
    measure: Measure,
    value: Option<f64>,
    end: Day,
}

fn measures() -> impl Strategy<Value = Measure> {
    let number = || prop::option::of(-20.0..20.0_f64);
    prop_oneof![
        (number(), number()).prop_map(|(start, target)| Measure::Reach { start, target, direction: None }),
        number().prop_map(|floor| Measure::Above { floor }),
        number().prop_map(|ceiling| Measure::Below { ceiling }),
        (number(), number()).prop_map(|(low, high)| Measure::Between { low, high }),
        Just(Measure::YesNo),
        Just(Measure::Baseline),
        Just(Measure::Judged),
        (number(), number(), number(), number()).prop_map(|(start, commit, target, stretch)| {
            Measure::CommitTargetStretch { start, commit, target, stretch }
        }),
        prop::collection::vec(0.0..3.0_f64, 0..3).prop_map(|weights| {
            let step = |(at, weight): (usize, f64)| {
                let name = Text::from(format!("step {at}"));
                Milestone { key: Text::clone(&name), title: name, weight }
            };
            Measure::Milestones(weights.into_iter().enumerate().map(step).collect())
        }),
    ]
}

fn given() -> impl Strategy<Value = Given> {
    let text = prop::option::of("[a-z ]{1,8}".prop_map(|text| Text::from(format!("t{text}t"))));
    let owners = prop_oneof![
        Just(Vec::new()),
        Just(vec![Owner::known(id("ana"))]),
        Just(vec![Owner::known(id("bo")), Owner::named("whoever is on call")]),
    ];
    let commitment =
        prop::option::of(prop_oneof![Just(Commitment::Committed), Just(Commitment::Aspirational)]);
    let ends = prop_oneof![Just(day("2026-09-15")), Just(day("2026-11-15"))];
    let first =
        (text, prop::collection::vec("[a-z]{1,5}", 0..3), any::<bool>(), prop::option::of(0.1..3.0_f64));
    let second = (prop::option::of(1..40_u32), commitment, prop::option::of(Just(Privacy::All)), owners);
    (first, second, measures(), prop::option::of(-20.0..20.0_f64), ends).prop_map(
        |((text, tags, flag, weight), (cadence, commitment, privacy, owners), measure, value, end)| Given {
            text,
            tags: tags.into_iter().map(Text::from).collect(),
            flag,
            weight,
            cadence,
            commitment,
            privacy,
            owners,
            measure,
            value,
            end,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    /// Nothing that should stay is lost, nothing that should not comes along, and the old goal is as it was.
    #[test]
    fn z6_what_goes_on_keeps_what_it_is_and_leaves_the_old_as_it_was(given in given()) {
        let mut desk = desk();
        dressed(&mut desk, &given);
        let (old, old_kr) = (
            desk.space.objective(&id("x")).unwrap().clone(),
            desk.space.key_result(&id("a")).unwrap().clone(),
        );
        let entities = [id("x"), id("a")].map(|one| Rc::clone(&desk.space.node(&one).unwrap().entity));
        let onward = planned(&desk, &Choices::default()).goals[0].key_results[0].onward.clone();
        prop_assert!(make_all(&mut desk));
        for (one, before) in [id("x"), id("a")].iter().zip(&entities) {
            prop_assert_eq!(&desk.space.node(one).unwrap().entity, before);
        }
        let lies_in = |end: Option<Day>| end.filter(|end| *end > day("2026-10-01"));
        let new = objective(&desk, "x");
        let continues = |old: &str| Closing { continues: Some(id(old)), ..Closing::default() };
        let want = Objective {
            id: new.id.clone(),
            cycle: new.cycle.clone(),
            order: Text::clone(&new.order),
            span: Span { start: None, end: lies_in(old.span.end) },
            stage: Stage::Draft,
            score: None,
            closing: continues("x"),
            ..old
        };
        prop_assert_eq!(new, &want);
        let kr = key_result(&desk, "a");
        let wants_target = onward.notes.iter().any(|note| note.wants_words());
        let want = KeyResult {
            id: kr.id.clone(),
            objective: Some(new.id.clone()),
            order: Text::clone(&kr.order),
            measure: onward.measure,
            phased: Vec::new(),
            span: Span { start: None, end: lies_in(old_kr.span.end) },
            target_text: old_kr.target_text.clone().filter(|_| !wants_target),
            due_text: None,
            stage: kr.stage,
            score: None,
            closing: continues("a"),
            rubric_met: Vec::new(),
            reached_on: None,
            extras: Vec::new(),
            ..old_kr
        };
        prop_assert_eq!(kr, &want);
        prop_assert!(desk.space.check_ins(&kr.id).is_empty());
        prop_assert!(!make_all(&mut desk), "once is enough");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn z7_it_is_measured_from_where_it_stands() {
    use OnwardNote::{
        AllDone, Found, HeightsReached, MilestonesDone, StandsUnknown, StartsAt, TargetReached,
    };
    let reach = |start: Option<f64>, target: Option<f64>, direction: Option<Direction>| Measure::Reach {
        start,
        target,
        direction,
    };
    let ladder = |start: Option<f64>, commit: Option<f64>, target: Option<f64>, stretch: Option<f64>| {
        Measure::CommitTargetStretch { start, commit, target, stretch }
    };
    let above = Measure::Above { floor: Some(9.0) };
    let (up, down) = (Some(Direction::Up), Some(Direction::Down));
    for (measure, value, want, notes) in [
        (
            reach(Some(0.0), Some(50.0), None),
            Some(34.0),
            reach(Some(34.0), Some(50.0), None),
            vec![StartsAt(34.0)],
        ),
        (
            reach(Some(9.0), Some(2.0), None),
            Some(5.0),
            reach(Some(5.0), Some(2.0), None),
            vec![StartsAt(5.0)],
        ),
        (
            reach(Some(0.0), Some(50.0), None),
            Some(60.0),
            reach(Some(60.0), None, up),
            vec![StartsAt(60.0), TargetReached],
        ),
        (
            reach(Some(9.0), Some(2.0), None),
            Some(2.0),
            reach(Some(2.0), None, down),
            vec![StartsAt(2.0), TargetReached],
        ),
        (reach(Some(0.0), Some(50.0), None), None, reach(Some(0.0), Some(50.0), None), vec![StandsUnknown]),
        (reach(None, Some(5.0), up), Some(3.0), reach(Some(3.0), Some(5.0), up), vec![StartsAt(3.0)]),
        (
            ladder(Some(0.0), Some(3.0), Some(7.0), Some(10.0)),
            Some(5.0),
            ladder(Some(5.0), None, Some(7.0), Some(10.0)),
            vec![StartsAt(5.0), HeightsReached(1)],
        ),
        (
            ladder(Some(0.0), Some(3.0), Some(7.0), Some(10.0)),
            Some(8.0),
            ladder(Some(8.0), None, None, Some(10.0)),
            vec![StartsAt(8.0), HeightsReached(2), TargetReached],
        ),
        (Measure::Baseline, Some(12.0), reach(Some(12.0), None, None), vec![Found(12.0)]),
        (Measure::Baseline, None, Measure::Baseline, vec![]),
        (above.clone(), Some(4.0), above, vec![]),
        (Measure::YesNo, None, Measure::YesNo, vec![]),
        (Measure::Judged, None, Measure::Judged, vec![]),
    ] {
        let mut desk = desk();
        desk.change("a", Change::Measure(measure.clone()));
        if let Some(value) = value {
            desk.says("a", value);
        }
        say(&mut desk, "a", Carry::Continue);
        let plan = planned(&desk, &Choices::default());
        let got = &plan.goals[0].key_results[0].onward;
        assert_eq!((&got.measure, &got.notes), (&want, &notes), "{measure:?} at {value:?}");
    }
    let step = |key: &str, weight: f64| Milestone { key: key.into(), title: key.into(), weight };
    for (done, left, notes) in [
        (vec!["one"], vec![step("two", 3.0)], vec![MilestonesDone(1)]),
        (vec!["one", "two"], vec![], vec![AllDone]),
        (vec![], vec![step("one", 1.0), step("two", 3.0)], vec![]),
    ] {
        let mut desk = desk();
        desk.change("a", Change::Measure(Measure::Milestones(vec![step("one", 1.0), step("two", 3.0)])));
        let done = done.into_iter().map(Text::from).collect();
        let said = crate::okr::CheckIn {
            at: Day::parse("2026-08-20"),
            done: Some(done),
            ..crate::okr::CheckIn::new("")
        };
        desk.edit(&Edit::CheckIn { of: id("a"), check_in: Box::new(said) });
        say(&mut desk, "a", Carry::Continue);
        assert!(make_all(&mut desk));
        let plan_notes = notes;
        assert_eq!(key_result(&desk, "a").measure, Measure::Milestones(left));
        let again = super::onward::onward(
            &desk.space,
            desk.space.key_result(&id("a")).unwrap(),
            AfterBaseline::Reach,
            test_day(),
        );
        assert_eq!(again.notes, plan_notes);
    }
    let mut desk = desk();
    desk.change("a", Change::Measure(Measure::Baseline));
    desk.says("a", 12.0);
    say(&mut desk, "a", Carry::Continue);
    let look = Choosing::Baseline { of: id("a"), after: AfterBaseline::Look };
    assert!(make_with(&mut desk, &Choices::default().with(look)));
    assert_eq!(key_result(&desk, "a").measure, Measure::Baseline);
}

#[test]
fn z8_what_is_changed_says_so_until_it_reads_otherwise() {
    let mut desk = desk();
    say(&mut desk, "x", Carry::Change);
    desk.change("x", Change::CarryReason(Some("the wrong market".into())));
    assert!(make_all(&mut desk));
    let new = there(&desk, "x").unwrap();
    let wants = |desk: &TestDesk| chain(&desk.space, &new).to_reword;
    assert_eq!(wants(&desk).as_deref(), Some("the wrong market"));
    desk.change(new.as_str(), Change::Stage(Stage::default()));
    assert_eq!(wants(&desk), None, "it was published as it reads");
    desk.change(new.as_str(), Change::Stage(Stage::Draft));
    desk.change(new.as_str(), Change::Title("Sell elsewhere".into()));
    assert_eq!(wants(&desk), None);
    assert_eq!(&*desk.space.objective(&id("x")).unwrap().title, "x");
}

#[test]
fn z9_what_is_made_in_time_is_late_by_no_rule() {
    let mut desk = desk();
    say(&mut desk, "x", Carry::Continue);
    say(&mut desk, "a", Carry::Continue);
    assert!(make_all(&mut desk));
    let (new, cycle) = (there(&desk, "x").unwrap(), page(&desk).target.unwrap().id);
    assert_eq!(objective(&desk, "x").stage, Stage::Draft);
    assert_eq!(setting::stage_of(&desk.space, &there(&desk, "a").unwrap()), Some(Stage::Draft));
    let at = crate::okr::Moment::parse("2026-09-20T09:00:00Z");
    desk.change(new.as_str(), Change::Stage(Stage::Published { at }));
    let later = setting::setting(&desk.space, &cycle, day("2026-11-01")).unwrap();
    assert_eq!(later.late, []);
    assert!(setting::first_set(&desk.space, &new).unwrap().is_unchanged());
}

#[test]
fn z10_what_was_thrown_away_comes_out_of_the_trash_as_it_would_be_made_now() {
    let mut desk = desk();
    for goal in ["x", "a"] {
        say(&mut desk, goal, Carry::Continue);
    }
    desk.says("a", 3.0);
    assert!(make_all(&mut desk));
    let (new, kr) = (there(&desk, "x").unwrap(), there(&desk, "a").unwrap());
    assert_eq!(new, carried_id("o", &id("x"), &page(&desk).target.unwrap().id));
    desk.change(new.as_str(), Change::Why(Some("an afterthought".into())));
    desk.edit(&Edit::Delete { id: new.clone() });
    assert_eq!((there(&desk, "x"), there(&desk, "a")), (None, None));
    desk.says("a", 4.0);
    assert!(make_all(&mut desk));
    assert_eq!((there(&desk, "x"), there(&desk, "a")), (Some(new.clone()), Some(kr)));
    assert_eq!(objective(&desk, "x").why, None, "as it would be made now");
    let Measure::Reach { start, .. } = key_result(&desk, "a").measure else { panic!("it is no way") };
    assert_eq!(start, Some(4.0));
}

#[test]
fn z11_a_goal_goes_on_into_a_cycle_once_and_key_results_join_it_later() {
    let mut desk = desk();
    desk.add("a2", New::KeyResult { title: "a2".into() }, Some("x"));
    for goal in ["x", "a"] {
        say(&mut desk, goal, Carry::Continue);
    }
    assert!(make_all(&mut desk));
    let count = goals(&desk.space);
    assert!(!make_all(&mut desk));
    say(&mut desk, "a2", Carry::Continue);
    let plan = planned(&desk, &Choices::default());
    assert_eq!((plan.objectives(), plan.key_results()), (0, 1));
    assert!(plan.goals[0].is_there);
    assert!(make_all(&mut desk));
    assert_eq!(goals(&desk.space), count + 1);
    let new = there(&desk, "x").unwrap();
    let order: Vec<&Id> = desk.space.key_results_of(&new).iter().collect();
    assert_eq!(order, [&there(&desk, "a").unwrap(), &there(&desk, "a2").unwrap()]);
    // Postponed further it is still the one that was made.
    desk.add("later", New::Cycle { name: "later".into(), kind: None, span: Span::UNKNOWN }, None);
    desk.change(new.as_str(), Change::Cycle(Some(id("later"))));
    assert!(!make_all(&mut desk));
    assert_eq!(there(&desk, "x"), Some(new));
    // What somebody wrote by hand and said to continue it counts as well.
    let target = page(&desk).target.unwrap().id;
    desk.add("hand", New::Objective { title: "y".into(), cycle: Some(target) }, Some("u"));
    desk.change("hand", Change::Continues(Some(id("y"))));
    say(&mut desk, "y", Carry::Continue);
    assert!(!make_all(&mut desk));
    assert_eq!(there(&desk, "y"), Some(id("hand")));
}

#[test]
fn z11_what_goes_on_keeps_its_order() {
    let mut desk = desk();
    desk.add("w", New::Objective { title: "w".into(), cycle: Some(id("q3")) }, Some("u"));
    desk.change("w", Change::Stage(Stage::default()));
    for kr in ["k1", "k2", "k3"] {
        let after = desk.space.key_results_of(&id("w")).last().cloned();
        let place = Place { under: Some(id("w")), after };
        desk.edit(&Edit::Add { id: id(kr), new: New::KeyResult { title: kr.into() }, place });
        say(&mut desk, kr, Carry::Continue);
    }
    for goal in ["x", "y", "w"] {
        say(&mut desk, goal, Carry::Continue);
    }
    assert!(make_all(&mut desk));
    let names = |all: &[Id]| -> Vec<Text> { all.iter().filter_map(|one| desk.space.name_of(one)).collect() };
    let krs = names(desk.space.key_results_of(&there(&desk, "w").unwrap()));
    assert_eq!(krs.iter().map(|name| &**name).collect::<Vec<_>>(), ["k1", "k2", "k3"]);
    let all = desk.space.objectives_of(Some(&id("u")));
    let (old, new) = all.split_at(all.len() / 2);
    assert_eq!(names(old), names(new), "in the same order, behind those of before");
}

/// A goal of the year, and links up to it and across.
fn linked() -> TestDesk {
    let mut desk = desk();
    for (goal, cycle) in [("yearly", "year"), ("old", "past")] {
        desk.add(goal, New::Objective { title: goal.into(), cycle: Some(id(cycle)) }, Some("v"));
        desk.change(goal, Change::Stage(Stage::default()));
    }
    let past = Span::quarter(2026, 2).unwrap();
    desk.add("past", New::Cycle { name: "Q2".into(), kind: Some(CycleKind::Quarter), span: past }, None);
    for (from, to) in [("x", "yearly"), ("x", "z"), ("x", "old"), ("y", "x")] {
        desk.edit(&Edit::Align { from: id(from), to: id(to) });
        desk.accept(from, to);
    }
    desk.link("x", "yearly", Change::Weight(Some(3.0)));
    desk.link("x", "z", Change::Counts(false));
    desk.change("x", Change::Primary(Some(id("yearly"))));
    desk
}

fn ways(plan: &Plan, of: &str) -> Vec<(String, LinkWay, bool)> {
    let goal = plan.goals.iter().find(|goal| goal.old == id(of)).unwrap();
    let mut all: Vec<_> =
        goal.links.iter().map(|link| (link.was.1.to_string(), link.way, link.taken)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn z12_links_stay_follow_or_are_offered() {
    let mut desk = linked();
    say(&mut desk, "x", Carry::Continue);
    let plan = planned(&desk, &Choices::default());
    let want = |z: (LinkWay, bool)| {
        vec![
            ("old".to_owned(), LinkWay::Ends, false),
            ("yearly".to_owned(), LinkWay::Stays, true),
            ("z".to_owned(), z.0, z.1),
        ]
    };
    assert_eq!(ways(&plan, "x"), want((LinkWay::Ends, false)));
    say(&mut desk, "z", Carry::Continue);
    assert_eq!(ways(&planned(&desk, &Choices::default()), "x"), want((LinkWay::Follows, true)));
    let off = Choosing::Link { from: id("x"), to: id("z"), taken: false };
    let on = Choosing::Link { from: id("x"), to: id("old"), taken: true };
    let choices = Choices::default().with(off).with(on);
    let chosen = ways(&planned(&desk, &choices), "x");
    assert_eq!(chosen.iter().map(|one| one.2).collect::<Vec<_>>(), [true, true, false]);
    assert!(make_all(&mut desk));
    let (x, z) = (there(&desk, "x").unwrap(), there(&desk, "z").unwrap());
    let holds = |desk: &TestDesk, from: &Id, to: &Id| {
        desk.space.link(&link_id(from, to)).is_some_and(crate::okr::Link::holds)
    };
    assert!(holds(&desk, &x, &id("yearly")) && holds(&desk, &x, &z));
    assert!(!holds(&desk, &x, &id("old")) && !holds(&desk, &x, &id("z")));
    assert_eq!(objective(&desk, "x").primary, Some(id("yearly")));
    assert!(holds(&desk, &id("x"), &id("z")), "the old ones are as they were");
    // The goal below comes later and follows; had it come first, it would be drawn with the one above.
    say(&mut desk, "y", Carry::Continue);
    assert!(make_all(&mut desk));
    assert!(holds(&desk, &there(&desk, "y").unwrap(), &x));
    let mut other = linked();
    say(&mut other, "y", Carry::Continue);
    assert!(make_all(&mut other));
    say(&mut other, "x", Carry::Continue);
    let plan = planned(&other, &Choices::default());
    let below = plan.goals.iter().flat_map(|goal| &goal.links).find(|link| link.end == LinkEnd::Lower);
    assert_eq!(below.map(|link| (link.way, link.taken)), Some((LinkWay::Follows, true)));
    assert!(make_all(&mut other));
    assert!(holds(&other, &there(&other, "y").unwrap(), &there(&other, "x").unwrap()));
    // What is in the trash is not offered.
    let mut gone = linked();
    gone.edit(&Edit::Delete { id: id("yearly") });
    say(&mut gone, "x", Carry::Continue);
    assert!(!ways(&planned(&gone, &Choices::default()), "x").iter().any(|one| one.0 == "yearly"));
}

#[test]
fn z12_a_shared_key_result_is_shared_again() {
    let mut desk = desk();
    desk.share("c", "x");
    desk.accept("c", "x");
    for goal in ["x", "z", "c"] {
        say(&mut desk, goal, Carry::Continue);
    }
    assert!(make_all(&mut desk));
    let (x, c) = (there(&desk, "x").unwrap(), there(&desk, "c").unwrap());
    let link = desk.space.link(&link_id(&c, &x)).unwrap();
    assert!(link.shares(), "{link:?}");
    assert_eq!(desk.space.shared_with(&x).collect::<Vec<_>>(), [&c]);
}

#[test]
fn z13_a_link_keeps_how_it_counts_and_is_asked_for_anew_where_a_goal_changes() {
    let state = |carry: Carry, before: Option<LinkState>| {
        let mut desk = linked();
        if let Some(before) = before {
            desk.link("x", "yearly", Change::LinkState(before));
        }
        say(&mut desk, "x", carry);
        say(&mut desk, "z", Carry::Continue);
        assert!(make_all(&mut desk));
        let x = there(&desk, "x").unwrap();
        let up = desk.space.link(&link_id(&x, &id("yearly"))).unwrap().clone();
        let across = desk.space.link(&link_id(&x, &there(&desk, "z").unwrap())).unwrap();
        assert_eq!(up.counts, Counts::Contributes { weight: Some(3.0) });
        assert_eq!(across.counts, Counts::Supports);
        up.state
    };
    assert_eq!(state(Carry::Continue, None), LinkState::Accepted);
    assert_eq!(state(Carry::Change, None), LinkState::Proposed);
    assert_eq!(state(Carry::Continue, Some(LinkState::Discussed)), LinkState::Proposed);
    let mut desk = linked();
    for goal in ["x", "y"] {
        say(&mut desk, goal, Carry::Change);
    }
    assert!(make_all(&mut desk));
    let link = link_id(&there(&desk, "y").unwrap(), &there(&desk, "x").unwrap());
    assert_eq!(desk.space.link(&link).unwrap().state, LinkState::Accepted, "within one unit nobody is asked");
}

#[test]
fn z14_who_was_put_away_does_not_come_along() {
    let mut desk = desk();
    let owners = vec![Owner::known(id("ana")), Owner::known(id("bo")), Owner::named("whoever")];
    desk.change("x", Change::Owners(owners));
    desk.change("ana", Change::Archived(true));
    say(&mut desk, "x", Carry::Continue);
    let plan = planned(&desk, &Choices::default());
    let kept = &plan.goals[0].owners;
    assert_eq!(kept.left, [Text::from("ana")]);
    assert_eq!(kept.owners, [Owner::known(id("bo")), Owner::named("whoever")]);
    let other = Choosing::Owners { of: id("x"), owners: Some(vec![Owner::known(id("v"))]) };
    let chosen = planned(&desk, &Choices::default().with(other));
    assert_eq!(chosen.goals[0].owners.owners, [Owner::known(id("v"))]);
    assert!(chosen.goals[0].owners.is_chosen && chosen.goals[0].owners.left.is_empty());
    // A goal at home with somebody who left goes to their unit; where the unit is gone, to nobody.
    let own = New::Objective { title: "own".into(), cycle: Some(id("q3")) };
    desk.add("own", own, Some("ana"));
    desk.change("own", Change::Stage(Stage::default()));
    say(&mut desk, "own", Carry::Continue);
    let at = |desk: &TestDesk| {
        let plan = planned(desk, &Choices::default());
        let goal = plan.goals.iter().find(|goal| goal.old == id("own")).unwrap();
        (goal.home.as_ref().map(|home| home.id.clone()), goal.moved.as_ref().map(|one| Text::clone(&one.was)))
    };
    assert_eq!(at(&desk), (Some(id("u")), Some("ana".into())));
    desk.change("u", Change::Archived(true));
    assert_eq!(at(&desk), (None, Some("ana".into())));
}

#[test]
fn z15_many_at_once_leave_what_was_decided_as_it_is() {
    let mut desk = desk();
    desk.change("a", Change::Score(Some(0.9)));
    desk.change("c", Change::Unscored(Some(Unscored::NotApplicable)));
    say(&mut desk, "b", Carry::Drop);
    let act = |desk: &mut TestDesk, act: Bulk| {
        let (count, edit) = bulk(page(desk).rows(), act)?;
        desk.edit(&edit);
        Some(count)
    };
    assert_eq!(act(&mut desk, Bulk::CloseJudged), Some(3), "x by its key result, a and c");
    assert_eq!(act(&mut desk, Bulk::CloseJudged), None);
    assert_eq!(act(&mut desk, Bulk::ContinueOpen), Some(2), "y and z");
    let said = |of: &str| row(&desk, of).carry;
    assert_eq!(
        [said("a"), said("b"), said("c")],
        [Some(Carry::Close), Some(Carry::Drop), Some(Carry::Close)]
    );
    assert_eq!([said("y"), said("z")], [Some(Carry::Continue); 2]);
    assert_eq!(page(&desk).tally.remaining, 0);
}

#[test]
fn z15_weights_stay_or_are_evened_out_and_initiatives_come_along_where_somebody_says_so() {
    for (choosing, weight) in [(None, Some(2.0)), (Some(Choosing::Weights(Weights::Even)), None)] {
        let mut desk = desk();
        for goal in ["x", "a"] {
            say(&mut desk, goal, Carry::Continue);
            desk.change(goal, Change::Weight(Some(2.0)));
        }
        for work in ["done", "open", "left"] {
            desk.add(work, New::Initiative { title: work.into() }, Some("a"));
        }
        desk.change("done", Change::Done(true));
        let along = Choosing::Work { of: id("open"), taken: true };
        let choices = [Some(along), choosing].into_iter().flatten().fold(Choices::default(), Choices::with);
        let work = planned(&desk, &choices).goals[0].key_results[0].work.clone();
        assert_eq!(work.iter().map(|one| (&*one.title, one.taken)).collect::<Vec<_>>().len(), 2);
        assert!(make_with(&mut desk, &choices));
        assert_eq!((objective(&desk, "x").weight, key_result(&desk, "a").weight), (weight, weight));
        let new = there(&desk, "a").unwrap();
        let names: Vec<_> =
            desk.space.initiatives_of(&new).iter().filter_map(|one| desk.space.name_of(one)).collect();
        assert_eq!(names, [Text::from("open")]);
    }
}

#[test]
fn z16_a_goal_without_a_score_is_marked_only_where_somebody_says_so() {
    let mut desk = desk();
    desk.change("a", Change::Score(Some(0.4)));
    for goal in ["x", "a", "y", "b"] {
        say(&mut desk, goal, Carry::Continue);
    }
    let plan = planned(&desk, &Choices::default());
    assert_eq!(plan.unjudged, [id("y"), id("b")]);
    let unscored = |desk: &TestDesk, of: &str| {
        let goal = desk.space.objective(&id(of)).map(|one| one.closing.unscored);
        goal.or_else(|| desk.space.key_result(&id(of)).map(|one| one.closing.unscored)).unwrap()
    };
    let mut plain = desk;
    let mut marked = self::desk();
    marked.change("a", Change::Score(Some(0.4)));
    for goal in ["x", "a", "y", "b"] {
        say(&mut marked, goal, Carry::Continue);
    }
    assert!(make_all(&mut plain));
    assert!(make_with(&mut marked, &Choices::default().with(Choosing::Marks(true))));
    for of in ["x", "a", "y", "b"] {
        assert_eq!(unscored(&plain, of), None);
        let want = ["y", "b"].contains(&of).then_some(Unscored::CarriedOver);
        assert_eq!(unscored(&marked, of), want, "{of}");
    }
}

#[test]
fn z18_a_goal_remembers_what_it_continues_over_several_cycles() {
    let mut desk = desk();
    desk.change("a", Change::Score(Some(0.6)));
    for goal in ["x", "a"] {
        say(&mut desk, goal, Carry::Continue);
    }
    assert!(make_all(&mut desk));
    let (q4, kr) = (page(&desk).target.unwrap().id, there(&desk, "a").unwrap());
    let second = there(&desk, "x").unwrap();
    desk.change(second.as_str(), Change::Stage(Stage::default()));
    for goal in [&second, &kr] {
        desk.change(goal.as_str(), Change::Carry(Some(Carry::Continue)));
    }
    let next = Ground { cycle: q4, whose: None };
    let edit = making(&desk.space, &next, None, &Choices::default(), test_day()).unwrap();
    desk.edit(&edit);
    let later = chain(&desk.space, &kr).after;
    let third = later[0].id.clone();
    assert_eq!(later[0].cycle.as_deref(), Some("2027 Q1"));
    let told: Vec<_> = chain(&desk.space, &third)
        .before
        .iter()
        .map(|one| (one.id.clone(), one.cycle.clone(), one.score))
        .collect();
    assert_eq!(told, [(kr, Some("2026 Q4".into()), None), (id("a"), Some("Q3".into()), Some(0.6))]);
    assert_eq!(chain(&desk.space, &id("x")).after.len(), 1);
    desk.edit(&Edit::Delete { id: id("x") });
    assert!(chain(&desk.space, &second).before[0].is_gone);
    // A ring, as a made-up file may have it.
    desk.change("y", Change::Continues(Some(id("z"))));
    desk.change("z", Change::Continues(Some(id("y"))));
    assert_eq!(chain(&desk.space, &id("y")).before.len(), 1);
    desk.change("y", Change::Continues(Some(id("y"))));
    assert!(chain(&desk.space, &id("y")).before.is_empty());
    assert_eq!(row(&desk, "y").later.len(), 1);
}

#[test]
fn z19_what_is_private_and_not_here_is_not_carried_over() {
    let mut desk = desk();
    desk.change("x", Change::Private(Some(Privacy::All)));
    desk.change("x", Change::Title("".into()));
    desk.change("b", Change::Private(Some(Privacy::Values)));
    desk.change("b", Change::Measure(Measure::Reach { start: None, target: None, direction: None }));
    desk.add("h", New::KeyResult { title: "".into() }, Some("y"));
    desk.change("h", Change::Private(Some(Privacy::All)));
    for goal in ["x", "a", "y", "b", "h"] {
        say(&mut desk, goal, Carry::Continue);
    }
    assert!(!page(&desk).rows().any(|row| [id("x"), id("a")].contains(&row.id)), "nothing is known of it");
    assert_eq!(row(&desk, "h").blocked, Some(Blocked::Hidden));
    assert_eq!(row(&desk, "b").blocked, Some(Blocked::Withheld));
    let plan = planned(&desk, &Choices::default());
    assert_eq!((plan.objectives(), plan.key_results()), (1, 0), "y alone");
    assert!(make_all(&mut desk));
    assert_eq!((there(&desk, "h"), there(&desk, "b")), (None, None));
    assert!(bulk(page(&desk).rows().filter(|row| row.blocked.is_some()), Bulk::ContinueOpen).is_none());
}
