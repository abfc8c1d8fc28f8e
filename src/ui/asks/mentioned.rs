//! Where whoever edits here was mentioned.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::mentions::{MentionIn, MentionRow, open};
use crate::ui::panel::{Desk, Note, goal_button};
use crate::ui::parts::{Glyph, icon};

/// What others wrote that mentions whoever edits here, newest first; nothing where nobody did.
pub fn mentioned(rows: &[MentionRow], desk: &Desk) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let words = desk.words();
    html! {
        <section class="asks__section" aria-labelledby="asks-mentioned">
            <h2 class="asks__title" id="asks-mentioned">{words.you_were_mentioned()}<span class="asks__count num">{open(rows)}</span></h2>
            <p class="asks__hint">{words.mentions_hint()}</p>
            <ul class="asks">{for rows.iter().map(|row| mention(row, desk))}</ul>
        </section>
    }
}

fn mention(row: &MentionRow, desk: &Desk) -> Html {
    let words = desk.words();
    let glyph = match row.what {
        MentionIn::Comment => Glyph::Comment,
        MentionIn::CheckIn => Glyph::Check,
        MentionIn::Ask => Glyph::Ask,
    };
    let state = if row.answered { "answered" } else { "open" };
    html! {
        <li class="ask ask--row" key={format!("{}-{}", row.goal.id, row.key)} data-state={state}>
            <span class="ask__glyph">{icon(glyph)}</span>
            <div class="ask__body">
                <p class="ask__head">
                    <bdi class="ask__who">{words.mentioned_in(row.by.as_deref(), row.what)}</bdi>
                    if row.answered {
                        <span class="tie" data-tie="answered">{icon(Glyph::Check)}{words.mention_answered()}</span>
                    }
                    <span class="ask__when">{words.open_days(row.days)}</span>
                </p>
                <p class="ask__goal">{goal_button(&row.goal, desk)}</p>
                <div class="ask__text ask__text--said"><Note text={AttrValue::from(Rc::clone(&row.text))} desk={desk.clone()} /></div>
            </div>
        </li>
    }
}
