//! What happened to each goal, and saying that a check-in was read.

use yew::prelude::*;

use crate::query::one_on_one::Sheet;
use crate::query::since::{GoalNews, Heard};
use crate::space::Edit;
use crate::ui::panel::Desk;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, icon};
use crate::words::{TalkLabel, heard_told};

use super::keep::check_in_id;
use super::told::goal_line;

/// What happened, goal by goal.
pub fn news_list(all: &[GoalNews], sheet: &Sheet, desk: &Desk) -> Html {
    html! {
        <ul class="sheet__list">
            {for all.iter().map(|one| html! {
                <li class="sheet__item" key={one.goal.id.to_string()}>
                    {goal_line(&one.goal, one.was.as_ref(), &one.is, desk)}
                    {lines(one, sheet, desk)}
                </li>
            })}
        </ul>
    }
}

fn lines(one: &GoalNews, sheet: &Sheet, desk: &Desk) -> Html {
    let words = desk.words();
    let quote = |at: usize| {
        one.comments.get(at).map(|word| words.quoted(word.by.as_ref().map(|by| &*by.name), &word.text))
    };
    html! {
        <ul class="sheet__lines">
            if one.is_new {
                <li>{words.talk_label(TalkLabel::NewGoal)}</li>
            }
            {for one.changes.iter().rev().map(|row| {
                let (what, why) = words.told_change(row, desk.today);
                html! {
                    <li key={row.key.to_string()}>
                        <bdi>{what}</bdi>
                        if !why.is_empty() {
                            {" "}<bdi class="sheet__reason">{why}</bdi>
                        }
                    </li>
                }
            })}
            {for one.check_ins.iter().map(|heard| check_in(one, heard, sheet, desk))}
            {for (0..one.comments.len()).filter_map(quote).enumerate().map(|(at, said)| html! {
                <li key={format!("said-{at}")}>{icon(Glyph::Comment)}{" "}<bdi>{said}</bdi></li>
            })}
            {for one.links.iter().map(|link| html! {
                <li key={link.link.to_string()}>{icon(Glyph::Link)}{" "}<bdi>{words.link_got(link)}</bdi></li>
            })}
        </ul>
    }
}

fn check_in(one: &GoalNews, heard: &Heard, sheet: &Sheet, desk: &Desk) -> Html {
    let words = desk.words();
    let is_theirs = heard.by.as_ref() == Some(&sheet.with.id);
    let is_read = heard.read_by.contains(&sheet.me.id);
    let told = heard_told(words, heard, one.measured_in.as_deref(), desk.today);
    let id = check_in_id(&one.goal.id, &heard.row.key);
    let read = Edit::Acknowledge { of: one.goal.id.clone(), check_in: heard.row.key.clone() };
    html! {
        <li key={heard.row.key.to_string()} {id} tabindex="-1">
            <bdi>{&told}</bdi>
            if is_theirs && is_read {
                {" "}<span class="sheet__read">{icon(Glyph::Check)}{words.talk_label(TalkLabel::Acknowledged)}</span>
            } else if is_theirs {
                {" "}
                {Button::new(words.talk_label(TalkLabel::Acknowledge), desk.editor(read))
                    .name(Some(AttrValue::from(words.talk_act_on(TalkLabel::Acknowledge, &told))))
                    .kind(ButtonKind::Quiet).size(ButtonSize::Small).glyph(Glyph::Check).edits().view()}
            }
        </li>
    }
}
