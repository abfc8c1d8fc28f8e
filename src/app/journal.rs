//! The journal: each edit is a small record of its own, so that keeping it costs the same however
//! large the document is, and two windows cannot overwrite each other.

use crate::doc::{Doc, Json, PartKey, Session as WriterSession};
use crate::file;
use crate::okr::Text;

use super::effect::{Effect, JournalText};
use super::session::Session;

/// The key of a journal record, as the browser's storage names it.
pub fn journal_key(doc: &str, session: WriterSession, seq: u64) -> PartKey {
    journal_key_of(doc, session.as_str(), seq).into()
}

/// The same for a session that is named by its text.
pub fn journal_key_of(doc: &str, session: &str, seq: u64) -> String {
    format!("{}{session}/{}", journal_prefix(doc), seq_word(seq))
}

/// How every journal key of a workspace begins.
pub fn journal_prefix(doc: &str) -> String {
    format!("plumbline/1/{doc}/j/")
}

/// A number that sorts as text.
fn seq_word(seq: u64) -> String {
    let mut digits = [b'0'; SEQ_DIGITS];
    let mut rest = seq;
    for digit in digits.iter_mut().rev() {
        *digit = std::char::from_digit((rest % 36) as u32, 36).map_or(b'0', |letter| letter as u8);
        rest /= 36;
    }
    String::from_utf8_lossy(&digits).into_owned()
}

/// Digits of a journal record's number.
const SEQ_DIGITS: usize = 11;

/// The session that wrote a journal record, told by its key.
pub fn session_of<'a>(doc: &str, key: &'a str) -> Option<&'a str> {
    key.strip_prefix(&journal_prefix(doc))?.split('/').next()
}

/// What a journal record is called where a slash cannot stand: its session and number.
pub fn part_name(prefix: &str, key: &str) -> String {
    key.strip_prefix(prefix).unwrap_or(key).replace('/', "-")
}

/// A record that takes other records back.
pub fn withdrawal<'a>(keys: impl IntoIterator<Item = &'a str>) -> String {
    Json::object([("withdraw", Json::array(keys.into_iter().map(Json::str)))]).text().to_owned()
}

/// The keys a record takes back, if it is one that does.
pub fn withdrawn_by(text: &str) -> Option<Vec<String>> {
    if !text.starts_with("{\"withdraw\":") {
        return None;
    }
    let pairs = Json::parse(text).ok()?.as_object()?;
    let keys = pairs.into_iter().find(|(key, _)| key == "withdraw")?.1.as_array()?;
    Some(keys.iter().filter_map(Json::as_str).collect())
}

impl Session {
    /// Joins a document as a part of its own and asks for it to be kept.
    pub fn add_part(&mut self, part: Doc, effects: &mut Vec<Effect>) -> PartKey {
        let key = self.keep(&file::encode(&part), effects);
        self.parts.add(PartKey::clone(&key), part);
        self.space = self.space.next(self.parts.doc().clone());
        self.changed = true;
        key
    }

    /// Takes parts back and asks for that to be kept.
    pub fn withdraw_parts(&mut self, keys: &[PartKey], effects: &mut Vec<Effect>) {
        self.keep(&withdrawal(keys.iter().map(|key| &**key)), effects);
        self.parts.withdraw(keys.iter().map(|key| &**key));
        self.space = self.space.next(self.parts.doc().clone());
        self.changed = true;
    }

    fn keep(&mut self, text: &str, effects: &mut Vec<Effect>) -> PartKey {
        let (doc, session, seq) = (self.doc_id(), self.writer.session(), self.next_seq);
        self.next_seq += 1;
        let key = journal_key(&doc, session, seq);
        effects.push(Effect::Append(JournalText { doc, session, seq, text: Text::from(text) }));
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn withdrawals_read_back() {
        assert_eq!(withdrawn_by(&withdrawal(["a", "b\""])), Some(vec!["a".to_owned(), "b\"".to_owned()]));
        assert_eq!(withdrawn_by("{\"format\":\"plumbline/1\"}"), None);
    }

    #[test]
    fn keys_name_their_session_and_sort_by_number() {
        let session = WriterSession::mint(*b"abcdefgh");
        let keys: Vec<PartKey> = [0, 35, 36, 100_000].map(|seq| journal_key("d-1", session, seq)).to_vec();
        assert!(keys.is_sorted());
        assert_eq!(session_of("d-1", &keys[0]), Some(session.as_str()));
        assert_eq!(session_of("d-2", &keys[0]), None);
    }
}
