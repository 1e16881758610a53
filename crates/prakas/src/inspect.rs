//! What is inside a file: [`inspect`].

use prakas_carrier::pdf::About;
use prakas_carrier::{CarrierError, FACSIMILE, File, RELEASE};
use prakas_document::{Code, Diagnostics};

use crate::read::{Form, ReadOptions, Source, carried};
use crate::release::Release;
use crate::verify::{Verified, no_carrier, verify};

/// What is inside a PDF, a DOCX or a web page.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspected {
    /// What it is.
    pub form: Form,
    /// What a PDF says of itself.
    pub pdf: Option<About>,
    /// The files that it carries.
    pub files: Vec<File>,
    /// The release that it carries; nothing where it carries none, or one that cannot be read.
    pub release: Option<Release>,
    /// Whether it shows what it carries.
    pub words: Words,
}

impl Inspected {
    /// Whether it is a signed copy: a PDF whose pages are scans, with the words of the release laid over them. It says so by the record
    /// of its scans ([`FACSIMILE`]).
    pub fn is_facsimile(&self) -> bool {
        self.files.iter().any(|file| file.name == FACSIMILE)
    }
}

/// Whether a file shows what it carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Words {
    /// It does.
    Shown(Box<Verified>),
    /// It does not: what is found.
    Differ(Diagnostics),
    /// It cannot be told: why.
    Unknown(Diagnostics),
}

/// Looks inside a file: what it is, what it says of itself, what it carries, and whether it shows that. A file that carries nothing is
/// looked into as well.
///
/// # Errors
/// It is no PDF, DOCX or web page, or is broken, encrypted or too large.
pub fn inspect(source: &Source, options: &ReadOptions) -> Result<Inspected, Diagnostics> {
    source.check(0)?;
    let form = source.form().filter(|form| !form.is_text()).ok_or_else(|| no_carrier(source.name()))?;
    let limits = carried::limits(form, &options.limits);
    let bytes = source.bytes();
    let unreadable = |error: CarrierError| carried::unreadable(source.name(), &error);
    let pdf = (form == Form::Pdf)
        .then(|| prakas_carrier::pdf::about(bytes, &limits))
        .transpose()
        .map_err(unreadable)?;
    let files = match form {
        Form::Pdf => prakas_carrier::pdf::carried(bytes, &limits),
        Form::Docx => prakas_carrier::docx::carried(bytes, &limits),
        Form::Html | Form::Txt | Form::Md | Form::Json => {
            prakas_carrier::html::read(bytes, &limits).map(|page| page.release.into_iter().collect())
        }
    };
    let files =
        files.or_else(|error| if error == CarrierError::NoRelease { Ok(Vec::new()) } else { Err(error) });
    let files = files.map_err(unreadable)?;
    let stored = files.iter().find(|file| file.name == RELEASE);
    let stored = stored.and_then(|file| carried::stored(0, source.name(), file).ok());
    let release = stored.and_then(|stored| stored.output.into_release(source.name()).ok());
    let words = match verify(source, options) {
        Ok(verified) => Words::Shown(Box::new(verified)),
        Err(stopped) if stopped.findings().iter().any(|finding| finding.code == Code::WordsDiffer) => {
            Words::Differ(stopped)
        }
        Err(stopped) => Words::Unknown(stopped),
    };
    Ok(Inspected { form, pdf, files, release, words })
}
