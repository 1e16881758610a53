//! What a PDF says of itself.

use super::document::Document;
use super::object::{Dictionary, Object};
use crate::CarrierError;

/// What a PDF says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The version of PDF, such as `1.7`.
    pub version: String,
    /// How many pages it has.
    pub pages: usize,
    /// The standards that it claims to keep, such as `PDF/A-3a` (ISO 19005) and `PDF/UA-1` (ISO 14289). Whether it does is
    /// for a validator to say.
    pub standards: Vec<String>,
    /// How many signatures it bears (ISO 32000-1 §12.8). Whether they are good is for others to say.
    pub signatures: usize,
}

pub(super) fn about(document: &mut Document<'_>, bytes: &[u8]) -> Result<About, CarrierError> {
    let catalog = document.catalog()?;
    let version = match document.resolve(catalog.get("Version"))? {
        Object::Name(version) => String::from_utf8_lossy(&version).into_owned(),
        _ => header(bytes),
    };
    let pages = match document.resolve(catalog.get("Pages"))? {
        Object::Dictionary(pages) => pages.size("Count").unwrap_or_default(),
        _ => 0,
    };
    let metadata = document.stream(catalog.get("Metadata"))?;
    let metadata = metadata.map(|(_, xml)| String::from_utf8_lossy(&xml).into_owned()).unwrap_or_default();
    Ok(About { version, pages, standards: standards(&metadata), signatures: signatures(document, &catalog)? })
}

/// The version that the first line tells (§7.5.2).
fn header(bytes: &[u8]) -> String {
    let line = bytes.strip_prefix(b"%PDF-").unwrap_or_default();
    let end = line.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.').unwrap_or(line.len());
    String::from_utf8_lossy(&line[..end.min(4)]).into_owned()
}

/// The standards that XMP metadata claims.
fn standards(metadata: &str) -> Vec<String> {
    let archival = property(metadata, "pdfaid:part").map(|part| {
        // PDF/A-4 has conformance `E`, `F` or none, and is written in small letters as the others are.
        let conformance = property(metadata, "pdfaid:conformance").unwrap_or_default().to_lowercase();
        format!("PDF/A-{part}{conformance}")
    });
    let accessible = property(metadata, "pdfuaid:part").map(|part| format!("PDF/UA-{part}"));
    archival.into_iter().chain(accessible).collect()
}

/// The value of a property of one word, written as an element or as an attribute.
fn property<'a>(metadata: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = metadata;
    while let Some((_, after)) = rest.split_once(name) {
        let value = after.trim_start().trim_start_matches(['>', '=', '"', '\'']).trim_start();
        let end = value.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(value.len());
        if end > 0 && end < after.len() && end < 8 && !after.starts_with(|c: char| c.is_ascii_alphanumeric())
        {
            return Some(&value[..end]);
        }
        rest = after;
    }
    None
}

/// The fields of the form that are signatures, and signed. Those below other fields are not looked for: programs that sign put
/// theirs at the top.
fn signatures(document: &mut Document<'_>, catalog: &Dictionary) -> Result<usize, CarrierError> {
    let Object::Dictionary(form) = document.resolve(catalog.get("AcroForm"))? else { return Ok(0) };
    let Object::Array(fields) = document.resolve(form.get("Fields"))? else { return Ok(0) };
    let mut signatures = 0;
    for field in fields {
        let Object::Dictionary(field) = document.resolve(&field)? else { continue };
        let is_signature = document.resolve(field.get("FT"))? == Object::Name(b"Sig".to_vec());
        let is_signed = matches!(document.resolve(field.get("V"))?, Object::Dictionary(_));
        signatures += usize::from(is_signature && is_signed);
    }
    Ok(signatures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_elements_or_attributes() {
        let elements = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>";
        assert_eq!(standards(elements), ["PDF/A-3a", "PDF/UA-1"]);
        assert_eq!(standards("<rdf:Description pdfaid:part=\"2\" pdfaid:conformance='U'/>"), ["PDF/A-2u"]);
        assert_eq!(standards("<pdfaid:part>4</pdfaid:part>"), ["PDF/A-4"]);
        for none in ["", "pdfaid:part", "<pdfaid:part></pdfaid:part>", "<pdfaid:parts>3</pdfaid:parts>"] {
            assert_eq!(standards(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn the_first_line_tells_the_version() {
        assert_eq!(header(b"%PDF-1.7\n"), "1.7");
        assert_eq!(header(b"%PDF-2.0"), "2.0");
        assert_eq!(header(b"Dear"), "");
    }
}
