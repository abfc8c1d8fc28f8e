//! Snapshots: the workspace as it was before files came in. Their list is asked for when the page opens, their
//! texts only when somebody wants one.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::snapshots::{Snapshot, SnapshotAction, SnapshotUse};
use crate::okr::Day;
use crate::platform::clock;
use crate::ui::env::{Env, use_env};
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Dialog, Glyph, icon, plain_text};

/// The section of snapshots.
#[component]
pub fn Snapshots(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let asked = use_state(|| None::<Snapshot>);
    let doc = props.model.session().map(crate::app::Session::doc_id);
    {
        let dispatch = env.dispatch.clone();
        use_effect_with(doc, move |_doc| dispatch.emit(Action::Snapshot(SnapshotAction::Look)));
    }
    let Some(session) = props.model.session().filter(|session| session.visit.is_none()) else {
        return Html::default();
    };
    let on_delete = {
        let asked = asked.clone();
        Callback::from(move |snapshot: Snapshot| asked.set(Some(snapshot)))
    };
    let today = props.model.today;
    let list: &[Snapshot] = session.snapshots.as_deref().unwrap_or_default();
    let rows = list.iter().map(|snapshot| row(&env, snapshot, today, &on_delete));
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let question = (*asked).clone().map(|snapshot| delete_question(&env, &snapshot, today, &close));
    html! {
        <section class="section" aria-labelledby="files-snapshots">
            <h2 class="section__title" id="files-snapshots">{ words.snapshots() }</h2>
            <p class="section__text">{ words.snapshots_text() }</p>
            if list.is_empty() {
                if session.snapshots.is_some() {
                    <p class="section__text" id="no-snapshots">{ words.no_snapshots() }</p>
                }
            } else {
                <ul class="files" id="snapshots">{ for rows }</ul>
            }
            { question }
        </section>
    }
}

/// When a snapshot was kept, by the clock of this machine.
fn when(env: &Env, snapshot: &Snapshot, today: Day) -> String {
    let (day, time) = clock::local(snapshot.at.0);
    let day = Day::parse(&day).map_or(day, |day| env.page_words().day(day, today));
    env.page_words().snapshot_when(&day, &time)
}

fn row(env: &Env, snapshot: &Snapshot, today: Day, on_delete: &Callback<Snapshot>) -> Html {
    let words = env.page_words();
    let when = when(env, snapshot, today);
    let wants = |what: SnapshotUse| {
        let key = Rc::clone(&snapshot.key);
        let action = Action::Snapshot(SnapshotAction::Use { key, what });
        env.dispatch.reform(move |_: MouseEvent| action.clone())
    };
    let button = |label: &'static str, what: SnapshotUse| {
        let mut button = Button::new(label, wants(what));
        button.size(ButtonSize::Small).name(AttrValue::from(format!("{label}: {when}")));
        button
    };
    let delete = {
        let snapshot = snapshot.clone();
        on_delete.reform(move |_: MouseEvent| snapshot.clone())
    };
    html! {
        <li key={snapshot.key.to_string()} class="file">
            {icon(Glyph::File)}
            <span class="file__name">
                { &when }
                <span class="file__facts">{plain_text(words.snapshot_facts(snapshot))}</span>
            </span>
            <span class="acts">
                {button(words.compare_with_now(), SnapshotUse::Compare).view()}
                {button(words.bring_beside(), SnapshotUse::Beside).view()}
                {button(words.download(), SnapshotUse::Download).glyph(Glyph::Download).view()}
                {Button::new(words.delete_for_good(), delete)
                    .size(ButtonSize::Small).kind(ButtonKind::Quiet)
                    .name(AttrValue::from(format!("{} {when}", words.delete_for_good()))).view()}
            </span>
        </li>
    }
}

fn delete_question(env: &Env, snapshot: &Snapshot, today: Day, close: &Callback<()>) -> Html {
    let words = env.page_words();
    let (dispatch, key, closes) = (env.dispatch.clone(), Rc::clone(&snapshot.key), close.clone());
    let on_delete = Callback::from(move |_: MouseEvent| {
        closes.emit(());
        dispatch.emit(Action::Snapshot(SnapshotAction::Delete(Rc::clone(&key))));
    });
    let foot = html! {
        <>
            {Button::new(words.cancel(), close.reform(|_: MouseEvent| ())).view()}
            {Button::new(words.delete_now(), on_delete).id("delete-snapshot-now").kind(ButtonKind::Danger).view()}
        </>
    };
    html! {
        <Dialog id="delete-snapshot" title={words.delete_snapshot_question(&when(env, snapshot, today))}
            close_label={words.close()} on_close={close.clone()} {foot}>
            <p>{ words.delete_snapshot_text() }</p>
        </Dialog>
    }
}
