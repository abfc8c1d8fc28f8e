//! Words of the page of the map.

use crate::okr::confidence::Belief;
use crate::query::map::scene::LinkKind;
use crate::query::map::{ColourBy, Freshness, LaneName, Lanes, ShadeOf};
use crate::words::common::CommonWords;
use crate::words::{En, Zh};

use super::some;

/// What a card says to those who listen.
#[derive(Clone, Copy, Debug)]
pub struct CardTold<'a> {
    /// Its title.
    pub title: &'a str,
    /// Unit and other cycle.
    pub home: Option<&'a str>,
    /// The cycle it belongs to, where that is another one.
    pub cycle: Option<&'a str>,
    /// How it stands, in words.
    pub status: Option<&'a str>,
    /// How far it is, in figures.
    pub progress: Option<&'a str>,
    /// How many key results it has.
    pub key_results: usize,
    /// What it aligns to besides its parent.
    pub aligned_to: &'a [&'a str],
    /// How many further links end at it.
    pub linked: usize,
    /// How many are hidden below.
    pub hidden: usize,
    /// Whether it is only a draft.
    pub draft: bool,
}

/// Words of the page of the map.
pub trait MapWords {
    /// A word of the map that is always the same.
    fn on_map(&self, word: OnMap) -> &'static str;
    /// What an empty map teaches: what it is for, and the next step.
    fn map_empty(&self) -> (&'static str, &'static str);
    /// What colour and shape say.
    fn colour_word(&self, colour: ColourBy) -> &'static str;
    /// What the bands are.
    fn lanes_word(&self, lanes: Lanes) -> &'static str;
    /// What a band is called.
    fn lane_word(&self, name: &LaneName) -> String;
    /// What a shade says; the name of a unit stands in the picture.
    fn shade_word(&self, shade: ShadeOf) -> &'static str;
    /// What a curve says.
    fn link_kind_word(&self, kind: LinkKind) -> &'static str;
    /// Unit and cycle of a card, in one line.
    fn card_facts(&self, home: Option<&str>, cycle: Option<&str>) -> String {
        [home, cycle].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
    /// A confidence on a card.
    fn card_confidence(&self, value: u8) -> String;
    /// So many more key results.
    fn card_more(&self, n: usize) -> String;
    /// So many hidden goals, on the mark that stands for them.
    fn card_hidden(&self, n: usize) -> String {
        format!("+{n}")
    }
    /// A card for those who listen.
    fn card_told(&self, card: &CardTold<'_>) -> String;
    /// Somebody links this goal; what the keys do now.
    fn linking(&self, from: &str) -> String;
    /// Somebody moves this goal; what the keys do now.
    fn hanging(&self, what: &str) -> String;
    /// Letting go here links to this goal.
    fn would_link(&self, to: &str) -> String;
    /// Letting go here hangs it under this goal.
    fn would_hang(&self, under: &str) -> String;
    /// A link was made.
    fn linked(&self, from: &str, to: &str) -> String;
    /// A link was proposed and waits for an answer.
    fn proposed_on_map(&self, from: &str, to: &str) -> String;
    /// A goal was hung elsewhere.
    fn hung(&self, what: &str, under: &str) -> String;
    /// One link of several, for those who go through them by keys.
    fn link_nth(&self, nth: usize, of: usize, from: &str, to: &str) -> String;
    /// The heading of an exported or printed map.
    fn map_title(&self, workspace: &str, cycle: Option<&str>) -> String {
        match cycle {
            Some(cycle) => format!("{workspace} · {cycle}"),
            None => workspace.to_owned(),
        }
    }
}

macro_rules! words {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the map that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the words say")]
        pub enum OnMap {
            $($name,)*
        }

        impl OnMap {
            const fn en(self) -> &'static str {
                match self {
                    $(Self::$name => $en,)*
                }
            }

            const fn zh(self) -> &'static str {
                match self {
                    $(Self::$name => $zh,)*
                }
            }
        }
    };
}

words! {
    Tools "Map tools" "视图工具"
    Search "Find on the map" "在图中查找"
    Nothing "Nothing found" "没有找到"
    Add "Write objectives" "去写目标"
    ColourBy "Colour by" "着色依据"
    Lanes "Bands" "分区"
    Focus "Only this family" "只看上下级"
    ShowAll "Show all" "显示全部"
    CollapseAll "Close all families" "全部收起"
    ExpandAll "Open all families" "全部展开"
    Fit "Show the whole map" "显示全图"
    Nearer "Zoom in" "放大"
    Farther "Zoom out" "缩小"
    Take "Export and print" "导出与打印"
    Svg "Export as SVG" "导出为 SVG"
    Png "Export as PNG" "导出为 PNG"
    Print "Print on one page" "打印为一页"
    PngFailed "The browser could not make a picture of this size. Export as SVG instead" "浏览器无法生成这么大的图片，请改为导出 SVG"
    Legend "Legend" "图例"
    Links "Links" "对齐关系"
    Tree "Goals of the map" "图中的目标"
    Stopped "Nothing was changed" "未作更改"
    TakenOff "The link was taken off" "已解除对齐"
    NoLinks "No further links at this goal" "该目标没有其他对齐关系"
    NotThere "It cannot be moved there" "不能移到这里"
    Picture "Map of all goals" "全部目标的对齐图"
}

impl MapWords for En {
    fn on_map(&self, word: OnMap) -> &'static str {
        word.en()
    }
    fn map_empty(&self) -> (&'static str, &'static str) {
        (
            "No objectives in this cycle yet",
            "The map shows how all goals hang together. Write the first objectives in the outline, or choose another cycle.",
        )
    }
    fn colour_word(&self, colour: ColourBy) -> &'static str {
        match colour {
            ColourBy::Status => "Status",
            ColourBy::Confidence => "Confidence",
            ColourBy::Progress => "Progress",
            ColourBy::Origin => "Origin",
            ColourBy::Unit => "Unit",
            ColourBy::Staleness => "Last update",
        }
    }
    fn lanes_word(&self, lanes: Lanes) -> &'static str {
        match lanes {
            Lanes::None => "No bands",
            Lanes::Unit => "Bands by unit",
            Lanes::Perspective => "Strategy map",
        }
    }
    fn lane_word(&self, name: &LaneName) -> String {
        match name {
            LaneName::Unit(name) => name.to_string(),
            LaneName::Perspective(perspective) => self.perspective_word(*perspective).to_owned(),
            LaneName::None => "Without a band".to_owned(),
        }
    }
    fn shade_word(&self, shade: ShadeOf) -> &'static str {
        match shade {
            ShadeOf::Unknown => "Not known",
            ShadeOf::Status(status) => self.status_word(status),
            ShadeOf::Confidence(Belief::Low) => "Low, 0 to 3",
            ShadeOf::Confidence(Belief::Middling) => "Middling, 4 to 6",
            ShadeOf::Confidence(Belief::High) => "High, 7 to 10",
            ShadeOf::Quarter(1) => "Below 0.25",
            ShadeOf::Quarter(2) => "0.25 to 0.5",
            ShadeOf::Quarter(3) => "0.5 to 0.75",
            ShadeOf::Quarter(4) => "0.75 to 1",
            ShadeOf::Quarter(_) => "Reached",
            ShadeOf::Origin(origin) => self.origin_word(origin),
            ShadeOf::Unit => "Unit",
            ShadeOf::OtherUnit => "Other units",
            ShadeOf::Freshness(Freshness::Fresh) => "Up to date",
            ShadeOf::Freshness(Freshness::Due) => "Due now",
            ShadeOf::Freshness(Freshness::Overdue) => "Out of date",
            ShadeOf::Freshness(Freshness::Never) => "Never updated",
        }
    }
    fn link_kind_word(&self, kind: LinkKind) -> &'static str {
        match kind {
            LinkKind::Contributes => "contributes",
            LinkKind::Supports => "supports, counts nothing",
            LinkKind::Proposed => "proposed, not agreed yet",
            LinkKind::Suspended => "suspended, closes a loop",
        }
    }
    fn card_confidence(&self, value: u8) -> String {
        format!("conf. {value}")
    }
    fn card_more(&self, n: usize) -> String {
        format!("{} more", some(n, "key result", "key results"))
    }
    fn card_told(&self, card: &CardTold<'_>) -> String {
        let mut parts = vec![card.title.to_owned()];
        parts.extend(card.home.map(str::to_owned));
        parts.extend(card.cycle.map(str::to_owned));
        parts.extend(card.draft.then(|| "draft".to_owned()));
        parts.extend(card.status.map(str::to_owned));
        parts.extend(card.progress.map(|progress| format!("progress {progress}")));
        parts.push(match card.key_results {
            0 => "no key results".to_owned(),
            n => some(n, "key result", "key results"),
        });
        if !card.aligned_to.is_empty() {
            parts.push(format!("aligned to {}", card.aligned_to.join(" and to ")));
        }
        if card.linked > 0 {
            parts.push(format!("{} to it", some(card.linked, "further link", "further links")));
        }
        if card.hidden > 0 {
            parts.push(format!("{} hidden below", some(card.hidden, "goal", "goals")));
        }
        parts.join(", ")
    }
    fn linking(&self, from: &str) -> String {
        format!("Linking “{from}”: go to the other goal with the arrow keys, Enter links, Escape stops")
    }
    fn hanging(&self, what: &str) -> String {
        format!("Moving “{what}”: go to the goal above it with the arrow keys, Enter moves, Escape stops")
    }
    fn would_link(&self, to: &str) -> String {
        format!("Align to “{to}”")
    }
    fn would_hang(&self, under: &str) -> String {
        format!("Move under “{under}”")
    }
    fn linked(&self, from: &str, to: &str) -> String {
        format!("“{from}” is now aligned to “{to}”")
    }
    fn proposed_on_map(&self, from: &str, to: &str) -> String {
        format!("“{from}” is proposed to “{to}”, and waits for an answer")
    }
    fn hung(&self, what: &str, under: &str) -> String {
        format!("“{what}” now hangs under “{under}”")
    }
    fn link_nth(&self, nth: usize, of: usize, from: &str, to: &str) -> String {
        format!("Link {nth} of {of}: “{from}” is aligned to “{to}”. Enter opens it")
    }
}

impl MapWords for Zh {
    fn on_map(&self, word: OnMap) -> &'static str {
        word.zh()
    }
    fn map_empty(&self) -> (&'static str, &'static str) {
        ("本周期还没有目标", "对齐视图展示所有目标之间的关系。请先在目标总览中写下目标，或切换到其他周期。")
    }
    fn colour_word(&self, colour: ColourBy) -> &'static str {
        match colour {
            ColourBy::Status => "状态",
            ColourBy::Confidence => "信心指数",
            ColourBy::Progress => "进度",
            ColourBy::Origin => "来源",
            ColourBy::Unit => "部门",
            ColourBy::Staleness => "最近更新",
        }
    }
    fn lanes_word(&self, lanes: Lanes) -> &'static str {
        match lanes {
            Lanes::None => "不分区",
            Lanes::Unit => "按部门分区",
            Lanes::Perspective => "战略地图",
        }
    }
    fn lane_word(&self, name: &LaneName) -> String {
        match name {
            LaneName::Unit(name) => name.to_string(),
            LaneName::Perspective(perspective) => self.perspective_word(*perspective).to_owned(),
            LaneName::None => "未归入分区".to_owned(),
        }
    }
    fn shade_word(&self, shade: ShadeOf) -> &'static str {
        match shade {
            ShadeOf::Unknown => "未知",
            ShadeOf::Status(status) => self.status_word(status),
            ShadeOf::Confidence(Belief::Low) => "低（0–3）",
            ShadeOf::Confidence(Belief::Middling) => "中（4–6）",
            ShadeOf::Confidence(Belief::High) => "高（7–10）",
            ShadeOf::Quarter(1) => "0.25 以下",
            ShadeOf::Quarter(2) => "0.25–0.5",
            ShadeOf::Quarter(3) => "0.5–0.75",
            ShadeOf::Quarter(4) => "0.75–1",
            ShadeOf::Quarter(_) => "已达成",
            ShadeOf::Origin(origin) => self.origin_word(origin),
            ShadeOf::Unit => "部门",
            ShadeOf::OtherUnit => "其他部门",
            ShadeOf::Freshness(Freshness::Fresh) => "更新及时",
            ShadeOf::Freshness(Freshness::Due) => "该更新了",
            ShadeOf::Freshness(Freshness::Overdue) => "久未更新",
            ShadeOf::Freshness(Freshness::Never) => "从未更新",
        }
    }
    fn link_kind_word(&self, kind: LinkKind) -> &'static str {
        match kind {
            LinkKind::Contributes => "计入进度",
            LinkKind::Supports => "支持，不计入进度",
            LinkKind::Proposed => "待确认",
            LinkKind::Suspended => "形成循环，已暂停",
        }
    }
    fn card_confidence(&self, value: u8) -> String {
        format!("信心 {value}")
    }
    fn card_more(&self, n: usize) -> String {
        format!("另有 {n} 个关键结果")
    }
    fn card_told(&self, card: &CardTold<'_>) -> String {
        let mut parts = vec![card.title.to_owned()];
        parts.extend(card.home.map(str::to_owned));
        parts.extend(card.cycle.map(str::to_owned));
        parts.extend(card.draft.then(|| "草稿".to_owned()));
        parts.extend(card.status.map(str::to_owned));
        parts.extend(card.progress.map(|progress| format!("进度 {progress}")));
        parts.push(match card.key_results {
            0 => "没有关键结果".to_owned(),
            n => format!("{n} 个关键结果"),
        });
        if !card.aligned_to.is_empty() {
            parts.push(format!("对齐到{}", card.aligned_to.join("、")));
        }
        if card.linked > 0 {
            parts.push(format!("另有 {} 条对齐关系指向它", card.linked));
        }
        if card.hidden > 0 {
            parts.push(format!("收起了 {} 个下级目标", card.hidden));
        }
        parts.join("，")
    }
    fn linking(&self, from: &str) -> String {
        format!("正在对齐“{from}”：用方向键选择另一个目标，回车确认，Esc 取消")
    }
    fn hanging(&self, what: &str) -> String {
        format!("正在移动“{what}”：用方向键选择上级目标，回车确认，Esc 取消")
    }
    fn would_link(&self, to: &str) -> String {
        format!("对齐到“{to}”")
    }
    fn would_hang(&self, under: &str) -> String {
        format!("移到“{under}”之下")
    }
    fn linked(&self, from: &str, to: &str) -> String {
        format!("“{from}”已对齐到“{to}”")
    }
    fn proposed_on_map(&self, from: &str, to: &str) -> String {
        format!("已提议将“{from}”对齐到“{to}”，等待对方确认")
    }
    fn hung(&self, what: &str, under: &str) -> String {
        format!("“{what}”已移到“{under}”之下")
    }
    fn link_nth(&self, nth: usize, of: usize, from: &str, to: &str) -> String {
        format!("第 {nth} 条，共 {of} 条：“{from}”对齐到“{to}”，按回车打开")
    }
}
