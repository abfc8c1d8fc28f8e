//! The drafts of all units, to be read, commented and asked about.

use yew::prelude::*;

use crate::query::setting::{GoalRow, Row};
use crate::ui::parts::{Button, ButtonSize, plain_text};

use super::bench::Bench;
use super::head::PieceProps;

/// How many are drawn until somebody asks for more.
const MOST: usize = 20;

/// The section of drafts; nothing where everything is published.
#[component]
pub fn DraftsSection(props: &PieceProps) -> Html {
    let shows_all = use_state(|| false);
    let (bench, setting) = (&props.bench, &props.setting);
    let words = bench.words();
    let drafts: Vec<(&Row, &GoalRow)> = setting.drafts().collect();
    if drafts.is_empty() {
        return Html::default();
    }
    let most = if *shows_all { drafts.len() } else { MOST };
    let on_more = Callback::from(move |_event: MouseEvent| shows_all.set(true));
    html! {
        <section class="section" aria-labelledby="set-drafts-title">
            <h2 class="section__title" id="set-drafts-title">
                {words.drafts_title()}{" "}<span class="set-count num">{drafts.len()}</span>
            </h2>
            <p class="section__text">{words.drafts_text()}</p>
            <ul class="set-list">{for drafts.iter().take(most).map(|(row, goal)| line(bench, row, goal))}</ul>
            if drafts.len() > most {
                {Button::new(words.show_rest(drafts.len() - most), on_more).size(ButtonSize::Small).view()}
            }
        </section>
    }
}

fn line(bench: &Bench, row: &Row, goal: &GoalRow) -> Html {
    let words = bench.words();
    let title = bench.titled(&goal.title);
    let facts: Vec<String> = [
        Some(row.name.to_string()).filter(|name| !name.is_empty()),
        Some(words.key_results_count(goal.key_results)),
        Some(words.aligned_word(goal.aligned).to_owned()),
        (goal.comments > 0).then(|| words.comments_count(goal.comments)),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        <li key={goal.id.to_string()} class="set-item">
            <span class="set-item__what">
                <button type="button" class="set-title" onclick={bench.opener(&goal.id)}>{plain_text(&title)}</button>
                <span class="set-facts"><bdi>{facts.join(" · ")}</bdi></span>
            </span>
            <span class="set-item__acts">
                {Button::new(words.comment_or_ask(), bench.talker(&goal.id)).size(ButtonSize::Small)
                    .name(AttrValue::from(words.comment_or_ask_on(&title))).edits().view()}
            </span>
        </li>
    }
}
