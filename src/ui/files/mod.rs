//! Files: the open workspace and its copies, what comes in, the other workspaces of this browser,
//! and what could not be read.

mod closed;
mod problems;
mod quarantine;
mod snapshots;
mod team;
mod workspace;
mod workspaces;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page};
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::parts::{Button, Glyph};
use crate::ui::share::SharingSection;
use crate::ui::visit::PublishedSection;

pub use closed::ClosedPage;
pub use problems::{Problems, problem_list};

use quarantine::QuarantinedTexts;
use snapshots::Snapshots;
use team::TeamFolder;
use workspace::ThisWorkspace;
use workspaces::Workspaces;

/// The page of files.
#[component]
pub fn FilesPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page page--reading">
                <h1 class="page__title">{ words.page(Page::Files) }</h1>
                <ThisWorkspace model={Rc::clone(model)} />
                <PublishedSection model={Rc::clone(model)} />
                <Incoming />
                <SharingSection />
                <TeamFolder model={Rc::clone(model)} />
                <Snapshots model={Rc::clone(model)} />
                <Workspaces model={Rc::clone(model)} />
                if !session.problems.is_empty() {
                    <Problems problems={Rc::from(session.problems.clone())} />
                }
                if !session.quarantined.is_empty() {
                    <QuarantinedTexts texts={Rc::from(session.quarantined.clone())} />
                }
            </div>
        </>
    }
}

/// How files come in.
#[component]
fn Incoming() -> Html {
    let env = use_env();
    let words = env.page_words();
    let on_click = env.dispatch.reform(|_: MouseEvent| Action::Open);
    html! {
        <section class="section" aria-labelledby="files-open">
            <h2 class="section__title" id="files-open">{ words.merge_or_open() }</h2>
            <p class="section__text">{ words.how_merging_works() }</p>
            <div class="drop">
                {Button::new(words.merge_file(), on_click).id("open-file").glyph(Glyph::Folder).view()}
                <p>{ words.drop_or_paste() }</p>
            </div>
        </section>
    }
}
