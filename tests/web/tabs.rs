//! Tabs and locks: two lines in one page stand for two tabs, a frame for a page of its own.

use super::support::Heard;
use super::support::call;
use super::support::local_storage;
use js_sys::Object;
use js_sys::Reflect;
use plumbline::platform::locks;
use plumbline::platform::locks::LockError;
use plumbline::platform::storage;
use plumbline::platform::tabs::TabMessage;
use plumbline::platform::tabs::Tabs;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::BroadcastChannel;

fn line() -> (Tabs, Heard<TabMessage>) {
    let heard = Heard::new();
    let tabs = Tabs::open(Box::new({
        let heard = heard.clone();
        move |message| heard.say(message)
    }));
    (tabs, heard)
}

fn hello(format_minor: u32) -> TabMessage {
    TabMessage::Hello { format_minor }
}

#[wasm_bindgen_test]
async fn every_message_reaches_the_other_tab_and_not_the_sender() {
    let (one, heard_by_one) = line();
    let (_two, heard_by_two) = line();
    let doc = || "t-tabs".to_owned();
    let messages = [
        hello(3),
        TabMessage::Record {
            doc: doc(), session: "s".into(), key: "k".into(), text: "目标 \u{0}😀".into()
        },
        TabMessage::Withdrawn { doc: doc(), text: "{}".into() },
        TabMessage::Compacted { doc: doc() },
    ];
    for message in &messages {
        one.send(message).unwrap();
    }
    for message in messages {
        assert_eq!(heard_by_two.next().await, message);
    }
    assert!(heard_by_one.is_silent());
}

#[wasm_bindgen_test]
async fn a_dropped_tab_hears_nothing() {
    let (one, _heard) = line();
    let (gone, heard_by_gone) = line();
    let (_two, heard_by_two) = line();
    drop(gone);
    one.send(&hello(1)).unwrap();
    assert_eq!(heard_by_two.next().await, hello(1));
    assert!(heard_by_gone.is_silent());
}

#[wasm_bindgen_test]
async fn strange_messages_are_dropped_and_other_versions_are_told() {
    let (_tabs, heard) = line();
    let (friend, _heard) = line();
    let channel = BroadcastChannel::new("plumbline/1").unwrap();
    let json = |text| js_sys::JSON::parse(text).unwrap();
    for strange in [
        JsValue::NULL,
        JsValue::from_str("hello"),
        json("[[]]"),
        json(r#"{"language":1}"#),
        json(r#"{"language":1,"message":{"unheard_of":{}}}"#),
        json(r#"{"language":1,"message":{"hello":{"format_minor":-1}}}"#),
        json(r#"{"language":"1","message":{"hello":{"format_minor":1}}}"#),
    ] {
        channel.post_message(&strange).unwrap();
    }
    channel.post_message(&json(r#"{"language":2,"message":{"unheard_of":{}}}"#)).unwrap();
    assert_eq!(heard.next().await, TabMessage::Foreign { language: 2 });
    friend.send(&hello(1)).unwrap();
    assert_eq!(heard.next().await, hello(1));
    channel.close();
}

#[wasm_bindgen_test]
async fn records_written_by_another_page_are_heard_through_storage() {
    let (_tabs, heard) = line();
    let document = web_sys::window().unwrap().document().unwrap();
    let frame = document.create_element("iframe").unwrap();
    document.body().unwrap().append_child(&frame).unwrap();
    let window = Reflect::get(&frame, &"contentWindow".into()).unwrap();
    let their_storage = Reflect::get(&window, &"localStorage".into()).unwrap();
    let write = |key: &str, text: &str| {
        call(&their_storage, "setItem", &[&key.into(), &text.into()]);
    };

    let key = storage::journal_key("t-event", "theirs", 1).unwrap();
    write("t-event-unrelated", "x");
    write("plumbline/1/t-event/name", "x");
    write(&key, "record");
    write("plumbline/1/t-event/base/g1", "base");
    let doc = || "t-event".to_owned();
    let record = TabMessage::Record { doc: doc(), session: "theirs".into(), key, text: "record".into() };
    assert_eq!(heard.next().await, record);
    assert_eq!(heard.next().await, TabMessage::Compacted { doc: doc() });

    frame.remove();
    local_storage().remove_item("t-event-unrelated").unwrap();
    storage::remove_workspace("t-event").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_held_lock_keeps_others_out_until_it_is_dropped() {
    let guard = locks::acquire("t-lock").await.unwrap();
    let mut ran = false;
    let refused = locks::with_lock("t-lock", async { ran = true }).await;
    assert_eq!(refused, Err(LockError::Held));
    assert!(!ran);
    assert_eq!(locks::with_lock("t-other-lock", async { 7 }).await, Ok(7));

    drop(guard);
    // The browser hears of the release a little later; each question takes a turn of its own.
    for _ in 0..1000 {
        if locks::with_lock("t-lock", async {}).await == Ok(()) {
            return;
        }
    }
    panic!("the lock was never released");
}

#[wasm_bindgen_test]
async fn sessions_are_alive_while_their_lock_is_held() {
    let guard = locks::hold_session_lock("t-session").await.unwrap();
    assert!(is_alive().await);
    assert_eq!(locks::hold_session_lock("t-session").await.err(), Some(LockError::Held));
    drop(guard);
    for _ in 0..1000 {
        if !is_alive().await {
            return;
        }
    }
    panic!("the session never ended");

    async fn is_alive() -> bool {
        locks::live_sessions().await.unwrap().contains(&"t-session".to_owned())
    }
}

#[wasm_bindgen_test]
async fn without_locks_nothing_is_started() {
    let navigator: Object = web_sys::window().unwrap().navigator().unchecked_into();
    let none = Object::new();
    Reflect::set(&none, &"value".into(), &JsValue::UNDEFINED).unwrap();
    Reflect::set(&none, &"configurable".into(), &JsValue::TRUE).unwrap();
    Object::define_property(&navigator, &"locks".into(), &none);
    let mut ran = false;
    let refused = locks::with_lock("t-none", async { ran = true }).await;
    let sessions = locks::live_sessions().await;
    Reflect::delete_property(&navigator, &"locks".into()).unwrap();
    assert_eq!(refused, Err(LockError::Unavailable));
    assert_eq!(sessions, Err(LockError::Unavailable));
    assert!(!ran);
}
