//! The ballot of one person: a number for each key result, hidden again when they are done.

use std::collections::BTreeMap;

use yew::prelude::*;

use crate::okr::Id;
use crate::platform::dom;
use crate::query::session::{Ballot, Row, ballot, next_in_ballot, unvote};
use crate::space::Edit;
use crate::ui::parts::{
    Button, ButtonKind, ConfidencePickerProps, Glyph, confidence_picker, icon_named, plain_text,
};

use super::seat::Seat;

/// The id of the button that hides the numbers.
const DONE: &str = "session-pass-on";

/// What [`BallotForm`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct BallotFormProps {
    /// The session.
    pub seat: Seat,
    /// Who votes.
    pub voter: Id,
    /// Their name.
    pub name: String,
    /// Called when they are done.
    pub on_done: Callback<()>,
}

/// A number for each key result. Each is written as it is said; drawn are only those said here and now.
#[component]
pub fn BallotForm(props: &BallotFormProps) -> Html {
    let seat = &props.seat;
    let words = seat.words();
    let said = use_mut_ref(BTreeMap::<Id, u8>::new);
    let own = ballot(&seat.space, &seat.sitting.ids, &props.voter);
    let first = {
        let unsaid = seat.sitting.rows.iter().find(|row| !own.values.contains_key(&row.kr.id));
        unsaid.or(seat.sitting.rows.first()).map(|row| row.kr.id.clone())
    };
    use_effect_with((), move |()| {
        if let Some(id) = first {
            focus_row(&id, None);
        }
    });
    let on_say = {
        let (said, seat, voter) = (said.clone(), seat.clone(), props.voter.clone());
        Callback::from(move |(of, confidence): (Id, Option<u8>)| {
            let own = ballot(&seat.space, &seat.sitting.ids, &voter);
            match confidence {
                Some(value) => drop(said.borrow_mut().insert(of.clone(), value)),
                None => drop(said.borrow_mut().remove(&of)),
            }
            if let Some(edit) = written(&seat, &voter, &own, &of, confidence) {
                seat.desk.edit(edit);
            }
        })
    };
    let onkeydown = {
        let on_done = props.on_done.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                event.stop_propagation();
                on_done.emit(());
            }
        })
    };
    let others =
        seat.sitting.voters.iter().filter(|one| one.who.is_some() && one.who.as_ref() != Some(&props.voter));
    let next = others.filter(|one| !one.is_complete()).map(|one| one.name.to_string()).next();
    html! {
        <div class="session-ballot" role="group" aria-label={words.session_ballot_of(&props.name)} {onkeydown}>
            <h3 class="session-ballot__name">{plain_text(words.session_ballot_of(&props.name))}</h3>
            <p class="session-hint">{words.session_vote_keys()}</p>
            <ol class="session-ballot__rows">
                {for seat.sitting.rows.iter().map(|row| {
                    let value = said.borrow().get(&row.kr.id).copied();
                    // What was taken back meanwhile is not shown as if it stood.
                    let value = value.filter(|value| own.values.get(&row.kr.id) == Some(value));
                    line(seat, row, value, own.values.contains_key(&row.kr.id), &on_say)
                })}
            </ol>
            <div class="session-acts">
                {Button::new(words.session_pass_on(next.as_deref()), props.on_done.reform(|_event: MouseEvent| ()))
                    .id(DONE).kind(ButtonKind::Primary).glyph(Glyph::ArrowRight).view()}
            </div>
        </div>
    }
}

/// The edit that writes a vote, or takes what was voted back; nothing where it stands already.
fn written(seat: &Seat, voter: &Id, own: &Ballot, of: &Id, confidence: Option<u8>) -> Option<Edit> {
    let Some(confidence) = confidence else { return unvote(own, of) };
    if own.values.get(of) == Some(&confidence) {
        return None;
    }
    // Whoever edits here votes as themselves; for others it is said whose vote it is.
    let by = Some(voter.clone()).filter(|voter| seat.desk.me.as_ref() != Some(voter));
    Some(Edit::Vote { meeting: seat.sitting.id()?.clone(), of: of.clone(), by, confidence })
}

fn focus_row(kr: &Id, value: Option<u8>) {
    dom::focus(&format!("vote-{kr}-{}", value.unwrap_or(0)), dom::Caret::Keep);
}

fn line(
    seat: &Seat,
    row: &Row,
    value: Option<u8>,
    is_voted: bool,
    on_say: &Callback<(Id, Option<u8>)>,
) -> Html {
    let words = seat.words();
    let title = seat.titled(&row.kr.title);
    let id = row.kr.id.clone();
    let onkeydown = {
        let (seat, id) = (seat.clone(), id.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                match next_in_ballot(&seat.sitting, &id, event.shift_key()) {
                    Some(next) => focus_row(next, None),
                    None if event.shift_key() => {}
                    None => drop(dom::focus(DONE, dom::Caret::Keep)),
                }
            }
        })
    };
    let of = id.clone();
    html! {
        <li key={id.to_string()} class="session-ballot__row" {onkeydown}>
            <span class="session-ballot__what">
                <span class="session-ballot__title">{plain_text(&title)}</span>
                <span class="session-facts">{super::votes::facts(seat, row)}</span>
            </span>
            <span class="session-ballot__said">
                if is_voted {
                    {icon_named(Glyph::Check, words.session_has_vote())}
                }
            </span>
            {confidence_picker(&ConfidencePickerProps {
                id: AttrValue::from(format!("vote-{id}")),
                label: AttrValue::from(words.session_how_sure(&title)),
                value,
                on_choose: on_say.reform(move |value: Option<u8>| (of.clone(), value)),
                low: words.confidence_low().into(),
                high: words.confidence_high().into(),
            })}
        </li>
    }
}
