//! The same map as a tree, for those who listen and for the keyboard.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};
use yew::prelude::*;

use crate::okr::Id;
use crate::platform::dom;
use crate::query::map::scene::{Leaf, leaves};
use crate::query::map::{Card, Picture};
use crate::ui::env::use_env;
use crate::ui::outline::title_element;
use crate::words::{CardTold, OnMap, PagePhrases};

use super::desk::{Desk, DeskMove, Focus};

/// What the tree shows and calls.
#[derive(Properties, Clone)]
pub struct TreeProps {
    /// The picture.
    pub picture: Rc<Picture>,
    /// The card the keys are at.
    pub at: usize,
    /// The card that is open beside the map.
    pub selected: Option<usize>,
    /// What the person is at.
    pub desk: Rc<Desk>,
    /// Changes that.
    pub moves: UseReducerDispatcher<Desk>,
}

impl PartialEq for TreeProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture)
            && self.at == other.at
            && self.selected == other.selected
            && self.desk.focus == other.desk.focus
    }
}

/// The tree: one stop of the Tab key. Only what is around the current card stands in it.
#[component]
pub fn MapTree(props: &TreeProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let TreeProps { picture, at, selected, desk, moves } = props;
    // Where the keys go the focus follows, as long as it is in the tree.
    let current = picture.cards.get(*at).map(|card| card.id.clone()).filter(|_| desk.focus != Focus::No);
    use_effect_with(current, |current| {
        if let Some(id) = current {
            dom::focus(&title_element(id), dom::Caret::Keep);
        }
    });
    let onfocusin = {
        let (moves, at) = (moves.clone(), picture.cards.get(*at).map(|card| card.id.clone()));
        Callback::from(move |event: FocusEvent| {
            let leaf = event.target().and_then(|leaf| leaf.dyn_into::<Element>().ok());
            // The browser knows whether people came by keys.
            let is_shown = leaf.is_some_and(|leaf| leaf.matches(":focus-visible").unwrap_or(true));
            moves.dispatch(DeskMove::Focus(if is_shown { Focus::Shown } else { Focus::Quiet }));
            if let Some(id) = leaf_of(&event).filter(|id| Some(id) != at.as_ref()) {
                moves.dispatch(DeskMove::At(id));
            }
        })
    };
    let onfocusout = {
        let moves = moves.clone();
        Callback::from(move |event: FocusEvent| {
            // A leaf that goes because the stretch of leaves moves on hands the focus to nobody: it comes back.
            let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
            if to.is_some_and(|to| to.closest("[role=\"tree\"]").ok().flatten().is_none()) {
                moves.dispatch(DeskMove::Focus(Focus::No));
            }
        })
    };
    let items = leaves(picture, *at).into_iter().filter_map(|leaf| {
        let card = picture.cards.get(leaf.card)?;
        let tabindex = if leaf.card == *at { "0" } else { "-1" };
        Some(item(&leaf, card, tabindex, *selected == Some(leaf.card), told(words, picture, leaf.card, card)))
    });
    html! {
        <ul class="unseen map__tree" role="tree" aria-label={words.on_map(OnMap::Tree)} {onfocusin} {onfocusout}>
            { for items }
        </ul>
    }
}

fn item(leaf: &Leaf, card: &Card, tabindex: &'static str, is_selected: bool, told: String) -> Html {
    html! {
        <li key={card.id.to_string()} id={title_element(&card.id)} data-leaf={card.id.to_string()} role="treeitem" {tabindex}
            aria-level={leaf.level.to_string()} aria-posinset={leaf.place.to_string()} aria-setsize={leaf.of.to_string()}
            aria-expanded={leaf.open.map(|open| if open { "true" } else { "false" })}
            aria-selected={if is_selected { "true" } else { "false" }}>
            { told }
        </li>
    }
}

fn leaf_of(event: &FocusEvent) -> Option<Id> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    Some(Id::new(element.closest("[data-leaf]").ok()??.get_attribute("data-leaf")?))
}

/// A card in words.
fn told(words: &'static dyn PagePhrases, picture: &Picture, idx: usize, card: &Card) -> String {
    let title = |card: &Card| {
        if card.title.trim().is_empty() { words.untitled().to_owned() } else { card.title.to_string() }
    };
    let uppers: Vec<String> = picture
        .links
        .iter()
        .filter(|link| link.from == idx)
        .filter_map(|link| picture.cards.get(link.to))
        .map(title)
        .collect();
    let uppers: Vec<&str> = uppers.iter().map(String::as_str).collect();
    let progress = card.progress.map(|share| words.share(share));
    words.card_told(&CardTold {
        title: &title(card),
        home: card.home.as_deref(),
        cycle: card.other_cycle.as_deref(),
        status: card.status.map(|status| words.status_word(status)),
        progress: progress.as_deref(),
        key_results: card.key_results.len(),
        aligned_to: &uppers,
        linked: picture.links.iter().filter(|link| link.to == idx).count(),
        hidden: card.hidden,
        draft: card.draft,
    })
}
