//! The people, and which of them edits here.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::Id;
use crate::query::Way;
use crate::query::people::{self, PersonRow};
use crate::space::{Change, New};
use crate::ui::disagreements::QuestionSign;
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, FieldLook, Glyph, TextField, avatar, chip, empty_state};

use super::SectionProps;
use super::acts::{Acts, use_acts};
use super::pick::{Ask, Pick};
use super::row::{Act, RowMenu, RowName, changes};

/// The section of people.
#[component]
pub fn Persons(props: &SectionProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let acts = use_acts(&props.model, &props.on_remove);
    let Some(session) = props.model.session() else { return Html::default() };
    let space = &session.space;
    let rows = people::people(space, session.me(), props.archive);
    let is_empty = rows.is_empty();
    // Where one works oneself, the next one most likely works too.
    let own = session.me().and_then(|me| space.person(me)).and_then(|me| me.unit.clone());
    let place = people::last_person(space, own.or_else(|| space.units_of(None).first().cloned()));
    let add = env.dispatch.reform(move |_: MouseEvent| Action::Add {
        new: New::Person { name: "".into() },
        place: place.clone(),
    });
    let rows = rows.into_iter().enumerate().map(|(place, row)| {
        let key = row.id.to_string();
        html! { <PersonLine {key} row={Rc::new(row)} {place} acts={acts.clone()} /> }
    });
    html! {
        <section class="section" aria-labelledby="people-people">
            <header class="section__head">
                <h2 class="section__title" id="people-people">{ words.people_title() }</h2>
                {Button::new(words.new_person(), add.clone()).id("add-person").glyph(Glyph::Plus).edits().view()}
            </header>
            <p class="section__text">{ words.people_text() }</p>
            if is_empty {
                {empty_state(words.no_people(), Some(words.no_people_text()), Some(Button::new(words.new_person(), add).kind(ButtonKind::Primary).edits().view()))}
            } else {
                <table class="table table--people">
                    <thead><tr>
                        <th scope="col">{ words.person_name() }</th>
                        <th scope="col">{ words.role() }</th>
                        <th scope="col">{ words.works_in() }</th>
                        <th scope="col">{ words.manager() }</th>
                        <th scope="col"><span class="unseen">{ words.more() }</span></th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct PersonLineProps {
    row: Rc<PersonRow>,
    place: usize,
    acts: Acts,
}

/// One person.
#[component]
fn PersonLine(props: &PersonLineProps) -> Html {
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
    let on_role = changes(&env, id, |role: AttrValue| {
        Change::Role((!role.trim().is_empty()).then(|| role.trim().into()))
    });
    let on_unit = {
        let id = id.clone();
        props.acts.put.reform(move |unit: Option<Id>| (id.clone(), unit))
    };
    let on_manager = changes(&env, id, Change::Manager);
    html! {
        <tr data-archived={row.archived.then_some("true")}>
            <td>
                <span class="table__name">
                    {avatar(&name)}
                    <RowName id={id.clone()} name={name.clone()} label={words.person_name()} placeholder={AttrValue::from(Rc::clone(&row.called))}
                        place={props.place} on_move={Some(on_move)} />
                    if row.is_me {
                        {chip(words.me())}
                    }
                    if row.archived {
                        {chip(words.archived())}
                    }
                    if row.conflicted {
                        <QuestionSign id={id.clone()} />
                    }
                </span>
            </td>
            <td data-name={words.role()}>
                <TextField id={format!("role-{id}")} value={row.role.as_deref().unwrap_or_default().to_owned()}
                    label={words.role()} placeholder="–" look={FieldLook::Bare} on_commit={on_role} />
            </td>
            <td data-name={words.works_in()}>
                <Pick id={format!("unit-{id}")} label={words.works_in()} shown={row.unit_name.clone()} ask={Ask::Unit(None)}
                    on_choose={on_unit} />
            </td>
            <td data-name={words.manager()}>
                <Pick id={format!("manager-{id}")} label={words.manager()} shown={row.manager_name.clone()}
                    ask={Ask::Person(Some(id.clone()))} on_choose={on_manager} />
            </td>
            <td>
                <RowMenu id={id.clone()} {name} ways={row.ways} archived={row.archived} is_me={row.is_me}
                    more={vec![Act::Me]} {on_act} />
            </td>
        </tr>
    }
}
