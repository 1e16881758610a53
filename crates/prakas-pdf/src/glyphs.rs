//! Characters that no font has.

use std::collections::BTreeSet;

use prakas_document::{Code, Diagnostic};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// The characters, or clusters of them, that are drawn as an empty box.
pub(crate) fn missing_glyphs(document: &PagedDocument) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    for page in document.pages() {
        collect(&page.frame, &mut missing);
    }
    missing.into_iter().map(str::to_owned).collect()
}

/// A warning for each of these characters.
pub(crate) fn warnings(missing: BTreeSet<String>) -> impl Iterator<Item = Diagnostic> {
    missing.into_iter().map(|text| {
        let points: Vec<String> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let message = format!("no font has `{text}` ({}); it is drawn as an empty box", points.join(" "));
        Diagnostic::warning(Code::MissingGlyph, message).hint("give a directory of fonts that has one for it")
    })
}

fn collect<'a>(frame: &'a Frame, missing: &mut BTreeSet<&'a str>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, missing),
            FrameItem::Text(text) => {
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                missing.extend(boxes.filter_map(|glyph| text.text.get(glyph.range())));
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
