//! One question with all that was said, and what settles it. The page and the panel draw it alike.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page, Route};
use crate::okr::{Day, Text};
use crate::query::disagreements::{
    Conflict, DeletedMeanwhile, Dispute, Kind, LoopQuestion, Question, Ring, Settling, What,
};
use crate::ui::env::{Env, use_env};
use crate::ui::parts::{Button, ButtonSize, Glyph, icon, plain_text};
use crate::words::{PagePhrases, PanelLabel};

use super::answers::{AnswersProps, answers};

/// Where a question is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the list of all questions, which names what each is about.
    Page,
    /// Beside the page, below the thing it is about.
    Panel,
}

/// What [`QuestionBlock`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct QuestionBlockProps {
    /// The question.
    pub question: Rc<Question>,
    /// Where it is drawn.
    pub place: Place,
    /// The page it is on or beside.
    pub page: Page,
    /// The person's calendar day.
    pub today: Day,
    /// Whether the Tab key comes to it as a whole.
    #[prop_or_default]
    pub is_current: bool,
    /// Called with the question's key and the decision.
    pub on_settle: Callback<(Text, Settling)>,
}

/// What the pieces of a block need.
pub(super) struct Block<'a> {
    /// The question.
    pub question: &'a Rc<Question>,
    /// The words.
    pub words: &'static dyn PagePhrases,
    /// The way to act.
    pub env: &'a Env,
    /// The person's calendar day.
    pub today: Day,
    /// The page it is on or beside.
    pub page: Page,
    /// The id of its element, with which all ids within begin.
    pub element: String,
    /// Called with a decision.
    pub on_settle: &'a Callback<(Text, Settling)>,
}

/// The id of a question's element.
pub fn question_element(place: Place, key: &str) -> String {
    let safe: String = key.chars().map(|letter| if letter.is_whitespace() { '_' } else { letter }).collect();
    match place {
        Place::Page => format!("question-{safe}"),
        Place::Panel => format!("panel-question-{safe}"),
    }
}

/// The id of the button of a choice, counted from 0.
pub fn choice_element(element: &str, at: usize) -> String {
    format!("{element}-choice-{at}")
}

/// One question.
#[component]
pub fn QuestionBlock(props: &QuestionBlockProps) -> Html {
    let env = use_env();
    let is_writing = use_state(|| false);
    let question = &props.question;
    let block = Block {
        question,
        words: env.page_words(),
        env: &env,
        today: props.today,
        page: props.page,
        element: question_element(props.place, &question.key),
        on_settle: &props.on_settle,
    };
    let body = match &question.dispute {
        Dispute::Values(conflict) => {
            answers(&AnswersProps { block: &block, conflict, is_writing: &is_writing })
        }
        Dispute::Deleted(deleted) => deleted_meanwhile(&block, deleted),
        Dispute::Loop(one) => alignment_loop(&block, one),
        Dispute::Ring(ring) => parents_ring(&block, ring),
    };
    let title = format!("{}-title", block.element);
    let asked = format!("{}-asked", block.element);
    html! {
        <div class="question" id={block.element.clone()} role="group" tabindex={if props.is_current { "0" } else { "-1" }}
            aria-labelledby={format!("{title} {asked}")} data-question={question.key.to_string()}>
            {head(&block, props.place, title)}
            <p class="question__asked" id={asked}>
                {icon(Glyph::Split)}
                <span class="question__field">{ asked_words(&block) }</span>
                if let Some(since) = question.since.and_then(|at| block.words.open_since(at, block.today)) {
                    <span class="question__since">{ since }</span>
                }
            </p>
            {body}
        </div>
    }
}

/// The title of what a question is about.
pub(super) fn title_of(words: &dyn PagePhrases, question: &Question) -> Text {
    if !question.about.title.is_empty() {
        return Text::clone(&question.about.title);
    }
    match question.about.what {
        What::Objective | What::KeyResult | What::Unit | What::Person | What::Cycle => {
            Text::from(words.untitled())
        }
        what => Text::from(words.question_what(what, None)),
    }
}

/// What it is about, and where that stands. In the panel the thing itself is named above already; its links
/// are not.
fn head(block: &Block<'_>, place: Place, id: String) -> Html {
    let about = &block.question.about;
    let title = title_of(block.words, block.question);
    let what = block.words.question_what(about.what, about.beside.as_deref());
    if place == Place::Panel {
        let is_link = about.what == What::Link;
        let shown = if is_link { what } else { title.to_string() };
        return html! {
            <h4 class={if is_link { "question__what" } else { "unseen" }} id={id}>{plain_text(shown)}</h4>
        };
    }
    let can_open = !matches!(about.what, What::Retrospective | What::Other);
    let open = Route { page: block.page, open: Some(about.opens.clone()) }.hash();
    html! {
        <header class="question__head">
            <h2 class="question__title" id={id}>
                if can_open {
                    <a href={open}>{plain_text(&title)}</a>
                } else {
                    {plain_text(&title)}
                }
            </h2>
            <p class="question__crumb">
                <span class="question__what">{plain_text(what)}</span>
                if !about.crumb.is_empty() {
                    <span class="question__above">{plain_text(about.crumb.join(" › "))}</span>
                }
            </p>
        </header>
    }
}

/// What is asked, in a few words.
fn asked_words(block: &Block<'_>) -> String {
    let (words, question) = (block.words, block.question);
    match &question.dispute {
        Dispute::Values(conflict) if question.kind == Kind::Values => {
            words.answers_to(&field_name(words, conflict), conflict.answers.len())
        }
        _ => words.question_kind(question.kind).to_owned(),
    }
}

fn field_name(words: &dyn PagePhrases, conflict: &Conflict) -> String {
    words.field_name(&conflict.field).map_or_else(|| conflict.field.to_string(), str::to_owned)
}

impl Block<'_> {
    /// The button of a choice. Where no number key reaches it, its number is not shown.
    pub fn choice(&self, at: usize, label: String, value: &str) -> Html {
        let title = title_of(self.words, self.question);
        let name = self.words.for_question(&label, value, &title);
        let (question, on_settle) = (Rc::clone(self.question), self.on_settle.clone());
        let press = Callback::from(move |_event: MouseEvent| {
            if let Some(settling) = question.choose(at) {
                on_settle.emit((Text::clone(&question.key), settling));
            }
        });
        Button::new(label, press)
            .id(AttrValue::from(choice_element(&self.element, at)))
            .size(ButtonSize::Small)
            .name(AttrValue::from(name))
            .edits()
            .view()
    }

    /// Decides.
    pub fn settle(&self) -> impl Fn(Settling) + Clone + 'static {
        let (key, on_settle) = (Text::clone(&self.question.key), self.on_settle.clone());
        move |settling| on_settle.emit((Text::clone(&key), settling))
    }

    /// Opens what the question is about.
    pub fn opener(&self) -> Callback<MouseEvent> {
        let (dispatch, id) = (self.env.dispatch.clone(), self.question.about.opens.clone());
        let route = Route { page: self.page, open: Some(id) };
        Callback::from(move |_event: MouseEvent| dispatch.emit(Action::Go(route.clone())))
    }
}

fn deleted_meanwhile(block: &Block<'_>, deleted: &DeletedMeanwhile) -> Html {
    let words = block.words;
    let by = deleted.by.join(", ");
    let by = Some(by.as_str()).filter(|by| !by.is_empty());
    html! {
        <>
            <ul class="question__told">
                <li>{plain_text(words.deleted_by(by, deleted.at, block.today))}</li>
                {for deleted.since.iter().map(|since| html! { <li>{plain_text(words.since_told(since, block.today))}</li> })}
                if let Some(with) = &deleted.with_name {
                    <li>{plain_text(words.comes_back_with(with))}</li>
                }
            </ul>
            <div class="question__acts">
                {block.choice(0, words.label(PanelLabel::KeepIt).to_owned(), "")}
                {block.choice(1, words.delete().to_owned(), "")}
            </div>
        </>
    }
}

fn alignment_loop(block: &Block<'_>, one: &LoopQuestion) -> Html {
    let words = block.words;
    html! {
        <>
            <p class="question__loop">{plain_text(words.loop_told(&one.around))}</p>
            <p class="question__hint">{plain_text(words.left_out(&one.from, &one.to, one.by.as_deref(), one.at, block.today))}</p>
            <div class="question__acts">
                {for one.offers.iter().enumerate().map(|(at, (mend, _))| {
                    block.choice(at, words.mend(mend, block.today), "")
                })}
            </div>
        </>
    }
}

fn parents_ring(block: &Block<'_>, ring: &Ring) -> Html {
    let words = block.words;
    let top = ring.turns.first().map(|turn| turn.name.to_string()).unwrap_or_default();
    html! {
        <>
            <p class="question__loop">{plain_text(words.loop_told(&ring.around))}</p>
            <p class="question__hint">{plain_text(words.ring_told(&top))}</p>
            <ul class="question__told">
                {for ring.turns.iter().map(|turn| html! { <li>{plain_text(words.turn_told(turn, block.today))}</li> })}
            </ul>
            <div class="question__acts">
                {for ring.turns.iter().enumerate().map(|(at, turn)| {
                    block.choice(at, words.turn_back(&turn.name, turn.back_to.as_deref()), "")
                })}
            </div>
        </>
    }
}
