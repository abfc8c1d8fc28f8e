//! What is typed and not yet said: a draft that becomes a value once, and is never lost silently.

use std::cell::RefCell;
use std::rc::Rc;

use yew::AttrValue;
use yew::Callback;
use yew::UseForceUpdateHandle;
use yew::hook;
use yew::use_effect_with;
use yew::use_force_update;
use yew::use_mut_ref;

use crate::platform::clock::Timer;

/// The text of a field between two commits. Made by [`use_draft`].
#[derive(Clone)]
pub struct Draft {
    held: Rc<RefCell<Held>>,
    redraw: UseForceUpdateHandle,
    rest_millis: Option<i32>,
}

/// What the page made of what was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// It stands, perhaps in other words.
    #[default]
    Taken,
    /// It was no good, and an error says why.
    Refused,
}

impl Verdict {
    /// What the error a page shows, or does not show, says about it.
    pub fn of(error: Option<&AttrValue>) -> Self {
        if error.is_some() { Self::Refused } else { Self::Taken }
    }
}

#[derive(Default)]
struct Held {
    /// What was typed; `None` while the field shows the value.
    typed: Option<Typed>,
    value: AttrValue,
    verdict: Verdict,
    on_commit: Callback<AttrValue>,
    /// Commits after a rest, or lets go of a committed text that the page wrote differently.
    timer: Option<Timer>,
}

struct Typed {
    text: AttrValue,
    committed: bool,
}

impl Draft {
    /// What the field shows.
    pub fn text(&self) -> AttrValue {
        let held = self.held.borrow();
        held.typed.as_ref().map_or_else(|| held.value.clone(), |typed| typed.text.clone())
    }

    /// Whether something is typed that has not been said.
    pub fn is_dirty(&self) -> bool {
        self.held.borrow().unsaid().is_some()
    }

    /// Takes what is in the field now. With a rest it commits by itself when nothing more comes.
    pub fn write(&self, text: AttrValue) {
        self.write_quietly(text);
        if let Some(millis) = self.rest_millis {
            let draft = self.clone();
            let timer = Timer::after(millis, move || draft.commit());
            self.held.borrow_mut().timer = timer;
        }
    }

    /// Takes what is in the field now and waits, as an input method needs it in the middle of a word.
    pub fn write_quietly(&self, text: AttrValue) {
        let mut held = self.held.borrow_mut();
        held.timer = None;
        held.typed = Some(Typed { text, committed: false });
        drop(held);
        self.redraw.force_update();
    }

    /// Says what was typed, unless it is what stands there already.
    pub fn commit(&self) {
        let said = self.held.borrow_mut().say();
        if let Some((on_commit, text)) = said {
            on_commit.emit(text);
        }
    }

    /// Says what was typed and then shows what became of it: the page may write a number its own way.
    pub fn settle(&self) {
        self.commit();
        let draft = self.clone();
        // The page's answer, a new value or an error, has come by the time this rings.
        let timer = Timer::after(0, move || {
            let mut held = draft.held.borrow_mut();
            let answered =
                held.verdict == Verdict::Taken && held.typed.as_ref().is_some_and(|typed| typed.committed);
            if answered {
                held.typed = None;
                drop(held);
                draft.redraw.force_update();
            }
        });
        self.held.borrow_mut().timer = timer;
    }

    /// Forgets what was typed; `false` when there was nothing to forget.
    pub fn revert(&self) -> bool {
        let mut held = self.held.borrow_mut();
        held.timer = None;
        let forgot = held.typed.take().is_some();
        drop(held);
        if forgot {
            self.redraw.force_update();
        }
        forgot
    }
}

impl Held {
    fn unsaid(&self) -> Option<&AttrValue> {
        let typed = self.typed.as_ref().filter(|typed| !typed.committed)?;
        (typed.text != self.value).then_some(&typed.text)
    }

    fn say(&mut self) -> Option<(Callback<AttrValue>, AttrValue)> {
        self.timer = None;
        let text = self.unsaid().cloned();
        match &mut self.typed {
            Some(typed) if text.is_some() => typed.committed = true,
            typed => *typed = typed.take().filter(|typed| typed.committed),
        }
        Some((self.on_commit.clone(), text?))
    }

    /// A new value from outside replaces a text that was said, and leaves one that was not.
    fn see(&mut self, value: &AttrValue, verdict: Verdict, on_commit: &Callback<AttrValue>) {
        if self.value != *value {
            self.value = value.clone();
            self.typed = self.typed.take().filter(|typed| !typed.committed);
        }
        self.verdict = verdict;
        self.on_commit = on_commit.clone();
    }
}

/// Keeps a draft of `value` and says it through `on_commit`, at the latest when the field goes away.
///
/// What the page refused stays in the field to be mended.
#[hook]
pub fn use_draft(
    value: &AttrValue,
    verdict: Verdict,
    on_commit: &Callback<AttrValue>,
    rest_millis: Option<i32>,
) -> Draft {
    let held = use_mut_ref(Held::default);
    let redraw = use_force_update();
    held.borrow_mut().see(value, verdict, on_commit);
    let draft = Draft { held, redraw, rest_millis };
    let leaving = draft.clone();
    use_effect_with((), move |()| move || leaving.commit());
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(typed: Option<&'static str>, value: &'static str) -> Held {
        let typed = typed.map(|text| Typed { text: text.into(), committed: false });
        Held { typed, value: value.into(), ..Held::default() }
    }

    #[test]
    fn what_was_typed_is_said_once() {
        let mut held = held(Some("new"), "old");
        assert_eq!(held.say().map(|(_, text)| text), Some("new".into()));
        assert!(held.say().is_none());
    }

    #[test]
    fn typing_what_stands_there_says_nothing() {
        assert!(held(Some("old"), "old").say().is_none());
        assert!(held(None, "old").say().is_none());
    }

    #[test]
    fn a_value_from_outside_does_not_take_what_is_being_typed() {
        let mut held = held(Some("mine"), "old");
        held.see(&"theirs".into(), Verdict::Taken, &Callback::noop());
        assert_eq!(held.unsaid(), Some(&"mine".into()));
    }

    #[test]
    fn a_value_from_outside_replaces_what_was_said() {
        let mut held = held(Some("36.0"), "35");
        held.say();
        held.see(&"36".into(), Verdict::Taken, &Callback::noop());
        assert!(held.typed.is_none());
    }
}
