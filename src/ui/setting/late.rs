//! The goals that came after the first day.

use yew::prelude::*;

use crate::query::setting::Late;
use crate::ui::parts::{chip, plain_text};

use super::bench::Bench;
use super::head::PieceProps;

/// The section of late goals; nothing where none came late.
#[component]
pub fn LateSection(props: &PieceProps) -> Html {
    let bench = &props.bench;
    let words = bench.words();
    if props.setting.late.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section" aria-labelledby="set-late-title">
            <h2 class="section__title" id="set-late-title">{words.late_title()}</h2>
            <p class="section__text">{words.late_text()}</p>
            <ul class="set-list">{for props.setting.late.iter().map(|late| line(bench, late))}</ul>
        </section>
    }
}

fn line(bench: &Bench, late: &Late) -> Html {
    let words = bench.words();
    let facts: Vec<String> = [
        late.place.as_deref().map(str::to_owned),
        late.of.as_ref().map(|of| words.key_result_of(&bench.titled(of))),
        Some(words.days_after(late.days)),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        <li key={late.id.to_string()} class="set-item">
            <span class="set-item__what">
                <button type="button" class="set-title" onclick={bench.opener(&late.id)}>{plain_text(bench.titled(&late.title))}</button>
                <span class="set-facts"><bdi>{facts.join(" · ")}</bdi></span>
                if let Some(reason) = &late.reason {
                    <span class="set-facts">{plain_text(reason)}</span>
                }
            </span>
            <span class="set-item__acts">{chip(words.late_on(late.day, bench.today))}</span>
        </li>
    }
}
