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
        let modified = Element::new("dcterms:modified").with("xsi:type", "dcterms:W3CDTF");
        core.push(modified.text(format!("{issued}T00:00:00Z")));
    }
    core
}

/// The custom properties: what an archive looks for (part 1, 22.3).
pub(super) fn custom(document: &Document) -> Element {
    /// The identifier that every custom property has ([MS-OSHARED] 2.3.3.2.3).
    const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    let meta = &document.meta;
    let languages: Vec<&str> = document.parts().iter().map(|part| part.language.as_str()).collect();
    let facts = [
        ("Release", Some(meta.id.clone())),
        ("Kind", meta.kind.clone()),
        ("Number", meta.number.clone()),
        ("Status", meta.status.clone()),
        ("Issued", meta.issued.map(|issued| issued.to_string())),
        ("Languages", Some(languages.join(", "))),
    ];
    let root = rooted(
        "Properties",
        &[
            ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
            ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
        ],
        Vec::new(),
    );
    let said =
        facts.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    // The first two numbers are not free.
    (2..).zip(said).fold(root, |root, (number, (name, value)): (i32, _)| {
        let property =
            Element::new("property").with("fmtid", FORMAT).with("pid", number.to_string()).with("name", name);
        root.holding(property.holding(Element::new("vt:lpwstr").text(printable(&value))))
    })
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
