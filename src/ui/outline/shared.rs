//! A key result of another objective that this one shares: a line that opens it, without a place of its
//! own in the list.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::desk::RowAct;
use crate::okr::Text;
use crate::query::outline::KrRow;
use crate::ui::env::use_env;
use crate::ui::parts::{ProgressBarProps, StatusShape, avatars, plain_text, progress_bar};
use crate::ui::why::WhyMark;

/// What a shared key result's line shows.
#[derive(Properties, PartialEq)]
pub struct SharedLineProps {
    /// The key result, as it stands here.
    pub row: Rc<KrRow>,
    /// Whether the Tab key reaches it: while its objective is the current row.
    pub is_near: bool,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// A key result that is at home elsewhere. It is written in at home.
#[component]
pub fn SharedLine(props: &SharedLineProps) -> Html {
    let env = use_env();
    let words = env.words();
    let row = &props.row;
    let name = if row.title.is_empty() { Text::from(words.untitled()) } else { Text::clone(&row.title) };
    let shape = StatusShape::from(row.status);
    let (now, against) = words.kr_figure(row);
    let owners: Rc<[AttrValue]> =
        row.owners.iter().map(|owner| AttrValue::from(Text::clone(&owner.name))).collect();
    let (act, id) = (props.act.clone(), row.id.clone());
    let onclick = Callback::from(move |_event: MouseEvent| act.emit(RowAct::Open(id.clone())));
    let home = row.home.as_ref().map(|(_, home)| words.shared_from(home));
    let weight = row.weight.map(|weight| words.weighs(weight));
    html! {
        <div class="row kr kr--shared" role="listitem" aria-label={AttrValue::from(Text::clone(&name))}>
            <div class="kr__status"><WhyMark id={row.id.clone()} status={row.status} is_near={props.is_near} /></div>
            <div class="kr__words">
                <button type="button" class="kr__open" tabindex={if props.is_near { "0" } else { "-1" }} {onclick}>
                    {plain_text(AttrValue::from(name))}
                </button>
                <span class="kr__sub">
                    {for home.into_iter().chain(weight).map(|fact| html! {
                        <span key={fact.clone()} class="kr__fact">{plain_text(fact)}</span>
                    })}
                </span>
            </div>
            <div class="kr__spark"></div>
            <div class="kr__bar">
                {progress_bar(&ProgressBarProps {
                    share: row.progress, pace: row.pace, status: Some(shape),
                    label: AttrValue::from(words.bar_words(row.progress, row.pace, row.status))
                })}
            </div>
            <span class="kr__value">
                {plain_text(now)}
                if !against.is_empty() {
                    { " " }<small>{plain_text(against)}</small>
                }
            </span>
            <div class="kr__confidence">
                if let Some(confidence) = row.confidence {
                    <span title={words.confidence()}><span class="unseen">{ words.confidence() }{ " " }</span>{ confidence }</span>
                }
            </div>
            <div class="kr__who">{avatars(&owners, 2)}</div>
        </div>
    }
}
