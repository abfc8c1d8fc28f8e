//! The last word, should the app ever meet a fault of its own: what is kept is safe, reload.

use crate::app::Lang;
use crate::words::words;

/// Shows a message in place of a frozen page when the app panics. Everything written so far is
/// kept already, since each edit is kept when it is made.
pub fn watch() {
    std::panic::set_hook(Box::new(|_| {
        show();
    }));
}

fn show() -> Option<()> {
    let document = web_sys::window()?.document()?;
    if document.get_element_by_id("stopped").is_some() {
        return None;
    }
    let lang = document.document_element()?.get_attribute("lang").unwrap_or_default();
    let text = words(Lang::best(&[lang])).stopped();
    let note = document.create_element("div").ok()?;
    note.set_id("stopped");
    note.set_class_name("stopped");
    note.set_attribute("role", "alert").ok()?;
    note.set_text_content(Some(text));
    document.body()?.prepend_with_node_1(&note).ok()
}
