//! Words of what people ask, answer and agree: links that are proposals, asks, agreements.

use crate::okr::{AskState, CountsAs, Day, LinkState, Reply, Text, Wants, number};
use crate::query::panel::LinkSaid;

use super::{CommonWords, En, Zh};

/// Words of what people ask, answer and agree.
pub trait TalkWords: CommonWords {
    /// Where an ask is.
    fn ask_state(&self, state: AskState) -> &'static str;
    /// "Ana asks Bo for a key result".
    fn asks_for(&self, by: &[Text], to: &[Text], wants: Wants) -> String;
    /// "Ana asks Bo to confirm the alignment".
    fn asks_to_align(&self, by: &[Text], to: &[Text]) -> String;
    /// "Bo answers Ana with other terms".
    fn counters(&self, by: &[Text], to: &[Text]) -> String;
    /// "proposed by Ana, 18 Aug".
    fn proposed(&self, by: Option<&str>, when: &str) -> String;
    /// Whose word an agreement takes.
    fn takes_word_of(&self, names: &[Text]) -> String;
    /// "waits for Bo"; nobody named is whoever answers for it.
    fn waits_for(&self, names: &[Text]) -> String;
    /// "by 28 Aug"; what has passed says so.
    fn due_told(&self, due: Day, state: AskState, today: Day) -> String;
    /// What an answer said.
    fn replied(&self, by: Option<&str>, reply: Reply) -> String;
    /// What a link weighs and whether it counts.
    fn terms_told(&self, counts: CountsAs, weight: Option<f64>) -> String;
    /// One step of a link's thread; `None` where the words say it themselves.
    fn link_said(&self, said: &LinkSaid) -> String;
    /// What was said in a link's thread, and by whom.
    fn link_step(&self, by: Option<&str>, said: &LinkSaid) -> String {
        let what = self.link_said(said);
        by.map_or_else(|| what.clone(), |by| self.who_did(by, &what))
    }
    /// Who did what, in one line.
    fn who_did(&self, by: &str, what: &str) -> String;
    /// "What was said: 3".
    fn thread_of(&self, steps: usize) -> String;
    /// Whose word an agreement still takes.
    fn still_missing(&self, names: &[Text]) -> String;
    /// Under whose name it is kept.
    fn recorded_as(&self, name: &str) -> String;
}

impl TalkWords for En {
    fn ask_state(&self, state: AskState) -> &'static str {
        match state {
            AskState::Overdue => "Overdue",
            AskState::Open => "Open",
            AskState::Answered => "Answered",
            AskState::TakenBack => "Taken back",
        }
    }
    fn asks_for(&self, by: &[Text], to: &[Text], wants: Wants) -> String {
        let what = match wants {
            Wants::KeyResult => " for a key result",
            Wants::Goal => " for a goal",
            Wants::Confirmation => " for a confirmation",
            Wants::Help => "",
        };
        let ask = asking(by);
        format!("{} {ask} {}{what}", either(by, "Somebody", " and "), either(to, "the owners", " or "))
    }
    fn asks_to_align(&self, by: &[Text], to: &[Text]) -> String {
        let ask = asking(by);
        let (by, to) = (either(by, "Somebody", " and "), either(to, "the owners", " or "));
        format!("{by} {ask} {to} to confirm an alignment")
    }
    fn counters(&self, by: &[Text], to: &[Text]) -> String {
        let (by, to) = (either(by, "The owners", " and "), either(to, "somebody", " and "));
        format!("{by} answered {to} with other terms")
    }
    fn proposed(&self, by: Option<&str>, when: &str) -> String {
        by.map_or_else(|| format!("proposed {when}"), |by| format!("proposed by {by}, {when}"))
    }
    fn takes_word_of(&self, names: &[Text]) -> String {
        format!("It takes the word of {}", either(names, "its owners", " and "))
    }
    fn waits_for(&self, names: &[Text]) -> String {
        format!("waits for {}", either(names, "its owners", " or "))
    }
    fn due_told(&self, due: Day, state: AskState, today: Day) -> String {
        let day = self.day(due, today);
        match state {
            AskState::Overdue => format!("Overdue since {day}"),
            AskState::Open | AskState::Answered | AskState::TakenBack => format!("by {day}"),
        }
    }
    fn replied(&self, by: Option<&str>, reply: Reply) -> String {
        let by = by.unwrap_or("Somebody");
        match reply {
            Reply::Yes => format!("{by} said yes"),
            Reply::No => format!("{by} said no"),
            Reply::Words => format!("{by} answered"),
        }
    }
    fn terms_told(&self, counts: CountsAs, weight: Option<f64>) -> String {
        let what = match counts {
            CountsAs::Contributes => "contributes",
            CountsAs::Supports => return "supports".to_owned(),
            CountsAs::Shares => "shared key result",
        };
        match weight {
            None => what.to_owned(),
            Some(0.0) => format!("{what}, weight 0: counts nothing"),
            Some(weight) => format!("{what}, weight {}", number::shown(weight, 2)),
        }
    }
    fn link_said(&self, said: &LinkSaid) -> String {
        match said {
            LinkSaid::Proposed | LinkSaid::State(LinkState::Proposed) => "proposed it".to_owned(),
            LinkSaid::State(LinkState::Discussed) => "took it up for discussion".to_owned(),
            LinkSaid::State(LinkState::Accepted) => "accepted".to_owned(),
            LinkSaid::State(LinkState::Countered) => "countered".to_owned(),
            LinkSaid::State(LinkState::Declined) => "declined".to_owned(),
            LinkSaid::Weight(None) => "took the weight off".to_owned(),
            LinkSaid::Weight(Some(0.0)) => "set the weight to 0: it counts nothing".to_owned(),
            LinkSaid::Weight(Some(weight)) => format!("set the weight to {}", number::shown(*weight, 2)),
            LinkSaid::Counts(CountsAs::Contributes) => "lets it contribute".to_owned(),
            LinkSaid::Counts(CountsAs::Supports) => "lets it only support".to_owned(),
            LinkSaid::Counts(CountsAs::Shares) => "shares the key result".to_owned(),
            LinkSaid::Said(text) => text.to_string(),
            LinkSaid::TakenOff => "took it off".to_owned(),
        }
    }
    fn who_did(&self, by: &str, what: &str) -> String {
        format!("{by} {what}")
    }
    fn thread_of(&self, steps: usize) -> String {
        format!("What was said: {steps}")
    }
    fn still_missing(&self, names: &[Text]) -> String {
        format!("Still missing: {}", names.join(", "))
    }
    fn recorded_as(&self, name: &str) -> String {
        format!("Kept with its text, as the word of {name}")
    }
}

impl TalkWords for Zh {
    fn ask_state(&self, state: AskState) -> &'static str {
        match state {
            AskState::Overdue => "已逾期",
            AskState::Open => "待答复",
            AskState::Answered => "已答复",
            AskState::TakenBack => "已撤回",
        }
    }
    fn asks_for(&self, by: &[Text], to: &[Text], wants: Wants) -> String {
        let what = match wants {
            Wants::KeyResult => "请求一个关键结果",
            Wants::Goal => "请求一个目标",
            Wants::Confirmation => "请求确认",
            Wants::Help => "请求支持",
        };
        format!("{}向{}{what}", either(by, "有人", "、"), either(to, "负责人", "或"))
    }
    fn asks_to_align(&self, by: &[Text], to: &[Text]) -> String {
        format!("{}请{}确认对齐", either(by, "有人", "、"), either(to, "负责人", "或"))
    }
    fn counters(&self, by: &[Text], to: &[Text]) -> String {
        format!("{}对{}的对齐提出建议", either(by, "负责人", "、"), either(to, "对方", "、"))
    }
    fn proposed(&self, by: Option<&str>, when: &str) -> String {
        by.map_or_else(|| format!("{when}提出"), |by| format!("{by}提出，{when}"))
    }
    fn takes_word_of(&self, names: &[Text]) -> String {
        format!("需要{}同意", either(names, "负责人", "和"))
    }
    fn waits_for(&self, names: &[Text]) -> String {
        format!("等待{}答复", either(names, "负责人", "或"))
    }
    fn due_told(&self, due: Day, state: AskState, today: Day) -> String {
        let day = self.day(due, today);
        match state {
            AskState::Overdue => format!("已逾期（{day}）"),
            AskState::Open | AskState::Answered | AskState::TakenBack => format!("{day}前"),
        }
    }
    fn replied(&self, by: Option<&str>, reply: Reply) -> String {
        let by = by.unwrap_or("有人");
        match reply {
            Reply::Yes => format!("{by}同意"),
            Reply::No => format!("{by}不同意"),
            Reply::Words => format!("{by}回复"),
        }
    }
    fn terms_told(&self, counts: CountsAs, weight: Option<f64>) -> String {
        let what = match counts {
            CountsAs::Contributes => "承接",
            CountsAs::Supports => return "支撑".to_owned(),
            CountsAs::Shares => "共享关键结果",
        };
        match weight {
            None => what.to_owned(),
            Some(0.0) => format!("{what}，权重 0，不计入进度"),
            Some(weight) => format!("{what}，权重 {}", number::shown(weight, 2)),
        }
    }
    fn link_said(&self, said: &LinkSaid) -> String {
        match said {
            LinkSaid::Proposed | LinkSaid::State(LinkState::Proposed) => "提出对齐".to_owned(),
            LinkSaid::State(LinkState::Discussed) => "发起讨论".to_owned(),
            LinkSaid::State(LinkState::Accepted) => "已确认".to_owned(),
            LinkSaid::State(LinkState::Countered) => "提出建议".to_owned(),
            LinkSaid::State(LinkState::Declined) => "已驳回".to_owned(),
            LinkSaid::Weight(None) => "去掉权重".to_owned(),
            LinkSaid::Weight(Some(0.0)) => "将权重设为 0，不计入进度".to_owned(),
            LinkSaid::Weight(Some(weight)) => format!("将权重设为 {}", number::shown(*weight, 2)),
            LinkSaid::Counts(CountsAs::Contributes) => "改为承接".to_owned(),
            LinkSaid::Counts(CountsAs::Supports) => "改为支撑".to_owned(),
            LinkSaid::Counts(CountsAs::Shares) => "改为共享关键结果".to_owned(),
            LinkSaid::Said(text) => text.to_string(),
            LinkSaid::TakenOff => "取消对齐".to_owned(),
        }
    }
    fn who_did(&self, by: &str, what: &str) -> String {
        format!("{by}{what}")
    }
    fn thread_of(&self, steps: usize) -> String {
        format!("沟通记录：{steps} 条")
    }
    fn still_missing(&self, names: &[Text]) -> String {
        format!("尚缺：{}", names.join("、"))
    }
    fn recorded_as(&self, name: &str) -> String {
        format!("将以{name}的名义，连同目标当前文本一起记录")
    }
}

/// One asks, several ask.
fn asking(names: &[Text]) -> &'static str {
    if names.len() > 1 { "ask" } else { "asks" }
}

/// Names, the last two joined as the language does; `nobody` where there are none.
fn either(names: &[Text], nobody: &str, between: &str) -> String {
    match names {
        [] => nobody.to_owned(),
        [one] => one.to_string(),
        [all @ .., last] => {
            let comma = if between.starts_with(' ') { ", " } else { "、" };
            format!("{}{between}{last}", all.join(comma))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_of_zero_says_that_it_counts_nothing() {
        for (weight, en, zh) in [
            (None, "contributes", "承接"),
            (Some(0.0), "contributes, weight 0: counts nothing", "承接，权重 0，不计入进度"),
            (Some(0.5), "contributes, weight 0.5", "承接，权重 0.5"),
        ] {
            assert_eq!(En.terms_told(CountsAs::Contributes, weight), en);
            assert_eq!(Zh.terms_told(CountsAs::Contributes, weight), zh);
        }
        assert_eq!(En.terms_told(CountsAs::Supports, Some(3.0)), "supports");
    }

    #[test]
    fn several_who_may_answer_are_joined_as_the_language_does() {
        let names: Vec<Text> = ["Ana", "Bo", "Di"].into_iter().map(Text::from).collect();
        assert_eq!(En.waits_for(&names), "waits for Ana, Bo or Di");
        assert_eq!(Zh.waits_for(&names), "等待Ana、Bo或Di答复");
        assert_eq!(En.asks_for(&names, &[], Wants::Help), "Ana, Bo and Di ask the owners");
        assert_eq!(En.waits_for(&[]), "waits for its owners");
    }

    #[test]
    fn only_what_has_passed_is_called_overdue() {
        let day = |text: &str| Day::parse(text).unwrap();
        let told = |state| En.due_told(day("2026-08-28"), state, day("2026-09-01"));
        assert_eq!(told(AskState::Overdue), "Overdue since 28 Aug");
        assert_eq!(told(AskState::Open), "by 28 Aug");
    }
}
