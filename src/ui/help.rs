//! The keys of the app, read from the one table that the key handler reads.

use yew::prelude::*;

use crate::app::command::{Command, Held, Keys, Scope, TABLE};
use crate::ui::env::{Env, use_env};
use crate::ui::parts::{Dialog, DialogSize, kbd};

/// What [`HelpDialog`] calls.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// Closes it.
    pub on_close: Callback<()>,
}

/// The keys, above the page.
#[component]
pub fn HelpDialog(props: &HelpProps) -> Html {
    let env = use_env();
    let words = env.words();
    html! {
        <Dialog id="help" title={words.shortcuts()} close_label={words.close()} size={DialogSize::Large}
            on_close={props.on_close.clone()}>
            <ShortcutList />
        </Dialog>
    }
}

/// Every key with what it does.
#[component]
pub fn ShortcutList() -> Html {
    let env = use_env();
    let words = env.words();
    let groups = [
        (words.keys_anywhere(), commands(|scope| scope < Scope::Row)),
        (words.keys_on_a_row(), commands(|scope| scope == Scope::Row)),
        (words.keys_on_the_map(), commands(|scope| scope == Scope::Map)),
        (words.keys_on_a_question(), commands(|scope| scope == Scope::Question)),
    ];
    let board = use_state_eq(|| Board::Other);
    {
        let board = board.clone();
        use_effect_with((), move |()| board.set(Board::here()));
    }
    let groups = groups.into_iter().map(|(title, commands)| {
        let lines = commands.into_iter().map(|(command, keys)| line(&env, command, &keys, *board));
        html! {
            <section key={title} class="shortcuts__group">
                <h3 class="shortcuts__title">{ title }</h3>
                <dl>{ for lines }</dl>
            </section>
        }
    });
    html! { <div class="shortcuts">{ for groups }</div> }
}

fn line(env: &Env, command: Command, keys: &[Keys], board: Board) -> Html {
    let words = env.words();
    let shown = keys.iter().enumerate().map(|(at, keys)| {
        html! {
            <>
                if at > 0 {
                    <span class="shortcut__or">{ words.or_key() }</span>
                }
                {kbd(&spelled(*keys, board, words.key_space()))}
            </>
        }
    });
    html! {
        <div key={format!("{command:?}")} class="shortcut">
            <dt>{ words.command(command) }</dt>
            <dd class="shortcut__keys">{ for shown }</dd>
        </div>
    }
}

/// The commands of the table in its order, each once with all its keys.
fn commands(within: impl Fn(Scope) -> bool) -> Vec<(Command, Vec<Keys>)> {
    let mut all: Vec<(Command, Vec<Keys>)> = Vec::new();
    for (command, scope, keys) in TABLE {
        if !within(*scope) {
            continue;
        }
        match all.iter_mut().find(|(own, _)| own == command) {
            Some((_, own)) => own.push(*keys),
            None => all.push((*command, vec![*keys])),
        }
    }
    all
}

/// Keys as they stand on the keyboard, joined by `+`.
fn spelled(keys: Keys, board: Board, space: &str) -> String {
    let on_mac = board == Board::Mac;
    let mut parts: Vec<&str> = Vec::new();
    if keys.ctrl == Held::Yes {
        parts.push(if on_mac { "⌘" } else { "Ctrl" });
    }
    if keys.alt == Held::Yes {
        parts.push(if on_mac { "⌥" } else { "Alt" });
    }
    if keys.shift == Held::Yes {
        parts.push(if on_mac { "⇧" } else { "Shift" });
    }
    let large = keys.key.to_uppercase();
    parts.push(match keys.key {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "-" => "−",
        "Escape" => "Esc",
        "Delete" => "Del",
        " " => space,
        key if key.chars().count() == 1 => &large,
        key => key,
    });
    parts.join("+")
}

/// Which signs a keyboard has on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Board {
    /// ⌘, ⌥ and ⇧.
    Mac,
    /// Ctrl, Alt and Shift.
    Other,
}

impl Board {
    /// The keyboard of this machine.
    fn here() -> Self {
        let agent =
            web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
        let is_mac = ["Macintosh", "iPhone", "iPad"].iter().any(|word| agent.contains(word));
        if is_mac { Self::Mac } else { Self::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k3_the_help_shows_every_key_of_the_table_once() {
        let groups = [
            commands(|scope| scope < Scope::Row),
            commands(|scope| scope == Scope::Row),
            commands(|scope| scope == Scope::Map),
            commands(|scope| scope == Scope::Question),
        ];
        let shown: usize = groups.iter().flatten().map(|(_, keys)| keys.len()).sum();
        assert_eq!(shown, TABLE.len());
    }

    #[test]
    fn keys_are_spelled_as_on_the_keyboard() {
        let of = |command: Command| TABLE.iter().find(|(own, _, _)| *own == command).unwrap().2;
        assert_eq!(spelled(of(Command::SaveAs), Board::Other, "Space"), "Ctrl+Shift+S");
        assert_eq!(spelled(of(Command::SaveAs), Board::Mac, "Space"), "⌘+⇧+S");
        assert_eq!(spelled(of(Command::Toggle), Board::Other, "Space"), "Space");
        assert_eq!(spelled(of(Command::Indent), Board::Other, "Space"), "Alt+→");
        assert_eq!(spelled(of(Command::Rename), Board::Other, "Space"), "F2");
    }
}
