//! What a DOCX of ours shows of one edition: the lines around the body, the body, the notes to editors.

use prakas_document::reading::{plain_text, squeeze};
use prakas_document::{Document, Furniture, Inline, Language, Meta, Part, Role, Text, Theme};

use super::pieces::{Kind, Piece, is_foot, is_head};
use crate::compose::labels::labels;
use crate::khmer;

/// One edition as it is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    /// The paragraphs above the body, each with its role.
    pub(super) head: Vec<(Role, Vec<Inline>)>,
    pub(super) body: Vec<Piece>,
    /// Those under it.
    pub(super) foot: Vec<(Role, Vec<Inline>)>,
    pub(super) notes: Vec<Piece>,
}

/// The editions of so many languages that some pieces show: they are parted by their sections or, where those were changed, by
/// the national headers that begin them.
pub(super) fn editions(pieces: &[Piece], count: usize) -> Vec<&[Piece]> {
    let sections: Vec<&[Piece]> = pieces.split(|piece| piece.kind == Kind::SectionEnd).collect();
    if sections.len() == count {
        return sections;
    }
    let mut starts: Vec<usize> = Vec::new();
    let mut is_in_header = false;
    for (at, piece) in pieces.iter().enumerate() {
        let is_header = piece.role == Role::NationalHeader;
        if is_header && !is_in_header {
            starts.push(at);
        }
        is_in_header = is_header;
    }
    if count > 1 && starts.len() == count {
        let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
        let mut editions: Vec<&[Piece]> =
            starts.iter().zip(ends).map(|(&start, end)| &pieces[start..end]).collect();
        editions[0] = &pieces[..starts.get(1).copied().unwrap_or(pieces.len())];
        return editions;
    }
    vec![pieces]
}

impl Shown {
    /// What the pieces of an edition in this language show.
    pub(super) fn new(pieces: &[Piece], language: &Language) -> Self {
        let mut shown = Self::default();
        let mut in_notes = false;
        for piece in pieces {
            let words = || piece.words().to_vec();
            match piece.role {
                _ if piece.kind == Kind::SectionEnd => {}
                role if is_head(role) => shown.head.push((role, words())),
                role if is_foot(role) => {
                    if role == Role::EndHeading {
                        in_notes = is_notes(&plain_text(piece.words()), language);
                    }
                    shown.foot.push((role, words()));
                }
                _ if in_notes => shown.notes.push(piece.clone()),
                _ => shown.body.push(piece.clone()),
            }
        }
        shown
    }

    /// The paragraphs around the body, in order.
    pub(super) fn furniture(&self) -> impl Iterator<Item = (Role, String)> {
        self.head.iter().chain(&self.foot).map(|(role, words)| (*role, squeeze(&plain_text(words))))
    }

    /// What stands around the body as the typed form has it, which says by its marks what each line is.
    pub(super) fn typed(&self, language: &Language) -> String {
        let part = Part {
            head: furniture(&self.head),
            body: vec![prakas_document::Block::paragraph(BODY)],
            foot: furniture(&self.foot),
            ..Part::new(language.clone(), "")
        };
        let document = Document::new(Meta::new("", ""), Theme::default(), part);
        prakas_text::text(&document, &prakas_text::TextOptions { width: None })
    }
}

/// What stands for the body where only the lines around it are read.
pub(super) const BODY: &str = "…";

/// Paragraphs as furniture: those of a section together, a line each, as compose has them.
fn furniture(paragraphs: &[(Role, Vec<Inline>)]) -> Vec<Furniture> {
    let mut furniture: Vec<Furniture> = Vec::new();
    for (role, words) in paragraphs {
        match furniture.last_mut() {
            Some(Furniture::Lines { role: last, lines })
                if last == role && matches!(role, Role::Contact | Role::EndMatter) =>
            {
                lines.push(words.clone());
            }
            _ => {
                let lines = words.split(|inline| *inline == Inline::LineBreak).map(<[_]>::to_vec).collect();
                furniture.push(Furniture::Lines { role: *role, lines });
            }
        }
    }
    furniture
}

/// Whether a heading after the signature is that of the notes to editors.
fn is_notes(heading: &str, language: &Language) -> bool {
    let known = labels(language).map(|labels| labels.notes);
    known.is_some_and(|label| khmer::is(heading, label) || heading.eq_ignore_ascii_case(label))
}

/// The characters of some words, as a field of text holds them.
pub(super) fn text(words: &[Inline]) -> Text {
    plain_text(words).replace('\n', " ").into()
}
