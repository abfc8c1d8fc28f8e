//! Pages and their addresses. The part after `#` works on every static host and under every path.

use crate::okr::Id;

/// A page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Page {
    /// Objectives and key results, company to person.
    #[default]
    Outline,
    /// How all goals of a cycle hang together, as one picture.
    Map,
    /// What one person says this week, key result by key result.
    CheckIn,
    /// A unit looks at its week together.
    Session,
    /// Two people talk.
    OneOnOne,
    /// What happened lately, to read or to hand on.
    Digest,
    /// What people ask of each other: links to confirm, asks given and received.
    Asks,
    /// Setting the goals of a cycle together, from first draft to all published.
    Setting,
    /// What hangs on nothing, or together with the wrong thing.
    OutOfLine,
    /// Numbers to keep healthy beside the goals.
    Kpis,
    /// What was changed within a cycle, and why.
    Changes,
    /// What people answered without seeing each other's answer, to be settled.
    Disagreements,
    /// What differs between two states of the workspace, or two files.
    Compare,
    /// What is judged at the end of a cycle, item by item.
    Scores,
    /// The comprehensive evaluation of a person, a unit or everybody.
    Scorecard,
    /// What a unit says at the end of a cycle.
    Retrospective,
    /// What goes on into the next cycle.
    CarryOver,
    /// The meeting that looks back on a quarter or a month, as one sequence.
    Review,
    /// How healthy the practice is.
    Insights,
    /// The cycle as one document to read.
    Report,
    /// People, units and cycles.
    People,
    /// Open, save, keep; several workspaces.
    Files,
    /// Language, theme and how this workspace works.
    Settings,
}

/// A chapter of the navigation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Chapter {
    /// What people want to reach, and how it hangs together.
    Goals,
    /// What people say week by week.
    Week,
    /// What changed, and what differs.
    Changes,
    /// How a cycle ended, and what was learned.
    Close,
    /// Who is in it, and where it is kept.
    Workspace,
}

impl Chapter {
    /// All chapters in the order of the navigation.
    pub const ALL: [Self; 5] = [Self::Goals, Self::Week, Self::Changes, Self::Close, Self::Workspace];

    /// The word in ids of the page.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Week => "week",
            Self::Changes => "changes",
            Self::Close => "close",
            Self::Workspace => "workspace",
        }
    }

    /// Its pages in their order.
    pub fn pages(self) -> impl Iterator<Item = Page> {
        Page::ALL.into_iter().filter(move |page| page.chapter() == self)
    }
}

impl Page {
    /// All pages in the order of the navigation.
    pub const ALL: [Self; 23] = [
        Self::Outline,
        Self::Map,
        Self::Setting,
        Self::OutOfLine,
        Self::Kpis,
        Self::CheckIn,
        Self::Session,
        Self::OneOnOne,
        Self::Asks,
        Self::Digest,
        Self::Changes,
        Self::Disagreements,
        Self::Compare,
        Self::Scores,
        Self::Scorecard,
        Self::Retrospective,
        Self::CarryOver,
        Self::Review,
        Self::Insights,
        Self::Report,
        Self::People,
        Self::Files,
        Self::Settings,
    ];

    /// The chapter of the navigation in which it stands.
    pub fn chapter(self) -> Chapter {
        match self {
            Self::Outline | Self::Map | Self::Setting | Self::OutOfLine | Self::Kpis => Chapter::Goals,
            Self::CheckIn | Self::Session | Self::OneOnOne | Self::Asks | Self::Digest => Chapter::Week,
            Self::Changes | Self::Disagreements | Self::Compare => Chapter::Changes,
            Self::Scores
            | Self::Scorecard
            | Self::Retrospective
            | Self::CarryOver
            | Self::Review
            | Self::Insights
            | Self::Report => Chapter::Close,
            Self::People | Self::Files | Self::Settings => Chapter::Workspace,
        }
    }

    /// The word in the address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Outline => "outline",
            Self::Map => "map",
            Self::CheckIn => "check-in",
            Self::Session => "session",
            Self::OneOnOne => "one-on-one",
            Self::Digest => "digest",
            Self::Asks => "asks",
            Self::Setting => "setting",
            Self::OutOfLine => "out-of-line",
            Self::Kpis => "kpis",
            Self::Changes => "changes",
            Self::Disagreements => "disagreements",
            Self::Compare => "compare",
            Self::Scores => "scores",
            Self::Scorecard => "scorecard",
            Self::Retrospective => "retrospective",
            Self::CarryOver => "carry-over",
            Self::Review => "review",
            Self::Insights => "insights",
            Self::Report => "report",
            Self::People => "people",
            Self::Files => "files",
            Self::Settings => "settings",
        }
    }
}

/// Where in the app a person is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// What is open in the panel beside it.
    pub open: Option<Id>,
}

impl Route {
    /// Reads the part of an address after `#`; anything unknown is the outline.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches(['#', '/']);
        let (page, open) = hash.split_once('/').map_or((hash, None), |(page, open)| (page, Some(open)));
        let page = Page::ALL.into_iter().find(|own| own.slug() == page).unwrap_or_default();
        Self { page, open: open.and_then(decode).filter(|id| !id.is_empty()).map(Id::new) }
    }

    /// The part of the address after `#`.
    pub fn hash(&self) -> String {
        match &self.open {
            Some(id) => format!("#/{}/{}", self.page.slug(), encode(id.as_str())),
            None => format!("#/{}", self.page.slug()),
        }
    }
}

/// Percent-encodes everything but letters, digits and `-._~`.
fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(half), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    out
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_stands_in_the_navigation_once() {
        let pages: Vec<Page> = Chapter::ALL.into_iter().flat_map(Chapter::pages).collect();
        assert_eq!(pages, Page::ALL);
    }

    #[test]
    fn addresses_read_back() {
        for open in [None, Some(Id::new("o-1")), Some(Id::new("目标/1 %"))] {
            for page in Page::ALL {
                let route = Route { page, open: open.clone() };
                assert_eq!(Route::parse(&route.hash()), route);
            }
        }
        assert_eq!(Route::parse("#/nowhere/%zz"), Route::default());
        assert_eq!(Route::parse(""), Route::default());
    }
}
