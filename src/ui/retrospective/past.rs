//! Retrospectives of other cycles and other units, and what a search found in all of them.

use yew::prelude::*;

use crate::app::closing::ClosingAction;
use crate::app::{Action, Page, Route};
use crate::okr::{Id, Moment, Text};
use crate::query::Filter;
use crate::query::retrospective::Past;
use crate::query::search::{Remembered, RememberedAs};
use crate::ui::parts::{browsing, plain_text};
use crate::words::RetroLabel;

use super::seat::Seat;

/// A list of retrospectives in short, under its heading; nothing where there are none.
pub fn past_list(seat: &Seat, title: RetroLabel, all: &[Past], filter: &Filter) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let words = seat.words();
    let is_beside = title == RetroLabel::Beside;
    html! {
        <section class="section">
            <h2 class="section__title">{words.retro(title)}</h2>
            <ul class="retrospective__past">
                {for all.iter().map(|past| {
                    let whose = past.whose.as_ref();
                    let name = if is_beside { whose.map_or(&past.cycle.name, |whose| &whose.name) } else { &past.cycle.name };
                    let open = opener(seat, whose.map(|whose| &whose.id), &past.cycle.id, filter);
                    let last = past.last.and_then(Moment::day).map(|day| words.day(day, seat.desk.today));
                    html! {
                        <li class="retrospective__earlier" key={format!("{:?} {}", whose.map(|one| &one.id), past.cycle.id)}>
                            {browsing(html! {
                                <button type="button" class="retrospective__goal" onclick={open}
                                    aria-label={words.open_retro(whose.map(|whose| &*whose.name), &past.cycle.name)}>{plain_text(seat.titled(name))}</button>
                            })}
                            <span class="retrospective__facts">
                                <span>{words.past_told(past)}</span>
                                if let Some(last) = last {
                                    <span>{last}</span>
                                }
                            </span>
                            if let Some(note) = &past.note {
                                <p class="retrospective__why">{plain_text(note)}</p>
                            }
                        </li>
                    }
                })}
            </ul>
        </section>
    }
}

/// Shows the retrospective of somebody on a cycle; what was searched for is done with.
fn opener(seat: &Seat, whose: Option<&Id>, cycle: &Id, filter: &Filter) -> Callback<MouseEvent> {
    let (desk, whose) = (seat.desk.clone(), whose.cloned());
    let filter = Filter { cycle: Some(cycle.clone()), text: Text::from(""), ..filter.clone() };
    Callback::from(move |_event| {
        desk.act(Action::Closing(ClosingAction::Of(whose.clone())));
        desk.act(Action::Filter(filter.clone()));
        desk.act(Action::Go(Route { page: Page::Retrospective, open: None }));
    })
}

/// How much is shown of what was found.
pub const MOST: usize = 60;

/// What was found in all retrospectives.
pub fn found(seat: &Seat, all: &[Remembered], filter: &Filter) -> Html {
    let words = seat.words();
    html! {
        <section class="section retrospective__found" aria-labelledby="retro-found-title">
            <h2 class="section__title" id="retro-found-title">{words.retro(RetroLabel::Search)}</h2>
            <p class="retrospective__facts" role="status">
                {if all.is_empty() { words.retro(RetroLabel::NothingFound).to_owned() } else { words.remembered_told(all.len(), all.len() >= MOST) }}
            </p>
            <ul class="retrospective__list">
                {for all.iter().enumerate().map(|(at, one)| remembered(seat, at, one, filter))}
            </ul>
        </section>
    }
}

fn remembered(seat: &Seat, at: usize, one: &Remembered, filter: &Filter) -> Html {
    let words = seat.words();
    let whose = one.whose.as_ref();
    let open = opener(seat, whose.map(|whose| &whose.id), &one.cycle.id, filter);
    let title = words.retro_title(whose.map(|whose| &*whose.name), &one.cycle.name);
    html! {
        <li key={at}>
            <p class="retrospective__about">
                {browsing(html! { <button type="button" class="retrospective__goal" onclick={open}>{plain_text(title)}</button> })}
            </p>
            <p class="retrospective__why">{plain_text(&one.text)}</p>
            <p class="retrospective__facts">
                <span>{plain_text(words.remembered_as(&one.what))}</span>
                if let Some(by) = one.by.as_ref().filter(|by| !by.is_empty()) {
                    <bdi>{by.to_string()}</bdi>
                }
                if let RememberedAs::Cause(goal) = &one.what {
                    <button type="button" class="retrospective__goal" onclick={seat.desk.opener(&goal.id)}>{plain_text(seat.titled(&goal.name))}</button>
                }
            </p>
        </li>
    }
}
