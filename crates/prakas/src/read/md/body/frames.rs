//! What is open while blocks are built.

use std::ops::Range;

use jiff::civil::Date;
use prakas_document::{Block, Cell, ColumnAlign, Inline, Language, ListMarker, Text};

use super::inlines::Inlines;

/// Something that is open.
#[derive(Debug)]
pub(super) enum Frame {
    Blocks(Blocks),
    List { marker: ListMarker, items: Vec<Vec<Block>> },
    Table(Rows),
    Line(Line),
    Span(Span),
}

/// Something that holds blocks.
#[derive(Debug)]
pub(super) struct Blocks {
    pub(super) holder: Holder,
    pub(super) blocks: Vec<Block>,
    /// The caption of the table that comes next.
    pub(super) caption: Vec<Inline>,
    /// Who is quoted.
    pub(super) speaker: Option<Text>,
}

/// What holds blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// The body, the notes to editors, or a footnote.
    Root,
    Quotation,
    Item,
}

/// A table's cells so far.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) align: Vec<ColumnAlign>,
    pub(super) header: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// The row in hand, and where its cells stand.
    pub(super) row: Vec<Cell>,
    pub(super) cells: Vec<Range<usize>>,
}

/// Something that holds inlines.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) holds: Holds,
    pub(super) inlines: Inlines,
    /// How many places there were when it began.
    pub(super) places: usize,
    /// Where the last line of the source begins, if it does not begin inside a span.
    pub(super) last: Option<Start>,
}

/// What inlines make together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Paragraph,
    /// A paragraph of a tight list, which has no event of its own.
    Implicit,
    Heading {
        marks: u8,
    },
    Title,
    Notes,
    Cell,
}

/// Where a line begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    /// How many inlines stand before the break that ends the line before it.
    pub(super) before: usize,
    /// How many inlines stand before the line.
    pub(super) pieces: usize,
    /// How many places there were.
    pub(super) places: usize,
}

/// A span of a line.
#[derive(Debug)]
pub(super) struct Span {
    pub(super) kind: SpanKind,
    /// The event that opened it.
    pub(super) at: usize,
    pub(super) inlines: Inlines,
}

/// What a span is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SpanKind {
    /// Between `**`.
    Strong,
    /// Between `<strong>` and its end.
    StrongTag,
    /// Between `*`.
    Emphasis,
    /// Between `<em>` and its end.
    EmphasisTag,
    Link,
    Superscript,
    Subscript,
    /// In another language; none where the tag tells none that there is.
    Foreign(Option<Language>),
    /// The name of a day; none where the tag tells none that there is.
    Date(Option<Date>),
}

impl Blocks {
    pub(super) fn new(holder: Holder) -> Self {
        Self { holder, blocks: Vec::new(), caption: Vec::new(), speaker: None }
    }
}
