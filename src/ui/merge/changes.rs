//! What would change, thing by thing, each with a box to take it or leave it out.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, IncomingAction};
use crate::okr::{Day, Id};
use crate::query::compare::Comparison;
use crate::ui::compare::{Changes, Heading, Picking};
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, ButtonSize};

/// What [`ChosenChanges`] shows.
#[derive(Properties, Clone)]
pub struct ChosenChangesProps {
    /// What would differ, were everything taken.
    pub comparison: Rc<Comparison>,
    /// What is left out.
    pub left_out: Rc<BTreeSet<Id>>,
    /// Today, from which days are told.
    pub today: Day,
}

impl PartialEq for ChosenChangesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.comparison, &other.comparison)
            && self.left_out == other.left_out
            && self.today == other.today
    }
}

/// What would change; nothing where nothing would.
#[component]
pub fn ChosenChanges(props: &ChosenChangesProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let on_leave_out = use_callback(env.dispatch.clone(), |(ids, out): (Vec<Id>, bool), dispatch| {
        dispatch.emit(Action::Incoming(IncomingAction::LeaveOut { ids, out }));
    });
    if props.comparison.groups.is_empty() {
        return Html::default();
    }
    let all = |out: bool| {
        let (comparison, tell) = (Rc::clone(&props.comparison), on_leave_out.clone());
        Callback::from(move |_: MouseEvent| {
            let items = comparison.groups.iter().flat_map(|group| &group.items);
            tell.emit((items.map(|item| item.id.clone()).collect(), out));
        })
    };
    let picking = Picking { left_out: Rc::clone(&props.left_out), on_leave_out: on_leave_out.clone() };
    html! {
        <div class="bring__changes">
            <div class="acts">
                {Button::new(words.take_all(), all(false)).id("take-all").size(ButtonSize::Small).kind(ButtonKind::Quiet).view()}
                {Button::new(words.take_none(), all(true)).id("take-none").size(ButtonSize::Small).kind(ButtonKind::Quiet).view()}
            </div>
            <Changes comparison={Rc::clone(&props.comparison)} today={props.today} id="bring" heading={Heading::Third} {picking} />
        </div>
    }
}
