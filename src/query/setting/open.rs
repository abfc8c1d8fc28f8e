//! What is still open before a cycle starts, and whose turn it is (rule G11).

use crate::okr::{Day, Id, KeyResult, Link, Measure, Objective, Stage, Text};
use crate::query::asks::{self, AgreementState, AskRow, Party, RowKind};
use crate::space::Space;

use super::steps::{is_drafted, is_named, key_results};
use super::{Frame, late, name, title};

/// What is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OpenKind {
    /// A goal has no title.
    Untitled,
    /// A goal has no key result with a title.
    NoKeyResults,
    /// Nobody said how a key result is measured.
    NoMeasure,
    /// A key result has no target.
    NoTarget,
    /// Nobody answers for a goal.
    NoOwner,
    /// A link waits for its answer.
    Link,
    /// An ask waits for its answer.
    Ask,
    /// Somebody whose word it takes has not agreed to the goal as it reads now.
    Agreement,
    /// A goal is written and not published.
    Publishing,
}

impl OpenKind {
    /// All kinds, from writing to publishing.
    pub const ALL: [Self; 9] = [
        Self::Untitled,
        Self::NoKeyResults,
        Self::NoMeasure,
        Self::NoTarget,
        Self::NoOwner,
        Self::Link,
        Self::Ask,
        Self::Agreement,
        Self::Publishing,
    ];
}

/// Whose turn it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turn {
    /// The person or unit, where it is one of the workspace.
    pub id: Option<Id>,
    /// What they are called.
    pub name: Text,
}

/// One thing that is open.
#[derive(Clone, PartialEq, Debug)]
pub struct Open {
    /// What is open.
    pub kind: OpenKind,
    /// The goal that opens: an objective or a key result.
    pub goal: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// The objective of a key result, the goal that a link goes up to.
    pub other: Option<Text>,
    /// Words of an ask.
    pub text: Option<Text>,
    /// The unit or person whose goal it is.
    pub place: Option<Text>,
    /// Whose turn it is; empty where nobody is known.
    pub turn: Vec<Turn>,
    /// By when an answer is needed.
    pub due: Option<Day>,
    /// Where an answer goes: the link, or what an ask stands on.
    pub answers: Option<Id>,
    /// The goal was agreed to in an earlier wording.
    pub is_older_text: bool,
}

impl Open {
    /// Whether it is this person's turn, or their unit's.
    pub fn is_turn_of(&self, space: &Space, me: &Id) -> bool {
        let unit = space.person(me).and_then(|person| person.unit.as_ref());
        self.turn.iter().filter_map(|turn| turn.id.as_ref()).any(|id| id == me || Some(id) == unit)
    }

    /// Names the item on the page.
    pub fn key(&self) -> String {
        format!("{:?}-{}-{}", self.kind, self.goal, self.answers.as_ref().map_or("", Id::as_str))
    }
}

/// What is open of one kind.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenGroup {
    /// The kind.
    pub kind: OpenKind,
    /// The things, in the order of their goals.
    pub items: Vec<Open>,
}

/// What is open, by kind.
pub(super) fn groups(frame: &Frame<'_>, goals: &[&Objective]) -> Vec<OpenGroup> {
    let mut items: Vec<Open> = Vec::new();
    // Of a goal that is kept private nobody here can say what is open (rule X7).
    let told = goals.iter().filter(|goal| !frame.space.is_hidden(&goal.id));
    for goal in told.filter(|goal| goal.stage != Stage::Closed) {
        of_goal(frame.space, goal, &mut items);
    }
    talk(frame, goals, &mut items);
    let groups = OpenKind::ALL.map(|kind| {
        let items: Vec<Open> = items.iter().filter(|item| item.kind == kind).cloned().collect();
        OpenGroup { kind, items }
    });
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

/// What is open about the goal itself. One that is not written yet has nothing else to be done first.
fn of_goal(space: &Space, goal: &Objective, out: &mut Vec<Open>) {
    let item = |kind: OpenKind, turn: Vec<Turn>| Open {
        kind,
        goal: goal.id.clone(),
        title: space.name_of(&goal.id).unwrap_or_default(),
        other: None,
        text: None,
        place: goal.home.as_ref().map(|home| name(space, home)),
        turn,
        due: None,
        answers: None,
        is_older_text: false,
    };
    let side = || turns(&asks::side_of(space, &goal.id));
    if !is_named(&goal.title) {
        out.push(item(OpenKind::Untitled, side()));
    } else if !is_drafted(space, goal) {
        out.push(item(OpenKind::NoKeyResults, side()));
    }
    for kr in key_results(space, &goal.id).filter(|kr| !space.is_untold(&kr.id)) {
        let kind = match (measured(space, kr), has_target(kr)) {
            (false, _) => OpenKind::NoMeasure,
            (true, false) => OpenKind::NoTarget,
            (true, true) => continue,
        };
        let turn = turns(&asks::side_of(space, &kr.id));
        let other = Some(Text::clone(&goal.title));
        out.push(Open { goal: kr.id.clone(), title: Text::clone(&kr.title), other, ..item(kind, turn) });
    }
    let is_own = goal.home.as_ref().is_some_and(|home| space.person(home).is_some());
    if goal.owners.is_empty() && !is_own {
        out.push(item(OpenKind::NoOwner, side()));
    }
    if !is_drafted(space, goal) {
        return;
    }
    let must = asks::must_agree(space, &goal.id);
    if !must.is_empty() {
        let (missing, is_older_text) = match asks::agreement_state(space, &goal.id) {
            AgreementState::Agreed => (Some(Vec::new()), false),
            AgreementState::OneSided { missing } => (Some(missing), false),
            AgreementState::OlderText => (None, true),
            AgreementState::None => (None, false),
        };
        let waits = must.iter().filter(|one| missing.as_ref().is_none_or(|names| names.contains(&one.name)));
        let turn: Vec<Turn> =
            waits.map(|one| Turn { id: Some(one.id.clone()), name: Text::clone(&one.name) }).collect();
        if missing.is_none_or(|names| !names.is_empty()) {
            out.push(Open { is_older_text, ..item(OpenKind::Agreement, turn) });
        }
    }
    if goal.stage == Stage::Draft {
        out.push(item(OpenKind::Publishing, side()));
        return;
    }
    // A key result that says of itself that it is a draft stays one when its objective is published.
    let drafts =
        key_results(space, &goal.id).filter(|kr| late::stage_of(space, &kr.id) == Some(Stage::Draft));
    for kr in drafts {
        let turn = turns(&asks::side_of(space, &kr.id));
        let other = Some(Text::clone(&goal.title));
        let item = item(OpenKind::Publishing, turn);
        out.push(Open { goal: kr.id.clone(), title: Text::clone(&kr.title), other, ..item });
    }
}

/// Links and asks of these goals that wait for an answer.
fn talk(frame: &Frame<'_>, goals: &[&Objective], out: &mut Vec<Open>) {
    let space = frame.space;
    let here = crate::okr::arrange::set_of(goals.iter().map(|goal| goal.id.clone()));
    let objective_of =
        |id: &Id| space.key_result(id).and_then(|kr| kr.objective.clone()).unwrap_or_else(|| id.clone());
    for row in asks::lists(space, None, frame.today).open {
        let AskRow { of, kind, goal, lower, waits_for, text, due, .. } = row;
        // A link is the business of its lower end: that is what seeks its place.
        let own = lower.as_ref().map_or(&goal.id, |lower| &lower.id).clone();
        if !here.contains(&objective_of(&own)) {
            continue;
        }
        let home = space.objective(&objective_of(&own)).and_then(|one| one.home.as_ref());
        out.push(Open {
            kind: if kind == RowKind::Proposal { OpenKind::Link } else { OpenKind::Ask },
            title: title(space, &own),
            goal: own,
            other: lower.is_some().then(|| Text::clone(&goal.title)),
            text: Some(text).filter(|text| !text.is_empty()),
            place: home.map(|home| name(space, home)),
            turn: turns(&waits_for),
            due,
            answers: Some(of),
            is_older_text: false,
        });
    }
}

fn turns(parties: &[Party]) -> Vec<Turn> {
    parties.iter().map(|party| Turn { id: party.id.clone(), name: Text::clone(&party.name) }).collect()
}

/// Whether it is known how far a key result is: by a measure, by words for its grades or its target,
/// or by what contributes to it.
fn measured(space: &Space, kr: &KeyResult) -> bool {
    kr.measure != Measure::Judged
        || kr.target_text.is_some()
        || !kr.rubric.is_empty()
        || space.index().parts.contains_key(&kr.id)
        || space.links_to(&kr.id).any(Link::holds)
}

/// Whether a measure says what is to be reached; in words is enough.
fn has_target(kr: &KeyResult) -> bool {
    let said = match &kr.measure {
        Measure::Reach { target, .. } | Measure::CommitTargetStretch { target, .. } => target.is_some(),
        Measure::Above { floor } => floor.is_some(),
        Measure::Below { ceiling } => ceiling.is_some(),
        Measure::Between { low, high } => low.is_some() && high.is_some(),
        Measure::Milestones(steps) => !steps.is_empty(),
        Measure::YesNo | Measure::Baseline | Measure::Judged => true,
    };
    said || kr.target_text.is_some()
}
