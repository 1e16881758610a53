//! Arguments that would do nothing for what is made.

use prakas::{ExportOptions, Format, MailTo};

use super::Build;

/// What is wrong with these arguments, where these formats are made.
pub(super) fn with_formats(build: &Build, formats: &[Format]) -> Option<&'static str> {
    let Build { drawing, mail, fragment, assets, .. } = build;
    let mail_to = MailTo { attach_pdf: mail.attach_pdf, ..MailTo::default() };
    let options = ExportOptions { mail: mail_to, ..ExportOptions::default() };
    let is_for_mail = mail.mail_from.is_some() || !mail.mail_to.is_empty() || mail.attach_pdf;
    if drawing.template.is_some() && !formats.iter().any(|format| options.sets_pages(*format)) {
        Some("--template draws pages, and none of these formats has any")
    } else if is_for_mail && !formats.contains(&Format::Eml) {
        Some("--mail-from, --mail-to and --attach-pdf are for e-mail messages: make one with --format eml")
    } else if (*fragment || assets.is_some()) && !formats.contains(&Format::Html) {
        Some("--fragment and --assets are for web pages, and none of these formats is one: add html")
    } else {
        None
    }
}
