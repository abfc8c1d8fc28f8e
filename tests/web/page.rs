//! Time, dice, languages and elements.

use super::support::Heard;
use plumbline::platform::clock;
use plumbline::platform::clock::Timer;
use plumbline::platform::dom;
use plumbline::platform::dom::Caret;
use plumbline::platform::dom::Size;
use plumbline::platform::dom::Visibility;
use plumbline::platform::entropy;
use plumbline::platform::listener::Listener;
use plumbline::platform::locale;
use plumbline::platform::locale::DayStyle;
use plumbline::platform::locale::LocaleError;
use plumbline::platform::locale::Scheme;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Document;
use web_sys::Element;
use web_sys::Event;
use web_sys::HtmlInputElement;
use web_sys::KeyboardEvent;

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An element in the page that goes away with the test.
struct Placed(Element);

impl Placed {
    fn new(tag: &str, id: &str) -> Self {
        let element = document().create_element(tag).unwrap();
        element.set_id(id);
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
fn dice_differ() {
    let one: [u8; 32] = entropy::bytes().unwrap();
    let two: [u8; 32] = entropy::bytes().unwrap();
    assert_ne!(one, [0; 32]);
    assert_ne!(one, two);
}

#[wasm_bindgen_test]
fn today_is_a_day_and_midnight_is_near() {
    assert!(clock::now_millis() > 1_700_000_000_000);
    let today = clock::today();
    assert!(locale::format_day(&today, "en", DayStyle::Long).is_ok(), "{today}");
    assert!((1..=25 * 3_600_000).contains(&clock::millis_to_midnight()));
}

#[wasm_bindgen_test]
async fn a_dropped_timer_does_not_ring() {
    let heard = Heard::new();
    let ring = |name: &'static str| {
        let heard = heard.clone();
        move || heard.say(name)
    };
    let dropped = Timer::after(0, ring("dropped")).unwrap();
    let _kept = Timer::after(1, ring("kept")).unwrap();
    drop(dropped);
    assert_eq!(heard.next().await, "kept");
    assert!(heard.is_silent());
}

#[wasm_bindgen_test]
fn days_are_written_as_each_language_writes_them() {
    let write = |day: &str, tag: &str, style| locale::format_day(day, tag, style);
    assert_eq!(write("2026-08-14", "en-GB", DayStyle::Long).as_deref(), Ok("14 August 2026"));
    assert_eq!(write("2026-08-14", "en-GB", DayStyle::Short).as_deref(), Ok("14 Aug"));
    assert_eq!(write("2026-08-14", "zh-Hans-CN", DayStyle::Long).as_deref(), Ok("2026年8月14日"));
    assert_eq!(write("2026-08-14", "zh-Hans-CN", DayStyle::Short).as_deref(), Ok("8月14日"));
    assert_eq!(write("2028-02-29", "en-GB", DayStyle::Short).as_deref(), Ok("29 Feb"));
    for text in ["", "2026-8-14", "2026-02-30", "2026-13-01", "2026-08-14T00:00", "季度季度季度季"] {
        let error = LocaleError::NotADay { text: text.to_owned() };
        assert_eq!(write(text, "en", DayStyle::Short), Err(error));
    }
    let error = LocaleError::NotALanguage { tag: "not a tag".to_owned() };
    assert_eq!(write("2026-08-14", "not a tag", DayStyle::Short), Err(error));
}

#[wasm_bindgen_test]
fn numbers_have_the_separator_of_their_language() {
    assert_eq!(locale::decimal_separator("en").as_deref(), Ok("."));
    assert_eq!(locale::decimal_separator("zh").as_deref(), Ok("."));
    assert_eq!(locale::decimal_separator("de").as_deref(), Ok(","));
    assert_eq!(locale::decimal_separator("ar-EG").as_deref(), Ok("٫"));
    assert!(locale::decimal_separator("not a tag").is_err());
}

#[wasm_bindgen_test]
fn the_page_says_its_language_theme_and_title() {
    let root = document().document_element().unwrap();
    let before = (root.get_attribute("lang"), document().title());
    locale::set_document_lang("zh-Hans");
    assert_eq!(root.get_attribute("lang").as_deref(), Some("zh-Hans"));
    locale::set_document_theme(Some(Scheme::Dark));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    locale::set_document_theme(Some(Scheme::Light));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("light"));
    locale::set_document_theme(None);
    assert_eq!(root.get_attribute("data-theme"), None);
    locale::set_document_title("北风 2026");
    assert_eq!(document().title(), "北风 2026");
    assert!(!locale::languages().is_empty());
    assert!(locale::on_scheme(drop).is_some());

    locale::set_document_title(&before.1);
    match before.0 {
        Some(lang) => locale::set_document_lang(&lang),
        None => root.remove_attribute("lang").unwrap(),
    }
}

#[wasm_bindgen_test]
fn focus_moves_without_scrolling_and_places_the_caret() {
    let spacer = Placed::new("div", "t-spacer");
    assert!(dom::set_property(&spacer.0, "height", "5000px"));
    let field = Placed::new("input", "t-field");
    let input: &HtmlInputElement = field.0.unchecked_ref();
    input.set_value("目标😀");
    let caret = || (input.selection_start().unwrap(), input.selection_end().unwrap());

    let window = web_sys::window().unwrap();
    let before = window.scroll_y().unwrap();
    assert!(dom::focus("t-field", Caret::All));
    assert!((window.scroll_y().unwrap() - before).abs() < 0.5);
    assert_eq!(dom::focused_id().as_deref(), Some("t-field"));
    assert_eq!(caret(), (Some(0), Some(4)));
    assert!(dom::focus("t-field", Caret::Start));
    assert_eq!(caret(), (Some(0), Some(0)));
    assert!(dom::focus("t-field", Caret::End));
    assert_eq!(caret(), (Some(4), Some(4)));
    assert!(dom::focus("t-field", Caret::Keep));
    assert_eq!(caret(), (Some(4), Some(4)));

    input.set_type("date");
    assert!(dom::focus("t-field", Caret::All));
    assert!(!dom::focus("t-nowhere", Caret::Keep));
    assert!(dom::scroll_into_view("t-field"));
    assert!(!dom::scroll_into_view("t-nowhere"));
}

#[wasm_bindgen_test]
fn styles_and_sizes_go_through_the_object_model() {
    let placed = Placed::new("div", "t-size");
    assert!(dom::set_property(&placed.0, "--depth", "3"));
    assert!(dom::set_property(&placed.0, "width", "120px"));
    assert!(dom::set_property(&placed.0, "height", "40px"));
    assert_eq!(dom::size_of(&placed.0), Size { width: 120.0, height: 40.0 });
    assert_eq!(dom::height_of("t-size"), Some(40.0));
    assert_eq!(dom::height_of("t-nowhere"), None);
    assert!(placed.0.get_attribute("style").unwrap().contains("--depth"));
}

#[wasm_bindgen_test]
async fn sizes_are_watched_until_the_watch_is_dropped() {
    let placed = Placed::new("div", "t-watch");
    dom::set_property(&placed.0, "width", "100px");
    dom::set_property(&placed.0, "height", "10px");
    let heard = Heard::new();
    let watch = |heard: &Heard<f64>| {
        let heard = heard.clone();
        dom::SizeWatch::new(&placed.0, move |size| heard.say(size.height)).unwrap()
    };
    let first = watch(&heard);
    assert!((heard.next().await - 10.0).abs() < 0.01);
    dom::set_property(&placed.0, "height", "30px");
    assert!((heard.next().await - 30.0).abs() < 0.01);
    drop(first);

    let heard_later = Heard::new();
    let _second = watch(&heard_later);
    dom::set_property(&placed.0, "height", "50px");
    assert!((heard_later.next().await - 50.0).abs() < 0.01);
    assert!(heard.is_silent());
}

#[wasm_bindgen_test]
async fn page_wide_listeners_hear_until_they_are_dropped() {
    let heard = Heard::new();
    let say = |heard: &Heard<String>| {
        let heard = heard.clone();
        move |what: String| heard.say(what)
    };
    let keys = dom::on_key_down({
        let say = say(&heard);
        move |event: KeyboardEvent| say(event.type_())
    })
    .unwrap();
    let seen = dom::on_visibility({
        let say = say(&heard);
        move |visibility| say(format!("{visibility:?}"))
    })
    .unwrap();
    let leaving = dom::on_page_hide({
        let say = say(&heard);
        move || say("leaving".to_owned())
    })
    .unwrap();
    let document = document();
    let window = web_sys::window().unwrap();
    let fire = || {
        document.dispatch_event(&Event::new("keydown").unwrap()).unwrap();
        window.dispatch_event(&KeyboardEvent::new("keydown").unwrap()).unwrap();
        document.dispatch_event(&Event::new("visibilitychange").unwrap()).unwrap();
        window.dispatch_event(&Event::new("pagehide").unwrap()).unwrap();
    };
    fire();
    assert_eq!(heard.next().await, "keydown");
    assert_eq!(heard.next().await, format!("{:?}", dom::visibility()));
    assert_eq!(heard.next().await, "leaving");
    assert!(heard.is_silent());
    drop((keys, seen, leaving));
    // A callback that is gone but still listed would throw when it is called.
    let errors = Heard::new();
    let _on_error = Listener::on_window("error", {
        let errors = errors.clone();
        move |_event| errors.say(())
    });
    fire();
    assert!(heard.is_silent() && errors.is_silent());
    assert!(matches!(dom::visibility(), Visibility::Visible | Visibility::Hidden));
}

#[wasm_bindgen_test]
fn leaving_is_asked_about_only_while_the_guard_is_kept() {
    let asks = || {
        let event = document().create_event("Event").unwrap();
        event.init_event_with_bubbles_and_cancelable("beforeunload", false, true);
        !web_sys::window().unwrap().dispatch_event(&event).unwrap()
    };
    let guard = dom::ask_before_leaving().unwrap();
    assert!(asks());
    drop(guard);
    assert!(!asks());
}
