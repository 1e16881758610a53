//! The fonts that go into a DOCX.

use prakas_document::{Document, Script, Slant, Weight};
use prakas_docx::{DocxOptions, EmbeddedFont, FontStyle};
use prakas_fonts::Fonts;

use super::khmer_faces::{KhmerFace, khmer_faces};

/// The options with the Khmer faces of a document that has Khmer words, unless they name fonts of their own.
pub(super) fn with_khmer_faces(options: &DocxOptions, document: &Document, fonts: &Fonts) -> DocxOptions {
    let mut options = options.clone();
    if options.embed_fonts && options.embedded.is_empty() && Script::Khmer.is_in(&document.reading_text()) {
        options.embedded = khmer_faces(document, fonts, embedded);
    }
    options
}

/// The face as it goes into a file; nothing where it must not be embedded.
fn embedded(face: KhmerFace<'_>) -> Option<EmbeddedFont> {
    let style = match (face.weight, face.slant) {
        (Weight::Regular, Slant::Upright) => FontStyle::Regular,
        (Weight::Bold, Slant::Upright) => FontStyle::Bold,
        (Weight::Regular, Slant::Italic) => FontStyle::Italic,
        (Weight::Bold, Slant::Italic) => FontStyle::BoldItalic,
    };
    EmbeddedFont::new(face.family, style, face.file).ok()
}
