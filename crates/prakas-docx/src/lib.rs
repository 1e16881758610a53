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
//! **Khmer.** Runs are of one script each. A Khmer run is marked as complex script (`w:cs`), in which Word goes by the `cs` halves of
//! a style: face, `szCs` by the theme's scale, `bCs`, and never `iCs`. Faces of one weight, as the Muol faces are, are not bold. For
//! programs that know one half only, the run says where the other half differs. Punctuation belongs to the language around, but
//! for what Khmer faces lack.
//!
//! Lines may break where U+200B stands, at the document's opportunities: Word breaks Khmer there and at spaces. LibreOffice breaks
//! by the dictionary of ICU whether there is U+200B or not (7.4, 184 line ends at 14 widths: at least 168 fell on opportunities,
//! with U+200B and without it; the others cut compounds and names). Only U+2060 between all clusters would stop that, and it would
//! stay in what is copied; so there is none. Justified lines are filled between the letters (`thaiDistribute`): filled at their few
//! spaces they have rivers. LibreOffice leaves them ragged, which has none.
//!
//! **Where Word differs from the theme.** Lines are as far apart as the theme says *at least*: `exact` would cut off signs that reach
//! higher. Numbers of lists, notes and pages are in the digits 0 to 9 in every part: `ST_NumberFormat` (17.18.59) has no Khmer
//! digits, LibreOffice 7.4 reads a `custom` format of `១, ២, ៣, ...` as decimal, and page fields have no such switch. Notes are
//! numbered through all parts, since LibreOffice loses count where sections start anew.
//!
//! **Fonts** are named, and those of [`DocxOptions::embedded`] are in the file: without them a reader who has no Khmer font sees
//! boxes in LibreOffice, and in Word the Khmer of the system in place of the theme's.
//!
//! **SVG.** A picture that is an SVG is there twice: as it is, which Word shows since 2016, sharp at any size, and as a PNG of 300 dots
//! an inch, which all other programs show.
//!
//! **Determinism.** The same document gives the same bytes, in every process and however many documents a process has made before:
//! nothing here reads the clock, counts across documents or depends on the order of a hash map.

mod build;
mod carried;
mod drawn;
mod embedded;
mod error;
mod finish;
mod options;
mod rendered;
mod units;

pub use embedded::{EmbedError, EmbeddedFont, FontStyle};
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
    finish::package(document, &content, options.embed_fonts.then_some(&options.embedded))
}
