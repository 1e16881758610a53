//! Footnotes: `[1]` where one belongs, and `[1] text` after everything else.

use std::ops::Range;

use super::lines::Line;
use super::marks::note_mark;

/// The text of a footnote.
#[derive(Debug)]
pub(super) struct Note {
    /// All of it, with its mark.
    pub(super) range: Range<usize>,
    /// The lines of its paragraphs; taken when the note is referred to.
    pub(super) paragraphs: Vec<Vec<Line>>,
    /// Whether its mark was met.
    pub(super) referred: bool,
}

/// The footnotes at the end of a source, and the line where they begin. There are none unless each has its mark in what
/// stands before.
pub(super) fn notes(source: &str, lines: &[Line]) -> Option<(usize, Vec<Note>)> {
    let begins = |at: usize| {
        let line = &lines[at];
        let alone = at == 0 || lines[at - 1].is_blank();
        alone && line.indent < 2 && mark(source, line).is_some_and(|(number, _)| number == 1)
    };
    let first = (0..lines.len()).rev().find(|&at| begins(at))?;
    let notes = collect(source, &lines[first..])?;
    let before = &source[lines[0].range.start..lines[first].range.start];
    is_referred(before, notes.len()).then_some((first, notes))
}

/// The number of a line that begins a note, and where its text begins.
fn mark(source: &str, line: &Line) -> Option<(u64, usize)> {
    let words = &source[line.range.clone()];
    let (number, len) = note_mark(words)?;
    words[len..].starts_with(char::is_whitespace).then_some((number, len))
}

/// The notes of these lines, if they are numbered one after the other and nothing else stands among them.
fn collect(source: &str, lines: &[Line]) -> Option<Vec<Note>> {
    let mut notes: Vec<Note> = Vec::new();
    let mut after_blank = false;
    for line in lines {
        if line.is_blank() {
            after_blank = true;
            continue;
        }
        let next = notes.len() as u64 + 1;
        match (mark(source, line), notes.last_mut()) {
            (Some((number, len)), _) if number == next && line.indent < 2 => {
                let text = line.rest(source, len, 0);
                notes.push(Note { range: line.range.clone(), paragraphs: vec![vec![text]], referred: false });
            }
            (_, Some(_)) if after_blank && line.indent < 2 => return None,
            (_, Some(note)) => {
                note.range.end = line.range.end;
                match note.paragraphs.last_mut() {
                    Some(paragraph) if !after_blank => paragraph.push(line.clone()),
                    Some(_) | None => note.paragraphs.push(vec![line.clone()]),
                }
            }
            (_, None) => return None,
        }
        after_blank = false;
    }
    Some(notes)
}

/// Whether the marks of all notes, from 1 to `count`, stand in a text.
fn is_referred(text: &str, count: usize) -> bool {
    let mut met = vec![false; count];
    for (at, _) in text.match_indices('[') {
        let escaped = super::joined::ends_in_backslash(&text[..at]);
        if let Some((number, _)) = note_mark(&text[at..]).filter(|_| !escaped)
            && let Some(met) =
                usize::try_from(number).ok().and_then(|number| met.get_mut(number.wrapping_sub(1)))
        {
            *met = true;
        }
    }
    met.into_iter().all(|met| met)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn read(source: &str) -> Option<Vec<Vec<String>>> {
        let lines = lines(source);
        let text = |p: &Vec<Line>| p.iter().map(|l| &source[l.range.clone()]).collect::<Vec<_>>().join(" ");
        let (_, notes) = notes(source, &lines)?;
        Some(notes.iter().map(|note| note.paragraphs.iter().map(text).collect()).collect())
    }

    #[test]
    fn notes_stand_at_the_end_and_are_referred_to() {
        let source = "a[1] b[2]\n\n[1] x\n  y\n\n    z\n[2] u\nv\n";
        assert_eq!(read(source), Some(vec![vec!["x y".into(), "z".into()], vec!["u v".into()]]));
        assert_eq!(read("a[1]\n\n[1] b\n\n[1] c\n"), Some(vec![vec!["c".into()]]));
        for none in [
            "a\n\n[1] x",
            "a[1]\n[1] x",
            "a[1]\n\n[2] x",
            "a[1]\n\n[1] x\n\nmore",
            "a[1]\n\n[1]x",
            "a\\[1]\n\n[1] x",
            "",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
