//! What two sides said about a link, and what breaks the loop that suspends one.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{LinkState, Text};
use crate::query::panel::{LinkRow, LinkSaid, LinkStep, LoopLink, loop_links};
use crate::space::{Edit, Space};
use crate::ui::parts::{Button, ButtonKind, ButtonSize};
use crate::words::PanelLabel;

use super::asks::asks_list;
use super::desk::Desk;
use super::mention::Note;
use super::write::Write;

/// What [`thread`] shows.
pub struct ThreadProps {
    /// Id of the thread.
    pub id: String,
    /// The link.
    pub row: Rc<LinkRow>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// Everything that was done and said about a link, oldest first, and a place to go on.
pub fn thread(props: &ThreadProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let on_send = {
        let (desk, link, state) = (desk.clone(), row.link.clone(), row.state);
        Callback::from(move |text: Text| {
            desk.edit(match state {
                // Words are what makes a proposal one that is talked about.
                LinkState::Proposed => {
                    Edit::AnswerLink { link: link.clone(), state: LinkState::Discussed, text: Some(text) }
                }
                LinkState::Discussed | LinkState::Accepted | LinkState::Countered | LinkState::Declined => {
                    Edit::Comment { of: link.clone(), text, reply_to: None }
                }
            });
        })
    };
    html! {
        <div class="thread" id={props.id.clone()}>
            if !row.thread.is_empty() {
                <ol class="timeline">
                    {for row.thread.iter().enumerate().map(|(at, step)| html! { <li class="timeline__entry" key={at}>{told(step, desk)}</li> })}
                </ol>
            }
            {asks_list(&row.asks, &props.space, desk)}
            <Write id={format!("link-write-{}", row.link)} label={desk.label(PanelLabel::WriteToThem)} send={desk.label(PanelLabel::Send)}
                {on_send} />
        </div>
    }
}

fn told(step: &LinkStep, desk: &Desk) -> Html {
    let words = desk.words();
    let by = step.by.as_ref().map(|party| &*party.name);
    let unit = step.by.as_ref().filter(|party| !party.is_unit).and_then(|party| party.unit.as_ref());
    let when = words.by_at(unit.map(|unit| &*unit.name), step.at, desk.today);
    match &step.what {
        LinkSaid::Said(text) => html! {
            <>
                <Note text={AttrValue::from(Rc::clone(text))} desk={desk.clone()} />
                <span class="timeline__by"><bdi>{words.by_at(by, step.at, desk.today)}</bdi></span>
            </>
        },
        what => html! {
            <>
                <p class="timeline__said"><bdi>{words.link_step(by, what)}</bdi></p>
                <span class="timeline__by"><bdi>{when}</bdi></span>
            </>
        },
    }
}

/// What [`broken_loop`] shows.
pub struct LoopProps {
    /// The suspended link.
    pub row: Rc<LinkRow>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// The loop a link would close, spelled out, and the links of it that can be taken off.
pub fn broken_loop(props: &LoopProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    html! {
        <div class="loop" role="note">
            <p class="loop__told">
                {desk.label(PanelLabel::Suspended)}{": "}<bdi>{words.loop_told(&row.around)}</bdi>
            </p>
            <p class="panel__hint">{desk.label(PanelLabel::BreaksLoop)}</p>
            <ul class="loop__links">
                {for loop_links(&props.space, &row.link).iter().map(|one| loop_link(one, desk))}
            </ul>
        </div>
    }
}

/// One link of a loop, and the button that takes it off.
fn loop_link(one: &LoopLink, desk: &Desk) -> Html {
    let told = desk.words().loop_told(&[Text::clone(&one.from), Text::clone(&one.to)]);
    let name = AttrValue::from(format!("{}: {told}", desk.label(PanelLabel::TakeOff)));
    html! {
        <li class="loop__link" key={one.link.to_string()}>
            <bdi>{told}</bdi>
            {Button::new(desk.label(PanelLabel::TakeOff), desk.editor(Edit::Unalign { link: one.link.clone() }))
                .size(ButtonSize::Small).kind(ButtonKind::Quiet).name(Some(name)).edits().view()}
        </li>
    }
}
