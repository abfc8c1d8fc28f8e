//! What differs, as a list to read: unit by unit, each thing with what happened to it. Shared by the page that
//! compares and by the preview of a merge.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Day, Id};
use crate::platform::listener::Listener;
use crate::query::compare::{Comparison, Group, Item};
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, CheckboxProps, browsing, checkbox, plain_text};
use crate::words::PagePhrases;

use super::deed::deed_line;

/// How many things of a unit are shown at first.
const MOST_ITEMS: usize = 25;

/// How many deeds of a thing are shown at first.
const MOST_DEEDS: usize = 8;

/// Which things a person does not want, and how to tell.
#[derive(Clone, PartialEq)]
pub struct Picking {
    /// What is left out.
    pub left_out: Rc<BTreeSet<Id>>,
    /// Leaves things out, or takes them after all. Who leaves an objective out leaves out what belongs to it;
    /// who takes something of a new objective takes that too.
    pub on_leave_out: Callback<(Vec<Id>, bool)>,
}

/// The headings of units.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Heading {
    /// Right below the title of a page.
    #[default]
    Second,
    /// Below a section of a dialog.
    Third,
}

/// What [`Changes`] shows and calls.
#[derive(Properties, Clone)]
pub struct ChangesProps {
    /// What differs.
    pub comparison: Rc<Comparison>,
    /// Today, from which days are told.
    pub today: Day,
    /// Goes before the ids of its elements.
    pub id: AttrValue,
    /// The headings of units.
    #[prop_or_default]
    pub heading: Heading,
    /// Boxes to take things or leave them out; without it there are none.
    #[prop_or_default]
    pub picking: Option<Picking>,
    /// Opens a thing; without it, or where this says nothing is to be opened, titles are only read.
    #[prop_or_default]
    pub on_open: Option<Opens>,
}

impl PartialEq for ChangesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.comparison, &other.comparison)
            && self.today == other.today
            && self.id == other.id
            && self.heading == other.heading
            && self.picking == other.picking
            && self.on_open == other.on_open
    }
}

/// What can be opened, and how.
#[derive(Clone, PartialEq)]
pub struct Opens {
    /// Where it stands: what is not there cannot be opened.
    pub space: crate::space::Space,
    /// Opens it.
    pub open: Callback<Id>,
}

/// The list of what differs. Long units and long stories are folded; a printer gets all of it.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let unfolded = use_state(BTreeSet::<String>::new);
    let printing = use_printing();
    let unfold = {
        let unfolded = unfolded.clone();
        Callback::from(move |key: String| {
            let mut all = (*unfolded).clone();
            all.insert(key);
            unfolded.set(all);
        })
    };
    let view = View { props, words, unfolded: &unfolded, unfold, printing };
    html! { <div class="changes">{for props.comparison.groups.iter().map(|group| view.group(group))}</div> }
}

/// Whether the page is being printed.
#[hook]
fn use_printing() -> bool {
    let printing = use_state(|| false);
    let setter = printing.setter();
    use_effect_with((), move |()| {
        let (begins, ends) = (setter.clone(), setter);
        let listeners = [
            Listener::on_window("beforeprint", move |_event| begins.set(true)),
            Listener::on_window("afterprint", move |_event| ends.set(false)),
        ];
        move || drop(listeners)
    });
    *printing
}

struct View<'a> {
    props: &'a ChangesProps,
    words: &'static dyn PagePhrases,
    unfolded: &'a BTreeSet<String>,
    unfold: Callback<String>,
    printing: bool,
}

impl View<'_> {
    fn group(&self, group: &Group) -> Html {
        let key = group.unit.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        let title = format!("{}-{key}", self.props.id);
        let name = match &group.unit {
            None => self.words.of_no_unit(),
            Some(_) if group.name.is_empty() => self.words.untitled(),
            Some(_) => &*group.name,
        };
        let most = self.most(&title, MOST_ITEMS);
        let left = group.items.len().saturating_sub(most);
        let heading =
            html! { <>{plain_text(name)}<span class="changes__count num">{group.items.len()}</span></> };
        let heading = match self.props.heading {
            Heading::Second => html! { <h2 class="changes__unit" id={title.clone()}>{heading}</h2> },
            Heading::Third => html! { <h3 class="changes__unit" id={title.clone()}>{heading}</h3> },
        };
        html! {
            <section class="changes__group" key={key} aria-labelledby={title.clone()}>
                <div class="changes__head">
                    {self.group_box(&title, name, group)}
                    {heading}
                </div>
                <ul class="changes__items">{for group.items.iter().take(most).map(|item| self.item(item))}</ul>
                {self.more(title, left)}
            </section>
        }
    }

    /// How much of something is shown.
    fn most(&self, key: &str, most: usize) -> usize {
        if self.printing || self.unfolded.contains(key) { usize::MAX } else { most }
    }

    fn more(&self, key: String, left: usize) -> Html {
        if left == 0 {
            return Html::default();
        }
        let unfold = self.unfold.reform(move |_: MouseEvent| key.clone());
        browsing(Button::new(self.words.show_others(left), unfold).kind(ButtonKind::Quiet).view())
    }

    fn item(&self, item: &Item) -> Html {
        let key = format!("{}-{}", self.props.id, item.id);
        let most = self.most(&key, MOST_DEEDS);
        let left = item.deeds.len().saturating_sub(most);
        let place = item.place.as_ref().filter(|place| !place.is_empty() && &*item.kind != "link");
        let is_out = self.props.picking.as_ref().is_some_and(|picking| picking.left_out.contains(&item.id));
        // The newest stand last; they are what is read first.
        let deeds = item.deeds.iter().take(most);
        html! {
            <li class="change" key={item.id.to_string()} data-kind={item.kind.to_string()} data-under={item.under.is_some().then_some("")}
                data-out={is_out.then_some("")}>
                {self.item_box(item)}
                <div class="change__body">
                    <p class="change__head">
                        <span class="change__kind">{self.words.kind_word(&item.kind)}</span>
                        {self.title(item)}
                        if let Some(place) = place {
                            <span class="change__place">{plain_text(place)}</span>
                        }
                        if let Some((was, is)) = item.progress {
                            <span class="change__progress num">{self.words.progress_moved(was, is)}</span>
                        }
                    </p>
                    <ul class="change__deeds">
                        {for deeds.map(|deed| deed_line(self.words, item, deed, self.props.today))}
                    </ul>
                    {self.more(key, left)}
                </div>
            </li>
        }
    }

    fn title(&self, item: &Item) -> Html {
        let text = plain_text(self.words.told_item(item));
        let there = |opens: &&Opens| opens.space.node(&item.id).is_some_and(|node| !node.deleted);
        match self.props.on_open.as_ref().filter(there) {
            Some(opens) => {
                let (id, open) = (item.id.clone(), opens.open.clone());
                let onclick = Callback::from(move |_: MouseEvent| open.emit(id.clone()));
                html! { <button type="button" class="goal-link change__title" {onclick}>{text}</button> }
            }
            None => html! { <span class="change__title">{text}</span> },
        }
    }

    fn item_box(&self, item: &Item) -> Html {
        let Some(picking) = &self.props.picking else { return Html::default() };
        let (ids, lifts) = (self.with(item), self.above(item));
        checkbox(&CheckboxProps {
            id: format!("{}-take-{}", self.props.id, item.id).into(),
            label: self.words.take_thing(&self.words.told_item(item)).into(),
            checked: !picking.left_out.contains(&item.id),
            on_change: picking.on_leave_out.reform(move |takes: bool| {
                let also = lifts.iter().filter(|_| takes).cloned();
                (ids.iter().cloned().chain(also).collect(), !takes)
            }),
            label_unseen: true,
        })
    }

    fn group_box(&self, title: &str, name: &str, group: &Group) -> Html {
        let Some(picking) = &self.props.picking else { return Html::default() };
        let ids: Vec<Id> = group.items.iter().map(|item| item.id.clone()).collect();
        checkbox(&CheckboxProps {
            id: format!("{title}-take").into(),
            label: self.words.take_group(name).into(),
            checked: !ids.iter().any(|id| picking.left_out.contains(id)),
            on_change: picking.on_leave_out.reform(move |takes: bool| (ids.clone(), !takes)),
            label_unseen: true,
        })
    }

    /// A thing with all that belongs to it.
    fn with(&self, item: &Item) -> Vec<Id> {
        let all = self.props.comparison.groups.iter().flat_map(|group| &group.items);
        let of_it = all.filter(|other| other.under.as_ref() == Some(&item.id)).map(|other| other.id.clone());
        std::iter::once(item.id.clone()).chain(of_it).collect()
    }

    /// The new objective it belongs to, without which it would hang in the air.
    fn above(&self, item: &Item) -> Option<Id> {
        let under = item.under.as_ref()?;
        let mut all = self.props.comparison.groups.iter().flat_map(|group| &group.items);
        all.find(|other| other.id == *under && other.is_new()).map(|other| other.id.clone())
    }
}
