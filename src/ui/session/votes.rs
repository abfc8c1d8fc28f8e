//! The votes once they are shown: what people think of each key result, and what they agree on.

use yew::prelude::*;

use crate::query::session::{Row, Tally, takes};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Glyph, ProgressBarProps, Select, StatusShape, icon, initials,
    plain_text, progress_bar, status_mark, while_writing,
};

use super::seat::{Seat, SeatProps};

/// The highest belief.
const MOST: u8 = 10;

/// The votes on every key result, those worth a talk first.
#[component]
pub fn Votes(props: &SeatProps) -> Html {
    let seat = &props.seat;
    let words = seat.words();
    let untaken = seat.sitting.untaken();
    let untaken: Vec<_> = untaken
        .map(|(row, votes)| (row.kr.id.clone(), votes.middle, words.session_take_note(votes).into()))
        .collect();
    let count = untaken.len();
    let take_all = takes(&untaken, seat.desk.today);
    html! {
        <>
            if seat.is_open() {
                {while_writing(html! {
                    <div class="session-take">
                        if count > 0 {
                            {Button::new(words.session_take_all(count), seat.editor(Some(take_all), "session-round-title"))
                                .id("session-take-all").kind(ButtonKind::Primary).view()}
                        }
                        <p class="session-hint">{words.session_take_hint()}</p>
                    </div>
                })}
            }
            <ol class="session-votes" aria-label={words.session_votes()}>
                {for seat.sitting.rows.iter().map(|row| html! {
                    <VoteLine key={row.kr.id.to_string()} seat={seat.clone()} row={row.clone()} />
                })}
            </ol>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct VoteLineProps {
    seat: Seat,
    row: Row,
}

/// One key result with its votes.
#[component]
fn VoteLine(props: &VoteLineProps) -> Html {
    let (seat, row) = (&props.seat, &props.row);
    let words = seat.words();
    let title = seat.titled(&row.kr.title);
    html! {
        <li class="session-vote" id={format!("session-vote-{}", row.kr.id)} tabindex="-1">
            <div class="session-vote__what">
                <button type="button" class="session-title" onclick={seat.desk.opener(&row.kr.id)}>{plain_text(&title)}</button>
                <span class="session-facts">{facts(seat, row)}</span>
                {marks(seat, row)}
            </div>
            <div class="session-vote__votes">
                {match &row.votes {
                    Some(votes) => tally(seat, votes),
                    None => html! { <p class="session-none">{words.session_no_votes()}</p> },
                }}
                if let Some(last) = &row.last_votes {
                    <p class="session-vote__last">{words.session_last_votes(last)}</p>
                }
            </div>
            <div class="session-vote__take">
                if let Some(now) = row.now {
                    <p class="session-vote__taken">{icon(Glyph::Check)}{words.session_taken(row.before, now)}</p>
                }
                if seat.is_open() {
                    {while_writing(html! { <Take seat={seat.clone()} row={row.clone()} title={title.clone()} /> })}
                }
            </div>
        </li>
    }
}

/// The objective, the value, and how far it is.
pub(super) fn facts(seat: &Seat, row: &Row) -> Html {
    let words = seat.words();
    let (value, against) = words.kr_figure(&row.kr);
    let figure = [value, against].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let shape = StatusShape::from(row.kr.status);
    html! {
        <>
            if row.tells_status {
                {status_mark(shape, Some(words.status_word(row.kr.status)))}
            }
            if let Some(objective) = &row.objective {
                <span>{plain_text(&objective.name)}</span>
            }
            <span class="num">{figure}</span>
            if row.kr.progress.is_some() {
                {progress_bar(&ProgressBarProps {
                    share: row.kr.progress,
                    pace: row.kr.pace.filter(|_| row.tells_status),
                    status: Some(shape).filter(|_| row.tells_status),
                    label: words.bar_told(row.kr.progress, row.kr.pace.filter(|_| row.tells_status)).into(),
                })}
            }
        </>
    }
}

fn marks(seat: &Seat, row: &Row) -> Html {
    let words = seat.words();
    html! {
        if row.is_low() || row.is_wide() {
            <span class="session-vote__marks">
                if row.is_low() {
                    <span class="session-mark" data-mark="low">{icon(Glyph::Warning)}{words.session_low()}</span>
                }
                if row.is_wide() {
                    <span class="session-mark" data-mark="wide">{icon(Glyph::Split)}{words.session_wide()}</span>
                }
            </span>
        }
    }
}

/// The votes as dots on a scale, in words, and in numbers.
fn tally(seat: &Seat, votes: &Tally) -> Html {
    let words = seat.words();
    html! {
        <>
            <div class="session-dots" aria-hidden="true">
                {for (0..=MOST).map(|at| html! {
                    <span key={at} class="session-dots__at">
                        {for votes.votes.iter().filter(|vote| vote.value == at).map(|vote| html! {
                            <span class="avatar" data-late={vote.is_late.then_some("true")}>{initials(vote.name.as_deref().unwrap_or("?"))}</span>
                        })}
                        <span class="session-dots__number num">{at}</span>
                    </span>
                })}
            </div>
            <p class="session-vote__told">{words.session_tally(votes)}</p>
            <p class="session-vote__names"><bdi>{words.session_votes_told(&votes.votes)}</bdi></p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TakeProps {
    seat: Seat,
    row: Row,
    title: AttrValue,
}

/// Takes a confidence as agreed; the middle vote is offered.
#[component]
fn Take(props: &TakeProps) -> Html {
    let (seat, row) = (&props.seat, &props.row);
    let words = seat.words();
    let chosen = use_state(|| None::<u8>);
    let Some(votes) = &row.votes else { return Html::default() };
    let value = chosen.or(row.now).unwrap_or(votes.middle);
    let choices: std::rc::Rc<[Choice]> =
        (0..=MOST).map(|one| Choice::new(one.to_string(), one.to_string())).collect();
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |text: AttrValue| chosen.set(text.parse().ok()))
    };
    let note = words.session_take_note(votes);
    let edit = takes(&[(row.kr.id.clone(), value, note.into())], seat.desk.today);
    let is_taken = row.now == Some(value);
    html! {
        <div class="session-acts">
            <Select id={format!("session-agreed-{}", row.kr.id)} label={words.session_agreed(&props.title)} {choices}
                value={value.to_string()} {on_choose} class="session-agreed" />
            if !is_taken {
                {Button::new(words.session_take(value), seat.editor(Some(edit), format!("session-vote-{}", row.kr.id)))
                    .size(ButtonSize::Small).kind(ButtonKind::Plain).name(AttrValue::from(words.session_take_of(value, &props.title))).view()}
            }
        </div>
    }
}
