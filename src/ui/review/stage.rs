//! The presentation: one slide after another over the whole window, by keys, a remote control or presses.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use crate::app::Action;
use crate::app::closing::ClosingAction;
use crate::platform::{clock as wall, dom};
use crate::query::review::{Body, Next, Open, Press, Sequence, Show, Slide, Step, Watch, press};
use crate::ui::parts::{Button, ButtonKind, Glyph, is_composing, plain_text, use_reading, while_writing};
use crate::words::ReviewLabel;

use super::Seat;
use super::agenda::keys;
use super::clock::Clock;
use super::decision::DecisionForm;
use super::meeting::note_field;
use super::slides::SlideBody;

/// The id of the heading of a slide, which has the focus.
const TITLE: &str = "review-slide-title";

/// The id of what is open over a slide.
const OVER: &str = "review-over-title";

/// The id of what fills the screen.
const SCREEN: &str = "review-screen";

/// Where what is typed is text.
const WRITTEN: &str = "input, textarea, select, [contenteditable]";

/// Where Enter and space press something, and arrows go through a list.
const PRESSED: &str = "button, a, summary, label, [role='option'], [role='gridcell']";

/// What [`Stage`] shows.
#[derive(Properties, PartialEq)]
pub struct StageProps {
    /// The reviews.
    pub seat: Seat,
    /// The slide on which it begins.
    pub from: usize,
}

/// Where the presentation is, and how long it has taken.
struct Going {
    show: Show,
    watch: Watch,
    steps: Rc<Sequence>,
}

/// What happens to it.
enum Do {
    /// The clock begins to run.
    Begin(i64),
    /// Something was pressed.
    Press { press: Press, may_write: bool, now: i64 },
}

impl Reducible for Going {
    type Action = Do;

    fn reduce(self: Rc<Self>, action: Do) -> Rc<Self> {
        let (show, watch) = match action {
            Do::Begin(now) => (self.show, Watch::started(self.show.at, now)),
            Do::Press { press, may_write, now } => match self.show.after(press, &self.steps, may_write) {
                Next::Show(show) if show.at != self.show.at => (show, self.watch.turned(show.at, now)),
                Next::Show(show) => (show, self.watch.clone()),
                Next::Clock => (self.show, self.watch.toggled(now)),
                Next::Full | Next::Leave => (self.show, self.watch.clone()),
            },
        };
        Rc::new(Self { show, watch, steps: Rc::clone(&self.steps) })
    }
}

/// The presentation.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let seat = &props.seat;
    let words = seat.desk.words();
    let going = {
        let (steps, from) = (Rc::new(seat.held.deck.sequence(&seat.plan)), props.from);
        use_reducer(move || Going { show: Show::from(from, &steps), watch: Watch::default(), steps })
    };
    let (dialog, screen) = (use_node_ref(), use_node_ref());
    let is_read = use_reading();
    let expects_free = use_mut_ref(|| false);
    let may_write = !is_read && seat.held.room.sitting.as_ref().is_some_and(|sitting| !sitting.is_closed);
    let on_press = presser(seat, &going, may_write, &expects_free);
    use_stage(&dialog, &screen, &going, Hears { on_press: on_press.clone(), expects_free });
    let onkeydown = keyed(seat, &on_press);
    let oncancel = {
        let on_press = on_press.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_press.emit(Press::Leave);
        })
    };
    let (show, steps) = (going.show, &going.steps);
    let step = steps.step(show.at);
    let part = step.and_then(|step| seat.held.deck.parts.get(step.part));
    let title = words.review_label(ReviewLabel::Presentation);
    html! {
        <dialog ref={dialog} class="review-stage" aria-label={title} {oncancel} {onkeydown}>
            <div ref={screen} id={SCREEN} class="review-screen" tabindex="-1" data-blank={show.is_blank.then_some("true")}>
                if show.is_blank {
                    <p class="unseen" role="status">{words.review_label(ReviewLabel::BlankNow)}</p>
                } else {
                    if let Some(step) = step {
                        <OneSlide seat={seat.clone()} {step} may_write={may_write} on_press={on_press.clone()} />
                    }
                    {over(seat, show, steps, &on_press)}
                    <footer class="review-foot">
                        {ways(seat, show, steps, &on_press)}
                        <Clock watch={going.watch.clone()} at={show.at} steps={Rc::clone(steps)}
                            part_minutes={part.map_or(0, |part| seat.plan.minutes(part))}
                            all_minutes={seat.plan.total(&seat.held.deck)} desk={seat.desk.clone()} />
                        {tools(seat, show, &going.watch, may_write, &on_press)}
                    </footer>
                }
            </div>
        </dialog>
    }
}

/// Takes presses: what concerns the screen or ends it all goes on from here.
fn presser(
    seat: &Seat,
    going: &UseReducerHandle<Going>,
    may_write: bool,
    expects_free: &Rc<RefCell<bool>>,
) -> Callback<Press> {
    let (desk, going, expects_free) = (seat.desk.clone(), going.clone(), Rc::clone(expects_free));
    Callback::from(move |press: Press| {
        match going.show.after(press, &going.steps, may_write) {
            Next::Leave => {
                dom::free_screen();
                desk.act(Action::Closing(ClosingAction::Present(None)));
            }
            Next::Full if dom::is_screen_filled() => {
                expects_free.replace(true);
                dom::free_screen();
            }
            Next::Full => {
                if let Some(screen) = dom::by_id(SCREEN) {
                    dom::fill_screen(&screen);
                }
            }
            Next::Show(_) | Next::Clock => {}
        }
        going.dispatch(Do::Press { press, may_write, now: wall::now_millis() });
    })
}

/// What happens where the screen is given back, and whether somebody wished that.
struct Hears {
    on_press: Callback<Press>,
    expects_free: Rc<RefCell<bool>>,
}

/// Opens the dialog, asks for the screen, lets the clock run, and leads the focus to the heading of each slide.
#[hook]
fn use_stage(dialog: &NodeRef, screen: &NodeRef, going: &UseReducerHandle<Going>, hears: Hears) {
    let begin = going.dispatcher();
    let Hears { on_press, expects_free } = hears;
    let newest = use_mut_ref(|| (Callback::noop(), Open::Nothing));
    newest.replace((on_press, going.show.open));
    let (dialog, screen) = (dialog.clone(), screen.clone());
    use_effect_with((), move |()| {
        let dialog = dialog.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            // Fails only where it is open already.
            dialog.show_modal().ok();
        }
        if let Some(screen) = screen.get().and_then(|node| node.dyn_into::<Element>().ok()) {
            dom::fill_screen(&screen);
        }
        begin.dispatch(Do::Begin(wall::now_millis()));
        // The browser takes Escape for itself while the screen is filled: it ends what Escape would end, but
        // nobody loses what they write.
        let heard = dom::on_screen_filled(move |is_filled| {
            let (on_press, open) = newest.borrow().clone();
            if !is_filled && !expects_free.replace(false) && open == Open::Nothing {
                on_press.emit(Press::Leave);
            }
        });
        move || {
            drop(heard);
            dom::free_screen();
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    use_effect_with(going.show, |show| {
        let id = match (show.is_blank, show.open) {
            (true, _) => Some(SCREEN),
            (false, Open::Nothing) => Some(TITLE),
            (false, Open::Contents) => Some(OVER),
            // Their fields take it themselves.
            (false, Open::Decision | Open::Note) => None,
        };
        if let Some(id) = id {
            dom::focus(id, dom::Caret::Keep);
        }
    });
}

/// What keys do. Where something is written they write, and on a button Enter and space press it.
fn keyed(seat: &Seat, on_press: &Callback<Press>) -> Callback<KeyboardEvent> {
    let (desk, on_press) = (seat.desk.clone(), on_press.clone());
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        if event.default_prevented() || is_composing(&event) || event.alt_key() {
            return;
        }
        let is_writing = dom::is_on(&event, WRITTEN);
        if event.ctrl_key() || event.meta_key() {
            if key.eq_ignore_ascii_case("z") && !is_writing {
                event.prevent_default();
                desk.act(if event.shift_key() { Action::Redo } else { Action::Undo });
            }
            return;
        }
        if is_writing && key != "Escape" {
            return;
        }
        if matches!(key.as_str(), "Enter" | " ") && dom::is_on(&event, PRESSED) {
            return;
        }
        if let Some(press) = press(&key) {
            event.prevent_default();
            event.stop_propagation();
            on_press.emit(press);
        }
    })
}

/// What is open over the slide.
fn over(seat: &Seat, show: Show, steps: &Sequence, on_press: &Callback<Press>) -> Html {
    let words = seat.desk.words();
    let on_leave = on_press.reform(|()| Press::Leave);
    let sitting = seat.held.room.sitting.as_ref();
    let (label, shown) = match (show.open, sitting) {
        (Open::Decision, Some(_)) => (
            ReviewLabel::AddDecision,
            while_writing(html! { <DecisionForm seat={seat.clone()} {on_leave} /> }),
        ),
        (Open::Note, Some(sitting)) => (ReviewLabel::Notes, while_writing(note_field(seat, sitting, true))),
        (Open::Contents, _) => (ReviewLabel::Contents, contents(seat, show, steps, on_press)),
        (Open::Nothing | Open::Decision | Open::Note, _) => return Html::default(),
    };
    let close = on_press.reform(|_event: MouseEvent| Press::Leave);
    html! {
        <section class="review-over" aria-label={words.review_label(label)}>
            <header class="review-over__head">
                <h3 class="review-over__title" id={OVER} tabindex="-1">{words.review_label(label)}</h3>
                {Button::new(words.close(), close).kind(ButtonKind::Icon).glyph(Glyph::Close).view()}
            </header>
            {shown}
        </section>
    }
}

/// All parts, and the keys.
fn contents(seat: &Seat, show: Show, steps: &Sequence, on_press: &Callback<Press>) -> Html {
    let (words, deck) = (seat.desk.words(), &seat.held.deck);
    let now = steps.step(show.at).map(|step| step.part);
    html! {
        <>
            <ol class="review-over__parts">
                {for steps.parts.iter().filter_map(|(at, first)| Some((*at, *first, deck.parts.get(*at)?))).map(|(at, first, part)| {
                    let go = on_press.reform(move |_event: MouseEvent| Press::Slide(first));
                    let number = steps.number_of(at).filter(|number| *number < 10).map(|number| AttrValue::from(number.to_string()));
                    html! {
                        <li key={part.key.to_string()} aria-current={(now == Some(at)).then_some("true")}>
                            {Button::new(words.review_part(part), go).kind(ButtonKind::Quiet).keys(number).view()}
                        </li>
                    }
                })}
            </ol>
            {keys(seat)}
        </>
    }
}

/// Back, where it is, next.
fn ways(seat: &Seat, show: Show, steps: &Sequence, on_press: &Callback<Press>) -> Html {
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    let go = |press: Press| on_press.reform(move |_event: MouseEvent| press);
    html! {
        <nav class="review-foot__ways" aria-label={label(ReviewLabel::Contents)}>
            {Button::new(label(ReviewLabel::Back), go(Press::Back)).id("review-back").kind(ButtonKind::Icon).glyph(Glyph::ArrowLeft)
                .disabled(show.at == 0).view()}
            <p class="review-foot__place num" role="status">{words.review_slide(show.at + 1, steps.len())}</p>
            {Button::new(label(ReviewLabel::Next), go(Press::Next)).id("review-next").kind(ButtonKind::Icon).glyph(Glyph::ArrowRight)
                .disabled(show.at == steps.last()).view()}
        </nav>
    }
}

/// What else can be done.
fn tools(seat: &Seat, show: Show, watch: &Watch, may_write: bool, on_press: &Callback<Press>) -> Html {
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    let tool = |label: ReviewLabel, glyph: Glyph, press: Press| {
        let mut button =
            Button::new(words.review_label(label), on_press.reform(move |_event: MouseEvent| press));
        button.kind(ButtonKind::Icon).glyph(glyph);
        button
    };
    let runs = if watch.is_running() { ReviewLabel::ClockRuns } else { ReviewLabel::ClockRests };
    html! {
        <div class="review-foot__tools" role="group" aria-label={label(ReviewLabel::Presentation)}>
            if may_write {
                {tool(ReviewLabel::AddDecision, Glyph::Plus, Press::Decide).expanded(show.open == Open::Decision).edits().view()}
                {tool(ReviewLabel::Notes, Glyph::Pencil, Press::Note).expanded(show.open == Open::Note).edits().view()}
            }
            {tool(ReviewLabel::Contents, Glyph::Lines, Press::Contents).expanded(show.open == Open::Contents).view()}
            {tool(runs, Glyph::Clock, Press::Clock).view()}
            {tool(ReviewLabel::Blank, Glyph::Moon, Press::Blank).view()}
            {tool(ReviewLabel::Full, Glyph::Screen, Press::Full).view()}
            {tool(ReviewLabel::Leave, Glyph::Close, Press::Leave).view()}
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OneSlideProps {
    seat: Seat,
    step: Step,
    may_write: bool,
    on_press: Callback<Press>,
}

/// One slide: whose it is, what it is about, what stands on it.
#[component]
fn OneSlide(props: &OneSlideProps) -> Html {
    let seat = &props.seat;
    let words = seat.desk.words();
    let made = use_memo((ByAddress(Rc::clone(&seat.held.deck)), props.step), |(deck, step)| {
        deck.0.slide(*step).map(Rc::new)
    });
    let Some(slide) = &*made else { return Html::default() };
    let page = words.review_page(slide.page.0, slide.page.1);
    html! {
        <article class="review-slide" aria-labelledby={TITLE} tabindex="0">
            <header class="review-slide__head">
                if let Some(over) = kicker(seat, slide) {
                    <p class="review-slide__of">{plain_text(over)}</p>
                }
                <h2 class="review-slide__title" id={TITLE} tabindex="-1">
                    {plain_text(heading(seat, slide))}
                    if !page.is_empty() {
                        {" "}<span class="review-slide__page num">{page}</span>
                    }
                </h2>
            </header>
            <SlideBody seat={seat.clone()} slide={Rc::clone(slide)} may_write={props.may_write} on_press={props.on_press.clone()} />
        </article>
    }
}

/// What a slide is called: the first one as the review.
fn heading(seat: &Seat, slide: &Slide) -> String {
    let words = seat.desk.words();
    if slide.body == Body::Opening {
        return super::meeting::title(seat, &seat.held.room);
    }
    words.review_heading(slide.heading).to_owned()
}

/// Whose slide it is.
fn kicker(seat: &Seat, slide: &Slide) -> Option<String> {
    let words = seat.desk.words();
    match &slide.unit {
        Some(unit) => Some(unit.name.to_string()),
        None if slide.is_of_no_unit => Some(words.no_unit().to_owned()),
        None => None,
    }
}

/// Compared by where it is.
struct ByAddress<T>(Rc<T>);

impl<T> PartialEq for ByAddress<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
