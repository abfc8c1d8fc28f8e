//! The dialog of files on their way in, and where it is told what came with which file, drawn in both
//! languages (rules D10 to D18).

use plumbline::app::{Action, Arrived, Choice, IncomingAction, Lang, Model, Page, Route, Unreadable};
use plumbline::okr::{CheckIn, Text};
use plumbline::space::{Change, Edit};

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window, today};

fn started(seed: u64) -> Window {
    let mut window = Window::open(&Browser::default(), seed);
    window.act(Action::StartEmpty { name: "北风".into() });
    window
}

fn opened(text: &str, seed: u64) -> Window {
    let mut window = Window::open(&Browser::default(), seed);
    window.file("common.json", text);
    window
}

/// A window before which a file of a teammate, one of another workspace and one that cannot be read wait.
fn asked() -> Window {
    let mut ana = started(1);
    let goal = ana.objective("赢得企业客户");
    let mut bo = opened(&ana.text(), 2);
    bo.change(&goal, Change::Title("赢得全部企业客户".into()));
    let check_in = CheckIn { note: Some("已联系两家".into()), at: Some(today()), ..CheckIn::new("") };
    bo.act(Action::Edit(Edit::CheckIn { of: goal.clone(), check_in: Box::new(check_in) }));
    bo.objective("博的目标");
    let text = |window: &Window| Text::from(window.text());
    ana.act(Action::Incoming(IncomingAction::Arrived(vec![
        Arrived::text("bo.json".into(), text(&bo)),
        Arrived::text("b2.json".into(), text(&started(3))),
        Arrived { name: "broken.json".into(), said: Err(Unreadable::NotText { offset: Some(0) }) },
    ])));
    ana
}

/// The screens of this area, none of them with the list of keys.
pub fn pages() -> Vec<(String, Model, bool)> {
    let asked = asked();
    let mut known = opened(&asked.text(), 4);
    known.file("small.json", &asked.text());
    let mut merged = self::asked();
    merged.act(Action::Answer(Choice::Merge));
    merged.act(Action::Go(Route { page: Page::Files, open: None }));
    vec![
        ("files wait".to_owned(), asked.model, false),
        ("nothing new".to_owned(), known.model, false),
        ("files are merged".to_owned(), merged.model, false),
    ]
}

fn by_id<'a>(page: &'a Element, id: &str) -> Option<&'a Element> {
    page.all(&|element: &Element| element.attribute("id").as_deref() == Some(id)).first().copied()
}

#[test]
fn d11_the_dialog_names_every_file_what_it_brings_and_the_answers() {
    let window = asked();
    for (lang, words) in [
        (Lang::En, ["What these 2 files bring", "Another workspace", "Cannot be read", "1 new", "Merge"]),
        (Lang::Zh, ["这 2 个文件带来什么", "另一个工作区", "无法读取", "新增 1 项", "合并"]),
    ] {
        let page = draw(&window.model, lang, false);
        let dialog = by_id(&page, "opening").expect("the dialog");
        let said = dialog.text();
        for word in words.iter().chain(&["bo.json", "b2.json", "broken.json", "博的目标"]) {
            assert!(said.contains(word), "{word} is not in {said}");
        }
        for id in ["merge-here", "open-beside", "replace-here", "leave-it", "take-file-0", "take-file-1"] {
            assert!(by_id(dialog, id).is_some(), "{id}");
        }
    }
}

#[test]
fn d15_where_nothing_is_new_there_is_only_to_close() {
    let (_, model, _) = pages().remove(1);
    let page = draw(&model, Lang::En, false);
    let dialog = by_id(&page, "opening").expect("the dialog");
    assert!(dialog.text().contains("Nothing new: all of it is already here."));
    for id in ["merge-here", "open-beside", "replace-here"] {
        assert!(by_id(dialog, id).is_none(), "{id}");
    }
    assert_eq!(by_id(dialog, "leave-it").map(Element::text).as_deref(), Some("Close"));
}

#[test]
fn d17_the_history_says_with_which_file_a_change_and_a_check_in_came() {
    let mut window = asked();
    window.act(Action::Answer(Choice::Merge));
    let goals = window.session().space.nodes();
    let goal = goals.map(|(id, _)| id.clone()).find(|id| window.title(id) == "赢得全部企业客户").unwrap();
    window.act(Action::Go(Route { page: Page::Outline, open: Some(goal) }));
    let page = draw(&window.model, Lang::En, false);
    let came = page.all(&|element: &Element| element.attribute("class").as_deref() == Some("came"));
    let told: Vec<String> = came.iter().map(|one| one.text()).collect();
    assert_eq!(told, ["came with bo.json, 21 Aug", "came with bo.json, 21 Aug"]);
    window.act(Action::Undo);
    let page = draw(&window.model, Lang::En, false);
    assert!(page.all(&|element: &Element| element.attribute("class").as_deref() == Some("came")).is_empty());
}
