//! Where the focus goes: nobody who works with the keyboard is ever left nowhere.

use super::app::App;
use super::app::document;
use super::app::focused;
use super::app::plain;
use super::app::press;
use super::app::press_with;
use super::app::settled;
use super::app::type_into;
use super::app::until;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

fn active() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn what_was_made_wants_its_title_and_the_next_one() {
    let app = App::open(&plain("adding", 2, 2)).await;
    app.find(".row.kr .kr__open").await.focus().unwrap();
    // The first app of the run listens a moment after its rows stand.
    settled().await;
    press(&active(), "n");
    until("the title of a new objective", || focused().starts_with("title-o-").then_some(())).await;
    let field = active();
    type_into(&field, "Win the corner shops", false);
    settled().await;
    press(&field, "Enter");
    app.until_text("Win the corner shops").await;
    settled().await;
    assert!(!is_lost(), "the focus is somewhere after the title");
    app.close().await;
}

#[wasm_bindgen_test]
async fn closing_the_panel_leaves_the_focus_in_the_list() {
    let app = App::open(&plain("panel", 2, 2)).await;
    let title = app.find(".row.objective .objective__open").await;
    title.focus().unwrap();
    press(&title, "o");
    app.find("#panel").await;
    settled().await;
    press(&active(), "Escape");
    app.until_gone("#panel").await;
    settled().await;
    assert!(!is_lost());
    assert!(active().closest(".row").unwrap().is_some(), "in the list, not at {}", active().outer_html());
    app.close().await;
}

#[wasm_bindgen_test]
async fn closing_the_panel_from_within_brings_the_focus_back() {
    let app = App::open(&plain("panel within", 2, 2)).await;
    let title = app.find(".row.objective .objective__open").await;
    title.focus().unwrap();
    press(&title, "o");
    let panel = app.find("#panel").await;
    panel.focus().unwrap();
    press(&panel, "Escape");
    app.until_gone("#panel").await;
    settled().await;
    assert!(!is_lost(), "the focus was in the panel, which is gone");
    app.close().await;
}

#[wasm_bindgen_test]
async fn a_menu_takes_the_focus_and_gives_it_back() {
    let app = App::open(&plain("menu", 2, 2)).await;
    app.find(".row.kr .kr__open").await.focus().unwrap();
    let button = app.find(".row.kr .row__acts [aria-haspopup=menu]").await;
    button.focus().unwrap();
    button.click();
    app.find("[role=menu]").await;
    until("the focus in the menu", || active().closest("[role=menu]").unwrap()).await;
    let first = active().id();
    press(&active(), "ArrowDown");
    settled().await;
    assert_ne!(active().id(), first, "the arrow goes to the next entry");
    press(&active(), "Escape");
    app.until_gone("[role=menu]").await;
    settled().await;
    assert!(active() == button, "the button has the focus again, not {}", active().outer_html());
    app.close().await;
}

#[wasm_bindgen_test]
async fn deleting_a_row_goes_to_its_neighbour() {
    let app = App::open(&plain("deleting", 2, 2)).await;
    let row = app.find(".row.kr").await;
    row.focus().unwrap();
    press(&row, "Delete");
    let id = row.id();
    app.until_gone(&format!("[id='{id}']")).await;
    settled().await;
    assert!(!is_lost());
    press_with(&active(), "z", &[("ctrlKey", true.into())]);
    app.find(&format!("[id='{id}']")).await;
    settled().await;
    assert!(!is_lost());
    app.close().await;
}
