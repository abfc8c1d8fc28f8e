//! The question a file brings where there is work already: beside it, into it, or not at all.

use yew::prelude::*;

use crate::app::{Action, Choice, Question};
use crate::ui::env::use_env;
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, ButtonKind, Dialog, DialogSize, plain_text};

/// The dialog of [`Question`]; nothing while there is none.
#[component]
pub fn OpeningDialog(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let Some(question) = props.model.session().and_then(|session| session.question.as_ref()) else {
        return Html::default();
    };
    let answer = |choice: Choice| env.dispatch.reform(move |_: MouseEvent| Action::Answer(choice));
    let Question { opening, same, title, added, changed } = question;
    let what = if *same { words.opening_same().to_owned() } else { words.opening_other(title) };
    // The last button is the one that is proposed: a copy of this workspace is meant to be merged,
    // another one is not.
    let merge = Button::new(words.merge_here(), answer(Choice::Merge))
        .id("merge-here")
        .kind(if *same { ButtonKind::Primary } else { ButtonKind::Plain })
        .view();
    let beside = Button::new(words.bring_beside(), answer(Choice::Beside))
        .id("open-beside")
        .kind(if *same { ButtonKind::Plain } else { ButtonKind::Primary })
        .view();
    let (first, last) = if *same { (beside, merge) } else { (merge, beside) };
    let foot = html! {
        <>
            {Button::new(words.leave_it(), answer(Choice::Leave)).id("leave-it").kind(ButtonKind::Quiet).view()}
            { first }
            { last }
        </>
    };
    let on_close = env.dispatch.reform(|()| Action::Answer(Choice::Leave));
    html! {
        <Dialog id="opening" title={words.opening_title(&opening.name)} close_label={words.leave_it()}
            size={DialogSize::Medium} {on_close} {foot}>
            <p>{plain_text(what)}{ " " }{ words.opening_counts(*added, *changed) }</p>
            if !opening.problems.is_empty() {
                <p>{ words.opening_problems(opening.problems.len()) }</p>
            }
            <dl class="whereabouts">
                <div class="whereabouts__one">
                    <dt>{ words.merge_here() }</dt>
                    <dd>{ words.merge_here_text() }</dd>
                </div>
                <div class="whereabouts__one">
                    <dt>{ words.bring_beside() }</dt>
                    <dd>{ words.bring_beside_text() }</dd>
                </div>
            </dl>
        </Dialog>
    }
}
