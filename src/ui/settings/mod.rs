//! Settings: what belongs to this browser, how this workspace works, the keys, and what this is.

mod pace;
mod values;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Session, Theme};
use crate::query::search;
use crate::space::{Change, Edit};
use crate::ui::coach::CoachRules;
use crate::ui::env::{Env, use_env};
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::help::ShortcutList;
use crate::ui::parts::{
    Choice, Combobox, Glyph, NumberFieldProps, SegmentedProps, SwitchProps, browsing, number_field,
    segmented, switch,
};
use crate::ui::welcome::LanguageSwitch;

use pace::PaceSetting;
use values::ValuesSetting;

/// The longest time between two check-ins that makes sense: a year.
const MOST_DAYS: u32 = 366;

/// The page of settings.
#[component]
pub fn SettingsPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    let workspace = session.space.workspace();
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page page--reading">
                <h1 class="page__title">{ words.page(crate::app::Page::Settings) }</h1>
                <section class="section" aria-labelledby="settings-browser">
                    <h2 class="section__title" id="settings-browser">{ words.this_browser() }</h2>
                    {browsing(html! { <>
                        <div class="setting">
                            <span class="setting__name">{ words.language() }</span>
                            <LanguageSwitch model={Rc::clone(model)} />
                        </div>
                        <div class="setting">
                            <span class="setting__name">{ words.theme() }</span>
                            <ThemeSwitch model={Rc::clone(model)} />
                        </div>
                        <WhoIAm model={Rc::clone(model)} />
                        {reminders(&env, model.prefs.quiet)}
                    </> })}
                </section>
                <section class="section" aria-labelledby="settings-work">
                    <h2 class="section__title" id="settings-work">{ words.how_we_work() }</h2>
                    <p class="section__text">{ words.how_we_work_text() }</p>
                    <Cadence id={workspace.id.clone()} days={workspace.cadence_days} />
                    <PaceSetting id={workspace.id.clone()} pace={workspace.pace} />
                    <ValuesSetting id={workspace.id.clone()} values={workspace.values.clone()} />
                </section>
                <CoachRules space={session.space.clone()} />
                <section class="section" aria-labelledby="settings-keys">
                    <h2 class="section__title" id="settings-keys">{ words.keyboard() }</h2>
                    <ShortcutList />
                </section>
                <section class="section" aria-labelledby="settings-about">
                    <h2 class="section__title" id="settings-about">{ words.about() }</h2>
                    <p class="section__text">{ words.about_text() }</p>
                    <p class="setting__help">
                        { words.version(env!("CARGO_PKG_VERSION")) }<br />{ words.licence() }
                    </p>
                </section>
            </div>
        </>
    }
}

/// The choice of theme.
#[component]
fn ThemeSwitch(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let themes = [(Theme::System, Glyph::Screen), (Theme::Light, Glyph::Sun), (Theme::Dark, Glyph::Moon)];
    let choices: Rc<[Choice]> =
        themes.map(|(theme, glyph)| Choice::new(theme.word(), words.theme_word(theme)).glyph(glyph)).into();
    let on_choose = env.dispatch.reform(move |word: AttrValue| {
        let theme = themes.into_iter().map(|(theme, _)| theme).find(|theme| word == theme.word());
        Action::Wear(theme.unwrap_or_default())
    });
    segmented(&SegmentedProps {
        id: AttrValue::Static("theme"),
        label: AttrValue::from(words.theme()),
        choices,
        value: AttrValue::from(props.model.prefs.theme.word()),
        on_choose,
    })
}

/// Whether somebody is reminded of check-ins.
fn reminders(env: &Env, quiet: bool) -> Html {
    let words = env.page_words();
    html! {
        <div class="setting">
            <div>
                <span class="setting__name">{ words.remind_me() }</span>
                <p class="setting__help">{ words.remind_me_help() }</p>
            </div>
            {switch(&SwitchProps {
                id: AttrValue::Static("settings-remind"), label: AttrValue::from(words.remind_me()), on: !quiet,
                on_change: env.dispatch.reform(|on: bool| Action::Quiet(!on))
            })}
        </div>
    }
}

/// Who edits here.
#[component]
fn WhoIAm(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let asked = use_state(AttrValue::default);
    let Some(session) = props.model.session() else { return Html::default() };
    let name = session.me().and_then(|me| session.space.name_of(me));
    let choices = people(session, &asked, words.i_am_nobody());
    let on_choose = env
        .dispatch
        .reform(|id: AttrValue| Action::IAm((!id.is_empty()).then(|| crate::okr::Id::new(id.as_str()))));
    let on_input = Callback::from(move |text: AttrValue| asked.set(text));
    html! {
        <div class="setting">
            <div>
                <label class="setting__name" for="settings-me">{ words.who_i_am() }</label>
                <p class="setting__help">{ words.who_i_am_help() }</p>
            </div>
            <Combobox id="settings-me" label={words.who_i_am()} {choices} {on_input} {on_choose}
                shown={name.map_or_else(|| AttrValue::from(words.i_am_nobody()), |name| name.to_string().into())}
                nothing={words.nothing_of_name()} />
        </div>
    }
}

fn people(session: &Session, asked: &str, nobody: &'static str) -> Rc<[Choice]> {
    let found = search::people_and_units(&session.space, asked, 100);
    let people = found.into_iter().filter(|found| session.space.person(&found.id).is_some()).map(|found| {
        let choice = Choice::new(found.id.to_string(), found.title.to_string());
        match found.place {
            Some(place) => choice.hint(place.to_string()),
            None => choice,
        }
    });
    let nobody = asked.is_empty().then(|| Choice::new("", nobody));
    nobody.into_iter().chain(people).collect()
}

#[derive(Properties, PartialEq)]
struct CadenceProps {
    id: crate::okr::Id,
    days: u32,
}

/// How many days may lie between two check-ins.
#[component]
fn Cadence(props: &CadenceProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let refused = use_state(|| false);
    let on_commit = {
        let (refused, dispatch, id) = (refused.clone(), env.dispatch.clone(), props.id.clone());
        Callback::from(move |text: AttrValue| {
            let days = text.trim().parse::<u32>().ok().filter(|days| (1..=MOST_DAYS).contains(days));
            refused.set(days.is_none());
            if let Some(days) = days {
                dispatch
                    .emit(Action::Edit(Edit::Change { id: id.clone(), change: Change::Cadence(Some(days)) }));
            }
        })
    };
    html! {
        <div class="setting">
            <div>
                <label class="setting__name" for="settings-cadence">{ words.cadence() }</label>
                <p class="setting__help">{ words.cadence_help() }</p>
            </div>
            {number_field(NumberFieldProps {
                id: AttrValue::Static("settings-cadence"), value: AttrValue::from(props.days.to_string()),
                label: AttrValue::from(words.cadence()), on_commit, measured_in: Some(words.days().into()),
                error: refused.then(|| AttrValue::from(words.not_a_cadence())), ..NumberFieldProps::default()
            })}
        </div>
    }
}
