//! The comprehensive evaluation of a person, a unit or everybody: three readings, the groups, and every goal.

mod beside;
mod figures;
mod goal;
mod whose;

pub use whose::whose;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Page;
use crate::query::close::Ground;
use crate::query::scorecard::{GroupPart, Scorecard, scorecard};
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::panel::Desk;
use crate::ui::parts::{Button, ButtonKind, browsing, empty_state, plain_text};
use crate::words::{ScorecardLabel, ScoresLabel, paper_markdown, scorecard_paper};

use beside::{apart, beside_a_person};
use figures::{Balanced, figures, three};
use goal::Goal;

/// How many goals of a group stand on the page at first.
const FIRST_GOALS: usize = 40;

/// The comprehensive evaluation of a person, a unit or everybody.
#[component]
pub fn ScorecardPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let today = model.today;
    let session = model.session();
    let ground = session.and_then(|session| {
        let (cycle, whose) = (session.filter.cycle.as_ref(), session.closing.of.as_ref());
        Ground::of(&session.space, cycle, whose, today)
    });
    let space = session.map(|session| session.space.clone());
    let found = use_memo((space, ground, today), |(space, ground, today)| {
        scorecard(space.as_ref()?, ground.as_ref()?, *today).map(Rc::new)
    });
    let Some(session) = session else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::Scorecard, today, me: session.me().cloned() };
    let label = |label| words.scorecard_label(label);
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page scorecard">
                <h1 class="page__title">{ words.page(Page::Scorecard) }</h1>
                <p class="page__lead scorecard__lead">{ label(ScorecardLabel::Lead) }</p>
                <div class="scorecard__bar">
                    {whose(&session.space, session.closing.of.as_ref(), &desk, "scorecard-of")}
                    if let Some(card) = (*found).as_ref().filter(|card| !card.is_empty()) {
                        {hand_on_card(card, props, &desk)}
                    }
                </div>
                {match &*found {
                    None => empty_state(words.scores_label(ScoresLabel::NoCycle), Some(words.scores_label(ScoresLabel::NoCycleHint)), None),
                    Some(card) if card.is_empty() => html! {
                        <>
                            {card_head(card, &desk)}
                            {empty_state(words.scores_label(ScoresLabel::NoGoals), Some(words.scores_label(ScoresLabel::NoGoalsHint)), None)}
                            {apart(card, &desk)}
                        </>
                    },
                    Some(card) => html! { <Card card={Rc::clone(card)} workspace={session.space.workspace().id} desk={desk.clone()} /> },
                }}
            </div>
        </>
    }
}

/// The buttons that hand it on.
fn hand_on_card(card: &Rc<Scorecard>, props: &PageProps, desk: &Desk) -> Html {
    let words = desk.words();
    let text = {
        let (card, lang, today) = (Rc::clone(card), desk.env.lang, desk.today);
        move || paper_markdown(words, &scorecard_paper(lang, &card, today))
    };
    browsing(hand_on(&desk.env, &props.model, "scorecard", &words.scorecard_title(card), text))
}

/// Whose it is, of which cycle, and what it is for.
fn card_head(card: &Scorecard, desk: &Desk) -> Html {
    let words = desk.words();
    let span = words.span(card.span.start, card.span.end, desk.today);
    html! {
        <header class="scorecard__head">
            <h2 class="scorecard__name" id="scorecard-name">{plain_text(words.scorecard_title(card))}</h2>
            <p class="scorecard__when">
                if !span.is_empty() {
                    <bdi>{span}</bdi>{" · "}
                }
                {words.cycle_phase_word(card.phase)}
            </p>
            <p class="scorecard__purpose">{words.scorecard_label(ScorecardLabel::Purpose)}</p>
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct CardProps {
    card: Rc<Scorecard>,
    workspace: crate::okr::Id,
    desk: Desk,
}

/// The scorecard itself.
#[component]
fn Card(props: &CardProps) -> Html {
    let (card, desk) = (&props.card, &props.desk);
    html! {
        <article class="scorecard__sheet" aria-labelledby="scorecard-name">
            {card_head(card, desk)}
            {three(&card.all, desk)}
            {figures(card, desk)}
            <Balanced balance={card.balance} workspace={props.workspace.clone()} desk={desk.clone()} />
            {for card.groups.iter().map(|group| html! {
                <Group key={format!("{:?}", group.group)} group={Rc::new(group.clone())} desk={desk.clone()} />
            })}
            {apart(card, desk)}
            {beside_a_person(card, desk)}
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    group: Rc<GroupPart>,
    desk: Desk,
}

/// The goals of one group; of very many the first ones, until all are asked for.
#[component]
fn Group(props: &GroupProps) -> Html {
    let (group, desk) = (&props.group, &props.desk);
    let words = desk.words();
    let all = use_state(|| false);
    let count = if *all { usize::MAX } else { FIRST_GOALS };
    let id = format!("scorecard-{:?}", group.group).to_lowercase();
    let show = {
        let all = all.clone();
        Callback::from(move |_event: MouseEvent| all.set(true))
    };
    html! {
        <section class="scorecard__group" aria-labelledby={id.clone()}>
            <h3 class="scorecard__title" {id}>
                {words.scorecard_group(group.group)}
                <span class="scorecard__count num">{group.rows.len()}</span>
            </h3>
            <ul class="scorecard__goals">
                {for group.rows.iter().take(count).map(|row| html! {
                    <Goal key={row.id.to_string()} row={Rc::clone(row)} desk={desk.clone()} />
                })}
            </ul>
            if group.rows.len() > count {
                {browsing(Button::new(words.scorecard_show_all(group.rows.len()), show).kind(ButtonKind::Quiet).view())}
            }
        </section>
    }
}
