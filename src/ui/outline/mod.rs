//! The outline: everything a workspace wants to reach, company to person, written in its place.

mod change;
mod check_in;
mod desk;
mod drag;
mod filters;
mod hand;
mod head;
mod keys;
mod kr;
mod list;
mod objective;
mod row;
mod row_menu;
mod shared;
mod title;
mod trash;
mod view;
mod window;

pub use check_in::CheckInForm;
pub use desk::RowAct;
pub use filters::SearchField;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, MouseEvent};
use yew::prelude::*;

use crate::app::{Action, Model, Page, Route, Session};
use crate::okr::Id;
use crate::platform::dom::{self, SizeWatch};
use crate::platform::listener::Listener;
use crate::query::outline::{Block, outline};
use crate::query::{Filter, rows, search};
use crate::ui::coach::CoachGround;
use crate::ui::env::{Env, use_env};
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::parts::{Button, ButtonKind, Glyph, empty_state, spacer};

use desk::{Desk, DeskMove};
use drag::{Grip, LatestHand};
use filters::FilterBar;
use hand::Hand;
use list::{Drawing, Lines};
use view::{Settled, View, Wish};

/// The id of the element of a row.
pub fn row_element(id: &Id) -> String {
    format!("row-{id}")
}

/// The id of the element of a title: the words, or the field in their place.
pub fn title_element(id: &Id) -> String {
    format!("title-{id}")
}

/// What the list is made from; equal where the list is the same.
#[derive(Clone)]
struct Source(Rc<Model>);

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.0.session(), other.0.session()) else { return false };
        a.space == b.space
            && a.filter == b.filter
            && a.collapsed == b.collapsed
            && self.0.today == other.0.today
    }
}

/// The outline.
#[component]
pub fn OutlinePage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let model = &props.model;
    let blocks: Rc<[Block]> = (*use_memo(Source(Rc::clone(model)), |Source(model)| blocks_of(model))).clone();
    let remembered = *use_memo(Source(Rc::clone(model)), |Source(model)| remembered_in(model));
    let desk = use_reducer(Desk::default);
    let view = use_mut_ref(View::default);
    let lines = use_mut_ref(Lines::default);
    let latest: LatestHand = use_mut_ref(|| None);
    let grip: Grip = use_mut_ref(|| None);
    let list_node = use_node_ref();
    let redraw = use_force_update();
    let hand = Hand {
        model: Rc::clone(model),
        blocks: Rc::clone(&blocks),
        desk: Rc::new((*desk).clone()),
        moves: desk.dispatcher(),
        dispatch: env.dispatch.clone(),
        view: view.clone(),
        redraw: {
            let redraw = redraw.clone();
            Callback::from(move |()| redraw.force_update())
        },
        list: list_node.cast::<Element>(),
    };
    *latest.borrow_mut() = Some(hand.clone());
    let act = use_act(&latest, &grip);
    use_keys(&latest);
    use_fresh(&hand);
    use_selected(&hand);
    use_window(&view, &list_node, &redraw, model);
    let Some(session) = model.session() else { return Html::default() };
    let found = rows::objectives_in(&blocks);
    let below = html! { <FilterBar model={Rc::clone(model)} {found} {remembered} /> };
    let current = current_row(session, &blocks, &desk);
    let drawing = Drawing {
        model,
        session,
        blocks: &blocks,
        desk: &desk,
        current: current.as_ref(),
        act: &act,
        words,
        lines: &lines,
    };
    let onfocusin = {
        let moves = desk.dispatcher();
        Callback::from(move |event: FocusEvent| {
            if let Some(id) = row_of(&event) {
                moves.dispatch(DeskMove::At(id));
            }
        })
    };
    let drawn = drawn(&drawing, &view, &blocks);
    let is_empty = is_empty(session, &blocks);
    html! {
        <>
            <TopBar model={Rc::clone(model)} {below}><SearchField model={Rc::clone(model)} /></TopBar>
            <div class="page">
                <h1 class="unseen">{ words.page(Page::Outline) }</h1>
                if session.filter.trash && !blocks.is_empty() {
                    <p class="page__lead outline__lead">{ words.trash_lead() }</p>
                }
                if is_empty {
                    { empty(&env, session, &hand) }
                }
                <div class="outline" ref={list_node} role="region" aria-label={words.goals()}
                    data-dragging={desk.drag.is_some().then_some("true")} {onfocusin}>
                    <ContextProvider<CoachGround> context={CoachGround(session.space.clone())}>
                        { drawn }
                    </ContextProvider<CoachGround>>
                </div>
            </div>
        </>
    }
}

fn blocks_of(model: &Model) -> Rc<[Block]> {
    let Some(session) = model.session() else { return Rc::from([]) };
    Rc::from(outline(&session.space, &session.filter, &session.collapsed, model.today))
}

/// How much of what is searched for was said when cycles were closed; no more than a hundred.
fn remembered_in(model: &Model) -> usize {
    let Some(session) = model.session().filter(|session| !session.filter.text.is_empty()) else { return 0 };
    search::remembered(&session.space, &session.filter.text, MOST_REMEMBERED).len()
}

const MOST_REMEMBERED: usize = 100;

/// The row that the Tab key reaches: the one somebody was at last, else the first.
fn current_row(session: &Session, blocks: &[Block], desk: &Desk) -> Option<Id> {
    let at = desk.at.as_ref().filter(|id| rows::block_of(&session.space, blocks, id).is_some());
    at.cloned().or_else(|| rows::neighbour(&session.space, blocks, None, rows::Step::Next))
}

fn row_of(event: &FocusEvent) -> Option<Id> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let row = element.closest("[data-row]").ok()??;
    row.get_attribute("data-row").map(Id::new)
}

/// The blocks in the window, those that must stay, and room for the others.
fn drawn(drawing: &Drawing<'_>, view: &Rc<std::cell::RefCell<View>>, blocks: &Rc<[Block]>) -> Html {
    let space = &drawing.session.space;
    let block_of = |id: &Id| rows::block_of(space, blocks, id);
    let mut view = view.borrow_mut();
    let window = view.take(blocks);
    // The row with the focus stays where it is, however far the list is scrolled.
    let mut pinned: Vec<usize> = drawing.desk.at.iter().filter_map(block_of).collect();
    pinned.extend(view.wish.as_ref().and_then(|wish| block_of(wish.id())));
    pinned.extend(drawing.desk.drag.as_ref().and_then(|drag| block_of(&drag.id)));
    let (runs, rest) = window::runs(view.tops(), window, &pinned);
    drop(view);
    let mut children: Vec<Html> = Vec::new();
    for run in runs {
        let Some(first) = blocks.get(run.blocks.start) else { continue };
        children.push(spacer(format!("before-{}", view::block_element(first)), run.gap));
        children.extend(run.blocks.map(|idx| drawing.block(idx)));
    }
    children.push(spacer("rest", rest));
    children.into_iter().collect()
}

/// What is done to rows, through one callback that never changes.
#[hook]
fn use_act(latest: &LatestHand, grip: &Grip) -> Callback<RowAct> {
    let (latest, grip) = (latest.clone(), grip.clone());
    (*use_memo((), move |()| {
        Callback::from(move |act: RowAct| {
            if let RowAct::Grab(id, event) = act {
                drag::grab(&grip, &latest, id, &event);
                return;
            }
            let hand = latest.borrow().clone();
            if let Some(hand) = hand {
                hand.act(act);
            }
        })
    }))
    .clone()
}

#[hook]
fn use_keys(latest: &LatestHand) {
    let latest = latest.clone();
    use_effect_with((), move |()| {
        let listener = dom::on_key_down(move |event| keys::pressed(&latest, &event));
        move || drop(listener)
    });
}

/// What was just made wants its title.
#[hook]
fn use_fresh(hand: &Hand) {
    let fresh = hand.model.session().and_then(|session| session.fresh.clone());
    let hand = hand.clone();
    use_effect_with(fresh, move |fresh| {
        let (Some(id), Some(session)) = (fresh, hand.model.session()) else { return };
        let filter = &session.filter;
        if rows::block_of(&session.space, &hand.blocks, id).is_none() && filter.is_on() {
            // It does not fit what is looked for: it is to be seen all the same.
            let cycle = filter.cycle.clone();
            hand.dispatch.emit(Action::Filter(Filter { cycle, ..Filter::default() }));
        }
        hand.rename(id.clone());
        hand.dispatch.emit(Action::FreshSeen);
    });
}

/// What is opened in the panel is seen in the list.
#[hook]
fn use_selected(hand: &Hand) {
    let open = hand.model.route.open.clone();
    let hand = hand.clone();
    use_effect_with(open, move |open| {
        if let Some(id) = open {
            hand.wish(Wish::Show(id.clone()));
        }
    });
}

/// Keeps the window on the list: after each drawing, after scrolling, when something grows.
#[hook]
fn use_window(
    view: &Rc<std::cell::RefCell<View>>,
    list: &NodeRef,
    redraw: &UseForceUpdateHandle,
    model: &Rc<Model>,
) {
    let filter = model.session().map(|session| session.filter.clone());
    let again = {
        let (view, list, redraw) = (view.clone(), list.clone(), redraw.clone());
        move |look: fn(&mut View, &Element) -> Settled| {
            let Some(element) = list.cast::<Element>() else { return };
            // While the list is drawn the window is in use, and what is drawn is read afterwards.
            let settled = view.try_borrow_mut().map(|mut view| look(&mut view, &element));
            if matches!(settled, Ok(Settled::Redraw)) {
                redraw.force_update();
            }
        }
    };
    let view = view.clone();
    use_effect_with(filter, move |_filter| view.borrow_mut().begin_anew());
    let settle = again.clone();
    use_effect(move || settle(View::settle));
    let list = list.clone();
    use_effect_with((), move |()| {
        let element = list.cast::<Element>();
        let scrolled = {
            let again = again.clone();
            move |_event: web_sys::Event| again(View::scrolled)
        };
        let scroller = element.as_ref().and_then(view::scroller);
        let mut listeners: Vec<Option<Listener>> = vec![
            Listener::on_document("scroll", scrolled.clone()),
            Listener::on_window("resize", scrolled.clone()),
        ];
        listeners.push(scroller.and_then(|scroller| Listener::new(scroller.as_ref(), "scroll", scrolled)));
        let watch = element.and_then(|element| SizeWatch::new(&element, move |_size| again(View::settle)));
        move || drop((listeners, watch))
    });
}

/// Whether there is nothing to see besides headings.
fn is_empty(session: &Session, blocks: &[Block]) -> bool {
    let has_goals = blocks
        .iter()
        .any(|block| matches!(block, Block::Objective { .. } | Block::Loose { .. } | Block::Deleted { .. }));
    let is_closed = blocks.iter().filter_map(rows::block_id).any(|id| session.collapsed.contains(id));
    !has_goals && !is_closed
}

/// What an empty list teaches.
fn empty(env: &Env, session: &Session, hand: &Hand) -> Html {
    let words = env.words();
    let filter = &session.filter;
    if filter.trash {
        let (title, text) = words.trash_empty();
        return empty_state(
            title,
            Some(text),
            Some(Button::new(words.leave_trash(), filters::clear(env, filter)).view()),
        );
    }
    if filter.is_on_besides_unit() {
        let (title, text) = words.nothing_found();
        return empty_state(
            title,
            Some(text),
            Some(Button::new(words.clear_filters(), filters::clear(env, filter)).view()),
        );
    }
    let (title, text) = words.no_objectives();
    let add = {
        let hand = hand.clone();
        Callback::from(move |_event: MouseEvent| hand.new_objective(None))
    };
    let people =
        env.dispatch.reform(|_event: MouseEvent| Action::Go(Route { page: Page::People, open: None }));
    let has_units = !session.space.units_of(None).is_empty();
    empty_state(
        title,
        Some(text),
        Some(html! { <>
            {Button::new(words.add_objective(), add).kind(ButtonKind::Primary).glyph(Glyph::Plus).edits().view()}
            if !has_units {
                {Button::new(words.set_up_people(), people).edits().view()}
            }
        </> }),
    )
}
