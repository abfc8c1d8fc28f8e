//! What goes on into the next cycle: what was decided of each goal and why, what that makes there, and how the
//! new goal remembers the old (rules Z).

mod chain;
mod choices;
mod hint;
mod links;
mod make;
mod onward;
mod plan;
mod rows;
mod target;
#[cfg(test)]
mod tests;

pub use chain::{Chain, Linked, carried_id, chain};
pub use choices::{Choices, Choosing, Weights};
pub use hint::{Hint, Why};
pub use links::{LinkChoice, LinkEnd, LinkWay};
pub use make::{make, making};
pub use onward::{AfterBaseline, Onward, OnwardNote};
pub use plan::{Going, GoingKr, HomeChange, OwnersKept, Plan, WorkChoice, plan};
pub use rows::{
    Blocked, Bulk, CARRIES, CarryOver, GoalRow, Later, Row, Section, Settled, Tally, Which, bulk, carry_over,
    decide, decided, neighbour,
};
pub use target::{Target, TargetChoice, target, target_choices};
