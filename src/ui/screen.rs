//! The whole screen for what the app knows: all that a rendering test needs.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::app::{Model, Page, Phase};
use crate::query::mentions::names;
use crate::ui::env::{KnownNames, use_env};
use crate::ui::files::ClosedPage;
use crate::ui::frame::{Notices, Rail, RailSwitch};
use crate::ui::help::HelpDialog;
use crate::ui::lazy::{Bundle, Lazy};
use crate::ui::outline::OutlinePage;
use crate::ui::parts::{Reading, skeleton};
use crate::ui::visit::VisitBanner;
use crate::ui::welcome::WelcomePage;
use crate::ui::why::Knowing;

/// What the screen shows.
#[derive(Properties, Clone)]
pub struct ScreenProps {
    /// What the app knows.
    pub model: Rc<Model>,
    /// Whether the list of keys is open.
    pub help: bool,
    /// Closes it.
    pub on_close_help: Callback<()>,
    /// Whether a file hangs over the window.
    pub dropping: bool,
}

impl PartialEq for ScreenProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.help == other.help && self.dropping == other.dropping
    }
}

/// The whole screen.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let env = use_env();
    let words = env.words();
    let model = &props.model;
    let body = match &model.phase {
        Phase::Loading => html! {
            <main id="main" class="page" tabindex="-1" aria-busy="true">
                <p class="unseen">{ words.reading() }</p>
                {skeleton(words.reading())}
            </main>
        },
        Phase::Welcome => html! {
            <main id="main" tabindex="-1">
                <Notices model={Rc::clone(model)} />
                <WelcomePage model={Rc::clone(model)} />
            </main>
        },
        Phase::Closed { .. } => html! {
            <main id="main" tabindex="-1">
                <Notices model={Rc::clone(model)} />
                <ClosedPage model={Rc::clone(model)} />
            </main>
        },
        Phase::Ready(_) => html! { <Frame model={Rc::clone(model)} /> },
    };
    html! {
        <>
            { body }
            if props.help {
                <HelpDialog on_close={props.on_close_help.clone()} />
            }
            if props.dropping {
                <div class="drop-here" aria-hidden="true"><p>{ words.drop_to_open() }</p></div>
            }
        </>
    }
}

/// The open workspace: rail, page, panel.
#[component]
fn Frame(props: &crate::ui::frame::PageProps) -> Html {
    let env = use_env();
    let words = env.words();
    let rail_open = use_state(|| false);
    let knowing = (*use_memo((), |()| Knowing::default())).clone();
    let model = &props.model;
    let names = use_memo(model.session().map(|session| session.space.clone()), |space| {
        space.as_ref().map(names).unwrap_or_default()
    });
    let Some(session) = model.session() else { return Html::default() };
    knowing.learn(&session.space, model.today);
    let open = model.route.open.clone().filter(|id| session.space.node(id).is_some_and(|node| !node.deleted));
    let toggle = {
        let rail_open = rail_open.clone();
        Callback::from(move |()| rail_open.set(!*rail_open))
    };
    let close = {
        let rail_open = rail_open.clone();
        Callback::from(move |_: MouseEvent| rail_open.set(false))
    };
    // Going somewhere closes the drawer; choosing a cycle or a name in it does not.
    let onclick = {
        let rail_open = rail_open.clone();
        Callback::from(move |event: MouseEvent| {
            let pressed: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
            let went =
                pressed.and_then(|element| element.closest("a, .tree__item:not(.rail__me)").ok().flatten());
            if went.is_some() {
                rail_open.set(false);
            }
        })
    };
    let onkeydown = {
        let rail_open = rail_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *rail_open {
                event.prevent_default();
                rail_open.set(false);
            }
        })
    };
    let page = match Bundle::of(model.route.page) {
        None => html! { <OutlinePage model={Rc::clone(model)} /> },
        Some(bundle) => html! { <Lazy model={Rc::clone(model)} {bundle} /> },
    };
    // To compare writes nothing, whatever is compared.
    let is_read = session.visit.is_some() && model.route.page != Page::Compare;
    let reading = if is_read { Reading::Yes } else { Reading::No };
    html! {
        <ContextProvider<RailSwitch> context={RailSwitch(toggle)}>
        <ContextProvider<KnownNames> context={KnownNames(names)}>
        <ContextProvider<Knowing> context={knowing}>
            <a class="skip" href="#main">{ words.skip_to_main() }</a>
            <div class="app" data-panel={open.is_some().then_some("open")} data-rail={rail_open.then_some("open")}>
                <div class="rail" {onclick} {onkeydown}><Rail model={Rc::clone(model)} /></div>
                if *rail_open {
                    <div class="veil" onclick={close}></div>
                }
                <main class="main" id="main" tabindex="-1">
                    <Notices model={Rc::clone(model)} />
                    <VisitBanner model={Rc::clone(model)} />
                    <ContextProvider<Reading> context={reading}>{ page }</ContextProvider<Reading>>
                </main>
                if open.is_some() {
                    <ContextProvider<Reading> context={if session.visit.is_some() { Reading::Yes } else { Reading::No }}>
                        <Lazy model={Rc::clone(model)} bundle={Bundle::Panel} />
                    </ContextProvider<Reading>>
                }
            </div>
            if session.asking.is_some() || session.handing.is_some() {
                <Lazy model={Rc::clone(model)} bundle={Bundle::Changing} />
            }
            if session.incoming.is_some() || model.sharing.is_some() {
                <Lazy model={Rc::clone(model)} bundle={Bundle::Merge} />
            }
        </ContextProvider<Knowing>>
        </ContextProvider<KnownNames>>
        </ContextProvider<RailSwitch>>
    }
}
