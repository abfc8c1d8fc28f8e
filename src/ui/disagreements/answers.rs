//! The answers to a question side by side, each with who and when, and the ways to settle it.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Text;
use crate::platform::dom;
use crate::query::disagreements::{Answer, Conflict, Kind, Question, Settling, Written, written_as};
use crate::query::panel::FieldValue;
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Lines, TextField, plain_text, plain_text_differing};
use crate::words::{PagePhrases, Whose};

use super::question::{Block, title_of};

/// What [`answers`] shows and calls.
pub(super) struct AnswersProps<'a> {
    /// The question.
    pub block: &'a Block<'a>,
    /// Its answers.
    pub conflict: &'a Conflict,
    /// Whether another one is being written.
    pub is_writing: &'a UseStateHandle<bool>,
}

/// The answers with their buttons, then what takes all of them, and what writes another.
pub(super) fn answers(props: &AnswersProps<'_>) -> Html {
    let (block, conflict) = (props.block, props.conflict);
    let words = block.words;
    let title = title_of(words, block.question);
    let named = |label: &str| AttrValue::from(words.for_question(label, "", &title));
    let both = block.question.take_both().map(|settling| {
        let settle = block.settle();
        let label = words.take_both(conflict.answers.len());
        Button::new(label, Callback::from(move |_event: MouseEvent| settle(settling.clone())))
            .size(ButtonSize::Small)
            .name(named(label))
            .edits()
            .view()
    });
    let another = if conflict.written == Written::Chosen {
        Button::new(words.choose_another(), block.opener())
            .size(ButtonSize::Small)
            .kind(ButtonKind::Quiet)
            .name(named(words.choose_another()))
            .edits()
            .view()
    } else {
        let is_writing = props.is_writing.clone();
        let press = Callback::from(move |_event: MouseEvent| is_writing.set(!*is_writing));
        Button::new(words.write_another(), press)
            .size(ButtonSize::Small)
            .kind(ButtonKind::Quiet)
            .name(named(words.write_another()))
            .expanded(**props.is_writing)
            .edits()
            .view()
    };
    html! {
        <>
            <ol class="question__answers" data-count={conflict.answers.len().min(3).to_string()}>
                {for conflict.answers.iter().enumerate().map(|(at, one)| answer(props, at, one))}
            </ol>
            if **props.is_writing {
                <Writing conflict={conflict.clone()} question={Rc::clone(block.question)} element={block.element.clone()}
                    on_settle={block.on_settle.clone()} on_leave={leave(props.is_writing, &block.element)} />
            }
            <div class="question__acts">
                {both}
                {another}
            </div>
        </>
    }
}

/// Closes the field; the focus goes back to the question.
fn leave(is_writing: &UseStateHandle<bool>, element: &str) -> Callback<()> {
    let (is_writing, element) = (is_writing.clone(), element.to_owned());
    Callback::from(move |()| {
        is_writing.set(false);
        dom::focus(&element, dom::Caret::Keep);
    })
}

fn answer(props: &AnswersProps<'_>, at: usize, one: &Answer) -> Html {
    let (block, conflict) = (props.block, props.conflict);
    let words = block.words;
    let is_moved = block.question.kind == Kind::Moved;
    let said = if is_moved {
        words.moved_to(block.question.about.what, &one.place)
    } else {
        words.field_value(&one.shown, conflict.measured_in.as_deref(), block.today)
    };
    let shown = match (&one.shown, one.differs) {
        (FieldValue::Text(text), Some(part)) if !is_moved => plain_text_differing(text, part),
        _ => plain_text(&said),
    };
    let is_nothing = one.shown == FieldValue::Nothing && !is_moved;
    let label = words.keep_answer(whose(conflict, one), &one.by, &said);
    html! {
        <li key={at} class="question__answer" data-mine={one.is_mine.then_some("true")}>
            <div class="question__said" data-nothing={is_nothing.then_some("true")}>{shown}</div>
            <p class="question__by">
                <span class="question__nth" aria-hidden="true">{ at + 1 }</span>
                <span>{plain_text(by(block, one))}</span>
                if one.is_shown {
                    <span class="question__shown">{ words.shown_for_now() }</span>
                }
            </p>
            {block.choice(at, label, &said)}
        </li>
    }
}

/// "you, 14 Aug".
fn by(block: &Block<'_>, one: &Answer) -> String {
    let words: &dyn PagePhrases = block.words;
    let mut names: Vec<Text> = one.by.clone();
    if names.is_empty() && one.is_mine {
        names.push(Text::from(words.by_you()));
    }
    let names = names.join(", ");
    words.by_at(Some(names.as_str()).filter(|names| !names.is_empty()), one.at, block.today)
}

fn whose(conflict: &Conflict, one: &Answer) -> Whose {
    let has_mine = conflict.mine().is_some();
    match (has_mine, one.is_mine, conflict.theirs().is_some()) {
        (true, true, _) => Whose::Mine,
        (true, false, true) => Whose::Theirs,
        (true, false, false) => Whose::OneOfTheirs,
        (false, _, _) => Whose::Somebodys,
    }
}

#[derive(Properties, PartialEq)]
struct WritingProps {
    conflict: Conflict,
    question: Rc<Question>,
    element: String,
    on_settle: Callback<(Text, Settling)>,
    on_leave: Callback<()>,
}

/// Another answer, written here. It begins with the first of those there are, where that is worth changing.
#[component]
fn Writing(props: &WritingProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let is_refused = use_state(|| false);
    let conflict = &props.conflict;
    let begins = match conflict.written {
        Written::Line | Written::Text | Written::Lines => {
            conflict.answers.first().map(|one| written_as(conflict.written, &one.value)).unwrap_or_default()
        }
        Written::Number | Written::Day | Written::Chosen => String::new(),
    };
    let on_commit = {
        let (question, on_settle, is_refused) =
            (Rc::clone(&props.question), props.on_settle.clone(), is_refused.clone());
        Callback::from(move |text: AttrValue| match question.write(&text) {
            Some(settling) => on_settle.emit((Text::clone(&question.key), settling)),
            None => is_refused.set(!text.trim().is_empty()),
        })
    };
    let lines = match conflict.written {
        Written::Text | Written::Lines => Lines::Many,
        Written::Line => Lines::Wrapped,
        Written::Number | Written::Day | Written::Chosen => Lines::One,
    };
    let label = words.field_name(&conflict.field).unwrap_or(words.write_another());
    html! {
        <TextField id={format!("{}-another", props.element)} value={begins} label={label} {lines} {on_commit}
            on_escape={props.on_leave.clone()} takes_focus=true error={is_refused.then(|| AttrValue::from(words.not_readable()))} />
    }
}
