//! Running text on its way to lines: words, and what stands between them.

use std::ops::Range;

use prakas_document::href::{SCHEMES, address_at_start};
use prakas_document::text::ZERO_WIDTH_SPACE;
use prakas_document::{Digits, Footnote, Inline, Link, NO_LINE_START, Script};

use crate::marks;

/// A stretch of characters that no line is broken in, as it is printed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The characters. Only the one between two line breaks that meet is empty.
    pub(crate) text: String,
    /// What stands before it; of the first word nothing does.
    pub(crate) gap: Gap,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// A space.
    Space,
    /// Nothing, and the line may end.
    Opportunity {
        /// Whether a U+200B stands for it inside a line too, since the words joined would be read as something else.
        marked: bool,
    },
    /// The line ends.
    LineBreak,
}

/// The footnotes of a part, in the order in which they are referred to.
#[derive(Debug)]
pub(crate) struct Notes<'a> {
    /// The digits of their marks.
    pub(crate) digits: Digits,
    /// The notes met so far.
    pub(crate) met: Vec<&'a Footnote>,
}

impl<'a> Notes<'a> {
    /// The mark of a note that is referred to.
    fn refer(&mut self, note: &'a Footnote) -> String {
        self.met.push(note);
        self.mark(self.met.len())
    }

    /// The mark of the note of this number.
    pub(crate) fn mark(&self, number: usize) -> String {
        format!("[{}]", marks::number(self.digits, number as u64))
    }
}

/// The words of a line of text; none where it is blank.
pub(crate) fn words<'a>(inlines: &'a [Inline], notes: &mut Notes<'a>) -> Vec<Word> {
    split(inlines, notes, &[])
}

/// The words of a table's cell, in which `|` ends the cell. How wide a column is depends on where its lines may end, so each
/// opportunity is marked: read again, the table is as wide as before.
pub(crate) fn cell_words<'a>(inlines: &'a [Inline], notes: &mut Notes<'a>) -> Vec<Word> {
    let mut words = split(inlines, notes, &['|']);
    for word in &mut words {
        if let Gap::Opportunity { marked } = &mut word.gap {
            *marked = true;
        }
    }
    words
}

/// The words of a text that is no inline of the document.
pub(crate) fn plain_words(text: &str, breaks: &[usize]) -> Vec<Word> {
    let mut flat = Flat::default();
    flat.push_text(text, breaks);
    flat.words(&[])
}

fn split<'a>(inlines: &'a [Inline], notes: &mut Notes<'a>, escaped: &[char]) -> Vec<Word> {
    let mut flat = Flat::default();
    flat.push(inlines, notes);
    flat.words(escaped)
}

/// Inlines as one string, a line break as a newline, which no [`Text`](prakas_document::Text) holds.
#[derive(Default)]
struct Flat {
    text: String,
    /// Where a line may end between two characters.
    breaks: Vec<usize>,
    /// What stands as it is: marks of notes, addresses.
    marks: Vec<Range<usize>>,
}

impl Flat {
    fn push<'a>(&mut self, inlines: &'a [Inline], notes: &mut Notes<'a>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.push_text(text.as_str(), text.breaks()),
                Inline::LineBreak => self.text.push('\n'),
                Inline::Footnote(note) => {
                    let mark = notes.refer(note);
                    self.push_mark(&mark);
                }
                Inline::Link(link) => self.push_link(link, notes),
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Superscript(content)
                | Inline::Subscript(content)
                | Inline::Foreign { content, .. }
                | Inline::Date { content, .. } => self.push(content, notes),
            }
        }
    }

    fn push_text(&mut self, text: &str, breaks: &[usize]) {
        let mut breaks = breaks.iter().peekable();
        for (at, c) in text.char_indices() {
            if breaks.next_if(|&&offset| offset <= at).is_some() || c == ZERO_WIDTH_SPACE {
                self.breaks.push(self.text.len());
            }
            if c != ZERO_WIDTH_SPACE {
                self.text.push(c);
            }
        }
        // One at the end is between this text and the next.
        if breaks.next().is_some() {
            self.breaks.push(self.text.len());
        }
    }

    fn push_mark(&mut self, mark: &str) {
        let start = self.text.len();
        self.text.push_str(mark);
        self.marks.push(start..self.text.len());
    }

    /// The words of a link and, where they are not the address, the address right after the last of them.
    fn push_link<'a>(&mut self, link: &'a Link, notes: &mut Notes<'a>) {
        self.push(link.content(), notes);
        if link.is_bare() {
            return;
        }
        let end = self.text.trim_end().len();
        let after = self.text.split_off(end);
        self.breaks.retain(|&at| at <= end);
        self.text.push(' ');
        let mut address = String::from("<");
        for c in link.href().as_str().chars() {
            match c {
                '<' => address.push_str("%3C"),
                '>' => address.push_str("%3E"),
                '\\' => address.push_str("%5C"),
                '|' => address.push_str("%7C"),
                c => address.push(c),
            }
        }
        address.push('>');
        self.push_mark(&address);
        self.text.push_str(&after);
    }

    fn words(&self, escaped: &[char]) -> Vec<Word> {
        let mut words = Vec::new();
        let mut cursor = Cursor { flat: self, breaks: &self.breaks, marks: &self.marks, escaped };
        let mut start = 0;
        for (i, line) in self.text.split('\n').enumerate() {
            let mut gap = if i == 0 { Gap::Space } else { Gap::LineBreak };
            let mut at = start;
            for word in line.split(' ') {
                let trimmed = word.trim();
                if !trimmed.is_empty() {
                    let from = at + (word.len() - word.trim_start().len());
                    cursor.word(from..from + trimmed.len(), gap, &mut words);
                    gap = Gap::Space;
                }
                at += word.len() + 1;
            }
            if gap == Gap::LineBreak {
                words.push(Word { text: String::new(), gap });
            }
            start += line.len() + 1;
        }
        let first = words.iter().position(|word| !word.text.is_empty()).unwrap_or(words.len());
        words.drain(..first);
        while words.pop_if(|word| word.text.is_empty()).is_some() {}
        if let Some(first) = words.first_mut() {
            first.gap = Gap::Space;
        }
        words
    }
}

/// Goes through a [`Flat`] word by word.
struct Cursor<'a> {
    flat: &'a Flat,
    /// The breaks that are not behind.
    breaks: &'a [usize],
    /// The marks that are not behind.
    marks: &'a [Range<usize>],
    escaped: &'a [char],
}

impl Cursor<'_> {
    /// Takes one word, cut where its line may end.
    fn word(&mut self, range: Range<usize>, gap: Gap, words: &mut Vec<Word>) {
        let word = &self.flat.text[range.clone()];
        let (mut piece, mut gap) =
            match words.pop_if(|_| gap == Gap::Space && word.starts_with(NO_LINE_START)) {
                Some(last) => (format!("{} ", last.text), last.gap),
                None => (String::new(), gap),
            };
        // What is read as one word so far: a U+200B stands between two pieces, or the second goes on with the first.
        let mut read = piece.clone();
        let mut before = None;
        let mut at = 0;
        while let Some(c) = word[at..].chars().next() {
            let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            if self.is_break(range.start + at) && !is_space(before) && !is_space(Some(c)) {
                let marked = !joins(&read, &word[at..]);
                if marked {
                    read.clear();
                }
                words.push(Word { text: std::mem::take(&mut piece), gap });
                gap = Gap::Opportunity { marked };
            }
            let start = at;
            let end = at + self.piece_len(range.start + at, &word[at..], before);
            if end == at {
                if needs_escape(&word[at..], before, self.escaped) {
                    piece.push('\\');
                }
                piece.push(c);
                at += c.len_utf8();
            } else {
                piece.push_str(&word[at..end]);
                at = end;
            }
            read.push_str(&word[start..at]);
            before = word[..at].chars().next_back();
        }
        words.push(Word { text: piece, gap });
    }

    fn is_break(&mut self, at: usize) -> bool {
        while let Some((_, later)) = self.breaks.split_first().filter(|(first, _)| **first < at) {
            self.breaks = later;
        }
        self.breaks.first() == Some(&at)
    }

    /// How many bytes stand as they are from here on: a mark, or an address within the words.
    fn piece_len(&mut self, at: usize, rest: &str, before: Option<char>) -> usize {
        while let Some((_, later)) = self.marks.split_first().filter(|(first, _)| first.start < at) {
            self.marks = later;
        }
        match self.marks.first() {
            Some(mark) if mark.start == at => mark.len(),
            // An opportunity to break the line cannot stand at either end of a link.
            _ if before.is_some_and(char::is_alphanumeric) || self.is_break(at) => 0,
            _ => address_at_start(rest).map_or(0, str::len),
        }
    }
}

/// Whether a piece of a word and the rest of it are read the same without a U+200B between: letters are, unless they make an
/// address, and digits unless they make a number, which could be a mark.
fn joins(piece: &str, rest: &str) -> bool {
    let Some(after) = rest.chars().next().filter(|&c| Script::of(c).is_some()) else { return false };
    let is_word = |c: char| Script::of(c).is_some() && !marks::is_digit(c);
    // The local part of a mail address has no more characters than this (RFC 5321 §4.5.3.1.1).
    let is_mail = || rest.chars().take(65).take_while(|c| c.is_ascii() && *c != ' ').any(|c| c == '@');
    (is_word(after) || piece.chars().any(is_word)) && address_at_start(rest).is_none() && !is_mail()
}

/// Whether the character that these words begin with would be read as a mark, or makes one with what follows.
fn needs_escape(rest: &str, before: Option<char>, escaped: &[char]) -> bool {
    let mut after = rest.chars();
    match after.next() {
        Some('\\') => !after.next().is_some_and(char::is_alphabetic),
        Some('*') => before == Some('*') || after.next() == Some('*'),
        Some('[') => {
            let digits = after.as_str().trim_start_matches(marks::is_digit);
            digits.len() < after.as_str().len() && digits.starts_with(']')
        }
        Some('<') => SCHEMES
            .iter()
            .any(|scheme| after.as_str().strip_prefix(scheme).is_some_and(|rest| rest.starts_with(':'))),
        Some(c) => escaped.contains(&c),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use prakas_document::Text;

    use super::*;

    fn printed(inlines: &[Inline]) -> String {
        let mut notes = Notes { digits: Digits::Latin, met: Vec::new() };
        let mut out = String::new();
        for word in split(inlines, &mut notes, &['|']) {
            out.push(match word.gap {
                Gap::Space => '_',
                Gap::Opportunity { marked: true } => '/',
                Gap::Opportunity { marked: false } => '+',
                Gap::LineBreak => '\n',
            });
            out.push_str(&word.text);
        }
        out
    }

    #[test]
    fn words_are_cut_at_spaces_and_breaks() {
        let text = Inline::Text(Text::with_breaks("កខ  គ\u{A0}ឃ a-b", vec![3, 6, 11]));
        assert_eq!(printed(&[text]), "_ក+ខ_គ\u{A0}ឃ_a-b");
        assert_eq!(printed(&["ក\u{200B}ខ\u{200B} ".into(), Inline::strong(" x"), "y".into()]), "_ក+ខ_xy");
        assert_eq!(printed(&["\u{A0} a\u{A0}".into()]), "_a");
        assert_eq!(printed(&[" \u{3000}".into()]), "");
    }

    #[test]
    fn a_break_at_the_end_of_a_text_is_one_before_the_next() {
        let text = |words: &str| Inline::Text(Text::with_breaks(words, vec![words.len()]));
        assert_eq!(printed(&[text("ក"), Inline::Strong(vec![text("ខ")]), text("គ")]), "_ក+ខ+គ");
        assert_eq!(printed(&["ក\u{200B}".into(), "ខ".into()]), "_ក+ខ");
        assert_eq!(printed(&[text("ក"), Inline::LineBreak, text("ខ"), " ".into(), "គ".into()]), "_ក\nខ_គ");
    }

    #[test]
    fn what_reads_otherwise_when_joined_keeps_its_mark() {
        assert_eq!(printed(&["១\u{200B}២\u{200B}. ក\u{200B}a".into()]), "_១/២/._ក+a");
        assert_eq!(printed(&["ក់\u{200B}https://a.example".into()]), "_ក់/https://a.example");
        assert_eq!(printed(&["ក\u{200B}press@a.example ក\u{200B}(ខ".into()]), "_ក/press@a.example_ក/(ខ");
    }

    #[test]
    fn no_line_begins_with_a_sign_that_belongs_to_what_stands_before_it() {
        assert_eq!(printed(&["ផ្សេង ៗ ក ។ ".into(), "ខ ៖ គ".into()]), "_ផ្សេង ៗ_ក ។_ខ ៖_គ");
        assert_eq!(printed(&["។ ក".into(), Inline::LineBreak, "។".into()]), "_។_ក\n។");
    }

    #[test]
    fn line_breaks_at_the_ends_are_left_out() {
        let br = || Inline::LineBreak;
        assert_eq!(
            printed(&[br(), " ".into(), "a ".into(), br(), br(), "b".into(), br(), " ".into(), br()]),
            "_a\n\nb"
        );
    }

    #[test]
    fn what_looks_like_a_mark_is_escaped() {
        for (typed, print) in [
            ("**a**", r"_\*\*a\*\*"),
            ("2*3 *a*", "_2*3_*a*"),
            ("[1] [x] [១] [] [1", r"_\[1]_[x]_\[១]_[]_[1"),
            (r"a\b a\* \\ a\", r"_a\b_a\\*_\\\\_a\\"),
            ("a <b <https://a.example>", r"_a_<b_\<https://a.example>"),
            ("a|b", r"_a\|b"),
            ("https://a.example/**x**.", r"_https://a.example/**x\*\*."),
        ] {
            assert_eq!(printed(&[typed.into()]), print);
        }
        assert_eq!(printed(&["*".into(), Inline::strong("*")]), r"_\*\*");
    }

    #[test]
    fn links_and_notes_say_where_they_lead() {
        let link = |href: &str, words: &str| {
            Inline::Link(Link::new(href.parse().expect("a link"), vec![words.into()]).expect("a link"))
        };
        assert_eq!(
            printed(&[link("https://a.example/|>", "the text "), "on".into()]),
            "_the_text_<https://a.example/%7C%3E>_on"
        );
        assert_eq!(printed(&[link("mailto:a@b.example", "a@b.example"), "*".into()]), "_a@b.example*");
        let note = Footnote::new(vec![vec!["n".into()]]).expect("a note");
        assert_eq!(printed(&["a".into(), Inline::Footnote(note), "[1]".into()]), r"_a[1]\[1]");
    }
}
