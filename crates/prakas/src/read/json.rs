//! The stored form: JSON, read strictly.

mod scan;

use std::ops::Range;

use prakas_document::text::is_unrepresentable;
use prakas_document::{Code, Diagnostic, Diagnostics, Span, Warned};
use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::{Draft, Place, PlaceKind, Places, Source, suggest, syntax};
use crate::check::nesting;
use crate::release::Release;
use scan::{Token, TokenKind};

/// What a stored release says. JSON that is none, or holds no release, is one finding: what follows it is not known.
pub(super) fn read(index: usize, source: &Source) -> Result<Warned<Draft>, Diagnostics> {
    let text = source.text();
    let mut findings = Vec::new();
    let release: Release = serde_json::from_str(text).map_err(|error| finding(index, text, &error))?;
    let places = places(index, text, &mut findings);
    for (language, edition) in release.editions.iter() {
        nesting::check(&edition.body, &format!("editions.{language}.body"), &mut findings);
        nesting::check(&edition.notes, &format!("editions.{language}.notes"), &mut findings);
    }
    let places = Places::new(places);
    places.locate(&mut findings);
    let warnings = Diagnostics::stop_on_error(findings)?;
    let mut draft = Draft::from(release);
    draft.places = syntax::complete(index, text, 0..text.len(), places.iter().cloned().collect(), &[]);
    Ok(Warned { output: draft, warnings })
}

/// The places of all values. Names that stand twice, and characters that cannot be published, are reported.
fn places(index: usize, text: &str, findings: &mut Vec<Diagnostic>) -> Vec<Place> {
    let mut places = Vec::new();
    scan::scan(text, |token| {
        let span = Span::new(index, token.range.clone());
        match token.kind {
            TokenKind::Name { is_double: true } => findings.push(
                Diagnostic::error(Code::BadJson, format!("the field {} stands twice", &text[token.range]))
                    .at_path(token.path)
                    .at(span)
                    .hint("keep one of the two"),
            ),
            TokenKind::Text => {
                let inner = token.range.start + 1..token.range.end - 1;
                let is_escaped = text[inner.clone()].contains('\\');
                if is_escaped {
                    findings.extend(unrepresentable(text, &token).map(|finding| finding.at(span)));
                }
                let (kind, range) = match (is_escaped, is_words(token.path)) {
                    (true, _) => (PlaceKind::Fact, token.range),
                    (false, true) => (PlaceKind::Text, inner),
                    (false, false) => (PlaceKind::Fact, inner),
                };
                if !text[range.clone()].trim().is_empty() {
                    places.push(Place { span: Span::new(index, range), path: token.path.to_owned(), kind });
                }
            }
            TokenKind::Literal => {
                places.push(Place { span, path: token.path.to_owned(), kind: PlaceKind::Fact });
            }
            TokenKind::Name { is_double: false } | TokenKind::Open | TokenKind::Close => {}
        }
    });
    places
}

/// Whether the string at a path stands in the release as words, not as an id, a date, an address or a picture.
fn is_words(path: &str) -> bool {
    let mut parts = path.rsplit('.');
    let (last, above, top) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    matches!(
        (last, above, top),
        ("text" | "speaker" | "number", ..)
            | ("title" | "subtitle" | "venue" | "place" | "summary", Some(_), Some("editions"))
            | (_, Some("office" | "name" | "title" | "what" | "why"), _)
            | (_, Some(_), Some("named"))
    )
}

/// A finding about a string with a character that no format can hold.
fn unrepresentable(text: &str, token: &Token<'_>) -> Option<Diagnostic> {
    let string: String = serde_json::from_str(&text[token.range.clone()]).ok()?;
    let c = string.chars().find(|&c| is_unrepresentable(c))?;
    let message = format!("the character U+{:04X} cannot be published", u32::from(c));
    let hint = "delete it; it is a control character, and shows nothing";
    Some(Diagnostic::error(Code::UnrepresentableCharacter, message).at_path(token.path).hint(hint))
}

/// What `serde_json` says, with its place and what to do about it.
fn finding(index: usize, text: &str, error: &serde_json::Error) -> Diagnostics {
    let message = message(error);
    let offset = offset(text, error);
    // Where a name of several is expected and none is found, `serde_json` says that the syntax is wrong.
    let is_json = error.classify() == Category::Data || serde_json::from_str::<IgnoredAny>(text).is_ok();
    let (range, path) = if is_json { stand(text, offset) } else { (character(text, offset), String::new()) };
    if is_json {
        let mut doubles = Vec::new();
        places(index, text, &mut doubles);
        doubles.retain(|finding| finding.code == Code::BadJson);
        if let Some(double) = doubles.into_iter().next() {
            return double.into();
        }
    }
    let typed = &text[range.clone()];
    let finding = if message == "recursion limit exceeded" {
        Diagnostic::error(Code::TooDeep, "values nest too deep to be a release")
            .hint("is this the right file?")
    } else if error.classify() == Category::Data {
        misfit(&message, &path, typed)
    } else if is_json {
        misfit(&format!("{typed} is no value of `{path}`"), &path, typed)
    } else {
        Diagnostic::error(Code::BadJson, format!("this is not JSON: {message}"))
            .hint("mend it, or write the release as .md and let Prakas write the JSON")
    };
    let finding = if path.is_empty() { finding } else { finding.at_path(path) };
    finding.at(Span::new(index, range)).into()
}

/// A finding about JSON that holds no release. `typed` is what stands at its place.
fn misfit(message: &str, path: &str, typed: &str) -> Diagnostic {
    let named: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let meant = named.split_first().and_then(|(typed, known)| suggest::nearest(typed, known));
    let finding = if let Some(rest) = message.strip_prefix("unknown field ") {
        let name = rest.split(", expected").next().unwrap_or(rest);
        Diagnostic::error(Code::UnknownField, format!("a release has no field {name} here"))
    } else if let Some(name) = message.strip_prefix("missing field ") {
        return Diagnostic::error(Code::BadJson, format!("the field {name} is missing"))
            .hint(format!("add {name}"));
    } else if let (true, Some(name)) = (message.starts_with("unknown variant "), named.first()) {
        Diagnostic::error(code(path), format!("`{name}` is not known here"))
    } else if code(path) == Code::BadDate && typed.starts_with('"') {
        let typed = typed.trim_matches('"');
        return Diagnostic::error(Code::BadDate, format!("`{typed}` is no day of the calendar"))
            .hint("write it as `2021-10-27`");
    } else {
        Diagnostic::error(code(path), message.to_owned())
    };
    let is_choice = message.starts_with("unknown field ") || message.starts_with("unknown variant ");
    match (is_choice, meant, named.get(1..)) {
        (true, Some(meant), _) => finding.hint(format!("did you mean `{meant}`?")),
        (true, None, Some(known @ [_, ..])) => finding.hint(format!("write one of {}", known.join(", "))),
        _ => finding.hint("the documentation of `prakas::Release` says what each field holds"),
    }
}

/// Which rule a value at a path breaks.
fn code(path: &str) -> Code {
    let last = path.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    match last {
        "issued" | "event" | "first" | "last" | "on" | "date" => Code::BadDate,
        "href" | "link" | "phone" | "email" | "web" => Code::BadLink,
        "until" => Code::EmbargoWithoutTime,
        "table" | "align" | "header" | "rows" => Code::BadTable,
        "picture" | "data" | "media_type" => Code::BadPicture,
        "alt" => Code::MissingAltText,
        "footnote" => Code::BadFootnote,
        "" => Code::BadJson,
        _ => Code::BadValue,
    }
}

/// The message without its line and column.
fn message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).unwrap_or(&message).to_owned()
}

/// The byte after the one at which reading stopped.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    (line + error.column()).min(text.len())
}

/// The character before this byte, or at it if none is.
fn character(text: &str, offset: usize) -> Range<usize> {
    let mut start = offset.saturating_sub(1);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    start..start + text[start..].chars().next().map_or(0, char::len_utf8)
}

/// The last token that begins before this byte, and its path.
fn stand(text: &str, offset: usize) -> (Range<usize>, String) {
    let mut found = (character(text, offset), String::new());
    scan::scan(text, |token| {
        if token.range.start < offset {
            found = (token.range, token.path.to_owned());
        }
    });
    found
}

#[cfg(test)]
mod tests;
