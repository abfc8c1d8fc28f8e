//! What a person is at on the map: the card, the link, and what they are in the middle of.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;

/// What is being done with a card, step by step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// It is aligned to another.
    Link,
    /// It is hung under another.
    Hang,
}

/// Something begun at one card that ends at another.
#[derive(Clone, PartialEq, Debug)]
pub struct Task {
    /// What.
    pub doing: Doing,
    /// The card it began at.
    pub from: Id,
}

/// What a person is at.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Desk {
    /// The card the keys are at.
    pub at: Option<Id>,
    /// The link that is chosen.
    pub link: Option<Id>,
    /// Whether its facts are shown beside it.
    pub is_link_open: bool,
    /// What the keys are in the middle of.
    pub task: Option<Task>,
    /// What is said about it, beside the map.
    pub hint: Option<AttrValue>,
    /// Whether that says why something cannot be.
    pub is_refused: bool,
    /// Whether the tree has the focus.
    pub focus: Focus,
    /// The sheet for the printer.
    pub printing: Printing,
}

/// Whether the tree has the focus, and whether that shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Focus {
    /// It has not.
    #[default]
    No,
    /// It came with the pointer, which shows where it is.
    Quiet,
    /// It came with the keys: a ring shows where it is.
    Shown,
}

/// Whether the sheet for the printer is there, and who wanted it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Printing {
    /// It is not.
    #[default]
    No,
    /// A person pressed the button: the printer is still to be called.
    Asked,
    /// The browser prints.
    Begun,
}

/// One thing that happens at the desk.
pub enum DeskMove {
    /// The keys go to a card.
    At(Id),
    /// A link is chosen, with its facts or without, or none.
    Link(Option<Id>, LinkLook),
    /// Something begins.
    Begin(Task, AttrValue),
    /// Whatever was begun is over, and this is said.
    Over(Option<AttrValue>),
    /// Something is said.
    Hint(Option<AttrValue>),
    /// It is said why something cannot be.
    Refuse(AttrValue),
    /// The tree got the focus or lost it.
    Focus(Focus),
    /// The sheet for the printer comes or goes.
    Print(Printing),
}

/// How a chosen link is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkLook {
    /// Strongly, on the map.
    Marked,
    /// With its facts beside it.
    Open,
}

impl Reducible for Desk {
    type Action = DeskMove;

    fn reduce(self: Rc<Self>, action: DeskMove) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            DeskMove::At(id) => {
                next.at = Some(id);
                next.link = None;
                next.is_link_open = false;
            }
            DeskMove::Link(link, look) => {
                next.is_link_open = link.is_some() && look == LinkLook::Open;
                next.link = link;
            }
            DeskMove::Begin(task, hint) => {
                next.task = Some(task);
                next.hint = Some(hint);
                next.is_refused = false;
            }
            DeskMove::Over(hint) => {
                next.task = None;
                next.hint = hint;
                next.is_refused = false;
            }
            DeskMove::Hint(hint) => {
                next.hint = hint;
                next.is_refused = false;
            }
            DeskMove::Refuse(hint) => {
                next.hint = Some(hint);
                next.is_refused = true;
            }
            DeskMove::Focus(focus) => next.focus = focus,
            DeskMove::Print(printing) => next.printing = printing,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
