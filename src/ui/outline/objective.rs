//! An objective: its title as a headline, what is to be known about it in one line, and how far it is.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::change::change_lines;
use super::desk::{RowAct, Stand};
use super::row::Row;
use super::row_menu::MenuSort;
use super::title::Title;
use crate::app::{Page, Route};
use crate::okr::{Day, LinkState, Origin, Stage, Text};
use crate::query::outline::{ObjectiveRow, Upper};
use crate::space::Mark;
use crate::ui::disagreements::QuestionSign;
use crate::ui::env::use_env;
use crate::ui::parts::{Glyph, icon, icon_named, plain_text};
use crate::ui::renders;
use crate::ui::why::WhyMark;
use crate::words::Phrases;

/// Titles beyond so many characters are set smaller.
const LONG_TITLE: usize = 120;

/// What an objective's line shows.
#[derive(Properties, PartialEq)]
pub struct ObjectiveLineProps {
    /// The objective.
    pub row: Rc<ObjectiveRow>,
    /// How it stands.
    pub stand: Stand,
    /// Whether another objective stands before it.
    pub follows: bool,
    /// Today.
    pub today: Day,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// An objective, without its key results.
#[component]
pub fn ObjectiveLine(props: &ObjectiveLineProps) -> Html {
    renders::count("objective-row");
    let env = use_env();
    let words = env.words();
    let row = &props.row;
    let name = if row.title.is_empty() { Text::from(words.untitled()) } else { Text::clone(&row.title) };
    let is_long = row.title.chars().count() > LONG_TITLE;
    let class = if props.follows { "objective objective--next" } else { "objective" };
    html! {
        <Row id={row.id.clone()} name={AttrValue::from(name)} {class} sort={MenuSort::Objective(row.stage)} stand={props.stand} act={props.act.clone()}>
            <div class="objective__status">
                if !row.is_hidden() {
                    <WhyMark id={row.id.clone()} status={row.status} is_near={props.stand.is_current} />
                }
            </div>
            <div class="objective__words">
                <h3 class="objective__title" data-length={is_long.then_some("long")}>
                    <Title id={row.id.clone()} title={Text::clone(&row.title)} hidden={row.is_hidden()} stand={props.stand} class="objective__open"
                        label={words.objective()} act={props.act.clone()} />
                </h3>
                { meta(words, props) }
                { change_lines(words, &row.changes, props.today) }
            </div>
            <div class="objective__figure">
                if !row.is_hidden() {
                    { figure(words, row) }
                }
            </div>
        </Row>
    }
}

/// How far it is; its judgement is another number, with its own name.
fn figure(words: &dyn Phrases, row: &ObjectiveRow) -> Html {
    html! {
        <>
            if let Some(progress) = row.progress {
                <span class="objective__share" title={words.progress()}>{ words.share(progress) }</span>
            } else {
                <span class="objective__share" title={words.progress()} role="img" aria-label={words.unknown()}>{ "–" }</span>
            }
            if let Some(pace) = row.pace.filter(|_| row.progress.is_some()) {
                <span class="objective__pace">{ words.pace_at(pace) }</span>
            }
            if let Some(score) = row.score {
                <span class="objective__pace objective__score">{ words.score_at(score) }</span>
            }
        </>
    }
}

fn meta(words: &dyn Phrases, props: &ObjectiveLineProps) -> Html {
    let row = &props.row;
    let owners: Vec<&str> = row.owners.iter().map(|owner| &*owner.name).collect();
    let mut facts: Vec<String> = Vec::new();
    if row.growth {
        facts.push(words.growth_goal().to_owned());
    }
    facts.extend(row.commitment.map(|commitment| words.commitment_word(commitment).to_owned()));
    match row.stage {
        Stage::Published { .. } => {}
        Stage::Draft | Stage::Postponed | Stage::Dropped | Stage::Closed => {
            facts.push(words.stage_word(row.stage).to_owned());
        }
    }
    facts.extend(row.low_confidence.map(|value| words.lowest_confidence(value)));
    if row.missing > 0 && row.missing < row.key_results {
        facts.push(words.n_unknown(row.missing));
    }
    let origin = row.origin.map(|origin| match origin {
        Origin::OwnIdea if !row.aligned_to.is_empty() => (true, words.own_idea_aligned()),
        Origin::OwnIdea => (true, words.origin_word(origin)),
        Origin::FromAbove => (false, words.origin_word(origin)),
    });
    html! {
        <div class="objective__meta">
            if let Some(code) = &row.code {
                <span class="num">{plain_text(code)}</span>
            }
            if !owners.is_empty() {
                <span>{plain_text(owners.join(", "))}</span>
            }
            if !row.aligned_to.is_empty() {
                <span>{ words.aligns_to() }{ " " }{ for row.aligned_to.iter().enumerate().map(|(idx, upper)| upper_link(words, props, idx, upper)) }</span>
            }
            if let Some((is_own, word)) = origin {
                <span class={is_own.then_some("objective__own")}>{ word }</span>
            }
            if !row.joint.is_empty() {
                <span>{plain_text(words.joint_with(&row.joint))}</span>
            }
            { for facts.into_iter().map(|fact| html! { <span key={fact.clone()}>{ fact }</span> }) }
            { beside(props) }
        </div>
    }
}

/// What an objective is aligned to; a press shows it beside the list.
fn upper_link(words: &dyn Phrases, props: &ObjectiveLineProps, idx: usize, upper: &Upper) -> Html {
    let beside = Route { page: Page::Outline, open: Some(upper.id.clone()) }.hash();
    let state = match upper.state {
        _ if upper.suspended => Some(words.suspended_link()),
        LinkState::Accepted => None,
        LinkState::Proposed | LinkState::Discussed | LinkState::Countered | LinkState::Declined => {
            Some(words.link_state_word(upper.state))
        }
    };
    html! {
        <span key={upper.link.to_string()} class="upper">
            if idx > 0 { { ", " } }
            <a class="upper__open" href={beside} tabindex={if props.stand.is_current { "0" } else { "-1" }}>
                if upper.is_key_result {
                    {icon_named(Glyph::Target, words.key_result())}
                }
                {plain_text(&upper.title)}
            </a>
            if let Some(state) = state {
                <span class="upper__state">{ format!(" ({state})") }</span>
            }
        </span>
    }
}

/// What is written about it elsewhere: comments and disagreements.
fn beside(props: &ObjectiveLineProps) -> Html {
    html! { <Beside id={props.row.id.clone()} mark={props.row.mark} conflicted={props.row.conflicted} comments={props.row.comments} stand={props.stand}
    act={props.act.clone()} /> }
}

/// What [`Beside`] shows.
#[derive(Properties, PartialEq)]
pub struct BesideProps {
    /// Of what.
    pub id: crate::okr::Id,
    /// What of it stays out of shared copies.
    #[prop_or_default]
    pub mark: Option<Mark>,
    /// Whether people disagree.
    pub conflicted: bool,
    /// How many comments.
    pub comments: usize,
    /// How the row stands.
    pub stand: Stand,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// Signs that there is more in the panel: comments, several answers.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    let env = use_env();
    let words = env.words();
    let (act, id) = (props.act.clone(), props.id.clone());
    let onclick = Callback::from(move |_event: MouseEvent| act.emit(RowAct::Open(id.clone())));
    let tabindex = if props.stand.is_current { "0" } else { "-1" };
    html! {
        <>
            if let Some(Mark { privacy, .. }) = props.mark {
                <span class="sign" title={words.privacy_sign(privacy)}>
                    {icon_named(Glyph::Shield, words.privacy_sign(privacy))}
                </span>
            }
            if props.conflicted {
                <QuestionSign id={props.id.clone()} in_tab_order={props.stand.is_current} />
            }
            if props.comments > 0 {
                <button type="button" class="sign" {tabindex} aria-label={words.n_comments(props.comments)} {onclick}>
                    {icon(Glyph::Comment)}
                    <span class="num" aria-hidden="true">{ props.comments }</span>
                </button>
            }
        </>
    }
}
