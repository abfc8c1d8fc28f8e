//! One line of the ledger, ready to be told: the goal, before and after, who, why, agreed by whom, its effect.

use crate::okr::{
    Agreement, Arrange, Change, ChangeKind, Day, Extras, Id, Moment, Stage, Text, Trigger, talk,
};
use crate::query::panel::{FieldValue, Named, field_value};
use crate::space::{Node, Space, Typed, records};

use super::effect::{Effect, effect, json};

/// The goal that a line is about.
#[derive(Clone, PartialEq, Debug)]
pub struct Goal {
    /// The objective or key result.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// The objective of a key result; `None` for an objective.
    pub of: Option<Named>,
    /// The unit whose goal it is.
    pub unit: Option<Named>,
    /// Where it is in its life.
    pub stage: Stage,
    /// Whether it is in the trash.
    pub deleted: bool,
}

/// One field before a change and after it.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldMoved {
    /// The field, by its name in the file.
    pub field: Text,
    /// What it said.
    pub was: FieldValue,
    /// What it says after.
    pub is: FieldValue,
}

/// One line of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The goal.
    pub goal: Goal,
    /// The line's key within its goal.
    pub key: Text,
    /// What kind of change.
    pub kind: ChangeKind,
    /// The day from which it holds.
    pub at: Option<Day>,
    /// When it was written; unknown in sets from elsewhere.
    pub made: Option<Moment>,
    /// Who made it.
    pub by: Option<Text>,
    /// What changed, field by field; a line from elsewhere says it only in words.
    pub fields: Vec<FieldMoved>,
    /// What the goal's numbers count.
    pub measured_in: Option<Text>,
    /// What it was before, in words.
    pub from: Option<Text>,
    /// What it is after, in words.
    pub to: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
    /// What set it off.
    pub trigger: Option<Trigger>,
    /// Whether it is only a small correction.
    pub minor: bool,
    /// Who agreed to it.
    pub agreed: Vec<Named>,
    /// What it does to the score.
    pub effect: Option<Effect>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Line {
    /// Whether a reason is missing: small corrections need none.
    pub fn wants_a_reason(&self) -> bool {
        !self.minor && self.reason.as_ref().is_none_or(|reason| reason.trim().is_empty())
    }

    /// Whether this person agreed to it.
    pub fn is_agreed_by(&self, me: Option<&Id>) -> bool {
        me.is_some_and(|me| self.agreed.iter().any(|one| one.id == *me))
    }

    /// The names of those who agreed to it.
    pub fn agreed_names(&self) -> Vec<Text> {
        self.agreed.iter().map(|one| Text::clone(&one.name)).collect()
    }
}

/// The lines of one goal, newest first.
pub fn lines_of(space: &Space, node: &Node, today: Day) -> Vec<Line> {
    let mut lines = Teller { space, today }.lines(node, records::changes(space.doc(), &node.entity));
    lines.reverse();
    lines
}

/// The lines of one goal without what they do to the score, oldest first: what the close reads of many goals.
pub fn plain_lines(space: &Space, node: &Node) -> Vec<Line> {
    if !records::has(&node.entity, records::kind::CHANGE) {
        return Vec::new();
    }
    let changes = records::changes(space.doc(), &node.entity);
    Teller { space, today: Day::EARLIEST }.told(node, changes, |_| None)
}

/// Who tells lines, and when.
pub(super) struct Teller<'a> {
    pub(super) space: &'a Space,
    pub(super) today: Day,
}

impl Teller<'_> {
    /// The lines of one goal, oldest first.
    pub(super) fn lines(&self, node: &Node, changes: Vec<Change>) -> Vec<Line> {
        self.told(node, changes, |change| effect(self.space, node.id(), change, self.today))
    }

    fn told(
        &self,
        node: &Node,
        changes: Vec<Change>,
        effect: impl Fn(&Change) -> Option<Effect>,
    ) -> Vec<Line> {
        let agreements = self.agreements(node);
        let goal = self.goal(node);
        let measured_in = match &node.typed {
            Typed::KeyResult(kr) => kr.measured_in.clone(),
            _ => None,
        };
        let line = |change: Change| {
            let agreed = self.agreed(&change, &agreements);
            Line {
                goal: goal.clone(),
                effect: effect(&change),
                fields: self.fields(node, &change),
                by: change.by.as_ref().map(|id| self.name(id)),
                key: change.key,
                kind: change.kind,
                at: change.at,
                made: change.made,
                measured_in: measured_in.clone(),
                from: change.from,
                to: change.to,
                reason: change.reason,
                trigger: change.trigger,
                minor: change.minor,
                agreed,
                extras: change.extras,
            }
        };
        changes.into_iter().map(line).collect()
    }

    pub(super) fn goal(&self, node: &Node) -> Goal {
        let named = |id: &Id| Named { id: id.clone(), name: self.space.name_of(id).unwrap_or_default() };
        let (of, stage) = match &node.typed {
            Typed::KeyResult(kr) => (kr.objective.as_ref(), kr.stage),
            Typed::Objective(one) => (None, one.stage),
            _ => (None, Stage::default()),
        };
        let objective = self.space.node(of.unwrap_or_else(|| node.id()));
        let home = match objective.map(|node| &node.typed) {
            Some(Typed::Objective(one)) => one.home.as_ref().map(|home| self.space.unit_over(home)),
            _ => None,
        };
        Goal {
            id: node.id().clone(),
            title: self.space.name_of(node.id()).unwrap_or_default(),
            of: of.map(named),
            unit: home.filter(|id| self.space.node(id).is_some()).map(|id| named(&id)),
            stage,
            deleted: node.deleted,
        }
    }

    fn fields(&self, node: &Node, change: &Change) -> Vec<FieldMoved> {
        // Whoever gives a goal up reads that it was given up from the kind of the change.
        let told = change
            .fields
            .iter()
            .filter(|field| !matches!(&*field.name, "stage" | "published" | "order" | "deleted"));
        let kind = &node.entity.kind;
        told.map(|field| FieldMoved {
            was: field_value(self.space, kind, &field.name, &json(field.was.as_ref())),
            is: field_value(self.space, kind, &field.name, &json(field.is.as_ref())),
            field: Text::clone(&field.name),
        })
        .collect()
    }

    /// The agreements on changes, each with the key of the line that stands: saying anew why something was
    /// changed leaves the agreement to it (rule E25).
    fn agreements(&self, node: &Node) -> Vec<Agreement> {
        let mut all = records::agreements(self.space.doc(), &node.entity);
        all.retain(|one| one.about.is_some());
        if all.is_empty() {
            return all;
        }
        let anew = records::told_anew(self.space.doc(), &node.entity);
        for one in &mut all {
            one.about = one.about.take().map(|key| anew.get(&key).cloned().unwrap_or(key));
        }
        all
    }

    /// Those of whom the line says it, then those who said it themselves; each by their last word.
    fn agreed(&self, change: &Change, agreements: &[Agreement]) -> Vec<Named> {
        let about = || agreements.iter().filter(|one| one.about.as_ref() == Some(&change.key));
        let spoke = |id: &Id| about().any(|one| one.by.as_ref() == Some(id));
        let mut standing = talk::agreed(agreements, Some(&change.key));
        standing.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
        let told = change.agreed_by.iter().filter(|id| !spoke(id));
        let all = told.chain(standing.iter().filter_map(|one| one.by.as_ref()));
        all.map(|id| Named { id: id.clone(), name: self.name(id) }).collect()
    }

    /// What somebody is called; the id where nobody knows.
    pub(super) fn name(&self, id: &Id) -> Text {
        self.space.name_of(id).unwrap_or_else(|| id.text())
    }
}
