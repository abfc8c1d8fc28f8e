//! What is found out of line (rules O), on small organisations, on the published sets and on a large one.

use std::path::PathBuf;

use plumbline::doc::{Doc, Session, Writer};
use plumbline::file::{Source, decode};
use plumbline::okr::{Day, Id, Moment};
use plumbline::query::out_of_line::{
    self as read, Difference, Finding, Gone, Group, Kind, Mend, Offer, Reason,
};
use plumbline::space::{Edit, Space, writes};

const TODAY: &str = "2026-08-14";

/// A company with a department, a team in it, another team, a person, and a year with quarters.
const ORGANISATION: &[&str] = &[
    r#"{"id":"acme","kind":"unit","name":"Acme","type":"company","order":"a"}"#,
    r#"{"id":"sales","kind":"unit","name":"Sales","type":"department","parent":"acme","order":"b"}"#,
    r#"{"id":"field","kind":"unit","name":"Field","parent":"sales","order":"c"}"#,
    r#"{"id":"lab","kind":"unit","name":"Lab","parent":"acme","order":"d"}"#,
    r#"{"id":"ana","kind":"person","name":"Ana","unit":"field","order":"a"}"#,
    r#"{"id":"year","kind":"cycle","name":"2026","start":"2026-01-01","end":"2026-12-31","order":"a"}"#,
    r#"{"id":"q2","kind":"cycle","name":"2026-Q2","parent":"year","start":"2026-04-01","end":"2026-06-30","order":"b"}"#,
    r#"{"id":"q3","kind":"cycle","name":"2026-Q3","parent":"year","start":"2026-07-01","end":"2026-09-30","order":"c"}"#,
];

fn today() -> Day {
    Day::parse(TODAY).unwrap()
}

/// The organisation with these goals and links.
fn space(goals: &[String]) -> Space {
    let items: Vec<String> =
        ORGANISATION.iter().map(|line| (*line).to_owned()).chain(goals.iter().cloned()).collect();
    let text = format!(
        r#"{{"format":"plumbline/1","minor":0,"doc":"d-test","items":[{}],"end":{{"items":{}}}}}"#,
        items.join(","),
        items.len()
    );
    let decoded = decode(&text, Source::Elsewhere).unwrap();
    assert_eq!(decoded.problems, []);
    Space::of(decoded.doc)
}

/// An objective of a unit in the third quarter.
fn objective(id: &str, unit: &str, title: &str, more: &str) -> String {
    let cycle = if more.contains("\"cycle\"") { "" } else { r#","cycle":"q3""# };
    format!(
        r#"{{"id":"{id}","kind":"objective","unit":"{unit}","title":"{title}","order":"{id}"{cycle}{more}}}"#
    )
}

fn key_result(id: &str, objective: &str, title: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","kind":"kr","objective":"{objective}","title":"{title}","order":"{id}"{more}}}"#)
}

fn link(from: &str, to: &str, more: &str) -> String {
    format!(r#"{{"id":"l-{from}-{to}","kind":"link","from":"{from}","to":"{to}"{more}}}"#)
}

fn all(space: &Space) -> Vec<Group> {
    read::findings(space, Some(&Id::from("q3")), None, today())
}

fn of_kind(space: &Space, kind: Kind) -> Vec<Finding> {
    all(space).into_iter().filter(|group| group.kind == kind).flat_map(|group| group.open).collect()
}

/// The goals of each open finding of a kind.
fn goals(space: &Space, kind: Kind) -> Vec<String> {
    let named =
        |finding: Finding| finding.goals.iter().map(|goal| goal.id.to_string()).collect::<Vec<_>>().join(" ");
    of_kind(space, kind).into_iter().map(named).collect()
}

#[track_caller]
fn check(lines: &[String], kind: Kind, want: &[&str]) {
    assert_eq!(goals(&space(lines), kind), want);
}

/// Somebody's edits, made in a session of their own.
fn written(space: &Space, edit: &Edit, session: u8) -> Doc {
    let mut writer = Writer::new(Session::mint([session; 8]), Moment(1_786_600_000_000), None);
    space.doc().write(&mut writer, Moment(1_786_600_000_000), &writes(space, edit)).unwrap()
}

/// The workspace after an edit.
fn after(space: &Space, edit: &Edit, session: u8) -> Space {
    let mut doc = space.doc().clone();
    doc.absorb(&written(space, edit, session));
    space.next(doc)
}

/// The edit that is offered for a mend.
fn offered(finding: &Finding, is: impl Fn(&Mend) -> bool) -> Edit {
    let edit = |offer: &Offer| match offer {
        Offer::Do { mend, edit } | Offer::Only { mend, edit, .. } if is(mend) => Some(edit.clone()),
        _ => None,
    };
    finding.offers.iter().find_map(edit).unwrap_or_else(|| panic!("{:?}", finding.offers))
}

#[test]
fn o1_an_objective_hangs_on_nothing_by_accident_or_by_intention() {
    let top = || objective("top", "acme", "Win the enterprise segment", "");
    let one = |more: &str| objective("one", "field", "Call every customer", more);
    let orphan = |lines: &[String], want: &[&str]| check(lines, Kind::Orphan, want);
    orphan(&[top(), one("")], &["one"]);
    orphan(&[top(), one(r#","origin":"from_above""#)], &["one"]);
    // Nothing stands above: it is at the top, in its year as well as in its tree.
    orphan(&[one("")], &[]);
    orphan(&[objective("top", "acme", "Win", r#","cycle":"q2""#), one("")], &[]);
    orphan(&[objective("top", "acme", "Win", r#","cycle":"year""#), one("")], &["one"]);
    orphan(&[objective("other", "lab", "Publish", ""), one("")], &[]);
    // What was put off is nothing to hang on, and hangs on nothing itself.
    orphan(&[objective("top", "acme", "Win", r#","stage":"dropped""#), one("")], &[]);
    orphan(&[top(), one(r#","stage":"postponed""#)], &[]);
    // A link holds until it is refused or taken off; one to another file holds, one of a key result too.
    orphan(&[top(), one(""), link("one", "top", r#","state":"proposed""#)], &[]);
    orphan(&[top(), one(""), link("one", "elsewhere", "")], &[]);
    orphan(&[top(), one(""), link("one", "top", r#","state":"declined""#)], &["one"]);
    orphan(&[top(), one(""), link("one", "top", r#","on":false"#)], &["one"]);
    let kr = key_result("kr", "one", "A number", "");
    orphan(&[top(), one(""), kr.clone(), link("kr", "top", r#","counts":"supports""#)], &[]);
    orphan(&[top(), one(""), kr, link("kr", "top", r#","counts":"shares""#)], &["one"]);
    // People hang on their unit.
    let personal = |more: &str| objective("own", "ana", "Learn to negotiate", more);
    orphan(&[objective("team", "field", "Call", ""), personal("")], &["own"]);
    // An own idea, or one to grow by, stands alone: apart, and without blame.
    for more in [r#","origin":"own_idea""#, r#","growth":true"#] {
        orphan(&[top(), personal(more)], &[]);
        check(&[top(), personal(more)], Kind::StandsAlone, &["own"]);
    }
    let mended = space(&[top(), one("")]);
    let edit = offered(&of_kind(&mended, Kind::Orphan)[0], |mend| *mend == Mend::OwnIdea);
    let mended = after(&mended, &edit, 1);
    assert_eq!(goals(&mended, Kind::Orphan), [""; 0]);
    assert_eq!(goals(&mended, Kind::StandsAlone), ["one"]);
}

#[test]
fn o1_sets_without_a_tree_have_a_company_above_the_rest() {
    let lines: Vec<String> = [
        r#"{"id":"c","kind":"unit","name":"C","type":"company"}"#,
        r#"{"id":"t","kind":"unit","name":"T"}"#,
        r#"{"id":"a","kind":"objective","unit":"c","title":"Grow"}"#,
        r#"{"id":"b","kind":"objective","unit":"t","title":"Hire"}"#,
    ]
    .map(str::to_owned)
    .to_vec();
    let text = |lines: &[String]| {
        format!(r#"{{"format":"plumbline/1","minor":0,"doc":"d-test","items":[{}]}}"#, lines.join(","))
    };
    let orphans = |text: &str| {
        let space = Space::of(decode(text, Source::Elsewhere).unwrap().doc);
        let groups = read::findings(&space, None, None, today());
        groups.iter().filter(|group| group.kind == Kind::Orphan).map(|group| group.open.len()).sum::<usize>()
    };
    assert_eq!(orphans(&text(&lines)), 1);
    // Without a company they stand side by side.
    assert_eq!(orphans(&text(&lines).replace("\"company\"", "\"team\"")), 0);
}

#[test]
fn o2_a_key_result_is_unsupported_where_goals_below_could_help() {
    let top = objective("top", "acme", "Win the enterprise segment", "");
    let krs = [key_result("k1", "top", "Revenue", ""), key_result("k2", "top", "Reference customers", "")];
    let low = |more: &str| objective("low", "field", "Call every customer", more);
    let base = |more: &[String]| {
        let mut lines = vec![top.clone(), low("")];
        lines.extend(krs.iter().cloned());
        lines.extend(more.iter().cloned());
        lines
    };
    let alone = |more: &[String], want: &[&str]| check(&base(more), Kind::Unsupported, want);
    alone(&[], &["top k1 k2"]);
    alone(&[link("low", "k1", "")], &["top k2"]);
    alone(&[link("low", "top", "")], &[]);
    alone(&[link("low", "k1", r#","state":"declined""#)], &["top k1 k2"]);
    alone(&[key_result("k3", "low", "Part of it", r#","parent_kr":"k2""#)], &["top k1"]);
    alone(&[key_result("k3", "low", "Calls", ""), link("k3", "k2", r#","counts":"supports""#)], &["top k1"]);
    alone(&[r#"{"id":"i","kind":"initiative","of":"k2","title":"A campaign"}"#.to_owned()], &["top k1"]);
    // Somebody else's to work on, or no longer worked on.
    let third = |more: &str| key_result("k3", "top", "Third", more);
    alone(&[third(r#","unit":"lab""#)], &["top k1 k2"]);
    alone(&[third(r#","owners":["lab"]"#)], &["top k1 k2"]);
    alone(&[third(r#","stage":"dropped""#)], &["top k1 k2"]);
    alone(&[third(r#","owners":["ana"]"#)], &["top k1 k2 k3"]);
    // Teams with nobody below, and those whose people set no goals in this cycle, are left in peace.
    let leaf = [objective("leaf", "lab", "Publish", ""), key_result("k", "leaf", "Papers", "")];
    check(&leaf, Kind::Unsupported, &[]);
    let team = [objective("team", "field", "Call", ""), key_result("k", "team", "Calls", "")];
    check(&[team.as_slice(), &[objective("own", "ana", "Learn", "")]].concat(), Kind::Unsupported, &[]);
    let early = [low(r#","cycle":"q2""#), top.clone(), krs[0].clone()];
    check(&early, Kind::Unsupported, &[]);
    let found = of_kind(&space(&base(&[link("low", "k1", "")])), Kind::Unsupported);
    assert_eq!(found[0].reason, Reason::NobodySupports { alone: 1, all: 2, below: 1 });
}

#[test]
fn o3_a_link_leads_to_what_is_gone() {
    let low = objective("low", "field", "Call every customer", "");
    let gone = |upper: &str, want: Option<Gone>| {
        let lines = [low.clone(), objective("up", "acme", "Win", upper), link("low", "up", "")];
        let found = of_kind(&space(&lines), Kind::Past);
        let reasons: Vec<&Reason> = found.iter().map(|finding| &finding.reason).collect();
        assert_eq!(reasons, want.map(Reason::LinkTo).iter().collect::<Vec<_>>(), "{upper}");
    };
    let day = |text: &str| Day::parse(text).unwrap();
    gone("", None);
    gone(r#","cycle":"year""#, None);
    gone(r#","stage":"dropped""#, Some(Gone::Dropped));
    gone(r#","stage":"postponed""#, Some(Gone::Postponed));
    gone(r#","stage":"closed""#, Some(Gone::Closed));
    gone(r#","cycle":"q2""#, Some(Gone::Over(day("2026-06-30"))));
    gone(r#","end":"2026-08-13""#, Some(Gone::Over(day("2026-08-13"))));
    gone(r#","end":"2026-08-14""#, None);
    gone(r#","deleted":{"op":"7f3kq0zt9m.1xg0","saw":{}}"#, None);
    // What is not here may be in another file.
    check(&[low.clone(), link("low", "elsewhere", "")], Kind::Past, &[]);
    let taken_off = [
        low.clone(),
        objective("up", "acme", "Win", r#","stage":"dropped""#),
        link("low", "up", r#","on":false"#),
    ];
    check(&taken_off, Kind::Past, &[]);
    // A key result goes with its objective, and on its own.
    for (up, kr) in [(r#","stage":"dropped""#, ""), ("", r#","stage":"dropped""#)] {
        let lines = [
            low.clone(),
            objective("up", "acme", "Win", up),
            key_result("k", "up", "Share", kr),
            link("low", "k", ""),
        ];
        check(&lines, Kind::Past, &["low k"]);
    }
    // Once everything is over nobody has to mend what was closed first.
    let old = |id: &str, unit: &str, more: &str| objective(id, unit, id, &format!(r#","cycle":"q2"{more}"#));
    let closed =
        space(&[old("a", "field", ""), old("b", "acme", r#","stage":"closed""#), link("a", "b", "")]);
    assert!(
        read::findings(&closed, Some(&Id::from("q2")), None, today())
            .iter()
            .all(|group| group.kind != Kind::Past)
    );
    let deleted = space(&[low.clone(), objective("up", "acme", "Win", ""), link("low", "up", "")]);
    let deleted = after(&deleted, &Edit::Delete { id: Id::from("up") }, 1);
    assert_eq!(of_kind(&deleted, Kind::Past)[0].reason, Reason::LinkTo(Gone::Deleted));
    let edit = offered(&of_kind(&deleted, Kind::Past)[0], |mend| *mend == Mend::TakeOff);
    assert_eq!(goals(&after(&deleted, &edit, 2), Kind::Past), [""; 0]);
}

#[test]
fn o3_the_successor_is_offered_where_there_is_one() {
    let base = [
        objective("low", "field", "Call every customer", r#","primary":"up""#),
        objective("up", "acme", "Win the enterprise segment", r#","cycle":"q2","code":"O1""#),
        link("low", "up", ""),
    ];
    let heir = |line: String| {
        let space = space(&[base.as_slice(), &[line]].concat());
        let finding = of_kind(&space, Kind::Past).remove(0);
        let has =
            finding.offers.iter().any(|offer| matches!(offer, Offer::Do { mend: Mend::Successor(_), .. }));
        has.then(|| after(&space, &offered(&finding, |mend| matches!(mend, Mend::Successor(_))), 1))
    };
    let mended = heir(objective("new", "acme", "Win the Enterprise segment!", "")).unwrap();
    assert_eq!(goals(&mended, Kind::Past), [""; 0]);
    let low = mended.objective(&Id::from("low")).unwrap();
    assert_eq!(mended.parent_of(low), Some(Id::from("new")));
    assert!(heir(objective("new", "acme", "Keep the enterprise segment", r#","code":"O1""#)).is_some());
    assert!(heir(objective("new", "lab", "Keep the enterprise segment", r#","code":"O1""#)).is_none());
    assert!(heir(objective("new", "acme", "Something else", "")).is_none());
    // The year's goal lies above the quarter's.
    assert!(heir(objective("new", "acme", "Win the enterprise segment", r#","cycle":"year""#)).is_some());
}

#[test]
fn o4_a_link_skips_a_level_that_has_goals() {
    let top = objective("top", "acme", "Win the enterprise segment", "");
    let low = objective("low", "field", "Call every customer", "");
    let between = objective("mid", "sales", "Sell to the enterprise", "");
    let skips = |lines: &[String], want: &[&str]| check(lines, Kind::Skip, want);
    skips(&[top.clone(), low.clone(), between.clone(), link("low", "top", "")], &["low top"]);
    skips(&[top.clone(), low.clone(), link("low", "top", "")], &[]);
    skips(&[top.clone(), low.clone(), between.clone(), link("low", "top", ""), link("low", "mid", "")], &[]);
    skips(&[top.clone(), between.clone(), link("mid", "top", "")], &[]);
    let side = objective("side", "lab", "Publish", "");
    skips(&[top.clone(), low.clone(), between.clone(), side, link("low", "side", "")], &[]);
    let early = objective("mid", "sales", "Sell", r#","cycle":"q2""#);
    skips(&[top.clone(), low.clone(), early, link("low", "top", "")], &[]);
    let ana = objective("own", "ana", "Learn to call", "");
    skips(&[low.clone(), between.clone(), ana, link("own", "mid", "")], &["own mid"]);
    let space = space(&[top, low, between, link("low", "top", ""), link("mid", "top", "")]);
    let finding = of_kind(&space, Kind::Skip).remove(0);
    assert_eq!(finding.reason, Reason::SkipsLevel { levels: 2, between: "Sales".into(), goals: 1 });
    let mended = after(&space, &offered(&finding, |mend| matches!(mend, Mend::AlignTo(_))), 1);
    assert_eq!(goals(&mended, Kind::Skip), [""; 0]);
    let low = mended.objective(&Id::from("low")).unwrap();
    assert_eq!(mended.parent_of(low), Some(Id::from("mid")));
}

#[test]
fn o5_dates_lie_within_the_parents() {
    let outside = |lower: &str, upper: &str, want: Option<(i64, i64)>| {
        let lines = [
            objective("low", "field", "Call", lower),
            objective("up", "sales", "Sell", upper),
            link("low", "up", ""),
        ];
        let found = of_kind(&space(&lines), Kind::Dates);
        let days = found.iter().map(|finding| match finding.reason {
            Reason::Dates { before, after } => {
                (before.map_or(0, |out| out.days), after.map_or(0, |out| out.days))
            }
            _ => (-1, -1),
        });
        assert_eq!(days.collect::<Vec<_>>(), Vec::from_iter(want), "{lower} {upper}");
    };
    outside("", "", None);
    outside("", r#","cycle":"year""#, None);
    outside(r#","start":"2026-07-01","end":"2026-09-30""#, "", None);
    outside(r#","end":"2026-10-01""#, "", Some((0, 1)));
    outside(r#","start":"2026-06-01""#, "", Some((30, 0)));
    outside("", r#","start":"2026-07-11","end":"2026-09-20""#, Some((0, 10)));
    outside(r#","start":"2026-07-01""#, r#","start":"2026-07-11","end":"2026-09-20""#, Some((10, 10)));
    outside(r#","cycle":"year""#, "", None);
    outside("", r#","cycle":"q2""#, None);
    outside("", r#","cycle":"nowhere""#, None);
    let kr = |more: &str| {
        [objective("o", "field", "Call", r#","end":"2026-08-31""#), key_result("k", "o", "Calls", more)]
    };
    check(&kr(""), Kind::Dates, &[]);
    check(&kr(r#","until":"2026-08-31""#), Kind::Dates, &[]);
    check(&kr(r#","until":"2026-09-01""#), Kind::Dates, &["k o"]);
    let space = space(&kr(r#","until":"2026-09-01""#));
    let finding = of_kind(&space, Kind::Dates).remove(0);
    let mended = after(&space, &offered(&finding, |mend| matches!(mend, Mend::ParentsDates(_))), 1);
    assert_eq!(goals(&mended, Kind::Dates), [""; 0]);
    // What it takes over says the same, so it needs no day of its own.
    assert_eq!(mended.key_result(&Id::from("k")).unwrap().span.end, None);
}

#[test]
fn o6_an_ask_waits_too_long_after_one_cadence_or_its_day() {
    // The session began on 13 August 2026, eight days before and after which are counted.
    let base = space(&[objective("o", "field", "Call", ""), objective("up", "acme", "Win", "")]);
    let ask = |due: Option<&str>| Edit::Ask {
        of: Id::from("o"),
        wants: plumbline::okr::Wants::Help,
        to: None,
        text: "two days of your time".into(),
        due: due.and_then(Day::parse),
    };
    let waits = |edit: &Edit, today: &str| {
        let space = after(&base, edit, 1);
        let groups = read::findings(&space, None, None, Day::parse(today).unwrap());
        groups
            .iter()
            .filter(|group| group.kind == Kind::Unanswered)
            .map(|group| group.open.len())
            .sum::<usize>()
    };
    let asked = Moment(1_786_600_000_000).day().unwrap();
    let later = |days: i64| asked.plus_days(days).to_string();
    assert_eq!(waits(&ask(None), &later(7)), 0);
    assert_eq!(waits(&ask(None), &later(8)), 1);
    assert_eq!(waits(&ask(Some(&later(2))), &later(2)), 0);
    assert_eq!(waits(&ask(Some(&later(2))), &later(3)), 1);
    let propose = Edit::Align { from: Id::from("o"), to: Id::from("up") };
    assert_eq!(waits(&propose, &later(7)), 0);
    assert_eq!(waits(&propose, &later(8)), 1);
}

#[test]
fn o7_copies_of_a_key_result_are_found_by_their_words() {
    let alike = |one: &str, other: &str, want: bool| {
        let lines = [
            objective("a", "field", "First", ""),
            objective("b", "lab", "Second", ""),
            key_result("k1", "a", one, ""),
            key_result("k2", "b", other, ""),
        ];
        assert_eq!(!goals(&space(&lines), Kind::Copies).is_empty(), want, "{one} / {other}");
    };
    alike("Reference customers", "reference customer!", true);
    alike("Hire according to plan", "Hire according to plan.", true);
    alike(
        "Review 50 merge requests with an eye on speed",
        "Review 100 merge requests with an eye on speed",
        true,
    );
    alike("Complete phase 1", "Complete phase 2", false);
    alike(
        "Deliver one new partner in every region",
        "Deliver one new partner in every region through the portal",
        true,
    );
    alike(
        "Grow the sales of the new product line in Germany",
        "Grow the sales of the new product line in France",
        false,
    );
    alike("Improve onboarding", "Improve the search", false);
    alike("精选库条目", "精选库条目数", true);
    alike("ＮＰＳ　提升", "nps 提升", true);
    alike("搜索零结果率", "搜索响应时间", false);
    alike("99%", "99%", true);
    alike("12 streams", "12 more streams", false);
    alike("!", "!", false);
}

#[test]
fn o7_copies_drift_apart_and_become_one() {
    let reach =
        |target: &str| format!(r#","measure":"reach","start":0,"target":{target},"measured_in":"customers""#);
    let title = "Reference customers in the enterprise";
    let two = |first: &str, second: &str, more: &[String]| {
        let mut lines = vec![
            objective("a", "field", "First", ""),
            objective("b", "lab", "Second", ""),
            objective("c", "ana", "Third", ""),
            key_result("k1", "a", title, first),
            key_result("k2", "b", title, second),
        ];
        lines.extend(more.iter().cloned());
        space(&lines)
    };
    let differ =
        |space: &Space| match of_kind(space, Kind::Copies).first().map(|finding| finding.reason.clone()) {
            Some(Reason::Copies { differ, .. }) => Some(differ),
            _ => None,
        };
    assert_eq!(differ(&two(&reach("8"), &reach("8"), &[])), Some(vec![]));
    assert_eq!(differ(&two(&reach("8"), &reach("12"), &[])), Some(vec![Difference::Target]));
    assert_eq!(differ(&two(&reach("8"), "", &[])), Some(vec![]));
    assert_eq!(differ(&two(&reach("8"), &reach("8").replace("customers", "%"), &[])), None);
    assert_eq!(differ(&two(&reach("8"), r#","parent_kr":"k1""#, &[])), None);
    let linked = || vec![link("k2", "k1", r#","counts":"supports""#)];
    assert_eq!(differ(&two("", "", &linked())), None);
    assert_eq!(differ(&two(&reach("8"), &reach("12"), &linked())), Some(vec![Difference::Target]));
    let says = |text: &str| format!(r#","target_text":"{text}""#);
    assert_eq!(differ(&two(&says("≥ 8"), &says("≥８"), &[])), Some(vec![]));
    assert_eq!(differ(&two(&says("≥ 8"), &says("≥ 9"), &[])), Some(vec![Difference::Target]));
    assert_eq!(differ(&two("", "", &[link("k1", "b", r#","counts":"shares""#)])), None);
    // Of one objective, or of two cycles, they are no copies.
    check(
        &[
            objective("a", "field", "First", ""),
            key_result("k1", "a", title, ""),
            key_result("k2", "a", title, ""),
        ],
        Kind::Copies,
        &[],
    );
    let space = two(&reach("8"), &reach("12"), &[link("c", "k2", "")]);
    let ids = [Id::from("k1"), Id::from("k2")];
    let one = after(&space, &read::make_one(&space, &ids[0], &ids), 1);
    assert_eq!(goals(&one, Kind::Copies), [""; 0]);
    assert!(one.key_result(&ids[1]).is_none() && one.node(&ids[1]).is_some());
    assert!(one.links_from(&ids[0]).any(|link| link.to == Id::from("b")));
    let hangs: Vec<String> = one.links_from(&Id::from("c")).map(|link| link.to.to_string()).collect();
    assert_eq!(hangs, ["k1"]);
}

#[test]
fn o8_teams_with_one_goal_are_found_unless_they_know_of_each_other() {
    let title = "Build an enterprise grade service";
    let two = |more: &str, others: &[String]| {
        let mut lines = vec![objective("a", "field", title, more), objective("b", "lab", title, "")];
        lines.extend(others.iter().cloned());
        space(&lines)
    };
    assert_eq!(goals(&two("", &[]), Kind::Twins), ["a b"]);
    assert_eq!(goals(&two(r#","joint":["lab"]"#, &[]), Kind::Twins), [""; 0]);
    assert_eq!(goals(&two("", &[link("a", "b", "")]), Kind::Twins), [""; 0]);
    assert_eq!(goals(&two("", &[key_result("k", "a", "x", ""), link("b", "k", "")]), Kind::Twins), [""; 0]);
    assert_eq!(goals(&two(r#","cycle":"q2""#, &[]), Kind::Twins), [""; 0]);
    check(&[objective("a", "field", title, ""), objective("b", "field", title, "")], Kind::Twins, &[]);
    let space = two("", &[]);
    let finding = of_kind(&space, Kind::Twins).remove(0);
    for is in [|mend: &Mend| *mend == Mend::Joint, |mend: &Mend| matches!(mend, Mend::AlignToThis(_))] {
        assert_eq!(goals(&after(&space, &offered(&finding, is), 1), Kind::Twins), [""; 0]);
    }
}

#[test]
fn o9_a_loop_is_spelled_out_and_opened_at_any_of_its_links() {
    let lines = [
        objective("a", "field", "A", ""),
        objective("b", "lab", "B", ""),
        objective("c", "sales", "C", ""),
        key_result("k", "c", "K", ""),
        link("a", "b", ""),
        link("b", "k", ""),
        link("c", "a", ""),
    ];
    let space = space(&lines);
    let found = of_kind(&space, Kind::Loop);
    assert_eq!(found.len(), 1);
    let Reason::Loop { around } = &found[0].reason else { panic!("{:?}", found[0].reason) };
    assert_eq!(around.first(), around.last());
    let links = found[0].offers.iter().filter(|offer| matches!(offer, Offer::Do { .. })).count();
    assert_eq!(links, 3, "{:?}", found[0].offers);
    for offer in &found[0].offers {
        let Offer::Do { edit, .. } = offer else { panic!("{offer:?}") };
        assert_eq!(goals(&after(&space, edit, 1), Kind::Loop), [""; 0]);
    }
    check(&lines[..6], Kind::Loop, &[]);
}

#[test]
fn o10_what_is_fine_stays_fine_and_can_be_taken_back() {
    let title = "Build an enterprise grade service";
    let lines = [
        objective("top", "acme", "Win the enterprise segment", ""),
        objective("a", "field", title, ""),
        objective("b", "lab", title, ""),
    ];
    let space = space(&lines);
    let count = |space: &Space, kind: Kind| {
        let group = all(space).into_iter().find(|group| group.kind == kind);
        group.map_or((0, 0), |group| (group.open.len(), group.fine.len()))
    };
    assert_eq!((count(&space, Kind::Orphan), count(&space, Kind::Twins)), ((2, 0), (1, 0)));
    // Two people call two things about one goal fine, and neither saw the other do it.
    let orphans = of_kind(&space, Kind::Orphan);
    let orphan = orphans.iter().find(|finding| finding.goals[0].id == Id::from("b")).unwrap();
    let ones = written(&space, &read::say_fine(&space, orphan), 1);
    let others = written(&space, &read::say_fine(&space, &of_kind(&space, Kind::Twins)[0]), 2);
    let mut doc = space.doc().clone();
    doc.absorb(&ones);
    doc.absorb(&others);
    let both = space.next(doc);
    assert_eq!((count(&both, Kind::Orphan), count(&both, Kind::Twins)), ((1, 1), (0, 1)));
    assert!(both.node(&Id::from("b")).is_some_and(|node| !node.conflicted()));
    // It is in the file, and no surplus of it.
    let text = plumbline::file::encode(both.doc());
    let again = Space::of(decode(&text, Source::Elsewhere).unwrap().doc);
    assert_eq!((count(&again, Kind::Orphan), count(&again, Kind::Twins)), ((1, 1), (0, 1)));
    assert!(again.objective(&Id::from("b")).unwrap().extras.is_empty());
    // Taken back, one goes and the other stays.
    let fine = all(&again).into_iter().find(|group| group.kind == Kind::Orphan).unwrap().fine;
    let back = after(&again, &read::take_back(&again, &fine[0]), 3);
    assert_eq!((count(&back, Kind::Orphan), count(&back, Kind::Twins)), ((2, 0), (0, 1)));
    // A third goal of the same words is asked about anew.
    let third = Edit::Add {
        id: Id::from("z"),
        new: plumbline::space::New::Objective { title: title.into(), cycle: Some(Id::from("q3")) },
        place: plumbline::space::Place { under: Some(Id::from("sales")), after: None },
    };
    assert_eq!(count(&after(&back, &third, 4), Kind::Twins), (1, 0));
}

#[test]
fn o11_only_goals_that_are_worked_on_in_the_chosen_cycle_are_looked_at() {
    let lines = [
        objective("top", "acme", "Win", r#","cycle":"year""#),
        objective("a", "field", "Call", ""),
        objective("b", "field", "Write", r#","cycle":"q2""#),
        objective("d", "field", "Plan", r#","stage":"draft""#),
    ];
    let space = space(&lines);
    let orphans = |cycle: Option<&str>, unit: Option<&str>| {
        let (cycle, unit) = (cycle.map(Id::from), unit.map(Id::from));
        let groups = read::findings(&space, cycle.as_ref(), unit.as_ref(), today());
        let group = groups.into_iter().find(|group| group.kind == Kind::Orphan);
        let ids = group.into_iter().flat_map(|group| group.open);
        ids.map(|finding| finding.goals[0].id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(orphans(Some("q3"), None), "a d");
    assert_eq!(orphans(Some("q2"), None), "b");
    assert_eq!(orphans(Some("year"), None), "a b d");
    assert_eq!(orphans(None, None), "a b d");
    assert_eq!(orphans(Some("q3"), Some("sales")), "a d");
    assert_eq!(orphans(Some("q3"), Some("lab")), "");
    let change = Edit::Change {
        id: Id::from("q2"),
        change: plumbline::space::Change::CyclePhase(plumbline::okr::CyclePhase::Closed),
    };
    let closed = after(&space, &change, 1);
    let groups = read::findings(&closed, None, None, today());
    assert_eq!(groups[0].open.len(), 2);
}

#[test]
fn o12_every_mend_is_one_step_that_undo_takes_back() {
    let title = "Reference customers in the enterprise";
    let lines = [
        objective("top", "acme", "Win the enterprise segment", r#","stage":"dropped""#),
        objective("a", "field", "First", r#","end":"2026-10-31""#),
        objective("b", "sales", "Second", ""),
        objective("c", "lab", "Third", ""),
        key_result("k1", "a", title, ""),
        key_result("k2", "c", title, ""),
        link("a", "b", ""),
        link("c", "top", ""),
        objective("x", "acme", "Exist", ""),
    ];
    let space = space(&lines);
    let before = all(&space);
    let mut tried = 0;
    for finding in before.iter().flat_map(|group| &group.open) {
        let mut edits: Vec<Edit> = finding
            .offers
            .iter()
            .filter_map(|offer| match offer {
                Offer::Do { edit, .. } | Offer::Only { edit, .. } => Some(edit.clone()),
                Offer::Compare => Some(read::make_one(&space, &"k1".into(), &["k1".into(), "k2".into()])),
                Offer::Find(_) | Offer::Asks => None,
            })
            .collect();
        edits.push(read::say_fine(&space, finding));
        for edit in edits {
            let delta = written(&space, &edit, 1);
            let mended = after(&space, &edit, 1);
            assert!(all(&mended) != before, "{edit:?}");
            let mut writer = Writer::new(Session::mint([9; 8]), Moment(1_786_600_001_000), None);
            let back = plumbline::doc::inverse(space.doc(), &delta);
            let mut doc = mended.doc().clone();
            doc.absorb(&mended.doc().write(&mut writer, Moment(1_786_600_001_000), &back).unwrap());
            assert_eq!(all(&mended.next(doc)), before, "{edit:?}");
            tried += 1;
        }
    }
    assert!(tried > 6, "{tried}");
}

#[test]
fn o7_a_copy_below_and_the_one_it_supports_become_one_without_a_loop() {
    let reach = |target: u8| format!(r#","measure":"reach","start":0,"target":{target}"#);
    let lines = [
        objective("up", "acme", "Win", ""),
        objective("low", "field", "Call", ""),
        key_result("k1", "up", "Reference customers in the enterprise", &reach(8)),
        key_result("k2", "low", "Reference customers in the enterprise", &reach(12)),
        link("low", "up", ""),
        link("k2", "k1", r#","counts":"supports""#),
    ];
    let space = space(&lines);
    let finding = of_kind(&space, Kind::Copies).remove(0);
    let Reason::Copies { copies, .. } = &finding.reason else { panic!("{:?}", finding.reason) };
    assert_eq!(read::may_stay(&space, copies), [true, true]);
    let ids = [Id::from("k1"), Id::from("k2")];
    for kept in &ids {
        let one = after(&space, &read::make_one(&space, kept, &ids), 1);
        assert_eq!(goals(&one, Kind::Copies), [""; 0]);
        assert!(one.index().suspended.is_empty(), "{kept}");
    }
    // What hangs on the key result itself cannot have it as its own.
    let below = [lines.as_slice(), &[link("low", "k1", "")]].concat();
    let space = self::space(&below);
    let finding = of_kind(&space, Kind::Copies).remove(0);
    let Reason::Copies { copies, .. } = &finding.reason else { panic!("{:?}", finding.reason) };
    assert_eq!(read::may_stay(&space, copies), [false, true]);
}

#[test]
fn o7_a_form_that_each_filled_in_is_no_copy() {
    let title = |n: usize| format!("Review {n} merge requests with an eye on speed");
    let forms = |count: usize, links: &[String]| {
        let mut lines = links.to_vec();
        for n in 0..count {
            lines.push(objective(
                &format!("o{n}"),
                "lab",
                &format!("Goal of {}", "abcdef".repeat(n + 1)),
                "",
            ));
            lines.push(key_result(&format!("k{n}"), &format!("o{n}"), &title(n * 10), ""));
        }
        goals(&space(&lines), Kind::Copies)
    };
    assert_eq!(forms(2, &[]), ["k0 k1"]);
    assert_eq!(forms(3, &[]), [""; 0]);
    assert_eq!(forms(3, &[link("o1", "o0", "")]), ["k0 k1 k2"]);
    assert_eq!(forms(4, &[link("o1", "o0", "")]), ["k0 k1"]);
}

/// A published set beside the project.
fn published(name: &str) -> Option<Space> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/real").join(format!("{name}.json"));
    let text = std::fs::read_to_string(path).ok()?;
    Some(Space::of(decode(&text, Source::Elsewhere).unwrap().doc))
}

/// How often each kind was found.
type Found = &'static [(Kind, usize)];

#[test]
fn in_published_sets_little_is_found_and_most_of_it_is_right() {
    let sets: [(&str, &str, Found); 8] = [
        ("gitlab-fy21-q1", "2020-03-15", &[(Kind::Copies, 12), (Kind::Twins, 6)]),
        ("ipld-2019-q3", "2019-08-15", &[]),
        ("joystream-acropolis", "2019-06-01", &[]),
        ("mozilla-reps-2017-q1", "2017-02-15", &[]),
        ("squad-games-2020", "2020-06-01", &[]),
        ("srcd-2018-q2", "2018-05-15", &[(Kind::Copies, 1)]),
        ("us-va-octo-2025", "2025-06-01", &[]),
        ("zh-skillhub-2026", "2026-03-15", &[(Kind::Copies, 3)]),
    ];
    for (name, day, want) in sets {
        let Some(space) = published(name) else {
            println!("NOT RUN for {name}: not beside the project");
            continue;
        };
        let groups = read::findings(&space, None, None, Day::parse(day).unwrap());
        let found: Vec<(Kind, usize)> = groups.iter().map(|group| (group.kind, group.open.len())).collect();
        println!("{name}: {found:?}");
        for finding in groups.iter().flat_map(|group| &group.open) {
            let goals: Vec<String> = finding
                .goals
                .iter()
                .map(|goal| format!("{} [{}]", goal.title, goal.place.as_deref().unwrap_or("")))
                .collect();
            println!("    {:?}: {}", finding.kind, goals.join(" || ").replace('\n', " "));
        }
        assert_eq!(found, want, "{name}");
    }
}

#[test]
fn a_large_organisation_is_looked_through_at_once() {
    let (units, objectives, key_results) = (40, 2_000, 8_000);
    let verbs = ["Grow", "Ship", "Reduce", "Prove", "Earn", "Close", "Define", "Migrate", "Review", "Hire"];
    let nouns =
        ["pages of the handbook", "reference customers", "error budget", "case studies", "search latency"];
    let ends =
        ["in every region", "for the largest customers", "by survey", "with one dashboard", "without hires"];
    let word = |list: &[&'static str], at: usize| list[at % list.len()];
    let title = |at: usize| {
        let (verb, noun) = (word(&verbs, at), word(&nouns, at / 10));
        format!(
            "{verb} {noun} {} {} case {}",
            word(&ends, at / 50),
            word(&ends, at / 250),
            "ab".repeat(at % 9)
        )
    };
    let mut lines = Vec::new();
    for n in 0..units {
        lines.push(format!(
            r#"{{"id":"u{n}","kind":"unit","name":"Unit {n}","parent":"acme","order":"u{n}"}}"#
        ));
    }
    for n in 0..objectives {
        lines.push(objective(&format!("o{n}"), &format!("u{}", n % units), &title(n * 7), ""));
        if n % 3 > 0 {
            lines.push(link(&format!("o{n}"), &format!("o{}", n / 4), ""));
        }
    }
    for n in 0..key_results {
        lines.push(key_result(&format!("k{n}"), &format!("o{}", n % objectives), &title(n), ""));
    }
    let space = space(&lines);
    let begun = std::time::Instant::now();
    let groups = all(&space);
    let took = begun.elapsed();
    println!("{objectives} objectives, {key_results} key results: {took:?}, {}", groups.len());
    assert!(!groups.is_empty());
    // Ten times what it takes here: nothing that grows with the square of the goals passes.
    assert!(took.as_millis() < 1_500, "{took:?}");
}
