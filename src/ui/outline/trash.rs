//! A line of the trash, and what brings it back.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::desk::{RowAct, Stand};
use super::row_element;
use crate::okr::{Day, Text};
use crate::query::outline::DeletedRow;
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonSize, Glyph, plain_text};

/// What a line of the trash shows.
#[derive(Properties, PartialEq)]
pub struct DeletedLineProps {
    /// What was deleted.
    pub row: Rc<DeletedRow>,
    /// How the row stands.
    pub stand: Stand,
    /// Today.
    pub today: Day,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// A line of the trash.
#[component]
pub fn DeletedLine(props: &DeletedLineProps) -> Html {
    let env = use_env();
    let words = env.words();
    let row = &props.row;
    let title = if row.title.is_empty() { Text::from(words.untitled()) } else { Text::clone(&row.title) };
    let (act, id) = (props.act.clone(), row.id.clone());
    let on_click = Callback::from(move |_event: MouseEvent| act.emit(RowAct::Restore(id.clone())));
    html! {
        <div id={row_element(&row.id)} class="row gone" role="group" aria-label={AttrValue::from(Text::clone(&title))}
            tabindex={if props.stand.is_current { "0" } else { "-1" }} data-row={row.id.as_str().to_owned()}>
            <span class="gone__kind">{ words.kind_word(&row.kind) }</span>
            <span class="gone__title">{plain_text(&title)}</span>
            <span class="gone__when">{ words.deleted_when(row.by.as_deref(), row.at, props.today) }</span>
            {Button::new(words.restore(), on_click).size(ButtonSize::Small).glyph(Glyph::Restore).name(words.restore_named(&title)).edits().view()}
        </div>
    }
}
