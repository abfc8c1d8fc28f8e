//! What the team set itself: last time's looked back at, the next ones set.

use yew::prelude::*;

use crate::okr::ActionKind;
use crate::platform::dom;
use crate::query::session::Item;
use crate::ui::parts::{Button, ButtonSize, Glyph, icon, while_writing};

use super::form::ItemForm;
use super::item::ItemLine;
use super::seat::{Seat, SeatProps};

/// From how many on a week holds more than gets done.
const MANY: usize = 6;

/// The section of commitments.
#[component]
pub fn CommitmentSection(props: &SeatProps) -> Html {
    let seat = &props.seat;
    let (words, sitting) = (seat.words(), &seat.sitting);
    let is_writing = use_state(|| false);
    let begin = {
        let is_writing = is_writing.clone();
        Callback::from(move |_event: MouseEvent| is_writing.set(true))
    };
    let on_leave = {
        let is_writing = is_writing.clone();
        Callback::from(move |()| {
            is_writing.set(false);
            dom::focus("session-next-title", dom::Caret::Keep);
        })
    };
    let (done, all) = sitting.kept();
    let review =
        if all == 0 { words.session_no_review().to_owned() } else { words.session_review(done, all) };
    html! {
        <section class="section" aria-labelledby="session-commitments-title">
            <h2 class="section__title" id="session-commitments-title" tabindex="-1">{words.session_commitments()}</h2>
            <p class="section__text">{words.session_commitments_text()}</p>
            <h3 class="session-sub">{review}</h3>
            {list(seat, &sitting.review)}
            <h3 class="session-sub" id="session-next-title" tabindex="-1">
                {words.session_next(&words.day(sitting.next_on, seat.desk.today))}
            </h3>
            if sitting.next.is_empty() {
                <p class="session-none">{words.session_no_next()}</p>
            }
            {list(seat, &sitting.next)}
            if sitting.next.len() >= MANY && seat.is_open() {
                <p class="session-hint" role="status">{icon(Glyph::Info)}<span>{words.session_many(sitting.next.len())}</span></p>
            }
            if seat.is_open() && *is_writing {
                {while_writing(html! { <ItemForm seat={seat.clone()} kind={ActionKind::Commitment} {on_leave} /> })}
            } else if seat.is_open() {
                <div class="session-acts">
                    {Button::new(words.session_add(), begin).id("session-add-commitment").size(ButtonSize::Small).glyph(Glyph::Plus)
                        .name(AttrValue::from(words.session_add_commitment())).edits().view()}
                </div>
            }
        </section>
    }
}

fn list(seat: &Seat, items: &[Item]) -> Html {
    html! {
        if !items.is_empty() {
            <ul class="session-items">
                {for items.iter().map(|item| html! {
                    <ItemLine key={item.id.to_string()} seat={seat.clone()} item={item.clone()} />
                })}
            </ul>
        }
    }
}
