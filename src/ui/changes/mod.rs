//! The page of changes: what was changed within a cycle, and why.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::week::WeekAction;
use crate::app::{Action, Page};
use crate::okr::{ChangeKind, Id, Text, Trigger};
use crate::query::changes::{Gone, Ledger, Only, Scope, Story, TriggerIs, UnitLines, ledger, story};
use crate::space::Space;
use crate::space::codec::Word;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::panel::{ChangeLine, Desk, LineLook, goal_named, line_id, use_lines_keep_focus};
use crate::ui::parts::{Button, Choice, Glyph, Select, browsing, empty_state, icon, rich_note, toggle_chip};
use crate::words::{PagePhrases, changes_markdown};

/// The page of changes.
#[component]
pub fn ChangesPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let only = use_state(Only::default);
    let session = model.session();
    let scope = session.map(|session| Scope {
        cycle: session.filter.cycle.clone(),
        of: session.week.of.clone(),
        today: model.today,
    });
    let found = use_memo((session.map(|session| session.space.clone()), scope.clone()), |(space, scope)| {
        let (Some(space), Some(scope)) = (space, scope) else { return Rc::new(Ledger::default()) };
        Rc::new(ledger(space, scope))
    });
    let told = use_memo((Rc::clone(&found), *only), |(found, only)| Rc::new(story(found, *only)));
    use_lines_keep_focus(ids(&told), "main");
    let (Some(session), Some(scope)) = (session, scope) else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::Changes, today: model.today, me: session.me().cloned() };
    let cycle = scope.cycle.as_ref().and_then(|cycle| session.space.name_of(cycle));
    let view = View { found: &found, story: &told, space: &session.space, desk: &desk, words };
    let text = {
        let (found, told, lang, today) = (Rc::clone(&found), Rc::clone(&told), env.lang, model.today);
        let cycle = cycle.clone();
        move || changes_markdown(crate::words::page_words(lang), &told, &found.gone, cycle.as_deref(), today)
    };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page ledger">
                <h1 class="page__title">{ words.page(Page::Changes) }</h1>
                <p class="page__lead">{ words.changes_lead() }</p>
                {browsing(filters(&view, scope.of.as_ref(), &only))}
                if !told.units.is_empty() {
                    <p class="ledger__sum" role="status"><bdi>{words.changes_told(&told.tally)}</bdi></p>
                }
                if told.hidden > 0 {
                    <p class="ledger__hidden">{words.corrections_hidden(told.hidden)}</p>
                }
                if !told.units.is_empty() || !found.gone.is_empty() {
                    {browsing(hand_on(&env, model, "changes", &words.changes_in(cycle.as_deref()), text))}
                }
                {view.story(&only)}
                {view.gone()}
            </div>
        </>
    }
}

fn ids(story: &Story) -> Vec<AttrValue> {
    let days = story.units.iter().flat_map(|unit| &unit.days);
    days.flat_map(|day| day.lines.iter().map(|line| line_id(line, LineLook::OnItsDay))).collect()
}

/// What is shown, and with what.
struct View<'a> {
    found: &'a Ledger,
    story: &'a Story,
    space: &'a Space,
    desk: &'a Desk,
    words: &'static dyn PagePhrases,
}

/// The value of the choice of everything, and of what nobody said.
const EVERY: &str = "";
const UNSAID: &str = "-";

fn filters(view: &View<'_>, of: Option<&Id>, only: &UseStateHandle<Only>) -> Html {
    let words = view.words;
    let units = view.found.units.iter().map(|unit| Choice::new(unit.id.to_string(), unit.name.to_string()));
    let units: Rc<[Choice]> = std::iter::once(Choice::new(EVERY, words.every_unit())).chain(units).collect();
    let on_unit = view.desk.env.dispatch.reform(|id: AttrValue| {
        let unit = (!id.is_empty()).then(|| Id::new(Text::from(id.as_str())));
        Action::Week(WeekAction::Of(unit))
    });
    let kinds = ChangeKind::WORDS.iter().map(|(kind, word)| Choice::new(*word, words.change_word(*kind)));
    let kinds: Rc<[Choice]> =
        std::iter::once(Choice::new(EVERY, words.every_kind_of_change())).chain(kinds).collect();
    let triggers = Trigger::WORDS.iter().map(|(one, word)| Choice::new(*word, words.trigger_word(*one)));
    let triggers: Rc<[Choice]> = std::iter::once(Choice::new(EVERY, words.every_trigger()))
        .chain(triggers)
        .chain([Choice::new(UNSAID, words.no_trigger())])
        .collect();
    let trigger = match only.trigger {
        TriggerIs::Any => EVERY,
        TriggerIs::Unsaid => UNSAID,
        TriggerIs::This(trigger) => trigger.word(),
    };
    let set = |change: fn(Only, &str) -> Only| {
        let only = only.clone();
        Callback::from(move |word: AttrValue| only.set(change(*only, &word)))
    };
    let on_kind = set(|only, word| Only { kind: ChangeKind::from_word(word), ..only });
    let on_trigger = set(|only, word| {
        let this = Trigger::from_word(word).map(TriggerIs::This);
        let other = if word == UNSAID { TriggerIs::Unsaid } else { TriggerIs::Any };
        Only { trigger: this.unwrap_or(other), ..only }
    });
    let flip = |change: fn(Only, bool) -> Only| {
        let only = only.clone();
        Callback::from(move |on: bool| only.set(change(*only, on)))
    };
    let unexplained = flip(|only, unexplained| Only { unexplained, ..only });
    let minor = flip(|only, minor| Only { minor, ..only });
    html! {
        <div class="ledger__filters" role="group" aria-label={words.changes_shown()}>
            if view.found.units.len() > 1 {
                <Select id="changes-unit" label={words.unit()} choices={units} value={of.map_or_else(AttrValue::default, |id| AttrValue::from(id.to_string()))}
                    on_choose={on_unit} />
            }
            <Select id="changes-kind" label={words.kind_of_change()} choices={kinds} value={only.kind.map_or(EVERY, Word::word)} on_choose={on_kind} />
            <Select id="changes-trigger" label={words.set_off_by()} choices={triggers} value={trigger} on_choose={on_trigger} />
            {toggle_chip(words.without_a_reason(), only.unexplained, &unexplained)}
            {toggle_chip(words.with_corrections(), only.minor, &minor)}
        </div>
    }
}

impl View<'_> {
    fn story(&self, only: &UseStateHandle<Only>) -> Html {
        let words = self.words;
        if !self.story.units.is_empty() {
            return html! { <>{for self.story.units.iter().enumerate().map(|(at, unit)| self.unit(at, unit))}</> };
        }
        if only.is_on() {
            let every = {
                let only = only.clone();
                Callback::from(move |_event: MouseEvent| {
                    only.set(Only { minor: only.minor, ..Only::default() });
                })
            };
            return empty_state(
                words.no_such_change(),
                None,
                Some(browsing(Button::new(words.every_change(), every).view())),
            );
        }
        empty_state(words.nothing_changed(), Some(words.nothing_changed_hint()), None)
    }

    fn unit(&self, at: usize, unit: &UnitLines) -> Html {
        let name =
            unit.unit.as_ref().map_or_else(|| self.words.no_unit().to_owned(), |unit| unit.name.to_string());
        let id = format!("changes-of-{at}");
        html! {
            <section class="ledger__unit" key={id.clone()} aria-labelledby={id.clone()}>
                <h2 class="ledger__title" {id}><bdi>{name}</bdi></h2>
                {for unit.days.iter().enumerate().map(|(at, day)| html! {
                    <div class="ledger__day" key={at}>
                        <h3 class="ledger__date">{self.words.changes_on(day.day, self.desk.today)}</h3>
                        <ol class="ledger-list">
                            {for day.lines.iter().map(|line| html! {
                                <ChangeLine key={line_id(line, LineLook::OnItsDay).to_string()} line={Rc::new(line.clone())} look={LineLook::OnItsDay}
                                    space={self.space.clone()} desk={self.desk.clone()} />
                            })}
                        </ol>
                    </div>
                })}
            </section>
        }
    }

    /// What was given up or put off stays readable.
    fn gone(&self) -> Html {
        let words = self.words;
        if self.found.gone.is_empty() {
            return Html::default();
        }
        html! {
            <section class="ledger__unit" aria-labelledby="changes-gone">
                <h2 class="ledger__title" id="changes-gone">{words.given_up()}</h2>
                <p class="ledger__hidden">{words.given_up_hint()}</p>
                <ul class="ledger-list">{for self.found.gone.iter().map(|one| self.gone_one(one))}</ul>
            </section>
        }
    }

    fn gone_one(&self, one: &Gone) -> Html {
        let since = self.words.gone_since(one.goal.stage, one.by.as_deref(), one.at, self.desk.today);
        let unit = one.goal.unit.as_ref().map(|unit| unit.name.to_string());
        html! {
            <li class="ledger-line" key={one.goal.id.to_string()}>
                <span class="ledger-line__glyph">{icon(Glyph::Archive)}</span>
                <div class="ledger-line__body">
                    {goal_named(&one.goal, self.desk)}
                    <p class="ledger-line__by">
                        <bdi>{since}</bdi>
                        if let Some(unit) = unit {
                            {" · "}<bdi>{unit}</bdi>
                        }
                    </p>
                    if let Some(reason) = &one.reason {
                        <div class="ledger-line__why">{rich_note(reason)}</div>
                    } else {
                        <p class="ledger-line__none">{self.words.no_reason()}</p>
                    }
                </div>
            </li>
        }
    }
}
