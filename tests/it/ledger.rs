//! A change in mid-cycle, as people make it: it is told, its reason is asked for, given later or not at all,
//! taken back and merged.

use plumbline::app::changing::ChangingAction;
use plumbline::app::{Action, Choice, FocusTarget, NoticeKind};
use plumbline::file::{self, Source};
use plumbline::okr::{
    Change as Line, ChangeKind, CycleKind, Id, Measure, Owner, Span, Stage, Text, Trigger, UnitKind,
};
use plumbline::space::{Change, Edit, New, Place, records};

use crate::window::{Browser, Window, today};

/// A third quarter that runs since 1 July, the unit of Ana and Bo in it, and the published goal `goal` with the
/// key result `kr`, which should reach 40.
struct Quarter {
    window: Window,
    ana: Id,
    bo: Id,
    goal: Id,
    kr: Id,
}

fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
    window.session().fresh.clone().unwrap()
}

fn reach(target: f64) -> Change {
    Change::Measure(Measure::Reach { start: Some(0.0), target: Some(target), direction: None })
}

impl Quarter {
    fn begin(seed: u64) -> Self {
        let mut window = Window::open(&Browser::default(), seed);
        window.act(Action::StartEmpty { name: "Northwind".into() });
        let span = Span::quarter(2026, 3).unwrap();
        let new = New::Cycle { name: "2026 Q3".into(), kind: Some(CycleKind::Quarter), span };
        let cycle = add(&mut window, new, None);
        let unit = add(&mut window, New::Unit { name: "Stores".into(), kind: UnitKind::Team }, None);
        let [ana, bo] =
            ["Ana", "Bo"].map(|name| add(&mut window, New::Person { name: name.into() }, Some(&unit)));
        let new = New::Objective { title: "Stores are hubs".into(), cycle: Some(cycle.clone()) };
        let goal = add(&mut window, new, Some(&unit));
        let kr = add(&mut window, New::KeyResult { title: "Stores that pack".into() }, Some(&goal));
        window.change(&kr, reach(40.0));
        // It is set while the cycle is being planned.
        let phase = |phase| Change::CyclePhase(phase);
        window.change(&cycle, phase(plumbline::okr::CyclePhase::Planning));
        window.change(&goal, Change::Stage(Stage::Published { at: None }));
        window.change(&cycle, phase(plumbline::okr::CyclePhase::Running));
        window.act(Action::IAm(Some(ana.clone())));
        assert_eq!(window.session().asking, None);
        Self { window, ana, bo, goal, kr }
    }

    fn lines(&self, id: &Id) -> Vec<Line> {
        let space = &self.window.session().space;
        records::changes(space.doc(), &space.node(id).unwrap().entity)
    }

    fn line(&self, id: &Id) -> Line {
        let [line] = <[Line; 1]>::try_from(self.lines(id)).unwrap();
        line
    }

    /// The goal and key of the line that is asked for.
    fn asked(&self) -> Option<(Id, Text)> {
        self.window.session().asking.as_ref().map(|asked| (asked.of.clone(), asked.key.clone()))
    }

    fn say(&mut self, action: ChangingAction) {
        self.window.act(Action::Changing(action));
    }

    fn explain(&mut self, reason: &str, trigger: Trigger) {
        let (of, key) = self.asked().unwrap();
        self.say(ChangingAction::Explain { of, key, reason: reason.into(), trigger: Some(trigger) });
    }

    fn undo(&mut self) {
        self.window.act(Action::Undo);
    }

    fn redo(&mut self) {
        self.window.act(Action::Redo);
    }
}

#[test]
fn e11_the_reason_is_asked_for_once_and_given_as_a_step_of_its_own() {
    let mut q = Quarter::begin(1);
    q.window.change(&q.kr.clone(), reach(25.0));
    let line = q.line(&q.kr);
    assert_eq!(
        (line.from.as_deref(), line.to.as_deref(), line.by.as_ref()),
        (Some("40"), Some("25"), Some(&q.ana))
    );
    assert_eq!(q.asked(), Some((q.kr.clone(), line.key.clone())));
    // It goes on under its new name while more of it is typed.
    q.window.change(&q.kr.clone(), reach(20.0));
    assert_eq!(q.asked(), Some((q.kr.clone(), q.line(&q.kr).key)));
    // An answer to the name it had before is an answer to the line.
    let reason = ChangingAction::Explain {
        of: q.kr.clone(),
        key: line.key,
        reason: "  The depot opens later. ".into(),
        trigger: Some(Trigger::Dependency),
    };
    q.say(reason);
    let line = q.line(&q.kr);
    let said = (line.to.as_deref(), line.reason.as_deref(), line.trigger);
    assert_eq!(said, (Some("20"), Some("The depot opens later."), Some(Trigger::Dependency)));
    assert_eq!(q.asked(), None);
    q.undo();
    assert_eq!((q.line(&q.kr).reason, q.line(&q.kr).to.as_deref()), (None, Some("20")));
    q.redo();
    assert_eq!(q.line(&q.kr).trigger, Some(Trigger::Dependency));
    for _ in 0..3 {
        q.undo();
    }
    assert_eq!(q.lines(&q.kr), []);
    assert_eq!(q.window.session().space.key_result(&q.kr).unwrap().measure.ends(), Some((0.0, 40.0)));
    q.redo();
    q.redo();
    q.redo();
    assert_eq!(q.line(&q.kr).reason.as_deref(), Some("The depot opens later."));
}

#[test]
fn e11_who_answers_later_is_not_asked_again_and_another_can_say_why() {
    let mut q = Quarter::begin(2);
    q.window.change(&q.kr.clone(), reach(25.0));
    q.say(ChangingAction::Later);
    assert_eq!(q.asked(), None);
    q.window.change(&q.kr.clone(), reach(24.0));
    assert_eq!(q.asked(), None, "it was put off");
    let line = q.line(&q.kr);
    q.window.act(Action::IAm(Some(q.bo.clone())));
    q.say(ChangingAction::Ask { of: q.kr.clone(), key: line.key });
    q.explain("The market is smaller", Trigger::Market);
    let line = q.line(&q.kr);
    assert_eq!((line.by.as_ref(), line.reason.as_deref()), (Some(&q.ana), Some("The market is smaller")));
    // Nothing said is no answer.
    q.window.change(&q.goal.clone(), Change::Stage(Stage::Dropped));
    let (of, key) = q.asked().unwrap();
    q.say(ChangingAction::Explain { of, key, reason: "  ".into(), trigger: None });
    assert_eq!((q.asked().is_some(), q.line(&q.goal).reason), (true, None));
}

#[test]
fn e11_a_question_goes_with_what_it_asked_about() {
    let mut q = Quarter::begin(3);
    q.window.change(&q.kr.clone(), reach(25.0));
    q.undo();
    assert_eq!(q.asked(), None);
    q.redo();
    assert_eq!(q.asked(), None, "the line is there, and says that it has no reason");
    q.window.change(&q.kr.clone(), reach(40.0));
    assert_eq!(q.lines(&q.kr), []);
    q.window.change(&q.kr.clone(), Change::Title("Stores that sell".into()));
    let (of, key) = q.asked().unwrap();
    q.say(ChangingAction::OnlyCorrects { of, key });
    assert_eq!((q.line(&q.kr).minor, q.asked()), (true, None));
    q.window.change(&q.kr.clone(), Change::Title("Stores that sell.".into()));
    assert_eq!((q.line(&q.kr).minor, q.asked()), (true, None), "a further full stop changes nothing");
    q.window.change(&q.kr.clone(), Change::Title("Stores that buy the lot".into()));
    assert_eq!((q.line(&q.kr).minor, q.asked().is_some()), (false, true));
}

#[test]
fn e11_one_answer_is_enough_for_all_lines_of_one_step() {
    let mut q = Quarter::begin(4);
    let (goal, kr) = (q.goal.clone(), q.kr.clone());
    let change = |id: &Id, change: Change| Edit::Change { id: id.clone(), change };
    let both = vec![change(&goal, Change::Stage(Stage::Postponed)), change(&kr, reach(10.0))];
    q.window.act(Action::Edit(Edit::Together(both)));
    q.explain("The builder is late", Trigger::Dependency);
    for id in [&goal, &kr] {
        assert_eq!(q.line(id).reason.as_deref(), Some("The builder is late"));
    }
    q.undo();
    assert!([&goal, &kr].iter().all(|id| q.line(id).reason.is_none()), "one step");
}

#[test]
fn e4_what_is_made_or_published_in_mid_cycle_begins_today_in_one_step() {
    let mut q = Quarter::begin(5);
    let goal = q.goal.clone();
    let kr = q.window.key_result(&goal, "");
    let start = |q: &Quarter, kr: &Id| q.window.session().space.key_result(kr).unwrap().span.start;
    assert_eq!((start(&q, &kr), q.line(&kr).kind), (Some(today()), ChangeKind::Add));
    q.window.change(&kr, Change::Title("Riders on the road".into()));
    assert_eq!(q.lines(&kr).len(), 1, "it is being written");
    q.explain("We share the fleet", Trigger::Collaboration);
    assert_eq!(q.line(&kr).trigger, Some(Trigger::Collaboration));
    for _ in 0..3 {
        q.undo();
    }
    assert!(q.window.session().space.key_result(&kr).is_none());
    assert_eq!(q.asked(), None);
}

#[test]
fn e8_what_was_deleted_can_be_dropped_instead_as_one_step() {
    let mut q = Quarter::begin(6);
    let kr = q.kr.clone();
    q.window.act(Action::Edit(Edit::Delete { id: kr.clone() }));
    let told =
        |q: &Quarter| {
            q.window.model.notices.iter().any(
                |notice| matches!(&notice.kind, NoticeKind::Deleted { runs: Some(id), .. } if *id == q.kr),
            )
        };
    assert!(told(&q) && q.asked().is_none());
    assert_eq!(q.line(&kr).kind, ChangeKind::Drop);
    q.say(ChangingAction::DropInstead(kr.clone()));
    assert!(!told(&q));
    let space = &q.window.session().space;
    assert_eq!(space.key_result(&kr).unwrap().stage, Stage::Dropped);
    let line = q.line(&kr);
    assert_eq!((line.kind, &*line.fields.first().unwrap().name), (ChangeKind::Drop, "stage"));
    assert_eq!(q.asked(), Some((kr.clone(), line.key)));
    q.undo();
    assert!(q.window.session().space.key_result(&kr).is_none(), "it is in the trash again");
    q.undo();
    assert_eq!(q.lines(&kr), []);
}

#[test]
fn e10_a_goal_is_handed_over_by_one_gesture() {
    let mut q = Quarter::begin(7);
    let (kr, bo) = (q.kr.clone(), q.bo.clone());
    q.say(ChangingAction::Hand(Some(kr.clone())));
    assert_eq!(q.window.session().handing.as_ref(), Some(&kr));
    q.say(ChangingAction::HandOver { of: kr.clone(), to: bo.clone() });
    assert_eq!(q.window.session().handing, None);
    assert_eq!(q.window.session().space.key_result(&kr).unwrap().owners, [Owner::known(bo)]);
    assert_eq!((q.line(&kr).kind, q.asked().is_some()), (ChangeKind::HandOver, true));
    q.undo();
    assert_eq!(q.lines(&kr), []);
}

#[test]
fn e12_two_copies_that_changed_the_same_goal_keep_both_lines() {
    let mut q = Quarter::begin(8);
    let before = q.window.text();
    let mut other = Window::open(&Browser::default(), 9);
    other.file("northwind.json", &before);
    other.act(Action::IAm(Some(q.bo.clone())));
    q.window.change(&q.kr.clone(), reach(25.0));
    q.explain("The depot opens later", Trigger::Dependency);
    other.change(&q.kr, reach(30.0));
    let theirs = other.text();
    q.window.file("from-bo.json", &theirs);
    q.window.act(Action::Answer(Choice::Merge));
    let mine = q.window.text();
    other.file("from-ana.json", &mine);
    other.act(Action::Answer(Choice::Merge));
    let lines = q.lines(&q.kr);
    let by: Vec<Option<&Id>> = lines.iter().map(|line| line.by.as_ref()).collect();
    assert!(by.contains(&Some(&q.ana)) && by.contains(&Some(&q.bo)) && by.len() == 2, "{by:?}");
    let space = &other.session().space;
    assert_eq!(records::changes(space.doc(), &space.node(&q.kr).unwrap().entity), lines);
    let read = file::decode(&other.text(), Source::Elsewhere).unwrap();
    assert_eq!(read.problems, []);
}

#[test]
fn e11_the_key_goes_to_where_the_reason_is_written() {
    use plumbline::app::command::{Command, Press, Scope, command_for};
    let press = |key, alt| Press { key, ctrl: false, shift: false, alt };
    assert_eq!(command_for(press("r", false), Scope::Turn), Some(Command::SayWhy));
    assert_eq!(command_for(press("r", false), Scope::Everywhere), None, "a letter while writing");
    assert_eq!(command_for(press("r", true), Scope::Everywhere), Some(Command::SayWhy));
    assert_eq!(FocusTarget::Reason.element_id(), "changing-reason");
}

#[cfg(feature = "ui")]
mod drawn {
    use plumbline::app::{Lang, Page, Route};

    use super::*;
    use crate::markup::Element;
    use crate::render::draw;

    fn find<'a>(at: &'a Element, id: &str) -> Option<&'a Element> {
        let is = |one: &Element| one.attribute("id").as_deref() == Some(id);
        at.all(&is).first().copied()
    }

    fn count(at: &Element, name: &str, value: &str) -> usize {
        at.all(&|one| one.attribute(name).as_deref() == Some(value)).len()
    }

    #[test]
    fn e11_the_strip_stands_on_every_page_and_takes_no_focus() {
        let mut q = Quarter::begin(10);
        q.window.change(&q.kr.clone(), reach(25.0));
        for page in [Page::Outline, Page::Map, Page::Setting, Page::People] {
            q.window.model.route = Route { page, open: Some(q.kr.clone()) };
            for (lang, text) in [
                (Lang::En, "“Stores that pack”: target 40 → 25. Why?"),
                (Lang::Zh, "“Stores that pack”：目标值 40 → 25。为什么？"),
            ] {
                let whole = draw(&q.window.model, lang, false);
                let strip = find(&whole, "changing").unwrap();
                assert!(strip.text().contains(text), "{page:?}: {}", strip.text());
                let field = find(strip, "changing-reason").unwrap();
                assert_eq!(field.attribute("autofocus"), None);
                assert_eq!((count(strip, "type", "radio"), count(strip, "role", "status")), (6, 1));
            }
        }
        q.say(ChangingAction::Later);
        assert!(find(&draw(&q.window.model, Lang::En, false), "changing").is_none());
    }

    #[test]
    fn e10_the_dialog_that_hands_a_goal_over_is_drawn() {
        let mut q = Quarter::begin(11);
        q.say(ChangingAction::Hand(Some(q.kr.clone())));
        let whole = draw(&q.window.model, Lang::Zh, false);
        let dialog = find(&whole, "hand-over").unwrap();
        assert!(dialog.text().contains("将“Stores that pack”移交给"), "{}", dialog.text());
    }
}
