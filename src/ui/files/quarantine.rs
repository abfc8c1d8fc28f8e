//! Texts that could not be read and are kept for their owner.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Quarantined};
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Dialog, Glyph, icon};

/// What [`QuarantinedTexts`] shows.
#[derive(Properties, PartialEq)]
pub struct QuarantinedTextsProps {
    /// The texts.
    pub texts: Rc<[Quarantined]>,
}

/// The section of texts that were put aside.
#[component]
pub fn QuarantinedTexts(props: &QuarantinedTextsProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let asked = use_state(|| None::<Quarantined>);
    let rows = props.texts.iter().enumerate().map(|(at, text)| {
        let download = Action::DownloadQuarantined(text.key.clone());
        let on_download = env.dispatch.reform(move |_: MouseEvent| download.clone());
        let on_delete = {
            let (asked, text) = (asked.clone(), text.clone());
            Callback::from(move |_: MouseEvent| asked.set(Some(text.clone())))
        };
        let name = words.quarantined_one(at + 1, text.chars);
        html! {
            <li key={text.key.to_string()} class="file">
                {icon(Glyph::Warning)}
                <span class="file__name">{ &name }</span>
                <span class="acts">
                    {Button::new(words.download(), on_download)
                        .size(ButtonSize::Small).glyph(Glyph::Download).name(format!("{}: {name}", words.download()))
                        .view()}
                    {Button::new(words.delete_for_good(), on_delete)
                        .size(ButtonSize::Small).kind(ButtonKind::Quiet)
                        .name(format!("{} {name}", words.delete_for_good())).view()}
                </span>
            </li>
        }
    });
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let question = (*asked).clone().map(|text| {
        let (dispatch, close) = (env.dispatch.clone(), close.clone());
        let download = Action::DownloadQuarantined(text.key.clone());
        let delete = Action::DeleteQuarantined(text.key);
        let on_download = env.dispatch.reform(move |_: MouseEvent| download.clone());
        let on_delete = {
            let close = close.clone();
            Callback::from(move |_: MouseEvent| {
                close.emit(());
                dispatch.emit(delete.clone());
            })
        };
        let foot = html! {
            <>
                {Button::new(words.cancel(), close.reform(|_: MouseEvent| ())).view()}
                {Button::new(words.download(), on_download).view()}
                {Button::new(words.delete_now(), on_delete).id("delete-now").kind(ButtonKind::Danger).view()}
            </>
        };
        html! {
            <Dialog id="delete-quarantined" title={words.delete_question()} close_label={words.close()}
                on_close={close} {foot}>
                <p>{ words.delete_text() }</p>
            </Dialog>
        }
    });
    html! {
        <section class="section" aria-labelledby="files-aside">
            <h2 class="section__title" id="files-aside">{ words.quarantined() }</h2>
            <p class="section__text">{ words.quarantined_text() }</p>
            <ul class="files">{ for rows }</ul>
            { question }
        </section>
    }
}
