//! Words of the page of settings.

use crate::app::Theme;
use crate::okr::{PacePreset, PaceRule};
use crate::words::{En, Zh};

/// A share as whole percents.
fn percent(share: f64) -> String {
    crate::okr::number::exact((share * 1000.0).round() / 10.0)
}

/// Words of the page of settings.
pub trait SettingsWords {
    /// The section of what belongs to this browser.
    fn this_browser(&self) -> &'static str;
    /// The choice of theme.
    fn theme(&self) -> &'static str;
    /// A theme.
    fn theme_word(&self, theme: Theme) -> &'static str;
    /// The choice of who edits here.
    fn who_i_am(&self) -> &'static str;
    /// What that means.
    fn who_i_am_help(&self) -> &'static str;
    /// The section of how this workspace works.
    fn how_we_work(&self) -> &'static str;
    /// Whom that concerns.
    fn how_we_work_text(&self) -> &'static str;
    /// The days between two check-ins.
    fn cadence(&self) -> &'static str;
    /// What that means.
    fn cadence_help(&self) -> &'static str;
    /// The unit of the cadence.
    fn days(&self) -> &'static str;
    /// What was written is no number of days.
    fn not_a_cadence(&self) -> &'static str;
    /// The rule for behind and at risk.
    fn pace_rule(&self) -> &'static str;
    /// What that means.
    fn pace_rule_help(&self) -> &'static str;
    /// A rule's name.
    fn pace_name(&self, pace: PacePreset) -> &'static str;
    /// A rule in numbers.
    fn pace_numbers(&self, rule: PaceRule) -> String;
    /// Which way of comparing.
    fn measured_by(&self) -> &'static str;
    /// By the gap in points.
    fn by_points(&self) -> &'static str;
    /// By the share of the pace.
    fn by_share(&self) -> &'static str;
    /// The first number.
    fn behind_from(&self) -> &'static str;
    /// The second number.
    fn at_risk_from(&self) -> &'static str;
    /// What was written is no number.
    fn not_a_number(&self) -> &'static str;
    /// The unit of the gap.
    fn points(&self) -> &'static str;
    /// The section of keys.
    fn keyboard(&self) -> &'static str;
    /// The section about the app.
    fn about(&self) -> &'static str;
    /// The version.
    fn version(&self, version: &str) -> String;
    /// Under which licence.
    fn licence(&self) -> &'static str;
    /// What it promises.
    fn about_text(&self) -> &'static str;
}

impl SettingsWords for En {
    fn this_browser(&self) -> &'static str {
        "This browser"
    }
    fn theme(&self) -> &'static str {
        "Theme"
    }
    fn theme_word(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => "As the system",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        }
    }
    fn who_i_am(&self) -> &'static str {
        "Who edits here"
    }
    fn who_i_am_help(&self) -> &'static str {
        "What you write carries this name from now on"
    }
    fn how_we_work(&self) -> &'static str {
        "How this workspace works"
    }
    fn how_we_work_text(&self) -> &'static str {
        "These belong to the workspace and travel with its file."
    }
    fn cadence(&self) -> &'static str {
        "Days between two check-ins"
    }
    fn cadence_help(&self) -> &'static str {
        "A key result without a check-in for longer counts as out of date"
    }
    fn days(&self) -> &'static str {
        "days"
    }
    fn not_a_cadence(&self) -> &'static str {
        "Write a whole number from 1 to 366"
    }
    fn pace_rule(&self) -> &'static str {
        "When a goal is behind, and when at risk"
    }
    fn pace_rule_help(&self) -> &'static str {
        "Compares how far a goal is with how far it should be by today"
    }
    fn pace_name(&self, pace: PacePreset) -> &'static str {
        match pace {
            PacePreset::Viva => "Strict (Viva Goals)",
            PacePreset::Engagedly => "Lenient (Engagedly)",
            PacePreset::UpRaise => "By share, strict (UpRaise)",
            PacePreset::Mooncamp => "By share, lenient (Mooncamp)",
            PacePreset::Custom(_) => "Our own numbers",
        }
    }
    fn pace_numbers(&self, rule: PaceRule) -> String {
        match rule {
            PaceRule::Gap { green, amber } if green <= 0.0 => {
                format!("Behind as soon as it is under the pace, at risk from more than {amber} points under")
            }
            PaceRule::Gap { green, amber } => {
                format!("Behind from more than {green} points under the pace, at risk from more than {amber}")
            }
            PaceRule::Ratio { green, amber } => {
                format!("Behind under {} % of the pace, at risk under {} %", percent(green), percent(amber))
            }
        }
    }
    fn measured_by(&self) -> &'static str {
        "Compare by"
    }
    fn by_points(&self) -> &'static str {
        "Points under the pace"
    }
    fn by_share(&self) -> &'static str {
        "Share of the pace"
    }
    fn behind_from(&self) -> &'static str {
        "Behind from"
    }
    fn at_risk_from(&self) -> &'static str {
        "At risk from"
    }
    fn not_a_number(&self) -> &'static str {
        "Write a number from 0 to 100"
    }
    fn points(&self) -> &'static str {
        "points"
    }
    fn keyboard(&self) -> &'static str {
        "Keyboard"
    }
    fn about(&self) -> &'static str {
        "About"
    }
    fn version(&self, version: &str) -> String {
        format!("Plumbline {version}")
    }
    fn licence(&self) -> &'static str {
        "Free software under the MIT licence or the Apache licence 2.0, as you choose"
    }
    fn about_text(&self) -> &'static str {
        "A static page in WebAssembly: your goals stay in this browser and in the files you save. The file format is documented and stays readable."
    }
}

impl SettingsWords for Zh {
    fn this_browser(&self) -> &'static str {
        "此浏览器"
    }
    fn theme(&self) -> &'static str {
        "外观"
    }
    fn theme_word(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => "跟随系统",
            Theme::Light => "浅色",
            Theme::Dark => "深色",
        }
    }
    fn who_i_am(&self) -> &'static str {
        "谁在这里编辑"
    }
    fn who_i_am_help(&self) -> &'static str {
        "之后写的内容会署上这个名字"
    }
    fn how_we_work(&self) -> &'static str {
        "本工作区的约定"
    }
    fn how_we_work_text(&self) -> &'static str {
        "这些约定属于工作区，随文件一起走。"
    }
    fn cadence(&self) -> &'static str {
        "多久更新一次进展"
    }
    fn cadence_help(&self) -> &'static str {
        "超过这个天数没有更新，就算久未更新"
    }
    fn days(&self) -> &'static str {
        "天"
    }
    fn not_a_cadence(&self) -> &'static str {
        "请写 1 到 366 之间的整数"
    }
    fn pace_rule(&self) -> &'static str {
        "何时算落后，何时算有风险"
    }
    fn pace_rule_help(&self) -> &'static str {
        "比较目标的实际进度与今天应达到的进度"
    }
    fn pace_name(&self, pace: PacePreset) -> &'static str {
        match pace {
            PacePreset::Viva => "严格（Viva Goals）",
            PacePreset::Engagedly => "宽松（Engagedly）",
            PacePreset::UpRaise => "按比例，严格（UpRaise）",
            PacePreset::Mooncamp => "按比例，宽松（Mooncamp）",
            PacePreset::Custom(_) => "自定数值",
        }
    }
    fn pace_numbers(&self, rule: PaceRule) -> String {
        match rule {
            PaceRule::Gap { green, amber } if green <= 0.0 => {
                format!("低于应达进度即为落后，低于 {amber} 个百分点以上为有风险")
            }
            PaceRule::Gap { green, amber } => {
                format!("低于应达进度 {green} 个百分点以上为落后，{amber} 个以上为有风险")
            }
            PaceRule::Ratio { green, amber } => {
                format!("不足应达进度的 {}% 为落后，不足 {}% 为有风险", percent(green), percent(amber))
            }
        }
    }
    fn measured_by(&self) -> &'static str {
        "比较方式"
    }
    fn by_points(&self) -> &'static str {
        "相差的百分点"
    }
    fn by_share(&self) -> &'static str {
        "占应达进度的比例"
    }
    fn behind_from(&self) -> &'static str {
        "落后界限"
    }
    fn at_risk_from(&self) -> &'static str {
        "有风险界限"
    }
    fn not_a_number(&self) -> &'static str {
        "请写 0 到 100 之间的数"
    }
    fn points(&self) -> &'static str {
        "个百分点"
    }
    fn keyboard(&self) -> &'static str {
        "键盘"
    }
    fn about(&self) -> &'static str {
        "关于"
    }
    fn version(&self, version: &str) -> String {
        format!("Plumbline {version}")
    }
    fn licence(&self) -> &'static str {
        "自由软件，MIT 与 Apache 2.0 许可证任选其一"
    }
    fn about_text(&self) -> &'static str {
        "纯静态的 WebAssembly 页面：目标只存在此浏览器和你保存的文件里。文件格式有公开文档，长期可读。"
    }
}
