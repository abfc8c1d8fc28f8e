//! Scores: what was published is reached again from what it was made of, and where it is not, why. What is
//! judged of each goal, in edits as people make them, and on the page.

use proptest::prelude::*;

use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::score::SuggestedFrom;
use plumbline::okr::{
    CheckIn, Commitment, Id, Measure, Part, Reached, RootCause, RubricKind, Stage, Text, Unscored, roll_up,
};
use plumbline::query::close::{VerdictFrom, WhyUnscored, close_with, of_parts, suggested, verdict};
use plumbline::query::panel::{FieldValue, explain, field_value};
use plumbline::space::{Change, Edit, Space};

use crate::markup::Element;
use crate::real_sets::sets;
use crate::render::draw;
use crate::window::{Browser, Window, today};

const SMALL: &str = include_str!("../data/plain-small.json");

/// A window with a published set; `None` where the sets are not beside the project, which `sets` says.
fn published(name: &str) -> Option<Window> {
    let (_, text) = sets().into_iter().find(|(own, _)| *own == name)?;
    let mut window = Window::open(&Browser::default(), 61);
    window.file(&format!("{name}.json"), &text);
    Some(window)
}

fn space(window: &Window) -> &Space {
    &window.session().space
}

/// A goal by its title, or how that begins.
fn called(window: &Window, title: &str) -> Id {
    let space = space(window);
    let found = space.nodes().map(|(id, _)| id).find(|id| {
        (space.objective(id).is_some() || space.key_result(id).is_some())
            && space.name_of(id).is_some_and(|name| name.starts_with(title))
    });
    found.unwrap_or_else(|| panic!("no goal {title}")).clone()
}

/// With two places, a half upwards, as dashboards round.
fn two_places(value: f64) -> f64 {
    ((value * 100.0 + 0.5 + 1e-9).floor()) / 100.0
}

/// A quarter with one objective and key results of these names.
struct Quarter {
    window: Window,
    objective: Id,
    krs: Vec<Id>,
}

impl Quarter {
    fn with(krs: usize) -> Self {
        let mut window = Window::open(&Browser::default(), 67);
        window.act(Action::StartEmpty { name: "Acme".into() });
        let objective = window.objective("Staff find any product");
        let krs = (0..krs).map(|at| window.key_result(&objective, &format!("kr {at}"))).collect();
        Self { window, objective, krs }
    }

    fn change(&mut self, at: usize, change: Change) {
        let id = self.krs[at].clone();
        self.window.change(&id, change);
    }

    fn whole(&mut self, change: Change) {
        let id = self.objective.clone();
        self.window.change(&id, change);
    }

    fn act(&mut self, edit: Edit) {
        self.window.act(Action::Edit(edit));
    }

    fn says(&mut self, at: usize, one: CheckIn) {
        let of = self.krs[at].clone();
        let one = CheckIn { at: Some(today()), ..one };
        self.act(Edit::CheckIn { of, check_in: Box::new(one) });
    }

    fn verdict(&self) -> plumbline::query::close::Verdict {
        verdict(space(&self.window), &self.objective)
    }

    fn of(&self, at: usize) -> plumbline::query::close::Verdict {
        verdict(space(&self.window), &self.krs[at])
    }

    fn suggested(&self, at: usize) -> Option<(f64, SuggestedFrom)> {
        suggested(space(&self.window), &self.krs[at], today()).map(|one| (one.value, one.from))
    }

    fn out(&self) -> Vec<Option<WhyUnscored>> {
        of_parts(space(&self.window), &self.objective).into_iter().map(|part| part.out).collect()
    }

    fn panel(&mut self, lang: Lang, id: &Id) -> Element {
        self.window.act(Action::Go(Route { page: Page::Outline, open: Some(id.clone()) }));
        draw(&self.window.model, lang, false)
    }
}

/// What Mozilla Reps published of its three objectives: their dashboard shows for each the mean of the scores
/// of its key results with two places, in which one without a score counts as 0 (`Objective.js`).
#[test]
fn s4_the_published_scores_of_mozilla_reps_come_out() {
    let Some(window) = published("mozilla-reps-2017-q1") else { return };
    for (title, want) in
        [("We start to have", 0.48), ("We have a strong base", 0.54), ("Other Reps related", 0.73)]
    {
        let got = verdict(space(&window), &called(&window, title));
        assert_eq!((got.from, got.missing), (VerdictFrom::KeyResults, 0), "{title}");
        assert_eq!(got.value.map(two_places), Some(want), "{title}");
    }
}

/// The same quarter as it was published from commit to commit. Where all key results were scored both agree;
/// where one was not, their dashboard takes it as 0 and a mean here leaves it out: unknown is not zero (R3).
#[test]
fn s4_within_the_quarter_only_what_was_not_scored_makes_a_difference() {
    // Commit, objective, the scores as published (none is "null"), their figure, the mean here.
    type Row = (&'static str, u8, &'static [Option<f64>], f64, Option<f64>);
    const N: Option<f64> = None;
    #[expect(clippy::unnecessary_wraps, reason = "the table has both")]
    const fn s(tenths: u8) -> Option<f64> {
        Some(tenths as f64 / 10.0)
    }
    const TABLE: [Row; 12] = [
        ("1691b59", 1, &[N, s(3), s(0), s(0)], 0.08, Some(0.1)),
        ("1691b59", 2, &[s(4), s(3), N, s(3), N], 0.2, Some(0.33)),
        ("1691b59", 3, &[N, N], 0.0, None),
        ("8ba68e2", 1, &[s(3), s(3), s(0), s(0)], 0.15, Some(0.15)),
        ("8ba68e2", 2, &[s(4), s(3), N, s(3), s(3)], 0.26, Some(0.33)),
        ("8ba68e2", 3, &[s(4), N, N], 0.13, Some(0.4)),
        ("2cea92d", 2, &[s(6), s(3), N, s(3), s(6)], 0.36, Some(0.45)),
        ("1beb230", 2, &[s(6), s(0), s(3), s(3), s(6)], 0.36, Some(0.36)),
        ("1beb230", 3, &[s(6), s(0), s(3)], 0.3, Some(0.3)),
        ("cce801a", 1, &[s(3), s(6), s(5), s(6)], 0.5, Some(0.5)),
        ("0bdc5ff", 2, &[s(8), s(5), s(3), s(3), s(6)], 0.5, Some(0.5)),
        ("c0b0966", 1, &[s(3), s(6), s(5), s(5)], 0.48, Some(0.48)),
    ];
    for (commit, objective, scores, theirs, ours) in TABLE {
        let sum: f64 = scores.iter().flatten().sum();
        let mean = two_places(sum / scores.len() as f64);
        assert_eq!(Some(mean), Some(theirs), "{commit} {objective}: their figure");
        let part = |(at, score): (usize, &Option<f64>)| Part {
            id: Id::new(at.to_string()),
            progress: *score,
            weight: None,
            counts: true,
        };
        let parts: Vec<Part> = scores.iter().enumerate().map(part).collect();
        assert_eq!(roll_up(&parts).progress.map(two_places), ours, "{commit} {objective}");
        let is_whole = scores.iter().all(Option::is_some);
        assert!(!is_whole || ours == Some(theirs), "{commit} {objective}: differs without a reason");
    }
}

/// Ticking the grades their dashboard draws as reached, all up to the one of the score, suggests that score.
/// One does not: it was 0.6 of 0.3, 0.6 and 1.0 until 25 March (commit 0bdc5ff), when its rubric was rewritten
/// to 0.5 and 1.0 and its score became 0.5; the set keeps the first rubric.
#[test]
fn s11_the_grades_of_mozilla_reps_make_the_scores_that_were_published() {
    let Some(mut window) = published("mozilla-reps-2017-q1") else { return };
    let krs: Vec<Id> = space(&window).nodes().map(|(id, _)| id.clone()).collect();
    let krs: Vec<Id> = krs.into_iter().filter(|id| space(&window).key_result(id).is_some()).collect();
    assert_eq!(krs.len(), 12);
    for kind in [RubricKind::Levels, RubricKind::Milestones] {
        let mut differences = Vec::new();
        for id in &krs {
            let kr = space(&window).key_result(id).unwrap().clone();
            let score = kr.score.as_ref().unwrap().value;
            let is_reached = |grade: &Text| grade.parse::<f64>().unwrap() <= score + 1e-9;
            let reached = kr.rubric.iter().filter(|(grade, _)| is_reached(grade));
            let met: Vec<Text> = reached.map(|(_, words)| words.clone()).collect();
            window.change(id, Change::RubricKind(kind));
            window.change(id, Change::RubricMet(met));
            let got = suggested(space(&window), id, today()).unwrap();
            assert_eq!(got.from, SuggestedFrom::Rubric(kind));
            if (got.value - score).abs() > 1e-9 {
                differences.push((kr.title.to_string(), got.value, score));
            }
        }
        assert_eq!(differences, [("Mobilizer Sentiment".to_owned(), 0.3, 0.5)], "{kind:?}");
    }
    // With the rubric as it was when it was scored, that one agrees as well.
    let id = called(&window, "Mobilizer Sentiment");
    let rubric = [("0.5", "Survey is created"), ("1.0", "> 20 NPS reached")];
    let rubric = rubric.map(|(grade, words)| (grade.into(), words.into())).to_vec();
    window.change(&id, Change::Rubric(rubric));
    window.change(&id, Change::RubricMet(vec!["Survey is created".into()]));
    assert_eq!(suggested(space(&window), &id, today()).map(|one| one.value), Some(0.5));
}

/// IPLD publishes scores of key results and none of objectives. Of the second objective all are known; of the
/// first none was entered in the end, so nothing is known, which is not 0.
#[test]
fn s4_ipld_says_nothing_of_what_was_never_scored() {
    let Some(window) = published("ipld-2019-q3") else { return };
    let space = space(&window);
    let second = verdict(space, &called(&window, "Realize the vision"));
    assert_eq!((second.value.map(two_places), second.missing), (Some(0.42), 0), "0, 0, 1, 0.1 and 1 over 5");
    let first = verdict(space, &called(&window, "Projects that depend"));
    assert_eq!((first.value, first.from, first.missing), (None, VerdictFrom::Nothing, 3));
    assert!(!first.is_complete());
    // What is suggested is the grade of mid-quarter, never the owner's projection.
    for (title, want) in
        [("There is a complete IPLD", Some(0.9)), ("There is a spec", Some(0.7)), ("go-ipld-prime", None)]
    {
        let got = suggested(space, &called(&window, title), today());
        assert_eq!(got.map(|one| one.value), want, "{title}");
        assert!(got.is_none_or(|one| one.from == SuggestedFrom::Noted));
    }
}

/// The others that publish scores of objectives. Joystream says "objective = plain average" and agrees. GitLab
/// and Squad Games say a figure of the objective alone: it stands as said, and there is nothing to check it by.
#[test]
fn s19_published_scores_of_objectives_stand_and_agree_where_they_say_how() {
    for (set, title, said, mean) in [
        ("joystream-acropolis", "Launch Acropolis", 0.594, Some(0.594)),
        ("gitlab-fy21-q1", "Ensure enterprise grade readiness by improving test", 0.81, None),
        ("gitlab-fy21-q1", "Produce AWS equivalent", 1.0, None),
        ("gitlab-fy21-q1", "Hire to plan and develop career matrix", 0.68, None),
        ("squad-games-2020", "Alpha release of Squad Chess", 0.7, None),
        ("squad-games-2020", "Make the stream good", 0.6, None),
    ] {
        let Some(window) = published(set) else { return };
        let got = verdict(space(&window), &called(&window, title));
        assert_eq!((got.value, got.from), (Some(said), VerdictFrom::Said), "{title}");
        assert_eq!(got.mean.map(|mean| (mean * 1e6).round() / 1e6), mean, "{title}");
        assert!(got.is_complete(), "{title}");
    }
}

/// Joystream's key results of two halves, as their notes say: "we decided to grade it as two separate results".
#[test]
fn s12_joystream_grades_in_halves_add_up() {
    for (halves, published) in [([1.0, 7.0 / 75.0], 0.55), ([1.0, 0.0], 0.5), ([1.0, 0.5], 0.75)] {
        let rubric = halves.map(|half| (Text::from(format!("+{:.4}", half / 2.0)), Text::from("")));
        let met = rubric.iter().map(|(grade, _)| grade.clone()).collect();
        let mut quarter = Quarter::with(1);
        quarter.change(0, Change::Rubric(rubric.to_vec()));
        quarter.change(0, Change::RubricKind(RubricKind::Additive));
        quarter.change(0, Change::RubricMet(met));
        let (value, from) = quarter.suggested(0).unwrap();
        assert_eq!((two_places(value), from), (published, SuggestedFrom::Rubric(RubricKind::Additive)));
    }
}

#[test]
fn s9_what_has_no_score_on_purpose_enters_no_mean_and_is_not_missing() {
    let mut quarter = Quarter::with(4);
    quarter.change(0, Change::Score(Some(0.8)));
    quarter.change(1, Change::Score(Some(0.4)));
    assert_eq!((quarter.verdict().value.map(two_places), quarter.verdict().missing), (Some(0.6), 2));
    quarter.change(2, Change::Unscored(Some(Unscored::NotApplicable)));
    quarter.change(3, Change::Unscored(Some(Unscored::CarriedOver)));
    let got = quarter.verdict();
    assert_eq!((got.value.map(two_places), got.missing, got.is_complete()), (Some(0.6), 0, true));
    assert!(quarter.of(2).is_complete() && quarter.of(2).value.is_none());
    assert_eq!(
        quarter.out(),
        [
            None,
            None,
            Some(WhyUnscored::OnPurpose(Unscored::NotApplicable)),
            Some(WhyUnscored::OnPurpose(Unscored::CarriedOver))
        ]
    );
    // What is said all the same holds.
    quarter.change(2, Change::Score(Some(0.0)));
    assert_eq!(quarter.verdict().value.map(two_places), Some(0.4));
    assert_eq!((quarter.of(2).value, quarter.of(2).unscored), (Some(0.0), None));
    // Put off and given up do not count, scored or not.
    quarter.change(0, Change::Stage(Stage::Dropped));
    quarter.change(2, Change::Stage(Stage::Postponed));
    assert_eq!(quarter.verdict().value.map(two_places), Some(0.4));
    assert_eq!(quarter.out()[0], Some(WhyUnscored::Dropped));
    assert_eq!(quarter.out()[2], Some(WhyUnscored::Postponed));
    // An objective itself.
    quarter.whole(Change::Unscored(Some(Unscored::CarriedOver)));
    let got = quarter.verdict();
    assert_eq!((got.value, got.unscored, got.is_complete()), (None, Some(Unscored::CarriedOver), true));
    assert_eq!(got.mean.map(two_places), Some(0.4), "told, and not its score");
}

#[test]
fn s9_a_dropped_objective_has_nothing_to_be_judged() {
    let mut quarter = Quarter::with(1);
    quarter.whole(Change::Stage(Stage::Dropped));
    assert!(quarter.verdict().is_complete() && quarter.verdict().is_out);
    assert!(quarter.of(0).is_complete() && quarter.of(0).is_out);
    quarter.whole(Change::Score(Some(0.3)));
    assert_eq!((quarter.verdict().value, quarter.verdict().is_out), (Some(0.3), false));
}

#[test]
fn s10_every_way_of_measuring_suggests_from_a_check_in() {
    use SuggestedFrom as From;
    let value = |value: f64| CheckIn { value: Some(value), ..CheckIn::new("") };
    let yes = |yes: bool| CheckIn { yes: Some(yes), ..CheckIn::new("") };
    let share = |share: f64| CheckIn { progress: Some(share), ..CheckIn::new("") };
    let ladder = Measure::CommitTargetStretch {
        start: Some(0.0),
        commit: Some(10.0),
        target: Some(50.0),
        stretch: Some(100.0),
    };
    let steps =
        ["a", "b"].map(|key| plumbline::okr::Milestone { key: key.into(), title: key.into(), weight: 1.0 });
    let done = CheckIn { done: Some(vec!["a".into()]), ..CheckIn::new("") };
    let reach = Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None };
    for (measure, said, want) in [
        (reach.clone(), value(4.0), Some((0.4, From::Progress))),
        (reach.clone(), value(40.0), Some((1.0, From::Progress))),
        (reach.clone(), share(0.3), Some((0.3, From::Said))),
        (ladder, value(50.0), Some((0.7, From::Ladder))),
        (Measure::Above { floor: Some(3.0) }, value(4.0), Some((1.0, From::Corridor))),
        (Measure::Below { ceiling: Some(3.0) }, value(4.0), Some((0.0, From::Corridor))),
        (Measure::Between { low: Some(1.0), high: Some(5.0) }, value(4.0), Some((1.0, From::Corridor))),
        (Measure::YesNo, yes(true), Some((1.0, From::YesNo))),
        (Measure::YesNo, yes(false), Some((0.0, From::YesNo))),
        (Measure::Milestones(steps.to_vec()), done, Some((0.5, From::Milestones))),
        (Measure::Baseline, value(31.0), Some((1.0, From::Baseline))),
        (Measure::Baseline, yes(false), Some((0.0, From::Baseline))),
        (Measure::Judged, share(0.6), Some((0.6, From::Said))),
        (
            Measure::Judged,
            CheckIn { progress: Some(0.6), score: Some(0.3), ..CheckIn::new("") },
            Some((0.3, From::Noted)),
        ),
        (Measure::Judged, CheckIn { confidence: Some(9), projection: Some(0.9), ..CheckIn::new("") }, None),
    ] {
        let mut quarter = Quarter::with(1);
        quarter.change(0, Change::Measure(measure.clone()));
        assert_eq!(quarter.suggested(0), None, "nothing said of {measure:?}");
        quarter.says(0, said);
        let got = quarter.suggested(0);
        // Of a corridor with dates, the weeks before today were not read.
        let got = got.map(|(value, from)| {
            let held = from == From::Corridor && value > 0.0;
            (if held { 1.0 } else { value }, from)
        });
        assert_eq!(got, want, "{measure:?}");
    }
}

#[test]
fn s10_a_newer_word_goes_before_an_older_grade() {
    let mut quarter = Quarter::with(1);
    quarter.says(0, CheckIn { score: Some(0.3), ..CheckIn::new("") });
    assert_eq!(quarter.suggested(0), Some((0.3, SuggestedFrom::Noted)));
    quarter.says(0, CheckIn { progress: Some(0.8), ..CheckIn::new("") });
    assert_eq!(quarter.suggested(0), Some((0.8, SuggestedFrom::Said)));
}

#[test]
fn s10_an_objective_without_key_results_suggests_what_was_said_of_it() {
    let mut quarter = Quarter::with(0);
    let of = quarter.objective.clone();
    let one = CheckIn { at: Some(today()), progress: Some(0.7), ..CheckIn::new("") };
    quarter.act(Edit::CheckIn { of: of.clone(), check_in: Box::new(one) });
    let got = suggested(space(&quarter.window), &of, today()).unwrap();
    assert_eq!((got.value, got.from), (0.7, SuggestedFrom::Said));
    assert_eq!(quarter.verdict().from, VerdictFrom::Nothing, "a suggestion is no judgement");
}

#[test]
fn s18_a_quarter_of_words_is_complete_and_has_no_mean() {
    let mut quarter = Quarter::with(3);
    let ids = quarter.krs.clone();
    quarter.act(close_with(&ids[0], Reached::Done));
    assert_eq!((quarter.of(0).reached, quarter.of(0).from), (Some(Reached::Done), VerdictFrom::Status));
    assert!(quarter.of(0).is_complete() && quarter.of(0).value.is_none());
    // One step, which undo takes back.
    quarter.window.act(Action::Undo);
    assert_eq!(quarter.of(0).from, VerdictFrom::Nothing);
    for (id, reached) in ids.iter().zip([Reached::Done, Reached::Partly, Reached::Not]) {
        assert_eq!(quarter.verdict().reached, None, "not all of them have a word");
        quarter.act(close_with(id, reached));
    }
    let got = quarter.verdict();
    assert_eq!((got.value, got.mean, got.missing, got.worded), (None, None, 0, 3));
    assert_eq!(
        (got.reached, got.from, got.is_complete()),
        (Some(Reached::Partly), VerdictFrom::Status, true)
    );
    assert_eq!(quarter.out()[2], Some(WhyUnscored::InWords(Reached::Not)));
    // A number among words is the mean of itself, and the words are counted beside it.
    quarter.change(2, Change::Score(Some(0.3)));
    let got = quarter.verdict();
    assert_eq!((got.value.map(two_places), got.worded, got.missing), (Some(0.3), 2, 0));
    assert!(got.is_complete());
    // A word for the whole stands for all.
    let mut quarter = Quarter::with(2);
    let of = quarter.objective.clone();
    quarter.act(close_with(&of, Reached::Done));
    assert_eq!((quarter.verdict().reached, quarter.verdict().is_complete()), (Some(Reached::Done), true));
    // A word while it runs is no judgement.
    quarter.whole(Change::Stage(Stage::default()));
    assert_eq!((quarter.verdict().reached, quarter.verdict().from), (None, VerdictFrom::Nothing));
}

#[test]
fn s18_a_reason_stands_beside_a_word_as_well() {
    let mut quarter = Quarter::with(1);
    let id = quarter.krs[0].clone();
    quarter.act(close_with(&id, Reached::Partly));
    quarter.change(0, Change::ScoreReason(Some("two of three shops".into())));
    let one = explain(space(&quarter.window), &id, today()).unwrap();
    assert_eq!(one.score_reason.as_deref(), Some("two of three shops"));
    let page = quarter.panel(Lang::En, &id);
    assert!(page.text().contains("Partly reached"));
}

#[test]
fn s19_what_is_judged_itself_is_never_overwritten() {
    let mut quarter = Quarter::with(3);
    for (at, score) in [(0, 1.0), (1, 0.25), (2, 2.0)] {
        quarter.change(at, Change::Score(Some(score)));
    }
    quarter.change(0, Change::Weight(Some(2.0)));
    quarter.change(1, Change::Weight(Some(1.0)));
    quarter.change(2, Change::Weight(Some(1.0)));
    let parts = of_parts(space(&quarter.window), &quarter.objective);
    assert_eq!(parts.iter().map(|part| part.share).collect::<Vec<_>>(), [500, 250, 250]);
    let adds: u32 = parts.iter().filter_map(|part| part.adds).sum();
    assert_eq!((adds, quarter.verdict().value.map(two_places)), (81, Some(0.81)));
    quarter.whole(Change::Score(Some(0.4)));
    let got = quarter.verdict();
    assert_eq!((got.value, got.from), (Some(0.4), VerdictFrom::Said));
    assert_eq!(got.mean.map(two_places), Some(0.81));
    quarter.change(0, Change::Score(Some(0.0)));
    assert_eq!(quarter.verdict().value, Some(0.4));
    let objective = quarter.objective.clone();
    let text = quarter.panel(Lang::En, &objective).text();
    assert!(text.contains("Judged itself; the weighted mean of its key results is 0.31"), "{text}");
}

#[test]
fn s15_s16_s17_what_is_asked_stands_beside_the_score_and_forces_nothing() {
    let mut quarter = Quarter::with(4);
    quarter.change(0, Change::Commitment(Some(Commitment::Committed)));
    quarter.says(0, CheckIn { progress: Some(1.0), ..CheckIn::new("") });
    quarter.change(0, Change::Score(Some(0.8)));
    let asked =
        |quarter: &Quarter, id: &Id| explain(space(&quarter.window), id, today()).unwrap().judged.asked;
    let id = quarter.krs[0].clone();
    assert!(asked(&quarter, &id).reason && asked(&quarter, &id).cause);
    let text = quarter.panel(Lang::En, &id).text();
    assert!(text.contains("Kept in part") && text.contains("A promise: 1.0 is expected"), "{text}");
    assert!(text.contains("It was a promise and was not kept in full"), "{text}");
    let text = quarter.panel(Lang::Zh, &id).text();
    assert!(text.contains("部分兑现") && text.contains("应达到 1.0"), "{text}");
    quarter.change(0, Change::ScoreReason(Some("one shop opened late".into())));
    quarter.change(0, Change::Cause(Some(RootCause::Dependency)));
    assert_eq!((asked(&quarter, &id).reason, asked(&quarter, &id).cause), (false, false));
    for at in 1..4 {
        quarter.change(at, Change::Score(Some(1.0)));
    }
    let whole = quarter.objective.clone();
    assert!(asked(&quarter, &whole).bar, "the promise is no part of the hint");
    assert!(quarter.panel(Lang::En, &whole).text().contains("The bar may have been low"));
    quarter.change(1, Change::Score(Some(0.7)));
    assert!(!asked(&quarter, &whole).bar);
}

#[test]
fn s14_the_panel_asks_for_the_day_and_tells_the_lateness() {
    let mut quarter = Quarter::with(1);
    let id = quarter.krs[0].clone();
    quarter.change(0, Change::End(plumbline::okr::Day::parse("2026-08-01")));
    quarter.change(0, Change::Rubric(vec![("1.0".into(), "live".into()), ("-0.1/week".into(), "".into())]));
    quarter.change(0, Change::RubricKind(RubricKind::DatePenalty));
    assert_eq!(quarter.suggested(0), None);
    quarter.change(0, Change::ReachedOn(plumbline::okr::Day::parse("2026-08-11")));
    assert_eq!(quarter.suggested(0), Some((0.8, SuggestedFrom::Rubric(RubricKind::DatePenalty))));
    let text = quarter.panel(Lang::En, &id).text();
    assert!(text.contains("The grades speak for 0.8: 10 days late"), "{text}");
    assert!(text.contains("The numbers speak for 0.8"), "{text}");
}

#[test]
fn what_was_decided_is_told_in_words_wherever_fields_are_compared() {
    let quarter = Quarter::with(0);
    let json = |text: &str| plumbline::doc::Json::parse(text).unwrap();
    for (field, value, en, zh) in [
        ("unscored", "\"carried_over\"", "Carried over, judged later", "延续到下周期，届时评定"),
        ("cause", "\"follow_through\"", "Follow-through", "跟进"),
        ("carry", "\"change\"", "Change", "调整后延续"),
        ("rubric_kind", "\"date_penalty\"", "Less when late", "逾期扣分"),
        ("reached_on", "\"2026-08-11\"", "11 Aug", "8月11日"),
        ("rubric_met", "[\"a\",\"b\"]", "a, b", "a、b"),
    ] {
        let value = field_value(space(&quarter.window), "kr", field, &json(value));
        let said = |lang| plumbline::words::page_words(lang).field_value(&value, None, today());
        assert_eq!((said(Lang::En).as_str(), said(Lang::Zh).as_str()), (en, zh), "{field}");
    }
    let odd = field_value(space(&quarter.window), "kr", "cause", &json("\"weather\""));
    assert_eq!(odd, FieldValue::Text("weather".into()), "a word this version does not know stays");
}

/// Panels with everything that can be judged, for the checks that every page passes.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut window = Window::open(&Browser::default(), 71);
    window.file("small.json", &SMALL.replace("https://", ""));
    let ids: Vec<Id> = space(&window).nodes().map(|(id, _)| id.clone()).collect();
    let krs: Vec<Id> =
        ids.iter().filter(|id| space(&window).key_result(id).is_some()).take(4).cloned().collect();
    let rubric: Vec<(Text, Text)> =
        vec![("1.0".into(), "上线".into()), ("-0.1/周".into(), "".into()), ("?".into(), "".into())];
    for (id, kind) in krs.iter().zip(RubricKind::ALL) {
        window.change(id, Change::RubricKind(kind));
        if kind != RubricKind::Additive {
            window.change(id, Change::Rubric(rubric.clone()));
        }
        window.change(id, Change::RubricMet(vec!["上线".into()]));
        window.change(id, Change::ReachedOn(Some(today())));
        window.change(id, Change::CauseNote(Some("学到了".into())));
    }
    window.change(&krs[0], Change::Score(Some(0.2)));
    window.change(&krs[1], Change::Unscored(Some(Unscored::CarriedOver)));
    window.act(Action::Edit(close_with(&krs[2], Reached::Not)));
    let objective = space(&window).key_result(&krs[0]).unwrap().objective.clone();
    let mut pages = Vec::new();
    for open in krs.into_iter().chain(objective) {
        window.act(Action::Go(Route { page: Page::Outline, open: Some(open.clone()) }));
        pages.push((format!("judged {open}"), window.model.clone(), false));
    }
    pages
}

fn any_score() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(prop_oneof![-1.0..3.0f64, Just(0.0), Just(1.0), Just(1e300), Just(-1e300)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn s4_an_objective_is_judged_within_its_parts(
        said in prop::collection::vec((any_score(), prop::option::of(0.0..5.0f64), 0u8..5), 0..5),
    ) {
        let mut quarter = Quarter::with(said.len());
        for (at, (score, weight, fate)) in said.iter().enumerate() {
            quarter.change(at, Change::Score(*score));
            quarter.change(at, Change::Weight(*weight));
            match fate {
                1 => quarter.change(at, Change::Unscored(Some(Unscored::NotApplicable))),
                2 => quarter.change(at, Change::Stage(Stage::Dropped)),
                3 => quarter.act(close_with(&quarter.krs[at].clone(), Reached::Partly)),
                _ => {}
            }
        }
        let got = quarter.verdict();
        let parts = of_parts(space(&quarter.window), &quarter.objective);
        prop_assert_eq!(parts.len(), said.len());
        let counted: Vec<f64> =
            parts.iter().filter(|part| part.adds.is_some()).filter_map(|part| part.value).collect();
        let low = counted.iter().map(|one| one.clamp(0.0, 1.0)).fold(1.0, f64::min);
        let high = counted.iter().map(|one| one.clamp(0.0, 1.0)).fold(0.0, f64::max);
        match got.value {
            Some(value) => prop_assert!(value.is_finite() && value >= low - 1e-9 && value <= high + 1e-9),
            None => prop_assert!(counted.is_empty()),
        }
        // Each is in the mean, or says why not.
        prop_assert!(parts.iter().all(|part| part.adds.is_some() != part.out.is_some()));
        let missing = parts.iter().filter(|part| part.out == Some(WhyUnscored::Missing)).count();
        prop_assert_eq!(missing, got.missing);
        let adds: u32 = parts.iter().filter_map(|part| part.adds).sum();
        prop_assert_eq!(adds, (got.mean.unwrap_or(0.0) * 100.0).round() as u32);
    }
}
