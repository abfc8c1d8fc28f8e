//! What changed, against a day and against a file, read on the page and taken along as Markdown.

use e2e::{Browser, Key, Look, Trouble, journey};
use serde_json::{Value, json};

use crate::support::{goal, i_am, press_in, retitle, saved, see_sample, titles};

const WORDS: &str = "Written for the comparison";

/// The texts of what happened to the thing that has these words.
async fn deeds(browser: &Browser, title: &str) -> Result<String, Trouble> {
    let body = "
        const all = [...document.querySelectorAll('.change')];
        return all.find(one => one.querySelector('.change__title').innerText.includes(arguments[0]))?.innerText || '';";
    let what = format!("what happened to {title:?}");
    browser
        .until(&what, async || {
            let text = browser.run(body, vec![json!(title)]).await?;
            Ok(text.as_str().filter(|text| !text.is_empty()).map(str::to_owned))
        })
        .await
}

/// A dialog for files that stays open: without a screen the browser closes it at once, which says that
/// nothing was picked.
const STAYS_OPEN: &str = "
    const click = HTMLInputElement.prototype.click;
    HTMLInputElement.prototype.click = function () { if (this.type !== 'file') click.call(this); };
    window.showOpenFilePicker = () => new Promise(() => {});";

#[test]
fn the_workspace_now_is_compared_with_a_day_and_with_a_file() {
    journey(async |stage| {
        let browser = stage.visitor(Look::default()).await?;
        // The dialog of the system cannot be pressed here; the file is dropped instead.
        browser.before_each_page(STAYS_OPEN).await?;
        stage.open(&browser, "").await?;
        see_sample(&browser).await?;
        i_am(&browser, "Di Okafor").await?;
        let base = saved(&browser).await?;
        let first = titles(&browser).await?.into_iter().next().unwrap_or_default();
        retitle(&browser, &first, WORDS).await?;
        let id = goal(&browser, WORDS).await?;

        // Against a day: only what was written since then.
        stage.open(&browser, "#/compare").await?;
        browser.until_text(".compare", "Hold it against something").await?;
        press_in(&browser, ".compare__days", "a week ago").await?;
        let since = deeds(&browser, WORDS).await?;
        assert!(since.contains(&first) && since.contains("Di Okafor"), "{since}");
        // Since long ago: every check-in, and by whom.
        browser.fill("#compare-before-day", "2000-01-01").await?;
        browser.press(Key::Enter).await?;
        browser.until_text(".compare__states", "2000").await?;
        browser.until_text(".compare__totals", "check-ins").await?;
        browser.until_text(".compare__authors", "Ravi Menon").await?;

        // Against a file: what it does not have, and the other way round what it lacks.
        pick_file(&browser, &base).await?;
        browser.until_text(".compare__states", "last-week.json").await?;
        browser.until_text(".compare__totals", "1 changed").await?;
        let since = deeds(&browser, WORDS).await?;
        assert!(since.contains(&first), "{since}");
        assert_eq!(browser.count(".change").await?, 1);
        let wording = browser
            .run("const one = document.querySelector('.deed'); return [one.querySelectorAll('del').length, one.querySelectorAll('ins').length];", vec![])
            .await?;
        assert!(
            wording.as_array().is_some_and(|both| both.iter().all(|count| count.as_u64() > Some(0))),
            "{wording}"
        );

        // As Markdown, on the clipboard and as a file.
        let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        browser.protocol("Browser.grantPermissions", grant).await?;
        browser.click("#compare-copy").await?;
        browser.until_text(".hand-on__copied", "Copied").await?;
        let copied = browser.run("return navigator.clipboard.readText();", vec![]).await?;
        let copied = copied.as_str().unwrap_or_default().to_owned();
        press_in(&browser, ".hand-on", "Save Markdown").await?;
        let markdown = browser.downloaded_text(".md").await?;
        assert_eq!(markdown.trim_end(), copied.replace("\r\n", "\n").trim_end());
        for part in [WORDS, first.as_str(), "Di Okafor", "last-week.json", "# "] {
            assert!(markdown.contains(part), "{part:?} in {markdown}");
        }

        // A title opens what it is about, beside the list.
        press_in(&browser, ".change__head", WORDS).await?;
        browser
            .until_true(&format!(
                "document.getElementById('panel')?.getAttribute('aria-label').includes({WORDS:?})"
            ))
            .await?;
        assert!(browser.url().await?.contains(&id));
        press_in(&browser, ".compare__often", "Swap before and after").await?;
        browser.until_text(".compare__states", "to last-week.json").await?;
        assert!(titles_kept(&browser).await?, "looking changes nothing");
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

/// Chooses a file for the side of before, and drops it.
async fn pick_file(browser: &Browser, text: &str) -> Result<(), Trouble> {
    browser.click("#compare-before").await?;
    browser
        .until("the choice of a file", async || {
            for option in browser.all("#compare-before-list [role=option]").await? {
                if option.text().await?.starts_with("A file") {
                    option.click().await?;
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await?;
    browser.drop_files("body", &[("last-week.json", text)]).await
}

/// Whether the workspace still says what was written, and nothing came in.
async fn titles_kept(browser: &Browser) -> Result<bool, Trouble> {
    let text = saved(browser).await?;
    let is_there = |value: &Value| value.get("title").and_then(Value::as_str) == Some(WORDS);
    let file: Value = serde_json::from_str(&text).unwrap_or_default();
    Ok(file.get("items").and_then(Value::as_array).is_some_and(|items| items.iter().any(is_there)))
}
