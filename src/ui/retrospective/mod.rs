//! The retrospective: what a unit says at the end of a cycle, beside what the file knows of it.

mod column;
mod knows;
mod past;
mod questions;
mod remark;
mod seat;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Model, Page, Route};
use crate::okr::{CyclePhase, Text};
use crate::query::Filter;
use crate::query::close::Ground;
use crate::query::retrospective::{Column, ColumnOf, Knows, Retro, Wanted, knows, retro, write_note};
use crate::query::search::{Remembered, remembered};
use crate::query::setting::NextCycle;
use crate::space::Change;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::outline::SearchField;
use crate::ui::panel::{Desk, WhoAmI};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Lines, TextField, browsing, empty_state, plain_text, rich_note,
    use_reading, while_writing,
};
use crate::ui::scorecard::whose;
use crate::words::{
    Paper, PaperChapter, RetroLabel, knows_blocks, page_words, paper_markdown, retrospective_blocks,
};

use column::ColumnSection;
use knows::KnowsSection;
use past::past_list;
use questions::Questions;
use remark::RemarkLine;
use seat::Seat;

/// How long a rest is after which what was written of a note is kept.
const REST_MILLIS: i32 = 2_000;

/// What the page shows.
#[derive(Clone)]
struct Read {
    retro: Rc<Retro>,
    knows: Rc<Knows>,
    found: Option<Rc<Vec<Remembered>>>,
}

/// The retrospective.
#[component]
pub fn RetrospectivePage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let ground = ground_of(model);
    let read = use_read(model, ground.as_ref());
    let Some(session) = model.session() else { return Html::default() };
    let desk =
        Desk { env: env.clone(), page: Page::Retrospective, today: model.today, me: session.me().cloned() };
    let search = words.retro(RetroLabel::Search);
    let body = match (ground, &read) {
        (Some(ground), Some(read)) => {
            let seat = Seat { desk, space: session.space.clone(), ground };
            shown(&seat, read, model, &session.filter)
        }
        _ => no_cycle(&desk),
    };
    html! {
        <>
            <TopBar model={Rc::clone(model)}><SearchField model={Rc::clone(model)} label={AttrValue::from(search)} /></TopBar>
            <div class="page retrospective">
                <h1 class="page__title">{ words.page(Page::Retrospective) }</h1>
                <p class="page__lead">{ words.retrospective_lead() }</p>
                {body}
            </div>
        </>
    }
}

fn ground_of(model: &Model) -> Option<Ground> {
    let session = model.session()?;
    let (cycle, whose) = (session.filter.cycle.as_ref(), session.closing.of.as_ref());
    Ground::of(&session.space, cycle, whose, model.today)
}

#[hook]
fn use_read(model: &Rc<Model>, ground: Option<&Ground>) -> Option<Read> {
    let space = model.session().map(|session| session.space.clone());
    let key = (space.clone(), ground.cloned(), model.today);
    let said = use_memo(key.clone(), |(space, ground, today)| {
        Some(Rc::new(retro(space.as_ref()?, ground.as_ref()?, *today)))
    });
    let facts = use_memo(key, |(space, ground, today)| {
        Some(Rc::new(knows(space.as_ref()?, ground.as_ref()?, *today)))
    });
    let text = model.session().map(|session| Text::clone(&session.filter.text)).unwrap_or_default();
    let found = use_memo((space, text), |(space, text)| {
        let space = space.as_ref().filter(|_| !text.trim().is_empty())?;
        Some(Rc::new(remembered(space, text, past::MOST)))
    });
    Some(Read { retro: (*said).clone()?, knows: (*facts).clone()?, found: (*found).clone() })
}

fn no_cycle(desk: &Desk) -> Html {
    let words = desk.words();
    let go =
        desk.env.dispatch.reform(|_event: MouseEvent| Action::Go(Route { page: Page::People, open: None }));
    let acts = Button::new(words.page(Page::People), go).view();
    empty_state(
        words.retro(RetroLabel::NoCycle),
        Some(words.retro(RetroLabel::NoCycleHint)),
        Some(browsing(acts)),
    )
}

fn shown(seat: &Seat, read: &Read, model: &Rc<Model>, filter: &Filter) -> Html {
    let retro = &read.retro;
    // What is being written belongs to this retrospective and to no other.
    let key = retro.id.to_string();
    html! {
        <>
            {browsing(bar(seat, retro))}
            if let Some(all) = &read.found {
                {past::found(seat, all, filter)}
            }
            <div class="retrospective__body" {key}>
                if seat.desk.me.is_none() {
                    {while_writing(html! { <WhoAmI id="retro-who" space={seat.space.clone()} desk={seat.desk.clone()} /> })}
                }
                if let Some(wanted) = &retro.wanted {
                    {wanted_section(seat, wanted, retro)}
                }
                {columns(seat, retro)}
                <LearnedSection seat={seat.clone()} retro={Rc::clone(retro)} />
                <KnowsSection seat={seat.clone()} knows={Rc::clone(&read.knows)} />
                {past_list(seat, RetroLabel::Beside, &retro.beside, filter)}
                {past_list(seat, RetroLabel::Past, &retro.past, filter)}
                <Questions seat={seat.clone()} questions={retro.questions.clone()} />
                {browsing(handing(seat, read, model))}
            </div>
        </>
    }
}

/// Whose retrospective it is, on which cycle.
fn bar(seat: &Seat, retro: &Retro) -> Html {
    let words = seat.words();
    let title = words.retro_title(retro.whose.as_ref().map(|whose| &*whose.name), &retro.cycle.name);
    html! {
        <div class="retrospective__bar">
            {whose(&seat.space, seat.ground.whose.as_ref(), &seat.desk, "retro-whose")}
            <h2 class="retrospective__title">{plain_text(title)}</h2>
        </div>
    }
}

/// What the last retrospective wanted to try, and whether it became something.
fn wanted_section(seat: &Seat, wanted: &Wanted, retro: &Retro) -> Html {
    let words = seat.words();
    // A goal is drafted for the cycle that is looked back on no more.
    let into = retro.following();
    html! {
        <section class="section retrospective__wanted" aria-labelledby="retro-wanted-title">
            <h2 class="section__title" id="retro-wanted-title" tabindex="-1">{plain_text(words.wanted_title(&wanted.cycle.name))}</h2>
            <p class="retrospective__facts">{words.wanted_told(wanted.taken_up(), wanted.tries.len())}</p>
            <ul class="retrospective__remarks">
                {for wanted.tries.iter().map(|said| html! {
                    <RemarkLine key={format!("{} {}", said.of, said.key.as_ref().unwrap_or(&said.first))} seat={seat.clone()} said={said.clone()}
                        next={into.clone()} back="retro-wanted-title" />
                })}
            </ul>
        </section>
    }
}

fn columns(seat: &Seat, retro: &Retro) -> Html {
    let is_own = |column: &Column| !matches!(column.of, ColumnOf::Question(_));
    let into = retro.following();
    let section = |(at, column): (usize, &Column)| {
        let key = format!("{:?}", column.of);
        html! { <ColumnSection {key} seat={seat.clone()} column={column.clone()} {at} next={into.clone()} /> }
    };
    let all = || retro.columns.iter().enumerate();
    html! {
        <>
            <div class="retrospective__columns">
                {for all().filter(|(_, column)| is_own(column)).map(section)}
            </div>
            {next_cycle(seat, retro)}
            if all().any(|(_, column)| !is_own(column)) {
                <div class="retrospective__columns retrospective__columns--questions">
                    {for all().filter(|(_, column)| !is_own(column)).map(section)}
                </div>
            }
        </>
    }
}

/// Makes the cycle that follows, where tries are to become goals and there is none yet.
fn next_cycle(seat: &Seat, retro: &Retro) -> Html {
    let has_tries =
        retro.columns.iter().any(|column| column.of == ColumnOf::Try && !column.remarks.is_empty());
    let Some(NextCycle::New { new, place, name }) = retro.next.as_ref().filter(|_| has_tries) else {
        return Html::default();
    };
    let (new, place) = (new.clone(), place.clone());
    let make = seat.desk.env.dispatch.reform(move |_event: MouseEvent| Action::Make {
        new: new.clone(),
        place: place.clone(),
        changes: vec![Change::CyclePhase(CyclePhase::Planning)],
    });
    html! {
        <p class="retrospective__facts">
            {Button::new(seat.words().make_next_cycle(name), make).kind(ButtonKind::Inline).size(ButtonSize::Small).edits().view()}
        </p>
    }
}

#[derive(Properties, Clone)]
struct LearnedProps {
    seat: Seat,
    retro: Rc<Retro>,
}

impl PartialEq for LearnedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.retro, &other.retro) && self.seat == other.seat
    }
}

/// What was learned, in words.
#[component]
fn LearnedSection(props: &LearnedProps) -> Html {
    let (seat, retro) = (&props.seat, &props.retro);
    let words = seat.words();
    let is_read = use_reading();
    let note = retro.note.as_ref().map(ToString::to_string).unwrap_or_default();
    if is_read && note.is_empty() && retro.other_notes.is_empty() {
        return Html::default();
    }
    let on_commit = {
        let seat = seat.clone();
        Callback::from(move |text: AttrValue| {
            let note = Some(text.trim()).filter(|text| !text.is_empty()).map(Text::from);
            seat.desk.edit(write_note(&seat.space, &seat.ground, note));
        })
    };
    html! {
        <section class="section" aria-labelledby="retro-learned-title">
            <h2 class="section__title" id="retro-learned-title">{words.retro(RetroLabel::Learned)}</h2>
            if is_read {
                {rich_note(&note)}
            } else {
                <TextField id="retro-note" value={note} label={words.retro(RetroLabel::Learned)} placeholder={words.retro(RetroLabel::LearnedHint)}
                    lines={Lines::Many} {on_commit} rest_millis={REST_MILLIS} />
            }
            {for retro.other_notes.iter().map(|note| html! {
                <div class="retrospective__other">
                    <p class="retrospective__facts">{words.retro(RetroLabel::OtherNotes)}</p>
                    {rich_note(note)}
                </div>
            })}
        </section>
    }
}

/// The retrospective as Markdown, and printed.
fn handing(seat: &Seat, read: &Read, model: &Model) -> Html {
    let words = seat.words();
    let title =
        words.retro_title(read.retro.whose.as_ref().map(|whose| &*whose.name), &read.retro.cycle.name);
    let text = {
        let (retro, facts) = (Rc::clone(&read.retro), Rc::clone(&read.knows));
        let (lang, today, title) = (seat.desk.env.lang, seat.desk.today, title.clone());
        move || {
            let words = page_words(lang);
            let chapter = |label, blocks| PaperChapter { title: words.retro(label).to_owned(), blocks };
            let said = PaperChapter {
                title: words.page(Page::Retrospective).to_owned(),
                blocks: retrospective_blocks(words, &retro, today),
            };
            let known = chapter(RetroLabel::Knows, knows_blocks(words, &facts, today));
            let chapters = [said, known].into_iter().filter(|chapter| !chapter.blocks.is_empty()).collect();
            paper_markdown(words, &Paper { title: title.clone(), lead: Vec::new(), chapters })
        }
    };
    hand_on(&seat.desk.env, model, "retrospective", &title, text)
}
