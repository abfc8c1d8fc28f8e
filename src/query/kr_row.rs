//! A key result's line in the outline.

use crate::okr::{Day, Id, Measure, Stage, Status, Text, number};
use crate::space::{Mark, Space, records};

use super::outline::{Badge, ChangeLine, badges, change_lines};
use super::standing;

/// A key result's line.
#[derive(Clone, PartialEq, Debug)]
pub struct KrRow {
    /// The key result.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// What of it stays out of shared copies.
    pub mark: Option<Mark>,
    /// Number in a source.
    pub code: Option<Text>,
    /// Rank in a source.
    pub priority: Option<Text>,
    /// Whether it is shown as part of another key result of the same objective.
    pub is_part: bool,
    /// The objective it is at home in, where it stands in another one that shares it (rule R11).
    pub home: Option<(Id, Text)>,
    /// How it is measured.
    pub measure: Measure,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The start in words.
    pub start_text: Option<Text>,
    /// The target in words, where they say more than its number.
    pub target_text: Option<Text>,
    /// Where it stands in words.
    pub current_text: Option<Text>,
    /// When it is due in words.
    pub due_text: Option<Text>,
    /// The value last checked in.
    pub value: Option<f64>,
    /// Milestones that are done, of all.
    pub steps: Option<(usize, usize)>,
    /// How far it is; beyond 0.0 to 1.0 where it is.
    pub progress: Option<f64>,
    /// How far it should be.
    pub pace: Option<f64>,
    /// Its status.
    pub status: Status,
    /// What its owner believes, 0 to 10.
    pub confidence: Option<u8>,
    /// The day of the newest check-in.
    pub last: Option<Day>,
    /// Whether that is more than seven days ago, and nobody has judged it yet.
    pub is_old: bool,
    /// Periods in which it stayed in its corridor, of those that were due.
    pub kept: Option<(u32, u32)>,
    /// Progress, check-in by check-in.
    pub spark: Vec<f64>,
    /// Who answers for it.
    pub owners: Vec<Badge>,
    /// The unit that works on it, if it is not the objective's.
    pub unit: Option<Text>,
    /// Its weight.
    pub weight: Option<f64>,
    /// How many links end here.
    pub supporters: usize,
    /// The judgement at the close.
    pub score: Option<f64>,
    /// Words about it.
    pub note: Option<Text>,
    /// How many comments it has.
    pub comments: usize,
    /// Its changes in the cycle.
    pub changes: Vec<ChangeLine>,
    /// Where it is in its life.
    pub stage: Stage,
    /// What a source says of its status.
    pub status_text: Option<Text>,
    /// Whether people disagree about it.
    pub conflicted: bool,
}

impl KrRow {
    /// Whether it is private and this copy has only its place (rule X7).
    pub fn is_hidden(&self) -> bool {
        self.mark.is_some_and(|mark| mark.hidden)
    }
}

/// Fills a key result's line as it stands in an objective, which may only share it.
pub fn kr_row_in(space: &Space, id: &Id, objective: &Id, today: Day) -> Option<KrRow> {
    let row = kr_row(space, id, today)?;
    let home = space.key_result(id)?.objective.clone().filter(|home| home != objective);
    let Some(home) = home else { return Some(row) };
    let mut shared = space.index().shared.get(objective).into_iter().flatten();
    let link = shared.find(|one| one.from == *id).and_then(|one| space.link(&one.link));
    Some(KrRow {
        weight: link.and_then(crate::okr::Link::weight),
        is_part: false,
        home: Some((home.clone(), space.name_of(&home).unwrap_or_else(|| home.text()))),
        ..row
    })
}

/// Fills a key result's line.
pub fn kr_row(space: &Space, id: &Id, today: Day) -> Option<KrRow> {
    let kr = space.key_result(id)?;
    let node = space.node(id)?;
    let standing = standing::key_result(space, kr, today);
    let parent = kr.parent_kr.as_ref().and_then(|id| space.key_result(id));
    let check_ins = space.check_ins(id);
    let steps = match &kr.measure {
        Measure::Milestones(all) => {
            let done = check_ins.iter().rev().find_map(|one| one.done.as_ref());
            Some((
                all.iter().filter(|step| done.is_some_and(|done| done.contains(&step.key))).count(),
                all.len(),
            ))
        }
        _ => None,
    };
    Some(KrRow {
        id: id.clone(),
        title: space.name_of(id).unwrap_or_default(),
        mark: space.mark(id),
        code: kr.code.clone(),
        priority: kr.priority.clone(),
        is_part: parent.is_some_and(|parent| parent.objective == kr.objective),
        home: None,
        measure: kr.measure.clone(),
        measured_in: kr.measured_in.clone(),
        start_text: kr.start_text.clone(),
        target_text: kr.target_text.clone().filter(|text| !says_only_target(text, &kr.measure)),
        current_text: kr.current_text.clone(),
        due_text: kr.due_text.clone(),
        value: standing.value,
        steps,
        progress: standing.progress.value,
        pace: standing.expected.map(|expected| expected.share),
        status: standing.status.shown,
        confidence: standing.confidence.map(|one| one.value),
        last: standing.last,
        is_old: kr.score.is_none()
            && standing.last.is_some()
            && super::filter::is_not_updated(space, kr, today),
        kept: standing.progress.time().map(|time| (time.kept, time.due())).filter(|(_, due)| *due > 0),
        spark: standing.course.iter().filter_map(|point| point.share.or(point.value)).collect(),
        owners: badges(space, &kr.owners),
        unit: kr.unit.as_ref().and_then(|id| space.name_of(id)),
        weight: kr.weight,
        supporters: space.links_to(id).count(),
        score: kr.score.as_ref().map(|score| score.value),
        note: kr.note.clone(),
        comments: records::comments(space.doc(), &node.entity).len(),
        changes: change_lines(space, id),
        stage: kr.stage,
        status_text: kr.status_text.clone(),
        conflicted: super::disagreements::is_asked(space, id),
    })
}

/// Whether a target in words says nothing but the number that is the target.
fn says_only_target(words: &str, measure: &Measure) -> bool {
    let target = match measure {
        Measure::Reach { target, .. } | Measure::CommitTargetStretch { target, .. } => *target,
        Measure::Above { floor: edge } | Measure::Below { ceiling: edge } => *edge,
        Measure::Between { .. }
        | Measure::YesNo
        | Measure::Milestones(_)
        | Measure::Baseline
        | Measure::Judged => None,
    };
    let said = number::parse(words).filter(|said| said.comparator.is_none());
    match (said, target) {
        (Some(said), Some(target)) => (said.value - target).abs() < f64::EPSILON * target.abs().max(1.0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_in_words_is_shown_where_it_says_more_than_the_number() {
        let reach = Measure::Reach { start: None, target: Some(10_000.0), direction: None };
        for (words, only) in
            [("10,000", true), ("10000 installs", true), ("10,000+", false), ("by word of mouth", false)]
        {
            assert_eq!(says_only_target(words, &reach), only, "{words}");
        }
        assert!(!says_only_target("5", &Measure::Judged));
    }
}
