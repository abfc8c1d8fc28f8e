//! Measures the map of the release build in a real browser beside what npm packages do with the same
//! goals in the same browser.
//!
//! `cargo xtask figures map` makes the organisations, bundles the page of the rivals and prints what
//! this says. Each line here is a figure: what was measured, what came out, the limit, `ok` or
//! `over`, with tabs between.

mod app;
mod clicks;
mod trace;

use std::path::PathBuf;
use std::process::ExitCode;

use e2e::trouble::{at, whole};
use e2e::{Browser, Look, Profile, Site, SiteSettings, Trouble};
use serde_json::Value;

/// The map may take so many times what d3-hierarchy with plain SVG takes.
const PLAIN_TIMES: f64 = 1.0;

/// It takes at most this share of what d3-org-chart and React Flow take: it is ten times as fast.
const RIVAL_SHARE: f64 = 0.1;

/// The layout may take so many times what d3's tidy tree takes.
const LAYOUT_TIMES: f64 = 1.0;

/// What the page's thread may work for a frame of panning or zooming, in milliseconds.
const GESTURE_MILLIS: f64 = 8.0;

/// An edit has to be seen in the frame that follows it.
const FRAME_MILLIS: f64 = 16.0;

fn main() -> ExitCode {
    match measure_all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("error: {}", whole(&trouble));
            ExitCode::FAILURE
        }
    }
}

/// One organisation, as a file and as the page of the rivals knows it.
struct Organisation {
    name: String,
    text: String,
    objectives: usize,
}

fn measure_all() -> Result<(), Trouble> {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let (Some(page), Some(large), Some(vast)) = (args.next(), args.next(), args.next()) else {
        let what = "the folder of the rivals' page, and the names of two organisations in it".to_owned();
        return Err(Trouble::Missing { what });
    };
    let read = |name: PathBuf| -> Result<Organisation, Trouble> {
        let path = page.join(&name);
        let text = std::fs::read_to_string(&path).map_err(at(&path))?;
        let facts: Value = serde_json::from_str(&text).unwrap_or_default();
        let objectives = part(&facts, "objectives").as_array().map_or(0, Vec::len);
        Ok(Organisation { name: name.to_string_lossy().into_owned(), text, objectives })
    };
    let (large, vast) = (read(large)?, read(vast)?);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(at("the runtime"))?;
    let rivals = Site::serve(&page, SiteSettings::default())?;
    let app = Site::serve(&e2e::dist(), SiteSettings::default())?;
    runtime.block_on(async {
        measure(&app, &rivals, &large, Rivals::All).await?;
        measure(&app, &rivals, &vast, Rivals::Plain).await
    })
}

/// Whom the map is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rivals {
    All,
    /// Only the fastest: the others take minutes for ten thousand goals.
    Plain,
}

async fn measure(app: &Site, rivals: &Site, goals: &Organisation, whom: Rivals) -> Result<(), Trouble> {
    let browser = Browser::start(&Profile::fresh()?, Look::default()).await?;
    let measured = measure_in(&browser, app, rivals, goals, whom).await;
    // Also after a failure: a browser that is left alone goes on running.
    browser.close().await.and(measured)
}

async fn measure_in(
    browser: &Browser,
    app: &Site,
    rivals: &Site,
    goals: &Organisation,
    whom: Rivals,
) -> Result<(), Trouble> {
    let clicks = clicks::measure(browser, app, rivals, goals, whom).await?;
    print_clicks(goals, &clicks);
    if whom == Rivals::All {
        print_layout(&clicks::layout(browser, rivals, goals).await?);
    }
    for (what, frames) in app::gestures(browser, app).await? {
        let work: Vec<f64> = frames.iter().map(|frame| frame.work).collect();
        let lasted: Vec<f64> = frames.iter().map(|frame| frame.lasted).collect();
        let (slow, usual, waiting) = (share_of(&work, 0.95), share_of(&work, 0.5), share_of(&lasted, 0.95));
        let value = format!("{slow:.1} ms p95, median {usual:.1}; with waiting {waiting:.1} p95");
        let holds = slow <= GESTURE_MILLIS;
        figure(&format!("  work per frame, {what}"), &value, Some((&format!("{GESTURE_MILLIS} ms"), holds)));
    }
    let moved = app::moves(browser).await?;
    let value = format!("{:.1} ms; seen after {:.1} ms, waiting for frames included", moved.work, moved.seen);
    let holds = moved.work <= FRAME_MILLIS;
    figure(
        "  moving one objective, work until painted",
        &value,
        Some((&format!("{FRAME_MILLIS} ms"), holds)),
    );
    Ok(())
}

fn print_clicks(goals: &Organisation, clicks: &clicks::Clicks) {
    let (own, plain) = (clicks.own.whole, clicks.plain.whole);
    let times = own / plain;
    let value = format!("{own:.0} ms = {times:.2} × d3-hierarchy + SVG");
    let what = format!("map of {} objectives, click to painted", grouped(goals.objectives));
    figure(&what, &value, Some((&format!("{PLAIN_TIMES} ×"), times <= PLAIN_TIMES)));
    figure("  its first frame with goals in it", &format!("{:.0} ms", clicks.own.first), None);
    figure("  d3-hierarchy + SVG", &format!("{plain:.0} ms"), None);
    let (own, plain) = (clicks.again.0.whole, clicks.again.1.whole);
    figure("  the second time", &format!("{own:.0} ms = {:.2} × its {plain:.0} ms", own / plain), None);
    for (name, rival) in &clicks.others {
        let share = clicks.own.whole / rival.whole;
        let value = format!("{share:.3} × its {:.0} ms: {:.1} times as fast", rival.whole, 1.0 / share);
        figure(
            &format!("  beside {name}"),
            &value,
            Some((&format!("{RIVAL_SHARE} ×"), share <= RIVAL_SHARE)),
        );
    }
}

fn print_layout(times: &Value) {
    let of = |name: &str| number(part(times, name));
    let share = of("own") / of("d3Whole");
    let value = format!("{:.2} ms = {share:.2} × d3's {:.2} ms", of("own"), of("d3Whole"));
    let limit = format!("{LAYOUT_TIMES} ×");
    figure("  layout alone, from who hangs below whom", &value, Some((&limit, share <= LAYOUT_TIMES)));
    let share = of("own") / of("d3");
    let value = format!("{share:.2} × d3.tree's {:.2} ms", of("d3"));
    figure("  the same beside d3 with a hierarchy ready", &value, Some((&limit, share <= LAYOUT_TIMES)));
    figure("  the picture, read from the workspace", &format!("{:.1} ms", of("ownWhole")), None);
}

fn figure(what: &str, value: &str, limit: Option<(&str, bool)>) {
    let (limit, verdict) =
        limit.map_or(("", ""), |(limit, holds)| (limit, if holds { "ok" } else { "over" }));
    println!("{what}\t{value}\t{limit}\t{verdict}");
}

fn grouped(count: usize) -> String {
    if count < 1_000 { count.to_string() } else { format!("{},{:03}", count / 1_000, count % 1_000) }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// The middle one, or nothing at all of nothing.
fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    share_of(&values.into_iter().collect::<Vec<_>>(), 0.5)
}

/// The value that this share of the values does not exceed; the greatest for 1.
fn share_of(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * share) as usize;
    values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// A part of an answer of the page; nothing where it has none.
fn part<I: serde_json::value::Index>(answer: &Value, index: I) -> &Value {
    answer.get(index).unwrap_or(&Value::Null)
}
