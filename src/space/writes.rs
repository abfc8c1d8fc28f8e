//! The writes that an edit becomes.

mod plain;

use std::rc::Rc;

use crate::doc::History::{Forget, Keep};
use crate::doc::{Hash, Json, Write, order_between};
use crate::okr::{CountsAs, Day, Direction, Id, Link, LinkState, Measure, Milestone, Moment, Stage, Text};

use super::codec::{self, MeasureKind, StageWord, Word};
use super::edit::{Change, Edit, New, Place};
use super::read::{kind, workspace_id};
use super::records;
use super::tree::Space;
use super::typed::Typed;
use plain::plain_field;

/// The id of the link between two things: the same link made twice is one (rule A1).
pub fn link_id(from: &Id, to: &Id) -> Id {
    Id::new(format!("l-{}", Hash::of(&[from.as_str(), to.as_str()])))
}

/// The id of the retrospective of a unit, or of everybody, on a cycle: made of both, so that it is one thing
/// in every copy.
pub fn retrospective_id(unit: Option<&Id>, cycle: &Id) -> Id {
    Id::new(format!("r-{}", Hash::of(&[unit.map_or("", Id::as_str), cycle.as_str()])))
}

/// The id of the action item that a try of a retrospective became: made of both, so that it is made once
/// however many copies make it. `first` is the key under which it was said at first, or its words where it stands
/// in a list without keys.
pub fn try_action_id(retrospective: &Id, first: &str) -> Id {
    Id::new(format!("a-{}", Hash::of(&[retrospective.as_str(), first])))
}

/// The id of the goal that a try of a retrospective became.
pub fn try_goal_id(retrospective: &Id, first: &str) -> Id {
    Id::new(format!("o-{}", Hash::of(&[retrospective.as_str(), first])))
}

/// What an edit writes.
pub fn writes(space: &Space, edit: &Edit) -> Vec<Write> {
    let mut out = Writes { space, list: Vec::new() };
    out.edit(edit);
    out.list
}

struct Writes<'a> {
    space: &'a Space,
    list: Vec<Write>,
}

fn text(value: Option<&Text>) -> Json {
    value.map_or_else(Json::null, |text| Json::str(text))
}

fn id(value: Option<&Id>) -> Json {
    value.map_or_else(Json::null, |id| Json::str(id.as_str()))
}

fn number(value: Option<f64>) -> Json {
    value.map_or_else(Json::null, Json::num)
}

fn day(value: Option<Day>) -> Json {
    value.map_or_else(Json::null, |day| Json::str(&day.to_string()))
}

fn word<W: Word + PartialEq>(value: Option<W>) -> Json {
    value.map_or_else(Json::null, Word::json)
}

/// `null` for an empty list, so that clearing it leaves nothing behind.
fn list(empty: bool, value: Json) -> Json {
    if empty { Json::null() } else { value }
}

/// The kind a write gives an entity, if it is a write to this one.
fn made(write: &Write, of: &Id) -> Option<Rc<str>> {
    match write {
        Write::Set { id, kind, .. } if id == of => Some(Rc::clone(kind)),
        Write::Set { .. }
        | Write::Settle { .. }
        | Write::Reopen { .. }
        | Write::Note { .. }
        | Write::Delete { .. }
        | Write::Restore { .. } => None,
    }
}

fn flag(value: bool) -> Json {
    if value { Json::bool(true) } else { Json::null() }
}

impl Writes<'_> {
    fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Add { id, new, place } => self.add(id, new, place),
            Edit::Change { id, change } => self.change(id, change),
            Edit::Move { id, place } => self.place(id, place),
            Edit::Delete { id } => {
                let mut ids = vec![id.clone()];
                self.below(id, &mut ids);
                self.list.push(Write::Delete { ids });
            }
            Edit::Restore { id } => {
                let ids = self.deleted_with(id);
                self.list.push(Write::Restore { ids });
            }
            Edit::Align { from, to } => self.align(from, to),
            Edit::Unalign { link } => self.set(link, kind::LINK, "on", Json::bool(false)),
            Edit::CheckIn { of, check_in } => {
                self.note(of, records::kind::CHECK_IN, records::check_in_body(check_in));
            }
            Edit::Comment { of, text, reply_to } => {
                let mut pairs = vec![("text", Json::str(text))];
                if let Some(key) = reply_to {
                    pairs.push(("reply_to", Json::str(key)));
                }
                self.note(of, records::kind::COMMENT, Json::object(pairs));
            }
            Edit::Ask { of, wants, to, text, due } => {
                self.note(of, records::kind::ASK, records::ask_body(*wants, to.as_ref(), text, *due));
            }
            Edit::Answer { of, ask, answer, text, made } => {
                let body = records::answer_body(ask, *answer, text, made.as_ref());
                self.note(of, records::kind::ASK, body);
            }
            Edit::TakeBack { of, ask } => {
                self.note(of, records::kind::ASK, Json::object(vec![("takes_back", Json::str(ask))]));
            }
            Edit::Agree { of, agrees, about, text } => {
                // What was agreed to is kept word for word, so that a later rewording shows (rule H10).
                let goal = self.space.agreed_text(of).filter(|_| *agrees && about.is_none());
                let said =
                    records::Agreed { agrees: *agrees, about: about.as_deref(), text: text.as_deref() };
                let body = records::agreement_body(said, goal.as_deref());
                self.note(of, records::kind::AGREEMENT, body);
            }
            Edit::Share { kr, with } => self.share(kr, with),
            Edit::AnswerLink { link, state, text } => {
                self.set(link, kind::LINK, "state", state.json());
                if let Some(text) = text.as_ref().filter(|text| !text.trim().is_empty()) {
                    self.note(link, records::kind::COMMENT, Json::object(vec![("text", Json::str(text))]));
                }
            }
            Edit::Acknowledge { of, check_in } => {
                let body = Json::object([("check_in", Json::str(check_in))]);
                self.note(of, records::kind::ACKNOWLEDGEMENT, body);
            }
            Edit::Recognise { of, to, value, text } => {
                let body = records::recognition_body(to, value.as_deref(), text);
                self.note(of, records::kind::RECOGNITION, body);
            }
            Edit::Vote { meeting, of, by, confidence } => {
                let body = records::vote_body(of, by.as_ref(), *confidence);
                self.note(meeting, records::kind::VOTE, body);
            }
            Edit::Remark { of, kind, question, text, amends } => {
                let body = records::remark_body(*kind, question.as_deref(), text, amends.as_deref());
                self.note(of, records::kind::REMARK, body);
            }
            Edit::Record { of, change, amends } => {
                let body = records::change_body(change, amends.as_deref());
                self.note(of, records::kind::CHANGE, body);
            }
            Edit::Retract { of, key } => {
                let record = key.split([':', '#']).next().unwrap_or(records::kind::COMMENT).to_owned();
                let body = Json::object([("amends", Json::str(key)), ("retracted", Json::bool(true))]);
                self.note(of, &record, body);
            }
            Edit::Together(edits) => edits.iter().for_each(|edit| self.edit(edit)),
        }
    }

    fn push(&mut self, id: &Id, kind: &str, field: &str, value: Json, history: crate::doc::History) {
        self.list.push(Write::Set { id: id.clone(), kind: kind.into(), field: field.into(), value, history });
    }

    fn set(&mut self, id: &Id, kind: &str, field: &str, value: Json) {
        self.push(id, kind, field, value, Keep);
    }

    fn note(&mut self, of: &Id, record: &str, body: Json) {
        let kind = self.kind_of(of);
        self.list.push(Write::Note { id: of.clone(), kind, record: record.into(), body });
    }

    fn kind_of(&self, id: &Id) -> Rc<str> {
        match self.space.node(id) {
            Some(node) => Rc::clone(&node.entity.kind),
            None if *id == workspace_id(&self.space.doc().id) => kind::WORKSPACE.into(),
            // An edit of several parts knows what its earlier parts made.
            None => self.list.iter().rev().find_map(|write| made(write, id)).unwrap_or_else(|| "".into()),
        }
    }

    /// Whether an earlier part of this edit made something of this kind.
    fn is_made(&self, id: &Id, kind: &str) -> bool {
        self.space.node(id).is_none_or(|node| node.deleted) && &*self.kind_of(id) == kind
    }

    /// What is made under an id that is in the trash comes out of it.
    fn take_out(&mut self, id: &Id) {
        if self.space.node(id).is_some_and(|node| node.deleted) {
            self.list.push(Write::Restore { ids: vec![id.clone()] });
        }
    }

    fn add(&mut self, id: &Id, new: &New, place: &Place) {
        let (kind, under) = match new {
            New::Objective { .. } => (kind::OBJECTIVE, "unit"),
            New::KeyResult { .. } => (kind::KEY_RESULT, "objective"),
            New::Unit { .. } => (kind::UNIT, "parent"),
            New::Person { .. } => (kind::PERSON, "unit"),
            New::Cycle { .. } => (kind::CYCLE, "parent"),
            New::Initiative { .. } => (kind::INITIATIVE, "of"),
            New::Kpi { .. } => (kind::KPI, "unit"),
            New::Meeting { .. } => (kind::MEETING, "unit"),
            New::Action { .. } => (kind::ACTION, "meeting"),
            New::Retrospective { .. } => (kind::RETROSPECTIVE, "unit"),
        };
        self.take_out(id);
        match new {
            New::Objective { title, cycle } => {
                self.set(id, kind, "title", Json::str(title));
                self.set(id, kind, "cycle", self::id(cycle.as_ref()));
                self.set(id, kind, "stage", StageWord::Draft.json());
            }
            New::KeyResult { title } | New::Initiative { title } => {
                self.set(id, kind, "title", Json::str(title));
            }
            New::Unit { name, kind: unit } => {
                self.set(id, kind, "name", Json::str(name));
                self.set(id, kind, "type", Json::str(codec::unit_kind_word(unit)));
            }
            New::Person { name } | New::Kpi { name } => self.set(id, kind, "name", Json::str(name)),
            New::Meeting { kind: sort, on, with } => {
                self.set(id, kind, "type", sort.json());
                self.set(id, kind, "on", Json::str(&on.to_string()));
                self.set(id, kind, "with", list(with.is_empty(), codec::ids_json(with)));
                // A meeting stands in the order of its day.
                return self.set(id, kind, under, self::id(place.under.as_ref()));
            }
            New::Retrospective { cycle } => {
                self.set(id, kind, "cycle", Json::str(cycle.as_str()));
                return self.set(id, kind, under, self::id(place.under.as_ref()));
            }
            New::Action { kind: sort, title } => {
                self.set(id, kind, "type", sort.json());
                self.set(id, kind, "title", Json::str(title));
            }
            New::Cycle { name, kind: period, span } => {
                self.set(id, kind, "name", Json::str(name));
                self.set(id, kind, "period", word(*period));
                self.set(id, kind, "start", day(span.start));
                self.set(id, kind, "end", day(span.end));
            }
        }
        self.set(id, kind, under, self::id(place.under.as_ref()));
        let order = self.order(id, kind, place);
        self.push(id, kind, "order", Json::str(&order), Forget);
    }

    fn place(&mut self, id: &Id, place: &Place) {
        let kind = self.kind_of(id);
        let under = match &*kind {
            kind::OBJECTIVE | kind::PERSON | kind::KPI => "unit",
            kind::KEY_RESULT => "objective",
            kind::UNIT | kind::CYCLE => "parent",
            kind::INITIATIVE => "of",
            kind::ACTION => "meeting",
            _ => return,
        };
        if place.under.as_ref().is_some_and(|above| above == id || self.stands_below(above, id)) {
            // Nothing can stand under itself.
            return;
        }
        self.set(id, &kind, under, self::id(place.under.as_ref()));
        let order = self.order(id, &kind, place);
        self.push(id, &kind, "order", Json::str(&order), Forget);
    }

    /// A position after the given neighbour and before the next one.
    fn order(&self, id: &Id, kind: &str, place: &Place) -> String {
        let index = self.space.index();
        let under = match kind {
            kind::OBJECTIVE => &index.objectives,
            kind::KEY_RESULT => &index.key_results,
            kind::UNIT => &index.units,
            kind::PERSON => &index.people,
            kind::INITIATIVE => &index.initiatives,
            kind::KPI => &index.kpis,
            kind::ACTION => &index.actions,
            _ => &index.cycles,
        };
        let all = under.get(&place.under).map_or(&[] as &[Id], Vec::as_slice);
        let others: Vec<&Id> = all.iter().filter(|other| *other != id).collect();
        // A neighbour that an earlier part of this edit made stands in no list yet.
        let fresh = place.after.as_ref().filter(|after| !others.contains(after));
        if let Some(before) = fresh.and_then(|after| self.order_made(after)) {
            let keys = others.iter().filter_map(|other| self.order_of(other));
            let behind = keys.filter(|key| **key > *before).min();
            return order_between(Some(&before), behind.as_deref());
        }
        let next = match &place.after {
            None => 0,
            Some(after) => others.iter().position(|other| *other == after).map_or(others.len(), |at| at + 1),
        };
        let key = |at: Option<usize>| at.and_then(|at| others.get(at)).and_then(|other| self.order_of(other));
        let (before, behind) = (key(next.checked_sub(1)), key(Some(next)));
        order_between(before.as_deref(), behind.as_deref())
    }

    /// The position that an earlier part of this edit gave to something.
    fn order_made(&self, of: &Id) -> Option<String> {
        self.list.iter().rev().find_map(|write| match write {
            Write::Set { id, field, value, .. } if id == of && &**field == "order" => value.as_str(),
            _ => None,
        })
    }

    fn order_of(&self, id: &Id) -> Option<Text> {
        let order = match &self.space.node(id)?.typed {
            Typed::Objective(one) => &one.order,
            Typed::KeyResult(one) => &one.order,
            Typed::Unit(one) => &one.order,
            Typed::Person(one) => &one.order,
            Typed::Cycle(one) => &one.order,
            Typed::Initiative(one) => &one.order,
            Typed::Kpi(one) => &one.order,
            Typed::Action(one) => &one.order,
            Typed::Workspace(_)
            | Typed::Link(_)
            | Typed::Retrospective(_)
            | Typed::Meeting(_)
            | Typed::Unknown => return None,
        };
        Some(Text::clone(order))
    }

    /// Everything that stands under something and goes with it.
    fn below(&self, id: &Id, out: &mut Vec<Id>) {
        let index = self.space.index();
        let key = Some(id.clone());
        let trees = [
            &index.units,
            &index.people,
            &index.objectives,
            &index.key_results,
            &index.initiatives,
            &index.actions,
        ];
        for under in trees {
            for child in under.get(&key).into_iter().flatten() {
                if !out.contains(child) {
                    out.push(child.clone());
                    self.below(child, out);
                }
            }
        }
    }

    /// What went into the trash with it, by the same act.
    fn deleted_with(&self, id: &Id) -> Vec<Id> {
        let op = |id: &Id| {
            let node = self.space.node(id)?;
            let value = self.space.doc().shown(&node.entity, crate::doc::DELETED)?;
            value.as_object()?.into_iter().find(|(key, _)| key == "op")?.1.as_str()
        };
        let Some(act) = op(id) else { return vec![id.clone()] };
        let trash = self.space.index().trash.iter();
        let with: Vec<Id> = trash.filter(|other| op(other).as_ref() == Some(&act)).cloned().collect();
        if with.contains(id) {
            return with;
        }
        // It is not in the trash itself: somebody changed it meanwhile. What stood below comes back with it.
        let below = with.into_iter().filter(|other| self.stands_below(other, id));
        std::iter::once(id.clone()).chain(below).collect()
    }

    /// Whether something stands below another, whether either is in the trash or not.
    fn stands_below(&self, id: &Id, above: &Id) -> bool {
        let mut at = id.clone();
        for _ in 0..1000 {
            let parent = match self.space.node(&at).map(|node| &node.typed) {
                Some(Typed::Unit(one)) => one.parent.clone(),
                Some(Typed::Cycle(one)) => one.parent.clone(),
                Some(Typed::Person(one)) => one.unit.clone(),
                Some(Typed::Objective(one)) => one.home.clone(),
                Some(Typed::KeyResult(one)) => one.objective.clone(),
                Some(Typed::Initiative(one)) => one.of.clone(),
                Some(Typed::Kpi(one)) => one.home.clone(),
                Some(Typed::Action(one)) => one.meeting.clone(),
                _ => None,
            };
            match parent {
                Some(parent) if parent == *above => return true,
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }

    /// A proposal (rule A5); one that holds already stays as far as its two sides have got.
    fn align(&mut self, from: &Id, to: &Id) {
        let before = self.space.link(&link_id(from, to));
        if before.is_some_and(Link::holds) {
            return;
        }
        self.propose(from, to);
        if &*self.kind_of(from) == kind::KEY_RESULT {
            self.set(&link_id(from, to), kind::LINK, "counts", CountsAs::Supports.json());
        }
    }

    /// Offers a key result to an objective that is not its own and does not have it yet (rule A9).
    fn share(&mut self, kr: &Id, with: &Id) {
        let is_own = match self.space.key_result(kr) {
            Some(one) => one.objective.as_ref() == Some(with),
            None => !self.is_made(kr, kind::KEY_RESULT),
        };
        let before = self.space.link(&link_id(kr, with));
        let is_shared = before.is_some_and(|link| link.holds() && link.counts.way() == CountsAs::Shares);
        let is_there = self.space.objective(with).is_some() || self.is_made(with, kind::OBJECTIVE);
        if is_own || is_shared || !is_there {
            return;
        }
        self.propose(kr, with);
        self.set(&link_id(kr, with), kind::LINK, "counts", CountsAs::Shares.json());
    }

    fn propose(&mut self, from: &Id, to: &Id) {
        let link = link_id(from, to);
        self.take_out(&link);
        self.set(&link, kind::LINK, "from", Json::str(from.as_str()));
        self.set(&link, kind::LINK, "to", Json::str(to.as_str()));
        self.set(&link, kind::LINK, "on", Json::bool(true));
        // Within one's own unit nobody else has to be asked (rule A7).
        let is_own = self.space.is_within_one_unit(from, to);
        let state = if is_own { LinkState::Accepted } else { LinkState::Proposed };
        self.set(&link, kind::LINK, "state", state.json());
    }

    fn change(&mut self, id: &Id, change: &Change) {
        let kind = self.kind_of(id);
        let is_kr = &*kind == kind::KEY_RESULT;
        let (field, value) = match change {
            Change::Measure(measure) => return self.measure(id, measure),
            Change::Stage(stage) => return self.stage(id, &kind, *stage),
            Change::Title(to) => {
                let titled =
                    matches!(&*kind, kind::OBJECTIVE | kind::KEY_RESULT | kind::INITIATIVE | kind::ACTION);
                (if titled { "title" } else { "name" }, Json::str(to))
            }
            Change::Start(to) => (if is_kr { "from" } else { "start" }, day(*to)),
            Change::End(to) if matches!(&*kind, kind::INITIATIVE | kind::ACTION) => ("due", day(*to)),
            Change::End(to) => (if is_kr { "until" } else { "end" }, day(*to)),
            Change::Cycle(to) => {
                (if &*kind == kind::CYCLE { "parent" } else { "cycle" }, self::id(to.as_ref()))
            }
            Change::Corridor(low, high) => {
                self.set(id, &kind, "low", number(*low));
                return self.set(id, &kind, "high", number(*high));
            }
            Change::ActionState(state, on) => {
                self.set(id, &kind, "state", state.json());
                return self.set(id, &kind, "closed_on", day(*on));
            }
            Change::Settle { field, value, shown } => {
                let (field, value, shown) = (Rc::clone(field), value.clone(), shown.clone());
                return self.list.push(Write::Settle { id: id.clone(), kind, field, value, shown });
            }
            Change::Fine(to) => {
                // What is fine is taken back as lightly as it is said: its history is nobody's concern.
                let value = list(to.is_empty(), codec::texts_json(to));
                return self.push(id, &kind, super::typed::FINE, value, Forget);
            }
            other => {
                let Some(plain) = plain_field(other) else { return };
                plain
            }
        };
        self.set(id, &kind, field, value);
        // What was said in another scale would stand before what is said now.
        if field == "score" && self.has(id, "score_raw") {
            self.set(id, &kind, "score_raw", Json::null());
        }
    }

    fn stage(&mut self, id: &Id, kind: &str, stage: Stage) {
        let (word, published) = match stage {
            Stage::Draft => (StageWord::Draft, None),
            Stage::Published { at } => (StageWord::Published, at),
            Stage::Postponed => (StageWord::Postponed, None),
            Stage::Dropped => (StageWord::Dropped, None),
            Stage::Closed => (StageWord::Closed, None),
        };
        self.set(id, kind, "stage", word.json());
        // Once published, the moment stays: "as first set" is frozen there.
        if let Some(at) = published
            && !self.has(id, "published")
        {
            self.set(id, kind, "published", Json::str(&Moment::to_string(&at)));
        }
    }

    fn has(&self, id: &Id, field: &str) -> bool {
        self.space.node(id).is_some_and(|node| {
            self.space.doc().shown(&node.entity, field).is_some_and(|value| !value.is_null())
        })
    }

    fn measure(&mut self, id: &Id, measure: &Measure) {
        let (kind_word, numbers): (MeasureKind, Vec<(&str, Json)>) = match measure {
            Measure::Reach { start, target, direction } => (
                MeasureKind::Reach,
                vec![
                    ("start", number(*start)),
                    ("target", number(*target)),
                    ("direction", word::<Direction>(*direction)),
                ],
            ),
            Measure::Above { floor } => (MeasureKind::Above, vec![("floor", number(*floor))]),
            Measure::Below { ceiling } => (MeasureKind::Below, vec![("ceiling", number(*ceiling))]),
            Measure::Between { low, high } => {
                (MeasureKind::Between, vec![("low", number(*low)), ("high", number(*high))])
            }
            Measure::YesNo => (MeasureKind::YesNo, vec![]),
            Measure::Milestones(steps) => (MeasureKind::Milestones, vec![("milestones", milestones(steps))]),
            Measure::CommitTargetStretch { start, commit, target, stretch } => (
                MeasureKind::CommitTargetStretch,
                vec![
                    ("start", number(*start)),
                    ("commit", number(*commit)),
                    ("target", number(*target)),
                    ("stretch", number(*stretch)),
                ],
            ),
            Measure::Baseline => (MeasureKind::Baseline, vec![]),
            Measure::Judged => (MeasureKind::Judged, vec![]),
        };
        self.set(id, kind::KEY_RESULT, "measure", kind_word.json());
        for (field, value) in numbers {
            self.set(id, kind::KEY_RESULT, field, value);
        }
    }
}

fn milestones(steps: &[Milestone]) -> Json {
    list(steps.is_empty(), codec::milestones_json(steps))
}
