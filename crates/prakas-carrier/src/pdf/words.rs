//! The words that a PDF shows, in the order of its structure tree (ISO 32000-1 §14.7, §14.8).

use std::collections::HashMap;

use super::document::Document;
use super::object::{Dictionary, Object};
use super::page::{PageWords, page};
use crate::CarrierError;

/// How deep the structure tree may be, in multiples of how deep objects may nest.
const DEEP: usize = 4;

/// Reads the words of the structure tree.
pub(super) struct Reader<'d, 'a> {
    document: &'d mut Document<'a>,
    roles: Dictionary,
    /// The words of the pages that were read, by the pages' numbers.
    pages: HashMap<u32, PageWords>,
    words: String,
    /// The words of the notes, which come last.
    notes: String,
}

/// The words, a line a block; footnotes last, without their marks and those of lists. What stands outside the tree, such as page
/// numbers, is no word of the document.
pub(super) fn words(document: &mut Document<'_>) -> Result<String, CarrierError> {
    let catalog = document.catalog()?;
    let Object::Dictionary(root) = document.resolve(catalog.get("StructTreeRoot"))? else {
        return Err(CarrierError::Unsupported("without tags".to_owned()));
    };
    let roles = match document.resolve(root.get("RoleMap"))? {
        Object::Dictionary(roles) => roles,
        _ => Dictionary::default(),
    };
    let depth = document.budget().depth.saturating_mul(DEEP);
    let mut reader =
        Reader { document, roles, pages: HashMap::new(), words: String::new(), notes: String::new() };
    reader.kids(&root, None, false, depth)?;
    let Reader { words, notes, .. } = reader;
    Ok(words + &notes)
}

impl Reader<'_, '_> {
    /// What stands in an element of a page, or in a note.
    fn kids(
        &mut self,
        element: &Dictionary,
        page: Option<u32>,
        in_note: bool,
        depth: usize,
    ) -> Result<(), CarrierError> {
        let depth = depth.checked_sub(1).ok_or(CarrierError::TooLarge("its tags nest too deep"))?;
        let page = match element.get("Pg") {
            Object::Reference(page) => Some(*page),
            _ => page,
        };
        match self.document.resolve(element.get("K"))? {
            Object::Array(kids) => {
                for kid in &kids {
                    self.kid(kid, page, in_note, depth)?;
                }
                Ok(())
            }
            kid => self.kid(&kid, page, in_note, depth),
        }
    }

    fn kid(
        &mut self,
        kid: &Object,
        page: Option<u32>,
        in_note: bool,
        depth: usize,
    ) -> Result<(), CarrierError> {
        self.document.budget().object()?;
        let kid = match self.document.resolve(kid)? {
            Object::Integer(content) => return self.content(page, content, in_note),
            Object::Dictionary(kid) => kid,
            _ => return Ok(()),
        };
        let kind = match kid.get("Type") {
            Object::Name(kind) => kind.as_slice(),
            _ => b"",
        };
        match kind {
            b"MCR" => {
                let page = match kid.get("Pg") {
                    Object::Reference(page) => Some(*page),
                    _ => page,
                };
                match kid.get("MCID") {
                    Object::Integer(content) => self.content(page, *content, in_note),
                    _ => Ok(()),
                }
            }
            // An annotation: the words that it lies on are content of their own.
            b"OBJR" => Ok(()),
            _ => self.element(&kid, page, in_note, depth),
        }
    }

    fn element(
        &mut self,
        element: &Dictionary,
        page: Option<u32>,
        in_note: bool,
        depth: usize,
    ) -> Result<(), CarrierError> {
        let kind = self.kind(element)?;
        match kind.as_slice() {
            b"Lbl" => Ok(()),
            b"Note" | b"FENote" => {
                self.kids(element, page, true, depth)?;
                self.notes.push('\n');
                Ok(())
            }
            kind => {
                self.kids(element, page, in_note, depth)?;
                if !matches!(kind, b"Span" | b"Link") {
                    self.out(in_note).push('\n');
                }
                Ok(())
            }
        }
    }

    fn out(&mut self, in_note: bool) -> &mut String {
        if in_note { &mut self.notes } else { &mut self.words }
    }

    /// An element's standard type: its own, or what the role map says of it (§14.7.3).
    fn kind(&mut self, element: &Dictionary) -> Result<Vec<u8>, CarrierError> {
        let Object::Name(own) = self.document.resolve(element.get("S"))? else { return Ok(Vec::new()) };
        let mapped = std::str::from_utf8(&own).map_or(&Object::Null, |own| self.roles.get(own));
        Ok(match mapped {
            Object::Name(kind) => kind.clone(),
            _ => own,
        })
    }

    /// The words of a marked content of a page.
    fn content(&mut self, number: Option<u32>, content: i64, in_note: bool) -> Result<(), CarrierError> {
        let Some(number) = number else { return Ok(()) };
        if !self.pages.contains_key(&number) {
            let words = page(self.document, number)?;
            self.pages.insert(number, words);
        }
        let words = self.pages.get(&number).and_then(|page| page.get(&content)).cloned().unwrap_or_default();
        self.out(in_note).push_str(&words);
        Ok(())
    }
}
