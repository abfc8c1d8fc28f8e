//! The menu of a row: everything its keys do, for those who point.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::RowAct;
use crate::okr::{Id, Stage};
use crate::ui::env::use_env;
use crate::ui::parts::{ButtonSize, Glyph, Menu, MenuEntry, use_reading};
use crate::words::Phrases;

/// What a menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuSort {
    /// A unit or a person.
    Head,
    /// An objective, with where it is in its life.
    Objective(Stage),
    /// A key result, with where it is in its life.
    KeyResult(Stage),
}

impl MenuSort {
    /// Where it is in its life; `None` for what is no goal.
    fn stage(self) -> Option<Stage> {
        match self {
            Self::Objective(stage) | Self::KeyResult(stage) => Some(stage),
            Self::Head => None,
        }
    }
}

/// What a row's menu shows and does.
#[derive(Properties, PartialEq)]
pub struct RowMenuProps {
    /// The row.
    pub id: Id,
    /// What it is called.
    pub title: AttrValue,
    /// What it is.
    pub sort: MenuSort,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// The menu of a row.
#[component]
pub fn RowMenu(props: &RowMenuProps) -> Html {
    let env = use_env();
    let words = env.words();
    let entries = entries(words, props.sort, use_reading());
    let (id, act) = (props.id.clone(), props.act.clone());
    let on_choose = Callback::from(move |what: AttrValue| act.emit(RowAct::Chosen(id.clone(), what)));
    let title = if props.title.is_empty() { words.untitled() } else { props.title.as_str() };
    html! {
        <Menu id={format!("more-{}", props.id)} label={words.row_menu(title)} size={ButtonSize::Small} {entries} {on_choose} browses=true />
    }
}

fn entries(words: &dyn Phrases, sort: MenuSort, is_read: bool) -> Rc<[MenuEntry]> {
    let act = |id: &'static str, label: &'static str, glyph: Glyph, keys: &'static str| MenuEntry::Act {
        id: id.into(),
        label: label.into(),
        glyph: Some(glyph),
        keys: (!keys.is_empty()).then_some(keys.into()),
    };
    let mut list = Vec::with_capacity(16);
    list.push(act("open", words.open_beside(), Glyph::Panel, "O"));
    if is_read {
        return Rc::from(list);
    }
    match sort {
        MenuSort::KeyResult(_) => list.push(act("check-in", words.check_in_now(), Glyph::Check, "C")),
        MenuSort::Objective(_) | MenuSort::Head => {}
    }
    list.push(act("rename", words.rename(), Glyph::Pencil, "F2"));
    match sort {
        MenuSort::Head => list.push(act("after", words.add_objective(), Glyph::Plus, "A")),
        MenuSort::Objective(_) | MenuSort::KeyResult(_) => {
            list.push(act("after", words.add_after(), Glyph::Plus, "A"));
        }
    }
    if matches!(sort, MenuSort::Objective(_)) {
        list.push(act("align", words.align_to(), Glyph::Link, ""));
    }
    list.push(MenuEntry::Line);
    list.push(act("up", words.move_up(), Glyph::ArrowUp, "Alt+↑"));
    list.push(act("down", words.move_down(), Glyph::ArrowDown, "Alt+↓"));
    match sort {
        MenuSort::Head => {}
        MenuSort::Objective(_) => {
            list.push(act("in", words.align_to_above(), Glyph::ArrowRight, "Alt+→"));
            list.push(act("out", words.take_alignment_off(), Glyph::ArrowLeft, "Alt+←"));
        }
        MenuSort::KeyResult(_) => {
            list.push(act("in", words.make_part_of_above(), Glyph::ArrowRight, "Alt+→"));
            list.push(act("out", words.take_out_of_above(), Glyph::ArrowLeft, "Alt+←"));
        }
    }
    if let Some(stage) = sort.stage() {
        list.push(MenuEntry::Line);
        list.push(act("hand", words.hand_over(), Glyph::People, ""));
        match stage {
            Stage::Draft => {}
            Stage::Published { .. } => {
                list.push(act("postpone", words.postpone_goal(), Glyph::Clock, ""));
                list.push(act("drop", words.drop_goal(), Glyph::Close, ""));
            }
            Stage::Postponed | Stage::Dropped | Stage::Closed => {
                list.push(act("resume", words.resume_goal(), Glyph::Restore, ""));
            }
        }
    }
    if !matches!(sort, MenuSort::KeyResult(_)) {
        list.push(MenuEntry::Line);
        list.push(act("share", words.share_open(), Glyph::Shield, ""));
    }
    list.push(MenuEntry::Line);
    list.push(MenuEntry::Danger {
        id: "delete".into(),
        label: words.delete().into(),
        glyph: Some(Glyph::Trash),
        keys: Some("Delete".into()),
    });
    Rc::from(list)
}
