//! Choosing a unit, a person or a cycle for a row, found by typing.
//!
//! A row does not hold what there is to choose from, so that it is drawn again only when it says
//! something else; it asks, when somebody types.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Lang, Model};
use crate::okr::{Id, Text};
use crate::query::{people, search};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::parts::{Choice, Combobox};
use crate::words::words;

/// How many are offered at once.
const MOST: usize = 100;

/// What is looked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Ask {
    /// A person, other than this one.
    Person(Option<Id>),
    /// A unit that this one can stand under, or any.
    Unit(Option<Id>),
    /// A cycle that this one can lie in.
    Cycle(Id),
}

/// Answers what rows ask; the same for as long as the page is open.
#[derive(Clone, PartialEq)]
pub struct Finder(Callback<(Ask, AttrValue), Rc<[Choice]>>);

/// A finder in the workspace as it stands now.
#[hook]
pub fn use_finder(model: &Rc<Model>, lang: Lang) -> Finder {
    let now = use_mut_ref(|| Rc::clone(model));
    *now.borrow_mut() = Rc::clone(model);
    let find = use_callback(lang, move |(ask, text): (Ask, AttrValue), lang| {
        let model = Rc::clone(&now.borrow());
        let none = text.trim().is_empty().then(|| Choice::new("", words(*lang).none()));
        let found = model.session().map(|session| find(&session.space, &ask, &text)).unwrap_or_default();
        none.into_iter().chain(found).collect()
    });
    Finder(find)
}

fn find(space: &Space, ask: &Ask, text: &str) -> Vec<Choice> {
    let named = |all: Vec<(Id, Text)>| {
        let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        all.into_iter()
            .filter(|(_, name)| words.iter().all(|word| name.to_lowercase().contains(word.as_str())))
            .take(MOST)
            .map(|(id, name)| Choice::new(id.to_string(), name.to_string()))
            .collect()
    };
    match ask {
        Ask::Unit(not) => named(people::units_to_stand_under(space, not.as_ref())),
        Ask::Cycle(not) => named(people::cycles_to_lie_in(space, not)),
        Ask::Person(not) => search::people_and_units(space, text, MOST)
            .into_iter()
            .filter(|found| space.person(&found.id).is_some() && not.as_ref() != Some(&found.id))
            .map(|found| {
                let choice = Choice::new(found.id.to_string(), found.title.to_string());
                match found.place {
                    Some(place) => choice.hint(place.to_string()),
                    None => choice,
                }
            })
            .collect(),
    }
}

/// What [`Pick`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct PickProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is chosen.
    pub label: AttrValue,
    /// The name of what stands.
    pub shown: Option<Text>,
    /// What is looked for.
    pub ask: Ask,
    /// Called with what was chosen, `None` for nothing.
    pub on_choose: Callback<Option<Id>>,
}

/// One of many, in the place of its name.
#[component]
pub fn Pick(props: &PickProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let finder = use_context::<Finder>();
    let choices = use_state(|| Rc::<[Choice]>::from([]));
    let on_input = {
        let (choices, ask) = (choices.setter(), props.ask.clone());
        Callback::from(move |text: AttrValue| {
            if let Some(Finder(find)) = &finder {
                choices.set(find.emit((ask.clone(), text)));
            }
        })
    };
    let on_choose = props.on_choose.reform(|id: AttrValue| (!id.is_empty()).then(|| Id::new(id.as_str())));
    html! {
        <Combobox id={props.id.clone()} label={props.label.clone()} choices={Rc::clone(&choices)} {on_input} {on_choose}
            shown={props.shown.as_deref().unwrap_or_default().to_owned()} placeholder="–" class="field--bare"
            nothing={words.nothing_of_name()} />
    }
}
