//! The review: a unit, or everybody, looks back on a quarter or a month as one sequence of slides, and two
//! people on the time since they last talked (rules V1 to V19).

mod acts;
mod deck;
mod meetings;
mod plan;
mod show;
mod slide;
mod summary;
mod survey;

pub use acts::{NewDecision, closed, decide, settle, start, with_added, without};
pub use deck::{Deck, Facts, Part, PartOf, Sequence, SinceFrom, Step};
pub use meetings::{Kept, Room, Sitting, Which, kept, room, talk_room, which};
pub use plan::Plan;
pub use show::{Next, Open, Press, Show, Watch, press};
pub use slide::{Body, GoalRow, Heading, Risk, Slide, ThreeRead, UnitRow};
pub use summary::{Scored, Summary};
