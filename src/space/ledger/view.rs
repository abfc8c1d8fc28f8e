//! Goals as they are before an edit, and as they will be after it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::doc::{Json, Register, Write};
use crate::okr::{CyclePhase, Day, Id, Moment, Span};
use crate::space::codec::{StageWord, Word};
use crate::space::read::kind;
use crate::space::records;
use crate::space::tree::Space;

/// What an edit writes to goals.
pub struct Touched(BTreeMap<Id, Touch>);

struct Touch {
    kind: Rc<str>,
    fields: BTreeMap<Rc<str>, Json>,
    /// Deleted, or taken out of the trash.
    deleted: Option<bool>,
}

impl Touched {
    /// Reads the writes of an edit. Choosing one of several values that people disagree about is no change:
    /// whoever wrote that value made it (rule E9).
    pub fn of(space: &Space, list: &[Write]) -> Self {
        let mut all = Self(BTreeMap::new());
        for write in list {
            match write {
                Write::Set { id, kind, field, value, .. } => all.set(space, (id, kind), field, value),
                Write::Settle { id, kind, field, value, .. } => {
                    let register = space.node(id).and_then(|node| node.entity.field(field));
                    let stands = register.is_some_and(|register| {
                        register.entries().iter().any(|entry| entry.value.says_same(value))
                    });
                    if !stands {
                        all.set(space, (id, kind), field, value);
                    }
                }
                Write::Delete { ids } => ids.iter().for_each(|id| all.delete(space, id, true)),
                Write::Restore { ids } => ids.iter().for_each(|id| all.delete(space, id, false)),
                Write::Reopen { .. } | Write::Note { .. } => {}
            }
        }
        all
    }

    fn set(&mut self, space: &Space, (id, kind): (&Id, &Rc<str>), field: &Rc<str>, value: &Json) {
        let kind = space.node(id).map_or(kind, |node| &node.entity.kind);
        if let Some(touch) = self.touch(id, kind) {
            touch.fields.insert(Rc::clone(field), value.clone());
        }
    }

    fn delete(&mut self, space: &Space, id: &Id, deleted: bool) {
        if let Some(node) = space.node(id).filter(|node| node.deleted != deleted)
            && let Some(touch) = self.touch(id, &node.entity.kind)
        {
            touch.deleted = Some(deleted);
        }
    }

    fn touch(&mut self, id: &Id, kind: &Rc<str>) -> Option<&mut Touch> {
        let is_goal = matches!(&**kind, kind::OBJECTIVE | kind::KEY_RESULT);
        let new = || Touch { kind: Rc::clone(kind), fields: BTreeMap::new(), deleted: None };
        is_goal.then(|| self.0.entry(id.clone()).or_insert_with(new))
    }

    /// Whether nothing is written to any goal.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The goals.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.0.keys()
    }

    /// Whether something is written to a goal.
    pub fn has(&self, id: &Id) -> bool {
        self.0.contains_key(id)
    }

    /// The fields of a goal that are written.
    pub fn fields(&self, id: &Id) -> impl Iterator<Item = &str> {
        self.0.get(id).into_iter().flat_map(|touch| touch.fields.keys().map(|name| &**name))
    }

    /// Whether a goal is deleted (`true`) or taken out of the trash (`false`).
    pub fn deleted(&self, id: &Id) -> Option<bool> {
        self.0.get(id)?.deleted
    }
}

/// Goals at one side of an edit.
pub struct View<'a> {
    space: &'a Space,
    touched: Option<&'a Touched>,
    today: Day,
}

impl<'a> View<'a> {
    /// As they are before it.
    pub fn before(space: &'a Space, today: Day) -> Self {
        Self { space, touched: None, today }
    }

    /// As they will be after it.
    pub fn after(space: &'a Space, touched: &'a Touched, today: Day) -> Self {
        Self { space, touched: Some(touched), today }
    }

    /// What a field says; `None` where it says nothing.
    pub fn value(&self, id: &Id, field: &str) -> Option<Json> {
        let written = self.touched.and_then(|all| all.0.get(id)?.fields.get(field));
        let shown = || self.space.node(id).and_then(|node| self.space.doc().shown(&node.entity, field));
        written.or_else(shown).filter(|value| !value.is_null()).cloned()
    }

    /// The kind of a goal; `None` for what is none.
    pub fn kind(&self, id: &Id) -> Option<Rc<str>> {
        let made = || self.touched.and_then(|all| Some(Rc::clone(&all.0.get(id)?.kind)));
        let kind = self.space.node(id).map(|node| Rc::clone(&node.entity.kind)).or_else(made)?;
        matches!(&*kind, kind::OBJECTIVE | kind::KEY_RESULT).then_some(kind)
    }

    fn id(&self, id: &Id, field: &str) -> Option<Id> {
        self.value(id, field)?.as_str().map(Id::new)
    }

    fn day(&self, id: &Id, field: &str) -> Option<Day> {
        Day::parse(&self.value(id, field)?.as_str()?)
    }

    fn is_there(&self, id: &Id) -> bool {
        let touch = self.touched.and_then(|all| all.0.get(id));
        match touch.and_then(|touch| touch.deleted) {
            Some(deleted) => !deleted,
            None => self.space.node(id).map_or(touch.is_some(), |node| !node.deleted),
        }
    }

    /// The objective of a key result; `None` for an objective.
    pub fn objective_of(&self, id: &Id) -> Option<Id> {
        let kind = self.kind(id)?;
        self.id(id, "objective").filter(|_| &*kind == kind::KEY_RESULT)
    }

    /// Where a goal says it is in its life.
    pub fn stage(&self, id: &Id) -> Option<StageWord> {
        StageWord::from_word(&self.value(id, "stage")?.as_str()?)
    }

    /// Whether a goal is neither put off nor given up.
    pub fn counts(&self, id: &Id) -> bool {
        !matches!(self.stage(id), Some(StageWord::Postponed | StageWord::Dropped))
    }

    /// Whether the ledger tells of a goal: it is set, and its cycle has begun (rules E1 and E2).
    pub fn is_told(&self, id: &Id) -> bool {
        if !self.is_there(id) {
            return false;
        }
        let drafted = self.stage(id) == Some(StageWord::Draft);
        let Some(above) = self.objective_of(id) else {
            let Some(first) = self.first_day(id) else { return false };
            return !drafted || self.was_set(id, first);
        };
        self.is_told(&above) && (!drafted || self.has_adding(id))
    }

    /// Whether the cycle of a goal that is set is closed, so that what was judged of it stands (rule E30).
    pub fn is_closed(&self, id: &Id) -> bool {
        let objective = self.objective_of(id).unwrap_or_else(|| id.clone());
        let is_set = self.is_there(&objective) && self.stage(&objective) != Some(StageWord::Draft);
        let cycle = self.id(&objective, "cycle").and_then(|cycle| self.space.cycle(&cycle));
        is_set && self.is_there(id) && cycle.is_some_and(|cycle| cycle.phase == CyclePhase::Closed)
    }

    /// Whether a draft was set before: published until the first day of its cycle, or told as added since.
    fn was_set(&self, id: &Id, first: Day) -> bool {
        let field = self.space.node(id).and_then(|node| node.entity.field("published"));
        let moments = field.into_iter().flat_map(Register::entries);
        let earliest = moments.filter_map(|entry| Moment::parse(&entry.value.as_str()?)).min();
        earliest.and_then(Moment::day).is_some_and(|day| day <= first) || self.has_adding(id)
    }

    fn has_adding(&self, id: &Id) -> bool {
        let Some(node) = self.space.node(id) else { return false };
        records::changes(self.space.doc(), &node.entity)
            .iter()
            .any(|change| change.kind == crate::okr::ChangeKind::Add)
    }

    /// The first day of an objective's cycle, once that has passed.
    fn first_day(&self, objective: &Id) -> Option<Day> {
        if self.kind(objective).as_deref() != Some(kind::OBJECTIVE) || !self.is_there(objective) {
            return None;
        }
        let cycle = self.space.cycle(&self.id(objective, "cycle")?)?;
        let first = cycle.span.start.filter(|first| self.today > *first)?;
        (cycle.phase != CyclePhase::Planning).then_some(first)
    }

    /// The day on which an objective says that it begins.
    pub fn own_start(&self, objective: &Id) -> Option<Day> {
        self.day(objective, "start")
    }

    /// A goal's own start, and its end by T1: its own, its objective's, its cycle's.
    pub fn span(&self, id: &Id) -> Span {
        let above = self.objective_of(id);
        let objective = above.as_ref().unwrap_or(id);
        let cycle = || self.space.cycle(&self.id(objective, "cycle")?)?.span.end;
        let of_objective = || self.day(objective, "end").or_else(cycle);
        match above {
            Some(_) => Span { start: self.day(id, "from"), end: self.day(id, "until").or_else(of_objective) },
            None => Span { start: self.own_start(id), end: of_objective() },
        }
    }
}
