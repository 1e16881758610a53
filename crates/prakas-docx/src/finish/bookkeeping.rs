//! The parts that hold no words: relationships, settings, the font table.

use prakas_document::{Document, Theme};

use super::element::Element;
use super::footnotes::SEPARATORS;
use super::{R, W, rooted};
use crate::build::{Relationship, Relationships, Target};
use crate::{EmbeddedFont, carried};

/// The namespace of relationship parts (ECMA-376 part 2, 6.5).
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What the types of relationships of office documents begin with.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The type of the relationship to the core properties.
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// What the package holds at its root.
pub(super) fn package_relationships() -> Element {
    let relationship = |id: &str, kind: String, target: &str| {
        Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
    };
    rooted("Relationships", &[("xmlns", RELATIONSHIPS)], Vec::new())
        .holding(relationship("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"))
        .holding(relationship("rId2", CORE.to_owned(), "docProps/core.xml"))
        .holding(relationship("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"))
        .holding(relationship("rId4", format!("{OFFICE}/custom-properties"), "docProps/custom.xml"))
}

/// What a part refers to.
pub(super) fn relationships(relationships: &Relationships) -> Element {
    let mut root = rooted("Relationships", &[("xmlns", RELATIONSHIPS)], Vec::new());
    for Relationship { id, target, path } in relationships.iter() {
        let mut relationship = Element::new("Relationship")
            .with("Id", id)
            .with("Type", format!("{OFFICE}/{}", target.kind()))
            .with("Target", path);
        if *target == Target::Hyperlink {
            relationship.set("TargetMode", "External");
        }
        root.push(relationship);
    }
    root
}

/// What the envelope refers to.
pub(super) fn envelope_relationships() -> Element {
    let properties = Element::new("Relationship")
        .with("Id", "rId1")
        .with("Type", format!("{OFFICE}/{}", super::envelope::PROPERTIES_KIND))
        .with("Target", "itemProps1.xml");
    rooted("Relationships", &[("xmlns", RELATIONSHIPS)], Vec::new()).holding(properties)
}

/// `word/settings.xml`: Word 2013 and later lay the file out as their own, not as that of an older Word.
pub(super) fn settings(document: &Document, has_fonts: bool) -> Element {
    let mut notes = Element::new("w:footnotePr");
    for (id, _) in SEPARATORS {
        notes.push(Element::new("w:footnote").with("w:id", id));
    }
    let mode = Element::new("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", "15");
    // A line that its author ends is not spread over the whole width.
    let compatibility =
        Element::new("w:compat").holding(Element::new("w:doNotExpandShiftReturn")).holding(mode);
    let languages = Element::new("w:themeFontLang")
        .with("w:val", carried::tag(document.language()))
        .with("w:bidi", carried::KHMER);
    let mut settings = rooted("w:settings", &[("xmlns:w", W)], Vec::new())
        .holding(Element::new("w:zoom").with("w:percent", "100"));
    if has_fonts {
        // Saved again, the file keeps them.
        settings.push(Element::new("w:embedTrueTypeFonts"));
    }
    settings
        .holding(Element::new("w:defaultTabStop").with("w:val", "720"))
        .holding(Element::new("w:characterSpacingControl").with("w:val", "doNotCompress"))
        .holding(notes)
        .holding(compatibility)
        .holding(languages)
}

/// The faces that stand in for the bundled ones where those are not installed: of the same metrics, or the nearest
/// that ministries have.
const STAND_INS: [(&str, &str); 3] = [
    ("Tinos", "Times New Roman"),
    ("Noto Serif Khmer", "Khmer OS Siemreap"),
    ("Moul", "Khmer OS Muol Light"),
];

/// A font in the file, its path from the folder `word`, and its relationship.
pub(super) struct PlacedFont<'a> {
    pub(super) font: &'a EmbeddedFont,
    pub(super) path: String,
    id: String,
}

/// The fonts that go into the file: of each family that the theme names one of a style, in the order of the font table.
pub(super) fn embedded<'a>(theme: &Theme, fonts: &'a [EmbeddedFont]) -> Vec<PlacedFont<'a>> {
    let mut placed: Vec<&EmbeddedFont> = Vec::new();
    for family in theme.families() {
        let mut of_family: Vec<_> = fonts.iter().filter(|font| font.family() == family).collect();
        of_family.sort_by_key(|font| font.style());
        of_family.dedup_by_key(|font| font.style());
        placed.extend(of_family);
    }
    (1..)
        .zip(placed)
        .map(|(number, font)| PlacedFont {
            font,
            path: format!("fonts/font{number}.odttf"),
            id: format!("rId{number}"),
        })
        .collect()
}

/// What the font table refers to.
pub(super) fn font_relationships(fonts: &[PlacedFont<'_>]) -> Element {
    let root = rooted("Relationships", &[("xmlns", RELATIONSHIPS)], Vec::new());
    fonts.iter().fold(root, |root, font| {
        root.holding(
            Element::new("Relationship")
                .with("Id", &font.id)
                .with("Type", format!("{OFFICE}/font"))
                .with("Target", &font.path),
        )
    })
}

/// `word/fontTable.xml`: the theme's families, with what stands in for them (ECMA-376 part 1, 17.8.3.1 `altName`).
pub(super) fn font_table(theme: &Theme, embedded: &[PlacedFont<'_>]) -> Element {
    let root = rooted("w:fonts", &[("xmlns:w", W), ("xmlns:r", R)], Vec::new());
    theme.families().into_iter().fold(root, |fonts, family| {
        let mut font = Element::new("w:font").with("w:name", family);
        if let Some((_, stand_in)) = STAND_INS.into_iter().find(|(name, _)| *name == family) {
            font.push(Element::new("w:altName").with("w:val", stand_in));
        }
        for placed in embedded.iter().filter(|placed| placed.font.family() == family) {
            font.push(placed.font.reference(&placed.id));
        }
        fonts.holding(font)
    })
}
