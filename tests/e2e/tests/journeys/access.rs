//! Pages keep nobody out: axe-core finds nothing serious on any of them.

use e2e::{Key, Lang, Look, Theme, journey};

use crate::bundles::WITHOUT_BUNDLES;
use crate::support::{FIRM, i_am, retitle, saved, see_sample, titles};
use crate::team_folder::PICKER;

/// Every page but the first, with a selector that is there once it is complete.
const PAGES: [(&str, &str); 24] = [
    ("#/map", ".map__canvas path"),
    ("#/map/o-find", "#panel .link"),
    ("#/map/k-feed", "#panel .link"),
    ("#/asks", ".ask--row"),
    ("#/setting", ".set-table__row"),
    ("#/out-of-line", ".ool__row"),
    ("#/kpis", ".kpis"),
    ("#/check-in", "h1"),
    ("#/session", "h1"),
    ("#/one-on-one", "h1"),
    ("#/digest", "h1"),
    ("#/changes", ".ledger"),
    ("#/disagreements", ".question"),
    ("#/compare", "h1"),
    ("#/scores", "h1"),
    ("#/scorecard", "h1"),
    ("#/retrospective", "h1"),
    ("#/carry-over", "h1"),
    ("#/review", "h1"),
    ("#/insights", "h1"),
    ("#/report", "h1"),
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
fn nothing_around_merging_and_sharing_keeps_anybody_out_in_the_light() {
    exchanging(Look::default());
}

#[test]
fn nothing_around_merging_and_sharing_keeps_anybody_out_in_the_dark_in_chinese() {
    exchanging(Look { theme: Theme::Dark, ..Look::zh() });
}

#[test]
fn nothing_around_merging_and_sharing_keeps_anybody_out_on_a_phone() {
    exchanging(Look::phone());
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
        // What one person speaks for stands only on the pages of somebody who said who they are.
        if look.width >= 600 {
            i_am(&browser, if look.lang == Lang::Zh { "林安" } else { "Ana Lindqvist" }).await?;
        }
        let mut found = Vec::new();
        for (route, ready) in PAGES {
            stage.open(&browser, route).await?;
            browser
                .until_true(&format!(
                    "document.querySelector({ready:?}) && !document.querySelector('[aria-busy=true]')"
                ))
                .await?;
            found.extend(browser.serious_findings().await?.into_iter().map(|one| (route, one)));
        }
        assert_eq!(found, []);
        browser.run("document.activeElement?.blur(); return true;", vec![]).await?;
        browser.press('?').await?;
        browser.find("dialog[open]").await?;
        assert_eq!(browser.serious_findings().await?, [], "help");
        Ok(())
    });
}

/// Somebody merges, compares, settles, shares and reads what is published.
fn exchanging(look: Look) {
    journey(async |stage| {
        let browser = stage.visitor(look).await?;
        browser.before_each_page(PICKER).await?;
        stage.open(&browser, "").await?;
        see_sample(&browser).await?;
        let base = saved(&browser).await?;
        let first = titles(&browser).await?.into_iter().next().unwrap_or_default();
        retitle(&browser, &first, "One wording").await?;

        // A file by hand, one that is torn, one of another workspace, one that is none.
        let title = format!("\"title\":{}", serde_json::json!(first));
        let by_hand = base.replace(&title, "\"title\":\"Another wording\"");
        let torn = base.get(..base.floor_char_boundary(base.len() * 4 / 5)).unwrap_or_default();
        let files = [
            ("by-hand.json", by_hand.as_str()),
            ("torn.json", torn),
            ("firm.json", FIRM),
            ("none.json", "["),
        ];
        browser.drop_files("body", &files).await?;
        browser.find("dialog[open] #merge-here").await?;
        assert_eq!(browser.serious_findings().await?, [], "the preview of a merge");
        browser.click("#merge-here").await?;
        browser.until_gone("dialog[open]").await?;
        assert_eq!(browser.serious_findings().await?, [], "after a merge");
        browser.drop_files("body", &[("older.json", &base)]).await?;
        browser.click("#replace-here").await?;
        browser.find("#replace-now").await?;
        assert_eq!(browser.serious_findings().await?, [], "replacing");
        browser.click("#replace-back").await?;
        browser.click("#leave-it").await?;
        browser.until_gone("dialog[open]").await?;

        stage.open(&browser, "#/disagreements").await?;
        browser.find(".question").await?;
        assert_eq!(browser.serious_findings().await?, [], "disagreements");
        stage.open(&browser, "#/files").await?;
        browser.click("#link-folder").await?;
        browser.find("#team-read").await?;
        browser.find("#snapshots").await?;
        assert_eq!(browser.serious_findings().await?, [], "files with a folder and snapshots");
        browser.click("#share-open").await?;
        browser.find("#share[open]").await?;
        assert_eq!(browser.serious_findings().await?, [], "sharing a file");
        browser.click("label:has(#share-what-part)").await?;
        browser.click("label:has(#share-as-link)").await?;
        browser.find("#share .share__risks").await?;
        assert_eq!(browser.serious_findings().await?, [], "sharing a link");
        browser.press(Key::Escape).await?;
        browser.until_gone("dialog[open]").await?;

        stage.site.put("okrs.json", &base);
        let reader = stage.visitor(look).await?;
        stage.open(&reader, "?open=okrs.json").await?;
        reader.find(".visit").await?;
        assert_eq!(reader.serious_findings().await?, [], "reading what is published");
        reader.click("#visit-own").await?;
        reader.until_gone("#visit-own").await?;
        retitle(&reader, &first, "What a reader wrote").await?;
        reader.find("#visit-send").await?;
        assert_eq!(reader.serious_findings().await?, [], "a copy of what is published");
        Ok(())
    });
}
