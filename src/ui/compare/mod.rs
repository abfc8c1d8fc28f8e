//! The page of what differs between two states.

mod changes;
mod deed;
mod sides;

pub use changes::{Changes, Heading, Opens, Picking};

use std::rc::Rc;

use yew::prelude::*;

use crate::app::comparing::{Half, State};
use crate::app::{Action, Model, Page, Route, Session};
use crate::okr::Id;
use crate::query::compare::{Comparison, compare};
use crate::ui::env::{Env, use_env};
use crate::ui::files::problem_list;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::parts::{browsing, disclosure, empty_state, plain_text};
use crate::words::comparison_markdown;

use sides::{Side, shortcuts};

/// The page.
#[component]
pub fn ComparePage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let deps = model.session().map(|session| {
        let comparing = &session.comparing;
        (session.space.clone(), comparing.before.clone(), comparing.after.clone(), model.today)
    });
    // Both states are read and compared when one of them changes, not whenever the page is drawn.
    let found = use_memo(deps, |_| {
        let session = model.session()?;
        let (before, after) = (session.comparing.before.as_ref()?, &session.comparing.after);
        let found = compare(&session.state(before), &session.state(after), model.today);
        Some(Rc::new(found))
    });
    let Some(session) = model.session() else { return Html::default() };
    let comparing = &session.comparing;
    let (lead, today) = (words.compare_lead(), model.today);
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page compare">
                <h1 class="page__title">{ words.page(Page::Compare) }</h1>
                <p class="page__lead">{ lead }</p>
                <div class="compare__sides">
                    <Side half={Half::Before} state={comparing.before.clone()} {today} />
                    <Side half={Half::After} state={Some(comparing.after.clone())} {today} />
                </div>
                {browsing(shortcuts(&env, session, today))}
                {problems(&env, session)}
                {match &*found {
                    None => {
                        let (title, text) = words.nothing_to_compare();
                        empty_state(title, Some(text), None)
                    }
                    Some(comparison) => told(&env, model, session, comparison),
                }}
            </div>
        </>
    }
}

/// What differs: how much and by whom, then all of it.
fn told(env: &Env, model: &Rc<Model>, session: &Session, comparison: &Rc<Comparison>) -> Html {
    let words = env.page_words();
    let comparing = &session.comparing;
    let state = |state: &State| words.told_state(state, model.today);
    let before = comparing.before.as_ref().map(state).unwrap_or_default();
    let after = state(&comparing.after);
    let totals = &comparison.totals;
    if comparison.groups.is_empty() {
        let (title, text) = words.nothing_differs();
        return html! { <div role="status">{empty_state(title, Some(text), None)}</div> };
    }
    let looks_backwards = totals.missing > totals.added + totals.checked_in + totals.said;
    let act = env.dispatch.clone();
    let open = Callback::from(move |id: Id| {
        act.emit(Action::Go(Route { page: Page::Compare, open: Some(id) }));
    });
    html! {
        <>
            <div class="compare__sum" role="status">
                <p class="compare__states">{plain_text(words.states_told(&before, &after))}</p>
                <p class="compare__totals">{words.sentence(&words.total_pieces(totals))}</p>
                if !comparison.authors.is_empty() {
                    <p class="compare__authors">{plain_text(words.written_by_all(&comparison.authors))}</p>
                }
                if looks_backwards {
                    <p class="compare__hint">{words.older_after()}</p>
                }
            </div>
            {browsing(acts(env, model, session, comparison, (before, after)))}
            <Changes comparison={Rc::clone(comparison)} today={model.today} id="compare"
                on_open={Some(Opens { space: session.space.clone(), open })} />
        </>
    }
}

/// What can be done with it.
fn acts(
    env: &Env,
    model: &Rc<Model>,
    session: &Session,
    comparison: &Rc<Comparison>,
    states: (String, String),
) -> Html {
    let words = env.page_words();
    let (comparison, today) = (Rc::clone(comparison), model.today);
    let name = session.space.workspace().name;
    let called = words.changes_name(&name);
    hand_on(env, model, "compare", &called, move || {
        comparison_markdown(words, &comparison, &name, (&states.0, &states.1), today)
    })
}

/// What could not be used of the files that are compared, each place named.
fn problems(env: &Env, session: &Session) -> Html {
    let words = env.page_words();
    let sides = [session.comparing.before.as_ref(), Some(&session.comparing.after)];
    let list = |state: Option<&State>| match state {
        Some(State::File { name, problems, .. }) if !problems.is_empty() => {
            let said = words.file_has_problems(name, problems.len());
            disclosure(&said, None, false, problem_list(env, problems, &said))
        }
        _ => Html::default(),
    };
    html! { <>{for sides.into_iter().map(list)}</> }
}
