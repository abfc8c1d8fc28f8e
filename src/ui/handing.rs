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
use crate::words::{Paper, paper_html, paper_markdown};

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
    let print = Callback::from(|_: MouseEvent| dom::print());
    row(env, model, id, &Out { called, markdown: Rc::new(text), page: None, print })
}

/// The same for a paper, which can be saved as a page of its own too. It is made when it is asked for;
/// `print` prints the page.
pub fn hand_on_paper(
    env: &Env,
    model: &Model,
    id: &str,
    called: &str,
    paper: impl Fn() -> Paper + 'static,
    print: Callback<MouseEvent>,
) -> Html {
    let words = env.page_words();
    let paper = Rc::new(paper);
    let page: MakeText = {
        let paper = Rc::clone(&paper);
        Rc::new(move || paper_html(words, &paper()))
    };
    let markdown = Rc::new(move || paper_markdown(words, &paper()));
    row(env, model, id, &Out { called, markdown, page: Some(page), print })
}

type MakeText = Rc<dyn Fn() -> String>;

/// What can be handed on.
struct Out<'a> {
    /// The name of the file without its ending.
    called: &'a str,
    markdown: MakeText,
    page: Option<MakeText>,
    print: Callback<MouseEvent>,
}

fn row(env: &Env, model: &Model, id: &str, out: &Out<'_>) -> Html {
    let words = env.page_words();
    let copy = {
        let (dispatch, text) = (env.dispatch.clone(), Rc::clone(&out.markdown));
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Hand(HandAction::Copy(Text::from(text()))));
        })
    };
    html! {
        <div class="hand-on">
            {Button::new(words.copy_markdown(), copy).glyph(Glyph::Copy).id(format!("{id}-copy")).view()}
            {saver(env, words.save_markdown(), FileForm::Markdown, out.called, &out.markdown)}
            if let Some(page) = &out.page {
                {saver(env, words.paper_save_page(), FileForm::Html, out.called, page)}
            }
            {Button::new(words.print_page(), out.print.clone()).glyph(Glyph::Printer).kind(ButtonKind::Quiet).view()}
            <span class="hand-on__copied" role="status">
                {model.copied.map(|copied| words.copied(copied)).unwrap_or_default()}
            </span>
        </div>
    }
}

fn saver(env: &Env, label: &'static str, form: FileForm, called: &str, text: &MakeText) -> Html {
    let (dispatch, text) = (env.dispatch.clone(), Rc::clone(text));
    let name = Text::from(format!("{}{}", file_name(called).trim_end_matches(".json"), form.ending()));
    let save = Callback::from(move |_: MouseEvent| {
        let (name, text) = (Text::clone(&name), Text::from(text()));
        dispatch.emit(Action::Hand(HandAction::Save { name, text, form }));
    });
    Button::new(label, save).glyph(Glyph::Download).kind(ButtonKind::Quiet).view()
}
