//! Finding a goal on the map: what is chosen is flown to.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::query::map::Picture;
use crate::ui::env::use_env;
use crate::ui::parts::{Choice, Combobox, Glyph};
use crate::words::OnMap;

/// How many are offered.
const MOST: usize = 12;

/// What the search looks in and calls.
#[derive(Properties, Clone)]
pub struct SearchProps {
    /// The picture.
    pub picture: Rc<Picture>,
    /// Called with what was chosen.
    pub on_choose: Callback<Id>,
}

impl PartialEq for SearchProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture) && self.on_choose == other.on_choose
    }
}

/// The search field. `/` goes to it.
#[component]
pub fn MapSearch(props: &SearchProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let asked = use_state(AttrValue::default);
    let cards = props.picture.find(&asked).into_iter().take(MOST);
    let choices: Rc<[Choice]> = cards
        .filter_map(|idx| props.picture.cards.get(idx))
        .map(|card| {
            let title = if card.title.trim().is_empty() { words.untitled() } else { &*card.title };
            let choice = Choice::new(card.id.to_string(), title.to_owned());
            match &card.home {
                Some(home) => choice.hint(home.to_string()),
                None => choice,
            }
        })
        .collect();
    let on_input = {
        let asked = asked.clone();
        Callback::from(move |text: AttrValue| asked.set(text))
    };
    let nothing = (!asked.trim().is_empty()).then(|| AttrValue::from(words.on_map(OnMap::Nothing)));
    html! {
        <Combobox id="search" class="find" label={words.on_map(OnMap::Search)} placeholder={words.on_map(OnMap::Search)}
            {choices} {on_input} on_choose={props.on_choose.reform(|id: AttrValue| Id::new(id.as_str()))} {nothing}
            glyph={Some(Glyph::Search)} />
    }
}
