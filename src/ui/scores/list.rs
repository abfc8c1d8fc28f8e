//! Everything that is judged, as a list by unit, and what can be done to much of it at once.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Unscored};
use crate::query::scores::{
    Group, Item, Judged, ObjectiveItems, Tally, Within, rounded, take_all, unscore_all,
};
use crate::space::codec::Word;
use crate::ui::panel::{id_part, use_typing};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Dialog, DialogSize, Glyph, Lines, Select, TextField, browsing,
    icon, plain_text,
};
use crate::words::ScoresLabel;

use super::Bench;
use super::mark::judged_mark;

/// How many objectives of a unit are shown at once.
const PAGE: usize = 40;

/// What [`ScoreList`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ScoreListProps {
    /// What it works with.
    pub bench: Bench,
    /// Goes to an item, to judge it.
    pub on_at: Callback<Option<Id>>,
}

/// Everything that is judged.
#[component]
pub fn ScoreList(props: &ScoreListProps) -> Html {
    let sheet = &props.bench.sheet;
    // Units whose being open differs from how they begin.
    let turned = use_state(BTreeSet::<Option<Id>>::new);
    // How many objectives more than the first of a unit were asked for.
    let asked = use_state(BTreeMap::<Option<Id>, usize>::new);
    let begins_open = sheet.is_short();
    html! {
        <div class="scores-list">
            {for sheet.groups.iter().enumerate().map(|(at, group)| {
                let unit = group.unit.as_ref().map(|unit| unit.id.clone());
                let turn = {
                    let (turned, unit) = (turned.clone(), unit.clone());
                    Callback::from(move |_event: MouseEvent| {
                        let mut next = (*turned).clone();
                        if !next.remove(&unit) {
                            next.insert(unit.clone());
                        }
                        turned.set(next);
                    })
                };
                let most = asked.get(&unit).copied().unwrap_or(PAGE);
                let more = {
                    let (asked, unit) = (asked.clone(), unit.clone());
                    Callback::from(move |_event: MouseEvent| {
                        let mut next = (*asked).clone();
                        next.insert(unit.clone(), most.saturating_add(PAGE));
                        asked.set(next);
                    })
                };
                let is_open = begins_open != turned.contains(&unit);
                html! {
                    <OneGroup key={unit.as_ref().map_or_else(String::new, ToString::to_string)} bench={props.bench.clone()} {at} group={Rc::clone(group)} {is_open} {most} on_turn={turn}
                        on_more={more} on_at={props.on_at.clone()} />
                }
            })}
        </div>
    }
}

#[derive(Properties)]
struct GroupProps {
    bench: Bench,
    at: usize,
    group: Rc<Group>,
    is_open: bool,
    most: usize,
    on_turn: Callback<MouseEvent>,
    on_more: Callback<MouseEvent>,
    on_at: Callback<Option<Id>>,
}

impl PartialEq for GroupProps {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
            && self.group == other.group
            && self.is_open == other.is_open
            && self.most == other.most
            && self.bench == other.bench
            && self.on_at == other.on_at
    }
}

/// The goals of one unit.
#[component]
fn OneGroup(props: &GroupProps) -> Html {
    let (group, bench) = (&props.group, &props.bench);
    let words = bench.desk.words();
    let name = group.unit.as_ref().map_or_else(|| words.no_unit().to_owned(), |unit| unit.name.to_string());
    let (id, body) = (format!("scores-unit-{}", props.at), format!("scores-unit-{}-goals", props.at));
    let (shown, more) = group.in_short(props.most);
    let within = Within::Unit(group.unit.as_ref().map(|unit| unit.id.clone()));
    html! {
        <section class="scores-unit" aria-labelledby={id.clone()} data-depth={group.depth.min(6).to_string()}>
            <div class="scores-unit__head">
                <h2 class="scores-unit__title">
                    <button type="button" class="scores-unit__turn" {id} aria-expanded={if props.is_open { "true" } else { "false" }}
                        aria-controls={body.clone()} onclick={props.on_turn.clone()}>
                        {icon(if props.is_open { Glyph::ChevronDown } else { Glyph::ChevronRight })}
                        <span>{plain_text(name)}</span>
                    </button>
                </h2>
                <span class="scores-unit__tally num">{words.scores_progress(group.tally)}</span>
                <BulkActs bench={bench.clone()} {within} />
            </div>
            <div id={body}>
                if props.is_open {
                    <ul class="scores-goals">
                        {for shown.iter().map(|one| objective(props, one))}
                    </ul>
                    if more > 0 {
                        {browsing(Button::new(words.scores_show_more(more.min(PAGE)), props.on_more.clone()).kind(ButtonKind::Quiet).view())}
                    }
                }
            </div>
        </section>
    }
}

fn objective(props: &GroupProps, one: &ObjectiveItems) -> Html {
    html! {
        <li class="scores-goal" key={one.goal.id.to_string()}>
            {row(props, &one.goal, one.tally)}
            if !one.key_results.is_empty() {
                <ul class="scores-goal__parts">
                    {for one.key_results.iter().map(|item| html! {
                        <li key={item.id.to_string()}>{row(props, item, Tally::default())}</li>
                    })}
                </ul>
            }
        </li>
    }
}

fn row(props: &GroupProps, item: &Item, tally: Tally) -> Html {
    let (bench, desk) = (&props.bench, &props.bench.desk);
    let words = desk.words();
    let title = if item.title.is_empty() { words.untitled() } else { &*item.title };
    let suggested =
        item.suggested.filter(|_| item.is_open()).map(|one| words.scores_suggested(rounded(one.value)));
    html! {
        <div class="scores-row" data-objective={item.is_objective.then_some("true")} data-open={item.is_open().then_some("true")}>
            <div class="scores-row__what">
                if item.judged == Judged::Hidden {
                    <span class="scores-row__hidden">{words.hidden_here()}</span>
                } else {
                    <button type="button" class="goal-link scores-row__title" onclick={desk.opener(&item.id)}>{plain_text(title)}</button>
                }
                if let Some(person) = &item.person {
                    <span class="scores-row__person">{plain_text(person)}</span>
                }
                if let Some(reason) = &item.reason {
                    <p class="scores-row__reason">{plain_text(reason)}</p>
                }
            </div>
            <div class="scores-row__judged">
                {judged_mark(item, words)}
                if let Some(suggested) = suggested {
                    <span class="scores-row__suggested num">{suggested}</span>
                }
            </div>
            <div class="scores-row__acts">
                {judge(props, item, title)}
                if tally.suggested > 0 {
                    {take(bench, Within::Objective(item.id.clone()), tally.suggested)}
                }
            </div>
        </div>
    }
}

/// Goes to where an item is judged.
fn judge(props: &GroupProps, item: &Item, title: &str) -> Html {
    let words = props.bench.desk.words();
    let label = match item.judged {
        Judged::Hidden => return Html::default(),
        Judged::Open | Judged::Covered => ScoresLabel::Judge,
        Judged::Mean(..) | Judged::Together(_) | Judged::Waits(_) => ScoresLabel::JudgeItself,
        Judged::Score(_) | Judged::Word(_) | Judged::Unscored(_) | Judged::Out(_) => ScoresLabel::JudgeAnew,
    };
    let id = item.id.clone();
    let go = props.on_at.reform(move |_event: MouseEvent| Some(id.clone()));
    let part = id_part(item.id.as_str());
    Button::new(words.scores_label(label), go)
        .id(AttrValue::from(format!("scores-judge-{part}")))
        .kind(ButtonKind::Quiet)
        .size(ButtonSize::Small)
        .name(AttrValue::from(format!("{}{}{title}", words.scores_label(label), words.after_a_name())))
        .edits()
        .view()
}

/// Takes the suggestions of so many open items.
fn take(bench: &Bench, within: Within, count: usize) -> Html {
    let words = bench.desk.words();
    let press = {
        let bench = bench.clone();
        Callback::from(move |_event: MouseEvent| {
            if let Some(edit) = take_all(&bench.sheet, &within) {
                bench.desk.edit(edit);
            }
        })
    };
    Button::new(words.scores_take_all(count), press)
        .kind(ButtonKind::Quiet)
        .size(ButtonSize::Small)
        .glyph(Glyph::Check)
        .edits()
        .view()
}

/// What [`BulkActs`] shows.
#[derive(Properties, PartialEq)]
pub struct BulkProps {
    /// What it works with.
    pub bench: Bench,
    /// What it is done to.
    pub within: Within,
}

/// What can be done at once to everything, or to a unit: take all suggestions, mark what is open.
#[component]
pub fn BulkActs(props: &BulkProps) -> Html {
    let is_asked = use_state(|| false);
    let bench = &props.bench;
    let words = bench.desk.words();
    let tally = bench.sheet.tally_of(&props.within);
    let ask = {
        let is_asked = is_asked.clone();
        Callback::from(move |_event: MouseEvent| is_asked.set(true))
    };
    let leave = {
        let is_asked = is_asked.clone();
        Callback::from(move |()| is_asked.set(false))
    };
    html! {
        <span class="scores-bulk">
            if tally.suggested > 0 {
                {take(bench, props.within.clone(), tally.suggested)}
            }
            if tally.open > 0 {
                {Button::new(words.scores_label(ScoresLabel::MarkOpen), ask).kind(ButtonKind::Quiet).size(ButtonSize::Small)
                    .opens(AttrValue::Static("dialog")).edits().view()}
            }
            if *is_asked {
                <MarkDialog bench={bench.clone()} within={props.within.clone()} open={tally.open} on_close={leave} />
            }
        </span>
    }
}

#[derive(Properties, PartialEq)]
struct MarkProps {
    bench: Bench,
    within: Within,
    open: usize,
    on_close: Callback<()>,
}

/// Asks why everything that is open has no score.
#[component]
fn MarkDialog(props: &MarkProps) -> Html {
    let bench = &props.bench;
    let words = bench.desk.words();
    let why = use_state(|| Unscored::NotApplicable);
    let typing = use_typing();
    let send = {
        let (bench, within, typing, why, on_close) =
            (bench.clone(), props.within.clone(), typing.clone(), *why, props.on_close.clone());
        Callback::from(move |()| {
            on_close.emit(());
            if let Some(edit) = unscore_all(&bench.sheet, &within, why, typing.said().as_ref()) {
                bench.desk.edit(edit);
            }
        })
    };
    let choices: Rc<[Choice]> =
        Unscored::WORDS.iter().map(|(why, word)| Choice::new(*word, words.unscored_word(*why))).collect();
    let on_choose = {
        let why = why.clone();
        Callback::from(move |word: AttrValue| why.set(Unscored::from_word(&word).unwrap_or(*why)))
    };
    let foot = html! {
        <>
            {Button::new(words.cancel(), props.on_close.reform(|_event: MouseEvent| ())).view()}
            {Button::new(words.scores_label(ScoresLabel::MarkNow), send.reform(|_event: MouseEvent| ())).id("scores-mark-now")
                .kind(ButtonKind::Primary).edits().view()}
        </>
    };
    let (label, reason) =
        (words.scores_label(ScoresLabel::MarkAs), words.scores_label(ScoresLabel::MarkReason));
    html! {
        <Dialog id="scores-mark-dialog" title={words.scores_label(ScoresLabel::MarkOpen)} close_label={words.close()}
            on_close={props.on_close.clone()} size={DialogSize::Small} {foot}>
            <p>{words.scores_mark_told(props.open)}</p>
            <Select id="scores-mark-as" {label} {choices} value={(*why).word()} {on_choose} />
            <TextField id="scores-mark-reason" value={typing.text()} label={reason} placeholder={reason} lines={Lines::Wrapped}
                on_commit={Callback::noop()} on_input={typing.on_input()} on_enter={send} />
        </Dialog>
    }
}
