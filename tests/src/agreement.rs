//! Whether a file gives back the words of the document that it was made of.

use prakas::document::Document;
use prakas::document::reading::squeeze;

use crate::{docx, html, mail, pdf};

/// Where the words of a file differ from those of its document: both from a little before the first difference on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the document says.
    pub expected: String,
    /// What the file gives back.
    pub actual: String,
}

/// Compares the words of a PDF of one part, but for white space: a line that was broken has none at its end.
pub fn of_pdf(document: &Document, pdf: &[u8]) -> Result<(), Difference> {
    compare(squeeze(&document.reading_text()), squeeze(&pdf::words(pdf)))
}

/// Compares the words of a DOCX, and the white space between them.
pub fn of_docx(document: &Document, docx: &[u8]) -> Result<(), Difference> {
    compare(spaced(&document.reading_text()), spaced(&docx::words(docx)))
}

/// Compares the words of a web page, and the white space between them.
pub fn of_html(document: &Document, html: &str) -> Result<(), Difference> {
    compare(spaced(&document.reading_text()), spaced(&html::words(html)))
}

/// Compares the words of the HTML in an e-mail message, and the white space between them.
pub fn of_mail(document: &Document, message: &[u8]) -> Result<(), Difference> {
    compare(spaced(&document.reading_text()), spaced(&mail::words(message).html))
}

/// The words with one space where any white space is, and without what shows as nothing.
pub fn spaced(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(squeeze).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Compares two texts.
pub fn compare(expected: String, actual: String) -> Result<(), Difference> {
    if expected == actual {
        return Ok(());
    }
    let same = expected.chars().zip(actual.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(30)).take(100).collect();
    Err(Difference { expected: around(&expected), actual: around(&actual) })
}
