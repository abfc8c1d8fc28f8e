//! What the coach says, in Chinese.

use super::RuleWords;
use super::en::short;
use crate::okr::coach::{About, CoachRule, Finding, Smart};
use crate::words::Zh;

impl RuleWords for Zh {
    fn seen(&self, finding: &Finding) -> String {
        let said = finding.said.as_deref().map(short).unwrap_or_default();
        let count = finding.count;
        match finding.rule {
            CoachRule::Making => format!("“{said}”说的是要做的事，还没有说会带来什么改变"),
            CoachRule::GoesOn => format!("“{said}”是照常要做的事"),
            CoachRule::NumberInObjective => format!("数字“{said}”更适合写进关键结果"),
            CoachRule::TooLong => "太长了，读过就记不住".to_owned(),
            CoachRule::Heading => "像一个标题，还看不出方向".to_owned(),
            CoachRule::TwoGoals => format!("“{said}”连起了两个目标"),
            CoachRule::NoWhy => "自己提出的目标，还没有写为什么重要".to_owned(),
            CoachRule::TooManyForOne => format!("同一位负责人在本周期有 {count} 个目标"),
            CoachRule::Placeholder => format!("“{said}”还没有填上"),
            CoachRule::WayOut => format!("“{said}”给自己留了退路"),
            CoachRule::TooManyKeyResults => format!("{count} 个关键结果，太多就记不住了"),
            CoachRule::OnlyWork => format!("{count} 个关键结果都在说做什么，没有一个说带来什么变化"),
            CoachRule::TooSafe => "大家对这份草稿几乎十拿九稳".to_owned(),
            CoachRule::Unlikely => "几乎没有人相信这份草稿能做到".to_owned(),
            CoachRule::EndlessWork => format!("“{said}”是没有终点的工作"),
            CoachRule::HowMuch => format!("“{said}”没有说到什么程度"),
            CoachRule::Topic => "只是一个主题：做到时会看到什么？".to_owned(),
            CoachRule::Repeats => "把目标又说了一遍".to_owned(),
            CoachRule::KpiToKeep if said.is_empty() => "这是让数值保持不变".to_owned(),
            CoachRule::KpiToKeep => format!("“{said}”是让数值保持不变"),
            CoachRule::StartUnknown => "有目标值，但没有人说过现在是多少".to_owned(),
            CoachRule::RelativeChange => format!("“{said}”：从多少到多少？"),
            CoachRule::TwoMeasures => format!("一行里有 {count} 个各有数字的结果"),
            CoachRule::NumberUnused => "数字写在标题里，还没有用来衡量".to_owned(),
        }
    }

    fn checks(&self, rule: CoachRule) -> &'static str {
        match rule {
            CoachRule::Making => "目标只说要做的事",
            CoachRule::GoesOn => "目标是照常要做的事",
            CoachRule::NumberInObjective => "目标里写了数字",
            CoachRule::TooLong => "标题太长",
            CoachRule::Heading => "目标短得像标题",
            CoachRule::TwoGoals => "一个目标里有两个目标",
            CoachRule::NoWhy => "自己提出的目标没有写为什么",
            CoachRule::TooManyForOne => "一位负责人有五个以上目标",
            CoachRule::Placeholder => "还没有填上的内容",
            CoachRule::WayOut => "留有退路的词",
            CoachRule::TooManyKeyResults => "五个以上关键结果",
            CoachRule::OnlyWork => "关键结果全是工作",
            CoachRule::TooSafe => "十拿九稳的草稿",
            CoachRule::Unlikely => "没有人相信的草稿",
            CoachRule::EndlessWork => "关键结果是没有终点的工作",
            CoachRule::HowMuch => "说“更好”而不说多少",
            CoachRule::Topic => "关键结果只是一个主题",
            CoachRule::Repeats => "关键结果重复目标",
            CoachRule::KpiToKeep => "像健康指标的关键结果",
            CoachRule::StartUnknown => "有目标值而没有起始值",
            CoachRule::RelativeChange => "“提升 30%”，不知从多少起",
            CoachRule::TwoMeasures => "一个关键结果里有两个结果",
            CoachRule::NumberUnused => "标题里的数字没有用来衡量",
        }
    }

    fn why(&self, rule: CoachRule) -> &'static str {
        match rule {
            CoachRule::Making => "目标说的是谁会因此有什么不同。要做的事只是其中一条路，也可能走错。",
            CoachRule::GoesOn => "目标是周期内的改变。只需要保持良好的，是目标之外的健康指标。",
            CoachRule::NumberInObjective => {
                "记得住的目标才有人跟随。用来判断是否达成的数字，放在关键结果里。"
            }
            CoachRule::TooLong => "不看就说不出来的目标，指引不了任何人。细节可以写进备注。",
            CoachRule::Heading => "读到的人应该不用再问，就知道想要什么、为了谁。",
            CoachRule::TwoGoals => "两件事争同一段时间，一个分数也说不清达成了哪一个。",
            CoachRule::NoWhy => "来自上级的目标自带理由。自己的目标同样算数，别人最先问的就是理由。",
            CoachRule::TooManyForOne => "人能记住的是三到五个。再多，就由最急的事来决定放弃什么。",
            CoachRule::Placeholder => "没有人知道的数，也就没有人能同意。先弄清楚它，本身就可以是关键结果。",
            CoachRule::WayOut => "到打分时，谁也说不清算不算达成。没有把握可以写进信心指数。",
            CoachRule::TooManyKeyResults => {
                "两到五个就足以看出目标是否达成。其余的多半是工作，放进举措里正好。"
            }
            CoachRule::OnlyWork => "事情可以全部做完，而什么也没有变好。有一个能看出效果的结果就够了。",
            CoachRule::TooSafe => "草稿阶段平均信心超过 9，往往说明目标值是不做也会发生的。",
            CoachRule::Unlikely => "草稿阶段平均信心低于 4：从来不相信的事，人们很快就不再努力。",
            CoachRule::EndlessWork => {
                "这样的事可以一直做下去，却永远不会达成。关键结果说的是做成之后能看到什么。"
            }
            CoachRule::HowMuch => "不说多少，变一点也算，两个人会打出不同的分。",
            CoachRule::Topic => "关键结果可以回答：达成了没有，或者到了多少。主题回答不了。",
            CoachRule::Repeats => "目标说去哪里，关键结果说怎么知道到了。同样的话说两遍，只说了前一半。",
            CoachRule::KpiToKeep => {
                "关键结果要在周期内推动变化。只需要保持的数值是健康指标，离开区间时才需要关注。"
            }
            CoachRule::StartUnknown => {
                "不知道起点，就看不出走了多远，也看不出目标值够不够大胆。先查明起点，可以是第一步。"
            }
            CoachRule::RelativeChange => {
                "说变化要说从哪里开始，否则每个人心里的起点都不同。百分比再提升百分之几，也有两种读法。"
            }
            CoachRule::TwoMeasures => "可能一个达成、另一个没有，这时的进度对哪一个都说明不了什么。",
            CoachRule::NumberUnused => "用来衡量之后，进度会自动显示出来。可以直接从标题读取。",
        }
    }

    fn example(&self, rule: CoachRule) -> &'static str {
        match rule {
            CoachRule::Making => "不写“上线合作伙伴门户”，写“合作伙伴不用问我们也能卖”",
            CoachRule::GoesOn => "不写“持续做好客服”，写“没有人要等一天才得到答复”",
            CoachRule::NumberInObjective => "目标“一搜就能找到”，关键结果“零结果搜索从 18% 降到 5%”",
            CoachRule::TooLong => "“新人一个月内就像在自己家”，其余写进“为什么”",
            CoachRule::Heading => "不写“一流团队”，写“新人一个月内就像在自己家”",
            CoachRule::TwoGoals => "不写“赢得大客户，并简化定价”，分成两个目标，或只留更重要的一个",
            CoachRule::NoWhy => "为什么：“一半的提问，是因为没有人找得到指南”",
            CoachRule::TooManyForOne => "留下最重要的三个，其余写明原因后暂缓",
            CoachRule::Placeholder => "“弄清新人上手要多久”，衡量方式选“找出基线”",
            CoachRule::WayOut => "不写“尽量当天答复”，写“九成提问当天得到答复”",
            CoachRule::TooManyKeyResults => "留下“每周来店的家庭从 31% 到 45%”，“培训门店”改为举措",
            CoachRule::OnlyWork => "“发布安装指南”之外，加上“安装类提问从每周 40 个降到 15 个”",
            CoachRule::TooSafe => "问一问多一个条件能做到多少，就把目标值定在那里",
            CoachRule::Unlikely => "把一半的路定为目标值，其余作为挑战值",
            CoachRule::EndlessWork => "不写“支持销售团队”，写“销售自己能回答八成技术问题”",
            CoachRule::HowMuch => "不写“提升性能”，写“查询中位耗时从 4 秒到 1 秒”",
            CoachRule::Topic => "不写“新人上手”，写“新人 5 天内发布第一个改动”",
            CoachRule::Repeats => "目标“合作伙伴不用问我们也能卖”，关键结果“伙伴自助下单从 12% 到 60%”",
            CoachRule::KpiToKeep => "“可用率 99.9%”作为健康指标；关键结果写“超过 5 分钟的故障从 6 次到 2 次”",
            CoachRule::StartUnknown => "起始值：18%，来自上周的日志。或者先写一个“找出基线”的关键结果",
            CoachRule::RelativeChange => "不写“投诉减少 30%”，写“投诉从每周 70 件到 50 件”",
            CoachRule::TwoMeasures => {
                "不写“5 场分享和 200 个注册”，写“分享带来 200 个注册”，分享本身作为举措"
            }
            CoachRule::NumberUnused => "“每周来店的家庭从 31% 到 45%”：起始值 31，目标值 45，单位 %",
        }
    }

    fn source(&self, rule: CoachRule) -> String {
        match rule.smart() {
            Some(smart) => format!("规则 {} · SMART：{}", rule.code(), self.smart(smart)),
            None => format!("规则 {} · OKR 实践", rule.code()),
        }
    }

    fn why_and_example(&self) -> &'static str {
        "为什么，举个例子"
    }

    fn why_and_example_of(&self, seen: &str) -> String {
        format!("为什么，举个例子：{seen}")
    }

    fn not_here(&self) -> &'static str {
        "这里不再提示"
    }

    fn not_in_workspace(&self) -> &'static str {
        "本工作区都不提示"
    }

    fn more(&self) -> &'static str {
        "更多"
    }

    fn silent_here(&self) -> &'static str {
        "这里不提示"
    }

    fn speak_again(&self) -> &'static str {
        "恢复提示"
    }

    fn speak_again_of(&self, rule: CoachRule) -> String {
        format!("恢复提示：{}", self.checks(rule))
    }

    fn hints(&self, count: usize) -> String {
        format!("{count} 条建议")
    }

    fn rules_lead(&self) -> &'static str {
        "你写的时候，这里会提出另一种写法的建议，从不拦着你。关掉的规则，在本工作区里对谁都不再提示。"
    }

    fn about(&self, about: About) -> &'static str {
        match about {
            About::Objective => "目标",
            About::Set => "目标和它的关键结果",
            About::KeyResult => "关键结果",
            About::Both => "两者都看",
        }
    }

    fn smart(&self, smart: Smart) -> &'static str {
        match smart {
            Smart::Specific => "具体",
            Smart::Measurable => "可衡量",
            Smart::Achievable => "可实现",
            Smart::Relevant => "有意义",
        }
    }
}
