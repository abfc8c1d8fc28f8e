//! A workspace that lies beside the app is read by everybody, copied by who wants to write, and sent back.

use e2e::{Look, journey};
use serde_json::json;

use crate::support::{
    command, let_go, merge_brought, retitle, saved, see_sample, start_empty, titles, until_notice,
};

const OKRS: &str = "okrs.json";

#[test]
fn a_published_workspace_is_read_copied_edited_and_sent_back() {
    journey(async |stage| {
        // Whoever publishes puts a saved file beside the app.
        let publisher = stage.visit("", Look::default()).await?;
        see_sample(&publisher).await?;
        let published = saved(&publisher).await?;
        stage.site.put(OKRS, &published);

        let reader = stage.visitor(Look::default()).await?;
        stage.open(&reader, "?open=okrs.json").await?;
        reader.until_text(".visit", "You are reading okrs.json").await?;
        reader.find(".row.objective").await?;
        let all = titles(&reader).await?;
        // How many stand in the window depends on what stands above them.
        assert_eq!(
            all.iter().take(3).collect::<Vec<_>>(),
            titles(&publisher).await?.iter().take(3).collect::<Vec<_>>()
        );
        // Read only: keys say so, and nothing is kept.
        let_go(&reader).await?;
        reader.press('n').await?;
        until_notice(&reader, "You are reading").await?;
        assert_eq!(titles(&reader).await?.first(), all.first());
        let kept = reader
            .run(
                "return (async () => {
                    const own = Object.keys(localStorage).filter(key => key.startsWith('plumbline/1/'));
                    for (const { name, version } of await indexedDB.databases()) {
                        const db = await new Promise((done, fail) => {
                            const asked = indexedDB.open(name, version);
                            asked.onsuccess = () => done(asked.result);
                            asked.onerror = () => fail(asked.error);
                        });
                        for (const store of db.objectStoreNames) {
                            const keys = await new Promise(done => {
                                const asked = db.transaction(store).objectStore(store).getAllKeys();
                                asked.onsuccess = () => done(asked.result);
                            });
                            own.push(...keys.map(String).filter(key => key.startsWith('plumbline/1/')));
                        }
                        db.close();
                    }
                    return own;
                })();",
                vec![],
            )
            .await?;
        assert_eq!(kept, json!([]), "nothing is kept");
        reader.reload().await?;
        reader.until_text(".visit", "You are reading okrs.json").await?;

        // One click makes a copy, which is edited and is there tomorrow.
        reader.click("#visit-own").await?;
        reader.until_gone("#visit-own").await?;
        let first = all.first().cloned().unwrap_or_default();
        retitle(&reader, &first, "What the reader would rather reach").await?;
        stage.open(&reader, "").await?;
        reader.until_text(".outline", "What the reader would rather reach").await?;

        // Meanwhile the published file goes on.
        let second = all.get(1).cloned().unwrap_or_default();
        retitle(&publisher, &second, "What the publisher changed meanwhile").await?;
        stage.site.put(OKRS, &saved(&publisher).await?);

        // One click joins both into a file to send back, and the publisher merges it.
        reader.click("#visit-send").await?;
        let back = reader.downloaded_text(OKRS).await?;
        until_notice(&reader, "is saved").await?;
        reader.until_text(".outline", "What the publisher changed meanwhile").await?;
        merge_brought(&publisher, &[(OKRS, &back)]).await?;
        let both = titles(&publisher).await?;
        for one in ["What the reader would rather reach", "What the publisher changed meanwhile"] {
            assert!(both.contains(&one.to_owned()), "{one:?} in {both:?}");
        }
        assert_eq!(saved(&publisher).await?, back, "the file can take the place of the published one");
        for browser in [&reader, &publisher] {
            assert_eq!(browser.console_errors().await?, [""; 0]);
        }
        Ok(())
    });
}

#[test]
fn an_address_that_names_nothing_here_is_said_and_the_app_opens() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        start_empty(&browser, "Ours").await?;
        stage.open(&browser, "?open=../secret.json").await?;
        until_notice(&browser, "which cannot be opened").await?;
        browser.until_text(".unit__name", "Ours").await?;
        stage.open(&browser, "?open=missing.json").await?;
        until_notice(&browser, "There is no missing.json here").await?;
        browser.until_text(".unit__name", "Ours").await?;
        stage.site.put("page.json", "<!doctype html><title>not found</title>");
        stage.open(&browser, "?open=page.json").await?;
        until_notice(&browser, "page.json could not be opened").await?;
        browser.until_text(".unit__name", "Ours").await?;
        command(&browser, 'z').await
    });
}
