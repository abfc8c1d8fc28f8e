//! A reading as it is written: a value, a word, a day; or a whole column of them (rules H31 and H32).

use crate::okr::{CheckIn, Day, Id, Text, number};
use crate::space::{Edit, Space};

/// What a person writes of a reading.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// The value; empty where nothing is said of it.
    pub value: String,
    /// What happened.
    pub note: String,
    /// The day it was read; empty for today.
    pub day: String,
}

/// Why something written is no reading yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadFault {
    /// Nothing is said.
    Nothing,
    /// The value is no number.
    Value,
    /// The day is none.
    Day,
    /// The day has not come.
    NotYet,
}

/// The reading that becomes of what was written (rule H31).
pub fn reading(written: &Written, today: Day) -> Result<CheckIn, ReadFault> {
    let (value, note, day) = (written.value.trim(), written.note.trim(), written.day.trim());
    if value.is_empty() && note.is_empty() {
        return Err(ReadFault::Nothing);
    }
    let mut one = CheckIn::new("");
    if !value.is_empty() {
        let typed = number::parse(value).ok_or(ReadFault::Value)?;
        one.value = Some(typed.value);
        // "50+" is 50 and a little more than the number says.
        one.value_text = typed.comparator.map(|_| value.into());
    }
    let at = if day.is_empty() { today } else { Day::parse_written(day).ok_or(ReadFault::Day)? };
    if at > today {
        return Err(ReadFault::NotYet);
    }
    one.at = Some(at);
    one.note = Some(note).filter(|note| !note.is_empty()).map(Text::from);
    Ok(one)
}

/// A column of readings that was pasted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pasted {
    /// What can be read of it, in its order, without what is there already.
    pub readings: Vec<(Day, f64)>,
    /// How many lines say what is there already.
    pub known: usize,
    /// Lines that say something else, each with its number from 1.
    pub unread: Vec<(usize, Text)>,
}

impl Pasted {
    /// From when to when its new values are.
    pub fn span(&self) -> Option<(Day, Day)> {
        let days = || self.readings.iter().map(|(day, _)| *day);
        Some((days().min()?, days().max()?))
    }

    /// The readings as one step; `None` where there are none.
    pub fn edit(&self, of: &Id) -> Option<Edit> {
        let one = |(day, value): &(Day, f64)| Edit::CheckIn {
            of: of.clone(),
            check_in: Box::new(CheckIn { at: Some(*day), value: Some(*value), ..CheckIn::new("") }),
        };
        (!self.readings.is_empty()).then(|| Edit::Together(self.readings.iter().map(one).collect()))
    }
}

/// Reads lines of a day and a value, parted by a tab, a semicolon, a comma or spaces (rule H32). A first line
/// without a digit is a heading and passed over, and so are empty lines.
pub fn pasted(space: &Space, of: &Id, text: &str, today: Day) -> Pasted {
    let standing = space.check_ins(of);
    let mut out = Pasted::default();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (order, (at, line)) in lines.enumerate() {
        let is_heading = order == 0 && !line.chars().any(char::is_numeric);
        let Some((day, value)) = dated(line).filter(|(day, _)| *day <= today) else {
            if !is_heading {
                out.unread.push((at + 1, line.trim().into()));
            }
            continue;
        };
        let is_same = |other: f64| (other - value).abs() <= number::EDGE;
        let says_it = |one: &CheckIn| one.at == Some(day) && one.value.is_some_and(is_same);
        let is_known = standing.iter().any(says_it)
            || out.readings.iter().any(|(own, other)| *own == day && is_same(*other));
        if is_known {
            out.known += 1;
        } else {
            out.readings.push((day, value));
        }
    }
    out
}

/// Whether a text is more than one value: what is pasted into a field for one is then a column.
pub fn is_column(text: &str) -> bool {
    text.trim().lines().filter(|line| !line.trim().is_empty()).nth(1).is_some()
        || text.trim().lines().any(|line| dated(line).is_some())
}

/// What may stand between a day and its value, what parts columns for sure first.
const BETWEEN: [&[char]; 3] = [&['\t', ';', '；'], &[',', '，'], &[' ', '\u{3000}', '：']];

/// A day and a value in one line.
fn dated(line: &str) -> Option<(Day, f64)> {
    let line = line.trim();
    BETWEEN.iter().find_map(|marks| {
        let (head, rest) = line.split_once(*marks)?;
        let head = head.trim_matches(['"', ' ', ':', '：']);
        // A day may have its time with it only where columns are parted for sure.
        let day = Day::parse_written(head).filter(|_| marks.contains(&'\t') || !head.contains(' '))?;
        // Of several columns the first after the day is the value.
        let value = rest.split(['\t', ';', '；']).find(|piece| !piece.trim().is_empty())?;
        let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | ':' | '：' | '"');
        number::parse_value(value.trim_matches(is_mark)).map(|value| (day, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::parse("2026-08-21").unwrap()
    }

    fn written(value: &str, note: &str, day: &str) -> Written {
        Written { value: value.into(), note: note.into(), day: day.into() }
    }

    #[test]
    fn h31_a_reading_is_a_number_with_a_day_that_has_come() {
        let read = |value: &str, note: &str, day: &str| {
            reading(&written(value, note, day), today())
                .map(|one| (one.value, one.at.map(|at| at.to_string())))
        };
        let on = |day: &str| Some(day.to_owned());
        assert_eq!(read("82", "", ""), Ok((Some(82.0), on("2026-08-21"))));
        assert_eq!(read(" ８２ % ", "", "2026/8/14"), Ok((Some(82.0), on("2026-08-14"))));
        assert_eq!(read("", "the source is down", ""), Ok((None, on("2026-08-21"))));
        assert_eq!(read("", " ", "2026-08-14"), Err(ReadFault::Nothing));
        assert_eq!(read("soon", "", ""), Err(ReadFault::Value));
        assert_eq!(read("82", "", "14.8."), Err(ReadFault::Day));
        assert_eq!(read("82", "", "2026-08-22"), Err(ReadFault::NotYet));
        assert_eq!(reading(&written("50+", "", ""), today()).unwrap().value_text.as_deref(), Some("50+"));
    }

    #[test]
    fn h32_a_column_is_read_line_by_line() {
        for (line, want) in [
            ("2026-08-14\t82", Some(82.0)),
            ("2026-08-14;82,5", Some(82.5)),
            ("2026-08-14,82.5", Some(82.5)),
            ("2026-08-14, 1,200", Some(1200.0)),
            ("2026-08-14 1,200", Some(1200.0)),
            ("2026-08-14 09:00\t82", Some(82.0)),
            ("2026/8/14  82 %", Some(82.0)),
            ("2026年8月14日：82", Some(82.0)),
            ("\"2026-08-14\";\"82\"", Some(82.0)),
            ("2026-08-14\t82\tafter the sale", Some(82.0)),
            ("14.08.2026 82", None),
            ("82", None),
            ("2026-08-14", None),
            ("2026-08-14 soon", None),
        ] {
            assert_eq!(dated(line).map(|(_, value)| value), want, "{line}");
        }
        assert!(is_column("2026-08-14\t82") && is_column("82\n83") && !is_column("82") && !is_column("82\n"));
    }
}
