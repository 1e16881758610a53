//! PDF from set pages.

use std::borrow::Cow;

use jiff::civil::Date;
use typst::foundations::{Datetime, Smart};
use typst::model::Document as _;
use typst_pdf::{PdfStandards, Timestamp};

use crate::{Layout, attachments, message};

/// Phnom Penh's offset from UTC in minutes; Cambodia keeps no summer time.
const PHNOM_PENH: i32 = 7 * 60;

/// What may be chosen about a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// What the file conforms to.
    pub standard: PdfStandard,
}

/// What a PDF conforms to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PdfStandard {
    /// For archives and for everyone: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) together. Such a file needs a
    /// title, a day of issue and a font for each character.
    #[default]
    Archival,
    /// PDF 1.7 that claims no standard beyond it; tagged all the same.
    Plain,
}

impl PdfStandard {
    /// Whether a file of this standard may carry others. Where it may not, [`Layout::pdf`] leaves out what the document carries.
    pub fn allows_attachments(self) -> bool {
        match self {
            // ISO 19005-3 §6.8: any file may be embedded.
            Self::Archival | Self::Plain => true,
        }
    }
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The document has no title, which PDF/UA asks for.
    #[error("an archival PDF needs a title, and the document has none")]
    NoTitle,
    /// The document has no day of issue, or one before the year 0, which no PDF can say.
    #[error("an archival PDF needs the day of issue, and the document has none")]
    NoDate,
    /// The pages cannot be written so: what typst says of it.
    #[error("the PDF cannot be written: {}", .0.join("; "))]
    Export(Vec<String>),
}

impl Layout {
    /// The document as a PDF, tagged, with an outline, metadata and all fonts embedded, and with the files that it carries
    /// attached where the standard has room for them ([`PdfStandard::allows_attachments`]).
    ///
    /// The bytes depend on the layout and the options alone. The document's date is the day of issue at midnight in
    /// Phnom Penh (+07:00), that of the attached files too, and its identifier comes from the release's and the languages in it.
    ///
    /// # Errors
    /// [`PdfError::NoTitle`] and [`PdfError::NoDate`] where [`PdfStandard::Archival`] cannot be met, and
    /// [`PdfError::Export`] for what else stands against it: a character without a font, a picture in CMYK.
    pub fn pdf(&self, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
        let timestamp = self.issued.and_then(midnight);
        let standards = match options.standard {
            PdfStandard::Archival if self.pages.info().title.is_none() => return Err(PdfError::NoTitle),
            PdfStandard::Archival if timestamp.is_none() => return Err(PdfError::NoDate),
            PdfStandard::Archival => archival()?,
            PdfStandard::Plain => PdfStandards::default(),
        };
        let pages = match options.standard.allows_attachments() {
            true => Cow::Borrowed(&self.pages),
            false => Cow::Owned(attachments::without(&self.pages)),
        };
        let options = typst_pdf::PdfOptions {
            ident: Smart::Custom(self.identity.clone()),
            creator: Smart::Custom(Some("Prakas".to_owned())),
            timestamp,
            standards,
            ..typst_pdf::PdfOptions::default()
        };
        typst_pdf::pdf(&pages, &options).map_err(|errors| PdfError::Export(message::all(&errors)))
    }
}

fn archival() -> Result<PdfStandards, PdfError> {
    use typst_pdf::PdfStandard::{A_3a, Ua_1};
    PdfStandards::new(&[A_3a, Ua_1]).map_err(|error| PdfError::Export(vec![error.message().to_string()]))
}

fn midnight(date: Date) -> Option<Timestamp> {
    let year = i32::from(date.year());
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    let midnight = Datetime::from_ymd_hms(year, month, day, 0, 0, 0)?;
    (year >= 0).then(|| Timestamp::new_local(midnight, PHNOM_PENH))?
}
