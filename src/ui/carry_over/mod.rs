//! What goes on into the next cycle: a walk through the goals of the one that closes, and what that makes.

mod goal;
mod keys;
mod preview;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::closing::ClosingAction;
use crate::app::{Action, Page, Route, Session};
use crate::okr::{Id, Text};
use crate::platform::dom;
use crate::query::Filter;
use crate::query::carry_over::{
    Bulk, CarryOver, Choices, Plan, Section, TargetChoice, Which, bulk, carry_over, decide, plan,
    target_choices,
};
use crate::query::close::Ground;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::panel::Desk;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Glyph, SegmentedProps, Select, browsing, empty_state, plain_text,
    segmented, use_reading,
};
use crate::ui::scorecard::whose;
use crate::ui::trail::{Next, Trail};
use crate::words::{CarryLabel, Paper, PaperChapter, carry_over_blocks, paper_markdown};

use goal::{GoalCard, row_element};
use keys::Decision;
use preview::{PREVIEW, Preview};

/// How many objectives are drawn at first, and how many more each time.
const MOST: usize = 30;

/// The element that hears the keys of the page.
const PAGE: &str = "carry-over";

/// The line that says what is there already.
const THERE: &str = "carry-over-there";

/// What goes on into the next cycle.
#[component]
pub fn CarryOverPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let which = use_state(Which::default);
    let most = use_state(|| MOST);
    let trail = use_mut_ref(Trail::default);
    let is_read = use_reading();
    let session = model.session();
    let found = use_found(session, model.today);
    let planned = use_planned(session, model.today);
    let (sections, hidden) = (*found).as_ref().map(|page| page.shown(*which, *most)).unwrap_or_default();
    let order: Vec<Text> =
        sections.iter().flat_map(|section| &section.goals).map(|goal| goal.own.id.text()).collect();
    trail.borrow_mut().place(&order);
    use_focus_after(&trail, &order);
    let there = (*found).as_ref().map_or(0, |page| page.tally.there);
    // The button that made it is gone.
    use_effect_with(there, |there| {
        if *there > 0 && dom::is_focus_lost() {
            dom::focus(THERE, dom::Caret::Keep);
        }
    });
    let stands = use_mut_ref(Stands::default);
    *stands.borrow_mut() = Stands::of(&sections);
    let on_decide = {
        let (stands, trail) = (Rc::clone(&stands), Rc::clone(&trail));
        use_callback(env.dispatch.clone(), move |decision: Decision, dispatch| {
            if let Some(objective) = stands.borrow().objective_of(&decision.0) {
                trail.borrow_mut().mark(&objective.text());
            }
            dispatch.emit(Action::Edit(decide(&decision.0, decision.1)));
        })
    };
    let on_next = {
        let stands = Rc::clone(&stands);
        use_callback((), move |from: Id, ()| {
            let rows = stands.borrow().rows();
            keys::go(&rows, Some(&from), false);
        })
    };
    let Some(session) = session else { return Html::default() };
    let desk =
        Desk { env: env.clone(), page: Page::CarryOver, today: model.today, me: session.me().cloned() };
    let rows: Rc<[Id]> = stands.borrow().rows().into();
    let onkeydown = keys::listener(&desk, Rc::clone(&rows), on_decide.clone(), !is_read);
    let view = View { desk: &desk, session, first: rows.first(), on_decide, on_next };
    let more = {
        let (most, now) = (most.clone(), *most);
        Callback::from(move |_event: MouseEvent| most.set(now + MOST))
    };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page carry-over" id={PAGE} tabindex="-1" {onkeydown}>
                <h1 class="page__title">{ words.page(Page::CarryOver) }</h1>
                <p class="page__lead">{ words.carry_over_lead() }</p>
                if let Some(page) = &*found {
                    <div class="carry-over__bar">
                        {whose(&session.space, session.closing.of.as_ref(), &desk, "carry-over-of")}
                        {view.chooser(page)}
                    </div>
                    if page.target.is_none() {
                        <p class="carry-over__begun">{words.carry_label(CarryLabel::NoTarget)}</p>
                    }
                    if page.tally.all == 0 {
                        {empty_state(words.carry_label(CarryLabel::NoGoals), Some(words.carry_label(CarryLabel::NoGoalsHint)), None)}
                    } else {
                        {view.tally(page)}
                        {view.acts(page, (*planned).as_ref(), &which)}
                        if order.is_empty() {
                            <p class="carry-over__none">{words.carry_label(CarryLabel::AllDecided)}</p>
                        }
                        {for sections.iter().enumerate().map(|(at, section)| view.section(at, section))}
                        if hidden > 0 {
                            {Button::new(words.carry_more(hidden), more).kind(ButtonKind::Quiet).id("carry-over-more").view()}
                        }
                        if page.target.is_some() {
                            <Preview plan={Rc::clone(&planned)} space={session.space.clone()} desk={desk.clone()} />
                        }
                        {view.hand_on(props, Rc::clone(&found))}
                    }
                } else {
                    {empty_state(words.carry_label(CarryLabel::NoCycle), Some(words.carry_label(CarryLabel::NoCycleHint)), None)}
                }
            </div>
        </>
    }
}

/// The walk through the goals.
#[hook]
fn use_found(session: Option<&Session>, today: crate::okr::Day) -> Rc<Option<CarryOver>> {
    let deps = session.map(|one| (one.space.clone(), one.filter.cycle.clone(), one.closing.clone()));
    use_memo((deps, today), |(deps, today)| {
        let (space, cycle, closing) = deps.as_ref()?;
        let ground = Ground::of(space, cycle.as_ref(), closing.of.as_ref(), *today)?;
        Some(carry_over(space, &ground, closing.into.as_ref(), *today))
    })
}

/// What would be made.
#[hook]
fn use_planned(session: Option<&Session>, today: crate::okr::Day) -> Rc<Option<Plan>> {
    let deps = session.map(|one| {
        let choices: Rc<Choices> = Rc::clone(&one.carrying);
        (one.space.clone(), one.filter.cycle.clone(), one.closing.clone(), choices)
    });
    use_memo((deps, today), |(deps, today)| {
        let (space, cycle, closing, choices) = deps.as_ref()?;
        let ground = Ground::of(space, cycle.as_ref(), closing.of.as_ref(), *today)?;
        plan(space, &ground, closing.into.as_ref(), choices, *today)
    })
}

/// When a goal was decided about and is shown no more, the focus goes to the next one.
#[hook]
fn use_focus_after(trail: &Rc<RefCell<Trail>>, order: &[Text]) {
    let trail = Rc::clone(trail);
    use_effect_with(order.to_vec(), move |order| {
        let focused = match trail.borrow_mut().next_after(order) {
            Next::Stay => return,
            Next::Page => false,
            Next::Row(key) => {
                let element = row_element(&Id::from(key));
                dom::scroll_into_view(&element);
                dom::focus(&element, dom::Caret::Keep)
            }
        };
        if !focused {
            dom::focus(PAGE, dom::Caret::Keep);
        }
    });
}

/// What the pieces of the page are drawn with.
struct View<'a> {
    desk: &'a Desk,
    session: &'a Session,
    /// The first row.
    first: Option<&'a Id>,
    on_decide: Callback<Decision>,
    on_next: Callback<Id>,
}

/// Where the rows stand: each goal with the objective it belongs to. The callbacks of all cards read it, so
/// that none of them changes with it.
#[derive(Default)]
struct Stands(Vec<(Id, Id)>);

impl Stands {
    fn of(sections: &[Section]) -> Self {
        let goals = sections.iter().flat_map(|section| &section.goals);
        let rows = goals.flat_map(|goal| goal.rows().map(|row| (row.id.clone(), goal.own.id.clone())));
        Self(rows.collect())
    }

    fn rows(&self) -> Vec<Id> {
        self.0.iter().map(|(row, _)| row.clone()).collect()
    }

    fn objective_of(&self, row: &Id) -> Option<Id> {
        self.0.iter().find(|(own, _)| own == row).map(|(_, objective)| objective.clone())
    }
}

impl View<'_> {
    fn label(&self, label: CarryLabel) -> &'static str {
        self.desk.words().carry_label(label)
    }

    /// The cycle into which goals go on.
    fn chooser(&self, page: &CarryOver) -> Html {
        let words = self.desk.words();
        let offered = target_choices(&self.session.space, &page.cycle.id, self.desk.today);
        let choice = |one: &TargetChoice| {
            let name = one.name.to_string();
            let choice = Choice::new(one.id.as_ref().map(Id::text).unwrap_or_default(), name);
            if one.is_new { choice.hint(self.label(CarryLabel::WillBeMade)) } else { choice }
        };
        let choices: Rc<[Choice]> = offered.iter().map(choice).collect();
        let chosen = self.session.closing.into.as_ref().map(Id::text).unwrap_or_default();
        let stands = offered.iter().any(|one| one.id.as_ref().map(Id::text).unwrap_or_default() == chosen);
        let value = if stands { AttrValue::from(chosen) } else { AttrValue::default() };
        let on_choose = self.desk.env.dispatch.reform(|id: AttrValue| {
            let into = Some(id).filter(|id| !id.is_empty()).map(|id| Id::new(id.as_str()));
            Action::Closing(ClosingAction::Into(into))
        });
        browsing(html! {
            <span class="carry-over__into">
                <span aria-hidden="true">{words.carry_label(CarryLabel::Into)}</span>
                <Select id="carry-over-into" label={words.carry_label(CarryLabel::Into)} {choices} {value} {on_choose} />
            </span>
        })
    }

    /// What was decided and what is there already.
    fn tally(&self, page: &CarryOver) -> Html {
        let words = self.desk.words();
        let target = page.target.as_ref();
        let go = target.filter(|_| page.tally.there > 0).map(|target| {
            let (dispatch, cycle) = (self.desk.env.dispatch.clone(), target.id.clone());
            let press = Callback::from(move |_event: MouseEvent| {
                dispatch.emit(Action::Filter(Filter { cycle: Some(cycle.clone()), ..Filter::default() }));
                dispatch.emit(Action::Go(Route { page: Page::Setting, open: None }));
            });
            Button::new(words.carry_go_on(&target.name), press).kind(ButtonKind::Inline).view()
        });
        html! {
            <div class="carry-over__tally">
                <p role="status">
                    {words.carry_tally(&page.tally)}
                    if page.tally.remaining > 0 {
                        {" · "}<strong>{words.carry_remaining(page.tally.remaining)}</strong>
                    }
                </p>
                if let (Some(target), Some(go)) = (target, go) {
                    <p id={THERE} tabindex="-1">{plain_text(words.carry_there(page.tally.there, &target.name))}{" · "}{go}</p>
                }
                if page.drafts > 0 {
                    <p class="carry-over__none">{words.carry_drafts(page.drafts)}</p>
                }
            </div>
        }
    }

    /// What decides about many at once, what is shown, and the way to what will be made.
    fn acts(&self, page: &CarryOver, planned: Option<&Plan>, which: &UseStateHandle<Which>) -> Html {
        let words = self.desk.words();
        let many = [Bulk::ContinueOpen, Bulk::CloseJudged].into_iter().filter_map(|act| {
            let (count, edit) = bulk(page.rows(), act)?;
            Some(
                Button::new(words.carry_bulk(act, count), self.desk.editor(edit))
                    .size(ButtonSize::Small)
                    .edits()
                    .view(),
            )
        });
        let shown = segmented(&SegmentedProps {
            id: "carry-over-which".into(),
            label: self.label(CarryLabel::Show).into(),
            choices: Rc::from([
                Choice::new("all", self.label(CarryLabel::ShowAll)),
                Choice::new("open", self.label(CarryLabel::ShowOpen)),
            ]),
            value: if **which == Which::Open { "open".into() } else { "all".into() },
            on_choose: {
                let which = which.clone();
                Callback::from(move |word: AttrValue| {
                    which.set(if word == "open" { Which::Open } else { Which::All });
                })
            },
        });
        let to_preview = Callback::from(|_event: MouseEvent| {
            dom::scroll_into_view(PREVIEW);
            dom::focus(PREVIEW, dom::Caret::Keep);
        });
        html! {
            <>
                <div class="carry-over__acts">
                    {browsing(shown)}
                    {for many}
                    if planned.is_some_and(Plan::writes) {
                        {Button::new(self.label(CarryLabel::ToPreview), to_preview).kind(ButtonKind::Quiet).size(ButtonSize::Small).glyph(Glyph::ArrowDown).view()}
                    }
                </div>
                <p class="carry-over__keys">{self.label(CarryLabel::Keys)}</p>
            </>
        }
    }

    fn section(&self, at: usize, section: &Section) -> Html {
        let title = match &section.home {
            Some(home) => home.name.to_string(),
            None => self.label(CarryLabel::NobodysGoals).to_owned(),
        };
        let id = format!("carry-over-section-{at}");
        let key = section.home.as_ref().map(|home| home.id.to_string()).unwrap_or_default();
        html! {
            <section class="carry-over__section" aria-labelledby={id.clone()} {key}>
                <h2 class="carry-over__head" {id}>{plain_text(title)}</h2>
                <ol class="carry-over__goals">
                    {for section.goals.iter().map(|goal| html! {
                        <GoalCard key={goal.own.id.to_string()} goal={Rc::clone(goal)} desk={self.desk.clone()}
                            is_first={self.first == Some(&goal.own.id)} on_decide={self.on_decide.clone()} on_next={self.on_next.clone()} />
                    })}
                </ol>
            </section>
        }
    }

    fn hand_on(&self, props: &PageProps, found: Rc<Option<CarryOver>>) -> Html {
        let (words, today) = (self.desk.words(), self.desk.today);
        let name = (*found).as_ref().map_or_else(String::new, |page| words.carry_file(&page.cycle.name));
        let title = name.clone();
        let text = move || {
            let Some(page) = &*found else { return String::new() };
            let blocks = carry_over_blocks(words, page, today);
            let title_of = words.carry_label(CarryLabel::Decision).to_owned();
            let chapter = PaperChapter { title: title_of, blocks };
            let paper = Paper { title: title.clone(), lead: Vec::new(), chapters: vec![chapter] };
            paper_markdown(words, &paper)
        };
        hand_on(&self.desk.env, &props.model, "carry-over-hand", &name, text)
    }
}
