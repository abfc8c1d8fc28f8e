//! The minutes of a team session, as Markdown for a chat or a page.

use crate::okr::Day;
use crate::query::session::{Item, Row, Sitting};
use crate::words::PagePhrases;

use super::escape;

/// Stands between facts.
const BETWEEN: &str = " · ";

/// The minutes: who was there, how each key result is and what people think of it, what stands in the way,
/// what was done and what is next, what is asked, what was noted. Votes are in it once they are shown, and
/// without names; what is private is only counted (rules B14 and B15).
pub fn minutes_markdown(words: &dyn PagePhrases, sitting: &Sitting, today: Day) -> String {
    let mut out =
        format!("# {}\n", escape(&words.minutes_title(&sitting.unit.name, &words.day(sitting.on, today))));
    let with: Vec<_> = sitting.with.iter().map(|one| one.name.clone()).collect();
    let mut head: Vec<String> = sitting.cycle.iter().map(|cycle| escape(&cycle.name)).collect();
    if !with.is_empty() {
        head.push(escape(&words.minutes_with(&with)));
    }
    if !head.is_empty() {
        out.push('\n');
        out.push_str(&head.join(BETWEEN));
        out.push('\n');
    }
    let mut left_out = 0;
    let told: Vec<&Row> = sitting.rows.iter().filter(|row| row.kr.mark.is_none()).collect();
    left_out += sitting.rows.len() - told.len();
    if !told.is_empty() {
        heading(&mut out, words.session_round());
        for row in told {
            key_result(&mut out, words, row);
        }
    }
    left_out += items(&mut out, words, words.session_blockers(), &sitting.blockers, today);
    let (done, all) = sitting.kept();
    if all > 0 {
        left_out += items(&mut out, words, &words.session_review(done, all), &sitting.review, today);
    }
    let until = words.session_next(&words.day(sitting.next_on, today));
    left_out += items(&mut out, words, &until, &sitting.next, today);
    asks(&mut out, words, sitting, today);
    notes(&mut out, words, sitting);
    if left_out > 0 {
        out.push('\n');
        out.push_str(&escape(&words.minutes_left_out(left_out)));
        out.push('\n');
    }
    out
}

fn heading(out: &mut String, text: &str) {
    out.extend(["\n## ", &escape(text), "\n\n"]);
}

fn key_result(out: &mut String, words: &dyn PagePhrases, row: &Row) {
    let (value, against) = words.kr_figure(&row.kr);
    let figure: Vec<String> = [value, against].into_iter().filter(|part| !part.is_empty()).collect();
    let title = if row.kr.title.is_empty() { words.untitled() } else { &*row.kr.title };
    out.extend(["- **", &escape(title), "**"]);
    if let Some(objective) = &row.objective {
        out.extend([" (", &escape(&objective.name), ")"]);
    }
    let facts = [
        row.tells_status.then(|| words.status_word(row.kr.status).to_owned()),
        Some(figure.join(" ")).filter(|figure| figure != "–"),
        row.kr.progress.map(|share| words.in_percent(share)).filter(|share| *share != figure.join(" ")),
        Some(words.minutes_confidence(row.before, row.now)),
        row.votes.as_ref().map(|votes| words.minutes_votes(votes)),
    ];
    for fact in facts.into_iter().flatten().filter(|fact| !fact.is_empty()) {
        out.extend([BETWEEN, &escape(&fact)]);
    }
    out.push('\n');
}

/// A list of items with its heading; says how many private ones it leaves out. Nothing where there are none.
fn items(out: &mut String, words: &dyn PagePhrases, title: &str, items: &[Item], today: Day) -> usize {
    let told: Vec<&Item> = items.iter().filter(|item| !item.is_private).collect();
    if !told.is_empty() {
        heading(out, title);
    }
    for item in &told {
        let tick = if item.is_done() { "x" } else { " " };
        let title = if item.title.is_empty() { words.untitled() } else { &*item.title };
        out.extend(["- [", tick, "] ", &escape(title)]);
        let due = item.due.map(|day| words.day(day, today));
        let facts = words.minutes_facts(item, due.as_deref());
        if !facts.is_empty() {
            out.extend([BETWEEN, &escape(&facts)]);
        }
        out.push('\n');
    }
    items.len() - told.len()
}

fn asks(out: &mut String, words: &dyn PagePhrases, sitting: &Sitting, today: Day) {
    let is_private =
        |of: &crate::okr::Id| sitting.rows.iter().any(|row| row.kr.id == *of && row.kr.mark.is_some());
    let told: Vec<_> = sitting.asks.iter().filter(|ask| !is_private(&ask.of)).collect();
    if told.is_empty() {
        return;
    }
    heading(out, words.minutes_asks());
    for ask in told {
        let names =
            |all: &[crate::query::asks::Party]| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        let by: Vec<_> = ask.by.iter().map(|one| one.name.clone()).collect();
        let to = names(&ask.to);
        out.extend(["- ", &escape(&words.asks_for(&by, &to, ask.wants))]);
        if !ask.text.is_empty() {
            out.extend([words.after_a_name(), &escape(&ask.text)]);
        }
        if let Some(due) = ask.due {
            out.extend([BETWEEN, &escape(&words.due_told(due, ask.state, today))]);
        }
        out.push('\n');
    }
}

fn notes(out: &mut String, words: &dyn PagePhrases, sitting: &Sitting) {
    let all: Vec<_> = sitting.note.iter().chain(&sitting.notes).collect();
    if all.is_empty() {
        return;
    }
    heading(out, words.session_notes());
    // Each line a paragraph; markup of people stays text.
    let lines = all.iter().flat_map(|note| note.lines()).map(str::trim).filter(|line| !line.is_empty());
    out.push_str(&lines.map(escape).collect::<Vec<_>>().join("\n\n"));
    out.push('\n');
}
