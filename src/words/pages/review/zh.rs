//! Simplified Chinese.

use crate::okr::score::Band;
use crate::okr::{ActionState, Day, MeetingKind, Text};
use crate::query::review::{Facts, Heading, Kept, Scored, SinceFrom, Summary};
use crate::query::session::Item;
use crate::words::pages::DigestWords;
use crate::words::{CommonWords, Zh};

use super::{ReviewLabel, ReviewWords, over};

impl ReviewWords for Zh {
    fn review_kind(&self, kind: MeetingKind) -> &'static str {
        match kind {
            MeetingKind::Weekly => "团队例会",
            MeetingKind::OneOnOne => "一对一面谈",
            MeetingKind::Monthly => "月度回顾会",
            MeetingKind::Quarterly => "季度复盘会",
        }
    }
    fn review_title(&self, kind: MeetingKind, unit: Option<&str>) -> String {
        match unit {
            Some(unit) => format!("{unit}{}", self.review_kind(kind)),
            None => format!("全员{}", self.review_kind(kind)),
        }
    }
    fn review_heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Opening => "开场",
            Heading::Last => "上次的决定",
            Heading::Summary => "总览",
            Heading::Units => "各部门",
            Heading::Goals => "目标",
            Heading::News => "有哪些变化",
            Heading::Linked => "与之对齐的目标",
            Heading::Risks => "黄灯与红灯",
            Heading::Asks => "请求",
            Heading::AskedOfMe => "对方等你答复",
            Heading::AskedOfThem => "你等对方答复",
            Heading::Praise => "认可与感谢",
            Heading::Growth => "成长目标",
            Heading::Decisions => "决定",
            Heading::Close => "会议小结",
        }
    }
    fn review_facts(&self, facts: Facts) -> String {
        let pieces = [
            (facts.goals > 0).then(|| format!("{} 个目标", facts.goals)),
            (facts.changed > 0).then(|| format!("{} 项有变化", facts.changed)),
            (facts.risks > 0).then(|| format!("{} 项黄灯或红灯", facts.risks)),
            (facts.asks > 0).then(|| format!("{} 个请求", facts.asks)),
        ];
        pieces.into_iter().flatten().collect::<Vec<_>>().join("，")
    }
    fn review_total(&self, slides: usize, minutes: u32) -> String {
        format!("共 {slides} 页，{minutes} 分钟")
    }
    fn review_minutes_of(&self, part: &str) -> String {
        format!("“{part}”的时长（分钟）")
    }
    fn review_shows(&self, part: &str) -> String {
        format!("展示“{part}”")
    }
    fn review_from(&self, part: &str) -> String {
        format!("从“{part}”开始演示")
    }
    fn review_since(&self, since: Day, from: SinceFrom, today: Day) -> String {
        let day = self.day(since, today);
        match from {
            SinceFrom::LastReview => format!("自上次会议（{day}）以来的变化"),
            SinceFrom::Cycle => format!("自周期开始（{day}）以来的变化"),
            SinceFrom::Length | SinceFrom::Talk => format!("{day}以来的变化"),
        }
    }
    fn review_left_out(&self, count: usize) -> String {
        format!("{count} 个私密目标未展示。")
    }
    fn review_slide(&self, at: usize, of: usize) -> String {
        format!("第 {at} 页，共 {of} 页")
    }
    fn review_page(&self, at: usize, of: usize) -> String {
        if of < 2 { String::new() } else { format!("{at} / {of}") }
    }
    fn review_counts(&self, objectives: usize, key_results: usize) -> String {
        format!("{objectives} 个目标，{key_results} 个关键结果")
    }
    fn review_unknown(&self, count: usize) -> String {
        if count == 0 { String::new() } else { format!("{count} 个进度未知，未计入平均") }
    }
    fn review_believed(&self, summary: &Summary) -> String {
        match summary.lowest {
            Some(lowest) => {
                format!("最低 {lowest}；{} 个关键结果中有 {} 个填写", summary.key_results, summary.believed)
            }
            None => "尚无人填写".to_owned(),
        }
    }
    fn review_scored(&self, scored: &Scored) -> String {
        let bands = scored.bands.iter().map(|(band, count)| self.review_band_count(*band, *count));
        let missing = (scored.missing > 0).then(|| format!("{} 个尚未评分", scored.missing));
        let unscored = (scored.unscored > 0).then(|| format!("{} 个不评分", scored.unscored));
        bands.chain(missing).chain(unscored).collect::<Vec<_>>().join("，")
    }
    fn review_band_count(&self, band: Band, count: usize) -> String {
        match band {
            Band::Good => format!("{count} 个达到预期"),
            Band::Partly => format!("{count} 个部分达成"),
            Band::Missed => format!("{count} 个进展有限"),
        }
    }
    fn review_kept(&self, kept: Kept) -> String {
        if kept.all == 0 {
            return String::new();
        }
        let done = format!("{} 项中已完成 {} 项", kept.all, kept.done);
        let open = (kept.open > 0).then(|| format!("进行中 {} 项", kept.open));
        let late = (kept.late > 0).then(|| format!("逾期 {} 项", kept.late));
        [Some(done), open, late].into_iter().flatten().collect::<Vec<_>>().join("，")
    }
    fn review_decision(&self, item: &Item, today: Day) -> String {
        let nobody = || self.review_label(ReviewLabel::NobodyAnswers).to_owned();
        let names = item.names.join(self.list_comma());
        let who = if names.is_empty() { nobody() } else { names };
        let due = item.due.map(|day| format!("{}前", self.day(day, today)));
        let state = match item.state {
            ActionState::Open => item.is_late.then_some(ReviewLabel::Late),
            ActionState::Done => Some(ReviewLabel::Done),
            ActionState::Dropped => Some(ReviewLabel::Dropped),
        };
        let state = state.map(|label| self.review_label(label).to_owned());
        [Some(who), due, state].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
    fn review_done_of(&self, title: &str) -> String {
        format!("已完成：{title}")
    }
    fn review_decisions(&self, count: usize) -> String {
        if count == 0 { String::new() } else { format!("{count} 项决定") }
    }
    fn review_with(&self, names: &[Text]) -> String {
        format!("参加者：{}", names.join("、"))
    }
    fn review_spent(&self, seconds: i64, minutes: u32) -> String {
        let spent = self.review_time(seconds);
        if minutes == 0 { spent } else { format!("{spent} / {}", self.review_time(i64::from(minutes) * 60)) }
    }
    fn review_over(&self, seconds: i64, minutes: u32) -> String {
        match over(seconds, minutes) {
            0 => String::new(),
            over => format!("超时 {}", self.review_time(over)),
        }
    }
}
