//! The acts of every week, by keyboard alone, and the same in Chinese.

use e2e::{Key, Look, journey};

use crate::support::{see_sample, start_empty, titles};

#[test]
fn goals_are_written_with_the_keyboard_alone() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        start_empty(&browser, "Northwind").await?;
        browser.run("document.activeElement?.blur(); return true;", vec![]).await?;
        browser.press('n').await?;
        browser.until_true("document.activeElement?.id?.startsWith('title-o')").await?;
        browser.type_text("Win back the weekly shop").await?;
        browser.press(Key::Enter).await?;
        browser.until_text(".outline", "Win back the weekly shop").await?;
        assert_eq!(titles(&browser).await?, ["Win back the weekly shop"]);
        browser.reload().await?;
        browser.until_text(".outline", "Win back the weekly shop").await
    });
}

#[test]
fn a_check_in_takes_one_line_and_no_pointer() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        browser.run("document.querySelector('.kr__open').focus(); return true;", vec![]).await?;
        browser.press('c').await?;
        browser.find(".checkin").await?;
        browser.until_true("document.activeElement?.closest('.checkin') !== null").await?;
        browser.type_text("435,000").await?;
        browser.press(Key::Enter).await?;
        browser.until_gone(".checkin").await?;
        browser.until_text(".kr__value", "435,000").await
    });
}

#[test]
fn the_panel_opens_beside_the_list_and_closes_again() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        browser.run("document.querySelector('.objective__open').focus(); return true;", vec![]).await?;
        browser.press('o').await?;
        browser.find("#panel").await?;
        assert!(browser.count(".row.objective").await? > 0, "the list never goes away");
        browser.run("document.activeElement?.blur(); return true;", vec![]).await?;
        browser.press(Key::Escape).await?;
        browser.until_gone("#panel").await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn the_whole_app_speaks_chinese() {
    journey(async |stage| {
        let browser = stage.visit("", Look::zh()).await?;
        see_sample(&browser).await?;
        browser.until_text(".nav", "目标总览").await?;
        browser.until_text(".unit__name", "北风零售").await?;
        let pages = [
            ("#/map", "对齐视图"),
            ("#/asks", "协作请求"),
            ("#/setting", "制定目标"),
            ("#/out-of-line", "对齐检查"),
            ("#/people", "成员"),
            ("#/files", "文件"),
            ("#/settings", "设置"),
        ];
        for (route, word) in pages {
            stage.open(&browser, route).await?;
            browser.until_text("h1", word).await?;
        }
        Ok(())
    });
}

#[test]
fn a_phone_shows_the_same_with_fewer_columns() {
    journey(async |stage| {
        let browser = stage.visit("", Look::phone()).await?;
        see_sample(&browser).await?;
        browser.until_true("document.documentElement.scrollWidth <= innerWidth").await?;
        browser.click(".top__menu button").await?;
        browser.until_true("getComputedStyle(document.querySelector('.rail')).display !== 'none'").await?;
        Ok(())
    });
}

#[test]
fn a_disagreement_is_settled_where_it_stands() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        stage.open(&browser, "#/outline/k-search").await?;
        browser
            .click(
                "#panel-disagreements .question__acts button, #panel-disagreements .question__answer button",
            )
            .await?;
        browser.until_gone("#panel-disagreements").await?;
        browser.reload().await?;
        browser.find("#panel").await?;
        assert_eq!(browser.count("#panel-disagreements").await?, 0);
        Ok(())
    });
}

#[test]
fn what_was_deleted_comes_back_from_the_trash() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        let first = titles(&browser).await?.first().cloned().unwrap_or_default();
        browser.run("document.querySelector('.objective__open').focus(); return true;", vec![]).await?;
        browser.press(Key::Delete).await?;
        let gone = format!(
            "![...document.querySelectorAll('.objective__open')].some(one => one.textContent === {first:?})"
        );
        browser.until_true(&gone).await?;
        browser.run("document.activeElement?.blur(); return true;", vec![]).await?;
        browser.press_with(&[Key::Control], 'z').await?;
        browser.until_text(".outline", &first).await
    });
}

#[test]
fn a_comment_is_written_and_stays() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        stage.open(&browser, "#/outline/k-search").await?;
        browser.find("#panel .write textarea").await?;
        browser.fill("#panel .write textarea", "Which cities first?").await?;
        browser.press_with(&[Key::Control], Key::Enter).await?;
        browser.until_text("#panel", "Which cities first?").await?;
        browser.reload().await?;
        browser.until_text("#panel", "Which cities first?").await
    });
}

#[test]
fn what_is_made_below_the_fold_is_brought_into_the_window() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        browser
            .run(
                "const seen = one => one.getBoundingClientRect().bottom < innerHeight;
                 [...document.querySelectorAll('.objective__open')].filter(seen).pop().focus();
                 return true;",
                vec![],
            )
            .await?;
        browser.press('n').await?;
        browser.until_true("document.activeElement?.id?.startsWith('title-o')").await?;
        let within = "(() => { const box = document.activeElement.getBoundingClientRect();
                       return box.top >= 0 && box.bottom <= innerHeight; })()";
        browser.until_true(within).await?;
        Ok(())
    });
}
