//! What people do with rows, by key, by pointer or by menu, and what that means for the workspace.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::AttrValue;
use yew::Callback;
use yew::UseReducerDispatcher;

use super::desk::{Desk, DeskMove, Drag, Mode, RowAct, TitleEnd};
use super::view::{View, Wish};
use crate::app::changing::ChangingAction;
use crate::app::command::Command;
use crate::app::sharing::Form;
use crate::app::visit::VisitAction;
use crate::app::{Action, Model, Page, Route, Session};
use crate::okr::{Id, Stage};
use crate::query::outline::Block;
use crate::query::rows::{self, Step};
use crate::query::{Way, current_cycle, landing, moved};
use crate::space::share::What;
use crate::space::{Change, Edit, New, Place};
use crate::ui::share::opens;

/// Everything that is at hand when something happens to a row.
#[derive(Clone)]
pub struct Hand {
    /// What the app knows.
    pub model: Rc<Model>,
    /// The list.
    pub blocks: Rc<[Block]>,
    /// What is open in it.
    pub desk: Rc<Desk>,
    /// Changes that.
    pub moves: UseReducerDispatcher<Desk>,
    /// Tells the app.
    pub dispatch: Callback<Action>,
    /// The window on the list.
    pub view: Rc<RefCell<View>>,
    /// Draws the list again.
    pub redraw: Callback<()>,
    /// The list's element.
    pub list: Option<Element>,
}

impl Hand {
    fn session(&self) -> Option<&Session> {
        self.model.session()
    }

    fn edit(&self, edit: Edit) {
        self.dispatch.emit(Action::Edit(edit));
    }

    /// Sees to it that a row is seen once the list is drawn again.
    pub fn wish(&self, wish: Wish) {
        if let Ok(mut view) = self.view.try_borrow_mut() {
            view.wish = Some(wish);
        }
        self.redraw.emit(());
    }

    /// Gives a row the focus.
    pub fn go_to(&self, id: Id) {
        self.moves.dispatch(DeskMove::At(id.clone()));
        self.wish(Wish::Focus(id));
    }

    /// Opens a title to be written, and sees to it that it is seen.
    pub fn rename(&self, id: Id) {
        if self.session().is_some_and(|session| session.space.is_hidden(&id)) {
            return self.open(&id);
        }
        self.moves.dispatch(DeskMove::Open(Mode::Rename(id.clone())));
        self.wish(Wish::Show(id));
    }

    fn open(&self, id: &Id) {
        self.dispatch.emit(Action::Go(Route { page: Page::Outline, open: Some(id.clone()) }));
    }

    fn check_in(&self, id: &Id) {
        if self.session().is_some_and(|session| session.space.key_result(id).is_some()) {
            self.moves.dispatch(DeskMove::Open(Mode::CheckIn(id.clone())));
            self.wish(Wish::Show(id.clone()));
        }
    }

    fn add_objective(&self, under: Option<Id>, after: Option<Id>) {
        let Some(session) = self.session() else { return };
        let cycle = session.filter.cycle.clone().or_else(|| current_cycle(&session.space, self.model.today));
        let new = New::Objective { title: "".into(), cycle };
        self.dispatch.emit(Action::Add { new, place: Place { under, after } });
    }

    fn add_key_result(&self, objective: Id, after: Option<Id>) {
        let new = New::KeyResult { title: "".into() };
        self.dispatch.emit(Action::Add { new, place: Place { under: Some(objective), after } });
    }

    /// A new line after this one: of its own kind, or the first objective of a unit or person.
    fn add_after(&self, id: &Id) {
        let Some(session) = self.session() else { return };
        let space = &session.space;
        if let Some(kr) = space.key_result(id) {
            if let Some(objective) = kr.objective.clone() {
                self.add_key_result(objective, Some(id.clone()));
            }
        } else if let Some(objective) = space.objective(id) {
            self.add_objective(objective.home.clone(), Some(id.clone()));
        } else if space.unit(id).is_some() || space.person(id).is_some() {
            self.add_objective(Some(id.clone()), None);
        }
    }

    /// A new objective where the person is: after the objective of this row, else in the unit that is
    /// shown, else with the person who edits, else in the first unit.
    pub fn new_objective(&self, at: Option<&Id>) {
        let Some(session) = self.session() else { return };
        let space = &session.space;
        let at = at.or(self.desk.at.as_ref()).filter(|id| rows::block_of(space, &self.blocks, id).is_some());
        let Some(id) = at else {
            let me = session.me().filter(|me| space.person(me).is_some()).cloned();
            let home = session.filter.unit.clone().or(me).or_else(|| space.units_of(None).first().cloned());
            let last = space.objectives_of(home.as_ref()).last().cloned();
            return self.add_objective(home, last);
        };
        match space.key_result(id).and_then(|kr| kr.objective.clone()) {
            Some(objective) => self.add_after(&objective),
            None => self.add_after(id),
        }
    }

    fn delete(&self, id: &Id) {
        let Some(session) = self.session() else { return };
        let heir = rows::heir(&session.space, &self.blocks, id);
        self.edit(Edit::Delete { id: id.clone() });
        if let Some(heir) = heir {
            self.go_to(heir);
        }
    }

    fn shift(&self, id: &Id, way: Way) {
        let Some(session) = self.session() else { return };
        if let Some(edit) = moved(&session.space, id, way) {
            self.edit(edit);
            // A row that moved in the page has lost the focus.
            self.go_to(id.clone());
        }
    }

    fn step(&self, id: &Id, step: Step) {
        let Some(session) = self.session() else { return };
        if let Some(next) = rows::neighbour(&session.space, &self.blocks, Some(id), step) {
            self.go_to(next);
        }
    }

    /// Says that this is only read, where it is.
    fn refuses(&self) -> bool {
        let is_read = self.session().is_some_and(|session| session.visit.is_some());
        if is_read {
            self.dispatch.emit(Action::Visit(VisitAction::Refused));
        }
        is_read
    }

    /// Carries out a command on a row; `false` where it means nothing there.
    pub fn command(&self, command: Command, id: &Id) -> bool {
        if edits(command) && self.refuses() {
            return true;
        }
        if self.session().is_some_and(|session| session.filter.trash) {
            match command {
                Command::Previous => self.step(id, Step::Previous),
                Command::Next => self.step(id, Step::Next),
                _ => return false,
            }
            return true;
        }
        match command {
            Command::Previous => self.step(id, Step::Previous),
            Command::Next => self.step(id, Step::Next),
            Command::Rename if self.desk.written.as_ref() == Some(id) => self.add_after(id),
            Command::Rename => self.rename(id.clone()),
            Command::NewAfter => self.add_after(id),
            Command::NewObjective => self.new_objective(Some(id)),
            Command::CheckIn => self.check_in(id),
            Command::OpenPanel => self.open(id),
            Command::Toggle => self.dispatch.emit(Action::Toggle(id.clone())),
            Command::MoveUp => self.shift(id, Way::Up),
            Command::MoveDown => self.shift(id, Way::Down),
            Command::Indent => self.shift(id, Way::In),
            Command::Outdent => self.shift(id, Way::Out),
            Command::Delete => self.delete(id),
            Command::Undo
            | Command::Redo
            | Command::Save
            | Command::SaveAs
            | Command::Open
            | Command::Search
            | Command::Go(_)
            | Command::SayWhy
            | Command::Help
            | Command::Close
            | Command::Map(_)
            | Command::Question(_) => return false,
        }
        true
    }

    /// Carries out what was done to a row.
    pub fn act(&self, act: RowAct) {
        match act {
            RowAct::Rename(id) if self.session().is_some_and(|session| session.visit.is_some()) => {
                self.open(&id);
            }
            RowAct::Rename(id) => self.rename(id),
            RowAct::Titled(id, title) => {
                let title = title.as_str().into();
                self.edit(Edit::Change { id, change: Change::Title(title) });
            }
            RowAct::TitleEntered(id, TitleEnd::First) => {
                self.moves.dispatch(DeskMove::Written(id.clone()));
                self.wish(Wish::Focus(id));
            }
            RowAct::TitleEntered(id, TitleEnd::Other) => {
                self.moves.dispatch(DeskMove::Close(Mode::Rename(id.clone())));
                self.go_to(id);
            }
            RowAct::Left(id) => {
                self.moves.dispatch(DeskMove::Open(Mode::Rest));
                self.go_to(id);
            }
            RowAct::TitleBlurred(id) => self.moves.dispatch(DeskMove::Close(Mode::Rename(id))),
            RowAct::CheckIn(id) if !self.refuses() => self.check_in(&id),
            RowAct::CheckIn(_) => {}
            RowAct::CheckedIn(id, check_in) => {
                self.edit(Edit::CheckIn { of: id.clone(), check_in });
                self.moves.dispatch(DeskMove::Close(Mode::CheckIn(id.clone())));
                self.go_to(id);
            }
            RowAct::Open(id) => self.open(&id),
            RowAct::Toggle(id) => self.dispatch.emit(Action::Toggle(id)),
            RowAct::AddKeyResult(objective) => {
                let Some(session) = self.session() else { return };
                let last = session.space.key_results_of(&objective).last().cloned();
                self.add_key_result(objective, last);
            }
            RowAct::AddObjective(under, after) => self.add_objective(under, after),
            RowAct::Chosen(id, what) => self.chosen(&id, &what),
            RowAct::Restore(id) => {
                let Some(session) = self.session() else { return };
                let heir = rows::heir(&session.space, &self.blocks, &id);
                self.edit(Edit::Restore { id });
                if let Some(heir) = heir {
                    self.go_to(heir);
                }
            }
            // The page begins the dragging: it holds the listeners.
            RowAct::Grab(_, _) => {}
        }
    }

    fn chosen(&self, id: &Id, what: &AttrValue) {
        if what == "align" {
            self.dispatch.emit(Action::StartAligning(id.clone()));
            return;
        }
        if what == "share" {
            let is_goal = self.session().is_some_and(|session| session.space.objective(id).is_some());
            self.dispatch.emit(if is_goal {
                opens(What::Goals(vec![id.clone()]), Form::Link)
            } else {
                opens(What::Part { unit: Some(id.clone()), cycle: None }, Form::File)
            });
            return;
        }
        let stage = match what.as_str() {
            "postpone" => Some(Stage::Postponed),
            "drop" => Some(Stage::Dropped),
            "resume" => Some(Stage::Published { at: None }),
            _ => None,
        };
        if let Some(stage) = stage {
            return self.edit(Edit::Change { id: id.clone(), change: Change::Stage(stage) });
        }
        if what == "hand" {
            return self.dispatch.emit(Action::Changing(ChangingAction::Hand(Some(id.clone()))));
        }
        let command = match what.as_str() {
            "open" => Command::OpenPanel,
            "rename" => Command::Rename,
            "check-in" => Command::CheckIn,
            "after" => Command::NewAfter,
            "toggle" => Command::Toggle,
            "up" => Command::MoveUp,
            "down" => Command::MoveDown,
            "in" => Command::Indent,
            "out" => Command::Outdent,
            "delete" => Command::Delete,
            _ => return,
        };
        self.command(command, id);
    }

    /// Shows where something that is dragged would land.
    pub fn drag_over(&self, id: &Id, onto: Option<(&Id, f64)>) {
        let Some(session) = self.session() else { return };
        let landing =
            onto.and_then(|(onto, part)| landing(&session.space, &session.collapsed, id, onto, part));
        let landing = landing.map(|landing| (landing.row, landing.side));
        self.moves.dispatch(DeskMove::Drag(Some(Drag { id: id.clone(), landing })));
    }

    /// Lets go of what was dragged, over a row or over nothing.
    pub fn drop_on(&self, id: &Id, onto: Option<(&Id, f64)>) {
        self.moves.dispatch(DeskMove::Drag(None));
        let Some(session) = self.session() else { return };
        let landing =
            onto.and_then(|(onto, part)| landing(&session.space, &session.collapsed, id, onto, part));
        if let Some(landing) = landing {
            self.edit(landing.edit);
            self.go_to(id.clone());
        }
    }
}

/// Whether a command on a row changes what is written.
fn edits(command: Command) -> bool {
    match command {
        Command::Rename
        | Command::NewAfter
        | Command::NewObjective
        | Command::CheckIn
        | Command::MoveUp
        | Command::MoveDown
        | Command::Indent
        | Command::Outdent
        | Command::Delete => true,
        Command::Undo
        | Command::Redo
        | Command::Save
        | Command::SaveAs
        | Command::Open
        | Command::Search
        | Command::Go(_)
        | Command::SayWhy
        | Command::Help
        | Command::Close
        | Command::OpenPanel
        | Command::Previous
        | Command::Next
        | Command::Toggle
        | Command::Map(_)
        | Command::Question(_) => false,
    }
}
