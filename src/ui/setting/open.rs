//! What is still open before the cycle starts, whose turn it is, and what helps.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page, Route};
use crate::okr::{LinkState, Owner};
use crate::query::setting::{Open, OpenGroup, OpenKind};
use crate::space::{Change, Edit};
use crate::ui::parts::{Button, ButtonSize, plain_text, toggle_chip};

use super::bench::Bench;
use super::head::PieceProps;

/// How many are drawn of one kind until somebody asks for more.
const MOST: usize = 20;

/// The section of what is open.
#[component]
pub fn OpenSection(props: &PieceProps) -> Html {
    let mine_only = use_state(|| false);
    let bench = &props.bench;
    let words = bench.words();
    let person = bench.person().cloned();
    let only = person.filter(|_| *mine_only);
    let shows = |item: &&Open| only.as_ref().is_none_or(|me| item.is_turn_of(&bench.space, me));
    let groups = props.setting.open.iter().filter_map(|group| {
        let items: Vec<Open> = group.items.iter().filter(shows).cloned().collect();
        let group = Rc::new(OpenGroup { kind: group.kind, items });
        let key = format!("{:?}", group.kind);
        (!group.items.is_empty()).then(|| html! { <Kind {key} {group} bench={bench.clone()} /> })
    });
    let groups: Vec<Html> = groups.collect();
    let on_mine = {
        let mine_only = mine_only.clone();
        Callback::from(move |on: bool| mine_only.set(on))
    };
    html! {
        <section class="section" aria-labelledby="set-open-title">
            <header class="section__head">
                <h2 class="section__title" id="set-open-title" tabindex="-1">
                    {words.open_title()}{" "}<span class="set-count num">{props.setting.open_count()}</span>
                </h2>
                if bench.person().is_some() {
                    {toggle_chip(words.only_mine(), *mine_only, &on_mine)}
                }
            </header>
            if groups.is_empty() {
                <p class="section__text">{words.setting_nothing_open()}</p>
            } else {
                {for groups}
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct KindProps {
    group: Rc<OpenGroup>,
    bench: Bench,
}

/// What is open of one kind.
#[component]
fn Kind(props: &KindProps) -> Html {
    let shows_all = use_state(|| false);
    let (bench, items) = (&props.bench, &props.group.items);
    let words = bench.words();
    let most = if *shows_all { items.len() } else { MOST };
    let on_more = Callback::from(move |_event: MouseEvent| shows_all.set(true));
    html! {
        <div class="set-kind">
            <h3 class="set-kind__name">{words.open_kind(props.group.kind)}{" "}<span class="set-count num">{items.len()}</span></h3>
            <ul class="set-list">{for items.iter().take(most).map(|item| line(bench, item))}</ul>
            if items.len() > most {
                {Button::new(words.show_rest(items.len() - most), on_more).size(ButtonSize::Small).view()}
            }
        </div>
    }
}

fn line(bench: &Bench, item: &Open) -> Html {
    let words = bench.words();
    let is_mine = bench.person().is_some_and(|me| item.is_turn_of(&bench.space, me));
    let turn = if is_mine {
        words.your_turn().to_owned()
    } else {
        words.turn_of(&item.turn.iter().map(|turn| turn.name.to_string()).collect::<Vec<_>>())
    };
    let other = item.other.as_ref().map(|other| {
        let other = bench.titled(other);
        if item.kind == OpenKind::Link { words.goes_up_to(&other) } else { other.to_string() }
    });
    let facts: Vec<String> = [
        item.place.as_deref().map(str::to_owned),
        other,
        item.due.map(|due| words.needed_by(due, bench.today)),
        item.is_older_text.then(|| words.reworded_since().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        <li key={item.key()} class="set-item">
            <span class="set-item__what">
                <button type="button" class="set-title" onclick={bench.opener(&item.goal)}>{plain_text(bench.titled(&item.title))}</button>
                <span class="set-facts"><bdi>{facts.join(" · ")}</bdi></span>
                if let Some(text) = &item.text {
                    <span class="set-facts">{plain_text(text)}</span>
                }
            </span>
            <span class="set-item__turn" data-mine={is_mine.then_some("true")}><bdi>{turn}</bdi></span>
            <span class="set-item__acts">{act(bench, item, is_mine)}</span>
        </li>
    }
}

/// The one thing that helps; whoever's turn it is not may look.
fn act(bench: &Bench, item: &Open, is_mine: bool) -> Html {
    let words = bench.words();
    let look = (words.look_at(), bench.opener(&item.goal));
    let said = words.open_act(item.kind);
    let (label, on_click) = match item.kind {
        OpenKind::Untitled | OpenKind::NoMeasure | OpenKind::NoTarget => (said, bench.opener(&item.goal)),
        OpenKind::NoKeyResults => (said, bench.kr_drafter(&item.goal)),
        OpenKind::NoOwner => match bench.person() {
            Some(me) => {
                let change = Change::Owners(vec![Owner::known(me.clone())]);
                (words.mine_to_own(), bench.editor(Edit::Change { id: item.goal.clone(), change }))
            }
            None => (said, bench.opener(&item.goal)),
        },
        OpenKind::Link => match item.answers.as_ref().filter(|_| is_mine) {
            Some(link) => {
                let (link, state) = (link.clone(), LinkState::Accepted);
                (said, bench.editor(Edit::AnswerLink { link, state, text: None }))
            }
            None => look,
        },
        OpenKind::Ask if is_mine => {
            (said, bench.presser(Action::Go(Route { page: Page::Asks, open: Some(item.goal.clone()) })))
        }
        OpenKind::Agreement if is_mine => {
            let edit = Edit::Agree { of: item.goal.clone(), agrees: true, about: None, text: None };
            (words.agree(), bench.editor(edit))
        }
        OpenKind::Ask | OpenKind::Agreement => look,
        OpenKind::Publishing => (said, bench.publisher(vec![item.goal.clone()])),
    };
    let name = words.act_on(label, &bench.titled(&item.title));
    Button::new(label, on_click).size(ButtonSize::Small).name(AttrValue::from(name)).edits().view()
}
