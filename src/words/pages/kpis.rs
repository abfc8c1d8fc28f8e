//! Words of the page of KPIs: numbers to keep healthy beside the goals.

use crate::app::Lang;
use crate::okr::kpi::{Course, Health};
use crate::okr::{Day, Direction, Text};
use crate::query::kpis::{Concern, Plan, ReadFault};
use crate::words::{CommonWords, En, Zh};

use super::some;

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the page that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum KpiLabel {
            $($name,)*
        }

        impl KpiLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    Lead "Numbers to keep healthy beside the goals. One that leaves its corridor suggests a goal to bring it back." "目标之外需要保持健康的数值。数值离开健康区间时，会建议设定一个目标把它拉回来。"
    By "Put together by" "排列方式"
    ByConcern "What needs attention" "按关注程度"
    ByUnit "Unit" "按部门"
    OfUnit "Unit" "部门"
    AllUnits "All units" "全部部门"
    NewKpi "New KPI" "新建指标"
    ReadValues "Enter values" "录入数值"
    Read "Enter a value" "录入数值"
    Save "Save" "保存"
    ReadingDay "Day it was read" "数值日期"
    ReadKeys "Enter saves and goes on to the next one, Esc ends." "按回车保存并转到下一项，按 Esc 结束。"
    Several "Several values…" "批量录入…"
    SeveralHelp "One line for each: a day and a value. A column copied from a table does." "每行一个日期和一个数值，可直接粘贴表格中的两列。"
    SeveralField "Days and values" "日期和数值"
    Corridor "Corridor" "健康区间"
    NoCorridor "No corridor yet" "尚未设定健康区间"
    Trend "Trend" "走势"
    Readings "Values" "数值记录"
    NoReadings "Nobody has entered a value yet" "还没有录入数值"
    Overdue "Overdue" "已逾期"
    BetterIs "Better is" "更好的方向"
    BetterFromCorridor "as the corridor says" "由健康区间决定"
    Cadence "Read every" "录入间隔"
    Days "days" "天"
    KeptFrom "Kept from the key result" "来自关键结果"
    KeepIt "Keep it as a KPI" "转为长期指标"
    Archived "Put away" "已归档"
    NoKpis "No KPIs here yet" "这里还没有指标"
    NoKpisHint "A KPI is a number that has to stay healthy while goals move other things: uptime, margin, how long customers wait. Give it a corridor, and somebody who enters its value." "指标是在推进目标的同时需要保持健康的数值，例如可用率、毛利率、客户等待时间。请为它设定健康区间，并指定录入数值的人。"
    Recover "Make a goal to bring it back" "设定恢复目标"
    Recovering "A goal brings it back:" "恢复目标："
    Kpis "KPIs" "健康指标"
}

/// Words of the page.
pub trait KpiWords: CommonWords {
    /// Words that are always the same.
    fn kpi_label(&self, label: KpiLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// How a KPI is.
    fn health_word(&self, health: Health) -> &'static str;
    /// What about some KPIs wants attention, as a heading.
    fn concern_title(&self, concern: Concern) -> &'static str;
    /// Where a KPI is heading.
    fn kpi_course(&self, course: Course) -> &'static str;
    /// What is healthy: "at least 90 %", "between 2 and 4 days".
    fn corridor_told(&self, corridor: (Option<f64>, Option<f64>), measured_in: Option<&str>) -> String;
    /// "every 7 days".
    fn every_days(&self, days: u32) -> String;
    /// When the next value is due.
    fn next_value(&self, due: Day, today: Day) -> String;
    /// How many KPIs want what, in one line; empty where all is well.
    fn kpis_told(&self, outside: usize, watch: usize, due: usize) -> String;
    /// Enters a value of this KPI, for those who listen.
    fn read_kpi(&self, name: &str) -> String;
    /// More to do with this KPI.
    fn kpi_acts(&self, name: &str) -> String;
    /// Why what was written is no value yet.
    fn read_fault(&self, fault: ReadFault) -> &'static str;
    /// What a chart of values shows, in one sentence.
    fn values_told(&self, count: usize, last: &str, health: Health, corridor: &str) -> String;
    /// What a goal would do about a KPI that left its corridor.
    fn recover_hint(&self, plan: &Plan) -> String;
    /// The title of the goal that brings a KPI back.
    fn recovery_title(&self, plan: &Plan) -> String;
    /// The title of its key result.
    fn recovery_key_result(&self, plan: &Plan) -> String;
    /// What a pasted column says: how many new values, and from when to when.
    fn column_told(&self, count: usize, span: Option<(Day, Day)>, today: Day) -> String;
    /// How many of its lines are known already.
    fn column_known(&self, count: usize) -> String;
    /// A line of it that is not understood.
    fn column_unread(&self, line: usize, text: &str) -> String;
    /// How many further lines are not understood.
    fn column_unread_more(&self, count: usize) -> String;
    /// Adds so many values.
    fn add_values(&self, count: usize) -> String;
}

impl KpiWords for En {
    fn health_word(&self, health: Health) -> &'static str {
        match health {
            Health::Healthy => "Healthy",
            Health::Watch => "To watch",
            Health::Unhealthy => "Unhealthy",
            Health::Unknown => "Unknown",
        }
    }
    fn concern_title(&self, concern: Concern) -> &'static str {
        match concern {
            Concern::Outside => "Outside their corridor",
            Concern::Watch => "To watch",
            Concern::Overdue => "Overdue",
            Concern::Healthy => "Healthy",
            Concern::Unknown => "Not known yet",
        }
    }
    fn kpi_course(&self, course: Course) -> &'static str {
        match course {
            Course::Better => "getting better",
            Course::Worse => "getting worse",
            Course::Moving(Direction::Up) => "rising",
            Course::Moving(Direction::Down) => "falling",
            Course::Flat => "steady",
            Course::Unknown => "too few values for a trend",
        }
    }
    fn corridor_told(&self, corridor: (Option<f64>, Option<f64>), measured_in: Option<&str>) -> String {
        let amount = |value: f64| self.amount(value, measured_in);
        match corridor {
            (Some(low), Some(high)) => format!("between {} and {}", self.amount(low, None), amount(high)),
            (Some(low), None) => format!("at least {}", amount(low)),
            (None, Some(high)) => format!("at most {}", amount(high)),
            (None, None) => self.kpi_label(KpiLabel::NoCorridor).to_owned(),
        }
    }
    fn every_days(&self, days: u32) -> String {
        if days == 1 { "every day".to_owned() } else { format!("every {days} days") }
    }
    fn next_value(&self, due: Day, today: Day) -> String {
        match due.days_since(today) {
            ..=-1 => format!("next value was due {}", self.day(due, today)),
            0 => "next value due today".to_owned(),
            _ => format!("next value due {}", self.day(due, today)),
        }
    }
    fn kpis_told(&self, outside: usize, watch: usize, due: usize) -> String {
        let mut pieces = Vec::new();
        if outside > 0 {
            pieces.push(format!("{outside} outside the corridor"));
        }
        if watch > 0 {
            pieces.push(format!("{watch} to watch"));
        }
        if due > 0 {
            pieces.push(format!("{due} due for a value"));
        }
        pieces.join(", ")
    }
    fn read_kpi(&self, name: &str) -> String {
        format!("Enter a value: {name}")
    }
    fn kpi_acts(&self, name: &str) -> String {
        format!("More to do with {name}")
    }
    fn read_fault(&self, fault: ReadFault) -> &'static str {
        match fault {
            ReadFault::Nothing => "Write a value or a note",
            ReadFault::Value => "Write one number, like 36 or 36.5; words go into the note",
            ReadFault::Day => "Not read as a day. Write it as 2026-09-30",
            ReadFault::NotYet => "This day has not come yet",
        }
    }
    fn values_told(&self, count: usize, last: &str, health: Health, corridor: &str) -> String {
        let health = self.health_word(health).to_lowercase();
        format!("{}, the last one {last}: {health}. Corridor: {corridor}", some(count, "value", "values"))
    }
    fn recover_hint(&self, plan: &Plan) -> String {
        let amount = |value: f64| self.amount(value, plan.measured_in.as_deref());
        format!(
            "It left its corridor. A goal could bring it from {} back to {}.",
            amount(plan.from),
            amount(plan.to)
        )
    }
    fn recovery_title(&self, plan: &Plan) -> String {
        let corridor = self.corridor_told(plan.corridor, plan.measured_in.as_deref());
        format!("Bring {} back to {corridor}", named(&plan.name, self.untitled()))
    }
    fn recovery_key_result(&self, plan: &Plan) -> String {
        let amount = |value: f64| self.amount(value, plan.measured_in.as_deref());
        let name = named(&plan.name, self.untitled());
        format!("{name} from {} to {}", amount(plan.from), amount(plan.to))
    }
    fn column_told(&self, count: usize, span: Option<(Day, Day)>, today: Day) -> String {
        let values = some(count, "new value", "new values");
        match span {
            Some((from, to)) if from == to => format!("{values}, {}", self.day(from, today)),
            Some((from, to)) => format!("{values}, {} to {}", self.day(from, today), self.day(to, today)),
            None => values,
        }
    }
    fn column_known(&self, count: usize) -> String {
        format!("{} known already", some(count, "line is", "lines are"))
    }
    fn column_unread(&self, line: usize, text: &str) -> String {
        format!("Line {line} is not understood: {text}")
    }
    fn column_unread_more(&self, count: usize) -> String {
        format!("{} more not understood", some(count, "line", "lines"))
    }
    fn add_values(&self, count: usize) -> String {
        format!("Add {}", some(count, "value", "values"))
    }
}

impl KpiWords for Zh {
    fn health_word(&self, health: Health) -> &'static str {
        match health {
            Health::Healthy => "健康",
            Health::Watch => "需关注",
            Health::Unhealthy => "偏离",
            Health::Unknown => "未知",
        }
    }
    fn concern_title(&self, concern: Concern) -> &'static str {
        match concern {
            Concern::Outside => "偏离健康区间",
            Concern::Watch => "需关注",
            Concern::Overdue => "逾期未录入",
            Concern::Healthy => "健康",
            Concern::Unknown => "情况未知",
        }
    }
    fn kpi_course(&self, course: Course) -> &'static str {
        match course {
            Course::Better => "向好",
            Course::Worse => "变差",
            Course::Moving(Direction::Up) => "上升",
            Course::Moving(Direction::Down) => "下降",
            Course::Flat => "平稳",
            Course::Unknown => "数值太少，看不出走势",
        }
    }
    fn corridor_told(&self, corridor: (Option<f64>, Option<f64>), measured_in: Option<&str>) -> String {
        let amount = |value: f64| self.amount(value, measured_in);
        match corridor {
            (Some(low), Some(high)) => format!("{} 到 {} 之间", self.amount(low, None), amount(high)),
            (Some(low), None) => format!("不低于 {}", amount(low)),
            (None, Some(high)) => format!("不高于 {}", amount(high)),
            (None, None) => self.kpi_label(KpiLabel::NoCorridor).to_owned(),
        }
    }
    fn every_days(&self, days: u32) -> String {
        if days == 1 { "每天".to_owned() } else { format!("每 {days} 天") }
    }
    fn next_value(&self, due: Day, today: Day) -> String {
        match due.days_since(today) {
            ..=-1 => format!("应于{}录入", self.day(due, today)),
            0 => "今天该录入".to_owned(),
            _ => format!("下次录入：{}", self.day(due, today)),
        }
    }
    fn kpis_told(&self, outside: usize, watch: usize, due: usize) -> String {
        let mut pieces = Vec::new();
        if outside > 0 {
            pieces.push(format!("{outside} 项偏离"));
        }
        if watch > 0 {
            pieces.push(format!("{watch} 项需关注"));
        }
        if due > 0 {
            pieces.push(format!("{due} 项待录入"));
        }
        pieces.join("，")
    }
    fn read_kpi(&self, name: &str) -> String {
        format!("录入数值：{name}")
    }
    fn kpi_acts(&self, name: &str) -> String {
        format!("“{name}”的更多操作")
    }
    fn read_fault(&self, fault: ReadFault) -> &'static str {
        match fault {
            ReadFault::Nothing => "请填写数值或备注",
            ReadFault::Value => "请只写一个数，例如 36 或 36.5；文字写在备注里",
            ReadFault::Day => "无法识别日期，请写成 2026-09-30",
            ReadFault::NotYet => "这一天还没有到",
        }
    }
    fn values_told(&self, count: usize, last: &str, health: Health, corridor: &str) -> String {
        format!("共 {count} 个数值，最近为 {last}，{}。健康区间：{corridor}", self.health_word(health))
    }
    fn recover_hint(&self, plan: &Plan) -> String {
        let amount = |value: f64| self.amount(value, plan.measured_in.as_deref());
        format!("已偏离健康区间。可以设定一个目标，把它从 {} 拉回到 {}。", amount(plan.from), amount(plan.to))
    }
    fn recovery_title(&self, plan: &Plan) -> String {
        let corridor = self.corridor_told(plan.corridor, plan.measured_in.as_deref());
        format!("让{}恢复到{corridor}", named(&plan.name, self.untitled()))
    }
    fn recovery_key_result(&self, plan: &Plan) -> String {
        let amount = |value: f64| self.amount(value, plan.measured_in.as_deref());
        let name = named(&plan.name, self.untitled());
        format!("{name}从 {} 恢复到 {}", amount(plan.from), amount(plan.to))
    }
    fn column_told(&self, count: usize, span: Option<(Day, Day)>, today: Day) -> String {
        match span {
            Some((from, to)) if from == to => format!("{count} 个新数值，{}", self.day(from, today)),
            Some((from, to)) => {
                format!("{count} 个新数值，{}至{}", self.day(from, today), self.day(to, today))
            }
            None => format!("{count} 个新数值"),
        }
    }
    fn column_known(&self, count: usize) -> String {
        format!("{count} 行已经录入过")
    }
    fn column_unread(&self, line: usize, text: &str) -> String {
        format!("第 {line} 行无法识别：{text}")
    }
    fn column_unread_more(&self, count: usize) -> String {
        format!("另有 {count} 行无法识别")
    }
    fn add_values(&self, count: usize) -> String {
        format!("添加 {count} 个数值")
    }
}

fn named<'a>(name: &'a Text, untitled: &'a str) -> &'a str {
    if name.is_empty() { untitled } else { name }
}
