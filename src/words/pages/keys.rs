//! Words for what keys do.

use crate::app::command::Command;
use crate::words::{En, Zh};

/// Words for what keys do.
pub trait KeyWords {
    /// The group of keys that work on every page.
    fn keys_anywhere(&self) -> &'static str;
    /// The group of keys that work on a row.
    fn keys_on_a_row(&self) -> &'static str;
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
            Command::Open => "Open a file…",
            Command::Search => "Search",
            Command::GoOutline => "Go to the outline",
            Command::GoPeople => "Go to people and cycles",
            Command::GoFiles => "Go to files",
            Command::GoSettings => "Go to settings",
            Command::Help => "Show these keys",
            Command::Close => "Close what is open",
            Command::NewObjective => "New objective",
            Command::Rename => "Edit the title",
            Command::NewAfter => "New line after this one",
            Command::MoveUp => "Move up",
            Command::MoveDown => "Move down",
            Command::Indent => "Move into the one above, or align to it",
            Command::Outdent => "Move out",
            Command::Delete => "Delete",
            Command::CheckIn => "Check in",
            Command::OpenPanel => "Open beside the list",
            Command::Previous => "Row above",
            Command::Next => "Row below",
            Command::Toggle => "Open or close what is inside",
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
            Command::Open => "打开文件…",
            Command::Search => "搜索",
            Command::GoOutline => "前往目标总览",
            Command::GoPeople => "前往成员与周期",
            Command::GoFiles => "前往文件",
            Command::GoSettings => "前往设置",
            Command::Help => "显示快捷键",
            Command::Close => "关闭打开的面板",
            Command::NewObjective => "新建目标",
            Command::Rename => "编辑标题",
            Command::NewAfter => "在下方新建一行",
            Command::MoveUp => "上移",
            Command::MoveDown => "下移",
            Command::Indent => "移入上一行，或对齐到上一行",
            Command::Outdent => "移出一级",
            Command::Delete => "删除",
            Command::CheckIn => "更新进展",
            Command::OpenPanel => "在侧边打开",
            Command::Previous => "上一行",
            Command::Next => "下一行",
            Command::Toggle => "展开或收起",
        }
    }
}
