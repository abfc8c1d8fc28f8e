//! What the coach says of the goal in the panel: the first three findings, the rest folded away.

use yew::prelude::*;

use crate::app::Action;
use crate::app::kpis::KpiAction;
use crate::okr::Id;
use crate::okr::coach::{CoachRule, Finding, Severity};
use crate::platform::dom;
use crate::query::coach::{Said, Silent, hush, hush_everywhere, said};
use crate::query::kpis::can_keep;
use crate::space::Space;
use crate::ui::panel::Desk;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, disclosure, icon, plain_text, use_reading};
use crate::words::{KpiLabel, RuleWords, rule_words};

/// How many findings stand open.
const OPEN: usize = 3;

/// What [`CoachSection`] shows.
#[derive(Properties, PartialEq)]
pub struct CoachSectionProps {
    /// The objective or key result.
    pub of: Id,
    /// Its title as it is being written, once that rests.
    pub text: Option<AttrValue>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What the coach says; nothing where there is nothing to say, and where nothing can be written.
#[component]
pub fn CoachSection(props: &CoachSectionProps) -> Html {
    let is_read = use_reading();
    let found = use_memo((props.space.clone(), props.of.clone(), props.text.clone()), |(space, of, text)| {
        said(space, of, text.as_deref())
    });
    use_focus_stays(found.open.len());
    if is_read || (found.open.is_empty() && found.fine.is_empty()) {
        return Html::default();
    }
    let view = View { props, words: rule_words(props.desk.env.lang) };
    let (first, rest) = found.open.split_at_checked(OPEN).unwrap_or((&found.open, &[]));
    html! {
        <section class="coach" aria-labelledby="panel-coach">
            <div class="panel__heading">
                <h3 class="panel__name" id="panel-coach" tabindex="-1">{ props.desk.words().coach() }</h3>
            </div>
            {view.findings(first)}
            if !rest.is_empty() {
                {disclosure(view.words.more(), Some(rest.len()), false, view.findings(rest))}
            }
            {view.fine(&found)}
        </section>
    }
}

/// Whoever silenced a finding is left at the heading, or at the panel where that is gone too.
#[hook]
fn use_focus_stays(count: usize) {
    let before = use_mut_ref(|| 0_usize);
    use_effect_with(count, move |count| {
        let was = before.replace(*count);
        if *count < was && dom::is_focus_lost() && !dom::focus("panel-coach", dom::Caret::Keep) {
            dom::focus("panel", dom::Caret::Keep);
        }
    });
}

struct View<'a> {
    props: &'a CoachSectionProps,
    words: &'static dyn RuleWords,
}

impl View<'_> {
    fn findings(&self, all: &[Finding]) -> Html {
        html! { <ul class="coach__list">{for all.iter().map(|finding| self.finding(finding))}</ul> }
    }

    fn finding(&self, finding: &Finding) -> Html {
        let (words, rule) = (self.words, finding.rule);
        let severity = match rule.severity() {
            Severity::Advice => "advice",
            Severity::Hint => "hint",
        };
        html! {
            <li class="coach__one" key={rule.code()} data-severity={severity}>
                <p class="coach__seen">{icon(Glyph::Pencil)}<span>{plain_text(words.seen(finding))}</span></p>
                {disclosure(words.why_and_example(), None, false, html! { <>
                    <p class="coach__why">{ words.why(rule) }</p>
                    <p class="coach__example">{ words.example(rule) }</p>
                    <p class="coach__source">{ words.source(rule) }</p>
                    <div class="coach__acts">{self.acts(rule)}</div>
                </> })}
            </li>
        }
    }

    fn acts(&self, rule: CoachRule) -> Html {
        let (words, desk, space, of) = (self.words, &self.props.desk, &self.props.space, &self.props.of);
        let quiet = |label: &'static str, edit| {
            Button::new(label, desk.editor(edit))
                .kind(ButtonKind::Quiet)
                .size(ButtonSize::Small)
                .edits()
                .view()
        };
        let keep = (rule == CoachRule::KpiToKeep && can_keep(space, of)).then(|| {
            let keep = Action::Kpi(KpiAction::Keep { of: of.clone() });
            let on_click = desk.env.dispatch.reform(move |_: MouseEvent| keep.clone());
            let label = desk.words().kpi_label(KpiLabel::KeepIt);
            Button::new(label, on_click).size(ButtonSize::Small).edits().view()
        });
        html! {
            <>
                {keep}
                {quiet(words.not_here(), hush(space, of, rule, Silent::Yes))}
                {quiet(words.not_in_workspace(), hush_everywhere(space, rule, Silent::Yes))}
            </>
        }
    }

    /// What it was told not to say of this goal.
    fn fine(&self, found: &Said) -> Html {
        if found.fine.is_empty() {
            return Html::default();
        }
        let (words, desk, space, of) = (self.words, &self.props.desk, &self.props.space, &self.props.of);
        let one = |finding: &Finding| {
            let again = desk.editor(hush(space, of, finding.rule, Silent::No));
            html! {
                <li class="coach__silent" key={finding.rule.code()}>
                    <span>{ words.checks(finding.rule) }</span>
                    {Button::new(words.speak_again(), again).kind(ButtonKind::Quiet).size(ButtonSize::Small)
                        .name(AttrValue::from(words.speak_again_of(finding.rule))).edits().view()}
                </li>
            }
        };
        let list = html! { <ul class="coach__list">{for found.fine.iter().map(one)}</ul> };
        disclosure(words.silent_here(), Some(found.fine.len()), false, list)
    }
}
