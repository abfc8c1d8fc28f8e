//! The review that is on: who takes part, what is decided and noted, its end and its minutes; or the button that
//! starts it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::closing::ClosingAction;
use crate::app::{Action, Model};
use crate::okr::{Id, MeetingKind};
use crate::platform::dom;
use crate::query::review::{Room, Sitting, closed, kept, start, with_added, without};
use crate::space::Change;
use crate::ui::handing::hand_on_paper;
use crate::ui::panel::{Among, Picker};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Glyph, Lines, TextField, browsing, chip, plain_text, removable_chip,
    rich_note, use_reading, while_writing,
};
use crate::words::{ReviewLabel, ReviewMinutes, page_words, review_minutes};

use super::agenda::present;
use super::decision::{DecisionForm, May, decisions, may};
use super::{PRESENT, Seat};

/// How long a rest is after which what was written of a note is kept.
pub const REST_MILLIS: i32 = 1_000;

/// What [`Meeting`] shows.
#[derive(Properties, Clone)]
pub struct MeetingProps {
    /// The reviews.
    pub seat: Seat,
    /// What the app knows.
    pub model: Rc<Model>,
}

impl PartialEq for MeetingProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.seat == other.seat
    }
}

/// The review that is on, or the button that starts one.
#[component]
pub fn Meeting(props: &MeetingProps) -> Html {
    let seat = &props.seat;
    let (words, room) = (seat.desk.words(), &seat.held.room);
    let is_read = use_reading();
    let is_writing = use_state(|| false);
    let label = |label: ReviewLabel| words.review_label(label);
    html! {
        <>
            <section class="section review__section" aria-labelledby="review-meeting-title">
                <header class="section__head">
                    <h2 class="section__title" id="review-meeting-title" tabindex="-1">{plain_text(title(seat, room))}</h2>
                </header>
                if let Some(sitting) = &room.sitting {
                    {head(seat, sitting)}
                } else {
                    <p class="section__text">{while_writing(html! { label(ReviewLabel::StartHint) })}</p>
                }
                {ways(seat, room, is_read)}
            </section>
            if !room.last_decisions().is_empty() {
                {last(seat, room)}
            }
            if let Some(sitting) = &room.sitting {
                {decided(seat, sitting, &is_writing)}
                {notes(seat, sitting)}
                {minutes(props, sitting)}
            }
        </>
    }
}

/// What the review is called, with its cycle.
pub fn title(seat: &Seat, room: &Room) -> String {
    let words = seat.desk.words();
    let name = match &room.pair {
        Some((me, with)) => words.sheet_title(&me.name, &with.name),
        None => words.review_title(room.which.kind, room.unit.as_ref().map(|unit| &*unit.name)),
    };
    let cycle = room.cycle.as_ref().filter(|_| room.pair.is_none()).map(|cycle| cycle.name.to_string());
    [Some(name), cycle].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The day, how far it is, and who takes part.
fn head(seat: &Seat, sitting: &Sitting) -> Html {
    let words = seat.desk.words();
    let may = !sitting.is_closed && sitting.kind != MeetingKind::OneOnOne;
    let on_add = {
        let seat = seat.clone();
        Callback::from(move |id: Id| {
            let sitting = seat.held.room.sitting.as_ref();
            if let Some(edit) = sitting.and_then(|sitting| with_added(sitting, &id)) {
                seat.desk.edit(edit);
            }
        })
    };
    html! {
        <>
            <p class="review__when" data-closed={sitting.is_closed.then_some("true")}>{words.review_held(sitting, seat.desk.today)}</p>
            <div class="review__with" role="group" aria-label={words.session_with()}>
                <span class="review__label" aria-hidden="true">{words.session_with()}</span>
                {for sitting.with.iter().map(|one| {
                    if !may {
                        return chip(&one.name);
                    }
                    let (seat, id) = (seat.clone(), one.id.clone());
                    let on_remove = Callback::from(move |()| {
                        if let Some(sitting) = &seat.held.room.sitting {
                            seat.desk.edit(without(&seat.space, sitting, &id));
                        }
                        dom::focus("review-with-add", dom::Caret::Keep);
                    });
                    removable_chip(one.id.as_str(), &one.name, &on_remove, words.remove_named(&one.name))
                })}
                if may {
                    <Picker id="review-with-add" label={AttrValue::from(words.session_add_person())} among={Among::People}
                        space={seat.space.clone()} desk={seat.desk.clone()} on_choose={on_add} />
                }
            </div>
        </>
    }
}

/// The ways into the meeting and the presentation. Where nothing can be written, only looking through it.
fn ways(seat: &Seat, room: &Room, is_read: bool) -> Html {
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    let begin = starter(seat, true);
    let is_begun = room.sitting.is_some() || is_read;
    html! {
        <div class="review__acts">
            if is_begun {
                {browsing(Button::new(label(ReviewLabel::Present), present(seat, 0)).id(PRESENT).kind(ButtonKind::Primary)
                    .glyph(Glyph::Screen).view())}
            } else {
                {Button::new(label(ReviewLabel::StartAndPresent), begin).id(PRESENT).kind(ButtonKind::Primary).glyph(Glyph::Screen)
                    .edits().view()}
                {Button::new(label(ReviewLabel::Start), starter(seat, false)).id("review-start").edits().view()}
                {browsing(Button::new(label(ReviewLabel::OnlyLook), present(seat, 0)).kind(ButtonKind::Quiet).view())}
            }
            if let Some(sitting) = &room.sitting {
                {end(seat, sitting)}
            }
        </div>
    }
}

/// Starts the review, and presents it where that is wanted.
pub fn starter(seat: &Seat, presents: bool) -> Callback<MouseEvent> {
    let seat = seat.clone();
    Callback::from(move |_event: MouseEvent| {
        let (new, place, changes) =
            start(&seat.space, &seat.held.room, seat.desk.me.as_ref(), seat.desk.today);
        seat.desk.act(Action::Make { new, place, changes });
        if presents {
            seat.desk.act(Action::Closing(ClosingAction::Present(Some(0))));
        } else {
            dom::focus("review-meeting-title", dom::Caret::Keep);
        }
    })
}

/// Ends the review, or opens it again.
pub fn end(seat: &Seat, sitting: &Sitting) -> Html {
    let label = if sitting.is_closed { ReviewLabel::OpenAgain } else { ReviewLabel::End };
    Button::new(seat.desk.words().review_label(label), seat.desk.editor(closed(sitting, !sitting.is_closed)))
        .id("review-end")
        .kind(if sitting.is_closed { ButtonKind::Quiet } else { ButtonKind::Plain })
        .edits()
        .view()
}

/// What was decided last time, and what became of it.
fn last(seat: &Seat, room: &Room) -> Html {
    let words = seat.desk.words();
    html! {
        <section class="section review__section" aria-labelledby="review-last-title">
            <header class="section__head">
                <h2 class="section__title" id="review-last-title">{words.review_label(ReviewLabel::LastTime)}</h2>
                <p class="review__total">{words.review_kept(kept(room.last_decisions()))}</p>
            </header>
            {decisions(seat, room.last_decisions(), May::Settle)}
        </section>
    }
}

fn decided(seat: &Seat, sitting: &Sitting, is_writing: &UseStateHandle<bool>) -> Html {
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    let begin = {
        let is_writing = is_writing.clone();
        Callback::from(move |_event: MouseEvent| is_writing.set(true))
    };
    let on_leave = {
        let is_writing = is_writing.clone();
        Callback::from(move |()| {
            is_writing.set(false);
            dom::focus("review-decisions-title", dom::Caret::Keep);
        })
    };
    html! {
        <section class="section review__section" aria-labelledby="review-decisions-title">
            <h2 class="section__title" id="review-decisions-title" tabindex="-1">{label(ReviewLabel::Decisions)}</h2>
            <p class="section__text">{label(ReviewLabel::DecisionsText)}</p>
            if sitting.decisions.is_empty() {
                <p class="review__hint">{label(ReviewLabel::NoDecisions)}</p>
            }
            {decisions(seat, &sitting.decisions, may(sitting))}
            if !sitting.is_closed && **is_writing {
                {while_writing(html! { <DecisionForm seat={seat.clone()} {on_leave} /> })}
            } else if !sitting.is_closed {
                {Button::new(label(ReviewLabel::AddDecision), begin).id("review-add-decision").size(ButtonSize::Small).glyph(Glyph::Plus)
                    .edits().view()}
            }
        </section>
    }
}

/// The field of the notes; of a review that is over what was noted.
pub fn note_field(seat: &Seat, sitting: &Sitting, takes_focus: bool) -> Html {
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    let note = sitting.note.as_ref().map(ToString::to_string).unwrap_or_default();
    let Some(id) = sitting.id() else { return Html::default() };
    html! {
        <>
            if sitting.is_closed {
                if !note.is_empty() {
                    {rich_note(&note)}
                }
            } else {
                <TextField key={id.to_string()} id="review-notes" value={note} label={label(ReviewLabel::Notes)}
                    placeholder={label(ReviewLabel::NotesHint)} lines={Lines::Many} on_commit={seat.desk.on_text(id, Change::Note)}
                    rest_millis={REST_MILLIS} {takes_focus} />
            }
            {for sitting.notes.iter().enumerate().map(|(at, note)| html! {
                <div class="review__other" key={at}>
                    <p class="review__hint">{label(ReviewLabel::OtherNotes)}</p>
                    {rich_note(note)}
                </div>
            })}
        </>
    }
}

fn notes(seat: &Seat, sitting: &Sitting) -> Html {
    html! {
        <section class="section review__section" aria-labelledby="review-notes-title">
            <h2 class="section__title" id="review-notes-title">{seat.desk.words().review_label(ReviewLabel::Notes)}</h2>
            {note_field(seat, sitting, false)}
        </section>
    }
}

/// The minutes, to be handed on.
fn minutes(props: &MeetingProps, sitting: &Sitting) -> Html {
    let seat = &props.seat;
    let words = seat.desk.words();
    let text = if sitting.kind == MeetingKind::OneOnOne {
        ReviewLabel::TalkMinutesText
    } else {
        ReviewLabel::MinutesText
    };
    let paper = {
        let (held, plan, today, lang) =
            (Rc::clone(&seat.held), Rc::clone(&seat.plan), seat.desk.today, seat.desk.env.lang);
        move || {
            let shown = Some((&*held.deck, &*plan));
            let minutes = held.room.sitting.as_ref().map(|sitting| {
                let minutes = ReviewMinutes { sitting, last: held.room.last_decisions(), shown };
                review_minutes(page_words(lang), minutes, today)
            });
            minutes.unwrap_or_default()
        }
    };
    let print = Callback::from(|_event: MouseEvent| dom::print());
    html! {
        <section class="section review__section" aria-labelledby="review-minutes-title">
            <h2 class="section__title" id="review-minutes-title">{words.review_label(ReviewLabel::MinutesTitle)}</h2>
            <p class="section__text">{words.review_label(text)}</p>
            {browsing(hand_on_paper(&seat.desk.env, &props.model, "review-minutes", &words.review_file(sitting), paper, print))}
        </section>
    }
}
