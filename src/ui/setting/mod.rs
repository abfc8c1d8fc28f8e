//! The page of setting goals together.

mod above;
mod bench;
mod drafts;
mod goal;
mod head;
mod late;
mod mark;
mod open;
mod who;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{FocusTarget, Model, Page};
use crate::platform::dom;
use crate::query::current_cycle;
use crate::query::setting::{Setting, setting};
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::parts::empty_state;

use above::AboveSection;
use bench::Bench;
use drafts::DraftsSection;
use head::SettingHead;
use late::LateSection;
use open::OpenSection;
use who::WhoSection;

/// The page of setting goals together.
#[component]
pub fn SettingPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let read = use_setting(model);
    use_focus_after(read.as_ref());
    let Some(session) = model.session() else { return Html::default() };
    let body = read.map(|setting| {
        let bench = Bench {
            env: env.clone(),
            space: session.space.clone(),
            today: model.today,
            me: session.me().cloned(),
            cycle: setting.cycle.id.clone(),
        };
        html! {
            <>
                <SettingHead setting={Rc::clone(&setting)} bench={bench.clone()} />
                <AboveSection setting={Rc::clone(&setting)} bench={bench.clone()} />
                <WhoSection setting={Rc::clone(&setting)} bench={bench.clone()} />
                <OpenSection setting={Rc::clone(&setting)} bench={bench.clone()} />
                <DraftsSection setting={Rc::clone(&setting)} bench={bench.clone()} />
                <LateSection {setting} {bench} />
            </>
        }
    });
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page">
                <h1 class="page__title">{ words.page(Page::Setting) }</h1>
                <p class="page__lead">{ words.setting_text() }</p>
                {body.unwrap_or_else(|| empty_state(words.setting_no_cycle(), Some(words.setting_no_cycle_text()), None))}
            </div>
        </>
    }
}

/// What the page shows: the cycle of the rail, else the one that runs now.
#[hook]
fn use_setting(model: &Rc<Model>) -> Option<Rc<Setting>> {
    let session = model.session();
    let space = session.map(|session| session.space.clone());
    let chosen = session.and_then(|session| session.filter.cycle.clone());
    let read = use_memo((space, chosen, model.today), |(space, chosen, today)| {
        let space = space.as_ref()?;
        let chosen = chosen.clone().filter(|id| space.cycle(id).is_some());
        let cycle = chosen.or_else(|| current_cycle(space, *today))?;
        setting(space, &cycle, *today).map(Rc::new)
    });
    (*read).clone()
}

/// When what was pressed is gone because it is done, the focus must not fall out of the page.
#[hook]
fn use_focus_after(read: Option<&Rc<Setting>>) {
    let is_first = use_mut_ref(|| true);
    use_effect_with(read.cloned(), move |_read| {
        if !is_first.replace(false) && dom::is_focus_lost() {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}
