//! What people said, column by column, with the field in which the next word is written.

use yew::prelude::*;

use crate::platform::dom;
use crate::query::panel::Named;
use crate::query::retrospective::{Column, say};
use crate::ui::panel::use_typing;
use crate::ui::parts::{Button, ButtonSize, Lines, TextField, plain_text};
use crate::words::RetroLabel;

use super::remark::RemarkLine;
use super::seat::Seat;

/// What [`ColumnSection`] shows.
#[derive(Properties, PartialEq)]
pub struct ColumnSectionProps {
    /// The retrospective.
    pub seat: Seat,
    /// The column.
    pub column: Column,
    /// Its place, for ids.
    pub at: usize,
    /// The cycle for which goals can be drafted.
    pub next: Option<Named>,
}

/// A column: its heading, its remarks, and the field for the next one. Enter adds and stays.
#[component]
pub fn ColumnSection(props: &ColumnSectionProps) -> Html {
    let (seat, column) = (&props.seat, &props.column);
    let words = seat.words();
    let title = format!("retro-column-{}", props.at);
    let field = field_id(props.at);
    html! {
        <section class="retrospective__column" aria-labelledby={title.clone()}>
            <h3 class="retrospective__asked" id={title} tabindex="-1">
                {plain_text(words.column_title(&column.of))}
                if !column.remarks.is_empty() {
                    <span class="retrospective__count num">{column.remarks.len()}</span>
                }
            </h3>
            if let Some(note) = words.column_note(column) {
                <p class="retrospective__facts">{note}</p>
            }
            if column.remarks.is_empty() {
                <p class="retrospective__none">{words.retro(RetroLabel::NothingYet)}</p>
            } else {
                <ul class="retrospective__remarks">
                    {for column.remarks.iter().map(|said| html! {
                        <RemarkLine key={format!("{} {}", said.of, said.key.as_ref().unwrap_or(&said.first))} seat={seat.clone()}
                            said={said.clone()} next={props.next.clone()} back={field.clone()} />
                    })}
                </ul>
            }
            if column.is_asked {
                <Adder seat={seat.clone()} column={column.clone()} id={field} />
            }
        </section>
    }
}

/// The field of a column.
pub fn field_id(at: usize) -> String {
    format!("retro-add-{at}")
}

#[derive(Properties, PartialEq)]
struct AdderProps {
    seat: Seat,
    column: Column,
    id: AttrValue,
}

#[component]
fn Adder(props: &AdderProps) -> Html {
    let words = props.seat.words();
    let typing = use_typing();
    let send = {
        let (typing, seat, of, id) =
            (typing.clone(), props.seat.clone(), props.column.of.clone(), props.id.clone());
        Callback::from(move |()| {
            if let Some(said) = typing.said() {
                typing.clear();
                // The button goes with what was written.
                dom::focus(&id, dom::Caret::End);
                seat.edit(say(&seat.space, &seat.ground, of.kind(), of.question(), &said));
            }
        })
    };
    let label = words.column_field(&props.column.of);
    html! {
        <div class="retrospective__add">
            <TextField id={props.id.clone()} value={typing.text()} label={label.clone()} placeholder={label} lines={Lines::Wrapped}
                on_commit={Callback::noop()} on_input={typing.on_input()} on_enter={send.clone()} />
            if !typing.text().trim().is_empty() {
                {Button::new(words.retro(RetroLabel::Add), send.reform(|_event: MouseEvent| ()))
                    .size(ButtonSize::Small).edits().view()}
            }
        </div>
    }
}
