//! What the rows of all three tables have: a name edited in place, a menu, moves by keyboard.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, FocusTarget};
use crate::okr::Id;
use crate::platform::dom;
use crate::query::Way;
use crate::query::people::Ways;
use crate::space::{Change, Edit};
use crate::ui::env::{Env, use_env};
use crate::ui::parts::{ButtonSize, FieldLook, Glyph, Menu, MenuEntry, TextField};

/// Dispatches a change of one entity.
pub fn changes<T: 'static>(env: &Env, id: &Id, make: impl Fn(T) -> Change + 'static) -> Callback<T> {
    let (dispatch, id) = (env.dispatch.clone(), id.clone());
    Callback::from(move |value: T| {
        dispatch.emit(Action::Edit(Edit::Change { id: id.clone(), change: make(value) }));
    })
}

/// What [`RowName`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct RowNameProps {
    /// What is named.
    pub id: Id,
    /// Its name.
    pub name: AttrValue,
    /// What the field is called.
    pub label: AttrValue,
    /// Shown while it has no name.
    pub placeholder: AttrValue,
    /// Where the row stands in its table; when that changes, the focus follows the row.
    pub place: usize,
    /// Called with a way to move, on Alt with an arrow key.
    #[prop_or_default]
    pub on_move: Option<Callback<Way>>,
}

/// The name of a row.
#[component]
pub fn RowName(props: &RowNameProps) -> Html {
    let env = use_env();
    let element = FocusTarget::Title(props.id.clone()).element_id();
    // A row that moves is taken out of the page and put in again, and loses the focus on its way.
    let follows = use_mut_ref(|| false);
    {
        let (follows, element) = (Rc::clone(&follows), element.clone());
        use_effect_with(props.place, move |_| {
            if follows.take() {
                dom::focus(&element, dom::Caret::Keep);
            }
        });
    }
    let on_key = props.on_move.clone().map(|on_move| {
        Callback::from(move |event: KeyboardEvent| {
            let way = way_of(&event);
            if let Some(way) = way {
                event.prevent_default();
                event.stop_propagation();
                *follows.borrow_mut() = true;
                on_move.emit(way);
            }
        })
    });
    let named = changes(&env, &props.id, |name: AttrValue| Change::Title(name.trim().into()));
    // A name is never taken away by emptying its field.
    let on_commit = Callback::from(move |name: AttrValue| {
        if !name.trim().is_empty() {
            named.emit(name);
        }
    });
    html! {
        <TextField id={element} value={props.name.clone()} label={props.label.clone()} look={FieldLook::Bare}
            placeholder={props.placeholder.clone()} {on_commit} {on_key} />
    }
}

/// The way an arrow key with Alt means.
fn way_of(event: &KeyboardEvent) -> Option<Way> {
    if !event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    match event.key().as_str() {
        "ArrowUp" => Some(Way::Up),
        "ArrowDown" => Some(Way::Down),
        "ArrowRight" => Some(Way::In),
        "ArrowLeft" => Some(Way::Out),
        _ => None,
    }
}

/// Something a row's menu can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Move.
    Move(Way),
    /// Make a unit below.
    AddUnit,
    /// Make a person in it.
    AddPerson,
    /// Choose or unchoose as the one who edits here.
    Me,
    /// Share the goals of a unit.
    Share,
    /// Put away or take out.
    Archive,
    /// Delete.
    Delete,
}

impl Act {
    const ALL: [Self; 10] = [
        Self::Move(Way::Up),
        Self::Move(Way::Down),
        Self::Move(Way::In),
        Self::Move(Way::Out),
        Self::AddUnit,
        Self::AddPerson,
        Self::Me,
        Self::Share,
        Self::Archive,
        Self::Delete,
    ];

    fn slug(self) -> &'static str {
        match self {
            Self::Move(Way::Up) => "up",
            Self::Move(Way::Down) => "down",
            Self::Move(Way::In) => "in",
            Self::Move(Way::Out) => "out",
            Self::AddUnit => "add-unit",
            Self::AddPerson => "add-person",
            Self::Me => "me",
            Self::Share => "share",
            Self::Archive => "archive",
            Self::Delete => "delete",
        }
    }
}

/// What [`RowMenu`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct RowMenuProps {
    /// What the row shows.
    pub id: Id,
    /// Its name.
    pub name: AttrValue,
    /// Which ways it can go.
    #[prop_or_default]
    pub ways: Ways,
    /// What it offers besides moving, archiving and deleting.
    #[prop_or_default]
    pub more: Vec<Act>,
    /// Whether it is put away.
    pub archived: bool,
    /// Whether it is the person who edits here.
    #[prop_or_default]
    pub is_me: bool,
    /// Called with what was chosen.
    pub on_act: Callback<Act>,
}

/// The menu of a row.
#[component]
pub fn RowMenu(props: &RowMenuProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let entry = |act: Act, label: &'static str, glyph: Glyph| MenuEntry::act(act.slug(), label, glyph);
    let mut entries: Vec<MenuEntry> = Vec::new();
    for act in &props.more {
        match act {
            Act::AddUnit => entries.push(entry(*act, words.new_unit_below(), Glyph::Plus)),
            Act::AddPerson => entries.push(entry(*act, words.new_person_here(), Glyph::Person)),
            Act::Me if props.is_me => entries.push(entry(*act, words.not_me(), Glyph::Person)),
            Act::Me => entries.push(entry(*act, words.that_is_me(), Glyph::Person)),
            Act::Share => entries.push(entry(*act, words.share_open(), Glyph::Shield)),
            Act::Move(_) | Act::Archive | Act::Delete => {}
        }
    }
    let ways = [
        (props.ways.up, Way::Up, words.row_up(), Glyph::ArrowUp, "Alt+↑"),
        (props.ways.down, Way::Down, words.row_down(), Glyph::ArrowDown, "Alt+↓"),
        (props.ways.within, Way::In, words.row_in(), Glyph::ArrowRight, "Alt+→"),
        (props.ways.out, Way::Out, words.row_out(), Glyph::ArrowLeft, "Alt+←"),
    ];
    for (_, way, label, glyph, keys) in ways.into_iter().filter(|(can, ..)| *can) {
        let (id, keys) = (Act::Move(way).slug().into(), Some(keys.into()));
        entries.push(MenuEntry::Act { id, label: label.into(), glyph: Some(glyph), keys });
    }
    if !entries.is_empty() {
        entries.push(MenuEntry::Line);
    }
    let archive = if props.archived { words.unarchive() } else { words.archive() };
    entries.push(entry(Act::Archive, archive, Glyph::Archive));
    entries.push(MenuEntry::Danger {
        id: Act::Delete.slug().into(),
        label: words.delete().into(),
        glyph: Some(Glyph::Trash),
        keys: None,
    });
    let on_choose = {
        let on_act = props.on_act.clone();
        Callback::from(move |slug: AttrValue| {
            if let Some(act) = Act::ALL.into_iter().find(|act| slug == act.slug()) {
                on_act.emit(act);
            }
        })
    };
    html! {
        <Menu id={format!("more-{}", props.id)} label={words.more_about(&props.name)} size={ButtonSize::Small}
            entries={Rc::from(entries)} {on_choose} />
    }
}
