//! Whole sources.

mod body;
mod khmer;
mod places;
mod random;
mod typed;

use prakas_document::{Block, Code, Language, Severity};

use super::*;

/// A reader of an English source.
pub(super) fn reader(source: &str) -> Reader<'_> {
    Reader::new(0, source, Language::EN, lines::lines(source))
}

/// What is read of an English source.
fn read_english(source: &str) -> Result<Warned<Draft>, Diagnostics> {
    reader(source).read(0..source.len())
}

/// A source that can be read: what it says, and the codes of what is to be said of it. Its places are held to what they promise.
fn draft(source: &str) -> (Draft, Vec<Code>) {
    let Warned { output: draft, warnings } =
        read_english(source).unwrap_or_else(|stopped| panic!("{:?}\n{source}", stopped.findings()));
    places::check(source, &draft);
    (draft, warnings.into_iter().map(|finding| finding.code).collect())
}

/// A source that says nothing doubtful.
fn clean(source: &str) -> Draft {
    let (draft, codes) = draft(source);
    assert_eq!(codes, [], "{source}");
    draft
}

/// The errors of a source: their codes and the characters that they are about.
fn errors(source: &str) -> Vec<(Code, &str)> {
    let stopped = read_english(source).expect_err(source);
    let errors = stopped.into_findings().into_iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|error| (error.code, &source[error.span.expect("a place").range])).collect()
}

/// The body of a release whose title is known.
fn body(blocks: &str) -> Vec<Block> {
    let (mut draft, _) = draft(&format!("Statement\n\nTitle\n\nIt begins.\n\n{blocks}"));
    let edition = draft.editions.remove(&Language::EN).expect("English");
    assert_eq!(edition.title.as_str(), "Title");
    edition.body.into_iter().skip(1).collect()
}
