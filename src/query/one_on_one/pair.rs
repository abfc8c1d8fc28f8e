//! Who talks with whom: how two people stand to each other, and with whom somebody probably wants to talk.

use crate::okr::{Arrange, Day, Id, Text};
use crate::query::panel::Named;
use crate::query::since::named;
use crate::space::Space;

use super::talks::talks;

/// How many people of one's unit are suggested.
const MOST_BESIDE: usize = 12;

/// How two people stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bond {
    /// The other agrees their goals with whoever looks.
    Manages,
    /// Whoever looks agrees their goals with the other.
    ManagedBy,
    /// Neither.
    Beside,
}

/// Somebody to talk with.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggested {
    /// Who.
    pub person: Named,
    /// How they stand to whoever looks.
    pub bond: Bond,
    /// The day of the last talk.
    pub last: Option<Day>,
}

/// How two people stand to each other. Where each is said to manage the other, neither does.
pub fn bond(space: &Space, me: &Id, with: &Id) -> Bond {
    let manager = |who: &Id| space.person(who).and_then(|one| one.manager.clone());
    match (manager(with).as_ref() == Some(me), manager(me).as_ref() == Some(with)) {
        (true, false) => Bond::Manages,
        (false, true) => Bond::ManagedBy,
        (false, false) | (true, true) => Bond::Beside,
    }
}

/// With whom somebody probably wants to talk (rule B20): those who report to them, their manager, then
/// the people of their unit. Of one sort, those first with whom they talked longest ago or never.
pub fn suggestions(space: &Space, me: &Id, today: Day) -> Vec<Suggested> {
    let own = space.person(me).and_then(|one| one.unit.clone());
    let people = space.nodes().filter_map(|(id, _)| space.person(id)).filter(|one| one.id != *me);
    let mut all: Vec<Suggested> = people
        .filter(|one| !one.archived)
        .filter_map(|one| {
            let bond = bond(space, me, &one.id);
            let leads = own.as_ref().and_then(|unit| space.lead_of(unit)).as_ref() == Some(&one.id);
            let is_near = bond != Bond::Beside || leads || (own.is_some() && one.unit == own);
            is_near.then(|| Suggested {
                person: named(space, &one.id),
                bond,
                last: talks(space, me, &one.id, today).iter().filter_map(|talk| talk.on).max(),
            })
        })
        .collect();
    all.arrange_by(|one| (one.bond, one.last, Text::clone(&one.person.name), one.person.id.clone()));
    let mut beside = 0;
    all.retain(|one| {
        beside += usize::from(one.bond == Bond::Beside);
        one.bond != Bond::Beside || beside <= MOST_BESIDE
    });
    all
}
