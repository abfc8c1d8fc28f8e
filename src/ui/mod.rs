//! The views: components that show what `query` says in the words of `words`, and the shell that
//! joins them to the state machine.

pub mod asks;
pub mod calendar_file;
pub mod carry_over;
pub mod changes;
pub mod changing;
pub mod check_in;
pub mod coach;
pub mod compare;
pub mod dates;
pub mod digest;
pub mod disagreements;
pub mod env;
pub mod files;
pub mod frame;
pub mod handing;
pub mod help;
pub mod insights;
pub mod kpis;
pub mod lazy;
pub mod map;
pub mod merge;
pub mod one_on_one;
pub mod out_of_line;
pub mod outline;
pub mod panel;
pub mod paper;
pub mod parts;
pub mod people;
pub mod renders;
pub mod report;
pub mod retrospective;
pub mod review;
pub mod saying;
pub mod scorecard;
pub mod scores;
pub mod screen;
pub mod session;
pub mod setting;
pub mod settings;
pub mod share;
pub mod shell;
mod stopped;
mod trail;
pub mod visit;
pub mod welcome;
pub mod why;

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
