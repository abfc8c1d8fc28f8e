//! A change of the quarter, as a line of the goal's story.

use yew::prelude::*;

use crate::okr::Day;
use crate::query::outline::ChangeLine;
use crate::ui::parts::plain_text;
use crate::words::Phrases;

/// The lines of a goal's changes.
pub fn change_lines(words: &dyn Phrases, changes: &[ChangeLine], today: Day) -> Html {
    let line = |change: &ChangeLine| {
        let (head, rest) = words.change_line(change, today);
        html! {
            <p key={change.key.to_string()} class="change">
                <span><b>{ head }</b>{ " " }{plain_text(rest)}</span>
            </p>
        }
    };
    html! { { for changes.iter().map(line) } }
}
