//! The clock of a presentation: how long this slide, this part and all of it have taken. It is calm: what takes
//! longer than planned is said, and nothing flashes.

use std::rc::Rc;

use yew::prelude::*;

use crate::platform::clock;
use crate::query::review::{Sequence, Watch};
use crate::ui::panel::Desk;
use crate::words::ReviewLabel;

/// How often it is read.
const TICK_MILLIS: i32 = 1_000;

/// What [`Clock`] shows.
#[derive(Properties, PartialEq)]
pub struct ClockProps {
    /// What was measured.
    pub watch: Watch,
    /// The slide that is seen.
    pub at: usize,
    /// The slides.
    pub steps: Rc<Sequence>,
    /// How long this part may take, in minutes.
    pub part_minutes: u32,
    /// How long all of it may take, in minutes.
    pub all_minutes: u32,
    /// The desk.
    pub desk: Desk,
}

/// The clock.
#[component]
pub fn Clock(props: &ClockProps) -> Html {
    let now = use_state(|| 0_i64);
    {
        let now = now.clone();
        use_effect_with((props.watch.clone(), *now), move |(watch, _)| {
            let timer = watch
                .is_running()
                .then(|| clock::Timer::after(TICK_MILLIS, move || now.set(clock::now_millis())));
            move || drop(timer)
        });
    }
    let (words, watch, now) = (props.desk.words(), &props.watch, *now);
    let part = props.steps.step(props.at).map(|step| step.part);
    let part = part.map_or(0, |part| watch.part_seconds(part, &props.steps, now));
    let all = watch.total_seconds(now);
    let one = |label: ReviewLabel, told: String, over: String| {
        html! {
            <span class="review-clock__one" data-over={(!over.is_empty()).then_some("true")}>
                <span class="review-clock__name">{words.review_label(label)}</span>
                <span class="review-clock__time num">{told}</span>
                if !over.is_empty() {
                    <span class="review-clock__over num">{over}</span>
                }
            </span>
        }
    };
    html! {
        <div class="review-clock" role="timer" aria-label={words.review_label(ReviewLabel::Clock)} data-rests={(!watch.is_running()).then_some("true")}>
            {one(ReviewLabel::OnSlide, words.review_time(watch.slide_seconds(props.at, now)), String::new())}
            {one(ReviewLabel::OnPart, words.review_spent(part, props.part_minutes), words.review_over(part, props.part_minutes))}
            {one(ReviewLabel::OnAll, words.review_spent(all, props.all_minutes), words.review_over(all, props.all_minutes))}
        </div>
    }
}
