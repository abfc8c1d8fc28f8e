//! A folder that a sync service keeps: three people whose browsers write one file each and read the others'.
//!
//! Each browser has its folder on the private file system of its origin, and the test is the service that
//! copies files from one to the others, as badly as real ones do.

use std::collections::BTreeMap;
use std::rc::Rc;

use e2e::{Browser, Look, Stage, Trouble, journey};
use serde_json::json;

use crate::support::{command, goal, i_am, let_go, retitle, saved, see_sample, titles, until_notice};

/// The dialog of folders gives the one folder there is; permission is what the test says it is.
pub const PICKER: &str = "
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('team', { create: true });
    if (sessionStorage.getItem('folder-is-refused')) {
        let state = 'prompt';
        FileSystemHandle.prototype.queryPermission = async () => state;
        FileSystemHandle.prototype.requestPermission = async () => { state = 'granted'; return state; };
        const values = FileSystemDirectoryHandle.prototype.values;
        FileSystemDirectoryHandle.prototype.values = function () {
            if (state !== 'granted') throw new DOMException('not allowed', 'NotAllowedError');
            return values.call(this);
        };
    }";

/// Somebody with the sample and a linked folder.
async fn member(stage: &Stage, name: &str) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visitor(Look::default()).await?;
    browser.before_each_page(PICKER).await?;
    stage.open(&browser, "").await?;
    see_sample(&browser).await?;
    i_am(&browser, name).await?;
    stage.open(&browser, "#/files").await?;
    browser.click("#link-folder").await?;
    browser.find("#team-read").await?;
    until_files(&browser, "its own file", |files| files.len() == 1).await?;
    Ok(browser)
}

/// What lies in the folder of a browser.
async fn files(browser: &Browser) -> Result<BTreeMap<String, String>, Trouble> {
    let body = "return (async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('team');
        const found = {};
        for await (const [name, file] of folder) found[name] = await (await file.getFile()).text();
        return found;
    })();";
    let found = browser.run(body, vec![]).await?;
    let pairs = found.as_object().into_iter().flatten();
    Ok(pairs.map(|(name, text)| (name.clone(), text.as_str().unwrap_or_default().to_owned())).collect())
}

/// Waits until a folder is so, and tells what lies in it then.
async fn until_files(
    browser: &Browser,
    what: &str,
    is_so: impl Fn(&BTreeMap<String, String>) -> bool,
) -> Result<BTreeMap<String, String>, Trouble> {
    browser
        .until(what, async || {
            let found = files(browser).await?;
            let names: Vec<String> =
                found.iter().map(|(name, text)| format!("{name}: {}", text.len())).collect();
            if is_so(&found) {
                Ok(Some(found))
            } else {
                Err(Trouble::Answer { from: "the folder", answer: names.join(", ") })
            }
        })
        .await
}

/// Puts a file into a folder, as the service does.
async fn put(browser: &Browser, name: &str, text: &str) -> Result<(), Trouble> {
    let body = "return (async (name, text) => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('team', { create: true });
        const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await writable.write(text);
        await writable.close();
        return true;
    })(arguments[0], arguments[1]);";
    browser.run(body, vec![json!(name), json!(text)]).await.map(drop)
}

/// The service: what each wrote comes to the others, and is read there.
async fn sync(team: &[(&Rc<Browser>, &str)]) -> Result<(), Trouble> {
    for (browser, own) in team {
        let text = files(browser).await?.remove(*own).unwrap_or_default();
        for (other, theirs) in team {
            if theirs != own {
                put(other, own, &text).await?;
            }
        }
    }
    for (browser, _) in team {
        read_now(browser).await?;
    }
    Ok(())
}

/// Lets the folder be read, on the page of files.
async fn read_now(browser: &Browser) -> Result<(), Trouble> {
    if browser.count("#team-read").await? == 0 {
        let_go(browser).await?;
        browser.press('9').await?;
    }
    browser.click("#team-read").await
}

/// Waits until the row of a file says all of this.
async fn until_row(browser: &Browser, file: &str, parts: &[&str]) -> Result<(), Trouble> {
    let body = "
        const rows = [...document.querySelectorAll('.mates tbody tr')];
        return rows.find(row => row.querySelector('th').innerText.includes(arguments[0]))?.innerText || '';";
    let what = format!("{parts:?} in the row of {file}");
    browser
        .until(&what, async || {
            let row = browser.run(body, vec![json!(file)]).await?;
            let text = row.as_str().unwrap_or_default().to_owned();
            if !text.is_empty() && parts.iter().all(|part| text.contains(part)) {
                return Ok(Some(()));
            }
            Err(Trouble::Answer { from: "the row", answer: text })
        })
        .await
}

/// Rewords a goal on the outline.
async fn reword(stage: &Stage, browser: &Browser, from: &str, to: &str) -> Result<(), Trouble> {
    stage.open(browser, "#/outline").await?;
    goal(browser, from).await?;
    retitle(browser, from, to).await
}

#[test]
fn three_people_share_a_folder_and_end_with_the_same_bytes() {
    journey(async |stage| {
        let ana = member(stage, "Ana Lindqvist").await?;
        let ravi = member(stage, "Ravi Menon").await?;
        let di = member(stage, "Di Okafor").await?;
        let mut own = Vec::new();
        for browser in [&ana, &ravi, &di] {
            own.extend(files(browser).await?.into_keys());
        }
        let [hers, his, dis] = own.as_slice() else {
            return Err(Trouble::Answer { from: "the folders", answer: own.join(", ") });
        };
        assert!(hers.starts_with("ana") && his.starts_with("ravi"), "{own:?}");
        let team = [(&ana, hers.as_str()), (&ravi, his.as_str()), (&di, dis.as_str())];
        sync(&team).await?;
        for (browser, mine) in team {
            for (_, other) in team.iter().filter(|(_, other)| *other != mine) {
                until_row(browser, other, &[]).await?;
            }
        }

        // Each writes; the file of one arrives torn at another's, then whole.
        stage.open(&ana, "#/outline").await?;
        let all = titles(&ana).await?;
        let [first, second, third] = [0, 1, 2].map(|at: usize| all.get(at).cloned().unwrap_or_default());
        reword(stage, &ana, &first, "Reworded by Ana in the folder").await?;
        reword(stage, &ravi, &second, "Reworded by Ravi in the folder").await?;
        reword(stage, &di, &third, "Reworded by Di in the folder").await?;
        let written = until_files(&ana, "her edit in her file", |files| {
            files.get(hers).is_some_and(|text| text.contains("Reworded by Ana"))
        })
        .await?;
        let whole = written.get(hers).cloned().unwrap_or_default();
        let torn = whole.get(..whole.floor_char_boundary(whole.len() / 2)).unwrap_or_default();
        put(&ravi, hers, torn).await?;
        stage.open(&ravi, "#/files").await?;
        read_now(&ravi).await?;
        until_row(&ravi, hers, &["Incomplete", "It breaks off at line"]).await?;
        put(&ravi, hers, &whole).await?;
        read_now(&ravi).await?;
        until_row(&ravi, hers, &["Merged", "Ana Lindqvist"]).await?;
        until_notice(&ravi, "Ana Lindqvist").await?;
        stage.open(&ravi, "#/outline").await?;
        ravi.until_text(".outline", "Reworded by Ana in the folder").await?;

        // A conflict copy, as such services make them, is read and named as what it is.
        let stem = hers.strip_suffix(".json").unwrap_or(hers);
        let copy = format!("{stem} (conflicted copy 2026-08-14).json");
        put(&di, &copy, &whole).await?;
        stage.open(&di, "#/files").await?;
        read_now(&di).await?;
        until_row(&di, &copy, &[&format!("Conflict copy of {hers}"), "Merged"]).await?;

        // Everything comes to everybody.
        for (browser, mine) in team {
            let edit = ["Reworded by Ana", "Reworded by Ravi", "Reworded by Di"];
            stage.open(browser, "#/files").await?;
            let nth = team.iter().position(|(_, other)| *other == mine).unwrap_or(0);
            let edit = edit.get(nth).copied().unwrap_or_default();
            until_files(browser, edit, |files| files.get(mine).is_some_and(|text| text.contains(edit)))
                .await?;
        }
        sync(&team).await?;
        for (browser, _) in team {
            stage.open(browser, "#/outline").await?;
            for edit in ["Reworded by Ana", "Reworded by Ravi", "Reworded by Di"] {
                browser.until_text(".outline", edit).await?;
            }
        }
        let end = saved(&ana).await?;
        for (browser, _) in team {
            assert_eq!(saved(browser).await?, end, "equal, byte for byte");
            assert_eq!(browser.console_errors().await?, [""; 0]);
        }
        Ok(())
    });
}

#[test]
fn a_folder_that_goes_or_is_refused_is_said_and_the_work_goes_on() {
    journey(async |stage| {
        let browser = member(stage, "Ana Lindqvist").await?;
        let own = files(&browser).await?.into_keys().next().unwrap_or_default();

        // The folder is deleted by somebody.
        let remove = "return (async () => {
            await (await navigator.storage.getDirectory()).removeEntry('team', { recursive: true });
            return true;
        })();";
        browser.run(remove, vec![]).await?;
        browser.click("#team-read").await?;
        browser.until_text(".mates__trouble", "The team folder is not there").await?;
        let first = titles_on_outline(stage, &browser).await?;
        reword(stage, &browser, &first, "Written without a folder").await?;
        // It is back, empty: the own file is written again with everything.
        let make = "return (async () => {
            await (await navigator.storage.getDirectory()).getDirectoryHandle('team', { create: true });
            return true;
        })();";
        browser.run(make, vec![]).await?;
        stage.open(&browser, "#/files").await?;
        read_now(&browser).await?;
        browser.until_gone(".mates__trouble").await?;
        until_files(&browser, "the own file again", |files| {
            files.get(&own).is_some_and(|text| text.contains("Written without a folder"))
        })
        .await?;

        // After a restart the browser wants to be asked again.
        browser.run("sessionStorage.setItem('folder-is-refused', 'yes');", vec![]).await?;
        browser.reload().await?;
        stage.open(&browser, "#/files").await?;
        browser.until_text(".mates__trouble", "waits for your permission").await?;
        reword(stage, &browser, "Written without a folder", "Written without permission").await?;
        let_go(&browser).await?;
        stage.open(&browser, "#/files").await?;
        assert!(!files(&browser).await?.values().any(|text| text.contains("Written without permission")));
        browser.click("#team-allow").await?;
        browser.until_gone(".mates__trouble").await?;
        until_files(&browser, "what was written meanwhile", |files| {
            files.get(&own).is_some_and(|text| text.contains("Written without permission"))
        })
        .await?;
        command(&browser, 'z').await?;
        until_files(&browser, "what was taken back", |files| {
            files.get(&own).is_some_and(|text| text.contains("\"title\":\"Written without a folder\""))
        })
        .await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

async fn titles_on_outline(stage: &Stage, browser: &Browser) -> Result<String, Trouble> {
    stage.open(browser, "#/outline").await?;
    browser.find(".row.objective").await?;
    Ok(titles(browser).await?.into_iter().next().unwrap_or_default())
}
