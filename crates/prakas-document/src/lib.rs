//! The document that every Prakas backend draws: a small tree in which every word is final.
//!
//! A release is *composed* into a [`Document`]; after that nothing is looked up any more. Each block
//! says what it is (its [`Role`]), the [`Theme`] says how a role looks, and the backends (`prakas-pdf`,
//! `prakas-docx`, `prakas-html`, `prakas-text`) turn one into the other.
//!
//! ```
//! use prakas_document::{Block, Document, Furniture, Inline, Language, Meta, Part, Role, Theme};
//!
//! let part = Part {
//!     head: vec![Furniture::line(Role::Title, "Office hours")],
//!     body: vec![Block::Paragraph(vec!["The office is ".into(), Inline::strong("closed"), " on Monday.".into()])],
//!     ..Part::new(Language::EN, "Office hours")
//! };
//! let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
//! assert_eq!(document.reading_text(), "Office hours\nThe office is closed on Monday.\n");
//! ```
//!
//! | Module | Holds |
//! |---|---|
//! | [`block`], [`inline`] | the one tree of content, shared by a release's bodies and the document |
//! | [`document`] | [`Document`], its [`Part`]s (one an edition), their [`Furniture`] |
//! | [`meta`] | what is said of the whole: [`Meta`]; [`Ways`] to other editions and files |
//! | [`role`], [`theme`] | what a run of text is, and how that looks on paper and screen |
//! | [`ornament`], [`qr`] | drawings of our own: the ornament, a code's modules |
//! | [`text`], [`language`] | characters with their break opportunities; languages, scripts, digits |
//! | [`carried`] | what the files carry besides what they show |
//! | [`reading`] | the canonical reading text that all four formats give back |
//! | [`diagnostic`] | findings with stable codes, shared by readers, checks and backends |

pub mod block;
pub mod carried;
pub mod diagnostic;
pub mod document;
pub mod href;
pub mod inline;
pub mod language;
pub mod meta;
pub mod ornament;
pub mod picture;
pub mod qr;
pub mod reading;
pub mod role;
pub mod text;
pub mod theme;

pub use block::{Block, Cell, ColumnAlign, Figure, HeadingLevel, List, ListMarker, Quotation, Table};
pub use carried::{Carried, CarriedKind};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Fix, Severity, Span, Warned};
pub use document::{Arrangement, Document, Furniture, Part, Permalink, QrCode};
pub use href::Href;
pub use inline::{Footnote, Inline, Link};
pub use language::{Digits, Language, NO_LINE_START, Script, script_runs};
pub use meta::{Change, ChangeKind, EditionWay, Mailbox, Meta, Rendition, Ways};
pub use picture::{AltText, MediaType, Picture};
pub use qr::Modules;
pub use role::Role;
pub use text::Text;
pub use theme::{Align, Color, Faces, Page, Slant, Style, Theme, Weight};

/// How deep lists and quotations, or inlines, may nest in one another.
///
/// typst refuses lists 32 deep and block quotes 17 deep, even without a template; nothing that is published needs more
/// than a few levels. Readers refuse what is deeper before anything recurses into it.
pub const MAX_NESTING: usize = 8;
