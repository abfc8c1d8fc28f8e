//! What several browser tests need: waiting for one event, breaking a part of the window, raw storage.

use js_sys::Array;
use js_sys::Function;
use js_sys::JsString;
use js_sys::Object;
use js_sys::Promise;
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Collects what callbacks say and lets a test wait for the next of it.
pub struct Heard<T> {
    said: Rc<RefCell<Vec<T>>>,
    wake: Rc<RefCell<Option<Function>>>,
}

impl<T> Clone for Heard<T> {
    fn clone(&self) -> Self {
        Self { said: Rc::clone(&self.said), wake: Rc::clone(&self.wake) }
    }
}

impl<T: 'static> Heard<T> {
    pub fn new() -> Self {
        Self { said: Rc::default(), wake: Rc::default() }
    }

    pub fn say(&self, what: T) {
        self.said.borrow_mut().push(what);
        if let Some(wake) = self.wake.take() {
            wake.call0(&JsValue::UNDEFINED).unwrap();
        }
    }

    /// The oldest thing said and not yet taken; waits until there is one.
    pub async fn next(&self) -> T {
        loop {
            if !self.said.borrow().is_empty() {
                return self.said.borrow_mut().remove(0);
            }
            let wake = Rc::clone(&self.wake);
            let said = Promise::new(&mut |resolve, _reject| {
                wake.replace(Some(resolve));
            });
            JsFuture::from(said).await.unwrap();
        }
    }

    pub fn is_silent(&self) -> bool {
        self.said.borrow().is_empty()
    }
}

/// Lets everything that is only waiting for its turn have it.
pub async fn turn() {
    JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await.unwrap();
}

/// A property of the window that throws, as browsers do that forbid it; whole again when dropped.
pub struct Forbidden {
    name: &'static str,
    whole: JsValue,
}

impl Forbidden {
    pub fn new(name: &'static str) -> Self {
        let window = web_sys::window().unwrap();
        let whole = Reflect::get_own_property_descriptor(&window, &name.into()).unwrap();
        assert!(whole.is_object(), "{name} is no property of the window itself");
        let broken = Object::new();
        let throws = Function::new_no_args("throw new DOMException('forbidden', 'SecurityError')");
        Reflect::set(&broken, &"get".into(), &throws).unwrap();
        Reflect::set(&broken, &"configurable".into(), &JsValue::TRUE).unwrap();
        assert!(Reflect::define_property(&window, &name.into(), &broken).unwrap());
        Self { name, whole }
    }
}

impl Drop for Forbidden {
    fn drop(&mut self) {
        let window = web_sys::window().unwrap();
        Reflect::define_property(&window, &self.name.into(), self.whole.unchecked_ref()).unwrap();
    }
}

/// Calls a method by name, for what the bindings lack or would convert.
pub fn call(of: &JsValue, method: &str, arguments: &[&JsValue]) -> JsValue {
    let function: Function = Reflect::get(of, &method.into()).unwrap().unchecked_into();
    function.apply(of, &arguments.iter().copied().collect::<Array>()).unwrap()
}

/// Calls a method by name and waits for its promise.
pub async fn call_async(of: &JsValue, method: &str, arguments: &[&JsValue]) -> JsValue {
    JsFuture::from(call(of, method, arguments).unchecked_into::<Promise>()).await.unwrap()
}

pub fn local_storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// A text that no Rust string can hold: half of a surrogate pair between two letters.
pub fn half_pair() -> JsString {
    JsString::from_char_code(&[0x61, 0xD83D, 0x62])
}
