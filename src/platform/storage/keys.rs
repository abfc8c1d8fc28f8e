//! The names under which parts of a workspace are kept, the same in both stores.
//!
//! A key says all there is to know about a part without reading it: whose it is and whether it may
//! ever be deleted. Keys that do not read as one of these are not ours and are never touched.

/// What every key of this layout starts with; the number is the version of the layout.
pub const ROOT: &str = "plumbline/1/";

/// Where the preferences are kept. They belong to no workspace and to no version of the layout.
pub const PREFS: &str = "plumbline/prefs";

/// Digits of a sequence number: enough for 2^53 in base 36, so that keys sort as the numbers do.
const SEQ_DIGITS: usize = 11;

/// Digits of a time in milliseconds: enough until the year 2286, so that keys sort as the times do.
const TIME_DIGITS: usize = 13;

/// The name of one part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// One edit: written once by the session that made it, never rewritten.
    Journal {
        /// The workspace.
        doc: String,
        /// The session that wrote it.
        session: String,
        /// Its number within the session, below 2^53.
        seq: u64,
    },
    /// The whole workspace as one text; a new key each time.
    Base {
        /// The workspace.
        doc: String,
        /// Which writing of it, unique among all tabs.
        generation: String,
    },
    /// A text that could not be read, kept for its owner.
    Quarantine {
        /// The workspace.
        doc: String,
        /// When it was set aside, in milliseconds since 1970.
        time: u64,
    },
    /// The workspace as it was before files came in; the newest few are kept.
    Snapshot {
        /// The workspace.
        doc: String,
        /// When it was kept, in milliseconds since 1970.
        time: u64,
    },
    /// What is noted beside a snapshot, so that a list of them can be shown without reading any.
    SnapshotNote {
        /// The workspace.
        doc: String,
        /// When the snapshot was kept, in milliseconds since 1970.
        time: u64,
    },
    /// What is known of the files of one merge: which of them brought what.
    Brought {
        /// The workspace.
        doc: String,
        /// The name of the merge.
        merge: String,
    },
    /// What the switcher shows for the workspace; losing it costs nothing.
    Name {
        /// The workspace.
        doc: String,
    },
}

impl Key {
    /// Reads a key; `None` for anything that is not exactly of this layout.
    pub fn parse(text: &str) -> Option<Self> {
        let (doc, rest) = text.strip_prefix(ROOT)?.split_once('/')?;
        if !is_word(doc) {
            return None;
        }
        let doc = doc.to_owned();
        let mut pieces = rest.split('/');
        let key = match (pieces.next()?, pieces.next(), pieces.next(), pieces.next()) {
            ("j", Some(session), Some(seq), None) if is_word(session) => {
                Self::Journal { doc, session: session.to_owned(), seq: u64::from_str_radix(seq, 36).ok()? }
            }
            ("base", Some(generation), None, None) if is_word(generation) => {
                Self::Base { doc, generation: generation.to_owned() }
            }
            ("quarantine", Some(time), None, None) => Self::Quarantine { doc, time: time.parse().ok()? },
            ("snapshot", Some(time), None, None) => Self::Snapshot { doc, time: time.parse().ok()? },
            ("snapshot", Some(time), Some("note"), None) => {
                Self::SnapshotNote { doc, time: time.parse().ok()? }
            }
            ("brought", Some(merge), None, None) if is_word(merge) => {
                Self::Brought { doc, merge: merge.to_owned() }
            }
            ("name", None, None, None) => Self::Name { doc },
            _ => return None,
        };
        // One part, one key: a differently padded number would be a second name for it.
        (key.to_string() == text).then_some(key)
    }

    /// The workspace the part belongs to.
    pub fn doc(&self) -> &str {
        match self {
            Self::Journal { doc, .. }
            | Self::Base { doc, .. }
            | Self::Quarantine { doc, .. }
            | Self::Snapshot { doc, .. }
            | Self::SnapshotNote { doc, .. }
            | Self::Brought { doc, .. }
            | Self::Name { doc } => doc,
        }
    }

    /// Whether all its words are such that the key can be read back.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Journal { doc, session, .. } => is_word(doc) && is_word(session),
            Self::Base { doc, generation } => is_word(doc) && is_word(generation),
            Self::Brought { doc, merge } => is_word(doc) && is_word(merge),
            Self::Quarantine { doc, .. }
            | Self::Snapshot { doc, .. }
            | Self::SnapshotNote { doc, .. }
            | Self::Name { doc } => is_word(doc),
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Journal { doc, session, seq } => {
                write!(f, "{ROOT}{doc}/j/{session}/{:0>SEQ_DIGITS$}", base36(*seq))
            }
            Self::Base { doc, generation } => write!(f, "{ROOT}{doc}/base/{generation}"),
            Self::Quarantine { doc, time } => write!(f, "{ROOT}{doc}/quarantine/{time:0TIME_DIGITS$}"),
            Self::Snapshot { doc, time } => write!(f, "{ROOT}{doc}/snapshot/{time:0TIME_DIGITS$}"),
            Self::SnapshotNote { doc, time } => write!(f, "{ROOT}{doc}/snapshot/{time:0TIME_DIGITS$}/note"),
            Self::Brought { doc, merge } => write!(f, "{ROOT}{doc}/brought/{merge}"),
            Self::Name { doc } => write!(f, "{ROOT}{doc}/name"),
        }
    }
}

/// What every key of one workspace starts with.
pub fn prefix_of(doc: &str) -> String {
    format!("{ROOT}{doc}/")
}

/// What the keys of a workspace's snapshots, and of no other part, start with.
pub fn snapshots_of(doc: &str) -> String {
    format!("{ROOT}{doc}/snapshot/")
}

/// Whether a text can stand between two slashes of a key.
pub fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"~_-".contains(&byte))
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            break digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back_as_itself() {
        let doc = || "d-8tq2~_A".to_owned();
        for key in [
            Key::Journal { doc: doc(), session: "7f3kq0zt9m".to_owned(), seq: 0 },
            Key::Journal { doc: doc(), session: "x".to_owned(), seq: 1 << 53 },
            Key::Base { doc: doc(), generation: "7f3kq0zt9m-1".to_owned() },
            Key::Quarantine { doc: doc(), time: 1_786_700_000_000 },
            Key::Snapshot { doc: doc(), time: 1_786_700_000_000 },
            Key::SnapshotNote { doc: doc(), time: 7 },
            Key::Brought { doc: doc(), merge: "7f3kq0zt9m-0000000000a".to_owned() },
            Key::Name { doc: doc() },
        ] {
            assert!(key.is_sound());
            assert_eq!(Key::parse(&key.to_string()), Some(key));
        }
    }

    #[test]
    fn what_is_not_of_this_layout_is_not_a_key() {
        for text in [
            "",
            "plumbline/prefs",
            "plumbline/1//name",
            "plumbline/1/d/name/more",
            "plumbline/1/d/j/s",
            "plumbline/1/d/j/s/1",
            "plumbline/1/d/j/s/0000000000A",
            "plumbline/1/d/j/s/00000000001/x",
            "plumbline/1/d/base/",
            "plumbline/1/d/quarantine/7",
            "plumbline/1/d/snapshot/7",
            "plumbline/1/d/snapshot/1786700000000/more",
            "plumbline/1/d/brought/a/b",
            "plumbline/1/d d/name",
            "plumbline/2/d/name",
            "other/1/d/name",
        ] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_word_with_a_slash_makes_no_sound_key() {
        assert!(!Key::Name { doc: "a/b".to_owned() }.is_sound());
        assert!(!Key::Base { doc: "a".to_owned(), generation: String::new() }.is_sound());
    }

    #[test]
    fn journal_keys_sort_as_their_numbers() {
        let key = |seq| Key::Journal { doc: "d".to_owned(), session: "s".to_owned(), seq }.to_string();
        let numbers = [0, 9, 10, 35, 36, 1295, 1296, 1 << 40, (1 << 53) - 1];
        assert!(numbers.iter().zip(numbers.iter().skip(1)).all(|(low, high)| key(*low) < key(*high)));
    }
}
