//! Rules about an edition's title and body.

use prakas_document::inline::has_words;
use prakas_document::reading::plain_text;
use prakas_document::{Block, Code, Diagnostic, HeadingLevel, Inline, ListMarker};

use super::nesting;
use crate::release::Edition;

/// Checks the edition that stands at `path` in the stored form.
pub(super) fn check(edition: &Edition, path: &str, findings: &mut Vec<Diagnostic>) {
    title(edition, path, findings);
    if edition.body.is_empty() {
        findings.push(
            Diagnostic::error(Code::MissingBody, "the release says nothing: its body is empty")
                .at_path(format!("{path}.body"))
                .hint("write the text under the title"),
        );
    }
    for (blocks, path) in [(&edition.body, format!("{path}.body")), (&edition.notes, format!("{path}.notes"))]
    {
        nesting::check(blocks, &path, findings);
        if nesting::is_fit(blocks) {
            headings(blocks, &path, findings);
            empty_blocks(blocks, &path, findings);
            list_starts(blocks, &path, findings);
        }
    }
}

/// An edition has a title.
pub(crate) fn title(edition: &Edition, path: &str, findings: &mut Vec<Diagnostic>) {
    if edition.title.is_blank() {
        findings.push(
            Diagnostic::error(Code::MissingTitle, "the title is missing")
                .at_path(format!("{path}.title"))
                .hint("write the title on a line of its own above the text; in Markdown as `title:` in the front matter"),
        );
    }
}

/// Headings go down one level at a time, and something stands under each.
fn headings(blocks: &[Block], path: &str, findings: &mut Vec<Diagnostic>) {
    let mut above = 0;
    for (i, block) in blocks.iter().enumerate() {
        let Block::Heading { level, content } = block else { continue };
        let depth = u8::from(*level);
        if depth > above + 1 {
            findings.push(
                Diagnostic::warning(
                    Code::SkippedHeadingLevel,
                    format!(
                        "the heading “{}” is of level {depth} and the one above it of level {above}",
                        plain_text(content)
                    ),
                )
                .at_path(format!("{path}.{i}"))
                .hint(format!("make it a heading of level {}", above + 1)),
            );
        }
        above = depth;
        if is_end_of_section(blocks.get(i + 1), *level) {
            findings.push(
                Diagnostic::warning(
                    Code::EmptySection,
                    format!("nothing stands under the heading “{}”", plain_text(content)),
                )
                .at_path(format!("{path}.{i}"))
                .hint("write the section, or delete its heading"),
            );
        }
    }
}

/// Whether the block after a heading already begins another section.
fn is_end_of_section(next: Option<&Block>, level: HeadingLevel) -> bool {
    match next {
        None => true,
        Some(Block::Heading { level: next, .. }) => *next <= level,
        Some(
            Block::Paragraph(_) | Block::List(_) | Block::Quotation(_) | Block::Table(_) | Block::Figure(_),
        ) => false,
    }
}

/// Blocks that would show as a gap, or as a mark without words.
fn empty_blocks(blocks: &[Block], path: &str, findings: &mut Vec<Diagnostic>) {
    for (i, block) in blocks.iter().enumerate() {
        if let Some(what) = empty(block) {
            findings.push(
                Diagnostic::error(Code::EmptyBlock, format!("{what} without words"))
                    .at_path(format!("{path}.{i}"))
                    .hint("write the words, or delete it"),
            );
        }
    }
}

/// The highest number that a list may start with: Word's own limit.
const MAX_LIST_START: u32 = 32_767;

fn list_starts(blocks: &[Block], path: &str, findings: &mut Vec<Diagnostic>) {
    for (i, block) in blocks.iter().enumerate() {
        if let Some(start) = high_start(block) {
            findings.push(
                Diagnostic::error(
                    Code::BadValue,
                    format!("a list starts with {start}, above {MAX_LIST_START}"),
                )
                .at_path(format!("{path}.{i}"))
                .hint("start it with a smaller number, or write the numbers as words of a paragraph"),
            );
        }
    }
}

/// The number that a list in this block starts with, where no format has it.
fn high_start(block: &Block) -> Option<u32> {
    match block {
        Block::List(list) => {
            let own = match list.marker {
                ListMarker::Numbered { start } if start > MAX_LIST_START => Some(start),
                ListMarker::Numbered { .. } | ListMarker::Bulleted => None,
            };
            own.or_else(|| list.items.iter().flatten().find_map(high_start))
        }
        Block::Quotation(quotation) => quotation.content.iter().find_map(high_start),
        Block::Paragraph(_) | Block::Heading { .. } | Block::Table(_) | Block::Figure(_) => None,
    }
}

/// What in this block has no words, if anything.
fn empty(block: &Block) -> Option<&'static str> {
    let wordless = |content: &[Inline]| !has_words(content);
    match block {
        Block::Paragraph(content) => wordless(content).then_some("a paragraph"),
        Block::Heading { content, .. } => wordless(content).then_some("a heading"),
        Block::List(list) if list.items.is_empty() => Some("a list"),
        Block::List(list) => list.items.iter().find_map(|item| empty_or(item, "a list item")),
        Block::Quotation(quotation) => empty_or(&quotation.content, "a quotation"),
        // A cell of a table may well be empty; a table of empty cells may not.
        Block::Table(table) => {
            let mut cells = table.header().iter().chain(table.rows().iter().flatten());
            cells.all(|cell| wordless(cell)).then_some("a table")
        }
        Block::Figure(_) => None,
    }
}

fn empty_or(blocks: &[Block], what: &'static str) -> Option<&'static str> {
    if blocks.is_empty() { Some(what) } else { blocks.iter().find_map(empty) }
}

#[cfg(test)]
mod tests {
    use prakas_document::{List, Table};

    use super::*;

    fn codes(body: Vec<Block>) -> Vec<(Code, String)> {
        let mut findings = Vec::new();
        check(&Edition { title: "T".into(), body, ..Edition::default() }, "editions.en", &mut findings);
        findings.into_iter().map(|f| (f.code, f.path.unwrap_or_default())).collect()
    }

    fn at(code: Code, block: usize) -> (Code, String) {
        (code, format!("editions.en.body.{block}"))
    }

    #[test]
    fn headings_go_down_one_level_at_a_time() {
        use HeadingLevel::{One, Three, Two};
        let text = || Block::paragraph("x");
        let h = |level, text: &str| Block::heading(level, text);
        assert_eq!(
            codes(vec![h(One, "a"), text(), h(Two, "b"), text(), h(Three, "c"), text(), h(One, "d"), text()]),
            []
        );
        assert_eq!(
            codes(vec![h(One, "a"), text(), h(Three, "c"), text()]),
            [at(Code::SkippedHeadingLevel, 2)]
        );
        assert_eq!(codes(vec![h(Two, "a"), text()]), [at(Code::SkippedHeadingLevel, 0)]);
    }

    #[test]
    fn something_stands_under_each_heading() {
        use HeadingLevel::{One, Two};
        let h = |level, text: &str| Block::heading(level, text);
        assert_eq!(codes(vec![h(One, "a"), h(Two, "b"), Block::paragraph("x")]), []);
        assert_eq!(
            codes(vec![h(One, "a"), h(One, "b"), Block::paragraph("x"), h(One, "c")]),
            [at(Code::EmptySection, 0), at(Code::EmptySection, 3)]
        );
    }

    #[test]
    fn blocks_have_words() {
        let list = |items| Block::List(List { marker: ListMarker::Bulleted, items });
        let table = |cell: &str| {
            Block::Table(Table::new(vec![vec![cell.into()]], vec![vec![vec![]]]).expect("a table"))
        };
        assert_eq!(codes(vec![table("x"), list(vec![vec![Block::paragraph("x")]])]), []);
        assert_eq!(
            codes(vec![Block::paragraph(" "), list(vec![]), list(vec![vec![]]), table("")]),
            [
                at(Code::EmptyBlock, 0),
                at(Code::EmptyBlock, 1),
                at(Code::EmptyBlock, 2),
                at(Code::EmptyBlock, 3)
            ]
        );
        let high =
            List { marker: ListMarker::Numbered { start: 32_768 }, items: vec![vec![Block::paragraph("x")]] };
        assert_eq!(codes(vec![list(vec![vec![Block::List(high)]])]), [at(Code::BadValue, 0)]);
        assert_eq!(codes(vec![]), [(Code::MissingBody, "editions.en.body".to_owned())]);
    }
}
