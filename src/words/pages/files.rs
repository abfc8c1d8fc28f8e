//! Words of the page of files.

use crate::words::{En, Zh};

use super::some;

/// Words of the page of files.
pub trait FilesWords {
    /// The section about the open workspace.
    fn this_workspace(&self) -> &'static str;
    /// The field for its name.
    fn workspace_name(&self) -> &'static str;
    /// The field for the mission.
    fn mission(&self) -> &'static str;
    /// What a mission is for.
    fn mission_help(&self) -> &'static str;
    /// The field for the strategy.
    fn strategy(&self) -> &'static str;
    /// What a strategy is for.
    fn strategy_help(&self) -> &'static str;
    /// The heading about where it is kept.
    fn kept_in_browser(&self) -> &'static str;
    /// What that means.
    fn kept_in_browser_text(&self) -> &'static str;
    /// The same where nothing is kept.
    fn only_in_window(&self) -> &'static str;
    /// What that means.
    fn only_in_window_text(&self) -> &'static str;
    /// The heading about the last saved copy.
    fn last_saved_copy(&self) -> &'static str;
    /// No copy was saved so far.
    fn no_copy_yet(&self) -> &'static str;
    /// When and as what the last copy was saved.
    fn copy_saved(&self, name: &str, day: &str) -> String;
    /// The file that was opened, where no copy was saved since.
    fn copy_opened(&self, name: &str) -> String;
    /// Saves to the known place.
    fn save_a_copy(&self) -> &'static str;
    /// Saves somewhere else.
    fn save_as(&self) -> &'static str;
    /// The section about files that come in.
    fn merge_or_open(&self) -> &'static str;
    /// How else a file comes in.
    fn drop_or_paste(&self) -> &'static str;
    /// How merging works, in one sentence.
    fn how_merging_works(&self) -> &'static str;
    /// The section about the workspaces of this browser.
    fn workspaces(&self) -> &'static str;
    /// Marks the open one.
    fn open_now(&self) -> &'static str;
    /// Opens another workspace.
    fn switch_here(&self) -> &'static str;
    /// The same, with its name for screen readers.
    fn switch_to(&self, name: &str) -> String;
    /// A workspace nobody named.
    fn unnamed_workspace(&self) -> &'static str;
    /// Removes a workspace from this browser.
    fn remove(&self) -> &'static str;
    /// The same, with its name for screen readers.
    fn remove_workspace_named(&self, name: &str) -> String;
    /// The question before a workspace is removed.
    fn remove_question(&self, name: &str) -> String;
    /// What removing means.
    fn remove_text(&self) -> &'static str;
    /// What to do first where it is the open one.
    fn remove_open_text(&self) -> &'static str;
    /// What to do first where it is another one.
    fn remove_other_text(&self) -> &'static str;
    /// Removes it.
    fn remove_now(&self) -> &'static str;
    /// Saves a copy before removing.
    fn save_copy_first(&self) -> &'static str;
    /// Begins another workspace.
    fn new_workspace(&self) -> &'static str;
    /// The section about what could not be used of the last file.
    fn problems(&self, count: usize) -> String;
    /// What that means.
    fn problems_text(&self) -> &'static str;
    /// Where in a file.
    fn place(&self, line: usize, column: usize) -> String;
    /// How many more there are than are listed.
    fn more_problems(&self, count: usize) -> String;
    /// The section about texts that could not be read.
    fn quarantined(&self) -> &'static str;
    /// What that means.
    fn quarantined_text(&self) -> &'static str;
    /// One of them.
    fn quarantined_one(&self, nth: usize, chars: usize) -> String;
    /// Downloads it.
    fn download(&self) -> &'static str;
    /// Deletes it.
    fn delete_for_good(&self) -> &'static str;
    /// The question before such a text is deleted.
    fn delete_question(&self) -> &'static str;
    /// What deleting means.
    fn delete_text(&self) -> &'static str;
    /// Deletes it.
    fn delete_now(&self) -> &'static str;
    /// What that does.
    fn merge_here_text(&self) -> &'static str;
    /// Opens it as a workspace of its own.
    fn bring_beside(&self) -> &'static str;
    /// What that does.
    fn bring_beside_text(&self) -> &'static str;
    /// Leaves it.
    fn leave_it(&self) -> &'static str;
    /// A newer version wrote the workspace.
    fn closed_newer(&self) -> &'static str;
    /// What to do.
    fn closed_newer_text(&self) -> &'static str;
    /// Nothing of the workspace can be read.
    fn closed_unreadable(&self) -> &'static str;
    /// What to do.
    fn closed_unreadable_text(&self) -> &'static str;
    /// What to do where the browser's storage did not answer.
    fn closed_unanswered_text(&self) -> &'static str;
    /// Downloads the text as it is.
    fn download_original(&self) -> &'static str;
    /// The name of the text that is shown.
    fn original_text(&self) -> &'static str;
}

impl FilesWords for En {
    fn this_workspace(&self) -> &'static str {
        "This workspace"
    }
    fn workspace_name(&self) -> &'static str {
        "Name"
    }
    fn mission(&self) -> &'static str {
        "Mission"
    }
    fn mission_help(&self) -> &'static str {
        "What the organisation is there for. It stands above every objective."
    }
    fn strategy(&self) -> &'static str {
        "Strategy"
    }
    fn strategy_help(&self) -> &'static str {
        "How you mean to get there. Objectives make it concrete."
    }
    fn kept_in_browser(&self) -> &'static str {
        "Kept in this browser"
    }
    fn kept_in_browser_text(&self) -> &'static str {
        "Every edit is kept at once on this device, in this browser only. Clearing the browser's data removes it, so save a copy now and then, and to share it."
    }
    fn only_in_window(&self) -> &'static str {
        "Only in this window"
    }
    fn only_in_window_text(&self) -> &'static str {
        "The browser took no more. Save a copy before you close this window."
    }
    fn last_saved_copy(&self) -> &'static str {
        "Last saved copy"
    }
    fn no_copy_yet(&self) -> &'static str {
        "None so far"
    }
    fn copy_saved(&self, name: &str, day: &str) -> String {
        format!("{name}, saved {day}")
    }
    fn copy_opened(&self, name: &str) -> String {
        format!("{name}, opened here")
    }
    fn save_a_copy(&self) -> &'static str {
        "Save"
    }
    fn save_as(&self) -> &'static str {
        "Save as…"
    }
    fn merge_or_open(&self) -> &'static str {
        "Merge or open"
    }
    fn drop_or_paste(&self) -> &'static str {
        "One file or many. Or drop them anywhere on the page, or paste a file's text"
    }
    fn how_merging_works(&self) -> &'static str {
        "You first see what a file would bring, and nothing changes before you say so. Merging adds what is new and never overwrites: where two people changed the same thing, both answers stay until one of you chooses, and undo takes the whole merge back out. A file of another workspace can open beside this one."
    }
    fn workspaces(&self) -> &'static str {
        "Workspaces in this browser"
    }
    fn open_now(&self) -> &'static str {
        "Open now"
    }
    fn switch_here(&self) -> &'static str {
        "Open"
    }
    fn switch_to(&self, name: &str) -> String {
        format!("Open {name}")
    }
    fn unnamed_workspace(&self) -> &'static str {
        "Unnamed workspace"
    }
    fn remove(&self) -> &'static str {
        "Remove…"
    }
    fn remove_workspace_named(&self, name: &str) -> String {
        format!("Remove {name} from this browser…")
    }
    fn remove_question(&self, name: &str) -> String {
        format!("Remove {name} from this browser?")
    }
    fn remove_text(&self) -> &'static str {
        "It goes from this browser for good; undo does not bring it back. Files you saved stay where they are."
    }
    fn remove_open_text(&self) -> &'static str {
        "Save a copy first if you may need it again."
    }
    fn remove_other_text(&self) -> &'static str {
        "If you may need it again, open it and save a copy first."
    }
    fn remove_now(&self) -> &'static str {
        "Remove from this browser"
    }
    fn save_copy_first(&self) -> &'static str {
        "Save a copy first"
    }
    fn new_workspace(&self) -> &'static str {
        "New workspace…"
    }
    fn problems(&self, count: usize) -> String {
        format!("{} to look at in the last file", some(count, "place", "places"))
    }
    fn problems_text(&self) -> &'static str {
        "Everything that could be used was used, and what could not is kept with its item. You can mend the file and open it again: the same file opened twice adds nothing twice."
    }
    fn place(&self, line: usize, column: usize) -> String {
        format!("Line {line}, column {column}")
    }
    fn more_problems(&self, count: usize) -> String {
        format!("and {count} more")
    }
    fn quarantined(&self) -> &'static str {
        "Put aside"
    }
    fn quarantined_text(&self) -> &'static str {
        "These texts were kept here and could not be read. Nothing of them was changed. Download them before you delete them: a newer version may read them."
    }
    fn quarantined_one(&self, nth: usize, chars: usize) -> String {
        format!("Text {nth}, {}", some(chars, "character", "characters"))
    }
    fn download(&self) -> &'static str {
        "Download"
    }
    fn delete_for_good(&self) -> &'static str {
        "Delete…"
    }
    fn delete_question(&self) -> &'static str {
        "Delete this text for good?"
    }
    fn delete_text(&self) -> &'static str {
        "Nobody can read it any more afterwards. Download it first if you are not sure."
    }
    fn delete_now(&self) -> &'static str {
        "Delete for good"
    }
    fn merge_here_text(&self) -> &'static str {
        "Nothing is overwritten, and undo takes all of it back."
    }
    fn bring_beside(&self) -> &'static str {
        "Open beside"
    }
    fn bring_beside_text(&self) -> &'static str {
        "It becomes a workspace of its own; this one stays as it is."
    }
    fn leave_it(&self) -> &'static str {
        "Leave it"
    }
    fn closed_newer(&self) -> &'static str {
        "A newer version wrote this workspace"
    }
    fn closed_newer_text(&self) -> &'static str {
        "Reload this page to get the newer version. Until then nothing is written here, so that nothing of it is lost."
    }
    fn closed_unreadable(&self) -> &'static str {
        "This workspace cannot be read"
    }
    fn closed_unreadable_text(&self) -> &'static str {
        "Its text is still here, untouched. Download it so that it is safe, then open a copy you saved earlier, or another workspace."
    }
    fn closed_unanswered_text(&self) -> &'static str {
        "The browser's storage did not answer. Reload the page; nothing was written in the meantime."
    }
    fn download_original(&self) -> &'static str {
        "Download the original text"
    }
    fn original_text(&self) -> &'static str {
        "The text as it is kept"
    }
}

impl FilesWords for Zh {
    fn this_workspace(&self) -> &'static str {
        "当前工作区"
    }
    fn workspace_name(&self) -> &'static str {
        "名称"
    }
    fn mission(&self) -> &'static str {
        "使命"
    }
    fn mission_help(&self) -> &'static str {
        "组织为什么存在。它在所有目标之上。"
    }
    fn strategy(&self) -> &'static str {
        "战略"
    }
    fn strategy_help(&self) -> &'static str {
        "打算怎样走到那里。目标把它变成具体的事。"
    }
    fn kept_in_browser(&self) -> &'static str {
        "存放在此浏览器"
    }
    fn kept_in_browser_text(&self) -> &'static str {
        "每次修改都会立即存入本设备的此浏览器，别处看不到。清除浏览器数据会一并删除，请不时保存一份副本，分享时也用副本。"
    }
    fn only_in_window(&self) -> &'static str {
        "只在当前窗口"
    }
    fn only_in_window_text(&self) -> &'static str {
        "浏览器没能继续保存。关闭窗口前请先保存一份副本。"
    }
    fn last_saved_copy(&self) -> &'static str {
        "最近保存的副本"
    }
    fn no_copy_yet(&self) -> &'static str {
        "还没有"
    }
    fn copy_saved(&self, name: &str, day: &str) -> String {
        format!("{name}，保存于 {day}")
    }
    fn copy_opened(&self, name: &str) -> String {
        format!("{name}，由此打开")
    }
    fn save_a_copy(&self) -> &'static str {
        "保存"
    }
    fn save_as(&self) -> &'static str {
        "另存为…"
    }
    fn merge_or_open(&self) -> &'static str {
        "合并或打开"
    }
    fn drop_or_paste(&self) -> &'static str {
        "一个或多个文件均可；也可以拖到页面任意位置，或直接粘贴文本"
    }
    fn how_merging_works(&self) -> &'static str {
        "先看文件会带来什么，确认之前一切不变。合并只加入新内容，从不覆盖：两人改了同一处时，两个答案都保留，由你们来选；撤销则把整次合并一并退出。其他工作区的文件可以单独打开。"
    }
    fn workspaces(&self) -> &'static str {
        "此浏览器里的工作区"
    }
    fn open_now(&self) -> &'static str {
        "当前打开"
    }
    fn switch_here(&self) -> &'static str {
        "打开"
    }
    fn switch_to(&self, name: &str) -> String {
        format!("打开 {name}")
    }
    fn unnamed_workspace(&self) -> &'static str {
        "未命名的工作区"
    }
    fn remove(&self) -> &'static str {
        "移除…"
    }
    fn remove_workspace_named(&self, name: &str) -> String {
        format!("从此浏览器移除 {name}…")
    }
    fn remove_question(&self, name: &str) -> String {
        format!("从此浏览器移除 {name}？")
    }
    fn remove_text(&self) -> &'static str {
        "它将从此浏览器彻底删除，无法撤销。已保存的文件不受影响。"
    }
    fn remove_open_text(&self) -> &'static str {
        "以后可能还要用的话，请先保存一份副本。"
    }
    fn remove_other_text(&self) -> &'static str {
        "以后可能还要用的话，请先打开它并保存一份副本。"
    }
    fn remove_now(&self) -> &'static str {
        "从此浏览器移除"
    }
    fn save_copy_first(&self) -> &'static str {
        "先保存副本"
    }
    fn new_workspace(&self) -> &'static str {
        "新建工作区…"
    }
    fn problems(&self, count: usize) -> String {
        format!("上一个文件有 {count} 处需要看一下")
    }
    fn problems_text(&self) -> &'static str {
        "能用的都已用上，用不上的也随所属条目保留。可以改好文件再打开一次，同样的内容不会重复加入。"
    }
    fn place(&self, line: usize, column: usize) -> String {
        format!("第 {line} 行，第 {column} 列")
    }
    fn more_problems(&self, count: usize) -> String {
        format!("另有 {count} 处")
    }
    fn quarantined(&self) -> &'static str {
        "另行保管的文本"
    }
    fn quarantined_text(&self) -> &'static str {
        "这些文本存在此浏览器里却无法读取，内容原封未动。删除前请先下载，新版本也许能读。"
    }
    fn quarantined_one(&self, nth: usize, chars: usize) -> String {
        format!("文本 {nth}，{chars} 个字符")
    }
    fn download(&self) -> &'static str {
        "下载"
    }
    fn delete_for_good(&self) -> &'static str {
        "删除…"
    }
    fn delete_question(&self) -> &'static str {
        "彻底删除这段文本？"
    }
    fn delete_text(&self) -> &'static str {
        "删除后谁也无法再读到它。不确定的话，请先下载。"
    }
    fn delete_now(&self) -> &'static str {
        "彻底删除"
    }
    fn merge_here_text(&self) -> &'static str {
        "不会覆盖任何内容，随时可以整体撤销。"
    }
    fn bring_beside(&self) -> &'static str {
        "单独打开"
    }
    fn bring_beside_text(&self) -> &'static str {
        "它会成为独立的工作区，当前工作区保持不变。"
    }
    fn leave_it(&self) -> &'static str {
        "暂不打开"
    }
    fn closed_newer(&self) -> &'static str {
        "此工作区由新版写成"
    }
    fn closed_newer_text(&self) -> &'static str {
        "请重新加载页面以获取新版。在此之前不会写入任何内容，以免有所丢失。"
    }
    fn closed_unreadable(&self) -> &'static str {
        "此工作区无法读取"
    }
    fn closed_unreadable_text(&self) -> &'static str {
        "它的文本仍原样保存在这里。请先下载留存，再打开以前保存的副本或另一个工作区。"
    }
    fn closed_unanswered_text(&self) -> &'static str {
        "浏览器的存储没有响应。请重新加载页面，其间没有写入任何内容。"
    }
    fn download_original(&self) -> &'static str {
        "下载原文"
    }
    fn original_text(&self) -> &'static str {
        "保存的原文"
    }
}
