//! The cycle as one document to read, to print and to hand on.

mod chapter;
mod choices;
mod printing;
mod sheet;

pub use sheet::{Asked, Sheet};

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page, Route};
use crate::platform::clock::Timer;
use crate::query::close::Ground;
use crate::query::report::told;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on_paper;
use crate::ui::panel::Desk;
use crate::ui::paper::paper_head;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, browsing, empty_state, labelled};
use crate::ui::scorecard::whose;
use crate::words::{ReportLabel, report_name};

use chapter::{Chapter, There};
use choices::choices;
use printing::use_printing;

/// Up to so many goals all chapters are made at once; of more one after the other, so that the page opens.
const AT_ONCE: usize = 200;

/// The cycle as one document to read.
#[component]
pub fn ReportPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let (session, today) = (model.session(), model.today);
    let (is_printing, print) = use_printing();
    let (space, closing) =
        (session.map(|session| session.space.clone()), session.map(|session| session.closing.clone()));
    let closing = closing.unwrap_or_default();
    let ground = use_memo(
        (space.clone(), session.and_then(|session| session.filter.cycle.clone()), closing.of.clone(), today),
        |(space, cycle, of, today)| Ground::of(space.as_ref()?, cycle.as_ref(), of.as_ref(), *today),
    );
    let told = use_memo((space, (*ground).clone(), closing.report.private), |(space, ground, private)| {
        space.as_ref().map(|space| Rc::new(told(space, ground.as_ref(), *private)))
    });
    let me = session.and_then(|session| session.me().cloned());
    let asked = Asked { today, me: me.clone(), lang: env.lang };
    let deps = ((*told).clone(), (*ground).clone(), closing.report.clone(), asked);
    let sheet = use_memo(deps, |(told, ground, choice, asked)| {
        let (told, ground) = (Rc::clone(told.as_ref()?), ground.clone()?);
        Some(Rc::new(Sheet::of(told, ground, choice.clone(), asked.clone())))
    });
    let (Some(session), Some(found)) = (session, &*told) else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::Report, today, me };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page report">
                <h1 class="page__title">{words.page(Page::Report)}</h1>
                <p class="page__lead">{words.report_label(ReportLabel::Lead)}</p>
                if let Some(sheet) = &*sheet {
                    <div class="report__bar">
                        {labelled(words.report_label(ReportLabel::Whose), "report-of", None,
                            whose(&session.space, closing.of.as_ref(), &desk, "report-of"))}
                    </div>
                    if sheet.is_empty() {
                        {no_goals(sheet, &desk)}
                    } else {
                        {choices(&closing.report, found.has_private, &desk)}
                        {left_out(sheet)}
                        {browsing(handing(sheet, props, &desk, print))}
                        {waiting(sheet, &desk)}
                        <Chapters sheet={Rc::clone(sheet)} whole={is_printing} desk={desk.clone()} />
                    }
                } else {
                    {no_cycle(&desk)}
                }
            </div>
        </>
    }
}

/// Goes to another page.
fn go(desk: &Desk, page: Page) -> Callback<MouseEvent> {
    desk.env.dispatch.reform(move |_event: MouseEvent| Action::Go(Route { page, open: None }))
}

fn no_cycle(desk: &Desk) -> Html {
    let words = desk.words();
    let make = Button::new(words.report_label(ReportLabel::MakeCycle), go(desk, Page::People))
        .kind(ButtonKind::Primary)
        .view();
    empty_state(
        words.report_label(ReportLabel::NoCycleTitle),
        Some(words.report_label(ReportLabel::NoCycleHint)),
        Some(make),
    )
}

fn no_goals(sheet: &Sheet, desk: &Desk) -> Html {
    let words = desk.words();
    let hint = match sheet.ground.whose {
        Some(_) => ReportLabel::NoGoalsOf,
        None => ReportLabel::NoGoalsHint,
    };
    let goals = Button::new(words.report_label(ReportLabel::GoToGoals), go(desk, Page::Outline))
        .kind(ButtonKind::Primary)
        .view();
    let title = words.report_label(ReportLabel::NoGoalsTitle);
    html! {
        <>
            {empty_state(title, Some(words.report_label(hint)), Some(goals))}
            {left_out(sheet)}
        </>
    }
}

/// What of the private is not in it.
fn left_out(sheet: &Sheet) -> Html {
    let told = sheet.words().report_left_out(sheet.told.left_out, sheet.told.pared);
    html! {
        if !told.is_empty() {
            <p class="report__private" role="status">{told}</p>
        }
    }
}

fn handing(sheet: &Rc<Sheet>, props: &PageProps, desk: &Desk, print: Callback<MouseEvent>) -> Html {
    let called = report_name(desk.words(), &sheet.head);
    let sheet = Rc::clone(sheet);
    hand_on_paper(&desk.env, &props.model, "report", &called, move || sheet.paper(), print)
}

/// How many goals still wait for a score, and the way there.
fn waiting(sheet: &Sheet, desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        if sheet.sum.open > 0 {
            <p class="report__open">
                <span>{words.report_open(sheet.sum.open)}</span>
                {Button::new(words.report_label(ReportLabel::GoToScores), go(desk, Page::Scores)).size(ButtonSize::Small).view()}
            </p>
        }
    }
}

#[derive(Properties, PartialEq)]
struct ChaptersProps {
    sheet: Rc<Sheet>,
    whole: bool,
    desk: Desk,
}

/// The report itself. Of many goals its chapters are made one after the other.
#[component]
fn Chapters(props: &ChaptersProps) -> Html {
    let sheet = &props.sheet;
    let parts: Vec<_> = sheet.parts().collect();
    let goals = sheet.sum.objectives + sheet.sum.given_up;
    let made = use_state(|| if goals <= AT_ONCE { usize::MAX } else { 1 });
    {
        let made = made.clone();
        use_effect_with((*made, parts.len()), move |(at, all)| {
            let next = *at + 1;
            let timer = (*at < *all).then(|| Timer::after(0, move || made.set(next)));
            move || drop(timer)
        });
    }
    let words = sheet.words();
    if parts.is_empty() {
        return empty_state(
            words.report_label(ReportLabel::NoChapters),
            Some(words.report_label(ReportLabel::NoChaptersHint)),
            None,
        );
    }
    let there = |at: usize| match (props.whole, at < *made) {
        (true, _) => There::Whole,
        (false, true) => There::Here,
        (false, false) => There::Coming,
    };
    html! {
        <article class="paper report__paper" aria-label={words.report_label(ReportLabel::Preview)}>
            {paper_head(&sheet.opening())}
            {for parts.iter().enumerate().map(|(at, part)| html! {
                <Chapter key={part.slug()} sheet={Rc::clone(sheet)} part={*part} there={there(at)} desk={props.desk.clone()} />
            })}
        </article>
    }
}
