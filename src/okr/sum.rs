//! Sums: a key result whose value is what its parts have together (rule R12).

use std::collections::BTreeSet;

use super::id::{Id, Text};
use super::measure::{Blank, Measure, Reading};
use super::progress::{Basis, Progress};

/// How a key result takes from what is below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RollsUp {
    /// The weighted mean of their progress.
    #[default]
    Mean,
    /// The sum of their values, held against its own start and target.
    Sum,
}

/// One key result whose value may be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Addend {
    /// The key result.
    pub id: Id,
    /// Its value, in its own numbers; `None` where nobody said one.
    pub value: Option<f64>,
    /// Where it began.
    pub start: Option<f64>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
}

/// What several key results have together.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// The sum of the values that are known; `None` where none is, or where they count different things.
    pub value: Option<f64>,
    /// The sum of the starts of those whose value is known; `None` where one of them is not known.
    pub start: Option<f64>,
    /// Everything that may be added, in the order given, each id once.
    pub addends: Vec<Addend>,
    /// How many of them have no value; they are left out, not taken as zero.
    pub missing: usize,
    /// What they count, where that is not one thing; an empty text is a plain number.
    pub mixed: Vec<Text>,
}

/// Adds up (rule R12). `measured_in` is what the sum itself counts, where somebody said.
pub fn sum(measured_in: Option<&str>, addends: Vec<Addend>) -> Sum {
    let mut seen = BTreeSet::new();
    let addends: Vec<Addend> = addends.into_iter().filter(|one| seen.insert(one.id.clone())).collect();
    let own = measured_in.map(str::trim).filter(|unit| !unit.is_empty());
    let mut units: Vec<Text> = Vec::new();
    for unit in
        own.into_iter().chain(addends.iter().map(|one| one.measured_in.as_deref().unwrap_or("").trim()))
    {
        if !units.iter().any(|known| **known == *unit) {
            units.push(Text::from(unit));
        }
    }
    let mixed = if units.len() > 1 { units } else { Vec::new() };
    let known: Vec<&Addend> = addends.iter().filter(|one| value(one).is_some()).collect();
    let missing = addends.len() - known.len();
    let is_known = !known.is_empty() && mixed.is_empty();
    let total: f64 = known.iter().filter_map(|one| value(one)).sum();
    let starts: Option<Vec<f64>> =
        known.iter().map(|one| one.start.filter(|start| start.is_finite())).collect();
    Sum {
        value: is_known.then_some(total).filter(|total| total.is_finite()),
        start: starts.filter(|_| is_known).map(|starts| starts.iter().sum()),
        missing,
        mixed,
        addends,
    }
}

fn value(one: &Addend) -> Option<f64> {
    one.value.filter(|value| value.is_finite())
}

impl Sum {
    /// How far a sum is by the measure of the key result that has it; its start is that of the measure,
    /// else that of what was added.
    pub fn progress(&self, measure: &Measure) -> Progress {
        if !self.mixed.is_empty() {
            return Progress::unknown(Blank::UnitsDiffer);
        }
        let Some(value) = self.value else { return Progress::unknown(Blank::NothingSaid) };
        let measure = match measure {
            Measure::Reach { start: None, target, direction } => {
                Measure::Reach { start: self.start, target: *target, direction: *direction }
            }
            Measure::CommitTargetStretch { start: None, commit, target, stretch } => {
                let (commit, target, stretch) = (*commit, *target, *stretch);
                Measure::CommitTargetStretch { start: self.start, commit, target, stretch }
            }
            Measure::Judged | Measure::YesNo | Measure::Milestones(_) => {
                return Progress::unknown(Blank::TargetUnknown);
            }
            other => other.clone(),
        };
        match measure.read(&Reading::of_value(value)) {
            Ok((share, how)) => {
                let (known, all) = (self.addends.len() - self.missing, self.addends.len());
                Progress { value: Some(share), basis: Basis::Sum { how, known, all }, from: None, at: None }
            }
            Err(blank) => Progress::unknown(blank),
        }
    }
}

/// Where a measure says it began.
pub fn start_of(measure: &Measure) -> Option<f64> {
    match measure {
        Measure::Reach { start, .. } | Measure::CommitTargetStretch { start, .. } => *start,
        Measure::Above { .. }
        | Measure::Below { .. }
        | Measure::Between { .. }
        | Measure::YesNo
        | Measure::Milestones(_)
        | Measure::Baseline
        | Measure::Judged => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::How;
    use super::*;

    fn addend(id: &str, value: Option<f64>, start: Option<f64>, unit: Option<&str>) -> Addend {
        Addend { id: Id::from(id), value, start, measured_in: unit.map(Text::from) }
    }

    fn reach(start: Option<f64>, target: f64) -> Measure {
        Measure::Reach { start, target: Some(target), direction: None }
    }

    #[test]
    fn r12_values_in_one_unit_add_up() {
        let all =
            vec![addend("a", Some(3.0), Some(1.0), Some("€")), addend("b", Some(4.0), Some(1.0), Some("€ "))];
        let got = sum(Some("€"), all.clone());
        assert_eq!((got.value, got.start, got.missing, got.mixed.len()), (Some(7.0), Some(2.0), 0, 0));
        assert_eq!(sum(None, all).value, Some(7.0), "a sum that does not say takes what they count");
        let progress = got.progress(&reach(Some(0.0), 14.0));
        assert_eq!(progress.value, Some(0.5));
        let want = Basis::Sum { how: How::Way { start: 0.0, target: 14.0, value: 7.0 }, known: 2, all: 2 };
        assert_eq!(progress.basis, want);
        assert_eq!(got.progress(&reach(None, 12.0)).value, Some(0.5), "from 2, where they began, to 12");
    }

    #[test]
    fn r12_what_has_no_value_is_left_out_and_counted() {
        let all = vec![
            addend("a", Some(3.0), Some(1.0), None),
            addend("b", None, Some(50.0), None),
            addend("c", Some(f64::NAN), None, None),
        ];
        let got = sum(None, all);
        assert_eq!((got.value, got.start, got.missing), (Some(3.0), Some(1.0), 2));
        assert!(matches!(got.progress(&reach(Some(0.0), 6.0)).basis, Basis::Sum { known: 1, all: 3, .. }));
        let got = sum(None, vec![addend("a", None, Some(1.0), None)]);
        assert_eq!((got.value, got.start, got.missing), (None, None, 1));
        assert_eq!(got.progress(&reach(Some(0.0), 6.0)), Progress::unknown(Blank::NothingSaid));
    }

    #[test]
    fn r12_different_units_are_never_added() {
        let all = || vec![addend("a", Some(3.0), None, Some("€")), addend("b", Some(4.0), None, Some("$"))];
        let got = sum(None, all());
        assert_eq!(
            (got.value, got.mixed.iter().map(|one| &**one).collect::<Vec<_>>()),
            (None, vec!["€", "$"])
        );
        assert_eq!(got.progress(&reach(Some(0.0), 6.0)), Progress::unknown(Blank::UnitsDiffer));
        let plain = vec![addend("a", Some(3.0), None, None), addend("b", Some(4.0), None, Some("€"))];
        assert_eq!(sum(Some("€"), plain).value, None, "a plain number is not an amount of money");
        let one = vec![addend("a", Some(3.0), None, Some("$"))];
        assert_eq!(sum(Some("€"), one).mixed.len(), 2);
    }

    #[test]
    fn r12_an_id_is_added_once_and_an_unknown_start_stays_unknown() {
        let twice = vec![addend("a", Some(3.0), None, None), addend("a", Some(3.0), None, None)];
        let got = sum(None, twice);
        assert_eq!((got.value, got.start, got.addends.len()), (Some(3.0), None, 1));
        assert_eq!(got.progress(&reach(None, 6.0)), Progress::unknown(Blank::StartUnknown));
        assert_eq!(got.progress(&reach(None, 3.0)).value, Some(1.0), "at the target exactly");
        assert_eq!(got.progress(&Measure::Judged), Progress::unknown(Blank::TargetUnknown));
    }

    #[test]
    fn r12_a_sum_in_its_corridor_is_not_reached() {
        let got = sum(None, vec![addend("a", Some(3.0), None, None)]);
        let progress = got.progress(&Measure::Below { ceiling: Some(4.0) });
        assert_eq!((progress.value, progress.is_reached()), (Some(1.0), false));
        assert!(got.progress(&reach(Some(0.0), 3.0)).is_reached());
    }
}
