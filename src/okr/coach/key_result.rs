//! What the coach says of a key result.

use super::lexicon::{
    BASELINES, BEFORE_LETTER, CHANGING, COMMON, ENDLESS, ENDLESS_WITH, GOING_ON, KEEPING, MAKING,
    PLACEHOLDERS, SEEING, SHARES_OF_TIME, VAGUE, VAGUE_CHANGE, WAYS_OUT, WORKING, ZH_CHANGING, ZH_ENDLESS,
    ZH_KEEPING, ZH_MAKING, ZH_MAKING_OF, ZH_PLACEHOLDERS, ZH_SEEING, ZH_SHARES_OF_TIME, ZH_VAGUE,
    ZH_WAYS_OUT,
};
use super::reading::{Reading, Said, Tongue, is_han};
use super::rule::CoachRule;
use super::{Around, Finding};
use crate::okr::{KeyResult, Measure};

/// The most words of a key result; Chinese characters count half.
const MOST_WORDS: usize = 35;
/// A vague word counts among so many of the first words; later it only colours something else.
const HEAD: usize = 6;

pub(super) fn check(kr: &KeyResult, read: &Reading<'_>, around: &Around<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |finding: Option<Finding>| found.extend(finding);
    let told = is_told(kr);
    let placeholder = placeholder(read);
    let keeps = keeps(kr, read);
    let is_open = !told && !read.has_amount() && placeholder.is_none() && keeps.is_none();
    let endless = endless(read).filter(|_| is_open);
    let vague = vague(read).filter(|_| is_open && endless.is_none());
    let is_part = kr.parent_kr.is_some();
    let is_topic = is_open && !is_part && endless.is_none() && vague.is_none() && is_topic(read);
    say(placeholder.map(|said| Finding::quoting(CoachRule::Placeholder, said)));
    say(endless.map(|said| Finding::quoting(CoachRule::EndlessWork, said)));
    say(vague.map(|said| Finding::quoting(CoachRule::HowMuch, said)));
    say(is_topic.then(|| Finding::new(CoachRule::Topic)));
    let objective = around.objective.filter(|one| !one.title.trim().is_empty());
    say(objective.filter(|one| repeats(read, &one.title)).map(|_| Finding::new(CoachRule::Repeats)));
    let is_kept = keeps.is_some();
    say(keeps.map(|said| match said {
        Some(said) => Finding::quoting(CoachRule::KpiToKeep, said),
        None => Finding::new(CoachRule::KpiToKeep),
    }));
    say((!is_kept && start_unknown(kr, around)).then(|| Finding::new(CoachRule::StartUnknown)));
    let relative = relative_change(kr, read);
    let two = two_measures(read);
    let is_clear = relative.is_none() && two.is_none() && placeholder.is_none() && !is_kept;
    let unused = is_clear && is_unused(kr, read);
    say(relative.map(|said| Finding::quoting(CoachRule::RelativeChange, said)));
    say(two.map(|count| Finding::counting(CoachRule::TwoMeasures, count)));
    say(unused.then(|| Finding::new(CoachRule::NumberUnused)));
    say((read.length > MOST_WORDS).then(|| Finding::counting(CoachRule::TooLong, read.length)));
    say(way_out(read).map(|said| Finding::quoting(CoachRule::WayOut, said)));
    found
}

/// Whether it is known, besides its title, what it will be judged by.
pub(super) fn is_told(kr: &KeyResult) -> bool {
    kr.measure != Measure::Judged || kr.target_text.is_some() || !kr.rubric.is_empty()
}

/// The verb of work a key result begins with, whether that ends or not.
pub(super) fn work<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    match read.tongue {
        Tongue::English => {
            let (first, _) = read.opening()?;
            [MAKING, ENDLESS, WORKING, GOING_ON].iter().any(|list| first.is_in(list)).then_some(first)
        }
        Tongue::Chinese => read
            .zh_begins(ZH_MAKING)
            .or_else(|| read.zh_begins(ZH_ENDLESS))
            .or_else(|| read.zh_begins(ZH_MAKING_OF)),
        Tongue::Other => None,
    }
}

/// What stands for something nobody has filled in.
pub(super) fn placeholder<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    if let Some(said) = read.words.iter().find(|word| word.is_in(PLACEHOLDERS)) {
        return Some(*said);
    }
    let letter = read.words.windows(2).find(|pair| match pair {
        [before, letter] => matches!(letter.text, "X" | "Y" | "N" | "x") && before.is_in(BEFORE_LETTER),
        _ => false,
    });
    if let Some([before, letter]) = letter {
        return Some(read.stretch(*before, *letter));
    }
    (read.tongue == Tongue::Chinese).then(|| read.zh_holds(ZH_PLACEHOLDERS)).flatten()
}

/// Words that leave a way out.
pub(super) fn way_out<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    match read.tongue {
        Tongue::English => read.any_phrase(WAYS_OUT),
        Tongue::Chinese => read.zh_holds(ZH_WAYS_OUT),
        Tongue::Other => None,
    }
}

/// The verb of work that has no end of its own.
fn endless<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    match read.tongue {
        Tongue::English => {
            let (first, rest) = read.opening()?;
            let next = rest.first();
            let goes_on =
                |(verb, with): &(&str, &[&str])| first.is(verb) && next.is_some_and(|next| next.is_in(with));
            (first.is_in(ENDLESS) || ENDLESS_WITH.iter().any(goes_on)).then_some(first)
        }
        Tongue::Chinese => read.zh_begins(ZH_ENDLESS),
        Tongue::Other => None,
    }
}

/// The word that says better without saying how much.
fn vague<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    match read.tongue {
        Tongue::English => {
            let (first, _) = read.opening()?;
            let change = first.is_in(VAGUE_CHANGE).then_some(first);
            let head = || read.words.iter().take(HEAD);
            let of_use = |word: &&Said<'_>| {
                word.is_in(VAGUE) && !read.words.iter().any(|word| word.is("opportunities"))
            };
            change.or_else(|| head().find(of_use).copied())
        }
        Tongue::Chinese => read.zh_holds(ZH_CHANGING).or_else(|| read.zh_holds(ZH_VAGUE)),
        Tongue::Other => None,
    }
}

/// Whether it only names a topic.
fn is_topic(read: &Reading<'_>) -> bool {
    match read.tongue {
        Tongue::English => {
            let verbs = [MAKING, ENDLESS, WORKING, SEEING, CHANGING, GOING_ON];
            let says_done = |word: &Said<'_>| {
                word.text.len() > 4 && word.text.ends_with("ed")
                    || verbs[..].iter().any(|list| word.is_in(list))
            };
            read.length <= 3 && !read.words.iter().any(says_done)
        }
        Tongue::Chinese => {
            let verbs = [ZH_MAKING, ZH_MAKING_OF, ZH_ENDLESS, ZH_CHANGING, ZH_SEEING];
            read.han <= 8 && read.length <= 6 && !verbs.iter().any(|list| read.zh_holds(list).is_some())
        }
        Tongue::Other => false,
    }
}

/// Whether it says its objective again and adds no number.
fn repeats(read: &Reading<'_>, objective: &str) -> bool {
    let other = Reading::of(objective);
    if read.has_amount() && !other.has_amount() {
        return false;
    }
    let (own, above) = (terms(read), terms(&other));
    let common = own.iter().filter(|term| above.binary_search(term).is_ok()).count();
    let all = own.len() + above.len() - common;
    common >= 3 && common * 2 >= all
}

/// What a title is about: its words without the common ones, its Chinese in pairs; sorted, each once.
fn terms(read: &Reading<'_>) -> Vec<String> {
    let words = read.words.iter().filter(|word| !word.is_in(COMMON));
    let mut terms: Vec<String> =
        words.map(|word| word.text.to_ascii_lowercase().trim_end_matches('s').to_owned()).collect();
    let han: Vec<char> = read.raw.chars().filter(|c| is_han(*c)).collect();
    terms.extend(han.windows(2).map(|pair| pair.iter().collect()));
    terms.sort();
    terms.dedup();
    terms
}

/// Whether it keeps a number where it is, and the words that say so, where it is words.
#[expect(clippy::option_option, reason = "whether, and by which words")]
fn keeps<'t>(kr: &KeyResult, read: &Reading<'t>) -> Option<Option<Said<'t>>> {
    let says = match read.tongue {
        Tongue::English => {
            let first = read.opening().map(|(first, _)| first).filter(|first| first.is_in(KEEPING));
            let time = read.words.iter().find(|word| word.is_in(SHARES_OF_TIME)).copied();
            let changes = read.words.iter().any(|word| word.is_in(CHANGING));
            first.or(time.filter(|_| !changes && read.raw.contains('%')))
        }
        Tongue::Chinese => {
            let changes = read.zh_holds(ZH_CHANGING).is_some();
            let time = read.zh_holds(ZH_SHARES_OF_TIME).filter(|_| read.raw.contains(['%', '％']));
            read.zh_holds(ZH_KEEPING).or(time).filter(|_| !changes)
        }
        Tongue::Other => None,
    };
    let in_words =
        kr.target_text.as_deref().is_some_and(|text| ZH_KEEPING.iter().any(|word| text.starts_with(word)));
    match says {
        Some(said) => Some(Some(said)),
        None if in_words || kr.measure.is_corridor() => Some(None),
        None => None,
    }
}

/// Whether there is a target, and nobody knows from where.
fn start_unknown(kr: &KeyResult, around: &Around<'_>) -> bool {
    let open = match &kr.measure {
        Measure::Reach { start, target, .. } | Measure::CommitTargetStretch { start, target, .. } => {
            start.is_none() && target.is_some()
        }
        _ => false,
    };
    open && !around.has_value
}

/// "By 30 %" of nobody knows what.
fn relative_change<'t>(kr: &KeyResult, read: &Reading<'t>) -> Option<Said<'t>> {
    let has_start = match &kr.measure {
        Measure::Reach { start, .. } | Measure::CommitTargetStretch { start, .. } => start.is_some(),
        _ => false,
    };
    if has_start || kr.start_text.is_some() {
        return None;
    }
    match read.tongue {
        Tongue::English => en_relative(read),
        Tongue::Chinese => zh_relative(read),
        Tongue::Other => None,
    }
}

fn en_relative<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    let from = read.words.iter().position(|word| word.is("from"));
    if from.is_some_and(|at| read.is_amount(at + 1)) {
        return None;
    }
    if read.words.iter().any(|word| word.is_in(BASELINES)) {
        return None;
    }
    let change = read.words.iter().position(|word| word.is_in(CHANGING))?;
    // "Increases 5 %".
    if let Some(next) =
        read.words.get(change + 1).filter(|next| next.text.ends_with('%') && read.is_amount(change + 1))
    {
        return Some(read.stretch(*read.words.get(change)?, *next));
    }
    for (at, word) in read.words.iter().enumerate() {
        let next = read.words.get(at + 1);
        if at > change
            && word.is("by")
            && read.is_amount(at + 1)
            && next.is_some_and(|next| next.text.contains(|c: char| c.is_ascii_digit()))
        {
            return Some(read.stretch(*word, *next?));
        }
        let noun = |word: &&Said<'_>| {
            ["increase", "decrease", "reduction", "growth", "improvement"].iter().any(|own| word.is(own))
        };
        if word.text.ends_with('%')
            && let Some(noun) = next.filter(noun)
        {
            return Some(read.stretch(*word, *noun));
        }
    }
    None
}

fn zh_relative<'t>(read: &Reading<'t>) -> Option<Said<'t>> {
    if read.raw.contains('从') || read.raw.contains('由') {
        return None;
    }
    let verbs = ["提升", "提高", "增长", "增加", "降低", "减少", "下降", "缩短", "压缩", "扩大"];
    for verb in verbs {
        for (at, _) in read.raw.match_indices(verb) {
            let Some(after) = read.raw.get(at + verb.len()..) else { continue };
            let digits = after.trim_start_matches(['了', '约', ' ']);
            let length = digits.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(digits.len());
            let unit = digits.get(length..).unwrap_or("");
            let is_part = ["%", "％", " %", "个百分点", "倍", "成"].iter().any(|own| unit.starts_with(own));
            if length > 0 && is_part {
                let end = read.raw.len() - unit.len() + unit.chars().next().map_or(0, char::len_utf8);
                return Some(Said { text: read.raw.get(at..end)?, at });
            }
        }
    }
    None
}

/// How many results with a number of their own stand in one title, where that is more than one.
fn two_measures(read: &Reading<'_>) -> Option<usize> {
    let bare = read.bare();
    let lower = bare.to_ascii_lowercase();
    if lower.contains("between ")
        || lower.contains("从")
        || read.words.iter().any(|word| word.is_in(BASELINES))
    {
        return None;
    }
    let split = lower.replace(" and ", "；").replace("; ", "；").replace(". ", "；").replace(" & ", "；");
    let parts: Vec<Reading<'_>> = split.split(['；', '，', '。']).map(Reading::of).collect();
    let counted = parts.iter().filter(|part| part.length >= 2 && measured(part)).count();
    (counted > 1).then_some(counted)
}

/// Whether a part of a title has a number of its own, in digits.
fn measured(read: &Reading<'_>) -> bool {
    let digits =
        |at: usize| read.words.get(at).is_some_and(|word| word.text.contains(|c: char| c.is_ascii_digit()));
    (0..read.words.len()).any(|at| digits(at) && read.is_amount(at))
}

/// Whether the title speaks for a measure and nobody took it.
fn is_unused(kr: &KeyResult, read: &Reading<'_>) -> bool {
    // "The 50 accounts" are there already and `PostgreSQL 11` is a name: nobody counts up to them. One is there
    // or is not.
    let is_meant = |at: &usize| {
        let before = at.checked_sub(1).and_then(|at| read.words.get(at));
        let is_name =
            *at > 1 && before.is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_uppercase()));
        let is_one =
            read.words.get(*at).is_some_and(|word| word.text == "1" || word.is("one") || word.is("no"));
        !is_one
            && !is_name
            && !before.is_some_and(|before| before.is_in(&["the", "first", "all", "our", "existing"]))
    };
    let counts = match read.tongue {
        Tongue::English => (0..read.words.len()).filter(|at| read.is_amount(*at)).any(|at| is_meant(&at)),
        Tongue::Chinese | Tongue::Other => true,
    };
    kr.measure == Measure::Judged
        && kr.rubric.is_empty()
        && counts
        && Measure::suggest(&read.bare()).is_some()
}
