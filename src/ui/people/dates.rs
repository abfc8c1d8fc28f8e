//! What the calendar says in the language of the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Lang;
use crate::ui::parts::DateWords;
use crate::words::page_words;

/// The words of the calendar, made once for a language.
#[hook]
pub fn use_date_words(lang: Lang) -> Rc<DateWords> {
    use_memo(lang, |lang| {
        let words = page_words(*lang);
        let lang = *lang;
        DateWords {
            open: words.open_calendar().into(),
            calendar: words.calendar().into(),
            months: words.months().map(AttrValue::from).into(),
            weekdays: words.weekdays().map(AttrValue::from).into(),
            previous: words.month_before().into(),
            next: words.month_after().into(),
            today: words.today().into(),
            clear: words.no_day().into(),
            month_of_year: Callback::from(move |(year, month): (i32, AttrValue)| {
                AttrValue::from(page_words(lang).month_of_year(year, &month))
            }),
        }
    })
}
