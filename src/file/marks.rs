//! Problems as they are found; their lines and columns are counted once, at the end.

use super::place::Place;
use super::problem::{Problem, ProblemKind};
use crate::okr::Arrange;

/// Problems of one text, each with the byte at which it stands. Counting lines for each of them
/// as it turns up would take a damaged file of many megabytes minutes.
pub struct Marks<'a> {
    text: &'a str,
    found: Vec<(usize, String, ProblemKind)>,
}

impl<'a> Marks<'a> {
    /// No problems yet.
    pub fn new(text: &'a str) -> Self {
        Self { text, found: Vec::new() }
    }

    /// Adds one that stands at a piece of the text; at its beginning where the piece is none of it.
    pub fn say(&mut self, path: impl Into<String>, piece: &str, kind: ProblemKind) {
        let offset = (piece.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        self.say_at(path, if offset <= self.text.len() { offset } else { 0 }, kind);
    }

    /// Adds one that stands at a byte of the text.
    pub fn say_at(&mut self, path: impl Into<String>, offset: usize, kind: ProblemKind) {
        self.found.push((offset, path.into(), kind));
    }

    /// Adds one of the text as a whole.
    pub fn say_whole(&mut self, kind: ProblemKind) {
        self.say_at(String::new(), 0, kind);
    }

    /// All of them in the order of the text, with their places.
    pub fn finish(mut self) -> Vec<Problem> {
        self.found.arrange_by(|(offset, _, _)| *offset);
        let (mut at, mut place) = (0, Place { line: 1, column: 1 });
        let mut problems = Vec::with_capacity(self.found.len());
        for (offset, path, kind) in self.found {
            let offset = self.text.floor_char_boundary(offset);
            for letter in self.text.get(at..offset).unwrap_or("").chars() {
                place = match letter {
                    '\n' => Place { line: place.line + 1, column: 1 },
                    _ => Place { column: place.column + 1, ..place },
                };
            }
            at = at.max(offset);
            problems.push(Problem { path, line: place.line, column: place.column, kind });
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_come_in_the_order_of_the_text_with_lines_and_columns_from_one() {
        let text = "ab\n中文b\nc";
        let mut marks = Marks::new(text);
        marks.say("b", &text[9..10], ProblemKind::NoId);
        marks.say("a", &text[1..2], ProblemKind::NoId);
        marks.say("elsewhere", "x", ProblemKind::NoId);
        marks.say_at("end", 999, ProblemKind::NoId);
        let found: Vec<_> = marks.finish().into_iter().map(|one| (one.path, one.line, one.column)).collect();
        let want = [("elsewhere", 1, 1), ("a", 1, 2), ("b", 2, 3), ("end", 3, 2)];
        assert_eq!(found, want.map(|(path, line, column)| (path.to_owned(), line, column)));
    }
}
