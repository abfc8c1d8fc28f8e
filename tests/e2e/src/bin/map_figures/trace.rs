//! What the page's thread worked for each frame, from the browser's own trace.
//!
//! The work of a frame is the sum of all tasks of the page's main thread since the frame before, its
//! own included: input, scripts and WebAssembly, style, layout, painting into display lists and the
//! commit. It is the time the thread ran; how long the tasks lasted by the clock on the wall, waiting
//! for the compositor and for other programs included, is kept beside it. Drawing pixels happens on
//! other threads: here without a graphics card, so the waiting is longer than where there is one.

use e2e::{Browser, Trouble};
use serde_json::{Value, json};

use crate::{number, part};

/// The categories with tasks, events and frames in them.
const CATEGORIES: [&str; 3] = [
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "disabled-by-default-devtools.timeline.frame",
];

/// Names of what a frame does that shows something new.
const SHOWS: [&str; 3] = ["UpdateLayoutTree", "Layout", "Paint"];

/// One frame, in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frame {
    /// How long the page's thread ran for it.
    pub work: f64,
    /// How long its tasks lasted, waiting included.
    pub lasted: f64,
}

/// Records what happens while `act` runs, and returns those frames that received a gesture or a key or
/// showed something new.
pub async fn frames(
    browser: &Browser,
    act: impl AsyncFnOnce() -> Result<(), Trouble>,
) -> Result<Vec<Frame>, Trouble> {
    let config = json!({ "includedCategories": CATEGORIES, "recordMode": "recordAsMuchAsPossible" });
    let start = json!({ "transferMode": "ReturnAsStream", "traceConfig": config });
    browser.protocol("Tracing.start", start).await?;
    act().await?;
    browser.protocol("Tracing.end", json!({})).await?;
    let text = stream(browser).await?;
    let trace: Value = serde_json::from_str(&text)
        .map_err(|error| Trouble::Answer { from: "the trace", answer: error.to_string() })?;
    Ok(work(part(&trace, "traceEvents").as_array().map(Vec::as_slice).unwrap_or_default()))
}

/// Reads the trace to its end. The driver does not hand on the event that names its stream; streams
/// are numbered, and one that was read is closed, so the only one there is is the wanted one.
async fn stream(browser: &Browser) -> Result<String, Trouble> {
    let (handle, mut text, mut is_over) = browser
        .until("the stream of the trace", async || {
            for handle in 1..100 {
                let read = json!({ "handle": handle.to_string(), "size": 1_000_000 });
                if let Ok(piece) = browser.protocol("IO.read", read).await {
                    let text = part(&piece, "data").as_str().unwrap_or_default().to_owned();
                    return Ok(Some((handle.to_string(), text, part(&piece, "eof") == true)));
                }
            }
            Ok(None)
        })
        .await?;
    while !is_over {
        let piece = browser.protocol("IO.read", json!({ "handle": handle, "size": 1_000_000 })).await?;
        text.push_str(part(&piece, "data").as_str().unwrap_or_default());
        is_over = part(&piece, "eof") == true;
    }
    browser.protocol("IO.close", json!({ "handle": handle })).await?;
    Ok(text)
}

/// Something that takes time on a thread, in microseconds.
#[derive(Clone, Copy)]
struct Span {
    at: f64,
    lasts: f64,
    runs: f64,
}

/// Each frame that received a gesture or a key or showed something new.
fn work(events: &[Value]) -> Vec<Frame> {
    // Other pages of the browser have main threads too; ours is the one that hears the mouse and the keys.
    let Some(page) = events.iter().find(|event| is_gesture(event)).map(thread) else { return Vec::new() };
    let ours = || events.iter().filter(|event| thread(event) == page);
    let mut tasks: Vec<Span> = ours().filter(|event| part(event, "name") == "RunTask").map(span).collect();
    tasks.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut begins: Vec<f64> = ours()
        .filter(|event| part(event, "name") == "BeginMainThreadFrame")
        .map(|event| span(event).at)
        .collect();
    begins.sort_by(f64::total_cmp);
    // A frame ends with the task in which it is made.
    let ends = begins.iter().filter_map(|begin| {
        let task = tasks.iter().rev().find(|task| task.at <= *begin)?;
        Some(task.at + task.lasts)
    });
    let counts: Vec<f64> =
        ours().filter(|event| is_gesture(event) || shows(event)).map(|event| span(event).at).collect();
    let (mut frames, mut since) = (Vec::new(), f64::NEG_INFINITY);
    for end in ends {
        let is_in = |at: f64| since <= at && at < end;
        if counts.iter().any(|at| is_in(*at)) {
            let within = || tasks.iter().filter(|task| is_in(task.at));
            let sum = |of: fn(&Span) -> f64| within().map(of).sum::<f64>() / 1_000.0;
            frames.push(Frame { work: sum(|task| task.runs), lasted: sum(|task| task.lasts) });
        }
        since = end;
    }
    frames
}

fn is_gesture(event: &Value) -> bool {
    let kind = event.pointer("/args/data/type").and_then(Value::as_str);
    part(event, "name") == "EventDispatch" && matches!(kind, Some("wheel" | "pointermove" | "keydown"))
}

fn shows(event: &Value) -> bool {
    SHOWS.iter().any(|name| part(event, "name") == name)
}

fn thread(event: &Value) -> (Option<i64>, Option<i64>) {
    (part(event, "pid").as_i64(), part(event, "tid").as_i64())
}

fn span(event: &Value) -> Span {
    let lasts = number(part(event, "dur"));
    // Where the system does not say how long a thread ran, a task counts as long as it lasted.
    let runs = part(event, "tdur").as_f64().unwrap_or(lasts);
    Span { at: number(part(event, "ts")), lasts, runs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_all_that_ran_since_the_one_before_on_the_thread_that_hears_the_hand() {
        let task = |at: u32, lasts: u32, runs: u32| json!({ "name": "RunTask", "pid": 1, "tid": 1, "ts": at, "dur": lasts, "tdur": runs });
        let begin = |at: u32| json!({ "name": "BeginMainThreadFrame", "pid": 1, "tid": 1, "ts": at });
        let wheel = |at: u32| json!({ "name": "EventDispatch", "pid": 1, "tid": 1, "ts": at, "args": { "data": { "type": "wheel" } } });
        let other =
            json!({ "name": "RunTask", "pid": 2, "tid": 1, "ts": 1_100, "dur": 9_000, "tdur": 9_000 });
        let events = [
            // One task before the frame's own, which waits for half of its time.
            task(1_000, 1_000, 1_000),
            other,
            task(3_000, 4_000, 2_000),
            wheel(3_100),
            begin(3_050),
            // Nobody asked for this frame, and it shows nothing new.
            task(20_000, 500, 500),
            begin(20_100),
        ];
        let frames = work(&events);
        assert_eq!(frames.len(), 1);
        assert!((frames[0].work - 3.0).abs() < 1e-9, "{frames:?}");
        assert!((frames[0].lasted - 5.0).abs() < 1e-9, "{frames:?}");
    }
}
