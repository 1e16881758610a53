//! From a document to files: one call over an exhaustive [`Format`].

#[cfg(feature = "docx")]
mod docx_fonts;
mod format;
#[cfg(any(feature = "docx", feature = "html"))]
mod khmer_faces;
mod name;
#[cfg(feature = "html")]
mod web_faces;

#[cfg(feature = "pdf")]
use std::sync::OnceLock;

#[cfg(any(feature = "pdf", feature = "docx", all(feature = "html", feature = "text")))]
use prakas_document::Code;
use prakas_document::{Diagnostic, Diagnostics, Document, Warned};
use prakas_fonts::Fonts;
#[cfg(feature = "pdf")]
use prakas_pdf::{Layout, LayoutError, PdfOptions, PdfStandard};
#[cfg(feature = "pdf")]
use rayon::prelude::*;

pub use format::Format;
pub use name::file_name;
#[cfg(feature = "facsimile")]
pub(crate) use name::signed_name;
pub(crate) use name::{name_of, names_in_other_statuses};

/// What each backend may be told.
#[derive(Debug, Clone, Default)]
pub struct ExportOptions {
    /// How pages are laid out.
    #[cfg(feature = "pdf")]
    pub layout: prakas_pdf::LayoutOptions,
    /// How PDF is written.
    #[cfg(feature = "pdf")]
    pub pdf: PdfOptions,
    /// How DOCX is written. Where no fonts are named that go into the file, the Khmer ones do.
    #[cfg(feature = "docx")]
    pub docx: prakas_docx::DocxOptions,
    /// How the page is written. Where no faces are named that go into it, the Khmer ones do.
    #[cfg(feature = "html")]
    pub html: prakas_html::HtmlOptions,
    /// In what form the page is.
    #[cfg(feature = "html")]
    pub page: PageForm,
    /// How plain text is written, also that of an e-mail message.
    #[cfg(feature = "text")]
    pub text: prakas_text::TextOptions,
    /// To whom an e-mail message goes, and what comes with it.
    #[cfg(all(feature = "html", feature = "text"))]
    pub mail: MailTo,
    /// How pages are drawn as PNG images.
    #[cfg(feature = "pdf")]
    pub png: prakas_pdf::PngOptions,
    /// How pages are drawn as SVG.
    #[cfg(feature = "pdf")]
    pub svg: prakas_pdf::SvgOptions,
    /// What a card shows.
    #[cfg(feature = "pdf")]
    pub card: prakas_pdf::CardOptions,
}

impl ExportOptions {
    /// Whether files of this format show pages, so that they are as the template draws them.
    pub fn sets_pages(&self, format: Format) -> bool {
        #[cfg(all(feature = "html", feature = "text", feature = "pdf"))]
        if format == Format::Eml {
            return self.mail.attach_pdf;
        }
        format.is_set_on_pages()
    }
}

/// In what form a page is.
#[cfg(feature = "html")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PageForm {
    /// One file that needs no other.
    #[default]
    Whole,
    /// The article alone, for a page of somebody else's.
    Fragment,
    /// A page, with its style sheet and fonts as files in this folder beside it, such as `assets`.
    Linked(String),
}

/// To whom an e-mail message goes, and what comes with it.
#[cfg(all(feature = "html", feature = "text"))]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailTo {
    /// Who sends it; where nothing is said, the first contact that has a mailbox.
    pub from: Option<prakas_document::Mailbox>,
    /// To whom it goes.
    pub to: Vec<prakas_document::Mailbox>,
    /// Whether the PDF comes with it.
    #[cfg(feature = "pdf")]
    pub attach_pdf: bool,
}

/// A file of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Its format.
    pub format: Format,
    /// Which page it shows, where each page is a file.
    pub page: Option<PageOf>,
    /// Its path, from the folder of the page that asks for it, where it is a style sheet or a font of one.
    pub asset: Option<String>,
    /// What belongs into it.
    pub bytes: Vec<u8>,
}

/// A page among those of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageOf {
    /// Which page, counted from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
}

/// A backend that could not make its file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// The pages could not be laid out.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// The PDF could not be written.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] prakas_pdf::PdfError),
    /// A page could not be drawn as a PNG image.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Png(#[from] prakas_pdf::PngError),
    /// A page could not be drawn as SVG.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Svg(#[from] prakas_pdf::SvgError),
    /// The card could not be made.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Card(#[from] prakas_pdf::CardError),
    /// The DOCX could not be written.
    #[cfg(feature = "docx")]
    #[error("the DOCX could not be written: {0}")]
    Docx(#[from] prakas_docx::DocxError),
    /// The e-mail message could not be made.
    #[cfg(all(feature = "html", feature = "text"))]
    #[error(transparent)]
    Mail(#[from] prakas_html::MailError),
}

impl ExportError {
    /// A finding for each thing that kept the backend from making its file. The places of those about a template are in its text,
    /// as if that were the only source.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        match *self {
            #[cfg(feature = "pdf")]
            Self::Layout(LayoutError::Template(ref findings)) => findings.clone(),
            #[cfg(feature = "pdf")]
            Self::Pdf(ref error) => error.diagnostics(),
            #[cfg(feature = "pdf")]
            Self::Layout(_) | Self::Png(_) | Self::Svg(_) | Self::Card(_) => {
                vec![Diagnostic::error(Code::Backend, self.to_string())]
            }
            #[cfg(feature = "docx")]
            Self::Docx(_) => vec![Diagnostic::error(Code::Backend, self.to_string())],
            #[cfg(all(feature = "html", feature = "text"))]
            Self::Mail(ref error) => vec![not_mailed(error)],
        }
    }
}

/// Why there is no e-mail message.
#[cfg(all(feature = "html", feature = "text"))]
fn not_mailed(error: &prakas_html::MailError) -> Diagnostic {
    use prakas_html::MailError;
    let finding = |code| Diagnostic::error(code, error.to_string());
    match error {
        MailError::NoSender => finding(Code::NoSender)
            .at_path("contacts")
            .hint("give a contact of the release or of its house an e-mail address, or say who sends it: `--mail-from press@example.org`"),
        MailError::NoDate => {
            finding(Code::MissingIssueDate).at_path("issued").hint("say on which day it is issued")
        }
        MailError::BadAddress(_) => finding(Code::BadMailbox).hint("write it as `press@example.org`"),
        MailError::Picture(_) | MailError::Message(_) => finding(Code::Backend),
    }
}

/// What one format came to: its files, or why there are none.
type Made = Result<Warned<Vec<Exported>>, ExportError>;

/// Makes the files of a document in these formats, in their order: one a format, or for pictures of its pages one a page. Its
/// pages are set once, however many formats show them. The same document gives the same bytes.
///
/// # Errors
/// All findings, where a backend could not make its file.
///
/// ```
/// use prakas::{ExportOptions, Fonts, Format, House, Kind, Language, Release, export};
///
/// # let edition = prakas::Edition { title: "Office hours".into(), ..Default::default() };
/// # let release = Release::builder("office-hours", Kind::Announcement).edition(Language::EN, edition).build()?;
/// let document = release.compose(&[Language::EN], &House::mfaic())?.output;
/// let formats = [Format::Card, Format::Png, Format::Txt];
/// let files = export(&document, &formats, &Fonts::bundled(), &ExportOptions::default())?.output;
/// assert_eq!(files.iter().map(|file| file.format).collect::<Vec<_>>(), formats);
/// assert_eq!(files[1].page.map(|of| (of.page, of.pages)), Some((1, 1)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn export(
    document: &Document,
    formats: &[Format],
    fonts: &Fonts,
    options: &ExportOptions,
) -> Result<Warned<Vec<Exported>>, Diagnostics> {
    let mut output = Vec::new();
    let mut findings: Vec<Diagnostic> = Vec::new();
    for made in side_by_side(&Maker::new(document, fonts, options), formats) {
        let told = match made {
            Ok(Warned { output: files, warnings }) => {
                output.extend(files);
                warnings
            }
            Err(error) => error.diagnostics(),
        };
        // What is to be said of the pages is said once, however many formats show them.
        for finding in told {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }
    Ok(Warned { output, warnings: Diagnostics::stop_on_error(findings)? })
}

/// Makes the files of each format, in the order of the formats.
///
/// What is set on pages takes longer than the rest together, so the rest has a thread of its own: shared out among rayon's, it
/// would be taken up in the middle of setting, and hold that up. Nothing in that thread may wait for pages: it would wait for rayon's,
/// which may all be waiting for it.
fn side_by_side(maker: &Maker<'_>, formats: &[Format]) -> Vec<Made> {
    let make = |&(at, format): &(usize, Format)| (at, maker.files(format));
    let (set, others): (Vec<_>, Vec<_>) =
        formats.iter().copied().enumerate().partition(|(_, format)| maker.options.sets_pages(*format));
    if set.is_empty() {
        return others.iter().map(make).map(|(_, made)| made).collect();
    }
    let mut made: Vec<(usize, Made)> = std::thread::scope(|scope| {
        let beside =
            (!others.is_empty()).then(|| scope.spawn(|| others.iter().map(make).collect::<Vec<_>>()));
        let mut made: Vec<_> = set.iter().map(make).collect();
        let beside =
            beside.map(|beside| beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        made.extend(beside.into_iter().flatten());
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

/// Makes one format after the other of a document.
struct Maker<'a> {
    document: &'a Document,
    fonts: &'a Fonts,
    options: &'a ExportOptions,
    /// The pages, set when the first format asks for them.
    #[cfg(feature = "pdf")]
    layout: OnceLock<Result<Warned<Layout>, LayoutError>>,
}

impl<'a> Maker<'a> {
    fn new(document: &'a Document, fonts: &'a Fonts, options: &'a ExportOptions) -> Self {
        Self {
            document,
            fonts,
            options,
            #[cfg(feature = "pdf")]
            layout: OnceLock::new(),
        }
    }

    #[cfg_attr(
        not(all(feature = "pdf", feature = "docx", feature = "html", feature = "text")),
        allow(
            unused_variables,
            unreachable_code,
            reason = "a build without some backends asks for less, or makes no format"
        )
    )]
    fn files(&self, format: Format) -> Made {
        let Self { document, fonts, options, .. } = *self;
        let (bytes, warnings): (Vec<u8>, Vec<Diagnostic>) = match format {
            #[cfg(feature = "pdf")]
            Format::Pdf => self.pdf()?,
            #[cfg(feature = "docx")]
            Format::Docx => {
                let options = docx_fonts::with_khmer_faces(&options.docx, document, fonts);
                (prakas_docx::docx(document, &options)?, Vec::new())
            }
            #[cfg(feature = "html")]
            Format::Html => {
                return Ok(Warned::clean(page(document, fonts, options)));
            }
            #[cfg(feature = "text")]
            Format::Txt => (prakas_text::text(document, &options.text).into_bytes(), Vec::new()),
            #[cfg(all(feature = "html", feature = "text"))]
            Format::Eml => self.mail()?,
            #[cfg(feature = "pdf")]
            Format::Png => {
                let at_once = |layout: &Layout| layout.pngs_at_once(&options.png);
                return self.pages(format, at_once, |layout, page| Ok(layout.png(page, &options.png)?));
            }
            #[cfg(feature = "pdf")]
            Format::Svg => {
                let draw = |layout: &Layout, page| Ok(layout.svg(page, &options.svg)?.into_bytes());
                return self.pages(format, Layout::page_count, draw);
            }
            #[cfg(feature = "pdf")]
            Format::Card => {
                let Warned { output, warnings } = prakas_pdf::card(document, fonts, &options.card)?;
                (output, warnings)
            }
        };
        Ok(Warned { output: vec![Exported { format, page: None, asset: None, bytes }], warnings })
    }

    /// The words as text and as HTML, and the PDF where it is asked for.
    #[cfg(all(feature = "html", feature = "text"))]
    fn mail(&self) -> Result<(Vec<u8>, Vec<Diagnostic>), ExportError> {
        let Self { document, options, .. } = *self;
        let (attachments, warnings) = self.attachments()?;
        let message = prakas_html::MailOptions {
            from: options.mail.from.clone(),
            to: options.mail.to.clone(),
            text: prakas_text::text(document, &options.text),
            attachments,
        };
        Ok((prakas_html::mail(document, &message)?, warnings))
    }

    /// What comes with an e-mail message.
    #[cfg(all(feature = "html", feature = "text", feature = "pdf"))]
    fn attachments(&self) -> Result<(Vec<prakas_html::MailAttachment>, Vec<Diagnostic>), ExportError> {
        if !self.options.mail.attach_pdf {
            return Ok(Default::default());
        }
        let (bytes, warnings) = self.pdf()?;
        let name = name_of(self.document, Format::Pdf, None);
        let pdf = prakas_html::MailAttachment { name, media_type: Format::Pdf.media_type(), bytes };
        Ok((vec![pdf], warnings))
    }

    #[cfg(all(feature = "html", feature = "text", not(feature = "pdf")))]
    fn attachments(&self) -> Result<(Vec<prakas_html::MailAttachment>, Vec<Diagnostic>), ExportError> {
        Ok(Default::default())
    }
}

/// The page in the form that is asked for, and the files that it asks for.
#[cfg(feature = "html")]
fn page(document: &Document, fonts: &Fonts, options: &ExportOptions) -> Vec<Exported> {
    let file = |asset, bytes| Exported { format: Format::Html, page: None, asset, bytes };
    let faces = || web_faces::with_khmer_faces(&options.html, document, fonts);
    match &options.page {
        PageForm::Whole => vec![file(None, prakas_html::html(document, &faces()).into_bytes())],
        PageForm::Fragment => vec![file(None, prakas_html::fragment(document).into_bytes())],
        PageForm::Linked(folder) => {
            let prakas_html::LinkedPage { html, files } = prakas_html::linked(document, &faces(), folder);
            let assets = files
                .into_iter()
                .map(|asset| file(Some(format!("{folder}/{}", asset.name)), asset.bytes.to_vec()));
            std::iter::once(file(None, html.into_bytes())).chain(assets).collect()
        }
    }
}

#[cfg(feature = "pdf")]
impl Maker<'_> {
    fn layout(&self) -> Result<Warned<Layout>, LayoutError> {
        self.layout
            .get_or_init(|| prakas_pdf::layout(self.document, self.fonts, &self.options.layout))
            .clone()
    }

    /// A document without a day of issue, as a draft may be, cannot be archival yet: it is made plain, and that is said. A standard
    /// that was asked for by its name is kept, or there is no file.
    fn pdf(&self) -> Result<(Vec<u8>, Vec<Diagnostic>), ExportError> {
        let Warned { output: layout, mut warnings } = self.layout()?;
        let options = &self.options.pdf;
        if options.standard == PdfStandard::Archival && self.document.meta.issued.is_none() {
            let message = "the PDF is not archival (PDF/A), since the release has no date of issue";
            warnings.push(Diagnostic::warning(Code::NotArchival, message).at_path("issued"));
            return Ok((layout.pdf(&PdfOptions { standard: PdfStandard::Plain })?, warnings));
        }
        if !options.standard.allows_attachments() && !self.document.meta.carried.is_empty() {
            let message = "the PDF carries no release, since its standard forbids attached files";
            warnings.push(
                Diagnostic::warning(Code::NothingCarried, message)
                    .hint("choose a standard that allows them, such as a-3a, or carry nothing"),
            );
        }
        Ok((layout.pdf(options)?, warnings))
    }

    /// A file for each page, some of them side by side.
    fn pages(
        &self,
        format: Format,
        at_once: impl Fn(&Layout) -> usize,
        draw: impl Fn(&Layout, usize) -> Result<Vec<u8>, ExportError> + Sync,
    ) -> Made {
        let Warned { output: layout, warnings } = self.layout()?;
        let pages = layout.page_count();
        let file = |&page: &usize| {
            let bytes = draw(&layout, page)?;
            Ok(Exported { format, page: Some(PageOf { page: page + 1, pages }), asset: None, bytes })
        };
        let mut files = Vec::with_capacity(pages);
        for some in (0..pages).collect::<Vec<_>>().chunks(at_once(&layout).max(1)) {
            files.extend(some.par_iter().map(file).collect::<Result<Vec<_>, ExportError>>()?);
        }
        Ok(Warned { output: files, warnings })
    }
}

#[cfg(all(test, feature = "pdf"))]
mod tests {
    use prakas_document::{Block, Furniture, Language, Meta, Part, Role, Severity, Theme};
    use prakas_pdf::PngOptions;

    use super::*;

    const PICTURES: [Format; 4] = [Format::Pdf, Format::Png, Format::Svg, Format::Card];

    fn document(title: &str) -> Document {
        let part = Part {
            head: vec![Furniture::line(Role::Title, title)],
            body: vec![Block::paragraph("Words."); 40],
            ..Part::new(Language::EN, title)
        };
        Document::new(Meta::new("a", title), Theme::default(), part)
    }

    #[test]
    fn files_come_in_the_order_of_the_formats_and_pages() {
        let formats = [Format::Svg, Format::Card, Format::Png];
        let exported = export(&document("T"), &formats, &Fonts::bundled(), &ExportOptions::default());
        let files = exported.expect("files").output;
        let shown: Vec<_> = files.iter().map(|file| (file.format, file.page.map(|of| of.page))).collect();
        let (svg, png) = (Format::Svg, Format::Png);
        let both = [(svg, Some(1)), (svg, Some(2)), (Format::Card, None), (png, Some(1)), (png, Some(2))];
        assert_eq!(shown, both);
        assert!(files.iter().filter_map(|file| file.page).all(|of| of.pages == 2));
    }

    #[cfg(all(feature = "html", feature = "text"))]
    #[test]
    fn the_pdf_that_comes_with_a_message_is_marked_as_other_files_are() {
        let mut document = document("T");
        document.meta.issued = Some(jiff::civil::date(2021, 10, 27));
        document.meta.file_mark = Some("embargoed");
        let from = prakas_document::Mailbox { name: String::new(), address: "press@example.org".into() };
        let mail = MailTo { from: Some(from), to: Vec::new(), attach_pdf: true };
        let options = ExportOptions { mail, ..ExportOptions::default() };
        let files = export(&document, &[Format::Eml], &Fonts::bundled(), &options).expect("a message").output;
        let message = String::from_utf8_lossy(&files[0].bytes);
        assert!(message.contains("filename=\"a.en.embargoed.pdf\""));
    }

    #[test]
    fn what_is_to_be_said_of_the_pages_is_said_once() {
        let mut document = document("T");
        document.theme.style_mut(Role::Title).faces.latin = "Nowhere".into();
        let exported = export(&document, &PICTURES, &Fonts::bundled(), &ExportOptions::default());
        let codes: Vec<Code> = exported.expect("files").warnings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::Backend, Code::NotArchival]);
    }

    #[test]
    fn each_format_says_why_it_cannot_be_made() {
        let mut document = document("🤝");
        document.meta.issued = Some(jiff::civil::date(2021, 10, 27));
        let options =
            ExportOptions { png: PngOptions { dpi: 1e9, ..Default::default() }, ..ExportOptions::default() };
        let stopped = export(&document, &PICTURES, &Fonts::bundled(), &options).expect_err("two that fail");
        let errors = stopped.into_findings().into_iter().filter(|it| it.severity == Severity::Error);
        let errors: Vec<(Code, String)> = errors.map(|it| (it.code, it.message)).collect();
        assert!(
            matches!(&errors[..], [(Code::UnmetStandard, pdf), (Code::Backend, png)]
                if pdf.contains("🤝") && png.contains("dpi")),
            "{errors:?}"
        );
    }
}
