//! Measures the release build in a real browser: opening, editing and searching a small and a large
//! organisation.
//!
//! `cargo xtask figures` makes both organisations and prints what this says beside the limits. Each
//! line here is a figure: what was measured, what came out, the limit, `ok` or `over`, with tabs
//! between. Everything is a median, and set against something measured in the same browser.

use std::process::ExitCode;

use e2e::trouble::{at, whole};
use e2e::{Browser, Key, Look, Profile, Site, SiteSettings, Trouble};
use serde_json::{Value, json};

/// What is written down in the page.
const PROBE: &str = include_str!("../probe.js");

/// How often each thing is done.
const OPENINGS: usize = 5;
const EDITS: usize = 15;

/// Repeats of a storage call, so that a clock of a tenth of a millisecond can measure it.
const REPLAYS: u32 = 200;

/// Opening may take so many times what parsing the text takes, and so many milliseconds more.
const OPENING_TIMES: f64 = 3.0;
const OPENING_MILLIS: f64 = 150.0;

/// A keystroke has to be seen in the frame that follows it.
const FRAME_MILLIS: f64 = 16.0;

/// What keeping an edit may cost in the large organisation, in costs in the small one.
const STORING_TIMES: f64 = 1.5;

/// Milliseconds that `JSON.parse` takes for the largest text of the database.
const PARSING: &str = "
    return new Promise((resolve, reject) => {
        const open = indexedDB.open('plumbline-1');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
            const all = open.result.transaction('parts').objectStore('parts').getAll();
            all.onerror = () => reject(all.error);
            all.onsuccess = () => {
                const texts = all.result.filter((text) => typeof text === 'string');
                const text = texts.sort((a, b) => b.length - a.length)[0] ?? '';
                open.result.close();
                const times = [];
                for (let nth = 0; text && nth < 9; nth += 1) {
                    const began = performance.now();
                    JSON.parse(text);
                    times.push(performance.now() - began);
                }
                resolve({ length: text.length, times });
            };
        };
    });";

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
    let (Some(small), Some(large)) = (args.next(), args.next()) else {
        return Err(Trouble::Missing { what: "the small and the large organisation".to_owned() });
    };
    let read = |path: &str| std::fs::read_to_string(path).map_err(at(path));
    let (small, large) = (read(&small)?, read(&large)?);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(e2e::trouble::at("the runtime"))?;
    let site = Site::serve(&e2e::dist(), SiteSettings::default())?;
    runtime.block_on(async {
        let few = visit(&site, &small, Opening::Unmeasured).await?;
        let many = visit(&site, &large, Opening::Measured).await?;
        compare(&few, &many);
        Ok(())
    })
}

/// Whether the opening is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Measured,
    Unmeasured,
}

/// What was measured with one organisation.
struct Visit {
    edit: Keystrokes,
    letter: Keystrokes,
    rows: usize,
    record: usize,
    storing: f64,
    search: Keystrokes,
}

/// Keystrokes of one sort.
struct Keystrokes {
    /// Work of the page's thread until the frame is drawn, waiting for the frame left out.
    work: f64,
    /// Until the frame is drawn, as a person sees it.
    seen: f64,
}

async fn visit(site: &Site, text: &str, opening: Opening) -> Result<Visit, Trouble> {
    let browser = Browser::start(&Profile::fresh()?, Look::default()).await?;
    browser.before_each_page(PROBE).await?;
    browser.open(&site.url("")).await?;
    browser.find("[data-start=sample]").await?;
    browser.drop_files("body", &[("organisation.json", text)]).await?;
    browser.find(".row.objective").await?;
    if opening == Opening::Measured {
        print_opening(&browser).await?;
    }
    let visit = edits(&browser).await?;
    browser.close().await?;
    Ok(visit)
}

/// Opens it again and again, and sets that against parsing the stored text as JSON.
async fn print_opening(browser: &Browser) -> Result<(), Trouble> {
    // The text is in the database as soon as the app may trust it to be.
    let parsed = browser
        .until("the stored text", async || {
            let parsed = browser.run(PARSING, vec![]).await?;
            Ok((number(part(&parsed, "length")) > 0.0).then_some(parsed))
        })
        .await?;
    let parsing = median(part(&parsed, "times").as_array().into_iter().flatten().map(number));
    let (mut whole, mut own) = (Vec::new(), Vec::new());
    for _ in 0..OPENINGS {
        browser.reload().await?;
        browser.until_true("window.probe?.painted").await?;
        let times = browser.run("return [probe.start, probe.painted];", vec![]).await?;
        let (start, painted) = (number(part(&times, 0)), number(part(&times, 1)));
        whole.push(painted);
        own.push(painted - start);
    }
    let (whole, own) = (median(whole), median(own));
    let limit = OPENING_TIMES.mul_add(parsing, OPENING_MILLIS);
    figure(
        "opening from storage, page load to painted",
        &format!("{whole:.0} ms = {:.1} × JSON.parse + 150", (whole - OPENING_MILLIS) / parsing),
        Some((&format!("{limit:.0} ms = {OPENING_TIMES} × + {OPENING_MILLIS}"), whole <= limit)),
    );
    figure("  of that, from the start of the app", &format!("{own:.0} ms"), None);
    figure("  JSON.parse of the same text", &format!("{parsing:.1} ms"), None);
    Ok(())
}

/// Words titles anew, one after the other, then searches.
async fn edits(browser: &Browser) -> Result<Visit, Trouble> {
    let (mut letters, mut enters, mut rows, mut stored) = (vec![], vec![], vec![], vec![]);
    let last = browser.count(".row.kr .kr__open").await?.clamp(1, EDITS);
    for nth in 0..EDITS {
        let id = begin_title(browser, nth % last).await?;
        browser.press(Key::End).await?;
        quiet(browser).await?;
        browser.run("probe.anew();", vec![]).await?;
        browser.press('x').await?;
        quiet(browser).await?;
        letters.push(key(browser).await?);
        browser.run("probe.anew();", vec![]).await?;
        browser.press(Key::Enter).await?;
        browser.until_true(&format!("document.getElementById({})?.tagName === 'BUTTON'", json!(id))).await?;
        quiet(browser).await?;
        enters.push(key(browser).await?);
        rows.push(number(&browser.run("return probe.rows.size;", vec![]).await?));
        stored.push(browser.run("return probe.stored;", vec![]).await?);
    }
    let storing = browser
        .run(
            "return arguments[0].map((calls) => probe.replay(calls, arguments[1]));",
            vec![json!(stored), json!(REPLAYS)],
        )
        .await?;
    let record = stored.iter().filter_map(Value::as_array).map(|calls| {
        let texts = calls.iter().filter(|call| call[0] == "setItem");
        texts.filter_map(|call| call[2].as_str()).map(str::len).sum::<usize>() as f64
    });
    Ok(Visit {
        edit: keystrokes(&enters),
        letter: keystrokes(&letters),
        rows: rows.into_iter().fold(0.0, f64::max) as usize,
        record: median(record) as usize,
        // The least: whatever else the machine does only adds to it.
        storing: storing.as_array().into_iter().flatten().map(number).fold(f64::INFINITY, f64::min),
        search: search(browser).await?,
    })
}

/// Opens the title of a key result that stands in the window for writing.
async fn begin_title(browser: &Browser, nth: usize) -> Result<String, Trouble> {
    let begin = "const one = document.querySelectorAll('.row.kr .kr__open')[arguments[0]]; one.click(); return one.id;";
    let id = browser.run(begin, vec![json!(nth)]).await?.as_str().unwrap_or_default().to_owned();
    browser
        .until_true(&format!(
            "document.activeElement.id === {} && 'value' in document.activeElement",
            json!(id)
        ))
        .await?;
    Ok(id)
}

/// Searches for one letter more each time; Enter searches at once.
async fn search(browser: &Browser) -> Result<Keystrokes, Trouble> {
    let mut enters = Vec::new();
    browser.click("#search").await?;
    for letter in "improve".chars() {
        browser.press(letter).await?;
        quiet(browser).await?;
        browser.run("probe.anew();", vec![]).await?;
        browser.press(Key::Enter).await?;
        quiet(browser).await?;
        enters.push(key(browser).await?);
    }
    Ok(keystrokes(&enters))
}

/// Waits until everything that a key set going is drawn.
async fn quiet(browser: &Browser) -> Result<(), Trouble> {
    browser.until_true("probe.busy === 0 && probe.keys.every((key) => key.laid > 0)").await.map(drop)
}

async fn key(browser: &Browser) -> Result<Value, Trouble> {
    browser.run("return probe.keys[0];", vec![]).await
}

fn keystrokes(keys: &[Value]) -> Keystrokes {
    let work = |key: &Value| number(&key["laid"]) - number(&key["at"]) + number(&key["frame"]);
    let seen = |key: &Value| number(&key["painted"]).max(number(&key["laid"])) - number(&key["at"]);
    Keystrokes { work: median(keys.iter().map(work)), seen: median(keys.iter().map(seen)) }
}

fn compare(few: &Visit, many: &Visit) {
    let pair = |few: &Keystrokes, many: &Keystrokes| {
        format!("{:.1} ms; {:.1} × the small one's {:.1}", many.work, many.work / few.work, few.work)
    };
    let in_frame = |keys: &Keystrokes| (format!("{FRAME_MILLIS} ms"), keys.work <= FRAME_MILLIS);
    let limited = |what: &str, few: &Keystrokes, many: &Keystrokes| {
        let (limit, holds) = in_frame(many);
        figure(what, &pair(few, many), Some((&limit, holds)));
    };
    limited("a letter in a title, work until painted", &few.letter, &many.letter);
    limited("Enter in a title, work until painted", &few.edit, &many.edit);
    figure("  seen after, waiting for the frame included", &format!("{:.1} ms", many.edit.seen), None);
    figure(
        "rows changed by a new title",
        &many.rows.to_string(),
        Some(("1", many.rows == 1 && few.rows == 1)),
    );
    let times = many.storing / few.storing;
    figure(
        "keeping an edit, localStorage calls",
        &format!("{times:.2} × the small one's; {:.3} ms", many.storing),
        Some((&format!("{STORING_TIMES} ×"), times <= STORING_TIMES)),
    );
    figure("  record of one edit", &format!("{} B; small {} B", many.record, few.record), None);
    figure("searching for a word, work until painted", &pair(&few.search, &many.search), None);
}

fn figure(what: &str, value: &str, limit: Option<(&str, bool)>) {
    let (limit, verdict) =
        limit.map_or(("", ""), |(limit, holds)| (limit, if holds { "ok" } else { "over" }));
    println!("{what}\t{value}\t{limit}\t{verdict}");
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// The middle one, or nothing at all of nothing.
fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// A part of an answer of the page; nothing where it has none.
fn part<I: serde_json::value::Index>(answer: &Value, index: I) -> &Value {
    answer.get(index).unwrap_or(&Value::Null)
}
