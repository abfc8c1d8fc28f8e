//! Where in a text something stands.

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset.
    pub fn at(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
        Self { line, column }
    }

    /// The place where `piece` stands in `text`; `piece` is a slice of it.
    pub fn of(text: &str, piece: &str) -> Self {
        let offset = (piece.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        Self::at(text, if offset <= text.len() { offset } else { 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let text = "a\n中文b\n";
        assert_eq!(Place::at(text, 0), Place { line: 1, column: 1 });
        assert_eq!(Place::of(text, &text[8..9]), Place { line: 2, column: 3 });
        assert_eq!(Place::at(text, 999), Place { line: 3, column: 1 });
    }
}
