//! What colour says about a card, and the number each thing it says goes by.

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::confidence::{Belief, belief};
use crate::okr::status::GRACE_DAYS;
use crate::okr::{Day, Id, Objective, Origin, Stage, Status, Text};
use crate::space::Space;

use super::ColourBy;
use super::picture::Shade;

/// How many units have a colour of their own.
pub const MOST_UNITS: usize = 8;

/// What a shade says by the chosen colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShadeOf {
    /// Number 0 of every colour: nobody knows or said, or it belongs to no unit.
    Unknown,
    /// How it stands: 1 at risk, 2 behind, 3 stale, 4 pending, 5 on track, 6 done, 7 postponed, 8 dropped,
    /// 9 closed.
    Status(Status),
    /// The lowest confidence of its key results: 1 low (0 to 3), 2 middling (4 to 6), 3 high (7 to 10).
    Confidence(Belief),
    /// How far it is: 1 less than a quarter, 2 less than half, 3 less than three quarters, 4 not quite there,
    /// 5 reached. The number is the same.
    Quarter(u8),
    /// Where it came from: 1 from above, 2 own idea.
    Origin(Origin),
    /// One of the first eight units, 1 to 8, in the order of the bands; the picture says its name.
    Unit,
    /// 9: any unit after the eighth.
    OtherUnit,
    /// How long ago it was updated: 1 to 4.
    Freshness(Freshness),
}

/// How long ago the newest check-in on an objective or one of its key results was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Freshness {
    /// 1: no longer than one cadence.
    Fresh,
    /// 2: longer, but within the days of grace (rule T6).
    Due,
    /// 3: longer than that.
    Overdue,
    /// 4: nobody ever checked in.
    Never,
}

/// What a shade says by a colour; a number that the colour does not have is unknown.
pub fn meaning(colour: ColourBy, shade: Shade) -> ShadeOf {
    let place = usize::from(shade.0).checked_sub(1);
    let known = place.and_then(|place| match colour {
        ColourBy::Status => Status::ALL.get(place).copied().map(ShadeOf::Status),
        ColourBy::Confidence => BELIEFS.get(place).copied().map(ShadeOf::Confidence),
        ColourBy::Progress => (place < 5).then_some(ShadeOf::Quarter(shade.0)),
        ColourBy::Origin => ORIGINS.get(place).copied().map(ShadeOf::Origin),
        ColourBy::Unit if place < MOST_UNITS => Some(ShadeOf::Unit),
        ColourBy::Unit => (place == MOST_UNITS).then_some(ShadeOf::OtherUnit),
        ColourBy::Staleness => FRESHNESS.get(place).copied().map(ShadeOf::Freshness),
    });
    known.unwrap_or(ShadeOf::Unknown)
}

const BELIEFS: [Belief; 3] = [Belief::Low, Belief::Middling, Belief::High];
const ORIGINS: [Origin; 2] = [Origin::FromAbove, Origin::OwnIdea];
const FRESHNESS: [Freshness; 4] = [Freshness::Fresh, Freshness::Due, Freshness::Overdue, Freshness::Never];

/// The number of a member of a list, counted from 1.
fn number_in<T: PartialEq>(list: &[T], of: &T) -> Shade {
    list.iter().position(|one| one == of).map_or(Shade(0), numbered)
}

fn numbered(place: usize) -> Shade {
    Shade(u8::try_from(place + 1).unwrap_or(0))
}

/// What is known of an objective that a colour may ask for.
pub(super) struct Known<'a> {
    pub objective: &'a Objective,
    pub status: Option<Status>,
    pub progress: Option<f64>,
    pub confidence: Option<u8>,
    /// The day of the newest check-in on it or a key result of it.
    pub last: Option<Day>,
}

/// Gives each objective its shade.
pub(super) struct Painter<'a> {
    space: &'a Space,
    colour: ColourBy,
    today: Day,
    groups: Option<UnitGroups>,
}

impl<'a> Painter<'a> {
    pub(super) fn new(space: &'a Space, colour: ColourBy, today: Day) -> Self {
        let groups = (colour == ColourBy::Unit).then(|| UnitGroups::of(space));
        Self { space, colour, today, groups }
    }

    pub(super) fn shade(&self, known: &Known) -> Shade {
        match self.colour {
            ColourBy::Status => known.status.map_or(Shade(0), |status| number_in(&Status::ALL, &status)),
            ColourBy::Confidence => {
                known.confidence.map_or(Shade(0), |value| number_in(&BELIEFS, &belief(value)))
            }
            ColourBy::Progress => known.progress.map_or(Shade(0), quarter),
            ColourBy::Origin => {
                known.objective.origin.map_or(Shade(0), |origin| number_in(&ORIGINS, &origin))
            }
            ColourBy::Unit => {
                let group =
                    self.groups.as_ref().and_then(|groups| groups.of_home(known.objective.home.as_ref()));
                group.map_or(Shade(0), |group| numbered(group.min(MOST_UNITS)))
            }
            ColourBy::Staleness => {
                self.freshness(known).map_or(Shade(0), |fresh| number_in(&FRESHNESS, &fresh))
            }
        }
    }

    /// What the legend calls a shade, where that is a name of the workspace's own.
    pub(super) fn name(&self, shade: Shade) -> Option<Text> {
        let place = usize::from(shade.0).checked_sub(1).filter(|place| *place < MOST_UNITS)?;
        self.space.name_of(self.groups.as_ref()?.all.get(place)?)
    }

    /// Nothing is asked of what was put off, given up or closed, and nothing becomes stale after the last day.
    fn freshness(&self, known: &Known) -> Option<Freshness> {
        let objective = known.objective;
        if matches!(objective.stage, Stage::Postponed | Stage::Dropped | Stage::Closed) {
            return None;
        }
        let Some(last) = known.last else {
            // A check-in of which no day is known is neither fresh nor stale.
            let goals = std::iter::once(&objective.id).chain(self.space.key_results_of(&objective.id));
            let never = goals.into_iter().all(|id| self.space.check_ins(id).is_empty());
            return never.then_some(Freshness::Never);
        };
        let frame = self.space.frame(Some(objective), objective.span, self.today);
        Some(match frame.as_of().days_since(last) - i64::from(frame.cadence_days) {
            ..=0 => Freshness::Fresh,
            1..=GRACE_DAYS => Freshness::Due,
            _ => Freshness::Overdue,
        })
    }
}

fn quarter(progress: f64) -> Shade {
    match progress {
        ..0.25 => Shade(1),
        ..0.5 => Shade(2),
        ..0.75 => Shade(3),
        ..1.0 => Shade(4),
        _ if progress.is_nan() => Shade(0),
        _ => Shade(5),
    }
}

/// The units that the map tells apart: each unit at the top, and each right below one. Everything further
/// down belongs to the one it stands under, people to that of their unit.
#[derive(Debug, Default)]
pub(super) struct UnitGroups {
    /// The groups, top first, in the order of the units.
    pub all: Vec<Id>,
    of: BTreeMap<Id, usize>,
}

impl UnitGroups {
    pub(super) fn of(space: &Space) -> Self {
        let mut groups = Self::default();
        for top in space.units_of(None) {
            groups.add(space, top, None);
            for second in space.units_of(Some(top)) {
                groups.add(space, second, Some(top));
            }
        }
        groups
    }

    /// A group of a unit; of it alone where it is the top (`above` is none), else with all below it.
    fn add(&mut self, space: &Space, unit: &Id, above: Option<&Id>) {
        let group = self.all.len();
        self.all.push(unit.clone());
        let mut todo = vec![unit];
        let mut seen = BTreeSet::new();
        while let Some(at) = todo.pop() {
            if !seen.insert(at) {
                continue;
            }
            self.of.insert(at.clone(), group);
            self.of.extend(space.people_of(Some(at)).iter().map(|person| (person.clone(), group)));
            if above.is_some() {
                todo.extend(space.units_of(Some(at)));
            }
        }
    }

    /// The group of a unit or person; `None` for what belongs to none.
    pub(super) fn of_home(&self, home: Option<&Id>) -> Option<usize> {
        self.of.get(home?).copied()
    }
}
