//! The words of a document, in the order in which they are read.

use super::content::{Block, Content, Inline};

impl Content {
    /// The words: a line a paragraph, tables row by row, and at the end the footnotes that are referred to. What stands in margins,
    /// and the marks of lists and notes, are no words.
    pub fn words(&self) -> String {
        let mut reader = Reader { content: self, referred: Vec::new(), words: String::new() };
        reader.blocks(&self.body);
        reader.notes();
        reader.words
    }
}

struct Reader<'a> {
    content: &'a Content,
    /// The notes that are referred to.
    referred: Vec<usize>,
    words: String,
}

impl<'a> Reader<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.line(&paragraph.inlines),
                Block::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.blocks(&cell.blocks));
                }
                Block::SectionEnd => {}
            }
        }
    }

    fn line(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } => self.words.push_str(text),
                Inline::LineBreak => self.words.push('\n'),
                Inline::Note(note) => self.referred.push(*note),
                Inline::Picture(_) => {}
            }
        }
        self.words.push('\n');
    }

    fn notes(&mut self) {
        for note in std::mem::take(&mut self.referred) {
            if let Some(blocks) = self.content.notes.get(note) {
                self.blocks(blocks);
            }
        }
    }
}
