//! Retrospectives as people hold them: begun apart and merged, reworded, taken back, made into tasks and goals,
//! shared without names, found next quarter; and the pages and texts that say so in both languages.

use plumbline::app::closing::ClosingAction;
use plumbline::app::visit::{Visit, VisitSource};
use plumbline::app::{Action, Choice, Lang, Model, Page, Phase, Route};
use plumbline::okr::{Day, Id, Privacy, RemarkKind, RootCause, Span, Stage, Text, Who};
use plumbline::query::close::Ground;
use plumbline::query::compare::{Saying, What as Deed, compare};
use plumbline::query::retrospective::{
    Knows, Retro, Said, Task, action_of, ask, goal_of, knows, retro, reword, say, take_back, write_note,
};
use plumbline::query::search::remembered;
use plumbline::query::{Filter, current_cycle};
use plumbline::space::share::{Names, Selection, What, share};
use plumbline::space::{Change, New, Place, Space};
use plumbline::words::{Paper, PaperChapter, knows_blocks, page_words, paper_markdown, retrospective_blocks};

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window, today};

const SMALL: &str = include_str!("../data/plain-small.json");

fn named(window: &Window, name: &str) -> Id {
    let space = &window.session().space;
    let found = space.nodes().find(|(id, node)| !node.deleted && space.name_of(id).as_deref() == Some(name));
    found.map(|(id, _)| id.clone()).unwrap()
}

fn opened(seed: u64) -> Window {
    let mut window = Window::open(&Browser::default(), seed);
    window.file("small.json", &SMALL.replace("https://", ""));
    let cycle = current_cycle(&window.session().space, today());
    window.act(Action::Filter(Filter { cycle, ..Filter::default() }));
    window
}

fn ground(window: &Window, whose: Option<&str>) -> Ground {
    let cycle = window.session().filter.cycle.clone();
    let whose = whose.map(|name| named(window, name));
    Ground::of(&window.session().space, cycle.as_ref(), whose.as_ref(), today()).unwrap()
}

fn read(window: &Window, whose: Option<&str>) -> Retro {
    retro(&window.session().space, &ground(window, whose), today())
}

fn known(window: &Window, whose: Option<&str>) -> Knows {
    knows(&window.session().space, &ground(window, whose), today())
}

fn tell(window: &mut Window, whose: Option<&str>, kind: RemarkKind, text: &str) {
    let ground = ground(window, whose);
    let edit = say(&window.session().space, &ground, kind, None, &text.into()).unwrap();
    window.act(Action::Edit(edit));
}

fn texts(window: &Window, whose: Option<&str>) -> Vec<String> {
    let all = read(window, whose).columns.into_iter().flat_map(|column| column.remarks);
    all.map(|said| said.text.to_string()).collect()
}

fn first_try(window: &Window, whose: Option<&str>) -> Said {
    read(window, whose).columns[2].remarks[0].clone()
}

fn next_quarter(window: &mut Window) -> Id {
    let new = New::Cycle { name: "2026-Q4".into(), kind: None, span: Span::quarter(2026, 4).unwrap() };
    window.act(Action::Make { new, place: Place { under: None, after: None }, changes: Vec::new() });
    named(window, "2026-Q4")
}

/// A quarter that was judged, and of which much was said.
fn full() -> Window {
    let mut window = opened(401);
    let ana = named(&window, "Ana");
    window.act(Action::IAm(Some(ana)));
    let goal = named(&window, "Win the enterprise segment");
    let kr = named(&window, "Reference customers");
    for id in [&goal, &kr] {
        window.change(id, Change::Score(Some(0.4)));
    }
    window.change(&kr, Change::Cause(Some(RootCause::Dependency)));
    window.change(&kr, Change::CauseNote(Some("法务太晚".into())));
    let cycle = ground(&window, None).cycle;
    window.change(&goal, Change::Cycle(Some(cycle)));
    next_quarter(&mut window);
    for whose in [None, Some("Sales"), Some("Acme")] {
        for (kind, text) in [
            (RemarkKind::Good, "客户访谈"),
            (RemarkKind::Bad, "数据来得晚"),
            (RemarkKind::Try, "提前演示"),
            (RemarkKind::Try, "每周复盘"),
        ] {
            tell(&mut window, whose, kind, text);
        }
    }
    let ground = ground(&window, Some("Acme"));
    let task = Task { owner: Some(Who::Named("采购".into())), due: Day::parse("2026-08-01") };
    let tries = read(&window, Some("Acme")).columns[2].remarks.clone();
    window.act(Action::Edit(action_of(&ground, &tries[0], &task)));
    let into = read(&window, Some("Acme")).following().unwrap();
    let (edit, _) = goal_of(&window.session().space, &ground, &tries[1], &into.id);
    window.act(Action::Edit(edit));
    let questions = ["有什么出乎我们的意料？".into(), "谁帮了我们？".into()] as [Text; 2];
    let edit = ask(&window.session().space, questions.clone()).unwrap();
    window.act(Action::Edit(edit));
    let answer = say(&window.session().space, &ground, RemarkKind::Answer, questions.first(), &"天气".into());
    window.act(Action::Edit(answer.unwrap()));
    let note = write_note(&window.session().space, &ground, Some("早点问".into()));
    window.act(Action::Edit(note));
    window
}

fn go(window: &mut Window, whose: Option<&str>) {
    let whose = whose.map(|name| named(window, name));
    window.act(Action::Closing(ClosingAction::Of(whose)));
    window.act(Action::Go(Route { page: Page::Retrospective, open: None }));
}

/// The page in every state, for the checks that every page passes.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut pages = Vec::new();
    let mut window = full();
    for whose in [None, Some("Acme"), Some("Sales"), Some("Ana")] {
        go(&mut window, whose);
        pages.push((format!("retrospective of {whose:?}"), window.model.clone(), false));
    }
    let filter = window.session().filter.clone();
    window.act(Action::Filter(Filter { text: "演示".into(), ..filter.clone() }));
    pages.push(("retrospectives searched".to_owned(), window.model.clone(), false));
    window.act(Action::Go(Route::default()));
    pages.push(("outline with retrospectives found".to_owned(), window.model.clone(), false));
    let next = named(&window, "2026-Q4");
    window.act(Action::Filter(Filter { cycle: Some(next), ..Filter::default() }));
    go(&mut window, Some("Acme"));
    pages.push(("retrospective of the next quarter".to_owned(), window.model.clone(), false));
    let mut empty = Window::open(&Browser::default(), 402);
    empty.act(Action::StartEmpty { name: "空".into() });
    go(&mut empty, None);
    pages.push(("retrospective of nothing".to_owned(), empty.model.clone(), false));
    pages
}

fn page(window: &mut Window, whose: Option<&str>, lang: Lang) -> Element {
    go(window, whose);
    draw(&window.model, lang, false)
}

#[test]
fn j1_two_who_begin_apart_write_into_the_same_and_a_merge_loses_nothing() {
    let mut ana = opened(411);
    let start = ana.text();
    let mut bo = Window::open(&Browser::default(), 412);
    bo.file("small.json", &start);
    let cycle = ana.session().filter.cycle.clone();
    bo.act(Action::Filter(Filter { cycle, ..Filter::default() }));
    for (window, name) in [(&mut ana, "Ana"), (&mut bo, "Bo")] {
        let me = named(window, name);
        window.act(Action::IAm(Some(me)));
        for text in ["calls", "demos"] {
            tell(window, Some("Acme"), RemarkKind::Good, &format!("{name}: {text}"));
        }
        tell(window, Some("Acme"), RemarkKind::Try, "the same words");
    }
    assert_eq!(read(&ana, Some("Acme")).id, read(&bo, Some("Acme")).id);
    let (theirs, mine) = (bo.text(), ana.text());
    ana.file("bo.json", &theirs);
    assert!(ana.session().incoming.is_some(), "they are looked at first");
    ana.act(Action::Answer(Choice::Merge));
    let mut all = texts(&ana, Some("Acme"));
    all.sort();
    let want = ["Ana: calls", "Ana: demos", "Bo: calls", "Bo: demos", "the same words", "the same words"];
    assert_eq!(all, want);
    let retro = read(&ana, Some("Acme"));
    let of_bo =
        retro.columns[0].remarks.iter().filter(|said| said.by.as_ref().is_some_and(|by| &*by.name == "Bo"));
    assert_eq!(of_bo.count(), 2, "each says whose it is");
    assert!(ana.session().space.node(&retro.id).is_some_and(|node| !node.conflicted()), "nobody is asked");
    assert_eq!(ana.session().space.index().retrospectives.iter().filter(|id| **id == retro.id).count(), 1);
    // The other way round it is the same, and again it is the same.
    let merged = ana.text();
    bo.file("ana.json", &mine);
    bo.act(Action::Answer(Choice::Merge));
    assert_eq!(bo.text(), merged);
    ana.act(Action::Undo);
    assert_eq!(ana.text(), mine);
}

#[test]
fn j19_a_merge_preview_tells_each_remark() {
    let mut ana = opened(421);
    let start = ana.text();
    let before = ana.session().space.clone();
    for (kind, text) in
        [(RemarkKind::Good, "calls"), (RemarkKind::Bad, "late data"), (RemarkKind::Try, "demos")]
    {
        tell(&mut ana, Some("Acme"), kind, text);
    }
    let told = compare(&before, &ana.session().space, today());
    let retro = read(&ana, Some("Acme"));
    let item = told.groups.iter().flat_map(|group| &group.items).find(|item| item.id == retro.id).unwrap();
    assert_eq!((&*item.kind, &*item.title), ("retrospective", "2026-Q3"));
    let sayings: Vec<(Saying, &str)> = item
        .deeds
        .iter()
        .filter_map(|deed| match &deed.what {
            Deed::Said { saying, text } => Some((*saying, &**text)),
            _ => None,
        })
        .collect();
    let want = [
        (Saying::Remark(RemarkKind::Good), "calls"),
        (Saying::Remark(RemarkKind::Bad), "late data"),
        (Saying::Remark(RemarkKind::Try), "demos"),
    ];
    assert_eq!(sayings, want);
    assert_eq!(told.totals.said, 3);
    // What was taken back is told as taken back, and a rewording as what stands now.
    let middle = ana.session().space.clone();
    let good = retro.columns[0].remarks[0].clone();
    ana.act(Action::Edit(take_back(&good).unwrap()));
    ana.act(Action::Edit(reword(&first_try(&ana, Some("Acme")), "demos in week one").unwrap()));
    let told = compare(&middle, &ana.session().space, today());
    let sayings: Vec<String> = told
        .groups
        .iter()
        .flat_map(|group| &group.items)
        .flat_map(|item| &item.deeds)
        .filter_map(|deed| match &deed.what {
            Deed::Said { saying, text } => Some(format!("{saying:?}: {text}")),
            _ => None,
        })
        .collect();
    assert_eq!(sayings.len(), 2, "{sayings:?}");
    assert!(sayings.contains(&"TakenBack: calls".to_owned()), "{sayings:?}");
    assert!(sayings.contains(&"Remark(Try): demos in week one".to_owned()), "{sayings:?}");
    // And on the page, in words.
    let text = ana.text();
    let mut bo = Window::open(&Browser::default(), 422);
    bo.file("small.json", &start);
    bo.objective("Something of their own");
    bo.file("ana.json", &text);
    let shown = draw(&bo.model, Lang::En, false).text();
    assert!(shown.contains("To try") && shown.contains("demos in week one"), "{shown}");
    assert!(draw(&bo.model, Lang::Zh, false).text().contains("要尝试的"));
}

#[test]
fn j2_every_step_is_one_undo() {
    let mut window = opened(431);
    let start = window.text();
    tell(&mut window, Some("Acme"), RemarkKind::Try, "demos");
    assert_eq!(texts(&window, Some("Acme")), ["demos"]);
    window.act(Action::Undo);
    assert!(texts(&window, Some("Acme")).is_empty(), "the making goes with the word");
    tell(&mut window, Some("Acme"), RemarkKind::Try, "earlier demos");
    assert_eq!(texts(&window, Some("Acme")), ["earlier demos"], "what was undone stays undone");
    let said = first_try(&window, Some("Acme"));
    window.act(Action::Edit(reword(&said, "demos in week one").unwrap()));
    let now = first_try(&window, Some("Acme"));
    window.act(Action::Edit(take_back(&now).unwrap()));
    assert!(texts(&window, Some("Acme")).is_empty());
    window.act(Action::Undo);
    assert_eq!(texts(&window, Some("Acme")), ["demos in week one"]);
    window.act(Action::Undo);
    assert_eq!(texts(&window, Some("Acme")), ["earlier demos"]);
    window.act(Action::Redo);
    assert_eq!(texts(&window, Some("Acme")), ["demos in week one"]);
    let again = Window::open(&window.browser, 432);
    assert_eq!(again.text(), window.text(), "a reload agrees");
    assert_ne!(start, window.text());
}

#[test]
fn j5_what_became_of_a_try_is_one_step_and_comes_back_after_undo() {
    let mut window = opened(441);
    next_quarter(&mut window);
    tell(&mut window, Some("Acme"), RemarkKind::Try, "demos");
    let (said, ground) = (first_try(&window, Some("Acme")), ground(&window, Some("Acme")));
    let task = Task { owner: Some(Who::Known(named(&window, "Ana"))), due: Some(today().plus_days(14)) };
    window.act(Action::Edit(action_of(&ground, &said, &task)));
    assert_eq!(first_try(&window, Some("Acme")).made.action.unwrap().names, [Text::from("Ana")]);
    window.act(Action::Undo);
    assert!(first_try(&window, Some("Acme")).made.is_nothing());
    window.act(Action::Redo);
    assert!(!first_try(&window, Some("Acme")).made.is_nothing());
    let into = read(&window, Some("Acme")).following().unwrap();
    let (edit, id) = goal_of(&window.session().space, &ground, &said, &into.id);
    window.act(Action::Edit(edit));
    let goal = window.session().space.objective(&id).unwrap().clone();
    assert_eq!((goal.stage, &*goal.title), (Stage::Draft, "demos"));
    assert_eq!(goal.home, ground.whose);
    // Next quarter it stands at the top, with what became of it.
    window.act(Action::Filter(Filter { cycle: Some(into.id), ..Filter::default() }));
    let wanted = read(&window, Some("Acme")).wanted.unwrap();
    assert_eq!((wanted.tries.len(), wanted.taken_up()), (1, 1));
    let text = page(&mut window, Some("Acme"), Lang::En).text();
    for said in [
        "What we wanted to try (2026-Q3)",
        "1 of 1 became a task or a goal",
        "Task: Ana",
        "Goal for 2026-Q4: draft",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
}

#[test]
fn j4_lists_from_files_are_shown_with_what_is_said_here() {
    let mut window = opened(451);
    let sales = window.session().space.nodes().find_map(|(_, node)| match &node.typed {
        plumbline::space::Typed::Retrospective(one) => one.unit.clone(),
        _ => None,
    });
    let name = window.session().space.name_of(&sales.unwrap()).unwrap().to_string();
    assert_eq!(texts(&window, Some(&name)), ["calls", "earlier demos"]);
    tell(&mut window, Some(&name), RemarkKind::Good, "patience");
    assert_eq!(texts(&window, Some(&name)), ["calls", "patience", "earlier demos"]);
    let listed = read(&window, Some(&name)).columns[2].remarks[0].clone();
    assert!(!listed.is_own(None) && reword(&listed, "x").is_none() && take_back(&listed).is_none());
    // It can become something all the same.
    let ground = ground(&window, Some(&name));
    window.act(Action::Edit(action_of(&ground, &listed, &Task::default())));
    assert!(first_try(&window, Some(&name)).made.action.is_some());
}

#[test]
fn j3_the_page_asks_ones_own_questions_and_keeps_old_answers() {
    let mut window = full();
    let text = page(&mut window, Some("Acme"), Lang::Zh).text();
    for said in
        ["做得好的", "没做好的", "接下来尝试的", "有什么出乎我们的意料？", "天气", "早点问", "谁帮了我们？"]
    {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    let edit = ask(&window.session().space, ["谁帮了我们？".into()]).unwrap();
    window.act(Action::Edit(edit));
    let text = page(&mut window, Some("Acme"), Lang::En).text();
    assert!(text.contains("有什么出乎我们的意料？1Asked earlier"), "{text}");
    window.act(Action::Undo);
    assert!(!page(&mut window, Some("Acme"), Lang::En).text().contains("Asked earlier"));
}

#[test]
fn j10_the_page_tells_causes_and_what_low_scores_speak_for() {
    let mut window = full();
    let text = page(&mut window, None, Lang::En).text();
    for said in ["Dependency 1", "1 low score has no cause yet", "法务太晚", "look at how you follow up"]
    {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    assert!(known(&window, None).low.iter().any(|low| low.cause == Some(RootCause::Dependency)));
    let zh = page(&mut window, None, Lang::Zh).text();
    assert!(zh.contains("依赖 1") && zh.contains("更新节奏没有保持"), "{zh}");
    // One's own words are fields, those of others are told.
    let own = |element: &Element| element.attribute("id").is_some_and(|id| id.starts_with("retro-text-"));
    assert!(!page(&mut window, None, Lang::En).all(&own).is_empty());
    let bo = named(&window, "Bo");
    window.act(Action::IAm(Some(bo)));
    assert!(page(&mut window, None, Lang::En).all(&own).is_empty());
}

#[test]
fn j17_next_quarter_it_is_found_and_opens_where_it_was_said() {
    let mut window = full();
    let next = named(&window, "2026-Q4");
    window.act(Action::Filter(Filter { cycle: Some(next), text: "演示".into(), ..Filter::default() }));
    let found = remembered(&window.session().space, "演示", 10);
    let names: Vec<Option<&str>> =
        found.iter().map(|one| one.whose.as_ref().map(|whose| &*whose.name)).collect();
    assert_eq!(names, [None, Some("Acme"), Some("Sales")]);
    window.act(Action::Go(Route::default()));
    assert!(draw(&window.model, Lang::En, false).text().contains("3 in retrospectives"));
    let text = page(&mut window, None, Lang::En).text();
    assert!(text.contains("Found 3 times") && text.contains("Retrospective of Sales, 2026-Q3"), "{text}");
    let has_field = |element: &Element| element.attribute("id").as_deref() == Some("search");
    assert_eq!(
        draw(&window.model, Lang::En, false).all(&has_field).len(),
        1,
        "the key for searching finds it"
    );
}

#[test]
fn j18_the_text_says_what_the_page_says_and_nothing_private() {
    let mut window = full();
    let told = |window: &Window, lang| {
        let words = page_words(lang);
        let blocks = |title: &str, blocks| PaperChapter { title: title.to_owned(), blocks };
        let (retro, known) = (read(window, Some("Acme")), known(window, Some("Acme")));
        let chapters = vec![
            blocks("said", retrospective_blocks(words, &retro, today())),
            blocks("known", knows_blocks(words, &known, today())),
        ];
        paper_markdown(words, &Paper { title: "T".into(), lead: Vec::new(), chapters })
    };
    tell(&mut window, Some("Acme"), RemarkKind::Good, "# not a *heading*");
    let text = told(&window, Lang::En);
    for said in [
        "客户访谈",
        "Ana",
        "Task: 采购",
        "overdue",
        "Goal for 2026-Q4",
        "天气",
        "早点问",
        "Reference customers",
        "Dependency",
        "法务太晚",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    assert!(text.contains("\\# not a \\*heading\\*"), "{text}");
    assert!(told(&window, Lang::Zh).contains("依赖"));
    let goal = named(&window, "Win the enterprise segment");
    window.change(&goal, Change::Private(Some(Privacy::All)));
    let text = told(&window, Lang::En);
    for said in ["Reference customers", "enterprise", "法务太晚"] {
        assert!(!text.contains(said), "“{said}” is in {text}");
    }
    assert!(text.contains("Private goals are left out"), "{text}");
    // Nothing was said: nothing is told.
    let nothing =
        retro(&window.session().space, &Ground { cycle: named(&window, "2026-Q4"), whose: None }, today());
    assert!(nothing.wanted.is_some());
    let nothing = Retro { wanted: None, ..nothing };
    assert!(retrospective_blocks(page_words(Lang::En), &nothing, today()).is_empty());
}

#[test]
fn j19_a_shared_unit_has_its_retrospective_and_what_became_of_it() {
    let mut window = full();
    let unit = named(&window, "Sales");
    let ground = Ground { whose: Some(unit.clone()), ..ground(&window, None) };
    let said = retro(&window.session().space, &ground, today()).columns[2].remarks[0].clone();
    window.act(Action::Edit(action_of(&ground, &said, &Task::default())));
    let space = &window.session().space;
    let part = |names: Names| {
        let what = What::Part { unit: Some(unit.clone()), cycle: Some(ground.cycle.clone()) };
        share(space, &Selection { what, names, ..Selection::default() }).doc
    };
    let shared = Space::of(part(Names::Keep));
    let theirs = retro(&shared, &ground, today());
    let remarks = |retro: &Retro| {
        retro
            .columns
            .iter()
            .flat_map(|column| &column.remarks)
            .map(|said| said.text.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(remarks(&theirs), remarks(&retro(space, &ground, today())));
    assert!(theirs.columns[2].remarks[0].made.action.is_some(), "the task comes along");
    let everybody = Ground { whose: None, ..ground.clone() };
    assert_eq!(retro(&shared, &everybody, today()).count(), 0, "what everybody said is no part of a unit");
    let nameless = part(Names::Roles);
    let text = plumbline::file::encode(&nameless);
    assert!(text.contains("客户访谈") && !text.contains("\"Ana\""), "remarks without names");
    assert_eq!(remarks(&retro(&Space::of(nameless.clone()), &ground, today())), remarks(&theirs));
    assert_eq!(space.doc().merge(&nameless), *space.doc(), "it joins without a trace");
}

#[test]
fn j1_the_page_is_only_read_in_a_visit_and_shows_no_fields() {
    let mut window = full();
    let fields = |element: &Element| element.attribute("id").is_some_and(|id| id.starts_with("retro-add-"));
    assert_eq!(page(&mut window, Some("Acme"), Lang::En).all(&fields).len(), 5);
    let mut model = window.model.clone();
    if let Phase::Ready(session) = &mut model.phase {
        session.visit = Some(Visit { from: VisitSource::Link, text: "".into() });
    }
    let read = draw(&model, Lang::En, false);
    assert_eq!(read.all(&fields).len(), 0);
    assert!(read.text().contains("客户访谈") && !read.text().contains("Make it a task"), "{}", read.text());
}

#[test]
fn j2_an_edit_of_one_remark_in_two_copies_keeps_both_wordings() {
    let mut ana = opened(461);
    tell(&mut ana, Some("Acme"), RemarkKind::Good, "calls");
    let mut bo = Window::open(&Browser::default(), 462);
    bo.file("small.json", &ana.text());
    let cycle = ana.session().filter.cycle.clone();
    bo.act(Action::Filter(Filter { cycle, ..Filter::default() }));
    for (window, text) in [(&mut ana, "calls of Ana"), (&mut bo, "calls of Bo")] {
        let said = read(window, Some("Acme")).columns[0].remarks[0].clone();
        window.act(Action::Edit(reword(&said, text).unwrap()));
    }
    let theirs = bo.text();
    ana.file("bo.json", &theirs);
    ana.act(Action::Answer(Choice::Merge));
    let mut all = texts(&ana, Some("Acme"));
    all.sort();
    assert_eq!(all, ["calls of Ana", "calls of Bo"]);
    let page = page(&mut ana, Some("Acme"), Lang::En);
    assert!(page.text().contains("calls of Bo"));
}
