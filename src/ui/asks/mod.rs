//! The page of asks: what waits for whoever edits here, what they wait for, what is open, what was answered.

mod mentioned;
mod row;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, FocusTarget, Page, Route};
use crate::okr::Id;
use crate::platform::dom;
use crate::query::asks::{AskRow, By, Lists, Named, grouped, lists};
use crate::query::mentions::mentions_of;
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::panel::{Desk, WhoAmI};
use crate::ui::parts::{Button, Choice, SegmentedProps, browsing, disclosure, empty_state, segmented};
use crate::words::PagePhrases;

use mentioned::mentioned;
pub use row::{Row, RowLook, row_id};

/// What is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    /// Everything.
    #[default]
    All,
    /// What waits for whoever edits here.
    ForMe,
    /// What they wait for.
    FromMe,
}

/// The page of asks.
#[component]
pub fn AsksPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let shown = use_state(Shown::default);
    let model = &props.model;
    let session = model.session();
    let me = session.and_then(|session| session.me().cloned());
    let found = use_memo(
        (session.map(|session| session.space.clone()), me.clone(), model.today),
        |(space, me, today)| {
            space.as_ref().map(|space| lists(space, me.as_ref(), *today)).unwrap_or_default()
        },
    );
    let mentions = use_memo(
        (session.map(|session| session.space.clone()), me.clone(), model.today),
        |(space, me, today)| match (space, me) {
            (Some(space), Some(me)) => mentions_of(space, me, *today),
            (_, _) => Vec::new(),
        },
    );
    use_focus_stays(&found, me.clone());
    let Some(session) = session else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::Asks, today: model.today, me };
    let on_shown = {
        let shown = shown.clone();
        Callback::from(move |word: AttrValue| {
            shown.set(match word.as_str() {
                "for-me" => Shown::ForMe,
                "from-me" => Shown::FromMe,
                _ => Shown::All,
            });
        })
    };
    let view = View { lists: &found, space: &session.space, desk: &desk, words };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title">{ words.page(Page::Asks) }</h1>
                <p class="page__lead">{ words.asks_lead() }</p>
                if desk.me.is_some() {
                    <div class="asks__shown">{browsing(switch(*shown, on_shown, &found, words))}</div>
                    {view.of_me(*shown)}
                    if *shown != Shown::FromMe {
                        {mentioned(&mentions, &desk)}
                    }
                } else {
                    <div class="asks__who">
                        <p class="asks__hint">{words.choose_who()}</p>
                        {browsing(html! { <WhoAmI id="asks-who" space={session.space.clone()} desk={desk.clone()} /> })}
                    </div>
                    {view.of_nobody()}
                }
                {view.answered()}
            </div>
        </>
    }
}

fn switch(shown: Shown, on_choose: Callback<AttrValue>, lists: &Lists, words: &dyn PagePhrases) -> Html {
    let counted = |value: &'static str, label: &'static str, count: usize| {
        let label = if count == 0 { label.to_owned() } else { format!("{label} {count}") };
        Choice::new(value, label)
    };
    let all = lists.received.len() + lists.given.len() + lists.open.len();
    let choices = [
        counted("all", words.all_asks(), all),
        counted("for-me", words.for_me(), lists.received.len()),
        counted("from-me", words.asked_by_me(), lists.given.len()),
    ];
    let value = match shown {
        Shown::All => "all",
        Shown::ForMe => "for-me",
        Shown::FromMe => "from-me",
    };
    segmented(&SegmentedProps {
        id: "asks-shown".into(),
        label: words.asks_shown().into(),
        choices: choices.into(),
        value: value.into(),
        on_choose,
    })
}

/// What the lists are drawn with.
struct View<'a> {
    lists: &'a Lists,
    space: &'a Space,
    desk: &'a Desk,
    words: &'static dyn PagePhrases,
}

impl View<'_> {
    /// The lists of somebody: what waits for them on top.
    fn of_me(&self, shown: Shown) -> Html {
        let (words, lists) = (self.words, self.lists);
        let received = || self.section("received", words.waits_for_me(), &lists.received, RowLook::Open);
        let given = || self.section("given", words.i_wait_for(), &lists.given, RowLook::Open);
        match shown {
            Shown::ForMe if lists.received.is_empty() => {
                empty_state(words.nothing_for_me(), Some(words.nothing_for_me_hint()), None)
            }
            Shown::ForMe => received(),
            Shown::FromMe if lists.given.is_empty() => {
                empty_state(words.nothing_from_me(), Some(words.nothing_from_me_hint()), Some(self.outline()))
            }
            Shown::FromMe => given(),
            Shown::All if self.is_empty() => self.nothing_open(),
            Shown::All => html! {
                <>
                    if lists.received.is_empty() {
                        <section class="asks__section">
                            <h2 class="asks__title">{words.waits_for_me()}</h2>
                            <p class="asks__none">{words.nothing_for_me()}</p>
                        </section>
                    } else {
                        {received()}
                    }
                    if !lists.given.is_empty() {
                        {given()}
                    }
                    if !lists.open.is_empty() {
                        {self.by_unit("open", words.between_others(), &lists.open)}
                    }
                </>
            },
        }
    }

    /// Everything that is open, where nobody said who edits here.
    fn of_nobody(&self) -> Html {
        if self.is_empty() {
            self.nothing_open()
        } else {
            self.by_unit("open", self.words.open_asks(), &self.lists.open)
        }
    }

    fn is_empty(&self) -> bool {
        let lists = self.lists;
        lists.received.is_empty() && lists.given.is_empty() && lists.open.is_empty()
    }

    fn nothing_open(&self) -> Html {
        empty_state(self.words.no_asks(), Some(self.words.no_asks_hint()), Some(self.outline()))
    }

    fn outline(&self) -> Html {
        let desk = self.desk.clone();
        let go = Callback::from(move |_event: MouseEvent| {
            desk.act(Action::Go(Route { page: Page::Outline, open: None }));
        });
        Button::new(self.words.go_to_outline(), go).view()
    }

    fn section(&self, id: &'static str, title: &'static str, rows: &[AskRow], look: RowLook) -> Html {
        html! {
            <section class="asks__section" aria-labelledby={format!("asks-{id}")}>
                <h2 class="asks__title" id={format!("asks-{id}")}>{title}<span class="asks__count num">{rows.len()}</span></h2>
                {self.rows(rows, look)}
            </section>
        }
    }

    fn by_unit(&self, id: &'static str, title: &'static str, rows: &[AskRow]) -> Html {
        let unit = |unit: &Option<Named>| {
            unit.as_ref().map_or_else(|| self.words.no_unit().to_owned(), |unit| unit.name.to_string())
        };
        html! {
            <section class="asks__section" aria-labelledby={format!("asks-{id}")}>
                <h2 class="asks__title" id={format!("asks-{id}")}>{title}<span class="asks__count num">{rows.len()}</span></h2>
                {for grouped(rows, By::To).iter().map(|(of, rows)| html! {
                    <div class="asks__group" key={of.as_ref().map_or_else(String::new, |unit| unit.id.to_string())}>
                        <h3 class="asks__unit"><bdi>{unit(of)}</bdi></h3>
                        {self.rows(rows, RowLook::Open)}
                    </div>
                })}
            </section>
        }
    }

    fn answered(&self) -> Html {
        let rows = &self.lists.answered;
        if rows.is_empty() {
            return Html::default();
        }
        html! {
            <section class="asks__section asks__section--answered">
                {disclosure(self.words.answered_asks(), Some(rows.len()), false, self.rows(rows, RowLook::Closed))}
            </section>
        }
    }

    fn rows(&self, rows: &[AskRow], look: RowLook) -> Html {
        html! {
            <ul class="asks">
                {for rows.iter().map(|row| html! {
                    <Row key={row_id(row).to_string()} row={Rc::new(row.clone())} {look} space={self.space.clone()} desk={self.desk.clone()} />
                })}
            </ul>
        }
    }
}

/// When a row that had the focus was answered and is gone, the one that stands in its place gets it. When
/// somebody else looks all rows are others, and the page gets it.
#[hook]
fn use_focus_stays(found: &Rc<Lists>, me: Option<Id>) {
    let before = use_mut_ref(|| None::<(Vec<AttrValue>, Option<Id>)>);
    use_effect_with((open_ids(found), me), move |(ids, me)| {
        let Some((old, looked)) = before.replace(Some((ids.clone(), me.clone()))) else { return };
        if !dom::is_focus_lost() {
            return;
        }
        let at = old.iter().zip(ids).position(|(old, new)| old != new).unwrap_or(ids.len());
        let next = ids.get(at).or_else(|| ids.last()).filter(|_| looked == *me);
        let there = next.is_some_and(|id| dom::focus(id, dom::Caret::Keep));
        if !there {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}

fn open_ids(found: &Lists) -> Vec<AttrValue> {
    let all = found.received.iter().chain(&found.given).chain(&found.open);
    all.map(row_id).collect()
}
