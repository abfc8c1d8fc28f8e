//! Shared parts: they join without a trace, and nothing of what is private or a name is left in them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use plumbline::app::sharing::{Form, LONGEST_LINK, Link, ShareAction, preview};
use plumbline::app::{Action, Lang, NoticeKind};
use plumbline::doc::{Doc, Entity, Session, Write, Writer};
use plumbline::file;
use plumbline::okr::{
    CheckIn, Day, Id, LinkState, Measure, Milestone, Moment, Owner, Privacy, Reply, Span, Stage, Text,
    UnitKind, Wants,
};
use plumbline::query;
use plumbline::space::share::{Names, PrivateItems, Selection, What, share};
use plumbline::space::{Change, Edit, New, Place, Space, Typed, link_id, writes};
use plumbline::words::stand_ins;
use proptest::prelude::*;

use crate::real_sets;
use crate::window::{Browser, Window, today};

/// A generator of numbers, so that one seed is one workspace.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { Some(all[self.roll(all.len())].clone()) }
    }
}

/// A workspace in the making. Every text and every number in it occurs once, so that a text tells where it
/// came from.
struct World {
    space: Space,
    writers: Vec<Writer>,
    now: i64,
    dice: Dice,
    made: usize,
}

const UNITS: usize = 4;

impl World {
    fn of(seed: u64) -> Self {
        let now = Moment::parse("2026-07-01T09:00:00Z").unwrap();
        let writer = |nth: u8| Writer::new(Session::mint([nth; 8]), now, Some(Id::new(format!("p-{nth}"))));
        let mut world = Self {
            space: Space::of(Doc::new("d-test")),
            writers: vec![writer(1), writer(2), writer(3)],
            now: now.0,
            dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            made: 0,
        };
        let year = Span { start: Day::parse("2026-01-01"), end: Day::parse("2026-12-31") };
        world.add("c-year", New::Cycle { name: "2026".into(), kind: None, span: year }, None);
        for (id, quarter) in [("c-q3", 3), ("c-q4", 4)] {
            let span = Span::quarter(2026, quarter).unwrap();
            world.add(id, New::Cycle { name: id.into(), kind: None, span }, Some("c-year"));
        }
        for nth in 0..UNITS {
            let above = (nth > 0).then(|| format!("u-{}", (nth - 1) / 2));
            let new = New::Unit { name: format!("Unit {nth}").into(), kind: UnitKind::Team };
            world.add(&format!("u-{nth}"), new, above.as_deref());
            let name = world.word("Person");
            world.add(&format!("p-{nth}"), New::Person { name }, Some(&format!("u-{nth}")));
        }
        for _ in 0..60 {
            world.live_on();
        }
        for _ in 0..6 {
            world.mark();
        }
        world
    }

    /// A text that occurs nowhere else.
    fn word(&mut self, what: &str) -> Text {
        self.made += 1;
        format!("{what}-{}-xyzzy", self.made * 7 + 1000).into()
    }

    /// A number that occurs nowhere else.
    fn number(&mut self) -> f64 {
        self.made += 1;
        self.made as f64 * 17.0 + 40_000_000.5
    }

    fn edit(&mut self, edit: &Edit) {
        let list = writes(&self.space, edit);
        self.write(&list);
    }

    fn write(&mut self, list: &[Write]) {
        self.now += 61_000;
        let nth = self.dice.roll(self.writers.len());
        let doc = self.space.doc().clone();
        if let Some(delta) = doc.write(&mut self.writers[nth], Moment(self.now), list) {
            self.space = self.space.next(doc.merge(&delta));
        }
    }

    fn add(&mut self, id: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(&Edit::Add { id: Id::from(id), new, place });
    }

    fn all(&self, wanted: impl Fn(&Typed) -> bool) -> Vec<Id> {
        let live = self.space.nodes().filter(|(_, node)| !node.deleted && wanted(&node.typed));
        live.map(|(id, _)| id.clone()).collect()
    }

    fn goals(&self) -> Vec<Id> {
        self.all(|typed| matches!(typed, Typed::Objective(_)))
    }

    fn key_results(&self) -> Vec<Id> {
        self.all(|typed| matches!(typed, Typed::KeyResult(_)))
    }

    fn anything(&mut self) -> Option<Id> {
        let mut all = self.goals();
        all.extend(self.key_results());
        self.dice.one_of(&all)
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each thing people do")]
    fn live_on(&mut self) {
        let (goals, krs) = (self.goals(), self.key_results());
        let goal = self.dice.one_of(&goals);
        let kr = self.dice.one_of(&krs);
        let any = self.anything();
        let what = self.dice.roll(20);
        match (what, goal, kr, any) {
            (0..=2, ..) => {
                let (unit, cycle) = (self.dice.roll(UNITS), self.dice.roll(3));
                let cycle = ["c-q3", "c-q4", "c-year"][cycle];
                let home = if self.dice.roll(5) == 0 { format!("p-{unit}") } else { format!("u-{unit}") };
                let new = New::Objective { title: self.word("Objective"), cycle: Some(cycle.into()) };
                self.add(&format!("o-{}", self.made), new, Some(&home));
            }
            (3..=6, Some(goal), ..) => {
                let id = format!("k-{}", self.made);
                let new = New::KeyResult { title: self.word("Result") };
                self.add(&id, new, Some(goal.as_str()));
                let measure = self.measure();
                self.edit(&Edit::Change { id: id.as_str().into(), change: Change::Measure(measure) });
            }
            (7, _, Some(kr), _) => {
                let change = Change::Measure(self.measure());
                self.edit(&Edit::Change { id: kr, change });
            }
            (8 | 9, _, _, Some(id)) => {
                let one = CheckIn {
                    at: Day::parse("2026-08-20"),
                    value: Some(self.number()),
                    note: Some(self.word("Note")),
                    ..CheckIn::new("")
                };
                self.edit(&Edit::CheckIn { of: id, check_in: Box::new(one) });
            }
            (10, Some(goal), ..) => {
                self.edit(&Edit::Agree { of: goal, agrees: true, about: None, text: None });
            }
            (11, Some(goal), Some(kr), _) => {
                self.edit(&Edit::Share { kr: kr.clone(), with: goal.clone() });
                let change = Change::LinkState(LinkState::Accepted);
                self.edit(&Edit::Change { id: link_id(&kr, &goal), change });
            }
            (12, Some(goal), _, Some(to)) => {
                self.edit(&Edit::Align { from: goal.clone(), to: to.clone() });
                let text = Some(self.word("Answer"));
                let link = link_id(&goal, &to);
                if self.space.link(&link).is_some() {
                    self.edit(&Edit::AnswerLink { link, state: LinkState::Accepted, text });
                }
            }
            (13, _, _, Some(id)) => {
                let text = self.word("Comment");
                self.edit(&Edit::Comment { of: id, text, reply_to: None });
            }
            (14, _, _, Some(id)) => {
                let (text, name) = (self.word("Ask"), self.word("Freename"));
                let to = if self.dice.roll(2) == 0 {
                    plumbline::okr::Who::Named(name)
                } else {
                    plumbline::okr::Who::Known(Id::from("p-1"))
                };
                self.edit(&Edit::Ask { of: id.clone(), wants: Wants::Help, to: Some(to), text, due: None });
                let text = self.word("Reply");
                let key =
                    self.space.node(&id).unwrap().entity.records("a").next().map(|one| one.key.to_string());
                if let Some(key) = key {
                    let ask = key.into();
                    self.edit(&Edit::Answer { of: id, ask, answer: Reply::Yes, text, made: None });
                }
            }
            (15, _, _, Some(id)) => self.disagree(&id),
            (16, _, _, Some(id)) => {
                let title = self.word("Initiative");
                let new = New::Initiative { title };
                self.add(&format!("i-{}", self.made), new, Some(id.as_str()));
            }
            (17, _, _, Some(id)) => {
                let owner = match self.dice.roll(3) {
                    0 => Owner::named(self.word("Freename")),
                    1 => Owner::known(Id::from("u-1")),
                    _ => Owner::known(Id::from("p-2")),
                };
                self.edit(&Edit::Change { id, change: Change::Owners(vec![owner]) });
            }
            (18, Some(goal), Some(kr), _) => {
                self.edit(&Edit::Move { id: kr, place: Place { under: Some(goal), after: None } });
            }
            (19, _, _, Some(id)) if self.dice.roll(3) == 0 => self.edit(&Edit::Delete { id }),
            (_, _, _, Some(id)) => {
                let score = self.number();
                let text = self.word("Words");
                let change = match self.dice.roll(5) {
                    0 => Change::Note(Some(text)),
                    1 => Change::Score(Some(score)),
                    2 => Change::Stage(Stage::default()),
                    3 => Change::TargetText(Some(text)),
                    _ => Change::Title(text),
                };
                self.edit(&Edit::Change { id, change });
            }
            _ => {}
        }
    }

    fn measure(&mut self) -> Measure {
        let (one, other) = (self.number(), self.number());
        match self.dice.roll(4) {
            0 => Measure::Above { floor: Some(one) },
            1 => {
                let title = self.word("Step");
                Measure::Milestones(vec![Milestone { key: title.clone(), title, weight: one }])
            }
            _ => Measure::Reach { start: Some(one), target: Some(other), direction: None },
        }
    }

    /// Two people write without seeing each other.
    fn disagree(&mut self, id: &Id) {
        let before = self.space.clone();
        let mut both = before.doc().clone();
        for nth in 0..2 {
            self.now += 1000;
            let title = self.word("Disputed");
            let edit = Edit::Change { id: id.clone(), change: Change::Title(title) };
            let list = writes(&before, &edit);
            if let Some(delta) = before.doc().write(&mut self.writers[nth], Moment(self.now), &list) {
                both = both.merge(&delta);
            }
        }
        self.space = self.space.next(both);
    }

    fn mark(&mut self) {
        let Some(id) = self.anything() else { return };
        let privacy = if self.dice.roll(3) == 0 { Privacy::Values } else { Privacy::All };
        self.edit(&Edit::Change { id, change: Change::Private(Some(privacy)) });
    }

    fn selection(&mut self) -> Selection {
        let unit = Id::new(format!("u-{}", self.dice.roll(UNITS)));
        let cycle = Id::new(["c-q3", "c-q4", "c-year"][self.dice.roll(3)]);
        let goals = self.goals();
        let what = match self.dice.roll(5) {
            0 => What::Whole,
            1 => What::Part { unit: Some(unit), cycle: None },
            2 => What::Part { unit: None, cycle: Some(cycle) },
            3 => What::Part { unit: Some(unit), cycle: Some(cycle) },
            _ => What::Goals(self.dice.one_of(&goals).into_iter().collect()),
        };
        let private = if self.dice.roll(4) == 0 { PrivateItems::Keep } else { PrivateItems::LeaveOut };
        let names = if self.dice.roll(2) == 0 { Names::Keep } else { Names::Roles };
        Selection { what, private, names }
    }
}

/// Every text and number that only these entities say. Each occurs once in a whole world.
fn tokens<'a>(
    entities: impl Iterator<Item = &'a Rc<Entity>>,
    fields: impl Fn(&str) -> bool,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entity in entities {
        let values = entity.fields.iter().filter(|(name, _)| fields(name)).flat_map(|(_, one)| one.entries());
        let values = values.map(|entry| entry.value.text().to_owned());
        let records = entity.records.iter().map(|record| record.body.text().to_owned());
        for text in values.chain(records) {
            found.extend(tokens_of(&text));
        }
    }
    found
}

fn tokens_of(text: &str) -> impl Iterator<Item = String> {
    // An agreement quotes a goal in lines; the letter of an escaped line feed is none of the word's.
    let lines = text.split("\\n");
    let pieces = lines
        .flat_map(|line| line.split(|letter: char| !(letter.is_alphanumeric() || "-.".contains(letter))));
    pieces
        .filter(|piece| piece.ends_with("-xyzzy") || (piece.len() == 10 && piece.ends_with(".5")))
        .map(str::to_owned)
}

/// What items that are not private say of themselves: not what they agreed to, which quotes others.
fn public_tokens(space: &Space, privacies: &BTreeMap<Id, Privacy>) -> BTreeSet<String> {
    let public = space.doc().items.values().filter(|entity| !privacies.contains_key(&entity.id));
    let own = public.filter(|entity| !is_link_of(entity, privacies)).map(|entity| {
        let records = entity.records.iter().filter(|record| &*record.key.kind != "m").cloned().collect();
        Rc::new(Entity { records, ..Entity::clone(entity) })
    });
    let own: Vec<Rc<Entity>> = own.collect();
    tokens(own.iter(), |_| true)
}

/// Whether an entity is a link to or from something private.
fn is_link_of(entity: &Entity, privacies: &BTreeMap<Id, Privacy>) -> bool {
    let ends = ["from", "to"].into_iter().filter_map(|name| entity.field(name));
    let ids = ends.flat_map(plumbline::doc::Register::entries).filter_map(|entry| entry.value.as_str());
    &*entity.kind == "link" && ids.map(Id::new).any(|id| privacies.contains_key(&id))
}

/// How private each item is, found out in another way than the product does: down from every mark.
fn privacies(space: &Space) -> BTreeMap<Id, Privacy> {
    let mut all: BTreeMap<Id, Privacy> = BTreeMap::new();
    for _ in 0..3 {
        for (id, node) in space.nodes() {
            let above = match &node.typed {
                Typed::KeyResult(one) => one.objective.clone(),
                Typed::Initiative(one) => one.of.clone(),
                _ => None,
            };
            let own = match &node.typed {
                Typed::Objective(one) => one.privacy,
                Typed::KeyResult(one) => one.privacy,
                Typed::Initiative(one) => one.privacy,
                _ => None,
            };
            let over = above.and_then(|above| all.get(&above).copied());
            if let Some(privacy) = own.max(over) {
                all.insert(id.clone(), privacy);
            }
        }
    }
    all
}

/// Hashes of what private items say and nothing in the part says: they would let somebody guess it.
fn lost_hashes(whole: &Doc, part: &Doc, of: &BTreeMap<Id, Privacy>) -> BTreeSet<String> {
    let hashes = |entity: &Rc<Entity>| -> Vec<String> {
        let entries = entity.fields.iter().flat_map(|(_, register)| register.entries());
        let records = entity.records.iter().map(|record| record.key.hash.to_string());
        entries.map(|entry| entry.hash.to_string()).chain(records).collect()
    };
    let private = of.keys().filter_map(|id| whole.get(id)).flat_map(hashes).collect::<BTreeSet<_>>();
    let there = part.items.values().flat_map(hashes).collect::<BTreeSet<_>>();
    private.difference(&there).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 150 } else { 2000 }))]

    #[test]
    fn x1_a_part_joins_without_a_trace(seed in any::<u64>()) {
        let mut world = World::of(seed);
        let ours = world.space.doc().clone();
        for _ in 0..4 {
            let selection = world.selection();
            let part = share(&world.space, &selection).doc;
            prop_assert_eq!(&ours.merge(&part), &ours);
            prop_assert_eq!(&part.merge(&ours), &ours);
            // It goes through a file and comes back.
            let text = file::encode(&part);
            let read = file::decode(&text, file::Source::Elsewhere).unwrap();
            prop_assert_eq!(&read.problems, &[]);
            prop_assert_eq!(&file::encode(&ours.merge(&read.doc)), &file::encode(&ours), "{:?}", selection);
        }
    }

    #[test]
    fn x1_edits_to_a_part_come_back_and_nothing_else(seed in any::<u64>()) {
        let mut world = World::of(seed);
        let ours = world.space.doc().clone();
        let selection = world.selection();
        let part = share(&world.space, &selection).doc;
        let theirs = Space::of(part.clone());
        let mut writer = Writer::new(Session::mint([9; 8]), Moment(world.now), None);
        let ids: Vec<Id> = theirs.nodes().filter(|(_, node)| !node.deleted).map(|(id, _)| id.clone()).collect();
        let mut deltas = Doc::new(part.id.clone());
        let mut now = theirs.clone();
        for _ in 0..5 {
            let Some(id) = world.dice.one_of(&ids) else { break };
            let text = world.word("Theirs");
            let edit = match world.dice.roll(3) {
                0 => Edit::Change { id, change: Change::Title(text) },
                1 => Edit::Comment { of: id, text, reply_to: None },
                _ => Edit::Change { id, change: Change::Note(Some(text)) },
            };
            let list = writes(&now, &edit);
            world.now += 1000;
            if let Some(delta) = now.doc().write(&mut writer, Moment(world.now), &list) {
                deltas = deltas.merge(&delta);
                now = now.next(now.doc().merge(&delta));
            }
        }
        let back = file::decode(&file::encode(now.doc()), file::Source::Elsewhere).unwrap().doc;
        prop_assert_eq!(ours.merge(&back), ours.merge(&deltas));
    }

    #[test]
    fn x5_nothing_of_a_private_item_is_left_in_a_copy(seed in any::<u64>()) {
        let mut world = World::of(seed);
        let privacies = privacies(&world.space);
        for _ in 0..3 {
            let selection = Selection { private: PrivateItems::LeaveOut, ..world.selection() };
            let part = share(&world.space, &selection).doc;
            let text = file::encode(&part);
            let there: BTreeSet<String> = tokens_of(&text).collect();
            let doc = world.space.doc();
            let private = |privacy: Privacy| {
                let of = privacies.iter().filter(move |(_, own)| **own == privacy);
                of.filter_map(|(id, _)| doc.get(id))
            };
            // What others say themselves may be there, though a private goal quotes them.
            let public = public_tokens(&world.space, &privacies);
            let words: BTreeSet<String> = tokens(private(Privacy::All), |_| true);
            // So may the words of those that only lose their numbers.
            let said: BTreeSet<String> =
                tokens(private(Privacy::Values), |_| true).into_iter().filter(|word| word.ends_with("xyzzy")).collect();
            let words: BTreeSet<String> =
                words.difference(&public).filter(|word| !said.contains(*word)).cloned().collect();
            let left = there.intersection(&words).next();
            let line = left.and_then(|word| text.lines().find(|line| line.contains(&**word)));
            prop_assert_eq!(left, None, "{:?}: {:?}", selection, line);
            // Of what is shared without numbers, the numbers: in fields and in what was said.
            let numbers = tokens(private(Privacy::Values), |_| true);
            let numbers: BTreeSet<String> =
                numbers.difference(&public).filter(|token| !token.ends_with("xyzzy")).cloned().collect();
            prop_assert_eq!(there.intersection(&numbers).next(), None, "{:?}", selection);
            let threads = doc.items.values().filter(|entity| is_link_of(entity, &privacies));
            let said = tokens(threads, |_| true);
            prop_assert_eq!(there.intersection(&said).next(), None, "{:?}", selection);
            for hash in lost_hashes(world.space.doc(), &part, &privacies) {
                prop_assert!(!text.contains(&hash), "{} in {:?}", hash, selection);
            }
        }
    }

    #[test]
    fn x6_no_name_is_left_in_a_copy_without_names(seed in any::<u64>()) {
        let mut world = World::of(seed);
        let selection = Selection { names: Names::Roles, ..world.selection() };
        let part = share(&world.space, &selection).doc;
        let text = file::encode(&part);
        prop_assert!(!text.contains("Person-"), "{}", text);
        prop_assert!(!text.contains("Freename-"), "{}", text);
        // People are there all the same, and are called something.
        let theirs = Space::of(part);
        for (id, node) in theirs.nodes() {
            if matches!(node.typed, Typed::Person(_)) {
                prop_assert!(theirs.name_of(id).is_some_and(|name| name.starts_with("Unit")));
            }
        }
    }
}

#[test]
fn x5_published_sets_with_private_goals_keep_them_private() {
    for (name, text) in real_sets::sets() {
        let doc = real_sets::open(name, &text);
        let space = Space::of(doc.clone());
        let goals: Vec<Id> = space
            .nodes()
            .filter(|(_, node)| matches!(node.typed, Typed::Objective(_) | Typed::KeyResult(_)))
            .map(|(id, _)| id.clone())
            .collect();
        let mut writer = Writer::new(Session::mint([7; 8]), Moment(0), None);
        for skip in 0..3 {
            let marked = goals.iter().skip(skip).step_by(5);
            let edits =
                marked.map(|id| Edit::Change { id: id.clone(), change: Change::Private(Some(Privacy::All)) });
            let list = writes(&space, &Edit::Together(edits.collect()));
            let ours = doc.merge(&doc.write(&mut writer, Moment(1000), &list).unwrap());
            let marked = Space::of(ours.clone());
            let part = share(&marked, &Selection::default()).doc;
            assert_eq!(ours.merge(&part), ours, "{name}");
            let shared = file::encode(&part);
            let privacies = privacies(&marked);
            let title = |id: &Id| {
                marked.node(id).and_then(|node| match &node.typed {
                    Typed::Objective(one) => Some(one.title.clone()),
                    Typed::KeyResult(one) => Some(one.title.clone()),
                    _ => None,
                })
            };
            // A title that a goal has which is not private may be there, and what it has in common with it.
            let public: String = goals
                .iter()
                .filter(|id| !privacies.contains_key(*id))
                .filter_map(title)
                .fold(String::new(), |all, title| all + &title + "\n");
            let mut looked = 0;
            for title in privacies.keys().filter_map(title).filter(|title| title.len() > 12) {
                if !public.contains(&*title) {
                    looked += 1;
                    let spelled = plumbline::doc::Json::str(&title);
                    let inner = spelled.text().trim_matches('"');
                    assert!(!shared.contains(inner), "{name}: {title}");
                }
            }
            assert!(looked > 0, "{name}");
            for hash in lost_hashes(&ours, &part, &privacies) {
                assert!(!shared.contains(&hash), "{name}: {hash}");
            }
        }
    }
}

#[test]
fn x6_published_sets_lose_their_free_names() {
    for (name, text) in real_sets::sets() {
        let doc = real_sets::open(name, &text);
        let space = Space::of(doc.clone());
        let part = share(&space, &Selection { names: Names::Roles, ..Selection::default() }).doc;
        assert_eq!(doc.merge(&part), doc, "{name}");
        let shared = file::encode(&part);
        assert!(!shared.contains("\"by_name\""), "{name}");
        assert!(!shared.contains("{\"name\":"), "{name}");
        for (id, node) in Space::of(part).nodes() {
            if let Typed::Person(one) = &node.typed {
                assert!(one.name.is_empty(), "{name}: {id}");
            }
        }
    }
}

/// A window with work in it: a unit with two goals, one of them private.
fn busy() -> (Window, Id, Id) {
    let mut window = Window::open(&Browser::default(), 4);
    window.act(Action::StartEmpty { name: "Acme".into() });
    let new = New::Unit { name: "Sales".into(), kind: UnitKind::Team };
    window.act(Action::Add { new, place: Place { under: None, after: None } });
    let open = window.objective("Win the enterprise segment");
    window.key_result(&open, "Reference customers");
    let private = window.objective("Sell the printing business");
    window.key_result(&private, "Offers on the table");
    window.change(&private, Change::Private(Some(Privacy::All)));
    (window, open, private)
}

fn act(window: &mut Window, action: ShareAction) {
    window.act(Action::Share(action));
}

fn link_of(window: &Window) -> Link {
    window.model.sharing.as_ref().unwrap().link.clone()
}

#[test]
fn x8_a_shared_part_is_no_saved_copy() {
    let (mut window, open, _) = busy();
    let unit = window.session().space.objective(&open).unwrap().home.clone();
    let what = What::Part { unit, cycle: None };
    let before = (window.session().copy.clone(), window.session().changed);
    act(&mut window, ShareAction::Open { what, form: Form::File });
    act(&mut window, ShareAction::Save);
    assert_eq!((window.session().copy.clone(), window.session().changed), before);
    assert_eq!(window.model.sharing, None);
    let (name, text) = window.browser.0.borrow().downloads.last().cloned().unwrap();
    assert!(name.starts_with("Acme"), "{name}");
    assert!(text.contains("Win the enterprise segment") && !text.contains("printing"), "{text}");
    assert!(matches!(window.model.notices.last().unwrap().kind, NoticeKind::Shared { .. }));
    // What comes back says nothing that is not here.
    let back = file::decode(&text, file::Source::Elsewhere).unwrap().doc;
    assert_eq!(window.session().space.doc().merge(&back), *window.session().space.doc());
}

#[test]
fn x8_the_summary_tells_what_is_in_it_and_what_is_kept_back() {
    let (window, open, _) = busy();
    let space = &window.session().space;
    let seen = preview(space, &Selection::default());
    assert_eq!((seen.totals.objectives, seen.totals.key_results, seen.totals.hidden), (2, 2, 2));
    assert_eq!(&*seen.name, "Acme.json");
    let keep = Selection { private: PrivateItems::Keep, ..Selection::default() };
    assert_eq!(preview(space, &keep).totals.hidden, 0);
    let goal = Selection { what: What::Goals(vec![open]), ..Selection::default() };
    assert_eq!(&*preview(space, &goal).name, "Acme-Win-the-enterprise-segment.json");
}

#[test]
fn x9_a_link_that_programs_would_cut_is_refused() {
    let (mut window, open, _) = busy();
    let what = What::Goals(vec![open.clone()]);
    act(&mut window, ShareAction::Open { what, form: Form::Link });
    let Link::Here(link) = link_of(&window) else { panic!("{:?}", window.model.sharing) };
    assert!(link.starts_with("https://okr.example/#") && link.len() <= LONGEST_LINK);
    act(&mut window, ShareAction::Copy);
    assert_eq!(window.browser.0.borrow().clipboard.as_deref(), Some(&*link));
    assert_eq!(window.model.sharing.as_ref().unwrap().copied, Some(true));
    // An answer to an earlier question is late.
    act(&mut window, ShareAction::Packed { asked: 0, packed: None });
    assert!(matches!(link_of(&window), Link::Here(_)));
    act(&mut window, ShareAction::Close);
    for (words, length) in [(20_000, true), (400_000, false)] {
        window.change(&open, Change::Note(Some("word ".repeat(words).into())));
        let what = What::Goals(vec![open.clone()]);
        act(&mut window, ShareAction::Open { what, form: Form::Link });
        match link_of(&window) {
            Link::TooLong(told) => assert_eq!(told.is_some_and(|told| told > LONGEST_LINK), length),
            other => panic!("{other:?}"),
        }
        act(&mut window, ShareAction::Copy);
        assert_eq!(window.browser.0.borrow().clipboard.as_deref(), Some(&*link), "nothing was copied");
    }
}

#[test]
fn x7_a_private_goal_has_a_name_wherever_it_stands() {
    let (window, open, private) = busy();
    let part = share(&window.session().space, &Selection::default()).doc;
    for (lang, want) in [(Lang::En, "Private goal"), (Lang::Zh, "私密目标")] {
        let theirs = Space::of(part.clone()).with_stand_ins(stand_ins(lang));
        assert_eq!(theirs.name_of(&private).as_deref(), Some(want));
        let row = query::outline::objective_row(&theirs, &private, &BTreeSet::new(), today()).unwrap();
        assert_eq!((&*row.title, row.mark.map(|mark| mark.privacy)), (want, Some(Privacy::All)));
        assert_eq!(row.progress, None, "unknown, not 0");
        let row = query::outline::objective_row(&theirs, &open, &BTreeSet::new(), today()).unwrap();
        assert_eq!((&*row.title, row.is_hidden()), ("Win the enterprise segment", false));
        // Nobody is asked to mend what they cannot see.
        let found = query::out_of_line::findings(&theirs, None, None, today());
        assert!(!format!("{found:?}").contains(private.as_str()), "{found:?}");
    }
}
