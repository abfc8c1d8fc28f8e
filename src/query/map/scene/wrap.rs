//! Titles in lines: drawings do not wrap text, so widths are estimated, the same on every machine.

/// How wide a letter is, in parts of the letter size; on the safe side of the usual fonts, strong letters too.
pub fn letter(c: char) -> f64 {
    match c {
        ' ' | '\u{a0}' => 0.3,
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 0.34,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '{' | '}' | '-' | '"' | '/' | '\\' | '`' | '·' => {
            0.44
        }
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.97,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' | '~' | '#' => 0.75,
        's' | 'c' | 'z' | 'k' | 'x' | 'y' | 'v' => 0.57,
        '\u{21}'..='\u{7e}' => 0.64,
        c if is_wide(c) => 1.0,
        c if is_mark(c) => 0.0,
        _ => 0.7,
    }
}

/// How wide a text is, in parts of the letter size.
pub fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

/// Letters that fill a square: Chinese, Japanese, Korean, full-width signs, pictures.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' | '…' | '“' | '”' | '‘' | '’')
}

/// Marks that stand on the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}' | '\u{20d0}'..='\u{20ff}')
}

/// Signs that may not begin a line.
fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '」'
            | '』'
            | '】'
            | '”'
            | '’'
            | '%'
            | '％'
            | '…'
            | '·'
    )
}

/// Signs that may not end a line.
fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '「' | '『' | '【' | '“' | '‘')
}

/// A text as it can be drawn: what would turn the letters around or cannot be seen is replaced by a sign
/// that can, and white space is one space.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{200b}'..='\u{200c}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => '\u{fffd}',
            c if c.is_whitespace() => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        };
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One line no wider than `most` (in parts of the letter size), cut with an ellipsis where needed; empty
/// where not even that has room.
pub fn line(text: &str, most: f64) -> String {
    let text = plain(text);
    if width(&text) <= most {
        return text;
    }
    cut(&text, most)
}

/// A text in at most `lines` lines of at most `most` width, in parts of the letter size; what has no room
/// ends in an ellipsis.
pub fn wrap(text: &str, most: f64, lines: usize) -> Vec<String> {
    let text = plain(text);
    let mut rest = text.as_str();
    let mut out = Vec::new();
    while !rest.is_empty() && out.len() < lines {
        if width(rest) <= most {
            out.push(rest.to_owned());
            break;
        }
        if out.len() + 1 == lines {
            out.extend(Some(cut(rest, most)).filter(|last| !last.is_empty()));
            break;
        }
        let at = breaking(rest, most);
        let (line, after) = rest.split_at(at);
        out.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    out
}

/// As much of a text as leaves room for the ellipsis that follows it.
fn cut(text: &str, most: f64) -> String {
    let ellipsis = letter('…');
    if most < ellipsis {
        return String::new();
    }
    let kept = &text.get(..fitting(text, most - ellipsis)).unwrap_or("");
    format!("{}…", kept.trim_end_matches([' ', ',', '，', '、', '-', '·']))
}

/// How many bytes of a text fit; never within a letter and its marks.
fn fitting(text: &str, most: f64) -> usize {
    let mut used = 0.0;
    for (at, c) in text.char_indices() {
        used += letter(c);
        if used > most + 1e-9 {
            return at;
        }
    }
    text.len()
}

/// Where a text that is too wide is broken: at the last place that allows it, else within the word.
fn breaking(text: &str, most: f64) -> usize {
    let fits = fitting(text, most);
    let first = text.chars().next().map_or(1, char::len_utf8);
    let mut last = None;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if at > fits {
            break;
        }
        if let Some(before) = before
            && may_break(before, c)
        {
            last = Some(at);
        }
        before = Some(c);
    }
    last.unwrap_or(fits).max(first)
}

fn may_break(before: char, after: char) -> bool {
    if closes(after) || opens(before) || is_mark(after) || before == '\u{200d}' {
        return false;
    }
    before == ' ' || after == ' ' || matches!(before, '-' | '/' | '—') || is_wide(before) || is_wide(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words() {
        let lines = wrap("Every new customer finds what they came for on the first visit", 15.0, 9);
        assert_eq!(lines, ["Every new customer finds", "what they came for on the", "first visit"]);
    }

    #[test]
    fn what_has_no_room_ends_in_an_ellipsis() {
        assert_eq!(
            wrap("Staff can find any product in ten seconds", 8.0, 2),
            ["Staff can find", "any product i…"]
        );
        assert_eq!(line("Stores", 9.0), "Stores");
        assert_eq!(line("Stores", 0.5), "");
        assert!(wrap("", 9.0, 2).is_empty());
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_closing_sign() {
        let lines = wrap("让每一位新顾客第一次来访，就能找到想要的", 12.0, 3);
        assert_eq!(lines, ["让每一位新顾客第一次来", "访，就能找到想要的"]);
    }

    #[test]
    fn what_turns_letters_around_is_replaced() {
        assert_eq!(plain("a\u{202e}b \n c\t"), "a\u{fffd}b c");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "\\PC{0,60}", most in 2.0..20.0, n in 1usize..5) {
            let lines = wrap(&text, most, n);
            prop_assert!(lines.len() <= n);
            for line in &lines {
                prop_assert!(width(line) <= most + 1e-6 || line.chars().count() == 1, "{line:?}");
            }
        }

        #[test]
        fn with_room_enough_every_letter_is_kept(text in "[a-z 目标]{0,40}") {
            let kept: String = wrap(&text, 6.0, 99).concat();
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&kept), letters(&text));
        }
    }
}
