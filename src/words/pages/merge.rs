//! Words of the dialog of files on their way in, of what came with which file, and of snapshots.

use crate::app::snapshots::{Occasion, Snapshot};
use crate::app::{Chosen, FileWriter, NoticeKind, Unreadable};
use crate::okr::{Day, Moment, Text};
use crate::words::notices::NoticeWords;
use crate::words::{CommonWords, En, Zh};

use super::some;

/// Words of the dialog of files on their way in, of what came with which file, and of snapshots.
pub trait MergeWords {
    /// The command.
    fn merge_file(&self) -> &'static str;
    /// What the dialog is about.
    fn incoming_title(&self, files: usize, name: &str) -> String;
    /// The heading of the list of files.
    fn incoming_files(&self) -> &'static str;
    /// The switch of a file.
    fn take_file(&self, name: &str) -> String;
    /// The file is another copy of this workspace.
    fn of_this_workspace(&self) -> &'static str;
    /// The file is another workspace.
    fn of_another_workspace(&self, title: &str) -> String;
    /// What may be done about files of another workspace.
    fn another_workspace_text(&self) -> &'static str;
    /// Who wrote what is new with a file.
    fn written_by(&self, writers: &[FileWriter]) -> String;
    /// Nothing is new with a file.
    fn brings_nothing(&self) -> &'static str;
    /// How many places of a file could not be used as written.
    fn file_problems(&self, count: usize) -> String;
    /// What could not be used of a file.
    fn problems_of(&self, name: &str, count: usize) -> String;
    /// A clock was set wrong.
    fn clock_ahead(&self, days: u32) -> String;
    /// The heading of files that cannot be read.
    fn unread_files(&self) -> &'static str;
    /// Why a file cannot be read, and where.
    fn unreadable(&self, why: &Unreadable) -> String;
    /// How many disagreements it brings, and what becomes of them.
    fn brings_disagreements(&self, count: usize) -> String;
    /// All of it is here already.
    fn nothing_new(&self) -> &'static str;
    /// Only what nobody reads differs: positions and the like.
    fn only_quiet(&self) -> &'static str;
    /// No file is taken.
    fn nothing_taken(&self) -> &'static str;
    /// Values that no app wrote differ from ours.
    fn unstamped(&self, count: usize) -> String;
    /// They stand beside ours.
    fn unstamped_ask(&self) -> &'static str;
    /// They win.
    fn unstamped_take(&self) -> &'static str;
    /// Takes all things.
    fn take_all(&self) -> &'static str;
    /// Takes none of them.
    fn take_none(&self) -> &'static str;
    /// The check box of a thing.
    fn take_thing(&self, title: &str) -> String;
    /// The check box of a unit.
    fn take_group(&self, name: &str) -> String;
    /// Merges what is taken.
    fn merge_chosen(&self, chosen: &Chosen) -> String;
    /// Says that a part is left and what becomes of it.
    fn rest_stays(&self, count: usize) -> String;
    /// Lets the file take the place of the workspace.
    fn replace_with_file(&self) -> &'static str;
    /// The question before that.
    fn replace_question(&self, name: &str) -> String;
    /// What it means.
    fn replace_text(&self) -> &'static str;
    /// That merging brings newer work back.
    fn replace_and_team(&self) -> &'static str;
    /// Does it.
    fn replace_now(&self) -> &'static str;
    /// Goes back to the list of changes.
    fn back_to_changes(&self) -> &'static str;
    /// No snapshot could be kept, so nothing was replaced.
    fn replace_refused(&self) -> &'static str;
    /// What there is to say about a merge, and what to do about it.
    fn merge_notice(&self, kind: &NoticeKind) -> (String, Option<String>);
    /// With which file something came.
    fn came_with(&self, name: &str, at: Moment, today: Day) -> String;
    /// The section of snapshots.
    fn snapshots(&self) -> &'static str;
    /// What they are.
    fn snapshots_text(&self) -> &'static str;
    /// There are none.
    fn no_snapshots(&self) -> &'static str;
    /// When one was kept: a day and a time of day in the person's own zone.
    fn snapshot_when(&self, day: &str, time: &str) -> String;
    /// Before what, and how large it is.
    fn snapshot_facts(&self, snapshot: &Snapshot) -> String;
    /// Compares it with the workspace as it is.
    fn compare_with_now(&self) -> &'static str;
    /// The question before one is deleted.
    fn delete_snapshot_question(&self, when: &str) -> String;
    /// What deleting it means.
    fn delete_snapshot_text(&self) -> &'static str;
}

/// A size as people say it.
fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}

/// The names of those who wrote, and whether something was written without the app.
fn told_writers(writers: &[FileWriter], nameless: &str) -> (Vec<String>, bool) {
    let of_app = writers.iter().filter(|writer| writer.newest.is_some());
    let name = |writer: &FileWriter| writer.name.as_ref().map_or(nameless.to_owned(), ToString::to_string);
    (of_app.map(name).collect(), writers.iter().any(|writer| writer.newest.is_none()))
}

/// The names of a few people; the rest is counted.
fn few(names: &[String], between: &str) -> (String, usize) {
    const FEW: usize = 3;
    let shown = names.len().min(if names.len() == FEW + 1 { FEW + 1 } else { FEW });
    let told = names.iter().take(shown).cloned().collect::<Vec<_>>().join(between);
    (told, names.len() - shown)
}

impl MergeWords for En {
    fn merge_file(&self) -> &'static str {
        "Merge file…"
    }
    fn incoming_title(&self, files: usize, name: &str) -> String {
        if files == 1 { format!("What {name} brings") } else { format!("What these {files} files bring") }
    }
    fn incoming_files(&self) -> &'static str {
        "Files"
    }
    fn take_file(&self, name: &str) -> String {
        format!("Take {name}")
    }
    fn of_this_workspace(&self) -> &'static str {
        "A copy of this workspace"
    }
    fn of_another_workspace(&self, title: &str) -> String {
        if title.is_empty() { "Another workspace".to_owned() } else { format!("Another workspace: {title}") }
    }
    fn another_workspace_text(&self) -> &'static str {
        "Another workspace opens best beside this one. Merging puts its goals into this one as well."
    }
    fn written_by(&self, writers: &[FileWriter]) -> String {
        let (names, by_hand) = told_writers(writers, "somebody without a name");
        let (told, more) = few(&names, ", ");
        match (names.is_empty(), more, by_hand) {
            (true, _, _) => "Edited by hand or with another tool".to_owned(),
            (false, 0, false) => format!("New from {told}"),
            (false, 0, true) => format!("New from {told}, and edited by hand"),
            (false, more, false) => format!("New from {told} and {more} more"),
            (false, more, true) => format!("New from {told} and {more} more, and edited by hand"),
        }
    }
    fn brings_nothing(&self) -> &'static str {
        "Nothing new"
    }
    fn file_problems(&self, count: usize) -> String {
        format!("{} to look at", some(count, "place", "places"))
    }
    fn problems_of(&self, name: &str, count: usize) -> String {
        format!("{} to look at in {name}", some(count, "place", "places"))
    }
    fn clock_ahead(&self, days: u32) -> String {
        match days {
            0..60 => format!("clock {} ahead", some(days as usize, "day", "days")),
            60..730 => format!("clock {} months ahead", days / 30),
            _ => format!("clock {} years ahead", days / 365),
        }
    }
    fn unread_files(&self) -> &'static str {
        "Cannot be read"
    }
    fn unreadable(&self, why: &Unreadable) -> String {
        match why {
            Unreadable::Decode(error) => self.decode_error(error),
            Unreadable::NotText { offset: Some(offset) } => format!("byte {offset} belongs to no text"),
            Unreadable::NotText { offset: None } => "the browser could not read it".to_owned(),
        }
    }
    fn brings_disagreements(&self, count: usize) -> String {
        let what = some(count, "disagreement", "disagreements");
        format!("It brings {what}: both answers stay until somebody settles it.")
    }
    fn nothing_new(&self) -> &'static str {
        "Nothing new: all of it is already here."
    }
    fn only_quiet(&self) -> &'static str {
        "Nothing to read is new; only the order of things and the like differ."
    }
    fn nothing_taken(&self) -> &'static str {
        "No file is taken."
    }
    fn unstamped(&self, count: usize) -> String {
        match count {
            1 => "One value was written without this app and differs from yours".to_owned(),
            count => format!("{count} values were written without this app and differ from yours"),
        }
    }
    fn unstamped_ask(&self) -> &'static str {
        "Keep both, settle later"
    }
    fn unstamped_take(&self) -> &'static str {
        "Take the file's"
    }
    fn take_all(&self) -> &'static str {
        "Take all"
    }
    fn take_none(&self) -> &'static str {
        "Take none"
    }
    fn take_thing(&self, title: &str) -> String {
        format!("Take {title}")
    }
    fn take_group(&self, name: &str) -> String {
        format!("Take everything of {name}")
    }
    fn merge_chosen(&self, chosen: &Chosen) -> String {
        if chosen.taken == chosen.all {
            "Merge".to_owned()
        } else {
            format!("Merge {} of {}", chosen.taken, chosen.all)
        }
    }
    fn rest_stays(&self, count: usize) -> String {
        format!(
            "{} left out. Open the file again whenever you want the rest.",
            some(count, "thing is", "things are")
        )
    }
    fn replace_with_file(&self) -> &'static str {
        "Replace…"
    }
    fn replace_question(&self, name: &str) -> String {
        format!("Replace this workspace with {name}?")
    }
    fn replace_text(&self) -> &'static str {
        "The workspace becomes exactly what the file says; what only stands here goes. A snapshot of the present state is kept first, on the page Files, and undo brings it back."
    }
    fn replace_and_team(&self) -> &'static str {
        "This concerns your copy alone: merging a teammate's file later brings newer work of theirs, and yours that they had, back in."
    }
    fn replace_now(&self) -> &'static str {
        "Replace this workspace"
    }
    fn back_to_changes(&self) -> &'static str {
        "Back"
    }
    fn replace_refused(&self) -> &'static str {
        "No snapshot could be kept in this browser, so nothing was replaced. Save a copy and make room, or open the file beside."
    }
    fn merge_notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        match kind {
            NoticeKind::Merged { name, files, added, changed, disagreements, problems } => {
                let what = if *files == 1 {
                    format!("{name} is merged")
                } else {
                    format!("{files} files are merged")
                };
                let mut list = Vec::new();
                list.extend((*added > 0).then(|| format!("{added} new")));
                list.extend((*changed > 0).then(|| format!("{changed} changed")));
                list.extend(
                    (*disagreements > 0).then(|| some(*disagreements, "disagreement", "disagreements")),
                );
                let what = if list.is_empty() { what } else { format!("{what}: {}", list.join(", ")) };
                let hint = (*problems > 0).then(|| {
                    format!("{} to look at, listed on the page Files.", some(*problems, "place", "places"))
                });
                (what, hint)
            }
            NoticeKind::Replaced { name } => {
                (format!("This workspace is now what {name} says; the state before is a snapshot"), None)
            }
            _ => (
                "No snapshot of the state before could be kept".to_owned(),
                Some("The merge went well and undo takes it back. Save a copy to have one; the browser's storage is full or blocked.".to_owned()),
            ),
        }
    }
    fn came_with(&self, name: &str, at: Moment, today: Day) -> String {
        match at.day() {
            Some(day) => format!("came with {name}, {}", self.day(day, today)),
            None => format!("came with {name}"),
        }
    }
    fn snapshots(&self) -> &'static str {
        "Snapshots"
    }
    fn snapshots_text(&self) -> &'static str {
        "Before files are merged, and before one takes the place of this workspace, its state is kept here. The newest ten stay."
    }
    fn no_snapshots(&self) -> &'static str {
        "None yet. The first one is kept when you merge a file."
    }
    fn snapshot_when(&self, day: &str, time: &str) -> String {
        format!("{day}, {time}")
    }
    fn snapshot_facts(&self, snapshot: &Snapshot) -> String {
        let file: &Text = &snapshot.file;
        let what = match (snapshot.before, file.is_empty(), snapshot.files) {
            (_, true, _) => "before a merge".to_owned(),
            (Occasion::Replace, false, _) => format!("before it was replaced with {file}"),
            (Occasion::Merge, false, 0 | 1) => format!("before {file} was merged"),
            (Occasion::Merge, false, files) => {
                format!("before {file} and {} were merged", some(files - 1, "other file", "other files"))
            }
        };
        if snapshot.bytes == 0 { what } else { format!("{what} · {}", size(snapshot.bytes)) }
    }
    fn compare_with_now(&self) -> &'static str {
        "Compare with now"
    }
    fn delete_snapshot_question(&self, when: &str) -> String {
        format!("Delete the snapshot of {when}?")
    }
    fn delete_snapshot_text(&self) -> &'static str {
        "It goes from this browser for good. The workspace itself stays as it is."
    }
}

impl MergeWords for Zh {
    fn merge_file(&self) -> &'static str {
        "合并文件…"
    }
    fn incoming_title(&self, files: usize, name: &str) -> String {
        if files == 1 { format!("{name} 带来什么") } else { format!("这 {files} 个文件带来什么") }
    }
    fn incoming_files(&self) -> &'static str {
        "文件"
    }
    fn take_file(&self, name: &str) -> String {
        format!("采用 {name}")
    }
    fn of_this_workspace(&self) -> &'static str {
        "当前工作区的副本"
    }
    fn of_another_workspace(&self, title: &str) -> String {
        if title.is_empty() {
            "另一个工作区".to_owned()
        } else {
            format!("另一个工作区：{title}")
        }
    }
    fn another_workspace_text(&self) -> &'static str {
        "另一个工作区最好单独打开。合并会把它的目标也放进当前工作区。"
    }
    fn written_by(&self, writers: &[FileWriter]) -> String {
        let (names, by_hand) = told_writers(writers, "未具名的人");
        let (told, more) = few(&names, "、");
        match (names.is_empty(), more, by_hand) {
            (true, _, _) => "由手工或其他工具修改".to_owned(),
            (false, 0, false) => format!("新内容来自{told}"),
            (false, 0, true) => format!("新内容来自{told}，另有手工修改"),
            (false, more, false) => format!("新内容来自{told}等，另有 {more} 人"),
            (false, more, true) => format!("新内容来自{told}等，另有 {more} 人，并有手工修改"),
        }
    }
    fn brings_nothing(&self) -> &'static str {
        "没有新内容"
    }
    fn file_problems(&self, count: usize) -> String {
        format!("{count} 处需要看一下")
    }
    fn problems_of(&self, name: &str, count: usize) -> String {
        format!("{name} 里有 {count} 处需要看一下")
    }
    fn clock_ahead(&self, days: u32) -> String {
        match days {
            0..60 => format!("时钟快了 {days} 天"),
            60..730 => format!("时钟快了 {} 个月", days / 30),
            _ => format!("时钟快了 {} 年", days / 365),
        }
    }
    fn unread_files(&self) -> &'static str {
        "无法读取"
    }
    fn unreadable(&self, why: &Unreadable) -> String {
        match why {
            Unreadable::Decode(error) => self.decode_error(error),
            Unreadable::NotText { offset: Some(offset) } => format!("第 {offset} 个字节不属于任何文本"),
            Unreadable::NotText { offset: None } => "浏览器未能读取".to_owned(),
        }
    }
    fn brings_disagreements(&self, count: usize) -> String {
        format!("会带来 {count} 处分歧：两个答案都保留，等人来定。")
    }
    fn nothing_new(&self) -> &'static str {
        "没有新内容：文件里的一切这里都已经有了。"
    }
    fn only_quiet(&self) -> &'static str {
        "没有可读的新内容，只有排列顺序等有所不同。"
    }
    fn nothing_taken(&self) -> &'static str {
        "没有采用任何文件。"
    }
    fn unstamped(&self, count: usize) -> String {
        format!("有 {count} 个值不是由本应用写下的，且与这里的不同")
    }
    fn unstamped_ask(&self) -> &'static str {
        "两个都留，以后再定"
    }
    fn unstamped_take(&self) -> &'static str {
        "采用文件里的"
    }
    fn take_all(&self) -> &'static str {
        "全部采用"
    }
    fn take_none(&self) -> &'static str {
        "全部不采用"
    }
    fn take_thing(&self, title: &str) -> String {
        format!("采用「{title}」")
    }
    fn take_group(&self, name: &str) -> String {
        format!("采用「{name}」的全部变化")
    }
    fn merge_chosen(&self, chosen: &Chosen) -> String {
        if chosen.taken == chosen.all {
            "合并".to_owned()
        } else {
            format!("合并 {} / {} 项", chosen.taken, chosen.all)
        }
    }
    fn rest_stays(&self, count: usize) -> String {
        format!("有 {count} 项没有采用。需要时再打开这个文件即可补上。")
    }
    fn replace_with_file(&self) -> &'static str {
        "替换…"
    }
    fn replace_question(&self, name: &str) -> String {
        format!("用 {name} 替换当前工作区？")
    }
    fn replace_text(&self) -> &'static str {
        "工作区会变得与文件完全一致，只在这里有的内容会消失。替换前先在“文件”页保留一份快照，也可以撤销。"
    }
    fn replace_and_team(&self) -> &'static str {
        "这只影响你自己的副本：以后合并同事的文件时，他们较新的工作，以及他们手里有的你的工作，都会再次回来。"
    }
    fn replace_now(&self) -> &'static str {
        "替换当前工作区"
    }
    fn back_to_changes(&self) -> &'static str {
        "返回"
    }
    fn replace_refused(&self) -> &'static str {
        "此浏览器没能保留快照，因此没有替换。请先保存一份副本并腾出空间，或把文件单独打开。"
    }
    fn merge_notice(&self, kind: &NoticeKind) -> (String, Option<String>) {
        match kind {
            NoticeKind::Merged { name, files, added, changed, disagreements, problems } => {
                let what = if *files == 1 {
                    format!("已合并 {name}")
                } else {
                    format!("已合并 {files} 个文件")
                };
                let mut list = Vec::new();
                list.extend((*added > 0).then(|| format!("新增 {added} 项")));
                list.extend((*changed > 0).then(|| format!("更新 {changed} 项")));
                list.extend((*disagreements > 0).then(|| format!("{disagreements} 处分歧")));
                let what = if list.is_empty() { what } else { format!("{what}：{}", list.join("，")) };
                (what, (*problems > 0).then(|| format!("有 {problems} 处需要看一下，列在“文件”页。")))
            }
            NoticeKind::Replaced { name } => {
                (format!("当前工作区已与 {name} 一致，之前的状态留有快照"), None)
            }
            _ => (
                "合并前的状态没能留下快照".to_owned(),
                Some(
                    "合并已完成，可以撤销。浏览器的存储空间已满或不可用，需要的话请保存一份副本。".to_owned(),
                ),
            ),
        }
    }
    fn came_with(&self, name: &str, at: Moment, today: Day) -> String {
        match at.day() {
            Some(day) => format!("随 {name} 而来，{}", self.day(day, today)),
            None => format!("随 {name} 而来"),
        }
    }
    fn snapshots(&self) -> &'static str {
        "快照"
    }
    fn snapshots_text(&self) -> &'static str {
        "合并文件之前，以及用文件替换工作区之前，都会把当时的状态留在这里。只留最近十份。"
    }
    fn no_snapshots(&self) -> &'static str {
        "还没有。合并文件时会留下第一份。"
    }
    fn snapshot_when(&self, day: &str, time: &str) -> String {
        format!("{day} {time}")
    }
    fn snapshot_facts(&self, snapshot: &Snapshot) -> String {
        let file: &Text = &snapshot.file;
        let what = match (snapshot.before, file.is_empty(), snapshot.files) {
            (_, true, _) => "合并之前".to_owned(),
            (Occasion::Replace, false, _) => format!("被 {file} 替换之前"),
            (Occasion::Merge, false, 0 | 1) => format!("合并 {file} 之前"),
            (Occasion::Merge, false, files) => format!("合并 {file} 等 {files} 个文件之前"),
        };
        if snapshot.bytes == 0 { what } else { format!("{what} · {}", size(snapshot.bytes)) }
    }
    fn compare_with_now(&self) -> &'static str {
        "与现在比较"
    }
    fn delete_snapshot_question(&self, when: &str) -> String {
        format!("删除 {when} 的快照？")
    }
    fn delete_snapshot_text(&self) -> &'static str {
        "它会从此浏览器中永久删除，工作区本身不变。"
    }
}
