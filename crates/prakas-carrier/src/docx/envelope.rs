//! What a DOCX of ours says of itself, as a custom XML part.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::xml::{Element, Ns, PRAKAS, Tree};
use super::{Envelope, Line};
use crate::{CarrierError, File, Relationship, file_name};

/// What each relationship is called, in the words of ISO 19005-3.
const RELATIONSHIPS: [(Relationship, &str); 5] = [
    (Relationship::Source, "Source"),
    (Relationship::Data, "Data"),
    (Relationship::Alternative, "Alternative"),
    (Relationship::Supplement, "Supplement"),
    (Relationship::Unspecified, "Unspecified"),
];

impl Envelope {
    /// The envelope as an XML part. Files that XML cannot hold as text are in base64.
    pub fn to_xml(&self) -> String {
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<carried xmlns=\"{PRAKAS}\""
        );
        if let Some(words) = &self.words {
            let _ = write!(xml, " words=\"{}\"", escaped(words));
        }
        xml.push('>');
        for language in &self.languages {
            let _ = write!(xml, "<part language=\"{}\"/>", escaped(language));
        }
        for Line { part, role, text } in &self.furniture {
            let _ = write!(xml, "<line part=\"{part}\" role=\"{}\">{}</line>", escaped(role), escaped(text));
        }
        for file in &self.files {
            push_file(&mut xml, file);
        }
        xml.push_str("</carried>");
        xml
    }

    /// What a part of the namespace says; nothing where it is another part.
    pub(super) fn read(tree: &Tree) -> Result<Option<Self>, CarrierError> {
        let root = tree.root();
        if !root.is(Ns::Prakas, "carried") {
            return Ok(None);
        }
        let mut envelope = Self { words: own(root, "words"), ..Self::default() };
        for element in root.elements() {
            match element.name() {
                (Ns::Prakas, "part") => envelope.languages.extend(own(element, "language")),
                (Ns::Prakas, "line") => envelope.furniture.push(Line {
                    part: element
                        .attribute(Ns::Other, "part")
                        .and_then(|part| part.parse().ok())
                        .unwrap_or(0),
                    role: own(element, "role").unwrap_or_default(),
                    text: element.text().into_owned(),
                }),
                (Ns::Prakas, "file") => envelope.files.push(file(element)?),
                _ => {}
            }
        }
        Ok(Some(envelope))
    }
}

fn own(element: Element<'_>, name: &str) -> Option<String> {
    element.attribute(Ns::Other, name).map(str::to_owned)
}

fn push_file(xml: &mut String, file: &File) {
    let _ = write!(xml, "<file name=\"{}\"", escaped(&file.name));
    if let Some(media_type) = &file.media_type {
        let _ = write!(xml, " type=\"{}\"", escaped(media_type));
    }
    if let Some(description) = &file.description {
        let _ = write!(xml, " description=\"{}\"", escaped(description));
    }
    let named = RELATIONSHIPS.into_iter().find(|(relationship, _)| *relationship == file.relationship);
    if let Some((_, name)) = named {
        let _ = write!(xml, " relationship=\"{name}\"");
    }
    match std::str::from_utf8(&file.bytes) {
        Ok(text) if text.chars().all(is_fit) => {
            let _ = write!(xml, ">{}</file>", escaped(text));
        }
        _ => {
            let _ = write!(xml, " encoding=\"base64\">{}</file>", STANDARD.encode(&file.bytes));
        }
    }
}

fn file(element: Element<'_>) -> Result<File, CarrierError> {
    const BROKEN: CarrierError = CarrierError::Broken("a file that it carries is not in base64");
    let text = element.text();
    let bytes = match element.attribute(Ns::Other, "encoding") {
        Some("base64") => {
            let packed: String = text.split_ascii_whitespace().collect();
            STANDARD.decode(packed).map_err(|_| BROKEN)?
        }
        Some(other) => return Err(CarrierError::Unsupported(other.to_owned())),
        None => text.into_owned().into_bytes(),
    };
    let relationship = element.attribute(Ns::Other, "relationship");
    let known = RELATIONSHIPS.into_iter().find(|(_, name)| relationship == Some(name));
    Ok(File {
        name: file_name(element.attribute(Ns::Other, "name").unwrap_or_default()),
        media_type: own(element, "type"),
        description: own(element, "description"),
        relationship: known.map(|(relationship, _)| relationship).unwrap_or_default(),
        bytes,
    })
}

/// Whether XML gives a character back as it was: a carriage return would come back as a line feed.
fn is_fit(c: char) -> bool {
    let is_char = matches!(c, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);
    is_char && c != '\r'
}

/// Text as it may stand in an element or, in quotation marks, in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_fit(c) => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::limits::Budget;

    #[test]
    fn what_is_written_is_read() {
        let file = |name: &str, bytes: &[u8]| File {
            name: name.to_owned(),
            media_type: Some("application/json".to_owned()),
            description: None,
            relationship: Relationship::Source,
            bytes: bytes.to_vec(),
        };
        let envelope = Envelope {
            files: vec![
                file("release.json", "{\n  \"title\": \"<ក> & \\\"b\\\"\"\n}\n".as_bytes()),
                file("a.docx", b"PK\x03\x04\0\xFF"),
                file("b.txt", b"a\r\nb"),
            ],
            words: Some("ab12".to_owned()),
            languages: vec!["km".to_owned(), "en".to_owned()],
            furniture: vec![Line {
                part: 1,
                role: "closing".to_owned(),
                text: "Phnom Penh,\n\"27\" <October>".to_owned(),
            }],
        };
        let xml = envelope.to_xml();
        let mut budget = Budget::new(&Limits::default(), xml.len()).expect("a budget");
        let tree = Tree::parse(xml.as_bytes(), &mut budget).expect("XML");
        assert_eq!(Envelope::read(&tree), Ok(Some(envelope)));
    }
}
