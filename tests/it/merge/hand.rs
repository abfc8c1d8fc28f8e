//! Changes to the text of a file as other tools and people make them: by lines and characters,
//! without the code that reads or writes files.

use plumbline::doc::Json;

use super::truth::ENTITIES;

/// Where the lines of an entity begin and end in a text; the end is before the comma.
pub fn chunk(text: &str, entity: usize) -> Option<(usize, usize)> {
    let id = Json::str(ENTITIES[entity].0);
    let head = |id: &str| text.find(&format!("\n{{\"id\":{id},"));
    let start = head(id.text()).or_else(|| head(&escape(id.text())))? + 1;
    let rest = &text[start..];
    let end = [",\n{\"id\":", "\n],\"end\""].iter().filter_map(|mark| rest.find(mark)).min();
    Some((start, start + end.unwrap_or(rest.len())))
}

/// What ends the first line of an entity that has records.
pub const LOG: &str = "\"log\":[";

/// The pairs of an entity without its records, and what follows them in the text.
fn open(chunk: &str) -> Option<(Vec<(String, Json)>, &str)> {
    let head = chunk.split('\n').next()?;
    let (fields, rest) = match head.strip_suffix(LOG) {
        Some(fields) => (format!("{}}}", fields.trim_end_matches(',')), &chunk[fields.len()..]),
        None => (head.to_owned(), ""),
    };
    Some((Json::parse(&fields).ok()?.as_object()?, rest))
}

fn close(pairs: &[(String, Json)], rest: &str) -> String {
    let object = Json::object(pairs.iter().map(|(key, value)| (key.as_str(), value.clone())));
    match rest {
        "" => object.text().to_owned(),
        rest => format!("{},{rest}", object.text().strip_suffix('}').unwrap_or_default()),
    }
}

/// Changes the pairs of an entity; `None` when the text has no such entity or nothing changed.
pub fn change(
    text: &str,
    entity: usize,
    by: impl FnOnce(&mut Vec<(String, Json)>) -> Option<()>,
) -> Option<String> {
    let (start, end) = chunk(text, entity)?;
    let (mut pairs, rest) = open(&text[start..end])?;
    by(&mut pairs)?;
    Some(format!("{}{}{}", &text[..start], close(&pairs, rest), &text[end..]))
}

/// The value under a key of an entity, as it stands.
pub fn value(text: &str, entity: usize, key: &str) -> Option<Json> {
    let (start, end) = chunk(text, entity)?;
    let (pairs, _) = open(&text[start..end])?;
    pairs.into_iter().find(|(own, _)| own == key).map(|(_, value)| value)
}

/// Every character beyond ASCII spelled as an escape, as some tools do when they write JSON.
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                out.push_str("\\u");
                out.extend(
                    (0..4).rev().filter_map(|at| char::from_digit(u32::from(*unit >> (4 * at) & 15), 16)),
                );
            }
        }
    }
    out
}

/// Spaces after the commas between lines and another system's ends of line.
pub fn reflow(text: &str) -> String {
    text.replace(",\n", " ,\r\n  ").replace("{\"id\":", "{ \"id\" : ").replace("\n]", "\r\n\t]")
}
