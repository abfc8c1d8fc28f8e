//! No session of this week yet: what it would look at, and the button that starts it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::Day;
use crate::query::session::{Room, start};
use crate::ui::panel::Desk;
use crate::ui::parts::{Button, ButtonKind, Glyph};

/// What [`StartCard`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct StartCardProps {
    /// The unit and its sessions.
    pub room: Rc<Room>,
    /// The desk.
    pub desk: Desk,
    /// Called with the Monday of the week to show; with `None` for this week.
    pub on_week: Callback<Option<Day>>,
}

/// What a session would begin with.
#[component]
pub fn StartCard(props: &StartCardProps) -> Html {
    let (room, desk) = (&props.room, &props.desk);
    let words = desk.words();
    let Some(begin) = &room.start else { return Html::default() };
    let on_start = {
        let (desk, on_week, unit, begin) =
            (desk.clone(), props.on_week.clone(), room.unit.id.clone(), begin.clone());
        Callback::from(move |_event: MouseEvent| {
            let (new, place, changes) = start(&unit, &begin, desk.today);
            desk.act(Action::Make { new, place, changes });
            on_week.emit(None);
        })
    };
    let open = room.past.first().filter(|one| !one.is_closed);
    html! {
        <section class="session-start" aria-labelledby="session-start-title">
            <h2 class="section__title" id="session-start-title">{words.session_none_yet()}</h2>
            <p class="session-start__facts">
                {words.session_start_facts(begin.key_results, begin.blockers, begin.commitments)}{" "}
                {words.session_start_with(begin.with.len())}
            </p>
            if begin.key_results == 0 {
                <p class="session-start__facts">{words.session_no_rows().1}</p>
            }
            <div class="session-acts">
                {Button::new(words.session_start(), on_start).id("session-start").kind(ButtonKind::Primary).glyph(Glyph::People)
                    .edits().view()}
            </div>
            if let Some(one) = open {
                {still_open(props, one.on, one.week)}
            }
        </section>
    }
}

fn still_open(props: &StartCardProps, on: Day, week: Day) -> Html {
    let words = props.desk.words();
    let go = props.on_week.reform(move |_event: MouseEvent| Some(week));
    html! {
        <p class="session-start__open">
            {words.session_still_open(&words.day(on, props.desk.today))}{" "}
            {Button::new(words.session_go_on(), go).id("session-go-on").kind(ButtonKind::Inline).view()}
        </p>
    }
}
