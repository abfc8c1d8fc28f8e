//! Who can be mentioned, and where somebody was (rules H35 to H39).

use std::cmp::Reverse;

use crate::doc::Entity;
use crate::okr::mention::{Mentionable, Names};
use crate::okr::{Arrange, AskMove, Day, Id, Moment, Text, Who};
use crate::query::asks::{GoalRef, goal_ref};
use crate::space::records::kind::{ASK, CHECK_IN, COMMENT};
use crate::space::{Node, Space, Typed, records};

/// For how many days a mention is shown.
pub const SHOWN_DAYS: i64 = 28;

/// Everybody who can be mentioned: people by the name they have in the file.
pub fn names(space: &Space) -> Names {
    let people = space.index().people.values().flatten().filter_map(|id| space.person(id));
    Names::new(people.map(|person| Mentionable {
        id: person.id.clone(),
        name: Text::clone(&person.name),
        hint: person.unit.as_ref().and_then(|unit| space.name_of(unit)),
        offered: !person.archived,
    }))
}

/// In what somebody was mentioned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MentionIn {
    /// A comment.
    Comment,
    /// The note of a check-in.
    CheckIn,
    /// An ask, or an answer to one.
    Ask,
}

/// One mention of somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct MentionRow {
    /// What it was said of.
    pub goal: GoalRef,
    /// The record's key.
    pub key: Text,
    /// In what.
    pub what: MentionIn,
    /// Who wrote it.
    pub by: Option<Text>,
    /// When.
    pub at: Moment,
    /// How many days ago.
    pub days: i64,
    /// All that was said.
    pub text: Text,
    /// Whether the one who was mentioned said something there since.
    pub answered: bool,
}

/// How many mentions nobody said anything to yet (rule H39).
pub fn open(rows: &[MentionRow]) -> usize {
    rows.iter().filter(|row| !row.answered).count()
}

/// Where others mentioned this person within the last weeks, newest first (rule H38). An ask that is theirs to
/// answer stands among the asks.
pub fn mentions_of(space: &Space, me: &Id, today: Day) -> Vec<MentionRow> {
    let names = names(space);
    let since = today.plus_days(-SHOWN_DAYS).midnight();
    let mut all: Vec<MentionRow> = Vec::new();
    for (id, node) in space.nodes() {
        // What has no sign in it is passed over without reading a record.
        if node.deleted || !may_mention(&node.entity) || space.is_hidden(id) {
            continue;
        }
        let said = said_on(space, node);
        let goal = match &node.typed {
            Typed::Link(link) => &link.from,
            _ => id,
        };
        for one in &said {
            let Some(at) = one.at.filter(|at| *at >= since) else { continue };
            if one.is_by(me) || one.asks.as_ref().is_some_and(|who| space.is_meant(who, me)) {
                continue;
            }
            if names.mentions(&one.text, me) {
                all.push(MentionRow {
                    goal: goal_ref(space, goal),
                    key: Text::clone(&one.key),
                    what: one.what,
                    by: one.by.as_ref().map(|id| space.name_of(id).unwrap_or_else(|| id.text())),
                    at,
                    days: at.day().map_or(0, |day| today.days_since(day).max(0)),
                    text: Text::clone(&one.text),
                    answered: said.iter().any(|other| other.is_by(me) && other.at > Some(at)),
                });
            }
        }
    }
    all.arrange_by(|row| (Reverse(row.at), row.goal.id.clone(), Text::clone(&row.key)));
    all
}

/// The signs as a file may spell them.
const SPELLED: [&str; 3] = ["\\u0040", "\\uff20", "\\uFF20"];

/// Whether a text of people in this entity has the sign of a mention.
fn may_mention(entity: &Entity) -> bool {
    [COMMENT, CHECK_IN, ASK].into_iter().any(|kind| {
        entity.records(kind).any(|record| {
            let text = record.body.text();
            text.contains(['@', '＠']) || SPELLED.iter().any(|sign| text.contains(sign))
        })
    })
}

/// One thing somebody said.
struct Said {
    key: Text,
    what: MentionIn,
    by: Option<Id>,
    at: Option<Moment>,
    text: Text,
    /// Whom it asks, where it is an ask of somebody who is named.
    asks: Option<Who>,
}

impl Said {
    fn is_by(&self, me: &Id) -> bool {
        self.by.as_ref() == Some(me)
    }
}

fn said_on(space: &Space, node: &Node) -> Vec<Said> {
    let doc = space.doc();
    let comments = records::comments(doc, &node.entity).into_iter().map(|one| Said {
        key: one.key,
        what: MentionIn::Comment,
        by: one.by,
        at: one.at,
        text: one.text,
        asks: None,
    });
    let asks = records::asks(doc, &node.entity).into_iter().map(|one| Said {
        key: one.key,
        what: MentionIn::Ask,
        by: one.by,
        at: one.at,
        text: one.text,
        asks: one.to.filter(|_| matches!(one.step, AskMove::Asks { .. })),
    });
    let check_ins = node.check_ins(doc).iter().map(|one| Said {
        key: Text::clone(&one.key),
        what: MentionIn::CheckIn,
        by: one.by.clone(),
        at: one.made.or_else(|| one.at.map(Day::midnight)),
        text: one.note.clone().unwrap_or_default(),
        asks: None,
    });
    comments.chain(asks).chain(check_ins).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::okr::{CheckIn, Wants};
    use crate::space::{Edit, New, TestDesk};

    fn desk() -> TestDesk {
        let mut desk = TestDesk::new();
        for (id, name) in [("me", "Ana Lima"), ("bo", "陈波")] {
            desk.add(id, New::Person { name: name.into() }, Some("u"));
        }
        desk
    }

    fn comment(desk: &mut TestDesk, of: &str, text: &str) {
        desk.edit(&Edit::Comment { of: Id::from(of), text: text.into(), reply_to: None });
    }

    fn found(desk: &TestDesk, who: &str, today: &str) -> Vec<(String, MentionIn)> {
        let rows = mentions_of(&desk.space, &Id::from(who), Day::parse(today).unwrap());
        rows.iter().map(|row| (row.goal.id.to_string(), row.what)).collect()
    }

    #[test]
    fn h38_mentions_are_found_wherever_people_write() {
        let mut desk = desk();
        comment(&mut desk, "x", "no sign of Ana Lima");
        comment(&mut desk, "x", "mail ana@Ana Lima.example");
        assert_eq!(found(&desk, "me", "2026-07-02"), []);
        comment(&mut desk, "x", "@Ana Lima, please look");
        let note = CheckIn { note: Some("thanks to @Ana Lima".into()), ..CheckIn::new("") };
        desk.edit(&Edit::CheckIn { of: Id::from("a"), check_in: Box::new(note) });
        desk.edit(&Edit::Ask {
            of: Id::from("b"),
            wants: Wants::Help,
            to: None,
            text: "两天，@陈波 和 @Ana Lima".into(),
            due: None,
        });
        let expected = [
            ("b".to_owned(), MentionIn::Ask),
            ("a".to_owned(), MentionIn::CheckIn),
            ("x".to_owned(), MentionIn::Comment),
        ];
        assert_eq!(found(&desk, "me", "2026-07-02"), expected, "newest first");
        assert_eq!(found(&desk, "bo", "2026-07-02"), expected[..1]);
        assert_eq!(found(&desk, "me", "2026-07-29").len(), 3, "four weeks");
        assert_eq!(found(&desk, "me", "2026-07-30"), [], "and no longer");
        desk.edit(&Edit::Delete { id: Id::from("x") });
        assert_eq!(found(&desk, "me", "2026-07-02").len(), 1, "what was deleted says nothing");
    }

    #[test]
    fn h38_an_ask_that_is_ones_own_to_answer_stands_among_the_asks() {
        let mut desk = desk();
        let ask = |to: &str| Edit::Ask {
            of: Id::from("x"),
            wants: Wants::Help,
            to: Some(Who::Known(Id::from(to))),
            text: "@Ana Lima, can you help @陈波?".into(),
            due: None,
        };
        desk.edit(&ask("me"));
        assert_eq!(found(&desk, "me", "2026-07-02"), []);
        assert_eq!(found(&desk, "bo", "2026-07-02").len(), 1);
    }
}
