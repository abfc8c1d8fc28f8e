//! What a goal aligns to, and what aligns to it.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, LinkState, number};
use crate::query::panel::LinkRow;
use crate::space::codec::Word;
use crate::space::{Change, Edit, Space};
use crate::ui::parts::{
    ButtonKind, ButtonSize, Choice, Glyph, Menu, MenuEntry, Select, StatusShape, icon, plain_text,
    status_mark,
};
use crate::words::PanelLabel;

use super::bits::{NumberInput, Reads, section, word_choices};
use super::desk::Desk;
use super::pickers::{Among, Picker};

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
enum Side {
    Up,
    Down,
}

/// Both sides of a goal's alignment.
pub fn alignment(props: &AlignmentProps) -> Html {
    let desk = &props.desk;
    let on_choose = {
        let (desk, from) = (desk.clone(), props.of.clone());
        Callback::from(move |to: Id| desk.edit(Edit::Align { from: from.clone(), to }))
    };
    let rows = |rows: &Rc<Vec<LinkRow>>, side: Side| {
        html! {
            <ul class="links">
                {for rows.iter().map(|row| html! {
                    <LinkItem key={row.link.to_string()} of={props.of.clone()} row={Rc::new(row.clone())} {side}
                        may_lead={props.is_objective} desk={desk.clone()} />
                })}
            </ul>
        }
    };
    html! {
        <>
            {section(desk.label(PanelLabel::AlignsTo), None, html! { <>
                if props.up.is_empty() {
                    <p class="facts__empty">{desk.label(PanelLabel::HangsOnNothing)}</p>
                }
                {rows(&props.up, Side::Up)}
                <Picker id="panel-align" label={desk.label(PanelLabel::AlignTo)} among={Among::Targets(props.of.clone())}
                    space={props.space.clone()} desk={desk.clone()} {on_choose} />
            </> })}
            {section(desk.label(PanelLabel::AlignedToThis), None, html! { <>
                if props.down.is_empty() {
                    <p class="facts__empty">{desk.label(PanelLabel::NothingAligned)}</p>
                }
                {rows(&props.down, Side::Down)}
            </> })}
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LinkItemProps {
    of: Id,
    row: Rc<LinkRow>,
    side: Side,
    may_lead: bool,
    desk: Desk,
}

/// One link.
#[component]
fn LinkItem(props: &LinkItemProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let on_choose = {
        let (desk, of, row) = (desk.clone(), props.of.clone(), Rc::clone(row));
        Callback::from(move |chosen: AttrValue| match chosen.as_str() {
            "parent" => desk.change(&of, Change::Primary(Some(row.id.clone()))),
            _ => desk.edit(Edit::Unalign { link: row.link.clone() }),
        })
    };
    let mut entries = Vec::new();
    if props.side == Side::Up && props.may_lead && !row.is_parent {
        entries.push(MenuEntry::act("parent", desk.label(PanelLabel::MakeParent), Glyph::Flag));
    }
    entries.push(MenuEntry::act("off", desk.label(PanelLabel::TakeOff), Glyph::Close));
    let mark = match row.status {
        Some(status) => status_mark(StatusShape::from(status), Some(words.status_word(status))),
        None => icon(Glyph::Link),
    };
    let title = AttrValue::from(Rc::clone(&row.title));
    html! {
        <li class="link" data-status={row.status.map(|status| StatusShape::from(status).slug())}>
            {mark}
            if row.is_here {
                <button type="button" class="link__title" onclick={desk.opener(&row.id)}>{plain_text(title)}</button>
            } else {
                <span class="link__title">{plain_text(title)}{" "}{desk.label(PanelLabel::Missing)}</span>
            }
            <Menu id={format!("panel-link-{}", row.link)} label={desk.label(PanelLabel::LinkActs)} entries={Rc::from(entries)} {on_choose}
                kind={ButtonKind::Icon} size={ButtonSize::Small} />
            <div class="link__facts">{facts(props)}</div>
            if !row.around.is_empty() {
                <p class="link__facts link__facts--warn">
                    {desk.label(PanelLabel::Suspended)}{": "}<bdi>{words.loop_told(&row.around)}</bdi>
                </p>
            }
            {for row.extras.iter().map(|(name, value)| html! {
                <p class="link__facts" key={name.to_string()}><bdi>{format!("{name}: {value}")}</bdi></p>
            })}
        </li>
    }
}

/// Where the other end stands, how far the two sides have got, and whether it counts.
fn facts(props: &LinkItemProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let place: Vec<String> = [row.place.as_deref(), row.cycle.as_deref()]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .chain(row.is_key_result.then(|| words.key_result().to_owned()))
        .chain(row.progress.map(|share| number::shown(share, 2)))
        .chain(
            (row.is_parent && props.side == Side::Up).then(|| words.label(PanelLabel::IsParent).to_owned()),
        )
        .collect();
    let counts: Rc<[Choice]> = Rc::from([
        Choice::new("contributes", words.label(PanelLabel::Contributes)),
        Choice::new("supports", words.label(PanelLabel::Supports)),
    ]);
    let on_counts = desk.on(&row.link, |word: AttrValue| Change::Counts(word == "contributes"));
    let on_state = desk
        .on(&row.link, |word: AttrValue| Change::LinkState(LinkState::from_word(&word).unwrap_or_default()));
    let name = |what: PanelLabel| AttrValue::from(format!("{}: {}", words.label(what), row.title));
    html! {
        <>
            <bdi>{place.join(" · ")}</bdi>
            <span class="link__choices">
                <Select id={format!("panel-link-state-{}", row.link)} label={name(PanelLabel::LinkActs)} value={row.state.word()}
                    choices={word_choices(None, |state: LinkState| words.link_state_word(state))} on_choose={on_state} class="select--bare" />
                if row.may_count {
                    <Select id={format!("panel-link-counts-{}", row.link)} label={name(PanelLabel::Contributes)} choices={counts}
                        value={if row.counts { "contributes" } else { "supports" }} on_choose={on_counts} class="select--bare" />
                    if row.counts {
                        <NumberInput id={format!("panel-link-weight-{}", row.link)} label={words.weight()} value={row.weight}
                            on_change={desk.on(&row.link, Change::Weight)} desk={desk.clone()} reads={Reads::Share}
                            placeholder={AttrValue::from(words.weight())} />
                    }
                } else {
                    <span>{words.label(PanelLabel::Supports)}</span>
                }
            </span>
        </>
    }
}
