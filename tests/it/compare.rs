//! What differs between two states, on published sets, on whole organisations and in a window of the app.

use std::collections::BTreeSet;
use std::path::PathBuf;

use plumbline::app::comparing::{CompareAction, Half, State};
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::doc::{Doc, Json, Write, Writer};
use plumbline::file;
use plumbline::okr::{CheckIn, Id, Measure, Moment, Stage, Text};
use plumbline::query::compare::{Comparison, What, compare};
use plumbline::space::records;
use plumbline::space::{Change, Edit, New, Place, Space, Typed, is_quiet};
use plumbline::words::{comparison_markdown, escape, page_words};
use proptest::prelude::*;

use crate::real_sets::{open, sets};
use crate::window::{Browser, Window, today};

/// The ids of everything that is told, in the order of the list.
fn told(comparison: &Comparison) -> Vec<Id> {
    comparison.groups.iter().flat_map(|group| &group.items).map(|item| item.id.clone()).collect()
}

/// What happened to a thing.
fn deeds<'a>(comparison: &'a Comparison, id: &Id) -> Vec<&'a What> {
    let mut items = comparison.groups.iter().flat_map(|group| &group.items);
    items
        .find(|item| item.id == *id)
        .map_or_else(Vec::new, |item| item.deeds.iter().map(|deed| &deed.what).collect())
}

fn find(space: &Space, is: impl Fn(&Typed) -> bool) -> Id {
    space.nodes().find(|(_, node)| !node.deleted && is(&node.typed)).unwrap().0.clone()
}

#[test]
fn d1_edits_to_published_sets_are_told_and_nothing_else() {
    for (name, text) in sets() {
        let mut window = Window::open(&Browser::default(), 1);
        window.file(name, &text);
        let before = window.session().space.clone();
        let objective = find(&before, |typed| matches!(typed, Typed::Objective(_)));
        let kr = find(&before, |typed| matches!(typed, Typed::KeyResult(_)));
        window.change(&objective, Change::Title("Reworded".into()));
        window.change(&objective, Change::Stage(Stage::Dropped));
        let check_in = CheckIn { at: Some(today()), note: Some("moved on".into()), ..CheckIn::new("") };
        window.act(Action::Edit(Edit::CheckIn { of: kr.clone(), check_in: Box::new(check_in) }));
        let new = window.objective("An idea of our own");
        let comparison = compare(&before, &window.session().space, today());
        let want: BTreeSet<Id> = [&objective, &kr, &new].into_iter().cloned().collect();
        assert_eq!(told(&comparison).into_iter().collect::<BTreeSet<_>>(), want, "{name}");
        let totals = comparison.totals;
        assert_eq!((totals.added, totals.changed, totals.checked_in, totals.missing), (1, 2, 1, 0), "{name}");
        let [What::CheckedIn(row)] = deeds(&comparison, &kr)[..] else { panic!("{name}") };
        assert_eq!(row.note.as_deref(), Some("moved on"));
        // The same, read from the file.
        let saved = Space::of(file::decode(&window.text(), file::Source::Elsewhere).unwrap().doc);
        let from_file = compare(&before, &saved, today());
        assert_eq!(told(&from_file), told(&comparison), "{name}");
        assert_eq!(compare(&window.session().space, &saved, today()), Comparison::default(), "{name}");
        // From behind it is told as what is not there, and nothing is said to be deleted.
        let back = compare(&saved, &before, today());
        let told = records::changes(saved.doc(), &saved.node(&objective).unwrap().entity).len();
        let missing = 2 + told;
        assert_eq!((back.totals.added, back.totals.deleted, back.totals.missing), (0, 0, missing), "{name}");
    }
}

#[test]
fn d1_a_whole_set_and_an_empty_workspace_differ_in_everything() {
    for (name, text) in sets() {
        let doc = open(name, &text);
        let (empty, whole) = (Space::of(Doc::new(&*doc.id)), Space::of(doc.clone()));
        let comparison = compare(&empty, &whole, today());
        assert_eq!(told(&comparison).len(), doc.items.len(), "{name}");
        assert_eq!(comparison.totals.added, doc.items.len(), "{name}");
        let stands: usize = whole.nodes().map(|(id, _)| whole.check_ins(id).len()).sum();
        assert_eq!(comparison.totals.checked_in, stands, "{name}");
        let back = compare(&whole, &empty, today());
        assert_eq!(back.totals.missing, doc.items.len(), "{name}");
        assert_eq!(back.authors, [], "{name}");
    }
}

#[test]
fn d8_the_workspace_is_held_against_a_day_and_against_a_file() {
    let mut window = Window::open(&Browser::default(), 1);
    window.act(Action::StartEmpty { name: "Northwind".into() });
    let first = window.objective("First");
    let sent = window.text();
    let then = Moment::parse("2026-08-21T09:00:04Z").unwrap();
    let kr = window.key_result(&first, "Orders");
    window.change(&first, Change::Title("First, reworded".into()));
    let state = State::On { day: today().plus_days(-1), until: then };
    let act = |window: &mut Window, action| window.act(Action::Compare(action));
    act(&mut window, CompareAction::Choose(Half::Before, state));
    let text = window.text();
    let compared = |window: &Window| {
        let session = window.session();
        let before = session.state(session.comparing.before.as_ref().unwrap());
        compare(&before, &session.state(&session.comparing.after), today())
    };
    assert!(deeds(&compared(&window), &kr).contains(&&What::Added));
    // A file that arrives while a side waits for it is compared and not taken in.
    window.act(Action::Go(Route { page: Page::Compare, open: None }));
    act(&mut window, CompareAction::Pick(Half::Before));
    window.file("sent.json", &sent);
    assert!(window.session().incoming.is_none());
    let comparing = &window.session().comparing;
    assert!(matches!(&comparing.before, Some(State::File { name, .. }) if &**name == "sent.json"));
    let found = compared(&window);
    assert_eq!((found.totals.added, found.totals.missing), (1, 0));
    assert!(matches!(deeds(&found, &first)[..], [What::Changed { .. }]));
    act(&mut window, CompareAction::Swap);
    assert_eq!(compared(&window).totals.missing, 1);
    assert_eq!(window.text(), text, "comparing writes nothing");
    // Without one it comes in as any other file.
    window.file("sent.json", &sent);
    assert!(window.session().incoming.is_some());
}

/// The page that compares, with something of every sort to tell, for whoever draws pages.
pub fn pages() -> Vec<(String, Model, bool)> {
    const SMALL: &str = include_str!("../data/plain-small.json");
    let mut window = Window::open(&Browser::default(), 7);
    window.file("small.json", &SMALL.replace("https://", ""));
    let goals: Vec<Id> = {
        let space = &window.session().space;
        space.nodes().filter(|(id, _)| space.objective(id).is_some()).map(|(id, _)| id.clone()).collect()
    };
    let krs: Vec<Id> =
        goals.iter().flat_map(|id| window.session().space.key_results_of(id).to_vec()).collect();
    let before = window.session().space.clone();
    let long = "十次首次访问中有四次搜索没有结果，离开的人不会再回来。".repeat(4);
    window.change(&goals[0], Change::Why(Some(long.as_str().into())));
    let between = window.session().space.clone();
    window.change(&goals[0], Change::Why(Some(long.replace("四次", "三次").as_str().into())));
    window.change(&goals[0], Change::Title("赢得客户".into()));
    let new = window.objective("提高复购");
    window.act(Action::Edit(Edit::Align { from: new.clone(), to: goals[0].clone() }));
    for kr in &krs {
        let check_in = CheckIn {
            at: Some(today()),
            value: Some(3.0),
            confidence: Some(6),
            note: Some("两次电话".into()),
            ..CheckIn::new("")
        };
        window.act(Action::Edit(Edit::CheckIn { of: kr.clone(), check_in: Box::new(check_in) }));
    }
    let comment = Edit::Comment { of: goals[0].clone(), text: "进展顺利".into(), reply_to: None };
    window.act(Action::Edit(comment));
    window.act(Action::Edit(Edit::Delete { id: krs[0].clone() }));
    window.act(Action::Go(Route { page: Page::Compare, open: None }));
    let mut pages = Vec::new();
    for (name, space) in [("compare from the first", before), ("compare wording", between)] {
        let problems =
            file::decode("{\"objectives\":[{\"title\":\"A\",\"score\":\"high\"}]}", file::Source::Elsewhere);
        let problems = problems.map(|decoded| decoded.problems).unwrap_or_default().into();
        let state = State::File { name: "之前.json".into(), space: Box::new(space), problems };
        window.act(Action::Compare(CompareAction::Choose(Half::Before, state)));
        window.act(Action::Hand(plumbline::app::handing::HandAction::Copied(true)));
        pages.push((name.to_owned(), window.model.clone(), false));
        window.act(Action::Compare(CompareAction::Swap));
        pages.push((format!("{name}, backwards"), window.model.clone(), false));
        window.act(Action::Compare(CompareAction::Swap));
    }
    pages
}

#[cfg(feature = "ui")]
#[test]
fn d1_the_page_says_what_differs() {
    let (_, model, _) = pages().remove(0);
    let text = crate::render::draw(&model, Lang::En, false).text();
    for said in [
        "赢得客户",
        "Deleted",
        "Check-in",
        "confidence 6",
        "New alignment",
        "Comment",
        "进展顺利",
        "was: ",
        "Copied",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    let (_, model, _) = pages().remove(2);
    let page = crate::render::draw(&model, Lang::En, false);
    let struck: Vec<String> =
        page.all(&|element| element.tag == "del").iter().map(|one| one.text()).collect();
    assert!(struck.iter().any(|text| text.contains('四') && text.chars().count() < 12), "{struck:?}");
}

/// The lines of public collections of awkward strings; says so when they are not there.
fn awkward() -> Vec<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/corpora");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                found.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
            }
        }
    }
    if found.is_empty() {
        println!("NOT RUN for awkward strings: not beside the project");
        found.push("<img src=x onerror=alert(1)> *a* [b](javascript:c)".to_owned());
    }
    found
}

/// What a reader of Markdown shows of a line: escapes taken away; `None` where markup is left.
fn read_back(line: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(chars.next().filter(char::is_ascii_punctuation)?),
            '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '`' | '&' | '~' | '\n' => return None,
            c => out.push(c),
        }
    }
    Some(out)
}

#[test]
fn d9_awkward_strings_never_become_markup() {
    let all = awkward();
    for line in &all {
        let line: String = line.chars().take(2_000).collect();
        let back = read_back(&escape(&line)).unwrap_or_else(|| panic!("markup is left of {line:?}"));
        let plain: String = line.trim().chars().map(|c| if c == '\0' { '\u{fffd}' } else { c }).collect();
        let same = |text: &str| -> String { text.split(char::is_whitespace).collect::<Vec<_>>().join(" ") };
        assert_eq!(same(&back), same(&plain));
    }
    println!("{} awkward lines", all.len());
}

#[test]
fn d9_every_deed_of_published_sets_is_in_the_text() {
    for (name, text) in sets() {
        let doc = open(name, &text);
        let (empty, whole) = (Space::of(Doc::new(&*doc.id)), Space::of(doc));
        let comparison = compare(&empty, &whole, today());
        let items = comparison.groups.iter().flat_map(|group| &group.items);
        let lines: usize = items.map(|item| 1 + item.deeds.len()).sum();
        for lang in [Lang::En, Lang::Zh] {
            let text = comparison_markdown(page_words(lang), &comparison, name, ("a", "b"), today());
            let found = text.lines().filter(|line| line.trim_start().starts_with("- ")).count();
            assert_eq!(found, lines, "{name}");
        }
    }
}

/// What of a document people see: the shown values of what is not in the trash, and its records.
fn seen(space: &Space, id: &Id) -> Option<Vec<String>> {
    let node = space.node(id).filter(|node| !node.deleted)?;
    let fields = node.entity.fields.iter().filter(|(name, _)| !is_quiet(name) && &**name != "deleted");
    let mut all: Vec<String> = fields
        .filter_map(|(name, register)| {
            let value = space.doc().shown(&node.entity, name)?;
            let values: BTreeSet<&str> = register.entries().iter().map(|entry| entry.value.text()).collect();
            let open = if values.len() > 1 { format!("{values:?}") } else { String::new() };
            (!value.is_null() || !open.is_empty()).then(|| format!("{name} {} {open}", value.text()))
        })
        .collect();
    all.extend(node.entity.records("n").map(|record| record.key.to_string()));
    if node.entity.is_deleted_and_changed() {
        all.push("asked".to_owned());
    }
    Some(all)
}

/// A step of one of two people: who, on which thing, what, with which value.
type Step = (usize, usize, usize, usize);

fn play(steps: &[Step]) -> [Space; 2] {
    let now = Moment::parse("2026-08-01T09:00:00Z").unwrap();
    let mut doc = Doc::new("d");
    let mut writers = [1, 2]
        .map(|seed| Writer::new(plumbline::app::Dice::new([seed; 8]).session(), now, Some(Id::from("p"))));
    let names = ["u", "o", "o2", "k", "k2"];
    let set = |id: &str, field: &str, value: Json| Write::Set {
        id: Id::from(id),
        kind: match id.get(..1) {
            Some("u") => "unit",
            Some("o") => "objective",
            _ => "kr",
        }
        .into(),
        field: field.into(),
        value,
        history: plumbline::doc::History::Keep,
    };
    let begun: Vec<Write> = names.iter().map(|id| set(id, "title", Json::str(id))).collect();
    let delta = doc.write(&mut writers[0], now, &begun).unwrap();
    doc.absorb(&delta);
    let mut copies = [doc.clone(), doc];
    for (nth, (who, on, act, value)) in steps.iter().enumerate() {
        let id = [&names[..], &["k9"]].concat()[*on];
        let text = ["a", "b", "c", ""][*value];
        let json = if text.is_empty() { Json::null() } else { Json::str(text) };
        let write = match act {
            0 => set(id, "title", json),
            1 => set(id, "note", json),
            2 => set(id, "order", json),
            3 => set(id, "unit", Json::str(["u", "u2"][value % 2])),
            4 => Write::Delete { ids: vec![Id::from(id)] },
            5 => Write::Restore { ids: vec![Id::from(id)] },
            _ => Write::Note {
                id: Id::from(id),
                kind: "objective".into(),
                record: "n".into(),
                body: Json::object([("text", Json::str(text))]),
            },
        };
        let at = Moment(now.0 + 1_000 * (i64::try_from(nth).unwrap() + 1));
        if let Some(delta) = copies[*who].write(&mut writers[*who], at, &[write]) {
            copies[*who].absorb(&delta);
        }
    }
    copies.map(Space::of)
}

proptest! {
    #[test]
    fn d1_whatever_people_see_differ_is_told_once_and_nothing_else(
        steps in prop::collection::vec((0usize..2, 0usize..6, 0usize..7, 0usize..4), 0..40),
    ) {
        let [ours, theirs] = play(&steps);
        let merged = ours.next(ours.doc().merge(theirs.doc()));
        for (before, after) in [(&ours, &merged), (&ours, &theirs), (&theirs, &ours)] {
            let comparison = compare(before, after, today());
            let list = told(&comparison);
            let ids: BTreeSet<Id> = list.iter().cloned().collect();
            prop_assert_eq!(ids.len(), list.len(), "told twice");
            let all = before.nodes().chain(after.nodes()).map(|(id, _)| id);
            let want: BTreeSet<Id> = all.filter(|id| seen(before, id) != seen(after, id)).cloned().collect();
            prop_assert_eq!(&ids, &want);
            prop_assert!(comparison.groups.iter().all(|group| !group.items.is_empty()));
            let deeds = comparison.groups.iter().flat_map(|group| &group.items).flat_map(|item| &item.deeds);
            prop_assert!(deeds.clone().all(|deed| deed.at.is_some() || deed.by.is_none()));
        }
        prop_assert_eq!(compare(&merged, &merged, today()), Comparison::default());
    }
}

#[test]
fn d2_a_moved_goal_stands_where_it_went() {
    let mut window = Window::open(&Browser::default(), 1);
    window.act(Action::StartEmpty { name: "Northwind".into() });
    let objective = window.objective("First");
    let new = New::Unit { name: "Stores".into(), kind: plumbline::okr::UnitKind::Team };
    window.act(Action::Add { new, place: Place::default() });
    let stores = window.session().fresh.clone().unwrap();
    let kr = window.key_result(&objective, "Orders");
    let before = window.session().space.clone();
    let measure = Measure::Reach { start: Some(0.0), target: Some(5.0), direction: None };
    window.change(&kr, Change::Measure(measure));
    let place = Place { under: Some(stores.clone()), after: None };
    window.act(Action::Edit(Edit::Move { id: objective.clone(), place }));
    let comparison = compare(&before, &window.session().space, today());
    let [group] = &comparison.groups[..] else { panic!("{comparison:?}") };
    assert_eq!((group.unit.as_ref(), &*group.name), (Some(&stores), "Stores"));
    assert_eq!(told(&comparison), [objective, kr]);
    assert_eq!(comparison.totals.moved, 1);
    let text: Text = comparison_markdown(page_words(Lang::En), &comparison, "", ("a", "b"), today()).into();
    assert!(text.contains("## Stores\n\n- Objective: **First**\n  - Unit: Northwind → Stores"), "{text}");
}
