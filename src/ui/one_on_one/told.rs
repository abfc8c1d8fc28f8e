//! What the two want to know before they talk, part by part.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::asks::{AskRow, GoalRef};
use crate::query::one_on_one::{Growth, Sheet, Worry};
use crate::query::since::{Praise, Stand};
use crate::space::{Edit, Space};
use crate::ui::asks::{Row, RowLook, row_id};
use crate::ui::panel::{Desk, goal_button};
use crate::ui::parts::{
    Button, ButtonSize, ProgressBarProps, StatusShape, disclosure, progress_bar, rich_note, status_mark,
};
use crate::words::TalkLabel;

use super::news::news_list;
use super::steps::OpenSteps;

/// All parts; those with nothing in them are left out, but for the first ones.
pub fn told(sheet: &Rc<Sheet>, space: &Space, desk: &Desk) -> Html {
    let label = |label: TalkLabel| desk.words().talk_label(label);
    html! {
        <>
            if !sheet.open_steps.is_empty() {
                {part(TalkLabel::OpenSteps, desk, None, html! { <OpenSteps sheet={Rc::clone(sheet)} desk={desk.clone()} /> })}
            }
            {part(TalkLabel::News, desk, acknowledge_all(sheet, desk), html! {
                <>
                    if sheet.news.is_empty() {
                        <p class="sheet__none">{label(TalkLabel::NoNews)}</p>
                    } else {
                        {news_list(&sheet.news, sheet, desk)}
                    }
                    if !sheet.linked.is_empty() {
                        {disclosure(label(TalkLabel::Linked), Some(sheet.linked.len()), false, news_list(&sheet.linked, sheet, desk))}
                    }
                </>
            })}
            {part(TalkLabel::Worries, desk, None, html! {
                if sheet.worries.is_empty() {
                    <p class="sheet__none">{label(TalkLabel::NoWorries)}</p>
                } else {
                    <ul class="sheet__list">{for sheet.worries.iter().map(|one| worry(one, desk))}</ul>
                }
            })}
            {part(TalkLabel::Asks, desk, None, html! {
                <>
                    if sheet.asked_of_me.is_empty() && sheet.asked_of_them.is_empty() {
                        <p class="sheet__none">{label(TalkLabel::NoAsks)}</p>
                    }
                    {asks(TalkLabel::AskedOfMe, &sheet.asked_of_me, space, desk)}
                    {asks(TalkLabel::AskedOfThem, &sheet.asked_of_them, space, desk)}
                </>
            })}
            if !sheet.growth.is_empty() {
                {part(TalkLabel::Growth, desk, None, html! {
                    <ul class="sheet__list">{for sheet.growth.iter().map(|one| growth(one, desk))}</ul>
                })}
            }
            if !sheet.praise.is_empty() {
                {part(TalkLabel::Praise, desk, None, html! {
                    <ul class="sheet__list">{for sheet.praise.iter().enumerate().map(|(at, one)| praise(at, one, desk))}</ul>
                })}
            }
        </>
    }
}

fn part(title: TalkLabel, desk: &Desk, acts: Option<Html>, shown: Html) -> Html {
    let id = format!("sheet-{title:?}").to_lowercase();
    html! {
        <section class="sheet__part" aria-labelledby={id.clone()}>
            <div class="sheet__heading">
                <h2 class="sheet__name" {id}>{desk.words().talk_label(title)}</h2>
                {acts}
            </div>
            {shown}
        </section>
    }
}

fn acknowledge_all(sheet: &Sheet, desk: &Desk) -> Option<Html> {
    if sheet.unread.len() < 2 {
        return None;
    }
    let all = sheet.unread.iter().cloned().map(|(of, check_in)| Edit::Acknowledge { of, check_in });
    let label = desk.words().talk_label(TalkLabel::AcknowledgeAll);
    let button =
        Button::new(label, desk.editor(Edit::Together(all.collect()))).size(ButtonSize::Small).edits().view();
    Some(button)
}

/// How a goal stands: its mark, its title, and what of that moved.
pub fn goal_line(goal: &GoalRef, was: Option<&Stand>, is: &Stand, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <p class="sheet__goal">
            {status_mark(StatusShape::from(is.status), None)}
            {goal_button(goal, desk)}
            <span class="sheet__stand">{words.stand_moved(was, is)}</span>
            if let Some(objective) = &goal.objective {
                <bdi class="sheet__place">{&*objective.name}</bdi>
            }
        </p>
    }
}

fn worry(one: &Worry, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <li class="sheet__item" key={one.goal.id.to_string()}>
            {goal_line(&one.goal, one.was.as_ref(), &one.is, desk)}
            <p class="sheet__why"><bdi>{words.why_status(&one.why, desk.today)}</bdi></p>
            if one.by_belief {
                <p class="sheet__why">{words.belief_told(one.was.as_ref(), &one.is)}{" · "}{words.talk_label(TalkLabel::LittleBelief)}</p>
            }
        </li>
    }
}

fn asks(title: TalkLabel, rows: &[AskRow], space: &Space, desk: &Desk) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="sheet__sort">{desk.words().talk_label(title)}</h3>
            <ul class="asks">
                {for rows.iter().map(|row| html! {
                    <Row key={row_id(row).to_string()} row={Rc::new(row.clone())} look={RowLook::Open} space={space.clone()} desk={desk.clone()} />
                })}
            </ul>
        </>
    }
}

fn growth(one: &Growth, desk: &Desk) -> Html {
    let words = desk.words();
    let bar = |is: &Stand| {
        progress_bar(&ProgressBarProps {
            share: is.progress,
            pace: None,
            status: Some(StatusShape::from(is.status)),
            label: words.bar_told(is.progress, None).into(),
        })
    };
    html! {
        <li class="sheet__item" key={one.goal.id.to_string()}>
            {goal_line(&one.goal, None, &one.is, desk)}
            <p class="sheet__why"><bdi>{&*one.of.name}</bdi></p>
            {bar(&one.is)}
            <ul class="sheet__lines">
                {for one.key_results.iter().map(|(goal, is)| html! {
                    <li key={goal.id.to_string()}>{goal_button(goal, desk)}{" "}<span class="sheet__stand">{words.stand_moved(None, is)}</span>{bar(is)}</li>
                })}
            </ul>
        </li>
    }
}

fn praise(at: usize, one: &Praise, desk: &Desk) -> Html {
    let words = desk.words();
    let to: Vec<String> = one.to.iter().map(|to| to.name.to_string()).collect();
    html! {
        <li class="sheet__item" key={at}>
            <p class="sheet__goal">
                <strong><bdi>{to.join(words.list_comma())}</bdi></strong>
                <span class="sheet__stand"><bdi>{words.praise_told(one)}</bdi></span>
                if let Some(goal) = &one.of {
                    {goal_button(goal, desk)}
                }
            </p>
            <div class="sheet__said">{rich_note(&one.text)}</div>
        </li>
    }
}
