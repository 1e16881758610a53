//! From docx-rs's parts to a package that holds up: the last step.
//!
//! What docx-rs 0.4.22 writes opens in most programs and breaks the schema in many places. Each defect is mended here, in one
//! place:
//!
//! | docx-rs | mended in |
//! |---|---|
//! | writes children in an order of its own (`pPr`, `rPr`, `style`, `tblPr`, `tcPr`, `sectPr`, `inline` …) | [`order`] |
//! | leaves empty `rPr`, `tblBorders` and such behind | [`order::put`] |
//! | cannot write `w:lang` and `w:cs` | [`carried`](crate::carried) |
//! | numbers paragraphs by a counter of the whole process (`w14:paraId`) | [`repairs::paragraph_ids`] |
//! | gives `gridCol` a `w:type` that is none of its attributes | [`repairs::grid`] |
//! | cannot mark header rows, so they do not repeat | [`repairs::header_rows`] |
//! | has no borders of pages, so no bar beside what must not be published | [`repairs::status_bars`] |
//! | gives every picture the id 1, no name, no alternative text and no SVG | [`repairs::drawings`] |
//! | writes U+00AD as a character, which Word shows in the middle of lines | [`repairs::soft_hyphens`] |
//! | writes no `w:footnoteRef`, and no separator between text and notes | [`footnotes`] |
//! | gives no style as the default, has no `w:customStyle`, gives table styles a width | [`styles`] |
//! | bases no style on another, unless all of its looks are said again | [`inheritance`] |
//! | adds a list of its own as number 1 to each document | [`numbering`] |
//! | has no theme, and no custom properties in a fixed order | [`theme`], [`properties`] |
//! | settings, font table, properties, content types, relationships: wrong, or not to be had | [`bookkeeping`], [`properties`] |
//! | numbers relationships and links by counters and orders them by hash maps | [`build`](crate::build), which numbers them itself |
//! | writes the archive with the clock, where another crate lets it | [`package`] |

pub(crate) mod bookkeeping;
mod element;
mod envelope;
mod footnotes;
mod inheritance;
mod numbering;
mod order;
mod package;
mod properties;
mod repairs;
mod styles;
mod theme;

use docx_rs::BuildXML;
use prakas_document::Document;

pub(crate) use element::Element;
use element::Node;
pub(crate) use envelope::ENVELOPE;

use crate::build::Content;
use crate::{DocxError, EmbeddedFont};

/// The namespace of WordprocessingML (ECMA-376 part 1).
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of relationships.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespace of drawings in a text.
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// The package.
pub(crate) fn package(
    document: &Document,
    content: &Content<'_>,
    embedded: Option<&[EmbeddedFont]>,
) -> Result<Vec<u8>, DocxError> {
    let mut package = package::Package::new();
    let fonts = bookkeeping::embedded(&document.theme, embedded.unwrap_or_default());
    let main = main_part(document, content)?;
    package.add("_rels/.rels", &bookkeeping::package_relationships())?;
    package.add("word/document.xml", &main)?;
    package.add("word/_rels/document.xml.rels", &bookkeeping::relationships(&content.relationships))?;
    package.add("word/styles.xml", &styles::part(document, &content.styles)?)?;
    package.add("word/numbering.xml", &numbering::part(&content.numbering)?)?;
    package.add("word/settings.xml", &bookkeeping::settings(document, !fonts.is_empty()))?;
    package.add("word/fontTable.xml", &bookkeeping::font_table(&document.theme, &fonts))?;
    package.add("word/footnotes.xml", &footnotes::part(&content.footnotes)?)?;
    if !content.footnote_relationships.is_empty() {
        let relationships = bookkeeping::relationships(&content.footnote_relationships);
        package.add("word/_rels/footnotes.xml.rels", &relationships)?;
    }
    for (i, header) in content.headers.iter().enumerate() {
        package
            .add(&format!("word/header{}.xml", i + 1), &margin_part("header", "w:hdr", &header.build())?)?;
    }
    for (i, footer) in content.footers.iter().enumerate() {
        package
            .add(&format!("word/footer{}.xml", i + 1), &margin_part("footer", "w:ftr", &footer.build())?)?;
    }
    package.add("docProps/core.xml", &properties::core(document))?;
    package.add("docProps/app.xml", &properties::app())?;
    package.add("docProps/custom.xml", &properties::custom(document))?;
    package.add("word/theme/theme1.xml", &theme::part(&document.theme))?;
    if !fonts.is_empty() {
        package.add("word/_rels/fontTable.xml.rels", &bookkeeping::font_relationships(&fonts))?;
    }
    for font in &fonts {
        package.add_bytes(&format!("word/{}", font.path), &font.font.obfuscated());
    }
    for media in &content.media {
        package.add_bytes(&format!("word/{}", media.path), &media.bytes);
    }
    if let Some(envelope) = envelope::envelope(document, &content.furniture) {
        package.add(envelope::PROPERTIES, &envelope::properties(&envelope))?;
        package.add(envelope::RELATIONSHIPS, &bookkeeping::envelope_relationships())?;
        package.add_bytes(ENVELOPE, envelope.as_bytes());
    }
    package.write()
}

/// The main part: the body in schema order.
fn main_part(document: &Document, content: &Content<'_>) -> Result<Element, DocxError> {
    let mut main = parse("document", &content.document.build())?;
    repairs::drawings(&mut main, &content.drawings);
    repairs::header_rows(&mut main);
    repairs::status_bars(&mut main, document);
    finished(&mut main);
    Ok(rooted("w:document", &[("xmlns:w", W), ("xmlns:r", R), ("xmlns:wp", WP)], main.children))
}

/// A header or a footer.
fn margin_part(part: &'static str, root: &str, xml: &[u8]) -> Result<Element, DocxError> {
    let mut margin = parse(part, xml)?;
    finished(&mut margin);
    Ok(rooted(root, &[("xmlns:w", W), ("xmlns:r", R)], margin.children))
}

/// Mends what every part needs mended, and puts it in order.
fn finished(part: &mut Element) {
    repairs::paragraph_ids(part);
    repairs::grid(part);
    repairs::soft_hyphens(part);
    part.visit(&mut |element| {
        if element.name == "w:rPr" {
            crate::carried::restore(element);
        }
    });
    order::put(part);
}

/// A root of ours around children, with the namespaces that they use: docx-rs declares two dozen.
fn rooted(name: &str, namespaces: &[(&str, &str)], children: Vec<Node>) -> Element {
    let mut root = Element::new(name);
    for (prefix, namespace) in namespaces {
        root.set(prefix, *namespace);
    }
    root.children = children;
    root
}

/// What docx-rs wrote, as elements.
fn parse(part: &'static str, xml: &[u8]) -> Result<Element, DocxError> {
    Element::parse(xml).map_err(|error| DocxError::part(part, &error))
}
