//! What lies on the desk: the release as it was last shown, under a number that grows.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use prakas::{Format, Language, Output};
use serde::Serialize;
use tokio::sync::watch;

use crate::shown::{Finding, Offer, Shown, SourceText};

/// What is shown now.
#[derive(Debug)]
pub(crate) struct Desk {
    downloads: Vec<Format>,
    state: watch::Sender<Arc<State>>,
}

/// What is shown under one number.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// 0 before anything was shown.
    revision: u64,
    /// All but the files, as the page asks for it.
    pub(crate) json: Bytes,
    files: BTreeMap<String, File>,
    editions: Vec<Edition>,
}

/// A file that was made.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) format: Format,
    pub(crate) bytes: Bytes,
}

/// An edition, by the names of its files.
#[derive(Debug, Clone, Serialize)]
struct Edition {
    language: Language,
    /// The language's name in itself.
    name: String,
    /// Its pages in their order.
    pages: Vec<String>,
    web: String,
    text: String,
    downloads: Vec<Offer>,
}

/// The state as the page reads it.
#[derive(Serialize)]
struct Told<'a> {
    revision: u64,
    /// Whether the editions are older than the sources.
    stale: bool,
    editions: &'a [Edition],
    sources: &'a [SourceText],
    findings: &'a [Finding],
}

impl Desk {
    pub(crate) fn new(downloads: Vec<Format>) -> Self {
        Self { downloads, state: watch::Sender::new(Arc::default()) }
    }

    /// Shows this from now on.
    pub(crate) fn put(&self, shown: Shown) {
        self.state.send_modify(|state| *state = Arc::new(state.with(shown, &self.downloads)));
    }

    pub(crate) fn now(&self) -> Arc<State> {
        Arc::clone(&self.state.borrow())
    }

    /// The state once it is newer than `revision`; nothing if it is not within `patience`.
    pub(crate) async fn after(&self, revision: u64, patience: Duration) -> Option<Arc<State>> {
        let mut state = self.state.subscribe();
        let newer = state.wait_for(|state| state.revision > revision);
        let newer = tokio::time::timeout(patience, newer).await.ok()?;
        newer.ok().map(|state| Arc::clone(&state))
    }
}

impl State {
    /// The state after this one.
    fn with(&self, shown: Shown, downloads: &[Format]) -> Self {
        let Shown { sources, findings, files } = shown;
        let revision = self.revision + 1;
        let stale = files.is_none() && !self.editions.is_empty();
        let (editions, files) = match files {
            Some(files) => (editions(&files, downloads), by_name(files)),
            None => (self.editions.clone(), self.files.clone()),
        };
        let told = Told { revision, stale, editions: &editions, sources: &sources, findings: &findings };
        // Nothing in it has keys that are no strings, which is all that could fail.
        let json = serde_json::to_vec(&told).unwrap_or_default().into();
        Self { revision, json, files, editions }
    }

    pub(crate) fn file(&self, name: &str) -> Option<&File> {
        self.files.get(name)
    }

    pub(crate) fn offer(&self, name: &str) -> Option<&Offer> {
        self.editions.iter().flat_map(|edition| &edition.downloads).find(|offer| offer.name == name)
    }
}

fn by_name(files: Vec<Output>) -> BTreeMap<String, File> {
    files
        .into_iter()
        .map(|Output { name, format, bytes, .. }| (name, File { format, bytes: bytes.into() }))
        .collect()
}

/// The editions that these files show, in the order of the files.
fn editions(files: &[Output], downloads: &[Format]) -> Vec<Edition> {
    let mut languages: Vec<&Language> = Vec::new();
    for language in files.iter().flat_map(|file| &file.languages) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let edition = |language: &Language| {
        let named = |format: Format| {
            let own = files
                .iter()
                .filter(move |file| file.format == format && file.languages == [language.clone()]);
            own.map(|file| file.name.clone())
        };
        let text = named(Format::Txt).next().unwrap_or_default();
        let offer = |&format: &Format| Offer {
            // All files of an edition are named alike.
            name: text.strip_suffix(Format::Txt.ending()).unwrap_or(&text).to_owned() + format.ending(),
            format,
            language: language.clone(),
        };
        Edition {
            language: language.clone(),
            name: prakas::autonym(language).unwrap_or(language.as_str()).to_owned(),
            pages: named(Format::Png).collect(),
            web: named(Format::Html).next().unwrap_or_default(),
            downloads: downloads.iter().map(offer).collect(),
            text,
        }
    };
    languages.into_iter().map(edition).collect()
}

#[cfg(test)]
mod tests {
    use prakas::PageOf;

    use super::*;

    fn file(name: &str, format: Format, language: Language) -> Output {
        let page = (format == Format::Png).then_some(PageOf { page: 1, pages: 1 });
        Output { name: name.into(), format, languages: vec![language], page, bytes: name.into() }
    }

    fn release(word: &str) -> Vec<Output> {
        let of = |ending: &str, format, language: Language| {
            file(&format!("{word}.{language}.{ending}"), format, language)
        };
        [Language::KM, Language::EN]
            .into_iter()
            .flat_map(|language| {
                [
                    of("png", Format::Png, language.clone()),
                    of("html", Format::Html, language.clone()),
                    of("txt", Format::Txt, language),
                ]
            })
            .collect()
    }

    fn told(desk: &Desk) -> serde_json::Value {
        serde_json::from_slice(&desk.now().json).expect("JSON")
    }

    #[test]
    fn editions_stand_by_their_files() {
        let desk = Desk::new(vec![Format::Pdf, Format::Docx]);
        desk.put(Shown { files: Some(release("a.b")), ..Shown::default() });
        let told = told(&desk);
        assert_eq!(told["revision"], 1);
        assert_eq!(told["stale"], false);
        assert_eq!(told["editions"][0]["language"], "km");
        assert_eq!(told["editions"][0]["name"], "ភាសាខ្មែរ");
        assert_eq!(told["editions"][0]["pages"], serde_json::json!(["a.b.km.png"]));
        assert_eq!(told["editions"][1]["web"], "a.b.en.html");
        assert_eq!(told["editions"][1]["downloads"][0]["name"], "a.b.en.pdf");
        assert_eq!(told["editions"][1]["downloads"][1]["format"], "docx");
        let state = desk.now();
        assert_eq!(state.file("a.b.km.txt").expect("the text").bytes, "a.b.km.txt");
        assert_eq!(state.offer("a.b.km.pdf").expect("an offer").language, Language::KM);
        assert_eq!(state.offer("a.b.km.exe"), None);
    }

    #[test]
    fn what_was_shown_stays_until_there_is_something_else() {
        let desk = Desk::new(Vec::new());
        desk.put(Shown::default());
        assert_eq!(
            (&told(&desk)["stale"], told(&desk)["editions"].as_array().map(Vec::len)),
            (&false.into(), Some(0))
        );
        desk.put(Shown { files: Some(release("a")), ..Shown::default() });
        desk.put(Shown::default());
        assert_eq!((&told(&desk)["revision"], &told(&desk)["stale"]), (&3.into(), &true.into()));
        assert!(desk.now().file("a.km.html").is_some());
        desk.put(Shown { files: Some(release("b")), ..Shown::default() });
        assert_eq!(told(&desk)["stale"], false);
        assert!(desk.now().file("a.km.html").is_none());
    }
}
