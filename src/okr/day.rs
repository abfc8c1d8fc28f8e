//! Calendar days, moments and spans. A day has no zone; what day it is comes in from outside.

use std::fmt;

use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike, Utc};

/// One day of the calendar, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The first day there is, for a machine whose clock cannot be read.
    pub const EARLIEST: Self = Self(NaiveDate::MIN);

    /// The day of this year, month (1–12) and day of the month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(0..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let sized = year.len() == 4 && month.len() == 2 && day.len() == 2;
        if !sized || parts.next().is_some() {
            return None;
        }
        Self::of_words(year, month, day)
    }

    /// Reads a day as people and tools write it: `2026-08-14`, `2026-8-4`, `2026/8/14`, `2026.8.14`,
    /// `2026年8月14日`, or a moment such as `2017-02-14T17:02:11+01:00`, whose day is the one that is
    /// written. The year stands first with four digits, otherwise `None`: `03/04/26` is a guess.
    pub fn parse_written(text: &str) -> Option<Self> {
        let text = super::number::half_width(text.trim());
        let date = match text.split_once(['T', ' ']) {
            Some((date, time)) if time.trim_start().starts_with(|c: char| c.is_ascii_digit()) => date,
            Some(_) => return None,
            None => text.as_str(),
        };
        let date = date.trim().trim_end_matches(['日', '号']);
        let mut parts = date.split(['-', '/', '.', '年', '月']);
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let sized = year.len() == 4 && matches!(month.len(), 1 | 2) && matches!(day.len(), 1 | 2);
        if !sized || parts.next().is_some() {
            return None;
        }
        Self::of_words(year, month, day)
    }

    fn of_words(year: &str, month: &str, day: &str) -> Option<Self> {
        let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
        if !(digits(year) && digits(month) && digits(day)) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// How many days lie between `earlier` and this day; negative where it is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The day so many days later (or earlier, if negative). Stays where the calendar ends.
    pub fn plus_days(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(step) } else { self.0.checked_add_days(step) };
        moved.filter(|date| (0..=9999).contains(&date.year())).map_or(self, Self)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day of the week: Monday is 1, Sunday is 7.
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// The Monday of this day's week.
    pub fn monday(self) -> Self {
        self.plus_days(1 - i64::from(self.weekday()))
    }

    /// The first moment of this day, in UTC.
    pub fn midnight(self) -> Moment {
        Moment(self.0.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// One moment, in milliseconds since 1970-01-01 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl Moment {
    /// Reads an RFC 3339 moment such as `2026-08-14T09:12:00Z`.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|at| Self(at.timestamp_millis()))
    }

    /// Its day in UTC; `None` where no calendar reaches.
    pub fn day(self) -> Option<Day> {
        self.utc().map(|at| Day(at.date_naive()))
    }

    fn utc(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.0).filter(|at| (0..=9999).contains(&at.year()))
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 in UTC, with milliseconds only where there are some.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(at) = self.utc() else { return write!(f, "{}", self.0) };
        write!(f, "{}T{:02}:{:02}:{:02}", Day(at.date_naive()), at.hour(), at.minute(), at.second())?;
        match self.0.rem_euclid(1000) {
            0 => f.write_str("Z"),
            millis => write!(f, ".{millis:03}Z"),
        }
    }
}

/// From a first day to a last one, both included; either may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub start: Option<Day>,
    /// The last day.
    pub end: Option<Day>,
}

impl Span {
    /// Nothing known of either end.
    pub const UNKNOWN: Self = Self { start: None, end: None };

    /// From this day to that one, both included.
    pub fn new(start: Day, end: Day) -> Self {
        Self { start: Some(start), end: Some(end) }
    }

    /// The calendar quarter (1–4) of a year.
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        super::period::Period::new(super::cycle::CycleKind::Quarter, year, quarter)
            .map(super::period::Period::span)
    }

    /// Both days, where both are known and in order.
    pub fn both(self) -> Option<(Day, Day)> {
        match (self.start, self.end) {
            (Some(start), Some(end)) if start <= end => Some((start, end)),
            _ => None,
        }
    }

    /// This span, with what it does not say taken from another: an item's own dates, else the cycle's.
    pub fn or(self, other: Self) -> Self {
        Self { start: self.start.or(other.start), end: self.end.or(other.end) }
    }

    /// How many days it lasts, first and last included.
    pub fn days(self) -> Option<i64> {
        self.both().map(|(start, end)| end.days_since(start) + 1)
    }

    /// Whether the day lies in it; an unknown end is open.
    pub fn contains(self, day: Day) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }

    /// Whether some day may lie in both; an unknown end is open.
    pub fn overlaps(self, other: Self) -> bool {
        let before =
            |end: Option<Day>, start: Option<Day>| matches!((end, start), (Some(e), Some(s)) if e < s);
        !before(self.end, other.start) && !before(other.end, self.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn h4_a_day_is_read_strictly_or_as_people_write_it() {
        let shown = |text| Day::parse_written(text).map(|day| day.to_string());
        for text in ["2026-08-04", "2026-8-4", "2026/8/4", "2026.8.4", "2026年8月4日", "２０２６-８-４"]
        {
            assert_eq!(shown(text).as_deref(), Some("2026-08-04"), "{text}");
        }
        assert_eq!(shown("2017-02-14T23:59:11-09:00").as_deref(), Some("2017-02-14"));
        assert_eq!(shown("2017-02-14 17:02").as_deref(), Some("2017-02-14"));
        for text in
            ["", "mid-quarter", "09.05.19", "03/04/2026", "2026-13-01", "2026-02-30", "2026-08", "6月"]
        {
            assert_eq!(shown(text), None, "{text}");
        }
        assert!(Day::parse("2026-8-4").is_none());
        assert!(Day::parse("2026-08-04").is_some());
        assert!(Day::parse("2024-02-29").is_some());
        assert!(Day::parse("2026-02-29").is_none());
        assert!(Day::parse("+026-02-01").is_none());
    }

    #[test]
    fn h4_moments_are_written_in_utc() {
        let moment = |text| Moment::parse(text).unwrap();
        assert_eq!(moment("2026-08-14T09:12:00Z").to_string(), "2026-08-14T09:12:00Z");
        assert_eq!(moment("2026-08-14T01:12:00.25+02:00").to_string(), "2026-08-13T23:12:00.250Z");
        assert_eq!(moment("2026-08-14T01:12:00+02:00").day(), Day::parse("2026-08-13"));
        assert_eq!(Moment(i64::MAX).day(), None);
        assert_eq!(Moment(i64::MAX).to_string(), i64::MAX.to_string());
        assert_eq!(Day::parse("1970-01-02").unwrap().midnight(), Moment(86_400_000));
        assert_eq!(Moment::parse("yesterday"), None);
    }

    #[test]
    fn spans_count_both_ends_and_take_what_they_lack() {
        let day = |text| Day::parse(text).unwrap();
        let q3 = Span::quarter(2026, 3).unwrap();
        assert_eq!(q3.days(), Some(92));
        assert_eq!(Span::new(day("2026-07-01"), day("2026-07-01")).days(), Some(1));
        assert_eq!(Span::new(day("2026-07-02"), day("2026-07-01")).days(), None);
        let own = Span { start: Some(day("2026-08-10")), end: None };
        assert_eq!(own.or(q3), Span::new(day("2026-08-10"), day("2026-09-30")));
        assert!(own.contains(day("2030-01-01")) && !own.contains(day("2026-08-09")));
        assert!(own.overlaps(q3) && !own.overlaps(Span::quarter(2026, 2).unwrap()));
        assert!(Span::UNKNOWN.overlaps(q3));
        assert_eq!(day("2026-08-14").monday(), day("2026-08-10"));
        assert_eq!(day("9999-12-31").plus_days(1), day("9999-12-31"));
        assert_eq!(day("2026-03-01").plus_days(i64::MIN), day("2026-03-01"));
    }

    proptest! {
        #[test]
        fn h4_days_are_read_back_as_written(days in 0i64..3_000_000) {
            let day = Day::parse("0000-01-01").unwrap().plus_days(days);
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
            prop_assert_eq!(day.days_since(Day::parse("0000-01-01").unwrap()), days);
        }
    }
}
