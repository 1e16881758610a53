//! From the parts of a document to what it shows: blocks, paragraphs, tables, notes, margins.

use std::collections::BTreeMap;

use super::content::{Block, Cell, Content, LeftOut, ListItem, Paragraph, Row, Table};
use super::fields::Fields;
use super::numbering::{DEEPEST, Numbering};
use super::package::{Package, Relationships, Target};
use super::styles::{ParagraphProperties, Styles, paragraph_properties, twips};
use super::xml::{Element, Ns, Tree};
use crate::CarrierError;
use crate::limits::Budget;

/// Reads a document.
pub(super) struct Reader<'a> {
    pub(super) package: &'a Package<'a>,
    pub(super) budget: &'a mut Budget,
    pub(super) styles: &'a Styles,
    numbering: &'a Numbering,
    notes: Notes<'a>,
    pub(super) content: Content,
    /// The numbers of the pictures that were read, by the names of their parts; nothing for one that is not there.
    pub(super) media: BTreeMap<String, Option<usize>>,
}

/// The parts that hold the notes.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    footnotes: Option<Story<'a>>,
    endnotes: Option<Story<'a>>,
    /// The numbers that notes have in the content, by their part and id.
    known: BTreeMap<(NoteKind, String), usize>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(footnotes: Option<Story<'a>>, endnotes: Option<Story<'a>>) -> Self {
        Self { footnotes, endnotes, known: BTreeMap::new() }
    }
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// A part with words in it, and what it refers to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story<'a> {
    pub(super) tree: &'a Tree,
    pub(super) relationships: &'a Relationships,
    pub(super) place: Place,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Body,
    Note,
    Margin,
}

/// Blocks that are being read.
pub(super) struct Blocks<'a> {
    pub(super) story: Story<'a>,
    pub(super) fields: Fields,
    pub(super) blocks: Vec<Block>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(story: Story<'a>) -> Self {
        Self { story, fields: Fields::default(), blocks: Vec::new() }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        package: &'a Package<'a>,
        budget: &'a mut Budget,
        styles: &'a Styles,
        numbering: &'a Numbering,
        notes: Notes<'a>,
    ) -> Self {
        let content = Content {
            language: styles.language.clone(),
            complex_language: styles.complex_language.clone(),
            styles: styles.names(),
            ..Content::default()
        };
        Self { package, budget, styles, numbering, notes, content, media: BTreeMap::new() }
    }

    pub(super) fn leave_out(&mut self, what: LeftOut) {
        if !self.content.left_out.contains(&what) {
            self.content.left_out.push(what);
        }
    }

    /// The blocks that stand in an element.
    pub(super) fn blocks(&mut self, element: Element<'a>, into: &mut Blocks<'a>) -> Result<(), CarrierError> {
        for child in element.elements() {
            match child.name() {
                (Ns::W, "p") => self.paragraph(child, into)?,
                (Ns::W, "tbl") => {
                    let table = self.table(child, into.story)?;
                    into.blocks.push(Block::Table(table));
                }
                (Ns::W, "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo") => {
                    self.blocks(child, into)?;
                }
                (Ns::W, "del" | "moveFrom") => self.leave_out(LeftOut::Deletions),
                (Ns::W, "altChunk") => self.leave_out(LeftOut::Documents),
                (Ns::Mc, "AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.blocks(branch, into)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, element: Element<'a>, into: &mut Blocks<'a>) -> Result<(), CarrierError> {
        self.budget.paragraph()?;
        let properties = element.child(Ns::W, "pPr");
        let style_id = properties.and_then(|it| it.child(Ns::W, "pStyle")).and_then(Element::val);
        let style = self.styles.paragraph(style_id);
        let own = properties.map(paragraph_properties).unwrap_or_default();
        let mut paragraph = self.resolved(&own, style);
        paragraph.style = style;
        // What stands in the boxes of a paragraph comes after it.
        let mut boxes = Vec::new();
        let inlines = self.inlines(element, style, into, &mut boxes)?;
        paragraph.inlines = inlines;
        into.blocks.push(Block::Paragraph(paragraph));
        into.blocks.append(&mut boxes);
        if properties.is_some_and(|it| it.child(Ns::W, "sectPr").is_some()) && into.story.place == Place::Body
        {
            into.blocks.push(Block::SectionEnd);
        }
        Ok(())
    }

    /// A paragraph without words, with the measures that hold for it: its own, its style's, its list's.
    fn resolved(&self, own: &ParagraphProperties, style: Option<usize>) -> Paragraph {
        let of_style = self.styles.paragraph_properties(style);
        let mut all = own.clone();
        all.under(&of_style);
        let number = all.list.as_deref().filter(|list| *list != "0");
        let level = all.level.unwrap_or(0).min(DEEPEST);
        let list = number.and_then(|list| Some((list.parse().ok()?, self.numbering.level(list, level)?)));
        let list = list.filter(|(_, level)| level.is_marked());
        // A list's indent stands before the style's, but not before the paragraph's own.
        let of_list = list.and_then(|(_, level)| level.indent);
        Paragraph {
            style: None,
            outline: all.outline.filter(|outline| *outline < 9),
            list: list.map(|(list, of_level)| ListItem { list, level, start: of_level.start() }),
            align: all.align.unwrap_or_default(),
            indent: own.indent.or(of_list).or(of_style.indent).unwrap_or(0),
            inlines: Vec::new(),
        }
    }

    fn table(&mut self, element: Element<'a>, story: Story<'a>) -> Result<Table, CarrierError> {
        let properties = element.child(Ns::W, "tblPr");
        let indent = properties.and_then(|it| it.child(Ns::W, "tblInd")).and_then(|it| it.w("w"));
        let mut table = Table { indent: indent.and_then(twips).unwrap_or(0), rows: Vec::new() };
        self.rows(element, story, &mut table)?;
        Ok(table)
    }

    fn rows(
        &mut self,
        element: Element<'a>,
        story: Story<'a>,
        table: &mut Table,
    ) -> Result<(), CarrierError> {
        for child in element.elements() {
            match child.name() {
                (Ns::W, "tr") => {
                    let properties = child.child(Ns::W, "trPr");
                    let says = |name: &str| properties.and_then(|it| it.child(Ns::W, name));
                    if says("del").is_some() {
                        self.leave_out(LeftOut::Deletions);
                        continue;
                    }
                    let is_header =
                        says("tblHeader").is_some_and(|it| it.val().is_none_or(super::styles::is_on));
                    let mut row = Row { is_header, cells: Vec::new() };
                    self.cells(child, story, &mut row)?;
                    table.rows.push(row);
                }
                (Ns::W, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => {
                    self.rows(child, story, table)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn cells(&mut self, element: Element<'a>, story: Story<'a>, row: &mut Row) -> Result<(), CarrierError> {
        for child in element.elements() {
            match child.name() {
                (Ns::W, "tc") => {
                    let properties = child.child(Ns::W, "tcPr");
                    let says = |name: &str| properties.and_then(|it| it.child(Ns::W, name));
                    let columns = says("gridSpan").and_then(Element::val).and_then(|span| span.parse().ok());
                    let mut blocks = Blocks::new(story);
                    self.blocks(child, &mut blocks)?;
                    row.cells.push(Cell {
                        columns: columns.unwrap_or(1).clamp(1, MOST_COLUMNS),
                        is_continued: says("vMerge").is_some_and(|it| it.val() != Some("restart")),
                        blocks: blocks.blocks,
                    });
                }
                (Ns::W, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => {
                    self.cells(child, story, row)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The number of a note in the content; nothing where there is none of this id.
    pub(super) fn note(&mut self, kind: NoteKind, id: &str) -> Result<Option<usize>, CarrierError> {
        if let Some(known) = self.notes.known.get(&(kind, id.to_owned())) {
            return Ok(Some(*known));
        }
        let (story, name) = match kind {
            NoteKind::Foot => (self.notes.footnotes, "footnote"),
            NoteKind::End => (self.notes.endnotes, "endnote"),
        };
        let Some(story) = story else { return Ok(None) };
        let is_own = |note: &Element<'_>| note.is(Ns::W, name) && note.w("id") == Some(id);
        let Some(note) = story.tree.root().elements().find(is_own) else { return Ok(None) };
        let number = self.content.notes.len();
        self.notes.known.insert((kind, id.to_owned()), number);
        self.content.notes.push(Vec::new());
        let mut blocks = Blocks::new(story);
        self.blocks(note, &mut blocks)?;
        self.content.notes[number] = blocks.blocks;
        Ok(Some(number))
    }

    /// What a relationship of a part leads to.
    pub(super) fn target<'s>(story: Story<'s>, id: &str) -> Option<&'s Target> {
        story.relationships.get(id).map(|relationship| &relationship.target)
    }
}

/// The most columns that a cell is believed to cover: Word has no more (63).
const MOST_COLUMNS: usize = 63;

/// The one branch of alternatives that is read: the first whose extensions are known here, or else the one for programs that know none.
pub(super) fn branch(alternatives: Element<'_>) -> Option<Element<'_>> {
    let choices = || alternatives.elements().filter(|branch| branch.is(Ns::Mc, "Choice"));
    let is_known = |branch: &Element<'_>| {
        let required = branch.attribute(Ns::Other, "Requires").unwrap_or_default();
        required
            .split_whitespace()
            .all(|prefix| matches!(prefix, "wps" | "wpg" | "wpc" | "w14" | "w15" | "wp14" | "a14"))
    };
    choices().find(is_known).or_else(|| alternatives.child(Ns::Mc, "Fallback")).or_else(|| choices().next())
}
