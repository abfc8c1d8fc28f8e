//! The calendar file: due dates and reminders for another program, chosen and handed out. A page that has a place
//! for it puts `<CalendarFile model={..} />` there.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::handing::{FileForm, HandAction};
use crate::app::{Action, Model};
use crate::okr::{Id, Text};
use crate::query::calendar::{Kind, Remind, Wanted, Whose, calendar};
use crate::query::file_name;
use crate::query::kpis::units;
use crate::space::Space;
use crate::ui::env::{Env, use_env};
use crate::ui::parts::{
    Button, CheckboxProps, Choice, Glyph, Select, browsing, checkbox, disclosure, labelled,
};
use crate::words::{PagePhrases, calendar_file};

/// What [`CalendarFile`] shows.
#[derive(Properties, Clone)]
pub struct CalendarFileProps {
    /// What the app knows.
    pub model: Rc<Model>,
}

impl PartialEq for CalendarFileProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

/// Whose days are chosen: `None` until somebody chooses.
type Chosen = UseStateHandle<Option<Whose>>;

/// Due dates and reminders as a file for a calendar.
#[component]
pub fn CalendarFile(props: &CalendarFileProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let chosen: Chosen = use_state(|| None);
    let kinds = use_state(|| BTreeSet::from(Kind::ALL));
    let remind = use_state(Remind::default);
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    let me = session.me().cloned();
    let whose = (*chosen).clone().unwrap_or_else(|| me.clone().map_or(Whose::All, Whose::Person));
    let wanted = Wanted { whose, kinds: (*kinds).clone(), remind: *remind };
    let save = saver(&env, model, &wanted);
    let on_kind = |kind: Kind| {
        let kinds = kinds.clone();
        Callback::from(move |on: bool| {
            let mut next = (*kinds).clone();
            if on {
                next.insert(kind);
            } else {
                next.remove(&kind);
            }
            kinds.set(next);
        })
    };
    let body = html! {
        <div class="calendar-file">
            <p class="calendar-file__lead">{words.calendar_lead()}</p>
            <div class="calendar-file__row">
                {whose_select(&session.space, me.as_ref(), &wanted.whose, &chosen, words)}
            </div>
            <div class="calendar-file__kinds" role="group" aria-label={words.calendar_which()}>
                {for Kind::ALL.into_iter().map(|kind| checkbox(&CheckboxProps {
                    id: AttrValue::from(format!("calendar-{}", kind.slug())), label: AttrValue::from(words.calendar_kind(kind)),
                    checked: kinds.contains(&kind), on_change: on_kind(kind), label_unseen: false
                }))}
            </div>
            if kinds.contains(&Kind::CheckIns) {
                <div class="calendar-file__row">{reminder(&remind, words)}</div>
            }
            <div class="calendar-file__acts">
                {Button::new(words.save_calendar(), save).id("calendar-save").glyph(Glyph::Calendar).disabled(kinds.is_empty()).view()}
            </div>
        </div>
    };
    disclosure(words.calendar_title(), None, false, browsing(body))
}

/// Makes the file when it is wanted, and not before.
fn saver(env: &Env, model: &Rc<Model>, wanted: &Wanted) -> Callback<MouseEvent> {
    let (dispatch, model, wanted, words) =
        (env.dispatch.clone(), Rc::clone(model), wanted.clone(), env.page_words());
    Callback::from(move |_event: MouseEvent| {
        let Some(session) = model.session() else { return };
        let made = calendar(&session.space, &wanted, model.today);
        let form = FileForm::Calendar;
        let called = file_name(&words.calendar_name(&made));
        let name = Text::from(format!("{}{}", called.trim_end_matches(".json"), form.ending()));
        let text = Text::from(calendar_file(words, &made));
        dispatch.emit(Action::Hand(HandAction::Save { name, text, form }));
    })
}

fn whose_select(
    space: &Space,
    me: Option<&Id>,
    whose: &Whose,
    chosen: &Chosen,
    words: &dyn PagePhrases,
) -> Html {
    let mine = me.map(|_| Choice::new("mine", words.calendar_mine()));
    let all = Choice::new("all", words.calendar_all());
    let of_units = units(space).into_iter().map(|(unit, depth)| {
        let indent = "\u{2003}".repeat(depth.min(6));
        Choice::new(format!("of {}", unit.id), format!("{indent}{}", unit.name))
    });
    let choices: Rc<[Choice]> = mine.into_iter().chain([all]).chain(of_units).collect();
    let value = match whose {
        Whose::Person(_) => AttrValue::from("mine"),
        Whose::Unit(id) => AttrValue::from(format!("of {id}")),
        Whose::All => AttrValue::from("all"),
    };
    let on_choose = {
        let (chosen, me) = (chosen.clone(), me.cloned());
        Callback::from(move |value: AttrValue| {
            let next = match (value.strip_prefix("of "), &me) {
                (Some(unit), _) => Whose::Unit(Id::new(unit)),
                (None, Some(me)) if value == "mine" => Whose::Person(me.clone()),
                (None, _) => Whose::All,
            };
            chosen.set(Some(next));
        })
    };
    let select =
        html! { <Select id="calendar-whose" label={words.calendar_whose()} {choices} {value} {on_choose} /> };
    labelled(words.calendar_whose(), "calendar-whose", None, select)
}

/// When it reminds of check-ins.
fn reminder(remind: &UseStateHandle<Remind>, words: &dyn PagePhrases) -> Html {
    let days: Rc<[Choice]> =
        (1..=7).map(|day: u32| Choice::new(day.to_string(), words.weekday_name(day))).collect();
    let times: Rc<[Choice]> =
        Remind::times().map(|minutes| Choice::new(minutes.to_string(), words.time_told(minutes))).collect();
    let on_day = {
        let remind = remind.clone();
        Callback::from(move |day: AttrValue| {
            if let Ok(weekday) = day.parse() {
                remind.set(Remind { weekday, ..*remind });
            }
        })
    };
    let on_time = {
        let remind = remind.clone();
        Callback::from(move |time: AttrValue| {
            if let Ok(minutes) = time.parse() {
                remind.set(Remind { minutes, ..*remind });
            }
        })
    };
    let (weekday, time) = (remind.weekday.to_string(), remind.minutes.to_string());
    let day = html! {
        <Select id="calendar-weekday" label={words.remind_on()} choices={days} value={weekday} on_choose={on_day} />
    };
    let at = html! {
        <Select id="calendar-time" label={words.remind_at()} choices={times} value={time} on_choose={on_time} />
    };
    html! {
        <>
            {labelled(words.remind_on(), "calendar-weekday", None, day)}
            {labelled(words.remind_at(), "calendar-time", None, at)}
        </>
    }
}
