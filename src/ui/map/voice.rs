//! How the language of the page says what stands on a card.

use crate::query::map::scene::Voice;
use crate::words::PagePhrases;

/// Lends a voice.
pub fn with_voice<T>(words: &'static dyn PagePhrases, speak: impl FnOnce(&Voice<'_>) -> T) -> T {
    speak(&Voice {
        share: &|share| words.share(share),
        facts: &|home, cycle| words.card_facts(home, cycle),
        confidence: &|value| words.card_confidence(value),
        more: &|n| words.card_more(n),
        hidden: &|n| words.card_hidden(n),
        lane: &|name| words.lane_word(name),
        untitled: words.untitled(),
    })
}
