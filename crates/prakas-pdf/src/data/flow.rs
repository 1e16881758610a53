//! The characters of a line, and what is put between them so that typst breaks the line where the document allows it.
//!
//! typst asks a neural model where Khmer breaks, which splits words; it cannot be told to ask nobody. So a word joiner
//! (U+2060) stands between two Khmer clusters that are to stay together, and U+200B where the line may break. Both draw
//! nothing and leave the shaping of the clusters beside them alone.

use std::borrow::Cow;

use prakas_document::text::ZERO_WIDTH_SPACE;
use prakas_document::{Inline, MAX_NESTING, Script, Text};
use prakas_khmer::cluster::cluster_indices;

use super::overlong::{PIECE, breaks_after, overlong};
use crate::LayoutError;

/// U+2060, which forbids a break.
const WORD_JOINER: char = '\u{2060}';

/// How many clusters of Khmer stand in the last line of a paragraph, at least. A last line of one short word looks
/// forlorn, and typst, which avoids a last line of one word, would be content with two of one syllable each.
const LAST_LINE: usize = 6;

/// How wide a line is for the words in it.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// How many characters of one Latin word surely fit.
    pub(super) characters: usize,
    /// The line's width in multiples of the Khmer type's size.
    pub(super) ems: f64,
}

/// The marks to be put into a line's texts, which are taken in their order.
#[derive(Default)]
pub(super) struct Flow {
    /// Ascending: before which byte of the line's characters which mark stands.
    marks: Vec<(usize, char)>,
    /// How many marks, and how many bytes of the characters, are behind.
    next: usize,
    at: usize,
}

impl Flow {
    /// The marks of these inlines, footnotes aside, which are lines of their own.
    pub(super) fn of(inlines: &[Inline], room: Room) -> Result<Self, LayoutError> {
        let line = Characters::of(inlines, '\n')?;
        Ok(Self { marks: marks(&line, room), ..Self::default() })
    }

    /// The marks of a text that is alone in its line.
    pub(super) fn of_text(text: &Text, room: Room) -> Self {
        let mut line = Characters::default();
        line.push(text);
        Self { marks: marks(&line, room), ..Self::default() }
    }

    /// The next text with its marks. A mark between two texts begins the later, so that a line does not break between a word
    /// and the sign of its note.
    pub(super) fn take<'a>(&mut self, text: &'a Text) -> Cow<'a, str> {
        let content = text.as_str();
        let (start, end) = (self.at, self.at + content.len());
        self.at = end;
        let marks = self.marks.get(self.next..).unwrap_or_default();
        let marks = &marks[..marks.partition_point(|&(at, _)| at < end)];
        self.next += marks.len();
        if marks.is_empty() {
            return Cow::Borrowed(content);
        }
        let mut out = String::with_capacity(content.len() + 3 * marks.len());
        let mut done = 0;
        for &(at, mark) in marks {
            let at = at.saturating_sub(start);
            out.push_str(content.get(done..at).unwrap_or_default());
            out.push(mark);
            done = at;
        }
        out.push_str(content.get(done..).unwrap_or_default());
        Cow::Owned(out)
    }

    /// Goes past a line break.
    pub(super) fn skip_line_break(&mut self) {
        self.at += 1;
    }
}

/// The characters of a line across the inlines in it, and where it may break.
#[derive(Default)]
pub(super) struct Characters {
    pub(super) text: String,
    breaks: Vec<usize>,
}

impl Characters {
    /// Those of these inlines, footnotes aside; `line_break` stands for each line break.
    pub(super) fn of(inlines: &[Inline], line_break: char) -> Result<Self, LayoutError> {
        let mut line = Self::default();
        line.collect(inlines, line_break, 0)?;
        Ok(line)
    }

    /// The characters as a text.
    pub(super) fn into_text(self) -> Text {
        Text::with_breaks(self.text, self.breaks)
    }

    pub(super) fn push(&mut self, text: &Text) {
        let start = self.text.len();
        self.breaks.extend(text.breaks().iter().map(|at| start + at));
        self.text.push_str(text.as_str());
    }

    fn collect(&mut self, inlines: &[Inline], line_break: char, depth: usize) -> Result<(), LayoutError> {
        if depth > MAX_NESTING {
            return Err(LayoutError::TooDeep);
        }
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.push(text),
                Inline::LineBreak => self.text.push(line_break),
                Inline::Footnote(_) => {}
                Inline::Strong(_)
                | Inline::Emphasis(_)
                | Inline::Superscript(_)
                | Inline::Subscript(_)
                | Inline::Foreign { .. }
                | Inline::Date { .. }
                | Inline::Link(_) => self.collect(inline.children(), line_break, depth + 1)?,
            }
        }
        Ok(())
    }
}

/// What is put where, ascending.
fn marks(line: &Characters, room: Room) -> Vec<(usize, char)> {
    let Characters { text, breaks } = line;
    let mut marks: Vec<(usize, char)> = if text.chars().any(is_khmer) {
        khmer(text, breaks, room)
    } else {
        breaks.iter().map(|&at| (at, ZERO_WIDTH_SPACE)).collect()
    };
    let more = overlong(text, breaks, room.characters);
    if !more.is_empty() {
        marks.extend(more.into_iter().map(|at| (at, ZERO_WIDTH_SPACE)));
        marks.sort_by_key(|&(at, _)| at);
        marks.dedup_by_key(|&mut (at, _)| at);
    }
    marks
}

/// The marks of a text with Khmer in it: one at each boundary between two Khmer clusters.
fn khmer(text: &str, breaks: &[usize], room: Room) -> Vec<(usize, char)> {
    let mut marks = Vec::with_capacity(text.len() / 6);
    let mut breaks = breaks.iter().copied().peekable();
    let mut run = Run::default();
    let mut previous = '\n';
    for (at, cluster) in cluster_indices(text) {
        let first = cluster.chars().next().unwrap_or_default();
        // One that falls inside of a cluster is none.
        while breaks.next_if(|&b| b < at).is_some() {}
        if breaks.next_if_eq(&at).is_some() {
            run.close(&mut marks, room);
            marks.push((at, ZERO_WIDTH_SPACE));
        } else if belong_together(previous, first) {
            run.joint(marks.len());
            marks.push((at, WORD_JOINER));
        } else if breaks_after(previous) && !is_khmer(previous) {
            run.close(&mut marks, room);
        }
        run.width += width(cluster);
        previous = cluster.chars().next_back().unwrap_or_default();
    }
    run.close(&mut marks, room);
    for (start, end) in lines(text) {
        hold_last_line(text, start, end, &mut marks, room);
    }
    marks
}

/// A stretch of text without a break opportunity.
#[derive(Default)]
struct Run {
    /// Its width so far, in ems.
    width: f64,
    /// The joiners in it: their places among the marks, and the width before them.
    joints: Vec<(usize, f64)>,
}

impl Run {
    fn joint(&mut self, mark: usize) {
        self.joints.push((mark, self.width));
    }

    /// Ends the run. One that is wider than its line breaks between clusters, rather than run off the page.
    fn close(&mut self, marks: &mut [(usize, char)], room: Room) {
        if self.width > room.ems {
            let piece = room.ems.min(PIECE as f64 / 2.0);
            let mut since = 0.0;
            for &(mark, width) in &self.joints {
                if let Some((_, mark)) = marks.get_mut(mark)
                    && width - since >= piece
                {
                    *mark = ZERO_WIDTH_SPACE;
                    since = width;
                }
            }
        }
        self.width = 0.0;
        self.joints.clear();
    }
}

/// Where the lines of a text start and end that are ended by a line break or by the end of the text.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let end = start + line.len();
        (std::mem::replace(&mut start, end + 1), end)
    })
}

/// Forbids the breaks after which fewer than [`LAST_LINE`] clusters of Khmer would be left of the line that stands from
/// `start` to `end`.
fn hold_last_line(text: &str, start: usize, end: usize, marks: &mut Vec<(usize, char)>, room: Room) {
    let line = text.get(start..end).unwrap_or_default();
    if !line.chars().rev().take(4).any(is_khmer) {
        return;
    }
    // Far enough back for so many clusters, and the word before them.
    let from = line.char_indices().rev().nth(LAST_LINE * 12).map_or(0, |(at, _)| at);
    let tail: Vec<(usize, &str)> = cluster_indices(line.get(from..).unwrap_or_default())
        .map(|(at, it)| (start + from + at, it))
        .collect();
    // Spaces and signs count for nothing.
    let letters = tail.iter().rev().filter(|(_, cluster)| cluster.starts_with(char::is_alphanumeric));
    let Some(&(first, _)) = letters.take(LAST_LINE).last() else { return };
    let is_open = |at: usize| match mark_at(marks, at) {
        Ok(mark) => mark == ZERO_WIDTH_SPACE,
        Err(_) => {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            before.is_some_and(|c| breaks_after(c) && !is_khmer(c))
        }
    };
    // The word that goes on with what is held; without an end to it in sight, nothing is.
    let word = tail.iter().map(|&(at, _)| at).rfind(|&at| at <= first && is_open(at));
    let Some(word) = word.or((from == 0).then_some(start)) else { return };
    if text.get(word..end).is_none_or(|held| width(held) > room.ems / 2.0) {
        return;
    }
    let held: Vec<usize> = tail.iter().map(|&(at, _)| at).filter(|&at| at > first && is_open(at)).collect();
    for at in held {
        match marks.binary_search_by_key(&at, |&(at, _)| at) {
            Ok(found) => marks[found].1 = WORD_JOINER,
            Err(gap) => marks.insert(gap, (at, WORD_JOINER)),
        }
    }
}

/// The mark before this byte, or the place where one would be.
fn mark_at(marks: &[(usize, char)], at: usize) -> Result<char, usize> {
    marks.binary_search_by_key(&at, |&(at, _)| at).map(|found| marks[found].1)
}

fn is_khmer(c: char) -> bool {
    Script::of(c) == Some(Script::Khmer)
}

/// Whether a line may not break between these two characters, where typst might: between Khmer, and between a space and a
/// sign that ends or repeats what is before it.
fn belong_together(before: char, after: char) -> bool {
    let digit = prakas_khmer::digits::is_khmer;
    let closes = ('\u{17D4}'..='\u{17DA}').contains(&after) && after != '\u{17D9}';
    is_khmer(after) && !(digit(before) && digit(after)) && (is_khmer(before) || (before == ' ' && closes))
}

/// How wide some text is at most, in ems. The widths are those of Moul, the widest of the usual faces.
fn width(text: &str) -> f64 {
    let mut before = ' ';
    let widths = text.chars().map(|c| {
        let is_subscript = std::mem::replace(&mut before, c) == '\u{17D2}';
        match c {
            '\u{1780}'..='\u{17B3}' if is_subscript => 0.3,
            'រ' => 0.45,
            'ឈ' | 'ណ' => 1.55,
            'ឃ' | 'ឍ' | 'ញ' | 'យ' | 'ល' | 'ស' | 'ហ' | 'ឡ' | 'ឤ' | 'ឦ' => 1.3,
            '\u{1780}'..='\u{17B3}' => 0.9,
            'ឿ' | 'ៀ' | 'ោ' | 'ៅ' => 0.9,
            '\u{17B6}' | '\u{17BE}' | 'េ' | 'ែ' | 'ៃ' | 'ះ' | 'ៈ' => 0.45,
            '\u{17B4}'..='\u{17D3}' | '\u{17DD}' => 0.0,
            '\u{17D8}' | '\u{17DA}' => 2.8,
            '\u{17D4}'..='\u{17F9}' => 1.0,
            ZERO_WIDTH_SPACE | WORD_JOINER | '\u{200C}' | '\u{200D}' => 0.0,
            _ => 0.7,
        }
    });
    widths.sum()
}

#[cfg(test)]
mod tests;
