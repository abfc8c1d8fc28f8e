//! The regular stretches of the calendar that cycles are cut from: years, halves, quarters and months.

use std::fmt;

use super::cycle::CycleKind;
use super::day::{Day, Span};

/// One regular stretch of the calendar, such as the third quarter of 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: i32,
    kind: CycleKind,
    months: u32,
    nth: u32,
}

impl Period {
    /// The nth (from 1) period of this length in a year; `None` where there is none.
    pub fn new(kind: CycleKind, year: i32, nth: u32) -> Option<Self> {
        let months = months_of(kind)?;
        let exists = nth >= 1 && nth <= 12 / months && (1..=9998).contains(&year);
        exists.then_some(Self { year, kind, months, nth })
    }

    /// The period of this length that the day lies in; `None` for a length of its own.
    pub fn containing(kind: CycleKind, day: Day) -> Option<Self> {
        let months = months_of(kind)?;
        Self::new(kind, day.year(), (day.month() - 1) / months + 1)
    }

    /// Reads the name of a calendar period: `2026 Q3`, `2026-Q3`, `Q3 2026`, `2026H1`, `2026 年`, `2026年第3季度`,
    /// `2026-07`. `None` for a fiscal one (`FY21-Q1`): nobody said when that year begins.
    pub fn parse(name: &str) -> Option<Self> {
        let name = super::number::half_width(name).to_uppercase();
        let name = name.replace("季度", "Q").replace("上半年", "H1").replace("下半年", "H2");
        let name = name.replace(['第', '年', '月'], " ");
        let words: Vec<String> = runs(&name);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let year = |word: &str| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten();
        let nth = |word: &str| word.parse::<u32>().ok();
        match words.as_slice() {
            [y] => Self::new(CycleKind::Year, year(y)?, 1),
            [y, "Q", n] | ["Q", n, y] | [y, n, "Q"] => Self::new(CycleKind::Quarter, year(y)?, nth(n)?),
            [y, "H", n] | ["H", n, y] => Self::new(CycleKind::Half, year(y)?, nth(n)?),
            [y, n] => Self::new(CycleKind::Month, year(y)?, nth(n)?),
            _ => None,
        }
    }

    /// How long it is.
    pub fn kind(self) -> CycleKind {
        self.kind
    }

    /// The year it lies in.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Which one of its year it is, from 1.
    pub fn nth(self) -> u32 {
        self.nth
    }

    /// Its first and last day.
    pub fn span(self) -> Span {
        let first = |months: u32| Day::new(self.year + (months / 12).cast_signed(), months % 12 + 1, 1);
        Span {
            start: first((self.nth - 1) * self.months),
            end: first(self.nth * self.months).map(|day| day.plus_days(-1)),
        }
    }

    /// The period after it.
    pub fn next(self) -> Self {
        if self.nth < 12 / self.months {
            return Self { nth: self.nth + 1, ..self };
        }
        Self::new(self.kind, self.year + 1, 1).unwrap_or(self)
    }

    /// The period before it.
    pub fn previous(self) -> Self {
        if self.nth > 1 {
            return Self { nth: self.nth - 1, ..self };
        }
        Self::new(self.kind, self.year - 1, 12 / self.months).unwrap_or(self)
    }

    /// The longer period of this length that it lies in: the year of a quarter.
    pub fn within(self, kind: CycleKind) -> Option<Self> {
        let outer = Self::containing(kind, self.span().start?)?;
        (outer.months > self.months).then_some(outer)
    }
}

impl fmt::Display for Period {
    /// `2026`, `2026 H1`, `2026 Q3`, `2026-05–06`, `2026-07`: names that sort.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, kind, months, nth } = self;
        match kind {
            CycleKind::Half => write!(f, "{year} H{nth}"),
            CycleKind::Quarter => write!(f, "{year} Q{nth}"),
            CycleKind::TwoMonths => write!(f, "{year}-{:02}–{:02}", (nth - 1) * months + 1, nth * months),
            CycleKind::Month => write!(f, "{year}-{nth:02}"),
            CycleKind::Year | CycleKind::Custom => write!(f, "{year}"),
        }
    }
}

fn months_of(kind: CycleKind) -> Option<u32> {
    match kind {
        CycleKind::Year => Some(12),
        CycleKind::Half => Some(6),
        CycleKind::Quarter => Some(3),
        CycleKind::TwoMonths => Some(2),
        CycleKind::Month => Some(1),
        CycleKind::Custom => None,
    }
}

/// The runs of digits and of letters in a text, without what stands between them.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        let class = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        match (class, last == Some(class), runs.last_mut()) {
            (Some(_), true, Some(run)) => run.push(c),
            (Some(_), _, _) => runs.push(c.to_string()),
            (None, _, _) => {}
        }
        last = Some(class);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(name: &str) -> Period {
        Period::parse(name).unwrap()
    }

    #[test]
    fn h5_periods_are_read_by_their_usual_names() {
        for (name, shown) in [
            ("2026 Q3", "2026 Q3"),
            ("2019-Q3", "2019 Q3"),
            ("Q3 2026", "2026 Q3"),
            ("2026年第3季度", "2026 Q3"),
            ("2026年Q3", "2026 Q3"),
            ("2026H1", "2026 H1"),
            ("2026年下半年", "2026 H2"),
            ("2025", "2025"),
            ("2026年", "2026"),
            ("2026-07", "2026-07"),
            ("2026年7月", "2026-07"),
        ] {
            assert_eq!(period(name).to_string(), shown, "{name}");
        }
        for name in ["FY21-Q1", "Acropolis release", "2026 Q5", "2026-13", "Q3", "2026-03 OKR", ""] {
            assert_eq!(Period::parse(name), None, "{name}");
        }
    }

    #[test]
    fn h5_quarters_follow_each_other_through_the_years() {
        let q3 = period("2026 Q3");
        assert_eq!(q3.span(), Span { start: Day::parse("2026-07-01"), end: Day::parse("2026-09-30") });
        assert_eq!(q3.next().next().to_string(), "2027 Q1");
        assert_eq!(period("2026 Q1").previous().to_string(), "2025 Q4");
        assert_eq!(period("2026 Q4").span().end, Day::parse("2026-12-31"));
        assert_eq!(q3.within(CycleKind::Year), Some(period("2026")));
        assert_eq!(q3.within(CycleKind::Month), None);
        let two = Period::containing(CycleKind::TwoMonths, Day::parse("2026-08-14").unwrap()).unwrap();
        assert_eq!(two.to_string(), "2026-07–08");
        assert_eq!(Period::containing(CycleKind::Custom, Day::parse("2026-08-14").unwrap()), None);
        assert_eq!(Span::quarter(2024, 1).unwrap().days(), Some(91));
        assert_eq!(Span::quarter(2024, 5), None);
    }
}
