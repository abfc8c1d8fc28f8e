//! The head of the page: which cycle, where it is in its life, and what can be done with all of it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::CyclePhase;
use crate::query::Filter;
use crate::query::setting::{NextCycle, Setting};
use crate::space::{Change, Edit};
use crate::ui::parts::{Button, ButtonKind, Dialog, DialogSize, Glyph, plain_text};

use super::bench::Bench;

/// What [`SettingHead`] and the sections show.
#[derive(Properties, PartialEq)]
pub struct PieceProps {
    /// What the page shows.
    pub setting: Rc<Setting>,
    /// What the pieces may do.
    pub bench: Bench,
}

/// The cycle, its phase, and its acts.
#[component]
pub fn SettingHead(props: &PieceProps) -> Html {
    let asked = use_state(|| false);
    let (bench, cycle) = (&props.bench, &props.setting.cycle);
    let words = bench.words();
    let name = bench.titled(&cycle.name);
    let ask = {
        let asked = asked.clone();
        Callback::from(move |_event: MouseEvent| asked.set(true))
    };
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(false))
    };
    html! {
        <>
            <div class="set-head">
                <p class="set-head__cycle">
                    <span class="set-head__name">{plain_text(&name)}</span>
                    <span>{words.span(cycle.span.start, cycle.span.end, bench.today)}</span>
                </p>
                <p class="set-head__phase" data-phase={(cycle.phase == CyclePhase::Planning).then_some("planning")}>
                    {words.setting_phase(cycle.phase, cycle.days_until)}
                </p>
                <div class="acts">{acts(props, ask)}</div>
            </div>
            if *asked {
                <StartDialog setting={Rc::clone(&props.setting)} bench={bench.clone()} on_close={close} />
            }
        </>
    }
}

fn phase(bench: &Bench, phase: CyclePhase) -> Action {
    Action::Edit(Edit::Change { id: bench.cycle.clone(), change: Change::CyclePhase(phase) })
}

fn acts(props: &PieceProps, ask: Callback<MouseEvent>) -> Html {
    let (bench, setting) = (&props.bench, &props.setting);
    let words = bench.words();
    let is_planning = setting.cycle.phase == CyclePhase::Planning;
    html! {
        <>
            if is_planning {
                {Button::new(words.start_cycle_dots(), ask).id("set-start").glyph(Glyph::Flag).edits().view()}
            }
            if setting.cycle.may_begin {
                {Button::new(words.begin_setting(), bench.presser(phase(bench, CyclePhase::Planning)))
                    .id("set-begin").kind(ButtonKind::Primary).glyph(Glyph::Pencil).edits().view()}
            }
            if let Some(me) = bench.person() {
                {Button::new(words.draft_own(), bench.drafter(me)).id("set-own").glyph(Glyph::Plus).edits().view()}
            }
            if let Some(next) = setting.next.as_ref().filter(|_| !is_planning && !setting.cycle.may_begin) {
                {next_button(bench, next)}
            }
        </>
    }
}

fn next_button(bench: &Bench, next: &NextCycle) -> Html {
    let words = bench.words();
    match next {
        NextCycle::There { id, name, .. } => {
            let filter = Filter { cycle: Some(id.clone()), ..Filter::default() };
            Button::new(words.go_to_next(name), bench.presser(Action::Filter(filter)))
                .id("set-next")
                .glyph(Glyph::ArrowRight)
                .view()
        }
        NextCycle::New { new, place, name } => {
            let begin = Action::BeginCycle { new: new.clone(), place: place.clone() };
            Button::new(words.begin_next(name), bench.presser(begin))
                .id("set-next")
                .glyph(Glyph::Plus)
                .edits()
                .view()
        }
    }
}

#[derive(Properties, PartialEq)]
struct StartDialogProps {
    setting: Rc<Setting>,
    bench: Bench,
    on_close: Callback<()>,
}

/// Says what is still open, and starts anyway.
#[component]
fn StartDialog(props: &StartDialogProps) -> Html {
    let (bench, setting) = (&props.bench, &props.setting);
    let words = bench.words();
    let open = setting.open_count();
    let start = {
        let (dispatch, on_close, bench) = (bench.env.dispatch.clone(), props.on_close.clone(), bench.clone());
        Callback::from(move |_event: MouseEvent| {
            on_close.emit(());
            dispatch.emit(phase(&bench, CyclePhase::Running));
        })
    };
    let label = if open == 0 { words.start_cycle() } else { words.start_anyway() };
    let foot = html! {
        <>
            {Button::new(words.cancel(), props.on_close.reform(|_event: MouseEvent| ())).view()}
            {Button::new(label, start).id("set-start-now").kind(ButtonKind::Primary).view()}
        </>
    };
    html! {
        <Dialog id="set-start-dialog" title={words.start_named(&bench.titled(&setting.cycle.name))} close_label={words.close()}
            on_close={props.on_close.clone()} size={DialogSize::Small} {foot}>
            <p>{words.start_open(open)}</p>
            if open > 0 {
                <ul class="set-start">
                    {for setting.open.iter().map(|group| html! {
                        <li class="set-start__line">
                            <span>{words.open_kind(group.kind)}</span>
                            <span class="num">{group.items.len()}</span>
                        </li>
                    })}
                </ul>
            }
            <p class="set-start__text">{words.start_text()}</p>
        </Dialog>
    }
}
