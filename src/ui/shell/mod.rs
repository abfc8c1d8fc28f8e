//! The one struct component: it holds what the app knows, brings in time and chance, and carries
//! out what the state machine asks for.

mod carry;
mod ears;
mod fetch;
mod handing;
mod share;
mod snapshots;
mod team;
mod visit;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::sharing;
use crate::app::team::TeamAction;
use crate::app::visit::VisitAction;
use crate::app::{Action, Ctx, Dice, Effect, FocusTarget, Keeps, Kept, Model, Page, Prefs, Route, update};
use crate::okr::{Day, Moment};
use crate::platform::handles::FileHandle;
use crate::platform::listener::Listener;
use crate::platform::locks::LockGuard;
use crate::platform::tabs::{TabMessage, Tabs};
use crate::platform::{clock, dom, entropy, locale, storage};
use crate::ui::env::Env;
use crate::ui::lazy::{Bundle, Fetching, Missing};
use crate::ui::screen::Screen;
use crate::words::stand_ins;

/// How long a passing notice stays: long enough to read it twice and to reach its button.
const PASSING_MILLIS: i32 = 12_000;

/// What the shell hears.
pub enum Msg {
    /// Something happened or is wished.
    Act(Action),
    /// The list of keys opens or closes.
    Help(bool),
    /// A file hangs over the window, or no longer.
    Dropping(bool),
    /// A place to save to was chosen.
    Holds(FileHandle, String),
    /// The lock that tells other windows of this session.
    Locked(LockGuard),
    /// The page was hidden or came back.
    Seen(dom::Visibility),
    /// A bundle that did not come is wanted again.
    Fetch(Bundle),
    /// A bundle is here, or did not come.
    Fetched(Bundle, Result<(), Missing>),
}

/// The one struct component.
pub struct Shell {
    model: Rc<Model>,
    dispatch: Callback<Action>,
    env: Env,
    help: bool,
    dropping: bool,
    focus: Option<FocusTarget>,
    tabs: Tabs,
    /// The file that was saved to, and the text that was written there last.
    file: Option<(FileHandle, String)>,
    team: team::Hands,
    /// One for each session of this window: what an earlier one merged can still be taken back.
    locks: Vec<LockGuard>,
    session: Option<String>,
    hidden_since: Option<i64>,
    leaving: Option<Listener>,
    /// Kept for as long as the page is open.
    _ears: Vec<Listener>,
    midnight: Option<clock::Timer>,
    /// Takes a passing notice away after a while.
    passing: Option<(u64, clock::Timer)>,
    rolled: u64,
    fetching: Fetching,
    /// The bundles nobody needs yet are being fetched.
    fetches_ahead: bool,
    /// The page that was turned to: it begins at its top.
    turned: Option<Page>,
}

impl Component for Shell {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let dispatch = ctx.link().callback(Msg::Act);
        let link = ctx.link().clone();
        let tabs = Tabs::open(Box::new(move |message| {
            if let Some(action) = heard(message) {
                link.send_message(Msg::Act(action));
            }
        }));
        let asked = locale::languages();
        let keeps = match storage::probe() {
            storage::Probe::Works => Keeps::Yes,
            storage::Probe::Full => Keeps::Full,
            storage::Probe::Blocked => Keeps::Blocked,
        };
        let kept = storage::prefs().ok().flatten().unwrap_or_default();
        let prefs = Prefs::from_text(&kept, &asked);
        if let Some(call) = visit::called_for() {
            ctx.link().send_message(Msg::Act(Action::Visit(VisitAction::Called(call))));
        }
        let route = Route::parse(&ears::address());
        ctx.link().send_message(Msg::Act(Action::Started { prefs, route, keeps }));
        // The page is opened by its address: other windows learn which version runs here.
        let hello = tabs.send(&TabMessage::Hello { format_minor: crate::file::MINOR });
        drop(hello);
        Self {
            model: Rc::new(Model::new(today())),
            env: Env { dispatch: dispatch.clone(), lang: crate::app::Lang::default() },
            dispatch,
            help: false,
            dropping: false,
            focus: None,
            tabs,
            file: None,
            team: team::Hands::default(),
            locks: Vec::new(),
            session: None,
            hidden_since: None,
            leaving: None,
            _ears: ears::listen(ctx.link()),
            midnight: ears::midnight(ctx.link()),
            passing: None,
            rolled: 0,
            fetching: Fetching::new(ctx.link().callback(Msg::Fetch)),
            fetches_ahead: false,
            turned: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(action) => self.act(ctx, action),
            Msg::Help(open) => {
                self.help = open;
                true
            }
            Msg::Dropping(dropping) => std::mem::replace(&mut self.dropping, dropping) != dropping,
            Msg::Holds(handle, text) => {
                let name = handle.name();
                self.file = Some((handle, text));
                self.act(ctx, Action::Saved { name: Some(name.into()) })
            }
            Msg::Locked(guard) => {
                self.locks.push(guard);
                false
            }
            Msg::Seen(visibility) => self.seen(ctx, visibility),
            Msg::Fetch(bundle) => self.fetch(ctx, bundle),
            Msg::Fetched(bundle, result) => self.fetched(bundle, result),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let on_close_help = ctx.link().callback(|()| Msg::Help(false));
        html! {
            <ContextProvider<Env> context={self.env.clone()}>
                <ContextProvider<Fetching> context={self.fetching.clone()}>
                    <Screen model={Rc::clone(&self.model)} help={self.help} {on_close_help} dropping={self.dropping} />
                </ContextProvider<Fetching>>
            </ContextProvider<Env>>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if self.turned.take().is_some() {
            dom::scroll_to_top();
        }
        let Some(target) = self.focus.take() else { return };
        let id = target.element_id();
        let found = match target {
            FocusTarget::Title(_) | FocusTarget::PanelTitle => dom::focus(&id, dom::Caret::End),
            // Whoever went on to something else is left there.
            FocusTarget::Back(_) => {
                if dom::is_focus_lost() && !dom::focus(&id, dom::Caret::Keep) {
                    dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
                }
                true
            }
            FocusTarget::Align | FocusTarget::Coach | FocusTarget::Comment | FocusTarget::Questions => {
                dom::scroll_into_view(&id);
                dom::focus(&id, dom::Caret::Keep)
            }
            FocusTarget::Panel | FocusTarget::Reason | FocusTarget::Search | FocusTarget::Main => {
                dom::focus(&id, dom::Caret::Keep)
            }
        };
        // What is in a bundle that is on its way gets the focus when it is here.
        if !found && self.fetching.is_waiting() {
            self.focus = Some(target);
        }
    }
}

impl Shell {
    /// Lets something happen; tells whether the screen has to be drawn again.
    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let model = Rc::clone(&self.model);
        let (mut next, effects) = update(&mut self.outside(), Rc::unwrap_or_clone(model), action);
        let lang = next.prefs.lang;
        sharing::lend_words(&mut next, stand_ins(lang));
        let changed = next != *self.model;
        if next.route.page != self.model.route.page {
            self.turned = Some(next.route.page);
        }
        if changed {
            self.model = Rc::new(next);
        }
        if self.env.lang != self.model.prefs.lang {
            self.env = Env { dispatch: self.dispatch.clone(), lang: self.model.prefs.lang };
        }
        self.follow_session(ctx);
        self.guard_leaving();
        self.let_notices_pass();
        self.fetch_needed(ctx);
        for effect in effects {
            match effect {
                Effect::Focus(target) => self.focus = Some(target),
                other => self.carry(ctx, other),
            }
        }
        changed || self.focus.is_some()
    }

    /// Time and chance.
    fn outside(&mut self) -> Ctx {
        self.rolled = self.rolled.wrapping_add(1);
        let now = clock::now_millis();
        // Every current browser has this source. Where it is refused, two windows that start in the
        // same millisecond could mint the same ids, and nothing else is lost.
        let seed = entropy::bytes::<8>()
            .unwrap_or_else(|_| (now.unsigned_abs().rotate_left(20) ^ self.rolled).to_le_bytes());
        Ctx { now: Moment(now), today: today(), dice: Dice::new(seed) }
    }

    /// Holds the lock of the session that writes, so that other windows leave its records alone.
    fn follow_session(&mut self, ctx: &Context<Self>) {
        // What is only read writes nothing, so nobody has to leave its records alone.
        let writes = self.model.session().filter(|session| session.visit.is_none());
        let now = writes.map(|session| session.writer.session().as_str().to_owned());
        if now == self.session {
            return;
        }
        self.session.clone_from(&now);
        self.file = None;
        if let Some(session) = now {
            carry::hold_lock(ctx.link(), session);
        }
    }

    /// A notice that only tells goes by itself; what went wrong stays.
    fn let_notices_pass(&mut self) {
        let passing =
            self.model.notices.iter().find(|notice| !notice.kind.is_lasting()).map(|notice| notice.id);
        if passing == self.passing.as_ref().map(|(id, _)| *id) {
            return;
        }
        self.passing = passing.and_then(|id| {
            let dispatch = self.dispatch.clone();
            Some((id, clock::Timer::after(PASSING_MILLIS, move || dispatch.emit(Action::Dismiss(id)))?))
        });
    }

    /// Asks before the window is closed while it holds something that is kept nowhere else.
    fn guard_leaving(&mut self) {
        let only_here = self.model.session().is_some_and(|session| session.kept != Kept::Kept);
        match (&self.leaving, only_here) {
            (None, true) => self.leaving = dom::ask_before_leaving(),
            (Some(_), false) => self.leaving = None,
            (None, false) | (Some(_), true) => {}
        }
    }

    fn seen(&mut self, ctx: &Context<Self>, visibility: dom::Visibility) -> bool {
        let now = clock::now_millis();
        if visibility == dom::Visibility::Hidden {
            self.hidden_since = Some(now);
            return self.act(ctx, Action::Team(TeamAction::Hidden));
        }
        self.midnight = ears::midnight(ctx.link());
        let hidden = self.hidden_since.take().map_or(0, |since| now.saturating_sub(since).max(0));
        let hidden_minutes = u32::try_from(hidden / 60_000).unwrap_or(u32::MAX);
        self.act(ctx, Action::Woke { hidden_minutes })
    }
}

/// The person's calendar day.
fn today() -> Day {
    let fallback = || Moment(clock::now_millis()).day();
    Day::parse(&clock::today()).or_else(fallback).unwrap_or(Day::EARLIEST)
}

/// What another window's message means.
fn heard(message: TabMessage) -> Option<Action> {
    match message {
        TabMessage::Record { doc, key, text, .. } => {
            Some(Action::TabWrote { doc: doc.into(), key: key.into(), text: text.into() })
        }
        TabMessage::Hello { format_minor } if format_minor > crate::file::MINOR => Some(Action::NewerTab),
        TabMessage::Foreign { .. } => Some(Action::NewerTab),
        TabMessage::Withdrawn { .. } | TabMessage::Compacted { .. } | TabMessage::Hello { .. } => None,
    }
}
