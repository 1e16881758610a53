//! The faces that go into a page.

use prakas_document::{Document, Script};
use prakas_fonts::Fonts;
use prakas_html::{HtmlOptions, WebFace};

use super::khmer_faces::{KhmerFace, khmer_faces};

/// The options with the Khmer faces of a document that has Khmer words, or whose page names its Khmer edition, unless they name
/// faces of their own.
pub(super) fn with_khmer_faces(options: &HtmlOptions, document: &Document, fonts: &Fonts) -> HtmlOptions {
    let mut options = options.clone();
    if options.embed_fonts && options.faces.is_empty() && has_khmer(document) {
        options.faces = khmer_faces(document, fonts, web);
    }
    options
}

fn has_khmer(document: &Document) -> bool {
    let is_khmer = |words: &str| Script::Khmer.is_in(words);
    is_khmer(&document.reading_text()) || document.meta.ways.editions.iter().any(|way| is_khmer(&way.name))
}

/// The face as it goes into a page; nothing where it must not be embedded.
fn web(face: KhmerFace<'_>) -> Option<WebFace> {
    WebFace::new(face.family, face.weight, face.slant, face.file).ok()
}
