//! Texts for elsewhere, as Markdown. Nothing of a person's becomes markup in them.

mod changes;
mod compare;
mod digest;
mod letter;
mod minutes;
mod one_on_one;

pub use changes::changes_markdown;
pub use compare::comparison_markdown;
pub use digest::{ask_line, digest_letter};
pub use letter::{Letter, LetterPart, letter_markdown};
pub use minutes::minutes_markdown;
pub use one_on_one::{heard_told, one_on_one_letter};

/// Characters that Markdown reads as markup wherever they stand, and those that would begin an entity or
/// strike something through.
const MARKUP: [char; 13] = ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '!', '&', '~'];

/// A text of a person as Markdown that shows exactly it: markup is escaped, and so is what would begin a list,
/// a line or a heading. A line feed becomes a space, so that it stays within its item or cell (rule D9).
pub fn escape(text: &str) -> String {
    escape_at(text, Place::Begin)
}

/// The same for a place within a line, where nothing begins a list: `0.80` stays as it is.
pub fn escape_within(text: &str) -> String {
    escape_at(text, Place::Within)
}

/// Where in its line a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Begin,
    Within,
}

fn escape_at(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let line = text.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let begins_list = match c {
            _ if place == Place::Within => false,
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && at == digits,
            _ => false,
        };
        match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => out.push(' '),
            '\0' => out.push('\u{fffd}'),
            _ => {
                if begins_list || MARKUP.contains(&c) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// A text of a person for a chat: as [`escape`], but only what would be read as markup where it stands is
/// escaped, since many chats show every escape (rule Y9). An underscore within a word, an `&` before a space
/// and a lone bracket stay as they are.
pub fn escape_in_chat(text: &str) -> String {
    let line: Vec<char> = text.trim().chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| line.get(place)).copied();
    let digits = line.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut out = String::with_capacity(text.len() + 8);
    for (place, c) in line.iter().copied().enumerate() {
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_markup = match c {
            '*' | '`' => true,
            '\\' => after.is_some_and(|c| c.is_ascii_punctuation()),
            '_' => !(is_word(before) && is_word(after)),
            '~' => before == Some('~') || after == Some('~'),
            '[' => line.iter().skip(place).collect::<String>().contains(']'),
            '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(c)),
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '#' | '>' | '-' | '+' | '=' => place == 0,
            '.' | ')' => place > 0 && place == digits && after.is_none_or(char::is_whitespace),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => ' ',
            '\0' => '\u{fffd}',
            c => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a reader of Markdown shows: every escape taken away. `None` where markup is left.
    pub(super) fn read_back(text: &str) -> Option<String> {
        let mut out = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => out.push(chars.next().filter(char::is_ascii_punctuation)?),
                c if MARKUP.contains(&c) || c == '\n' => return None,
                c => out.push(c),
            }
        }
        Some(out)
    }

    #[test]
    fn d9_markup_of_people_is_text() {
        for (text, markdown) in [
            ("*bold* and _under_", "\\*bold\\* and \\_under\\_"),
            ("# head", "\\# head"),
            ("- item", "\\- item"),
            ("+ item", "\\+ item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("3.5 points", "3\\.5 points"),
            ("2 - 1 = 1", "2 - 1 = 1"),
            ("[a](javascript:alert(1))", "\\[a\\](javascript:alert(1))"),
            ("![](x)", "\\!\\[\\](x)"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("a | b", "a \\| b"),
            ("`code` \\ &lt; ~~gone~~", "\\`code\\` \\\\ \\&lt; \\~\\~gone\\~\\~"),
            ("two\nlines", "two lines"),
            ("    code", "code"),
            ("目标：提高 5%", "目标：提高 5%"),
        ] {
            assert_eq!(escape(text), markdown);
        }
    }

    #[test]
    fn d9_within_a_line_nothing_begins_a_list() {
        for text in ["0.80", "1. item", "- item", "+5"] {
            assert_eq!(escape_within(text), text);
        }
        assert_eq!(escape_within("a | *b*"), escape("a | *b*"));
    }

    #[test]
    fn y9_a_chat_gets_no_more_escapes_than_markup_takes() {
        for (text, markdown) in [
            ("North & West, snake_case, 3 < 4, a | b!", "North & West, snake_case, 3 < 4, a | b!"),
            ("_under_ and *bold* and `code`", "\\_under\\_ and \\*bold\\* and \\`code\\`"),
            ("<b>x</b> &amp; &", "\\<b>x\\</b> \\&amp; &"),
            ("[a](b) and [ alone", "\\[a](b) and [ alone"),
            ("~~gone~~ ~ 5", "\\~\\~gone\\~\\~ ~ 5"),
            ("# head", "\\# head"),
            ("room #4", "room #4"),
            ("0.56 is expected", "0.56 is expected"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            ("C:\\new \\*", "C:\\new \\\\\\*"),
            ("two\nlines", "two lines"),
            ("目标：提高 5%（_内部_）", "目标：提高 5%（\\_内部\\_）"),
        ] {
            assert_eq!(escape_in_chat(text), markdown);
        }
    }

    proptest! {
        #[test]
        fn d9_what_is_escaped_reads_back(text in "[\\PC\n]{0,40}") {
            let back = read_back(&escape(&text));
            let line: String = text.trim().chars().map(|c| if matches!(c, '\n' | '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
            prop_assert_eq!(back, Some(line));
        }
    }
}
