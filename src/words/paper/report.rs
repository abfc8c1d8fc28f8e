//! What the report says by itself: its head, the summary, every goal (rules J24 to J31).

use crate::okr::score::Band;
use crate::okr::{Day, Stage, Text};
use crate::query::report::{GoalTold, Head, Judged, Summary, Told, UnitGoals, UnitSum};
use crate::words::{PagePhrases, ReportLabel};

use super::{Block, Cell, Item, Paper, Table};

/// Stands between two facts.
const BETWEEN: &str = " · ";

/// The title of the report and what stands below it; its chapters follow.
pub fn report_head(words: &dyn PagePhrases, head: &Head, told: &Told, today: Day) -> Paper {
    let whose = head.whose.as_ref().map(|whose| named(words, &whose.name));
    let lead = [
        head.workspace.to_string(),
        words.report_dates(head.span, head.phase),
        words.report_made_on(today),
        words.report_left_out(told.left_out, told.pared),
    ];
    Paper {
        title: words.report_title(&named(words, &head.cycle.name), whose.as_deref()),
        lead: lead.into_iter().filter(|line| !line.trim().is_empty()).collect(),
        chapters: Vec::new(),
    }
}

/// What the cycle came to.
pub fn summary_blocks(words: &dyn PagePhrases, sum: &Summary) -> Vec<Block> {
    let label = |label| Block::Text(words.report_label(label).to_owned());
    let mut blocks = vec![Block::Text(words.report_counts(sum)), Block::Text(words.report_scores(sum))];
    let readings = words.report_readings(sum.readings);
    if !readings.is_empty() {
        blocks.push(Block::Text(readings));
    }
    if sum.open > 0 {
        blocks.push(Block::Text(words.report_open(sum.open)));
    }
    blocks.push(if sum.changes.changes == 0 {
        label(ReportLabel::NothingChanged)
    } else {
        Block::Text(words.changes_told(&sum.changes))
    });
    for (title, goals) in [(ReportLabel::BestTitle, &sum.best), (ReportLabel::LeastTitle, &sum.least)] {
        if !goals.is_empty() {
            blocks.push(Block::Heading(words.report_label(title).to_owned()));
            blocks.push(Block::List(goals.iter().map(|one| judged_told(words, one)).collect()));
        }
    }
    if sum.judged > 0 {
        blocks.push(label(ReportLabel::ScoreMeans));
    }
    if sum.units.len() > 1 {
        blocks.push(unit_table(words, &sum.units));
    }
    blocks
}

fn judged_told(words: &dyn PagePhrases, one: &Judged) -> Item {
    let band = words.band_word(one.band, one.commitment).to_owned();
    let unit = one.unit.as_ref().map(|unit| named(words, unit));
    let said = joined([Some(words.score_figure(one.score)), Some(band), unit]);
    let cause = one.cause.map(|cause| words.cause_word(cause).to_owned());
    let reason = one.reason.as_ref().map(ToString::to_string);
    Item::about(named(words, &one.title), said).of(&one.id).noting(joined([cause, reason]))
}

fn unit_table(words: &dyn PagePhrases, units: &[UnitSum]) -> Block {
    let figure = |count: usize| Cell::figure(count.to_string());
    let band = |band| Cell::figure(words.band_word(band, None));
    let row = |sum: &UnitSum| {
        let name =
            sum.unit.as_ref().map_or_else(|| words.no_unit().to_owned(), |unit| named(words, &unit.name));
        let cell = Cell::text(name);
        let cell = sum.unit.as_ref().map_or_else(|| cell.clone(), |unit| cell.clone().of(&unit.id));
        let [good, partly, missed] = sum.bands;
        vec![cell, figure(sum.objectives), figure(sum.judged), figure(good), figure(partly), figure(missed)]
    };
    Block::Table(Table {
        caption: words.report_label(ReportLabel::ByUnit).to_owned(),
        head: vec![
            Cell::text(words.unit()),
            Cell::figure(words.report_label(ReportLabel::Goals)),
            Cell::figure(words.report_label(ReportLabel::Judged)),
            band(Band::Good),
            band(Band::Partly),
            band(Band::Missed),
        ],
        rows: units.iter().map(row).collect(),
    })
}

/// Every goal with its key results, by unit.
pub fn appendix_blocks(words: &dyn PagePhrases, units: &[UnitGoals]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for unit in units {
        let name =
            unit.unit.as_ref().map_or_else(|| words.no_unit().to_owned(), |unit| named(words, &unit.name));
        blocks.push(Block::Heading(name));
        blocks.push(Block::List(unit.goals.iter().map(|goal| goal_told(words, goal)).collect()));
    }
    blocks
}

fn goal_told(words: &dyn PagePhrases, goal: &GoalTold) -> Item {
    let item = Item::about(named(words, &goal.title), facts(words, goal)).of(&goal.id);
    let item = item.noting(why(words, goal)).noting(readings(words, goal));
    if goal.key_results.is_empty() {
        return item.noting(words.report_label(ReportLabel::NoKeyResults));
    }
    goal.key_results.iter().fold(item, |item, kr| {
        let told = [named(words, &kr.title), figure(words, kr), facts(words, kr), why(words, kr)];
        item.noting(joined(told.map(Some)))
    })
}

/// Score and band, where it came from, how firmly it was promised, whose it is.
fn facts(words: &dyn PagePhrases, goal: &GoalTold) -> String {
    let verdict = &goal.verdict;
    let score = match (verdict.value.filter(|value| value.is_finite()), verdict.reached, verdict.unscored) {
        (Some(value), ..) => format!("{} {}", words.score(), words.score_figure(value)),
        (None, Some(reached), _) => words.reached_word(reached).to_owned(),
        (None, None, Some(why)) => words.unscored_word(why).to_owned(),
        (None, None, None) if verdict.is_out => String::new(),
        (None, None, None) => words.report_label(ReportLabel::NotJudged).to_owned(),
    };
    let band = goal.band.map(|band| words.band_word(band, goal.commitment).to_owned());
    let origin = goal.origin.map(|origin| words.origin_word(origin).to_owned());
    let commitment = goal.commitment.map(|commitment| words.commitment_word(commitment).to_owned());
    let stage = matches!(goal.stage, Stage::Dropped | Stage::Postponed)
        .then(|| words.stage_word(goal.stage).to_owned());
    let owners = (!goal.owners.is_empty()).then(|| words.report_names(&goal.owners));
    joined([stage, Some(score), band, origin, commitment, owners])
}

/// How it would read as first set and how much of the cycle it lived, where that says more than the score.
fn readings(words: &dyn PagePhrases, goal: &GoalTold) -> String {
    let Some(readings) = &goal.readings else { return String::new() };
    let first = (!readings.agree() && readings.first.value.is_some())
        .then(|| words.report_first(&words.scorecard_value(&readings.first)));
    let lived = readings.lived.filter(|lived| *lived < 1.0);
    joined([first, lived.map(|lived| words.report_lived(&words.scorecard_lived(Some(lived))))])
}

/// The reason of the score, and what kept the goal from more.
fn why(words: &dyn PagePhrases, goal: &GoalTold) -> String {
    let cause = goal.closing.cause.map(|cause| words.cause_word(cause).to_owned());
    let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
    joined([text(&goal.reason), cause, text(&goal.closing.cause_note)])
}

/// Where a key result stands and what it is held against.
fn figure(words: &dyn PagePhrases, kr: &GoalTold) -> String {
    let Some(row) = &kr.row else { return String::new() };
    if row.mark.is_some() && row.value.is_none() && row.progress.is_none() {
        return words.report_label(ReportLabel::NotTold).to_owned();
    }
    let (now, against) = words.kr_figure(row);
    let asked = words.corridor(&row.measure, row.measured_in.as_deref());
    let told = [now, against].into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ");
    let told = if told == "–" { String::new() } else { told };
    joined([Some(told), asked, row.target_text.as_ref().map(ToString::to_string)])
}

fn named(words: &dyn PagePhrases, name: &Text) -> String {
    if name.trim().is_empty() { words.untitled().to_owned() } else { name.to_string() }
}

/// Facts in one line; what is nothing is left out.
fn joined(facts: impl IntoIterator<Item = Option<String>>) -> String {
    facts.into_iter().flatten().filter(|fact| !fact.trim().is_empty()).collect::<Vec<_>>().join(BETWEEN)
}

/// The file that a report is saved as, without its ending.
pub fn report_name(words: &dyn PagePhrases, head: &Head) -> String {
    let whose =
        head.whose.as_ref().map_or_else(|| head.workspace.to_string(), |whose| whose.name.to_string());
    joined([
        Some(whose),
        Some(named(words, &head.cycle.name)),
        Some(words.page(crate::app::Page::Report).to_owned()),
    ])
}
