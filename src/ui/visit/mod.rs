//! What stands over a workspace that is only read, and what a copy of a published one can do.

mod published;

pub use published::PublishedSection;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::visit::{Visit, VisitAction, VisitSource, file_of, has_own};
use crate::app::{Action, Model, Page, Session, WorkspaceEntry};
use crate::okr::{Moment, Text};
use crate::ui::env::{Env, use_env};
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, Menu, MenuEntry, browsing, icon, plain_text};

/// What is read, from where, as of when, and the ways to go on; over every page while something is only read.
///
/// Over the outline of a copy it tells that there are changes nobody else has, and hands them out.
#[component]
pub fn VisitBanner(props: &PageProps) -> Html {
    let env = use_env();
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    match &session.visit {
        Some(visit) => reading(&env, model, session, visit),
        None => unsent(&env, model, session),
    }
}

/// Over what is only read.
fn reading(env: &Env, model: &Rc<Model>, session: &Session, visit: &Visit) -> Html {
    let words = env.words();
    let (what, hint) = match &visit.from {
        VisitSource::Published(path) => (words.reads_published(&file_of(path)), words.nothing_is_kept()),
        VisitSource::Link => (words.reads_link().to_owned(), words.link_is_not_kept()),
    };
    let newest = session.space.doc().newest().and_then(Moment::day);
    let as_of = newest.map(|day| words.as_of(&words.day(day, model.today)));
    let doc = session.doc_id();
    let acts = if has_own(model) {
        html! {
            <>
                {button(env, words.open_my_copy(), VisitAction::OpenMine, "visit-open").kind(ButtonKind::Primary).view()}
                {button(env, words.merge_into_my_copy(), VisitAction::MergeInto { doc }, "visit-merge").view()}
            </>
        }
    } else {
        html! {
            <>
                {button(env, words.make_my_own(), VisitAction::MakeOwn, "visit-own").kind(ButtonKind::Primary).view()}
                if visit.from == VisitSource::Link && !model.workspaces.is_empty() {
                    <MergeInto workspaces={Rc::from(model.workspaces.clone())} />
                }
            </>
        }
    };
    html! {
        <aside class="visit" aria-label={words.visit_banner()}>
            {icon(Glyph::File)}
            <div class="visit__words">
                <p class="visit__what">
                    {plain_text(what)}
                    if let Some(as_of) = as_of {
                        <span class="visit__when">{ as_of }</span>
                    }
                </p>
                <p class="visit__hint">{ hint }</p>
            </div>
            <div class="visit__acts">{acts}</div>
        </aside>
    }
}

/// Over the outline of a copy with changes that were not handed out.
fn unsent(env: &Env, model: &Rc<Model>, session: &Session) -> Html {
    let words = env.words();
    let path = model.prefs.published_in(&session.doc_id());
    let Some(path) = path.filter(|_| session.changed && model.route.page == Page::Outline) else {
        return Html::default();
    };
    html! {
        <aside class="visit visit--own" aria-label={words.published_copy()}>
            {icon(Glyph::File)}
            <div class="visit__words"><p class="visit__what">{plain_text(words.copy_of_published(&file_of(&path)))}</p></div>
            <div class="visit__acts">
                {button(env, words.send_back(), VisitAction::SendBack, "visit-send").view()}
            </div>
        </aside>
    }
}

/// A button of the banner.
fn button(env: &Env, label: &'static str, action: VisitAction, id: &'static str) -> Button {
    let on_click = env.dispatch.reform(move |_: MouseEvent| Action::Visit(action.clone()));
    let mut button = Button::new(label, on_click);
    button.id(id).size(ButtonSize::Small);
    button
}

#[derive(Properties, PartialEq)]
struct MergeIntoProps {
    workspaces: Rc<[WorkspaceEntry]>,
}

/// Chooses the workspace of this browser that what came with a link is merged into.
#[component]
fn MergeInto(props: &MergeIntoProps) -> Html {
    let env = use_env();
    let words = env.words();
    let named = |entry: &WorkspaceEntry| {
        let name =
            if entry.name.is_empty() { words.unnamed_workspace().into() } else { Text::clone(&entry.name) };
        MenuEntry::act(entry.doc.to_string(), name.to_string(), Glyph::File)
    };
    let entries: Rc<[MenuEntry]> = props.workspaces.iter().map(named).collect();
    let on_choose = env
        .dispatch
        .reform(|doc: AttrValue| Action::Visit(VisitAction::MergeInto { doc: doc.as_str().into() }));
    browsing(html! {
        <Menu id="visit-merge-into" label={words.merge_into_mine()} {entries} {on_choose} glyph={None::<Glyph>}
            kind={ButtonKind::Plain} size={ButtonSize::Small} />
    })
}
