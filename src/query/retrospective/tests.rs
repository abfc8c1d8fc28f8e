//! Retrospectives, case by case.

use super::*;
use crate::okr::change::ChangedField;
use crate::okr::{
    Change as LedgerEntry, ChangeKind, CheckIn, Commitment, Owner, Privacy, RemarkKind, RootCause, Span,
    Stage, Unscored, Wants, Who,
};
use crate::query::search::{RememberedAs, remembered};
use crate::space::{Change, Edit, New, TestDesk, test_day, try_action_id, try_goal_id};

fn ground(whose: Option<&str>) -> Ground {
    Ground { cycle: Id::from("q3"), whose: whose.map(Id::from) }
}

fn read(desk: &TestDesk, whose: Option<&str>) -> Retro {
    retro(&desk.space, &ground(whose), test_day())
}

fn known(desk: &TestDesk, whose: Option<&str>) -> Knows {
    knows(&desk.space, &ground(whose), test_day())
}

fn tell(desk: &mut TestDesk, whose: Option<&str>, kind: RemarkKind, text: &str) {
    let edit = say(&desk.space, &ground(whose), kind, None, &text.into()).unwrap();
    desk.edit(&edit);
}

fn texts(retro: &Retro, at: usize) -> Vec<String> {
    retro.columns[at].remarks.iter().map(|said| said.text.to_string()).collect()
}

fn first_try(retro: &Retro) -> Said {
    retro.columns[2].remarks[0].clone()
}

/// What a file from elsewhere brings: a retrospective under an id of its own.
fn bring(desk: &mut TestDesk, id: &str, whose: Option<&str>, note: &str) {
    desk.add(id, New::Retrospective { cycle: Id::from("q3") }, whose);
    desk.change(id, Change::Note(Some(note.into())));
}

#[test]
fn j1_the_first_word_makes_it_and_its_id_is_made_of_both() {
    let mut desk = TestDesk::new();
    assert_eq!(read(&desk, Some("u")).count(), 0);
    assert!(desk.space.index().retrospectives.is_empty(), "looking makes nothing");
    assert_eq!(say(&desk.space, &ground(None), RemarkKind::Good, None, &"  ".into()), None);
    tell(&mut desk, Some("u"), RemarkKind::Good, " calls ");
    tell(&mut desk, Some("u"), RemarkKind::Bad, "late data");
    tell(&mut desk, None, RemarkKind::Good, "all of us");
    assert_eq!(desk.space.index().retrospectives.len(), 2);
    let own = read(&desk, Some("u"));
    assert_eq!((texts(&own, 0), texts(&own, 1)), (vec!["calls".to_owned()], vec!["late data".to_owned()]));
    assert!(desk.space.node(&retrospective_id(Some(&Id::from("u")), &Id::from("q3"))).is_some());
    assert_eq!(read(&desk, None).count(), 1);
    assert_eq!(read(&desk, Some("v")).count(), 0);
    // One under another id, as a file brings it, is told with it.
    bring(&mut desk, "r-file", Some("u"), "from the file");
    let both = read(&desk, Some("u"));
    assert_eq!((both.count(), both.note, both.other_notes), (2, None, vec!["from the file".into()]));
}

#[test]
fn j1_one_in_the_trash_begins_anew() {
    let mut desk = TestDesk::new();
    tell(&mut desk, Some("u"), RemarkKind::Good, "first");
    let id = read(&desk, Some("u")).id;
    desk.edit(&Edit::Change { id: id.clone(), change: Change::Note(Some("learned".into())) });
    desk.edit(&Edit::Delete { id: id.clone() });
    assert_eq!(read(&desk, Some("u")).count(), 0);
    tell(&mut desk, Some("u"), RemarkKind::Good, "second");
    let anew = read(&desk, Some("u"));
    assert_eq!((texts(&anew, 0), anew.note), (vec!["second".to_owned()], None));
}

#[test]
fn j2_a_remark_is_reworded_where_it_stands_and_taken_back() {
    let mut desk = TestDesk::new();
    for text in ["one", "two"] {
        tell(&mut desk, Some("u"), RemarkKind::Good, text);
    }
    let said = read(&desk, Some("u")).columns[0].remarks[0].clone();
    assert_eq!(reword(&said, " one "), None, "nothing changes");
    desk.edit(&reword(&said, "one, better").unwrap());
    let now = read(&desk, Some("u"));
    assert_eq!(texts(&now, 0), ["one, better", "two"], "it stays where it was");
    let better = now.columns[0].remarks[0].clone();
    assert!(better.is_reworded() && better.first == said.first && better.at == said.at);
    assert_ne!(better.key, said.key);
    desk.edit(&reword(&better, "one, best").unwrap());
    let best = read(&desk, Some("u")).columns[0].remarks[0].clone();
    assert_eq!((&*best.text, &best.first), ("one, best", &said.first));
    desk.edit(&reword(&best, "  ").unwrap());
    assert_eq!(texts(&read(&desk, Some("u")), 0), ["two"]);
}

#[test]
fn j3_answers_keep_the_words_of_their_question() {
    let mut desk = TestDesk::new();
    let questions = ["What surprised us?", " ", "What surprised us?", "Who helped?"].map(Text::from);
    desk.edit(&ask(&desk.space, questions).unwrap());
    let asked = desk.space.workspace().questions;
    assert_eq!(asked, ["What surprised us?".into(), "Who helped?".into()] as [Text; 2]);
    assert_eq!(ask(&desk.space, asked.clone()), None);
    let answer = say(&desk.space, &ground(None), RemarkKind::Answer, asked.first(), &"the weather".into());
    desk.edit(&answer.unwrap());
    let before = read(&desk, None);
    assert_eq!(before.columns.len(), 5);
    assert_eq!((texts(&before, 3), texts(&before, 4)), (vec!["the weather".to_owned()], vec![]));
    desk.edit(&ask(&desk.space, ["What was new to us?".into(), "Who helped?".into()]).unwrap());
    let after = read(&desk, None);
    let columns: Vec<(Option<&str>, bool, usize)> = after
        .columns
        .iter()
        .skip(3)
        .map(|column| (column.of.question().map(|text| &**text), column.is_asked, column.remarks.len()))
        .collect();
    let want = [
        (Some("What was new to us?"), true, 0),
        (Some("Who helped?"), true, 0),
        (Some("What surprised us?"), false, 1),
    ];
    assert_eq!(columns, want);
}

#[test]
fn j5_a_try_becomes_one_action_item_however_often() {
    let mut desk = TestDesk::new();
    tell(&mut desk, Some("u"), RemarkKind::Try, "demos\nearlier");
    let said = first_try(&read(&desk, Some("u")));
    assert!(said.made.is_nothing());
    let task = Task { owner: Some(Who::Named("Ana".into())), due: Day::parse("2026-09-01") };
    let edit = action_of(&ground(Some("u")), &said, &task);
    desk.edit(&edit);
    desk.edit(&edit);
    let made = first_try(&read(&desk, Some("u"))).made.action.unwrap();
    assert_eq!((&*made.title, made.names, made.due), ("demos earlier", vec!["Ana".into()], task.due));
    assert!(!made.is_late);
    let all: usize = desk.space.index().actions.values().map(Vec::len).sum();
    assert_eq!(all, 1);
    // Rewording the try leaves what came of it.
    desk.edit(&reword(&said, "demos in week one").unwrap());
    let now = first_try(&read(&desk, Some("u")));
    assert_eq!(now.made.action.as_ref().map(|one| &one.id), Some(&try_action_id(&now.of, &said.first)));
    // What was made and thrown away can be made again.
    desk.edit(&Edit::Delete { id: made.id.clone() });
    assert!(first_try(&read(&desk, Some("u"))).made.is_nothing());
    desk.edit(&action_of(&ground(Some("u")), &now, &Task::default()));
    let again = first_try(&read(&desk, Some("u"))).made.action.unwrap();
    assert_eq!((again.id, again.names.len(), again.due), (made.id, 0, None));
}

#[test]
fn j6_a_try_becomes_a_draft_for_the_next_cycle() {
    let mut desk = TestDesk::new();
    tell(&mut desk, Some("u"), RemarkKind::Try, "sell to schools");
    assert_eq!(read(&desk, Some("u")).following(), None, "there is no next cycle");
    assert!(matches!(read(&desk, Some("u")).next, Some(NextCycle::New { .. })));
    let span = Span::quarter(2026, 4).unwrap();
    desk.add("q4", New::Cycle { name: "Q4".into(), kind: None, span }, None);
    let now = read(&desk, Some("u"));
    let into = now.following().unwrap();
    let (edit, id) = goal_of(&desk.space, &ground(Some("u")), &first_try(&now), &into.id);
    desk.edit(&edit);
    let goal = desk.space.objective(&id).unwrap();
    assert_eq!(
        (goal.stage, goal.home.clone(), goal.cycle.clone()),
        (Stage::Draft, Some("u".into()), Some("q4".into()))
    );
    let made = first_try(&read(&desk, Some("u"))).made.goal.unwrap();
    assert_eq!((made.id, &*made.title, made.cycle), (id, "sell to schools", Some("Q4".into())));
}

#[test]
fn j7_what_the_last_one_wanted_to_try_stands_at_the_top() {
    let mut desk = TestDesk::new();
    for (id, quarter) in [("q1", 1), ("q2", 2), ("q4", 4)] {
        let span = Span::quarter(2026, quarter).unwrap();
        desk.add(id, New::Cycle { name: id.into(), kind: None, span }, None);
    }
    let month = Span::new(Day::parse("2026-06-01").unwrap(), Day::parse("2026-06-30").unwrap());
    desk.add("june", New::Cycle { name: "June".into(), kind: None, span: month }, None);
    let tell_in = |desk: &mut TestDesk, cycle: &str, whose: &str, text: &str| {
        let ground = Ground { cycle: Id::from(cycle), whose: Some(Id::from(whose)) };
        let edit = say(&desk.space, &ground, RemarkKind::Try, None, &text.into()).unwrap();
        desk.edit(&edit);
    };
    assert_eq!(read(&desk, Some("u")).wanted, None);
    for (cycle, whose, text) in
        [("q1", "u", "old"), ("june", "u", "month"), ("q2", "v", "theirs"), ("q4", "u", "later")]
    {
        tell_in(&mut desk, cycle, whose, text);
    }
    let name = |desk: &TestDesk| read(desk, Some("u")).wanted.map(|wanted| wanted.cycle.name.to_string());
    assert_eq!(name(&desk).as_deref(), Some("q1"), "of a cycle as long, though a month ended later");
    tell_in(&mut desk, "q2", "u", "newest");
    assert_eq!(name(&desk).as_deref(), Some("q2"));
    let wanted = read(&desk, Some("u")).wanted.unwrap();
    assert_eq!((wanted.tries.len(), wanted.taken_up()), (1, 0));
    desk.edit(&action_of(&ground(Some("u")), &wanted.tries[0], &Task::default()));
    assert_eq!(read(&desk, Some("u")).wanted.unwrap().taken_up(), 1);
}

#[test]
fn j8_the_archive_has_each_cycle_once_and_nothing_empty() {
    let mut desk = TestDesk::new();
    for (id, quarter) in [("q1", 1), ("q2", 2)] {
        let span = Span::quarter(2026, quarter).unwrap();
        desk.add(id, New::Cycle { name: id.into(), kind: None, span }, None);
        let ground = Ground { cycle: Id::from(id), whose: Some(Id::from("u")) };
        let edit = say(&desk.space, &ground, RemarkKind::Bad, None, &"late".into()).unwrap();
        desk.edit(&edit);
    }
    // Begun and taken back: nothing was said.
    tell(&mut desk, Some("v"), RemarkKind::Good, "gone");
    let said = read(&desk, Some("v")).columns[0].remarks[0].clone();
    desk.edit(&take_back(&said).unwrap());
    tell(&mut desk, Some("u"), RemarkKind::Good, "here");
    let own = read(&desk, Some("u"));
    let past: Vec<(&str, [usize; 4])> =
        own.past.iter().map(|past| (&*past.cycle.name, past.counts)).collect();
    assert_eq!(past, [("q2", [0, 1, 0, 0]), ("q1", [0, 1, 0, 0])]);
    assert!(own.past.iter().all(|past| past.last.is_some()));
    let beside = read(&desk, None).beside;
    let names: Vec<&str> =
        beside.iter().filter_map(|one| one.whose.as_ref().map(|whose| &*whose.name)).collect();
    assert_eq!(names, ["u"]);
    assert!(own.beside.is_empty(), "not its own");
}

#[test]
fn j9_low_is_what_is_not_good_by_how_firmly_it_was_promised() {
    let mut desk = TestDesk::new();
    desk.change("a", Change::Score(Some(0.9)));
    desk.change("b", Change::Score(Some(0.5)));
    desk.change("c", Change::Score(Some(0.9)));
    desk.change("z", Change::Commitment(Some(Commitment::Committed)));
    let low = |desk: &TestDesk, whose| {
        known(desk, whose).low.into_iter().map(|low| low.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(low(&desk, None), ["z", "c", "y", "b"], "0.9 is good, but not of what was promised");
    assert_eq!(low(&desk, Some("u")), ["y", "b"]);
    let all = known(&desk, None);
    assert_eq!((all.judged, all.unjudged, all.without_cause()), (3, 0, 4));
    desk.change("c", Change::Score(None));
    assert_eq!((known(&desk, None).judged, known(&desk, None).unjudged), (2, 1));
    desk.change("c", Change::Unscored(Some(Unscored::NotApplicable)));
    assert_eq!(low(&desk, None), ["y", "b"], "what cannot be judged is not low");
}

#[test]
fn j9_of_what_is_private_and_not_here_nothing_is_known() {
    let mut desk = TestDesk::new();
    desk.change("b", Change::Score(Some(0.1)));
    desk.change("y", Change::Private(Some(Privacy::All)));
    let own = known(&desk, None);
    assert!(own.low.iter().all(|low| low.is_private) && own.low.len() == 2, "here it is known and marked");
    desk.change("y", Change::Title("".into()));
    desk.change("b", Change::Title("".into()));
    assert!(known(&desk, None).low.is_empty());
}

#[test]
fn j10_causes_are_tallied_the_most_frequent_first() {
    let mut desk = TestDesk::new();
    for id in ["a", "b", "c"] {
        desk.change(id, Change::Score(Some(0.2)));
    }
    desk.change("a", Change::Cause(Some(RootCause::Target)));
    desk.change("b", Change::Cause(Some(RootCause::Skill)));
    desk.change("c", Change::Cause(Some(RootCause::Skill)));
    desk.change("c", Change::CauseNote(Some("nobody knew the tool".into())));
    let all = known(&desk, None);
    assert_eq!(all.causes, [(RootCause::Skill, 2), (RootCause::Target, 1)]);
    assert_eq!(all.without_cause(), 3, "the objectives");
    let noted = all.low.iter().find(|low| low.id == Id::from("c")).unwrap();
    assert_eq!(noted.cause_note.as_deref(), Some("nobody knew the tool"));
    desk.change("c", Change::Cause(None));
    assert_eq!(known(&desk, None).causes, [(RootCause::Target, 1), (RootCause::Skill, 1)]);
}

#[test]
fn j11_a_rhythm_counts_the_stretches_that_are_over() {
    let mut desk = TestDesk::new();
    // From 1 July to 21 August are 52 days: seven weeks are over.
    let rhythm = |desk: &TestDesk| super::rhythm::rhythm(&desk.space, &Id::from("a"), test_day());
    assert_eq!(rhythm(&desk), Rhythm { kept: 0, due: 7 });
    // Twice in one week is once; what stands in the week that runs does not count yet.
    for day in ["2026-07-02", "2026-07-03", "2026-07-15", "2026-08-20"] {
        desk.says_on("a", 1.0, day);
    }
    assert_eq!(rhythm(&desk), Rhythm { kept: 2, due: 7 });
    desk.says_on("a", 1.0, "2026-06-01");
    assert_eq!(rhythm(&desk).kept, 2, "before it began");
    let of_objective = super::rhythm::rhythm(&desk.space, &Id::from("x"), test_day());
    assert_eq!(of_objective, Rhythm { kept: 2, due: 7 }, "that of its key results");
    desk.change("u", Change::Cadence(Some(14)));
    assert_eq!(rhythm(&desk), Rhythm { kept: 2, due: 3 });
}

#[test]
fn j12_with_a_good_rhythm_the_way_was_wrong_else_the_cadence() {
    for (kept, due, want) in [
        (7, 10, Some(Diagnosis::Way)),
        (6, 10, Some(Diagnosis::Cadence)),
        (0, 3, Some(Diagnosis::Cadence)),
        (0, 0, None),
    ] {
        assert_eq!(Rhythm { kept, due }.diagnosis(), want, "{kept} of {due}");
    }
    let mut desk = TestDesk::new();
    desk.change("a", Change::Score(Some(0.2)));
    assert_eq!(known(&desk, None).diagnosis(), Some(Diagnosis::Cadence));
    for week in 0..7 {
        let day = Day::parse("2026-07-01").unwrap().plus_days(week * 7);
        desk.says_on("a", 1.0, &day.to_string());
    }
    assert_eq!(known(&desk, None).diagnosis(), Some(Diagnosis::Way));
    desk.change("a", Change::Score(Some(0.9)));
    assert_eq!(known(&desk, None).diagnosis(), None, "nothing is low");
}

#[test]
fn j13_belief_at_the_beginning_in_the_middle_and_at_the_end() {
    let mut desk = TestDesk::new();
    let believe = |desk: &mut TestDesk, id: &str, day: &str, level: u8, projection: Option<f64>| {
        let one = CheckIn { at: Day::parse(day), confidence: Some(level), projection, ..CheckIn::new("") };
        desk.edit(&Edit::CheckIn { of: Id::from(id), check_in: Box::new(one) });
    };
    // The middle of the quarter is 15 August.
    believe(&mut desk, "a", "2026-07-05", 8, Some(0.9));
    believe(&mut desk, "a", "2026-08-15", 6, None);
    believe(&mut desk, "a", "2026-08-20", 3, Some(0.5));
    believe(&mut desk, "b", "2026-08-20", 5, None);
    desk.change("a", Change::Score(Some(0.4)));
    let all = known(&desk, None).beliefs;
    let rows: Vec<_> =
        all.rows.iter().map(|row| (row.id.as_str(), row.first, row.middle, row.last)).collect();
    assert_eq!(rows, [("b", Some(5), None, Some(5)), ("a", Some(8), Some(6), Some(3))]);
    assert_eq!(all.means, Some(([8.0, 6.0, 3.0], 1)), "only where all three are known");
    let a = &all.rows[1];
    assert_eq!((a.thought_first, a.thought_last, a.score), (Some(0.9), Some(0.5), Some(0.4)));
    let (off, goals) = all.off.unwrap();
    assert!((off - 0.3).abs() < 1e-9 && goals == 1, "{off}");
    assert!(known(&desk, Some("v")).beliefs.rows.is_empty());
}

fn line(desk: &mut TestDesk, of: &str, kind: ChangeKind, reason: Option<&str>) {
    let change = LedgerEntry {
        key: "".into(),
        at: Day::parse("2026-08-14"),
        by: None,
        kind,
        from: None,
        to: None,
        reason: reason.map(Text::from),
        trigger: None,
        agreed_by: Vec::new(),
        minor: false,
        fields: Vec::<ChangedField>::new(),
        made: None,
        extras: Vec::new(),
    };
    desk.edit(&Edit::Record { of: Id::from(of), change: Box::new(change), amends: None });
}

#[test]
fn j14_what_was_given_up_is_told_with_why() {
    let mut desk = TestDesk::new();
    desk.change("b", Change::Stage(Stage::Dropped));
    line(&mut desk, "b", ChangeKind::Drop, Some("the market turned"));
    let gone = known(&desk, None).gone;
    assert_eq!(gone.len(), 1);
    assert_eq!((&*gone[0].gone.goal.title, gone[0].gone.reason.as_deref()), ("b", Some("the market turned")));
    assert!(known(&desk, Some("v")).gone.is_empty());
    desk.add(
        "other",
        New::Cycle { name: "o".into(), kind: None, span: Span::quarter(2026, 4).unwrap() },
        None,
    );
    desk.change("y", Change::Cycle(Some(Id::from("other"))));
    assert!(known(&desk, None).gone.is_empty(), "of another cycle");
}

#[test]
fn j15_changed_most_are_those_with_two_changes_and_more() {
    let mut desk = TestDesk::new();
    line(&mut desk, "a", ChangeKind::Retarget, Some("why"));
    assert!(known(&desk, None).restless.is_empty());
    line(&mut desk, "a", ChangeKind::Reword, None);
    for kind in [ChangeKind::Retarget, ChangeKind::Reword, ChangeKind::HandOver] {
        line(&mut desk, "c", kind, None);
    }
    let restless = known(&desk, None).restless;
    let told: Vec<_> = restless.iter().map(|one| (one.id.as_str(), one.changes, one.reasons)).collect();
    assert_eq!(told, [("c", 3, 0), ("a", 2, 1)]);
}

#[test]
fn j16_asks_that_nobody_answered() {
    let mut desk = TestDesk::new();
    let ask = |text: &str| Edit::Ask {
        of: Id::from("a"),
        wants: Wants::Help,
        to: Some(Who::Known(Id::from("v"))),
        text: text.into(),
        due: None,
    };
    desk.edit(&ask("data by the hour"));
    desk.edit(&ask("never mind"));
    let open = known(&desk, None).unanswered;
    assert_eq!(open.len(), 2);
    let mind = open.iter().find(|one| &*one.row.text == "never mind").unwrap();
    desk.edit(&Edit::TakeBack { of: Id::from("a"), ask: mind.row.key.clone().unwrap() });
    let open = known(&desk, Some("u")).unanswered;
    assert_eq!(open.iter().map(|one| &*one.row.text).collect::<Vec<_>>(), ["data by the hour"]);
    assert!(known(&desk, Some("v")).unanswered.is_empty(), "it stands on a goal of others");
}

#[test]
fn j17_the_search_finds_remarks_notes_and_causes() {
    let mut desk = TestDesk::new();
    tell(&mut desk, Some("u"), RemarkKind::Try, "Demos earlier");
    let note = write_note(&desk.space, &ground(Some("u")), Some("We learned to show demos".into()));
    desk.edit(&note);
    desk.change("c", Change::CauseNote(Some("no demos at all".into())));
    desk.edit(&ask(&desk.space, ["What about demos?".into()]).unwrap());
    let question: Text = "What about demos?".into();
    let answer = say(&desk.space, &ground(None), RemarkKind::Answer, Some(&question), &"fine".into());
    desk.edit(&answer.unwrap());
    let found = |desk: &TestDesk, text: &str| {
        let told = remembered(&desk.space, text, 10).into_iter();
        told.map(|one| (one.whose.map(|whose| whose.id.to_string()), one.text.to_string()))
            .collect::<Vec<_>>()
    };
    let u = || Some("u".to_owned());
    assert_eq!(
        found(&desk, "DEMOS"),
        [
            (u(), "Demos earlier".to_owned()),
            (u(), "We learned to show demos".to_owned()),
            (Some("v".to_owned()), "no demos at all".to_owned()),
        ]
    );
    assert_eq!(found(&desk, "demos learned").len(), 1);
    assert_eq!(found(&desk, "fine demos").len(), 1, "with a word of its question");
    assert_eq!(found(&desk, "q3"), [], "the cycle alone finds nothing");
    assert_eq!(found(&desk, " "), []);
    let cause = remembered(&desk.space, "no demos", 10).remove(0);
    assert!(matches!(cause.what, RememberedAs::Cause(goal) if goal.id == Id::from("c")));
    // Taken back is forgotten, and so is what this copy does not have.
    let said = first_try(&read(&desk, Some("u")));
    desk.edit(&take_back(&said).unwrap());
    desk.change("c", Change::Private(Some(Privacy::All)));
    desk.change("c", Change::Title("".into()));
    assert_eq!(found(&desk, "demos").len(), 1);
}

#[test]
fn j1_odd_data_breaks_nothing() {
    let mut desk = TestDesk::new();
    desk.change("a", Change::Score(Some(f64::NAN)));
    desk.change("b", Change::Score(Some(-0.2)));
    desk.change("c", Change::Owners(vec![Owner::named("x")]));
    for whose in [None, Some("u"), Some("nobody")] {
        let (read, known) = (read(&desk, whose), known(&desk, whose));
        assert_eq!(read.count(), 0);
        assert!(known.low.iter().all(|low| low.score.is_finite()));
    }
    let nowhere = Ground { cycle: Id::from("nowhere"), whose: None };
    assert_eq!(retro(&desk.space, &nowhere, test_day()).next, None);
    assert_eq!(knows(&desk.space, &nowhere, test_day()), Knows::default());
    let _ = try_goal_id(&Id::from("r"), "");
}
