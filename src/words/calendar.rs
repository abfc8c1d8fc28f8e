//! A calendar as text for other programs: iCalendar (RFC 5545) (rules Y10 to Y16).

use crate::okr::{Day, Moment};
use crate::query::calendar::{Calendar, Entry, What};

use super::PagePhrases;

/// The longest line, in bytes, without its end.
const LONGEST: usize = 75;

/// A calendar file in the words of a language. Equal workspaces make equal files.
pub fn calendar_file(words: &dyn PagePhrases, calendar: &Calendar) -> String {
    let mut file = File::default();
    let stamp = time_of(calendar.stamp);
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Plumbline//Plumbline 1//EN");
    file.line("CALSCALE:GREGORIAN");
    file.text("X-WR-CALNAME", &words.calendar_name(calendar));
    for entry in &calendar.entries {
        event(&mut file, words, entry, &stamp, revision(calendar.stamp));
    }
    file.line("END:VCALENDAR");
    file.out
}

fn event(file: &mut File, words: &dyn PagePhrases, entry: &Entry, stamp: &str, revision: i64) {
    let summary = words.entry_title(&entry.what);
    file.line("BEGIN:VEVENT");
    file.text("UID", &entry.uid);
    file.line(&format!("DTSTAMP:{stamp}"));
    file.line(&format!("LAST-MODIFIED:{stamp}"));
    file.line(&format!("SEQUENCE:{revision}"));
    match entry.minutes {
        // Without a zone: nine o'clock is nine o'clock wherever whoever reads it is.
        Some(minutes) => {
            file.line(&format!("DTSTART:{}{}", date(entry.day), clock(minutes)));
            file.line("DURATION:PT15M");
        }
        None => {
            file.line(&format!("DTSTART;VALUE=DATE:{}", date(entry.day)));
            file.line(&format!("DTEND;VALUE=DATE:{}", date(entry.day.plus_days(1))));
        }
    }
    if let Some(again) = entry.again {
        let until = again.until.map_or_else(String::new, |day| format!(";UNTIL={}T235959", date(day)));
        let rule = if again.days.is_multiple_of(7) {
            let weekday = weekday(entry.day);
            format!("FREQ=WEEKLY;INTERVAL={};BYDAY={weekday}{until}", again.days / 7)
        } else {
            format!("FREQ=DAILY;INTERVAL={}{until}", again.days)
        };
        file.line(&format!("RRULE:{rule}"));
    }
    file.text("SUMMARY", &summary);
    let told = words.entry_told(&entry.what);
    if !told.is_empty() {
        file.text("DESCRIPTION", &told);
    }
    file.line("TRANSP:TRANSPARENT");
    if matches!(entry.what, What::CheckIns { .. }) {
        file.line("BEGIN:VALARM");
        file.line("ACTION:DISPLAY");
        file.text("DESCRIPTION", &summary);
        file.line("TRIGGER:PT0S");
        file.line("END:VALARM");
    }
    file.line("END:VEVENT");
}

/// The text of a file as it grows.
#[derive(Default)]
struct File {
    out: String,
}

impl File {
    /// A line, folded so that none is longer than it may be and no character is cut (rule Y15).
    fn line(&mut self, line: &str) {
        let mut room = LONGEST;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.out.push_str("\r\n ");
                room = LONGEST - 1;
            }
            room -= c.len_utf8();
            self.out.push(c);
        }
        self.out.push_str("\r\n");
    }

    /// A property whose value is a text of somebody.
    fn text(&mut self, name: &str, text: &str) {
        self.line(&format!("{name}:{}", escaped(text)));
    }
}

/// A text as a value: what would part values or lines is escaped, and no control character is left.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day_of_month())
}

fn clock(minutes: u32) -> String {
    let minutes = minutes % (24 * 60);
    format!("T{:02}{:02}00", minutes / 60, minutes % 60)
}

fn weekday(day: Day) -> &'static str {
    match day.weekday() {
        1 => "MO",
        2 => "TU",
        3 => "WE",
        4 => "TH",
        5 => "FR",
        6 => "SA",
        _ => "SU",
    }
}

/// A moment in UTC, in the way of calendars; the beginning of time where nobody knows one.
fn time_of(at: Option<Moment>) -> String {
    let seconds = at.unwrap_or(Moment(0)).0.div_euclid(1000);
    let day = Moment(seconds * 1000).day();
    let of_day = seconds.rem_euclid(24 * 60 * 60);
    let (hours, minutes) = (of_day / 3600, of_day / 60 % 60);
    let date = day.map_or_else(|| "19700101".to_owned(), date);
    format!("{date}T{hours:02}{minutes:02}{:02}Z", of_day % 60)
}

/// A number that grows with the workspace and fits where calendars keep one: minutes since 1970.
fn revision(at: Option<Moment>) -> i64 {
    at.map_or(0, |at| (at.0 / 60_000).clamp(0, i64::from(i32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(line: &str) -> String {
        let mut file = File::default();
        file.line(line);
        file.out
    }

    #[test]
    fn y15_what_parts_values_is_escaped() {
        for (text, want) in [
            ("a, b; c\\d", "a\\, b\\; c\\\\d"),
            ("one\r\ntwo\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
            ("a\tb\u{7}c\u{2028}d", "a bc\\nd"),
            ("END:VEVENT", "END:VEVENT"),
            ("签约三家，九月底前", "签约三家，九月底前"),
        ] {
            assert_eq!(escaped(text), want);
        }
    }

    #[test]
    fn y15_a_fold_is_75_bytes_with_its_space() {
        let line = folded(&"x".repeat(150));
        let lines: Vec<usize> = line.split("\r\n").map(str::len).collect();
        assert_eq!(lines, [75, 75, 2, 0]);
    }

    #[test]
    fn y11_times_are_written_in_utc_and_revisions_fit() {
        assert_eq!(time_of(Moment::parse("2026-08-14T09:12:33.5Z")), "20260814T091233Z");
        assert_eq!(time_of(None), "19700101T000000Z");
        assert_eq!(time_of(Some(Moment(i64::MAX))).len(), 16);
        assert_eq!(revision(Some(Moment(i64::MAX))), i64::from(i32::MAX));
        assert_eq!(revision(Moment::parse("1970-01-01T02:00:00Z")), 120);
        assert_eq!(clock(13 * 60 + 5), "T130500");
    }

    proptest! {
        #[test]
        fn y15_no_line_is_too_long_and_unfolding_gives_the_text_back(text in "\\PC{0,300}|[\\x00-\\x7f]{0,200}|[一-龥，；]{0,120}") {
            let line = format!("SUMMARY:{}", escaped(&text));
            let out = folded(&line);
            prop_assert!(out.ends_with("\r\n"));
            for one in out.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(one.len() <= LONGEST, "{one:?}");
                prop_assert!(!one.contains(['\r', '\n']));
            }
            prop_assert_eq!(out.trim_end_matches("\r\n").replace("\r\n ", ""), line);
        }
    }
}
