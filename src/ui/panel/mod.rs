//! The panel beside the list: one objective, key result, or anything else, with all that is known of it.

mod agreement;
mod ask_acts;
mod asks;
mod bits;
mod cadence;
mod carried;
mod check_ins;
mod course;
mod desk;
mod disagreements;
mod fields;
mod head;
mod history;
mod how;
mod items;
mod key_results;
mod kpi;
mod ledger;
mod link_acts;
mod link_thread;
mod links;
mod measure;
mod mention;
mod owners;
mod pickers;
mod reading;
mod readings;
mod recognition;
mod rows;
mod rubric;
mod score;
mod shared;
mod stance;
mod standing;
mod talk;
mod who;
mod write;

pub use ask_acts::{AskActs, id_part};
pub use asks::{answers, ask_facts, ask_slug, goal_button};
pub use bits::{DayInput, NumberInput};
pub use desk::Desk;
pub use kpi::{course_glyph, health_mark, kpi_band, recovery, value_told};
pub use ledger::{ChangeLine, LineLook, goal_named, line_id, use_lines_keep_focus};
pub use link_acts::{LinkActs, link_state};
pub use measure::measure_told;
pub use mention::Note;
pub use pickers::{Among, Picker};
pub use reading::{Left, ReadForm, read_field_id};
pub use readings::reading_changes;
pub use score::{band_mark, band_shape, scored_parts};
pub use stance::{Stance, names};
pub use who::WhoAmI;
pub use write::{InPlace, use_typing};

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Model;
use crate::okr::Id;
use crate::platform::dom;
use crate::query::disagreements::{Question, Viewer, about};
use crate::query::panel::{
    Head, KpiView, KrView, ObjectiveView, OtherView, PanelView, Story, panel_in, trace,
};
use crate::space::{Edit, Space};
use crate::ui::coach::{CoachSection, use_rest};
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, Glyph, StatusShape, empty_state};
use crate::words::PanelLabel;

use agreement::AgreementSection;
use asks::AsksSection;
use bits::section;
use cadence::CadenceFact;
use carried::Carried;
use check_ins::CheckInSection;

use disagreements::disagreements;
use fields::{KrFactsProps, ObjectiveFactsProps, kr_facts, objective_facts, objective_lead};
use head::{PanelHead, PanelTitleProps, panel_title};
use history::{FieldHistory, KeptProps, kept};
use items::GoalItems;
use key_results::{KeyResultsProps, key_results};
use kpi::{KpiPartProps, KpiReadings, kpi_facts, kpi_standing, kpis_in_short};
use ledger::LedgerSection;
use links::{AlignmentProps, alignment};
use measure::{MeasureEditorProps, measure_editor};
use readings::ReadingsSection;
use recognition::RecognitionSection;
use shared::{SharedProps, shared_with};
use standing::{Ahead, Standing, UnitStandingProps, projections, unit_standing};
use talk::{CommentsProps, InitiativesProps, comments, initiatives};

/// What [`Panel`] shows.
#[derive(Properties, Clone)]
pub struct PanelProps {
    /// What the app knows.
    pub model: Rc<Model>,
    /// What is open.
    pub id: Id,
}

impl PartialEq for PanelProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.id == other.id
    }
}

/// One thing with all that is known of it.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let env = use_env();
    let questions = questions_about(props);
    // What was pressed to open something else is gone with the old content; a question that was settled took
    // its button along.
    use_effect_with((props.id.clone(), questions.len()), |(_, left)| {
        if dom::is_focus_lost() {
            dom::focus(if *left > 0 { "panel-disagreements" } else { "panel" }, dom::Caret::Keep);
        }
    });
    let Some(session) = props.model.session() else { return Html::default() };
    let desk =
        Desk { env, page: props.model.route.page, today: props.model.today, me: session.me().cloned() };
    let mut view = panel_in(&session.space, &props.id, session.filter.cycle.as_ref(), desk.today);
    if let Some(view) = &mut view {
        trace(view, &session.brought);
    }
    let head = view.as_ref().map(head_of);
    let title = head.map(|head| head.title.to_string()).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| desk.words().untitled().to_owned());
    html! {
        <aside class="panel" id="panel" tabindex="-1" aria-label={desk.words().panel_of(&title)}>
            <Content key={props.id.to_string()} {view} {questions} {desk} space={session.space.clone()} />
        </aside>
    }
}

fn questions_about(props: &PanelProps) -> Rc<[Rc<Question>]> {
    let Some(session) = props.model.session() else { return Rc::from([]) };
    let viewer = Viewer { me: session.me().cloned(), session: session.writer.session() };
    about(&session.space, &props.id, &viewer).into_iter().map(Rc::new).collect()
}

fn head_of(view: &PanelView) -> &Rc<Head> {
    match view {
        PanelView::Objective(one) => &one.head,
        PanelView::KeyResult(one) => &one.head,
        PanelView::Kpi(one) => &one.head,
        PanelView::Other(one) => &one.head,
        PanelView::Deleted(head) => head,
    }
}

#[derive(Properties, PartialEq)]
struct ContentProps {
    view: Option<PanelView>,
    questions: Rc<[Rc<Question>]>,
    desk: Desk,
    space: Space,
}

/// The content for one thing; another thing gets a new one, so that no draft crosses over.
#[component]
fn Content(props: &ContentProps) -> Html {
    let rest = use_rest();
    let desk = &props.desk;
    let Some(view) = &props.view else { return not_here(desk) };
    let head = head_of(view);
    let body = match view {
        PanelView::Objective(one) => objective(one, props),
        PanelView::KeyResult(one) => key_result(one, props),
        PanelView::Kpi(one) => of_kpi(one, props),
        PanelView::Other(one) => other(one, props),
        PanelView::Deleted(head) => return deleted(head, desk),
    };
    html! {
        <>
            <PanelHead head={Rc::clone(head)} desk={desk.clone()} space={props.space.clone()} />
            <div class="panel__body">
                {panel_title(&PanelTitleProps { head: Rc::clone(head), desk: desk.clone(), rest: rest.clone() })}
                if matches!(view, PanelView::Objective(_) | PanelView::KeyResult(_)) {
                    <CoachSection of={head.id.clone()} text={rest.text} space={props.space.clone()} desk={desk.clone()} />
                }
                {body}
            </div>
        </>
    }
}

fn objective(one: &ObjectiveView, props: &ContentProps) -> Html {
    let (desk, space, story) = (&props.desk, &props.space, &one.story);
    let id = &one.head.id;
    if one.head.is_hidden() {
        let key_results = key_results(&KeyResultsProps {
            of: id.clone(),
            rows: Rc::clone(&one.key_results),
            desk: desk.clone(),
        });
        return html! { <>{key_results}{of_hidden(id, story, props)}</> };
    }
    html! {
        <>
            {disagreements(&props.questions, desk)}
            <Carried of={id.clone()} space={space.clone()} desk={desk.clone()} />
            {objective_lead(&ObjectiveFactsProps { fields: Rc::clone(&one.fields), desk: desk.clone(), space: space.clone() })}
            <Standing id={id.clone()} standing={Rc::clone(&one.standing)} space={space.clone()} desk={desk.clone()}
                ahead={Ahead::of(story)} />
            <ReadingsSection of={id.clone()} space={space.clone()} desk={desk.clone()} />
            {key_results(&KeyResultsProps { of: id.clone(), rows: Rc::clone(&one.key_results), desk: desk.clone() })}
            {alignment(&AlignmentProps {
                of: id.clone(), is_objective: true, up: Rc::clone(&story.up), down: Rc::clone(&story.down),
                desk: desk.clone(), space: space.clone()
            })}
            {section(desk.label(PanelLabel::Fields), None, html! { <>
                {objective_facts(&ObjectiveFactsProps { fields: Rc::clone(&one.fields), desk: desk.clone(), space: space.clone() })}
            </> })}
            <CheckInSection of={id.clone()} title={Rc::clone(&one.head.title)} before={story.before.clone()}
                check_ins={Rc::clone(&story.check_ins)} chart={story.chart.clone()}
                shape={Some(StatusShape::from(one.standing.status.shown))} desk={desk.clone()} />
            {talk_and_history(id, story, None, props)}
        </>
    }
}

fn key_result(one: &KrView, props: &ContentProps) -> Html {
    let (desk, space, story) = (&props.desk, &props.space, &one.story);
    let id = &one.head.id;
    let measured_in = one.fields.kr.measured_in.clone().map(AttrValue::from);
    if one.head.is_hidden() {
        return of_hidden(id, story, props);
    }
    html! {
        <>
            {disagreements(&props.questions, desk)}
            <Carried of={id.clone()} space={space.clone()} desk={desk.clone()} />
            <Standing id={id.clone()} standing={Rc::clone(&one.standing)} space={space.clone()} desk={desk.clone()}
                ahead={Ahead::of(story)} />
            <ReadingsSection of={id.clone()} space={space.clone()} desk={desk.clone()} />
            {measure_editor(&MeasureEditorProps {
                view: Rc::clone(&one.measure), standing: Rc::clone(&one.standing), desk: desk.clone()
            })}
            <CheckInSection of={id.clone()} title={Rc::clone(&one.head.title)} before={story.before.clone()}
                check_ins={Rc::clone(&story.check_ins)} chart={story.chart.clone()}
                shape={Some(StatusShape::from(one.standing.status.shown))} desk={desk.clone()} />
            {section(desk.label(PanelLabel::Fields), None, html! { <>
                {kr_facts(&KrFactsProps { fields: Rc::clone(&one.fields), desk: desk.clone(), space: space.clone() })}
            </> })}
            {shared_with(&SharedProps { of: id.clone(), up: Rc::clone(&story.up), desk: desk.clone(), space: space.clone() })}
            {alignment(&AlignmentProps {
                of: id.clone(), is_objective: false, up: Rc::clone(&story.up), down: Rc::clone(&story.down),
                desk: desk.clone(), space: space.clone()
            })}
            {talk_and_history(id, story, measured_in, props)}
        </>
    }
}

/// What is known of a private goal of which this copy has only the place: what hangs together with it, and
/// what is said of it here.
fn of_hidden(id: &Id, story: &Story, props: &ContentProps) -> Html {
    let (desk, space) = (&props.desk, &props.space);
    html! {
        <>
            {disagreements(&props.questions, desk)}
            {alignment(&AlignmentProps {
                of: id.clone(), is_objective: space.objective(id).is_some(), up: Rc::clone(&story.up),
                down: Rc::clone(&story.down), desk: desk.clone(), space: space.clone()
            })}
            {comments(&CommentsProps { of: id.clone(), comments: Rc::clone(&story.comments), desk: desk.clone() })}
        </>
    }
}

fn talk_and_history(id: &Id, story: &Story, measured_in: Option<AttrValue>, props: &ContentProps) -> Html {
    let (desk, space) = (&props.desk, &props.space);
    html! {
        <>
            <GoalItems of={id.clone()} space={space.clone()} desk={desk.clone()} />
            <AsksSection of={id.clone()} asks={Rc::clone(&story.asks)} space={space.clone()} desk={desk.clone()} />
            <AgreementSection of={id.clone()} agreed={Rc::clone(&story.agreements)} state={story.agreement.clone()}
                space={space.clone()} desk={desk.clone()} />
            {initiatives(&InitiativesProps { of: id.clone(), work: Rc::clone(&story.initiatives), desk: desk.clone() })}
            {comments(&CommentsProps { of: id.clone(), comments: Rc::clone(&story.comments), desk: desk.clone() })}
            <RecognitionSection at={id.clone()} all={Rc::clone(&story.thanks)} space={space.clone()} desk={desk.clone()} />
            <LedgerSection lines={Rc::clone(&story.changes)} space={space.clone()} desk={desk.clone()} />
            <FieldHistory days={Rc::clone(&story.history)} {measured_in} desk={desk.clone()} />
            {kept(&KeptProps { extras: Rc::clone(&story.extras), desk: desk.clone() })}
        </>
    }
}

fn of_kpi(one: &KpiView, props: &ContentProps) -> Html {
    let desk = &props.desk;
    let part = KpiPartProps { view: Rc::new(one.clone()), space: props.space.clone(), desk: desk.clone() };
    let talk = comments(&CommentsProps {
        of: one.head.id.clone(),
        comments: Rc::clone(&one.comments),
        desk: desk.clone(),
    });
    if one.head.is_hidden() {
        return html! { <>{disagreements(&props.questions, desk)}{talk}</> };
    }
    let measured_in = one.row.kpi.measured_in.clone().map(AttrValue::from);
    html! {
        <>
            {disagreements(&props.questions, desk)}
            {kpi_standing(&part)}
            <KpiReadings ..part.clone() />
            {kpi_facts(&part)}
            {talk}
            <FieldHistory days={Rc::clone(&one.history)} {measured_in} desk={desk.clone()} />
            {kept(&KeptProps { extras: Rc::clone(&one.extras), desk: desk.clone() })}
        </>
    }
}

fn other(one: &OtherView, props: &ContentProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    html! {
        <>
            {disagreements(&props.questions, desk)}
            if let Some(standing) = &one.standing {
                {unit_standing(&UnitStandingProps {
                    of: one.head.id.clone(), standing: Rc::clone(standing), space: props.space.clone(), desk: desk.clone()
                })}
            }
            if let Some(projected) = &one.projected {
                {section(AttrValue::from(words.projected()), None, projections(projected, desk))}
            }
            {kpis_in_short(&one.kpis, desk)}
            <dl class="facts">
                if let Some(cadence) = &one.cadence {
                    <CadenceFact id={one.head.id.clone()} cadence={cadence.clone()} desk={desk.clone()} />
                }
                {for one.facts.iter().map(|(field, value)| {
                    let name = words.field_name(field).map_or_else(|| field.to_string(), str::to_owned);
                    html! {
                        <>
                            <dt class="facts__name">{name}</dt>
                            <dd class="facts__value"><bdi>{words.field_value(value, None, desk.today)}</bdi></dd>
                        </>
                    }
                })}
            </dl>
            if let Some(thanks) = &one.thanks {
                <RecognitionSection at={one.head.id.clone()} all={Rc::clone(thanks)} space={props.space.clone()} desk={desk.clone()} />
            }
            <FieldHistory days={Rc::clone(&one.history)} desk={desk.clone()} />
            {kept(&KeptProps { extras: Rc::clone(&one.extras), desk: desk.clone() })}
        </>
    }
}

fn closer(desk: &Desk) -> Html {
    let close = {
        let desk = desk.clone();
        Callback::from(move |_event: MouseEvent| desk.open(None))
    };
    html! {
        <header class="panel__head">
            <p class="panel__crumb"></p>
            {Button::new(desk.label(PanelLabel::ClosePanel), close).kind(ButtonKind::Icon).glyph(Glyph::Close).id("panel-close").view()}
        </header>
    }
}

fn deleted(head: &Head, desk: &Desk) -> Html {
    let restore = desk.editor(Edit::Restore { id: head.id.clone() });
    html! {
        <>
            {closer(desk)}
            <div class="panel__body">
                <h2 class="panel__title"><bdi>{head.title.to_string()}</bdi></h2>
                {empty_state(desk.label(PanelLabel::InTrash), None, Some(Button::new(desk.words().restore(), restore).glyph(Glyph::Restore).edits().view()))}
            </div>
        </>
    }
}

fn not_here(desk: &Desk) -> Html {
    html! {
        <>
            {closer(desk)}
            <div class="panel__body">
                {empty_state(desk.label(PanelLabel::NotHere), Some(&desk.label(PanelLabel::NotHereHint)), None)}
            </div>
        </>
    }
}
