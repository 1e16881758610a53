//! PDF from set pages.

use std::borrow::Cow;

use jiff::civil::Date;
use prakas_document::{Code, Diagnostic};
use typst::foundations::{Datetime, Smart};
use typst::model::Document as _;
use typst_pdf::{PdfStandards, Timestamp};

use crate::{Layout, PdfStandard, Unmet, attachments, message, template, unmet};

/// Phnom Penh's offset from UTC in minutes; Cambodia keeps no summer time.
const PHNOM_PENH: i32 = 7 * 60;

/// What may be chosen about a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// What the file conforms to.
    pub standard: PdfStandard,
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The document does not meet what the standard asks for.
    #[error("{}", joined(*standard, unmet))]
    Unmet {
        /// The standard.
        standard: PdfStandard,
        /// What it asks for in vain, one thing at least.
        unmet: Vec<Unmet>,
    },
    /// The pages cannot be written so: what typst says of it.
    #[error("{standard} cannot be written: {}", said.join("; "))]
    Export {
        /// The standard.
        standard: PdfStandard,
        /// The messages, one at least.
        said: Vec<String>,
    },
    /// The pages cannot be written as the [template](crate::LayoutOptions::template) drew them, such as with an image that has
    /// no alternative text: what is wrong, one error at least, places being those of its text.
    #[error("the PDF cannot be written as the template has it: {}", template::said(.0))]
    Template(Vec<Diagnostic>),
}

fn joined(standard: PdfStandard, unmet: &[Unmet]) -> String {
    let messages: Vec<String> = unmet.iter().map(|it| it.message(standard)).collect();
    messages.join("; ")
}

impl PdfError {
    /// A finding for each thing that stands against the PDF, with what to do about it.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match self {
            Self::Unmet { standard, unmet } => unmet.iter().map(|it| it.diagnostic(*standard)).collect(),
            Self::Template(findings) => findings.clone(),
            Self::Export { .. } => vec![Diagnostic::error(Code::Backend, self.to_string())],
        }
    }
}

impl Layout {
    /// The document as a PDF, tagged, with an outline, metadata and all fonts embedded, and with the files that it carries
    /// attached where the standard has room for them ([`PdfStandard::allows_attachments`]).
    ///
    /// The bytes depend on the layout and the options alone. The document's date is the day of issue at midnight in
    /// Phnom Penh (+07:00), that of the attached files too, and its identifier comes from the release's and the languages in it.
    ///
    /// # Errors
    /// [`PdfError::Unmet`] with all that the standard asks for and the document does not have, or has and should not: a title,
    /// the day of issue, a font for each character; and [`PdfError::Export`] for what else stands against it,
    /// or [`PdfError::Template`] where a template drew the pages.
    pub fn pdf(&self, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
        let standard = options.standard;
        let unmet = self.unmet(standard);
        if !unmet.is_empty() {
            return Err(PdfError::Unmet { standard, unmet });
        }
        self.write(standard)
    }

    fn unmet(&self, standard: PdfStandard) -> Vec<Unmet> {
        let no_title = standard.is_accessible() && self.pages.info().title.is_none();
        let no_date = standard.is_archival() && self.timestamp().is_none();
        let facts = [no_title.then_some(Unmet::NoTitle), no_date.then_some(Unmet::NoDate)];
        facts.into_iter().flatten().chain(unmet::on_pages(&self.pages, standard)).collect()
    }

    /// The PDF, or what typst has against it.
    pub(crate) fn write(&self, standard: PdfStandard) -> Result<Vec<u8>, PdfError> {
        let refused = |said| PdfError::Export { standard, said };
        let standards = match standard.typst() {
            [] => PdfStandards::default(),
            list => PdfStandards::new(list).map_err(|error| refused(vec![error.message().to_string()]))?,
        };
        let pages = match standard.allows_attachments() {
            true => Cow::Borrowed(&self.pages),
            false => Cow::Owned(attachments::without(&self.pages)),
        };
        let options = typst_pdf::PdfOptions {
            ident: Smart::Custom(self.identity.clone()),
            creator: Smart::Custom(Some("Prakas".to_owned())),
            timestamp: self.timestamp(),
            standards,
            ..typst_pdf::PdfOptions::default()
        };
        typst_pdf::pdf(&pages, &options).map_err(|errors| {
            // Drawings and gradients are looked into only when they are written.
            let is_transparency = errors.iter().all(|error| error.message.contains("transparency"));
            if is_transparency && standard.forbids_transparency() {
                return PdfError::Unmet { standard, unmet: vec![Unmet::TransparentPaint] };
            }
            match &self.template {
                Some(template) => PdfError::Template(template.findings(&errors)),
                None => refused(message::all(&errors)),
            }
        })
    }

    fn timestamp(&self) -> Option<Timestamp> {
        self.issued.and_then(midnight)
    }
}

fn midnight(date: Date) -> Option<Timestamp> {
    let year = i32::from(date.year());
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    let midnight = Datetime::from_ymd_hms(year, month, day, 0, 0, 0)?;
    (year >= 0).then(|| Timestamp::new_local(midnight, PHNOM_PENH))?
}
