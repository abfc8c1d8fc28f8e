//! What is not needed for the first page comes in files of its own: bundles, fetched a moment
//! after the first page stands, or when somebody goes there earlier.
//!
//! Only a release build is split (`build.rs`, `xtask/src/bundles.rs`); in any other, every bundle
//! is there from the start. The code before a bundle is here may name what is in it nowhere
//! else, or the splitter finds it needed at once and leaves it in the main module.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::sharing::ShareAction;
use crate::app::{Action, Choice, Model, Page, Route};
use crate::ui::asks::AsksPage;
use crate::ui::carry_over::CarryOverPage;
use crate::ui::changes::ChangesPage;
use crate::ui::changing::Changing;
use crate::ui::check_in::CheckInPage;
use crate::ui::coach::Line;
use crate::ui::compare::ComparePage;
use crate::ui::digest::DigestPage;
use crate::ui::disagreements::DisagreementsPage;
use crate::ui::env::{Env, use_env};
use crate::ui::files::FilesPage;
use crate::ui::frame::TopBar;
use crate::ui::insights::InsightsPage;
use crate::ui::kpis::KpisPage;
use crate::ui::map::MapPage;
use crate::ui::merge::MergeDialog;
use crate::ui::one_on_one::OneOnOnePage;
use crate::ui::out_of_line::OutOfLinePage;
use crate::ui::panel::Panel;
use crate::ui::parts::{Button, ButtonKind, Dialog, Glyph, Notice, Tone, skeleton};
use crate::ui::people::PeoplePage;
use crate::ui::report::ReportPage;
use crate::ui::retrospective::RetrospectivePage;
use crate::ui::review::ReviewPage;
use crate::ui::scorecard::ScorecardPage;
use crate::ui::scores::ScoresPage;
use crate::ui::session::SessionPage;
use crate::ui::setting::SettingPage;
use crate::ui::settings::SettingsPage;
use crate::ui::share::ShareDialog;
use crate::ui::why::Question;

/// How the content of a bundle is drawn.
pub type Draw = fn(&Rc<Model>) -> Html;

/// How the line of the coach is drawn.
pub type DrawLine = fn(&Line<'_>) -> Html;

/// How it is told why a goal stands as it does.
pub type DrawWhy = fn(&Question<'_>) -> Html;

/// How the line of the coach is drawn, once it is here.
pub fn coach() -> Option<DrawLine> {
    bundles::coach_line()
}

/// How it is told why a goal stands as it does, once that is here.
pub fn why() -> Option<DrawWhy> {
    bundles::why()
}

/// Code that comes in a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// The panel beside the page.
    Panel,
    /// The pages that look at goals from another side: map, asks, setting, out of line.
    Views,
    /// The pages of the week: check-in, team session, 1:1, digest, KPIs, changes.
    Week,
    /// What asks why a running goal was changed, and to whom one goes.
    Changing,
    /// The pages that close a cycle: scores, scorecard, retrospective, carry over.
    Close,
    /// The pages that look back: review, insights, report.
    Looking,
    /// The dialogs of files on their way in, and of parts on their way out.
    Merge,
    /// The pages where work of several people comes together: disagreements, compare, files.
    Exchange,
    /// The pages where things are set up: people, settings.
    Setup,
    /// What is said in a list when somebody asks or writes: why a goal stands as it does, and what the coach
    /// says under a title that is being written.
    Coach,
}

impl Bundle {
    /// All of them, the one that is asked for first before the others.
    pub const ALL: [Bundle; 10] = [
        Bundle::Panel,
        Bundle::Coach,
        Bundle::Changing,
        Bundle::Week,
        Bundle::Views,
        Bundle::Close,
        Bundle::Looking,
        Bundle::Merge,
        Bundle::Exchange,
        Bundle::Setup,
    ];

    /// The bundle of a page; `None` for one that is always here.
    pub fn of(page: Page) -> Option<Bundle> {
        match page {
            Page::Outline => None,
            Page::Map | Page::Asks | Page::Setting | Page::OutOfLine => Some(Bundle::Views),
            Page::CheckIn | Page::Session | Page::OneOnOne | Page::Digest | Page::Kpis | Page::Changes => {
                Some(Bundle::Week)
            }
            Page::Scores | Page::Scorecard | Page::Retrospective | Page::CarryOver => Some(Bundle::Close),
            Page::Review | Page::Insights | Page::Report => Some(Bundle::Looking),
            Page::Disagreements | Page::Compare | Page::Files => Some(Bundle::Exchange),
            Page::People | Page::Settings => Some(Bundle::Setup),
        }
    }

    /// What the screen needs to show what the app knows.
    pub fn needed(model: &Model) -> impl Iterator<Item = Bundle> + use<> {
        let panel = model.route.open.is_some().then_some(Bundle::Panel);
        let comes_in = model.session().is_some_and(|session| session.incoming.is_some());
        let comes_in = comes_in || model.sharing.is_some();
        let asks =
            model.session().is_some_and(|session| session.asking.is_some() || session.handing.is_some());
        let over = asks.then_some(Bundle::Changing).into_iter().chain(comes_in.then_some(Bundle::Merge));
        Bundle::of(model.route.page).into_iter().chain(panel).chain(over)
    }
}

/// A bundle could not be fetched; the next attempt starts afresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing;

fn panel(model: &Rc<Model>) -> Html {
    match model.route.open.clone() {
        Some(id) => html! { <Panel model={Rc::clone(model)} {id} /> },
        None => Html::default(),
    }
}

fn views(model: &Rc<Model>) -> Html {
    let model = Rc::clone(model);
    match model.route.page {
        Page::Map => html! { <MapPage {model} /> },
        Page::Asks => html! { <AsksPage {model} /> },
        Page::Setting => html! { <SettingPage {model} /> },
        Page::OutOfLine => html! { <OutOfLinePage {model} /> },
        _ => Html::default(),
    }
}

fn week(model: &Rc<Model>) -> Html {
    let model = Rc::clone(model);
    match model.route.page {
        Page::CheckIn => html! { <CheckInPage {model} /> },
        Page::Session => html! { <SessionPage {model} /> },
        Page::OneOnOne => html! { <OneOnOnePage {model} /> },
        Page::Digest => html! { <DigestPage {model} /> },
        Page::Kpis => html! { <KpisPage {model} /> },
        Page::Changes => html! { <ChangesPage {model} /> },
        _ => Html::default(),
    }
}

fn close(model: &Rc<Model>) -> Html {
    let model = Rc::clone(model);
    match model.route.page {
        Page::Scores => html! { <ScoresPage {model} /> },
        Page::Scorecard => html! { <ScorecardPage {model} /> },
        Page::Retrospective => html! { <RetrospectivePage {model} /> },
        Page::CarryOver => html! { <CarryOverPage {model} /> },
        _ => Html::default(),
    }
}

fn looking(model: &Rc<Model>) -> Html {
    let model = Rc::clone(model);
    match model.route.page {
        Page::Review => html! { <ReviewPage {model} /> },
        Page::Insights => html! { <InsightsPage {model} /> },
        Page::Report => html! { <ReportPage {model} /> },
        _ => Html::default(),
    }
}

fn changing(model: &Rc<Model>) -> Html {
    html! { <Changing model={Rc::clone(model)} /> }
}

fn merge(model: &Rc<Model>) -> Html {
    let comes_in = model.session().is_some_and(|session| session.incoming.is_some());
    if comes_in {
        html! { <MergeDialog model={Rc::clone(model)} /> }
    } else {
        html! { <ShareDialog model={Rc::clone(model)} /> }
    }
}

fn exchange(model: &Rc<Model>) -> Html {
    let model = Rc::clone(model);
    match model.route.page {
        Page::Disagreements => html! { <DisagreementsPage {model} /> },
        Page::Compare => html! { <ComparePage {model} /> },
        Page::Files => html! { <FilesPage {model} /> },
        _ => Html::default(),
    }
}

fn setup(model: &Rc<Model>) -> Html {
    let model = Rc::clone(model);
    match model.route.page {
        Page::People => html! { <PeoplePage {model} /> },
        Page::Settings => html! { <SettingsPage {model} /> },
        _ => Html::default(),
    }
}

/// The coach has no place of its own: its line is drawn where a title is written.
fn nowhere(_model: &Rc<Model>) -> Html {
    Html::default()
}

#[cfg(not(split_wasm))]
mod bundles {
    use std::future::{Future, ready};

    use super::{Bundle, Draw, DrawLine, DrawWhy, Missing};

    /// How the line of the coach is drawn, once it is here.
    #[expect(clippy::unnecessary_wraps, reason = "where it is split, it may not be here yet")]
    pub fn coach_line() -> Option<DrawLine> {
        Some(crate::ui::coach::coach_line)
    }

    /// How it is told why a goal stands as it does, once that is here.
    #[expect(clippy::unnecessary_wraps, reason = "where it is split, it may not be here yet")]
    pub fn why() -> Option<DrawWhy> {
        Some(crate::ui::why::why_told)
    }

    impl Bundle {
        /// How it is drawn, once it is here.
        pub fn draw(self) -> Option<Draw> {
            match self {
                Bundle::Panel => Some(super::panel),
                Bundle::Views => Some(super::views),
                Bundle::Week => Some(super::week),
                Bundle::Changing => Some(super::changing),
                Bundle::Close => Some(super::close),
                Bundle::Looking => Some(super::looking),
                Bundle::Merge => Some(super::merge),
                Bundle::Exchange => Some(super::exchange),
                Bundle::Setup => Some(super::setup),
                Bundle::Coach => Some(super::nowhere),
            }
        }

        /// Fetches it, unless it is here.
        pub fn fetch(self) -> impl Future<Output = Result<(), Missing>> {
            ready(Ok(()))
        }
    }
}

#[cfg(split_wasm)]
mod bundles {
    use std::cell::{Cell, RefCell};

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Bundle, Draw, DrawLine, DrawWhy, Missing};

    thread_local! {
        static HERE: RefCell<Vec<(Bundle, Draw)>> = const { RefCell::new(Vec::new()) };
        static COACH: Cell<Option<(DrawLine, DrawWhy)>> = const { Cell::new(None) };
    }

    /// How the line of the coach is drawn, once it is here.
    pub fn coach_line() -> Option<DrawLine> {
        COACH.get().map(|(line, _)| line)
    }

    /// How it is told why a goal stands as it does, once that is here.
    pub fn why() -> Option<DrawWhy> {
        COACH.get().map(|(_, why)| why)
    }

    impl Bundle {
        /// How it is drawn, once it is here.
        pub fn draw(self) -> Option<Draw> {
            HERE.with_borrow(|here| here.iter().find(|(bundle, _)| *bundle == self).map(|(_, draw)| *draw))
        }

        /// Fetches it, unless it is here.
        pub async fn fetch(self) -> Result<(), Missing> {
            if self.draw().is_some() {
                return Ok(());
            }
            let draw = match self {
                Bundle::Panel => panel().await?,
                Bundle::Views => views().await?,
                Bundle::Week => week().await?,
                Bundle::Changing => changing().await?,
                Bundle::Close => close().await?,
                Bundle::Looking => looking().await?,
                Bundle::Merge => merge().await?,
                Bundle::Exchange => exchange().await?,
                Bundle::Setup => setup().await?,
                Bundle::Coach => {
                    COACH.set(Some(coach().await?));
                    super::nowhere
                }
            };
            HERE.with_borrow_mut(|here| here.push((self, draw)));
            Ok(())
        }
    }

    impl From<SplitLoaderError> for Missing {
        fn from(_: SplitLoaderError) -> Self {
            Missing
        }
    }

    // Each of these, and what only it needs, goes into the file of the bundle it names.

    #[wasm_split(panel, fallible)]
    fn panel() -> Result<Draw, Missing> {
        Ok(super::panel)
    }

    #[wasm_split(views, fallible)]
    fn views() -> Result<Draw, Missing> {
        Ok(super::views)
    }

    #[wasm_split(week, fallible)]
    fn week() -> Result<Draw, Missing> {
        Ok(super::week)
    }

    #[wasm_split(changing, fallible)]
    fn changing() -> Result<Draw, Missing> {
        Ok(super::changing)
    }

    #[wasm_split(close, fallible)]
    fn close() -> Result<Draw, Missing> {
        Ok(super::close)
    }

    #[wasm_split(looking, fallible)]
    fn looking() -> Result<Draw, Missing> {
        Ok(super::looking)
    }

    #[wasm_split(merge, fallible)]
    fn merge() -> Result<Draw, Missing> {
        Ok(super::merge)
    }

    #[wasm_split(exchange, fallible)]
    fn exchange() -> Result<Draw, Missing> {
        Ok(super::exchange)
    }

    #[wasm_split(setup, fallible)]
    fn setup() -> Result<Draw, Missing> {
        Ok(super::setup)
    }

    #[wasm_split(coach, fallible)]
    fn coach() -> Result<(DrawLine, DrawWhy), Missing> {
        Ok((crate::ui::coach::coach_line, crate::ui::why::why_told))
    }
}

/// How far a bundle that is needed and not here has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is on its way.
    Coming,
    /// It did not come.
    Missing,
}

/// The bundles that are needed and not here; handed down as a context.
#[derive(Clone, Default, PartialEq)]
pub struct Fetching {
    stages: Vec<(Bundle, Stage)>,
    on_fetch: Callback<Bundle>,
}

impl Fetching {
    /// Nothing is needed yet; `on_fetch` is called to try one again.
    pub fn new(on_fetch: Callback<Bundle>) -> Self {
        Self { stages: Vec::new(), on_fetch }
    }

    /// How far a bundle has got; `None` when it is here, or was never needed.
    pub fn stage(&self, bundle: Bundle) -> Option<Stage> {
        self.stages.iter().find(|(own, _)| *own == bundle).map(|(_, stage)| *stage)
    }

    /// Notes how far it has got; `None` when it is here. Tells whether that is news.
    pub fn set(&mut self, bundle: Bundle, stage: Option<Stage>) -> bool {
        let old = self.stage(bundle);
        self.stages.retain(|(own, _)| *own != bundle);
        self.stages.extend(stage.map(|stage| (bundle, stage)));
        old != stage
    }

    /// Whether something the screen shows is still on its way.
    pub fn is_waiting(&self) -> bool {
        self.stages.iter().any(|(_, stage)| *stage == Stage::Coming)
    }
}

/// What [`Lazy`] shows.
#[derive(Properties, Clone)]
pub struct LazyProps {
    /// What the app knows.
    pub model: Rc<Model>,
    /// Where its content is.
    pub bundle: Bundle,
}

impl PartialEq for LazyProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.bundle == other.bundle
    }
}

/// The content of a bundle; until it is here, its frame, and that it is coming or did not come.
#[component]
pub fn Lazy(props: &LazyProps) -> Html {
    let env = use_env();
    let fetching = use_context::<Fetching>().unwrap_or_default();
    let bundle = props.bundle;
    match bundle.draw() {
        Some(draw) => draw(&props.model),
        None => {
            let again = fetching.on_fetch.reform(move |_: MouseEvent| bundle);
            stand_in(props, &env, (fetching.stage(bundle) == Some(Stage::Missing)).then_some(again))
        }
    }
}

/// What stands in the place of a bundle; `on_again` fetches it again where it did not come.
fn stand_in(props: &LazyProps, env: &Env, on_again: Option<Callback<MouseEvent>>) -> Html {
    let words = env.words();
    let route = &props.model.route;
    let busy = if on_again.is_some() { "false" } else { "true" };
    let state = match on_again {
        None => skeleton(words.coming()),
        Some(on_again) => html! {
            <Notice text={words.missing()} hint={Some(AttrValue::from(words.missing_hint()))} tone={Tone::Warn}>
                {Button::new(words.try_again(), on_again).view()}
            </Notice>
        },
    };
    match props.bundle {
        Bundle::Panel => {
            let away = Action::Go(Route { open: None, ..route.clone() });
            let close = env.dispatch.reform(move |_: MouseEvent| away.clone());
            html! {
                <aside class="panel" id="panel" tabindex="-1" aria-busy={busy} aria-label={words.coming()}>
                    <header class="panel__head">
                        <p class="panel__crumb"></p>
                        {Button::new(words.close(), close).kind(ButtonKind::Icon).glyph(Glyph::Close).view()}
                    </header>
                    <div class="panel__body">{ state }</div>
                </aside>
            }
        }
        // It asks later; what was changed is written.
        Bundle::Changing => Html::default(),
        // Nobody waits for what it says.
        Bundle::Coach => Html::default(),
        Bundle::Merge => {
            let close = match props.model.sharing {
                Some(_) => Action::Share(ShareAction::Close),
                None => Action::Answer(Choice::Leave),
            };
            let on_close = env.dispatch.reform(move |()| close.clone());
            html! {
                <Dialog id="opening" title={words.coming()} close_label={words.close()} {on_close}>{ state }</Dialog>
            }
        }
        Bundle::Views | Bundle::Week | Bundle::Close | Bundle::Looking | Bundle::Exchange | Bundle::Setup => {
            html! {
                <>
                    <TopBar model={Rc::clone(&props.model)} />
                    <div class="page" aria-busy={busy}>
                        <h1 class="page__title">{ words.page(route.page) }</h1>
                        { state }
                    </div>
                </>
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_needs_the_bundle_of_its_page_and_the_panel_for_what_is_open() {
        let needed = |page, open: Option<&str>| -> Vec<Bundle> {
            let mut model = Model::new(crate::okr::Day::EARLIEST);
            model.route = Route { page, open: open.map(crate::okr::Id::from) };
            Bundle::needed(&model).collect()
        };
        assert_eq!(needed(Page::Outline, None), []);
        assert_eq!(needed(Page::Outline, Some("o1")), [Bundle::Panel]);
        assert_eq!(needed(Page::People, Some("p1")), [Bundle::Setup, Bundle::Panel]);
    }

    #[test]
    fn only_a_change_of_what_is_fetched_is_news() {
        let mut fetching = Fetching::default();
        assert!(!fetching.set(Bundle::Panel, None), "fetched ahead");
        assert!(fetching.set(Bundle::Panel, Some(Stage::Coming)));
        assert!(fetching.is_waiting());
        assert!(fetching.set(Bundle::Panel, Some(Stage::Missing)));
        assert!(!fetching.is_waiting());
        assert_eq!(
            (fetching.stage(Bundle::Panel), fetching.stage(Bundle::Setup)),
            (Some(Stage::Missing), None)
        );
        assert!(fetching.set(Bundle::Panel, None));
    }
}
