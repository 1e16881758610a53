//! Characters that no font has.

use std::collections::BTreeSet;

use prakas_document::{Code, Diagnostic};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::texts::texts;

/// The characters, or clusters of them, that are drawn as an empty box.
pub(crate) fn missing_glyphs(document: &PagedDocument) -> BTreeSet<String> {
    let boxes = |text: &TextItem| {
        let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
        boxes.filter_map(|glyph| text.text.get(glyph.range()).map(str::to_owned)).collect::<Vec<_>>()
    };
    let texts = document.pages().iter().flat_map(|page| texts(&page.frame));
    texts.flat_map(|it| boxes(it.text)).collect()
}

/// A warning for each of these characters.
pub(crate) fn warnings(missing: BTreeSet<String>) -> impl Iterator<Item = Diagnostic> {
    missing.into_iter().map(|text| {
        let points: Vec<String> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let message = format!("no font has `{text}` ({}); it is drawn as an empty box", points.join(" "));
        Diagnostic::warning(Code::MissingGlyph, message).hint("give a directory of fonts that has one for it")
    })
}
