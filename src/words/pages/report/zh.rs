//! The report in Chinese.

use crate::okr::readings::Together;
use crate::okr::score::Band;
use crate::okr::{CyclePhase, Day, Span, Text};
use crate::query::report::{MapDepth, ReportPart, Summary};
use crate::words::{CommonWords, JudgedWords, OutlineWords, Zh};

use super::{ReportWords, far};

impl ReportWords for Zh {
    fn report_part(&self, part: ReportPart) -> &'static str {
        match part {
            ReportPart::Summary => "概要",
            ReportPart::Scorecards => "综合评估",
            ReportPart::Map => "目标地图",
            ReportPart::Changes => "变更",
            ReportPart::Retrospectives => "复盘",
            ReportPart::CarryOver => "目标延续",
            ReportPart::Insights => "洞察",
            ReportPart::Appendix => "全部目标",
        }
    }
    fn report_depth(&self, depth: MapDepth) -> &'static str {
        match depth {
            MapDepth::Upper => "上面几层",
            MapDepth::All => "全部目标",
        }
    }
    fn report_title(&self, cycle: &str, whose: Option<&str>) -> String {
        match whose {
            Some(whose) => format!("{cycle} 报告：{whose}"),
            None => format!("{cycle} 报告"),
        }
    }
    fn report_dates(&self, span: Span, phase: CyclePhase) -> String {
        let dates = [span.start, span.end].into_iter().flatten().next();
        let phase = self.cycle_phase_word(phase);
        match dates {
            Some(day) => format!("{} · {phase}", self.span(span.start, span.end, far(day))),
            None => phase.to_owned(),
        }
    }
    fn report_made_on(&self, day: Day) -> String {
        format!("截至{}", self.day(day, far(day)))
    }
    fn report_left_out(&self, left_out: usize, pared: usize) -> String {
        let mut pieces = Vec::new();
        if left_out > 0 {
            pieces.push(format!("{left_out} 个私密目标未列入"));
        }
        if pared > 0 {
            pieces.push(format!("{pared} 个目标略去了私密内容"));
        }
        if pieces.is_empty() { String::new() } else { format!("{}。", pieces.join("，")) }
    }
    fn report_counts(&self, sum: &Summary) -> String {
        let counts = format!("共 {} 个目标、{} 个关键结果", sum.objectives, sum.key_results);
        let origins: Vec<String> = [
            (sum.from_above, format!("承接上级 {} 个", sum.from_above)),
            (sum.own_ideas, format!("自驱 {} 个", sum.own_ideas)),
        ]
        .into_iter()
        .filter_map(|(count, told)| (count > 0).then_some(told))
        .collect();
        let mut told = vec![match origins.as_slice() {
            [] => format!("{counts}。"),
            origins => format!("{counts}，其中{}。", origins.join("、")),
        }];
        if sum.given_up > 0 {
            told.push(format!("另有 {} 个已放弃或暂缓。", sum.given_up));
        }
        if sum.drafts > 0 {
            told.push(format!("还有 {} 个停留在草稿。", sum.drafts));
        }
        told.concat()
    }
    fn report_scores(&self, sum: &Summary) -> String {
        if sum.judged + sum.in_words == 0 {
            return if sum.unscored > 0 {
                format!("没有评分；其中 {} 个目标无需评分。", sum.unscored)
            } else {
                "还没有目标完成评分。".to_owned()
            };
        }
        let bands = [Band::Good, Band::Partly, Band::Missed].into_iter().zip(sum.bands);
        let bands: Vec<String> =
            bands.map(|(band, count)| format!("{} {count} 个", self.band_word(band, None))).collect();
        let mut told =
            vec![format!("{} 个目标中 {} 个已评分：{}。", sum.objectives, sum.judged, bands.join("，"))];
        if sum.partly_judged > 0 {
            told.push(format!("{} 个目标只依据部分关键结果得出。", sum.partly_judged));
        }
        if sum.in_words > 0 {
            told.push(format!("{} 个目标只有文字结论。", sum.in_words));
        }
        if sum.unscored > 0 {
            told.push(format!("{} 个目标无需评分。", sum.unscored));
        }
        told.concat()
    }
    fn report_readings(&self, readings: Together) -> String {
        let Some(changed) = readings.changed.value else { return String::new() };
        let mut told = vec![format!("加权平均分为 {}。", self.share(changed))];
        if let Some(first) = readings.first.value {
            told.push(format!("若按最初设定，则为 {}。", self.share(first)));
        }
        if let Some(lived) = readings.lived {
            told.push(format!("目标平均存续了周期的 {}。", self.in_percent(lived)));
        }
        told.concat()
    }
    fn report_first(&self, score: &str) -> String {
        format!("按最初设定为 {score}")
    }
    fn report_lived(&self, share: &str) -> String {
        format!("存续了周期的 {share}")
    }
    fn report_folded(&self, part: ReportPart, count: usize) -> String {
        match part {
            ReportPart::Changes => format!("{count} 项变更"),
            ReportPart::Scorecards => format!("{count} 份综合评估"),
            ReportPart::Retrospectives => format!("{count} 份复盘"),
            ReportPart::Summary
            | ReportPart::Map
            | ReportPart::CarryOver
            | ReportPart::Insights
            | ReportPart::Appendix => format!("{count} 个目标"),
        }
    }
    fn report_open(&self, open: usize) -> String {
        format!("还有 {open} 个目标待评分。")
    }
    fn report_map_told(&self, shown: usize, hidden: usize) -> String {
        if hidden == 0 {
            format!("目标地图：{shown} 个目标及其对齐关系。")
        } else {
            format!("目标地图：上面几层的 {shown} 个目标；下面 {hidden} 个未画出。")
        }
    }
    fn report_names(&self, names: &[Text]) -> String {
        names.join("、")
    }
}
