//! A release as Markdown, a file for each edition, that [`read`](fn@crate::read) reads back.

mod blocks;
mod front;
mod inlines;
mod pictures;
mod yaml;

use prakas_document::{Code, Diagnostic, Language, Picture, Warned};

use crate::compose::labels::labels;
use crate::read::{self, Source};
use crate::release::{Edition, Release};
use blocks::Writer;
use inlines::escaped_line;
use pictures::Gallery;

/// How Markdown is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MarkdownOptions {
    /// Where the pictures go.
    pub pictures: Pictures,
}

/// Where the pictures of a Markdown file go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pictures {
    /// Into files of their own beside it.
    #[default]
    Beside,
    /// Into the file itself, as `data:` addresses (RFC 2397): for a file that goes through a pipe.
    Inside,
}

/// A release as Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markdown {
    /// The files, one an edition, in the order of their language tags. Each holds the facts that are the same in every language.
    pub files: Vec<MarkdownFile>,
    /// The pictures that stand beside them, each once.
    pub pictures: Vec<MarkdownPicture>,
}

/// A file of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownFile {
    /// What it is called: the release's id and the language, `summit.km.md`.
    pub name: String,
    /// The language of its words.
    pub language: Language,
    /// What it holds.
    pub text: String,
}

/// A picture beside a file of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownPicture {
    /// What it is called: the release's id and a number, `summit-1.png`.
    pub name: String,
    /// What it shows.
    pub picture: Picture,
}

/// The release as Markdown.
///
/// The files, read together, give the release again. Markdown has no way to say a few things that a release may hold and nobody
/// types, such as two spaces side by side or an item of a list without words: where the release that would be read again differs,
/// a warning says so ([`Code::LeftOut`]), and JSON is the form to keep.
///
/// ```
/// use prakas::{MarkdownOptions, Source, markdown, read};
///
/// let typed = "Press Release\n\nOffice hours\n\nThe office is closed on Monday.\n\nPhnom Penh, 27 October 2021\n";
/// let no_pictures = |name: &str| Err(format!("there is no `{name}`"));
/// let release = read(&[Source::new("office-hours.txt", typed)], &no_pictures)?.output.release;
/// let written = markdown(&release, &MarkdownOptions::default()).output;
/// let file = &written.files[0];
/// assert_eq!(file.name, "office-hours.en.md");
/// assert!(file.text.ends_with("\n# Office hours\n\nThe office is closed on Monday.\n"));
/// assert_eq!(read(&[Source::new(file.name.as_str(), file.text.as_str())], &no_pictures)?.output.release, release);
/// # Ok::<(), prakas::Diagnostics>(())
/// ```
pub fn markdown(release: &Release, options: &MarkdownOptions) -> Warned<Markdown> {
    let mut gallery = Gallery::new(release.id.as_str(), options.pictures);
    let languages: Vec<&Language> = release.editions.languages().collect();
    let mut files = Vec::new();
    for (language, edition) in release.editions.iter() {
        let text = file(release, &languages, language, edition, &mut gallery);
        let name = format!("{}.{language}.md", release.id.as_str());
        files.push(MarkdownFile { name, language: language.clone(), text });
    }
    let output = Markdown { files, pictures: gallery.into_pictures() };
    let warnings = differences(release, &output);
    Warned { output, warnings }
}

fn file(
    release: &Release,
    languages: &[&Language],
    language: &Language,
    edition: &Edition,
    gallery: &mut Gallery,
) -> String {
    let mut text = front::front(release, languages, language, edition);
    let mut writer = Writer::new(gallery);
    let mut lines = Vec::new();
    if !edition.title.is_blank() {
        lines.push(format!("# {}", blocks::heading(&escaped_line(edition.title.as_str()))));
    }
    writer.blocks(&edition.body, &mut lines);
    if !edition.notes.is_empty() {
        let heading = labels(language).map_or("Notes to editors", |labels| labels.notes);
        blocks::apart(&mut lines);
        lines.push(format!("## {heading}"));
        writer.blocks(&edition.notes, &mut lines);
    }
    writer.footnotes(&mut lines);
    for line in lines {
        text.push('\n');
        text.push_str(&line);
    }
    text.push('\n');
    text
}

/// What would be read again otherwise than it is.
fn differences(release: &Release, written: &Markdown) -> Vec<Diagnostic> {
    let sources: Vec<Source> =
        written.files.iter().map(|file| Source::new(file.name.as_str(), file.text.as_str())).collect();
    let beside = |name: &str| {
        let picture = written.pictures.iter().find(|picture| picture.name == name);
        picture.map(|picture| picture.picture.bytes().to_vec()).ok_or_else(|| format!("there is no `{name}`"))
    };
    let again = read::read(&sources, &beside);
    let warning = |path: String| {
        Diagnostic::warning(Code::LeftOut, "Markdown cannot say this just as the release has it")
            .at_path(path)
            .hint("keep the release as JSON, too")
    };
    match again {
        Ok(Warned { output, .. }) if output.release == *release => Vec::new(),
        Ok(Warned { output, .. }) => {
            let (was, is) = (serde_json::to_value(release), serde_json::to_value(&output.release));
            match (was, is) {
                (Ok(was), Ok(is)) => {
                    let mut paths = Vec::new();
                    differing(&was, &is, String::new(), &mut paths);
                    paths.into_iter().map(warning).collect()
                }
                _ => vec![warning(String::new())],
            }
        }
        Err(stopped) => stopped
            .into_findings()
            .into_iter()
            .map(|finding| warning(finding.path.unwrap_or_default()))
            .collect(),
    }
}

/// The most differences that are told.
const TOLD: usize = 10;

/// The paths at which two stored releases differ, as deep as fields and blocks.
fn differing(was: &serde_json::Value, is: &serde_json::Value, path: String, paths: &mut Vec<String>) {
    use serde_json::Value;
    if was == is || paths.len() >= TOLD {
        return;
    }
    let step = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (was, is) {
        (Value::Object(was), Value::Object(is)) if path.matches('.').count() < 2 => {
            for name in was.keys().chain(is.keys().filter(|name| !was.contains_key(*name))) {
                let none = Value::Null;
                differing(was.get(name).unwrap_or(&none), is.get(name).unwrap_or(&none), step(name), paths);
            }
        }
        (Value::Array(was), Value::Array(is)) if was.len() == is.len() && path.matches('.').count() < 3 => {
            for (at, (was, is)) in was.iter().zip(is).enumerate() {
                differing(was, is, step(&at.to_string()), paths);
            }
        }
        _ => paths.push(path),
    }
}
