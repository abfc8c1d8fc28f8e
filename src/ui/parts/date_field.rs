//! A field for a day: written, or chosen from a month.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;
use yew::use_node_ref;
use yew::use_state;

use super::button::Button;
use super::button::ButtonKind;
use super::button::ButtonSize;
use super::calendar::Calendar;
use super::calendar::DateWords;
use super::calendar::first_day_id;
use super::glyph::Glyph;
use super::popover::Popover;
use super::reading::use_reading;
use super::text_field::FieldLook;
use super::text_field::TextField;
use crate::okr::day::Day;
use crate::platform::dom;

/// What [`DateField`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// Id of the input element; the calendar is `{id}-calendar`.
    pub id: AttrValue,
    /// The day as `YYYY-MM-DD`, or as it was written; empty where it is unknown.
    pub value: AttrValue,
    /// What the field is called.
    pub label: AttrValue,
    /// Called with what was written or chosen; a chosen day is `YYYY-MM-DD`, none is empty.
    pub on_commit: Callback<AttrValue>,
    /// Today, from which an empty field starts.
    pub today: Day,
    /// What the calendar says.
    pub words: Rc<DateWords>,
    /// Why what was written was refused.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// What it looks like.
    #[prop_or_default]
    pub look: FieldLook,
}

/// A field for a day. Alt and arrow down opens the month.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let anchor = use_node_ref();
    let open = use_state(|| false);
    let is_read = use_reading();
    let shut = {
        let (open, id) = (open.clone(), props.id.clone());
        Callback::from(move |()| {
            open.set(false);
            dom::focus(&id, dom::Caret::End);
        })
    };
    let on_choose = {
        let (shut, on_commit) = (shut.clone(), props.on_commit.clone());
        Callback::from(move |day: Option<Day>| {
            shut.emit(());
            on_commit.emit(day.map_or_else(AttrValue::default, |day| day.to_string().into()));
        })
    };
    let on_key = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() && event.key() == "ArrowDown" {
                event.prevent_default();
                open.set(true);
            }
        })
    };
    let on_click = {
        let open = open.clone();
        Callback::from(move |_event: MouseEvent| open.set(!*open))
    };
    // A press elsewhere has already moved the focus to where it belongs.
    let on_outside = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let calendar_id = format!("{}-calendar", props.id);
    let chosen = Day::parse_written(&props.value);
    html! {
        <span class="date" ref={anchor.clone()}>
            <TextField id={props.id.clone()} value={props.value.clone()} label={props.label.clone()} on_commit={props.on_commit.clone()}
                {on_key} error={props.error.clone()} placeholder={props.placeholder.clone()} look={props.look} class="field--date" />
            {Button::new(&props.words.open, on_click)
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Calendar).opens("dialog").expanded(*open)
                .edits().view()}
            if *open && !is_read {
                <Popover anchor={anchor} on_close={on_outside} focus={first_day_id(&calendar_id, chosen, props.today)}>
                    <Calendar id={calendar_id} {chosen} today={props.today} words={props.words.clone()} {on_choose} on_close={shut} />
                </Popover>
            }
        </span>
    }
}
