//! What a preview is given to show.

use prakas::{Format, Language, Output, Severity};
use serde::Serialize;

/// The formats that a preview shows: what [`Shown::files`] should be made in. Pages are pictures of pixels: a browser takes a third of
/// a second to set up the thousands of letters of an SVG.
pub const SHOWN: [Format; 3] = [Format::Png, Format::Html, Format::Txt];

/// A release as it stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    /// The files that it was read from, where they are texts.
    pub sources: Vec<SourceText>,
    /// What is to be said of it.
    pub findings: Vec<Finding>,
    /// Its files in the formats [`SHOWN`]; nothing where a finding keeps them from being made.
    pub files: Option<Vec<Output>>,
}

/// A text that a release was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceText {
    /// The name of its file.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// What is to be said of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Whether it stops the work.
    pub severity: Severity,
    /// The rule that speaks, such as `missing-title`.
    pub code: String,
    /// The rule in the reader's language, as a headline.
    pub title: String,
    /// One sentence about this place.
    pub message: String,
    /// What to do about it.
    pub hints: Vec<String>,
    /// Why it matters, and what to write instead, in the reader's language.
    pub reason: String,
    /// The file it is about, where there is one.
    pub file: Option<String>,
    /// The place in a source.
    pub place: Option<Place>,
}

/// A place in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Which of [`Shown::sources`].
    pub source: usize,
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
}

/// A file that can be downloaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// The name that it will have.
    pub name: String,
    /// Its format.
    #[serde(serialize_with = "by_name")]
    pub format: Format,
    /// The edition that it shows.
    pub language: Language,
}

fn by_name<S: serde::Serializer>(format: &Format, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(format.name())
}
