//! A document set on pages by typst, in this process: PDF, pictures of its pages, and a card.
//!
//! [`layout`] sets a [`Document`](prakas_document::Document) once; the [`Layout`] then gives a [PDF](Layout::pdf) and its pages
//! as [PNG](Layout::png) or [SVG](Layout::svg), and says [where its words stand](Layout::words). A [`card`](card()) has a page of its own. No file is read and nothing is asked of
//! the network, the clock or the environment: typst sees our template or one that is given, the document as data, its pictures
//! and the given fonts, and whatever else it may ask for is refused.
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
//! let png = set.output.png(0, &PngOptions { dpi: 96.0, ..Default::default() })?;
//! assert!(png.starts_with(b"\x89PNG"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Khmer lines break where the document's texts say ([`Text::breaks`](prakas_document::Text::breaks)) and after spaces and
//! hyphens, never elsewhere; only what is wider than its line breaks between any two clusters. Justified Khmer spreads a
//! little between clusters, and a line that would gape is ragged.
//!
//! What a reader copies, searches or speaks is the document's text, in Khmer too: each cluster is one glyph of the fonts that the
//! PDF embeds. [How that is done](_documentation::exact_text), so that others can do it, too.
//!
//! Pages may look otherwise: a [`template`] of one's own draws them from the same data.
//!
//! A program that sets many documents calls [`evict`] now and then.
//!
//! A PDF keeps PDF/A-3a and PDF/UA-1, or another [`PdfStandard`] that is asked for. Who sees to each clause of the two is
//! written down: [PDF/UA-1](_documentation::pdf_ua1), [PDF/A-3](_documentation::pdf_a3).

mod attachments;
mod card;
mod data;
mod exact;
mod faces;
mod fonts;
mod glyphs;
mod layout;
mod links;
mod message;
mod pdf;
mod png;
mod rivers;
mod spoken;
mod standard;
mod svg;
pub mod template;
#[cfg(test)]
mod tests;
mod texts;
mod unmet;
mod words;
mod world;

pub use card::{CardError, CardOptions, card};
pub use faces::FaceUse;
pub use layout::{Layout, LayoutError, LayoutOptions, evict, layout};
pub use pdf::{PdfError, PdfOptions};
pub use png::{MAX_PIXELS, PngError, PngOptions};
pub use standard::PdfStandard;
pub use svg::{SvgError, SvgOptions};
pub use template::Template;
pub use unmet::Unmet;
pub use words::{PageWords, PlacedWords, WordFont, WordGlyph, WordRun};

/// What takes more than a sentence: how text comes back exactly, and who sees to each clause of the standards that a PDF keeps.
pub mod _documentation {
    #[doc = include_str!("../EXACT_TEXT.md")]
    pub mod exact_text {}

    #[doc = include_str!("../PDF_UA1.md")]
    pub mod pdf_ua1 {}

    #[doc = include_str!("../PDF_A3.md")]
    pub mod pdf_a3 {}
}
