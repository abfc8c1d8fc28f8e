//! What differs between two states of a workspace, in the words of the trade: for the preview of a merge,
//! for comparing files and dates, and for scripts (rules D).

mod fields;
mod life;
mod place;
mod said;
mod tally;
#[cfg(test)]
mod tests;
mod wording;

pub use wording::{Stretch, wording};

use std::rc::Rc;

use crate::okr::{Day, Id, Moment, RemarkKind, Reply, Text, Wants};
use crate::query::panel::{ChangeRow, CheckInRow, FieldValue};
use crate::space::{Node, Space};

/// What differs, unit by unit in the order of the outline.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// What belongs to a unit or person; last what belongs to none.
    pub groups: Vec<Group>,
    /// How much of what.
    pub totals: Totals,
    /// Who wrote what is new, those with most deeds first; `None` for what no app wrote.
    pub authors: Vec<Author>,
}

/// How many deeds of each sort. One deed counts once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Things that are new.
    pub added: usize,
    /// Fields with another value.
    pub changed: usize,
    /// Things that stand elsewhere.
    pub moved: usize,
    /// Things that were deleted.
    pub deleted: usize,
    /// Things that were brought back from the trash.
    pub restored: usize,
    /// Things and sayings that the later state does not have; that deletes nothing.
    pub missing: usize,
    /// Check-ins.
    pub checked_in: usize,
    /// Comments, asks, answers and agreements.
    pub said: usize,
    /// Fields on which people disagree, and did not before.
    pub disagreements: usize,
}

/// Somebody who wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Author {
    /// The name; `None` for what no app wrote.
    pub name: Option<Text>,
    /// How many deeds.
    pub deeds: usize,
    /// The time of the newest, by the writer's clock.
    pub newest: Option<Moment>,
}

/// What differs in one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The unit or person; `None` for things of no unit: people, units, cycles, the workspace.
    pub unit: Option<Id>,
    /// Its name; empty where there is no unit.
    pub name: Text,
    /// The things that differ, in the order of the outline.
    pub items: Vec<Item>,
}

/// One thing that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The thing.
    pub id: Id,
    /// What sort of thing it is, as the file says: `objective`, `kr`, `link` …
    pub kind: Text,
    /// What it is called; for a link, what it comes from.
    pub title: Text,
    /// The title of the objective of a key result; for a link, where it leads.
    pub place: Option<Text>,
    /// The objective it belongs to: of a key result, a link, an initiative. Who leaves that one out leaves
    /// this one out as well.
    pub under: Option<Id>,
    /// What a key result is measured in, for its numbers.
    pub measured_in: Option<Text>,
    /// How far a goal was and is, 0.0 to 1.0 and beyond, where that differs; both as of today, so that only
    /// what was written tells them apart.
    pub progress: Option<(Option<f64>, Option<f64>)>,
    /// What happened, oldest first.
    pub deeds: Vec<Deed>,
}

impl Item {
    /// Whether it is new as a whole.
    pub fn is_new(&self) -> bool {
        self.deeds.iter().any(|deed| deed.what == What::Added)
    }
}

/// Something that was done.
#[derive(Clone, PartialEq, Debug)]
pub struct Deed {
    /// What.
    pub what: What,
    /// By whom, where the file says.
    pub by: Option<Text>,
    /// When, by the writer's clock; `None` for what no app wrote.
    pub at: Option<Moment>,
}

/// What was done to a thing.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// It is new. Its single fields are not told one by one.
    Added,
    /// It was deleted.
    Deleted,
    /// It was brought back, or the question whether it is deleted was settled so.
    Restored,
    /// The later state does not have it, which deletes nothing: it is older, or a part.
    Missing,
    /// A field has another value.
    Changed {
        /// The field, as the file names it.
        field: Text,
        /// What it said.
        before: FieldValue,
        /// What it says.
        after: FieldValue,
    },
    /// It stands elsewhere: another unit, objective, parent or cycle.
    Moved {
        /// The field.
        field: Text,
        /// Where it stood.
        from: FieldValue,
        /// Where it stands.
        to: FieldValue,
    },
    /// Somebody checked in.
    CheckedIn(Rc<CheckInRow>),
    /// Check-ins of a new thing before its newest one.
    EarlierCheckIns(usize),
    /// A check-in was corrected: as it stands now.
    Corrected(Rc<CheckInRow>),
    /// A check-in was taken back: as it stood.
    TakenBack(Rc<CheckInRow>),
    /// Somebody said something.
    Said {
        /// What sort of saying.
        saying: Saying,
        /// The words; may be empty.
        text: Text,
    },
    /// Somebody wrote into the change ledger.
    Planned(Rc<ChangeRow>),
    /// People disagree about a field.
    Disagrees {
        /// The field.
        field: Text,
        /// All values that stand, the one that is shown first.
        values: Vec<FieldValue>,
    },
    /// A disagreement was settled.
    Settled {
        /// The field.
        field: Text,
        /// All values that stood, the one that was shown first.
        values: Vec<FieldValue>,
        /// What it says now.
        after: FieldValue,
    },
    /// It was deleted by one and changed by another.
    DeletedMeanwhile,
    /// The later state does not have these, which takes nothing back: it is older, or a part.
    Lacks {
        /// Check-ins that stood before.
        check_ins: usize,
        /// Everything else that was said.
        said: usize,
    },
}

/// What sort of saying a record is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Saying {
    /// A comment.
    Comment,
    /// Something is asked for.
    Ask(Wants),
    /// An ask is answered.
    Answer(Reply),
    /// An agreement is made.
    Agreement,
    /// An agreement is refused, or ended.
    Refusal,
    /// Something is said in a retrospective.
    Remark(RemarkKind),
    /// Something said before was taken back.
    TakenBack,
    /// Something this version has no words for: the JSON as it stands.
    Unknown,
}

/// What differs between two states of a workspace, or between two files.
///
/// Entities that are the same in memory or equal are passed over, so that a comparison costs what differs.
/// Nothing differs between a state and itself. What only stamps, positions and other quiet fields tell
/// apart is no difference, nor is what is in the trash of one and unknown to the other (rules D1 to D6).
pub fn compare(before: &Space, after: &Space, today: Day) -> Comparison {
    if before == after {
        return Comparison::default();
    }
    let pair = Pair { before, after, today };
    let mut found: Vec<(place::Place, Item)> = Vec::new();
    let mut theirs = after.nodes().peekable();
    for (id, was) in before.nodes() {
        while let Some((_, node)) = theirs.next_if(|(other, _)| *other < id) {
            found.extend(pair.item(None, Some(node)));
        }
        let is = theirs.next_if(|(other, _)| *other == id).map(|(_, node)| node);
        let same = is.is_some_and(|is| Rc::ptr_eq(&is.entity, &was.entity) || is.entity == was.entity);
        if !same {
            found.extend(pair.item(Some(was), is));
        }
    }
    for (_, node) in theirs {
        found.extend(pair.item(None, Some(node)));
    }
    let groups = place::groups(&pair, found);
    let (totals, authors) = tally::tally(&groups);
    Comparison { groups, totals, authors }
}

/// The two states.
#[derive(Clone, Copy)]
struct Pair<'a> {
    before: &'a Space,
    after: &'a Space,
    today: Day,
}

impl Pair<'_> {
    /// One thing with what happened to it; `None` where nothing did that people see.
    fn item(&self, was: Option<&Rc<Node>>, is: Option<&Rc<Node>>) -> Option<(place::Place, Item)> {
        let mut deeds = self.life(was, is)?;
        if let (Some(was), Some(is)) = (was, is)
            && !is.deleted
        {
            deeds.extend(self.fields(was, is));
        }
        if let Some(is) = is.filter(|is| !is.deleted) {
            deeds.extend(self.check_ins(was, is));
            deeds.extend(self.said(was, is));
        }
        if deeds.is_empty() {
            return None;
        }
        life::arrange(&mut deeds);
        let node = is.or(was)?;
        let place = self.place(node);
        let title = self.title(node);
        let item = Item {
            id: node.id().clone(),
            kind: Text::clone(&node.entity.kind),
            title,
            place: place.of.clone(),
            under: place.under.clone(),
            measured_in: place::measured_in(node),
            progress: self.progress(node.id()),
            deeds,
        };
        Some((place, item))
    }

    /// What something is called, in the state that knows it.
    fn name(&self, id: &Id) -> Text {
        self.after.name_of(id).or_else(|| self.before.name_of(id)).unwrap_or_else(|| id.text())
    }
}
