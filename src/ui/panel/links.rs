//! What a goal aligns to, and what aligns to it: each a proposal that two sides talk about.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{CountsAs, Id, LinkState, number};
use crate::query::asks::Terms;
use crate::query::panel::{LinkRow, LinkSaid};
use crate::space::{Change, Edit, Space};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Glyph, Menu, MenuEntry, Select, StatusShape, icon, plain_text,
    status_mark,
};
use crate::words::PanelLabel;

use super::bits::{NumberInput, Reads, section};
use super::desk::Desk;
use super::link_acts::{LinkActs, link_state};
use super::link_thread::{LoopProps, ThreadProps, broken_loop, thread};
use super::pickers::{Among, Picker};
use super::stance::{Ends, Stance, names, to_link};

/// What [`alignment`] shows.
pub struct AlignmentProps {
    /// The goal.
    pub of: Id,
    /// Whether it is an objective, which can have a parent.
    pub is_objective: bool,
    /// What it aligns to.
    pub up: Rc<Vec<LinkRow>>,
    /// What aligns to it.
    pub down: Rc<Vec<LinkRow>>,
    /// The desk.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
}

/// Which end of a link the other goal is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What this goal aligns to.
    Up,
    /// What aligns to this goal.
    Down,
}

/// Both sides of a goal's alignment.
pub fn alignment(props: &AlignmentProps) -> Html {
    let desk = &props.desk;
    let on_choose = {
        let (desk, from) = (desk.clone(), props.of.clone());
        Callback::from(move |to: Id| desk.edit(Edit::Align { from: from.clone(), to }))
    };
    // What a key result is shared with stands in a section of its own.
    let up: Vec<&LinkRow> = props.up.iter().filter(|row| row.counts_as != CountsAs::Shares).collect();
    let down: Vec<&LinkRow> = props.down.iter().collect();
    html! {
        <>
            {section(desk.label(PanelLabel::AlignsTo), None, html! { <>
                if up.is_empty() {
                    <p class="facts__empty">{desk.label(PanelLabel::HangsOnNothing)}</p>
                }
                {link_rows(&up, Side::Up, props)}
                <Picker id="panel-align" label={desk.label(PanelLabel::AlignTo)} among={Among::Targets(props.of.clone())}
                    space={props.space.clone()} desk={desk.clone()} {on_choose} />
            </> })}
            {section(desk.label(PanelLabel::AlignedToThis), None, html! { <>
                if down.is_empty() {
                    <p class="facts__empty">{desk.label(PanelLabel::NothingAligned)}</p>
                }
                {link_rows(&down, Side::Down, props)}
            </> })}
        </>
    }
}

/// Links, one below the other.
pub fn link_rows(rows: &[&LinkRow], side: Side, props: &AlignmentProps) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="links">
            {for rows.iter().map(|row| html! {
                <LinkItem key={row.link.to_string()} of={props.of.clone()} row={Rc::new((*row).clone())} {side}
                    may_lead={props.is_objective} space={props.space.clone()} desk={props.desk.clone()} />
            })}
        </ul>
    }
}

/// What one link shows.
#[derive(Properties, PartialEq)]
pub struct LinkItemProps {
    /// The goal whose panel it is.
    pub of: Id,
    /// The link, seen from it.
    pub row: Rc<LinkRow>,
    /// Which end the other goal is.
    pub side: Side,
    /// Whether this goal can have a parent.
    pub may_lead: bool,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

impl LinkItemProps {
    /// The lower and the upper end.
    pub fn ends(&self) -> (&Id, &Id) {
        match self.side {
            Side::Up => (&self.of, &self.row.id),
            Side::Down => (&self.row.id, &self.of),
        }
    }

    fn stance(&self) -> Stance {
        let (from, to) = self.ends();
        to_link(&self.space, &Ends { from, to, turn: self.row.turn }, self.desk.me.as_ref())
    }

    /// Id of the element that has the focus when nothing else of the link is left.
    pub fn home(&self) -> AttrValue {
        AttrValue::from(format!("link-title-{}", self.row.link))
    }
}

/// One link: its other end, how far its two sides have got, what can be answered, and what was said.
#[component]
fn LinkItem(props: &LinkItemProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_event: MouseEvent| is_open.set(!*is_open))
    };
    let mark = match row.status {
        Some(status) => status_mark(StatusShape::from(status), Some(words.status_word(status))),
        None => icon(Glyph::Link),
    };
    let title = AttrValue::from(Rc::clone(&row.title));
    let (from, to) = props.ends();
    let thread_id = format!("link-thread-{}", row.link);
    let said = row.thread.len() + row.asks.len();
    html! {
        <li class="link" data-status={row.status.map(|status| StatusShape::from(status).slug())}>
            {mark}
            if row.is_here {
                <button type="button" class="link__title" id={props.home()} onclick={desk.opener(&row.id)}>{plain_text(title)}</button>
            } else {
                <span class="link__title" id={props.home()} tabindex="-1">{plain_text(title)}{" "}{desk.label(PanelLabel::Missing)}</span>
            }
            {menu(props)}
            <div class="link__facts"><bdi>{place(props)}</bdi></div>
            <div class="link__tie">
                {link_state(row.state, desk)}
                {told(props)}
                {Button::new(AttrValue::from(said.to_string()), toggle).kind(if said == 0 { ButtonKind::Icon } else { ButtonKind::Quiet })
                    .size(ButtonSize::Small).glyph(Glyph::Comment).name(Some(AttrValue::from(words.thread_of(said)))).hint(Some(desk.label(PanelLabel::LinkOpens)))
                    .expanded(Some(*is_open)).controls(is_open.then(|| AttrValue::from(thread_id.clone()))).view()}
            </div>
            {terms(props)}
            if !row.around.is_empty() {
                {broken_loop(&LoopProps { row: Rc::clone(row), space: props.space.clone(), desk: desk.clone() })}
            }
            <div class="link__more">
                <LinkActs link={row.link.clone()} from={from.clone()} to={to.clone()} state={row.state}
                    terms={Terms { counts: row.counts_as, weight: row.weight }} stance={props.stance()} home={props.home()}
                    space={props.space.clone()} desk={desk.clone()} />
                if *is_open {
                    {thread(&ThreadProps { id: thread_id, row: Rc::clone(row), space: props.space.clone(), desk: desk.clone() })}
                }
            </div>
            {for row.extras.iter().map(|(name, value)| html! {
                <p class="link__facts" key={name.to_string()}><bdi>{format!("{name}: {value}")}</bdi></p>
            })}
        </li>
    }
}

fn menu(props: &LinkItemProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let (from, to) = props.ends();
    let on_choose = {
        let (desk, of, row) = (desk.clone(), props.of.clone(), Rc::clone(row));
        let (from, to) = (from.clone(), to.clone());
        let answer = move |state: LinkState| Edit::AnswerLink { link: row.link.clone(), state, text: None };
        let (link, upper) = (props.row.link.clone(), props.row.id.clone());
        Callback::from(move |chosen: AttrValue| match chosen.as_str() {
            "parent" => desk.change(&of, Change::Primary(Some(upper.clone()))),
            "accept" => desk.edit(answer(LinkState::Accepted)),
            "decline" => desk.edit(answer(LinkState::Declined)),
            "again" => desk.edit(Edit::Align { from: from.clone(), to: to.clone() }),
            _ => desk.edit(Edit::Unalign { link: link.clone() }),
        })
    };
    let mut entries = Vec::new();
    let is_supported = row.counts_as != CountsAs::Shares;
    if props.side == Side::Up && props.may_lead && !row.is_parent && row.state != LinkState::Declined {
        entries.push(MenuEntry::act("parent", desk.label(PanelLabel::MakeParent), Glyph::Flag));
    }
    match row.state {
        LinkState::Accepted => {
            entries.push(MenuEntry::act("decline", desk.label(PanelLabel::SendDecline), Glyph::Close));
        }
        LinkState::Declined => {
            entries.push(MenuEntry::act("again", desk.label(PanelLabel::ProposeAgain), Glyph::Restore));
        }
        LinkState::Proposed | LinkState::Discussed | LinkState::Countered => {
            entries.push(MenuEntry::act("accept", desk.label(PanelLabel::Accept), Glyph::Check));
        }
    }
    let off = if is_supported { PanelLabel::TakeOff } else { PanelLabel::ShareNoLonger };
    entries.push(MenuEntry::act("off", desk.label(off), Glyph::Minus));
    html! {
        <Menu id={format!("panel-link-{}", row.link)} label={AttrValue::from(desk.words().row_menu(&row.title))} entries={Rc::from(entries)}
            {on_choose} kind={ButtonKind::Icon} size={ButtonSize::Small} />
    }
}

/// Where the other end stands.
fn place(props: &LinkItemProps) -> String {
    let row = &props.row;
    let words = props.desk.words();
    let is_parent = row.is_parent && props.side == Side::Up;
    let is_shared = row.counts_as == CountsAs::Shares && props.side == Side::Down;
    let pieces: Vec<String> = [row.place.as_deref(), row.cycle.as_deref()]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .chain(row.is_key_result.then(|| {
            if is_shared { words.label(PanelLabel::Shares).to_owned() } else { words.key_result().to_owned() }
        }))
        .chain(row.progress.map(|share| number::shown(share, 2)))
        .chain(is_parent.then(|| words.label(PanelLabel::IsParent).to_owned()))
        .collect();
    pieces.join(" · ")
}

/// Who has to answer next, or who proposed it and when.
fn told(props: &LinkItemProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let turn = row.turn.map(|_| match (props.stance(), &desk.me) {
        (Stance::Asked, Some(_)) => words.label(PanelLabel::YourTurn).to_owned(),
        (_, _) => words.waits_for(&names(&row.waits_for)),
    });
    let first = row.thread.iter().find(|step| step.what == LinkSaid::Proposed);
    let proposed = first.map(|step| {
        let by = step.by.as_ref().map(|party| &*party.name);
        words.proposed(by, &words.by_at(None, step.at, desk.today))
    });
    html! {
        <span class="link__told">
            if let Some(turn) = turn {
                <bdi>{turn}</bdi>
            }
            if let Some(proposed) = proposed {
                <bdi class="link__since">{proposed}</bdi>
            }
        </span>
    }
}

/// Whether it counts, and with what weight: to be edited once both sides agreed, to be read while they talk.
fn terms(props: &LinkItemProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let told = words.terms_told(row.counts_as, row.weight);
    if row.state != LinkState::Accepted || row.counts_as == CountsAs::Supports && !row.may_count {
        return html! { <div class="link__facts">{told}</div> };
    }
    let counts: Rc<[Choice]> = Rc::from([
        Choice::new("contributes", words.label(PanelLabel::Contributes)),
        Choice::new("supports", words.label(PanelLabel::Supports)),
    ]);
    let on_counts = desk.on(&row.link, |word: AttrValue| Change::Counts(word == "contributes"));
    let name = |what: PanelLabel| AttrValue::from(format!("{}: {}", words.label(what), row.title));
    let value = if row.counts_as == CountsAs::Supports { "supports" } else { "contributes" };
    html! {
        <div class="link__facts link__choices">
            if row.counts_as == CountsAs::Shares {
                <span>{desk.label(PanelLabel::Shares)}</span>
            } else {
                <Select id={format!("panel-link-counts-{}", row.link)} label={name(PanelLabel::Terms)} choices={counts} {value}
                    on_choose={on_counts} class="select--bare" />
            }
            if row.counts_as != CountsAs::Supports {
                <label class="link__weight">
                    <span>{words.weight()}</span>
                    <NumberInput id={format!("panel-link-weight-{}", row.link)} label={name(PanelLabel::WeightOf)} value={row.weight}
                        on_change={desk.on(&row.link, Change::Weight)} desk={desk.clone()} reads={Reads::Share}
                        placeholder={desk.label(PanelLabel::WeightEqual)} />
                </label>
            }
            if row.weight == Some(0.0) && row.counts_as != CountsAs::Supports {
                <span class="link__nothing">{desk.label(PanelLabel::CountsNothing)}</span>
            }
        </div>
    }
}
