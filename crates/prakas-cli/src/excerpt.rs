//! A line of a source, as much of it as a terminal can show around a place, and nothing that a terminal would obey.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthChar as _;

/// The most columns that are kept on each side of where a place begins: more than a terminal has.
const KEPT: usize = 200;

/// U+17D2 KHMER SIGN COENG: what follows it is written under what stands before it.
const COENG: char = '\u{17D2}';

/// A part of a line, with a place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Excerpt {
    text: String,
    /// Bytes of the text.
    place: Range<usize>,
    /// Whether the line has more before or after it.
    cut: (bool, bool),
}

impl Excerpt {
    /// A place in a line, by its bytes; what lies past the line's end is left out.
    pub(crate) fn new(line: &str, place: Range<usize>) -> Self {
        let place = place.start.min(line.len())..place.end.min(line.len());
        let from = start_before(line, place.start, KEPT);
        let to = end_after(line, place.start, KEPT);
        let part = |range: Range<usize>| visible(&line[range]);
        let before = part(from..place.start);
        let within = part(place.start..place.end.min(to));
        let after = part(place.end.min(to)..to);
        Self {
            place: before.len()..before.len() + within.len(),
            text: before + &within + &after,
            cut: (from > 0, to < line.len()),
        }
    }

    /// The same within so many columns, with `…` where something is cut off.
    pub(crate) fn fit(&self, columns: usize) -> (String, Range<usize>) {
        let Range { start, end } = self.place.clone();
        let room = columns.saturating_sub(2).max(8);
        let (from, to) = if width(&self.text) <= room {
            (0, self.text.len())
        } else {
            // A third of the room is for what stands before the place, more where less stands after it.
            let after = width(&self.text[start..]).min(room - room / 3);
            let from = start_before(&self.text, start, room - after);
            (from, end_after(&self.text, start, room - width(&self.text[from..start])))
        };
        let mut text = String::new();
        if self.cut.0 || from > 0 {
            text.push('…');
        }
        let shift = text.len();
        text.push_str(&self.text[from..to]);
        let place = start - from + shift..end.min(to) - from + shift;
        if self.cut.1 || to < self.text.len() {
            text.push('…');
        }
        (text, place)
    }
}

/// Where at most so many columns before `at` begin, not inside a cluster.
fn start_before(text: &str, at: usize, columns: usize) -> usize {
    let mut left = columns;
    let mut start = at;
    for (i, c) in text[..at].char_indices().rev() {
        match left.checked_sub(char_width(c)) {
            Some(rest) => (left, start) = (rest, i),
            None => break,
        }
    }
    let mut previous = text[..start].chars().next_back();
    for (i, c) in text[start..at].char_indices() {
        if previous.is_none() || (char_width(c) > 0 && previous != Some(COENG)) {
            return start + i;
        }
        previous = Some(c);
    }
    at
}

/// Where at most so many columns after `at` end, not inside a cluster.
fn end_after(text: &str, at: usize, columns: usize) -> usize {
    let mut left = columns;
    let mut previous = None;
    for (i, c) in text[at..].char_indices() {
        match left.checked_sub(char_width(c)) {
            Some(rest) => left = rest,
            None if previous == Some(COENG) => {}
            None => return at + i,
        }
        previous = Some(c);
    }
    text.len()
}

/// The columns of a text in a terminal.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    match c {
        '\t' => 4,
        c => c.width().unwrap_or(1),
    }
}

/// The text with a sign for each character that a terminal would obey or hide: controls, the marks that turn the direction of
/// writing (Unicode TR36 §2.10), line ends. A tab becomes four spaces.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("    "),
            '\0'..='\x1F' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7F' => shown.push('␡'),
            '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {
                shown.push('\u{FFFD}');
            }
            '\u{2028}' | '\u{2029}' => shown.push(' '),
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line fitted into so many columns, its place between brackets.
    fn fit(line: &str, place: &str, columns: usize) -> String {
        let start = line.find(place).expect("it stands there");
        let (text, place) = Excerpt::new(line, start..start + place.len()).fit(columns);
        format!("{}[{}]{}", &text[..place.start], &text[place.clone()], &text[place.end..])
    }

    #[test]
    fn short_lines_are_whole() {
        assert_eq!(fit("one two three", "two", 40), "one [two] three");
        assert_eq!(fit("", "", 40), "[]");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{} here {}", "a".repeat(5000), "b".repeat(5000));
        assert_eq!(fit(&line, "here", 32), "…aaaaaaaaa [here] bbbbbbbbbbbbbbb…");
        assert_eq!(fit(&line, "aaa", 32), format!("[aaa]{}…", "a".repeat(27)));
        let at_the_end = format!("{} end", "a".repeat(5000));
        assert_eq!(fit(&at_the_end, "end", 32), format!("…{} [end]", "a".repeat(26)));
    }

    #[test]
    fn long_places_are_cut_too() {
        let line = format!("x {} y", "w".repeat(5000));
        assert_eq!(fit(&line, &"w".repeat(5000), 32), format!("x [{}]…", "w".repeat(28)));
    }

    #[test]
    fn every_cut_fits() {
        let line = "ព្រះរាជាណាចក្រកម្ពុជា Kingdom 柬埔寨王国 ".repeat(50);
        for (start, _) in line.char_indices().step_by(7) {
            for columns in [10, 33, 80] {
                let (text, place) = Excerpt::new(&line, start..line.len()).fit(columns);
                assert!(width(&text) <= columns + 1, "{text}");
                assert!(text.get(place).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn clusters_are_not_cut() {
        let line = "ក្ក".repeat(100);
        for columns in 10..30 {
            let (text, _) = Excerpt::new(&line, 9 * 60..9 * 61).fit(columns);
            let inner = text.trim_matches('…');
            assert!(inner.starts_with('ក') && inner.chars().count().is_multiple_of(3), "{text}");
        }
    }

    #[test]
    fn terminals_are_given_nothing_to_obey() {
        assert_eq!(
            visible("a\u{1B}[31m\rb\u{9B}c\u{202E}d\u{7F}\te\nf"),
            "a␛[31m␍b\u{FFFD}c\u{FFFD}d␡    e␊f"
        );
        assert_eq!(fit("\tx\u{1B}[2Jy", "\u{1B}", 40), "    x[␛][2Jy");
    }
}
