//! A [`Document`] as a Word file: DOCX (ECMA-376, transitional).
//!
//! ```
//! use prakas_document::{Block, Document, Furniture, Language, Meta, Part, Role, Theme};
//! use prakas_docx::{DocxOptions, docx};
//!
//! let part = Part {
//!     head: vec![Furniture::line(Role::Title, "Office hours")],
//!     body: vec![Block::paragraph("The office is closed on Monday.")],
//!     ..Part::new(Language::EN, "Office hours")
//! };
//! let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
//! let bytes = docx(&document, &DocxOptions::default())?;
//! assert!(bytes.starts_with(b"PK"));
//! # Ok::<(), prakas_docx::DocxError>(())
//! ```
//!
//! The words are the document's, and so are the looks: each [`Role`](prakas_document::Role) is a named style with all of its measures from the
//! [`Theme`](prakas_document::Theme), so that a house restyles a release in Word by its styles. Lists, footnotes, header rows, links and
//! alternative texts are Word's own, not drawn to look like them.
//!
//! | Step | Module | Does |
//! |---|---|---|
//! | build | `build` | the content in the terms of docx-rs |
//! | finish | `finish` | mends what docx-rs writes against the schema, adds what it lacks, writes the archive |
//!
//! **Where Word differs from the theme.** Lines are as far apart as the theme says *at least*: `exact` would cut off signs that reach
//! higher. Word has no numbers in Khmer digits for lists, notes and pages: these are in the digits 0 to 9 in every part. Notes are
//! numbered through all parts, since LibreOffice loses count where sections start anew. The fonts are named, not embedded.
//!
//! **Determinism.** The same document gives the same bytes, in every process and however many documents a process has made before:
//! nothing here reads the clock, counts across documents or depends on the order of a hash map.

mod build;
mod carried;
mod drawn;
mod error;
mod finish;
mod options;
mod units;

pub use error::{DocxError, MAX_LEVELS, MAX_LIST_START};
pub use options::{DocxOptions, Justification};

use prakas_document::Document;

/// The document as a DOCX file.
///
/// # Errors
///
/// Where lists, quotations or inlines nest deeper than [`MAX_LEVELS`], or a list starts above [`MAX_LIST_START`]: no release that
/// a reader has accepted does. The other errors of [`DocxError`] tell of a fault in this crate or below it.
pub fn docx(document: &Document, options: &DocxOptions) -> Result<Vec<u8>, DocxError> {
    let content = build::content(document, options)?;
    finish::package(document, &content)
}
