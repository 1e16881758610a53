//! How deep blocks and inlines nest: found without walking deeper than allowed.

use prakas_document::{Block, Code, Diagnostic, Figure, Inline, MAX_NESTING, Quotation};

/// Whether blocks may be walked recursively.
pub(crate) fn is_fit(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| block_fits(block, MAX_NESTING))
}

/// Reports each block that nests too deep.
pub(crate) fn check(blocks: &[Block], path: &str, findings: &mut Vec<Diagnostic>) {
    for (i, block) in blocks.iter().enumerate() {
        if !block_fits(block, MAX_NESTING) {
            findings.push(
                Diagnostic::error(
                    Code::TooDeep,
                    format!("lists, quotations or emphasis nest more than {MAX_NESTING} deep"),
                )
                .at_path(format!("{path}.{i}"))
                .hint("use fewer levels: headings and paragraphs read better"),
            );
        }
    }
}

/// Whether a block holds at most `left` lists and quotations inside one another.
fn block_fits(block: &Block, left: usize) -> bool {
    let inside = |blocks: &[Block]| left > 0 && blocks.iter().all(|block| block_fits(block, left - 1));
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => inlines_fit(content, MAX_NESTING),
        Block::List(list) => list.items.iter().all(|item| inside(item)),
        Block::Quotation(Quotation { content, .. }) => inside(content),
        Block::Table(table) => {
            let cells = table.header().iter().chain(table.rows().iter().flatten());
            cells.chain([&table.caption().to_vec()]).all(|cell| inlines_fit(cell, MAX_NESTING))
        }
        Block::Figure(Figure { caption, .. }) => inlines_fit(caption, MAX_NESTING),
    }
}

fn inlines_fit(inlines: &[Inline], left: usize) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(_) | Inline::LineBreak => true,
        Inline::Footnote(note) => left > 0 && note.paragraphs().iter().all(|p| inlines_fit(p, left - 1)),
        Inline::Strong(_)
        | Inline::Emphasis(_)
        | Inline::Superscript(_)
        | Inline::Subscript(_)
        | Inline::Link(_)
        | Inline::Foreign { .. }
        | Inline::Date { .. } => left > 0 && inlines_fit(inline.children(), left - 1),
    })
}

#[cfg(test)]
mod tests {
    use prakas_document::{List, ListMarker};

    use super::*;

    fn nested(depth: usize) -> Vec<Block> {
        (0..depth).fold(vec![Block::paragraph("x")], |inner, _| {
            vec![Block::List(List { marker: ListMarker::Bulleted, items: vec![inner] })]
        })
    }

    #[test]
    fn as_deep_as_the_cap_and_no_deeper() {
        assert!(is_fit(&nested(MAX_NESTING)));
        assert!(!is_fit(&nested(MAX_NESTING + 1)));
        let strong = |depth| (0..depth).fold(Inline::from("x"), |inner, _| Inline::Strong(vec![inner]));
        assert!(is_fit(&[Block::Paragraph(vec![strong(MAX_NESTING)])]));
        assert!(!is_fit(&[Block::Paragraph(vec![strong(MAX_NESTING + 1)])]));
    }
}
