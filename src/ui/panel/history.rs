//! How a thing became what it is: what its fields said before, and what else its file says.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Extras, Moment};
use crate::query::disagreements::is_measured;
use crate::query::incoming::days_ahead;
use crate::query::panel::{Came, FieldChange, HistoryDay};
use crate::ui::parts::{disclosure, plain_text};
use crate::words::PanelLabel;

use super::desk::Desk;

/// What [`FieldHistory`] shows.
#[derive(Properties, PartialEq)]
pub struct FieldHistoryProps {
    /// Days with their changes, newest first.
    pub days: Rc<Vec<HistoryDay>>,
    /// What its numbers count.
    #[prop_or_default]
    pub measured_in: Option<AttrValue>,
    /// The desk.
    pub desk: Desk,
}

/// What each field said before: who changed it, when, and how.
#[component]
pub fn FieldHistory(props: &FieldHistoryProps) -> Html {
    let desk = &props.desk;
    if props.days.is_empty() {
        return Html::default();
    }
    let count: usize = props.days.iter().map(|day| day.changes.len()).sum();
    html! {
        <section class="panel__section">
            {disclosure(desk.label(PanelLabel::History), Some(count), false, html! { <>
                {for props.days.iter().enumerate().map(|(at, day)| {
                    let words = desk.words();
                    let title = day.day.map_or_else(
                        || words.label(PanelLabel::FromTheFile).to_owned(),
                        |day| words.day(day, desk.today),
                    );
                    html! {
                        <div class="history" key={at}>
                            <h4 class="history__day">{title}</h4>
                            <ul class="history__list">
                                {for day.changes.iter().enumerate().map(|(at, change)| field_line(at, change, props))}
                            </ul>
                        </div>
                    }
                })}
            </> })}
        </section>
    }
}

fn field_line(at: usize, change: &FieldChange, props: &FieldHistoryProps) -> Html {
    let (desk, words) = (&props.desk, props.desk.words());
    let field = words.field_name(&change.field).map_or_else(|| change.field.to_string(), str::to_owned);
    let told = |value| {
        let unit = props.measured_in.as_deref().filter(|_| is_measured(&change.field, value));
        words.field_value(value, unit, desk.today)
    };
    html! {
        <li class="history__line" key={at}>
            <span class="history__field">{field}</span>
            <span class="history__values">
                if let Some(before) = &change.before {
                    <del class="timeline__was"><bdi>{told(before)}</bdi></del>{" "}
                }
                <ins class="history__now"><bdi>{told(&change.after)}</bdi></ins>
            </span>
            if let Some(by) = &change.by {
                <span class="history__by"><bdi>{by.to_string()}</bdi></span>
            }
            {came(change.came.as_ref(), change.at, desk)}
        </li>
    }
}

/// With which file something came, and that its writer's clock was far off; nothing where neither is known.
pub fn came(came: Option<&Came>, at: Option<Moment>, desk: &Desk) -> Html {
    let words = desk.words();
    let ahead = at.and_then(|at| days_ahead(at, desk.today));
    html! {
        <>
            if let Some(came) = came {
                <span class="came"><bdi>{words.came_with(&came.with, came.at, desk.today)}</bdi></span>
            }
            if let Some(days) = ahead {
                <span class="came came--ahead">{words.clock_ahead(days)}</span>
            }
        </>
    }
}

/// What [`kept`] shows.
pub struct KeptProps {
    /// Names and JSON as it stands in the file.
    pub extras: Rc<Extras>,
    /// The desk.
    pub desk: Desk,
}

/// What the file says and the model has no place for.
pub fn kept(props: &KeptProps) -> Html {
    let desk = &props.desk;
    if props.extras.is_empty() {
        return Html::default();
    }
    html! {
        <section class="panel__section">
            {disclosure(desk.label(PanelLabel::Extras), Some(props.extras.len()), false, html! { <>
                <p class="panel__hint">{desk.label(PanelLabel::ExtrasHelp)}</p>
                <dl class="extras">
                    {for props.extras.iter().map(|(name, value)| html! {
                        <>
                            <dt class="extras__name">{plain_text(name)}</dt>
                            <dd class="extras__value">{plain_text(value)}</dd>
                        </>
                    })}
                </dl>
            </> })}
        </section>
    }
}
