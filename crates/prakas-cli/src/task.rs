//! What is to be done: the command line, validated.

use std::borrow::Cow;
use std::path::PathBuf;

use jiff::civil::Date;
use prakas::fonts::FontOptions;
use prakas::release::Id;
use prakas::{Carry, Form, Format, ImportForm, Kind, Language, MailTo, PageForm, PdfStandard};

use crate::arguments::{HouseChoice, OwnTemplate, Runs};
use crate::files::Existing;
use crate::finding::Finding;
use crate::report::Telling;
use crate::ui::Ui;

/// How many threads help with one release, which is made with its formats side by side; more would only have to be started.
pub(crate) const FOR_ONE_RELEASE: usize = 4;

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
    /// To whom findings are told.
    pub(crate) telling: Telling,
    /// The language that people are spoken to in.
    pub(crate) ui: Ui,
    /// What is done with the releases.
    pub(crate) action: Action,
}

/// What is done with the releases that were read.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// It is said what is found, and mended what can be.
    Check(Checking),
    /// They are shown in a browser.
    Preview(Previewing),
    /// They are made into files.
    Make(Box<Making>),
    /// Scans get their words.
    Facsimile(Box<Signing>),
    /// They are written in another form.
    Import(Importing),
    /// It is said whether they show what they carry.
    Verify,
    /// It is said what they are set in.
    Fonts(Paper),
    /// It is said what is inside them.
    Inspect,
    /// A release is begun.
    New(Beginning),
    /// Nothing, since these findings stop it.
    Stop(Vec<Finding>),
    /// This text is printed.
    Print(Cow<'static, [u8]>),
}

/// What is done besides saying what is found.
#[derive(Debug, Clone)]
pub(crate) struct Checking {
    /// What is set, and on which paper.
    pub(crate) paper: Paper,
    /// What is done with the edits that findings propose.
    pub(crate) edits: Edits,
}

/// What is done with the edits that findings propose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edits {
    /// They are told with their findings.
    Told,
    /// It is shown what they would change.
    Shown,
    /// They are shown and made.
    Made,
}

/// Which editions are set, and on which paper.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    /// The editions, each once; all where none is named.
    pub(crate) languages: Vec<Language>,
    /// Whose paper they are set on.
    pub(crate) house: Option<HouseChoice>,
    /// The files of houses that releases may name.
    pub(crate) houses: Vec<PathBuf>,
    /// Words that no line may break in.
    pub(crate) no_break: Vec<String>,
}

/// How a release is shown in a browser.
#[derive(Debug, Clone)]
pub(crate) struct Previewing {
    /// What is set, and on which paper.
    pub(crate) paper: Paper,
    /// The port; 0 for one that is free.
    pub(crate) port: u16,
    /// Whether a browser is opened.
    pub(crate) opens: bool,
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
    /// Whether what was made before and is unchanged is left as it is.
    pub(crate) resumes: bool,
    /// Whether nothing more is made once a release has failed.
    pub(crate) stops_at_first: bool,
    /// What becomes of files that are in the way.
    pub(crate) existing: Existing,
    /// Where it goes.
    pub(crate) target: Target,
}

/// A release that is to be begun, as far as it was told.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    /// Its id.
    pub(crate) id: Option<Id>,
    /// What kind of release it is.
    pub(crate) kind: Option<Kind>,
    /// The languages that it will be in, each once.
    pub(crate) languages: Vec<Language>,
    /// Titles, in the order of the languages.
    pub(crate) titles: Vec<String>,
    /// The day of issue.
    pub(crate) issued: Option<Date>,
    /// Places of issue, in the order of the languages.
    pub(crate) places: Vec<String>,
    /// Who issues it.
    pub(crate) issuer: Option<String>,
    /// The house that issues it where nobody is named.
    pub(crate) house: Option<HouseChoice>,
    /// The folder that its files are written into.
    pub(crate) out: PathBuf,
    /// Whether people are asked for the rest.
    pub(crate) asks: bool,
}

/// Which scans get the words of a release, and how.
#[derive(Debug, Clone)]
pub(crate) struct Signing {
    /// The scans, in the order of the pages.
    pub(crate) scans: Vec<PathBuf>,
    /// Which editions there are, and whose paper they stand on.
    pub(crate) paper: Paper,
    /// Whether the scans show all editions.
    pub(crate) bilingual: bool,
    /// Whether scans are taken that do not show their pages.
    pub(crate) force: bool,
    /// What the file carries.
    pub(crate) carry: Carry,
    /// What becomes of files that are in the way.
    pub(crate) existing: Existing,
    /// The folder that it is written into.
    pub(crate) out: PathBuf,
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

impl Task {
    /// Why standard output cannot take what would be made.
    pub(crate) fn too_much_for_stdout(&self) -> Option<String> {
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
            Action::Make(_)
            | Action::Import(_)
            | Action::Verify
            | Action::Inspect
            | Action::Fonts(_)
            | Action::Check(_)
            | Action::Facsimile(_)
            | Action::Preview(_)
            | Action::New(_)
            | Action::Stop(_)
            | Action::Print(_) => return None,
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
            (Action::Print(_) | Action::Stop(_) | Action::New(_), _) => 1,
            (Action::Make(_) | Action::Facsimile(_) | Action::Preview(_), [_]) => {
                std::thread::available_parallelism().map_or(1, |cores| cores.get().min(FOR_ONE_RELEASE))
            }
            // What says something of one release does one thing after the other.
            (_, [_]) => 1,
            (_, _) => 0,
        }
    }
}
