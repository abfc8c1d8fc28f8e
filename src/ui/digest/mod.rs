//! The digest: what happened lately, to read or to hand on.

mod letter;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::week::WeekAction;
use crate::app::{Action, Page};
use crate::okr::{Day, Id};
use crate::query::Filter;
use crate::query::digest::{Scope, digest};
use crate::query::rail::rail_units;
use crate::space::Space;
use crate::ui::calendar_file::CalendarFile;
use crate::ui::dates::use_date_words;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::panel::Desk;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, DateField, Select, browsing, empty_state, labelled,
};
use crate::words::{digest_letter, letter_markdown};

use letter::letter_view;

/// The digest: what happened lately, to read or to hand on.
#[component]
pub fn DigestPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let session = model.session();
    let today = model.today;
    let scope = Scope {
        of: session.and_then(|session| session.week.of.clone()),
        cycle: session.and_then(|session| session.filter.cycle.clone()),
        me: session.and_then(|session| session.me().cloned()),
        since: session.and_then(|session| session.week.since),
    };
    let deps = (session.map(|session| session.space.clone()), scope.clone(), today);
    let found = use_memo(deps, |(space, scope, today)| {
        space.as_ref().map(|space| digest(space, scope, *today)).unwrap_or_default()
    });
    let Some(session) = session else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::Digest, today, me: scope.me.clone() };
    let letter = digest_letter(words, &found, today);
    let name = found.of.as_ref().map_or_else(|| found.workspace.to_string(), |unit| unit.name.to_string());
    let text = {
        let letter = letter.clone();
        move || letter_markdown(words, &letter)
    };
    let is_empty = found.head.objectives == 0 && found.is_quiet();
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page digest">
                <h1 class="page__title">{ words.page(Page::Digest) }</h1>
                <p class="page__lead">{ words.digest_lead() }</p>
                {browsing(html! {
                    <div class="digest__scope">
                        {of_whom(&session.space, &scope, &desk)}
                        <Since day={scope.day(today)} chosen={scope.since} desk={desk.clone()} />
                    </div>
                })}
                if is_empty {
                    {empty_state(words.quiet_digest(), Some(words.digest_empty_hint()), None)}
                } else {
                    {hand_on(&env, model, "digest", &words.digest_name(&name, today), text)}
                    <p class="digest__out">{words.digest_left_out()}</p>
                    {letter_view(&letter, words.digest_preview(), &desk)}
                }
                <CalendarFile model={Rc::clone(model)} />
            </div>
        </>
    }
}

/// The choice of the unit.
fn of_whom(space: &Space, scope: &Scope, desk: &Desk) -> Html {
    let words = desk.words();
    let mut choices = vec![Choice::new("", words.everybody())];
    choices.extend(rail_units(space, &Filter::default(), desk.today).into_iter().map(|unit| {
        let indent = "\u{2003}".repeat(unit.depth.min(6));
        Choice::new(unit.id.to_string(), format!("{indent}{}", unit.name))
    }));
    let on_choose = {
        let desk = desk.clone();
        Callback::from(move |id: AttrValue| {
            let of = (!id.is_empty()).then(|| Id::new(id.as_str()));
            desk.act(Action::Week(WeekAction::Of(of)));
        })
    };
    let value = scope.of.as_ref().map_or_else(AttrValue::default, |id| AttrValue::from(id.text()));
    labelled(
        words.digest_of(),
        "digest-of",
        None,
        html! { <Select id="digest-of" label={words.digest_of()} choices={Rc::from(choices)} {value} {on_choose} /> },
    )
}

#[derive(Properties, PartialEq)]
struct SinceProps {
    day: Day,
    chosen: Option<Day>,
    desk: Desk,
}

/// The choice of the first day.
#[component]
fn Since(props: &SinceProps) -> Html {
    let desk = &props.desk;
    let (words, today) = (desk.words(), desk.today);
    let dates = use_date_words();
    let choose = |day: Option<Day>| {
        let desk = desk.clone();
        Callback::from(move |_event: MouseEvent| desk.act(Action::Week(WeekAction::Since(day))))
    };
    let quick = |id: &'static str, label: String, day: Option<Day>| {
        Button::new(label, choose(day))
            .id(id)
            .kind(ButtonKind::Quiet)
            .size(ButtonSize::Small)
            .pressed(Some(props.chosen == day))
            .view()
    };
    let on_commit = {
        let desk = desk.clone();
        Callback::from(move |text: AttrValue| {
            let day = Day::parse_written(&text);
            if day.is_some() || text.trim().is_empty() {
                desk.act(Action::Week(WeekAction::Since(day)));
            }
        })
    };
    let field = html! {
        <DateField id="digest-since" value={props.day.to_string()} label={words.digest_since()} {on_commit} {today} words={dates} />
    };
    html! {
        <>
            {labelled(words.digest_since(), "digest-since", None, field)}
            <div class="digest__days">
                {quick("digest-week", words.last_days(7), None)}
                {quick("digest-monday", words.since_monday().to_owned(), Some(today.monday()))}
                {quick("digest-fortnight", words.last_days(14), Some(today.plus_days(-14)))}
            </div>
        </>
    }
}
