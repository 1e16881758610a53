//! The command line, and the one validated [`Task`] that it becomes.

mod conflict;
mod new;
mod preview;
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

use crate::explain;
use crate::files::{Existing, expand};
use crate::groups::{STDIN, group};
use crate::report::Telling;
use crate::task::{Action, Checking, Edits, Importing, Making, Paper, Target, Task};
use crate::ui::Ui;
use template::Drawing;
pub(crate) use template::{OwnTemplate, Runs};
pub(crate) use values::{HouseChoice, day};
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
  prakas build releases/ --out pub --resume          a folder, without what was made before
  prakas new office-hours                            a release to be written
  prakas preview summit.en.md summit.km.md           in the browser, while it is written
  prakas check summit.txt --deny warnings            nothing is written
  prakas check summit.km.md --fix                    spaces, digits and the order of Khmer characters mended
  prakas import letter.docx --out drafts             a DOCX that somebody sent, as Markdown
  prakas verify archive/*.docx                       whether they still show what they carry
  prakas template > own.typ                          a template to begin another with
  prakas completions bash > prakas.bash              what completes these words in a shell

Exit codes: 0 done, 1 findings that stop, 2 wrong use, 130 interrupted.";

#[derive(Debug, Parser)]
#[command(
    name = "prakas",
    version,
    about = "Official releases, typed once: PDF, DOCX, web page and plain text with the same words",
    after_help = EXAMPLES
)]
struct Arguments {
    /// Speak to people in this language: en, or km for Khmer [default: the system's, where it is one of these]
    #[arg(long, global = true, value_name = "LANG", value_parser = values::ui())]
    ui_lang: Option<Ui>,
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
    /// Show a release in a browser of this machine while it is being written: its pages, its web page, its text and what is to be said of
    /// it, renewed as its files are saved
    ///
    /// Its address is printed, with a part that nobody can guess; it is answered on this machine alone. Nothing is written: the page
    /// has a button for each format.
    #[command(after_help = preview::EXAMPLES)]
    Preview(preview::Preview),
    /// Read releases from any form, such as a DOCX that somebody has edited, and write them as Markdown, JSON or text
    Import(Import),
    /// Say of a DOCX, a PDF or a web page that Prakas made whether it still shows the release that it carries
    ///
    /// This finds what was edited, mixed up or damaged. It is no signature: who changes the words on purpose can change the
    /// release inside as well.
    Verify(Verify),
    /// Begin a release: a Markdown file for each language, with a comment at each field. It asks for what is not given, in a terminal
    #[command(after_help = new::EXAMPLES)]
    New(new::New),
    /// Say what a finding is about, why it matters, and what to do: by its code, or all codes
    Explain {
        /// The code that stands in brackets, such as missing-title
        code: Option<String>,
    },
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
    /// The releases: .txt, .md, .json or .docx files, or PDFs and web pages that Prakas made; `-` is standard input. Of a folder, its .txt,
    /// .md and .json files, and those of its folders. Files that differ in their language alone, such as
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
    /// Mend what can be mended safely, such as spaces, the order of Khmer characters and digits of two kinds: each change is shown,
    /// and the file as it was is kept beside it, as FILE.bak
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long, conflicts_with = "fix")]
    diff: bool,
    /// Write the findings to standard output as SARIF 2.1.0, for editors and code hosts
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
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
    batch: Batch,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    reading: Reading,
}

/// About many releases.
#[derive(Debug, Args)]
struct Batch {
    /// Leave releases as they are that were made before with --resume, of the same sources in the same way: also after a run that was
    /// stopped. What was made is recorded in the folder
    #[arg(long, conflicts_with_all = ["stdout", "template", "system_fonts"])]
    resume: bool,
    /// Make no more releases once one has failed
    #[arg(long, overrides_with = "keep_going")]
    fail_fast: bool,
    /// Make the other releases where one has failed, which is also done where nothing is said
    #[arg(long, overrides_with = "fail_fast")]
    keep_going: bool,
    /// Write over PDFs that have been signed
    #[arg(long)]
    replace_signed: bool,
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
    pub(crate) fn parse(
        arguments: impl IntoIterator<Item = OsString>,
        locale: Ui,
    ) -> Result<Self, clap::Error> {
        let matches = Arguments::command().try_get_matches_from(arguments)?;
        let parsed =
            Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut Arguments::command()))?;
        let ui = parsed.ui_lang.unwrap_or(locale);
        match parsed.command {
            Command::Explain { code: None } => Ok(Self::print(explain::list(ui).into_bytes())),
            Command::Explain { code: Some(code) } => match explain::one(&code, ui) {
                Some(told) => Ok(Self::print(told.into_bytes())),
                None => Err(wrong_use("explain", ErrorKind::InvalidValue, &no_code(&code))),
            },
            Command::Template => Ok(Self::print(Template::OFFICIAL.as_bytes())),
            Command::Schema => Ok(Self::print(printed::schema())),
            Command::Completions { shell } => Ok(Self::print(printed::completions(shell))),
            Command::Man { command } => Ok(Self::print(printed::manual(command.as_deref())?)),
            Command::New(new) => Ok(Self::alone(Action::New(new.beginning()?), ui)),
            Command::Preview(preview) => preview.task(ui),
            Command::Check(Check { fix, diff, sarif, setting, mut reading }) => {
                reading.files = expand(&reading.files, None);
                let edits = match (fix, diff) {
                    (true, _) => Edits::Made,
                    (false, true) => Edits::Shown,
                    (false, false) => Edits::Told,
                };
                let checking = Checking { paper: Paper::new(setting), edits };
                let mut task = Self::new("check", reading, ui, Action::Check(checking))?;
                if sarif {
                    task.telling = Telling::Sarif;
                }
                Ok(task)
            }
            Command::Import(import) => {
                let Import { to, languages, out, stdout, files, from, deny, json } = import;
                let files = expand(&files, Some(&out));
                let target = if stdout { Target::Stdout } else { Target::Folder(out) };
                let importing = Importing { to, languages: each_once(languages), target };
                let reading = Reading { files, from, fonts: Vec::new(), system_fonts: false, deny, json };
                Self::new("import", reading, ui, Action::Import(importing))
            }
            Command::Verify(Verify { files, from, json }) => {
                let reading =
                    Reading { files, from, fonts: Vec::new(), system_fonts: false, deny: None, json };
                let mut task = Self::new("verify", reading, ui, Action::Verify)?;
                // Each file is judged alone.
                task.groups = task.groups.into_iter().flatten().map(|file| vec![file]).collect();
                Ok(task)
            }
            Command::Build(build) => {
                let mut build = *build;
                build.reading.files = expand(&build.reading.files, Some(&build.out));
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
                    resumes: build.batch.resume,
                    stops_at_first: build.batch.fail_fast && !build.batch.keep_going,
                    existing: match build.batch.replace_signed {
                        true => Existing::Replaced,
                        false => Existing::ReplacedUnlessSigned,
                    },
                    target,
                };
                Self::new("build", build.reading, ui, Action::Make(Box::new(making)))
            }
        }
    }

    fn print(text: impl Into<Cow<'static, [u8]>>) -> Self {
        Self::alone(Action::Print(text.into()), Ui::English)
    }

    /// What is done without releases.
    fn alone(action: Action, ui: Ui) -> Self {
        Self {
            groups: Vec::new(),
            from: None,
            fonts: FontOptions::default(),
            deny_warnings: false,
            telling: Telling::People(ui),
            ui,
            action,
        }
    }

    fn new(command: &str, reading: Reading, ui: Ui, action: Action) -> Result<Self, clap::Error> {
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
            telling: if reading.json { Telling::Json } else { Telling::People(ui) },
            ui,
            action,
        };
        match task.too_much_for_stdout() {
            Some(message) => Err(wrong_use(command, ErrorKind::ArgumentConflict, &message)),
            None => Ok(task),
        }
    }
}

/// What is said of a name that is no rule's.
fn no_code(name: &str) -> String {
    let near = explain::near(name);
    let mend = match near.as_slice() {
        [] => "`prakas explain` lists them all".to_owned(),
        near => format!("did you mean {}?", near.join(" or ")),
    };
    format!("there is no finding `{name}`: {mend}")
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
