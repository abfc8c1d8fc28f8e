//! The meeting that looks back on a quarter or a month, or of two people, as one sequence.

mod agenda;
mod clock;
mod decision;
mod meeting;
mod past;
mod rows;
mod slides;
mod stage;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::closing::{Closing, ClosingAction};
use crate::app::{Action, Model, Page};
use crate::okr::{Id, MeetingKind};
use crate::platform::dom;
use crate::query::one_on_one::{Sheet, sheet, suggestions};
use crate::query::review::{Deck, Plan, Room, room, talk_room, which};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::panel::{Among, Desk, Picker, WhoAmI};
use crate::ui::parts::{Button, Choice, Glyph, SegmentedProps, browsing, empty_state, segmented};
use crate::ui::scorecard::whose;
use crate::words::{ReviewLabel, TalkLabel};

use agenda::Agenda;
use meeting::Meeting;
use past::Past;
use stage::Stage;

/// The id of the button that presents, which gets the focus back.
const PRESENT: &str = "review-present";

/// The meeting that looks back, as one sequence.
#[component]
pub fn ReviewPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let plan = use_state(Plan::default);
    let held = use_held(model);
    let presents = model.session().and_then(|session| session.closing.presents);
    let is_presenting = presents.is_some() && held.is_some();
    use_focus_back(is_presenting);
    let Some(session) = model.session() else { return Html::default() };
    let space = &session.space;
    let desk = Desk { env: env.clone(), page: Page::Review, today: model.today, me: session.me().cloned() };
    let on_plan = {
        let plan = plan.clone();
        Callback::from(move |next: Plan| plan.set(next))
    };
    let seat = held.map(|held| Seat {
        desk: desk.clone(),
        space: space.clone(),
        held,
        plan: Rc::new((*plan).clone()),
    });
    if let (Some(seat), Some(from)) = (&seat, presents) {
        return html! {
            <>
                <TopBar model={Rc::clone(model)} />
                <div class="page">
                    <h1 class="page__title">{ words.page(Page::Review) }</h1>
                    <Stage seat={seat.clone()} {from} />
                </div>
            </>
        };
    }
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page review">
                <h1 class="page__title">{ words.page(Page::Review) }</h1>
                <p class="page__lead">{ words.review_label(ReviewLabel::Lead) }</p>
                {bar(space, &session.closing, &desk)}
                if let Some(seat) = seat {
                    <Meeting seat={seat.clone()} model={Rc::clone(model)} />
                    <Agenda seat={seat.clone()} {on_plan} />
                    <Past {seat} model={Rc::clone(model)} />
                } else {
                    {nothing(space, &session.closing, &desk)}
                }
            </div>
        </>
    }
}

/// What every piece of the page has: the way to act, the workspace, the reviews, the agenda.
#[derive(Clone)]
pub struct Seat {
    /// The way to act, the words, the day, who edits here.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
    /// The reviews and what is shown.
    pub held: Rc<Held>,
    /// The agenda as it was changed.
    pub plan: Rc<Plan>,
}

impl PartialEq for Seat {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.held, &other.held)
            && self.plan == other.plan
            && self.desk == other.desk
            && self.space == other.space
    }
}

/// The reviews as they are, and what is shown.
pub struct Held {
    /// The reviews.
    pub room: Rc<Room>,
    /// What is shown; while it is presented as it was when that began (rule V10).
    pub deck: Rc<Deck>,
}

/// What a review is read from.
#[derive(Clone, PartialEq)]
struct Asked {
    kind: MeetingKind,
    of: Option<Id>,
    cycle: Option<Id>,
    me: Option<Id>,
}

impl Asked {
    fn of(model: &Model) -> Option<Self> {
        let session = model.session()?;
        Some(Self {
            kind: kind_of(&session.space, &session.closing),
            of: session.closing.of.clone(),
            cycle: session.filter.cycle.clone(),
            me: session.me().cloned(),
        })
    }

    /// The sheet of the two who talk.
    fn sheet(&self, space: &Space, today: crate::okr::Day) -> Option<Sheet> {
        sheet(space, self.me.as_ref()?, self.of.as_ref()?, None, today)
    }
}

/// A person's review is a talk of two, whatever was chosen (rule V3).
fn kind_of(space: &Space, closing: &Closing) -> MeetingKind {
    let is_person = closing.of.as_ref().is_some_and(|of| space.person(of).is_some());
    if is_person { MeetingKind::OneOnOne } else { closing.review }
}

/// The reviews as they are now, and what they show; while one is presented that stays as it was.
#[hook]
fn use_held(model: &Rc<Model>) -> Option<Rc<Held>> {
    let at_start = use_mut_ref(|| None::<Space>);
    let space = model.session().map(|session| session.space.clone());
    let presents = model.session().is_some_and(|session| session.closing.presents.is_some());
    let shown = {
        let mut at_start = at_start.borrow_mut();
        if !presents {
            *at_start = None;
        }
        match &space {
            Some(space) if presents => Some(at_start.get_or_insert_with(|| space.clone()).clone()),
            other => other.clone(),
        }
    };
    let (asked, today) = (Asked::of(model), model.today);
    let room = use_memo((space, asked.clone(), today), |(space, asked, today)| {
        Some(Rc::new(read(space.as_ref()?, asked.as_ref()?, *today)?.0))
    });
    let deck = use_memo((shown, asked, today), |(space, asked, today)| {
        let space = space.as_ref()?;
        let (room, sheet) = read(space, asked.as_ref()?, *today)?;
        let deck = match &sheet {
            Some(sheet) => Deck::of_talk(space, &room, sheet, *today),
            None => Deck::of_review(space, &room, *today),
        };
        Some(Rc::new(deck))
    });
    let both = Same((*room).clone(), (*deck).clone());
    (*use_memo(both, |Same(room, deck)| {
        let (room, deck) = (room.clone()?, deck.clone()?);
        Some(Rc::new(Held { room, deck }))
    }))
    .clone()
}

/// Compared by what they are, not by what is in them.
struct Same(Option<Rc<Room>>, Option<Rc<Deck>>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: Option<*const ()>, other: Option<*const ()>| one == other;
        same(
            self.0.as_ref().map(|one| Rc::as_ptr(one).cast()),
            other.0.as_ref().map(|one| Rc::as_ptr(one).cast()),
        ) && same(
            self.1.as_ref().map(|one| Rc::as_ptr(one).cast()),
            other.1.as_ref().map(|one| Rc::as_ptr(one).cast()),
        )
    }
}

/// The reviews that are meant; those of two with their sheet. `None` where nothing can be looked back on.
fn read(space: &Space, asked: &Asked, today: crate::okr::Day) -> Option<(Room, Option<Sheet>)> {
    if asked.kind == MeetingKind::OneOnOne {
        let sheet = asked.sheet(space, today)?;
        let room = talk_room(space, &sheet, asked.cycle.as_ref(), today);
        return Some((room, Some(sheet)));
    }
    let which = which(space, asked.kind, asked.of.as_ref(), asked.cycle.as_ref(), today);
    which.cycle.as_ref()?;
    Some((room(space, &which, today), None))
}

/// Whoever ends a presentation is where it was begun.
#[hook]
fn use_focus_back(is_presenting: bool) {
    let was = use_mut_ref(|| false);
    use_effect_with(is_presenting, move |is_presenting| {
        if was.replace(*is_presenting) && !is_presenting {
            dom::focus(PRESENT, dom::Caret::Keep);
        }
    });
}

/// Which review, and whose.
fn bar(space: &Space, closing: &Closing, desk: &Desk) -> Html {
    let words = desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    let choices: Rc<[Choice]> = Rc::from([
        Choice::new("quarterly", label(ReviewLabel::Quarter)),
        Choice::new("monthly", label(ReviewLabel::Month)),
        Choice::new("one_on_one", label(ReviewLabel::Talk)),
    ]);
    let value = match kind_of(space, closing) {
        MeetingKind::Monthly => "monthly",
        MeetingKind::OneOnOne => "one_on_one",
        MeetingKind::Quarterly | MeetingKind::Weekly => "quarterly",
    };
    let person = closing.of.clone().filter(|of| space.person(of).is_some());
    let unit =
        person.as_ref().map(|person| space.unit_over(person)).filter(|unit| space.unit(unit).is_some());
    let on_choose = {
        let desk = desk.clone();
        Callback::from(move |word: AttrValue| {
            let kind = match word.as_str() {
                "monthly" => MeetingKind::Monthly,
                "one_on_one" => MeetingKind::OneOnOne,
                _ => MeetingKind::Quarterly,
            };
            // A person has no review of many: their unit has.
            if kind != MeetingKind::OneOnOne && person.is_some() {
                desk.act(Action::Closing(ClosingAction::Of(unit.clone())));
            }
            desk.act(Action::Closing(ClosingAction::Review(kind)));
        })
    };
    browsing(html! {
        <div class="review__bar">
            {segmented(&SegmentedProps {
                id: "review-kind".into(),
                label: label(ReviewLabel::Kind).into(),
                choices,
                value: value.into(),
                on_choose,
            })}
            {whose(space, closing.of.as_ref(), desk, "review-of")}
        </div>
    })
}

/// What is missing before there is a review.
fn nothing(space: &Space, closing: &Closing, desk: &Desk) -> Html {
    let words = desk.words();
    if kind_of(space, closing) == MeetingKind::OneOnOne {
        return browsing(html! { <TalkWith space={space.clone()} desk={desk.clone()} /> });
    }
    let label = |label: ReviewLabel| words.review_label(label);
    empty_state(label(ReviewLabel::NoCycle), Some(label(ReviewLabel::NoCycleHint)), None)
}

#[derive(Properties, PartialEq)]
struct TalkWithProps {
    space: Space,
    desk: Desk,
}

/// With whom the talk is.
#[component]
fn TalkWith(props: &TalkWithProps) -> Html {
    let (space, desk) = (&props.space, &props.desk);
    let words = desk.words();
    let near = use_memo((space.clone(), desk.me.clone(), desk.today), |(space, me, today)| {
        me.as_ref().map(|me| suggestions(space, me, *today)).unwrap_or_default()
    });
    if desk.me.is_none() {
        return html! {
            <section class="review__talk">
                <p class="review__hint">{words.talk_label(TalkLabel::WhoHint)}</p>
                <WhoAmI id="review-who" space={space.clone()} desk={desk.clone()} />
            </section>
        };
    }
    let choose = {
        let desk = desk.clone();
        Callback::from(move |id: Id| desk.act(Action::Closing(ClosingAction::Of(Some(id)))))
    };
    html! {
        <section class="review__talk" aria-labelledby="review-with-title">
            <h2 class="section__title" id="review-with-title">{words.talk_label(TalkLabel::With)}</h2>
            if near.is_empty() {
                <p class="review__hint">{words.talk_label(TalkLabel::NobodyNear)}</p>
            }
            <ul class="review__near">
                {for near.iter().map(|one| {
                    let id = one.person.id.clone();
                    let press = choose.reform(move |_event: MouseEvent| id.clone());
                    html! {
                        <li key={one.person.id.to_string()}>
                            {Button::new(one.person.name.to_string(), press).glyph(Glyph::Person).view()}
                        </li>
                    }
                })}
            </ul>
            <Picker id="review-with" label={AttrValue::from(words.talk_label(TalkLabel::Another))} among={Among::People}
                space={space.clone()} desk={desk.clone()} on_choose={choose} />
        </section>
    }
}
