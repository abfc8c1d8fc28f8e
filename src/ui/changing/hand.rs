//! To whom a goal goes.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::changing::ChangingAction;
use crate::okr::Id;
use crate::query::filter::{Seeker, seekers};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::parts::{Choice, Combobox, Dialog, DialogSize, Glyph};

/// How many are offered at once.
const MOST: usize = 12;

/// What [`HandDialog`] shows.
#[derive(Properties, PartialEq)]
pub struct HandDialogProps {
    /// The goal.
    pub of: Id,
    /// The workspace.
    pub space: Space,
}

/// Asks for a person or a unit.
#[component]
pub fn HandDialog(props: &HandDialogProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let found = use_state(|| Rc::<[Choice]>::from([]));
    let on_input = {
        let (found, space) = (found.clone(), props.space.clone());
        Callback::from(move |text: AttrValue| {
            let text = text.to_lowercase();
            let fits = |one: &Seeker| one.name.to_lowercase().contains(text.trim());
            let all = seekers(&space).into_iter().filter(fits).take(MOST);
            found.set(all.map(|one| choice(&one)).collect());
        })
    };
    let on_choose = {
        let of = props.of.clone();
        env.dispatch.reform(move |to: AttrValue| {
            Action::Changing(ChangingAction::HandOver { of: of.clone(), to: Id::new(to.as_str()) })
        })
    };
    let on_close = env.dispatch.reform(|()| Action::Changing(ChangingAction::Hand(None)));
    let title = props.space.name_of(&props.of).unwrap_or_else(|| words.untitled().into());
    html! {
        <Dialog id="hand-over" title={words.hand_over_to(&title)} close_label={words.cancel()} {on_close}
            size={DialogSize::Small}>
            <Combobox id="hand-over-to" label={words.person_or_unit()} choices={(*found).clone()} {on_input} {on_choose}
                placeholder={words.person_or_unit()} nothing={words.nobody_so_called()} glyph={Some(Glyph::Search)}
                takes_focus=true />
        </Dialog>
    }
}

fn choice(one: &Seeker) -> Choice {
    let choice = Choice::new(one.id.to_string(), one.name.to_string());
    match &one.place {
        Some(place) => choice.hint(place.to_string()),
        None => choice,
    }
}
