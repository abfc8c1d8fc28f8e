//! What a change does to the score: the same readings, held against the goal as it read before and as it
//! reads after (rules E20 to E24).

use std::rc::Rc;

use crate::doc::Json;
use crate::okr::change::ChangedField;
use crate::okr::{
    Bar, Change, ChangeKind, Day, Evaluation, Id, KeyResult, Objective, Status, Text, bar, score,
};
use crate::query::panel::Named;
use crate::space::{Space, Supposed, Typed};

/// A figure before a change and after it; `None` where nobody knows it.
pub type Moved = (Option<f64>, Option<f64>);

/// What a change does, today.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Effect {
    /// Which way the bar was moved.
    pub bar: Option<Bar>,
    /// The score that the readings speak for, 0.0 to 1.0.
    pub score: Option<Moved>,
    /// How far the goal should be by today, 0.0 to 1.0.
    pub pace: Option<Moved>,
    /// How the goal stands by the rules, whatever its owner says.
    pub status: Option<(Status, Status)>,
    /// The objective whose roll-up it changes, and that.
    pub above: Option<(Named, Moved)>,
}

/// What a change of this goal does; `None` where nothing can be said.
pub fn effect(space: &Space, id: &Id, change: &Change, today: Day) -> Option<Effect> {
    let comes_or_goes = match change.kind {
        ChangeKind::Add => Some((Presence::Absent, Presence::Counts)),
        ChangeKind::Drop | ChangeKind::Postpone => Some((Presence::Counts, Presence::Out)),
        ChangeKind::Resume => Some((Presence::Out, Presence::Counts)),
        // What was judged is told by its two scores.
        ChangeKind::Rescore | ChangeKind::Reopen => return None,
        ChangeKind::Retarget | ChangeKind::Reword | ChangeKind::HandOver => None,
    };
    let found = match (comes_or_goes, space.key_result(id), space.objective(id)) {
        (Some(presence), _, Some(objective)) => {
            of_presence(space, id, space.parent_of(objective)?, presence, today)
        }
        (Some(presence), Some(kr), None) => of_presence(space, id, kr.objective.clone()?, presence, today),
        (None, Some(_), _) => of_key_result(space, id, &change.fields, today)?,
        (None, None, Some(_)) => of_objective(space, id, &change.fields, today)?,
        (_, None, None) => return None,
    };
    (found != Effect::default()).then_some(found)
}

/// How a goal is there for what stands above it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Absent,
    Out,
    Counts,
}

/// With and without it.
fn of_presence(space: &Space, id: &Id, above: Id, (was, is): (Presence, Presence), today: Day) -> Effect {
    let with = |presence: Presence, evaluation: Supposed| match presence {
        Presence::Absent => None,
        Presence::Out => Some(Supposed { counts: false, ..evaluation }),
        Presence::Counts => Some(Supposed { counts: true, ..evaluation }),
    };
    let above = in_above(space, id, &above, |before, part| with(if before { was } else { is }, part), today);
    Effect { above, ..Effect::default() }
}

/// What the objective above makes of two ways in which a part of it may be; `suppose` is asked for the one
/// before, with `true`, and for the one after.
fn in_above(
    space: &Space,
    id: &Id,
    above: &Id,
    suppose: impl Fn(bool, Supposed) -> Option<Supposed>,
    today: Day,
) -> Option<(Named, Moved)> {
    let objective = space.objective(above)?;
    if !space.parts_of(above).iter().any(|part| part.id == *id) {
        return None;
    }
    let progress = |before: bool| {
        let told = |part: &crate::space::PartOf, is: Supposed| {
            if part.id == *id { suppose(before, is) } else { Some(is) }
        };
        space.roll_up_as(objective, told, today).progress.value
    };
    let moved = differing((progress(true), progress(false)))?;
    let name = space.name_of(above).unwrap_or_default();
    Some((Named { id: above.clone(), name }, moved))
}

fn of_key_result(space: &Space, id: &Id, fields: &[ChangedField], today: Day) -> Option<Effect> {
    let (Typed::KeyResult(before), Typed::KeyResult(after)) = both(space, id, fields)? else { return None };
    let objective = after.objective.as_ref().and_then(|id| space.objective(id));
    let is_compared = before.measured_in == after.measured_in;
    let evaluation = |kr: &KeyResult| Rc::new(space.evaluation_as(kr, objective, today));
    let (was, is) = (evaluation(&before), evaluation(&after));
    let score =
        |kr: &KeyResult, one: &Evaluation| score::suggest(kr, &one.progress, one.value).map(|it| it.value);
    // Readings in another unit are no readings of this measure.
    let scored = (score(&before, &was), score(&after, &is));
    let above = objective.filter(|_| is_compared).and_then(|above| {
        let suppose = |is_before: bool, part: Supposed| {
            let (kr, evaluation) = if is_before { (&before, &was) } else { (&after, &is) };
            Some(Supposed { weight: kr.weight, counts: part.counts, evaluation: Rc::clone(evaluation) })
        };
        in_above(space, id, &above.id, suppose, today)
    });
    let time = in_time(&was, &is);
    Some(Effect {
        bar: bar::moved(&before.measure, &after.measure).filter(|_| is_compared),
        score: differing(scored).filter(|_| is_compared),
        above,
        status: time.status.filter(|_| is_compared),
        ..time
    })
}

fn of_objective(space: &Space, id: &Id, fields: &[ChangedField], today: Day) -> Option<Effect> {
    let (Typed::Objective(before), Typed::Objective(after)) = both(space, id, fields)? else { return None };
    if before.span == after.span && before.cycle == after.cycle {
        return None;
    }
    let evaluation = |objective: &Objective| {
        let under = |part: &crate::space::PartOf, is: Supposed| {
            let own = space.key_result(&part.id).filter(|kr| kr.objective.as_ref() == Some(id));
            let evaluation = own.map(|kr| Rc::new(space.evaluation_as(kr, Some(objective), today)));
            Some(Supposed { evaluation: evaluation.unwrap_or(is.evaluation), ..is })
        };
        space.roll_up_as(objective, under, today)
    };
    Some(in_time(&evaluation(&before), &evaluation(&after)))
}

/// What dates and ways do: how far the goal should be, and how it stands by that.
fn in_time(was: &Evaluation, is: &Evaluation) -> Effect {
    let share = |one: &Evaluation| one.expected.map(|expected| expected.share);
    let (stood, stands) = (was.status.computed, is.status.computed);
    Effect {
        pace: differing((share(was), share(is))),
        status: (stood != stands).then_some((stood, stands)),
        ..Effect::default()
    }
}

/// The goal as it read before the change and after it, else as it is today; where it is in its life is as today.
fn both(space: &Space, id: &Id, fields: &[ChangedField]) -> Option<(Typed, Typed)> {
    let fields: Vec<&ChangedField> =
        fields.iter().filter(|field| !matches!(&*field.name, "stage" | "published" | "deleted")).collect();
    if fields.is_empty() {
        return None;
    }
    let said = |side: fn(&ChangedField) -> Option<&Text>| -> Vec<(Text, Json)> {
        fields.iter().map(|field| (Text::clone(&field.name), json(side(field)))).collect()
    };
    let before = space.reading_as(id, &said(|field| field.was.as_ref()))?;
    let after = space.reading_as(id, &said(|field| field.is.as_ref()))?;
    Some((before, after))
}

/// The value of one side of a change; what is no value says nothing.
pub(super) fn json(text: Option<&Text>) -> Json {
    text.and_then(|text| Json::parse(text).ok()).unwrap_or_else(Json::null)
}

/// Two figures that are told as two: not where both are unknown, or read alike with two places.
fn differing((was, is): Moved) -> Option<Moved> {
    let known = |value: Option<f64>| value.filter(|value| value.is_finite());
    let (was, is) = (known(was), known(is));
    let told = |value: Option<f64>| value.map(|value| (value * 100.0).round() as i64);
    (told(was) != told(is)).then_some((was, is))
}
