//! The calendar file: read back by a small reader of its own, in both languages, and handed out by the page.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::app::Lang;
use plumbline::doc::Doc;
use plumbline::file::{self, Source};
use plumbline::okr::{Day, Id};
use plumbline::query::calendar::{Kind, Remind, Wanted, Whose, calendar};
use plumbline::space::{Change, Edit, Space};
use plumbline::words::{calendar_file, page_words};
use proptest::prelude::*;

use crate::window::{Browser, Window, today};

const SMALL: &str = include_str!("../data/plain-small.json");

/// One component of a calendar: what it says by name, and what stands in it.
#[derive(Debug, Default)]
struct Part {
    name: String,
    says: BTreeMap<String, String>,
    parts: Vec<Part>,
}

/// Reads a calendar back; knows nothing of how it was written.
fn read(text: &str) -> Part {
    assert!(text.ends_with("\r\n"), "the last line has no end");
    let bytes: Vec<&str> = text.split("\r\n").collect();
    for line in &bytes {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a line end stands alone: {line:?}");
    }
    let mut lines: Vec<String> = Vec::new();
    for line in bytes {
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    let mut open = vec![Part::default()];
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no colon in {line}"));
        match name {
            "BEGIN" => open.push(Part { name: value.to_owned(), ..Part::default() }),
            "END" => {
                let closed = open.pop().unwrap();
                assert_eq!(closed.name, value);
                open.last_mut().unwrap().parts.push(closed);
            }
            _ => {
                let before = open.last_mut().unwrap().says.insert(name.to_owned(), plain(value));
                assert_eq!(before, None, "{name} is said twice");
            }
        }
    }
    assert_eq!(open.len(), 1);
    let mut whole = open.pop().unwrap().parts;
    assert_eq!(whole.len(), 1);
    whole.pop().unwrap()
}

/// A value without its escapes.
fn plain(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(escaped) => out.push(escaped),
                None => panic!("an escape of nothing in {value}"),
            },
            letter => out.push(letter),
        }
    }
    out
}

fn wanted(whose: Whose) -> Wanted {
    Wanted { whose, kinds: BTreeSet::from(Kind::ALL), remind: Remind::default() }
}

fn space(text: &str) -> Space {
    Space::of(file::decode(text, Source::Elsewhere).unwrap().doc)
}

fn written(space: &Space, whose: Whose, day: Day, lang: Lang) -> String {
    calendar_file(page_words(lang), &calendar(space, &wanted(whose), day))
}

fn july() -> Day {
    Day::parse("2026-07-20").unwrap()
}

#[test]
fn y16_days_are_whole_days_and_reminders_have_an_alarm() {
    let text = written(&space(SMALL), Whose::All, july(), Lang::En);
    let whole = read(&text);
    assert_eq!((whole.name.as_str(), whole.says["VERSION"].as_str()), ("VCALENDAR", "2.0"));
    assert!(whole.parts.len() > 3, "{text}");
    let mut reminders = 0;
    for event in &whole.parts {
        assert_eq!((event.name.as_str(), event.says["TRANSP"].as_str()), ("VEVENT", "TRANSPARENT"));
        for name in ["UID", "DTSTAMP", "SEQUENCE", "SUMMARY"] {
            assert!(!event.says[name].is_empty(), "{name} in {event:?}");
        }
        match event.says.get("DTSTART;VALUE=DATE") {
            Some(start) => {
                let day = |text: &str| {
                    Day::parse(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])).unwrap()
                };
                assert_eq!(day(&event.says["DTEND;VALUE=DATE"]), day(start).plus_days(1));
                assert!(event.parts.is_empty() && !event.says.contains_key("RRULE"));
            }
            None => {
                reminders += 1;
                assert!(event.says["DTSTART"].ends_with("T090000"), "{event:?}");
                assert!(event.says["RRULE"].starts_with("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"), "{event:?}");
                assert_eq!(event.says["DURATION"], "PT15M");
                let [alarm] = event.parts.as_slice() else { panic!("{event:?}") };
                assert_eq!((alarm.name.as_str(), alarm.says["ACTION"].as_str()), ("VALARM", "DISPLAY"));
                assert_eq!(alarm.says["DESCRIPTION"], event.says["SUMMARY"]);
            }
        }
    }
    assert_eq!(reminders, 1);
}

#[test]
fn y11_equal_workspaces_make_equal_files_and_a_newer_one_updates() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 91);
    window.file("small.json", SMALL);
    let make = |window: &Window| written(&window.session().space, Whose::All, july(), Lang::En);
    let before = make(&window);
    assert_eq!(make(&window), before);
    let again = space(&window.text());
    assert_eq!(written(&again, Whose::All, july(), Lang::En), before, "from the file");
    let goal = {
        let space = &window.session().space;
        let mut goals = space.nodes().filter_map(|(id, _)| space.objective(id));
        goals.find(|goal| goal.title.contains("enterprise")).unwrap().id.clone()
    };
    window.wait(120_000);
    window.change(&goal, Change::Title("另一个标题，很长；".repeat(20).into()));
    let (old, new) = (read(&before), read(&make(&window)));
    let uids = |all: &Part| all.parts.iter().map(|one| one.says["UID"].clone()).collect::<Vec<_>>();
    assert_eq!(uids(&old), uids(&new));
    let number = |all: &Part| all.parts[0].says["SEQUENCE"].parse::<i64>().unwrap();
    assert!(number(&new) > number(&old));
    assert!(new.parts.iter().any(|one| one.says["SUMMARY"].contains(&"另一个标题，很长；".repeat(20))));
}

#[test]
fn y10_the_words_are_those_of_the_language() {
    let (en, zh) = (
        written(&space(SMALL), Whose::All, july(), Lang::En),
        written(&space(SMALL), Whose::All, july(), Lang::Zh),
    );
    let summaries = |text: &str| {
        read(text).parts.iter().map(|one| one.says["SUMMARY"].clone()).collect::<Vec<_>>().join("\n")
    };
    assert!(summaries(&en).contains("Ends: ") && summaries(&en).contains("Check in"), "{}", summaries(&en));
    assert!(summaries(&zh).contains("截止：") && summaries(&zh).contains("更新进展"), "{}", summaries(&zh));
    assert!(!summaries(&zh).contains("Ends"));
}

#[test]
fn y10_nothing_makes_an_empty_calendar() {
    let whole = read(&written(&Space::of(Doc::new("d-none")), Whose::All, today(), Lang::Zh));
    assert!(whole.parts.is_empty());
    let gone = Whose::Person(Id::new("nobody"));
    assert!(read(&written(&Space::of(Doc::new("d-none")), gone, today(), Lang::En)).parts.is_empty());
}

#[test]
fn y15_real_sets_make_calendars_that_can_be_read() {
    let folder = crate::tidy::root().join("../shared/data/real");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        let Ok(decoded) = file::decode(&text, Source::Elsewhere) else { continue };
        let space = Space::of(decoded.doc);
        let first = space.nodes().filter_map(|(id, _)| space.cycle(id)?.span.start).min();
        let day = first.unwrap_or_else(today);
        for lang in [Lang::En, Lang::Zh] {
            let whole = read(&written(&space, Whose::All, day, lang));
            let uids: BTreeSet<&String> = whole.parts.iter().map(|one| &one.says["UID"]).collect();
            assert_eq!(uids.len(), whole.parts.len(), "{}", entry.path().display());
            seen += whole.parts.len();
        }
    }
    if seen == 0 {
        println!("NOT RUN for the published sets: not beside the project");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn y15_whatever_a_title_says_it_is_read_back(title in "\\PC{1,200}|[一-龥，；：“”\\\\,;]{1,120}") {
        let mut window = Window::open(&Browser::default(), 92);
        window.file("small.json", SMALL);
        let goal = {
            let space = &window.session().space;
            let mut goals = space.nodes().filter_map(|(id, _)| space.objective(id));
            goals.next().unwrap().id.clone()
        };
        window.act(plumbline::app::Action::Edit(Edit::Together(vec![
            Edit::Change { id: goal.clone(), change: Change::Title(title.as_str().into()) },
            Edit::Change { id: goal.clone(), change: Change::End(Day::parse("2026-09-15")) },
        ])));
        let text = written(&window.session().space, Whose::All, july(), Lang::Zh);
        let uid = format!("{goal}-end@{}", window.session().doc_id());
        let whole = read(&text);
        let event = whole.parts.iter().find(|one| one.says["UID"] == uid);
        let kept: String = title.chars().filter(|letter| !letter.is_control()).collect();
        let kept = kept.replace(['\u{2028}', '\u{2029}'], "\n");
        prop_assert_eq!(event.map(|one| one.says["SUMMARY"].clone()), Some(format!("截止：{kept}")));
    }
}
