//! The figures of the practice as a text: a table for each chapter, with what was counted.

use crate::okr::Day;
use crate::query::insights::{Chapter, Figure, Insights};
use crate::words::{Block, Cell, PagePhrases, Paper, PaperChapter, Table};

/// The figures as a paper of their own, a chapter for each value.
pub fn insights_paper(words: &dyn PagePhrases, found: &Insights, today: Day) -> Paper {
    let chapters = Chapter::ALL.map(|chapter| PaperChapter {
        title: words.insights_chapter(chapter).to_owned(),
        blocks: chapter_blocks(words, found, chapter),
    });
    let mut paper = Paper {
        title: words.insights_title(found),
        lead: head(words, found, today),
        chapters: chapters.into(),
    };
    if let Some(last) = paper.chapters.last_mut() {
        last.blocks.push(Block::Text(words.insights_foot().to_owned()));
    }
    paper
}

/// The figures as a part of a longer text: what was looked at, then a heading and a table for each chapter.
/// Nothing where there are no goals to count.
pub fn insights_blocks(words: &dyn PagePhrases, found: &Insights, today: Day) -> Vec<Block> {
    if found.goals == 0 {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = head(words, found, today).into_iter().map(Block::Text).collect();
    for chapter in Chapter::ALL {
        blocks.push(Block::Heading(words.insights_chapter(chapter).to_owned()));
        blocks.extend(chapter_blocks(words, found, chapter));
    }
    blocks.push(Block::Text(words.insights_foot().to_owned()));
    blocks
}

fn head(words: &dyn PagePhrases, found: &Insights, today: Day) -> Vec<String> {
    let as_of = words.day(today, today);
    let counted = format!("{} ({as_of})", words.insights_counted(found));
    let all = [counted, words.insights_left_out(found), words.insights_compared(found)];
    all.into_iter().filter(|line| !line.is_empty()).collect()
}

fn chapter_blocks(words: &dyn PagePhrases, found: &Insights, chapter: Chapter) -> Vec<Block> {
    let before = found.before.last();
    let earlier = before.map(|cycle| Cell::figure(&*cycle.name));
    let head = [Cell::text(words.insights_figure()), Cell::figure(&*found.cycle.name)].into_iter();
    let head = head.chain(earlier).chain([Cell::text(words.insights_column())]);
    let rows = found.of(chapter).map(|figure| row(words, figure, before.is_some()));
    let table = Table { caption: String::new(), head: head.collect(), rows: rows.collect() };
    vec![Block::Text(words.insights_asks(chapter).to_owned()), Block::Table(table)]
}

fn row(words: &dyn PagePhrases, figure: &Figure, has_before: bool) -> Vec<Cell> {
    let gauge = figure.insight.gauge();
    let value = |value: Option<f64>| {
        let shown = value.map(|value| words.insights_value(gauge, value));
        Cell::figure(shown.unwrap_or_else(|| words.unknown().to_owned()))
    };
    let before = figure.before().and_then(|point| point.reading.value);
    let before = has_before.then(|| value(before));
    let mut counted = words.insights_formula(figure.insight, &figure.reading);
    if figure.reading.left > 0 && figure.reading.value.is_some() {
        counted = format!("{counted}. {}", words.insights_left(figure.reading.left));
    }
    let said = words.insights_said(figure.insight);
    let first = [Cell::text(said.name), value(figure.reading.value)].into_iter();
    first.chain(before).chain([Cell::text(counted)]).collect()
}
