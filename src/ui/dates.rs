//! What a calendar says, in the language of the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::env::use_env;
use crate::ui::parts::DateWords;
use crate::words::{PanelLabel, page_words};

/// The words of a calendar; the same value until the language changes.
#[hook]
pub fn use_date_words() -> Rc<DateWords> {
    let env = use_env();
    let made = use_memo(env.lang, |lang| {
        let (lang, said) = (*lang, page_words(*lang));
        let label = |label: PanelLabel| AttrValue::from(said.label(label));
        Rc::new(DateWords {
            open: label(PanelLabel::CalendarOpen),
            calendar: label(PanelLabel::Calendar),
            months: said.months().into_iter().map(AttrValue::from).collect(),
            weekdays: said.weekdays().into_iter().map(AttrValue::from).collect(),
            previous: label(PanelLabel::PreviousMonth),
            next: label(PanelLabel::NextMonth),
            today: label(PanelLabel::Today),
            clear: label(PanelLabel::ClearDay),
            month_of_year: Callback::from(move |(year, month): (i32, AttrValue)| {
                AttrValue::from(page_words(lang).month_of_year(year, &month))
            }),
        })
    });
    Rc::clone(&made)
}
