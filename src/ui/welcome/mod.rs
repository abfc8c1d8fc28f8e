//! The first page: what this is, and three ways to begin.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Keeps, Lang};
use crate::okr::Text;
use crate::platform::dom;
use crate::ui::env::use_env;
use crate::ui::frame::PageProps;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Glyph, SegmentedProps, TextField, icon, labelled, plain_text,
    segmented,
};

/// Names the field for the organisation's name.
const NAME_FIELD: &str = "organisation-name";

/// The first page.
#[component]
pub fn WelcomePage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let act = |action: Action| env.dispatch.reform(move |_: MouseEvent| action.clone());
    let promise = match props.model.keeps {
        Keeps::Yes => words.stays_here(),
        Keeps::Full | Keeps::Blocked => words.stays_in_window(),
    };
    html! {
        <div class="welcome">
            <header class="welcome__head">
                <span class="brand">{ bob() }<span>{ words.app_name() }</span></span>
                <LanguageSwitch model={Rc::clone(&props.model)} />
            </header>
            <div>
                <h1 class="welcome__claim">{ words.welcome_claim() }</h1>
                <p class="welcome__lead">{ words.welcome_lead() }</p>
            </div>
            <section class="welcome__choices" aria-label={words.welcome_choices()}>
                <button type="button" class="welcome__choice" id="see-sample" data-start="sample" onclick={act(Action::SeeSample)}>
                    {icon(Glyph::Target)}
                    <span class="welcome__name">{ words.see_sample() }</span>
                    <span class="welcome__text">{ words.see_sample_text() }</span>
                </button>
                <StartEmpty />
                <button type="button" class="welcome__choice" id="open-file" data-start="file"
                    onclick={act(Action::Open)}>
                    {icon(Glyph::Folder)}
                    <span class="welcome__name">{ words.open_file() }</span>
                    <span class="welcome__text">{ words.open_file_text() }</span>
                </button>
            </section>
            <p class="welcome__foot">{ promise }</p>
        </div>
    }
}

/// The choice that asks for a name before it begins.
#[component]
pub fn StartEmpty() -> Html {
    let env = use_env();
    let words = env.words();
    let asks = use_state(|| false);
    if !*asks {
        let asks = asks.clone();
        return html! {
            <button type="button" class="welcome__choice" id="start-empty" data-start="empty"
                onclick={move |_| asks.set(true)}>
                {icon(Glyph::Pencil)}
                <span class="welcome__name">{ words.start_empty() }</span>
                <span class="welcome__text">{ words.start_empty_text() }</span>
            </button>
        };
    }
    html! {
        <div class="welcome__choice welcome__choice--asks">
            {icon(Glyph::Pencil)}
            <span class="welcome__name">{ words.start_empty() }</span>
            <NameForm on_leave={Callback::from(move |()| {
                asks.set(false);
            })} />
        </div>
    }
}

/// What [`NameForm`] calls.
#[derive(Properties, PartialEq)]
pub struct NameFormProps {
    /// Called on Escape and by the button that takes it back.
    pub on_leave: Callback<()>,
}

/// Asks what the organisation is called, then begins with it.
#[component]
pub fn NameForm(props: &NameFormProps) -> Html {
    let env = use_env();
    let words = env.words();
    let draft = use_mut_ref(|| AttrValue::from(""));
    let begin = {
        let (draft, dispatch) = (Rc::clone(&draft), env.dispatch.clone());
        Callback::from(move |()| {
            let name = draft.borrow().trim().to_owned();
            if name.is_empty() {
                // Nothing was said yet: back to where it is said.
                dom::focus(NAME_FIELD, dom::Caret::End);
                return;
            }
            dispatch.emit(Action::StartEmpty { name: Text::from(name) });
        })
    };
    let on_input = Callback::from(move |text: AttrValue| *draft.borrow_mut() = text);
    html! {
        <div class="welcome__form">
            {labelled(words.organisation_name(), NAME_FIELD, None, html! { <>
                <TextField id={NAME_FIELD} value="" label={words.organisation_name()} takes_focus={true}
                    placeholder={words.organisation_example()} on_commit={Callback::noop()} on_input={Some(on_input)}
                    on_enter={Some(begin.clone())} on_escape={Some(props.on_leave.clone())} />
            </> })}
            <div class="acts">
                {Button::new(words.begin(), begin.reform(|_: MouseEvent| ())).kind(ButtonKind::Primary).view()}
                {Button::new(words.cancel(), props.on_leave.reform(|_: MouseEvent| ())).kind(ButtonKind::Quiet).view()}
            </div>
        </div>
    }
}

/// The choice of language.
#[component]
pub fn LanguageSwitch(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let choices: Rc<[Choice]> =
        [Lang::En, Lang::Zh].map(|lang| Choice::new(lang.tag(), words.language_name(lang))).into();
    let on_choose = env
        .dispatch
        .reform(|tag: AttrValue| Action::Speak(if tag == Lang::Zh.tag() { Lang::Zh } else { Lang::En }));
    segmented(&SegmentedProps {
        id: AttrValue::Static("language"),
        label: AttrValue::from(words.language()),
        choices,
        value: AttrValue::from(props.model.prefs.lang.tag()),
        on_choose,
    })
}

/// What [`WorkspaceChoices`] shows.
#[derive(Properties, PartialEq)]
pub struct WorkspaceChoicesProps {
    /// Names and ids of workspaces to switch to.
    pub others: Rc<[(AttrValue, Text)]>,
}

/// Workspaces to go to from where none is open.
#[component]
pub fn WorkspaceChoices(props: &WorkspaceChoicesProps) -> Html {
    let env = use_env();
    let words = env.words();
    let rows = props.others.iter().map(|(name, doc)| {
        let action = Action::Switch { doc: Text::clone(doc) };
        let on_click = env.dispatch.reform(move |_: MouseEvent| action.clone());
        html! {
            <li key={doc.to_string()} class="file">
                {icon(Glyph::File)}
                <span class="file__name">{plain_text(name)}</span>
                {Button::new(words.switch_here(), on_click).size(ButtonSize::Small).name(words.switch_to(name)).view()}
            </li>
        }
    });
    html! { <ul class="files">{ for rows }</ul> }
}

/// The mark of the app: a plumb line.
fn bob() -> Html {
    html! {
        <svg class="brand__mark" viewBox="0 0 16 22" width="16" height="22" aria-hidden="true">
            <path class="brand__line" d="M8 0v11" fill="none" stroke-width="1.4" />
            <path class="brand__bob" d="M8 22 2.5 13.5 5 11h6l2.5 2.5z" />
        </svg>
    }
}
