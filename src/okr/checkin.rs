//! Check-ins: what people say week by week, and which of them stand (rules H).

use std::collections::BTreeMap;

use super::arrange::{Arrange, map_of, set_of};
use super::day::{Day, Moment};
use super::id::{Extras, Id, Text};
use super::measure::Reading;
use super::retraction::{Amends, taken_back};

/// One check-in on a key result, an objective or a KPI. Written once; a correction is another one.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckIn {
    /// Names the check-in within its item.
    pub key: Text,
    /// The day it speaks of.
    pub at: Option<Day>,
    /// The day as it was written, where it is no date: "mid-quarter".
    pub at_text: Option<Text>,
    /// Who checked in.
    pub by: Option<Id>,
    /// The measured value.
    pub value: Option<f64>,
    /// The value as it was written, where it is not only a number.
    pub value_text: Option<Text>,
    /// How far a person says it is, 0.0 to 1.0.
    pub progress: Option<f64>,
    /// Whether it is done.
    pub yes: Option<bool>,
    /// The keys of the milestones that are done.
    pub done: Option<Vec<Text>>,
    /// Belief that the target will be reached, 0 to 10 (rules C).
    pub confidence: Option<u8>,
    /// Where the owner thinks it will end, as a score.
    pub projection: Option<f64>,
    /// A grade so far, in sets that grade week by week. Never stands in for progress.
    pub score: Option<f64>,
    /// What it says of the status, in its own words.
    pub status_text: Option<Text>,
    /// What happened, in one line or more.
    pub note: Option<Text>,
    /// The key of the check-in that this one replaces (rule H2).
    pub amends: Option<Text>,
    /// Takes back the check-in it amends, or itself (rule H2).
    pub retracted: bool,
    /// When it was entered; unknown in sets from elsewhere.
    pub made: Option<Moment>,
    /// Its place in the source it came from.
    pub seq: u32,
    /// What the model has no place for.
    pub extras: Extras,
}

impl CheckIn {
    /// A check-in that says nothing yet.
    pub fn new(key: impl Into<Text>) -> Self {
        Self {
            key: key.into(),
            at: None,
            at_text: None,
            by: None,
            value: None,
            value_text: None,
            progress: None,
            yes: None,
            done: None,
            confidence: None,
            projection: None,
            score: None,
            status_text: None,
            note: None,
            amends: None,
            retracted: false,
            made: None,
            seq: 0,
            extras: Extras::new(),
        }
    }
}

impl CheckIn {
    /// What it says about how far the key result is.
    pub fn reading(&self) -> Reading {
        Reading { value: self.value, yes: self.yes, done: self.done.clone(), share: self.progress }
    }

    /// The day it speaks of: the one it says, else the one of its entry (rule H1).
    pub fn day(&self) -> Option<Day> {
        self.at.or_else(|| self.made.and_then(Moment::day))
    }

    fn amendment(&self) -> Option<Amends<'_>> {
        Some(Amends { key: &self.key, target: self.amends.as_deref()?, retracts: self.retracted })
    }
}

/// The check-ins that stand, oldest first (rules H1 to H3).
///
/// A check-in that another one amends does not stand, nor does one that was taken back; amendments that go
/// round in a circle are ignored. The order is by day. One without a day that was entered here speaks of
/// the day it was entered; one without a day from elsewhere (a "current value") follows the last dated one
/// from elsewhere, since a source gives it as the newest. On one day: from elsewhere before entered here,
/// then by the moment of entry, the place in the source, the key. So every machine has the same order.
pub fn effective(checkins: &[CheckIn]) -> Vec<&CheckIn> {
    let amends: Vec<Amends<'_>> = checkins.iter().filter_map(CheckIn::amendment).collect();
    let amended_by: BTreeMap<&str, &str> = map_of(amends.iter().map(|one| (one.key, one.target)));
    let void = taken_back(&amends);
    let gone = set_of(
        amends
            .iter()
            .filter(|one| !void.contains(one.key))
            .filter_map(|one| (!leads_back(&amended_by, one.target, one.key)).then_some(one.target)),
    );
    let last_from_elsewhere =
        checkins.iter().filter(|checkin| checkin.made.is_none()).filter_map(|checkin| checkin.at).max();
    let place = |checkin: &CheckIn| match (checkin.at, checkin.made) {
        (Some(at), _) => Some(at),
        (None, Some(made)) => made.day(),
        (None, None) => last_from_elsewhere,
    };
    let mut standing: Vec<&CheckIn> =
        checkins.iter().filter(|checkin| !checkin.retracted && !gone.contains(&*checkin.key)).collect();
    standing.arrange(|one, other| {
        let rank = |checkin: &CheckIn| (place(checkin), checkin.made, checkin.at.is_none(), checkin.seq);
        rank(one).cmp(&rank(other)).then_with(|| one.key.cmp(&other.key))
    });
    standing
}

/// Whether following the amendments from `key` comes back to `home`.
fn leads_back(amended_by: &BTreeMap<&str, &str>, key: &str, home: &str) -> bool {
    let mut at = key;
    for _ in 0..=amended_by.len() {
        if at == home {
            return true;
        }
        match amended_by.get(at) {
            Some(next) => at = next,
            None => return false,
        }
    }
    // A circle further on: those in it are found when their own turn comes.
    false
}

/// The day of the newest check-in that has one.
pub fn last_day(standing: &[&CheckIn]) -> Option<Day> {
    standing.iter().filter_map(|checkin| checkin.day()).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(key: &str, at: &str) -> CheckIn {
        CheckIn { at: Day::parse(at), ..CheckIn::new(key) }
    }

    fn keys(checkins: &[CheckIn]) -> Vec<String> {
        effective(checkins).iter().map(|checkin| checkin.key.to_string()).collect()
    }

    #[test]
    fn h1_check_ins_stand_in_the_order_of_their_days() {
        let late = CheckIn { made: Some(Moment(9)), ..on("late entry of an early day", "2026-07-03") };
        let imported = CheckIn { seq: 1, ..on("b", "2026-07-03") };
        let checkins = [on("c", "2026-07-10"), late, imported, on("a", "2026-07-03")];
        assert_eq!(keys(&checkins), ["a", "b", "late entry of an early day", "c"]);
    }

    #[test]
    fn h1_a_value_without_a_day_follows_what_its_source_dated() {
        let undated = |key: &str, seq| CheckIn { seq, ..CheckIn::new(key) };
        let made = Moment::parse("2026-07-20T08:00:00Z");
        let here = CheckIn { made, ..on("here", "2026-07-20") };
        let here_undated = CheckIn { made, seq: 1, ..CheckIn::new("here undated") };
        let checkins = [
            here.clone(),
            undated("current", 7),
            on("dated", "2026-07-17"),
            here_undated,
            undated("before", 3),
        ];
        assert_eq!(keys(&checkins), ["dated", "before", "current", "here", "here undated"]);
        assert_eq!(keys(&[here, undated("current", 0)]), ["current", "here"]);
        let standing = effective(&checkins);
        assert_eq!(last_day(&standing), Day::parse("2026-07-20"));
    }

    #[test]
    fn h2_an_amended_check_in_does_not_stand() {
        let amends = |key: &str, of: &str| CheckIn { amends: Some(of.into()), ..on(key, "2026-07-03") };
        let takes_back = |key: &str, of: &str| CheckIn { retracted: true, ..amends(key, of) };
        assert_eq!(keys(&[on("a", "2026-07-03"), amends("b", "a")]), ["b"]);
        assert_eq!(keys(&[on("a", "2026-07-03"), amends("b", "a"), amends("c", "b")]), ["c"]);
        assert_eq!(keys(&[on("a", "2026-07-03"), amends("b", "a"), amends("c", "a")]), ["b", "c"]);
        assert_eq!(keys(&[on("a", "2026-07-03"), takes_back("b", "a")]), Vec::<String>::new());
        assert_eq!(keys(&[CheckIn { retracted: true, ..on("a", "2026-07-03") }]), Vec::<String>::new());
        assert_eq!(keys(&[amends("b", "not in this file")]), ["b"]);
    }

    #[test]
    fn h2_amendments_in_a_circle_lose_nothing() {
        let amends = |key: &str, of: &str| CheckIn { amends: Some(of.into()), ..on(key, "2026-07-03") };
        assert_eq!(keys(&[amends("a", "b"), amends("b", "a")]), ["a", "b"]);
        assert_eq!(keys(&[amends("a", "a")]), ["a"]);
        assert_eq!(keys(&[amends("a", "b"), amends("b", "a"), amends("c", "a")]), ["b", "c"]);
    }

    proptest! {
        #[test]
        fn h3_the_order_does_not_depend_on_the_order_of_arrival(
            days in prop::collection::vec((prop::option::of(0i64..6), prop::option::of(0i64..6)), 0..12),
            turn in 0usize..12,
        ) {
            let start = Day::parse("2026-07-01").unwrap();
            let checkins: Vec<CheckIn> = days.iter().enumerate().map(|(n, (at, made))| CheckIn {
                at: at.map(|days| start.plus_days(days)),
                made: made.map(|days| start.plus_days(days).midnight()),
                ..CheckIn::new(n.to_string())
            }).collect();
            let mut turned = checkins.clone();
            turned.rotate_left(turn.min(checkins.len()));
            prop_assert_eq!(keys(&checkins), keys(&turned));
            prop_assert_eq!(keys(&checkins).len(), checkins.len());
        }
    }
}
