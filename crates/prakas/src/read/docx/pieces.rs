//! What a DOCX shows as a row of pieces, each with its role: paragraphs, pictures, tables.

use prakas_carrier::docx::{
    Align, Block as Shown, Content, Inline as Run, ListItem, Paragraph, Picture as Image, Table as Grid,
};
use prakas_document::{AltText, Code, Diagnostic, Inline, MAX_NESTING, Picture, Role, Table};

use super::table;
use super::words::{Words, paragraphs_of};

/// The deepest level of lists that is told from the one above it: releases nest no deeper, with a quotation around.
#[expect(clippy::cast_possible_truncation, reason = "a handful")]
const DEEPEST: u8 = MAX_NESTING as u8 - 2;

/// The most styles that one may be based on, one on the other.
const LONGEST_CHAIN: usize = 32;

/// A paragraph, a picture or a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// What its style says that it is.
    pub(super) role: Role,
    /// Whether its style says that it goes on with the list item before it.
    pub(super) continues: bool,
    /// The list that it is an item of.
    pub(super) list: Option<ListItem>,
    /// How its lines are aligned.
    pub(super) align: Align,
    /// Indent from the left margin, in twips.
    pub(super) indent: i32,
    pub(super) kind: Kind,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Words(Vec<Inline>),
    Picture(Picture, Option<AltText>),
    Table(Table),
    /// Where a section ends.
    SectionEnd,
}

/// What the name of a style says of its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Role(Role),
    /// They go on with the list item before them.
    Continues,
    /// They are there for their looks; words in them are body text.
    Decoration,
}

impl Piece {
    /// The words of a paragraph; none for a picture or a table.
    pub(super) fn words(&self) -> &[Inline] {
        match &self.kind {
            Kind::Words(words) => words,
            Kind::Picture(..) | Kind::Table(_) | Kind::SectionEnd => &[],
        }
    }

    fn of(paragraph: &Paragraph, said: Said, kind: Kind) -> Self {
        let role = match said {
            Said::Role(role) => role,
            Said::Continues | Said::Decoration => Role::Body,
        };
        Self {
            role,
            continues: said == Said::Continues,
            list: paragraph.list.map(|item| ListItem { level: item.level.min(DEEPEST), ..item }),
            align: paragraph.align,
            indent: paragraph.indent,
            kind,
        }
    }

    fn alone(kind: Kind, indent: i32) -> Self {
        Self { role: Role::Body, continues: false, list: None, align: Align::Start, indent, kind }
    }
}

/// Reads pieces.
pub(super) struct Pieces<'a> {
    content: &'a Content,
    /// Whether its styles have the meaning that ours have.
    is_ours: bool,
    pub(super) words: Words<'a>,
    out: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(content: &'a Content, is_ours: bool) -> Self {
        Self { content, is_ours, words: Words::new(content, is_ours), out: Vec::new() }
    }

    /// The pieces of some blocks. Paragraphs without words are left out, but for items of lists.
    pub(super) fn read(&mut self, blocks: &[Shown]) -> Vec<Piece> {
        for block in blocks {
            match block {
                Shown::Paragraph(paragraph) => self.paragraph(paragraph),
                Shown::Table(grid) if self.is_laid_out(grid) => self.flatten(grid),
                Shown::Table(grid) => self.table(grid),
                Shown::SectionEnd => self.out.push(Piece::alone(Kind::SectionEnd, 0)),
            }
        }
        std::mem::take(&mut self.out)
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let said = self.said(paragraph);
        let words = self.words.inlines(&paragraph.inlines);
        let is_item = paragraph.list.is_some() && said != Said::Decoration;
        let images = paragraph.inlines.iter().filter_map(|run| match run {
            Run::Picture(image) => Some(image),
            Run::Text { .. } | Run::LineBreak | Run::Note(_) => None,
        });
        let images: Vec<&Image> = if said == Said::Decoration { Vec::new() } else { images.collect() };
        if !words.is_empty() || is_item && images.is_empty() {
            self.out.push(Piece::of(paragraph, said, Kind::Words(words)));
        } else if is_item {
            // A mark stands before words, not before a picture.
            self.out.push(Piece::of(paragraph, said, Kind::Words(Vec::new())));
        }
        for image in images {
            if let Some((picture, alt)) = self.picture(image) {
                let piece = Piece::of(paragraph, said, Kind::Picture(picture, alt));
                self.out.push(Piece { list: None, ..piece });
            }
        }
    }

    /// A picture that a release can show; a finding where it cannot.
    fn picture(&mut self, image: &Image) -> Option<(Picture, Option<AltText>)> {
        let name = |media: &prakas_carrier::docx::Media| media.name.clone();
        let media = image.media.and_then(|at| self.content.media.get(at));
        let message = match media.map(|media| Picture::new(media.bytes.clone())) {
            Some(Ok(picture)) => return Some((picture, AltText::new(image.alt.as_str()).ok())),
            Some(Err(error)) => {
                format!("the picture `{}` was left out: {error}", media.map(name).unwrap_or_default())
            }
            None => "a picture was left out: the file does not hold it".to_owned(),
        };
        let finding = Diagnostic::warning(Code::BadPicture, message)
            .hint("save it as PNG, JPEG or SVG, and put it into what was read");
        self.words.findings.push(finding);
        None
    }

    /// Whether a table is there to put the paragraphs of a head beside each other.
    fn is_laid_out(&self, grid: &Grid) -> bool {
        let cells = || grid.rows.iter().flat_map(|row| &row.cells);
        let mut paragraphs = cells().flat_map(|cell| paragraphs_of(&cell.blocks));
        if self.is_ours {
            paragraphs.any(|paragraph| matches!(self.said(paragraph), Said::Role(role) if is_furniture(role)))
        } else {
            paragraphs.any(|paragraph| super::typed::is_national_header(&characters(paragraph)))
        }
    }

    fn flatten(&mut self, grid: &Grid) {
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            for paragraph in paragraphs_of(&cell.blocks) {
                self.paragraph(paragraph);
            }
        }
    }

    fn table(&mut self, grid: &Grid) {
        if let Some(table) = table::table(grid, &mut self.words) {
            self.out.push(Piece::alone(Kind::Table(table), grid.indent));
        }
        // Pictures have no place in a cell: they stand under the table.
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            for paragraph in paragraphs_of(&cell.blocks) {
                let images = Paragraph {
                    inlines: paragraph
                        .inlines
                        .iter()
                        .filter(|run| matches!(run, Run::Picture(_)))
                        .cloned()
                        .collect(),
                    ..Paragraph::default()
                };
                self.paragraph(&images);
            }
        }
    }

    /// What a paragraph's style, or the nearest that it is based on, says of it.
    fn said(&self, paragraph: &Paragraph) -> Said {
        let mut style = paragraph.style;
        for _ in 0..LONGEST_CHAIN {
            let Some(known) = style.and_then(|at| self.content.styles.get(at)) else { break };
            if let Some(said) = said(&known.name, self.is_ours) {
                return said;
            }
            style = known.based_on;
        }
        match paragraph.outline {
            Some(level) => Said::Role(heading(level)),
            None => Said::Role(Role::Body),
        }
    }
}

/// The role of a heading that stands this deep in the outline, 0 being the highest.
fn heading(level: u8) -> Role {
    match level {
        0 => Role::Heading1,
        1 => Role::Heading2,
        _ => Role::Heading3,
    }
}

/// What the name of a style says; nothing where it is not known. Word has names in English whatever language it speaks.
fn said(name: &str, is_ours: bool) -> Option<Said> {
    let name = name.to_lowercase();
    let role = match name.as_str() {
        "title" => Role::Title,
        "subtitle" => Role::Subtitle,
        "heading 1" => Role::Heading1,
        "heading 2" => Role::Heading2,
        "heading 3" | "heading 4" | "heading 5" | "heading 6" | "heading 7" | "heading 8" | "heading 9" => {
            Role::Heading3
        }
        "quote" | "intense quote" | "quotations" | "block text" => Role::Quotation,
        "caption" => Role::Caption,
        "list continue" => return Some(Said::Continues),
        _ if is_ours => return own(&name),
        _ => return None,
    };
    Some(Said::Role(role))
}

/// What the name of a style of ours says.
fn own(name: &str) -> Option<Said> {
    Some(Said::Role(match name {
        "national header" => Role::NationalHeader,
        "motto" => Role::Motto,
        "issuer" => Role::Issuer,
        "number" => Role::Number,
        "status" => Role::Status,
        "kind" => Role::Kind,
        "dateline" => Role::Dateline,
        "summary" => Role::Summary,
        "speaker" => Role::Speaker,
        "closing" => Role::Closing,
        "signature office" => Role::SignatureOffice,
        "signature name" => Role::SignatureName,
        "end heading" => Role::EndHeading,
        "end matter" => Role::EndMatter,
        "contact" => Role::Contact,
        "figure" => Role::Body,
        "ornament" | "emblem" | "qr code" | "signature space" | "table end" => return Some(Said::Decoration),
        _ => return None,
    }))
}

/// Whether paragraphs of a role stand around the body.
pub(super) fn is_furniture(role: Role) -> bool {
    is_head(role) || is_foot(role)
}

/// Whether paragraphs of a role stand above the body.
pub(super) fn is_head(role: Role) -> bool {
    matches!(
        role,
        Role::NationalHeader
            | Role::Motto
            | Role::Issuer
            | Role::Number
            | Role::Status
            | Role::Kind
            | Role::Title
            | Role::Subtitle
            | Role::Dateline
            | Role::Summary
    )
}

/// Whether paragraphs of a role stand under the body.
pub(super) fn is_foot(role: Role) -> bool {
    matches!(
        role,
        Role::Closing
            | Role::SignatureOffice
            | Role::SignatureName
            | Role::EndHeading
            | Role::EndMatter
            | Role::Contact
    )
}

/// The characters of a paragraph.
pub(super) fn characters(paragraph: &Paragraph) -> String {
    let mut characters = String::new();
    for run in &paragraph.inlines {
        match run {
            Run::Text { text, .. } => characters.push_str(text),
            Run::LineBreak => characters.push('\n'),
            Run::Note(_) | Run::Picture(_) => {}
        }
    }
    characters
}
