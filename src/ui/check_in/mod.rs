//! The page of check-ins: what one person says this week, key result by key result, by keyboard alone.

mod list;
mod people;
mod row;
mod writing;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page, Route};
use crate::okr::{Day, Id};
use crate::query::check_in::{Row, Unread, is_running, list, unread};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::panel::{Among, Desk, Picker, WhoAmI};
use crate::ui::parts::{Button, browsing, empty_state, use_reading};

use list::List;
use people::People;

/// The page of check-ins.
#[component]
pub fn CheckInPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let is_read = use_reading();
    // Somebody else, whose check-ins are shown.
    let other = use_state(|| None::<Id>);
    let space = model.session().map(|session| session.space.clone());
    let me = model.session().and_then(|session| session.me().cloned());
    let who = (*other).clone().or_else(|| me.clone());
    let rows = use_rows(space.clone(), who.clone(), model.today);
    let from_people = use_unread(space, me.clone(), model.today);
    let Some(session) = model.session() else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::CheckIn, today: model.today, me };
    let on_other = {
        let (other, me) = (other.clone(), desk.me.clone());
        Callback::from(move |id: Option<Id>| other.set(id.filter(|id| Some(id) != me.as_ref())))
    };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title">{ words.page(Page::CheckIn) }</h1>
                <p class="page__lead">{ words.check_in_lead() }</p>
                if let Some(who) = &who {
                    {whose(&session.space, who, &desk, on_other)}
                    if rows.is_empty() {
                        {nothing(&session.space, &desk)}
                    } else {
                            <List key={who.to_string()} rows={Rc::clone(&rows)} drafts={session.week.drafts.clone()}
                                {is_read} desk={desk.clone()} />
                    }
                    <People all={from_people} desk={desk.clone()} />
                } else {
                    <div class="check-in__who">
                        <p class="check-in__hint">{words.say_who_checks_in()}</p>
                        {browsing(html! { <WhoAmI id="check-in-who" space={session.space.clone()} desk={desk.clone()} takes_focus={!is_read} /> })}
                    </div>
                }
            </div>
        </>
    }
}

#[hook]
fn use_rows(space: Option<Space>, who: Option<Id>, today: Day) -> Rc<Vec<Rc<Row>>> {
    use_memo((space, who, today), |(space, who, today)| match (space, who) {
        (Some(space), Some(who)) => list(space, who, *today),
        _ => Vec::new(),
    })
}

#[hook]
fn use_unread(space: Option<Space>, me: Option<Id>, today: Day) -> Rc<Vec<Unread>> {
    use_memo((space, me, today), |(space, me, today)| match (space, me) {
        (Some(space), Some(me)) => unread(space, me, *today),
        _ => Vec::new(),
    })
}

/// Whose check-ins are shown: one's own, or somebody's for whom one checks in.
fn whose(space: &Space, who: &Id, desk: &Desk, on_other: Callback<Option<Id>>) -> Html {
    let words = desk.words();
    let is_mine = desk.me.as_ref() == Some(who);
    let name = space.name_of(who).unwrap_or_else(|| who.text());
    let mine = {
        let on_other = on_other.clone();
        (AttrValue::from(words.my_check_ins()), Callback::from(move |()| on_other.emit(None)))
    };
    let shown =
        if is_mine { AttrValue::from(words.my_check_ins()) } else { AttrValue::from(name.to_string()) };
    html! {
        <div class="check-in__whose">
            <label class="check-in__label" for="check-in-whose">{words.whose_check_ins()}</label>
            {browsing(html! {
                <Picker id="check-in-whose" label={AttrValue::from(words.whose_check_ins())} among={Among::People} space={space.clone()}
                    desk={desk.clone()} {shown} on_none={(!is_mine).then_some(mine)}
                    on_choose={on_other.reform(Some)} />
            })}
            if !is_mine && desk.me.is_some() {
                <p class="check-in__hint"><bdi>{words.for_somebody(&name)}</bdi></p>
            }
        </div>
    }
}

/// Nothing to check in on: why, and what to do.
fn nothing(space: &Space, desk: &Desk) -> Html {
    let words = desk.words();
    let go = |page: Page| {
        let desk = desk.clone();
        Callback::from(move |_event: MouseEvent| desk.act(Action::Go(Route { page, open: None })))
    };
    if is_running(space, desk.today) {
        let (title, text) = words.nothing_to_check_in();
        empty_state(title, Some(text), Some(Button::new(words.page(Page::Outline), go(Page::Outline)).view()))
    } else {
        let (title, text) = words.no_cycle_runs();
        empty_state(title, Some(text), Some(Button::new(words.page(Page::Setting), go(Page::Setting)).view()))
    }
}
