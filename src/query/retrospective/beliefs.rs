//! What people believed in at the beginning, in the middle and at the end, beside what came (rule J13).

use crate::okr::{Day, Id, Objective, Text};
use crate::query::close::verdict;
use crate::query::panel::Named;
use crate::query::projected::of_goal;
use crate::space::Space;

/// What people believed of one goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Belief {
    /// The objective or key result.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The objective of a key result.
    pub of: Option<Named>,
    /// The first confidence that was said.
    pub first: Option<u8>,
    /// The one that stood in the middle of its time.
    pub middle: Option<u8>,
    /// The last one.
    pub last: Option<u8>,
    /// All of them: days since the first, and the confidence.
    pub points: Vec<(f64, f64)>,
    /// Where people thought at first that it would end, as a score.
    pub thought_first: Option<f64>,
    /// The same at last.
    pub thought_last: Option<f64>,
    /// How much too high they were on average, once it is over.
    pub off: Option<f64>,
    /// What was judged of it.
    pub score: Option<f64>,
    /// Whether it stays out of what is handed on.
    pub is_private: bool,
}

/// All goals together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Beliefs {
    /// Goals of which somebody said what they believe, in the order of their objectives.
    pub rows: Vec<Belief>,
    /// The mean confidence at the beginning, in the middle and at the end, over the goals of which all three are
    /// known, and how many those are.
    pub means: Option<([f64; 3], usize)>,
    /// How much too high the projections were on average over the goals, and how many those are.
    pub off: Option<(f64, usize)>,
}

/// What people believed of these objectives and their key results.
pub fn beliefs(space: &Space, objectives: &[&Objective], today: Day) -> Beliefs {
    let mut rows = Vec::new();
    for objective in objectives {
        rows.extend(belief(space, &objective.id, today));
        rows.extend(space.key_results_of(&objective.id).iter().filter_map(|kr| belief(space, kr, today)));
    }
    let three = |row: &Belief| Some([f64::from(row.first?), f64::from(row.middle?), f64::from(row.last?)]);
    let known: Vec<[f64; 3]> = rows.iter().filter_map(three).collect();
    let mean = |pick: fn(&[f64; 3]) -> f64| known.iter().map(pick).sum::<f64>() / known.len() as f64;
    let means = [mean(|[first, ..]| *first), mean(|[_, middle, _]| *middle), mean(|[.., last]| *last)];
    let offs: Vec<f64> = rows.iter().filter_map(|row| row.off).collect();
    let off = offs.iter().sum::<f64>() / offs.len() as f64;
    Beliefs {
        means: (!known.is_empty()).then_some((means, known.len())),
        off: (!offs.is_empty()).then_some((off, offs.len())),
        rows,
    }
}

/// What people believed of one goal; `None` where nobody said anything, or it is not told here.
fn belief(space: &Space, id: &Id, today: Day) -> Option<Belief> {
    if space.is_hidden(id) || space.is_untold(id) {
        return None;
    }
    let all = space.check_ins(id);
    let said = all.iter().filter_map(|one| Some((one.day(), one.confidence?)));
    let said: Vec<(Option<Day>, u8)> = said.collect();
    let projected =
        all.iter().any(|one| one.projection.is_some()).then(|| of_goal(space, id, today)).flatten();
    if said.is_empty() && projected.is_none() {
        return None;
    }
    let own = match space.key_result(id) {
        Some(kr) => kr.span,
        None => space.objective(id)?.span,
    };
    let span = space.frame(space.objective_over(id), own, today).span;
    let half = span.both().map(|(start, end)| start.plus_days(end.days_since(start) / 2));
    let by_half = |day: Option<Day>| day.zip(half).is_some_and(|(day, half)| day <= half);
    let first_day = said.iter().find_map(|(day, _)| *day);
    let since = |day: Day| first_day.map_or(0.0, |first| day.days_since(first) as f64);
    let guesses = projected.as_ref().map(|one| one.guesses.as_slice()).unwrap_or_default();
    Some(Belief {
        title: space.name_of(id).unwrap_or_default(),
        of: space.key_result(id).and_then(|kr| kr.objective.as_ref()).map(|of| super::named(space, of)),
        first: said.first().map(|(_, level)| *level),
        middle: said.iter().rev().find(|(day, _)| by_half(*day)).map(|(_, level)| *level),
        last: said.last().map(|(_, level)| *level),
        points: said.iter().filter_map(|(day, level)| Some((since((*day)?), f64::from(*level)))).collect(),
        thought_first: guesses.first().map(|guess| guess.score),
        thought_last: guesses.last().map(|guess| guess.score),
        off: projected.as_ref().and_then(|one| one.off),
        score: verdict(space, id).value,
        is_private: space.privacy(id).is_some(),
        id: id.clone(),
    })
}
