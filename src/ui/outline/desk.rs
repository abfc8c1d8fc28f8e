//! What a person does with the rows at the moment. It dies with the page.

use std::rc::Rc;

use web_sys::PointerEvent;
use yew::AttrValue;
use yew::Reducible;

use crate::okr::{CheckIn, Id};
use crate::query::Side;

/// What is open in the rows. One thing at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Nothing.
    #[default]
    Rest,
    /// A title is written.
    Rename(Id),
    /// A check-in is written.
    CheckIn(Id),
}

/// Something that is dragged, and where it would land.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drag {
    /// What is dragged.
    pub id: Id,
    /// The row at which it would land, and on which side.
    pub landing: Option<(Id, Side)>,
}

/// What a person does with the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// What is open.
    pub mode: Mode,
    /// The row that the Tab key reaches.
    pub at: Option<Id>,
    /// The key result or objective whose fresh title was just written: Enter adds the next one.
    pub written: Option<Id>,
    /// What is dragged.
    pub drag: Option<Drag>,
}

/// What happens to it.
pub enum DeskMove {
    /// A row has the focus.
    At(Id),
    /// Something is opened.
    Open(Mode),
    /// What is open is closed.
    Close(Mode),
    /// A fresh title was written.
    Written(Id),
    /// Something is dragged, or no longer.
    Drag(Option<Drag>),
}

impl Reducible for Desk {
    type Action = DeskMove;

    fn reduce(self: Rc<Self>, action: DeskMove) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            DeskMove::At(id) => {
                next.written = next.written.filter(|written| *written == id);
                next.at = Some(id);
            }
            DeskMove::Open(mode) => {
                if let Mode::Rename(id) | Mode::CheckIn(id) = &mode {
                    next.at = Some(id.clone());
                }
                next.mode = mode;
                next.written = None;
            }
            // What was opened in the meantime stays open.
            DeskMove::Close(mode) => {
                if next.mode == mode {
                    next.mode = Mode::Rest;
                }
            }
            DeskMove::Written(id) => {
                next.mode = Mode::Rest;
                next.at = Some(id.clone());
                next.written = Some(id);
            }
            DeskMove::Drag(drag) => next.drag = drag,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What a row shows besides its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// What is open in it.
    pub open: RowMode,
    /// Whether the Tab key reaches it.
    pub is_current: bool,
    /// Whether it is open in the panel.
    pub is_selected: bool,
    /// What dragging makes of it.
    pub drag: RowDrag,
}

/// What is open in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowMode {
    /// Nothing.
    #[default]
    Rest,
    /// Its title is written.
    Rename,
    /// A check-in is written.
    CheckIn,
}

/// What dragging makes of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowDrag {
    /// Nothing.
    #[default]
    None,
    /// It is dragged.
    Held,
    /// Something would land there.
    Over(Side),
}

impl RowDrag {
    /// The words of the style sheet: dragged, and where something would land.
    pub fn attributes(self) -> (Option<&'static str>, Option<&'static str>) {
        match self {
            Self::None => (None, None),
            Self::Held => (Some("true"), None),
            Self::Over(Side::Before) => (None, Some("before")),
            Self::Over(Side::After) => (None, Some("after")),
            Self::Over(Side::Into) => (None, Some("into")),
        }
    }
}

impl Desk {
    /// How a row stands; `open` is what the panel shows, `current` the row that the Tab key reaches.
    pub fn stand(&self, id: &Id, open: Option<&Id>, current: Option<&Id>) -> Stand {
        let mode = match &self.mode {
            Mode::Rename(own) if own == id => RowMode::Rename,
            Mode::CheckIn(own) if own == id => RowMode::CheckIn,
            Mode::Rest | Mode::Rename(_) | Mode::CheckIn(_) => RowMode::Rest,
        };
        let drag = match &self.drag {
            Some(drag) if drag.id == *id => RowDrag::Held,
            Some(Drag { landing: Some((row, side)), .. }) if row == id => RowDrag::Over(*side),
            Some(_) | None => RowDrag::None,
        };
        Stand { open: mode, is_current: current == Some(id), is_selected: open == Some(id), drag }
    }
}

/// What people do to a row by pointer, and what its fields say.
pub enum RowAct {
    /// Write its title.
    Rename(Id),
    /// A new title.
    Titled(Id, AttrValue),
    /// Enter ended the title.
    TitleEntered(Id, TitleEnd),
    /// Escape ended the title or the check-in.
    Left(Id),
    /// The focus left the title.
    TitleBlurred(Id),
    /// Write a check-in.
    CheckIn(Id),
    /// A check-in was written.
    CheckedIn(Id, Box<CheckIn>),
    /// Show it in the panel.
    Open(Id),
    /// Show or hide what is inside.
    Toggle(Id),
    /// Add a key result to an objective, at its end.
    AddKeyResult(Id),
    /// Add an objective to a unit, a person or nobody, after another one.
    AddObjective(Option<Id>, Option<Id>),
    /// A line of its menu.
    Chosen(Id, AttrValue),
    /// Bring it back from the trash.
    Restore(Id),
    /// Begin to drag it.
    Grab(Id, PointerEvent),
}

/// What Enter at the end of a title makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleEnd {
    /// A first title was written: Enter once more adds the next one.
    First,
    /// It had one before, or still has none.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(desk: Desk, actions: Vec<DeskMove>) -> Desk {
        actions.into_iter().fold(Rc::new(desk), Desk::reduce).as_ref().clone()
    }

    #[test]
    fn enter_adds_the_next_one_only_right_after_a_fresh_title() {
        let id = || Id::new("k1");
        let desk = after(Desk::default(), vec![DeskMove::Open(Mode::Rename(id())), DeskMove::Written(id())]);
        assert_eq!((desk.mode.clone(), desk.written.clone()), (Mode::Rest, Some(id())));
        assert_eq!(after(desk.clone(), vec![DeskMove::At(id())]).written, Some(id()));
        assert_eq!(after(desk, vec![DeskMove::At(Id::new("k2"))]).written, None);
    }

    #[test]
    fn a_field_that_lost_the_focus_closes_nothing_but_itself() {
        let desk = after(
            Desk::default(),
            vec![
                DeskMove::Open(Mode::Rename(Id::new("k1"))),
                DeskMove::Open(Mode::CheckIn(Id::new("k2"))),
                DeskMove::Close(Mode::Rename(Id::new("k1"))),
            ],
        );
        assert_eq!(desk.mode, Mode::CheckIn(Id::new("k2")));
    }
}
