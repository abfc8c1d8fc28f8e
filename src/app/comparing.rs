//! Comparing two states: which ones a person chose (rules D).

use std::rc::Rc;

use crate::file::Problem;
use crate::okr::{Day, Moment, Text};
use crate::space::Space;

use super::model::{Model, Phase};
use super::session::Session;

/// The two states that are compared.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparing {
    /// What it was; nothing is chosen at first.
    pub before: Option<State>,
    /// What it became.
    pub after: State,
    /// The side that waits for a file from the picker.
    pub picks: Option<Half>,
}

/// One of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Half {
    /// What it was.
    Before,
    /// What it became.
    After,
}

/// A state of a workspace.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum State {
    /// The open workspace as it is.
    #[default]
    Now,
    /// The open workspace at the end of a day.
    On {
        /// The day where the person is.
        day: Day,
        /// The moment at which it ends there, which only the browser knows (rule D8).
        until: Moment,
    },
    /// The open workspace as it was when its last copy was saved.
    Saved {
        /// When that was.
        at: Moment,
        /// The day where the person is.
        day: Day,
    },
    /// A file.
    File {
        /// Its name.
        name: Text,
        /// What it says.
        space: Box<Space>,
        /// What could not be used.
        problems: Rc<[Problem]>,
    },
}

/// What a person does on the page that compares.
#[derive(Clone, PartialEq, Debug)]
pub enum CompareAction {
    /// Chooses a state.
    Choose(Half, State),
    /// Chooses a file for one of the two: the next that is picked or dropped on the page.
    Pick(Half),
    /// Nothing was picked.
    PickNothing,
    /// Lets the two change places.
    Swap,
}

/// Something happened on the page that compares.
pub fn update(model: &mut Model, action: CompareAction) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let comparing = &mut session.comparing;
    match action {
        CompareAction::Choose(half, state) => {
            comparing.picks = None;
            match half {
                Half::Before => comparing.before = Some(state),
                Half::After => comparing.after = state,
            }
        }
        CompareAction::Pick(half) => comparing.picks = Some(half),
        CompareAction::PickNothing => comparing.picks = None,
        CompareAction::Swap => {
            if let Some(before) = &mut comparing.before {
                std::mem::swap(before, &mut comparing.after);
            }
        }
    }
}

impl Session {
    /// What a chosen state says.
    pub fn state(&self, state: &State) -> Space {
        let space = match state {
            State::Now => return self.space.clone(),
            State::On { until: at, .. } | State::Saved { at, .. } => Space::of(self.space.doc().as_of(*at)),
            State::File { space, .. } => Space::clone(space),
        };
        space.with_stand_ins(*self.space.stand_ins())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Doc;

    fn desk() -> Model {
        let mut ctx = crate::app::Ctx {
            now: Moment(0),
            today: Day::parse("2026-08-21").unwrap(),
            dice: crate::app::Dice::new([1; 8]),
        };
        let model = Model::new(ctx.today);
        crate::app::update(&mut ctx, model, crate::app::Action::StartEmpty { name: "Northwind".into() }).0
    }

    fn file(name: &str) -> State {
        State::File {
            name: name.into(),
            space: Box::new(Space::of(Doc::new("other"))),
            problems: Rc::from([]),
        }
    }

    #[test]
    fn d8_the_two_states_are_chosen_and_change_places() {
        let mut model = desk();
        update(&mut model, CompareAction::Swap);
        assert_eq!(model.session().unwrap().comparing, Comparing::default());
        update(&mut model, CompareAction::Pick(Half::Before));
        assert_eq!(model.session().unwrap().comparing.picks, Some(Half::Before));
        update(&mut model, CompareAction::PickNothing);
        assert_eq!(model.session().unwrap().comparing.picks, None, "the dialog was closed without a file");
        update(&mut model, CompareAction::Pick(Half::Before));
        let (one, other) = (file("a.json"), file("b.json"));
        update(&mut model, CompareAction::Choose(Half::Before, one.clone()));
        update(&mut model, CompareAction::Choose(Half::After, other.clone()));
        assert_eq!(model.session().unwrap().comparing.picks, None);
        update(&mut model, CompareAction::Swap);
        let comparing = &model.session().unwrap().comparing;
        assert_eq!((comparing.before.as_ref(), &comparing.after), (Some(&other), &one));
    }
}
