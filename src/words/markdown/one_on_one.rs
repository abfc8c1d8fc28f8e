//! The sheet of two people in words, for a page of notes elsewhere.

use crate::okr::{ActionState, Day};
use crate::query::asks::GoalRef;
use crate::query::one_on_one::{Sheet, Step, Talk, Worry};
use crate::query::since::{GoalNews, Heard, Praise};
use crate::words::PagePhrases;
use crate::words::pages::{TalkLabel, praised};

use super::digest::ask_line;
use super::letter::{Letter, LetterPart};
use crate::words::Item;

/// The sheet as a text in parts. Parts with nothing in them are not there.
pub fn one_on_one_letter(words: &'static dyn PagePhrases, sheet: &Sheet, today: Day) -> Letter {
    let lead = vec![
        words.since_when(sheet.since, sheet.since_from, today),
        words.goals_of_told(&sheet.subject.name),
    ];
    let part = |label: TalkLabel, lines: Vec<Item>| LetterPart {
        title: words.talk_label(label).to_owned(),
        lines,
        more: None,
    };
    let news = |all: &[GoalNews]| all.iter().map(|one| news_line(words, one, today)).collect();
    let steps = |all: &[Step]| all.iter().map(|step| step_line(words, step, today)).collect();
    let asks = |all: &[_]| all.iter().map(|row| ask_line(words, row, today)).collect();
    let mut parts = vec![
        part(TalkLabel::OpenSteps, steps(&sheet.open_steps)),
        part(TalkLabel::News, news(&sheet.news)),
        part(TalkLabel::Linked, news(&sheet.linked)),
        part(TalkLabel::Worries, sheet.worries.iter().map(|one| worry_line(words, one, today)).collect()),
        part(TalkLabel::AskedOfMe, asks(&sheet.asked_of_me)),
        part(TalkLabel::AskedOfThem, asks(&sheet.asked_of_them)),
        part(
            TalkLabel::Growth,
            sheet
                .growth
                .iter()
                .map(|one| {
                    let said = words.stand_moved(None, &one.is);
                    let line = Item::about(title(words, &one.goal), said).of(&one.goal.id);
                    one.key_results.iter().fold(line, |line, (goal, is)| {
                        let said = words.stand_moved(None, is);
                        line.noting(format!("{}{}{said}", title(words, goal), words.after_a_name()))
                    })
                })
                .collect(),
        ),
        part(TalkLabel::Praise, sheet.praise.iter().map(|one| praise_line(words, one)).collect()),
    ];
    if let Some(talk) = &sheet.talk {
        parts.push(LetterPart {
            title: format!("{} · {}", words.talk_label(TalkLabel::Talk), words.talk_of(talk.on, today)),
            lines: talk_lines(words, talk, today),
            more: None,
        });
    }
    parts.retain(|part| !part.lines.is_empty());
    Letter { title: words.sheet_title(&sheet.me.name, &sheet.with.name), lead, parts }
}

fn title<'a>(words: &dyn PagePhrases, goal: &'a GoalRef) -> &'a str {
    if goal.title.is_empty() { words.untitled() } else { &goal.title }
}

fn news_line(words: &'static dyn PagePhrases, one: &GoalNews, today: Day) -> Item {
    let said = words.stand_moved(one.was.as_ref(), &one.is);
    let line = Item::about(title(words, &one.goal), said).of(&one.goal.id);
    news_notes(words, one, today).into_iter().fold(line, Item::noting)
}

/// What happened to a goal, a line each.
pub fn news_notes(words: &'static dyn PagePhrases, one: &GoalNews, today: Day) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    notes.extend(one.is_new.then(|| words.talk_label(TalkLabel::NewGoal).to_owned()));
    notes.extend(one.changes.iter().rev().map(|row| {
        let (what, why) = words.told_change(row, today);
        if why.is_empty() { what } else { format!("{what} {why}") }
    }));
    notes.extend(
        one.check_ins.iter().map(|heard| heard_told(words, heard, one.measured_in.as_deref(), today)),
    );
    notes.extend(
        one.comments.iter().map(|word| words.quoted(word.by.as_ref().map(|by| &*by.name), &word.text)),
    );
    notes.extend(one.links.iter().map(|link| words.link_got(link)));
    notes
}

/// A check-in in one line: who and when, what it says, what happened.
pub fn heard_told(
    words: &'static dyn PagePhrases,
    heard: &Heard,
    measured_in: Option<&str>,
    today: Day,
) -> String {
    let row = &heard.row;
    let who = words.by_on(row.by.as_deref(), row.at, row.at_text.as_deref(), today);
    let said = words.check_in_said(row, measured_in);
    let pieces = [said.as_str(), row.note.as_deref().unwrap_or_default()];
    let told: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    format!("{who}{}{}", words.after_a_name(), told.join(words.after_a_sentence()))
}

fn worry_line(words: &'static dyn PagePhrases, one: &Worry, today: Day) -> Item {
    let said = words.stand_moved(one.was.as_ref(), &one.is);
    Item::about(title(words, &one.goal), said).of(&one.goal.id).noting(words.why_status(&one.why, today))
}

fn step_line(words: &'static dyn PagePhrases, step: &Step, today: Day) -> Item {
    let state = match step.state {
        ActionState::Open => None,
        ActionState::Done => Some(words.talk_label(TalkLabel::StepDone)),
        ActionState::Dropped => Some(words.talk_label(TalkLabel::Dropped)),
    };
    let said = words.next_step_told(step, today);
    let pieces: Vec<&str> =
        [state, Some(&*said)].into_iter().flatten().filter(|one| !one.is_empty()).collect();
    Item::about(step.title.to_string(), pieces.join(" · "))
}

fn praise_line(words: &'static dyn PagePhrases, one: &Praise) -> Item {
    let line = Item::about(praised(one, words.list_comma()), words.praise_told(one));
    let line = match &one.of {
        Some(goal) => line.of(&goal.id).noting(goal.title.to_string()),
        None => line,
    };
    line.noting(one.text.to_string())
}

fn talk_lines(words: &'static dyn PagePhrases, talk: &Talk, today: Day) -> Vec<Item> {
    let notes = talk.note.lines().filter(|line| !line.trim().is_empty());
    let notes = notes.map(|line| Item::about("", line.trim()));
    notes.chain(talk.steps.iter().map(|step| step_line(words, step, today))).collect()
}
