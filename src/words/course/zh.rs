//! How a goal came along and where it is going, in Chinese.

use super::{CourseWords, ended_at, exact, height, told_of, two, words_of};
use crate::okr::Day;
use crate::query::course::{Chart, Dot, Expectation, Mark};
use crate::query::panel::CadenceField;
use crate::query::projected::{ABOUT, Projected, Together};
use crate::words::{CommonWords, Zh};

impl Zh {
    fn before_the_end(days: Option<i64>) -> String {
        match days {
            None => "曾".to_owned(),
            Some(0) => "最后一天".to_owned(),
            Some(days @ ..14) => format!("结束前 {days} 天"),
            Some(days) => format!("结束前 {} 周", (days + 3) / 7),
        }
    }

    fn off(off: f64) -> String {
        match off {
            off if off > ABOUT => format!("偏高 {}", two(off)),
            off if off < -ABOUT => format!("偏低 {}", two(-off)),
            _ => "基本准确".to_owned(),
        }
    }
}

impl CourseWords for Zh {
    fn at_this_rate(&self, one: &Expectation, today: Day) -> String {
        let shown = one.forecast.shown();
        let end = self.day(one.forecast.end, today);
        let band = format!("（{} 至 {}）", two(shown.low), two(shown.high));
        match one.forecast.reached_on() {
            Some(day) => format!("按目前的速度，{}可达成；到{end}为{band}", self.day(day, today)),
            None => format!("按目前的速度，到{end}为 {}{band}", two(shown.value)),
        }
    }
    fn will_fall_short(&self, one: &Expectation) -> String {
        format!(
            "目前达到应达进度，但按这个速度最终最多 {}；达到 {} 才算好",
            two(one.forecast.shown().high),
            two(one.promise.good())
        )
    }
    fn forecast_from(&self, one: &Expectation, today: Day) -> String {
        format!(
            "依据 {} 天的进展（{} 至 {}）；五个目标中约有四个会落在这样的范围内",
            one.forecast.readings,
            self.day(one.forecast.from, today),
            self.day(one.forecast.last, today)
        )
    }
    fn forecast(&self) -> &'static str {
        "预测"
    }
    fn course_told(&self, chart: &Chart, today: Day) -> String {
        let heights: Vec<f64> = chart.dots.iter().filter_map(|dot| dot.height).collect();
        let (start, end) = chart.ends;
        let time = self.span(Some(start), Some(end), today);
        let told = match (heights.first(), heights.last()) {
            (Some(first), Some(last)) if heights.len() > 1 => {
                format!(
                    "{} 次更新，从 {} 到 {}",
                    heights.len(),
                    height(chart, *first, self),
                    height(chart, *last, self)
                )
            }
            _ => "信心指数的变化".to_owned(),
        };
        let ahead = if chart.ahead.is_empty() { "" } else { "，并附最终结果的预测" };
        format!("{told}（{time}）{ahead}")
    }
    fn dot_told(&self, dot: &Dot, chart: &Chart, today: Day) -> String {
        let mut told = vec![self.day(dot.day, today)];
        told.extend(dot.height.map(|value| match dot.share.filter(|_| !chart.in_shares) {
            Some(share) => format!("{}，进度 {}", height(chart, value, self), self.share(share)),
            None => height(chart, value, self),
        }));
        told.extend(dot.confidence.map(|value| format!("信心指数 {value}")));
        told.extend(dot.projection.map(|value| format!("预计最终评分 {}", two(value))));
        told.extend(dot.by.as_deref().map(str::to_owned));
        told.join(" · ")
    }
    fn walk_the_chart(&self) -> &'static str {
        "用方向键逐次查看"
    }
    fn mark_told(&self, mark: &Mark, today: Day) -> String {
        let day = self.day(mark.day, today);
        match (&mark.from, &mark.to) {
            (None, None) => format!("{day}调整了数值"),
            (from, to) => {
                let from = if from.is_some() { words_of(from.as_ref()) } else { "空" };
                let to = if to.is_some() { words_of(to.as_ref()) } else { "空" };
                format!("{day}调整：{from} → {to}")
            }
        }
    }
    fn pace_line(&self) -> &'static str {
        "应达进度"
    }
    fn forecast_line(&self) -> &'static str {
        "按目前的速度"
    }
    fn projection_mark(&self) -> &'static str {
        "预计最终评分"
    }
    fn changed_mark(&self) -> &'static str {
        "数值调整"
    }
    fn as_a_table(&self) -> &'static str {
        "以表格查看"
    }
    fn table_heads(&self) -> [&'static str; 5] {
        ["日期", "进展", "信心指数", "预计最终评分", "更新人"]
    }
    fn projected(&self) -> &'static str {
        "预计与结果"
    }
    fn projected_told(&self, one: &Projected) -> String {
        let (told, hidden) = told_of(one);
        let said: Vec<String> = told
            .iter()
            .map(|guess| format!("{}预计 {}", Self::before_the_end(guess.days_before), two(guess.score)))
            .collect();
        let between = if hidden > 0 { format!("（其间还有 {hidden} 次）") } else { String::new() };
        let said = format!("{}{between}", said.join("，"));
        match (ended_at(one.ended), one.off) {
            (Some(ended), Some(off)) => {
                let mean = if one.guesses.len() > 1 { "平均" } else { "" };
                format!("{said}；最终 {}：{mean}{}", two(ended), Self::off(off))
            }
            _ => said,
        }
    }
    fn off_told(&self, all: &Together) -> String {
        match all.goals.len() {
            1 => format!("1 个已结束目标的预计：{}", Self::off(all.off)),
            many => format!("{many} 个已结束目标的预计：平均{}", Self::off(all.off)),
        }
    }
    fn goals_of_it(&self) -> &'static str {
        "逐个查看"
    }
    fn cadence_field(&self) -> &'static str {
        "更新间隔（天）"
    }
    fn cadence_otherwise(&self, field: &CadenceField) -> String {
        match &field.from {
            Some(from) => format!("{}，同「{from}」", exact(field.otherwise)),
            None => format!("{}，同工作区", exact(field.otherwise)),
        }
    }
    fn no_days(&self) -> &'static str {
        "请填写 1 到 366 之间的整数"
    }
    fn next_check_in(&self, due: Day, today: Day) -> String {
        match today.days_since(due) {
            late @ 1.. => format!("本应在{}更新进展，已晚 {late} 天", self.day(due, today)),
            _ => format!("下次更新应在{}", self.day(due, today)),
        }
    }
}
