//! What people write is there when they come back, in this window and in the next.

use e2e::{Look, journey};

use crate::support::{
    SMALL, command, drop_file, real_set, retitle, see_sample, start_empty, titles, until_notice,
};

#[test]
fn a_first_visit_shows_the_sample() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        browser.until_text(".unit__name", "Northwind Retail").await?;
        assert!(titles(&browser).await?.len() >= 2);
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn a_real_set_opens_is_edited_and_is_still_there() {
    let Some(text) = real_set("gitlab-fy21-q1.json") else { return };
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        drop_file(&browser, "gitlab-fy21-q1.json", &text).await?;
        browser.until_text(".filters__found", "140").await?;
        let first = titles(&browser).await?.first().cloned().unwrap_or_default();
        retitle(&browser, &first, "Increase what counts").await?;
        browser.reload().await?;
        browser.until_text(".filters__found", "140").await?;
        assert!(titles(&browser).await?.contains(&"Increase what counts".to_owned()));
        browser.close().await?;
        let again = stage.visitor_again(browser.profile(), Look::default()).await?;
        stage.open(&again, "").await?;
        again.until_text(".filters__found", "140").await?;
        assert!(titles(&again).await?.contains(&"Increase what counts".to_owned()));
        Ok(())
    });
}

#[test]
fn a_saved_file_opens_in_a_fresh_profile_and_saves_the_same_bytes() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        drop_file(&browser, "small.json", SMALL).await?;
        browser.find(".row.objective").await?;
        let first = titles(&browser).await?.first().cloned().unwrap_or_default();
        retitle(&browser, &first, "Reworded 改写").await?;
        command(&browser, 's').await?;
        let saved = browser.downloaded_text(".json").await?;
        assert!(saved.contains("Reworded 改写"));

        let mate = stage.visit("", Look::default()).await?;
        drop_file(&mate, "from-a-mate.json", &saved).await?;
        mate.find(".row.objective").await?;
        assert!(titles(&mate).await?.contains(&"Reworded 改写".to_owned()));
        command(&mate, 's').await?;
        assert_eq!(mate.downloaded_text(".json").await?, saved);
        Ok(())
    });
}

#[test]
fn a_second_tab_shows_the_first_ones_edit_at_once() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        let one = browser.tab().await?;
        let two = browser.new_tab().await?;
        browser.to_tab(&two).await?;
        stage.open(&browser, "").await?;
        browser.find(".row.objective").await?;
        browser.to_tab(&one).await?;
        let first = titles(&browser).await?.first().cloned().unwrap_or_default();
        retitle(&browser, &first, "Written in the first tab").await?;
        browser.to_tab(&two).await?;
        browser.until_text(".outline", "Written in the first tab").await?;
        retitle(&browser, "Written in the first tab", "And over it in the second").await?;
        browser.to_tab(&one).await?;
        browser.until_text(".outline", "And over it in the second").await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn undo_takes_back_an_edit_and_a_merged_file() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        start_empty(&browser, "Northwind").await?;
        drop_file(&browser, "small.json", SMALL).await?;
        browser.find("dialog[open]").await?;
        browser.click("#merge-here").await?;
        browser.find(".row.objective").await?;
        command(&browser, 'z').await?;
        browser.until_gone(".row.objective").await?;
        browser.reload().await?;
        browser.find(".unit__name").await?;
        assert_eq!(browser.count(".row.objective").await?, 0);
        Ok(())
    });
}

#[test]
fn opening_beside_leaves_the_first_workspace_as_it_was() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        start_empty(&browser, "Ours").await?;
        drop_file(&browser, "small.json", SMALL).await?;
        browser.click("#open-beside").await?;
        browser.find(".row.objective").await?;
        stage.open(&browser, "#/files").await?;
        browser.until_text("main", "Ours").await?;
        browser.reload().await?;
        browser.until_text("main", "Ours").await?;
        Ok(())
    });
}

#[test]
fn blocked_storage_is_said_and_the_work_can_be_downloaded() {
    journey(async |stage| {
        let browser = stage.visit("", Look::blocked()).await?;
        see_sample(&browser).await?;
        until_notice(&browser, "copy").await?;
        let first = titles(&browser).await?.first().cloned().unwrap_or_default();
        retitle(&browser, &first, "Only in memory").await?;
        browser.click(".notices .notice button").await?;
        assert!(browser.downloaded_text(".json").await?.contains("Only in memory"));
        Ok(())
    });
}

#[test]
fn a_full_storage_loses_nothing_and_recovers() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        browser.fill_storage().await?;
        let first = titles(&browser).await?.first().cloned().unwrap_or_default();
        // The record finds room in the larger store, so nothing is lost.
        retitle(&browser, &first, "Written while it was full").await?;
        browser.reload().await?;
        browser.until_text(".outline", "Written while it was full").await?;
        browser.make_room().await?;
        retitle(&browser, "Written while it was full", "Written with room again").await?;
        browser.reload().await?;
        browser.until_text(".outline", "Written with room again").await
    });
}

#[test]
fn a_broken_file_is_refused_with_its_place_and_nothing_changes() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        let before = titles(&browser).await?;
        drop_file(&browser, "broken.json", "{\"organization\": \"Acme\",\n \"objectives\": [}").await?;
        until_notice(&browser, "broken.json").await?;
        browser.until_text(".notices", "2").await?;
        let after = titles(&browser).await?;
        assert_eq!(after.first(), before.first());
        Ok(())
    });
}

#[test]
fn what_was_kept_and_cannot_be_read_is_put_aside_and_said() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        let stored = browser.stored().await?;
        let doc = stored.keys().find_map(|key| key.split('/').nth(2)).unwrap_or_default().to_owned();
        browser.store(&format!("plumbline/1/{doc}/base/torn"), "{\"format\":\"plumb").await?;
        browser.reload().await?;
        browser.find(".row.objective").await?;
        browser.find(".notices .notice").await?;
        browser.until_true("Object.keys(localStorage).some(key => key.includes('/quarantine/'))").await?;
        Ok(())
    });
}
