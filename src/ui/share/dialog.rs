//! The dialog that shares a part: what, how much of it, and how.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::sharing::{Form, Link, ShareAction, Sharing, preview};
use crate::app::{Action, Session};
use crate::okr::Id;
use crate::query::panel::CycleChoice;
use crate::query::sharing;
use crate::space::share::{Names, PrivateItems, Selection, What, marked};
use crate::ui::env::{Env, use_env};
use crate::ui::frame::PageProps;
use crate::ui::parts::{
    Button, ButtonKind, CheckboxProps, Choice, Dialog, DialogSize, Glyph, RadioGroupProps, SegmentedProps,
    Select, browsing, checkbox, radio_group, segmented,
};

use super::handing::{Handing, handing};

/// The dialog; nothing while it is closed.
#[component]
pub fn ShareDialog(props: &PageProps) -> Html {
    let env = use_env();
    let model = &props.model;
    let selection = model.sharing.as_ref().map(|sharing| sharing.selection.clone()).unwrap_or_default();
    let space = model.session().map(|session| session.space.clone());
    // Encoding everything takes a moment: it is done once for each choice.
    let shown = use_memo((space, selection), |(space, selection)| {
        space.as_ref().map(|space| (preview(space, selection), marked(space)))
    });
    let (Some(sharing), Some(session)) = (&model.sharing, model.session()) else { return Html::default() };
    let Some((shown, marked)) = &*shown else { return Html::default() };
    let words = env.page_words();
    let tell = |action: ShareAction| env.dispatch.reform(move |_: MouseEvent| Action::Share(action.clone()));
    let on_close = env.dispatch.reform(|()| Action::Share(ShareAction::Close));
    let (label, action, glyph) = match sharing.form {
        Form::File => (words.share_save(), ShareAction::Save, Glyph::Download),
        Form::Link => (words.share_copy_link(), ShareAction::Copy, Glyph::Link),
    };
    let is_ready = sharing.form == Form::File || matches!(sharing.link, Link::Here(_));
    let foot = html! {
        <>
            {Button::new(words.cancel(), tell(ShareAction::Close)).view()}
            {Button::new(label, tell(action)).kind(ButtonKind::Primary).id("share-give").glyph(glyph).disabled(!is_ready).view()}
        </>
    };
    let body = html! {
        <div class="share">
            {group(words.share_what(), what(&env, sharing, session))}
            {group(words.share_private(), private(&env, &sharing.selection, *marked))}
            {roles(&env, &sharing.selection)}
            {group(words.share_as(), form(&env, sharing.form))}
            <div class="share__sum" aria-live="polite">
                <p>{ words.share_totals(shown.totals) }</p>
                if let Some(kept) = words.share_kept_back(shown.totals) {
                    <p class="share__kept">{ kept }</p>
                }
            </div>
            {handing(&Handing { sharing, shown, env: &env })}
        </div>
    };
    html! {
        <Dialog id="share" title={words.share_title()} close_label={words.close()} {on_close}
            size={DialogSize::Medium} foot={Some(foot)}>
            // Sharing changes nothing, so it works where everything is only read.
            {browsing(body)}
        </Dialog>
    }
}

fn group(title: &'static str, content: Html) -> Html {
    html! {
        <div class="share__group">
            <h3 class="share__title">{ title }</h3>
            { content }
        </div>
    }
}

fn choose(env: &Env, make: impl Fn(AttrValue) -> Selection + 'static) -> Callback<AttrValue> {
    env.dispatch.reform(move |value: AttrValue| Action::Share(ShareAction::Choose(make(value))))
}

/// Everything, a unit or a cycle, or the goal from which the dialog was opened.
fn what(env: &Env, sharing: &Sharing, session: &Session) -> Html {
    let words = env.page_words();
    let selection = &sharing.selection;
    let (unit, cycle) = match &selection.what {
        What::Part { unit, cycle } => (unit.clone(), cycle.clone()),
        What::Whole | What::Goals(_) => (None, session.filter.cycle.clone()),
    };
    let goal = sharing.goal.clone();
    let mut choices = vec![
        Choice::new("whole", words.share_everything()).hint(words.share_everything_hint()),
        Choice::new("part", words.share_part()).hint(words.share_part_hint()),
    ];
    if let Some(goal) = &goal {
        let title = session.space.name_of(goal).unwrap_or_else(|| words.untitled().into());
        choices.push(Choice::new("goal", words.share_this_goal()).hint(title));
    }
    let value = match &selection.what {
        What::Whole => "whole",
        What::Part { .. } => "part",
        What::Goals(_) => "goal",
    };
    let on_choose = {
        let (selection, cycle) = (selection.clone(), cycle.clone());
        choose(env, move |value| {
            let what = match value.as_str() {
                "part" => What::Part { unit: None, cycle: cycle.clone() },
                "goal" => What::Goals(goal.clone().into_iter().collect()),
                _ => What::Whole,
            };
            Selection { what, ..selection.clone() }
        })
    };
    let radios = RadioGroupProps {
        id: "share-what".into(),
        label: words.share_what().into(),
        choices: choices.into(),
        value: value.into(),
        on_choose,
    };
    html! {
        <>
            {radio_group(&radios)}
            if let What::Part { .. } = &selection.what {
                <div class="share__part">
                    {units(env, session, selection, (unit.as_ref(), cycle.as_ref()))}
                    {cycles(env, session, selection, (unit.as_ref(), cycle.as_ref()))}
                </div>
            }
        </>
    }
}

fn chosen(value: &AttrValue) -> Option<Id> {
    (!value.is_empty()).then(|| Id::new(value.as_str()))
}

fn units(env: &Env, session: &Session, selection: &Selection, now: (Option<&Id>, Option<&Id>)) -> Html {
    let words = env.page_words();
    let none = Choice::new("", words.share_all_units());
    let homes = sharing::homes(&session.space, now.0);
    let all = homes.into_iter().map(|home| match home.within {
        Some(within) => Choice::new(home.id.text(), home.name).hint(within),
        None => Choice::new(home.id.text(), home.name),
    });
    let (selection, cycle) = (selection.clone(), now.1.cloned());
    let on_choose = choose(env, move |value| {
        let what = What::Part { unit: chosen(&value), cycle: cycle.clone() };
        Selection { what, ..selection.clone() }
    });
    html! {
        <Select id="share-unit" label={words.unit()} choices={[none].into_iter().chain(all).collect::<Rc<[Choice]>>()}
            value={now.0.map(|id| AttrValue::from(id.text())).unwrap_or_default()} {on_choose} />
    }
}

fn cycles(env: &Env, session: &Session, selection: &Selection, now: (Option<&Id>, Option<&Id>)) -> Html {
    let words = env.page_words();
    let none = Choice::new("", words.share_all_cycles());
    let all = sharing::cycles(&session.space, now.1);
    let all = all.into_iter().map(|cycle: CycleChoice| Choice::new(cycle.id.text(), cycle.name));
    let (selection, unit) = (selection.clone(), now.0.cloned());
    let on_choose = choose(env, move |value| {
        let what = What::Part { unit: unit.clone(), cycle: chosen(&value) };
        Selection { what, ..selection.clone() }
    });
    html! {
        <Select id="share-cycle" label={words.cycle()} choices={[none].into_iter().chain(all).collect::<Rc<[Choice]>>()}
            value={now.1.map(|id| AttrValue::from(id.text())).unwrap_or_default()} {on_choose} />
    }
}

fn private(env: &Env, selection: &Selection, marked: usize) -> Html {
    let words = env.page_words();
    let told = html! { <p class="share__text">{ words.share_marked(marked) }</p> };
    if marked == 0 {
        return told;
    }
    let value = match selection.private {
        PrivateItems::LeaveOut => "out",
        PrivateItems::Keep => "keep",
    };
    let on_choose = {
        let selection = selection.clone();
        choose(env, move |value| {
            let private = if value == "keep" { PrivateItems::Keep } else { PrivateItems::LeaveOut };
            Selection { private, ..selection.clone() }
        })
    };
    let radios = RadioGroupProps {
        id: "share-private".into(),
        label: words.share_private().into(),
        choices: [
            Choice::new("out", words.share_leave_out()).hint(words.share_leave_out_hint()),
            Choice::new("keep", words.share_keep()),
        ]
        .into(),
        value: value.into(),
        on_choose,
    };
    html! { <>{told}{radio_group(&radios)}</> }
}

fn roles(env: &Env, selection: &Selection) -> Html {
    let words = env.page_words();
    let on_change = {
        let selection = selection.clone();
        env.dispatch.reform(move |on: bool| {
            let names = if on { Names::Roles } else { Names::Keep };
            Action::Share(ShareAction::Choose(Selection { names, ..selection.clone() }))
        })
    };
    let props = CheckboxProps {
        id: "share-roles".into(),
        label: words.share_roles().into(),
        checked: selection.names == Names::Roles,
        on_change,
        label_unseen: false,
    };
    html! {
        <div class="share__group">
            {checkbox(&props)}
            if selection.names == Names::Roles {
                <p class="share__text">{ words.share_roles_hint() }</p>
            }
        </div>
    }
}

fn form(env: &Env, form: Form) -> Html {
    let words = env.page_words();
    let on_choose = env.dispatch.reform(|value: AttrValue| {
        Action::Share(ShareAction::As(if value == "link" { Form::Link } else { Form::File }))
    });
    segmented(&SegmentedProps {
        id: "share-as".into(),
        label: words.share_as().into(),
        choices: [
            Choice::new("file", words.share_as_file()).glyph(Glyph::Download),
            Choice::new("link", words.share_as_link()).glyph(Glyph::Link),
        ]
        .into(),
        value: if form == Form::Link { "link" } else { "file" }.into(),
        on_choose,
    })
}
