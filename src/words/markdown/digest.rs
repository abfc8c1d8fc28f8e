//! The digest in words: its lines, and what is left of what is more than a chat takes.

use crate::okr::{Day, Text};
use crate::query::asks::{AskRow, GoalRef, RowKind, RowState};
use crate::query::digest::{Digest, Top};
use crate::words::PagePhrases;
use crate::words::pages::{DigestPart, praised};

use super::letter::{Letter, LetterPart};
use crate::words::Item;

/// The digest as a text in parts. Parts in which nothing happened are not there (rule Y8).
pub fn digest_letter(words: &'static dyn PagePhrases, digest: &Digest, today: Day) -> Letter {
    let of = digest.of.as_ref().map(|unit| &*unit.name);
    let days = words.span(digest.since, Some(today), today);
    let cycle = digest.cycle.as_ref().map(|cycle| cycle.name.to_string());
    let mut lead = vec![[Some(days), cycle].into_iter().flatten().collect::<Vec<_>>().join(" · ")];
    if digest.head.objectives > 0 {
        lead.push(words.digest_progress(&digest.head));
    }
    if digest.head.key_results > 0 {
        let statuses = words.digest_statuses(&digest.head.statuses);
        lead.push(format!("{} · {statuses}", words.digest_updated(&digest.head)));
    }
    let teller = Teller { words, today };
    let parts = teller.goals(digest).into_iter().chain(teller.plans(digest)).chain(teller.people(digest));
    let parts: Vec<LetterPart> = parts.filter(|part| !part.lines.is_empty()).collect();
    if digest.is_quiet() {
        lead.push(words.quiet_digest().to_owned());
    }
    Letter { title: words.digest_title(of, &digest.workspace), lead, parts }
}

struct Teller {
    words: &'static dyn PagePhrases,
    today: Day,
}

impl Teller {
    fn part<T>(&self, part: DigestPart, top: &Top<T>, line: impl Fn(&T) -> Item) -> LetterPart {
        LetterPart {
            title: self.words.digest_part(part).to_owned(),
            lines: top.shown.iter().map(line).collect(),
            more: (top.more > 0).then(|| self.words.and_more(top.more)),
        }
    }

    /// A line about a goal: its title, then what is said of it and whose it is.
    fn goal(&self, goal: &GoalRef, said: String) -> Item {
        let title = if goal.title.is_empty() { self.words.untitled() } else { &*goal.title };
        let unit = goal.unit.as_ref().map(|unit| unit.name.to_string());
        let said: Vec<String> =
            [Some(said), unit].into_iter().flatten().filter(|one| !one.is_empty()).collect();
        Item::about(title, said.join(" · ")).of(&goal.id)
    }

    fn goals(&self, digest: &Digest) -> Vec<LetterPart> {
        let words = self.words;
        let moved = |one: &_| {
            let one: &crate::query::digest::Moved = one;
            self.goal(&one.goal, words.moved_told(one))
        };
        let turned = |one: &_| {
            let one: &crate::query::digest::Turned = one;
            self.goal(&one.goal, words.turned_told(one.was, one.is))
        };
        vec![
            self.part(DigestPart::Done, &digest.done, |goal| self.goal(goal, String::new())),
            self.part(DigestPart::Worse, &digest.worse, |one| {
                turned(one).noting(words.why_status(&one.why, self.today))
            }),
            self.part(DigestPart::Better, &digest.better, turned),
            self.part(DigestPart::Doubted, &digest.doubted, |one| {
                self.goal(&one.goal, words.belief_told(one.was.as_ref(), &one.is))
            }),
            self.part(DigestPart::Up, &digest.up, moved),
            self.part(DigestPart::Down, &digest.down, moved),
        ]
    }

    fn plans(&self, digest: &Digest) -> Vec<LetterPart> {
        let words = self.words;
        let item = |one: &crate::query::digest::Item| {
            Item::about(one.title.to_string(), words.item_told(one, self.today))
        };
        let mut commitments = self.part(DigestPart::Commitments, &digest.commitments, item);
        if digest.kept > 0 {
            commitments.lines.insert(0, Item::about("", words.kept_told(digest.kept)));
        }
        vec![
            self.part(DigestPart::Added, &digest.added, |(goal, reason)| {
                self.goal(goal, String::new()).noting(reason.as_deref().unwrap_or_default())
            }),
            self.part(DigestPart::Changes, &digest.changes, |(goal, row)| {
                let (what, why) = words.told_change(row, self.today);
                self.goal(goal, what).noting(why)
            }),
            self.part(DigestPart::Blockers, &digest.blockers, item),
            commitments,
        ]
    }

    fn people(&self, digest: &Digest) -> Vec<LetterPart> {
        let words = self.words;
        let mut overdue = self.part(DigestPart::Overdue, &digest.overdue, |row| self.ask(row));
        if digest.open > digest.overdue.count() {
            let all = words.open_asks_told(digest.open);
            overdue.lines.push(Item::about("", all));
        }
        vec![
            self.part(DigestPart::Answered, &digest.answered, |row| self.ask(row)),
            overdue,
            self.part(DigestPart::Praise, &digest.praise, |one| {
                let line = Item::about(praised(one, words.list_comma()), words.praise_told(one));
                line.noting(one.text.to_string())
            }),
            self.part(DigestPart::Silent, &digest.silent, |one| {
                let unit = one
                    .unit
                    .as_ref()
                    .map_or_else(|| words.no_unit().to_owned(), |unit| unit.name.to_string());
                Item::about(unit, words.silent_told(one))
            }),
            self.part(DigestPart::Kpis, &digest.kpis, |one| {
                Item::about(one.name.to_string(), words.out_kpi_told(one)).of(&one.id)
            }),
        ]
    }

    fn ask(&self, row: &AskRow) -> Item {
        ask_line(self.words, row, self.today)
    }
}

/// An ask or a proposal: for which goal, who asks whom, how far it is, and what was said.
pub fn ask_line(words: &'static dyn PagePhrases, row: &AskRow, today: Day) -> Item {
    let names = |all: &[crate::query::asks::Party]| -> Vec<Text> {
        all.iter().map(|party| Text::clone(&party.name)).collect()
    };
    let (from, to) = (names(&row.from), names(&row.to));
    let head = match row.kind {
        RowKind::Ask(wants) => words.asks_for(&from, &to, wants),
        RowKind::Proposal => words.asks_to_align(&from, &to),
    };
    let state = match (row.state, row.due) {
        (RowState::Ask(state), Some(due)) if row.is_open() => words.due_told(due, state, today),
        (RowState::Ask(state), _) => words.ask_state(state).to_owned(),
        (RowState::Link(state), _) => words.link_state_word(state).to_owned(),
    };
    let goal = row.lower.as_ref().unwrap_or(&row.goal);
    let mut line = Item::about(goal.title.to_string(), format!("{head} · {state}"))
        .of(&goal.id)
        .noting(row.text.to_string());
    for answer in &row.answers {
        let by = answer.by.as_ref().map(|by| &*by.name);
        let said = words.replied(by, answer.reply);
        let text = if answer.text.is_empty() {
            said
        } else {
            format!("{said}{}{}", words.after_a_name(), answer.text)
        };
        line = line.noting(text);
    }
    line
}
