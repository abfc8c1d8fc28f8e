//! A whole quarter: goals are set, worked on and changed, judged by two people on two copies, looked back on,
//! and carried over; and both copies tell the same.

use e2e::{Browser, Key, Look, Stage, Trouble, journey};
use serde_json::json;

use crate::support::{drop_file, goal, i_am, let_go, merge_brought, pick, saved};

/// The page believes that it is the day its window is named after, wherever the test runs.
const CALENDAR: &str = "
    const RealDate = Date, began = RealDate.now(), then = Number(window.name) || RealDate.UTC(2026, 5, 24, 9);
    class StoryDate extends RealDate {
        constructor(...parts) { parts.length ? super(...parts) : super(StoryDate.now()); }
        static now() { return then + RealDate.now() - began; }
    }
    globalThis.Date = StoryDate;";

/// A shop with a quarter behind it, one before it, and one goal for that.
const SHOP: &str = r#"{"format":"plumbline/1","minor":0,"doc":"shop",
"sessions":{},
"items":[
{"id":"c-q2","kind":"cycle","end":"2026-06-30","name":"2026 Q2","order":"a0","parent":"c-year","period":"quarter","phase":"closed","start":"2026-04-01"},
{"id":"c-q3","kind":"cycle","end":"2026-09-30","name":"2026 Q3","order":"a1","parent":"c-year","period":"quarter","phase":"planning","start":"2026-07-01"},
{"id":"c-year","kind":"cycle","end":"2026-12-31","name":"2026","order":"a0","period":"year","phase":"running","start":"2026-01-01"},
{"id":"k-app","kind":"kr","measure":"reach","objective":"o-app","order":"a0","owners":["p-bo"],"start":0,"target":40,"title":"Orders by app a day"},
{"id":"k-menu","kind":"kr","measure":"reach","objective":"o-menu","order":"a0","owners":["p-bo"],"score":0.5,"start":0,"target":10,"title":"Dishes without waste"},
{"id":"l-y89Ov5","kind":"link","counts":"contributes","from":"o-app","on":true,"state":"accepted","to":"o-year"},
{"id":"o-app","kind":"objective","cycle":"c-q3","order":"a0","origin":"from_above","owners":["p-bo"],"primary":"o-year","published":"2026-06-20T09:00:00Z","stage":"published","title":"People order before they come","unit":"u-shop"},
{"id":"o-menu","kind":"objective","cycle":"c-q2","order":"a0","origin":"own_idea","owners":["p-bo"],"published":"2026-03-28T09:00:00Z","stage":"published","title":"A menu that nobody throws away","unit":"u-shop","why":"Half of it went into the bin"},
{"id":"o-year","kind":"objective","cycle":"c-year","order":"a0","owners":["p-ana"],"published":"2026-01-10T09:00:00Z","stage":"published","title":"Nobody waits for food","unit":"u-shop"},
{"id":"p-ana","kind":"person","name":"Ana Ruiz","order":"a0","unit":"u-shop"},
{"id":"p-bo","kind":"person","manager":"p-ana","name":"Bo Chen","order":"a1","unit":"u-shop"},
{"id":"u-shop","kind":"unit","lead":"p-ana","name":"Shop","order":"a0","type":"company"},
{"id":"w-shop","kind":"workspace","cadence_days":7,"name":"Shop"}],
"end":{"items":13}}"#;

const OWN: &str = "Regulars who know our names";
const OWN_KR: &str = "Families that come every week from 10 to 30";
const APP_KR: &str = "Orders by app a day";

/// Goes on to another day: the page is loaded again as on that morning.
async fn it_is(browser: &Browser, year: u32, month: u32, day: u32) -> Result<(), Trouble> {
    let name = "window.name = String(Date.UTC(...arguments)); return true;";
    browser.run(name, vec![json!(year), json!(month - 1), json!(day), json!(9)]).await?;
    browser.reload().await?;
    browser.find(".rail").await.map(drop)
}

/// Judges the item with this title on the page of scores, and saves.
async fn judge(browser: &Browser, title: &str, score: &str, reason: Option<&str>) -> Result<(), Trouble> {
    let what = format!("{title:?} one after another");
    browser
        .until(&what, async || {
            let form = browser.all(".scores-judge").await?;
            let Some(form) = form.first() else { return Ok(None) };
            if form.text().await?.contains(title) {
                return Ok(Some(()));
            }
            browser.click("#scores-next").await?;
            Ok(None)
        })
        .await?;
    browser.fill("#scores-score", score).await?;
    browser.press(Key::Enter).await?;
    if let Some(reason) = reason {
        browser.until_true("document.activeElement?.id === 'scores-reason'").await?;
        browser.type_text(reason).await?;
        browser.press(Key::Enter).await?;
    }
    Ok(())
}

/// Says something in the retrospective: 0 is what went well, 1 what did not, 2 what to try.
async fn remark(browser: &Browser, column: u8, text: &str) -> Result<(), Trouble> {
    browser.fill(&format!("#retro-add-{column}"), text).await?;
    browser.press(Key::Enter).await?;
    said(browser, text).await
}

/// Waits until a remark says this; one's own stands in a field.
async fn said(browser: &Browser, text: &str) -> Result<(), Trouble> {
    let body = "
        const said = one => one.innerText + [...one.querySelectorAll('textarea')].map(one => one.value).join();
        return [...document.querySelectorAll('.retrospective__remark')].some(one => said(one).includes(arguments[0]));";
    browser
        .until(&format!("the remark {text:?}"), async || {
            let is_there = browser.run(body, vec![json!(text)]).await?;
            Ok(is_there.as_bool().filter(|is_there| *is_there))
        })
        .await
        .map(drop)
}

/// What the scorecard says, word for word.
async fn scorecard(stage: &Stage, browser: &Browser) -> Result<String, Trouble> {
    stage.open(browser, "#/scorecard").await?;
    browser.until_text(".scorecard__table", "Own").await?;
    let found = browser.run("return document.querySelector('.scorecard__table').innerText;", vec![]).await?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}

/// Goals are set, and the quarter begins.
async fn set(stage: &Stage, ana: &Browser) -> Result<(), Trouble> {
    drop_file(ana, "shop.json", SHOP).await?;
    ana.find(".rail__me").await?;
    i_am(ana, "Ana Ruiz").await?;
    pick(ana, "#cycle-switch", "2026 Q3").await?;
    ana.until_text(".outline", "People order before they come").await?;
    let_go(ana).await?;
    ana.press('n').await?;
    ana.until_true("document.activeElement?.id?.startsWith('title-o')").await?;
    ana.type_text(OWN).await?;
    ana.press(Key::Enter).await?;
    let own = goal(ana, OWN).await?;
    stage.open(ana, &format!("#/outline/{own}")).await?;
    pick(ana, "#panel-origin", "Own idea").await?;
    ana.fill("#panel-kr-add", OWN_KR).await?;
    ana.press(Key::Enter).await?;
    ana.click("#panel-acts").await?;
    ana.click("#panel-acts-publish").await?;
    stage.open(ana, "#/setting").await?;
    ana.click("#set-start").await?;
    ana.click("#set-start-now").await?;
    ana.until_gone("#set-start").await
}

/// A week with a check-in, and a change with its reason.
async fn work(stage: &Stage, ana: &Browser) -> Result<(), Trouble> {
    it_is(ana, 2026, 8, 17).await?;
    stage.open(ana, "#/outline").await?;
    pick(ana, "#cycle-switch", "2026 Q3").await?;
    let row = goal(ana, APP_KR).await?;
    ana.run("document.querySelector(`[id='row-${arguments[0]}'] .kr__open`).focus();", vec![json!(row)])
        .await?;
    ana.press('c').await?;
    ana.until_true("document.activeElement?.closest('.checkin') !== null").await?;
    ana.type_text("18").await?;
    ana.press(Key::Enter).await?;
    ana.until_gone(".checkin").await?;
    stage.open(ana, &format!("#/outline/{row}")).await?;
    ana.fill("#panel-number-target", "25").await?;
    ana.press(Key::Enter).await?;
    ana.find("#changing").await?;
    ana.fill("#changing-reason", "Half of us work on the harbour now").await?;
    ana.click("#changing-keep").await?;
    ana.until_gone("#changing").await
}

#[test]
fn a_whole_quarter_is_set_changed_judged_looked_back_on_and_carried_over_by_two() {
    journey(async |stage| {
        let ana = stage.visitor(Look::default()).await?;
        ana.before_each_page(CALENDAR).await?;
        stage.open(&ana, "").await?;
        set(stage, &ana).await?;
        work(stage, &ana).await?;
        let fork = saved(&ana).await?;

        // The quarter is over. Bo judges his key result and says what he thinks, on a copy of his own.
        let bo = stage.visitor(Look::default()).await?;
        bo.before_each_page(CALENDAR).await?;
        stage.open(&bo, "").await?;
        it_is_for_a_new_visitor(stage, &bo, &fork).await?;
        stage.open(&bo, "#/scores").await?;
        bo.click("#scores-begin").await?;
        judge(&bo, APP_KR, "0.9", Some("The last week went better than the numbers")).await?;
        stage.open(&bo, "#/retrospective").await?;
        remark(&bo, 0, "The harbour called us, not we them").await?;
        let from_bo = saved(&bo).await?;

        // Ana judges hers, without having seen his.
        it_is(&ana, 2026, 10, 2).await?;
        stage.open(&ana, "#/scores").await?;
        pick(&ana, "#cycle-switch", "2026 Q3").await?;
        ana.click("#scores-begin").await?;
        judge(&ana, "Families that come every week", "0.8", None).await?;
        stage.open(&ana, "#/retrospective").await?;
        remark(&ana, 1, "We asked nobody why they stay").await?;
        merge_brought(&ana, &[("bo.json", &from_bo)]).await?;
        said(&ana, "The harbour called us, not we them").await?;
        said(&ana, "We asked nobody why they stay").await?;
        // Objectives are the means of their key results: nothing is left to judge.
        stage.open(&ana, "#/scores").await?;
        ana.click("#scores-close").await?;
        ana.click("#scores-close-now").await?;
        ana.find("#scores-reopen").await?;

        // The scorecard counts both, as first set and as changed.
        let card = scorecard(stage, &ana).await?;
        for part in ["From above", "0.90", "0.80"] {
            assert!(card.contains(part), "{part} in {card}");
        }

        // One goes on into the next quarter, which is made for it.
        stage.open(&ana, "#/carry-over").await?;
        let app = goal_row(&ana, "People order before they come").await?;
        ana.run("document.getElementById(arguments[0]).focus();", vec![json!(app)]).await?;
        ana.press('2').await?;
        ana.find("#carry-over-make").await?;
        ana.click("#carry-over-make").await?;
        ana.until_text("#main", "Continued as").await?;

        // Two quarters beside each other.
        stage.open(&ana, "#/insights").await?;
        ana.run("for (const one of document.querySelectorAll('.insights__fold')) one.open = true;", vec![])
            .await?;
        for cycle in ["2026 Q2", "2026 Q3"] {
            ana.until_text(".insights__table", cycle).await?;
        }
        stage.open(&ana, "#/report").await?;
        ana.until_text("#main", "Half of us work on the harbour now").await?;

        // What Ana has, Bo has after merging it, word for word.
        let from_ana = saved(&ana).await?;
        merge_brought(&bo, &[("ana.json", &from_ana)]).await?;
        assert_eq!(scorecard(stage, &bo).await?, card);
        stage.open(&bo, "#/outline").await?;
        pick(&bo, "#cycle-switch", "2026 Q4").await?;
        bo.until_text(".outline", "People order before they come").await?;
        stage.open(&bo, "#/disagreements").await?;
        assert_eq!(bo.count(".question").await?, 0);
        for browser in [&ana, &bo] {
            assert_eq!(browser.console_errors().await?, [""; 0]);
        }
        Ok(())
    });
}

/// A colleague opens the file on the day after the quarter.
async fn it_is_for_a_new_visitor(stage: &Stage, bo: &Browser, file: &str) -> Result<(), Trouble> {
    let name = "window.name = String(Date.UTC(2026, 9, 2, 9)); return true;";
    bo.run(name, vec![]).await?;
    bo.reload().await?;
    bo.find("#start-empty").await?;
    drop_file(bo, "shop.json", file).await?;
    bo.find(".rail__me").await?;
    i_am(bo, "Bo Chen").await?;
    stage.open(bo, "#/outline").await?;
    pick(bo, "#cycle-switch", "2026 Q3").await
}

/// The row of a goal on the page of carry-over.
async fn goal_row(browser: &Browser, title: &str) -> Result<String, Trouble> {
    let body = "
        const rows = [...document.querySelectorAll('.carry-over__row')];
        return rows.find(row => row.innerText.includes(arguments[0]))?.id || '';";
    browser
        .until("a row to carry over", async || {
            let id = browser.run(body, vec![json!(title)]).await?;
            Ok(id.as_str().filter(|id| !id.is_empty()).map(str::to_owned))
        })
        .await
}
