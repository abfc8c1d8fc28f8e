//! Plain OKR JSON, as people and scripts write it, read into a document.
//!
//! No app wrote these values, so each makes its own event of its content: two people who open one
//! file make the same document, and opening it twice adds nothing (rules F7 to F9). What the model
//! has no place for becomes a field under its own name.

mod builder;
mod changes;
mod checkins;
mod goals;
mod loops;
mod metric;
mod names;
mod path;
mod shape;
mod values;
mod workspace;

use crate::file::own::Top;
use crate::file::problem::DecodeError;
use crate::file::{Decoded, Format};

use builder::Builder;
use names::Names;
use shape::Set;

/// Whether an object looks like plain OKR JSON.
pub fn looks_plain(top: &Top<'_>) -> bool {
    top.has("objectives") || top.has("units")
}

/// Reads plain OKR JSON.
///
/// # Errors
/// When the list of objectives or units is something other than a list, with its place.
pub fn decode(text: &str, top: &Top<'_>) -> Result<Decoded, DecodeError> {
    let mut marks = crate::file::marks::Marks::new(text);
    let set = Set::read(text, top, &mut marks)?;
    let names = Names::of(&set, &mut marks);
    let mut builder = Builder::new(names, marks);
    workspace::read(&mut builder, &set);
    goals::read(&mut builder, &set);
    let (doc, problems) = builder.finish();
    Ok(Decoded { doc, format: Format::Plain, problems })
}
