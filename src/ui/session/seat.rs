//! What every piece of a session may do: speak, edit it, open a goal beside the page.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::{AttrValue, Callback, Properties};

use crate::okr::{Id, Text};
use crate::platform::dom;
use crate::query::session::Sitting;
use crate::space::{Edit, Space};
use crate::ui::panel::Desk;
use crate::words::PagePhrases;

/// What a piece of a session may do; every piece gets it as a prop.
#[derive(Clone, PartialEq)]
pub struct Seat {
    /// The way to act, the words, the day, who edits here.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
    /// The session.
    pub sitting: Rc<Sitting>,
}

/// What a piece that needs nothing else shows.
#[derive(Properties, PartialEq)]
pub struct SeatProps {
    /// The session.
    pub seat: Seat,
}

impl Seat {
    /// The words of the page.
    pub fn words(&self) -> &'static dyn PagePhrases {
        self.desk.words()
    }

    /// A title, or the word for a missing one.
    pub fn titled(&self, title: &Text) -> AttrValue {
        if title.is_empty() { self.words().untitled().into() } else { AttrValue::from(Text::clone(title)) }
    }

    /// Presses that edit, where there is something to edit, and then leave the focus at an element.
    pub fn editor(&self, edit: Option<Edit>, then: impl Into<String>) -> Callback<MouseEvent> {
        let (desk, then) = (self.desk.clone(), then.into());
        Callback::from(move |_event| {
            if let Some(edit) = &edit {
                desk.edit(edit.clone());
                dom::focus(&then, dom::Caret::Keep);
            }
        })
    }

    /// Whether anything of the session may be written: an ended one is told.
    pub fn is_open(&self) -> bool {
        !self.sitting.is_closed
    }

    /// The person who edits here, where that is a person of the workspace.
    pub fn me(&self) -> Option<&Id> {
        self.desk.me.as_ref().filter(|me| self.space.person(me).is_some())
    }
}
