//! A team looks at its week: two people pass a keyboard on, and then see what each of them thinks.

use e2e::{Key, Look, journey};

use crate::support::{i_am, press_in, saved, see_sample};

/// Votes with the keyboard alone: a digit for each key result, Enter to go on.
async fn votes(browser: &e2e::Browser, digits: &[char]) -> Result<(), e2e::Trouble> {
    browser.click("#session-next").await?;
    browser.until_true("document.activeElement?.closest('.session-ballot__row') !== null").await?;
    for digit in digits {
        browser.press(*digit).await?;
        browser.press(Key::Enter).await?;
    }
    // After the last one stands the button that hides the numbers.
    browser.until_true("document.activeElement?.id === 'session-pass-on'").await?;
    browser.press(Key::Enter).await?;
    browser.until_gone(".session-ballot").await
}

#[test]
fn two_people_pass_a_keyboard_on_and_then_see_their_votes() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        i_am(&browser, "Ana Lindqvist").await?;
        stage.open(&browser, "#/session").await?;
        browser.click("#session-start").await?;
        browser.until_true("document.querySelectorAll('.session-voter').length > 1").await?;
        // Two are enough for a story: the others are taken off.
        let drop_one = "
            const chips = [...document.querySelectorAll('.session-head__with .chip__remove')];
            if (chips.length > 2) chips.at(-1).click();
            return document.querySelectorAll('.session-voter').length === 2;";
        browser
            .until("two who take part", async || {
                let is_two = browser.run(drop_one, vec![]).await?;
                Ok(is_two.as_bool().filter(|is_two| *is_two))
            })
            .await?;
        let rows = browser.run("return Number(document.querySelector('.session-voter__count').textContent.split(' ').pop());", vec![]).await?;
        let rows = usize::try_from(rows.as_u64().unwrap_or(0)).unwrap_or(0);
        assert!(rows > 0, "there is something to vote on");

        votes(&browser, &vec!['8'; rows]).await?;
        let hidden = "!document.querySelector('.session-dots') && !document.querySelector('[data-said]')";
        browser.until_true(hidden).await?;
        votes(&browser, &vec!['3'; rows]).await?;
        browser.until_true(hidden).await?;

        browser.click("#session-show").await?;
        browser.until_true("document.querySelectorAll('.session-dots .avatar').length > 1").await?;
        browser.until_text(".session-vote__told", "Lowest 3 · mean 5.5 · spread 5").await?;
        browser.click("#session-take-all").await?;
        browser.until_text(".session-vote__taken", "Confidence is 3").await?;

        // What stands in the way, what comes next, and the end.
        browser.click("[id^=session-block-]").await?;
        browser.fill("#session-new-blocker", "Stock by the hour").await?;
        browser.press(Key::Enter).await?;
        browser.find(".session-item").await?;
        browser.click("#session-add-commitment").await?;
        browser.fill("#session-new-commitment", "Call three customers").await?;
        browser.press(Key::Enter).await?;
        browser.until_true("document.querySelectorAll('.session-item').length > 1").await?;
        press_in(&browser, ".session", "End the session").await?;
        browser.until_text(".session-head__state", "Ended").await?;
        let file = saved(&browser).await?;
        assert!(file.contains("Stock by the hour") && file.contains("Call three customers"));
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}
