//! The views: components that show what `query` says in the words of `words`, and the shell that
//! joins them to the state machine.

pub mod asks;
pub mod compare;
pub mod dates;
pub mod disagreements;
pub mod env;
pub mod files;
pub mod frame;
pub mod help;
pub mod lazy;
pub mod map;
pub mod merge;
pub mod out_of_line;
pub mod outline;
pub mod panel;
pub mod parts;
pub mod people;
pub mod renders;
pub mod screen;
pub mod setting;
pub mod settings;
pub mod share;
pub mod shell;
mod stopped;
mod trail;
pub mod visit;
pub mod welcome;

/// Mounts the app where the page has room for it. A page that has none only calls the functions for
/// scripts: nothing of it is touched, and nothing is listened to.
pub fn mount() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        stopped::watch();
        yew::Renderer::<shell::Shell>::with_root(root).render();
    }
}
