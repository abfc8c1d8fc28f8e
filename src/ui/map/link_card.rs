//! The facts of one link, beside it on the map.

use std::rc::Rc;

use web_sys::{Element, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Counts, Id, number};
use crate::platform::dom;
use crate::query::map::{Corner, Rect};
use crate::space::{Change, Edit};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Glyph, NumberFieldProps, Popover, Select, number_field,
    plain_text,
};
use crate::words::PanelLabel;

use super::desk::{DeskMove, LinkLook};
use super::hand::Hand;

/// What the facts are of.
#[derive(Properties, Clone)]
pub struct LinkCardProps {
    /// The link.
    pub link: Id,
    /// The hand.
    pub hand: Rc<Hand>,
}

impl PartialEq for LinkCardProps {
    fn eq(&self, other: &Self) -> bool {
        self.link == other.link
            && Rc::ptr_eq(&self.hand.model, &other.hand.model)
            && Rc::ptr_eq(&self.hand.picture, &other.hand.picture)
            && Rc::ptr_eq(&self.hand.desk, &other.hand.desk)
    }
}

/// Both ends of a link, how far its sides have got, whether and how much it counts, and the way to take it off.
#[component]
pub fn LinkCard(props: &LinkCardProps) -> Html {
    let anchor = use_node_ref();
    let hand = &props.hand;
    let is_refused = use_state(|| false);
    {
        let (anchor, hand, link) = (anchor.clone(), Rc::clone(hand), props.link.clone());
        // Before the surface looks where its anchor stands.
        use_effect_with(link, move |link| place(&anchor, &hand, link));
    }
    let is_placed = use_state(|| false);
    {
        let is_placed = is_placed.clone();
        use_effect_with(props.link.clone(), move |_| is_placed.set(true));
    }
    let Some(link) = hand.session().and_then(|session| session.space.link(&props.link)) else {
        return Html::default();
    };
    let words = hand.words();
    let close = {
        let (moves, link) = (hand.moves.clone(), props.link.clone());
        Callback::from(move |()| moves.dispatch(DeskMove::Link(Some(link.clone()), LinkLook::Marked)))
    };
    let onkeydown = {
        let (close, hand) = (close.clone(), Rc::clone(hand));
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                event.stop_propagation();
                close.emit(());
                hand.focus_tree();
            }
        })
    };
    let change = |id: &Id| {
        let (dispatch, id) = (hand.env.dispatch.clone(), id.clone());
        move |change: Change| dispatch.emit(Action::Edit(Edit::Change { id: id.clone(), change }))
    };
    let is_counted = matches!(link.counts, Counts::Contributes { .. });
    let may_count = hand.session().is_some_and(|session| session.space.key_result(&link.from).is_none());
    let is_suspended =
        hand.session().is_some_and(|session| session.space.index().suspended.contains(&link.id));
    let (on_counts, on_weight) = (change(&link.id), change(&link.id));
    let on_weight = {
        let is_refused = is_refused.clone();
        Callback::from(move |text: AttrValue| {
            let value = number::parse_value(&text);
            is_refused.set(value.is_none() && !text.trim().is_empty());
            if value.is_some() || text.trim().is_empty() {
                on_weight(Change::Weight(value));
            }
        })
    };
    let weight = NumberFieldProps {
        id: "map-link-weight".into(),
        value: link.weight().map_or_else(String::new, number::exact).into(),
        label: words.weight().into(),
        on_commit: on_weight,
        placeholder: Some(words.label(PanelLabel::WeightEqual).into()),
        error: is_refused.then(|| words.label(PanelLabel::NotANumber).into()),
        ..NumberFieldProps::default()
    };
    let choices: Rc<[Choice]> = Rc::from([
        Choice::new("contributes", words.label(PanelLabel::Contributes)),
        Choice::new("supports", words.label(PanelLabel::Supports)),
    ]);
    let remove = {
        let (hand, link) = (Rc::clone(hand), link.id.clone());
        Callback::from(move |_event: MouseEvent| hand.remove_link(link.clone()))
    };
    html! {
        <>
            <span class="map__anchor" ref={anchor.clone()}></span>
            if *is_placed {
                <Popover {anchor} on_close={close} class="popover--link" focus={Some(AttrValue::from("map-link-from"))}>
                    <div class="link-card" role="dialog" aria-label={words.label(PanelLabel::LinkActs)} {onkeydown}>
                        {end(hand, &link.from, Some("map-link-from"))}
                        <p class="link-card__way">{ words.label(PanelLabel::AlignsTo) }</p>
                        {end(hand, &link.to, None)}
                        <p class="link-card__state">
                            { words.link_state_word(link.state) }
                            if is_suspended {
                                { " · " }{ words.label(PanelLabel::Suspended) }
                            }
                        </p>
                        if may_count {
                            <div class="link-card__facts">
                                <Select id="map-link-counts" label={words.label(PanelLabel::Contributes)} {choices}
                                    value={if is_counted { "contributes" } else { "supports" }}
                                    on_choose={Callback::from(move |word: AttrValue| on_counts(Change::Counts(word == "contributes")))} />
                                if is_counted {
                                    {number_field(weight)}
                                }
                            </div>
                        }
                        {Button::new(words.label(PanelLabel::TakeOff), remove)
                            .kind(ButtonKind::Quiet).size(ButtonSize::Small).glyph(Glyph::Close).edits().view()}
                    </div>
                </Popover>
            }
        </>
    }
}

/// One end: its title, which opens it.
fn end(hand: &Rc<Hand>, id: &Id, element: Option<&'static str>) -> Html {
    let onclick = {
        let (hand, id) = (Rc::clone(hand), id.clone());
        Callback::from(move |_event: MouseEvent| hand.open(&id))
    };
    html! {
        <button type="button" class="link__title" id={element} {onclick}>{plain_text(hand.name(id))}</button>
    }
}

/// Puts the anchor where the middle of the curve is on the screen.
fn place(anchor: &NodeRef, hand: &Hand, link: &Id) {
    let Some(anchor) = anchor.cast::<Element>() else { return };
    let Some(line) = hand.picture.links.iter().find(|line| line.link == *link) else { return };
    let [from, one, two, to] = line.curve;
    let middle = |a: f64, b: f64, c: f64, d: f64| (a + 3.0 * b + 3.0 * c + d) / 8.0;
    let stage = hand.stage.borrow();
    let at = stage
        .camera
        .screen(Corner { x: middle(from.x, one.x, two.x, to.x), y: middle(from.y, one.y, two.y, to.y) });
    // A curve whose middle is out of sight speaks from the edge.
    let room = Rect { x: 8.0, y: 8.0, w: stage.screen.w - 16.0, h: stage.screen.h - 16.0 };
    let (x, y) = (at.x.clamp(room.x, room.x + room.w.max(0.0)), at.y.clamp(room.y, room.y + room.h.max(0.0)));
    dom::set_property(&anchor, "--anchor-left", &format!("{x:.0}px"));
    dom::set_property(&anchor, "--anchor-top", &format!("{y:.0}px"));
}
