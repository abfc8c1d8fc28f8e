//! Whether a change of a measure makes a goal easier or harder to reach (rules E).

use super::arrange::{Arrange, set_of};
use super::id::Text;
use super::measure::{Blank, Measure, Reading};
use super::score::ladder;

/// Which way the bar was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bar {
    /// The same readings give more.
    Lowered,
    /// The same readings give less.
    Raised,
}

/// Which way the bar was moved: lowered where no reading gives less than before and some give more, raised
/// the other way round; `None` where some give more and others less, or where nothing can be compared.
///
/// Readings are held against it as far as they count in a score, between 0.0 and 1.0.
pub fn moved(before: &Measure, after: &Measure) -> Option<Bar> {
    let (mut more, mut less) = (false, false);
    for reading in readings(before, after) {
        match (worth(before, &reading), worth(after, &reading)) {
            (Worth::Known(was), Worth::Known(is)) => {
                more |= is > was + LEAST;
                less |= is < was - LEAST;
            }
            (Worth::Short, Worth::Known(is)) => more |= is >= 1.0,
            (Worth::Known(was), Worth::Short) => less |= was >= 1.0,
            (Worth::Short | Worth::Unknown, _) | (_, Worth::Unknown) => {}
        }
    }
    match (more, less) {
        (true, false) => Some(Bar::Lowered),
        (false, true) => Some(Bar::Raised),
        (true, true) | (false, false) => None,
    }
}

/// The least difference of two shares that is one.
const LEAST: f64 = 1e-9;

/// What a reading is worth.
enum Worth {
    Known(f64),
    /// Not there yet; how far nobody knows, since nobody knows where it began.
    Short,
    Unknown,
}

fn worth(measure: &Measure, reading: &Reading) -> Worth {
    if let Some(grade) = reading.value.and_then(|value| ladder(measure, value)) {
        return Worth::Known(grade.clamp(0.0, 1.0));
    }
    match measure.read(reading) {
        Ok((share, _)) if share.is_finite() => Worth::Known(share.clamp(0.0, 1.0)),
        Err(Blank::StartUnknown) => Worth::Short,
        Ok(_) | Err(_) => Worth::Unknown,
    }
}

/// Readings that tell two measures apart: every number that either of them names, the middle between each two,
/// and one beyond each end; of milestones those that both have, done one after the other.
fn readings(before: &Measure, after: &Measure) -> Vec<Reading> {
    if let (Measure::Milestones(old), Measure::Milestones(new)) = (before, after) {
        let kept = set_of(new.iter().map(|step| &step.key));
        let common: Vec<Text> =
            old.iter().filter(|step| kept.contains(&step.key)).map(|step| Text::clone(&step.key)).collect();
        let done = |count: usize| common.iter().take(count).cloned().collect::<Vec<_>>();
        return (0..=common.len())
            .map(|count| Reading { done: Some(done(count)), ..Reading::default() })
            .collect();
    }
    if !before.takes_value() || !after.takes_value() {
        return Vec::new();
    }
    let mut marks: Vec<f64> = numbers(before).into_iter().chain(numbers(after)).flatten().collect();
    marks.retain(|mark| mark.is_finite());
    marks.arrange(f64::total_cmp);
    let middles = marks.windows(2).filter_map(|pair| Some(f64::midpoint(*pair.first()?, *pair.get(1)?)));
    let mut values: Vec<f64> = middles.collect();
    let far = |mark: &f64, way: f64| mark + way * (mark.abs() + 1.0);
    values.extend(marks.first().map(|mark| far(mark, -1.0)));
    values.extend(marks.last().map(|mark| far(mark, 1.0)));
    values.extend(marks);
    values.into_iter().map(Reading::of_value).collect()
}

fn numbers(measure: &Measure) -> Vec<Option<f64>> {
    match measure {
        Measure::Reach { start, target, .. } => vec![*start, *target],
        Measure::Above { floor: edge } | Measure::Below { ceiling: edge } => vec![*edge],
        Measure::Between { low, high } => vec![*low, *high],
        Measure::CommitTargetStretch { start, commit, target, stretch } => {
            vec![*start, *commit, *target, *stretch]
        }
        Measure::YesNo | Measure::Milestones(_) | Measure::Baseline | Measure::Judged => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::{Direction, Milestone};
    use super::*;

    fn reach(start: impl Into<Option<f64>>, target: f64) -> Measure {
        Measure::Reach { start: start.into(), target: Some(target), direction: None }
    }

    fn up(target: f64) -> Measure {
        Measure::Reach { start: None, target: Some(target), direction: Some(Direction::Up) }
    }

    fn ladder_of(target: f64, stretch: f64) -> Measure {
        Measure::CommitTargetStretch {
            start: Some(0.0),
            commit: Some(4.0),
            target: Some(target),
            stretch: Some(stretch),
        }
    }

    fn steps(all: &[(&str, f64)]) -> Measure {
        let step =
            |(key, weight): &(&str, f64)| Milestone { key: (*key).into(), title: "".into(), weight: *weight };
        Measure::Milestones(all.iter().map(step).collect())
    }

    #[test]
    fn e21_a_bar_is_lower_where_the_same_readings_give_more() {
        use Bar::{Lowered, Raised};
        let (above, below) = (|floor| Measure::Above { floor }, |ceiling| Measure::Below { ceiling });
        let between = |low, high| Measure::Between { low: Some(low), high: Some(high) };
        for (what, before, after, want) in [
            ("a nearer target", reach(0.0, 10.0), reach(0.0, 8.0), Some(Lowered)),
            ("a farther target", reach(0.0, 10.0), reach(0.0, 12.0), Some(Raised)),
            ("downwards, nearer", reach(90.0, 30.0), reach(90.0, 45.0), Some(Lowered)),
            ("downwards, farther", reach(90.0, 30.0), reach(90.0, 10.0), Some(Raised)),
            ("an earlier start", reach(0.0, 10.0), reach(5.0, 10.0), Some(Raised)),
            ("a start behind", reach(5.0, 10.0), reach(0.0, 10.0), Some(Lowered)),
            ("start and target", reach(0.0, 10.0), reach(5.0, 20.0), Some(Raised)),
            ("the other way", reach(0.0, 10.0), reach(10.0, 0.0), None),
            ("no known start", up(10.0), up(8.0), Some(Lowered)),
            ("no known start, farther", up(8.0), up(10.0), Some(Raised)),
            ("a start that became known", up(10.0), reach(0.0, 10.0), None),
            ("the same", reach(0.0, 10.0), reach(0.0, 10.0), None),
            ("no way", reach(10.0, 10.0), reach(0.0, 10.0), None),
            ("a lower floor", above(Some(40.0)), above(Some(35.0)), Some(Lowered)),
            ("a lower ceiling", below(Some(4.0)), below(Some(3.0)), Some(Raised)),
            ("a floor that became known", above(None), above(Some(3.0)), None),
            ("a wider corridor", between(3.0, 5.0), between(2.0, 6.0), Some(Lowered)),
            ("a corridor elsewhere", between(3.0, 5.0), between(4.0, 6.0), None),
            ("a lower target of three", ladder_of(8.0, 10.0), ladder_of(7.0, 10.0), Some(Lowered)),
            ("a higher stretch", ladder_of(8.0, 10.0), ladder_of(8.0, 12.0), Some(Raised)),
            ("one step fewer", steps(&[("a", 1.0), ("b", 1.0)]), steps(&[("a", 1.0)]), Some(Lowered)),
            ("one step more", steps(&[("a", 1.0)]), steps(&[("a", 1.0), ("b", 1.0)]), Some(Raised)),
            ("from a number to a word", reach(0.0, 10.0), Measure::YesNo, None),
            ("from words to a number", Measure::Judged, reach(0.0, 10.0), None),
            ("made-up numbers", reach(0.0, f64::NAN), reach(0.0, f64::INFINITY), None),
        ] {
            assert_eq!(moved(&before, &after), want, "{what}");
        }
    }

    #[test]
    fn e21_a_change_and_its_undoing_move_the_bar_both_ways() {
        for (one, other) in [
            (reach(0.0, 10.0), reach(0.0, 8.0)),
            (up(10.0), up(7.0)),
            (ladder_of(8.0, 10.0), ladder_of(6.0, 9.0)),
        ] {
            assert_eq!(moved(&one, &other), Some(Bar::Lowered));
            assert_eq!(moved(&other, &one), Some(Bar::Raised));
        }
    }
}
