//! What every component may need and what hardly ever changes: the way to act, and the words.

use yew::prelude::*;

use crate::app::{Action, Lang};
use crate::words::{Phrases, words};

/// Handed down as a context; changes only with the language.
#[derive(Clone, PartialEq)]
pub struct Env {
    /// Tells the app that something happened or is wished.
    pub dispatch: Callback<Action>,
    /// The language of the page.
    pub lang: Lang,
}

impl Env {
    /// The phrases of the page's language.
    pub fn words(&self) -> &'static dyn Phrases {
        words(self.lang)
    }
}

/// The environment of a component.
#[hook]
pub fn use_env() -> Env {
    use_context::<Env>().unwrap_or_else(|| Env { dispatch: Callback::noop(), lang: Lang::default() })
}
