//! Everything a person can do on the map, whether by pointer, by key or by a button.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::visit::VisitAction;
use crate::app::{Action, Model, Page, Route, Session};
use crate::okr::{Id, Text};
use crate::query::map::{Card, Hit, LinkLine, MapView, Picture, hang};
use crate::query::panel::{Refusal, refusal};
use crate::space::Edit;
use crate::ui::env::Env;
use crate::ui::outline::title_element;
use crate::words::{OnMap, PagePhrases};

use super::desk::{Desk, DeskMove, Doing, LinkLook, Task};
use super::stage::{self, StageRef};

/// The hand as it is now: every drawing of the page renews it.
pub type LatestHand = Rc<RefCell<Option<Hand>>>;

/// Everything that acts on the map.
#[derive(Clone)]
pub struct Hand {
    /// What the app knows.
    pub model: Rc<Model>,
    /// The picture.
    pub picture: Rc<Picture>,
    /// What the person is at.
    pub desk: Rc<Desk>,
    /// Changes that.
    pub moves: UseReducerDispatcher<Desk>,
    /// The way to act, and the words.
    pub env: Env,
    /// The camera.
    pub stage: StageRef,
}

impl Hand {
    /// The words of the page.
    pub fn words(&self) -> &'static dyn PagePhrases {
        self.env.page_words()
    }

    /// The open workspace.
    pub fn session(&self) -> Option<&Session> {
        self.model.session()
    }

    /// How the map is looked at.
    pub fn view(&self) -> MapView {
        self.session().map(|session| session.map.clone()).unwrap_or_default()
    }

    fn act(&self, action: Action) {
        self.env.dispatch.emit(action);
    }

    /// Looks at the map in another way.
    pub fn look(&self, view: MapView) {
        self.act(Action::LookAtMap(view));
    }

    /// A card by its number.
    pub fn card(&self, idx: usize) -> Option<&Card> {
        self.picture.cards.get(idx)
    }

    /// What a goal is called.
    pub fn name(&self, id: &Id) -> Text {
        let name = self.session().and_then(|session| session.space.name_of(id));
        name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| self.words().untitled().into())
    }

    /// The card that shows a goal: its own, or that of the objective it is a key result of.
    pub fn card_showing(&self, id: &Id) -> Option<usize> {
        self.picture.card_of(id).or_else(|| {
            let kr = self.session()?.space.key_result(id)?;
            self.picture.card_of(kr.objective.as_ref()?)
        })
    }

    /// The card the keys are at: where they were last, else what is open, else the first.
    pub fn at(&self) -> usize {
        let at = self.desk.at.as_ref().and_then(|id| self.picture.card_of(id));
        at.or_else(|| self.card_showing(self.model.route.open.as_ref()?)).unwrap_or(0)
    }

    /// Goes to a card with the keys; the map follows.
    pub fn go(&self, idx: usize) {
        let Some(card) = self.card(idx) else { return };
        self.moves.dispatch(DeskMove::At(card.id.clone()));
        stage::follow(&self.stage, idx);
        if let Some(task) = &self.desk.task {
            self.say_verdict(task.doing, &task.from, &card.id);
        }
    }

    /// Nearer or farther, around the card people are at.
    pub fn zoom(&self, times: f64) {
        let at = self.desk.at.as_ref().or(self.model.route.open.as_ref());
        stage::zoom(&self.stage, times, at.and_then(|id| self.card_showing(id)));
    }

    /// Opens a goal beside the map.
    pub fn open(&self, id: &Id) {
        if let Some(card) = self.card_showing(id).and_then(|idx| self.card(idx)) {
            self.moves.dispatch(DeskMove::At(card.id.clone()));
        }
        self.act(Action::Go(Route { page: Page::Map, open: Some(id.clone()) }));
    }

    /// What a hit stands for: the card's objective, or the key result of its line.
    pub fn goal_at(&self, hit: Hit) -> Option<Id> {
        match hit {
            Hit::Card(idx) => self.card(idx).map(|card| card.id.clone()),
            Hit::KeyResult { card, line } => {
                let card = self.card(card)?;
                // The last line may stand for several: then it is the card that is meant.
                let line = card.lines().get(line).map_or(&card.id, |line| &line.id);
                Some(line.clone())
            }
        }
    }

    /// Hides or shows what hangs below a card.
    pub fn toggle(&self, idx: usize) {
        let Some(card) = self.card(idx).filter(|card| card.hidden > 0 || !card.children.is_empty()) else {
            return;
        };
        let mut view = self.view();
        let collapsed = Rc::make_mut(&mut view.collapsed);
        if !collapsed.remove(&card.id) {
            collapsed.insert(card.id.clone());
        }
        self.moves.dispatch(DeskMove::At(card.id.clone()));
        self.look(view);
    }

    /// Hides what hangs below the goals of the second level (of the first, where there is no second), or
    /// shows everything.
    pub fn toggle_all(&self, is_open: bool) {
        let mut collapsed = BTreeSet::new();
        if !is_open {
            let heads = |level: usize| {
                let cards = self.picture.cards.iter();
                cards
                    .filter(move |card| card.level >= level && (!card.children.is_empty() || card.hidden > 0))
            };
            collapsed.extend(heads(2).map(|card| card.id.clone()));
            if collapsed.is_empty() {
                collapsed.extend(heads(1).map(|card| card.id.clone()));
            }
        }
        self.look(MapView { collapsed: Rc::new(collapsed), ..self.view() });
    }

    /// Shows only a card with its way up and everything below, or everything again.
    pub fn focus(&self, idx: Option<usize>) {
        let focus = idx.and_then(|idx| self.card(idx)).map(|card| card.id.clone());
        self.look(MapView { focus, ..self.view() });
    }

    /// Whether the map is only read.
    pub fn is_read(&self) -> bool {
        self.session().is_some_and(|session| session.visit.is_some())
    }

    /// Begins something at a card that the arrow keys go on with.
    pub fn begin(&self, doing: Doing, idx: usize) {
        if self.is_read() {
            return self.act(Action::Visit(VisitAction::Refused));
        }
        let Some(card) = self.card(idx) else { return };
        let name = self.name(&card.id);
        let hint = match doing {
            Doing::Link => self.words().linking(&name),
            Doing::Hang => self.words().hanging(&name),
        };
        let task = Task { doing, from: card.id.clone() };
        self.moves.dispatch(DeskMove::Begin(task, AttrValue::from(hint)));
    }

    /// What would be done, or why it cannot be, in words.
    pub fn verdict(&self, doing: Doing, from: &Id, onto: &Id) -> Result<(Edit, String), String> {
        let Some(session) = self.session() else { return Err(String::new()) };
        let (space, words, name) = (&session.space, self.words(), self.name(onto));
        if let Some(why) = refusal(space, from, onto) {
            // To be hung where it is aligned already is to become the shown parent of it.
            let is_named = doing == Doing::Hang && why == Refusal::Already;
            if !is_named {
                return Err(words.align_refused(&why));
            }
        }
        match doing {
            Doing::Link => {
                let edit = Edit::Align { from: from.clone(), to: onto.clone() };
                Ok((edit, words.would_link(&name)))
            }
            Doing::Hang => {
                let edit = hang(space, from, onto).or_else(|| named(session, from, onto));
                edit.map(|edit| (edit, words.would_hang(&name)))
                    .ok_or_else(|| words.on_map(OnMap::NotThere).to_owned())
            }
        }
    }

    /// Says what would be done, or why it cannot be.
    pub fn say_verdict(&self, doing: Doing, from: &Id, onto: &Id) {
        if from == onto {
            return;
        }
        match self.verdict(doing, from, onto) {
            Ok((_, said)) => self.moves.dispatch(DeskMove::Hint(Some(said.into()))),
            Err(why) => self.moves.dispatch(DeskMove::Refuse(why.into())),
        }
    }

    /// Does it; what cannot be is refused with its reason.
    pub fn carry_out(&self, doing: Doing, from: &Id, onto: &Id) {
        match self.verdict(doing, from, onto) {
            Ok((edit, _)) => {
                let asks =
                    self.model.session().is_some_and(|open| !open.space.is_within_one_unit(from, onto));
                let (from, onto) = (self.name(from), self.name(onto));
                let said = match doing {
                    Doing::Link if asks => self.words().proposed_on_map(&from, &onto),
                    Doing::Link => self.words().linked(&from, &onto),
                    Doing::Hang => self.words().hung(&from, &onto),
                };
                self.moves.dispatch(DeskMove::Over(Some(said.into())));
                self.act(Action::Edit(edit));
            }
            Err(why) => {
                self.moves.dispatch(DeskMove::Over(None));
                self.moves.dispatch(DeskMove::Refuse(why.into()));
            }
        }
    }

    /// Stops what was begun.
    pub fn stop(&self) {
        let said = self.words().on_map(OnMap::Stopped);
        self.moves.dispatch(DeskMove::Over(Some(said.into())));
    }

    /// The links at a card, those that it has itself first.
    pub fn links_at(&self, idx: usize) -> Vec<&LinkLine> {
        let own = self.picture.links.iter().filter(|link| link.from == idx);
        own.chain(self.picture.links.iter().filter(|link| link.to == idx && link.from != idx)).collect()
    }

    /// Goes to the next link of the card, or the one before.
    pub fn next_link(&self, by: isize) {
        let at = self.at();
        let links = self.links_at(at);
        let n = links.len();
        if n == 0 {
            let said = self.words().on_map(OnMap::NoLinks);
            self.moves.dispatch(DeskMove::Hint(Some(said.into())));
            return;
        }
        let now = links.iter().position(|link| Some(&link.link) == self.desk.link.as_ref());
        let next = match now {
            Some(now) => (now + n).wrapping_add_signed(by) % n,
            None if by < 0 => n - 1,
            None => 0,
        };
        let Some(link) = links.get(next) else { return };
        let title = |idx: usize| self.card(idx).map(|card| self.name(&card.id)).unwrap_or_default();
        let said = self.words().link_nth(next + 1, n, &title(link.from), &title(link.to));
        self.moves.dispatch(DeskMove::Link(Some(link.link.clone()), LinkLook::Marked));
        self.moves.dispatch(DeskMove::Hint(Some(said.into())));
    }

    /// Chooses a link and shows its facts.
    pub fn open_link(&self, link: Id) {
        self.moves.dispatch(DeskMove::Link(Some(link), LinkLook::Open));
    }

    /// Takes the chosen link off.
    pub fn remove_link(&self, link: Id) {
        if self.is_read() {
            return self.act(Action::Visit(VisitAction::Refused));
        }
        let said = self.words().on_map(OnMap::TakenOff);
        self.moves.dispatch(DeskMove::Link(None, LinkLook::Marked));
        self.moves.dispatch(DeskMove::Hint(Some(said.into())));
        self.act(Action::Edit(Edit::Unalign { link }));
        self.focus_tree();
    }

    /// Gives the keys to the tree, at the card they are at.
    pub fn focus_tree(&self) {
        if let Some(card) = self.card(self.at()) {
            crate::platform::dom::focus(&title_element(&card.id), crate::platform::dom::Caret::Keep);
        }
    }
}

/// The edit that shows a goal it is aligned to already as the parent.
fn named(session: &Session, from: &Id, onto: &Id) -> Option<Edit> {
    let link = session.space.links_from(from).find(|link| link.to == *onto)?;
    let parent = session.space.objective(from).and_then(|one| session.space.parent_of(one));
    (parent.as_ref() != Some(&link.to))
        .then(|| Edit::Change { id: from.clone(), change: crate::space::Change::Primary(Some(onto.clone())) })
}
