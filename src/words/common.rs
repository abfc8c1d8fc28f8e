//! The words of the trade, used on every page.

use crate::app::Lang;
use crate::okr::number;
use crate::okr::{
    ChangeKind, Commitment, CycleKind, CyclePhase, Day, LinkState, Origin, Perspective, Stage, Status,
    Trigger, UnitKind,
};
use crate::space::codec::MeasureKind;

use super::{En, Zh};

/// The words of the trade.
pub trait CommonWords {
    /// The language.
    fn lang(&self) -> Lang;
    /// "Objective".
    fn objective(&self) -> &'static str;
    /// "Key result".
    fn key_result(&self) -> &'static str;
    /// "Untitled".
    fn untitled(&self) -> &'static str;
    /// "Unit".
    fn unit(&self) -> &'static str;
    /// "Person".
    fn person(&self) -> &'static str;
    /// "Cycle".
    fn cycle(&self) -> &'static str;
    /// "Owner".
    fn owner(&self) -> &'static str;
    /// "Progress".
    fn progress(&self) -> &'static str;
    /// "Pace".
    fn pace(&self) -> &'static str;
    /// "Confidence".
    fn confidence(&self) -> &'static str;
    /// "Score".
    fn score(&self) -> &'static str;
    /// "Status".
    fn status(&self) -> &'static str;
    /// "Note".
    fn note(&self) -> &'static str;
    /// "Value".
    fn value(&self) -> &'static str;
    /// "Weight".
    fn weight(&self) -> &'static str;
    /// "Cancel".
    fn cancel(&self) -> &'static str;
    /// "Close".
    fn close(&self) -> &'static str;
    /// "Delete".
    fn delete(&self) -> &'static str;
    /// "Restore".
    fn restore(&self) -> &'static str;
    /// "More".
    fn more(&self) -> &'static str;
    /// "None" as a choice.
    fn none(&self) -> &'static str;
    /// "Unknown": nobody knows the number.
    fn unknown(&self) -> &'static str;
    /// A status.
    fn status_word(&self, status: Status) -> &'static str;
    /// Where a goal came from.
    fn origin_word(&self, origin: Origin) -> &'static str;
    /// How firmly it is promised.
    fn commitment_word(&self, commitment: Commitment) -> &'static str;
    /// A perspective of the strategy map.
    fn perspective_word(&self, perspective: Perspective) -> &'static str;
    /// Where a goal is in its life.
    fn stage_word(&self, stage: Stage) -> &'static str;
    /// How far a link's two sides have got.
    fn link_state_word(&self, state: LinkState) -> &'static str;
    /// What a unit is; its own word where it has one.
    fn unit_kind_word<'a>(&self, kind: &'a UnitKind) -> &'a str;
    /// The length of a cycle.
    fn cycle_kind_word(&self, kind: CycleKind) -> &'static str;
    /// Where a cycle is in its life.
    fn cycle_phase_word(&self, phase: CyclePhase) -> &'static str;
    /// A way of measuring.
    fn measure_word(&self, kind: MeasureKind) -> &'static str;
    /// A change.
    fn change_word(&self, kind: ChangeKind) -> &'static str;
    /// What gave rise to a change.
    fn trigger_word(&self, trigger: Trigger) -> &'static str;
    /// A day, short, with its year only where it is not this year's.
    fn day(&self, day: Day, today: Day) -> String;
    /// Two days.
    fn span(&self, start: Option<Day>, end: Option<Day>, today: Day) -> String;
    /// A number with what it counts.
    fn amount(&self, value: f64, measured_in: Option<&str>) -> String {
        let number = number::grouped(&number::exact(value), ',');
        match measured_in {
            Some("%") => match self.lang() {
                Lang::En => format!("{number} %"),
                Lang::Zh => format!("{number}%"),
            },
            Some(unit) if is_currency(unit) => format!("{unit}{number}"),
            Some(unit) => match self.lang() {
                Lang::En => format!("{number} {unit}"),
                Lang::Zh => format!("{number}{unit}"),
            },
            None => number,
        }
    }
    /// A share of 0.0 to 1.0 as a figure with two places.
    fn share(&self, share: f64) -> String {
        format!("{share:.2}")
    }
}

fn is_currency(unit: &str) -> bool {
    matches!(unit, "$" | "€" | "£" | "¥" | "￥" | "US$")
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl CommonWords for En {
    fn lang(&self) -> Lang {
        Lang::En
    }
    fn objective(&self) -> &'static str {
        "Objective"
    }
    fn key_result(&self) -> &'static str {
        "Key result"
    }
    fn untitled(&self) -> &'static str {
        "Untitled"
    }
    fn unit(&self) -> &'static str {
        "Unit"
    }
    fn person(&self) -> &'static str {
        "Person"
    }
    fn cycle(&self) -> &'static str {
        "Cycle"
    }
    fn owner(&self) -> &'static str {
        "Owner"
    }
    fn progress(&self) -> &'static str {
        "Progress"
    }
    fn pace(&self) -> &'static str {
        "Pace"
    }
    fn confidence(&self) -> &'static str {
        "Confidence"
    }
    fn score(&self) -> &'static str {
        "Score"
    }
    fn status(&self) -> &'static str {
        "Status"
    }
    fn note(&self) -> &'static str {
        "Note"
    }
    fn value(&self) -> &'static str {
        "Value"
    }
    fn weight(&self) -> &'static str {
        "Weight"
    }
    fn cancel(&self) -> &'static str {
        "Cancel"
    }
    fn close(&self) -> &'static str {
        "Close"
    }
    fn delete(&self) -> &'static str {
        "Delete"
    }
    fn restore(&self) -> &'static str {
        "Restore"
    }
    fn more(&self) -> &'static str {
        "More"
    }
    fn none(&self) -> &'static str {
        "None"
    }
    fn unknown(&self) -> &'static str {
        "unknown"
    }
    fn status_word(&self, status: Status) -> &'static str {
        match status {
            Status::OnTrack => "On track",
            Status::Behind => "Behind",
            Status::AtRisk => "At risk",
            Status::Stale => "Out of date",
            Status::Pending => "Pending",
            Status::Done => "Reached",
            Status::Postponed => "Postponed",
            Status::Dropped => "Dropped",
            Status::Closed => "Closed",
        }
    }
    fn origin_word(&self, origin: Origin) -> &'static str {
        match origin {
            Origin::FromAbove => "From above",
            Origin::OwnIdea => "Own idea",
        }
    }
    fn commitment_word(&self, commitment: Commitment) -> &'static str {
        match commitment {
            Commitment::Committed => "Committed",
            Commitment::Aspirational => "Aspirational",
        }
    }
    fn perspective_word(&self, perspective: Perspective) -> &'static str {
        match perspective {
            Perspective::Financial => "Financial",
            Perspective::Customer => "Customer",
            Perspective::Process => "Process",
            Perspective::LearningAndGrowth => "Learning and growth",
        }
    }
    fn stage_word(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Draft => "Draft",
            Stage::Published { .. } => "Published",
            Stage::Postponed => "Postponed",
            Stage::Dropped => "Dropped",
            Stage::Closed => "Closed",
        }
    }
    fn link_state_word(&self, state: LinkState) -> &'static str {
        match state {
            LinkState::Proposed => "Proposed",
            LinkState::Discussed => "In discussion",
            LinkState::Accepted => "Accepted",
            LinkState::Countered => "Countered",
            LinkState::Declined => "Declined",
        }
    }
    fn unit_kind_word<'a>(&self, kind: &'a UnitKind) -> &'a str {
        match kind {
            UnitKind::Company => "Company",
            UnitKind::Department => "Department",
            UnitKind::Team => "Team",
            UnitKind::Other(word) => word,
        }
    }
    fn cycle_kind_word(&self, kind: CycleKind) -> &'static str {
        match kind {
            CycleKind::Year => "Year",
            CycleKind::Half => "Half-year",
            CycleKind::Quarter => "Quarter",
            CycleKind::TwoMonths => "Two months",
            CycleKind::Month => "Month",
            CycleKind::Custom => "Other length",
        }
    }
    fn cycle_phase_word(&self, phase: CyclePhase) -> &'static str {
        match phase {
            CyclePhase::Planning => "Planning",
            CyclePhase::Running => "Running",
            CyclePhase::Closing => "Closing",
            CyclePhase::Closed => "Closed",
        }
    }
    fn measure_word(&self, kind: MeasureKind) -> &'static str {
        match kind {
            MeasureKind::Reach => "Reach a value",
            MeasureKind::Above => "Stay above",
            MeasureKind::Below => "Stay below",
            MeasureKind::Between => "Stay between",
            MeasureKind::YesNo => "Yes or no",
            MeasureKind::Milestones => "Milestones",
            MeasureKind::CommitTargetStretch => "Commit, target, stretch",
            MeasureKind::Baseline => "Find a baseline",
            MeasureKind::Judged => "Judged by words",
        }
    }
    fn change_word(&self, kind: ChangeKind) -> &'static str {
        match kind {
            ChangeKind::Add => "Added",
            ChangeKind::Retarget => "Retargeted",
            ChangeKind::Reword => "Reworded",
            ChangeKind::Drop => "Dropped",
            ChangeKind::Postpone => "Postponed",
            ChangeKind::HandOver => "Handed over",
            ChangeKind::Resume => "Resumed",
            ChangeKind::Rescore => "Rescored",
            ChangeKind::Reopen => "Reopened",
        }
    }
    fn trigger_word(&self, trigger: Trigger) -> &'static str {
        match trigger {
            Trigger::Market => "Market",
            Trigger::Strategy => "Strategy",
            Trigger::Collaboration => "Collaboration",
            Trigger::Dependency => "Dependency",
            Trigger::Learning => "Learning",
            Trigger::Mistake => "Mistake",
        }
    }
    fn day(&self, day: Day, today: Day) -> String {
        let month = MONTHS.get(day.month().saturating_sub(1) as usize).copied().unwrap_or("");
        if day.year() == today.year() {
            format!("{} {month}", day.day_of_month())
        } else {
            format!("{} {month} {}", day.day_of_month(), day.year())
        }
    }
    fn span(&self, start: Option<Day>, end: Option<Day>, today: Day) -> String {
        match (start, end) {
            (Some(start), Some(end)) => format!("{} to {}", self.day(start, today), self.day(end, today)),
            (Some(start), None) => format!("from {}", self.day(start, today)),
            (None, Some(end)) => format!("until {}", self.day(end, today)),
            (None, None) => "No dates".to_owned(),
        }
    }
}

impl CommonWords for Zh {
    fn lang(&self) -> Lang {
        Lang::Zh
    }
    fn objective(&self) -> &'static str {
        "目标"
    }
    fn key_result(&self) -> &'static str {
        "关键结果"
    }
    fn untitled(&self) -> &'static str {
        "未命名"
    }
    fn unit(&self) -> &'static str {
        "部门"
    }
    fn person(&self) -> &'static str {
        "成员"
    }
    fn cycle(&self) -> &'static str {
        "周期"
    }
    fn owner(&self) -> &'static str {
        "负责人"
    }
    fn progress(&self) -> &'static str {
        "进度"
    }
    fn pace(&self) -> &'static str {
        "应达进度"
    }
    fn confidence(&self) -> &'static str {
        "信心指数"
    }
    fn score(&self) -> &'static str {
        "评分"
    }
    fn status(&self) -> &'static str {
        "状态"
    }
    fn note(&self) -> &'static str {
        "备注"
    }
    fn value(&self) -> &'static str {
        "当前值"
    }
    fn weight(&self) -> &'static str {
        "权重"
    }
    fn cancel(&self) -> &'static str {
        "取消"
    }
    fn close(&self) -> &'static str {
        "关闭"
    }
    fn delete(&self) -> &'static str {
        "删除"
    }
    fn restore(&self) -> &'static str {
        "恢复"
    }
    fn more(&self) -> &'static str {
        "更多"
    }
    fn none(&self) -> &'static str {
        "无"
    }
    fn unknown(&self) -> &'static str {
        "未知"
    }
    fn status_word(&self, status: Status) -> &'static str {
        match status {
            Status::OnTrack => "正常",
            Status::Behind => "落后",
            Status::AtRisk => "有风险",
            Status::Stale => "久未更新",
            Status::Pending => "待更新",
            Status::Done => "已达成",
            Status::Postponed => "已暂缓",
            Status::Dropped => "已放弃",
            Status::Closed => "已关闭",
        }
    }
    fn origin_word(&self, origin: Origin) -> &'static str {
        match origin {
            Origin::FromAbove => "承接上级",
            Origin::OwnIdea => "自驱",
        }
    }
    fn commitment_word(&self, commitment: Commitment) -> &'static str {
        match commitment {
            Commitment::Committed => "承诺型",
            Commitment::Aspirational => "挑战型",
        }
    }
    fn perspective_word(&self, perspective: Perspective) -> &'static str {
        match perspective {
            Perspective::Financial => "财务",
            Perspective::Customer => "客户",
            Perspective::Process => "内部流程",
            Perspective::LearningAndGrowth => "学习与成长",
        }
    }
    fn stage_word(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Draft => "草稿",
            Stage::Published { .. } => "已发布",
            Stage::Postponed => "已暂缓",
            Stage::Dropped => "已放弃",
            Stage::Closed => "已关闭",
        }
    }
    fn link_state_word(&self, state: LinkState) -> &'static str {
        match state {
            LinkState::Proposed => "待确认",
            LinkState::Discussed => "讨论中",
            LinkState::Accepted => "已确认",
            LinkState::Countered => "已建议",
            LinkState::Declined => "已驳回",
        }
    }
    fn unit_kind_word<'a>(&self, kind: &'a UnitKind) -> &'a str {
        match kind {
            UnitKind::Company => "公司",
            UnitKind::Department => "部门",
            UnitKind::Team => "团队",
            UnitKind::Other(word) => word,
        }
    }
    fn cycle_kind_word(&self, kind: CycleKind) -> &'static str {
        match kind {
            CycleKind::Year => "年度",
            CycleKind::Half => "半年",
            CycleKind::Quarter => "季度",
            CycleKind::TwoMonths => "双月",
            CycleKind::Month => "月度",
            CycleKind::Custom => "自定义",
        }
    }
    fn cycle_phase_word(&self, phase: CyclePhase) -> &'static str {
        match phase {
            CyclePhase::Planning => "制定中",
            CyclePhase::Running => "进行中",
            CyclePhase::Closing => "复盘中",
            CyclePhase::Closed => "已结束",
        }
    }
    fn measure_word(&self, kind: MeasureKind) -> &'static str {
        match kind {
            MeasureKind::Reach => "达到目标值",
            MeasureKind::Above => "保持不低于",
            MeasureKind::Below => "保持不高于",
            MeasureKind::Between => "保持在区间内",
            MeasureKind::YesNo => "是否完成",
            MeasureKind::Milestones => "里程碑",
            MeasureKind::CommitTargetStretch => "承诺值、目标值、挑战值",
            MeasureKind::Baseline => "摸清基线",
            MeasureKind::Judged => "文字评定",
        }
    }
    fn change_word(&self, kind: ChangeKind) -> &'static str {
        match kind {
            ChangeKind::Add => "新增",
            ChangeKind::Retarget => "调整目标值",
            ChangeKind::Reword => "改写",
            ChangeKind::Drop => "放弃",
            ChangeKind::Postpone => "暂缓",
            ChangeKind::HandOver => "移交",
            ChangeKind::Resume => "重启",
            ChangeKind::Rescore => "改评",
            ChangeKind::Reopen => "重新打开",
        }
    }
    fn trigger_word(&self, trigger: Trigger) -> &'static str {
        match trigger {
            Trigger::Market => "市场",
            Trigger::Strategy => "战略",
            Trigger::Collaboration => "协作",
            Trigger::Dependency => "依赖",
            Trigger::Learning => "认知更新",
            Trigger::Mistake => "设定有误",
        }
    }
    fn day(&self, day: Day, today: Day) -> String {
        if day.year() == today.year() {
            format!("{}月{}日", day.month(), day.day_of_month())
        } else {
            format!("{}年{}月{}日", day.year(), day.month(), day.day_of_month())
        }
    }
    fn span(&self, start: Option<Day>, end: Option<Day>, today: Day) -> String {
        match (start, end) {
            (Some(start), Some(end)) => format!("{} 至 {}", self.day(start, today), self.day(end, today)),
            (Some(start), None) => format!("{}起", self.day(start, today)),
            (None, Some(end)) => format!("{}止", self.day(end, today)),
            (None, None) => "未定日期".to_owned(),
        }
    }
}
