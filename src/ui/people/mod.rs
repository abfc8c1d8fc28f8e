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

use crate::app::{FocusTarget, Page};
use crate::okr::Id;
use crate::platform::dom;
use crate::query::people::{self as read, Archive};
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
    let words = env.page_words();
    let finder = use_finder(&props.model, env.lang);
    let asked = use_state(|| None::<Id>);
    let archive = use_state(Archive::default);
    let on_remove = {
        let asked = asked.setter();
        use_callback((), move |id: Id, ()| asked.set(Some(id)))
    };
    use_focus_after(asked.is_some());
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    let (cycles, others) = read::put_away(&session.space);
    let count = cycles + others;
    let close = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let shown = *archive;
    let on_archived = Callback::from(move |_: MouseEvent| {
        archive.set(if shown == Archive::Open { Archive::Shut } else { Archive::Open });
    });
    html! {
        <ContextProvider<Finder> context={finder}>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title">{ words.page(Page::People) }</h1>
                if count > 0 {
                    {Button::new(words.show_archived(count), on_archived)
                        .id("show-archived").kind(ButtonKind::Quiet).glyph(Glyph::Archive)
                        .pressed(Some(shown == Archive::Open)).view()}
                }
                <Units model={Rc::clone(model)} archive={shown} on_remove={on_remove.clone()} />
                <Persons model={Rc::clone(model)} archive={shown} on_remove={on_remove.clone()} />
                <Cycles model={Rc::clone(model)} archive={shown} {on_remove} />
            </div>
            if let Some(id) = (*asked).clone() {
                <RemoveDialog model={Rc::clone(model)} {id} on_close={close} />
            }
        </ContextProvider<Finder>>
    }
}

/// When what asked is gone, and the row it asked about as well, the focus goes to the page: it must
/// not fall out of it.
#[hook]
fn use_focus_after(asks: bool) {
    let asked = use_mut_ref(|| false);
    use_effect_with(asks, move |asks| {
        if asked.replace(*asks) && !asks && dom::focused_id().is_none() {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}

/// What each section of the page gets.
#[derive(Properties, Clone)]
pub struct SectionProps {
    /// What the app knows.
    pub model: Rc<crate::app::Model>,
    /// Whether what is put away is shown too.
    pub archive: Archive,
    /// Asks before something is deleted.
    pub on_remove: Callback<Id>,
}

impl PartialEq for SectionProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
            && self.archive == other.archive
            && self.on_remove == other.on_remove
    }
}
