//! What every component may need and what hardly ever changes: the way to act, and the words.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Lang};
use crate::okr::mention::Names;
use crate::words::{PagePhrases, Phrases, page_words, words};

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

    /// The same with the phrases of what comes in bundles; only for what comes in one itself.
    pub fn page_words(&self) -> &'static dyn PagePhrases {
        page_words(self.lang)
    }
}

/// The people of the workspace by name, handed down as a context; what people write mentions them.
#[derive(Clone, PartialEq, Default)]
pub struct KnownNames(pub Rc<Names>);

/// The environment of a component.
#[hook]
pub fn use_env() -> Env {
    use_context::<Env>().unwrap_or_else(|| Env { dispatch: Callback::noop(), lang: Lang::default() })
}
