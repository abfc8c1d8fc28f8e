//! The two states: what it was and what it became, each the workspace now, on a day, or a file.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::comparing::{CompareAction, Half, State};
use crate::app::{Action, Session};
use crate::okr::{Day, Moment};
use crate::platform::clock;
use crate::ui::dates::use_date_words;
use crate::ui::env::{Env, use_env};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Choice, DateField, Glyph, Select};

/// The state at the end of a day.
pub fn end_of(day: Day) -> State {
    let until = clock::end_of_day(day.year(), day.month(), day.day_of_month());
    State::On { day, until: Moment(until) }
}

/// What [`Side`] shows.
#[derive(Properties, Clone, PartialEq)]
pub struct SideProps {
    /// Which of the two.
    pub half: Half,
    /// What is chosen; nothing at first.
    pub state: Option<State>,
    /// Today.
    pub today: Day,
}

/// One of the two sides: a choice, and below it the day or the file.
#[component]
pub fn Side(props: &SideProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let calendar = use_date_words();
    let half = props.half;
    let id = match half {
        Half::Before => "compare-before",
        Half::After => "compare-after",
    };
    let mut choices = vec![
        Choice::new("now", words.state_now()),
        Choice::new("day", words.state_day()),
        Choice::new("file", words.state_file()),
    ];
    let value = match &props.state {
        None => "",
        Some(State::Now) => "now",
        Some(State::On { .. }) => "day",
        Some(State::Saved { .. }) => "saved",
        Some(State::File { .. }) => "given",
    };
    if let Some(state @ (State::Saved { .. } | State::File { .. })) = &props.state {
        choices.insert(0, Choice::new(value, words.told_state(state, props.today)));
    }
    let on_choose = {
        let (act, today) = (env.dispatch.clone(), props.today);
        Callback::from(move |chosen: AttrValue| match chosen.as_str() {
            "now" => choose(&act, half, State::Now),
            "day" => choose(&act, half, end_of(today.plus_days(-7))),
            "file" => pick(&act, half),
            _ => {}
        })
    };
    let on_day = {
        let act = env.dispatch.clone();
        Callback::from(move |written: AttrValue| {
            if let Some(day) = Day::parse_written(&written) {
                choose(&act, half, end_of(day));
            }
        })
    };
    let again = env.dispatch.clone();
    let on_again = Callback::from(move |_: MouseEvent| pick(&again, half));
    html! {
        <div class="side">
            <span class="side__name" id={format!("{id}-name")}>{words.half(half)}</span>
            <Select {id} label={words.half(half)} choices={Rc::<[Choice]>::from(choices)} {value} {on_choose}
                placeholder={words.state_none()} />
            if let Some(State::On { day, .. }) = &props.state {
                <DateField id={format!("{id}-day")} value={day.to_string()} label={words.day_of(half)} on_commit={on_day}
                    today={props.today} words={calendar} />
            }
            if let Some(State::File { .. }) = &props.state {
                <p class="side__file">
                    {Button::new(words.state_file(), on_again).kind(ButtonKind::Inline).size(ButtonSize::Small).view()}
                </p>
            }
        </div>
    }
}

fn choose(act: &Callback<Action>, half: Half, state: State) {
    act.emit(Action::Compare(CompareAction::Choose(half, state)));
}

/// Lets the person choose a file for one of the sides.
fn pick(act: &Callback<Action>, half: Half) {
    act.emit(Action::Compare(CompareAction::Pick(half)));
    act.emit(Action::Open);
}

/// Days that are often wanted, each one press away, and the way to let both change places.
pub fn shortcuts(env: &Env, session: &Session, today: Day) -> Html {
    let words = env.page_words();
    let cycle = session.filter.cycle.as_ref().and_then(|id| session.space.cycle(id));
    let begun = cycle.and_then(|cycle| Some((cycle, cycle.span.start.filter(|start| *start <= today)?)));
    let saved = session.copy.at.and_then(|at| Some(Since::Saved(at, at.day()?)));
    let swap = {
        let act = env.dispatch.clone();
        Callback::from(move |_: MouseEvent| act.emit(Action::Compare(CompareAction::Swap)))
    };
    let since = |label: &str, since: Since| shortcut(env, session, label, since);
    html! {
        <div class="compare__often">
            <span class="compare__since" id="compare-since">{words.often()}</span>
            <div class="compare__days" role="group" aria-labelledby="compare-since">
                {since(words.a_week_ago(), Since::End(today.plus_days(-7)))}
                if let Some((cycle, start)) = begun {
                    {since(&words.start_of_cycle(&cycle.name), Since::End(start.plus_days(-1)))}
                }
                if let Some(saved) = saved {
                    {since(words.since_last_copy(), saved)}
                }
            </div>
            if session.comparing.before.is_some() {
                {Button::new(words.swap_sides(), swap).kind(ButtonKind::Quiet).size(ButtonSize::Small).glyph(Glyph::Compare).view()}
            }
        </div>
    }
}

/// A state that the workspace as it is can be held against.
#[derive(Clone, Copy)]
enum Since {
    /// The end of a day.
    End(Day),
    /// When the last copy was saved, and the day of that.
    Saved(Moment, Day),
}

impl Since {
    fn state(self) -> State {
        match self {
            Self::End(day) => end_of(day),
            Self::Saved(at, day) => State::Saved { at, day },
        }
    }

    fn is(self, state: &State) -> bool {
        match (self, state) {
            (Self::End(day), State::On { day: own, .. }) => day == *own,
            (Self::Saved(at, _), State::Saved { at: own, .. }) => at == *own,
            _ => false,
        }
    }
}

fn shortcut(env: &Env, session: &Session, label: &str, since: Since) -> Html {
    let comparing = &session.comparing;
    let is_on = comparing.after == State::Now && comparing.before.as_ref().is_some_and(|one| since.is(one));
    let act = env.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        choose(&act, Half::Before, since.state());
        choose(&act, Half::After, State::Now);
    });
    let label = label.to_owned();
    Button::new(label, onclick).kind(ButtonKind::Quiet).size(ButtonSize::Small).pressed(Some(is_on)).view()
}
