//! The confidence round: everybody votes before any vote is shown.

use yew::prelude::*;

use crate::okr::Id;
use crate::platform::dom;
use crate::query::session::{Voter, shown};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Glyph, disclosure, empty_state, icon, plain_text, while_writing,
};

use super::ballot::BallotForm;
use super::seat::{Seat, SeatProps};
use super::votes::Votes;

/// The id of the button with which somebody begins to vote.
const NEXT: &str = "session-next";

/// The section of the confidence round.
#[component]
pub fn RoundSection(props: &SeatProps) -> Html {
    let seat = &props.seat;
    let words = seat.words();
    let voting = use_state(|| None::<Id>);
    let is_round = !seat.sitting.rows.is_empty();
    let (empty, hint) = words.session_no_rows();
    html! {
        <section class="section" aria-labelledby="session-round-title">
            <header class="section__head">
                <h2 class="section__title" id="session-round-title" tabindex="-1">{words.session_round()}</h2>
                if is_round && !seat.sitting.is_shown && seat.is_open() {
                    {show_button(seat)}
                }
            </header>
            if !is_round {
                {empty_state(empty, Some(hint), None)}
            } else if seat.sitting.is_shown {
                <Votes seat={seat.clone()} />
                if seat.is_open() {
                    {while_writing(disclosure(words.session_vote_late(), None, false, blind(seat, &voting)))}
                }
            } else {
                <p class="section__text">{words.session_round_text()}</p>
                {blind(seat, &voting)}
                <p class="session-hint">{icon(Glyph::Info)}<span>{words.session_round_hint()}</span></p>
            }
        </section>
    }
}

/// Shows the votes; before everybody has voted it does not stand out.
fn show_button(seat: &Seat) -> Html {
    let kind = if seat.sitting.is_complete() { ButtonKind::Primary } else { ButtonKind::Plain };
    let edit = shown(&seat.sitting);
    Button::new(seat.words().session_show(), seat.editor(Some(edit), "session-round-title"))
        .id("session-show")
        .kind(kind)
        .edits()
        .view()
}

/// Who has voted on how many, and the ballot of whoever votes now. No vote that was written is drawn.
fn blind(seat: &Seat, voting: &UseStateHandle<Option<Id>>) -> Html {
    let (words, sitting) = (seat.words(), &seat.sitting);
    let who = voting.as_ref().and_then(|id| sitting.voters.iter().find(|one| one.who.as_ref() == Some(id)));
    let begin = |id: &Id| {
        let (voting, id) = (voting.clone(), id.clone());
        Callback::from(move |_event: MouseEvent| voting.set(Some(id.clone())))
    };
    let on_done = {
        let voting = voting.clone();
        Callback::from(move |()| {
            voting.set(None);
            dom::focus("session-voters", dom::Caret::Keep);
        })
    };
    html! {
        <>
            if sitting.voters.is_empty() {
                <p class="session-none">{words.session_nobody()}</p>
            }
            <ul class="session-voters" id="session-voters" tabindex="-1" aria-label={words.session_votes()}>
                {for sitting.voters.iter().map(|one| voter(seat, one, voting.as_ref(), &begin))}
            </ul>
            if let Some((who, id)) = who.filter(|_| seat.is_open()).and_then(|one| Some((one, one.who.clone()?))) {
                {while_writing(html! {
                    <BallotForm key={id.to_string()} seat={seat.clone()} voter={id.clone()} name={who.name.to_string()} on_done={on_done} />
                })}
            } else if let Some((next, id)) = next_of(seat).filter(|_| seat.is_open()).and_then(|one| Some((one, one.who.clone()?))) {
                <div class="session-acts">{next_button(seat, next, begin(&id))}</div>
            } else if !sitting.voters.is_empty() && !sitting.is_shown && sitting.is_complete() {
                <p class="session-ready" role="status">{icon(Glyph::Check)}{words.session_all_voted()}</p>
            }
        </>
    }
}

/// Whoever edits here votes first, then the others in their order.
fn next_of(seat: &Seat) -> Option<&Voter> {
    let me = seat.sitting.voters.iter().find(|one| one.who.is_some() && one.who.as_ref() == seat.me());
    me.filter(|me| !me.is_complete()).or_else(|| seat.sitting.next_voter())
}

fn next_button(seat: &Seat, next: &Voter, on_begin: Callback<MouseEvent>) -> Html {
    let words = seat.words();
    let is_me = next.who.as_ref() == seat.me();
    let label = if is_me { words.session_i_vote().to_owned() } else { words.session_votes_now(&next.name) };
    Button::new(label, on_begin).id(NEXT).kind(ButtonKind::Primary).glyph(Glyph::ArrowRight).edits().view()
}

fn voter(
    seat: &Seat,
    one: &Voter,
    voting: Option<&Id>,
    begin: &impl Fn(&Id) -> Callback<MouseEvent>,
) -> Html {
    let words = seat.words();
    let is_now = one.who.is_some() && one.who.as_ref() == voting;
    let name = if one.who.is_some() {
        one.name.to_string()
    } else {
        words.label(crate::words::PanelLabel::Somebody).to_owned()
    };
    html! {
        <li key={one.who.as_ref().map_or_else(String::new, ToString::to_string)} class="session-voter"
            data-complete={one.is_complete().then_some("true")} data-now={is_now.then_some("true")}>
            <span class="session-voter__mark">{icon(if one.is_complete() { Glyph::Check } else { Glyph::Person })}</span>
            <span class="session-voter__name">{plain_text(&name)}</span>
            <span class="session-voter__count num">{words.session_voted(one.voted, one.all)}</span>
            if let Some(id) = one.who.as_ref().filter(|_| seat.is_open()) {
                {Button::new(words.session_vote(), begin(id)).kind(ButtonKind::Quiet).size(ButtonSize::Small)
                    .name(AttrValue::from(words.session_votes_now(&name))).disabled(is_now).edits().view()}
            }
        </li>
    }
}
