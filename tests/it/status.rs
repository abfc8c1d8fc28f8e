//! How goals stand, case by case for every practice: tables that a person can check with pen and paper.
//!
//! The goal of all tables runs for a hundred days, from 1 July to 9 October 2026, so that on 20 August half
//! of its time is over and 0.50 is expected.

use plumbline::okr::{
    CheckIn, Day, Habits, Id, KeyResult, Measure, PacePreset, PaceRule, PhasedTarget, Sheet, Span, Status,
    evaluate,
};

const PRESETS: [PacePreset; 4] =
    [PacePreset::Viva, PacePreset::Engagedly, PacePreset::UpRaise, PacePreset::Mooncamp];

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn span() -> Span {
    Span::new(day("2026-07-01"), day("2026-10-09"))
}

/// From 0 to 100, so that a value is a percentage.
fn percent() -> KeyResult {
    KeyResult {
        measure: Measure::Reach { start: Some(0.0), target: Some(100.0), direction: None },
        span: span(),
        ..KeyResult::new(Id::from("k"))
    }
}

/// How it stands with one check-in.
fn stands(kr: &KeyResult, preset: PacePreset, said: Option<(&str, f64)>, today: &str) -> Status {
    let said: Vec<CheckIn> = said
        .map(|(at, value)| CheckIn { at: Some(day(at)), value: Some(value), ..CheckIn::new("c") })
        .into_iter()
        .collect();
    let sheet = Sheet { key_results: vec![(kr, said.as_slice())], ..Sheet::default() };
    let habits = Habits { today: day(today), cadence_days: 7, rule: preset.rule() };
    evaluate(&sheet, habits)[&kr.id].status.computed
}

/// Each line: the value, then what Viva, Engagedly, `UpRaise` and Mooncamp call it. `G` is on track,
/// `A`mber behind, `R`ed at risk, `D` done, `P` pending, `S` stale.
#[track_caller]
fn table(kr: &KeyResult, at: &str, today: &str, lines: &[(f64, &str)]) {
    for (value, want) in lines {
        let got: String =
            PRESETS.iter().map(|preset| letter(stands(kr, *preset, Some((at, *value)), today))).collect();
        assert_eq!(&got, want, "{value} said on {at}, seen on {today}");
    }
}

fn letter(status: Status) -> char {
    match status {
        Status::OnTrack => 'G',
        Status::Behind => 'A',
        Status::AtRisk => 'R',
        Status::Stale => 'S',
        Status::Pending => 'P',
        Status::Done => 'D',
        Status::Postponed | Status::Dropped | Status::Closed => '-',
    }
}

#[test]
fn t5_the_bands_of_each_practice_where_half_is_expected() {
    table(
        &percent(),
        "2026-08-20",
        "2026-08-20",
        &[
            (200.0, "DDDD"),
            (100.0, "DDDD"),
            (99.9, "GGGG"),
            // The pace itself is green for all; the first point behind is amber for Viva only.
            (50.0, "GGGG"),
            (49.9, "AGGG"),
            // 95 % of the pace is UpRaise's edge, 90 % Mooncamp's: the edge is the better side.
            (47.5, "AGGG"),
            (47.4, "AGAG"),
            (45.0, "AGAG"),
            (44.9, "AGAA"),
            // 75 % and 70 %.
            (37.5, "AGAA"),
            (37.4, "AGRA"),
            (35.0, "AGRA"),
            (34.9, "AGRR"),
            // 16.5 points behind is Engagedly's green edge, 25 Viva's amber one, 33 Engagedly's.
            (33.5, "AGRR"),
            (33.4, "AARR"),
            (25.0, "AARR"),
            (24.9, "RARR"),
            (17.0, "RARR"),
            (16.9, "RRRR"),
            (0.0, "RRRR"),
            (-17.0, "RRRR"),
        ],
    );
}

#[test]
fn t5_the_workspaces_own_numbers_have_their_own_edges() {
    let own = |rule: PaceRule| PacePreset::Custom(rule);
    let gap = own(PaceRule::Gap { green: 10.0, amber: 20.0 });
    let share = own(PaceRule::Ratio { green: 0.8, amber: 0.6 });
    for (value, by_gap, by_share) in [
        (50.0, 'G', 'G'),
        (40.0, 'G', 'G'),
        (39.9, 'A', 'A'),
        (30.0, 'A', 'A'),
        (29.9, 'R', 'R'),
        (-17.0, 'R', 'R'),
    ] {
        let got = [gap, share]
            .map(|rule| letter(stands(&percent(), rule, Some(("2026-08-20", value)), "2026-08-20")));
        assert_eq!(got, [by_gap, by_share], "{value}");
    }
}

#[test]
fn t2_before_the_start_on_the_first_day_on_the_last_and_after_the_end() {
    // Before: pending whatever was said, but what is reached is reached.
    table(
        &percent(),
        "2026-06-29",
        "2026-06-30",
        &[(0.0, "PPPP"), (-17.0, "PPPP"), (60.0, "PPPP"), (100.0, "DDDD"), (200.0, "DDDD")],
    );
    // On the first day nothing is expected: only going backwards is behind, as far as the band says so.
    table(
        &percent(),
        "2026-07-01",
        "2026-07-01",
        &[(0.0, "GGGG"), (-1.0, "AGAA"), (-17.0, "AAAA"), (-26.0, "RAAA"), (-34.0, "RRAA")],
    );
    // On the last day all of it is expected.
    let end =
        [(99.0, "AGGG"), (95.0, "AGGG"), (90.0, "AGAG"), (75.0, "AAAA"), (74.9, "RARA"), (66.9, "RRRR")];
    table(&percent(), "2026-10-09", "2026-10-09", &end);
    // After it the same, however long ago the last check-in is: nothing becomes stale any more.
    table(&percent(), "2026-10-09", "2026-10-10", &end);
    table(&percent(), "2026-10-09", "2027-03-01", &end);
}

#[test]
fn t2_a_goal_of_one_day_is_due_on_that_day() {
    let one_day = KeyResult { span: Span::new(day("2026-08-20"), day("2026-08-20")), ..percent() };
    table(&one_day, "2026-08-18", "2026-08-19", &[(0.0, "PPPP"), (90.0, "PPPP"), (100.0, "DDDD")]);
    table(&one_day, "2026-08-20", "2026-08-20", &[(0.0, "RRRR"), (90.0, "AGAG"), (100.0, "DDDD")]);
    table(&one_day, "2026-08-20", "2026-08-21", &[(0.0, "RRRR"), (90.0, "AGAG"), (200.0, "DDDD")]);
}

#[test]
fn t6_missed_check_ins_beat_green_and_amber_and_leave_red() {
    // A cadence of 7 days and 3 days of grace: said on 10 August, it is on time until the 20th.
    table(&percent(), "2026-08-10", "2026-08-20", &[(50.0, "GGGG"), (40.0, "AGAA"), (0.0, "RRRR")]);
    table(&percent(), "2026-08-09", "2026-08-20", &[(50.0, "SSSS"), (40.0, "SSSS"), (0.0, "RRRR")]);
    table(&percent(), "2026-08-09", "2026-08-20", &[(100.0, "DDDD"), (200.0, "DDDD"), (-17.0, "RRRR")]);
    // Said in time for the last day, and missed before it.
    table(&percent(), "2026-09-29", "2026-12-31", &[(99.0, "AGGG")]);
    table(&percent(), "2026-09-28", "2026-12-31", &[(99.0, "SSSS")]);
}

#[test]
fn t7_never_checked_in_is_pending_for_every_practice() {
    for preset in PRESETS {
        for today in ["2026-06-01", "2026-07-01", "2026-08-20", "2026-10-09", "2027-01-01"] {
            assert_eq!(stands(&percent(), preset, None, today), Status::Pending, "{preset:?} {today}");
        }
        let undated = KeyResult { span: Span::UNKNOWN, ..percent() };
        assert_eq!(stands(&undated, preset, Some(("2026-08-20", 99.0)), "2026-08-20"), Status::Pending);
    }
}

#[test]
fn t3_a_falling_key_result_with_checkpoints_is_held_against_its_own_line() {
    // From 10 to 4: 9 is one sixth of the way and due when half of the time is over, 6 is two thirds and
    // due after eighty days.
    let falling = KeyResult {
        measure: Measure::Reach { start: Some(10.0), target: Some(4.0), direction: None },
        phased: vec![
            PhasedTarget { day: day("2026-09-19"), value: 6.0 },
            PhasedTarget { day: day("2026-08-20"), value: 9.0 },
        ],
        ..percent()
    };
    table(
        &falling,
        "2026-08-20",
        "2026-08-20",
        &[
            (9.0, "GGGG"),
            (8.0, "GGGG"),
            // 5 points behind, 70 % of what is expected.
            (9.3, "AGRA"),
            // Where it began: 16.7 points behind.
            (10.0, "AARR"),
            // The wrong way: −17 %.
            (11.0, "RRRR"),
            (4.0, "DDDD"),
            (-2.0, "DDDD"),
        ],
    );
    // Between the checkpoints the line is straight: 7.5, which is 0.42, after sixty-five days.
    table(
        &falling,
        "2026-09-04",
        "2026-09-04",
        &[(7.5, "GGGG"), (7.6, "AGGG"), (9.0, "AARR"), (9.1, "RARR")],
    );
    // After the last checkpoint it goes on to the target.
    table(&falling, "2026-09-29", "2026-09-29", &[(5.0, "GGGG"), (6.0, "AAAA"), (6.6, "RARR")]);
}
