//! The course of a goal as a chart: readings, pace, forecast, what people believed and where they thought it
//! would end.

use crate::okr::{
    Arrange, ChangeKind, CheckIn, Day, Id, KeyResult, Measure, Moment, Outlook, Span, Text, confidence, pace,
    progress,
};
use crate::space::{Space, records};

use super::{forecast_of, readings};

/// A chart of a goal's course: in the key result's own numbers, or in shares where it has none.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// What was said, oldest first, with what it says of the height.
    pub dots: Vec<Dot>,
    /// Corners of the pace: the day and how high it is there (rules T2 and T3).
    pub pace: Vec<(Day, f64)>,
    /// Values that are held against it.
    pub levels: Vec<(f64, ChartLevel)>,
    /// The first and the last day that are drawn.
    pub ends: (Day, Day),
    /// Today, where it lies between them.
    pub today: Option<Day>,
    /// Whether heights are shares of the way.
    pub in_shares: bool,
    /// Where it will be at this rate, from the last reading to the last day; empty where nobody can say.
    pub ahead: Vec<Ahead>,
    /// Days on which its numbers were set anew, with what the ledger says of that.
    pub marks: Vec<Mark>,
    /// What the numbers count.
    pub measured_in: Option<Text>,
}

/// What was said on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct Dot {
    /// The day.
    pub day: Day,
    /// How high the reading stands; `None` where none was said.
    pub height: Option<f64>,
    /// How far the goal was, as a share of the way.
    pub share: Option<f64>,
    /// What was believed, 0 to 10.
    pub confidence: Option<u8>,
    /// Where somebody thought it would end, as a score.
    pub projection: Option<f64>,
    /// How high that stands; `None` where a score has no place among the numbers.
    pub projected: Option<f64>,
    /// Who said it.
    pub by: Option<Text>,
}

/// Where a goal will be on one day at this rate.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ahead {
    /// The day.
    pub day: Day,
    /// How high the line and the band are there.
    pub outlook: Outlook,
}

/// A day on which the numbers were set anew.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// The day.
    pub day: Day,
    /// What it was before, as the ledger says it.
    pub from: Option<Text>,
    /// What it is since.
    pub to: Option<Text>,
}

/// What a level of the chart is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartLevel {
    /// The target.
    Target,
    /// The lowest good value.
    Floor,
    /// The highest good value.
    Ceiling,
    /// What is promised.
    Commit,
    /// What would be outstanding.
    Stretch,
}

/// How many steps the forecast is drawn in: its band bends.
const STEPS: i64 = 8;

/// The chart of a goal; `None` with fewer than two dated readings and fewer than two dated beliefs.
pub fn chart(space: &Space, id: &Id, today: Day) -> Option<Chart> {
    let evaluation = space.evaluation(id, today)?;
    let scale = Scale::of(space.key_result(id).filter(|_| {
        evaluation.sum.is_none() && !matches!(evaluation.progress.basis, crate::okr::Basis::RollUp)
    }));
    let dots = dots(space, id, &scale, today);
    let count = |is_there: fn(&Dot) -> bool| dots.iter().filter(|dot| is_there(dot)).count();
    if count(|dot| dot.height.is_some()) < 2 && count(|dot| dot.confidence.is_some()) < 2 {
        return None;
    }
    let (first, last) = (dots.first()?.day, dots.last()?.day);
    let span = evaluation.span;
    let (start, end) = span.both().unwrap_or((first, last));
    let ends = (start.min(first), end.max(last));
    Some(Chart {
        pace: scale.pace(space.key_result(id), span),
        levels: scale.kr.map(|kr| levels(&kr.measure)).unwrap_or_default(),
        today: (ends.0..=ends.1).contains(&today).then_some(today),
        in_shares: scale.in_shares(),
        ahead: ahead(space, id, &scale, today),
        marks: marks(space, id, ends),
        measured_in: scale.kr.and_then(|kr| kr.measured_in.clone()),
        ends,
        dots,
    })
}

/// What heights are: a key result's own numbers, or shares.
struct Scale<'a> {
    kr: Option<&'a KeyResult>,
}

impl<'a> Scale<'a> {
    /// Shares for what has no number of its own, takes them from below, or stands in no key result.
    fn of(kr: Option<&'a KeyResult>) -> Self {
        Self { kr: kr.filter(|kr| kr.measure.takes_value()) }
    }

    fn in_shares(&self) -> bool {
        self.kr.is_none()
    }

    /// How high a share of the way stands; nowhere in a corridor or without a start.
    fn of_share(&self, share: f64) -> Option<f64> {
        match self.kr {
            None => Some(share),
            Some(kr) => kr.measure.ends().map(|(from, to)| from + share * (to - from)),
        }
    }

    /// How high a score stands: it is no share of the way to a target beyond which a stretch lies.
    fn of_score(&self, score: f64) -> Option<f64> {
        let is_ladder = self.kr.is_some_and(|kr| matches!(kr.measure, Measure::CommitTargetStretch { .. }));
        self.of_share(score).filter(|_| !is_ladder)
    }

    /// Corners of the pace.
    fn pace(&self, kr: Option<&KeyResult>, span: Span) -> Vec<(Day, f64)> {
        let Some((start, end)) = span.both() else { return Vec::new() };
        let phased = kr.map_or(&[][..], |kr| &kr.phased);
        let mut days: Vec<Day> =
            phased.iter().map(|step| step.day).filter(|day| span.contains(*day)).collect();
        days.extend([start, end]);
        days.arrange(Ord::cmp);
        days.dedup();
        let at = |day: Day| {
            let share = match kr {
                Some(kr) => pace::expected(&kr.measure, phased, None, span, day)?.share,
                None => pace::straight(span, day)?,
            };
            self.of_share(share)
        };
        days.into_iter().filter_map(|day| Some((day, at(day)?))).collect()
    }
}

fn dots(space: &Space, id: &Id, scale: &Scale<'_>, today: Day) -> Vec<Dot> {
    let all = space.check_ins(id);
    let by = |one: &CheckIn| one.by.as_ref().and_then(|by| space.name_of(by));
    let dot = |one: &CheckIn, height: Option<f64>, share: Option<f64>| {
        Some(Dot {
            day: one.day()?,
            height,
            share,
            confidence: one.confidence.filter(|value| *value <= 10),
            projection: one.projection,
            projected: one.projection.and_then(|score| scale.of_score(score)),
            by: by(one),
        })
    };
    let mut dots: Vec<Dot> = if let Some(kr) = scale.kr {
        let standing: Vec<&CheckIn> = all.iter().collect();
        let course = progress::course(kr, &standing);
        let of = |(one, point): (&CheckIn, &progress::Point)| dot(one, one.value, point.share);
        all.iter().zip(&course).filter_map(of).collect()
    } else {
        let read = readings(space, id, today);
        let is_own = read.iter().any(|reading| reading.from.is_some());
        let share = |one: &CheckIn| {
            let same = |from: &CheckIn| from.key == one.key;
            read.iter().find(|reading| reading.from.as_ref().is_some_and(same)).map(|reading| reading.share)
        };
        let own = all.iter().filter_map(|one| dot(one, share(one), share(one)));
        let below = read.iter().filter(|_| !is_own).map(|reading| Dot {
            day: reading.day,
            height: Some(reading.share),
            share: Some(reading.share),
            confidence: None,
            projection: None,
            projected: None,
            by: None,
        });
        own.chain(below).collect()
    };
    if dots.iter().all(|dot| dot.confidence.is_none()) {
        dots.extend(lowest(space, id));
    }
    // Nothing is drawn of a check-in that says none of it.
    dots.retain(|dot| dot.height.is_some() || dot.confidence.is_some() || dot.projection.is_some());
    dots.retain(|dot| dot.day <= today);
    dots.arrange_by(|dot| dot.day);
    dots
}

/// The lowest belief in the key results of an objective, on each day on which one was said (rule C9).
fn lowest(space: &Space, id: &Id) -> Vec<Dot> {
    if space.objective(id).is_none() {
        return Vec::new();
    }
    let counted = space.all_key_results_of(id).filter(|kr| space.counts(kr));
    let all: Vec<_> = counted.map(|kr| (kr, space.check_ins(kr))).collect();
    let said = |one: &CheckIn| one.confidence.is_some_and(|value| value <= 10);
    let mut days: Vec<Day> =
        all.iter().flat_map(|(_, own)| own.iter().filter(|one| said(one)).filter_map(CheckIn::day)).collect();
    days.arrange(Ord::cmp);
    days.dedup();
    let on = |day: Day| {
        let parts: Vec<(&Id, Option<u8>)> = all
            .iter()
            .map(|(kr, own)| {
                let until: Vec<&CheckIn> =
                    own.iter().filter(|one| one.day().is_some_and(|said| said <= day)).collect();
                (*kr, confidence::of(&until).map(|one| one.value))
            })
            .collect();
        let lowest = confidence::together(&parts)?.lowest;
        Some(Dot {
            day,
            height: None,
            share: None,
            confidence: Some(lowest),
            projection: None,
            projected: None,
            by: None,
        })
    };
    days.into_iter().filter_map(on).collect()
}

fn ahead(space: &Space, id: &Id, scale: &Scale<'_>, today: Day) -> Vec<Ahead> {
    let Some(forecast) = forecast_of(space, id, today) else { return Vec::new() };
    let days = forecast.end.days_since(forecast.last);
    let mut at: Vec<Day> = (0..=STEPS).map(|step| forecast.last.plus_days(days * step / STEPS)).collect();
    at.dedup();
    let height = |day: Day| {
        let shown = forecast.shown_on(day);
        let (value, low, high) =
            (scale.of_share(shown.value)?, scale.of_share(shown.low)?, scale.of_share(shown.high)?);
        Some(Ahead { day, outlook: Outlook { value, low: low.min(high), high: high.max(low) } })
    };
    at.into_iter().filter_map(height).collect()
}

/// Days between the ends on which the ledger says that its numbers were set anew.
fn marks(space: &Space, id: &Id, (first, last): (Day, Day)) -> Vec<Mark> {
    let Some(node) = space.node(id) else { return Vec::new() };
    let all = records::changes(space.doc(), &node.entity).into_iter();
    let retargets = all.filter(|one| one.kind == ChangeKind::Retarget);
    let mark = |one: crate::okr::Change| {
        let day = one.at.or_else(|| one.made.and_then(Moment::day))?;
        (first..=last).contains(&day).then_some(Mark { day, from: one.from, to: one.to })
    };
    retargets.filter_map(mark).collect()
}

fn levels(measure: &Measure) -> Vec<(f64, ChartLevel)> {
    let level = |value: Option<f64>, what| value.map(|value| (value, what));
    let all: Vec<Option<(f64, ChartLevel)>> = match measure {
        Measure::Reach { target, .. } => vec![level(*target, ChartLevel::Target)],
        Measure::Above { floor } => vec![level(*floor, ChartLevel::Floor)],
        Measure::Below { ceiling } => vec![level(*ceiling, ChartLevel::Ceiling)],
        Measure::Between { low, high } => {
            vec![level(*low, ChartLevel::Floor), level(*high, ChartLevel::Ceiling)]
        }
        Measure::CommitTargetStretch { commit, target, stretch, .. } => vec![
            level(*commit, ChartLevel::Commit),
            level(*target, ChartLevel::Target),
            level(*stretch, ChartLevel::Stretch),
        ],
        Measure::YesNo | Measure::Milestones(_) | Measure::Baseline | Measure::Judged => vec![],
    };
    all.into_iter().flatten().collect()
}
