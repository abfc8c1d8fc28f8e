//! Which figures there are, how each is read, and what one says.

use super::rows::Row;

/// One of the four values that goals have for an organisation: the chapters of the page (rule I5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Chapter {
    /// How strategy became goals and moved.
    Business,
    /// How fast change was taken in, and how steadily the work was looked at.
    Operations,
    /// How people talk and agree across units.
    Organisation,
    /// What is people's own: ideas, words, purpose, growth.
    Individuals,
}

impl Chapter {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::Business, Self::Operations, Self::Organisation, Self::Individuals];
}

/// A figure of the practice, in the order of the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Insight {
    /// Goals that lead up to a goal above the cycle (rule I10).
    Aligned,
    /// Perspectives of the strategy that have a goal (rule I11).
    Perspectives,
    /// Progress of the goals at the top (rule I12).
    TopProgress,
    /// Score of the goals at the top (rule I12).
    TopScore,
    /// The first confidence said (rule I13).
    Confidence,
    /// The score of all goals (rule I14).
    Score,
    /// Promises kept (rule I15).
    Promises,
    /// Other goals that came out well (rule I15).
    Stretch,
    /// Goals the coach has nothing to say of (rule I16).
    Quality,
    /// Changes for each goal (rule I20).
    Changes,
    /// Goals that came after the first day (rule I20).
    Late,
    /// Changes that say why (rule I21).
    Reasons,
    /// Days until somebody else agreed to a change (rule I22).
    TakenIn,
    /// Stretches of time in which a key result was spoken of (rule I23).
    Cadence,
    /// Days since a key result was spoken of (rule I24).
    Silence,
    /// Asks that were answered (rule I25).
    Answered,
    /// Days until an ask was answered (rule I25).
    AnswerDays,
    /// Check-ins that somebody else acknowledged (rule I26).
    Read,
    /// Blockers that were cleared (rule I27).
    Blockers,
    /// What a retrospective wants to try and somebody took on (rule I28).
    Tries,
    /// Links across units that were confirmed (rule I29).
    CrossUnit,
    /// Asks and links that wait for an answer (rule I30).
    Unanswered,
    /// Goals that hang on nothing and do not say why (rule I31).
    Orphans,
    /// Links that skip a level (rule I32).
    Skips,
    /// Goals that everybody can read (rule I33).
    Visible,
    /// Team sessions held (rule I34).
    Sessions,
    /// Pairs of a person and their manager who talked (rule I34).
    Talks,
    /// Comments for each goal (rule I34).
    Comments,
    /// Own ideas by count (rule I35).
    OwnIdeas,
    /// Own ideas by weight (rule I35).
    OwnWeight,
    /// Key results written by those who answer for them (rule I36).
    OwnWords,
    /// Goals that say why they matter (rule I37).
    Why,
    /// People with a goal to grow on (rule I38).
    Growth,
    /// People with one to five goals (rule I39).
    Focus,
    /// Goals with two to five key results (rule I39).
    KeyResults,
}

impl Insight {
    /// All figures, in the order of the page.
    pub const ALL: [Self; 35] = [
        Self::Aligned,
        Self::Perspectives,
        Self::TopProgress,
        Self::TopScore,
        Self::Confidence,
        Self::Score,
        Self::Promises,
        Self::Stretch,
        Self::Quality,
        Self::Changes,
        Self::Late,
        Self::Reasons,
        Self::TakenIn,
        Self::Cadence,
        Self::Silence,
        Self::Answered,
        Self::AnswerDays,
        Self::Read,
        Self::Blockers,
        Self::Tries,
        Self::CrossUnit,
        Self::Unanswered,
        Self::Orphans,
        Self::Skips,
        Self::Visible,
        Self::Sessions,
        Self::Talks,
        Self::Comments,
        Self::OwnIdeas,
        Self::OwnWeight,
        Self::OwnWords,
        Self::Why,
        Self::Growth,
        Self::Focus,
        Self::KeyResults,
    ];

    /// The chapter it stands in.
    pub fn chapter(self) -> Chapter {
        if self <= Self::Quality {
            Chapter::Business
        } else if self <= Self::Tries {
            Chapter::Operations
        } else if self <= Self::Comments {
            Chapter::Organisation
        } else {
            Chapter::Individuals
        }
    }

    /// How it is read.
    pub fn gauge(self) -> Gauge {
        match self {
            Self::Perspectives => Gauge::OutOf,
            Self::TopProgress => Gauge::Progress,
            Self::TopScore | Self::Score => Gauge::Score,
            Self::Confidence => Gauge::Confidence,
            Self::Changes | Self::Comments => Gauge::Each,
            Self::TakenIn | Self::Silence | Self::AnswerDays => Gauge::Days,
            Self::Unanswered => Gauge::Count,
            _ => Gauge::Share,
        }
    }

    /// A name for addresses and keys.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Perspectives => "perspectives",
            Self::TopProgress => "top-progress",
            Self::TopScore => "top-score",
            Self::Confidence => "confidence",
            Self::Score => "score",
            Self::Promises => "promises",
            Self::Stretch => "stretch",
            Self::Quality => "quality",
            Self::Changes => "changes",
            Self::Late => "late",
            Self::Reasons => "reasons",
            Self::TakenIn => "taken-in",
            Self::Cadence => "cadence",
            Self::Silence => "silence",
            Self::Answered => "answered",
            Self::AnswerDays => "answer-days",
            Self::Read => "read",
            Self::Blockers => "blockers",
            Self::Tries => "tries",
            Self::CrossUnit => "cross-unit",
            Self::Unanswered => "unanswered",
            Self::Orphans => "orphans",
            Self::Skips => "skips",
            Self::Visible => "visible",
            Self::Sessions => "sessions",
            Self::Talks => "talks",
            Self::Comments => "comments",
            Self::OwnIdeas => "own-ideas",
            Self::OwnWeight => "own-weight",
            Self::OwnWords => "own-words",
            Self::Why => "why",
            Self::Growth => "growth",
            Self::Focus => "focus",
            Self::KeyResults => "key-results",
        }
    }
}

/// How a figure is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gauge {
    /// A part of a whole, 0.0 to 1.0.
    Share,
    /// So many of so many.
    OutOf,
    /// A weighted mean of progress, 0.0 to 1.0.
    Progress,
    /// A weighted mean of scores, 0.0 to 1.0.
    Score,
    /// A mean of confidence, 0 to 10.
    Confidence,
    /// The middle of numbers of days.
    Days,
    /// So many for each.
    Each,
    /// A number of things.
    Count,
}

impl Gauge {
    /// The highest value it can have, where there is one.
    pub fn most(self) -> Option<f64> {
        match self {
            Self::Share | Self::Progress | Self::Score => Some(1.0),
            Self::Confidence => Some(10.0),
            Self::OutOf => Some(4.0),
            Self::Days | Self::Each | Self::Count => None,
        }
    }
}

/// Why a figure has no value: unknown is not zero (rule I2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Blank {
    /// There are no goals.
    NoGoals,
    /// Nothing stands above that goals could lead to.
    NothingAbove,
    /// No goal says which perspective it stands in.
    NoPerspective,
    /// None of these goals stands at the top.
    NothingOnTop,
    /// Nobody knows how far they are.
    NoProgress,
    /// Nothing was scored.
    NoScore,
    /// No goal is a promise, or none was scored.
    NoPromise,
    /// Nobody said how much they believe in it.
    NoConfidence,
    /// Nobody knows when the cycle begins.
    NoFirstDay,
    /// Nothing was changed.
    NoChange,
    /// Nobody else agreed to a change.
    NoneAgreed,
    /// No stretch of time is over yet, or nobody knows from when to when.
    NoneDue,
    /// Nobody checked in.
    NoCheckIn,
    /// Nobody asked for anything.
    NoAsk,
    /// No answer with a day.
    NoAnswer,
    /// Nothing stood in the way.
    NoBlocker,
    /// No retrospective says what to try.
    NoTry,
    /// No link crosses a border.
    NoCrossing,
    /// There are no links upwards.
    NoLink,
    /// Nothing stands above these units.
    NothingToHangOn,
    /// No session is recorded.
    NoSession,
    /// No talk of two is recorded.
    NoTalk,
    /// Nobody is known who reports to somebody.
    NoPair,
    /// Nobody said where the goals came from.
    NoOrigin,
    /// Nobody knows who wrote the key results, or who answers for them.
    NoAuthor,
    /// No people are known.
    NoPeople,
}

/// What a figure says of one cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The figure, as its gauge says; `None` where it is unknown.
    pub value: Option<f64>,
    /// What was counted: above the line of a share, the sum of a mean.
    pub part: f64,
    /// Of how many.
    pub of: f64,
    /// How many are left out because nothing is known of them.
    pub left: usize,
    /// Why there is no value.
    pub blank: Option<Blank>,
}

/// A figure of one cycle with the list behind it.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    pub insight: Insight,
    pub reading: Reading,
    pub rows: Vec<Row>,
    pub spread: Vec<(usize, usize)>,
}

impl Counted {
    /// A figure of these numbers; without a value where there is nothing to divide by.
    pub fn ratio(insight: Insight, part: f64, of: f64, blank: Blank) -> Self {
        let value = (of > 0.0).then(|| part / of);
        Self::new(insight, Reading { value, part, of, left: 0, blank: None }, blank)
    }

    /// A share of things that were counted one by one.
    pub fn share(insight: Insight, tally: Tally, blank: Blank) -> Self {
        let mut one = Self::ratio(insight, tally.part as f64, tally.of as f64, blank);
        one.reading.left = tally.left;
        one.rows = tally.rows;
        one
    }

    /// A figure that was found elsewhere, of so many things.
    pub fn mean(insight: Insight, value: Option<f64>, of: usize, blank: Blank) -> Self {
        let part = value.unwrap_or(0.0) * of as f64;
        Self::new(insight, Reading { value, part, of: of as f64, left: 0, blank: None }, blank)
    }

    fn new(insight: Insight, reading: Reading, blank: Blank) -> Self {
        let blank = reading.value.is_none().then_some(blank);
        Self { insight, reading: Reading { blank, ..reading }, rows: Vec::new(), spread: Vec::new() }
    }

    /// The same with so many left out.
    pub fn leaving(mut self, left: usize) -> Self {
        self.reading.left = left;
        self
    }

    /// The same with the list behind it.
    pub fn listing(mut self, rows: Vec<Row>) -> Self {
        self.rows = rows;
        self
    }

    /// The same with how many people have how many.
    pub fn spread(mut self, spread: Vec<(usize, usize)>) -> Self {
        self.spread = spread;
        self
    }

    /// The same without a value where this holds.
    pub fn unknown_where(mut self, is_unknown: bool, blank: Blank) -> Self {
        if is_unknown {
            self.reading.value = None;
            self.reading.blank = Some(blank);
        }
        self
    }
}

/// Things counted one by one.
#[derive(Default, Debug)]
pub struct Tally {
    pub part: usize,
    pub of: usize,
    pub left: usize,
    pub rows: Vec<Row>,
}

impl Tally {
    /// Counts one thing; what is not a part stands in the list.
    pub fn want(&mut self, is_part: bool, row: impl FnOnce() -> Row) {
        self.of += 1;
        if is_part {
            self.part += 1;
        } else {
            self.rows.push(row());
        }
    }

    /// Counts one thing; what is a part stands in the list.
    pub fn find(&mut self, is_part: bool, row: impl FnOnce() -> Row) {
        self.of += 1;
        if is_part {
            self.part += 1;
            self.rows.push(row());
        }
    }
}
