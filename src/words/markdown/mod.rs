//! Texts for elsewhere, as Markdown. Nothing of a person's becomes markup in them.

mod compare;

pub use compare::comparison_markdown;

/// Characters that Markdown reads as markup wherever they stand, and those that would begin an entity or
/// strike something through.
const MARKUP: [char; 13] = ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '!', '&', '~'];

/// A text of a person as Markdown that shows exactly it: markup is escaped, and so is what would begin a list,
/// a line or a heading. A line feed becomes a space, so that it stays within its item or cell (rule D9).
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let line = text.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let begins_list = match c {
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

    proptest! {
        #[test]
        fn d9_what_is_escaped_reads_back(text in "[\\PC\n]{0,40}") {
            let back = read_back(&escape(&text));
            let line: String = text.trim().chars().map(|c| if matches!(c, '\n' | '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
            prop_assert_eq!(back, Some(line));
        }
    }
}
