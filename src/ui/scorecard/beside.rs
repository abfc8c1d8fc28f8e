//! What stands beside the sums of the scorecard: goals that went elsewhere, drafts, what is left out, and of a
//! person the key results spoken for elsewhere and what others said.

use yew::prelude::*;

use crate::okr::Id;
use crate::query::panel::Named;
use crate::query::recognition::Thanks;
use crate::query::scorecard::{Left, Scorecard, Spoken};
use crate::ui::panel::{Desk, reading_changes};
use crate::ui::parts::{Button, ButtonKind, rich_note};
use crate::words::ScorecardLabel;

/// Goals that are in no figure as they are now, named apart.
pub fn apart(card: &Scorecard, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <>
            if !card.left.is_empty() {
                {part("scorecard-left", ScorecardLabel::Left, None, card.left.iter().map(|one| left(one, desk)).collect(), desk)}
            }
            if !card.drafts.is_empty() {
                {part("scorecard-drafts", ScorecardLabel::Drafts, None, card.drafts.iter().map(|one| draft(one, desk)).collect(), desk)}
            }
            if card.hidden > 0 {
                <p class="scorecard__told">{words.scorecard_hidden(card.hidden)}</p>
            }
        </>
    }
}

/// Of a person: key results in goals of others, and what others said.
pub fn beside_a_person(card: &Scorecard, desk: &Desk) -> Html {
    let words = desk.words();
    let hint = Some(ScorecardLabel::SpokenHint);
    html! {
        <>
            if !card.spoken.is_empty() {
                {part("scorecard-spoken", ScorecardLabel::Spoken, hint, card.spoken.iter().map(|one| spoken(one, desk)).collect(), desk)}
            }
            if let Some(thanked) = card.said_of() {
                <section class="scorecard__group" aria-labelledby="scorecard-thanked">
                    <h3 class="scorecard__title" id="scorecard-thanked">{words.scorecard_label(ScorecardLabel::Thanked)}</h3>
                    if !thanked.thanks.is_empty() {
                        <ul class="scorecard__beside">{for thanked.thanks.iter().map(|one| thanks(one, desk))}</ul>
                    }
                    if thanked.written > 0 {
                        <p class="scorecard__told">{words.scorecard_read(thanked)}</p>
                    }
                </section>
            }
        </>
    }
}

fn part(
    id: &'static str,
    name: ScorecardLabel,
    hint: Option<ScorecardLabel>,
    lines: Vec<Html>,
    desk: &Desk,
) -> Html {
    let words = desk.words();
    html! {
        <section class="scorecard__group" aria-labelledby={id}>
            <h3 class="scorecard__title" {id}>
                {words.scorecard_label(name)}
                if let Some(hint) = hint {
                    <span class="scorecard__hint">{words.scorecard_label(hint)}</span>
                }
            </h3>
            <ul class="scorecard__beside">{for lines}</ul>
        </section>
    }
}

fn named(id: &Id, title: &str, desk: &Desk) -> Html {
    let title = if title.is_empty() { desk.words().untitled() } else { title };
    Button::new(title.to_owned(), desk.opener(id)).kind(ButtonKind::Inline).view()
}

fn left(one: &Left, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <li class="scorecard__aside" key={one.id.to_string()}>
            {named(&one.id, &one.title, desk)}
            <span class="scorecard__hint">
                {words.scorecard_place(one.place)}{" · "}{words.scorecard_label(ScorecardLabel::First)}{words.after_a_name()}
                {words.scorecard_value(&one.readings.first)}
            </span>
            {reading_changes(&one.readings.changes, desk)}
        </li>
    }
}

fn draft(one: &Named, desk: &Desk) -> Html {
    html! { <li class="scorecard__aside" key={one.id.to_string()}>{named(&one.id, &one.name, desk)}</li> }
}

fn spoken(one: &Spoken, desk: &Desk) -> Html {
    let words = desk.words();
    let told =
        |label, value: String| format!("{}{}{value}", words.scorecard_label(label), words.after_a_name());
    let readings = [
        told(ScorecardLabel::First, words.scorecard_value(&one.first)),
        told(ScorecardLabel::Changed, words.scorecard_value(&one.changed)),
        told(ScorecardLabel::Lived, words.scorecard_lived(one.lived)),
    ];
    html! {
        <li class="scorecard__aside" key={one.id.to_string()}>
            {named(&one.id, &one.title, desk)}
            <span class="scorecard__hint">{named(&one.of.id, &one.of.name, desk)}</span>
            <span class="scorecard__hint num">{readings.join(" · ")}</span>
        </li>
    }
}

fn thanks(one: &Thanks, desk: &Desk) -> Html {
    let words = desk.words();
    let day = one.at.and_then(crate::okr::Moment::day).map(|day| words.day(day, desk.today));
    let about: Vec<String> =
        [one.by.as_ref().map(|by| by.name.to_string()), one.value.as_ref().map(ToString::to_string), day]
            .into_iter()
            .flatten()
            .collect();
    html! {
        <li class="scorecard__aside" key={one.key.to_string()}>
            if !one.text.is_empty() {
                <div>{rich_note(&one.text)}</div>
            }
            <span class="scorecard__hint"><bdi>{about.join(" · ")}</bdi></span>
            if let Some(goal) = &one.goal {
                <span class="scorecard__hint">{named(&goal.id, &goal.name, desk)}</span>
            }
        </li>
    }
}
