//! What a DOCX shows, as a tree.

use std::sync::Arc;

/// What a DOCX shows: its words in reading order, with what their styles say of them.
///
/// The tree holds what is there, and guesses nothing: a paragraph that looks like a heading is a paragraph of a style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Its title, as its core properties have it.
    pub title: Option<String>,
    /// The language that its core properties state (`dc:language`), as a BCP 47 tag.
    pub stated_language: Option<String>,
    /// The language of text that names none, as a BCP 47 tag: `en-US`.
    pub language: Option<String>,
    /// The same for text in a complex script, such as Khmer.
    pub complex_language: Option<String>,
    /// Every style that a paragraph is of.
    pub styles: Vec<Style>,
    /// Where links lead.
    pub links: Vec<String>,
    /// The languages that runs name, as BCP 47 tags.
    pub languages: Vec<String>,
    /// The body.
    pub body: Vec<Block>,
    /// The footnotes and endnotes that are referred to, by the numbers that [`Inline::Note`] holds.
    pub notes: Vec<Vec<Block>>,
    /// What stands in the upper margin of pages: each header once, in the order of the sections.
    pub headers: Vec<Vec<Block>>,
    /// What stands in the lower margin of pages.
    pub footers: Vec<Vec<Block>>,
    /// The pictures, by the numbers that [`Picture`]s hold.
    pub media: Vec<Media>,
    /// What it shows, or holds, and this tree does not, each once.
    pub left_out: Vec<LeftOut>,
}

/// A style of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Its name, which is the same in every language of Word: `heading 1`.
    pub name: String,
    /// The style that it is based on.
    pub based_on: Option<usize>,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// Where a section ends that is not the last.
    SectionEnd,
}

/// A paragraph. Measures are resolved: of the paragraph itself, its style, or the level of its list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Its style, if it is not of the default style.
    pub style: Option<usize>,
    /// How deep it stands in the outline: 0 is a heading of the first level.
    pub outline: Option<u8>,
    /// The list that it is an item of.
    pub list: Option<ListItem>,
    /// How its lines are aligned.
    pub align: Align,
    /// Indent from the left margin, in twips.
    pub indent: i32,
    /// What stands in it.
    pub inlines: Vec<Inline>,
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListItem {
    /// Which list: items of one number are counted together.
    pub list: u32,
    /// How deep, 0 to 8.
    pub level: u8,
    /// The number that its level starts with; nothing for a bullet.
    pub start: Option<u32>,
}

/// How the lines of a paragraph are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Where the language's lines begin, or at both margins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Where the language's lines end.
    End,
}

/// What stands in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Characters of one format. A tab is U+0009, a soft hyphen U+00AD, a hyphen that holds U+2011.
    Text {
        /// The characters.
        text: String,
        /// How they are set.
        format: Format,
    },
    /// A line that ends before its margin.
    LineBreak,
    /// Where a footnote is referred to: its number among [`Content::notes`].
    Note(usize),
    /// A picture.
    Picture(Picture),
}

/// How characters are set, over and above what their paragraph's style says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Format {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Raised or lowered.
    pub position: Position,
    /// The link that they are part of: its number among [`Content::links`].
    pub link: Option<usize>,
    /// The language that their run names, for their script: its number among [`Content::languages`].
    pub language: Option<usize>,
}

/// Whether characters are raised or lowered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Position {
    /// On the line.
    #[default]
    Baseline,
    /// Above it.
    Superscript,
    /// Below it.
    Subscript,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its number among [`Content::media`]; nothing where the file does not hold it, or only in a form that is no picture.
    pub media: Option<usize>,
    /// What is said to those who do not see it.
    pub alt: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Indent from the left margin, in twips.
    pub indent: i32,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Whether it is repeated at the top of each page, as header rows are.
    pub is_header: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How many columns of the grid it covers.
    pub columns: usize,
    /// Whether it goes on with the cell above it.
    pub is_continued: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A picture's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// What it is called: a file name alone.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

/// What a DOCX may hold and [`Content`] does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// Remarks of reviewers.
    Comments,
    /// Words that a reviewer has deleted, while the deletion is not accepted. What was inserted is there.
    Deletions,
    /// Words that are marked as hidden.
    Hidden,
    /// A chart or a diagram.
    Charts,
    /// An embedded object of another program.
    Objects,
    /// Another document inside this one.
    Documents,
    /// Characters of a font of symbols, which have no meaning without it.
    Symbols,
}
