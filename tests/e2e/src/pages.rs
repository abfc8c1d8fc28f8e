//! The pages that are photographed, in the order of the navigation. Add each new page here.

/// One page, and how to come to it from a fresh visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// What its picture is called.
    pub name: &'static str,
    /// Its route.
    pub route: &'static str,
    /// What is in the app when the picture is taken.
    pub content: Content,
    /// A selector that is there once the page is complete.
    pub ready: &'static str,
}

/// What is in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing: a first visit.
    Nothing,
    /// What [`START_SAMPLE`] opens on the first page.
    Sample,
}

/// The control of the first page that opens the sample.
pub const START_SAMPLE: &str = "[data-start=sample]";

/// A selector that is there once the sample is open.
pub const SAMPLE_IS_OPEN: &str = ".row.objective";

/// Every page.
pub const PAGES: &[Page] = &[
    Page { name: "first-visit", route: "", content: Content::Nothing, ready: "h1" },
    Page { name: "outline", route: "#/outline", content: Content::Sample, ready: ".row.kr" },
    Page { name: "panel", route: "#/outline/{objective}", content: Content::Sample, ready: "#panel" },
    Page { name: "panel-kr", route: "#/outline/{kr}", content: Content::Sample, ready: "#panel" },
    Page { name: "map", route: "#/map", content: Content::Sample, ready: ".map__canvas path" },
    Page { name: "map-panel", route: "#/map/o-find", content: Content::Sample, ready: "#panel .link" },
    Page { name: "asks", route: "#/asks", content: Content::Sample, ready: ".ask--row" },
    Page { name: "setting", route: "#/setting", content: Content::Sample, ready: ".set-table__row" },
    Page { name: "out-of-line", route: "#/out-of-line", content: Content::Sample, ready: ".ool__row" },
    Page {
        name: "panel-links",
        route: "#/outline/o4-feast",
        content: Content::Sample,
        ready: "#panel .link",
    },
    Page { name: "kpis", route: "#/kpis", content: Content::Sample, ready: ".kpis" },
    Page { name: "check-in", route: "#/check-in", content: Content::Sample, ready: "h1" },
    Page { name: "session", route: "#/session", content: Content::Sample, ready: "h1" },
    Page { name: "one-on-one", route: "#/one-on-one", content: Content::Sample, ready: "h1" },
    Page { name: "digest", route: "#/digest", content: Content::Sample, ready: "h1" },
    Page { name: "changes", route: "#/changes", content: Content::Sample, ready: ".ledger" },
    Page { name: "scores", route: "#/scores", content: Content::Sample, ready: "h1" },
    Page { name: "scorecard", route: "#/scorecard", content: Content::Sample, ready: "h1" },
    Page { name: "retrospective", route: "#/retrospective", content: Content::Sample, ready: "h1" },
    Page { name: "carry-over", route: "#/carry-over", content: Content::Sample, ready: "h1" },
    Page { name: "review", route: "#/review", content: Content::Sample, ready: "h1" },
    Page { name: "insights", route: "#/insights", content: Content::Sample, ready: "h1" },
    Page { name: "report", route: "#/report", content: Content::Sample, ready: "h1" },
    Page { name: "people", route: "#/people", content: Content::Sample, ready: "h1" },
    Page { name: "files", route: "#/files", content: Content::Sample, ready: "h1" },
    Page { name: "settings", route: "#/settings", content: Content::Sample, ready: "h1" },
];
