//! Tables as releases have them: a header row, and rows with as many cells as it has.

use prakas_carrier::docx::{Align, Cell as Shown, Row, Table as Grid};
use prakas_document::{Cell, ColumnAlign, Inline, Table};

use super::words::{Words, paragraphs_of};

/// The table; nothing where it has no words. Its first row is the header. A cell that covers several columns stands in the first
/// of them, and what is beyond the most columns that there may be stands in the last.
pub(super) fn table(grid: &Grid, words: &mut Words<'_>) -> Option<Table> {
    let mut rows: Vec<Vec<Cell>> = grid.rows.iter().map(|row| cells(row, words)).collect();
    if rows.iter().flatten().all(Vec::is_empty) {
        return None;
    }
    let columns = rows.iter().map(Vec::len).max()?.min(Table::MAX_COLUMNS);
    for row in &mut rows {
        let beyond = row.split_off(row.len().min(columns));
        if let Some(last) = row.last_mut() {
            beyond.into_iter().for_each(|cell| join(last, cell));
        }
        row.resize(columns, Cell::new());
    }
    let mut rows = rows.into_iter();
    let table = Table::new(rows.next()?, rows.collect()).ok()?;
    let align = (0..columns).map(|column| align(grid, column)).collect();
    Some(table.clone().with_align(align).unwrap_or(table))
}

/// The cells of a row, one a column.
fn cells(row: &Row, words: &mut Words<'_>) -> Vec<Cell> {
    let mut cells = Vec::new();
    for cell in &row.cells {
        cells.push(if cell.is_continued { Cell::new() } else { content(cell, words) });
        let covered = cell.columns.min(Table::MAX_COLUMNS).saturating_sub(1);
        cells.extend((0..covered).map(|_| Cell::new()));
    }
    cells
}

/// The paragraphs of a cell as lines.
fn content(cell: &Shown, words: &mut Words<'_>) -> Cell {
    let mut content = Cell::new();
    for paragraph in paragraphs_of(&cell.blocks) {
        join(&mut content, words.inlines(&paragraph.inlines));
    }
    content
}

/// Adds words in a new line.
fn join(cell: &mut Cell, words: Vec<Inline>) {
    if !cell.is_empty() && !words.is_empty() {
        cell.push(Inline::LineBreak);
    }
    cell.extend(words);
}

/// How the cells of a column are aligned: as all those with words are, under the header or, where nothing stands there, in it.
fn align(grid: &Grid, column: usize) -> ColumnAlign {
    let aligned = |row: &Row| {
        let mut at = 0;
        for cell in &row.cells {
            if at == column {
                let mut paragraphs = paragraphs_of(&cell.blocks).into_iter();
                let first = paragraphs.find(|paragraph| !paragraph.inlines.is_empty());
                return first.map(|paragraph| paragraph.align);
            }
            at += cell.columns.max(1);
        }
        None
    };
    let under: Vec<Align> = grid.rows.iter().skip(1).filter_map(aligned).collect();
    let of_all = match under.split_first() {
        Some((first, rest)) => rest.iter().all(|align| align == first).then_some(*first),
        None => grid.rows.first().and_then(aligned),
    };
    match of_all {
        Some(Align::Center) => ColumnAlign::Center,
        Some(Align::End) => ColumnAlign::End,
        Some(Align::Start) | None => ColumnAlign::Start,
    }
}
