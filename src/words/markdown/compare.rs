//! What differs between two states, as Markdown for a mail, a chat or a page.

use crate::okr::Day;
use crate::query::compare::{Comparison, Group, Item};
use crate::words::PagePhrases;
use crate::words::pages::Told;

use super::escape;

/// Stands between what was done and who did it.
const BETWEEN: &str = " · ";

/// What differs: a heading, how much of what and by whom, and each unit with its things. `name` is what the
/// workspace is called, `before` and `after` are the two states in words.
pub fn comparison_markdown(
    words: &dyn PagePhrases,
    comparison: &Comparison,
    name: &str,
    states: (&str, &str),
    today: Day,
) -> String {
    let mut out = format!("# {}\n\n", escape(&words.changes_title(name)));
    out.push_str(&escape(&words.states_told(states.0, states.1)));
    out.push_str("\n\n");
    if comparison.groups.is_empty() {
        out.push_str(words.nothing_differs().0);
        out.push('\n');
        return out;
    }
    let sums =
        [words.sentence(&words.total_pieces(&comparison.totals)), words.written_by_all(&comparison.authors)];
    let sums: Vec<String> = sums.iter().filter(|sum| !sum.is_empty()).map(|sum| escape(sum)).collect();
    out.push_str(&sums.join(" "));
    out.push('\n');
    for group in &comparison.groups {
        out.push_str("\n## ");
        out.push_str(&escape(group_name(words, group)));
        out.push_str("\n\n");
        for item in &group.items {
            item_lines(&mut out, words, item, today);
        }
    }
    out
}

/// What a group is called.
fn group_name<'a>(words: &dyn PagePhrases, group: &'a Group) -> &'a str {
    match &group.unit {
        None => words.of_no_unit(),
        Some(_) if group.name.is_empty() => words.untitled(),
        Some(_) => &group.name,
    }
}

fn item_lines(out: &mut String, words: &dyn PagePhrases, item: &Item, today: Day) {
    let title = escape(&words.told_item(item));
    out.extend(["- ", words.kind_word(&item.kind), words.after_a_name(), "**", &title, "**"]);
    if let Some(place) = item.place.as_ref().filter(|place| !place.is_empty() && &*item.kind != "link") {
        out.extend([" (", &escape(place), ")"]);
    }
    if let Some((was, is)) = item.progress {
        out.extend([BETWEEN, &words.progress_moved(was, is)]);
    }
    out.push('\n');
    for deed in &item.deeds {
        out.push_str("  - ");
        told_line(out, words, &words.told_deed(item, deed, today));
        if let Some(by) = words.told_by(deed, today) {
            out.extend([BETWEEN, &escape(&by)]);
        }
        out.push('\n');
    }
}

fn told_line(out: &mut String, words: &dyn PagePhrases, told: &Told) {
    let colon = words.after_a_name();
    let side = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| escape(value)).collect();
        values.join(" / ")
    };
    out.push_str(&escape(&told.lead));
    match (told.before.is_empty(), told.after.is_empty()) {
        (true, true) => {}
        (true, false) => out.extend([colon, &side(&told.after)]),
        (false, true) => out.extend([colon, &side(&told.before), " → –"]),
        (false, false) => out.extend([colon, &side(&told.before), " → ", &side(&told.after)]),
    }
    if let Some(text) = &told.text {
        out.extend([colon, &escape(text)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Lang;
    use crate::okr::{Id, Moment, Text};
    use crate::query::compare::{Author, Deed, Saying, Totals, What};
    use crate::query::panel::FieldValue;
    use crate::words::page_words;

    fn comparison() -> Comparison {
        let at = Moment::parse("2026-08-14T10:00:00Z");
        let by = || Some(Text::from("Bo *Chen*"));
        let target = What::Changed {
            field: "target".into(),
            before: FieldValue::Number(8.0),
            after: FieldValue::Number(12.0),
        };
        let said = What::Said { saying: Saying::Comment, text: "# two\ncalls <b>booked</b>".into() };
        let item = Item {
            id: Id::from("k"),
            kind: "kr".into(),
            title: "Reference [customers]".into(),
            place: Some("Win | lose".into()),
            under: Some(Id::from("o")),
            measured_in: None,
            progress: Some((None, Some(0.4))),
            deeds: vec![Deed { what: target, by: by(), at }, Deed { what: said, by: None, at: None }],
        };
        Comparison {
            groups: vec![Group { unit: Some(Id::from("u")), name: "Sales_EU".into(), items: vec![item] }],
            totals: Totals { changed: 1, said: 1, ..Totals::default() },
            authors: vec![Author { name: by(), deeds: 2, newest: at }],
        }
    }

    #[test]
    fn d9_what_differs_reads_as_markdown_in_both_languages() {
        let today = Day::parse("2026-08-21").unwrap();
        let states = ("End of 14 Aug", "bo_s file.json");
        let text = comparison_markdown(page_words(Lang::En), &comparison(), "North & West", states, today);
        assert_eq!(
            text,
            "# What changed in North \\& West\n\nFrom End of 14 Aug to bo\\_s file.json\n\n\
             1 changed, 1 comment, ask or agreement. By Bo \\*Chen\\* (2).\n\n\
             ## Sales\\_EU\n\n\
             - Key result: **Reference \\[customers\\]** (Win \\| lose) · Progress unknown → 40\u{a0}%\n\
             \x20 - Target: 8 → 12 · Bo \\*Chen\\*, 14 Aug\n\
             \x20 - Comment: \\# two calls \\<b\\>booked\\</b\\>\n"
        );
        let text = comparison_markdown(page_words(Lang::Zh), &comparison(), "北西", states, today);
        assert!(text.starts_with("# 北西有哪些变化\n"), "{text}");
        assert!(text.contains("  - 目标值：8 → 12 · Bo \\*Chen\\*，8月14日\n"), "{text}");
    }

    #[test]
    fn d9_nothing_differs_says_so() {
        let today = Day::parse("2026-08-21").unwrap();
        let text = comparison_markdown(page_words(Lang::En), &Comparison::default(), "", ("a", "b"), today);
        assert_eq!(text, "# What changed\n\nFrom a to b\n\nNothing differs\n");
    }
}
