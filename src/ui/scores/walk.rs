//! One item after another, by keyboard alone.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::query::scores::{Draft, Item, known};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, browsing, empty_state};
use crate::words::ScoresLabel;

use super::Bench;
use super::judge::{Judge, Way};

/// What was written of items and not saved, as long as the page is open.
pub type Drafts = Rc<RefCell<BTreeMap<Id, Draft>>>;

/// What [`Walk`] shows and calls.
#[derive(Properties)]
pub struct WalkProps {
    /// What it works with.
    pub bench: Bench,
    /// The item; `None` for the first that waits.
    pub at: Option<Id>,
    /// Whether its field takes the focus.
    pub takes_focus: bool,
    /// What was written and not saved.
    pub drafts: Drafts,
    /// Goes to an item; `None` for the first that waits.
    pub on_at: Callback<Option<Id>>,
}

impl PartialEq for WalkProps {
    fn eq(&self, other: &Self) -> bool {
        self.bench == other.bench
            && self.at == other.at
            && self.takes_focus == other.takes_focus
            && Rc::ptr_eq(&self.drafts, &other.drafts)
            && self.on_at == other.on_at
    }
}

/// One item after another.
#[component]
pub fn Walk(props: &WalkProps) -> Html {
    let bench = &props.bench;
    let (words, sheet) = (bench.desk.words(), &bench.sheet);
    let at = props.at.as_ref().and_then(|id| sheet.item(id)).or_else(|| sheet.next_open(None));
    let shown = at.map(|item| item.id.clone());
    let found = use_memo((bench.space.clone(), shown, bench.desk.today), |(space, id, today)| {
        known(space, id.as_ref()?, *today).map(Rc::new)
    });
    let Some((item, known)) = at.zip(found.as_ref().as_ref()) else {
        let (title, hint) = (ScoresLabel::AllJudged, ScoresLabel::AllJudgedHint);
        return empty_state(words.scores_label(title), Some(words.scores_label(hint)), None);
    };
    html! {
        <section class="scores-walk" aria-label={words.scores_label(ScoresLabel::OneByOne)}>
            {steps(props, item)}
            <Judge key={item.id.to_string()} bench={bench.clone()} item={Rc::new(item.clone())} known={Rc::clone(known)}
                drafts={Rc::clone(&props.drafts)} takes_focus={props.takes_focus} on_go={goes(props, item)} />
        </section>
    }
}

/// Where it goes from an item. The way is found before anything is saved, so that what was judged just now
/// is left behind.
fn goes(props: &WalkProps, item: &Item) -> Callback<Way> {
    let (sheet, on_at, id) = (Rc::clone(&props.bench.sheet), props.on_at.clone(), item.id.clone());
    Callback::from(move |way: Way| {
        let next = match way {
            Way::Next => sheet.next_open(Some(&id)),
            Way::Previous => sheet.open_before(&id),
        };
        on_at.emit(next.map(|item| item.id.clone()));
    })
}

/// Which of those that wait it is, and the ways to the others.
fn steps(props: &WalkProps, item: &Item) -> Html {
    let sheet = &props.bench.sheet;
    let words = props.bench.desk.words();
    let on_go = goes(props, item);
    let step = |id: &'static str, label: ScoresLabel, glyph: Glyph, way: Way| {
        Button::new(words.scores_label(label), on_go.reform(move |_event: MouseEvent| way))
            .id(id)
            .kind(ButtonKind::Quiet)
            .size(ButtonSize::Small)
            .glyph(glyph)
            .view()
    };
    html! {
        <p class="scores-walk__steps">
            <span class="scores-walk__place num">
                if let Some(place) = sheet.place(&item.id) {
                    {words.scores_place(place, sheet.tally.open)}
                }
            </span>
            if sheet.next_open(Some(&item.id)).is_some() {
                {browsing(html! {
                    <span class="scores-walk__ways">
                        {step("scores-previous", ScoresLabel::Previous, Glyph::ArrowUp, Way::Previous)}
                        {step("scores-next", ScoresLabel::Next, Glyph::ArrowDown, Way::Next)}
                    </span>
                })}
            }
        </p>
    }
}
