//! What is written in a row and not saved yet.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use yew::UseForceUpdateHandle;

use crate::okr::{CheckIn, Day, Text};
use crate::query::check_in::{Row, Stand};
use crate::query::panel::CheckInRow;
use crate::query::said::{Before, Fault, Said, Say, belief, check_in, corrected};

/// A field of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// How far it is.
    Value,
    /// What is believed.
    Belief,
    /// Where it will end.
    End,
    /// What happened.
    Note,
}

impl Part {
    /// The field that a fault is about.
    pub fn of(fault: Fault) -> Option<Self> {
        match fault {
            Fault::Value | Fault::Share => Some(Self::Value),
            Fault::Confidence => Some(Self::Belief),
            Fault::Projection => Some(Self::End),
            Fault::Nothing => None,
        }
    }
}

/// What becomes of a row when it is left by Enter.
pub enum Outcome {
    /// Nothing was said.
    Passed,
    /// This was.
    Said(Box<CheckIn>),
    /// Something cannot be taken.
    Refused(Fault),
}

/// What is written in a row; typing draws this row and no other.
#[derive(Clone)]
pub struct Writing {
    held: Rc<RefCell<Held>>,
    redraw: UseForceUpdateHandle,
}

/// What a row holds.
pub struct Held {
    /// What is said.
    pub said: Said,
    /// The belief as it is written.
    pub belief: String,
    /// Why something cannot be taken.
    pub fault: Option<Fault>,
    /// Whether somebody wants to say where it will end.
    pub says_end: bool,
    /// The check-in that is being corrected.
    pub corrects: Option<Rc<CheckInRow>>,
    /// What the last check-in moved.
    pub moved: Option<(Stand, Stand)>,
    /// Whether an answer, a step or a belief was chosen, or said to be as before.
    chosen: bool,
    /// What the fields were filled from.
    seen: Rc<Before>,
    /// How it stood, and the newest check-in, when one was saved that the row does not show yet.
    saving: Option<(Stand, Option<Text>)>,
    /// The check-in whose moves are told.
    told: Option<Text>,
}

impl Held {
    /// The fields as they begin.
    pub fn new(row: &Row, draft: Option<&Said>) -> Self {
        let said = draft.cloned().unwrap_or_else(|| Said::as_before(&row.before));
        Self {
            belief: written(&said),
            says_end: !said.projection.is_empty(),
            chosen: draft.is_some(),
            said,
            fault: None,
            corrects: None,
            moved: None,
            seen: Rc::clone(&row.before),
            saving: None,
            told: None,
        }
    }

    /// Whether anything was said that is not saved.
    pub fn is_said(&self) -> bool {
        let written = [&self.said.value, &self.said.share, &self.said.projection, &self.said.note];
        self.chosen || written.into_iter().any(|text| !text.trim().is_empty())
    }

    /// Takes in how the row stands now. What somebody is writing stays.
    pub fn see(&mut self, row: &Row) {
        let newest = row.newest.as_ref().map(|one| &one.key);
        if let Some((stood, _)) = self.saving.take_if(|(_, before)| before.as_ref() != newest) {
            self.moved = Some((stood, row.stand.clone()));
            self.told = newest.cloned();
        } else if self.moved.is_some() && self.told.as_ref() != newest {
            // It was taken back, or somebody said something else.
            self.moved = None;
        }
        if self.seen != row.before && !self.is_said() && self.corrects.is_none() {
            self.begin(row);
        }
    }

    fn begin(&mut self, row: &Row) {
        self.said = Said::as_before(&row.before);
        self.belief = written(&self.said);
        self.seen = Rc::clone(&row.before);
        self.fault = None;
        self.says_end = false;
        self.corrects = None;
        self.chosen = false;
    }

    /// What becomes of it. What is taken leaves the fields as they begin.
    fn finish(&mut self, row: &Row, today: Day) -> Outcome {
        if !self.is_said() {
            return Outcome::Passed;
        }
        let day = self.corrects.as_ref().and_then(|one| one.at).unwrap_or(today);
        let said = belief(&self.belief).and_then(|belief| {
            self.said.confidence = belief;
            check_in(&row.before, &self.said, day)
        });
        match said {
            Ok(one) => {
                let one = match &self.corrects {
                    Some(old) => corrected(old, one),
                    None => one,
                };
                self.begin(row);
                self.saving = Some((row.stand.clone(), row.newest.as_ref().map(|one| Text::clone(&one.key))));
                self.moved = None;
                Outcome::Said(Box::new(one))
            }
            Err(Fault::Nothing) => {
                self.begin(row);
                Outcome::Passed
            }
            Err(fault) => {
                self.fault = Some(fault);
                Outcome::Refused(fault)
            }
        }
    }
}

/// A belief as it is written.
fn written(said: &Said) -> String {
    said.confidence.map(|belief| belief.to_string()).unwrap_or_default()
}

impl Writing {
    /// The writing of one row.
    pub fn new(held: Rc<RefCell<Held>>, redraw: UseForceUpdateHandle) -> Self {
        Self { held, redraw }
    }

    /// What is held.
    pub fn held(&self) -> Ref<'_, Held> {
        self.held.borrow()
    }

    fn change(&self, change: impl FnOnce(&mut Held)) {
        change(&mut self.held.borrow_mut());
        self.redraw.force_update();
    }

    /// Takes how far it is.
    pub fn say(&self, say: Say) {
        self.change(|held| {
            held.fault = None;
            held.chosen |= matches!(say, Say::Yes(_) | Say::Step(..));
            held.said.say(say);
        });
    }

    /// Takes a belief as it is written.
    pub fn believe(&self, text: String) {
        self.change(|held| {
            held.fault = None;
            held.chosen = true;
            if let Ok(said) = belief(&text) {
                held.said.confidence = said;
            }
            held.belief = text;
        });
    }

    /// Takes what happened.
    pub fn note(&self, text: String) {
        self.change(|held| held.said.note = text);
    }

    /// Takes where it will end.
    pub fn project(&self, text: String) {
        self.change(|held| {
            held.fault = None;
            held.said.projection = text;
        });
    }

    /// Somebody wants to say where it will end.
    pub fn ask_end(&self) {
        self.change(|held| held.says_end = true);
    }

    /// Says that it is as before.
    pub fn say_as_before(&self, row: &Row) {
        self.change(|held| {
            held.fault = None;
            held.chosen = held.said.say_as_before(&row.before) || held.chosen;
        });
    }

    /// Says that the belief is as before.
    pub fn believe_as_before(&self, row: &Row) {
        self.change(|held| {
            held.said.confidence = row.before.confidence;
            held.belief = written(&held.said);
            held.chosen = held.chosen || row.before.confidence.is_some();
        });
    }

    /// Begins anew.
    pub fn reset(&self, row: &Row) {
        self.change(|held| held.begin(row));
    }

    /// Begins to correct a check-in.
    pub fn correct(&self, row: &Row, check_in: &Rc<CheckInRow>) {
        self.change(|held| {
            held.begin(row);
            held.said = Said::of_row(check_in, &row.before);
            held.belief = written(&held.said);
            held.says_end = !held.said.projection.is_empty();
            held.corrects = Some(Rc::clone(check_in));
        });
    }

    /// Whether what is written of how far it is can be taken; what cannot is told.
    pub fn takes_value(&self, row: &Row, today: Day) -> bool {
        let only = Said { projection: String::new(), ..self.held().said.clone() };
        let fault = check_in(&row.before, &only, today).err();
        let fault = fault.filter(|fault| Part::of(*fault) == Some(Part::Value));
        self.change(|held| held.fault = fault);
        fault.is_none()
    }

    /// Whether what is written of the belief can be taken; what cannot is told.
    pub fn takes_belief(&self) -> bool {
        let fault = belief(&self.held().belief).err();
        self.change(|held| held.fault = fault);
        fault.is_none()
    }

    /// Leaves the row.
    pub fn finish(&self, row: &Row, today: Day) -> Outcome {
        let outcome = self.held.borrow_mut().finish(row, today);
        self.redraw.force_update();
        outcome
    }
}
