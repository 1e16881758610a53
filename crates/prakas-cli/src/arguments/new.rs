//! The arguments of `prakas new`.

use std::path::PathBuf;

use clap::Args;
use clap::error::ErrorKind;
use jiff::civil::Date;
use prakas::release::Id;
use prakas::{Kind, Language};

use super::{Configured, HouseChoice, each_once, values, wrong_use};
use crate::finding::Finding;
use crate::task::Beginning;

pub(super) const EXAMPLES: &str = "\
Examples:
  prakas new                                        asks for all of it
  prakas new office-hours --lang km,en --kind announcement --title ម៉ោងធ្វើការ --title \"Office hours\"
  prakas check office-hours.*.md && prakas build office-hours.*.md";

#[derive(Debug, Args)]
pub(super) struct New {
    /// The release's id, after which its files are named, such as office-hours [default: after the English title, or after kind and day]
    id: Option<Id>,
    /// What kind of release it is [default: press-release]
    #[arg(long, value_name = "KIND", value_parser = values::kind())]
    kind: Option<Kind>,
    /// The languages that it will be in, a file each [default: km,en]
    #[arg(long = "lang", value_name = "LANGS", value_delimiter = ',', value_parser = values::written())]
    languages: Vec<Language>,
    /// Its title; given several times, one for each language in their order
    #[arg(long, value_name = "TITLE")]
    title: Vec<String>,
    /// The day of issue, such as 2021-10-27 or "27 October 2021" [default: today in Cambodia]
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    issued: Option<Date>,
    /// The place of issue; given several times, one for each language in their order [default: Phnom Penh]
    #[arg(long, value_name = "PLACE")]
    place: Vec<String>,
    /// Who issues it: the id of a house, or an institution's name [default: the house of prakas.toml, or mfaic]
    #[arg(long, value_name = "HOUSE|NAME")]
    issuer: Option<String>,
    /// Write the files into this folder, which is made where there is none
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// Ask nothing: what is not given has its default
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    configured: Configured,
}

impl New {
    /// The house that the prakas.toml of its folder names.
    pub(super) fn house(&self) -> Result<Option<HouseChoice>, Vec<Finding>> {
        let config = self.configured.config(|| vec![self.out.join("release.md")])?;
        Ok(config.and_then(|config| config.house().cloned()))
    }

    /// What is to be begun, for this house where nobody else is named.
    pub(super) fn beginning(self, house: Option<HouseChoice>) -> Result<Beginning, clap::Error> {
        let Self { id, kind, languages, title, issued, place, issuer, out, yes, configured: _ } = self;
        let languages = each_once(languages);
        let most = if languages.is_empty() { 2 } else { languages.len() };
        for (name, given) in [("--title", &title), ("--place", &place)] {
            if given.len() > most {
                let message =
                    format!("{name} is given {} times, and there are {most} languages", given.len());
                return Err(wrong_use("new", ErrorKind::TooManyValues, &message));
            }
        }
        let (titles, places, asks) = (title, place, !yes);
        Ok(Beginning { id, kind, languages, titles, issued, places, issuer, house, out, asks })
    }
}
