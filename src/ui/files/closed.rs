//! A workspace that cannot be opened: its text is shown and handed out, and nothing is written.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Phase};
use crate::okr::Text;
use crate::ui::env::use_env;
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, ButtonKind, Glyph, plain_text};
use crate::ui::welcome::WorkspaceChoices;

/// How much of the text is shown.
const MOST_CHARS: usize = 4_000;

/// What stands in place of a workspace that a newer version wrote, or of which nothing can be read.
#[component]
pub fn ClosedPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let model = &props.model;
    let Phase::Closed { doc, parts, newer } = &model.phase else { return Html::default() };
    let act = |action: Action| env.dispatch.reform(move |_: MouseEvent| action.clone());
    let (title, text) = match (newer, parts.is_empty()) {
        (true, _) => (words.closed_newer(), words.closed_newer_text()),
        (false, false) => (words.closed_unreadable(), words.closed_unreadable_text()),
        (false, true) => (words.closed_unreadable(), words.closed_unanswered_text()),
    };
    let shown: Option<String> = parts.first().map(|(_, text)| text.chars().take(MOST_CHARS).collect());
    let others: Rc<[(AttrValue, Text)]> = model
        .workspaces
        .iter()
        .filter(|entry| entry.doc != *doc)
        .map(|entry| {
            let name = if entry.name.is_empty() { words.unnamed_workspace() } else { &*entry.name };
            (AttrValue::from(name.to_owned()), Text::clone(&entry.doc))
        })
        .collect();
    html! {
        <div class="quarantine">
            <h1 class="quarantine__title">{ title }</h1>
            <p class="quarantine__text">{ text }</p>
            <div class="acts">
                if shown.is_some() {
                    {Button::new(words.download_original(), act(Action::DownloadOriginals))
                        .id("download-original").kind(ButtonKind::Primary).glyph(Glyph::Download).view()}
                }
                {Button::new(words.open_file(), act(Action::Open)).id("open-file").glyph(Glyph::Folder).view()}
                {Button::new(words.see_sample(), act(Action::SeeSample)).kind(ButtonKind::Quiet).view()}
            </div>
            if !others.is_empty() {
                <h2 class="section__title">{ words.workspaces() }</h2>
                <WorkspaceChoices {others} />
            }
            if let Some(shown) = shown {
                <pre class="quarantine__raw" tabindex="0" aria-label={words.original_text()}>{plain_text(shown)}</pre>
            }
        </div>
    }
}
