//! The page of KPIs: numbers to keep healthy beside the goals.

mod row;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::week::WeekAction;
use crate::app::{Action, Page};
use crate::okr::{Id, Text};
use crate::platform::dom;
use crate::query::kpis::{
    Board, By, Concern, Group, GroupOf, KpiRow, board, first_of, next_of, place, units,
};
use crate::space::{New, Space};
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::panel::{Desk, Left};
use crate::ui::parts::{
    Button, ButtonKind, Choice, Glyph, SegmentedProps, Select, browsing, disclosure, empty_state, plain_text,
    segmented,
};
use crate::words::{KpiLabel, PagePhrases};

use row::{Form, Row, read_button_id};

/// The page of KPIs: numbers to keep healthy beside the goals.
#[component]
pub fn KpisPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let by = use_state(By::default);
    let form = use_state(|| None::<Form>);
    let session = model.session();
    let of = session.and_then(|session| session.week.of.clone());
    let space = session.map(|session| session.space.clone());
    let found = use_memo((space, of.clone(), model.today), |(space, of, today)| {
        space.as_ref().map(|space| board(space, of.as_ref(), *today)).unwrap_or_default()
    });
    let order = use_memo((Rc::clone(&found), *by), |(found, by)| found.in_order(*by));
    let Some(session) = session else { return Html::default() };
    let me = session.me().cloned();
    let desk = Desk { env: env.clone(), page: Page::Kpis, today: model.today, me };
    let on_form = {
        let form = form.clone();
        Callback::from(move |next: Option<Form>| form.set(next))
    };
    let view =
        View { words, space: &session.space, desk: &desk, form: (*form).clone(), on_form, order: &order };
    let is_empty = found.rows.is_empty() && found.archived.is_empty();
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title">{ words.page(Page::Kpis) }</h1>
                <p class="page__lead">{ words.kpi_label(KpiLabel::Lead) }</p>
                <div class="kpis__bar">
                    {browsing(unit_filter(&session.space, of.as_ref(), &desk))}
                    if !is_empty {
                        {browsing(switch(&by, words))}
                    }
                    <span class="kpis__acts">
                        if !found.rows.is_empty() {
                            {view.begin_reading()}
                        }
                        {view.adder(of.as_ref())}
                    </span>
                </div>
                if is_empty {
                    {empty_state(words.kpi_label(KpiLabel::NoKpis), Some(words.kpi_label(KpiLabel::NoKpisHint)), None)}
                } else {
                    {view.tally(&found)}
                    {for found.grouped(*by).iter().enumerate().map(|(at, group)| view.group(at, group, *by))}
                    if !found.archived.is_empty() {
                        <section class="kpis__group">
                            {disclosure(words.kpi_label(KpiLabel::Archived), Some(found.archived.len()), false, view.rows(&found.archived, By::Concern))}
                        </section>
                    }
                }
            </div>
        </>
    }
}

/// Of which unit KPIs are shown.
fn unit_filter(space: &Space, of: Option<&Id>, desk: &Desk) -> Html {
    let words = desk.words();
    let all = Choice::new("", words.kpi_label(KpiLabel::AllUnits));
    let choices = units(space).into_iter().map(|(unit, depth)| {
        let indent = "\u{2003}".repeat(depth.min(6));
        Choice::new(unit.id.text(), format!("{indent}{}", unit.name))
    });
    let choices: Rc<[Choice]> = [all].into_iter().chain(choices).collect();
    let on_choose = desk.env.dispatch.reform(|id: AttrValue| {
        let of = Some(id).filter(|id| !id.is_empty()).map(|id| Id::new(id.as_str()));
        Action::Week(WeekAction::Of(of))
    });
    let value = of.map(|id| AttrValue::from(id.text())).unwrap_or_default();
    html! {
        <Select id="kpis-of" label={words.kpi_label(KpiLabel::OfUnit)} {choices} {value} {on_choose} />
    }
}

fn switch(by: &UseStateHandle<By>, words: &dyn PagePhrases) -> Html {
    let choices: Rc<[Choice]> = Rc::from([
        Choice::new("concern", words.kpi_label(KpiLabel::ByConcern)),
        Choice::new("unit", words.kpi_label(KpiLabel::ByUnit)),
    ]);
    let value = match **by {
        By::Concern => "concern",
        By::Home => "unit",
    };
    let on_choose = {
        let by = by.clone();
        Callback::from(move |word: AttrValue| by.set(if word == "unit" { By::Home } else { By::Concern }))
    };
    segmented(&SegmentedProps {
        id: "kpis-by".into(),
        label: words.kpi_label(KpiLabel::By).into(),
        choices,
        value: value.into(),
        on_choose,
    })
}

/// What the rows are drawn with.
struct View<'a> {
    words: &'static dyn PagePhrases,
    space: &'a Space,
    desk: &'a Desk,
    /// The form that is open.
    form: Option<Form>,
    on_form: Callback<Option<Form>>,
    /// The rows in the order in which they are read.
    order: &'a Rc<Vec<Rc<KpiRow>>>,
}

impl View<'_> {
    /// Opens the form of the first KPI that is due.
    fn begin_reading(&self) -> Html {
        let first = first_of(self.order, self.desk.today).map(|id| Form { of: id, several: false });
        let begin = self.on_form.reform(move |_event: MouseEvent| first.clone());
        Button::new(self.words.kpi_label(KpiLabel::ReadValues), begin)
            .id("kpis-read")
            .glyph(Glyph::Pencil)
            .edits()
            .view()
    }

    /// Makes a KPI and opens it beside the page, with its name to be written.
    fn adder(&self, of: Option<&Id>) -> Html {
        let place = place(self.space, of, self.desk.me.as_ref());
        let add = self.desk.env.dispatch.reform(move |_event: MouseEvent| Action::Draft {
            new: New::Kpi { name: Text::from("") },
            place: place.clone(),
        });
        Button::new(self.words.kpi_label(KpiLabel::NewKpi), add)
            .id("kpis-add")
            .kind(ButtonKind::Primary)
            .glyph(Glyph::Plus)
            .edits()
            .view()
    }

    /// What wants attention, in one line.
    fn tally(&self, found: &Board) -> Html {
        let told = self.words.kpis_told(
            found.count(Concern::Outside),
            found.count(Concern::Watch),
            found.due(self.desk.today),
        );
        html! {
            if !told.is_empty() {
                <p class="kpis__told" role="status">{told}</p>
            }
        }
    }

    fn group(&self, at: usize, group: &Group, by: By) -> Html {
        let title = match &group.of {
            GroupOf::Concern(concern) => self.words.concern_title(*concern).to_owned(),
            GroupOf::Home(Some(home)) => home.name.to_string(),
            GroupOf::Home(None) => self.words.no_unit().to_owned(),
        };
        let id = format!("kpis-group-{at}");
        html! {
            <section class="kpis__group" aria-labelledby={id.clone()} key={title.clone()}>
                <h2 class="kpis__title" {id}>{plain_text(title)}<span class="kpis__count num">{group.rows.len()}</span></h2>
                {self.rows(&group.rows, by)}
            </section>
        }
    }

    fn rows(&self, rows: &[Rc<KpiRow>], by: By) -> Html {
        html! {
            <ul class="kpis">
                {for rows.iter().map(|row| {
                    let id = row.kpi.id.clone();
                    let form = self.form.clone().filter(|form| form.of == id);
                    let on_left = self.on_left(&id);
                    html! {
                        <Row key={id.to_string()} row={Rc::clone(row)} {form} {by} space={self.space.clone()} desk={self.desk.clone()}
                            on_form={self.on_form.clone()} {on_left} />
                    }
                })}
            </ul>
        }
    }

    /// Goes on to the next KPI in the order that stood when the value was entered, else back to the button.
    fn on_left(&self, id: &Id) -> Callback<Left> {
        let (on_form, id) = (self.on_form.clone(), id.clone());
        let next = next_of(self.order, &id);
        Callback::from(move |left: Left| match (left, &next) {
            (Left::Next, Some(next)) => on_form.emit(Some(Form { of: next.clone(), several: false })),
            (Left::Next, None) => {
                on_form.emit(None);
                dom::focus("kpis-read", dom::Caret::Keep);
            }
            (Left::Done, _) => {
                on_form.emit(None);
                dom::focus(&read_button_id(&id), dom::Caret::Keep);
            }
        })
    }
}
