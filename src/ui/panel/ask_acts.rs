//! What can be answered to an ask: on its row in the panel, and on the page of asks.

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Id, Reply, Text, Wants};
use crate::query::asks::Party;
use crate::space::{Edit, New, Place, Space};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, CheckboxProps, Lines, TextField, checkbox};
use crate::words::PanelLabel;

use super::desk::Desk;
use super::pickers::{Among, Picker};
use super::stance::Stance;
use super::who::WhoAmI;
use super::write::{InPlace, Needs, WordsForm, use_focus_kept, use_typing};

/// What [`AskActs`] shows.
#[derive(Properties, PartialEq)]
pub struct AskActsProps {
    /// Where the ask stands.
    pub of: Id,
    /// The key of the ask.
    pub ask: Text,
    /// What it is for.
    pub wants: Wants,
    /// In what words.
    pub text: Text,
    /// Whom it asks.
    pub to: Vec<Party>,
    /// Where whoever edits here stands to it.
    pub stance: Stance,
    /// Id of the element that takes the focus once there is nothing left to answer.
    pub home: AttrValue,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Nothing.
    None,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Words.
    Words,
}

impl Form {
    /// The end of the id of the button that opens it.
    fn slug(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Words => "words",
        }
    }
}

/// The answers to an open ask, and the forms they open; or taking it back, for whoever asked.
#[component]
pub fn AskActs(props: &AskActsProps) -> Html {
    let form = use_state(|| Form::None);
    let last = use_mut_ref(|| Form::None);
    if *form != Form::None {
        last.replace(*form);
    }
    let desk = &props.desk;
    let name = props.home.to_string();
    let opener_id = |what: Form| AttrValue::from(format!("{name}-{}", what.slug()));
    use_focus_kept(*form, [opener_id(*last.borrow()), props.home.clone()]);
    let leave = {
        let form = form.clone();
        Callback::from(move |()| form.set(Form::None))
    };
    let opener = |label: PanelLabel, what: Form, kind: ButtonKind| {
        let form = form.clone();
        let on_click = Callback::from(move |_event: MouseEvent| form.set(what));
        Button::new(desk.label(label), on_click)
            .id(Some(opener_id(what)))
            .size(ButtonSize::Small)
            .kind(kind)
            .edits()
            .view()
    };
    let answer_form = |label: PanelLabel, send: PanelLabel, reply: Reply| {
        let (desk, of, ask, leave) = (desk.clone(), props.of.clone(), Text::clone(&props.ask), leave.clone());
        let (leave_too, desk_too) = (leave.clone(), desk.clone());
        let on_send = Callback::from(move |text: Option<Text>| {
            leave.emit(());
            let (of, ask) = (of.clone(), Text::clone(&ask));
            desk.edit(Edit::Answer { of, ask, answer: reply, text: text.unwrap_or_default(), made: None });
        });
        let needs = if reply == Reply::Words { Needs::Words } else { Needs::Nothing };
        html! {
            <WordsForm id={format!("{name}-said")} label={desk_too.label(label)} send={desk_too.label(send)} {needs} {on_send}
                on_leave={leave_too} space={props.space.clone()} desk={desk_too.clone()} />
        }
    };
    let shown = match (*form, props.stance) {
        (Form::None, Stance::Beside) => Html::default(),
        (Form::None, Stance::Asking) => {
            let take_back =
                desk.editor(Edit::TakeBack { of: props.of.clone(), ask: Text::clone(&props.ask) });
            Button::new(desk.label(PanelLabel::TakeBack), take_back)
                .size(ButtonSize::Small)
                .kind(ButtonKind::Quiet)
                .edits()
                .view()
        }
        (Form::None, Stance::Asked) => html! {
            <>
                {opener(PanelLabel::AnswerYes, Form::Yes, ButtonKind::Plain)}
                {opener(PanelLabel::AnswerNo, Form::No, ButtonKind::Plain)}
                {opener(PanelLabel::AnswerInWords, Form::Words, ButtonKind::Quiet)}
            </>
        },
        (Form::Yes, _) => html! { <YesForm to={Asked::from(props)} {name} on_leave={leave} /> },
        (Form::No, _) => answer_form(PanelLabel::WordsWithIt, PanelLabel::SendNo, Reply::No),
        (Form::Words, _) => answer_form(PanelLabel::WriteToThem, PanelLabel::SendAnswer, Reply::Words),
    };
    html! { <div class="answers">{shown}</div> }
}

/// A record's key as a part of an id.
pub fn id_part(key: &str) -> String {
    key.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

/// What a yes is said to.
#[derive(Clone, PartialEq)]
struct Asked {
    goal: Id,
    ask: Text,
    wants: Wants,
    text: Text,
    to: Option<Party>,
    space: Space,
    desk: Desk,
}

impl From<&AskActsProps> for Asked {
    fn from(props: &AskActsProps) -> Self {
        Self {
            goal: props.of.clone(),
            ask: Text::clone(&props.ask),
            wants: props.wants,
            text: Text::clone(&props.text),
            to: props.to.iter().find(|party| party.id.is_some()).cloned(),
            space: props.space.clone(),
            desk: props.desk.clone(),
        }
    }
}

/// How many characters of an ask are offered as a title.
const TITLE_CHARS: usize = 120;

/// A title made of what was asked for: its first sentence or line.
fn title_of(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let end = line.find(['.', '。', '?', '？', '!', '！']).unwrap_or(line.len());
    line.get(..end).unwrap_or(line).trim().chars().take(TITLE_CHARS).collect()
}

#[derive(Properties, PartialEq)]
struct YesFormProps {
    to: Asked,
    name: String,
    on_leave: Callback<()>,
}

/// A yes: words, and what was asked for made at once, if that is something to make.
#[component]
fn YesForm(props: &YesFormProps) -> Html {
    let Asked { goal: of, ask, wants, text, to, space, desk } = props.to.clone();
    let typing = use_typing();
    let makes = use_state(|| false);
    let title = use_mut_ref(|| title_of(&text));
    let under = use_state(|| match wants {
        Wants::Goal => to.as_ref().and_then(|party| party.id.clone()),
        Wants::KeyResult | Wants::Confirmation | Wants::Help => None,
    });
    let refused = use_state(|| false);
    let on_send = {
        let (typing, makes, title, under) = (typing.clone(), *makes, title.clone(), (*under).clone());
        let (desk, space, refused, on_leave) =
            (desk.clone(), space.clone(), refused.clone(), props.on_leave.clone());
        Callback::from(move |()| {
            let said = typing.said().unwrap_or_default();
            let (of, ask) = (of.clone(), Text::clone(&ask));
            if !makes {
                on_leave.emit(());
                desk.edit(Edit::Answer { of, ask, answer: Reply::Yes, text: said, made: None });
                return;
            }
            let Some(under) = under.clone() else {
                refused.set(true);
                return;
            };
            let title: Text = title.borrow().trim().into();
            let (new, after) = match wants {
                Wants::KeyResult => (New::KeyResult { title }, space.key_results_of(&under).last().cloned()),
                Wants::Goal | Wants::Confirmation | Wants::Help => {
                    let new = New::Objective { title, cycle: cycle_of(&space, &of) };
                    (new, space.objectives_of(Some(&under)).last().cloned())
                }
            };
            on_leave.emit(());
            let place = Place { under: Some(under), after };
            desk.act(Action::TakeOn { new, place, of, ask, text: said });
        })
    };
    let make = match wants {
        Wants::KeyResult => Some((PanelLabel::MakeKeyResult, PanelLabel::MakeUnder)),
        Wants::Goal => Some((PanelLabel::MakeGoal, PanelLabel::MakeAt)),
        Wants::Confirmation | Wants::Help => None,
    };
    let among = match (wants, to.as_ref().and_then(|party| party.id.clone())) {
        (Wants::KeyResult, Some(home)) => Among::ObjectivesAt(home),
        (Wants::KeyResult, None) => Among::Objectives,
        (Wants::Goal | Wants::Confirmation | Wants::Help, _) => Among::PeopleAndUnits,
    };
    let name = &props.name;
    let id = |what: &str| AttrValue::from(format!("{name}-{what}"));
    let on_makes = {
        let makes = makes.clone();
        Callback::from(move |checked: bool| makes.set(checked))
    };
    html! {
        <InPlace label={desk.label(PanelLabel::SendYes)} send={desk.label(PanelLabel::SendYes)} on_send={on_send.clone()}
            on_leave={props.on_leave.clone()} desk={desk.clone()}>
            if desk.me.is_none() {
                <WhoAmI id={id("who")} space={space.clone()} desk={desk.clone()} />
            }
            <TextField id={id("said")} value={typing.text()} label={desk.label(PanelLabel::WordsWithIt)} lines={Lines::Wrapped}
                placeholder={desk.label(PanelLabel::WordsWithIt)} on_commit={Callback::noop()} on_input={typing.on_input()}
                on_enter={on_send} on_escape={props.on_leave.clone()} takes_focus=true />
            if let Some((label, where_to)) = make {
                {checkbox(&CheckboxProps {
                    id: id("makes"), label: desk.label(label), checked: *makes, on_change: on_makes, label_unseen: false
                })}
                if *makes {
                    {made_fields(&Made { name, title: &title, under: &under, refused: *refused, among, where_to }, &space, &desk)}
                }
            }
        </InPlace>
    }
}

/// The fields of what is made.
struct Made<'a> {
    name: &'a str,
    title: &'a std::rc::Rc<std::cell::RefCell<String>>,
    under: &'a UseStateHandle<Option<Id>>,
    refused: bool,
    among: Among,
    where_to: PanelLabel,
}

fn made_fields(made: &Made<'_>, space: &Space, desk: &Desk) -> Html {
    let on_title = {
        let title = std::rc::Rc::clone(made.title);
        Callback::from(move |text: AttrValue| {
            title.replace(text.to_string());
        })
    };
    let on_choose = {
        let under = made.under.clone();
        Callback::from(move |id: Id| under.set(Some(id)))
    };
    let shown = made.under.as_ref().and_then(|id| space.name_of(id)).unwrap_or_default();
    html! {
        <div class="inplace__grid">
            <label class="inplace__name" for={format!("{}-title", made.name)}>{desk.label(PanelLabel::Title)}</label>
            <TextField id={format!("{}-title", made.name)} value={made.title.borrow().clone()} lines={Lines::Wrapped}
                label={desk.label(PanelLabel::Title)} placeholder={desk.label(PanelLabel::Title)} on_commit={Callback::noop()}
                on_input={on_title} />
            <label class="inplace__name" for={format!("{}-under", made.name)}>{desk.label(PanelLabel::MakeWhere)}</label>
            <Picker id={format!("{}-under", made.name)} label={desk.label(made.where_to)} among={made.among.clone()}
                space={space.clone()} desk={desk.clone()} {on_choose} shown={AttrValue::from(shown)} />
            if made.refused && made.under.is_none() {
                <p class="panel__refusal inplace__help" role="alert">{desk.label(PanelLabel::MakeNeedsPlace)}</p>
            }
        </div>
    }
}

/// The cycle of the goal that needs something.
fn cycle_of(space: &Space, of: &Id) -> Option<Id> {
    let objective = space.key_result(of).and_then(|kr| kr.objective.clone()).unwrap_or_else(|| of.clone());
    space.objective(&objective)?.cycle.clone()
}

#[cfg(test)]
mod tests {
    use super::title_of;

    #[test]
    fn a_title_is_the_first_sentence_of_what_was_asked() {
        assert_eq!(
            title_of("Stock data by the hour. Can we have the north first?"),
            "Stock data by the hour"
        );
        assert_eq!(title_of("按小时的库存数据。先从北区开始？"), "按小时的库存数据");
        assert_eq!(title_of(""), "");
    }
}
