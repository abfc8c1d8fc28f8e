//! Keys on the map. Which key does what stands in the table of commands.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

use crate::app::command::{Command, MapCommand, Press, Scope, command_for};
use crate::platform::clock;
use crate::query::map::Step;
use crate::query::map::scene::leaf_named;
use crate::ui::parts::is_composing;

use super::desk::{DeskMove, Doing, LinkLook};
use super::hand::{Hand, LatestHand};
use super::stage;

/// How much nearer or farther one press brings the map.
const ZOOM: f64 = 1.4;
/// How long letters belong to one word, in milliseconds.
const WORD_MILLIS: i64 = 900;

/// The letters that were typed last, and when.
pub type Letters = Rc<RefCell<(String, i64)>>;

/// Hears a key pressed anywhere on the page.
pub fn pressed(latest: &LatestHand, letters: &Letters, event: &KeyboardEvent) {
    if event.default_prevented() || is_composing(event) {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let within = |what: &str| target.closest(what).ok().flatten().is_some();
    if within(
        "input, textarea, select, dialog, [contenteditable], [role=\"menu\"], [role=\"listbox\"], .popover",
    ) {
        return;
    }
    let Some(hand) = latest.borrow().clone() else { return };
    let in_tree = within("[role=\"tree\"]");
    let key = event.key();
    let press = Press {
        key: &key,
        ctrl: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
    };
    let is_done = match command_for(press, Scope::Map) {
        // Letters go on as a word where they began as one.
        Some(_) if in_tree && goes_on(letters, &press) => jump(&hand, letters, &key),
        Some(Command::Map(MapCommand::Nearer)) => does(|| hand.zoom(ZOOM)),
        Some(Command::Map(MapCommand::Farther)) => does(|| hand.zoom(1.0 / ZOOM)),
        Some(Command::Map(MapCommand::Fit)) => does(|| stage::fly_whole(&hand.stage)),
        Some(command) if in_tree => {
            command_done(&hand, command) || is_letter(&press) && jump(&hand, letters, &key)
        }
        None if in_tree && is_letter(&press) => jump(&hand, letters, &key),
        Some(_) | None => false,
    };
    if is_done {
        event.prevent_default();
    }
}

fn does(what: impl FnOnce()) -> bool {
    what();
    true
}

/// Escape stops what was begun, then lets go of the chosen link; only then it closes what is open beside the map.
pub fn escaped(hand: &Rc<Hand>) -> Callback<KeyboardEvent> {
    let hand = Rc::clone(hand);
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() && escape(&hand) {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

fn escape(hand: &Hand) -> bool {
    if hand.desk.task.is_some() {
        return does(|| hand.stop());
    }
    if hand.desk.link.is_some() {
        hand.moves.dispatch(DeskMove::Link(None, LinkLook::Marked));
        hand.moves.dispatch(DeskMove::Hint(None));
        return true;
    }
    false
}

fn command_done(hand: &Hand, command: Command) -> bool {
    let at = hand.at();
    let step = |step: Step| {
        if let Some(idx) = hand.picture.step(at, step) {
            hand.go(idx);
        }
        true
    };
    match command {
        Command::Previous => step(Step::Previous),
        Command::Next => step(Step::Next),
        Command::Map(MapCommand::First) => step(Step::First),
        Command::Map(MapCommand::Last) => step(Step::Last),
        Command::Map(MapCommand::Out) => does(|| out(hand, at)),
        Command::Map(MapCommand::In) => does(|| into(hand, at)),
        Command::Toggle => does(|| hand.toggle(at)),
        Command::OpenPanel => does(|| enter(hand, at)),
        Command::Map(MapCommand::Focus) => {
            let is_on = hand.view().focus.is_some();
            does(|| hand.focus((!is_on).then_some(at)))
        }
        Command::Map(MapCommand::Link) => does(|| hand.begin(Doing::Link, at)),
        Command::Map(MapCommand::Hang) => does(|| hand.begin(Doing::Hang, at)),
        Command::Map(MapCommand::NextLink) => does(|| hand.next_link(1)),
        Command::Map(MapCommand::PreviousLink) => does(|| hand.next_link(-1)),
        Command::Delete => hand.desk.link.clone().is_some_and(|link| does(|| hand.remove_link(link))),
        _ => false,
    }
}

/// Closes what is below, or goes to the card above.
fn out(hand: &Hand, at: usize) {
    let has_open = hand.card(at).is_some_and(|card| card.hidden == 0 && !card.children.is_empty());
    if has_open && hand.desk.task.is_none() {
        hand.toggle(at);
    } else if let Some(idx) = hand.picture.step(at, Step::Parent) {
        hand.go(idx);
    }
}

/// Opens what is below, or goes to the first of it.
fn into(hand: &Hand, at: usize) {
    if hand.card(at).is_some_and(|card| card.hidden > 0) {
        hand.toggle(at);
    } else if let Some(idx) = hand.picture.step(at, Step::FirstChild) {
        hand.go(idx);
    }
}

/// Ends what was begun here, else opens the chosen link, else the goal.
fn enter(hand: &Hand, at: usize) {
    let Some(card) = hand.card(at) else { return };
    if let Some(task) = &hand.desk.task {
        if task.from == card.id {
            hand.stop();
        } else {
            hand.carry_out(task.doing, &task.from, &card.id);
        }
        return;
    }
    match hand.desk.link.clone() {
        Some(link) => hand.open_link(link),
        None => hand.open(&card.id),
    }
}

/// Whether a press writes a letter.
fn is_letter(press: &Press<'_>) -> bool {
    !press.ctrl && !press.alt && press.key.chars().count() == 1 && press.key != " "
}

fn goes_on(letters: &Letters, press: &Press<'_>) -> bool {
    let (typed, last) = &*letters.borrow();
    is_letter(press) && !typed.is_empty() && clock::now_millis() - last < WORD_MILLIS
}

/// Goes to the next card whose title begins with what was typed.
fn jump(hand: &Hand, letters: &Letters, key: &str) -> bool {
    let now = clock::now_millis();
    let typed = {
        let mut own = letters.borrow_mut();
        if now - own.1 >= WORD_MILLIS {
            own.0.clear();
        }
        own.0.push_str(key);
        own.1 = now;
        own.0.clone()
    };
    if let Some(idx) = leaf_named(&hand.picture, hand.at(), &typed) {
        hand.go(idx);
    }
    true
}
