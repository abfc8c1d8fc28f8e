//! What was judged is said in both languages, with where it comes from.

use super::*;
use crate::okr::Id;
use crate::okr::Stage;
use crate::query::panel::{Explained, explain};
use crate::space::{Change, New, TestDesk, test_day};
use crate::words::{En, Zh};

fn of(desk: &TestDesk, id: &str) -> Explained {
    explain(&desk.space, &Id::from(id), test_day()).unwrap()
}

#[test]
fn s6_promises_and_dreams_have_their_own_words() {
    for (score, commitment, en, zh) in [
        (1.0, Some(Commitment::Committed), "Kept", "已兑现"),
        (0.9, Some(Commitment::Committed), "Kept in part", "部分兑现"),
        (0.2, Some(Commitment::Committed), "Not kept", "未兑现"),
        (0.7, Some(Commitment::Aspirational), "What was hoped for came", "达到预期"),
        (0.5, None, "A part of it came", "部分达成"),
        (0.0, None, "Little of it came", "进展有限"),
    ] {
        let band = crate::okr::score::band(score, commitment);
        assert_eq!((En.band_word(band, commitment), Zh.band_word(band, commitment)), (en, zh));
    }
}

#[test]
fn s19_the_mean_is_told_beside_what_was_judged() {
    let mut desk = TestDesk::new();
    for id in ["p", "q", "r"] {
        desk.add(id, New::KeyResult { title: id.into() }, Some("x"));
    }
    desk.change("a", Change::Score(Some(1.0)));
    desk.change("p", Change::Score(Some(0.4)));
    desk.change("q", Change::Unscored(Some(Unscored::CarriedOver)));
    let told =
        |desk: &TestDesk| (En.judged_told(&of(desk, "x").judged), Zh.judged_told(&of(desk, "x").judged));
    let (en, zh) = told(&desk);
    assert_eq!(
        en,
        ["The weighted mean of 2 scored key results", "One key result is not judged yet and is left out"]
    );
    assert_eq!(zh, ["2 个已评分关键结果的加权平均", "还有 1 个关键结果尚未评定，未计入"]);
    let parts = of(&desk, "x").judged.parts;
    for (id, said) in [
        ("a", "%, adds 0.50"),
        ("p", "%, adds 0.20"),
        ("q", "carried over, in no mean"),
        ("r", "not judged yet, left out"),
    ] {
        let part = parts.iter().find(|part| part.id.as_str() == id).unwrap();
        assert!(En.scored_part(part).ends_with(said), "{id}: {}", En.scored_part(part));
    }
    assert_eq!(parts.iter().map(|part| part.share).sum::<u32>(), 1000);
    desk.change("x", Change::Score(Some(0.9)));
    let (en, zh) = told(&desk);
    assert_eq!(en, ["Judged itself; the weighted mean of its key results is 0.7"]);
    assert_eq!(zh, ["目标自身的评分；各关键结果评分的加权平均为 0.7"]);
}

#[test]
fn s18_words_are_told_as_words() {
    let mut desk = TestDesk::new();
    desk.edit(&crate::query::close::close_with(&Id::from("a"), Reached::Partly));
    let one = of(&desk, "a").judged;
    assert_eq!(one.word.map(|word| En.reached_word(word)), Some("Partly reached"));
    let whole = of(&desk, "x").judged;
    assert_eq!(En.judged_told(&whole), ["All its key results were closed with a word; words make no mean"]);
    desk.change("a", Change::Stage(Stage::default()));
    assert_eq!(of(&desk, "a").judged.word, None, "a word while it runs is no judgement");
}

#[test]
fn s14_a_rubric_says_what_each_grade_counts() {
    let mut desk = TestDesk::new();
    desk.change("a", Change::Rubric(vec![("1.0".into(), "live".into()), ("-0.1/week".into(), "".into())]));
    desk.change("a", Change::RubricKind(RubricKind::DatePenalty));
    desk.change("a", Change::ReachedOn(crate::okr::Day::parse("2026-10-08")));
    let one = of(&desk, "a");
    let graded = one.judged.graded.clone().unwrap();
    assert_eq!(En.graded_told(&graded), "The grades speak for 0.8: 8 days late");
    assert_eq!(Zh.graded_told(&graded), "按评分标准可评 0.8 分（逾期 8 天）");
    let adds: Vec<String> = graded.grades.iter().map(|grade| En.grade_adds(grade)).collect();
    assert_eq!(adds, ["counts +1", "counts \u{2212}0.2"]);
    assert_eq!(En.suggested_from(&one.suggested.unwrap()), "what it is worth, less for being late");
}
