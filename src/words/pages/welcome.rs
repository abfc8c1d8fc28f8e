//! Words of the first page a person sees.

use crate::app::Lang;
use crate::words::{En, Zh};

/// Words of the first page a person sees.
pub trait WelcomeWords {
    /// What the app is, as its headline.
    fn welcome_claim(&self) -> &'static str;
    /// What the app is, in two sentences.
    fn welcome_lead(&self) -> &'static str;
    /// The name of the three choices, for screen readers.
    fn welcome_choices(&self) -> &'static str;
    /// See the sample.
    fn see_sample(&self) -> &'static str;
    /// What the sample is.
    fn see_sample_text(&self) -> &'static str;
    /// Start with an empty workspace.
    fn start_empty(&self) -> &'static str;
    /// What an empty workspace has.
    fn start_empty_text(&self) -> &'static str;
    /// Open a file.
    fn open_file(&self) -> &'static str;
    /// What can be opened, and how.
    fn open_file_text(&self) -> &'static str;
    /// The field for the organisation's name.
    fn organisation_name(&self) -> &'static str;
    /// An example of such a name.
    fn organisation_example(&self) -> &'static str;
    /// Makes the empty workspace.
    fn begin(&self) -> &'static str;
    /// The promise of privacy.
    fn stays_here(&self) -> &'static str;
    /// The same where the browser keeps nothing.
    fn stays_in_window(&self) -> &'static str;
    /// The choice of language.
    fn language(&self) -> &'static str;
    /// A language by its own name.
    fn language_name(&self, lang: Lang) -> &'static str;
}

impl WelcomeWords for En {
    fn welcome_claim(&self) -> &'static str {
        "Goals that stand in line, from the company to the person and back"
    }
    fn welcome_lead(&self) -> &'static str {
        "Plumbline keeps the OKRs of a whole organisation in one file that anybody opens in a browser. Any two copies of it can be merged, and nobody's work is lost."
    }
    fn welcome_choices(&self) -> &'static str {
        "How to begin"
    }
    fn see_sample(&self) -> &'static str {
        "See the sample"
    }
    fn see_sample_text(&self) -> &'static str {
        "A retailer in the eighth week of its quarter: what goes well, what doesn't, and a partnership that changed the plan."
    }
    fn start_empty(&self) -> &'static str {
        "Start empty"
    }
    fn start_empty_text(&self) -> &'static str {
        "Your organisation, this year and this quarter. The first objective is one key away."
    }
    fn open_file(&self) -> &'static str {
        "Open a file…"
    }
    fn open_file_text(&self) -> &'static str {
        "A Plumbline file or plain OKR JSON. You can also drop it anywhere on this page, or paste its text."
    }
    fn organisation_name(&self) -> &'static str {
        "Name of your organisation"
    }
    fn organisation_example(&self) -> &'static str {
        "for example Northwind Retail"
    }
    fn begin(&self) -> &'static str {
        "Start"
    }
    fn stays_here(&self) -> &'static str {
        "Everything is kept in this browser. Nothing is sent anywhere: there is no account and no server, and the page's own policy forbids it."
    }
    fn stays_in_window(&self) -> &'static str {
        "This browser keeps nothing for this page, so everything stays in this window until you save a copy. Nothing is sent anywhere."
    }
    fn language(&self) -> &'static str {
        "Language"
    }
    fn language_name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "English",
            Lang::Zh => "简体中文",
        }
    }
}

impl WelcomeWords for Zh {
    fn welcome_claim(&self) -> &'static str {
        "从公司到个人，目标上下贯通"
    }
    fn welcome_lead(&self) -> &'static str {
        "Plumbline 把整个组织的 OKR 放进一个文件，任何人用浏览器就能打开。任意两份副本都能合并，谁写的内容都不会丢。"
    }
    fn welcome_choices(&self) -> &'static str {
        "从哪里开始"
    }
    fn see_sample(&self) -> &'static str {
        "看看示例"
    }
    fn see_sample_text(&self) -> &'static str {
        "一家零售企业，季度走到第八周：哪些顺利，哪些吃紧，还有一项改变了计划的合作。"
    }
    fn start_empty(&self) -> &'static str {
        "从空白开始"
    }
    fn start_empty_text(&self) -> &'static str {
        "先有组织、本年度和本季度，按一个键就能写下第一个目标。"
    }
    fn open_file(&self) -> &'static str {
        "打开文件…"
    }
    fn open_file_text(&self) -> &'static str {
        "Plumbline 文件或普通的 OKR JSON。也可以拖到页面任意位置，或直接粘贴文本。"
    }
    fn organisation_name(&self) -> &'static str {
        "组织名称"
    }
    fn organisation_example(&self) -> &'static str {
        "例如：北风零售"
    }
    fn begin(&self) -> &'static str {
        "开始"
    }
    fn stays_here(&self) -> &'static str {
        "所有内容都存在此浏览器里，不会发送到任何地方：没有账号，没有服务器，页面自身的安全策略也不允许外传。"
    }
    fn stays_in_window(&self) -> &'static str {
        "此浏览器不为本页面保存内容，在保存副本之前，一切都只在当前窗口里。不会发送到任何地方。"
    }
    fn language(&self) -> &'static str {
        "语言"
    }
    fn language_name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "English",
            Lang::Zh => "简体中文",
        }
    }
}
