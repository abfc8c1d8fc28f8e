//! The map: read, walked and changed, by keyboard alone and by pointer.

use e2e::{Browser, Key, Look, Stage, Trouble, journey};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::support::{command, drop_file, link_row, real_set, see_sample};

const QUEUES: &str = "Queues nobody remembers";
const CHECKOUT: &str = "Checkout never costs us a customer";
const CANVAS: &str = "document.querySelector('.map__canvas')";

/// Presses Tab until the focus is on something that matches.
async fn tab_to(browser: &Browser, css: &str) -> Result<(), Trouble> {
    let there = format!("return document.activeElement?.matches({css:?}) === true;");
    for _ in 0..100 {
        if browser.run(&there, vec![]).await? == true {
            return Ok(());
        }
        browser.press(Key::Tab).await?;
    }
    Err(Trouble::Answer { from: "the Tab key", answer: format!("never came to {css}") })
}

/// The goal the keys are at.
async fn at(browser: &Browser) -> Result<String, Trouble> {
    let leaf = browser.run("return document.activeElement?.dataset.leaf || '';", vec![]).await?;
    Ok(leaf.as_str().unwrap_or_default().to_owned())
}

/// Presses a key that goes to another card, and waits until the focus is there.
async fn step(browser: &Browser, key: Key) -> Result<String, Trouble> {
    let before = at(browser).await?;
    browser.press(key).await?;
    browser
        .until("the focus on another card", async || {
            let now = at(browser).await?;
            Ok((now != before && !now.is_empty()).then_some(now))
        })
        .await
}

/// Walks with an arrow key to a goal.
async fn walk_to(browser: &Browser, goal: &str, key: Key) -> Result<(), Trouble> {
    for _ in 0..200 {
        if at(browser).await? == goal {
            return Ok(());
        }
        step(browser, key.clone()).await?;
    }
    Err(Trouble::Answer { from: "the arrow keys", answer: format!("never came to {goal}") })
}

/// Waits until the card the keys are at is told with these words.
async fn until_told(browser: &Browser, words: &str) -> Result<(), Trouble> {
    let told = format!("document.activeElement?.textContent.includes({words:?})");
    browser.until_true(&told).await.map(drop)
}

/// How many cards the legend counts.
const CARDS: &str = "[...document.querySelectorAll('.legend__group:first-child .legend__count')]
    .reduce((sum, one) => sum + Number(one.textContent), 0)";

/// How the map is moved and how near it is.
async fn camera(browser: &Browser) -> Result<String, Trouble> {
    let found = browser
        .run(&format!("return {CANVAS}.querySelector('g').getAttribute('transform');"), vec![])
        .await?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}

/// Waits until the map has moved.
async fn until_moved(browser: &Browser, from: &str) -> Result<String, Trouble> {
    browser
        .until("a map that moved", async || {
            let now = camera(browser).await?;
            Ok((now != from).then_some(now))
        })
        .await
}

/// Where the title of a card stands in the window, once it is drawn.
async fn card(browser: &Browser, title: &str) -> Result<(f64, f64), Trouble> {
    let body = "
        const plain = text => text.replace(/\\s+/g, '');
        const cards = [...document.querySelectorAll('.map__canvas .map__words > g')];
        const text = cards.find(one => plain(one.textContent).startsWith(plain(arguments[0])))?.querySelector('text');
        const box = text?.getBoundingClientRect();
        return box ? [box.x + box.width / 2, box.y + box.height / 2] : null;";
    browser.until(title, async || Ok(point(&browser.run(body, vec![json!(title)]).await?))).await
}

fn point(found: &Value) -> Option<(f64, f64)> {
    Some((found.get(0)?.as_f64()?, found.get(1)?.as_f64()?))
}

/// One thing the mouse does.
async fn mouse(browser: &Browser, kind: &str, (x, y): (f64, f64), held: u32) -> Result<(), Trouble> {
    let button = if held > 0 || kind == "mouseReleased" { "left" } else { "none" };
    let params = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": held, "clickCount": 1 });
    browser.protocol("Input.dispatchMouseEvent", params).await.map(drop)
}

/// Answers when what was begun is painted.
const TWO_FRAMES: &str =
    "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";

/// Turns the wheel above a place; with Ctrl it zooms.
async fn wheel(browser: &Browser, (x, y): (f64, f64), by: f64, ctrl: u32) -> Result<(), Trouble> {
    let params =
        json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by, "modifiers": 2 * ctrl });
    browser.protocol("Input.dispatchMouseEvent", params).await.map(drop)
}

/// Drags from one place to another, past places on the way.
async fn drag(browser: &Browser, from: (f64, f64), to: (f64, f64)) -> Result<(), Trouble> {
    mouse(browser, "mouseMoved", from, 0).await?;
    mouse(browser, "mousePressed", from, 1).await?;
    for share in [0.1, 0.5, 0.9, 1.0] {
        let on_the_way = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
        mouse(browser, "mouseMoved", on_the_way, 1).await?;
    }
    mouse(browser, "mouseReleased", to, 0).await
}

/// Somebody who looks at the map of the sample.
async fn on_the_map(stage: &Stage) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visit("", Look::default()).await?;
    see_sample(&browser).await?;
    stage.open(&browser, "#/map").await?;
    browser.find(".map__words text").await?;
    Ok(browser)
}

/// Opens the sample and its map by keys, and goes to the tree.
async fn by_keys(stage: &Stage) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visit("", Look::default()).await?;
    tab_to(&browser, "[data-start=sample]").await?;
    browser.press(Key::Enter).await?;
    browser.find(".row.objective").await?;
    browser.press('2').await?;
    browser.find(".map__words text").await?;
    tab_to(&browser, "[role=treeitem]").await?;
    Ok(browser)
}

#[test]
fn a_goal_is_linked_weighed_and_taken_off_with_the_keyboard_alone() {
    journey(async |stage| {
        let browser = by_keys(stage).await?;
        walk_to(&browser, "o-queues", Key::Down).await?;
        browser.press('l').await?;
        browser.until_text(".map__hint", "Linking").await?;
        walk_to(&browser, "o-season", Key::Down).await?;
        browser.until_text(".map__hint", "Would close a loop").await?;
        walk_to(&browser, "o-checkout", Key::Down).await?;
        browser.until_text(".map__hint", &format!("Align to “{CHECKOUT}”")).await?;
        browser.press(Key::Enter).await?;
        browser.until_text(".map__hint", "waits for an answer").await?;
        walk_to(&browser, "o-queues", Key::Up).await?;
        let aligned = format!("and to {CHECKOUT}");
        until_told(&browser, &aligned).await?;

        // The link is chosen, opened and weighed.
        browser.press(']').await?;
        browser.until_text(".map__hint", "Link 1 of 2").await?;
        browser.press(']').await?;
        browser.until_text(".map__hint", &format!("“{CHECKOUT}”")).await?;
        browser.press(Key::Enter).await?;
        browser.find(".link-card").await?;
        tab_to(&browser, "#map-link-weight").await?;
        browser.type_text("0").await?;
        browser.press(Key::Enter).await?;
        browser.press(Key::Escape).await?;
        browser.until_gone(".link-card").await?;
        browser.until_true("document.activeElement?.matches('[role=treeitem]')").await?;
        browser.press(Key::Enter).await?;
        browser.find(".link-card").await?;
        assert_eq!(browser.value("#map-link-weight").await?, "0");
        browser.press(Key::Escape).await?;
        browser.until_gone(".link-card").await?;

        browser.until_true("document.activeElement?.matches('[role=treeitem]')").await?;
        browser.press(Key::Delete).await?;
        browser.until_text(".map__hint", "taken off").await?;
        browser.until_true(&format!("!document.activeElement.textContent.includes({aligned:?})")).await?;
        browser.press_with(&[Key::Control], 'z').await?;
        until_told(&browser, &aligned).await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn one_family_is_looked_at_and_a_goal_is_flown_to_with_the_keyboard_alone() {
    journey(async |stage| {
        let browser = by_keys(stage).await?;
        let all = browser.until_true(CARDS).await?;
        walk_to(&browser, "o-queues", Key::Down).await?;
        browser.press('f').await?;
        browser.until_true(&format!("{CARDS} > 2 && {CARDS} < {all}")).await?;
        browser.until_true(&format!("!{CANVAS}.textContent.includes('Riverside')")).await?;
        browser.until_true("document.activeElement?.dataset.leaf === 'o-queues'").await?;
        browser.press('f').await?;
        browser.until_true(&format!("{CARDS} === {all}")).await?;

        let before = camera(&browser).await?;
        browser.press('/').await?;
        browser.until_true("document.activeElement?.id === 'search'").await?;
        browser.type_text("breakfast place").await?;
        browser.until_text("#search-list", "Riverside becomes").await?;
        browser.press(Key::Enter).await?;
        until_moved(&browser, &before).await?;
        browser.until_true("document.activeElement?.dataset.leaf === 'o-breakfast'").await?;
        let (x, y) = card(&browser, "Riverside").await?;
        let within = format!(
            "(box => {x} > box.left && {x} < box.right && {y} > box.top && {y} < box.bottom)({CANVAS}.getBoundingClientRect())"
        );
        browser.until_true(&within).await?;

        // What hangs below is closed and opened where the keys are.
        walk_to(&browser, "o-shop", Key::Up).await?;
        browser.press(Key::Left).await?;
        until_told(&browser, "hidden below").await?;
        browser.until_true(&format!("!{CANVAS}.textContent.includes('Queues')")).await?;
        browser.press(Key::Right).await?;
        browser.until_true(&format!("{CARDS} === {all}")).await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn a_pointer_links_two_cards_and_hangs_one_elsewhere() {
    journey(async |stage| {
        let browser = on_the_map(stage).await?;
        let (from, to) = (card(&browser, "Queues").await?, card(&browser, "Checkout").await?);
        mouse(&browser, "mouseMoved", from, 0).await?;
        let knob = "
            const box = document.querySelector('.map__knob')?.getBoundingClientRect();
            return box ? [box.x + box.width / 2, box.y + box.height / 2] : null;";
        let knob = browser
            .until("the knob of the card", async || Ok(point(&browser.run(knob, vec![]).await?)))
            .await?;
        drag(&browser, knob, to).await?;
        browser.until_text(".map__hint", "waits for an answer").await?;
        stage.open(&browser, "#/map/o-queues").await?;
        let link = link_row(&browser, CHECKOUT).await?;
        command(&browser, 'z').await?;
        browser.until_gone(&format!("#link-title-{link}")).await?;

        stage.open(&browser, "#/map").await?;
        browser.until_gone("#panel").await?;
        let (from, to) = (card(&browser, "Four hundred").await?, card(&browser, "Shelves").await?);
        drag(&browser, from, to).await?;
        browser.until_text(".map__hint", "now hangs under “Shelves that are never empty”").await?;
        stage.open(&browser, "#/map/o-season").await?;
        let hangs = |title: &str| {
            format!(
                "[...document.querySelectorAll('#panel .link')].some(one => one.innerText.includes({title:?})
                    && one.innerText.includes('parent'))"
            )
        };
        browser.until_true(&hangs("Shelves that are never empty")).await?;
        browser.until_true(&format!("!({})", hangs(QUEUES))).await?;
        command(&browser, 'z').await?;
        browser.until_true(&hangs(QUEUES)).await?;
        browser.until_true(&format!("!({})", hangs("Shelves that are never empty"))).await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn a_wheel_moves_the_map_and_brings_more_or_less_of_it_to_light() {
    journey(async |stage| {
        let browser = on_the_map(stage).await?;
        let detail = format!("{CANVAS}.dataset.detail");
        let whole = camera(&browser).await?;
        browser.until_true(&format!("{detail} === 'title'")).await?;
        let at = card(&browser, "Queues").await?;
        wheel(&browser, at, 100.0, 0).await?;
        let panned = until_moved(&browser, &whole).await?;
        let scale = |camera: &str| camera.rsplit_once("scale").map(|(_, scale)| scale.to_owned());
        assert_eq!(scale(&panned), scale(&whole), "it moves and is no nearer");
        wheel(&browser, at, -200.0, 0).await?;
        until_moved(&browser, &panned).await?;

        let at = card(&browser, "Queues").await?;
        for _ in 0..4 {
            let before = camera(&browser).await?;
            wheel(&browser, at, -100.0, 1).await?;
            until_moved(&browser, &before).await?;
        }
        browser.until_true(&format!("{detail} === 'card'")).await?;
        // Near enough, the key results of a card can be read.
        let line = "Waiting time at peak";
        browser.until_true(&format!("{CANVAS}.textContent.includes({line:?})")).await?;
        let (x, y) = card(&browser, "Queues").await?;
        assert!((x - at.0).abs() < 200.0 && (y - at.1).abs() < 200.0, "what the pointer is on stays near it");
        for _ in 0..2 {
            let before = camera(&browser).await?;
            wheel(&browser, at, 240.0, 1).await?;
            until_moved(&browser, &before).await?;
        }
        // Beyond the end of the scale nothing is lost from sight.
        for _ in 0..6 {
            wheel(&browser, at, 240.0, 1).await?;
        }
        browser.run(TWO_FRAMES, vec![]).await?;
        browser
            .until_true(&format!("{detail} !== 'card' && !{CANVAS}.textContent.includes({line:?})"))
            .await?;
        let seen = browser
            .run(
                &format!(
                    "const world = {CANVAS}.querySelector('g').getBoundingClientRect(), room = {CANVAS}.getBoundingClientRect();
                     const [x, y] = [world.x + world.width / 2, world.y + world.height / 2];
                     return world.width > 200 && x > room.left && x < room.right && y > room.top && y < room.bottom;"
                ),
                vec![],
            )
            .await?;
        assert_eq!(seen, true, "the map is still in the window");
        browser.press('0').await?;
        browser
            .until_true(&format!("{CANVAS}.querySelector('g').getAttribute('transform') === {whole:?}"))
            .await?;

        // A press on a card opens it; a drag on the ground moves the map.
        let at = card(&browser, "Queues").await?;
        mouse(&browser, "mousePressed", at, 1).await?;
        mouse(&browser, "mouseReleased", at, 0).await?;
        browser.until_true(&format!("document.querySelector('#panel-title')?.value === {QUEUES:?}")).await?;
        let before = camera(&browser).await?;
        let ground = browser
            .run(
                &format!(
                    "const box = {CANVAS}.getBoundingClientRect(); return [box.left + 12, box.bottom - 12];"
                ),
                vec![],
            )
            .await?;
        let ground = point(&ground).unwrap_or_default();
        drag(&browser, ground, (ground.0 + 80.0, ground.1 - 60.0)).await?;
        until_moved(&browser, &before).await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

/// The published sets, in the order of their names; two beside each other differ in size.
const SETS: [&str; 8] = [
    "gitlab-fy21-q1.json",
    "ipld-2019-q3.json",
    "joystream-acropolis.json",
    "mozilla-reps-2017-q1.json",
    "squad-games-2020.json",
    "srcd-2018-q2.json",
    "us-va-octo-2025.json",
    "zh-skillhub-2026.json",
];

#[test]
fn the_map_of_every_real_set_shows_each_of_its_objectives() {
    let texts: Option<Vec<String>> = SETS.into_iter().map(real_set).collect();
    let Some(texts) = texts else { return };
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        for (name, text) in SETS.into_iter().zip(&texts) {
            let titles = titles_of(text);
            if name.starts_with("gitlab") {
                assert_eq!(titles.len(), 140);
            }
            drop_file(&browser, name, text).await?;
            if name == SETS[0] {
                // A file that opens shows its outline, whatever page was asked for before it was read.
                browser.find(".row.objective").await?;
            } else {
                browser.click("#open-beside").await?;
                browser.until_gone("dialog[open]").await?;
            }
            stage.open(&browser, "#/map").await?;
            browser.until_true(&format!("{CARDS} === {}", titles.len())).await?;
            let walked = walk_all(&browser, titles.len()).await?;
            for title in titles {
                assert!(
                    walked.iter().any(|told| told.starts_with(&title)),
                    "{name}: {title:?} is not on the map"
                );
            }
        }
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

/// The titles of all objectives of a plain file.
fn titles_of(text: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    let goals = file.get("objectives").and_then(Value::as_array).cloned().unwrap_or_default();
    let titles = goals.iter().filter_map(|goal| goal.get("title")?.as_str());
    titles.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Goes through the whole tree by keys; what is told of each card.
async fn walk_all(browser: &Browser, count: usize) -> Result<Vec<String>, Trouble> {
    browser
        .run("document.querySelector('[role=treeitem][tabindex=\"0\"]').focus(); return true;", vec![])
        .await?;
    browser.press(Key::Home).await?;
    browser.until_true("document.activeElement?.getAttribute('aria-posinset') === '1'").await?;
    let (mut seen, mut told) = (BTreeSet::new(), Vec::new());
    let mut now = at(browser).await?;
    loop {
        let words = browser
            .run("return document.activeElement.textContent.replace(/\\s+/g, ' ').trim();", vec![])
            .await?;
        told.push(words.as_str().unwrap_or_default().to_owned());
        assert!(seen.insert(now), "the same card twice");
        if seen.len() == count {
            return Ok(told);
        }
        now = step(browser, Key::Down).await?;
    }
}
