//! What a run says that docx-rs 0.4.22 has no word for, and how it travels through it.
//!
//! docx-rs cannot write a run's language (`w:lang`) or that its script is complex (`w:cs`). Both travel in elements that it
//! can write and that no release uses, and [`restore`] turns them into what is meant:
//!
//! | means | travels as |
//! |---|---|
//! | `<w:lang w:val="fr" w:bidi="fr"/>` | `<w:highlight w:val="fr"/>` |
//! | `<w:cs/>` and `<w:lang w:bidi="km-KH"/>` | `w:hint="cs"` on `<w:rFonts>`, which says the same and stays |

use docx_rs::{RunFonts, RunProperty};
use prakas_document::Language;

use crate::finish::Element;

/// The language of complex script in our documents, as Word names it.
pub(crate) const KHMER: &str = "km-KH";

/// The same properties for words of this language.
pub(crate) fn with_language(properties: RunProperty, language: &Language) -> RunProperty {
    properties.highlight(tag(language))
}

/// The fonts of a Khmer run. Word takes a complex script's face from `cs`; other programs read `ascii` and `hAnsi`.
pub(crate) fn khmer_fonts(face: &str) -> RunFonts {
    RunFonts::new().ascii(face).hi_ansi(face).cs(face).hint("cs")
}

/// A language as Word names it: Khmer with its country, the others by their tags.
pub(crate) fn tag(language: &Language) -> &str {
    if *language == Language::KM { KHMER } else { language.as_str() }
}

/// Turns what travelled in a `w:rPr` into what is meant.
pub(crate) fn restore(properties: &mut Element) {
    let language = properties
        .take_child("w:highlight")
        .and_then(|highlight| highlight.attribute("w:val").map(str::to_owned));
    let complex = properties.child("w:rFonts").is_some_and(|fonts| fonts.attribute("w:hint") == Some("cs"));
    if complex {
        properties.push(Element::new("w:cs"));
    }
    // Word keeps the language of Hebrew or Arabic letters apart, too.
    let bidi = if complex { Some(KHMER.to_owned()) } else { language.clone() };
    let Some(bidi) = bidi else { return };
    let mut lang = Element::new("w:lang");
    if let Some(language) = language {
        lang.set("w:val", language);
    }
    lang.set("w:bidi", bidi);
    properties.push(lang);
}
