//! The head of a session: when it is, who takes part, and the way to its parts.

use yew::prelude::*;

use crate::okr::Id;
use crate::platform::dom;
use crate::query::session::{with_added, without};
use crate::ui::panel::{Among, Picker};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, chip, plain_text, removable_chip};

use super::parts;
use super::seat::{Seat, SeatProps};

/// When it is, who takes part, and its parts.
#[component]
pub fn SittingHead(props: &SeatProps) -> Html {
    let seat = &props.seat;
    let (words, sitting) = (seat.words(), &seat.sitting);
    let cycle = sitting.cycle.as_ref().map(|cycle| cycle.name.to_string());
    html! {
        <header class="session-head">
            <p class="session-head__when">
                <span class="session-head__day">{words.day(sitting.on, seat.desk.today)}</span>
                if let Some(cycle) = cycle {
                    <span>{plain_text(cycle)}</span>
                }
                <span class="session-head__state" data-closed={sitting.is_closed.then_some("true")}>
                    {words.session_state(sitting.is_closed)}
                </span>
            </p>
            {participants(seat)}
            <nav class="session-head__parts" aria-label={words.session_steps()}>
                {for parts(words).into_iter().map(|(id, name)| {
                    let go = Callback::from(move |_event: MouseEvent| {
                        dom::focus(id, dom::Caret::Keep);
                        dom::scroll_into_view(id);
                    });
                    Button::new(name, go).kind(ButtonKind::Quiet).size(ButtonSize::Small).view()
                })}
            </nav>
        </header>
    }
}

fn participants(seat: &Seat) -> Html {
    let (words, sitting) = (seat.words(), &seat.sitting);
    let may = seat.is_open();
    let on_add = {
        let seat = seat.clone();
        Callback::from(move |id: Id| {
            if let Some(edit) = with_added(&seat.sitting, &id) {
                seat.desk.edit(edit);
            }
        })
    };
    html! {
        <div class="session-head__with" role="group" aria-label={words.session_with()}>
            <span class="session-head__label" aria-hidden="true">{words.session_with()}</span>
            {for sitting.with.iter().map(|one| {
                if !may {
                    return chip(&one.name);
                }
                let (seat, id) = (seat.clone(), one.id.clone());
                let on_remove = Callback::from(move |()| {
                    seat.desk.edit(without(&seat.space, &seat.sitting, &id));
                    dom::focus("session-with-add", dom::Caret::Keep);
                });
                removable_chip(one.id.as_str(), &one.name, &on_remove, words.remove_named(&one.name))
            })}
            if may {
                <Picker id="session-with-add" label={AttrValue::from(words.session_add_person())} among={Among::People}
                    space={seat.space.clone()} desk={seat.desk.clone()} on_choose={on_add} />
            }
        </div>
    }
}
