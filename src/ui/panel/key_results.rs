//! The key results of the open objective, in short.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Id, Measure, Text};
use crate::query::outline::KrRow;
use crate::space::{New, Place};
use crate::ui::parts::{Glyph, ProgressBarProps, StatusShape, icon_named, plain_text, progress_bar};
use crate::ui::why::WhyMark;
use crate::words::{PagePhrases, PanelLabel};

use super::bits::{AddFieldProps, add_field, section};
use super::desk::Desk;

/// What [`key_results`] shows.
pub struct KeyResultsProps {
    /// The objective.
    pub of: Id,
    /// Its key results.
    pub rows: Rc<Vec<KrRow>>,
    /// The desk.
    pub desk: Desk,
}

/// Short rows; a press opens one.
pub fn key_results(props: &KeyResultsProps) -> Html {
    let desk = &props.desk;
    let on_add = {
        let (desk, of) = (desk.clone(), props.of.clone());
        let after = props.rows.last().map(|row| row.id.clone());
        Callback::from(move |title: AttrValue| {
            let place = Place { under: Some(of.clone()), after: after.clone() };
            desk.act(Action::Add { new: New::KeyResult { title: title.as_str().into() }, place });
        })
    };
    section(
        desk.label(PanelLabel::KeyResults),
        None,
        html! { <>
            if props.rows.is_empty() {
                <p class="facts__empty">{desk.label(PanelLabel::NoKeyResults)}</p>
            }
            <ul class="links">
                {for props.rows.iter().map(|row| html! {
                    <ShortKr key={row.id.to_string()} row={Rc::new(row.clone())} desk={desk.clone()} />
                })}
            </ul>
            {add_field(&AddFieldProps { id: AttrValue::Static("panel-kr-add"), label: desk.label(PanelLabel::AddKeyResult), on_add })}
        </> },
    )
}

#[derive(Properties, PartialEq)]
struct ShortKrProps {
    row: Rc<KrRow>,
    desk: Desk,
}

/// One key result in short.
#[component]
fn ShortKr(props: &ShortKrProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let shape = StatusShape::from(row.status);
    let title = if row.title.is_empty() { Text::from(words.untitled()) } else { Text::clone(&row.title) };
    let hidden = row.mark.filter(|mark| mark.hidden).map(|mark| words.privacy_sign(mark.privacy));
    html! {
        <li class="link" data-status={shape.slug()}>
            if let Some(sign) = hidden {
                {icon_named(Glyph::Shield, sign)}
            } else {
                <WhyMark id={row.id.clone()} status={row.status} />
            }
            <button type="button" class="link__title" onclick={desk.opener(&row.id)}>
                {plain_text(AttrValue::from(title))}
            </button>
            if !row.is_hidden() {
                <span class="num">{now(row, words)}</span>
            }
            if let Some((_, home)) = &row.home {
                <span class="link__facts"><bdi>{words.shared_from(home)}</bdi></span>
            }
            if !row.is_hidden() {
                <span class="link__bar">
                    {progress_bar(&ProgressBarProps {
                        share: row.progress, pace: row.pace, status: Some(shape),
                        label: AttrValue::from(words.bar_told(row.progress, row.pace))
                    })}
                </span>
            }
        </li>
    }
}

/// Where it is now, in its own terms.
fn now(row: &KrRow, words: &dyn PagePhrases) -> String {
    match (&row.measure, row.steps, row.value, &row.current_text) {
        (Measure::Milestones(_), Some((done, all)), _, _) => words.steps_told(done, all),
        (_, _, Some(value), _) => words.amount(value, row.measured_in.as_deref()),
        (_, _, None, Some(text)) => text.to_string(),
        (_, _, None, None) => row.progress.map(|share| words.share(share)).unwrap_or_default(),
    }
}
