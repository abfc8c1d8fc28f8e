//! What is people's own.

use super::*;
use crate::okr::Origin;

#[test]
fn i35_own_ideas_by_count_and_by_weight() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    assert_eq!(org.counted(Insight::OwnIdeas), Err(Blank::NoOrigin));
    for (name, home, weight, origin) in [
        ("b", "sales", Some(3.0), Some(Origin::OwnIdea)),
        ("c", "sales", Some(1.0), Some(Origin::FromAbove)),
        ("d", "dev", None, Some(Origin::FromAbove)),
    ] {
        org.goal(name, home, "q3");
        org.change(name, Change::Weight(weight));
        org.change(name, Change::Origin(origin));
    }
    org.change("a", Change::Weight(Some(1.0)));
    assert_eq!(org.counted(Insight::OwnIdeas), Ok((1.0, 3.0, 1)));
    // In sales 3 of 5 of its own, 1 of 5 from above, 1 of 5 unsaid; in dev all from above.
    assert_eq!(org.value(Insight::OwnWeight), Some((0.6 / 1.8 * 1e6_f64).round() / 1e6));
    assert_eq!(org.counted(Insight::OwnWeight).unwrap().2, 1);
}

#[test]
fn i36_own_words_are_written_by_who_answers_for_them() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.owners("a", &["bo"]);
    org.key_result("own", "a", "bo");
    org.key_result("given", "a", "ana");
    org.key_result("other's", "a", "cy");
    org.owners("other's", &["cy"]);
    org.key_result("worked on", "a", "di");
    org.change("worked on", Change::WorkedOnBy(Some(id("dev"))));
    org.key_result("unknown", "a", "");
    // Whoever rewords it later did not write it first.
    org.by("bo", &Edit::Change { id: id("given"), change: Change::Title("reworded".into()) });
    assert_eq!(org.counted(Insight::OwnWords), Ok((3.0, 4.0, 1)));
    assert_eq!(org.listed(Insight::OwnWords), ["given"]);
    // Without owners it is the unit's whose goal it is: anybody in it.
    org.owners("a", &[]);
    assert_eq!(org.counted(Insight::OwnWords), Ok((3.0, 4.0, 1)));
}

#[test]
fn i37_why_is_more_than_space() {
    let mut org = Org::new();
    for (name, why) in [("a", Some("customers wait")), ("b", Some(" ")), ("c", None)] {
        org.goal(name, "sales", "q3");
        org.change(name, Change::Why(why.map(Text::from)));
    }
    assert_eq!(org.counted(Insight::Why), Ok((1.0, 3.0, 0)));
    assert_eq!(org.listed(Insight::Why), ["b", "c"]);
}

#[test]
fn i38_people_with_a_goal_to_grow_on() {
    let mut org = Org::new();
    org.goal("a", "bo", "q3");
    org.goal("b", "sales", "q3");
    org.goal("c", "dev", "q3");
    org.owners("b", &["bo", "cy"]);
    for goal in ["a", "b"] {
        org.change(goal, Change::Growth(true));
    }
    org.change("di", Change::Archived(true));
    assert_eq!(org.counted(Insight::Growth), Ok((2.0, 3.0, 0)), "who was put away is not counted");
    assert_eq!(org.found().figure(Insight::Growth).unwrap().spread, [(0, 1), (1, 1), (2, 1)]);
    assert_eq!(org.listed(Insight::Growth), ["a", "b"]);
}

#[test]
fn i39_focus_of_people_and_of_goals() {
    let mut org = Org::new();
    for at in 0..6 {
        let name = format!("g{at}");
        org.goal(&name, "dev", "q3");
        org.owners(&name, if at == 0 { &["cy", "di"] } else { &["cy"] });
    }
    assert_eq!(org.counted(Insight::Focus), Ok((1.0, 2.0, 0)));
    assert_eq!(org.found().figure(Insight::Focus).unwrap().spread, [(1, 1), (6, 1)]);
    for (goal, count) in [("g0", 2), ("g1", 6), ("g2", 1)] {
        for at in 0..count {
            org.key_result(&format!("{goal}-{at}"), goal, "cy");
        }
    }
    // A part of another one is not counted, one that was given up neither.
    org.change("g1-5", Change::PartOf(Some(id("g1-0"))));
    org.change("g0-1", Change::Stage(Stage::Dropped));
    assert_eq!(org.counted(Insight::KeyResults), Ok((1.0, 6.0, 0)));
    assert_eq!(org.listed(Insight::KeyResults), ["g0", "g2", "g3", "g4", "g5"]);
}
