//! Talk that closes loops: mentions and recognition, as two people with one workspace see them.

use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{Id, Owner, Text, UnitKind};
use plumbline::query::mentions::{mentions_of, open};
use plumbline::query::panel::{PanelView, panel};
use plumbline::query::recognition::received_by;
use plumbline::space::{Change, Edit, New, Place};

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window, today};

struct Team {
    window: Window,
    ana: Id,
    bo: Id,
    goal: Id,
}

impl Team {
    fn begin(seed: u64) -> Self {
        let mut window = Window::open(&Browser::default(), seed);
        window.act(Action::StartEmpty { name: "Northwind".into() });
        let add = |window: &mut Window, new: New, under: Option<&Id>| {
            window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
            window.session().fresh.clone().unwrap()
        };
        let unit = add(&mut window, New::Unit { name: "Stores".into(), kind: UnitKind::Team }, None);
        let [ana, bo] =
            ["Ana Lima", "陈波"].map(|name| add(&mut window, New::Person { name: name.into() }, Some(&unit)));
        let goal =
            add(&mut window, New::Objective { title: "Stores are hubs".into(), cycle: None }, Some(&unit));
        window.change(&goal, Change::Owners(vec![Owner::known(bo.clone())]));
        let workspace = window.session().space.workspace().id;
        window.change(&workspace, Change::Values(vec!["客户第一".into(), "Courage".into()]));
        let mut team = Self { window, ana, bo, goal };
        team.as_ana();
        team
    }

    fn as_ana(&mut self) {
        self.window.act(Action::IAm(Some(self.ana.clone())));
    }

    fn as_bo(&mut self) {
        self.window.act(Action::IAm(Some(self.bo.clone())));
    }

    fn edit(&mut self, edit: Edit) {
        self.window.act(Action::Edit(edit));
    }

    fn comment(&mut self, text: &str) {
        let of = self.goal.clone();
        self.edit(Edit::Comment { of, text: text.into(), reply_to: None });
    }

    fn recognise(&mut self, text: &str) {
        let (of, to) = (self.goal.clone(), vec![self.bo.clone()]);
        self.edit(Edit::Recognise { of, to, value: Some("Courage".into()), text: text.into() });
    }

    fn mentions(&self, who: &Id) -> (usize, usize) {
        let rows = mentions_of(&self.window.session().space, who, today());
        (rows.len(), open(&rows))
    }

    fn see(&mut self, page: Page, open: Option<Id>, lang: Lang) -> Element {
        self.window.act(Action::Go(Route { page, open }));
        draw(&self.window.model, lang, false)
    }
}

/// Asks with mentions, and the panels of a goal and a person with recognition.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut team = Team::begin(81);
    team.comment("@陈波 看一下，谢谢 @Ana Lima");
    team.recognise("敢于说不");
    team.as_bo();
    let mut pages = Vec::new();
    for open in [None, Some(team.goal.clone()), Some(team.bo.clone())] {
        team.window.act(Action::Go(Route { page: Page::Asks, open: open.clone() }));
        pages.push((format!("mentions beside {open:?}"), team.window.model.clone(), false));
    }
    team.window.act(Action::Go(Route { page: Page::Settings, open: None }));
    pages.push(("settings with values".to_owned(), team.window.model.clone(), false));
    pages
}

fn buttons(page: &Element, class: &str) -> Vec<String> {
    let is =
        |one: &Element| one.tag == "button" && one.attribute("class").is_some_and(|own| own.contains(class));
    page.all(&is).iter().map(|one| one.text()).collect()
}

#[test]
fn h36_a_mention_in_a_comment_opens_the_person() {
    let mut team = Team::begin(1);
    team.comment("@陈波 please, and @Ana Lima; not mail@陈波 nor @Nobody");
    let goal = team.goal.clone();
    let page = team.see(Page::Outline, Some(goal), Lang::En);
    assert_eq!(buttons(&page, "note__name"), ["@陈波", "@Ana Lima"]);
    assert!(page.text().contains("not mail@陈波 nor @Nobody"), "no character is lost");
    assert!(team.window.text().contains("@陈波 please, and @Ana Lima"), "plain text in the file");
}

#[test]
fn h36_a_name_that_two_have_opens_nobody() {
    let mut team = Team::begin(2);
    team.window.act(Action::Add { new: New::Person { name: "陈波".into() }, place: Place::default() });
    team.comment("@陈波");
    let goal = team.goal.clone();
    let page = team.see(Page::Outline, Some(goal), Lang::En);
    assert_eq!(buttons(&page, "note__name"), [""; 0]);
    assert_eq!(team.mentions(&team.bo.clone()), (1, 1), "and means each of them");
}

#[test]
fn h39_a_mention_is_answered_by_saying_something_there() {
    let mut team = Team::begin(3);
    let (ana, bo) = (team.ana.clone(), team.bo.clone());
    team.comment("@陈波 can you look? I, @Ana Lima, cannot");
    assert_eq!((team.mentions(&bo), team.mentions(&ana)), ((1, 1), (0, 0)), "nobody mentions themselves");
    team.as_bo();
    for (lang, heading, said) in [
        (Lang::En, "You were mentioned1", "Ana Lima mentioned you in a comment"),
        (Lang::Zh, "提到你的内容1", "Ana Lima在评论中提到了你"),
    ] {
        let text = team.see(Page::Asks, None, lang).text();
        assert!(text.contains(heading) && text.contains(said), "{text}");
    }
    team.comment("done");
    assert_eq!(team.mentions(&bo), (1, 0));
    let text = team.see(Page::Asks, None, Lang::En).text();
    assert!(text.contains("You were mentioned0") && text.contains("You answered"), "{text}");
    team.as_ana();
    team.comment("@陈波 again?");
    assert_eq!(team.mentions(&bo), (2, 1));
    team.window.act(Action::Undo);
    assert_eq!(team.mentions(&bo), (1, 0), "what was taken back mentions nobody");
}

#[test]
fn h38_nobody_is_mentioned_while_nobody_said_who_they_are() {
    let mut team = Team::begin(4);
    team.comment("@陈波");
    team.window.act(Action::IAm(None));
    let text = team.see(Page::Asks, None, Lang::En).text();
    assert!(!text.contains("You were mentioned"), "{text}");
}

#[test]
fn h40_recognition_stands_at_the_goal_and_at_the_person() {
    let mut team = Team::begin(5);
    team.recognise("for the hard call");
    let (goal, bo) = (team.goal.clone(), team.bo.clone());
    for (open, lang, said) in [
        (goal.clone(), Lang::En, ["Ana Lima recognises 陈波", "Courage", "for the hard call"]),
        (goal.clone(), Lang::Zh, ["Ana Lima认可陈波", "Courage", "表达认可…"]),
        (bo.clone(), Lang::En, ["Ana Lima recognises 陈波", "Stores are hubs", "Recognise…"]),
    ] {
        let page = team.see(Page::Outline, Some(open), lang);
        let panel = page.all(&|one: &Element| one.attribute("id").as_deref() == Some("panel"))[0].text();
        for said in said {
            assert!(panel.contains(said), "“{said}” is not in {panel}");
        }
    }
    let at_home = panel(&team.window.session().space, &team.ana, today());
    let Some(PanelView::Other(ana)) = at_home else { panic!("a person") };
    assert_eq!(ana.thanks.map(|all| all.len()), Some(0), "what one gave is not what one got");
    assert!(ana.extras.is_empty());
}

#[test]
fn h41_only_whoever_gave_it_is_offered_to_take_it_back() {
    let mut team = Team::begin(6);
    team.recognise("thanks");
    let goal = team.goal.clone();
    let menus = |page: &Element| {
        page.all(&|one: &Element| one.attribute("id").is_some_and(|id| id.starts_with("panel-thanks-"))).len()
    };
    assert!(menus(&team.see(Page::Outline, Some(goal.clone()), Lang::En)) > 0);
    team.as_bo();
    assert_eq!(menus(&team.see(Page::Outline, Some(goal.clone()), Lang::En)), 0);
    let bo = team.bo.clone();
    let key = Text::clone(&received_by(&team.window.session().space, &bo)[0].key);
    team.as_ana();
    team.edit(Edit::Retract { of: goal, key });
    assert_eq!(received_by(&team.window.session().space, &bo).len(), 0);
    team.window.act(Action::Undo);
    assert_eq!(received_by(&team.window.session().space, &bo).len(), 1);
}

#[test]
fn h42_the_values_are_a_setting_that_travels_with_the_file() {
    let mut team = Team::begin(7);
    for (lang, said) in [(Lang::En, "What we stand for"), (Lang::Zh, "组织的价值观")] {
        let page = team.see(Page::Settings, None, lang);
        assert!(page.text().contains(said));
        let field = page.all(&|one: &Element| one.attribute("id").as_deref() == Some("settings-values"));
        assert_eq!(field.len(), 1);
    }
    assert_eq!(team.window.session().space.workspace().values, ["客户第一".into(), Text::from("Courage")]);
    team.recognise("thanks");
    let workspace = team.window.session().space.workspace().id;
    team.window.change(&workspace, Change::Values(Vec::new()));
    let got = received_by(&team.window.session().space, &team.bo);
    assert_eq!(got[0].value.as_deref(), Some("Courage"), "its words stay");
}
