//! What the app has to say, in sentences: what happened, and what to do about it.

use crate::app::NoticeKind;
use crate::file::{DecodeError, ProblemKind};

use super::pages::{
    ChangingWords, CheckInPageWords, DisagreementsWords, MergeWords, ShareWords, TeamWords, VisitWords,
};
use super::{En, Zh};

/// Sentences about what happened.
pub trait NoticeWords {
    /// What there is to say, and what to do about it.
    fn notice(&self, kind: &NoticeKind) -> (String, Option<String>);
    /// What is the matter with a part of a file.
    fn problem(&self, kind: &ProblemKind) -> String;
    /// Why a file cannot be opened.
    fn decode_error(&self, error: &DecodeError) -> String;
}

/// "1 thing", "3 things".
fn some(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A size as people say it.
fn megabytes(bytes: usize) -> String {
    format!("{:.0} MB", (bytes as f64 / 1_048_576.0).max(1.0))
}

impl NoticeWords for En {
    fn notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        let (what, hint) = match kind {
            NoticeKind::StorageFull => (
                "This browser's storage is full".to_owned(),
                "What you write now is only in this window. Download a copy, then remove workspaces you no longer need on the page Files.".to_owned(),
            ),
            NoticeKind::StorageBlocked => (
                "This browser keeps nothing for this page".to_owned(),
                "You can work as usual, but all of it is only in this window. Download a copy before you close it.".to_owned(),
            ),
            NoticeKind::StorageFailed { reason } => (
                "The last edit could not be kept in this browser".to_owned(),
                format!("It is still in this window. Download a copy to be safe. The browser says: {reason}"),
            ),
            NoticeKind::Quarantined { parts } => (
                format!("{} of what was kept here could not be read", some(*parts, "part", "parts")),
                "Everything readable is open. The original text is kept on the page Files, where you can download it.".to_owned(),
            ),
            NoticeKind::CannotOpen { name, error } => (
                format!("{name} could not be opened: {}", self.decode_error(error)),
                "Nothing here was changed.".to_owned(),
            ),
            NoticeKind::NotText { name, offset } => (
                format!("{name} could not be read as text"),
                match offset {
                    Some(offset) => format!("Byte {offset} belongs to no text. Save the file as UTF-8 and open it again; nothing here was changed."),
                    None => "Check that the file is still there and try again; nothing here was changed.".to_owned(),
                },
            ),
            NoticeKind::Opened { name, problems: 0 } => return (format!("{name} is open"), None),
            NoticeKind::Opened { name, problems } => (
                format!("{name} is open, {} to look at", some(*problems, "place", "places")),
                "Everything that could be used was used; the page Files lists the rest with line and column.".to_owned(),
            ),
            NoticeKind::Merged { .. } | NoticeKind::Replaced { .. } | NoticeKind::NoSnapshot => {
                return self.merge_notice(kind);
            }
            NoticeKind::Saved { name } => return (format!("A copy is saved as {name}"), None),
            NoticeKind::Shared { name } => self.share_saved(name),
            NoticeKind::CannotSave => (
                "The browser did not save the copy".to_owned(),
                "Try “Save as…” with another name or folder. Your work here is untouched.".to_owned(),
            ),
            NoticeKind::Settled(settled) => return (self.settled(settled), None),
            NoticeKind::Deleted { count, runs } => {
                let told = format!("{} in the trash", some(*count, "thing is", "things are"));
                return (told, runs.as_ref().map(|_| self.better_dropped().to_owned()));
            }
            NoticeKind::CheckInsDue { due, overdue } => return (self.reminder(*due, *overdue), None),
            NoticeKind::NewerWindow => (
                "This window began a new session".to_owned(),
                "Another window works on the same workspace. Nothing is lost, and you can go on.".to_owned(),
            ),
            NoticeKind::CannotVisit { .. }
            | NoticeKind::OnlyReading
            | NoticeKind::OwnCopy
            | NoticeKind::PublishedNews { .. }
            | NoticeKind::NoNews { .. }
            | NoticeKind::SentBack { .. } => return self.visit_notice(kind),
            NoticeKind::TeamBrought { .. } | NoticeKind::TeamTrouble(_) => return self.team_notice(kind),
            NoticeKind::NewerVersion => (
                "A newer version of Plumbline keeps this workspace in another window".to_owned(),
                "Reload this page to go on with the newer version.".to_owned(),
            ),
        };
        (what, Some(hint))
    }

    fn problem(&self, kind: &ProblemKind) -> String {
        match kind {
            ProblemKind::WrongType { expected } => {
                format!("Expected {expected}; the value is kept as it stands and shown with its item")
            }
            ProblemKind::Dangling { to } => {
                format!("“{to}” is not in this file; the reference is kept until the other part arrives")
            }
            ProblemKind::Loop { way } => {
                format!(
                    "Stands above itself: {}; this step is kept and counts nowhere until it is mended",
                    way.join(" → ")
                )
            }
            ProblemKind::SameId { id } => format!("The id “{id}” stands here twice; both parts were joined"),
            ProblemKind::IdTaken { id, now } => {
                format!("The id “{id}” belongs to something else already; this one is now “{now}”")
            }
            ProblemKind::SameKey { key } => {
                format!("“{key}” stands twice in one object; both values are kept")
            }
            ProblemKind::NoId => "Has no id; it got one made of its content".to_owned(),
            ProblemKind::TooDeep => "Nested too deep; left out".to_owned(),
            ProblemKind::LongId => "The id is too long; left out".to_owned(),
            ProblemKind::TooMany { left_out } => {
                format!("More than one workspace can hold; {left_out} beyond that were left out")
            }
            ProblemKind::Broken { reason } => {
                format!("The text breaks off or is damaged here ({reason}); everything complete was read")
            }
            ProblemKind::EndMark { said: Some(said), found } => {
                format!("The file says it holds {said} entries, {found} were found; it may have been cut")
            }
            ProblemKind::EndMark { said: None, found } => {
                format!("The end of the file is missing; {found} entries were found")
            }
            ProblemKind::TwoSides => {
                "A version control system left both sides in the file; both were read and merged".to_owned()
            }
        }
    }

    fn decode_error(&self, error: &DecodeError) -> String {
        match error {
            DecodeError::NotJson { line, column, reason } => {
                format!("it is not JSON, see line {line}, column {column} ({reason})")
            }
            DecodeError::NotOkrs => "it is JSON, but there are no OKRs in it".to_owned(),
            DecodeError::WrongShape { path, line, column, expected } => {
                format!("“{path}” in line {line}, column {column} should be {expected}")
            }
            DecodeError::Newer { format } => {
                format!(
                    "a newer version of Plumbline wrote it ({format}); reload the page to get that version"
                )
            }
            DecodeError::TooLarge { bytes, max } => {
                format!("it has {}, at most {} can be read", megabytes(*bytes), megabytes(*max))
            }
        }
    }
}

/// What the format expects, as the importer names it.
fn expected_zh(expected: &str) -> &str {
    match expected {
        "a date or an object" => "日期或对象",
        "a date" => "日期",
        "a list of ids" => "ID 列表",
        "a list of texts" => "文本列表",
        "a name or an object with a name" => "名称或带名称的对象",
        "a name or an object" => "名称或对象",
        "a number" => "数字",
        "a record" => "一条记录",
        "a session with the time it began" => "带开始时间的会话",
        "a text" => "文本",
        "an array" => "数组",
        "an entity" => "一个条目",
        "an id" => "ID",
        "an object of texts" => "由文本组成的对象",
        "an object" => "对象",
        "number, percent, currency or milestone" => "number、percent、currency 或 milestone",
        other => other,
    }
}

impl NoticeWords for Zh {
    fn notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        let (what, hint) = match kind {
            NoticeKind::StorageFull => (
                "此浏览器的存储空间已满".to_owned(),
                "新写的内容只在当前窗口里。请先下载一份副本，再到“文件”页移除不再需要的工作区。".to_owned(),
            ),
            NoticeKind::StorageBlocked => (
                "此浏览器不允许本页面保存内容".to_owned(),
                "可以照常使用，但所有内容只在当前窗口里。关闭前请下载一份副本。".to_owned(),
            ),
            NoticeKind::StorageFailed { reason } => (
                "最近一次修改没能存入此浏览器".to_owned(),
                format!("内容仍在当前窗口里，建议下载一份副本。浏览器的说明：{reason}"),
            ),
            NoticeKind::Quarantined { parts } => (
                format!("这里保存的内容有 {parts} 处无法读取"),
                "能读的都已打开；原文完整保留在“文件”页，可以下载。".to_owned(),
            ),
            NoticeKind::CannotOpen { name, error } => (
                format!("无法打开 {name}：{}", self.decode_error(error)),
                "现有内容没有任何改动。".to_owned(),
            ),
            NoticeKind::NotText { name, offset } => (
                format!("{name} 不是可读的文本"),
                match offset {
                    Some(offset) => format!(
                        "第 {offset} 个字节不属于任何文本。请把文件另存为 UTF-8 再打开；现有内容没有改动。"
                    ),
                    None => "请确认文件还在原处，然后重试；现有内容没有改动。".to_owned(),
                },
            ),
            NoticeKind::Opened { name, problems: 0 } => return (format!("已打开 {name}"), None),
            NoticeKind::Opened { name, problems } => (
                format!("已打开 {name}，有 {problems} 处需要看一下"),
                "能用的都已用上；其余的列在“文件”页，注明了行和列。".to_owned(),
            ),
            NoticeKind::Merged { .. } | NoticeKind::Replaced { .. } | NoticeKind::NoSnapshot => {
                return self.merge_notice(kind);
            }
            NoticeKind::Saved { name } => return (format!("副本已保存为 {name}"), None),
            NoticeKind::Shared { name } => self.share_saved(name),
            NoticeKind::CannotSave => (
                "浏览器没有保存这份副本".to_owned(),
                "可以用“另存为…”换个名称或文件夹再试。这里的内容不受影响。".to_owned(),
            ),
            NoticeKind::Settled(settled) => return (self.settled(settled), None),
            NoticeKind::Deleted { count, runs } => {
                let hint = runs.as_ref().map(|_| self.better_dropped().to_owned());
                return (format!("已将 {count} 项移入回收站"), hint);
            }
            NoticeKind::CheckInsDue { due, overdue } => return (self.reminder(*due, *overdue), None),
            NoticeKind::NewerWindow => (
                "本窗口已开始新的会话".to_owned(),
                "另一个窗口也在编辑同一个工作区。内容没有丢失，可以继续。".to_owned(),
            ),
            NoticeKind::CannotVisit { .. }
            | NoticeKind::OnlyReading
            | NoticeKind::OwnCopy
            | NoticeKind::PublishedNews { .. }
            | NoticeKind::NoNews { .. }
            | NoticeKind::SentBack { .. } => return self.visit_notice(kind),
            NoticeKind::TeamBrought { .. } | NoticeKind::TeamTrouble(_) => return self.team_notice(kind),
            NoticeKind::NewerVersion => (
                "另一个窗口正用新版 Plumbline 编辑此工作区".to_owned(),
                "请重新加载本页面，改用新版继续。".to_owned(),
            ),
        };
        (what, Some(hint))
    }

    fn problem(&self, kind: &ProblemKind) -> String {
        match kind {
            ProblemKind::WrongType { expected } => {
                format!("这里应为{}；原值已保留，并随所属条目显示", expected_zh(expected))
            }
            ProblemKind::Dangling { to } => format!("文件里没有“{to}”；引用已保留，等另一部分到来"),
            ProblemKind::Loop { way } => {
                format!("上级绕回了自己：{}；这一步已保留，修正之前不计入任何汇总", way.join(" → "))
            }
            ProblemKind::SameId { id } => format!("ID“{id}”出现了两次；两处内容已合在一起"),
            ProblemKind::IdTaken { id, now } => format!("ID“{id}”已被占用；这一项改用“{now}”"),
            ProblemKind::SameKey { key } => format!("同一对象里“{key}”出现了两次；两个值都已保留"),
            ProblemKind::NoId => "没有 ID；已按内容生成一个".to_owned(),
            ProblemKind::TooDeep => "嵌套过深，未读入".to_owned(),
            ProblemKind::LongId => "ID 过长，未读入".to_owned(),
            ProblemKind::TooMany { left_out } => format!("超出一个工作区的容量；有 {left_out} 项未读入"),
            ProblemKind::Broken { reason } => format!("文本在此中断或损坏（{reason}）；完整的部分都已读入"),
            ProblemKind::EndMark { said: Some(said), found } => {
                format!("文件自称有 {said} 项，实际找到 {found} 项；可能被截断")
            }
            ProblemKind::EndMark { said: None, found } => format!("文件结尾缺失；已找到 {found} 项"),
            ProblemKind::TwoSides => "版本控制系统在文件里留下了冲突的两方；两方都已读入并合并".to_owned(),
        }
    }

    fn decode_error(&self, error: &DecodeError) -> String {
        match error {
            DecodeError::NotJson { line, column, reason } => {
                format!("不是 JSON，见第 {line} 行第 {column} 列（{reason}）")
            }
            DecodeError::NotOkrs => "是 JSON，但其中没有 OKR".to_owned(),
            DecodeError::WrongShape { path, line, column, expected } => {
                format!("第 {line} 行第 {column} 列的“{path}”应为{}", expected_zh(expected))
            }
            DecodeError::Newer { format } => {
                format!("由新版 Plumbline 写成（{format}）；重新加载页面即可使用新版")
            }
            DecodeError::TooLarge { bytes, max } => {
                format!("大小为 {}，最多能读 {}", megabytes(*bytes), megabytes(*max))
            }
        }
    }
}
