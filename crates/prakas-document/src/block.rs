//! The blocks of a body: paragraphs, headings, lists, quotations, tables, figures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AltText, Inline, Picture, Role, Text};

/// A block of a body. In JSON: `{"paragraph": […]}`, `{"heading": {"level": 1, "content": […]}}` and so on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside the body; the release's own title stands above all of them.
    Heading {
        /// How deep the section is.
        level: HeadingLevel,
        /// The heading's words.
        content: Vec<Inline>,
    },
    /// A bulleted or numbered list.
    List(List),
    /// A quotation set off from the text.
    Quotation(Quotation),
    /// A table with a header row.
    Table(Table),
    /// A picture with its caption.
    Figure(Figure),
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(vec![Inline::Text(text.into())])
    }

    /// A heading of plain text.
    pub fn heading(level: HeadingLevel, text: impl Into<Text>) -> Self {
        Self::Heading { level, content: vec![Inline::Text(text.into())] }
    }
}

/// A heading's level in the body, 1 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
#[schemars(with = "u8", extend("minimum" = 1, "maximum" = 3))]
pub enum HeadingLevel {
    /// A section of the release.
    One,
    /// A part of a section.
    Two,
    /// A part of such a part.
    Three,
}

impl HeadingLevel {
    /// The role of a heading of this level.
    pub fn role(self) -> Role {
        match self {
            Self::One => Role::Heading1,
            Self::Two => Role::Heading2,
            Self::Three => Role::Heading3,
        }
    }
}

/// What is said of a heading's level that is not 1, 2 or 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a heading's level is 1, 2 or 3, not {0}")]
pub struct HeadingLevelError(u8);

impl TryFrom<u8> for HeadingLevel {
    type Error = HeadingLevelError;

    fn try_from(level: u8) -> Result<Self, HeadingLevelError> {
        match level {
            1 => Ok(Self::One),
            2 => Ok(Self::Two),
            3 => Ok(Self::Three),
            other => Err(HeadingLevelError(other)),
        }
    }
}

impl From<HeadingLevel> for u8 {
    fn from(level: HeadingLevel) -> Self {
        match level {
            HeadingLevel::One => 1,
            HeadingLevel::Two => 2,
            HeadingLevel::Three => 3,
        }
    }
}

/// A list. Its marks (bullets, numbers in the part's digits) are made by layout.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Bulleted or numbered.
    pub marker: ListMarker,
    /// The items, each of one block or more.
    pub items: Vec<Vec<Block>>,
}

/// What stands before each item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListMarker {
    /// A bullet.
    Bulleted,
    /// A number, counted up from `start`.
    Numbered {
        /// The first item's number.
        start: u32,
    },
}

/// A quotation set off from the text, with the person or paper that is quoted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quotation {
    /// What was said.
    pub content: Vec<Block>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Text>,
}

/// A cell of a table.
pub type Cell = Vec<Inline>;

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnAlign {
    /// At the start of the line: left.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end of the line: right, as figures are.
    End,
}

/// A table: one header row, and rows with as many cells as it has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawTable")]
#[schemars(with = "RawTable")]
pub struct Table {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    caption: Vec<Inline>,
    align: Vec<ColumnAlign>,
    header: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Table")]
struct RawTable {
    /// What the table shows.
    #[serde(default)]
    caption: Vec<Inline>,
    /// How each column is aligned; left out, all are aligned at the start.
    #[serde(default)]
    align: Vec<ColumnAlign>,
    /// The header row: one cell a column, one column at least.
    header: Vec<Cell>,
    /// The rows, each with as many cells as the header.
    rows: Vec<Vec<Cell>>,
}

/// Why cells make no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// There is no column.
    #[error("a table needs a header row of one cell at least")]
    NoColumn,
    /// There are more columns than a page can hold: [`Table::MAX_COLUMNS`].
    #[error("a table has at most {max} columns, this one has {0}", max = Table::MAX_COLUMNS)]
    TooWide(usize),
    /// A row is shorter or longer than the header.
    #[error("row {row} of the table has {cells} cells, its header has {columns}")]
    Ragged {
        /// Which row, counted from 1 under the header.
        row: usize,
        /// How many cells that row has.
        cells: usize,
        /// How many cells the header has.
        columns: usize,
    },
    /// The alignments are not one a column.
    #[error("the table has {columns} columns and {align} alignments")]
    Align {
        /// How many cells the header has.
        columns: usize,
        /// How many alignments were given.
        align: usize,
    },
}

impl Table {
    /// How many columns a table may have: Word's own limit.
    pub const MAX_COLUMNS: usize = 63;

    /// A table of a header row and rows under it.
    pub fn new(header: Vec<Cell>, rows: Vec<Vec<Cell>>) -> Result<Self, TableError> {
        let columns = header.len();
        if columns == 0 {
            return Err(TableError::NoColumn);
        }
        if columns > Self::MAX_COLUMNS {
            return Err(TableError::TooWide(columns));
        }
        for (i, row) in rows.iter().enumerate() {
            if row.len() != columns {
                return Err(TableError::Ragged { row: i + 1, cells: row.len(), columns });
            }
        }
        Ok(Self { caption: Vec::new(), align: vec![ColumnAlign::Start; columns], header, rows })
    }

    /// The same table with a caption.
    pub fn with_caption(mut self, caption: Vec<Inline>) -> Self {
        self.caption = caption;
        self
    }

    /// The same table with its columns aligned so.
    pub fn with_align(mut self, align: Vec<ColumnAlign>) -> Result<Self, TableError> {
        if align.len() != self.header.len() {
            return Err(TableError::Align { columns: self.header.len(), align: align.len() });
        }
        self.align = align;
        Ok(self)
    }

    /// What the table shows; empty where it has no caption.
    pub fn caption(&self) -> &[Inline] {
        &self.caption
    }

    /// How each column is aligned, one for each cell of the header.
    pub fn align(&self) -> &[ColumnAlign] {
        &self.align
    }

    /// The header row.
    pub fn header(&self) -> &[Cell] {
        &self.header
    }

    /// The rows under the header, each as long as it.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// The same table with every run of inlines (caption and cells) replaced by what `map` makes of it.
    pub fn map(&self, mut map: impl FnMut(&[Inline]) -> Vec<Inline>) -> Self {
        Self {
            caption: map(&self.caption),
            align: self.align.clone(),
            header: self.header.iter().map(|cell| map(cell)).collect(),
            rows: self.rows.iter().map(|row| row.iter().map(|cell| map(cell)).collect()).collect(),
        }
    }
}

impl TryFrom<RawTable> for Table {
    type Error = TableError;

    fn try_from(raw: RawTable) -> Result<Self, TableError> {
        let table = Self::new(raw.header, raw.rows)?.with_caption(raw.caption);
        if raw.align.is_empty() { Ok(table) } else { table.with_align(raw.align) }
    }
}

/// A picture with the words that stand for it, and the words under it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// What the picture shows, for those who do not see it.
    pub alt: AltText,
    /// The words under the picture; empty where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: usize) -> Vec<Cell> {
        vec![vec!["x".into()]; cells]
    }

    #[test]
    fn a_table_is_as_wide_as_its_header() {
        assert!(Table::new(row(2), vec![row(2)]).is_ok());
        assert_eq!(Table::new(row(0), vec![]), Err(TableError::NoColumn));
        assert_eq!(
            Table::new(row(2), vec![row(2), row(3)]),
            Err(TableError::Ragged { row: 2, cells: 3, columns: 2 })
        );
        assert!(serde_json::from_str::<Table>(r#"{"header":[[]],"rows":[[]]}"#).is_err());
    }

    #[test]
    fn json_keeps_a_table() {
        let table = Table::new(row(2), vec![row(2)])
            .and_then(|t| t.with_align(vec![ColumnAlign::Start, ColumnAlign::End]))
            .expect("a table");
        let json = serde_json::to_string(&table).expect("json");
        assert_eq!(serde_json::from_str::<Table>(&json).expect("a table"), table);
    }

    #[test]
    fn levels_are_one_to_three() {
        assert!(serde_json::from_str::<HeadingLevel>("3").is_ok());
        assert!(serde_json::from_str::<HeadingLevel>("4").is_err());
    }
}
