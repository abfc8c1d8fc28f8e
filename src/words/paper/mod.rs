//! A text with chapters, lists and tables, as it is read on the page, printed, and handed on as Markdown or as a
//! page of its own. All of these are made of one and the same.

mod carry_over;
mod changes;
mod html;
mod insights;
mod markdown;
mod minutes;
mod report;
mod retrospective;
mod scorecard;

pub use carry_over::carry_over_blocks;
pub use changes::changes_blocks;
pub use html::{paper_html, picture_address};
pub use insights::{insights_blocks, insights_paper};
pub use markdown::paper_markdown;
pub use minutes::{ReviewMinutes, minutes_blocks, review_minutes};
pub use report::{appendix_blocks, report_head, report_name, summary_blocks};
pub use retrospective::{beliefs_told, knows_blocks, retrospective_blocks, unanswered_told};
pub use scorecard::{scorecard_blocks, scorecard_paper, scorecard_sum_blocks, scorecard_table};

use crate::okr::Id;

/// A text with chapters.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// What stands below the title, a line each.
    pub lead: Vec<String>,
    /// Its chapters in their order.
    pub chapters: Vec<PaperChapter>,
}

/// A chapter of a paper.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PaperChapter {
    /// What it is called.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// One thing in a chapter.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A heading within the chapter.
    Heading(String),
    /// A heading below such a heading.
    Subheading(String),
    /// A paragraph.
    Text(String),
    /// A list.
    List(Vec<Item>),
    /// A table.
    Table(Table),
    /// A drawing that this app made.
    Picture {
        /// The drawing: SVG that this app wrote, never a text from outside.
        svg: String,
        /// What it shows, in words.
        told: String,
    },
}

impl Block {
    /// The same below a heading: its own headings stand one step lower.
    pub fn below(self) -> Self {
        match self {
            Self::Heading(title) => Self::Subheading(title),
            other => other,
        }
    }
}

/// A line of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Item {
    /// What it is about, set bold; may be empty.
    pub name: String,
    /// The goal behind the name, which the page opens.
    pub goal: Option<Id>,
    /// What is said of it; may be empty.
    pub said: String,
    /// What else, a line each.
    pub notes: Vec<String>,
}

impl Item {
    /// A line about something.
    pub fn about(name: impl Into<String>, said: impl Into<String>) -> Self {
        Self { name: name.into(), said: said.into(), ..Self::default() }
    }

    /// The same with the goal behind the name.
    pub fn of(self, goal: &Id) -> Self {
        Self { goal: Some(goal.clone()), ..self }
    }

    /// The same with one more thing, unless it is empty.
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.notes.extend(Some(note.into()).filter(|note| !note.is_empty()));
        self
    }
}

/// A table: a head, and rows of as many cells.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// What the columns are.
    pub head: Vec<Cell>,
    /// Its rows; the first cell of each is its heading.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// How many columns it has: the widest of its rows decides.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0).max(self.head.len())
    }

    /// Whether a column is one of figures: its head says so, else its first row.
    pub fn is_figure(&self, at: usize) -> bool {
        let cell = self.head.get(at).or_else(|| self.rows.first()?.get(at));
        cell.is_some_and(|cell| cell.is_figure)
    }
}

/// A cell of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// The goal behind it.
    pub goal: Option<Id>,
    /// Whether it is a figure, set flush right.
    pub is_figure: bool,
}

impl Cell {
    /// A cell of words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell with a figure.
    pub fn figure(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_figure: true, ..Self::default() }
    }

    /// The same with the goal behind it.
    pub fn of(self, goal: &Id) -> Self {
        Self { goal: Some(goal.clone()), ..self }
    }
}
