//! People and cycles: the trees that goals stand in, edited in place.

mod acts;
mod cycles;
mod dates;
mod persons;
mod pick;
mod remove;
mod row;
mod units;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Page;
use crate::okr::Id;
use crate::query::people as read;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::parts::{Button, ButtonKind, Glyph};

use cycles::Cycles;
use persons::Persons;
use pick::{Finder, use_finder};
use remove::RemoveDialog;
use units::Units;

/// The page of people and cycles.
#[component]
pub fn PeoplePage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let finder = use_finder(&props.model, env.lang);
    let asked = use_state(|| None::<Id>);
    let archived = use_state(|| false);
    let on_remove = {
        let asked = asked.setter();
        use_callback((), move |id: Id, ()| asked.set(Some(id)))
    };
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    let (cycles, others) = read::put_away(&session.space);
    let count = cycles + others;
    let close = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let shows = *archived;
    let on_archived = Callback::from(move |_: MouseEvent| archived.set(!shows));
    html! {
        <ContextProvider<Finder> context={finder}>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title">{ words.page(Page::People) }</h1>
                if count > 0 {
                    <Button id="show-archived" kind={ButtonKind::Quiet} glyph={Glyph::Archive} pressed={Some(shows)}
                        label={words.show_archived(count)} on_click={on_archived} />
                }
                <Units model={Rc::clone(model)} archived={shows} on_remove={on_remove.clone()} />
                <Persons model={Rc::clone(model)} archived={shows} on_remove={on_remove.clone()} />
                <Cycles model={Rc::clone(model)} archived={shows} {on_remove} />
            </div>
            if let Some(id) = (*asked).clone() {
                <RemoveDialog model={Rc::clone(model)} {id} on_close={close} />
            }
        </ContextProvider<Finder>>
    }
}

/// What each section of the page gets.
#[derive(Properties, Clone)]
pub struct SectionProps {
    /// What the app knows.
    pub model: Rc<crate::app::Model>,
    /// Whether what is put away is shown too.
    pub archived: bool,
    /// Asks before something is deleted.
    pub on_remove: Callback<Id>,
}

impl PartialEq for SectionProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
            && self.archived == other.archived
            && self.on_remove == other.on_remove
    }
}
