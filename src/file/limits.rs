//! How much a file may hold; beyond that a person is told, and the original is kept.

/// Longest text that is read: 64 MiB.
pub const MAX_TEXT_BYTES: usize = 64 << 20;

/// Most entities one document may have.
pub const MAX_ENTITIES: usize = 100_000;

/// Longest id: an id is a name, not a text.
pub const MAX_ID_BYTES: usize = 512;

/// Longest id of a workspace.
pub const MAX_DOC_ID_BYTES: usize = 64;
