//! Finding somebody or something by typing.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Text};
use crate::query::panel::{Refusal, Target, share_targets, targets};
use crate::query::search::{self, Found};
use crate::space::{Space, kind};
use crate::ui::parts::{Choice, Combobox, Glyph};
use crate::words::PanelLabel;

use super::desk::Desk;

/// How many things are offered at once.
const MOST: usize = 12;

/// Among what is looked.
#[derive(Clone, PartialEq)]
pub enum Among {
    /// People and units.
    PeopleAndUnits,
    /// People.
    People,
    /// Units.
    Units,
    /// Objectives.
    Objectives,
    /// Goals that this one may be aligned to.
    Targets(Id),
    /// Objectives that this key result may be shared with.
    ShareTargets(Id),
    /// Objectives of a unit or a person.
    ObjectivesAt(Id),
}

/// What [`Picker`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct PickerProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is looked for.
    pub label: AttrValue,
    /// Among what.
    pub among: Among,
    /// Where.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
    /// Called with what was chosen.
    pub on_choose: Callback<Id>,
    /// Takes a name that nobody has here.
    #[prop_or_default]
    pub on_free: Option<Callback<AttrValue>>,
    /// The name of what stands now.
    #[prop_or_default]
    pub shown: AttrValue,
    /// The choice that takes away what stands now.
    #[prop_or_default]
    pub on_none: Option<(AttrValue, Callback<()>)>,
    /// Takes the focus when it appears.
    #[prop_or_default]
    pub takes_focus: bool,
}

/// The value of the choice that takes away what stands.
const NONE: &str = "";

/// One of many, found by typing.
#[component]
pub fn Picker(props: &PickerProps) -> Html {
    let found = use_state(|| Rc::<[Choice]>::from([]));
    let refused = use_state(|| None::<AttrValue>);
    let on_input = {
        let (found, refused) = (found.clone(), refused.clone());
        let (space, among, desk) = (props.space.clone(), props.among.clone(), props.desk.clone());
        let none = props.on_none.as_ref().map(|(label, _)| Choice::new(NONE, label.clone()));
        Callback::from(move |text: AttrValue| {
            refused.set(None);
            let none = none.clone().filter(|_| text.is_empty());
            found.set(none.into_iter().chain(look(&space, &among, &text, &desk)).collect());
        })
    };
    let on_choose = {
        let (space, among, desk) = (props.space.clone(), props.among.clone(), props.desk.clone());
        let (on_choose, on_none, refused) = (props.on_choose.clone(), props.on_none.clone(), refused.clone());
        Callback::from(move |value: AttrValue| {
            if value == NONE {
                if let Some((_, on_none)) = &on_none {
                    on_none.emit(());
                }
                return;
            }
            let id = Id::new(Text::from(value.as_str()));
            match refusal(&space, &among, &id) {
                Some(why) => refused.set(Some(desk.words().align_refused(&why).into())),
                None => on_choose.emit(id),
            }
        })
    };
    let empty = props.shown.is_empty();
    html! {
        <>
            <Combobox id={props.id.clone()} label={props.label.clone()} choices={(*found).clone()} {on_input} {on_choose}
                on_free={props.on_free.clone()} shown={props.shown.clone()} takes_focus={props.takes_focus}
                placeholder={Some(props.label.clone())} nothing={props.desk.label(PanelLabel::NothingFound)}
                class={if empty { "field--bare field--add" } else { "field--bare" }} />
            if let Some(why) = &*refused {
                <p class="panel__refusal" role="alert">{why}</p>
            }
        </>
    }
}

fn refusal(space: &Space, among: &Among, id: &Id) -> Option<Refusal> {
    match among {
        Among::Targets(from) => crate::query::panel::refusal(space, from, id),
        Among::ShareTargets(kr) => crate::query::panel::share_refusal(space, kr, id),
        Among::PeopleAndUnits | Among::People | Among::Units | Among::Objectives | Among::ObjectivesAt(_) => {
            None
        }
    }
}

fn look(space: &Space, among: &Among, text: &str, desk: &Desk) -> Vec<Choice> {
    let of_kind = |all: Vec<Found>, kind: &str| {
        all.into_iter().filter(|one| &*one.kind == kind).take(MOST).map(choice).collect()
    };
    match among {
        Among::PeopleAndUnits => {
            search::people_and_units(space, text, MOST).into_iter().map(choice).collect()
        }
        Among::People => of_kind(search::people_and_units(space, text, usize::MAX), kind::PERSON),
        Among::Units => of_kind(search::people_and_units(space, text, usize::MAX), kind::UNIT),
        Among::Objectives => of_kind(search::goals(space, text, &[], usize::MAX), kind::OBJECTIVE),
        Among::ObjectivesAt(home) => search::goals(space, text, &[], usize::MAX)
            .into_iter()
            .filter(|one| space.objective(&one.id).is_some_and(|goal| goal.home.as_ref() == Some(home)))
            .take(MOST)
            .map(choice)
            .collect(),
        Among::Targets(from) => offered(targets(space, from, text, MOST), desk),
        Among::ShareTargets(kr) => offered(share_targets(space, kr, text, MOST), desk),
    }
}

/// Targets as choices; those that cannot be say why.
fn offered(all: Vec<Target>, desk: &Desk) -> Vec<Choice> {
    all.into_iter()
        .map(|target| {
            let choice = choice(target.found);
            match target.refusal {
                Some(why) => choice.hint(desk.words().align_refused(&why)),
                None => choice,
            }
        })
        .collect()
}

fn choice(found: Found) -> Choice {
    let glyph = match &*found.kind {
        kind::UNIT => Glyph::People,
        kind::PERSON => Glyph::Person,
        kind::KEY_RESULT => Glyph::Measure,
        _ => Glyph::Target,
    };
    let choice = Choice::new(found.id.text(), found.title).glyph(glyph);
    match found.place {
        Some(place) => choice.hint(place),
        None => choice,
    }
}
