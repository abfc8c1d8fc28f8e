//! How a goal stands: status, progress and score, and where each of them comes from.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, RollsUp, Status};
use crate::query::panel::Explained;
use crate::query::standing::UnitStanding;
use crate::space::codec::Word;
use crate::space::{Change, Space};
use crate::ui::parts::{
    Button, ButtonKind, Choice, FieldLook, Lines, ProgressBarProps, Select, StatusShape, TextField,
    progress_bar, status_mark,
};
use crate::words::PanelLabel;

use super::bits::{NumberInput, fact, section};
use super::desk::Desk;
use super::how::{Ground, derivation, mean};

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
                        <p class="facts__derivation">{words.why_status(one, desk.today)}</p>
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
                if let Some(confidence) = one.confidence {
                    {fact(words.confidence(), html! { <span class="num">{format!("{confidence} / 10")}</span> })}
                }
                {fact(words.score(), score(props))}
                if one.score.is_some() || one.score_reason.is_some() {
                    {fact(words.label(PanelLabel::ScoreReason), html! {
                        <TextField id="panel-score-reason" label={desk.label(PanelLabel::ScoreReason)} lines={Lines::Many}
                            value={one.score_reason.clone().map(AttrValue::from).unwrap_or_default()}
                            on_commit={desk.on_text(&props.id, Change::ScoreReason)} look={FieldLook::Bare}
                            placeholder={desk.label(PanelLabel::Unset)} />
                    })}
                }
            </dl>
        </> },
    )
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
            if one.status.said.is_some_and(|said| said != one.status.computed) {
                <p class="facts__derivation">
                    {words.label(PanelLabel::Computed)}{": "}{words.status_word(one.status.computed)}
                </p>
            }
        </>
    }
}

fn score(props: &StandingProps) -> Html {
    let (one, desk) = (&props.standing, &props.desk);
    let words = desk.words();
    let take = one.suggested.filter(|_| one.score.is_none()).map(|suggested| {
        let value = (suggested.value * 100.0).round() / 100.0;
        let take = Change::Score(Some(value));
        let edit = crate::space::Edit::Change { id: props.id.clone(), change: take };
        Button::new(words.suggested_score(value), desk.editor(edit)).kind(ButtonKind::Inline).edits().view()
    });
    html! {
        <>
            <NumberInput id="panel-score" label={words.score()} value={one.score} on_change={desk.on(&props.id, Change::Score)}
                desk={desk.clone()} placeholder={desk.label(PanelLabel::ScoreEmpty)} />
            {take}
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
        if one.expected.is_some() { words.pace_rule_told(one.rule) } else { String::new() },
    ];
    let ground =
        Ground { space: props.space.clone(), desk: desk.clone(), path: Rc::from([props.id.clone()]) };
    html! {
        <div class="how" id="panel-how">
            {derivation(one, lines, &ground)}
            if !one.riskiest.is_empty() && one.parts.is_none() {
                <ul class="how__parts">
                    {for one.riskiest.iter().map(|(id, title)| html! {
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
