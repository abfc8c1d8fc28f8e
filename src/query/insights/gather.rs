//! The goals of one cycle, as the figures count them (rule I1).

use std::collections::BTreeSet;

use crate::doc::Dot;
use crate::okr::arrange::set_of;
use crate::okr::{ChangeKind, Cycle, Day, Id, KeyResult, Moment, Objective, Span, Stage};
use crate::query::close::Ground;
use crate::query::setting::{made_at, published_at};
use crate::space::{Node, Space, records};

use super::shared::Shared;

/// The goals of one cycle.
pub struct Field<'a> {
    pub shared: &'a Shared<'a>,
    pub space: &'a Space,
    pub today: Day,
    pub cycle: &'a Cycle,
    /// The unit or person; `None` for everybody.
    pub whose: Option<&'a Id>,
    /// From when to when the cycle goes.
    pub span: Span,
    /// All objectives but drafts.
    pub all: Vec<&'a Objective>,
    /// Those that were neither given up nor put off.
    pub goals: Vec<&'a Objective>,
    /// The key results of these that were not either, each with its objective.
    pub key_results: Vec<(&'a KeyResult, &'a Objective)>,
    /// How many drafts there are.
    pub drafts: usize,
    /// Goals that this copy only knows by their place.
    pub hidden: Vec<&'a Id>,
}

impl<'a> Field<'a> {
    /// Gathers the goals of a cycle; `None` where it is not there.
    pub fn of(shared: &'a Shared<'a>, ground: &'a Ground) -> Option<Self> {
        let space = shared.space;
        let cycle = space.cycle(&ground.cycle)?;
        let all = ground.objectives(space);
        let goals: Vec<&Objective> = all.iter().copied().filter(|one| one.stage.counts()).collect();
        let key_results = goals.iter().flat_map(|goal| {
            let told = space.key_results_of(&goal.id).iter().filter(|kr| !space.is_hidden(kr));
            told.filter_map(|id| space.key_result(id))
                .filter(|kr| kr.stage.counts())
                .map(move |kr| (kr, *goal))
        });
        let is_here =
            |one: &Objective| one.cycle.as_ref() == Some(&cycle.id) && shared.is_theirs(one.home.as_ref());
        let hidden = shared.hidden.iter().filter(|(_, one)| is_here(one)).map(|(id, _)| *id);
        Some(Self {
            shared,
            space,
            today: shared.today,
            cycle,
            whose: ground.whose.as_ref(),
            span: cycle_span(space, &cycle.id, shared.today),
            key_results: key_results.collect(),
            drafts: ground.drafts(space).len(),
            hidden: hidden.collect(),
            all,
            goals,
        })
    }

    /// The last day that is looked at: the cycle's last, or today while it runs.
    pub fn last_day(&self) -> Day {
        self.span.end.map_or(self.today, |end| end.min(self.today))
    }

    /// The cycle with those it lies in, the nearest first.
    pub fn cycles_up(&self) -> Vec<&'a Id> {
        let mut all = vec![&self.cycle.id];
        let mut at = self.cycle.parent.as_ref();
        while let Some(above) = at.and_then(|id| self.space.cycle(id)).filter(|one| !all.contains(&&one.id)) {
            all.push(&above.id);
            at = above.parent.as_ref();
        }
        all
    }

    /// The ids of objectives and key results that are looked at.
    pub fn ids(&self) -> BTreeSet<&'a Id> {
        let goals = self.all.iter().map(|one| &one.id);
        set_of(goals.chain(self.key_results.iter().map(|(kr, _)| &kr.id)))
    }

    /// Objectives, each with its key results behind it.
    pub fn every_goal(&self) -> impl Iterator<Item = &'a Id> {
        let goals = self.goals.iter().map(|one| &one.id);
        goals.chain(self.key_results.iter().map(|(kr, _)| &kr.id))
    }

    /// The entity of a goal.
    pub fn node(&self, id: &Id) -> Option<&'a Node> {
        self.space.node(id).map(|node| &**node)
    }

    /// From when to when a key result goes, as far as the cycle reaches.
    pub fn span_of(&self, kr: &KeyResult, objective: &Objective) -> Span {
        let own = kr.span.or(objective.span).or(self.span);
        let start = own.start.zip(self.span.start).map(|(own, cycle)| own.max(cycle)).or(own.start);
        let end = own.end.zip(self.span.end).map(|(own, cycle)| own.min(cycle)).or(own.end);
        Span { start, end }
    }

    /// The day an objective came after the first day of the cycle; `None` where it came in time or nobody knows
    /// (rules G7 and G8).
    pub fn late_day(&self, objective: &Objective) -> Option<Day> {
        let first = self.span.start?;
        let published = published_at(self.space, &objective.id).and_then(Moment::day);
        let added = || {
            let node = self.node(&objective.id)?;
            let all = records::changes(self.space.doc(), &node.entity);
            all.into_iter().rev().find(|one| one.kind == ChangeKind::Add)?.at
        };
        let made = || made_at(self.space, &objective.id).and_then(Moment::day);
        published.or_else(added).or_else(made).filter(|day| *day > first)
    }

    /// Who wrote a goal first; `None` where it came from elsewhere or nobody said who they are.
    pub fn author(&self, id: &Id) -> Option<&'a Id> {
        let doc = self.space.doc();
        let entity = &self.node(id)?.entity;
        let known = |dot: &Dot| doc.sessions.contains_key(&dot.session);
        let events = entity.fields.iter().flat_map(|(_, register)| {
            register.entries().iter().flat_map(|entry| entry.past.dots().chain([entry.dot]))
        });
        made_at(self.space, id)?;
        let first = events.filter(known).min_by_key(|dot| doc.time_of(*dot))?;
        doc.author_of(first)
    }
}

/// From when to when a cycle goes, completed from those it lies in.
pub fn cycle_span(space: &Space, cycle: &Id, today: Day) -> Span {
    let bare = Objective { cycle: Some(cycle.clone()), stage: Stage::Draft, ..Objective::new(cycle.clone()) };
    space.frame(Some(&bare), Span::UNKNOWN, today).span
}
