//! Retrospectives of other cycles and other units, and what the last one wanted to try (rules J7 and J8).

use std::collections::BTreeMap;

use crate::okr::{Arrange, Day, Id, Moment, RemarkKind, Span, Text};
use crate::query::close::Ground;
use crate::query::panel::Named;
use crate::space::{Space, records};

use super::said::{Said, all as all_said};
use super::{Part, cycle_of, live, named};

/// A retrospective in short.
#[derive(Clone, PartialEq, Debug)]
pub struct Past {
    /// The cycle.
    pub cycle: Named,
    /// Whose it is; `None` for everybody's.
    pub whose: Option<Named>,
    /// How many said what went well, what did not, what to try, and answered questions.
    pub counts: [usize; 4],
    /// What was learned.
    pub note: Option<Text>,
    /// When something was said in it last.
    pub last: Option<Moment>,
}

impl Past {
    /// How much was said.
    pub fn count(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// What an earlier retrospective wanted to try.
#[derive(Clone, PartialEq, Debug)]
pub struct Wanted {
    /// Its cycle.
    pub cycle: Named,
    /// What was to be tried.
    pub tries: Vec<Said>,
}

impl Wanted {
    /// Of how many something came.
    pub fn taken_up(&self) -> usize {
        self.tries.iter().filter(|said| !said.made.is_nothing()).count()
    }
}

/// All retrospectives, those that are told as one together: by whose they are and their cycle.
pub(super) type All<'a> = BTreeMap<(Option<Id>, Id), Vec<Part<'a>>>;

pub(super) fn all(space: &Space) -> All<'_> {
    let mut all: All<'_> = BTreeMap::new();
    for part in live(space) {
        if let Some(cycle) = cycle_of(space, part.one).filter(|cycle| space.cycle(cycle).is_some()) {
            all.entry((part.one.unit.clone(), cycle)).or_default().push(part);
        }
    }
    all
}

/// The retrospectives of the same on other cycles, the newest first; those in which nothing was said are left out.
pub(super) fn past(space: &Space, ground: &Ground, all: &All<'_>) -> Vec<Past> {
    let same = all.iter().filter(|((whose, cycle), _)| *whose == ground.whose && *cycle != ground.cycle);
    let mut found: Vec<(Span, Past)> = same
        .map(|((whose, cycle), parts)| (span_of(space, cycle), in_short(space, whose.as_ref(), cycle, parts)))
        .filter(|(_, past)| past.count() > 0 || past.note.is_some())
        .collect();
    found.arrange_by(|(span, past)| (std::cmp::Reverse((span.end, span.start)), past.cycle.id.clone()));
    found.into_iter().map(|(_, past)| past).collect()
}

/// The retrospectives on the same cycle of those that are meant, by name.
pub(super) fn beside(
    space: &Space,
    ground: &Ground,
    all: &All<'_>,
    is_meant: impl Fn(&Id) -> bool,
) -> Vec<Past> {
    let same = all.iter().filter(|((_, cycle), _)| *cycle == ground.cycle);
    let theirs = same.filter_map(|((whose, cycle), parts)| {
        let whose = whose.as_ref().filter(|whose| is_meant(whose) && space.name_of(whose).is_some())?;
        Some(in_short(space, Some(whose), cycle, parts))
    });
    let mut found: Vec<Past> = theirs.filter(|past| past.count() > 0 || past.note.is_some()).collect();
    found.arrange_by(|past| past.whose.as_ref().map(|whose| (Text::clone(&whose.name), whose.id.clone())));
    found
}

/// What the newest earlier retrospective of the same wanted to try: of a cycle as long as this one if there is
/// one, else of any that ended before this one.
pub(super) fn wanted(space: &Space, ground: &Ground, all: &All<'_>, today: Day) -> Option<Wanted> {
    let own = span_of(space, &ground.cycle);
    let same = all.iter().filter(|((whose, cycle), _)| *whose == ground.whose && *cycle != ground.cycle);
    let earlier = same.filter(|((_, cycle), _)| is_earlier(span_of(space, cycle), own));
    let told = earlier.filter_map(|((_, cycle), parts)| {
        let tries: Vec<Said> =
            all_said(space, parts, today).into_iter().filter(|said| said.kind == RemarkKind::Try).collect();
        (!tries.is_empty()).then_some((span_of(space, cycle), cycle, tries))
    });
    let newest = told.max_by_key(|(span, cycle, _)| (is_as_long(*span, own), span.end, span.start, *cycle));
    newest.map(|(_, cycle, tries)| Wanted { cycle: named(space, cycle), tries })
}

fn is_earlier(span: Span, own: Span) -> bool {
    match (span.end, own.start) {
        (Some(end), Some(start)) => end < start,
        _ => span.start.zip(own.start).is_some_and(|(start, own)| start < own),
    }
}

/// Months and quarters are not equally long.
fn is_as_long(span: Span, own: Span) -> bool {
    span.days().zip(own.days()).is_some_and(|(days, own)| (days - own).abs() * 10 <= own)
}

fn span_of(space: &Space, cycle: &Id) -> Span {
    space.cycle(cycle).map(|cycle| cycle.span).unwrap_or_default()
}

fn in_short(space: &Space, whose: Option<&Id>, cycle: &Id, parts: &[Part<'_>]) -> Past {
    let mut counts = [0; 4];
    let mut last = None;
    let mut add = |kind: RemarkKind, many: usize| {
        let at = match kind {
            RemarkKind::Good => 0,
            RemarkKind::Bad => 1,
            RemarkKind::Try => 2,
            RemarkKind::Answer => 3,
        };
        if let Some(count) = counts.get_mut(at) {
            *count += many;
        }
    };
    for Part { node, one } in parts {
        add(RemarkKind::Good, one.good.len());
        add(RemarkKind::Bad, one.bad.len());
        add(RemarkKind::Try, one.tries.len());
        for remark in records::remarks(space.doc(), &node.entity) {
            add(remark.kind, 1);
            last = last.max(remark.at);
        }
    }
    let note = parts.iter().filter_map(|part| part.one.note.as_ref()).find(|note| !note.trim().is_empty());
    Past {
        cycle: named(space, cycle),
        whose: whose.map(|whose| named(space, whose)),
        counts,
        note: note.cloned(),
        last,
    }
}
