//! What settles a question: one edit, and what is then so, for the word that tells it.

use crate::doc::Json;
use crate::okr::{Day, Text};
use crate::query::panel::FieldValue;
use crate::space::{Edit, codec};

use super::values::{Answer, Conflict, Written};
use super::{DeletedMeanwhile, Dispute, Question, What};

/// What somebody decides.
#[derive(Clone, PartialEq, Debug)]
pub struct Settling {
    /// What it writes.
    pub edit: Edit,
    /// What is then so.
    pub told: Settled,
}

/// What is so after somebody decided.
#[derive(Clone, PartialEq, Debug)]
pub enum Settled {
    /// A field says this.
    Value {
        /// What it is a field of.
        title: Text,
        /// The field.
        field: Text,
        /// What it says.
        value: FieldValue,
        /// What its numbers count.
        measured_in: Option<Text>,
    },
    /// Something stands here.
    Place {
        /// What it is called.
        title: Text,
        /// What it is.
        what: What,
        /// What stands above it, top first; empty for the top.
        place: Vec<Text>,
    },
    /// It stays.
    Kept(Text),
    /// It is in the trash.
    Deleted(Text),
    /// A link was taken off.
    TakenOff {
        /// Its lower end.
        from: Text,
        /// Its upper end.
        to: Text,
    },
    /// Something stands under this again, or at the top.
    BackUnder {
        /// What.
        name: Text,
        /// Under what.
        to: Option<Text>,
    },
    /// So many questions were settled in one step.
    Several(usize),
}

impl Question {
    /// Decides for one of the choices, in the order in which they are shown: the values; keeping it, deleting
    /// it; the links of a loop; the members of a ring.
    pub fn choose(&self, at: usize) -> Option<Settling> {
        match &self.dispute {
            Dispute::Values(conflict) => {
                conflict.answers.get(at).map(|answer| self.answered(conflict, answer))
            }
            Dispute::Deleted(deleted) => self.kept_or_deleted(deleted, at),
            Dispute::Loop(one) => one.offers.get(at).map(|(mend, edit)| {
                let told = match mend {
                    crate::query::out_of_line::Mend::TakeOffOf { from, to } => {
                        Settled::TakenOff { from: Text::clone(from), to: Text::clone(to) }
                    }
                    _ => Settled::Several(1),
                };
                Settling { edit: edit.clone(), told }
            }),
            Dispute::Ring(ring) => ring.turns.get(at).map(|turn| Settling {
                edit: turn.edit.clone(),
                told: Settled::BackUnder { name: Text::clone(&turn.name), to: turn.back_to.clone() },
            }),
        }
    }

    /// How many choices there are.
    pub fn choices(&self) -> usize {
        match &self.dispute {
            Dispute::Values(conflict) => conflict.answers.len(),
            Dispute::Deleted(_) => 2,
            Dispute::Loop(one) => one.offers.len(),
            Dispute::Ring(ring) => ring.turns.len(),
        }
    }

    /// Decides for all that was said together, where that loses nothing.
    pub fn take_both(&self) -> Option<Settling> {
        let Dispute::Values(conflict) = &self.dispute else { return None };
        let value = conflict.both.clone()?;
        let shown = match (conflict.written, codec::texts(&value)) {
            (Written::Lines, Some(texts)) => FieldValue::List(texts),
            (Written::Chosen, _) => {
                return Some(Settling { edit: conflict.settle(value), told: Settled::Several(1) });
            }
            _ => FieldValue::Text(value.as_str().unwrap_or_default().into()),
        };
        Some(self.valued(conflict, value, shown))
    }

    /// Decides for something else; `None` for what cannot be read as a value of this field.
    pub fn write(&self, text: &str) -> Option<Settling> {
        let Dispute::Values(conflict) = &self.dispute else { return None };
        let value = super::read_third(conflict.written, text)?;
        let shown = match conflict.written {
            Written::Number => FieldValue::Number(value.as_f64()?),
            Written::Day => FieldValue::Day(Day::parse(&value.as_str()?)?),
            Written::Lines => FieldValue::List(codec::texts(&value)?),
            Written::Line | Written::Text | Written::Chosen => FieldValue::Text(value.as_str()?.into()),
        };
        Some(self.valued(conflict, value, shown))
    }

    fn answered(&self, conflict: &Conflict, answer: &Answer) -> Settling {
        if self.kind != super::Kind::Moved {
            return self.valued(conflict, answer.value.clone(), answer.shown.clone());
        }
        let (title, what) = (Text::clone(&self.about.title), self.about.what);
        let told = Settled::Place { title, what, place: answer.place.clone() };
        Settling { edit: conflict.settle(answer.value.clone()), told }
    }

    fn valued(&self, conflict: &Conflict, value: Json, shown: FieldValue) -> Settling {
        let told = Settled::Value {
            title: Text::clone(&self.about.title),
            field: Text::clone(&conflict.field),
            value: shown,
            measured_in: conflict.measured_in.clone(),
        };
        Settling { edit: conflict.settle(value), told }
    }

    fn kept_or_deleted(&self, deleted: &DeletedMeanwhile, at: usize) -> Option<Settling> {
        let title = Text::clone(&self.about.title);
        match at {
            0 => Some(Settling { edit: deleted.keep(), told: Settled::Kept(title) }),
            1 => Some(Settling { edit: deleted.delete(), told: Settled::Deleted(title) }),
            _ => None,
        }
    }
}
