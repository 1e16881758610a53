//! Tables: cells between `|`, and a line of `|---|` under the header. Where such a line stands under each row, rows may have
//! several lines.

use prakas_document::{Block, Cell, Code, ColumnAlign, Diagnostic, Table};

use super::Reader;
use super::joined::Joined;
use super::lines::Line;
use super::marks::is_table_rule;

/// How many of the lines are a table's, if they begin with one.
pub(super) fn lines(source: &str, lines: &[Line]) -> Option<usize> {
    let words = |line: &Line| &source[line.range.clone()];
    let rows = lines.iter().take_while(|line| words(line).starts_with('|')).count();
    let has_header = rows > 1 && !is_table_rule(words(&lines[0]));
    (has_header && lines[1..rows].iter().any(|line| is_table_rule(words(line)))).then_some(rows)
}

impl Reader<'_> {
    /// The table of these lines, or a finding about it.
    pub(super) fn table(&mut self, caption: &[Line], lines: &[Line], path: &str) -> Option<Block> {
        let source = self.record.text;
        let is_rule = |line: &Line| is_table_rule(&source[line.range.clone()]);
        let header_end = lines.iter().position(is_rule)?;
        let (header, rows) = (&lines[..header_end], &lines[header_end + 1..]);
        let several = rows.iter().any(is_rule);
        let rows: Vec<&[Line]> = if several {
            rows.split(is_rule).filter(|row| !row.is_empty()).collect()
        } else {
            rows.chunks(1).collect()
        };

        let align: Vec<ColumnAlign> = cells(source, &lines[header_end])
            .iter()
            .map(|cell| alignment(&source[cell.range.clone()]))
            .collect();
        let caption = self.inlines(caption, path);
        let own_path = |part: String| {
            if several || header.len() > 1 { format!("{path}.table.{part}") } else { path.to_owned() }
        };
        let header = self.row(header, align.len(), |column| own_path(format!("header.{column}")))?;
        let rows = rows.into_iter().enumerate();
        let rows = rows
            .map(|(i, row)| self.row(row, align.len(), |column| own_path(format!("rows.{i}.{column}"))))
            .collect::<Option<Vec<_>>>()?;
        let table = Table::new(header, rows).and_then(|table| table.with_caption(caption).with_align(align));
        match table {
            Ok(table) => Some(Block::Table(table)),
            Err(error) => {
                let range = super::blocks::extent(lines);
                self.record
                    .report(&range, Diagnostic::error(Code::BadTable, error.to_string()).at_path(path));
                None
            }
        }
    }

    /// The cells of a row, each of the parts of its lines.
    fn row(&mut self, lines: &[Line], columns: usize, path: impl Fn(usize) -> String) -> Option<Vec<Cell>> {
        let source = self.record.text;
        let mut cell_lines: Vec<Vec<Line>> = vec![Vec::new(); columns];
        for line in lines {
            let cells = cells(source, line);
            if cells.len() != columns {
                let finding = Diagnostic::error(
                    Code::BadTable,
                    format!("this line of the table has {} cells, and its header has {columns}", cells.len()),
                )
                .hint("write `\\|` for a bar within a cell");
                self.record.report(&line.range, finding);
                return None;
            }
            for (column, cell) in cell_lines.iter_mut().zip(cells) {
                column.push(cell);
            }
        }
        let cells = cell_lines.iter().enumerate();
        Some(
            cells
                .map(|(column, lines)| self.joined_inlines(&Joined::of_cell(source, lines), &path(column)))
                .collect(),
        )
    }
}

/// The cells of a line: what stands between its bars.
fn cells(source: &str, line: &Line) -> Vec<Line> {
    let words = &source[line.range.clone()];
    let mut cells = Vec::new();
    let mut start = 1;
    let mut escaped = false;
    for (at, c) in words.char_indices().skip(1) {
        if c == '|' && !escaped {
            cells.push(Line::new(source, line.range.start + start..line.range.start + at));
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if start < words.len() {
        cells.push(Line::new(source, line.range.start + start..line.range.end));
    }
    cells
}

fn alignment(rule: &str) -> ColumnAlign {
    match (rule.starts_with(':'), rule.ends_with(':')) {
        (true, true) => ColumnAlign::Center,
        (false, true) => ColumnAlign::End,
        (true | false, false) => ColumnAlign::Start,
    }
}
