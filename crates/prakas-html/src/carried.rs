//! The release that a page carries, as a data block.

use prakas_document::{Carried, CarriedKind, Document};

/// The stored release, in a form that no tag and no reference can begin in; nothing where the page carries none. What else a
/// document carries has no place in a page.
pub(crate) fn release(document: &Document) -> Option<String> {
    let is_release = |file: &&Carried| file.kind == CarriedKind::Release;
    let release = document.meta.carried.iter().find(is_release)?;
    let json = std::str::from_utf8(&release.bytes).ok()?;
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // In JSON these stand in strings alone.
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            c => safe.push(c),
        }
    }
    Some(safe)
}
