//! A goal word for word, as people agree to it: without language, so that everybody compares the same.

use super::arrange::Arrange;
use super::id::Text;
use super::key_result::KeyResult;
use super::measure::{Direction, Measure};
use super::number;
use super::objective::Objective;

/// The text of a goal that people agree to: the title, then one line for each of its key results that
/// still counts (rule H10).
pub fn agreed_text(objective: &Objective, key_results: &[&KeyResult]) -> String {
    let counting = key_results.iter().filter(|kr| kr.stage.counts());
    let lines = std::iter::once(one_line(&objective.title)).chain(counting.map(|kr| key_result_line(kr)));
    lines.collect::<Vec<String>>().join("\n")
}

/// The line of one key result: its title, then its measure from start to target.
pub fn key_result_line(kr: &KeyResult) -> String {
    let mut line = one_line(&kr.title);
    let measure = measure_signs(kr);
    if !measure.is_empty() {
        line.push_str(" · ");
        line.push_str(&measure);
    }
    line
}

/// A measure in signs and numbers: `2 → 10 %`, `≥ 40`, `3–5`, `2 → 5 / 8 / 10`; a `?` where a number is
/// not known.
pub fn measure_signs(kr: &KeyResult) -> String {
    let number = |value: &Option<f64>| value.map_or_else(|| "?".to_owned(), number::exact);
    let numbers = match &kr.measure {
        Measure::Reach { start: None, target, direction } => match direction {
            Some(Direction::Up) => format!("↑ {}", number(target)),
            Some(Direction::Down) => format!("↓ {}", number(target)),
            None => format!("→ {}", number(target)),
        },
        Measure::Reach { start, target, .. } => format!("{} → {}", number(start), number(target)),
        Measure::Above { floor } => format!("≥ {}", number(floor)),
        Measure::Below { ceiling } => format!("≤ {}", number(ceiling)),
        Measure::Between { low, high } => format!("{}–{}", number(low), number(high)),
        Measure::YesNo => "✓".to_owned(),
        Measure::Milestones(steps) => {
            let step = |step: &super::measure::Milestone| {
                format!("{} ×{}", one_line(&step.title), number::exact(step.weight))
            };
            format!("[{}]", steps.iter().map(step).collect::<Vec<String>>().join(", "))
        }
        Measure::CommitTargetStretch { start, commit, target, stretch } => {
            let steps = [commit, target, stretch].map(number).join(" / ");
            format!("{} → {steps}", number(start))
        }
        Measure::Baseline => "→ ?".to_owned(),
        // Words only: what was written as the target says what is meant.
        Measure::Judged => return kr.target_text.as_deref().map(one_line).unwrap_or_default(),
    };
    match kr.measured_in.as_deref().map(str::trim).filter(|unit| !unit.is_empty()) {
        Some(unit) => format!("{numbers} {unit}"),
        None => numbers,
    }
}

/// A text without its line feeds, as an agreement quotes it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Lines in which two texts of a goal differ: what it was, and what it is now; empty where there is none.
///
/// Another order of key results is no difference. A key result that was reworded or got another target
/// stands beside what it was: lines pair by their title, then by their measure; where one is left on
/// either side, it is the same one.
pub fn differences(then: &str, now: &str) -> Vec<(Text, Text)> {
    let (then_title, before) = split(then);
    let (now_title, mut left) = split(now);
    let mut out: Vec<(Text, Text)> = Vec::new();
    if then_title != now_title {
        out.push((then_title.into(), now_title.into()));
    }
    let mut gone: Vec<(usize, &str)> = before.into_iter().enumerate().collect();
    let mut pairs: Vec<(usize, &str, &str)> = Vec::new();
    for same in [whole as fn(&str) -> &str, title, numbers] {
        gone.retain(|(place, line)| {
            let at = left.iter().position(|other| !same(line).is_empty() && same(line) == same(other));
            let Some(at) = at else { return true };
            pairs.push((*place, line, left.remove(at)));
            false
        });
    }
    if let ([(place, line)], [other]) = (gone.as_slice(), left.as_slice()) {
        pairs.push((*place, line, other));
        left.clear();
    } else {
        pairs.extend(gone.iter().map(|(place, line)| (*place, *line, "")));
    }
    pairs.arrange_by(|pair| pair.0);
    let changed = pairs.into_iter().filter(|(_, then, now)| then != now);
    out.extend(changed.map(|(_, then, now)| (then.into(), now.into())));
    out.extend(left.into_iter().map(|line| ("".into(), line.into())));
    out
}

fn split(text: &str) -> (&str, Vec<&str>) {
    let mut lines = text.lines();
    (lines.next().unwrap_or(""), lines.collect())
}

fn whole(line: &str) -> &str {
    line
}

fn title(line: &str) -> &str {
    line.rsplit_once(" · ").map_or(line, |(title, _)| title)
}

/// The measure of a line; empty where it has none.
fn numbers(line: &str) -> &str {
    line.rsplit_once(" · ").map_or("", |(_, numbers)| numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::okr::measure::Milestone;
    use crate::okr::{Id, Stage};
    use proptest::prelude::*;

    fn kr(title: &str, measure: Measure) -> KeyResult {
        KeyResult { title: title.into(), measure, ..KeyResult::new(Id::from(title)) }
    }

    #[test]
    fn h10_each_measure_has_its_signs() {
        let some = Some;
        let check = |measure: Measure, want: &str| assert_eq!(key_result_line(&kr("K", measure)), want);
        check(Measure::Reach { start: some(2.0), target: some(10.5), direction: None }, "K · 2 → 10.5");
        check(Measure::Reach { start: some(2.0), target: None, direction: None }, "K · 2 → ?");
        let falling = Some(Direction::Down);
        check(Measure::Reach { start: None, target: some(10.0), direction: falling }, "K · ↓ 10");
        check(Measure::Above { floor: some(40.0) }, "K · ≥ 40");
        check(Measure::Below { ceiling: some(4.0) }, "K · ≤ 4");
        check(Measure::Between { low: some(3.0), high: some(5.0) }, "K · 3–5");
        check(Measure::YesNo, "K · ✓");
        check(Measure::Baseline, "K · → ?");
        check(Measure::Judged, "K");
        let heights = Measure::CommitTargetStretch {
            start: some(2.0),
            commit: some(5.0),
            target: some(8.0),
            stretch: some(10.0),
        };
        check(heights, "K · 2 → 5 / 8 / 10");
        let step = |title: &str, weight| Milestone { key: title.into(), title: title.into(), weight };
        check(Measure::Milestones(vec![step("a", 1.0), step("b", 2.0)]), "K · [a ×1, b ×2]");
        let counted =
            KeyResult { measured_in: Some("days".into()), ..kr("K", Measure::Above { floor: some(4.0) }) };
        assert_eq!(key_result_line(&counted), "K · ≥ 4 days");
        let said = KeyResult { target_text: Some("Top 100".into()), ..kr("K", Measure::Judged) };
        assert_eq!(key_result_line(&said), "K · Top 100");
    }

    #[test]
    fn h10_a_goal_is_its_title_and_what_counts() {
        let objective = Objective { title: "Win\nthem ".into(), ..Objective::new(Id::from("o")) };
        let (one, two) = (kr("One", Measure::YesNo), kr("Two", Measure::Judged));
        let gone = KeyResult { stage: Stage::Dropped, ..kr("Gone", Measure::YesNo) };
        assert_eq!(agreed_text(&objective, &[&one, &gone, &two]), "Win them\nOne · ✓\nTwo");
    }

    #[test]
    fn h11_lines_are_paired_with_what_they_were() {
        let check = |then: &str, now: &str, want: &[(&str, &str)]| {
            let got = differences(then, now);
            let got: Vec<(&str, &str)> = got.iter().map(|(then, now)| (&**then, &**now)).collect();
            assert_eq!(got, want, "{then} / {now}");
        };
        check("O\nA · 1 → 2\nB", "O\nB\nA · 1 → 2", &[]);
        check("O\nA · 1 → 2", "P\nA · 1 → 3", &[("O", "P"), ("A · 1 → 2", "A · 1 → 3")]);
        check("O\nA · 1 → 2\nB · 5 → 6", "O\nB · 5 → 6\nC · 1 → 2", &[("A · 1 → 2", "C · 1 → 2")]);
        check("O\nA", "O\nB", &[("A", "B")]);
        check("O\nA", "O", &[("A", "")]);
        check("O", "O\nA", &[("", "A")]);
        check("O\nA\nB", "O\nC\nD", &[("A", ""), ("B", ""), ("", "C"), ("", "D")]);
        check("O\nA\nA", "O\nA", &[("A", "")]);
    }

    proptest! {
        #[test]
        fn h11_texts_differ_where_title_or_lines_do_and_nothing_is_left_out(
            then in "[AB]( · [12])?(\n[AB]( · [12])?){0,4}", now in "[AB]( · [12])?(\n[AB]( · [12])?){0,4}",
        ) {
            let found = differences(&then, &now);
            let sorted = |text: &str| {
                let mut lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
                lines.arrange(Ord::cmp);
                (text.lines().next().map(str::to_owned), lines)
            };
            prop_assert_eq!(found.is_empty(), sorted(&then) == sorted(&now));
            // What is new in one of them, less what is gone, is how many more lines it has.
            let gone = found.iter().filter(|(_, now)| now.is_empty()).count();
            let new = found.iter().filter(|(then, _)| then.is_empty()).count();
            prop_assert_eq!(new + then.lines().count(), gone + now.lines().count());
        }
    }
}
