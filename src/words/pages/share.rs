//! Words of the dialog that shares a part of the workspace, of the mark that keeps things out of it, and of
//! what has no name in a copy that was shared.

use crate::app::Lang;
use crate::app::sharing::LONGEST_LINK;
use crate::okr::{Privacy, number};
use crate::space::share::Totals;
use crate::space::{Nameless, StandIns};
use crate::words::{En, Zh};

/// Words of the dialog that shares a part of the workspace.
pub trait ShareWords {
    /// Title of the dialog.
    fn share_title(&self) -> &'static str;
    /// What the dialog is for, on the page of files.
    fn share_text(&self) -> &'static str;
    /// What is shared: the question.
    fn share_what(&self) -> &'static str;
    /// Everything.
    fn share_everything(&self) -> &'static str;
    /// What everything is.
    fn share_everything_hint(&self) -> &'static str;
    /// The goals of a unit, of a cycle, or both.
    fn share_part(&self) -> &'static str;
    /// What comes along with a part.
    fn share_part_hint(&self) -> &'static str;
    /// Only this goal.
    fn share_this_goal(&self) -> &'static str;
    /// All units, as a choice.
    fn share_all_units(&self) -> &'static str;
    /// All cycles, as a choice.
    fn share_all_cycles(&self) -> &'static str;
    /// What becomes of private items: the question.
    fn share_private(&self) -> &'static str;
    /// How many items are marked.
    fn share_marked(&self, count: usize) -> String;
    /// Private items are left out.
    fn share_leave_out(&self) -> &'static str;
    /// What then is left of them.
    fn share_leave_out_hint(&self) -> &'static str;
    /// Private items are shared too.
    fn share_keep(&self) -> &'static str;
    /// Names are replaced by roles.
    fn share_roles(&self) -> &'static str;
    /// What remains of people.
    fn share_roles_hint(&self) -> &'static str;
    /// How it is handed out: the question.
    fn share_as(&self) -> &'static str;
    /// As a file.
    fn share_as_file(&self) -> &'static str;
    /// As a link.
    fn share_as_link(&self) -> &'static str;
    /// What will be shared, in short.
    fn share_totals(&self, totals: Totals) -> String;
    /// What of it is kept back; `None` where nothing is.
    fn share_kept_back(&self, totals: Totals) -> Option<String>;
    /// How large the file is.
    fn share_size(&self, name: &str, bytes: usize) -> String;
    /// Hands the file out.
    fn share_save(&self) -> &'static str;
    /// A shared part is no backup.
    fn share_no_copy(&self) -> &'static str;
    /// The link is being made.
    fn share_link_coming(&self) -> &'static str;
    /// How long the link is.
    fn share_link_length(&self, length: usize) -> String;
    /// The link would be too long.
    fn share_link_too_long(&self, length: Option<usize>) -> String;
    /// This browser cannot make links.
    fn share_link_cannot(&self) -> &'static str;
    /// The field that shows the link.
    fn share_link(&self) -> &'static str;
    /// Puts the link on the clipboard.
    fn share_copy_link(&self) -> &'static str;
    /// The link is on the clipboard.
    fn share_copied(&self) -> &'static str;
    /// The clipboard was refused.
    fn share_not_copied(&self) -> &'static str;
    /// Title of what one has to know of links.
    fn share_risks_title(&self) -> &'static str;
    /// What one has to know of links.
    fn share_risks(&self) -> [&'static str; 4];
    /// A part was saved.
    fn share_saved(&self, name: &str) -> (String, String);

    /// The field of the mark.
    fn privacy_label(&self) -> &'static str;
    /// A mark, or none.
    fn privacy_word(&self, privacy: Option<Privacy>) -> &'static str;
    /// What stands in the panel of a goal that is not in this copy.
    fn hidden_here(&self) -> &'static str;
    /// A private objective.
    fn private_goal(&self) -> &'static str;
    /// A private key result.
    fn private_key_result(&self) -> &'static str;
    /// A private action item.
    fn private_action(&self) -> &'static str;
    /// A private initiative.
    fn private_initiative(&self) -> &'static str;
    /// A private health metric.
    fn private_kpi(&self) -> &'static str;
    /// Somebody without a name.
    fn nameless(&self, who: Nameless<'_>) -> String;
}

/// The words for what has no name in a copy.
pub fn stand_ins(lang: Lang) -> StandIns {
    fn of(words: &dyn ShareWords, tag: &'static str, person: fn(Nameless<'_>) -> String) -> StandIns {
        StandIns {
            tag,
            objective: words.private_goal(),
            key_result: words.private_key_result(),
            initiative: words.private_initiative(),
            action: words.private_action(),
            kpi: words.private_kpi(),
            person,
        }
    }
    match lang {
        Lang::En => of(&En, lang.tag(), |who| En.nameless(who)),
        Lang::Zh => of(&Zh, lang.tag(), |who| Zh.nameless(who)),
    }
}

/// A size as people say it.
fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1_000))
    } else {
        format!("{:.1} MB", bytes as f64 / 1_000_000.0)
    }
}

fn count(value: usize) -> String {
    number::grouped(&value.to_string(), ',')
}

fn some(value: usize, one: &str, many: &str) -> String {
    super::some(value, one, many).replacen(&value.to_string(), &count(value), 1)
}

impl ShareWords for En {
    fn share_title(&self) -> &'static str {
        "Share"
    }
    fn share_text(&self) -> &'static str {
        "Send a part of this workspace to somebody: one unit, one cycle, or all of it, without what is private. What they change in it can be merged back."
    }
    fn share_what(&self) -> &'static str {
        "What to share"
    }
    fn share_everything(&self) -> &'static str {
        "Everything"
    }
    fn share_everything_hint(&self) -> &'static str {
        "All units and cycles, and the trash."
    }
    fn share_part(&self) -> &'static str {
        "A unit or a cycle"
    }
    fn share_part_hint(&self) -> &'static str {
        "Its goals, and the goals above that they serve. What others add to those above is not in it, so they may show another progress."
    }
    fn share_this_goal(&self) -> &'static str {
        "Only this goal"
    }
    fn share_all_units(&self) -> &'static str {
        "All units"
    }
    fn share_all_cycles(&self) -> &'static str {
        "All cycles"
    }
    fn share_private(&self) -> &'static str {
        "Private items"
    }
    fn share_marked(&self, count: usize) -> String {
        match count {
            0 => "Nothing is marked as private. The panel of a goal has the field “In shared copies”."
                .to_owned(),
            1 => "One item in this workspace is marked as private.".to_owned(),
            _ => format!("{} items in this workspace are marked as private.", self::count(count)),
        }
    }
    fn share_leave_out(&self) -> &'static str {
        "Leave them out"
    }
    fn share_leave_out_hint(&self) -> &'static str {
        "Others see that a private goal stands there, and nothing of it. Comments and notes elsewhere that speak of it are not searched."
    }
    fn share_keep(&self) -> &'static str {
        "Share them too"
    }
    fn share_roles(&self) -> &'static str {
        "Replace names of people by their roles"
    }
    fn share_roles_hint(&self) -> &'static str {
        "Check-ins, asks and owners that carry only a name are left out. Names within titles, notes and comments stay, and so do ids that another tool made from names."
    }
    fn share_as(&self) -> &'static str {
        "How to share"
    }
    fn share_as_file(&self) -> &'static str {
        "As a file"
    }
    fn share_as_link(&self) -> &'static str {
        "As a link"
    }
    fn share_totals(&self, totals: Totals) -> String {
        let asked = [
            some(totals.objectives, "objective", "objectives"),
            some(totals.key_results, "key result", "key results"),
            some(totals.people, "person", "people"),
        ];
        let above = (totals.above > 0).then(|| {
            format!("with {} that they serve", some(totals.above, "objective above", "objectives above"))
        });
        let trash =
            (totals.trash > 0).then(|| format!("{} from the trash", some(totals.trash, "item", "items")));
        let all: Vec<String> = [asked.join(", ")].into_iter().chain(above).chain(trash).collect();
        format!("{}.", all.join("; "))
    }
    fn share_kept_back(&self, totals: Totals) -> Option<String> {
        let hidden = (totals.hidden > 0).then(|| {
            format!("Of {} only the place is shared.", some(totals.hidden, "private goal", "private goals"))
        });
        let bare = (totals.without_numbers > 0).then(|| {
            format!("{} without numbers.", some(totals.without_numbers, "goal is shared", "goals are shared"))
        });
        let both: Vec<String> = hidden.into_iter().chain(bare).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }
    fn share_size(&self, name: &str, bytes: usize) -> String {
        format!("{name}, {}", size(bytes))
    }
    fn share_save(&self) -> &'static str {
        "Save the file"
    }
    fn share_no_copy(&self) -> &'static str {
        "This is a file for others. To keep a copy of the whole workspace for yourself, use Save."
    }
    fn share_link_coming(&self) -> &'static str {
        "The link is being made…"
    }
    fn share_link_length(&self, length: usize) -> String {
        format!("{} of at most {} characters", count(length), count(LONGEST_LINK))
    }
    fn share_link_too_long(&self, length: Option<usize>) -> String {
        let how = match length {
            Some(length) => format!("The link would have {} characters.", count(length)),
            None => "This is far too much for a link.".to_owned(),
        };
        format!(
            "{how} More than {} are cut off by many programs for mail and messages. Choose less, or share a file.",
            count(LONGEST_LINK)
        )
    }
    fn share_link_cannot(&self) -> &'static str {
        "This browser cannot make such links. Share a file instead."
    }
    fn share_link(&self) -> &'static str {
        "Link"
    }
    fn share_copy_link(&self) -> &'static str {
        "Copy the link"
    }
    fn share_copied(&self) -> &'static str {
        "The link is on the clipboard."
    }
    fn share_not_copied(&self) -> &'static str {
        "The browser did not let the page use the clipboard. Select the link above and copy it."
    }
    fn share_risks_title(&self) -> &'static str {
        "What you should know of this link"
    }
    fn share_risks(&self) -> [&'static str; 4] {
        [
            "The link itself carries the goals. Nothing is put on a server, and nothing in the link tells who may read it: whoever has it can.",
            "It stays where it was: in the browser's history, in chats and mail, and in programs that look at links to show a preview.",
            "It cannot be taken back, and it does not change when you go on working.",
            "Whoever opens it reads it, and can merge it into a workspace of their own.",
        ]
    }
    fn share_saved(&self, name: &str) -> (String, String) {
        (
            format!("{name} is ready to be sent"),
            "What others change in it comes back with “Merge file…”. It is no copy of your whole workspace."
                .to_owned(),
        )
    }

    fn privacy_label(&self) -> &'static str {
        "In shared copies"
    }
    fn privacy_word(&self, privacy: Option<Privacy>) -> &'static str {
        match privacy {
            None => "Shown",
            Some(Privacy::Values) => "Without numbers",
            Some(Privacy::All) => "Left out",
        }
    }
    fn hidden_here(&self) -> &'static str {
        "Whoever shared this copy keeps this goal private. Where it stands and what it hangs on is all there is here; it counts nowhere."
    }
    fn private_goal(&self) -> &'static str {
        "Private goal"
    }
    fn private_key_result(&self) -> &'static str {
        "Private key result"
    }
    fn private_action(&self) -> &'static str {
        "Private action item"
    }
    fn private_initiative(&self) -> &'static str {
        "Private initiative"
    }
    fn private_kpi(&self) -> &'static str {
        "Private KPI"
    }
    fn nameless(&self, who: Nameless<'_>) -> String {
        let base = match (who.role, who.unit) {
            (Some(role), _) => role.to_owned(),
            (None, Some(unit)) => format!("Member of {unit}"),
            (None, None) => "Somebody".to_owned(),
        };
        who.nth.map_or_else(|| base.clone(), |nth| format!("{base} {nth}"))
    }
}

impl ShareWords for Zh {
    fn share_title(&self) -> &'static str {
        "分享"
    }
    fn share_text(&self) -> &'static str {
        "把工作区的一部分发给别人：一个部门、一个周期，或者全部，不含私密内容。对方所做的修改可以再合并回来。"
    }
    fn share_what(&self) -> &'static str {
        "分享内容"
    }
    fn share_everything(&self) -> &'static str {
        "全部"
    }
    fn share_everything_hint(&self) -> &'static str {
        "所有部门和周期，包括回收站。"
    }
    fn share_part(&self) -> &'static str {
        "一个部门或周期"
    }
    fn share_part_hint(&self) -> &'static str {
        "其中的目标，以及它们所对齐的上级目标。其他部门对上级目标的贡献不在其中，所以上级目标的进度可能不同。"
    }
    fn share_this_goal(&self) -> &'static str {
        "仅此目标"
    }
    fn share_all_units(&self) -> &'static str {
        "所有部门"
    }
    fn share_all_cycles(&self) -> &'static str {
        "所有周期"
    }
    fn share_private(&self) -> &'static str {
        "私密内容"
    }
    fn share_marked(&self, count: usize) -> String {
        match count {
            0 => "还没有任何内容标为私密。可以在目标的侧栏里设置“在分享副本中”。".to_owned(),
            _ => format!("这个工作区有 {} 项内容标为私密。", self::count(count)),
        }
    }
    fn share_leave_out(&self) -> &'static str {
        "不包含"
    }
    fn share_leave_out_hint(&self) -> &'static str {
        "对方只知道那里有一个私密目标，看不到任何内容。其他地方的评论和备注里若提到它，不会被查找和删除。"
    }
    fn share_keep(&self) -> &'static str {
        "一并分享"
    }
    fn share_roles(&self) -> &'static str {
        "用角色代替人名"
    }
    fn share_roles_hint(&self) -> &'static str {
        "只写了姓名的进展更新、请求和负责人不会包含在内。标题、备注和评论里出现的人名会保留，其他工具用人名生成的编号也会保留。"
    }
    fn share_as(&self) -> &'static str {
        "分享方式"
    }
    fn share_as_file(&self) -> &'static str {
        "文件"
    }
    fn share_as_link(&self) -> &'static str {
        "链接"
    }
    fn share_totals(&self, totals: Totals) -> String {
        let asked = format!(
            "{} 个目标、{} 个关键结果、{} 人",
            count(totals.objectives),
            count(totals.key_results),
            count(totals.people)
        );
        let above = (totals.above > 0).then(|| format!("另含所对齐的上级目标 {} 个", count(totals.above)));
        let trash = (totals.trash > 0).then(|| format!("回收站 {} 项", count(totals.trash)));
        let all: Vec<String> = [asked].into_iter().chain(above).chain(trash).collect();
        format!("{}。", all.join("；"))
    }
    fn share_kept_back(&self, totals: Totals) -> Option<String> {
        let hidden = (totals.hidden > 0).then(|| format!("{} 个私密目标只保留位置。", count(totals.hidden)));
        let bare = (totals.without_numbers > 0)
            .then(|| format!("{} 个目标不含数字。", count(totals.without_numbers)));
        let both: Vec<String> = hidden.into_iter().chain(bare).collect();
        (!both.is_empty()).then(|| both.concat())
    }
    fn share_size(&self, name: &str, bytes: usize) -> String {
        format!("{name}，{}", size(bytes))
    }
    fn share_save(&self) -> &'static str {
        "保存文件"
    }
    fn share_no_copy(&self) -> &'static str {
        "这份文件是给别人的。要为自己保留整个工作区的副本，请使用“保存”。"
    }
    fn share_link_coming(&self) -> &'static str {
        "正在生成链接…"
    }
    fn share_link_length(&self, length: usize) -> String {
        format!("{} 个字符，上限 {}", count(length), count(LONGEST_LINK))
    }
    fn share_link_too_long(&self, length: Option<usize>) -> String {
        let how = match length {
            Some(length) => format!("链接将有 {} 个字符。", count(length)),
            None => "内容太多，无法放进链接。".to_owned(),
        };
        format!(
            "{how}超过 {} 个字符时，许多邮件和聊天软件会截断链接。请缩小范围，或改用文件。",
            count(LONGEST_LINK)
        )
    }
    fn share_link_cannot(&self) -> &'static str {
        "这个浏览器无法生成这种链接，请改用文件。"
    }
    fn share_link(&self) -> &'static str {
        "链接"
    }
    fn share_copy_link(&self) -> &'static str {
        "复制链接"
    }
    fn share_copied(&self) -> &'static str {
        "链接已复制到剪贴板。"
    }
    fn share_not_copied(&self) -> &'static str {
        "浏览器不允许页面使用剪贴板。请选中上面的链接自行复制。"
    }
    fn share_risks_title(&self) -> &'static str {
        "使用链接须知"
    }
    fn share_risks(&self) -> [&'static str; 4] {
        [
            "目标内容就在链接里，不经过任何服务器；链接本身不限制谁能读：拿到的人都能打开。",
            "它会留在经过的地方：浏览器历史、聊天记录、邮件，以及为链接生成预览的程序。",
            "它无法收回，也不会随你之后的修改而更新。",
            "打开的人可以阅读，也可以合并到自己的工作区。",
        ]
    }
    fn share_saved(&self, name: &str) -> (String, String) {
        (format!("{name} 可以发送了"), "对方的修改用“合并文件…”合并回来。它不是整个工作区的副本。".to_owned())
    }

    fn privacy_label(&self) -> &'static str {
        "在分享副本中"
    }
    fn privacy_word(&self, privacy: Option<Privacy>) -> &'static str {
        match privacy {
            None => "显示",
            Some(Privacy::Values) => "不含数字",
            Some(Privacy::All) => "不包含",
        }
    }
    fn hidden_here(&self) -> &'static str {
        "分享这份副本的人没有公开这个目标。这里只有它的位置和对齐关系，它不计入任何进度。"
    }
    fn private_goal(&self) -> &'static str {
        "私密目标"
    }
    fn private_key_result(&self) -> &'static str {
        "私密关键结果"
    }
    fn private_action(&self) -> &'static str {
        "私密行动项"
    }
    fn private_initiative(&self) -> &'static str {
        "私密举措"
    }
    fn private_kpi(&self) -> &'static str {
        "私密指标"
    }
    fn nameless(&self, who: Nameless<'_>) -> String {
        let base = match (who.role, who.unit) {
            (Some(role), _) => role.to_owned(),
            (None, Some(unit)) => format!("{unit}成员"),
            (None, None) => "未具名者".to_owned(),
        };
        who.nth.map_or_else(|| base.clone(), |nth| format!("{base} {nth}"))
    }
}
