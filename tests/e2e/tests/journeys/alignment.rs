//! Two sides align their goals through files: what one proposes the other sees, answers and counts.

use e2e::{Browser, Look, Stage, Trouble, journey};
use std::rc::Rc;

use crate::support::{ask_row, choose, i_am, link_row, merge, press_in, saved, see_sample};

/// The lower goal, of the stores.
const QUEUES: &str = "Queues nobody remembers";
/// The upper goal, of the digital unit.
const CHECKOUT: &str = "Checkout never costs us a customer";

/// Somebody with their own copy of the sample.
async fn somebody(stage: &Stage, name: &str) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visit("", Look::default()).await?;
    see_sample(&browser).await?;
    i_am(&browser, name).await?;
    Ok(browser)
}

/// Aligns the goal of a panel to another, and tells the link's id.
async fn align(stage: &Stage, browser: &Browser, from: &str, to: &str) -> Result<String, Trouble> {
    stage.open(browser, &format!("#/outline/{from}")).await?;
    choose(browser, "#panel-align", to).await?;
    link_row(browser, to).await
}

#[test]
fn a_link_is_proposed_by_one_countered_by_another_and_accepted_through_files_only() {
    journey(async |stage| {
        let amara = somebody(stage, "Amara Osei").await?;
        let link = align(stage, &amara, "o-queues", CHECKOUT).await?;
        let row = format!("#panel li:has(#link-title-{link})");
        amara.until_text(&row, "waits for Di Okafor").await?;
        amara.find(&format!("{row} [data-tie=proposed]")).await?;
        let first = saved(&amara).await?;

        let di = somebody(stage, "Di Okafor").await?;
        merge(&di, "from-amara.json", &first).await?;
        stage.open(&di, "#/asks").await?;
        let row = ask_row(&di, "asks-received", &["Amara Osei", QUEUES, CHECKOUT]).await?;
        di.click(&format!("#{row}-terms")).await?;
        di.fill(&format!("#{row}-weight"), "30").await?;
        di.fill(&format!("#{row}-words"), "A third of it is ours").await?;
        press_in(&di, &format!("#{row}"), "Send these terms").await?;
        // Now it is the other side's turn.
        ask_row(&di, "asks-given", &[QUEUES, "weight 30"]).await?;
        let second = saved(&di).await?;

        merge(&amara, "from-di.json", &second).await?;
        stage.open(&amara, "#/asks").await?;
        let row = ask_row(&amara, "asks-received", &["Di Okafor", QUEUES, CHECKOUT, "weight 30"]).await?;
        stage.open(&amara, "#/outline/o-queues").await?;
        let panel = format!("#panel li:has(#link-title-{link})");
        press_in(&amara, &panel, "What was said: 4").await?;
        let thread = format!("#link-thread-{link}");
        for said in ["Di Okafor countered", "Di Okafor set the weight to 30", "A third of it is ours"] {
            amara.until_text(&thread, said).await?;
        }
        let who_and_when = amara.text(&thread).await?;
        assert!(who_and_when.contains("Amara Osei proposed it"), "{who_and_when}");
        assert!(!counts(stage, &amara).await?, "nobody accepted it yet");
        stage.open(&amara, "#/asks").await?;
        amara.click(&format!("#{row}-accept")).await?;
        amara.until_gone(&format!("#asks-received ~ ul #{row}")).await?;
        assert!(counts(stage, &amara).await?);
        amara.until_text("#panel .how", "weighs").await?;
        assert_eq!(amara.value(&format!("#panel-link-weight-{link}")).await?, "30");
        let third = saved(&amara).await?;

        merge(&di, "from-amara-again.json", &third).await?;
        assert!(counts(stage, &di).await?, "both sides see the same roll-up");
        assert_eq!(saved(&di).await?, third, "and have the same file");
        for browser in [&amara, &di] {
            assert_eq!(browser.console_errors().await?, [""; 0]);
        }
        Ok(())
    });
}

/// Whether the lower goal counts in the upper one, as its explanation says.
async fn counts(stage: &Stage, browser: &Browser) -> Result<bool, Trouble> {
    stage.open(browser, "#/outline/o-checkout").await?;
    press_in(browser, "#panel", "Show how").await?;
    browser.find("#panel .how").await?;
    let body = "
        const parts = [...document.querySelectorAll('#panel .how__part:not(.how__part--out)')];
        return parts.some(part => part.innerText.includes(arguments[0]));";
    Ok(browser.run(body, vec![QUEUES.into()]).await? == true)
}

#[test]
fn two_links_that_close_a_loop_by_merge_are_spelled_out_and_one_is_suspended() {
    journey(async |stage| {
        let (find, grow) = (
            "Every new customer finds what they came for on the first visit",
            "People stay because they grow here",
        );
        let grace = somebody(stage, "Grace Kim").await?;
        align(stage, &grace, "o-grow", find).await?;
        assert_eq!(grace.count(".loop").await?, 0, "one link alone closes nothing");
        let file = saved(&grace).await?;

        let ana = somebody(stage, "Ana Lindqvist").await?;
        align(stage, &ana, "o-find", grow).await?;
        stage.open(&ana, "#/map").await?;
        ana.find(".legend").await?;
        assert_eq!(ana.count("[data-kind=suspended] path").await?, 0);
        merge(&ana, "from-grace.json", &file).await?;

        // Drawn as suspended, and named in the legend.
        ana.until_text(".legend", "suspended, closes a loop").await?;
        ana.until_true("document.querySelector('.map__canvas [data-kind=suspended] .map__curve')?.getAttribute('d').length > 9")
            .await?;
        stage.open(&ana, "#/map/o-find").await?;
        ana.until_text("#panel .loop", &format!("{find} → {grow} → {find}")).await?;
        assert_eq!(ana.count("#panel .loop").await?, 1, "one link is suspended, not both");
        assert_eq!(ana.count("#panel .loop__link").await?, 2, "either can be taken off");
        stage.open(&ana, "#/out-of-line").await?;
        ana.until_text("section[data-kind=Loop]", "Take off").await?;

        stage.open(&ana, "#/map/o-find").await?;
        press_in(&ana, "#panel .loop", &format!("Take off: {grow} → {find}")).await?;
        ana.until_gone(".loop").await?;
        ana.until_gone("[data-kind=suspended] path").await?;
        link_row(&ana, grow).await?;
        assert_eq!(ana.console_errors().await?, [""; 0]);
        Ok(())
    });
}
