//! What the page of asks shows: what waits for an answer, from whom, and what was agreed.

mod agreement;
mod lists;
mod party;

pub use crate::query::panel::Named;
pub use agreement::{AgreementState, agreement_state, must_agree};
pub use lists::{By, Lists, grouped, lists, waiting};
pub use party::{GoalRef, Party, goal_ref, is_side, party, side_of};

use crate::okr::{AskState, CountsAs, Day, Id, LinkState, Moment, Reply, Text, Wants};

/// What a row of the lists is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RowKind {
    /// An ask for this.
    Ask(Wants),
    /// A link, which asks its upper side to confirm it.
    Proposal,
}

/// Where a row is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RowState {
    /// An ask.
    Ask(AskState),
    /// How far the two sides of a link have got.
    Link(LinkState),
}

/// What a link would mean for the roll-up of its upper end.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Terms {
    /// How it counts.
    pub counts: CountsAs,
    /// With what weight.
    pub weight: Option<f64>,
}

/// One answer to an ask.
#[derive(Clone, PartialEq, Debug)]
pub struct AskAnswer {
    /// Its key.
    pub key: Text,
    /// Who answered.
    pub by: Option<Party>,
    /// When.
    pub at: Option<Moment>,
    /// Yes, no, or only words.
    pub reply: Reply,
    /// What it says; may be empty.
    pub text: Text,
    /// The goal that was made for it.
    pub made: Option<GoalRef>,
}

/// One ask or proposal.
#[derive(Clone, PartialEq, Debug)]
pub struct AskRow {
    /// Where it stands: a goal or a link; a proposal is the link itself.
    pub of: Id,
    /// The key of the ask; a proposal has none.
    pub key: Option<Text>,
    /// What it is.
    pub kind: RowKind,
    /// The goal an ask stands on; of a link the upper end.
    pub goal: GoalRef,
    /// The lower end of a link.
    pub lower: Option<GoalRef>,
    /// Who asked; of a proposal by nobody known, its lower side.
    pub from: Vec<Party>,
    /// Whom.
    pub to: Vec<Party>,
    /// What was asked; of a proposal the last words in its thread. May be empty.
    pub text: Text,
    /// The day by which an answer is needed.
    pub due: Option<Day>,
    /// Where it is.
    pub state: RowState,
    /// Who has to answer next; nobody once it is closed.
    pub waits_for: Vec<Party>,
    /// Whether that is the one who looks, or a unit of theirs.
    pub is_mine: bool,
    /// Whether the one who looks asked, and so may take it back.
    pub by_me: bool,
    /// When it was asked.
    pub at: Option<Moment>,
    /// Whole days since then.
    pub days: Option<i64>,
    /// When its last step was taken.
    pub last: Option<Moment>,
    /// The answers to an ask, oldest first.
    pub answers: Vec<AskAnswer>,
    /// The terms of a proposal.
    pub terms: Option<Terms>,
    /// Whether people answered a link differently without seeing each other.
    pub disagrees: bool,
}

impl AskRow {
    /// Whether it still waits for an answer.
    pub fn is_open(&self) -> bool {
        match self.state {
            RowState::Ask(state) => matches!(state, AskState::Open | AskState::Overdue),
            RowState::Link(state) => state.turn().is_some(),
        }
    }
}
