//! Lines of the change ledger: in the panel of a goal, and on the page of changes.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::changing::ChangingAction;
use crate::okr::{Bar, ChangeKind, Text, Trigger};
use crate::platform::dom;
use crate::query::changes::{Effect, Goal, Line};
use crate::space::codec::Word;
use crate::space::{Edit, Space};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Glyph, Lines, Select, TextField, icon, plain_text, rich_note,
};
use crate::words::{LineValue, PanelLabel};

use super::ask_acts::id_part;
use super::bits::{section, word_choices, word_value};
use super::desk::Desk;
use super::who::WhoAmI;
use super::write::{InPlace, Typing, use_typing};

/// What [`LedgerSection`] shows.
#[derive(Properties, PartialEq)]
pub struct LedgerSectionProps {
    /// The lines of one goal, newest first.
    pub lines: Rc<Vec<Line>>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What was changed within the cycle, and why. A change is not a failure.
#[component]
pub fn LedgerSection(props: &LedgerSectionProps) -> Html {
    let desk = &props.desk;
    use_lines_keep_focus(
        props.lines.iter().map(|line| line_id(line, LineLook::OfOneGoal)).collect(),
        "panel",
    );
    if props.lines.is_empty() {
        return Html::default();
    }
    section(
        desk.label(PanelLabel::Ledger),
        None,
        html! {
            <ol class="ledger-list">
                {for props.lines.iter().map(|line| html! {
                    <ChangeLine key={line_id(line, LineLook::OfOneGoal).to_string()} line={Rc::new(line.clone())} look={LineLook::OfOneGoal}
                        space={props.space.clone()} desk={desk.clone()} />
                })}
            </ol>
        },
    )
}

/// The id of a line's element. A line may stand on the page and in the panel beside it.
pub fn line_id(line: &Line, look: LineLook) -> AttrValue {
    let place = match look {
        LineLook::OfOneGoal => "panel-change",
        LineLook::OnItsDay => "change",
    };
    AttrValue::from(format!("{place}-{}-{}", id_part(line.goal.id.as_str()), id_part(&line.key)))
}

/// Sees to it that the focus is not lost when a line is told anew or goes: the line that stands in its place
/// gets it, else the element of the id `home`.
#[hook]
pub fn use_lines_keep_focus(ids: Vec<AttrValue>, home: &'static str) {
    let before = use_mut_ref(|| None::<Vec<AttrValue>>);
    use_effect_with(ids, move |ids| {
        let Some(old) = before.replace(Some(ids.clone())) else { return };
        if !dom::is_focus_lost() {
            return;
        }
        let at = old.iter().zip(ids).position(|(old, new)| old != new).unwrap_or(ids.len());
        let next = ids.get(at).or_else(|| ids.last());
        if !next.is_some_and(|id| dom::focus(id, dom::Caret::Keep)) {
            dom::focus(home, dom::Caret::Keep);
        }
    });
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LineLook {
    /// Among the lines of its goal, and on no day of others.
    OfOneGoal,
    /// On its day, among lines of other goals.
    OnItsDay,
}

/// What [`ChangeLine`] shows.
#[derive(Properties, PartialEq)]
pub struct ChangeLineProps {
    /// The line.
    pub line: Rc<Line>,
    /// Where it stands.
    pub look: LineLook,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What is being written at a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    None,
    Why,
    Who,
}

/// One line: what, before and after, why, what it does, who made it and who agreed.
#[component]
pub fn ChangeLine(props: &ChangeLineProps) -> Html {
    let (line, desk) = (&props.line, &props.desk);
    let words = desk.words();
    let form = use_state(|| Form::None);
    let bar = line.effect.as_ref().and_then(|effect| effect.bar);
    html! {
        <li class="ledger-line" id={line_id(line, props.look)} tabindex="-1" data-kind={line.kind.word()} data-minor={line.minor.then_some("true")}>
            <span class="ledger-line__glyph">{icon(glyph_of(line.kind))}</span>
            <div class="ledger-line__body">
                <p class="ledger-line__head">
                    <span class="ledger-line__kind">{words.change_word(line.kind)}</span>
                    if let Some(bar) = bar {
                        {bar_mark(bar, desk)}
                    }
                    if let Some(trigger) = line.trigger {
                        <span class="ledger-line__trigger">{words.trigger_word(trigger)}</span>
                    }
                    if line.minor {
                        <span class="ledger-line__trigger">{words.small_correction()}</span>
                    }
                </p>
                if props.look == LineLook::OnItsDay {
                    {goal_named(&line.goal, desk)}
                }
                {values(&words.line_values(line, desk.today))}
                {why(line, desk)}
                if let Some(effect) = &line.effect {
                    {effect_told(effect, desk)}
                }
                {said_by(props)}
                {acts(props, &form)}
            </div>
        </li>
    }
}

fn glyph_of(kind: ChangeKind) -> Glyph {
    match kind {
        ChangeKind::Add => Glyph::Plus,
        ChangeKind::Retarget => Glyph::Target,
        ChangeKind::Reword => Glyph::Pencil,
        ChangeKind::Drop => Glyph::Close,
        ChangeKind::Postpone => Glyph::Clock,
        ChangeKind::HandOver => Glyph::Person,
        ChangeKind::Resume | ChangeKind::Reopen => Glyph::Restore,
        ChangeKind::Rescore => Glyph::Measure,
    }
}

/// Which way the bar was moved, by shape, colour and word.
fn bar_mark(bar: Bar, desk: &Desk) -> Html {
    let (slug, glyph) = match bar {
        Bar::Lowered => ("lowered", Glyph::ArrowDown),
        Bar::Raised => ("raised", Glyph::ArrowUp),
    };
    html! { <span class="ledger-line__bar" data-bar={slug}>{icon(glyph)}{desk.words().bar_moved(bar)}</span> }
}

/// The goal, and where it stands; a press opens it beside the page.
pub fn goal_named(goal: &Goal, desk: &Desk) -> Html {
    let words = desk.words();
    let title = if goal.title.is_empty() { words.untitled() } else { &*goal.title };
    html! {
        <p class="ledger-line__goal">
            <button type="button" class="goal-link" onclick={desk.opener(&goal.id)}>{plain_text(title)}</button>
            if let Some(of) = &goal.of {
                <bdi class="ledger-line__place">{of.name.to_string()}</bdi>
            }
            if goal.deleted {
                <span class="ledger-line__place">{words.in_the_trash()}</span>
            }
        </p>
    }
}

fn values(all: &[LineValue]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="ledger-line__values">
            {for all.iter().enumerate().map(|(at, value)| html! {
                <li key={at}>
                    if let Some(name) = &value.name {
                        <span class="ledger-line__name">{name.clone()}</span>{" "}
                    }
                    if let Some(was) = &value.was {
                        <del class="ledger-line__was">{plain_text(was)}</del>{" "}
                    }
                    if let Some(is) = &value.is {
                        if value.was.is_some() || value.name.is_some() {
                            <span class="ledger-line__arrow" aria-hidden="true">{"→ "}</span>
                        }
                        <ins class="ledger-line__is">{plain_text(is)}</ins>
                    }
                </li>
            })}
        </ul>
    }
}

fn why(line: &Line, desk: &Desk) -> Html {
    html! {
        if let Some(reason) = line.reason.as_ref().filter(|reason| !reason.trim().is_empty()) {
            <div class="ledger-line__why">{rich_note(reason)}</div>
        } else if line.wants_a_reason() {
            <p class="ledger-line__none">{desk.words().no_reason()}</p>
        }
    }
}

fn effect_told(effect: &Effect, desk: &Desk) -> Html {
    let told = desk.words().effect_told(effect);
    if told.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="ledger-line__effect">{for told.into_iter().map(|told| html! { <li><bdi>{told}</bdi></li> })}</ul>
    }
}

fn said_by(props: &ChangeLineProps) -> Html {
    let (line, desk) = (&props.line, &props.desk);
    let words = desk.words();
    let by = match (props.look, &line.by) {
        (LineLook::OfOneGoal, by) => Some(words.by_on(by.as_deref(), line.at, None, desk.today)),
        (LineLook::OnItsDay, by) => by.as_ref().map(ToString::to_string),
    };
    html! {
        <>
            if by.is_some() || !line.agreed.is_empty() {
                <p class="ledger-line__by">
                    <bdi>{by.clone().unwrap_or_default()}</bdi>
                    if !line.agreed.is_empty() {
                        if by.is_some() {
                            {" · "}
                        }
                        <bdi>{words.agreed_with(&line.agreed_names())}</bdi>
                    }
                </p>
            }
            {for line.extras.iter().map(|(name, value)| html! {
                <p class="ledger-line__by" key={name.to_string()}><bdi>{format!("{name}: {value}")}</bdi></p>
            })}
        </>
    }
}

fn acts(props: &ChangeLineProps, form: &UseStateHandle<Form>) -> Html {
    let (line, desk) = (&props.line, &props.desk);
    if line.goal.deleted {
        return Html::default();
    }
    let leave = {
        let (form, id) = (form.clone(), line_id(line, props.look));
        Callback::from(move |()| {
            form.set(Form::None);
            dom::focus(&id, dom::Caret::Keep);
        })
    };
    match **form {
        Form::Why => html! {
            <WhyForm look={props.look} line={Rc::clone(line)} on_leave={leave} space={props.space.clone()} desk={desk.clone()} />
        },
        Form::Who if desk.me.is_none() => html! {
            <WhoAmI id={format!("{}-who", line_id(line, props.look))} space={props.space.clone()} desk={desk.clone()} takes_focus=true />
        },
        Form::None | Form::Who => buttons(line, desk, form),
    }
}

fn buttons(line: &Line, desk: &Desk, form: &UseStateHandle<Form>) -> Html {
    let words = desk.words();
    let open = |which: Form| {
        let form = form.clone();
        Callback::from(move |_event: MouseEvent| form.set(which))
    };
    let (of, about) = (line.goal.id.clone(), Some(Text::clone(&line.key)));
    let is_mine = line.is_agreed_by(desk.me.as_ref());
    let agree = if desk.me.is_some() {
        desk.editor(Edit::Agree { of, agrees: !is_mine, about, text: None })
    } else {
        open(Form::Who)
    };
    let small = |label: &'static str, press: Callback<MouseEvent>, kind: ButtonKind| {
        Button::new(label, press).size(ButtonSize::Small).kind(kind).edits().view()
    };
    let (of, key) = (line.goal.id.clone(), Text::clone(&line.key));
    let corrects = {
        let desk = desk.clone();
        Callback::from(move |_event: MouseEvent| {
            let (of, key) = (of.clone(), Text::clone(&key));
            desk.act(Action::Changing(ChangingAction::OnlyCorrects { of, key }));
        })
    };
    html! {
        <div class="answers">
            if line.wants_a_reason() {
                {small(words.give_reason(), open(Form::Why), ButtonKind::default())}
                {small(words.only_corrects(), corrects, ButtonKind::Quiet)}
            } else {
                {small(words.change_reason(), open(Form::Why), ButtonKind::Quiet)}
            }
            if is_mine {
                {small(words.label(PanelLabel::NoLongerAgree), agree, ButtonKind::Quiet)}
            } else {
                {small(words.agree_to_change(), agree, ButtonKind::Quiet)}
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct WhyFormProps {
    look: LineLook,
    line: Rc<Line>,
    on_leave: Callback<()>,
    space: Space,
    desk: Desk,
}

/// Why something was changed, and what set it off.
#[component]
fn WhyForm(props: &WhyFormProps) -> Html {
    let (line, desk) = (&props.line, &props.desk);
    let words = desk.words();
    let id = AttrValue::from(format!("{}-why", line_id(line, props.look)));
    let typing = use_typing();
    let trigger = use_state(|| line.trigger);
    let standing = line.reason.clone().unwrap_or_default();
    use_begin(&typing, &standing);
    let on_send = {
        let (desk, typing, trigger, id, line, leave) = (
            desk.clone(),
            typing.clone(),
            trigger.clone(),
            id.clone(),
            Rc::clone(line),
            props.on_leave.clone(),
        );
        Callback::from(move |()| {
            let Some(reason) = typing.said() else {
                dom::focus(&id, dom::Caret::Keep);
                return;
            };
            let (of, key) = (line.goal.id.clone(), Text::clone(&line.key));
            leave.emit(());
            desk.act(Action::Changing(ChangingAction::Explain { of, key, reason, trigger: *trigger }));
        })
    };
    let on_choose = {
        let trigger = trigger.clone();
        Callback::from(move |word: AttrValue| trigger.set(Trigger::from_word(&word)))
    };
    let choices = word_choices(Some(words.no_trigger()), |trigger| words.trigger_word(trigger));
    let trigger_id = AttrValue::from(format!("{id}-trigger"));
    html! {
        <InPlace label={words.why_changed()} send={words.keep_reason()} on_send={on_send.clone()} on_leave={props.on_leave.clone()}
            desk={desk.clone()}>
            if desk.me.is_none() {
                <WhoAmI id={format!("{id}-who")} space={props.space.clone()} desk={desk.clone()} />
            }
            <TextField id={id.clone()} value={typing.text()} label={words.why_changed()} placeholder={words.why_changed()} lines={Lines::Wrapped}
                on_commit={Callback::noop()} on_input={typing.on_input()} on_enter={on_send} on_escape={props.on_leave.clone()}
                takes_focus=true />
            <Select id={trigger_id} label={words.set_off_by()} {choices} value={word_value(*trigger)} {on_choose}
                placeholder={words.set_off_by()} />
        </InPlace>
    }
}

/// Begins with what stands there.
#[hook]
fn use_begin(typing: &Typing, standing: &Text) {
    let (on_input, standing) = (typing.on_input(), Text::clone(standing));
    use_effect_with((), move |()| {
        if !standing.is_empty() {
            on_input.emit(AttrValue::from(standing));
        }
    });
}
