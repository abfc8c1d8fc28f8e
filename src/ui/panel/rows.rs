//! Lists within a measure: milestones and phased targets. Rows are added, changed, moved and
//! taken away; the list is written as a whole.

use crate::okr::Arrange;
use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Day, Id, Measure, Milestone, PhasedTarget, Text};
use crate::platform::clock;
use crate::space::{Change, Edit};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, FieldLook, Glyph, Lines, TextField};
use crate::words::PanelLabel;

use super::bits::{AddFieldProps, DayInput, NumberInput, Reads, add_field};
use super::desk::Desk;

/// What [`milestone_rows`] shows.
pub struct MilestoneRowsProps {
    /// The key result.
    pub id: Id,
    /// Its milestones.
    pub steps: Vec<Milestone>,
    /// The desk.
    pub desk: Desk,
}

/// Milestones with their weights.
pub fn milestone_rows(props: &MilestoneRowsProps) -> Html {
    let desk = &props.desk;
    let steps: Rc<[Milestone]> = props.steps.iter().cloned().collect();
    let on_add = {
        let steps = Rc::clone(&steps);
        desk.on(&props.id, move |title: AttrValue| {
            let mut all = steps.to_vec();
            // Check-ins name a milestone by its key, so a new one never takes the key of an old one.
            let key = format!("m{:x}", clock::now_millis());
            all.push(Milestone { key: key.into(), title: title.as_str().into(), weight: 1.0 });
            Change::Measure(Measure::Milestones(all))
        })
    };
    html! {
        <div class="rows">
            <ol class="rows__list">
                {for props.steps.iter().enumerate().map(|(at, step)| milestone(props, &steps, at, step))}
            </ol>
            {add_field(&AddFieldProps {
                id: AttrValue::Static("panel-milestone-add"), label: desk.label(PanelLabel::AddMilestone), on_add
            })}
        </div>
    }
}

fn milestone(props: &MilestoneRowsProps, steps: &Rc<[Milestone]>, at: usize, step: &Milestone) -> Html {
    let desk = &props.desk;
    let change = |make: &dyn Fn(&mut Vec<Milestone>)| {
        let mut all = steps.to_vec();
        make(&mut all);
        desk.editor(Edit::Change { id: props.id.clone(), change: Change::Measure(Measure::Milestones(all)) })
    };
    let with = |apply: fn(&mut Milestone, AttrValue)| {
        let steps = Rc::clone(steps);
        desk.on(&props.id, move |text: AttrValue| {
            let mut all = steps.to_vec();
            if let Some(step) = all.get_mut(at) {
                apply(step, text);
            }
            Change::Measure(Measure::Milestones(all))
        })
    };
    let on_title = with(|step, text| step.title = text.trim().into());
    let on_weight = {
        let steps = Rc::clone(steps);
        desk.on(&props.id, move |weight: Option<f64>| {
            let mut all = steps.to_vec();
            if let Some(step) = all.get_mut(at) {
                step.weight = weight.unwrap_or(1.0);
            }
            Change::Measure(Measure::Milestones(all))
        })
    };
    let up = change(&|all| {
        if at > 0 && at < all.len() {
            all.swap(at, at - 1);
        }
    });
    let remove = change(&|all| {
        if at < all.len() {
            all.remove(at);
        }
    });
    html! {
        <li class="rows__row" key={step.key.to_string()}>
            <TextField id={format!("panel-milestone-{at}")} value={AttrValue::from(Text::clone(&step.title))}
                label={desk.label(PanelLabel::MilestoneTitle)} on_commit={on_title} lines={Lines::Wrapped} look={FieldLook::Bare} />
            <span class="rows__number">
                <NumberInput id={format!("panel-milestone-weight-{at}")} label={desk.words().weight()} value={Some(step.weight)}
                    on_change={on_weight} desk={desk.clone()} />
            </span>
            {Button::new(desk.label(PanelLabel::MoveUp), up)
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::ArrowUp).disabled(at == 0).edits().view()}
            {Button::new(desk.words().remove_named(&step.title), remove)
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Close).edits().view()}
        </li>
    }
}

/// What [`PhasedRows`] shows.
#[derive(Properties, PartialEq)]
pub struct PhasedRowsProps {
    /// The key result.
    pub id: Id,
    /// Its phased targets.
    pub steps: Vec<PhasedTarget>,
    /// Whether values are shares of the way.
    pub in_shares: bool,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The desk.
    pub desk: Desk,
}

/// Where it should be on given days.
#[component]
pub fn PhasedRows(props: &PhasedRowsProps) -> Html {
    let desk = &props.desk;
    let steps: Rc<[PhasedTarget]> = props.steps.iter().copied().collect();
    let day = use_state(|| None::<Day>);
    let write = {
        let steps = Rc::clone(&steps);
        move |at: Option<usize>, new: Option<PhasedTarget>| {
            let kept = steps.iter().enumerate().filter(|(own, _)| Some(*own) != at).map(|(_, step)| *step);
            let mut all: Vec<PhasedTarget> =
                kept.filter(|own| new.is_none_or(|new| new.day != own.day)).chain(new).collect();
            all.arrange_by(|step| step.day);
            Change::Phased(all)
        }
    };
    let reads = if props.in_shares { Reads::Percent } else { Reads::Plain };
    let measured_in = props.measured_in.clone().map(AttrValue::from);
    let row = |(at, step): (usize, &PhasedTarget)| {
        let (step, of_day, of_value) = (*step, write.clone(), write.clone());
        let on_day = desk.on(&props.id, move |day: Option<Day>| {
            of_day(Some(at), day.map(|day| PhasedTarget { day, ..step }))
        });
        let on_value = desk.on(&props.id, move |value: Option<f64>| {
            of_value(Some(at), value.map(|value| PhasedTarget { value, ..step }))
        });
        let remove = desk.editor(Edit::Change { id: props.id.clone(), change: write(Some(at), None) });
        html! {
            <li class="rows__row" key={step.day.to_string()}>
                <DayInput id={format!("panel-phase-day-{at}")} label={desk.label(PanelLabel::Due)} value={Some(step.day)}
                    on_change={on_day} desk={desk.clone()} />
                <span class="rows__number">
                    <NumberInput id={format!("panel-phase-{at}")} label={desk.words().value()} value={Some(step.value)}
                        on_change={on_value} desk={desk.clone()} {reads} measured_in={measured_in.clone()} />
                </span>
                {Button::new(desk.words().remove_named(&step.day.to_string()), remove)
                    .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Close).edits().view()}
            </li>
        }
    };
    let on_new_day = {
        let day = day.clone();
        Callback::from(move |chosen: Option<Day>| day.set(chosen))
    };
    let on_new = {
        let (write, day, chosen, desk, id) =
            (write.clone(), day.clone(), *day, desk.clone(), props.id.clone());
        Callback::from(move |value: Option<f64>| {
            if let (Some(value), Some(chosen)) = (value, chosen) {
                desk.change(&id, write(None, Some(PhasedTarget { day: chosen, value })));
                day.set(None);
            }
        })
    };
    html! {
        <div class="rows">
            <p class="panel__hint">{desk.label(PanelLabel::PhasedHelp)}</p>
            <ol class="rows__list">
                {for props.steps.iter().enumerate().map(row)}
                <li class="rows__row" key="new">
                    <DayInput id="panel-phase-new-day" label={desk.label(PanelLabel::AddPhase)} value={*day} on_change={on_new_day}
                        desk={desk.clone()} placeholder={desk.label(PanelLabel::AddPhase)} />
                    if day.is_some() {
                        <span class="rows__number">
                            <NumberInput id="panel-phase-new" label={desk.words().value()} value={None::<f64>} on_change={on_new}
                                desk={desk.clone()} {reads} {measured_in} placeholder={desk.words().value()} />
                        </span>
                    }
                </li>
            </ol>
        </div>
    }
}
