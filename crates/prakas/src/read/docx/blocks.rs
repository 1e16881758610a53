//! Pieces as blocks: items become lists, quoted paragraphs quotations, a caption finds what it is of.

use std::iter::Peekable;
use std::slice::Iter;

use prakas_carrier::docx::ListItem;
use prakas_document::reading::plain_text;
use prakas_document::{
    AltText, Block, Code, Diagnostic, Figure, HeadingLevel, Inline, Language, List, ListMarker, Quotation,
    Role, Script,
};

use super::pieces::{Kind, Piece};

/// How far a paragraph that goes on with an item may stand left of the item's own words, in twips: people indent by eye.
const BY_EYE: i32 = 60;

/// The blocks that some pieces make in an edition of this language.
pub(super) fn blocks(pieces: &[Piece], language: &Language, findings: &mut Vec<Diagnostic>) -> Vec<Block> {
    let mut builder = Builder { pieces: pieces.iter().peekable(), language, findings };
    let mut blocks = Vec::new();
    while builder.pieces.peek().is_some() {
        blocks.extend(builder.block(false));
    }
    blocks
}

struct Builder<'a, 'f> {
    pieces: Peekable<Iter<'a, Piece>>,
    language: &'a Language,
    findings: &'f mut Vec<Diagnostic>,
}

impl<'a> Builder<'a, '_> {
    /// The block that begins with the next piece.
    fn block(&mut self, is_quoted: bool) -> Option<Block> {
        let piece = *self.pieces.peek()?;
        if !is_quoted && is_quotation(piece) {
            return self.quotation();
        }
        if let (Kind::Words(_), Some(item), None) = (&piece.kind, piece.list, level(piece.role)) {
            return self.list(item, is_quoted);
        }
        self.pieces.next();
        match &piece.kind {
            Kind::SectionEnd => None,
            Kind::Words(words) if words.is_empty() => None,
            Kind::Words(words) => Some(match (piece.role, level(piece.role)) {
                (_, Some(level)) => Block::Heading { level, content: words.clone() },
                (Role::Caption, None) => return Some(self.captioned(words)),
                _ => Block::Paragraph(words.clone()),
            }),
            Kind::Table(table) => Some(Block::Table(table.clone())),
            Kind::Picture(picture, alt) => {
                let caption = self.caption_below();
                let alt = alt.clone().or_else(|| AltText::new(plain_text(&caption)).ok());
                let alt = alt.unwrap_or_else(|| self.unnamed());
                Some(Block::Figure(Figure { picture: picture.clone(), alt, caption }))
            }
        }
    }

    /// A caption and the table under it; alone it is a paragraph.
    fn captioned(&mut self, caption: &[Inline]) -> Block {
        let is_table = |piece: &&Piece| matches!(piece.kind, Kind::Table(_));
        if self.pieces.peek().is_some_and(is_table)
            && let Some(Piece { kind: Kind::Table(table), .. }) = self.pieces.next()
        {
            return Block::Table(table.clone().with_caption(caption.to_vec()));
        }
        Block::Paragraph(caption.to_vec())
    }

    /// The caption under a picture, unless it is that of a table.
    fn caption_below(&mut self) -> Vec<Inline> {
        let mut ahead = self.pieces.clone();
        let is_caption =
            ahead.next().is_some_and(|piece| piece.role == Role::Caption && piece.list.is_none());
        let is_of_table = ahead.next().is_some_and(|piece| matches!(piece.kind, Kind::Table(_)));
        if !is_caption || is_of_table {
            return Vec::new();
        }
        self.pieces.next().map(|piece| piece.words().to_vec()).unwrap_or_default()
    }

    /// The words for a picture of which nothing is said.
    fn unnamed(&mut self) -> AltText {
        let finding = Diagnostic::warning(Code::MissingAltText, "a picture has no alternative text")
            .hint("say what it shows, for those who do not see it");
        self.findings.push(finding);
        let words = match self.language.script() {
            Script::Khmer => "រូបភាព",
            Script::Latin => "Picture",
        };
        AltText::new(words).expect("it has words")
    }

    /// Quoted paragraphs, and who is quoted.
    fn quotation(&mut self) -> Option<Block> {
        let mut content = Vec::new();
        let mut speaker = None;
        while let Some(piece) = self.pieces.peek().filter(|piece| is_quotation(piece)) {
            if piece.role == Role::Speaker {
                speaker = Some(plain_text(piece.words()).into());
                self.pieces.next();
                break;
            }
            content.extend(self.block(true));
        }
        (!content.is_empty() || speaker.is_some()).then_some(Block::Quotation(Quotation { content, speaker }))
    }

    /// The items of one list from the next piece on, with what stands in them.
    fn list(&mut self, first: ListItem, is_quoted: bool) -> Option<Block> {
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut indent = 0;
        while let Some(&piece) = self.pieces.peek() {
            if is_quotation(piece) != is_quoted && !piece.continues {
                break;
            }
            match (piece.list.filter(|_| level(piece.role).is_none()), items.last_mut()) {
                (Some(item), _) if item.level == first.level && item.list == first.list => {
                    self.pieces.next();
                    indent = piece.indent;
                    let words = piece.words().to_vec();
                    items.push(if words.is_empty() { Vec::new() } else { vec![Block::Paragraph(words)] });
                }
                (Some(item), Some(_)) if item.level > first.level => {
                    let inner = self.list(item, is_quoted);
                    items.last_mut()?.extend(inner);
                }
                (None, Some(_)) if goes_on(piece, indent) => {
                    let inner = self.block(is_quoted);
                    items.last_mut()?.extend(inner);
                }
                (Some(_) | None, _) => break,
            }
        }
        let marker = first.start.map_or(ListMarker::Bulleted, |start| ListMarker::Numbered { start });
        items.iter_mut().for_each(|item| {
            if item.is_empty() {
                item.push(Block::Paragraph(Vec::new()));
            }
        });
        Some(Block::List(List { marker, items }))
    }
}

/// Whether a piece goes on with the item whose words stand this far in.
fn goes_on(piece: &Piece, indent: i32) -> bool {
    let is_placed = piece.indent > 0 && piece.indent + BY_EYE >= indent;
    match piece.kind {
        Kind::SectionEnd => false,
        Kind::Words(_) => piece.continues || is_placed && indent > 0,
        Kind::Picture(..) | Kind::Table(_) => is_placed && indent > 0,
    }
}

fn is_quotation(piece: &Piece) -> bool {
    matches!(piece.role, Role::Quotation | Role::Speaker)
}

/// The level of a heading.
fn level(role: Role) -> Option<HeadingLevel> {
    match role {
        Role::Heading1 => Some(HeadingLevel::One),
        Role::Heading2 => Some(HeadingLevel::Two),
        Role::Heading3 => Some(HeadingLevel::Three),
        _ => None,
    }
}
