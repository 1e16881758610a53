//! The command line, and the one validated [`Task`] that it becomes.

mod conflict;
mod printed;
mod template;
mod values;

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use prakas::fonts::FontOptions;
use prakas::{Carry, Form, Format, ImportForm, Language, MailTo, Mailbox, PageForm, PdfStandard, Template};

use crate::groups::{STDIN, group};
use template::Drawing;
pub(crate) use template::{OwnTemplate, Runs};
pub(crate) use values::HouseChoice;
use values::{assets, carry, form, format, house, import_form, mailbox, pdf_standard};

const EXAMPLES: &str = "\
Examples:
  prakas build summit.txt                            all four formats, in out/
  prakas build summit.en.md summit.km.md             one release in two languages
  prakas build summit.en.md summit.km.md --bilingual its PDF and DOCX with both in one, Khmer first
  prakas build releases/*.md --format pdf --out pub  many releases, as PDF
  prakas build summit.txt --format png,card          pictures of its pages, and a card to share
  prakas build summit.txt --format eml --attach-pdf  an e-mail message to newsrooms
  prakas build - --from md --format txt --stdout     a filter
  prakas build out/summit.en.pdf --format docx       from the release that a PDF carries
  prakas check summit.txt --deny warnings            nothing is written
  prakas import letter.docx --out drafts             a DOCX that somebody sent, as Markdown
  prakas verify archive/*.docx                       whether they still show what they carry
  prakas template > own.typ                          a template to begin another with
  prakas completions bash > prakas.bash              what completes these words in a shell

Exit codes: 0 done, 1 findings that stop, 2 wrong use.";

#[derive(Debug, Parser)]
#[command(
    name = "prakas",
    version,
    about = "Official releases, typed once: PDF, DOCX, web page and plain text with the same words",
    after_help = EXAMPLES
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the formats of each release, in each of its languages
    #[command(after_help = EXAMPLES)]
    Build(Box<Build>),
    /// Say what is wrong with each release, or should be looked at
    Check(Check),
    /// Read releases from any form, such as a DOCX that somebody has edited, and write them as Markdown, JSON or text
    Import(Import),
    /// Say of a DOCX, a PDF or a web page that Prakas made whether it still shows the release that it carries
    ///
    /// This finds what was edited, mixed up or damaged. It is no signature: who changes the words on purpose can change the
    /// release inside as well.
    Verify(Verify),
    /// Print the built-in typst template, from which another may begin
    #[command(long_about = template::ABOUT)]
    Template,
    /// Print the JSON schema of releases in their stored form
    ///
    /// An editor that knows it helps with writing releases as JSON: it proposes fields, says what they are for, and marks what does not
    /// belong.
    Schema,
    /// Print what completes the words of this command in a shell
    #[command(long_about = printed::COMPLETIONS)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page of this command, or of one of its commands
    #[command(long_about = printed::MANUAL)]
    Man {
        /// The command whose page it is, such as build
        command: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Reading {
    /// The releases: .txt, .md, .json or .docx files, or PDFs and web pages that Prakas made; `-` is standard input. Files that differ in their language alone, such as
    /// summit.en.md and summit.km.md, are one release
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read every FILE as this form, whatever its name says; needed for standard input
    #[arg(long, value_name = "FORM", value_parser = form())]
    from: Option<Form>,
    /// Take fonts from this folder first; may be given several times
    #[arg(long = "fonts", value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// Take fonts of this machine where no other has a character
    #[arg(long)]
    system_fonts: bool,
    /// Let warnings stop the work, as errors do
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Write the findings to standard output as one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Setting {
    /// Take the editions in these languages alone, such as en or km
    #[arg(long = "lang", value_name = "LANGS", value_delimiter = ',', value_parser = str::parse::<Language>)]
    languages: Vec<Language>,
    /// Set the releases on this house's paper: the id of a house that is built in, or a TOML file
    #[arg(long, value_name = "ID|FILE.toml", value_parser = house)]
    house: Option<HouseChoice>,
}

#[derive(Debug, Args)]
struct Check {
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Args)]
struct Import {
    /// Write the releases in this form: md, with the pictures beside it; json, the stored form; or txt, as they are typed
    #[arg(long, value_name = "FORM", value_parser = import_form(), default_value = "md")]
    to: ImportForm,
    /// Take the editions in these languages alone, such as en or km
    #[arg(long = "lang", value_name = "LANGS", value_delimiter = ',', value_parser = str::parse::<Language>)]
    languages: Vec<Language>,
    /// Write the files into this folder, which is made where there is none
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// Write to standard output: one release, in Markdown and text one edition; pictures stand in the Markdown itself
    #[arg(long, conflicts_with_all = ["out", "json"])]
    stdout: bool,
    /// The releases, in any form that Prakas reads; `-` is standard input. Files that differ in their language alone are one release
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read every FILE as this form, whatever its name says; needed for standard input
    #[arg(long, value_name = "FORM", value_parser = form())]
    from: Option<Form>,
    /// Let warnings stop the work, as errors do
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Write the findings to standard output as one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Verify {
    /// The files: .docx, .pdf or .html
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read every FILE as this form, whatever its name says; needed for standard input
    #[arg(long, value_name = "FORM", value_parser = form())]
    from: Option<Form>,
    /// Write the findings to standard output as one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Build {
    /// Make these formats alone, with commas between them: pdf, docx, html and txt, which are made where none is named; eml, an
    /// e-mail message; png and svg, a picture of each page; card, a picture of 1200 by 630 pixels for social media
    #[arg(long = "format", value_name = "FORMATS", value_delimiter = ',', value_parser = format())]
    formats: Vec<Format>,
    /// Make PDF, DOCX and pictures of pages once, with all editions one after the other, the Khmer one first
    #[arg(long)]
    bilingual: bool,
    /// Write the files into this folder, which is made where there is none
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// Columns of plain text, at least 20; 0 puts each paragraph on one line [default: 72]
    #[arg(long, value_name = "N")]
    width: Option<usize>,
    /// The standard that PDFs keep. `archival` is a-3a with ua-1, and leaves a draft without a date plain; the others are kept, or
    /// there is no file. All with `a` at their end are made with ua-1 where the two agree; a-1…, a-2… and a-4 hold no attachments
    #[arg(long, value_name = "NAME", value_parser = pdf_standard(), default_value = "archival")]
    pdf_standard: PdfStandard,
    /// Pixels an inch of PNG pages, 10 to 1200 [default: 150]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(10..=1200))]
    dpi: Option<u16>,
    /// Leave fonts out of DOCX and web pages: smaller files, which show other fonts where a reader lacks these
    #[arg(long)]
    no_embed_fonts: bool,
    /// Make the web page's article alone, with class names and without styles, for a page of somebody else's
    #[arg(long)]
    fragment: bool,
    /// Make the web page with its style sheet and fonts as files in this folder beside it, for a site: pages share them
    #[arg(long, value_name = "DIR", value_parser = assets, conflicts_with_all = ["fragment", "stdout"])]
    assets: Option<String>,
    #[command(flatten)]
    mail: Mail,
    /// What PDF, DOCX and web page carry: the whole release, which may hold more than it shows; the release and the files that it was
    /// read from; what it shows alone; or nothing [default: release]
    #[arg(long, value_name = "WHAT", value_parser = carry())]
    carry: Option<Carry>,
    /// Write to standard output: one format of one edition of one release, and one page where pages are files
    #[arg(long, conflicts_with_all = ["out", "json"])]
    stdout: bool,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    reading: Reading,
}

/// About e-mail messages.
#[derive(Debug, Args)]
struct Mail {
    /// Who sends an e-mail message, such as `Press Office <press@example.org>` [default: the first contact with a mailbox]
    #[arg(long, value_name = "MAILBOX", value_parser = mailbox)]
    mail_from: Option<Mailbox>,
    /// To whom an e-mail message goes; may be given several times
    #[arg(long, value_name = "MAILBOX", value_parser = mailbox)]
    mail_to: Vec<Mailbox>,
    /// Let the PDF come with an e-mail message
    #[arg(long)]
    attach_pdf: bool,
}

impl From<Mail> for MailTo {
    fn from(Mail { mail_from: from, mail_to: to, attach_pdf }: Mail) -> Self {
        Self { from, to, attach_pdf }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

/// How many threads help with one release, which is made with its formats side by side; more would only have to be started.
const FOR_ONE_RELEASE: usize = 4;

/// What is to be done.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    /// The files of each release.
    pub(crate) groups: Vec<Vec<PathBuf>>,
    /// The form that all of them have.
    pub(crate) from: Option<Form>,
    /// Which fonts there are.
    pub(crate) fonts: FontOptions,
    /// Whether warnings stop.
    pub(crate) deny_warnings: bool,
    /// Whether findings are for machines.
    pub(crate) json: bool,
    /// What is done with the releases.
    pub(crate) action: Action,
}

/// What is done with the releases that were read.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// Nothing but to say what is found.
    Check(Paper),
    /// They are made into files.
    Make(Box<Making>),
    /// They are written in another form.
    Import(Importing),
    /// It is said whether they show what they carry.
    Verify,
    /// This text is printed.
    Print(Cow<'static, [u8]>),
}

/// Which editions are set, and on which paper.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    /// The editions, each once; all where none is named.
    pub(crate) languages: Vec<Language>,
    /// Whose paper they are set on.
    pub(crate) house: Option<HouseChoice>,
}

/// What is made of each release.
#[derive(Debug, Clone)]
pub(crate) struct Making {
    /// The formats, each once.
    pub(crate) formats: Vec<Format>,
    /// What is set, and on which paper.
    pub(crate) paper: Paper,
    /// Whether what is for paper is made once, with all editions.
    pub(crate) bilingual: bool,
    /// Columns of plain text; 0 for paragraphs on one line.
    pub(crate) width: Option<usize>,
    /// The standard that PDFs keep.
    pub(crate) pdf_standard: PdfStandard,
    /// Pixels an inch of PNG pages.
    pub(crate) dpi: Option<u16>,
    /// What pages are drawn with, where that is not the built-in template.
    pub(crate) template: Option<OwnTemplate>,
    /// Whether fonts go into DOCX and web pages.
    pub(crate) embed_fonts: bool,
    /// In what form web pages are.
    pub(crate) page: PageForm,
    /// To whom e-mail messages go.
    pub(crate) mail: MailTo,
    /// What the files carry.
    pub(crate) carry: Carry,
    /// Where it goes.
    pub(crate) target: Target,
}

/// What releases are written as.
#[derive(Debug, Clone)]
pub(crate) struct Importing {
    /// The form.
    pub(crate) to: ImportForm,
    /// The editions, each once; all where none is named.
    pub(crate) languages: Vec<Language>,
    /// Where it goes.
    pub(crate) target: Target,
}

/// Where files go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// Into this folder.
    Folder(PathBuf),
    /// To standard output, which takes one.
    Stdout,
}

impl Paper {
    fn new(setting: Setting) -> Self {
        Self { languages: each_once(setting.languages), house: setting.house }
    }
}

impl Task {
    /// What these arguments, the program's name first, ask for.
    ///
    /// # Errors
    /// What is wrong with them, or the help that they ask for.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let matches = Arguments::command().try_get_matches_from(arguments)?;
        let parsed =
            Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut Arguments::command()))?;
        match parsed.command {
            Command::Template => Ok(Self::print(Template::OFFICIAL.as_bytes())),
            Command::Schema => Ok(Self::print(printed::schema())),
            Command::Completions { shell } => Ok(Self::print(printed::completions(shell))),
            Command::Man { command } => Ok(Self::print(printed::manual(command.as_deref())?)),
            Command::Check(check) => {
                Self::new("check", check.reading, Action::Check(Paper::new(check.setting)))
            }
            Command::Import(import) => {
                let Import { to, languages, out, stdout, files, from, deny, json } = import;
                let target = if stdout { Target::Stdout } else { Target::Folder(out) };
                let importing = Importing { to, languages: each_once(languages), target };
                let reading = Reading { files, from, fonts: Vec::new(), system_fonts: false, deny, json };
                Self::new("import", reading, Action::Import(importing))
            }
            Command::Verify(Verify { files, from, json }) => {
                let reading =
                    Reading { files, from, fonts: Vec::new(), system_fonts: false, deny: None, json };
                let mut task = Self::new("verify", reading, Action::Verify)?;
                // Each file is judged alone.
                task.groups = task.groups.into_iter().flatten().map(|file| vec![file]).collect();
                Ok(task)
            }
            Command::Build(build) => {
                let mut build = *build;
                let formats = match std::mem::take(&mut build.formats) {
                    none if none.is_empty() => Format::USUAL.to_vec(),
                    formats => formats,
                };
                if let Some(message) = conflict::with_formats(&build, &formats) {
                    return Err(wrong_use("build", ErrorKind::ArgumentConflict, message));
                }
                let target = if build.stdout { Target::Stdout } else { Target::Folder(build.out) };
                let making = Making {
                    template: template::own(build.drawing, &matches, &build.reading.files),
                    formats: each_once(formats),
                    paper: Paper::new(build.setting),
                    bilingual: build.bilingual,
                    width: build.width,
                    pdf_standard: build.pdf_standard,
                    dpi: build.dpi,
                    embed_fonts: !build.no_embed_fonts,
                    page: match build.assets {
                        Some(folder) => PageForm::Linked(folder),
                        None if build.fragment => PageForm::Fragment,
                        None => PageForm::Whole,
                    },
                    mail: build.mail.into(),
                    carry: build.carry.unwrap_or_default(),
                    target,
                };
                Self::new("build", build.reading, Action::Make(Box::new(making)))
            }
        }
    }

    fn print(text: impl Into<Cow<'static, [u8]>>) -> Self {
        Self {
            groups: Vec::new(),
            from: None,
            fonts: FontOptions::default(),
            deny_warnings: false,
            json: false,
            action: Action::Print(text.into()),
        }
    }

    fn new(command: &str, reading: Reading, action: Action) -> Result<Self, clap::Error> {
        let has_stdin = reading.files.iter().any(|file| file == Path::new(STDIN));
        if has_stdin && reading.from.is_none() {
            let message = "standard input has no name that tells its form: say it with --from txt, md, json, docx, pdf or html";
            return Err(wrong_use(command, ErrorKind::MissingRequiredArgument, message));
        }
        let task = Self {
            groups: group(&reading.files),
            from: reading.from,
            fonts: FontOptions { dirs: reading.fonts, bundled: true, system: reading.system_fonts },
            deny_warnings: reading.deny == Some(Deny::Warnings),
            json: reading.json,
            action,
        };
        match task.too_much_for_stdout() {
            Some(message) => Err(wrong_use(command, ErrorKind::ArgumentConflict, &message)),
            None => Ok(task),
        }
    }

    fn too_much_for_stdout(&self) -> Option<String> {
        let take = |what: &str, n: usize, mend: &str| {
            (n > 1).then(|| format!("standard output takes one {what}, and this would make {n}{mend}"))
        };
        let (formats, paper, bilingual) = match &self.action {
            Action::Make(making) if making.target == Target::Stdout => {
                (&making.formats, &making.paper, making.bilingual)
            }
            Action::Import(Importing { target: Target::Stdout, .. }) => {
                return take("release", self.groups.len(), "");
            }
            Action::Make(_) | Action::Import(_) | Action::Verify | Action::Check(_) | Action::Print(_) => {
                return None;
            }
        };
        let is_one_file = bilingual && formats.iter().all(|format| format.is_for_paper());
        let editions = if is_one_file { 1 } else { paper.languages.len() };
        take("format", formats.len(), ": choose it with --format")
            .or_else(|| take("edition", editions, ""))
            .or_else(|| take("release", self.groups.len(), ""))
    }

    /// How many threads help; 0 for as many as the machine has.
    pub(crate) fn threads(&self) -> usize {
        if let Action::Make(making) = &self.action
            && let Some(OwnTemplate { runs: Runs::Here(threads), .. }) = making.template
        {
            return threads;
        }
        match (&self.action, self.groups.as_slice()) {
            (Action::Print(_), _) => 1,
            (Action::Make(_), [_]) => {
                std::thread::available_parallelism().map_or(1, |cores| cores.get().min(FOR_ONE_RELEASE))
            }
            (Action::Check(_) | Action::Import(_) | Action::Verify, [_]) => 1,
            (Action::Make(_) | Action::Check(_) | Action::Import(_) | Action::Verify, _) => 0,
        }
    }
}

/// A mistake in the use of a command, with its usage.
fn wrong_use(command: &str, kind: ErrorKind, message: &str) -> clap::Error {
    let mut program = Arguments::command();
    program.build();
    match program.find_subcommand_mut(command) {
        Some(command) => command.error(kind, message),
        None => program.error(kind, message),
    }
}

fn each_once<T: PartialEq>(items: Vec<T>) -> Vec<T> {
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
