//! What a PDF carries.
//!
//! [`release`] takes out the release, [`carried`] all files. Both follow the catalog's associated files (`/AF`, ISO 19005-3
//! §6.8) and its names of embedded files (`/Names /EmbeddedFiles`, ISO 32000-1 §7.11.4), and find them
//!
//! - in the file as it was made,
//! - after others added to it, as whoever signs it does: of the versions of an object the newest counts (§7.5.6),
//! - after another program wrote it anew, with its objects and their table in streams or not (§7.5.7, §7.5.8).
//!
//! A file whose table of objects is damaged is not repaired: what would be found in it is not what was signed or filed. An
//! encrypted one is not opened, not even where its password is empty.
//!
//! # Why a reader of our own
//!
//! It reads a handful of objects of a file that may be hostile, and must do so within bounds. Two libraries were looked at.
//! hayro-syntax 0.7 reads lazily and never panics, and inflates any stream, and fills a table of any size that a cross-reference
//! stream claims, without a limit. lopdf 0.45 can limit a stream, not all streams together, and reads every object of the file
//! before the first can be asked for. Here nothing is read that is not asked for, tables are looked up in where they stand, and
//! each byte that is inflated or passed over is counted against [`Limits`].

mod about;
mod cmap;
mod document;
mod filter;
mod object;
mod operators;
mod page;
mod text;
mod words;
mod xref;

use std::collections::HashSet;

use crate::{CarrierError, File, Limits, RELEASE, Relationship, file_name};
pub use about::About;
use document::Document;
use object::{Dictionary, Object};

/// The release that a PDF carries: the file called [`RELEASE`]; of several the first that is the document's source.
///
/// # Errors
/// [`CarrierError::NoRelease`] where the PDF is sound and carries none; the others where it is not, or asks for more than the
/// limits allow.
pub fn release(bytes: &[u8], limits: &Limits) -> Result<File, CarrierError> {
    let mut document = Document::new(bytes, limits)?;
    let mut named = attachments(&mut document, limits)?;
    named.retain(|attachment| attachment.name == RELEASE);
    let source = named.iter().position(|attachment| attachment.relationship == Relationship::Source);
    let candidates = named.into_iter().skip(source.unwrap_or(0)).take(1);
    let found = candidates.map(|attachment| attachment.load(&mut document)).next();
    found.transpose()?.flatten().ok_or(CarrierError::NoRelease)
}

/// The words that a tagged PDF shows, a line a block, in the order of its tags; footnotes last. The marks of lists and notes, page
/// numbers and what else stands outside of the text are no words.
///
/// # Errors
/// Where the bytes are no sound PDF, have no tags, or ask for more than the limits allow.
pub fn words(bytes: &[u8], limits: &Limits) -> Result<String, CarrierError> {
    words::words(&mut Document::new(bytes, limits)?)
}

/// What a PDF says of itself, whoever made it.
///
/// # Errors
/// Where the bytes are no sound PDF, or ask for more than the limits allow.
pub fn about(bytes: &[u8], limits: &Limits) -> Result<About, CarrierError> {
    about::about(&mut Document::new(bytes, limits)?, bytes)
}

/// All files that a PDF carries, associated ones first.
///
/// # Errors
/// Where the bytes are no sound PDF, or ask for more than the limits allow.
pub fn carried(bytes: &[u8], limits: &Limits) -> Result<Vec<File>, CarrierError> {
    let mut document = Document::new(bytes, limits)?;
    let attachments = attachments(&mut document, limits)?;
    let loaded = attachments.into_iter().map(|attachment| attachment.load(&mut document));
    loaded.filter_map(Result::transpose).collect()
}

/// A file specification with a file in it (ISO 32000-1 §7.11.3).
#[derive(Debug)]
struct Attachment {
    name: String,
    description: Option<String>,
    relationship: Relationship,
    /// The stream that holds the file.
    stream: Object,
}

impl Attachment {
    /// What a file specification says; nothing where it is none, or has no file in it.
    fn read(document: &mut Document<'_>, specification: &Dictionary) -> Result<Option<Self>, CarrierError> {
        let Object::Dictionary(files) = document.resolve(specification.get("EF"))? else { return Ok(None) };
        let Some(stream) = ["UF", "F"].map(|key| files.get(key)).into_iter().find(|it| **it != Object::Null)
        else {
            return Ok(None);
        };
        let mut text = |key: &str| -> Result<Option<String>, CarrierError> {
            let value = document.resolve(specification.get(key))?;
            Ok(if let Object::String(bytes) = value { Some(text::decode(&bytes)) } else { None })
        };
        let name = match text("UF")? {
            Some(name) => name,
            None => text("F")?.unwrap_or_default(),
        };
        let description = text("Desc")?;
        let relationship = relationship(&document.resolve(specification.get("AFRelationship"))?);
        Ok(Some(Self { name: file_name(&name), description, relationship, stream: stream.clone() }))
    }

    /// The file itself; nothing where there is none after all.
    fn load(self, document: &mut Document<'_>) -> Result<Option<File>, CarrierError> {
        let Some((dictionary, bytes)) = document.stream(&self.stream)? else { return Ok(None) };
        let media_type = match document.resolve(dictionary.get("Subtype"))? {
            Object::Name(name) => Some(String::from_utf8_lossy(&name).into_owned()),
            _ => None,
        };
        let Self { name, description, relationship, .. } = self;
        Ok(Some(File { name, media_type, description, relationship, bytes }))
    }
}

fn relationship(name: &Object) -> Relationship {
    let Object::Name(name) = name else { return Relationship::Unspecified };
    match name.as_slice() {
        b"Source" => Relationship::Source,
        b"Data" => Relationship::Data,
        b"Alternative" => Relationship::Alternative,
        b"Supplement" => Relationship::Supplement,
        _ => Relationship::Unspecified,
    }
}

/// What is attached to a document as a whole, each once.
fn attachments(document: &mut Document<'_>, limits: &Limits) -> Result<Vec<Attachment>, CarrierError> {
    let catalog = document.catalog()?;
    let mut specifications = match document.resolve(catalog.get("AF"))? {
        Object::Array(files) => files,
        Object::Null => Vec::new(),
        one => vec![one],
    };
    if let Object::Dictionary(names) = document.resolve(catalog.get("Names"))? {
        names_of_files(document, names.get("EmbeddedFiles"), limits, &mut specifications)?;
    }
    let mut seen = HashSet::new();
    let mut attachments = Vec::new();
    for specification in specifications {
        if let Object::Reference(number) = specification
            && !seen.insert(number)
        {
            continue;
        }
        let Object::Dictionary(dictionary) = document.resolve(&specification)? else { continue };
        attachments.extend(Attachment::read(document, &dictionary)?);
        if attachments.len() > limits.files {
            return Err(CarrierError::TooLarge("it carries more files than are read"));
        }
    }
    Ok(attachments)
}

/// The file specifications of a name tree, in their order (§7.9.6).
fn names_of_files(
    document: &mut Document<'_>,
    root: &Object,
    limits: &Limits,
    found: &mut Vec<Object>,
) -> Result<(), CarrierError> {
    let mut seen = HashSet::new();
    // The nodes that are still to be looked at, the next one last, and how deep each is.
    let mut nodes = vec![(root.clone(), 0)];
    while let Some((node, depth)) = nodes.pop() {
        document.budget().object()?;
        if let Object::Reference(number) = node
            && !seen.insert(number)
        {
            return Err(CarrierError::Broken("its names of files lead in a circle"));
        }
        if depth > limits.depth {
            return Err(CarrierError::TooLarge("its objects nest too deep"));
        }
        let Object::Dictionary(node) = document.resolve(&node)? else { continue };
        if let Object::Array(names) = document.resolve(node.get("Names"))? {
            found.extend(names.chunks_exact(2).map(|pair| pair[1].clone()));
        }
        if let Object::Array(kids) = document.resolve(node.get("Kids"))? {
            nodes.extend(kids.into_iter().rev().map(|kid| (kid, depth + 1)));
        }
    }
    Ok(())
}
