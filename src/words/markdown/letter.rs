//! A text in parts, as it is read on the page and pasted into a chat: no tables, no headings that show their
//! signs, only bold names and lists. Both are made of one and the same.

use crate::words::{Item, PagePhrases};

use super::escape_in_chat;

/// A text in parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Letter {
    /// What it is called.
    pub title: String,
    /// What stands below the title, a line each.
    pub lead: Vec<String>,
    /// Its parts.
    pub parts: Vec<LetterPart>,
}

/// A part with a heading.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LetterPart {
    /// The heading.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Item>,
    /// What is said of lines that are left out.
    pub more: Option<String>,
}

/// As Markdown.
pub fn letter_markdown(words: &dyn PagePhrases, letter: &Letter) -> String {
    let mut out = format!("**{}**\n", escape_in_chat(&letter.title));
    for line in &letter.lead {
        out.push_str(&escape_in_chat(line));
        out.push('\n');
    }
    for part in &letter.parts {
        out.extend(["\n**", &escape_in_chat(&part.title), "**\n"]);
        for line in &part.lines {
            out.push_str("- ");
            match (line.name.is_empty(), line.said.is_empty()) {
                (true, _) => out.push_str(&escape_in_chat(&line.said)),
                (false, true) => out.extend(["**", &escape_in_chat(&line.name), "**"]),
                (false, false) => {
                    let (name, said) = (escape_in_chat(&line.name), escape_in_chat(&line.said));
                    out.extend(["**", &name, "**", words.after_a_name(), &said]);
                }
            }
            out.push('\n');
            for note in &line.notes {
                out.extend(["  - ", &escape_in_chat(note), "\n"]);
            }
        }
        if let Some(more) = &part.more {
            out.extend(["- ", &escape_in_chat(more), "\n"]);
        }
    }
    out
}
