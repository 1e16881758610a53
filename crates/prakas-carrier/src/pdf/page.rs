//! The words in a page's content stream, by the marked content that they stand in (ISO 32000-1 §9.4, §14.6).

use std::collections::HashMap;
use std::rc::Rc;

use super::cmap::CMap;
use super::document::Document;
use super::object::{Dictionary, Object};
use super::operators::{Operand, operators};
use super::text;
use crate::CarrierError;

/// The words of each marked content, by its number.
pub(super) type PageWords = HashMap<i64, String>;

/// The most pages that may stand over one another in the tree of pages.
const MOST_PARENTS: usize = 32;

/// The most states that are kept, and marks that are open, at once.
const MOST_OPEN: usize = 1024;

/// Reads the words of the page of this number.
pub(super) fn page(document: &mut Document<'_>, number: u32) -> Result<PageWords, CarrierError> {
    let Object::Dictionary(page) = document.resolve(&Object::Reference(number))? else {
        return Ok(PageWords::new());
    };
    let resources = resources(document, &page)?;
    let part = |document: &mut Document<'_>, key: &str| -> Result<Dictionary, CarrierError> {
        Ok(match document.resolve(resources.get(key))? {
            Object::Dictionary(part) => part,
            _ => Dictionary::default(),
        })
    };
    let (fonts, properties) = (part(document, "Font")?, part(document, "Properties")?);
    let content = content(document, &page)?;
    let mut reader = Reader {
        document,
        fonts,
        properties,
        known: HashMap::new(),
        font: None,
        saved: Vec::new(),
        marks: Vec::new(),
        words: PageWords::new(),
    };
    operators(&content, |document_operator, operands| reader.operate(document_operator, operands))?;
    Ok(reader.words)
}

/// The page's resources, its own or those of a page over it in the tree (§7.7.3.4).
fn resources(document: &mut Document<'_>, page: &Dictionary) -> Result<Dictionary, CarrierError> {
    let mut page = page.clone();
    for _ in 0..MOST_PARENTS {
        if let Object::Dictionary(resources) = document.resolve(page.get("Resources"))? {
            return Ok(resources);
        }
        match document.resolve(page.get("Parent"))? {
            Object::Dictionary(parent) => page = parent,
            _ => break,
        }
    }
    Ok(Dictionary::default())
}

/// The page's content, one stream or several, which are one (§7.8.2).
fn content(document: &mut Document<'_>, page: &Dictionary) -> Result<Vec<u8>, CarrierError> {
    let streams = match page.get("Contents") {
        reference @ Object::Reference(_) => match document.resolve(reference)? {
            Object::Array(streams) => streams,
            _ => vec![reference.clone()],
        },
        Object::Array(streams) => streams.clone(),
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    for stream in &streams {
        if let Some((_, bytes)) = document.stream(stream)? {
            content.extend(bytes);
            content.push(b'\n');
        }
    }
    Ok(content)
}

/// A mark that is open.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// The number of the content, its own or that of the mark around it.
    content: Option<i64>,
    /// Whether the words shown in it are replaced by others.
    is_replaced: bool,
}

struct Reader<'d, 'a> {
    document: &'d mut Document<'a>,
    fonts: Dictionary,
    properties: Dictionary,
    /// The fonts that were read, by their names on the page.
    known: HashMap<Vec<u8>, Option<Rc<CMap>>>,
    font: Option<Rc<CMap>>,
    saved: Vec<Option<Rc<CMap>>>,
    marks: Vec<Mark>,
    words: PageWords,
}

impl Reader<'_, '_> {
    fn operate(&mut self, operator: &[u8], operands: &[Operand]) -> Result<(), CarrierError> {
        match operator {
            b"q" if self.saved.len() < MOST_OPEN => self.saved.push(self.font.clone()),
            b"Q" => self.font = self.saved.pop().flatten(),
            b"Tf" => {
                if let Some(Operand::Name(name)) = operands.first() {
                    self.font = self.named(name)?;
                }
            }
            b"BMC" => self.begin(&Dictionary::default())?,
            b"BDC" => match operands.last() {
                Some(Operand::Dictionary(properties)) => self.begin(properties)?,
                Some(Operand::Name(name)) => {
                    let named =
                        std::str::from_utf8(name).map_or(&Object::Null, |name| self.properties.get(name));
                    let properties = match self.document.resolve(&named.clone())? {
                        Object::Dictionary(properties) => properties,
                        _ => Dictionary::default(),
                    };
                    self.begin(&properties)?;
                }
                Some(Operand::String(_)) | None => self.begin(&Dictionary::default())?,
            },
            b"EMC" => {
                self.marks.pop();
            }
            b"Tj" | b"'" | b"\"" | b"TJ" => {
                for operand in operands {
                    if let Operand::String(shown) = operand {
                        self.show(shown);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, properties: &Dictionary) -> Result<(), CarrierError> {
        if self.marks.len() >= MOST_OPEN {
            return Err(CarrierError::TooLarge("its marked contents nest too deep"));
        }
        let own = match properties.get("MCID") {
            Object::Integer(content) => Some(*content),
            _ => None,
        };
        let outer = self.marks.last().copied();
        let content = own.or_else(|| outer.and_then(|mark| mark.content));
        let mut is_replaced = outer.is_some_and(|mark| mark.is_replaced);
        if let Object::String(actual) = self.document.resolve(properties.get("ActualText"))? {
            if let (Some(content), false) = (content, is_replaced) {
                self.words.entry(content).or_default().push_str(&text::decode(&actual));
            }
            is_replaced = true;
        }
        self.marks.push(Mark { content, is_replaced });
        Ok(())
    }

    fn show(&mut self, shown: &[u8]) {
        let Some(Mark { content: Some(content), is_replaced: false }) = self.marks.last().copied() else {
            return;
        };
        let words = self.words.entry(content).or_default();
        match &self.font {
            Some(font) => font.decode(shown, words),
            None => words.push(char::REPLACEMENT_CHARACTER),
        }
    }

    /// What the characters of a font of the page stand for.
    fn named(&mut self, name: &[u8]) -> Result<Option<Rc<CMap>>, CarrierError> {
        if let Some(known) = self.known.get(name) {
            return Ok(known.clone());
        }
        let font = std::str::from_utf8(name).map_or(&Object::Null, |name| self.fonts.get(name)).clone();
        let mut found = None;
        if let Object::Dictionary(font) = self.document.resolve(&font)?
            && let Some((_, bytes)) = self.document.stream(font.get("ToUnicode"))?
        {
            found = Some(Rc::new(CMap::parse(&bytes)?));
        }
        self.known.insert(name.to_vec(), found.clone());
        Ok(found)
    }
}
