//! One objective with its key results, each with what becomes of it and why.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Carry, Id, Text};
use crate::query::carry_over::{Blocked, CARRIES, GoalRow, Later, Row, Settled};
use crate::space::codec::Word;
use crate::space::{Change, Mark};
use crate::ui::panel::Desk;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, FieldLook, Glyph, SegmentedProps, TextField, icon, icon_named,
    plain_text, segmented,
};
use crate::words::{CarryLabel, PagePhrases};

use super::keys::Decision;

/// The id of the element of a goal; its controls begin with it.
pub fn row_element(goal: &Id) -> String {
    let safe: String =
        goal.as_str().chars().map(|letter| if letter.is_whitespace() { '_' } else { letter }).collect();
    format!("carry-{safe}")
}

/// What [`GoalCard`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct GoalCardProps {
    /// The goal.
    pub goal: Rc<GoalRow>,
    /// The desk.
    pub desk: Desk,
    /// Whether the Tab key comes to its objective as a whole.
    pub is_first: bool,
    /// Called with a decision.
    pub on_decide: Callback<Decision>,
    /// Called with the goal whose reason was entered: the next one is wanted.
    pub on_next: Callback<Id>,
}

/// One objective with its key results.
#[component]
pub fn GoalCard(props: &GoalCardProps) -> Html {
    let goal = &props.goal;
    let words = props.desk.words();
    html! {
        <li class="carry-over__goal">
            {row(props, &goal.own, props.is_first)}
            if goal.goes_along() {
                <p class="carry-over__along">{icon(Glyph::ArrowRight)}{words.carry_label(CarryLabel::GoesAlong)}</p>
            }
            if !goal.key_results.is_empty() {
                <ol class="carry-over__parts">
                    {for goal.key_results.iter().map(|kr| html! {
                        <li key={kr.id.to_string()}>{row(props, kr, false)}</li>
                    })}
                </ol>
            }
        </li>
    }
}

/// A title as it is shown and heard.
pub fn titled(words: &dyn PagePhrases, title: &Text) -> String {
    if title.is_empty() { words.untitled().to_owned() } else { title.to_string() }
}

fn row(props: &GoalCardProps, row: &Row, is_first: bool) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let element = row_element(&row.id);
    let title = titled(words, &row.title);
    let name = format!("{element}-title");
    let carry = match row.settled {
        Settled::Said(carry) | Settled::WithObjective(carry) => Some(carry),
        Settled::GivenUp => Some(Carry::Drop),
        Settled::Open => None,
    };
    html! {
        <div class="carry-over__row" id={element} role="group" tabindex={if is_first { "0" } else { "-1" }}
            aria-labelledby={name.clone()} data-goal={row.id.to_string()} data-carry={carry.map(Word::word)}>
            <div class="carry-over__what">
                <span class="carry-over__title" id={name}>
                    {Button::new(title.clone(), desk.opener(&row.id)).kind(ButtonKind::Inline).view()}
                    if let Some(Mark { privacy, .. }) = row.mark {
                        {icon_named(Glyph::Shield, words.privacy_sign(privacy))}
                    }
                </span>
                {facts(row, words)}
                {for row.later.iter().map(|later| continued(later, desk))}
            </div>
            if let Some(blocked) = row.blocked {
                <p class="carry-over__blocked">{words.carry_label(match blocked {
                    Blocked::Hidden => CarryLabel::HiddenHere,
                    Blocked::Withheld => CarryLabel::WithheldHere,
                })}</p>
            }
            if row.blocked != Some(Blocked::Hidden) {
                {decision(props, row, &title)}
            }
        </div>
    }
}

/// How it was judged, what the numbers speak for, and what speaks for a decision.
fn facts(row: &Row, words: &dyn PagePhrases) -> Html {
    let inherited = match row.settled {
        Settled::WithObjective(_) => Some(CarryLabel::WithObjective),
        Settled::GivenUp => Some(CarryLabel::GivenUp),
        Settled::Said(_) | Settled::Open => None,
    };
    html! {
        <span class="carry-over__facts">
            if let Some(score) = row.verdict.value {
                <span>{words.score()}{" "}<span class="num">{words.score_figure(score)}</span></span>
            } else if let Some(unscored) = row.verdict.unscored {
                <span>{words.unscored_word(unscored)}</span>
            } else if let Some(score) = row.suggested {
                <span>{words.carry_label(CarryLabel::Suggested)}{" "}<span class="num">{words.score_figure(score)}</span></span>
            }
            if let Some(label) = inherited {
                <span>{words.carry_label(label)}</span>
            }
            if let Some(hint) = row.hint {
                <span class="carry-over__hint">{words.carry_hint(hint)}</span>
            }
        </span>
    }
}

fn continued(later: &Later, desk: &Desk) -> Html {
    let words = desk.words();
    let goal = &later.goal;
    let cycle = goal.cycle.as_deref().map(|cycle| words.carry_in_cycle(cycle)).unwrap_or_default();
    html! {
        <span class="carry-over__later" key={goal.id.to_string()}>
            {icon(Glyph::ArrowRight)}
            <span>{words.carry_label(CarryLabel::ContinuedAs)}{" "}
                {Button::new(titled(words, &goal.title), desk.opener(&goal.id)).kind(ButtonKind::Inline).view()}
                {" "}{plain_text(cycle)}
            </span>
        </span>
    }
}

/// The four decisions, and why in one line.
fn decision(props: &GoalCardProps, row: &Row, title: &str) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let element = row_element(&row.id);
    let choices: Rc<[Choice]> =
        CARRIES.into_iter().map(|carry| Choice::new(carry.word(), words.carry_word(carry))).collect();
    let on_choose = {
        let id = row.id.clone();
        props.on_decide.reform(move |word: AttrValue| (id.clone(), Carry::from_word(&word)))
    };
    let take_back = {
        let id = row.id.clone();
        props.on_decide.reform(move |_event: MouseEvent| (id.clone(), None))
    };
    let on_commit = desk.on_text(&row.id, Change::CarryReason);
    let on_enter = {
        let id = row.id.clone();
        props.on_next.reform(move |()| id.clone())
    };
    let shows_why = row.carry.is_some() || row.reason.is_some();
    html! {
        <div class="carry-over__decision">
            <span class="carry-over__choices">
                {segmented(&SegmentedProps {
                    id: format!("{element}-carry").into(),
                    label: words.carry_of(title).into(),
                    choices,
                    value: row.carry.map(Word::word).unwrap_or_default().into(),
                    on_choose,
                })}
                if row.carry.is_some() {
                    {Button::new(words.carry_take_back_of(title), take_back).kind(ButtonKind::Icon).glyph(Glyph::Close)
                        .size(ButtonSize::Small).hint(AttrValue::from(words.carry_label(CarryLabel::TakeBack))).edits().view()}
                }
            </span>
            if shows_why {
                <TextField key={row.id.to_string()} id={format!("{element}-why")} label={words.carry_why_of(title)}
                    value={row.reason.clone().map(AttrValue::from).unwrap_or_default()} {on_commit} on_enter={Some(on_enter)}
                    look={FieldLook::Boxed} placeholder={Some(AttrValue::from(words.carry_label(CarryLabel::WhyEmpty)))} />
            }
        </div>
    }
}
