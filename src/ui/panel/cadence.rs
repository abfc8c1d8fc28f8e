//! How often a goal, or the goals of a unit, are spoken of.

use yew::prelude::*;

use crate::okr::{Id, number};
use crate::query::panel::CadenceField;
use crate::space::Change;
use crate::ui::parts::{FieldLook, NumberFieldProps, number_field};

use super::bits::fact;
use super::desk::Desk;

/// What [`CadenceFact`] shows.
#[derive(Properties, PartialEq)]
pub struct CadenceFactProps {
    /// The goal or unit.
    pub id: Id,
    /// What it says, and what it would be otherwise.
    pub cadence: CadenceField,
    /// The desk.
    pub desk: Desk,
}

/// The days between two check-ins; while the field is empty, what is above says it.
#[component]
pub fn CadenceFact(props: &CadenceFactProps) -> Html {
    let CadenceFactProps { id, cadence, desk } = props;
    let words = desk.words();
    let refused = use_state(|| false);
    let on_commit = {
        let (refused, change, own) = (refused.clone(), desk.on(id, Change::Cadence), cadence.own);
        Callback::from(move |text: AttrValue| {
            let days = number::days(&text);
            refused.set(days.is_err());
            if let Ok(days) = days
                && days != own
            {
                change.emit(days);
            }
        })
    };
    fact(
        words.cadence_field(),
        number_field(NumberFieldProps {
            id: AttrValue::Static("panel-cadence"),
            value: cadence.own.map(|days| AttrValue::from(days.to_string())).unwrap_or_default(),
            label: AttrValue::from(words.cadence_field()),
            on_commit,
            measured_in: None,
            placeholder: Some(AttrValue::from(words.cadence_otherwise(cadence))),
            error: refused.then(|| AttrValue::from(words.no_days())),
            look: FieldLook::Bare,
        }),
    )
}
