//! The files that came: whether each is taken, what it is, whose work is new in it, and those that cannot
//! be read.

use yew::prelude::*;

use crate::app::{Action, Incoming, IncomingAction, IncomingFile};
use crate::okr::Day;
use crate::query::incoming::days_ahead;
use crate::ui::env::Env;
use crate::ui::parts::{CheckboxProps, Glyph, checkbox, icon, plain_text};

/// The list of files.
pub fn incoming_files(env: &Env, incoming: &Incoming, today: Day) -> Html {
    let words = env.page_words();
    let rows = incoming.files.iter().enumerate().map(|(nth, file)| row(env, nth, file, incoming, today));
    let any_other = incoming.files.iter().any(|file| !file.same);
    html! {
        <section class="bring__part" aria-labelledby="bring-files">
            <h3 class="bring__head" id="bring-files">{ words.incoming_files() }</h3>
            <ul class="bring__files">{ for rows }</ul>
            if any_other {
                <p class="bring__text">{ words.another_workspace_text() }</p>
            }
        </section>
    }
}

fn row(env: &Env, nth: usize, file: &IncomingFile, incoming: &Incoming, today: Day) -> Html {
    let words = env.page_words();
    let name = &file.opening.name;
    let what = if file.same {
        words.of_this_workspace().to_owned()
    } else {
        words.of_another_workspace(&file.title)
    };
    let whose = if file.writers.is_empty() {
        words.brings_nothing().to_owned()
    } else {
        words.written_by(&file.writers)
    };
    let newest = file.writers.iter().filter_map(|writer| writer.newest).max();
    let ahead = newest.and_then(|at| days_ahead(at, today)).map(|days| words.clock_ahead(days));
    let problems = file.opening.problems.len();
    // With one file there is nothing to choose among.
    let one_of_many = incoming.files.len() > 1;
    let on_change =
        env.dispatch.reform(move |taken: bool| Action::Incoming(IncomingAction::Take { nth, taken }));
    html! {
        <li key={nth} class="bring__file" data-taken={if file.taken { "true" } else { "false" }}>
            if one_of_many {
                {checkbox(&CheckboxProps {
                    id: format!("take-file-{nth}").into(),
                    label: words.take_file(name).into(),
                    checked: file.taken,
                    on_change,
                    label_unseen: true,
                })}
            } else {
                {icon(Glyph::File)}
            }
            <span class="bring__name">
                {plain_text(name)}
                <span class="bring__facts">
                    <span>{plain_text(what)}</span>
                    <span>{plain_text(whose)}</span>
                    if let Some(ahead) = ahead {
                        <span class="came--ahead">{ ahead }</span>
                    }
                    if problems > 0 {
                        <span>{ words.file_problems(problems) }</span>
                    }
                </span>
            </span>
        </li>
    }
}

/// The files that cannot be read at all, each with its reason and place; nothing where there are none.
pub fn unread_files(env: &Env, incoming: &Incoming) -> Html {
    if incoming.unread.is_empty() {
        return Html::default();
    }
    let words = env.page_words();
    let rows = incoming.unread.iter().enumerate().map(|(nth, (name, why))| {
        html! {
            <li key={nth} class="bring__file" data-unread="true">
                {icon(Glyph::Warning)}
                <span class="bring__name">
                    {plain_text(name)}
                    <span class="bring__facts"><span>{plain_text(words.unreadable(why))}</span></span>
                </span>
            </li>
        }
    });
    html! {
        <section class="bring__part" aria-labelledby="bring-unread">
            <h3 class="bring__head" id="bring-unread">{ words.unread_files() }</h3>
            <ul class="bring__files">{ for rows }</ul>
        </section>
    }
}
