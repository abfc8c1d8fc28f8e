//! What happened to goals since a moment: the state that is looked back at, and what of each goal is new
//! (rules B21 to B23).

mod people;
mod person;
#[cfg(test)]
mod tests;

pub use people::{Praise, praises};
pub use person::{Lot, lots, own_goals};

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::okr::arrange::set_of;
use crate::okr::{CheckIn, Day, Id, LinkState, Measure, Moment, Stage, Status, Text};
use crate::query::asks::{GoalRef, goal_ref};
use crate::query::panel::{ChangeRow, CheckInRow, Named, change_rows, check_in_row};
use crate::space::{Node, Space, Typed, records};

/// From when on something is news.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Since {
    /// The first day of what is told.
    pub day: Day,
    /// The last moment of what was known before.
    pub known: Moment,
    /// The day on which it stood as it was known.
    pub eve: Day,
}

impl Since {
    /// From the first moment of a day on, in UTC (rule H4).
    pub fn the_day(day: Day) -> Self {
        Self { day, known: Moment(day.midnight().0.saturating_sub(1)), eve: day.plus_days(-1) }
    }

    /// After a moment of this day.
    pub fn after(moment: Moment, day: Day) -> Self {
        Self { day, known: moment, eve: day }
    }
}

/// A workspace, and how it was.
pub struct Back<'a> {
    /// As it is.
    pub space: &'a Space,
    /// As it was.
    pub then: Space,
    /// From when on something is news.
    pub since: Since,
    /// The person's calendar day.
    pub today: Day,
}

/// How a goal stands, or stood.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stand {
    /// Its status, as lists show it.
    pub status: Status,
    /// How far it is.
    pub progress: Option<f64>,
    /// What was believed, 0 to 10.
    pub confidence: Option<u8>,
    /// Its value, in its own numbers.
    pub value: Option<f64>,
}

/// What is new about a goal.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalNews {
    /// The goal.
    pub goal: GoalRef,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// Whether it came since: made, or published.
    pub is_new: bool,
    /// How it stood; `None` where it was not there, or a draft.
    pub was: Option<Stand>,
    /// How it stands.
    pub is: Stand,
    /// Check-ins, oldest first.
    pub check_ins: Vec<Heard>,
    /// Changes of the ledger, newest first; small corrections are left out.
    pub changes: Vec<ChangeRow>,
    /// Comments, oldest first.
    pub comments: Vec<Spoken>,
    /// Links that were proposed or answered.
    pub links: Vec<LinkNews>,
}

impl GoalNews {
    /// Whether nothing happened that people would tell.
    pub fn is_quiet(&self) -> bool {
        let stands_so = self.was.is_some_and(|was| was.status == self.is.status);
        stands_so
            && !self.is_new
            && self.check_ins.is_empty()
            && self.changes.is_empty()
            && self.comments.is_empty()
            && self.links.is_empty()
    }
}

/// A check-in that came since.
#[derive(Clone, PartialEq, Debug)]
pub struct Heard {
    /// Who checked in.
    pub by: Option<Id>,
    /// What it says.
    pub row: CheckInRow,
    /// Who has said that they read it.
    pub read_by: Vec<Id>,
}

/// A comment that came since.
#[derive(Clone, PartialEq, Debug)]
pub struct Spoken {
    /// Its key.
    pub key: Text,
    /// Who wrote it.
    pub by: Option<Named>,
    /// When.
    pub at: Option<Moment>,
    /// What it says.
    pub text: Text,
}

/// A link that was proposed or answered.
#[derive(Clone, PartialEq, Debug)]
pub struct LinkNews {
    /// The link.
    pub link: Id,
    /// Its lower end.
    pub from: GoalRef,
    /// Its upper end.
    pub to: GoalRef,
    /// How far its sides had got; `None` where it was not there.
    pub was: Option<LinkState>,
    /// How far they have got.
    pub is: LinkState,
}

impl<'a> Back<'a> {
    /// Looks back.
    pub fn new(space: &'a Space, since: Since, today: Day) -> Self {
        Self { space, then: space.as_of(since.known), since, today }
    }

    /// How a goal stands.
    pub fn stand(&self, id: &Id) -> Option<Stand> {
        stand(self.space, id, self.today)
    }

    /// How it stood; `None` where it was not there, in the trash or a draft, or where this copy does not tell.
    pub fn stood(&self, id: &Id) -> Option<Stand> {
        let is_draft = stage(&self.then, id)? == Stage::Draft;
        if is_draft { None } else { stand(&self.then, id, self.since.eve) }
    }

    /// Whether a goal came since: it was made, or was a draft then and is none now. Of what no app made,
    /// the ledger says so.
    pub fn is_new(&self, id: &Id) -> bool {
        let is_draft = |space: &Space| stage(space, id) == Some(Stage::Draft);
        if is_draft(self.space) {
            return false;
        }
        let was_there = stage(&self.then, id).is_some();
        let is_added = || {
            self.space.node(id).is_some_and(|node| {
                let keys = self.fresh(node, records::kind::CHANGE);
                !keys.is_empty()
                    && records::changes(self.space.doc(), &node.entity)
                        .iter()
                        .any(|one| one.kind == crate::okr::ChangeKind::Add && keys.contains(&one.key))
            })
        };
        !was_there || is_draft(&self.then) || is_added()
    }

    /// Whether anybody wrote anything about it since.
    pub fn is_touched(&self, id: &Id) -> bool {
        match (self.space.node(id), self.then.node(id)) {
            (Some(now), Some(then)) => !Rc::ptr_eq(&now.entity, &then.entity),
            (now, then) => now.is_some() != then.is_some(),
        }
    }

    /// The keys of records of a kind that came since.
    pub fn fresh(&self, node: &Node, kind: &str) -> BTreeSet<Text> {
        if !records::has(&node.entity, kind) || !self.is_touched(node.id()) {
            return BTreeSet::new();
        }
        let then = self.then.node(node.id()).map(|node| &node.entity);
        let known = set_of(then.into_iter().flat_map(|entity| entity.records(kind)).map(|one| &one.key));
        let fresh = node.entity.records(kind).filter(|one| !known.contains(&one.key));
        set_of(fresh.map(|one| Text::from(one.key.to_string())))
    }

    /// The check-ins that stand and came since, oldest first.
    pub fn check_ins(&self, id: &Id) -> Vec<CheckIn> {
        let Some(node) = self.space.node(id) else { return Vec::new() };
        let keys = self.fresh(node, records::kind::CHECK_IN);
        if keys.is_empty() {
            return Vec::new();
        }
        self.space.check_ins(id).iter().filter(|one| keys.contains(&one.key)).cloned().collect()
    }

    /// Whether somebody checked in since.
    pub fn is_spoken_of(&self, id: &Id) -> bool {
        self.is_touched(id) && !self.check_ins(id).is_empty()
    }

    /// Changes of the ledger that came since, newest first; small corrections are left out.
    pub fn changes(&self, id: &Id) -> Vec<ChangeRow> {
        let Some(node) = self.space.node(id) else { return Vec::new() };
        let mut keys = self.fresh(node, records::kind::CHANGE);
        if keys.is_empty() {
            return Vec::new();
        }
        for one in records::changes(self.space.doc(), &node.entity).iter().filter(|one| one.minor) {
            keys.remove(&one.key);
        }
        change_rows(self.space, node).into_iter().filter(|row| keys.contains(&row.key)).collect()
    }

    /// Everything that is new about a goal; `None` for what is no goal, a draft, or kept private by
    /// somebody else.
    pub fn news(&self, id: &Id) -> Option<GoalNews> {
        if self.space.is_hidden(id) || stage(self.space, id)? == Stage::Draft {
            return None;
        }
        let node = self.space.node(id)?;
        Some(GoalNews {
            goal: goal_ref(self.space, id),
            measured_in: self.space.key_result(id).and_then(|kr| kr.measured_in.clone()),
            is_new: self.is_new(id),
            was: self.stood(id),
            is: self.stand(id)?,
            check_ins: self.heard(node),
            changes: self.changes(id),
            comments: self.spoken(node),
            links: self.links(id),
        })
    }

    fn heard(&self, node: &Node) -> Vec<Heard> {
        let fresh = self.check_ins(node.id());
        if fresh.is_empty() {
            return Vec::new();
        }
        let measure = match &node.typed {
            Typed::KeyResult(kr) => &kr.measure,
            _ => &Measure::Judged,
        };
        let read = records::acknowledgements(self.space.doc(), &node.entity);
        let all = self.space.check_ins(node.id());
        let mut belief = None;
        let mut out = Vec::new();
        for one in all.iter() {
            if fresh.iter().any(|own| own.key == one.key) {
                let row = check_in_row(self.space, one, measure);
                let reads = read.iter().filter(|word| word.check_in == one.key);
                out.push(Heard {
                    by: one.by.clone(),
                    row: CheckInRow { confidence_before: belief, ..row },
                    read_by: reads.filter_map(|word| word.by.clone()).collect(),
                });
            }
            belief = one.confidence.or(belief);
        }
        out
    }

    fn spoken(&self, node: &Node) -> Vec<Spoken> {
        let keys = self.fresh(node, records::kind::COMMENT);
        if keys.is_empty() {
            return Vec::new();
        }
        let all = records::comments(self.space.doc(), &node.entity).into_iter();
        all.filter(|one| keys.contains(&one.key))
            .map(|one| Spoken {
                by: one.by.map(|id| named(self.space, &id)),
                key: one.key,
                at: one.at,
                text: one.text,
            })
            .collect()
    }

    /// Links of a goal whose sides have got further since. What came as a fact, and what is private on
    /// either side, is not told.
    fn links(&self, id: &Id) -> Vec<LinkNews> {
        let both = self.space.links_from(id).chain(self.space.links_to(id));
        both.filter_map(|link| {
            let was = self.then.link(&link.id).filter(|link| link.on).map(|link| link.state);
            let is_told = [&link.from, &link.to]
                .into_iter()
                .all(|end| self.space.objective_over(end).is_some() && !self.space.is_hidden(end));
            // Accepted at once, nobody was asked.
            let is_news = match was {
                Some(was) => was != link.state,
                None => link.state != LinkState::Accepted,
            };
            (is_told && is_news).then(|| LinkNews {
                link: link.id.clone(),
                from: goal_ref(self.space, &link.from),
                to: goal_ref(self.space, &link.to),
                was,
                is: link.state,
            })
        })
        .collect()
    }
}

/// An id with its name.
pub fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_else(|| id.text()) }
}

/// How a goal stands on a day; `None` for anything else, and where this copy does not tell (rule X7).
pub fn stand(space: &Space, id: &Id, today: Day) -> Option<Stand> {
    let one = space.evaluation(id, today)?;
    if space.is_left_unknown(id, &one) {
        return None;
    }
    Some(Stand {
        status: one.status.shown,
        progress: one.progress.value.filter(|share| share.is_finite()),
        confidence: one.confidence.as_ref().map(|one| one.value),
        value: one.value.filter(|value| value.is_finite()),
    })
}

/// Where a goal is in its life; of a key result of a draft, a draft (rule G6). `None` for what is not there.
pub fn stage(space: &Space, id: &Id) -> Option<Stage> {
    if let Some(one) = space.objective(id) {
        return Some(one.stage);
    }
    let kr = space.key_result(id)?;
    let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
    let is_drafted = objective.is_some_and(|one| one.stage == Stage::Draft);
    Some(if is_drafted && matches!(kr.stage, Stage::Published { .. }) { Stage::Draft } else { kr.stage })
}
