//! The workspaces of this browser: go to one, remove one, begin another.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Kept, WorkspaceEntry};
use crate::ui::env::use_env;
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Dialog, Glyph, browsing, icon, plain_text};
use crate::ui::welcome::NameForm;

/// The section of workspaces.
#[component]
pub fn Workspaces(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let asked = use_state(|| None::<WorkspaceEntry>);
    let names = use_state(|| false);
    let on_remove = {
        let asked = asked.clone();
        use_callback((), move |entry: WorkspaceEntry, ()| asked.set(Some(entry)))
    };
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    // What is only read is not one of them, even where this browser has a copy of it.
    let here = session.visit.is_none().then(|| session.doc_id());
    let rows = model.workspaces.iter().map(|entry| {
        html! {
            <WorkspaceLine key={entry.doc.to_string()} entry={entry.clone()} is_open={here.as_ref() == Some(&entry.doc)}
                can_leave={session.kept == Kept::Kept} on_remove={on_remove.clone()} />
        }
    });
    let act = |action: Action| env.dispatch.reform(move |_: MouseEvent| action.clone());
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <section class="section" aria-labelledby="files-workspaces">
            <h2 class="section__title" id="files-workspaces">{ words.workspaces() }</h2>
            <ul class="files">{ for rows }</ul>
            if *names {
                {browsing(html! { <NameForm on_leave={Callback::from({ let names = names.clone(); move |()| names.set(false) })} /> })}
            } else {
                <div class="acts">
                    {Button::new(words.new_workspace(), Callback::from(move |_: MouseEvent| names.set(true)))
                        .id("new-workspace").glyph(Glyph::Plus).view()}
                    {Button::new(words.see_sample(), act(Action::SeeSample)).id("see-sample").kind(ButtonKind::Quiet).view()}
                </div>
            }
            if let Some(entry) = (*asked).clone() {
                <RemoveDialog is_open={here.as_ref() == Some(&entry.doc)} {entry} on_close={close} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WorkspaceLineProps {
    entry: WorkspaceEntry,
    is_open: bool,
    /// Whether going elsewhere loses nothing.
    can_leave: bool,
    on_remove: Callback<WorkspaceEntry>,
}

/// One workspace.
#[component]
fn WorkspaceLine(props: &WorkspaceLineProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let name = match &*props.entry.name {
        "" => AttrValue::from(words.unnamed_workspace()),
        name => AttrValue::from(name.to_owned()),
    };
    let action = Action::Switch { doc: props.entry.doc.clone() };
    let on_open = env.dispatch.reform(move |_: MouseEvent| action.clone());
    let (on_remove, entry) = (props.on_remove.clone(), props.entry.clone());
    let on_remove = Callback::from(move |_: MouseEvent| on_remove.emit(entry.clone()));
    let stays = (!props.can_leave).then(|| AttrValue::from(words.only_in_window_text()));
    html! {
        <li class="file" aria-current={props.is_open.then_some("true")}>
            {icon(Glyph::File)}
            <span class="file__name">
                {plain_text(&name)}
                if props.is_open {
                    <span class="file__facts">{ words.open_now() }</span>
                }
            </span>
            <span class="acts">
                if !props.is_open {
                    {Button::new(words.switch_here(), on_open)
                        .size(ButtonSize::Small).name(words.switch_to(&name)).disabled(!props.can_leave).hint(stays)
                        .view()}
                }
                {Button::new(words.remove(), on_remove)
                    .size(ButtonSize::Small).kind(ButtonKind::Quiet).name(words.remove_workspace_named(&name)).view()}
            </span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct RemoveDialogProps {
    entry: WorkspaceEntry,
    is_open: bool,
    on_close: Callback<()>,
}

/// Asks before a workspace goes for good.
#[component]
fn RemoveDialog(props: &RemoveDialogProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let name = if props.entry.name.is_empty() { words.unnamed_workspace() } else { &*props.entry.name };
    let (dispatch, doc, on_close) = (env.dispatch.clone(), props.entry.doc.clone(), props.on_close.clone());
    let remove = Callback::from(move |_: MouseEvent| {
        on_close.emit(());
        dispatch.emit(Action::Remove { doc: Rc::clone(&doc) });
    });
    let save = env.dispatch.reform(|_: MouseEvent| Action::Save { ask: false });
    let foot = html! {
        <>
            {Button::new(words.cancel(), props.on_close.reform(|_: MouseEvent| ())).view()}
            if props.is_open {
                {Button::new(words.save_copy_first(), save).view()}
            }
            {Button::new(words.remove_now(), remove).id("remove-now").kind(ButtonKind::Danger).view()}
        </>
    };
    let advice = if props.is_open { words.remove_open_text() } else { words.remove_other_text() };
    html! {
        <Dialog id="remove-workspace" title={words.remove_question(name)} close_label={words.close()}
            on_close={props.on_close.clone()} {foot}>
            <p>{ words.remove_text() }</p>
            <p>{ advice }</p>
        </Dialog>
    }
}
