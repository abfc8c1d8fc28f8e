//! Goals of a cycle are set together: drafted, aligned, agreed and published, by several people.

use e2e::{Browser, Key, Look, Trouble, journey};

use crate::support::{FIRM, choose, drop_file, i_am, pick, press_in, saved, see_sample, titles};

const BREAD: &str = "Bread people cross the street for";
const OPEN: &str = "section[aria-labelledby=set-open-title]";
const WHO: &str = "section[aria-labelledby=set-who-title]";

/// Waits until the four steps of a row are so.
async fn until_steps(browser: &Browser, row: &str, wanted: [&str; 4]) -> Result<(), Trouble> {
    let body = "
        const rows = [...document.querySelectorAll('.set-table__row, .set-table tfoot tr')];
        const row = rows.find(row => row.querySelector('th').innerText.includes(arguments[0]));
        return row ? [...row.querySelectorAll('.set-step')].map(step => step.dataset.step) : [];";
    let what = format!("{row}: {wanted:?}");
    let wanted = serde_json::json!(wanted);
    browser
        .until(&what, async || {
            let found = browser.run(body, vec![row.into()]).await?;
            if found == wanted {
                return Ok(Some(()));
            }
            Err(Trouble::Answer { from: "the four steps", answer: found.to_string() })
        })
        .await
}

#[test]
fn goals_are_set_together_from_the_first_draft_to_all_published() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        drop_file(&browser, "firm.json", FIRM).await?;
        browser.find(".rail__me").await?;
        pick(&browser, "#cycle-switch", "First quarter").await?;
        stage.open(&browser, "#/setting").await?;
        until_steps(&browser, "Bakeries", ["not-yet", "nothing", "nothing", "nothing"]).await?;

        i_am(&browser, "Ida Berg").await?;
        press_in(&browser, WHO, "Draft a goal for Bakeries").await?;
        browser.until_true("document.activeElement?.id === 'panel-title'").await?;
        browser.type_text(BREAD).await?;
        browser.press(Key::Enter).await?;
        browser.until_text(OPEN, BREAD).await?;
        until_steps(&browser, "Bakeries", ["not-yet", "not-yet", "not-yet", "not-yet"]).await?;
        browser.until_text(OPEN, "Goals without key results").await?;
        browser.fill("#panel-kr-add", "Loaves sold before noon from 40 to 90").await?;
        browser.press(Key::Enter).await?;
        until_steps(&browser, "Bakeries", ["done", "not-yet", "not-yet", "not-yet"]).await?;
        press_in(&browser, OPEN, &format!("I answer for it: {BREAD}")).await?;

        choose(&browser, "#panel-align", "Every bakery pays for itself").await?;
        browser.until_text(OPEN, "Links that wait for an answer").await?;
        until_steps(&browser, "Bakeries", ["done", "not-yet", "not-yet", "not-yet"]).await?;
        i_am(&browser, "Mei Tan").await?;
        press_in(&browser, OPEN, &format!("Confirm: {BREAD}")).await?;
        until_steps(&browser, "Bakeries", ["done", "done", "not-yet", "not-yet"]).await?;

        i_am(&browser, "Ida Berg").await?;
        press_in(&browser, OPEN, &format!("Agree: {BREAD}")).await?;
        browser.until_text(OPEN, "Jon Vale's turn").await?;
        until_steps(&browser, "Bakeries", ["done", "done", "not-yet", "not-yet"]).await?;
        i_am(&browser, "Jon Vale").await?;
        press_in(&browser, OPEN, &format!("Agree: {BREAD}")).await?;
        until_steps(&browser, "Bakeries", ["done", "done", "done", "not-yet"]).await?;

        i_am(&browser, "Ida Berg").await?;
        press_in(&browser, OPEN, "Say how: Loaves sold before noon from 40 to 90").await?;
        press_in(&browser, "#panel", "Measure it so").await?;
        // Numbers that the goal was agreed without are another text: both say their word again.
        for name in ["Ida Berg", "Jon Vale"] {
            i_am(&browser, name).await?;
            press_in(&browser, OPEN, &format!("Agree: {BREAD}")).await?;
        }
        until_steps(&browser, "Bakeries", ["done", "done", "done", "not-yet"]).await?;
        press_in(&browser, OPEN, &format!("Publish: {BREAD}")).await?;
        until_steps(&browser, "Bakeries", ["done", "done", "done", "done"]).await?;
        until_steps(&browser, "Everybody", ["done", "done", "done", "done"]).await?;
        browser.until_text(OPEN, "Nothing is open").await?;

        browser.click("#set-start").await?;
        browser.until_text("#set-start-dialog", "Nothing is open").await?;
        browser.click("#set-start-now").await?;
        browser.until_gone("#set-start").await?;
        browser.until_text(".set-head__phase", "It starts in").await?;
        assert!(saved(&browser).await?.contains("\"phase\":\"running\""));
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn a_cycle_that_starts_with_something_open_says_what() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        pick(&browser, "#cycle-switch", "Fourth quarter").await?;
        stage.open(&browser, "#/setting").await?;
        until_steps(&browser, "Everybody", ["partly", "partly", "not-yet", "partly"]).await?;
        let count = "[...document.querySelectorAll('.set-kind .set-list')].reduce((n, list) => n + list.children.length, 0)";
        let open = browser.until_true(count).await?;
        browser.click("#set-start").await?;
        browser.until_text("#set-start-dialog", &format!("{open} things are still open")).await?;
        for kind in ["Goals without key results", "Links that wait for an answer", "Drafts to publish"] {
            browser.until_text("#set-start-dialog", kind).await?;
        }
        browser.press(Key::Escape).await?;
        browser.until_gone("#set-start-dialog").await?;
        browser.until_text(".set-head__phase", "Goals are being set").await?;
        browser.click("#set-start").await?;
        browser.click("#set-start-now").await?;
        browser.until_text(".set-head__phase", "It starts in").await?;
        // What is open stays open, and can be done later.
        assert_eq!(browser.until_true(count).await?, open);
        press_in(&browser, WHO, "Publish 1 draft of Stores").await?;
        until_steps(&browser, "Stores", ["done", "not-yet", "not-yet", "done"]).await
    });
}

#[test]
fn what_changes_after_publishing_is_held_against_how_it_was_first_set() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        pick(&browser, "#cycle-switch", "Fourth quarter").await?;
        stage.open(&browser, "#/setting").await?;
        press_in(&browser, WHO, "Publish 1 draft of Stores").await?;
        press_in(&browser, WHO, "Stores").await?;
        browser.until_text(WHO, "unchanged since").await?;
        stage.open(&browser, "#/setting/o4-pickup").await?;
        browser.fill("#panel-title", "Orders wait for people").await?;
        browser.press(Key::Tab).await?;
        let first = "Title: Orders wait for people, people don't wait for orders → Orders wait for people";
        browser.until_text(WHO, first).await?;
        stage.open(&browser, "#/outline").await?;
        assert!(titles(&browser).await?.contains(&"Orders wait for people".to_owned()));
        Ok(())
    });
}
