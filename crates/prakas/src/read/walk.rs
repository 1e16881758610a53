//! A walk over finished blocks, which says the path of what stands deep in them.
//!
//! While running text is read, the position of an inline among its neighbours is not known; the finished blocks, which nest no
//! deeper than allowed, are walked in the order in which they were read.

use prakas_document::{Block, Figure, Inline, Quotation, Table};

/// What a walk comes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Link,
    Figure,
    /// A footnote begins: what comes until its end stands in it.
    Footnote,
    FootnoteEnd,
}

/// Calls `visit` with the path of each link, figure and footnote in blocks that stand at a path.
pub(super) fn walk(blocks: &[Block], path: &str, visit: &mut impl FnMut(&str, Stop)) {
    for (i, block) in blocks.iter().enumerate() {
        let path = format!("{path}.{i}");
        match block {
            Block::Paragraph(content) => inlines(content, &format!("{path}.paragraph"), visit),
            Block::Heading { content, .. } => inlines(content, &format!("{path}.heading.content"), visit),
            Block::List(list) => {
                for (i, item) in list.items.iter().enumerate() {
                    walk(item, &format!("{path}.list.items.{i}"), visit);
                }
            }
            Block::Quotation(Quotation { content, .. }) => {
                walk(content, &format!("{path}.quotation.content"), visit);
            }
            Block::Table(it) => table(it, &format!("{path}.table"), visit),
            Block::Figure(Figure { caption, .. }) => {
                visit(&format!("{path}.figure"), Stop::Figure);
                inlines(caption, &format!("{path}.figure.caption"), visit);
            }
        }
    }
}

fn table(table: &Table, path: &str, visit: &mut impl FnMut(&str, Stop)) {
    inlines(table.caption(), &format!("{path}.caption"), visit);
    for (i, cell) in table.header().iter().enumerate() {
        inlines(cell, &format!("{path}.header.{i}"), visit);
    }
    for (i, row) in table.rows().iter().enumerate() {
        for (j, cell) in row.iter().enumerate() {
            inlines(cell, &format!("{path}.rows.{i}.{j}"), visit);
        }
    }
}

fn inlines(content: &[Inline], path: &str, visit: &mut impl FnMut(&str, Stop)) {
    for (i, inline) in content.iter().enumerate() {
        let inner = match inline {
            Inline::Text(_) | Inline::LineBreak => continue,
            Inline::Footnote(note) => {
                let path = format!("{path}.{i}.footnote");
                visit(&path, Stop::Footnote);
                for (i, paragraph) in note.paragraphs().iter().enumerate() {
                    inlines(paragraph, &format!("{path}.{i}"), visit);
                }
                visit(&path, Stop::FootnoteEnd);
                continue;
            }
            Inline::Link(_) => {
                visit(&format!("{path}.{i}.link"), Stop::Link);
                "link.content"
            }
            Inline::Strong(_) => "strong",
            Inline::Emphasis(_) => "emphasis",
            Inline::Superscript(_) => "superscript",
            Inline::Subscript(_) => "subscript",
            Inline::Foreign { .. } => "foreign.content",
            Inline::Date { .. } => "date.content",
        };
        inlines(inline.children(), &format!("{path}.{i}.{inner}"), visit);
    }
}
