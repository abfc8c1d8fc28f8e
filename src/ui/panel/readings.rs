//! The three readings of a goal whose cycle is closing or closed: as first set, as changed, and the share of the
//! cycle that it lived, each with why.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::query::changes::Line;
use crate::query::close::Readings;
use crate::query::scorecard::readings_at_the_close;
use crate::space::Space;
use crate::ui::parts::{plain_text, rich_note};
use crate::words::ScorecardLabel;

use super::bits::section;
use super::desk::Desk;

/// What [`ReadingsSection`] shows.
#[derive(Properties, PartialEq)]
pub struct ReadingsProps {
    /// The objective or key result.
    pub of: Id,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// The three readings of a goal; nothing while its cycle still runs.
#[component]
pub fn ReadingsSection(props: &ReadingsProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let deps = (props.space.clone(), props.of.clone(), desk.today);
    let found = use_memo(deps, |(space, of, today)| readings_at_the_close(space, of, *today).map(Rc::new));
    let Some(found) = &*found else { return Html::default() };
    let content = html! {
        <>
            <dl class="readings">
                {one(ScorecardLabel::First, words.scorecard_value(&found.first), first_told(found, desk), desk)}
                {one(ScorecardLabel::Changed, words.scorecard_value(&found.changed), changed_told(found, desk), desk)}
                {one(ScorecardLabel::Lived, words.scorecard_lived(found.lived), String::new(), desk)}
            </dl>
            if !found.agree() {
                {reading_changes(&found.changes, desk)}
            }
        </>
    };
    section(AttrValue::from(words.scorecard_label(ScorecardLabel::Three)), None, content)
}

fn one(name: ScorecardLabel, value: String, why: String, desk: &Desk) -> Html {
    html! {
        <div class="readings__one">
            <dt class="readings__name">{desk.words().scorecard_label(name)}</dt>
            <dd class="readings__value num">{value}</dd>
            if !why.is_empty() {
                <dd class="readings__why">{why}</dd>
            }
        </div>
    }
}

fn first_told(found: &Readings, desk: &Desk) -> String {
    let words = desk.words();
    if found.agree() && found.first.value.is_some() {
        return words.scorecard_label(ScorecardLabel::Agree).to_owned();
    }
    words.scorecard_because(found.first.because)
}

fn changed_told(found: &Readings, desk: &Desk) -> String {
    let words = desk.words();
    if found.changed.missing > 0 {
        return words.scorecard_missing(found.changed.missing);
    }
    if found.changed.value.is_some() { String::new() } else { words.scorecard_because(found.changed.because) }
}

/// What was changed, a line each, with the reason below it.
pub fn reading_changes(lines: &[Line], desk: &Desk) -> Html {
    let words = desk.words();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="readings__changes">
            {for lines.iter().map(|line| {
                let why = words.scorecard_why(line);
                html! {
                    <li class="readings__change" key={format!("{}/{}", line.goal.id, line.key)}>
                        <span class="readings__what">{plain_text(words.scorecard_change(line, desk.today))}</span>
                        if !why.is_empty() {
                            <div class="readings__reason">{rich_note(&why)}</div>
                        }
                    </li>
                }
            })}
        </ul>
    }
}
