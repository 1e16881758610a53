//! Text with the differences taken out that do not matter when a date is read: spaces, invisible characters, and spellings that look
//! alike.

use std::ops::Range;
use std::sync::LazyLock;

/// A text, folded, and where each of its characters came from.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each character: its first byte in `text`, and its bytes in the original.
    origins: Vec<(usize, Range<usize>)>,
    /// The characters, by their first byte in `text`, that white space stands before, in order.
    spaced: Vec<usize>,
}

impl Folded {
    pub(super) fn new(original: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(original.len()), origins: Vec::new(), spaced: Vec::new() };
        let mut previous = '\0';
        for (at, char) in original.char_indices() {
            if char.is_whitespace() {
                folded.spaced.push(folded.text.len());
            }
            if is_gap(char) {
                continue;
            }
            let range = at..at + char.len_utf8();
            if let Some(joined) = joined(previous, char) {
                folded.replace_last(joined, range.end);
                previous = joined;
                continue;
            }
            // Under another consonant, DA and TA look alike.
            let char = match (previous, char) {
                (COENG, '\u{178A}') => '\u{178F}',
                (_, 'ះ') => 'ៈ',
                (_, char) => char,
            };
            folded.origins.push((folded.text.len(), range));
            folded.text.push(char);
            previous = char;
        }
        folded
    }

    fn replace_last(&mut self, char: char, end: usize) {
        if let Some((start, range)) = self.origins.last_mut() {
            self.text.truncate(*start);
            self.text.push(char);
            range.end = end;
        }
    }

    /// Whether white space stands before the character at this byte of the folded text.
    pub(super) fn is_spaced(&self, byte: usize) -> bool {
        self.spaced.binary_search(&byte).is_ok()
    }

    /// The bytes of the original that a range of the folded text came from.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let of = |byte: usize| {
            let at = self.origins.partition_point(|(start, _)| *start <= byte);
            self.origins.get(at.saturating_sub(1)).map(|(_, range)| range.clone()).unwrap_or_default()
        };
        of(range.start).start..of(range.end.saturating_sub(1)).end
    }
}

const COENG: char = '\u{17D2}';

/// Characters that may stand between the words of a date, and inside them, without a meaning.
fn is_gap(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{17B4}' | '\u{17B5}'
        )
}

/// Vowels that are typed in two strokes where one character is meant.
fn joined(first: char, second: char) -> Option<char> {
    match (first, second) {
        ('េ', 'ី') | ('ី', 'េ') => Some('ើ'),
        ('េ', 'ា') | ('ា', 'េ') => Some('ោ'),
        _ => None,
    }
}

/// The folded text of a name.
pub(super) fn folded(text: &str) -> String {
    Folded::new(text).text
}

/// Names, folded, and their values; longest first, so that the first that fits is the whole name.
pub(super) struct Names<T>(Vec<(String, T)>);

impl<T: Copy> Names<T> {
    pub(super) fn new<'a>(names: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut names: Vec<_> = names.into_iter().map(|(name, value)| (folded(name), value)).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self(names)
    }

    /// The value of a whole name.
    pub(super) fn whole(&self, name: &str) -> Option<T> {
        let name = folded(name);
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The value of the name that a folded text begins with, and the bytes that it takes there. A name does not end inside a
    /// syllable.
    pub(super) fn prefix(&self, text: &str) -> Option<(T, usize)> {
        self.0.iter().find_map(|(name, value)| {
            let rest = text.strip_prefix(name.as_str())?;
            (!rest.starts_with(is_dependent)).then_some((*value, name.len()))
        })
    }
}

/// Whether a character belongs to the consonant before it.
fn is_dependent(char: char) -> bool {
    matches!(char, '\u{17B6}'..='\u{17D3}' | '\u{17DD}')
}

/// A table that is made once, at its first use.
pub(super) type Table<T> = LazyLock<Names<T>>;
