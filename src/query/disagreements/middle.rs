//! Where texts differ: what they begin and end with in common is left out, so that the eye goes to the rest.

/// Shorter texts are read at a glance.
const WORTH_MARKING: usize = 24;

/// The part of each text, in bytes, in which it differs from the others; whole words, in scripts that have
/// them. `None` where marking would not help: short texts, texts with nothing in common, or only one.
pub fn middle(texts: &[&str]) -> Option<Vec<(usize, usize)>> {
    let (first, others) = texts.split_first()?;
    let is_long = texts.iter().any(|text| text.chars().count() >= WORTH_MARKING);
    if others.is_empty() || !is_long {
        return None;
    }
    let shortest = texts.iter().map(|text| text.len()).min().unwrap_or(0);
    let start = others.iter().fold(shortest, |most, other| most.min(common_start(first, other)));
    let start = whole_words_before(texts, start);
    let end = others.iter().fold(shortest - start, |most, other| most.min(common_end(first, other)));
    let end = whole_words_after(texts, end);
    if start == 0 && end == 0 {
        return None;
    }
    Some(texts.iter().map(|text| (start, text.len() - end)).collect())
}

/// How many bytes two texts begin with in common, in whole characters.
fn common_start(one: &str, other: &str) -> usize {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}

/// How many bytes two texts end with in common, in whole characters.
fn common_end(one: &str, other: &str) -> usize {
    let same = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}

/// Whether a character stands within a word of letters.
fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() && !matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Takes a half word off the end of what is common at the beginning.
fn whole_words_before(texts: &[&str], at: usize) -> usize {
    let goes_on = |text: &&str| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_in_word);
    let common = texts.first().and_then(|text| text.get(..at)).unwrap_or_default();
    if texts.iter().any(goes_on) { common.trim_end_matches(is_in_word).len() } else { at }
}

/// Takes a half word off the beginning of what is common at the end.
fn whole_words_after(texts: &[&str], end: usize) -> usize {
    let comes_from = |text: &&str| before_last(text, end).chars().next_back().is_some_and(is_in_word);
    let common = texts.first().and_then(|text| text.get(before_last(text, end).len()..)).unwrap_or_default();
    if texts.iter().any(comes_from) { common.trim_start_matches(is_in_word).len() } else { end }
}

/// A text without its last bytes.
fn before_last(text: &str, end: usize) -> &str {
    text.len().checked_sub(end).and_then(|at| text.get(..at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(texts: &[&str]) -> Vec<String> {
        let parts = middle(texts).unwrap_or_default();
        texts.iter().zip(parts).map(|(text, (from, to))| text[from..to].to_owned()).collect()
    }

    #[test]
    fn d23_what_differs_is_marked_in_whole_words() {
        let texts = ["Win back the weekly shop of families", "Win back the daily shop of families"];
        assert_eq!(marked(&texts), ["weekly", "daily"]);
        let added = ["Every new customer finds the product", "Every new customer quickly finds the product"];
        assert_eq!(marked(&added), ["", "quickly "]);
        let three = [
            "Answer every call within one day",
            "Answer every call within two days",
            "Answer every mail within one day",
        ];
        assert_eq!(marked(&three), ["call within one day", "call within two days", "mail within one day"]);
        assert_eq!(
            marked(&[
                "让每一位新客户在第一周内成功上手并留下来继续使用产品",
                "让每一位老客户在第一周内成功上手并留下来继续使用产品"
            ]),
            ["新", "老"]
        );
    }

    #[test]
    fn d23_nothing_is_marked_where_that_says_nothing() {
        for texts in [
            &["one", "two"][..],
            &["Win back the weekly shop of families", "Publish two case studies"],
            &["Win back the weekly shop of families"],
            &[],
        ] {
            assert_eq!(middle(texts), None, "{texts:?}");
        }
        // A text within the other: no part is counted twice.
        let texts = ["again and again and again and", "again and again and"];
        let parts = middle(&texts).unwrap();
        assert!(texts.iter().zip(parts).all(|(text, (from, to))| from <= to && text.get(from..to).is_some()));
    }
}
