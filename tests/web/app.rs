//! The whole app, mounted in the page: what a person sees, presses and types.

use super::support::call;
use js_sys::Array;
use js_sys::Function;
use js_sys::Object;
use js_sys::Promise;
use js_sys::Reflect;
use plumbline::app::Prefs;
use plumbline::doc::Doc;
use plumbline::file;
use plumbline::file::Source;
use plumbline::platform::storage;
use plumbline::ui::shell::Shell;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;
use web_sys::HtmlElement;
use yew::AppHandle;

/// How many frames anything may take; a test machine that is busy draws few of them.
const PATIENCE: usize = 1_200;

/// The list draws what is in the window, so that its rows have to be as high as they are.
const STYLES: [&str; 10] = [
    include_str!("../../static/css/tokens.css"),
    include_str!("../../static/css/base.css"),
    include_str!("../../static/css/parts.css"),
    include_str!("../../static/css/fields.css"),
    include_str!("../../static/css/marks.css"),
    include_str!("../../static/css/overlays.css"),
    include_str!("../../static/css/pages.css"),
    include_str!("../../static/css/frame.css"),
    include_str!("../../static/css/outline.css"),
    include_str!("../../static/css/panel.css"),
];

/// The app, running on a workspace of its own.
pub struct App {
    handle: Option<AppHandle<Shell>>,
    root: Element,
    /// What was stored before it started.
    pub before: Doc,
}

impl App {
    /// Stores a document as the app would, starts the app on it and waits for its first row.
    pub async fn open(plain: &str) -> Self {
        let app = Self::open_beside(plain, &[]).await;
        app.find(".row.objective").await;
        app
    }

    /// The same with further texts under keys of the workspace, and without waiting for rows.
    pub async fn open_beside(plain: &str, texts: &[(&str, &str)]) -> Self {
        let before = file::decode(plain, Source::Elsewhere).unwrap().doc;
        storage::write_base(&before.id, "g1", &file::encode(&before)).await.unwrap();
        for (name, text) in texts {
            let key = format!("plumbline/1/{}/{name}", before.id);
            super::support::local_storage().set_item(&key, text).unwrap();
        }
        let prefs = Prefs { last: Some(before.id.clone()), ..Prefs::default() };
        storage::set_prefs(&prefs.to_text()).unwrap();
        window().location().set_hash("").unwrap();
        let root = document().create_element("div").unwrap();
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(&STYLES.concat()));
        root.append_child(&style).unwrap();
        let inner = document().create_element("div").unwrap();
        root.append_child(&inner).unwrap();
        document().body().unwrap().prepend_with_node_1(&root).unwrap();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        let handle = yew::Renderer::<Shell>::with_root(inner).render();
        Self { handle: Some(handle), root, before }
    }

    /// Ends the app and takes away what it kept.
    pub async fn close(mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.root.remove();
        storage::remove_workspace(&self.before.id).await.unwrap();
        super::support::local_storage().remove_item("plumbline/prefs").unwrap();
        window().location().set_hash("").unwrap();
    }

    /// Waits for the first element that matches.
    pub async fn find(&self, css: &str) -> HtmlElement {
        until(css, || self.root.query_selector(css).unwrap()).await.unchecked_into()
    }

    /// Waits until nothing matches.
    pub async fn until_gone(&self, css: &str) {
        until(&format!("the end of {css}"), || {
            self.root.query_selector(css).unwrap().is_none().then_some(())
        })
        .await;
    }

    /// Waits until the page contains a text.
    pub async fn until_text(&self, text: &str) {
        let has = || self.root.text_content().is_some_and(|all| all.contains(text));
        until(text, || has().then_some(())).await;
    }

    /// Opens the title of the first key result for writing and returns the field.
    pub async fn write_title(&self) -> HtmlElement {
        let title = self.find(".row.kr .kr__open").await;
        title.click();
        let field = self.find(&format!("textarea[id='{}']", title.id())).await;
        let id = field.id();
        until("the focus in the title", || (focused() == id).then_some(())).await;
        field
    }
}

/// An objective with so many key results, so many times, in a workspace of this name.
pub fn plain(name: &str, objectives: usize, key_results: usize) -> String {
    let one = |objective: usize| {
        let krs: Vec<String> = (0..key_results)
            .map(|kr| {
                format!(
                    "{{\"id\":\"k{objective}-{kr}\",\"title\":\"Stores of region {objective} that ship the same day, {kr}\",\
                     \"metric\":{{\"kind\":\"number\",\"start\":0,\"target\":100,\"current\":{kr}}}}}"
                )
            })
            .collect();
        format!(
            "{{\"id\":\"o{objective}\",\"unit\":\"u1\",\"title\":\"Win back the weekly shop in region {objective}\",\
             \"key_results\":[{}]}}",
            krs.join(",")
        )
    };
    let objectives: Vec<String> = (0..objectives).map(one).collect();
    format!(
        "{{\"organization\":\"{name}\",\"units\":[{{\"id\":\"u1\",\"name\":\"{name}\",\"parent\":null,\"kind\":\"company\"}}],\
         \"objectives\":[{}]}}",
        objectives.join(",")
    )
}

pub fn window() -> web_sys::Window {
    web_sys::window().unwrap()
}

pub fn document() -> web_sys::Document {
    window().document().unwrap()
}

/// The id of what has the focus; empty for the page itself.
pub fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

/// Waits for the next frame, which comes after everything that only waits for its turn.
pub async fn frame() {
    let drawn = Promise::new(&mut |resolve, _reject| {
        call(&window(), "requestAnimationFrame", &[&resolve]);
    });
    JsFuture::from(drawn).await.unwrap();
}

/// Looks once a frame until there is something.
pub async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..PATIENCE {
        if let Some(found) = look() {
            return found;
        }
        frame().await;
    }
    panic!("waited in vain for {what}");
}

/// Lets everything settle that a press has set going: a frame, what it set going, and a frame more.
pub async fn settled() {
    for _ in 0..4 {
        frame().await;
    }
}

/// Writes a text into a field as typing does.
pub fn type_into(field: &HtmlElement, text: &str, composing: bool) {
    Reflect::set(field, &"value".into(), &text.into()).unwrap();
    dispatch(field, "InputEvent", "input", &[("data", text.into()), ("isComposing", composing.into())]);
}

/// Presses a key on an element.
pub fn press(on: &HtmlElement, key: &str) {
    press_with(on, key, &[]);
}

/// Presses a key on an element, with more about the event.
pub fn press_with(on: &HtmlElement, key: &str, more: &[(&str, JsValue)]) {
    let mut about = vec![("key", JsValue::from_str(key))];
    about.extend_from_slice(more);
    dispatch(on, "KeyboardEvent", "keydown", &about);
}

/// Lets an event happen to an element.
pub fn dispatch(on: &HtmlElement, class: &str, kind: &str, about: &[(&str, JsValue)]) {
    let init = Object::new();
    for (name, value) in
        [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE), ("composed", JsValue::TRUE)]
            .iter()
            .chain(about)
    {
        Reflect::set(&init, &(*name).into(), value).unwrap();
    }
    let class: Function = Reflect::get(&window(), &class.into()).unwrap().unchecked_into();
    let event = Reflect::construct(&class, &Array::of2(&kind.into(), &init)).unwrap();
    on.dispatch_event(event.unchecked_ref()).unwrap();
}
