//! Reading what is published or came with a link: nothing is kept, nothing is edited, and the ways on from
//! there (rules X20 to X28).

use plumbline::app::snapshots::SnapshotAction;
use plumbline::app::team::TeamAction;
use plumbline::app::visit::{
    Call, Errand, Reading, Trouble, VisitAction, VisitEffect, VisitSource, keeps_of, treats,
};
use plumbline::app::{
    Action, Arrival, Choice, Ctx, Dice, IncomingAction, Keeps, Lang, NoticeKind, Phase, Prefs,
};
use plumbline::app::{Route, Theme, Unstamped, update};
use plumbline::file;
use plumbline::okr::{Moment, Privacy, Text, UnitKind};
use plumbline::query::Filter;
use plumbline::query::disagreements::{Settled, Settling};
use plumbline::space::{Change, Edit, New, Place};

use crate::window::{Browser, Window, today};

const PATH: &str = "okrs.json";

fn published() -> Call {
    Call::Published { path: PATH.into() }
}

fn link() -> Call {
    Call::Link { packed: "abc".into() }
}

/// A company's workspace, as whoever publishes it has it.
fn company(seed: u64) -> Window {
    let mut window = Window::open(&Browser::default(), seed);
    window.act(Action::StartEmpty { name: "Northwind".into() });
    window.objective("Win back the weekly shop");
    window
}

fn fetched(errand: Errand, result: Result<&str, Trouble>) -> Action {
    let result = result.map(Text::from);
    Action::Visit(VisitAction::Fetched { path: PATH.into(), errand, result })
}

/// Opens the app by the address of a published file.
fn reading(browser: &Browser, seed: u64, text: &str) -> Window {
    let mut window = Window::open_at(browser, seed, Some(Ok(published())));
    assert_eq!(window.visits, [VisitEffect::Fetch { path: PATH.into(), errand: Errand::Read }]);
    window.visits.clear();
    window.act(fetched(Errand::Read, Ok(text)));
    window
}

/// Opens the app by a link.
fn reading_link(browser: &Browser, seed: u64, text: &str) -> Window {
    let mut window = Window::open_at(browser, seed, Some(Ok(link())));
    window.act(Action::Visit(VisitAction::Unpacked(Ok(text.into()))));
    window
}

/// A reader who made a copy of what is published.
fn copied(browser: &Browser, seed: u64, text: &str) -> Window {
    let mut window = reading(browser, seed, text);
    window.act(Action::Visit(VisitAction::MakeOwn));
    window.visits.clear();
    window
}

fn says(window: &Window, is_it: impl Fn(&NoticeKind) -> bool) -> bool {
    window.model.notices.iter().any(|notice| is_it(&notice.kind))
}

#[expect(clippy::too_many_lines, reason = "one line for each action")]
/// One of each action there is. A new one stops this from compiling until it stands here too.
fn each_action(window: &Window) -> Vec<Action> {
    let goal =
        window.session().space.nodes().find(|(_, node)| &*node.entity.kind == "objective").unwrap().0.clone();
    let doc = window.session().doc_id();
    let new = || New::Objective { title: "x".into(), cycle: None };
    let place = Place::default;
    let all = vec![
        Action::Started { prefs: Prefs::default(), route: Route::default(), keeps: Keeps::Yes },
        Action::WorkspacesListed(Vec::new()),
        Action::PartsRead { doc: doc.clone(), parts: Vec::new(), quarantined: Vec::new(), incomplete: true },
        Action::Appended { seq: 0, keeps: Ok(()) },
        Action::BaseWritten { generation: "a-1".into(), replaces: Vec::new(), result: Ok(()) },
        Action::TabWrote { doc: doc.clone(), key: "k".into(), text: window.text().into() },
        Action::NewerTab,
        Action::TextArrived { arrival: Arrival::File, name: "a.json".into(), text: "no".into() },
        Action::NotText { name: "a.json".into(), offset: None },
        Action::CannotRead {
            name: "a.json".into(),
            error: plumbline::file::DecodeError::TooLarge { bytes: 2, max: 1 },
        },
        Action::Quarantined { key: "k".into(), chars: 3 },
        Action::Relist,
        Action::DownloadOriginals,
        Action::Answer(Choice::Merge),
        Action::Incoming(IncomingAction::Unstamped(Unstamped::TakeTheirs)),
        Action::Compare(plumbline::app::comparing::CompareAction::Choose(
            plumbline::app::comparing::Half::After,
            plumbline::app::comparing::State::Now,
        )),
        Action::Share(plumbline::app::sharing::ShareAction::Close),
        Action::Team(TeamAction::Link),
        Action::Snapshot(SnapshotAction::Look),
        Action::Visit(VisitAction::Refused),
        Action::Open,
        Action::Save { ask: false },
        Action::Saved { name: Some("a.json".into()) },
        Action::Add { new: new(), place: place() },
        Action::Make { new: new(), place: place(), changes: Vec::new() },
        Action::Kpi(plumbline::app::kpis::KpiAction::Keep { of: goal.clone() }),
        Action::Changing(plumbline::app::changing::ChangingAction::Later),
        Action::Hand(plumbline::app::handing::HandAction::Copied(true)),
        Action::Week(plumbline::app::week::WeekAction::Of(None)),
        Action::AskCoach(goal.clone()),
        Action::Quiet(true),
        Action::TakeOn { new: new(), place: place(), of: goal.clone(), ask: "a".into(), text: "".into() },
        Action::Draft { new: new(), place: place() },
        Action::BeginCycle { new: new(), place: place() },
        Action::Edit(Edit::Delete { id: goal.clone() }),
        Action::Settle(Settling { edit: Edit::Delete { id: goal.clone() }, told: Settled::Several(1) }),
        Action::Carry(plumbline::app::carrying::CarryAction::Make),
        Action::Closing(plumbline::app::closing::ClosingAction::Of(None)),
        Action::Undo,
        Action::Redo,
        Action::IAm(Some("p-1".into())),
        Action::Go(Route { page: plumbline::app::Page::Map, open: None }),
        Action::StartTalking(goal.clone()),
        Action::StartAligning(goal.clone()),
        Action::StartSettling(goal.clone()),
        Action::AddressChanged(Route::default()),
        Action::Filter(Filter::default()),
        Action::LookAtMap(plumbline::query::map::MapView::default()),
        Action::Toggle(goal.clone()),
        Action::CollapseAll(true),
        Action::Speak(Lang::Zh),
        Action::Wear(Theme::Dark),
        Action::Dismiss(0),
        Action::DownloadQuarantined("k".into()),
        Action::DeleteQuarantined("k".into()),
        Action::FreshSeen,
        Action::TidyUp { live: Vec::new() },
        Action::Woke { hidden_minutes: 60 },
    ];
    for action in &all {
        match action {
            Action::Started { .. } | Action::WorkspacesListed(_) | Action::PartsRead { .. } => {}
            Action::Appended { .. } | Action::BaseWritten { .. } | Action::TabWrote { .. } => {}
            Action::NewerTab | Action::TextArrived { .. } | Action::NotText { .. } => {}
            Action::CannotRead { .. } | Action::Quarantined { .. } | Action::Relist => {}
            Action::DownloadOriginals | Action::Answer(_) | Action::Incoming(_) | Action::Compare(_) => {}
            Action::Share(_) | Action::Team(_) | Action::Snapshot(_) | Action::Visit(_) | Action::Open => {}
            // These leave for a workspace of one's own, which is another test.
            Action::StartEmpty { .. } | Action::SeeSample | Action::Remove { .. } | Action::Switch { .. } => {
            }
            Action::Save { .. } | Action::Saved { .. } | Action::Add { .. } => {}
            Action::TakeOn { .. } | Action::Draft { .. } | Action::BeginCycle { .. } | Action::Edit(_) => {}
            Action::Settle(_) | Action::Undo | Action::Redo | Action::IAm(_) | Action::Go(_) => {}
            Action::StartTalking(_) | Action::StartAligning(_) | Action::StartSettling(_) => {}
            Action::AddressChanged(_) | Action::Filter(_) | Action::LookAtMap(_) | Action::Toggle(_) => {}
            Action::CollapseAll(_) | Action::Speak(_) | Action::Wear(_) | Action::Dismiss(_) => {}
            Action::DownloadQuarantined(_) | Action::DeleteQuarantined(_) | Action::FreshSeen => {}
            Action::TidyUp { .. } | Action::Woke { .. } | Action::Make { .. } | Action::Kpi(_) => {}
            Action::Changing(_) | Action::Hand(_) | Action::Week(_) | Action::AskCoach(_) => {}
            Action::Quiet(_) | Action::Closing(_) | Action::Carry(_) => {}
        }
    }
    all
}

#[test]
fn x22_nothing_of_what_is_read_is_kept_whatever_happens() {
    let text = company(1).text();
    let sources: [fn(&Browser, u64, &str) -> Window; 2] = [reading, reading_link];
    for open in sources {
        let browser = Browser::default();
        let window = open(&browser, 2, &text);
        let actions = each_action(&window);
        for (nth, action) in actions.iter().enumerate() {
            let mut window = open(&browser, 3 + nth as u64, &text);
            let doc = window.session().doc_id();
            window.act(action.clone());
            let kept = browser.0.borrow();
            assert!(kept.texts.is_empty(), "{action:?} kept {:?}", kept.texts.keys());
            let prefs = kept.prefs.clone().unwrap_or_default();
            assert!(!prefs.contains(&*doc), "{action:?} is remembered: {prefs}");
            assert!(window.model.workspaces.is_empty(), "{action:?} is in the list");
            assert!(window.session().visit.is_some(), "{action:?} ended the visit");
        }
    }
}

#[test]
fn x22_what_would_edit_is_refused_with_a_word_and_changes_nothing() {
    let text = company(1).text();
    let browser = Browser::default();
    let mut refused = 0;
    for (nth, action) in each_action(&reading(&browser, 2, &text)).into_iter().enumerate() {
        let mut window = reading(&browser, 3 + nth as u64, &text);
        let before = window.text();
        window.act(action.clone());
        assert_eq!(window.text(), before, "{action:?}");
        assert!(!window.session().history.can_undo(), "{action:?}");
        let said = says(&window, |kind| *kind == NoticeKind::OnlyReading);
        let asked = action == Action::Visit(VisitAction::Refused);
        assert_eq!(said, asked || treats(&action) == Reading::Refuses, "{action:?}");
        refused += usize::from(said);
    }
    assert!(refused >= 10, "{refused}");
}

#[test]
fn x22_each_effect_says_whether_it_keeps_something() {
    let browser = Browser::default();
    let mut window = copied(&browser, 1, &company(2).text());
    let doc = window.session().doc_id();
    let mut ctx = Ctx { now: Moment(1), today: today(), dice: Dice::new([7; 8]) };
    let edit = Action::Edit(Edit::Change {
        id: plumbline::space::workspace_id(&doc),
        change: Change::Title("Other".into()),
    });
    let (_, effects) = update(&mut ctx, window.model.clone(), edit);
    assert!(effects.iter().filter_map(keeps_of).filter(|of| **of == *doc).count() >= 2, "{effects:?}");
    window.act(Action::Speak(Lang::Zh));
    assert!(
        browser.0.borrow().prefs.as_deref().unwrap().contains("zh-Hans"),
        "the language belongs to the browser"
    );
}

#[test]
fn x22_looking_works_as_ever_while_reading() {
    let mut window = reading(&Browser::default(), 1, &company(2).text());
    window.act(Action::Go(Route { page: plumbline::app::Page::Map, open: None }));
    window.act(Action::Filter(Filter { text: "weekly".into(), ..Filter::default() }));
    window.act(Action::Speak(Lang::Zh));
    window.act(Action::Save { ask: false });
    assert_eq!(window.model.route.page, plumbline::app::Page::Map);
    assert_eq!(&*window.session().filter.text, "weekly");
    assert_eq!(window.model.prefs.lang, Lang::Zh);
    assert_eq!(window.browser.0.borrow().downloads.len(), 1, "a copy can be saved");
}

#[test]
fn x23_a_visit_does_not_stand_in_the_way_of_what_is_kept_here() {
    let browser = Browser::default();
    let mut own = Window::open(&browser, 1);
    own.act(Action::StartEmpty { name: "Ours".into() });
    own.objective("Own work");
    let (doc, ours) = (own.session().doc_id(), own.text());
    let before = browser.0.borrow().texts.clone();
    let last = browser.0.borrow().prefs.clone();

    let mut window = reading(&browser, 2, &company(3).text());
    assert_eq!(window.model.workspaces.len(), 1);
    assert_eq!((&browser.0.borrow().texts, &browser.0.borrow().prefs), (&before, &last));
    window.act(Action::Switch { doc: doc.clone() });
    assert_eq!(window.text(), ours);
    assert!(window.visits.contains(&VisitEffect::CleanAddress), "the next start opens what is open now");
    assert_eq!(Window::open(&browser, 4).text(), ours);

    // And a link in the same window leaves it, too, without a trace.
    let mut window = Window::open(&browser, 5);
    window.act(Action::Visit(VisitAction::Called(Ok(link()))));
    assert_eq!(window.text(), ours, "until it is unpacked");
    window.act(Action::Visit(VisitAction::Unpacked(Ok(company(6).text().into()))));
    assert_eq!(window.session().visit.as_ref().unwrap().from, VisitSource::Link);
    assert_eq!(Window::open(&browser, 7).text(), ours);
}

#[test]
fn x23_what_cannot_be_read_is_told_and_the_workspaces_of_this_browser_open() {
    let browser = Browser::default();
    let mut own = Window::open(&browser, 1);
    own.act(Action::StartEmpty { name: "Ours".into() });
    let troubles = [
        Trouble::Status { path: PATH.into(), status: 404 },
        Trouble::NoAnswer { path: PATH.into() },
        Trouble::NotText { path: PATH.into() },
        Trouble::TooLarge { path: PATH.into(), max: 64 << 20 },
    ];
    for trouble in troubles {
        let mut window = Window::open_at(&browser, 2, Some(Ok(published())));
        assert!(matches!(window.model.phase, Phase::Loading), "what was called for comes first");
        window.act(fetched(Errand::Read, Err(trouble.clone())));
        assert_eq!(window.text(), own.text(), "{trouble:?}");
        assert!(says(&window, |kind| *kind == NoticeKind::CannotVisit { trouble: trouble.clone() }));
    }
    let newer = "{\"format\":\"plumbline/2\",\"doc\":\"d-1\",\"items\":[]}";
    for text in ["<!doctype html>", "{}", "[1]", newer, ""] {
        let mut window = reading(&browser, 3, text);
        assert_eq!(window.text(), own.text(), "{text}");
        let told = |kind: &NoticeKind| {
            matches!(kind, NoticeKind::CannotVisit { trouble: Trouble::Unreadable { path: Some(_), .. } })
        };
        assert!(says(&window, told), "{text}");
        window = reading_link(&Browser::default(), 4, text);
        assert!(matches!(window.model.phase, Phase::Welcome), "{text}");
    }
    for call in [Err(Trouble::BrokenLink), Err(Trouble::BadPath { asked: "../a.json".into() })] {
        let window = Window::open_at(&browser, 5, Some(call.clone()));
        assert_eq!(window.text(), own.text());
        assert!(window.visits.is_empty(), "nothing is fetched or unpacked");
        assert!(says(&window, |kind| *kind == NoticeKind::CannotVisit { trouble: call.clone().unwrap_err() }));
    }
}

#[test]
fn x25_a_copy_of_ones_own_is_an_ordinary_workspace() {
    let text = company(1).text();
    let browser = Browser::default();
    let mut window = reading(&browser, 2, &text);
    window.act(Action::Undo);
    window.act(Action::Visit(VisitAction::MakeOwn));
    assert!(window.session().visit.is_none());
    assert!(!says(&window, |kind| *kind == NoticeKind::OnlyReading));
    assert!(window.visits.contains(&VisitEffect::CleanAddress));
    assert_eq!(window.text(), text, "not a byte differs");
    window.objective("Mine");
    let again = Window::open(&browser, 3);
    assert_eq!(again.text(), window.text());
    assert_eq!(again.model.workspaces.len(), 1);
    let doc = again.session().doc_id();
    assert_eq!(again.model.prefs.published_in(&doc).as_deref(), Some(PATH));
    // What came with a link remembers no path.
    let browser = Browser::default();
    let mut window = reading_link(&browser, 4, &text);
    window.act(Action::Visit(VisitAction::MakeOwn));
    assert_eq!(window.model.prefs.published_in(&doc), None);
    assert_eq!(Window::open(&browser, 5).text(), text);
}

#[test]
fn x25_where_there_is_a_copy_it_is_opened_or_merged_into_after_a_look() {
    let mut company = company(1);
    let browser = Browser::default();
    let mut mine = copied(&browser, 2, &company.text());
    let own = mine.objective("Mine");
    let news = company.objective("News");

    let mut window = reading(&browser, 3, &company.text());
    assert!(plumbline::app::visit::has_own(&window.model));
    assert_eq!(window.title(&own), "", "what is published is read, not a mixture");
    window.act(Action::Visit(VisitAction::OpenMine));
    assert_eq!((window.title(&own), window.title(&news)), ("Mine".to_owned(), String::new()));

    let mut window = reading(&browser, 4, &company.text());
    let doc = window.session().doc_id();
    window.act(Action::Visit(VisitAction::MergeInto { doc }));
    assert!(window.session().visit.is_none());
    assert!(window.session().incoming.as_ref().unwrap().files[0].same);
    assert_eq!(window.title(&news), "", "the preview comes first");
    window.act(Action::Answer(Choice::Merge));
    assert_eq!((window.title(&own), window.title(&news)), ("Mine".to_owned(), "News".to_owned()));
    window.act(Action::Undo);
    assert_eq!((window.title(&own), window.title(&news)), ("Mine".to_owned(), String::new()));
}

#[test]
fn x25_a_copy_is_never_written_over_by_making_another() {
    let mut company = company(1);
    let browser = Browser::default();
    let mut mine = copied(&browser, 2, &company.text());
    let own = mine.objective("Mine");
    company.objective("News");
    let mut window = reading(&browser, 3, &company.text());
    window.act(Action::Visit(VisitAction::MakeOwn));
    assert_eq!(window.title(&own), "Mine");
}

#[test]
fn x25_what_came_with_a_link_is_merged_into_the_workspace_that_is_chosen() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 1);
    window.act(Action::StartEmpty { name: "Ours".into() });
    let ours = window.session().doc_id();
    let theirs = company(2);
    let mut window = reading_link(&browser, 3, &theirs.text());
    window.act(Action::Visit(VisitAction::MergeInto { doc: "unknown".into() }));
    assert!(window.session().visit.is_some(), "only a workspace of this browser");
    window.act(Action::Visit(VisitAction::MergeInto { doc: ours.clone() }));
    assert_eq!(window.session().doc_id(), ours);
    let incoming = window.session().incoming.as_ref().unwrap();
    assert!(!incoming.files[0].same && incoming.files[0].taken);
    window.act(Action::Answer(Choice::Beside));
    assert_eq!(window.text(), theirs.text());
}

#[test]
fn x26_news_of_the_published_file_is_told_once_a_copy_is_opened() {
    let mut company = company(1);
    let browser = Browser::default();
    let doc = copied(&browser, 2, &company.text()).session().doc_id();
    let errand = || Errand::News { doc: doc.clone() };
    let mut window = Window::open(&browser, 3);
    assert_eq!(window.visits, [VisitEffect::Fetch { path: PATH.into(), errand: errand() }]);
    window.act(fetched(errand(), Ok(&company.text())));
    assert!(window.model.notices.is_empty(), "nothing new is nothing to say");
    for trouble in
        [Trouble::Status { path: PATH.into(), status: 404 }, Trouble::NoAnswer { path: PATH.into() }]
    {
        window.act(fetched(errand(), Err(trouble)));
    }
    window.act(fetched(errand(), Ok("{")));
    window.act(fetched(errand(), Ok(&self::company(9).text())));
    assert!(window.model.notices.is_empty(), "nobody asked, so nobody is told that it did not work");

    let goal = company.objective("News");
    company.change(&goal, Change::Title("Good news".into()));
    let before = window.text();
    window.act(fetched(errand(), Ok(&company.text())));
    let news = |kind: &NoticeKind| matches!(kind, NoticeKind::PublishedNews { changes, .. } if *changes > 0);
    assert!(says(&window, news));
    assert_eq!(window.text(), before, "news changes nothing");
    window.visits.clear();
    window.act(Action::Visit(VisitAction::MergeNews));
    let merge = Errand::Merge { doc: doc.clone() };
    assert_eq!(window.visits, [VisitEffect::Fetch { path: PATH.into(), errand: merge.clone() }]);
    assert!(!says(&window, news));
    window.act(fetched(merge, Ok(&company.text())));
    assert!(window.session().incoming.is_some());
    window.act(Action::Answer(Choice::Merge));
    assert_eq!(window.title(&goal), "Good news");
}

#[test]
fn x27_sending_back_joins_what_is_published_now_and_what_was_changed_here() {
    let mut company = company(1);
    let browser = Browser::default();
    let mut window = copied(&browser, 2, &company.text());
    let doc = window.session().doc_id();
    let mine = window.objective("Mine");
    let secret = window.objective("Secret");
    window.change(&secret, Change::Private(Some(Privacy::All)));
    let news = company.objective("News");

    window.visits.clear();
    window.act(Action::Visit(VisitAction::SendBack));
    let errand = Errand::SendBack { doc };
    assert_eq!(window.visits, [VisitEffect::Fetch { path: PATH.into(), errand: errand.clone() }]);
    window.act(fetched(errand, Ok(&company.text())));
    let (name, text) = browser.0.borrow().downloads.last().unwrap().clone();
    assert_eq!(name, PATH);
    assert!(!text.contains("Secret"), "what is private was not published");
    assert!(window.session().incoming.is_none(), "one click");
    assert_eq!((window.title(&news), window.title(&mine)), ("News".to_owned(), "Mine".to_owned()));
    assert!(!window.session().changed);

    // Whoever publishes has everything of both, and nothing of theirs is lost.
    company.file(PATH, &text);
    company.act(Action::Answer(Choice::Merge));
    assert_eq!((company.title(&news), company.title(&mine)), ("News".to_owned(), "Mine".to_owned()));
    assert_ne!(company.title(&secret), "Secret");
    let published = file::decode(&text, file::Source::Elsewhere).unwrap().doc;
    assert_eq!(company.session().space.doc().merge(&published), *company.session().space.doc());
    // What came in is one step, as with any file.
    window.act(Action::Undo);
    assert_eq!((window.title(&news), window.title(&mine)), (String::new(), "Mine".to_owned()));
}

#[test]
fn x27_what_cannot_be_joined_is_told_and_nothing_is_handed_out() {
    let browser = Browser::default();
    let mut window = copied(&browser, 1, &company(2).text());
    let doc = window.session().doc_id();
    let before = window.text();
    let errand = || Errand::SendBack { doc: doc.clone() };
    let another = company(3).text();
    let gone = Trouble::Status { path: PATH.into(), status: 404 };
    for result in [Ok("<html>"), Ok(&*another), Err(gone)] {
        window.act(Action::Visit(VisitAction::SendBack));
        window.act(fetched(errand(), result.clone()));
        assert!(says(&window, |kind| matches!(kind, NoticeKind::CannotVisit { .. })), "{result:?}");
        assert!(browser.0.borrow().downloads.is_empty());
        assert_eq!(window.text(), before);
    }
    // An answer for a workspace that is no longer open changes nothing.
    window.act(Action::StartEmpty { name: "Other".into() });
    let other = window.text();
    window.act(fetched(errand(), Ok(&before)));
    assert_eq!(window.text(), other);
    assert!(browser.0.borrow().downloads.is_empty());
}

#[test]
fn x23_work_that_is_kept_nowhere_else_is_not_left_for_a_link() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 1);
    window.act(Action::StartEmpty { name: "Ours".into() });
    browser.0.borrow_mut().refuses = Some(plumbline::app::Refusal::Full);
    let goal = window.objective("Only here");
    window.act(Action::Visit(VisitAction::Called(Ok(link()))));
    assert!(window.visits.is_empty());
    window.act(Action::Visit(VisitAction::Unpacked(Ok(company(2).text().into()))));
    assert_eq!(window.title(&goal), "Only here");
}

#[test]
fn x22_a_file_or_something_new_leaves_the_reading() {
    let text = company(1).text();
    let browser = Browser::default();
    let mut window = reading(&browser, 2, &text);
    let other = company(3).text();
    window.file("other.json", &other);
    assert_eq!((window.text(), window.session().visit.is_none()), (other, true));
    assert_eq!(browser.0.borrow().texts.len(), 1, "only the file is kept");
    let mut window = reading(&Browser::default(), 4, &text);
    window.act(Action::StartEmpty { name: "New".into() });
    window.act(Action::Add {
        new: New::Unit { name: "Supply".into(), kind: UnitKind::Team },
        place: Place::default(),
    });
    assert!(window.session().history.can_undo());
}
