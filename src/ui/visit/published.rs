//! On the page of files: the published file that this workspace is a copy of.

use yew::prelude::*;

use crate::app::visit::{VisitAction, file_of};
use crate::ui::env::use_env;
use crate::ui::frame::PageProps;
use crate::ui::parts::{ButtonKind, Glyph, plain_text};

use super::button;

/// The published file that this workspace is a copy of: what is new there, and the way back.
#[component]
pub fn PublishedSection(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let own = props.model.session().filter(|session| session.visit.is_none());
    let Some(path) = own.and_then(|session| props.model.prefs.published_in(&session.doc_id())) else {
        return Html::default();
    };
    html! {
        <section class="section" aria-labelledby="files-published">
            <h2 class="section__title" id="files-published">{ words.published_copy() }</h2>
            <p class="section__text">{plain_text(words.published_at(&file_of(&path)))}{" "}{ words.how_sending_back_works() }</p>
            <div class="acts">
                {button(&env, words.send_back(), VisitAction::SendBack, "send-back").glyph(Glyph::Download).view()}
                {button(&env, words.look_for_news(), VisitAction::MergeNews, "published-news").kind(ButtonKind::Quiet).view()}
            </div>
        </section>
    }
}
