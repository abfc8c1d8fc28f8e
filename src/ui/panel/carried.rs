//! What a goal continues, over several cycles, and what it was continued as.

use yew::prelude::*;

use crate::okr::Id;
use crate::query::carry_over::{Linked, chain};
use crate::space::Space;
use crate::ui::parts::{Button, ButtonKind, plain_text};
use crate::words::CarryLabel;

use super::desk::Desk;

/// What [`Carried`] shows.
#[derive(Properties, PartialEq)]
pub struct CarriedProps {
    /// The objective or key result.
    pub of: Id,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What a goal continues and what it was continued as; nothing where it stands alone.
#[component]
pub fn Carried(props: &CarriedProps) -> Html {
    let chain = use_memo((props.of.clone(), props.space.clone()), |(of, space)| chain(space, of));
    let words = props.desk.words();
    if chain.is_empty() {
        return Html::default();
    }
    html! {
        <div class="carried">
            {for chain.before.iter().enumerate().map(|(at, one)| {
                line(if at == 0 { CarryLabel::Continues } else { CarryLabel::Before }, one, &props.desk)
            })}
            if let Some(reason) = &chain.to_reword {
                <p class="carried__reword">{plain_text(words.carry_reword(reason))}</p>
            }
            {for chain.after.iter().map(|one| line(CarryLabel::ContinuedAs, one, &props.desk))}
        </div>
    }
}

fn line(label: CarryLabel, one: &Linked, desk: &Desk) -> Html {
    let words = desk.words();
    let title = if one.title.is_empty() { words.untitled().to_owned() } else { one.title.to_string() };
    html! {
        <p class="carried__one" key={one.id.to_string()}>
            {words.carry_label(label)}{" "}
            if one.is_gone {
                <span class="carried__gone">{plain_text(&title)}{" · "}{words.carry_label(CarryLabel::Gone)}</span>
            } else {
                {Button::new(title, desk.opener(&one.id)).kind(ButtonKind::Inline).view()}
                {" "}{plain_text(words.carry_judged(one))}
            }
        </p>
    }
}
