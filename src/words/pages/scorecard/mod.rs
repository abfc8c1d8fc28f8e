//! Words of the scorecard and of the three readings: the comprehensive evaluation of a person, a unit or everybody.

mod en;
mod zh;

use crate::app::Lang;
use crate::okr::readings::{Because, Reading};
use crate::okr::scorecard::{Balance, Cut, Group};
use crate::okr::{Day, Text};
use crate::query::changes::Line as Change;
use crate::query::close::{Late, WhereNow};
use crate::query::scorecard::{Line, Scorecard, Thanked};
use crate::words::JudgedWords;

use super::{ChangesWords, CompareWords, DigestWords};

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the page that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum ScorecardLabel {
            $($name,)*
        }

        impl ScorecardLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    Lead "All goals of a cycle side by side: from above and own ideas, as first set and as changed. None is left out because it hangs on nothing." "一个周期的全部目标并列呈现：承接上级的与自驱的，最初设定的与调整后的。没有对齐的目标同样计入。"
    Purpose "Made for the talk about recognition, growth and promotion. It is one input, and no formula for pay." "供认可、成长与晋升面谈使用：只是参考之一，不是薪酬公式。"
    Whose "Whose goals" "查看谁的目标"
    NobodyFound "No unit and nobody has this name" "没有这个名称的部门或成员"
    Units "Units" "部门"
    People "People" "成员"
    Three "Three readings" "三种读法"
    First "As first set" "按最初设定"
    Changed "As changed" "按调整后"
    Lived "Share of the cycle" "周期内时长占比"
    Timed "Mean by time" "按时长加权"
    FirstHint "The score, had every goal stayed as it was first set. Goals that came later are left out; those given up count with what they had reached." "假如每个目标都保持最初的设定，评分会是多少。后来新增的不计入，已放弃的按当时达到的程度计入。"
    ChangedHint "The score as it was judged. What was changed, and why, stands with each goal." "实际评定的分数。变更内容和原因列在各目标下。"
    LivedHint "How much of the cycle the goals lived. The mean by time stands beside the score and replaces nothing." "目标在周期内存续的天数所占的比例。按时长加权的平均分仅供对照，不替代评分。"
    Groups "Where the goals came from" "目标来源"
    GroupsHint "Every goal stands in exactly one group." "每个目标只归入一组。"
    Cuts "Cuts across" "交叉查看"
    CutsHint "A goal may be in several of these, or in none." "一个目标可以同时属于多项，也可以都不属于。"
    All "All goals" "全部目标"
    Goals "Goals" "目标数"
    Share "Weight" "权重占比"
    Open "Not judged" "未评分"
    Balance "Own ideas and goals from above" "自驱与承接上级"
    BalanceHint "A hint for the talk, no verdict." "仅供沟通参考，不作评判。"
    Wanted "Own ideas you have in mind" "期望的自驱占比"
    WantedFault "Write a whole number from 0 to 100, or nothing." "请输入 0 到 100 的整数，或留空。"
    KeyResults "Key results" "关键结果"
    Changes "Changes" "变更"
    GivenUp "Given up or put off: in no score as changed" "已放弃或暂缓：不计入“按调整后”"
    Left "Here when the cycle began, somewhere else now" "周期开始时在此，现已不在"
    Drafts "Drafts, which nobody agreed on: in no figure" "草稿，尚未确认：不计入任何数字"
    Spoken "Key results spoken for in goals of others" "在他人目标中负责的关键结果"
    SpokenHint "Listed beside, in no sum: they count where they stand." "仅列出，不计入合计：它们计入所属的目标。"
    Thanked "What others said" "他人的认可"
    Late "Added while the cycle ran" "周期中新增"
    Agree "Nothing was changed that reads otherwise: as first set and as changed are one." "没有影响评分的变更：最初设定与调整后一致。"
    NoLonger "no longer here" "已不在此"
}

/// Words of the scorecard, and of the three readings wherever they stand.
pub trait ScorecardWords: ChangesWords + CompareWords + DigestWords + JudgedWords {
    /// Words that are always the same.
    fn scorecard_label(&self, label: ScorecardLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// What the scorecard is called.
    fn scorecard_title(&self, card: &Scorecard) -> String;
    /// A group of goals.
    fn scorecard_group(&self, group: Group) -> &'static str;
    /// A cut across the groups.
    fn scorecard_cut(&self, cut: Cut) -> &'static str;
    /// A share as whole per cent.
    fn scorecard_percent(&self, share: f64) -> String;
    /// How a reading came about, or why it did not.
    fn scorecard_because(&self, because: Because) -> String;
    /// How many goals there are, and what is special about some.
    fn scorecard_counted(&self, line: &Line) -> String;
    /// How many are not judged, by a word, or none on purpose.
    fn scorecard_open(&self, line: &Line) -> String;
    /// How many of the key results are not judged.
    fn scorecard_missing(&self, count: usize) -> String;
    /// What part own ideas have.
    fn scorecard_balance(&self, balance: &Balance) -> String;
    /// How that stands to what people had in mind; nothing where nobody said it.
    fn scorecard_leaning(&self, balance: &Balance) -> Option<String>;
    /// That a goal was added later.
    fn scorecard_late(&self, late: Late, today: Day) -> String;
    /// Where a goal is that was here.
    fn scorecard_place(&self, place: WhereNow) -> &'static str;
    /// How many goals are left out because this copy has only their place.
    fn scorecard_hidden(&self, count: usize) -> String;
    /// What part a goal has.
    fn scorecard_weighs(&self, share: f64) -> String;
    /// Shows all of so many.
    fn scorecard_show_all(&self, count: usize) -> String;
    /// How many of a person's check-ins were read by others.
    fn scorecard_read(&self, thanked: &Thanked) -> String;
    /// The first goal of a change, where that is a key result.
    fn scorecard_of(&self, title: &str) -> String;

    /// A score of a reading: two places, or that it is unknown.
    fn scorecard_value(&self, reading: &Reading) -> String {
        self.figure(reading.value)
    }
    /// A share, or that it is unknown.
    fn scorecard_lived(&self, lived: Option<f64>) -> String {
        lived.map_or_else(|| self.unknown().to_lowercase(), |lived| self.scorecard_percent(lived))
    }
    /// What was changed, in one line.
    fn scorecard_change(&self, line: &Change, today: Day) -> String {
        let mut told: Vec<String> = line.at.map(|day| self.day(day, today)).into_iter().collect();
        told.push(self.change_word(line.kind).to_owned());
        if line.goal.of.is_some() {
            let title: &str = if line.goal.title.is_empty() { self.untitled() } else { &line.goal.title };
            told.push(self.scorecard_of(title));
        }
        let values = self.line_values(line, today).into_iter().map(|value| {
            let side = |side: Option<String>| side.unwrap_or_else(|| "–".to_owned());
            let name = value.name.map(|name| format!("{name}{}", self.after_a_name())).unwrap_or_default();
            match (value.was, value.is) {
                (None, Some(is)) => format!("{name}{is}"),
                (was, is) => format!("{name}{} → {}", side(was), side(is)),
            }
        });
        told.extend(values);
        if line.minor {
            told.push(self.small_correction().to_owned());
        }
        if line.goal.deleted {
            told.push(self.in_the_trash().to_owned());
        }
        told.join(" · ")
    }
    /// Why it was changed, what set it off, and who changed it; that nobody said why, where that is so.
    fn scorecard_why(&self, line: &Change) -> String {
        let reason = line.reason.as_ref().filter(|reason| !reason.trim().is_empty()).map(Text::to_string);
        let reason = reason.or_else(|| line.wants_a_reason().then(|| self.no_reason().to_owned()));
        let trigger = line.trigger.map(|trigger| self.trigger_word(trigger).to_owned());
        let by = line.by.as_ref().map(Text::to_string);
        reason.into_iter().chain(trigger).chain(by).collect::<Vec<_>>().join(" · ")
    }
}
