//! Measures merging two copies of one organisation in a real browser, beside what npm packages take for the
//! same edits in the same page.
//!
//! `cargo xtask figures merge` makes the copies, bundles the page and prints what this says. Each line here
//! is a figure: what was measured, what came out, the limit, `ok` or `over`, with tabs between.

use std::path::PathBuf;
use std::process::ExitCode;

use e2e::trouble::{at, whole};
use e2e::{Browser, Look, Profile, Site, SiteSettings, Trouble};
use serde_json::{Value, json};

/// The app is to take at most this share of what the fastest of the others takes: it is three times as fast.
const SHARE: f64 = 1.0 / 3.0;

/// Bytes of the own file in bytes of the same facts as compact plain JSON.
const SIZE_TIMES: f64 = 1.35;

/// Runs that are measured, after one to warm up. All take turns.
const RUNS: usize = 7;

fn main() -> ExitCode {
    match measure_all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("error: {}", whole(&trouble));
            ExitCode::FAILURE
        }
    }
}

fn measure_all() -> Result<(), Trouble> {
    let mut args = std::env::args().skip(1);
    let (Some(page), Some(goals)) = (args.next().map(PathBuf::from), args.next()) else {
        let what = "the folder of the page, and the name of an organisation in it".to_owned();
        return Err(Trouble::Missing { what });
    };
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(at("the runtime"))?;
    let site = Site::serve(&page, SiteSettings::default())?;
    runtime.block_on(async {
        let browser = Browser::start(&Profile::fresh()?, Look::default()).await?;
        let measured = measure(&browser, &site, &goals).await;
        // Also after a failure: a browser that is left alone goes on running.
        browser.close().await.and(measured)
    })
}

/// One candidate.
struct Candidate {
    id: String,
    /// Milliseconds of each run.
    runs: Vec<f64>,
    /// What came out.
    told: Value,
}

async fn measure(browser: &Browser, site: &Site, goals: &str) -> Result<(), Trouble> {
    browser.open(&site.url(&format!("?goals={goals}"))).await?;
    browser.until_true("document.documentElement.dataset.ready").await?;
    let ids = browser.run("return candidates;", vec![]).await?;
    let mut all: Vec<Candidate> = Vec::new();
    for id in ids.as_array().into_iter().flatten().filter_map(Value::as_str) {
        call(browser, "prepare", vec![json!(id)]).await?;
        let told = call(browser, "told", vec![json!(id)]).await?;
        all.push(Candidate { id: id.to_owned(), runs: Vec::new(), told });
    }
    let mut outlined = Vec::new();
    for round in 0..=RUNS {
        for candidate in &mut all {
            let lasted = call(browser, "run", vec![json!(candidate.id)]).await?;
            if round > 0 {
                candidate.runs.push(lasted.as_f64().unwrap_or(f64::NAN));
            }
        }
        let lasted = call(browser, "run", vec![json!("own"), json!("outlined")]).await?;
        if round > 0 {
            outlined.push(lasted.as_f64().unwrap_or(f64::NAN));
        }
    }
    print(&all, &outlined);
    Ok(())
}

/// Calls a function of the page in a task of the page's own, and waits for its answer.
async fn call(browser: &Browser, function: &str, args: Vec<Value>) -> Result<Value, Trouble> {
    let begin = "const [name, ...args] = arguments; window.answer = undefined;
                 setTimeout(() => Promise.resolve().then(() => window[name](...args)).then(
                     (value) => { window.answer = { value: value ?? null }; },
                     (error) => { window.answer = { error: String(error) }; }));
                 return true;";
    let mut all = vec![json!(function)];
    all.extend(args);
    browser.run(begin, all).await?;
    // Some need longer than a person would wait for a page.
    loop {
        let answer = browser.run("return window.answer ?? null;", vec![]).await?;
        if let Some(error) = answer.get("error") {
            return Err(Trouble::Answer { from: "the page", answer: error.to_string() });
        }
        if let Some(value) = answer.get("value") {
            return Ok(value.clone());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

fn print(all: &[Candidate], outlined: &[f64]) {
    let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(|candidate| candidate.id == "own");
    let Some(own) = own.first() else { return };
    let fastest = others.iter().min_by(|one, other| one.middle().total_cmp(&other.middle()));
    let Some(fastest) = fastest else { return };
    let mine = own.middle();
    let share = mine / fastest.middle();
    let value = format!("{mine:.0} ms = {share:.2} × {}: {:.1} times as fast", fastest.name(), 1.0 / share);
    let limit = format!("{SHARE:.2} ×");
    figure("merge of two copies, files in to values and file out", &value, Some((&limit, share <= SHARE)));
    figure("  its runs", &own.spread(), None);
    for other in &others {
        let times = other.middle() / mine;
        let value = format!("{:.0} ms = {times:.1} × ({})", other.middle(), other.spread());
        figure(&format!("  {}", other.name()), &value, None);
    }
    let with = middle(outlined);
    let value = format!("{with:.0} ms = {:.2} × {}", with / fastest.middle(), fastest.name());
    figure("  with the outline and how goals stand for values", &value, None);
    let times = own.number("bytes") / own.number("plain");
    let (limit, value) = (format!("{SIZE_TIMES} ×"), format!("{times:.3} × compact plain JSON"));
    figure("  its file, both copies' edits in it", &value, Some((&limit, times <= SIZE_TIMES)));
    for one in all {
        let (bytes, packed) = (one.number("bytes"), one.number("packed"));
        let times = bytes / one.number("plain");
        let value = format!("{:.0} kB = {times:.2} ×, gzip {:.0} kB", bytes / 1e3, packed / 1e3);
        figure(&format!("  file of {}", one.name()), &value, None);
    }
    for one in all {
        let value = format!("{} of {} with both values", one.number("kept"), one.number("both"));
        figure(&format!("  fields both changed, {}", one.name()), &value, None);
    }
    for one in all {
        let counts = one.told.get("counts").map(Value::to_string).unwrap_or_default();
        figure(&format!("  objectives, key results, check-ins, {}", one.name()), &counts, None);
    }
}

impl Candidate {
    fn middle(&self) -> f64 {
        middle(&self.runs)
    }

    fn name(&self) -> &str {
        self.told.get("name").and_then(Value::as_str).unwrap_or(&self.id)
    }

    fn number(&self, key: &str) -> f64 {
        self.told.get(key).and_then(Value::as_f64).unwrap_or(f64::NAN)
    }

    /// The fastest and the slowest run.
    fn spread(&self) -> String {
        let least = self.runs.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.runs.iter().copied().fold(0.0, f64::max);
        format!("{least:.0} to {most:.0} ms")
    }
}

/// The middle one.
fn middle(runs: &[f64]) -> f64 {
    let mut runs = runs.to_vec();
    runs.sort_by(f64::total_cmp);
    runs.get(runs.len() / 2).copied().unwrap_or(f64::NAN)
}

fn figure(what: &str, value: &str, limit: Option<(&str, bool)>) {
    let (limit, verdict) =
        limit.map_or(("", ""), |(limit, holds)| (limit, if holds { "ok" } else { "over" }));
    println!("{what}\t{value}\t{limit}\t{verdict}");
}
