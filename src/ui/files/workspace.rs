//! The open workspace: what it is called and meant for, where it is kept, and its last copy.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Kept, Model, Session};
use crate::okr::Text;
use crate::space::{Change, Edit};
use crate::ui::env::{Env, use_env};
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, ButtonKind, Glyph, Lines, TextField, labelled, plain_text};

/// The section about the open workspace.
#[component]
pub fn ThisWorkspace(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    let workspace = session.space.workspace();
    let text = |value: &Option<Text>| value.as_deref().unwrap_or_default().to_owned();
    let change = |make: fn(&str) -> Change| {
        let (dispatch, id) = (env.dispatch.clone(), workspace.id.clone());
        Callback::from(move |said: AttrValue| {
            dispatch.emit(Action::Edit(Edit::Change { id: id.clone(), change: make(said.trim()) }));
        })
    };
    html! {
        <section class="section" aria-labelledby="files-workspace">
            <h2 class="section__title" id="files-workspace">{ words.this_workspace() }</h2>
            <div class="form" key={workspace.id.to_string()}>
                {labelled(words.workspace_name(), "workspace-name", None, html! { <>
                    <TextField id="workspace-name" value={workspace.name.to_string()} label={words.workspace_name()}
                        placeholder={words.organisation_example()} on_commit={change(|said| Change::Title(said.into()))} />
                </> })}
                {labelled(words.mission(), "workspace-mission", Some(words.mission_help()), html! { <>
                    <TextField id="workspace-mission" value={text(&workspace.mission)} label={words.mission()}
                        lines={Lines::Many} on_commit={change(|said| Change::Mission(written(said)))} />
                </> })}
                {labelled(words.strategy(), "workspace-strategy", Some(words.strategy_help()), html! { <>
                    <TextField id="workspace-strategy" value={text(&workspace.strategy)} label={words.strategy()}
                        lines={Lines::Many} on_commit={change(|said| Change::Strategy(written(said)))} />
                </> })}
            </div>
            { whereabouts(&env, model, session) }
        </section>
    }
}

/// `None` for a text that says nothing.
fn written(said: &str) -> Option<Text> {
    (!said.is_empty()).then(|| said.into())
}

fn whereabouts(env: &Env, model: &Rc<Model>, session: &Session) -> Html {
    let words = env.page_words();
    let act = |action: Action| env.dispatch.reform(move |_: MouseEvent| action.clone());
    let (state, kept, kept_text) = match session.kept {
        Kept::Kept => ("kept", words.kept_in_browser(), words.kept_in_browser_text()),
        Kept::OnlyHere { .. } => ("failed", words.only_in_window(), words.only_in_window_text()),
    };
    let (state, kept, kept_text) = match &session.visit {
        Some(_) => ("read", words.only_reading(), words.reading_keeps_nothing()),
        None => (state, kept, kept_text),
    };
    let copy = &session.copy;
    let at = copy.at.and_then(crate::okr::Moment::day).map(|day| words.day(day, model.today));
    let last = match (copy.name.as_deref(), at) {
        (Some(name), Some(at)) => words.copy_saved(name, &at),
        (Some(name), None) => words.copy_opened(name),
        (None, _) => words.no_copy_yet().to_owned(),
    };
    let changed = if session.changed { words.changed_since_copy() } else { words.same_as_copy() };
    html! {
        <>
            <dl class="whereabouts">
                <div class="whereabouts__one">
                    <dt><span class="kept" data-state={state}>{ kept }</span></dt>
                    <dd>{ kept_text }</dd>
                </div>
                <div class="whereabouts__one">
                    <dt>{ words.last_saved_copy() }</dt>
                    <dd>
                        {plain_text(last)}
                        if copy.name.is_some() || session.changed {
                            <span class="whereabouts__changed">{ changed }</span>
                        }
                    </dd>
                </div>
            </dl>
            <div class="acts">
                {Button::new(words.save_a_copy(), act(Action::Save { ask: false }))
                    .id("save-copy").kind(ButtonKind::Primary).glyph(Glyph::Download).name(words.save()).view()}
                {Button::new(words.save_as(), act(Action::Save { ask: true })).id("save-copy-as").view()}
            </div>
        </>
    }
}
