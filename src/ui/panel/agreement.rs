//! What manager and owner agreed on: kept with its text, so that a later rewording shows.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Text};
use crate::query::asks::{AgreementState, must_agree};
use crate::query::panel::Agreed;
use crate::space::{Edit, Space};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Glyph, Lines, TextField, disclosure, icon, rich_note,
};
use crate::words::PanelLabel;

use super::bits::section;
use super::desk::Desk;
use super::who::WhoAmI;
use super::write::{InPlace, use_focus_kept, use_typing};

/// What [`AgreementSection`] shows.
#[derive(Properties, PartialEq)]
pub struct AgreementSectionProps {
    /// The goal.
    pub of: Id,
    /// Who agrees.
    pub agreed: Rc<Vec<Agreed>>,
    /// How far the goal is agreed.
    pub state: AgreementState,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// Who agreed, when, and to which text.
#[component]
pub fn AgreementSection(props: &AgreementSectionProps) -> Html {
    let desk = &props.desk;
    let is_agreeing = use_state(|| false);
    use_focus_kept((*is_agreeing, props.agreed.len()), ["panel-agree".into(), "panel-disagree".into()]);
    let on_leave = {
        let is_agreeing = is_agreeing.clone();
        Callback::from(move |()| is_agreeing.set(false))
    };
    let own = props.agreed.iter().find(|one| one.by_id.is_some() && one.by_id == desk.me);
    let acts = html! {
        if !*is_agreeing {
            <span class="panel__acts">{buttons(own, props, &is_agreeing)}</span>
        }
    };
    section(
        desk.label(PanelLabel::Agreements),
        Some(acts),
        html! { <>
            if *is_agreeing {
                <AgreeForm of={props.of.clone()} {on_leave} space={props.space.clone()} desk={desk.clone()} />
            }
            if props.agreed.is_empty() && !*is_agreeing {
                <p class="facts__empty">{desk.label(PanelLabel::NobodyAgreed)}</p>
            }
            {list(props)}
            {missing(props)}
        </> },
    )
}

/// Whose word is missing.
fn missing(props: &AgreementSectionProps) -> Html {
    let words = props.desk.words();
    let told = match &props.state {
        AgreementState::OneSided { missing } => words.still_missing(missing),
        AgreementState::None => {
            let all = must_agree(&props.space, &props.of);
            if all.is_empty() {
                return Html::default();
            }
            words.takes_word_of(&all.into_iter().map(|one| one.name).collect::<Vec<_>>())
        }
        AgreementState::Agreed | AgreementState::OlderText => return Html::default(),
    };
    html! { <p class="panel__hint"><bdi>{told}</bdi></p> }
}

fn buttons(own: Option<&Agreed>, props: &AgreementSectionProps, is_agreeing: &UseStateHandle<bool>) -> Html {
    let desk = &props.desk;
    let begin = {
        let is_agreeing = is_agreeing.clone();
        Callback::from(move |_event: MouseEvent| is_agreeing.set(true))
    };
    let no_longer = desk.editor(Edit::Agree { of: props.of.clone(), agrees: false, about: None, text: None });
    let label = if own.is_some() { PanelLabel::AgreeNow } else { PanelLabel::Agree };
    html! {
        <>
            if own.is_some() {
                {Button::new(desk.label(PanelLabel::NoLongerAgree), no_longer).id("panel-disagree").size(ButtonSize::Small)
                    .kind(ButtonKind::Quiet).edits().view()}
            }
            if own.is_none_or(|own| !own.current) {
                {Button::new(desk.label(label), begin).id("panel-agree").size(ButtonSize::Small).edits().view()}
            }
        </>
    }
}

fn list(props: &AgreementSectionProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    if props.agreed.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="agreed">
            {for props.agreed.iter().map(|one| html! {
                <li class="agreed__one" key={one.key.to_string()} data-current={one.current.then_some("true")}>
                    {icon(if one.current { Glyph::Check } else { Glyph::Warning })}
                    <span class="agreed__by">
                        <bdi>{words.by_at(one.by.as_deref(), one.at, desk.today)}</bdi>
                        if !one.current {
                            <span class="agreed__older">{desk.label(PanelLabel::OlderText)}</span>
                        }
                    </span>
                    if let Some(text) = &one.text {
                        <div class="agreed__text">{rich_note(text)}</div>
                    }
                    if !one.differs.is_empty() {
                        <div class="agreed__text">
                            {disclosure(desk.label(PanelLabel::ChangedSince), Some(one.differs.len()), false, differs(&one.differs))}
                        </div>
                    }
                </li>
            })}
        </ul>
    }
}

/// Lines as they were agreed to, and as they read now.
fn differs(lines: &[(Text, Text)]) -> Html {
    html! {
        <ul class="differs">
            {for lines.iter().enumerate().map(|(at, (then, now))| html! {
                <li class="differs__line" key={at}>
                    if !then.is_empty() {
                        <del class="differs__then"><bdi>{then.to_string()}</bdi></del>
                    }
                    if !now.is_empty() {
                        <ins class="differs__now"><bdi>{now.to_string()}</bdi></ins>
                    }
                </li>
            })}
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct AgreeFormProps {
    of: Id,
    on_leave: Callback<()>,
    space: Space,
    desk: Desk,
}

/// Agreeing: as whom, and words with it. An agreement of nobody would be none.
#[component]
fn AgreeForm(props: &AgreeFormProps) -> Html {
    let desk = &props.desk;
    let typing = use_typing();
    let on_send = {
        let (typing, desk, of, on_leave) =
            (typing.clone(), desk.clone(), props.of.clone(), props.on_leave.clone());
        Callback::from(move |()| {
            if desk.me.is_none() {
                crate::platform::dom::focus("panel-agree-who", crate::platform::dom::Caret::Keep);
                return;
            }
            on_leave.emit(());
            desk.edit(Edit::Agree { of: of.clone(), agrees: true, about: None, text: typing.said() });
        })
    };
    let name = desk.me.as_ref().and_then(|me| props.space.name_of(me));
    html! {
        <InPlace label={desk.label(PanelLabel::Agree)} send={desk.label(PanelLabel::AgreeNow)} on_send={on_send.clone()}
            on_leave={props.on_leave.clone()} desk={desk.clone()}>
            if let Some(name) = name {
                <p class="panel__hint"><bdi>{desk.words().recorded_as(&name)}</bdi></p>
            } else {
                <WhoAmI id="panel-agree-who" space={props.space.clone()} desk={desk.clone()} takes_focus=true />
            }
            <TextField id="panel-agree-words" value={typing.text()} label={desk.label(PanelLabel::WordsWithIt)} lines={Lines::Wrapped}
                placeholder={desk.label(PanelLabel::WordsWithIt)} on_commit={Callback::noop()} on_input={typing.on_input()}
                on_enter={on_send} on_escape={props.on_leave.clone()} takes_focus={desk.me.is_some()} />
        </InPlace>
    }
}
