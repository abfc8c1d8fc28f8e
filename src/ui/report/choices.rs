//! What the report is about and what is in it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::closing::ClosingAction;
use crate::query::report::{MapDepth, ReportChoice, ReportPart};
use crate::ui::panel::Desk;
use crate::ui::parts::{CheckboxProps, Choice, Select, browsing, checkbox, disclosure, labelled};
use crate::words::ReportLabel;

/// The value of as much of the map as can be read.
const FITS: &str = "fits";

/// The chapters to tick, and what more is wanted of them.
pub fn choices(choice: &ReportChoice, has_private: bool, desk: &Desk) -> Html {
    let words = desk.words();
    let parts = ReportPart::ALL.into_iter().map(|part| {
        let next = choice.clone();
        let on_change = choosing(desk, move |is_on: bool| next.clone().with(part, is_on));
        checkbox(&CheckboxProps {
            id: format!("report-has-{}", part.slug()).into(),
            label: words.report_part(part).into(),
            checked: choice.has(part),
            on_change,
            label_unseen: false,
        })
    });
    let count = ReportPart::ALL.into_iter().filter(|part| choice.has(*part)).count();
    let body = html! {
        <div class="report__choices">
            <fieldset class="report__parts">
                <legend class="report__legend">{words.report_label(ReportLabel::Chapters)}</legend>
                {for parts}
            </fieldset>
            if choice.has(ReportPart::Scorecards) {
                {people(choice, desk)}
            }
            if choice.has(ReportPart::Map) {
                {depth(choice, desk)}
            }
            if has_private {
                {private(choice, desk)}
            }
        </div>
    };
    browsing(disclosure(words.report_label(ReportLabel::Choose), Some(count), false, body))
}

fn choosing<T: 'static>(desk: &Desk, choose: impl Fn(T) -> ReportChoice + 'static) -> Callback<T> {
    desk.env.dispatch.reform(move |value: T| Action::Closing(ClosingAction::Report(choose(value))))
}

fn people(choice: &ReportChoice, desk: &Desk) -> Html {
    let (words, next) = (desk.words(), choice.clone());
    let on_change = choosing(desk, move |people: bool| ReportChoice { people, ..next.clone() });
    html! {
        <div class="report__more">
            {checkbox(&CheckboxProps {
                id: "report-people".into(),
                label: words.report_label(ReportLabel::People).into(),
                checked: choice.people,
                on_change,
                label_unseen: false,
            })}
            <p class="report__hint">{words.report_label(ReportLabel::PeopleHint)}</p>
        </div>
    }
}

fn private(choice: &ReportChoice, desk: &Desk) -> Html {
    let (words, next) = (desk.words(), choice.clone());
    let on_change = choosing(desk, move |private: bool| ReportChoice { private, ..next.clone() });
    html! {
        <div class="report__more">
            {checkbox(&CheckboxProps {
                id: "report-private".into(),
                label: words.report_label(ReportLabel::Private).into(),
                checked: choice.private,
                on_change,
                label_unseen: false,
            })}
            <p class="report__hint">{words.report_label(ReportLabel::PrivateHint)}</p>
        </div>
    }
}

fn depth(choice: &ReportChoice, desk: &Desk) -> Html {
    let (words, next) = (desk.words(), choice.clone());
    let fits = Choice::new(FITS, words.report_label(ReportLabel::MapFits));
    let upper = Choice::new("upper", words.report_depth(MapDepth::Upper));
    let all = Choice::new("all", words.report_depth(MapDepth::All));
    let value = match choice.map {
        None => FITS,
        Some(MapDepth::Upper) => "upper",
        Some(MapDepth::All) => "all",
    };
    let on_choose = choosing(desk, move |word: AttrValue| {
        let map = match word.as_str() {
            "upper" => Some(MapDepth::Upper),
            "all" => Some(MapDepth::All),
            _ => None,
        };
        ReportChoice { map, ..next.clone() }
    });
    let choices: Rc<[Choice]> = Rc::from([fits, upper, all]);
    let label = words.report_label(ReportLabel::Map);
    html! {
        <div class="report__more">
            {labelled(label, "report-map-depth", None, html! { <Select id="report-map-depth" {label} {choices} {value} {on_choose} /> })}
        </div>
    }
}
