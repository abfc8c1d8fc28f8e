//! The Chinese words the coach knows.

/// Chinese words before the verb that change nothing.
pub const ZH_ASIDES: &[&str] = &[
    "全面",
    "顺利",
    "成功",
    "按时",
    "按期",
    "高质量",
    "全力",
    "积极",
    "切实",
    "扎实",
    "大力",
    "我们要",
    "尽快",
];

/// Chinese verbs of making.
pub const ZH_MAKING: &[&str] = &[
    "完成", "上线", "发布", "开发", "编写", "撰写", "制定", "制订", "组织", "召开", "举办", "开展", "落实",
    "实施", "部署", "启动", "推出", "编制", "梳理", "整理", "设计", "迁移", "参与", "配合", "协助", "推进",
    "执行", "交付", "筹备", "调研", "引入",
];

/// Chinese verbs of making that speak of a thing only where the title ends in one.
pub const ZH_MAKING_OF: &[&str] = &["搭建", "建设", "构建", "建立", "打造", "做"];

/// Chinese things that are made, at the end of a title.
pub const ZH_THINGS: &[&str] = &[
    "平台",
    "系统",
    "体系",
    "机制",
    "流程",
    "制度",
    "工具",
    "网站",
    "文档",
    "模块",
    "数据库",
    "看板",
    "方案",
    "规范",
    "官网",
    "小程序",
    "中台",
    "报告",
    "计划",
    "项目",
];

/// A Chinese title that holds one of these says what the work is for.
pub const ZH_PURPOSES: &[&str] = &[
    "让", "使", "以便", "从而", "提升", "提高", "降低", "减少", "缩短", "增长", "实现", "支撑", "助力",
    "成为", "赢得", "满足", "带来", "达到",
];

/// Chinese verbs of going on.
pub const ZH_GOING_ON: &[&str] = &["持续", "继续", "维持", "保持", "做好", "保障", "维护", "坚持", "抓好"];

/// Chinese verbs of getting better or more, which say nothing without a number.
pub const ZH_CHANGING: &[&str] = &[
    "提升", "提高", "优化", "改善", "增强", "加强", "降低", "减少", "扩大", "完善", "深化", "强化", "丰富",
    "加快", "促进", "缩短", "加大", "增加", "改进", "压缩", "健全",
];

/// Chinese words that everybody takes for something else.
pub const ZH_VAGUE: &[&str] =
    &["良好", "较好", "更好", "明显", "显著", "大幅", "进一步", "高质量", "高效", "更快", "更多", "不断"];

/// Chinese verbs of work that has no end of its own.
pub const ZH_ENDLESS: &[&str] = &[
    "推进",
    "推动",
    "持续",
    "配合",
    "参与",
    "支持",
    "跟进",
    "做好",
    "开展",
    "组织",
    "协助",
    "探索",
    "继续",
    "协调",
    "对接",
    "关注",
    "落实",
    "负责",
    "加强沟通",
    "抓好",
];

/// Chinese words of keeping something where it is.
pub const ZH_KEEPING: &[&str] = &["保持", "维持", "稳定在", "不低于", "不高于", "不超过", "控制在", "守住"];

/// Chinese shares of time.
pub const ZH_SHARES_OF_TIME: &[&str] = &["可用率", "可用性", "在线率", "可用度"];

/// Chinese words that leave a way out.
pub const ZH_WAYS_OUT: &[&str] = &[
    "尽量",
    "尽可能",
    "力争",
    "争取",
    "力求",
    "尽力",
    "适当",
    "酌情",
    "视情况",
    "原则上",
    "有条件的",
    "基本完成",
    "基本实现",
    "基本达到",
    "如有必要",
    "如有需要",
    "努力做到",
    "条件允许",
];

/// What stands in Chinese for something nobody has filled in.
pub const ZH_PLACEHOLDERS: &[&str] =
    &["待定", "待补充", "待确认", "待填", "待完善", "某某", "××", "XX", "xx", "？？", "???"];

/// Chinese verbs that make a title more than a heading.
pub const ZH_SEEING: &[&str] = &[
    "完成", "上线", "发布", "达到", "达成", "实现", "获得", "通过", "落地", "升级", "成为", "建成", "覆盖",
    "签约", "交付", "引入", "推出", "形成", "拿下", "进入", "突破", "超过", "开通", "接入", "打通", "是",
    "有", "能", "可",
];

/// Chinese words that join two goals when a verb follows.
pub const ZH_JOINS: &[&str] = &["，并", "，同时", "；", ";", "以及", "，且", "，还"];

/// Chinese numerals.
pub const ZH_NUMERALS: &[char] = &[
    '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '半', '几',
    '零',
];

/// What Chinese counts things with.
pub const CLASSIFIERS: &[char] = &[
    '个', '家', '次', '项', '倍', '成', '人', '篇', '条', '场', '款', '名', '天', '周', '小', '分', '套',
    '台', '户', '份', '件', '种', '组', '步', '轮', '期', '门', '位', '元', '例', '页', '本',
];

/// Chinese words that say how many times.
pub const ZH_TIMES: &[&str] = &["翻番", "翻倍", "减半", "翻一番", "清零", "归零", "为零", "全覆盖", "第一"];
