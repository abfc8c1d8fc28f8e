//! What has to be said, above the page.

use yew::prelude::*;

use crate::app::changing::ChangingAction;
use crate::app::team::{TeamAction, Trouble};
use crate::app::visit::{VisitAction, has_own};
use crate::app::{Action, NoticeKind, Page, Route};
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
            kind if kind.is_news() => Tone::Info,
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
            NoticeKind::Deleted { runs: Some(goal), .. } => {
                let drop = ChangingAction::DropInstead(goal.clone());
                html! {
                    <>
                        {Button::new(words.undo(), act(Action::Undo)).view()}
                        {Button::new(words.drop_instead(), act(Action::Changing(drop))).id("drop-instead").view()}
                    </>
                }
            }
            NoticeKind::Deleted { .. } | NoticeKind::Settled(_) | NoticeKind::Replaced { .. } => {
                Button::new(words.undo(), act(Action::Undo)).view()
            }
            NoticeKind::Merged { disagreements, .. } => {
                let go = Action::Go(Route { page: Page::Disagreements, open: None });
                let settle = words.settle_disagreements(*disagreements);
                html! {
                    <>
                        {Button::new(words.undo(), act(Action::Undo)).view()}
                        if *disagreements > 0 {
                            {Button::new(settle, act(go)).id("settle-merged").view()}
                        }
                    </>
                }
            }
            NoticeKind::OnlyReading if has_own(&props.model) => {
                Button::new(words.open_my_copy(), act(Action::Visit(VisitAction::OpenMine))).view()
            }
            NoticeKind::OnlyReading => {
                Button::new(words.make_my_own(), act(Action::Visit(VisitAction::MakeOwn))).view()
            }
            NoticeKind::CheckInsDue { .. } => {
                let go = Action::Go(Route { page: Page::CheckIn, open: None });
                Button::new(words.check_in_now(), act(go)).id("check-in-due-now").view()
            }
            NoticeKind::PublishedNews { .. } => {
                Button::new(words.merge_news(), act(Action::Visit(VisitAction::MergeNews))).view()
            }
            NoticeKind::TeamTrouble(Trouble::Permission) => {
                let allow = Action::Team(TeamAction::AllowAgain);
                Button::new(words.allow_again(), act(allow)).view()
            }
            NoticeKind::TeamTrouble(_) if props.model.route.page != Page::Files => {
                let go = Action::Go(Route { page: Page::Files, open: None });
                Button::new(words.see_team_folder(), act(go)).view()
            }
            NoticeKind::TeamBrought { disagreements, .. } if *disagreements > 0 => {
                let go = Action::Go(Route { page: Page::Disagreements, open: None });
                Button::new(words.settle_disagreements(*disagreements), act(go)).view()
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
