//! The body's blocks: paragraphs, headings, lists, quotations, tables.

use std::ops::Range;

use prakas_document::{Block, Code, Diagnostic, HeadingLevel, List, ListMarker, MAX_NESTING, Quotation};

use super::lines::Line;
use super::marks::{self, Marked, Marker};
use super::{Reader, table};
use crate::khmer;
use crate::read::syntax::Region;

/// What blocks stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    /// How many lists and quotations.
    depth: usize,
    /// Whether the innermost of them is a list.
    in_list: bool,
}

impl Reader<'_> {
    /// Adds the blocks of some lines to those of a part, each with its place at the path that it is stored at.
    pub(super) fn body(&mut self, lines: &[Line], path: &str, blocks: &mut Vec<Block>) {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if line.is_blank() {
                at += 1;
                continue;
            }
            let path = format!("{path}.{}", blocks.len());
            let (block, taken) = self.block(&lines[at..], Level { depth: 0, in_list: false }, &path);
            let range = line.range.start..end_of(&lines[at..at + taken]);
            if let Some(block) = block {
                blocks.push(block);
                self.regions.push(Region { range, path });
            }
            at += taken;
        }
    }

    /// The blocks of some lines inside others.
    fn blocks(&mut self, lines: &[Line], level: Level, path: &str) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if line.is_blank() {
                at += 1;
                continue;
            }
            let (block, taken) = self.block(&lines[at..], level, path);
            blocks.extend(block);
            at += taken;
        }
        blocks
    }

    /// The block that lines begin with, and how many of them it takes: one at least.
    fn block(&mut self, lines: &[Line], level: Level, path: &str) -> (Option<Block>, usize) {
        let first = self.words(&lines[0]);
        if marks::rule(first).is_some() || marks::is_end(first) && marks::is_ornament(first) {
            let finding = Diagnostic::warning(Code::Guess, "a line across the text was left out")
                .hint("a release has no such lines; a heading makes a new section");
            self.record.report(&lines[0].range, finding);
            return (None, 1);
        }
        if first.starts_with('>') {
            return self.quotation(lines, level, path);
        }
        if let Some(taken) = table::lines(self.record.text, lines) {
            return (self.table(&lines[..0], &lines[..taken], path), taken);
        }
        match self.list_start(lines) {
            Some(start) => self.list(lines, start, level, path),
            None => self.paragraph(lines, level, path),
        }
    }

    pub(super) fn words(&self, line: &Line) -> &str {
        self.record.slice(&line.range)
    }

    /// A paragraph, or what turns out to be a heading or the caption of a table.
    fn paragraph(&mut self, lines: &[Line], level: Level, path: &str) -> (Option<Block>, usize) {
        let mut longest = 0;
        let mut taken = 0;
        while let Some(line) = lines.get(taken).filter(|line| !line.is_blank()) {
            let words = self.words(line);
            if taken > 0 {
                let before = self.words(&lines[taken - 1]);
                if let Some(c) = marks::underline(words, longest) {
                    let content = self.inlines(&lines[..taken], path);
                    return (Some(Block::Heading { level: heading_level(c), content }), taken + 1);
                }
                if words.starts_with('|')
                    && !before.starts_with('|')
                    && let Some(rows) = table::lines(self.record.text, &lines[taken..])
                {
                    let end = taken + rows;
                    return (self.table(&lines[..taken], &lines[taken..end], path), end);
                }
                let list_may_begin = level.in_list || before.ends_with([':', '៖']);
                let list_begins = list_may_begin && self.list_start(&lines[taken..]).is_some();
                let is_new = level.depth == 0 && begins_khmer_paragraph(&lines[taken - 1], before, line);
                if words.starts_with('>') || marks::rule(words).is_some() || list_begins || is_new {
                    break;
                }
            }
            longest = longest.max(words.chars().count());
            taken += 1;
        }
        self.check_figure(&lines[..taken]);
        (Some(Block::Paragraph(self.inlines(&lines[..taken], path))), taken)
    }

    /// Says that a picture is missing where its words stand alone: `[Figure: what it shows]`.
    fn check_figure(&mut self, lines: &[Line]) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        if self.words(first).starts_with("[Figure:") && self.words(last).ends_with(']') {
            let finding =
                Diagnostic::warning(Code::MissingPicture, "the picture is missing: plain text holds none")
                    .hint("its words were kept; write the release as .md to give the picture");
            self.record.report(&(first.range.start..last.range.end), finding);
        }
    }

    /// The item of a list that lines begin with. A number is none where its line is a heading.
    fn item(&self, lines: &[Line]) -> Option<Marked> {
        let words = self.words(lines.first()?);
        let marked = marks::marked(words)?;
        let is_heading = || {
            let next = lines.get(1).filter(|next| next.indent <= lines[0].indent);
            next.is_some_and(|next| marks::underline(self.words(next), words.chars().count()).is_some())
        };
        match marked.marker {
            Marker::Bullet(_) => Some(marked),
            Marker::Number(..) => (!is_heading()).then_some(marked),
        }
    }

    /// The list that lines begin with: its marker and its first item.
    fn list_start(&self, lines: &[Line]) -> Option<(ListMarker, Marked)> {
        let item = self.item(lines)?;
        let marker = match item.marker {
            Marker::Bullet(_) => ListMarker::Bulleted,
            Marker::Number(number, _) => ListMarker::Numbered { start: u32::try_from(number).ok()? },
        };
        Some((marker, item))
    }

    /// Whether blocks may stand one level deeper; says so where they may not.
    fn deeper(&mut self, line: &Line, level: Level, in_list: bool) -> Option<Level> {
        if level.depth < MAX_NESTING {
            return Some(Level { depth: level.depth + 1, in_list });
        }
        if !std::mem::replace(&mut self.too_deep, true) {
            let finding = Diagnostic::error(
                Code::TooDeep,
                format!("lists and quotations nest more than {MAX_NESTING} deep"),
            )
            .hint("use fewer levels: headings and paragraphs read better");
            self.record.report(&line.range, finding);
        }
        None
    }

    fn list(
        &mut self,
        lines: &[Line],
        (marker, first): (ListMarker, Marked),
        level: Level,
        path: &str,
    ) -> (Option<Block>, usize) {
        let inner = self.deeper(&lines[0], level, true);
        let mut items = Vec::new();
        let mut at = 0;
        let mut next = Some(first);
        while let Some(item) = next {
            let (item_lines, taken) = self.item_lines(&lines[at..], item);
            if let Some(inner) = inner {
                items.push(self.blocks(&item_lines, inner, path));
            }
            at += taken;
            next = self.item(&lines[at..]).filter(|next| next.marker.follows(item.marker));
        }
        (inner.map(|_| Block::List(List { marker, items })), at)
    }

    /// The lines of an item without its mark, and how many lines it takes.
    fn item_lines(&self, lines: &[Line], marked: Marked) -> (Vec<Line>, usize) {
        let source = self.record.text;
        let mark = lines[0].indent;
        let words_at = mark + marked.columns;
        let mut item = vec![Line { indent: 0, ..lines[0].rest(source, marked.len, 0) }];
        let mut after_blank = false;
        let mut taken = 1;
        for line in &lines[1..] {
            if !line.is_blank() {
                let words = self.words(line);
                let is_marked = marks::marked(words).is_some();
                // In Khmer a sentence that has ended ends the item, unless the next line stands further in.
                let is_ended = line.indent <= mark
                    && item.last().is_some_and(|last| self.words(last).ends_with(['។', '៕']));
                let goes_on = !after_blank
                    && !is_marked
                    && !is_ended
                    && !words.starts_with(['>', '|'])
                    && marks::rule(words).is_none();
                let is_inside =
                    line.indent >= words_at || line.indent >= mark + 2 && (is_marked || after_blank);
                if !is_inside && !goes_on {
                    break;
                }
            }
            after_blank = line.is_blank();
            item.push(Line { indent: line.indent.saturating_sub(words_at), ..line.clone() });
            taken += 1;
        }
        (item, taken)
    }

    fn quotation(&mut self, lines: &[Line], level: Level, path: &str) -> (Option<Block>, usize) {
        let source = self.record.text;
        let quoted = lines.iter().take_while(|line| self.words(line).starts_with('>'));
        let content: Vec<Line> = quoted.map(|line| line.rest(source, 1, 1)).collect();
        let taken = content.len();
        let Some(inner) = self.deeper(&lines[0], level, false) else { return (None, taken) };
        let (content, speaker) = content.split_at(self.speaker_at(&content));
        let content = self.blocks(content, inner, path);
        let speaker = speaker.split_first().map(|(first, more)| {
            let dash = self.words(first).find(char::is_whitespace).unwrap_or_default();
            let mut lines = vec![first.rest(source, dash, 0)];
            lines.extend_from_slice(more);
            self.plain(&lines, path)
        });
        (Some(Block::Quotation(Quotation { content, speaker })), taken)
    }

    /// The line of a quotation that names the speaker: the last that begins with `— `, if no blank line comes after it.
    fn speaker_at(&self, lines: &[Line]) -> usize {
        let end = lines.iter().rposition(|line| !line.is_blank()).map_or(0, |last| last + 1);
        let from = lines[..end].iter().rposition(Line::is_blank).map_or(0, |blank| blank + 1);
        let names = |line: &Line| {
            let words = self.words(line);
            let after = words.strip_prefix('—').or_else(|| words.strip_prefix("--"));
            line.indent < 2 && after.is_some_and(|after| after.starts_with(char::is_whitespace))
        };
        lines[from..end].iter().rposition(names).map_or(lines.len(), |at| from + at)
    }
}

/// The level of a heading underlined so. The character of the title, in the body, makes a section as well.
fn heading_level(c: char) -> HeadingLevel {
    match c {
        '~' => HeadingLevel::Two,
        '^' => HeadingLevel::Three,
        _ => HeadingLevel::One,
    }
}

/// Where the last line that is not blank ends.
fn end_of(lines: &[Line]) -> usize {
    lines.iter().rev().find(|line| !line.is_blank()).map_or(0, |line| line.range.end)
}

/// The bytes from the first of some lines to the last.
pub(super) fn extent(lines: &[Line]) -> Range<usize> {
    let start = lines.iter().find(|line| !line.is_blank()).map_or(0, |line| line.range.start);
    start..end_of(lines).max(start)
}

/// Whether a line begins a paragraph by its indentation alone, as in Khmer: under a sentence that has ended, and further in than
/// the line before, unless that is a paragraph of its own.
fn begins_khmer_paragraph(before: &Line, words_before: &str, line: &Line) -> bool {
    /// The fewest letters of a line that is a paragraph of its own.
    const LONG: usize = 100;
    words_before.ends_with(['។', '៕'])
        && line.indent >= 3
        && (line.indent > before.indent + 2 || khmer::letters(words_before) > LONG)
}
