//! The lines of a source, and what they look like.

use std::ops::Range;

/// A line without the white space at its ends, inside whatever it stands in: the bytes of the source, and how far it is
/// indented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The bytes of the source; none where the line is blank.
    pub(super) range: Range<usize>,
    /// Columns before it; a tab leads to the next multiple of four.
    pub(super) indent: usize,
}

impl Line {
    /// The line that stands in these bytes of a source.
    pub(super) fn new(source: &str, range: Range<usize>) -> Self {
        let line = &source[range.clone()];
        if line.chars().all(|c| c.is_whitespace() || c == '\u{200B}') {
            return Self { range: range.start..range.start, indent: 0 };
        }
        let words = line.trim_start();
        let indent = line[..line.len() - words.len()].chars().fold(0, |at, c| match c {
            '\t' => at / 4 * 4 + 4,
            _ => at + 1,
        });
        let start = range.end - words.len();
        Self { range: start..start + words.trim_end().len(), indent }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.range.is_empty()
    }

    /// What is left of the line from this byte of it on, `columns` further to the left than it stood in the source.
    pub(super) fn rest(&self, source: &str, from: usize, columns: usize) -> Self {
        let rest = Self::new(source, self.range.start + from..self.range.end);
        Self { indent: rest.indent.saturating_sub(columns), ..rest }
    }
}

/// The lines of a source. Each of the characters that Unicode has for it ends a line.
pub(super) fn lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        lines.push(Line::new(source, start..at));
        start = at + c.len_utf8();
        if c == '\r' && chars.next_if(|&(_, next)| next == '\n').is_some() {
            start += 1;
        }
    }
    lines.push(Line::new(source, start..source.len()));
    lines
}

/// The runs of lines without a blank one among them, as indices.
pub(super) fn chunks(lines: &[Line], within: Range<usize>) -> Vec<Range<usize>> {
    let mut chunks: Vec<Range<usize>> = Vec::new();
    for at in within {
        match chunks.last_mut() {
            _ if lines[at].is_blank() => {}
            Some(last) if last.end == at => last.end = at + 1,
            Some(_) | None => chunks.push(at..at + 1),
        }
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str) -> Vec<(&str, usize)> {
        lines(source).into_iter().map(|line| (&source[line.range], line.indent)).collect()
    }

    #[test]
    fn every_line_end_counts_once() {
        assert_eq!(seen("a\r\nb\rc\n\u{2028}d"), [("a", 0), ("b", 0), ("c", 0), ("", 0), ("d", 0)]);
        assert_eq!(seen(""), [("", 0)]);
    }

    #[test]
    fn white_space_at_the_ends_is_no_part_of_a_line() {
        assert_eq!(seen(" \ta b\u{A0} \n\u{A0}\n\u{200B} \n"), [("a b", 4), ("", 0), ("", 0), ("", 0)]);
        assert_eq!(seen("ក\u{200B}"), [("ក\u{200B}", 0)]);
    }

    #[test]
    fn chunks_are_told_apart_by_blank_lines() {
        let lines = lines("a\nb\n\n \nc\n");
        assert_eq!(chunks(&lines, 0..lines.len()), [0..2, 4..5]);
        assert_eq!(chunks(&lines, 1..5), [1..2, 4..5]);
    }
}
