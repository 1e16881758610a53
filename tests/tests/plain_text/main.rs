//! Plain text is read again, and says the same.

mod releases;

use prakas::{Document, House, Language, Release, Source, TextOptions, Warned};
use prakas_tests::{corpus, tree};
use proptest::prelude::*;

/// On mail's width, and each paragraph on one line.
fn widths() -> [TextOptions; 2] {
    [TextOptions::default(), TextOptions { width: None }]
}

fn compose(release: &Release) -> Document {
    compose_on(release, &House::mfaic())
}

fn compose_on(release: &Release, house: &House) -> Document {
    release.compose(&[Language::EN], house).unwrap_or_else(|stopped| panic!("{stopped}")).output
}

/// The release that a plain text is read as.
fn read(plain: &str) -> Result<Release, String> {
    let source = Source::new("plain.txt", plain);
    match prakas::read(&[source], &|name| Err(format!("there is no `{name}`"))) {
        Ok(Warned { output, .. }) => Ok(output.release),
        Err(stopped) => Err(format!("{:#?}\n{plain}", stopped.findings())),
    }
}

/// What is written, read and written again is the same.
fn check(document: &Document) -> Result<(), TestCaseError> {
    for options in widths() {
        let written = prakas::text(document, &options);
        let again = read(&written).map_err(TestCaseError::fail)?;
        let composed = again.compose(&[Language::EN], &House::mfaic());
        let composed = composed.map_err(|stopped| TestCaseError::fail(format!("{stopped}:\n{written}")))?;
        let rewritten = prakas::text(&composed.output, &options);
        prop_assert!(
            rewritten == written,
            "written:\n{written}\n---\nread and written again:\n{rewritten}\n---\nread:\n{}",
            again.to_json()
        );
    }
    Ok(())
}

#[test]
fn the_corpus_is_read_again() {
    for case in corpus::valid() {
        let release = case.release();
        if release.editions.get(&Language::EN).is_some() {
            let document = compose_on(&release, &House::of(&release));
            check(&document).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        }
    }
}

#[test]
fn the_example_keeps_its_facts() {
    let release = corpus::example().release();
    for options in widths() {
        let again = read(&prakas::text(&compose(&release), &options)).expect("a release");
        assert_eq!(Release { id: release.id.clone(), ..again }, release);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_release_is_read_again(release in releases::release(&tree::latin_character())) {
        check(&compose(&release))?;
    }

    #[test]
    fn any_characters_are_read_again(release in releases::release(&tree::any_character())) {
        check(&compose(&release))?;
    }

    #[test]
    fn facts_and_words_come_back(release in releases::plain_release()) {
        for options in widths() {
            let written = prakas::text(&compose(&release), &options);
            let again = read(&written).map_err(TestCaseError::fail)?;
            prop_assert_eq!(&Release { id: release.id.clone(), ..again }, &release, "{}", written);
        }
    }
}
