//! What goes on into the next cycle as a part of a text: what was decided of each goal, why, and what continues it.

use crate::okr::Day;
use crate::query::carry_over::{CarryOver, GoalRow, Row, Settled};
use crate::words::{Block, CarryLabel, Item, PagePhrases};

/// Stands between facts.
const BETWEEN: &str = " – ";

/// What was decided of the goals of a cycle, by whose they are: a line for each objective, and one below it for
/// each key result. What nobody decided about stands there too; of private goals nothing is told.
pub fn carry_over_blocks(words: &dyn PagePhrases, page: &CarryOver, _today: Day) -> Vec<Block> {
    if page.tally.all == 0 {
        return Vec::new();
    }
    let mut told = vec![words.carry_tally(&page.tally)];
    if let Some(target) = page.target.as_ref().filter(|_| page.tally.there > 0) {
        told.push(words.carry_there(page.tally.there, &target.name));
    }
    let mut blocks = vec![Block::Text(told.join(" · "))];
    for section in &page.sections {
        let home = section.home.as_ref().map(|home| home.name.to_string());
        let title = home.unwrap_or_else(|| words.carry_label(CarryLabel::NobodysGoals).to_owned());
        blocks.push(Block::Heading(title));
        blocks.push(Block::List(section.goals.iter().map(|goal| item(words, goal)).collect()));
    }
    blocks
}

fn item(words: &dyn PagePhrases, goal: &GoalRow) -> Item {
    let own = Item::about(title(words, &goal.own), decided(words, &goal.own)).of(&goal.own.id);
    let own = later(words, &goal.own).into_iter().fold(own, Item::noting);
    goal.key_results.iter().fold(own, |item, row| {
        let said = format!("{}: {}", title(words, row), decided(words, row));
        let said = later(words, row).into_iter().fold(said, |said, later| format!("{said}{BETWEEN}{later}"));
        item.noting(said)
    })
}

fn title(words: &dyn PagePhrases, row: &Row) -> String {
    if row.title.is_empty() { words.untitled().to_owned() } else { row.title.to_string() }
}

/// What was decided, and why.
fn decided(words: &dyn PagePhrases, row: &Row) -> String {
    let what = match row.settled {
        Settled::Open => words.carry_label(CarryLabel::Undecided),
        Settled::GivenUp => words.carry_label(CarryLabel::GivenUp),
        Settled::Said(carry) | Settled::WithObjective(carry) => words.carry_told(carry),
    };
    let score = row.verdict.value.map(|score| format!("{} {}", words.score(), words.score_figure(score)));
    let facts = [Some(what.to_owned()), row.reason.as_ref().map(ToString::to_string), score];
    facts.into_iter().flatten().collect::<Vec<_>>().join(BETWEEN)
}

fn later(words: &dyn PagePhrases, row: &Row) -> Vec<String> {
    let told = row.later.iter().map(|later| {
        let as_what = words.carry_label(CarryLabel::ContinuedAs);
        let cycle = later.goal.cycle.as_deref().map(|cycle| words.carry_in_cycle(cycle));
        format!("{as_what} {} {}", later.goal.title, cycle.unwrap_or_default())
    });
    told.map(|told| told.trim_end().to_owned()).collect()
}
