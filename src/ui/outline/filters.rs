//! What the outline shows: the search field and the filters.

use std::rc::Rc;

use web_sys::{FocusEvent, HtmlInputElement, InputEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::app::{Action, Model, Page, Route};
use crate::okr::{Id, Status, Text};
use crate::query::{Filter, filter, rail};
use crate::ui::env::{Env, use_env};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Glyph, Menu, MenuEntry, Select, Verdict, icon, is_composing, kbd,
    removable_chip, toggle_chip, use_draft,
};

/// How long the search waits for the next key.
const REST_MILLIS: i32 = 180;

const STATUSES: [Status; 9] = [
    Status::AtRisk,
    Status::Behind,
    Status::OnTrack,
    Status::Done,
    Status::Stale,
    Status::Pending,
    Status::Postponed,
    Status::Dropped,
    Status::Closed,
];

fn filter_of(model: &Model) -> Filter {
    model.session().map(|session| session.filter.clone()).unwrap_or_default()
}

/// What [`SearchField`] shows.
#[derive(Properties, Clone)]
pub struct SearchFieldProps {
    /// What the app knows.
    pub model: Rc<Model>,
    /// What is searched; goals where nothing is said.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

impl PartialEq for SearchFieldProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.label == other.label
    }
}

/// The search field. `/` goes to it, Escape empties it.
#[component]
pub fn SearchField(props: &SearchFieldProps) -> Html {
    let env = use_env();
    let words = env.words();
    let label = props.label.clone().unwrap_or_else(|| AttrValue::from(words.search_goals()));
    let filter = filter_of(&props.model);
    let value = AttrValue::from(Text::clone(&filter.text));
    let on_commit = {
        let (dispatch, filter) = (env.dispatch.clone(), filter);
        Callback::from(move |text: AttrValue| {
            dispatch.emit(Action::Filter(Filter { text: text.as_str().into(), ..filter.clone() }));
        })
    };
    let draft = use_draft(&value, Verdict::Taken, &on_commit, Some(REST_MILLIS));
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text = AttrValue::from(input.value());
            if event.is_composing() { draft.write_quietly(text) } else { draft.write(text) }
        })
    };
    let onkeydown = {
        let draft = draft.clone();
        Callback::from(move |event: KeyboardEvent| {
            if is_composing(&event) {
                return;
            }
            match event.key().as_str() {
                "Enter" => draft.settle(),
                "Escape" if !draft.text().is_empty() => {
                    event.prevent_default();
                    event.stop_propagation();
                    draft.write_quietly(AttrValue::default());
                    draft.settle();
                }
                _ => {}
            }
        })
    };
    let onblur = {
        let draft = draft.clone();
        Callback::from(move |_event: FocusEvent| draft.settle())
    };
    html! {
        <span class="field find" role="search">
            {icon(Glyph::Search)}
            <input class="field__input" id="search" type="text" inputmode="search" enterkeyhint="search" autocomplete="off" dir="auto"
                aria-label={label.clone()} placeholder={label} value={draft.text()} {oninput} {onkeydown} {onblur} />
            {kbd("/")}
        </span>
    }
}

/// What the row of filters shows.
#[derive(Properties, Clone)]
pub struct FilterBarProps {
    /// What the app knows.
    pub model: Rc<Model>,
    /// How many objectives were found.
    pub found: usize,
    /// How much was found in retrospectives.
    pub remembered: usize,
}

impl PartialEq for FilterBarProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
            && self.found == other.found
            && self.remembered == other.remembered
    }
}

/// The row of filters below the search field.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let env = use_env();
    let words = env.words();
    let Some(session) = props.model.session() else { return Html::default() };
    let filter = &session.filter;
    let set = setter(&env, filter);
    let said = props.remembered;
    let me = session.me().filter(|me| session.space.person(me).is_some()).cloned();
    let mine = me.map(|me| {
        let pressed = filter.owner.as_ref() == Some(&me);
        let on_toggle = set(Box::new(move |filter, on| filter.owner = (on == "true").then(|| me.clone())));
        let on_toggle = on_toggle.reform(|on: bool| AttrValue::from(if on { "true" } else { "" }));
        toggle_chip(words.mine(), pressed, &on_toggle)
    });
    let to_id = |text: &str| (!text.is_empty()).then(|| Id::new(text));
    let text = |id: &Option<Id>| AttrValue::from(id.as_ref().map_or_else(String::new, ToString::to_string));
    let status_value = filter.status.and_then(|status| STATUSES.iter().position(|one| *one == status));
    let on_status = set(Box::new(|filter, at| {
        filter.status = at.parse::<usize>().ok().and_then(|at| STATUSES.get(at).copied());
    }));
    let statuses: Rc<[Choice]> = std::iter::once(Choice::new("", words.every_status()))
        .chain(
            STATUSES
                .iter()
                .enumerate()
                .map(|(at, status)| Choice::new(at.to_string(), words.status_word(*status))),
        )
        .collect();
    html! {
        <div class="filters">
            { mine }
            <Select id="filter-unit" label={words.unit()} choices={units(&props.model, words.every_unit())} value={text(&filter.unit)}
                on_choose={set(Box::new(move |filter, id| filter.unit = to_id(id)))} />
            <Select id="filter-owner" label={words.owner()} choices={owners(&props.model, words.every_owner())} value={text(&filter.owner)}
                on_choose={set(Box::new(move |filter, id| filter.owner = to_id(id)))} />
            <Select id="filter-status" label={words.status()} choices={statuses}
                value={status_value.map_or_else(String::new, |at| at.to_string())} on_choose={on_status} />
            { chips(&env, filter) }
            { more(&env, filter) }
            if filter.is_on() {
                {Button::new(words.clear_filters(), clear(&env, filter)).kind(ButtonKind::Inline).size(ButtonSize::Small).view()}
            }
            if !filter.trash {
                <span class="filters__found" role="status">{ words.n_objectives(props.found) }</span>
            }
            if said > 0 {
                {Button::new(words.found_in_retrospectives(said), to_retrospectives(&env)).kind(ButtonKind::Inline).size(ButtonSize::Small).view()}
            }
        </div>
    }
}

/// To what was found in retrospectives: the page searches for the same words.
fn to_retrospectives(env: &Env) -> Callback<MouseEvent> {
    env.dispatch.reform(|_event: MouseEvent| Action::Go(Route { page: Page::Retrospective, open: None }))
}

type Set = Box<dyn Fn(&mut Filter, &str)>;

/// Makes a callback that changes one thing about the filter.
fn setter<'a>(env: &'a Env, filter: &'a Filter) -> impl Fn(Set) -> Callback<AttrValue> + 'a {
    move |change: Set| {
        let (dispatch, filter) = (env.dispatch.clone(), filter.clone());
        Callback::from(move |value: AttrValue| {
            let mut next = filter.clone();
            change(&mut next, &value);
            dispatch.emit(Action::Filter(next));
        })
    }
}

/// Everything but the cycle is open again.
pub fn clear(env: &Env, filter: &Filter) -> Callback<MouseEvent> {
    let (dispatch, cycle) = (env.dispatch.clone(), filter.cycle.clone());
    Callback::from(move |_event: MouseEvent| {
        dispatch.emit(Action::Filter(Filter { cycle: cycle.clone(), ..Filter::default() }));
    })
}

fn units(model: &Model, every: &'static str) -> Rc<[Choice]> {
    let Some(session) = model.session() else { return Rc::from([]) };
    let mut all = vec![Choice::new("", every)];
    for unit in rail::rail_units(&session.space, &Filter::default(), model.today) {
        let indent = "\u{2003}".repeat(unit.depth.min(6));
        all.push(Choice::new(unit.id.to_string(), format!("{indent}{}", unit.name)));
    }
    // A person's own page is chosen elsewhere; here it only has to have a name.
    if let Some(id) = &session.filter.unit
        && let Some(person) = session.space.person(id)
    {
        all.push(Choice::new(id.to_string(), person.name.to_string()));
    }
    Rc::from(all)
}

fn owners(model: &Model, every: &'static str) -> Rc<[Choice]> {
    let Some(session) = model.session() else { return Rc::from([]) };
    let mut all = vec![Choice::new("", every)];
    for one in filter::seekers(&session.space) {
        let choice = Choice::new(one.id.to_string(), one.name.to_string());
        all.push(match one.place {
            Some(place) => choice.hint(place.to_string()),
            None => choice,
        });
    }
    if let Some(id) = &session.filter.owner
        && !all.iter().any(|choice| choice.value == id.as_str())
    {
        let name = session.space.name_of(id).unwrap_or_else(|| id.text());
        all.push(Choice::new(id.to_string(), name.to_string()));
    }
    Rc::from(all)
}

/// The filters of the menu that are on, to be taken away one by one.
fn chips(env: &Env, filter: &Filter) -> Html {
    let words = env.words();
    let chip = |label: &'static str, change: fn(&mut Filter)| {
        let (dispatch, filter) = (env.dispatch.clone(), filter.clone());
        let on_remove = Callback::from(move |()| {
            let mut next = filter.clone();
            change(&mut next);
            dispatch.emit(Action::Filter(next));
        });
        removable_chip(label, label, &on_remove, words.drop_filter(label))
    };
    html! {
        <>
            if filter.aligned == Some(true) {
                { chip(words.aligned_only(), |filter| filter.aligned = None) }
            }
            if filter.aligned == Some(false) {
                { chip(words.hangs_on_nothing(), |filter| filter.aligned = None) }
            }
            if filter.set_aside == Some(true) {
                { chip(words.set_aside(), |filter| filter.set_aside = None) }
            }
            if filter.set_aside == Some(false) {
                { chip(words.without_dropped(), |filter| filter.set_aside = None) }
            }
            if filter.not_updated {
                { chip(words.not_updated(), |filter| filter.not_updated = false) }
            }
            if filter.disagreements {
                { chip(words.disagreements(), |filter| filter.disagreements = false) }
            }
            if filter.trash {
                { chip(words.trash(), |filter| filter.trash = false) }
            }
        </>
    }
}

fn more(env: &Env, filter: &Filter) -> Html {
    let words = env.words();
    let toggle = |id: &'static str, label: &'static str, on: bool| MenuEntry::Toggle {
        id: id.into(),
        label: label.into(),
        on,
    };
    let entries: Rc<[MenuEntry]> = Rc::from([
        toggle("aligned", words.aligned_only(), filter.aligned == Some(true)),
        toggle("unaligned", words.hangs_on_nothing(), filter.aligned == Some(false)),
        toggle("set-aside", words.set_aside(), filter.set_aside == Some(true)),
        toggle("without-dropped", words.without_dropped(), filter.set_aside == Some(false)),
        toggle("not-updated", words.not_updated(), filter.not_updated),
        toggle("disagreements", words.disagreements(), filter.disagreements),
        toggle("trash", words.trash(), filter.trash),
        MenuEntry::Line,
        MenuEntry::act("close-all", words.close_all(), Glyph::ChevronUp),
        MenuEntry::act("open-all", words.open_all(), Glyph::ChevronDown),
    ]);
    let (dispatch, filter) = (env.dispatch.clone(), filter.clone());
    let on_choose = Callback::from(move |id: AttrValue| {
        let mut next = filter.clone();
        match id.as_str() {
            "aligned" => next.aligned = if next.aligned == Some(true) { None } else { Some(true) },
            "unaligned" => next.aligned = if next.aligned == Some(false) { None } else { Some(false) },
            "set-aside" => next.set_aside = if next.set_aside == Some(true) { None } else { Some(true) },
            "without-dropped" => {
                next.set_aside = if next.set_aside == Some(false) { None } else { Some(false) };
            }
            "not-updated" => next.not_updated = !next.not_updated,
            "disagreements" => next.disagreements = !next.disagreements,
            "trash" => next.trash = !next.trash,
            "close-all" => return dispatch.emit(Action::CollapseAll(true)),
            "open-all" => return dispatch.emit(Action::CollapseAll(false)),
            _ => return,
        }
        dispatch.emit(Action::Filter(next));
    });
    html! {
        <Menu id="filter-more" label={words.more_filters()} kind={ButtonKind::Quiet} size={ButtonSize::Small} glyph={Some(Glyph::Filter)}
            {entries} {on_choose} />
    }
}
