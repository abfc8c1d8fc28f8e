//! What was said and decided about one thing: comments, asks, agreements, work.

use crate::okr::Arrange;
use std::rc::Rc;

use crate::doc::{Dot, Entity};
use crate::okr::agreed::differences;
use crate::okr::{
    Agreement, Ask, AskMove, AskState, AskThread, Day, Extras, Id, Moment, Text, Wants, Who, talk,
};
use crate::query::asks::{AskAnswer, Party, goal_ref, is_side, party, side_of};
use crate::space::{Node, Space, Typed, records};

/// One comment, with those that answer it.
#[derive(Clone, PartialEq, Debug)]
pub struct Said {
    /// Its key.
    pub key: Text,
    /// Who wrote it, where that is known.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Moment>,
    /// What it says.
    pub text: Text,
    /// Answers, oldest first.
    pub replies: Vec<Said>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// The comments of an entity, each with its answers; an answer to what is gone stands for itself.
pub fn comments(space: &Space, node: &Node) -> Vec<Said> {
    let all = records::comments(space.doc(), &node.entity);
    let keys: Vec<&Text> = all.iter().map(|comment| &comment.key).collect();
    // An answer to an answer stands in the same thread: two levels are enough to read.
    let root_of = |start: &Text| {
        let mut at = start;
        for _ in 0..all.len() {
            match all.iter().find(|one| one.key == *at).and_then(|one| one.reply_to.as_ref()) {
                Some(above) if keys.contains(&above) => at = above,
                _ => break,
            }
        }
        Text::clone(at)
    };
    let mut threads: Vec<Said> = Vec::new();
    for comment in &all {
        let said = Said {
            key: Text::clone(&comment.key),
            by: comment.by.as_ref().map(|id| name(space, id)),
            at: comment.at,
            text: Text::clone(&comment.text),
            replies: Vec::new(),
            extras: comment.extras.clone(),
        };
        let root = root_of(&comment.key);
        match threads.iter_mut().find(|thread| thread.key == root) {
            Some(thread) => thread.replies.push(said),
            None => threads.push(said),
        }
    }
    threads
}

/// One ask with its answers.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// Its key.
    pub key: Text,
    /// Where it stands: the goal, or a link of it.
    pub of: Id,
    /// Who asked.
    pub by: Option<Party>,
    /// What for.
    pub wants: Wants,
    /// Whom; whoever speaks for the goal where nobody is named.
    pub to: Vec<Party>,
    /// When.
    pub at: Option<Moment>,
    /// In words.
    pub text: Text,
    /// By when.
    pub due: Option<Day>,
    /// Where it is.
    pub state: AskState,
    /// Who has to answer; nobody once it is closed.
    pub waits_for: Vec<Party>,
    /// The answers, oldest first.
    pub answers: Vec<AskAnswer>,
}

impl Asked {
    /// Whether it still waits for an answer.
    pub fn is_open(&self) -> bool {
        matches!(self.state, AskState::Open | AskState::Overdue)
    }

    /// Whether this person has to answer, or a unit of theirs.
    pub fn waits_for_me(&self, space: &Space, me: Option<&Id>) -> bool {
        let ids = self.waits_for.iter().filter_map(|party| party.id.clone());
        me.is_some_and(|me| ids.map(Who::Known).any(|who| space.is_meant(&who, me)))
    }

    /// Whether this person asked, and so may take it back.
    pub fn is_by(&self, me: Option<&Id>) -> bool {
        me.is_some() && self.by.as_ref().and_then(|party| party.id.as_ref()) == me
    }
}

/// The asks of a goal or a link, in the order they were asked.
pub fn asks(space: &Space, node: &Node, today: Day) -> Vec<Asked> {
    let steps = records::asks(space.doc(), &node.entity);
    talk::threads(&steps, today).iter().map(|thread| asked(space, node, thread)).collect()
}

/// One ask with names.
pub fn asked(space: &Space, node: &Node, thread: &AskThread<'_>) -> Asked {
    let by = |id: &Option<Id>| id.as_ref().map(|id| party(space, &Who::Known(id.clone())));
    let ask = thread.ask;
    let to = match (&ask.to, &node.typed) {
        (Some(who), _) => vec![party(space, who)],
        // An ask on a link goes to the other side, which is the upper one for whoever is of neither.
        (None, Typed::Link(link)) => {
            let speaks = |goal: &Id| ask.by.as_ref().is_some_and(|by| is_side(space, goal, by));
            side_of(space, if speaks(&link.to) && !speaks(&link.from) { &link.from } else { &link.to })
        }
        (None, _) => side_of(space, node.id()),
    };
    let answer = |one: &Ask| match &one.step {
        AskMove::Answers { reply, made, .. } => Some(AskAnswer {
            key: Text::clone(&one.key),
            by: by(&one.by),
            at: one.at,
            reply: *reply,
            text: Text::clone(&one.text),
            made: made.as_ref().map(|id| goal_ref(space, id)),
        }),
        AskMove::Asks { .. } | AskMove::TakesBack(_) => None,
    };
    let is_open = matches!(thread.state, AskState::Open | AskState::Overdue);
    Asked {
        key: Text::clone(&ask.key),
        of: node.id().clone(),
        by: by(&ask.by),
        wants: match ask.step {
            AskMove::Asks { wants } => wants,
            AskMove::Answers { .. } | AskMove::TakesBack(_) => Wants::default(),
        },
        waits_for: if is_open { to.clone() } else { Vec::new() },
        to,
        at: ask.at,
        text: Text::clone(&ask.text),
        due: ask.due,
        state: thread.state,
        answers: thread.answers.iter().filter_map(|one| answer(one)).collect(),
    }
}

/// One agreement.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreed {
    /// Its key, by which whoever gave it may take it back.
    pub key: Text,
    /// Who.
    pub by: Option<Text>,
    /// The person.
    pub by_id: Option<Id>,
    /// When.
    pub at: Option<Moment>,
    /// Words with it.
    pub text: Option<Text>,
    /// Whether it is to the goal as it reads now; older files do not say to what, which counts as now.
    pub current: bool,
    /// The goal as it read then, line by line.
    pub goal: Option<Text>,
    /// Lines that differ: what was agreed, and what stands there now; empty where there is none.
    pub differs: Vec<(Text, Text)>,
}

/// Who agrees to the goal, each by their last word, and whether that was to the text as it reads now
/// (rule H11).
pub fn agreements(space: &Space, node: &Node) -> Vec<Agreed> {
    let all = records::agreements(space.doc(), &node.entity);
    if all.is_empty() {
        return Vec::new();
    }
    let now = space.agreed_text(node.id()).unwrap_or_default();
    let mut standing = talk::agreed(&all, None);
    standing.arrange(|one, other| (one.at, &one.key).cmp(&(other.at, &other.key)));
    let agreed = |one: &Agreement| {
        let differs = one.goal.as_deref().map_or_else(Vec::new, |then| differences(then, &now));
        Agreed {
            key: Text::clone(&one.key),
            by: one.by.as_ref().map(|id| name(space, id)),
            by_id: one.by.clone(),
            at: one.at,
            text: one.text.clone(),
            current: differs.is_empty(),
            goal: one.goal.clone(),
            differs,
        }
    };
    standing.into_iter().map(agreed).collect()
}

/// One piece of work.
#[derive(Clone, PartialEq, Debug)]
pub struct Work {
    /// The initiative.
    pub id: Id,
    /// What is done.
    pub title: Text,
    /// Names of those who do it.
    pub owners: Vec<Text>,
    /// When it is to be finished.
    pub due: Option<Day>,
    /// Whether it is.
    pub done: bool,
    /// What the model has no place for.
    pub extras: Extras,
}

/// The initiatives of a goal.
pub fn initiatives(space: &Space, id: &Id) -> Vec<Work> {
    let all = space.initiatives_of(id).iter().filter_map(|id| space.node(id));
    all.filter_map(|node| match &node.typed {
        Typed::Initiative(one) => Some(Work {
            id: one.id.clone(),
            title: Text::clone(&one.title),
            owners: one
                .owners
                .iter()
                .filter_map(|owner| crate::query::filter::owner_name(space, owner))
                .collect(),
            due: one.due,
            done: one.done,
            extras: one.extras.clone(),
        }),
        _ => None,
    })
    .collect()
}

/// Records that this version has no place for: kind and JSON as it stands.
pub fn unknown_records(entity: &Entity) -> Extras {
    use records::kind::{
        ACKNOWLEDGEMENT, AGREEMENT, ASK, CHANGE, CHECK_IN, COMMENT, EARLIER, RECOGNITION, REMARK, VOTE,
    };
    let known =
        [CHECK_IN, COMMENT, EARLIER, CHANGE, ASK, AGREEMENT, ACKNOWLEDGEMENT, RECOGNITION, REMARK, VOTE];
    let others = entity.records.iter().filter(|record| !known.contains(&&*record.key.kind));
    others.map(|record| (Rc::clone(&record.key.kind), Text::from(record.body.text()))).collect()
}

/// Who wrote an event and when, where its session says so.
pub(super) fn stamp(space: &Space, dot: Dot) -> (Option<Text>, Option<Moment>) {
    let known = space.doc().sessions.contains_key(&dot.session);
    (space.doc().author_of(dot).map(|id| name(space, id)), known.then(|| space.doc().time_of(dot)))
}

/// What something is called; its id where nobody knows.
pub(super) fn name(space: &Space, id: &Id) -> Text {
    space.name_of(id).unwrap_or_else(|| id.text())
}
