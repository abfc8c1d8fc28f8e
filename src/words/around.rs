//! Words about things whose pages come later, for what stands around every page and in the rows of the
//! outline.

use crate::okr::{Privacy, Status};
use crate::words::{CommonWords, En, Zh};

use super::pages::some;

/// Words for the rail, the notices and the rows of the outline, about what has a page of its own.
pub trait AroundWords {
    /// Gives up what was deleted.
    fn drop_instead(&self) -> &'static str;
    /// Opens the page where disagreements are settled.
    fn settle_disagreements(&self, count: usize) -> String;
    /// Asks for permission again.
    fn allow_again(&self) -> &'static str;
    /// Goes to the page of files.
    fn see_team_folder(&self) -> &'static str;
    /// How many check-ins are due, beside the page's name.
    fn check_ins_due(&self, n: usize) -> String;
    /// How many wait for whoever edits here, beside the page's name.
    fn wait_for_you(&self, count: usize) -> String;
    /// How many KPIs left their corridor, beside the page's name.
    fn outside_told(&self, count: usize) -> String;
    /// How many are open, for those who listen.
    fn open_disagreements(&self, count: usize) -> String;
    /// Only goals that were given up or put off.
    fn set_aside(&self) -> &'static str;
    /// Leaves out goals that were given up or put off.
    fn without_dropped(&self) -> &'static str;
    /// Over the mean of a unit's own objectives.
    fn own_together(&self) -> &'static str;
    /// What the glyph on a marked row says.
    fn privacy_sign(&self, privacy: Privacy) -> &'static str;
    /// Gives a goal to somebody else.
    fn hand_over(&self) -> &'static str;
    /// Puts a goal off.
    fn postpone_goal(&self) -> &'static str;
    /// Gives a goal up.
    fn drop_goal(&self) -> &'static str;
    /// Takes a goal up again.
    fn resume_goal(&self) -> &'static str;
    /// Opens the dialog.
    fn share_open(&self) -> &'static str;
    /// In which objective a shared key result is at home.
    fn shared_from(&self, home: &str) -> String;
    /// Keeps a corrected check-in beside the one it corrects.
    fn save_correction(&self) -> &'static str;
    /// The name of the mark that is a status: what a press on it tells.
    fn why_of(&self, status: Status) -> String;
    /// How far it is, in percent or in words.
    fn how_far_or_words(&self) -> &'static str;
}

impl AroundWords for En {
    fn drop_instead(&self) -> &'static str {
        "Drop it instead"
    }
    fn settle_disagreements(&self, count: usize) -> String {
        format!("Settle {}", some(count, "disagreement", "disagreements"))
    }
    fn allow_again(&self) -> &'static str {
        "Allow again"
    }
    fn see_team_folder(&self) -> &'static str {
        "See the team folder"
    }
    fn check_ins_due(&self, n: usize) -> String {
        if n == 1 { "1 check-in due".to_owned() } else { format!("{n} check-ins due") }
    }
    fn wait_for_you(&self, count: usize) -> String {
        format!("{count} wait for you")
    }
    fn outside_told(&self, count: usize) -> String {
        format!("{count} outside the corridor")
    }
    fn open_disagreements(&self, count: usize) -> String {
        format!("{count} open")
    }
    fn set_aside(&self) -> &'static str {
        "Dropped and postponed"
    }
    fn without_dropped(&self) -> &'static str {
        "Without dropped and postponed"
    }
    fn own_together(&self) -> &'static str {
        "Its objectives together"
    }
    fn privacy_sign(&self, privacy: Privacy) -> &'static str {
        match privacy {
            Privacy::Values => "Shared without numbers",
            Privacy::All => "Private: left out of shared copies",
        }
    }
    fn hand_over(&self) -> &'static str {
        "Hand over…"
    }
    fn postpone_goal(&self) -> &'static str {
        "Postpone"
    }
    fn drop_goal(&self) -> &'static str {
        "Drop"
    }
    fn resume_goal(&self) -> &'static str {
        "Resume"
    }
    fn share_open(&self) -> &'static str {
        "Share…"
    }
    fn shared_from(&self, home: &str) -> String {
        format!("shared from “{home}”")
    }
    fn save_correction(&self) -> &'static str {
        "Save the correction"
    }
    fn why_of(&self, status: Status) -> String {
        format!("{}: why?", self.status_word(status))
    }
    fn how_far_or_words(&self) -> &'static str {
        "How far, in percent or in words"
    }
}

impl AroundWords for Zh {
    fn drop_instead(&self) -> &'static str {
        "改为放弃"
    }
    fn settle_disagreements(&self, count: usize) -> String {
        format!("处理 {count} 处分歧")
    }
    fn allow_again(&self) -> &'static str {
        "重新允许"
    }
    fn see_team_folder(&self) -> &'static str {
        "查看团队文件夹"
    }
    fn check_ins_due(&self, n: usize) -> String {
        format!("{n} 项待更新")
    }
    fn wait_for_you(&self, count: usize) -> String {
        format!("{count} 项待你处理")
    }
    fn outside_told(&self, count: usize) -> String {
        format!("{count} 项偏离健康区间")
    }
    fn open_disagreements(&self, count: usize) -> String {
        format!("{count} 项待定")
    }
    fn set_aside(&self) -> &'static str {
        "已放弃和已暂缓"
    }
    fn without_dropped(&self) -> &'static str {
        "不显示已放弃和已暂缓"
    }
    fn own_together(&self) -> &'static str {
        "目标合计"
    }
    fn privacy_sign(&self, privacy: Privacy) -> &'static str {
        match privacy {
            Privacy::Values => "分享时不含数字",
            Privacy::All => "私密：不包含在分享副本中",
        }
    }
    fn hand_over(&self) -> &'static str {
        "移交…"
    }
    fn postpone_goal(&self) -> &'static str {
        "暂缓"
    }
    fn drop_goal(&self) -> &'static str {
        "放弃"
    }
    fn resume_goal(&self) -> &'static str {
        "重启"
    }
    fn share_open(&self) -> &'static str {
        "分享…"
    }
    fn shared_from(&self, home: &str) -> String {
        format!("共享自「{home}」")
    }
    fn save_correction(&self) -> &'static str {
        "保存更正"
    }
    fn why_of(&self, status: Status) -> String {
        format!("{}：为什么？", self.status_word(status))
    }
    fn how_far_or_words(&self) -> &'static str {
        "完成程度，百分比或文字"
    }
}
