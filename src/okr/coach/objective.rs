//! What the coach says of an objective and of its key results together.

use super::key_result::{is_told, work};
use super::lexicon::{
    CHANGING, ENDLESS, GOING_ON, MAKING, MAKING_OF, NOUNS_TOO, PURPOSES, SEEING, SHIPPED, THINGS, WORKING,
    ZH_ASIDES, ZH_CHANGING, ZH_GOING_ON, ZH_JOINS, ZH_MAKING, ZH_MAKING_OF, ZH_PURPOSES, ZH_THINGS,
};
use super::reading::{Reading, Said, Tongue};
use super::rule::CoachRule;
use super::{Around, Finding, key_result};
use crate::okr::confidence::{Ambition, ambition};
use crate::okr::{Measure, Objective, Origin, Stage};

/// The most words of an objective; Chinese characters count half.
const MOST_WORDS: usize = 22;
/// The most key results of an objective.
const MOST_KEY_RESULTS: usize = 5;
/// The most objectives of one owner in a cycle.
const MOST_OF_ONE: usize = 5;

pub(super) fn check(one: &Objective, read: &Reading<'_>, around: &Around<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |finding: Option<Finding>| found.extend(finding);
    let making = making(read);
    let goes_on = goes_on(read).filter(|_| making.is_none());
    let is_heading = making.is_none() && goes_on.is_none() && is_heading(read);
    say(making.map(|said| Finding::quoting(CoachRule::Making, said)));
    say(goes_on.map(|said| Finding::quoting(CoachRule::GoesOn, said)));
    say(is_heading.then(|| Finding::new(CoachRule::Heading)));
    say(number(read).map(|said| Finding::quoting(CoachRule::NumberInObjective, said)));
    say((read.length > MOST_WORDS).then(|| Finding::counting(CoachRule::TooLong, read.length)));
    say(two_goals(read).map(|said| Finding::quoting(CoachRule::TwoGoals, said)));
    say(key_result::placeholder(read).map(|said| Finding::quoting(CoachRule::Placeholder, said)));
    say(key_result::way_out(read).map(|said| Finding::quoting(CoachRule::WayOut, said)));
    let is_own = one.origin == Some(Origin::OwnIdea);
    let says_why = one.why.as_ref().is_some_and(|why| !why.trim().is_empty());
    say((is_own && !around.hangs && !says_why).then(|| Finding::new(CoachRule::NoWhy)));
    let many = around.of_one_owner;
    say((many > MOST_OF_ONE).then(|| Finding::counting(CoachRule::TooManyForOne, many)));
    set(one, around, &mut say);
    found
}

/// What is said of the key results together.
fn set(one: &Objective, around: &Around<'_>, say: &mut impl FnMut(Option<Finding>)) {
    let krs = || around.key_results.iter().filter(|kr| kr.parent_kr.is_none() && !kr.title.trim().is_empty());
    let count = krs().count();
    say((count > MOST_KEY_RESULTS).then(|| Finding::counting(CoachRule::TooManyKeyResults, count)));
    let is_work = |kr: &&&crate::okr::KeyResult| {
        let read = Reading::of(&kr.title);
        !is_told(kr) && !read.has_amount() && work(&read).is_some()
    };
    let all_work = count >= 2 && krs().filter(is_work).count() == count;
    say(all_work.then(|| Finding::counting(CoachRule::OnlyWork, count)));
    let mood = around.confidence.filter(|_| one.stage == Stage::Draft).map(ambition);
    say((mood == Some(Ambition::TooSafe)).then(|| Finding::new(CoachRule::TooSafe)));
    say((mood == Some(Ambition::Unlikely)).then(|| Finding::new(CoachRule::Unlikely)));
}

/// The verb with which an objective promises a thing and not a difference.
fn making<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    match read.tongue {
        Tongue::English => en_making(read),
        Tongue::Chinese => zh_making(read),
        Tongue::Other => None,
    }
}

fn en_making<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    if read.any_phrase(PURPOSES).is_some() {
        return None;
    }
    let (first, rest) = read.opening()?;
    if first.is("deliver") && rest.first().is_some_and(|next| next.is("on")) {
        return None;
    }
    let makes_a_thing = || rest.iter().any(|word| word.is_in(THINGS));
    if first.is_in(MAKING_OF) {
        return makes_a_thing().then_some(first);
    }
    if first.is_in(MAKING) {
        return Some(first);
    }
    let says_change = read.words.iter().any(|word| word.is_in(CHANGING));
    read.any_phrase(SHIPPED).filter(|_| !says_change && read.length <= 8)
}

fn zh_making<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    if read.zh_holds(ZH_PURPOSES).is_some() {
        return None;
    }
    read.zh_begins(ZH_MAKING).or_else(|| {
        let end = read.raw.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_thing = ZH_THINGS.iter().any(|thing| end.ends_with(thing));
        read.zh_begins(ZH_MAKING_OF).filter(|_| is_thing)
    })
}

/// The verb with which an objective goes on with what is done anyway.
fn goes_on<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    match read.tongue {
        Tongue::English => read.opening().map(|(first, _)| first).filter(|first| first.is_in(GOING_ON)),
        Tongue::Chinese => read.zh_begins(ZH_GOING_ON),
        Tongue::Other => None,
    }
}

/// Whether it is a heading: a word or two.
fn is_heading(read: &Reading<'_>) -> bool {
    match read.tongue {
        Tongue::English => read.length <= 2,
        Tongue::Chinese => read.han <= 4 && read.words.is_empty(),
        Tongue::Other => false,
    }
}

/// The number of a key result in it.
fn number<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    let is_digits = |word: &Said<'_>| word.text.starts_with(|c: char| c.is_ascii_digit());
    let at =
        (0..read.words.len()).find(|at| read.is_amount(*at) && read.words.get(*at).is_some_and(is_digits))?;
    Measure::suggest(&read.bare())?;
    read.words.get(at).copied()
}

/// The words that join two goals.
fn two_goals<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    match read.tongue {
        Tongue::English => en_two_goals(read),
        Tongue::Chinese => {
            let join = read.zh_holds(ZH_JOINS)?;
            let after = read.raw.get(join.at + join.text.len()..)?.trim_start();
            let after = ZH_ASIDES.iter().find_map(|aside| after.strip_prefix(aside)).unwrap_or(after);
            let mut verbs = ZH_CHANGING.iter().chain(ZH_MAKING).chain(ZH_MAKING_OF);
            verbs.any(|verb| after.starts_with(verb)).then_some(join)
        }
        Tongue::Other => None,
    }
}

/// "Verb … and verb …", each with what it is about; "…; verb …" too.
fn en_two_goals<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    let (first, _) = read.opening()?;
    let is_verb = |word: &Said<'_>| [MAKING, CHANGING, WORKING, ENDLESS].iter().any(|list| word.is_in(list));
    let opens = is_verb(&first) || first.is_in(SEEING);
    for (at, word) in read.words.iter().enumerate().skip(2) {
        let Some(before) = at.checked_sub(1).and_then(|at| read.words.get(at)) else { continue };
        // What comes after "to" or "help" says what the first is for.
        if word.is("to") || word.is("help") || word.is("while") || word.is("that") {
            return None;
        }
        if read.words.len() < at + 3 || !is_verb(word) {
            continue;
        }
        let between = read.raw.get(before.at + before.text.len()..word.at).unwrap_or("");
        let breaks = between.contains([';', '.']) && at >= 3;
        let small = word.text.starts_with(|c: char| c.is_ascii_lowercase());
        let adds = small && at >= 4 && (before.is("and") || before.is("&")) && !word.is_in(NOUNS_TOO);
        let hedges = before.is_in(&["required", "needed", "necessary", "possible"]);
        let lists = small && between.contains(',') && !hedges && !word.is_in(NOUNS_TOO);
        if opens && (breaks || adds || lists) {
            return Some(if adds { read.stretch(*before, *word) } else { *word });
        }
    }
    None
}
