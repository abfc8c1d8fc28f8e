//! When goals were made and published, and which of them came after the first day (rules G7 to G9).

use crate::doc::{Dot, Register};
use crate::okr::{Arrange, ChangeKind, Day, Id, Moment, Objective, Stage, Text};
use crate::space::{Space, Typed, records};

use super::{Frame, name, title};

/// Something that came after the first day of its cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct Late {
    /// The objective or key result.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// The objective of a key result.
    pub of: Option<Text>,
    /// Whose it is.
    pub place: Option<Text>,
    /// The day it came.
    pub day: Day,
    /// Days after the cycle's first day, at least 1.
    pub days: i64,
    /// Why, where somebody said.
    pub reason: Option<Text>,
}

/// Where a goal is in its life. A key result of which nothing is said is where its objective is
/// (rule G6); `None` for anything that is no goal.
pub fn stage_of(space: &Space, id: &Id) -> Option<Stage> {
    if let Some(objective) = space.objective(id) {
        return Some(objective.stage);
    }
    let kr = space.key_result(id)?;
    let entity = &space.node(id)?.entity;
    let says = space.doc().shown(entity, "stage").is_some_and(|value| !value.is_null());
    let above = kr.objective.as_ref().and_then(|id| space.objective(id));
    Some(above.filter(|_| !says).map_or(kr.stage, |objective| objective.stage))
}

/// When a goal was first published: the earliest moment anybody wrote, whatever happened since
/// (rule G5). `None` in sets from elsewhere and before the first publishing.
pub fn published_at(space: &Space, id: &Id) -> Option<Moment> {
    let entity = &space.node(id)?.entity;
    let moments = entity.field("published")?.entries().iter();
    moments.filter_map(|entry| Moment::parse(&entry.value.as_str()?)).min()
}

/// When something was made here: the first known event of it. `None` where it came from elsewhere
/// without a time, because then nobody knows how long it had been there (rule G8). Whatever is made
/// here is given a place, and so its place tells.
pub fn made_at(space: &Space, id: &Id) -> Option<Moment> {
    let doc = space.doc();
    let entity = &space.node(id)?.entity;
    let known = |dot: &Dot| doc.sessions.contains_key(&dot.session);
    if !events(entity.field("order")?).all(|dot| known(&dot)) {
        return None;
    }
    let all = entity.fields.iter().flat_map(|(_, register)| events(register));
    all.filter(known).map(|dot| doc.time_of(dot)).min()
}

/// The events of a field that its file still names.
fn events(register: &Register) -> impl Iterator<Item = Dot> + '_ {
    register.entries().iter().flat_map(|entry| entry.past.dots().chain([entry.dot]))
}

/// The day an objective came after the first day of its cycle; `None` where it came in time, or
/// nobody knows.
pub(super) fn late_day(frame: &Frame<'_>, objective: &Objective) -> Option<Day> {
    let first_day = frame.first_day?;
    let published = published_at(frame.space, &objective.id).and_then(Moment::day);
    let day = match published {
        Some(day) => day,
        // Published elsewhere, or still a draft: the day it was added tells.
        None => added(frame.space, &objective.id)
            .map(|(day, _)| day)
            .or_else(|| made_at(frame.space, &objective.id).and_then(Moment::day))?,
    };
    (day > first_day).then_some(day)
}

/// The newest record that says it was added: the day and the reason.
fn added(space: &Space, id: &Id) -> Option<(Day, Option<Text>)> {
    let changes = records::changes(space.doc(), &space.node(id)?.entity);
    let mut days = changes.into_iter().rev().filter(|change| change.kind == ChangeKind::Add);
    days.find_map(|change| Some((change.at?, change.reason)))
}

/// Everything that came after the first day, the latest first.
pub(super) fn late(frame: &Frame<'_>, goals: &[&Objective]) -> Vec<Late> {
    let Some(first_day) = frame.first_day else { return Vec::new() };
    let space = frame.space;
    let mut all = Vec::new();
    for goal in goals {
        let place = goal.home.as_ref().map(|home| name(space, home));
        let late = late_day(frame, goal);
        if let Some(day) = late {
            all.push(Late {
                id: goal.id.clone(),
                title: Text::clone(&goal.title),
                of: None,
                place: place.clone(),
                day,
                days: day.days_since(first_day),
                reason: added(space, &goal.id).and_then(|(_, reason)| reason),
            });
        }
        // Until it is published a goal is being written, key results and all.
        let Some(set) = published_at(space, &goal.id).and_then(Moment::day) else { continue };
        for id in space.key_results_of(&goal.id) {
            let Some(Typed::KeyResult(kr)) = space.node(id).map(|node| &node.typed) else { continue };
            let added = added(space, id);
            let made = || made_at(space, id).and_then(Moment::day);
            let Some(day) = added.as_ref().map(|(day, _)| *day).or_else(made) else { continue };
            if day > first_day && day > set && kr.stage.counts() {
                all.push(Late {
                    id: id.clone(),
                    title: Text::clone(&kr.title),
                    of: Some(title(space, &goal.id)),
                    place: place.clone(),
                    day,
                    days: day.days_since(first_day),
                    reason: added.and_then(|(_, reason)| reason),
                });
            }
        }
    }
    all.arrange(|a, b| b.day.cmp(&a.day).then_with(|| a.id.cmp(&b.id)));
    all
}
