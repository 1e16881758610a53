//! A source: its name, its form, its text.

use prakas_document::text::is_unrepresentable;
use prakas_document::{Code, Diagnostic, Diagnostics, Language, Span};

/// The forms that a release may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The release as it is typed.
    Txt,
    /// CommonMark with a YAML front matter.
    Md,
    /// The stored form.
    Json,
}

impl Form {
    /// The form of this name or file ending: `txt`, `md`, `json`.
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Txt),
            "md" | "markdown" => Some(Self::Md),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The most bytes a source of this form may have: 4 MiB typed, 128 MiB stored, since that holds pictures.
    pub fn max_bytes(self) -> usize {
        match self {
            Self::Txt | Self::Md => 4 << 20,
            Self::Json => 128 << 20,
        }
    }
}

/// One file of a release, in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    form: Option<Form>,
    text: Result<String, Undecodable>,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undecodable {
    Utf16,
    NotUtf8 { valid_up_to: usize },
    TooLarge { bytes: usize, max: usize },
}

impl Source {
    /// A source of this name; its ending says what form it has.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let name = name.into();
        let form = name.rsplit_once('.').and_then(|(_, ending)| Form::from_ending(ending));
        Self { text: decode(bytes.into(), form), name, form }
    }

    /// A source of this form, whatever its name says.
    pub fn with_form(name: impl Into<String>, form: Form, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), form: Some(form), text: decode(bytes.into(), Some(form)) }
    }

    /// The name it was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The form it has, where that is known.
    pub fn form(&self) -> Option<Form> {
        self.form
    }

    /// The text, without a byte order mark; empty where the bytes are no text. Places count its bytes.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// The language that the name tells: `km` of `summit.km.md`.
    pub fn language(&self) -> Option<Language> {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        split_language(stem).1
    }

    /// Whether the source is text that can be read at all.
    pub(super) fn check(&self, index: usize) -> Result<(), Diagnostics> {
        let name = &self.name;
        let finding = match &self.text {
            Ok(text) if text.trim().is_empty() => {
                Diagnostic::error(Code::EmptySource, format!("`{name}` is empty"))
                    .hint("type the release into it")
            }
            Ok(text) => return check_characters(index, text),
            Err(Undecodable::Utf16) => {
                Diagnostic::error(Code::NotUtf8, format!("`{name}` is UTF-16, not UTF-8"))
                    .hint("save it again with the encoding UTF-8")
            }
            Err(Undecodable::NotUtf8 { valid_up_to }) => Diagnostic::error(
                Code::NotUtf8,
                format!("`{name}` is not UTF-8: byte {valid_up_to} begins no character"),
            )
            .hint("save it again as plain text with the encoding UTF-8"),
            Err(Undecodable::TooLarge { bytes, max }) => Diagnostic::error(
                Code::TooLarge,
                format!("`{name}` has {bytes} bytes, more than the {max} that a release may have"),
            )
            .hint("is this the right file?"),
        };
        Err(finding.into())
    }
}

/// How many characters that cannot be published are told one by one.
const TOLD: usize = 20;

/// Refuses characters that no format can hold.
fn check_characters(index: usize, text: &str) -> Result<(), Diagnostics> {
    let found = text.char_indices().filter(|&(_, c)| is_unrepresentable(c)).take(TOLD);
    let findings = found.map(|(at, c)| {
        let message = format!("the character U+{:04X} cannot be published", u32::from(c));
        Diagnostic::error(Code::UnrepresentableCharacter, message)
            .at(Span::new(index, at..at + c.len_utf8()))
            .hint("delete it; it is a control character, and shows nothing")
    });
    Diagnostics::stop_on_error(findings.collect()).map(|_| ())
}

fn decode(bytes: Vec<u8>, form: Option<Form>) -> Result<String, Undecodable> {
    let max = form.map_or(Form::Txt.max_bytes(), Form::max_bytes);
    if bytes.len() > max {
        return Err(Undecodable::TooLarge { bytes: bytes.len(), max });
    }
    if is_utf16(&bytes) {
        return Err(Undecodable::Utf16);
    }
    let mut text = String::from_utf8(bytes)
        .map_err(|e| Undecodable::NotUtf8 { valid_up_to: e.utf8_error().valid_up_to() })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(with_line_feeds(text))
}

/// Whether bytes are UTF-16: by their mark or, in Latin text, by every other byte being zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || (start.len() >= 4 && zeros(0).max(zeros(1)) > start.len() / 4)
}

/// Lines that end with a carriage return alone, as old Macintosh files have them, end with a line feed: a byte for a byte.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') || text.contains('\n') {
        return text;
    }
    text.replace('\r', "\n")
}

/// A file's stem without the language at its end, and that language: `summit.km` is `summit` in `km`. Only languages of two
/// letters are looked for: `.new` and `.doc` are words before they are languages.
pub(super) fn split_language(stem: &str) -> (&str, Option<Language>) {
    let split = stem.rsplit_once('.').filter(|(rest, _)| !rest.is_empty());
    let language = |tag: &str| tag.parse().ok().filter(|language: &Language| language.primary().len() == 2);
    match split.and_then(|(rest, tag)| Some((rest, language(tag)?))) {
        Some((rest, language)) => (rest, Some(language)),
        None => (stem, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(source: &Source) -> Option<Code> {
        source.check(0).err().map(|stopped| stopped.findings()[0].code)
    }

    #[test]
    fn what_is_no_text_is_refused_plainly() {
        assert_eq!(code(&Source::new("a.txt", "words")), None);
        assert_eq!(code(&Source::new("a.txt", "\u{FEFF}words")), None);
        assert_eq!(code(&Source::new("a.txt", " \n")), Some(Code::EmptySource));
        assert_eq!(code(&Source::new("a.txt", [b'a', 0xC3])), Some(Code::NotUtf8));
        for utf_16 in [&[0xFF, 0xFE, b'a', 0][..], b"a\0b\0", b"\0a\0b"] {
            assert_eq!(code(&Source::new("a.txt", utf_16)), Some(Code::NotUtf8));
        }
        assert_eq!(code(&Source::new("a.txt", vec![b'a'; (4 << 20) + 1])), Some(Code::TooLarge));
        assert_eq!(code(&Source::new("a.txt", "a\u{0}b")), Some(Code::UnrepresentableCharacter));
    }

    #[test]
    fn every_character_that_cannot_be_published_is_told() {
        let stopped = Source::new("a.txt", "a\u{1}b\u{2}c").check(0).expect_err("two");
        let spans: Vec<_> = stopped.findings().iter().filter_map(|finding| finding.span.clone()).collect();
        assert_eq!(spans, [Span::new(0, 1..2), Span::new(0, 3..4)]);
    }

    #[test]
    fn lines_may_end_as_on_any_system() {
        assert_eq!(Source::new("a.txt", "a\rb\r").text(), "a\nb\n");
        assert_eq!(Source::new("a.txt", "a\r\nb\r\n").text(), "a\r\nb\r\n");
    }

    #[test]
    fn names_tell_form_and_language() {
        let source = Source::new("dir.v1/summit.km.md", "x");
        assert_eq!((source.form(), source.language()), (Some(Form::Md), Some(Language::KM)));
        for other in ["summit.txt", "summit.new.txt", "summit.final.md", ".km.md", "summit.v2.md"] {
            assert_eq!(Source::new(other, "x").language(), None, "{other}");
        }
        assert_eq!(Source::new("-", "x").form(), None);
    }
}
