//! How a goal stands: status, progress and score, and where each of them comes from.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, RollsUp, Status};
use crate::query::course::Expectation;
use crate::query::panel::{Explained, Story};
use crate::query::projected::{Projected, Together};
use crate::query::standing::UnitStanding;
use crate::space::codec::Word;
use crate::space::{Change, Space};
use crate::ui::parts::{
    Button, ButtonKind, Choice, ProgressBarProps, Select, StatusShape, disclosure, progress_bar, status_mark,
};
use crate::words::PanelLabel;

use super::bits::{fact, section};
use super::desk::Desk;
use super::how::{Ground, derivation, mean};
use super::score::{at_the_close, score_facts};

/// What [`Standing`] shows.
#[derive(Properties, PartialEq)]
pub struct StandingProps {
    /// The objective or key result.
    pub id: Id,
    /// How it stands.
    pub standing: Rc<Explained>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
    /// Where it is going, and where people thought it would.
    pub ahead: Ahead,
}

/// Where a goal is going, and where people thought it would.
#[derive(Clone, PartialEq)]
pub struct Ahead {
    expectation: Option<Expectation>,
    projected: Option<Rc<Projected>>,
    together: Option<Rc<Together>>,
}

impl Ahead {
    /// What the story of a goal says of it.
    pub fn of(story: &Story) -> Self {
        Self {
            expectation: story.expectation,
            projected: story.projected.clone(),
            together: story.projected_together.clone(),
        }
    }
}

/// Status, progress, confidence and score, each for itself.
#[component]
pub fn Standing(props: &StandingProps) -> Html {
    let (one, desk) = (&props.standing, &props.desk);
    let words = desk.words();
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_event: MouseEvent| is_open.set(!*is_open))
    };
    let how = desk.label(if *is_open { PanelLabel::HideHow } else { PanelLabel::ShowHow });
    let share = one.progress.value;
    let pace = one.expected.map(|expected| expected.share);
    section(
        desk.label(PanelLabel::Standing),
        None,
        html! { <>
            <dl class="facts">
                {fact(words.status(), html! {
                    <>
                        <span class="standing" data-status={StatusShape::from(one.status.shown).slug()}>
                            {status_mark(StatusShape::from(one.status.shown), None)}
                            {words.status_word(one.status.shown)}
                        </span>
                        {for words.status_told(one, desk.today).into_iter().map(|line| html! {
                            <p key={line.clone()} class="facts__derivation"><bdi>{line}</bdi></p>
                        })}
                        {Button::new(how, toggle).kind(ButtonKind::Inline).expanded(*is_open).controls("panel-how").view()}
                    </>
                })}
                {fact(words.progress(), html! {
                    <span class="panel__progress">
                        <span class="num">{share.map_or_else(|| words.unknown().to_owned(), |share| words.share(share))}</span>
                        {progress_bar(&ProgressBarProps {
                            share, pace, status: Some(StatusShape::from(one.status.shown)),
                            label: AttrValue::from(words.bar_told(share, pace))
                        })}
                    </span>
                })}
            </dl>
            if *is_open {
                {shown_how(props)}
            }
            <dl class="facts">
                if let Some(stands) = one.rolls_up {
                    {fact(words.rolled_up_as(), rolled_up(props, stands))}
                }
                {fact(words.label(PanelLabel::OwnersWord), owners_word(props))}
                if let Some(text) = &one.status_text {
                    {fact(words.label(PanelLabel::SourceStatus), html! { <bdi>{text.to_string()}</bdi> })}
                }
                if let Some(expectation) = &props.ahead.expectation {
                    {fact(words.forecast(), forecast(expectation, desk))}
                }
                if let Some(due) = one.next_due {
                    {fact(words.label(PanelLabel::CheckIns), html! { words.next_check_in(due, desk.today) })}
                }
                if let Some(confidence) = one.confidence {
                    {fact(words.confidence(), html! { <span class="num">{format!("{confidence} / 10")}</span> })}
                }
                if let Some(projected) = &props.ahead.projected {
                    {fact(words.projected(), html! { <bdi>{words.projected_told(projected)}</bdi> })}
                }
                if let Some(together) = props.ahead.together.as_ref().filter(|all| all.goals.len() > 1) {
                    {fact(words.projected(), projections(together, desk))}
                }
                {score_facts(&props.id, one, desk)}
            </dl>
            {at_the_close(&props.id, one, desk)}
        </> },
    )
}

/// Where it will end at this rate, and from what that is read.
fn forecast(one: &Expectation, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <>
            <span>{words.at_this_rate(one, desk.today)}</span>
            if one.is_hint {
                <p class="facts__hint">{words.will_fall_short(one)}</p>
            }
            <p class="facts__derivation">{words.forecast_from(one, desk.today)}</p>
        </>
    }
}

/// How far off people were on average, and each goal of it.
pub fn projections(all: &Together, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <>
            <p>{words.off_told(all)}</p>
            {disclosure(words.goals_of_it(), Some(all.goals.len()), false, html! {
                <ul class="how__parts">
                    {for all.goals.iter().map(|one| html! {
                        <li key={one.id.to_string()} class="how__part how__part--out">
                            {Button::new(AttrValue::from(Rc::clone(&one.title)), desk.opener(&one.id)).kind(ButtonKind::Inline).view()}
                            <span class="how__fate"><bdi>{words.projected_told(one)}</bdi></span>
                        </li>
                    })}
                </ul>
            })}
        </>
    }
}

/// The owner's word, beside what the rules say.
fn owners_word(props: &StandingProps) -> Html {
    let (one, desk) = (&props.standing, &props.desk);
    let words = desk.words();
    // What a stage or a silence says is no matter of opinion.
    let offered = [Status::OnTrack, Status::Behind, Status::AtRisk, Status::Pending, Status::Done];
    let standing = one.status.said.filter(|said| !offered.contains(said));
    let choice = |status: Status| Choice::new(status.word(), words.status_word(status));
    let none = Choice::new("", words.label(PanelLabel::NoWord));
    let choices: Rc<[Choice]> =
        [none].into_iter().chain(offered.into_iter().chain(standing).map(choice)).collect();
    let on_choose = desk.on(&props.id, |word: AttrValue| Change::Status(Status::from_word(&word)));
    let value = one.status.said.map_or_else(AttrValue::default, |said| AttrValue::from(said.word()));
    html! {
        <>
            <Select id="panel-status" label={desk.label(PanelLabel::OwnersWord)} {choices} {value} {on_choose}
                class="select--bare" />
            if let Some(told) = words.owner_told(one) {
                <p class="facts__derivation">{told}</p>
            }
        </>
    }
}

/// How a key result takes from what is below it, where something is.
fn rolled_up(props: &StandingProps, stands: RollsUp) -> Html {
    let words = props.desk.words();
    let choices: Rc<[Choice]> =
        [RollsUp::Mean, RollsUp::Sum].map(|one| Choice::new(one.word(), words.rolls_up_word(one))).into();
    let on_choose = props
        .desk
        .on(&props.id, |word: AttrValue| Change::RollsUp(RollsUp::from_word(&word).unwrap_or_default()));
    html! {
        <Select id="panel-rolls-up" label={words.rolled_up_as()} {choices} value={stands.word()} {on_choose} class="select--bare" />
    }
}

/// Where the numbers come from, down to the check-ins.
fn shown_how(props: &StandingProps) -> Html {
    let (one, desk) = (&props.standing, &props.desk);
    let words = desk.words();
    let lines = vec![
        words.progress_from(one),
        words.read_from(one, desk.today),
        words.expected_by(one, desk.today),
        if one.expected.is_some() { words.pace_rule_told(one.preset) } else { String::new() },
    ];
    let ground =
        Ground { space: props.space.clone(), desk: desk.clone(), path: Rc::from([props.id.clone()]) };
    html! {
        <div class="how" id="panel-how">
            {derivation(one, lines, &ground)}
            if !one.riskiest.is_empty() && one.parts.is_none() {
                <ul class="how__parts">
                    {for one.riskiest.iter().map(|(id, title, _)| html! {
                        <li key={id.to_string()}>
                            {Button::new(AttrValue::from(Rc::clone(title)), desk.opener(id)).kind(ButtonKind::Inline).view()}
                        </li>
                    })}
                </ul>
            }
        </div>
    }
}

/// What [`unit_standing`] shows.
pub struct UnitStandingProps {
    /// The unit or person.
    pub of: Id,
    /// How it stands.
    pub standing: Rc<UnitStanding>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// How the goals of a unit or person stand together.
pub fn unit_standing(props: &UnitStandingProps) -> Html {
    let (desk, standing) = (&props.desk, &props.standing);
    let words = desk.words();
    let ground =
        Ground { space: props.space.clone(), desk: desk.clone(), path: Rc::from([props.of.clone()]) };
    section(
        desk.label(PanelLabel::Standing),
        None,
        html! { <>
            if !standing.own.lines.is_empty() {
                {mean(words.own_together(), &standing.own, &ground)}
            }
            if let Some(below) = &standing.below {
                {mean(words.below_together(), below, &Ground { path: Rc::from([]), ..ground.clone() })}
            }
        </> },
    )
}
