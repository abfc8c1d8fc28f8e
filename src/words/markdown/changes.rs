//! The ledger of a cycle as Markdown for a mail, a chat or a page.

use crate::okr::{Day, Text};
use crate::query::changes::{Gone, Line, Story};
use crate::words::{LineValue, PagePhrases};

use super::escape;

/// Stands between two facts.
const BETWEEN: &str = " · ";

/// The story as it is shown: a heading, what it sums up to, each unit with its days, and the goals that were
/// given up. `cycle` is what the cycle is called, `None` for all of them (rule E29).
pub fn changes_markdown(
    words: &dyn PagePhrases,
    story: &Story,
    gone: &[Gone],
    cycle: Option<&str>,
    today: Day,
) -> String {
    let mut out = format!("# {}\n", escape(&words.changes_in(cycle)));
    if story.units.is_empty() {
        out.extend(["\n", words.nothing_changed(), "\n"]);
    } else {
        out.extend(["\n", &escape(&words.changes_told(&story.tally)), "\n"]);
    }
    for unit in &story.units {
        let name = unit.unit.as_ref().map_or_else(|| words.no_unit(), |unit| &unit.name);
        out.extend(["\n## ", &escape(name), "\n"]);
        for day in &unit.days {
            out.extend(["\n### ", &escape(&words.changes_on(day.day, today)), "\n\n"]);
            day.lines.iter().for_each(|line| line_told(&mut out, words, line, today));
        }
    }
    if !gone.is_empty() {
        out.extend(["\n## ", words.given_up(), "\n\n"]);
        for one in gone {
            let since = words.gone_since(one.goal.stage, one.by.as_deref(), one.at, today);
            out.extend(["- **", &title(words, &one.goal.title), "**", BETWEEN, &escape(&since), "\n"]);
            if let Some(reason) = &one.reason {
                out.extend(["  - ", &escape(reason), "\n"]);
            }
        }
    }
    out
}

fn title(words: &dyn PagePhrases, title: &Text) -> String {
    escape(if title.is_empty() { words.untitled() } else { title })
}

fn line_told(out: &mut String, words: &dyn PagePhrases, line: &Line, today: Day) {
    let colon = words.after_a_name();
    out.extend(["- ", words.change_word(line.kind), colon, "**", &title(words, &line.goal.title), "**"]);
    if let Some(of) = &line.goal.of {
        out.extend([" (", &title(words, &of.name), ")"]);
    }
    let bar = line.effect.as_ref().and_then(|effect| effect.bar).map(|bar| words.bar_moved(bar));
    let marks =
        [bar, line.minor.then(|| words.small_correction()), line.goal.deleted.then(|| words.in_the_trash())];
    for mark in marks.into_iter().flatten() {
        out.extend([BETWEEN, mark]);
    }
    out.push('\n');
    for value in words.line_values(line, today) {
        let side = |value: Option<String>| value.map_or_else(|| "–".to_owned(), |value| escape(&value));
        out.push_str("  - ");
        if let Some(name) = &value.name {
            out.extend([&escape(name), colon]);
        }
        match value {
            LineValue { was: None, is: Some(is), name: None } => {
                out.push_str(&escape(&is));
            }
            value => out.extend([&side(value.was), " → ", &side(value.is)]),
        }
        out.push('\n');
    }
    let trigger = line.trigger.map(|trigger| words.trigger_word(trigger).to_owned());
    let reason = line.reason.as_ref().map(|reason| escape(reason));
    let reason = reason.or_else(|| line.wants_a_reason().then(|| words.no_reason().to_owned()));
    let why: Vec<String> = [reason, trigger].into_iter().flatten().collect();
    if !why.is_empty() {
        out.extend(["  - ", &why.join(BETWEEN), "\n"]);
    }
    if let Some(effect) = &line.effect {
        let told: Vec<String> = words.effect_told(effect).iter().map(|told| escape(told)).collect();
        if !told.is_empty() {
            out.extend(["  - ", &told.join(BETWEEN), "\n"]);
        }
    }
    let by = line.by.as_ref().map(|by| escape(by));
    let agreed = (!line.agreed.is_empty()).then(|| escape(&words.agreed_with(&line.agreed_names())));
    let who: Vec<String> = [by, agreed].into_iter().flatten().collect();
    if !who.is_empty() {
        out.extend(["  - ", &who.join(BETWEEN), "\n"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Lang;
    use crate::okr::{Bar, ChangeKind, Extras, Id, Stage, Status, Trigger};
    use crate::query::changes::{Effect, FieldMoved, Goal, Ledger, Only, story};
    use crate::query::panel::{FieldValue, Named};
    use crate::words::page_words;

    fn named(id: &str, name: &str) -> Named {
        Named { id: Id::from(id), name: name.into() }
    }

    fn line() -> Line {
        let goal = Goal {
            id: Id::from("k"),
            title: "Reference [customers]".into(),
            of: Some(named("o", "Win *one*")),
            unit: Some(named("u", "Sales_EU")),
            stage: Stage::default(),
            deleted: false,
        };
        Line {
            goal,
            key: "g:1".into(),
            kind: ChangeKind::Retarget,
            at: Day::parse("2026-08-14"),
            made: None,
            by: Some("Bo".into()),
            fields: vec![FieldMoved {
                field: "target".into(),
                was: FieldValue::Number(12.0),
                is: FieldValue::Number(8.0),
            }],
            measured_in: Some("customers".into()),
            from: None,
            to: None,
            reason: Some("The # of leads fell\nby half".into()),
            trigger: Some(Trigger::Market),
            minor: false,
            agreed: vec![named("d", "Di")],
            effect: Some(Effect {
                bar: Some(Bar::Lowered),
                score: Some((Some(0.45), Some(0.675))),
                pace: None,
                status: Some((Status::Behind, Status::OnTrack)),
                above: Some((named("o", "Win *one*"), (Some(0.4), None))),
            }),
            extras: Extras::new(),
        }
    }

    fn ledger() -> Ledger {
        let mut dropped = Line {
            kind: ChangeKind::Drop,
            fields: Vec::new(),
            from: Some("12 customers".into()),
            reason: None,
            trigger: None,
            agreed: Vec::new(),
            by: None,
            at: None,
            effect: None,
            ..line()
        };
        dropped.goal.unit = None;
        dropped.goal.of = None;
        dropped.goal.stage = Stage::Dropped;
        let gone =
            Gone { goal: dropped.goal.clone(), at: None, by: None, reason: Some("nobody *buys*".into()) };
        Ledger { lines: vec![line(), dropped], gone: vec![gone], units: vec![named("u", "Sales_EU")] }
    }

    #[test]
    fn e29_the_story_reads_as_markdown_in_both_languages() {
        let today = Day::parse("2026-08-21").unwrap();
        let ledger = ledger();
        let story = story(&ledger, Only::default());
        let text = changes_markdown(page_words(Lang::En), &story, &ledger.gone, Some("2026 Q3"), today);
        assert_eq!(
            text,
            "# Changes in 2026 Q3\n\n\
             2 changes: 1 retargeted (1 lowered the bar), 1 dropped. 1 without a reason. Set off by: market 1.\n\n\
             ## Sales\\_EU\n\n### 14 Aug\n\n\
             - Retargeted: **Reference \\[customers\\]** (Win \\*one\\*) · Bar lowered\n\
             \x20 - Target: 12 customers → 8 customers\n\
             \x20 - The \\# of leads fell by half · Market\n\
             \x20 - Score by today's readings 0.45 → 0.68 · “Win \\*one\\*” 0.40 → unknown · Behind → On track\n\
             \x20 - Bo · agreed by Di\n\n\
             ## No unit\n\n### No day known\n\n\
             - Dropped: **Reference \\[customers\\]**\n\
             \x20 - 12 customers → –\n\
             \x20 - No reason given\n\n\
             ## Given up and put off\n\n\
             - **Reference \\[customers\\]** · Dropped\n\
             \x20 - nobody \\*buys\\*\n"
        );
        let text = changes_markdown(page_words(Lang::Zh), &story, &ledger.gone, Some("2026 Q3"), today);
        for line in [
            "# 2026 Q3 的变更\n\n共 2 项变更：调整目标值 1 项（其中降低标准 1 项）、放弃 1 项。1 项未说明原因。起因：市场 1。\n",
            "- 调整目标值：**Reference \\[customers\\]** (Win \\*one\\*) · 标准降低\n  - 目标值：12customers → 8customers\n",
            "  - 按目前读数的评分 0.45 → 0.68 · 「Win \\*one\\*」0.40 → 未知 · 落后 → 正常\n",
            "## 无部门\n\n### 日期未知\n",
        ] {
            assert!(text.contains(line), "{line}\n---\n{text}");
        }
    }

    #[test]
    fn e29_an_empty_ledger_says_so() {
        let today = Day::parse("2026-08-21").unwrap();
        let text = changes_markdown(page_words(Lang::En), &Story::default(), &[], None, today);
        assert_eq!(text, "# Changes in all cycles\n\nNothing was changed\n");
    }
}
