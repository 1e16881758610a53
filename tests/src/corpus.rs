//! The releases that the suite is run on: the examples, and those under `tests/corpus`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use prakas::check::{CheckOptions, Origin};
use prakas::document::{Block, Script};
use prakas::{
    Diagnostic, Diagnostics, Document, Editions, ExportOptions, Fonts, Format, House, Language, Read,
    Release, Severity, Source, Warned, export,
};

/// The files of one release.
#[derive(Debug)]
pub struct Case {
    /// The file's name; of files in several languages what their names have in common: `summit` of `summit.en.md`.
    pub name: String,
    /// The folder that they lie in, with the pictures that they name.
    pub folder: PathBuf,
    /// The files, in the order of their names.
    pub sources: Vec<Source>,
}

/// A folder of the repository.
pub fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The releases that are sound: the examples and `tests/corpus/valid`. Files of one release in several languages are one case.
pub fn valid() -> Vec<Case> {
    ["examples", "tests/corpus/valid"].into_iter().flat_map(|path| by_release(&folder(path))).collect()
}

/// The sources that are refused: `tests/corpus/invalid`, each file a case.
pub fn invalid() -> Vec<Case> {
    let folder = folder("tests/corpus/invalid");
    let is_source = |name: &String| !name.ends_with(".findings") && !name.ends_with(".png");
    let names = names(&folder).into_iter().filter(is_source);
    names.map(|name| Case { sources: vec![source(&folder, &name)], folder: folder.clone(), name }).collect()
}

/// The release that the README shows.
pub fn example() -> Case {
    let mut examples = by_release(&folder("examples")).into_iter();
    examples.find(|case| case.name == "asean-japan-summit-2021").expect("the example release")
}

fn by_release(folder: &Path) -> Vec<Case> {
    let is_source = |name: &String| [".txt", ".md", ".json"].iter().any(|ending| name.ends_with(ending));
    let mut cases: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for name in names(folder).into_iter().filter(is_source) {
        let source = source(folder, &name);
        let name = match source.language() {
            Some(language) => name.split(&format!(".{language}.")).next().unwrap_or(&name).to_owned(),
            None => name,
        };
        cases.entry(name).or_default().push(source);
    }
    cases.into_iter().map(|(name, sources)| Case { name, folder: folder.to_owned(), sources }).collect()
}

/// The names of a folder's files, in their order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("a file").file_name().into_string();
    let mut names: Vec<String> = entries.map(|entry| name(entry).expect("a name in UTF-8")).collect();
    names.sort_unstable();
    names
}

fn source(folder: &Path, name: &str) -> Source {
    Source::new(name, fs::read(folder.join(name)).expect("the file's bytes"))
}

impl Case {
    /// A picture that lies beside the files.
    pub fn asset(&self, name: &str) -> Result<Vec<u8>, String> {
        let beside = !name.contains(['/', '\\']);
        let bytes = beside.then(|| fs::read(self.folder.join(name)).ok()).flatten();
        bytes.ok_or_else(|| format!("there is no file `{name}` beside it"))
    }

    /// Reads the release.
    ///
    /// # Errors
    /// What the readers find.
    pub fn read(&self) -> Result<Warned<Read>, Diagnostics> {
        prakas::read(&self.sources, &|name| self.asset(name))
    }

    /// The release of a case that is sound.
    ///
    /// # Panics
    /// Where it is not.
    pub fn release(&self) -> Release {
        match self.read() {
            Ok(read) => read.output.release,
            Err(stopped) => panic!("{}:\n{}", self.name, self.lines(stopped.findings()).concat()),
        }
    }

    /// All that reading and, where nothing stopped it, checking finds.
    pub fn findings(&self, fonts: &Fonts) -> Vec<Diagnostic> {
        let Warned { output: Read { release, places }, warnings: mut findings } = match self.read() {
            Ok(read) => read,
            Err(stopped) => return stopped.into_findings(),
        };
        let house = House::of(&release);
        let origin = Some(Origin { sources: &self.sources, places: &places });
        findings.extend(prakas::check(
            &release,
            &CheckOptions { fonts: Some(fonts), house: Some(&house), origin },
        ));
        findings
    }

    /// Findings as they stand in a file `NAME.findings`: severity, code, place (the file where there are several, line, column),
    /// message; a line each.
    pub fn lines(&self, findings: &[Diagnostic]) -> Vec<String> {
        findings.iter().map(|finding| self.line(finding)).collect()
    }

    fn line(&self, finding: &Diagnostic) -> String {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = finding.span.as_ref().map_or("-".to_owned(), |span| {
            let source = &self.sources[span.source];
            let (line, column) = position(source.text(), span.range.start);
            let file = if self.sources.len() > 1 { format!("{}:", source.name()) } else { String::new() };
            format!("{file}{line}:{column}")
        });
        format!("{severity} {} {place} {}\n", finding.code, finding.message)
    }

    /// The file that says what is found in the release, where something is. It is called after the first source.
    pub fn findings_file(&self) -> PathBuf {
        self.folder.join(format!("{}.findings", self.sources[0].name()))
    }
}

/// The line and column of a byte, both counted from 1; a column is a character.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    (line, column)
}

/// Each edition of a release as a document of its own, on its house's paper.
///
/// # Panics
/// Where an edition cannot be composed.
pub fn documents(release: &Release) -> Vec<(Language, Document)> {
    let compose = |language: &Language| {
        let composed = release.compose(std::slice::from_ref(language), &House::of(release));
        composed.unwrap_or_else(|stopped| panic!("{}: {stopped}", release.id)).output
    };
    release.editions.languages().map(|language| (language.clone(), compose(language))).collect()
}

/// A release like this one whose titles and first words none other has: what a program is given that makes many.
pub fn another(release: &Release, number: usize) -> Release {
    let mut release = release.clone();
    let editions = release.editions.iter().map(|(language, edition)| {
        let mut edition = edition.clone();
        edition.title = format!("{} ({number})", edition.title).into();
        let first = match language.script() {
            Script::Khmer => format!("នេះគឺជាសេចក្តីប្រកាសលើកទី{number}។"),
            Script::Latin => format!("This is release {number} of its kind."),
        };
        edition.body.insert(0, Block::paragraph(first));
        (language.clone(), edition)
    });
    release.editions = Editions::new(editions).expect("one for each language, as before");
    release
}

/// The one file of a document in this format, in the bundled fonts.
///
/// # Panics
/// Where it cannot be made.
pub fn file(document: &Document, format: Format) -> Vec<u8> {
    let files = export(document, &[format], &Fonts::bundled(), &ExportOptions::default());
    files.expect("a file").output.swap_remove(0).bytes
}
