//! The reviews that were held before, each with what was noted and decided.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Model;
use crate::okr::MeetingKind;
use crate::platform::dom;
use crate::query::review::Sitting;
use crate::ui::handing::hand_on_paper;
use crate::ui::paper::paper_view;
use crate::ui::parts::{browsing, disclosure};
use crate::words::{Paper, ReviewLabel, ReviewMinutes, page_words, review_minutes};

use super::Seat;

/// What [`Past`] shows.
#[derive(Properties, Clone)]
pub struct PastProps {
    /// The reviews.
    pub seat: Seat,
    /// What the app knows.
    pub model: Rc<Model>,
}

impl PartialEq for PastProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.seat == other.seat
    }
}

/// The reviews that were held before, newest first.
#[component]
pub fn Past(props: &PastProps) -> Html {
    let seat = &props.seat;
    let (words, room) = (seat.desk.words(), &seat.held.room);
    let is_talk = room.which.kind == MeetingKind::OneOnOne;
    let title = if is_talk { ReviewLabel::PastTalks } else { ReviewLabel::Past };
    html! {
        <section class="section review__section" aria-labelledby="review-past-title">
            <h2 class="section__title" id="review-past-title">{words.review_label(title)}</h2>
            if room.past.is_empty() {
                <p class="review__hint">{words.review_label(ReviewLabel::NoPast)}</p>
            }
            {for room.past.iter().enumerate().map(|(at, sitting)| html! {
                <div class="review__past" key={at}>
                    {browsing(disclosure(words.review_held(sitting, seat.desk.today), None, false, told(props, at, sitting)))}
                </div>
            })}
        </section>
    }
}

fn told(props: &PastProps, at: usize, sitting: &Sitting) -> Html {
    let seat = &props.seat;
    let (lang, today) = (seat.desk.env.lang, seat.desk.today);
    let paper = {
        let held = Rc::clone(&seat.held);
        move || {
            let sitting = held.room.past.get(at);
            let minutes = |sitting| ReviewMinutes { sitting, last: &[], shown: None };
            sitting.map_or_else(Paper::default, |one| review_minutes(page_words(lang), minutes(one), today))
        }
    };
    let shown = paper();
    let print = Callback::from(|_event: MouseEvent| dom::print());
    let called = seat.desk.words().review_file(sitting);
    html! {
        <>
            {paper_view(&shown, &seat.desk)}
            {hand_on_paper(&seat.desk.env, &props.model, &format!("review-past-{at}"), &called, paper, print)}
        </>
    }
}
