//! What can be saved from a file of our own that breaks off or is damaged.

use std::rc::Rc;

use serde_json::value::RawValue;

use crate::doc::{Doc, Hash};
use crate::file::problem::{DecodeError, Problem, ProblemKind};
use crate::file::{Decoded, FORMAT, Format, Source};

use super::decode::{self, Reader};
use super::raw::{RawEntity, top_of};

/// Every entity line begins so.
const ENTITY: &str = "{\"id\":";

/// Whether a text that is not JSON began as one of our files.
pub fn looks_like_ours(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(512)).unwrap_or(text);
    head.contains(&format!("\"{FORMAT}\""))
}

/// Reads every complete entity and every complete record of a damaged file (rule F6).
///
/// # Errors
/// When nothing at all is complete: the error the parser gave.
pub fn salvage(text: &str, error: DecodeError, source: Source) -> Result<Decoded, DecodeError> {
    let (body_at, mut doc) = head(text, source)?;
    let mut reader = Reader::new(text, source);
    let DecodeError::NotJson { reason, .. } = &error else { return Err(error) };
    let mut starts: Vec<usize> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(ENTITY) {
            starts.push(offset);
        }
        offset += line.len();
    }
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(text.len());
        let piece = text.get(*start..end).unwrap_or("");
        let complete = value_at(piece).and_then(|raw| serde_json::from_str::<RawEntity<'_>>(raw.get()).ok());
        if let Some(entity) = complete {
            reader.item(at, piece, entity);
            continue;
        }
        if let Some(mended) = close(piece)
            && let Ok(entity) = serde_json::from_str::<RawEntity<'_>>(&mended)
        {
            reader.item(at, piece, entity);
        }
        let kind = ProblemKind::Broken { reason: reason.clone() };
        reader.marks.say_at(format!("items[{at}]"), *start, kind);
    }
    doc.items = Rc::new(reader.finish_items());
    if doc.items.is_empty() && body_at == 0 {
        return Err(error);
    }
    let mut problems = reader.marks.finish();
    if let DecodeError::NotJson { line, column, reason } = error {
        problems.push(Problem { path: String::new(), line, column, kind: ProblemKind::Broken { reason } });
    }
    Ok(Decoded { doc, format: Format::Own, problems })
}

/// The header and the sessions, read from the longest beginning that can be closed.
fn head(text: &str, source: Source) -> Result<(usize, Doc), DecodeError> {
    let mut closings = Vec::new();
    if let Some(at) = text.find("\"items\":[") {
        closings.push((at, text.get(..at).map(|head| format!("{head}\"items\":[]}}"))));
    }
    if let Some(at) = text.rfind(",\n\"items\"").or_else(|| text.find("},\n").map(|at| at + 1)) {
        closings.push((at, text.get(..at).map(|head| format!("{head}}}"))));
        closings.push((at, text.get(..at).map(|head| format!("{head}}}}}"))));
    }
    if let Some(at) = text.find(",\n\"sessions\"") {
        closings.push((at, text.get(..at).map(|head| format!("{head}}}"))));
    }
    for (at, closed) in closings {
        if let Some(closed) = closed
            && let Ok(top) = top_of(&closed)
        {
            return decode::decode(&closed, &top, source).map(|decoded| (at, decoded.doc));
        }
    }
    Ok((0, Doc::new(format!("d-{}", Hash::of(&[text])))))
}

/// The one value a piece begins with, whatever follows it.
fn value_at(piece: &str) -> Option<&RawValue> {
    serde_json::Deserializer::from_str(piece).into_iter::<&RawValue>().next()?.ok()
}

/// Closes an entity whose list of records breaks off, after its last complete line.
fn close(piece: &str) -> Option<String> {
    let lines: Vec<&str> = piece.split_inclusive('\n').collect();
    // A list of records begins at the end of a line; any other list that breaks off says less
    // than its writer wrote, and closing it would make an edit of that.
    if !lines.first()?.trim_end().ends_with("\"log\":[") {
        return None;
    }
    (1..=lines.len()).rev().take(3).chain([1]).find_map(|kept| {
        let text: String = lines.get(..kept)?.concat();
        let text = text.trim_end().trim_end_matches(',');
        let closed = ["]}", "}"].map(|end| format!("{text}{end}"));
        closed.into_iter().find(|text| serde_json::from_str::<&RawValue>(text).is_ok())
    })
}
