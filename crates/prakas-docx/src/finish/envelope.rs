//! What the file says of itself: the release that it carries, and what it shows (ECMA-376 part 1, 15.2.5 and 22.5).

use prakas_carrier::docx::{Envelope, Line};
use prakas_carrier::{File, Relationship};
use prakas_document::{CarriedKind, Document};

use super::element::Element;
use super::rooted;

/// The part that holds the envelope.
pub(crate) const ENVELOPE: &str = "customXml/item1.xml";

/// The part that names it, and says what it refers to.
pub(super) const PROPERTIES: &str = "customXml/itemProps1.xml";

/// What the envelope refers to.
pub(super) const RELATIONSHIPS: &str = "customXml/_rels/item1.xml.rels";

/// The type of the relationship from an item to its properties.
pub(super) const PROPERTIES_KIND: &str = "customXmlProps";

/// The envelope of a document that carries something.
pub(super) fn envelope(document: &Document, furniture: &[Line]) -> Option<String> {
    let carried = &document.meta.carried;
    if carried.is_empty() {
        return None;
    }
    let files = carried.iter().map(|file| File {
        name: file.name.clone(),
        media_type: Some(file.media_type.to_owned()),
        description: match file.kind {
            CarriedKind::Release => Some("This release as data".to_owned()),
            CarriedKind::Source => Some("What this release was made of".to_owned()),
        },
        relationship: Relationship::Source,
        bytes: file.bytes.to_vec(),
    });
    let envelope = Envelope {
        files: files.collect(),
        words: Some(document.digest()),
        languages: document.parts().iter().map(|part| part.language.as_str().to_owned()).collect(),
        furniture: furniture.to_vec(),
    };
    Some(envelope.to_xml())
}

/// The properties of the envelope's part: an id that is the same for the same envelope.
pub(super) fn properties(envelope: &str) -> Element {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
    let schema = Element::new("ds:schemaRef").with("ds:uri", "urn:prakas:release");
    rooted("ds:datastoreItem", &[("xmlns:ds", namespace)], Vec::new())
        .with("ds:itemID", crate::embedded::guid(crate::embedded::key(envelope.as_bytes())))
        .holding(Element::new("ds:schemaRefs").holding(schema))
}
