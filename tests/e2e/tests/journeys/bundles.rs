//! What comes in files of its own: it works on every host, and where it does not come, the rest
//! goes on and it can be fetched again.

use e2e::journey::journey_at;
use e2e::{Browser, Look, SiteSettings, Trouble, journey};

use crate::support::{retitle, see_sample, titles};

/// The names of the bundles.
const BUNDLES: [&str; 10] =
    ["panel", "coach", "changing", "week", "views", "close", "looking", "merge", "exchange", "setup"];

/// A host, or a network, that has no bundles until the page is told otherwise.
pub const WITHOUT_BUNDLES: &str = "const own = window.fetch;
    window.noBundles = true;
    window.refused = 0;
    window.fetch = (address, ...rest) => {
        if (!noBundles || !String(address).includes('_split_')) return own(address, ...rest);
        refused += 1;
        return Promise.reject(new TypeError('no network'));
    };";

#[test]
fn every_bundle_comes_from_a_host_that_names_wasm_wrongly() {
    let settings = SiteSettings { wasm_type: "application/octet-stream", ..SiteSettings::default() };
    journey_at(settings, async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        open_panel(&browser).await?;
        browser.find("#panel .panel__title").await?;
        let routes = [
            "people",
            "files",
            "settings",
            "map",
            "asks",
            "setting",
            "out-of-line",
            "disagreements",
            "compare",
        ];
        for route in routes {
            let before = serde_json::json!(browser.text("main h1").await?);
            go(&browser, route).await?;
            browser
                .until_true(&format!("document.querySelector('main h1')?.textContent !== {before}"))
                .await?;
            browser.until_gone("main [aria-busy=true]").await?;
            assert_eq!(browser.count("[role=alert]").await?, 0, "{route}");
        }
        assert_eq!(browser.console_errors().await?, [""; 0]);
        // The one no page has asked for comes by itself.
        browser
            .until("the bundle of dialogs", async || {
                let requests = stage.site.requests();
                Ok(requests.iter().any(|request| request.path.ends_with("_split_merge.wasm")).then_some(()))
            })
            .await?;
        let requests = stage.site.requests();
        for bundle in BUNDLES {
            let name = format!("_split_{bundle}.wasm");
            let asked = requests.iter().filter(|request| request.path.ends_with(&name));
            assert_eq!(asked.map(|request| request.status).collect::<Vec<_>>(), [200], "{bundle}");
        }
        Ok(())
    });
}

#[test]
fn bundles_are_fetched_before_anybody_needs_them() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        let fetched = "performance.getEntriesByType('resource').filter(one => one.name.includes('_split_'))";
        let count = BUNDLES.len();
        let all = format!("{fetched}.length === {count} && {fetched}.every(one => one.responseEnd > 0)");
        browser.until_true(&all).await?;
        go(&browser, "settings").await?;
        browser.find("main .page .setting").await?;
        Ok(())
    });
}

#[test]
fn a_bundle_that_does_not_come_can_be_fetched_again_and_nothing_is_lost() {
    journey(async |stage| {
        let browser = stage.visitor(Look::default()).await?;
        browser.before_each_page(WITHOUT_BUNDLES).await?;
        stage.open(&browser, "").await?;
        see_sample(&browser).await?;
        // What was to be fetched ahead has failed, and nobody was told.
        browser.until_true(&format!("refused === {}", BUNDLES.len())).await?;
        assert_eq!(browser.count("[role=alert]").await?, 0);
        let first = titles(&browser).await?.into_iter().next().unwrap();
        go(&browser, "settings").await?;
        browser.until_text("main .page", "could not be loaded").await?;
        assert_eq!(browser.text("main h1").await?, "Settings");

        go(&browser, "outline").await?;
        browser.find(".row.objective").await?;
        retitle(&browser, &first, "Written without bundles").await?;
        open_panel(&browser).await?;
        browser.until_text("#panel", "could not be loaded").await?;

        browser.run("window.noBundles = false; return true;", vec![]).await?;
        browser.click("#panel .notice button").await?;
        browser.find("#panel .panel__title").await?;
        assert!(titles(&browser).await?.contains(&"Written without bundles".to_owned()));
        go(&browser, "settings").await?;
        browser.click("main .page .notice button").await?;
        browser.find("main .page .setting").await?;
        Ok(())
    });
}

/// Follows an address, as a link does.
async fn go(browser: &Browser, route: &str) -> Result<(), Trouble> {
    browser.run(&format!("location.hash = '#/{route}'; return true;"), vec![]).await?;
    Ok(())
}

/// Opens the first objective beside the list.
async fn open_panel(browser: &Browser) -> Result<(), Trouble> {
    let open =
        "location.hash = '#/outline/' + document.querySelector('.row.objective').id.replace('row-', '');
                return true;";
    browser.run(open, vec![]).await?;
    browser.find("#panel").await?;
    Ok(())
}
