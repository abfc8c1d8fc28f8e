//! The page of scores: a cycle is closed, and its goals are judged one by one or in a list.

mod head;
mod judge;
mod known;
mod list;
mod mark;
mod walk;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page, Route};
use crate::okr::{CyclePhase, Id};
use crate::platform::dom;
use crate::query::close::Ground;
use crate::query::scores::{Sheet, Tally, sheet};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::panel::Desk;
use crate::ui::parts::{Button, Choice, SegmentedProps, browsing, empty_state, segmented};
use crate::ui::scorecard::whose;
use crate::words::ScoresLabel;

use head::Head;
use list::ScoreList;
use walk::{Drafts, Walk};

/// How the items are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum View {
    OneByOne,
    AsList,
}

/// Where somebody is on the page.
#[derive(Clone, PartialEq, Debug, Default)]
struct Place {
    /// How the items are shown; nothing chosen means what the phase asks for.
    view: Option<View>,
    /// The item that is judged; `None` for the first that waits.
    at: Option<Id>,
    /// Whether the field of the item takes the focus: not before somebody acted.
    acted: bool,
}

/// What every piece of the page works with.
#[derive(Clone, PartialEq)]
pub struct Bench {
    /// Everything that is judged.
    pub sheet: Rc<Sheet>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What a piece of the page that needs nothing else shows.
#[derive(Properties, PartialEq)]
pub struct BenchProps {
    /// What it works with.
    pub bench: Bench,
}

/// The page of scores.
#[component]
pub fn ScoresPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let place = use_state(Place::default);
    let drafts: Drafts = use_mut_ref(std::collections::BTreeMap::new);
    let session = model.session();
    let of = session.and_then(|session| session.closing.of.clone());
    let cycle = session.and_then(|session| session.filter.cycle.clone());
    let space = session.map(|session| session.space.clone());
    let found = use_memo((space, cycle, of.clone(), model.today), |(space, cycle, of, today)| {
        let space = space.as_ref()?;
        let ground = Ground::of(space, cycle.as_ref(), of.as_ref(), *today)?;
        sheet(space, &ground, *today).map(Rc::new)
    });
    use_focus_kept(found.as_ref().as_ref().map(|sheet| (sheet.tally, sheet.cycle.phase)));
    let Some(session) = session else { return Html::default() };
    let me = session.me().cloned();
    let desk = Desk { env: env.clone(), page: Page::Scores, today: model.today, me };
    let space = session.space.clone();
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title">{ words.page(Page::Scores) }</h1>
                <p class="page__lead">{ words.scores_label(ScoresLabel::Lead) }</p>
                if let Some(sheet) = &*found {
                    {of_cycle(Bench { sheet: Rc::clone(sheet), space, desk }, of.as_ref(), &place, &drafts)}
                } else {
                    {no_cycle(&desk)}
                }
            </div>
        </>
    }
}

/// Sees to it that the focus is not lost when what had it is judged.
#[hook]
fn use_focus_kept(now: Option<(Tally, CyclePhase)>) {
    let is_first = use_mut_ref(|| true);
    use_effect_with(now, move |_now| {
        if !is_first.replace(false) && dom::is_focus_lost() {
            dom::focus(head::HEAD, dom::Caret::Keep);
        }
    });
}

fn of_cycle(bench: Bench, of: Option<&Id>, place: &UseStateHandle<Place>, drafts: &Drafts) -> Html {
    let words = bench.desk.words();
    let sheet = &bench.sheet;
    let is_closing = sheet.cycle.phase == CyclePhase::Closing && sheet.tally.open > 0;
    let asked = if is_closing { View::OneByOne } else { View::AsList };
    let view = place.view.unwrap_or(asked);
    let on_at = {
        let place = place.clone();
        Callback::from(move |at: Option<Id>| {
            place.set(Place { view: Some(View::OneByOne), at, acted: true });
        })
    };
    html! {
        <>
            <div class="scores__bar">
                {whose(&bench.space, of, &bench.desk, "scores-whose")}
                {browsing(switch(view, place, &bench))}
            </div>
            <Head bench={bench.clone()} />
            if sheet.groups.is_empty() {
                {empty_state(words.scores_label(ScoresLabel::NoGoals), Some(words.scores_label(ScoresLabel::NoGoalsHint)), None)}
            } else if view == View::OneByOne {
                <Walk bench={bench.clone()} at={place.at.clone()} takes_focus={place.acted} drafts={Rc::clone(drafts)} {on_at} />
            } else {
                <ScoreList bench={bench.clone()} {on_at} />
            }
        </>
    }
}

fn switch(view: View, place: &UseStateHandle<Place>, bench: &Bench) -> Html {
    let words = bench.desk.words();
    let choices: Rc<[Choice]> = Rc::from([
        Choice::new("one", words.scores_label(ScoresLabel::OneByOne)),
        Choice::new("list", words.scores_label(ScoresLabel::AsList)),
    ]);
    let value = match view {
        View::OneByOne => "one",
        View::AsList => "list",
    };
    let on_choose = {
        let place = place.clone();
        Callback::from(move |word: AttrValue| {
            let view = if word == "one" { View::OneByOne } else { View::AsList };
            place.set(Place { view: Some(view), at: None, acted: false });
        })
    };
    segmented(&SegmentedProps {
        id: "scores-view".into(),
        label: words.scores_label(ScoresLabel::Shown).into(),
        choices,
        value: value.into(),
        on_choose,
    })
}

fn no_cycle(desk: &Desk) -> Html {
    let words = desk.words();
    let go = {
        let desk = desk.clone();
        Callback::from(move |_event: MouseEvent| {
            desk.act(Action::Go(Route { page: Page::People, open: None }));
        })
    };
    empty_state(
        words.scores_label(ScoresLabel::NoCycle),
        Some(words.scores_label(ScoresLabel::NoCycleHint)),
        Some(browsing(Button::new(words.page(Page::People), go).view())),
    )
}
