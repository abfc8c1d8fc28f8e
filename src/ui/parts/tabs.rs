//! Several pages in one place.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

use super::button::truth;
use super::choice::step;
use crate::platform::dom;

/// One of the pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// What the page calls it.
    pub id: AttrValue,
    /// What people call it.
    pub label: AttrValue,
    /// How much is on it.
    pub count: Option<AttrValue>,
}

/// What [`Tabs`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// Id of the tabs; a tab is `{id}-{tab}` and controls the element `{id}-{tab}-page`.
    pub id: AttrValue,
    /// What they are pages of.
    pub label: AttrValue,
    /// The pages.
    pub tabs: Rc<[Tab]>,
    /// The id of the page that is shown.
    pub current: AttrValue,
    /// Called with the id of the page that was chosen.
    pub on_choose: Callback<AttrValue>,
}

/// A row of names, one of which is shown below. Arrow keys move and show.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let (id, tabs, current, on_choose) =
        (props.id.clone(), props.tabs.clone(), props.current.clone(), props.on_choose.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let key = match event.key().as_str() {
            "ArrowRight" => "ArrowDown",
            "ArrowLeft" => "ArrowUp",
            "Home" => "Home",
            "End" => "End",
            _ => return,
        };
        let at = tabs.iter().position(|tab| tab.id == current);
        if let Some(tab) = step(key, at, tabs.len()).and_then(|idx| tabs.get(idx)) {
            event.prevent_default();
            dom::focus(&format!("{id}-{}", tab.id), dom::Caret::Keep);
            on_choose.emit(tab.id.clone());
        }
    });
    html! {
        <div class="tabs" role="tablist" id={props.id.clone()} aria-label={props.label.clone()} {onkeydown}>
            {for props.tabs.iter().map(|tab| one(props, tab))}
        </div>
    }
}

fn one(props: &TabsProps, tab: &Tab) -> Html {
    let is_current = tab.id == props.current;
    let (id, on_choose) = (tab.id.clone(), props.on_choose.clone());
    let onclick = Callback::from(move |_event: MouseEvent| on_choose.emit(id.clone()));
    html! {
        <button key={tab.id.to_string()} type="button" class="tabs__tab" role="tab" id={format!("{}-{}", props.id, tab.id)}
            aria-selected={truth(is_current)} aria-controls={is_current.then(|| format!("{}-{}-page", props.id, tab.id))}
            tabindex={if is_current { "0" } else { "-1" }} {onclick}>
            <span>{&tab.label}</span>
            if let Some(count) = &tab.count {
                <span class="tabs__count num">{count}</span>
            }
        </button>
    }
}
