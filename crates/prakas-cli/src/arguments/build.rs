//! The arguments of `prakas build`.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args};
use prakas::{Carry, Format, MailTo, Mailbox, PageForm, PdfStandard};

use super::template::{self, Drawing};
use super::values::{assets, carry, format, mailbox, pdf_standard};
use super::{Subject, conflict, each_once, wrong_use};
use crate::config::Config;
use crate::files::{Existing, expand};
use crate::task::{Action, Making, Target, Task};
use crate::ui::Ui;

#[derive(Debug, Args)]
pub(super) struct Build {
    /// Make these formats alone, with commas between them: pdf, docx, html and txt, which are made where none is named; eml, an
    /// e-mail message; png and svg, a picture of each page; card, a picture of 1200 by 630 pixels for social media
    #[arg(long = "format", value_name = "FORMATS", value_delimiter = ',', value_parser = format())]
    pub(super) formats: Vec<Format>,
    /// Make PDF, DOCX and pictures of pages once, with all editions one after the other, the Khmer one first
    #[arg(long)]
    pub(super) bilingual: bool,
    /// Write the files into this folder, which is made where there is none
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub(super) out: PathBuf,
    /// Columns of plain text, at least 20; 0 puts each paragraph on one line [default: 72]
    #[arg(long, value_name = "N")]
    pub(super) width: Option<usize>,
    /// The standard that PDFs keep. `archival` is a-3a with ua-1, and leaves a draft without a date plain; the others are kept, or
    /// there is no file. All with `a` at their end are made with ua-1 where the two agree; a-1…, a-2… and a-4 hold no attachments
    #[arg(long, value_name = "NAME", value_parser = pdf_standard(), default_value = "archival")]
    pub(super) pdf_standard: PdfStandard,
    /// Pixels an inch of PNG pages, 10 to 1200 [default: 150]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(10..=1200))]
    pub(super) dpi: Option<u16>,
    /// Leave fonts out of DOCX and web pages: smaller files, which show other fonts where a reader lacks these
    #[arg(long)]
    pub(super) no_embed_fonts: bool,
    /// Make the web page's article alone, with class names and without styles, for a page of somebody else's
    #[arg(long)]
    pub(super) fragment: bool,
    /// Make the web page with its style sheet and fonts as files in this folder beside it, for a site: pages share them
    #[arg(long, value_name = "DIR", value_parser = assets, conflicts_with_all = ["fragment", "stdout"])]
    pub(super) assets: Option<String>,
    #[command(flatten)]
    pub(super) mail: Mail,
    /// What PDF, DOCX and web page carry: the whole release, which may hold more than it shows; the release and the files that it was
    /// read from; what it shows alone; or nothing [default: release]
    #[arg(long, value_name = "WHAT", value_parser = carry())]
    pub(super) carry: Option<Carry>,
    /// Write to standard output: one format of one edition of one release, and one page where pages are files
    #[arg(long, conflicts_with_all = ["out", "json"])]
    pub(super) stdout: bool,
    #[command(flatten)]
    pub(super) batch: Batch,
    #[command(flatten)]
    pub(super) drawing: Drawing,
    #[command(flatten)]
    pub(super) subject: Subject,
}

/// About many releases.
#[derive(Debug, Args)]
pub(super) struct Batch {
    /// Leave releases as they are that were made before with --resume, of the same sources in the same way: also after a run that was
    /// stopped. What was made is recorded in the folder
    #[arg(long, conflicts_with_all = ["stdout", "template", "system_fonts"])]
    pub(super) resume: bool,
    /// Make no more releases once one has failed
    #[arg(long, overrides_with = "keep_going")]
    pub(super) fail_fast: bool,
    /// Make the other releases where one has failed, which is also done where nothing is said
    #[arg(long, overrides_with = "fail_fast")]
    pub(super) keep_going: bool,
    /// Write over PDFs that have been signed
    #[arg(long)]
    pub(super) replace_signed: bool,
}

/// About e-mail messages.
#[derive(Debug, Default, Args)]
pub(super) struct Mail {
    /// Who sends an e-mail message, such as `Press Office <press@example.org>` [default: the first contact with a mailbox]
    #[arg(long, value_name = "MAILBOX", value_parser = mailbox)]
    pub(super) mail_from: Option<Mailbox>,
    /// To whom an e-mail message goes; may be given several times
    #[arg(long, value_name = "MAILBOX", value_parser = mailbox)]
    pub(super) mail_to: Vec<Mailbox>,
    /// Let the PDF come with an e-mail message
    #[arg(long)]
    pub(super) attach_pdf: bool,
}

impl From<Mail> for MailTo {
    fn from(Mail { mail_from: from, mail_to: to, attach_pdf }: Mail) -> Self {
        Self { from, to, attach_pdf }
    }
}

impl Build {
    /// What is to be made; `given` are the arguments of this command as they were given, or set by `config`.
    pub(super) fn task(
        mut self,
        ui: Ui,
        config: Option<&Config>,
        given: &ArgMatches,
    ) -> Result<Task, clap::Error> {
        let files = &mut self.subject.reading.files;
        *files = expand(files, Some(&self.out));
        let formats = match std::mem::take(&mut self.formats) {
            none if none.is_empty() => Format::USUAL.to_vec(),
            formats => each_once(formats),
        };
        conflict::settle(&mut self, &formats, given)
            .map_err(|message| wrong_use("build", ErrorKind::ArgumentConflict, message))?;
        let Subject { configured: _, setting, reading } = self.subject;
        let target = if self.stdout { Target::Stdout } else { Target::Folder(self.out) };
        let making = Making {
            template: template::own(self.drawing, given, config, &reading.files),
            formats,
            paper: setting.paper("build", config)?,
            bilingual: self.bilingual,
            width: self.width,
            pdf_standard: self.pdf_standard,
            dpi: self.dpi,
            embed_fonts: !self.no_embed_fonts,
            page: match self.assets {
                Some(folder) => PageForm::Linked(folder),
                None if self.fragment => PageForm::Fragment,
                None => PageForm::Whole,
            },
            mail: self.mail.into(),
            carry: self.carry.unwrap_or_default(),
            resumes: self.batch.resume,
            stops_at_first: self.batch.fail_fast && !self.batch.keep_going,
            existing: match self.batch.replace_signed {
                true => Existing::Replaced,
                false => Existing::ReplacedUnlessSigned,
            },
            target,
        };
        Task::new("build", reading, ui, Action::Make(Box::new(making)))
    }
}
