//! The agenda: what will be shown, how long each part may take, and the way into the presentation.

use yew::prelude::*;

use crate::app::Action;
use crate::app::closing::ClosingAction;
use crate::query::review::{Part, Plan, Sequence};
use crate::ui::panel::NumberInput;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, FieldLook, Glyph, browsing, checkbox, disclosure, kbd,
    plain_text,
};
use crate::words::ReviewLabel;

use super::Seat;

/// What [`Agenda`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct AgendaProps {
    /// The reviews.
    pub seat: Seat,
    /// Called with the agenda as it was changed.
    pub on_plan: Callback<Plan>,
}

/// The agenda.
#[component]
pub fn Agenda(props: &AgendaProps) -> Html {
    let seat = &props.seat;
    let (words, deck, plan) = (seat.desk.words(), &seat.held.deck, &seat.plan);
    let label = |label: ReviewLabel| words.review_label(label);
    let steps = deck.sequence(plan);
    let (first, more): (Vec<&Part>, Vec<&Part>) = deck.parts.iter().partition(|part| part.is_proposed);
    let lines = |parts: &[&Part]| {
        html! { <ol class="review__agenda">{for parts.iter().map(|part| line(props, part, &steps))}</ol> }
    };
    browsing(html! {
        <section class="section review__section" aria-labelledby="review-agenda-title">
            <header class="section__head">
                <h2 class="section__title" id="review-agenda-title">{label(ReviewLabel::Agenda)}</h2>
                <p class="review__total" role="status">{words.review_total(steps.len(), plan.total(deck))}</p>
            </header>
            <p class="section__text">{label(ReviewLabel::AgendaText)}{" "}{label(ReviewLabel::AgendaKept)}</p>
            <p class="review__hint">
                {words.review_since(deck.since, deck.since_from, seat.desk.today)}
                if deck.left_out > 0 {
                    {" · "}{words.review_left_out(deck.left_out)}
                }
            </p>
            {lines(&first)}
            if !more.is_empty() {
                {disclosure(label(ReviewLabel::MoreUnits), Some(more.len()), false, lines(&more))}
            }
            {disclosure(label(ReviewLabel::KeysTitle), None, false, keys(seat))}
        </section>
    })
}

fn line(props: &AgendaProps, part: &Part, steps: &Sequence) -> Html {
    let seat = &props.seat;
    let (words, plan) = (seat.desk.words(), &seat.plan);
    let name = words.review_part(part);
    let is_shown = plan.is_shown(part);
    let on_shown = {
        let (on_plan, plan, key) = (props.on_plan.clone(), plan.clone(), part.key.clone());
        Callback::from(move |is_shown: bool| on_plan.emit(plan.with_shown(&key, is_shown)))
    };
    let on_minutes = {
        let (on_plan, plan, key) = (props.on_plan.clone(), plan.clone(), part.key.clone());
        Callback::from(move |minutes: Option<f64>| on_plan.emit(plan.with_minutes(&key, minutes)))
    };
    let at = deck_place(seat, part).and_then(|at| steps.of_part(at));
    let number = deck_place(seat, part).and_then(|at| steps.number_of(at));
    let minutes = Some(f64::from(plan.minutes(part)));
    html! {
        <li class="review__part" key={part.key.to_string()} data-depth={part.depth.min(4).to_string()} data-out={(!is_shown).then_some("true")}>
            {checkbox(&CheckboxProps {
                id: AttrValue::from(format!("review-shows-{}", part.key)),
                label: AttrValue::from(words.review_shows(&name)),
                checked: is_shown,
                on_change: on_shown,
                label_unseen: true,
            })}
            <span class="review__name">
                if let Some(number) = number.filter(|number| *number < 10) {
                    {kbd(&number.to_string())}{" "}
                }
                {plain_text(&name)}
            </span>
            <span class="review__facts">{words.review_facts(part.facts)}</span>
            <span class="review__minutes">
                <NumberInput id={format!("review-minutes-{}", part.key)} label={words.review_minutes_of(&name)} value={minutes}
                    on_change={on_minutes} desk={seat.desk.clone()} measured_in={AttrValue::from(words.review_label(ReviewLabel::Minutes))}
                    look={FieldLook::Bare} />
            </span>
            <span class="review__from">
                if let Some(at) = at {
                    {Button::new(words.review_label(ReviewLabel::Present), present(seat, at)).kind(ButtonKind::Quiet).size(ButtonSize::Small)
                        .glyph(Glyph::ArrowRight).name(AttrValue::from(words.review_from(&name))).view()}
                }
            </span>
        </li>
    }
}

fn deck_place(seat: &Seat, part: &Part) -> Option<usize> {
    seat.held.deck.parts.iter().position(|own| own.key == part.key)
}

/// Presents from a slide on.
pub fn present(seat: &Seat, from: usize) -> Callback<MouseEvent> {
    let desk = seat.desk.clone();
    Callback::from(move |_event| desk.act(Action::Closing(ClosingAction::Present(Some(from)))))
}

/// The keys of a presentation.
pub fn keys(seat: &Seat) -> Html {
    let words = seat.desk.words();
    let space = words.review_label(ReviewLabel::Space);
    let (down, up) = (words.review_label(ReviewLabel::PageDown), words.review_label(ReviewLabel::PageUp));
    let all: [(&[&str], ReviewLabel); 11] = [
        (&["→", down, space, "Enter"], ReviewLabel::KeysNext),
        (&["←", up], ReviewLabel::KeysBack),
        (&["Home", "End"], ReviewLabel::KeysEnds),
        (&["0", "…", "9"], ReviewLabel::KeysUnit),
        (&["D"], ReviewLabel::KeysDecide),
        (&["N"], ReviewLabel::KeysNote),
        (&["C"], ReviewLabel::KeysContents),
        (&["T"], ReviewLabel::KeysClock),
        (&["B", "."], ReviewLabel::KeysBlank),
        (&["F"], ReviewLabel::KeysFull),
        (&["Esc"], ReviewLabel::KeysLeave),
    ];
    html! {
        <dl class="review__keys">
            {for all.into_iter().map(|(keys, does)| html! {
                <div class="review__key" key={words.review_label(does)}>
                    <dt>{for keys.iter().map(|key| html! { <>{kbd(key)}{" "}</> })}</dt>
                    <dd>{words.review_label(does)}</dd>
                </div>
            })}
        </dl>
    }
}
