//! The rules of the coach, each with a switch: what is switched off is silent in the whole workspace.

use yew::prelude::*;

use crate::app::Action;
use crate::okr::coach::CoachRule;
use crate::query::coach::{Silent, by_subject, hush_everywhere, muted};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::parts::{SwitchProps, disclosure, switch, use_reading};
use crate::words::rule_words;

/// What [`CoachRules`] shows.
#[derive(Properties, PartialEq)]
pub struct CoachRulesProps {
    /// The workspace.
    pub space: Space,
}

/// All rules of the coach; nothing where nothing can be written, and it is silent anyway.
#[component]
pub fn CoachRules(props: &CoachRulesProps) -> Html {
    let env = use_env();
    if use_reading() {
        return Html::default();
    }
    let words = rule_words(env.lang);
    let muted = muted(&props.space);
    let rule = |rule: CoachRule| {
        let on_change = {
            let (space, dispatch) = (props.space.clone(), env.dispatch.clone());
            Callback::from(move |on: bool| {
                let silent = if on { Silent::No } else { Silent::Yes };
                dispatch.emit(Action::Edit(hush_everywhere(&space, rule, silent)));
            })
        };
        html! {
            <li class="coach-rules__one" key={rule.code()}>
                {switch(&SwitchProps {
                    id: AttrValue::from(format!("coach-{}", rule.code())), label: AttrValue::from(words.checks(rule)),
                    on: !muted.contains(&rule), on_change
                })}
                <p class="coach-rules__why">{ words.why(rule) }{ " " }<span class="coach-rules__source">{ words.source(rule) }</span></p>
            </li>
        }
    };
    html! {
        <section class="section coach-rules" aria-labelledby="settings-coach">
            <h2 class="section__title" id="settings-coach">{ env.page_words().coach() }</h2>
            <p class="section__text">{ words.rules_lead() }</p>
            {for by_subject().into_iter().map(|(about, rules)| {
                let is_off = rules.iter().any(|rule| muted.contains(rule));
                let list = html! { <ul class="coach-rules__list">{for rules.into_iter().map(&rule)}</ul> };
                html! { <div key={format!("{about:?}")}>{disclosure(words.about(about), None, is_off, list)}</div> }
            })}
        </section>
    }
}
