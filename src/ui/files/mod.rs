//! Files: the open workspace and its copies, what comes in, the other workspaces of this browser,
//! and what could not be read.

mod closed;
mod opening;
mod problems;
mod quarantine;
mod workspace;
mod workspaces;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page};
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::parts::{Button, Glyph};

pub use closed::ClosedPage;
pub use opening::OpeningDialog;

use problems::Problems;
use quarantine::QuarantinedTexts;
use workspace::ThisWorkspace;
use workspaces::Workspaces;

/// The page of files.
#[component]
pub fn FilesPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page page--reading">
                <h1 class="page__title">{ words.page(Page::Files) }</h1>
                if !session.quarantined.is_empty() {
                    <QuarantinedTexts texts={Rc::from(session.quarantined.clone())} />
                }
                if !session.problems.is_empty() {
                    <Problems problems={Rc::from(session.problems.clone())} />
                }
                <ThisWorkspace model={Rc::clone(model)} />
                <Incoming />
                <Workspaces model={Rc::clone(model)} />
            </div>
        </>
    }
}

/// How files come in.
#[component]
fn Incoming() -> Html {
    let env = use_env();
    let words = env.words();
    let on_click = env.dispatch.reform(|_: MouseEvent| Action::Open);
    html! {
        <section class="section" aria-labelledby="files-open">
            <h2 class="section__title" id="files-open">{ words.open_or_merge() }</h2>
            <p class="section__text">{ words.how_merging_works() }</p>
            <div class="drop">
                {Button::new(words.open_file(), on_click).id("open-file").glyph(Glyph::Folder).view()}
                <p>{ words.drop_or_paste() }</p>
            </div>
        </section>
    }
}
