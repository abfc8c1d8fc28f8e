//! A measure as its editor needs it: its kind, and the same goal measured another way.

use crate::okr::{Extras, KeyResult, Measure};
use crate::space::codec::MeasureKind;

/// The kind of a measure.
pub fn measure_kind(measure: &Measure) -> MeasureKind {
    match measure {
        Measure::Reach { .. } => MeasureKind::Reach,
        Measure::Above { .. } => MeasureKind::Above,
        Measure::Below { .. } => MeasureKind::Below,
        Measure::Between { .. } => MeasureKind::Between,
        Measure::YesNo => MeasureKind::YesNo,
        Measure::Milestones(_) => MeasureKind::Milestones,
        Measure::CommitTargetStretch { .. } => MeasureKind::CommitTargetStretch,
        Measure::Baseline => MeasureKind::Baseline,
        Measure::Judged => MeasureKind::Judged,
    }
}

/// The measure of another kind that says as much of the same numbers as it can. Numbers that the
/// key result had when it was measured that way before come back.
pub fn measured_as(kr: &KeyResult, kind: MeasureKind) -> Measure {
    let now = Numbers::of(&kr.measure);
    let before = |name: &str| number_in(&kr.extras, name);
    match kind {
        MeasureKind::Reach => Measure::Reach {
            start: now.start.or_else(|| before("start")),
            target: now.target.or_else(|| before("target")),
            direction: None,
        },
        MeasureKind::Above => Measure::Above { floor: now.low.or_else(|| before("floor")).or(now.target) },
        MeasureKind::Below => {
            Measure::Below { ceiling: now.high.or_else(|| before("ceiling")).or(now.target) }
        }
        MeasureKind::Between => Measure::Between {
            low: now.low.or_else(|| before("low")),
            high: now.high.or_else(|| before("high")).or(now.target),
        },
        MeasureKind::YesNo => Measure::YesNo,
        MeasureKind::Milestones => {
            let steps = kr.extras.iter().find(|(name, _)| &**name == "milestones");
            let steps = steps.and_then(|(_, text)| crate::doc::Json::parse(text).ok());
            Measure::Milestones(
                steps.and_then(|steps| crate::space::codec::milestones(&steps)).unwrap_or_default(),
            )
        }
        MeasureKind::CommitTargetStretch => Measure::CommitTargetStretch {
            start: now.start.or_else(|| before("start")),
            commit: before("commit"),
            target: now.target.or_else(|| before("target")),
            stretch: before("stretch"),
        },
        MeasureKind::Baseline => Measure::Baseline,
        MeasureKind::Judged => Measure::Judged,
    }
}

#[derive(Default)]
struct Numbers {
    start: Option<f64>,
    target: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

impl Numbers {
    fn of(measure: &Measure) -> Self {
        match measure {
            Measure::Reach { start, target, .. } | Measure::CommitTargetStretch { start, target, .. } => {
                Self { start: *start, target: *target, ..Self::default() }
            }
            Measure::Above { floor } => Self { low: *floor, target: *floor, ..Self::default() },
            Measure::Below { ceiling } => Self { high: *ceiling, target: *ceiling, ..Self::default() },
            Measure::Between { low, high } => Self { low: *low, high: *high, ..Self::default() },
            Measure::YesNo | Measure::Milestones(_) | Measure::Baseline | Measure::Judged => Self::default(),
        }
    }
}

fn number_in(extras: &Extras, name: &str) -> Option<f64> {
    let text = extras.iter().find(|(own, _)| &**own == name).map(|(_, text)| text)?;
    crate::doc::Json::parse(text).ok()?.as_f64()
}
