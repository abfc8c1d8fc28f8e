//! Gathers the entries of a calendar from the workspace.

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{
    ActionItem, ActionState, Arrange, CyclePhase, Day, Id, Initiative, Meeting, MeetingKind, Owner, Stage,
    Status, Text, Who,
};
use crate::query::asks::{self, AskRow, Party};
use crate::query::check_in::speaks_for;
use crate::query::kpis;
use crate::query::panel::Named;
use crate::space::{Node, Space, Typed};

use super::{Again, Calendar, Entry, Kind, Wanted, What, Whose};

/// The entries that are wanted, from today on. What is private is left out (rule Y13).
pub fn calendar(space: &Space, wanted: &Wanted, today: Day) -> Calendar {
    let mut desk = Desk::new(space, wanted, today);
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        desk.look(id, node);
    }
    desk.remind();
    if wanted.kinds.contains(&Kind::Due) {
        desk.asks();
    }
    let mut entries = desk.entries;
    entries.arrange_by(|one| (one.day, one.uid.clone()));
    let whose = match &wanted.whose {
        Whose::Person(id) | Whose::Unit(id) => Some(id),
        Whose::All => None,
    };
    let named = |id: &Id| Named { id: id.clone(), name: space.name_of(id).unwrap_or_default() };
    Calendar {
        workspace: space.workspace().name,
        whose: whose.map(named),
        stamp: space.doc().newest(),
        entries,
    }
}

struct Desk<'a> {
    space: &'a Space,
    wanted: &'a Wanted,
    today: Day,
    /// The unit with the units and people below it.
    within: BTreeSet<Id>,
    entries: Vec<Entry>,
    /// What is spoken of every so many days: what it is called, when it is due, when it is over.
    rounds: BTreeMap<u32, Vec<(Text, Day, Option<Day>)>>,
}

impl<'a> Desk<'a> {
    fn new(space: &'a Space, wanted: &'a Wanted, today: Day) -> Self {
        let mut within = BTreeSet::new();
        if let Whose::Unit(unit) = &wanted.whose {
            let mut todo = vec![unit.clone()];
            while let Some(unit) = todo.pop() {
                if within.insert(unit.clone()) {
                    within.extend(space.people_of(Some(&unit)).iter().cloned());
                    todo.extend(space.units_of(Some(&unit)).iter().cloned());
                }
            }
        }
        Self { space, wanted, today, within, entries: Vec::new(), rounds: BTreeMap::new() }
    }

    fn wants(&self, kind: Kind) -> bool {
        self.wanted.kinds.contains(&kind)
    }

    fn uid(&self, what: &str) -> String {
        format!("{what}@{}", self.space.doc().id)
    }

    /// A whole day that has not gone by yet.
    fn day(&mut self, uid: &str, day: Option<Day>, what: What) {
        if let Some(day) = day.filter(|day| *day >= self.today) {
            let uid = self.uid(uid);
            self.entries.push(Entry { uid, day, minutes: None, again: None, what });
        }
    }

    fn look(&mut self, id: &Id, node: &Node) {
        if self.space.privacy(id).is_some() {
            return;
        }
        match &node.typed {
            Typed::Objective(one) => {
                let home = one.home.as_ref().and_then(|home| self.space.name_of(home));
                self.goal(id, &one.title, one.stage, home);
            }
            Typed::KeyResult(one) => {
                let objective = one.objective.as_ref().and_then(|of| self.space.objective(of));
                let stage =
                    objective.map_or(one.stage, |of| if is_open(of.stage) { one.stage } else { of.stage });
                let of = objective.map(|of| Text::clone(&of.title));
                self.goal(id, &one.title, stage, of);
            }
            Typed::Kpi(one) if self.wants(Kind::CheckIns) && !one.archived => {
                let by_owner = self.owned(&one.owners);
                if by_owner.unwrap_or_else(|| one.home.as_ref().is_some_and(|home| self.is_home(home))) {
                    let due = kpis::due(self.space, id, self.today);
                    let name = self.space.name_of(id).unwrap_or_default();
                    self.round(id, name, due, None);
                }
            }
            Typed::Action(one) if self.wants(Kind::Due) => self.action(one),
            Typed::Initiative(one) if self.wants(Kind::Due) => self.initiative(one),
            Typed::Cycle(one)
                if self.wants(Kind::Cycles) && !one.archived && one.phase != CyclePhase::Closed =>
            {
                self.day(&format!("{id}-end"), one.span.end, What::Cycle { name: Text::clone(&one.name) });
            }
            Typed::Meeting(one) if self.wants(Kind::Meetings) => self.meeting(one),
            _ => {}
        }
    }

    /// The end of a goal that is worked on, and the check-ins on it. A key result that ends with its objective
    /// has no entry of its own (rule Y12).
    fn goal(&mut self, id: &Id, title: &Text, stage: Stage, of: Option<Text>) {
        if !is_open(stage) || !(self.wants(Kind::Ends) || self.wants(Kind::CheckIns)) || !self.is_goal(id) {
            return;
        }
        let Some(evaluation) = self.space.evaluation(id, self.today) else { return };
        let end = evaluation.span.end;
        let above = self.space.key_result(id).and_then(|kr| kr.objective.as_ref());
        let above = above.and_then(|of| self.space.evaluation(of, self.today));
        let ends_with_it = above.is_some_and(|above| above.span.end == end);
        if self.wants(Kind::Ends) && !ends_with_it && evaluation.status.shown != Status::Done {
            self.day(&format!("{id}-end"), end, What::Ends { title: Text::clone(title), of });
        }
        if self.wants(Kind::CheckIns)
            && let Some(due) = self.space.next_due(id, self.today)
            && end.is_none_or(|end| self.today <= end)
        {
            self.round(id, Text::clone(title), Some(due), end);
        }
    }

    fn round(&mut self, id: &Id, title: Text, due: Option<Day>, end: Option<Day>) {
        if let Some(due) = due {
            let days = self.space.cadence_of(id).max(1);
            self.rounds.entry(days).or_default().push((title, due, end));
        }
    }

    /// One reminder for all that is spoken of equally often (rule Y14).
    fn remind(&mut self) {
        let whose = match &self.wanted.whose {
            Whose::Person(id) | Whose::Unit(id) => id.to_string(),
            Whose::All => "all".to_owned(),
        };
        let remind = self.wanted.remind;
        for (days, all) in std::mem::take(&mut self.rounds) {
            let first =
                all.iter().map(|(_, due, _)| *due).min().map_or(self.today, |due| due.max(self.today));
            let is_weekly = days % 7 == 0;
            let wait = i64::from(remind.weekday + 7 - first.weekday()) % 7;
            let day = if is_weekly { first.plus_days(wait) } else { first };
            let ends: Option<Vec<Day>> = all.iter().map(|(_, _, end)| *end).collect();
            let until = ends.and_then(|ends| ends.into_iter().max());
            if until.is_some_and(|until| until < day) {
                continue;
            }
            let on = all.into_iter().map(|(title, _, _)| title).collect();
            self.entries.push(Entry {
                uid: self.uid(&format!("check-in-{days}-{whose}")),
                day,
                minutes: Some(remind.minutes),
                again: Some(Again { days, until }),
                what: What::CheckIns { on },
            });
        }
    }

    fn action(&mut self, one: &ActionItem) {
        let by_goal = || one.of.as_ref().is_some_and(|of| self.is_goal(of));
        let by_unit = || {
            matches!(self.wanted.whose, Whose::Unit(_))
                && one.unit.as_ref().is_some_and(|unit| self.is_home(unit))
        };
        let is_theirs = self.owned(&one.owners).unwrap_or_else(by_goal) || by_unit();
        if one.state == ActionState::Open && is_theirs {
            let of = one.of.as_ref().and_then(|of| self.title(of));
            let what = What::Action { kind: Some(one.kind), title: Text::clone(&one.title), of };
            self.day(&format!("{}-due", one.id), one.due, what);
        }
    }

    fn initiative(&mut self, one: &Initiative) {
        let by_goal = || one.of.as_ref().is_some_and(|of| self.is_goal(of));
        if !one.done && self.owned(&one.owners).unwrap_or_else(by_goal) {
            let of = one.of.as_ref().and_then(|of| self.title(of));
            let what = What::Action { kind: None, title: Text::clone(&one.title), of };
            self.day(&format!("{}-due", one.id), one.due, what);
        }
    }

    /// A talk of two is nobody else's. A review of everybody that names nobody is everybody's.
    fn meeting(&mut self, one: &Meeting) {
        let is_review = matches!(one.kind, MeetingKind::Monthly | MeetingKind::Quarterly);
        let is_of_all = is_review && one.unit.is_none() && one.with.is_empty();
        let is_theirs = is_of_all
            || match (&self.wanted.whose, one.kind) {
                (Whose::Person(me), _) => {
                    let works_there = |unit: &Id| self.space.is_meant(&Who::Known(unit.clone()), me);
                    one.with.contains(me) || one.unit.as_ref().is_some_and(works_there)
                }
                (_, MeetingKind::OneOnOne) => false,
                (Whose::Unit(_), _) => one.unit.as_ref().is_some_and(|unit| self.within.contains(unit)),
                (Whose::All, _) => true,
            };
        if one.closed || !is_theirs {
            return;
        }
        let named = |id: &Id| self.space.name_of(id);
        let of = match one.kind {
            MeetingKind::Weekly | MeetingKind::Monthly | MeetingKind::Quarterly => {
                one.unit.iter().filter_map(named).collect()
            }
            MeetingKind::OneOnOne => one.with.iter().filter_map(named).collect(),
        };
        self.day(&format!("{}-on", one.id), one.on, What::Meeting { kind: one.kind, of });
    }

    fn asks(&mut self) {
        let me = match &self.wanted.whose {
            Whose::Person(me) => Some(me),
            Whose::Unit(_) | Whose::All => None,
        };
        let lists = asks::lists(self.space, me, self.today);
        let all: Vec<AskRow> = match &self.wanted.whose {
            Whose::Person(_) => lists.received.into_iter().chain(lists.given).collect(),
            Whose::Unit(_) => {
                let is_within = |party: &Party| {
                    let ids = party.id.iter().chain(party.unit.as_ref().map(|unit| &unit.id));
                    ids.into_iter().any(|id| self.within.contains(id))
                };
                lists
                    .open
                    .into_iter()
                    .filter(|row| row.from.iter().chain(&row.waits_for).any(is_within))
                    .collect()
            }
            Whose::All => lists.open,
        };
        for row in all {
            let ends = std::iter::once(&row.goal).chain(&row.lower);
            let is_private = ends.into_iter().any(|end| self.space.privacy(&end.id).is_some());
            let Some(key) = row.key.as_ref().filter(|_| !is_private) else { continue };
            let names = |all: &[Party]| all.iter().map(|party| Text::clone(&party.name)).collect();
            let what = What::Ask {
                from: names(&row.from),
                to: names(&row.to),
                goal: Text::clone(&row.goal.title),
                text: Text::clone(&row.text),
            };
            self.day(&format!("{}-{key}", row.of), row.due, what);
        }
    }

    fn title(&self, goal: &Id) -> Option<Text> {
        if self.space.privacy(goal).is_some() { None } else { self.space.name_of(goal) }
    }

    fn is_goal(&self, goal: &Id) -> bool {
        let space = self.space;
        match &self.wanted.whose {
            Whose::All => true,
            Whose::Person(me) => speaks_for(space, goal, me),
            Whose::Unit(_) => {
                let joint = space.objective(goal).map_or(&[][..], |one| &one.joint);
                let unit = space.unit_of_goal(goal);
                unit.iter().chain(joint).any(|unit| self.within.contains(unit))
            }
        }
    }

    fn is_home(&self, home: &Id) -> bool {
        match &self.wanted.whose {
            Whose::All => true,
            Whose::Unit(_) => self.within.contains(home),
            Whose::Person(me) => self.space.is_meant(&Who::Known(home.clone()), me),
        }
    }

    /// Whether one of the owners is theirs; `None` where nobody owns it.
    fn owned(&self, owners: &[Owner]) -> Option<bool> {
        let is_theirs = |owner: &Owner| match (self.space.recognised(&owner.who), &self.wanted.whose) {
            (_, Whose::All) => true,
            (Who::Known(id), _) => self.is_home(&id),
            (Who::Named(_), _) => false,
        };
        (!owners.is_empty()).then(|| owners.iter().any(is_theirs))
    }
}

/// Whether a goal is written or worked on.
fn is_open(stage: Stage) -> bool {
    matches!(stage, Stage::Draft | Stage::Published { .. })
}
