//! Eight published OKR sets on the map, each held against its own source: every objective once, every parent
//! a line of the tree or a curve that ends where the source says.
//!
//! They lie beside the project, not in it; where they are missing these tests say so and pass.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::doc::Doc;
use plumbline::file::{Source, decode};
use plumbline::okr::{Day, Id};
use plumbline::query::map::{Card, Corner, Lanes, MapView, Picture, Rect};
use plumbline::space::Space;
use serde_json::Value;

use crate::real_sets::{given, open, sets};

fn drawn(doc: Doc, lanes: Lanes) -> Picture {
    let view = MapView { lanes, ..MapView::default() };
    Picture::of(&Space::of(doc), None, &view, Day::parse("2026-08-21").unwrap())
}

/// What the source says hangs on what: the lower end, the upper one, and whether it is the first parent.
struct Told {
    objectives: BTreeSet<String>,
    /// The objective of each key result.
    of: BTreeMap<String, String>,
    parents: Vec<(String, String, bool)>,
    supports: Vec<(String, String)>,
}

impl Told {
    fn by(source: &Value) -> Self {
        let mut told = Self {
            objectives: BTreeSet::new(),
            of: BTreeMap::new(),
            parents: Vec::new(),
            supports: Vec::new(),
        };
        let text = |value: &Value| value.as_str().map(str::to_owned);
        for objective in source["objectives"].as_array().unwrap() {
            let id = text(&objective["id"]).unwrap();
            for kr in objective["key_results"].as_array().unwrap() {
                told.of.insert(text(&kr["id"]).unwrap(), id.clone());
                told.supports.extend(text(&kr["supports"]).map(|upper| (id.clone(), upper)));
            }
            told.parents.extend(text(&objective["parent"]).map(|upper| (id.clone(), upper, true)));
            let also = objective["also_parents"].as_array().into_iter().flatten().filter_map(text);
            told.parents.extend(also.map(|upper| (id.clone(), upper, false)));
            told.objectives.insert(id);
        }
        told
    }

    /// The objective that a goal of the source belongs to.
    fn objective<'a>(&'a self, goal: &'a str) -> &'a str {
        self.of.get(goal).map_or(goal, String::as_str)
    }
}

fn number(picture: &Picture, id: &str) -> usize {
    picture.cards.iter().position(|card| given(card.id.as_str()) == id).unwrap_or_else(|| panic!("no {id}"))
}

/// Whether a curve leads from one goal of the source to another, and ends there.
fn curve_ends(picture: &Picture, told: &Told, from: &str, upper: &str) -> bool {
    let (lower, above) = (number(picture, from), number(picture, told.objective(upper)));
    let kr = told.of.contains_key(upper).then_some(upper);
    picture.links.iter().any(|line| {
        let to_kr = line.to_kr.as_ref().map(|id| given(id.as_str()));
        let end = line.curve[3];
        let target = match &line.to_kr {
            Some(id) => place_of(&picture.cards[above], id),
            None => Some(picture.cards[above].place),
        };
        line.from == lower
            && line.to == above
            && to_kr.as_deref() == kr
            && target.is_some_and(|target| touches(&target, end))
    })
}

fn place_of(card: &Card, kr: &Id) -> Option<Rect> {
    card.key_results.iter().find(|line| line.id == *kr).map(|line| line.place)
}

fn touches(of: &Rect, at: Corner) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
    of.holds(at)
        && (near(at.x, of.x) || near(at.x, of.x + of.w) || near(at.y, of.y) || near(at.y, of.y + of.h))
}

#[test]
fn l3_every_objective_and_parent_of_eight_published_sets_is_on_the_map() {
    let (mut objectives, mut combs, mut curves) = (0, 0, 0);
    let found = sets();
    let all = found.len() == 8;
    for (name, text) in found {
        let told = Told::by(&serde_json::from_str(&text).unwrap());
        let picture = drawn(open(name, &text), Lanes::None);
        let ids: Vec<String> = picture.cards.iter().map(|card| given(card.id.as_str())).collect();
        assert_eq!(ids.iter().cloned().collect::<BTreeSet<_>>(), told.objectives, "{name}");
        assert_eq!(ids.len(), told.objectives.len(), "{name}: every objective once");
        objectives += ids.len();
        let krs = picture.cards.iter().flat_map(|card| card.key_results.iter().map(move |line| (card, line)));
        let krs: BTreeMap<String, String> =
            krs.map(|(card, line)| (given(line.id.as_str()), given(card.id.as_str()))).collect();
        assert_eq!(krs, told.of, "{name}: every key result in the card of its objective");
        for (id, upper, is_first) in &told.parents {
            let (lower, above) = (number(&picture, id), number(&picture, told.objective(upper)));
            let in_tree = picture.cards[lower].parent == Some(above);
            let is_kr = told.of.contains_key(upper);
            // The first parent is the tree's; a key result as parent and every further one is a curve.
            assert!(in_tree || !is_first, "{name}: {id} below {upper}");
            let by_comb = *is_first && !is_kr;
            assert!(by_comb || curve_ends(&picture, &told, id, upper), "{name}: {id} to {upper}");
            combs += usize::from(by_comb);
            curves += usize::from(!by_comb);
        }
        for (id, upper) in &told.supports {
            assert!(curve_ends(&picture, &told, id, upper), "{name}: a key result of {id} supports {upper}");
        }
        let said = told.supports.len() + told.parents.len();
        let drawn = picture.links.len() + picture.cards.iter().filter(|card| card.parent.is_some()).count();
        let twice = picture.links.iter().filter(|line| line.primary).count();
        assert_eq!(drawn - twice, said, "{name}: nothing was made up");
    }
    println!("{objectives} objectives, {combs} lines of the tree, {curves} curves to further parents");
    if all {
        assert_eq!((objectives, combs + curves), (227, 198));
    }
}

#[test]
fn l4_published_sets_are_drawn_without_overlaps_in_the_proportion_of_a_screen() {
    for (name, text) in sets() {
        for lanes in [Lanes::None, Lanes::Unit, Lanes::Perspective] {
            let picture = drawn(open(name, &text), lanes);
            let boxes: Vec<Rect> = picture.cards.iter().map(|card| card.place).collect();
            for (at, one) in boxes.iter().enumerate() {
                assert!(picture.bounds.contains(one), "{name}");
                assert!(boxes[at + 1..].iter().all(|other| !one.meets(other)), "{name}: cards overlap");
            }
            let shape = picture.bounds.w / picture.bounds.h;
            println!("{name} {lanes:?}: {} × {} = {shape:.2}", picture.bounds.w, picture.bounds.h);
            // A handful of goals stands in one row, and how high bands are together nobody can choose.
            let free = boxes.len() >= 12 && lanes == Lanes::None;
            let fair = if free { 0.8..3.0 } else { 0.3..6.0 };
            assert!(fair.contains(&shape), "{name} {lanes:?}: {shape}");
        }
    }
}

#[test]
fn l1_the_longest_chain_that_a_document_takes_is_drawn() {
    let count = 49_000;
    let goal = |number: usize| {
        let parent = if number == 0 { "null".to_owned() } else { format!("\"o{}\"", number - 1) };
        format!("{{\"id\":\"o{number}\",\"title\":\"{number}\",\"parent\":{parent},\"key_results\":[]}}")
    };
    let goals: Vec<String> = (0..count).map(goal).collect();
    let text = format!("{{\"organization\":\"Deep\",\"objectives\":[{}]}}", goals.join(","));
    let picture = drawn(decode(&text, Source::Elsewhere).unwrap().doc, Lanes::None);
    assert_eq!(picture.cards.len(), count);
    assert_eq!(picture.cards.iter().map(|card| card.level).max(), Some(count));
}
