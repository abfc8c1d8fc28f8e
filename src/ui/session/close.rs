//! Notes, the end of the session, and the minutes.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Model;
use crate::query::session::{Sitting, closed};
use crate::space::Change;
use crate::ui::handing::hand_on;
use crate::ui::parts::{Button, ButtonKind, Lines, TextField, rich_note};
use crate::words::minutes_markdown;

use super::seat::Seat;

/// How long a rest is after which what was written of a note is kept.
const REST_MILLIS: i32 = 2_000;

/// What [`CloseSection`] shows.
#[derive(Properties, Clone)]
pub struct CloseSectionProps {
    /// The session.
    pub seat: Seat,
    /// What the app knows.
    pub model: Rc<Model>,
}

impl PartialEq for CloseSectionProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.seat == other.seat
    }
}

/// The section with which a session ends.
#[component]
pub fn CloseSection(props: &CloseSectionProps) -> Html {
    let seat = &props.seat;
    let (words, sitting) = (seat.words(), &seat.sitting);
    let called = words.minutes_title(&sitting.unit.name, &sitting.on.to_string());
    let today = seat.desk.today;
    let text = {
        let (sitting, lang): (Rc<Sitting>, _) = (Rc::clone(sitting), seat.desk.env.lang);
        move || minutes_markdown(crate::words::page_words(lang), &sitting, today)
    };
    html! {
        <section class="section" aria-labelledby="session-close-title">
            <header class="section__head">
                <h2 class="section__title" id="session-close-title" tabindex="-1">{words.session_end_title()}</h2>
                {end_button(seat)}
            </header>
            {notes(seat)}
            <h3 class="session-sub">{words.session_minutes()}</h3>
            <p class="section__text">{words.session_minutes_text()}</p>
            {hand_on(&seat.desk.env, &props.model, "session-minutes", &called, text)}
        </section>
    }
}

fn end_button(seat: &Seat) -> Html {
    let words = seat.words();
    let is_closed = seat.sitting.is_closed;
    let edit = closed(&seat.sitting, !is_closed);
    let label = if is_closed { words.session_reopen() } else { words.session_end() };
    Button::new(label, seat.editor(Some(edit), "session-close-title"))
        .id("session-end")
        .kind(if is_closed { ButtonKind::Quiet } else { ButtonKind::Plain })
        .edits()
        .view()
}

fn notes(seat: &Seat) -> Html {
    let (words, sitting) = (seat.words(), &seat.sitting);
    let Some(id) = sitting.id() else { return Html::default() };
    let note = sitting.note.as_ref().map(ToString::to_string).unwrap_or_default();
    html! {
        <div class="session-notes">
            if seat.is_open() {
                <TextField key={id.to_string()} id="session-notes" value={note} label={words.session_notes()} placeholder={words.session_notes()}
                    lines={Lines::Many} on_commit={seat.desk.on_text(id, Change::Note)} rest_millis={REST_MILLIS} />
            } else if !note.is_empty() {
                {rich_note(&note)}
            }
            {for sitting.notes.iter().map(|note| html! {
                <div class="session-notes__other">
                    <p class="session-facts">{words.session_other_notes()}</p>
                    {rich_note(note)}
                </div>
            })}
        </div>
    }
}
