//! A measure read from words: what "from 31 % to 45 %" or `≤2步` most likely means (rules N6 to N8).
//!
//! A suggestion is offered while a person writes, and never taken without them.

use super::id::Text;
use super::measure::{Direction, Measure};
use super::number::{AFTER, BEFORE, Comparator, half_width, parse, strip_word};

/// A measure that a title or a target speaks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The measure.
    pub measure: Measure,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// Whether the start of 0 was not said but follows from counting up.
    pub assumes_zero: bool,
}

impl Measure {
    /// The measure that a title or a target speaks for; `None` where there is no number in it, or more than
    /// one and no words that say how they belong together (rule N8).
    pub fn suggest(text: &str) -> Option<Suggestion> {
        let written = half_width(text);
        // Only ASCII letters are lowered, so that every place in one is the same place in the other.
        let plain = written.to_ascii_lowercase();
        let found = numbers(&plain);
        let mut suggestion = pair(&plain, &found).or_else(|| single(&plain, &found))?;
        suggestion.measured_in = suggestion.measured_in.map(|unit| as_written(&written, &plain, unit));
        Some(suggestion)
    }
}

/// The unit in the case it was written in: `GB`.
fn as_written(written: &str, plain: &str, unit: Text) -> Text {
    let place = plain.find(&*unit).and_then(|at| written.get(at..at + unit.len()));
    place.map_or(unit, Text::from)
}

/// A number in a text, with the words before and after it.
struct Found<'t> {
    comparator: Option<Comparator>,
    value: f64,
    unit: Option<Text>,
    /// All that stands before it, without its comparator.
    before: &'t str,
    /// All that stands after it and its unit.
    after: &'t str,
}

const UPWARD: [&str; 23] = [
    "increase",
    "increases",
    "grow",
    "grows",
    "raise",
    "improve",
    "lift",
    "boost",
    "expand",
    "reach",
    "rise",
    "gain",
    "drive",
    "提高",
    "提升",
    "增加",
    "增长",
    "扩大",
    "达到",
    "增至",
    "升至",
    "超过",
    "突破",
];
const DOWNWARD: [&str; 20] = [
    "reduce",
    "reduces",
    "cut",
    "lower",
    "decrease",
    "decreases",
    "drop",
    "shrink",
    "shorten",
    "降低",
    "减少",
    "缩短",
    "下降",
    "压缩",
    "降至",
    "降到",
    "减至",
    "减到",
    "减半",
    "缩减",
];
const KEEPING: [&str; 10] =
    ["keep", "keeps", "maintain", "stay", "hold", "remain", "保持", "维持", "稳定", "控制"];
/// Shares of time, which are kept rather than reached.
const SHARES_OF_TIME: [&str; 5] = ["uptime", "availability", "可用性", "可用率", "可用度"];
/// Words before a number that make it a rank or a name.
const RANKED: [&str; 20] = [
    "top ", "no. ", "level ", "phase ", "version ", "tier ", "stage ", "step ", "week ", "day ", "page ",
    "chapter ", "round ", "last ", "past ", "next ", "最近", "过去", "第", "前",
];
/// Letters that may stand right behind a number; with any others it is a name: `5C`, `3D`.
const GLUED: [&str; 16] =
    ["k", "x", "h", "d", "m", "s", "ms", "min", "km", "kg", "kb", "mb", "gb", "tb", "pp", "pt"];
/// Words between a number and what it counts.
const QUALIFIERS: [&str; 9] =
    ["new", "more", "additional", "remaining", "other", "existing", "significant", "potential", "different"];
const TO: [&str; 22] = [
    "to",
    "→",
    "->",
    "=>",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "增长到",
    "增长至",
    "增加到",
    "增至",
    "升至",
    "降低到",
    "降低至",
    "下降到",
    "降到",
    "降至",
    "缩短到",
    "减少到",
    "到",
    "至",
];
const AND: [&str; 9] = ["and", "to", "-", "–", "—", "~", "和", "到", "至"];
const CLASSIFIERS: [&str; 34] = [
    "小时", "分钟", "万元", "个月", "人天", "个", "家", "人", "天", "步", "次", "篇", "件", "元", "秒", "周",
    "月", "名", "款", "项", "条", "场", "份", "倍", "种", "套", "台", "户", "吨", "分", "页", "例", "门",
    "位",
];
const STOPS: [&str; 25] = [
    "of", "per", "in", "for", "to", "and", "by", "the", "with", "from", "on", "at", "or", "vs", "is", "w",
    "are", "before", "until", "within", "as", "across", "that", "via", "about",
];

/// Every usable number of a text. Years, dates, ordinals, ratios, ranks and numbers that are part of a name
/// (`Q3`, `KR1`, `v2`, `Top 100`, `#12`) are none.
fn numbers(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to || !c.is_ascii_digit() {
            continue;
        }
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        let length = numeral_length(rest);
        skip_to = at + length;
        let Some((numeral, after)) = rest.split_at_checked(length) else { continue };
        let magnitude = magnitude_length(after);
        let Some((magnitude, after)) = after.split_at_checked(magnitude) else { continue };
        if is_part_of_a_name(before, numeral, after) {
            continue;
        }
        let Some(value) = parse(&format!("{numeral}{magnitude}")).map(|typed| typed.value) else { continue };
        let (currency, before) = currency_before(before);
        let (unit, after) = unit_after(after);
        let (suffix, after) = comparator_after(unit.as_ref(), after);
        let (prefix, before) = comparator_before(before);
        // A sign belongs to the number only where nothing stands before it; elsewhere it is a dash.
        let negative = before.trim().is_empty() && before.ends_with('-');
        let value = if negative { -value } else { value };
        let unit = currency.or(unit);
        found.push(Found { comparator: prefix.or(suffix), value, unit, before, after });
    }
    found
}

fn numeral_length(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joins = matches!(c, '.' | ',' | '\'' | '_') && chars.peek().is_some_and(char::is_ascii_digit);
        if !c.is_ascii_digit() && !joins {
            break;
        }
        length += c.len_utf8();
    }
    length
}

fn magnitude_length(after: &str) -> usize {
    let words = ["万亿", "千万", "百万", "亿", "万", " million", " billion"];
    if let Some(word) = words.into_iter().find(|word| after.starts_with(word)) {
        return word.len();
    }
    // A single `m` is metres or minutes as often as millions, so only `k` is taken.
    let thousands = after.strip_prefix('k').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    usize::from(thousands)
}

fn is_part_of_a_name(before: &str, numeral: &str, after: &str) -> bool {
    let marks = ['#', '&', '@', '!', '_', '/', ':', '.'];
    let glued = before.ends_with(|c: char| c.is_ascii_alphabetic() || marks.contains(&c));
    let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    let named = letters > 0 && after.get(..letters).is_some_and(|word| !GLUED.contains(&word));
    let run = before.rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default();
    let dashed = run.strip_suffix('-').is_some_and(|head| {
        let year = head.split('-').next().is_some_and(|year| year.len() == 4);
        year || head.ends_with(|c: char| c.is_ascii_alphabetic())
    });
    let ranked = RANKED.into_iter().any(|word| before.ends_with(word));
    let dated = after.starts_with(['年', '号', '日']) || (after.starts_with('月') && numeral.len() <= 2);
    let year = numeral.parse::<u32>().is_ok_and(|year| (1990..2050).contains(&year));
    let bare_year = year && !after.starts_with(['%', '+']);
    let ordinal = ["st", "nd", "rd", "th"].into_iter().any(|ordinal| strip_word(after, ordinal).is_some());
    let next = after.chars().next();
    let ratio = matches!(next, Some('/' | ':')) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    glued || named || dashed || dated || bare_year || ordinal || ratio || ranked
}

fn currency_before(before: &str) -> (Option<Text>, &str) {
    for currency in ["us$", "$", "€", "£", "¥", "₹"] {
        if let Some(rest) = before.trim_end().strip_suffix(currency) {
            return (Some(Text::from(currency.to_uppercase())), rest);
        }
    }
    (None, before)
}

fn unit_after(after: &str) -> (Option<Text>, &str) {
    let trimmed = after.trim_start();
    for mark in ["%", "‰"] {
        if let Some(rest) = trimmed.strip_prefix(mark) {
            return (Some(Text::from(mark)), rest);
        }
    }
    if let Some(rest) = trimmed.strip_prefix('x').filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return (Some(Text::from("x")), rest);
    }
    for word in CLASSIFIERS {
        if let Some(rest) = trimmed.strip_prefix(word) {
            return (Some(Text::from(word)), rest);
        }
    }
    // `50+ teams`: the mark stands between the number and what it counts, and is read again afterwards.
    (counted(trimmed.strip_prefix('+').unwrap_or(trimmed)), after)
}

/// The words for what a number counts: up to three, where the phrase ends after them.
fn counted(text: &str) -> Option<Text> {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_ascii_whitespace() {
        let plain = word.trim_end_matches([',', '.', ';', ':', ')', '!', '?']);
        let is_word = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if !is_word || STOPS.contains(&plain) {
            break;
        }
        if words.is_empty() && QUALIFIERS.contains(&plain) {
            continue;
        }
        words.push(plain);
        if plain.len() < word.len() {
            break;
        }
    }
    (1..=3).contains(&words.len()).then(|| Text::from(words.join(" ")))
}

fn comparator_after<'t>(unit: Option<&Text>, after: &'t str) -> (Option<Comparator>, &'t str) {
    let trimmed = after.trim_start();
    // `40 days (or less)`: the bound may stand behind what is counted.
    let behind = unit.and_then(|unit| trimmed.strip_prefix(&**unit)).unwrap_or(trimmed);
    for place in [trimmed, behind.trim_start_matches([' ', '('])] {
        for (word, comparator) in AFTER {
            if let Some(rest) = place.strip_prefix(word) {
                return (Some(comparator), rest);
            }
        }
    }
    (None, after)
}

fn comparator_before(before: &str) -> (Option<Comparator>, &str) {
    let trimmed = before.trim_end();
    for (word, comparator) in BEFORE {
        let Some(rest) = trimmed.strip_suffix(word) else { continue };
        let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
        if !(latin && rest.ends_with(|c: char| c.is_ascii_alphabetic())) {
            return (Some(comparator), rest);
        }
    }
    (None, before)
}

/// Two numbers that words join: from one to the other, or between them (rule N6).
fn pair(text: &str, found: &[Found]) -> Option<Suggestion> {
    for (one, other) in found.iter().zip(found.iter().skip(1)) {
        let Some(joint) = between(text, one, other) else { continue };
        let lead = one.before.trim_end();
        let measured_in = one.unit.clone().filter(|unit| is_short(unit)).or_else(|| other.unit.clone());
        let arrow = ["→", "->", "=>"].contains(&joint);
        let from = lead.ends_with("from") || lead.ends_with('从') || lead.ends_with('由') || arrow;
        let words_between = ["提高", "提升", "增长", "增加", "降低", "下降", "缩短", "减少"];
        let moves = words_between.into_iter().any(|word| joint.starts_with(word));
        if (from || moves) && TO.contains(&joint) {
            let measure =
                Measure::Reach { start: Some(one.value), target: Some(other.value), direction: None };
            return Some(Suggestion { measure, measured_in, assumes_zero: false });
        }
        let ranged = lead.ends_with("between") || lead.ends_with("介于") || other.after.starts_with("之间");
        let kept = has(text, &KEEPING);
        if (ranged || kept) && AND.contains(&joint) {
            let measure = Measure::Between { low: Some(one.value), high: Some(other.value) };
            return Some(Suggestion { measure, measured_in, assumes_zero: false });
        }
    }
    None
}

fn is_short(unit: &str) -> bool {
    unit.chars().count() <= 3
}

/// What stands between two numbers, without the unit and the comparator of either.
fn between<'t>(text: &'t str, one: &Found, other: &Found) -> Option<&'t str> {
    let from = text.len() - one.after.len();
    let joint = text.get(from..other.before.len())?.trim();
    // A unit in words is still part of what stands between.
    let joint = match &one.unit {
        Some(unit) => joint.strip_prefix(&**unit).unwrap_or(joint),
        None => joint,
    };
    Some(joint.trim())
}

/// One number, or one among several that words single out (rule N7).
fn single(text: &str, found: &[Found]) -> Option<Suggestion> {
    let compared: Vec<&Found> = found.iter().filter(|number| number.comparator.is_some()).collect();
    let number = match (found, compared.as_slice()) {
        ([only], _) => only,
        (_, [only]) => *only,
        _ => return None,
    };
    let value = number.value;
    let to = TO.into_iter().any(|word| ends_with_word(number.before.trim_end(), word));
    let reach = |start, direction| Measure::Reach { start, target: Some(value), direction: Some(direction) };
    let share_of_time = number.unit.as_deref() == Some("%") && has(text, &SHARES_OF_TIME);
    let keeps = share_of_time || has(number.before, &KEEPING);
    let (falls, rises) = (has(text, &DOWNWARD), has(text, &UPWARD));
    let within = ends_with_word(number.before.trim_end(), "within") && number.unit.as_deref() == Some("%");
    use Comparator::{About, Above, AtLeast, AtMost, Below};
    let (measure, assumes_zero) = match number.comparator {
        Some(Below | AtMost) if falls && !keeps => (reach(None, Direction::Down), false),
        Some(Below | AtMost) => (Measure::Below { ceiling: Some(value) }, false),
        Some(Above | AtLeast) if keeps => (Measure::Above { floor: Some(value) }, false),
        Some(About) => return None,
        None if within => (Measure::Below { ceiling: Some(value) }, false),
        None if keeps && !rises && !falls => (Measure::Above { floor: Some(value) }, false),
        None if falls && to => (reach(None, Direction::Down), false),
        None if rises && to => (reach(None, Direction::Up), false),
        None if falls => (reach(Some(0.0), Direction::Up), true),
        Some(Above | AtLeast) | None if value > 0.0 => (reach(Some(0.0), Direction::Up), true),
        Some(Above | AtLeast) | None => (Measure::Below { ceiling: Some(value) }, false),
    };
    Some(Suggestion { measure, measured_in: number.unit.clone(), assumes_zero })
}

/// Whether one of the words stands in the text; a Latin one as a word of its own.
fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_alphabetic()));
            let after = text
                .get(at + word.len()..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
            !(word.is_ascii() && (before || after))
        })
    })
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_suffix(word) else { return false };
    !(word.is_ascii() && rest.ends_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, measure: Measure, unit: Option<&str>) {
        let got = Measure::suggest(text);
        let got = got.as_ref().map(|found| (&found.measure, found.measured_in.as_deref()));
        assert_eq!(got, Some((&measure, unit)), "{text}");
    }

    fn reach(start: Option<f64>, target: f64, direction: Option<Direction>) -> Measure {
        Measure::Reach { start, target: Some(target), direction }
    }

    fn count(target: f64) -> Measure {
        reach(Some(0.0), target, Some(Direction::Up))
    }

    #[test]
    fn n6_from_one_number_to_another() {
        for text in [
            "Raise retention from 31% to 45%",
            "从 31% 提高到 45%",
            "retention 31% → 45%",
            "第四周留存率从31%提升至45%",
        ] {
            check(text, reach(Some(31.0), 45.0, None), Some("%"));
        }
        check("Response time from 12 days to 4 days", reach(Some(12.0), 4.0, None), Some("days"));
        check("交付周期由 12 天缩短到 4 天", reach(Some(12.0), 4.0, None), Some("天"));
        check("Grow revenue from $1.2k to $10,000", reach(Some(1200.0), 10_000.0, None), Some("$"));
    }

    #[test]
    fn n6_between_two_numbers() {
        let band = Measure::Between { low: Some(3.0), high: Some(5.0) };
        check("Keep stock between 3 and 5 weeks", band.clone(), Some("weeks"));
        check("库存保持在 3 到 5 周之间", band.clone(), Some("周"));
        check("keep it within 3-5", band, None);
    }

    #[test]
    fn n7_one_number_with_a_bound() {
        check("under 4 %", Measure::Below { ceiling: Some(4.0) }, Some("%"));
        check("≤2步", Measure::Below { ceiling: Some(2.0) }, Some("步"));
        check("Apply to accept @ 40 days (or less)", Measure::Below { ceiling: Some(40.0) }, Some("days"));
        check("Forecast that is accurate within 5%", Measure::Below { ceiling: Some(5.0) }, Some("%"));
        check("<10%", Measure::Below { ceiling: Some(10.0) }, Some("%"));
        check("Keep churn below 4%", Measure::Below { ceiling: Some(4.0) }, Some("%"));
        check("Reduce churn to under 4%", reach(None, 4.0, Some(Direction::Down)), Some("%"));
        check("Keep uptime above 99.5%", Measure::Above { floor: Some(99.5) }, Some("%"));
        check("95% uptime Storage Providers", Measure::Above { floor: Some(95.0) }, Some("%"));
        check("可用率不低于 99.9%", Measure::Above { floor: Some(99.9) }, Some("%"));
        check("50+", count(50.0), None);
        check(">40%", count(40.0), Some("%"));
        check("0 incidents", Measure::Below { ceiling: Some(0.0) }, Some("incidents"));
    }

    #[test]
    fn n7_one_number_to_count_up_to() {
        check("5 case studies", count(5.0), Some("case studies"));
        check("Publish 5 case studies with numbers", count(5.0), Some("case studies"));
        check("完成30个目标", count(30.0), Some("个"));
        check("100,000+", count(100_000.0), None);
        check("Free 200 GB", count(200.0), Some("GB"));
        check("50+ teams", count(50.0), Some("teams"));
        check("Conduct 15 user research interviews", count(15.0), Some("user research interviews"));
        check("Review 100 merge requests with an eye on availability", count(100.0), Some("merge requests"));
        check("1.5x pipeline", count(1.5), Some("x"));
        check("新签客户合同额 500万元", count(5_000_000.0), Some("元"));
        check("Increase NPS to 50", reach(None, 50.0, Some(Direction::Up)), None);
        check("Reduce cycle time by 20%", count(20.0), Some("%"));
        assert!(Measure::suggest("5 case studies").unwrap().assumes_zero);
        assert!(!Measure::suggest("from 1 to 2").unwrap().assumes_zero);
    }

    #[test]
    fn n8_what_could_mean_two_things_is_not_suggested() {
        for text in [
            "",
            "Launch the new site",
            "Top 100",
            "v3 (AI+沙箱)",
            "0/10",
            "Hire in Q3 2026",
            "Ship by 2026-08-14",
            "Ship by 2026-08",
            "P0 bugs",
            "KR1.2",
            "6月",
            "3rd party audit",
            "Have 4x replication for all 2 tranches",
            "未知",
            "SOC-2 report",
            "Establish 2020 Remote Survey",
            "see acme&575",
            "phase 2 of the 5C model",
            "trained within the last 12 months",
            "stage 3+",
            "第3季度",
        ] {
            assert_eq!(Measure::suggest(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn n8_no_text_makes_a_suggestion_fall_over(text in "[0-9a-z%, .→从到≤>$-]{0,30}|.{0,30}") {
            let _suggestion = Measure::suggest(&text);
        }
    }
}
