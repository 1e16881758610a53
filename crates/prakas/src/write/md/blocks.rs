//! Blocks as lines of Markdown.

use prakas_document::{
    Block, Cell, ColumnAlign, Figure, Footnote, Inline, List, ListMarker, Quotation, Table,
};

use super::inlines::{Line, escaped_line, escaped_title, line};
use super::pictures::Gallery;

/// Writes blocks, and remembers their footnotes.
pub(super) struct Writer<'a> {
    gallery: &'a mut Gallery,
    notes: Vec<Footnote>,
}

/// A list's marks: two lists side by side need different ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marks {
    bullet: char,
    after_number: char,
}

const USUAL: Marks = Marks { bullet: '-', after_number: '.' };
const OTHER: Marks = Marks { bullet: '*', after_number: ')' };

/// Adds an empty line where something stands above.
pub(super) fn apart(lines: &mut Vec<String>) {
    if !lines.is_empty() {
        lines.push(String::new());
    }
}

impl<'a> Writer<'a> {
    pub(super) fn new(gallery: &'a mut Gallery) -> Self {
        Self { gallery, notes: Vec::new() }
    }

    /// Adds blocks, an empty line before each.
    pub(super) fn blocks(&mut self, blocks: &[Block], lines: &mut Vec<String>) {
        let mut last: Option<(bool, Marks)> = None;
        for block in blocks {
            apart(lines);
            let mut marks = USUAL;
            if let Block::List(list) = block {
                let is_numbered = is_numbered(list);
                if last.is_some_and(|(numbered, marks)| numbered == is_numbered && marks == USUAL) {
                    marks = OTHER;
                }
                last = Some((is_numbered, marks));
            } else {
                last = None;
            }
            self.block(block, marks, lines);
        }
    }

    fn block(&mut self, block: &Block, marks: Marks, lines: &mut Vec<String>) {
        match block {
            Block::Paragraph(words) => lines.extend(self.line(words, Line::Paragraph)),
            Block::Heading { level, content } => {
                let words = heading(&self.line(content, Line::Single).join(" "));
                lines.push(
                    format!("{} {words}", "#".repeat(usize::from(u8::from(*level)) + 1))
                        .trim_end()
                        .to_owned(),
                );
            }
            Block::List(list) => self.list(list, marks, lines),
            Block::Quotation(quotation) => self.quotation(quotation, lines),
            Block::Table(table) => self.table(table, lines),
            Block::Figure(figure) => self.figure(figure, lines),
        }
    }

    fn line(&mut self, words: &[Inline], kind: Line) -> Vec<String> {
        line(words, kind, &mut self.notes)
    }

    fn list(&mut self, list: &List, marks: Marks, lines: &mut Vec<String>) {
        let is_loose = list.items.iter().any(|item| !is_tight(item));
        for (at, item) in list.items.iter().enumerate() {
            if at > 0 && is_loose {
                lines.push(String::new());
            }
            let mark = match list.marker {
                ListMarker::Bulleted => marks.bullet.to_string(),
                ListMarker::Numbered { start } => {
                    let number = u64::from(start) + u64::try_from(at).unwrap_or(u64::MAX);
                    format!("{number}{}", marks.after_number)
                }
            };
            let mut own = Vec::new();
            match &item[..] {
                // A list that stands close under the words of its item.
                [words @ Block::Paragraph(_), Block::List(inner)] if !is_loose => {
                    self.block(words, USUAL, &mut own);
                    self.list(inner, USUAL, &mut own);
                }
                blocks => self.blocks(blocks, &mut own),
            }
            let width = mark.chars().count() + 1;
            for (at, line) in own.iter().enumerate() {
                lines.push(match (at, line.is_empty()) {
                    (0, _) => format!("{mark} {line}"),
                    (_, true) => String::new(),
                    (_, false) => format!("{}{line}", " ".repeat(width)),
                });
            }
            if own.is_empty() {
                lines.push(mark);
            }
        }
    }

    fn quotation(&mut self, quotation: &Quotation, lines: &mut Vec<String>) {
        let Quotation { content, speaker } = quotation;
        let mut own = Vec::new();
        self.blocks(content, &mut own);
        match speaker {
            Some(speaker) => {
                apart(&mut own);
                own.push(format!("— {}", escaped_line(speaker.as_str())));
            }
            None => {
                if let Some(last) = own.last_mut() {
                    *last = no_speaker(last);
                }
            }
        }
        lines.extend(own.into_iter().map(|line| format!("> {line}").trim_end().to_owned()));
    }

    fn table(&mut self, table: &Table, lines: &mut Vec<String>) {
        if !table.caption().is_empty() {
            let caption = self.line(table.caption(), Line::Single).join(" ");
            lines.push(format!("Table: {caption}"));
            lines.push(String::new());
        }
        let row = |writer: &mut Self, cells: &[Cell]| {
            let cells = cells.iter().map(|cell| writer.line(cell, Line::Cell).join(" "));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        lines.push(row(self, table.header()));
        let rules = table.align().iter().map(|align| match align {
            ColumnAlign::Start => "---",
            ColumnAlign::Center => ":-:",
            ColumnAlign::End => "--:",
        });
        lines.push(format!("| {} |", rules.collect::<Vec<_>>().join(" | ")));
        for cells in table.rows() {
            lines.push(row(self, cells));
        }
    }

    fn figure(&mut self, figure: &Figure, lines: &mut Vec<String>) {
        let Figure { picture, alt, caption } = figure;
        let address = self.gallery.address(picture);
        let picture = format!("![{}]({address}", escaped_line(alt.as_str()));
        match &caption[..] {
            [] => lines.push(format!("{picture})")),
            [Inline::Text(words)] => lines.push(format!("{picture} \"{}\")", escaped_title(words.as_str()))),
            words => {
                lines.push(format!("{picture})"));
                lines.push(String::new());
                let words = self.line(words, Line::Single).join(" ");
                lines.push(format!("Figure: {words}"));
            }
        }
    }

    /// Adds the texts of the footnotes, in the order of their marks.
    pub(super) fn footnotes(&mut self, lines: &mut Vec<String>) {
        let notes = std::mem::take(&mut self.notes);
        for (at, note) in notes.iter().enumerate() {
            apart(lines);
            for (number, paragraph) in note.paragraphs().iter().enumerate() {
                let own = self.line(paragraph, Line::Paragraph);
                if number > 0 {
                    lines.push(String::new());
                }
                for (at_line, line) in own.into_iter().enumerate() {
                    lines.push(match (number, at_line) {
                        (0, 0) => format!("[^{}]: {line}", at + 1),
                        _ => format!("    {line}"),
                    });
                }
            }
        }
    }
}

/// Whether an item is a paragraph, or one with a list close under it that may stand there (CommonMark, 5.3): of a numbered one
/// only such as begins with 1, and none whose first item has no words.
fn is_tight(item: &[Block]) -> bool {
    match item {
        [_] | [] => true,
        [Block::Paragraph(_), Block::List(List { marker, items })] => {
            let has_words = matches!(items.first().and_then(|item| item.first()), Some(Block::Paragraph(words)) if !words.is_empty());
            has_words && matches!(marker, ListMarker::Bulleted | ListMarker::Numbered { start: 1 })
        }
        _ => false,
    }
}

/// The last line of a quotation of nobody: where it begins as one that names somebody, its first sign is written by its number.
fn no_speaker(line: &str) -> String {
    const SIGNS: [(&str, &str, &str); 3] =
        [("— ", "—", "&#8212;"), ("\\-- ", "\\-", "&#45;"), ("―", "―", "&#8213;")];
    // Within a line of ours, as a caption has it.
    const BREAK: &str = "<br>";
    let (before, last) = line.split_at(line.rfind(BREAK).map_or(0, |at| at + BREAK.len()));
    let begins = SIGNS.into_iter().find(|(mark, ..)| last.starts_with(mark));
    begins.map_or_else(
        || line.to_owned(),
        |(_, sign, number)| format!("{before}{}", last.replacen(sign, number, 1)),
    )
}

/// The words of a heading: number signs at its end would be taken for marks.
pub(super) fn heading(words: &str) -> String {
    let kept = words.trim_end_matches('#');
    let is_mark = kept.len() < words.len() && !kept.ends_with('\\');
    if is_mark { format!("{kept}\\{}", &words[kept.len()..]) } else { words.to_owned() }
}

fn is_numbered(list: &List) -> bool {
    matches!(list.marker, ListMarker::Numbered { .. })
}
