//! Lines joined to one text, and the way back from it to the source.

use std::ops::Range;

use super::lines::Line;

/// The words of some lines as one text, in which a newline is a line break that was asked for.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the text that stands in the source as it is.
#[derive(Debug)]
struct Piece {
    /// Its first byte in the text.
    at: usize,
    /// Its bytes in the source.
    source: Range<usize>,
}

impl Joined {
    /// Joins lines with a space; with nothing after a U+200B, which is an opportunity to break a line between two words of a
    /// script without spaces; with a line break after a `\`. A `\` before what would be a mark at the start of a line is left out.
    pub(super) fn new(source: &str, lines: &[Line]) -> Self {
        Self::join(source, lines, true)
    }

    /// Joins the lines of a table's cell, where no marks begin a line.
    pub(super) fn of_cell(source: &str, lines: &[Line]) -> Self {
        Self::join(source, lines, false)
    }

    fn join(source: &str, lines: &[Line], begin: bool) -> Self {
        let mut joined = Self::default();
        let mut lines = lines.iter().filter(|line| !line.is_blank()).peekable();
        while let Some(line) = lines.next() {
            let mut range = line.range.clone();
            if begin && escapes_start(&source[range.clone()]) {
                range.start += 1;
            }
            let ends_in_break = lines.peek().is_some() && ends_in_backslash(&source[range.clone()]);
            if ends_in_break {
                range.end -= 1;
            }
            joined.push(source, range);
            if ends_in_break {
                joined.text.push('\n');
            } else if lines.peek().is_some() && !joined.text.ends_with('\u{200B}') {
                joined.text.push(' ');
            }
        }
        joined
    }

    fn push(&mut self, source: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), source: range.clone() });
            self.text.push_str(&source[range]);
        }
    }

    /// Where the lines begin in the text.
    pub(super) fn line_starts(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().map(|piece| piece.at)
    }

    /// Where a stretch of the text stands in the source, line by line.
    pub(super) fn source<'s>(&'s self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'s> {
        let first = self.pieces.partition_point(|piece| piece.at + piece.source.len() <= range.start);
        let pieces = self.pieces[first..].iter();
        let (start, end) = (range.start, range.end);
        pieces.take_while(move |piece| piece.at < end).map(move |piece| {
            let from = piece.source.start + start.saturating_sub(piece.at);
            let to = piece.source.start + (end - piece.at).min(piece.source.len());
            from..to
        })
    }
}

/// Whether a line begins with a `\` that keeps what follows from being a mark. The marks within lines have their own.
fn escapes_start(line: &str) -> bool {
    let after = line.strip_prefix('\\').and_then(|rest| rest.chars().next());
    after.is_some_and(|c| {
        !c.is_alphabetic() && !c.is_whitespace() && !matches!(c, '\\' | '*' | '[' | '<' | '|' | '\u{200B}')
    })
}

/// Whether a text ends in a `\` that is not escaped itself.
pub(super) fn ends_in_backslash(line: &str) -> bool {
    let words = line.trim_end_matches('\\');
    (line.len() - words.len()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn lines_become_one_text_and_find_back() {
        let source = " a b\n\\- c\\\n\\\n\\*d\\\\\nក\u{200B}\nខ\\";
        let joined = Joined::new(source, &lines(source));
        assert_eq!(joined.text, "a b - c\n\n\\*d\\\\ ក\u{200B}ខ\\");
        let back = |range: Range<usize>| -> Vec<&str> { joined.source(&range).map(|r| &source[r]).collect() };
        assert_eq!(back(0..joined.text.len()).concat(), "a b- c\\*d\\\\ក\u{200B}ខ\\");
        assert_eq!(back(2..5), ["b", "-"]);
        assert_eq!(back(3..4), [""; 0]);
    }
}
