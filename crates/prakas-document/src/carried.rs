//! What a file carries besides what it shows.

use std::sync::Arc;

/// A file that the files made of a document carry inside, where their format has room for it. Cloning shares the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// What it is called: a file name alone, and another one than those of the others.
    pub name: String,
    /// Its media type as IANA registers it: `application/json`.
    pub media_type: &'static str,
    /// What it is.
    pub kind: CarriedKind,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

/// What a carried file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CarriedKind {
    /// The release in its stored form.
    Release,
    /// A file that the release was read from, as it came.
    Source,
}
