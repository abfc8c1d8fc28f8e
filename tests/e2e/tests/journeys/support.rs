//! What several journeys do.

use std::path::PathBuf;

use e2e::{Browser, Trouble};
use serde_json::{Value, json};

/// A small set of the project's own.
pub const SMALL: &str = include_str!("../../../data/plain-small.json");

/// A published set, where the folder with shared data lies beside the project.
pub fn real_set(name: &str) -> Option<String> {
    let path: PathBuf = e2e::project().join("../shared/data/real").join(name);
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("NOT RUN: {name} lies in a folder that is not here");
    }
    text
}

/// Opens the sample from the first page.
pub async fn see_sample(browser: &Browser) -> Result<(), Trouble> {
    browser.click("[data-start=sample]").await?;
    browser.find(".row.objective").await?;
    Ok(())
}

/// Starts with an empty workspace of this name.
pub async fn start_empty(browser: &Browser, name: &str) -> Result<(), Trouble> {
    browser.click("#start-empty").await?;
    browser.fill(".welcome__form input, .welcome__form textarea", name).await?;
    browser.press(e2e::Key::Enter).await?;
    browser.find(".unit__name").await?;
    Ok(())
}

/// Drops a file on the window.
pub async fn drop_file(browser: &Browser, name: &str, text: &str) -> Result<(), Trouble> {
    browser.drop_files("body", &[(name, text)]).await
}

/// Presses Ctrl and a letter on the page itself, outside every field.
pub async fn command(browser: &Browser, letter: char) -> Result<(), Trouble> {
    browser.run("document.activeElement?.blur(); return true;", vec![]).await?;
    browser.press_with(&[e2e::Key::Control], letter).await
}

/// The titles that stand in the window.
pub async fn titles(browser: &Browser) -> Result<Vec<String>, Trouble> {
    let found = browser
        .run("return [...document.querySelectorAll('.objective__open')].map(one => one.textContent);", vec![])
        .await?;
    let list = found.as_array().cloned().unwrap_or_default();
    Ok(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Writes another title over the first one that has these words.
pub async fn retitle(browser: &Browser, from: &str, to: &str) -> Result<(), Trouble> {
    let id = browser
        .run(
            "const one = [...document.querySelectorAll('.objective__open, .kr__open')]
                 .find(one => one.textContent === arguments[0]);
             one.click(); return one.id;",
            vec![json!(from)],
        )
        .await?;
    let field = format!("[id='{}']", id.as_str().unwrap_or_default());
    browser
        .until_true(&format!("['INPUT', 'TEXTAREA'].includes(document.querySelector(\"{field}\")?.tagName)"))
        .await?;
    browser.fill(&field, to).await?;
    browser.press(e2e::Key::Enter).await?;
    browser
        .until_true(&format!("document.querySelector(\"{field}\")?.textContent === {}", json!(to)))
        .await?;
    Ok(())
}

/// The notices that stand above the page.
pub async fn until_notice(browser: &Browser, part: &str) -> Result<(), Trouble> {
    browser.until_text(".notices", part).await
}
