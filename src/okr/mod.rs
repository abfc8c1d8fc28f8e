//! The words of the trade: what an OKR set is made of, and its arithmetic.
//!
//! Plain structs and functions of their arguments. Nothing here knows how the document is
//! stored, how a file looks, what day it is (`today` is passed in) or what is on a page.

pub mod action_item;
pub mod agreed;
pub mod arrange;
pub mod bar;
pub mod change;
pub mod checkin;
pub mod closing;
pub mod coach;
pub mod confidence;
pub mod corridor;
pub mod cycle;
pub mod day;
pub mod evaluation;
pub mod forecast;
pub mod id;
pub mod initiative;
pub mod insight;
pub mod key_result;
pub mod kpi;
pub mod link;
pub mod measure;
pub mod meeting;
pub mod mention;
pub mod number;
pub mod objective;
pub mod pace;
pub mod people;
pub mod period;
pub mod privacy;
pub mod progress;
pub mod readings;
pub mod retraction;
pub mod retrospective;
pub mod rollup;
pub mod score;
pub mod scorecard;
pub mod status;
pub mod suggest;
pub mod sum;
pub mod talk;
pub mod trend;
pub mod weight;
pub mod workspace;

pub use action_item::{ActionItem, ActionKind, ActionState, Blocker};
pub use arrange::Arrange;
pub use bar::Bar;
pub use change::{Change, ChangeKind, Trigger};
pub use checkin::{CheckIn, effective};
pub use closing::{Carry, Closing, Reached, RootCause, Unscored};
pub use confidence::Confidence;
pub use cycle::{Cycle, CycleKind, CyclePhase};
pub use day::{Day, Moment, Span};
pub use evaluation::{Evaluation, Habits, Sheet, evaluate};
pub use forecast::{Forecast, Outlook, Promise};
pub use id::{Extras, Id, Text};
pub use initiative::Initiative;
pub use key_result::{KeyResult, PhasedTarget};
pub use kpi::Kpi;
pub use link::{Counts, CountsAs, Laid, Link, LinkOrder, LinkSide, LinkState, suspended};
pub use measure::{Blank, Direction, Flaw, How, Measure, Milestone, Reading};
pub use meeting::{Meeting, MeetingKind, Vote};
pub use number::{Comparator, Typed};
pub use objective::{Commitment, Objective, Origin, Perspective, Stage};
pub use pace::{Expected, Frame, Light, Line, Pace, PacePreset, PaceRule};
pub use people::{Owner, Person, Unit, UnitKind, Who};
pub use period::Period;
pub use privacy::Privacy;
pub use progress::{Basis, Progress};
pub use retrospective::{Remark, RemarkKind, Retrospective};
pub use rollup::{Part, RollUp, roll_up};
pub use score::{RubricKind, Score};
pub use status::{Status, StatusReading, Why};
pub use suggest::Suggestion;
pub use sum::{Addend, RollsUp, Sum};
pub use talk::{
    Acknowledgement, Agreement, Ask, AskMove, AskState, AskThread, Comment, Recognition, Reply, Wants,
};
pub use workspace::Workspace;
