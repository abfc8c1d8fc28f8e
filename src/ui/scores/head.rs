//! The head of the page: the cycle, how much of it is judged, and what closes it and opens it again.

use yew::prelude::*;

use crate::okr::{CyclePhase, Text};
use crate::platform::dom;
use crate::query::scores::{Within, begin_closing, close_cycle, reopen};
use crate::ui::panel::use_typing;
use crate::ui::parts::{
    Button, ButtonKind, Dialog, DialogSize, Glyph, Lines, ProgressBarProps, TextField, plain_text,
    progress_bar, rich_note,
};
use crate::words::ScoresLabel;

use super::list::BulkActs;
use super::{Bench, BenchProps};

/// The id of the line that says how much is judged; it takes the focus where what had it is gone.
pub const HEAD: &str = "scores-progress";

/// How many open items the dialog lists.
const MOST_LISTED: usize = 12;

/// What is asked before something is done to the cycle.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    Close,
    Reopen,
}

/// The head of the page.
#[component]
pub fn Head(props: &BenchProps) -> Html {
    let asked = use_state(|| Asked::Nothing);
    let bench = &props.bench;
    let (words, sheet) = (bench.desk.words(), &bench.sheet);
    let cycle = &sheet.cycle;
    let name = if cycle.name.is_empty() { words.untitled() } else { &*cycle.name };
    let share = (sheet.tally.all() > 0).then(|| sheet.tally.share());
    let told = words.scores_progress(sheet.tally);
    let leave = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(Asked::Nothing))
    };
    html! {
        <section class="scores-head" aria-label={AttrValue::from(name.to_owned())} data-phase={phase_slug(cycle.phase)}>
            <div class="scores-head__cycle">
                <p class="scores-head__name">{plain_text(name)}</p>
                <p class="scores-head__dates">{words.span(cycle.span.start, cycle.span.end, bench.desk.today)}{" · "}{words.cycle_phase_word(cycle.phase)}</p>
                <p class="scores-head__phase">{words.scores_phase(cycle.phase)}</p>
            </div>
            <div class="scores-head__progress">
                <p id={HEAD} class="scores-head__told num" tabindex="-1" role="status">{told.clone()}</p>
                {progress_bar(&ProgressBarProps { share, pace: None, status: None, label: AttrValue::from(told) })}
                if sheet.drafts > 0 {
                    <p class="scores-head__phase">{words.scores_drafts(sheet.drafts)}</p>
                }
            </div>
            <div class="scores-head__acts">
                {phase_act(bench, &asked)}
                <BulkActs bench={bench.clone()} within={Within::All} />
            </div>
            {for cycle.reopened.iter().map(|line| html! {
                <div class="scores-head__reopened" key={line.key.to_string()}>
                    <p>{words.scores_reopened(line.by.as_deref(), line.at, bench.desk.today)}</p>
                    if let Some(reason) = &line.reason {
                        {rich_note(reason)}
                    }
                </div>
            })}
            if *asked == Asked::Close {
                <CloseDialog bench={bench.clone()} on_close={leave.clone()} />
            }
            if *asked == Asked::Reopen {
                <ReopenDialog bench={bench.clone()} on_close={leave} />
            }
        </section>
    }
}

fn phase_slug(phase: CyclePhase) -> &'static str {
    match phase {
        CyclePhase::Planning => "planning",
        CyclePhase::Running => "running",
        CyclePhase::Closing => "closing",
        CyclePhase::Closed => "closed",
    }
}

/// What can be done with the cycle in its phase.
fn phase_act(bench: &Bench, asked: &UseStateHandle<Asked>) -> Html {
    let words = bench.desk.words();
    let ask = |what: Asked| {
        let asked = asked.clone();
        Callback::from(move |_event: MouseEvent| asked.set(what))
    };
    match bench.sheet.cycle.phase {
        CyclePhase::Planning => Html::default(),
        CyclePhase::Running => {
            let begin = bench.desk.editor(begin_closing(&bench.sheet.cycle.id));
            Button::new(words.scores_label(ScoresLabel::Begin), begin)
                .id("scores-begin")
                .kind(ButtonKind::Primary)
                .glyph(Glyph::Flag)
                .edits()
                .view()
        }
        CyclePhase::Closing => {
            let is_done = bench.sheet.tally.open == 0;
            Button::new(words.scores_label(ScoresLabel::Close), ask(Asked::Close))
                .id("scores-close")
                .kind(if is_done { ButtonKind::Primary } else { ButtonKind::Plain })
                .glyph(Glyph::Archive)
                .edits()
                .view()
        }
        CyclePhase::Closed => Button::new(words.scores_label(ScoresLabel::Reopen), ask(Asked::Reopen))
            .id("scores-reopen")
            .glyph(Glyph::Restore)
            .edits()
            .view(),
    }
}

/// What [`CloseDialog`] and [`ReopenDialog`] show and call.
#[derive(Properties, PartialEq)]
struct AskedProps {
    bench: Bench,
    on_close: Callback<()>,
}

/// Says what is still open, and closes anyway.
#[component]
fn CloseDialog(props: &AskedProps) -> Html {
    let bench = &props.bench;
    let (words, sheet) = (bench.desk.words(), &bench.sheet);
    let open = sheet.tally.open;
    let (listed, more) = sheet.open_in_short(MOST_LISTED);
    let close = {
        let (desk, on_close, cycle) = (bench.desk.clone(), props.on_close.clone(), sheet.cycle.id.clone());
        Callback::from(move |_event: MouseEvent| {
            on_close.emit(());
            desk.edit(close_cycle(&cycle));
        })
    };
    let label = if open == 0 { ScoresLabel::CloseNow } else { ScoresLabel::CloseAnyway };
    let foot = html! {
        <>
            {Button::new(words.scores_label(ScoresLabel::NotYet), props.on_close.reform(|_event: MouseEvent| ())).view()}
            {Button::new(words.scores_label(label), close).id("scores-close-now").kind(ButtonKind::Primary).edits().view()}
        </>
    };
    html! {
        <Dialog id="scores-close-dialog" title={words.scores_close_named(&sheet.cycle.name)} close_label={words.close()}
            on_close={props.on_close.clone()} size={DialogSize::Small} {foot}>
            <p>{words.scores_close_told(open)}</p>
            if open > 0 {
                <ul class="scores-open">
                    {for listed.into_iter().map(|item| {
                        let title = if item.title.is_empty() { words.untitled() } else { &*item.title };
                        html! { <li key={item.id.to_string()}>{plain_text(title)}</li> }
                    })}
                    if more > 0 {
                        <li class="scores-open__more">{words.scores_more(more)}</li>
                    }
                </ul>
            }
            <p class="scores-open__text">{words.scores_label(ScoresLabel::CloseText)}</p>
        </Dialog>
    }
}

/// Asks why the cycle is opened again.
#[component]
fn ReopenDialog(props: &AskedProps) -> Html {
    const FIELD: &str = "scores-reopen-why";
    let bench = &props.bench;
    let (words, sheet) = (bench.desk.words(), &bench.sheet);
    let typing = use_typing();
    let send = {
        let (bench, typing, on_close) = (bench.clone(), typing.clone(), props.on_close.clone());
        Callback::from(move |()| {
            let reason = typing.said().unwrap_or_else(|| Text::from(""));
            let Some(edit) = reopen(&bench.space, &bench.sheet.cycle.id, &reason, bench.desk.today) else {
                dom::focus(FIELD, dom::Caret::Keep);
                return;
            };
            on_close.emit(());
            bench.desk.edit(edit);
        })
    };
    let foot = html! {
        <>
            {Button::new(words.cancel(), props.on_close.reform(|_event: MouseEvent| ())).view()}
            {Button::new(words.scores_label(ScoresLabel::ReopenNow), send.reform(|_event: MouseEvent| ())).id("scores-reopen-now")
                .kind(ButtonKind::Primary).disabled(typing.text().trim().is_empty()).edits().view()}
        </>
    };
    html! {
        <Dialog id="scores-reopen-dialog" title={words.scores_reopen_named(&sheet.cycle.name)} close_label={words.close()}
            on_close={props.on_close.clone()} size={DialogSize::Small} {foot}>
            <TextField id={FIELD} value={typing.text()} label={words.scores_label(ScoresLabel::ReopenWhy)}
                placeholder={words.scores_label(ScoresLabel::ReopenWhy)} lines={Lines::Wrapped} on_commit={Callback::noop()}
                on_input={typing.on_input()} on_enter={send} takes_focus=true />
            <p class="scores-open__text">{words.scores_label(ScoresLabel::ReopenText)}</p>
        </Dialog>
    }
}
