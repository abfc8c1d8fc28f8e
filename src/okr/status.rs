//! Status: one word for how a goal stands, and why (rules T).

use super::checkin::{CheckIn, last_day};
use super::day::Day;
use super::id::Id;
use super::measure::Blank;
use super::objective::Stage;
use super::pace::{Expected, Frame, Light, Pace};
use super::progress::{Basis, Progress};

/// How a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// At or ahead of its pace, or so near that the rule calls it green.
    OnTrack,
    /// Behind its pace.
    Behind,
    /// Far behind its pace, or outside its corridor now.
    AtRisk,
    /// Not checked in for longer than the cadence allows.
    Stale,
    /// Nothing can be said yet; never green.
    Pending,
    /// Reached.
    Done,
    /// Put off.
    Postponed,
    /// Given up.
    Dropped,
    /// Finished and scored.
    Closed,
}

impl Status {
    /// Every status, in the order of a filter list.
    pub const ALL: [Self; 9] = [
        Self::AtRisk,
        Self::Behind,
        Self::Stale,
        Self::Pending,
        Self::OnTrack,
        Self::Done,
        Self::Postponed,
        Self::Dropped,
        Self::Closed,
    ];

    /// How much it worries, for the riskiest of several (rule T10); `None` for what is no longer worked on.
    pub fn risk(self) -> Option<u8> {
        match self {
            Self::AtRisk => Some(5),
            Self::Stale => Some(4),
            Self::Behind => Some(3),
            Self::Pending => Some(2),
            Self::OnTrack => Some(1),
            Self::Done => Some(0),
            Self::Postponed | Self::Dropped | Self::Closed => None,
        }
    }

    /// Reads the words that people and other tools use; `None` where they say nothing definite.
    pub fn of_words(text: &str) -> Option<Self> {
        let plain = super::number::half_width(text.trim()).to_lowercase().replace(['_', '-'], " ");
        Some(match plain.as_str() {
            "on track" | "on target" | "ontrack" | "green" | "healthy" | "正常" => Self::OnTrack,
            "behind" | "progressing" | "needs attention" | "falling behind" | "yellow" | "amber" | "落后" => {
                Self::Behind
            }
            "at risk" | "off track" | "in trouble" | "red" | "有风险" | "已延期" => Self::AtRisk,
            "pending" | "not started" | "planning" | "未开始" => Self::Pending,
            "done" | "completed" | "complete" | "achieved" | "已完成" | "完成" => Self::Done,
            "postponed" | "carried over" | "暂缓" => Self::Postponed,
            "dropped" | "abandoned" | "cancelled" | "canceled" | "放弃" => Self::Dropped,
            "closed" | "已关闭" => Self::Closed,
            _ => return None,
        })
    }
}

/// How a goal stands, and what that was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusReading {
    /// What the rules say.
    pub computed: Status,
    /// What its owner says, shown beside it.
    pub said: Option<Status>,
    /// What stands in a list: the owner's word, unless the rules overrule it (rule T9).
    pub shown: Status,
    /// Why the rules say so.
    pub why: Why,
    /// Where it should be and is, where both are known.
    pub pace: Option<Pace>,
    /// The day of the newest check-in.
    pub last_check_in: Option<Day>,
    /// How many days the next check-in is overdue beyond the days of grace, whatever the status (rule T6).
    pub overdue_days: Option<i64>,
}

/// Why the rules give a goal its status.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Where it is in its life says it all.
    Stage,
    /// Its cycle is closed, and it was not reached (rule S28).
    CycleClosed,
    /// It is being written.
    Draft,
    /// It is reached.
    Reached,
    /// Its first day is still to come.
    NotStarted {
        /// That day.
        from: Day,
    },
    /// Nobody ever checked in.
    NeverCheckedIn,
    /// The last check-in is too old (rule T6).
    CheckInOverdue,
    /// It is outside its corridor now.
    OutsideCorridor,
    /// Held against its pace.
    Pace,
    /// Its progress is known, but no dates to hold it against.
    NoDates,
    /// Its progress is not known.
    NoProgress(Blank),
    /// The riskiest of what contributes to it decides: these (rule T10).
    Riskiest(Vec<Id>),
    /// All that contributes to it is reached, put off, given up or closed (rule T10).
    AllSettled,
}

/// How many days after it was due a check-in is still taken as on time (rule T6).
pub const GRACE_DAYS: i64 = 3;

/// How one goal stands by its own progress: a key result, or an objective nothing contributes to.
pub fn of(
    stage: Stage,
    said: Option<Status>,
    progress: &Progress,
    expected: Option<Expected>,
    standing: &[&CheckIn],
    frame: Frame,
) -> StatusReading {
    let last = last_day(standing);
    let overdue_days = last.and_then(|last| overdue(last, frame));
    let pace = expected.zip(progress.value).map(|(expected, value)| Pace::new(expected, value, frame.rule));
    let (computed, why) = match settled(stage) {
        Some(settled) => settled,
        None if frame.closed => closed(progress),
        None => judge(progress, pace, standing, overdue_days, frame),
    };
    StatusReading {
        computed,
        said,
        shown: shown(computed, &why, said),
        why,
        pace,
        last_check_in: last,
        overdue_days,
    }
}

fn settled(stage: Stage) -> Option<(Status, Why)> {
    match stage {
        Stage::Draft => Some((Status::Pending, Why::Draft)),
        Stage::Published { .. } => None,
        Stage::Postponed => Some((Status::Postponed, Why::Stage)),
        Stage::Dropped => Some((Status::Dropped, Why::Stage)),
        Stage::Closed => Some((Status::Closed, Why::Stage)),
    }
}

/// Once its cycle is closed nothing is held against a goal any more (rule S28).
fn closed(progress: &Progress) -> (Status, Why) {
    if progress.is_reached() { (Status::Done, Why::Reached) } else { (Status::Closed, Why::CycleClosed) }
}

/// The order of rule T8.
fn judge(
    progress: &Progress,
    pace: Option<Pace>,
    standing: &[&CheckIn],
    overdue_days: Option<i64>,
    frame: Frame,
) -> (Status, Why) {
    if progress.is_reached() {
        return (Status::Done, Why::Reached);
    }
    if let Some(from) = frame.span.start.filter(|start| frame.today < *start) {
        return (Status::Pending, Why::NotStarted { from });
    }
    if standing.is_empty() {
        return (Status::Pending, Why::NeverCheckedIn);
    }
    let by_pace = match (progress.time(), pace, &progress.basis) {
        (Some(time), _, _) if time.now == Some(false) => (Status::AtRisk, Why::OutsideCorridor),
        (_, Some(pace), _) => (of_light(pace.light), Why::Pace),
        (_, None, Basis::Nothing(blank)) => (Status::Pending, Why::NoProgress(*blank)),
        (_, None, _) if progress.value.is_none() => (Status::Pending, Why::NoProgress(Blank::NothingSaid)),
        (_, None, _) => (Status::Pending, Why::NoDates),
    };
    // An old alarm is still an alarm; old green, amber and silence are only old.
    if overdue_days.is_some() && by_pace.0 != Status::AtRisk {
        return (Status::Stale, Why::CheckInOverdue);
    }
    by_pace
}

fn of_light(light: Light) -> Status {
    match light {
        Light::Green => Status::OnTrack,
        Light::Amber => Status::Behind,
        Light::Red => Status::AtRisk,
    }
}

/// How many days a check-in is overdue, once the days of grace are over as well. Nothing becomes overdue
/// after the last day, and the days before the first one do not count.
fn overdue(last: Day, frame: Frame) -> Option<i64> {
    if frame.closed {
        return None;
    }
    let from = frame.span.start.map_or(last, |start| last.max(start));
    let late = frame.as_of().days_since(from.plus_days(i64::from(frame.cadence_days)));
    (late > GRACE_DAYS).then_some(late)
}

/// Rule T9: a goal's life and its silence are facts, and no owner's "on track" stands against them.
fn shown(computed: Status, why: &Why, said: Option<Status>) -> Status {
    let Some(said) = said else { return computed };
    // Of a cycle that is closed a word stands that says how it ended.
    let ends = said.risk().unwrap_or(0) == 0;
    let is_fact = matches!(why, Why::Stage) || (*why == Why::CycleClosed && !ends);
    let is_silent = computed == Status::Stale || *why == Why::NeverCheckedIn;
    if is_fact || (is_silent && said == Status::OnTrack) { computed } else { said }
}

/// What an objective sees of something that contributes to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributor<'a> {
    /// The key result or objective.
    pub id: &'a Id,
    /// How it stands.
    pub status: &'a StatusReading,
    /// Its part of the whole, 0.0 to 1.0; what weighs nothing does not decide.
    pub share: f64,
}

/// How an objective stands by what contributes to it: as its riskiest contributor (rule T10).
///
/// What is put off, given up or closed does not decide, nor what is not to be started yet, unless there
/// is nothing else. `None` where nothing contributes: then the objective stands by its own progress.
pub fn riskiest(
    stage: Stage,
    said: Option<Status>,
    progress: &Progress,
    expected: Option<Expected>,
    contributors: &[Contributor],
    frame: Frame,
) -> Option<StatusReading> {
    let counted: Vec<&Contributor> = contributors.iter().filter(|part| part.share > 0.0).collect();
    let pace = expected.zip(progress.value).map(|(expected, value)| Pace::new(expected, value, frame.rule));
    let (computed, why) = match settled(stage) {
        Some(settled) => settled,
        None if frame.closed && !counted.is_empty() => closed(progress),
        None => of_contributors(&counted)?,
    };
    Some(StatusReading {
        computed,
        said,
        shown: shown(computed, &why, said),
        why,
        pace,
        last_check_in: counted.iter().filter_map(|part| part.status.last_check_in).max(),
        overdue_days: counted.iter().filter_map(|part| part.status.overdue_days).max(),
    })
}

fn of_contributors(counted: &[&Contributor]) -> Option<(Status, Why)> {
    let first = counted.first()?;
    let begun = counted.iter().filter(|part| !matches!(part.status.why, Why::NotStarted { .. }));
    let risk = begun.filter_map(|part| part.status.shown.risk()).max();
    // Only what is reached, out, or not begun is left.
    if risk.unwrap_or(0) == 0 {
        let waiting = counted.iter().find_map(|part| match part.status.why {
            Why::NotStarted { from } if part.status.shown == Status::Pending => Some(from),
            _ => None,
        });
        if let Some(from) = waiting {
            return Some((Status::Pending, Why::NotStarted { from }));
        }
        let same = counted.iter().all(|part| part.status.shown == first.status.shown);
        let done = counted.iter().any(|part| part.status.shown == Status::Done);
        let status = match (same, done) {
            (true, _) => first.status.shown,
            (false, true) => Status::Done,
            (false, false) => Status::Closed,
        };
        return Some((status, Why::AllSettled));
    }
    let riskiest: Vec<&&Contributor> = counted
        .iter()
        .filter(|part| !matches!(part.status.why, Why::NotStarted { .. }))
        .filter(|part| part.status.shown.risk() == risk)
        .collect();
    let status = riskiest.first()?.status.shown;
    Some((status, Why::Riskiest(riskiest.into_iter().map(|part| part.id.clone()).collect())))
}

#[cfg(test)]
mod tests {
    use super::super::corridor::TimeInBand;
    use super::super::day::{Moment, Span};
    use super::super::measure::How;
    use super::super::pace::{Line, PacePreset};
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn frame(today: &str) -> Frame {
        Frame {
            today: day(today),
            span: Span::new(day("2026-07-01"), day("2026-07-11")),
            cadence_days: 7,
            rule: PacePreset::Viva.rule(),
            closed: false,
        }
    }

    fn at(share: f64) -> Progress {
        Progress { basis: Basis::CheckIn(How::Said(share)), ..Progress::rolled_up(Some(share)) }
    }

    fn straight(frame: Frame) -> Option<Expected> {
        let share = super::super::pace::straight(frame.span, frame.today)?;
        Some(Expected { share, line: Line::Straight })
    }

    const RUNNING: Stage = Stage::Published { at: None };

    fn read(progress: &Progress, last: Option<&str>, frame: Frame) -> StatusReading {
        let checkin = CheckIn { at: last.map(day), ..CheckIn::new("c") };
        let standing: &[&CheckIn] = if last.is_some() { &[&checkin] } else { &[] };
        of(RUNNING, None, progress, straight(frame), standing, frame)
    }

    #[test]
    fn t5_the_pace_gives_the_light() {
        for (share, want) in [(0.5, Status::OnTrack), (0.3, Status::Behind), (0.2, Status::AtRisk)] {
            let got = read(&at(share), Some("2026-07-05"), frame("2026-07-06"));
            assert_eq!((got.computed, got.why), (want, Why::Pace));
        }
    }

    #[test]
    fn t6_stale_beats_green_but_an_old_alarm_stays_one() {
        let mut quarter = frame("2026-08-20");
        quarter.span = Span::quarter(2026, 3).unwrap();
        let status = |share, last| read(&at(share), Some(last), quarter).computed;
        assert_eq!(status(0.9, "2026-08-10"), Status::OnTrack);
        assert_eq!(status(0.9, "2026-08-09"), Status::Stale);
        assert_eq!(status(0.4, "2026-08-09"), Status::Stale);
        assert_eq!(status(0.1, "2026-08-09"), Status::AtRisk);
        assert_eq!(status(1.0, "2026-07-01"), Status::Done);
        assert_eq!(read(&at(0.1), Some("2026-08-09"), quarter).overdue_days, Some(4));
        assert_eq!(read(&at(0.9), Some("2026-08-10"), quarter).overdue_days, None);
        // Planned long before it began: the cadence counts from the first day.
        quarter.today = day("2026-07-11");
        assert_eq!(read(&at(0.9), Some("2026-05-01"), quarter).computed, Status::OnTrack);
    }

    #[test]
    fn t6_nothing_becomes_stale_after_the_last_day() {
        let got = read(&at(0.8), Some("2026-07-10"), frame("2027-01-01"));
        assert_eq!((got.computed, got.overdue_days), (Status::Behind, None));
    }

    #[test]
    fn s28_in_a_closed_cycle_a_goal_is_reached_or_closed() {
        let over = Frame { closed: true, ..frame("2026-07-09") };
        let status = |share, last| read(&at(share), last, over);
        for (share, last) in [(0.9, Some("2026-07-09")), (0.1, Some("2026-07-01")), (0.1, None)] {
            let got = status(share, last);
            assert_eq!((got.computed, got.why, got.overdue_days), (Status::Closed, Why::CycleClosed, None));
        }
        assert_eq!(status(1.0, None).computed, Status::Done);
        let say = |said| of(RUNNING, Some(said), &at(0.5), None, &[], over).shown;
        assert_eq!(say(Status::AtRisk), Status::Closed, "a word about the way says nothing of the end");
        assert_eq!(say(Status::Done), Status::Done);
        assert_eq!(of(Stage::Dropped, None, &at(0.5), None, &[], over).computed, Status::Dropped);
        let red = standing(Status::AtRisk, Why::Pace);
        let id = Id::from("a");
        let parts = [Contributor { id: &id, status: &red, share: 1.0 }];
        let got = riskiest(RUNNING, None, &Progress::rolled_up(Some(0.5)), None, &parts, over).unwrap();
        assert_eq!(got.computed, Status::Closed);
    }

    #[test]
    fn t7_pending_is_never_green() {
        let today = frame("2026-07-06");
        assert_eq!(read(&Progress::unknown(Blank::NothingSaid), None, today).why, Why::NeverCheckedIn);
        assert_eq!(read(&at(0.5), None, today).computed, Status::Pending);
        let no_start = read(&Progress::unknown(Blank::StartUnknown), Some("2026-07-05"), today);
        assert_eq!(
            (no_start.computed, no_start.why),
            (Status::Pending, Why::NoProgress(Blank::StartUnknown))
        );
        let mut undated = today;
        undated.span = Span::UNKNOWN;
        assert_eq!(read(&at(0.5), Some("2026-07-05"), undated).why, Why::NoDates);
    }

    #[test]
    fn t2_before_its_first_day_a_goal_waits() {
        let got = read(&at(0.0), Some("2026-06-20"), frame("2026-06-30"));
        assert_eq!((got.computed, got.why), (Status::Pending, Why::NotStarted { from: day("2026-07-01") }));
        assert_eq!(read(&at(1.0), Some("2026-06-20"), frame("2026-06-30")).computed, Status::Done);
    }

    #[test]
    fn t8_where_it_is_in_its_life_comes_first() {
        for (stage, want) in [
            (Stage::Draft, Status::Pending),
            (Stage::Postponed, Status::Postponed),
            (Stage::Dropped, Status::Dropped),
            (Stage::Closed, Status::Closed),
            (Stage::Published { at: Some(Moment(0)) }, Status::Done),
        ] {
            let got = of(stage, Some(Status::OnTrack), &at(1.0), None, &[], frame("2026-07-06"));
            assert_eq!(got.computed, want);
        }
        let dropped = of(Stage::Dropped, Some(Status::OnTrack), &at(0.5), None, &[], frame("2026-07-06"));
        assert_eq!(dropped.shown, Status::Dropped);
    }

    #[test]
    fn t9_the_owners_word_stands_beside_the_computed_one() {
        let today = frame("2026-07-06");
        let checkin = CheckIn { at: Some(day("2026-07-05")), ..CheckIn::new("c") };
        let say = |said, share, standing: &[&CheckIn], frame| {
            of(RUNNING, Some(said), &at(share), straight(frame), standing, frame)
        };
        let got = say(Status::OnTrack, 0.0, &[&checkin], today);
        assert_eq!(
            (got.computed, got.said, got.shown),
            (Status::AtRisk, Some(Status::OnTrack), Status::OnTrack)
        );
        assert_eq!(say(Status::OnTrack, 0.0, &[], today).shown, Status::Pending);
        assert_eq!(say(Status::AtRisk, 0.5, &[], today).shown, Status::AtRisk);
        let mut late = today;
        late.span = Span::quarter(2026, 3).unwrap();
        late.today = day("2026-08-20");
        assert_eq!(say(Status::OnTrack, 0.9, &[&checkin], late).shown, Status::Stale);
        assert_eq!(say(Status::Done, 0.9, &[&checkin], late).shown, Status::Done);
    }

    #[test]
    fn t4_outside_its_corridor_a_goal_is_at_risk_now() {
        let time = |now| TimeInBand { periods: Some(13), kept: 5, broken: 1, missed: 0, now: Some(now) };
        let today = frame("2026-07-06");
        let status = |now| {
            let progress =
                Progress { basis: Basis::Corridor(time(now)), ..Progress::rolled_up(time(now).progress()) };
            let expected = time(now).expected().map(|share| Expected { share, line: Line::Periods });
            let checkin = CheckIn { at: Some(day("2026-07-05")), ..CheckIn::new("c") };
            of(RUNNING, None, &progress, expected, &[&checkin], today)
        };
        assert_eq!((status(false).computed, status(false).why), (Status::AtRisk, Why::OutsideCorridor));
        assert_eq!(status(true).computed, Status::Behind);
    }

    fn standing(status: Status, why: Why) -> StatusReading {
        StatusReading {
            computed: status,
            said: None,
            shown: status,
            why,
            pace: None,
            last_check_in: None,
            overdue_days: None,
        }
    }

    #[track_caller]
    fn objective(parts: &[(Status, f64)], want: Option<Status>) {
        let ids: Vec<Id> = (0..parts.len()).map(|n| Id::new(n.to_string())).collect();
        let readings: Vec<StatusReading> =
            parts.iter().map(|(status, _)| standing(*status, Why::Pace)).collect();
        let contributors: Vec<Contributor> = ids
            .iter()
            .zip(&readings)
            .zip(parts)
            .map(|((id, status), (_, share))| Contributor { id, status, share: *share })
            .collect();
        let progress = Progress::rolled_up(Some(0.5));
        let got = riskiest(RUNNING, None, &progress, None, &contributors, frame("2026-07-06"));
        assert_eq!(got.map(|reading| reading.computed), want, "{parts:?}");
    }

    #[test]
    fn t10_an_objective_is_as_good_as_its_riskiest_contributor() {
        use Status::{AtRisk, Behind, Closed, Done, Dropped, OnTrack, Pending, Postponed, Stale};
        objective(&[(OnTrack, 0.5), (AtRisk, 0.1), (Done, 0.4)], Some(AtRisk));
        objective(&[(OnTrack, 0.5), (Behind, 0.5), (Stale, 0.1)], Some(Stale));
        objective(&[(OnTrack, 0.5), (Pending, 0.5)], Some(Pending));
        objective(&[(OnTrack, 0.5), (Done, 0.5)], Some(OnTrack));
        objective(&[(OnTrack, 1.0), (AtRisk, 0.0)], Some(OnTrack));
        objective(&[(Done, 0.5), (Dropped, 0.5)], Some(Done));
        objective(&[(Dropped, 0.5), (Dropped, 0.5)], Some(Dropped));
        objective(&[(Postponed, 0.5), (Closed, 0.5)], Some(Closed));
        objective(&[(Done, 0.5), (Done, 0.5)], Some(Done));
        objective(&[(AtRisk, 0.0)], None);
        objective(&[], None);
    }

    #[test]
    fn t10_what_has_not_begun_waits_without_colouring_the_rest() {
        let waiting = standing(Status::Pending, Why::NotStarted { from: day("2026-08-01") });
        let green = standing(Status::OnTrack, Why::Pace);
        let (a, b) = (Id::from("a"), Id::from("b"));
        let part = |id, status| Contributor { id, status, share: 0.5 };
        let read = |parts: &[Contributor]| {
            riskiest(RUNNING, None, &Progress::rolled_up(None), None, parts, frame("2026-07-06")).unwrap()
        };
        let got = read(&[part(&a, &waiting), part(&b, &green)]);
        assert_eq!((got.computed, got.why), (Status::OnTrack, Why::Riskiest(vec![b.clone()])));
        assert_eq!(read(&[part(&a, &waiting)]).computed, Status::Pending);
    }

    #[test]
    fn t11_the_words_of_other_tools_are_understood() {
        for (words, want) in [
            ("On track", Some(Status::OnTrack)),
            ("正常", Some(Status::OnTrack)),
            ("Needs attention", Some(Status::Behind)),
            ("有风险", Some(Status::AtRisk)),
            ("done", Some(Status::Done)),
            ("carried_over", Some(Status::Postponed)),
            ("in_progress", None),
            ("", None),
        ] {
            assert_eq!(Status::of_words(words), want, "{words}");
        }
    }
}
