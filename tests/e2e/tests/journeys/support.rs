//! What several journeys do.

use std::path::PathBuf;

use e2e::trouble::at;
use e2e::{Browser, Trouble};
use serde_json::{Value, json};

/// A small set of the project's own.
pub const SMALL: &str = include_str!("../../../data/plain-small.json");

/// A company with one unit, a goal of the year, and a quarter whose goals are being set.
pub const FIRM: &str = include_str!("firm.json");

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
    browser.run("document.activeElement?.blur();", vec![]).await?;
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

/// Says who edits here, in the rail.
pub async fn i_am(browser: &Browser, name: &str) -> Result<(), Trouble> {
    browser.click(".rail__me").await?;
    browser.fill("#i-am", name).await?;
    browser.find("#i-am-list [role=option]").await?;
    browser.press(e2e::Key::Enter).await?;
    browser.until_text(".rail__me", name).await
}

/// Presses the button with this name within an element.
pub async fn press_in(browser: &Browser, css: &str, name: &str) -> Result<(), Trouble> {
    let what = format!("a press on {name:?} in {css}");
    let buttons = format!("{css} button, {css} summary");
    browser
        .until(&what, async || {
            for button in browser.all(&buttons).await? {
                let label = button.attr("aria-label").await?;
                let text = button.text().await?;
                if label.as_deref() == Some(name) || text.trim() == name {
                    button.click().await?;
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await
}

/// Types into a field that finds, and takes what it found first.
pub async fn choose(browser: &Browser, field: &str, text: &str) -> Result<(), Trouble> {
    browser.fill(field, text).await?;
    let first = format!("{field}-list [role=option]");
    let what = format!("{text:?} offered at {field}");
    browser
        .until(&what, async || {
            let offered = browser.all(&first).await?;
            let Some(option) = offered.first() else { return Ok(None) };
            Ok(option.text().await?.contains(text).then_some(()))
        })
        .await?;
    browser.press(e2e::Key::Enter).await
}

/// Saves the workspace as a file and reads it. What was saved before goes, since it may have the same name.
pub async fn saved(browser: &Browser) -> Result<String, Trouble> {
    let folder = browser.profile().downloads();
    for name in browser.downloads()? {
        let path = folder.join(name);
        std::fs::remove_file(&path).map_err(at(path))?;
    }
    command(browser, 's').await?;
    browser.downloaded_text(".json").await
}

/// Merges a file into the open workspace.
pub async fn merge(browser: &Browser, name: &str, text: &str) -> Result<(), Trouble> {
    merge_brought(browser, &[(name, text)]).await
}

/// The id of the row of the page of asks that says all of this, once it is there.
pub async fn ask_row(browser: &Browser, section: &str, parts: &[&str]) -> Result<String, Trouble> {
    let body = "
        const section = document.getElementById(arguments[0])?.closest('section');
        const rows = [...(section?.querySelectorAll('.ask--row') || [])];
        return rows.find(row => arguments[1].every(part => row.innerText.includes(part)))?.id || '';";
    let what = format!("a row with {parts:?} in {section}");
    browser
        .until(&what, async || {
            let id = browser.run(body, vec![json!(section), json!(parts)]).await?;
            Ok(id.as_str().filter(|id| !id.is_empty()).map(str::to_owned))
        })
        .await
}

/// The id of the link between the goal in the panel and another, once its row is there.
pub async fn link_row(browser: &Browser, title: &str) -> Result<String, Trouble> {
    let body = "
        const titles = [...document.querySelectorAll('#panel .link__title[id^=link-title-]')];
        return titles.find(one => one.textContent.includes(arguments[0]))?.id.replace('link-title-', '') || '';";
    let what = format!("a link with {title:?} in the panel");
    browser
        .until(&what, async || {
            let id = browser.run(body, vec![json!(title)]).await?;
            Ok(id.as_str().filter(|id| !id.is_empty()).map(str::to_owned))
        })
        .await
}

/// Opens a list of choices and takes the one that begins with these words.
pub async fn pick(browser: &Browser, select: &str, words: &str) -> Result<(), Trouble> {
    browser.click(select).await?;
    let options = format!("{select}-list [role=option]");
    let what = format!("{words:?} among the choices of {select}");
    browser
        .until(&what, async || {
            for option in browser.all(&options).await? {
                if option.text().await?.starts_with(words) {
                    option.click().await?;
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await?;
    browser.until_text(select, words).await
}

/// The id of the goal that has this title in the list, once it is there.
pub async fn goal(browser: &Browser, title: &str) -> Result<String, Trouble> {
    let body = "
        const titles = [...document.querySelectorAll('.objective__open, .kr__open')];
        const row = titles.find(one => one.textContent === arguments[0])?.closest('.row');
        return row?.id.replace('row-', '') || '';";
    let what = format!("{title:?} in the list");
    browser
        .until(&what, async || {
            let id = browser.run(body, vec![json!(title)]).await?;
            Ok(id.as_str().filter(|id| !id.is_empty()).map(str::to_owned))
        })
        .await
}

/// Deletes the goal that has this title in the list, with the key.
pub async fn delete(browser: &Browser, title: &str) -> Result<(), Trouble> {
    let id = goal(browser, title).await?;
    let open = "document.getElementById('row-' + arguments[0]).querySelector('.objective__open, .kr__open').focus();";
    browser.run(open, vec![json!(id)]).await?;
    browser.press(e2e::Key::Delete).await?;
    browser.until_gone(&format!("[id='row-{id}']")).await
}

/// Nothing has the focus, as after a click on the page itself.
pub async fn let_go(browser: &Browser) -> Result<(), Trouble> {
    browser.run("document.activeElement?.blur();", vec![]).await.map(drop)
}

/// Unfolds the fields of the panel that are seldom filled.
pub async fn open_more(browser: &Browser) -> Result<(), Trouble> {
    browser.find("#panel details").await?;
    browser
        .run("for (const one of document.querySelectorAll('#panel details')) one.open = true;", vec![])
        .await
        .map(drop)
}

/// Drops files where there is work already and merges all of them.
pub async fn merge_brought(browser: &Browser, files: &[(&str, &str)]) -> Result<(), Trouble> {
    browser.drop_files("body", files).await?;
    browser.click("#merge-here").await?;
    browser.until_gone("dialog[open]").await
}
