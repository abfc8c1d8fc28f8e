//! Words of this page: what goes on into the next cycle.

use crate::app::Lang;
use crate::okr::{Carry, RootCause, Text};
use crate::query::carry_over::{Bulk, Hint, Linked, OnwardNote, Plan, Tally, Target, Why};
use crate::words::{CommonWords, En, JudgedWords, Zh};

use super::some;

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the page that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum CarryLabel {
            $($name,)*
        }

        impl CarryLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    Into "Carry over into" "延续到"
    WillBeMade "will be made" "将新建"
    Show "Which goals are shown" "显示范围"
    ShowAll "All" "全部"
    ShowOpen "Still to decide" "待决定"
    AllDecided "Everything here is decided." "这里的目标都已决定。"
    Keys "On a goal: 1 close, 2 continue, 3 change, 4 drop, 0 takes it back. Arrows go from goal to goal, O opens one." "选中一行后：1 结束，2 延续，3 调整后延续，4 放弃，0 撤回决定；方向键上下移动，O 打开。"
    Decision "What becomes of it" "去向"
    TakeBack "Take the decision back" "撤回决定"
    WhyEmpty "Why, in one line" "一句话说明原因"
    NobodysGoals "Without a unit or person" "不属于任何部门或个人"
    NoCycle "No cycle yet" "还没有周期"
    NoCycleHint "Goals go on from one cycle into the next. Make a cycle under people and cycles." "目标从一个周期延续到下一个周期。请先在“人员与周期”中新建周期。"
    NoGoals "No goals to decide about" "没有需要决定的目标"
    NoGoalsHint "Here stand the goals of the cycle that is shown, once somebody agreed on them." "这里列出所选周期中已经发布的目标。"
    NoTarget "Nobody knows which cycle follows: give this one its dates, or choose another one." "还不知道下一个周期是哪一个：请补全当前周期的日期，或另选一个周期。"
    Begun "This cycle runs already. What is published there from now on counts as added within it." "该周期已经开始，之后发布的目标会记为周期中新增。"
    GoesAlong "Goes along, since a key result of it goes on" "因有关键结果延续，目标随之延续"
    WithObjective "Decided with its objective" "随目标一并决定"
    GivenUp "Given up within the cycle" "已在周期中放弃"
    HiddenHere "Private; only whoever has it can carry it over" "私密内容，只能由持有者延续"
    WithheldHere "Its numbers are private and not in this copy; whoever has them can carry it over" "数值为私密内容，不在此副本中，只能由持有者延续"
    Suggested "the numbers speak for" "按数据建议"
    Preview "What will be made" "将要创建的内容"
    NothingGoes "Nothing goes on yet. Choose “Continue” or “Change” for a goal or a key result." "还没有要延续的内容。请为目标或关键结果选择“延续”或“调整后延续”。"
    ToPreview "See what will be made" "查看将要创建的内容"
    WeightsOf "Weights" "权重"
    WeightsKept "Keep them" "保持不变"
    WeightsEven "Even them out" "平均分配"
    Answers "Who answers for it" "负责人"
    NobodyAnswers "nobody yet" "暂无"
    AsObjective "as its objective" "与目标相同"
    OtherOwner "Choose somebody else" "更换负责人"
    SameOwner "Keep who it is" "保持原负责人"
    ToReword "to reword" "待改写"
    FrameOnly "only holds its key results" "仅承载关键结果"
    IsThere "there already" "已存在"
    Links "Alignments" "对齐关系"
    LinkBelow "from below" "来自下级"
    LinkStays "stays" "保持"
    LinkFollows "goes on too" "一并延续"
    LinkEnds "does not go on" "不再延续"
    LinkAsks "will be asked for again" "需重新确认"
    LinkSupports "does not count" "不计入进度"
    LinkShares "shared key result" "共享关键结果"
    Work "Initiatives that are not done" "未完成的举措"
    AfterBaseline "After the baseline" "找到基线之后"
    BaselineReach "Reach something from the value that was found" "从找到的值出发设定目标值"
    BaselineLook "Look for the baseline again" "继续寻找基线"
    LinksFollow "Links that can follow now" "现在可以跟随的对齐关系"
    Continues "Continues" "延续自"
    ContinuedAs "Continued as" "已延续为"
    Before "before that" "更早"
    Gone "not here any more" "已不在此处"
    NoReason "no reason given" "未说明原因"
    Undecided "Not decided" "未决定"
    StillOpen "Still to decide:" "待决定："
}

/// Words of this page.
pub trait CarryOverWords: JudgedWords {
    /// Words that are always the same.
    fn carry_label(&self, label: CarryLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// What the page is for.
    fn carry_over_lead(&self) -> &'static str;
    /// What becomes of a goal, as it is told.
    fn carry_told(&self, carry: Carry) -> &'static str;
    /// What becomes of this goal, for those who listen.
    fn carry_of(&self, title: &str) -> String;
    /// Why that is decided about this goal, for those who listen.
    fn carry_why_of(&self, title: &str) -> String;
    /// Takes the decision about this goal back, for those who listen.
    fn carry_take_back_of(&self, title: &str) -> String;
    /// What was decided, in one line.
    fn carry_tally(&self, tally: &Tally) -> String;
    /// How many are still to be decided.
    fn carry_remaining(&self, count: usize) -> String;
    /// How many goals are continued in a cycle.
    fn carry_there(&self, count: usize, cycle: &str) -> String;
    /// How many drafts are not shown.
    fn carry_drafts(&self, count: usize) -> String;
    /// Decides about many at once.
    fn carry_bulk(&self, act: Bulk, count: usize) -> String;
    /// What speaks for a decision.
    fn carry_hint(&self, hint: Hint) -> String;
    /// What is to be known of a measure that goes on.
    fn onward_note(&self, note: OnwardNote, measured_in: Option<&str>) -> String;
    /// What the preview is called.
    fn carry_preview(&self, target: &Target) -> String;
    /// Makes it.
    fn carry_make(&self, plan: &Plan) -> String;
    /// Marks so many goals without a score as carried over.
    fn carry_marks(&self, count: usize) -> String;
    /// Who was put away and does not come along.
    fn carry_left(&self, names: &[Text]) -> String;
    /// Whose it was before that was put away.
    fn carry_moved(&self, was: &str) -> String;
    /// Who answers for what continues this goal, for those who listen.
    fn carry_owner_of(&self, title: &str) -> String;
    /// What continues a goal, with its cycle.
    fn carry_in_cycle(&self, cycle: &str) -> String;
    /// Goes on setting goals in a cycle.
    fn carry_go_on(&self, cycle: &str) -> String;
    /// Why a draft should be reworded.
    fn carry_reword(&self, reason: &str) -> String;
    /// "(0.6 in 2026 Q3)".
    fn carry_judged(&self, one: &Linked) -> String;
    /// Shows more of those that are not shown.
    fn carry_more(&self, hidden: usize) -> String;
    /// What the file is called.
    fn carry_file(&self, cycle: &str) -> String;
    /// What a link that is drawn anew leads to, and what becomes of that.
    fn carry_link(&self, title: &str, cycle: Option<&str>, facts: &[&str]) -> String {
        let title = if title.is_empty() { self.untitled() } else { title };
        let facts: Vec<&str> = cycle.into_iter().chain(facts.iter().copied()).collect();
        match self.lang() {
            Lang::En => format!("{title} ({})", facts.join(", ")),
            Lang::Zh => format!("{title}（{}）", facts.join("，")),
        }
    }
}

impl CarryOverWords for En {
    fn carry_over_lead(&self) -> &'static str {
        "Nothing goes on by itself. Say of each goal what becomes of it, and why; what goes on begins where it stands and is agreed anew."
    }
    fn carry_told(&self, carry: Carry) -> &'static str {
        match carry {
            Carry::Close => "closed",
            Carry::Continue => "goes on",
            Carry::Change => "goes on, changed",
            Carry::Drop => "given up",
        }
    }
    fn carry_of(&self, title: &str) -> String {
        format!("What becomes of {title}")
    }
    fn carry_why_of(&self, title: &str) -> String {
        format!("Why, for {title}")
    }
    fn carry_take_back_of(&self, title: &str) -> String {
        format!("Take the decision back: {title}")
    }
    fn carry_tally(&self, tally: &Tally) -> String {
        let mut pieces = vec![format!(
            "{} of {} decided",
            tally.all.saturating_sub(tally.remaining),
            some(tally.all, "goal and key result", "goals and key results")
        )];
        for (count, word) in [
            (tally.close, "closed"),
            (tally.goes_on, "going on"),
            (tally.changes, "changed"),
            (tally.drop, "given up"),
        ] {
            if count > 0 {
                pieces.push(format!("{count} {word}"));
            }
        }
        pieces.join(" · ")
    }
    fn carry_remaining(&self, count: usize) -> String {
        format!("{count} remaining")
    }
    fn carry_there(&self, count: usize, cycle: &str) -> String {
        format!("{} continued in {cycle}", some(count, "goal or key result is", "goals and key results are"))
    }
    fn carry_drafts(&self, count: usize) -> String {
        format!(
            "{} of this cycle never agreed on; there is nothing to close in them.",
            some(count, "draft was", "drafts were")
        )
    }
    fn carry_bulk(&self, act: Bulk, count: usize) -> String {
        match act {
            Bulk::ContinueOpen => format!("Continue all {count} that are open"),
            Bulk::CloseJudged => format!("Close all {count} that are scored"),
        }
    }
    fn carry_hint(&self, hint: Hint) -> String {
        let why = match hint.why {
            Why::Done(score) => format!("{} is good", self.score_figure(score)),
            Why::SetHigh(score) => format!("{} so far, and set high", self.score_figure(score)),
            Why::Promised(score) => format!("promised in full, {} so far", self.score_figure(score)),
            Why::Because(RootCause::Strategy) => "little came, and it was the wrong goal or way".to_owned(),
            Why::Because(_) => "little came, and the target was not right".to_owned(),
            Why::PutOff => "it was put off".to_owned(),
            Why::PartsGoOn(count) => format!("{} on", some(count, "key result goes", "key results go")),
            Why::PartsAreOver => "all its key results are over".to_owned(),
        };
        format!("Hint: {} – {why}", self.carry_word(hint.carry).to_lowercase())
    }
    fn onward_note(&self, note: OnwardNote, measured_in: Option<&str>) -> String {
        match note {
            OnwardNote::StartsAt(value) => format!("starts at {}", self.amount(value, measured_in)),
            OnwardNote::StandsUnknown => "nobody knows where it stands: the start stays".to_owned(),
            OnwardNote::TargetReached => "the target is reached: set another one".to_owned(),
            OnwardNote::HeightsReached(count) => {
                format!("{} reached and left out", some(count, "height is", "heights are"))
            }
            OnwardNote::MilestonesDone(count) => {
                format!("{} done and left out", some(count, "milestone is", "milestones are"))
            }
            OnwardNote::AllDone => "all milestones are done: set new ones".to_owned(),
            OnwardNote::Found(value) => {
                format!("the baseline is {}: set a target", self.amount(value, measured_in))
            }
        }
    }
    fn carry_preview(&self, target: &Target) -> String {
        format!("What will be made in {}", target.name)
    }
    fn carry_make(&self, plan: &Plan) -> String {
        let mut pieces = Vec::new();
        if plan.objectives() > 0 {
            pieces.push(some(plan.objectives(), "objective", "objectives"));
        }
        if plan.key_results() > 0 {
            pieces.push(some(plan.key_results(), "key result", "key results"));
        }
        if pieces.is_empty() {
            pieces.push(some(plan.links(), "link", "links"));
        }
        format!("Make {} in {}", pieces.join(" and "), plan.target.name)
    }
    fn carry_marks(&self, count: usize) -> String {
        format!(
            "Mark {} as carried over: judged where they go on",
            some(count, "goal without a score", "goals without a score")
        )
    }
    fn carry_left(&self, names: &[Text]) -> String {
        format!("Not here any more, so not taken along: {}", names.join(", "))
    }
    fn carry_moved(&self, was: &str) -> String {
        format!("was with {was}, not here any more")
    }
    fn carry_owner_of(&self, title: &str) -> String {
        format!("Who answers for {title}")
    }
    fn carry_in_cycle(&self, cycle: &str) -> String {
        format!("in {cycle}")
    }
    fn carry_go_on(&self, cycle: &str) -> String {
        format!("Go on setting {cycle}")
    }
    fn carry_reword(&self, reason: &str) -> String {
        if reason.is_empty() {
            "To be changed before it is agreed".to_owned()
        } else {
            format!("To be changed before it is agreed: {reason}")
        }
    }
    fn carry_judged(&self, one: &Linked) -> String {
        let score = one.score.map(|score| self.score_figure(score));
        match (score, &one.cycle) {
            (Some(score), Some(cycle)) => format!("({score} in {cycle})"),
            (Some(score), None) => format!("({score})"),
            (None, Some(cycle)) => format!("({cycle})"),
            (None, None) => String::new(),
        }
    }
    fn carry_file(&self, cycle: &str) -> String {
        format!("Carry over {cycle}")
    }
    fn carry_more(&self, hidden: usize) -> String {
        format!("Show more ({hidden} not shown)")
    }
}

impl CarryOverWords for Zh {
    fn carry_over_lead(&self) -> &'static str {
        "没有目标会自动延续。请逐项说明去向和原因；延续的目标从当前值开始，并重新商定。"
    }
    fn carry_told(&self, carry: Carry) -> &'static str {
        match carry {
            Carry::Close => "已结束",
            Carry::Continue => "延续",
            Carry::Change => "调整后延续",
            Carry::Drop => "放弃",
        }
    }
    fn carry_of(&self, title: &str) -> String {
        format!("“{title}”的去向")
    }
    fn carry_why_of(&self, title: &str) -> String {
        format!("“{title}”的原因")
    }
    fn carry_take_back_of(&self, title: &str) -> String {
        format!("撤回对“{title}”的决定")
    }
    fn carry_tally(&self, tally: &Tally) -> String {
        let mut pieces = vec![format!(
            "目标和关键结果共 {} 项，已决定 {} 项",
            tally.all,
            tally.all.saturating_sub(tally.remaining)
        )];
        for (count, word) in [
            (tally.close, "结束"),
            (tally.goes_on, "延续"),
            (tally.changes, "调整后延续"),
            (tally.drop, "放弃"),
        ] {
            if count > 0 {
                pieces.push(format!("{word} {count} 项"));
            }
        }
        pieces.join(" · ")
    }
    fn carry_remaining(&self, count: usize) -> String {
        format!("还剩 {count} 项")
    }
    fn carry_there(&self, count: usize, cycle: &str) -> String {
        format!("已有 {count} 项延续到 {cycle}")
    }
    fn carry_drafts(&self, count: usize) -> String {
        format!("本周期另有 {count} 个草稿从未发布，无需收尾。")
    }
    fn carry_bulk(&self, act: Bulk, count: usize) -> String {
        match act {
            Bulk::ContinueOpen => format!("未完成的 {count} 项全部延续"),
            Bulk::CloseJudged => format!("已评分的 {count} 项全部结束"),
        }
    }
    fn carry_hint(&self, hint: Hint) -> String {
        let why = match hint.why {
            Why::Done(score) => format!("{} 已达到预期", self.score_figure(score)),
            Why::SetHigh(score) => format!("目前 {}，且属于挑战型", self.score_figure(score)),
            Why::Promised(score) => format!("属于承诺型，目前 {}", self.score_figure(score)),
            Why::Because(RootCause::Strategy) => "进展很少，方向或路径不对".to_owned(),
            Why::Because(_) => "进展很少，目标值设得不合适".to_owned(),
            Why::PutOff => "已暂缓".to_owned(),
            Why::PartsGoOn(count) => format!("有 {count} 个关键结果延续"),
            Why::PartsAreOver => "关键结果都已了结".to_owned(),
        };
        format!("提示：{}（{why}）", self.carry_word(hint.carry))
    }
    fn onward_note(&self, note: OnwardNote, measured_in: Option<&str>) -> String {
        match note {
            OnwardNote::StartsAt(value) => format!("起始值为 {}", self.amount(value, measured_in)),
            OnwardNote::StandsUnknown => "当前值未知，起始值不变".to_owned(),
            OnwardNote::TargetReached => "目标值已达到，请另设目标值".to_owned(),
            OnwardNote::HeightsReached(count) => format!("{count} 个档位已达到，不再列入"),
            OnwardNote::MilestonesDone(count) => format!("{count} 个里程碑已完成，不再列入"),
            OnwardNote::AllDone => "里程碑已全部完成，请设定新的里程碑".to_owned(),
            OnwardNote::Found(value) => {
                format!("基线为 {}，请设定目标值", self.amount(value, measured_in))
            }
        }
    }
    fn carry_preview(&self, target: &Target) -> String {
        format!("将在 {} 中创建", target.name)
    }
    fn carry_make(&self, plan: &Plan) -> String {
        let mut pieces = Vec::new();
        if plan.objectives() > 0 {
            pieces.push(format!("{} 个目标", plan.objectives()));
        }
        if plan.key_results() > 0 {
            pieces.push(format!("{} 个关键结果", plan.key_results()));
        }
        if pieces.is_empty() {
            pieces.push(format!("{} 条对齐关系", plan.links()));
        }
        format!("在 {} 中创建 {}", plan.target.name, pieces.join("和 "))
    }
    fn carry_marks(&self, count: usize) -> String {
        format!("把 {count} 项没有评分的标记为已延续，在延续后的周期再评分")
    }
    fn carry_left(&self, names: &[Text]) -> String {
        format!("已不在此处，不再担任负责人：{}", names.join("、"))
    }
    fn carry_moved(&self, was: &str) -> String {
        format!("原属 {was}，已不在此处")
    }
    fn carry_owner_of(&self, title: &str) -> String {
        format!("“{title}”的负责人")
    }
    fn carry_in_cycle(&self, cycle: &str) -> String {
        format!("（{cycle}）")
    }
    fn carry_go_on(&self, cycle: &str) -> String {
        format!("继续制定 {cycle}")
    }
    fn carry_reword(&self, reason: &str) -> String {
        if reason.is_empty() {
            "商定前需要调整".to_owned()
        } else {
            format!("商定前需要调整：{reason}")
        }
    }
    fn carry_judged(&self, one: &Linked) -> String {
        let score = one.score.map(|score| self.score_figure(score));
        match (score, &one.cycle) {
            (Some(score), Some(cycle)) => format!("（{cycle}，{score}）"),
            (Some(score), None) => format!("（{score}）"),
            (None, Some(cycle)) => format!("（{cycle}）"),
            (None, None) => String::new(),
        }
    }
    fn carry_file(&self, cycle: &str) -> String {
        format!("目标延续 {cycle}")
    }
    fn carry_more(&self, hidden: usize) -> String {
        format!("显示更多（还有 {hidden} 个）")
    }
}
