//! Keys: how one is shown, and when a key press belongs to an input method.

use web_sys::KeyboardEvent;
use yew::Html;
use yew::html;

/// What a browser reports as the key code of a press that its input method swallowed. Safari sends
/// the Enter that ends a composition with this code and without `isComposing`.
const SWALLOWED_BY_INPUT_METHOD: u32 = 229;

/// Whether a key press chooses or ends a word of an input method, and so means nothing to a field.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == SWALLOWED_BY_INPUT_METHOD
}

/// Whether Alt, Ctrl or ⌘ is held: such a press is a command and no typing.
pub(super) fn is_command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// A key or a combination of keys, joined by `+` where they are pressed together: `Ctrl+Z`.
pub fn kbd(keys: &str) -> Html {
    // A lone plus is a key of its own.
    let keys: Vec<&str> = if keys.len() == 1 { vec![keys] } else { keys.split('+').collect() };
    html! {
        <span class="keys">
            {for keys.into_iter().map(|key| html! { <kbd key={key} class="kbd">{key}</kbd> })}
        </span>
    }
}
