//! `prakas.toml`: what holds in a folder and those below it where the command line says nothing.
//!
//! Each long option of `build`, `check` and `preview` may stand in it by its name. It becomes the option's default, so that what is
//! typed wins, and is judged as what is typed is.

mod apply;
mod parse;
mod show;

use std::ops::Range;
use std::path::{Path, PathBuf};

use prakas::Source;

use crate::arguments::HouseChoice;
use crate::code::OwnCode;
use crate::finding::{self, Finding};

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
    /// The house of its setting of that name.
    house: Option<HouseChoice>,
    /// Where houses and words stand, in bytes.
    other_places: Vec<(String, Range<usize>)>,
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

    /// The house that it names.
    pub(crate) fn house(&self) -> Option<&HouseChoice> {
        self.house.as_ref()
    }

    /// The files of houses that it names, each with its place.
    pub(crate) fn house_files(&self) -> impl Iterator<Item = (&Path, Range<usize>)> {
        let place = |key: &str| self.other_places.iter().find(|(other, _)| other == key);
        let own = self.houses.iter().filter_map(move |(name, file)| {
            Some((file.as_path(), place(&format!("houses.{name}"))?.1.clone()))
        });
        let setting = self.settings.iter().find(|setting| setting.name == "house");
        let file = |setting: &Setting| match &self.house {
            Some(HouseChoice::File(file)) => Some((file.as_path(), setting.place.clone())),
            Some(HouseChoice::Known(_)) | None => None,
        };
        own.chain(setting.and_then(file))
    }

    /// The file itself.
    pub(crate) fn path(&self) -> &str {
        self.source.name()
    }

    fn line(&self, at: usize) -> usize {
        self.source.text().get(..at).map_or(1, |before| before.matches('\n').count() + 1)
    }

    /// What is wrong at a place of the file.
    pub(crate) fn fault(&self, place: Range<usize>, message: impl Into<String>) -> Finding {
        fault(&self.source, place, message)
    }
}

fn fault(source: &Source, place: Range<usize>, message: impl Into<String>) -> Finding {
    finding::fault(OwnCode::BadConfig, source, place, message.into())
}
