//! What the values of arguments are read as.

use std::path::PathBuf;

use jiff::civil::Date;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use prakas::{Carry, Form, Format, House, ImportForm, Kind, Language, Mailbox, PdfStandard};

use crate::config::is_file;
use crate::ui::Ui;

/// Whose paper releases are set on.
#[derive(Debug, Clone)]
pub(crate) enum HouseChoice {
    /// A house that is built in.
    Known(Box<House>),
    /// A house of this file.
    File(PathBuf),
}

impl HouseChoice {
    /// The house that is meant: a file, a house that is built in, or one of `houses`, which have their files.
    ///
    /// # Errors
    /// What is said of a name that no house has.
    pub(crate) fn named(name: &str, houses: &[(String, PathBuf)]) -> Result<Self, String> {
        if is_file(name) {
            return Ok(Self::File(name.into()));
        }
        let own = || houses.iter().find(|(known, _)| known == name).map(|(_, file)| Self::File(file.clone()));
        let found = House::by_id(name).map(|house| Self::Known(Box::new(house))).or_else(own);
        found.ok_or_else(|| no_house(name, houses))
    }
}

fn no_house(name: &str, houses: &[(String, PathBuf)]) -> String {
    let built_in: Vec<_> = House::known().into_iter().map(|house| house.id.to_string()).collect();
    let own: Vec<_> = houses.iter().map(|(name, _)| name.as_str()).collect();
    let own = if own.is_empty() { String::new() } else { format!("; in prakas.toml: `{}`", own.join("` `")) };
    format!(
        "there is no house `{name}`; built in: `{}`{own}; the name of a house's own file ends in .toml",
        built_in.join("` `")
    )
}

pub(super) fn ui() -> impl TypedValueParser<Value = Ui> {
    PossibleValuesParser::new(["en", "km"])
        .try_map(|name| Ui::from_name(&name).ok_or("it is not spoken here"))
}

pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name()))
        .try_map(|name| Format::from_name(&name).ok_or("this build does not make it"))
}

pub(super) fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name)).try_map(|name| name.parse::<Kind>())
}

/// The languages that a release can be begun in.
pub(super) fn written() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["km", "en"]).try_map(|tag| tag.parse::<Language>())
}

/// One day, as releases may have it.
pub(crate) fn day(value: &str) -> Result<Date, String> {
    let days = prakas::read::parse_days(value).map_err(|error| error.to_string())?;
    if days.first() == days.last() { Ok(days.first()) } else { Err("one day is meant".to_owned()) }
}

pub(super) fn pdf_standard() -> impl TypedValueParser<Value = PdfStandard> {
    PossibleValuesParser::new(PdfStandard::ALL.map(PdfStandard::name))
        .try_map(|name| PdfStandard::from_name(&name).ok_or("there is no such standard"))
}

pub(super) fn form() -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(["txt", "md", "json", "docx", "pdf", "html"])
        .try_map(|ending| Form::from_ending(&ending).ok_or("this build does not read it"))
}

pub(super) fn import_form() -> impl TypedValueParser<Value = ImportForm> {
    PossibleValuesParser::new(ImportForm::ALL.map(|(name, _)| name)).try_map(|value| {
        let known = ImportForm::ALL.into_iter().find(|(name, _)| *name == value);
        known.map(|(_, form)| form).ok_or("this build does not write it")
    })
}

pub(super) fn carry() -> impl TypedValueParser<Value = Carry> {
    PossibleValuesParser::new(Carry::ALL.map(|(name, _)| name)).try_map(|value| {
        let known = Carry::ALL.into_iter().find(|(name, _)| *name == value);
        known.map(|(_, carry)| carry).ok_or("this build does not carry it")
    })
}

/// A folder beside a page, as the page's links name it.
pub(super) fn assets(value: &str) -> Result<String, String> {
    let folder = value.trim_end_matches('/');
    let is_name = |name: &str| {
        !name.is_empty()
            && !name.chars().all(|c| c == '.')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    if folder.split('/').all(is_name) {
        Ok(folder.to_owned())
    } else {
        Err("it is a folder under that of the pages, in letters that addresses have, such as `assets`"
            .to_owned())
    }
}

/// `press@example.org`, or `Press Office <press@example.org>`.
pub(super) fn mailbox(value: &str) -> Result<Mailbox, String> {
    let (name, address) = match value.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"'), address),
        None => ("", value),
    };
    let mailbox = Mailbox { name: name.to_owned(), address: address.trim().to_owned() };
    match mailbox.ascii_address() {
        Some(_) => Ok(mailbox),
        None => Err("write it as `press@example.org` or `Press Office <press@example.org>`".to_owned()),
    }
}
