//! The words the file uses for the trade's values, both ways; the only place that spells them.

use crate::doc::Json;
use crate::okr::change::ChangedField;
use crate::okr::{ActionKind, ActionState, Blocker, Carry, ChangeKind, MeetingKind, PaceRule};
use crate::okr::{
    Commitment, CountsAs, CycleKind, CyclePhase, Day, Direction, Id, LinkState, Milestone, Origin, Owner,
    PacePreset, Perspective, PhasedTarget, Privacy, Reply, RollsUp, Status, Text, Trigger, UnitKind, Wants,
    Who,
};
use crate::okr::{RemarkKind, RootCause, RubricKind, Unscored};

/// A value that is one of a few words in the file.
pub trait Word: Sized + Copy + 'static {
    /// Every value with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The value a word stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, own)| *own == word).map(|(value, _)| *value)
    }

    /// The word for this value.
    fn word(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| *word)
    }

    /// The word as a JSON value.
    fn json(self) -> Json
    where
        Self: PartialEq,
    {
        Json::str(self.word())
    }
}

impl Word for Origin {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::FromAbove, "from_above"), (Self::OwnIdea, "own_idea")];
}

impl Word for Commitment {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Committed, "committed"), (Self::Aspirational, "aspirational")];
}

impl Word for Perspective {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Financial, "financial"),
        (Self::Customer, "customer"),
        (Self::Process, "process"),
        (Self::LearningAndGrowth, "learning_and_growth"),
    ];
}

impl Word for Status {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::OnTrack, "on_track"),
        (Self::Behind, "behind"),
        (Self::AtRisk, "at_risk"),
        (Self::Stale, "stale"),
        (Self::Pending, "pending"),
        (Self::Done, "done"),
        (Self::Postponed, "postponed"),
        (Self::Dropped, "dropped"),
        (Self::Closed, "closed"),
    ];
}

impl Word for CycleKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Year, "year"),
        (Self::Half, "half"),
        (Self::Quarter, "quarter"),
        (Self::TwoMonths, "two_months"),
        (Self::Month, "month"),
        (Self::Custom, "custom"),
    ];
}

impl Word for CyclePhase {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Planning, "planning"),
        (Self::Running, "running"),
        (Self::Closing, "closing"),
        (Self::Closed, "closed"),
    ];
}

impl Word for Direction {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Up, "up"), (Self::Down, "down")];
}

impl Word for LinkState {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Proposed, "proposed"),
        (Self::Discussed, "discussed"),
        (Self::Accepted, "accepted"),
        (Self::Countered, "countered"),
        (Self::Declined, "declined"),
    ];
}

impl Word for CountsAs {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Contributes, "contributes"), (Self::Supports, "supports"), (Self::Shares, "shares")];
}

impl Word for Wants {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::KeyResult, "kr"),
        (Self::Goal, "goal"),
        (Self::Confirmation, "confirmation"),
        (Self::Help, "help"),
    ];
}

impl Word for RollsUp {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Mean, "mean"), (Self::Sum, "sum")];
}

impl Word for Reply {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Yes, "yes"), (Self::No, "no"), (Self::Words, "words")];
}

impl Word for ChangeKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Add, "add"),
        (Self::Retarget, "retarget"),
        (Self::Reword, "reword"),
        (Self::Drop, "drop"),
        (Self::Postpone, "postpone"),
        (Self::HandOver, "hand_over"),
        (Self::Resume, "resume"),
        (Self::Rescore, "rescore"),
        (Self::Reopen, "reopen"),
    ];
}

impl Word for Trigger {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Market, "market"),
        (Self::Strategy, "strategy"),
        (Self::Collaboration, "collaboration"),
        (Self::Dependency, "dependency"),
        (Self::Learning, "learning"),
        (Self::Mistake, "mistake"),
    ];
}

impl Word for MeetingKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Weekly, "weekly"),
        (Self::OneOnOne, "one_on_one"),
        (Self::Monthly, "monthly"),
        (Self::Quarterly, "quarterly"),
    ];
}

impl Word for ActionKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Commitment, "commitment"),
        (Self::Blocker, "blocker"),
        (Self::NextStep, "next_step"),
        (Self::Decision, "decision"),
    ];
}

impl Word for Unscored {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::NotApplicable, "not_applicable"), (Self::CarriedOver, "carried_over")];
}

impl Word for Carry {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Close, "close"),
        (Self::Continue, "continue"),
        (Self::Change, "change"),
        (Self::Drop, "drop"),
    ];
}

impl Word for RootCause {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Strategy, "strategy"),
        (Self::Target, "target"),
        (Self::Capacity, "capacity"),
        (Self::Priority, "priority"),
        (Self::Dependency, "dependency"),
        (Self::Skill, "skill"),
        (Self::FollowThrough, "follow_through"),
        (Self::Outside, "outside"),
    ];
}

impl Word for RubricKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Levels, "levels"),
        (Self::Additive, "additive"),
        (Self::Milestones, "milestones"),
        (Self::DatePenalty, "date_penalty"),
    ];
}

impl Word for RemarkKind {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Good, "good"), (Self::Bad, "bad"), (Self::Try, "try"), (Self::Answer, "answer")];
}

impl Word for Blocker {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Resource, "resource"),
        (Self::Dependency, "dependency"),
        (Self::Clarity, "clarity"),
        (Self::PriorityConflict, "priority_conflict"),
        (Self::External, "external"),
    ];
}

impl Word for ActionState {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Open, "open"), (Self::Done, "done"), (Self::Dropped, "dropped")];
}

/// Which way of measuring a key result has, without its numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MeasureKind {
    /// From a start to a target.
    Reach,
    /// At or above a floor.
    Above,
    /// At or below a ceiling.
    Below,
    /// Within a corridor.
    Between,
    /// Done or not.
    YesNo,
    /// Weighted steps.
    Milestones,
    /// Three heights.
    CommitTargetStretch,
    /// A start to be found.
    Baseline,
    /// Words.
    Judged,
}

impl Word for MeasureKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Reach, "reach"),
        (Self::Above, "above"),
        (Self::Below, "below"),
        (Self::Between, "between"),
        (Self::YesNo, "yes_no"),
        (Self::Milestones, "milestones"),
        (Self::CommitTargetStretch, "commit_target_stretch"),
        (Self::Baseline, "baseline"),
        (Self::Judged, "judged"),
    ];
}

/// The stage's word; when it was published stands in a field of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StageWord {
    /// Being written.
    Draft,
    /// Agreed.
    Published,
    /// Put off.
    Postponed,
    /// Given up.
    Dropped,
    /// Finished.
    Closed,
}

impl Word for StageWord {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Draft, "draft"),
        (Self::Published, "published"),
        (Self::Postponed, "postponed"),
        (Self::Dropped, "dropped"),
        (Self::Closed, "closed"),
    ];
}

/// A unit's kind; any word that is not one of the usual three is its own.
pub fn unit_kind(word: &str) -> UnitKind {
    match word {
        "company" => UnitKind::Company,
        "department" => UnitKind::Department,
        "team" => UnitKind::Team,
        other => UnitKind::Other(Text::from(other)),
    }
}

/// The word for a unit's kind.
pub fn unit_kind_word(kind: &UnitKind) -> &str {
    match kind {
        UnitKind::Company => "company",
        UnitKind::Department => "department",
        UnitKind::Team => "team",
        UnitKind::Other(word) => word,
    }
}

/// The rule for amber and red: a practice's name, or `{"gap":[green,amber]}`, `{"ratio":[…]}`.
pub fn pace(value: &Json) -> Option<PacePreset> {
    if let Some(word) = value.as_str() {
        return match word.as_str() {
            "viva" => Some(PacePreset::Viva),
            "engagedly" => Some(PacePreset::Engagedly),
            "upraise" => Some(PacePreset::UpRaise),
            "mooncamp" => Some(PacePreset::Mooncamp),
            _ => None,
        };
    }
    let (name, values) = value.as_object()?.into_iter().next()?;
    let numbers: Vec<f64> = values.as_array()?.iter().filter_map(Json::as_f64).collect();
    let &[green, amber] = numbers.as_slice() else { return None };
    match name.as_str() {
        "gap" => Some(PacePreset::Custom(PaceRule::Gap { green, amber })),
        "ratio" => Some(PacePreset::Custom(PaceRule::Ratio { green, amber })),
        _ => None,
    }
}

/// The rule for amber and red as the file spells it.
pub fn pace_json(pace: &PacePreset) -> Json {
    match pace {
        PacePreset::Viva => Json::str("viva"),
        PacePreset::Engagedly => Json::str("engagedly"),
        PacePreset::UpRaise => Json::str("upraise"),
        PacePreset::Mooncamp => Json::str("mooncamp"),
        PacePreset::Custom(PaceRule::Gap { green, amber }) => {
            Json::object([("gap", Json::array([Json::num(*green), Json::num(*amber)]))])
        }
        PacePreset::Custom(PaceRule::Ratio { green, amber }) => {
            Json::object([("ratio", Json::array([Json::num(*green), Json::num(*amber)]))])
        }
    }
}

impl Word for Privacy {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Values, "values"), (Self::All, "all")];
}

/// What of an entity stays out of shared copies. A mark that is not understood keeps back everything.
pub fn privacy(value: &Json) -> Option<Privacy> {
    if value.is_null() || value.as_bool() == Some(false) {
        return None;
    }
    value.as_str().and_then(|word| Privacy::from_word(&word)).or(Some(Privacy::All))
}

/// Owners: an id, or `{"who": id}` / `{"name": text}` with an optional `share`.
pub fn owners(value: &Json) -> Option<Vec<Owner>> {
    value.as_array()?.iter().map(owner).collect()
}

fn owner(value: &Json) -> Option<Owner> {
    if let Some(id) = value.as_str() {
        return Some(Owner::known(Id::new(id)));
    }
    let pairs = value.as_object()?;
    let part = |key: &str| pairs.iter().find(|(own, _)| own == key).map(|(_, value)| value);
    let who = match (part("who").and_then(Json::as_str), part("name").and_then(Json::as_str)) {
        (Some(id), _) => Who::Known(Id::new(id)),
        (None, Some(name)) => Who::Named(name.into()),
        (None, None) => return None,
    };
    Some(Owner { who, share: part("share").and_then(Json::as_f64) })
}

/// Owners as the file spells them.
pub fn owners_json(owners: &[Owner]) -> Json {
    Json::array(owners.iter().map(|owner| match (&owner.who, owner.share) {
        (Who::Known(id), None) => Json::str(id.as_str()),
        (Who::Known(id), Some(share)) => {
            Json::object([("who", Json::str(id.as_str())), ("share", Json::num(share))])
        }
        (Who::Named(name), None) => Json::object([("name", Json::str(name))]),
        (Who::Named(name), Some(share)) => {
            Json::object([("name", Json::str(name)), ("share", Json::num(share))])
        }
    }))
}

/// Milestones: `{"key", "title", "weight"}`; the weight is 1 where it is not said.
pub fn milestones(value: &Json) -> Option<Vec<Milestone>> {
    let one = |value: &Json| {
        let pairs = value.as_object()?;
        let part = |key: &str| pairs.iter().find(|(own, _)| own == key).map(|(_, value)| value);
        let title: Text = part("title").and_then(Json::as_str)?.into();
        let key = part("key").and_then(Json::as_str).map_or_else(|| Text::clone(&title), Text::from);
        Some(Milestone { key, title, weight: part("weight").and_then(Json::as_f64).unwrap_or(1.0) })
    };
    value.as_array()?.iter().map(one).collect()
}

/// Milestones as the file spells them.
pub fn milestones_json(milestones: &[Milestone]) -> Json {
    Json::array(milestones.iter().map(|step| {
        let mut pairs = vec![("key", Json::str(&step.key)), ("title", Json::str(&step.title))];
        if (step.weight - 1.0).abs() > f64::EPSILON {
            pairs.push(("weight", Json::num(step.weight)));
        }
        Json::object(pairs)
    }))
}

/// Phased targets: pairs of day and value.
pub fn phased(value: &Json) -> Option<Vec<PhasedTarget>> {
    let one = |value: &Json| {
        let pair = value.as_array()?;
        let day = Day::parse(&pair.first()?.as_str()?)?;
        Some(PhasedTarget { day, value: pair.get(1)?.as_f64()? })
    };
    value.as_array()?.iter().map(one).collect()
}

/// Phased targets as the file spells them.
pub fn phased_json(phased: &[PhasedTarget]) -> Json {
    Json::array(
        phased.iter().map(|step| Json::array([Json::str(&step.day.to_string()), Json::num(step.value)])),
    )
}

/// The fields that a change changed: a name with what it said before and what after; `null` for nothing.
pub fn changed_fields(value: &Json) -> Option<Vec<ChangedField>> {
    let said = |value: &Json| (!value.is_null()).then(|| Text::from(value.text()));
    let one = |(name, pair): (String, Json)| {
        let pair = pair.as_array()?;
        Some(ChangedField { name: name.into(), was: said(pair.first()?), is: said(pair.get(1)?) })
    };
    value.as_object()?.into_iter().map(one).collect()
}

/// Changed fields as the file spells them.
pub fn changed_fields_json(fields: &[ChangedField]) -> Json {
    let said = |text: &Option<Text>| {
        text.as_deref().and_then(|text| Json::parse(text).ok()).unwrap_or_else(Json::null)
    };
    Json::object(fields.iter().map(|field| (&*field.name, Json::array([said(&field.was), said(&field.is)]))))
}

/// A rubric: pairs of grade and words, as an object in its own order, or as a list of pairs.
pub fn rubric(value: &Json) -> Option<Vec<(Text, Text)>> {
    if let Some(all) = value.as_array() {
        let pair = |one: &Json| match one.as_array()?.as_slice() {
            [grade, words] => Some((Text::from(grade.as_str()?), Text::from(words.as_str()?))),
            _ => None,
        };
        return all.iter().map(pair).collect();
    }
    let one = |(grade, words): (String, Json)| Some((Text::from(grade), Text::from(words.as_str()?)));
    value.as_object()?.into_iter().map(one).collect()
}

/// A rubric as the file spells it: as an object, or where a grade occurs twice as a list of pairs.
pub fn rubric_json(rubric: &[(Text, Text)]) -> Json {
    let grades = crate::okr::arrange::set_of(rubric.iter().map(|(grade, _)| grade));
    if grades.len() < rubric.len() {
        return Json::array(
            rubric.iter().map(|(grade, words)| Json::array([Json::str(grade), Json::str(words)])),
        );
    }
    Json::object(rubric.iter().map(|(grade, words)| (&**grade, Json::str(words))))
}

/// A list of texts.
pub fn texts(value: &Json) -> Option<Vec<Text>> {
    value.as_array()?.iter().map(|text| text.as_str().map(Text::from)).collect()
}

/// A list of texts as the file spells it.
pub fn texts_json<T: AsRef<str>>(texts: &[T]) -> Json {
    Json::array(texts.iter().map(|text| Json::str(text.as_ref())))
}

/// A list of ids.
pub fn ids(value: &Json) -> Option<Vec<Id>> {
    value.as_array()?.iter().map(|text| text.as_str().map(Id::new)).collect()
}

/// A list of ids as the file spells it.
pub fn ids_json(ids: &[Id]) -> Json {
    Json::array(ids.iter().map(|id| Json::str(id.as_str())))
}
