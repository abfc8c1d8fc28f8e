//! Everything a person can do to a workspace.

use crate::doc::{Dot, Json};
use crate::okr::change::Change as LedgerEntry;
use crate::okr::{
    ActionKind, ActionState, Blocker, Carry, CheckIn, Commitment, CycleKind, CyclePhase, Day, Direction, Id,
    LinkState, Measure, MeetingKind, Origin, Owner, PacePreset, Perspective, PhasedTarget, Privacy,
    RemarkKind, Reply, RollsUp, RootCause, RubricKind, Span, Stage, Status, Text, UnitKind, Unscored, Wants,
    Who,
};

/// One thing a person does; one undo step.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// Makes something new.
    Add {
        /// Its id, minted by the caller.
        id: Id,
        /// What it is.
        new: New,
        /// Where it stands.
        place: Place,
    },
    /// Changes one thing about an entity.
    Change {
        /// The entity.
        id: Id,
        /// What changes.
        change: Change,
    },
    /// Moves an objective, key result, unit or person.
    Move {
        /// What moves.
        id: Id,
        /// Where to.
        place: Place,
    },
    /// Deletes something with all that stands under it.
    Delete {
        /// The entity.
        id: Id,
    },
    /// Takes it out of the trash, with what was deleted with it.
    Restore {
        /// The entity.
        id: Id,
    },
    /// Aligns an objective to an objective or a key result: a proposal, accepted at once within one unit
    /// (rules A5 and A7). Where such a link holds already, nothing happens.
    Align {
        /// The lower end.
        from: Id,
        /// The upper end.
        to: Id,
    },
    /// Takes a link off.
    Unalign {
        /// The link.
        link: Id,
    },
    /// Checks in.
    CheckIn {
        /// The key result, objective or health metric.
        of: Id,
        /// What it says.
        check_in: Box<CheckIn>,
    },
    /// Comments.
    Comment {
        /// On what.
        of: Id,
        /// The text.
        text: Text,
        /// The comment it answers.
        reply_to: Option<Text>,
    },
    /// Asks somebody for something that a goal (or a link) needs; it stays open until answered.
    Ask {
        /// The objective, key result or link that needs it.
        of: Id,
        /// What is asked for.
        wants: Wants,
        /// Whom: a person or unit; `None` means whoever owns `of`.
        to: Option<Who>,
        /// In words.
        text: Text,
        /// The day by which an answer is needed.
        due: Option<Day>,
    },
    /// Answers an ask, which closes it.
    Answer {
        /// Where the ask stands.
        of: Id,
        /// The key of the ask.
        ask: Text,
        /// Yes, no, or only words.
        answer: Reply,
        /// In words; may be empty beside a yes or no.
        text: Text,
        /// The goal that was made for it.
        made: Option<Id>,
    },
    /// Takes an own ask back, which closes it.
    TakeBack {
        /// Where the ask stands.
        of: Id,
        /// The key of the ask.
        ask: Text,
    },
    /// Agrees to a goal as it reads now, or no longer does. What was agreed to is kept word for word.
    Agree {
        /// The objective or key result.
        of: Id,
        /// Whether they agree.
        agrees: bool,
        /// The key of the change they agree to; `None` for the goal as a whole.
        about: Option<Text>,
        /// Words with it.
        text: Option<Text>,
    },
    /// Offers a key result to another objective, so that it is a key result of both (rule A9): a proposal,
    /// accepted at once within one unit. Its own objective, and one that has it, cannot be offered it.
    Share {
        /// The key result.
        kr: Id,
        /// The other objective.
        with: Id,
    },
    /// Answers a link: accepts, counters, declines, talks. Words stand in the link's thread.
    AnswerLink {
        /// The link.
        link: Id,
        /// How far its two sides have got by this.
        state: LinkState,
        /// Words with it.
        text: Option<Text>,
    },
    /// Says that a check-in was read.
    Acknowledge {
        /// Where the check-in stands.
        of: Id,
        /// Its key.
        check_in: Text,
    },
    /// Says thank you in front of everybody.
    Recognise {
        /// The goal it is for, or the workspace.
        of: Id,
        /// Whom it is for.
        to: Vec<Id>,
        /// The value of the organisation that was lived.
        value: Option<Text>,
        /// What it says.
        text: Text,
    },
    /// Votes in the confidence round of a meeting.
    Vote {
        /// The meeting.
        meeting: Id,
        /// The key result or objective.
        of: Id,
        /// Who votes; `None` for whoever edits here.
        by: Option<Id>,
        /// 0 to 10.
        confidence: u8,
    },
    /// Says something in a retrospective.
    Remark {
        /// The retrospective.
        of: Id,
        /// What sort of remark it is.
        kind: RemarkKind,
        /// The question it answers; only of answers.
        question: Option<Text>,
        /// What it says.
        text: Text,
        /// The key of the remark it replaces.
        amends: Option<Text>,
    },
    /// Writes a line of the change ledger.
    Record {
        /// The goal that was changed.
        of: Id,
        /// What it says; its key is the document's business.
        change: Box<LedgerEntry>,
        /// The key of the line it replaces.
        amends: Option<Text>,
    },
    /// Takes a check-in, a comment, an ask, an answer or an agreement back.
    Retract {
        /// Where it stands.
        of: Id,
        /// The record's key.
        key: Text,
    },
    /// Several edits as one step.
    Together(Vec<Edit>),
}

/// Something new.
#[derive(Clone, PartialEq, Debug)]
pub enum New {
    /// An objective.
    Objective {
        /// Its title.
        title: Text,
        /// Its cycle.
        cycle: Option<Id>,
    },
    /// A key result.
    KeyResult {
        /// Its title.
        title: Text,
    },
    /// A unit.
    Unit {
        /// Its name.
        name: Text,
        /// What it is.
        kind: UnitKind,
    },
    /// A person.
    Person {
        /// Their name.
        name: Text,
    },
    /// A cycle.
    Cycle {
        /// Its name.
        name: Text,
        /// Its length.
        kind: Option<CycleKind>,
        /// Its dates.
        span: Span,
    },
    /// An initiative.
    Initiative {
        /// Its title.
        title: Text,
    },
    /// A health metric.
    Kpi {
        /// Its name.
        name: Text,
    },
    /// A meeting of a unit, or of two people. Its place is under the unit, if it has one.
    Meeting {
        /// What sort of meeting it is.
        kind: MeetingKind,
        /// The day it is held.
        on: Day,
        /// Who takes part.
        with: Vec<Id>,
    },
    /// The retrospective of a unit on a cycle; its id is [`crate::space::retrospective_id`], so that two people
    /// who begin one apart write into the same. Its place is under the unit, if it has one.
    Retrospective {
        /// The cycle.
        cycle: Id,
    },
    /// An action item. Its place is under the meeting in which it is set, if there is one.
    Action {
        /// What sort of item it is.
        kind: ActionKind,
        /// What is to be done, or what stands in the way.
        title: Text,
    },
}

/// Where something stands: under what, and after whom.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Place {
    /// The unit, person, objective or cycle above; `None` for the top.
    pub under: Option<Id>,
    /// The neighbour before it; `None` for the first place.
    pub after: Option<Id>,
}

/// One thing to change about an entity.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// Title of an objective, key result or initiative; name of everything else.
    Title(Text),
    /// Why an objective matters.
    Why(Option<Text>),
    /// Words about it.
    Note(Option<Text>),
    /// The workspace's mission.
    Mission(Option<Text>),
    /// The workspace's strategy.
    Strategy(Option<Text>),
    /// What the organisation stands for.
    Values(Vec<Text>),
    /// Days between two check-ins, of the workspace, a unit, a goal or a KPI; `None` as what is above says.
    Cadence(Option<u32>),
    /// What is amber and what is red.
    Pace(PacePreset),
    /// Who answers for it.
    Owners(Vec<Owner>),
    /// Where it came from.
    Origin(Option<Origin>),
    /// Whether it is meant to make its owner grow.
    Growth(bool),
    /// Units that share it.
    Joint(Vec<Id>),
    /// How firmly it is promised.
    Commitment(Option<Commitment>),
    /// Its place on the strategy map.
    Perspective(Option<Perspective>),
    /// Words to find it by.
    Tags(Vec<Text>),
    /// Its weight; of a link too.
    Weight(Option<f64>),
    /// When it starts.
    Start(Option<Day>),
    /// When it ends or is due.
    End(Option<Day>),
    /// The cycle of an objective, or the cycle a cycle lies in.
    Cycle(Option<Id>),
    /// The target shown as its parent.
    Primary(Option<Id>),
    /// Where it is in its life.
    Stage(Stage),
    /// The owner's word on its status.
    Status(Option<Status>),
    /// The judgement at the close.
    Score(Option<f64>),
    /// Why that judgement.
    ScoreReason(Option<Text>),
    /// Why it has no score on purpose.
    Unscored(Option<Unscored>),
    /// What kept it from more.
    Cause(Option<RootCause>),
    /// The same in words.
    CauseNote(Option<Text>),
    /// What becomes of it after the cycle.
    Carry(Option<Carry>),
    /// Why.
    CarryReason(Option<Text>),
    /// The goal of an earlier cycle that it continues.
    Continues(Option<Id>),
    /// How the grades of a rubric make a score.
    RubricKind(RubricKind),
    /// The words of those grades that are met.
    RubricMet(Vec<Text>),
    /// The day on which it was reached.
    ReachedOn(Option<Day>),
    /// Questions that every retrospective asks.
    Questions(Vec<Text>),
    /// The share of own ideas hoped for, in percent.
    OwnIdeasPercent(Option<u32>),
    /// Number in a source.
    Code(Option<Text>),
    /// Where else it is written about.
    Url(Option<Text>),
    /// How a key result is measured.
    Measure(Measure),
    /// What its numbers count.
    MeasuredIn(Option<Text>),
    /// The way that is not a straight line.
    Phased(Vec<PhasedTarget>),
    /// The start in words.
    StartText(Option<Text>),
    /// The target in words.
    TargetText(Option<Text>),
    /// When it is due in words.
    DueText(Option<Text>),
    /// The unit that works on a key result.
    WorkedOnBy(Option<Id>),
    /// What each grade would look like.
    Rubric(Vec<(Text, Text)>),
    /// The key result that a key result is a part of.
    PartOf(Option<Id>),
    /// How a key result takes from what is below it.
    RollsUp(RollsUp),
    /// Rank in a source.
    Priority(Option<Text>),
    /// What a unit is.
    UnitKind(UnitKind),
    /// Who leads a unit.
    Lead(Option<Id>),
    /// What a person does.
    Role(Option<Text>),
    /// Whom a person agrees goals with.
    Manager(Option<Id>),
    /// Put away or taken out again.
    Archived(bool),
    /// The length of a cycle.
    CycleKind(Option<CycleKind>),
    /// Where a cycle is in its life.
    CyclePhase(CyclePhase),
    /// Whether a link counts.
    Counts(bool),
    /// How far a link's two sides have got.
    LinkState(LinkState),
    /// Whether an initiative is done.
    Done(bool),
    /// The corridor of a KPI: its lowest and its highest healthy value.
    Corridor(Option<f64>, Option<f64>),
    /// Which way is better for a KPI.
    Better(Option<Direction>),
    /// The KPI that an objective brings back into its corridor.
    Recovers(Option<Id>),
    /// The key result that a KPI was made from.
    KeptFrom(Option<Id>),
    /// The day of a meeting.
    On(Option<Day>),
    /// Who takes part in a meeting.
    With(Vec<Id>),
    /// Whether the votes of a meeting are shown to everybody.
    Shown(bool),
    /// Whether a meeting is over.
    Closed(bool),
    /// What sort of thing stands in the way, of an action item that is a blocker.
    Blocker(Option<Blocker>),
    /// The goal that an action item is for or blocks.
    For(Option<Id>),
    /// The unit that set an action item.
    SetBy(Option<Id>),
    /// How far an action item is, and the day on which it was done or dropped.
    ActionState(ActionState, Option<Day>),
    /// What of it was looked at and is fine as it is: rules, each with what it is about (rule O10).
    Fine(Vec<Text>),
    /// What of it stays out of shared copies.
    Private(Option<Privacy>),
    /// One of several values people disagree about, chosen or written anew.
    Settle {
        /// The field.
        field: Text,
        /// The value.
        value: Json,
        /// The events of the values that were shown; a further one that arrived meanwhile stays.
        shown: Vec<Dot>,
    },
}
