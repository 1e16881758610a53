//! The canonical reading text: what a reader gets back from every format.
//!
//! Each line of furniture, paragraph, heading, caption and cell is a line, in reading order; tables go row by row; the text
//! of footnotes comes last in its part. What layout makes is left out: page numbers, repeated headers, list marks, note
//! marks, and the addresses that print adds to links. So are alternative texts, which stand for pictures and not for words.

use sha2::{Digest as _, Sha256};

use crate::{Block, Document, Figure, Furniture, Inline, Part, Permalink, Quotation, Table, Text};

impl Document {
    /// The document's words in reading order, a line a block. Two formats agree when what they give back equals this, white
    /// space and soft hyphens aside: see [`squeeze`].
    pub fn reading_text(&self) -> String {
        let mut reader = Reader::default();
        for part in self.parts() {
            reader.part(part);
        }
        reader.out
    }

    /// The [`digest`] of the document's words, those of its footnotes after all others. A file of ours carries it, so that it can
    /// be told whether the words that it shows are still those. It is no signature: whoever changes the words can change it, too.
    pub fn digest(&self) -> String {
        let mut reader = Reader::default();
        for part in self.parts() {
            reader.furniture(&part.head);
            reader.blocks(&part.body);
            reader.furniture(&part.foot);
        }
        reader.notes();
        digest(&reader.out)
    }
}

/// The words alone: without white space, U+200B, U+2060 and soft hyphens. Texts of two formats are compared in this form.
pub fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'))
        .collect()
}

/// SHA-256 of the words alone, as [`squeeze`] leaves them, in hexadecimal digits.
pub fn digest(text: &str) -> String {
    Sha256::digest(squeeze(text)).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The characters of some inlines without their footnotes, a line break as a newline.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    let mut notes = Vec::new();
    inline_text(inlines, &mut out, &mut notes);
    out
}

/// Calls `visit` with each run of characters of some blocks, in reading order, footnotes where they are referred to.
pub fn visit_texts<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Text)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => visit_inline_texts(content, visit),
            Block::List(list) => list.items.iter().for_each(|item| visit_texts(item, visit)),
            Block::Quotation(Quotation { content, speaker }) => {
                visit_texts(content, visit);
                speaker.iter().for_each(&mut *visit);
            }
            Block::Table(table) => {
                visit_inline_texts(table.caption(), visit);
                cells(table).for_each(|cell| visit_inline_texts(cell, visit));
            }
            Block::Figure(Figure { caption, .. }) => visit_inline_texts(caption, visit),
        }
    }
}

/// Calls `visit` with each run of characters of some inlines, footnotes where they are referred to.
pub fn visit_inline_texts<'a>(inlines: &'a [Inline], visit: &mut impl FnMut(&'a Text)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => visit(text),
            Inline::Footnote(note) => note.paragraphs().iter().for_each(|p| visit_inline_texts(p, visit)),
            other => visit_inline_texts(other.children(), visit),
        }
    }
}

fn cells(table: &Table) -> impl Iterator<Item = &Vec<Inline>> {
    table.header().iter().chain(table.rows().iter().flatten())
}

/// Writes inlines and keeps the footnotes met for later.
fn inline_text<'a>(inlines: &'a [Inline], out: &mut String, notes: &mut Vec<&'a [Vec<Inline>]>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text.as_str()),
            Inline::LineBreak => out.push('\n'),
            Inline::Footnote(note) => notes.push(note.paragraphs()),
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Superscript(_)
            | Inline::Subscript(_)
            | Inline::Link(_)
            | Inline::Foreign { .. }
            | Inline::Date { .. } => inline_text(inline.children(), out, notes),
        }
    }
}

#[derive(Default)]
struct Reader<'a> {
    out: String,
    notes: Vec<&'a [Vec<Inline>]>,
}

impl<'a> Reader<'a> {
    fn part(&mut self, part: &'a Part) {
        self.furniture(&part.head);
        self.blocks(&part.body);
        self.furniture(&part.foot);
        self.notes();
    }

    fn notes(&mut self) {
        for note in std::mem::take(&mut self.notes) {
            note.iter().for_each(|paragraph| self.line(paragraph));
        }
    }

    fn furniture(&mut self, furniture: &'a [Furniture]) {
        for piece in furniture {
            match piece {
                Furniture::Lines { lines, .. } => lines.iter().for_each(|line| self.line(line)),
                Furniture::Blocks(blocks) => self.blocks(blocks),
                Furniture::Group { pieces, .. } => self.furniture(pieces),
                Furniture::Permalink(Permalink { label, address, .. }) => {
                    self.text(label);
                    self.line(address);
                }
                Furniture::Ornament | Furniture::Emblem { .. } | Furniture::SignatureSpace { .. } => {}
            }
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) | Block::Heading { content, .. } => self.line(content),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                Block::Quotation(Quotation { content, speaker }) => {
                    self.blocks(content);
                    if let Some(speaker) = speaker {
                        self.text(speaker);
                    }
                }
                Block::Table(table) => {
                    if !table.caption().is_empty() {
                        self.line(table.caption());
                    }
                    cells(table).for_each(|cell| self.line(cell));
                }
                Block::Figure(Figure { caption, .. }) => {
                    if !caption.is_empty() {
                        self.line(caption);
                    }
                }
            }
        }
    }

    fn text(&mut self, text: &Text) {
        self.out.push_str(text.as_str());
        self.out.push('\n');
    }

    fn line(&mut self, content: &'a [Inline]) {
        inline_text(content, &mut self.out, &mut self.notes);
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Footnote, Language, Link, Meta, Role, Theme};

    #[test]
    fn notes_come_last_and_addresses_stay_out() {
        let note = Inline::Footnote(Footnote::new(vec![vec!["A note.".into()]]).expect("a footnote"));
        let link =
            Link::new("https://example.org/".parse().expect("a link"), vec!["here".into()]).expect("a link");
        let table = Table::new(
            vec![vec!["A".into()], vec!["B".into()]],
            vec![vec![vec!["1".into()], vec!["2".into()]]],
        )
        .expect("a table");
        let part = Part {
            head: vec![Furniture::line(Role::Title, "T"), Furniture::Ornament],
            body: vec![
                Block::Paragraph(vec![
                    "One".into(),
                    note,
                    Inline::LineBreak,
                    Inline::strong("two"),
                    Inline::Link(link),
                ]),
                Block::Table(table.with_caption(vec!["Caption".into()])),
                Block::Quotation(Quotation {
                    content: vec![Block::paragraph("Said")],
                    speaker: Some("The Ministry".into()),
                }),
            ],
            foot: vec![Furniture::line(Role::Closing, "End")],
            running: Some("T".into()),
            ..Part::new(Language::EN, "T")
        };
        let document = Document::new(Meta::new("t", "T"), Theme::default(), part);
        assert_eq!(
            document.reading_text(),
            "T\nOne\ntwohere\nCaption\nA\nB\n1\n2\nSaid\nThe Ministry\nEnd\nA note.\n"
        );
    }

    #[test]
    fn squeezing_leaves_the_words() {
        assert_eq!(squeeze("a\u{AD}b \u{A0}c\n\u{200B}d\u{FEFF}"), "abcd");
        assert_eq!(digest("a\u{AD}b \u{A0}c\n"), digest("abc"));
        // FIPS 180-2, appendix B.1.
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
