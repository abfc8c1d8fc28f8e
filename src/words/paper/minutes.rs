//! The minutes of a review: who held it when, what was on the agenda, what was said, what was decided, what was
//! decided before, what is asked (rules V16 and V17).

use crate::okr::{Day, MeetingKind};
use crate::query::review::{Deck, Plan, Sitting, kept};
use crate::query::session::Item as Decided;
use crate::words::markdown::ask_line;
use crate::words::pages::ReviewLabel;
use crate::words::{Block, Item, PagePhrases, Paper, PaperChapter};

/// What minutes are made of.
#[derive(Clone, Copy)]
pub struct ReviewMinutes<'a> {
    /// The review.
    pub sitting: &'a Sitting,
    /// What was decided in the one before.
    pub last: &'a [Decided],
    /// What was shown, by the agenda as it was changed; nobody keeps what was shown in earlier ones.
    pub shown: Option<(&'a Deck, &'a Plan)>,
}

/// The minutes as a paper.
pub fn review_minutes(words: &'static dyn PagePhrases, minutes: ReviewMinutes<'_>, today: Day) -> Paper {
    let sitting = minutes.sitting;
    let day = sitting.on.map(|day| words.day(day, today));
    let cycle = sitting.cycle.as_ref().map(|cycle| cycle.name.to_string());
    let mut lead = vec![[day, cycle].into_iter().flatten().collect::<Vec<_>>().join(" · ")];
    if !sitting.with.is_empty() {
        let names: Vec<_> = sitting.with.iter().map(|one| one.name.clone()).collect();
        lead.push(words.review_with(&names));
    }
    let chapters = chapters(words, minutes, today);
    Paper { title: words.review_of(sitting), lead, chapters }
}

/// The same as pieces of another paper.
pub fn minutes_blocks(words: &'static dyn PagePhrases, minutes: ReviewMinutes<'_>, today: Day) -> Vec<Block> {
    let blocks = chapters(words, minutes, today)
        .into_iter()
        .flat_map(|chapter| std::iter::once(Block::Heading(chapter.title)).chain(chapter.blocks));
    blocks.collect()
}

fn chapters(words: &'static dyn PagePhrases, minutes: ReviewMinutes<'_>, today: Day) -> Vec<PaperChapter> {
    let ReviewMinutes { sitting, last, shown } = minutes;
    // What two people keep between them is theirs to hand on; of a review of many it is left out.
    let is_talk = sitting.kind == MeetingKind::OneOnOne;
    let is_told = |item: &&Decided| is_talk || !item.is_private;
    let chapter = |label: ReviewLabel, blocks: Vec<Block>| PaperChapter {
        title: words.review_label(label).to_owned(),
        blocks,
    };
    let mut all = Vec::new();
    if let Some((deck, plan)) = shown {
        let parts = deck.parts.iter().filter(|part| plan.is_shown(part));
        let line = |part| Item::about("", words.review_part(part));
        all.push(chapter(ReviewLabel::Agenda, vec![Block::List(parts.map(line).collect())]));
    }
    let notes: Vec<Block> = sitting
        .note
        .iter()
        .chain(&sitting.notes)
        .filter(|_| is_talk || !sitting.is_private)
        .map(|note| Block::Text(note.to_string()))
        .collect();
    let decisions = |items: &[Decided]| -> Vec<Item> {
        items.iter().filter(is_told).map(|item| decision(words, item, today)).collect()
    };
    let decided = decisions(&sitting.decisions);
    if notes.is_empty() && decided.is_empty() {
        let none = words.review_label(ReviewLabel::NothingNoted).to_owned();
        all.push(chapter(ReviewLabel::Said, vec![Block::Text(none)]));
    }
    if !notes.is_empty() {
        all.push(chapter(ReviewLabel::Said, notes));
    }
    let hidden = sitting.decisions.iter().filter(|item| !is_told(item)).count();
    let left_out = (hidden > 0).then(|| Block::Text(words.minutes_left_out(hidden)));
    if !decided.is_empty() || left_out.is_some() {
        let list = (!decided.is_empty()).then_some(Block::List(decided));
        all.push(chapter(ReviewLabel::Decisions, list.into_iter().chain(left_out).collect()));
    }
    let before = decisions(last);
    if !before.is_empty() {
        let told = words.review_kept(kept(last));
        all.push(chapter(ReviewLabel::LastTime, vec![Block::Text(told), Block::List(before)]));
    }
    let asks = shown.map(|(deck, _)| deck.open_asks()).unwrap_or_default();
    if !asks.is_empty() {
        let line = |row| {
            let line = ask_line(words, row, today);
            Item { name: line.name, goal: line.goal, said: line.said, notes: line.notes }
        };
        all.push(chapter(ReviewLabel::OpenAsks, vec![Block::List(asks.iter().map(line).collect())]));
    }
    all
}

fn decision(words: &dyn PagePhrases, item: &Decided, today: Day) -> Item {
    let title = if item.title.is_empty() { words.untitled().to_owned() } else { item.title.to_string() };
    Item::about(title, words.review_decision(item, today))
}
