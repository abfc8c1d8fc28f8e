//! What is out of line is mended where it is listed, and each mend can be undone.

use e2e::{Browser, Key, Look, Stage, Trouble, journey};
use std::rc::Rc;

use crate::support::{command, pick, press_in, see_sample};

const HANDS: &str = "Nobody works both holidays";
const WHOLE: &str = "Orders delivered whole";
const ORPHANS: &str = "section[data-kind=Orphan]";

/// The page of what is out of line in the quarter that is being planned.
async fn out_of_line(stage: &Stage) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visit("", Look::default()).await?;
    see_sample(&browser).await?;
    pick(&browser, "#cycle-switch", "Fourth quarter").await?;
    stage.open(&browser, "#/out-of-line").await?;
    browser.until_text(ORPHANS, HANDS).await?;
    Ok(browser)
}

#[test]
fn an_orphan_is_aligned_where_it_is_listed_and_undo_brings_it_back() {
    journey(async |stage| {
        let browser = out_of_line(stage).await?;
        press_in(&browser, ORPHANS, &format!("Align to…: {HANDS}")).await?;
        browser.until_true("document.activeElement?.getAttribute('role') === 'combobox'").await?;
        browser.type_text("whole holiday table").await?;
        browser.until_text("[role=listbox]", "The whole holiday table from one shop").await?;
        browser.press(Key::Enter).await?;
        browser.until_gone(ORPHANS).await?;
        stage.open(&browser, "#/out-of-line/o4-hands").await?;
        browser.until_text("#panel .link", "The whole holiday table from one shop").await?;
        command(&browser, 'z').await?;
        browser.until_text(ORPHANS, HANDS).await?;
        browser.until_gone("#panel .link").await
    });
}

#[test]
fn a_goal_that_stands_alone_on_purpose_is_no_fault() {
    journey(async |stage| {
        let browser = out_of_line(stage).await?;
        let own = "section[data-kind=StandsAlone]";
        assert!(!browser.text(own).await?.contains(HANDS));
        press_in(&browser, ORPHANS, &format!("It is an own idea: {HANDS}")).await?;
        browser.until_gone(ORPHANS).await?;
        browser.until_text(own, HANDS).await?;
        browser.reload().await?;
        pick(&browser, "#cycle-switch", "Fourth quarter").await?;
        browser.until_text(own, HANDS).await?;
        assert_eq!(browser.count(ORPHANS).await?, 0);
        Ok(())
    });
}

#[test]
fn copies_of_a_key_result_become_one_that_is_shared_and_counted_once() {
    journey(async |stage| {
        let browser = out_of_line(stage).await?;
        stage.open(&browser, "#/out-of-line/k4-whole").await?;
        press_in(&browser, "#panel", "Check in").await?;
        browser.until_true("document.activeElement?.id === 'value-panel-k4-whole'").await?;
        browser.type_text("95").await?;
        browser.press(Key::Enter).await?;
        browser.until_text("#panel", "95 %").await?;
        press_in(&browser, "section[data-kind=Copies]", &format!("Make it one…: {WHOLE}")).await?;
        browser.find("#ool-copies").await?;
        browser.click("#ool-copy-k4-whole").await?;
        browser.click("#ool-make-one").await?;
        browser.until_gone("section[data-kind=Copies]").await?;

        // The other unit is asked; until it has accepted, nothing counts there.
        stage.open(&browser, "#/outline/o4-promise").await?;
        let shared = "#panel li:has([id^=link-title-]):has([data-tie])";
        browser.until_text("#panel", "Shared key result").await?;
        assert!(!browser.text("#panel").await?.contains("shared from"), "nobody accepted it yet");
        accept(&browser, shared).await?;
        browser.until_text("#panel", "shared from “No lorry leaves half empty in December”").await?;
        press_in(&browser, "#panel", "Show how").await?;
        browser.until_text("#panel .how", WHOLE).await?;

        // Together the organisation counts it in its home only, and says so.
        stage.open(&browser, "#/outline/u-company").await?;
        browser.until_text("#panel", "2 parts that several of them have count once").await?;
        let adds = "[...document.querySelectorAll('#panel .how__fate')].filter(one => one.innerText.includes(', adds 0.40')).length";
        browser.until_true(adds).await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

/// Accepts the shared key result as the lead of the unit that was asked.
async fn accept(browser: &Browser, row: &str) -> Result<(), Trouble> {
    let body = "
        const row = [...document.querySelectorAll(arguments[0])].find(row => row.innerText.includes(arguments[1]));
        return row?.querySelector('[id^=link-title-]')?.id || '';";
    let id = browser
        .until("the row of the shared key result", async || {
            let id = browser.run(body, vec![row.into(), WHOLE.into()]).await?;
            Ok(id.as_str().filter(|id| !id.is_empty()).map(str::to_owned))
        })
        .await?;
    browser.click(&format!("#{id}-accept")).await?;
    // Nobody said who edits here, so it is asked now.
    browser.fill(&format!("#{id}-who"), "Bo Chen").await?;
    browser.until_text(&format!("#{id}-who-list"), "Bo Chen").await?;
    browser.press(Key::Enter).await?;
    press_in(browser, &format!("#panel li:has(#{id})"), "Accept").await
}
