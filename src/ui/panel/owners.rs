//! Who answers for a goal, and the lists of names that look like it.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Owner, Text};
use crate::query::panel::{Named, OwnerRow};
use crate::space::{Change, Space};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, avatar, plain_text, removable_chip};
use crate::words::PanelLabel;

use super::bits::{AddFieldProps, NumberInput, Reads, add_field};
use super::desk::{Desk, written};
use super::pickers::{Among, Picker};

/// What [`owners_field`] shows.
pub struct OwnersFieldProps {
    /// The objective or key result.
    pub id: Id,
    /// Its owners.
    pub owners: Vec<OwnerRow>,
    /// Who answers for it where nobody else does.
    pub taken: Vec<Text>,
    /// The desk.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
}

/// Several owners, each with a share where one was said; people and units, or only names.
pub fn owners_field(props: &OwnersFieldProps) -> Html {
    let desk = &props.desk;
    let standing: Rc<[Owner]> = props.owners.iter().map(|row| row.owner.clone()).collect();
    let add = {
        let (desk, id, standing) = (desk.clone(), props.id.clone(), Rc::clone(&standing));
        Callback::from(move |owner: Owner| {
            if !standing.iter().any(|own| own.who == owner.who) {
                let all = standing.iter().cloned().chain([owner]).collect();
                desk.change(&id, Change::Owners(all));
            }
        })
    };
    let on_choose = add.reform(|id: Id| Owner::known(id));
    let on_free = add.reform(|name: AttrValue| Owner::named(name.as_str()));
    html! {
        <div class="owners">
            {for props.owners.iter().enumerate().map(|(at, row)| owner(props, &standing, at, row))}
            if props.owners.is_empty() && !props.taken.is_empty() {
                <p class="facts__empty">
                    {plain_text(props.taken.join(", "))}{" "}{desk.words().label(PanelLabel::SameAsObjective)}
                </p>
            }
            <Picker id="panel-owner-add" label={desk.label(PanelLabel::AddOwner)} among={Among::PeopleAndUnits}
                space={props.space.clone()} desk={desk.clone()} {on_choose} {on_free} />
        </div>
    }
}

fn owner(props: &OwnersFieldProps, standing: &Rc<[Owner]>, at: usize, row: &OwnerRow) -> Html {
    let desk = &props.desk;
    let all_but = {
        let standing = Rc::clone(standing);
        move |owner: Option<Owner>| -> Vec<Owner> {
            let before = standing.iter().take(at).cloned();
            before.chain(owner).chain(standing.iter().skip(at + 1).cloned()).collect()
        }
    };
    let remove = {
        let edit = crate::space::Edit::Change { id: props.id.clone(), change: Change::Owners(all_but(None)) };
        desk.editor(edit)
    };
    let own = row.owner.clone();
    let on_share = desk.on(&props.id, move |share: Option<f64>| {
        Change::Owners(all_but(Some(Owner { share, ..own.clone() })))
    });
    let name = AttrValue::from(Rc::clone(&row.name));
    html! {
        <div class="owner" key={format!("{at} {}", row.name)}>
            {avatar(&name)}
            <span class="owner__name">{plain_text(name.clone())}</span>
            if props.owners.len() > 1 || row.owner.share.is_some() {
                <span class="owner__share">
                    <NumberInput id={format!("panel-share-{at}")} label={desk.label(PanelLabel::ShareOf)} value={row.owner.share}
                        on_change={on_share} desk={desk.clone()} reads={Reads::Percent} placeholder="–" />
                </span>
            }
            {Button::new(desk.words().remove_named(&row.name), remove)
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Close).edits().view()}
        </div>
    }
}

/// What [`joint_field`] shows.
pub struct JointFieldProps {
    /// The objective.
    pub id: Id,
    /// Units that share it.
    pub joint: Vec<Named>,
    /// The desk.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
}

/// Units that share an objective.
pub fn joint_field(props: &JointFieldProps) -> Html {
    let desk = &props.desk;
    let ids: Rc<[Id]> = props.joint.iter().map(|unit| unit.id.clone()).collect();
    let on_choose = {
        let ids = Rc::clone(&ids);
        desk.on(&props.id, move |id: Id| {
            let known = ids.iter().filter(|own| **own != id).cloned();
            Change::Joint(known.chain([id.clone()]).collect())
        })
    };
    html! {
        <div class="tags">
            {for props.joint.iter().map(|unit| {
                let (ids, gone) = (Rc::clone(&ids), unit.id.clone());
                let on_remove = desk.on(&props.id, move |()| {
                    Change::Joint(ids.iter().filter(|own| **own != gone).cloned().collect())
                });
                removable_chip(unit.id.as_str(), &unit.name, &on_remove, desk.words().remove_named(&unit.name))
            })}
            <Picker id="panel-joint-add" label={desk.label(PanelLabel::AddUnit)} among={Among::Units}
                space={props.space.clone()} desk={desk.clone()} {on_choose} />
        </div>
    }
}

/// What [`tags_field`] shows.
pub struct TagsFieldProps {
    /// The objective or key result.
    pub id: Id,
    /// Its tags.
    pub tags: Vec<Text>,
    /// The desk.
    pub desk: Desk,
}

/// Words to find a goal by.
pub fn tags_field(props: &TagsFieldProps) -> Html {
    let desk = &props.desk;
    let tags: Rc<[Text]> = props.tags.iter().cloned().collect();
    let on_add = {
        let tags = Rc::clone(&tags);
        desk.on(&props.id, move |text: AttrValue| {
            // Commas, in any script, stand between several.
            let new = text.split([',', '，', '、', ';', '；']).filter_map(written);
            let mut all: Vec<Text> = tags.to_vec();
            for tag in new {
                if !all.contains(&tag) {
                    all.push(tag);
                }
            }
            Change::Tags(all)
        })
    };
    html! {
        <div class="tags">
            {for props.tags.iter().map(|tag| {
                let (tags, gone) = (Rc::clone(&tags), Rc::clone(tag));
                let on_remove = desk.on(&props.id, move |()| {
                    Change::Tags(tags.iter().filter(|own| **own != gone).cloned().collect())
                });
                removable_chip(tag, tag, &on_remove, desk.words().remove_named(tag))
            })}
            {add_field(&AddFieldProps { id: AttrValue::Static("panel-tag-add"), label: desk.label(PanelLabel::AddTag), on_add })}
        </div>
    }
}
