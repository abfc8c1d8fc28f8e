//! Operations, its second half: how steadily the work is looked at, and whether loops are closed
//! (rules I23 to I28).

use std::collections::BTreeSet;

use crate::okr::insight::{Kept, kept, median};
use crate::okr::talk::threads;
use crate::okr::{
    ActionItem, ActionKind, ActionState, Arrange, Ask, AskState, Day, Id, KeyResult, Moment, Objective,
    RemarkKind, Text,
};
use crate::space::{records, try_action_id, try_goal_id};

use super::figure::{Blank, Counted, Insight, Tally};
use super::gather::Field;
use super::rows::{Note, Row};

pub fn count(field: &Field<'_>) -> Vec<Counted> {
    let mut all = rhythm(field).to_vec();
    all.extend(asks(field));
    all.extend([read(field), blockers(field), tries(field)]);
    all
}

/// How a key result is spoken of.
struct Beat {
    /// Its stretches of one cadence.
    kept: Option<Kept>,
    /// Days from the last check-in to the last day that is looked at, where it was not reached by then.
    silent: Option<i64>,
}

/// Stretches of a cadence in which key results were spoken of, and how long they have been silent (rules I23 and
/// I24).
fn rhythm(field: &Field<'_>) -> [Counted; 2] {
    let mut sum = Kept::default();
    let mut stretches: Vec<(Kept, &Id)> = Vec::new();
    let mut silent: Vec<(i64, &Id)> = Vec::new();
    let (mut left, mut never) = (0, 0);
    for (kr, objective) in &field.key_results {
        let Some(beat) = beat(field, kr, objective) else { continue };
        match beat.kept {
            Some(one) => {
                sum.kept += one.kept;
                sum.due += one.due;
                if one.due > one.kept {
                    stretches.push((one, &kr.id));
                }
            }
            None => left += 1,
        }
        match beat.silent {
            Some(days) => silent.push((days, &kr.id)),
            None => never += 1,
        }
    }
    let missed = |one: &Kept| one.due - one.kept;
    stretches.arrange(|(one, a), (other, b)| missed(other).cmp(&missed(one)).then_with(|| a.cmp(b)));
    silent.arrange(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
    let days: Vec<f64> = silent.iter().map(|(days, _)| *days as f64).collect();
    let stretches = stretches.into_iter().map(|(one, id)| Row::noting(id, Note::Kept(one)));
    let cadence = Counted::ratio(Insight::Cadence, sum.kept as f64, sum.due as f64, Blank::NoneDue);
    let silent = silent.into_iter().map(|(days, id)| Row::noting(id, Note::Days(days)));
    let silence = Counted::mean(Insight::Silence, median(&days), days.len(), Blank::NoCheckIn);
    [cadence.leaving(left).listing(stretches.collect()), silence.leaving(never).listing(silent.collect())]
}

/// `None` of what nobody is expected to speak of: what takes its progress from below, and what is kept back.
fn beat(field: &Field<'_>, kr: &KeyResult, objective: &Objective) -> Option<Beat> {
    let space = field.space;
    let check_ins = space.check_ins(&kr.id);
    let takes_from_below = check_ins.is_empty() && !space.parts_of(&kr.id).is_empty();
    if takes_from_below || space.is_untold(&kr.id) {
        return None;
    }
    let days: Vec<Day> = check_ins.iter().filter_map(crate::okr::CheckIn::day).collect();
    let last_day = field.last_day();
    let last = days.iter().copied().filter(|day| *day <= last_day).max();
    let is_reached = space
        .evaluation(&kr.id, field.today)
        .is_some_and(|one| one.progress.value.is_some_and(|progress| progress >= 1.0));
    let reached_on = kr.reached_on.or_else(|| last.filter(|_| is_reached));
    let span = field.span_of(kr, objective);
    // Today is not over yet.
    let over = last_day.min(field.today.plus_days(-1));
    let kept = span.start.zip(span.end).map(|(start, end)| {
        let until = reached_on.map_or(over, |reached| reached.min(over)).min(end);
        kept(start, until, space.cadence_of(&kr.id), days)
    });
    let silent = last.filter(|_| reached_on.is_none()).map(|last| last_day.days_since(last));
    Some(Beat { kept, silent })
}

/// Asks that were answered, and how soon (rule I25).
fn asks(field: &Field<'_>) -> [Counted; 2] {
    let mut tally = Tally::default();
    let mut days: Vec<(i64, Id)> = Vec::new();
    for (id, steps) in asked(field) {
        for thread in threads(&steps, field.today) {
            if thread.state == AskState::TakenBack {
                continue;
            }
            tally.want(thread.state == AskState::Answered, || {
                let asked_on = thread.ask.at.and_then(Moment::day);
                let open = asked_on.map_or(Note::Nothing, |day| Note::Days(field.today.days_since(day)));
                Row { goal: Some(id.clone()), words: None, note: open }
            });
            let answered = thread.answers.iter().filter_map(|one| one.at?.day()).min();
            if let Some((asked, answered)) = thread.ask.at.and_then(Moment::day).zip(answered) {
                days.push((answered.days_since(asked).max(0), id.clone()));
            }
        }
    }
    days.arrange(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
    let values: Vec<f64> = days.iter().map(|(days, _)| *days as f64).collect();
    let blank = if tally.of == 0 { Blank::NoAsk } else { Blank::NoAnswer };
    let left = tally.part - values.len();
    let rows = days.into_iter().map(|(days, id)| Row::noting(&id, Note::Days(days)));
    let soon = Counted::mean(Insight::AnswerDays, median(&values), values.len(), blank);
    [Counted::share(Insight::Answered, tally, Blank::NoAsk), soon.leaving(left).listing(rows.collect())]
}

/// Asks on objectives, their key results and the links up from both, with the goal that opens for them.
pub(super) fn asked(field: &Field<'_>) -> Vec<(Id, Vec<Ask>)> {
    let doc = field.space.doc();
    let mut all = Vec::new();
    let links = field.every_goal().flat_map(|id| {
        let links = field.space.index().links_from.get(id).into_iter().flatten();
        links.map(move |link| (id, link))
    });
    let own = field.every_goal().map(|id| (id, id));
    for (goal, on) in own.chain(links) {
        if let Some(node) = field.node(on).filter(|node| records::has(&node.entity, records::kind::ASK)) {
            all.push((goal.clone(), records::asks(doc, &node.entity)));
        }
    }
    all
}

/// Check-ins that somebody else acknowledged (rule I26).
fn read(field: &Field<'_>) -> Counted {
    let mut tally = Tally::default();
    for id in field.every_goal() {
        let all = field.space.check_ins(id);
        let (Some(node), false) = (field.node(id), all.is_empty()) else { continue };
        let words = if records::has(&node.entity, records::kind::ACKNOWLEDGEMENT) {
            records::acknowledgements(field.space.doc(), &node.entity)
        } else {
            Vec::new()
        };
        let read = all.iter().filter(|one| {
            words.iter().any(|word| word.check_in == one.key && word.by.is_some() && word.by != one.by)
        });
        let count = read.count();
        tally.part += count;
        tally.of += all.len();
        if count < all.len() {
            tally.rows.push(Row::noting(id, Note::Count(all.len() - count)));
        }
    }
    let missed = |row: &Row| if let Note::Count(count) = row.note { count } else { 0 };
    tally.rows.arrange(|one, other| missed(other).cmp(&missed(one)).then_with(|| one.goal.cmp(&other.goal)));
    Counted::share(Insight::Read, tally, Blank::NoCheckIn)
}

/// Blockers that were cleared (rule I27).
fn blockers(field: &Field<'_>) -> Counted {
    let ids = field.ids();
    let mut tally = Tally::default();
    let blockers = field.shared.actions.iter().filter(|one| one.kind == ActionKind::Blocker);
    for one in blockers.filter(|one| is_here(field, one, &ids)) {
        tally.want(one.state == ActionState::Done, || Row {
            goal: one.of.clone().filter(|of| field.node(of).is_some_and(|node| !node.deleted)),
            words: Some(Text::clone(&one.title)),
            note: Note::Nothing,
        });
    }
    Counted::share(Insight::Blockers, tally, Blank::NoBlocker)
}

/// Whether an item belongs to the cycle: it is about one of its goals, or about none and was set by one of these
/// units while it ran.
fn is_here(field: &Field<'_>, item: &ActionItem, ids: &BTreeSet<&Id>) -> bool {
    if let Some(of) = &item.of {
        return ids.contains(of);
    }
    let meeting = item.meeting.as_ref();
    let on = meeting.and_then(|id| field.shared.meetings.iter().find(|one| one.id == *id)?.on);
    on.is_some_and(|day| field.span.both().is_some() && field.span.contains(day))
        && field.shared.is_theirs(item.unit.as_ref())
}

/// What a retrospective wants to try that became somebody's: an action item or a goal was made of it (rule I28).
fn tries(field: &Field<'_>) -> Counted {
    let space = field.space;
    let own = field.shared.retrospectives.iter().filter(|(one, _)| {
        one.cycle.as_ref() == Some(&field.cycle.id) && field.shared.is_theirs(one.unit.as_ref())
    });
    let is_here = |id: Id| field.node(&id).is_some_and(|node| !node.deleted);
    let mut tally = Tally::default();
    for (one, node) in own {
        let said = records::remarks(space.doc(), &node.entity).into_iter();
        let said = said.filter(|one| one.kind == RemarkKind::Try).map(|one| (one.first, one.text));
        let listed = one.tries.iter().map(|text| (Text::clone(text), Text::clone(text)));
        for (first, text) in listed.chain(said).filter(|(_, text)| !text.trim().is_empty()) {
            let is_taken = is_here(try_action_id(&one.id, &first)) || is_here(try_goal_id(&one.id, &first));
            tally.want(is_taken, || Row { goal: None, words: Some(text), note: Note::Nothing });
        }
    }
    Counted::share(Insight::Tries, tally, Blank::NoTry)
}
