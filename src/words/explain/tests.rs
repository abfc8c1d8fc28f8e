//! Every status says why, with its numbers, in both languages.

use crate::okr::{CheckIn, Day, Id, Measure, PacePreset, PaceRule, PhasedTarget, Stage, Status};
use crate::query::panel::{Explained, explain};
use crate::space::{Change, Edit, New, TestDesk, test_day};
use crate::words::{En, ExplainWords, Zh};

fn of(desk: &TestDesk, id: &str) -> Explained {
    explain(&desk.space, &Id::from(id), test_day()).unwrap()
}

#[track_caller]
fn check(desk: &TestDesk, id: &str, status: Status, en: &[&str], zh: &[&str]) {
    let one = of(desk, id);
    assert_eq!(one.status.shown, status, "{:?}", one.status);
    assert_eq!(En.status_told(&one, test_day()), en);
    assert_eq!(Zh.status_told(&one, test_day()), zh);
}

/// 51 of 91 days are over: 0.56 is expected.
fn at(value: f64) -> TestDesk {
    let mut desk = TestDesk::new();
    desk.says("a", value);
    desk
}

#[test]
fn t20_behind_and_at_risk_say_what_was_expected_and_what_the_rule_calls_it() {
    let rule = "Strict (Viva Goals): on track up to 0 points behind, behind up to 25, at risk beyond";
    let zh_rule = "严格（Viva Goals）：落后不超过 0 个百分点为正常，不超过 25 为落后，再多为有风险";
    check(
        &at(4.0),
        "a",
        Status::Behind,
        &["0.56 is expected by its dates (1 Jul to 30 Sep), it is 0.40: 16 points behind", rule],
        &["按起止日期（7月1日 至 9月30日），今天应达 0.56，实际 0.40：落后 16 个百分点", zh_rule],
    );
    check(
        &at(3.0),
        "a",
        Status::AtRisk,
        &["0.56 is expected by its dates (1 Jul to 30 Sep), it is 0.30: 26 points behind", rule],
        &["按起止日期（7月1日 至 9月30日），今天应达 0.56，实际 0.30：落后 26 个百分点", zh_rule],
    );
    check(
        &at(6.0),
        "a",
        Status::OnTrack,
        &["0.56 is expected by its dates (1 Jul to 30 Sep), it is 0.60: 4 points ahead", rule],
        &["按起止日期（7月1日 至 9月30日），今天应达 0.56，实际 0.60：领先 4 个百分点", zh_rule],
    );
}

#[test]
fn t20_each_practice_is_named_with_its_own_numbers() {
    let mut desk = at(4.5);
    let workspace = desk.space.workspace().id;
    for (preset, status, en) in [
        (
            PacePreset::Engagedly,
            Status::OnTrack,
            "Lenient (Engagedly): on track up to 16.5 points behind, behind up to 33, at risk beyond",
        ),
        (
            PacePreset::UpRaise,
            Status::Behind,
            "By share, strict (UpRaise): on track from 95\u{a0}% of the pace, behind from 75\u{a0}%, at risk below",
        ),
        (
            PacePreset::Mooncamp,
            Status::Behind,
            "By share, lenient (Mooncamp): on track from 90\u{a0}% of the pace, behind from 70\u{a0}%, at risk below",
        ),
        (
            PacePreset::Custom(PaceRule::Gap { green: 5.0, amber: 10.0 }),
            Status::AtRisk,
            "Our own numbers: on track up to 5 points behind, behind up to 10, at risk beyond",
        ),
    ] {
        desk.change(workspace.as_str(), Change::Pace(preset));
        let one = of(&desk, "a");
        assert_eq!(one.status.shown, status, "{preset:?}");
        let told = En.status_told(&one, test_day());
        assert_eq!(told.last().map(String::as_str), Some(en));
        let is_ratio = matches!(preset.rule(), PaceRule::Ratio { .. });
        assert_eq!(
            told.first().is_some_and(|line| line.contains("0.45, 80\u{a0}% of it")),
            is_ratio,
            "{told:?}"
        );
    }
}

#[test]
fn t20_the_owners_word_stands_beside_what_was_computed() {
    let mut desk = at(4.0);
    desk.change("a", Change::Status(Some(Status::OnTrack)));
    let told = |desk: &TestDesk| (En.owner_told(&of(desk, "a")), Zh.owner_told(&of(desk, "a")));
    assert_eq!(
        told(&desk),
        (
            Some("Its owner says on track; computed: behind".to_owned()),
            Some("负责人的判断是「正常」；计算结果是「落后」".to_owned())
        )
    );
    // Against a silence "on track" does not stand, and that is said.
    let mut desk = TestDesk::new();
    desk.says_on("a", 9.0, "2026-08-01");
    desk.change("a", Change::Status(Some(Status::OnTrack)));
    assert_eq!(of(&desk, "a").status.shown, Status::Stale);
    assert_eq!(
        told(&desk).0,
        Some("Its owner says on track; that does not stand while it is out of date".to_owned())
    );
    desk.change("a", Change::Status(None));
    assert_eq!(told(&desk), (None, None));
}

#[test]
fn t20_every_other_reason_has_its_sentence() {
    let first = |desk: &TestDesk, id: &str| {
        let one = of(desk, id);
        (En.why_status(&one, test_day()), Zh.why_status(&one, test_day()))
    };
    let mut desk = TestDesk::new();
    assert_eq!(first(&desk, "a").0, "Nobody has checked in yet; the first check-in was due 8 Jul");
    assert_eq!(first(&desk, "a").1, "还没有人更新过进展；首次更新本应在7月8日");
    desk.says_on("a", 9.0, "2026-08-01");
    assert_eq!(first(&desk, "a").0, "Last check-in 1 Aug; with one every 7 days it is 13 days overdue");
    desk.says("a", 12.0);
    assert_eq!(first(&desk, "a").0, "Reached: progress is 1.20");
    assert_eq!(first(&desk, "x").0, "All that contributes is reached, put off, dropped or closed");
    desk.says("b", 2.0);
    assert_eq!(first(&desk, "y").0, "As its riskiest part, which decides: “b” (at risk)");
    assert_eq!(first(&desk, "y").1, "取决于风险最高的部分：「b」（有风险）");
    desk.change("b", Change::Measure(Measure::Below { ceiling: Some(1.0) }));
    assert_eq!(first(&desk, "b").0, "The latest value, 2, lies outside its corridor: stay below 1");
    desk.change("c", Change::Measure(Measure::Reach { start: None, target: Some(10.0), direction: None }));
    desk.says("c", 2.0);
    assert_eq!(first(&desk, "c").0, "The start is unknown, so nobody can say how far it is");
    desk.change("c", Change::Start(Day::parse("2026-09-01")));
    assert_eq!(first(&desk, "c").0, "It starts on 1 Sep");
    desk.change("c", Change::Stage(Stage::Dropped));
    assert_eq!(first(&desk, "c").0, "Dropped, so it is not held against its pace");
    desk.change("c", Change::Stage(Stage::Draft));
    assert_eq!(first(&desk, "c").0, "Still a draft, so nothing is held against it yet");
    desk.add("free", New::Objective { title: "free".into(), cycle: None }, Some("u"));
    desk.change("free", Change::Stage(Stage::default()));
    let said = CheckIn { at: Some(test_day()), progress: Some(0.31), ..CheckIn::new("") };
    desk.edit(&Edit::CheckIn { of: Id::from("free"), check_in: Box::new(said) });
    assert_eq!(first(&desk, "free").0, "Its progress is 0.31, but it has no dates to hold it against");
    assert_eq!(first(&desk, "free").1, "进度为 0.31，但没有日期可以对照");
    // Through phased targets.
    desk.change("a", Change::Phased(vec![PhasedTarget { day: test_day(), value: 2.0 }]));
    desk.says("a", 1.0);
    assert_eq!(first(&desk, "a").0, "0.20 is expected by its phased targets, it is 0.10: 10 points behind");
}
