//! Figures of the map: what the layout alone and the whole picture cost, in organisations of two sizes.
//!
//! Hand in plain OKR JSON, the smaller organisation first. Each line is a figure: what was measured, what came
//! out, no limit, with tabs between.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use plumbline::file::{Source, decode};
use plumbline::okr::Day;
use plumbline::query::map::{ColourBy, Lanes, MapView, Picture, Rect, layout};
use plumbline::space::Space;

/// The day on which everything happens.
const TODAY: &str = "2026-08-21";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let mut read = || args.next().and_then(|path| std::fs::read_to_string(path).ok());
    let (Some(small), Some(large), Some(today)) = (read(), read(), Day::parse(TODAY)) else {
        eprintln!("error: name the files of two organisations");
        return ExitCode::FAILURE;
    };
    let costs: Vec<Costs> = [small, large].iter().filter_map(|text| Costs::of(text, today)).collect();
    if let [few, many] = costs.as_slice() {
        few.print(None);
        many.print(Some(few));
    }
    ExitCode::SUCCESS
}

fn opened(text: &str) -> Option<Space> {
    Some(Space::of(decode(text, Source::Elsewhere).ok()?.doc))
}

/// What one organisation costs, in milliseconds.
struct Costs {
    cards: usize,
    bounds: Rect,
    filled: f64,
    layout: f64,
    picture: f64,
    units: f64,
    stale: f64,
    first: f64,
    edit: f64,
    walk: f64,
}

impl Costs {
    fn of(text: &str, today: Day) -> Option<Self> {
        let space = opened(text)?;
        let view = MapView::default();
        // The rail of every page reads the check-ins first.
        for (id, _) in space.nodes() {
            black_box(space.check_ins(id));
        }
        let begin = Instant::now();
        let picture = Picture::of(&space, None, &view, today);
        let first = begin.elapsed().as_secs_f64() * 1_000.0;
        let parents: Vec<Option<usize>> = picture.cards.iter().map(|card| card.parent).collect();
        let heights: Vec<f64> = picture.cards.iter().map(|card| card.place.h).collect();
        let drawn = |view: &MapView| best(|| drop(black_box(Picture::of(&space, None, view, today))));
        let ink: f64 = picture.cards.iter().map(|card| card.place.w * card.place.h).sum();
        Some(Self {
            cards: picture.cards.len(),
            bounds: picture.bounds,
            filled: ink / (picture.bounds.w * picture.bounds.h),
            layout: best(|| drop(black_box(layout(&parents, &heights)))),
            picture: drawn(&view),
            units: drawn(&MapView { lanes: Lanes::Unit, ..view.clone() }),
            stale: drawn(&MapView { colour: ColourBy::Staleness, ..view.clone() }),
            first,
            edit: best(|| {
                black_box(picture == picture.clone());
            }),
            walk: best(|| {
                let Rect { w, h, .. } = picture.bounds;
                let side = 2_000.0;
                for part in 0..100 {
                    let part = f64::from(part) / 100.0;
                    black_box(picture.within(Rect { x: w * part, y: h * part, w: side, h: side }).count());
                }
            }),
        })
    }

    fn print(&self, beside: Option<&Self>) {
        let Rect { w, h, .. } = self.bounds;
        println!(
            "map of {} objectives\t{w:.0} × {h:.0} = {:.2}, {:.0} % of it cards\t\t",
            self.cards,
            w / h,
            self.filled * 100.0
        );
        let line = |what: &str, of: fn(&Self) -> f64| {
            let own = of(self);
            match beside {
                Some(few) => println!("  {what}\t{own:.3} ms = {:.1} × the smaller one's\t\t", own / of(few)),
                None => println!("  {what}\t{own:.3} ms\t\t"),
            }
        };
        line("layout alone", |own| own.layout);
        line("picture, nothing evaluated yet", |own| own.first);
        line("picture", |own| own.picture);
        line("picture in bands by unit", |own| own.units);
        line("picture coloured by staleness", |own| own.stale);
        line("is anything different?", |own| own.edit);
        line("what a screen of 2,000 by 2,000 shows, 100 times", |own| own.walk);
    }
}

/// The best of several runs, in milliseconds.
fn best(mut act: impl FnMut()) -> f64 {
    let run = |act: &mut dyn FnMut()| {
        let start = Instant::now();
        act();
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (0..9).map(|_| run(&mut act)).fold(f64::INFINITY, f64::min)
}
