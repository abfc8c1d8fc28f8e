//! The units: company, departments, teams.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Id, UnitKind};
use crate::query::Way;
use crate::query::people::{self, UnitRow};
use crate::space::codec;
use crate::space::{Change, New};
use crate::ui::disagreements::QuestionSign;
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, Choice, Glyph, Select, chip, empty_state};

use super::SectionProps;
use super::acts::{Acts, use_acts};
use super::pick::{Ask, Pick};
use super::row::{Act, RowMenu, RowName, changes};

/// The section of units.
#[component]
pub fn Units(props: &SectionProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let acts = use_acts(&props.model, &props.on_remove);
    let Some(session) = props.model.session() else { return Html::default() };
    let rows = people::units(&session.space, props.archive);
    let is_first = rows.is_empty();
    let top = session.space.units_of(None).first().cloned();
    let place = people::last_unit(&session.space, top);
    let new = New::Unit { name: "".into(), kind: if is_first { UnitKind::Company } else { UnitKind::Team } };
    let add =
        env.dispatch.reform(move |_: MouseEvent| Action::Add { new: new.clone(), place: place.clone() });
    let rows = rows.into_iter().enumerate().map(|(place, row)| {
        let key = row.id.to_string();
        html! { <UnitLine {key} row={Rc::new(row)} {place} acts={acts.clone()} /> }
    });
    html! {
        <section class="section" aria-labelledby="people-units">
            <header class="section__head">
                <h2 class="section__title" id="people-units">{ words.units_title() }</h2>
                {Button::new(words.new_unit(), add.clone()).id("add-unit").glyph(Glyph::Plus).edits().view()}
            </header>
            <p class="section__text">{ words.units_text() }</p>
            if is_first {
                {empty_state(words.no_units(), Some(words.no_units_text()), Some(Button::new(words.new_unit(), add).kind(ButtonKind::Primary).edits().view()))}
            } else {
                <table class="table table--units">
                    <thead><tr>
                        <th scope="col">{ words.name() }</th>
                        <th scope="col">{ words.unit_kind() }</th>
                        <th scope="col">{ words.lead() }</th>
                        <th scope="col">{ words.stands_under() }</th>
                        <th scope="col" class="table__number">{ words.people_count() }</th>
                        <th scope="col"><span class="unseen">{ words.more() }</span></th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct UnitLineProps {
    row: Rc<UnitRow>,
    place: usize,
    acts: Acts,
}

/// One unit.
#[component]
fn UnitLine(props: &UnitLineProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let row = &props.row;
    let id = &row.id;
    let name = AttrValue::from(row.name.to_string());
    let on_act = {
        let id = id.clone();
        props.acts.act.reform(move |act: Act| (id.clone(), act))
    };
    let on_move: Callback<Way> = on_act.reform(Act::Move);
    let choices: Rc<[Choice]> = kinds(&row.kind)
        .iter()
        .map(|kind| {
            Choice::new(codec::unit_kind_word(kind).to_owned(), words.unit_kind_word(kind).to_owned())
        })
        .collect();
    let on_kind = changes(&env, id, |word: AttrValue| Change::UnitKind(codec::unit_kind(&word)));
    let on_lead = changes(&env, id, Change::Lead);
    let on_parent = {
        let id = id.clone();
        props.acts.put.reform(move |unit: Option<Id>| (id.clone(), unit))
    };
    html! {
        <tr data-archived={row.archived.then_some("true")}>
            <td>
                <span class="table__name" data-depth={row.depth.min(6).to_string()}>
                    <RowName id={id.clone()} name={name.clone()} label={words.name()} placeholder={words.name()}
                        place={props.place} on_move={Some(on_move)} />
                    if row.archived {
                        {chip(words.archived())}
                    }
                    if row.conflicted {
                        <QuestionSign id={id.clone()} />
                    }
                </span>
            </td>
            <td data-name={words.unit_kind()}>
                <Select id={format!("kind-{id}")} label={words.unit_kind()} {choices} class="select--bare"
                    value={codec::unit_kind_word(&row.kind).to_owned()} on_choose={on_kind} />
            </td>
            <td data-name={words.lead()}>
                <Pick id={format!("lead-{id}")} label={words.lead()} shown={row.lead_name.clone()} ask={Ask::Person(None)}
                    on_choose={on_lead} />
            </td>
            <td data-name={words.stands_under()}>
                <Pick id={format!("under-{id}")} label={words.stands_under()} shown={row.parent_name.clone()}
                    ask={Ask::Unit(Some(id.clone()))} on_choose={on_parent} />
            </td>
            <td data-name={words.people_count()} class="table__number">{ row.people }</td>
            <td>
                <RowMenu id={id.clone()} {name} ways={row.ways} archived={row.archived}
                    more={vec![Act::AddUnit, Act::AddPerson, Act::Share]} {on_act} />
            </td>
        </tr>
    }
}

/// The usual kinds, and its own where that is none of them.
fn kinds(own: &UnitKind) -> Vec<UnitKind> {
    let mut all = vec![UnitKind::Company, UnitKind::Department, UnitKind::Team];
    if !all.contains(own) {
        all.push(own.clone());
    }
    all
}
