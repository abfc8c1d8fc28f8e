//! A document as canonical text: equal states make equal bytes (rule F2).

use crate::doc::{Doc, Entity, Json, Session, SessionNote};
use crate::file::{FORMAT, MINOR};
use crate::okr::Moment;

use super::stamps::write_sync;

/// Writes a document, or a part of one.
pub fn encode(doc: &Doc) -> String {
    let mut out = String::with_capacity(256 + doc.items.len() * 256);
    write_head(doc, doc.newest(), &mut out);
    for (at, entity) in doc.items.values().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        write_entity(doc, entity, &mut out);
    }
    write_end(doc.items.len(), &mut out);
    out
}

/// Writes everything that stands before the entities, the opening of their list included; `saved` is the
/// time of the newest event.
#[expect(clippy::unnecessary_min_or_max, reason = "this version's minor number will not stay 0")]
pub fn write_head(doc: &Doc, saved: Option<Moment>, out: &mut String) {
    out.push_str("{\"format\":");
    out.push_str(Json::str(FORMAT).text());
    out.push_str(",\"minor\":");
    out.push_str(&doc.minor.max(MINOR).to_string());
    out.push_str(",\"doc\":");
    out.push_str(Json::str(&doc.id).text());
    if let Some(saved) = saved {
        out.push_str(",\"saved\":");
        out.push_str(Json::str(&saved.to_string()).text());
    }
    for (name, value) in doc.extras.iter() {
        out.push(',');
        out.push_str(Json::str(name).text());
        out.push(':');
        out.push_str(value.text());
    }
    out.push_str(",\n\"sessions\":{");
    for (at, (session, note)) in doc.sessions.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        write_session(*session, note, out);
    }
    out.push_str("},\n\"items\":[");
}

/// Writes everything that stands behind the entities.
pub fn write_end(entities: usize, out: &mut String) {
    out.push_str("\n],\"end\":{\"items\":");
    out.push_str(&entities.to_string());
    out.push_str("}}\n");
}

fn write_session(session: Session, note: &SessionNote, out: &mut String) {
    out.push_str(Json::str(session.as_str()).text());
    out.push_str(":{\"began\":");
    out.push_str(Json::str(&note.began.to_string()).text());
    if let Some(who) = &note.who {
        out.push_str(",\"who\":");
        out.push_str(Json::str(who.as_str()).text());
    }
    out.push('}');
}

/// Writes one entity with its records; the document knows the sessions.
pub fn write_entity(doc: &Doc, entity: &Entity, out: &mut String) {
    out.push_str("{\"id\":");
    out.push_str(Json::str(entity.id.as_str()).text());
    if !entity.kind.is_empty() {
        out.push_str(",\"kind\":");
        out.push_str(Json::str(&entity.kind).text());
    }
    for (name, _) in &entity.fields {
        if let Some(value) = doc.shown(entity, name) {
            out.push(',');
            out.push_str(Json::str(name).text());
            out.push(':');
            out.push_str(value.text());
        }
    }
    let mut several = entity.fields.iter().filter(|(_, register)| register.entries().len() > 1).peekable();
    if several.peek().is_some() {
        out.push_str(",\"conflicts\":{");
        let mut comma = "";
        for (name, register) in several {
            out.push_str(comma);
            comma = ",";
            out.push_str(Json::str(name).text());
            out.push(':');
            out.push_str(Json::array(register.entries().iter().map(|entry| entry.value.clone())).text());
        }
        out.push('}');
    }
    write_sync(entity, out);
    if !entity.records.is_empty() {
        out.push_str(",\"log\":[");
        for (at, record) in entity.records.iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { ",\n" });
            out.push_str("{\"r\":\"");
            out.push_str(&record.key.to_string());
            out.push('"');
            let body = record.body.text();
            let inner = body.get(1..body.len().saturating_sub(1)).unwrap_or("");
            if !inner.is_empty() {
                out.push(',');
                out.push_str(inner);
            }
            out.push('}');
        }
        out.push(']');
    }
    out.push('}');
}
