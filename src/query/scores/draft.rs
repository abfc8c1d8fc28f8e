//! What is written of one item and not saved yet (rules S20 to S23).

use crate::okr::score::{Band, band, wants_cause, wants_reason};
use crate::okr::{Reached, RootCause, Text, Unscored, number};

use super::acts::{Judgement, Saying};
use super::known::Known;
use super::typed::{rounded, typed};
use super::{Item, Judged};

/// What is said in the place of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Instead {
    /// How it ended, in a word.
    Word(Reached),
    /// There is no score on purpose.
    Unscored(Unscored),
    /// It was given up.
    Dropped,
}

impl Instead {
    /// Everything that can be said in the place of a number.
    pub const ALL: [Self; 6] = [
        Self::Word(Reached::Done),
        Self::Word(Reached::Partly),
        Self::Word(Reached::Not),
        Self::Unscored(Unscored::NotApplicable),
        Self::Unscored(Unscored::CarriedOver),
        Self::Dropped,
    ];
}

/// What is written of one item.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The score as it is typed.
    pub score: String,
    /// What is said in its place.
    pub instead: Option<Instead>,
    /// Why.
    pub reason: String,
    /// What kept it from more.
    pub cause: Option<RootCause>,
    /// The same in words.
    pub cause_note: String,
    /// Whether the reason was asked for once.
    pub asked: bool,
    /// Whether what was typed could not be read.
    pub refused: bool,
}

/// What becomes of a draft on Enter.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// Nothing is said: it goes on.
    Passed,
    /// What was typed is no score.
    Refused,
    /// A reason is asked for, once (rule S22).
    AskReason,
    /// This is said.
    Said(Saying),
}

impl Draft {
    /// What the fields begin with: what was judged, or nothing.
    pub fn of(item: &Item, known: &Known) -> Self {
        let (score, instead) = match item.judged {
            Judged::Score(value) => (number::exact(value), None),
            Judged::Word(word) => (String::new(), Some(Instead::Word(word))),
            Judged::Unscored(why) => (String::new(), Some(Instead::Unscored(why))),
            Judged::Out(_) => (String::new(), Some(Instead::Dropped)),
            Judged::Open
            | Judged::Mean(..)
            | Judged::Together(_)
            | Judged::Waits(_)
            | Judged::Covered
            | Judged::Hidden => (String::new(), None),
        };
        Self {
            score,
            instead,
            reason: item.reason.as_deref().unwrap_or_default().to_owned(),
            cause: known.cause,
            cause_note: known.cause_note.as_deref().unwrap_or_default().to_owned(),
            asked: false,
            refused: false,
        }
    }

    /// Takes what is typed in the field of the score.
    pub fn type_score(&mut self, written: &str) {
        written.clone_into(&mut self.score);
        self.refused = false;
        if !written.trim().is_empty() {
            self.instead = None;
        }
    }

    /// Says something in the place of a number, or a number again.
    pub fn say_instead(&mut self, instead: Option<Instead>) {
        self.instead = instead;
        self.refused = false;
        if instead.is_some() {
            self.score.clear();
        }
    }

    /// Takes the suggestion; `false` where there is none.
    pub fn take(&mut self, item: &Item) -> bool {
        let Some(suggested) = item.suggested else { return false };
        self.type_score(&number::shown(rounded(suggested.value), 2));
        true
    }

    /// A key in the empty field of the score: `=` takes the suggestion, `n`, `c` and `d` say why there is none.
    /// `false` for any other key.
    pub fn press(&mut self, key: &str, item: &Item) -> bool {
        if !self.score.trim().is_empty() {
            return false;
        }
        let instead = match key {
            "=" | "＝" => return self.take(item),
            "n" | "N" => Instead::Unscored(Unscored::NotApplicable),
            "c" | "C" => Instead::Unscored(Unscored::CarriedOver),
            "d" | "D" => Instead::Dropped,
            _ => return false,
        };
        self.say_instead(Some(instead));
        true
    }

    /// The score that is typed; `None` where none can be read.
    pub fn value(&self) -> Option<f64> {
        typed(&self.score).filter(|_| self.instead.is_none())
    }

    /// The score that is typed, with what it means.
    pub fn read(&self, item: &Item) -> Option<(f64, Band)> {
        self.value().map(|value| (value, band(value, item.commitment)))
    }

    /// Whether the score differs from what is suggested by so much that people want to know why.
    pub fn wants_reason(&self, item: &Item) -> bool {
        let suggested = item.suggested.map(|one| one.value);
        self.value().is_some_and(|value| wants_reason(value, suggested, item.commitment))
    }

    /// Whether it is offered to say what kept the goal from more.
    pub fn wants_cause(&self, item: &Item) -> bool {
        let is_low = match self.instead {
            None => self.value().is_some_and(|value| wants_cause(value, item.commitment)),
            Some(Instead::Word(word)) => word != Reached::Done,
            Some(Instead::Unscored(_) | Instead::Dropped) => false,
        };
        is_low || self.cause.is_some() || !self.cause_note.trim().is_empty()
    }

    /// What becomes of it on Enter.
    pub fn enter(&mut self, item: &Item) -> Outcome {
        let judgement = match self.instead {
            Some(Instead::Word(word)) => Judgement::Word(word),
            Some(Instead::Unscored(why)) => Judgement::Unscored(why),
            Some(Instead::Dropped) => Judgement::Dropped,
            None if self.score.trim().is_empty() => return Outcome::Passed,
            None => match typed(&self.score) {
                Some(score) => Judgement::Score(score),
                None => {
                    self.refused = true;
                    return Outcome::Refused;
                }
            },
        };
        let reason = said(&self.reason);
        let is_word = matches!(judgement, Judgement::Word(_));
        if reason.is_none() && !self.asked && (is_word || self.wants_reason(item)) {
            self.asked = true;
            return Outcome::AskReason;
        }
        let (cause, cause_note) =
            if self.wants_cause(item) { (self.cause, said(&self.cause_note)) } else { (None, None) };
        Outcome::Said(Saying { judgement, reason, cause, cause_note })
    }
}

fn said(written: &str) -> Option<Text> {
    Some(written.trim()).filter(|text| !text.is_empty()).map(Text::from)
}
