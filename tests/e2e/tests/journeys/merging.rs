//! Two copies become one: exchanged as files, looked at before anything changes, settled, taken back.

use e2e::{Browser, Key, Look, Stage, Trouble, journey};
use serde_json::{Value, json};
use std::rc::Rc;

use crate::support::{
    FIRM, SMALL, choose, command, delete, drop_file, goal, i_am, let_go, link_row, merge, press_in, real_set,
    retitle, saved, see_sample, titles, until_notice,
};

/// A published set of fourteen objectives of one team.
const SET: &str = "squad-games-2020.json";

/// Somebody who opened the set from the first page.
async fn with_the_set(stage: &Stage, text: &str) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visit("", Look::default()).await?;
    drop_file(&browser, SET, text).await?;
    browser.until_text(".filters__found", "14").await?;
    Ok(browser)
}

/// Aligns one goal of the list to another.
async fn align(stage: &Stage, browser: &Browser, from: &str, to: &str) -> Result<(), Trouble> {
    let id = goal(browser, from).await?;
    stage.open(browser, &format!("#/outline/{id}")).await?;
    choose(browser, "#panel-align", to).await?;
    link_row(browser, to).await?;
    stage.open(browser, "#/outline").await
}

/// The id of the element of the open question about a thing.
async fn question(browser: &Browser, title: &str, asked: &str) -> Result<String, Trouble> {
    let body = "
        const all = [...document.querySelectorAll('.questions__list .question')];
        const said = all.filter(one => one.innerText.includes(arguments[0]) && one.innerText.includes(arguments[1]));
        return said.length === 1 ? said[0].id : '';";
    let what = format!("one question {asked:?} about {title:?}");
    browser
        .until(&what, async || {
            let id = browser.run(body, vec![json!(title), json!(asked)]).await?;
            Ok(id.as_str().filter(|id| !id.is_empty()).map(str::to_owned))
        })
        .await
}

/// Presses a button of a question by its words.
async fn answer(browser: &Browser, question: &str, words: &str) -> Result<(), Trouble> {
    press_in(browser, &format!("[id='{question}']"), words).await?;
    browser.until_gone(&format!("[id='{question}']")).await
}

/// Goals of the sample: two of the company, two of a unit of it.
const SHOP: &str = "Win back the weekly shop";
const HUBS: &str = "Stores become the hubs of delivery";
const SHELVES: &str = "Shelves that are never empty";
const STOCK: &str = "Everyone sees the stock as it is, not as it was";

const STREAM: &str = "Make the stream good!";
const CHESS: &str = "Alpha release of Squad Chess";

/// Settles two of three questions, the first with the keyboard alone.
async fn settle_two(browser: &Browser) -> Result<(), Trouble> {
    let_go(browser).await?;
    browser.press('6').await?;
    browser.until_text(".questions__count", "3 questions are open").await?;
    let values = question(browser, "Squad Chess", "two answers").await?;
    // The Tab key comes into the page; j goes from question to question.
    for _ in 0..60 {
        if browser.run("return !!document.activeElement.closest('.questions');", vec![]).await? == true {
            break;
        }
        browser.press(Key::Tab).await?;
    }
    for _ in 0..3 {
        browser.press('j').await?;
        if browser.run("return document.activeElement.id;", vec![]).await? == json!(values) {
            break;
        }
    }
    browser.until_true(&format!("document.activeElement.id === {}", json!(values))).await?;
    let theirs = browser
        .run(
            "const answers = [...document.activeElement.querySelectorAll('.question__answer')];
             return answers.findIndex(one => one.innerText.includes('千人'));",
            vec![],
        )
        .await?;
    let nth = u32::try_from(theirs.as_i64().unwrap_or(-1) + 1).unwrap_or(0);
    browser.press(char::from_digit(nth, 10).unwrap_or('0')).await?;
    browser.until_gone(&format!("[id='{values}']")).await?;
    browser.until_text(".questions__count", "2 questions are open").await?;
    browser.until_true("document.activeElement.closest('[data-question]') !== null").await?;
    let deleted =
        question(browser, "A stream worth an evening", "Deleted by one, changed by another").await?;
    answer(browser, &deleted, "Keep it").await?;
    Ok(())
}

#[test]
fn two_copies_of_a_real_set_become_one_whoever_merges_first() {
    let Some(text) = real_set(SET) else { return };
    journey(async |stage| {
        let ana = with_the_set(stage, &text).await?;
        let bo = with_the_set(stage, &text).await?;
        assert_eq!(titles(&ana).await?, titles(&bo).await?);
        let all = titles(&ana).await?;
        let [chess, stream, upper, lower, hers, his] =
            [0, 1, 3, 4, 5, 6].map(|at: usize| all.get(at).cloned().unwrap_or_default());
        assert_eq!([chess.as_str(), stream.as_str()], [CHESS, STREAM]);

        retitle(&ana, &chess, "Squad Chess, which friends recommend").await?;
        delete(&ana, &stream).await?;
        align(stage, &ana, &upper, &lower).await?;
        retitle(&ana, &hers, "Only Ana wrote this").await?;

        retitle(&bo, &chess, "Squad Chess for a thousand people 千人").await?;
        retitle(&bo, &stream, "A stream worth an evening").await?;
        align(stage, &bo, &lower, &upper).await?;
        retitle(&bo, &his, "Only Bo wrote this").await?;

        // Both give each other their file; others get both files, in one order and in the other.
        let (hers, his) = (saved(&ana).await?, saved(&bo).await?);
        merge(&ana, "from-bo.json", &his).await?;
        merge(&bo, "from-ana.json", &hers).await?;
        let both = saved(&ana).await?;
        assert_eq!(saved(&bo).await?, both, "equal, byte for byte");
        for (first, second) in [(&hers, &his), (&his, &hers)] {
            let third = stage.visit("", Look::default()).await?;
            drop_file(&third, "first.json", first).await?;
            third.find(".row.objective").await?;
            merge(&third, "second.json", second).await?;
            assert_eq!(saved(&third).await?, both, "in either order");
            third.close().await?;
        }
        for browser in [&ana, &bo] {
            let now = titles(browser).await?;
            assert!(
                ["Only Ana wrote this", "Only Bo wrote this"]
                    .iter()
                    .all(|one| now.contains(&(*one).to_owned()))
            );
        }

        settle_two(&ana).await?;

        // The third one Bo settles, in his copy.
        stage.open(&bo, "#/disagreements").await?;
        bo.until_text(".questions__count", "3 questions are open").await?;
        let ring = question(&bo, &upper, "Alignments in a loop").await?;
        bo.click(&format!("[id='{ring}-choice-0']")).await?;
        bo.until_gone(&format!("[id='{ring}']")).await?;

        let (hers, his) = (saved(&ana).await?, saved(&bo).await?);
        merge(&ana, "from-bo-again.json", &his).await?;
        merge(&bo, "from-ana-again.json", &hers).await?;
        let end = saved(&ana).await?;
        assert_eq!(saved(&bo).await?, end, "equal again");
        assert!(end.contains("千人") && end.contains("A stream worth an evening"));
        for browser in [&ana, &bo] {
            stage.open(browser, "#/disagreements").await?;
            browser.until_text(".questions", "Nobody disagrees").await?;
            assert_eq!(browser.console_errors().await?, [""; 0]);
        }
        Ok(())
    });
}

/// Somebody of the sample who opened a copy of it.
async fn mate(stage: &Stage, name: &str, base: &str) -> Result<Rc<Browser>, Trouble> {
    let browser = stage.visit("", Look::default()).await?;
    drop_file(&browser, "copy.json", base).await?;
    browser.find(".row.objective").await?;
    i_am(&browser, name).await?;
    Ok(browser)
}

/// The rows of the files in the preview: what each says.
async fn brought_files(browser: &Browser) -> Result<Vec<String>, Trouble> {
    let found = browser
        .run("return [...document.querySelectorAll('.bring__file')].map(row => row.innerText);", vec![])
        .await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Presses the box that stands before the heading of a unit in the preview.
async fn press_unit(browser: &Browser, unit: &str) -> Result<(), Trouble> {
    let body = "
        const groups = [...document.querySelectorAll('dialog[open] .changes__group')];
        const group = groups.find(group => group.querySelector('.changes__unit').innerText.startsWith(arguments[0]));
        return group?.querySelector('.changes__head input')?.id || '';";
    let what = format!("the box of {unit:?}");
    let id = browser
        .until(&what, async || {
            let id = browser.run(body, vec![json!(unit)]).await?;
            Ok(id.as_str().filter(|id| !id.is_empty()).map(str::to_owned))
        })
        .await?;
    browser.click(&format!("label:has([id='{id}'])")).await
}

/// What a lead has in the mailbox: copies of two teammates, an old one, one that is torn, one changed by
/// hand, one of another workspace, and plain OKRs; each with its name.
async fn eleven_files(stage: &Stage, base: &str) -> Result<Vec<(String, String)>, Trouble> {
    // Two teammates who mailed one copy after the other.
    let mut mailed: Vec<(String, String)> = vec![("base.json".to_owned(), base.to_owned())];
    let ana = mate(stage, "Ana Lindqvist", base).await?;
    for (nth, title) in [HUBS, SHELVES, STOCK].into_iter().enumerate() {
        retitle(&ana, title, &format!("Ana changed this {nth}")).await?;
        mailed.push((format!("ana-{nth}.json"), saved(&ana).await?));
    }
    let ravi = mate(stage, "Ravi Menon", base).await?;
    for (nth, title) in [(0, HUBS), (1, "Ravi once"), (2, "Ravi twice")] {
        let to = ["Ravi once", "Ravi twice", "Ravi three times"].get(nth).copied().unwrap_or_default();
        retitle(&ravi, title, to).await?;
        mailed.push((format!("ravi-{nth}.json"), saved(&ravi).await?));
    }
    let last = mailed.get(3).map(|(_, text)| text.clone()).unwrap_or_default();
    let torn = last.get(..last.floor_char_boundary(last.len() * 4 / 5)).unwrap_or_default().to_owned();
    let by_hand =
        base.replace("\"title\":\"Win back the weekly shop\"", "\"title\":\"Typed into the file by hand\"");
    mailed.push(("torn.json".to_owned(), torn));
    mailed.push(("by-hand.json".to_owned(), by_hand));
    mailed.push(("firm.json".to_owned(), FIRM.to_owned()));
    mailed.push(("small.json".to_owned(), SMALL.to_owned()));
    Ok(mailed)
}

/// Switches a file of the preview on or off.
async fn switch_file(browser: &Browser, name: &str) -> Result<(), Trouble> {
    let body = "
        const rows = [...document.querySelectorAll('.bring__file')];
        const row = rows.find(row => row.innerText.includes(arguments[0]));
        return row?.querySelector('[id^=take-file-]')?.id || '';";
    let id = browser.run(body, vec![json!(name)]).await?;
    browser.click(&format!("[id='{}']", id.as_str().unwrap_or_default())).await
}

#[test]
fn a_lead_merges_eleven_files_at_once_leaves_a_unit_out_and_takes_it_all_back() {
    journey(async |stage| {
        let lead = stage.visit("", Look::default()).await?;
        see_sample(&lead).await?;
        i_am(&lead, "Di Okafor").await?;
        let base = saved(&lead).await?;

        let mailed = eleven_files(stage, &base).await?;
        assert_eq!(mailed.len(), 11);
        let files: Vec<(&str, &str)> =
            mailed.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();

        // The preview says of each file what it is, in words of the trade what changes, and changes nothing.
        lead.drop_files("body", &files).await?;
        lead.until_text("dialog[open]", "What these 11 files bring").await?;
        lead.until_count(".bring__file", 11).await?;
        let rows = brought_files(&lead).await?;
        let row = |name: &str| rows.iter().find(|row| row.contains(name)).cloned().unwrap_or_default();
        assert!(row("ana-2.json").contains("Ana Lindqvist"), "{rows:?}");
        assert!(row("ravi-2.json").contains("Ravi Menon"), "{rows:?}");
        assert!(row("torn.json").contains("to look at"), "{rows:?}");
        assert!(row("firm.json").contains("Korn und Salz"), "{rows:?}");
        assert!(row("by-hand.json").contains("another tool"), "{rows:?}");
        let untaken = lead.count(".bring__file[data-taken=false]").await?;
        assert_eq!(untaken, 2, "other workspaces are not merged by themselves: {rows:?}");
        let told = lead.text("dialog[open]").await?;
        for part in ["Ana changed this 0", "Ravi three times", "disagreement", "Typed into the file by hand"]
        {
            assert!(told.contains(part), "{part:?} in {told}");
        }
        let now = titles(&lead).await?;
        assert!(
            now.contains(&SHOP.to_owned()) && now.contains(&HUBS.to_owned()),
            "nothing changes yet: {now:?}"
        );

        // Plain OKRs of others come in where the lead says so, and go again.
        switch_file(&lead, "small.json").await?;
        lead.until_count(".bring__file[data-taken=false]", 1).await?;
        lead.until_text("dialog[open]", "Win the enterprise segment").await?;

        // One unit is left out.
        press_unit(&lead, "Supply chain").await?;
        lead.until_text("dialog[open]", "left out").await?;
        let button = lead.text("#merge-here").await?;
        assert!(button.contains(" of "), "{button}");
        lead.click("#merge-here").await?;
        lead.until_gone("dialog[open]").await?;
        until_notice(&lead, "files are merged").await?;
        lead.until_text(".outline", "Typed into the file by hand").await?;
        let merged = titles(&lead).await?;
        assert!(merged.contains(&"Ravi three times".to_owned()), "{merged:?}");
        let with = saved(&lead).await?;
        assert!(with.contains("Win the enterprise segment") && !with.contains("Korn und Salz"));
        assert!(!with.contains("Ana changed this 1") && !with.contains("Ana changed this 2"), "left out");

        // One step back, one forward.
        command(&lead, 'z').await?;
        lead.until_text(".outline", SHOP).await?;
        assert_eq!(saved(&lead).await?, base, "as if the files had never come");
        command(&lead, 'y').await?;
        lead.until_text(".outline", "Typed into the file by hand").await?;
        assert_eq!(saved(&lead).await?, with);
        lead.reload().await?;
        lead.until_text(".outline", "Typed into the file by hand").await?;

        // What was left out comes when its file is opened again.
        let ana_last = mailed.get(3).map(|(_, text)| text.clone()).unwrap_or_default();
        merge(&lead, "ana-2.json", &ana_last).await?;
        lead.until_text(".outline", "Ana changed this 2").await?;
        assert_eq!(lead.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn replacing_keeps_a_snapshot_that_opens_beside_and_is_undone() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        let old = saved(&browser).await?;
        let first = titles(&browser).await?.first().cloned().unwrap_or_default();
        retitle(&browser, &first, "Written after that file").await?;

        // The file is older: merging it would bring nothing, taking its place would.
        drop_file(&browser, "monday.json", &old).await?;
        browser.until_text("dialog[open]", "Nothing new").await?;
        browser.click("#replace-here").await?;
        browser.until_text("dialog[open]", "A snapshot of the present state is kept first").await?;
        browser.click("#replace-now").await?;
        browser.until_gone("dialog[open]").await?;
        browser.until_text(".outline", &first).await?;
        assert_eq!(saved(&browser).await?, old, "it says what the file says");
        command(&browser, 'z').await?;
        browser.until_text(".outline", "Written after that file").await?;
        command(&browser, 'y').await?;
        browser.until_text(".outline", &first).await?;

        // What was there is on the page of files, and opens beside.
        stage.open(&browser, "#/files").await?;
        browser.until_text("#snapshots", "before it was replaced with monday.json").await?;
        press_in(&browser, "#snapshots", "Open beside").await?;
        stage.open(&browser, "#/outline").await?;
        browser.until_text(".outline", "Written after that file").await?;
        stage.open(&browser, "#/files").await?;
        browser.until_count(".workspaces .file, [aria-labelledby=files-workspaces] .file", 2).await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}
