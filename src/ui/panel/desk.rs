//! What every piece of the panel may do: speak, edit what it shows, open something else.

use web_sys::MouseEvent;
use yew::{AttrValue, Callback};

use crate::app::{Action, Page, Route};
use crate::okr::{Day, Id, Text};
use crate::space::{Change, Edit};
use crate::ui::env::Env;
use crate::words::{PagePhrases, PanelLabel};

/// What a piece of the panel may do; every piece gets it as a prop.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// The way to act, and the words.
    pub env: Env,
    /// The page the panel stands beside.
    pub page: Page,
    /// The person's calendar day.
    pub today: Day,
    /// Who edits here.
    pub me: Option<Id>,
}

impl Desk {
    /// The words of the page.
    pub fn words(&self) -> &'static dyn PagePhrases {
        self.env.page_words()
    }

    /// Words of the panel, for an attribute.
    pub fn label(&self, label: PanelLabel) -> AttrValue {
        AttrValue::from(self.words().label(label))
    }

    /// Tells the app.
    pub fn act(&self, action: Action) {
        self.env.dispatch.emit(action);
    }

    /// Edits.
    pub fn edit(&self, edit: Edit) {
        self.act(Action::Edit(edit));
    }

    /// Changes one thing about an entity.
    pub fn change(&self, id: &Id, change: Change) {
        self.edit(Edit::Change { id: id.clone(), change });
    }

    /// Opens something in the panel, or closes the panel.
    pub fn open(&self, id: Option<&Id>) {
        self.act(Action::Go(Route { page: self.page, open: id.cloned() }));
    }

    /// Presses that open something.
    pub fn opener(&self, id: &Id) -> Callback<MouseEvent> {
        let (desk, id) = (self.clone(), id.clone());
        Callback::from(move |_event| desk.open(Some(&id)))
    }

    /// Presses that edit.
    pub fn editor(&self, edit: Edit) -> Callback<MouseEvent> {
        let desk = self.clone();
        Callback::from(move |_event| desk.edit(edit.clone()))
    }

    /// Changes made of a value.
    pub fn on<T: 'static>(&self, id: &Id, make: impl Fn(T) -> Change + 'static) -> Callback<T> {
        let (desk, id) = (self.clone(), id.clone());
        Callback::from(move |value| desk.change(&id, make(value)))
    }

    /// Changes made of a text; an empty one is nothing.
    pub fn on_text(&self, id: &Id, make: fn(Option<Text>) -> Change) -> Callback<AttrValue> {
        self.on(id, move |text: AttrValue| make(written(&text)))
    }
}

/// A text without the space round it; `None` where nothing is left.
pub fn written(text: &str) -> Option<Text> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}
