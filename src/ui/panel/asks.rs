//! What is asked of others for a goal: it stays open until it is answered.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{AskState, Day, Id, Text, Wants, Who};
use crate::query::asks::{AskAnswer, GoalRef};
use crate::query::panel::Asked;
use crate::space::{Edit, Space};
use crate::ui::parts::{
    Button, ButtonSize, Choice, FieldLook, Glyph, Lines, Select, TextField, icon, plain_text,
};
use crate::words::PanelLabel;

use super::ask_acts::{AskActs, id_part};
use super::bits::{DayInput, section};
use super::desk::{Desk, written};
use super::mention::{Note, use_mention_list};
use super::pickers::{Among, Picker};
use super::stance::{names, to_ask};
use super::who::WhoAmI;
use super::write::{InPlace, use_focus_kept, use_typing};

/// What [`AsksSection`] shows.
#[derive(Properties, PartialEq)]
pub struct AsksSectionProps {
    /// The goal.
    pub of: Id,
    /// Its asks.
    pub asks: Rc<Vec<Asked>>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// The asks of a goal, and a place for a new one.
#[component]
pub fn AsksSection(props: &AsksSectionProps) -> Html {
    let desk = &props.desk;
    let is_asking = use_state(|| false);
    use_focus_kept(*is_asking, ["panel-ask".into(), "panel".into()]);
    let begin = {
        let is_asking = is_asking.clone();
        Callback::from(move |_event: MouseEvent| is_asking.set(true))
    };
    let on_leave = {
        let is_asking = is_asking.clone();
        Callback::from(move |()| is_asking.set(false))
    };
    let acts = html! {
        if !*is_asking {
            {Button::new(desk.label(PanelLabel::Ask), begin).id("panel-ask").size(ButtonSize::Small).edits().view()}
        }
    };
    section(
        desk.label(PanelLabel::Asks),
        Some(acts),
        html! { <>
            if *is_asking {
                <AskForm of={props.of.clone()} {on_leave} space={props.space.clone()} desk={desk.clone()} />
            }
            if props.asks.is_empty() && !*is_asking {
                <p class="facts__empty">{desk.label(PanelLabel::NobodyAsked)}</p>
            }
            {asks_list(&props.asks, &props.space, desk)}
        </> },
    )
}

/// Asks, one below the other.
pub fn asks_list(asks: &[Asked], space: &Space, desk: &Desk) -> Html {
    if asks.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="asks">
            {for asks.iter().map(|ask| html! {
                <AskItem key={ask.key.to_string()} ask={Rc::new(ask.clone())} space={space.clone()} desk={desk.clone()} />
            })}
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct AskItemProps {
    ask: Rc<Asked>,
    space: Space,
    desk: Desk,
}

/// One ask with its answers.
#[component]
fn AskItem(props: &AskItemProps) -> Html {
    let (ask, desk) = (&props.ask, &props.desk);
    let words = desk.words();
    let by: Vec<Text> = ask.by.iter().map(|party| Text::clone(&party.name)).collect();
    let home = AttrValue::from(format!("ask-{}", id_part(&ask.key)));
    html! {
        <li class="ask" id={home.clone()} tabindex="-1" data-state={ask_slug(ask.state)}>
            <p class="ask__head">
                <bdi class="ask__who">{words.asks_for(&by, &names(&ask.to), ask.wants)}</bdi>
                {ask_facts(ask.state, ask.due, desk)}
            </p>
            if !ask.text.is_empty() {
                <div class="ask__text"><Note text={AttrValue::from(Rc::clone(&ask.text))} desk={desk.clone()} /></div>
            }
            <p class="ask__when">{words.by_at(None, ask.at, desk.today)}</p>
            {answers(&ask.answers, desk)}
            if ask.is_open() {
                <AskActs of={ask.of.clone()} ask={Text::clone(&ask.key)} wants={ask.wants} text={Text::clone(&ask.text)}
                    to={ask.to.clone()} stance={to_ask(&props.space, ask, desk.me.as_ref())} {home} space={props.space.clone()}
                    desk={desk.clone()} />
            }
        </li>
    }
}

/// The word of the style sheet for where an ask is.
pub fn ask_slug(state: AskState) -> &'static str {
    match state {
        AskState::Overdue => "overdue",
        AskState::Open => "open",
        AskState::Answered => "answered",
        AskState::TakenBack => "taken-back",
    }
}

/// Where an ask is and by when it is needed, in a drawing and words.
pub fn ask_facts(state: AskState, due: Option<Day>, desk: &Desk) -> Html {
    let words = desk.words();
    let glyph = match state {
        AskState::Overdue => Glyph::Warning,
        AskState::Open => Glyph::Clock,
        AskState::Answered => Glyph::Check,
        AskState::TakenBack => Glyph::Undo,
    };
    let told = match (state, due) {
        (AskState::Overdue | AskState::Open, Some(due)) => words.due_told(due, state, desk.today),
        (_, _) => words.ask_state(state).to_owned(),
    };
    html! { <span class="tie" data-tie={ask_slug(state)}>{icon(glyph)}{told}</span> }
}

/// What was answered, by whom and when, and what was made for it.
pub fn answers(all: &[AskAnswer], desk: &Desk) -> Html {
    let words = desk.words();
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="ask__answers">
            {for all.iter().map(|one| html! {
                <li class="ask__answer" key={one.key.to_string()}>
                    <span class="ask__said"><bdi>{words.replied(one.by.as_ref().map(|by| &*by.name), one.reply)}</bdi></span>
                    <span class="ask__when">{words.by_at(None, one.at, desk.today)}</span>
                    if !one.text.is_empty() {
                        <div class="ask__text"><Note text={AttrValue::from(Rc::clone(&one.text))} desk={desk.clone()} /></div>
                    }
                    if let Some(made) = &one.made {
                        <p class="ask__made">{desk.label(PanelLabel::Made)}{": "}{goal_button(made, desk)}</p>
                    }
                </li>
            })}
        </ul>
    }
}

/// A goal by its title; a press opens it.
pub fn goal_button(goal: &GoalRef, desk: &Desk) -> Html {
    let title = if goal.title.is_empty() { desk.words().untitled() } else { &*goal.title };
    html! {
        <button type="button" class="goal-link" onclick={desk.opener(&goal.id)}>{plain_text(title)}</button>
    }
}

#[derive(Properties, PartialEq)]
struct AskFormProps {
    of: Id,
    on_leave: Callback<()>,
    space: Space,
    desk: Desk,
}

/// Whom somebody asks.
#[derive(Clone, PartialEq)]
struct Whom {
    who: Who,
    name: AttrValue,
}

/// A new ask: what, from whom, in words, by when.
#[component]
fn AskForm(props: &AskFormProps) -> Html {
    let desk = &props.desk;
    let wants = use_state(|| Wants::KeyResult);
    let whom = use_state(|| None::<Whom>);
    let due = use_state(|| None::<Day>);
    let refused = use_state(|| false);
    let typing = use_typing();
    let anchor = use_node_ref();
    let mentions = use_mention_list(&AttrValue::Static("panel-ask-words"), &typing, &anchor);
    let on_send = {
        let (wants, whom, due, typing) = (*wants, (*whom).clone(), *due, typing.clone());
        let (of, desk, on_leave, refused) =
            (props.of.clone(), desk.clone(), props.on_leave.clone(), refused.clone());
        Callback::from(move |()| {
            let Some(text) = typing.said() else {
                refused.set(true);
                crate::platform::dom::focus("panel-ask-words", crate::platform::dom::Caret::Keep);
                return;
            };
            on_leave.emit(());
            let to = whom.clone().map(|whom| whom.who);
            desk.edit(Edit::Ask { of: of.clone(), wants, to, text, due });
        })
    };
    let on_wants = {
        let wants = wants.clone();
        Callback::from(move |word: AttrValue| wants.set(wants_of(&word)))
    };
    let on_due = {
        let due = due.clone();
        Callback::from(move |day: Option<Day>| due.set(day))
    };
    let choices: Rc<[Choice]> =
        WANTS.iter().map(|(_, word, label)| Choice::new(*word, desk.label(*label))).collect();
    let error = (*refused && typing.said().is_none()).then(|| desk.label(PanelLabel::AskNeedsWords));
    html! {
        <InPlace label={desk.label(PanelLabel::Ask)} send={desk.label(PanelLabel::SendAsk)} on_send={on_send.clone()}
            on_leave={props.on_leave.clone()} desk={desk.clone()}>
            if desk.me.is_none() {
                <WhoAmI id="panel-ask-who" space={props.space.clone()} desk={desk.clone()} />
            }
            <div class="inplace__grid">
                <span class="inplace__name">{desk.label(PanelLabel::AskWhat)}</span>
                <Select id="panel-ask-wants" label={desk.label(PanelLabel::AskWhat)} {choices} value={word_of(*wants)}
                    on_choose={on_wants} class="select--bare" />
                <label class="inplace__name" for="panel-ask-whom">{desk.label(PanelLabel::AskWhom)}</label>
                {whom_picker(&whom, props)}
                <label class="inplace__name" for="panel-ask-words">{desk.label(PanelLabel::AskWords)}</label>
                <div ref={anchor}>
                    <TextField id="panel-ask-words" value={typing.text()} label={desk.label(PanelLabel::AskWords)} lines={Lines::Many}
                        placeholder={desk.label(PanelLabel::AskWordsEmpty)} on_commit={Callback::noop()} on_input={mentions.on_input}
                        on_key={mentions.on_key} on_focus={mentions.on_focus} offered={mentions.offered} on_enter={on_send}
                        on_escape={props.on_leave.clone()} {error} look={FieldLook::Boxed} takes_focus=true />
                    {mentions.list}
                </div>
                <label class="inplace__name" for="panel-ask-due">{desk.label(PanelLabel::AskBy)}</label>
                <DayInput id="panel-ask-due" label={desk.label(PanelLabel::AskBy)} value={*due} on_change={on_due} desk={desk.clone()} />
            </div>
        </InPlace>
    }
}

/// The field for whom somebody asks; without an answer it is whoever owns the goal.
fn whom_picker(whom: &UseStateHandle<Option<Whom>>, props: &AskFormProps) -> Html {
    let desk = &props.desk;
    let on_choose = {
        let (whom, space) = (whom.clone(), props.space.clone());
        Callback::from(move |id: Id| {
            let name = space.name_of(&id).unwrap_or_else(|| id.text());
            whom.set(Some(Whom { who: Who::Known(id), name: name.into() }));
        })
    };
    let on_free = {
        let whom = whom.clone();
        Callback::from(move |name: AttrValue| {
            if let Some(text) = written(&name) {
                whom.set(Some(Whom { who: Who::Named(text), name }));
            }
        })
    };
    let on_none = {
        let whom = whom.clone();
        (desk.label(PanelLabel::AskTheOwners), Callback::from(move |()| whom.set(None)))
    };
    let shown = whom.as_ref().map_or_else(|| desk.label(PanelLabel::AskTheOwners), |whom| whom.name.clone());
    html! {
        <Picker id="panel-ask-whom" label={desk.label(PanelLabel::AskWhom)} among={Among::PeopleAndUnits} space={props.space.clone()}
            desk={desk.clone()} {on_choose} on_free={Some(on_free)} on_none={Some(on_none)} {shown} />
    }
}

const WANTS: [(Wants, &str, PanelLabel); 4] = [
    (Wants::KeyResult, "key_result", PanelLabel::WantsKeyResult),
    (Wants::Goal, "goal", PanelLabel::WantsGoal),
    (Wants::Confirmation, "confirmation", PanelLabel::WantsConfirmation),
    (Wants::Help, "help", PanelLabel::WantsHelp),
];

fn word_of(wants: Wants) -> &'static str {
    WANTS.iter().find(|(own, _, _)| *own == wants).map_or("help", |(_, word, _)| *word)
}

fn wants_of(word: &str) -> Wants {
    WANTS.iter().find(|(_, own, _)| *own == word).map_or(Wants::Help, |(wants, _, _)| *wants)
}
