//! `prakas.toml`: what holds in a folder and those below it where the command line says nothing.
//!
//! Each long option of `build`, `check` and `preview` may stand in it by its name. It becomes the option's default, so that what is
//! typed wins, and is judged as what is typed is.

mod apply;
mod parse;
mod show;

use std::ops::Range;
use std::path::PathBuf;

use prakas::Source;

use crate::code::OwnCode;
use crate::finding::{Finding, Sheets};

pub(crate) use apply::{apply, options};
pub(crate) use parse::{is_file, parse};
pub(crate) use show::show;

/// The commands whose options may stand in the file.
pub(crate) const COMMANDS: [&str; 3] = ["build", "check", "preview"];

/// What one file says.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// The file, as people are shown it.
    source: Source,
    /// The folder that its paths begin in.
    folder: PathBuf,
    settings: Vec<Setting>,
    /// The files of houses, by the names that the file gives them.
    pub(crate) houses: Vec<(String, PathBuf)>,
    /// Words that no line may break in.
    pub(crate) no_break: Vec<String>,
    /// Where these stand, for those who ask.
    other_lines: Vec<(String, usize)>,
}

/// An option's value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Setting {
    /// The option's long name.
    name: String,
    values: Vec<String>,
    /// Where it stands, in bytes.
    place: Range<usize>,
}

impl Config {
    /// The name of the file that is looked for.
    pub(crate) const NAME: &str = "prakas.toml";

    /// Whether it says something about the option of this long name.
    pub(crate) fn sets(&self, option: &str) -> bool {
        self.settings.iter().any(|setting| setting.name == option)
    }

    /// The file itself.
    pub(crate) fn path(&self) -> &str {
        self.source.name()
    }

    fn line(&self, at: usize) -> usize {
        self.source.text().get(..at).map_or(1, |before| before.matches('\n').count() + 1)
    }

    /// What is wrong at a place of the file.
    fn fault(&self, place: Range<usize>, message: impl Into<String>) -> Finding {
        fault(&self.source, place, message)
    }
}

fn fault(source: &Source, place: Range<usize>, message: impl Into<String>) -> Finding {
    let sheets = Sheets::new(std::slice::from_ref(source));
    sheets.own(OwnCode::BadConfig, message.into(), &prakas::Span::new(0, place))
}
