//! The changes of a cycle as a chapter: what was changed, why, and what it did (rule J30).

use crate::okr::{Day, Text};
use crate::query::changes::{Gone, Ledger, Line, Only, Story, story};
use crate::words::{LineValue, PagePhrases, ReportLabel};

use super::{Block, Item};

/// Stands between two facts.
const BETWEEN: &str = " · ";

/// The ledger by unit and day, then the goals that were given up. Small corrections are left out.
pub fn changes_blocks(words: &dyn PagePhrases, ledger: &Ledger, today: Day) -> Vec<Block> {
    let told = story(ledger, Only::default());
    if told.units.is_empty() && ledger.gone.is_empty() {
        return vec![Block::Text(words.report_label(ReportLabel::NothingChanged).to_owned())];
    }
    let mut blocks = Vec::new();
    if told.tally.changes > 0 {
        blocks.push(Block::Text(words.changes_told(&told.tally)));
    }
    blocks.extend(units(words, &told, today));
    if !ledger.gone.is_empty() {
        blocks.push(Block::Heading(words.given_up().to_owned()));
        blocks.push(Block::List(ledger.gone.iter().map(|gone| gone_told(words, gone, today)).collect()));
    }
    blocks
}

fn units(words: &dyn PagePhrases, story: &Story, today: Day) -> Vec<Block> {
    let mut blocks = Vec::new();
    for unit in &story.units {
        let name =
            unit.unit.as_ref().map_or_else(|| words.no_unit().to_owned(), |unit| unit.name.to_string());
        blocks.push(Block::Heading(name));
        let lines = unit.days.iter().flat_map(|day| &day.lines);
        blocks.push(Block::List(lines.map(|line| line_told(words, line, today)).collect()));
    }
    blocks
}

fn title(words: &dyn PagePhrases, title: &Text) -> String {
    if title.is_empty() { words.untitled().to_owned() } else { title.to_string() }
}

fn line_told(words: &dyn PagePhrases, line: &Line, today: Day) -> Item {
    let day = line.at.map(|day| words.day(day, today));
    let bar = line.effect.as_ref().and_then(|effect| effect.bar).map(|bar| words.bar_moved(bar).to_owned());
    let of = line.goal.of.as_ref().map(|of| title(words, &of.name));
    let deleted = line.goal.deleted.then(|| words.in_the_trash().to_owned());
    let kind = words.change_word(line.kind).to_owned();
    let item = Item::about(title(words, &line.goal.title), joined([Some(kind), day, of, bar, deleted]));
    let item = if line.goal.deleted { item } else { item.of(&line.goal.id) };
    let item = words
        .line_values(line, today)
        .into_iter()
        .fold(item, |item, value| item.noting(value_told(words, value)));
    let reason = line.reason.as_deref().filter(|reason| !reason.trim().is_empty()).map(str::to_owned);
    let reason = reason.or_else(|| line.wants_a_reason().then(|| words.no_reason().to_owned()));
    let trigger = line.trigger.map(|trigger| words.trigger_word(trigger).to_owned());
    let effect = line.effect.as_ref().map(|effect| joined(words.effect_told(effect).into_iter().map(Some)));
    let by = line.by.as_deref().map(str::to_owned);
    let agreed = (!line.agreed.is_empty()).then(|| words.agreed_with(&line.agreed_names()));
    item.noting(joined([reason, trigger])).noting(effect.unwrap_or_default()).noting(joined([by, agreed]))
}

fn value_told(words: &dyn PagePhrases, value: LineValue) -> String {
    let side = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    match value {
        LineValue { was: None, is: Some(is), name: None } => is,
        LineValue { name, was, is } => {
            let name = name.map(|name| format!("{name}{}", words.after_a_name())).unwrap_or_default();
            format!("{name}{} → {}", side(was), side(is))
        }
    }
}

fn gone_told(words: &dyn PagePhrases, gone: &Gone, today: Day) -> Item {
    let since = words.gone_since(gone.goal.stage, gone.by.as_deref(), gone.at, today);
    let item = Item::about(title(words, &gone.goal.title), since).of(&gone.goal.id);
    item.noting(gone.reason.as_deref().unwrap_or_default())
}

/// Facts in one line; what is nothing is left out.
fn joined(facts: impl IntoIterator<Item = Option<String>>) -> String {
    facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(BETWEEN)
}
