//! Rubrics: what each grade would look like, written before anybody knows, and the score that the grades that
//! are met make (rules S11 to S14).

use std::collections::BTreeSet;

use crate::okr::arrange::{Arrange, set_of};
use crate::okr::day::Day;
use crate::okr::id::Text;
use crate::okr::key_result::KeyResult;
use crate::okr::number::{self, EDGE};

/// How the grades of a rubric make a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RubricKind {
    /// Each grade says what it looks like: 0.3, 0.6, 1.0. The highest one that is met counts (rule S11).
    #[default]
    Levels,
    /// Each grade is added where it is met: +0.2, +0.5 (rule S12).
    Additive,
    /// The grades are met one after another; the last one before the first that is missing counts (rule S13).
    Milestones,
    /// A first grade is what it is worth on its day; the others are taken off for being late (rule S14).
    DatePenalty,
}

impl RubricKind {
    /// Each of them, in the order of a list to choose from.
    pub const ALL: [Self; 4] = [Self::Levels, Self::Additive, Self::Milestones, Self::DatePenalty];

    /// Grades to begin with.
    pub fn starter(self) -> &'static [&'static str] {
        match self {
            Self::Levels | Self::Milestones => &["0.3", "0.6", "1.0"],
            Self::Additive => &["+0.2", "+0.3", "+0.5"],
            Self::DatePenalty => &["1.0", "-0.1/week"],
        }
    }
}

/// One grade of a rubric, as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// As it is written: `0.3`, `+0.2`, `-0.1/week`.
    pub grade: Text,
    /// What it looks like.
    pub words: Text,
    /// What it is worth, as a part of 1; `None` where no number is written.
    pub worth: Option<f64>,
    /// Whether somebody said that it is met.
    pub is_met: bool,
    /// How often it is taken off for being late, where it is.
    pub per: Option<Per>,
    /// What it adds to the score that stands, or takes off it; `None` where it does neither.
    pub adds: Option<f64>,
}

/// How often a grade is taken off for being late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Once, however late it is.
    Once,
    /// For every day.
    Day,
    /// For every week that has begun.
    Week,
    /// For every thirty days that have begun.
    Month,
}

impl Per {
    /// How often that is after so many days.
    fn times(self, days_late: i64) -> i64 {
        let begun = |length: i64| days_late / length + i64::from(days_late % length > 0);
        match self {
            _ if days_late <= 0 => 0,
            Self::Once => 1,
            Self::Day => days_late,
            Self::Week => begun(7),
            Self::Month => begun(30),
        }
    }
}

/// What the grades that are met make.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// The score they speak for, 0.0 to 1.0.
    pub value: f64,
    /// Each grade: as it is written, except that those to be met one after another stand in the order of what
    /// they are worth.
    pub grades: Vec<Grade>,
    /// How many days after its day it was reached, where that counts; 0 in time.
    pub days_late: Option<i64>,
}

/// What is amiss with a rubric as it was written. Shown, never mended silently.
#[derive(Clone, Debug, PartialEq)]
pub enum RubricFlaw {
    /// No number can be read in this grade.
    NoNumber(Text),
    /// All that is added makes this, and not 1.
    Sum(f64),
    /// Nobody knows the day it was to be reached by, so nothing is taken off.
    NoDay,
}

/// The words by which a grade is known to be met: what it looks like, or the grade itself where nothing is said.
pub fn met_by<'g>(grade: &'g Text, words: &'g Text) -> &'g Text {
    if words.trim().is_empty() { grade } else { words }
}

/// A rubric with the grades of it that are met.
pub type Rewritten = (Vec<(Text, Text)>, Vec<Text>);

/// The rubric of a key result with one grade written otherwise. What was met stays met.
pub fn rewritten(kr: &KeyResult, at: usize, grade: Text, words: Text) -> Rewritten {
    let mut rubric = kr.rubric.clone();
    let Some(row) = rubric.get_mut(at) else { return (rubric, kr.rubric_met.clone()) };
    let was = Text::clone(met_by(&row.0, &row.1));
    *row = (grade, words);
    let is = Text::clone(met_by(&row.0, &row.1));
    let is_met = kr.rubric_met.contains(&was);
    let met = kept(&rubric, &kr.rubric_met, &was).chain(is_met.then_some(&is).cloned());
    let met = once(met);
    (rubric, met)
}

/// The rubric of a key result without one of its grades.
pub fn without(kr: &KeyResult, at: usize) -> Rewritten {
    let left = kr.rubric.iter().enumerate().filter(|(own, _)| *own != at);
    let rubric: Vec<(Text, Text)> = left.map(|(_, row)| row.clone()).collect();
    let gone = kr.rubric.get(at).map(|(grade, words)| Text::clone(met_by(grade, words)));
    let met = match gone {
        Some(gone) => kept(&rubric, &kr.rubric_met, &gone).collect(),
        None => kr.rubric_met.clone(),
    };
    (rubric, met)
}

/// What is met of a key result once a grade is, or is not any more.
pub fn ticked(kr: &KeyResult, at: usize, is_met: bool) -> Vec<Text> {
    let Some((grade, words)) = kr.rubric.get(at) else { return kr.rubric_met.clone() };
    let own = met_by(grade, words);
    let others = kr.rubric_met.iter().filter(|met| *met != own).cloned();
    others.chain(is_met.then(|| Text::clone(own))).collect()
}

/// What is met, but for a grade that is written nowhere any more.
fn kept<'m>(rubric: &'m [(Text, Text)], met: &'m [Text], was: &'m Text) -> impl Iterator<Item = Text> + 'm {
    let is_left = rubric.iter().any(|(grade, words)| met_by(grade, words) == was);
    met.iter().filter(move |one| is_left || *one != was).cloned()
}

fn once(met: impl Iterator<Item = Text>) -> Vec<Text> {
    let mut seen = BTreeSet::new();
    met.filter(|one| seen.insert(Text::clone(one))).collect()
}

/// The grades of a key result, each with what it is worth and whether it is met.
pub fn grades(kr: &KeyResult) -> Vec<Grade> {
    let met = met(kr);
    let is_dated = kr.rubric_kind == RubricKind::DatePenalty;
    let first = kr.rubric.iter().position(|(grade, _)| worth(grade).is_some());
    let read = |(at, (grade, words)): (usize, &(Text, Text))| Grade {
        worth: worth(grade),
        is_met: met.contains(&**met_by(grade, words)),
        per: (is_dated && Some(at) != first && worth(grade).is_some()).then(|| per(grade, words)),
        adds: None,
        grade: Text::clone(grade),
        words: Text::clone(words),
    };
    kr.rubric.iter().enumerate().map(read).collect()
}

/// The score that the grades of a key result make; `None` where nobody said yet which are met.
///
/// `due` is the day it was to be reached by.
pub fn graded(kr: &KeyResult, due: Option<Day>) -> Option<Graded> {
    let grades = grades(kr);
    let graded = match kr.rubric_kind {
        RubricKind::DatePenalty => dated(grades, kr.reached_on?, due),
        _ if !grades.iter().any(|one| one.is_met && one.worth.is_some()) => None,
        RubricKind::Levels => highest(grades),
        RubricKind::Additive => Some(added(grades)),
        RubricKind::Milestones => Some(in_order(grades)),
    }?;
    // What binary arithmetic adds to decimal grades is no grade.
    let value = (graded.value * 1e9).round() / 1e9;
    Some(Graded { value: value.clamp(0.0, 1.0), ..graded })
}

fn highest(mut grades: Vec<Grade>) -> Option<Graded> {
    let best = grades.iter().filter(|one| one.is_met).filter_map(|one| one.worth).reduce(f64::max)?;
    if let Some(one) = grades.iter_mut().find(|one| one.is_met && one.worth == Some(best)) {
        one.adds = Some(best);
    }
    Some(Graded { value: best, grades, days_late: None })
}

fn added(mut grades: Vec<Grade>) -> Graded {
    for one in &mut grades {
        one.adds = one.worth.filter(|_| one.is_met);
    }
    let value = grades.iter().filter_map(|one| one.adds).sum();
    Graded { value, grades, days_late: None }
}

fn in_order(mut grades: Vec<Grade>) -> Graded {
    // A file may list them in any order; what is worth more comes later.
    grades.arrange(|a, b| a.worth.unwrap_or(f64::MAX).total_cmp(&b.worth.unwrap_or(f64::MAX)));
    let last = grades.iter_mut().take_while(|one| one.is_met && one.worth.is_some()).last();
    let value = last.and_then(|one| {
        one.adds = one.worth;
        one.worth
    });
    Graded { value: value.unwrap_or(0.0), grades, days_late: None }
}

fn dated(mut grades: Vec<Grade>, reached: Day, due: Option<Day>) -> Option<Graded> {
    let days_late = due.map(|due| reached.days_since(due).max(0));
    let mut value = None;
    for one in &mut grades {
        let Some(worth) = one.worth else { continue };
        one.adds = match one.per {
            None => Some(worth),
            Some(per) => {
                let times = per.times(days_late.unwrap_or(0));
                (times > 0).then_some(-worth.abs() * times as f64)
            }
        };
        value = one.adds.map(|adds| value.unwrap_or(0.0) + adds).or(value);
    }
    Some(Graded { value: value?, grades, days_late })
}

/// What is amiss with the rubric of a key result. `due` is the day it is to be reached by.
pub fn flaws(kr: &KeyResult, due: Option<Day>) -> Vec<RubricFlaw> {
    let grades = grades(kr);
    let unread = grades.iter().filter(|one| one.worth.is_none());
    let mut flaws: Vec<RubricFlaw> =
        unread.map(|one| RubricFlaw::NoNumber(Text::clone(&one.grade))).collect();
    let sum: f64 = grades.iter().filter_map(|one| one.worth).sum();
    if kr.rubric_kind == RubricKind::Additive && !grades.is_empty() && (sum - 1.0).abs() > EDGE {
        flaws.push(RubricFlaw::Sum(sum));
    }
    if kr.rubric_kind == RubricKind::DatePenalty && due.is_none() && !grades.is_empty() {
        flaws.push(RubricFlaw::NoDay);
    }
    flaws
}

fn met(kr: &KeyResult) -> BTreeSet<&str> {
    set_of(kr.rubric_met.iter().map(|words| &**words))
}

/// The number of a grade as a part of 1: `0.3`, `+0.2`, `30 %`, `-0.1/week`.
fn worth(grade: &str) -> Option<f64> {
    let typed = number::parse(grade)?;
    let is_percent = typed.unit.as_deref().is_some_and(|unit| unit.starts_with('%'));
    let value = if is_percent { typed.value / 100.0 } else { typed.value };
    value.is_finite().then_some(value)
}

/// How often a grade is taken off: by what stands after its number, else by what its words say.
fn per(grade: &str, words: &str) -> Per {
    let grade = number::half_width(grade).to_lowercase();
    let words = number::half_width(words).to_lowercase();
    const UNITS: [(Per, &str, &[&str]); 3] = [
        (Per::Month, "month", &["月"]),
        (Per::Week, "week", &["周", "星期"]),
        (Per::Day, "day", &["天", "日"]),
    ];
    let in_grade =
        UNITS.into_iter().find(|(_, en, zh)| grade.contains(*en) || zh.iter().any(|zh| grade.contains(zh)));
    let in_words = UNITS.into_iter().find(|(_, en, zh)| {
        let before = ["per ", "a ", "each ", "every ", "/"];
        let said = |lead: &str| match lead {
            "/" => words.contains(&format!("/{en}")),
            lead => has_word(&words, &format!("{lead}{en}")),
        };
        let has_zh = |zh: &&str| {
            words.split('每').skip(1).any(|rest| rest.chars().take(6).collect::<String>().contains(*zh))
        };
        before.into_iter().any(said) || zh.iter().any(has_zh)
    });
    in_grade.or(in_words).map_or(Per::Once, |(per, ..)| per)
}

/// Whether a text has these words, and not only within another word.
fn has_word(text: &str, words: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(words).any(|(at, found)| {
        let (before, after) = (text.get(..at), text.get(at + found.len()..));
        !before.is_some_and(|before| before.ends_with(is_letter))
            && !after.is_some_and(|after| after.starts_with(is_letter))
    })
}
