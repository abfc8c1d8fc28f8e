//! The questions of one's own that every retrospective asks, edited in place.

use yew::prelude::*;

use crate::okr::Text;
use crate::platform::dom;
use crate::query::retrospective::ask;
use crate::ui::panel::use_typing;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, FieldLook, Glyph, Lines, TextField, plain_text, use_reading,
};
use crate::words::RetroLabel;

use super::seat::Seat;

/// What [`Questions`] shows.
#[derive(Properties, PartialEq)]
pub struct QuestionsProps {
    /// The retrospective.
    pub seat: Seat,
    /// The questions.
    pub questions: Vec<Text>,
}

/// The questions, each in a field, and one for the next. An emptied one is taken away.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let (seat, questions) = (&props.seat, &props.questions);
    let words = seat.words();
    let typing = use_typing();
    let is_read = use_reading();
    let add = {
        let (typing, seat, questions) = (typing.clone(), seat.clone(), questions.clone());
        Callback::from(move |()| {
            if let Some(said) = typing.said() {
                typing.clear();
                dom::focus(NEW, dom::Caret::End);
                seat.edit(ask(&seat.space, questions.iter().cloned().chain([said])));
            }
        })
    };
    if is_read && questions.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section" aria-labelledby="retro-questions-title">
            <h2 class="section__title" id="retro-questions-title" tabindex="-1">{words.retro(RetroLabel::Questions)}</h2>
            <p class="section__text">{words.retro(RetroLabel::QuestionsText)}</p>
            <ul class="retrospective__questions">
                {for questions.iter().enumerate().map(|(at, question)| one(seat, questions, at, question, is_read))}
            </ul>
            <div class="retrospective__add">
                <TextField id={NEW} value={typing.text()} label={words.retro(RetroLabel::NewQuestion)} placeholder={words.retro(RetroLabel::QuestionExample)}
                    lines={Lines::Wrapped} on_commit={Callback::noop()} on_input={typing.on_input()} on_enter={add.clone()} />
                if !typing.text().trim().is_empty() {
                    {Button::new(words.retro(RetroLabel::NewQuestion), add.reform(|_event: MouseEvent| ())).size(ButtonSize::Small).edits().view()}
                }
            </div>
        </section>
    }
}

/// The field of the next question.
const NEW: &str = "retro-question-new";

fn one(seat: &Seat, questions: &[Text], at: usize, question: &Text, is_read: bool) -> Html {
    let words = seat.words();
    let with = |text: Text| {
        let mut all = questions.to_vec();
        if let Some(own) = all.get_mut(at) {
            *own = text;
        }
        all
    };
    let on_commit = {
        let (seat, questions) = (seat.clone(), questions.to_vec());
        Callback::from(move |text: AttrValue| {
            let mut all = questions.clone();
            if let Some(own) = all.get_mut(at) {
                *own = Text::from(text.as_str());
            }
            seat.edit(ask(&seat.space, all));
        })
    };
    let drop = seat.editor(ask(&seat.space, with(Text::from(""))), NEW);
    html! {
        <li class="retrospective__question" key={question.to_string()}>
            if is_read {
                <span>{plain_text(question)}</span>
            } else {
                <TextField id={format!("retro-question-{at}")} value={AttrValue::from(question.to_string())} label={words.retro(RetroLabel::Question)}
                    lines={Lines::Wrapped} look={FieldLook::Bare} {on_commit} />
            }
            {Button::new(words.drop_question(question), drop).kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Close).edits().view()}
        </li>
    }
}
