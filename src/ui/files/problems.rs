//! What could not be used of the last file, each with its place.

use std::rc::Rc;

use yew::prelude::*;

use crate::file::Problem;
use crate::ui::env::{Env, use_env};
use crate::ui::parts::plain_text;

/// How many are listed; a file can have as many as it has values.
const MOST: usize = 200;

/// What [`Problems`] shows.
#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    /// The problems in the order of the text.
    pub problems: Rc<[Problem]>,
}

/// The section of problems.
#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let count = props.problems.len();
    html! {
        <section class="section" aria-labelledby="files-problems">
            <h2 class="section__title" id="files-problems">{ words.problems(count) }</h2>
            <p class="section__text">{ words.problems_text() }</p>
            { problem_list(&env, &props.problems, &words.problems(count)) }
        </section>
    }
}

/// The list of problems, with a name for those who listen.
pub fn problem_list(env: &Env, problems: &[Problem], label: &str) -> Html {
    let words = env.page_words();
    let count = problems.len();
    let rows = problems.iter().take(MOST).enumerate().map(|(at, problem)| {
        html! {
            <li key={at} class="problem">
                <span class="problem__place">{ words.place(problem.line, problem.column) }</span>
                <span>{plain_text(words.problem(&problem.kind))}</span>
                if !problem.path.is_empty() {
                    <span class="problem__path">{plain_text(problem.path.clone())}</span>
                }
            </li>
        }
    });
    html! {
        <>
            <ul class="problems" tabindex="0" aria-label={label.to_owned()}>{ for rows }</ul>
            if count > MOST {
                <p class="section__text">{ words.more_problems(count - MOST) }</p>
            }
        </>
    }
}
