//! Entities read as the things of the trade.

use crate::doc::{Doc, Entity, Json};
use crate::okr::{
    ActionItem, Closing, Counts, CountsAs, Cycle, Extras, Id, Initiative, KeyResult, Kpi, Link, LinkState,
    Measure, Meeting, Moment, Objective, Person, Privacy, Retrospective, Score, Span, Stage, Text, Unit,
    UnitKind, Workspace,
};

use super::codec::{self, MeasureKind, StageWord};
use super::fields::Fields;

/// Kinds of entities that this version knows.
pub mod kind {
    /// The workspace itself.
    pub const WORKSPACE: &str = "workspace";
    /// A cycle.
    pub const CYCLE: &str = "cycle";
    /// A unit.
    pub const UNIT: &str = "unit";
    /// A person.
    pub const PERSON: &str = "person";
    /// An objective.
    pub const OBJECTIVE: &str = "objective";
    /// A key result.
    pub const KEY_RESULT: &str = "kr";
    /// A link.
    pub const LINK: &str = "link";
    /// An initiative.
    pub const INITIATIVE: &str = "initiative";
    /// A retrospective.
    pub const RETROSPECTIVE: &str = "retrospective";
    /// A health metric.
    pub const KPI: &str = "kpi";
    /// A meeting.
    pub const MEETING: &str = "meeting";
    /// An action item.
    pub const ACTION: &str = "action";
}

/// Reads the workspace.
pub fn workspace(doc: &Doc, entity: &Entity) -> Workspace {
    let fields = Fields::of(doc, entity);
    let mut workspace = Workspace::new(entity.id.clone());
    workspace.name = fields.text("name").unwrap_or_default();
    workspace.mission = fields.text("mission");
    workspace.strategy = fields.text("strategy");
    workspace.cadence_days = cadence(&fields).unwrap_or(workspace.cadence_days);
    workspace.values = fields.take("values", codec::texts).unwrap_or_default();
    workspace.questions = fields.take("questions", codec::texts).unwrap_or_default();
    workspace.own_ideas_percent = fields
        .number("own_ideas_percent")
        .filter(|percent| (0.0..=100.0).contains(percent))
        .map(|percent| percent as u32);
    workspace.pace = fields.take("pace", codec::pace).unwrap_or_default();
    workspace.extras = left(fields);
    workspace
}

/// Reads a cycle.
pub fn cycle(doc: &Doc, entity: &Entity) -> Cycle {
    let fields = Fields::of(doc, entity);
    Cycle {
        id: entity.id.clone(),
        name: fields.text("name").unwrap_or_default(),
        kind: fields.word("period"),
        span: Span { start: fields.day("start"), end: fields.day("end") },
        parent: fields.id("parent"),
        phase: fields.word("phase").unwrap_or_default(),
        archived: fields.flag("archived"),
        note: fields.text("note"),
        order: fields.text("order").unwrap_or_default(),
        extras: fields.extras(),
    }
}

/// Reads a unit.
pub fn unit(doc: &Doc, entity: &Entity) -> Unit {
    let fields = Fields::of(doc, entity);
    Unit {
        id: entity.id.clone(),
        name: fields.text("name").unwrap_or_default(),
        kind: fields.text("type").map_or(UnitKind::Team, |word| codec::unit_kind(&word)),
        parent: fields.id("parent"),
        order: fields.text("order").unwrap_or_default(),
        lead: fields.id("lead"),
        cadence_days: cadence(&fields),
        archived: fields.flag("archived"),
        note: fields.text("note"),
        extras: fields.extras(),
    }
}

/// Reads a person.
pub fn person(doc: &Doc, entity: &Entity) -> Person {
    let fields = Fields::of(doc, entity);
    Person {
        id: entity.id.clone(),
        name: fields.text("name").unwrap_or_default(),
        unit: fields.id("unit"),
        role: fields.text("role"),
        manager: fields.id("manager"),
        archived: fields.flag("archived"),
        order: fields.text("order").unwrap_or_default(),
        extras: fields.extras(),
    }
}

/// Reads an objective.
pub fn objective(doc: &Doc, entity: &Entity) -> Objective {
    objective_of(Fields::of(doc, entity), entity)
}

/// Reads an objective as it would be had some of its fields said something else.
pub fn objective_as(doc: &Doc, entity: &Entity, said: &[(Text, Json)]) -> Objective {
    objective_of(Fields::as_if(doc, entity, said), entity)
}

fn objective_of(fields: Fields<'_>, entity: &Entity) -> Objective {
    Objective {
        id: entity.id.clone(),
        title: fields.text("title").unwrap_or_default(),
        home: fields.id("unit"),
        cycle: fields.id("cycle"),
        order: fields.text("order").unwrap_or_default(),
        why: fields.text("why"),
        owners: fields.take("owners", codec::owners).unwrap_or_default(),
        origin: fields.word("origin"),
        growth: fields.flag("growth"),
        joint: fields.take("joint", codec::ids).unwrap_or_default(),
        commitment: fields.word("commitment"),
        perspective: fields.word("perspective"),
        tags: fields.take("tags", codec::texts).unwrap_or_default(),
        weight: fields.number("weight"),
        span: Span { start: fields.day("start"), end: fields.day("end") },
        cadence_days: cadence(&fields),
        primary: fields.id("primary"),
        recovers: fields.id("recovers"),
        stage: stage(&fields),
        status_override: fields.word("status"),
        status_text: fields.text("status_text"),
        score: score(&fields),
        closing: closing(&fields),
        note: fields.text("note"),
        code: fields.text("code"),
        url: fields.text("url"),
        privacy: privacy(&fields, entity),
        extras: left(fields),
    }
}

/// Reads a key result.
pub fn key_result(doc: &Doc, entity: &Entity) -> KeyResult {
    key_result_of(Fields::of(doc, entity), entity)
}

/// Reads a key result as it would be had some of its fields said something else.
pub fn key_result_as(doc: &Doc, entity: &Entity, said: &[(Text, Json)]) -> KeyResult {
    key_result_of(Fields::as_if(doc, entity, said), entity)
}

fn key_result_of(fields: Fields<'_>, entity: &Entity) -> KeyResult {
    KeyResult {
        id: entity.id.clone(),
        objective: fields.id("objective"),
        title: fields.text("title").unwrap_or_default(),
        order: fields.text("order").unwrap_or_default(),
        measure: measure(&fields),
        measured_in: fields.text("measured_in"),
        phased: fields.take("phased", codec::phased).unwrap_or_default(),
        owners: fields.take("owners", codec::owners).unwrap_or_default(),
        unit: fields.id("unit"),
        weight: fields.number("weight"),
        commitment: fields.word("commitment"),
        span: Span { start: fields.day("from"), end: fields.day("until") },
        cadence_days: cadence(&fields),
        start_text: fields.text("start_text"),
        target_text: fields.text("target_text"),
        current_text: fields.text("current_text"),
        due_text: fields.text("due_text"),
        tags: fields.take("tags", codec::texts).unwrap_or_default(),
        stage: stage(&fields),
        status_override: fields.word("status"),
        status_text: fields.text("status_text"),
        score: score(&fields),
        closing: closing(&fields),
        rubric_kind: fields.word("rubric_kind").unwrap_or_default(),
        rubric_met: fields.take("rubric_met", codec::texts).unwrap_or_default(),
        reached_on: fields.day("reached_on"),
        rubric: fields.take("rubric", codec::rubric).unwrap_or_default(),
        parent_kr: fields.id("parent_kr"),
        rolls_up: fields.word("rolls_up").unwrap_or_default(),
        note: fields.text("note"),
        code: fields.text("code"),
        priority: fields.text("priority"),
        privacy: privacy(&fields, entity),
        extras: left(fields),
    }
}

/// How something is measured, by the fields that say so.
pub fn measure_of(pairs: &[(String, Json)]) -> Measure {
    measure(&Fields::of_pairs(pairs))
}

fn measure(fields: &Fields<'_>) -> Measure {
    // A measure without a word is judged by words, unless there are numbers to reach.
    let word = fields.word::<MeasureKind>("measure");
    match word.unwrap_or(MeasureKind::Judged) {
        MeasureKind::Reach => Measure::Reach {
            start: fields.number("start"),
            target: fields.number("target"),
            direction: fields.word("direction"),
        },
        MeasureKind::Above => Measure::Above { floor: fields.number("floor") },
        MeasureKind::Below => Measure::Below { ceiling: fields.number("ceiling") },
        MeasureKind::Between => Measure::Between { low: fields.number("low"), high: fields.number("high") },
        MeasureKind::YesNo => Measure::YesNo,
        MeasureKind::Milestones => {
            Measure::Milestones(fields.take("milestones", codec::milestones).unwrap_or_default())
        }
        MeasureKind::CommitTargetStretch => Measure::CommitTargetStretch {
            start: fields.number("start"),
            commit: fields.number("commit"),
            target: fields.number("target"),
            stretch: fields.number("stretch"),
        },
        MeasureKind::Baseline => Measure::Baseline,
        MeasureKind::Judged => Measure::Judged,
    }
}

/// The strictest of the marks that nobody has written over: until people agree, more is kept back.
fn privacy(fields: &Fields<'_>, entity: &Entity) -> Option<Privacy> {
    fields.take(PRIVATE, |_| Some(()));
    privacy_of(entity)
}

/// The field of the mark.
pub const PRIVATE: &str = "private";

/// What of an entity stays out of shared copies by its own mark (rule X3).
pub fn privacy_of(entity: &Entity) -> Option<Privacy> {
    entity.field(PRIVATE)?.entries().iter().filter_map(|entry| codec::privacy(&entry.value)).max()
}

fn stage(fields: &Fields<'_>) -> Stage {
    let at = fields.take("published", |value| Moment::parse(&value.as_str()?));
    match fields.word::<StageWord>("stage") {
        Some(StageWord::Draft) => Stage::Draft,
        Some(StageWord::Postponed) => Stage::Postponed,
        Some(StageWord::Dropped) => Stage::Dropped,
        Some(StageWord::Closed) => Stage::Closed,
        Some(StageWord::Published) | None => Stage::Published { at },
    }
}

fn score(fields: &Fields<'_>) -> Option<Score> {
    let raw = fields.number("score_raw");
    let value = fields.number("score");
    let reason = fields.text("score_reason");
    raw.or(value).map(|value| Score { value, reason })
}

fn closing(fields: &Fields<'_>) -> Closing {
    Closing {
        unscored: fields.word("unscored"),
        reason: fields.text("score_reason"),
        cause: fields.word("cause"),
        cause_note: fields.text("cause_note"),
        carry: fields.word("carry"),
        carry_reason: fields.text("carry_reason"),
        continues: fields.id("continues"),
    }
}

/// Reads a link.
pub fn link(doc: &Doc, entity: &Entity) -> Option<Link> {
    let fields = Fields::of(doc, entity);
    let weight = fields.number("weight");
    Some(Link {
        id: entity.id.clone(),
        from: fields.id("from")?,
        to: fields.id("to")?,
        counts: match fields.word("counts") {
            Some(CountsAs::Supports) => Counts::Supports,
            Some(CountsAs::Shares) => Counts::Shares { weight },
            Some(CountsAs::Contributes) | None => Counts::Contributes { weight },
        },
        // A link that says nothing comes from a set in which it was a fact.
        state: fields.word("state").unwrap_or(LinkState::Accepted),
        on: fields.take("on", crate::doc::Json::as_bool).unwrap_or(true),
        extras: left(fields),
    })
}

/// What the model has no place for. What is fine as it is, [`super::Node::fine`] reads.
fn left(fields: Fields<'_>) -> Extras {
    fields.take(super::typed::FINE, codec::texts);
    fields.extras()
}

/// Reads an initiative.
pub fn initiative(doc: &Doc, entity: &Entity) -> Initiative {
    let fields = Fields::of(doc, entity);
    Initiative {
        id: entity.id.clone(),
        of: fields.id("of"),
        title: fields.text("title").unwrap_or_default(),
        owners: fields.take("owners", codec::owners).unwrap_or_default(),
        due: fields.day("due"),
        done: fields.flag("done"),
        order: fields.text("order").unwrap_or_default(),
        privacy: privacy(&fields, entity),
        extras: fields.extras(),
    }
}

/// Reads a retrospective.
pub fn retrospective(doc: &Doc, entity: &Entity) -> Retrospective {
    let fields = Fields::of(doc, entity);
    let list = |name: &str| fields.take(name, codec::texts).unwrap_or_default();
    Retrospective {
        id: entity.id.clone(),
        unit: fields.id("unit"),
        cycle: fields.id("cycle"),
        good: list("good"),
        bad: list("bad"),
        tries: list("try"),
        note: fields.text("note"),
        extras: fields.extras(),
    }
}

/// Reads a health metric.
pub fn kpi(doc: &Doc, entity: &Entity) -> Kpi {
    let fields = Fields::of(doc, entity);
    Kpi {
        id: entity.id.clone(),
        name: fields.text("name").unwrap_or_default(),
        home: fields.id("unit"),
        owners: fields.take("owners", codec::owners).unwrap_or_default(),
        measured_in: fields.text("measured_in"),
        low: fields.number("low"),
        high: fields.number("high"),
        direction: fields.word("direction"),
        cadence_days: cadence(&fields),
        kept_from: fields.id("kept_from"),
        archived: fields.flag("archived"),
        order: fields.text("order").unwrap_or_default(),
        privacy: privacy(&fields, entity),
        extras: fields.extras(),
    }
}

/// Reads a meeting.
pub fn meeting(doc: &Doc, entity: &Entity) -> Meeting {
    let fields = Fields::of(doc, entity);
    Meeting {
        id: entity.id.clone(),
        kind: fields.word("type").unwrap_or_default(),
        unit: fields.id("unit"),
        with: fields.take("with", codec::ids).unwrap_or_default(),
        cycle: fields.id("cycle"),
        on: fields.day("on"),
        note: fields.text("note"),
        shown: fields.flag("shown"),
        closed: fields.flag("closed"),
        privacy: privacy(&fields, entity),
        extras: fields.extras(),
    }
}

/// Reads an action item.
pub fn action_item(doc: &Doc, entity: &Entity) -> ActionItem {
    let fields = Fields::of(doc, entity);
    ActionItem {
        id: entity.id.clone(),
        kind: fields.word("type").unwrap_or_default(),
        title: fields.text("title").unwrap_or_default(),
        blocker: fields.word("blocker"),
        of: fields.id("of"),
        meeting: fields.id("meeting"),
        unit: fields.id("unit"),
        owners: fields.take("owners", codec::owners).unwrap_or_default(),
        due: fields.day("due"),
        state: fields.word("state").unwrap_or_default(),
        closed_on: fields.day("closed_on"),
        privacy: privacy(&fields, entity),
        order: fields.text("order").unwrap_or_default(),
        extras: fields.extras(),
    }
}

/// How many days may lie between two check-ins.
fn cadence(fields: &Fields<'_>) -> Option<u32> {
    fields.number("cadence_days").filter(|days| *days >= 1.0).map(|days| days as u32)
}

/// The workspace entity's id: the same in every copy.
pub fn workspace_id(doc: &str) -> Id {
    Id::new(format!("w-{doc}"))
}
