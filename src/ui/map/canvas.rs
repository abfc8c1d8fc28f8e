//! The drawing: ground, words and marks, each drawn again only when what it shows changes.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::platform::dom;
use crate::platform::dom::SizeWatch;
use crate::query::map::scene::{
    Detail, Drawn, Ground, LinkKind, Painted, Pen, Said, Screen, face, ground, heads, sheet, stroke,
};
use crate::query::map::{ColourBy, Picture, Rect};
use crate::ui::env::use_env;
use crate::ui::parts::while_writing;

use super::desk::{Desk, Doing, Focus};
use super::gestures::{self, GesturesRef, RUBBER};
use super::hand::LatestHand;
use super::stage::{self, StageRef};
use super::voice::with_voice;

/// What the drawing shows.
#[derive(Properties, Clone)]
pub struct CanvasProps {
    /// The picture.
    pub picture: Rc<Picture>,
    /// What colour says.
    pub colour: ColourBy,
    /// The card that is open beside the map.
    pub selected: Option<usize>,
    /// What the person is at.
    pub desk: Rc<Desk>,
    /// The camera.
    pub stage: StageRef,
    /// The hand.
    pub latest: LatestHand,
}

impl PartialEq for CanvasProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture)
            && self.colour == other.colour
            && self.selected == other.selected
            && Rc::ptr_eq(&self.desk, &other.desk)
    }
}

/// The drawing, with everything that a pointer does on it.
#[component]
pub fn Canvas(props: &CanvasProps) -> Html {
    let redraw = use_force_update();
    let gestures: GesturesRef = use_mut_ref(gestures::Gestures::default);
    let (canvas, world) = {
        let mut stage = props.stage.borrow_mut();
        stage.redraw = Callback::from(move |()| redraw.force_update());
        (stage.canvas.clone(), stage.world.clone())
    };
    {
        let (stage, latest) = (Rc::clone(&props.stage), Rc::clone(&props.latest));
        let canvas = canvas.clone();
        use_effect_with((), move |()| {
            let element = canvas.cast::<web_sys::Element>();
            let listeners =
                element.as_ref().map(|canvas| gestures::listen(canvas, &stage, &latest, &gestures));
            let measured = Rc::clone(&stage);
            let watch = element.as_ref().and_then(|canvas| {
                SizeWatch::new(canvas, move |size| {
                    stage::resized(&measured, Screen { w: size.width, h: size.height });
                })
            });
            if let Some(canvas) = &element {
                let size = dom::size_of(canvas);
                stage::resized(&stage, Screen { w: size.width, h: size.height });
            }
            move || drop((listeners, watch))
        });
    }
    {
        // The attribute that moves the world is nobody's but the camera's.
        let stage = Rc::clone(&props.stage);
        use_effect_with(Picked(Rc::clone(&props.picture)), move |_| stage.borrow().apply());
    }
    let drawn = props.stage.borrow().drawn;
    html! {
        <svg ref={canvas} class="map__canvas" data-detail={drawn.detail.slug()} aria-hidden="true" focusable="false"
            data-dragging={props.desk.task.is_some().then_some("true")}>
            <g ref={world} class="map__world">
                <Drawing picture={Rc::clone(&props.picture)} colour={props.colour} {drawn} />
                <Marks picture={Rc::clone(&props.picture)} {drawn} selected={props.selected} desk={Rc::clone(&props.desk)}
                    stage={Rc::clone(&props.stage)} />
            </g>
        </svg>
    }
}

/// A picture that is equal only to itself.
#[derive(Clone)]
pub struct Picked(pub Rc<Picture>);

impl PartialEq for Picked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the drawing without its marks shows; the sheet for the printer is one too.
#[derive(Properties, Clone)]
pub struct DrawingProps {
    /// The picture.
    pub picture: Rc<Picture>,
    /// What colour says.
    pub colour: ColourBy,
    /// How much of it.
    pub drawn: Drawn,
}

impl PartialEq for DrawingProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture) && self.colour == other.colour && self.drawn == other.drawn
    }
}

/// Ground and words.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let DrawingProps { picture, colour, drawn } = props;
    html! {
        <>
            <GroundLayer picture={Rc::clone(picture)} colour={*colour} drawn={*drawn} />
            <WordLayer picture={Rc::clone(picture)} drawn={*drawn} />
        </>
    }
}

/// What the ground shows.
#[derive(Properties, Clone)]
struct GroundProps {
    picture: Rc<Picture>,
    colour: ColourBy,
    drawn: Drawn,
}

impl PartialEq for GroundProps {
    fn eq(&self, other: &Self) -> bool {
        // Letters of another size leave the ground as it is.
        Rc::ptr_eq(&self.picture, &other.picture)
            && self.colour == other.colour
            && self.drawn.detail == other.drawn.detail
            && self.drawn.window == other.drawn.window
            // But for the marks of what is hidden, which keep a size that can be pressed.
            && (self.drawn.detail != Detail::Title || self.drawn.step == other.drawn.step)
    }
}

/// Everything but words: a few long paths.
#[component]
fn GroundLayer(props: &GroundProps) -> Html {
    let Ground { lanes, combs, links, boxes, drafts, tracks, painted, parts, pills, hints } =
        ground(&props.picture, props.colour, &props.drawn);
    let links = LinkKind::ALL.into_iter().zip(links).map(|(kind, (curves, ends))| {
        html! {
            <g key={kind.slug()} class="map__link" data-kind={kind.slug()}>
                {path("map__curve", curves)}
                {path("map__head", ends)}
            </g>
        }
    });
    html! {
        <g data-detail={props.drawn.detail.slug()}>
            {path("map__lane", lanes)}
            {path("map__comb", combs)}
            { for links }
            {path("map__box", boxes)}
            {path("map__box map__box--draft", drafts)}
            {path("map__track", tracks)}
            { for painted.into_iter().chain(parts).enumerate().map(|(nth, one)| shade(nth, one)) }
            {path("map__hints", hints)}
            {path("map__pill", pills)}
        </g>
    }
}

/// What all cards of one look have.
fn shade(nth: usize, one: Painted) -> Html {
    html! {
        <g key={nth} data-tone={one.look.tone}>
            {path("map__tint", one.tints)}
            {path("map__fill", one.fills)}
            {path("map__solid", one.solid)}
            if !one.strokes.is_empty() {
                <path class="map__stroke" d={one.strokes.0} stroke-width={format!("{:.2}", one.stroke)} />
            }
        </g>
    }
}

fn path(class: &'static str, pen: Pen) -> Html {
    if pen.is_empty() {
        Html::default()
    } else {
        html! { <path {class} d={pen.0} /> }
    }
}

/// What the words show.
#[derive(Properties, Clone)]
struct WordProps {
    picture: Rc<Picture>,
    drawn: Drawn,
}

impl PartialEq for WordProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture) && self.drawn == other.drawn
    }
}

/// The words that can be read.
#[component]
fn WordLayer(props: &WordProps) -> Html {
    let env = use_env();
    let (lanes, sheets) = with_voice(env.page_words(), |voice| sheet(&props.picture, &props.drawn, voice));
    let cards = sheets.into_iter().filter_map(|sheet| {
        let key = props.picture.cards.get(sheet.card)?.id.to_string();
        Some(html! { <g {key}>{ for sheet.lines.into_iter().map(said) }</g> })
    });
    html! {
        <g class="map__words">
            { for cards }
            <g key="bands">{ for lanes.into_iter().map(said) }</g>
        </g>
    }
}

fn said(said: Said) -> Html {
    html! {
        <text class={classes(&said)} x={format!("{:.1}", said.x)} y={format!("{:.1}", said.y)}
            font-size={format!("{:.1}", said.size)} text-anchor={said.say.anchor()}>{ said.text }</text>
    }
}

fn classes(said: &Said) -> String {
    format!("map__say map__say--{}", said.say.slug())
}

/// What the marks show.
#[derive(Properties, Clone)]
struct MarkProps {
    picture: Rc<Picture>,
    drawn: Drawn,
    selected: Option<usize>,
    desk: Rc<Desk>,
    stage: StageRef,
}

impl PartialEq for MarkProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture)
            && self.drawn == other.drawn
            && self.selected == other.selected
            && Rc::ptr_eq(&self.desk, &other.desk)
    }
}

/// What is pointed at, chosen, or being done, above the drawing.
#[component]
fn Marks(props: &MarkProps) -> Html {
    let remark = use_force_update();
    let (hover, dragged) = {
        let mut stage = props.stage.borrow_mut();
        stage.remark = Callback::from(move |()| remark.force_update());
        (stage.hover, stage.dragged)
    };
    let MarkProps { picture, drawn, selected, desk, .. } = props;
    let at = desk.at.as_ref().and_then(|id| picture.card_of(id));
    let from = desk.task.as_ref().and_then(|task| picture.card_of(&task.from));
    let from = from.or(dragged.map(|dragged| dragged.from));
    let strong: Vec<Html> =
        strong_links(picture, drawn, [hover.card, *selected, at], hover.link, desk.link.as_ref());
    let ring = |idx: Option<usize>, what: &'static str, by: f64| {
        let place = idx.and_then(|idx| picture.cards.get(idx)).map(|card| grown(card.place, by));
        place.map(|place| {
            let mut pen = Pen::default();
            pen.rect(place, if drawn.detail >= Detail::Title { face::ROUND + by } else { 0.0 });
            html! { <path class="map__ring" data-what={what} d={pen.0} /> }
        })
    };
    let gap = 3.0 / drawn.scale().min(1.0);
    let target = desk.task.is_some().then_some(at).flatten().or(dragged.and_then(|dragged| dragged.onto));
    html! {
        <g class="map__marks">
            { for strong }
            {ring(hover.card, "hover", 0.0)}
            {ring(*selected, "selected", 0.0)}
            {ring(at.filter(|_| desk.focus == Focus::Shown), "focus", gap)}
            {ring(from, "from", gap)}
            {ring(target.filter(|_| target != from), if desk.is_refused { "refused" } else { "target" }, gap)}
            if drawn.detail >= Detail::Title {
                { for [hover.card, selected.filter(|idx| hover.card != Some(*idx))].into_iter().flatten().map(|idx| handles(picture, idx, drawn.scale())) }
            }
            <path class="map__rubber" id={RUBBER}
                data-doing={match desk.task.as_ref().map(|task| task.doing) { Some(Doing::Hang) => "hang", _ => "link" }}
                data-refused={desk.is_refused.then_some("true")} />
        </g>
    }
}

fn grown(of: Rect, by: f64) -> Rect {
    Rect { x: of.x - by, y: of.y - by, w: of.w + 2.0 * by, h: of.h + 2.0 * by }
}

/// The links of cards that are pointed at or chosen, and the one that is.
fn strong_links(
    picture: &Picture,
    drawn: &Drawn,
    cards: [Option<usize>; 3],
    pointed: Option<usize>,
    chosen: Option<&Id>,
) -> Vec<Html> {
    let is_at = |idx: usize| cards.contains(&Some(idx));
    let links = picture.links.iter().enumerate();
    let shown = links.filter_map(|(nth, link)| {
        let is_chosen = chosen == Some(&link.link);
        if !(is_chosen || pointed == Some(nth) || is_at(link.from) || is_at(link.to)) {
            return None;
        }
        let (mut curve, mut ends) = (Pen::default(), Pen::default());
        stroke(link, &mut curve);
        heads(link, drawn.detail, &mut ends);
        Some(html! {
            <g key={link.link.to_string()} class="map__link map__link--strong" data-kind={LinkKind::of(link).slug()}
                data-chosen={is_chosen.then_some("true")}>
                {path("map__curve", curve)}
                {path("map__head", ends)}
            </g>
        })
    });
    shown.collect()
}

/// The knob that links begin at, and the mark that hides what hangs below.
fn handles(picture: &Picture, idx: usize, scale: f64) -> Html {
    let Some(card) = picture.cards.get(idx) else { return Html::default() };
    let (x, y) = face::knob(card);
    let pill = face::pill(card, scale);
    let k = face::larger(scale);
    let mut minus = Pen::default();
    minus.to(pill.x + pill.w / 2.0 - 5.0 * k, pill.y + pill.h / 2.0).by(10.0 * k, 0.0);
    let mut frame = Pen::default();
    frame.rect(pill, pill.h / 2.0);
    let mut arrow = Pen::default();
    arrow.to(x, y + 4.0 * k).by(0.0, -8.0 * k);
    arrow.to(x - 3.5 * k, y - 0.5 * k).by(3.5 * k, -3.5 * k).by(3.5 * k, 3.5 * k);
    html! {
        <g key={format!("handles-{idx}")}>
            {while_writing(html! { <>
                <circle class="map__knob" cx={format!("{x:.1}")} cy={format!("{y:.1}")} r={format!("{:.1}", 8.0 * k)} />
                {path("map__sign map__sign--knob", arrow)}
            </> })}
            if card.hidden == 0 && !card.children.is_empty() {
                {path("map__pill", frame)}
                {path("map__sign", minus)}
            }
        </g>
    }
}
