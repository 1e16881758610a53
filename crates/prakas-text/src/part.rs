//! A part: the furniture around its body, and the footnotes after everything.

use prakas_document::{Align, Arrangement, Furniture, Inline, Part, Permalink, Role, Theme};

use crate::block::{self, Place, hang};
use crate::flow::Notes;
use crate::marks;
use crate::wrap::columns;

/// The part as lines.
pub(crate) fn part(part: &Part, theme: &Theme, width: Option<usize>) -> Vec<String> {
    let mut page = Page {
        place: Place { width, language: &part.language },
        theme,
        notes: Notes { digits: part.digits, met: Vec::new() },
    };
    let head = page.furniture(&part.head);
    let body = block::blocks(&part.body, page.place, &mut page.notes);
    let foot = page.furniture(&part.foot);
    let notes = page.footnotes();
    let head_ends = head.last().map(|_| marks::rule('-', width));
    let body_ends = foot.first().and_then(|_| page.aligned(Align::Center, vec![marks::END.to_owned()]).pop());
    let mut out = Vec::new();
    for lines in [head, Vec::from_iter(head_ends), body, Vec::from_iter(body_ends), foot, notes] {
        put_apart(lines, &mut out);
    }
    out
}

/// Adds lines after an empty one.
fn put_apart(lines: Vec<String>, out: &mut Vec<String>) {
    if !lines.is_empty() && !out.is_empty() {
        out.push(String::new());
    }
    out.extend(lines);
}

/// What stood last, as far as the next piece may join it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Lines(Role),
    Ornament,
    Blocks,
}

struct Page<'a> {
    place: Place<'a>,
    theme: &'a Theme,
    notes: Notes<'a>,
}

impl<'a> Page<'a> {
    fn furniture(&mut self, furniture: &'a [Furniture]) -> Vec<String> {
        self.pieces(furniture, None)
    }

    /// Pieces of furniture; those of a group are aligned as one.
    fn pieces(&mut self, furniture: &'a [Furniture], align: Option<Align>) -> Vec<String> {
        let mut out = Vec::new();
        let mut last = None;
        for piece in furniture {
            let (lines, what) = match piece {
                Furniture::Lines { role, lines } => {
                    let align = align.unwrap_or(self.theme.style(*role).align);
                    let lines = self.role(*role, lines);
                    (self.aligned(align, lines), Last::Lines(*role))
                }
                Furniture::Ornament => {
                    (self.aligned(Align::Center, vec![marks::ORNAMENT.to_owned()]), Last::Ornament)
                }
                // A picture of the house, which stands for no words of the release, and room on paper.
                Furniture::Emblem { .. } | Furniture::SignatureSpace { .. } => continue,
                Furniture::Group { arrangement, pieces } => (self.group(*arrangement, pieces), Last::Blocks),
                Furniture::Permalink(permalink) => (self.permalink(permalink), Last::Blocks),
                Furniture::Blocks(blocks) => {
                    (block::blocks(blocks, self.place, &mut self.notes), Last::Blocks)
                }
            };
            if lines.is_empty() {
                continue;
            }
            if what == Last::Lines(Role::Summary) {
                put_apart(vec![marks::rule('-', self.place.width)], &mut out);
            }
            if last.is_some_and(|last| joins(last, what)) {
                out.extend(lines);
            } else {
                put_apart(lines, &mut out);
            }
            last = Some(what);
        }
        out
    }

    /// The lines of a group as one block.
    fn group(&mut self, arrangement: Arrangement, pieces: &'a [Furniture]) -> Vec<String> {
        let side = match arrangement {
            Arrangement::Beside => return self.pieces(pieces, Some(Align::Start)),
            Arrangement::Center => return self.pieces(pieces, Some(Align::Center)),
            Arrangement::Start => Align::Start,
            Arrangement::End => Align::End,
        };
        let lines = self.pieces(pieces, Some(Align::Start));
        let (Some(width), Some(widest)) = (self.place.width, lines.iter().map(|line| columns(line)).max())
        else {
            return lines;
        };
        let before = match side {
            Align::End => width.saturating_sub(widest),
            Align::Start | Align::Center | Align::Justify => 0,
        };
        let put = |line: String| match widest - columns(&line) {
            _ if line.is_empty() => line,
            free => format!("{}{line}", " ".repeat(before + free / 2)),
        };
        lines.into_iter().map(put).collect()
    }

    /// The address under its words, as a section is written.
    fn permalink(&mut self, permalink: &'a Permalink) -> Vec<String> {
        let Permalink { label, address, .. } = permalink;
        // A label refers to no notes.
        let mut none = Notes { digits: self.notes.digits, met: Vec::new() };
        let label = block::heading(&[Inline::Text(label.clone())], '=', self.place.width, &mut none);
        let label = self.aligned(self.theme.style(Role::EndHeading).align, label);
        [label, self.role(Role::EndMatter, std::slice::from_ref(address))].concat()
    }

    fn role(&mut self, role: Role, lines: &'a [Vec<Inline>]) -> Vec<String> {
        let mut out = Vec::new();
        for line in lines {
            let width = self.place.width;
            out.extend(match role {
                Role::Title | Role::EndHeading => block::heading(line, '=', width, &mut self.notes),
                Role::Heading1 => block::heading(line, '-', width, &mut self.notes),
                Role::Heading2 => block::heading(line, '~', width, &mut self.notes),
                Role::Heading3 => block::heading(line, '^', width, &mut self.notes),
                Role::Contact | Role::EndMatter => {
                    let mut lines =
                        block::paragraph(line, self.place.behind(ENTRY_INDENT).width, &mut self.notes);
                    let more = lines.split_off(lines.len().min(1));
                    lines.extend(if more.is_empty() { more } else { hang(&" ".repeat(ENTRY_INDENT), more) });
                    lines
                }
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
                | Role::Running
                | Role::PageNumber => block::paragraph(line, width, &mut self.notes),
            });
        }
        out
    }

    /// Lines with the spaces before them that put them in their place.
    fn aligned(&self, align: Align, lines: Vec<String>) -> Vec<String> {
        let Some(width) = self.place.width else { return lines };
        let place = |line: String| {
            let free = width.saturating_sub(columns(&line));
            let indent = match align {
                Align::Start | Align::Justify => 0,
                Align::Center => free / 2,
                Align::End => free,
            };
            format!("{}{line}", " ".repeat(indent))
        };
        lines.into_iter().map(place).collect()
    }

    /// The text of each note after its mark.
    fn footnotes(&mut self) -> Vec<String> {
        let met = std::mem::take(&mut self.notes.met);
        let mut out = Vec::new();
        for (i, note) in met.iter().enumerate() {
            let mark = format!("{} ", self.notes.mark(i + 1));
            let mut lines = Vec::new();
            for paragraph in note.paragraphs() {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                let place = self.place.behind(columns(&mark));
                lines.extend(block::paragraph(paragraph, place.width, &mut self.notes));
            }
            out.extend(hang(&mark, lines));
        }
        out
    }
}

/// How far the further lines of an entry are indented.
const ENTRY_INDENT: usize = 2;

/// Whether a piece stands right under the one before it.
fn joins(last: Last, next: Last) -> bool {
    matches!(
        (last, next),
        (Last::Lines(Role::NationalHeader), Last::Lines(Role::Motto))
            | (Last::Lines(Role::NationalHeader | Role::Motto), Last::Ornament)
            | (Last::Lines(Role::Title), Last::Lines(Role::Subtitle))
            | (Last::Lines(Role::EndHeading), Last::Lines(Role::Contact | Role::EndMatter))
    )
}
