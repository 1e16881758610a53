//! Words into lines.

use prakas_document::text::ZERO_WIDTH_SPACE;
use unicode_width::UnicodeWidthChar;

use crate::flow::{Gap, Word};
use crate::marks;

/// The columns that a text takes, character by character, as `wcwidth` has them and terminals give them: a Khmer letter is one
/// column, under another letter too, and so is a vowel or sign with a part at a side; those above and below take none.
pub(crate) fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().filter_map(UnicodeWidthChar::width).sum() }
}

/// What words at the start of a line may look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Starts {
    /// A word that looks like a mark has a `\` before it.
    Escaped,
    /// Any word stands as it is.
    AsTheyAre,
}

/// Words as lines of at most this many columns, or of any length. A line break is a `\` at the end of its line, an opportunity
/// that a line ends at a U+200B: joined again, the words run on without a space.
///
/// A line begins with a word that looks like a mark only where there is no other way.
pub(crate) fn wrap(words: &[Word], width: Option<usize>, starts: Starts) -> Vec<String> {
    let mut lines = Lines { words, starts, done: Vec::new(), first: 0, columns: 0 };
    for (i, word) in words.iter().enumerate() {
        let ends_line = words.get(i + 1).is_some_and(|next| next.gap == Gap::LineBreak);
        let needed = columns(&word.text) + usize::from(ends_line);
        let fits = |columns: usize| width.is_none_or(|width| columns + needed <= width);
        match word.gap {
            _ if i == 0 => lines.begin(0),
            Gap::LineBreak => {
                lines.end(i, "\\");
                lines.begin(i);
            }
            Gap::Space if fits(lines.columns + 1) => lines.columns += 1 + columns(&word.text),
            Gap::Space => match lines.take_back(i).filter(|&last| fits(columns(&words[last].text) + 1)) {
                Some(last) => {
                    lines.end(last, "");
                    lines.begin(last);
                    lines.columns += 1 + columns(&word.text);
                }
                None => {
                    lines.end(i, "");
                    lines.begin(i);
                }
            },
            Gap::Opportunity { .. } if fits(lines.columns) => lines.columns += columns(&word.text),
            Gap::Opportunity { .. } => {
                lines.end(i, &ZERO_WIDTH_SPACE.to_string());
                lines.begin(i);
            }
        }
    }
    if !words.is_empty() {
        lines.end(words.len(), "");
    }
    lines.done
}

struct Lines<'a> {
    words: &'a [Word],
    starts: Starts,
    done: Vec<String>,
    /// The first word of the line in hand.
    first: usize,
    /// The columns that the line in hand takes.
    columns: usize,
}

impl Lines<'_> {
    fn begin(&mut self, at: usize) {
        self.first = at;
        self.columns = columns(&self.words[at].text) + usize::from(self.is_mark(at));
    }

    /// Whether a line that begins with this word would be read as a mark.
    fn is_mark(&self, at: usize) -> bool {
        if self.starts == Starts::AsTheyAre {
            return false;
        }
        let word = &self.words[at].text;
        match self.words.get(at + 1).map(|next| next.gap) {
            // What follows is no space, and keeps the mark from being one.
            Some(Gap::Opportunity { .. }) if !word.contains(char::is_whitespace) => {
                word.starts_with(['>', '|'])
            }
            Some(Gap::Opportunity { .. } | Gap::Space | Gap::LineBreak) | None => marks::is_mark(word),
        }
    }

    /// The line's last word, if it had better begin the next line than this one, which looks like a mark.
    fn take_back(&self, at: usize) -> Option<usize> {
        let last = at - 1;
        let may_go = last > self.first && self.words[last].gap == Gap::Space;
        (may_go && self.is_mark(at) && !self.is_mark(last)).then_some(last)
    }

    /// Ends the line in hand before this word.
    fn end(&mut self, at: usize, mark: &str) {
        let mut line = String::new();
        if self.is_mark(self.first) {
            line.push('\\');
        }
        for (i, word) in self.words[self.first..at].iter().enumerate() {
            match word.gap {
                _ if i == 0 => {}
                Gap::Space => line.push(' '),
                Gap::Opportunity { marked: true } => line.push(ZERO_WIDTH_SPACE),
                Gap::Opportunity { marked: false } | Gap::LineBreak => {}
            }
            line.push_str(&word.text);
        }
        line.push_str(mark);
        self.done.push(line);
    }
}

#[cfg(test)]
mod tests {
    use prakas_document::{Digits, Inline, Text};

    use super::*;
    use crate::flow::{Notes, words};

    fn wrapped(inlines: &[Inline], width: usize) -> Vec<String> {
        let mut notes = Notes { digits: Digits::Latin, met: Vec::new() };
        wrap(&words(inlines, &mut notes), Some(width), Starts::Escaped)
    }

    #[test]
    fn lines_end_at_spaces_and_never_inside_words() {
        assert_eq!(wrapped(&["a bc def".into()], 4), ["a bc", "def"]);
        assert_eq!(wrapped(&["abcdefgh i".into()], 4), ["abcdefgh", "i"]);
        assert_eq!(wrapped(&["a\u{A0}bc def".into()], 4), ["a\u{A0}bc", "def"]);
        assert_eq!(wrapped(&["日本 語".into()], 4), ["日本", "語"]);
        assert_eq!(wrapped(&[], 4), [""; 0]);
    }

    #[test]
    fn khmer_ends_lines_where_its_words_do() {
        let text = Text::with_breaks("កម្ពុជានិងជប៉ុន", vec![21, 30]);
        assert_eq!(wrapped(&[Inline::Text(text)], 8), ["កម្ពុជានិង\u{200B}", "ជប៉ុន"]);
    }

    #[test]
    fn line_breaks_are_seen() {
        let content = ["abc".into(), Inline::LineBreak, Inline::LineBreak, "d e".into()];
        assert_eq!(wrapped(&content, 4), ["abc\\", "\\", "d e"]);
        assert_eq!(wrapped(&content, 3), ["abc\\", "\\", "d e"]);
    }

    #[test]
    fn marks_do_not_begin_lines() {
        assert_eq!(wrapped(&["aa bb - cc".into()], 6), ["aa", "bb -", "cc"]);
        assert_eq!(wrapped(&["- aa".into()], 6), ["\\- aa"]);
        assert_eq!(wrapped(&["- - - -".into()], 4), ["\\- -", "\\- -"]);
        assert_eq!(wrapped(&["abcdef 1. x".into()], 6), ["abcdef", "\\1. x"]);
        assert_eq!(wrapped(&["-\u{200B}a 1\u{200B}. b".into()], 20), ["-a 1\u{200B}. b"]);
        assert_eq!(wrapped(&[">\u{200B}> b".into()], 20), ["\\>\u{200B}> b"]);
    }
}
