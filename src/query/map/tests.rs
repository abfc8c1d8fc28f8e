//! What stands on the map of made-up workspaces, and where.

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;

use super::*;
use crate::doc::{Doc, Json, Session, Write, Writer};
use crate::okr::{Day, LinkState, Moment, Origin, Perspective, Span, UnitKind};
use crate::space::{Change, Edit, New, Place, Space, kind, link_id, writes};

/// A workspace and one who writes in it.
struct Desk {
    space: Space,
    writer: Writer,
    now: i64,
}

impl Desk {
    fn new() -> Self {
        let now = Moment::parse("2026-07-01T09:00:00Z").unwrap();
        let writer = Writer::new(Session::mint([7; 8]), now, None);
        Self { space: Space::of(Doc::new("w")), writer, now: now.0 }
    }

    /// Writes all at once, so that large workspaces are made quickly.
    fn edit(&mut self, edits: Vec<Edit>) -> &mut Self {
        let list = writes(&self.space, &Edit::Together(edits));
        self.write(&list)
    }

    fn write(&mut self, list: &[Write]) -> &mut Self {
        self.now += 1_000;
        let doc = self.space.doc();
        // A change to what is so already writes nothing.
        if let Some(delta) = doc.write(&mut self.writer, Moment(self.now), list) {
            self.space = self.space.next(doc.merge(&delta));
        }
        self
    }

    fn change(&mut self, id: &str, change: Change) -> &mut Self {
        self.edit(vec![Edit::Change { id: Id::from(id), change }])
    }

    fn align(&mut self, from: &str, to: &str) -> &mut Self {
        self.edit(vec![Edit::Align { from: Id::from(from), to: Id::from(to) }])
    }

    fn set(&mut self, id: &Id, kind: &str, field: &str, value: &str) -> &mut Self {
        let history = crate::doc::History::Keep;
        let (kind, field) = (kind.into(), field.into());
        self.write(&[Write::Set { id: id.clone(), kind, field, value: Json::str(value), history }])
    }

    fn picture(&self) -> Picture {
        self.seen(&MapView::default())
    }

    fn seen(&self, view: &MapView) -> Picture {
        Picture::of(&self.space, None, view, today())
    }
}

fn today() -> Day {
    Day::parse("2026-08-21").unwrap()
}

fn add(id: &str, new: New, under: Option<&str>) -> Edit {
    Edit::Add { id: Id::from(id), new, place: Place { under: under.map(Id::from), after: None } }
}

fn objective(id: &str, home: Option<&str>, cycle: Option<&str>) -> Vec<Edit> {
    let new = New::Objective { title: format!("goal {id}").into(), cycle: cycle.map(Id::from) };
    let order = Edit::Change { id: Id::from(id), change: Change::Code(Some(id.into())) };
    vec![add(id, new, home), order]
}

fn kr(id: &str, of: &str) -> Edit {
    add(id, New::KeyResult { title: format!("result {id}").into() }, Some(of))
}

fn unit(id: &str, under: Option<&str>) -> Edit {
    add(id, New::Unit { name: id.into(), kind: UnitKind::Team }, under)
}

/// A company goal with three key results, two goals of teams below it, one of them below a key result.
fn small() -> Desk {
    let mut desk = Desk::new();
    desk.edit(vec![unit("acme", None)]);
    desk.edit(vec![unit("build", Some("acme")), unit("sell", Some("acme"))]);
    for (id, home) in [("top", "acme"), ("make", "build"), ("offer", "sell"), ("visit", "sell")] {
        desk.edit(objective(id, Some(home), None));
    }
    desk.edit(["k1", "k2", "k3"].map(|id| kr(id, "top")).to_vec());
    desk.align("make", "top").align("offer", "k2").align("visit", "offer").align("visit", "make");
    desk
}

fn names(picture: &Picture) -> Vec<&str> {
    picture.cards.iter().map(|card| card.id.as_str()).collect()
}

fn card<'a>(picture: &'a Picture, id: &str) -> &'a Card {
    &picture.cards[picture.card_of(&Id::from(id)).unwrap_or_else(|| panic!("no {id}"))]
}

fn parent<'a>(picture: &'a Picture, id: &str) -> Option<&'a str> {
    card(picture, id).parent.map(|above| picture.cards[above].id.as_str())
}

/// What holds of every picture, whatever it shows.
fn sound(picture: &Picture) {
    for (number, card) in picture.cards.iter().enumerate() {
        assert!(picture.bounds.contains(&card.place) && card.family.contains(&card.place), "{}", card.id);
        for line in &card.key_results {
            assert!(card.place.contains(&line.place), "{}", line.id);
        }
        let lines: Vec<Rect> = card.lines().iter().map(|line| line.place).collect();
        assert!(lines.windows(2).all(|pair| !pair[0].meets(&pair[1]) && pair[0].y < pair[1].y));
        assert_eq!(picture.within(card.place).collect::<Vec<_>>(), [number], "cards overlap");
        if let Some(above) = card.parent {
            let above = &picture.cards[above];
            assert!(above.children.contains(&number) && above.level + 1 == card.level);
            assert!(above.place.y + above.place.h < card.place.y && above.family.contains(&card.family));
        }
    }
    let ids: BTreeSet<&Id> = picture.cards.iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), picture.cards.len(), "every objective once");
    for link in &picture.links {
        let [start, handle, back, end] = link.curve;
        let (from, to) = (&picture.cards[link.from], &picture.cards[link.to]);
        assert!(on_edge(&from.place, start), "{link:?}");
        match &link.to_kr {
            Some(kr) => {
                let line = to.key_results.iter().find(|line| line.id == *kr).unwrap();
                assert!(line.place.holds(end) && on_edge(&to.place, end), "{link:?}");
            }
            None => assert!(on_edge(&to.place, end), "{link:?}"),
        }
        assert!([start, handle, back, end].iter().all(|at| picture.bounds.holds(*at)), "{link:?}");
    }
}

fn on_edge(of: &Rect, at: Corner) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
    of.holds(at)
        && (near(at.x, of.x) || near(at.x, of.x + of.w) || near(at.y, of.y) || near(at.y, of.y + of.h))
}

#[test]
fn l1_goals_stand_below_the_parent_that_is_shown_in_the_order_of_the_units() {
    let desk = small();
    let picture = desk.picture();
    sound(&picture);
    assert_eq!(names(&picture), ["top", "make", "offer", "visit"]);
    assert_eq!(parent(&picture, "offer"), Some("top"));
    assert_eq!(parent(&picture, "visit"), Some("offer"));
    assert_eq!(picture.cards.iter().map(|card| card.level).collect::<Vec<_>>(), [1, 2, 2, 3]);
    assert_eq!(card(&picture, "make").home.as_deref(), Some("build"));
    assert!(card(&picture, "make").draft);
}

#[test]
fn l1_what_a_cycle_hangs_on_above_is_drawn_and_named() {
    let mut desk = Desk::new();
    let cycle = |id: &str| New::Cycle { name: id.into(), kind: None, span: Span::UNKNOWN };
    desk.edit(vec![add("2026", cycle("2026"), None), add("2025", cycle("2025"), None)]);
    desk.edit(vec![add("q3", cycle("q3"), Some("2026")), add("july", cycle("july"), Some("q3"))]);
    let goals = [("year", "2026"), ("old", "2025"), ("goal", "q3"), ("part", "july"), ("other", "2026")];
    for (id, cycle) in goals {
        desk.edit(objective(id, None, Some(cycle)));
    }
    desk.edit(objective("undated", None, None))
        .align("goal", "year")
        .align("year", "old")
        .align("part", "goal");
    let picture = Picture::of(&desk.space, Some(&Id::from("q3")), &MapView::default(), today());
    sound(&picture);
    let shown: BTreeSet<&str> = names(&picture).into_iter().collect();
    assert_eq!(shown, BTreeSet::from(["goal", "old", "part", "undated", "year"]));
    let other = |id: &str| card(&picture, id).other_cycle.as_deref();
    assert_eq!(
        [other("year"), other("old"), other("goal"), other("part")],
        [Some("2026"), Some("2025"), None, None]
    );
    assert_eq!(desk.picture().cards.len(), 6);
    // What was deleted is not there, and what hung on it stands by itself.
    desk.edit(vec![Edit::Delete { id: Id::from("goal") }]);
    assert_eq!(parent(&desk.picture(), "part"), None);
}

#[test]
fn l2_a_link_to_a_key_result_ends_at_its_line() {
    let desk = small();
    let picture = desk.picture();
    let to: Vec<(&str, &str, Option<&str>, bool)> = picture
        .links
        .iter()
        .map(|link| {
            let id = |card: usize| picture.cards[card].id.as_str();
            (id(link.from), id(link.to), link.to_kr.as_ref().map(Id::as_str), link.primary)
        })
        .collect();
    assert_eq!(to, [("offer", "top", Some("k2"), true), ("visit", "make", None, false)]);
    let [start, _, _, end] = picture.links[0].curve;
    assert!(start.y > end.y && card(&picture, "top").key_results[1].place.holds(end));
}

#[test]
fn l2_suspended_links_are_drawn_and_declined_ones_are_not() {
    let mut desk = small();
    desk.align("top", "visit");
    let ring = link_id(&Id::from("top"), &Id::from("visit"));
    let picture = desk.picture();
    sound(&picture);
    assert_eq!(parent(&picture, "top"), None);
    let drawn = picture.links.iter().find(|link| link.link == ring).unwrap();
    assert!(drawn.suspended && !drawn.primary);
    let link = link_id(&Id::from("offer"), &Id::from("k2"));
    desk.change(link.as_str(), Change::LinkState(LinkState::Declined));
    desk.change(ring.as_str(), Change::LinkState(LinkState::Declined));
    let picture = desk.picture();
    assert_eq!(parent(&picture, "offer"), None);
    assert!(picture.links.iter().all(|line| line.link != link && line.link != ring));
}

#[test]
fn l3_a_shared_key_result_stands_in_both_cards_and_the_curve_ends_at_its_line() {
    let mut desk = small();
    desk.edit(objective("third", Some("sell"), None));
    desk.edit(vec![kr("own", "third"), kr("ours", "make")]);
    desk.align("ours", "third");
    let link = link_id(&Id::from("ours"), &Id::from("third"));
    desk.set(&link, kind::LINK, "counts", "shares").set(&link, kind::LINK, "state", "accepted");
    let picture = desk.picture();
    sound(&picture);
    let lines = |id: &str| -> Vec<(&str, bool, bool)> {
        card(&picture, id)
            .key_results
            .iter()
            .map(|line| (line.id.as_str(), line.shared, line.guest))
            .collect()
    };
    assert_eq!(lines("third"), [("own", false, false), ("ours", true, true)]);
    assert_eq!(lines("make"), [("ours", true, false)]);
    let line = picture.links.iter().find(|line| line.link == link).unwrap();
    assert_eq!(line.to_kr, Some(Id::from("ours")));
    assert_eq!(
        (line.from, line.to),
        (picture.card_of(&"make".into()).unwrap(), picture.card_of(&"third".into()).unwrap())
    );
    // Until both sides agree it is a wish: drawn, and no key result of the other goal yet.
    desk.set(&link, kind::LINK, "state", "proposed");
    let picture = desk.picture();
    sound(&picture);
    assert_eq!(card(&picture, "third").key_results.len(), 1);
    assert_eq!(picture.links.iter().find(|line| line.link == link).unwrap().to_kr, None);
}

#[test]
fn l4_from_the_eighth_line_on_key_results_share_the_last() {
    for count in [0_usize, 1, 8, 9, 30] {
        let mut desk = Desk::new();
        desk.edit(objective("o", None, None));
        desk.edit((0..count).map(|number| kr(&format!("k{number}"), "o")).collect());
        let picture = desk.picture();
        sound(&picture);
        let card = card(&picture, "o");
        assert_eq!(card.key_results.len(), count);
        assert_eq!((card.lines().len(), card.folded), if count > 8 { (7, count - 7) } else { (count, 0) });
        assert_eq!(Some(card.place.h), Some(72.0 + 20.0 * count.min(8) as f64));
    }
}

#[test]
fn l6_the_order_in_which_it_was_entered_does_not_matter() {
    let edits = |turned: bool| {
        let mut desk = Desk::new();
        desk.edit(vec![unit("a", None)]);
        let mut ids = ["o1", "o2", "o3", "o4", "o5"];
        if turned {
            ids.reverse();
        }
        for id in ids {
            desk.edit(objective(id, Some("a"), None)).set(&Id::from(id), kind::OBJECTIVE, "order", id);
        }
        let mut links = [("o2", "o1"), ("o3", "o1"), ("o5", "o4"), ("o4", "o3")];
        if turned {
            links.reverse();
        }
        for (from, to) in links {
            desk.align(from, to);
        }
        desk.picture()
    };
    assert_eq!(edits(false), edits(true));
}

#[test]
fn l9_focus_shows_the_way_up_and_everything_below_through_all_links() {
    let mut desk = small();
    desk.edit(objective("aside", Some("sell"), None)).align("aside", "top");
    let focus = |id: &str| {
        let picture = desk.seen(&MapView { focus: Some(Id::from(id)), ..MapView::default() });
        sound(&picture);
        names(&picture).into_iter().map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(focus("make"), set(&["top", "make", "visit"]), "visit hangs on it by its second link");
    assert_eq!(focus("visit"), set(&["top", "make", "offer", "visit"]));
    assert_eq!(focus("aside"), set(&["top", "aside"]));
    assert_eq!(focus("gone").len(), 5, "what is not there narrows nothing");
}

#[test]
fn l10_what_is_below_a_collapsed_goal_is_hidden_and_counted() {
    let desk = small();
    let collapsed = |ids: &[&str], focus: Option<&str>| {
        let collapsed = Rc::new(ids.iter().copied().map(Id::from).collect());
        let picture = desk.seen(&MapView { collapsed, focus: focus.map(Id::from), ..MapView::default() });
        sound(&picture);
        picture
    };
    let picture = collapsed(&["offer"], None);
    assert_eq!(names(&picture), ["top", "make", "offer"]);
    assert_eq!(card(&picture, "offer").hidden, 1);
    assert!(picture.links.iter().all(|link| link.to_kr.is_some()), "a link is drawn where both its ends are");
    let picture = collapsed(&["top", "offer"], None);
    assert_eq!((names(&picture), picture.cards[0].hidden), (vec!["top"], 3));
    assert_eq!(card(&collapsed(&["visit"], None), "visit").hidden, 0);
    // The way up from the focus stays open.
    assert_eq!(names(&collapsed(&["top", "offer"], Some("offer"))), ["top", "offer"]);
}

#[test]
fn l11_bands_hold_their_cards_and_do_not_overlap() {
    let mut desk = small();
    desk.edit(vec![unit("inner", Some("build"))]);
    desk.edit(objective("deep", Some("inner"), None)).align("deep", "make");
    desk.edit(objective("lost", None, None));
    for (id, perspective) in [("top", Perspective::Financial), ("make", Perspective::Process)] {
        desk.change(id, Change::Perspective(Some(perspective)));
    }
    let banded = |lanes: Lanes| {
        let picture = desk.seen(&MapView { lanes, ..MapView::default() });
        sound(&picture);
        let mut stands: Vec<(String, Vec<String>)> = Vec::new();
        for lane in &picture.lanes {
            let own = picture.cards.iter().filter(|card| lane.place.meets(&card.place));
            let own = own.inspect(|card| {
                assert!(lane.place.contains(&card.family) && card.place.y >= lane.place.y + LANE_HEAD);
            });
            let name = match &lane.name {
                LaneName::Unit(name) => name.to_string(),
                other => format!("{other:?}"),
            };
            stands.push((name, own.map(|card| card.id.to_string()).collect()));
        }
        assert!(picture.lanes.windows(2).all(|pair| pair[0].place.y + pair[0].place.h <= pair[1].place.y));
        (picture, stands)
    };
    let lane = |name: &str, own: &[&str]| {
        (name.to_owned(), own.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
    };
    let (picture, stands) = banded(Lanes::Unit);
    assert_eq!(
        stands,
        [
            lane("acme", &["top"]),
            lane("build", &["make", "deep"]),
            lane("sell", &["offer", "visit"]),
            lane("None", &["lost"]),
        ]
    );
    // What crosses a band is a curve to the parent; what stays within it is the tree.
    assert_eq!((parent(&picture, "make"), parent(&picture, "deep")), (None, Some("make")));
    let make = picture.card_of(&"make".into()).unwrap();
    assert!(picture.links.iter().any(|link| link.from == make && link.primary && link.to_kr.is_none()));
    let (_, stands) = banded(Lanes::Perspective);
    assert_eq!(
        stands.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        [
            "Perspective(Financial)",
            "Perspective(Customer)",
            "Perspective(Process)",
            "Perspective(LearningAndGrowth)",
            "None",
        ]
    );
    assert_eq!(stands[2].1, ["make"]);
    assert!(stands[1].1.is_empty());
}

#[test]
fn l12_a_shade_says_one_thing_and_every_card_has_one() {
    let mut desk = small();
    desk.change("make", Change::Origin(Some(Origin::OwnIdea)));
    let shade = |colour: ColourBy, id: &str| {
        let picture = desk.seen(&MapView { colour, ..MapView::default() });
        assert_eq!(picture.shades.iter().map(|(_, count, _)| count).sum::<usize>(), picture.cards.len());
        meaning(colour, card(&picture, id).shade)
    };
    assert_eq!(shade(ColourBy::Origin, "make"), ShadeOf::Origin(Origin::OwnIdea));
    assert_eq!(shade(ColourBy::Origin, "top"), ShadeOf::Unknown);
    assert_eq!(shade(ColourBy::Confidence, "top"), ShadeOf::Unknown);
    assert_eq!(shade(ColourBy::Progress, "top"), ShadeOf::Unknown);
    assert_eq!(shade(ColourBy::Staleness, "top"), ShadeOf::Freshness(Freshness::Never));
    assert_eq!(shade(ColourBy::Status, "top"), ShadeOf::Status(crate::okr::Status::Pending));
    let picture = desk.seen(&MapView { colour: ColourBy::Unit, ..MapView::default() });
    let named: Vec<_> =
        picture.shades.iter().map(|(shade, count, name)| (shade.0, *count, name.as_deref())).collect();
    assert_eq!(named, [(1, 1, Some("acme")), (2, 1, Some("build")), (3, 2, Some("sell"))]);
}

#[test]
fn l13_a_drop_hangs_a_goal_under_another_and_nowhere_else() {
    let mut desk = small();
    let edit = hang(&desk.space, &"visit".into(), &"k1".into()).unwrap();
    assert!(matches!(&edit, Edit::Together(edits) if edits.len() == 3));
    desk.edit(vec![edit]);
    let picture = desk.picture();
    assert_eq!(parent(&picture, "visit"), Some("top"));
    let visit = picture.card_of(&"visit".into()).unwrap();
    let ends: Vec<_> = picture
        .links
        .iter()
        .filter(|link| link.from == visit)
        .map(|link| (link.to_kr.clone(), link.primary))
        .collect();
    assert_eq!(ends, [(Some("k1".into()), true), (None, false)], "its second link stays");
    let refused = [
        ("top", "top"),
        ("top", "k1"),
        ("top", "visit"),
        ("make", "top"),
        ("make", "visit"),
        ("k1", "make"),
        ("make", "acme"),
    ];
    for (id, onto) in refused {
        assert_eq!(hang(&desk.space, &id.into(), &onto.into()), None, "{id} onto {onto}");
    }
    desk.edit(objective("free", None, None));
    let edit = hang(&desk.space, &"free".into(), &"visit".into()).unwrap();
    desk.edit(vec![edit]);
    assert_eq!(parent(&desk.picture(), "free"), Some("visit"));
}

#[test]
fn l14_places_and_words_are_found() {
    let picture = small().picture();
    for (number, card) in picture.cards.iter().enumerate() {
        let head = Corner { x: card.place.x + 1.0, y: card.place.y + 1.0 };
        assert_eq!(picture.at(head), Some(Hit::Card(number)));
        for (line, kr) in card.key_results.iter().enumerate() {
            assert_eq!(picture.at(kr.place.middle()), Some(Hit::KeyResult { card: number, line }));
        }
        let beside = Corner { x: card.place.x - 2.0, y: card.place.y };
        assert_eq!(picture.at(beside), None);
    }
    assert_eq!(picture.within(picture.bounds).collect::<BTreeSet<_>>().len(), 4);
    let [start, _, _, end] = picture.links[0].curve;
    assert_eq!(picture.link_near(Corner { x: end.x + 3.0, y: end.y }, 8.0), Some(0));
    assert_eq!(picture.link_near(Corner { x: start.x, y: start.y + 9.0 }, 8.0), None);
    assert_eq!(Picture::default().at(start), None);
    assert_eq!(Picture::default().within(Rect { x: 0.0, y: 0.0, w: 9e9, h: 9e9 }).count(), 0);
    let found = |text: &str| {
        picture.find(text).into_iter().map(|card| picture.cards[card].id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(found("GOAL Make"), ["make"]);
    assert_eq!(found("k2"), ["top"]);
    assert_eq!(found("sell goal"), ["offer", "visit"]);
    assert!(found("sell k2").is_empty() && found("  ").is_empty());
}

#[test]
fn l14_keys_walk_the_tree() {
    let picture = small().picture();
    let step = |from: usize, step: Step| picture.step(from, step);
    assert_eq!(
        [step(0, Step::Parent), step(0, Step::FirstChild), step(0, Step::Next), step(0, Step::Previous)],
        [None, Some(1), Some(1), None]
    );
    assert_eq!(
        [step(3, Step::Parent), step(3, Step::FirstChild), step(3, Step::Next), step(3, Step::Previous)],
        [Some(2), None, None, Some(2)]
    );
    assert_eq!([step(2, Step::First), step(0, Step::Last), step(9, Step::First)], [Some(0), Some(3), None]);
    assert_eq!(Picture::default().step(0, Step::First), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn l3_every_link_of_any_graph_is_a_line_of_the_tree_or_a_curve(
        homes in prop::collection::vec(0usize..4, 1..14),
        krs in prop::collection::vec(0usize..14, 0..14),
        links in prop::collection::vec((0usize..14, 0usize..28, 0u8..8), 0..30),
        lanes in 0u8..3, closed in prop::collection::vec(0usize..14, 0..3), focus in prop::option::of(0usize..14),
    ) {
        let count = homes.len();
        let mut desk = Desk::new();
        desk.edit(vec![unit("u0", None)]);
        desk.edit(["u1", "u2"].map(|id| unit(id, Some("u0"))).to_vec());
        let units = ["u0", "u1", "u2"];
        desk.edit((0..count).flat_map(|number| {
            objective(&format!("o{number}"), units.get(homes[number]).copied(), None)
        }).collect());
        desk.edit(krs.iter().enumerate().map(|(number, of)| kr(&format!("k{number}"), &format!("o{}", of % count))).collect());
        // Rings, several parents, key results as parents, links of key results, answers of all kinds.
        let goal = |number: usize| if number < 14 || krs.is_empty() {
            format!("o{}", number % count)
        } else {
            format!("k{}", number % krs.len())
        };
        for (from, to, state) in &links {
            let lower = if *state == 7 { goal(from + 14) } else { goal(*from) };
            desk.align(&lower, &goal(*to));
            let states = [LinkState::Proposed, LinkState::Accepted, LinkState::Declined, LinkState::Countered];
            let link = link_id(&Id::new(lower), &Id::new(goal(*to)));
            desk.change(link.as_str(), Change::LinkState(states[usize::from(*state) % 4]));
        }
        let all = desk.picture();
        sound(&all);
        prop_assert_eq!(all.cards.len(), count);
        for (link, of) in desk.space.nodes().filter_map(|(id, _)| Some((id, desk.space.link(id)?))) {
            let drawn = all.links.iter().filter(|line| line.link == *link).count();
            if !of.holds() {
                prop_assert_eq!(drawn, 0);
                continue;
            }
            let upper = desk.space.key_result(&of.to).and_then(|kr| kr.objective.clone()).unwrap_or_else(|| of.to.clone());
            let in_tree = all.card_of(&of.from).and_then(|card| all.cards[card].parent);
            let in_tree = in_tree.is_some_and(|above| all.cards[above].id == upper);
            prop_assert!(drawn == 1 || (drawn == 0 && in_tree && upper == of.to), "{of:?}");
            if desk.space.index().suspended.contains(link) {
                prop_assert!(all.links.iter().any(|line| line.link == *link && line.suspended));
            }
        }
        for card in &all.cards {
            let shown = desk.space.objective(&card.id).and_then(|one| desk.space.parent_of(one));
            prop_assert_eq!(card.parent.is_some(), shown.is_some());
        }
        let view = MapView {
            focus: focus.map(|number| Id::new(goal(number))),
            collapsed: Rc::new(closed.iter().map(|number| Id::new(goal(*number))).collect()),
            lanes: [Lanes::None, Lanes::Unit, Lanes::Perspective][usize::from(lanes)],
            ..MapView::default()
        };
        let seen = desk.seen(&view);
        sound(&seen);
        prop_assert_eq!(&seen, &desk.seen(&view));
        if view.focus.is_none() {
            let hidden: usize = desk.seen(&MapView { lanes: Lanes::None, ..view }).cards.iter().map(|card| card.hidden).sum();
            prop_assert_eq!(seen.cards.len() + hidden, count);
        }
    }
}
