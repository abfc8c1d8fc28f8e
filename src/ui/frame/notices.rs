//! What has to be said, above the page.

use yew::prelude::*;

use crate::app::{Action, NoticeKind};
use crate::ui::env::use_env;
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, Notice, Tone};

/// The notices, newest last.
#[component]
pub fn Notices(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let notices = props.model.notices.iter().map(|notice| {
        let (text, hint) = words.notice(&notice.kind);
        let tone = match &notice.kind {
            kind if kind.is_trouble() => Tone::Bad,
            kind if kind.is_lasting() => Tone::Warn,
            _ => Tone::Good,
        };
        let id = notice.id;
        let dispatch = env.dispatch.clone();
        let on_dismiss = Callback::from(move |()| dispatch.emit(Action::Dismiss(id)));
        let act = |action: Action| env.dispatch.reform(move |_: MouseEvent| action.clone());
        let offer = match &notice.kind {
            NoticeKind::StorageFull | NoticeKind::StorageBlocked | NoticeKind::StorageFailed { .. }
                if props.model.session().is_some() =>
            {
                Button::new(words.download_copy(), act(Action::Save { ask: false })).view()
            }
            NoticeKind::Deleted { .. } | NoticeKind::Merged { .. } => {
                Button::new(words.undo(), act(Action::Undo)).view()
            }
            _ => Html::default(),
        };
        html! {
            <Notice key={id} text={text} hint={hint.map(AttrValue::from)} {tone} on_dismiss={Some(on_dismiss)}
                dismiss_label={Some(AttrValue::from(words.dismiss()))}>
                { offer }
            </Notice>
        }
    });
    html! { <div class="notices" role="status" aria-live="polite">{ for notices }</div> }
}
