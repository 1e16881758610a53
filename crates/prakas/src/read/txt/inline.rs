//! Running text: bold, notes, addresses, line breaks.

use std::ops::Range;

use prakas_document::{Code, Diagnostic, Footnote, Href, Inline, Link, Text};

use super::Reader;
use super::joined::Joined;
use super::lines::Line;
use super::locate::Anchor;
use super::tokens::{Token, tokens};
use crate::read::PlaceKind;

impl Reader<'_> {
    /// The running text of some lines; its words have their place at this path.
    pub(super) fn inlines(&mut self, lines: &[Line], path: &str) -> Vec<Inline> {
        let joined = Joined::new(self.record.text, lines);
        self.joined_inlines(&joined, path)
    }

    /// Running text whose words have their place at this path.
    pub(super) fn joined_inlines(&mut self, joined: &Joined, path: &str) -> Vec<Inline> {
        let tokens = tokens(&joined.text, false);
        let bold = bold(&joined.text, &tokens);
        let mut builder = Builder { joined, path, outer: None, inlines: Vec::new(), words: String::new() };
        for (token, bold) in tokens.into_iter().zip(bold) {
            self.inline(&mut builder, token, bold);
        }
        builder.flush();
        builder.inlines
    }

    fn inline(&mut self, builder: &mut Builder<'_>, token: Token, bold: Bold) {
        match token {
            Token::Words(range) => self.words_of(builder, range),
            Token::LineBreak(_) => builder.push(Inline::LineBreak),
            Token::Stars(range) => match bold {
                Bold::Opens => builder.open(),
                Bold::Closes => builder.close(),
                Bold::No => self.words_of(builder, range),
            },
            Token::Note(number, range) => {
                let mark = builder.joined.source(&range).next().unwrap_or_default();
                match self.footnote(number, mark) {
                    Some(note) => builder.push(Inline::Footnote(note)),
                    None => self.words_of(builder, range),
                }
            }
            Token::Address(href, range) => {
                self.place(builder, &range);
                self.anchors.push(Anchor::Link(None));
                builder.push(Inline::Link(Link::bare(href)));
            }
            Token::Bracketed(href, range) => self.bracketed(builder, href, range),
        }
    }

    fn words_of(&mut self, builder: &mut Builder<'_>, range: Range<usize>) {
        self.place(builder, &range);
        builder.words.push_str(&builder.joined.text[range]);
    }

    fn place(&mut self, builder: &Builder<'_>, range: &Range<usize>) {
        for range in builder.joined.source(range) {
            self.record.place(range, builder.path, PlaceKind::Text);
        }
    }

    /// An address in angle brackets: where the word before it leads, or a link of its own where there is none.
    fn bracketed(&mut self, builder: &mut Builder<'_>, href: Href, range: Range<usize>) {
        builder.flush();
        let address = range.start + 1..range.end - 1;
        if let Some(word) = builder.take_last_word() {
            let was_link = matches!(word, Inline::Link(_));
            let words = match &word {
                Inline::Link(link) => link.content().to_vec(),
                other => vec![other.clone()],
            };
            match Link::new(href.clone(), words) {
                Ok(link) => {
                    if was_link {
                        self.anchors.pop();
                    }
                    self.anchors.push(Anchor::Link(builder.joined.source(&address).next()));
                    return builder.push(Inline::Link(link));
                }
                Err(_) => builder.inlines.extend([word, " ".into()]),
            }
        }
        let shown = address.end - href.display().len()..address.end;
        self.place(builder, &shown);
        self.anchors.push(Anchor::Link(None));
        builder.push(Inline::Link(Link::bare(href)));
    }

    /// The note of this number, the first time that it is referred to.
    fn footnote(&mut self, number: u64, mark: Range<usize>) -> Option<Footnote> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        let note = self.notes.get_mut(index)?;
        if std::mem::replace(&mut note.referred, true) {
            let finding =
                Diagnostic::warning(Code::BadFootnote, format!("the note [{number}] is referred to twice"))
                    .hint("a note has one mark; here the mark was taken for words");
            self.record.report(&mark, finding);
            return None;
        }
        let (range, paragraphs) = (note.range.clone(), std::mem::take(&mut note.paragraphs));
        let at = self.anchors.len();
        self.anchors.push(Anchor::Link(None));
        let first = self.record.places.len();
        let paragraphs = paragraphs.iter().map(|lines| self.inlines(lines, "")).collect();
        match Footnote::new(paragraphs) {
            Ok(note) => {
                self.anchors[at] = Anchor::Note { places: first..self.record.places.len(), range };
                Some(note)
            }
            Err(error) => {
                self.anchors.truncate(at);
                self.record.report(&range, Diagnostic::error(Code::BadFootnote, error.to_string()));
                None
            }
        }
    }

    /// The words of some lines as plain text, without a place.
    pub(super) fn peek(&self, lines: &[Line]) -> String {
        let joined = Joined::new(self.record.text, lines);
        plain(&joined).into_iter().map(|range| &joined.text[range]).collect()
    }

    /// The words of some lines as plain text, with their place at this path.
    pub(super) fn plain(&mut self, lines: &[Line], path: &str) -> Text {
        let joined = Joined::new(self.record.text, lines);
        self.plain_part(&joined, 0..joined.text.len(), path)
    }

    /// The words of a part of a joined text, with their place at this path.
    pub(super) fn plain_part(&mut self, joined: &Joined, part: Range<usize>, path: &str) -> Text {
        let mut words = String::new();
        for range in plain(joined) {
            let range = range.start.max(part.start)..range.end.min(part.end);
            if range.start < range.end {
                words.push_str(&joined.text[range.clone()]);
                for range in joined.source(&range) {
                    self.record.place(range, path, PlaceKind::Text);
                }
            }
        }
        Text::new(single_spaces(&words))
    }
}

/// The stretches of a text that are words when bold and escapes are understood, and nothing else.
fn plain(joined: &Joined) -> Vec<Range<usize>> {
    let tokens = tokens(&joined.text, true);
    let bold = bold(&joined.text, &tokens);
    let mut words = Vec::new();
    for (token, bold) in tokens.into_iter().zip(bold) {
        match token {
            Token::Words(range)
            | Token::LineBreak(range)
            | Token::Note(_, range)
            | Token::Bracketed(_, range)
            | Token::Address(_, range) => words.push(range),
            Token::Stars(range) if bold == Bold::No => words.push(range),
            Token::Stars(_) => {}
        }
    }
    words
}

/// What a token does to bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bold {
    Opens,
    Closes,
    No,
}

/// Pairs the `**`: one opens before a character that is no space, and the next after one closes.
fn bold(text: &str, tokens: &[Token]) -> Vec<Bold> {
    let mut bold = vec![Bold::No; tokens.len()];
    let mut open: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        let Token::Stars(range) = token else { continue };
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        match open {
            Some(opened) if is_word(text[..range.start].chars().next_back()) && opened + 1 < at => {
                (bold[opened], bold[at]) = (Bold::Opens, Bold::Closes);
                open = None;
            }
            _ if is_word(text[range.end..].chars().next()) => open = Some(at),
            Some(_) | None => {}
        }
    }
    bold
}

/// Runs of spaces and tabs as one space.
pub(super) fn single_spaces(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            ' ' | '\t' if folded.ends_with(' ') => {}
            ' ' | '\t' => folded.push(' '),
            c => folded.push(c),
        }
    }
    folded
}

/// Inlines being built.
struct Builder<'j> {
    joined: &'j Joined,
    path: &'j str,
    /// What stands before bold words that are being built.
    outer: Option<Vec<Inline>>,
    inlines: Vec<Inline>,
    words: String,
}

impl Builder<'_> {
    fn flush(&mut self) {
        if !self.words.is_empty() {
            self.inlines.push(Inline::Text(Text::new(single_spaces(&std::mem::take(&mut self.words)))));
        }
    }

    fn push(&mut self, inline: Inline) {
        self.flush();
        self.inlines.push(inline);
    }

    fn open(&mut self) {
        self.flush();
        self.outer = Some(std::mem::take(&mut self.inlines));
    }

    fn close(&mut self) {
        self.flush();
        let inner = std::mem::take(&mut self.inlines);
        self.inlines = self.outer.take().unwrap_or_default();
        self.inlines.push(Inline::Strong(inner));
    }

    /// Takes the last word away, if a word and then a space stand before what comes: of a text its last word, bold words and
    /// bare addresses whole.
    fn take_last_word(&mut self) -> Option<Inline> {
        let is_space = |inline: &mut Inline| matches!(inline, Inline::Text(text) if text.as_str() == " ");
        if let Some(space) = self.inlines.pop_if(is_space) {
            let is_word = |inline: &mut Inline| match inline {
                Inline::Strong(_) => true,
                Inline::Link(link) => link.is_bare(),
                Inline::Text(_)
                | Inline::Emphasis(_)
                | Inline::Superscript(_)
                | Inline::Subscript(_)
                | Inline::Foreign { .. }
                | Inline::Date { .. }
                | Inline::Footnote(_)
                | Inline::LineBreak => false,
            };
            let word = self.inlines.pop_if(is_word);
            if word.is_none() {
                self.inlines.push(space);
            }
            return word;
        }
        let Some(Inline::Text(text)) = self.inlines.last() else { return None };
        let words = text.as_str().strip_suffix(' ')?;
        let at = words.rfind(' ').map_or(0, |space| space + 1);
        let (before, word) = (Text::from(&words[..at]), Text::from(&words[at..]));
        if word.is_blank() {
            return None;
        }
        self.inlines.pop();
        if !before.as_str().is_empty() {
            self.inlines.push(Inline::Text(before));
        }
        Some(Inline::Text(word))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::reader;
    use super::*;
    use crate::read::txt::lines::lines;

    fn read(source: &str) -> Vec<Inline> {
        let mut reader = reader(source);
        reader.inlines(&lines(source), "p")
    }

    fn link(href: &str, content: Inline) -> Inline {
        Inline::Link(Link::new(href.parse().expect("a link"), vec![content]).expect("a link"))
    }

    #[test]
    fn bold_goes_in_pairs() {
        assert_eq!(read("a **b\nc** d"), ["a ".into(), Inline::strong("b c"), " d".into()]);
        for words in ["**", "a ** b", "** a **", "a**", "****", "2 ** 3 **"] {
            assert_eq!(read(words), [Inline::from(words)], "{words}");
        }
        assert_eq!(read("**a** **b"), [Inline::strong("a"), " **b".into()]);
        assert_eq!(read(r"\**a**"), ["**a**".into()]);
    }

    #[test]
    fn an_address_belongs_to_the_word_before_it() {
        let href = "https://a.example/";
        assert_eq!(
            read("see the  text <https://a.example/>."),
            ["see the ".into(), link(href, "text".into()), ".".into()]
        );
        assert_eq!(read("text\n<https://a.example/>"), [link(href, "text".into())]);
        assert_eq!(read("**the text** <https://a.example/>"), [link(href, Inline::strong("the text"))]);
        assert_eq!(read("https://b.example <https://a.example/>"), [link(href, "https://b.example".into())]);
        let bare = || Inline::Link(Link::bare(href.parse().expect("a link")));
        assert_eq!(read("<https://a.example/>"), [bare()]);
        assert_eq!(read("text<https://a.example/>"), ["text".into(), bare()]);
        assert_eq!(read("a\\\n<mailto:a@b.example>").len(), 3);
    }

    #[test]
    fn lines_are_joined_and_spaces_folded() {
        assert_eq!(read("a  b\t c\n  d\u{A0}e"), ["a b c d\u{A0}e".into()]);
        assert_eq!(read("a\\\nb"), ["a".into(), Inline::LineBreak, "b".into()]);
        assert_eq!(read("ក\u{200B}\nខ"), ["ក\u{200B}ខ".into()]);
    }
}
