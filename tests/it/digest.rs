//! The digest of the week: what is told of whom, how much of it, and how it reads in a chat.

use plumbline::app::Lang;
use plumbline::okr::change::ChangeKind;
use plumbline::okr::{ActionKind, ActionState, Blocker, Day, Measure, Owner, Privacy, Status, Wants, Who};
use plumbline::query::digest::{Digest, MOST, Scope, digest};
use plumbline::space::{Change, Edit, New};
use plumbline::words::{digest_letter, letter_markdown, page_words};

use crate::one_on_one::{Team, id, today};

fn told(team: &Team, scope: &Scope) -> Digest {
    digest(&team.space, scope, today())
}

fn all(team: &Team) -> Digest {
    told(team, &Scope::default())
}

/// The team a fortnight ago, with a check-in on each key result.
fn team() -> Team {
    let mut team = Team::new();
    for (who, kr, value) in [
        ("mei", "reach", 40.0),
        ("ana", "calls", 45.0),
        ("ana", "deals", 45.0),
        ("ana", "talks", 45.0),
        ("cy", "rows", 45.0),
    ] {
        team.at(who, "2026-08-12T09:00:00Z").says(kr, value, 7, "");
    }
    team
}

fn markdown(lang: Lang, digest: &Digest) -> String {
    letter_markdown(page_words(lang), &digest_letter(page_words(lang), digest, today()))
}

#[test]
fn y1_it_is_about_a_unit_with_all_below_it_since_a_day() {
    let mut team = team();
    team.at("ana", "2026-08-18T09:00:00Z").says("calls", 80.0, 7, "");
    team.at("cy", "2026-08-18T09:00:00Z").says("rows", 90.0, 7, "");
    let head = |of: Option<&str>, since: Option<&str>| {
        let scope = Scope { of: of.map(id), since: since.and_then(Day::parse), ..Scope::default() };
        let head = told(&team, &scope).head;
        (head.objectives, head.key_results, head.updated)
    };
    assert_eq!(head(None, None), (4, 5, 2));
    assert_eq!(head(Some("acme"), None), (4, 5, 2));
    assert_eq!(head(Some("data"), None), (1, 1, 1));
    assert_eq!(head(Some("sales"), None), (2, 3, 1), "a person's goals are their unit's");
    assert_eq!(head(None, Some("2026-08-12")), (4, 5, 5));
    assert_eq!(head(None, Some("2026-08-19")), (4, 5, 0));
    assert_eq!(head(None, Some("2027-01-01")), (4, 5, 0), "never later than today");
    let digest = all(&team);
    assert_eq!(digest.since, Day::parse("2026-08-14"));
    let (was, is) = (digest.head.before.unwrap(), digest.head.progress.unwrap());
    assert!(was < is, "{was} {is}");
}

#[test]
fn y1_drafts_and_closed_cycles_are_not_told_and_a_chosen_cycle_is() {
    let mut team = team();
    team.change("q3", Change::CyclePhase(plumbline::okr::CyclePhase::Closed));
    assert_eq!(all(&team).head.objectives, 0);
    let scope = Scope { cycle: Some(id("q3")), ..Scope::default() };
    assert_eq!(told(&team, &scope).head.objectives, 4);
    team.change("lake", Change::Stage(plumbline::okr::Stage::Draft));
    assert_eq!(told(&team, &scope).head.objectives, 3);
}

#[test]
fn y2_five_of_a_sort_are_told_and_the_others_are_counted() {
    let mut team = team();
    team.at("ana", "2026-08-12T10:00:00Z");
    for n in 0..8 {
        let kr = format!("kr-{n}");
        team.add(&kr, New::KeyResult { title: kr.as_str().into() }, Some("win"));
        let measure = Measure::Reach { start: Some(0.0), target: Some(100.0), direction: None };
        team.change(&kr, Change::Measure(measure));
        team.says(&kr, 10.0, 7, "");
    }
    team.at("ana", "2026-08-18T09:00:00Z");
    for n in 0..8 {
        team.says(&format!("kr-{n}"), 60.0 + f64::from(n), 7, "");
    }
    let digest = all(&team);
    assert_eq!((digest.up.shown.len(), digest.up.more, digest.up.count()), (MOST, 3, 8));
    assert_eq!(&*digest.up.shown[0].goal.title, "kr-7", "furthest first");
    let text = markdown(Lang::En, &digest);
    assert!(text.contains("\n- and 3 more\n"), "{text}");
    assert!(markdown(Lang::Zh, &digest).contains("\n- 另有 3 项\n"));
}

#[test]
fn y3_five_points_are_a_move_and_less_is_none() {
    for (value, up, down) in [(49.9, 0, 0), (50.0, 1, 0), (40.0, 0, 1), (40.1, 0, 0)] {
        let mut team = team();
        team.at("ana", "2026-08-18T09:00:00Z").says("calls", value, 7, "");
        let digest = all(&team);
        assert_eq!((digest.up.count(), digest.down.count()), (up, down), "{value}");
    }
    let mut team = team();
    team.at("ana", "2026-08-18T09:00:00Z").says("calls", 80.0, 7, "");
    assert!(markdown(Lang::En, &all(&team)).contains("**calls**: 45 → 80, 45\u{a0}% → 80\u{a0}% · Sales"));
}

#[test]
fn y4_what_turned_amber_or_red_says_why_and_what_is_green_again_is_told() {
    let mut team = team();
    team.at("ana", "2026-08-12T10:00:00Z").says("deals", 1.0, 7, "");
    team.at("ana", "2026-08-19T09:00:00Z").says("calls", 2.0, 7, "the shop closed");
    team.at("ana", "2026-08-19T09:10:00Z").says("deals", 70.0, 7, "");
    let digest = all(&team);
    let worse: Vec<_> = digest.worse.shown.iter().map(|one| (&*one.goal.title, one.is)).collect();
    assert_eq!(worse[0], ("calls", Status::AtRisk));
    assert!(!worse.iter().any(|(title, _)| *title == "deals"));
    let better: Vec<_> = digest.better.shown.iter().map(|one| (&*one.goal.title, one.was, one.is)).collect();
    assert_eq!(better, [("deals", Status::AtRisk, Status::OnTrack)]);
    let text = markdown(Lang::En, &digest);
    let why = page_words(Lang::En).why_status(&digest.worse.shown[0].why, today());
    assert!(text.contains("At risk · Sales\n  - "), "{text}");
    assert!(text.contains(&why[..20]), "{why} in {text}");
}

#[test]
fn y5_little_belief_is_told_when_somebody_says_it() {
    let mut team = team();
    team.at("ana", "2026-08-12T10:00:00Z").says("talks", 45.0, 2, "");
    assert!(all(&team).doubted.is_empty(), "said before, and not again");
    team.at("ana", "2026-08-19T09:00:00Z").says("calls", 60.0, 5, "");
    team.at("ana", "2026-08-19T09:10:00Z").says("deals", 60.0, 6, "");
    team.at("cy", "2026-08-19T09:10:00Z").says("rows", 60.0, 3, "");
    let doubted = all(&team).doubted;
    let titles: Vec<_> = doubted.shown.iter().map(|one| &*one.goal.title).collect();
    assert_eq!(titles, ["rows", "calls"], "7 to 6 is no fall");
}

#[test]
fn y6_nothing_private_is_in_it_and_no_talk_of_two() {
    let mut team = team();
    for (goal, privacy) in [("deals", Privacy::All), ("calls", Privacy::Values)] {
        team.change(goal, Change::Title(format!("secret {goal}").into()));
        team.change(goal, Change::Private(Some(privacy)));
    }
    team.at("ana", "2026-08-19T09:00:00Z").says("calls", 90.0, 1, "secret note");
    team.changed("deals", ChangeKind::Retarget, "secret reason");
    let ask = Edit::Ask {
        of: id("deals"),
        wants: Wants::Help,
        to: Some(Who::Known(id("mei"))),
        text: "secret ask".into(),
        due: Day::parse("2026-08-20"),
    };
    team.edit(&ask);
    team.edit(&Edit::Recognise {
        of: id("deals"),
        to: vec![id("bo")],
        value: None,
        text: "secret thanks".into(),
    });
    team.add("kpi", New::Kpi { name: "secret kpi".into() }, Some("sales"));
    team.change("kpi", Change::Corridor(Some(5.0), None));
    team.change("kpi", Change::Private(Some(Privacy::All)));
    team.says("kpi", 1.0, 5, "");
    for (item, kind) in
        [("b", ActionKind::Blocker), ("c", ActionKind::Commitment), ("n", ActionKind::NextStep)]
    {
        team.add(item, New::Action { kind, title: format!("secret {item}").into() }, None);
        team.change(item, Change::SetBy(Some(id("sales"))));
        if item != "n" {
            team.change(item, Change::For(Some(id("deals"))));
        }
    }
    let digest = all(&team);
    assert_eq!((digest.head.objectives, digest.head.key_results, digest.open), (4, 3, 0));
    for lang in [Lang::En, Lang::Zh] {
        let text = markdown(lang, &digest);
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn y7_who_is_silent_is_told_by_unit_and_by_name_only_at_home() {
    let mut team = team();
    team.at("ana", "2026-08-20T09:00:00Z").says("calls", 60.0, 7, "");
    team.at("cy", "2026-08-20T09:00:00Z").says("rows", 60.0, 7, "");
    let of = |of: Option<&str>, me: Option<&str>| {
        let scope = Scope { of: of.map(id), me: me.map(id), ..Scope::default() };
        let told = told(&team, &scope).silent.shown.into_iter();
        told.map(|one| {
            let unit = one.unit.map_or_else(String::new, |unit| unit.name.to_string());
            (unit, one.due, one.of, one.names.join(" "))
        })
        .collect::<Vec<_>>()
    };
    let own = |unit: &str, due, of, names: &str| (unit.to_owned(), due, of, names.to_owned());
    // Due a week after 12 August; nobody said anything since on "deals", "talks" and "reach".
    assert_eq!(of(None, Some("ana")), [own("Sales", 2, 3, ""), own("Acme", 1, 1, "")]);
    assert_eq!(of(Some("sales"), Some("bo")), [own("Sales", 2, 3, "Ana")]);
    assert_eq!(of(Some("sales"), Some("cy")), [own("Sales", 2, 3, "")], "somebody else's unit");
    assert_eq!(of(Some("sales"), None), [own("Sales", 2, 3, "")]);
    assert_eq!(of(Some("data"), Some("cy")), []);
}

#[test]
fn y8_parts_in_which_nothing_happened_are_not_there() {
    let quiet = all(&Team::new());
    let text = markdown(Lang::En, &quiet);
    assert!(!text.contains("Moved forward") && !text.contains("Thank you"), "{text}");
    let mut team = team();
    team.at("ana", "2026-08-18T09:00:00Z").says("calls", 100.0, 9, "");
    team.changed("deals", ChangeKind::Retarget, "fewer shops");
    team.add("demo", New::KeyResult { title: "demo".into() }, Some("win"));
    team.changed("demo", ChangeKind::Add, "a partner asked");
    team.edit(&Edit::Recognise {
        of: id("win"),
        to: vec![id("bo")],
        value: Some("Candour".into()),
        text: "for the demo".into(),
    });
    for (item, kind, state) in [
        ("b", ActionKind::Blocker, ActionState::Open),
        ("c", ActionKind::Commitment, ActionState::Open),
        ("d", ActionKind::Commitment, ActionState::Done),
    ] {
        team.add(item, New::Action { kind, title: format!("item {item}").into() }, None);
        team.change(item, Change::SetBy(Some(id("sales"))));
        team.change(item, Change::Owners(vec![Owner::known(id("bo"))]));
        team.change(item, Change::End(Day::parse("2026-08-20")));
        if state == ActionState::Done {
            team.change(item, Change::ActionState(state, Day::parse("2026-08-19")));
        }
    }
    team.change("b", Change::Blocker(Some(Blocker::Dependency)));
    let ask = |text: &str, due: &str| Edit::Ask {
        of: id("win"),
        wants: Wants::Help,
        to: Some(Who::Known(id("mei"))),
        text: text.into(),
        due: Day::parse(due),
    };
    team.edit(&ask("late", "2026-08-20"));
    team.edit(&ask("in time", "2026-09-20"));
    team.add("kpi", New::Kpi { name: "uptime".into() }, Some("sales"));
    team.change("kpi", Change::Corridor(Some(5.0), None));
    team.says("kpi", 1.0, 5, "");
    let digest = all(&team);
    let text = markdown(Lang::En, &digest);
    let order = [
        "**What happened**\n14 Aug to 21 Aug\n",
        "\n**Reached**\n- **calls**: Sales\n",
        "\n**Moved forward**\n- **calls**: 45 → 100",
        "\n**New goals**\n- **demo**: Sales\n  - a partner asked\n",
        "\n**Changed, and why**\n- **deals**: ",
        "fewer shops",
        "\n**In the way**\n- **item b**: ",
        "\n**Commitments**\n- 1 done\n- **item c**: Bo · overdue since 20 Aug\n",
        "\n**Overdue asks**\n- **win**: Ana asks Mei · Overdue since 20 Aug\n  - late\n- 2 asks open\n",
        "\n**Thank you**\n- **Bo**: from Ana, for “Candour”\n  - for the demo\n",
        "\n**Check-ins that are due**\n",
        "\n**KPIs outside their corridor**\n- **uptime**: 1, healthy: at least 5\n",
    ];
    let mut rest = text.as_str().trim_start_matches(' ');
    for said in order {
        let at = rest.find(said).unwrap_or_else(|| panic!("{said:?} in\n{text}"));
        rest = &rest[at..];
    }
    assert!(!text.contains('|') && !text.contains("\n#"), "no tables and no headings that show their signs");
    let chinese = markdown(Lang::Zh, &digest);
    for said in [
        "**已达成**\n- **calls**：Sales\n",
        "**调整及原因**",
        "**认可与感谢**\n- **Bo**：来自 Ana，践行「Candour」\n",
    ] {
        assert!(chinese.contains(said), "{said:?} in\n{chinese}");
    }
}

/// A large organisation, as people write it by hand: 2,000 objectives, 8,000 key results, 48,000 check-ins.
fn large() -> plumbline::space::Space {
    use std::fmt::Write as _;
    let mut items = String::new();
    let mut count = 0;
    let mut put = |line: String| {
        if !items.is_empty() {
            items.push(',');
        }
        items.push_str(&line);
        count += 1;
    };
    for n in 0..40 {
        put(format!(r#"{{"id":"u{n}","kind":"unit","name":"Unit {n}","order":"u{n}"}}"#));
    }
    put(r#"{"id":"q3","kind":"cycle","name":"Q3","start":"2026-07-01","end":"2026-09-30"}"#.to_owned());
    for n in 0..2_000 {
        put(format!(
            r#"{{"id":"o{n:04}","kind":"objective","unit":"u{}","title":"Goal {n}","cycle":"q3","order":"o{n}"}}"#,
            n % 40
        ));
    }
    for n in 0..8_000 {
        let mut log = String::new();
        for week in 0..6 {
            let day =
                ["2026-07-10", "2026-07-17", "2026-07-24", "2026-07-31", "2026-08-07", "2026-08-18"][week];
            let comma = if week == 0 { "" } else { "," };
            let value = week * 10 + n % 17;
            write!(
                log,
                r#"{comma}{{"r":"c","at":"{day}","value":{value},"confidence":{}}}"#,
                (n + week) % 11
            )
            .unwrap();
        }
        put(format!(
            r#"{{"id":"k{n:04}","kind":"kr","objective":"o{:04}","title":"Result {n}","measure":"reach","start":0,"target":100,"order":"k{n}","log":[{log}]}}"#,
            n % 2_000
        ));
    }
    let text = format!(
        r#"{{"format":"plumbline/1","minor":0,"doc":"d-large","items":[{items}],"end":{{"items":{count}}}}}"#
    );
    let read = plumbline::file::decode(&text, plumbline::file::Source::Elsewhere).unwrap();
    plumbline::space::Space::of(read.doc)
}

#[test]
fn a_large_organisation_is_told_at_once() {
    let space = large();
    for scope in [Scope::default(), Scope { of: Some(id("u1")), ..Scope::default() }] {
        let told = digest(&space, &scope, today());
        assert_eq!(told, digest(&space, &scope, today()));
        assert!(told.head.updated > 0 && !told.up.is_empty(), "{:?}", told.head);
    }
}
