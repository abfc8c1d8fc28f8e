//! The story of August: a collaboration appears in mid-quarter, goals change with a reason, and a
//! colleague's copy tells it as well.

use e2e::{Browser, Key, Look, Trouble, journey};

use crate::support::{drop_file, goal, i_am, merge_brought, press_in, saved};

/// It is the morning of 17 August 2026, wherever the test runs.
const AUGUST: &str = "
    const RealDate = Date, began = RealDate.now(), then = RealDate.UTC(2026, 7, 17, 9);
    class AugustDate extends RealDate {
        constructor(...parts) { parts.length ? super(...parts) : super(AugustDate.now()); }
        static now() { return then + RealDate.now() - began; }
    }
    globalThis.Date = AugustDate;";

/// A shop in the middle of its third quarter.
const SHOP: &str = r#"{"format":"plumbline/1","minor":0,"doc":"shop",
"sessions":{},
"items":[
{"id":"c-q3","kind":"cycle","end":"2026-09-30","name":"2026 Q3","order":"a0","period":"quarter","phase":"running","start":"2026-07-01"},
{"id":"k-app","kind":"kr","measure":"reach","objective":"o-app","order":"a0","owners":["p-bo"],"start":0,"target":40,"title":"Orders by app a day","log":[
{"r":"c","at":"2026-08-14","by":"p-bo","confidence":5,"value":18}]},
{"id":"o-app","kind":"objective","cycle":"c-q3","order":"a0","owners":["p-bo"],"published":"2026-06-28T09:00:00Z","stage":"published","title":"People order before they come","unit":"u-shop"},
{"id":"p-ana","kind":"person","name":"Ana Ruiz","order":"a0","unit":"u-shop"},
{"id":"p-bo","kind":"person","manager":"p-ana","name":"Bo Chen","order":"a1","unit":"u-shop"},
{"id":"u-shop","kind":"unit","lead":"p-ana","name":"Shop","order":"a0","type":"company"},
{"id":"w-shop","kind":"workspace","cadence_days":7,"name":"Shop"}],
"end":{"items":7}}"#;

const NEW: &str = "Sold together with the harbour";

/// Says why, in the strip that asks.
async fn explain(browser: &Browser, reason: &str, trigger: &str) -> Result<(), Trouble> {
    browser.find("#changing").await?;
    browser.fill("#changing-reason", reason).await?;
    browser
        .run(
            "document.getElementById(arguments[0]).click();",
            vec![format!("changing-trigger-{trigger}").into()],
        )
        .await?;
    browser.click("#changing-keep").await?;
    browser.until_gone("#changing").await
}

#[test]
fn what_changes_in_august_is_told_with_its_reason_and_merged() {
    journey(async |stage| {
        let ana = stage.visitor(Look::default()).await?;
        ana.before_each_page(AUGUST).await?;
        stage.open(&ana, "").await?;
        drop_file(&ana, "shop.json", SHOP).await?;
        ana.until_text(".outline", "People order before they come").await?;
        i_am(&ana, "Ana Ruiz").await?;

        // A collaboration appears: a goal is written, and published in mid-quarter.
        ana.run("document.activeElement?.blur(); return true;", vec![]).await?;
        ana.press('n').await?;
        ana.until_true("document.activeElement?.id?.startsWith('title-o')").await?;
        ana.type_text(NEW).await?;
        ana.press(Key::Enter).await?;
        let new = goal(&ana, NEW).await?;
        stage.open(&ana, &format!("#/outline/{new}")).await?;
        ana.click("#panel-acts").await?;
        ana.click("#panel-acts-publish").await?;
        explain(&ana, "The harbour wants to sell with us", "collaboration").await?;
        // Its pace begins where it was added.
        ana.until_true("document.querySelector('#panel-start')?.value === '2026-08-17'").await?;

        // Another is held to less, and says so.
        stage.open(&ana, "#/outline/k-app").await?;
        ana.fill("#panel-number-target", "25").await?;
        ana.press(Key::Enter).await?;
        explain(&ana, "Half of us work on the harbour now", "strategy").await?;
        ana.until_text("#panel", "0.72").await?;

        // The ledger tells it.
        stage.open(&ana, "#/changes").await?;
        for said in [
            NEW,
            "Collaboration",
            "The harbour wants to sell with us",
            "Orders by app a day",
            "Bar lowered",
            "Ana Ruiz",
        ] {
            ana.until_text(".ledger", said).await?;
        }
        assert_eq!(ana.console_errors().await?, [""; 0]);
        let sent = saved(&ana).await?;

        // A colleague who has gone on alone merges it, and reads the same.
        let bo = stage.visitor(Look::default()).await?;
        bo.before_each_page(AUGUST).await?;
        stage.open(&bo, "").await?;
        drop_file(&bo, "shop.json", SHOP).await?;
        bo.until_text(".outline", "People order before they come").await?;
        i_am(&bo, "Bo Chen").await?;
        merge_brought(&bo, &[("ana.json", &sent)]).await?;
        stage.open(&bo, "#/changes").await?;
        for said in
            [NEW, "The harbour wants to sell with us", "Half of us work on the harbour now", "Bar lowered"]
        {
            bo.until_text(".ledger", said).await?;
        }
        press_in(&bo, ".ledger", "Agree to the change").await?;
        bo.until_text(".ledger", "agreed by Bo Chen").await?;
        assert_eq!(bo.console_errors().await?, [""; 0]);
        Ok(())
    });
}
