//! Words of the team folder.

use crate::app::NoticeKind;
use crate::app::team::{MateState, Trouble, Unreadable};
use crate::okr::{Moment, Text};
use crate::words::{En, NoticeWords, Zh};

use super::some;

/// Names that a notice spells out; the others are counted.
const MOST_NAMES: usize = 3;

/// Words of the team folder.
pub trait TeamWords {
    /// The section about the team folder.
    fn team_folder(&self) -> &'static str;
    /// What it does.
    fn team_folder_text(&self) -> &'static str;
    /// What a teammate has to do.
    fn team_folder_others(&self) -> &'static str;
    /// Links a folder.
    fn link_folder(&self) -> &'static str;
    /// How to do the same where pages are given no folders.
    fn team_by_hand(&self) -> &'static str;
    /// The folder.
    fn linked_folder(&self) -> &'static str;
    /// The file this browser writes.
    fn own_file(&self) -> &'static str;
    /// When the folder was read last.
    fn folder_read(&self, ago: Option<&str>) -> String;
    /// When the own file was written last.
    fn file_written(&self, ago: Option<&str>) -> String;
    /// Reads the folder now.
    fn read_now(&self) -> &'static str;
    /// Unlinks the folder.
    fn unlink_folder(&self) -> &'static str;
    /// What unlinking leaves.
    fn unlink_folder_text(&self) -> &'static str;
    /// The table of the others' files.
    fn mates_files(&self) -> &'static str;
    /// A column: the file.
    fn mates_file(&self) -> &'static str;
    /// A column: when it changed.
    fn mate_changed(&self) -> &'static str;
    /// A column: what became of it.
    fn mate_state(&self) -> &'static str;
    /// There is no other file.
    fn no_mates(&self) -> &'static str;
    /// JSON files in the folder that are none of ours.
    fn strangers(&self, count: usize) -> String;
    /// What became of a file.
    fn mate_state_word(&self, state: &MateState) -> String;
    /// Why, or what to do about it; `None` where there is nothing more to say.
    fn mate_state_text(&self, state: &MateState) -> Option<String>;
    /// Where a file breaks off.
    fn torn_at(&self, line: usize, column: usize) -> String;
    /// A conflict copy.
    fn copy_of_file(&self, name: &str) -> String;
    /// Lets a file of another workspace come in as any file does.
    fn merge_this_file(&self, name: &str) -> String;
    /// "Bo: 3 changes, Ana: 1 change".
    fn who_brought(&self, who: &[(Option<Text>, usize)]) -> String;
    /// How one gets rid of what came in.
    fn team_taking_back(&self) -> &'static str;
    /// What is wrong with the folder, and what that means.
    fn team_trouble(&self, trouble: &Trouble) -> (String, String);
    /// What mates' files brought, and what to do about it.
    fn team_notice(&self, kind: &NoticeKind) -> (String, Option<String>);
    /// "3 minutes ago"; what lies ahead by a wrong clock is now.
    fn ago(&self, then: Moment, now: Moment) -> String;
}

/// A span as people say it: minutes, hours or days.
enum Span {
    Now,
    Minutes(usize),
    Hours(usize),
    Days(usize),
}

impl Span {
    fn between(then: Moment, now: Moment) -> Self {
        let minutes = usize::try_from(now.0.saturating_sub(then.0).max(0) / 60_000).unwrap_or(usize::MAX);
        match minutes {
            0 => Self::Now,
            1..60 => Self::Minutes(minutes),
            60..1_440 => Self::Hours(minutes / 60),
            _ => Self::Days(minutes / 1_440),
        }
    }
}

impl TeamWords for En {
    fn team_folder(&self) -> &'static str {
        "Team folder"
    }
    fn team_folder_text(&self) -> &'static str {
        "Link a folder that all of you have: a network share, a folder of a sync service, a git checkout. This browser writes only its own file there, with the whole workspace in it (private goals too), reads everybody else's, and merges what changed."
    }
    fn team_folder_others(&self) -> &'static str {
        "A teammate opens any file of the folder first, then links the folder too."
    }
    fn link_folder(&self) -> &'static str {
        "Link a folder…"
    }
    fn team_by_hand(&self) -> &'static str {
        "This browser gives pages no folders (Chrome and Edge on a computer do). By hand it goes like this: save a copy into the folder now and then, under a name of your own, and merge the others' files from there; what is known already adds nothing."
    }
    fn linked_folder(&self) -> &'static str {
        "Folder"
    }
    fn own_file(&self) -> &'static str {
        "Your own file"
    }
    fn folder_read(&self, ago: Option<&str>) -> String {
        ago.map_or_else(|| "Not read yet".to_owned(), |ago| format!("Read {ago}"))
    }
    fn file_written(&self, ago: Option<&str>) -> String {
        ago.map_or_else(|| "Nothing to write so far".to_owned(), |ago| format!("Written {ago}"))
    }
    fn read_now(&self) -> &'static str {
        "Read now"
    }
    fn unlink_folder(&self) -> &'static str {
        "Unlink"
    }
    fn unlink_folder_text(&self) -> &'static str {
        "Unlinking leaves the folder and its files as they are."
    }
    fn mates_files(&self) -> &'static str {
        "Files of the others"
    }
    fn mates_file(&self) -> &'static str {
        "File"
    }
    fn mate_changed(&self) -> &'static str {
        "Last seen"
    }
    fn mate_state(&self) -> &'static str {
        "State"
    }
    fn no_mates(&self) -> &'static str {
        "No other file yet. Those of your teammates appear here by themselves."
    }
    fn strangers(&self, count: usize) -> String {
        format!("{} without OKRs in the folder, left alone", some(count, "JSON file", "JSON files"))
    }
    fn mate_state_word(&self, state: &MateState) -> String {
        match state {
            MateState::Coming => "Not read yet",
            MateState::Read => "Merged",
            MateState::Unchanged => "Nothing new",
            MateState::Torn => "Incomplete",
            MateState::Settling => "Changed by hand",
            MateState::Unreadable(_) => "Cannot be read",
            MateState::Other { .. } => "Another workspace",
            MateState::Newer => "From a newer version",
            MateState::Stranger => "No OKRs in it",
            MateState::Missing => "No longer there",
        }
        .to_owned()
    }
    fn mate_state_text(&self, state: &MateState) -> Option<String> {
        match state {
            MateState::Coming | MateState::Read | MateState::Unchanged | MateState::Stranger => None,
            MateState::Torn => Some(
                "Perhaps still on its way. What is complete of it is merged, and it is read again."
                    .to_owned(),
            ),
            MateState::Settling => Some(
                "Something other than Plumbline wrote into it. It is merged at the next look if it stays so."
                    .to_owned(),
            ),
            MateState::Unreadable(why) => {
                Some(format!("{} It is read again when it changes.", self.why_unreadable(why)))
            }
            MateState::Other { title } if title.is_empty() => {
                Some("It is not merged unless you say so.".to_owned())
            }
            MateState::Other { title } => Some(format!("“{title}”. It is not merged unless you say so.")),
            MateState::Newer => Some("Reload this page to get that version.".to_owned()),
            MateState::Missing => Some("What it said stays merged.".to_owned()),
        }
    }
    fn torn_at(&self, line: usize, column: usize) -> String {
        format!("It breaks off at line {line}, column {column}.")
    }
    fn copy_of_file(&self, name: &str) -> String {
        format!("Conflict copy of {name}. Once merged it is not needed any more.")
    }
    fn merge_this_file(&self, name: &str) -> String {
        format!("Merge file {name}…")
    }
    fn who_brought(&self, who: &[(Option<Text>, usize)]) -> String {
        let one = |(who, count): &(Option<Text>, usize)| {
            let who = who.as_deref().unwrap_or("Unsigned");
            format!("{who}: {}", some(*count, "change", "changes"))
        };
        let mut all: Vec<String> = who.iter().take(MOST_NAMES).map(one).collect();
        let more = who.len().saturating_sub(MOST_NAMES);
        if more > 0 {
            all.push(format!("and {} more", some(more, "person", "people")));
        }
        all.join(", ")
    }
    fn team_taking_back(&self) -> &'static str {
        "Undo takes back your own edits. What comes in from others you change or delete like anything else; Compare shows what it was before, and a snapshot keeps the state before the folder was linked."
    }
    fn team_trouble(&self, trouble: &Trouble) -> (String, String) {
        let (what, hint) = match trouble {
            Trouble::Permission => (
                "The team folder waits for your permission",
                "Browsers ask again after a while. Until then nothing is read or written there; your work here goes on.".to_owned(),
            ),
            Trouble::Gone => (
                "The team folder is not there",
                "It was moved or renamed, or its drive is not connected. It is read again as soon as it is back; your work here goes on.".to_owned(),
            ),
            Trouble::Full => (
                "There is no room in the team folder",
                "The others do not see your latest edits until there is. They are kept here.".to_owned(),
            ),
            Trouble::CannotRead(words) => (
                "The team folder cannot be read",
                format!("It is tried again by itself; your work here goes on. The browser says: {words}"),
            ),
            Trouble::CannotWrite(words) => (
                "Your own file in the team folder cannot be written",
                format!("The others do not see your latest edits until it can. The browser says: {words}"),
            ),
        };
        (what.to_owned(), hint)
    }
    fn team_notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        match kind {
            NoticeKind::TeamTrouble(trouble) => {
                let (what, hint) = self.team_trouble(trouble);
                (what, Some(hint))
            }
            NoticeKind::TeamBrought { who, disagreements: 0 } => (self.who_brought(who), None),
            NoticeKind::TeamBrought { who, disagreements } => {
                let came = some(*disagreements, "disagreement", "disagreements");
                (
                    self.who_brought(who),
                    Some(format!("{came} came with them. Every answer is kept until one of you chooses.")),
                )
            }
            _ => (String::new(), None),
        }
    }
    fn ago(&self, then: Moment, now: Moment) -> String {
        match Span::between(then, now) {
            Span::Now => "just now".to_owned(),
            Span::Minutes(count) => format!("{} ago", some(count, "minute", "minutes")),
            Span::Hours(count) => format!("{} ago", some(count, "hour", "hours")),
            Span::Days(count) => format!("{} ago", some(count, "day", "days")),
        }
    }
}

impl En {
    fn why_unreadable(&self, why: &Unreadable) -> String {
        match why {
            Unreadable::NotText(offset) => format!("Byte {offset} belongs to no text."),
            Unreadable::Text(error) => sentence(&self.decode_error(error), '.'),
            Unreadable::Failed(words) => format!("The browser says: {words}."),
        }
    }
}

impl TeamWords for Zh {
    fn team_folder(&self) -> &'static str {
        "团队文件夹"
    }
    fn team_folder_text(&self) -> &'static str {
        "关联一个大家都有的文件夹：网络共享、同步盘或 git 工作目录。此浏览器只写其中属于自己的一个文件（内容是整个工作区，私密目标也在内），读取其他人的文件，并合并有变化的部分。"
    }
    fn team_folder_others(&self) -> &'static str {
        "同事先打开该文件夹里的任意一个文件，再关联同一个文件夹。"
    }
    fn link_folder(&self) -> &'static str {
        "关联团队文件夹…"
    }
    fn team_by_hand(&self) -> &'static str {
        "此浏览器不让网页使用文件夹（电脑上的 Chrome 和 Edge 可以）。手动也能做到：不时用自己的文件名把副本存进该文件夹，并合并里面其他人的文件；已有的内容不会重复。"
    }
    fn linked_folder(&self) -> &'static str {
        "文件夹"
    }
    fn own_file(&self) -> &'static str {
        "自己的文件"
    }
    fn folder_read(&self, ago: Option<&str>) -> String {
        ago.map_or_else(|| "尚未读取".to_owned(), |ago| format!("{ago}读取"))
    }
    fn file_written(&self, ago: Option<&str>) -> String {
        ago.map_or_else(|| "暂无需要写入的内容".to_owned(), |ago| format!("{ago}写入"))
    }
    fn read_now(&self) -> &'static str {
        "立即读取"
    }
    fn unlink_folder(&self) -> &'static str {
        "取消关联"
    }
    fn unlink_folder_text(&self) -> &'static str {
        "取消关联后，文件夹和其中的文件保持原样。"
    }
    fn mates_files(&self) -> &'static str {
        "其他人的文件"
    }
    fn mates_file(&self) -> &'static str {
        "文件"
    }
    fn mate_changed(&self) -> &'static str {
        "最近更新"
    }
    fn mate_state(&self) -> &'static str {
        "状态"
    }
    fn no_mates(&self) -> &'static str {
        "还没有其他文件。同事的文件会自动出现在这里。"
    }
    fn strangers(&self, count: usize) -> String {
        format!("文件夹里另有 {count} 个不含 OKR 的 JSON 文件，未作处理")
    }
    fn mate_state_word(&self, state: &MateState) -> String {
        match state {
            MateState::Coming => "尚未读取",
            MateState::Read => "已合并",
            MateState::Unchanged => "没有新内容",
            MateState::Torn => "不完整",
            MateState::Settling => "被手动改过",
            MateState::Unreadable(_) => "无法读取",
            MateState::Other { .. } => "另一个工作区",
            MateState::Newer => "来自新版本",
            MateState::Stranger => "不含 OKR",
            MateState::Missing => "已不在文件夹里",
        }
        .to_owned()
    }
    fn mate_state_text(&self, state: &MateState) -> Option<String> {
        match state {
            MateState::Coming | MateState::Read | MateState::Unchanged | MateState::Stranger => None,
            MateState::Torn => Some("可能还在同步。完整的部分已合并，之后会再次读取。".to_owned()),
            MateState::Settling => {
                Some("有其他程序写过这个文件；如果下次读取时仍是这样，就会合并。".to_owned())
            }
            MateState::Unreadable(why) => {
                Some(format!("{}文件有变化时会再次读取。", self.why_unreadable(why)))
            }
            MateState::Other { title } if title.is_empty() => Some("除非你同意，否则不会合并。".to_owned()),
            MateState::Other { title } => Some(format!("“{title}”。除非你同意，否则不会合并。")),
            MateState::Newer => Some("重新加载本页面即可使用新版。".to_owned()),
            MateState::Missing => Some("其中的内容仍保留在这里。".to_owned()),
        }
    }
    fn torn_at(&self, line: usize, column: usize) -> String {
        format!("在第 {line} 行第 {column} 列中断。")
    }
    fn copy_of_file(&self, name: &str) -> String {
        format!("{name} 的冲突副本。合并后就不再需要。")
    }
    fn merge_this_file(&self, name: &str) -> String {
        format!("合并文件 {name}…")
    }
    fn who_brought(&self, who: &[(Option<Text>, usize)]) -> String {
        let one = |(who, count): &(Option<Text>, usize)| {
            format!("{}：{count} 处修改", who.as_deref().unwrap_or("未署名"))
        };
        let mut all: Vec<String> = who.iter().take(MOST_NAMES).map(one).collect();
        let more = who.len().saturating_sub(MOST_NAMES);
        if more > 0 {
            all.push(format!("另有 {more} 人"));
        }
        all.join("，")
    }
    fn team_taking_back(&self) -> &'static str {
        "撤销只针对自己的修改。别人带来的内容和其他内容一样，直接改或删除；“对比变化”页可以看到之前的样子，关联文件夹之前的状态也留有快照。"
    }
    fn team_trouble(&self, trouble: &Trouble) -> (String, String) {
        let (what, hint) = match trouble {
            Trouble::Permission => (
                "团队文件夹需要你的许可",
                "浏览器过一段时间会再次询问。在此之前不读也不写该文件夹；这里的工作不受影响。".to_owned(),
            ),
            Trouble::Gone => (
                "找不到团队文件夹",
                "它可能被移动或改名，或者所在的磁盘没有连接。恢复后会自动继续；这里的工作不受影响。"
                    .to_owned(),
            ),
            Trouble::Full => (
                "团队文件夹没有空间了",
                "腾出空间之前，其他人看不到你最近的修改；这些修改仍保存在这里。".to_owned(),
            ),
            Trouble::CannotRead(words) => {
                ("无法读取团队文件夹", format!("会自动重试；这里的工作不受影响。浏览器的说明：{words}"))
            }
            Trouble::CannotWrite(words) => (
                "无法写入团队文件夹里自己的文件",
                format!("在此之前其他人看不到你最近的修改。浏览器的说明：{words}"),
            ),
        };
        (what.to_owned(), hint)
    }
    fn team_notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        match kind {
            NoticeKind::TeamTrouble(trouble) => {
                let (what, hint) = self.team_trouble(trouble);
                (what, Some(hint))
            }
            NoticeKind::TeamBrought { who, disagreements: 0 } => (self.who_brought(who), None),
            NoticeKind::TeamBrought { who, disagreements } => {
                let hint = format!("同时出现 {disagreements} 处分歧；在有人选定之前，每种说法都会保留。");
                (self.who_brought(who), Some(hint))
            }
            _ => (String::new(), None),
        }
    }
    fn ago(&self, then: Moment, now: Moment) -> String {
        match Span::between(then, now) {
            Span::Now => "刚刚".to_owned(),
            Span::Minutes(count) => format!("{count} 分钟前"),
            Span::Hours(count) => format!("{count} 小时前"),
            Span::Days(count) => format!("{count} 天前"),
        }
    }
}

impl Zh {
    fn why_unreadable(&self, why: &Unreadable) -> String {
        match why {
            Unreadable::NotText(offset) => format!("第 {offset} 个字节不属于任何文本。"),
            Unreadable::Text(error) => sentence(&self.decode_error(error), '。'),
            Unreadable::Failed(words) => format!("浏览器的说明：{words}。"),
        }
    }
}

/// A sentence of its own: it begins with a capital and ends with a stop.
fn sentence(text: &str, stop: char) -> String {
    let mut chars = text.chars();
    let head: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{head}{}{stop}", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_while_is_said_in_minutes_hours_or_days() {
        let minute = 60_000;
        for (millis, en, zh) in [
            (-5 * minute, "just now", "刚刚"),
            (59_999, "just now", "刚刚"),
            (minute, "1 minute ago", "1 分钟前"),
            (59 * minute, "59 minutes ago", "59 分钟前"),
            (60 * minute, "1 hour ago", "1 小时前"),
            (1_440 * minute, "1 day ago", "1 天前"),
            (3 * 1_440 * minute, "3 days ago", "3 天前"),
        ] {
            let (then, now) = (Moment(1_000_000_000_000), Moment(1_000_000_000_000 + millis));
            assert_eq!((En.ago(then, now).as_str(), Zh.ago(then, now).as_str()), (en, zh));
        }
    }

    #[test]
    fn a_notice_spells_out_three_names_and_counts_the_rest() {
        let who = |names: &[&str]| -> Vec<(Option<Text>, usize)> {
            names.iter().map(|name| (Some(Text::from(*name)), 1)).collect()
        };
        assert_eq!(En.who_brought(&[(Some("Bo".into()), 3)]), "Bo: 3 changes");
        assert_eq!(Zh.who_brought(&[(Some("陈晨".into()), 3)]), "陈晨：3 处修改");
        assert_eq!(En.who_brought(&[(None, 2)]), "Unsigned: 2 changes");
        let many = who(&["A", "B", "C", "D", "E"]);
        assert_eq!(En.who_brought(&many), "A: 1 change, B: 1 change, C: 1 change, and 2 people more");
        assert_eq!(Zh.who_brought(&many), "A：1 处修改，B：1 处修改，C：1 处修改，另有 2 人");
    }
}
