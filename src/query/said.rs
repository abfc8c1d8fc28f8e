//! A check-in as it is written: what stood before, what is said now, and what becomes of it.

use crate::okr::{CheckIn, Day, Id, Kpi, Measure, Text, checkin, confidence, number};
use crate::space::Space;

use super::panel::CheckInRow;
use super::standing;

/// What stood before a check-in.
#[derive(Clone, PartialEq, Debug)]
pub struct Before {
    /// How the key result is measured.
    pub measure: Measure,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The value last said.
    pub value: Option<f64>,
    /// Whether it was said to be done.
    pub yes: Option<bool>,
    /// The keys of the milestones that were done.
    pub done: Vec<Text>,
    /// How far a person said it is.
    pub share: Option<f64>,
    /// What was last said in words, where that was said in place of a number.
    pub words: Option<Text>,
    /// The belief last said.
    pub confidence: Option<u8>,
    /// Where somebody last said that it will end.
    pub projection: Option<f64>,
    /// The day of the newest check-in.
    pub last: Option<Day>,
    /// How far it is.
    pub progress: Option<f64>,
    /// How far it should be.
    pub pace: Option<f64>,
}

/// Reads what stood before a check-in on a key result.
pub fn before(space: &Space, id: &Id, today: Day) -> Option<Before> {
    let kr = space.key_result(id)?;
    let standing = standing::key_result(space, kr, today);
    let all = space.check_ins(id);
    Some(Before {
        measure: kr.measure.clone(),
        measured_in: kr.measured_in.clone(),
        value: all.iter().rev().find_map(|one| one.value),
        yes: all.iter().rev().find_map(|one| one.yes),
        done: all.iter().rev().find_map(|one| one.done.clone()).unwrap_or_default(),
        share: all.iter().rev().find_map(|one| one.progress),
        words: worded(&all),
        confidence: standing.confidence.map(|one| one.value),
        projection: projected(&all),
        last: standing.last,
        progress: standing.progress.value,
        pace: standing.expected.map(|expected| expected.share),
    })
}

/// Reads what stood before a check-in on an objective, which a person judges, or on a KPI.
pub fn before_on(space: &Space, id: &Id, today: Day) -> Option<Before> {
    let all = space.check_ins(id);
    let (measure, measured_in, evaluation) = match space.kpi(id) {
        Some(kpi) => (measure_of(kpi), kpi.measured_in.clone(), None),
        None => (Measure::Judged, None, Some(space.evaluation(id, today)?)),
    };
    let evaluation = evaluation.as_deref();
    Some(Before {
        measured_in,
        value: all.iter().rev().find_map(|one| one.value).filter(|_| measure.takes_value()),
        measure,
        yes: None,
        done: Vec::new(),
        share: all.iter().rev().find_map(|one| one.progress),
        words: worded(&all),
        confidence: all.iter().rev().find_map(|one| one.confidence),
        projection: projected(&all),
        last: checkin::last_day(&all.iter().collect::<Vec<_>>()),
        progress: evaluation.and_then(|one| one.progress.value),
        pace: evaluation.and_then(|one| one.expected).map(|expected| expected.share),
    })
}

/// How a KPI is read: its corridor as a measure.
pub fn measure_of(kpi: &Kpi) -> Measure {
    match kpi.corridor() {
        (None, None) => Measure::Reach { start: None, target: None, direction: kpi.direction },
        (Some(floor), None) => Measure::Above { floor: Some(floor) },
        (None, Some(ceiling)) => Measure::Below { ceiling: Some(ceiling) },
        (low, high) => Measure::Between { low, high },
    }
}

/// What was last said, where it was said in words.
fn worded(standing: &[CheckIn]) -> Option<Text> {
    let said = |one: &&CheckIn| one.value.is_some() || one.progress.is_some() || one.value_text.is_some();
    let last = standing.iter().rfind(said)?;
    last.value_text.clone().filter(|_| last.value.is_none() && last.progress.is_none())
}

/// Where somebody last said that a goal will end, of check-ins that stand, oldest first (rule C6).
pub fn projected(standing: &[CheckIn]) -> Option<f64> {
    standing.iter().rev().find_map(|one| one.projection)
}

/// What a person says, as they write it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// The value; empty where nothing is said of it.
    pub value: String,
    /// Whether it is done.
    pub yes: Option<bool>,
    /// The keys of the milestones that are done.
    pub done: Vec<Text>,
    /// How far it is, in percent; empty where nothing is said of it.
    pub share: String,
    /// What they believe.
    pub confidence: Option<u8>,
    /// Where they think it will end, as a score; empty where nothing is said of it.
    pub projection: String,
    /// What happened.
    pub note: String,
}

impl Said {
    /// What a form says before anybody wrote: the belief, the answer and the steps as they stood.
    /// The value is left open: nobody measures by pressing Enter.
    pub fn as_before(before: &Before) -> Self {
        Self { yes: before.yes, done: before.done.clone(), confidence: before.confidence, ..Self::default() }
    }

    /// What a form says when it corrects a check-in.
    pub fn of_row(row: &CheckInRow, before: &Before) -> Self {
        let is_share = !before.measure.takes_value();
        let steps = match &before.measure {
            Measure::Milestones(steps) => steps.as_slice(),
            _ => &[],
        };
        let done = row.done.as_ref().map_or(&[][..], |(titles, _)| titles);
        let text = row.value_text.as_deref().map(str::to_owned);
        // Words in the place of a share are words of the field for the share.
        let is_worded = is_share && row.value.is_none();
        let share = row.progress.filter(|_| is_share).map(|share| number::shown(share * 100.0, 6));
        Self {
            value: text
                .clone()
                .filter(|_| !is_worded)
                .or_else(|| row.value.map(number::exact))
                .unwrap_or_default(),
            yes: row.yes,
            done: steps
                .iter()
                .filter(|step| done.contains(&step.title))
                .map(|step| Text::clone(&step.key))
                .collect(),
            share: share.or(text.filter(|_| is_worded)).unwrap_or_default(),
            confidence: row.confidence,
            projection: row.projection.map(number::exact).unwrap_or_default(),
            note: row.note.as_deref().unwrap_or_default().to_owned(),
        }
    }

    /// Takes what somebody says.
    pub fn say(&mut self, say: Say) {
        match say {
            Say::Value(value) => self.value = value,
            Say::Share(share) => self.share = share,
            Say::Yes(yes) => self.yes = Some(yes),
            Say::Step(key, is_done) => {
                self.done.retain(|own| *own != key);
                if is_done {
                    self.done.push(key);
                }
            }
        }
    }

    /// Says of the value, the answer, the steps or the share what was last said of it (rule H17); `false`
    /// where nothing was.
    pub fn say_as_before(&mut self, before: &Before) -> bool {
        match &before.measure {
            Measure::YesNo => {
                self.yes = before.yes;
                self.yes.is_some()
            }
            Measure::Milestones(steps) if !steps.is_empty() => {
                self.done.clone_from(&before.done);
                !self.done.is_empty()
            }
            Measure::Judged | Measure::Milestones(_) => {
                let words = before.words.as_deref().map(str::to_owned);
                let share = before.share.map(|share| number::shown(share * 100.0, 6));
                self.share = words.or(share).unwrap_or_default();
                !self.share.is_empty()
            }
            Measure::Reach { .. }
            | Measure::Above { .. }
            | Measure::Below { .. }
            | Measure::Between { .. }
            | Measure::CommitTargetStretch { .. }
            | Measure::Baseline => {
                self.value = before.value.map(number::exact).unwrap_or_default();
                !self.value.is_empty()
            }
        }
    }

    /// The belief before and now, where it moved so far that people want to know why (rule C4).
    pub fn wants_a_reason(&self, before: &Before) -> Option<(u8, u8)> {
        before.confidence.zip(self.confidence).filter(|(was, is)| confidence::is_far(*was, *is))
    }
}

/// One thing that somebody says of how far it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Say {
    /// The value, as it is written.
    Value(String),
    /// How far it is, as it is written.
    Share(String),
    /// Whether it is done.
    Yes(bool),
    /// Whether the milestone with this key is done.
    Step(Text, bool),
}

/// A belief as it is written: 0 to 10; nothing where nothing is written.
pub fn belief(written: &str) -> Result<Option<u8>, Fault> {
    let written = number::half_width(written.trim());
    if written.is_empty() {
        return Ok(None);
    }
    written.parse::<u8>().ok().filter(|belief| *belief <= 10).map(Some).ok_or(Fault::Confidence)
}

/// The check-in that takes the place of another one: what the form does not ask for stays as it was, and so
/// does the day it speaks of (rule H19).
pub fn corrected(row: &CheckInRow, new: CheckIn) -> CheckIn {
    CheckIn {
        at: row.at.or(new.at.filter(|_| row.at_text.is_none())),
        at_text: row.at_text.clone(),
        score: row.score,
        status_text: row.status_text.clone(),
        amends: Some(Text::clone(&row.key)),
        ..new
    }
}

/// Why something said is no check-in yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The value is no number.
    Value,
    /// How far it is, is no number.
    Share,
    /// The belief is no number from 0 to 10.
    Confidence,
    /// Where it will end is no score.
    Projection,
    /// Nothing is said.
    Nothing,
}

/// The check-in that becomes of what was said.
pub fn check_in(before: &Before, said: &Said, today: Day) -> Result<CheckIn, Fault> {
    let mut one = CheckIn { at: Some(today), ..CheckIn::new("") };
    let written = said.value.trim();
    if !written.is_empty() {
        let typed = number::parse(written).ok_or(Fault::Value)?;
        one.value = Some(typed.value);
        // "50+" is 50 and a little more than the number says.
        one.value_text = typed.comparator.map(|_| written.into());
    }
    let written = said.share.trim();
    if !written.is_empty() {
        one.progress = share(written);
        if one.progress.is_none() {
            // Where people judge, words say how far it is (rule H18).
            let is_judged = before.measure == Measure::Judged;
            one.value_text = Some(Text::from(written)).filter(|_| is_judged);
            one.value_text.as_ref().ok_or(Fault::Share)?;
        }
    }
    let written = said.projection.trim();
    if !written.is_empty() {
        one.projection = Some(projection(written).ok_or(Fault::Projection)?);
    }
    match &before.measure {
        Measure::YesNo => one.yes = said.yes,
        Measure::Milestones(steps) => {
            let is_said = said.done != before.done || !said.done.is_empty();
            let done = steps.iter().map(|step| &step.key).filter(|key| said.done.contains(key)).cloned();
            one.done = is_said.then(|| done.collect());
        }
        Measure::Reach { .. }
        | Measure::Above { .. }
        | Measure::Below { .. }
        | Measure::Between { .. }
        | Measure::CommitTargetStretch { .. }
        | Measure::Baseline
        | Measure::Judged => {}
    }
    one.confidence = said.confidence;
    one.note = Some(said.note.trim()).filter(|note| !note.is_empty()).map(Text::from);
    let is_said = one.value.is_some()
        || one.value_text.is_some()
        || one.progress.is_some()
        || one.yes.is_some()
        || one.done.is_some()
        || one.confidence.is_some()
        || one.projection.is_some()
        || one.note.is_some();
    if is_said { Ok(one) } else { Err(Fault::Nothing) }
}

/// A share as people write it: `60` and `60 %` are 0.6, and so is `0.6`, which is how the page
/// writes it. Whoever means less than one percent says so with the sign.
fn share(written: &str) -> Option<f64> {
    let typed = number::parse(written).filter(|typed| typed.comparator.is_none())?;
    let is_share = typed.unit.is_none()
        && (0.0..=1.0).contains(&typed.value)
        && number::half_width(written).contains(['.', ',']);
    Some(if is_share { typed.value } else { typed.value / 100.0 })
}

/// Where a goal will end, as people write a score: `0.7`, and `70 %` or `70` as well. From −1 to 2; what is
/// beyond nobody means (rule C6).
pub fn projection(written: &str) -> Option<f64> {
    let typed = number::parse(written).filter(|typed| typed.comparator.is_none())?;
    let score = match typed.unit.as_deref() {
        Some("%") => typed.value / 100.0,
        Some(_) => return None,
        None if typed.value.abs() <= 2.0 => typed.value,
        None => typed.value / 100.0,
    };
    (-1.0..=2.0).contains(&score).then_some(score)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::okr::Milestone;

    fn before(measure: Measure) -> Before {
        Before {
            measure,
            measured_in: None,
            value: None,
            yes: None,
            done: Vec::new(),
            share: None,
            words: None,
            confidence: None,
            projection: None,
            last: None,
            progress: None,
            pace: None,
        }
    }

    fn today() -> Day {
        Day::parse("2026-08-21").unwrap()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let reach = before(Measure::Reach { start: Some(0.0), target: Some(42.0), direction: None });
        for (written, value, text) in [
            ("36", 36.0, None),
            (" ３６ ", 36.0, None),
            ("40%", 40.0, None),
            ("1,5", 1.5, None),
            ("50+", 50.0, Some("50+")),
        ] {
            let said = Said { value: written.into(), ..Said::default() };
            let one = check_in(&reach, &said, today()).unwrap();
            assert_eq!((one.value, one.value_text.as_deref()), (Some(value), text), "{written}");
            assert_eq!(one.at, Some(today()));
        }
        let said = Said { value: "soon".into(), ..Said::default() };
        assert_eq!(check_in(&reach, &said, today()), Err(Fault::Value));
    }

    #[test]
    fn saying_nothing_is_no_check_in() {
        let judged = before(Measure::Judged);
        assert_eq!(check_in(&judged, &Said::default(), today()), Err(Fault::Nothing));
        let said = Said { note: "  ".into(), ..Said::default() };
        assert_eq!(check_in(&judged, &said, today()), Err(Fault::Nothing));
        let said = Said { confidence: Some(0), ..Said::default() };
        assert_eq!(check_in(&judged, &said, today()).unwrap().confidence, Some(0));
    }

    #[test]
    fn a_share_is_percent_or_what_the_page_writes() {
        for (written, want) in [
            ("60", 0.6),
            ("60 %", 0.6),
            ("0.6", 0.6),
            ("1", 0.01),
            ("1.0", 1.0),
            ("0.5%", 0.005),
            ("１２０", 1.2),
        ] {
            let said = Said { share: written.into(), ..Said::default() };
            let one = check_in(&before(Measure::Judged), &said, today()).unwrap();
            assert!((one.progress.unwrap() - want).abs() < 1e-9, "{written}");
        }
        let said = Said { share: "most".into(), ..Said::default() };
        assert_eq!(check_in(&before(Measure::Milestones(Vec::new())), &said, today()), Err(Fault::Share));
    }

    #[test]
    fn c6_where_it_will_end_is_a_score() {
        for (written, want) in [
            ("0.7", Some(0.7)),
            ("0,7", Some(0.7)),
            (" 1 ", Some(1.0)),
            ("70 %", Some(0.7)),
            ("70", Some(0.7)),
            ("０.５５", Some(0.55)),
            ("1.2", Some(1.2)),
            ("-0.17", Some(-0.17)),
            ("-17%", Some(-0.17)),
            ("2", Some(2.0)),
            ("300", None),
            ("0.7+", None),
            ("7 days", None),
            ("all of it", None),
        ] {
            let said = Said { projection: written.into(), ..Said::default() };
            let one = check_in(&before(Measure::Judged), &said, today());
            match want {
                None => assert_eq!(one, Err(Fault::Projection), "{written}"),
                Some(want) => {
                    let one = one.unwrap();
                    assert!((one.projection.unwrap() - want).abs() < 1e-9, "{written}: {one:?}");
                    assert_eq!((one.progress, one.score), (None, None), "it is nobody's progress or score");
                }
            }
        }
    }

    #[test]
    fn steps_are_said_in_their_order_and_taking_back_the_last_one_is_said_too() {
        let step = |key: &str| Milestone { key: key.into(), title: key.into(), weight: 1.0 };
        let mut standing = before(Measure::Milestones(vec![step("a"), step("b"), step("c")]));
        let said =
            |done: &[&str]| Said { done: done.iter().copied().map(Text::from).collect(), ..Said::default() };
        let done =
            |one: CheckIn| one.done.map(|keys| keys.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(done(check_in(&standing, &said(&["c", "a"]), today()).unwrap()).unwrap(), ["a", "c"]);
        assert_eq!(check_in(&standing, &said(&[]), today()), Err(Fault::Nothing));
        standing.done = vec!["a".into()];
        assert_eq!(done(check_in(&standing, &said(&[]), today()).unwrap()).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn h18_where_people_judge_words_say_how_far_it_is() {
        let judged = before(Measure::Judged);
        let said = Said { share: " signed off ".into(), ..Said::default() };
        let one = check_in(&judged, &said, today()).unwrap();
        assert_eq!((one.value_text.as_deref(), one.progress, one.value), (Some("signed off"), None, None));
        let reach = before(Measure::Reach { start: Some(0.0), target: Some(42.0), direction: None });
        assert_eq!(check_in(&reach, &said, today()), Err(Fault::Share));
    }

    #[test]
    fn h17_as_before_says_anew_what_was_said() {
        let step = |key: &str| Milestone { key: key.into(), title: key.into(), weight: 1.0 };
        let steps = before(Measure::Milestones(vec![step("a"), step("b")]));
        let reach = before(Measure::Reach { start: Some(0.0), target: Some(42.0), direction: None });
        let judged = before(Measure::Judged);
        for (before, value, share, yes, done) in [
            (Before { value: Some(36.5), ..reach.clone() }, "36.5", "", None, 0),
            (Before { share: Some(0.4), ..judged.clone() }, "", "40", None, 0),
            (
                Before { share: Some(0.4), words: Some("nearly".into()), ..judged.clone() },
                "",
                "nearly",
                None,
                0,
            ),
            (Before { yes: Some(false), ..before(Measure::YesNo) }, "", "", Some(false), 0),
            (Before { done: vec!["b".into()], ..steps.clone() }, "", "", None, 1),
        ] {
            let mut said = Said::default();
            assert!(said.say_as_before(&before), "{before:?}");
            assert_eq!(
                (said.value.as_str(), said.share.as_str(), said.yes, said.done.len()),
                (value, share, yes, done)
            );
        }
        for nothing in [reach, judged, before(Measure::YesNo), steps] {
            assert!(!Said::default().say_as_before(&nothing), "{nothing:?}");
        }
    }

    #[test]
    fn c4_a_belief_that_moves_by_two_wants_a_reason() {
        let standing = Before { confidence: Some(7), ..before(Measure::Judged) };
        let moved = |to| Said { confidence: to, ..Said::default() }.wants_a_reason(&standing);
        assert_eq!([Some(8), Some(6), None].map(moved), [None, None, None]);
        assert_eq!([Some(9), Some(5), Some(0)].map(moved), [Some((7, 9)), Some((7, 5)), Some((7, 0))]);
        assert_eq!(
            Said { confidence: Some(0), ..Said::default() }.wants_a_reason(&before(Measure::Judged)),
            None
        );
    }

    #[test]
    fn c1_a_written_belief_is_nought_to_ten() {
        for (written, want) in [
            ("7", Ok(Some(7))),
            (" １０ ", Ok(Some(10))),
            ("0", Ok(Some(0))),
            ("", Ok(None)),
            ("  ", Ok(None)),
        ] {
            assert_eq!(belief(written), want, "{written}");
        }
        for written in ["11", "-1", "7.5", "high", "100"] {
            assert_eq!(belief(written), Err(Fault::Confidence), "{written}");
        }
    }

    #[test]
    fn h19_a_correction_keeps_the_day_and_what_the_form_does_not_ask_for() {
        let row = CheckInRow {
            key: "c#1".into(),
            at: Day::parse("2026-08-14"),
            at_text: None,
            by: None,
            made: None,
            value: None,
            value_text: Some("nearly".into()),
            progress: None,
            yes: None,
            done: None,
            confidence: Some(6),
            confidence_before: None,
            projection: Some(0.7),
            score: Some(0.5),
            status_text: Some("amber".into()),
            note: Some("so".into()),
            corrects: false,
            extras: crate::okr::Extras::new(),
            came: None,
            reads: crate::query::check_in::Reads::default(),
        };
        let judged = before(Measure::Judged);
        let mut said = Said::of_row(&row, &judged);
        assert_eq!(
            (said.value.as_str(), said.share.as_str(), said.projection.as_str()),
            ("", "nearly", "0.7")
        );
        said.say(Say::Share("80".into()));
        let one = corrected(&row, check_in(&judged, &said, today()).unwrap());
        assert_eq!((one.at, one.progress, one.value_text.as_deref()), (row.at, Some(0.8), None));
        assert_eq!(
            (one.amends.as_deref(), one.score, one.status_text),
            (Some("c#1"), Some(0.5), row.status_text)
        );
        assert_eq!((one.confidence, one.projection, one.note.as_deref()), (Some(6), Some(0.7), Some("so")));
    }

    #[test]
    fn a_form_begins_with_belief_answer_and_steps_as_they_stood() {
        let standing =
            Before { yes: Some(true), confidence: Some(6), value: Some(36.0), ..before(Measure::YesNo) };
        let said = Said::as_before(&standing);
        assert_eq!((said.yes, said.confidence, said.value.as_str()), (Some(true), Some(6), ""));
    }
}
