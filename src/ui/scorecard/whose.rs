//! The choice of whose goals the pages of the close are about: everybody's, a unit's, a person's.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::closing::ClosingAction;
use crate::okr::Id;
use crate::query::scorecard::{OneOf, whose_goals};
use crate::space::Space;
use crate::ui::panel::Desk;
use crate::ui::parts::{Choice, Combobox, Glyph, browsing};
use crate::words::{PagePhrases, ScorecardLabel};

/// The choice of whose goals are shown: everybody's, a unit's with all below it, or a person's. All pages of the
/// close share what is chosen.
///
/// `id` is that of the field.
pub fn whose(space: &Space, of: Option<&Id>, desk: &Desk, id: &str) -> Html {
    let (space, of, desk) = (space.clone(), of.cloned(), desk.clone());
    browsing(html! { <Whose {space} {of} {desk} id={AttrValue::from(id.to_owned())} /> })
}

/// The value of everybody.
const EVERYBODY: &str = "";

#[derive(Properties, PartialEq)]
struct WhoseProps {
    space: Space,
    of: Option<Id>,
    desk: Desk,
    id: AttrValue,
}

#[component]
fn Whose(props: &WhoseProps) -> Html {
    let found = use_state(|| Rc::<[Choice]>::from([]));
    let words = props.desk.words();
    let on_input = {
        let (found, space, me) = (found.clone(), props.space.clone(), props.desk.me.clone());
        Callback::from(move |text: AttrValue| {
            let everybody = text.trim().is_empty().then(|| Choice::new(EVERYBODY, words.everybody()));
            let all = whose_goals(&space, &text, me.as_ref());
            let all = all.into_iter().map(|one| choice(one, words));
            found.set(everybody.into_iter().chain(all).collect());
        })
    };
    let on_choose = props.desk.env.dispatch.reform(|id: AttrValue| {
        let of = (id != EVERYBODY).then(|| Id::new(id.as_str()));
        Action::Closing(ClosingAction::Of(of))
    });
    let shown = props.of.as_ref().and_then(|of| props.space.name_of(of));
    let shown =
        shown.map_or_else(|| AttrValue::from(words.everybody()), |name| AttrValue::from(name.to_string()));
    html! {
        <span class="whose">
            <Combobox id={props.id.clone()} label={words.scorecard_label(ScorecardLabel::Whose)} choices={(*found).clone()} {on_input} {on_choose}
                {shown} nothing={words.scorecard_label(ScorecardLabel::NobodyFound)} glyph={Some(Glyph::People)} class="whose__field" />
        </span>
    }
}

/// A unit stands below the one above it by its indent.
fn choice(one: OneOf, words: &dyn PagePhrases) -> Choice {
    let indent = "\u{2003}".repeat(one.depth.min(6));
    let glyph = if one.is_person { Glyph::Person } else { Glyph::People };
    let choice = Choice::new(one.id.to_string(), format!("{indent}{}", one.name)).glyph(glyph);
    let group = if one.is_person { ScorecardLabel::People } else { ScorecardLabel::Units };
    let choice =
        Choice { group: one.is_first.then(|| AttrValue::from(words.scorecard_label(group))), ..choice };
    match one.place {
        Some(place) => choice.hint(place.to_string()),
        None => choice,
    }
}
