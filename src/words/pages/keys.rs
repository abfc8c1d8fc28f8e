//! Words for what keys do.

use crate::app::Page;
use crate::app::command::{Command, MapCommand, QuestionCommand};
use crate::words::{En, Zh};

use super::ChangingWords;

/// Words for what keys do.
pub trait KeyWords {
    /// The group of keys that work on every page.
    fn keys_anywhere(&self) -> &'static str;
    /// The group of keys that work on a row.
    fn keys_on_a_row(&self) -> &'static str;
    /// The group of keys that work on the map.
    fn keys_on_the_map(&self) -> &'static str;
    /// The group of keys that work on a question.
    fn keys_on_a_question(&self) -> &'static str;
    /// The space bar.
    fn key_space(&self) -> &'static str;
    /// Stands between two keys that do the same.
    fn or_key(&self) -> &'static str;
    /// What a command does.
    fn command(&self, command: Command) -> &'static str;
}

impl KeyWords for En {
    fn keys_anywhere(&self) -> &'static str {
        "Anywhere"
    }
    fn keys_on_a_row(&self) -> &'static str {
        "On a row of the outline"
    }
    fn keys_on_the_map(&self) -> &'static str {
        "On the map"
    }
    fn keys_on_a_question(&self) -> &'static str {
        "On a disagreement, or a goal that is carried over"
    }
    fn key_space(&self) -> &'static str {
        "Space"
    }
    fn or_key(&self) -> &'static str {
        "or"
    }
    fn command(&self, command: Command) -> &'static str {
        match command {
            Command::Undo => "Undo",
            Command::Redo => "Redo",
            Command::Save => "Save a copy",
            Command::SaveAs => "Save a copy as…",
            Command::Open => "Merge or open a file…",
            Command::Search => "Search",
            Command::Go(Page::Outline) => "Go to the outline",
            Command::Go(Page::Map) => "Go to the map",
            Command::Go(Page::CheckIn) => "Go to check-in",
            Command::Go(Page::Session) => "Go to the team session",
            Command::Go(Page::OneOnOne) => "Go to 1:1",
            Command::Go(Page::Digest) => "Go to the digest",
            Command::Go(Page::Kpis) => "Go to KPIs",
            Command::Go(Page::Changes) => "Go to changes",
            Command::Go(Page::Asks) => "Go to asks",
            Command::Go(Page::Setting) => "Go to setting goals",
            Command::Go(Page::OutOfLine) => "Go to what is out of line",
            Command::Go(Page::Disagreements) => "Go to disagreements",
            Command::Go(Page::Compare) => "Go to compare",
            Command::Go(Page::Scores) => "Go to scores",
            Command::Go(Page::Scorecard) => "Go to the scorecard",
            Command::Go(Page::Retrospective) => "Go to the retrospective",
            Command::Go(Page::CarryOver) => "Go to carry over",
            Command::Go(Page::Review) => "Go to the review",
            Command::Go(Page::Insights) => "Go to insights",
            Command::Go(Page::Report) => "Go to the report",
            Command::Go(Page::People) => "Go to people and cycles",
            Command::Go(Page::Files) => "Go to files",
            Command::Go(Page::Settings) => "Go to settings",
            Command::SayWhy => self.say_why(),
            Command::Help => "Show these keys",
            Command::Close => "Close what is open",
            Command::NewObjective => "New objective",
            Command::Rename => "Edit the title",
            Command::NewAfter => "New line after this one",
            Command::MoveUp => "Move up",
            Command::MoveDown => "Move down",
            Command::Indent => "Move into the one above, or align to it",
            Command::Outdent => "Move out",
            Command::Delete => "Delete; a link is taken off",
            Command::CheckIn => "Check in",
            Command::OpenPanel => "Open beside the page",
            Command::Previous => "The one above",
            Command::Next => "The one below",
            Command::Toggle => "Open or close what is inside",
            Command::Map(MapCommand::Out) => "To the goal above, or close what is below",
            Command::Map(MapCommand::In) => "To the goals below, or open them",
            Command::Map(MapCommand::First) => "First goal",
            Command::Map(MapCommand::Last) => "Last goal",
            Command::Map(MapCommand::Nearer) => "Zoom in",
            Command::Map(MapCommand::Farther) => "Zoom out",
            Command::Map(MapCommand::Fit) => "Show the whole map",
            Command::Map(MapCommand::Link) => "Link to another goal",
            Command::Map(MapCommand::Hang) => "Move under another goal",
            Command::Map(MapCommand::NextLink) => "Next link of this goal",
            Command::Map(MapCommand::PreviousLink) => "Link before",
            Command::Map(MapCommand::Focus) => "Only this goal and its family, or all again",
            Command::Question(QuestionCommand::Into) => "Into it, to its first button",
            Command::Question(QuestionCommand::Choose) => "Take the choice of this number",
            Command::Question(QuestionCommand::TakeBack) => "Take the decision about a goal back",
        }
    }
}

impl KeyWords for Zh {
    fn keys_anywhere(&self) -> &'static str {
        "任何页面"
    }
    fn keys_on_a_row(&self) -> &'static str {
        "目标总览的一行上"
    }
    fn keys_on_the_map(&self) -> &'static str {
        "对齐视图上"
    }
    fn keys_on_a_question(&self) -> &'static str {
        "待定分歧或待延续目标的一项上"
    }
    fn key_space(&self) -> &'static str {
        "空格"
    }
    fn or_key(&self) -> &'static str {
        "或"
    }
    fn command(&self, command: Command) -> &'static str {
        match command {
            Command::Undo => "撤销",
            Command::Redo => "重做",
            Command::Save => "保存副本",
            Command::SaveAs => "副本另存为…",
            Command::Open => "合并或打开文件…",
            Command::Search => "搜索",
            Command::Go(Page::Outline) => "前往目标总览",
            Command::Go(Page::Map) => "前往对齐视图",
            Command::Go(Page::CheckIn) => "前往更新进展",
            Command::Go(Page::Session) => "前往团队周会",
            Command::Go(Page::OneOnOne) => "前往一对一",
            Command::Go(Page::Digest) => "前往周报",
            Command::Go(Page::Kpis) => "前往健康指标",
            Command::Go(Page::Changes) => "前往变更记录",
            Command::Go(Page::Asks) => "前往协作请求",
            Command::Go(Page::Setting) => "前往制定目标",
            Command::Go(Page::OutOfLine) => "前往对齐检查",
            Command::Go(Page::Disagreements) => "前往待定分歧",
            Command::Go(Page::Compare) => "前往对比变化",
            Command::Go(Page::Scores) => "前往评分",
            Command::Go(Page::Scorecard) => "前往综合评估",
            Command::Go(Page::Retrospective) => "前往复盘",
            Command::Go(Page::CarryOver) => "前往目标延续",
            Command::Go(Page::Review) => "前往回顾会",
            Command::Go(Page::Insights) => "前往洞察",
            Command::Go(Page::Report) => "前往报告",
            Command::Go(Page::People) => "前往成员与周期",
            Command::Go(Page::Files) => "前往文件",
            Command::Go(Page::Settings) => "前往设置",
            Command::SayWhy => self.say_why(),
            Command::Help => "显示快捷键",
            Command::Close => "关闭打开的面板",
            Command::NewObjective => "新建目标",
            Command::Rename => "编辑标题",
            Command::NewAfter => "在下方新建一行",
            Command::MoveUp => "上移",
            Command::MoveDown => "下移",
            Command::Indent => "移入上一行，或对齐到上一行",
            Command::Outdent => "移出一级",
            Command::Delete => "删除（对齐关系为解除）",
            Command::CheckIn => "更新进展",
            Command::OpenPanel => "在侧边打开",
            Command::Previous => "上一项",
            Command::Next => "下一项",
            Command::Toggle => "展开或收起",
            Command::Map(MapCommand::Out) => "到上级目标，或收起下级",
            Command::Map(MapCommand::In) => "到下级目标，或展开下级",
            Command::Map(MapCommand::First) => "第一个目标",
            Command::Map(MapCommand::Last) => "最后一个目标",
            Command::Map(MapCommand::Nearer) => "放大",
            Command::Map(MapCommand::Farther) => "缩小",
            Command::Map(MapCommand::Fit) => "显示全图",
            Command::Map(MapCommand::Link) => "与另一个目标对齐",
            Command::Map(MapCommand::Hang) => "移到另一个目标之下",
            Command::Map(MapCommand::NextLink) => "该目标的下一条对齐关系",
            Command::Map(MapCommand::PreviousLink) => "该目标的上一条对齐关系",
            Command::Map(MapCommand::Focus) => "只看该目标的上下级，或恢复全部",
            Command::Question(QuestionCommand::Into) => "进入该项的第一个按钮",
            Command::Question(QuestionCommand::Choose) => "按序号选择",
            Command::Question(QuestionCommand::TakeBack) => "撤回对目标的决定",
        }
    }
}
