//! Sharing: the section on the page of files, and the dialog.

mod dialog;
mod handing;

use yew::prelude::*;

use crate::app::Action;
use crate::app::sharing::{Form, ShareAction};
use crate::space::share::What;
use crate::ui::env::use_env;
use crate::ui::parts::{Button, Glyph};

pub use dialog::ShareDialog;

/// Opens the dialog with this chosen.
pub fn opens(what: What, form: Form) -> Action {
    Action::Share(ShareAction::Open { what, form })
}

/// The section of the page of files.
#[component]
pub fn SharingSection() -> Html {
    let env = use_env();
    let words = env.page_words();
    let on_click = env.dispatch.reform(|_: MouseEvent| opens(What::Whole, Form::File));
    html! {
        <section class="section" aria-labelledby="files-share">
            <h2 class="section__title" id="files-share">{ words.share_title() }</h2>
            <p class="section__text">{ words.share_text() }</p>
            <div class="acts">
                {Button::new(words.share_open(), on_click).id("share-open").glyph(Glyph::Shield).view()}
            </div>
        </section>
    }
}
