//! The parts of a DOCX, and how they refer to each other (ECMA-376 part 2, 6).

use std::collections::BTreeMap;

use super::xml::{Ns, Tree};
use super::zip::Archive;
use crate::CarrierError;
use crate::limits::Budget;

/// The bytes that begin a compound file: what Word wrote before 2007, and what it puts an encrypted document into.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The part that says what the others are.
const TYPES: &str = "[Content_Types].xml";

/// A document's parts.
#[derive(Debug)]
pub(super) struct Package<'a> {
    archive: Archive<'a>,
}

/// What a part refers to, by the ids that it has for them.
pub(super) type Relationships = BTreeMap<String, Relationship>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    /// The last word of its type: `image`.
    pub(super) kind: String,
    pub(super) target: Target,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// The name of a part.
    Part(String),
    /// An address outside the package.
    Address(String),
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, CarrierError> {
        if bytes.starts_with(&COMPOUND) {
            // Names in it are UTF-16.
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(if is_encrypted {
                CarrierError::Encrypted
            } else {
                CarrierError::Unsupported("in the format of Word before 2007".to_owned())
            });
        }
        Ok(Self { archive: Archive::new(bytes, budget)? })
    }

    /// The name of the main part.
    pub(super) fn main(&self, budget: &mut Budget) -> Result<String, CarrierError> {
        const NO_DOCX: CarrierError = CarrierError::WrongFormat("DOCX");
        if !self.archive.has(TYPES) {
            return Err(NO_DOCX);
        }
        let relationships = self.relationships("", budget)?;
        let office = relationships.into_values().find(|it| it.kind == "officeDocument").ok_or(NO_DOCX)?;
        let Target::Part(main) = office.target else { return Err(NO_DOCX) };
        if !self.archive.has(&main) {
            return Err(CarrierError::Broken("its main part is missing"));
        }
        // A workbook and a presentation have the same relationship.
        match self.content_type(&main, budget)? {
            Some(kind) if kind.contains("wordprocessingml") || kind.contains("ms-word") => Ok(main),
            _ => Err(NO_DOCX),
        }
    }

    /// The media type of a part.
    fn content_type(&self, part: &str, budget: &mut Budget) -> Result<Option<String>, CarrierError> {
        let Some(types) = self.tree(TYPES, budget)? else { return Ok(None) };
        let ending = part.rsplit_once('.').map_or("", |(_, ending)| ending);
        let mut by_ending = None;
        for element in types.root().elements() {
            let own = |name: &str| element.attribute(Ns::Other, name);
            let is_part =
                own("PartName").is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part));
            if is_part {
                return Ok(own("ContentType").map(str::to_owned));
            }
            if own("Extension").is_some_and(|extension| extension.eq_ignore_ascii_case(ending)) {
                by_ending = own("ContentType").map(str::to_owned);
            }
        }
        Ok(by_ending)
    }

    /// A part as XML; nothing where there is none of this name.
    pub(super) fn tree(&self, part: &str, budget: &mut Budget) -> Result<Option<Tree>, CarrierError> {
        match self.archive.part(part, budget)? {
            Some(bytes) => Tree::parse(&bytes, budget).map(Some),
            None => Ok(None),
        }
    }

    /// What a part holds.
    pub(super) fn bytes(&self, part: &str, budget: &mut Budget) -> Result<Option<Vec<u8>>, CarrierError> {
        self.archive.part(part, budget)
    }

    /// What a part refers to; of the package as a whole for an empty name.
    pub(super) fn relationships(
        &self,
        part: &str,
        budget: &mut Budget,
    ) -> Result<Relationships, CarrierError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let mut relationships = Relationships::new();
        let Some(tree) = self.tree(&name, budget)? else { return Ok(relationships) };
        for element in tree.root().elements() {
            let own = |name: &str| element.attribute(Ns::Other, name);
            let (Some(id), Some(kind), Some(target)) = (own("Id"), own("Type"), own("Target")) else {
                continue;
            };
            let kind = kind.rsplit('/').next().unwrap_or(kind).to_owned();
            let target = match own("TargetMode") {
                Some("External") => Target::Address(target.to_owned()),
                _ => match resolved(folder, target) {
                    Some(part) => Target::Part(part),
                    None => continue,
                },
            };
            relationships.insert(id.to_owned(), Relationship { kind, target });
        }
        Ok(relationships)
    }
}

/// The name of the part that a target in this folder is; nothing where it leads out of the package.
fn resolved(folder: &str, target: &str) -> Option<String> {
    let target = target.split('#').next().unwrap_or(target);
    let mut segments: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|segment| !segment.is_empty()).collect(),
    };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            segment => segments.push(segment),
        }
    }
    (!segments.is_empty()).then(|| segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_in_the_package() {
        let part = |folder, target| resolved(folder, target);
        assert_eq!(part("word", "media/a.png").as_deref(), Some("word/media/a.png"));
        assert_eq!(part("word", "../customXml/item1.xml").as_deref(), Some("customXml/item1.xml"));
        assert_eq!(part("", "/word/document.xml").as_deref(), Some("word/document.xml"));
        assert_eq!(part("word", "/docProps/core.xml").as_deref(), Some("docProps/core.xml"));
        assert_eq!(part("word", "../../etc/passwd"), None);
        assert_eq!(part("", ""), None);
    }
}
