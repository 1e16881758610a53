//! What files carry that are no text: the stored release, taken out within bounds.

use prakas_carrier::{CarrierError, File, Limits};
use prakas_document::{Code, Diagnostic, Diagnostics, Warned};

use super::{Draft, Form, Source, json};

/// The limits for a file of a form: what a reader is told, and what the form may have.
pub(crate) fn limits(form: Form, limits: &Limits) -> Limits {
    Limits {
        file: limits.file.min(form.max_bytes()),
        stream: limits.stream.min(Form::Json.max_bytes()),
        ..*limits
    }
}

/// What the release says that a PDF carries. A person sees nothing of it, so what is wrong with it has no place.
pub(crate) fn pdf(index: usize, source: &Source, bounds: &Limits) -> Result<Warned<Draft>, Diagnostics> {
    let release = prakas_carrier::pdf::release(source.bytes(), &limits(Form::Pdf, bounds))
        .map_err(|error| unreadable(source.name(), &error))?;
    stored(index, source.name(), &release)
}

/// What the release says that a web page carries.
pub(crate) fn html(index: usize, source: &Source, bounds: &Limits) -> Result<Warned<Draft>, Diagnostics> {
    let release = prakas_carrier::html::release(source.bytes(), &limits(Form::Html, bounds))
        .map_err(|error| unreadable(source.name(), &error))?;
    stored(index, source.name(), &release)
}

/// What a stored release says that a file of this name carries.
pub(crate) fn stored(index: usize, name: &str, release: &File) -> Result<Warned<Draft>, Diagnostics> {
    let stored = Source::with_form(release.name.as_str(), Form::Json, release.bytes.as_slice());
    let read = stored.check(index).and_then(|()| json::read(index, &stored));
    let Warned { output, warnings } = read.map_err(|stopped| misfit(name, stopped))?;
    let warnings = warnings.into_iter().map(|finding| Diagnostic { span: None, ..finding }).collect();
    Ok(Warned { output: Draft { places: Vec::new(), ..output }, warnings })
}

/// A finding about a file out of which nothing can be taken.
pub(crate) fn unreadable(name: &str, error: &CarrierError) -> Diagnostics {
    let (code, hint) = match error {
        CarrierError::NoRelease => (
            Code::NoRelease,
            "only what Prakas made carries its release, and not where that was made with --carry none",
        ),
        CarrierError::WrongFormat(_) | CarrierError::Broken(_) => {
            (Code::BadFile, "is this the right file? If it was sent, let it be sent again")
        }
        CarrierError::Encrypted => {
            (Code::BadFile, "save it without a password and without limits on its use, and try again")
        }
        CarrierError::TooLarge(_) => (Code::TooLarge, "is this the right file?"),
        _ => (Code::BadFile, "open it in another program, save it again, and try again"),
    };
    Diagnostic::error(code, format!("`{name}` cannot be read as a release: {error}")).hint(hint).into()
}

/// Findings about a release that was taken out.
fn misfit(name: &str, stopped: Diagnostics) -> Diagnostics {
    let findings = stopped.into_findings().into_iter().map(|finding| Diagnostic {
        message: format!("the release that `{name}` carries cannot be read: {}", finding.message),
        span: None,
        hints: Vec::new(),
        fixes: Vec::new(),
        ..finding
    });
    match Diagnostics::stop_on_error(findings.collect()) {
        Err(stopped) => stopped,
        Ok(_) => {
            Diagnostic::error(Code::BadFile, format!("the release that `{name}` carries cannot be read"))
                .into()
        }
    }
}
