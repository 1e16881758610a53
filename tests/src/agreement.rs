//! Whether a file gives back the words of the document that it was made of.

use prakas::document::reading::squeeze;
use prakas::document::{Document, Script};

use crate::{docx, html, pdf};

/// Where the words of a file differ from those of its document: both from a little before the first difference on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the document says.
    pub expected: String,
    /// What the file gives back.
    pub actual: String,
}

/// Compares the words of a PDF of one part, but for white space: a line that was broken has none at its end.
///
/// Khmer is left out, with the invisible characters between its clusters, of which a reader may make others. A cluster is several
/// glyphs, and each of them carries the text of the whole (typst 0.15).
pub fn of_pdf(document: &Document, pdf: &[u8]) -> Result<(), Difference> {
    let is_khmer = |c: char| {
        Script::of(c) == Some(Script::Khmer) || matches!(c, '\u{200C}'..='\u{200D}' | '\u{2061}'..='\u{2064}')
    };
    let words = |text: &str| squeeze(text).chars().filter(|&c| !is_khmer(c)).collect();
    compare(words(&document.reading_text()), words(&pdf::words(pdf)))
}

/// Compares the words of a DOCX, and the white space between them.
pub fn of_docx(document: &Document, docx: &[u8]) -> Result<(), Difference> {
    compare(spaced(&document.reading_text()), spaced(&docx::words(docx)))
}

/// Compares the words of a web page, and the white space between them.
pub fn of_html(document: &Document, html: &str) -> Result<(), Difference> {
    compare(spaced(&document.reading_text()), spaced(&html::words(html)))
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
