//! A part is handed out: as a file without what is private, and as a link that carries it.

use e2e::{Browser, Kind, Look, Stage, Trouble, journey};
use serde_json::{Value, json};

use crate::support::{
    command, goal, open_more, pick, press_in, retitle, saved, see_sample, start_empty, titles, until_notice,
};

/// The first goal of the sample in the list.
const SHOP: &str = "Win back the weekly shop";

/// The dialog that shares, opened on the page of files.
async fn share(stage: &Stage, browser: &Browser) -> Result<(), Trouble> {
    stage.open(browser, "#/files").await?;
    browser.click("#share-open").await?;
    browser.find("#share[open]").await.map(drop)
}

/// Opens the dialog for one goal as a link and takes the link.
async fn link_of(stage: &Stage, browser: &Browser, id: &str) -> Result<String, Trouble> {
    stage.open(browser, &format!("#/outline/{id}")).await?;
    browser.click("#panel-acts").await?;
    browser.click("#panel-acts-share").await?;
    browser.find("#share[open]").await?;
    browser.until_true("document.getElementById('share-link')?.value.includes('#open=')").await?;
    browser.value("#share-link").await
}

/// The keys of workspaces that this browser keeps.
async fn kept(browser: &Browser) -> Result<Vec<String>, Trouble> {
    let stored = browser.stored().await?;
    Ok(stored.into_keys().filter(|key| key.starts_with("plumbline/1/")).collect())
}

#[test]
fn a_shared_copy_holds_nothing_of_what_is_private() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        // Words that stand nowhere else, in every place a goal has for them.
        retitle(&browser, SHOP, "Buy the Zanzibar warehouse").await?;
        let id = goal(&browser, "Buy the Zanzibar warehouse").await?;
        stage.open(&browser, &format!("#/outline/{id}")).await?;
        browser.fill("#panel .write textarea", "The quokkas must not hear of it").await?;
        browser.press_with(&[e2e::Key::Control], e2e::Key::Enter).await?;
        browser.until_text("#panel", "The quokkas must not hear of it").await?;
        open_more(&browser).await?;
        pick(&browser, "#panel-privacy", "Left out").await?;
        let whole = saved(&browser).await?;
        let hidden = words_of(&browser, &whole, &id).await?;
        assert!(hidden.iter().any(|words| words.contains("Zanzibar")), "{hidden:?}");
        assert!(hidden.iter().any(|words| words.contains("quokkas")), "{hidden:?}");
        assert!(hidden.len() > 6, "its key results have words too: {hidden:?}");

        share(stage, &browser).await?;
        browser.until_text("#share", "private").await?;
        remove_downloads(&browser)?;
        browser.click("#share-give").await?;
        let copy = browser.downloaded_text(".json").await?;
        for words in &hidden {
            assert!(!copy.contains(words.as_str()), "{words:?} is in the copy");
        }
        assert!(copy.len() * 2 > whole.len(), "everything else is there: {} of {}", copy.len(), whole.len());

        // Who gets it sees that something private stands there; merged back, nothing is gone here.
        let mate = stage.visit("", Look::default()).await?;
        mate.drop_files("body", &[("from-a-mate.json", &copy)]).await?;
        mate.find(".row.objective").await?;
        assert!(!mate.text(".outline").await?.contains("Zanzibar"));
        let again = saved(&mate).await?;
        stage.open(&browser, "#/outline").await?;
        browser.drop_files("body", &[("back.json", &again)]).await?;
        browser.until_text("dialog[open]", "Nothing new").await?;
        browser.click("#leave-it").await?;
        browser.until_gone("dialog[open]").await?;
        assert_eq!(saved(&browser).await?, whole, "nothing of the private goal is lost by it");
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

/// Every word of a goal and of what hangs on it: texts of the whole file that the rest does not have.
async fn words_of(browser: &Browser, whole: &str, id: &str) -> Result<Vec<String>, Trouble> {
    let body = "
        const [text, id] = arguments;
        const items = JSON.parse(text).items;
        const own = items.filter(one => one.id === id || one.objective === id);
        const texts = value => typeof value === 'string' ? [value]
            : value && typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) =>
                ['id', 'kind', 'sync', 'order', 'r', 'unit', 'cycle', 'objective', 'owners', 'by', 'at'].includes(key) ? [] : texts(inner)) : [];
        const long = text => text.length > 12 && text.includes(' ');
        const others = JSON.stringify(items.filter(one => !own.includes(one)));
        return [...new Set(own.flatMap(texts).filter(long))].filter(one => !others.includes(JSON.stringify(one).slice(1, -1)));";
    let found = browser.run(body, vec![json!(whole), json!(id)]).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn remove_downloads(browser: &Browser) -> Result<(), Trouble> {
    for name in browser.downloads()? {
        let path = browser.profile().downloads().join(name);
        std::fs::remove_file(&path).map_err(e2e::trouble::at(path))?;
    }
    Ok(())
}

#[test]
fn a_link_carries_a_goal_that_is_read_and_merged_and_leaves_no_trace() {
    journey(async |stage| {
        let ana = stage.visit("", Look::default()).await?;
        see_sample(&ana).await?;
        let link = link_of(stage, &ana, "o-shop").await?;
        ana.until_text("#share", "at most").await?;
        assert_eq!(ana.console_errors().await?, [""; 0]);

        // A reader without anything of their own.
        let reader = stage.visitor(Look::default()).await?;
        reader.open(&link).await?;
        reader.until_text(".visit", "You are reading what came with a link").await?;
        reader.until_text(".outline", SHOP).await?;
        assert!(!reader.url().await?.contains("open="), "the address is clean: {}", reader.url().await?);
        reader.run("document.activeElement?.blur();", vec![]).await?;
        reader.press('n').await?;
        until_notice(&reader, "You are reading").await?;
        reader.until_true("!document.querySelector('.outline input, .outline textarea')").await?;
        assert_eq!(kept(&reader).await?, [""; 0], "nothing is kept");
        // Nothing of it went over the wire.
        let packed = link.split('#').nth(1).unwrap_or_default();
        let piece = packed.get(20..60).unwrap_or(packed);
        assert!(reader.requests().await?.iter().all(|asked| !asked.contains(piece)));
        assert_eq!(reader.console_errors().await?, [""; 0]);

        // Somebody with work of their own merges it.
        let bo = stage.visit("", Look::default()).await?;
        start_empty(&bo, "Bo's work").await?;
        bo.open(&link).await?;
        bo.until_text(".outline", SHOP).await?;
        bo.click("#visit-merge-into").await?;
        bo.click_named(Kind::Button, "Bo's work").await?;
        bo.click("#merge-here").await?;
        bo.until_gone("dialog[open]").await?;
        bo.until_gone(".visit").await?;
        bo.until_text(".outline", SHOP).await?;
        // It is there tomorrow, in the cycle it belongs to.
        bo.reload().await?;
        pick(&bo, "#cycle-switch", "All cycles").await?;
        bo.until_text(".outline", SHOP).await?;
        // And it may be edited.
        retitle(&bo, SHOP, "Bo may edit it now").await?;
        command(&bo, 'z').await?;
        bo.until_text(".outline", SHOP).await?;
        assert_eq!(bo.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn a_link_that_unpacks_to_far_too_much_is_refused_and_the_page_works() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        // Fifty megabytes of nothing are fifty kilobytes of link.
        let body = "return (async () => {
            const stream = new Blob([new Uint8Array(50 << 20)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
            let text = '';
            for (const byte of bytes) text += String.fromCharCode(byte);
            return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
        })();";
        let packed = browser.run(body, vec![]).await?;
        let packed = packed.as_str().unwrap_or_default();
        assert!(packed.len() > 40_000 && packed.len() < 100_000, "{}", packed.len());
        let fresh = stage.visitor(Look::default()).await?;
        fresh.open(&stage.site.url(&format!("#open=1.{packed}"))).await?;
        until_notice(&fresh, "more than a link may carry").await?;
        assert!(!fresh.url().await?.contains("open="));
        see_sample(&fresh).await?;
        assert!(titles(&fresh).await?.len() > 1);
        fresh.open(&stage.site.url("#open=1.AAAA")).await?;
        until_notice(&fresh, "The link is not complete").await?;
        fresh.until_true("document.querySelectorAll('.row.objective').length > 1").await?;
        assert_eq!(fresh.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn names_become_roles_where_that_is_asked_for() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        share(stage, &browser).await?;
        browser.click("label:has(#share-what-part)").await?;
        browser.find("#share-unit").await?;
        browser.click("label:has(#share-roles)").await?;
        browser.until_true("document.getElementById('share-roles').checked").await?;
        press_in(&browser, "#share", "Save the file").await?;
        let copy = browser.downloaded_text(".json").await?;
        for name in ["Ana Lindqvist", "Ravi Menon", "Di Okafor"] {
            assert!(!copy.contains(&format!("\"name\":\"{name}\"")), "{name} is in the copy");
        }
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}
