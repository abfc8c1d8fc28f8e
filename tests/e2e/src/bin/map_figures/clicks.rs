//! From a click to the painted picture, in the app and on the page of its rivals alike.

use e2e::{Browser, Site, Trouble};
use serde_json::{Value, json};

use crate::app;
use crate::{Organisation, Rivals, median, number, part};

/// Says when what a click set going was painted; the same in every page.
pub const PROBE: &str = include_str!("../../../../../benches/map/probe.js");

/// How often each is clicked, on a page that was just loaded.
const ROUNDS: usize = 7;
/// The slow ones are sure enough with fewer.
const SLOW_ROUNDS: usize = 3;

/// A picture is ready when nothing has changed for so many milliseconds.
const QUIET_MILLIS: u32 = 500;

/// What came of clicking, in milliseconds.
#[derive(Clone, Copy)]
pub struct Painted {
    /// Until the first frame with the picture in it.
    pub first: f64,
    /// Until the last frame that changed anything.
    pub whole: f64,
}

/// All candidates.
pub struct Clicks {
    pub own: Painted,
    pub plain: Painted,
    /// The same two when they were looked at a moment ago.
    pub again: (Painted, Painted),
    pub others: Vec<(&'static str, Painted)>,
}

/// Clicks everyone in turns, so that a busy moment of the machine meets all of them.
pub async fn measure(
    browser: &Browser,
    app: &Site,
    rivals: &Site,
    goals: &Organisation,
    whom: Rivals,
) -> Result<Clicks, Trouble> {
    browser.before_each_page(PROBE).await?;
    app::open(browser, app, goals).await?;
    let (mut own, mut plain, mut chart, mut flow) = (vec![], vec![], vec![], vec![]);
    let (mut own_again, mut plain_again) = (vec![], vec![]);
    for round in 0..ROUNDS {
        app::to_outline(browser, app).await?;
        own.push(click(browser, app::ENTRY, app::PICTURE, 1).await?);
        app::back(browser).await?;
        own_again.push(click(browser, app::ENTRY, app::PICTURE, 1).await?);
        plain.push(rival(browser, rivals, goals, "plain", ".plain rect").await?);
        plain_again.push(click(browser, "#plain", ".plain rect", goals.objectives).await?);
        if whom == Rivals::All && round < SLOW_ROUNDS {
            chart.push(rival(browser, rivals, goals, "org-chart", ".card").await?);
            flow.push(rival(browser, rivals, goals, "react-flow", ".react-flow__node").await?);
        }
    }
    let others = match whom {
        Rivals::All => vec![("d3-org-chart", middle(&chart)), ("React Flow + dagre", middle(&flow))],
        Rivals::Plain => Vec::new(),
    };
    let again = (middle(&own_again), middle(&plain_again));
    Ok(Clicks { own: middle(&own), plain: middle(&plain), again, others })
}

/// Layout alone, on the page of the rivals.
pub async fn layout(browser: &Browser, rivals: &Site, goals: &Organisation) -> Result<Value, Trouble> {
    to_rivals(browser, rivals, goals).await?;
    browser.run("return window.layout();", vec![]).await
}

async fn rival(
    browser: &Browser,
    rivals: &Site,
    goals: &Organisation,
    id: &str,
    picture: &str,
) -> Result<Painted, Trouble> {
    to_rivals(browser, rivals, goals).await?;
    click(browser, &format!("#{id}"), picture, goals.objectives).await
}

async fn to_rivals(browser: &Browser, rivals: &Site, goals: &Organisation) -> Result<(), Trouble> {
    browser.open(&rivals.url(&format!("?goals={}", goals.name))).await?;
    browser.until_true("document.documentElement.dataset.ready").await?;
    calm(browser).await
}

/// Waits until the page has nothing to do, as it has before a person clicks.
pub async fn calm(browser: &Browser) -> Result<(), Trouble> {
    browser.run("return probe.calm();", vec![]).await.map(drop)
}

/// Clicks and waits until the picture is there and quiet.
async fn click(browser: &Browser, css: &str, picture: &str, count: usize) -> Result<Painted, Trouble> {
    painted(browser, "click", picture, count, async || browser.click(css).await).await
}

/// Does something that ends with an event, and waits until the picture is there and quiet.
pub async fn painted(
    browser: &Browser,
    event: &str,
    picture: &str,
    count: usize,
    act: impl AsyncFnOnce() -> Result<(), Trouble>,
) -> Result<Painted, Trouble> {
    browser.run("probe.arm(...arguments);", vec![json!(event), json!(picture), json!(count)]).await?;
    act().await?;
    browser.until_true(&format!("probe.isQuiet({QUIET_MILLIS})")).await?;
    let times = browser.run("return [probe.first, probe.last];", vec![]).await?;
    let at = |nth: usize| number(part(&times, nth));
    Ok(Painted { first: at(0), whole: at(1) })
}

/// The middle of each.
pub fn middle(all: &[Painted]) -> Painted {
    let of = |what: fn(&Painted) -> f64| median(all.iter().map(what));
    Painted { first: of(|one| one.first), whole: of(|one| one.whole) }
}
