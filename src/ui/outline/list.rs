//! The blocks of the list that are drawn.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::desk::{Desk, Mode, RowAct};
use super::head::HeadLine;
use super::kr::KrLine;
use super::objective::ObjectiveLine;
use super::shared::SharedLine;
use super::trash::DeletedLine;
use super::view::block_element;
use crate::app::{Model, Session};
use crate::okr::{Id, Text};
use crate::query::outline::{
    Block, DeletedRow, Head, KrRow, ObjectiveRow, deleted_row, head, kr_row, kr_row_in, objective_row,
};
use crate::query::said;
use crate::ui::parts::{Glyph, icon};
use crate::words::Phrases;

/// Lines that were read and hold until something changes: scrolling reads none of them twice.
#[derive(Default)]
pub struct Lines {
    of: Option<Rc<Model>>,
    heads: BTreeMap<Id, Option<Rc<Head>>>,
    objectives: BTreeMap<Id, Option<Rc<ObjectiveRow>>>,
    key_results: BTreeMap<Id, Option<Rc<KrRow>>>,
    deleted: BTreeMap<Id, Option<Rc<DeletedRow>>>,
}

impl Lines {
    fn begin(&mut self, model: &Rc<Model>) {
        if !self.of.as_ref().is_some_and(|of| Rc::ptr_eq(of, model)) {
            *self = Self { of: Some(Rc::clone(model)), ..Self::default() };
        }
    }
}

/// What is at hand while the list is drawn.
pub struct Drawing<'a> {
    /// What the app knows.
    pub model: &'a Rc<Model>,
    /// The open workspace.
    pub session: &'a Session,
    /// The list.
    pub blocks: &'a [Block],
    /// What is open in it.
    pub desk: &'a Desk,
    /// The row that the Tab key reaches.
    pub current: Option<&'a Id>,
    /// What people do.
    pub act: &'a Callback<RowAct>,
    /// The phrases.
    pub words: &'static dyn Phrases,
    /// Lines that were read before.
    pub lines: &'a RefCell<Lines>,
}

impl Drawing<'_> {
    /// One block of the list.
    pub fn block(&self, idx: usize) -> Html {
        let Some(block) = self.blocks.get(idx) else { return Html::default() };
        self.lines.borrow_mut().begin(self.model);
        let inside = match block {
            Block::Unit { id, .. } | Block::Person { id, .. } => self.head(idx, id),
            Block::Unplaced => html! {
                <div class="unit"><h2 class="unit__name">{ self.words.in_no_unit() }</h2></div>
            },
            Block::Objective { id, key_results } => self.objective(idx, id, *key_results),
            Block::Loose { id } => html! { <div role="list">{ self.key_result(id) }</div> },
            Block::Deleted { id } => self.deleted(id),
        };
        let element = block_element(block);
        html! { <div key={element.clone()} id={element} class="block">{ inside }</div> }
    }

    fn head(&self, idx: usize, id: &Id) -> Html {
        let Session { space, filter, collapsed, .. } = self.session;
        let mut lines = self.lines.borrow_mut();
        let read = || head(space, id, filter, collapsed, self.model.today).map(Rc::new);
        let Some(head) = lines.heads.entry(id.clone()).or_insert_with(read).clone() else {
            return Html::default();
        };
        let stand = self.stand(id);
        let is_bare = !head.closed && !matches!(self.blocks.get(idx + 1), Some(Block::Objective { .. }));
        let name = Text::clone(&head.name);
        html! {
            <>
                <HeadLine {head} {stand} act={self.act.clone()} />
                if is_bare && !filter.is_on_besides_unit() {
                    { self.add_objective(Some(id.clone()), None, &name) }
                }
            </>
        }
    }

    fn objective(&self, idx: usize, id: &Id, n_shown: usize) -> Html {
        let Session { space, filter, collapsed, .. } = self.session;
        let row = {
            let mut lines = self.lines.borrow_mut();
            let read = || objective_row(space, id, collapsed, self.model.today).map(Rc::new);
            lines.objectives.entry(id.clone()).or_insert_with(read).clone()
        };
        let Some(row) = row else { return Html::default() };
        let is_objective = |idx: Option<usize>| {
            idx.and_then(|idx| self.blocks.get(idx))
                .is_some_and(|block| matches!(block, Block::Objective { .. }))
        };
        let follows = is_objective(idx.checked_sub(1));
        let is_last = !is_objective(Some(idx + 1));
        let home = space.objective(id).and_then(|objective| objective.home.clone());
        let home = home.filter(|home| space.node(home).is_some_and(|node| !node.deleted));
        let place = home.as_ref().and_then(|home| space.name_of(home)).unwrap_or_default();
        let stand = self.stand(id);
        html! {
            <>
                <ObjectiveLine row={Rc::clone(&row)} {stand} {follows} today={self.model.today} act={self.act.clone()} />
                if row.closed {
                    { self.closed(&row) }
                } else {
                    if n_shown > 0 || space.shared_with(id).next().is_some() {
                        <div role="list">
                            { for space.key_results_of(id).iter().take(n_shown).map(|kr| self.key_result(kr)) }
                            { for space.shared_with(id).map(|kr| self.shared(kr, id, stand.is_current)) }
                        </div>
                    }
                    { self.add_key_result(&row) }
                }
                if is_last && !filter.is_on_besides_unit() {
                    { self.add_objective(home, Some(id.clone()), &place) }
                }
            </>
        }
    }

    fn key_result(&self, id: &Id) -> Html {
        let space = &self.session.space;
        let row = {
            let mut lines = self.lines.borrow_mut();
            let read = || kr_row(space, id, self.model.today).map(Rc::new);
            lines.key_results.entry(id.clone()).or_insert_with(read).clone()
        };
        let Some(row) = row else { return Html::default() };
        let is_open = self.desk.mode == Mode::CheckIn(id.clone());
        let before = if is_open { said::before(space, id, self.model.today).map(Rc::new) } else { None };
        let stand = self.stand(id);
        html! { <KrLine key={id.to_string()} {row} {before} {stand} today={self.model.today} act={self.act.clone()} /> }
    }

    fn shared(&self, id: &Id, objective: &Id, is_near: bool) -> Html {
        let Some(row) = kr_row_in(&self.session.space, id, objective, self.model.today).map(Rc::new) else {
            return Html::default();
        };
        html! { <SharedLine key={format!("shared-{id}")} {row} {is_near} act={self.act.clone()} /> }
    }

    fn deleted(&self, id: &Id) -> Html {
        let mut lines = self.lines.borrow_mut();
        let read = || deleted_row(&self.session.space, id).map(Rc::new);
        let Some(row) = lines.deleted.entry(id.clone()).or_insert_with(read).clone() else {
            return Html::default();
        };
        let stand = self.stand(id);
        html! { <DeletedLine {row} {stand} today={self.model.today} act={self.act.clone()} /> }
    }

    fn stand(&self, id: &Id) -> super::desk::Stand {
        self.desk.stand(id, self.model.route.open.as_ref(), self.current)
    }

    fn closed(&self, row: &ObjectiveRow) -> Html {
        if row.key_results == 0 {
            return Html::default();
        }
        let (act, id) = (self.act.clone(), row.id.clone());
        let onclick = Callback::from(move |_event: MouseEvent| act.emit(RowAct::Toggle(id.clone())));
        html! {
            <div class="add">
                <button type="button" class="add__button" aria-expanded="false" {onclick}>
                    {icon(Glyph::ChevronRight)}
                    <span>{ self.words.show_key_results(row.key_results) }</span>
                </button>
            </div>
        }
    }

    fn add_key_result(&self, row: &ObjectiveRow) -> Html {
        if self.session.visit.is_some() {
            return Html::default();
        }
        let (act, id) = (self.act.clone(), row.id.clone());
        let onclick = Callback::from(move |_event: MouseEvent| act.emit(RowAct::AddKeyResult(id.clone())));
        html! {
            <div class="add">
                <button type="button" class="add__button" aria-label={self.words.add_key_result_to(&row.title)} {onclick}>
                    {icon(Glyph::Plus)}
                    <span>{ self.words.add_key_result() }</span>
                </button>
            </div>
        }
    }

    fn add_objective(&self, under: Option<Id>, after: Option<Id>, place: &str) -> Html {
        if self.session.visit.is_some() {
            return Html::default();
        }
        let act = self.act.clone();
        let onclick = Callback::from(move |_event: MouseEvent| {
            act.emit(RowAct::AddObjective(under.clone(), after.clone()));
        });
        html! {
            <div class="add add--objective">
                <button type="button" class="add__button" aria-label={self.words.add_objective_in(place)} {onclick}>
                    {icon(Glyph::Plus)}
                    <span>{ self.words.add_objective() }</span>
                </button>
            </div>
        }
    }
}
