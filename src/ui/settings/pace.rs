//! The rule for behind and at risk: a practice by name, or numbers of one's own.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Id, PacePreset, PaceRule, number};
use crate::space::{Change, Edit};
use crate::ui::env::use_env;
use crate::ui::parts::{
    Choice, NumberFieldProps, RadioGroupProps, SegmentedProps, labelled, number_field, radio_group, segmented,
};

/// What [`PaceSetting`] shows.
#[derive(Properties, PartialEq)]
pub struct PaceSettingProps {
    /// The workspace.
    pub id: Id,
    /// Its rule.
    pub pace: PacePreset,
}

const NAMED: [(PacePreset, &str); 4] = [
    (PacePreset::Viva, "viva"),
    (PacePreset::Engagedly, "engagedly"),
    (PacePreset::UpRaise, "upraise"),
    (PacePreset::Mooncamp, "mooncamp"),
];

/// The choice of the rule.
#[component]
pub fn PaceSetting(props: &PaceSettingProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let pace = props.pace;
    let mut choices: Vec<Choice> = NAMED
        .iter()
        .map(|(named, word)| {
            Choice::new(*word, words.pace_name(*named)).hint(words.pace_numbers(named.rule()))
        })
        .collect();
    let own = PacePreset::Custom(pace.rule());
    choices.push(Choice::new("own", words.pace_name(own)));
    let value = NAMED.iter().find(|(named, _)| *named == pace).map_or("own", |(_, word)| *word);
    let on_choose = {
        let (id, dispatch) = (props.id.clone(), env.dispatch.clone());
        Callback::from(move |word: AttrValue| {
            let named = NAMED.iter().find(|(_, own)| word == *own).map(|(named, _)| *named);
            let change = Change::Pace(named.unwrap_or(own));
            dispatch.emit(Action::Edit(Edit::Change { id: id.clone(), change }));
        })
    };
    html! {
        <div class="setting setting--tall">
            <div>
                <span class="setting__name">{ words.pace_rule() }</span>
                <p class="setting__help">{ words.pace_rule_help() }</p>
            </div>
            <div class="form">
                {radio_group(&RadioGroupProps {
                    id: AttrValue::Static("settings-pace"), label: AttrValue::from(words.pace_rule()),
                    choices: Rc::from(choices), value: value.into(), on_choose
                })}
                if let PacePreset::Custom(rule) = pace {
                    <OwnPace id={props.id.clone()} {rule} />
                }
            </div>
        </div>
    }
}

/// One of the two numbers of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Edge {
    /// Where behind begins.
    Behind,
    /// Where at risk begins.
    AtRisk,
}

#[derive(Properties, PartialEq)]
struct OwnPaceProps {
    id: Id,
    rule: PaceRule,
}

/// The two numbers of a rule of one's own.
#[component]
fn OwnPace(props: &OwnPaceProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let refused = use_state(|| None::<Edge>);
    let (by, (green, amber)) = match props.rule {
        PaceRule::Gap { green, amber } => ("gap", (green, amber)),
        PaceRule::Ratio { green, amber } => ("ratio", (green * 100.0, amber * 100.0)),
    };
    let say = {
        let (id, dispatch) = (props.id.clone(), env.dispatch.clone());
        Callback::from(move |rule: PaceRule| {
            let change = Change::Pace(PacePreset::Custom(rule));
            dispatch.emit(Action::Edit(Edit::Change { id: id.clone(), change }));
        })
    };
    let choices: Rc<[Choice]> =
        [Choice::new("gap", words.by_points()), Choice::new("ratio", words.by_share())].into();
    let on_choose = say.reform(|by: AttrValue| {
        // Each way of comparing begins with the numbers of the lenient practice that uses it.
        if by == "gap" { PacePreset::Engagedly.rule() } else { PacePreset::Mooncamp.rule() }
    });
    let rule = props.rule;
    let field = |edge: Edge| {
        let (say, refused) = (say.clone(), refused.clone());
        Callback::from(move |text: AttrValue| {
            let said = number::parse_value(&text).filter(|value| (0.0..=100.0).contains(value));
            refused.set(said.is_none().then_some(edge));
            if let Some(value) = said {
                say.emit(with(rule, edge, value));
            }
        })
    };
    let error = |edge: Edge| (*refused == Some(edge)).then(|| AttrValue::from(words.not_a_number()));
    let counted = if by == "gap" { words.points() } else { "%" };
    html! {
        <>
            {segmented(&SegmentedProps {
                id: AttrValue::Static("settings-pace-by"), label: AttrValue::from(words.measured_by()), choices,
                value: AttrValue::from(by), on_choose
            })}
            <div class="form__pair">
                {labelled(words.behind_from(), "settings-behind", None, html! { <>
                    {number_field(NumberFieldProps {
                        id: AttrValue::Static("settings-behind"), value: AttrValue::from(shown(green)),
                        label: AttrValue::from(words.behind_from()), on_commit: field(Edge::Behind),
                        measured_in: Some(counted.into()), error: error(Edge::Behind), ..NumberFieldProps::default()
                    })}
                </> })}
                {labelled(words.at_risk_from(), "settings-at-risk", None, html! { <>
                    {number_field(NumberFieldProps {
                        id: AttrValue::Static("settings-at-risk"), value: AttrValue::from(shown(amber)),
                        label: AttrValue::from(words.at_risk_from()), on_commit: field(Edge::AtRisk),
                        measured_in: Some(counted.into()), error: error(Edge::AtRisk), ..NumberFieldProps::default()
                    })}
                </> })}
            </div>
        </>
    }
}

fn shown(value: f64) -> String {
    number::exact((value * 10.0).round() / 10.0)
}

/// The rule with another number in it.
fn with(rule: PaceRule, edge: Edge, value: f64) -> PaceRule {
    match (rule, edge) {
        (PaceRule::Gap { amber, .. }, Edge::Behind) => {
            PaceRule::Gap { green: value, amber: amber.max(value) }
        }
        (PaceRule::Gap { green, .. }, Edge::AtRisk) => {
            PaceRule::Gap { green: green.min(value), amber: value }
        }
        (PaceRule::Ratio { amber, .. }, Edge::Behind) => {
            PaceRule::Ratio { green: value / 100.0, amber: amber.min(value / 100.0) }
        }
        (PaceRule::Ratio { green, .. }, Edge::AtRisk) => {
            PaceRule::Ratio { green: green.max(value / 100.0), amber: value / 100.0 }
        }
    }
}
