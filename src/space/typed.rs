//! One entity, read once and shared until it changes.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::doc::{DELETED, Doc, Entity, Field};
use crate::okr::{
    ActionItem, CheckIn, Cycle, Id, Initiative, KeyResult, Kpi, Link, Meeting, Objective, Person,
    Retrospective, Text, Unit, Workspace, effective,
};

use super::codec;
use super::read::{self, kind};
use super::records;

/// What an entity is, in the words of the trade.
#[derive(Clone, PartialEq, Debug)]
pub enum Typed {
    /// The workspace.
    Workspace(Workspace),
    /// A cycle.
    Cycle(Cycle),
    /// A unit.
    Unit(Unit),
    /// A person.
    Person(Person),
    /// An objective.
    Objective(Objective),
    /// A key result.
    KeyResult(KeyResult),
    /// A link.
    Link(Link),
    /// An initiative.
    Initiative(Initiative),
    /// A retrospective.
    Retrospective(Retrospective),
    /// A health metric.
    Kpi(Kpi),
    /// A meeting.
    Meeting(Meeting),
    /// An action item.
    Action(ActionItem),
    /// Something a newer version knows, or a part whose rest has not arrived.
    Unknown,
}

/// An entity with its reading.
#[derive(Debug)]
pub struct Node {
    /// The entity it was read from.
    pub entity: Rc<Entity>,
    /// What it is.
    pub typed: Typed,
    /// Whether it is in the trash.
    pub deleted: bool,
    check_ins: OnceCell<Rc<[CheckIn]>>,
}

impl Node {
    /// Reads an entity.
    pub fn read(doc: &Doc, entity: &Rc<Entity>) -> Self {
        let typed = match &*entity.kind {
            kind::WORKSPACE => Typed::Workspace(read::workspace(doc, entity)),
            kind::CYCLE => Typed::Cycle(read::cycle(doc, entity)),
            kind::UNIT => Typed::Unit(read::unit(doc, entity)),
            kind::PERSON => Typed::Person(read::person(doc, entity)),
            kind::OBJECTIVE => Typed::Objective(read::objective(doc, entity)),
            kind::KEY_RESULT => Typed::KeyResult(read::key_result(doc, entity)),
            kind::LINK => read::link(doc, entity).map_or(Typed::Unknown, Typed::Link),
            kind::INITIATIVE => Typed::Initiative(read::initiative(doc, entity)),
            kind::RETROSPECTIVE => Typed::Retrospective(read::retrospective(doc, entity)),
            kind::KPI => Typed::Kpi(read::kpi(doc, entity)),
            kind::MEETING => Typed::Meeting(read::meeting(doc, entity)),
            kind::ACTION => Typed::Action(read::action_item(doc, entity)),
            _ => Typed::Unknown,
        };
        Self { entity: Rc::clone(entity), typed, deleted: entity.is_deleted(), check_ins: OnceCell::new() }
    }

    /// The check-ins that stand, oldest first; read when first asked for.
    pub fn check_ins(&self, doc: &Doc) -> &Rc<[CheckIn]> {
        self.check_ins.get_or_init(|| {
            let all = records::check_ins(doc, &self.entity);
            effective(&all).into_iter().cloned().collect()
        })
    }

    /// Whether both stand in the same place of the trees, so that only their own content differs.
    pub fn same_place(&self, other: &Self) -> bool {
        if self.deleted != other.deleted || self.conflicted() != other.conflicted() {
            return false;
        }
        match (&self.typed, &other.typed) {
            (Typed::Workspace(_), Typed::Workspace(_))
            | (Typed::Retrospective(_), Typed::Retrospective(_))
            | (Typed::Unknown, Typed::Unknown) => true,
            (Typed::Cycle(a), Typed::Cycle(b)) => {
                (&a.parent, &a.order, a.span, &a.name) == (&b.parent, &b.order, b.span, &b.name)
            }
            (Typed::Unit(a), Typed::Unit(b)) => (&a.parent, &a.order) == (&b.parent, &b.order),
            (Typed::Person(a), Typed::Person(b)) => (&a.unit, &a.order) == (&b.unit, &b.order),
            (Typed::Objective(a), Typed::Objective(b)) => (&a.home, &a.order) == (&b.home, &b.order),
            (Typed::KeyResult(a), Typed::KeyResult(b)) => {
                (&a.objective, &a.order, &a.parent_kr) == (&b.objective, &b.order, &b.parent_kr)
            }
            (Typed::Link(a), Typed::Link(b)) => (&a.from, &a.to, a.on) == (&b.from, &b.to, b.on),
            (Typed::Initiative(a), Typed::Initiative(b)) => (&a.of, &a.order) == (&b.of, &b.order),
            (Typed::Kpi(a), Typed::Kpi(b)) => (&a.home, &a.order) == (&b.home, &b.order),
            (Typed::Meeting(a), Typed::Meeting(b)) => (&a.unit, a.on) == (&b.unit, b.on),
            (Typed::Action(a), Typed::Action(b)) => {
                (&a.meeting, &a.of, &a.order) == (&b.meeting, &b.of, &b.order)
            }
            _ => false,
        }
    }

    /// Whether people disagree about one of its fields.
    pub fn conflicted(&self) -> bool {
        !self.deleted && (self.entity.is_deleted_and_changed() || self.open_fields().next().is_some())
    }

    /// The fields about which people disagree; of what is in the trash nobody is asked.
    pub fn open_fields(&self) -> impl Iterator<Item = &Field> {
        let fields = self.entity.fields.iter().filter(|_| !self.deleted);
        fields.filter(|(name, register)| &**name != DELETED && !is_quiet(name) && register.is_conflict())
    }

    /// What of it somebody said is fine as it is: what several people said without knowing of each
    /// other holds together (rule O10).
    pub fn fine(&self) -> Vec<Text> {
        let entries = self.entity.field(FINE).map_or(&[][..], |register| register.entries());
        let mut all: Vec<Text> = Vec::new();
        for said in entries.iter().filter_map(|entry| codec::texts(&entry.value)).flatten() {
            if !all.contains(&said) {
                all.push(said);
            }
        }
        all
    }

    /// The id.
    pub fn id(&self) -> &Id {
        &self.entity.id
    }
}

/// The field that lists what was looked at and is fine as it is (rule O10).
pub const FINE: &str = "fine";

/// Fields whose disagreements nobody has to settle: of a position the winner is taken, of what is
/// fine everything, of moments of publishing the earliest (rule G5); the others are kept until the
/// next write.
pub fn is_quiet(field: &str) -> bool {
    field == "order" || field == "published" || field == FINE
}
