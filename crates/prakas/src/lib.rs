//! Official releases, typed once, published in every format with the same words.
//!
//! A release is read (or built in code), checked, composed into a [`Document`] in the languages that are wanted, and drawn
//! by the backends:
//!
//! ```text
//! sources ──read──▶ Release ──compose──▶ Document ──pdf · docx · html · text──▶ bytes
//!                   facts                final words
//! ```
//!
//! | Module | Holds |
//! |---|---|
//! | [`release`] | [`Release`]: the facts, their stored form and its schema |
//! | [`mod@read`] | the readers of typed text, Markdown, JSON, DOCX and our own PDFs; places in the sources |
//! | [`mod@import`] | any form to Markdown, JSON or text |
//! | [`mod@inspect`] | what is inside a file |
//! | [`mod@verify`] | whether a file shows what it carries |
//! | [`mod@write`] | a release as Markdown that is read back |
//! | [`mod@check`] | the rules that a release fit to be published keeps |
//! | [`house`] | who issues, and how its paper looks |
//! | [`mod@compose`] | labels, date forms, furniture: from facts to final words |
//! | [`carry`] | what the files carry besides what they show |
//! | [`mod@export`] | one document, any [`Format`] |
//! | [`mod@build`] | the whole way in one call |
//! | [`signed_copy`] | a signed scan with the release's own words |
//! | [`outline`] | the beginning of a release that is yet to be written |

pub mod build;
pub mod carry;
pub mod check;
pub mod compose;
mod explain;
pub mod export;
pub mod house;
pub mod import;
pub mod inspect;
mod khmer;
mod mend;
mod months;
pub mod outline;
pub mod read;
pub mod release;
#[cfg(feature = "facsimile")]
mod signed;
pub mod verify;
#[cfg(feature = "html")]
mod ways;
pub mod write;

pub use prakas_carrier as carrier;
pub use prakas_document as document;
pub use prakas_document::{
    Code, Diagnostic, Diagnostics, Document, Language, Mailbox, Severity, Span, Warned,
};
pub use prakas_fonts as fonts;
pub use prakas_fonts::Fonts;

pub use build::{BuildOptions, Output, Proof, build, file_names, proof, publish};
pub use carry::Carry;
pub use check::check;
pub use compose::autonym;
pub use explain::{Explanation, explanation};
#[cfg(all(feature = "html", feature = "text"))]
pub use export::MailTo;
#[cfg(feature = "html")]
pub use export::PageForm;
pub use export::{ExportOptions, Exported, Format, PageOf, export, file_name};
pub use house::{AddressRule, House, Letterhead, NoBreak};
pub use import::{ImportForm, ImportOptions, Imported, import};
pub use inspect::{Inspected, Words, inspect};
pub use mend::mend;
pub use outline::Outline;
pub use read::{Form, Read, ReadOptions, Source, read, read_with};
pub use release::*;
#[cfg(feature = "facsimile")]
pub use signed::{SignedCopy, signed_copy};
pub use verify::{Verified, verify};
pub use write::{Markdown, MarkdownFile, MarkdownOptions, MarkdownPicture, Pictures, markdown};

#[cfg(feature = "docx")]
pub use prakas_docx::{DocxOptions, EmbedError, EmbeddedFont, FontStyle, docx};
#[cfg(feature = "facsimile")]
pub use prakas_facsimile::{
    Facsimile, FacsimileError, FacsimileOptions, Fault, FaultKind, Fit, Mismatch, Record, Scan, ScanError,
    facsimile,
};
#[cfg(feature = "html")]
pub use prakas_html::{
    FaceError, HtmlOptions, LinkedFile, LinkedPage, MailAttachment, MailError, MailOptions, WebFace,
    fragment, html, linked, mail,
};
#[cfg(feature = "pdf")]
pub use prakas_pdf::{
    CardOptions, FaceUse, Layout, LayoutOptions, PdfOptions, PdfStandard, PngOptions, SvgOptions, Template,
    card, evict, layout, template,
};
#[cfg(feature = "text")]
pub use prakas_text::{TextOptions, text};

#[cfg(all(doctest, feature = "pdf", feature = "docx", feature = "html", feature = "text"))]
#[doc = include_str!("../../../README.md")]
struct Readme;
