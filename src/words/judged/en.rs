//! Words of judging, in English.

use super::{JudgedWords, hundredths, named, permille, signed};
use crate::okr::score::rubric::{Grade, Graded, RubricFlaw};
use crate::okr::score::{Band, Suggested, SuggestedFrom};
use crate::okr::{Carry, Commitment, Reached, RootCause, RubricKind, Unscored, number};
use crate::query::close::{ScoredPart, VerdictFrom, WhyUnscored};
use crate::query::panel::Judged;
use crate::words::En;

impl JudgedWords for En {
    fn band_word(&self, band: Band, commitment: Option<Commitment>) -> &'static str {
        match (band, commitment) {
            (Band::Good, Some(Commitment::Committed)) => "Kept",
            (Band::Partly, Some(Commitment::Committed)) => "Kept in part",
            (Band::Missed, Some(Commitment::Committed)) => "Not kept",
            (Band::Good, _) => "What was hoped for came",
            (Band::Partly, _) => "A part of it came",
            (Band::Missed, _) => "Little of it came",
        }
    }
    fn band_expects(&self, commitment: Option<Commitment>) -> &'static str {
        match commitment {
            Some(Commitment::Committed) => "A promise: 1.0 is expected",
            Some(Commitment::Aspirational) => "A stretch: 0.7 is good",
            None => "0.7 is good",
        }
    }
    fn reached_word(&self, reached: Reached) -> &'static str {
        match reached {
            Reached::Done => "Reached",
            Reached::Partly => "Partly reached",
            Reached::Not => "Not reached",
        }
    }
    fn unscored_word(&self, unscored: Unscored) -> &'static str {
        match unscored {
            Unscored::NotApplicable => "Cannot be judged",
            Unscored::CarriedOver => "Carried over, judged later",
        }
    }
    fn cause_word(&self, cause: RootCause) -> &'static str {
        match cause {
            RootCause::Strategy => "Strategy",
            RootCause::Target => "Target",
            RootCause::Capacity => "Capacity",
            RootCause::Priority => "Priorities",
            RootCause::Dependency => "Dependency",
            RootCause::Skill => "Skill",
            RootCause::FollowThrough => "Follow-through",
            RootCause::Outside => "Outside",
        }
    }
    fn cause_help(&self, cause: RootCause) -> &'static str {
        match cause {
            RootCause::Strategy => "The wrong goal, or the wrong way to it",
            RootCause::Target => "Set too high or too low, or measured the wrong thing",
            RootCause::Capacity => "Not enough people, time or money",
            RootCause::Priority => "Something else went first",
            RootCause::Dependency => "Somebody else's work was late or missing",
            RootCause::Skill => "What was needed was not known yet",
            RootCause::FollowThrough => "Nobody kept after it from week to week",
            RootCause::Outside => "The world outside changed",
        }
    }
    fn carry_word(&self, carry: Carry) -> &'static str {
        match carry {
            Carry::Close => "Close",
            Carry::Continue => "Continue",
            Carry::Change => "Change",
            Carry::Drop => "Drop",
        }
    }
    fn rubric_kind_word(&self, kind: RubricKind) -> &'static str {
        match kind {
            RubricKind::Levels => "Highest grade",
            RubricKind::Additive => "Grades added up",
            RubricKind::Milestones => "One after another",
            RubricKind::DatePenalty => "Less when late",
        }
    }
    fn rubric_kind_help(&self, kind: RubricKind) -> &'static str {
        match kind {
            RubricKind::Levels => "The highest grade that is met counts. For example 0.3, 0.6 and 1.0.",
            RubricKind::Additive => "Each grade that is met is added. For example +0.2, +0.3 and +0.5.",
            RubricKind::Milestones => "The last grade before the first one that is missing counts.",
            RubricKind::DatePenalty => {
                "The first grade is what it is worth on its day. The others are taken off when it is late, for example -0.1/week, -0.02/day, or -0.2 once. A week that has begun counts."
            }
        }
    }
    fn rubric_flaw(&self, flaw: &RubricFlaw) -> String {
        match flaw {
            RubricFlaw::NoNumber(grade) => {
                format!("No number can be read in “{grade}”, so it counts nothing")
            }
            RubricFlaw::Sum(sum) => format!("All grades together make {}, not 1", number::shown(*sum, 2)),
            RubricFlaw::NoDay => "There is no day to be late by, so nothing is taken off".to_owned(),
        }
    }
    fn graded_told(&self, graded: &Graded) -> String {
        let speaks = format!("The grades speak for {}", number::shown(graded.value, 2));
        match graded.days_late {
            None => speaks,
            Some(0) => format!("{speaks}: in time"),
            Some(1) => format!("{speaks}: one day late"),
            Some(days) => format!("{speaks}: {days} days late"),
        }
    }
    fn grade_adds(&self, grade: &Grade) -> String {
        grade.adds.map_or_else(String::new, |adds| format!("counts {}", signed(adds)))
    }
    fn grade_met(&self, grade: &str, words: &str) -> String {
        format!("Met: {}", named(grade, words))
    }
    fn suggested_from(&self, one: &Suggested) -> &'static str {
        match one.from {
            SuggestedFrom::Progress => "read from how far it is from start to target",
            SuggestedFrom::Ladder => {
                "read from commit (0.3), target (0.7) and stretch (1.0), straight between them"
            }
            SuggestedFrom::Corridor => {
                "read from the periods so far in which it stayed where it should; without dates, from the latest value"
            }
            SuggestedFrom::YesNo => "read from whether it was said to be done",
            SuggestedFrom::Milestones => "read from the weight of the milestones that are done",
            SuggestedFrom::Baseline => "read from whether the baseline was found",
            SuggestedFrom::Said => "read from how far the last check-in says it is",
            SuggestedFrom::Noted => "the last grade that a check-in noted",
            SuggestedFrom::Below => "read from what is below it",
            SuggestedFrom::Rubric(RubricKind::Levels) => "the highest grade that is met",
            SuggestedFrom::Rubric(RubricKind::Additive) => "the grades that are met, added up",
            SuggestedFrom::Rubric(RubricKind::Milestones) => {
                "the last grade before the first that is missing"
            }
            SuggestedFrom::Rubric(RubricKind::DatePenalty) => "what it is worth, less for being late",
            SuggestedFrom::KeyResults => "the weighted mean of the scores of its key results",
        }
    }
    fn judged_told(&self, one: &Judged) -> Vec<String> {
        let verdict = &one.verdict;
        let mean = verdict.mean.map(|mean| number::shown(mean, 2));
        let scored = one.parts.iter().filter(|part| part.adds.is_some()).count();
        let mut told = Vec::new();
        match (verdict.from, mean) {
            (VerdictFrom::Said, Some(mean)) => {
                told.push(format!("Judged itself; the weighted mean of its key results is {mean}"));
            }
            (VerdictFrom::Status, Some(mean)) => {
                told.push(format!("Closed with a word; the weighted mean of its key results is {mean}"));
            }
            (VerdictFrom::KeyResults, _) => told.push(match scored {
                1 => "As its one scored key result".to_owned(),
                many => format!("The weighted mean of {many} scored key results"),
            }),
            (VerdictFrom::Status, None) if one.word.is_none() => {
                told.push("All its key results were closed with a word; words make no mean".to_owned());
            }
            _ => {}
        }
        if verdict.from != VerdictFrom::Said && verdict.missing > 0 && !verdict.is_out {
            told.push(match verdict.missing {
                1 => "One key result is not judged yet and is left out".to_owned(),
                many => format!("{many} key results are not judged yet and are left out"),
            });
        }
        if verdict.worded > 0 && verdict.value.is_some() {
            told.push(match verdict.worded {
                1 => "One was closed with a word, which is in no mean".to_owned(),
                many => format!("{many} were closed with a word, which is in no mean"),
            });
        }
        told
    }
    fn scored_part(&self, part: &ScoredPart) -> String {
        let weight = permille(part.share);
        match (part.out, part.adds) {
            (None, Some(adds)) if part.value.is_some_and(|value| !(0.0..=1.0).contains(&value)) => {
                format!("weighs {weight}\u{a0}%, adds {}; it enters as 0 or 1", hundredths(adds))
            }
            (None, adds) => format!("weighs {weight}\u{a0}%, adds {}", hundredths(adds.unwrap_or(0))),
            (Some(why), _) => self.why_unscored(why),
        }
    }
    fn why_unscored(&self, why: WhyUnscored) -> String {
        match why {
            WhyUnscored::Missing => "not judged yet, left out".to_owned(),
            WhyUnscored::OnPurpose(Unscored::NotApplicable) => "cannot be judged, in no mean".to_owned(),
            WhyUnscored::OnPurpose(Unscored::CarriedOver) => "carried over, in no mean".to_owned(),
            WhyUnscored::InWords(reached) => {
                format!("{}, said as a word, in no mean", self.reached_word(reached).to_lowercase())
            }
            WhyUnscored::Postponed => "postponed, does not count".to_owned(),
            WhyUnscored::Dropped => "dropped, does not count".to_owned(),
            WhyUnscored::Weightless => "weight 0: counts nothing".to_owned(),
            WhyUnscored::LeftOut => "private, not in this copy".to_owned(),
        }
    }
    fn reason_wanted(&self) -> &'static str {
        "This reads differently from what is suggested. A few words on why help the talk about it."
    }
    fn cause_wanted(&self, commitment: Option<Commitment>) -> &'static str {
        match commitment {
            Some(Commitment::Committed) => {
                "It was a promise and was not kept in full. What was the cause, and what would you do otherwise?"
            }
            _ => "Little of it came. What was the cause, and what was learned?",
        }
    }
    fn steady_hint(&self) -> &'static str {
        "All of them came out at 1.0 and none was a promise. The bar may have been low."
    }
}
