//! The rows of one person, and where the keys go between them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::platform::dom;
use crate::query::check_in::{Places, Row, Tally, Way};
use crate::query::said::Said;
use crate::ui::panel::Desk;

use super::row::{Line, begin_at, line_id};

/// What [`List`] shows.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The rows.
    pub rows: Rc<Vec<Rc<Row>>>,
    /// What was written and not saved when the page was left.
    pub drafts: BTreeMap<Id, Rc<Said>>,
    /// Whether nothing can be written.
    pub is_read: bool,
    /// The desk.
    pub desk: Desk,
}

/// The line that says how far somebody is, where the keys go when nothing is left.
const SUM: &str = "check-in-sum";

/// Where rows stand, and what they are.
#[derive(Default)]
struct Ground {
    places: Places,
    rows: Rc<Vec<Rc<Row>>>,
}

/// The rows of one person.
#[component]
pub fn List(props: &ListProps) -> Html {
    let words = props.desk.words();
    let ground = use_mut_ref(Ground::default);
    let places = {
        let mut ground = ground.borrow_mut();
        ground.places = Places::of(&props.rows, &ground.places);
        ground.rows = Rc::clone(&props.rows);
        ground.places.clone()
    };
    let on_move = use_callback((), {
        let ground = Rc::clone(&ground);
        move |(id, way): (Id, Way), ()| go_on(&ground, &id, way)
    });
    let writes = !props.is_read;
    use_effect_with((), {
        let ground = Rc::clone(&ground);
        move |()| {
            let ground = ground.borrow();
            let first = ground.places.first_due(&ground.rows);
            // A finger did not come to type: the keyboard of a phone stays down.
            if let Some(row) = first.filter(|_| writes && !dom::matches_media("(pointer: coarse)")) {
                focus(&ground, &row);
            }
        }
    });
    let tally = Tally::of(&props.rows);
    let line = |id: &Id| {
        let row = props.rows.iter().find(|row| row.id == *id);
        row.map(|row| {
            html! {
                <Line key={id.to_string()} row={Rc::clone(row)} draft={props.drafts.get(id).cloned()} desk={props.desk.clone()}
                    on_move={on_move.clone()} />
            }
        })
    };
    let section = |id: &'static str, title: &'static str, all: &[Id]| {
        html! {
            if !all.is_empty() {
                <section class="check-in__section" aria-labelledby={id}>
                    <h2 class="check-in__title" {id}>{title}<span class="check-in__count num">{all.len()}</span></h2>
                    <ol class="check-lines">{for all.iter().filter_map(line)}</ol>
                </section>
            }
        }
    };
    html! {
        <>
            <p class="check-in__sum" id={SUM} tabindex="-1" role="status">
                if tally.all() > 0 {
                    <span class="num">{words.done_of(tally)}</span>
                }
                if tally.due == 0 {
                    <strong class="check-in__all">{words.all_said()}</strong>
                }
            </p>
            {section("check-in-due", words.due_now(), &places.due)}
            {section("check-in-done", words.up_to_date(), &places.done)}
            {section("check-in-resting", words.at_rest(), &places.resting)}
        </>
    }
}

fn go_on(ground: &RefCell<Ground>, id: &Id, way: Way) {
    let ground = ground.borrow();
    match (ground.places.from(id, way, &ground.rows), way) {
        (Some(next), _) => focus(&ground, &next),
        (None, Way::On) => {
            dom::focus(SUM, dom::Caret::Keep);
            dom::scroll_into_view(SUM);
        }
        (None, Way::Up | Way::Down) => {}
    }
}

fn focus(ground: &Ground, id: &Id) {
    if let Some(row) = ground.rows.iter().find(|row| row.id == *id) {
        dom::focus(&begin_at(row), dom::Caret::All);
        dom::scroll_into_view(&line_id(id));
    }
}
