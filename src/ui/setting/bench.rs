//! What every piece of the page may do: speak, edit, open a goal beside the page.

use web_sys::MouseEvent;
use yew::{AttrValue, Callback};

use crate::app::{Action, Page, Route};
use crate::okr::{Day, Id, Moment, Text};
use crate::platform::clock;
use crate::query::setting;
use crate::space::{Edit, New, Place, Space};
use crate::ui::env::Env;
use crate::words::PagePhrases;

/// What a piece of the page may do; every piece gets it as a prop.
#[derive(Clone, PartialEq)]
pub struct Bench {
    /// The way to act, and the words.
    pub env: Env,
    /// The workspace.
    pub space: Space,
    /// The person's calendar day.
    pub today: Day,
    /// Who edits here.
    pub me: Option<Id>,
    /// The cycle that is shown.
    pub cycle: Id,
}

impl Bench {
    /// The words of the page.
    pub fn words(&self) -> &'static dyn PagePhrases {
        self.env.page_words()
    }

    /// Presses that tell the app something.
    pub fn presser(&self, action: Action) -> Callback<MouseEvent> {
        self.env.dispatch.reform(move |_event: MouseEvent| action.clone())
    }

    /// Presses that edit.
    pub fn editor(&self, edit: Edit) -> Callback<MouseEvent> {
        self.presser(Action::Edit(edit))
    }

    /// Presses that open a goal beside the page.
    pub fn opener(&self, id: &Id) -> Callback<MouseEvent> {
        self.presser(Action::Go(Route { page: Page::Setting, open: Some(id.clone()) }))
    }

    /// Presses that open a goal where one comments and asks.
    pub fn talker(&self, id: &Id) -> Callback<MouseEvent> {
        self.presser(Action::StartTalking(id.clone()))
    }

    /// Presses that publish the drafts among these goals, at the moment they are pressed.
    pub fn publisher(&self, goals: Vec<Id>) -> Callback<MouseEvent> {
        let (dispatch, space) = (self.env.dispatch.clone(), self.space.clone());
        Callback::from(move |_event| {
            if let Some(edit) = setting::publish(&space, &goals, Moment(clock::now_millis())) {
                dispatch.emit(Action::Edit(edit));
            }
        })
    }

    /// Presses that write a new goal of a unit or person.
    pub fn drafter(&self, home: &Id) -> Callback<MouseEvent> {
        let new = New::Objective { title: "".into(), cycle: Some(self.cycle.clone()) };
        self.presser(Action::Draft { new, place: setting::draft_place(&self.space, Some(home)) })
    }

    /// Presses that write a new key result of a goal.
    pub fn kr_drafter(&self, goal: &Id) -> Callback<MouseEvent> {
        let place =
            Place { under: Some(goal.clone()), after: self.space.key_results_of(goal).last().cloned() };
        self.presser(Action::Draft { new: New::KeyResult { title: "".into() }, place })
    }

    /// A title, or the word for a missing one.
    pub fn titled(&self, title: &Text) -> AttrValue {
        if title.is_empty() { self.words().untitled().into() } else { AttrValue::from(Text::clone(title)) }
    }

    /// Whether this is the person who edits here, where that is a person of the workspace.
    pub fn person(&self) -> Option<&Id> {
        self.me.as_ref().filter(|me| self.space.person(me).is_some())
    }
}
