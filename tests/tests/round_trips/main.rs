//! What is written is read back: JSON → DOCX → release, JSON → Markdown → release, JSON → PDF → release are equal, for the whole
//! corpus and for any release.

#[path = "../plain_text/releases.rs"]
#[allow(dead_code, reason = "the other suite has use for more of it")]
mod any;
mod sound;

use prakas::{
    Diagnostic, Format, House, Language, Markdown, MarkdownOptions, Pictures, Read, Release, Source, Warned,
    markdown, read,
};
use prakas_tests::corpus::{self, file};
use prakas_tests::tree;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed};

/// The same cases in each run.
fn config(cases: u32) -> Config {
    Config {
        cases,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(2021),
        failure_persistence: None,
        ..Config::default()
    }
}

fn no_pictures(name: &str) -> Result<Vec<u8>, String> {
    Err(format!("there is no `{name}`"))
}

/// What a file of these bytes is read as.
fn again(name: &str, bytes: Vec<u8>) -> (Release, Vec<Diagnostic>) {
    let read = read(&[Source::new(name, bytes)], &no_pictures);
    let Warned { output: Read { release, .. }, warnings } =
        read.unwrap_or_else(|stopped| panic!("{name}: {stopped:?}"));
    (release, warnings)
}

/// The release as it is stored: break opportunities are not.
fn stored(release: &Release) -> Release {
    serde_json::from_str(&release.to_json()).expect("the stored form is read")
}

/// Where two releases differ in their stored forms: the first lines that do.
fn difference(was: &Release, is: &Release) -> Option<(String, String)> {
    let (was_json, is_json) = (was.to_json(), is.to_json());
    let mut lines = was_json.lines().zip(is_json.lines()).enumerate();
    let (at, _) = lines.find(|(_, (was, is))| was != is)?;
    let around = |json: &str| json.lines().skip(at.saturating_sub(8)).take(20).collect::<Vec<_>>().join("\n");
    Some((around(&was_json), around(&is_json)))
}

fn assert_same(was: &Release, is: &Release, what: &str) {
    if let Some((was, is)) = difference(was, is) {
        panic!("{what} was\n{was}\nand is\n{is}");
    }
    assert!(was == is, "{what}");
}

/// The release through a format, all editions in one file and each in its own.
fn through(release: &Release, format: Format) {
    let release = &stored(release);
    let all: Vec<Language> = release.editions.languages().cloned().collect();
    let one_by_one = all.chunks(1);
    let together = (all.len() > 1).then_some(all.as_slice());
    for languages in one_by_one.chain(together) {
        let Ok(composed) = release.compose(languages, &House::of(release)) else { continue };
        let bytes = file(&composed.output, format);
        let (again, warnings) = again(&format!("again.{}", format.ending()), bytes);
        let what = format!("{} in {languages:?}", release.id);
        assert_same(release, &again, &what);
        let warnings: Vec<&String> = warnings.iter().map(|warning| &warning.message).collect();
        assert!(warnings.is_empty(), "{what}: {warnings:?}\n{}", release.to_json());
    }
}

fn written(markdown: &Markdown) -> (Vec<Source>, impl Fn(&str) -> Result<Vec<u8>, String>) {
    let sources = markdown.files.iter().map(|file| Source::new(file.name.as_str(), file.text.as_str()));
    let pictures = markdown.pictures.clone();
    let beside = move |name: &str| {
        let found = pictures.iter().find(|picture| picture.name == name);
        found.map(|found| found.picture.bytes().to_vec()).ok_or_else(|| format!("there is no `{name}`"))
    };
    (sources.collect(), beside)
}

fn through_markdown(release: &Release) {
    let release = &stored(release);
    for pictures in [Pictures::Beside, Pictures::Inside] {
        let options = MarkdownOptions { pictures };
        let Warned { output, warnings } = markdown(release, &options);
        let texts: Vec<&str> = output.files.iter().map(|file| file.text.as_str()).collect();
        let (sources, beside) = written(&output);
        let again =
            read(&sources, &beside).unwrap_or_else(|stopped| panic!("{}: {stopped:?}", texts.join("\n\n")));
        assert_same(release, &again.output.release, &texts.join("\n\n"));
        assert_eq!(warnings, [], "{}:\n{}", release.id, texts.join("\n\n"));
        let again = again.output.release;
        assert_eq!(markdown(&again, &options).output, output, "it is written alike again");
    }
}

#[test]
fn the_corpus_comes_back_out_of_docx() {
    for case in corpus::valid() {
        through(&case.release(), Format::Docx);
    }
}

#[test]
fn the_corpus_comes_back_out_of_pdf() {
    for case in corpus::valid() {
        through(&case.release(), Format::Pdf);
    }
}

#[test]
fn the_corpus_comes_back_out_of_markdown() {
    for case in corpus::valid() {
        through_markdown(&case.release());
    }
}

#[test]
fn the_corpus_comes_back_out_of_json() {
    for case in corpus::valid() {
        let release = case.release();
        let (again, _) = again("again.json", release.to_json().into_bytes());
        assert_eq!(again, release);
    }
}

#[test]
fn a_file_that_carries_an_excerpt_gives_the_excerpt() {
    let release = corpus::example().release();
    let languages = [Language::KM];
    let mut document = release.compose(&languages, &House::of(&release)).expect("a document").output;
    let excerpt = release.excerpt(&languages).expect("an edition");
    document.meta.carried =
        excerpt.compose(&languages, &House::of(&release)).expect("a document").output.meta.carried;
    let (again, warnings) = again("again.docx", file(&document, Format::Docx));
    assert_eq!((again, warnings), (excerpt, Vec::new()));
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_release_comes_back_out_of_docx(release in any::release(&tree::any_character())) {
        through(&release, Format::Docx);
    }

    #[test]
    fn any_release_that_is_typed_comes_back_out_of_markdown(release in sound::release()) {
        through_markdown(&release);
    }

    #[test]
    fn any_release_that_is_typed_comes_back_out_of_docx(release in sound::release()) {
        through(&release, Format::Docx);
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn any_release_comes_back_out_of_pdf(release in any::release(&tree::latin_character())) {
        through(&release, Format::Pdf);
    }
}
