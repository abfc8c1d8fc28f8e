//! A field for text, alone or in the place of the text it edits.

use web_sys::FocusEvent;
use web_sys::HtmlInputElement;
use web_sys::HtmlTextAreaElement;
use web_sys::InputEvent;
use web_sys::KeyboardEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::NodeRef;
use yew::Properties;
use yew::TargetCast;
use yew::component;
use yew::html;
use yew::use_effect_with;

use super::completion::Offered;
use super::draft::Draft;
use super::draft::Verdict;
use super::draft::use_draft;
use super::keys::is_composing;
use super::reading::use_reading;
use crate::platform::dom;

/// How many lines a field has, and what Enter does in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// One line; Enter commits.
    #[default]
    One,
    /// One line of thought that wraps, such as a title; Enter commits.
    Wrapped,
    /// As many as are written; Enter begins a new one, Ctrl or ⌘ with Enter commits.
    Many,
}

/// What a field looks like while nobody is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldLook {
    /// A field in a form.
    #[default]
    Boxed,
    /// The text itself, in its own type; a quiet frame appears when it is pointed at or edited.
    Bare,
}

/// What [`TextField`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Id of the input element, one of its kind on the page.
    pub id: AttrValue,
    /// The text as it stands.
    pub value: AttrValue,
    /// What the field is called.
    pub label: AttrValue,
    /// Called once with a new text: on Enter, on leaving the field, after a rest.
    pub on_commit: Callback<AttrValue>,
    /// Called with each change of the draft.
    #[prop_or_default]
    pub on_input: Option<Callback<AttrValue>>,
    /// Called before the field's own keys; what it prevents, the field does not do.
    #[prop_or_default]
    pub on_key: Option<Callback<KeyboardEvent>>,
    /// Called after Enter has committed.
    #[prop_or_default]
    pub on_enter: Option<Callback<()>>,
    /// Called after Escape has thrown the draft away.
    #[prop_or_default]
    pub on_escape: Option<Callback<()>>,
    /// Called when the focus comes and goes.
    #[prop_or_default]
    pub on_focus: Option<Callback<bool>>,
    /// How many lines.
    #[prop_or_default]
    pub lines: Lines,
    /// What it looks like.
    #[prop_or_default]
    pub look: FieldLook,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Why what was said was refused.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Commits after so many milliseconds without a key.
    #[prop_or_default]
    pub rest_millis: Option<i32>,
    /// Stands at the end of the field: a unit of measure.
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
    /// Which keyboard a phone offers: `decimal`, `search`, `email`.
    #[prop_or_default]
    pub input_mode: Option<AttrValue>,
    /// More class names for the outer element.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// The list that is open for what is typed, if one is.
    #[prop_or_default]
    pub offered: Option<Offered>,
    /// Can be read and not written.
    #[prop_or_default]
    pub readonly: bool,
    /// Takes the focus when it appears, with its text chosen.
    #[prop_or_default]
    pub takes_focus: bool,
    /// The input element.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A field for text.
///
/// Give it a key made of what it edits: a draft belongs to one field of one thing.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let draft =
        use_draft(&props.value, Verdict::of(props.error.as_ref()), &props.on_commit, props.rest_millis);
    let wanted = props.takes_focus.then(|| props.id.clone());
    use_effect_with(wanted, |wanted| {
        if let Some(id) = wanted {
            dom::focus(id, dom::Caret::All);
        }
    });
    let is_read = use_reading();
    if is_read && draft.text().is_empty() && props.on_key.is_none() {
        // An empty field that nobody can fill: the place of a value stays, a line to write something new goes.
        let adds = match props.look {
            FieldLook::Bare => props.class.as_deref() == Some("field--add"),
            FieldLook::Boxed => props.placeholder.is_some(),
        };
        return html! {
            if !adds {
                <span class="told">{"–"}</span>
            }
        };
    }
    let error_id = props.error.as_ref().map(|_| format!("{}-error", props.id));
    let look = match props.look {
        FieldLook::Boxed => None,
        FieldLook::Bare => Some("field--bare"),
    };
    html! {
        <span class={yew::classes!("field", look, props.class.as_ref().map(ToString::to_string))}
            data-invalid={props.error.is_some().then_some("true")}
            data-dirty={draft.is_dirty().then_some("true")} data-read={is_read.then_some("true")}>
            {input(props, &draft, error_id.clone(), is_read || props.readonly)}
            if let Some(suffix) = &props.suffix {
                <span class="field__suffix" aria-hidden="true">{suffix}</span>
            }
            if let Some(error) = &props.error {
                <span class="field__error" id={error_id} role="alert">{error}</span>
            }
        </span>
    }
}

fn input(props: &TextFieldProps, draft: &Draft, described: Option<String>, readonly: bool) -> Html {
    let text = draft.text();
    let invalid = described.is_some().then_some("true");
    let onkeydown = key_down(props, draft);
    let (onfocus, onblur) = focus_moves(props, draft);
    let oninput = typed(props, draft);
    let offered = props.offered.as_ref();
    match props.lines {
        Lines::One => html! {
            <input class="field__input" ref={props.node.clone()} id={props.id.clone()} type="text" value={text} dir="auto"
                aria-label={props.label.clone()} aria-invalid={invalid} aria-describedby={described}
                placeholder={props.placeholder.clone()} inputmode={props.input_mode.clone()} {readonly}
                autocomplete="off" autofocus={props.takes_focus} {onkeydown} {onfocus} {onblur} {oninput} />
        },
        // The twin holds the same text in the same type and gives the area its height.
        Lines::Wrapped | Lines::Many => html! {
            <span class="field__grow">
                <textarea class="field__input" ref={props.node.clone()} id={props.id.clone()} value={text.clone()} rows="1" dir="auto"
                    aria-label={props.label.clone()} aria-invalid={invalid} aria-describedby={described}
                    aria-multiline={(props.lines == Lines::Wrapped).then_some("false")}
                    aria-autocomplete={offered.map(|_| "list")} aria-controls={offered.map(|one| one.list.clone())}
                    aria-activedescendant={offered.map(|one| one.active.clone())}
                    placeholder={props.placeholder.clone()} {readonly}
                    autocomplete="off" autofocus={props.takes_focus} {onkeydown} {onfocus} {onblur} {oninput} />
                <span class="field__twin" aria-hidden="true">{twin(&text, props)}</span>
            </span>
        },
    }
}

/// An empty field is as high as its placeholder, and a last empty line is a line.
fn twin(text: &AttrValue, props: &TextFieldProps) -> String {
    let shown = if text.is_empty() { props.placeholder.as_ref().unwrap_or(text) } else { text };
    format!("{shown} ")
}

fn typed(props: &TextFieldProps, draft: &Draft) -> Callback<InputEvent> {
    let (draft, on_input, lines) = (draft.clone(), props.on_input.clone(), props.lines);
    Callback::from(move |event: InputEvent| {
        let Some(text) = text_of(&event) else { return };
        // Pasted line breaks have no place in a title; they come in as spaces.
        let text = match lines {
            Lines::Wrapped if text.contains(['\n', '\r']) => {
                text.replace("\r\n", " ").replace(['\n', '\r'], " ")
            }
            Lines::One | Lines::Wrapped | Lines::Many => text,
        };
        let text = AttrValue::from(text);
        if event.is_composing() {
            draft.write_quietly(text.clone());
        } else {
            draft.write(text.clone());
        }
        if let Some(on_input) = &on_input {
            on_input.emit(text);
        }
    })
}

fn text_of(event: &InputEvent) -> Option<String> {
    let input = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
    input.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()))
}

fn key_down(props: &TextFieldProps, draft: &Draft) -> Callback<KeyboardEvent> {
    let (draft, lines) = (draft.clone(), props.lines);
    let (on_key, on_enter, on_escape) =
        (props.on_key.clone(), props.on_enter.clone(), props.on_escape.clone());
    Callback::from(move |event: KeyboardEvent| {
        if is_composing(&event) {
            return;
        }
        if let Some(on_key) = &on_key {
            on_key.emit(event.clone());
        }
        if event.default_prevented() {
            return;
        }
        match event.key().as_str() {
            "Enter" if lines != Lines::Many || event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                draft.settle();
                if let Some(on_enter) = &on_enter {
                    on_enter.emit(());
                }
            }
            "Escape" => {
                // The first Escape is for the draft, the next one for what the field stands in.
                if draft.revert() || on_escape.is_some() {
                    event.prevent_default();
                    event.stop_propagation();
                }
                if let Some(on_escape) = &on_escape {
                    on_escape.emit(());
                }
            }
            _ => {}
        }
    })
}

fn focus_moves(props: &TextFieldProps, draft: &Draft) -> (Callback<FocusEvent>, Callback<FocusEvent>) {
    let (draft, came, went) = (draft.clone(), props.on_focus.clone(), props.on_focus.clone());
    let onfocus = Callback::from(move |_event: FocusEvent| {
        if let Some(on_focus) = &came {
            on_focus.emit(true);
        }
    });
    let onblur = Callback::from(move |_event: FocusEvent| {
        draft.settle();
        if let Some(on_focus) = &went {
            on_focus.emit(false);
        }
    });
    (onfocus, onblur)
}
