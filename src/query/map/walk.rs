//! Walking the map with the keyboard and finding something on it.

use crate::okr::Arrange;

use super::picture::{Card, Picture};

/// One step over the cards, as in any tree: up and down the rows that are shown, in and out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the card above in the tree.
    Parent,
    /// To the first card below in the tree.
    FirstChild,
    /// To the next card in reading order, whatever its level.
    Next,
    /// To the one before in reading order.
    Previous,
    /// To the first card of all.
    First,
    /// To the last card of all.
    Last,
}

impl Picture {
    /// The card one step from another; `None` where there is none.
    pub fn step(&self, from: usize, step: Step) -> Option<usize> {
        let card = self.cards.get(from)?;
        match step {
            Step::Parent => card.parent,
            Step::FirstChild => card.children.first().copied(),
            Step::Next => Some(from + 1).filter(|next| *next < self.cards.len()),
            Step::Previous => from.checked_sub(1),
            Step::First => Some(0),
            Step::Last => self.cards.len().checked_sub(1),
        }
    }

    /// The cards that have all the words of a text in their title, their unit or a key result, best first:
    /// those whose title begins with the text, then those whose title has all the words, then the others, each
    /// in reading order. Small and capital letters are the same; a text without words finds nothing.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let small = text.to_lowercase();
        let words: Vec<&str> = small.split_whitespace().collect();
        let Some(first) = words.first() else { return Vec::new() };
        let mut found: Vec<(u8, usize)> = Vec::new();
        for (number, card) in self.cards.iter().enumerate() {
            let title = card.title.to_lowercase();
            if words.iter().all(|word| title.contains(word)) {
                found.push((u8::from(!title.starts_with(first)), number));
            } else if says(card, &title, &words) {
                found.push((2, number));
            }
        }
        found.arrange_by(|hit| *hit);
        found.into_iter().map(|(_, number)| number).collect()
    }
}

/// Whether each word stands in the title, the unit or a key result of a card.
fn says(card: &Card, title: &str, words: &[&str]) -> bool {
    let home = card.home.as_ref().map(|home| home.to_lowercase()).unwrap_or_default();
    let mut left: Vec<&str> =
        words.iter().filter(|word| !title.contains(**word) && !home.contains(**word)).copied().collect();
    for line in &card.key_results {
        if left.is_empty() {
            break;
        }
        let line = line.title.to_lowercase();
        left.retain(|word| !line.contains(word));
    }
    left.is_empty()
}
