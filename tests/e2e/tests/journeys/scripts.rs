//! Pages of somebody else's that lie beside the app and call its functions (rules X30 to X36).

use e2e::{Browser, Look, Stage, Trouble, journey};
use serde_json::{Value, json};

use crate::support::see_sample;

const OURS: &str = r#"{"organization": "Acme", "cycle": {"name": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"},
"units": [{"id": "u1", "name": "Acme", "kind": "company"}],
"objectives": [{"id": "o1", "unit": "u1", "title": "Win the enterprise segment", "key_results": [
    {"id": "k1", "title": "Reference customers", "metric": {"kind": "number", "start": 0, "target": 10},
     "checkins": [{"at": "2026-08-14", "value": 5}]}]}]}"#;

/// The same with another check-in, and another objective with a parent that is not there.
fn theirs() -> String {
    OURS.replace(
        "\"value\": 5}]}]}]}",
        "\"value\": 5}, {\"at\": \"2026-08-21\", \"value\": 6}]}]},\n\
         {\"id\": \"o2\", \"unit\": \"u1\", \"title\": \"Keep them\", \"parent\": \"o9\"}]}",
    )
}

/// The first block of code of a language in the README's section for scripts.
fn example(language: &str) -> Option<String> {
    let readme = std::fs::read_to_string(e2e::project().join("README.md")).ok()?;
    let (_, section) = readme.split_once("## For scripts")?;
    let (_, block) = section.split_once(&format!("```{language}\n"))?;
    Some(block.split_once("```")?.0.to_owned())
}

/// A page of somebody else's with a script, under a policy as strict as the app's.
async fn open(stage: &Stage, script: &str) -> Result<std::rc::Rc<Browser>, Trouble> {
    let page =
        example("html").ok_or_else(|| Trouble::Missing { what: "the example of the README".to_owned() })?;
    stage.site.put("goals.html", &page);
    stage.site.put("goals.js", script);
    let browser = stage.visitor(Look::default()).await?;
    browser.open(&stage.site.url("goals.html")).await?;
    Ok(browser)
}

/// What a script on such a page leaves in `window.told`.
async fn told(browser: &Browser, body: &str) -> Result<Value, Trouble> {
    let script = format!(
        "window.told = undefined; (async () => {{ {body} }})().then(
             (value) => {{ window.told = value; }}, (error) => {{ window.told = {{ failed: String(error) }}; }});
         return true;"
    );
    browser.run(&script, vec![json!(OURS), json!(theirs())]).await?;
    browser.until_true("window.told").await
}

#[test]
fn x30_the_example_of_the_readme_works() {
    journey(async |stage| {
        stage.site.put("ours.json", OURS);
        stage.site.put("theirs.json", &theirs());
        let browser = open(stage, &example("js").unwrap()).await?;
        browser.until_text("body", "Keep them").await?;
        let text = browser.text("body").await?;
        for line in [
            "objectives[1].parent, line 6: “o9” is not in this file",
            " new, 1 changed, 0 to settle",
            "1 check-ins came in",
            "Win the enterprise segment: 60 %",
            "Keep them: unknown, pending",
        ] {
            assert!(text.contains(line), "{line} is missing in {text}");
        }
        stage.site.put("theirs.json", "{\n oops");
        browser.reload().await?;
        browser.until_text("body", "not_json in theirs, line 2: ").await
    });
}

#[test]
fn x30_a_page_without_the_app_is_left_alone() {
    journey(async |stage| {
        let browser = open(stage, "window.mine = true;").await?;
        browser.until_true("window.mine").await?;
        let told = told(
            &browser,
            "const app = await import('./plumbline.js');
             await app.ready();
             app.check(arguments[0]);
             const names = await indexedDB.databases();
             return { body: document.body.textContent.trim(), kept: localStorage.length + names.length,
                      title: document.title, hash: location.hash };",
        )
        .await?;
        assert_eq!(told, json!({ "body": "", "kept": 0, "title": "Our goals", "hash": "" }));
        let asked: Vec<String> = stage.site.requests().into_iter().map(|request| request.path).collect();
        let bundles: Vec<&String> = asked.iter().filter(|path| path.contains("_split_")).collect();
        assert!(bundles.len() == 1 && bundles[0].ends_with("_split_scripts.wasm"), "{asked:?}");
        assert!(asked.iter().all(|path| !path.contains(".css")), "{asked:?}");
        Ok(())
    });
}

#[test]
fn x31_x32_x35_texts_and_bytes_become_plain_values() {
    journey(async |stage| {
        let browser = open(stage, "").await?;
        let told = told(
            &browser,
            "const { ready, check, merge, compare, outline } = await import('./plumbline.js');
             await ready();
             const [ours, theirs] = arguments;
             const both = merge(ours, theirs);
             const bytes = new TextEncoder().encode(both.text);
             const one = outline(bytes, '2026-08-22');
             return { checked: check(ours), both, again: merge(bytes, bytes.buffer).text === both.text,
                      other: merge(theirs, ours).text === both.text,
                      compared: compare(ours, both.text, '2026-08-22'), outlined: one,
                      plain: [both, one, one.units].map((value) => Object.getPrototypeOf(value).constructor.name) };",
        )
        .await?;
        let at = |path: &str| told.pointer(path).cloned().unwrap_or_default();
        assert_eq!(at("/checked/format"), "plain");
        assert_eq!(at("/checked/counts/keyResults"), 1);
        // The objective, and the link to what is not there.
        assert!(at("/both/added").as_u64() >= Some(1), "{told}");
        assert_eq!(at("/both/changed"), 1);
        assert_eq!(at("/both/problems/theirs/0/kind"), "dangling");
        assert_eq!((at("/again"), at("/other")), (json!(true), json!(true)));
        assert_eq!(at("/compared/totals/checkedIn"), 1);
        assert!(at("/compared/totals/added").as_u64() >= Some(1), "{told}");
        assert_eq!(at("/outlined/today"), "2026-08-22");
        assert_eq!(at("/outlined/units/0/objectives/0/keyResults/0/value"), 6);
        assert_eq!(at("/plain"), json!(["Object", "Object", "Array"]));
        Ok(())
    });
}

#[test]
fn x36_what_goes_wrong_is_an_error_with_a_code() {
    journey(async |stage| {
        let browser = open(stage, "").await?;
        let told = told(
            &browser,
            "const { ready, check, merge, compare, outline } = await import('./plumbline.js');
             const failing = (act) => {
                 try { act(); return 'nothing'; } catch (error) {
                     return [error instanceof Error, error.name, error.code, error.which, error.line, error.column];
                 }
             };
             const early = failing(() => check(arguments[0]));
             await ready();
             const deep = '['.repeat(1e6);
             return [early, ...[
                 () => check('{ x'), () => check('[]'), () => check(7), () => check(),
                 () => check(new Uint8Array([123, 255])), () => merge(arguments[0], null),
                 () => compare('{', arguments[0]), () => outline(arguments[0], 'tomorrow'),
                 () => check('{\"format\":\"plumbline/9\"}'), () => check(deep), () => check('{\"objectives\":' + deep),
             ].map(failing), failing(() => check(arguments[0]))];",
        )
        .await?;
        let error = |code: &str, which: Value, line: Value, column: Value| {
            json!([true, "PlumblineError", code, which, line, column])
        };
        let plain = |code: &str| error(code, Value::Null, Value::Null, Value::Null);
        let list = told.as_array().cloned().unwrap_or_default();
        let want = [
            plain("not_ready"),
            error("not_json", Value::Null, json!(1), json!(3)),
            plain("not_okrs"),
            plain("not_text"),
            plain("not_text"),
            plain("not_text"),
            error("not_text", json!("theirs"), Value::Null, Value::Null),
            error("not_json", json!("before"), json!(1), json!(1)),
            plain("not_a_day"),
            plain("newer"),
        ];
        assert_eq!(list.get(..want.len()), Some(want.as_slice()));
        for deep in list.iter().skip(want.len()).take(2) {
            assert_eq!(deep.get(1), Some(&json!("PlumblineError")), "a trap is none: {deep}");
        }
        assert_eq!(list.last(), Some(&json!("nothing")), "and it goes on working");
        Ok(())
    });
}

#[test]
fn x30_the_functions_work_in_the_page_of_the_app_and_in_a_worker() {
    journey(async |stage| {
        let worker = "import { ready, check } from './plumbline.js';
                      await ready(); postMessage(check('{\"objectives\":[]}').format);";
        stage.site.put("worker.js", worker);
        let browser = stage.visit("", Look::default()).await?;
        see_sample(&browser).await?;
        let rows = browser.count(".row.objective").await?;
        let told = told(
            &browser,
            "const { ready, check } = await import('./plumbline.js');
             await ready();
             return check(arguments[0]).counts.objectives;",
        )
        .await?;
        assert_eq!(told, 1);
        assert_eq!(browser.count(".row.objective").await?, rows, "the app was not started again");
        let browser = open(stage, "").await?;
        let said = self::told(
            &browser,
            "return new Promise((done) => {
                 const worker = new Worker('worker.js', { type: 'module' });
                 worker.onmessage = (message) => done(message.data);
                 worker.onerror = (error) => done('failed: ' + error.message);
             });",
        )
        .await?;
        assert_eq!(said, "plain");
        Ok(())
    });
}
