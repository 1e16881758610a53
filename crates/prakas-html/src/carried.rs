//! The release that a page carries, as a data block.

use prakas_document::{Carried, CarriedKind, Document};

/// The stored release; nothing where the page carries none. What else a document carries has no place in a page.
pub(crate) fn release(document: &Document) -> Option<&str> {
    let is_release = |file: &&Carried| file.kind == CarriedKind::Release;
    let release = document.meta.carried.iter().find(is_release)?;
    std::str::from_utf8(&release.bytes).ok()
}
