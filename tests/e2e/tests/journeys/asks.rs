//! People ask each other for what they need, and stay asked until somebody answers.

use e2e::{Key, Look, journey};

use crate::support::{ask_row, i_am, merge, press_in, saved, see_sample};

const WORDS: &str = "Stock of the north by the hour";

#[test]
fn an_ask_travels_to_another_unit_and_its_answer_travels_back() {
    journey(async |stage| {
        let ana = stage.visit("", Look::default()).await?;
        see_sample(&ana).await?;
        i_am(&ana, "Ana Lindqvist").await?;
        stage.open(&ana, "#/outline/o-find").await?;
        ana.click("#panel-ask").await?;
        ana.fill("#panel-ask-whom", "Supply").await?;
        ana.until_text("#panel-ask-whom-list", "Supply chain").await?;
        ana.press(Key::Enter).await?;
        ana.fill("#panel-ask-words", WORDS).await?;
        ana.fill("#panel-ask-due", "2099-01-15").await?;
        ana.press(Key::Tab).await?;
        press_in(&ana, "#panel .inplace", "Ask").await?;
        ana.until_text("#panel .asks", WORDS).await?;
        stage.open(&ana, "#/asks").await?;
        let asked = ["Ana Lindqvist asks Supply chain for a key result", "by 15 Jan 2099", WORDS];
        let given = ask_row(&ana, "asks-given", &asked).await?;
        let file = saved(&ana).await?;

        let ravi = stage.visit("", Look::default()).await?;
        see_sample(&ravi).await?;
        i_am(&ravi, "Ravi Menon").await?;
        merge(&ravi, "from-ana.json", &file).await?;
        stage.open(&ravi, "#/asks").await?;
        let received = ask_row(&ravi, "asks-received", &asked).await?;
        assert_eq!(received, given, "it is the same ask");
        ravi.click(&format!("#{received}-yes")).await?;
        ravi.fill(&format!("#{received}-said"), "From Monday on").await?;
        press_in(&ravi, &format!("#{received}"), "Yes").await?;
        let open = format!("#{received}[data-state=open]");
        ravi.until_gone(&open).await?;
        let answer = saved(&ravi).await?;

        merge(&ana, "from-ravi.json", &answer).await?;
        for browser in [&ana, &ravi] {
            browser.until_gone(&open).await?;
            // What was answered is folded away below.
            browser.click(".asks__section--answered summary, .asks__section--answered button").await?;
            let row = format!("#{given}[data-state=answered]");
            for said in ["Ravi Menon said yes", "From Monday on"] {
                browser.until_text(&row, said).await?;
            }
            assert_eq!(browser.console_errors().await?, [""; 0]);
        }
        Ok(())
    });
}
