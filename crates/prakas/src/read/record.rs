//! What is found while one source is read: places and findings.

use std::ops::Range;

use prakas_document::{Code, Diagnostic, Language, Severity, Span, Text};

use crate::read::{Place, PlaceKind};

/// A source, and what has been found in it.
#[derive(Debug)]
pub(in crate::read) struct Record<'a> {
    /// The source's index.
    pub(in crate::read) source: usize,
    /// The whole source: all ranges count its bytes.
    pub(in crate::read) text: &'a str,
    /// The language that its words are in.
    pub(in crate::read) language: Language,
    pub(in crate::read) places: Vec<Place>,
    pub(in crate::read) findings: Vec<Diagnostic>,
}

impl<'a> Record<'a> {
    /// The most findings that are kept: more are of no use to anybody. Errors have as much room again, so that warnings never
    /// crowd out what stops the work.
    const MAX_FINDINGS: usize = 1000;

    pub(in crate::read) fn new(source: usize, text: &'a str, language: Language) -> Self {
        Self { source, text, language, places: Vec::new(), findings: Vec::new() }
    }

    /// The source's characters there.
    pub(in crate::read) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    pub(in crate::read) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source, range.clone())
    }

    /// Keeps a finding about this stretch of the source.
    pub(in crate::read) fn report(&mut self, range: &Range<usize>, finding: Diagnostic) {
        let room = match finding.severity {
            Severity::Warning => Self::MAX_FINDINGS,
            Severity::Error => 2 * Self::MAX_FINDINGS,
        };
        if self.findings.len() < room {
            let span = self.span(range);
            self.findings.push(finding.at(span));
        }
    }

    /// Keeps a place, if anything stands there.
    pub(in crate::read) fn place(&mut self, range: Range<usize>, path: impl Into<String>, kind: PlaceKind) {
        if !self.slice(&range).trim().is_empty() {
            self.places.push(Place { span: self.span(&range), path: path.into(), kind });
        }
    }

    /// Words that came out of this stretch of the source: a text, if every format can hold its characters.
    pub(in crate::read) fn words(&mut self, words: &str, range: &Range<usize>) -> Text {
        if let Some(c) = words.chars().find(|&c| prakas_document::text::is_unrepresentable(c)) {
            self.report(
                range,
                Diagnostic::error(
                    Code::UnrepresentableCharacter,
                    format!("the character U+{:04X} cannot be published", u32::from(c)),
                )
                .hint("delete it; it is a control character, and shows nothing"),
            );
        }
        Text::new(words)
    }
}

/// White space as a line of text has it: none at the ends, one space for each run of spaces, tabs and line ends. Spaces that
/// are characters of their own, such as U+00A0, stay.
pub(in crate::read) fn fold_space(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// The white space that Markdown and YAML fold: space, tab, line ends.
pub(in crate::read) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
