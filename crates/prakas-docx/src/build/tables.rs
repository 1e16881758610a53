//! Tables.

use docx_rs::{
    AlignmentType, DocumentChild, Paragraph, Table, TableAlignmentType, TableCell, TableLayoutType, TableRow,
    WidthType,
};
use prakas_document::reading::{plain_text, visit_inline_texts};
use prakas_document::{Cell, ColumnAlign, Role};

use super::Builder;
use super::blocks::{Place, styled};
use super::styles::CELL_MARGIN;
use super::{groups, style_ids};
use crate::DocxError;
use crate::units::{positive_twips, twips_of_mm};

/// How many characters of a cell count when the columns share the width: longer cells are broken into lines.
const LONGEST_CELL: usize = 40;

/// How many characters of a word count: Khmer is written without spaces, and longer words are rather broken.
const LONGEST_WORD: usize = 16;

/// Width of a letter in multiples of the size of the type, generously.
const LETTER: f64 = 0.6;

impl<'a> Builder<'a> {
    pub(super) fn table(&mut self, table: &'a prakas_document::Table, place: Place) -> Result<(), DocxError> {
        self.mark_above(place);
        if !table.caption().is_empty() {
            let caption = self.inlines(table.caption(), Role::Caption)?;
            self.place(style_ids::of(Role::Caption), Role::Caption, caption, place);
            self.keep_with_next();
        }
        let columns = self.columns(table, place);
        let mut rows = vec![self.row(table.header(), table.align(), &columns, Role::TableHeader)?];
        for row in table.rows() {
            rows.push(self.row(row, table.align(), &columns, Role::TableCell)?);
        }
        let width = columns.iter().sum();
        let mut built = Table::without_borders(rows)
            .style(style_ids::RELEASE_TABLE.id)
            .layout(TableLayoutType::Autofit)
            .width(width, WidthType::Dxa)
            .set_grid(columns);
        if place.indent != 0 {
            built = built.indent(place.indent);
        } else {
            built = built.align(TableAlignmentType::Center);
        }
        self.children.push(DocumentChild::Table(Box::new(built)));
        self.push(styled(style_ids::TABLE_END, Vec::new()));
        Ok(())
    }

    fn row(
        &mut self,
        cells: &'a [Cell],
        align: &[ColumnAlign],
        columns: &[usize],
        role: Role,
    ) -> Result<TableRow, DocxError> {
        let mut row = Vec::with_capacity(cells.len());
        for ((cell, align), width) in cells.iter().zip(align).zip(columns) {
            let content = self.inlines(cell, role)?;
            let mut paragraph = aligned(self.paragraph(style_ids::of(role), role, content), *align);
            if role == Role::TableHeader {
                paragraph = paragraph.keep_next(true);
            }
            row.push(TableCell::new().width(*width, WidthType::Dxa).add_paragraph(paragraph));
        }
        Ok(TableRow::new(row).cant_split())
    }

    /// The width of a column whose cells stand on one line each, in twips.
    fn natural(&self, table: &prakas_document::Table, column: usize) -> usize {
        let widest = |cell: Option<&Cell>, role: Role| {
            let words = cell.map(|cell| plain_text(cell)).unwrap_or_default();
            let widths = words.lines().map(|line| groups::width(line, self.document.theme.style(role)));
            widths.fold(0.0, f64::max)
        };
        let rows = table.rows().iter().map(|row| widest(row.get(column), Role::TableCell));
        let width = rows.fold(widest(table.header().get(column), Role::TableHeader), f64::max);
        // Faces differ a little, and a cell that is a hair too narrow breaks its line.
        usize::try_from(positive_twips(width * 1.04 + 1.0)).unwrap_or(0) + 2 * CELL_MARGIN
    }

    /// The widths of the columns in twips: as wide as their cells are, where the lines have room for that. Else each has room for its
    /// longest word, and what is left is shared by the longest cells. Programs that lay tables out by their words, as Word does, take them for hints.
    fn columns(&self, table: &prakas_document::Table, place: Place) -> Vec<usize> {
        let room = twips_of_mm(self.document.theme.page.text_width()).saturating_sub(place.indents());
        let room = usize::try_from(room).unwrap_or(0).max(table.header().len());
        let size = self
            .document
            .theme
            .style(Role::TableHeader)
            .size
            .max(self.document.theme.style(Role::TableCell).size);
        let letter = usize::try_from(positive_twips(size * LETTER)).unwrap_or(0);
        let natural: Vec<usize> =
            (0..table.header().len()).map(|column| self.natural(table, column)).collect();
        if natural.iter().sum::<usize>() <= room {
            return natural;
        }
        let columns: Vec<Longest> =
            (0..table.header().len()).map(|column| Longest::of(table, column)).collect();
        let least: Vec<usize> = columns.iter().map(|column| column.word * letter + 2 * CELL_MARGIN).collect();
        let taken: usize = least.iter().sum();
        if taken >= room {
            return shared(room, &least);
        }
        let cells: Vec<usize> = columns.iter().map(|column| column.cell).collect();
        let rest = shared(room - taken, &cells);
        least.iter().zip(rest).map(|(least, rest)| least + rest).collect()
    }
}

/// The longest word and the longest cell of a column, in characters.
struct Longest {
    word: usize,
    cell: usize,
}

impl Longest {
    fn of(table: &prakas_document::Table, column: usize) -> Self {
        let rows = std::iter::once(table.header()).chain(table.rows().iter().map(Vec::as_slice));
        let (mut word, mut cell) = (1, 1);
        for content in rows.filter_map(|row| row.get(column)) {
            cell = cell.max(length(&plain_text(content)));
            // Khmer has no spaces between its words, and a number must have room as a whole.
            visit_inline_texts(content, &mut |text| {
                let words = text.pieces().flat_map(str::split_whitespace);
                word = words.map(length).max().unwrap_or(1).max(word);
            });
        }
        Self { word: word.min(LONGEST_WORD), cell: cell.clamp(1, LONGEST_CELL) }
    }
}

/// How many characters take room: those that Khmer writes above and below others do not.
fn length(text: &str) -> usize {
    let takes_none =
        |c: &char| matches!(c, '\u{17B7}'..='\u{17BD}' | '\u{17C6}' | '\u{17C9}'..='\u{17D3}' | '\u{17DD}');
    text.chars().filter(|c| !takes_none(c)).count()
}

/// A width cut up by shares, of which one at least is not 0; what rounding leaves over goes to the last.
fn shared(width: usize, shares: &[usize]) -> Vec<usize> {
    let whole: usize = shares.iter().sum();
    let mut widths: Vec<usize> = shares.iter().map(|share| width * share / whole).collect();
    let used: usize = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += width - used;
    }
    widths
}

fn aligned(paragraph: Paragraph, align: ColumnAlign) -> Paragraph {
    match align {
        ColumnAlign::Start => paragraph,
        ColumnAlign::Center => paragraph.align(AlignmentType::Center),
        ColumnAlign::End => paragraph.align(AlignmentType::Right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        assert_eq!(shared(10, &[1, 1, 1]), [3, 3, 4]);
        assert_eq!(shared(0, &[1, 2]), [0, 0]);
    }

    #[test]
    fn a_columns_longest_word_and_cell() {
        let cell = |text: &str| vec![prakas_document::Inline::from(text)];
        let table = prakas_document::Table::new(
            vec![cell("Amount"), cell("")],
            vec![vec![cell("of a fund"), cell("")]],
        )
        .expect("a table");
        let longest = Longest::of(&table, 0);
        assert_eq!((longest.word, longest.cell), (6, 9));
        let empty = Longest::of(&table, 1);
        assert_eq!((empty.word, empty.cell), (1, 1));
    }
}
