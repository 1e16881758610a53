//! What was changed in a text, for people: each changed line around the change, since a paragraph may be one line.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::excerpt::visible;

/// How many characters of a line are shown before and after what was changed in it.
const AROUND: usize = 24;

/// The changes from one text to another, in colours, and how many there are.
pub(crate) fn difference(name: &str, was: &str, is: &str) -> (String, usize) {
    let (old, new): (Vec<&str>, Vec<&str>) = (was.lines().collect(), is.lines().collect());
    let mut shown = String::new();
    let mut changes = 0;
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (before, after) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {}
            // Lines in the place of as many: each has changes of its own.
            DiffOp::Replace { .. } if before.len() == after.len() => {
                for (line, (old, new)) in before.clone().zip(old[before].iter().zip(&new[after])) {
                    changes += 1;
                    shown.push_str(&head(name, line));
                    let (cut_old, cut_new) = around(old, new);
                    shown.push_str(&marked('-', &cut(old, &cut_old)));
                    shown.push_str(&marked('+', &cut(new, &cut_new)));
                }
            }
            DiffOp::Replace { .. } | DiffOp::Insert { .. } | DiffOp::Delete { .. } => {
                changes += 1;
                shown.push_str(&head(name, before.start));
                old[before].iter().for_each(|line| shown.push_str(&marked('-', &visible(line))));
                new[after].iter().for_each(|line| shown.push_str(&marked('+', &visible(line))));
            }
        }
    }
    (shown, changes)
}

fn head(name: &str, line: usize) -> String {
    format!("{}:{}\n", visible(name), line + 1)
}

fn marked(sign: char, line: &str) -> String {
    let colour = if sign == '-' { "31" } else { "32" };
    format!("  \u{1B}[{colour}m{sign} {line}\u{1B}[0m\n")
}

/// What differs in two lines, with some of what is around it.
fn around(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = same(&mut old.chars(), &mut new.chars());
    let end = same(&mut old[start..].chars().rev(), &mut new[start..].chars().rev());
    let start = back(old, start);
    let forth = |line: &str| {
        let end = line.len() - end;
        line[end..].char_indices().nth(AROUND).map_or(line.len(), |(at, _)| end + at)
    };
    (start..forth(old), start..forth(new))
}

/// Some characters before a place.
fn back(line: &str, at: usize) -> usize {
    line[..at].char_indices().rev().nth(AROUND - 1).map_or(0, |(start, _)| start)
}

fn cut(line: &str, part: &Range<usize>) -> String {
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{}{}", dots(part.start > 0), visible(&line[part.clone()]), dots(part.end < line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(was: &str, is: &str) -> (String, usize) {
        let (shown, changes) = difference("a.km.md", was, is);
        (anstream::adapter::strip_str(&shown).to_string(), changes)
    }

    #[test]
    fn a_change_is_shown_in_its_line() {
        let (shown, changes) = plain("one\nកិច្ចប្រជុំ ។ two\n", "one\nកិច្ចប្រជុំ។ two\n");
        assert_eq!((shown.as_str(), changes), ("a.km.md:2\n  - កិច្ចប្រជុំ ។ two\n  + កិច្ចប្រជុំ។ two\n", 1));
        assert_eq!(plain("a\n", "a\n"), (String::new(), 0));
    }

    #[test]
    fn a_long_line_is_cut_around_it() {
        let long = "word ".repeat(100);
        let (shown, _) = plain(&format!("{long}x {long}"), &format!("{long}y {long}"));
        assert!(shown.lines().all(|line| line.chars().count() < 60), "{shown}");
        assert!(shown.contains("word x word") && shown.contains("word y word"), "{shown}");
    }

    #[test]
    fn new_lines_are_shown_whole() {
        assert_eq!(plain("a\nc\n", "a\nb\nc\n"), ("a.km.md:2\n  + b\n".to_owned(), 1));
    }
}
