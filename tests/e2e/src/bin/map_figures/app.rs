//! The app's own side: opening an organisation, going to its map, moving about in it.

use e2e::{Browser, Key, Site, Trouble};
use serde_json::json;

use crate::clicks::{calm, painted};
use crate::trace::{self, Frame};
use crate::{Organisation, median, number, part};

/// The entry of the navigation that leads to the map.
pub const ENTRY: &str = "a.nav__link[href='#/map']";

/// What is there as soon as the outline shows goals.
const ROW: &str = ".row.objective";

/// What is there as soon as the map shows goals.
pub const PICTURE: &str = ".map__canvas path[d]";

/// What hears the pointer.
const CANVAS: &str = ".map__canvas";

/// The card the keys are at.
const LEAF: &str = "[role=tree] [role=treeitem][tabindex='0']";

/// The middle of an element, in CSS pixels of the window.
const MIDDLE: &str = "
    const box = document.querySelector(arguments[0]).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];";

/// Turns of the wheel from the whole to cards.
const STEPS: usize = 50;
/// One turn, in CSS pixels; away from the hand is nearer.
const NEARER: f64 = -25.0;

/// Opens an organisation in a browser that has none.
pub async fn open(browser: &Browser, app: &Site, goals: &Organisation) -> Result<(), Trouble> {
    browser.open(&app.url("")).await?;
    browser.find("[data-start=sample]").await?;
    browser.drop_files("body", &[("organisation.json", &goals.text)]).await?;
    browser.find(ROW).await?;
    // What is loaded again next is what is kept.
    browser.until_true("indexedDB.databases().then((all) => all.length > 0)").await.map(drop)
}

/// Loads the app anew and waits for the outline.
pub async fn to_outline(browser: &Browser, app: &Site) -> Result<(), Trouble> {
    browser.open("about:blank").await?;
    browser.open(&app.url("#/outline")).await?;
    browser.find(ROW).await?;
    calm(browser).await
}

/// Goes back to the outline as a person does.
pub async fn back(browser: &Browser) -> Result<(), Trouble> {
    browser.click("a.nav__link[href='#/outline']").await?;
    browser.find(ROW).await?;
    calm(browser).await
}

/// How often one objective is moved.
const MOVES: usize = 10;

/// Frames of gestures of one sort.
pub type Frames = (&'static str, Vec<Frame>);

/// Work of each frame, for each kind of gesture.
pub async fn gestures(browser: &Browser, app: &Site) -> Result<Vec<Frames>, Trouble> {
    browser.open("about:blank").await?;
    browser.open(&app.url("#/map")).await?;
    browser.find(PICTURE).await?;
    calm(browser).await?;
    let middle = browser.run(MIDDLE, vec![json!(CANVAS)]).await?;
    let at = |nth: usize| number(part(&middle, nth));
    let hand = Hand { browser, x: at(0), y: at(1) };
    let far = trace::frames(browser, async || hand.pan().await).await?;
    let zoom = trace::frames(browser, async || {
        hand.zoom(STEPS, NEARER).await?;
        hand.zoom(STEPS, -NEARER).await
    })
    .await?;
    hand.zoom(STEPS, NEARER).await?;
    let near = trace::frames(browser, async || hand.pan().await).await?;
    Ok(vec![
        ("panning, the whole in view", far),
        ("zooming through all sizes", zoom),
        ("panning, cards in view", near),
    ])
}

/// A pointer above the map.
struct Hand<'a> {
    browser: &'a Browser,
    x: f64,
    y: f64,
}

impl Hand<'_> {
    /// Turns the wheel to and fro, sixty times a second.
    async fn pan(&self) -> Result<(), Trouble> {
        for (x, y) in [(-600, -300), (600, 300), (300, 600), (-300, -600)] {
            let scroll = json!({
                "x": self.x, "y": self.y, "xDistance": x, "yDistance": y, "speed": 600,
                "gestureSourceType": "mouse", "preventFling": true,
            });
            self.browser.protocol("Input.synthesizeScrollGesture", scroll).await?;
        }
        Ok(())
    }

    /// Turns the wheel with Control held, as a touchpad does for two fingers.
    async fn zoom(&self, steps: usize, by: f64) -> Result<(), Trouble> {
        for _ in 0..steps {
            let wheel = json!({
                "type": "mouseWheel", "x": self.x, "y": self.y, "deltaX": 0, "deltaY": by, "modifiers": 2,
            });
            self.browser.protocol("Input.dispatchMouseEvent", wheel).await?;
        }
        Ok(())
    }
}

/// What came of moving an objective, in milliseconds.
pub struct Moved {
    /// What the page's thread worked for the frame that shows it.
    pub work: f64,
    /// From the key until it was painted.
    pub seen: f64,
}

/// Hangs one objective elsewhere by the keyboard, then takes that back and does it again: each is one
/// edit after which the whole map is laid out anew.
pub async fn moves(browser: &Browser) -> Result<Moved, Trouble> {
    // The last goal is hung under the first.
    for key in [Key::End.into(), 'm', Key::Home.into()] {
        focus(browser).await?;
        browser.press(key).await?;
    }
    focus(browser).await?;
    let (mut work, mut seen) = (Vec::new(), Vec::new());
    for nth in 0..MOVES {
        let (held, key): (&[Key], char) = match nth {
            0 => (&[], Key::Enter.into()),
            nth if nth % 2 == 1 => (&[Key::Control], 'z'),
            _ => (&[Key::Control], 'y'),
        };
        let mut one = None;
        let frames = trace::frames(browser, async || {
            let press = async || browser.press_with(held, key).await;
            one = Some(painted(browser, "keydown", PICTURE, 1, press).await?);
            Ok(())
        })
        .await?;
        work.push(frames.iter().map(|frame| frame.work).fold(0.0, f64::max));
        seen.extend(one.map(|one| one.first));
    }
    Ok(Moved { work: median(work), seen: median(seen) })
}

/// Gives the keys to the tree, at the card they are at.
async fn focus(browser: &Browser) -> Result<(), Trouble> {
    browser.run("document.querySelector(arguments[0]).focus();", vec![json!(LEAF)]).await.map(drop)
}
