//! The list behind a figure: goals that open beside the page, a stretch of them at a time.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::insights::{Line, Row, lines};
use crate::space::Space;
use crate::ui::panel::Desk;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, browsing, plain_text};

/// How many rows are drawn at first, and how many more at a time.
const STRETCH: usize = 100;

/// What [`List`] shows.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// What stands in it.
    pub title: &'static str,
    /// The rows.
    pub rows: Rc<[Row]>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// The list behind a figure.
#[component]
pub fn List(props: &ListProps) -> Html {
    let most = use_state(|| STRETCH);
    let found = use_memo((Rc::clone(&props.rows), props.space.clone(), *most), |(rows, space, most)| {
        lines(space, rows, *most)
    });
    let words = props.desk.words();
    let left = props.rows.len().saturating_sub(*most);
    let on_more = {
        let most = most.clone();
        Callback::from(move |_event: MouseEvent| most.set(*most + STRETCH))
    };
    html! {
        <>
            <h4 class="insights__caption">{props.title}<span class="insights__count num">{props.rows.len()}</span></h4>
            <ul class="insights__list">
                {for found.iter().enumerate().map(|(at, line)| html! { <li class="insights__line" key={at}>{one(line, &props.desk)}</li> })}
            </ul>
            if left > 0 {
                {browsing(Button::new(words.insights_more(left.min(STRETCH)), on_more).kind(ButtonKind::Quiet).size(ButtonSize::Small).view())}
            }
        </>
    }
}

fn one(line: &Line, desk: &Desk) -> Html {
    let words = desk.words();
    let name = if line.name.is_empty() { words.untitled() } else { &*line.name };
    let note = words.insights_note(&line.note);
    html! {
        <>
            <div class="insights__goal">
                if let Some(id) = &line.id {
                    <button type="button" class="goal-link" onclick={desk.opener(id)}>{plain_text(name)}</button>
                } else {
                    {plain_text(name)}
                }
                if let Some(other) = &line.other {
                    <span class="insights__to">{"→ "}<button type="button" class="goal-link" onclick={desk.opener(&other.id)}>{plain_text(&other.name)}</button></span>
                }
                {place(line)}
            </div>
            if !note.is_empty() {
                <span class="insights__note num">{note}</span>
            }
        </>
    }
}

/// Whose goal it is, and of a key result the objective.
fn place(line: &Line) -> Html {
    let both = line.of.iter().chain(&line.unit);
    let mut parts = both.filter(|part| !part.is_empty()).peekable();
    if parts.peek().is_none() {
        return Html::default();
    }
    html! {
        <span class="insights__place">
            {for parts.enumerate().map(|(at, part)| html! { <>{if at > 0 { " · " } else { "" }}{plain_text(part)}</> })}
        </span>
    }
}
