//! The rules of the coach: their names, what they are about, and how much weight they have.

/// One rule. Its code is its number in the specification and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoachRule {
    /// An objective that begins with making something.
    Making,
    /// An objective that goes on with what is done anyway.
    GoesOn,
    /// An objective with the number of a key result in it.
    NumberInObjective,
    /// A title nobody remembers.
    TooLong,
    /// An objective that is only a heading.
    Heading,
    /// An objective that is two.
    TwoGoals,
    /// An own idea that does not say why.
    NoWhy,
    /// An owner with more objectives than anybody can keep in mind.
    TooManyForOne,
    /// A place that is still to be filled in.
    Placeholder,
    /// Words that leave a way out.
    WayOut,
    /// More key results than anybody can keep in mind.
    TooManyKeyResults,
    /// Key results that are all work, with no effect among them.
    OnlyWork,
    /// A draft of which everybody is certain.
    TooSafe,
    /// A draft nobody believes in.
    Unlikely,
    /// A key result that is work without an end.
    EndlessWork,
    /// A key result that gets better without saying how much.
    HowMuch,
    /// A key result that names only a topic.
    Topic,
    /// A key result that says its objective again.
    Repeats,
    /// A key result that keeps a number where it is.
    KpiToKeep,
    /// A target whose start nobody knows.
    StartUnknown,
    /// A change by so much, from nobody knows where.
    RelativeChange,
    /// Two results in one.
    TwoMeasures,
    /// A number in the title that is not measured.
    NumberUnused,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a change nearly always.
    Advice,
    /// Worth a thought.
    Hint,
}

/// The letter of SMART that a rule stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Smart {
    /// Specific.
    Specific,
    /// Measurable.
    Measurable,
    /// Achievable.
    Achievable,
    /// Relevant.
    Relevant,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Objectives.
    Objective,
    /// An objective with its key results.
    Set,
    /// Key results.
    KeyResult,
    /// Objectives and key results.
    Both,
}

impl CoachRule {
    /// All rules in the order of their numbers.
    pub const ALL: [Self; 23] = [
        Self::Making,
        Self::GoesOn,
        Self::NumberInObjective,
        Self::TooLong,
        Self::Heading,
        Self::TwoGoals,
        Self::NoWhy,
        Self::TooManyForOne,
        Self::Placeholder,
        Self::WayOut,
        Self::TooManyKeyResults,
        Self::OnlyWork,
        Self::TooSafe,
        Self::Unlikely,
        Self::EndlessWork,
        Self::HowMuch,
        Self::Topic,
        Self::Repeats,
        Self::KpiToKeep,
        Self::StartUnknown,
        Self::RelativeChange,
        Self::TwoMeasures,
        Self::NumberUnused,
    ];

    /// Its number, by which a goal or a workspace says that it is fine.
    pub fn code(self) -> &'static str {
        match self {
            Self::Making => "Q10",
            Self::GoesOn => "Q11",
            Self::NumberInObjective => "Q12",
            Self::TooLong => "Q13",
            Self::Heading => "Q14",
            Self::TwoGoals => "Q15",
            Self::NoWhy => "Q16",
            Self::TooManyForOne => "Q17",
            Self::Placeholder => "Q18",
            Self::WayOut => "Q19",
            Self::TooManyKeyResults => "Q20",
            Self::OnlyWork => "Q21",
            Self::TooSafe => "Q22",
            Self::Unlikely => "Q23",
            Self::EndlessWork => "Q30",
            Self::HowMuch => "Q31",
            Self::Topic => "Q32",
            Self::Repeats => "Q33",
            Self::KpiToKeep => "Q34",
            Self::StartUnknown => "Q35",
            Self::RelativeChange => "Q36",
            Self::TwoMeasures => "Q37",
            Self::NumberUnused => "Q38",
        }
    }

    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::Placeholder
            | Self::EndlessWork
            | Self::HowMuch
            | Self::Topic
            | Self::Repeats
            | Self::Making
            | Self::GoesOn
            | Self::Heading
            | Self::Unlikely => Severity::Advice,
            Self::NumberInObjective
            | Self::TooLong
            | Self::TwoGoals
            | Self::NoWhy
            | Self::TooManyForOne
            | Self::WayOut
            | Self::TooManyKeyResults
            | Self::OnlyWork
            | Self::TooSafe
            | Self::KpiToKeep
            | Self::StartUnknown
            | Self::RelativeChange
            | Self::TwoMeasures
            | Self::NumberUnused => Severity::Hint,
        }
    }

    /// The letter of SMART it stands for; `None` for what OKR practice asks besides.
    pub fn smart(self) -> Option<Smart> {
        match self {
            Self::Heading
            | Self::TwoGoals
            | Self::Placeholder
            | Self::WayOut
            | Self::Topic
            | Self::Repeats
            | Self::TwoMeasures => Some(Smart::Specific),
            Self::EndlessWork
            | Self::HowMuch
            | Self::StartUnknown
            | Self::RelativeChange
            | Self::NumberUnused => Some(Smart::Measurable),
            Self::TooManyForOne | Self::TooManyKeyResults | Self::Unlikely => Some(Smart::Achievable),
            Self::Making | Self::GoesOn | Self::NoWhy | Self::OnlyWork => Some(Smart::Relevant),
            Self::NumberInObjective | Self::TooLong | Self::TooSafe | Self::KpiToKeep => None,
        }
    }

    /// What it looks at.
    pub fn about(self) -> About {
        match self {
            Self::Making
            | Self::GoesOn
            | Self::NumberInObjective
            | Self::Heading
            | Self::TwoGoals
            | Self::NoWhy
            | Self::TooManyForOne => About::Objective,
            Self::TooManyKeyResults | Self::OnlyWork | Self::TooSafe | Self::Unlikely => About::Set,
            Self::TooLong | Self::Placeholder | Self::WayOut => About::Both,
            Self::EndlessWork
            | Self::HowMuch
            | Self::Topic
            | Self::Repeats
            | Self::KpiToKeep
            | Self::StartUnknown
            | Self::RelativeChange
            | Self::TwoMeasures
            | Self::NumberUnused => About::KeyResult,
        }
    }

    /// Its place in what is said of one goal.
    pub(super) fn rank(self) -> (Severity, Self) {
        (self.severity(), self)
    }
}
