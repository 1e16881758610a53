//! The e-mail message of a release: its words as text and as HTML that mail programs show.
//!
//! Most of them drop style sheets, scripts and vector drawings. So each element of the letter has its looks in a `style` attribute,
//! columns are tables, the ornament stays away, and pictures are parts of the message (RFC 2392), SVG as PNG. Khmer lines are broken
//! by the program: Outlook knows no `wbr`, and where the document's places alone may break a line, it would break none.

mod letter;
mod message;
mod picture;
mod styles;

use prakas_document::picture::DrawError;
use prakas_document::{Document, Mailbox, Picture};

pub(crate) use letter::grid;
pub(crate) use styles::{Styles, shown_size};

/// What is to be said about the message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailOptions {
    /// Who sends it; where nothing is said, the mailbox that the document names.
    pub from: Option<Mailbox>,
    /// To whom it goes. Where nobody is named the message has no `To` field, and is sent to those whom its sender knows.
    pub to: Vec<Mailbox>,
    /// The document's words as plain text, for those who read no HTML.
    pub text: String,
    /// Files that come with it.
    pub attachments: Vec<MailAttachment>,
}

/// A file that comes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAttachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What belongs into it.
    pub bytes: Vec<u8>,
}

/// Why there is no message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Nobody sends it.
    #[error("nobody is said to send the message: no contact of the release or its house has a mailbox")]
    NoSender,
    /// A message has a date (RFC 5322 §3.6), and this one is sent on the day of issue.
    #[error("the message has no date, since the release has no date of issue in the years 1970 to 9999")]
    NoDate,
    /// No mail goes there.
    #[error("`{0}` is no address that mail can be sent to")]
    BadAddress(String),
    /// A picture cannot be drawn.
    #[error(transparent)]
    Picture(#[from] DrawError),
    /// The parts do not go together.
    #[error("the message cannot be put together: {0}")]
    Message(String),
}

/// The document as an e-mail message (RFC 5322, MIME): `multipart/alternative` of text and HTML, with the pictures of the latter
/// beside it, in `multipart/mixed` where files come with it.
///
/// Its subject is the document's title, after what must be seen first, such as that it is under embargo; its date noon of the day of
/// issue in Phnom Penh. Its identifier and the boundaries of its parts are made from what it holds: the same document gives the same
/// bytes.
///
/// # Errors
/// Where nobody sends it, where the document has no date, where an address is none.
///
/// ```
/// use jiff::civil::date;
/// use prakas_document::{Block, Document, Furniture, Language, Mailbox, Meta, Part, Role, Theme};
/// use prakas_html::{MailOptions, mail};
///
/// let part = Part {
///     head: vec![Furniture::line(Role::Title, "ម៉ោងធ្វើការ")],
///     body: vec![Block::paragraph("ការិយាល័យបិទនៅថ្ងៃចន្ទ។")],
///     ..Part::new(Language::KM, "ម៉ោងធ្វើការ")
/// };
/// let meta = Meta { issued: Some(date(2021, 10, 27)), ..Meta::new("office-hours", "ម៉ោងធ្វើការ") };
/// let document = Document::new(meta, Theme::default(), part);
/// let sender = Mailbox { name: "Spokesperson Unit".into(), address: "press@example.org".into() };
/// let options = MailOptions { from: Some(sender), text: document.reading_text(), ..MailOptions::default() };
/// let message = String::from_utf8(mail(&document, &options)?)?;
/// assert!(message.contains("Date: Wed, 27 Oct 2021 05:00:00 +0000\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn mail(document: &Document, options: &MailOptions) -> Result<Vec<u8>, MailError> {
    let html = letter::letter(document);
    let pictures = picture::pictures(document)?;
    message::message(document, options, &html, &pictures)
}

/// The identifier of a picture in a message (RFC 2392): by its digest, so that one that is shown twice is sent once.
pub(crate) fn content_id(picture: &Picture) -> String {
    let digest = picture.digest();
    format!("{}@picture", digest.get(..32).unwrap_or(&digest))
}
