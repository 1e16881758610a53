//! What words are known by: their characters and how they are set, without what Word, or we, may put differently.
//!
//! White space is one space, what shows as nothing is left out, and of inlines that stand in one another counts what they make of a
//! character: it does not matter how its words are cut into runs.

use std::fmt::Write as _;

use prakas_carrier::docx::is_complex;
use prakas_document::{Inline, Language, Script};

/// Before a change of format. No text of ours has control characters.
const FORMAT: char = '\u{1}';

/// Before and after a note.
const NOTE: [char; 2] = ['\u{2}', '\u{3}'];

/// Before a cell.
const CELL: char = '\u{4}';

/// A line that ends.
const LINE_END: char = '\u{5}';

/// What some words of an edition in this language are known by.
pub(super) fn words_key(words: &[Inline], language: &Language) -> String {
    let mut writer = Writer::new(language);
    writer.words(words, &Format::default());
    let kept = writer.out.trim_end_matches(LINE_END).len();
    writer.out.truncate(kept);
    writer.out
}

/// The same for a cell of a table.
pub(super) fn cell_key(words: &[Inline], language: &Language) -> String {
    format!("{CELL}{}", words_key(words, language))
}

/// Whether words show nothing.
pub(super) fn is_blank(words: &[Inline]) -> bool {
    words_key(words, &Language::EN).is_empty()
}

/// How a character is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Format {
    bold: bool,
    italic: bool,
    raised: bool,
    lowered: bool,
    link: Option<String>,
    language: Option<Language>,
}

struct Writer<'a> {
    language: &'a Language,
    /// The format of the last character.
    last: Format,
    /// Whether white space waits for a character after it.
    is_apart: bool,
    out: String,
}

impl<'a> Writer<'a> {
    fn new(language: &'a Language) -> Self {
        Self { language, last: Format::default(), is_apart: false, out: String::new() }
    }

    fn words(&mut self, words: &[Inline], format: &Format) {
        for inline in words {
            match inline {
                Inline::Text(text) => text.as_str().chars().for_each(|c| self.character(c, format)),
                Inline::Strong(inner) => self.words(inner, &Format { bold: true, ..format.clone() }),
                Inline::Emphasis(inner) => self.words(inner, &Format { italic: true, ..format.clone() }),
                Inline::Superscript(inner) => {
                    self.words(inner, &Format { raised: true, lowered: false, ..format.clone() });
                }
                Inline::Subscript(inner) => {
                    self.words(inner, &Format { lowered: true, raised: false, ..format.clone() });
                }
                Inline::Link(link) => {
                    let link_to = Some(link.href().to_ascii());
                    self.words(link.content(), &Format { link: link_to, ..format.clone() });
                }
                Inline::Foreign { language, content } => {
                    self.words(content, &Format { language: Some(language.clone()), ..format.clone() });
                }
                Inline::Date { content, .. } => self.words(content, format),
                Inline::Footnote(note) => {
                    let keys = note.paragraphs().iter().map(|paragraph| words_key(paragraph, self.language));
                    let keys: Vec<String> = keys.filter(|key| !key.is_empty()).collect();
                    if !keys.is_empty() {
                        self.space();
                        let _ = write!(self.out, "{}{}{}", NOTE[0], keys.join("\u{5}"), NOTE[1]);
                    }
                }
                Inline::LineBreak => {
                    self.is_apart = false;
                    if !self.out.is_empty() {
                        self.out.push(LINE_END);
                    }
                }
            }
        }
    }

    fn character(&mut self, c: char, format: &Format) {
        if matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}') {
            return;
        }
        if c.is_whitespace() {
            self.is_apart = true;
            return;
        }
        self.space();
        let italic = format.italic && is_slanted(c);
        let format = Format { italic, language: self.foreign(c, format), ..format.clone() };
        if format != self.last {
            let Format { bold, italic, raised, lowered, link, language } = &format;
            let flags = [*bold, *italic, *raised, *lowered].map(|flag| if flag { '1' } else { '0' });
            let flags: String = flags.into_iter().collect();
            let link = link.as_deref().unwrap_or_default();
            let language = language.as_ref().map(Language::as_str).unwrap_or_default();
            let _ = write!(self.out, "{FORMAT}{flags}{link} {language}{FORMAT}");
            self.last = format;
        }
        self.out.push(c);
    }

    /// The white space that waits, unless nothing is before it.
    fn space(&mut self) {
        if std::mem::take(&mut self.is_apart) && !self.out.is_empty() && !self.out.ends_with(LINE_END) {
            self.out.push(' ');
        }
    }

    /// The language of a letter that is not the edition's. Of Khmer Word knows but one, and of letters of other scripts it does not
    /// know that they are among Khmer words.
    fn foreign(&self, c: char, format: &Format) -> Option<Language> {
        let is_told = |language: &Language| match Script::of(c) {
            Some(Script::Khmer) => false,
            Some(Script::Latin) | None => language.script() != Script::Khmer || !is_complex(c),
        };
        let is_foreign =
            |language: &&Language| c.is_alphabetic() && is_told(language) && **language != *self.language;
        format.language.as_ref().filter(is_foreign).cloned()
    }
}

/// Whether emphasis shows in a character: Khmer stays upright, and signs are of the script around them.
fn is_slanted(c: char) -> bool {
    c.is_alphabetic() && Script::of(c) != Some(Script::Khmer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(words: &[Inline]) -> String {
        words_key(words, &Language::EN)
    }

    #[test]
    fn how_words_are_cut_does_not_matter() {
        let one = [Inline::from("a "), Inline::strong("b c"), Inline::from("\u{A0}d\u{200B}")];
        let other = [
            Inline::from(" a"),
            Inline::from(" "),
            Inline::strong("b"),
            Inline::from(" "),
            Inline::strong("c"),
            Inline::from(" d "),
        ];
        assert_eq!(key(&one), key(&other));
        assert_eq!(key(&[Inline::foreign(Language::EN, "a")]), key(&["a".into()]));
    }

    #[test]
    fn what_readers_see_matters() {
        let words = [
            vec![Inline::from("a b")],
            vec![Inline::from("ab")],
            vec![Inline::strong("a b")],
            vec![Inline::emphasis("a b")],
            vec![Inline::from("a"), Inline::LineBreak, Inline::from("b")],
            vec![Inline::Superscript(vec!["a b".into()])],
            vec![Inline::foreign("fr".parse().expect("a language"), "a b")],
        ];
        let keys: std::collections::BTreeSet<_> = words.iter().map(|words| key(words)).collect();
        assert_eq!(keys.len(), words.len());
        assert!(is_blank(&[Inline::strong(" \u{200B}"), Inline::LineBreak]));
    }
}
