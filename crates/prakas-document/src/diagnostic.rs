//! Findings: what is wrong, where, and what to do about it.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A result with the findings that did not stop it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warned<T> {
    /// What was made.
    pub output: T,
    /// What is to be said of it.
    pub warnings: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// A result without findings.
    pub fn clean(output: T) -> Self {
        Self { output, warnings: Vec::new() }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Whether it stops the work.
    pub severity: Severity,
    /// Which rule speaks.
    pub code: Code,
    /// The field it is about, as a path into the stored form: `editions.en.title`, `editions.en.body.3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The place in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// One sentence in plain words.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    /// Edits that would mend it, where that is safe.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix>,
}

/// Whether a finding stops the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It should be looked at.
    Warning,
    /// Nothing is made until it is mended.
    Error,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    /// Which source: its index among those that were read.
    pub source: usize,
    /// The bytes of it.
    #[serde(flatten)]
    pub range: Range<usize>,
}

impl Span {
    /// A place in a source.
    pub fn new(source: usize, range: Range<usize>) -> Self {
        Self { source, range }
    }
}

/// An edit: these bytes of the source replaced by other text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

impl Diagnostic {
    /// A finding that stops the work.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A finding that should be looked at.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: Code, message: String) -> Self {
        Self { severity, code, path: None, span: None, message, hints: Vec::new(), fixes: Vec::new() }
    }

    /// The same finding about this field.
    pub fn at_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The same finding at this place.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same finding with one more hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same finding with one more edit that mends it.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix { span, replacement: replacement.into() });
        self
    }
}

/// The findings that stopped the work, with the warnings found on the way: never without an error among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// `Ok` with the warnings where no finding is an error, else all of them as an error.
    pub fn stop_on_error(findings: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Self> {
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            Err(Self(findings))
        } else {
            Ok(findings)
        }
    }

    /// All findings, in the order they were found.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.0
    }

    /// All findings.
    pub fn into_findings(self) -> Vec<Diagnostic> {
        self.0
    }
}

impl From<Diagnostic> for Diagnostics {
    /// One finding that stops the work, whatever its severity was.
    fn from(finding: Diagnostic) -> Self {
        Self(vec![Diagnostic { severity: Severity::Error, ..finding }])
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut errors = self.0.iter().filter(|finding| finding.severity == Severity::Error);
        if let Some(first) = errors.next() {
            write!(f, "{}", first.message)?;
        }
        match errors.count() {
            0 => Ok(()),
            1 => write!(f, " (and 1 more error)"),
            more => write!(f, " (and {more} more errors)"),
        }
    }
}

impl std::error::Error for Diagnostics {}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// The rules, each by a name that does not change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The rule's name: `missing-title`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

codes! {
    // Files
    /// The source holds nothing but white space.
    EmptySource = "empty-source",
    /// The source is not UTF-8.
    NotUtf8 = "not-utf-8",
    /// The source is larger than the limit.
    TooLarge = "too-large",
    /// The source's form is not known from its name.
    UnknownForm = "unknown-form",
    /// A character that no format can hold.
    UnrepresentableCharacter = "unrepresentable-character",
    /// The source is not the file that its name or form says: another format, broken, or encrypted.
    BadFile = "bad-file",
    /// The source is a sound file that carries no release.
    NoRelease = "no-release",
    /// Something in a document that a release has no place for.
    LeftOut = "left-out",
    /// What a file shows was edited since it was made, so it is not what the file carries.
    Edited = "edited",
    /// A file does not show what it carries.
    WordsDiffer = "words-differ",
    // Syntax
    /// The front matter begins and does not end.
    UnclosedFrontMatter = "unclosed-front-matter",
    /// The front matter is not YAML.
    BadFrontMatter = "bad-front-matter",
    /// The stored form is not JSON, or not of a release.
    BadJson = "bad-json",
    /// A field that a release does not have.
    UnknownField = "unknown-field",
    /// A field's value is not of its type.
    BadValue = "bad-value",
    /// A date that cannot be read, or that no calendar has.
    BadDate = "bad-date",
    /// A construct that a release's body does not have.
    UnsupportedMarkup = "unsupported-markup",
    /// Lists, quotations or emphasis nested deeper than [`MAX_NESTING`](crate::MAX_NESTING).
    TooDeep = "too-deep",
    /// A table whose rows have other numbers of cells than its header, or with too many columns.
    BadTable = "bad-table",
    /// A footnote without text, without a reference, or referred to twice.
    BadFootnote = "bad-footnote",
    /// A part of the release that was recognised on weak grounds.
    Guess = "guess",
    // Pictures
    /// A scan that cannot be used.
    BadScan = "bad-scan",
    /// A scan that does not show the page that it should, or a part of it alone.
    ScanMismatch = "scan-mismatch",
    /// A picture that was not found.
    MissingPicture = "missing-picture",
    /// A picture that is no PNG, JPEG or SVG, or is broken, too large or not safe.
    BadPicture = "bad-picture",
    // Release
    /// No title.
    MissingTitle = "missing-title",
    /// No date of issue.
    MissingIssueDate = "missing-issue-date",
    /// No issuer.
    MissingIssuer = "missing-issuer",
    /// No body.
    MissingBody = "missing-body",
    /// The words that stand in an outline until somebody writes the release.
    Unwritten = "unwritten",
    /// An embargo without the time when it ends.
    EmbargoWithoutTime = "embargo-without-time",
    /// An embargo that ended before the day of issue.
    EmbargoBeforeIssue = "embargo-before-issue",
    /// An event after the day of issue, in a kind of release that looks back.
    EventAfterIssue = "event-after-issue",
    /// A correction or withdrawal dated before the day of issue.
    StatusBeforeIssue = "status-before-issue",
    /// A figure without an alternative text.
    MissingAltText = "missing-alt-text",
    /// A heading more than one level under the one before it.
    SkippedHeadingLevel = "skipped-heading-level",
    /// A heading with nothing under it.
    EmptySection = "empty-section",
    /// A heading, list item, or table without words.
    EmptyBlock = "empty-block",
    /// An address that is no link.
    BadLink = "bad-link",
    /// Dates, or other facts, that contradict each other.
    Contradiction = "contradiction",
    /// A character that no font has.
    MissingGlyph = "missing-glyph",
    /// Editions of one release of which one has parts that the other lacks.
    UnevenEditions = "uneven-editions",
    /// Words that are not in the language of their edition.
    WrongLanguage = "wrong-language",
    // Khmer
    /// Khmer in an order or with characters that the script's encoding does not have.
    KhmerEncoding = "khmer-encoding",
    /// A Khmer word that is misspelt.
    Misspelling = "misspelling",
    /// Text in the encoding of a font from before Unicode.
    LegacyEncoding = "legacy-encoding",
    /// Spaces before or after a Khmer sign, or a quotation mark, where there should be none, or none where there should be one.
    KhmerSpacing = "khmer-spacing",
    /// A Khmer sentence that ends with a Latin full stop.
    LatinFullStop = "latin-full-stop",
    /// A date in which digits of two kinds stand.
    MixedDigits = "mixed-digits",
    /// A lunar date that is not that of the day beside it.
    LunarDate = "lunar-date",
    /// An edition without the lunar date that its house asks for.
    MissingLunarDate = "missing-lunar-date",
    // Compose and export
    /// The release has no edition in a language that was asked for.
    MissingEdition = "missing-edition",
    /// The house's paper is not known in a language.
    UnknownLanguage = "unknown-language",
    /// The house's file cannot be read.
    BadHouse = "bad-house",
    /// What is wrong with a template that pages are set with in place of the built-in one.
    Template = "template",
    /// The PDF cannot be fit for an archive.
    NotArchival = "not-archival",
    /// The PDF cannot keep the standard that was asked for.
    UnmetStandard = "unmet-standard",
    /// The file carries no release, or no source, since its standard forbids that it carries anything.
    NothingCarried = "nothing-carried",
    /// An e-mail message that nobody is said to send.
    NoSender = "no-sender",
    /// An address that no mail can be sent to.
    BadMailbox = "bad-mailbox",
    /// A backend could not make the file.
    Backend = "backend",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_differ() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(
            names.iter().all(|n| n.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()))
        );
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn only_errors_stop() {
        let warning = Diagnostic::warning(Code::Guess, "w");
        assert_eq!(Diagnostics::stop_on_error(vec![warning.clone()]), Ok(vec![warning.clone()]));
        let error = Diagnostic::error(Code::MissingTitle, "the title is missing");
        let stopped = Diagnostics::stop_on_error(vec![warning, error.clone(), error]).expect_err("errors");
        assert_eq!(stopped.to_string(), "the title is missing (and 1 more error)");
    }
}
