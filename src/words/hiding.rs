//! What hides in a text of people: control characters, marks of direction and characters of no width. They are
//! kept in the document; where a text is shown they are drawn as their code points, so that it cannot pretend
//! to be other than it is.

/// A stretch of text or one character that is drawn as a mark.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that is shown as it is.
    Text(&'a str),
    /// A character that would not be seen.
    Mark(char),
}

/// How a mark is drawn: its code point.
pub fn mark_told(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A text in pieces. A joiner within an emoji or a script that is shaped by it is text.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        if may_hide(c) && !joins(c, before, after) {
            found.extend(text.get(from..at).filter(|piece| !piece.is_empty()).map(Piece::Text));
            found.push(Piece::Mark(c));
            from = at + c.len_utf8();
        }
        before = Some(c);
    }
    found.extend(text.get(from..).filter(|piece| !piece.is_empty()).map(Piece::Text));
    found
}

/// Whether a character would not be seen, or would turn others round. Nearly every text has none.
pub fn may_hide(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{061c}' | '\u{180e}' | '\u{e0000}'..='\u{e007f}' => true,
        c => c.is_control(),
    }
}

/// Whether a joiner does its honest work: holding an emoji together, or shaping a script that needs it.
fn joins(c: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let is_emoji = |c: char| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f300}'..='\u{1faff}');
    let is_shaped = |c: char| matches!(c, '\u{0600}'..='\u{08ff}' | '\u{0900}'..='\u{0dff}');
    match c {
        '\u{200d}' => {
            is_emoji(before) && (is_emoji(after) || matches!(after, '\u{2190}'..='\u{25ff}'))
                || is_shaped(before)
        }
        '\u{200c}' => is_shaped(before) && is_shaped(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_drawn() {
        assert_eq!(
            pieces("a\u{202e}b\u{200b}"),
            [Piece::Text("a"), Piece::Mark('\u{202e}'), Piece::Text("b"), Piece::Mark('\u{200b}')]
        );
        assert_eq!(pieces("\u{7}"), [Piece::Mark('\u{7}')]);
        assert_eq!(mark_told('\u{7}'), "U+0007");
    }

    #[test]
    fn honest_text_is_left_alone() {
        for text in [
            "two\nlines\tand a tab",
            "👩\u{200d}🚀 👩\u{200d}❤\u{fe0f}\u{200d}👩",
            "می\u{200c}خواهم",
            "目标（季度）",
            "",
        ] {
            assert!(pieces(text).iter().all(|piece| matches!(piece, Piece::Text(_))), "{text}");
        }
    }
}
