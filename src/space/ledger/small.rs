//! Small corrections: a slip of the pen that changes nothing of what a goal says (rule E7).

use crate::doc::Json;
use crate::okr::change::ChangedField;
use crate::okr::number::half_width;

/// Marks between words. Signs that say something (`%`, `€`, `≥`, `+`) are none of them.
const MARKS: &str = ".,;:!?'\"`()[]{}-_/\\|‐‑‒–—…·•。、，；：！？“”‘’「」『』《》〈〉【】（）";

/// Small words of Chinese grammar that are easily left out or mixed up.
const PARTICLES: &str = "的地得了";

/// Characters that stand for each other in common slips.
const ALIKE: [(char, char); 6] =
    [('做', '作'), ('账', '帐'), ('像', '象'), ('它', '他'), ('录', '陆'), ('零', '〇')];

/// Words that may differ by a letter or two.
const MOST_WORDS: usize = 2;

/// Fields of words, in which something small can be corrected. A number, a day, an owner is never small.
const OF_WORDS: [&str; 8] =
    ["title", "why", "measured_in", "start_text", "target_text", "due_text", "milestones", "rubric"];

/// Whether a field was only corrected.
pub fn is_small_field(field: &ChangedField) -> bool {
    let json = |said: &Option<crate::okr::Text>| said.as_deref().and_then(|text| Json::parse(text).ok());
    let (Some(was), Some(is)) = (json(&field.was), json(&field.is)) else { return false };
    OF_WORDS.contains(&&*field.name) && is_small_value(&was, &is)
}

/// The same, at every place of a list or an object.
fn is_small_value(was: &Json, is: &Json) -> bool {
    if was.says_same(is) {
        return true;
    }
    if let (Some(was), Some(is)) = (was.as_str(), is.as_str()) {
        return is_small(&was, &is);
    }
    if let (Some(was), Some(is)) = (was.as_array(), is.as_array()) {
        return was.len() == is.len() && was.iter().zip(&is).all(|(was, is)| is_small_value(was, is));
    }
    let (Some(was), Some(is)) = (was.as_object(), is.as_object()) else { return false };
    was.len() == is.len()
        && was.iter().zip(&is).all(|((name, was), (own, is))| name == own && is_small_value(was, is))
}

/// Whether a text was only corrected: space, case, width, marks between words, up to two words with a letter
/// or two mistyped, and in Chinese the particles and pairs that are easily mixed up. Never where a number
/// differs, and never where all is gone.
pub fn is_small(was: &str, is: &str) -> bool {
    let (was, is) = (half_width(was).to_lowercase(), half_width(is).to_lowercase());
    if was.trim().is_empty() || is.trim().is_empty() || numbers(&was) != numbers(&is) {
        return false;
    }
    if letters(&was) == letters(&is) {
        return true;
    }
    let (was, is) = (words(&was), words(&is));
    let mut differ = was.iter().zip(&is).filter(|(was, is)| was != is).peekable();
    let some = differ.peek().is_some();
    let differing: Vec<_> = differ.collect();
    some && was.len() == is.len()
        && differing.len() <= MOST_WORDS
        && differing.iter().all(|(was, is)| is_slip(was, is))
}

/// Everything that is neither space nor a mark, with pairs that stand for each other made one.
fn letters(text: &str) -> String {
    let one = |c: char| ALIKE.iter().find(|(_, other)| *other == c).map_or(c, |(one, _)| *one);
    let stays = |c: &char| !c.is_whitespace() && !MARKS.contains(*c) && !PARTICLES.contains(*c);
    text.chars().filter(stays).map(one).collect()
}

/// Words without the marks round them; what is written without spaces is one word.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}

/// Numbers as they are written, their signs with them.
fn numbers(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut before = ' ';
    let mut inside = false;
    for c in text.chars() {
        if c.is_numeric() {
            if !inside {
                let sign = if before == '-' { "-" } else { "" };
                all.push(sign.to_owned());
            }
            if let Some(last) = all.last_mut() {
                last.push(c);
            }
            inside = true;
        } else if inside && matches!(c, '.' | ',') {
            // It belongs to the number where a digit follows.
            if let Some(last) = all.last_mut() {
                last.push(c);
            }
        } else {
            inside = false;
        }
        before = c;
    }
    all.iter().map(|number| number.trim_end_matches(['.', ',']).to_owned()).collect()
}

/// Whether one word is the other, mistyped: it begins alike, is in letters, and a letter (of eight and more:
/// two) is missing, too much, another one or in the wrong place.
fn is_slip(was: &str, is: &str) -> bool {
    let (was, is): (Vec<char>, Vec<char>) = (was.chars().collect(), is.chars().collect());
    let short = was.len().min(is.len());
    let most = match short {
        0..4 => return false,
        4..8 => 1,
        _ => 2,
    };
    let spelled = |word: &[char]| word.iter().all(|c| c.is_alphabetic() && !is_ideograph(*c));
    was.first() == is.first() && spelled(&was) && spelled(&is) && distance(&was, &is) <= most
}

/// A character that is a word: one of them more or less says something else.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How many letters have to be put in, left out, replaced or swapped with their neighbour.
fn distance(was: &[char], is: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=is.len()).collect();
    let mut last = None;
    for (at, one) in was.iter().enumerate() {
        let mut next = vec![at + 1];
        let mut left = None;
        for (to, other) in is.iter().enumerate() {
            let cell = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut best = cell(&row, to) + usize::from(one != other);
            best = best.min(cell(&row, to + 1) + 1).min(cell(&next, to) + 1);
            if to > 0 && last == Some(other) && left == Some(one) {
                best = best.min(cell(&before, to - 1) + 1);
            }
            next.push(best);
            left = Some(other);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(one);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e7_small_corrections_of_a_title() {
        let small = [
            ("Win the  market", "Win the market"),
            ("win the market.", "Win the market"),
            ("Win the makret", "Win the market"),
            ("Reduce chekout errors", "Reduce checkout errors"),
            ("Recieve 40 orders", "Receive 40 orders"),
            ("On-line shop", "Online shop"),
            ("Fewer error – all stores", "Fewer errors, all stores"),
            ("Commitee decides and anounces it", "Committee decides and announces it"),
            ("让用户满意的体验", "让用户满意得体验"),
            ("提升客户满意度，覆盖全部门店", "提升客户满意度, 覆盖全部门店"),
            ("做好客户服务", "作好客户服务"),
            ("完成ＡＢＣ平台", "完成 ABC 平台"),
        ];
        for (was, is) in small {
            assert!(is_small(was, is), "{was} / {is}");
            assert!(is_small(is, was), "{is} / {was}");
        }
        let other = [
            ("Reach 40 stores", "Reach 45 stores"),
            ("Between 3-5 days", "Between 35 days"),
            ("Grow by 1.5", "Grow by 15"),
            ("Margin of 40 %", "Margin of 40 €"),
            ("From -5", "From 5"),
            ("Increase returns", "Decrease returns"),
            ("Win it", "Won it"),
            ("Win the market", "Win the market again"),
            ("Hire internal people", "Hire external people"),
            ("Cost of sales down", "Host of sales down"),
            ("Recieve anounce commitee", "Receive announce committee"),
            ("Win the market", ""),
            ("", "Win the market"),
            ("提高转化率", "降低转化率"),
            ("市占率高于同行", "市占率低于同行"),
            ("完成三项试点", "完成五项试点"),
            ("客户满意", "客户不满意"),
        ];
        for (was, is) in other {
            assert!(!is_small(was, is), "{was} / {is}");
        }
    }

    #[test]
    fn e7_a_field_is_small_only_where_it_is_of_words() {
        let field = |name: &str, was: &str, is: &str| {
            is_small_field(&ChangedField { name: name.into(), was: Some(was.into()), is: Some(is.into()) })
        };
        assert!(field("title", "\"Win.\"", "\"Win\""));
        assert!(field(
            "milestones",
            r#"[{"title":"Panal","weight":2}]"#,
            r#"[{"title":"Panel","weight":2}]"#
        ));
        assert!(!field(
            "milestones",
            r#"[{"title":"Panel","weight":2}]"#,
            r#"[{"title":"Panel","weight":3}]"#
        ));
        assert!(!field("owners", "[\"p-anna\"]", "[\"p-annb\"]"));
        assert!(!field("target", "40", "41"));
        assert!(!field("until", "\"2026-09-30\"", "\"2026-09-29\""));
    }
}
