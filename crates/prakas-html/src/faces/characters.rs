//! Which characters a page shows in each Khmer face.
//!
//! They are those of the document's Khmer runs, as [`script_runs`] has them, and what the style sheet makes: list numbers, note
//! marks, page numbers, the running head, and printed addresses.

use std::collections::BTreeSet;

use prakas_document::{
    Block, Digits, Document, Figure, Furniture, Inline, Part, Permalink, Quotation, Role, Script, Slant,
    Table, Theme, Weight, script_runs,
};

use crate::ways::offered;

/// The digits, and what the counter style `khmer` writes after a list's number (CSS Counter Styles 3 §6.1).
const NUMBERS: &str = "០១២៣៤៥៦៧៨៩. ";

/// A Khmer face as the style sheet asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look<'a> {
    pub(super) family: &'a str,
    pub(super) weight: Weight,
    pub(super) slant: Slant,
}

/// The Khmer faces that a document is shown in, each once, with their characters. A look without Khmer letters is not among them:
/// its punctuation may be of any face.
pub(super) fn shown(document: &Document) -> Vec<(Look<'_>, BTreeSet<char>)> {
    let mut shown = Shown { theme: &document.theme, looks: Vec::new() };
    for part in document.parts() {
        shown.part(part);
    }
    shown.ways(document);
    shown.looks.retain(|(_, characters)| characters.iter().any(|c| Script::of(*c) == Some(Script::Khmer)));
    shown.looks
}

struct Shown<'a> {
    theme: &'a Theme,
    looks: Vec<(Look<'a>, BTreeSet<char>)>,
}

/// What holds around inlines.
#[derive(Clone, Copy)]
struct Place<'a> {
    look: Look<'a>,
    /// How emphasis slants here: an italic role's is upright.
    emphasis: Slant,
    script: Script,
    digits: Digits,
    notes: Look<'a>,
}

impl<'a> Shown<'a> {
    fn part(&mut self, part: &'a Part) {
        self.furniture(part, &part.head);
        self.blocks(part, &part.body, Role::Body);
        self.furniture(part, &part.foot);
        if let Some(running) = &part.running {
            self.text(self.place(part, Role::Running), running.as_str());
        }
        if part.digits == Digits::Khmer {
            for role in [Role::Body, Role::Footnote, Role::PageNumber] {
                self.add(self.look(role), NUMBERS.chars());
            }
        }
    }

    /// The rows beside the main content, in the face of the text.
    fn ways(&mut self, document: &'a Document) {
        let Some(first) = document.parts().first() else { return };
        let (place, ways) = (self.place(first, Role::Body), &document.meta.ways);
        offered(document).iter().for_each(|way| self.text(place, &way.name));
        if !ways.renditions.is_empty() {
            self.text(place, &ways.files);
            ways.renditions.iter().for_each(|rendition| self.text(place, &rendition.label));
        }
    }

    fn furniture(&mut self, part: &'a Part, furniture: &'a [Furniture]) {
        for piece in furniture {
            match piece {
                Furniture::Lines { role, lines } => self.all(part, *role, lines),
                Furniture::Blocks(blocks) => self.blocks(part, blocks, Role::Body),
                Furniture::Group { pieces, .. } => self.furniture(part, pieces),
                Furniture::Permalink(Permalink { label, address, .. }) => {
                    self.text(self.place(part, Role::EndHeading), label.as_str());
                    self.inlines(self.place(part, Role::EndMatter), address);
                }
                Furniture::Ornament | Furniture::Emblem { .. } | Furniture::SignatureSpace { .. } => {}
            }
        }
    }

    fn blocks(&mut self, part: &'a Part, blocks: &'a [Block], text: Role) {
        for block in blocks {
            match block {
                Block::Paragraph(content) => self.inlines(self.place(part, text), content),
                Block::Heading { level, content } => self.inlines(self.place(part, level.role()), content),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(part, item, text)),
                Block::Quotation(Quotation { content, speaker }) => {
                    self.blocks(part, content, Role::Quotation);
                    if let Some(speaker) = speaker {
                        self.text(self.place(part, Role::Speaker), speaker.as_str());
                    }
                }
                Block::Table(table) => self.table(part, table),
                Block::Figure(Figure { caption, .. }) => {
                    self.inlines(self.place(part, Role::Caption), caption);
                }
            }
        }
    }

    fn table(&mut self, part: &'a Part, table: &'a Table) {
        self.inlines(self.place(part, Role::Caption), table.caption());
        self.all(part, Role::TableHeader, table.header());
        table.rows().iter().for_each(|row| self.all(part, Role::TableCell, row));
    }

    fn all(&mut self, part: &'a Part, role: Role, lines: &'a [Vec<Inline>]) {
        lines.iter().for_each(|line| self.inlines(self.place(part, role), line));
    }

    fn inlines(&mut self, place: Place<'a>, inlines: &'a [Inline]) {
        for inline in inlines {
            let mut inside = place;
            match inline {
                Inline::Text(text) => self.text(place, text.as_str()),
                Inline::LineBreak => {}
                Inline::Footnote(note) => {
                    if place.digits == Digits::Khmer {
                        self.add(place.look, NUMBERS.chars());
                    }
                    // An italic role of notes is not asked for: emphasis in one is rare, and any slant will do for it.
                    let notes = Place { look: place.notes, ..place };
                    note.paragraphs().iter().for_each(|paragraph| self.inlines(notes, paragraph));
                }
                Inline::Strong(_) => inside.look.weight = Weight::Bold,
                Inline::Emphasis(_) => inside.look.slant = place.emphasis,
                Inline::Link(link) => self.text(place, link.href().display()),
                Inline::Foreign { language, .. } => inside.script = language.script(),
                Inline::Superscript(_) | Inline::Subscript(_) | Inline::Date { .. } => {}
            }
            self.inlines(inside, inline.children());
        }
    }

    fn text(&mut self, place: Place<'a>, text: &str) {
        for (script, run) in script_runs(text, place.script) {
            if script == Script::Khmer {
                self.add(place.look, run.chars());
            }
        }
    }

    /// The space is always among them: browsers ask it for the height of lines (CSS Inline 3 §4.1, "first available font").
    fn add(&mut self, look: Look<'a>, characters: impl Iterator<Item = char>) {
        let at = self.looks.iter().position(|(other, _)| *other == look).unwrap_or_else(|| {
            self.looks.push((look, BTreeSet::from([' '])));
            self.looks.len() - 1
        });
        // Control characters and other white space are written as spaces, or not at all.
        self.looks[at].1.extend(characters.filter(|c| !c.is_control()));
    }

    fn place(&self, part: &Part, role: Role) -> Place<'a> {
        let look = self.look(role);
        let emphasis = match look.slant {
            Slant::Upright => Slant::Italic,
            Slant::Italic => Slant::Upright,
        };
        let (script, digits) = (part.language.script(), part.digits);
        Place { look, emphasis, script, digits, notes: self.look(Role::Footnote) }
    }

    fn look(&self, role: Role) -> Look<'a> {
        let style = self.theme.style(role);
        Look { family: &style.faces.khmer, weight: style.weight, slant: style.slant }
    }
}

#[cfg(test)]
mod tests;
