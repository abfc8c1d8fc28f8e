//! Recognition: who thanked whom for which goal and which value of the organisation (rules H40 to H43).

use std::cmp::Reverse;

use crate::okr::{Arrange, Id, Moment, Recognition, Text, Who};
use crate::query::panel::Named;
use crate::space::{Node, Space, Typed, records};

/// One recognition, with names.
#[derive(Clone, PartialEq, Debug)]
pub struct Thanks {
    /// Where it stands: the goal, or the workspace.
    pub of: Id,
    /// Its key.
    pub key: Text,
    /// The goal it is for; nothing where it is for no goal.
    pub goal: Option<Named>,
    /// Who said it.
    pub by: Option<Named>,
    /// To whom.
    pub to: Vec<Named>,
    /// The value of the organisation that was lived.
    pub value: Option<Text>,
    /// What it says; may be empty beside a value.
    pub text: Text,
    /// When.
    pub at: Option<Moment>,
}

impl Thanks {
    /// The names of those whom it is for.
    pub fn names(&self) -> Vec<Text> {
        self.to.iter().map(|one| Text::clone(&one.name)).collect()
    }

    /// Whether this person said it, and so may take it back.
    pub fn is_by(&self, me: Option<&Id>) -> bool {
        me.is_some() && self.by.as_ref().map(|by| &by.id) == me
    }
}

/// The recognition that was given for a goal, newest first.
pub fn given_for(space: &Space, node: &Node) -> Vec<Thanks> {
    let all = records::recognitions(space.doc(), &node.entity).into_iter().rev();
    all.map(|one| thanks(space, node, one)).collect()
}

/// The recognition that somebody received, for whatever goal, newest first.
pub fn received_by(space: &Space, person: &Id) -> Vec<Thanks> {
    let mut all: Vec<Thanks> = Vec::new();
    for (id, node) in space.nodes() {
        if node.deleted || !records::has(&node.entity, records::kind::RECOGNITION) || space.is_hidden(id) {
            continue;
        }
        let theirs = records::recognitions(space.doc(), &node.entity).into_iter();
        all.extend(theirs.filter(|one| one.to.contains(person)).map(|one| thanks(space, node, one)));
    }
    all.arrange_by(|one| (Reverse(one.at), one.of.clone(), Text::clone(&one.key)));
    all
}

/// Whom a recognition for this goal is for at first: the people who answer for it, other than the one who
/// gives it.
pub fn first_for(space: &Space, goal: &Id, me: Option<&Id>) -> Vec<Named> {
    let owners = space.owners_of(goal).into_iter().filter_map(|who| match who {
        Who::Known(id) if space.person(&id).is_some() => Some(id),
        Who::Known(_) | Who::Named(_) => None,
    });
    owners.filter(|id| Some(id) != me).map(|id| named(space, &id)).collect()
}

fn thanks(space: &Space, node: &Node, one: Recognition) -> Thanks {
    let is_goal = matches!(node.typed, Typed::Objective(_) | Typed::KeyResult(_));
    Thanks {
        of: node.id().clone(),
        key: one.key,
        goal: is_goal.then(|| named(space, node.id())),
        by: one.by.map(|id| named(space, &id)),
        to: one.to.iter().map(|id| named(space, id)).collect(),
        value: one.value,
        text: one.text,
        at: one.at,
    }
}

/// Values of an organisation as somebody writes them: one on each line, each once.
pub fn values_of(text: &str) -> Vec<Text> {
    let mut values: Vec<Text> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !values.iter().any(|value| **value == *line) {
            values.push(line.into());
        }
    }
    values
}

/// Somebody or something by name.
pub fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_else(|| id.text()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::okr::Owner;
    use crate::space::{Change, Edit, New, TestDesk};

    #[test]
    fn h42_values_are_written_one_on_each_line() {
        let values = |text: &str| values_of(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            values(" 客户第一 \n\nCourage, always\r\nCourage, always\n"),
            ["客户第一", "Courage, always"]
        );
        assert_eq!(values(" \n "), [""; 0]);
    }

    #[test]
    fn h40_recognition_stands_at_the_goal_and_at_those_whom_it_is_for() {
        let mut desk = TestDesk::new();
        for (id, name) in [("ana", "Ana"), ("bo", "陈波")] {
            desk.add(id, New::Person { name: name.into() }, Some("u"));
        }
        let owners = vec![Owner::known("ana".into()), Owner::known("u".into()), Owner::named("Somebody")];
        desk.change("x", Change::Owners(owners));
        let first = |me: Option<&str>| -> Vec<String> {
            let all = first_for(&desk.space, &Id::from("a"), me.map(Id::from).as_ref());
            all.iter().map(|one| one.id.to_string()).collect()
        };
        assert_eq!(first(None), ["ana"], "people who answer for it");
        assert_eq!(first(Some("ana")), [""; 0], "nobody thanks themselves");
        let workspace = desk.space.workspace().id;
        let recognise = |of: &Id, to: &[&str], text: &str| Edit::Recognise {
            of: of.clone(),
            to: to.iter().map(|id| Id::from(*id)).collect(),
            value: Some("courage".into()),
            text: text.into(),
        };
        desk.edit(&recognise(&Id::from("x"), &["ana", "bo"], "the hard call"));
        desk.edit(&recognise(&workspace, &["bo"], "the party"));
        let node = |desk: &TestDesk| std::rc::Rc::clone(desk.space.node(&Id::from("x")).unwrap());
        let given = given_for(&desk.space, &node(&desk));
        assert_eq!(given.len(), 1);
        assert_eq!(given[0].names(), ["Ana".into(), Text::from("陈波")]);
        let texts = |desk: &TestDesk, who: &str| -> Vec<String> {
            received_by(&desk.space, &Id::from(who)).iter().map(|one| one.text.to_string()).collect()
        };
        assert_eq!(texts(&desk, "bo"), ["the party", "the hard call"]);
        assert_eq!(texts(&desk, "ana"), ["the hard call"]);
        assert!(received_by(&desk.space, &Id::from("bo"))[0].goal.is_none(), "for no goal");
        let key = Text::clone(&given[0].key);
        desk.edit(&Edit::Retract { of: Id::from("x"), key });
        assert_eq!((given_for(&desk.space, &node(&desk)).len(), texts(&desk, "ana").len()), (0, 0));
    }
}
