//! A check-in as it is written: what stood before, what is said now, and what becomes of it.

use crate::okr::{CheckIn, Day, Id, Measure, Text, number};
use crate::space::Space;

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
    /// The belief last said.
    pub confidence: Option<u8>,
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
        confidence: standing.confidence.map(|one| one.value),
        last: standing.last,
        progress: standing.progress.value,
        pace: standing.expected.map(|expected| expected.share),
    })
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
    /// What happened.
    pub note: String,
}

impl Said {
    /// What a form says before anybody wrote: the belief, the answer and the steps as they stood.
    /// The value is left open: nobody measures by pressing Enter.
    pub fn as_before(before: &Before) -> Self {
        Self { yes: before.yes, done: before.done.clone(), confidence: before.confidence, ..Self::default() }
    }
}

/// Why something said is no check-in yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The value is no number.
    Value,
    /// How far it is, is no number.
    Share,
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
        one.progress = Some(share(written).ok_or(Fault::Share)?);
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
        || one.progress.is_some()
        || one.yes.is_some()
        || one.done.is_some()
        || one.confidence.is_some()
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
            confidence: None,
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
        assert_eq!(check_in(&before(Measure::Judged), &said, today()), Err(Fault::Share));
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
    fn a_form_begins_with_belief_answer_and_steps_as_they_stood() {
        let standing =
            Before { yes: Some(true), confidence: Some(6), value: Some(36.0), ..before(Measure::YesNo) };
        let said = Said::as_before(&standing);
        assert_eq!((said.yes, said.confidence, said.value.as_str()), (Some(true), Some(6), ""));
    }
}
