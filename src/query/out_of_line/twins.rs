//! Teams with near-identical goals (rule O8).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Id, Objective, Text};
use crate::query::panel;
use crate::space::{Change, Edit};

use super::copies::marks;
use super::ground::Ground;
use super::likeness::{self, Titled, Words};
use super::{Finding, Kind, Mend, Offer, Reason};

/// Of so many goals one can be put above the others at one press.
const MOST_TO_CHOOSE: usize = 3;

/// Objectives of several units in one cycle that are called alike and know nothing of each other.
pub fn twins(ground: &Ground<'_>) -> Vec<Finding> {
    let mut cycles: BTreeMap<Option<&Id>, usize> = BTreeMap::new();
    let mut homes: BTreeMap<Option<&Id>, usize> = BTreeMap::new();
    let mut titles: Vec<Titled> = Vec::new();
    for one in &ground.asked {
        let (next, other) = (cycles.len(), homes.len());
        let block = *cycles.entry(one.cycle.as_ref()).or_insert(next);
        let owner = *homes.entry(one.home.as_ref()).or_insert(other);
        titles.push(Titled { block, owner, words: Words::of(&one.title) });
    }
    let groups = likeness::groups(&titles).into_iter();
    groups
        .filter_map(|places| {
            let group = places.into_iter().filter_map(|at| ground.asked.get(at).copied());
            finding(ground, group.filter(|one| one.home.is_some()).collect())
        })
        .collect()
}

fn finding(ground: &Ground<'_>, mut group: Vec<&Objective>) -> Option<Finding> {
    let strangers = strangers(ground, &group);
    group.retain(|one| strangers.contains(&one.id));
    if group.len() < 2 {
        return None;
    }
    let mut offers = Vec::new();
    // Among many it is no choice of one press which stands above the others.
    for upper in group.iter().filter(|_| group.len() <= MOST_TO_CHOOSE) {
        let lower = group.iter().filter(|one| one.id != upper.id);
        let free = lower.filter(|one| panel::refusal(ground.space, &one.id, &upper.id).is_none());
        let edits: Vec<Edit> =
            free.map(|one| Edit::Align { from: one.id.clone(), to: upper.id.clone() }).collect();
        if edits.len() + 1 == group.len() {
            let home = upper.home.as_ref().and_then(|home| ground.space.name_of(home));
            let mend = Mend::AlignToThis(home.unwrap_or_else(|| Text::clone(&upper.title)));
            offers.push(Offer::Do { mend, edit: Edit::Together(edits) });
        }
    }
    offers.push(Offer::Do { mend: Mend::Joint, edit: share(ground, &group) });
    let ids: Vec<&Id> = group.iter().map(|one| &one.id).collect();
    let reason = Reason::Twins { homes: group.len(), under_one: have_one_parent(ground, &group) };
    let mut finding = Finding::about(ground, Kind::Twins, &ids, reason, offers);
    finding.marks = marks(Kind::Twins, &ids);
    Some(finding)
}

/// Those that know of none of the others: that hang on none of them nor on a key result of one, and are not said
/// to be shared with the unit of one.
fn strangers<'a>(ground: &Ground<'a>, group: &[&'a Objective]) -> BTreeSet<&'a Id> {
    let ids: BTreeSet<&Id> = group.iter().map(|one| &one.id).collect();
    let units: BTreeSet<&Id> = group.iter().filter_map(|one| unit(ground, one)).collect();
    let knows = |one: &Objective| {
        let hangs = |link: &crate::okr::Link| {
            ground.objective_of(&link.to).is_some_and(|upper| upper.id != one.id && ids.contains(&upper.id))
        };
        let own = unit(ground, one);
        one.joint.iter().any(|joint| Some(joint) != own && units.contains(joint))
            || ground.ups(&one.id).any(hangs)
    };
    group.iter().filter(|one| !knows(one)).map(|one| &one.id).collect()
}

/// Whether all hang on one and the same goal, which then at least knows of all of them.
fn have_one_parent(ground: &Ground<'_>, group: &[&Objective]) -> bool {
    let mut parents = group.iter().map(|one| ground.space.parent_of(one));
    let first = parents.next().flatten();
    first.is_some() && parents.all(|parent| parent == first)
}

/// Says of each goal that the other units share it.
fn share(ground: &Ground<'_>, group: &[&Objective]) -> Edit {
    let edits = group.iter().map(|one| {
        let mut joint = one.joint.clone();
        let others = group.iter().filter(|other| other.id != one.id).filter_map(|other| unit(ground, other));
        for home in others.filter(|home| Some(*home) != unit(ground, one)) {
            if !joint.contains(home) {
                joint.push(home.clone());
            }
        }
        Edit::Change { id: one.id.clone(), change: Change::Joint(joint) }
    });
    Edit::Together(edits.collect())
}

/// The unit whose goal it is; of a person's the one they work in.
fn unit<'a>(ground: &Ground<'a>, one: &'a Objective) -> Option<&'a Id> {
    let home = one.home.as_ref()?;
    let of_person = ground.space.person(home).and_then(|person| person.unit.as_ref());
    Some(of_person.unwrap_or(home))
}
