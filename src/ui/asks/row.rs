//! One ask or proposal, answered where it stands.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{LinkState, Text};
use crate::query::asks::{AskRow, GoalRef, RowKind, RowState};
use crate::space::Space;
use crate::ui::panel::{
    AskActs, Desk, LinkActs, Note, Stance, answers, ask_facts, ask_slug, goal_button, id_part, link_state,
    names,
};
use crate::ui::parts::{Glyph, icon};

/// Whether a row waits or was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowLook {
    /// It waits.
    Open,
    /// It was answered.
    Closed,
}

/// The id of a row's element.
pub fn row_id(row: &AskRow) -> AttrValue {
    let key = row.key.as_deref().map(id_part).unwrap_or_default();
    AttrValue::from(format!("row-{}-{key}", row.of))
}

/// What [`Row`] shows.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The ask or proposal.
    pub row: Rc<AskRow>,
    /// Whether it waits or was answered.
    pub look: RowLook,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// One ask or proposal.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let (from, to) = (names(&row.from), names(&row.to));
    let (head, glyph) = match row.kind {
        RowKind::Ask(wants) => (words.asks_for(&from, &to, wants), Glyph::Ask),
        RowKind::Proposal if row.state == RowState::Link(LinkState::Countered) => {
            (words.counters(&to, &from), Glyph::Link)
        }
        RowKind::Proposal => (words.asks_to_align(&from, &to), Glyph::Link),
    };
    let (slug, state) = match row.state {
        RowState::Ask(state) => (ask_slug(state), ask_facts(state, row.due, desk)),
        RowState::Link(state) => ("open", link_state(state, desk)),
    };
    html! {
        <li class="ask ask--row" id={row_id(row)} tabindex="-1" data-state={slug}>
            <span class="ask__glyph">{icon(glyph)}</span>
            <div class="ask__body">
                <p class="ask__head">
                    <bdi class="ask__who">{head}</bdi>
                    {state}
                    if let Some(terms) = row.terms {
                        <span class="ask__terms">{words.terms_told(terms.counts, terms.weight)}</span>
                    }
                    if props.look == RowLook::Open {
                        {since(props)}
                    }
                </p>
                {goals(row, desk)}
                if !row.text.is_empty() {
                    <div class="ask__text"><Note text={AttrValue::from(Rc::clone(&row.text))} desk={desk.clone()} /></div>
                }
                if row.disagrees {
                    <p class="ask__differs">{words.answered_differently()}</p>
                }
                {answers(&row.answers, desk)}
                if props.look == RowLook::Open {
                    {acts(props)}
                }
            </div>
        </li>
    }
}

/// Since when it waits.
fn since(props: &RowProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    html! {
        <>
            if let Some(days) = row.days {
                <span class="ask__when">{words.open_days(days)}</span>
            }
        </>
    }
}

/// The goals it is about; a press opens one beside the page.
fn goals(row: &AskRow, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <div class="ask__goals">
            if let Some(lower) = &row.lower {
                <p class="ask__goal">{goal(lower, desk)}</p>
                <p class="ask__goal ask__goal--upper">{icon(Glyph::ArrowUp)}{goal(&row.goal, desk)}</p>
            } else {
                <p class="ask__goal"><span class="ask__for">{words.ask_for_goal()}</span>{goal(&row.goal, desk)}</p>
            }
        </div>
    }
}

fn goal(goal: &GoalRef, desk: &Desk) -> Html {
    let names = [goal.objective.as_ref(), goal.unit.as_ref()];
    let place: Vec<Text> = names.into_iter().flatten().map(|named| Text::clone(&named.name)).collect();
    html! {
        <span class="ask__named">
            {goal_button(goal, desk)}
            if !place.is_empty() {
                <bdi class="ask__place">{place.join(" · ")}</bdi>
            }
        </span>
    }
}

fn acts(props: &RowProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let stance = if desk.me.is_none() || row.is_mine {
        Stance::Asked
    } else if row.by_me {
        Stance::Asking
    } else {
        Stance::Beside
    };
    match (row.kind, row.state, &row.key, &row.lower) {
        (RowKind::Ask(wants), _, Some(key), _) => html! {
            <AskActs of={row.of.clone()} ask={Text::clone(key)} {wants} text={Text::clone(&row.text)} to={row.to.clone()} {stance}
                home={row_id(row)} space={props.space.clone()} desk={desk.clone()} />
        },
        (RowKind::Proposal, RowState::Link(state), _, Some(lower)) => match row.terms {
            Some(terms) => html! {
                <LinkActs link={row.of.clone()} from={lower.id.clone()} to={row.goal.id.clone()} {state} {terms} {stance}
                    home={row_id(row)} space={props.space.clone()} desk={desk.clone()} />
            },
            None => Html::default(),
        },
        (_, _, _, _) => Html::default(),
    }
}
