//! One finding: the goals, the reason, and what would mend it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::{Action, Page, Route};
use crate::okr::Text;
use crate::platform::dom;
use crate::query::out_of_line::{Find, Finding, Goal, Kind, Offer, Reason};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Choice, Combobox, Glyph, icon, plain_text};

use super::bench::Bench;

/// The id of a row's element.
pub fn row_element(key: &str) -> String {
    let safe: String = key.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    format!("ool-{safe}")
}

/// What [`Row`] shows.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The finding.
    pub finding: Rc<Finding>,
    /// Whether somebody said that it is fine.
    pub is_fine: bool,
    /// What it may do.
    pub bench: Bench,
}

/// One finding.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let finding = &props.finding;
    let bench = &props.bench;
    let finds = use_state(|| None::<Find>);
    let words = bench.words();
    let element = row_element(&finding.key);
    let reason = words.finding_reason(&finding.reason, bench.today);
    let named = finding.goals.first().map(|goal| goal.title.to_string()).unwrap_or_default();
    let mends: Html = if props.is_fine {
        let (own, bench) = (Rc::clone(finding), bench.clone());
        small(
            words.not_fine(),
            bench.words().mend_of(words.not_fine(), &named),
            ButtonKind::Quiet,
            move || {
                bench.set_fine(&own, false);
            },
        )
    } else {
        mends(props, &finds, &named)
    };
    html! {
        <li class="ool__row" id={element.clone()} tabindex="-1" aria-label={format!("{named}, {reason}")}>
            <div class="ool__what">
                <ol class="ool__goals" data-joined={is_chain(finding.kind).then_some("up")}>
                    { for finding.goals.iter().map(|one| goal(one, &finding.goals)) }
                </ol>
                {said(&finding.reason)}
                if finding.kind != Kind::Loop {
                    <p class="ool__reason">{plain_text(reason)}</p>
                }
            </div>
            <div class="ool__mends">{mends}</div>
            if let (Some(find), false) = ((*finds).clone(), props.is_fine) {
                <Finder {find} element={element} finding={Rc::clone(finding)} bench={bench.clone()}
                    on_leave={Callback::from(move |()| finds.set(None))} />
            }
        </li>
    }
}

/// Whether the goals of a row hang on each other in their order.
fn is_chain(kind: Kind) -> bool {
    matches!(kind, Kind::Loop | Kind::Past | Kind::Skip | Kind::Dates)
}

/// Words of people that belong to the reason: what was asked, why an idea matters.
fn said(reason: &Reason) -> Html {
    let text: Option<&Text> = match reason {
        Reason::Waits(waiting) => Some(&waiting.text),
        Reason::StandsAlone { why, .. } => why.as_ref(),
        _ => None,
    };
    text.filter(|text| !text.trim().is_empty())
        .map(|text| html! { <p class="ool__said">{plain_text(text)}</p> })
        .unwrap_or_default()
}

/// A goal: its title opens it beside the list.
fn goal(goal: &Goal, all: &[Goal]) -> Html {
    let glyph = if goal.is_key_result { Glyph::Measure } else { Glyph::Target };
    let href = Route { page: Page::OutOfLine, open: Some(goal.id.clone()) }.hash();
    // A key result below its objective needs not say whose it is.
    let with_objective = goal.is_key_result
        && all.iter().any(|one| !one.is_key_result && Some(&one.title) == goal.objective.as_ref());
    let place = goal.objective.iter().chain(&goal.place).filter(|_| !with_objective);
    html! {
        <li class="ool__goal" key={goal.id.to_string()}>
            {icon(glyph)}
            <span class="ool__name">
                if goal.is_here {
                    <a class="ool__title" {href}>{plain_text(&goal.title)}</a>
                } else {
                    <span class="ool__title" data-gone="yes">{plain_text(&goal.title)}</span>
                }
                { for place.map(|name| html! { <span class="ool__place">{plain_text(name)}</span> }) }
            </span>
        </li>
    }
}

fn small(label: impl Into<AttrValue>, name: String, kind: ButtonKind, press: impl Fn() + 'static) -> Html {
    Button::new(label.into(), Callback::from(move |_: MouseEvent| press()))
        .kind(kind)
        .size(ButtonSize::Small)
        .name(Some(AttrValue::from(name)))
        .edits()
        .view()
}

fn mends(props: &RowProps, finds: &UseStateHandle<Option<Find>>, named: &str) -> Html {
    let (bench, finding) = (&props.bench, &props.finding);
    let words = bench.words();
    let mut shown: Vec<Html> = Vec::new();
    for offer in &finding.offers {
        let key = Text::clone(&finding.key);
        let html = match offer {
            Offer::Only { by, .. } if !may(bench, by) => continue,
            Offer::Do { mend, edit } | Offer::Only { mend, edit, .. } => {
                let label = words.mend(mend, bench.today);
                let name = words.mend_of(&label, named);
                let (bench, edit) = (bench.clone(), edit.clone());
                small(label, name, ButtonKind::Plain, move || bench.mend(&key, edit.clone()))
            }
            Offer::Find(find) => {
                let label = words.find_goal(find);
                let (finds, find) = (finds.clone(), find.clone());
                small(label, words.mend_of(label, named), ButtonKind::Plain, move || {
                    finds.set(Some(find.clone()));
                })
            }
            Offer::Compare => {
                let label = words.compare_copies();
                let bench = bench.clone();
                small(label, words.mend_of(label, named), ButtonKind::Plain, move || {
                    bench.compare(Some(Text::clone(&key)));
                })
            }
            Offer::Asks => {
                let label = words.answer_it();
                let act = bench.act.clone();
                small(label, words.mend_of(label, named), ButtonKind::Plain, move || {
                    act.emit(Action::Go(Route { page: Page::Asks, open: None }));
                })
            }
        };
        shown.push(html);
    }
    if !finding.marks.is_empty() {
        let label = words.this_is_fine();
        let (own, bench) = (Rc::clone(finding), bench.clone());
        shown.push(small(label, words.mend_of(label, named), ButtonKind::Quiet, move || {
            bench.set_fine(&own, true);
        }));
    }
    shown.into_iter().collect()
}

/// Whether the one who edits here may do what only some may; where nobody was chosen, everybody may.
fn may(bench: &Bench, by: &[crate::okr::Id]) -> bool {
    by.is_empty() || bench.me.as_ref().is_none_or(|me| by.contains(me))
}

#[derive(Properties, PartialEq)]
struct FinderProps {
    find: Find,
    element: String,
    finding: Rc<Finding>,
    bench: Bench,
    on_leave: Callback<()>,
}

/// A goal found by typing, the likeliest first.
#[component]
fn Finder(props: &FinderProps) -> Html {
    let choices = use_state(|| props.bench.look(&props.find, ""));
    let refused = use_state(|| None::<AttrValue>);
    let words = props.bench.words();
    let input = format!("{}-find", props.element);
    // The likeliest are shown at once, without anybody having to ask for them.
    use_effect_with(input.clone(), |input| {
        let element = dom::by_id(input).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            element.click();
        }
    });
    let on_input = {
        let (choices, refused) = (choices.setter(), refused.setter());
        let (bench, find) = (props.bench.clone(), props.find.clone());
        Callback::from(move |text: AttrValue| {
            refused.set(None);
            choices.set(bench.look(&find, &text));
        })
    };
    let on_choose = {
        let (bench, find, key) = (props.bench.clone(), props.find.clone(), Text::clone(&props.finding.key));
        let (refused, on_leave) = (refused.setter(), props.on_leave.clone());
        Callback::from(move |id: AttrValue| {
            match bench.choose(&key, &find, &crate::okr::Id::new(id.as_str())) {
                Ok(()) => on_leave.emit(()),
                Err(why) => refused.set(Some(why.into())),
            }
        })
    };
    html! {
        <div class="ool__finder">
            <Combobox id={input} label={words.find_goal(&props.find)} {on_input} {on_choose}
                choices={Rc::<[Choice]>::clone(&choices)} placeholder={Some(AttrValue::from(words.find_goal(&props.find)))}
                nothing={Some(AttrValue::from(words.nothing_of_name()))} glyph={Some(Glyph::Search)} takes_focus=true />
            if let Some(why) = &*refused {
                <p class="ool__refusal" role="alert">{why}</p>
            }
        </div>
    }
}
