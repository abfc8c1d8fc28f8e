//! The team session: a unit looks at its week together.

mod ballot;
mod blockers;
mod close;
mod commitments;
mod form;
mod head;
mod item;
mod round;
mod seat;
mod start;
mod votes;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::week::WeekAction;
use crate::app::{Action, FocusTarget, Model, Page, Route};
use crate::okr::{Day, Id};
use crate::platform::dom;
use crate::query::session::{Room, Sitting, default_unit, room};
use crate::space::Space;
use crate::ui::env::{Env, use_env};
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::panel::{Among, Desk, Picker};
use crate::ui::parts::{Button, Choice, Select, browsing, empty_state};
use crate::words::PagePhrases;

use blockers::BlockerSection;
use close::CloseSection;
use commitments::CommitmentSection;
use head::SittingHead;
use round::RoundSection;
use seat::Seat;
use start::StartCard;

/// The team session: a unit looks at its week together.
#[component]
pub fn SessionPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    // The Monday of the week that is shown, with the unit it was chosen for.
    let chosen = use_state(|| None::<(Id, Day)>);
    let unit = unit_of(model);
    let week = chosen.as_ref().filter(|(of, _)| Some(of) == unit.as_ref()).map(|(_, week)| *week);
    let read = use_room(model, unit.clone(), week);
    use_focus_after(read.as_ref().and_then(|room| room.sitting.as_ref()));
    let Some(session) = model.session() else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::Session, today: model.today, me: session.me().cloned() };
    let on_week = {
        let (chosen, unit) = (chosen.clone(), unit.clone());
        Callback::from(move |week: Option<Day>| chosen.set(unit.clone().zip(week)))
    };
    let body = match &read {
        None => no_unit(&env),
        Some(room) => html! {
            <>
                {bar(room, week, &desk, &session.space, &on_week)}
                {shown(room, model, &desk, &session.space, &on_week)}
            </>
        },
    };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title" id="session-title" tabindex="-1">{ words.page(Page::Session) }</h1>
                <p class="page__lead">{ words.session_lead() }</p>
                {body}
            </div>
        </>
    }
}

/// The unit whose session is shown.
fn unit_of(model: &Model) -> Option<Id> {
    let session = model.session()?;
    let chosen = session.week.unit.clone().filter(|id| session.space.unit(id).is_some());
    chosen.or_else(|| default_unit(&session.space, session.me()))
}

#[hook]
fn use_room(model: &Rc<Model>, unit: Option<Id>, week: Option<Day>) -> Option<Rc<Room>> {
    let space = model.session().map(|session| session.space.clone());
    let read = use_memo((space, unit, week, model.today), |(space, unit, week, today)| {
        room(space.as_ref()?, unit.as_ref()?, *week, *today).map(Rc::new)
    });
    (*read).clone()
}

/// When what was pressed is gone because it is done, the focus must not fall out of the page.
#[hook]
fn use_focus_after(sitting: Option<&Sitting>) {
    let is_first = use_mut_ref(|| true);
    let seen = sitting.map(|one| (one.ids.clone(), one.is_shown, one.is_closed, one.low.len()));
    use_effect_with(seen, move |seen| {
        if is_first.replace(false) || !dom::is_focus_lost() {
            return;
        }
        let there = seen.is_some() && dom::focus("session-round-title", dom::Caret::Keep);
        if !there {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}

fn no_unit(env: &Env) -> Html {
    let words = env.page_words();
    let (title, text) = words.session_no_unit();
    let go = env.dispatch.reform(|_event: MouseEvent| Action::Go(Route { page: Page::People, open: None }));
    empty_state(title, Some(text), Some(Button::new(words.session_make_unit(), go).view()))
}

/// The choice of the unit and of one of its sessions.
fn bar(
    room: &Rc<Room>,
    week: Option<Day>,
    desk: &Desk,
    space: &Space,
    on_week: &Callback<Option<Day>>,
) -> Html {
    let words = desk.words();
    let on_unit = {
        let desk = desk.clone();
        Callback::from(move |id: Id| desk.act(Action::Week(WeekAction::Unit(Some(id)))))
    };
    let now = Choice::new(NOW, words.session_this_week());
    let has_now = room.start.is_none();
    let first = (!has_now).then_some(now);
    let past = room.past.iter().map(|one| {
        let on = words.day(one.on, desk.today);
        Choice::new(one.week.to_string(), words.session_of(&on, one.is_closed))
    });
    let choices: Rc<[Choice]> = first.into_iter().chain(past).collect();
    let newest = room.past.first().filter(|_| has_now).map(|one| one.week);
    let value = week.or(newest).map_or_else(|| NOW.to_owned(), |week| week.to_string());
    let on_choose = on_week.reform(|value: AttrValue| Day::parse(&value));
    browsing(html! {
        <div class="session-bar">
            <div class="session-bar__one">
                <label class="session-bar__name" for="session-unit">{words.session_unit()}</label>
                <Picker id="session-unit" label={AttrValue::from(words.session_unit())} among={Among::Units} space={space.clone()}
                    desk={desk.clone()} on_choose={on_unit} shown={AttrValue::from(room.unit.name.to_string())} />
            </div>
            if !room.past.is_empty() {
                <div class="session-bar__one">
                    <label class="session-bar__name" for="session-which">{words.session_which()}</label>
                    <Select id="session-which" label={words.session_which()} {choices} {value} {on_choose} />
                </div>
            }
        </div>
    })
}

/// The value of the choice of this week.
const NOW: &str = "now";

fn shown(
    room: &Rc<Room>,
    model: &Rc<Model>,
    desk: &Desk,
    space: &Space,
    on_week: &Callback<Option<Day>>,
) -> Html {
    match (&room.sitting, &room.start) {
        (Some(sitting), _) => {
            let seat = Seat { desk: desk.clone(), space: space.clone(), sitting: Rc::new(sitting.clone()) };
            let key = sitting.ids.first().map(ToString::to_string).unwrap_or_default();
            html! {
                <div {key} class="session">
                    <SittingHead seat={seat.clone()} />
                    <RoundSection seat={seat.clone()} />
                    <BlockerSection seat={seat.clone()} />
                    <CommitmentSection seat={seat.clone()} />
                    <CloseSection {seat} model={Rc::clone(model)} />
                </div>
            }
        }
        (None, Some(_)) => {
            html! { <StartCard room={Rc::clone(room)} desk={desk.clone()} on_week={on_week.clone()} /> }
        }
        // A week without a session, when this one has one.
        (None, None) => html! { <p class="session-none">{desk.words().session_none_yet()}</p> },
    }
}

/// The ids of the headings of the four parts, with what they are called.
pub(super) fn parts(words: &'static dyn PagePhrases) -> [(&'static str, &'static str); 4] {
    [
        ("session-round-title", words.session_round()),
        ("session-blockers-title", words.session_blockers()),
        ("session-commitments-title", words.session_commitments()),
        ("session-close-title", words.session_end_title()),
    ]
}
