//! The team session as people see it: two who pass a keyboard on, votes hidden and shown, what stands in the
//! way, what is next, and the minutes.

use plumbline::app::week::WeekAction;
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{ActionKind, ActionState, Blocker, Id, Privacy, Text, Who};
use plumbline::query::session::{
    NewItem, Room, Sitting, ask_for, carry, closed, make, room, settle, shown, start, takes,
};
use plumbline::space::{Change, Edit};
use plumbline::words::{minutes_markdown, page_words};

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window, today};

const SMALL: &str = include_str!("../data/plain-small.json");

fn named(window: &Window, name: &str) -> Id {
    let space = &window.session().space;
    let found = space.nodes().find(|(id, node)| !node.deleted && space.name_of(id).as_deref() == Some(name));
    found.map(|(id, _)| id.clone()).unwrap()
}

fn acme(window: &Window) -> Room {
    room(&window.session().space, &named(window, "Acme"), None, today()).unwrap()
}

fn sitting(window: &Window) -> Sitting {
    acme(window).sitting.unwrap()
}

fn edit(window: &mut Window, edit: Edit) {
    window.act(Action::Edit(edit));
}

/// Before the session of the week: nothing but the small set.
fn before() -> Window {
    let mut window = Window::open(&Browser::default(), 301);
    // Only a browser tells what is an address.
    window.file("small.json", &SMALL.replace("https://", ""));
    let ana = named(&window, "Ana");
    window.act(Action::IAm(Some(ana)));
    let acme = named(&window, "Acme");
    window.act(Action::Week(WeekAction::Unit(Some(acme))));
    window.act(Action::Go(Route { page: Page::Session, open: None }));
    window
}

/// A session in which nobody has voted yet; Ana and Bo take part.
fn begun() -> Window {
    let mut window = before();
    let room = acme(&window);
    let (new, place, changes) = start(&room.unit.id, &room.start.unwrap(), today());
    window.act(Action::Make { new, place, changes });
    let with = vec![named(&window, "Ana"), named(&window, "Bo")];
    let id = sitting(&window).ids[0].clone();
    window.change(&id, Change::With(with));
    window
}

fn vote(window: &mut Window, who: &str, values: &[u8]) {
    let (one, by) = (sitting(window), named(window, who));
    let me = window.session().me().cloned();
    for (row, confidence) in one.rows.iter().zip(values) {
        let by = Some(by.clone()).filter(|by| Some(by) != me.as_ref());
        let (meeting, of) = (one.ids[0].clone(), row.kr.id.clone());
        edit(window, Edit::Vote { meeting, of, by, confidence: *confidence });
    }
}

/// Both have voted.
fn voted() -> Window {
    let mut window = begun();
    vote(&mut window, "Ana", &[7, 9, 8, 8, 6]);
    vote(&mut window, "Bo", &[2, 9, 7, 8, 6]);
    window
}

fn add(window: &mut Window, kind: ActionKind, item: &NewItem) -> Id {
    let one = sitting(window);
    let (new, place, changes) = make(&window.session().space, &one, kind, item).unwrap();
    window.act(Action::Make { new, place, changes });
    let one = sitting(window);
    let items = if kind == ActionKind::Blocker { one.blockers } else { one.next };
    items.into_iter().find(|other| other.title == item.title).unwrap().id
}

/// The votes are shown, the lowest is talked about, the next week is set.
fn talked() -> Window {
    let mut window = voted();
    let one = sitting(&window);
    edit(&mut window, shown(&one));
    let low = sitting(&window).low[0].of.clone();
    let agreed: Vec<(Id, u8, Text)> = sitting(&window)
        .untaken()
        .map(|(row, votes)| (row.kr.id.clone(), votes.middle, "投票".into()))
        .collect();
    edit(&mut window, takes(&agreed, today()));
    let owner = Some(Who::Known(named(&window, "Sales")));
    let blocker = NewItem {
        title: "等待*按小时*的库存".into(),
        blocker: Some(Blocker::Dependency),
        of: Some(low),
        owner,
        due: Some(today().plus_days(1)),
    };
    add(&mut window, ActionKind::Blocker, &blocker);
    let item = sitting(&window).blockers[0].clone();
    edit(&mut window, ask_for(&item, None).unwrap());
    let bo = Some(Who::Known(named(&window, "Bo")));
    let item = NewItem {
        title: "拜访三家客户".into(),
        owner: bo,
        due: Some(today().plus_days(7)),
        ..NewItem::default()
    };
    add(&mut window, ActionKind::Commitment, &item);
    let id = sitting(&window).ids[0].clone();
    window.change(&id, Change::Note(Some("下次早点开始\n# 不是标题".into())));
    window
}

/// Every state of the page.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut all = Vec::new();
    let mut add =
        |name: &str, window: &Window| all.push((format!("session {name}"), window.model.clone(), false));
    add("not begun", &before());
    add("begun", &begun());
    add("voted", &voted());
    let mut talked = talked();
    add("talked", &talked);
    let of = sitting(&talked).blockers[0].of.clone().unwrap().id;
    talked.act(Action::Go(Route { page: Page::Session, open: Some(of) }));
    add("beside a goal", &talked);
    let one = sitting(&talked);
    edit(&mut talked, closed(&one, true));
    add("ended", &talked);
    all
}

fn page(window: &Window, lang: Lang) -> Element {
    draw(&window.model, lang, false)
}

fn within<'a>(page: &'a Element, class: &str) -> Vec<&'a Element> {
    let has = |element: &Element| {
        element.attribute("class").is_some_and(|own| own.split_whitespace().any(|one| one == class))
    };
    page.all(&has)
}

fn text(page: &Element, class: &str) -> String {
    within(page, class).iter().map(|element| element.text()).collect::<Vec<_>>().join("\n")
}

fn buttons(page: &Element) -> Vec<String> {
    page.all(&|element| element.tag == "button").iter().filter_map(|one| one.attribute("id")).collect()
}

#[test]
fn b4_a_session_starts_with_one_press_and_one_step() {
    let mut window = before();
    for (lang, said) in [(Lang::En, "No session this week yet"), (Lang::Zh, "本周还没有开周会")] {
        let page = page(&window, lang);
        assert!(text(&page, "session-start").contains(said));
        assert!(buttons(&page).contains(&"session-start".to_owned()));
    }
    let room = acme(&window);
    let (new, place, changes) = start(&room.unit.id, &room.start.unwrap(), today());
    window.act(Action::Make { new, place, changes });
    assert!(acme(&window).start.is_none());
    assert_eq!(sitting(&window).cycle.map(|cycle| cycle.name.to_string()), Some("2026-Q3".to_owned()));
    assert!(!sitting(&window).rows.is_empty());
    window.act(Action::Undo);
    assert!(acme(&window).sitting.is_none(), "one step");
}

#[test]
fn b6_the_page_and_the_minutes_are_the_same_whatever_was_voted() {
    let (mut one, mut two) = (begun(), begun());
    vote(&mut one, "Bo", &[0, 1, 2, 3]);
    vote(&mut two, "Bo", &[9, 8, 7, 9]);
    for lang in [Lang::En, Lang::Zh] {
        assert_eq!(page(&one, lang).text(), page(&two, lang).text());
        let minutes = |window: &Window| minutes_markdown(page_words(lang), &sitting(window), today());
        assert_eq!(minutes(&one), minutes(&two));
    }
    let told = text(&page(&one, Lang::En), "session-voter");
    assert!(told.contains("Bo4 of 5") && told.contains("Ana0 of 5"), "{told}");
    assert!(text(&page(&one, Lang::En), "session-hint").contains("not encrypted"));
    let shows = shown(&sitting(&one));
    edit(&mut one, shows);
    assert!(text(&page(&one, Lang::En), "session-vote__names").contains("Bo 0"));
    one.act(Action::Undo);
    assert_eq!(page(&one, Lang::En).text(), page(&two, Lang::En).text(), "hidden again");
}

#[test]
fn b8_shown_votes_have_names_and_numbers_and_are_taken_in_one_step() {
    let mut window = voted();
    let shows = shown(&sitting(&window));
    edit(&mut window, shows);
    let first = |window: &Window, lang| {
        let page = page(window, lang);
        within(&page, "session-vote")[0].text()
    };
    let told = first(&window, Lang::En);
    for said in ["Lowest 2 · mean 4.5 · spread 5", "Bo 2 · Ana 7", "Low", "Far apart", "Take 2 as confidence"]
    {
        assert!(told.contains(said), "{said} is not in {told}");
    }
    let told = first(&window, Lang::Zh);
    for said in ["最低 2 · 平均 4.5 · 相差 5", "信心低", "看法不一", "采用 2"] {
        assert!(told.contains(said), "{said} is not in {told}");
    }
    let all: Vec<(Id, u8, Text)> =
        sitting(&window).untaken().map(|(row, votes)| (row.kr.id.clone(), votes.middle, "".into())).collect();
    assert_eq!(all.len(), 5);
    edit(&mut window, takes(&all, today()));
    assert_eq!(sitting(&window).untaken().count(), 0);
    assert!(first(&window, Lang::En).contains("Confidence is 2"));
    window.act(Action::Undo);
    assert_eq!(sitting(&window).untaken().count(), 5);
}

#[test]
fn b11_done_carried_over_and_dropped_can_be_undone() {
    let mut window = talked();
    let id = sitting(&window).next[0].id.clone();
    let meeting = sitting(&window).ids[0].clone();
    // A week later it is looked back at.
    window.change(&meeting, Change::On(Some(today().plus_days(-7))));
    window.change(&id, Change::End(Some(today().plus_days(-1))));
    let room = acme(&window);
    let (new, place, changes) = start(&room.unit.id, &room.start.unwrap(), today());
    window.act(Action::Make { new, place, changes });
    let review = |window: &Window| sitting(window).review.clone();
    let item = review(&window)[0].clone();
    assert!(item.is_late);
    let told = text(&page(&window, Lang::En), "session-items");
    assert!(told.contains("Not done in time") && told.contains("Carry over to 28 Aug"), "{told}");
    let carried = carry(&item, &sitting(&window)).unwrap();
    edit(&mut window, carried);
    assert!(!review(&window)[0].is_late);
    edit(&mut window, settle(&id, ActionState::Done, today()));
    assert_eq!(sitting(&window).kept(), (1, 1));
    window.act(Action::Undo);
    window.act(Action::Undo);
    assert_eq!(review(&window), [item]);
}

#[test]
fn b14_an_ended_session_is_told_until_it_is_opened_again() {
    let mut window = talked();
    let fields = |page: &Element| {
        let inside = within(page, "session");
        inside[0].all(&|one| matches!(one.tag.as_str(), "input" | "textarea")).len()
    };
    let open = page(&window, Lang::En);
    assert!(fields(&open) > 0);
    let ends = closed(&sitting(&window), true);
    edit(&mut window, ends);
    let told = page(&window, Lang::En);
    assert_eq!(fields(&told), 0, "nothing to write in");
    let left = buttons(within(&told, "session")[0]);
    let edits = ["session-take-all", "session-add-blocker", "session-add-commitment", "session-show"];
    assert!(!left.iter().any(|id| edits.contains(&&**id)), "{left:?}");
    assert!(left.contains(&"session-end".to_owned()) && left.contains(&"session-minutes-copy".to_owned()));
    for said in ["等待*按小时*的库存", "拜访三家客户", "下次早点开始", "Ended"] {
        assert!(told.text().contains(said), "{said}");
    }
    let opens = closed(&sitting(&window), false);
    edit(&mut window, opens);
    assert_eq!(page(&window, Lang::En).text(), open.text());
}

#[test]
fn b15_minutes_say_what_was_talked_about_in_both_languages() {
    let window = talked();
    let minutes = |lang| minutes_markdown(page_words(lang), &sitting(&window), today());
    let text = minutes(Lang::En);
    for line in [
        "# Team session of Acme, 21 Aug\n",
        "2026-Q3 · With Ana, Bo\n",
        "\n## Confidence\n\n- **",
        "confidence 2 · votes 2, 7 (mean 4.5)\n",
        "\n## Blockers\n\n- [ ] 等待\\*按小时\\*的库存 · Waiting for somebody · for ",
        " · Sales · by 22 Aug · new today\n",
        "\n## Until 28 Aug\n\n- [ ] 拜访三家客户 · Bo · by 28 Aug\n",
        "\n## Open asks\n\n- Ana asks Sales",
        "\n## Notes\n\n下次早点开始\n\n\\# 不是标题\n",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    let votes_with_names = text.contains("Ana 7") || text.contains("Bo 2");
    assert!(!votes_with_names, "{text}");
    let text = minutes(Lang::Zh);
    for line in [
        "# Acme周会 8月21日\n",
        "参加者：Ana、Bo",
        "信心指数 2 · 投票 2、7（平均 4.5）",
        "在等别人",
        "待答复的请求",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
}

#[test]
fn b15_what_is_private_is_counted_and_nothing_else() {
    let mut window = talked();
    let of = sitting(&window).blockers[0].of.clone().unwrap();
    let before = sitting(&window).rows.len();
    window.change(&of.id, Change::Private(Some(Privacy::All)));
    let item = sitting(&window).next[0].id.clone();
    window.change(&item, Change::Private(Some(Privacy::All)));
    let text = minutes_markdown(page_words(Lang::En), &sitting(&window), today());
    for gone in [&*of.name, "库存", "三家客户", "asks Sales", "votes 2"] {
        assert!(!text.contains(gone), "{gone} is in\n{text}");
    }
    // The key result, its blocker, and the commitment.
    assert!(text.ends_with("\n3 private items are left out.\n"), "{text}");
    assert_eq!(sitting(&window).rows.len(), before, "here it is still looked at");
}

#[test]
fn b16_the_panel_of_a_goal_tells_its_open_blocker_until_it_is_done() {
    let mut window = talked();
    let item = sitting(&window).blockers[0].clone();
    let of = item.of.clone().unwrap().id;
    window.act(Action::Go(Route { page: Page::Outline, open: Some(of) }));
    for (lang, said) in
        [(Lang::En, "Waiting for somebody · Sales · by 22 Aug"), (Lang::Zh, "在等别人 · Sales · 8月22日前")]
    {
        let told = text(&page(&window, lang), "goal-items");
        assert!(told.contains("库存") && told.contains(said), "{told}");
    }
    edit(&mut window, settle(&item.id, ActionState::Done, today()));
    assert_eq!(text(&page(&window, Lang::En), "goal-items"), "");
}
