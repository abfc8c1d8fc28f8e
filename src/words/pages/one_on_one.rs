//! Words of the page: the sheet for a talk of two people.

use crate::app::Lang;
use crate::okr::{Day, Text};
use crate::query::one_on_one::{Bond, SinceFrom, Step};
use crate::query::since::{LinkNews, Stand};
use crate::words::{CommonWords, En, Zh};

use super::{DigestWords, some};

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the page that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum TalkLabel {
            $($name,)*
        }

        impl TalkLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    With "With whom?" "和谁面谈？"
    Another "Somebody else…" "其他人…"
    Change "Talk with somebody else" "换一位"
    NobodyNear "Nobody reports to you, and nobody else is in your unit" "你没有下属，所在部门也没有其他成员"
    NobodyNearHint "Choose somebody by name. On the page of people you can say who works where and with whom they agree their goals." "可以按姓名选择。在「成员与周期」页面可设定每个人所在的部门和直接主管。"
    WhoHint "Say who you are, and whom you talk with most stands here" "选择你是谁，这里会列出你常面谈的人"
    Never "no talk yet" "尚未面谈"
    Since "Since" "起始日期"
    SinceTheTalk "Since the last talk" "自上次面谈"
    AWeek "7 days" "近 7 天"
    FourWeeks "4 weeks" "近 4 周"
    Start "Start the talk" "开始面谈"
    StartHint "Notes and next steps are then kept with the file." "开始后即可记录要点和后续行动，与文件一起保存。"
    End "End the talk" "结束面谈"
    Reopen "Open it again" "重新打开"
    Remove "Delete the talk" "删除面谈"
    Day "Day" "日期"
    Private "Private: stays out of shared copies" "私密：不进入分享的副本"
    PrivateHint "Copies for others, links and published files leave it out. Everybody who has this very file, or works in the same team folder, can read it." "发给他人的副本、链接和发布的文件都不含它。但持有本文件或使用同一团队文件夹的人都能看到。"
    OpenHint "It is in every copy that is shared." "分享的每一份副本都会包含它。"
    Notes "Notes" "记录"
    NotesEmpty "What you talked about" "谈了什么"
    NextSteps "Next steps" "后续行动"
    AddStep "Add a next step" "添加后续行动"
    Add "Add" "添加"
    Both "Both" "双方"
    WhoDoes "Who does it" "由谁来做"
    Due "Due" "截止"
    StepTitle "What is to be done" "要做的事"
    StepDone "Done" "已完成"
    StepOpen "Open again" "重新打开"
    StepDrop "Drop" "放弃"
    CarryOver "Carry over" "延续到本次"
    Dropped "dropped" "已放弃"
    OpenSteps "Open from earlier talks" "以往面谈的未完成事项"
    News "What changed" "有哪些变化"
    NoNews "Nothing changed since" "此后没有变化"
    Linked "Goals that hang together with them" "与之对齐的目标"
    Worries "Amber and red" "需要关注"
    NoWorries "Nothing is behind, silent or in doubt" "没有落后、久未更新或信心不足的目标"
    AskedOfMe "They wait for you" "对方等你答复"
    AskedOfThem "You wait for them" "你等对方答复"
    NoAsks "Nobody waits for an answer" "没有待答复的请求"
    Asks "Asks, both ways" "双方的请求"
    Growth "Growth goals" "成长目标"
    Praise "Recognition" "认可与感谢"
    Acknowledge "Acknowledge" "确认已读"
    AcknowledgeAll "Acknowledge all" "全部确认已读"
    Acknowledged "acknowledged" "已读"
    Earlier "Earlier talks" "以往面谈"
    NothingNoted "Nothing was noted" "没有记录"
    NewGoal "New" "新增"
    LittleBelief "low or falling confidence" "信心不足或下降"
    Commented "Comment" "评论"
    Talk "The talk" "本次面谈"
    NoDay "no day" "日期未定"
    PrivateShort "private" "私密"
}

/// Words of the page.
pub trait OneOnOneWords: DigestWords {
    /// Words that are always the same.
    fn talk_label(&self, label: TalkLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// What the page is for.
    fn one_on_one_lead(&self) -> &'static str;
    /// How somebody stands to whoever looks.
    fn bond_word(&self, bond: Bond) -> &'static str;
    /// "Ana and Bo".
    fn both_names(&self, one: &str, other: &str) -> String;
    /// Since when it tells, and why since then.
    fn since_when(&self, since: Day, from: SinceFrom, today: Day) -> String;
    /// The day of the last talk, beside a name.
    fn talked_on(&self, last: Option<Day>, today: Day) -> String;
    /// Whose goals it is about.
    fn goals_of_told(&self, name: &str) -> String;
    /// A talk of a day.
    fn talk_of(&self, on: Option<Day>, today: Day) -> String {
        on.map_or_else(|| self.talk_label(TalkLabel::NoDay).to_owned(), |day| self.day(day, today))
    }
    /// How many things were agreed, and how many of them are open.
    fn steps_count(&self, all: usize, open: usize) -> String;
    /// What of how it stands moved: status, progress, belief.
    fn stand_moved(&self, was: Option<&Stand>, is: &Stand) -> String {
        let Some(was) = was else {
            return self.status_word(is.status).to_owned();
        };
        let status = if was.status == is.status {
            self.status_word(is.status).to_owned()
        } else {
            self.turned_told(was.status, is.status)
        };
        let share = was.progress.zip(is.progress).map(|(was, is)| self.percent_moved(was, is));
        let share = share.filter(|_| was.progress != is.progress);
        let belief = Some(self.belief_told(Some(was), is)).filter(|_| was.confidence != is.confidence);
        [Some(status), share, belief.filter(|told| !told.is_empty())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    }
    /// How a link got further.
    fn link_got(&self, link: &LinkNews) -> String;
    /// One step: who does it, and by when.
    fn next_step_told(&self, step: &Step, today: Day) -> String {
        let owners = Some(step.names.join(self.list_comma())).filter(|names| !names.is_empty());
        let due = step.due.map(|due| self.due_day(due, step.is_overdue, today));
        [owners, due].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
    /// Names an act on one step, for those who listen.
    fn talk_act_on(&self, act: TalkLabel, title: &str) -> String;
    /// What somebody said.
    fn quoted(&self, by: Option<&str>, text: &Text) -> String;
    /// The title of the sheet as a text.
    fn sheet_title(&self, one: &str, other: &str) -> String;
    /// The name of the file, without its ending.
    fn sheet_name(&self, with: &str, today: Day) -> String;
}

impl OneOnOneWords for En {
    fn one_on_one_lead(&self) -> &'static str {
        "For a talk of two: what changed since you last talked, what worries and why, what you asked each other for, and what you agree to do next."
    }
    fn bond_word(&self, bond: Bond) -> &'static str {
        match bond {
            Bond::Manages => "Reports to you",
            Bond::ManagedBy => "Your manager",
            Bond::Beside => "In your unit",
        }
    }
    fn both_names(&self, one: &str, other: &str) -> String {
        format!("{one} and {other}")
    }
    fn since_when(&self, since: Day, from: SinceFrom, today: Day) -> String {
        let day = self.day(since, today);
        match from {
            SinceFrom::LastTalk => format!("Since you last talked, {day}"),
            SinceFrom::Chosen => format!("Since {day}"),
            SinceFrom::Cadence => format!("You have not talked here yet: since {day}"),
        }
    }
    fn talked_on(&self, last: Option<Day>, today: Day) -> String {
        last.map_or_else(
            || self.talk_label(TalkLabel::Never).to_owned(),
            |day| format!("last talk {}", self.day(day, today)),
        )
    }
    fn goals_of_told(&self, name: &str) -> String {
        format!("About the goals of {name}")
    }
    fn steps_count(&self, all: usize, open: usize) -> String {
        let all = some(all, "next step", "next steps");
        if open == 0 { all } else { format!("{all}, {open} open") }
    }
    fn link_got(&self, link: &LinkNews) -> String {
        let state = self.link_state_word(link.is).to_lowercase();
        format!("Alignment of “{}” to “{}”: {state}", link.from.title, link.to.title)
    }
    fn talk_act_on(&self, act: TalkLabel, title: &str) -> String {
        format!("{}: {title}", self.talk_label(act))
    }
    fn quoted(&self, by: Option<&str>, text: &Text) -> String {
        by.map_or_else(|| text.to_string(), |by| format!("{by}: {text}"))
    }
    fn sheet_title(&self, one: &str, other: &str) -> String {
        format!("1:1 of {one} and {other}")
    }
    fn sheet_name(&self, with: &str, today: Day) -> String {
        format!("one on one {with} {today}")
    }
}

impl OneOnOneWords for Zh {
    fn one_on_one_lead(&self) -> &'static str {
        "为两个人的面谈准备：上次面谈以来有哪些变化，哪些目标需要关注、为什么，双方有哪些请求待答复，接下来要做什么。"
    }
    fn bond_word(&self, bond: Bond) -> &'static str {
        match bond {
            Bond::Manages => "你的下属",
            Bond::ManagedBy => "你的直接主管",
            Bond::Beside => "同部门",
        }
    }
    fn both_names(&self, one: &str, other: &str) -> String {
        format!("{one} 与 {other}")
    }
    fn since_when(&self, since: Day, from: SinceFrom, today: Day) -> String {
        let day = self.day(since, today);
        match from {
            SinceFrom::LastTalk => format!("自上次面谈（{day}）以来"),
            SinceFrom::Chosen => format!("自{day}以来"),
            SinceFrom::Cadence => format!("这里还没有面谈记录：自{day}以来"),
        }
    }
    fn talked_on(&self, last: Option<Day>, today: Day) -> String {
        last.map_or_else(
            || self.talk_label(TalkLabel::Never).to_owned(),
            |day| format!("上次面谈 {}", self.day(day, today)),
        )
    }
    fn goals_of_told(&self, name: &str) -> String {
        format!("围绕 {name} 的目标")
    }
    fn steps_count(&self, all: usize, open: usize) -> String {
        let all = format!("{all} 项后续行动");
        if open == 0 { all } else { format!("{all}，{open} 项未完成") }
    }
    fn link_got(&self, link: &LinkNews) -> String {
        let state = self.link_state_word(link.is);
        format!("「{}」对齐到「{}」：{state}", link.from.title, link.to.title)
    }
    fn talk_act_on(&self, act: TalkLabel, title: &str) -> String {
        format!("{}：{title}", self.talk_label(act))
    }
    fn quoted(&self, by: Option<&str>, text: &Text) -> String {
        by.map_or_else(|| text.to_string(), |by| format!("{by}：{text}"))
    }
    fn sheet_title(&self, one: &str, other: &str) -> String {
        format!("{one} 与 {other} 的一对一面谈")
    }
    fn sheet_name(&self, with: &str, today: Day) -> String {
        format!("一对一面谈 {with} {today}")
    }
}
