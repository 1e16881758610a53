//! Arguments that would do nothing for what is made, or undo each other. What is typed is told; what the configuration says is passed
//! over.

use clap::ArgMatches;
use clap::parser::ValueSource;
use prakas::{ExportOptions, Format, MailTo};

use super::build::{Build, Mail};

/// Takes out of `build` what has no use where these formats are made; `given` tells what was typed.
///
/// # Errors
/// What is wrong with what was typed.
pub(super) fn settle(build: &mut Build, formats: &[Format], given: &ArgMatches) -> Result<(), &'static str> {
    let is_typed =
        |ids: &[&str]| ids.iter().any(|id| given.value_source(id) == Some(ValueSource::CommandLine));
    let unless_typed = |ids: &[&str], message| if is_typed(ids) { Err(message) } else { Ok(()) };

    if !formats.contains(&Format::Eml) && has_mail(&build.mail) {
        unless_typed(
            &["mail_from", "mail_to", "attach_pdf"],
            "--mail-from, --mail-to and --attach-pdf are for e-mail messages: make one with --format eml",
        )?;
        build.mail = Mail::default();
    }
    let mail = MailTo { attach_pdf: build.mail.attach_pdf, ..MailTo::default() };
    let options = ExportOptions { mail, ..ExportOptions::default() };
    if build.drawing.template.is_some() && !formats.iter().any(|format| options.sets_pages(*format)) {
        unless_typed(&["template"], "--template draws pages, and none of these formats has any")?;
        build.drawing.template = None;
    }
    if build.drawing.template.is_none() {
        unless_typed(
            &["template_time", "template_memory"],
            "--template-time and --template-memory are for --template",
        )?;
    }
    if !formats.contains(&Format::Html) && (build.fragment || build.assets.is_some()) {
        unless_typed(
            &["fragment", "assets"],
            "--fragment and --assets are for web pages, and none of these formats is one: add html",
        )?;
        (build.fragment, build.assets) = (false, None);
    }
    // A page is one or the other: clap refuses both where they are typed.
    if is_typed(&["fragment", "stdout"]) {
        build.assets = None;
    }
    if build.batch.resume
        && (build.stdout || build.drawing.template.is_some() || build.subject.reading.system_fonts)
    {
        unless_typed(
            &["resume"],
            "--resume cannot be with --template or --system-fonts, which prakas.toml asks for",
        )?;
        build.batch.resume = false;
    }
    Ok(())
}

fn has_mail(mail: &Mail) -> bool {
    mail.mail_from.is_some() || !mail.mail_to.is_empty() || mail.attach_pdf
}
