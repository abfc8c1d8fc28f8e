//! A month to choose a day from.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;
use yew::use_effect_with;
use yew::use_state;

use super::button::Button;
use super::button::ButtonKind;
use super::button::ButtonSize;
use super::button::truth;
use super::glyph::Glyph;
use crate::okr::day::Day;
use crate::platform::dom;

/// What a calendar says. Make it once for a language and share it.
#[derive(Clone, Debug, PartialEq)]
pub struct DateWords {
    /// The name of the button that opens the calendar.
    pub open: AttrValue,
    /// The name of the calendar.
    pub calendar: AttrValue,
    /// The months, January first.
    pub months: Vec<AttrValue>,
    /// Short names of the days of the week, Monday first.
    pub weekdays: Vec<AttrValue>,
    /// The month before.
    pub previous: AttrValue,
    /// The month after.
    pub next: AttrValue,
    /// Goes to today.
    pub today: AttrValue,
    /// Takes the day away.
    pub clear: AttrValue,
    /// The name of the month of a year: year and name of the month, in the order of the language.
    pub month_of_year: Callback<(i32, AttrValue), AttrValue>,
}

/// What [`Calendar`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct CalendarProps {
    /// Id of the calendar; its days are `{id}-{YYYY-MM-DD}`.
    pub id: AttrValue,
    /// The day that stands.
    pub chosen: Option<Day>,
    /// Today.
    pub today: Day,
    /// What it says.
    pub words: Rc<DateWords>,
    /// Called with the day that was chosen, `None` when it was taken away.
    pub on_choose: Callback<Option<Day>>,
    /// Called on Escape.
    pub on_close: Callback<()>,
}

/// A month. Arrow keys go by days and weeks, Page Up and Down by months, Home and End to the ends of the week.
#[component]
pub(super) fn Calendar(props: &CalendarProps) -> Html {
    let at = use_state(|| first_focus(props.chosen, props.today));
    // The first day gets the focus from the popover, which has to open before anything on it can have it.
    use_effect_with((props.id.clone(), *at), |(id, at)| {
        dom::focus(&day_id(id, *at), dom::Caret::Keep);
    });
    let onkeydown = {
        let (at, on_close) = (at.clone(), props.on_close.clone());
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if event.key() == "Escape" {
                event.prevent_default();
                on_close.emit(());
            } else if let Some(day) = moved(&event.key(), *at) {
                event.prevent_default();
                at.set(day);
            }
        })
    };
    let go = |months: i32| {
        let at = at.clone();
        Callback::from(move |_event: MouseEvent| at.set(plus_months(*at, months)))
    };
    let month =
        usize::try_from(at.month()).ok().and_then(|month| props.words.months.get(month.checked_sub(1)?));
    let title = props.words.month_of_year.emit((at.year(), month.cloned().unwrap_or_default()));
    let on_today = {
        let (on_choose, today) = (props.on_choose.clone(), props.today);
        Callback::from(move |_event: MouseEvent| on_choose.emit(Some(today)))
    };
    html! {
        <div class="calendar" id={props.id.clone()} role="dialog" aria-label={props.words.calendar.clone()} {onkeydown}>
            <div class="calendar__head">
                {Button::new(&props.words.previous, go(-1)).kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::ChevronLeft).view()}
                <span class="calendar__month num" aria-live="polite">{title}</span>
                {Button::new(&props.words.next, go(1)).kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::ChevronRight).view()}
            </div>
            <div class="calendar__grid" role="grid">
                <div class="calendar__week" role="row">
                    {for props.words.weekdays.iter().map(|name| html! {
                        <span key={name.to_string()} class="calendar__weekday" role="columnheader">{name}</span>
                    })}
                </div>
                {for weeks_of(*at).into_iter().map(|monday| week(props, monday, *at))}
            </div>
            <div class="calendar__foot">
                {Button::new(&props.words.today, on_today).kind(ButtonKind::Quiet).size(ButtonSize::Small).view()}
                if props.chosen.is_some() {
                    {Button::new(&props.words.clear, props.on_choose.reform(|_event: MouseEvent| None))
                        .kind(ButtonKind::Quiet).size(ButtonSize::Small).view()}
                }
            </div>
        </div>
    }
}

fn week(props: &CalendarProps, monday: Day, at: Day) -> Html {
    html! {
        <div key={monday.to_string()} class="calendar__week" role="row">
            {for (0..7).map(|offset| day(props, monday.plus_days(offset), at))}
        </div>
    }
}

fn day(props: &CalendarProps, day: Day, at: Day) -> Html {
    let onclick = props.on_choose.reform(move |_event: MouseEvent| Some(day));
    html! {
        <button key={day.to_string()} type="button" class="calendar__day num" role="gridcell" id={day_id(&props.id, day)}
            tabindex={if day == at { "0" } else { "-1" }} aria-label={day.to_string()}
            aria-selected={truth(props.chosen == Some(day))} aria-current={(day == props.today).then_some("date")}
            data-outside={(day.month() != at.month()).then_some("true")} {onclick}>
            {day.day_of_month()}
        </button>
    }
}

/// The day at which a calendar opens.
fn first_focus(chosen: Option<Day>, today: Day) -> Day {
    chosen.unwrap_or(today)
}

/// The id of the day at which a calendar opens.
pub(super) fn first_day_id(calendar: &str, chosen: Option<Day>, today: Day) -> String {
    day_id(calendar, first_focus(chosen, today))
}

fn day_id(calendar: &str, day: Day) -> String {
    format!("{calendar}-{day}")
}

/// The Mondays of the weeks that have a day in this day's month.
fn weeks_of(at: Day) -> Vec<Day> {
    let first = at.plus_days(1 - i64::from(at.day_of_month()));
    let mondays = (0..6).map(|week| first.monday().plus_days(7 * week));
    mondays
        .filter(|monday| monday.month() == at.month() || monday.plus_days(6).month() == at.month())
        .collect()
}

fn moved(key: &str, at: Day) -> Option<Day> {
    match key {
        "ArrowLeft" => Some(at.plus_days(-1)),
        "ArrowRight" => Some(at.plus_days(1)),
        "ArrowUp" => Some(at.plus_days(-7)),
        "ArrowDown" => Some(at.plus_days(7)),
        "Home" => Some(at.monday()),
        "End" => Some(at.monday().plus_days(6)),
        "PageUp" => Some(plus_months(at, -1)),
        "PageDown" => Some(plus_months(at, 1)),
        _ => None,
    }
}

/// The same day so many months later, or the last one where that month is shorter.
fn plus_months(at: Day, months: i32) -> Day {
    let n_months = at.year() * 12 + at.month().cast_signed() - 1 + months;
    let (year, month) = (n_months.div_euclid(12), n_months.rem_euclid(12) as u32 + 1);
    let mut days = (28..=at.day_of_month()).rev().chain([at.day_of_month()]);
    days.find_map(|day| Day::new(year, month, day)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn months_are_as_long_as_they_are() {
        assert_eq!(plus_months(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(plus_months(day("2026-12-15"), 1), day("2027-01-15"));
        assert_eq!(plus_months(day("2026-01-04"), -1), day("2025-12-04"));
        assert_eq!(plus_months(day("0000-01-01"), -1), day("0000-01-01"));
    }

    #[test]
    fn a_month_shows_all_its_weeks() {
        let weeks = weeks_of(day("2026-08-14"));
        assert_eq!(weeks.first(), Some(&day("2026-07-27")));
        assert_eq!(weeks.last(), Some(&day("2026-08-31")));
        assert_eq!(weeks_of(day("2027-02-10")).len(), 4);
    }
}
