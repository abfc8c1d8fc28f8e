//! The answers at the foot of the dialog. The last one is proposed, and Enter gives it.

use yew::prelude::*;

use crate::app::{Action, Choice, Incoming, Replacing};
use crate::ui::env::Env;
use crate::ui::parts::{Button, ButtonKind};

/// What the dialog asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asks {
    /// What is to become of the files.
    What,
    /// Whether one is really to take the place of the workspace.
    Replace,
}

/// What is proposed: the last answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proposed {
    /// To merge.
    Merge,
    /// To open beside.
    Beside,
    /// To close: nothing is new, or nothing is taken.
    Close,
}

impl Proposed {
    /// What is proposed for files: copies of this workspace are meant to be merged, another one is not.
    pub fn of(incoming: &Incoming) -> Self {
        if incoming.taken().next().is_none() || incoming.is_known {
            Self::Close
        } else if incoming.proposes_merge() {
            Self::Merge
        } else {
            Self::Beside
        }
    }

    /// The answer it gives.
    pub fn choice(self) -> Choice {
        match self {
            Self::Merge => Choice::Merge,
            Self::Beside => Choice::Beside,
            Self::Close => Choice::Leave,
        }
    }
}

/// The answers to what is to become of the files.
pub fn foot(env: &Env, incoming: &Incoming, on_ask: &Callback<Asks>) -> Html {
    let words = env.page_words();
    let proposed = Proposed::of(incoming);
    let answer = |choice: Choice| env.dispatch.reform(move |_: MouseEvent| Action::Answer(choice));
    let kind = |own: Proposed| if own == proposed { ButtonKind::Primary } else { ButtonKind::Plain };
    let chosen = incoming.chosen();
    let takes_any = incoming.taken().next().is_some();
    // Where nothing is new and nothing is missing, there is nothing but to close.
    let differs = incoming.taken().any(|file| file.opening.doc.items != incoming.before.doc().items);
    let merge = Button::new(words.merge_chosen(&chosen), answer(Choice::Merge))
        .id("merge-here")
        .kind(kind(Proposed::Merge))
        .disabled(chosen.taken == 0 && chosen.all > 0)
        .hint(Some(AttrValue::from(words.merge_here_text())))
        .view();
    let beside = Button::new(words.bring_beside(), answer(Choice::Beside))
        .id("open-beside")
        .kind(kind(Proposed::Beside))
        .hint(Some(AttrValue::from(words.bring_beside_text())))
        .view();
    let replace = Button::new(words.replace_with_file(), on_ask.reform(|_: MouseEvent| Asks::Replace))
        .id("replace-here")
        .view();
    let replace = if incoming.replacement().is_some() && differs { replace } else { Html::default() };
    let leave = if proposed == Proposed::Close { words.close() } else { words.leave_it() };
    let leave_kind = if proposed == Proposed::Close { ButtonKind::Primary } else { ButtonKind::Quiet };
    let leave = Button::new(leave, answer(Choice::Leave)).id("leave-it").kind(leave_kind).view();
    match proposed {
        Proposed::Merge => html! { <>{ leave }{ beside }{ replace }{ merge }</> },
        Proposed::Beside => html! { <>{ leave }{ replace }{ merge }{ beside }</> },
        Proposed::Close if takes_any && differs => html! { <>{ beside }{ replace }{ leave }</> },
        Proposed::Close => leave,
    }
}

/// The answers to whether a file is really to take the place of the workspace.
pub fn replace_foot(env: &Env, incoming: &Incoming, on_ask: &Callback<Asks>) -> Html {
    let words = env.page_words();
    let replace = env.dispatch.reform(|_: MouseEvent| Action::Answer(Choice::Replace));
    let waits = matches!(incoming.replacing, Replacing::Waits(_));
    html! {
        <>
            {Button::new(words.back_to_changes(), on_ask.reform(|_: MouseEvent| Asks::What)).id("replace-back").view()}
            {Button::new(words.replace_now(), replace).id("replace-now").kind(ButtonKind::Danger).disabled(waits).view()}
        </>
    }
}
