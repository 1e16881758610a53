//! The archive: always the same bytes for the same parts.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::element::Element;
use super::rooted;
use crate::DocxError;

/// How hard the entries are compressed, of 1 to 9.
const LEVEL: i64 = 6;

/// Where the types of our XML parts begin.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts of a package, in the order of the archive.
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    pub(super) fn new() -> Self {
        Self { parts: Vec::new() }
    }

    /// Adds an XML part.
    pub(super) fn add(&mut self, path: &str, part: &Element) -> Result<(), DocxError> {
        let xml = part.to_xml().map_err(|error| DocxError::part("an XML part", &error))?;
        self.add_bytes(path, &xml);
        Ok(())
    }

    /// Adds a part of any kind.
    pub(super) fn add_bytes(&mut self, path: &str, bytes: &[u8]) {
        self.parts.push((path.to_owned(), bytes.to_vec()));
    }

    /// The archive, with the types of its parts as its first entry (ECMA-376 part 2, 7.3.7).
    pub(super) fn write(mut self) -> Result<Vec<u8>, DocxError> {
        let types = self.content_types();
        self.add("[Content_Types].xml", &types)?;
        self.parts.rotate_right(1);
        self.archive().map_err(|error| DocxError::part("the archive", &error))
    }

    fn archive(&self) -> ZipResult<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .system(System::Unix)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.parts {
            archive.start_file(path.as_str(), options)?;
            archive.write_all(bytes)?;
        }
        Ok(archive.finish()?.into_inner())
    }

    fn content_types(&self) -> Element {
        let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
        let mut types = rooted("Types", &[("xmlns", namespace)], Vec::new());
        for (extension, kind) in [
            ("jpg", "image/jpeg"),
            ("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
            ("png", "image/png"),
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("svg", "image/svg+xml"),
            ("xml", "application/xml"),
        ] {
            let default = Element::new("Default").with("Extension", extension).with("ContentType", kind);
            types.push(default);
        }
        for (path, _) in &self.parts {
            if let Some(kind) = content_type(path) {
                let part = Element::new("Override").with("PartName", format!("/{path}"));
                types.push(part.with("ContentType", kind));
            }
        }
        types
    }
}

/// The type of a part that its file's ending does not tell.
fn content_type(path: &str) -> Option<String> {
    let name = path.strip_prefix("word/").and_then(|path| path.strip_suffix(".xml"));
    let kind = match (path, name.map(|name| name.trim_end_matches(|c: char| c.is_ascii_digit()))) {
        ("docProps/core.xml", _) => {
            return Some("application/vnd.openxmlformats-package.core-properties+xml".to_owned());
        }
        ("docProps/app.xml", _) => {
            return Some("application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned());
        }
        ("docProps/custom.xml", _) => {
            return Some("application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned());
        }
        ("word/theme/theme1.xml", _) => {
            return Some("application/vnd.openxmlformats-officedocument.theme+xml".to_owned());
        }
        (super::envelope::PROPERTIES, _) => {
            return Some("application/vnd.openxmlformats-officedocument.customXmlProperties+xml".to_owned());
        }
        (_, Some("document")) => "document.main",
        (
            _,
            Some(
                name
                @ ("styles" | "numbering" | "settings" | "fontTable" | "footnotes" | "header" | "footer"),
            ),
        ) => name,
        _ => return None,
    };
    Some(format!("{WORD}.{kind}+xml"))
}
