//! The digest: what happened to the goals of a unit or of everybody since a day, short enough for a chat
//! (rules Y1 to Y9).

mod around;
mod ground;

pub use around::{Item, OutKpi, Silent};

use std::cmp::Reverse;

use crate::okr::{Arrange, ChangeKind, Day, Id, Status, Text};
use crate::query::asks::{AskRow, GoalRef, goal_ref};
use crate::query::one_on_one::is_doubted;
use crate::query::panel::{ChangeRow, Explained, Named, explain};
use crate::query::since::{Back, Praise, Since, Stand, named, praises};
use crate::query::standing;
use crate::space::Space;

use ground::Ground;

/// How many of one sort are told; the others are counted (rule Y2).
pub const MOST: usize = 5;

/// From how much on something moved: five points of progress (rule Y3).
const MOVED: f64 = 0.05;

/// What a digest is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// The unit, with those below it; everybody, for `None`.
    pub of: Option<Id>,
    /// The cycle, with those within it; without one, every cycle that is neither closed nor put away.
    pub cycle: Option<Id>,
    /// Who looks: names of who is silent are told within one's own unit only.
    pub me: Option<Id>,
    /// The first day of what is told; a week ago, for `None`.
    pub since: Option<Day>,
}

impl Scope {
    /// The first day of what is told: never later than today.
    pub fn day(&self, today: Day) -> Day {
        self.since.unwrap_or_else(|| today.plus_days(-7)).min(today)
    }
}

/// The first few of a sort, and how many more there are.
#[derive(Clone, PartialEq, Debug)]
pub struct Top<T> {
    /// Those that are told.
    pub shown: Vec<T>,
    /// How many more there are.
    pub more: usize,
}

impl<T> Default for Top<T> {
    fn default() -> Self {
        Self { shown: Vec::new(), more: 0 }
    }
}

impl<T> Top<T> {
    /// The first few of these.
    pub fn of(mut all: Vec<T>) -> Self {
        let more = all.len().saturating_sub(MOST);
        all.truncate(MOST);
        Self { shown: all, more }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.shown.len() + self.more
    }
}

/// The digest.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Digest {
    /// What the workspace is called.
    pub workspace: Text,
    /// The unit it is about; everybody, for `None`.
    pub of: Option<Named>,
    /// The cycle it is about.
    pub cycle: Option<Named>,
    /// The first day of what is told.
    pub since: Option<Day>,
    /// How all of it is.
    pub head: Head,
    /// What moved forward, furthest first.
    pub up: Top<Moved>,
    /// What moved back, furthest first.
    pub down: Top<Moved>,
    /// What turned amber or red, the riskiest first.
    pub worse: Top<Turned>,
    /// What was amber or red and is on track again.
    pub better: Top<Turned>,
    /// In what little is believed, or less than before.
    pub doubted: Top<Moved>,
    /// Changes of the ledger, newest first.
    pub changes: Top<(GoalRef, ChangeRow)>,
    /// Goals that came, with the reason where the ledger says one.
    pub added: Top<(GoalRef, Option<Text>)>,
    /// Goals that were reached.
    pub done: Top<GoalRef>,
    /// What stands in the way.
    pub blockers: Top<Item>,
    /// How many commitments were done since.
    pub kept: usize,
    /// Commitments that are open, what is overdue first.
    pub commitments: Top<Item>,
    /// Asks and proposals that got an answer.
    pub answered: Top<AskRow>,
    /// Asks whose day has passed.
    pub overdue: Top<AskRow>,
    /// How many asks and proposals are open, those that are overdue included.
    pub open: usize,
    /// Recognition.
    pub praise: Top<Praise>,
    /// Units in which check-ins are due, those with most first.
    pub silent: Top<Silent>,
    /// KPIs that are outside their corridor.
    pub kpis: Top<OutKpi>,
}

impl Digest {
    /// Whether nothing happened and nothing is open.
    pub fn is_quiet(&self) -> bool {
        let moves = self.up.is_empty() && self.down.is_empty() && self.doubted.is_empty();
        let turns = self.worse.is_empty() && self.better.is_empty() && self.done.is_empty();
        let plans = self.changes.is_empty() && self.added.is_empty() && self.blockers.is_empty();
        let work = self.kept == 0 && self.commitments.is_empty() && self.kpis.is_empty();
        let talk = self.answered.is_empty() && self.overdue.is_empty() && self.praise.is_empty();
        moves && turns && plans && work && talk && self.silent.is_empty() && self.head.updated == 0
    }
}

/// How all of it is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Head {
    /// The mean of the objectives (rule R13).
    pub progress: Option<f64>,
    /// The mean of those that were there, as it was.
    pub before: Option<f64>,
    /// How many objectives.
    pub objectives: usize,
    /// How many key results are worked on.
    pub key_results: usize,
    /// On how many of them somebody checked in.
    pub updated: usize,
    /// How many of them stand how, in the order of a filter list.
    pub statuses: Vec<(Status, usize)>,
}

/// A goal that moved.
#[derive(Clone, PartialEq, Debug)]
pub struct Moved {
    /// The goal.
    pub goal: GoalRef,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// How it stood.
    pub was: Option<Stand>,
    /// How it stands.
    pub is: Stand,
}

/// A goal whose status turned.
#[derive(Clone, PartialEq, Debug)]
pub struct Turned {
    /// The goal.
    pub goal: GoalRef,
    /// How it stood.
    pub was: Status,
    /// How it stands.
    pub is: Status,
    /// How it came to stand so.
    pub why: Box<Explained>,
}

/// What happened.
pub fn digest(space: &Space, scope: &Scope, today: Day) -> Digest {
    let since = scope.day(today);
    let back = Back::new(space, Since::the_day(since), today);
    let ground = Ground::new(&back, scope);
    let reads = Reads::of(&back, &ground);
    let mut digest = Digest {
        workspace: space.workspace_ref().map(|one| Text::clone(&one.name)).unwrap_or_default(),
        of: scope.of.as_ref().filter(|id| space.unit(id).is_some()).map(|id| named(space, id)),
        cycle: scope.cycle.as_ref().filter(|id| space.cycle(id).is_some()).map(|id| named(space, id)),
        since: Some(since),
        head: head(&back, &ground, &reads),
        ..Digest::default()
    };
    reads.tell(&back, &mut digest);
    plans(&back, &ground, &mut digest);
    around::tell(&back, &ground, scope, &mut digest);
    let praise = praises(&back).into_iter().filter(|one| ground.has_praise(space, one));
    digest.praise = Top::of(praise.collect());
    digest
}

/// How one goal stood and stands.
struct Read {
    id: Id,
    was: Option<Stand>,
    is: Stand,
}

/// How each key result stood and stands; an objective without key results speaks for itself.
struct Reads {
    all: Vec<Read>,
}

impl Reads {
    fn of(back: &Back<'_>, ground: &Ground<'_>) -> Self {
        let leaves = ground.leaves.iter();
        let all =
            leaves.filter_map(|id| Some(Read { id: id.clone(), was: back.stood(id), is: back.stand(id)? }));
        Self { all: all.collect() }
    }

    fn tell(&self, back: &Back<'_>, digest: &mut Digest) {
        let space = back.space;
        let mut moves: Vec<(f64, &Read)> = Vec::new();
        let (mut worse, mut better, mut doubted, mut done) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for read in &self.all {
            let Read { id, was, is } = read;
            let progress = was.and_then(|was| Some(is.progress? - was.progress?));
            moves.extend(progress.filter(|by| by.abs() >= MOVED - 1e-9).map(|by| (by, read)));
            let before = was.map(|was| was.status);
            if before.is_some_and(|was| turned_worse(was, is.status)) {
                worse.push(read);
            } else if before.is_some_and(|was| turned_better(was, is.status)) {
                better.push(read);
            }
            if is.status == Status::Done && before != Some(Status::Done) {
                done.push(goal_ref(space, id));
            }
            let is_open = is.status.risk().is_some() && is.status != Status::Done;
            if is_open && is_news_of_belief(back, id, was.as_ref(), is) {
                doubted.push(read);
            }
        }
        let size = |by: f64| (by.abs() * 1e6).round() as i64;
        moves.arrange_by(|(by, read)| (Reverse(size(*by)), read.id.clone()));
        worse.arrange_by(|read| (Reverse(read.is.status.risk()), read.id.clone()));
        doubted.arrange_by(|read| {
            let fall = read.was.and_then(|was| was.confidence).unwrap_or(0);
            (read.is.confidence, Reverse(fall), read.id.clone())
        });
        let moved = |read: &Read| moved(space, read);
        let side = |up: bool| moves.iter().filter(move |(by, _)| (*by > 0.0) == up).map(|(_, read)| *read);
        digest.up = top(side(true).collect(), moved);
        digest.down = top(side(false).collect(), moved);
        digest.doubted = top(doubted, moved);
        digest.worse = turned(back, worse);
        digest.better = turned(back, better);
        digest.done = Top::of(done);
    }
}

/// The first few of these, told.
fn top<T, U>(all: Vec<T>, tell: impl Fn(T) -> U) -> Top<U> {
    let more = all.len().saturating_sub(MOST);
    Top { shown: all.into_iter().take(MOST).map(tell).collect(), more }
}

fn moved(space: &Space, read: &Read) -> Moved {
    let Read { id, was, is } = read;
    let measured_in = space.key_result(id).and_then(|kr| kr.measured_in.clone());
    Moved { goal: goal_ref(space, id), measured_in, was: *was, is: *is }
}

/// How these came to stand as they do is found out for those that are told.
fn turned(back: &Back<'_>, all: Vec<&Read>) -> Top<Turned> {
    let more = all.len().saturating_sub(MOST);
    let told = all.into_iter().take(MOST).filter_map(|Read { id, was, is }| {
        let why = Box::new(explain(back.space, id, back.today)?);
        Some(Turned { goal: goal_ref(back.space, id), was: (*was)?.status, is: is.status, why })
    });
    Top { shown: told.collect(), more }
}

/// Whether it is amber or red now and was neither, or was amber and is red (rule Y4).
fn turned_worse(was: Status, is: Status) -> bool {
    match is {
        Status::AtRisk => was != Status::AtRisk,
        Status::Behind => !matches!(was, Status::AtRisk | Status::Behind),
        _ => false,
    }
}

/// Whether it was amber or red and is on track (rule Y4). Who was silent and speaks has only spoken.
fn turned_better(was: Status, is: Status) -> bool {
    is == Status::OnTrack && matches!(was, Status::AtRisk | Status::Behind)
}

/// Whether somebody said since that they believe little, or less by two (rule Y5).
fn is_news_of_belief(back: &Back<'_>, id: &Id, was: Option<&Stand>, is: &Stand) -> bool {
    is_doubted(was, is) && back.check_ins(id).iter().any(|one| one.confidence.is_some())
}

/// How all of it is (rule Y1).
fn head(back: &Back<'_>, ground: &Ground<'_>, reads: &Reads) -> Head {
    let open = || reads.all.iter().filter(|read| read.is.status.risk().is_some());
    let of_status = |status: Status| open().filter(|read| read.is.status == status).count();
    let counted = Status::ALL.into_iter().map(|status| (status, of_status(status)));
    let then: Vec<Id> = ground.objectives.iter().filter(|id| back.stood(id).is_some()).cloned().collect();
    let before = standing::mean(&back.then, &then, back.since.eve).progress;
    Head {
        progress: standing::mean(back.space, &ground.objectives, back.today).progress,
        before,
        objectives: ground.objectives.len(),
        key_results: open().count(),
        updated: open().filter(|read| back.is_spoken_of(&read.id)).count(),
        statuses: counted.filter(|(_, count)| *count > 0).collect(),
    }
}

/// What was changed, and what came.
fn plans(back: &Back<'_>, ground: &Ground<'_>, digest: &mut Digest) {
    let space = back.space;
    let (mut changes, mut added) = (Vec::new(), Vec::new());
    for id in ground.touched(back) {
        let rows = back.changes(id);
        if back.is_new(id) {
            let over = space.key_result(id).and_then(|kr| kr.objective.as_ref());
            // A key result that came with its objective is told by that.
            if !over.is_some_and(|id| back.is_new(id)) {
                let why = rows.iter().find(|row| row.kind == ChangeKind::Add);
                added.push((goal_ref(space, id), why.and_then(|row| row.reason.clone())));
            }
        }
        let others = rows.into_iter().filter(|row| row.kind != ChangeKind::Add);
        changes.extend(others.map(|row| (goal_ref(space, id), row)));
    }
    changes.arrange_by(|(goal, row)| (Reverse(row.at), goal.id.clone(), Text::clone(&row.key)));
    digest.changes = Top::of(changes);
    digest.added = Top::of(added);
}
