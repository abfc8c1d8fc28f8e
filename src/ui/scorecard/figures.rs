//! The figures of the scorecard: three readings of all goals, the table of the groups, and the balance.

use yew::prelude::*;

use crate::okr::Id;
use crate::okr::scorecard::Balance;
use crate::query::scorecard::{Line, PercentSaid, Scorecard, percent_said};
use crate::space::Change;
use crate::ui::panel::Desk;
use crate::ui::parts::{NumberFieldProps, number_field};
use crate::words::ScorecardLabel;

/// The three readings of all goals, side by side, each with what it means.
pub fn three(line: &Line, desk: &Desk) -> Html {
    let words = desk.words();
    let together = &line.together;
    let one = |name, value: String, hint, more: String| {
        html! {
            <div class="scorecard__reading">
                <dt class="scorecard__reading-name">{words.scorecard_label(name)}</dt>
                <dd class="scorecard__reading-value num">{value}</dd>
                <dd class="scorecard__reading-hint">{words.scorecard_label(hint)}</dd>
                if !more.is_empty() {
                    <dd class="scorecard__reading-more">{more}</dd>
                }
            </div>
        }
    };
    let why = if together.first.value.is_none() {
        words.scorecard_because(together.first.because)
    } else {
        String::new()
    };
    let timed = together.timed.map(|timed| {
        format!(
            "{}{}{}",
            words.scorecard_label(ScorecardLabel::Timed),
            words.after_a_name(),
            words.figure(Some(timed))
        )
    });
    html! {
        <section class="scorecard__three" aria-label={words.scorecard_label(ScorecardLabel::Three)}>
            <dl class="scorecard__readings">
                {one(ScorecardLabel::First, words.scorecard_value(&together.first), ScorecardLabel::FirstHint, why)}
                {one(ScorecardLabel::Changed, words.scorecard_value(&together.changed), ScorecardLabel::ChangedHint, words.scorecard_open(line))}
                {one(ScorecardLabel::Lived, words.scorecard_lived(together.lived), ScorecardLabel::LivedHint, timed.unwrap_or_default())}
            </dl>
            <p class="scorecard__counted">{words.scorecard_counted(line)}</p>
        </section>
    }
}

/// The table of the groups, in which every goal occurs once, and of the cuts across them.
pub fn figures(card: &Scorecard, desk: &Desk) -> Html {
    let words = desk.words();
    let label = |label| words.scorecard_label(label);
    let head = [
        ScorecardLabel::Goals,
        ScorecardLabel::Share,
        ScorecardLabel::First,
        ScorecardLabel::Changed,
        ScorecardLabel::Lived,
        ScorecardLabel::Timed,
        ScorecardLabel::Open,
    ];
    let columns = head.len() + 1;
    html! {
        <div class="scorecard__scroll" tabindex="0" role="region" aria-labelledby="scorecard-groups">
            <table class="scorecard__table">
                <caption class="scorecard__caption" id="scorecard-groups">
                    {label(ScorecardLabel::Groups)}<span class="scorecard__hint">{label(ScorecardLabel::GroupsHint)}</span>
                </caption>
                <thead>
                    <tr>
                        <td></td>
                        {for head.iter().map(|one| html! { <th scope="col" class="scorecard__figure">{label(*one)}</th> })}
                    </tr>
                </thead>
                <tbody>
                    {for card.groups.iter().map(|group| row(words.scorecard_group(group.group), &group.line, false, desk))}
                    {row(label(ScorecardLabel::All), &card.all, true, desk)}
                </tbody>
                if !card.cuts.is_empty() {
                    <tbody class="scorecard__cuts">
                        <tr>
                            <th scope="rowgroup" colspan={columns.to_string()} class="scorecard__cut-head">
                                {label(ScorecardLabel::Cuts)}<span class="scorecard__hint">{label(ScorecardLabel::CutsHint)}</span>
                            </th>
                        </tr>
                        {for card.cuts.iter().map(|(cut, line)| row(words.scorecard_cut(*cut), line, false, desk))}
                    </tbody>
                }
            </table>
        </div>
    }
}

fn row(name: &str, line: &Line, is_sum: bool, desk: &Desk) -> Html {
    let words = desk.words();
    let together = &line.together;
    let cells = [
        line.count.to_string(),
        words.scorecard_percent(line.share),
        words.scorecard_value(&together.first),
        words.scorecard_value(&together.changed),
        words.scorecard_lived(together.lived),
        words.figure(together.timed),
        together.changed.missing.to_string(),
    ];
    html! {
        <tr key={name.to_owned()} class={classes!(is_sum.then_some("scorecard__sum"))}>
            <th scope="row" class="scorecard__row-name">{name}</th>
            {for cells.into_iter().map(|cell| html! { <td class="scorecard__figure num">{cell}</td> })}
        </tr>
    }
}

/// What [`Balanced`] shows.
#[derive(Properties, PartialEq)]
pub struct BalancedProps {
    /// The balance.
    pub balance: Balance,
    /// The workspace, which says what people have in mind.
    pub workspace: Id,
    /// The desk.
    pub desk: Desk,
}

/// What part own ideas have: a hint without a colour.
#[component]
pub fn Balanced(props: &BalancedProps) -> Html {
    let (balance, desk) = (&props.balance, &props.desk);
    let words = desk.words();
    let refused = use_state(|| false);
    let on_commit = {
        let (refused, desk, id) = (refused.clone(), desk.clone(), props.workspace.clone());
        Callback::from(move |text: AttrValue| {
            let said = percent_said(&text);
            refused.set(said == PercentSaid::Fault);
            match said {
                PercentSaid::Nothing => desk.change(&id, Change::OwnIdeasPercent(None)),
                PercentSaid::Percent(percent) => desk.change(&id, Change::OwnIdeasPercent(Some(percent))),
                PercentSaid::Fault => {}
            }
        })
    };
    let label = words.scorecard_label(ScorecardLabel::Wanted);
    html! {
        <section class="scorecard__balance" aria-labelledby="scorecard-balance">
            <h3 class="scorecard__title" id="scorecard-balance">{words.scorecard_label(ScorecardLabel::Balance)}</h3>
            <p class="scorecard__told">
                {words.scorecard_balance(balance)}
                if let Some(leaning) = words.scorecard_leaning(balance) {
                    {" "}{leaning}
                }
                {" "}<span class="scorecard__hint">{words.scorecard_label(ScorecardLabel::BalanceHint)}</span>
            </p>
            <div class="scorecard__wanted">
                <span aria-hidden="true">{label}</span>
                {number_field(NumberFieldProps {
                    id: "scorecard-wanted".into(),
                    value: balance.wanted.map(|wanted| AttrValue::from(wanted.to_string())).unwrap_or_default(),
                    label: label.into(),
                    on_commit,
                    measured_in: Some("%".into()),
                    error: refused.then(|| AttrValue::from(words.scorecard_label(ScorecardLabel::WantedFault))),
                    ..NumberFieldProps::default()
                })}
            </div>
        </section>
    }
}
