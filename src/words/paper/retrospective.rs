//! A retrospective as a part of a text: what people said, and what the file knows beside it.

use crate::okr::{Day, Text};
use crate::query::asks::{AskRow, Party, RowKind};
use crate::query::retrospective::{Belief, Column, GivenUp, Knows, Low, Retro, Said, Unanswered};
use crate::words::{Block, Cell, Item, PagePhrases, RetroLabel, Table};

/// Stands between facts.
const BETWEEN: &str = " · ";

/// What people said in a retrospective: each column, what was learned, and what the last one wanted to try.
/// Nothing where nobody said anything.
pub fn retrospective_blocks(words: &dyn PagePhrases, retro: &Retro, today: Day) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(wanted) = &retro.wanted {
        blocks.push(Block::Heading(words.wanted_title(&wanted.cycle.name)));
        blocks.push(Block::List(wanted.tries.iter().map(|said| remark(words, said, today)).collect()));
    }
    for column in retro.columns.iter().filter(|column| !column.remarks.is_empty()) {
        blocks.extend(column_blocks(words, column, today));
    }
    let notes: Vec<&Text> = retro.note.iter().chain(&retro.other_notes).collect();
    if !notes.is_empty() {
        blocks.push(Block::Heading(words.retro(RetroLabel::Learned).to_owned()));
        blocks.extend(notes.into_iter().map(|note| Block::Text(note.to_string())));
    }
    blocks
}

fn column_blocks(words: &dyn PagePhrases, column: &Column, today: Day) -> [Block; 2] {
    [
        Block::Heading(words.column_title(&column.of).to_owned()),
        Block::List(column.remarks.iter().map(|said| remark(words, said, today)).collect()),
    ]
}

/// A remark, who said it, and what became of it.
fn remark(words: &dyn PagePhrases, said: &Said, today: Day) -> Item {
    let by = said.by.as_ref().map(|by| by.name.to_string()).filter(|name| !name.is_empty());
    let text = match by {
        Some(by) => format!("{} ({by})", said.text),
        None => said.text.to_string(),
    };
    let mut item = Item { said: text, ..Item::default() };
    if let Some(action) = &said.made.action {
        item = item.noting(words.made_task(action, today));
    }
    if let Some(goal) = &said.made.goal {
        item = item.noting(words.made_goal(goal));
    }
    item
}

/// What the file knows of a cycle: low scores and their causes, beliefs and results, what was given up, what was
/// changed most, asks that nobody answered. Of private goals nothing is told but that they are left out.
pub fn knows_blocks(words: &dyn PagePhrases, knows: &Knows, today: Day) -> Vec<Block> {
    let mut blocks = Vec::new();
    let heading = |blocks: &mut Vec<Block>, label| blocks.push(Block::Heading(words.retro(label).to_owned()));
    let low: Vec<&Low> = knows.low.iter().filter(|low| !low.is_private).collect();
    if !low.is_empty() {
        heading(&mut blocks, RetroLabel::Causes);
        if !knows.causes.is_empty() {
            blocks.push(Block::Text(words.causes_told(&knows.causes)));
        }
        blocks.push(Block::List(low.iter().map(|low| low_item(words, low)).collect()));
        blocks.extend(knows.diagnosis().map(|one| Block::Text(words.diagnosis_told(one).to_owned())));
    }
    let rows: Vec<&Belief> = knows.beliefs.rows.iter().filter(|row| !row.is_private).collect();
    if !rows.is_empty() {
        heading(&mut blocks, RetroLabel::Beliefs);
        blocks.extend(beliefs_told(words, knows).into_iter().map(Block::Text));
        blocks.push(Block::Table(beliefs_table(words, &rows)));
    }
    let gone: Vec<&GivenUp> = knows.gone.iter().filter(|one| !one.is_private).collect();
    if !gone.is_empty() {
        heading(&mut blocks, RetroLabel::Gone);
        blocks.push(Block::List(gone.iter().map(|one| gone_item(words, one, today)).collect()));
    }
    let restless: Vec<_> = knows.restless.iter().filter(|one| !one.is_private).collect();
    if !restless.is_empty() {
        heading(&mut blocks, RetroLabel::Restless);
        let item = |one: &&crate::query::retrospective::Restless| {
            Item::about(titled(words, &one.title), words.restless_told(one.changes, one.reasons)).of(&one.id)
        };
        blocks.push(Block::List(restless.iter().map(item).collect()));
    }
    let asks: Vec<&Unanswered> = knows.unanswered.iter().filter(|one| !one.is_private).collect();
    if !asks.is_empty() {
        heading(&mut blocks, RetroLabel::Unanswered);
        let item = |one: &&Unanswered| {
            Item::about(titled(words, &one.goal.name), unanswered_told(words, &one.row)).of(&one.goal.id)
        };
        blocks.push(Block::List(asks.iter().map(item).collect()));
    }
    if has_private(knows) {
        blocks.push(Block::Text(words.retro(RetroLabel::LeftOut).to_owned()));
    }
    blocks
}

fn has_private(knows: &Knows) -> bool {
    knows.low.iter().any(|one| one.is_private)
        || knows.beliefs.rows.iter().any(|one| one.is_private)
        || knows.gone.iter().any(|one| one.is_private)
        || knows.restless.iter().any(|one| one.is_private)
        || knows.unanswered.iter().any(|one| one.is_private)
}

fn titled(words: &dyn PagePhrases, title: &str) -> String {
    if title.is_empty() { words.untitled().to_owned() } else { title.to_owned() }
}

fn low_item(words: &dyn PagePhrases, low: &Low) -> Item {
    let mut facts = vec![words.score_figure(low.score)];
    facts.push(
        low.cause.map_or(words.retro(RetroLabel::CauseUnsaid), |cause| words.cause_word(cause)).to_owned(),
    );
    if low.rhythm.due > 0 {
        facts.push(words.rhythm_told(low.rhythm));
    }
    let item = Item::about(titled(words, &low.title), facts.join(BETWEEN)).of(&low.id);
    item.noting(low.cause_note.as_ref().map(ToString::to_string).unwrap_or_default())
}

/// What was believed and expected of all goals together, a sentence each.
pub fn beliefs_told(words: &dyn PagePhrases, knows: &Knows) -> Vec<String> {
    let means = knows.beliefs.means.map(|(means, goals)| words.beliefs_told(means, goals));
    let off = knows.beliefs.off.map(|(off, goals)| words.projections_told(off, goals));
    means.into_iter().chain(off).collect()
}

fn beliefs_table(words: &dyn PagePhrases, rows: &[&Belief]) -> Table {
    let labels =
        [RetroLabel::Begin, RetroLabel::Middle, RetroLabel::End, RetroLabel::Thought, RetroLabel::Result];
    let head = std::iter::once(Cell::text(words.retro(RetroLabel::Goal)))
        .chain(labels.map(|label| Cell::figure(words.retro(label))));
    let level =
        |level: Option<u8>| Cell::figure(level.map_or_else(|| "–".to_owned(), |level| level.to_string()));
    let row = |row: &&Belief| {
        vec![
            Cell::text(titled(words, &row.title)).of(&row.id),
            level(row.first),
            level(row.middle),
            level(row.last),
            Cell::figure(dash(words.thought_told(row.thought_first, row.thought_last))),
            Cell::figure(row.score.map_or_else(|| "–".to_owned(), |score| words.score_figure(score))),
        ]
    };
    Table {
        caption: words.retro(RetroLabel::Beliefs).to_owned(),
        head: head.collect(),
        rows: rows.iter().map(row).collect(),
    }
}

fn dash(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}

fn gone_item(words: &dyn PagePhrases, one: &GivenUp, today: Day) -> Item {
    let gone = &one.gone;
    let since = words.gone_since(gone.goal.stage, gone.by.as_deref(), gone.at, today);
    let reason = gone
        .reason
        .as_ref()
        .map_or_else(|| words.retro(RetroLabel::NoReason).to_owned(), ToString::to_string);
    Item::about(titled(words, &gone.goal.title), since).of(&gone.goal.id).noting(reason)
}

/// Who asked whom for what and got no answer.
pub fn unanswered_told(words: &dyn PagePhrases, row: &AskRow) -> String {
    let names = |parties: &[Party]| parties.iter().map(|one| Text::clone(&one.name)).collect::<Vec<Text>>();
    let (from, to) = (names(&row.from), names(&row.to));
    let told = match row.kind {
        RowKind::Ask(wants) => words.asks_for(&from, &to, wants),
        RowKind::Proposal => words.asks_to_align(&from, &to),
    };
    if row.text.is_empty() { told } else { format!("{told}{}{}", words.after_a_name(), row.text) }
}
