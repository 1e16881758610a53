//! Groups of furniture: letterheads, and what stands at the foot of a release.
//!
//! Word has no block that is as wide as its longest line. So the lines of a group are centred between indents that leave about
//! as much room. Only an emblem with the lines beside it is a table.

use docx_rs::{
    AlignmentType, BorderType, DocumentChild, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Table, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use prakas_document::reading::plain_text;
use prakas_document::{Arrangement, Furniture, Inline, Permalink, QrCode, Role, Script, Style, Text, Weight};

use super::Builder;
use super::blocks::styled;
use super::pictures::EMBLEM_MM;
use super::style_ids;
use crate::DocxError;
use crate::units::{positive_twips, twips, twips_of_mm};

/// Thickness of the rule under a letterhead and of the frame around a status, in eighths of a point.
pub(super) const HEAVY_RULE: usize = 12;

/// Space between such a line and the words, in points.
pub(super) const RULE_SPACE: usize = 5;

/// Space between an emblem, or the lines beside it, and the rule under them, in twips.
const CELL_MARGIN_BOTTOM: usize = 60;

/// The most of the width between the margins that a group takes at one side.
const MOST_OF_WIDTH: f64 = 1.0;

impl<'a> Builder<'a> {
    pub(super) fn group(
        &mut self,
        arrangement: Arrangement,
        pieces: &'a [Furniture],
    ) -> Result<(), DocxError> {
        match arrangement {
            Arrangement::Beside => return self.beside(pieces),
            // Place and date stand on the page of the last lines above them.
            Arrangement::End => self.keep_with_next(),
            Arrangement::Start | Arrangement::Center => {}
        }
        let first = self.children.len();
        self.furniture(pieces)?;
        let free = twips(self.free(pieces));
        let last = self.children.len().saturating_sub(1);
        for (i, child) in self.children.iter_mut().enumerate().skip(first) {
            let DocumentChild::Paragraph(paragraph) = child else { continue };
            let property = std::mem::take(&mut paragraph.property);
            let property = match arrangement {
                Arrangement::Start => {
                    property.align(AlignmentType::Center).indent(Some(0), None, Some(free), None)
                }
                Arrangement::End => {
                    property.align(AlignmentType::Center).indent(Some(free), None, Some(0), None)
                }
                Arrangement::Center | Arrangement::Beside => property.align(AlignmentType::Center),
            };
            paragraph.property = property.keep_lines(true);
            if i != last {
                paragraph.property.keep_next = Some(true);
            } else if arrangement == Arrangement::End {
                paragraph.property.keep_next = Some(false);
            }
        }
        Ok(())
    }

    /// The emblem and the lines beside it, over a rule: a table without a header row, which is all that Word has for it.
    fn beside(&mut self, pieces: &'a [Furniture]) -> Result<(), DocxError> {
        let is_emblem = |piece: &&Furniture| matches!(piece, Furniture::Emblem { .. });
        let (emblems, lines) = pieces.split_at(pieces.iter().take_while(is_emblem).count());
        let whole = positive_twips(self.document.theme.page.text_width() / 25.4 * 72.0);
        let emblem = if emblems.is_empty() { 0 } else { self.emblem_column(emblems).min(whole / 2) };
        let mut cells = Vec::new();
        for (pieces, width) in [(emblems, emblem), (lines, whole - emblem)] {
            if !pieces.is_empty() {
                cells.push((self.cell(pieces)?, usize::try_from(width).unwrap_or(0)));
            }
        }
        if cells.is_empty() {
            return Ok(());
        }
        let rule = TableBorder::new(TableBorderPosition::Bottom)
            .border_type(BorderType::Single)
            .size(HEAVY_RULE)
            .color(self.document.theme.rule.hex());
        self.side_by_side(cells, Some(rule));
        if let Some(DocumentChild::Paragraph(end)) = self.children.last_mut() {
            end.property.keep_next = Some(true);
            // What comes next has its own space above it.
            let line = LineSpacing::new().before(0).after(0).line(20).line_rule(LineSpacingType::Exact);
            end.property.line_spacing = Some(line);
        }
        Ok(())
    }

    /// Cells of these widths in a row, over a rule where there is one: a table without a header row.
    fn side_by_side(&mut self, cells: Vec<(TableCell, usize)>, rule: Option<TableBorder>) {
        let grid: Vec<usize> = cells.iter().map(|(_, width)| *width).collect();
        let cells = cells.into_iter().map(|(cell, width)| cell.width(width, WidthType::Dxa)).collect();
        let bottom = if rule.is_some() { CELL_MARGIN_BOTTOM } else { 0 };
        let borders = TableBorders::with_empty();
        let borders = match rule {
            Some(rule) => borders.set(rule),
            None => borders,
        };
        let table = Table::without_borders(vec![TableRow::new(cells).cant_split()])
            .style(style_ids::TABLE_NORMAL.id)
            .layout(TableLayoutType::Fixed)
            .width(grid.iter().sum(), WidthType::Dxa)
            .margins(TableCellMargins::new().margin(0, 0, bottom, 0))
            .set_borders(borders)
            .set_grid(grid);
        self.children.push(DocumentChild::Table(Box::new(table)));
        self.push(styled(style_ids::TABLE_END, Vec::new()));
    }

    /// Width of the column of an emblem, with the space beside it, in twips.
    fn emblem_column(&self, emblems: &[Furniture]) -> u32 {
        let widths = emblems.iter().map(|piece| self.width(piece));
        let beside = 4.0 / 25.4 * 72.0;
        twips(widths.fold(0.0, f64::max) + beside).max(0).unsigned_abs()
    }

    /// A cell of these pieces, its lines at the left and in the middle of its height.
    fn cell(&mut self, pieces: &'a [Furniture]) -> Result<TableCell, DocxError> {
        self.cell_of(|builder| builder.furniture(pieces))
    }

    /// A cell of what `build` adds.
    fn cell_of(
        &mut self,
        build: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<TableCell, DocxError> {
        let outer = std::mem::take(&mut self.children);
        let built = build(self);
        let inner = std::mem::replace(&mut self.children, outer);
        built?;
        let mut cell = TableCell::new().vertical_align(VAlignType::Center);
        let mut is_empty = true;
        for child in inner {
            is_empty = false;
            match child {
                DocumentChild::Paragraph(paragraph) => {
                    cell = cell.add_paragraph(paragraph.align(AlignmentType::Left).keep_next(true));
                }
                // After a table there is always a paragraph, as a cell must end with one.
                DocumentChild::Table(table) => cell = cell.add_table(*table),
                // Nothing else is built.
                _ => {}
            }
        }
        // A cell must hold a paragraph (17.4.65).
        Ok(if is_empty { cell.add_paragraph(Paragraph::new()) } else { cell })
    }

    /// How much of the width between the margins the longest line leaves free, in points.
    fn free(&self, pieces: &[Furniture]) -> f64 {
        let whole = self.document.theme.page.text_width() / 25.4 * 72.0;
        let widest = pieces.iter().map(|piece| self.width(piece)).fold(0.0, f64::max);
        whole - widest.min(whole * MOST_OF_WIDTH)
    }

    /// About how wide a piece is, in points, rather more than less.
    fn width(&self, piece: &Furniture) -> f64 {
        match piece {
            Furniture::Lines { role, lines } => {
                let style = self.document.theme.style(*role);
                let widths = lines.iter().map(|line| width(&plain_text(line), style));
                widths.fold(0.0, f64::max)
            }
            Furniture::Emblem { picture, .. } => {
                EMBLEM_MM / 25.4 * 72.0 * f64::from(picture.width()) / f64::from(picture.height())
            }
            Furniture::Ornament
            | Furniture::Blocks(_)
            | Furniture::Group { .. }
            | Furniture::SignatureSpace { .. }
            | Furniture::Permalink(_) => 0.0,
        }
    }

    /// An empty line as high as a signature and a seal need.
    pub(super) fn signature_space(&mut self, millimetres: u16) {
        let height = LineSpacing::new()
            .before(0)
            .after(0)
            .line(twips_of_mm(f64::from(millimetres)))
            .line_rule(LineSpacingType::Exact);
        let space = styled(style_ids::SIGNATURE_SPACE, Vec::new()).line_spacing(height).keep_next(true);
        self.push(space);
    }

    /// The address under its words, and a code at the left of both.
    pub(super) fn permalink(&mut self, permalink: &'a Permalink) -> Result<(), DocxError> {
        let Permalink { label, address, code } = permalink;
        self.is_furniture(Role::EndHeading, &[vec![label.clone().into()]]);
        self.is_furniture(Role::EndMatter, std::slice::from_ref(address));
        match code {
            None => self.label_and_address(label, address),
            Some(QrCode { modules, alt, .. }) => {
                let side = i32::try_from(positive_twips(modules.whole_mm() / 25.4 * 72.0)).unwrap_or(0);
                let quiet = twips_of_mm(modules.quiet_mm());
                let width = usize::try_from(side - quiet).unwrap_or(0);
                let code = self.cell_of(|builder| builder.code(modules, alt))?;
                let words = self.cell_of(|builder| builder.label_and_address(label, address))?;
                let whole = positive_twips(self.document.theme.page.text_width() / 25.4 * 72.0);
                let rest = usize::try_from(whole).unwrap_or(0).saturating_sub(width);
                self.side_by_side(vec![(code, width), (words, rest)], None);
                Ok(())
            }
        }
    }

    fn label_and_address(&mut self, label: &Text, address: &[Inline]) -> Result<(), DocxError> {
        let label = self.inlines(&[label.clone().into()], Role::EndHeading)?;
        let label = self.paragraph(style_ids::of(Role::EndHeading), Role::EndHeading, label);
        self.push(label);
        let address = self.inlines(address, Role::EndMatter)?;
        let address = self.paragraph(style_ids::of(Role::EndMatter), Role::EndMatter, address);
        self.push(address);
        Ok(())
    }
}

/// How wide a line is in a style, in points. The widths of Latin letters are those of Tinos, which are those of Times New Roman; of
/// Khmer ones those of the usual faces, about.
pub(super) fn width(line: &str, style: &Style) -> f64 {
    let is_display = style.faces.khmer == "Moul";
    let widths = match style.weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let mut before = ' ';
    let ems = |c: char| {
        let is_subscript = std::mem::replace(&mut before, c) == '\u{17D2}';
        let (size, ems) = match c {
            '\u{17B7}'..='\u{17BD}' | '\u{17C6}' | '\u{17C9}'..='\u{17D3}' | '\u{17DD}' => return 0.0,
            c if is_subscript && Script::of(c) == Some(Script::Khmer) => (style.size_in(Script::Khmer), 0.15),
            'ា' | 'េ' | 'ែ' | 'ៃ' | 'ះ' | 'រ' => (style.size_in(Script::Khmer), 0.42),
            c if Script::of(c) == Some(Script::Khmer) => {
                (style.size_in(Script::Khmer), if is_display { 0.95 } else { 0.72 })
            }
            c => (style.size, latin(c, widths)),
        };
        size * ems
    };
    line.chars().map(ems).sum()
}

/// How wide a Latin character is, in ems.
fn latin(c: char, widths: &[u16; 95]) -> f64 {
    let at = match c {
        '\u{A0}' => ' ',
        '–' => '0',
        '—' => '@',
        c => c,
    };
    let known = u32::from(at).checked_sub(0x20).and_then(|at| widths.get(usize::try_from(at).ok()?));
    known.map_or(if c.is_uppercase() { 0.72 } else { 0.5 }, |width| f64::from(*width) / 1000.0)
}

/// Widths of U+0020 to U+007E in Times New Roman, in thousandths of an em.
const REGULAR: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The same in its bold.
const BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389,
    500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581,
    500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389,
    333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// A frame around words, in their colour.
pub(super) fn frame(style: &Style) -> ParagraphBorders {
    use ParagraphBorderPosition::{Bottom, Left, Right, Top};
    let side = |position| {
        let border = ParagraphBorder::new(position).val(BorderType::Single).size(HEAVY_RULE);
        border.space(RULE_SPACE).color(style.color.hex())
    };
    let sides = [Top, Left, Bottom, Right].map(side);
    sides.into_iter().fold(ParagraphBorders::with_empty(), ParagraphBorders::set)
}

/// How far a framed paragraph stands in from both margins, so that its frame does not stand out of them, in twips.
pub(super) fn frame_indent() -> i32 {
    i32::try_from(positive_twips(RULE_SPACE as f64 + 2.0)).unwrap_or(0)
}
