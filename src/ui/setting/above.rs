//! What stands above the cycle, read like the head of a page: mission, strategy, goals of the year.

use yew::prelude::*;

use crate::okr::{Text, number};
use crate::query::setting::AboveGoal;
use crate::space::{Change, Edit};
use crate::ui::parts::{FieldLook, Lines, StatusShape, TextField, plain_text, status_mark};

use super::bench::Bench;
use super::head::PieceProps;

/// The section of what stands above.
#[component]
pub fn AboveSection(props: &PieceProps) -> Html {
    let (bench, above) = (&props.bench, &props.setting.above);
    let words = bench.words();
    html! {
        <section class="section set-above" aria-labelledby="set-above-title">
            <h2 class="unseen" id="set-above-title">{words.above_title()}</h2>
            <div class="set-above__mission">
                {field(bench, "mission", words.mission(), words.mission_hint(), above.mission.as_ref(), Change::Mission)}
            </div>
            <div class="set-above__strategy">
                <span class="set-above__label" aria-hidden="true">{words.strategy()}</span>
                {field(bench, "strategy", words.strategy(), words.strategy_hint(), above.strategy.as_ref(), Change::Strategy)}
            </div>
            <h3 class="set-above__label">{words.goals_above()}</h3>
            if above.goals.is_empty() {
                <p class="set-above__none">{words.no_goals_above()}</p>
            } else {
                <ul class="set-above__goals">{for above.goals.iter().map(|goal| line(bench, goal))}</ul>
            }
        </section>
    }
}

fn field(
    bench: &Bench,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    value: Option<&Text>,
    make: fn(Option<Text>) -> Change,
) -> Html {
    let (dispatch, id) = (bench.env.dispatch.clone(), bench.space.workspace().id);
    let on_commit = Callback::from(move |text: AttrValue| {
        let text = text.trim();
        let change = make((!text.is_empty()).then(|| text.into()));
        dispatch.emit(crate::app::Action::Edit(Edit::Change { id: id.clone(), change }));
    });
    let value = value.map_or_else(AttrValue::default, |text| AttrValue::from(Text::clone(text)));
    html! {
        <TextField id={format!("set-{name}")} {value} {label} placeholder={hint} lines={Lines::Wrapped}
            look={FieldLook::Bare} {on_commit} />
    }
}

fn line(bench: &Bench, goal: &AboveGoal) -> Html {
    let words = bench.words();
    let facts: Vec<&str> =
        goal.place.iter().map(|place| &**place).chain([&*goal.cycle]).filter(|one| !one.is_empty()).collect();
    html! {
        <li key={goal.id.to_string()} class="set-above__goal">
            if let Some(status) = goal.status {
                {status_mark(StatusShape::from(status), Some(words.status_word(status)))}
            } else {
                <span></span>
            }
            <span class="set-above__what">
                <button type="button" class="set-title" onclick={bench.opener(&goal.id)}>{plain_text(bench.titled(&goal.title))}</button>
                <span class="set-facts"><bdi>{facts.join(" · ")}</bdi></span>
            </span>
            <span class="set-above__hangs" data-none={(goal.hangs == 0).then_some("true")}>{words.hangs(goal.hangs)}</span>
            <span class="set-above__share num">
                {goal.progress.map_or_else(|| words.unknown().to_owned(), |share| number::shown(share, 2))}
            </span>
        </li>
    }
}
