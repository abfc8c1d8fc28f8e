//! Words of workspaces that are only read: published beside the app, or sent as a link.

use crate::app::NoticeKind;
use crate::app::visit::Trouble;
use crate::file::DecodeError;
use crate::words::notices::NoticeWords;
use crate::words::{En, Zh};

use super::some;

/// Words of workspaces that are only read.
pub trait VisitWords {
    /// Names the banner over what is only read.
    fn visit_banner(&self) -> &'static str;
    /// What is read: a file that is published.
    fn reads_published(&self, name: &str) -> String;
    /// What is read: something that came as a link.
    fn reads_link(&self) -> &'static str;
    /// As of which day.
    fn as_of(&self, day: &str) -> String;
    /// What reading means: nothing is kept.
    fn nothing_is_kept(&self) -> &'static str;
    /// The same for a link, which left no trace in the address.
    fn link_is_not_kept(&self) -> &'static str;
    /// What stands where it says whether the last edit is kept.
    fn only_reading(&self) -> &'static str;
    /// What that means for what is shown.
    fn reading_keeps_nothing(&self) -> &'static str;
    /// Makes a workspace of this browser of it.
    fn make_my_own(&self) -> &'static str;
    /// Opens the workspace this browser has of it already.
    fn open_my_copy(&self) -> &'static str;
    /// Merges it into that one, after a look.
    fn merge_into_my_copy(&self) -> &'static str;
    /// Merges it into another workspace of this browser, which is chosen.
    fn merge_into_mine(&self) -> &'static str;
    /// This workspace is a copy of a published file.
    fn copy_of_published(&self, name: &str) -> String;
    /// Which published file this workspace is a copy of.
    fn published_at(&self, name: &str) -> String;
    /// The section about the published file.
    fn published_copy(&self) -> &'static str;
    /// How the way back works.
    fn how_sending_back_works(&self) -> &'static str;
    /// Fetches the published file, joins it and hands out both.
    fn send_back(&self) -> &'static str;
    /// Fetches the published file to see what is new.
    fn look_for_news(&self) -> &'static str;
    /// Shows what a published file would bring.
    fn merge_news(&self) -> &'static str;
    /// What there is to say around a visit, and what to do about it.
    fn visit_notice(&self, kind: &NoticeKind) -> (String, Option<String>);
    /// Why something cannot be read, and what to do about it.
    fn visit_trouble(&self, trouble: &Trouble) -> (String, String);
}

/// Whole megabytes of a limit.
fn megabytes(bytes: usize) -> usize {
    bytes >> 20
}

impl VisitWords for En {
    fn visit_banner(&self) -> &'static str {
        "What you are reading"
    }

    fn reads_published(&self, name: &str) -> String {
        format!("You are reading {name}, which is published here")
    }

    fn reads_link(&self) -> &'static str {
        "You are reading what came with a link"
    }

    fn as_of(&self, day: &str) -> String {
        format!("as of {day}")
    }

    fn nothing_is_kept(&self) -> &'static str {
        "Look, search and print as you like. To edit, make a copy of your own."
    }

    fn link_is_not_kept(&self) -> &'static str {
        "Nothing of it is kept, and the address bar no longer holds it: make a copy, or merge it, to have it tomorrow."
    }

    fn only_reading(&self) -> &'static str {
        "Reading only"
    }

    fn reading_keeps_nothing(&self) -> &'static str {
        "This browser keeps nothing of it. Save a file, or make a copy of your own, to have it without this address."
    }

    fn make_my_own(&self) -> &'static str {
        "Make my own copy"
    }

    fn open_my_copy(&self) -> &'static str {
        "Open my copy"
    }

    fn merge_into_my_copy(&self) -> &'static str {
        "Merge into my copy…"
    }

    fn merge_into_mine(&self) -> &'static str {
        "Merge into my workspace…"
    }

    fn copy_of_published(&self, name: &str) -> String {
        format!("This is your own copy of {name}, with changes that are not published")
    }

    fn published_at(&self, name: &str) -> String {
        format!("This workspace is your copy of {name}, which is published beside this app.")
    }

    fn published_copy(&self) -> &'static str {
        "Published workspace"
    }

    fn how_sending_back_works(&self) -> &'static str {
        "One click fetches the published file as it is now, joins it with this workspace here and in a file, and saves that file for you to send to whoever publishes it. What is private stays here."
    }

    fn send_back(&self) -> &'static str {
        "Merge my changes into a file to send back"
    }

    fn look_for_news(&self) -> &'static str {
        "Look for news…"
    }

    fn merge_news(&self) -> &'static str {
        "Merge file…"
    }

    fn visit_notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        match kind {
            NoticeKind::CannotVisit { trouble } => {
                let (what, hint) = self.visit_trouble(trouble);
                (what, Some(hint))
            }
            NoticeKind::OnlyReading => ("You are reading; make a copy of your own to edit".to_owned(), None),
            NoticeKind::OwnCopy => (
                "This is your own copy now".to_owned(),
                Some("What you write is kept in this browser; what is published stays as it is.".to_owned()),
            ),
            NoticeKind::PublishedNews { name, changes } => (
                format!("The published {name} has news: {}", some(*changes, "change", "changes")),
                Some("You see each of them before anything here changes.".to_owned()),
            ),
            NoticeKind::NoNews { name } => (format!("The published {name} has nothing new"), None),
            NoticeKind::SentBack { name } => (
                format!("{name} is saved, with what is published and what you changed"),
                Some("Send it to whoever publishes it. It can take the place of the file there; nothing of theirs is lost.".to_owned()),
            ),
            _ => (String::new(), None),
        }
    }

    fn visit_trouble(&self, trouble: &Trouble) -> (String, String) {
        let (what, hint) = match trouble {
            Trouble::BadPath { asked } => (
                format!("The address asks for “{asked}”, which cannot be opened"),
                "After ?open= stands the name of a JSON file beside this app, or in a folder below it: ?open=okrs.json",
            ),
            Trouble::Status { path, status: 404 | 410 } => (
                format!("There is no {path} here"),
                "Check the name after ?open= in the address; capital letters count. Or ask whoever gave you the address.",
            ),
            Trouble::Status { path, status } => (
                format!("{path} could not be read; the host answered {status}"),
                "Reload the page in a while. If it stays so, tell whoever publishes the file.",
            ),
            Trouble::NoAnswer { path } => (
                format!("{path} could not be read; the host does not answer"),
                "Check the connection, then reload the page. What is kept in this browser is untouched.",
            ),
            Trouble::NotText { path } => {
                (format!("{path} is no text"), "Whoever publishes it has to save it again as UTF-8.")
            }
            Trouble::TooLarge { path, max } => (
                format!("{path} is too large; up to {} MB are read", megabytes(*max)),
                "Ask whoever publishes it for one unit or one cycle.",
            ),
            Trouble::Unreadable { path, error } => {
                let why = self.decode_error(error);
                let what = match path {
                    Some(path) => format!("{path} could not be opened: {why}"),
                    None => format!("What came with the link could not be opened: {why}"),
                };
                let hint = match error {
                    DecodeError::Newer { .. } => "Nothing here was changed.",
                    DecodeError::NotJson { .. } if path.is_some() => {
                        "Some hosts answer with a page where a file is missing: check the name after ?open= in the address."
                    }
                    _ if path.is_some() => "Whoever publishes it has to put a file saved by Plumbline there.",
                    _ => "Ask whoever sent it for a file instead.",
                };
                (what, hint)
            }
            Trouble::Another { path } => (
                format!("{path} is another workspace now"),
                "Your copy stays as it is. To read what is published, open the address you were given.",
            ),
            Trouble::BrokenLink => (
                "The link is not complete".to_owned(),
                "It was cut off or changed on its way, and nothing was opened. Copy all of it, or ask for a file.",
            ),
            Trouble::NewerLink => (
                "The link was made by a newer version of Plumbline".to_owned(),
                "Reload this page for the newer version, then open the link again.",
            ),
            Trouble::LinkTooLarge => (
                "The link unpacks to more than a link may carry".to_owned(),
                "It was stopped on the way, and nothing was opened. Ask for a file instead.",
            ),
            Trouble::OldBrowser => (
                "This browser cannot unpack links".to_owned(),
                "Open the link in a current version of Chrome, Edge, Firefox or Safari, or ask for a file.",
            ),
        };
        (what, hint.to_owned())
    }
}

impl VisitWords for Zh {
    fn visit_banner(&self) -> &'static str {
        "正在阅读的内容"
    }

    fn reads_published(&self, name: &str) -> String {
        format!("正在阅读此处发布的 {name}")
    }

    fn reads_link(&self) -> &'static str {
        "正在阅读通过链接发来的内容"
    }

    fn as_of(&self, day: &str) -> String {
        format!("截至{day}")
    }

    fn nothing_is_kept(&self) -> &'static str {
        "可以随意浏览、搜索和打印。如需编辑，请先创建自己的副本。"
    }

    fn link_is_not_kept(&self) -> &'static str {
        "内容未保存在此浏览器中，地址栏里也不再保留。想以后继续看，请创建副本或将其合并。"
    }

    fn only_reading(&self) -> &'static str {
        "只读"
    }

    fn reading_keeps_nothing(&self) -> &'static str {
        "此浏览器不保存其中的内容。如需脱离此地址使用，请另存为文件或创建自己的副本。"
    }

    fn make_my_own(&self) -> &'static str {
        "创建我的副本"
    }

    fn open_my_copy(&self) -> &'static str {
        "打开我的副本"
    }

    fn merge_into_my_copy(&self) -> &'static str {
        "合并到我的副本…"
    }

    fn merge_into_mine(&self) -> &'static str {
        "合并到我的工作区…"
    }

    fn copy_of_published(&self, name: &str) -> String {
        format!("这是 {name} 在你这里的副本，其中的改动尚未发布")
    }

    fn published_at(&self, name: &str) -> String {
        format!("此工作区是 {name} 的副本，原文件与本应用发布在一起。")
    }

    fn published_copy(&self) -> &'static str {
        "已发布的工作区"
    }

    fn how_sending_back_works(&self) -> &'static str {
        "点一下即可取回当前发布的文件，与此工作区合并，并另存为一个文件，由你发给发布者。私密内容留在这里。"
    }

    fn send_back(&self) -> &'static str {
        "将我的改动合并成文件发回"
    }

    fn look_for_news(&self) -> &'static str {
        "查看新内容…"
    }

    fn merge_news(&self) -> &'static str {
        "合并文件…"
    }

    fn visit_notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        match kind {
            NoticeKind::CannotVisit { trouble } => {
                let (what, hint) = self.visit_trouble(trouble);
                (what, Some(hint))
            }
            NoticeKind::OnlyReading => ("当前为只读；创建自己的副本后即可编辑".to_owned(), None),
            NoticeKind::OwnCopy => (
                "现在这是你自己的副本".to_owned(),
                Some("你写下的内容保存在此浏览器中，已发布的文件保持原样。".to_owned()),
            ),
            NoticeKind::PublishedNews { name, changes } => (
                format!("已发布的 {name} 有新内容：{changes} 处改动"),
                Some("合并之前可以逐条查看。".to_owned()),
            ),
            NoticeKind::NoNews { name } => (format!("已发布的 {name} 没有新内容"), None),
            NoticeKind::SentBack { name } => (
                format!("{name} 已保存，包含已发布的内容和你的改动"),
                Some("请把它发给发布者，用来替换原文件；对方的内容不会丢失。".to_owned()),
            ),
            _ => (String::new(), None),
        }
    }

    fn visit_trouble(&self, trouble: &Trouble) -> (String, String) {
        let (what, hint) = match trouble {
            Trouble::BadPath { asked } => (
                format!("地址中要求打开“{asked}”，无法打开"),
                "?open= 之后应为与本应用放在一起（或在其下级文件夹中）的 JSON 文件名，例如 ?open=okrs.json",
            ),
            Trouble::Status { path, status: 404 | 410 } => (
                format!("这里没有 {path}"),
                "请检查地址中 ?open= 之后的文件名（区分大小写），或询问给你地址的人。",
            ),
            Trouble::Status { path, status } => (
                format!("无法读取 {path}；服务器返回 {status}"),
                "请稍后重新加载页面；如仍无法读取，请告知发布者。",
            ),
            Trouble::NoAnswer { path } => (
                format!("无法读取 {path}；服务器没有响应"),
                "请检查网络连接后重新加载页面。此浏览器中保存的内容没有改动。",
            ),
            Trouble::NotText { path } => {
                (format!("{path} 不是文本文件"), "请发布者以 UTF-8 编码重新保存该文件。")
            }
            Trouble::TooLarge { path, max } => (
                format!("{path} 过大；最多读取 {} MB", megabytes(*max)),
                "请发布者只发布一个部门或一个周期。",
            ),
            Trouble::Unreadable { path, error } => {
                let why = self.decode_error(error);
                let what = match path {
                    Some(path) => format!("无法打开 {path}：{why}"),
                    None => format!("无法打开链接中的内容：{why}"),
                };
                let hint = match error {
                    DecodeError::Newer { .. } => "这里的内容没有改动。",
                    DecodeError::NotJson { .. } if path.is_some() => {
                        "有些服务器在文件不存在时会返回网页：请检查地址中 ?open= 之后的文件名。"
                    }
                    _ if path.is_some() => "请发布者放上由 Plumbline 保存的文件。",
                    _ => "请对方改为发送文件。",
                };
                (what, hint)
            }
            Trouble::Another { path } => (
                format!("{path} 现在是另一个工作区"),
                "你的副本保持原样。要阅读已发布的内容，请打开对方给你的地址。",
            ),
            Trouble::BrokenLink => (
                "链接不完整".to_owned(),
                "链接在传送途中被截断或改动，没有打开任何内容。请复制完整的链接，或请对方改为发送文件。",
            ),
            Trouble::NewerLink => {
                ("此链接由新版 Plumbline 生成".to_owned(), "请重新加载本页面以使用新版，然后再次打开链接。")
            }
            Trouble::LinkTooLarge => (
                "链接展开后的内容超出了允许的大小".to_owned(),
                "已中途停止，没有打开任何内容。请对方改为发送文件。",
            ),
            Trouble::OldBrowser => (
                "此浏览器无法展开链接".to_owned(),
                "请用最新版本的 Chrome、Edge、Firefox 或 Safari 打开链接，或请对方改为发送文件。",
            ),
        };
        (what, hint.to_owned())
    }
}
