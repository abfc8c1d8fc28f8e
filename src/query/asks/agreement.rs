//! Whether the two sides of a goal agree to it as it reads now (rules H10 to H12).

use crate::okr::agreed::differences;
use crate::okr::arrange::map_of;
use crate::okr::{Id, Text, Who, talk};
use crate::query::panel::Named;
use crate::space::{Space, records};

use super::party::named;

/// How far owner and manager agree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum AgreementState {
    /// Both, to the goal as it reads now.
    Agreed,
    /// Both did, one of them to an older text.
    OlderText,
    /// Some of them did.
    OneSided {
        /// The names of those whose word to the goal as it reads now is missing.
        missing: Vec<Text>,
    },
    /// None of those whose word it takes.
    #[default]
    None,
}

/// Whose word it takes for a goal to be agreed (rule H12): its owners, and for each of them their
/// manager. Of a goal nobody owns: whoever leads its unit. Where no manager is known: whoever leads the
/// unit, or the next one above, other than the owner. Each person once; nobody where nobody is known.
pub fn must_agree(space: &Space, goal: &Id) -> Vec<Named> {
    people(space, goal).iter().map(|id| named(space, id)).collect()
}

fn people(space: &Space, goal: &Id) -> Vec<Id> {
    let mut owners: Vec<Id> = Vec::new();
    for who in space.speakers(goal) {
        let Who::Known(id) = who else { continue };
        // A unit that owns a goal speaks by whoever leads it.
        let person = if space.person(&id).is_some() { Some(id) } else { space.lead_of(&id) };
        owners.extend(person.filter(|id| !owners.contains(id)));
    }
    let unit = space.unit_of_goal(goal);
    let mut all = owners.clone();
    for owner in &owners {
        let manager = space.person(owner).and_then(|one| one.manager.clone());
        let manager = manager.filter(|id| space.person(id).is_some());
        let lead = || space.lead_above(unit.as_ref()?, owner);
        if let Some(other) = manager.or_else(lead)
            && !all.contains(&other)
        {
            all.push(other);
        }
    }
    all
}

/// Whether a goal is agreed: by everybody whose word it takes, to the text as it reads now. Where nobody
/// is known whose word it takes, anybody's known word stands for all.
pub fn agreement_state(space: &Space, goal: &Id) -> AgreementState {
    let Some(node) = space.node(goal).filter(|node| records::has(&node.entity, records::kind::AGREEMENT))
    else {
        return AgreementState::None;
    };
    let all = records::agreements(space.doc(), &node.entity);
    let standing = talk::agreed(&all, None);
    if standing.is_empty() {
        return AgreementState::None;
    }
    let now = space.agreed_text(goal).unwrap_or_default();
    // Whether each who agreed agreed to what stands there now; older files do not say to what.
    let current =
        |one: &talk::Agreement| one.goal.as_deref().is_none_or(|then| differences(then, &now).is_empty());
    let said = map_of(standing.iter().filter_map(|one| Some((one.by.as_ref()?, current(one)))));
    let mut asked = people(space, goal);
    if asked.is_empty() {
        asked = said
            .iter()
            .max_by_key(|(_, current)| **current)
            .map(|(id, _)| (*id).clone())
            .into_iter()
            .collect();
    }
    let missing: Vec<&Id> = asked.iter().filter(|id| said.get(id) != Some(&true)).collect();
    if missing.is_empty() {
        AgreementState::Agreed
    } else if asked.iter().all(|id| said.contains_key(id)) {
        AgreementState::OlderText
    } else if asked.iter().any(|id| said.contains_key(id)) {
        AgreementState::OneSided { missing: missing.into_iter().map(|id| named(space, id).name).collect() }
    } else {
        AgreementState::None
    }
}
