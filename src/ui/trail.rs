//! Where the focus goes when a row of a list was dealt with and is gone: to the next one.

use crate::okr::Text;

/// Where the rows of a list stand, and which of them was dealt with last.
#[derive(Default)]
pub struct Trail {
    order: Vec<Text>,
    done: Option<Text>,
    has_done: bool,
}

/// Where the focus goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next {
    /// It stays where it is.
    Stay,
    /// To this row.
    Row(Text),
    /// To the page: no row is left.
    Page,
}

impl Trail {
    /// Remembers where the rows stand, until one of them was dealt with.
    pub fn place(&mut self, order: &[Text]) {
        if self.done.is_none() {
            self.order = order.to_vec();
        }
    }

    /// This row is being dealt with.
    pub fn mark(&mut self, key: &Text) {
        self.done = Some(Text::clone(key));
        self.has_done = true;
    }

    /// Whether any row was dealt with since the page was opened.
    pub fn has_done(&self) -> bool {
        self.has_done
    }

    /// Where the focus goes once the row that was dealt with is gone.
    pub fn next_after(&mut self, order: &[Text]) -> Next {
        let Some(done) = self.done.clone().filter(|done| !order.contains(done)) else {
            return Next::Stay;
        };
        let before = std::mem::replace(&mut self.order, order.to_vec());
        self.done = None;
        let at = before.iter().position(|key| *key == done).unwrap_or(0);
        let (above, below) = before.split_at(at);
        let next = below.iter().chain(above.iter().rev()).find(|key| order.contains(key));
        next.map_or(Next::Page, |key| Next::Row(Text::clone(key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_goes_to_the_next_row_that_is_left() {
        let keys = |names: &[&str]| names.iter().map(|name| Text::from(*name)).collect::<Vec<_>>();
        let next = |done: &str, left: &[&str]| {
            let mut trail = Trail::default();
            trail.place(&keys(&["a", "b", "c"]));
            trail.mark(&Text::from(done));
            trail.place(&keys(left));
            trail.next_after(&keys(left))
        };
        assert_eq!(next("b", &["a", "c"]), Next::Row("c".into()));
        assert_eq!(next("c", &["a", "b"]), Next::Row("b".into()));
        assert_eq!(next("a", &["c"]), Next::Row("c".into()));
        assert_eq!(next("a", &[]), Next::Page);
        assert_eq!(next("a", &["a", "b"]), Next::Stay, "it is still there");
    }
}
