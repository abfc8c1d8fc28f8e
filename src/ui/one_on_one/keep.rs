//! Where the focus goes when what had it is gone.

use yew::prelude::*;

use crate::app::FocusTarget;
use crate::okr::Id;
use crate::platform::dom;
use crate::query::one_on_one::{Sheet, Step};
use crate::ui::asks::row_id;
use crate::ui::panel::id_part;

/// The id of the heading of the two.
pub const PAIR: &str = "sheet-pair";

/// The id of the field that finds somebody.
pub const FIND: &str = "sheet-with";

/// The id of the button that starts a talk.
pub const START: &str = "talk-start";

/// The id of the heading of a talk that is on.
pub const TALK: &str = "talk-title";

/// The id of the row of a step.
pub fn step_id(step: &Step) -> AttrValue {
    AttrValue::from(format!("step-{}", step.id))
}

/// The id of the line of a check-in.
pub fn check_in_id(goal: &Id, key: &str) -> AttrValue {
    AttrValue::from(format!("heard-{goal}-{}", id_part(key)))
}

/// What can have the focus and go, in the order of the page: each with what tells that it is another one.
pub fn ids_of(me: Option<&Id>, sheet: Option<&Sheet>) -> Vec<(AttrValue, String)> {
    let Some(sheet) = sheet else {
        return vec![(AttrValue::Static(FIND), me.map_or_else(String::new, ToString::to_string))];
    };
    let one = |id: AttrValue| (id.clone(), id.to_string());
    let mut ids = vec![(AttrValue::Static(PAIR), sheet.with.id.to_string())];
    ids.extend(sheet.open_steps.iter().map(step_id).map(one));
    ids.extend(sheet.unread.iter().map(|(goal, key)| one(check_in_id(goal, key))));
    ids.extend(sheet.asked_of_me.iter().chain(&sheet.asked_of_them).map(row_id).map(one));
    ids.push(match &sheet.talk {
        Some(talk) => (AttrValue::Static(TALK), talk.id.to_string()),
        None => one(AttrValue::Static(START)),
    });
    let steps = sheet.talk.iter().flat_map(|talk| &talk.steps);
    ids.extend(steps.map(|step| (step_id(step), format!("{} {:?}", step.id, step.state))));
    ids
}

/// When what had the focus is gone, what stands in its place gets it; else the page.
#[hook]
pub fn use_focus_stays(ids: Vec<(AttrValue, String)>) {
    let before = use_mut_ref(|| None::<Vec<(AttrValue, String)>>);
    use_effect_with(ids, move |ids| {
        let Some(old) = before.replace(Some(ids.clone())) else { return };
        if !dom::is_focus_lost() {
            return;
        }
        let at = old.iter().zip(ids).position(|(old, new)| old != new).unwrap_or(ids.len());
        let next = ids.get(at).or_else(|| ids.last());
        if !next.is_some_and(|(id, _)| dom::focus(id, dom::Caret::Keep)) {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}
