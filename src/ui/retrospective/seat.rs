//! What every piece of a retrospective may do: speak, edit it, open a goal beside the page.

use web_sys::MouseEvent;
use yew::{AttrValue, Callback};

use crate::okr::{Id, Text};
use crate::platform::dom;
use crate::query::close::Ground;
use crate::space::{Edit, Space};
use crate::ui::panel::Desk;
use crate::words::PagePhrases;

/// What a piece of a retrospective may do; every piece gets it as a prop.
#[derive(Clone, PartialEq)]
pub struct Seat {
    /// The way to act, the words, the day, who edits here.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
    /// Whose retrospective on which cycle.
    pub ground: Ground,
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

    /// Edits, where there is something to edit.
    pub fn edit(&self, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.desk.edit(edit);
        }
    }

    /// Presses that edit and then leave the focus at an element.
    pub fn editor(&self, edit: Option<Edit>, then: impl Into<String>) -> Callback<MouseEvent> {
        let (seat, then) = (self.clone(), then.into());
        Callback::from(move |_event| {
            seat.edit(edit.clone());
            dom::focus(&then, dom::Caret::Keep);
        })
    }

    /// The person who edits here, where that is a person of the workspace.
    pub fn me(&self) -> Option<&Id> {
        self.desk.me.as_ref().filter(|me| self.space.person(me).is_some())
    }
}
