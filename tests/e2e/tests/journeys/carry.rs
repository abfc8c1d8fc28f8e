//! The map is taken along: as a drawing, as a picture, on paper.

use e2e::{Browser, Look, Stage, Trouble, journey};
use serde_json::{Value, json};
use std::rc::Rc;

use crate::support::see_sample;

const TITLES: [&str; 5] = [
    "Families do their weekly shop",
    "Win back the weekly shop",
    "Queues nobody remembers",
    "Checkout never costs us",
    "Stores become the hubs",
];

/// Somebody who looks at the map of the sample.
async fn on_the_map(stage: &Stage) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visit("", Look::default()).await?;
    see_sample(&browser).await?;
    stage.open(&browser, "#/map").await?;
    browser.find(".map__words text").await?;
    Ok(browser)
}

/// Chooses a way to take the map along.
async fn take(browser: &Browser, way: &str) -> Result<(), Trouble> {
    browser.click("#map-take").await?;
    browser.click_named(e2e::Kind::Button, way).await
}

#[test]
fn the_map_is_exported_as_a_drawing_and_as_a_picture_of_it() {
    journey(async |stage| {
        let browser = on_the_map(stage).await?;
        take(&browser, "Export as SVG").await?;
        let svg = browser.downloaded(".svg").await?;
        take(&browser, "Export as PNG").await?;
        let png = browser.downloaded(".png").await?;
        let bytes = std::fs::read(&png).unwrap_or_default();
        assert_eq!(bytes.get(..8), Some(b"\x89PNG\r\n\x1a\n".as_slice()));
        assert_eq!(browser.console_errors().await?, [""; 0]);

        // Another program opens them: here the browser itself, without the app.
        let tab = browser.new_tab().await?;
        browser.to_tab(&tab).await?;
        browser.open(&format!("file://{}", svg.display())).await?;
        let read = browser
            .run(
                "const root = document.documentElement;
                 const near = new Set([...document.querySelectorAll('*')].map(one => one.tagName));
                 return { tag: root.tagName, broken: near.has('parsererror'), names: [...near],
                     text: root.textContent.replace(/\\s+/g, ''),
                     width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')) };",
                vec![],
            )
            .await?;
        assert_eq!((read.get("tag"), read.get("broken")), (Some(&json!("svg")), Some(&json!(false))));
        let text = read.get("text").and_then(Value::as_str).unwrap_or_default();
        for title in TITLES {
            assert!(text.contains(&title.replace(' ', "")), "{title} is not in {text}");
        }
        let names = read.get("names").map(Value::to_string).unwrap_or_default();
        assert!(!names.contains("script") && !names.contains("foreignObject"), "{names}");

        browser.open(&format!("file://{}", png.display())).await?;
        let size = browser
            .until_true("document.images[0]?.naturalWidth && [document.images[0].naturalWidth, document.images[0].naturalHeight]")
            .await?;
        let side = |name: &str| read.get(name).and_then(Value::as_f64).unwrap_or_default();
        assert_eq!(size, json!([2.0 * side("width"), 2.0 * side("height")].map(|side| side as u64)));
        assert!(side("width") > 1000.0 && side("height") > 500.0, "{read}");
        Ok(())
    });
}

#[test]
fn the_map_is_printed_alone_on_one_page() {
    journey(async |stage| {
        let browser = stage.visitor(Look::default()).await?;
        browser
            .before_each_page("window.print = () => { window.printed = (window.printed || 0) + 1; };")
            .await?;
        stage.open(&browser, "").await?;
        see_sample(&browser).await?;
        stage.open(&browser, "#/map").await?;
        browser.find(".map__words text").await?;
        take(&browser, "Print on one page").await?;
        browser.until_true("window.printed === 1").await?;
        browser.protocol("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let seen = "['.rail', '.top__bar', '.map__tools', '.map__canvas', '#panel'].filter(
            css => document.querySelector(css)?.checkVisibility()).join()";
        assert_eq!(browser.run(&format!("return {seen};"), vec![]).await?, "");
        browser.until_true("document.querySelector('.map__sheet')?.checkVisibility()").await?;
        let sheet = browser.text(".map__paper").await?;
        assert!(sheet.contains("Northwind Retail · Third quarter"), "{sheet}");
        assert_eq!(pages(&browser).await?, 1);

        // The browser's own command prints the same: the sheet is there before the page is taken.
        browser.run("dispatchEvent(new Event('afterprint')); return true;", vec![]).await?;
        browser.until_gone(".map__paper").await?;
        browser
            .run(
                "addEventListener('beforeprint', () => { window.sheets = document.querySelectorAll('.map__sheet path').length; });
                 return true;",
                vec![],
            )
            .await?;
        assert_eq!(pages(&browser).await?, 1);
        browser.until_true("window.sheets > 0").await?;
        browser.until_gone(".map__paper").await
    });
}

/// How many pages a printer would take.
async fn pages(browser: &Browser) -> Result<usize, Trouble> {
    let params = json!({ "printBackground": true, "preferCSSPageSize": true });
    let answer = browser.protocol("Page.printToPDF", params).await?;
    let data = answer.get("data").and_then(Value::as_str).unwrap_or_default();
    let counted = browser
        .run(
            "const text = atob(arguments[0]); return (text.match(/\\/Type\\s*\\/Page[^s]/g) || []).length;",
            vec![json!(data)],
        )
        .await?;
    Ok(counted.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}
