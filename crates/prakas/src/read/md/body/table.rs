//! Tables: rows with `|` between the cells.

use prakas_document::{Block, Code, ColumnAlign, Diagnostic, Table};
use pulldown_cmark::Alignment;

use super::builder::Builder;
use super::frames::{Frame, Rows};

impl Rows {
    pub(super) fn new(align: &[Alignment]) -> Self {
        let align = align.iter().map(|align| match align {
            Alignment::None | Alignment::Left => ColumnAlign::Start,
            Alignment::Center => ColumnAlign::Center,
            Alignment::Right => ColumnAlign::End,
        });
        Self {
            align: align.collect(),
            header: Vec::new(),
            rows: Vec::new(),
            row: Vec::new(),
            cells: Vec::new(),
        }
    }
}

impl Builder<'_, '_> {
    pub(super) fn close_cell(&mut self, at: usize) {
        let Some(line) = self.pop_line() else { return };
        let range = self.events.range(at);
        if let Some(Frame::Table(rows)) = self.stack.last_mut() {
            rows.row.push(line.inlines.into_line());
            rows.cells.push(range);
        }
    }

    pub(super) fn close_row(&mut self, at: usize, is_header: bool) {
        let whole = self.events.range(at);
        let Some(Frame::Table(rows)) = self.stack.last_mut() else { return };
        let (row, cells) = (std::mem::take(&mut rows.row), std::mem::take(&mut rows.cells));
        let columns = row.len();
        // CommonMark's tables drop cells past the header's, and make up those that are missing: an empty one after the row.
        let missing = cells.iter().filter(|cell| cell.is_empty() && cell.start >= whole.end).count();
        let rest = cells.last().map_or(whole.start, |cell| cell.end)..whole.end;
        let surplus = self.record.slice(&rest).trim().trim_start_matches('|').trim();
        if is_header {
            rows.header = row;
        } else {
            rows.rows.push(row);
        }
        let message = if missing > 0 {
            format!("this row of the table has {} of {columns} cells", columns - missing)
        } else if surplus.is_empty() {
            return;
        } else {
            format!("this row of the table has more cells than its header, which has {columns}")
        };
        let finding = Diagnostic::error(Code::BadTable, message)
            .hint("write a cell for each column, an empty one as `| |`, and `\\|` for the character `|`");
        self.report(at, finding);
    }

    pub(super) fn close_table(&mut self, at: usize) {
        let Some(Frame::Table(rows)) = self.stack.pop_if(|frame| matches!(frame, Frame::Table(_))) else {
            return;
        };
        let caption = match self.stack.last_mut() {
            Some(Frame::Blocks(open)) => std::mem::take(&mut open.caption),
            _ => Vec::new(),
        };
        match Table::new(rows.header, rows.rows)
            .and_then(|table| table.with_caption(caption).with_align(rows.align))
        {
            Ok(table) => self.push_block(Block::Table(table), self.events.range(at).end),
            Err(error) => {
                let finding =
                    Diagnostic::error(Code::BadTable, error.to_string()).hint("make two tables of it");
                self.report(at, finding);
                self.forget_block();
            }
        }
    }

    /// Reports a paragraph that was meant to be a table: a line under its header has other columns than it.
    pub(super) fn check_rows(&mut self, at: usize) {
        let range = self.events.range(at);
        let mut start = range.start;
        for line in self.record.slice(&range).split_inclusive('\n') {
            let marks = line.trim();
            if marks.contains('|')
                && marks.contains("--")
                && marks.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
            {
                let message =
                    "this is no table: the line under its header has another number of columns than it";
                let finding = Diagnostic::error(Code::BadTable, message)
                    .at_path(self.path.clone())
                    .hint("write `---` for each column, with `|` between them");
                let indent = line.len() - line.trim_start().len();
                self.record.report(&(start + indent..start + indent + marks.len()), finding);
            }
            start += line.len();
        }
    }
}
