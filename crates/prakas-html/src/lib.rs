//! The web page of a release: one file that needs nothing else. And its e-mail message.
//!
//! [`html`] turns a composed [`Document`] into an HTML5 page with its style sheet inside, and asks for nothing: no
//! script, no font or picture from elsewhere, and a content security policy that forbids them. It reads from a phone's
//! 320 pixels to a wide screen, in light and in dark, and prints on the paper of the document's theme.
//!
//! ```
//! use prakas_document::{Block, Document, Furniture, Language, Meta, Part, Role, Theme};
//! use prakas_html::{HtmlOptions, html};
//!
//! let part = Part {
//!     head: vec![Furniture::line(Role::Title, "Office hours")],
//!     body: vec![Block::paragraph("Closed on Monday & Tuesday.")],
//!     ..Part::new(Language::EN, "Office hours")
//! };
//! let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
//!
//! let page = html(&document, &HtmlOptions::default());
//! assert!(page.contains(r#"<h1 class="title" id="h1-en">Office hours</h1>"#));
//! assert!(page.contains(r#"<p class="body">Closed on Monday &amp; Tuesday.</p>"#));
//! ```
//!
//! # The markup
//!
//! Each part is an `article` with its language: a `header`, the body, a `footer`, and the notes. Each element that holds
//! words has the name of its [`Role`](prakas_document::Role) as its class, and the style sheet has one rule a role, made
//! from the [`Theme`](prakas_document::Theme).
//!
//! # The words
//!
//! The text of the page's `main` is the document's [`reading_text`](Document::reading_text), white space aside, once
//! the note marks are left out: the elements of role `doc-noteref` and `doc-backlink` (Digital Publishing WAI-ARIA
//! Module 1.1). List numbers, page numbers, running heads and printed addresses are made by the style sheet and are not in
//! the text. A paragraph or a heading without any words leaves no element behind.
//!
//! # Khmer
//!
//! A browser breaks lines of Khmer by a dictionary of its own, which also cuts names and titles of office. So a Khmer part, and
//! Khmer words in other parts (class `khmer`), have `white-space: nowrap`, and a `wbr` at each place where their lines may
//! break: the document's opportunities, and spaces and hyphens as UAX #14 has them. Words in Latin letters among them stand in
//! an element of class `latin` and break as the browser likes.
//!
//! | way, measured in Chromium 156 on 41 line ends at 280 to 640 pixels | line ends elsewhere |
//! |---|---|
//! | `wbr` alone; with `word-break: keep-all`, `manual` (unknown to it) or `auto-phrase`, `line-break: strict`, or another `lang` | 6 |
//! | `line-break: anywhere` | 22 |
//! | `wbr` in `white-space: nowrap` | 0 |
//!
//! What is copied has no U+200B in it, since a `wbr` is no character. More than a dozen clusters without an opportunity could be
//! wider than a phone: they are an inline block (class `long`), which begins a line of its own and is broken at the clusters'
//! boundaries where even that is too short. Khmer is not justified: it has so few spaces that they would become rivers.
//!
//! Khmer letters in a part of another language have `lang="km"`, which they write and no other; of Latin letters in a Khmer part
//! nobody but the author knows the language. Each script has its own faces, and its size by the theme: punctuation in a Khmer
//! sentence is of the Khmer face, as far as it has some.
//!
//! # Faces
//!
//! Few machines have a Khmer font, and a browser without one shows boxes. So a page carries the Khmer faces that
//! [`HtmlOptions::faces`] gives it, cut down to the characters that it shows in each of them, layout tables included, as WOFF2 in
//! `@font-face` rules. They have the families' own names, and stand before installed faces of these names. They hold no Latin
//! letters; families for Latin words name them after `serif` only, so that no space or comma among such words is of them. A page
//! without Khmer carries none. Packing takes longer than the rest of the page: what was packed is kept for the next page.
//!
//! # The release inside
//!
//! A page whose document carries its release holds it in a data block: a `script` element of type `application/json` and id
//! `prakas-release`, which no browser runs. Its attribute `data-words` is the digest of the words that the page shows.
//!
//! # What it says of itself
//!
//! | for | what |
//! |---|---|
//! | search engines | a `NewsArticle` of schema.org in JSON-LD: headline, days, dateline, publisher, correction, translations, the files beside it; `canonical` and `hreflang`; `noindex` for what is not published yet |
//! | who shows a link to it | Open Graph, with the card that was made beside it |
//! | catalogues | DCMI Metadata Terms |
//! | readers | a row of languages above, a row of the files made with it below: neither is of its words, nor printed |
//!
//! What is told comes from [`Meta`](prakas_document::Meta); where something stands from its
//! [`address`](prakas_document::Meta::address) and [`ways`](prakas_document::Meta::ways).
//!
//! # Three forms
//!
//! [`html`] makes one file. [`linked`] makes a page, a style sheet and faces with names that hold a part of their digests, so that the
//! pages of a site have them in common. [`fragment`] is the article alone, for a page of somebody else's.
//!
//! # E-mail
//!
//! [`mail`] makes a message of text and HTML. Mail programs drop style sheets, so the elements of its letter, the same as the page's,
//! bear their styles; see there.
//!
//! # Well-formedness
//!
//! Whatever the document holds, every element is closed and every character from it is escaped: tags and attribute names are
//! literals of this crate, and all else passes through one writer that knows one place of text from the other.

mod anchor;
mod block;
mod carried;
mod date;
mod digest;
mod dress;
mod faces;
mod head;
mod href;
mod inline;
mod linked_data;
mod mail;
mod page;
mod part;
mod script;
mod sheet;
mod ways;
mod writer;

use std::sync::Arc;

use prakas_document::Document;

pub use faces::{FaceError, WebFace};
pub use mail::{MailAttachment, MailError, MailOptions, mail};

/// What is to be chosen about the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlOptions {
    /// Whether readers who prefer a dark screen get one (Media Queries 5, `prefers-color-scheme`). The colours of the
    /// theme are lightened for it as far as they need to stay legible; paper is always light.
    pub dark: bool,
    /// Whether faces go into the page, or into files beside it.
    pub embed_fonts: bool,
    /// Faces for the page's Khmer, for readers who have none. Of each, what the page shows in it goes into the page; of one that it
    /// shows nothing in, and of one that cannot be cut down, nothing.
    pub faces: Vec<WebFace>,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { dark: true, embed_fonts: true, faces: Vec::new() }
    }
}

/// The document as one HTML page in UTF-8. It cannot fail; the same document gives the same page.
pub fn html(document: &Document, options: &HtmlOptions) -> String {
    page::page(document, options)
}

/// The document's parts as elements for a page of somebody else's, such as a content management system makes: an `article` each,
/// with the class names that the style sheets have, and without a style, a script or a font.
///
/// ```
/// # use prakas_document::{Document, Furniture, Language, Meta, Part, Role, Theme};
/// # let part = Part { head: vec![Furniture::line(Role::Title, "T")], ..Part::new(Language::EN, "T") };
/// # let document = Document::new(Meta::new("t", "T"), Theme::default(), part);
/// assert!(prakas_html::fragment(&document).starts_with("<article id=\"en\" lang=\"en\""));
/// ```
pub fn fragment(document: &Document) -> String {
    page::fragment(document)
}

/// A page, and the files that it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedPage {
    /// The page.
    pub html: String,
    /// The files, which belong into the folder that the page was told.
    pub files: Vec<LinkedFile>,
}

/// A style sheet or a face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedFile {
    /// Its name, which holds a part of its digest: files of one name are the same.
    pub name: String,
    /// What belongs into it.
    pub bytes: Arc<[u8]>,
}

/// The document as a page with its style sheet and its faces as files in `folder`, a path relative to the page such as `assets`.
///
/// Pages of one house have their style sheet and faces in common, as far as they look alike, so that a browser loads them once:
/// the faces hold all Khmer, whatever the page shows of it.
pub fn linked(document: &Document, options: &HtmlOptions, folder: &str) -> LinkedPage {
    page::linked(document, options, folder)
}
