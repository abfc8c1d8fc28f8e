//! Copies of one key result under several objectives (rule O7).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Arrange, Counts, Day, Id, KeyResult, Measure, Text};
use crate::query::filter;

use super::ground::Ground;
use super::likeness::{self, Joined, Titled, Words};
use super::{Finding, Kind, Offer, Reason};

/// One copy of a key result.
#[derive(Clone, PartialEq, Debug)]
pub struct Copy {
    /// The key result.
    pub id: Id,
    /// Where it starts, in numbers.
    pub start: Option<f64>,
    /// What it is to reach, in numbers.
    pub target: Option<f64>,
    /// The target in words.
    pub target_text: Option<Text>,
    /// The value last said.
    pub current: Option<f64>,
    /// Where it stands in words.
    pub current_text: Option<Text>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// How often somebody checked in.
    pub check_ins: usize,
    /// The day of the newest check-in.
    pub last: Option<Day>,
    /// Who answers for it.
    pub owners: Vec<Text>,
}

/// In what copies differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Difference {
    /// Where they start.
    Start,
    /// What they are to reach.
    Target,
    /// Where they are.
    Current,
}

/// Key results of several objectives of one cycle that are called alike and measured in the same.
pub fn copies(ground: &Ground<'_>) -> Vec<Finding> {
    let mut cycles: BTreeMap<Option<&Id>, usize> = BTreeMap::new();
    let mut krs: Vec<&KeyResult> = Vec::new();
    let mut titles: Vec<Titled> = Vec::new();
    for (owner, one) in ground.asked.iter().enumerate() {
        let next = cycles.len();
        let block = *cycles.entry(one.cycle.as_ref()).or_insert(next);
        for kr in ground.key_results(&one.id) {
            krs.push(kr);
            titles.push(Titled { block, owner, words: Words::of(&kr.title) });
        }
    }
    let both = |at: usize| Some((*krs.get(at)?, &titles.get(at)?.words));
    let groups =
        likeness::groups(&titles).into_iter().map(|places| places.into_iter().filter_map(both).collect());
    groups
        .flat_map(|group: Vec<_>| same_numbers(ground, group))
        .flat_map(same_unit)
        .filter_map(|group| finding(ground, group))
        .collect()
}

/// With so many different numbers a title is a form that each filled in for themselves.
const A_FORM: usize = 3;

/// Splits a form by its numbers. Where one objective hangs on another, it says the same number in its own way.
fn same_numbers<'a>(ground: &Ground<'_>, group: Vec<(&'a KeyResult, &Words)>) -> Vec<Vec<&'a KeyResult>> {
    let mut parts: BTreeMap<&[u64], usize> = BTreeMap::new();
    let mut part_of: BTreeMap<&Id, usize> = BTreeMap::new();
    for (kr, words) in &group {
        let next = parts.len();
        let part = *parts.entry(words.numbers()).or_insert(next);
        part_of.extend(kr.objective.as_ref().map(|objective| (objective, part)));
    }
    let all = || group.iter().map(|(kr, _)| *kr);
    if parts.len() < A_FORM {
        return vec![all().collect()];
    }
    let mut joined = Joined::new(parts.len());
    for (objective, part) in &part_of {
        for link in ground.ups(objective) {
            let upper = ground.objective_of(&link.to).and_then(|one| part_of.get(&one.id));
            if let Some(upper) = upper {
                joined.join(*part, *upper);
            }
        }
    }
    let mut split: BTreeMap<usize, Vec<&KeyResult>> = BTreeMap::new();
    for kr in all() {
        let part = kr.objective.as_ref().and_then(|objective| part_of.get(objective));
        split.entry(joined.root(part.copied().unwrap_or_default())).or_default().push(kr);
    }
    if split.len() < A_FORM {
        return vec![all().collect()];
    }
    split.into_values().collect()
}

/// Splits what is called alike by what it is measured in. What does not say it belongs to the first that does.
fn same_unit(group: Vec<&KeyResult>) -> Vec<Vec<&KeyResult>> {
    let mut by_unit: BTreeMap<&str, Vec<&KeyResult>> = BTreeMap::new();
    let mut unsaid = Vec::new();
    for kr in group {
        match kr.measured_in.as_deref().map(str::trim).filter(|unit| !unit.is_empty()) {
            Some(unit) => by_unit.entry(unit).or_default().push(kr),
            None => unsaid.push(kr),
        }
    }
    let mut split: Vec<Vec<&KeyResult>> = by_unit.into_values().collect();
    match split.first_mut() {
        Some(first) => first.extend(unsaid),
        None => split.push(unsaid),
    }
    split
}

fn finding(ground: &Ground<'_>, mut group: Vec<&KeyResult>) -> Option<Finding> {
    group.arrange_by(|kr| &kr.id);
    let ids: BTreeSet<&Id> = group.iter().map(|kr| &kr.id).collect();
    group.retain(|kr| !is_part_of_one(ground, kr, &ids));
    let mut copies: Vec<Copy> = group.iter().map(|kr| copy(ground, kr)).collect();
    let mut differ = differences(&copies);
    if differ.is_empty() {
        // Those that are linked know of each other, and say the same.
        group.retain(|kr| !is_linked_to_one(ground, kr, &ids));
        copies.retain(|copy| group.iter().any(|kr| kr.id == copy.id));
        differ = differences(&copies);
    }
    if group.len() < 2 {
        return None;
    }
    let ids: Vec<&Id> = group.iter().map(|kr| &kr.id).collect();
    let reason = Reason::Copies { copies, differ };
    let mut finding = Finding::about(ground, Kind::Copies, &ids, reason, vec![Offer::Compare]);
    finding.marks = marks(Kind::Copies, &ids);
    Some(finding)
}

/// What says of several goals that they are fine beside each other: each but the first with the first. One
/// that comes later is asked about anew.
pub fn marks(kind: Kind, ids: &[&Id]) -> Vec<(Id, Text)> {
    let Some(first) = ids.iter().min() else { return Vec::new() };
    let others = ids.iter().filter(|id| id != &first);
    others.map(|id| ((*id).clone(), Text::from(format!("{} {first}", kind.rule())))).collect()
}

/// Whether a key result is a part of another of the group, or one of the group is shared with its objective.
fn is_part_of_one(ground: &Ground<'_>, kr: &KeyResult, group: &BTreeSet<&Id>) -> bool {
    let space = ground.space;
    let shared = |link: &crate::okr::Link| {
        link.holds() && matches!(link.counts, Counts::Shares { .. }) && group.contains(&link.from)
    };
    space.index().whole_of.get(&kr.id).is_some_and(|whole| group.contains(whole))
        || kr.objective.as_ref().is_some_and(|own| space.links_to(own).any(shared))
}

/// Whether a key result is linked to another of the group.
fn is_linked_to_one(ground: &Ground<'_>, kr: &KeyResult, group: &BTreeSet<&Id>) -> bool {
    ground.space.links_from(&kr.id).any(|link| link.holds() && group.contains(&link.to))
}

fn copy(ground: &Ground<'_>, kr: &KeyResult) -> Copy {
    let check_ins = ground.space.check_ins(&kr.id);
    let all: Vec<_> = check_ins.iter().collect();
    let (start, target) = ends(&kr.measure);
    Copy {
        id: kr.id.clone(),
        start,
        target,
        target_text: kr.target_text.clone(),
        current: check_ins.iter().rev().find_map(|one| one.value),
        current_text: kr.current_text.clone(),
        measured_in: kr.measured_in.clone(),
        check_ins: check_ins.len(),
        last: crate::okr::checkin::last_day(&all),
        owners: kr.owners.iter().filter_map(|owner| filter::owner_name(ground.space, owner)).collect(),
    }
}

/// From where to where a measure leads, as far as it has numbers.
fn ends(measure: &Measure) -> (Option<f64>, Option<f64>) {
    match measure {
        Measure::Reach { start, target, .. } | Measure::CommitTargetStretch { start, target, .. } => {
            (*start, *target)
        }
        Measure::Above { floor } => (None, *floor),
        Measure::Below { ceiling } => (None, *ceiling),
        Measure::Between { low, high } => (*low, *high),
        Measure::YesNo | Measure::Milestones(_) | Measure::Baseline | Measure::Judged => (None, None),
    }
}

/// In what they differ. What one does not say is no difference; words count where there is no number.
fn differences(copies: &[Copy]) -> Vec<Difference> {
    let numbers = |read: fn(&Copy) -> Option<f64>| {
        let mut said = copies.iter().filter_map(read);
        let first = said.next();
        first.is_some_and(|first| said.any(|other| other.to_bits() != first.to_bits()))
    };
    let texts = |read: fn(&Copy) -> (Option<f64>, &Option<Text>)| {
        let said = copies.iter().map(read).filter(|(number, _)| number.is_none());
        let mut said = said.filter_map(|(_, text)| text.as_ref()).map(|text| likeness::plain(text));
        let first = said.next();
        first.is_some_and(|first| said.any(|other| other != first))
    };
    let mut differ = Vec::new();
    if numbers(|copy| copy.start) {
        differ.push(Difference::Start);
    }
    if numbers(|copy| copy.target) || texts(|copy| (copy.target, &copy.target_text)) {
        differ.push(Difference::Target);
    }
    if numbers(|copy| copy.current) || texts(|copy| (copy.current, &copy.current_text)) {
        differ.push(Difference::Current);
    }
    differ
}
