//! Numbers as people type them, and as people read them.
//!
//! Reading never guesses between two meanings (rules N1 to N4): what could be two numbers is none.

use super::id::Text;

/// A number somebody typed, with what stood around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// What stood before it (`≤`, "at least") or after it (`50+`).
    pub comparator: Option<Comparator>,
    /// The number itself; `40%` is 40.
    pub value: f64,
    /// What it counts: `%`, `€`, `步`.
    pub unit: Option<Text>,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// `<`: less than it.
    Below,
    /// `≤`: it or less.
    AtMost,
    /// `≥`, `50+`: it or more.
    AtLeast,
    /// `>`: more than it.
    Above,
    /// `~`: about it.
    About,
}

/// Reads one number with what stands around it: `≤2步`, `$1,200`, `95%+`, `１２`, `至少 5 万元`.
///
/// `None` where the text is not one number: two numbers (`0/10`), a word first (`Top 100`, `v2`),
/// an ordinal (`3rd`), groups that are no groups (`1,5,10`).
///
/// Separators (rule N2): a space, an apostrophe or an underscore only groups by three. Of a comma and a
/// point the last one that stands once is the decimal mark and the other one groups. A point alone is a
/// decimal mark. A comma alone groups when one to three digits, not led by zero, stand before it and
/// exactly three after it (`10,000`), otherwise it is a decimal mark (`1,5`). A mark that stands twice groups.
pub fn parse(text: &str) -> Option<Typed> {
    let plain = half_width(text);
    let (before, rest) = leading_comparator(plain.trim().trim_end_matches(ENDINGS));
    let (sign, rest) = leading_sign(rest);
    let (currency, rest) = leading_currency(rest);
    let (sign, rest) = if sign.is_empty() { leading_sign(rest) } else { (sign, rest) };
    let (numeral, rest) = leading_numeral(rest)?;
    let digits = decimal(&numeral)?;
    if ORDINALS.iter().any(|ordinal| rest.strip_prefix(ordinal).is_some_and(ends_word)) {
        return None;
    }
    let (zeros, rest) = magnitude(rest);
    let (after, unit) = trailing_comparator(rest.trim());
    if unit.chars().any(char::is_numeric) || unit.chars().count() > LONGEST_UNIT {
        return None;
    }
    let comparator = match (before, after) {
        (Some(one), Some(other)) if one != other => return None,
        (before, after) => before.or(after),
    };
    let value = format!("{sign}{digits}e{zeros}").parse::<f64>().ok().filter(|value| value.is_finite())?;
    let unit = match (currency, unit) {
        (Some(currency), "") => Some(currency),
        (Some(currency), unit) => Some(Text::from(format!("{currency} {unit}"))),
        (None, "") => None,
        (None, unit) => Some(Text::from(unit)),
    };
    Some(Typed { comparator, value, unit })
}

/// Reads a plain number for a number field: no comparator; a unit may stand with it.
pub fn parse_value(text: &str) -> Option<f64> {
    parse(text).filter(|typed| typed.comparator.is_none()).map(|typed| typed.value)
}

/// The same text with full-width digits and signs, odd spaces and odd minus signs made plain.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => ' ',
            '\u{2212}' | '\u{2012}' => '-',
            '\u{2019}' => '\'',
            '￥' => '¥',
            _ => c,
        })
        .collect()
}

/// The number in full precision and the fewest characters, to be edited: `0.1`, `12000`.
/// Reads back as the same number. Empty where it is none.
pub fn exact(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

/// The number rounded to so many decimals, without idle zeros, to be read: `0.30000000000000004` is `0.3`.
pub fn shown(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let rounded = format!("{value:.decimals$}");
    let short =
        if rounded.contains('.') { rounded.trim_end_matches('0').trim_end_matches('.') } else { &rounded };
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// The same number with its whole part grouped by three: `12,000.5`.
pub fn grouped(number: &str, separator: char) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            out.push(separator);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A share as whole percent for people (rule N5): 100 only when it is reached, 0 only when nothing moved.
pub fn percent(share: f64) -> i64 {
    let percent = (share * 100.0).round() as i64;
    match percent {
        100 if share < 1.0 => 99,
        0 if share > EDGE => 1,
        0 if share < -EDGE => -1,
        _ => percent,
    }
}

/// Two numbers nearer than this are one: what arithmetic in binary adds to decimal input.
pub const EDGE: f64 = 1e-9;

const LONGEST_UNIT: usize = 40;
const ENDINGS: [char; 9] = ['✅', '✔', '☑', '\u{fe0f}', '.', ';', '。', '!', ' '];
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// The same text without the word in front, whatever its case; a Latin word must end there.
pub(super) fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    let whole = !word.ends_with(|c: char| c.is_ascii_alphabetic())
        || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    (head.eq_ignore_ascii_case(word) && whole).then_some(rest)
}

pub(super) const BEFORE: [(&str, Comparator); 47] = [
    ("<=", Comparator::AtMost),
    ("=<", Comparator::AtMost),
    ("≤", Comparator::AtMost),
    ("≦", Comparator::AtMost),
    ("⩽", Comparator::AtMost),
    (">=", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    ("≧", Comparator::AtLeast),
    ("⩾", Comparator::AtLeast),
    ("<", Comparator::Below),
    (">", Comparator::Above),
    ("~", Comparator::About),
    ("≈", Comparator::About),
    ("at least", Comparator::AtLeast),
    ("no less than", Comparator::AtLeast),
    ("not less than", Comparator::AtLeast),
    ("no fewer than", Comparator::AtLeast),
    ("at most", Comparator::AtMost),
    ("no more than", Comparator::AtMost),
    ("not more than", Comparator::AtMost),
    ("up to", Comparator::AtMost),
    ("more than", Comparator::Above),
    ("greater than", Comparator::Above),
    ("over", Comparator::Above),
    ("above", Comparator::Above),
    ("less than", Comparator::Below),
    ("fewer than", Comparator::Below),
    ("under", Comparator::Below),
    ("below", Comparator::Below),
    ("about", Comparator::About),
    ("around", Comparator::About),
    ("不超过", Comparator::AtMost),
    ("不多于", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("至多", Comparator::AtMost),
    ("最多", Comparator::AtMost),
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("至少", Comparator::AtLeast),
    ("低于", Comparator::Below),
    ("小于", Comparator::Below),
    ("少于", Comparator::Below),
    ("高于", Comparator::Above),
    ("大于", Comparator::Above),
    ("超过", Comparator::Above),
    ("大约", Comparator::About),
    ("约", Comparator::About),
];

fn leading_comparator(text: &str) -> (Option<Comparator>, &str) {
    for (word, comparator) in BEFORE {
        if let Some(rest) = strip_word(text, word) {
            return (Some(comparator), rest.trim_start());
        }
    }
    (None, text.strip_prefix('=').unwrap_or(text).trim_start())
}

pub(super) const AFTER: [(&str, Comparator); 11] = [
    ("+", Comparator::AtLeast),
    ("及以上", Comparator::AtLeast),
    ("以上", Comparator::AtLeast),
    ("or more", Comparator::AtLeast),
    ("or above", Comparator::AtLeast),
    ("及以下", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("以内", Comparator::AtMost),
    ("之内", Comparator::AtMost),
    ("or less", Comparator::AtMost),
    ("or fewer", Comparator::AtMost),
];

fn trailing_comparator(text: &str) -> (Option<Comparator>, &str) {
    for (word, comparator) in AFTER {
        if let Some(unit) = text.strip_suffix(word) {
            return (Some(comparator), unit.trim_end());
        }
    }
    // `50+ teams`: the mark stands between the number and what it counts.
    match text.strip_prefix('+') {
        Some(unit) => (Some(Comparator::AtLeast), unit.trim_start()),
        None => (None, text),
    }
}

fn leading_sign(text: &str) -> (&'static str, &str) {
    if let Some(rest) = text.strip_prefix('-') {
        return ("-", rest.trim_start());
    }
    ("", text.strip_prefix('+').unwrap_or(text))
}

fn leading_currency(text: &str) -> (Option<Text>, &str) {
    for currency in ["US$", "USD", "EUR", "GBP", "CNY", "RMB", "$", "€", "£", "¥", "₹", "₩"] {
        if let Some(rest) = text.strip_prefix(currency) {
            return (Some(Text::from(currency)), rest.trim_start());
        }
    }
    (None, text)
}

/// The digits a text begins with, and the marks between them.
fn leading_numeral(text: &str) -> Option<(String, &str)> {
    let mut numeral = String::new();
    let mut rest = text;
    let digits_at = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    loop {
        let (digits, after) = rest.split_at_checked(digits_at(rest))?;
        numeral.push_str(digits);
        let Some(mark) = after.chars().next() else { return Some((numeral, after)) };
        let next = after.strip_prefix(mark).map_or(0, digits_at);
        let joins = match mark {
            '.' | ',' => next > 0,
            // A space or an apostrophe may as well end the number, so only whole groups count.
            ' ' | '\'' | '_' => next == 3 && !digits.is_empty(),
            _ => false,
        };
        if !joins {
            return (!numeral.is_empty()).then_some((numeral, after));
        }
        numeral.push(mark);
        rest = after.strip_prefix(mark)?;
    }
}

/// Digits with marks as digits with at most one point; `None` where the marks fit no rule.
fn decimal(numeral: &str) -> Option<String> {
    let marks: Vec<char> = numeral.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(&last) = marks.last() else { return Some(numeral.to_owned()) };
    let once = marks.iter().filter(|&&mark| mark == last).count() == 1;
    if !(once && matches!(last, '.' | ',')) {
        return grouping(numeral, last);
    }
    let (whole, fraction) = numeral.rsplit_once(last)?;
    if marks.len() == 1 {
        let groups =
            last == ',' && fraction.len() == 3 && matches!(whole.len(), 1..=3) && !whole.starts_with('0');
        return Some(if groups { format!("{whole}{fraction}") } else { pointed(whole, fraction) });
    }
    let group = *marks.first()?;
    Some(pointed(&grouping(whole, group)?, fraction))
}

fn pointed(whole: &str, fraction: &str) -> String {
    format!("{}.{fraction}", if whole.is_empty() { "0" } else { whole })
}

/// Digits grouped by one mark without it: by three, or the last by three and the others by two.
fn grouping(numeral: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = numeral.split(mark).collect();
    let plain = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let (first, others) = groups.split_first()?;
    let (last, middle) = others.split_last()?;
    let by_three = matches!(first.len(), 1..=3) && others.iter().all(|group| group.len() == 3);
    let by_two =
        matches!(first.len(), 1..=2) && last.len() == 3 && middle.iter().all(|group| group.len() == 2);
    (plain && (by_three || by_two)).then(|| groups.concat())
}

/// How many zeros a word after the number stands for.
fn magnitude(text: &str) -> (u32, &str) {
    for (word, zeros) in [("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4)] {
        if let Some(rest) = text.trim_start().strip_prefix(word) {
            return (zeros, rest);
        }
    }
    for (word, zeros) in [("million", 6), ("billion", 9), ("bn", 9)] {
        if let Some(rest) = strip_word(text.trim_start(), word) {
            return (zeros, rest);
        }
    }
    for (letter, zeros) in [('k', 3), ('K', 3), ('M', 6)] {
        if let Some(rest) = text.strip_prefix(letter).filter(|rest| ends_word(rest)) {
            return (zeros, rest);
        }
    }
    (0, text)
}

/// What was written is no number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDays;

/// A number of days between two check-ins, as people write it: from 1 to 366, whole; nothing for `None`.
pub fn days(written: &str) -> Result<Option<u32>, NoDays> {
    if written.trim().is_empty() {
        return Ok(None);
    }
    let typed = parse(written).filter(|typed| typed.comparator.is_none()).ok_or(NoDays)?;
    let is_whole = typed.value.fract().abs() < EDGE && (1.0..=366.0).contains(&typed.value);
    let is_plain = typed.unit.as_deref() != Some("%");
    if is_whole && is_plain { Ok(Some(typed.value as u32)) } else { Err(NoDays) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn reads(text: &str, comparator: Option<Comparator>, value: f64, unit: Option<&str>) {
        let want = Typed { comparator, value, unit: unit.map(Text::from) };
        assert_eq!(parse(text), Some(want), "{text}");
    }

    #[test]
    fn n1_numbers_are_read_with_what_stands_around_them() {
        use Comparator::{About, Above, AtLeast, AtMost, Below};
        reads("40%", None, 40.0, Some("%"));
        reads("40 ％", None, 40.0, Some("%"));
        reads("１２", None, 12.0, None);
        reads("１，２３４．５", None, 1234.5, None);
        reads("≤2步", Some(AtMost), 2.0, Some("步"));
        reads("50+", Some(AtLeast), 50.0, None);
        reads("95%+", Some(AtLeast), 95.0, Some("%"));
        reads("100,000+", Some(AtLeast), 100_000.0, None);
        reads(">40%", Some(Above), 40.0, Some("%"));
        reads("<10%", Some(Below), 10.0, Some("%"));
        reads("under 4 %", Some(Below), 4.0, Some("%"));
        reads("At least 5 case studies", Some(AtLeast), 5.0, Some("case studies"));
        reads("50+ teams", Some(AtLeast), 50.0, Some("teams"));
        reads("至少 5 万元", Some(AtLeast), 50_000.0, Some("元"));
        reads("3天以内", Some(AtMost), 3.0, Some("天"));
        reads("约 3", Some(About), 3.0, None);
        reads("$1,200", None, 1200.0, Some("$"));
        reads("-$5", None, -5.0, Some("$"));
        reads("€ 5 million", None, 5_000_000.0, Some("€"));
        reads("−17%", None, -17.0, Some("%"));
        reads("5k", None, 5000.0, None);
        reads("5 km", None, 5.0, Some("km"));
        reads("1.2万", None, 12_000.0, None);
        reads("5,005 ✅", None, 5005.0, None);
        reads("4x", None, 4.0, Some("x"));
        reads(".5", None, 0.5, None);
    }

    #[test]
    fn n2_a_comma_groups_or_divides_by_one_rule() {
        let value = |text| parse(text).map(|typed| typed.value);
        for (text, want) in [
            ("1,5", 1.5),
            ("12,50", 12.5),
            ("1,234", 1234.0),
            ("10,000", 10_000.0),
            ("0,123", 0.123),
            ("1,2345", 1.2345),
            ("1234,567", 1234.567),
            ("1.234", 1.234),
            ("1.234.567", 1_234_567.0),
            ("1,234,567", 1_234_567.0),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1 234.5", 1234.5),
            ("1\u{202f}234,5", 1234.5),
            ("1'234", 1234.0),
            ("1_000_000", 1_000_000.0),
            ("1,00,000", 100_000.0),
            ("1,234,567.89", 1_234_567.89),
        ] {
            assert_eq!(value(text), Some(want), "{text}");
        }
        for text in ["1,5,10", "1,23,45", "1.2.3", "1,234.5,6", "1 2", "12 34", "1,23.4", "1.5,3,4"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn n3_what_is_not_one_number_is_none() {
        for text in [
            "",
            " ",
            "未知",
            "0/10",
            "13/13",
            "Top 100",
            "v2",
            "v3 (AI+沙箱)",
            "X",
            "100% vs 30%",
            "Q3 2026",
            "3rd",
            "1st place",
            "\"12重安全检测\"建立",
            "3-5",
            "≤",
            "-",
            "+",
            ",",
            ".",
            "NaN",
            "inf",
            "1e5",
            "at least 5 or less",
            "2026-08-14",
            "١٢",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"9".repeat(400)), None);
        assert_eq!(parse_value("≤2"), None);
        assert_eq!(parse_value("1,5 %"), Some(1.5));
    }

    #[test]
    fn n4_precision_is_kept_and_only_rounded_for_people() {
        assert_eq!(exact(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(shown(0.1 + 0.2, 2), "0.3");
        assert_eq!(exact(-0.0), "0");
        assert_eq!(exact(1e21), "1000000000000000000000");
        assert_eq!(exact(f64::NAN), "");
        assert_eq!(shown(-0.001, 2), "0");
        assert_eq!(shown(1200.0, 0), "1200");
        assert_eq!(shown(2.50, 2), "2.5");
        assert_eq!(grouped("1234567.5", ','), "1,234,567.5");
        assert_eq!(grouped("-999", ','), "-999");
        assert_eq!(grouped("-1000", ' '), "-1 000");
    }

    #[test]
    fn n5_percent_says_100_only_when_reached() {
        for (share, want) in [
            (0.0, 0),
            (0.001, 1),
            (-0.001, -1),
            (0.5, 50),
            (0.999, 99),
            (1.0, 100),
            (1.004, 100),
            (2.0, 200),
            (-0.17, -17),
        ] {
            assert_eq!(percent(share), want, "{share}");
        }
    }

    proptest! {
        #[test]
        fn n4_what_is_written_exactly_is_read_exactly(value in -1e15..1e15f64) {
            prop_assert_eq!(parse_value(&exact(value)), Some(value));
        }

        #[test]
        fn n3_no_text_makes_reading_fall_over(text in ".{0,40}") {
            prop_assert!(parse(&text).is_none_or(|typed| typed.value.is_finite()));
        }
    }

    #[test]
    fn t13_a_cadence_is_a_whole_number_of_days() {
        for (written, want) in [
            ("14", Ok(Some(14))),
            ("１４", Ok(Some(14))),
            ("14 days", Ok(Some(14))),
            (" ", Ok(None)),
            ("1", Ok(Some(1))),
            ("366", Ok(Some(366))),
            ("0", Err(NoDays)),
            ("367", Err(NoDays)),
            ("7.5", Err(NoDays)),
            ("-7", Err(NoDays)),
            ("50%", Err(NoDays)),
            ("weekly", Err(NoDays)),
        ] {
            assert_eq!(days(written), want, "{written}");
        }
    }
}
