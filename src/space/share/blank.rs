//! Private items in a shared copy: what stays of them, and what others say of them (rules X3 to X5).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::doc::{Entity, Record, Register};
use crate::okr::agreed::one_line;
use crate::okr::{ActionKind, Id, MeetingKind, Privacy};
use crate::space::codec::Word;
use crate::space::read::{PRIVATE, kind, privacy_of};
use crate::space::records;
use crate::space::tree::Space;

use super::{ids_in, is_known_kind, pared};

/// What stays of a private item: where it stands, how it hangs together, and the mark.
const PLACE: [&str; 12] = [
    "archived",
    "cycle",
    "joint",
    "meeting",
    "objective",
    "of",
    "order",
    "parent_kr",
    "primary",
    PRIVATE,
    "stage",
    "unit",
];

/// What stays of a link to or from a private item: that it is there, and how far its sides have got.
const LINK: [&str; 5] = ["counts", "from", "on", "state", "to"];

/// What stays, beside its place, of an item without its numbers: words and dates.
const WORDS: [&str; 35] = [
    "blocker",
    "cadence_days",
    "closed",
    "closed_on",
    "code",
    "commitment",
    "continues",
    "direction",
    "done",
    "due",
    "due_text",
    "end",
    "fine",
    "from",
    "growth",
    "kept_from",
    "measure",
    "measured_in",
    "name",
    "note",
    "on",
    "origin",
    "owners",
    "perspective",
    "priority",
    "recovers",
    "rolls_up",
    "state",
    "tags",
    "title",
    "type",
    "until",
    "url",
    "weight",
    "why",
];

/// What of each marked item stays out, and who else tells of it.
#[derive(Default)]
pub struct Marks {
    marks: BTreeMap<Id, Privacy>,
    /// What key results that are not marked are called, or were. Nothing else may be quoted: where a marked
    /// one stood once nobody can tell for sure.
    quotable: BTreeSet<String>,
}

impl Marks {
    /// Reads all marks. A key result is as private as its objective, and an initiative as what it is for;
    /// where people disagree on where something stands, the strictest of all places counts.
    pub fn of(space: &Space) -> Self {
        let mut own = Self::default();
        let of_kind = |word: &'static str| space.nodes().filter(move |(_, node)| &*node.entity.kind == word);
        let kinds = [
            (kind::OBJECTIVE, None),
            (kind::KPI, None),
            (kind::MEETING, None),
            (kind::KEY_RESULT, Some("objective")),
            (kind::INITIATIVE, Some("of")),
            // An action item is as private as the goal it is for, and as the meeting in which it was set.
            (kind::ACTION, Some("of")),
        ];
        for (word, above) in kinds {
            for (id, node) in of_kind(word) {
                let above = above.into_iter().chain((word == kind::ACTION).then_some("meeting"));
                let over = above.into_iter().flat_map(|field| ids_in(&node.entity, field));
                let over = over.filter_map(|above| own.privacy(&above)).max();
                if let Some(privacy) = privacy_of(&node.entity).max(over) {
                    own.marks.insert(id.clone(), privacy);
                }
            }
        }
        if own.is_empty() {
            return own;
        }
        for (id, node) in of_kind(kind::KEY_RESULT) {
            if own.marks.contains_key(id) {
                continue;
            }
            let shown = node.entity.field("title").into_iter().flat_map(Register::entries);
            own.quotable.extend(shown.filter_map(|entry| entry.value.as_str()).map(|text| one_line(&text)));
            let earlier = records::earlier(space.doc(), &node.entity).into_iter();
            let titles = earlier.filter(|one| &*one.field == "title").filter_map(|one| one.was.as_str());
            own.quotable.extend(titles.map(|text| one_line(&text)));
        }
        own
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// What of an item stays out.
    pub fn privacy(&self, id: &Id) -> Option<Privacy> {
        self.marks.get(id).copied()
    }

    /// An entity as a shared copy has it; `None` where the copy does not have it.
    pub fn apply(&self, space: &Space, entity: &Rc<Entity>) -> Option<Rc<Entity>> {
        if self.is_empty() {
            return Some(Rc::clone(entity));
        }
        if !is_known_kind(&entity.kind) {
            // Nobody knows what it tells.
            return None;
        }
        match (self.privacy(&entity.id), &*entity.kind) {
            (Some(Privacy::All), kind::INITIATIVE) if self.stands_in_private(entity) => None,
            // Nothing hangs on a talk of two, so that nobody needs to know that there was one (rule B27).
            (Some(Privacy::All), kind::MEETING) if says(entity, MeetingKind::OneOnOne) => None,
            (Some(Privacy::All), kind::ACTION) if says(entity, ActionKind::NextStep) => None,
            (Some(privacy), _) if space.node(&entity.id).is_none_or(|node| !node.deleted) => {
                blanked(entity, privacy)
            }
            // What is private and was deleted is nobody's concern.
            (Some(_), _) => None,
            (None, kind::LINK) if self.links_private(entity) => {
                pared(entity, |field| LINK.contains(&field), |_| false)
            }
            (None, kind::OBJECTIVE) => {
                let stays =
                    |record: &Record| is_own_word(&record.key.kind) || self.quotes_only_shared(record);
                pared(entity, |_| true, stays)
            }
            // A vote is a number of the goal it is about.
            (None, kind::MEETING) => pared(entity, |_| true, |record| !self.is_vote_on_private(record)),
            (None, _) => Some(Rc::clone(entity)),
        }
    }

    fn is_vote_on_private(&self, record: &Record) -> bool {
        let pairs = record.body.as_object().unwrap_or_default();
        let of = pairs.into_iter().find(|(name, _)| name == "of").and_then(|(_, of)| of.as_str());
        &*record.key.kind == records::kind::VOTE && of.is_none_or(|of| self.marks.contains_key(&Id::new(of)))
    }

    fn stands_in_private(&self, initiative: &Entity) -> bool {
        ids_in(initiative, "of").iter().any(|of| self.privacy(of) == Some(Privacy::All))
    }

    /// Whether a record is an agreement that names no key result but such as are not marked.
    fn quotes_only_shared(&self, record: &Record) -> bool {
        if &*record.key.kind != records::kind::AGREEMENT {
            return false;
        }
        let pairs = record.body.as_object().unwrap_or_default();
        let goal = pairs.into_iter().find(|(name, _)| name == "goal").and_then(|(_, goal)| goal.as_str());
        let is_shared = |line: &str| {
            let title = line.rsplit_once(" \u{b7} ").map_or(line, |(title, _)| title);
            self.quotable.contains(line) || self.quotable.contains(title)
        };
        goal.is_none_or(|goal| goal.lines().skip(1).all(is_shared))
    }

    fn links_private(&self, link: &Entity) -> bool {
        let ends = ids_in(link, "from").into_iter().chain(ids_in(link, "to"));
        ends.into_iter().any(|end| self.marks.contains_key(&end))
    }
}

fn blanked(entity: &Rc<Entity>, privacy: Privacy) -> Option<Rc<Entity>> {
    let is_place = |field: &str| PLACE.contains(&field);
    match privacy {
        Privacy::All => pared(entity, is_place, |_| false),
        Privacy::Values => {
            // The start of an objective is a day, that of a key result a number.
            let has_day = &*entity.kind == kind::OBJECTIVE;
            let stays =
                |field: &str| is_place(field) || WORDS.contains(&field) || (has_day && field == "start");
            pared(entity, stays, |record| {
                &*record.key.kind == records::kind::EARLIER
                    && earlier_field(record).is_some_and(|f| stays(&f))
            })
        }
    }
}

/// Whether somebody says that a meeting or an action item is of this sort.
fn says<T: Word + PartialEq>(entity: &Entity, sort: T) -> bool {
    let word = sort.json();
    let entries = entity.field("type").map_or(&[][..], Register::entries);
    entries.iter().any(|entry| entry.value.normal() == word.normal())
}

/// The field of which a record says what it was before.
pub fn earlier_field(record: &Record) -> Option<String> {
    record.body.as_object()?.into_iter().find(|(name, _)| name == "field")?.1.as_str()
}

/// Records of a kind that this version knows and that quote no other goal. Agreements do: they keep the
/// text of the whole goal.
fn is_own_word(word: &str) -> bool {
    matches!(
        word,
        records::kind::CHECK_IN
            | records::kind::COMMENT
            | records::kind::EARLIER
            | records::kind::CHANGE
            | records::kind::ASK
            | records::kind::ACKNOWLEDGEMENT
            | records::kind::RECOGNITION
    )
}
