//! Blocks and furniture as data.

use prakas_document::reading::plain_text;
use prakas_document::{
    Align, Arrangement, Block, Cell, ColumnAlign, Figure, Furniture, Inline, List, ListMarker, MAX_NESTING,
    MediaType, Part, Permalink, Picture, QrCode, Quotation, Role, Script, Style, Table, Theme,
};
use serde::Serialize;

use super::InlineData;
use super::drawing::Drawing;
use super::flow::Room;
use super::inline::{Line, Measure, Node};
use super::picture::{emblem_width, figure_width};
use crate::LayoutError;
use crate::spoken::spoken;
use crate::world::picture_path;

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum BlockData<'a> {
    Paragraph {
        role: &'static str,
        content: Vec<InlineData<'a>>,
        /// Whether it stays on the page of what follows, whatever its style says.
        held: bool,
    },
    Heading {
        role: &'static str,
        level: u8,
        title: String,
        content: Vec<InlineData<'a>>,
    },
    List {
        start: Option<u32>,
        compact: bool,
        items: Vec<Vec<BlockData<'a>>>,
    },
    Quotation {
        content: Vec<BlockData<'a>>,
        speaker: Option<Vec<InlineData<'a>>>,
    },
    Table {
        align: Vec<&'static str>,
        inset: f64,
        caption: Vec<InlineData<'a>>,
        header: Vec<Vec<InlineData<'a>>>,
        /// Whether the header row stands on each page of the table. One with a note does not: the note would be repeated, too. Nor
        /// does one with a link: what is repeated is an artifact, and those hold no links (ISO 14289-1 §7.18.1).
        #[serde(rename = "repeat-header")]
        repeat_header: bool,
        rows: Vec<Row<'a>>,
    },
    Figure {
        #[serde(flatten)]
        picture: PictureData,
        caption: Vec<InlineData<'a>>,
    },
    Ornament,
    Emblem(PictureData),
    Group {
        arrangement: &'static str,
        /// Space above and under the group, in points: that of its first and its last piece.
        above: f64,
        below: f64,
        pieces: Vec<BlockData<'a>>,
    },
    SignatureSpace {
        /// In millimetres.
        height: u16,
    },
    Permalink {
        label: Box<BlockData<'a>>,
        address: Box<BlockData<'a>>,
        code: Option<Code<'a>>,
    },
}

/// A QR code: its dark modules as the segments of a curve, the quiet zone around them.
#[derive(Serialize)]
pub(super) struct Code<'a> {
    href: &'a str,
    alt: &'a str,
    /// Width of the quiet zone, in points.
    quiet: f64,
    #[serde(flatten)]
    drawing: Drawing,
}

#[derive(Serialize)]
pub(super) struct Row<'a> {
    cells: Vec<Vec<InlineData<'a>>>,
    /// Whether a page may end inside the row.
    breakable: bool,
}

#[derive(Serialize)]
pub(super) struct PictureData {
    path: String,
    format: &'static str,
    alt: String,
    /// In millimetres.
    width: f64,
}

/// Walks through a part in reading order.
pub(super) struct Collector<'t, 'a> {
    part: &'a Part,
    theme: &'t Theme,
    pictures: &'t mut Vec<Picture>,
    /// The level of the last heading; 0 before the first.
    level: u8,
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Place {
    /// The role of paragraphs there.
    role: Role,
    /// How many lists and quotations it stands in.
    depth: usize,
}

const BODY: Place = Place { role: Role::Body, depth: 0 };

impl<'t, 'a> Collector<'t, 'a> {
    pub(super) fn new(part: &'a Part, theme: &'t Theme, pictures: &'t mut Vec<Picture>) -> Self {
        Self { part, theme, pictures, level: 0 }
    }

    pub(super) fn furniture(
        &mut self,
        furniture: &'a [Furniture],
    ) -> Result<Vec<BlockData<'a>>, LayoutError> {
        let mut out = Vec::new();
        for piece in furniture {
            match piece {
                // An entry is a paragraph, so that its further lines hang.
                Furniture::Lines { role: role @ (Role::EndMatter | Role::Contact), lines } => {
                    for (i, line) in lines.iter().enumerate() {
                        let mut entry = self.lines(*role, std::slice::from_ref(line))?;
                        if let Some(BlockData::Paragraph { held, .. }) = &mut entry {
                            *held = is_held(i, lines.len());
                        }
                        out.extend(entry);
                    }
                }
                Furniture::Lines { role, lines } => out.extend(self.lines(*role, lines)?),
                Furniture::Ornament => out.push(BlockData::Ornament),
                Furniture::Emblem { picture, alt } => {
                    let width = emblem_width(picture, &self.theme.page);
                    out.push(BlockData::Emblem(self.picture(picture, alt.as_str(), width)));
                }
                Furniture::Blocks(blocks) => out.extend(self.body(blocks)?),
                Furniture::Group { arrangement, pieces } => out.push(BlockData::Group {
                    arrangement: arrangement_name(*arrangement),
                    above: pieces.first().map_or(0.0, |piece| self.spaces(piece).0),
                    below: pieces.last().map_or(0.0, |piece| self.spaces(piece).1),
                    pieces: self.furniture(pieces)?,
                }),
                Furniture::SignatureSpace { millimetres } => {
                    out.push(BlockData::SignatureSpace { height: *millimetres });
                }
                Furniture::Permalink(permalink) => out.push(self.permalink(permalink)?),
            }
        }
        Ok(out)
    }

    /// Space above and under a piece of a group, in points.
    fn spaces(&self, piece: &Furniture) -> (f64, f64) {
        match piece {
            Furniture::Lines { role, .. } => {
                let style = self.theme.style(*role);
                (style.space_before, style.space_after)
            }
            Furniture::Emblem { .. } => (6.0, 4.0),
            Furniture::Ornament
            | Furniture::Blocks(_)
            | Furniture::Group { .. }
            | Furniture::SignatureSpace { .. }
            | Furniture::Permalink(_) => (0.0, 0.0),
        }
    }

    fn permalink(&mut self, permalink: &'a Permalink) -> Result<BlockData<'a>, LayoutError> {
        let Permalink { label, address, code } = permalink;
        let words = self.line(Role::EndHeading).text(label);
        let code = code.as_ref().map(|QrCode { modules, href, alt }| Code {
            href: href.as_str(),
            alt: alt.as_str(),
            quiet: modules.quiet_mm() / 25.4 * 72.0,
            drawing: Drawing::of_code(modules),
        });
        Ok(BlockData::Permalink {
            label: Box::new(self.block(Role::EndHeading, label.as_str(), words)),
            address: Box::new(self.text(Role::EndMatter, address)?),
            code,
        })
    }

    pub(super) fn body(&mut self, blocks: &'a [Block]) -> Result<Vec<BlockData<'a>>, LayoutError> {
        self.blocks(blocks, BODY)
    }

    /// Lines that stand together are one paragraph, or one heading.
    fn lines(&mut self, role: Role, lines: &'a [Vec<Inline>]) -> Result<Option<BlockData<'a>>, LayoutError> {
        let line = self.line(role);
        let mut content = Vec::new();
        let mut titles = Vec::new();
        for (i, inlines) in lines.iter().enumerate() {
            if i > 0 {
                content.push(InlineData::Node(Node::LineBreak));
            }
            content.extend(line.inlines(inlines)?);
            titles.push(plain_text(inlines));
        }
        let title = match role {
            Role::Title if !self.part.title.trim().is_empty() => self.part.title.clone(),
            _ => titles.join(" "),
        };
        Ok((!content.is_empty()).then(|| self.block(role, &title, content)))
    }

    fn blocks(&mut self, blocks: &'a [Block], place: Place) -> Result<Vec<BlockData<'a>>, LayoutError> {
        if place.depth > MAX_NESTING {
            return Err(LayoutError::TooDeep);
        }
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            out.push(match block {
                Block::Paragraph(content) => self.text(place.role, content)?,
                Block::Heading { level, content } => self.text(level.role(), content)?,
                Block::List(list) => self.list(list, place)?,
                Block::Quotation(quotation) => self.quotation(quotation, place)?,
                Block::Table(table) => self.table(table)?,
                Block::Figure(figure) => self.figure(figure)?,
            });
        }
        Ok(out)
    }

    fn text(&mut self, role: Role, content: &'a [Inline]) -> Result<BlockData<'a>, LayoutError> {
        let inlines = self.line(role).inlines(content)?;
        Ok(self.block(role, &plain_text(content), inlines))
    }

    /// A heading where the role is one and has words, else a paragraph.
    fn block(&mut self, role: Role, title: &str, content: Vec<InlineData<'a>>) -> BlockData<'a> {
        let title = spoken(&title.replace('\n', " "));
        match heading_level(role) {
            Some(wanted) if !title.trim().is_empty() => {
                // The first heading is of level 1 and none skips a level (ISO 14289-1 §7.4.2).
                self.level = wanted.min(self.level + 1);
                BlockData::Heading { role: role.name(), level: self.level, title, content }
            }
            _ => BlockData::Paragraph { role: role.name(), content, held: false },
        }
    }

    fn list(&mut self, list: &'a List, place: Place) -> Result<BlockData<'a>, LayoutError> {
        let place = Place { depth: place.depth + 1, ..place };
        let items = list.items.iter().map(|item| self.blocks(item, place)).collect::<Result<_, _>>()?;
        let one_paragraph = |item: &Vec<Block>| {
            matches!(item[..], [] | [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List(_)])
        };
        Ok(BlockData::List {
            start: match list.marker {
                ListMarker::Bulleted => None,
                ListMarker::Numbered { start } => Some(start),
            },
            compact: list.items.iter().all(one_paragraph),
            items,
        })
    }

    fn quotation(&mut self, quotation: &'a Quotation, place: Place) -> Result<BlockData<'a>, LayoutError> {
        let place = Place { role: Role::Quotation, depth: place.depth + 1 };
        let content = self.blocks(&quotation.content, place)?;
        let line = self.line(Role::Speaker);
        let speaker = quotation.speaker.as_ref().map(|speaker| line.text(speaker));
        Ok(BlockData::Quotation { content, speaker })
    }

    fn table(&mut self, table: &'a Table) -> Result<BlockData<'a>, LayoutError> {
        let columns = table.header().len();
        let header = self.cell_line(Role::TableHeader, columns);
        let line = self.cell_line(Role::TableCell, columns);
        let row = |cells: &'a Vec<Cell>| {
            let longest = cells.iter().map(|cell| plain_text(cell).chars().count()).max().unwrap_or(0);
            Ok(Row {
                // A column of this many lines could fill a page.
                breakable: longest > line.own.room.characters * 30,
                cells: cells.iter().map(|cell| line.inlines(cell)).collect::<Result<_, _>>()?,
            })
        };
        Ok(BlockData::Table {
            align: table.align().iter().map(|&align| column(align)).collect(),
            inset: cell_inset(self.theme, columns),
            caption: self.line(Role::Caption).inlines(table.caption())?,
            header: table.header().iter().map(|cell| header.inlines(cell)).collect::<Result<_, _>>()?,
            repeat_header: !table.header().iter().any(|cell| leads_elsewhere(cell)),
            rows: table.rows().iter().map(row).collect::<Result<_, LayoutError>>()?,
        })
    }

    fn figure(&mut self, figure: &'a Figure) -> Result<BlockData<'a>, LayoutError> {
        let width = figure_width(&figure.picture, &self.theme.page);
        Ok(BlockData::Figure {
            picture: self.picture(&figure.picture, figure.alt.as_str(), width),
            caption: self.line(Role::Caption).inlines(&figure.caption)?,
        })
    }

    pub(super) fn picture(&mut self, picture: &Picture, alt: &str, width: f64) -> PictureData {
        let path = picture_path(self.pictures.len());
        self.pictures.push(picture.clone());
        let format = match picture.media_type() {
            MediaType::Png => "png",
            MediaType::Jpeg => "jpg",
            MediaType::Svg => "svg",
        };
        PictureData { path, format, alt: spoken(alt), width }
    }

    /// A line of this role between the margins.
    pub(super) fn line(&self, role: Role) -> Line {
        self.line_of(role, column_width(self.theme, 1))
    }

    /// A line of this role in a cell of a table of so many columns.
    fn cell_line(&self, role: Role, columns: usize) -> Line {
        self.line_of(role, column_width(self.theme, columns) - 2.0 * cell_inset(self.theme, columns))
    }

    fn line_of(&self, role: Role, width: f64) -> Line {
        let script = self.part.language.script();
        Line {
            script,
            own: measure(self.theme.style(role), script, width),
            note: measure(self.theme.style(Role::Footnote), script, column_width(self.theme, 1)),
        }
    }
}

/// Space between a cell's words and its sides, in points: less where many columns share the page.
fn cell_inset(theme: &Theme, columns: usize) -> f64 {
    (column_width(theme, columns) / 8.0).min(5.0)
}

/// Width of one of so many equal columns, in points.
fn column_width(theme: &Theme, columns: usize) -> f64 {
    theme.page.text_width() / 25.4 * 72.0 / columns as f64
}

/// The measures of lines of `width` points in a part of this script.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when it becomes an integer"
)]
pub(super) fn measure(style: &Style, script: Script, width: f64) -> Measure {
    let width = width - style.indent;
    let (own, other) = match script {
        Script::Latin => (Script::Latin, Script::Khmer),
        Script::Khmer => (Script::Khmer, Script::Latin),
    };
    Measure {
        room: Room {
            // The characters of a text in capitals are 0.7 em wide on average.
            characters: (width / (style.size * 0.7)).max(1.0) as usize,
            ems: width / style.size_in(Script::Khmer),
        },
        other_scale: style.size_in(other) / style.size_in(own),
        justified: style.align == Align::Justify,
    }
}

/// Whether an entry of a section stays on the page of the next: no entry stands alone, and a short section is not parted.
fn is_held(index: usize, entries: usize) -> bool {
    let after = entries - index - 1;
    after > 0 && (entries <= 5 || index == 0 || after == 1)
}

fn arrangement_name(arrangement: Arrangement) -> &'static str {
    match arrangement {
        Arrangement::Start => "start",
        Arrangement::Center => "center",
        Arrangement::End => "end",
        Arrangement::Beside => "beside",
    }
}

fn column(align: ColumnAlign) -> &'static str {
    match align {
        ColumnAlign::Start => "start",
        ColumnAlign::Center => "center",
        ColumnAlign::End => "end",
    }
}

/// The level of a role's headings in the outline: the title stands above all.
fn heading_level(role: Role) -> Option<u8> {
    match role {
        Role::Title => Some(1),
        Role::Heading1 | Role::EndHeading => Some(2),
        Role::Heading2 => Some(3),
        Role::Heading3 => Some(4),
        Role::NationalHeader
        | Role::Motto
        | Role::Issuer
        | Role::Number
        | Role::Status
        | Role::Kind
        | Role::Subtitle
        | Role::Dateline
        | Role::Summary
        | Role::Body
        | Role::Quotation
        | Role::Speaker
        | Role::TableHeader
        | Role::TableCell
        | Role::Caption
        | Role::Footnote
        | Role::Closing
        | Role::SignatureOffice
        | Role::SignatureName
        | Role::EndMatter
        | Role::Contact
        | Role::Running
        | Role::PageNumber => None,
    }
}

/// Whether a footnote is referred to, or a link is in the words.
fn leads_elsewhere(inlines: &[Inline]) -> bool {
    let leads = |inline: &Inline| matches!(inline, Inline::Footnote(_) | Inline::Link(_));
    inlines.iter().any(|inline| leads(inline) || leads_elsewhere(inline.children()))
}
