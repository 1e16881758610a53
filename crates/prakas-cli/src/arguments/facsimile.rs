//! The arguments of `prakas facsimile`.

use std::path::PathBuf;

use clap::Args;
use prakas::Carry;

use super::{Subject, values};
use crate::config::Config;
use crate::files::Existing;
use crate::task::{Action, Signing, Task};
use crate::ui::Ui;

pub(super) const EXAMPLES: &str = "\
Examples:
  prakas facsimile page1.jpg page2.jpg --release summit.km.md
  prakas facsimile scan.pdf --release summit.km.md summit.en.md --lang km --out signed";

#[derive(Debug, Args)]
pub(super) struct Facsimile {
    /// The scans: a JPEG, PNG or TIFF for each page, in their order, or the PDF of a scanner
    #[arg(required = true, value_name = "SCAN")]
    scans: Vec<PathBuf>,
    /// Write the files into this folder, which is made where there is none
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// The scans show all editions one after the other, as --bilingual printed them
    #[arg(long)]
    bilingual: bool,
    /// Take scans that do not seem to show their pages: the words are laid where they fit best
    #[arg(long)]
    force: bool,
    /// What the file carries: the whole release, its source files too, the edition that it shows, or nothing [default: release]
    #[arg(long, value_name = "WHAT", value_parser = values::carry())]
    carry: Option<Carry>,
    /// Write over PDFs that have been signed by a program
    #[arg(long)]
    replace_signed: bool,
    #[command(flatten)]
    pub(super) subject: Subject,
}

impl Facsimile {
    /// What is to be made.
    pub(super) fn task(self, ui: Ui, config: Option<&Config>) -> Result<Task, clap::Error> {
        let Self { scans, out, bilingual, force, carry, replace_signed, subject } = self;
        let (reading, paper) = subject.resolved("facsimile", config)?;
        let existing = if replace_signed { Existing::Replaced } else { Existing::ReplacedUnlessSigned };
        let carry = carry.unwrap_or_default();
        let signing = Signing { scans, paper, bilingual, force, carry, existing, out };
        Task::new("facsimile", reading, ui, Action::Facsimile(Box::new(signing)))
    }
}
