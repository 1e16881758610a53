//! `docProps`: what is said of the document (ECMA-376 part 2, 8; part 1, 22.2).

use prakas_document::Document;

use super::element::Element;
use super::rooted;

/// The core properties. The day of issue is the day of creation: nothing here knows the clock.
pub(super) fn core(document: &Document) -> Element {
    let meta = &document.meta;
    let mut core = rooted(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
        Vec::new(),
    );
    let mut say = |name: &str, words: &str| {
        if !words.is_empty() {
            core.push(Element::new(name).text(printable(words)));
        }
    };
    say("dc:title", &meta.title);
    say("dc:creator", &meta.authors.join("; "));
    say("dc:description", meta.description.as_deref().unwrap_or_default());
    say("cp:keywords", &meta.keywords.join(", "));
    say("dc:language", document.language().as_str());
    say("dc:identifier", &meta.id);
    // A year of four digits is all that W3CDTF writes.
    if let Some(issued) = meta.issued.filter(|issued| issued.year() > 0) {
        let created = Element::new("dcterms:created").with("xsi:type", "dcterms:W3CDTF");
        core.push(created.text(format!("{issued}T00:00:00Z")));
    }
    core
}

/// The extended properties: what made the file.
pub(super) fn app() -> Element {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Element::new("Properties").with("xmlns", namespace).holding(Element::new("Application").text("Prakas"))
}

/// Words that XML can hold: the document's metadata are plain strings, which nobody has cleaned.
fn printable(words: &str) -> String {
    prakas_document::Text::new(words).as_str().to_owned()
}
