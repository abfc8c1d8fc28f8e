//! The health of the practice: four chapters of figures, each with its course, its formula and its list.

mod chart;
mod figure;
mod list;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Page;
use crate::okr::Id;
use crate::query::insights::{Chapter, Insights, Scope, insights};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::panel::Desk;
use crate::ui::parts::{browsing, empty_state};
use crate::ui::scorecard::whose;
use crate::words::{PagePhrases, insights_paper, page_words, paper_markdown};

pub use list::List;

use figure::FigureView;

/// The page of insights.
#[component]
pub fn InsightsPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let session = model.session();
    let scope = session.map(|session| Scope {
        cycle: session.filter.cycle.clone(),
        whose: session.closing.of.clone(),
        me: session.me().cloned(),
        today: model.today,
    });
    let found = use_memo((session.map(|session| session.space.clone()), scope), |(space, scope)| {
        insights(space.as_ref()?, scope.as_ref()?).map(Rc::new)
    });
    let Some(session) = session else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::Insights, today: model.today, me: session.me().cloned() };
    let of = session.closing.of.as_ref();
    let hand = |found: &Rc<Insights>| {
        let (found, lang, today) = (Rc::clone(found), env.lang, model.today);
        let title = words.insights_title(&found);
        let text = move || {
            let words = page_words(lang);
            paper_markdown(words, &insights_paper(words, &found, today))
        };
        browsing(hand_on(&env, model, "insights", &title, text))
    };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page insights">
                <h1 class="page__title">{ words.page(Page::Insights) }</h1>
                <p class="page__lead">{ words.insights_lead() }</p>
                <div class="insights__bar">{whose(&session.space, of, &desk, "insights-whose")}</div>
                if let Some(found) = found.as_ref().as_ref() {
                    {head(found, words)}
                    if found.goals == 0 {
                        {nothing(words)}
                    } else {
                        {hand(found)}
                        {chapters(found, &session.space, &desk)}
                        <p class="insights__foot">{words.insights_foot()}</p>
                    }
                } else {
                    {nothing(words)}
                }
            </div>
        </>
    }
}

fn nothing(words: &dyn PagePhrases) -> Html {
    empty_state(words.insights_nothing(), Some(words.insights_nothing_hint()), None)
}

/// What was looked at, and what it stands beside.
fn head(found: &Insights, words: &dyn PagePhrases) -> Html {
    let left_out = words.insights_left_out(found);
    let shown = found.whose.as_ref().map(|whose| &*whose.name);
    html! {
        <div class="insights__head" role="status">
            if let Some(name) = &found.instead_of {
                <p class="insights__instead"><bdi>{words.insights_instead(name, shown)}</bdi></p>
            }
            <p class="insights__counted num"><bdi>{words.insights_counted(found)}</bdi></p>
            if !left_out.is_empty() {
                <p class="insights__beside num">{left_out}</p>
            }
            <p class="insights__beside"><bdi>{words.insights_compared(found)}</bdi></p>
        </div>
    }
}

fn chapters(found: &Rc<Insights>, space: &Space, desk: &Desk) -> Html {
    let whose: Option<Id> = found.whose.as_ref().map(|whose| whose.id.clone());
    html! {
        <>{for Chapter::ALL.into_iter().enumerate().map(|(at, chapter)| {
            let (id, words) = (format!("insights-chapter-{at}"), desk.words());
            html! {
                <section class="insights__chapter" key={at} aria-labelledby={id.clone()}>
                    <h2 class="insights__title" {id}>{words.insights_chapter(chapter)}</h2>
                    <p class="insights__asks">{words.insights_asks(chapter)}</p>
                    <div class="insights__figures">
                        {for found.of(chapter).map(|figure| html! {
                            // Another cycle or unit gets a figure whose list begins anew.
                            <FigureView key={format!("{} {:?} {}", found.cycle.id, whose, figure.insight.slug())} figure={Rc::clone(figure)} space={space.clone()} desk={desk.clone()} />
                        })}
                    </div>
                </section>
            }
        })}</>
    }
}
