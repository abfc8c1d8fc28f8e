//! What an edit does: the rows it draws, the record it leaves, what another window sees of it.

use super::app::App;
use super::app::plain;
use super::app::press;
use super::app::press_with;
use super::app::settled;
use super::app::type_into;
use super::app::until;
use super::support::local_storage;
use plumbline::doc::Session;
use plumbline::doc::Writer;
use plumbline::file;
use plumbline::okr::Id;
use plumbline::okr::Moment;
use plumbline::platform::storage;
use plumbline::platform::tabs::TabMessage;
use plumbline::platform::tabs::Tabs;
use plumbline::space::Change;
use plumbline::space::Edit;
use plumbline::space::Space;
use plumbline::space::writes;
use plumbline::ui::renders;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::console_log;
use wasm_bindgen_test::wasm_bindgen_test;

/// What another window would write for a new title.
fn record(app: &App, id: &Id, title: &str) -> TabMessage {
    let mut writer = Writer::new(Session::mint(*b"elsewher"), Moment(1_000), None);
    let edit = Edit::Change { id: id.clone(), change: Change::Title(title.into()) };
    let space = Space::of(app.before.clone());
    let delta = app.before.write(&mut writer, Moment(2_000), &writes(&space, &edit)).unwrap();
    let (doc, session) = (app.before.id.to_string(), writer.session().as_str().to_owned());
    let key = storage::journal_key(&doc, &session, 0).unwrap();
    TabMessage::Record { doc, session, key, text: file::encode(&delta) }
}

fn records(app: &App) -> Vec<String> {
    let storage = local_storage();
    let keys = (0..storage.length().unwrap()).filter_map(|nth| storage.key(nth).unwrap());
    let mut own: Vec<String> =
        keys.filter(|key| key.starts_with(&format!("plumbline/1/{}/j/", app.before.id))).collect();
    own.sort();
    own
}

#[wasm_bindgen_test]
async fn one_edit_renders_one_row() {
    let app = App::open(&plain("one edit", 20, 4)).await;
    let field = app.write_title().await;
    type_into(&field, "Worded anew", false);
    settled().await;
    renders::take();
    press(&field, "Enter");
    app.until_text("Worded anew").await;
    app.find(".row.kr .kr__open").await;
    settled().await;
    let drawn = renders::take();
    assert_eq!(drawn.keys().copied().collect::<Vec<_>>(), ["kr-row"], "{drawn:?}");
    assert_eq!(drawn["kr-row"], 1, "{drawn:?}");
    app.close().await;
}

#[wasm_bindgen_test]
async fn another_windows_record_shows_and_renders_one_row() {
    let app = App::open(&plain("two windows", 20, 4)).await;
    let id = Id::new(app.find(".row.kr").await.get_attribute("data-row").unwrap());
    let message = record(&app, &id, "Written in another window");
    let other = Tabs::open(Box::new(|_message| {}));
    settled().await;
    renders::take();
    other.send(&message).unwrap();
    app.until_text("Written in another window").await;
    settled().await;
    let drawn = renders::take();
    assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [("kr-row", 1)]);
    // The other window has kept it; this one does not keep it again.
    assert_eq!(records(&app), [""; 0]);
    app.close().await;
}

#[wasm_bindgen_test]
async fn an_edit_is_one_record_whose_size_does_not_depend_on_the_document() {
    let mut sizes = Vec::new();
    for (name, objectives) in [("eighty", 20), ("two thousand", 500)] {
        let app = App::open(&plain(name, objectives, 4)).await;
        let field = app.write_title().await;
        let before = records(&app);
        type_into(&field, "Worded anew", false);
        settled().await;
        press(&field, "Enter");
        app.until_text("Worded anew").await;
        let after = until("a record", || Some(records(&app)).filter(|now| now.len() > before.len())).await;
        assert_eq!(after.len(), before.len() + 1);
        let text = local_storage().get_item(&after[0]).unwrap().unwrap();
        let clock = web_sys::js_sys::Date::now();
        for nth in 0..100 {
            let key = format!("t-cost-{nth}");
            local_storage().set_item(&key, &text).unwrap();
            local_storage().remove_item(&key).unwrap();
        }
        sizes.push((text.len(), web_sys::js_sys::Date::now() - clock));
        app.close().await;
    }
    let [(small, small_cost), (large, large_cost)] = sizes[..] else { panic!("two sizes") };
    console_log!(
        "record of one edit: {small} B of 80 key results, {large} B of 2,000; cost × {:.2}",
        large_cost / small_cost
    );
    assert!(small.abs_diff(large) <= 32, "{small} and {large}");
}

#[wasm_bindgen_test]
async fn enter_of_an_input_method_commits_nothing() {
    let app = App::open(&plain("input method", 2, 2)).await;
    let field = app.write_title().await;
    type_into(&field, "目标", true);
    settled().await;
    press_with(&field, "Enter", &[("isComposing", JsValue::TRUE)]);
    press_with(&field, "Enter", &[("keyCode", 229.into())]);
    settled().await;
    assert_eq!(records(&app), [""; 0]);
    assert!(field.is_connected(), "the field stays open while a word is chosen");
    type_into(&field, "目标达成", false);
    settled().await;
    press(&field, "Enter");
    until("a record", || (records(&app).len() == 1).then_some(())).await;
    app.until_text("目标达成").await;
    app.close().await;
}

#[wasm_bindgen_test]
async fn escape_throws_a_draft_away() {
    let app = App::open(&plain("escape", 2, 2)).await;
    let title = app.find(".row.kr .kr__open").await.text_content().unwrap();
    let field = app.write_title().await;
    type_into(&field, "Not meant", false);
    settled().await;
    press(&field, "Escape");
    app.find(".row.kr .kr__open").await;
    settled().await;
    assert_eq!(app.find(".row.kr .kr__open").await.text_content().unwrap(), title);
    assert_eq!(records(&app), [""; 0]);
    app.close().await;
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_put_aside_and_the_rest_opens() {
    let torn = "{\"format\":\"plumb";
    let app = App::open_beside(&plain("torn", 2, 2), &[("base/torn", torn)]).await;
    app.find(".row.objective").await;
    app.find(".notices .notice").await;
    let doc = app.before.id.to_string();
    let aside = loop {
        let parts = storage::read_parts(&doc).await;
        if let Some(part) = parts.quarantined.first() {
            break part.text.clone();
        }
        super::app::frame().await;
    };
    assert_eq!(aside, torn);
    assert_eq!(local_storage().get_item(&format!("plumbline/1/{doc}/base/torn")).unwrap(), None);
    app.close().await;
}
