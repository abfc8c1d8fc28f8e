//! The views: components that show what `query` says in the words of `words`, and the shell that
//! joins them to the state machine.

pub mod asks;
pub mod dates;
pub mod env;
pub mod files;
pub mod frame;
pub mod help;
pub mod lazy;
pub mod map;
pub mod out_of_line;
pub mod outline;
pub mod panel;
pub mod parts;
pub mod people;
pub mod renders;
pub mod screen;
pub mod setting;
pub mod settings;
pub mod shell;
mod stopped;
pub mod welcome;

/// Mounts the app where the page leaves room for it, or on the whole page.
pub fn mount() {
    stopped::watch();
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<shell::Shell>::with_root(root).render(),
        None => yew::Renderer::<shell::Shell>::new().render(),
    };
}
