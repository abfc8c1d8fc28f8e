//! Copies of a key result side by side: which one stays?

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Text};
use crate::query::out_of_line::{Copy, Difference, Finding, Reason, make_one, may_stay};
use crate::space::Space;
use crate::ui::parts::{Button, ButtonKind, Dialog, DialogSize, plain_text};

use super::bench::Bench;

/// What [`CopiesDialog`] shows.
#[derive(Properties, PartialEq)]
pub struct CopiesDialogProps {
    /// Where they are.
    pub space: Space,
    /// The finding.
    pub finding: Finding,
    /// The copies.
    pub copies: Rc<[Copy]>,
    /// What it may do.
    pub bench: Bench,
}

/// A table with a column for each copy; the one that is chosen stays.
#[component]
pub fn CopiesDialog(props: &CopiesDialogProps) -> Html {
    let bench = &props.bench;
    let words = bench.words();
    let may = may_stay(&props.space, &props.copies);
    let first = likeliest(&props.copies, &may);
    let kept = use_state(|| first);
    let close = {
        let bench = bench.clone();
        Callback::from(move |()| bench.compare(None))
    };
    let make = {
        let (space, bench, key) = (props.space.clone(), bench.clone(), Text::clone(&props.finding.key));
        let (kept, copies) = ((*kept).clone(), Rc::clone(&props.copies));
        Callback::from(move |_: MouseEvent| {
            if let Some(kept) = &kept {
                let ids: Vec<Id> = copies.iter().map(|copy| copy.id.clone()).collect();
                bench.compare(None);
                bench.mend(&key, make_one(&space, kept, &ids));
            }
        })
    };
    let foot = html! {
        <>
            {Button::new(words.cancel(), close.reform(|_: MouseEvent| ())).view()}
            {Button::new(words.make_one(), make).id("ool-make-one").kind(ButtonKind::Primary).disabled(kept.is_none()).view()}
        </>
    };
    html! {
        <Dialog id="ool-copies" title={words.copies_title()} close_label={words.close()} size={DialogSize::Large}
            on_close={close} {foot}>
            <p class="ool__dialog-text">{ words.copies_text() }</p>
            <fieldset class="copies">
                <legend class="copies__ask">{ words.which_stays() }</legend>
                <div class="copies__all">
                    { for props.copies.iter().zip(&may).map(|(copy, may)| one(props, copy, *may, &kept)) }
                </div>
            </fieldset>
        </Dialog>
    }
}

/// The copy that was checked in most often, of those that can stay.
fn likeliest(copies: &[Copy], may: &[bool]) -> Option<Id> {
    let can = copies.iter().zip(may).filter(|(_, may)| **may).map(|(copy, _)| copy);
    can.rev().max_by_key(|copy| (copy.check_ins, copy.last)).map(|copy| copy.id.clone())
}

/// One copy.
fn one(props: &CopiesDialogProps, copy: &Copy, may: bool, kept: &UseStateHandle<Option<Id>>) -> Html {
    let words = props.bench.words();
    let differ = match &props.finding.reason {
        Reason::Copies { differ, .. } => differ.as_slice(),
        _ => &[],
    };
    let goal = props.finding.goals.iter().find(|goal| goal.id == copy.id);
    let number = |value: Option<f64>| {
        value.map_or_else(
            || words.unknown().to_owned(),
            |value| words.amount(value, copy.measured_in.as_deref()),
        )
    };
    let target = match (&copy.target, &copy.target_text) {
        (None, Some(text)) => text.to_string(),
        (target, _) => number(*target),
    };
    let current = match (&copy.current, &copy.current_text) {
        (None, Some(text)) => text.to_string(),
        (current, _) => number(*current),
    };
    let owners = if copy.owners.is_empty() { words.none().to_owned() } else { words.names(&copy.owners) };
    let lines = [
        (words.copy_start(), number(copy.start), differ.contains(&Difference::Start)),
        (words.copy_target(), target, differ.contains(&Difference::Target)),
        (words.copy_now(), current, differ.contains(&Difference::Current)),
        (words.copy_check_ins(), words.check_ins_last(copy.check_ins, copy.last, props.bench.today), false),
        (words.owner(), owners, false),
    ];
    let checked = kept.as_ref() == Some(&copy.id);
    let choose = {
        let (kept, id) = (kept.clone(), copy.id.clone());
        Callback::from(move |_: Event| kept.set(Some(id.clone())))
    };
    let radio = format!("ool-copy-{}", copy.id);
    html! {
        <div class="copies__one" key={radio.clone()} data-kept={checked.then_some("yes")}>
            <label class="copies__choice" for={radio.clone()}>
                <input class="check__box check__box--round" type="radio" name="ool-copy" id={radio} {checked} disabled={!may} onchange={choose} />
                <span class="copies__title">{plain_text(goal.map_or("", |goal| &*goal.title))}</span>
                <span class="copies__stays">{ if may { words.this_stays() } else { words.cannot_stay() } }</span>
            </label>
            { for goal.into_iter().flat_map(|goal| goal.objective.iter().chain(&goal.place)).map(|name| html! {
                <p class="copies__place">{plain_text(name)}</p>
            }) }
            <dl class="copies__facts">
                { for lines.into_iter().map(|(name, value, differs)| html! {
                    <div class="copies__fact" data-differs={differs.then_some("yes")}>
                        <dt>{ name }</dt>
                        <dd class="num">{plain_text(value)}</dd>
                    </div>
                }) }
            </dl>
        </div>
    }
}
