//! The measure of a key result: it begins with words, and takes numbers when there are some.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::score::whole_ladder;
use crate::okr::{Direction, KeyResult, Measure, Suggestion};
use crate::query::panel::{Explained, MeasureView, measure_kind, measured_as};
use crate::space::codec::{MeasureKind, Word};
use crate::space::{Change, Edit};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, FieldLook, Glyph, Lines, Select, TextField, disclosure,
};
use crate::words::{PagePhrases, PanelLabel};

use super::bits::{NumberInput, fact, section, word_choices};
use super::desk::Desk;
use super::fields::{TextOf, text};
use super::rows::{MilestoneRowsProps, PhasedRows, milestone_rows};
use super::rubric::{RubricProps, rubric_editor};

/// What [`measure_editor`] shows.
pub struct MeasureEditorProps {
    /// How it is measured.
    pub view: Rc<MeasureView>,
    /// What was judged of it.
    pub standing: Rc<Explained>,
    /// The desk.
    pub desk: Desk,
}

/// Words first, then the way of measuring, then its numbers.
pub fn measure_editor(props: &MeasureEditorProps) -> Html {
    let (kr, desk) = (&props.view.kr, &props.desk);
    let words = desk.words();
    let kind = measure_kind(&kr.measure);
    let on_kind = {
        let kr = kr.clone();
        desk.on(&kr.id.clone(), move |word: AttrValue| {
            let kind = MeasureKind::from_word(&word).unwrap_or(MeasureKind::Judged);
            Change::Measure(measured_as(&kr, kind))
        })
    };
    section(
        desk.label(PanelLabel::Measure),
        None,
        html! { <>
            <dl class="facts">
                {fact(words.label(PanelLabel::MeasureWords), html! {
                    <TextField id="panel-target-text" label={desk.label(PanelLabel::MeasureWords)} lines={Lines::Wrapped}
                        value={kr.target_text.clone().map(AttrValue::from).unwrap_or_default()}
                        on_commit={desk.on_text(&kr.id, Change::TargetText)} look={FieldLook::Bare}
                        placeholder={desk.label(PanelLabel::MeasureWordsEmpty)} />
                })}
            </dl>
            if let Some(suggestion) = &props.view.suggestion {
                {suggested(kr, suggestion, desk)}
            }
            <dl class="facts">
                {fact(words.label(PanelLabel::Kind), html! {
                    <Select id="panel-measure" label={desk.label(PanelLabel::Kind)} value={kind.word()} on_choose={on_kind}
                        choices={word_choices(None, |kind: MeasureKind| words.measure_word(kind))} class="select--bare" />
                })}
                {numbers(kr, desk)}
                if kr.measure.takes_value() || kr.measured_in.is_some() {
                    {fact(words.label(PanelLabel::MeasuredIn), text(desk, TextOf {
                        id: "panel-measured-in", label: PanelLabel::MeasuredIn, empty: PanelLabel::MeasuredInEmpty,
                        value: kr.measured_in.clone(), lines: Lines::One, on_commit: desk.on_text(&kr.id, Change::MeasuredIn),
                    }))}
                }
            </dl>
            {for kr.measure.flaws().into_iter().map(|flaw| html! { <p class="panel__hint">{words.flaw_told(flaw)}</p> })}
            if let Measure::Milestones(steps) = &kr.measure {
                {milestone_rows(&MilestoneRowsProps { id: kr.id.clone(), steps: steps.clone(), desk: desk.clone() })}
            }
            if !kr.measure.is_corridor() && kr.measure != Measure::Baseline {
                {disclosure(desk.label(PanelLabel::Phased), None, !kr.phased.is_empty(), html! { <>
                    <PhasedRows id={kr.id.clone()} steps={kr.phased.clone()} desk={desk.clone()}
                        in_shares={!kr.measure.takes_value()} measured_in={kr.measured_in.clone()} />
                </> })}
            }
            {disclosure(desk.label(PanelLabel::Rubric), None, !kr.rubric.is_empty(), html! { <>
                {rubric_editor(&RubricProps { kr: kr.clone(), judged: props.standing.judged.clone(), desk: desk.clone() })}
            </> })}
            {disclosure(desk.label(PanelLabel::AsWritten), None, kr.start_text.is_some() || kr.current_text.is_some(), html! { <>
                <dl class="facts">
                    {fact(words.label(PanelLabel::StartText), text(desk, TextOf {
                        id: "panel-start-text", label: PanelLabel::StartText, empty: PanelLabel::Unset,
                        value: kr.start_text.clone(), lines: Lines::One, on_commit: desk.on_text(&kr.id, Change::StartText),
                    }))}
                    if let Some(now) = &kr.current_text {
                        {fact(words.label(PanelLabel::CurrentText), html! { <bdi>{now.to_string()}</bdi> })}
                    }
                </dl>
            </> })}
        </> },
    )
}

/// The measure that the words speak for, taken with one press.
fn suggested(kr: &KeyResult, suggestion: &Suggestion, desk: &Desk) -> Html {
    let words = desk.words();
    let unit = suggestion.measured_in.clone().or_else(|| kr.measured_in.clone());
    let mut edits = vec![Change::Measure(suggestion.measure.clone())];
    if suggestion.measured_in.is_some() {
        edits.push(Change::MeasuredIn(unit.clone()));
    }
    let edits = edits.into_iter().map(|change| Edit::Change { id: kr.id.clone(), change }).collect();
    let told = measure_told(words, &suggestion.measure, unit.as_deref());
    let told = if suggestion.assumes_zero {
        format!("{told} ({})", words.label(PanelLabel::AssumesZero))
    } else {
        told
    };
    html! {
        <div class="panel__offer">
            <p>{words.suggests(&told)}</p>
            {Button::new(desk.label(PanelLabel::TakeSuggestion), desk.editor(Edit::Together(edits)))
                .size(ButtonSize::Small).glyph(Glyph::Measure).edits().view()}
        </div>
    }
}

/// A measure in one line.
pub fn measure_told(words: &dyn PagePhrases, measure: &Measure, measured_in: Option<&str>) -> String {
    let kind = words.measure_word(measure_kind(measure));
    let amount =
        |value: &Option<f64>| value.map_or_else(|| "?".to_owned(), |value| words.amount(value, measured_in));
    match measure {
        Measure::Reach { start, target, .. } => format!("{kind}, {} → {}", amount(start), amount(target)),
        Measure::Above { floor } => format!("{kind}, ≥ {}", amount(floor)),
        Measure::Below { ceiling } => format!("{kind}, ≤ {}", amount(ceiling)),
        Measure::Between { low, high } => format!("{kind}, {} – {}", amount(low), amount(high)),
        Measure::CommitTargetStretch { commit, target, stretch, .. } => {
            format!("{kind}, {} / {} / {}", amount(commit), amount(target), amount(stretch))
        }
        Measure::Milestones(steps) => format!("{kind} ({})", steps.len()),
        Measure::YesNo | Measure::Baseline | Measure::Judged => kind.to_owned(),
    }
}

/// The numbers of each way of measuring.
fn numbers(kr: &KeyResult, desk: &Desk) -> Html {
    let words = desk.words();
    let help = |label: PanelLabel| {
        html! { <><dt class="facts__name"></dt><dd class="facts__value facts__empty">{words.label(label)}</dd></> }
    };
    match kr.measure.clone() {
        Measure::Reach { start, target, direction } => html! {
            <>
                {field(kr, desk, "start", PanelLabel::Start, start, move |start| Measure::Reach { start, target, direction })}
                {field(kr, desk, "target", PanelLabel::Target, target, move |target| Measure::Reach { start, target, direction })}
                if start.is_none() || target.is_none() || direction.is_some() {
                    {fact(words.label(PanelLabel::Direction), way(kr, desk, direction, move |direction| {
                        Measure::Reach { start, target, direction }
                    }))}
                }
            </>
        },
        Measure::Above { floor } => {
            field(kr, desk, "floor", PanelLabel::Floor, floor, |floor| Measure::Above { floor })
        }
        Measure::Below { ceiling } => {
            field(kr, desk, "ceiling", PanelLabel::Ceiling, ceiling, |ceiling| Measure::Below { ceiling })
        }
        Measure::Between { low, high } => html! {
            <>
                {field(kr, desk, "low", PanelLabel::Low, low, move |low| Measure::Between { low, high })}
                {field(kr, desk, "high", PanelLabel::High, high, move |high| Measure::Between { low, high })}
            </>
        },
        Measure::CommitTargetStretch { start, commit, target, stretch } => {
            let of = move |start, commit, target, stretch| Measure::CommitTargetStretch {
                start,
                commit,
                target,
                stretch,
            };
            html! {
                <>
                    {field(kr, desk, "start", PanelLabel::Start, start, move |start| of(start, commit, target, stretch))}
                    {field(kr, desk, "commit", PanelLabel::Commit, commit, move |commit| of(start, commit, target, stretch))}
                    {field(kr, desk, "target", PanelLabel::Target, target, move |target| of(start, commit, target, stretch))}
                    {field(kr, desk, "stretch", PanelLabel::Stretch, stretch, move |stretch| of(start, commit, target, stretch))}
                    {ladder(kr, desk)}
                </>
            }
        }
        Measure::YesNo => help(PanelLabel::YesNoHelp),
        Measure::Baseline => help(PanelLabel::BaselineHelp),
        Measure::Judged => help(PanelLabel::JudgedHelp),
        Measure::Milestones(_) => Html::default(),
    }
}

fn field(
    kr: &KeyResult,
    desk: &Desk,
    name: &'static str,
    label: PanelLabel,
    value: Option<f64>,
    make: impl Fn(Option<f64>) -> Measure + 'static,
) -> Html {
    let on_change = desk.on(&kr.id, move |value: Option<f64>| Change::Measure(make(value)));
    let kind = measure_kind(&kr.measure).word();
    fact(
        desk.words().label(label),
        html! {
            <NumberInput key={format!("{kind}-{name}")} id={format!("panel-number-{name}")} label={desk.label(label)} {value} {on_change}
                desk={desk.clone()} measured_in={kr.measured_in.clone().map(AttrValue::from)} />
        },
    )
}

fn way(
    kr: &KeyResult,
    desk: &Desk,
    direction: Option<Direction>,
    make: impl Fn(Option<Direction>) -> Measure + 'static,
) -> Html {
    let words = desk.words();
    let on_choose =
        desk.on(&kr.id, move |word: AttrValue| Change::Measure(make(Direction::from_word(&word))));
    let choices: Rc<[Choice]> =
        word_choices(Some(words.label(PanelLabel::FromNumbers)), |one: Direction| words.direction_word(one));
    html! {
        <Select id="panel-direction" label={desk.label(PanelLabel::Direction)} {choices} {on_choose} class="select--bare"
            value={direction.map_or_else(AttrValue::default, |one| AttrValue::from(one.word()))} />
    }
}

/// Offers the steps that two of them speak for.
fn ladder(kr: &KeyResult, desk: &Desk) -> Html {
    let Measure::CommitTargetStretch { start, commit, target, stretch } = &kr.measure else {
        return Html::default();
    };
    let is_whole = start.is_some() && commit.is_some() && target.is_some() && stretch.is_some();
    let Some(whole) = whole_ladder(*start, *target, *stretch).filter(|_| !is_whole) else {
        return Html::default();
    };
    let whole = match (whole, commit) {
        // What somebody wrote stands.
        (Measure::CommitTargetStretch { start, target, stretch, .. }, Some(commit)) => {
            Measure::CommitTargetStretch { start, commit: Some(*commit), target, stretch }
        }
        (whole, _) => whole,
    };
    let told = measure_told(desk.words(), &whole, kr.measured_in.as_deref());
    let edit = Edit::Change { id: kr.id.clone(), change: Change::Measure(whole) };
    html! {
        <>
            <dt class="facts__name"></dt>
            <dd class="facts__value">
                {Button::new(desk.label(PanelLabel::Compute), desk.editor(edit)).kind(ButtonKind::Inline).hint(told).edits().view()}
            </dd>
        </>
    }
}
