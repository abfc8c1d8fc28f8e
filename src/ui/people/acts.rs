//! What the rows of units and people can ask for that takes a look at the whole workspace.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::sharing::Form;
use crate::app::{Action, Model};
use crate::okr::{Id, UnitKind};
use crate::query::{moved, people};
use crate::space::share::What;
use crate::space::{Change, Edit, New};
use crate::ui::env::use_env;
use crate::ui::share::opens;

use super::row::Act;

/// The same for as long as the page is open, so that it draws no row again.
#[derive(Clone, PartialEq)]
pub struct Acts {
    /// Does something with a row.
    pub act: Callback<(Id, Act)>,
    /// Puts a unit or a person under a unit.
    pub put: Callback<(Id, Option<Id>)>,
}

/// What carries out the wishes of rows in the workspace as it stands then.
#[hook]
pub fn use_acts(model: &Rc<Model>, on_remove: &Callback<Id>) -> Acts {
    let env = use_env();
    let now = use_mut_ref(|| Rc::clone(model));
    *now.borrow_mut() = Rc::clone(model);
    let put = {
        let now = Rc::clone(&now);
        use_callback(env.dispatch.clone(), move |(id, unit): (Id, Option<Id>), dispatch| {
            let model = Rc::clone(&now.borrow());
            if let Some(session) = model.session() {
                dispatch.emit(Action::Edit(people::stand_under(&session.space, &id, unit)));
            }
        })
    };
    let deps = (env.dispatch.clone(), on_remove.clone());
    let act = use_callback(deps, move |(id, act): (Id, Act), (dispatch, on_remove)| {
        let model = Rc::clone(&now.borrow());
        let Some(session) = model.session() else { return };
        let space = &session.space;
        match act {
            Act::Move(way) => {
                if let Some(edit) = moved(space, &id, way) {
                    dispatch.emit(Action::Edit(edit));
                }
            }
            Act::AddUnit => {
                let place = people::last_unit(space, Some(id));
                dispatch
                    .emit(Action::Add { new: New::Unit { name: "".into(), kind: UnitKind::Team }, place });
            }
            Act::AddPerson => {
                let place = people::last_person(space, Some(id));
                dispatch.emit(Action::Add { new: New::Person { name: "".into() }, place });
            }
            Act::Me => dispatch.emit(Action::IAm((session.me() != Some(&id)).then_some(id))),
            Act::Share => {
                dispatch.emit(opens(What::Part { unit: Some(id), cycle: None }, Form::File));
            }
            Act::Archive => {
                let change = Change::Archived(!people::is_archived(space, &id));
                dispatch.emit(Action::Edit(Edit::Change { id, change }));
            }
            Act::Delete => on_remove.emit(id),
        }
    });
    Acts { act, put }
}
