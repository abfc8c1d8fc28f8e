//! A text in parts as it will read, each goal in it ready to be opened.

use yew::prelude::*;

use crate::ui::panel::Desk;
use crate::words::{Item, Letter, LetterPart};

/// A text in parts, in a frame of this name.
pub fn letter_view(letter: &Letter, label: &'static str, desk: &Desk) -> Html {
    html! {
        <section class="letter" aria-label={label}>
            <h2 class="letter__title"><bdi>{&letter.title}</bdi></h2>
            {for letter.lead.iter().map(|line| html! { <p class="letter__lead" key={line.clone()}><bdi>{line}</bdi></p> })}
            {for letter.parts.iter().map(|part| part_view(part, desk))}
        </section>
    }
}

fn part_view(part: &LetterPart, desk: &Desk) -> Html {
    html! {
        <section class="letter__part" key={part.title.clone()}>
            <h3 class="letter__name">{&part.title}</h3>
            <ul class="letter__lines">
                {for part.lines.iter().enumerate().map(|(at, line)| html! {
                    <li class="letter__line" key={at}>{line_view(line, desk)}</li>
                })}
                if let Some(more) = &part.more {
                    <li class="letter__line letter__more">{more}</li>
                }
            </ul>
        </section>
    }
}

fn line_view(line: &Item, desk: &Desk) -> Html {
    let colon = if line.said.is_empty() { "" } else { desk.words().after_a_name() };
    html! {
        <>
            if !line.name.is_empty() {
                if let Some(goal) = &line.goal {
                    <button type="button" class="goal-link letter__goal" onclick={desk.opener(goal)}><bdi>{&line.name}</bdi></button>
                } else {
                    <strong class="letter__goal"><bdi>{&line.name}</bdi></strong>
                }
                {colon}
            }
            <bdi>{&line.said}</bdi>
            if !line.notes.is_empty() {
                <ul class="letter__notes">
                    {for line.notes.iter().enumerate().map(|(at, note)| html! { <li key={at}><bdi>{note}</bdi></li> })}
                </ul>
            }
        </>
    }
}
