//! The coach on eight published sets: how often each rule speaks, and how often a careful reader found it
//! right; how it is told to be silent; and where it is seen.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::app::{Action, Lang, Page, Route};
use plumbline::file::{self, Source};
use plumbline::okr::coach::{About, Around, CoachRule, Goal, check};
use plumbline::okr::{Id, KeyResult, Measure, Objective, Origin, Owner, Privacy, Stage, Text};
use plumbline::query::coach::{Silent, count_of_draft, hush, hush_everywhere, muted, said};
use plumbline::space::{Change, Edit, New, Place, Space};
use plumbline::words::rule_words;
use serde_json::Value;

use crate::real_sets::{given, sets};
use crate::tidy::root;
use crate::window::{Browser, Window};

/// One thing the coach says of a published set.
struct Firing {
    set: &'static str,
    goal: String,
    rule: CoachRule,
}

/// Everything it says of the eight sets, in the order of their files, with how many objectives and key
/// results there are.
fn firings() -> (Vec<Firing>, usize, usize) {
    let (mut all, mut n_objectives, mut n_krs) = (Vec::new(), 0, 0);
    for (set, text) in sets() {
        let space = Space::of(file::decode(&text, Source::Elsewhere).unwrap().doc);
        let ids: BTreeMap<(bool, String), Id> = space
            .nodes()
            .filter(|(id, _)| space.objective(id).is_some() || space.key_result(id).is_some())
            .map(|(id, _)| ((space.objective(id).is_some(), given(id.as_str())), id.clone()))
            .collect();
        let source: Value = serde_json::from_str(&text).unwrap();
        let mut look = |is_objective: bool, goal: &Value| {
            let given = goal["id"].as_str().unwrap().to_owned();
            let id = &ids[&(is_objective, given.clone())];
            let found = said(&space, id, None);
            assert!(found.fine.is_empty(), "nobody has silenced anything in {set}");
            all.extend(found.open.into_iter().map(|one| Firing { set, goal: given.clone(), rule: one.rule }));
        };
        for objective in source["objectives"].as_array().unwrap() {
            n_objectives += 1;
            look(true, objective);
            for kr in objective["key_results"].as_array().unwrap() {
                n_krs += 1;
                look(false, kr);
            }
        }
    }
    (all, n_objectives, n_krs)
}

/// How often each rule speaks on the eight sets, and how many of what was read a careful reader found right.
/// Every firing was read, but of Q38 every third, beginning with the first.
const TALLY: [(CoachRule, usize, usize, usize); 19] = [
    (CoachRule::Making, 53, 53, 48),
    (CoachRule::GoesOn, 7, 7, 6),
    (CoachRule::NumberInObjective, 8, 8, 6),
    (CoachRule::TooLong, 12, 12, 11),
    (CoachRule::Heading, 6, 6, 5),
    (CoachRule::TwoGoals, 6, 6, 4),
    (CoachRule::Placeholder, 7, 7, 7),
    (CoachRule::WayOut, 11, 11, 8),
    (CoachRule::TooManyKeyResults, 7, 7, 7),
    (CoachRule::OnlyWork, 24, 24, 22),
    (CoachRule::EndlessWork, 11, 11, 8),
    (CoachRule::HowMuch, 14, 14, 12),
    (CoachRule::Topic, 11, 11, 10),
    (CoachRule::Repeats, 4, 4, 3),
    (CoachRule::KpiToKeep, 7, 7, 7),
    (CoachRule::StartUnknown, 11, 11, 11),
    (CoachRule::RelativeChange, 22, 22, 21),
    (CoachRule::TwoMeasures, 7, 7, 6),
    (CoachRule::NumberUnused, 118, 40, 37),
];

/// What the reader found annoying: the rule, the set, the goal.
const ANNOYING: [(CoachRule, &str, &[&str]); 20] = [
    (CoachRule::Making, "gitlab-fy21-q1", &["o79"]),
    (CoachRule::Making, "joystream-acropolis", &["o1"]),
    (CoachRule::Making, "squad-games-2020", &["o12"]),
    (CoachRule::Making, "srcd-2018-q2", &["o18", "o37"]),
    (CoachRule::GoesOn, "srcd-2018-q2", &["o5"]),
    (CoachRule::NumberInObjective, "gitlab-fy21-q1", &["o39", "o76"]),
    (CoachRule::TooLong, "gitlab-fy21-q1", &["o61"]),
    (CoachRule::Heading, "gitlab-fy21-q1", &["o90"]),
    (CoachRule::TwoGoals, "gitlab-fy21-q1", &["o83", "o132"]),
    (CoachRule::WayOut, "gitlab-fy21-q1", &["k81", "k208", "k334"]),
    (CoachRule::OnlyWork, "srcd-2018-q2", &["o17", "o33"]),
    (CoachRule::EndlessWork, "gitlab-fy21-q1", &["k312", "k321"]),
    (CoachRule::EndlessWork, "squad-games-2020", &["k28"]),
    (CoachRule::HowMuch, "gitlab-fy21-q1", &["k108"]),
    (CoachRule::HowMuch, "srcd-2018-q2", &["k3"]),
    (CoachRule::Topic, "srcd-2018-q2", &["k62"]),
    (CoachRule::Repeats, "gitlab-fy21-q1", &["k245"]),
    (CoachRule::RelativeChange, "us-va-octo-2025", &["k5"]),
    (CoachRule::TwoMeasures, "gitlab-fy21-q1", &["k232"]),
    (CoachRule::NumberUnused, "gitlab-fy21-q1", &["k86", "k234", "k260"]),
];

/// Of so many firings of a rule every which one was read.
fn step(rule: CoachRule) -> usize {
    if rule == CoachRule::NumberUnused { 3 } else { 1 }
}

#[test]
fn each_rule_speaks_as_often_as_stated_and_is_right_more_often_than_annoying() {
    let (all, n_objectives, n_krs) = firings();
    if n_objectives < 227 {
        return;
    }
    assert_eq!((n_objectives, n_krs), (227, 590));
    let mut read_in_all = 0;
    let mut right_in_all = 0;
    let mut told: Vec<String> = Vec::new();
    for rule in CoachRule::ALL {
        let own: Vec<&Firing> = all.iter().filter(|firing| firing.rule == rule).collect();
        let sample: Vec<&&Firing> = own.iter().step_by(step(rule)).collect();
        let annoys = |firing: &Firing| {
            ANNOYING.iter().any(|(own, set, goals)| {
                *own == rule && *set == firing.set && goals.contains(&firing.goal.as_str())
            })
        };
        let right = sample.iter().filter(|firing| !annoys(firing)).count();
        let stated =
            TALLY.iter().find(|(own, ..)| *own == rule).map(|(_, n, read, right)| (*n, *read, *right));
        assert_eq!((own.len(), sample.len(), right), stated.unwrap_or_default(), "{rule:?}");
        let looked_at = match rule.about() {
            About::Objective | About::Set => n_objectives,
            About::KeyResult => n_krs,
            About::Both => n_objectives + n_krs,
        };
        assert!(own.len() * 4 <= looked_at, "{rule:?} speaks of more than a quarter of them");
        assert!(right * 10 >= sample.len() * 6, "{rule:?} is right in {right} of {}", sample.len());
        read_in_all += sample.len();
        right_in_all += right;
        if !own.is_empty() {
            told.push(format!(
                "| {} | {} of {looked_at} | {} | {right} |",
                rule.code(),
                own.len(),
                sample.len()
            ));
        }
    }
    let with_any: BTreeSet<(&str, &str)> = all.iter().map(|one| (one.set, one.goal.as_str())).collect();
    told.push(format!("| all | {} | {read_in_all} | {right_in_all} |", all.len()));
    told.push(format!("{} of {} goals", with_any.len(), n_objectives + n_krs));
    let page = std::fs::read_to_string(root().join("docs/decisions/0013-coach.md")).unwrap();
    let missing: Vec<&String> = told.iter().filter(|line| !page.contains(line.as_str())).collect();
    assert!(missing.is_empty(), "docs/decisions/0013-coach.md does not say:\n{missing:#?}");
    // What was judged is still said.
    for (rule, set, goals) in ANNOYING {
        for goal in goals {
            let is_said = all.iter().any(|one| (one.rule, one.set, one.goal.as_str()) == (rule, set, *goal));
            assert!(is_said, "{rule:?} says nothing of {goal} of {set} any more");
        }
    }
}

#[test]
fn naughty_strings_are_read_without_a_panic() {
    let path = root().join("../shared/data/corpora/blns/blns.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("NOT RUN: the naughty strings are not beside the project");
        return;
    };
    let strings: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(strings.len() > 400);
    for one in &strings {
        let title = Text::from(one.as_str());
        let objective = Objective { title: Text::clone(&title), ..Objective::new(Id::new("o")) };
        let kr = KeyResult { title: Text::clone(&title), ..KeyResult::new(Id::new("k")) };
        let around = Around { objective: Some(&objective), key_results: vec![&kr, &kr], ..Around::default() };
        let found = check(Goal::KeyResult(&kr), &around).into_iter();
        for finding in found.chain(check(Goal::Objective(&objective), &around)) {
            for lang in [Lang::En, Lang::Zh] {
                assert!(!rule_words(lang).seen(&finding).is_empty());
            }
        }
    }
}

#[test]
fn every_rule_has_its_words_in_both_languages() {
    for lang in [Lang::En, Lang::Zh] {
        let words = rule_words(lang);
        let mut names = BTreeSet::new();
        for rule in CoachRule::ALL {
            assert!(names.insert(words.checks(rule)), "{rule:?}: a name of its own");
            assert!(!words.why(rule).is_empty() && !words.example(rule).is_empty());
            assert!(words.source(rule).contains(rule.code()));
            let is_chinese = |text: &str| text.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert_eq!(is_chinese(words.why(rule)), lang == Lang::Zh, "{rule:?}");
            assert_eq!(is_chinese(words.example(rule)), lang == Lang::Zh, "{rule:?}");
        }
    }
}

/// A workspace with one objective and one key result, both to be talked about.
fn workspace() -> (Window, Id, Id) {
    let mut window = Window::open(&Browser::default(), 81);
    window.act(Action::StartEmpty { name: "Northwind".into() });
    let objective = window.objective("Launch the partner portal");
    let kr = window.key_result(&objective, "Improve performance where possible");
    (window, objective, kr)
}

fn rules(window: &Window, id: &Id) -> Vec<CoachRule> {
    said(&window.session().space, id, None).open.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn q3_a_rule_is_silent_about_a_goal_or_in_the_whole_workspace_and_both_can_be_taken_back() {
    let (mut window, objective, kr) = workspace();
    window.change(&kr, Change::Fine(vec!["O7 other".into()]));
    assert_eq!(rules(&window, &kr), [CoachRule::HowMuch, CoachRule::WayOut]);
    let edit = hush(&window.session().space, &kr, CoachRule::HowMuch, Silent::Yes);
    window.act(Action::Edit(edit));
    assert_eq!(rules(&window, &kr), [CoachRule::WayOut]);
    let fine = |window: &Window| window.session().space.node(&kr).unwrap().fine();
    assert_eq!(fine(&window), ["O7 other".into(), Text::from("Q31")], "what else is fine stays so");
    let found = said(&window.session().space, &kr, None);
    assert_eq!(found.fine.iter().map(|one| one.rule).collect::<Vec<_>>(), [CoachRule::HowMuch]);
    window.act(Action::Undo);
    assert_eq!(rules(&window, &kr), [CoachRule::HowMuch, CoachRule::WayOut], "one step, taken back");
    window.act(Action::Redo);
    let edit = hush(&window.session().space, &kr, CoachRule::HowMuch, Silent::No);
    window.act(Action::Edit(edit));
    assert_eq!(fine(&window), [Text::from("O7 other")]);

    // In the whole workspace, of goals that come later too; it travels in the file.
    let edit = hush_everywhere(&window.session().space, CoachRule::WayOut, Silent::Yes);
    window.act(Action::Edit(edit));
    assert_eq!(muted(&window.session().space), [CoachRule::WayOut]);
    let later = window.key_result(&objective, "Answer 9 of 10 questions as needed");
    assert!(!rules(&window, &later).contains(&CoachRule::WayOut));
    assert!(said(&window.session().space, &later, None).fine.is_empty(), "it is not told there either");
    let other = Space::of(file::decode(&window.text(), Source::Elsewhere).unwrap().doc);
    assert_eq!(muted(&other), [CoachRule::WayOut]);
    let edit = hush_everywhere(&window.session().space, CoachRule::WayOut, Silent::No);
    window.act(Action::Edit(edit));
    assert_eq!(muted(&window.session().space), []);
}

#[test]
fn q1_a_title_that_is_being_written_is_read_in_the_place_of_the_one_that_stands() {
    let (mut window, objective, kr) = workspace();
    let space = window.session().space.clone();
    let of = |title: &str| -> Vec<CoachRule> {
        said(&space, &kr, Some(title)).open.into_iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(of("Median query from 4 to 1 s"), [CoachRule::NumberUnused]);
    assert_eq!(of("查询耗时明显下降"), [CoachRule::HowMuch]);
    assert_eq!(of(""), []);
    // Of units, of what is in the trash, and of what is put off nothing is said.
    let unit = space.units_of(None).first().cloned().unwrap();
    assert!(said(&space, &unit, Some("Improve performance")).open.is_empty());
    window.change(&objective, Change::Stage(Stage::Postponed));
    assert_eq!(rules(&window, &objective), []);
    window.act(Action::Edit(Edit::Delete { id: kr.clone() }));
    assert_eq!(rules(&window, &kr), []);
}

#[test]
fn q1_what_stands_around_a_goal_is_looked_at() {
    let (mut window, objective, kr) = workspace();
    window.change(&kr, Change::Title("Search without a result".into()));
    window.change(&kr, Change::Measure(Measure::Reach { start: None, target: Some(5.0), direction: None }));
    assert_eq!(rules(&window, &kr), [CoachRule::StartUnknown]);
    let value = plumbline::okr::CheckIn { value: Some(18.0), ..check_in() };
    window.act(Action::Edit(Edit::CheckIn { of: kr.clone(), check_in: Box::new(value) }));
    assert_eq!(rules(&window, &kr), []);

    window.change(&objective, Change::Title("Everybody finds the guide".into()));
    window.change(&objective, Change::Origin(Some(Origin::OwnIdea)));
    assert_eq!(rules(&window, &objective), [CoachRule::NoWhy]);
    window.change(&objective, Change::Why(Some("Half of our questions".into())));
    assert_eq!(rules(&window, &objective), []);

    let confident = plumbline::okr::CheckIn { confidence: Some(10), ..check_in() };
    window.act(Action::Edit(Edit::CheckIn { of: kr.clone(), check_in: Box::new(confident) }));
    window.change(&objective, Change::Stage(Stage::Draft));
    assert_eq!(rules(&window, &objective), [CoachRule::TooSafe]);
    assert_eq!(count_of_draft(&window.session().space, &objective), 1);
    window.change(&objective, Change::Stage(Stage::Published { at: None }));
    assert_eq!(count_of_draft(&window.session().space, &objective), 0, "what is set is not counted any more");

    let ana = add(&mut window, New::Person { name: "Ana".into() }, None);
    let mine = || Change::Owners(vec![Owner::known(ana.clone())]);
    window.change(&objective, mine());
    for at in 0..5 {
        assert_eq!(rules(&window, &objective), [], "{at} others");
        let more = window.objective("Partners sell without asking us");
        window.change(&more, mine());
    }
    assert_eq!(rules(&window, &objective), [CoachRule::TooManyForOne]);
}

fn check_in() -> plumbline::okr::CheckIn {
    plumbline::okr::CheckIn::new("")
}

fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
    window.session().fresh.clone().unwrap()
}

#[test]
fn q1_nothing_is_said_of_what_this_copy_keeps_hidden() {
    let (mut window, objective, kr) = workspace();
    window.change(&kr, Change::Private(Some(Privacy::All)));
    assert_eq!(rules(&window, &kr), [CoachRule::HowMuch, CoachRule::WayOut], "whoever writes it is told");
    window.change(&kr, Change::Title("".into()));
    assert!(window.session().space.is_hidden(&kr));
    assert!(said(&window.session().space, &kr, Some("Improve performance")).open.is_empty());
    assert_eq!(rules(&window, &objective), [CoachRule::Making]);
}

#[test]
fn asking_the_coach_opens_the_panel_at_what_it_says() {
    let (mut window, _, kr) = workspace();
    window.act(Action::AskCoach(kr.clone()));
    assert_eq!(window.model.route, Route { page: Page::Outline, open: Some(kr) });
}

#[cfg(feature = "ui")]
mod drawn {
    use super::*;
    use crate::render::draw;

    fn panel(window: &mut Window, id: &Id, lang: Lang) -> crate::markup::Element {
        window.act(Action::Go(Route { page: Page::Outline, open: Some(id.clone()) }));
        draw(&window.model, lang, false)
    }

    fn sections(page: &crate::markup::Element) -> usize {
        page.all(&|element| element.attribute("class").as_deref() == Some("coach")).len()
    }

    #[test]
    fn the_panel_says_what_was_seen_why_and_a_good_example() {
        let (mut window, objective, kr) = workspace();
        for (lang, all) in [
            (
                Lang::En,
                [
                    "“Improve” does not say how much",
                    "Median query from 4 to 1 s",
                    "Rule Q31",
                    "Don’t say this here",
                ],
            ),
            (Lang::Zh, ["“Improve”没有说到什么程度", "查询中位耗时", "规则 Q31", "这里不再提示"]),
        ] {
            let text = panel(&mut window, &kr, lang).text();
            for said in all {
                assert!(text.contains(said), "“{said}” is not in {text}");
            }
        }
        assert_eq!(sections(&panel(&mut window, &objective, Lang::En)), 1);
        window.change(&objective, Change::Title("Partners sell without asking us".into()));
        assert_eq!(sections(&panel(&mut window, &objective, Lang::En)), 0, "nothing to say, nothing there");
    }

    #[test]
    fn what_is_silent_here_can_be_said_again() {
        let (mut window, _, kr) = workspace();
        for rule in [CoachRule::HowMuch, CoachRule::WayOut] {
            let edit = hush(&window.session().space, &kr, rule, Silent::Yes);
            window.act(Action::Edit(edit));
        }
        let text = panel(&mut window, &kr, Lang::En).text();
        assert!(text.contains("Not said here") && text.contains("Say it again"), "{text}");
        assert!(!text.contains("does not say how much"), "{text}");
    }

    #[test]
    fn the_settings_list_every_rule_with_a_switch() {
        let (mut window, ..) = workspace();
        let edit = hush_everywhere(&window.session().space, CoachRule::TooLong, Silent::Yes);
        window.act(Action::Edit(edit));
        window.act(Action::Go(Route { page: Page::Settings, open: None }));
        for lang in [Lang::En, Lang::Zh] {
            let page = draw(&window.model, lang, false);
            let switches =
                page.all(&|element| element.attribute("id").is_some_and(|id| id.starts_with("coach-Q")));
            assert_eq!(switches.len(), CoachRule::ALL.len());
            let off: Vec<_> = switches
                .iter()
                .filter(|one| one.attribute("aria-checked").as_deref() == Some("false"))
                .filter_map(|one| one.attribute("id"))
                .collect();
            assert_eq!(off, ["coach-Q13"]);
        }
    }

    #[test]
    fn where_everything_is_only_read_the_coach_is_not_there() {
        let mut seen = 0;
        for (name, model, help) in crate::visit_pages::pages(Lang::En) {
            let page = draw(&model, Lang::En, help);
            let rules =
                page.all(&|element| element.attribute("id").is_some_and(|id| id.starts_with("coach-Q")));
            assert_eq!((sections(&page), rules.len()), (0, 0), "{name}");
            seen += 1;
        }
        assert!(seen > 10);
    }
}
