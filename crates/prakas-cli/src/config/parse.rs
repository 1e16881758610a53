//! From TOML to settings.

use std::ops::Range;
use std::path::{Path, PathBuf};

use prakas::{Form, Source};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, Setting, fault};
use crate::arguments::HouseChoice;
use crate::finding::Finding;

/// Options whose values are files or folders, which are found from the folder of the file that names them.
const PATHS: [&str; 4] = ["fonts", "house", "out", "template"];

/// What the file of this name says, whose paths begin in `folder`; `options` are the options that it may name.
///
/// # Errors
/// What is wrong with it, in its place.
pub(crate) fn parse(
    name: &str,
    folder: &Path,
    text: &str,
    options: &[String],
) -> Result<Config, Vec<Finding>> {
    let source = Source::with_form(name, Form::Txt, text);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return Err(vec![fault(&source, error.span().unwrap_or_default(), error.message())]),
    };
    let mut config = Config {
        source: source.clone(),
        folder: folder.to_owned(),
        settings: Vec::new(),
        houses: Vec::new(),
        no_break: Vec::new(),
        house: None,
        other_places: Vec::new(),
    };
    let mut findings = Vec::new();
    for (key, value) in table.get_ref() {
        let name = key.get_ref().to_string();
        let place = key.span().start..value.span().end;
        let read = match name.as_str() {
            "houses" => config.read_houses(value),
            "no-break" => words(value).map(|words| {
                config.no_break = words;
                config.other_places.push((name.clone(), place.clone()));
            }),
            option if options.iter().any(|known| known == option) => {
                config.read_option(option, value, &place)
            }
            _ => Err((key.span(), unknown(&name, options))),
        };
        findings.extend(read.err().map(|(place, message)| fault(&source, place, message)));
    }
    // Keys come in the order of their letters; people read them in that of the file.
    config.settings.sort_by_key(|setting| setting.place.start);
    config.other_places.sort_by_key(|(_, place)| place.start);
    findings.extend(config.choose_house().err().map(|(place, message)| fault(&source, place, message)));
    if findings.is_empty() { Ok(config) } else { Err(findings) }
}

/// What is wrong, and where.
type Wrong = (Range<usize>, String);

impl Config {
    fn read_option(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        place: &Range<usize>,
    ) -> Result<(), Wrong> {
        let mut values = match value.get_ref() {
            DeValue::Array(items) => items.iter().map(scalar).collect::<Result<Vec<_>, _>>()?,
            _ => vec![scalar(value)?],
        };
        if PATHS.contains(&name) {
            for value in &mut values {
                *value = self.beside_file(name, value);
            }
        }
        self.settings.push(Setting { name: name.to_owned(), values, place: place.clone() });
        Ok(())
    }

    /// A path as it is seen from where the command runs; a house may also be one's name.
    fn beside_file(&self, option: &str, value: &str) -> String {
        if option == "house" && !is_file(value) {
            return value.to_owned();
        }
        self.folder.join(value).display().to_string()
    }

    /// Takes the house that is set, now that all are known.
    fn choose_house(&mut self) -> Result<(), Wrong> {
        let Some(setting) = self.settings.iter().find(|setting| setting.name == "house") else {
            return Ok(());
        };
        for name in &setting.values {
            let chosen = HouseChoice::named(name, &self.houses);
            self.house = Some(chosen.map_err(|message| (setting.place.clone(), message))?);
        }
        Ok(())
    }

    fn read_houses(&mut self, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
        let DeValue::Table(houses) = value.get_ref() else {
            return Err((value.span(), "houses stand as `name = \"file.toml\"` under `[houses]`".to_owned()));
        };
        for (name, file) in houses {
            let file_place = file.span();
            let DeValue::String(file) = file.get_ref() else {
                return Err((
                    file.span(),
                    "a house is named with its file, such as \"houses/office.toml\"".to_owned(),
                ));
            };
            let path: PathBuf = self.folder.join(file.as_ref());
            self.other_places.push((format!("houses.{}", name.get_ref()), name.span().start..file_place.end));
            self.houses.push((name.get_ref().to_string(), path));
        }
        Ok(())
    }
}

/// Whether this is the name of a house's file, and not of a house.
pub(crate) fn is_file(house: &str) -> bool {
    house.ends_with(".toml") || house.contains(['/', '\\'])
}

fn scalar(value: &Spanned<DeValue<'_>>) -> Result<String, Wrong> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) => Ok(number.as_str().replace('_', "")),
        DeValue::Boolean(is_set) => Ok(is_set.to_string()),
        DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => Err((
            value.span(),
            "this is a text, a whole number, true or false, or a list of these".to_owned(),
        )),
    }
}

fn words(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Wrong> {
    let wrong = || (value.span(), "words stand in a list, such as [\"សុវណ្ណារិទ្ធ\"]".to_owned());
    let DeValue::Array(items) = value.get_ref() else { return Err(wrong()) };
    let word = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
        DeValue::String(word) => Ok(word.to_string()),
        _ => Err(wrong()),
    };
    items.iter().map(word).collect()
}

/// What is said of a key that no option has.
fn unknown(name: &str, options: &[String]) -> String {
    let dashed = name.replace('_', "-");
    let near = options
        .iter()
        .find(|known| **known == dashed || known.starts_with(&dashed) || dashed.starts_with(known.as_str()));
    match near {
        Some(near) => format!("`{name}` is no option; did you mean `{near}`?"),
        None => format!("`{name}` is no option; there are: {}, houses, no-break", options.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, Vec<String>> {
        let options = ["bilingual", "format", "house", "out", "width"].map(str::to_owned);
        parse("prakas.toml", Path::new("desk"), text, &options).map_err(|findings| {
            let told = |finding: &Finding| {
                let start = finding.start.expect("a place");
                format!("{}:{}: {}", start.line, start.column, finding.message)
            };
            findings.iter().map(told).collect()
        })
    }

    #[test]
    fn options_stand_by_their_names() {
        let config = read("width = 60\nformat = [\"pdf\", \"txt\"]\nbilingual = true\n").expect("settings");
        let settings: Vec<_> = config
            .settings
            .iter()
            .map(|it| (it.name.as_str(), it.values.join(","), config.line(it.place.start)))
            .collect();
        assert_eq!(
            settings,
            [("width", "60".into(), 1), ("format", "pdf,txt".into(), 2), ("bilingual", "true".into(), 3)]
        );
        assert!(config.sets("width") && !config.sets("out"));
    }

    #[test]
    fn paths_begin_beside_the_file() {
        let config =
            read("out = \"pub\"\nhouse = \"own.toml\"\n[houses]\none = \"h/one.toml\"\n").expect("settings");
        assert_eq!(config.settings[0].values, [Path::new("desk").join("pub").display().to_string()]);
        assert_eq!(config.settings[1].values, [Path::new("desk").join("own.toml").display().to_string()]);
        assert_eq!(config.houses, [("one".to_owned(), Path::new("desk").join("h/one.toml"))]);
        assert_eq!(read("house = \"mfaic\"").expect("settings").settings[0].values, ["mfaic"]);
    }

    #[test]
    fn what_is_wrong_is_told_in_its_place() {
        for (text, told) in [
            ("width = ", "1:"),
            ("formats = [\"pdf\"]", "1:1: `formats` is no option; did you mean `format`?"),
            (
                "x = 1",
                "1:1: `x` is no option; there are: bilingual, format, house, out, width, houses, no-break",
            ),
            ("\nwidth = 1.5", "2:9: this is a text, a whole number"),
            ("width = [[1]]", "1:10: this is a text"),
            ("no-break = \"a\"", "1:12: words stand in a list"),
            ("houses = 1", "1:10: houses stand as"),
            ("width = 60\nhouse = \"nowhere\"", "2:1: there is no house `nowhere`; built in: `mfaic`"),
            ("[houses]\na = 1", "2:5: a house is named with its file"),
        ] {
            let findings = read(text).expect_err(text);
            assert_eq!(findings.len(), 1, "{text}");
            assert!(findings[0].starts_with(told), "{text}: {}", findings[0]);
        }
        assert_eq!(read("x = 1\ny = 2").expect_err("two").len(), 2);
    }
}
