//! What a DOCX shows, and what it carries.
//!
//! [`read`] gives both: a tree of what is shown ([`Content`]), whoever made the file, and what a file of ours says of itself
//! ([`Envelope`]). [`release`] and [`carried`] look for the latter alone.
//!
//! # Bounds
//! The archive's sizes are not believed: a part is inflated up to [`Limits::stream`], all parts together up to
//! [`Limits::inflated`], and then must have their checksums. Elements, attributes and texts count as [`Limits::objects`],
//! paragraphs as [`Limits::paragraphs`], and elements nest at most four times [`Limits::depth`] deep, so that no stack is used up. A
//! part that declares a document type is refused, and with it all tricks with entities; what refers out of the package is not
//! followed; an encrypted document is not opened.
//!
//! # Why a reader of our own
//! It must hold on to its bounds whatever comes. docx-rs 0.4.22 panics on files that are broken, and takes gigabytes for a small
//! one that claims to be large; the crates that unpack ZIP archives build on code that is not safe, or trust what the archive
//! says of itself. XML is read by quick-xml, deflate by miniz_oxide.

mod content;
mod drawing;
mod envelope;
mod fields;
mod numbering;
mod package;
mod reader;
mod runs;
mod styles;
mod words;
mod xml;
mod zip;

pub use content::{
    Align, Block, Cell, Content, Format, Inline, LeftOut, ListItem, Media, Paragraph, Picture, Position, Row,
    Style, Table,
};
pub use runs::is_complex;

use crate::limits::Budget;
use crate::{CarrierError, File, Limits, RELEASE, Relationship};
use numbering::Numbering;
use package::{Package, Relationships, Target};
use reader::{Blocks, Notes, Place, Reader, Story};
use styles::Styles;
use xml::{Element, Ns, Tree};

/// A DOCX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docx {
    /// What it shows.
    pub content: Content,
    /// What it says of itself, where it is one of ours.
    pub envelope: Option<Envelope>,
}

/// What a DOCX of ours says of itself, in a custom XML part (ECMA-376 part 1, 15.2.5).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// The files that it carries.
    pub files: Vec<File>,
    /// SHA-256 of the words that it showed when it was made, in hexadecimal digits: which words are counted, and in which
    /// order, is for those to say who write and compare them.
    pub words: Option<String>,
    /// The language of each of its parts when it was made, in order, as BCP 47 tags.
    pub languages: Vec<String>,
    /// The lines around the body when it was made, in order: what is written of facts, by a house that may be unknown where it
    /// is read.
    pub furniture: Vec<Line>,
}

/// A paragraph around the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// In which part it stands, counted from 0.
    pub part: usize,
    /// What it is: a role's name, such as `closing`.
    pub role: String,
    /// Its words; where it breaks, U+000A.
    pub text: String,
}

/// Reads a DOCX, whoever made it.
///
/// # Errors
/// Where the bytes are no sound DOCX, or ask for more than the limits allow.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Docx, CarrierError> {
    let mut budget = Budget::new(limits, bytes.len())?;
    let package = Package::open(bytes, &mut budget)?;
    let main = package.main(&mut budget)?;
    let relationships = package.relationships(&main, &mut budget)?;
    let envelope = envelope(&package, &relationships, &mut budget)?;
    let content = content(&package, &main, &relationships, &mut budget)?;
    Ok(Docx { content, envelope })
}

/// The release that a DOCX carries: the file called [`RELEASE`]; of several the first that is the document's source.
///
/// # Errors
/// [`CarrierError::NoRelease`] where the DOCX is sound and carries none; the others where it is not, or asks for more than the
/// limits allow.
pub fn release(bytes: &[u8], limits: &Limits) -> Result<File, CarrierError> {
    let mut named = carried(bytes, limits)?;
    named.retain(|file| file.name == RELEASE);
    let source = named.iter().position(|file| file.relationship == Relationship::Source);
    named.into_iter().nth(source.unwrap_or(0)).ok_or(CarrierError::NoRelease)
}

/// All files that a DOCX carries.
///
/// # Errors
/// Where the bytes are no sound DOCX, or ask for more than the limits allow.
pub fn carried(bytes: &[u8], limits: &Limits) -> Result<Vec<File>, CarrierError> {
    let mut budget = Budget::new(limits, bytes.len())?;
    let package = Package::open(bytes, &mut budget)?;
    let main = package.main(&mut budget)?;
    let relationships = package.relationships(&main, &mut budget)?;
    let envelope = envelope(&package, &relationships, &mut budget)?;
    Ok(envelope.map(|envelope| envelope.files).unwrap_or_default())
}

/// What the document says of itself in one of its custom XML parts.
fn envelope(
    package: &Package<'_>,
    relationships: &Relationships,
    budget: &mut Budget,
) -> Result<Option<Envelope>, CarrierError> {
    for part in parts(relationships, "customXml") {
        // Those of others are theirs: they need not be well-formed for us.
        let Ok(Some(tree)) = package.tree(part, budget) else { continue };
        if let Some(envelope) = Envelope::read(&tree)? {
            return Ok(Some(envelope));
        }
    }
    Ok(None)
}

/// The parts that are referred to in this relation.
fn parts<'r>(relationships: &'r Relationships, kind: &str) -> impl Iterator<Item = &'r str> {
    relationships.values().filter(move |it| it.kind == kind).filter_map(|it| match &it.target {
        Target::Part(part) => Some(part.as_str()),
        Target::Address(_) => None,
    })
}

/// A part with words, with what it refers to.
type Owned = Option<(Tree, Relationships)>;

/// What the document shows.
fn content(
    package: &Package<'_>,
    main: &str,
    relationships: &Relationships,
    budget: &mut Budget,
) -> Result<Content, CarrierError> {
    let first = |kind: &str| parts(relationships, kind).next().map(str::to_owned);
    let tree = package.tree(main, budget)?.ok_or(CarrierError::Broken("its main part is missing"))?;
    let body = tree.root().child(Ns::W, "body").filter(|_| tree.root().is(Ns::W, "document"));
    let body = body.ok_or(CarrierError::WrongFormat("DOCX"))?;
    let mut optional = |part: Option<String>| match part {
        Some(part) => package.tree(&part, budget),
        None => Ok(None),
    };
    let styles = optional(first("styles"))?.as_ref().map(Styles::read).unwrap_or_default();
    let numbering = optional(first("numbering"))?.as_ref().map(Numbering::read).unwrap_or_default();
    let mut story = |kind: &str| -> Result<Owned, CarrierError> {
        let Some(part) = first(kind) else { return Ok(None) };
        let relationships = package.relationships(&part, budget)?;
        Ok(package.tree(&part, budget)?.map(|tree| (tree, relationships)))
    };
    let (footnotes, endnotes) = (story("footnotes")?, story("endnotes")?);
    let notes = Notes::new(as_story(&footnotes, Place::Note), as_story(&endnotes, Place::Note));
    let margins = margins(package, tree.root(), relationships, budget)?;
    let core = core(package, budget)?;
    let mut reader = Reader::new(package, budget, &styles, &numbering, notes);
    let mut blocks = Blocks::new(Story { tree: &tree, relationships, place: Place::Body });
    reader.blocks(body, &mut blocks)?;
    let body = blocks.blocks;
    for (is_header, owned) in &margins {
        let Some(story) = as_story(owned, Place::Margin) else { continue };
        let mut blocks = Blocks::new(story);
        reader.blocks(story.tree.root(), &mut blocks)?;
        let margins = if *is_header { &mut reader.content.headers } else { &mut reader.content.footers };
        margins.push(blocks.blocks);
    }
    let (title, stated_language) = core;
    Ok(Content { title, stated_language, body, ..reader.content })
}

fn as_story(owned: &Owned, place: Place) -> Option<Story<'_>> {
    owned.as_ref().map(|(tree, relationships)| Story { tree, relationships, place })
}

/// The headers and footers that sections refer to, each once, and whether it is a header.
fn margins(
    package: &Package<'_>,
    main: Element<'_>,
    relationships: &Relationships,
    budget: &mut Budget,
) -> Result<Vec<(bool, Owned)>, CarrierError> {
    let mut ids = Vec::new();
    references(main, &mut ids);
    let mut known: Vec<&str> = Vec::new();
    let mut margins = Vec::new();
    for (is_header, id) in ids {
        let Some(Target::Part(part)) = relationships.get(id).map(|it| &it.target) else { continue };
        if known.contains(&part.as_str()) {
            continue;
        }
        known.push(part);
        let own = package.relationships(part, budget)?;
        margins.push((is_header, package.tree(part, budget)?.map(|tree| (tree, own))));
    }
    Ok(margins)
}

/// The references to headers and footers, in order.
fn references<'t>(element: Element<'t>, ids: &mut Vec<(bool, &'t str)>) {
    for child in element.elements() {
        match child.name() {
            (Ns::W, "headerReference") => ids.extend(child.attribute(Ns::R, "id").map(|id| (true, id))),
            (Ns::W, "footerReference") => ids.extend(child.attribute(Ns::R, "id").map(|id| (false, id))),
            // A run holds no sections but those of boxes, which have none.
            (Ns::W, "r") => {}
            _ => references(child, ids),
        }
    }
}

/// The title and the language that the core properties state.
fn core(
    package: &Package<'_>,
    budget: &mut Budget,
) -> Result<(Option<String>, Option<String>), CarrierError> {
    let relationships = package.relationships("", budget)?;
    let Some(part) = parts(&relationships, "core-properties").next() else { return Ok((None, None)) };
    let Some(tree) = package.tree(part, budget)? else { return Ok((None, None)) };
    let own = |name: &str| {
        let text = tree.root().child(Ns::Dc, name)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    Ok((own("title"), own("language")))
}
