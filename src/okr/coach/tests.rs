//! Tables of cases for each rule, in both languages: what it says something about, and what it leaves alone.

use super::*;
use crate::okr::{Direction, Id, Measure, Origin, Owner, Text};

fn objective(title: &str) -> Objective {
    Objective { title: title.into(), stage: Stage::Draft, ..Objective::new(Id::new("o")) }
}

fn kr(title: &str) -> KeyResult {
    KeyResult { title: title.into(), stage: Stage::Draft, ..KeyResult::new(Id::new("k")) }
}

fn of_objective(title: &str) -> Vec<Finding> {
    check(Goal::Objective(&objective(title)), &Around { hangs: true, ..Around::default() })
}

fn of_kr(title: &str) -> Vec<Finding> {
    check(Goal::KeyResult(&kr(title)), &Around::default())
}

fn said(found: &[Finding], rule: CoachRule) -> Option<String> {
    let one = found.iter().find(|finding| finding.rule == rule)?;
    Some(one.said.as_deref().unwrap_or_default().to_owned())
}

/// Each title with the words that set the rule off; `None` where it has nothing to say.
#[track_caller]
fn objectives(rule: CoachRule, cases: &[(&str, Option<&str>)]) {
    for (title, want) in cases {
        assert_eq!(said(&of_objective(title), rule).as_deref(), *want, "{title}");
    }
}

#[track_caller]
fn key_results(rule: CoachRule, cases: &[(&str, Option<&str>)]) {
    for (title, want) in cases {
        assert_eq!(said(&of_kr(title), rule).as_deref(), *want, "{title}");
    }
}

fn reach(start: Option<f64>, target: Option<f64>) -> Measure {
    Measure::Reach { start, target, direction: None }
}

#[test]
fn q1_only_goals_that_are_worked_on_are_looked_at() {
    let stages = [
        (Stage::Draft, true),
        (Stage::Published { at: None }, true),
        (Stage::Postponed, false),
        (Stage::Dropped, false),
        (Stage::Closed, false),
    ];
    for (stage, speaks) in stages {
        let one = Objective { stage, ..objective("Launch the partner portal") };
        assert_eq!(check(Goal::Objective(&one), &Around::default()).is_empty(), !speaks, "{stage:?}");
        let kr = KeyResult { stage, ..kr("Improve performance") };
        assert_eq!(check(Goal::KeyResult(&kr), &Around::default()).is_empty(), !speaks, "{stage:?}");
    }
    assert!(of_objective("  ").is_empty(), "nobody has written anything yet");
}

#[test]
fn q2_each_title_is_read_in_its_own_language() {
    let cases = [
        ("Improve the stream", Tongue::English),
        ("提升搜索体验", Tongue::Chinese),
        ("CLI NPM 下载量", Tongue::Chinese),
        ("GitHub Stars", Tongue::English),
        ("Launch the 微信 mini program for all branches", Tongue::English),
        ("Улучшить поиск", Tongue::Other),
        ("検索をもっと速くする", Tongue::Other),
        ("", Tongue::English),
        ("42 %", Tongue::English),
    ];
    for (title, tongue) in cases {
        assert_eq!(Reading::of(title).tongue, tongue, "{title}");
    }
    assert_eq!(of_kr("Улучшить поиск"), [], "words nobody here knows are left alone");
}

#[test]
fn q4_advice_comes_before_hints_and_the_same_cause_is_told_once() {
    let found = of_kr("Improve performance where possible");
    let rules: Vec<CoachRule> = found.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, [CoachRule::HowMuch, CoachRule::WayOut]);
    assert_eq!(found.first().and_then(|finding| finding.at), Some((0, 7)));
    let found = of_kr("Maintain uptime of 99.9 %");
    let rules: Vec<CoachRule> = found.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, [CoachRule::KpiToKeep], "what keeps a number is not asked to measure a way");
    assert!(CoachRule::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()), "codes stand in order");
}

#[test]
fn q10_an_objective_that_begins_with_making_something() {
    objectives(
        CoachRule::Making,
        &[
            ("Launch New Channel Program", Some("Launch")),
            ("Successfully implement the new tool", Some("implement")),
            ("Build a go-to-market strategy", Some("Build")),
            ("Alpha release of the editor", Some("Alpha release")),
            ("Begin deploying the tool", Some("deploying")),
            ("Build a small, devoted community", None),
            ("Build a platform to reduce waiting", None),
            ("Deliver on the hiring plan", None),
            ("Partners sell without asking us", None),
            ("Win back the weekly shop", None),
            ("完成官网改版", Some("完成")),
            ("搭建数据中台", Some("搭建")),
            ("全面推进门店数字化", Some("推进")),
            ("建立安全可信的品牌认知", None),
            ("构建开发者生态飞轮", None),
            ("搭建数据中台，让门店当天看到库存", None),
            ("成为中文用户的第一选择", None),
        ],
    );
}

#[test]
fn q11_an_objective_that_goes_on_with_what_is_done_anyway() {
    objectives(
        CoachRule::GoesOn,
        &[
            ("Continue the streaming work", Some("Continue")),
            ("Maintain tax compliance in every country", Some("Maintain")),
            ("Nobody waits a day for an answer", None),
            ("持续做好客户服务", Some("持续")),
            ("保持行业领先地位", Some("保持")),
            ("没有人要等一天才得到答复", None),
        ],
    );
}

#[test]
fn q12_a_number_in_an_objective() {
    objectives(
        CoachRule::NumberInObjective,
        &[
            ("Keep repositories never more than 30 days outdated", Some("30")),
            ("覆盖用户 80% 的常见需求", Some("80%")),
            ("Be ready for 2026", None),
            ("Win the enterprise segment in Q3", None),
            ("Improve billing gitlab-com&263", None),
            ("成为 2026 年用户的首选", None),
        ],
    );
}

#[test]
fn q13_a_title_nobody_remembers() {
    let long = "everybody knows what to do and why it matters to them ".repeat(3);
    objectives(CoachRule::TooLong, &[(&long, Some("")), ("Everybody knows why it matters", None)]);
    let many = "word ".repeat(36);
    key_results(CoachRule::TooLong, &[(&many, Some("")), (&"word ".repeat(35), None)]);
    objectives(
        CoachRule::TooLong,
        &[(&"每个人都知道为什么重要".repeat(5), Some("")), (&"人人都知道为什么".repeat(4), None)],
    );
}

#[test]
fn q14_an_objective_that_is_only_a_heading() {
    objectives(
        CoachRule::Heading,
        &[
            ("Great team", Some("")),
            ("IACV", Some("")),
            ("New people feel at home", None),
            ("一流团队", Some("")),
            ("跑赢竞争窗口", None),
        ],
    );
}

#[test]
fn q15_two_objectives_in_one() {
    objectives(
        CoachRule::TwoGoals,
        &[
            ("Lower average location factor and enable entry-level hiring", Some("and enable")),
            ("Get acquisitions into shape; build a well-oiled machine.", Some("build")),
            ("Launch the editor and its playground", None),
            ("Develop a program to help people learn and adopt the tool", None),
            ("Faster, safer releases and happier users", None),
            ("提升复购率，并降低退货率", Some("，并")),
            ("让安全可感知，成为用户信任的理由", None),
        ],
    );
}

#[test]
fn q16_an_own_idea_that_hangs_on_nothing_says_why() {
    let own = Objective { origin: Some(Origin::OwnIdea), ..objective("Everybody finds the guide") };
    let alone = |one: &Objective, hangs: bool| {
        said(&check(Goal::Objective(one), &Around { hangs, ..Around::default() }), CoachRule::NoWhy).is_some()
    };
    assert!(alone(&own, false));
    assert!(!alone(&own, true));
    assert!(!alone(&Objective { why: Some("Half of our questions".into()), ..own.clone() }, false));
    assert!(alone(&Objective { why: Some(" ".into()), ..own.clone() }, false));
    assert!(!alone(&Objective { origin: None, owners: vec![Owner::named("CRO")], ..own }, false));
}

#[test]
fn q17_an_owner_with_more_than_five_objectives() {
    let one = objective("Everybody finds the guide");
    for (of_one_owner, want) in [(0, None), (5, None), (6, Some(6))] {
        let found = check(Goal::Objective(&one), &Around { of_one_owner, ..Around::default() });
        let many = found.iter().find(|finding| finding.rule == CoachRule::TooManyForOne);
        assert_eq!(many.map(|finding| finding.count), want);
    }
}

#[test]
fn q18_a_place_that_is_still_to_be_filled_in() {
    key_results(
        CoachRule::Placeholder,
        &[
            ("Implement 3 TBD changes", Some("TBD")),
            ("At least X positions open", Some("least X")),
            ("Conversion from X to Y", Some("from X")),
            ("XXX Need proper key results", Some("XXX")),
            ("转化率达到 XX%", Some("XX%")),
            ("满意度：待定", Some("待定")),
            ("Grow followers on X", None),
            ("Ship the X1 to 40 shops", None),
        ],
    );
    objectives(CoachRule::Placeholder, &[("Become the TBD of Europe", Some("TBD"))]);
}

#[test]
fn q19_words_that_leave_a_way_out() {
    key_results(
        CoachRule::WayOut,
        &[
            ("Evaluate and, if necessary, change the plan", Some("if necessary")),
            ("Answer 9 of 10 questions where possible", Some("where possible")),
            ("Answer 9 of 10 questions within a day", None),
            ("尽量当天答复", Some("尽量")),
            ("力争签约 10 家客户", Some("力争")),
            ("九成提问当天得到答复", None),
        ],
    );
}

fn with_key_results(titles: &[&str]) -> Vec<Finding> {
    let krs: Vec<KeyResult> = titles.iter().map(|title| kr(title)).collect();
    let around = Around { key_results: krs.iter().collect(), hangs: true, ..Around::default() };
    check(Goal::Objective(&objective("Everybody finds the guide")), &around)
}

#[test]
fn q20_more_than_five_key_results() {
    let found = with_key_results(&["A", "B", "C", "D", "E", "F"]);
    assert_eq!(
        found.iter().find(|one| one.rule == CoachRule::TooManyKeyResults).map(|one| one.count),
        Some(6)
    );
    assert_eq!(said(&with_key_results(&["A", "B", "C", "D", "E"]), CoachRule::TooManyKeyResults), None);
    // A part of another is counted with it.
    let mut parts: Vec<KeyResult> = (0..6).map(|_| kr("A")).collect();
    parts[5].parent_kr = Some(Id::new("k"));
    let around = Around { key_results: parts.iter().collect(), ..Around::default() };
    let found = check(Goal::Objective(&objective("Everybody finds the guide")), &around);
    assert_eq!(said(&found, CoachRule::TooManyKeyResults), None);
}

#[test]
fn q21_key_results_that_are_all_work() {
    let fires = |titles: &[&str]| said(&with_key_results(titles), CoachRule::OnlyWork).is_some();
    assert!(fires(&["Create the dashboard", "Document the process"]));
    assert!(!fires(&["Create the dashboard", "Questions from 40 to 15 a week"]));
    assert!(!fires(&["Create the dashboard"]), "one alone is what the other rules are for");
    assert!(!fires(&["Create 3 dashboards", "Document the process"]), "some of it is counted");
    assert!(fires(&["上线新官网", "组织产品培训"]));
    assert!(!fires(&["上线新官网", "培训 200 名店员"]));
}

fn mood(stage: Stage, confidence: Option<f64>) -> Vec<CoachRule> {
    let one = Objective { stage, ..objective("Everybody finds the guide") };
    let found = check(Goal::Objective(&one), &Around { confidence, hangs: true, ..Around::default() });
    found.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn q22_a_draft_everybody_is_certain_of() {
    assert_eq!(mood(Stage::Draft, Some(9.1)), [CoachRule::TooSafe]);
    assert_eq!(mood(Stage::Draft, Some(9.0)), []);
    assert_eq!(mood(Stage::Published { at: None }, Some(9.8)), []);
    assert_eq!(mood(Stage::Draft, None), []);
}

#[test]
fn q23_a_draft_nobody_believes_in() {
    assert_eq!(mood(Stage::Draft, Some(3.9)), [CoachRule::Unlikely]);
    assert_eq!(mood(Stage::Draft, Some(4.0)), []);
    assert_eq!(mood(Stage::Published { at: None }, Some(1.0)), []);
}

#[test]
fn q30_work_without_an_end() {
    key_results(
        CoachRule::EndlessWork,
        &[
            ("Collaborate with Product on vision", Some("Collaborate")),
            ("Support the sales team", Some("Support")),
            ("Meet with users and gather feedback", Some("Meet")),
            ("Support tracing logging", None),
            ("Meet the hiring plan", None),
            ("Support 12 teams through the move", None),
            ("推进门店改造", Some("推进")),
            ("配合总部完成盘点", Some("配合")),
            ("推进 12 家门店改造", None),
            ("完成门店改造", None),
        ],
    );
    let judged = KeyResult { target_text: Some("all branches live".into()), ..kr("推进门店改造") };
    assert_eq!(check(Goal::KeyResult(&judged), &Around::default()), [], "it says when it is reached");
}

#[test]
fn q31_better_without_how_much() {
    key_results(
        CoachRule::HowMuch,
        &[
            ("Improve performance of queries", Some("Improve")),
            ("Have a quick process from our side", Some("quick")),
            ("Improve queries from 4 to 1 s", None),
            ("Reduce complaints by half", None),
            ("Reference customers", None),
            ("提升搜索体验", Some("提升")),
            ("进一步完善流程", Some("完善")),
            ("客户响应明显更快", Some("明显")),
            ("搜索成功率提升到 80%", None),
            ("投诉减半", None),
            ("新增三家客户", None),
        ],
    );
    let measured = KeyResult { measure: reach(Some(4.0), Some(1.0)), ..kr("Improve performance of queries") };
    assert_eq!(check(Goal::KeyResult(&measured), &Around { has_value: true, ..Around::default() }), []);
}

#[test]
fn q32_only_a_topic() {
    key_results(
        CoachRule::Topic,
        &[
            ("Copywriting", Some("")),
            ("Content Model", Some("")),
            ("Forum fully specified", None),
            ("Go live", None),
            ("12 streams", None),
            ("Rust has a codec", None),
            ("品牌认知", Some("")),
            ("开发者文档站上线", None),
        ],
    );
    let graded = KeyResult { rubric: vec![("1.0".into(), "all of it".into())], ..kr("Onboarding") };
    assert_eq!(check(Goal::KeyResult(&graded), &Around::default()), []);
}

#[test]
fn q33_the_objective_once_more() {
    let above = objective("Deliver at least one new feature in every region");
    let fires = |title: &str, above: &Objective| {
        let around = Around { objective: Some(above), ..Around::default() };
        said(&check(Goal::KeyResult(&kr(title)), &around), CoachRule::Repeats).is_some()
    };
    assert!(fires("Deliver at least one new feature in every region.", &above));
    assert!(!fires("Regions with a feature of their own from 2 to 9", &above));
    let rate = objective("Increase section merge rate");
    assert!(!fires("Section merge rate increases 20 % month over month", &rate), "it adds how much");
    let zh = objective("成为中文用户安装技能的第一选择");
    assert!(fires("中文用户安装技能的第一选择", &zh));
    assert!(!fires("安装量", &zh));
}

#[test]
fn q34_a_key_result_that_keeps_a_number() {
    key_results(
        CoachRule::KpiToKeep,
        &[
            ("Maintain quota capacity at plan", Some("Maintain")),
            ("99.95% availability", Some("availability")),
            ("Increase availability to 99.95%", None),
            ("Reference customers from 2 to 10", None),
            ("客户满意度保持在 90% 以上", Some("保持")),
            ("退货率不超过 3%", Some("不超过")),
            ("退货率从 8% 降低到 3%，不超过预算", None),
        ],
    );
    for measure in [
        Measure::Above { floor: Some(99.9) },
        Measure::Below { ceiling: Some(4.0) },
        Measure::Between { low: Some(1.0), high: Some(2.0) },
    ] {
        let found = check(Goal::KeyResult(&KeyResult { measure, ..kr("Answer time") }), &Around::default());
        assert_eq!(said(&found, CoachRule::KpiToKeep).as_deref(), Some(""));
    }
    let kept = KeyResult { target_text: Some("保持领先".into()), ..kr("中文覆盖") };
    assert!(said(&check(Goal::KeyResult(&kept), &Around::default()), CoachRule::KpiToKeep).is_some());
}

#[test]
fn q35_a_target_without_a_start() {
    let fires = |measure: Measure, has_value: bool| {
        let one = KeyResult { measure, ..kr("搜索零结果率") };
        let found = check(Goal::KeyResult(&one), &Around { has_value, ..Around::default() });
        said(&found, CoachRule::StartUnknown).is_some()
    };
    assert!(fires(reach(None, Some(10.0)), false));
    assert!(!fires(reach(None, Some(10.0)), true), "somebody has read it");
    assert!(!fires(reach(Some(0.0), Some(10.0)), false), "0 is a start");
    assert!(!fires(reach(None, None), false));
    let ladder =
        |start| Measure::CommitTargetStretch { start, commit: None, target: Some(7.0), stretch: None };
    assert!(fires(ladder(None), false));
    assert!(!fires(ladder(Some(1.0)), false));
    assert!(!fires(Measure::Baseline, false));
    let up = Measure::Reach { start: None, target: Some(2.0), direction: Some(Direction::Up) };
    assert!(fires(up, false));
}

#[test]
fn q36_a_change_from_nobody_knows_where() {
    key_results(
        CoachRule::RelativeChange,
        &[
            ("Increase job throughput by 30%", Some("by 30%")),
            ("20% increase in leads", Some("20% increase")),
            ("MAU increases 5% by summer", Some("increases 5%")),
            ("Increase success rate from 77% to 90%", None),
            ("Reduce errors by 70%, current state is 3,315", None),
            ("Launch by April 30", None),
            ("投诉减少 30%", Some("减少 30%")),
            ("转化率提升了5个百分点", Some("提升了5个")),
            ("转化率从 3% 提升到 5%", None),
            ("转化率提升到 5%", None),
        ],
    );
    let known = KeyResult { measure: reach(Some(70.0), Some(50.0)), ..kr("投诉减少 30%") };
    assert_eq!(said(&check(Goal::KeyResult(&known), &Around::default()), CoachRule::RelativeChange), None);
}

#[test]
fn q37_two_results_in_one() {
    let count = |title: &str| {
        of_kr(title).into_iter().find(|one| one.rule == CoachRule::TwoMeasures).map(|one| one.count)
    };
    let cases = [
        ("Pipeline at 1.8X target and total pipeline at 2.2x", Some(2)),
        ("5 talks given; 200 people signed up; 3 press articles", Some(3)),
        ("Partner with 4 users (2 in academia and 2 in industry)", None),
        ("Keep the ratio between 3 and 5 percent", None),
        ("Instagram and 3 other channels", None),
        ("10,000 installs", None),
        ("签约 10 家客户，回款 200 万元", Some(2)),
        ("完成 3 场培训", None),
        ("转化率从 3% 提高到 5%，无投诉", None),
    ];
    for (title, want) in cases {
        assert_eq!(count(title), want, "{title}");
    }
}

#[test]
fn q38_a_number_that_is_not_measured() {
    key_results(
        CoachRule::NumberUnused,
        &[
            ("Publish 6 blog posts in Q2", Some("")),
            ("Households from 31 to 45 %", Some("")),
            ("Launch the portal by April 30", None),
            ("Review the 50 targeted accounts", None),
            ("Hire at least 1 senior manager", None),
            ("Upgrade to PostgreSQL 11", None),
            ("Reference customers", None),
            ("新增 10 家客户", Some("")),
            ("搜索成功率达到 80%", Some("")),
            ("2026年完成迁移", None),
        ],
    );
    let measured = KeyResult { measure: reach(Some(0.0), Some(6.0)), ..kr("Publish 6 blog posts in Q2") };
    assert_eq!(check(Goal::KeyResult(&measured), &Around::default()), []);
}

#[test]
fn good_titles_are_left_alone() {
    let objectives = [
        "Win back the weekly shop",
        "Partners sell without asking us",
        "New people feel at home within a month",
        "We have a strong base in our transformation towards a mobilizer program",
        "用户搜一次就能找到最合适的 Skill",
        "让安全性可感知，成为用户信任的理由",
        "跑赢竞争窗口",
    ];
    for title in objectives {
        assert_eq!(of_objective(title), [], "{title}");
    }
    for title in
        ["The sorted map is implemented", "Rust has a codec", "社区评价体系上线", "All drivers are supported"]
    {
        assert_eq!(of_kr(title), [], "{title}");
    }
}

#[test]
fn long_titles_are_read_in_linear_time_and_odd_ones_without_a_panic() {
    let pieces = [
        "and ",
        "提升，并",
        "by 30% ",
        "(",
        "；",
        "from X to Y ",
        "1.",
        "improve\u{202e} ",
        "👩‍🚀 ",
        "#1 &2 ",
        "\u{0}",
    ];
    for piece in pieces {
        let title = piece.repeat(64 * 1024 / piece.len());
        let above = objective(&title);
        let around = Around { objective: Some(&above), ..Around::default() };
        // A hundred times the work would be felt here: the suite is run with every change.
        let found = check(Goal::KeyResult(&kr(&title)), &around);
        let other = check(Goal::Objective(&above), &Around::default());
        assert!(found.iter().chain(&other).all(|finding| is_in(finding, &title)), "{piece:?}");
    }
}

/// What a finding quotes stands where it says.
fn is_in(finding: &Finding, title: &str) -> bool {
    let quoted = finding.at.map(|(from, to)| title.get(from..to).map(Text::from));
    quoted.is_none_or(|quoted| quoted == finding.said)
}

#[test]
fn every_rule_is_found_by_its_code() {
    let codes: std::collections::BTreeSet<&str> = CoachRule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(codes.len(), CoachRule::ALL.len());
    assert!(CoachRule::ALL.iter().all(|rule| rule.code().starts_with('Q')));
}
