//! A source: its name, its form, its text or bytes.

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
    /// A DOCX: one of ours, edited or not, or a stranger's.
    Docx,
    /// A PDF that carries the stored form.
    Pdf,
    /// A web page that carries the stored form.
    Html,
}

impl Form {
    /// The form of this name or file ending: `txt`, `md`, `json`, `docx`, `pdf`, `html`.
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Txt),
            "md" | "markdown" => Some(Self::Md),
            "json" => Some(Self::Json),
            "docx" | "docm" | "dotx" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }

    /// The most bytes a source of this form may have: 4 MiB typed, 128 MiB stored, since that holds pictures, and twice that
    /// carried, since the pictures are on the pages, too.
    pub fn max_bytes(self) -> usize {
        match self {
            Self::Txt | Self::Md => 4 << 20,
            Self::Json => 128 << 20,
            Self::Docx | Self::Pdf | Self::Html => 256 << 20,
        }
    }

    /// The form's media type as IANA registers it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Txt => "text/plain",
            Self::Md => "text/markdown",
            Self::Json => "application/json",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Html => "text/html",
        }
    }

    /// Whether a source of this form is text, so that what is found in it has a line.
    pub fn is_text(self) -> bool {
        match self {
            Self::Txt | Self::Md | Self::Json => true,
            Self::Docx | Self::Pdf | Self::Html => false,
        }
    }
}

/// One file of a release, in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    form: Option<Form>,
    content: Content,
}

/// What is in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    /// Text, and the bytes that it came as where they are not its own.
    Text { text: String, came_as: Option<Vec<u8>> },
    /// A file that is no text and should be none.
    File(Vec<u8>),
    /// A file that should be text and is none.
    NoText { bytes: Vec<u8>, why: Undecodable },
    /// More bytes than the form may have: how many.
    TooLarge { bytes: usize, max: usize },
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undecodable {
    Utf16,
    Pdf,
    Zip,
    NotUtf8 { valid_up_to: usize },
}

impl Source {
    /// A source of this name; its ending says what form it has.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let name = name.into();
        let form = name.rsplit_once('.').and_then(|(_, ending)| Form::from_ending(ending));
        Self { content: Content::new(bytes.into(), form), name, form }
    }

    /// A source of this form, whatever its name says.
    pub fn with_form(name: impl Into<String>, form: Form, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), form: Some(form), content: Content::new(bytes.into(), Some(form)) }
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
        match &self.content {
            Content::Text { text, .. } => text,
            Content::File(_) | Content::NoText { .. } | Content::TooLarge { .. } => "",
        }
    }

    /// The bytes as they came; none where there were more than the form may have.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text { came_as: Some(bytes), .. }
            | Content::File(bytes)
            | Content::NoText { bytes, .. } => bytes,
            Content::Text { text, came_as: None } => text.as_bytes(),
            Content::TooLarge { .. } => &[],
        }
    }

    /// The language that the name tells: `km` of `summit.km.md`.
    pub fn language(&self) -> Option<Language> {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        split_language(stem).1
    }

    /// Whether the source is text, or a file, that can be read at all.
    pub(crate) fn check(&self, index: usize) -> Result<(), Diagnostics> {
        let name = &self.name;
        let finding = match &self.content {
            Content::File(bytes) if bytes.is_empty() => {
                Diagnostic::error(Code::EmptySource, format!("`{name}` is empty"))
                    .hint("is this the right file?")
            }
            Content::File(_) => return Ok(()),
            Content::Text { text, .. } if text.trim().is_empty() => {
                Diagnostic::error(Code::EmptySource, format!("`{name}` is empty"))
                    .hint("type the release into it")
            }
            Content::Text { text, .. } => return check_characters(index, text),
            Content::NoText { why: Undecodable::Utf16, .. } => {
                Diagnostic::error(Code::NotUtf8, format!("`{name}` is UTF-16, not UTF-8"))
                    .hint("save it again with the encoding UTF-8")
            }
            Content::NoText { why: Undecodable::Pdf, .. } => {
                Diagnostic::error(Code::NotUtf8, format!("`{name}` is a PDF, not text"))
                    .hint("let its name end in .pdf, or say what it is with --from pdf")
            }
            Content::NoText { why: Undecodable::Zip, .. } => {
                Diagnostic::error(Code::NotUtf8, format!("`{name}` is a packed file, as DOCX is, not text"))
                    .hint("if it is a DOCX, let its name end in .docx, or say what it is with --from docx")
            }
            Content::NoText { why: Undecodable::NotUtf8 { valid_up_to }, .. } => Diagnostic::error(
                Code::NotUtf8,
                format!("`{name}` is not UTF-8: byte {valid_up_to} begins no character"),
            )
            .hint("save it again as plain text with the encoding UTF-8"),
            Content::TooLarge { bytes, max } => Diagnostic::error(
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
        let place = Span::new(index, at..at + c.len_utf8());
        Diagnostic::error(Code::UnrepresentableCharacter, message)
            .at(place.clone())
            .fix(place, "")
            .hint("delete it; it is a control character, and shows nothing")
    });
    Diagnostics::stop_on_error(findings.collect()).map(|_| ())
}

impl Content {
    fn new(bytes: Vec<u8>, form: Option<Form>) -> Self {
        let max = form.map_or(Form::Txt.max_bytes(), Form::max_bytes);
        if bytes.len() > max {
            return Self::TooLarge { bytes: bytes.len(), max };
        }
        if form.is_some_and(|form| !form.is_text()) {
            return Self::File(bytes);
        }
        match undecodable(&bytes) {
            Some(why) => Self::NoText { bytes, why },
            None => Self::decode(bytes),
        }
    }

    fn decode(bytes: Vec<u8>) -> Self {
        let came = match String::from_utf8(bytes) {
            Ok(came) => came,
            Err(error) => {
                let why = Undecodable::NotUtf8 { valid_up_to: error.utf8_error().valid_up_to() };
                return Self::NoText { bytes: error.into_bytes(), why };
            }
        };
        let text = came.strip_prefix('\u{FEFF}').unwrap_or(&came);
        if text.len() == came.len() && !has_carriage_returns_alone(text) {
            return Self::Text { text: came, came_as: None };
        }
        Self::Text { text: with_line_feeds(text), came_as: Some(came.into_bytes()) }
    }
}

/// Why bytes are no text, where that shows without decoding them.
fn undecodable(bytes: &[u8]) -> Option<Undecodable> {
    if bytes.starts_with(b"%PDF-") {
        Some(Undecodable::Pdf)
    } else if bytes.starts_with(b"PK\x03\x04") {
        Some(Undecodable::Zip)
    } else {
        is_utf16(bytes).then_some(Undecodable::Utf16)
    }
}

/// Whether bytes are UTF-16: by their mark or, in Latin text, by every other byte being zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || (start.len() >= 4 && zeros(0).max(zeros(1)) > start.len() / 4)
}

/// Whether lines end with a carriage return alone, as in old Macintosh files.
fn has_carriage_returns_alone(text: &str) -> bool {
    text.contains('\r') && !text.contains('\n')
}

/// Lines that end with a carriage return alone end with a line feed: a byte for a byte.
fn with_line_feeds(text: &str) -> String {
    if has_carriage_returns_alone(text) { text.replace('\r', "\n") } else { text.to_owned() }
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
    fn the_bytes_are_kept_as_they_came() {
        for bytes in [
            &b"words"[..],
            b"a\rb",
            b"a\r\nb",
            b"\xEF\xBB\xBFwords",
            b"\xEF\xBB\xBFa\rb",
            b"\xFF",
            b"%PDF-1.7",
        ] {
            assert_eq!(Source::new("a.txt", bytes).bytes(), bytes);
            assert_eq!(Source::new("a.pdf", bytes).bytes(), bytes);
        }
        assert_eq!(Source::new("a.txt", b"\xEF\xBB\xBFa\rb").text(), "a\nb");
        assert_eq!(Source::new("a.pdf", "words").text(), "");
    }

    #[test]
    fn a_pdf_under_another_name_is_told() {
        let stopped = Source::new("a.txt", "%PDF-1.7").check(0).expect_err("a PDF");
        assert_eq!(stopped.to_string(), "`a.txt` is a PDF, not text");
        assert_eq!(code(&Source::new("a.pdf", "")), Some(Code::EmptySource));
        assert_eq!(code(&Source::new("a.pdf", [b'a', 0xFF])), None);
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
