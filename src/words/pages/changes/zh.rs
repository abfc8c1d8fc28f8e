//! The page of changes in Simplified Chinese.

use crate::okr::{Bar, ChangeKind, Day, Stage};
use crate::query::changes::{Effect, Tally};
use crate::words::{CommonWords, PanelWords, Zh};

use super::ChangesWords;

impl ChangesWords for Zh {
    fn changes_lead(&self) -> &'static str {
        "周期进行中的每一次变更：改前、改后、谁改的、为什么改，以及对评分的影响。变更不等于失败，任何内容都不会被删除。"
    }
    fn changes_in(&self, cycle: Option<&str>) -> String {
        cycle.map_or_else(|| "全部周期的变更".to_owned(), |cycle| format!("{cycle} 的变更"))
    }
    fn changes_told(&self, tally: &Tally) -> String {
        let kind = |(kind, count): &(ChangeKind, usize)| {
            let told = format!("{} {count} 项", self.change_word(*kind));
            match (*kind, bars(tally)) {
                (ChangeKind::Retarget, Some(bars)) => format!("{told}（{bars}）"),
                (_, _) => told,
            }
        };
        let kinds: Vec<String> = tally.kinds.iter().map(kind).collect();
        let mut told = format!("共 {} 项变更", tally.changes);
        if !kinds.is_empty() {
            told = format!("{told}：{}", kinds.join("、"));
        }
        told.push('。');
        if tally.unexplained > 0 {
            told = format!("{told}{} 项未说明原因。", tally.unexplained);
        }
        if !tally.triggers.is_empty() {
            let one = |(trigger, count): &(_, usize)| format!("{} {count}", self.trigger_word(*trigger));
            let all: Vec<String> = tally.triggers.iter().map(one).collect();
            told = format!("{told}起因：{}。", all.join("、"));
        }
        if tally.minor > 0 {
            told = format!("{told}另有小修正 {} 项。", tally.minor);
        }
        told
    }
    fn corrections_hidden(&self, count: usize) -> String {
        format!("{count} 项小修正未显示")
    }
    fn changes_shown(&self) -> &'static str {
        "显示范围"
    }
    fn with_corrections(&self) -> &'static str {
        "包括小修正"
    }
    fn without_a_reason(&self) -> &'static str {
        "未说明原因"
    }
    fn kind_of_change(&self) -> &'static str {
        "变更类型"
    }
    fn every_kind_of_change(&self) -> &'static str {
        "全部类型"
    }
    fn set_off_by(&self) -> &'static str {
        "起因"
    }
    fn every_trigger(&self) -> &'static str {
        "全部起因"
    }
    fn no_trigger(&self) -> &'static str {
        "未注明"
    }
    fn nothing_changed(&self) -> &'static str {
        "还没有变更"
    }
    fn nothing_changed_hint(&self) -> &'static str {
        "周期开始后，调整目标值、日期、负责人，新增或放弃目标，都会连同原因记录在这里。照常编辑目标即可，届时会请你说明原因。"
    }
    fn no_such_change(&self) -> &'static str {
        "没有符合条件的变更"
    }
    fn every_change(&self) -> &'static str {
        "显示全部变更"
    }
    fn no_reason(&self) -> &'static str {
        "未说明原因"
    }
    fn give_reason(&self) -> &'static str {
        "说明原因…"
    }
    fn change_reason(&self) -> &'static str {
        "修改原因…"
    }
    fn why_changed(&self) -> &'static str {
        "为什么这样改？"
    }
    fn keep_reason(&self) -> &'static str {
        "保存原因"
    }
    fn agree_to_change(&self) -> &'static str {
        "同意此变更"
    }
    fn only_corrects(&self) -> &'static str {
        "只是小修正"
    }
    fn small_correction(&self) -> &'static str {
        "小修正"
    }
    fn in_the_trash(&self) -> &'static str {
        "已在回收站"
    }
    fn bar_moved(&self, bar: Bar) -> &'static str {
        match bar {
            Bar::Lowered => "标准降低",
            Bar::Raised => "标准提高",
        }
    }
    fn effect_told(&self, effect: &Effect) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(effect.score.map(|moved| format!("按目前读数的评分 {}", self.moved(moved))));
        if let Some((above, moved)) = &effect.above {
            let name = if above.name.is_empty() { self.untitled() } else { &above.name };
            told.push(format!("「{name}」{}", self.moved(*moved)));
        }
        told.extend(effect.pace.map(|moved| format!("今天应达进度 {}", self.moved(moved))));
        told.extend(
            effect.status.map(|(was, is)| format!("{} → {}", self.status_word(was), self.status_word(is))),
        );
        told
    }
    fn given_up(&self) -> &'static str {
        "已放弃与暂缓"
    }
    fn given_up_hint(&self) -> &'static str {
        "它们不再计入进度，但所有记录都保留，随时可以查看。"
    }
    fn gone_since(&self, stage: Stage, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        let stage = self.stage_word(stage);
        match (by, at) {
            (None, None) => stage.to_owned(),
            (by, at) => format!("{stage} · {}", self.by_on(by, at, None, today)),
        }
    }
    fn changes_on(&self, day: Option<Day>, today: Day) -> String {
        day.map_or_else(|| "日期未知".to_owned(), |day| self.day(day, today))
    }
}

fn bars(tally: &Tally) -> Option<String> {
    let told = |count: usize, word: &str| (count > 0).then(|| format!("{word} {count} 项"));
    let all: Vec<String> =
        [told(tally.lowered, "降低标准"), told(tally.raised, "提高标准")].into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("其中{}", all.join("、")))
}
