//! The command line, and the one validated [`Task`] that it becomes.

mod build;
mod check;
mod conflict;
mod facsimile;
mod khmer;
mod language;
mod new;
mod preview;
mod printed;
mod refusal;
mod template;
mod values;

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use prakas::fonts::FontOptions;
use prakas::{Form, ImportForm, Language, Template};

use crate::config::{self, Config};
use crate::explain;
use crate::files::{config_at, expand, nearest_config};
use crate::finding::Finding;
use crate::groups::{STDIN, group};
use crate::report::Telling;
use crate::task::{Action, Importing, Paper, Target, Task};
use crate::ui::Ui;
use build::Build;
use check::Check;
pub(crate) use language::asked_language;
pub(crate) use refusal::in_khmer;
pub(crate) use template::{OwnTemplate, Runs};
pub(crate) use values::{HouseChoice, day};
use values::{form, import_form};

const EXAMPLES: &str = "\
Examples:
  prakas build summit.txt                            all four formats, in out/
  prakas build summit.en.md summit.km.md             one release in two languages
  prakas build summit.en.md summit.km.md --bilingual  its PDF and DOCX with both in one, Khmer first
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
  prakas fonts summit.km.md                          which fonts set which text, and why
  prakas inspect out/summit.km.pdf                   its release, status, digests, standards
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
    /// Say what is inside a PDF, a DOCX or a web page: the release and its status, the files that it carries, digests, the standards that
    /// it claims to keep, signatures, and whether it shows what it carries
    Inspect(Verify),
    /// Lay the words of a release over the scan of its signed copy, unseen: a PDF to search, copy and hear
    #[command(after_help = facsimile::EXAMPLES, mut_arg("files", |files| files.long("release").num_args(1..)))]
    Facsimile(Box<facsimile::Facsimile>),
    /// Say which fonts set which text of a release, and why; without FILE, which fonts there are
    #[command(mut_arg("files", |files| files.required(false)))]
    Fonts(Subject),
    /// Begin a release: a Markdown file for each language, with a comment at each field. It asks for what is not given, in a terminal
    #[command(after_help = new::EXAMPLES)]
    New(new::New),
    /// Say what a finding is about, why it matters, and what to do: by its code, or all codes
    Explain {
        /// The code that stands in brackets, such as missing-title
        code: Option<String>,
    },
    /// Show what holds for `build` with these arguments, and why: what was typed, what the nearest prakas.toml says, or nothing
    ///
    /// It is printed as prakas.toml would have it. That file is looked for beside FILE and in the folders above it; each long option of
    /// build, check and preview may stand in it by its name, `[houses]` names houses with their files, and `no-break` lists words that no
    /// line may break in. What is typed wins.
    #[command(mut_arg("files", |files| files.required(false)))]
    Config(Box<Build>),
    /// Print the built-in typst template, from which another may begin
    #[command(long_about = template::ABOUT)]
    Template,
    /// Print the JSON schema of releases in their stored form, or of the front matter of Markdown
    ///
    /// An editor that knows it helps with writing releases: it proposes fields, says what they are for, and marks what does not belong.
    Schema {
        /// The schema of the front matter of Markdown releases, and not of the stored form
        #[arg(long)]
        front_matter: bool,
    },
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
    #[arg(long, value_name = "ID|FILE.toml")]
    house: Option<String>,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

/// The releases that a command is about, their paper, and the prakas.toml that may hold for them.
#[derive(Debug, Args)]
struct Subject {
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    reading: Reading,
}

/// Which prakas.toml holds.
#[derive(Debug, Args)]
struct Configured {
    /// Let this prakas.toml hold, and not the nearest one
    #[arg(long, value_name = "FILE.toml", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Let no prakas.toml hold
    #[arg(long)]
    no_config: bool,
}

impl Setting {
    /// Which editions are set, and on which paper.
    fn paper(self, command: &str, config: Option<&Config>) -> Result<Paper, clap::Error> {
        let houses = config.map(|config| config.houses.clone()).unwrap_or_default();
        let choice = self.house.map(|name| HouseChoice::named(&name, &houses)).transpose();
        let house = choice.map_err(|message| wrong_use(command, ErrorKind::InvalidValue, &message))?;
        let no_break = config.map(|config| config.no_break.clone()).unwrap_or_default();
        let houses = houses.into_iter().map(|(_, file)| file).collect();
        Ok(Paper { languages: each_once(self.languages), house, houses, no_break })
    }
}

impl Configured {
    /// The prakas.toml that holds for these files, where one does.
    fn config(&self, files: impl FnOnce() -> Vec<PathBuf>) -> Result<Option<Config>, Vec<Finding>> {
        let path = match self {
            Self { no_config: true, .. } => None,
            Self { config: Some(path), .. } => Some(path.clone()),
            Self { config: None, .. } => nearest_config(&files())?,
        };
        path.map(|path| config_at(&path, &config::options(&Arguments::command()))).transpose()
    }
}

impl Subject {
    /// The prakas.toml that holds, where one does.
    fn config(&self) -> Result<Option<Config>, Vec<Finding>> {
        self.configured.config(|| expand(&self.reading.files, None))
    }

    /// What is read, each file by its name, and on which paper it is set.
    fn resolved(self, command: &str, config: Option<&Config>) -> Result<(Reading, Paper), clap::Error> {
        let Self { configured: _, setting, mut reading } = self;
        reading.files = expand(&reading.files, None);
        Ok((reading, setting.paper(command, config)?))
    }
}

impl Verify {
    /// Each file is looked at alone.
    fn task(self, command: &str, ui: Ui, action: Action) -> Result<Task, clap::Error> {
        let Self { files, from, json } = self;
        let reading = Reading { files, from, fonts: Vec::new(), system_fonts: false, deny: None, json };
        let mut task = Task::new(command, reading, ui, action)?;
        task.groups = task.groups.into_iter().flatten().map(|file| vec![file]).collect();
        Ok(task)
    }
}

impl Arguments {
    fn read(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Self::from_arg_matches(matches).map_err(|error| error.format(&mut Self::command()))
    }

    /// The task of telling these findings.
    fn stopped(self, findings: Vec<Finding>, locale: Ui) -> Task {
        let ui = self.ui_lang.unwrap_or(locale);
        let telling = match &self.command {
            Command::Check(check) if check.sarif => Telling::Sarif,
            command if command.subject().is_some_and(|subject| subject.reading.json) => Telling::Json,
            _ => Telling::People(ui),
        };
        Task { telling, ..Task::alone(Action::Stop(findings), ui) }
    }
}

impl Command {
    /// What it is about, where a prakas.toml may hold for that.
    fn subject(&self) -> Option<&Subject> {
        match self {
            Self::Build(build) | Self::Config(build) => Some(&build.subject),
            Self::Check(check) => Some(&check.subject),
            Self::Facsimile(facsimile) => Some(&facsimile.subject),
            Self::Fonts(subject) => Some(subject),
            Self::Preview(preview) => Some(&preview.subject),
            Self::Import(_)
            | Self::Verify(_)
            | Self::Inspect(_)
            | Self::New(_)
            | Self::Explain { .. }
            | Self::Template
            | Self::Schema { .. }
            | Self::Completions { .. }
            | Self::Man { .. } => None,
        }
    }
}

/// The arguments of the command that was given.
fn given(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, given)| given)
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
        let arguments: Vec<OsString> = arguments.into_iter().collect();
        // Help is asked for while the arguments are read, so its language is looked for before.
        let program = match asked_language(&arguments).unwrap_or(locale) {
            Ui::English => Arguments::command(),
            Ui::Khmer => khmer::in_khmer(Arguments::command()),
        };
        let arguments = language::without_that_of_help(arguments);
        let mut matches = program.try_get_matches_from(&arguments)?;
        let mut parsed = Arguments::read(&matches)?;
        let config = match parsed.command.subject().map_or(Ok(None), Subject::config) {
            Ok(config) => config,
            Err(findings) => return Ok(parsed.stopped(findings, locale)),
        };
        if let Some(config) = &config {
            matches = match config::apply(config, Arguments::command, &arguments) {
                Ok(matches) => matches,
                Err(findings) => return Ok(parsed.stopped(findings, locale)),
            };
            parsed = Arguments::read(&matches)?;
        }
        let ui = parsed.ui_lang.unwrap_or(locale);
        let config = config.as_ref();
        match parsed.command {
            Command::Explain { code: None } => Ok(Self::print(explain::list(ui).into_bytes())),
            Command::Explain { code: Some(code) } => match explain::one(&code, ui) {
                Some(told) => Ok(Self::print(told.into_bytes())),
                None => Err(wrong_use("explain", ErrorKind::InvalidValue, &no_code(&code))),
            },
            Command::Config(_) => {
                Ok(Self::print(config::show(config, &Arguments::command(), given(&matches)).into_bytes()))
            }
            Command::Template => Ok(Self::print(Template::OFFICIAL.as_bytes())),
            Command::Schema { front_matter } => Ok(Self::print(printed::schema(front_matter))),
            Command::Completions { shell } => Ok(Self::print(printed::completions(shell))),
            Command::Man { command } => Ok(Self::print(printed::manual(command.as_deref())?)),
            Command::New(new) => match new.house() {
                Ok(house) => Ok(Self::alone(Action::New(new.beginning(house)?), ui)),
                Err(findings) => Ok(Self::alone(Action::Stop(findings), ui)),
            },
            Command::Preview(preview) => preview.task(ui, config),
            Command::Check(check) => check.task(ui, config),
            Command::Facsimile(facsimile) => facsimile.task(ui, config),
            Command::Import(import) => {
                let Import { to, languages, out, stdout, files, from, deny, json } = import;
                let files = expand(&files, Some(&out));
                let target = if stdout { Target::Stdout } else { Target::Folder(out) };
                let importing = Importing { to, languages: each_once(languages), target };
                let reading = Reading { files, from, fonts: Vec::new(), system_fonts: false, deny, json };
                Self::new("import", reading, ui, Action::Import(importing))
            }
            Command::Fonts(subject) => {
                let (reading, paper) = subject.resolved("fonts", config)?;
                Self::new("fonts", reading, ui, Action::Fonts(paper))
            }
            Command::Verify(verify) => verify.task("verify", ui, Action::Verify),
            Command::Inspect(inspect) => inspect.task("inspect", ui, Action::Inspect),
            Command::Build(build) => build.task(ui, config, given(&matches)),
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
        near => format!("did you mean `{}`?", near.join("` or `")),
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
