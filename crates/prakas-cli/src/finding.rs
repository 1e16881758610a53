//! What is found, with its place by line and column: of a release, or of files and the machine.

use std::borrow::Cow;
use std::ops::Range;

use prakas::{Code, Diagnostic, Form, Severity, Source, Span};
use serde::{Deserialize, Serialize};

use crate::code::OwnCode;
use crate::excerpt::Excerpt;

/// One finding, as `--json` gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `error` or `warning`.
    pub severity: Severity,
    /// The rule that speaks: a [`Code`](prakas::Code), or one of the command's own, such as `cannot-read`.
    pub code: Cow<'static, str>,
    /// The field it is about, as a path into the stored form.
    pub path: Option<String>,
    /// The file it is about.
    pub file: Option<String>,
    /// Where the place begins, beside its end; nothing where a finding has no place.
    #[serde(flatten, serialize_with = "start_or_nulls")]
    pub start: Option<Position>,
    /// Where the place ends: before this character.
    pub end: Option<Position>,
    /// One sentence in plain words.
    pub message: String,
    /// What to do about it.
    pub hints: Vec<String>,
    /// Edits of the file that would mend it.
    pub fixes: Vec<Edit>,
    /// The line it is in, to be drawn.
    #[serde(skip)]
    pub(crate) excerpt: Option<Excerpt>,
}

/// A place between two characters of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1. Lines end with LF.
    pub line: usize,
    /// The character of the line, from 1. Characters are Unicode scalar values.
    pub column: usize,
}

/// An edit: a place of the finding's file, replaced by other text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The file.
    pub file: String,
    /// Where what is replaced begins.
    #[serde(flatten)]
    pub start: Position,
    /// Where what is replaced ends: before this character.
    pub end: Position,
    /// By what.
    pub replacement: String,
}

impl Finding {
    /// A finding of the command's own that stops the work.
    pub(crate) fn error(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code.into(), message.into())
    }

    /// A finding of the command's own that should be looked at.
    pub(crate) fn warning(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code.into(), message.into())
    }

    fn new(severity: Severity, code: Cow<'static, str>, message: String) -> Self {
        Self {
            severity,
            code,
            path: None,
            file: None,
            start: None,
            end: None,
            message,
            hints: Vec::new(),
            fixes: Vec::new(),
            excerpt: None,
        }
    }

    /// The same finding about this file.
    pub(crate) fn of_file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// The same finding with one more hint.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The sources of a release, and after them the template where there is one, by which places in them become lines and columns.
#[derive(Debug)]
pub(crate) struct Sheets<'a> {
    sheets: Vec<Sheet<'a>>,
    has_template: bool,
}

#[derive(Debug)]
struct Sheet<'a> {
    source: &'a Source,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'a> Sheets<'a> {
    /// Sheets of these sources.
    pub(crate) fn new(sources: &'a [Source]) -> Self {
        Self { sheets: sources.iter().map(Sheet::new).collect(), has_template: false }
    }

    /// The same with a template.
    pub(crate) fn with_template(mut self, template: Option<&'a Source>) -> Self {
        self.sheets.extend(template.map(Sheet::new));
        self.has_template = template.is_some();
        self
    }

    /// A diagnostic with its places.
    pub(crate) fn finding(&self, diagnostic: Diagnostic) -> Finding {
        let place = diagnostic.span.as_ref().and_then(|span| Some((self.sheets.get(span.source)?, span)));
        let without_place = || match diagnostic.code {
            Code::Template if self.has_template => self.sheets.last(),
            _ => self.of_path(diagnostic.path.as_deref()),
        };
        let file =
            place.map(|(sheet, _)| sheet).or_else(without_place).map(|sheet| sheet.source.name().to_owned());
        let fix = |fix: prakas::document::Fix| {
            let sheet = self.sheets.get(fix.span.source)?;
            let (start, end) = sheet.positions(&fix.span);
            Some(Edit { file: sheet.source.name().to_owned(), start, end, replacement: fix.replacement })
        };
        // A file that is no text has no lines.
        let place = place.filter(|(sheet, _)| sheet.source.form().is_none_or(Form::is_text));
        let positions = place.map(|(sheet, span)| sheet.positions(span));
        Finding {
            severity: diagnostic.severity,
            code: diagnostic.code.as_str().into(),
            file,
            start: positions.map(|(start, _)| start),
            end: positions.map(|(_, end)| end),
            excerpt: place.map(|(sheet, span)| sheet.excerpt(span)),
            message: diagnostic.message,
            hints: diagnostic.hints,
            fixes: diagnostic.fixes.into_iter().filter_map(fix).collect(),
            path: diagnostic.path,
        }
    }

    /// Diagnostics with their places.
    pub(crate) fn findings(&self, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
        diagnostics.into_iter().map(|diagnostic| self.finding(diagnostic)).collect()
    }

    /// The source that a field without a place belongs to: that of its language, or else the first.
    fn of_path(&self, path: Option<&str>) -> Option<&Sheet<'a>> {
        let language =
            path.and_then(|path| path.strip_prefix("editions.")).and_then(|path| path.split('.').next());
        let speaks =
            |sheet: &&Sheet<'_>| sheet.source.language().is_some_and(|own| language == Some(own.as_str()));
        self.sheets.iter().find(speaks).or(self.sheets.first())
    }
}

/// An error of the command's own at a place of a text.
pub(crate) fn fault(code: OwnCode, source: &Source, place: Range<usize>, message: String) -> Finding {
    let (sheet, span) = (Sheet::new(source), Span::new(0, place));
    let (start, end) = sheet.positions(&span);
    Finding {
        start: Some(start),
        end: Some(end),
        excerpt: Some(sheet.excerpt(&span)),
        ..Finding::error(code, message).of_file(source.name())
    }
}

impl<'a> Sheet<'a> {
    fn new(source: &'a Source) -> Self {
        let ends = source.text().match_indices('\n').map(|(at, _)| at + 1);
        Self { source, lines: std::iter::once(0).chain(ends).collect() }
    }

    fn positions(&self, span: &Span) -> (Position, Position) {
        let (start, end) = self.bounds(span);
        (self.position(start), self.position(end))
    }

    /// The bytes of a place, within the text and between characters.
    fn bounds(&self, span: &Span) -> (usize, usize) {
        let text = self.source.text();
        let start = text.floor_char_boundary(span.range.start);
        (start, text.ceil_char_boundary(span.range.end.min(text.len())).max(start))
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at) - 1
    }

    fn position(&self, at: usize) -> Position {
        let line = self.line(at);
        let column = self.source.text()[self.lines[line]..at].chars().count() + 1;
        Position { line: line + 1, column }
    }

    /// The line where a place begins, with as much of the place as is on it.
    fn excerpt(&self, span: &Span) -> Excerpt {
        let (start, end) = self.bounds(span);
        let from = self.lines[self.line(start)];
        let line = self.source.text()[from..].split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        Excerpt::new(line, start - from..end - from)
    }
}

/// Gives every finding the same fields.
fn start_or_nulls<S: serde::Serializer>(start: &Option<Position>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Start {
        line: Option<usize>,
        column: Option<usize>,
    }
    Start { line: start.map(|at| at.line), column: start.map(|at| at.column) }.serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(line: usize, column: usize) -> Option<Position> {
        Some(Position { line, column })
    }

    fn at(text: &str, range: Range<usize>) -> (Option<Position>, Option<Position>) {
        let sources = [Source::new("a.txt", text)];
        let found =
            Sheets::new(&sources).finding(Diagnostic::error(Code::Guess, "m").at(Span::new(0, range)));
        (found.start, found.end)
    }

    #[test]
    fn places_are_lines_and_characters() {
        assert_eq!(at("one\ntwo", 4..7), (position(2, 1), position(2, 4)));
        assert_eq!(at("ក្រុង x\r\nb", 16..17), (position(1, 7), position(1, 8)));
        assert_eq!(at("one\ntwo\n", 0..5), (position(1, 1), position(2, 2)));
    }

    #[test]
    fn places_at_the_end_or_past_it_are_within_the_text() {
        assert_eq!(at("one\n", 4..4), (position(2, 1), position(2, 1)));
        assert_eq!(at("one", 9..12), (position(1, 4), position(1, 4)));
        assert_eq!(at("ក", 1..2), (position(1, 1), position(1, 2)));
        assert_eq!(at("", 0..0), (position(1, 1), position(1, 1)));
    }

    #[test]
    fn a_field_without_a_place_is_shown_with_the_file_of_its_language() {
        let sources = [Source::new("a.en.md", "x"), Source::new("a.km.md", "x")];
        let file = |path: &str| {
            let diagnostic = Diagnostic::error(Code::MissingTitle, "m").at_path(path);
            Sheets::new(&sources).finding(diagnostic).file
        };
        assert_eq!(file("editions.km.title").as_deref(), Some("a.km.md"));
        assert_eq!(file("editions.fr.title").as_deref(), Some("a.en.md"));
        assert_eq!(file("issued").as_deref(), Some("a.en.md"));
    }

    #[test]
    fn a_template_is_the_sheet_after_the_sources() {
        let (sources, template) = ([Source::new("a.en.md", "x")], Source::new("own.typ", "one\ntwo"));
        let found = |diagnostic| {
            let found = Sheets::new(&sources).with_template(Some(&template)).finding(diagnostic);
            (found.file, found.start)
        };
        let mistake = || Diagnostic::error(Code::Template, "m");
        assert_eq!(found(mistake().at(Span::new(1, 4..7))), (Some("own.typ".into()), position(2, 1)));
        assert_eq!(found(mistake()), (Some("own.typ".into()), None));
        assert_eq!(found(Diagnostic::error(Code::MissingTitle, "m")), (Some("a.en.md".into()), None));
    }

    #[test]
    fn a_file_that_is_no_text_has_no_lines() {
        let sources = [Source::new("a.txt", "one"), Source::new("a.pdf", "%PDF-1.7")];
        let found = Sheets::new(&sources).finding(Diagnostic::error(Code::Guess, "m").at(Span::new(1, 0..0)));
        assert_eq!((found.file.as_deref(), found.start, found.end), (Some("a.pdf"), None, None));
    }

    #[test]
    fn json_has_the_same_fields_always() {
        let sources = [Source::new("a.txt", "one two")];
        let sheets = Sheets::new(&sources);
        let span = Span::new(0, 4..7);
        let placed = Diagnostic::warning(Code::BadLink, "m").at(span.clone()).hint("h").fix(span, "three");
        assert_eq!(
            serde_json::to_value(sheets.finding(placed)).expect("json"),
            serde_json::json!({
                "severity": "warning", "code": "bad-link", "path": null, "file": "a.txt", "line": 1, "column": 5,
                "end": { "line": 1, "column": 8 }, "message": "m", "hints": ["h"],
                "fixes": [{
                    "file": "a.txt", "line": 1, "column": 5, "end": { "line": 1, "column": 8 }, "replacement": "three"
                }],
            })
        );
        assert_eq!(
            serde_json::to_value(Finding::error("cannot-read", "m")).expect("json"),
            serde_json::json!({
                "severity": "error", "code": "cannot-read", "path": null, "file": null, "line": null, "column": null,
                "end": null, "message": "m", "hints": [], "fixes": [],
            })
        );
    }
}
