//! What people say to each other about a goal: comments, asks that stay open, agreements.

use super::arrange::Arrange;
use std::collections::BTreeMap;

use super::day::{Day, Moment};
use super::id::{Extras, Id, Text};
use super::people::Who;

/// One comment. Written once.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Names the comment within its item.
    pub key: Text,
    /// When it was written.
    pub at: Option<Moment>,
    /// Who wrote it.
    pub by: Option<Id>,
    /// What it says.
    pub text: Text,
    /// The key of the comment or check-in it answers.
    pub reply_to: Option<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// One step of an ask: somebody asks somebody for something, answers, or takes the ask back.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Names the step within its item.
    pub key: Text,
    /// When it was written.
    pub at: Option<Moment>,
    /// Who wrote it.
    pub by: Option<Id>,
    /// Whom it asks; nobody named means whoever owns the item.
    pub to: Option<Who>,
    /// What is asked for, or answered.
    pub text: Text,
    /// The day by which an answer is needed.
    pub due: Option<Day>,
    /// What this step does.
    pub step: AskMove,
    /// What the model has no place for.
    pub extras: Extras,
}

/// What a step of an ask does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskMove {
    /// Opens an ask.
    Asks {
        /// What for; one that does not say it asks for help.
        wants: Wants,
    },
    /// Answers an ask, which closes it.
    Answers {
        /// The key of the ask.
        ask: Text,
        /// Yes, no, or only words.
        reply: Reply,
        /// The goal that was made for it.
        made: Option<Id>,
    },
    /// Takes the ask with this key back, which closes it.
    TakesBack(Text),
}

/// What an ask is for.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wants {
    /// A key result that somebody else takes on.
    KeyResult,
    /// A whole goal.
    Goal,
    /// A word that somebody agrees: to a link, a date, a number.
    Confirmation,
    /// Anything else: people, time, a decision.
    #[default]
    Help,
}

/// What an answer to an ask says.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reply {
    /// They will.
    Yes,
    /// They will not.
    No,
    /// Only words.
    #[default]
    Words,
}

/// Somebody agrees (or no longer does) to a goal, a link or a change, on the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Names the agreement within its item.
    pub key: Text,
    /// When it was given.
    pub at: Option<Moment>,
    /// Who gave it.
    pub by: Option<Id>,
    /// Whether they agree; a later word of the same person replaces an earlier one.
    pub agrees: bool,
    /// The goal as it read then (see [`super::agreed`]); older files do not say it.
    pub goal: Option<Text>,
    /// The key of the change it is about; nothing means the item as a whole.
    pub about: Option<Text>,
    /// Words with it.
    pub text: Option<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// Somebody has read a check-in and says so. Written once.
#[derive(Clone, Debug, PartialEq)]
pub struct Acknowledgement {
    /// Names it within its item.
    pub key: Text,
    /// When it was given.
    pub at: Option<Moment>,
    /// Who gave it.
    pub by: Option<Id>,
    /// The key of the check-in.
    pub check_in: Text,
}

/// Somebody says thank you in front of everybody, for a goal or for a value of the organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognition {
    /// Names it within its item.
    pub key: Text,
    /// When it was written.
    pub at: Option<Moment>,
    /// Who wrote it.
    pub by: Option<Id>,
    /// Whom it is for.
    pub to: Vec<Id>,
    /// The value of the organisation that was lived, in the workspace's words.
    pub value: Option<Text>,
    /// What it says.
    pub text: Text,
    /// What the model has no place for.
    pub extras: Extras,
}

/// One ask with all that was answered to it.
#[derive(Clone, Debug, PartialEq)]
pub struct AskThread<'a> {
    /// The step that opened it.
    pub ask: &'a Ask,
    /// The answers, oldest first.
    pub answers: Vec<&'a Ask>,
    /// Where it is.
    pub state: AskState,
}

/// Where an ask is: it stays open until it is answered (rule H6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskState {
    /// The day it was needed by has passed.
    Overdue,
    /// Nobody answered yet.
    Open,
    /// Somebody answered.
    Answered,
    /// It was taken back.
    TakenBack,
}

/// The asks of one item with their answers, in the order they were asked (rule H6).
///
/// Only whoever asked can take an ask back. An answer to an ask that is not here opens nothing.
pub fn threads(steps: &[Ask], today: Day) -> Vec<AskThread<'_>> {
    let mut sorted: Vec<&Ask> = steps.iter().collect();
    sorted.arrange(|one, other| (one.at, &one.key).cmp(&(other.at, &other.key)));
    let opened = sorted.iter().filter(|step| matches!(step.step, AskMove::Asks { .. }));
    opened
        .map(|ask| {
            let answers: Vec<&Ask> = sorted
                .iter()
                .filter(|step| matches!(&step.step, AskMove::Answers { ask: key, .. } if *key == ask.key))
                .copied()
                .collect();
            let taken_back = sorted.iter().any(|step| {
                matches!(&step.step, AskMove::TakesBack(key) if *key == ask.key) && step.by == ask.by
            });
            let state = match (taken_back, answers.is_empty(), ask.due) {
                (true, _, _) => AskState::TakenBack,
                (false, false, _) => AskState::Answered,
                (false, true, Some(due)) if due < today => AskState::Overdue,
                (false, true, _) => AskState::Open,
            };
            AskThread { ask, answers, state }
        })
        .collect()
}

/// Who agrees now, each person by their last word, to the item (`about` is `None`) or to one change (rule H9).
pub fn agreed<'a>(agreements: &'a [Agreement], about: Option<&str>) -> Vec<&'a Agreement> {
    let mut sorted: Vec<&Agreement> =
        agreements.iter().filter(|agreement| agreement.about.as_deref() == about).collect();
    sorted.arrange(|one, other| (one.at, &one.key).cmp(&(other.at, &other.key)));
    let mut last: BTreeMap<&Id, &Agreement> = BTreeMap::new();
    for agreement in sorted {
        if let Some(by) = &agreement.by {
            last.insert(by, agreement);
        }
    }
    last.into_values().filter(|agreement| agreement.agrees).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(key: &str, at: i64, by: &str, step: AskMove) -> Ask {
        Ask {
            key: key.into(),
            at: Some(Moment(at)),
            by: Some(Id::from(by)),
            to: None,
            text: "can we have two days of the data team?".into(),
            due: Day::parse("2026-08-14"),
            step,
            extras: Extras::new(),
        }
    }

    #[test]
    fn h6_an_ask_stays_open_until_it_is_answered() {
        let state = |steps: &[Ask], today: &str| {
            threads(steps, Day::parse(today).unwrap())
                .into_iter()
                .map(|thread| thread.state)
                .collect::<Vec<_>>()
        };
        let answers =
            |ask: &str| AskMove::Answers { ask: ask.into(), reply: Reply::Yes, made: Some(Id::from("k")) };
        let ask = step("a", 1, "ana", AskMove::Asks { wants: Wants::KeyResult });
        let answer = step("b", 2, "bo", answers("a"));
        let others = step("c", 3, "bo", AskMove::TakesBack("a".into()));
        let own = step("d", 4, "ana", AskMove::TakesBack("a".into()));
        let stray = step("e", 5, "bo", answers("not here"));
        assert_eq!(state(std::slice::from_ref(&ask), "2026-08-14"), [AskState::Open]);
        assert_eq!(state(&[ask.clone(), stray], "2026-08-15"), [AskState::Overdue]);
        assert_eq!(state(&[answer.clone(), ask.clone()], "2026-09-01"), [AskState::Answered]);
        assert_eq!(state(&[ask.clone(), others], "2026-08-01"), [AskState::Open]);
        assert_eq!(state(&[ask, answer, own], "2026-08-01"), [AskState::TakenBack]);
    }

    #[test]
    fn h9_the_last_word_of_each_person_counts() {
        let says = |key: &str, at, by: &str, agrees, about: Option<&str>| Agreement {
            key: key.into(),
            at: Some(Moment(at)),
            by: Some(Id::from(by)),
            agrees,
            goal: None,
            about: about.map(Text::from),
            text: None,
            extras: Extras::new(),
        };
        let all = [
            says("c", 3, "ana", false, None),
            says("a", 1, "ana", true, None),
            says("b", 2, "bo", true, None),
            says("d", 4, "di", true, Some("change")),
        ];
        let keys = |about| agreed(&all, about).iter().map(|a| a.key.to_string()).collect::<Vec<_>>();
        assert_eq!(keys(None), ["b"]);
        assert_eq!(keys(Some("change")), ["d"]);
    }
}
