//! A file cut into its lines as the app writes them: a head, one piece for each entity, an end.
//!
//! Only a text that is laid out exactly so is cut; any other is read as a whole.

/// What stands before the entities.
const ITEMS: &str = "\n\"items\":[";

/// Every entity begins so.
const ENTITY: &str = "{\"id\":\"";

/// What stands between two of them.
const BETWEEN: &str = ",\n";

/// A text that is cut piece by piece.
pub struct Lines<'a> {
    /// Everything before the entities, the opening of their list included.
    pub head: &'a str,
    /// The entities that were not cut off yet.
    rest: &'a str,
    /// How many there are, as the end says.
    count: &'a str,
    /// How many were cut off.
    cut: usize,
    /// The id of the last of them.
    last: &'a str,
}

/// One entity as it stands in the text.
#[derive(Clone, Copy)]
pub struct Piece<'a> {
    /// How many stand before it.
    pub at: usize,
    /// Its id, in which nothing is escaped.
    pub id: &'a str,
    /// The whole object, if it is one: that is for the parser to tell.
    pub text: &'a str,
    /// Whether it was found to be the same as the piece it was held against.
    pub alike: bool,
}

impl<'a> Lines<'a> {
    /// Begins to cut a text; `None` when its head or its end are laid out otherwise.
    pub fn of(text: &'a str) -> Option<Self> {
        let at = text.find(ITEMS)? + ITEMS.len();
        let (head, body) = text.split_at_checked(at)?;
        let (body, count) = body.strip_suffix("}}\n")?.rsplit_once("\n],\"end\":{\"items\":")?;
        Some(Self { head, rest: body.strip_prefix('\n')?, count, cut: 0, last: "" })
    }

    /// Cuts off the next piece, which may be the same as that one of another text; nothing at the end.
    /// `None` when it is laid out otherwise, or its id does not come after the one before.
    #[expect(clippy::option_option, reason = "something is wrong, the end, a piece")]
    pub fn next(&mut self, like: Option<Piece<'_>>) -> Option<Option<Piece<'a>>> {
        if self.rest.is_empty() {
            return (self.count == self.cut.to_string()).then_some(None);
        }
        let alike = like
            .map(|piece| piece.text.len())
            .filter(|len| self.rest.get(..*len) == like.map(|piece| piece.text) && self.ends_at(*len));
        let len = alike.or_else(|| self.end())?;
        let text = self.rest.get(..len)?;
        let (id, _) = text.strip_prefix(ENTITY)?.split_once('"')?;
        (self.last < id && !id.contains('\\')).then_some(())?;
        let piece = Piece { at: self.cut, id, text, alike: alike.is_some() };
        let rest = self.rest.get(len..)?;
        // What is cut off here and begins nothing is found out by the next cut.
        self.rest = if rest.is_empty() {
            rest
        } else {
            rest.strip_prefix(BETWEEN).filter(|rest| !rest.is_empty())?
        };
        self.cut += 1;
        self.last = id;
        Some(Some(piece))
    }

    /// Whether a piece of that length ends where a next one begins.
    fn ends_at(&self, len: usize) -> bool {
        self.rest.get(len..).is_some_and(|rest| {
            rest.is_empty() || rest.strip_prefix(BETWEEN).is_some_and(|next| next.starts_with(ENTITY))
        })
    }

    /// Where the next piece ends: before the next line that begins an entity.
    fn end(&self) -> Option<usize> {
        let mut at = 0;
        loop {
            let Some(line) = self.rest.get(at..)?.find('\n') else { return Some(self.rest.len()) };
            at += line + 1;
            if self.rest.get(at..)?.starts_with(ENTITY) {
                return at.checked_sub(BETWEEN.len());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\"format\":\"plumbline/1\",\n\"sessions\":{},\n\"items\":[\n\
        {\"id\":\"a\",\"log\":[\n{\"r\":\"c#AAAAAA\"},\n{\"r\":\"n#AAAAAA\"}]},\n\
        {\"id\":\"b\"}\n],\"end\":{\"items\":2}}\n";

    fn all(text: &str) -> Option<Vec<Piece<'_>>> {
        let mut lines = Lines::of(text)?;
        let mut pieces = Vec::new();
        while let Some(piece) = lines.next(None)? {
            pieces.push(piece);
        }
        Some(pieces)
    }

    #[test]
    fn each_entity_is_a_piece_with_its_records() {
        let pieces: Vec<(usize, &str, usize)> = all(TEXT)
            .unwrap()
            .iter()
            .map(|piece| (piece.at, piece.id, piece.text.matches('\n').count()))
            .collect();
        assert_eq!(pieces, [(0, "a", 2), (1, "b", 0)]);
        assert!(Lines::of(TEXT).unwrap().head.ends_with("\"items\":["));
        assert!(all(TEXT).unwrap().iter().all(|piece| piece.text.ends_with('}')));
    }

    #[test]
    fn what_is_laid_out_otherwise_is_not_cut() {
        let check = |old: &str, new: &str| assert!(all(&TEXT.replace(old, new)).is_none(), "{new}");
        check("\"items\":2", "\"items\":3");
        check("\"id\":\"b\"", "\"id\":\"a\"");
        check("\"id\":\"b\"", "\"id\": \"b\"");
        check("{\"id\":\"a\"", "{\"kind\":\"kr\"");
        check("]},\n", "]}\n");
        check("}}\n", "}}");
        check("[\n{\"id\":\"a", "[ \n{\"id\":\"a");
        assert!(all("").is_none());
    }

    #[test]
    fn a_piece_that_is_only_the_beginning_of_another_is_not_alike() {
        let longer = TEXT.replace("{\"id\":\"b\"}", "{\"id\":\"b\"},\n{\"id\":\"c\"}").replace(":2}", ":3}");
        let pieces = all(TEXT).unwrap();
        let mut lines = Lines::of(&longer).unwrap();
        let alike: Vec<bool> =
            pieces.iter().map(|piece| lines.next(Some(*piece)).unwrap().unwrap().alike).collect();
        assert_eq!(alike, [true, true]);
        let mut lines = Lines::of(TEXT).unwrap();
        let first = Piece { text: "{\"id\":\"a\",\"log\":[\n{\"r\":\"c#AAAAAA\"}", ..pieces[0] };
        let cut = lines.next(Some(first)).unwrap().unwrap();
        assert!(!cut.alike && cut.text == pieces[0].text);
    }
}
