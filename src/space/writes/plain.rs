//! Changes whose field is the same whatever the entity is.

use crate::doc::Json;
use crate::okr::RubricKind;
use crate::space::codec::{self, Word};
use crate::space::edit::Change;
use crate::space::read::PRIVATE;

use super::{day, flag, id, list, number, text, word};

/// The field that such a change writes, and its value; `None` where both depend on the entity.
pub(super) fn plain_field(change: &Change) -> Option<(&'static str, Json)> {
    Some(match change {
        Change::Why(to) => ("why", text(to.as_ref())),
        Change::Note(to) => ("note", text(to.as_ref())),
        Change::Mission(to) => ("mission", text(to.as_ref())),
        Change::Strategy(to) => ("strategy", text(to.as_ref())),
        Change::Values(to) => ("values", list(to.is_empty(), codec::texts_json(to))),
        Change::Cadence(days) => ("cadence_days", number(days.map(f64::from))),
        Change::Pace(pace) => ("pace", codec::pace_json(pace)),
        Change::Owners(to) => ("owners", list(to.is_empty(), codec::owners_json(to))),
        Change::Origin(to) => ("origin", word(*to)),
        Change::Growth(to) => ("growth", flag(*to)),
        Change::Joint(to) => ("joint", list(to.is_empty(), codec::ids_json(to))),
        Change::Commitment(to) => ("commitment", word(*to)),
        Change::Perspective(to) => ("perspective", word(*to)),
        Change::Tags(to) => ("tags", list(to.is_empty(), codec::texts_json(to))),
        Change::Weight(to) => ("weight", number(*to)),
        Change::Primary(to) => ("primary", id(to.as_ref())),
        Change::Status(to) => ("status", word(*to)),
        Change::Score(to) => ("score", number(*to)),
        Change::ScoreReason(to) => ("score_reason", text(to.as_ref())),
        Change::Unscored(to) => ("unscored", word(*to)),
        Change::Cause(to) => ("cause", word(*to)),
        Change::CauseNote(to) => ("cause_note", text(to.as_ref())),
        Change::Carry(to) => ("carry", word(*to)),
        Change::CarryReason(to) => ("carry_reason", text(to.as_ref())),
        Change::Continues(to) => ("continues", id(to.as_ref())),
        Change::RubricKind(to) => ("rubric_kind", word(Some(*to).filter(|to| *to != RubricKind::Levels))),
        Change::RubricMet(to) => ("rubric_met", list(to.is_empty(), codec::texts_json(to))),
        Change::ReachedOn(to) => ("reached_on", day(*to)),
        Change::Questions(to) => ("questions", list(to.is_empty(), codec::texts_json(to))),
        Change::OwnIdeasPercent(to) => ("own_ideas_percent", number(to.map(f64::from))),
        Change::Code(to) => ("code", text(to.as_ref())),
        Change::Url(to) => ("url", text(to.as_ref())),
        Change::MeasuredIn(to) => ("measured_in", text(to.as_ref())),
        Change::Phased(to) => ("phased", list(to.is_empty(), codec::phased_json(to))),
        Change::StartText(to) => ("start_text", text(to.as_ref())),
        Change::TargetText(to) => ("target_text", text(to.as_ref())),
        Change::DueText(to) => ("due_text", text(to.as_ref())),
        Change::WorkedOnBy(to) => ("unit", id(to.as_ref())),
        Change::Rubric(to) => ("rubric", list(to.is_empty(), codec::rubric_json(to))),
        Change::PartOf(to) => ("parent_kr", id(to.as_ref())),
        Change::RollsUp(to) => ("rolls_up", to.json()),
        Change::Priority(to) => ("priority", text(to.as_ref())),
        Change::UnitKind(to) => ("type", Json::str(codec::unit_kind_word(to))),
        Change::Lead(to) => ("lead", id(to.as_ref())),
        Change::Role(to) => ("role", text(to.as_ref())),
        Change::Manager(to) => ("manager", id(to.as_ref())),
        Change::Archived(to) => ("archived", flag(*to)),
        Change::CycleKind(to) => ("period", word(*to)),
        Change::CyclePhase(to) => ("phase", to.json()),
        Change::Counts(to) => ("counts", Json::str(if *to { "contributes" } else { "supports" })),
        Change::LinkState(to) => ("state", to.json()),
        Change::Done(to) => ("done", flag(*to)),
        Change::Better(to) => ("direction", word(*to)),
        Change::Recovers(to) => ("recovers", id(to.as_ref())),
        Change::KeptFrom(to) => ("kept_from", id(to.as_ref())),
        Change::On(to) => ("on", day(*to)),
        Change::With(to) => ("with", list(to.is_empty(), codec::ids_json(to))),
        Change::Shown(to) => ("shown", flag(*to)),
        Change::Closed(to) => ("closed", flag(*to)),
        Change::Blocker(to) => ("blocker", word(*to)),
        Change::For(to) => ("of", id(to.as_ref())),
        Change::SetBy(to) => ("unit", id(to.as_ref())),
        Change::Private(to) => (PRIVATE, word(*to)),
        // These depend on the entity and are written where it is known.
        Change::Title(_)
        | Change::Start(_)
        | Change::End(_)
        | Change::Cycle(_)
        | Change::Settle { .. }
        | Change::Fine(_)
        | Change::Corridor(..)
        | Change::ActionState(..)
        | Change::Stage(_)
        | Change::Measure(_) => return None,
    })
}
