//! Asks before something is deleted that takes others along.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Model};
use crate::okr::Id;
use crate::query::people;
use crate::space::{Edit, Space};
use crate::ui::env::{Env, use_env};
use crate::ui::parts::{Button, ButtonKind, Dialog};

/// What [`RemoveDialog`] shows and calls.
#[derive(Properties, Clone)]
pub struct RemoveDialogProps {
    /// What the app knows.
    pub model: Rc<Model>,
    /// What would be deleted.
    pub id: Id,
    /// Called when it was answered.
    pub on_close: Callback<()>,
}

impl PartialEq for RemoveDialogProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.id == other.id
    }
}

/// Says what would go along. What goes alone goes at once: undo brings it back.
#[component]
pub fn RemoveDialog(props: &RemoveDialogProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let sentence = props.model.session().and_then(|session| sentence(&env, &session.space, &props.id));
    let delete = {
        let (dispatch, id, on_close) = (env.dispatch.clone(), props.id.clone(), props.on_close.clone());
        Callback::from(move |()| {
            on_close.emit(());
            dispatch.emit(Action::Edit(Edit::Delete { id: id.clone() }));
        })
    };
    let goes_alone = sentence.is_none();
    {
        let delete = delete.clone();
        use_effect_with(goes_alone, move |goes_alone| {
            if *goes_alone {
                delete.emit(());
            }
        });
    }
    let Some(sentence) = sentence else { return Html::default() };
    let name = props.model.session().and_then(|session| session.space.name_of(&props.id));
    let name = name.as_deref().unwrap_or(words.untitled()).to_owned();
    let foot = html! {
        <>
            {Button::new(words.cancel(), props.on_close.reform(|_: MouseEvent| ())).view()}
            {Button::new(words.delete_with_this(), delete.reform(|_: MouseEvent| ())).id("delete-now").kind(ButtonKind::Danger).view()}
        </>
    };
    html! {
        <Dialog id="delete-row" title={words.delete_named(&name)} close_label={words.close()}
            on_close={props.on_close.clone()} {foot}>
            <p>{ sentence }</p>
        </Dialog>
    }
}

/// What there is to say before it is deleted; `None` where nothing goes along.
fn sentence(env: &Env, space: &Space, id: &Id) -> Option<String> {
    let words = env.page_words();
    if space.cycle(id).is_some() {
        let objectives = people::objectives_in(space, id);
        return (objectives > 0).then(|| words.cycle_goes(objectives));
    }
    let along = people::goes_along(space, id);
    (!along.is_nothing()).then(|| words.goes_along(along))
}
