//! A document set on pages by typst, in this process: PDF and page images.
//!
//! [`layout`] sets a [`Document`](prakas_document::Document) once; the [`Layout`] then gives a
//! [PDF](Layout::pdf) or [page images](Layout::png). No file is read and nothing is asked of the network, the clock or the
//! environment: typst sees our template, the document as data, its pictures and the given fonts, and whatever else it may
//! ask for is refused.
//!
//! ```
//! use jiff::civil::date;
//! use prakas_document::{Block, Document, Furniture, Language, Meta, Part, Role, Theme};
//! use prakas_fonts::Fonts;
//! use prakas_pdf::{LayoutOptions, PdfOptions, PngOptions, layout};
//!
//! let part = Part {
//!     head: vec![Furniture::line(Role::Title, "Office hours")],
//!     body: vec![Block::paragraph("The office is closed on Monday.")],
//!     ..Part::new(Language::EN, "Office hours")
//! };
//! let meta = Meta { issued: Some(date(2021, 10, 27)), ..Meta::new("office-hours", "Office hours") };
//! let document = Document::new(meta, Theme::default(), part);
//!
//! let set = layout(&document, &Fonts::bundled(), &LayoutOptions::default())?;
//! assert!(set.warnings.is_empty());
//! assert_eq!(set.output.page_count(), 1);
//!
//! let pdf = set.output.pdf(&PdfOptions::default())?;
//! assert!(pdf.starts_with(b"%PDF-1.7"));
//! let png = set.output.png(0, &PngOptions { dpi: 96.0 })?;
//! assert!(png.starts_with(b"\x89PNG"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Khmer lines break where the document's texts say ([`Text::breaks`](prakas_document::Text::breaks)) and after spaces and
//! hyphens, never elsewhere; only what is wider than its line breaks between any two clusters. Justified Khmer spreads a
//! little between clusters, and a line that would gape is ragged.
//!
//! What a reader copies, searches or speaks is the document's text, in Khmer too: each cluster is one glyph of the fonts that the
//! PDF embeds. How that is done stands at the top of the module `exact`.
//!
//! A program that sets many documents calls [`evict`] now and then.

mod attachments;
mod data;
mod exact;
mod fonts;
mod glyphs;
mod layout;
mod message;
mod pdf;
mod png;
mod rivers;
#[cfg(test)]
mod tests;
mod world;

pub use layout::{Layout, LayoutError, LayoutOptions, evict, layout};
pub use pdf::{PdfError, PdfOptions, PdfStandard};
pub use png::{MAX_PIXELS, PngError, PngOptions};
