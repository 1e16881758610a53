//! Tables: cells between `|`, and a line under the header.
//!
//! A table whose cells stand on one line each has a line for each row; another has a line of `-` under each row.

use prakas_document::{ColumnAlign, Table};

use crate::flow::{Notes, Word, cell_words};
use crate::wrap::{Starts, columns, wrap};
use crate::{block, marks};

/// The table's caption and rows as lines.
pub(crate) fn lines<'a>(table: &'a Table, width: Option<usize>, notes: &mut Notes<'a>) -> Vec<String> {
    let mut out = block::paragraph(table.caption(), width, notes);
    let rows: Vec<Vec<Vec<Word>>> = std::iter::once(table.header())
        .chain(table.rows().iter().map(Vec::as_slice))
        .map(|row| row.iter().map(|cell| cell_words(cell, notes)).collect())
        .collect();
    let grid = Grid::new(&rows, table.align(), width);
    out.extend(grid.lines());
    out
}

/// A table's cells in lines, and the widths of its columns.
struct Grid<'a> {
    /// For each row and column the lines of the cell.
    rows: Vec<Vec<Vec<String>>>,
    align: &'a [ColumnAlign],
    /// For each column how far its cells are filled up with spaces.
    widths: Vec<usize>,
}

impl<'a> Grid<'a> {
    fn new(rows: &[Vec<Vec<Word>>], align: &'a [ColumnAlign], width: Option<usize>) -> Self {
        let widths = width.map(|width| column_widths(rows, align.len(), width));
        let set = |column: usize, words: &Vec<Word>| {
            wrap(words, widths.as_ref().map(|widths| widths[column]), Starts::AsTheyAre)
        };
        let rows = rows
            .iter()
            .map(|row| row.iter().enumerate().map(|(column, words)| set(column, words)).collect())
            .collect();
        let unfilled = || vec![marks::SHORTEST_RULE; align.len()];
        Self { rows, align, widths: widths.unwrap_or_else(unfilled) }
    }

    fn lines(&self) -> Vec<String> {
        let one_line_each = self.rows.iter().flatten().all(|cell| cell.len() <= 1);
        let rule = self.rule();
        let mut out = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            let height = row.iter().map(Vec::len).max().unwrap_or_default().max(1);
            out.extend((0..height).map(|at| self.line(row, at)));
            if i == 0 || !one_line_each {
                out.push(rule.clone());
            }
        }
        out
    }

    fn line(&self, row: &[Vec<String>], at: usize) -> String {
        let mut line = String::from("|");
        for ((cell, &width), &align) in row.iter().zip(&self.widths).zip(self.align) {
            let words = cell.get(at).map_or("", String::as_str);
            let free = width.saturating_sub(columns(words));
            let before = match align {
                ColumnAlign::Start => 0,
                ColumnAlign::Center => free / 2,
                ColumnAlign::End => free,
            };
            line.extend([" ", &" ".repeat(before), words, &" ".repeat(free - before), " |"]);
        }
        line
    }

    fn rule(&self) -> String {
        let mut line = String::from("|");
        for (&width, align) in self.widths.iter().zip(self.align) {
            let (start, end) = match align {
                ColumnAlign::Start => ('-', '-'),
                ColumnAlign::Center => (':', ':'),
                ColumnAlign::End => ('-', ':'),
            };
            line.push(start);
            line.push_str(&"-".repeat(width));
            line.push(end);
            line.push('|');
        }
        line
    }
}

/// The widths of columns whose lines keep to a width, as far as the longest words allow. What is left when each column has its
/// longest word goes to those that want more, in equal shares, the less wanting first.
fn column_widths(rows: &[Vec<Vec<Word>>], count: usize, width: usize) -> Vec<usize> {
    let mut wanted = vec![marks::SHORTEST_RULE; count];
    let mut widths = wanted.clone();
    for (column, words) in rows.iter().flat_map(|row| row.iter().enumerate()) {
        let lines = wrap(words, None, Starts::AsTheyAre);
        let longest_line = lines.iter().map(|line| columns(line)).max();
        let longest_word = words.iter().map(|word| columns(&word.text)).max();
        wanted[column] = wanted[column].max(longest_line.unwrap_or(0));
        // No cell is filled up further than a line is wide: one long word must not swell every row.
        widths[column] = widths[column].max(longest_word.unwrap_or(0).min(width));
    }
    // Each cell has a space at both sides and a bar after it; one more bar begins the line.
    let taken = widths.iter().sum::<usize>() + 3 * count + 1;
    let mut left = width.saturating_sub(taken);
    let mut by_want: Vec<(usize, usize)> =
        (0..count).map(|c| (wanted[c].saturating_sub(widths[c]), c)).collect();
    by_want.sort_unstable();
    for (done, (want, column)) in by_want.into_iter().enumerate() {
        let more = want.min(left / (count - done));
        widths[column] += more;
        left -= more;
    }
    widths
}
