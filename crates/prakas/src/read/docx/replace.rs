//! A block in which some paragraphs are replaced by what stands in their places.

use std::collections::BTreeMap;

use prakas_document::reading::plain_text;
use prakas_document::{Block, Figure, Inline, List, Quotation, Text};

use super::pieces::{Kind, Piece};

/// The block with pieces in the places of its leaves, which are counted as [`leaves`](super::leaves) counts them.
pub(super) fn leaves(block: &Block, pieces: &BTreeMap<usize, &Piece>) -> Block {
    Replacer { pieces, nth: 0, is_marked: false }.block(block)
}

struct Replacer<'a> {
    pieces: &'a BTreeMap<usize, &'a Piece>,
    /// The leaf that comes next.
    nth: usize,
    /// Whether a mark waits for a paragraph.
    is_marked: bool,
}

impl Replacer<'_> {
    /// What stands in the place of the next leaf.
    fn next(&mut self) -> Option<&Kind> {
        self.nth += 1;
        self.pieces.get(&(self.nth - 1)).map(|piece| &piece.kind)
    }

    fn words(&mut self, words: &[Inline]) -> Vec<Inline> {
        self.is_marked = false;
        match self.next() {
            Some(Kind::Words(new)) => settled(new, words),
            Some(Kind::Picture(..) | Kind::Table(_) | Kind::SectionEnd) | None => words.to_vec(),
        }
    }

    fn mark_above(&mut self) {
        if std::mem::take(&mut self.is_marked) {
            self.nth += 1;
        }
    }

    fn block(&mut self, block: &Block) -> Block {
        match block {
            Block::Paragraph(words) => Block::Paragraph(self.words(words)),
            Block::Heading { level, content } => {
                Block::Heading { level: *level, content: self.words(content) }
            }
            Block::List(List { marker, items }) => {
                self.mark_above();
                let items = items.iter().map(|item| self.item(item)).collect();
                Block::List(List { marker: *marker, items })
            }
            Block::Quotation(Quotation { content, speaker }) => Block::Quotation(Quotation {
                content: content.iter().map(|block| self.block(block)).collect(),
                speaker: speaker.as_ref().map(|speaker| self.speaker(speaker)),
            }),
            Block::Table(table) => {
                self.mark_above();
                let caption =
                    if table.caption().is_empty() { Vec::new() } else { self.words(table.caption()) };
                let table = match self.next() {
                    Some(Kind::Table(new)) => new.clone(),
                    Some(Kind::Words(_) | Kind::Picture(..) | Kind::SectionEnd) | None => table.clone(),
                };
                Block::Table(table.with_caption(caption))
            }
            Block::Figure(Figure { picture, alt, caption }) => {
                self.mark_above();
                let (picture, alt) = match self.next() {
                    Some(Kind::Picture(new, words)) => {
                        (new.clone(), words.clone().unwrap_or_else(|| alt.clone()))
                    }
                    Some(Kind::Words(_) | Kind::Table(_) | Kind::SectionEnd) | None => {
                        (picture.clone(), alt.clone())
                    }
                };
                let caption = if caption.is_empty() { Vec::new() } else { self.words(caption) };
                Block::Figure(Figure { picture, alt, caption })
            }
        }
    }

    fn item(&mut self, item: &[Block]) -> Vec<Block> {
        self.is_marked = true;
        let item = item.iter().map(|block| self.block(block)).collect();
        self.mark_above();
        item
    }

    fn speaker(&mut self, speaker: &Text) -> Text {
        let words = self.words(&[Inline::Text(speaker.clone())]);
        plain_text(&words).replace('\n', " ").into()
    }
}

/// New words in the place of old ones, with the spaces that people type: where the old words had none that holds a line
/// together, those of the new ones are what compose put there.
fn settled(new: &[Inline], old: &[Inline]) -> Vec<Inline> {
    if plain_text(old).contains('\u{A0}') {
        return new.to_vec();
    }
    new.iter().map(with_spaces).collect()
}

fn with_spaces(inline: &Inline) -> Inline {
    let all = |content: &[Inline]| content.iter().map(with_spaces).collect();
    match inline {
        Inline::Text(text) => Inline::from(text.as_str().replace('\u{A0}', " ").as_str()),
        Inline::Strong(content) => Inline::Strong(all(content)),
        Inline::Emphasis(content) => Inline::Emphasis(all(content)),
        Inline::Superscript(content) => Inline::Superscript(all(content)),
        Inline::Subscript(content) => Inline::Subscript(all(content)),
        Inline::Foreign { language, content } => {
            Inline::Foreign { language: language.clone(), content: all(content) }
        }
        Inline::Date { date, content } => Inline::Date { date: *date, content: all(content) },
        Inline::Link(link) => link.map(all).map_or_else(|_| inline.clone(), Inline::Link),
        Inline::Footnote(_) | Inline::LineBreak => inline.clone(),
    }
}
