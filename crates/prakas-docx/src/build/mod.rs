//! From the document to docx-rs: paragraphs, runs, tables, lists, notes, pictures, sections and styles.

mod blocks;
mod groups;
mod inlines;
mod lists;
mod pictures;
mod relationships;
mod scripts;
mod sections;
pub(crate) mod style_ids;
pub(crate) mod styles;
mod tables;

use docx_rs::{DocumentChild, Footer, Footnote, Header};
use prakas_carrier::docx::Line;
use prakas_document::{Document, Language};

pub(crate) use lists::Numbering;
pub(crate) use pictures::{Drawing, Media};
pub(crate) use relationships::{Relationship, Relationships, Target};
pub(crate) use styles::NamedStyle;

use crate::{DocxError, DocxOptions};

/// The document in docx-rs's terms, and what docx-rs has no room for.
pub(crate) struct Content<'a> {
    /// The body and its last section.
    pub(crate) document: docx_rs::Document,
    /// What the main part refers to.
    pub(crate) relationships: Relationships,
    /// The footnotes by number, and what they refer to.
    pub(crate) footnotes: Vec<Footnote>,
    pub(crate) footnote_relationships: Relationships,
    /// The headers and footers, in the order of their file names.
    pub(crate) headers: Vec<Header>,
    pub(crate) footers: Vec<Footer>,
    pub(crate) numbering: Numbering,
    pub(crate) styles: Vec<NamedStyle>,
    /// What the drawings show, in reading order.
    pub(crate) drawings: Vec<Drawing>,
    pub(crate) media: Vec<Media<'a>>,
    /// The paragraphs around the bodies.
    pub(crate) furniture: Vec<Line>,
}

/// Builds the document's content.
pub(crate) fn content<'a>(
    document: &'a Document,
    options: &'a DocxOptions,
) -> Result<Content<'a>, DocxError> {
    let mut builder = Builder::new(document, options);
    let parts = document.parts();
    for (i, part) in parts.iter().enumerate() {
        builder.at = i;
        builder.part(part, i + 1 == parts.len())?;
    }
    if !document.meta.carried.is_empty() {
        builder.relationships.add(Target::CustomXml, format!("../{}", crate::finish::ENVELOPE));
    }
    let mut body = docx_rs::Document::new();
    body.children = builder.children;
    body.section_property = builder.last_section;
    Ok(Content {
        document: body,
        relationships: builder.relationships,
        footnotes: builder.footnotes,
        footnote_relationships: builder.footnote_relationships,
        headers: builder.headers,
        footers: builder.footers,
        numbering: builder.numbering,
        styles: styles::styles(&document.theme, document.language().script(), options),
        drawings: builder.drawings,
        media: builder.media,
        furniture: builder.furniture,
    })
}

/// What has been built so far.
struct Builder<'a> {
    document: &'a Document,
    options: &'a DocxOptions,
    /// The part at hand, counted from 0.
    at: usize,
    /// The language of the part at hand.
    language: &'a Language,
    children: Vec<DocumentChild>,
    last_section: docx_rs::SectionProperty,
    relationships: Relationships,
    footnotes: Vec<Footnote>,
    footnote_relationships: Relationships,
    /// Whether what is built stands in a footnote, whose links are the footnotes' own.
    in_footnote: bool,
    headers: Vec<Header>,
    footers: Vec<Footer>,
    numbering: Numbering,
    /// The list mark that the next paragraph takes.
    mark: Option<lists::Mark>,
    drawings: Vec<Drawing>,
    media: Vec<Media<'a>>,
    furniture: Vec<Line>,
}

impl<'a> Builder<'a> {
    fn new(document: &'a Document, options: &'a DocxOptions) -> Self {
        Self {
            document,
            options,
            at: 0,
            language: document.language(),
            children: Vec::new(),
            last_section: docx_rs::SectionProperty::new(),
            relationships: Relationships::for_document(),
            footnotes: Vec::new(),
            footnote_relationships: Relationships::default(),
            in_footnote: false,
            headers: Vec::new(),
            footers: Vec::new(),
            numbering: Numbering::new(&document.theme),
            mark: None,
            drawings: Vec::new(),
            media: Vec::new(),
            furniture: Vec::new(),
        }
    }
}
