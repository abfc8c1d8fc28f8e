//! Mentions: `@` and the name of somebody of the workspace, in any text of people (rules H35 to H37).
//!
//! In the file they are plain text. Who is meant is read from the names as they are today.

use std::collections::BTreeMap;

use super::arrange::Arrange;
use super::id::{Id, Text};

/// How many characters may stand between the sign and the caret while a name is typed.
const LONGEST_QUERY: usize = 40;

/// Somebody who can be mentioned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mentionable {
    /// The person.
    pub id: Id,
    /// Their name.
    pub name: Text,
    /// What tells them from others: their unit.
    pub hint: Option<Text>,
    /// Whether they are offered; who was put away is understood and not offered.
    pub offered: bool,
}

/// The names of a workspace, ready for many texts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Names {
    /// Everybody, by name.
    people: Vec<Mentionable>,
    /// Places in `people` by the first letter of the name in small, the longest name first.
    by_letter: BTreeMap<char, Vec<usize>>,
}

/// A stretch of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    /// Words.
    Text(&'a str),
    /// A mention, with its sign: all who have this name.
    Mention(&'a str, Vec<Id>),
}

/// A name that is being typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typing<'a> {
    /// Where its sign stands, in bytes.
    pub at: usize,
    /// What was typed after the sign.
    pub query: &'a str,
}

impl Names {
    /// The names of these people; who has none cannot be mentioned.
    pub fn new(people: impl IntoIterator<Item = Mentionable>) -> Self {
        let mut people: Vec<Mentionable> =
            people.into_iter().filter(|one| !one.name.trim().is_empty()).collect();
        people.arrange(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let mut by_letter: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (at, one) in people.iter().enumerate() {
            if let Some(first) = one.name.chars().next().and_then(small) {
                by_letter.entry(first).or_default().push(at);
            }
        }
        let length = |at: usize| people.get(at).map_or(0, |one| one.name.len());
        for places in by_letter.values_mut() {
            places.arrange(|a, b| length(*b).cmp(&length(*a)).then(a.cmp(b)));
        }
        Self { people, by_letter }
    }

    /// A text cut into words and mentions; together they are the text.
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        let mut found = Vec::new();
        let (mut from, mut before) = (0, None);
        let mut skip = 0;
        for (at, c) in text.char_indices() {
            if at < skip {
                continue;
            }
            if is_sign(c)
                && may_begin(before)
                && let Some((length, who)) = text.get(at + c.len_utf8()..).and_then(|rest| self.longest(rest))
            {
                let end = at + c.len_utf8() + length;
                found.extend(text.get(from..at).filter(|words| !words.is_empty()).map(Piece::Text));
                found.extend(text.get(at..end).map(|mention| Piece::Mention(mention, who)));
                (from, skip) = (end, end);
                before = text.get(..end).and_then(|read| read.chars().next_back());
                continue;
            }
            before = Some(c);
        }
        found.extend(text.get(from..).filter(|words| !words.is_empty()).map(Piece::Text));
        found
    }

    /// Whether a text mentions this person.
    pub fn mentions(&self, text: &str, person: &Id) -> bool {
        text.contains(is_sign)
            && self
                .pieces(text)
                .iter()
                .any(|piece| matches!(piece, Piece::Mention(_, who) if who.contains(person)))
    }

    /// The longest name with which this text begins: how many bytes it takes, and who has it.
    fn longest(&self, rest: &str) -> Option<(usize, Vec<Id>)> {
        let first = rest.chars().next().and_then(small)?;
        let places = self.by_letter.get(&first)?;
        let mut names = places.iter().filter_map(|at| self.people.get(*at));
        let (length, name) = names.find_map(|one| Some((begins_with(rest, &one.name)?, &one.name)))?;
        let same = places.iter().filter_map(|at| self.people.get(*at)).filter(|one| is_same(&one.name, name));
        Some((length, same.map(|one| one.id.clone()).collect()))
    }

    /// Those whose name fits what was typed: first where the name begins with it, then where one of its words
    /// does, then where it stands anywhere in a name written without spaces.
    pub fn offered(&self, query: &str, most: usize) -> Vec<&Mentionable> {
        let query = query.to_lowercase();
        let mut found: Vec<(usize, &Mentionable)> = Vec::new();
        for one in self.people.iter().filter(|one| one.offered) {
            let name = one.name.to_lowercase();
            let rank = if name.starts_with(&query) {
                0
            } else if name.split_whitespace().any(|word| word.starts_with(&query)) {
                1
            } else if name.chars().all(is_unspaced) && name.contains(&query) {
                2
            } else {
                continue;
            };
            found.push((rank, one));
        }
        found.arrange(|a, b| (a.0, &a.1.name, &a.1.id).cmp(&(b.0, &b.1.name, &b.1.id)));
        found.into_iter().take(most).map(|(_, one)| one).collect()
    }
}

/// The name that is being typed where the caret stands, in bytes; `None` where no sign begins one.
pub fn typing(text: &str, caret: usize) -> Option<Typing<'_>> {
    let head = text.get(..caret)?;
    let (at, sign) = head.char_indices().rev().find(|(_, c)| is_sign(*c))?;
    let query = head.get(at + sign.len_utf8()..)?;
    let is_name = query.chars().count() <= LONGEST_QUERY
        && !query.contains(['\n', '\r', '\t'])
        && !query.starts_with(char::is_whitespace);
    let begins = may_begin(head.get(..at)?.chars().next_back());
    (is_name && begins).then_some(Typing { at, query })
}

/// The text with the name that was chosen for what is being typed, and where the caret stands then, in bytes.
/// A name that is not followed by the next word on its own gets a space.
pub fn completed(text: &str, typing: &Typing<'_>, caret: usize, name: &str) -> (String, usize) {
    let head = text.get(..typing.at).unwrap_or_default();
    let tail = text.get(caret..).unwrap_or_default();
    let spaced = !name.chars().next_back().is_some_and(is_unspaced) && !tail.starts_with(char::is_whitespace);
    let space = if spaced { " " } else { "" };
    let done = format!("{head}@{name}{space}");
    let at = done.len();
    (done + tail, at)
}

/// The sign, as keyboards and as Chinese input methods write it.
fn is_sign(c: char) -> bool {
    matches!(c, '@' | '＠')
}

/// Whether a mention may begin after this: within an address of mail or of the web the sign is only a sign.
fn may_begin(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        let in_address =
            c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%' | '/' | '@' | '＠');
        !in_address && (!c.is_alphanumeric() || is_unspaced(c))
    })
}

/// How many bytes of the text a name takes with which it begins, whatever the case; `None` where the text goes
/// on in the middle of a word.
fn begins_with(text: &str, name: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in name.chars() {
        let (_, c) = rest.next()?;
        if c != wanted && !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let end = rest.offset();
    let goes_on = rest.next().is_some_and(|(_, c)| c.is_alphanumeric() && !is_unspaced(c));
    let ends_spaced = !name.chars().next_back().is_some_and(is_unspaced);
    (!(goes_on && ends_spaced)).then_some(end)
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

fn small(c: char) -> Option<char> {
    c.to_lowercase().next()
}

/// Whether a character is of a script that sets no space between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(all: &[(&str, &str)]) -> Names {
        Names::new(all.iter().map(|(id, name)| Mentionable {
            id: Id::from(*id),
            name: (*name).into(),
            hint: None,
            offered: !id.starts_with("old"),
        }))
    }

    fn team() -> Names {
        names(&[
            ("ana", "Ana Lima"),
            ("anabel", "Anabel"),
            ("an", "An"),
            ("bo", "陈波"),
            ("bolin", "陈波林"),
            ("bo1", "Bo"),
            ("bo2", "Bo"),
            ("zoe", "Zoë O'Neil"),
            ("old", "Otto"),
            ("none", " "),
        ])
    }

    fn mentioned(text: &str) -> Vec<String> {
        let found = team();
        let pieces = found.pieces(text).into_iter();
        pieces
            .filter_map(|piece| match piece {
                Piece::Mention(mention, who) => {
                    Some(format!("{mention}={}", who.iter().map(Id::as_str).collect::<Vec<_>>().join("+")))
                }
                Piece::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn h35_a_sign_and_the_longest_name_are_a_mention() {
        for (text, want) in [
            ("@Ana Lima please look", vec!["@Ana Lima=ana"]),
            ("thanks, @ana lima!", vec!["@ana lima=ana"]),
            ("(@Anabel)", vec!["@Anabel=anabel"]),
            ("@Anabella", vec![]),
            ("@Ana", vec![]),
            ("@An, @Anabel", vec!["@An=an", "@Anabel=anabel"]),
            ("@An's idea", vec!["@An=an"]),
            ("请@陈波看一下", vec!["@陈波=bo"]),
            ("@陈波林看一下", vec!["@陈波林=bolin"]),
            ("＠陈波，好的", vec!["＠陈波=bo"]),
            ("和@Ana Lima一起", vec!["@Ana Lima=ana"]),
            ("@Bo knows", vec!["@Bo=bo1+bo2"]),
            ("@Zoë O'Neil.", vec!["@Zoë O'Neil=zoe"]),
            ("@ZOË O'NEIL", vec!["@ZOË O'NEIL=zoe"]),
            ("@Otto", vec!["@Otto=old"]),
            ("ana@An.example", vec![]),
            ("a.b+c@Bo", vec![]),
            ("https://x.example/@Bo", vec![]),
            ("é@Bo", vec![]),
            ("@@Bo", vec![]),
            ("@ Bo", vec![]),
            ("@An@Bo", vec!["@An=an"]),
            ("@An @Bo", vec!["@An=an", "@Bo=bo1+bo2"]),
            ("@", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(mentioned(text), want, "{text}");
        }
    }

    #[test]
    fn h35_who_is_mentioned_is_known() {
        let team = team();
        assert!(team.mentions("see @Bo", &Id::from("bo2")));
        assert!(!team.mentions("see Bo", &Id::from("bo2")));
        assert!(!team.mentions("see @Anabel", &Id::from("an")));
    }

    #[test]
    fn h37_what_is_typed_after_a_sign_is_a_name_to_be() {
        for (text, want) in [
            ("@", Some((0, ""))),
            ("ask @An", Some((4, "An"))),
            ("ask @Ana Li", Some((4, "Ana Li"))),
            ("请@陈", Some((3, "陈"))),
            ("ask @ An", None),
            ("mail ana@exa", None),
            ("@An\nand", None),
            ("no sign", None),
        ] {
            assert_eq!(typing(text, text.len()).map(|one| (one.at, one.query)), want, "{text}");
        }
        assert_eq!(typing("@An", 99), None);
        assert_eq!(typing("@An x", 3).map(|one| one.query), Some("An"), "where the caret stands");
        assert_eq!(typing(&format!("@{}", "a".repeat(41)), 42), None);
    }

    #[test]
    fn h37_offered_are_those_whose_name_fits_best() {
        let team = team();
        let offered = |query: &str| -> Vec<&str> {
            team.offered(query, 3).into_iter().map(|one| one.id.as_str()).collect()
        };
        assert_eq!(offered("an"), ["an", "ana", "anabel"]);
        assert_eq!(offered("lim"), ["ana"]);
        assert_eq!(offered("ana l"), ["ana"]);
        assert_eq!(offered("陈"), ["bo", "bolin"]);
        assert_eq!(offered("林"), ["bolin"]);
        assert_eq!(offered("ott"), [""; 0], "who was put away is not offered");
        assert_eq!(offered("").len(), 3);
        assert_eq!(offered("ana lima "), [""; 0], "the name is done");
    }

    #[test]
    fn h37_a_name_that_is_chosen_takes_the_place_of_what_was_typed() {
        let check = |text: &str, caret: usize, name: &str, want: (&str, usize)| {
            let one = typing(text, caret).unwrap();
            let (done, at) = completed(text, &one, caret, name);
            assert_eq!((done.as_str(), at), want);
        };
        check("ask @an", 7, "Ana Lima", ("ask @Ana Lima ", 14));
        check("ask @an soon", 7, "Ana Lima", ("ask @Ana Lima soon", 13));
        check("请@陈看", 7, "陈波", ("请@陈波看", 10));
        check("请＠陈", 9, "陈波", ("请@陈波", 10));
    }

    proptest! {
        #[test]
        fn h35_no_character_is_lost(text in "[@＠ Ana陈波林Bo.ë\n]{0,24}") {
            let team = team();
            let whole: String = team
                .pieces(&text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) | Piece::Mention(text, _) => text,
                })
                .collect();
            prop_assert_eq!(whole, text);
        }
    }
}
