//! Pages keep nobody out: axe-core finds nothing serious on any of them.

use e2e::{Look, Theme, journey};

use crate::bundles::WITHOUT_BUNDLES;
use crate::support::see_sample;

/// Every page but the first, with a selector that is there once it is complete.
const PAGES: [(&str, &str); 9] = [
    ("#/map", ".map__canvas path"),
    ("#/map/o-find", "#panel .link"),
    ("#/map/k-feed", "#panel .link"),
    ("#/asks", ".ask--row"),
    ("#/setting", ".set-table__row"),
    ("#/out-of-line", ".ool__row"),
    ("#/people", "h1"),
    ("#/files", "h1"),
    ("#/settings", "h1"),
];

#[test]
fn the_first_page_keeps_nobody_out() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        assert_eq!(browser.serious_findings().await?, []);
        Ok(())
    });
}

#[test]
fn no_page_keeps_anybody_out_in_the_light() {
    every_page(Look::default());
}

#[test]
fn no_page_keeps_anybody_out_in_the_dark_in_chinese() {
    every_page(Look { theme: Theme::Dark, ..Look::zh() });
}

#[test]
fn no_page_keeps_anybody_out_on_a_phone() {
    every_page(Look::phone());
}

#[test]
fn a_page_that_does_not_come_keeps_nobody_out() {
    journey(async |stage| {
        let browser = stage.visitor(Look::default()).await?;
        browser.before_each_page(WITHOUT_BUNDLES).await?;
        stage.open(&browser, "").await?;
        see_sample(&browser).await?;
        let open =
            "location.hash = '#/people/' + document.querySelector('.row.objective').id.replace('row-', '');
                    return true;";
        browser.run(open, vec![]).await?;
        browser.until_count("[role=alert]", 2).await?;
        assert_eq!(browser.serious_findings().await?, []);
        Ok(())
    });
}

fn every_page(look: Look) {
    journey(async |stage| {
        let browser = stage.visit("", look).await?;
        see_sample(&browser).await?;
        assert_eq!(browser.serious_findings().await?, [], "outline");
        let open = "return '#/outline/' + document.querySelector(arguments[0]).id.replace('row-', '');";
        for row in [".row.objective", ".row.kr"] {
            let route = browser.run(open, vec![serde_json::json!(row)]).await?;
            stage.open(&browser, route.as_str().unwrap_or_default()).await?;
            browser.find("#panel").await?;
            assert_eq!(browser.serious_findings().await?, [], "panel of {row}");
        }
        for (route, ready) in PAGES {
            stage.open(&browser, route).await?;
            browser.until_true(&format!("document.querySelector({ready:?})")).await?;
            assert_eq!(browser.serious_findings().await?, [], "{route}");
        }
        browser.run("document.activeElement?.blur(); return true;", vec![]).await?;
        browser.press('?').await?;
        browser.find("dialog[open]").await?;
        assert_eq!(browser.serious_findings().await?, [], "help");
        Ok(())
    });
}
