//! `prakas new`: the beginning of a release, a file for each language.

use std::collections::BTreeMap;
use std::io;
use std::process::ExitCode;

use jiff::civil::Date;
use prakas::release::Id;
use prakas::{Kind, Language, Outline};

use super::house;
use crate::arguments::day;
use crate::code::OwnCode;
use crate::files::{Existing, Folder, WriteError};
use crate::finding::Finding;
use crate::report::Report;
use crate::task::{Beginning, Task};
use crate::terminal;
use crate::ui::Ui;

/// The languages where none is named.
const LANGUAGES: [Language; 2] = [Language::KM, Language::EN];

/// Who issues where nobody is named, and no prakas.toml names a house.
const ISSUER: &str = "mfaic";

pub(super) fn run(task: &Task, beginning: &Beginning, mut report: Report) -> ExitCode {
    let house = match beginning.house.as_ref().map(house::chosen).transpose() {
        Ok(house) => house.map_or(ISSUER.to_owned(), |house| house.id.to_string()),
        Err(findings) => return report.stopped(findings),
    };
    let asker = Asker { ui: task.ui, asks: beginning.asks && terminal::can_ask() };
    let outline = match outline(beginning, &house, &asker) {
        Ok(outline) => outline,
        Err(error) => {
            let message = format!("there is no answer: {}", crate::files::reason(&error));
            let finding = Finding::error(OwnCode::CannotRead, message).hint("nothing was written");
            return report.stopped(vec![finding]);
        }
    };
    let files: Vec<(String, String)> = outline
        .titles
        .keys()
        .map(|language| (format!("{}.{language}.md", outline.id), outline.markdown(language)))
        .collect();
    let folder = Folder::new(&beginning.out, []).with_existing(Existing::Stays);
    match folder.write(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()))) {
        Ok(written) => {
            let names: Vec<String> = written
                .iter()
                .map(|path| path.strip_prefix(".").unwrap_or(path).display().to_string())
                .collect();
            report.say(|ui| told(&names, ui));
        }
        Err(WriteError::Refused(message) | WriteError::Folder(message)) => {
            let finding = Finding::error(OwnCode::CannotWrite, message);
            report.tell(vec![finding.hint("give the new one another id: `prakas new another-id`")]);
        }
    }
    report.finish_quietly()
}

/// What was written, and what comes next.
fn told(names: &[String], ui: Ui) -> String {
    let files = names.join(" ");
    let (written, next) = ui.choose(
        ("written; open them in any editor, then", "all formats, in out/"),
        ("បានសរសេរ។ សូមបើកវាក្នុងកម្មវិធីកែអត្ថបទ រួច", "គ្រប់ទម្រង់ ក្នុង out/"),
    );
    format!(
        "{files}\n{written}:\n  prakas preview {files}\n  prakas check {files}\n  prakas build {files}    {next}\n"
    )
}

fn outline(beginning: &Beginning, house: &str, asker: &Asker) -> io::Result<Outline> {
    let Beginning { id, kind, languages, titles, issued, places, issuer, .. } = beginning;
    let kind = match kind {
        Some(kind) => *kind,
        None => asker.kind()?,
    };
    let languages = match languages.as_slice() {
        [] => asker.languages()?,
        given => given.to_vec(),
    };
    let each = |given: &[String], question: [&str; 2], usual: fn(&Language) -> &'static str| {
        let mut answers = BTreeMap::new();
        for (at, language) in languages.iter().enumerate() {
            let answer = match given.get(at) {
                Some(given) => given.clone(),
                None => asker.words(&asker.in_language(question, language), usual(language))?,
            };
            answers.insert(language.clone(), answer);
        }
        io::Result::Ok(answers)
    };
    let titles = each(titles, ["Title", "ចំណងជើង"], |_| "")?;
    let issued = match issued {
        Some(day) => *day,
        None => asker.day(terminal::today())?,
    };
    let places = each(places, ["Place", "ទីកន្លែង"], Outline::usual_place)?;
    let issuer = match issuer {
        Some(issuer) => issuer.clone(),
        None => asker.words(asker.ui.choose("Issuer", "ស្ថាប័ន"), house)?,
    };
    let id = id.clone().unwrap_or_else(|| named_after(&titles, kind, issued));
    Ok(Outline { id, kind, issued, issuer, titles, places })
}

/// The id of a release of this title, or of this kind and day.
fn named_after(titles: &BTreeMap<Language, String>, kind: Kind, issued: Date) -> Id {
    let of_title = titles.get(&Language::EN).and_then(|title| Id::slug(title));
    let of_kind = || Id::slug(&format!("{}-{issued}", kind.name()));
    // A kind's name is an id by itself.
    of_title.or_else(of_kind).unwrap_or_else(|| Id::slug("release").expect("letters"))
}

/// Asks in a terminal; elsewhere every answer is the usual one.
struct Asker {
    ui: Ui,
    asks: bool,
}

impl Asker {
    /// An answer that `read` takes; one that it does not is asked for again. An empty one is the usual one.
    fn ask<T>(&self, question: &str, usual: &str, read: impl Fn(&str) -> Result<T, String>) -> io::Result<T> {
        let mut answer = if self.asks { self.line(question, usual)? } else { usual.to_owned() };
        loop {
            match read(&answer) {
                Ok(read) => return Ok(read),
                Err(why) if self.asks => {
                    terminal::say(&format!("  {why}\n"));
                    answer = self.line(question, usual)?;
                }
                Err(why) => return Err(io::Error::new(io::ErrorKind::InvalidInput, why)),
            }
        }
    }

    fn line(&self, question: &str, usual: &str) -> io::Result<String> {
        let offered = if usual.is_empty() { String::new() } else { format!(" [{usual}]") };
        let answer = terminal::ask(&format!("{question}{offered}: "))?;
        Ok(if answer.is_empty() { usual.to_owned() } else { answer })
    }

    fn words(&self, question: &str, usual: &str) -> io::Result<String> {
        self.ask(question, usual, |answer| Ok(answer.to_owned()))
    }

    /// The question about one of the languages.
    fn in_language(&self, [english, khmer]: [&str; 2], language: &Language) -> String {
        match (self.ui, *language == Language::KM) {
            (Ui::English, true) => format!("{english} in Khmer"),
            (Ui::English, false) => format!("{english} in {}", name(language)),
            (Ui::Khmer, true) => format!("{khmer}ជាភាសាខ្មែរ"),
            (Ui::Khmer, false) => format!("{khmer}ជាភាសាអង់គ្លេស"),
        }
    }

    fn kind(&self) -> io::Result<Kind> {
        let language = self.ui.language();
        if self.asks {
            for (number, kind) in (1..).zip(Kind::ALL) {
                terminal::say(&format!("  {number}  {} ({})\n", kind.label(&language), kind.name()));
            }
        }
        self.ask(self.ui.choose("Kind", "ប្រភេទ"), "1", |answer| {
            let numbered = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let kind = numbered.and_then(|at| Kind::ALL.get(at).copied());
            let kind = kind.or_else(|| answer.parse().ok());
            kind.ok_or_else(|| self.ui.choose("a number of the list, please", "សូមសរសេរលេខក្នុងបញ្ជី").to_owned())
        })
    }

    fn languages(&self) -> io::Result<Vec<Language>> {
        let usual = LANGUAGES.each_ref().map(Language::as_str).join(",");
        self.ask(self.ui.choose("Languages", "ភាសា"), &usual, |answer| {
            let mut languages: Vec<Language> = Vec::new();
            for tag in answer.split([',', ' ']).filter(|tag| !tag.is_empty()) {
                match LANGUAGES.into_iter().find(|language| language.as_str().eq_ignore_ascii_case(tag)) {
                    Some(language) if languages.contains(&language) => {}
                    Some(language) => languages.push(language),
                    None => return Err(self.ui.choose("km, en, or km,en", "km ឬ en ឬ km,en").to_owned()),
                }
            }
            if languages.is_empty() { Err(usual.clone()) } else { Ok(languages) }
        })
    }

    fn day(&self, today: Date) -> io::Result<Date> {
        self.ask(self.ui.choose("Day of issue", "ថ្ងៃចេញផ្សាយ"), &today.to_string(), day)
    }
}

fn name(language: &Language) -> &str {
    if *language == Language::EN { "English" } else { language.as_str() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn silent() -> Asker {
        Asker { ui: Ui::English, asks: false }
    }

    fn beginning(titles: &[&str]) -> Beginning {
        Beginning {
            id: None,
            kind: None,
            languages: Vec::new(),
            titles: titles.iter().map(|&title| title.to_owned()).collect(),
            issued: Some(jiff::civil::date(2021, 10, 27)),
            places: Vec::new(),
            issuer: None,
            house: None,
            out: ".".into(),
            asks: true,
        }
    }

    #[test]
    fn where_nothing_is_asked_each_answer_is_the_usual_one() {
        let outline = outline(&beginning(&[]), ISSUER, &silent()).expect("an outline");
        assert_eq!((outline.kind, outline.issuer.as_str()), (Kind::PressRelease, "mfaic"));
        assert_eq!(outline.id.as_str(), "press-release-2021-10-27");
        assert_eq!(outline.titles.len(), 2);
        assert_eq!(outline.places[&Language::KM], "រាជធានីភ្នំពេញ");
    }

    #[test]
    fn files_are_named_after_the_english_title() {
        let titles = ["ម៉ោងធ្វើការ", "Office hours: closed"];
        let outline = outline(&beginning(&titles), ISSUER, &silent()).expect("an outline");
        assert_eq!(outline.id.as_str(), "office-hours-closed");
        assert_eq!(outline.titles[&Language::KM], "ម៉ោងធ្វើការ");
    }
}
