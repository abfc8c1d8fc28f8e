//! The rail: brand, cycle, pages, units, lists worth a closer look, and who edits here.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::command::key_of;
use crate::app::{Action, Chapter, Page, Route, Session};
use crate::okr::Id;
use crate::query::{self, Filter, asks, rail, search};
use crate::ui::env::{Env, use_env};
use crate::ui::frame::PageProps;
use crate::ui::parts::{Choice, Combobox, Glyph, Select, icon, plain_text};

/// The rail beside every page.
#[component]
pub fn Rail(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let model = &props.model;
    let waiting = use_waiting(model);
    let due = use_due(model);
    let Some(session) = model.session() else { return Html::default() };
    let rail = rail::rail_units(&session.space, &session.filter, model.today);
    let units = rail.into_iter().map(|unit| {
        let depth = unit.depth.min(6).to_string();
        let on = session.filter.unit.as_ref() == Some(&unit.id) && model.route.page == Page::Outline;
        let filter = Filter { unit: Some(unit.id.clone()), ..plain(&session.filter) };
        html! {
            <li key={unit.id.as_str()}>
                <button type="button" class="tree__item" data-depth={depth} aria-pressed={on.to_string()}
                    onclick={show(&env, filter)}>
                    <span class="tree__label">{plain_text(&unit.name)}</span>
                    <span class="tree__count">{ unit.objectives }</span>
                </button>
            </li>
        }
    });
    let open = query::disagreements::count(&session.space);
    let outside = query::kpis::outside(&session.space, model.today);
    let waits = |page: Page| match page {
        Page::CheckIn if due > 0 => Some((due, words.check_ins_due(due))),
        Page::Asks if waiting > 0 => Some((waiting, words.wait_for_you(waiting))),
        Page::Kpis if outside > 0 => Some((outside, words.outside_told(outside))),
        Page::Disagreements if open > 0 => Some((open, words.open_disagreements(open))),
        _ => None,
    };
    let everybody = session.filter.unit.is_none() && model.route.page == Page::Outline;
    html! {
        <>
            <a class="brand" href={format!("#/{}", Page::Outline.slug())}>{ bob() }<span>{ words.app_name() }</span></a>
            <CycleSwitch model={Rc::clone(model)} />
            <nav class="chapters" aria-label={words.navigation()}>
                { for Chapter::ALL.into_iter().map(|one| chapter(&env, model, one, waits)) }
            </nav>
            <section aria-labelledby="rail-units">
                <h2 class="rail__title" id="rail-units">{ words.units() }</h2>
                <ul class="tree">
                    <li key="all">
                        <button type="button" class="tree__item" aria-pressed={everybody.to_string()}
                            onclick={show(&env, plain(&session.filter))}>
                            <span class="tree__label">{ words.whole_organisation() }</span>
                        </button>
                    </li>
                    { for units }
                </ul>
            </section>
            { closer(&env, model, session) }
            <div class="rail__foot"><Me model={Rc::clone(model)} /></div>
        </>
    }
}

/// The filter without anything but the cycle.
fn plain(filter: &Filter) -> Filter {
    Filter { cycle: filter.cycle.clone(), ..Filter::default() }
}

fn show(env: &Env, filter: Filter) -> Callback<MouseEvent> {
    let dispatch = env.dispatch.clone();
    Callback::from(move |_| {
        dispatch.emit(Action::Filter(filter.clone()));
        dispatch.emit(Action::Go(Route { page: Page::Outline, open: None }));
    })
}

/// How many asks wait for whoever edits here; counted again only when something was written.
#[hook]
fn use_waiting(model: &crate::app::Model) -> usize {
    let space = model.session().map(|session| session.space.clone());
    let me = model.session().and_then(|session| session.me().cloned());
    *use_memo((space, me, model.today), |(space, me, today)| {
        let space = space.as_ref().filter(|_| me.is_some());
        space.map_or(0, |space| asks::waiting(space, me.as_ref(), *today))
    })
}

/// How many check-ins of whoever edits here are due; counted again only when something was written.
#[hook]
fn use_due(model: &crate::app::Model) -> usize {
    let space = model.session().map(|session| session.space.clone());
    let me = model.session().and_then(|session| session.me().cloned());
    *use_memo((space, me, model.today), |(space, me, today)| match (space, me) {
        (Some(space), Some(me)) => query::check_in::due(space, me, *today).count,
        _ => 0,
    })
}

/// What waits on a page: how much, and that in words.
type Waits = Option<(usize, String)>;

/// The pages of a chapter under its heading.
fn chapter(env: &Env, model: &crate::app::Model, chapter: Chapter, waits: impl Fn(Page) -> Waits) -> Html {
    let words = env.words();
    let id = format!("rail-{}", chapter.slug());
    let link = |page: Page| {
        let here = (model.route.page == page).then_some("page");
        html! {
            <li key={page.slug()}>
                <a class="nav__link" href={format!("#/{}", page.slug())} aria-current={here}>
                    {icon(glyph(page))}
                    <span>{ words.page(page) }</span>
                    if let Some((count, told)) = waits(page) {
                        <span class="nav__count" aria-hidden="true">{ count }</span>
                        <span class="unseen">{ told }</span>
                    }
                    <span class="nav__key" aria-hidden="true">{ key_of(page) }</span>
                </a>
            </li>
        }
    };
    html! {
        <section key={chapter.slug()} aria-labelledby={id.clone()}>
            <h2 class="rail__title" {id}>{ words.chapter(chapter) }</h2>
            <ul class="nav">{ for chapter.pages().map(link) }</ul>
        </section>
    }
}

fn glyph(page: Page) -> Glyph {
    match page {
        Page::Outline => Glyph::Lines,
        Page::Map => Glyph::Map,
        Page::Setting => Glyph::Flag,
        Page::OutOfLine => Glyph::Plumb,
        Page::Kpis => Glyph::Measure,
        Page::CheckIn => Glyph::Check,
        Page::Session => Glyph::Clock,
        Page::OneOnOne => Glyph::Comment,
        Page::Asks => Glyph::Ask,
        Page::Digest => Glyph::Calendar,
        Page::Changes => Glyph::Pencil,
        Page::Disagreements => Glyph::Split,
        Page::Compare => Glyph::Compare,
        Page::Scores => Glyph::Gauge,
        Page::Scorecard => Glyph::Balance,
        Page::Retrospective => Glyph::Restore,
        Page::CarryOver => Glyph::ArrowRight,
        Page::Review => Glyph::Screen,
        Page::Insights => Glyph::Bars,
        Page::Report => Glyph::Book,
        Page::People => Glyph::People,
        Page::Files => Glyph::File,
        Page::Settings => Glyph::Sliders,
    }
}

fn closer(env: &Env, model: &crate::app::Model, session: &Session) -> Html {
    let words = env.words();
    let counts = rail::closer(&session.space, &session.filter, model.today);
    let base = || plain(&session.filter);
    let lists = [
        (words.hangs_on_nothing(), counts.unaligned, Filter { aligned: Some(false), ..base() }),
        (words.not_updated(), counts.not_updated, Filter { not_updated: true, ..base() }),
        (words.trash(), counts.trash, Filter { trash: true, ..base() }),
    ];
    let lists = lists.into_iter().filter(|(_, count, filter)| *count > 0 || session.filter == *filter);
    let items = lists.map(|(name, count, filter)| {
        let on = session.filter == filter && model.route.page == Page::Outline;
        html! {
            <li key={name}>
                <button type="button" class="tree__item" aria-pressed={on.to_string()} onclick={show(env, filter)}>
                    <span class="tree__label">{ name }</span>
                    <span class="tree__count">{ count }</span>
                </button>
            </li>
        }
    });
    let items: Vec<Html> = items.collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="rail-closer">
            <h2 class="rail__title" id="rail-closer">{ words.look_closer() }</h2>
            <ul class="tree">{ items }</ul>
        </section>
    }
}

/// The switch between cycles.
#[component]
fn CycleSwitch(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    let cycles = rail::rail_cycles(&session.space, model.today);
    let current = session.filter.cycle.as_ref().and_then(|id| cycles.iter().find(|cycle| cycle.id == *id));
    let mut choices: Vec<Choice> = cycles
        .iter()
        .map(|cycle| {
            let span = words.span(cycle.span.start, cycle.span.end, model.today);
            // A quarter stands under its year.
            let indent = "\u{2003}".repeat(cycle.depth.min(6));
            Choice::new(cycle.id.to_string(), format!("{indent}{}", cycle.name)).hint(span)
        })
        .collect();
    choices.push(Choice::new("", words.all_cycles()));
    let (dispatch, filter) = (env.dispatch.clone(), session.filter.clone());
    let on_choose = Callback::from(move |id: AttrValue| {
        let cycle = (!id.is_empty()).then(|| Id::new(id.as_str()));
        dispatch.emit(Action::Filter(Filter { cycle, ..filter.clone() }));
    });
    let span = current.map(|cycle| {
        let span = words.span(cycle.span.start, cycle.span.end, model.today);
        match cycle.week {
            Some((week, weeks)) => format!("{span}, {}", words.week_of(week, weeks)),
            None => span,
        }
    });
    let value = current.map_or_else(String::new, |cycle| cycle.id.to_string());
    html! {
        <div class="cycle-switch">
            <Select id="cycle-switch" label={words.choose_cycle()} choices={Rc::from(choices)} {value} {on_choose} />
            if let Some(span) = span {
                <p class="cycle__span">{ span }</p>
            }
        </div>
    }
}

/// Who edits here.
#[component]
fn Me(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let asked = use_state(AttrValue::default);
    let open = use_state(|| false);
    let Some(session) = props.model.session() else { return Html::default() };
    let name = session.me().and_then(|me| session.space.name_of(me));
    if !*open {
        let label = name.as_deref().map_or_else(|| words.i_am().to_owned(), |name| words.i_am_name(name));
        let open = open.clone();
        return html! {
            <button type="button" class="tree__item rail__me" onclick={move |_| open.set(true)}>
                {icon(Glyph::Person)}
                <span class="tree__label">{ label }</span>
            </button>
        };
    }
    let mut choices: Vec<Choice> = search::people_and_units(&session.space, &asked, 50)
        .into_iter()
        .filter(|found| session.space.person(&found.id).is_some())
        .map(|found| {
            let choice = Choice::new(found.id.to_string(), found.title.to_string());
            match found.place {
                Some(place) => choice.hint(place.to_string()),
                None => choice,
            }
        })
        .collect();
    choices.push(Choice::new("", words.i_am_nobody()));
    let (dispatch, close) = (env.dispatch.clone(), open.clone());
    let on_choose = Callback::from(move |id: AttrValue| {
        dispatch.emit(Action::IAm((!id.is_empty()).then(|| Id::new(id.as_str()))));
        close.set(false);
    });
    let on_leave = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let on_input = {
        let asked = asked.clone();
        Callback::from(move |text: AttrValue| asked.set(text))
    };
    html! {
        <Combobox id="i-am" label={words.i_am()} choices={Rc::from(choices)} {on_input} {on_choose} {on_leave}
            placeholder={words.i_am()} takes_focus={true} />
    }
}

/// The mark of the app: a plumb line.
fn bob() -> Html {
    html! {
        <svg class="brand__mark" viewBox="0 0 16 22" width="16" height="22" aria-hidden="true">
            <path class="brand__line" d="M8 0v11" fill="none" stroke-width="1.4" />
            <path class="brand__bob" d="M8 22 2.5 13.5 5 11h6l2.5 2.5z" />
        </svg>
    }
}
