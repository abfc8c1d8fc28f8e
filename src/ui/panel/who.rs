//! Who edits here, asked where something has to be said by somebody.

use yew::prelude::*;

use crate::app::Action;
use crate::okr::Id;
use crate::space::Space;
use crate::words::PanelLabel;

use super::desk::Desk;
use super::pickers::{Among, Picker};

/// What [`WhoAmI`] shows.
#[derive(Properties, PartialEq)]
pub struct WhoAmIProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// Where people are looked for.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
    /// Takes the focus when it appears.
    #[prop_or_default]
    pub takes_focus: bool,
}

/// Asks who edits here. What it stands in goes on by itself once that is known.
#[component]
pub fn WhoAmI(props: &WhoAmIProps) -> Html {
    let desk = &props.desk;
    let on_choose = {
        let desk = desk.clone();
        Callback::from(move |id: Id| desk.act(Action::IAm(Some(id))))
    };
    html! {
        <div class="who">
            <p class="panel__hint">{desk.label(PanelLabel::WhoAreYou)}</p>
            <Picker id={props.id.clone()} label={AttrValue::from(desk.words().i_am())} among={Among::People} space={props.space.clone()}
                desk={desk.clone()} {on_choose} takes_focus={props.takes_focus} />
        </div>
    }
}
