//! Ten check-ins of ten measures by keyboard events alone, with the keys counted.

use e2e::{Browser, Key, Look, Trouble, journey};
use serde_json::{Value, json};

use crate::support::{drop_file, i_am};

/// Counts keys, and whatever a pointer does.
const COUNTERS: &str = "
    globalThis.counted = { keys: 0, pointer: 0 };
    addEventListener('keydown', () => { globalThis.counted.keys += 1; }, true);
    for (const name of ['pointermove', 'pointerdown', 'mousemove', 'mousedown', 'touchstart', 'wheel'])
        addEventListener(name, () => { globalThis.counted.pointer += 1; }, true);";

/// What somebody says of one key result.
struct Said {
    /// Its id.
    id: &'static str,
    /// Its fields in the file.
    fields: &'static str,
    /// What is typed where the value is asked.
    value: &'static str,
    /// The confidence.
    belief: &'static str,
    /// The note.
    note: &'static str,
    /// What its row then says.
    shows: &'static str,
}

const STEPS: &str = r#""measure":"milestones","milestones":[{"key":"a","title":"Draft","weight":1},{"key":"b","title":"Pilot","weight":1}]"#;

const SAYS: [Said; 10] = [
    Said {
        id: "k0",
        fields: r#""measure":"reach","start":0,"target":42"#,
        value: "36",
        belief: "7",
        note: "Lyon opened",
        shows: "36",
    },
    Said {
        id: "k1",
        fields: r#""measure":"reach","start":12,"target":4,"measured_in":"days""#,
        value: "6.5",
        belief: "6",
        note: "",
        shows: "6.5",
    },
    Said {
        id: "k2",
        fields: r#""measure":"above","floor":95"#,
        value: "97",
        belief: "9",
        note: "",
        shows: "97",
    },
    Said {
        id: "k3",
        fields: r#""measure":"below","ceiling":4"#,
        value: "3",
        belief: "8",
        note: "two nights",
        shows: "3",
    },
    Said {
        id: "k4",
        fields: r#""measure":"between","low":3,"high":5"#,
        value: "4",
        belief: "5",
        note: "",
        shows: "4",
    },
    Said { id: "k5", fields: r#""measure":"yes_no""#, value: "y", belief: "9", note: "signed", shows: "Yes" },
    Said { id: "k6", fields: STEPS, value: "1", belief: "4", note: "", shows: "1 of 2 steps" },
    Said { id: "k7", fields: r#""measure":"judged""#, value: "40", belief: "3", note: "", shows: "40" },
    Said {
        id: "k8",
        fields: r#""measure":"judged""#,
        value: "half the team agrees",
        belief: "5",
        note: "",
        shows: "half the team agrees",
    },
    Said {
        id: "k9",
        fields: r#""measure":"commit_target_stretch","start":0,"commit":3,"target":7,"stretch":10"#,
        value: "5",
        belief: "6",
        note: "",
        shows: "5",
    },
];

/// A company of one person with a goal of ten key results, in a cycle that runs on any day.
fn company(year: i64) -> String {
    let krs: Vec<String> = SAYS
        .iter()
        .map(|one| {
            let Said { id, fields, .. } = one;
            format!(
                "{{\"id\":\"{id}\",\"kind\":\"kr\",{fields},\"objective\":\"o\",\"order\":\"{}\",\"title\":\"Key result {id}\"}},",
                id.replace('k', "a")
            )
        })
        .collect();
    let before = year - 1;
    let after = year + 1;
    [
        r#"{"format":"plumbline/1","minor":0,"doc":"week","sessions":{},"items":["#.to_owned(),
        format!(
            "{{\"id\":\"c\",\"kind\":\"cycle\",\"end\":\"{after}-12-31\",\"name\":\"Running\",\"order\":\"a0\",\"start\":\"{before}-07-01\"}},"
        ),
        krs.join("\n"),
        r#"{"id":"o","kind":"objective","cycle":"c","order":"a0","stage":"published","title":"A week well told","unit":"u"},"#
            .to_owned(),
        r#"{"id":"p","kind":"person","name":"Ida Berg","order":"a0","unit":"u"},"#.to_owned(),
        r#"{"id":"u","kind":"unit","lead":"p","name":"Korn und Salz","order":"a0","type":"company"},"#.to_owned(),
        r#"{"id":"w-week","kind":"workspace","cadence_days":7,"name":"Korn und Salz"}],"end":{"items":15}}"#.to_owned(),
    ]
    .join("\n")
}

async fn counted(browser: &Browser, what: &str) -> Result<i64, Trouble> {
    let found = browser.run(&format!("return globalThis.counted.{what};"), vec![]).await?;
    Ok(found.as_i64().unwrap_or(-1))
}

/// Waits until a field of this row has the focus.
async fn until_in(browser: &Browser, part: &str, id: &str) -> Result<(), Trouble> {
    browser.until_true(&format!("document.activeElement?.id?.startsWith('{part}-{id}')")).await.map(drop)
}

#[test]
fn ten_check_ins_take_at_most_four_keys_each_beyond_what_is_said() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        let year = browser.run("return new Date().getFullYear();", vec![]).await?;
        drop_file(&browser, "week.json", &company(year.as_i64().unwrap_or(2026))).await?;
        browser.find(".rail__me").await?;
        i_am(&browser, "Ida Berg").await?;
        browser.run("document.activeElement?.blur();", vec![]).await?;
        browser.run(COUNTERS, vec![]).await?;
        browser.press('w').await?;
        until_in(&browser, "said", "k0").await?;
        let mut most = 0;
        for (at, one) in SAYS.iter().enumerate() {
            until_in(&browser, "said", one.id).await?;
            let before = counted(&browser, "keys").await?;
            browser.type_text(one.value).await?;
            browser.press(Key::Enter).await?;
            until_in(&browser, "belief", one.id).await?;
            browser.type_text(one.belief).await?;
            browser.press(Key::Enter).await?;
            until_in(&browser, "happened", one.id).await?;
            if !one.note.is_empty() {
                browser.type_text(one.note).await?;
            }
            browser.press(Key::Enter).await?;
            let all = counted(&browser, "keys").await? - before;
            let said = i64::try_from(one.value.chars().count() + one.note.chars().count()).unwrap_or(0);
            println!(
                "{}: {all} keys, {} beyond its value and its note, the confidence among them",
                one.id,
                all - said
            );
            most = most.max(all - said);
            browser.until_text(".check-in__sum", &format!("{} of 10 done", at + 1)).await?;
            browser.until_text(&format!("#line-{}", one.id), one.shows).await?;
        }
        let pointer = counted(&browser, "pointer").await?;
        println!("at most {most} keys beyond value and note, pointer events {pointer}");
        assert!(most <= 4, "{most} keys");
        assert_eq!(pointer, 0);
        browser.until_true("document.activeElement?.id === 'check-in-sum'").await?;
        browser.until_text(".check-in__sum", "All done").await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);

        // What was said is kept, and nothing is due any more.
        browser.reload().await?;
        browser.until_text("#line-k0", "36").await?;
        browser.until_text("#line-k5", "Yes").await?;
        assert_eq!(browser.count(".check-line[data-turn=due], .check-line[data-turn=overdue]").await?, 0);
        Ok(())
    });
}

#[test]
fn what_is_written_survives_leaving_the_page_and_a_correction_keeps_the_old_record() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        let year = browser.run("return new Date().getFullYear();", vec![]).await?;
        drop_file(&browser, "week.json", &company(year.as_i64().unwrap_or(2026))).await?;
        browser.find(".rail__me").await?;
        i_am(&browser, "Ida Berg").await?;
        stage.open(&browser, "#/check-in").await?;
        until_in(&browser, "said", "k0").await?;
        browser.type_text("21").await?;
        browser.run("location.hash = '#/asks';", vec![]).await?;
        browser.until_gone(".check-line").await?;
        browser.run("location.hash = '#/check-in';", vec![]).await?;
        until_in(&browser, "said", "k0").await?;
        let written = browser.run("return document.getElementById('said-k0').value;", vec![]).await?;
        assert_eq!(written, json!("21"));
        for _ in 0..3 {
            browser.press(Key::Enter).await?;
        }
        browser.until_text("#line-k0 .check-line__moved", "→ 0.50").await?;
        browser
            .run("[...document.querySelectorAll('#line-k0 .check-line__acts button')][0].click();", vec![])
            .await?;
        until_in(&browser, "said", "k0").await?;
        browser.press_with(&[Key::Control], 'a').await?;
        browser.type_text("24").await?;
        for _ in 0..3 {
            browser.press(Key::Enter).await?;
        }
        browser.until_text("#line-k0 .check-line__figure", "24").await?;
        stage.open(&browser, "#/check-in/k0").await?;
        browser.until_text("#panel", "24").await?;
        let gone = browser
            .run("return document.querySelector('#panel .timeline__entry[data-retracted]')?.textContent ?? '';", vec![])
            .await?;
        assert!(matches!(&gone, Value::String(text) if text.contains("21")), "{gone}");
        Ok(())
    });
}
