//! The scorecard as a part of a text: three readings, the groups, each goal with what was changed and why.

use crate::app::Lang;
use crate::okr::Day;
use crate::okr::readings::Reading;
use crate::query::close::PartReadings;
use crate::query::scorecard::{GroupPart, Left, Line, Row, Scorecard, Spoken};
use crate::words::{Block, Cell, Item, PagePhrases, Paper, PaperChapter, ScorecardLabel, Table, page_words};

/// Stands between facts.
const BETWEEN: &str = " · ";

/// The scorecard as a text of its own.
pub fn scorecard_paper(lang: Lang, card: &Scorecard, today: Day) -> Paper {
    let words = page_words(lang);
    let label = |label| words.scorecard_label(label).to_owned();
    let span = words.span(card.span.start, card.span.end, today);
    let phase = words.cycle_phase_word(card.phase).to_owned();
    let when: Vec<String> = [span, phase].into_iter().filter(|one| !one.is_empty()).collect();
    let mut paper = Paper {
        title: words.scorecard_title(card),
        lead: vec![when.join(BETWEEN), label(ScorecardLabel::Purpose)],
        chapters: Vec::new(),
    };
    let blocks = scorecard_blocks(words, card, today);
    paper.chapters.push(PaperChapter { title: label(ScorecardLabel::Three), blocks });
    paper
}

/// The scorecard: what it is for, the three readings of each group, the balance, every goal, and what stands
/// beside them.
pub fn scorecard_blocks(words: &dyn PagePhrases, card: &Scorecard, today: Day) -> Vec<Block> {
    let label = |label| words.scorecard_label(label).to_owned();
    let mut blocks = vec![
        Block::Table(figures(words, card)),
        readings_list(words),
        Block::Heading(label(ScorecardLabel::Balance)),
        Block::Text(balance(words, card)),
    ];
    for group in &card.groups {
        blocks.push(Block::Heading(words.scorecard_group(group.group).to_owned()));
        blocks.push(Block::List(goals(words, group, today)));
    }
    if !card.left.is_empty() {
        blocks.push(Block::Heading(label(ScorecardLabel::Left)));
        blocks.push(Block::List(card.left.iter().map(|one| left(words, one, today)).collect()));
    }
    if !card.drafts.is_empty() {
        blocks.push(Block::Heading(label(ScorecardLabel::Drafts)));
        let draft = |one: &crate::query::panel::Named| Item::about(titled(words, &one.name), "").of(&one.id);
        blocks.push(Block::List(card.drafts.iter().map(draft).collect()));
    }
    if card.hidden > 0 {
        blocks.push(Block::Text(words.scorecard_hidden(card.hidden)));
    }
    beside_a_person(&mut blocks, words, card, today);
    blocks
}

/// The scorecard in short, for a text that tells the goals elsewhere: the three readings of each group with what
/// they are, and the balance.
pub fn scorecard_sum_blocks(words: &dyn PagePhrases, card: &Scorecard) -> Vec<Block> {
    vec![Block::Table(figures(words, card)), readings_list(words), Block::Text(balance(words, card))]
}

/// The table alone: the three readings of each group.
pub fn scorecard_table(words: &dyn PagePhrases, card: &Scorecard) -> Block {
    Block::Table(figures(words, card))
}

/// What the three readings are.
fn readings_list(words: &dyn PagePhrases) -> Block {
    let label = |label| words.scorecard_label(label).to_owned();
    Block::List(vec![
        Item::about(label(ScorecardLabel::First), label(ScorecardLabel::FirstHint)),
        Item::about(label(ScorecardLabel::Changed), label(ScorecardLabel::ChangedHint)),
        Item::about(label(ScorecardLabel::Lived), label(ScorecardLabel::LivedHint)),
    ])
}

fn beside_a_person(blocks: &mut Vec<Block>, words: &dyn PagePhrases, card: &Scorecard, today: Day) {
    let label = |label| words.scorecard_label(label).to_owned();
    if !card.spoken.is_empty() {
        blocks.push(Block::Heading(label(ScorecardLabel::Spoken)));
        blocks.push(Block::Text(label(ScorecardLabel::SpokenHint)));
        blocks.push(Block::List(card.spoken.iter().map(|one| spoken(words, one)).collect()));
    }
    let Some(thanked) = card.thanked.as_ref().filter(|one| !one.thanks.is_empty() || one.written > 0) else {
        return;
    };
    blocks.push(Block::Heading(label(ScorecardLabel::Thanked)));
    if !thanked.thanks.is_empty() {
        let thanks = thanked.thanks.iter().map(|one| {
            let by = one.by.as_ref().map(|by| by.name.to_string()).unwrap_or_default();
            let goal = one.goal.as_ref().map(|goal| titled(words, &goal.name));
            let day = one.at.and_then(crate::okr::Moment::day).map(|day| words.day(day, today));
            let value = one.value.as_ref().map(ToString::to_string);
            let facts: Vec<String> = [value, goal, day].into_iter().flatten().collect();
            Item::about(by, one.text.to_string()).noting(facts.join(BETWEEN))
        });
        blocks.push(Block::List(thanks.collect()));
    }
    if thanked.written > 0 {
        blocks.push(Block::Text(words.scorecard_read(thanked)));
    }
}

/// What part own ideas have, and how that stands to what people had in mind.
fn balance(words: &dyn PagePhrases, card: &Scorecard) -> String {
    let told = [Some(words.scorecard_balance(&card.balance)), words.scorecard_leaning(&card.balance)];
    let hint = words.scorecard_label(ScorecardLabel::BalanceHint).to_owned();
    let told: Vec<String> = told.into_iter().flatten().chain([hint]).collect();
    told.join("\n")
}

/// The table of the groups and of the cuts across them.
fn figures(words: &dyn PagePhrases, card: &Scorecard) -> Table {
    let label = |label| words.scorecard_label(label).to_owned();
    let head = [
        ScorecardLabel::Goals,
        ScorecardLabel::Share,
        ScorecardLabel::First,
        ScorecardLabel::Changed,
        ScorecardLabel::Lived,
        ScorecardLabel::Timed,
        ScorecardLabel::Open,
    ];
    let first = [Cell::text("")].into_iter();
    let mut rows = vec![figures_of(words, label(ScorecardLabel::All), &card.all)];
    rows.extend(
        card.groups
            .iter()
            .map(|group| figures_of(words, words.scorecard_group(group.group).to_owned(), &group.line)),
    );
    rows.extend(card.cuts.iter().map(|(cut, line)| {
        figures_of(words, format!("{}: {}", label(ScorecardLabel::Cuts), words.scorecard_cut(*cut)), line)
    }));
    Table {
        caption: label(ScorecardLabel::Groups),
        head: first.chain(head.into_iter().map(|one| Cell::figure(label(one)))).collect(),
        rows,
    }
}

fn figures_of(words: &dyn PagePhrases, name: String, line: &Line) -> Vec<Cell> {
    let together = &line.together;
    vec![
        Cell::text(name),
        Cell::figure(line.count.to_string()),
        Cell::figure(words.scorecard_percent(line.share)),
        Cell::figure(words.scorecard_value(&together.first)),
        Cell::figure(words.scorecard_value(&together.changed)),
        Cell::figure(words.scorecard_lived(together.lived)),
        Cell::figure(words.figure(together.timed)),
        Cell::figure(together.changed.missing.to_string()),
    ]
}

fn goals(words: &dyn PagePhrases, group: &GroupPart, today: Day) -> Vec<Item> {
    group.rows.iter().map(|row| goal(words, row, today)).collect()
}

fn goal(words: &dyn PagePhrases, row: &Row, today: Day) -> Item {
    let readings = &row.readings;
    let mut facts = three(words, &readings.first, &readings.changed, readings.lived);
    facts.extend(row.band.map(|band| words.band_word(band, row.commitment).to_owned()));
    let mut item = Item::about(titled(words, &row.title), facts.join(BETWEEN)).of(&row.id);
    let owners: Vec<&str> = row.owners.iter().map(|owner| &**owner).collect();
    let mut about: Vec<String> = Some(owners.join(", ")).filter(|all| !all.is_empty()).into_iter().collect();
    about.push(words.scorecard_weighs(row.share));
    about.extend((!row.stage.counts()).then(|| words.stage_word(row.stage).to_owned()));
    about.extend(row.late.map(|late| words.scorecard_late(late, today)));
    item = item.noting(about.join(BETWEEN));
    if !readings.agree() {
        item = item.noting(because(words, &readings.first));
    }
    for line in &readings.changes {
        let told = [words.scorecard_change(line, today), words.scorecard_why(line)];
        let told: Vec<String> = told.into_iter().filter(|one| !one.is_empty()).collect();
        item = item.noting(told.join(BETWEEN));
    }
    for (kr, part) in row.key_results.iter().zip(&readings.parts) {
        item = item.noting(format!("{}: {}", titled(words, &kr.title), part_told(words, part)));
    }
    item
}

fn part_told(words: &dyn PagePhrases, part: &PartReadings) -> String {
    let mut told = three(words, &part.first, &part.changed, part.lived);
    told.extend((!part.is_here).then(|| words.scorecard_label(ScorecardLabel::NoLonger).to_owned()));
    told.join(BETWEEN)
}

/// "As first set: 0.50", "as changed: 0.70", "share of the cycle: 100 %".
fn three(words: &dyn PagePhrases, first: &Reading, changed: &Reading, lived: Option<f64>) -> Vec<String> {
    let colon = words.after_a_name();
    let told = |label, value: String| format!("{}{colon}{value}", words.scorecard_label(label));
    vec![
        told(ScorecardLabel::First, words.scorecard_value(first)),
        told(ScorecardLabel::Changed, words.scorecard_value(changed)),
        told(ScorecardLabel::Lived, words.scorecard_lived(lived)),
    ]
}

/// Why a goal reads otherwise as it was first set.
fn because(words: &dyn PagePhrases, first: &Reading) -> String {
    let colon = words.after_a_name();
    let label = words.scorecard_label(ScorecardLabel::First);
    format!("{label}{colon}{}", words.scorecard_because(first.because))
}

fn left(words: &dyn PagePhrases, one: &Left, today: Day) -> Item {
    let mut item = Item::about(titled(words, &one.title), words.scorecard_place(one.place)).of(&one.id);
    let first = &one.readings.first;
    if first.value.is_some() {
        let value = words.scorecard_value(first);
        let colon = words.after_a_name();
        item = item.noting(format!("{}{colon}{value}", words.scorecard_label(ScorecardLabel::First)));
    }
    for line in &one.readings.changes {
        let told = [words.scorecard_change(line, today), words.scorecard_why(line)];
        let told: Vec<String> = told.into_iter().filter(|one| !one.is_empty()).collect();
        item = item.noting(told.join(BETWEEN));
    }
    item
}

fn spoken(words: &dyn PagePhrases, one: &Spoken) -> Item {
    let told = three(words, &one.first, &one.changed, one.lived).join(BETWEEN);
    Item::about(titled(words, &one.title), told).of(&one.id).noting(titled(words, &one.of.name))
}

fn titled(words: &dyn PagePhrases, title: &str) -> String {
    if title.is_empty() { words.untitled().to_owned() } else { title.to_owned() }
}
