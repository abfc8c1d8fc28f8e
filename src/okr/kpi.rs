//! KPIs: numbers to keep healthy beside the goals, each with a corridor and a trend.

use super::checkin::CheckIn;
use super::day::Day;
use super::id::{Extras, Id, Text};
use super::measure::Direction;
use super::number::EDGE;
use super::people::Owner;
use super::privacy::Privacy;
use super::status::GRACE_DAYS;
use super::trend::trend;

/// One number to keep healthy. Its readings are check-ins.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Names the KPI.
    pub id: Id,
    /// What it is called.
    pub name: Text,
    /// The unit or person whose KPI it is.
    pub home: Option<Id>,
    /// Who answers for it.
    pub owners: Vec<Owner>,
    /// What its numbers count: `%`, `€`, `days`.
    pub measured_in: Option<Text>,
    /// The lowest healthy value.
    pub low: Option<f64>,
    /// The highest healthy value.
    pub high: Option<f64>,
    /// Which way is better within the corridor, if either is.
    pub direction: Option<Direction>,
    /// How many days may lie between two readings; nothing said means the workspace's cadence.
    pub cadence_days: Option<u32>,
    /// The key result that it was made from, to be kept up after it (rule H30).
    pub kept_from: Option<Id>,
    /// Put away: left out of lists until asked for.
    pub archived: bool,
    /// Its place among its neighbours.
    pub order: Text,
    /// What of it stays out of shared copies (rules X).
    pub privacy: Option<Privacy>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Kpi {
    /// One of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            name: Text::from(""),
            home: None,
            owners: Vec::new(),
            measured_in: None,
            low: None,
            high: None,
            direction: None,
            cadence_days: None,
            kept_from: None,
            archived: false,
            order: Text::from(""),
            privacy: None,
            extras: Extras::new(),
        }
    }

    /// The lowest and the highest healthy value; a corridor written upside down is read the right way round.
    pub fn corridor(&self) -> (Option<f64>, Option<f64>) {
        match (self.low, self.high) {
            (Some(low), Some(high)) => (Some(low.min(high)), Some(low.max(high))),
            edges => edges,
        }
    }

    /// The edge of the corridor that a value lies beyond; `None` for one that is inside.
    pub fn edge_missed(&self, value: f64) -> Option<f64> {
        let (low, high) = self.corridor();
        low.filter(|low| value < *low).or(high.filter(|high| value > *high))
    }
}

/// How a KPI is, and what that was read from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KpiReading {
    /// The latest value.
    pub value: Option<f64>,
    /// The day it was read.
    pub at: Option<Day>,
    /// Whether it is healthy.
    pub health: Health,
    /// Where it is heading.
    pub course: Course,
    /// Whether it was not read for longer than its cadence allows.
    pub overdue: bool,
}

/// Whether a KPI is healthy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// In its corridor.
    Healthy,
    /// Outside by no more than a tenth of the corridor, or of its only edge.
    Watch,
    /// Further outside.
    Unhealthy,
    /// Never read, or without a corridor.
    Unknown,
}

/// Where a KPI is heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The better way.
    Better,
    /// The worse way.
    Worse,
    /// It moves, and nobody said which way is better.
    Moving(Direction),
    /// It stays.
    Flat,
    /// Too few readings.
    Unknown,
}

/// How many of the newest readings a trend is read from.
const RECENT: usize = 6;

/// How a KPI is, from the readings that stand, oldest first (rules H7, H8).
pub fn read(kpi: &Kpi, standing: &[&CheckIn], workspace_cadence_days: u32, today: Day) -> KpiReading {
    let latest = standing.iter().rev().find(|checkin| checkin.value.is_some());
    let value = latest.and_then(|checkin| checkin.value);
    let at = latest.and_then(|checkin| checkin.at);
    let cadence = i64::from(kpi.cadence_days.unwrap_or(workspace_cadence_days));
    KpiReading {
        value,
        at,
        health: value.map_or(Health::Unknown, |value| health(kpi, value)),
        course: course(kpi, standing, value),
        overdue: at.is_some_and(|at| today.days_since(at) > cadence + GRACE_DAYS),
    }
}

/// How many of the newest readings have to go the wrong way before what is only to be watched wants a goal.
const GOING_WRONG: usize = 3;

/// Whether a KPI has left its corridor so far that a goal should bring it back (rule H27): it is unhealthy,
/// or to be watched while each of its last three readings went further the wrong way than the one before.
pub fn wants_recovery(kpi: &Kpi, standing: &[&CheckIn]) -> bool {
    let values: Vec<f64> = standing.iter().filter_map(|checkin| checkin.value).collect();
    let Some(latest) = values.last() else { return false };
    match health(kpi, *latest) {
        Health::Unhealthy => true,
        Health::Healthy | Health::Unknown => false,
        Health::Watch => {
            let Some(edge) = kpi.edge_missed(*latest) else { return false };
            let recent = values.get(values.len().saturating_sub(GOING_WRONG)..).unwrap_or_default();
            let falls = *latest < edge;
            let goes_wrong = |before: f64, after: f64| if falls { after < before } else { after > before };
            recent.len() == GOING_WRONG
                && recent.iter().zip(recent.iter().skip(1)).all(|(before, after)| goes_wrong(*before, *after))
        }
    }
}

fn health(kpi: &Kpi, value: f64) -> Health {
    let (low, high) = kpi.corridor();
    if low.is_none() && high.is_none() {
        return Health::Unknown;
    }
    let outside = low.map_or(0.0, |low| low - value).max(high.map_or(0.0, |high| value - high));
    if outside <= 0.0 {
        return Health::Healthy;
    }
    let scale = match (low, high) {
        (Some(low), Some(high)) => high - low,
        (Some(edge), None) | (None, Some(edge)) => edge.abs(),
        (None, None) => 0.0,
    };
    if outside <= scale / 10.0 + EDGE { Health::Watch } else { Health::Unhealthy }
}

fn course(kpi: &Kpi, standing: &[&CheckIn], value: Option<f64>) -> Course {
    let mut points: Vec<(Day, f64)> =
        standing.iter().filter_map(|checkin| Some((checkin.at?, checkin.value?))).collect();
    points.drain(..points.len().saturating_sub(RECENT));
    let Some(trend) = trend(&points) else { return Course::Unknown };
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else { return Course::Unknown };
    let moved = trend.on(*last) - trend.on(*first);
    // Less than a hundredth of the value is noise.
    if moved.abs() <= value.map_or(0.0, f64::abs) / 100.0 + EDGE {
        return Course::Flat;
    }
    let way = if moved > 0.0 { Direction::Up } else { Direction::Down };
    match better_way(kpi) {
        Some(better) if better == way => Course::Better,
        Some(_) => Course::Worse,
        None => Course::Moving(way),
    }
}

/// The stated way, else away from the only edge.
fn better_way(kpi: &Kpi) -> Option<Direction> {
    kpi.direction.or(match (kpi.low, kpi.high) {
        (Some(_), None) => Some(Direction::Up),
        (None, Some(_)) => Some(Direction::Down),
        (Some(_), Some(_)) | (None, None) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kpi(low: Option<f64>, high: Option<f64>) -> Kpi {
        Kpi { low, high, ..Kpi::new(Id::from("kpi")) }
    }

    fn series(values: &[(&str, f64)]) -> Vec<CheckIn> {
        values
            .iter()
            .map(|(at, value)| CheckIn { at: Day::parse(at), value: Some(*value), ..CheckIn::new(*at) })
            .collect()
    }

    fn reading(kpi: &Kpi, values: &[(&str, f64)], today: &str) -> KpiReading {
        let series = series(values);
        read(kpi, &series.iter().collect::<Vec<_>>(), 7, Day::parse(today).unwrap())
    }

    #[test]
    fn h7_a_kpi_is_healthy_in_its_corridor() {
        for (low, high, value, want) in [
            (Some(90.0), None, 90.0, Health::Healthy),
            (Some(90.0), None, 81.0, Health::Watch),
            (Some(90.0), None, 80.9, Health::Unhealthy),
            (None, Some(10.0), 11.0, Health::Watch),
            (None, Some(0.0), 1.0, Health::Unhealthy),
            (Some(2.0), Some(4.0), 3.0, Health::Healthy),
            (Some(4.0), Some(2.0), 3.0, Health::Healthy),
            (Some(2.0), Some(4.0), 4.2, Health::Watch),
            (Some(2.0), Some(4.0), 4.3, Health::Unhealthy),
            (None, None, 4.3, Health::Unknown),
        ] {
            assert_eq!(health(&kpi(low, high), value), want, "{low:?} {high:?} {value}");
        }
        assert_eq!(reading(&kpi(Some(1.0), None), &[], "2026-07-20").health, Health::Unknown);
    }

    #[test]
    fn h8_a_trend_is_better_or_worse_by_its_direction() {
        let rising = [("2026-07-01", 10.0), ("2026-07-08", 11.0), ("2026-07-15", 12.0)];
        let course = |kpi: &Kpi, values: &[(&str, f64)]| reading(kpi, values, "2026-07-20").course;
        assert_eq!(course(&kpi(Some(5.0), None), &rising), Course::Better);
        assert_eq!(course(&kpi(None, Some(15.0)), &rising), Course::Worse);
        assert_eq!(course(&kpi(Some(5.0), Some(15.0)), &rising), Course::Moving(Direction::Up));
        let down = Kpi { direction: Some(Direction::Down), ..kpi(Some(5.0), Some(15.0)) };
        assert_eq!(course(&down, &rising), Course::Worse);
        assert_eq!(course(&down, &[("2026-07-01", 10.0), ("2026-07-08", 10.0)]), Course::Flat);
        assert_eq!(course(&down, &rising[..1]), Course::Unknown);
    }

    #[test]
    fn h7_a_kpi_that_nobody_reads_is_overdue() {
        let late = |today| reading(&kpi(Some(5.0), None), &[("2026-07-01", 10.0)], today).overdue;
        assert!(!late("2026-07-11") && late("2026-07-12"));
        let monthly = Kpi { cadence_days: Some(31), ..kpi(Some(5.0), None) };
        assert!(!reading(&monthly, &[("2026-07-01", 10.0)], "2026-07-31").overdue);
    }

    #[test]
    fn h27_a_kpi_wants_a_goal_once_it_is_unhealthy_or_keeps_going_the_wrong_way() {
        let days = ["2026-07-01", "2026-07-08", "2026-07-15", "2026-07-22"];
        let wants = |low, high, values: &[f64]| {
            let said: Vec<(&str, f64)> = days.iter().copied().zip(values.iter().copied()).collect();
            let series = series(&said);
            wants_recovery(&kpi(low, high), &series.iter().collect::<Vec<_>>())
        };
        for (low, high, values, want) in [
            (Some(90.0), None, &[95.0, 80.0][..], true),
            (Some(90.0), None, &[95.0, 85.0], false),
            (Some(90.0), None, &[95.0, 92.0, 85.0], true),
            (Some(90.0), None, &[80.0, 92.0, 91.0, 85.0], true),
            (Some(90.0), None, &[84.0, 85.0, 86.0], false),
            (Some(90.0), None, &[95.0, 85.0, 85.0], false),
            (None, Some(10.0), &[9.0, 10.5, 11.0], true),
            (None, Some(10.0), &[11.0, 10.8, 10.5], false),
            (Some(4.0), Some(2.0), &[3.0, 4.1, 4.2], true),
            (Some(90.0), None, &[80.0, 95.0], false),
            (Some(90.0), None, &[], false),
            (None, None, &[1.0, 2.0, 3.0], false),
        ] {
            assert_eq!(wants(low, high, values), want, "{low:?} {high:?} {values:?}");
        }
    }

    #[test]
    fn h29_the_edge_that_is_missed_is_the_nearest_one() {
        let band = kpi(Some(4.0), Some(2.0));
        assert_eq!(band.corridor(), (Some(2.0), Some(4.0)));
        assert_eq!(
            [1.0, 2.0, 3.0, 4.5].map(|value| band.edge_missed(value)),
            [Some(2.0), None, None, Some(4.0)]
        );
        assert_eq!(kpi(None, None).edge_missed(3.0), None);
    }
}
