//! The figures of the practice in Chinese.

use crate::okr::insight::Kept;
use crate::okr::number;
use crate::query::insights::{Blank, Chapter, Figure, Gauge, Insight, Insights, Note, Reading};
use crate::words::{CommonWords, Zh};

use super::{InsightSaid, InsightsWords, moved_by, plain, rules_told, tenth};

impl InsightsWords for Zh {
    fn insights_lead(&self) -> &'static str {
        "目标工作开展得怎么样：每个数字都附有算法、各周期走势和背后的目标，供大家讨论。不打总分，也不对个人排名。"
    }
    fn insights_chapter(&self, chapter: Chapter) -> &'static str {
        match chapter {
            Chapter::Business => "业务",
            Chapter::Operations => "运营",
            Chapter::Organisation => "组织",
            Chapter::Individuals => "个人",
        }
    }
    fn insights_asks(&self, chapter: Chapter) -> &'static str {
        match chapter {
            Chapter::Business => "战略如何变成目标，目标推进得如何？",
            Chapter::Operations => "变化来临时应对得快不快，工作跟进得稳不稳？",
            Chapter::Organisation => "部门之间是否公开沟通、达成一致？",
            Chapter::Individuals => "个人的想法、表达、意义感和成长有没有空间？",
        }
    }
    fn insights_said(&self, insight: Insight) -> InsightSaid {
        said(insight)
    }
    fn insights_blank(&self, blank: Blank) -> &'static str {
        blank_told(blank)
    }
    fn insights_value(&self, gauge: Gauge, value: f64) -> String {
        match gauge {
            Gauge::Share | Gauge::Progress => format!("{}%", number::percent(value)),
            Gauge::OutOf => format!("4 个中的 {} 个", number::shown(value, 0)),
            Gauge::Score => format!("{value:.2}"),
            Gauge::Confidence | Gauge::Each => tenth(value),
            Gauge::Days => format!("{} 天", tenth(value)),
            Gauge::Count => plain(value),
        }
    }
    fn insights_formula(&self, insight: Insight, reading: &Reading) -> String {
        let said = said(insight);
        let Some(value) = reading.value else {
            return blank_told(reading.blank.unwrap_or(Blank::NoGoals)).to_owned();
        };
        let shown = self.insights_value(insight.gauge(), value);
        let (part, of) = (plain(reading.part), plain(reading.of));
        match insight.gauge() {
            Gauge::Share | Gauge::Each => {
                format!("{}（{part}）÷ {}（{of}）= {shown}", said.part, said.of)
            }
            Gauge::OutOf => format!("{}（{of}）中，{}（{part}）", said.of, said.part),
            Gauge::Confidence => format!("{}（{part}）÷ {}（{of}）= {shown}", said.part, said.of),
            Gauge::Progress | Gauge::Score => format!("{}（{of}）的{} = {shown}", said.of, said.part),
            Gauge::Days => format!("{}（{of}）所用天数的中位数 = {shown}", said.of),
            Gauge::Count => format!("{}：{shown}", said.part),
        }
    }
    fn insights_left(&self, count: usize) -> String {
        format!("另有 {count} 项因情况未知而未计入")
    }
    fn insights_moved(&self, gauge: Gauge, moved: f64, cycle: &str) -> String {
        let by = moved_by(gauge, moved);
        let unit = match gauge {
            Gauge::Share | Gauge::Progress => " 个百分点",
            Gauge::Days => " 天",
            _ => "",
        };
        format!("与 {cycle} 相比 {by}{unit}")
    }
    fn insights_unknown_in(&self, cycle: &str) -> String {
        format!("{cycle} 的情况未知")
    }
    fn insights_first(&self) -> &'static str {
        "这类周期的第一个"
    }
    fn insights_counted(&self, found: &Insights) -> String {
        let whose = found.whose.as_ref().map_or("全部", |whose| &*whose.name);
        format!("{}，{whose}：{} 个目标，{} 个关键结果", found.cycle.name, found.goals, found.key_results)
    }
    fn insights_left_out(&self, found: &Insights) -> String {
        let mut pieces = Vec::new();
        if found.left_out > 0 {
            pieces.push(format!("{} 个草稿、暂缓或已放弃的目标", found.left_out));
        }
        if found.hidden > 0 {
            pieces.push(format!("{} 个在本副本中私密的目标", found.hidden));
        }
        if pieces.is_empty() { String::new() } else { format!("未计入：{}", pieces.join("；")) }
    }
    fn insights_compared(&self, found: &Insights) -> String {
        match found.before.as_slice() {
            [] => "此前没有同类周期可供对照。".to_owned(),
            [one] => format!("对照周期：{}。", one.name),
            [first, .., last] => {
                format!("对照周期：{} 至 {}，共 {} 个。", first.name, last.name, found.before.len())
            }
        }
    }
    fn insights_how(&self) -> &'static str {
        "怎么算的"
    }
    fn insights_course(&self, figure: &Figure) -> String {
        let one = |value: Option<f64>| {
            value.map_or_else(
                || self.unknown().to_owned(),
                |value| self.insights_value(figure.insight.gauge(), value),
            )
        };
        let all: Vec<String> = figure
            .course
            .iter()
            .map(|point| format!("{} {}", point.cycle.name, one(point.reading.value)))
            .collect();
        format!("{}：{}", said(figure.insight).name, all.join("，"))
    }
    fn insights_column(&self) -> &'static str {
        "计数"
    }
    fn insights_figure(&self) -> &'static str {
        "数值"
    }
    fn insights_over_cycles(&self) -> &'static str {
        "各周期走势"
    }
    fn insights_note(&self, note: &Note) -> String {
        match note {
            Note::Nothing => String::new(),
            Note::Days(days) => format!("{days} 天"),
            Note::Count(count) => count.to_string(),
            Note::Kept(kept) => self.insights_kept(*kept),
            Note::Progress(Some(value)) => self.insights_value(Gauge::Progress, *value),
            Note::Score(Some(value)) => format!("{value:.2}"),
            Note::Progress(None) | Note::Score(None) => self.unknown().to_owned(),
            Note::Confidence(value) => value.to_string(),
            Note::Link(_, state) => self.link_state_word(*state).to_owned(),
            Note::Change(kind) => self.change_word(*kind).to_owned(),
            Note::Rules(rules) => rules_told(self, rules, "；"),
            Note::Perspective(one) => self.perspective_word(*one).to_owned(),
        }
    }
    fn insights_kept(&self, kept: Kept) -> String {
        format!("{} 段中的 {} 段", kept.due, kept.kept)
    }
    fn insights_more(&self, count: usize) -> String {
        format!("再显示 {count} 项")
    }
    fn insights_people(&self) -> &'static str {
        "各有几个目标的人数"
    }
    fn insights_goals(&self, count: usize) -> String {
        if count == 0 { "没有".to_owned() } else { format!("{count} 个目标") }
    }
    fn insights_persons(&self, count: usize) -> String {
        format!("{count} 人")
    }
    fn insights_cannot(&self) -> &'static str {
        "它说明不了："
    }
    fn insights_instead(&self, name: &str, shown: Option<&str>) -> String {
        let shown = shown.unwrap_or("全部");
        format!("个人的数字只给本人看。这里不显示“{name}”，而显示：{shown}。")
    }
    fn insights_nothing(&self) -> &'static str {
        "还没有可以统计的内容"
    }
    fn insights_nothing_hint(&self) -> &'static str {
        "有了已发布的目标才有数字：请在顶部选择其他周期，或为这个周期制定并发布目标。"
    }
    fn insights_foot(&self) -> &'static str {
        "这些数字用来讨论你们如何运用目标。这里不把它们合成一个总分，因为数字高不一定就好：要问背后是什么。它们不评价任何个人，也不是薪酬的依据。"
    }
    fn insights_title(&self, found: &Insights) -> String {
        match &found.whose {
            Some(whose) => format!("洞察 {} {}", found.cycle.name, whose.name),
            None => format!("洞察 {}", found.cycle.name),
        }
    }
    fn insights_fraction(&self, insight: Insight, reading: &Reading) -> String {
        if reading.value.is_none() {
            return String::new();
        }
        let said = said(insight);
        let (part, of) = (plain(reading.part), plain(reading.of));
        match insight.gauge() {
            Gauge::Share | Gauge::Each => format!("{}：{of}，其中{}：{part}", said.of, said.part),
            Gauge::Progress | Gauge::Score | Gauge::Confidence | Gauge::Days => format!("{}：{of}", said.of),
            Gauge::OutOf | Gauge::Count => String::new(),
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one entry for each figure")]
fn said(insight: Insight) -> InsightSaid {
    InsightSaid::of(match insight {
        Insight::Aligned => [
            "与上级目标对齐",
            "看有多少工作能追溯到战略。",
            "能通向上级目标的目标",
            "目标",
            "没有通向上级目标的目标",
            "这条路径是否合理。没有对齐的目标，也可能是很好的个人想法。",
        ],
        Insight::Perspectives => [
            "有目标的战略视角",
            "看目标是否兼顾了战略的多个方面：财务、客户、流程、学习与成长。",
            "有目标的视角",
            "视角",
            "按视角列出的目标",
            "这个周期是否每个方面都需要目标。",
        ],
        Insight::TopProgress => [
            "最上层目标的进度",
            "看最上层的目标到目前为止推进了多少。",
            "加权平均进度",
            "最上层的目标",
            "最上层的目标",
            "变动的是不是该变动的数字。进度不是评价。",
        ],
        Insight::TopScore => [
            "最上层目标的评分",
            "看最上层的目标在周期结束时被如何评价。",
            "加权平均评分",
            "最上层已评分的目标",
            "最上层的目标",
            "目标有多难，外部发生了什么。",
        ],
        Insight::Confidence => [
            "起初的信心指数",
            "看大家第一次表态时对关键结果有多少信心；4 到 7.5 说明既有挑战又有可能。",
            "第一次信心指数之和",
            "关键结果",
            "关键结果与第一次的信心指数",
            "大家是否说了真心话。",
        ],
        Insight::Score => [
            "全部目标的评分",
            "看目标整体被如何评价；0.7 左右说明有挑战，并且大部分达成了。",
            "加权平均评分",
            "已评分的目标",
            "目标与评分",
            "谁做得好。不同目标的评分衡量的是不同的事。",
        ],
        Insight::Promises => [
            "完全兑现的承诺",
            "看有多少承诺型目标达到 1.0：别人指望着它们。",
            "达到 1.0 的承诺型目标",
            "已评分的承诺型目标",
            "低于 1.0 的承诺型目标",
            "这项承诺后来是否仍值得兑现。",
        ],
        Insight::Stretch => [
            "结果良好的其他目标",
            "看承诺型以外的目标有多少达到 0.7 或以上。",
            "达到 0.7 的目标",
            "已评分的非承诺型目标",
            "低于 0.7 的目标",
            "如果几乎全部达到，也可能是目标定低了。",
        ],
        Insight::Quality => [
            "写法上没有提示的目标",
            "看有多少目标和关键结果写得清楚，写作提示无话可说。",
            "没有提示的目标和关键结果",
            "目标和关键结果",
            "有提示的目标和关键结果",
            "写得好的目标是不是对的目标。提示只看文字，不懂意图。",
        ],
        Insight::Changes => [
            "每个目标的变更次数",
            "看周期进行中调整、新增、暂缓和放弃了多少。",
            "变更",
            "目标",
            "按变更次数列出的目标",
            "这些变更对不对。变更不是失败，变更少也不是功劳。",
        ],
        Insight::Late => [
            "后来加入的目标",
            "看有多少目标是在周期第一天之后制定的。",
            "第一天之后加入的目标",
            "目标",
            "后来加入的目标，以及晚了多少天",
            "是来晚了，还是因为出现新情况而来得正好。",
        ],
        Insight::Reasons => [
            "说明了原因的变更",
            "看有多少变更能让不在场的人看懂。",
            "有原因的变更",
            "变更",
            "没有原因的变更",
            "原因是否充分。",
        ],
        Insight::TakenIn => [
            "变更得到认可所用的天数",
            "看其他人多快认可一项变更，或认可变更之后的目标。",
            "天数",
            "得到认可的变更",
            "得到认可的变更，以及所用天数",
            "当面说好却没有记在这里的认可。",
        ],
        Insight::Cadence => [
            "按时更新进展的关键结果",
            "看整个周期里更新进展有多稳定，每个关键结果按自己的更新间隔计算。",
            "更新过进展的间隔段",
            "已经过去的间隔段",
            "有间隔段未更新进展的关键结果",
            "更新的内容是否值得一读。",
        ],
        Insight::Silence => [
            "距上次更新进展的天数",
            "看到今天或周期最后一天为止，关键结果的消息有多旧。",
            "天数",
            "尚未达成且更新过进展的关键结果",
            "按距上次更新的天数列出的关键结果",
            "为什么没有更新。",
        ],
        Insight::Answered => [
            "得到答复的协作请求",
            "看提出协作请求的人能否得到答复。",
            "得到答复的协作请求",
            "协作请求",
            "没有答复的协作请求，以及等待的天数",
            "答复有没有帮助。",
        ],
        Insight::AnswerDays => [
            "得到答复所用的天数",
            "看大家彼此要等多久。",
            "天数",
            "得到答复的协作请求",
            "得到答复的协作请求，以及所用天数",
            "问题有多难。",
        ],
        Insight::Read => [
            "有人确认已读的进展",
            "看进展是否有其他人读。",
            "由他人确认已读的进展记录",
            "进展记录",
            "有进展无人确认的目标，以及条数",
            "谁读了却没有说。",
        ],
        Insight::Blockers => [
            "已清除的障碍",
            "看挡在路上的事情清除了多少。",
            "已解决的障碍",
            "障碍",
            "没有清除的障碍",
            "每个障碍有多大。",
        ],
        Insight::Tries => [
            "付诸行动的尝试",
            "看复盘中想要尝试的事情是否有人承担。",
            "变成行动项或目标的尝试",
            "尝试",
            "想要尝试但无人承担的事情",
            "没有写下来就已经试过的事情。",
        ],
        Insight::CrossUnit => [
            "得到确认的跨部门对齐",
            "看相互依赖的部门是否已经说好。",
            "已接受的对齐关系",
            "跨部门的对齐关系",
            "尚未接受的跨部门对齐关系",
            "对齐的是不是该对齐的目标。拒绝也是诚实的答复。",
        ],
        Insight::Unanswered => [
            "等待答复",
            "看还有多少协作请求和对齐关系在等人答复。",
            "等待答复的协作请求和对齐关系",
            "目标",
            "等待中的协作请求与天数，以及等待中的对齐关系",
            "它们有多急。",
        ],
        Insight::Orphans => [
            "既无对齐又没说原因的目标",
            "看有多少目标让别人不知从何说起：没有向上对齐，也没写为什么重要。",
            "既无对齐又没写原因的目标",
            "本可以向上对齐的目标",
            "既无对齐又没写原因的目标",
            "它们值不值得做。评价时不会因为没有对齐而落下任何目标。",
        ],
        Insight::Skips => [
            "越级的对齐关系",
            "看有多少目标直接对齐到高几级的目标，跳过了中间一级。",
            "越级的对齐关系",
            "沿部门向上的对齐关系",
            "越级的对齐关系",
            "中间一级是否有什么可补充。",
        ],
        Insight::Visible => [
            "人人可读的目标",
            "看大家的工作有多少是公开的。",
            "没有私密标记的目标和关键结果",
            "目标和关键结果",
            "有私密标记的目标和关键结果",
            "私密是否有充分的理由。",
        ],
        Insight::Sessions => [
            "召开的周会",
            "看有目标的部门是否按自己的间隔稳定地一起看目标。",
            "开过会的间隔段",
            "已经过去的间隔段",
            "",
            "会上谈了什么，以及没有记录在这里的周会。",
        ],
        Insight::Talks => [
            "与直接主管面谈过的人",
            "看有多少对主管与下属在周期内至少谈过一次。不列出姓名。",
            "谈过的主管与下属",
            "主管与下属",
            "",
            "没有记录在这里的面谈。私密的面谈不在分享的副本里，所以各副本会不同。",
        ],
        Insight::Comments => [
            "每个目标的评论数",
            "看在人人可见的地方，大家对目标谈了多少。",
            "评论",
            "目标",
            "按评论数列出的目标",
            "当面说的话。评论多也可能是因为有事没说清。",
        ],
        Insight::OwnIdeas => [
            "自驱目标（按数量）",
            "看有多少目标是大家自己提出的。",
            "自驱目标",
            "说明了来源的目标",
            "自驱目标",
            "多少才合适。这由你们决定。",
        ],
        Insight::OwnWeight => [
            "自驱目标（按权重）",
            "看自驱目标在各部门和个人的目标中占多大权重。",
            "自驱目标所占份额",
            "各部门和个人说明了来源的目标份额",
            "",
            "花了多少时间。",
        ],
        Insight::OwnWords => [
            "由负责人自己写的关键结果",
            "看有多少关键结果最初由负责它的人写下。",
            "由负责人写下的关键结果",
            "已知作者和负责人的关键结果",
            "由他人写下的关键结果",
            "主意是谁的。也可能是有人在会上替大家录入的。",
        ],
        Insight::Why => [
            "写明为什么重要的目标",
            "看有多少目标给了人在意它的理由。",
            "写明原因的目标",
            "目标",
            "没有写明原因的目标",
            "大家是否相信这个理由。",
        ],
        Insight::Growth => [
            "有成长目标的人",
            "看有多少人至少有一个成长目标。不列出姓名。",
            "有成长目标的人",
            "人数",
            "成长目标",
            "谁在没有目标的情况下也在学习。",
        ],
        Insight::Focus => [
            "有一到五个目标的人",
            "看有目标的人当中，多少人不超过五个。",
            "不超过五个目标的人",
            "有目标的人",
            "",
            "每个目标的工作量有多大。",
        ],
        Insight::KeyResults => [
            "有二到五个关键结果的目标",
            "看有多少目标一目了然：既不是只有一个衡量，也不是一长串。",
            "有二到五个关键结果的目标",
            "目标",
            "关键结果偏少或偏多的目标，以及个数",
            "这些关键结果对不对。",
        ],
    })
}

fn blank_told(blank: Blank) -> &'static str {
    match blank {
        Blank::NoGoals => "没有可以统计的目标。",
        Blank::NothingAbove => "上面没有可以通向的目标。",
        Blank::NoPerspective => "没有目标说明属于哪个视角。",
        Blank::NothingOnTop => "这些目标都不在最上层。",
        Blank::NoProgress => "没有人知道进度。",
        Blank::NoScore => "还没有评分。",
        Blank::NoPromise => "没有已评分的承诺型目标。",
        Blank::NoConfidence => "还没有人说过信心指数。",
        Blank::NoFirstDay => "周期没有起始日期。",
        Blank::NoChange => "没有变更。",
        Blank::NoneAgreed => "还没有其他人认可过变更。",
        Blank::NoneDue => "还没有一个完整的间隔过去，或日期未知。",
        Blank::NoCheckIn => "还没有人更新进展。",
        Blank::NoAsk => "还没有人提出协作请求。",
        Blank::NoAnswer => "还没有协作请求得到答复。",
        Blank::NoBlocker => "没有记录过障碍。",
        Blank::NoTry => "这个周期的复盘没有写下要尝试的事情。",
        Blank::NoCrossing => "没有跨部门的对齐关系。",
        Blank::NoLink => "没有沿部门向上的对齐关系。",
        Blank::NothingToHangOn => "这些部门之上没有可以对齐的目标。",
        Blank::NoSession => "这个周期没有周会记录。",
        Blank::NoTalk => "这个周期没有面谈的记录。",
        Blank::NoPair => "没有人标明直接主管。",
        Blank::NoOrigin => "没有目标说明是来自上级还是自己的想法。",
        Blank::NoAuthor => "不知道关键结果由谁写下或由谁负责。",
        Blank::NoPeople => "这里还没有人员。",
    }
}
