//! Words of the frame round every page: rail, head, foot.

use crate::app::{Chapter, Page};

use super::{En, Zh};

/// Words of the frame round every page.
pub trait FrameWords {
    /// The name of the app, which is the same everywhere.
    fn app_name(&self) -> &'static str {
        "Plumbline"
    }
    /// The title of the browser's tab.
    fn tab_title(&self, workspace: &str) -> String {
        if workspace.is_empty() {
            self.app_name().to_owned()
        } else {
            format!("{workspace} · {}", self.app_name())
        }
    }
    /// A page's name.
    fn page(&self, page: Page) -> &'static str;
    /// The heading of a chapter of the navigation.
    fn chapter(&self, chapter: Chapter) -> &'static str;
    /// The name of the navigation, for screen readers.
    fn navigation(&self) -> &'static str;
    /// The link that jumps over the rail.
    fn skip_to_main(&self) -> &'static str;
    /// The button that opens the rail on a phone.
    fn open_menu(&self) -> &'static str;
    /// The cycle switch.
    fn choose_cycle(&self) -> &'static str;
    /// All cycles.
    fn all_cycles(&self) -> &'static str;
    /// Week n of m.
    fn week_of(&self, week: i64, weeks: i64) -> String;
    /// The heading of the list of units.
    fn units(&self) -> &'static str;
    /// Everybody, as an entry above the units.
    fn whole_organisation(&self) -> &'static str;
    /// The heading of the lists worth a closer look.
    fn look_closer(&self) -> &'static str;
    /// Objectives aligned to nothing.
    fn hangs_on_nothing(&self) -> &'static str;
    /// Not updated for seven days.
    fn not_updated(&self) -> &'static str;
    /// Disagreements.
    fn disagreements(&self) -> &'static str;
    /// The trash.
    fn trash(&self) -> &'static str;
    /// Who edits here: nobody was chosen.
    fn i_am(&self) -> &'static str;
    /// Who edits here.
    fn i_am_name(&self, name: &str) -> String;
    /// Nobody in particular edits here.
    fn i_am_nobody(&self) -> &'static str;
    /// Undo.
    fn undo(&self) -> &'static str;
    /// Redo.
    fn redo(&self) -> &'static str;
    /// Save a copy.
    fn save(&self) -> &'static str;
    /// Kept in this browser.
    fn kept_here(&self) -> &'static str;
    /// Kept nowhere but in this window.
    fn not_kept(&self) -> &'static str;
    /// Changed since the last saved copy.
    fn changed_since_copy(&self) -> &'static str;
    /// Nothing changed since the last saved copy.
    fn same_as_copy(&self) -> &'static str;
    /// Download a copy, offered where keeping fails.
    fn download_copy(&self) -> &'static str;
    /// Close a notice.
    fn dismiss(&self) -> &'static str;
    /// The page is being read.
    fn reading(&self) -> &'static str;
    /// The keys.
    fn shortcuts(&self) -> &'static str;
    /// Where to drop a file.
    fn drop_to_open(&self) -> &'static str;
    /// A part of the app is on its way.
    fn coming(&self) -> &'static str;
    /// A part of the app could not be fetched.
    fn missing(&self) -> &'static str;
    /// What that means, and what to do.
    fn missing_hint(&self) -> &'static str;
    /// Fetches it again.
    fn try_again(&self) -> &'static str;
    /// Something failed inside the app: what to say in place of the page.
    fn stopped(&self) -> &'static str;
}

impl FrameWords for En {
    fn page(&self, page: Page) -> &'static str {
        match page {
            Page::Outline => "Outline",
            Page::Map => "Map",
            Page::CheckIn => "Check-in",
            Page::Session => "Team session",
            Page::OneOnOne => "1:1",
            Page::Digest => "Digest",
            Page::Kpis => "KPIs",
            Page::Changes => "Changes",
            Page::Asks => "Asks",
            Page::Setting => "Set goals",
            Page::OutOfLine => "Out of line",
            Page::Disagreements => "Disagreements",
            Page::Compare => "Compare",
            Page::Scores => "Scores",
            Page::Scorecard => "Scorecard",
            Page::Retrospective => "Retrospective",
            Page::CarryOver => "Carry over",
            Page::Review => "Review",
            Page::Insights => "Insights",
            Page::Report => "Report",
            Page::People => "People and cycles",
            Page::Files => "Files",
            Page::Settings => "Settings",
        }
    }
    fn chapter(&self, chapter: Chapter) -> &'static str {
        match chapter {
            Chapter::Goals => "Goals",
            Chapter::Week => "The week",
            Chapter::Changes => "Changes",
            Chapter::Close => "The close",
            Chapter::Workspace => "Workspace",
        }
    }
    fn navigation(&self) -> &'static str {
        "Pages"
    }
    fn skip_to_main(&self) -> &'static str {
        "Skip to the page"
    }
    fn open_menu(&self) -> &'static str {
        "Open the menu"
    }
    fn choose_cycle(&self) -> &'static str {
        "Choose a cycle"
    }
    fn all_cycles(&self) -> &'static str {
        "All cycles"
    }
    fn week_of(&self, week: i64, weeks: i64) -> String {
        format!("week {week} of {weeks}")
    }
    fn units(&self) -> &'static str {
        "Units"
    }
    fn whole_organisation(&self) -> &'static str {
        "Everybody"
    }
    fn look_closer(&self) -> &'static str {
        "Look closer"
    }
    fn hangs_on_nothing(&self) -> &'static str {
        "Hangs on nothing"
    }
    fn not_updated(&self) -> &'static str {
        "Not updated in 7 days"
    }
    fn disagreements(&self) -> &'static str {
        "Disagreements"
    }
    fn trash(&self) -> &'static str {
        "Trash"
    }
    fn i_am(&self) -> &'static str {
        "I am …"
    }
    fn i_am_name(&self, name: &str) -> String {
        format!("I am {name}")
    }
    fn i_am_nobody(&self) -> &'static str {
        "Nobody in particular"
    }
    fn undo(&self) -> &'static str {
        "Undo"
    }
    fn redo(&self) -> &'static str {
        "Redo"
    }
    fn save(&self) -> &'static str {
        "Save a copy"
    }
    fn kept_here(&self) -> &'static str {
        "Kept in this browser"
    }
    fn not_kept(&self) -> &'static str {
        "Only in this window"
    }
    fn changed_since_copy(&self) -> &'static str {
        "Changed since the last saved copy"
    }
    fn same_as_copy(&self) -> &'static str {
        "Same as the last saved copy"
    }
    fn download_copy(&self) -> &'static str {
        "Download a copy"
    }
    fn dismiss(&self) -> &'static str {
        "Close this notice"
    }
    fn reading(&self) -> &'static str {
        "Reading what is kept here"
    }
    fn shortcuts(&self) -> &'static str {
        "Keyboard shortcuts"
    }
    fn drop_to_open(&self) -> &'static str {
        "Drop the file to open it"
    }
    fn coming(&self) -> &'static str {
        "On its way"
    }
    fn missing(&self) -> &'static str {
        "This part of Plumbline could not be loaded"
    }
    fn missing_hint(&self) -> &'static str {
        "Nothing you wrote is lost. Check the connection and try again. If that does not help, Plumbline may have been updated on this site: reload the page."
    }
    fn try_again(&self) -> &'static str {
        "Try again"
    }
    fn stopped(&self) -> &'static str {
        "Plumbline met a fault and stopped. What is kept in this browser has not been touched. Reload the page to go on."
    }
}

impl FrameWords for Zh {
    fn page(&self, page: Page) -> &'static str {
        match page {
            Page::Outline => "目标总览",
            Page::Map => "对齐视图",
            Page::CheckIn => "更新进展",
            Page::Session => "团队周会",
            Page::OneOnOne => "一对一",
            Page::Digest => "周报",
            Page::Kpis => "健康指标",
            Page::Changes => "变更记录",
            Page::Asks => "协作请求",
            Page::Setting => "制定目标",
            Page::OutOfLine => "对齐检查",
            Page::Disagreements => "待定分歧",
            Page::Compare => "对比变化",
            Page::Scores => "评分",
            Page::Scorecard => "综合评估",
            Page::Retrospective => "复盘",
            Page::CarryOver => "目标延续",
            Page::Review => "回顾会",
            Page::Insights => "洞察",
            Page::Report => "报告",
            Page::People => "成员与周期",
            Page::Files => "文件",
            Page::Settings => "设置",
        }
    }
    fn chapter(&self, chapter: Chapter) -> &'static str {
        match chapter {
            Chapter::Goals => "目标",
            Chapter::Week => "本周",
            Chapter::Changes => "变化",
            Chapter::Close => "周期总结",
            Chapter::Workspace => "工作区",
        }
    }
    fn navigation(&self) -> &'static str {
        "页面"
    }
    fn skip_to_main(&self) -> &'static str {
        "跳到正文"
    }
    fn open_menu(&self) -> &'static str {
        "打开菜单"
    }
    fn choose_cycle(&self) -> &'static str {
        "选择周期"
    }
    fn all_cycles(&self) -> &'static str {
        "全部周期"
    }
    fn week_of(&self, week: i64, weeks: i64) -> String {
        format!("第 {week} 周，共 {weeks} 周")
    }
    fn units(&self) -> &'static str {
        "部门"
    }
    fn whole_organisation(&self) -> &'static str {
        "全员"
    }
    fn look_closer(&self) -> &'static str {
        "值得留意"
    }
    fn hangs_on_nothing(&self) -> &'static str {
        "未对齐"
    }
    fn not_updated(&self) -> &'static str {
        "7 天未更新"
    }
    fn disagreements(&self) -> &'static str {
        "待定分歧"
    }
    fn trash(&self) -> &'static str {
        "回收站"
    }
    fn i_am(&self) -> &'static str {
        "我是…"
    }
    fn i_am_name(&self, name: &str) -> String {
        format!("我是{name}")
    }
    fn i_am_nobody(&self) -> &'static str {
        "不指定"
    }
    fn undo(&self) -> &'static str {
        "撤销"
    }
    fn redo(&self) -> &'static str {
        "重做"
    }
    fn save(&self) -> &'static str {
        "保存副本"
    }
    fn kept_here(&self) -> &'static str {
        "已存于此浏览器"
    }
    fn not_kept(&self) -> &'static str {
        "仅在此窗口中"
    }
    fn changed_since_copy(&self) -> &'static str {
        "上次保存副本后有改动"
    }
    fn same_as_copy(&self) -> &'static str {
        "与上次保存的副本一致"
    }
    fn download_copy(&self) -> &'static str {
        "下载副本"
    }
    fn dismiss(&self) -> &'static str {
        "关闭提示"
    }
    fn reading(&self) -> &'static str {
        "正在读取已存内容"
    }
    fn shortcuts(&self) -> &'static str {
        "键盘快捷键"
    }
    fn drop_to_open(&self) -> &'static str {
        "松手即可打开文件"
    }
    fn coming(&self) -> &'static str {
        "正在加载"
    }
    fn missing(&self) -> &'static str {
        "Plumbline 的这一部分未能加载"
    }
    fn missing_hint(&self) -> &'static str {
        "你写下的内容没有丢失。请检查网络连接后重试；如果仍然失败，可能是本站的 Plumbline 已经更新，请重新加载页面。"
    }
    fn try_again(&self) -> &'static str {
        "重试"
    }
    fn stopped(&self) -> &'static str {
        "Plumbline 遇到故障，已停止运行。此浏览器中已存的内容没有改动。请重新加载页面继续。"
    }
}
