//! The sheet for a talk of two people: what happened since they last talked, what worries, what they asked
//! each other for, how those who want to grow get on, and what they agreed to do (rules B20 to B29).

mod pair;
mod talks;

pub use pair::{Bond, Suggested, bond, suggestions};
pub use talks::{Step, Talk, talks};

use crate::okr::{ActionState, Arrange, Day, Id, Status};
use crate::query::asks::{AskRow, GoalRef, Lists, goal_ref, lists};
use crate::query::panel::{Explained, Named, explain};
use crate::query::since::{
    Back, GoalNews, Heard, Lot, Praise, Since, Stand, lots, named, own_goals, praises, stand,
};
use crate::space::Space;

/// The sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// Who looks.
    pub me: Named,
    /// With whom.
    pub with: Named,
    /// How the two stand to each other.
    pub bond: Bond,
    /// Whose goals the talk is about: of whoever reports to the other; else of the other one.
    pub subject: Named,
    /// The talk that was started and not ended, the newest of them.
    pub talk: Option<Talk>,
    /// All others, newest first.
    pub earlier: Vec<Talk>,
    /// The day since which it tells.
    pub since: Day,
    /// Why since that day.
    pub since_from: SinceFrom,
    /// What happened to the goals of the one it is about, in the order of the outline.
    pub news: Vec<GoalNews>,
    /// What happened to goals of the other that hang together with them.
    pub linked: Vec<GoalNews>,
    /// What worries of the goals of the one it is about, the riskiest first.
    pub worries: Vec<Worry>,
    /// What the other asks of whoever looks.
    pub asked_of_me: Vec<AskRow>,
    /// What whoever looks asks of the other.
    pub asked_of_them: Vec<AskRow>,
    /// What they agreed to do in earlier talks and is still open, what is due first first.
    pub open_steps: Vec<Step>,
    /// Goals that are meant to make one of the two grow.
    pub growth: Vec<Growth>,
    /// Recognition that one of the two got.
    pub praise: Vec<Praise>,
    /// Check-ins of the other that whoever looks has not acknowledged yet: the goal and the key.
    pub unread: Vec<(Id, crate::okr::Text)>,
}

impl Sheet {
    /// The talk before the one that is on.
    pub fn last(&self) -> Option<&Talk> {
        self.earlier.first()
    }
}

/// Why it tells since a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SinceFrom {
    /// They talked then.
    LastTalk,
    /// Somebody chose it.
    Chosen,
    /// They never talked: one cadence ago.
    Cadence,
}

/// A goal that wants to be talked about.
#[derive(Clone, PartialEq, Debug)]
pub struct Worry {
    /// The goal.
    pub goal: GoalRef,
    /// How it stood.
    pub was: Option<Stand>,
    /// How it stands.
    pub is: Stand,
    /// How it came to stand so.
    pub why: Box<Explained>,
    /// Whether it is here for what is believed, not for how it stands.
    pub by_belief: bool,
}

/// A goal that is meant to make somebody grow.
#[derive(Clone, PartialEq, Debug)]
pub struct Growth {
    /// The objective.
    pub goal: GoalRef,
    /// Whose it is.
    pub of: Named,
    /// How it stands.
    pub is: Stand,
    /// Its key results and how they stand.
    pub key_results: Vec<(GoalRef, Stand)>,
}

/// The sheet of two people; `None` where one of them is not here or they are one person.
pub fn sheet(space: &Space, me: &Id, with: &Id, since: Option<Day>, today: Day) -> Option<Sheet> {
    if me == with || space.person(me).is_none() || space.person(with).is_none() {
        return None;
    }
    let (bond, all) = (bond(space, me, with), talks(space, me, with, today));
    let (subject, other) = match bond {
        Bond::Manages | Bond::Beside => (with, me),
        Bond::ManagedBy => (me, with),
    };
    let (talk, earlier) = split(all);
    let (known, since_from) = from_when(space, earlier.first(), since, today);
    let back = Back::new(space, known, today);
    let (mine, theirs) = (lots(space, subject, known.day), lots(space, other, known.day));
    let both = [me, with];
    let told = |lots: &[Lot]| -> Vec<GoalNews> {
        let all = own_goals(lots).into_iter().filter_map(|id| back.news(&id));
        let all = all.map(|mut one| {
            one.comments.retain(|word| word.by.as_ref().is_some_and(|by| both.contains(&&by.id)));
            one
        });
        all.filter(|one| !one.is_quiet()).collect()
    };
    let unread = [&mine, &theirs].into_iter().flatten().flat_map(Lot::goals);
    let unread = unread.flat_map(|id| unread_of(&back, id, me, with)).collect();
    let asks = lists(space, Some(me), today);
    let (asked_of_me, asked_of_them) = between(space, &asks, me, with);
    Some(Sheet {
        me: named(space, me),
        with: named(space, with),
        bond,
        subject: named(space, subject),
        open_steps: open_steps(&earlier),
        since: known.day,
        since_from,
        news: told(&mine),
        linked: told(&hanging_together(space, &mine, theirs)),
        worries: worries(&back, &mine),
        asked_of_me,
        asked_of_them,
        growth: [subject, other].into_iter().flat_map(|who| growth(space, who, known.day, today)).collect(),
        praise: praises(&back).into_iter().filter(|one| one.is_for(me) || one.is_for(with)).collect(),
        unread,
        talk,
        earlier,
    })
}

/// The newest talk that was not ended, and all others.
fn split(all: Vec<Talk>) -> (Option<Talk>, Vec<Talk>) {
    let at = all.iter().position(|talk| !talk.closed);
    let on = at.and_then(|at| all.get(at)).cloned();
    let others = all.into_iter().filter(|talk| on.as_ref().is_none_or(|on| on.id != talk.id)).collect();
    (on, others)
}

/// From when on something is news (rule B21): after the last talk was ended, where that was done on its day;
/// else from that day on, since telling something twice is better than not at all.
fn from_when(space: &Space, last: Option<&Talk>, chosen: Option<Day>, today: Day) -> (Since, SinceFrom) {
    if let Some(day) = chosen {
        return (Since::the_day(day.min(today)), SinceFrom::Chosen);
    }
    let Some((day, last)) = last.and_then(|last| Some((last.on?, last))) else {
        let every = space.workspace_ref().map_or(7, |one| one.cadence_days);
        return (Since::the_day(today.plus_days(-i64::from(every))), SinceFrom::Cadence);
    };
    let ended = last.ended.filter(|moment| moment.day() == Some(day));
    (ended.map_or_else(|| Since::the_day(day), |moment| Since::after(moment, day)), SinceFrom::LastTalk)
}

/// Check-ins of one person on a goal that the other has not acknowledged yet.
fn unread_of(back: &Back<'_>, id: &Id, me: &Id, with: &Id) -> Vec<(Id, crate::okr::Text)> {
    let Some(news) = back.news(id) else { return Vec::new() };
    let is_unread = |one: &Heard| one.by.as_ref() == Some(with) && !one.read_by.contains(me);
    news.check_ins.into_iter().filter(is_unread).map(|one| (id.clone(), one.row.key)).collect()
}

/// Of somebody's goals those that hang on one of these, or on which one of these hangs.
fn hanging_together(space: &Space, these: &[Lot], theirs: Vec<Lot>) -> Vec<Lot> {
    let these = own_goals(these);
    let over = |id: &Id| space.objective_over(id).map(|one| one.id.clone());
    let mine: Vec<Id> = these.iter().filter_map(over).collect();
    let hangs = |lot: &Lot| {
        let goals = || std::iter::once(&lot.objective).chain(space.key_results_of(&lot.objective));
        goals().any(|id| {
            let ends = space.links_from(id).map(|link| &link.to);
            let ends = ends.chain(space.links_to(id).map(|link| &link.from));
            ends.into_iter().filter_map(over).any(|end| mine.contains(&end))
        })
    };
    theirs.into_iter().filter(|lot| !mine.contains(&lot.objective) && hangs(lot)).collect()
}

/// What of these goals wants to be talked about (rule B23): what is at risk, stale, behind or pending, and
/// what is believed in little, or by two less than when they talked. Of an objective its key results speak.
fn worries(back: &Back<'_>, lots: &[Lot]) -> Vec<Worry> {
    let space = back.space;
    let mut all: Vec<Worry> = Vec::new();
    let goals = lots.iter().flat_map(|lot| {
        let own = std::iter::once(&lot.objective).filter(|_| lot.key_results.is_empty());
        own.chain(&lot.key_results)
    });
    for id in goals.filter(|id| !space.is_hidden(id)) {
        let Some(is) = back.stand(id) else { continue };
        if is.status.risk().is_none() {
            continue;
        }
        let was = back.stood(id);
        let by_status =
            matches!(is.status, Status::AtRisk | Status::Stale | Status::Behind | Status::Pending);
        let by_belief = is.status != Status::Done && is_doubted(was.as_ref(), &is);
        if (by_status || by_belief)
            && let Some(why) = explain(space, id, back.today)
        {
            let goal = goal_ref(space, id);
            all.push(Worry { goal, was, is, why: Box::new(why), by_belief: !by_status });
        }
    }
    all.arrange_by(|one| {
        let confidence = one.is.confidence.unwrap_or(u8::MAX);
        (std::cmp::Reverse(one.is.status.risk()), confidence, one.goal.id.clone())
    });
    all
}

/// Whether little is believed, or less by two than it was (rules C3 and C4).
pub fn is_doubted(was: Option<&Stand>, is: &Stand) -> bool {
    let Some(now) = is.confidence else { return false };
    let before = was.and_then(|was| was.confidence);
    now <= 3 || before.is_some_and(|before| before >= now.saturating_add(2))
}

/// What two people ask of each other and is open, what is overdue first.
fn between(space: &Space, asks: &Lists, me: &Id, with: &Id) -> (Vec<AskRow>, Vec<AskRow>) {
    let means = |row: &AskRow, who: &Id| {
        let ids = row.waits_for.iter().filter_map(|party| party.id.clone());
        ids.map(crate::okr::Who::Known).any(|party| space.is_meant(&party, who))
    };
    let is_from = |row: &AskRow, who: &Id| row.from.iter().any(|party| party.id.as_ref() == Some(who));
    let is_told = |row: &&AskRow| {
        let mut goals = std::iter::once(&row.goal).chain(&row.lower);
        !goals.any(|goal| space.is_hidden(&goal.id))
    };
    let open = || asks.received.iter().chain(&asks.given).chain(&asks.open).filter(is_told);
    let of_me = open().filter(|row| is_from(row, with) && means(row, me) && !is_from(row, me));
    let of_them = open().filter(|row| is_from(row, me) && means(row, with) && !is_from(row, with));
    (of_me.cloned().collect(), of_them.cloned().collect())
}

/// What is still to be done from earlier talks.
fn open_steps(earlier: &[Talk]) -> Vec<Step> {
    let steps = earlier.iter().flat_map(|talk| &talk.steps);
    let mut open: Vec<Step> = steps.filter(|step| step.state == ActionState::Open).cloned().collect();
    open.arrange_by(|step| (step.due.is_none(), step.due, step.talked, step.id.clone()));
    open
}

/// Somebody's goals that are meant to make them grow.
fn growth(space: &Space, who: &Id, since: Day, today: Day) -> Vec<Growth> {
    let own =
        lots(space, who, since).into_iter().filter(|lot| lot.is_own && !space.is_hidden(&lot.objective));
    let grows = |lot: &Lot| space.objective(&lot.objective).is_some_and(|one| one.growth);
    own.filter(grows)
        .filter_map(|lot| {
            let krs = lot.key_results.iter().filter(|id| !space.is_hidden(id));
            Some(Growth {
                goal: goal_ref(space, &lot.objective),
                of: named(space, who),
                is: stand(space, &lot.objective, today)?,
                key_results: krs
                    .filter_map(|id| Some((goal_ref(space, id), stand(space, id, today)?)))
                    .collect(),
            })
        })
        .collect()
}
