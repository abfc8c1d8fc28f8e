//! One item: what is known of it, and the form in which it is judged.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::okr::{Id, Reached, RootCause};
use crate::platform::dom;
use crate::query::scores::{
    Draft, Instead, Item, Judged, Known, Outcome, mean_again, rounded, save, taken_back,
};
use crate::space::codec::Word;
use crate::ui::parts::{Button, ButtonKind, Choice, Lines, Select, TextField, is_composing, while_writing};
use crate::words::{PagePhrases, ScoresLabel};

use super::Bench;
use super::known::KnownOf;
use super::mark::read_mark;
use super::walk::Drafts;

/// The id of the field of the score.
pub const SCORE: &str = "scores-score";
/// The id of the field of the reason.
const REASON: &str = "scores-reason";

/// Where it goes from an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// To the next that waits.
    Next,
    /// To the one before.
    Previous,
}

/// What [`Judge`] shows and calls.
#[derive(Properties)]
pub struct JudgeProps {
    /// What it works with.
    pub bench: Bench,
    /// The item.
    pub item: Rc<Item>,
    /// What is known of it.
    pub known: Rc<Known>,
    /// What was written and not saved.
    pub drafts: Drafts,
    /// Whether its field takes the focus.
    pub takes_focus: bool,
    /// Goes to another item.
    pub on_go: Callback<Way>,
}

impl PartialEq for JudgeProps {
    fn eq(&self, other: &Self) -> bool {
        self.bench == other.bench
            && self.item == other.item
            && self.known == other.known
            && self.takes_focus == other.takes_focus
            && self.on_go == other.on_go
            && Rc::ptr_eq(&self.drafts, &other.drafts)
    }
}

/// What is written, and how it is drawn again.
#[derive(Clone)]
struct Writing {
    drafts: Drafts,
    item: Rc<Item>,
    known: Rc<Known>,
    redraw: UseForceUpdateHandle,
}

impl Writing {
    fn draft(&self) -> Draft {
        let held = self.drafts.borrow().get(&self.item.id).cloned();
        held.unwrap_or_else(|| Draft::of(&self.item, &self.known))
    }

    /// Changes what is written.
    fn write<T>(&self, change: impl FnOnce(&mut Draft) -> T) -> T {
        let before = self.draft();
        let mut draft = before.clone();
        let out = change(&mut draft);
        if draft != before {
            self.drafts.borrow_mut().insert(self.item.id.clone(), draft);
            self.redraw.force_update();
        }
        out
    }

    fn forget(&self) {
        self.drafts.borrow_mut().remove(&self.item.id);
        self.redraw.force_update();
    }
}

/// One item.
#[component]
pub fn Judge(props: &JudgeProps) -> Html {
    let writing = Writing {
        drafts: Rc::clone(&props.drafts),
        item: Rc::clone(&props.item),
        known: Rc::clone(&props.known),
        redraw: use_force_update(),
    };
    html! {
        <article class="scores-judge" id={item_id(&props.item.id)}>
            <KnownOf bench={props.bench.clone()} item={Rc::clone(&props.item)} known={Rc::clone(&props.known)} />
            if props.item.judged != Judged::Hidden {
                {while_writing(form(props, &writing))}
            }
        </article>
    }
}

fn item_id(id: &Id) -> String {
    format!("scores-item-{}", crate::ui::panel::id_part(id.as_str()))
}

fn form(props: &JudgeProps, writing: &Writing) -> Html {
    let words = props.bench.desk.words();
    let draft = writing.draft();
    let title = if props.item.title.is_empty() { words.untitled() } else { &*props.item.title };
    html! {
        <div class="scores-form" role="group" aria-label={words.scores_judge_named(title)} onkeydown={keys(props, writing)}>
            {score(props, writing, &draft)}
            {instead(props, writing, &draft)}
            {reason(props, writing, &draft)}
            if draft.wants_cause(&props.item) {
                {cause(props, writing, &draft)}
            }
            {acts(props, writing)}
            <p class="scores-form__keys">{words.scores_label(ScoresLabel::Keys)}</p>
        </div>
    }
}

/// The score, how it is read, and the suggestion to take.
fn score(props: &JudgeProps, writing: &Writing, draft: &Draft) -> Html {
    let (item, words) = (&props.item, props.bench.desk.words());
    let on_input = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.write(|draft| draft.type_score(&text)))
    };
    let error = draft.refused.then(|| AttrValue::from(words.scores_label(ScoresLabel::ScoreFault)));
    let take = item.suggested.map(|one| {
        let writing = writing.clone();
        let press = Callback::from(move |_event: MouseEvent| {
            let item = Rc::clone(&writing.item);
            writing.write(|draft| draft.take(&item));
            dom::focus(SCORE, dom::Caret::All);
        });
        Button::new(words.scores_take(rounded(one.value)), press)
            .id("scores-take")
            .keys(AttrValue::Static("="))
            .edits()
            .view()
    });
    html! {
        <div class="scores-form__row">
            <label class="scores-form__name" for={SCORE}>{words.scores_label(ScoresLabel::Score)}</label>
            <div class="scores-form__score">
                <TextField id={SCORE} value={draft.score.clone()} label={words.scores_label(ScoresLabel::Score)}
                    placeholder={words.scores_label(ScoresLabel::ScoreHint)} input_mode="decimal" class="scores-form__figure" {error}
                    on_commit={Callback::noop()} {on_input} on_enter={saves(props, writing)} takes_focus={props.takes_focus} />
                if let Some((value, band)) = draft.read(item) {
                    {read_mark(value, band, item.commitment, words)}
                }
                {take}
            </div>
        </div>
    }
}

fn instead_word(one: Instead) -> &'static str {
    match one {
        Instead::Word(Reached::Done) => "done",
        Instead::Word(Reached::Partly) => "partly",
        Instead::Word(Reached::Not) => "not",
        Instead::Unscored(why) => why.word(),
        Instead::Dropped => "dropped",
    }
}

fn instead_told(one: Instead, words: &dyn PagePhrases) -> &'static str {
    match one {
        Instead::Word(word) => words.reached_word(word),
        Instead::Unscored(why) => words.unscored_word(why),
        Instead::Dropped => words.scores_label(ScoresLabel::Dropped),
    }
}

/// A word, or why there is no score.
fn instead(props: &JudgeProps, writing: &Writing, draft: &Draft) -> Html {
    const ID: &str = "scores-instead";
    let words = props.bench.desk.words();
    let label = words.scores_label(ScoresLabel::Instead);
    let none = Choice::new("", words.scores_label(ScoresLabel::AScore));
    let others = Instead::ALL.into_iter().map(|one| Choice::new(instead_word(one), instead_told(one, words)));
    let choices: Rc<[Choice]> = [none].into_iter().chain(others).collect();
    let on_choose = {
        let writing = writing.clone();
        Callback::from(move |word: AttrValue| {
            let one = Instead::ALL.into_iter().find(|one| instead_word(*one) == word.as_str());
            writing.write(|draft| draft.say_instead(one));
        })
    };
    let value = draft.instead.map_or("", instead_word);
    html! {
        <div class="scores-form__row">
            <label class="scores-form__name" for={ID}>{label}</label>
            <Select id={ID} {label} {choices} {value} {on_choose} />
        </div>
    }
}

/// Why; asked for where the score differs from the suggestion.
fn reason(props: &JudgeProps, writing: &Writing, draft: &Draft) -> Html {
    let words = props.bench.desk.words();
    let is_word = matches!(draft.instead, Some(Instead::Word(_)));
    let asks = is_word || draft.wants_reason(&props.item);
    let label = words.scores_label(match (is_word, asks) {
        (true, _) => ScoresLabel::ReasonOfWord,
        (false, true) => ScoresLabel::ReasonAsked,
        (false, false) => ScoresLabel::Reason,
    });
    let on_input = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.write(|draft| draft.reason = text.to_string()))
    };
    html! {
        <div class="scores-form__row" data-asked={asks.then_some("true")}>
            <label class="scores-form__name" for={REASON}>{label}</label>
            <TextField id={REASON} value={draft.reason.clone()} {label} lines={Lines::Wrapped} on_commit={Callback::noop()}
                {on_input} on_enter={saves(props, writing)} />
        </div>
    }
}

/// What kept it from more: offered, never asked.
fn cause(props: &JudgeProps, writing: &Writing, draft: &Draft) -> Html {
    const ID: &str = "scores-cause";
    const NOTE: &str = "scores-cause-note";
    let words = props.bench.desk.words();
    let label = words.scores_label(ScoresLabel::Cause);
    let none = Choice::new("", words.scores_label(ScoresLabel::NoCause));
    let causes = RootCause::WORDS
        .iter()
        .map(|(cause, word)| Choice::new(*word, words.cause_word(*cause)).hint(words.cause_help(*cause)));
    let choices: Rc<[Choice]> = [none].into_iter().chain(causes).collect();
    let on_choose = {
        let writing = writing.clone();
        Callback::from(move |word: AttrValue| {
            writing.write(|draft| draft.cause = RootCause::from_word(&word));
        })
    };
    let on_input = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.write(|draft| draft.cause_note = text.to_string()))
    };
    let noted = words.scores_label(ScoresLabel::CauseNote);
    html! {
        <div class="scores-form__row scores-form__row--quiet">
            <label class="scores-form__name" for={ID}>{label}</label>
            <div class="scores-form__cause">
                <Select id={ID} {label} {choices} value={draft.cause.map_or("", Word::word)} {on_choose} />
                <TextField id={NOTE} value={draft.cause_note.clone()} label={noted} placeholder={noted} lines={Lines::Wrapped}
                    on_commit={Callback::noop()} {on_input} on_enter={saves(props, writing)} />
            </div>
        </div>
    }
}

fn acts(props: &JudgeProps, writing: &Writing) -> Html {
    let (item, words, desk) = (&props.item, props.bench.desk.words(), &props.bench.desk);
    let is_own = matches!(item.judged, Judged::Score(_) | Judged::Unscored(_) | Judged::Word(_));
    let has_parts = item.is_objective && !props.bench.space.key_results_of(&item.id).is_empty();
    let back = if has_parts {
        mean_again(&props.bench.space, &item.id)
    } else {
        taken_back(&props.bench.space, &item.id)
    };
    let back = back.filter(|_| is_own).map(|edit| {
        let (desk, writing) = (desk.clone(), writing.clone());
        let label = if has_parts { ScoresLabel::MeanAgain } else { ScoresLabel::TakeBack };
        let press = Callback::from(move |_event: MouseEvent| {
            writing.forget();
            desk.edit(edit.clone());
            dom::focus(SCORE, dom::Caret::All);
        });
        Button::new(words.scores_label(label), press).id("scores-back").kind(ButtonKind::Quiet).edits().view()
    });
    html! {
        <div class="scores-form__acts">
            {Button::new(words.scores_label(ScoresLabel::SaveNext), saves(props, writing).reform(|_event: MouseEvent| ()))
                .id("scores-save").kind(ButtonKind::Primary).edits().view()}
            {back}
        </div>
    }
}

/// Saves what is written and goes on; what is missing is asked for first.
fn saves(props: &JudgeProps, writing: &Writing) -> Callback<()> {
    let (bench, item, on_go, writing) =
        (props.bench.clone(), Rc::clone(&props.item), props.on_go.clone(), writing.clone());
    Callback::from(move |()| match writing.write(|draft| draft.enter(&item)) {
        Outcome::Passed => on_go.emit(Way::Next),
        Outcome::Refused => {
            dom::focus(SCORE, dom::Caret::All);
        }
        Outcome::AskReason => {
            dom::focus(REASON, dom::Caret::Keep);
        }
        Outcome::Said(saying) => {
            writing.forget();
            if let Some(edit) = save(&bench.space, &item.id, &saying) {
                bench.desk.edit(edit);
            }
            on_go.emit(Way::Next);
        }
    })
}

/// Keys of the whole form: arrows go on without saving, letters in the empty field of the score say why there
/// is none.
fn keys(props: &JudgeProps, writing: &Writing) -> Callback<KeyboardEvent> {
    let (item, writing, on_go) = (Rc::clone(&props.item), writing.clone(), props.on_go.clone());
    Callback::from(move |event: KeyboardEvent| {
        let commands = event.ctrl_key() || event.meta_key() || event.alt_key();
        if is_composing(&event) || event.default_prevented() || commands {
            return;
        }
        let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() else { return };
        if input.id() != SCORE {
            return;
        }
        let is_taken = match event.key().as_str() {
            "ArrowDown" => {
                on_go.emit(Way::Next);
                true
            }
            "ArrowUp" => {
                on_go.emit(Way::Previous);
                true
            }
            key => input.value().trim().is_empty() && writing.write(|draft| draft.press(key, &item)),
        };
        if is_taken {
            event.prevent_default();
        }
    })
}
