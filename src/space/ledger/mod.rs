//! The change ledger as it is written: which lines an edit adds to it, amends or takes back (rules E).
//!
//! A line stands with the goal that was changed. What it says in words (`from`, `to`) are numbers, days and
//! the goal's own words; people, units and other goals stand in `fields` as ids, so that a copy without names
//! or without private goals can keep the line.

mod prior;
mod small;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use small::is_small;

use crate::doc::{History, Json, Session, Write};
use crate::okr::change::ChangedField;
use crate::okr::{Change, ChangeKind, Day, Extras, Id, Moment, Text};

use super::codec::{StageWord, Word};
use super::read::kind;
use super::records;
use super::tree::Space;

use prior::Prior;
use view::{Touched, View};

/// Minutes within which a further change of the same fields belongs to the one whose reason was given.
const AFTERTHOUGHT_MINUTES: i64 = 10;

/// When something is written, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct When<'a> {
    /// The person's calendar day.
    pub today: Day,
    /// The moment.
    pub now: Moment,
    /// The session that writes.
    pub session: Session,
    /// Who edits here.
    pub me: Option<&'a Id>,
}

/// Whether somebody should say why a line was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Nobody has to: it is only a correction, it is gone, or it has its reason.
    Nothing,
    /// It is new.
    Reason,
    /// The line was there before without a reason: whoever put that off is not asked again.
    ReasonStill,
}

/// One line that an edit added or amended.
#[derive(Clone, PartialEq, Debug)]
pub struct Made {
    /// The goal.
    pub of: Id,
    /// What kind of change it tells.
    pub kind: ChangeKind,
    /// Whether its reason is wanted.
    pub wanted: Wanted,
    /// The key of the line in whose place it stands.
    pub amends: Option<Text>,
}

/// The writes of an edit together with those of the ledger, so that both are one step.
#[derive(Clone, PartialEq, Debug)]
pub struct Telling {
    /// Everything to write.
    pub writes: Vec<Write>,
    /// The lines among it.
    pub made: Vec<Made>,
}

/// Adds to the writes of an edit what the ledger has to say of it.
pub fn tell(space: &Space, list: Vec<Write>, when: When<'_>) -> Telling {
    let touched = Touched::of(space, &list);
    if touched.is_empty() {
        return Telling { writes: list, made: Vec::new() };
    }
    let mut teller = Teller {
        space,
        when,
        touched: &touched,
        was: View::before(space, when.today),
        is: View::after(space, &touched, when.today),
        notes: Vec::new(),
        sets: Vec::new(),
        made: Vec::new(),
    };
    for id in touched.ids() {
        teller.goal(id);
    }
    let Teller { notes: mut writes, sets, made, .. } = teller;
    // A deletion lists what it has seen: the line it leaves has to be there before it.
    writes.extend(list);
    writes.extend(sets);
    Telling { writes, made }
}

/// What belongs to one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    /// Where the goal is in its life.
    Stage,
    /// What is to be reached, by when and how firmly.
    Target,
    /// Whose it is.
    Hands,
    /// What it says.
    Words,
    /// What was judged of it, once its cycle is closed (rule E30).
    Score,
}

const FAMILIES: [Family; 5] = [Family::Stage, Family::Target, Family::Hands, Family::Words, Family::Score];

/// What a field belongs to; `None` for what the ledger does not tell of: order, tags, notes, links.
fn family(entity: &str, field: &str) -> Option<Family> {
    let is_kr = entity == kind::KEY_RESULT;
    Some(match field {
        "stage" => Family::Stage,
        "title" | "why" => Family::Words,
        "owners" | "unit" => Family::Hands,
        "joint" if !is_kr => Family::Hands,
        "objective" if is_kr => Family::Hands,
        "score" | "score_reason" | "unscored" | "status" => Family::Score,
        "rubric_met" | "reached_on" if is_kr => Family::Score,
        "start" | "weight" | "commitment" => Family::Target,
        "cycle" | "end" if !is_kr => Family::Target,
        "measure" | "target" | "direction" | "floor" | "ceiling" | "low" | "high" | "commit" | "stretch"
        | "milestones" | "measured_in" | "phased" | "start_text" | "target_text" | "due_text" | "rubric"
        | "rolls_up" | "from" | "until"
            if is_kr =>
        {
            Family::Target
        }
        _ => return None,
    })
}

struct Teller<'a> {
    space: &'a Space,
    when: When<'a>,
    touched: &'a Touched,
    was: View<'a>,
    is: View<'a>,
    notes: Vec<Write>,
    sets: Vec<Write>,
    made: Vec<Made>,
}

impl Teller<'_> {
    fn goal(&mut self, id: &Id) {
        match self.touched.deleted(id) {
            Some(true) => return self.deleted(id),
            Some(false) => {
                self.restored(id);
                return self.stage_of_restored(id);
            }
            None => {}
        }
        if self.is_added(id) {
            if !self.is.objective_of(id).is_some_and(|above| self.is_added(&above) || self.is_fresh(&above)) {
                self.added(id);
            }
            return;
        }
        let (is_told, is_closed) = (self.was.is_told(id), self.was.is_closed(id));
        if !is_told && !is_closed {
            return;
        }
        let changed = self.changed(id);
        let is_drafted = changed.iter().any(|(family, field)| {
            *family == Family::Stage && field.is.as_deref() == Some(StageWord::Draft.json().text())
        });
        if is_drafted && self.take_adding_back(id) {
            return;
        }
        // Until the end of its first day an added goal is being written, key results and all.
        let is_fresh =
            self.is_fresh(id) || self.was.objective_of(id).is_some_and(|above| self.is_fresh(&above));
        for family in FAMILIES {
            let fields = changed.iter().filter(|(own, _)| *own == family).map(|(_, field)| field.clone());
            let fields: Vec<ChangedField> = fields.collect();
            let is_line = match family {
                Family::Score => is_closed,
                Family::Stage => is_told,
                Family::Target | Family::Hands | Family::Words => is_told && !is_fresh,
            };
            if !fields.is_empty() && is_line {
                self.change(id, family, fields);
            }
        }
    }

    /// Whether this edit brings a goal into a cycle that runs: it is published, made, or moved there.
    fn is_added(&self, id: &Id) -> bool {
        self.touched.has(id)
            && self.touched.deleted(id).is_none()
            && !self.was.is_told(id)
            && self.is.is_told(id)
    }

    /// Whether a goal was added today.
    fn is_fresh(&self, id: &Id) -> bool {
        self.adding(id).is_some_and(|change| change.at == Some(self.when.today))
    }

    /// The line that says that a goal was added.
    fn adding(&self, id: &Id) -> Option<Change> {
        let entity = &self.space.node(id)?.entity;
        records::changes(self.space.doc(), entity).into_iter().rfind(|change| change.kind == ChangeKind::Add)
    }

    /// Adds a goal: its pace begins today, unless somebody said when, or it is over already (rule E4).
    fn added(&mut self, id: &Id) {
        let Some(entity) = self.is.kind(id) else { return };
        let field = if &*entity == kind::KEY_RESULT { "from" } else { "start" };
        let span = self.is.span(id);
        let today = self.when.today;
        let above = self.is.objective_of(id).and_then(|above| self.is.own_start(&above));
        let begins = span.start.or(above).is_none_or(|day| span.start.is_none() && day < today);
        let mut fields = Vec::new();
        if begins && span.end.is_none_or(|end| today <= end) {
            let value = Json::str(&today.to_string());
            let is = Some(Text::from(value.text()));
            fields.push(ChangedField { name: field.into(), was: None, is });
            let history = History::Keep;
            self.sets.push(Write::Set { id: id.clone(), kind: entity, field: field.into(), value, history });
        }
        let change = self.line(ChangeKind::Add, fields);
        self.note(id, change, None, Wanted::Reason);
    }

    /// A goal that was added today goes back to a draft: nothing was added, and its pace begins nowhere.
    fn take_adding_back(&mut self, id: &Id) -> bool {
        let Some(adding) = self.adding(id).filter(|change| change.at == Some(self.when.today)) else {
            return false;
        };
        let Some(entity) = self.is.kind(id) else { return false };
        for field in &adding.fields {
            let now = self.is.value(id, &field.name).map(|value| Text::from(value.text()));
            if now == field.is && field.was.is_none() {
                self.sets.push(Write::Set {
                    id: id.clone(),
                    kind: entity.clone(),
                    field: field.name.clone(),
                    value: Json::null(),
                    history: History::Keep,
                });
            }
        }
        self.take_back(id, &adding.key);
        true
    }

    /// What is deleted while it runs leaves a line in the trash; nobody is asked, since what is in the trash
    /// is not written to.
    fn deleted(&mut self, id: &Id) {
        let goes_along =
            self.was.objective_of(id).is_some_and(|above| self.touched.deleted(&above) == Some(true));
        if goes_along || self.is_fresh(id) || !self.was.is_told(id) || !self.was.counts(id) {
            return;
        }
        let change = self.line(ChangeKind::Drop, vec![deletion(None, Some(true))]);
        self.note(id, change, None, Wanted::Nothing);
    }

    fn restored(&mut self, id: &Id) {
        let Some(entity) = self.space.node(id).map(|node| &node.entity) else { return };
        let newest = records::changes(self.space.doc(), entity).into_iter().next_back();
        let was_deleted = |change: &Change| change.fields.iter().any(|field| &*field.name == DELETION);
        let Some(line) = newest.filter(was_deleted).filter(|line| line.kind == ChangeKind::Drop) else {
            return;
        };
        if line.at == Some(self.when.today) {
            self.take_back(id, &line.key);
        } else if self.is.is_told(id) {
            let change = self.line(ChangeKind::Resume, vec![deletion(Some(true), None)]);
            self.note(id, change, None, Wanted::Reason);
        }
    }

    /// What comes out of the trash may be given up in the same step.
    fn stage_of_restored(&mut self, id: &Id) {
        let changed = self.changed(id).into_iter().filter(|(family, _)| *family == Family::Stage);
        let fields: Vec<ChangedField> = changed.map(|(_, field)| field).collect();
        if !fields.is_empty() && self.is.is_told(id) {
            self.change(id, Family::Stage, fields);
        }
    }

    /// What this edit changes of a goal.
    fn changed(&self, id: &Id) -> Vec<(Family, ChangedField)> {
        let Some(entity) = self.is.kind(id) else { return Vec::new() };
        let said = |value: &Option<Json>| value.as_ref().map(|value| Text::from(value.text()));
        let fields = self.touched.fields(id).filter_map(|name| {
            let family = family(&entity, name)?;
            let (was, is) = (self.was.value(id, name), self.is.value(id, name));
            let same = match (&was, &is) {
                (None, None) => true,
                (Some(was), Some(is)) => was.says_same(is),
                _ => false,
            };
            (!same).then(|| (family, ChangedField { name: name.into(), was: said(&was), is: said(&is) }))
        });
        fields.collect()
    }

    /// Tells a change, in the line that tells what was changed with it before, or in a new one.
    fn change(&mut self, id: &Id, family: Family, fields: Vec<ChangedField>) {
        let prior = Prior::of(self.space, id, family, &fields, self.when);
        let fields = prior.as_ref().map_or_else(|| fields.clone(), |prior| prior.with(&fields));
        if fields.is_empty() {
            if let Some(prior) = prior {
                self.take_back(id, &prior.change.key);
            }
            return;
        }
        let Some(kind) = self.kind_of(id, family, &fields) else {
            // All in all, no plan was changed.
            if let Some(prior) = prior {
                self.take_back(id, &prior.change.key);
            }
            return;
        };
        let corrects = family != Family::Stage && fields.iter().all(small::is_small_field);
        let (from, to) = words::from_to(self.space, &self.is, id, kind, &fields);
        let mut change = self.line(kind, fields);
        change.minor = corrects;
        (change.from, change.to) = (from, to);
        let Some(Prior { change: before, .. }) = prior else {
            let wanted = if corrects { Wanted::Nothing } else { Wanted::Reason };
            return self.note(id, change, None, wanted);
        };
        // Somebody called it a correction: a few more letters leave it one.
        let stays_minor =
            before.minor && is_small(before.to.as_deref().unwrap_or(""), change.to.as_deref().unwrap_or(""));
        change.minor |= stays_minor;
        (change.reason, change.trigger, change.extras) = (before.reason, before.trigger, before.extras);
        let wanted = match (change.minor, change.reason.is_some() || change.trigger.is_some()) {
            (true, _) | (_, true) => Wanted::Nothing,
            // What was a correction until now is none any more.
            (false, false) if before.minor => Wanted::Reason,
            (false, false) => Wanted::ReasonStill,
        };
        self.note(id, change, Some(before.key), wanted);
    }

    /// What kind of change this is; `None` for a step in the life of a goal that is no change of plan.
    fn kind_of(&self, id: &Id, family: Family, fields: &[ChangedField]) -> Option<ChangeKind> {
        Some(match family {
            Family::Words => ChangeKind::Reword,
            Family::Hands => ChangeKind::HandOver,
            Family::Score => ChangeKind::Rescore,
            Family::Target => {
                let moves = fields.iter().find(|field| &*field.name == "cycle");
                let later = moves.is_some_and(|field| self.is_later(field));
                if later { ChangeKind::Postpone } else { ChangeKind::Retarget }
            }
            Family::Stage => {
                let stage = |said: &Option<Text>| {
                    let word = said.as_deref().and_then(|text| Json::parse(text).ok()?.as_str());
                    word.and_then(|word| StageWord::from_word(&word))
                };
                let field = fields.first()?;
                // Where a key result says nothing it is where its objective is (rule G6).
                let above = || self.was.objective_of(id).and_then(|above| self.was.stage(&above));
                let was = stage(&field.was).or_else(above).unwrap_or(StageWord::Published);
                match stage(&field.is).or_else(above).unwrap_or(StageWord::Published) {
                    StageWord::Dropped => ChangeKind::Drop,
                    StageWord::Postponed => ChangeKind::Postpone,
                    StageWord::Published if was != StageWord::Draft && was != StageWord::Published => {
                        ChangeKind::Resume
                    }
                    StageWord::Published | StageWord::Closed | StageWord::Draft => return None,
                }
            }
        })
    }

    /// Whether a goal goes to a cycle that begins later.
    fn is_later(&self, field: &ChangedField) -> bool {
        let begins = |said: &Option<Text>| {
            let id = said.as_deref().and_then(|text| Json::parse(text).ok()?.as_str());
            self.space.cycle(&Id::new(id?))?.span.start
        };
        begins(&field.was).zip(begins(&field.is)).is_some_and(|(was, is)| is > was)
    }

    fn line(&self, kind: ChangeKind, fields: Vec<ChangedField>) -> Change {
        Change {
            key: "".into(),
            at: Some(self.when.today),
            by: None,
            kind,
            from: None,
            to: None,
            reason: None,
            trigger: None,
            agreed_by: Vec::new(),
            minor: false,
            fields,
            made: None,
            extras: Extras::new(),
        }
    }

    fn note(&mut self, of: &Id, change: Change, amends: Option<Text>, wanted: Wanted) {
        let Some(entity) = self.is.kind(of).or_else(|| self.was.kind(of)) else { return };
        let (kind, body) = (change.kind, records::change_body(&change, amends.as_deref()));
        let record = records::kind::CHANGE.into();
        self.notes.push(Write::Note { id: of.clone(), kind: entity, record, body });
        self.made.push(Made { of: of.clone(), kind, wanted, amends });
    }

    /// Takes a line back, and with it all in whose place it stands.
    fn take_back(&mut self, of: &Id, key: &str) {
        let Some(node) = self.space.node(of) else { return };
        for key in records::change_keys(&node.entity, key) {
            let body = Json::object([("amends", Json::str(&key)), ("retracted", Json::bool(true))]);
            let (kind, record) = (node.entity.kind.clone(), records::kind::CHANGE.into());
            self.notes.push(Write::Note { id: of.clone(), kind, record, body });
        }
    }
}

/// The name under which a line tells that its goal went to the trash, or came back.
pub const DELETION: &str = "deleted";

fn deletion(was: Option<bool>, is: Option<bool>) -> ChangedField {
    let said = |value: Option<bool>| value.map(|value| Text::from(Json::bool(value).text()));
    ChangedField { name: DELETION.into(), was: said(was), is: said(is) }
}
