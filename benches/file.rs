//! Figures of the core: the file's size beside the plain facts, what reading, joining and writing
//! cost, and what one edit costs.
//!
//! `cargo xtask figures` hands in a small and a large organisation as plain OKR JSON and prints what
//! this says. Each line is a figure: what was measured, what came out, the limit, `ok` or `over`,
//! with tabs between.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use plumbline::app::{Action, Arrival, Ctx, Dice, Keeps, Model, Prefs, Route, Session, update};
use plumbline::doc::Doc;
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{Day, Id, Moment};
use plumbline::query::{outline, rail};
use plumbline::space::{Change, Edit, Space};

/// Bytes of the own file in bytes of the same facts as compact plain JSON.
const SIZE_TIMES: f64 = 1.35;

/// The day on which everything happens.
const TODAY: &str = "2026-08-21";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let mut read = || args.next().and_then(|path| std::fs::read_to_string(path).ok());
    let (Some(small), Some(large)) = (read(), read()) else {
        eprintln!("error: name the files of a small and a large organisation");
        return ExitCode::FAILURE;
    };
    file(&large);
    edits(&small, &large);
    ExitCode::SUCCESS
}

/// The file's size, and the way in and out.
fn file(text: &str) {
    let facts: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let plain = facts.to_string();
    let doc = doc_of(text, Source::Elsewhere);
    let own = encode(&doc);
    let times = own.len() as f64 / plain.len() as f64;
    let verdict = if times <= SIZE_TIMES { "ok" } else { "over" };
    println!("file of the large organisation\t{times:.3} × compact plain JSON\t{SIZE_TIMES} ×\t{verdict}");
    let parse = best(|| drop(black_box(serde_json::from_str::<serde_json::Value>(&own))));
    let against = |what: &str, millis: f64| {
        println!("  {what}\t{millis:.1} ms = {:.2} × serde_json to values\t\t", millis / parse);
    };
    against("read plain OKR JSON", best(|| drop(black_box(doc_of(text, Source::Elsewhere)))));
    against("read the own file, hashes checked", best(|| drop(black_box(doc_of(&own, Source::Elsewhere)))));
    against("read the own file from storage", best(|| drop(black_box(doc_of(&own, Source::Storage)))));
    against("write", best(|| drop(black_box(encode(&doc)))));
    let other = doc_of(&own, Source::Storage);
    against("join two copies", best(|| drop(black_box(doc.merge(&other)))));
    against("understand it", best(|| drop(black_box(Space::of(doc.clone())))));
}

/// What happens between a key and the components, in both organisations.
fn edits(small: &str, large: &str) {
    let (Some(mut few), Some(mut many)) = (Window::open(small), Window::open(large)) else { return };
    let mut compare = |what: &str, act: fn(&mut Window)| {
        let (few, many) = (best(|| act(&mut few)), best(|| act(&mut many)));
        println!("  {what}\t{many:.3} ms = {:.1} × the small one's\t\t", many / few);
    };
    compare("one edit: state machine and record", Window::edit);
    compare("one edit: is anything different?", |window| {
        black_box(window.model != window.before);
    });
    compare("the list of the outline", |window| {
        if let Some(Session { space, filter, collapsed, .. }) = window.model.session() {
            black_box(outline::outline(space, filter, collapsed, window.model.today));
        }
    });
    compare("the rail", |window| {
        if let Some(Session { space, filter, .. }) = window.model.session() {
            black_box(rail::closer(space, filter, window.model.today));
        }
    });
}

/// The app without a browser.
struct Window {
    model: Model,
    /// What it knew before the last edit.
    before: Model,
    clock: i64,
    titled: Option<Id>,
}

impl Window {
    fn open(text: &str) -> Option<Self> {
        let model = Model::new(Day::parse(TODAY)?);
        let clock = Moment::parse("2026-08-21T09:00:00Z")?.0;
        let mut window = Self { before: model.clone(), model, clock, titled: None };
        window.act(Action::Started { prefs: Prefs::default(), route: Route::default(), keeps: Keeps::Yes });
        window.act(Action::WorkspacesListed(Vec::new()));
        let (arrival, name) = (Arrival::File, "organisation.json".into());
        window.act(Action::TextArrived { arrival, name, text: text.into() });
        let space = &window.model.session()?.space;
        let krs = space.doc().items.keys().filter(|id| space.key_result(id).is_some());
        window.titled = krs.min().cloned();
        Some(window)
    }

    fn act(&mut self, action: Action) {
        self.clock += 1_000;
        let mut ctx = Ctx {
            now: Moment(self.clock),
            today: self.model.today,
            dice: Dice::new(self.clock.to_le_bytes()),
        };
        let (model, effects) = update(&mut ctx, self.model.clone(), action);
        self.before = std::mem::replace(&mut self.model, model);
        black_box(effects);
    }

    fn edit(&mut self) {
        if let Some(id) = self.titled.clone() {
            let change = Change::Title(format!("Worded anew at {}", self.clock).into());
            self.act(Action::Edit(Edit::Change { id, change }));
        }
    }
}

fn doc_of(text: &str, source: Source) -> Doc {
    decode(text, source).map_or_else(|_| Doc::new("none"), |decoded| decoded.doc)
}

/// The best of several runs, in milliseconds.
fn best(mut act: impl FnMut()) -> f64 {
    let run = |act: &mut dyn FnMut()| {
        let start = Instant::now();
        act();
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (0..7).map(|_| run(&mut act)).fold(f64::INFINITY, f64::min)
}
