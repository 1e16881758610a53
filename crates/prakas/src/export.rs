//! From a document to files: one call over an exhaustive [`Format`].

#[cfg(feature = "docx")]
mod docx_fonts;
#[cfg(any(feature = "docx", feature = "html"))]
mod khmer_faces;
#[cfg(feature = "html")]
mod web_faces;

use prakas_document::{Diagnostic, Document, Warned};
use prakas_fonts::Fonts;

/// The formats of a finished release, named by their file endings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// The official PDF.
    #[cfg(feature = "pdf")]
    Pdf,
    /// The archive's copy, for Word.
    #[cfg(feature = "docx")]
    Docx,
    /// The web page.
    #[cfg(feature = "html")]
    Html,
    /// Plain text.
    #[cfg(feature = "text")]
    Txt,
}

impl Format {
    /// Every format that this build makes.
    pub const ALL: &[Self] = &[
        #[cfg(feature = "pdf")]
        Self::Pdf,
        #[cfg(feature = "docx")]
        Self::Docx,
        #[cfg(feature = "html")]
        Self::Html,
        #[cfg(feature = "text")]
        Self::Txt,
    ];

    /// The format's file ending, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
            #[cfg(feature = "docx")]
            Self::Docx => "docx",
            #[cfg(feature = "html")]
            Self::Html => "html",
            #[cfg(feature = "text")]
            Self::Txt => "txt",
        }
    }

    /// Whether a file of this format shows pages that were set, which takes most of the time.
    pub fn is_set_on_pages(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => true,
            #[cfg(feature = "docx")]
            Self::Docx => false,
            #[cfg(feature = "html")]
            Self::Html => false,
            #[cfg(feature = "text")]
            Self::Txt => false,
        }
    }

    /// Whether a file of this format is printed or kept, so that all editions may stand in one.
    pub fn is_for_paper(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => true,
            #[cfg(feature = "docx")]
            Self::Docx => true,
            #[cfg(feature = "html")]
            Self::Html => false,
            #[cfg(feature = "text")]
            Self::Txt => false,
        }
    }

    /// The format of this file ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.ending() == ending)
    }
}

/// What each backend may be told.
#[derive(Debug, Clone, Default)]
pub struct ExportOptions {
    /// How pages are laid out.
    #[cfg(feature = "pdf")]
    pub layout: prakas_pdf::LayoutOptions,
    /// How PDF is written.
    #[cfg(feature = "pdf")]
    pub pdf: prakas_pdf::PdfOptions,
    /// How DOCX is written. Where no fonts are named that go into the file, the Khmer ones do.
    #[cfg(feature = "docx")]
    pub docx: prakas_docx::DocxOptions,
    /// How the page is written. Where no faces are named that go into it, the Khmer ones do.
    #[cfg(feature = "html")]
    pub html: prakas_html::HtmlOptions,
    /// How plain text is written.
    #[cfg(feature = "text")]
    pub text: prakas_text::TextOptions,
}

/// A backend that could not make its file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The pages could not be laid out.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Layout(#[from] prakas_pdf::LayoutError),
    /// The PDF could not be written.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] prakas_pdf::PdfError),
    /// The DOCX could not be written.
    #[cfg(feature = "docx")]
    #[error("the DOCX could not be written: {0}")]
    Docx(#[from] prakas_docx::DocxError),
}

/// Makes one file of a document: the bytes that belong into it. The same document gives the same bytes.
///
/// # Errors
/// What kept the backend from making it.
#[cfg_attr(
    not(all(feature = "pdf", feature = "docx", feature = "html", feature = "text")),
    allow(
        unused_variables,
        unreachable_code,
        reason = "a build without some backends asks for less, or makes no format"
    )
)]
pub fn export(
    document: &Document,
    format: Format,
    fonts: &Fonts,
    options: &ExportOptions,
) -> Result<Warned<Vec<u8>>, ExportError> {
    let (output, warnings): (Vec<u8>, Vec<Diagnostic>) = match format {
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf(document, fonts, options)?,
        #[cfg(feature = "docx")]
        Format::Docx => {
            let options = docx_fonts::with_khmer_faces(&options.docx, document, fonts);
            (prakas_docx::docx(document, &options)?, Vec::new())
        }
        #[cfg(feature = "html")]
        Format::Html => {
            let options = web_faces::with_khmer_faces(&options.html, document, fonts);
            (prakas_html::html(document, &options).into_bytes(), Vec::new())
        }
        #[cfg(feature = "text")]
        Format::Txt => (prakas_text::text(document, &options.text).into_bytes(), Vec::new()),
    };
    Ok(Warned { output, warnings })
}

/// A document without a day of issue, as a draft may be, cannot be archival yet: it is made plain, and that is said.
#[cfg(feature = "pdf")]
fn pdf(
    document: &Document,
    fonts: &Fonts,
    options: &ExportOptions,
) -> Result<(Vec<u8>, Vec<Diagnostic>), ExportError> {
    use prakas_document::Code;
    use prakas_pdf::{PdfOptions, PdfStandard};

    let Warned { output: layout, mut warnings } = prakas_pdf::layout(document, fonts, &options.layout)?;
    if options.pdf.standard == PdfStandard::Archival && document.meta.issued.is_none() {
        let message = "the PDF is not archival (PDF/A), since the release has no date of issue";
        warnings.push(Diagnostic::warning(Code::NotArchival, message).at_path("issued"));
        return Ok((layout.pdf(&PdfOptions { standard: PdfStandard::Plain })?, warnings));
    }
    if !options.pdf.standard.allows_attachments() && !document.meta.carried.is_empty() {
        let message = "the PDF carries no release, since its standard forbids attached files";
        warnings.push(
            Diagnostic::warning(Code::NothingCarried, message)
                .hint("choose a standard that allows them, such as PDF/A-3, or carry nothing"),
        );
    }
    Ok((layout.pdf(&options.pdf)?, warnings))
}
