//! The fonts that go into a DOCX.

use std::sync::Arc;

use prakas_document::{Document, Role, Script};
use prakas_docx::{DocxOptions, EmbeddedFont, FontStyle};
use prakas_fonts::{Face, Fonts, Style, Weight};

/// The options with the Khmer faces of a document that has Khmer words, unless they name fonts of their own. Few machines have a
/// Khmer font, and a program without one shows boxes; Latin letters are shown everywhere.
pub(super) fn with_khmer_faces(options: &DocxOptions, document: &Document, fonts: &Fonts) -> DocxOptions {
    let mut options = options.clone();
    let is_khmer = |text: &str| text.chars().any(|c| Script::of(c) == Some(Script::Khmer));
    if options.embedded.is_empty() && is_khmer(&document.reading_text()) {
        let families = families(document);
        options.embedded = fonts.derived(Embeddable::new).of(&families);
    }
    options
}

/// The Khmer families that the theme names, each once.
fn families(document: &Document) -> Vec<&str> {
    let mut families: Vec<&str> = Vec::new();
    for role in Role::ALL {
        let family = document.theme.style(role).faces.khmer.as_str();
        if !families.contains(&family) {
            families.push(family);
        }
    }
    families
}

/// The faces of the library that have Khmer and may go into a file, read once.
struct Embeddable(Vec<EmbeddedFont>);

impl Embeddable {
    fn new(fonts: &Fonts) -> Self {
        Self(fonts.faces().filter(|face| face.covers('ក')).filter_map(|face| embedded(&face)).collect())
    }

    /// The first face of each style of these families: a given one stands before a bundled one of its name.
    fn of(&self, families: &[&str]) -> Vec<EmbeddedFont> {
        let mut chosen: Vec<EmbeddedFont> = Vec::new();
        for font in self.0.iter().filter(|font| families.contains(&font.family())) {
            if !chosen.iter().any(|other| (other.family(), other.style()) == (font.family(), font.style())) {
                chosen.push(font.clone());
            }
        }
        chosen
    }
}

/// The face as it goes into a file; nothing where it is of another style than Word knows, cannot be read, or must not be embedded.
fn embedded(face: &Face<'_>) -> Option<EmbeddedFont> {
    let style = match (face.weight(), face.style()) {
        (Weight::NORMAL, Style::Normal) => FontStyle::Regular,
        (Weight::BOLD, Style::Normal) => FontStyle::Bold,
        (Weight::NORMAL, Style::Italic) => FontStyle::Italic,
        (Weight::BOLD, Style::Italic) => FontStyle::BoldItalic,
        _ => return None,
    };
    let data = face.data().ok()?;
    EmbeddedFont::new(face.family(), style, Arc::from(data.as_ref())).ok()
}
