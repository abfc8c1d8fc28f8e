//! Handing a page's text on: copy it, save it, print the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::handing::{FileForm, HandAction};
use crate::app::{Action, Model};
use crate::okr::Text;
use crate::platform::dom;
use crate::query::file_name;
use crate::ui::env::Env;
use crate::ui::parts::{Button, ButtonKind, Glyph};

/// The buttons that hand a page on as Markdown and print it, and what became of the copy.
///
/// `id` names the row in the page; `called` is the name of the file without its ending.
pub fn hand_on(
    env: &Env,
    model: &Model,
    id: &str,
    called: &str,
    text: impl Fn() -> String + 'static,
) -> Html {
    let words = env.page_words();
    let text = Rc::new(move || Text::from(text()));
    let copy = {
        let (dispatch, text) = (env.dispatch.clone(), Rc::clone(&text));
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Hand(HandAction::Copy(text()))))
    };
    let save = {
        let (dispatch, form) = (env.dispatch.clone(), FileForm::Markdown);
        let name = Text::from(format!("{}{}", file_name(called).trim_end_matches(".json"), form.ending()));
        Callback::from(move |_: MouseEvent| {
            let (name, text) = (Text::clone(&name), text());
            dispatch.emit(Action::Hand(HandAction::Save { name, text, form }));
        })
    };
    let print = Callback::from(|_: MouseEvent| dom::print());
    html! {
        <div class="hand-on">
            {Button::new(words.copy_markdown(), copy).glyph(Glyph::Copy).id(format!("{id}-copy")).view()}
            {Button::new(words.save_markdown(), save).glyph(Glyph::Download).kind(ButtonKind::Quiet).view()}
            {Button::new(words.print_page(), print).glyph(Glyph::Printer).kind(ButtonKind::Quiet).view()}
            <span class="hand-on__copied" role="status">
                {model.copied.map(|copied| words.copied(copied)).unwrap_or_default()}
            </span>
        </div>
    }
}
