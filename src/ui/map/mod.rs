//! The page of the map: all objectives of a cycle as one picture that can be walked, changed and taken along.

mod canvas;
mod desk;
mod export;
mod gestures;
mod hand;
mod keys;
mod legend;
mod link_card;
mod palette;
mod paper;
mod search;
mod stage;
mod toolbar;
mod tree;
mod voice;

pub use export::drawing;

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::app::{Action, Model, Page, Route};
use crate::okr::{Day, Id};
use crate::platform::clock;
use crate::platform::dom;
use crate::query::map::{MapView, Picture};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::parts::{Button, ButtonKind, empty_state};
use crate::words::OnMap;

use canvas::Canvas;
use desk::{Desk, DeskMove, Focus, Printing};
use hand::{Hand, LatestHand};
use legend::Legend;
use link_card::LinkCard;
use paper::Paper;
use search::MapSearch;
use stage::{Stage, StageRef};
use toolbar::toolbar;
use tree::MapTree;

/// How long something stays said.
const HINT_MILLIS: i32 = 8_000;

/// What the picture is made from.
#[derive(Clone, PartialEq)]
struct Source {
    space: Space,
    cycle: Option<Id>,
    view: MapView,
    today: Day,
}

impl Source {
    fn of(model: &Model) -> Option<Self> {
        let session = model.session()?;
        Some(Self {
            space: session.space.clone(),
            cycle: session.filter.cycle.clone(),
            view: session.map.clone(),
            today: model.today,
        })
    }

    /// Whether two pictures show other things, and not the same ones after an edit or in other colours.
    fn is_other(&self, before: &Self) -> bool {
        self.cycle != before.cycle
            || self.view.focus != before.view.focus
            || self.view.lanes != before.view.lanes
            // One family closed or opened leaves the others where they are; all of them do not.
            || self.view.collapsed.symmetric_difference(&before.view.collapsed).nth(1).is_some()
            || self.space.doc().id != before.space.doc().id
    }
}

/// The page of the map.
#[component]
pub fn MapPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let source = Source::of(model);
    let picture: Rc<Picture> = (*use_memo(source.clone(), |source| {
        Rc::new(source.as_ref().map_or_else(Picture::default, |source| {
            Picture::of(&source.space, source.cycle.as_ref(), &source.view, source.today)
        }))
    }))
    .clone();
    let desk = use_reducer_eq(Desk::default);
    let stage: StageRef = use_mut_ref(Stage::default);
    let latest: LatestHand = use_mut_ref(|| None);
    let before = use_mut_ref(|| None::<Source>);
    let hand = Rc::new(Hand {
        model: Rc::clone(model),
        picture: Rc::clone(&picture),
        desk: Rc::new((*desk).clone()),
        moves: desk.dispatcher(),
        env: env.clone(),
        stage: Rc::clone(&stage),
    });
    *latest.borrow_mut() = Some((*hand).clone());
    {
        let is_other = match (&source, &*before.borrow()) {
            (Some(source), Some(before)) => source.is_other(before),
            (_, None) | (None, _) => true,
        };
        stage.borrow_mut().show(&picture, desk.at.as_ref(), is_other);
        *before.borrow_mut() = source;
    }
    use_keys(&latest);
    use_opened(&hand);
    use_passing(&hand);
    let on_take = use_take(&hand);
    let on_choose = {
        let latest = Rc::clone(&latest);
        use_callback((), move |id: Id, ()| {
            let Some(hand) = latest.borrow().clone() else { return };
            if let Some(idx) = hand.picture.card_of(&id) {
                hand.moves.dispatch(DeskMove::At(id));
                hand.moves.dispatch(DeskMove::Focus(Focus::Shown));
                stage::fly_to(&hand.stage, idx);
            }
        })
    };
    let Some(session) = model.session() else { return Html::default() };
    let selected = model.route.open.as_ref().and_then(|id| hand.card_showing(id));
    stage.borrow_mut().keep = selected;
    let chosen = desk.link.clone().filter(|_| desk.is_link_open);
    html! {
        <>
            <TopBar model={Rc::clone(model)} below={toolbar(&hand, &on_take)}>
                <MapSearch picture={Rc::clone(&picture)} {on_choose} />
            </TopBar>
            <div class="map" data-empty={picture.cards.is_empty().then_some("true")} onkeydown={keys::escaped(&hand)}>
                <h1 class="unseen">{ words.page(Page::Map) }</h1>
                if picture.cards.is_empty() {
                    { empty(&hand) }
                } else {
                    <div class="map__stage">
                        <Canvas picture={Rc::clone(&picture)} colour={session.map.colour} {selected} desk={Rc::clone(&hand.desk)}
                            stage={Rc::clone(&stage)} latest={Rc::clone(&latest)} />
                        <MapTree picture={Rc::clone(&picture)} at={hand.at()} {selected} desk={Rc::clone(&hand.desk)} moves={desk.dispatcher()} />
                        <p class="map__hint" role="status" data-refused={desk.is_refused.then_some("true")}>{ desk.hint.clone() }</p>
                        if let Some(link) = chosen {
                            <LinkCard key={link.to_string()} link={link.clone()} hand={Rc::clone(&hand)} />
                        }
                    </div>
                    <Legend picture={Rc::clone(&picture)} colour={session.map.colour} />
                }
                if desk.printing != Printing::No {
                    <Paper hand={Rc::clone(&hand)} />
                }
            </div>
        </>
    }
}

/// What an empty map teaches.
fn empty(hand: &Hand) -> Html {
    let words = hand.words();
    let (title, text) = words.map_empty();
    let outline =
        hand.env.dispatch.reform(|_event: MouseEvent| Action::Go(Route { page: Page::Outline, open: None }));
    let add = Button::new(words.on_map(OnMap::Add), outline).kind(ButtonKind::Primary).edits().view();
    html! { <div class="map__empty">{empty_state(title, Some(text), Some(add))}</div> }
}

#[hook]
fn use_keys(latest: &LatestHand) {
    let latest = Rc::clone(latest);
    use_effect_with((), move |()| {
        let letters = Rc::new(RefCell::new((String::new(), 0)));
        let paper = paper::listen(&latest);
        let listener = dom::on_key_down(move |event| keys::pressed(&latest, &letters, &event));
        move || drop((listener, paper))
    });
}

/// What is opened in the panel is seen on the map.
#[hook]
fn use_opened(hand: &Rc<Hand>) {
    let hand = Rc::clone(hand);
    use_effect_with(hand.model.route.open.clone(), move |open| {
        if let Some(idx) = open.as_ref().and_then(|id| hand.card_showing(id)) {
            stage::follow(&hand.stage, idx);
        }
    });
}

/// What was said passes, unless it belongs to something that goes on.
#[hook]
fn use_passing(hand: &Rc<Hand>) {
    let (moves, is_busy) = (hand.moves.clone(), hand.desk.task.is_some());
    use_effect_with((hand.desk.hint.clone(), is_busy), move |(hint, is_busy)| {
        let passes = hint.is_some() && !is_busy;
        let timer =
            passes.then(|| clock::Timer::after(HINT_MILLIS, move || moves.dispatch(DeskMove::Hint(None))));
        move || drop(timer)
    });
}

/// The ways to take the map along.
#[hook]
fn use_take(hand: &Rc<Hand>) -> Callback<AttrValue> {
    let hand = Rc::clone(hand);
    Callback::from(move |way: AttrValue| match way.as_str() {
        "svg" => export::svg(&hand),
        "png" => export::png(&hand),
        _ => hand.moves.dispatch(DeskMove::Print(Printing::Asked)),
    })
}
