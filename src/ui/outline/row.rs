//! What all rows have in common: the focus, the handle, the menu, and what a press on them means.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};
use yew::prelude::*;

use super::desk::{RowAct, Stand};
use super::row_element;
use super::row_menu::{MenuSort, RowMenu};
use crate::okr::Id;
use crate::ui::env::use_env;
use crate::ui::parts::{Glyph, icon, use_reading};

/// What a row is made of.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// What it shows.
    pub id: Id,
    /// What it is called, for those who listen.
    pub name: AttrValue,
    /// Its classes besides `row`.
    pub class: AttrValue,
    /// What it is.
    pub sort: MenuSort,
    /// How it stands.
    pub stand: Stand,
    /// What people do.
    pub act: Callback<RowAct>,
    /// More buttons before its menu.
    #[prop_or_default]
    pub acts: Html,
    /// What stands on it.
    pub children: Children,
}

/// A row. A press beside its controls opens it in the panel.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let env = use_env();
    let words = env.words();
    let is_near = use_state(|| false);
    let is_read = use_reading();
    let near = |now: bool| {
        let is_near = is_near.clone();
        Callback::from(move |_event: PointerEvent| is_near.set(now))
    };
    let (held, over) = props.stand.drag.attributes();
    let (id, act) = (props.id.clone(), props.act.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_control = target.is_some_and(|target| target.closest(CONTROLS).ok().flatten().is_some());
        if !on_control && event.detail() < 2 {
            act.emit(RowAct::Open(id.clone()));
        }
    });
    let (id, act) = (props.id.clone(), props.act.clone());
    let onpointerdown = Callback::from(move |event: PointerEvent| {
        if event.button() == 0 {
            act.emit(RowAct::Grab(id.clone(), event));
        }
    });
    let role = if matches!(props.sort, MenuSort::KeyResult(_)) { "listitem" } else { "group" };
    // The menu of a row that nobody is at is not in the way of the Tab key.
    let shows_acts = props.stand.is_current || props.stand.is_selected || *is_near;
    html! {
        <div id={row_element(&props.id)} class={format!("row {}", props.class)} {role} aria-label={props.name.clone()}
            tabindex={if props.stand.is_current { "0" } else { "-1" }} data-row={props.id.as_str().to_owned()}
            data-selected={props.stand.is_selected.then_some("true")} data-dragging={held} data-drop={over}
            {onclick} onpointerenter={near(true)} onpointerleave={near(false)}>
            <span class="row__drag" aria-hidden="true" title={(!is_read).then(|| words.drag_to_move())}
                onpointerdown={(!is_read).then_some(onpointerdown)}>
                if !is_read {
                    {icon(Glyph::Drag)}
                }
            </span>
            { props.children.clone() }
            if shows_acts {
                <span class="row__acts">
                    { props.acts.clone() }
                    <RowMenu id={props.id.clone()} title={props.name.clone()} sort={props.sort} act={props.act.clone()} />
                </span>
            }
        </div>
    }
}

/// What has a meaning of its own when it is pressed.
const CONTROLS: &str = "button, a, input, textarea, select, label, .checkin, .popover, .field, .row__drag";
