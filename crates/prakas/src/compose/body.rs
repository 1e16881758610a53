//! The body's words with their break opportunities found.

use prakas_document::{Block, Figure, Footnote, Inline, List, Quotation};

/// The same blocks, the author's U+200B turned into break opportunities.
pub(super) fn blocks(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Block {
    match block {
        Block::Paragraph(content) => Block::Paragraph(inlines(content)),
        Block::Heading { level, content } => Block::Heading { level: *level, content: inlines(content) },
        Block::List(List { marker, items }) => {
            Block::List(List { marker: *marker, items: items.iter().map(|item| blocks(item)).collect() })
        }
        Block::Quotation(Quotation { content, speaker }) => Block::Quotation(Quotation {
            content: blocks(content),
            speaker: speaker.as_ref().map(|speaker| speaker.resolve_breaks()),
        }),
        Block::Table(table) => Block::Table(table.map(inlines)),
        Block::Figure(Figure { picture, alt, caption }) => {
            Block::Figure(Figure { picture: picture.clone(), alt: alt.clone(), caption: inlines(caption) })
        }
    }
}

fn inlines(content: &[Inline]) -> Vec<Inline> {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Inline {
    match inline {
        Inline::Text(text) => Inline::Text(text.resolve_breaks()),
        Inline::Strong(content) => Inline::Strong(inlines(content)),
        Inline::Emphasis(content) => Inline::Emphasis(inlines(content)),
        Inline::Superscript(content) => Inline::Superscript(inlines(content)),
        Inline::Subscript(content) => Inline::Subscript(inlines(content)),
        Inline::Foreign { language, content } => {
            Inline::Foreign { language: language.clone(), content: inlines(content) }
        }
        Inline::Date { date, content } => Inline::Date { date: *date, content: inlines(content) },
        Inline::LineBreak => Inline::LineBreak,
        // Breaks change neither what words there are nor what stands inside what, so both stay as valid as they were.
        Inline::Link(link) => link.map(inlines).map_or_else(|_| Inline::Link(link.clone()), Inline::Link),
        Inline::Footnote(note) => {
            let paragraphs = note.paragraphs().iter().map(|p| inlines(p)).collect();
            Inline::Footnote(Footnote::new(paragraphs).unwrap_or_else(|_| note.clone()))
        }
    }
}
