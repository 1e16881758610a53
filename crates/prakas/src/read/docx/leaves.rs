//! Blocks as the row of paragraphs that a DOCX has for them, to compare those with what it shows.
//!
//! How blocks stand in one another is not compared: Word has no blocks that hold others. What is compared is what each paragraph
//! is, where it stands in lists, its words and how they are set.

use std::borrow::Cow;

use prakas_document::reading::squeeze;
use prakas_document::{
    AltText, Block, Figure, Inline, Language, List, ListMarker, MediaType, Picture, Quotation, Role, Table,
};

use super::key::{cell_key, is_blank, words_key};
use super::pieces::{Kind, Piece};

/// A paragraph, a table or a picture of some blocks.
#[derive(Debug, Clone)]
pub(crate) struct Leaf<'a> {
    /// The block that it is of, counted from 0.
    pub(crate) block: usize,
    /// Which it is of the block's leaves, counted from 0, those that show nothing too.
    pub(crate) nth: usize,
    pub(crate) kind: LeafKind<'a>,
}

#[derive(Debug, Clone)]
pub(crate) enum LeafKind<'a> {
    Words { role: Role, item: Option<Item>, words: Cow<'a, [Inline]> },
    Table(&'a Table),
    Picture(&'a Picture, Option<&'a AltText>),
}

/// That a paragraph begins an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Item {
    is_numbered: bool,
    level: usize,
}

/// What a leaf is, whatever its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    Words(Role, Option<Item>),
    Table,
    Picture,
}

/// The leaves of some blocks, as they are written, but for those that show nothing.
pub(crate) fn of_blocks(blocks: &[Block]) -> Vec<Leaf<'_>> {
    let mut walk = Walk { block: 0, nth: 0, mark: None, leaves: Vec::new() };
    for (at, block) in blocks.iter().enumerate() {
        (walk.block, walk.nth) = (at, 0);
        walk.block(block, Role::Body, 0);
    }
    walk.leaves.retain(|leaf| match &leaf.kind {
        LeafKind::Words { item, words, .. } => item.is_some() || !is_blank(words),
        LeafKind::Table(table) => !is_empty(table),
        LeafKind::Picture(..) => true,
    });
    walk.leaves
}

/// The leaf that a piece is; nothing where it shows nothing.
pub(super) fn of_piece(piece: &Piece) -> Option<Leaf<'_>> {
    let item =
        piece.list.map(|list| Item { is_numbered: list.start.is_some(), level: usize::from(list.level) });
    let kind = match &piece.kind {
        Kind::Words(words) if item.is_none() && is_blank(words) => return None,
        Kind::Words(words) => LeafKind::Words { role: piece.role, item, words: Cow::Borrowed(words) },
        Kind::Table(table) => LeafKind::Table(table),
        Kind::Picture(picture, alt) => LeafKind::Picture(picture, alt.as_ref()),
        Kind::SectionEnd => return None,
    };
    Some(Leaf { block: 0, nth: 0, kind })
}

fn is_empty(table: &Table) -> bool {
    table.header().iter().chain(table.rows().iter().flatten()).all(|cell| is_blank(cell))
}

impl Leaf<'_> {
    pub(super) fn shape(&self) -> Shape {
        match &self.kind {
            LeafKind::Words { role, item, .. } => Shape::Words(*role, *item),
            LeafKind::Table(_) => Shape::Table,
            LeafKind::Picture(..) => Shape::Picture,
        }
    }

    /// What the leaf is known by in an edition of this language: leaves of equal keys are shown alike.
    pub(super) fn key(&self, language: &Language) -> String {
        let shape = self.shape();
        match &self.kind {
            LeafKind::Words { words, .. } => format!("{shape:?} {}", words_key(words, language)),
            LeafKind::Table(table) => {
                let cells = table.header().iter().chain(table.rows().iter().flatten());
                let cells: String = cells.map(|cell| cell_key(cell, language)).collect();
                format!("{shape:?} {} {:?} {cells}", table.header().len(), table.align())
            }
            LeafKind::Picture(picture, alt) => {
                let alt = squeeze(alt.map(AltText::as_str).unwrap_or_default());
                // Of an SVG there are two pictures, and programs keep either.
                let bytes = match picture.media_type() {
                    MediaType::Png | MediaType::Jpeg => picture.digest(),
                    MediaType::Svg => String::new(),
                };
                format!("{shape:?} {alt} {bytes}")
            }
        }
    }
}

struct Walk<'a> {
    block: usize,
    nth: usize,
    /// The mark that the next paragraph takes.
    mark: Option<Item>,
    leaves: Vec<Leaf<'a>>,
}

impl<'a> Walk<'a> {
    fn block(&mut self, block: &'a Block, role: Role, level: usize) {
        match block {
            Block::Paragraph(words) => self.words(role, words),
            Block::Heading { level, content } => self.words(level.role(), content),
            Block::List(list) => self.list(list, role, level),
            Block::Quotation(Quotation { content, speaker }) => {
                content.iter().for_each(|block| self.block(block, Role::Quotation, level));
                if let Some(speaker) = speaker {
                    self.words(Role::Speaker, vec![Inline::Text(speaker.clone())]);
                }
            }
            Block::Table(table) => {
                self.mark_above(role);
                if !table.caption().is_empty() {
                    self.words(Role::Caption, table.caption());
                }
                self.push(LeafKind::Table(table));
            }
            Block::Figure(Figure { picture, alt, caption }) => {
                self.mark_above(role);
                self.push(LeafKind::Picture(picture, Some(alt)));
                if !caption.is_empty() {
                    self.words(Role::Caption, caption);
                }
            }
        }
    }

    fn list(&mut self, list: &'a List, role: Role, level: usize) {
        self.mark_above(role);
        let is_numbered = matches!(list.marker, ListMarker::Numbered { .. });
        for item in &list.items {
            self.mark = Some(Item { is_numbered, level });
            item.iter().for_each(|block| self.block(block, role, level + 1));
            self.mark_above(role);
        }
    }

    /// A mark that has no words beside it stands alone.
    fn mark_above(&mut self, role: Role) {
        if self.mark.is_some() {
            self.words(role, Vec::new());
        }
    }

    fn words(&mut self, role: Role, words: impl Into<Cow<'a, [Inline]>>) {
        let item = self.mark.take();
        self.push(LeafKind::Words { role, item, words: words.into() });
    }

    fn push(&mut self, kind: LeafKind<'a>) {
        self.leaves.push(Leaf { block: self.block, nth: self.nth, kind });
        self.nth += 1;
    }
}
