//! Headings, lists, quotations, and blocks that a release does not have.

use prakas_document::{Block, Code, Diagnostic, HeadingLevel, List, Quotation};
use pulldown_cmark::{CodeBlockKind, Tag};

use super::builder::Builder;
use super::frames::{Blocks, Frame, Holder, Holds};

impl Builder<'_, '_> {
    /// Opens a heading: the title, the one above the notes, or a section's.
    pub(super) fn heading(&mut self, at: usize, marks: u8) {
        if self.outline.title == Some(at) {
            self.path = format!("editions.{}.title", self.record.language);
            self.open_line(Holds::Title);
        } else if self.outline.notes == Some(at) {
            self.open_line(Holds::Notes);
        } else {
            self.open_line(Holds::Heading { marks });
        }
    }

    /// The level of a heading of that many `#`; too many are reported.
    pub(super) fn level(&mut self, at: usize, marks: u8) -> HeadingLevel {
        self.outline.level(marks).unwrap_or_else(|| {
            let deepest = self.outline.deepest();
            let finding =
                Diagnostic::error(Code::UnsupportedMarkup, "headings have three levels, this one is deeper")
                    .hint(format!("write at most {deepest} `#` here: {}", "#".repeat(deepest)));
            self.report(at, finding);
            HeadingLevel::Three
        })
    }

    pub(super) fn close_quotation(&mut self, at: usize) {
        self.close_implicit(at);
        if let Some(quoted) = self.pop_blocks(Holder::Quotation) {
            let Blocks { blocks: content, speaker, .. } = quoted;
            self.push_block(Block::Quotation(Quotation { content, speaker }), self.events.range(at).end);
        }
    }

    pub(super) fn close_item(&mut self, at: usize) {
        self.close_implicit(at);
        if let Some(item) = self.pop_blocks(Holder::Item)
            && let Some(Frame::List { items, .. }) = self.stack.last_mut()
        {
            items.push(item.blocks);
        }
    }

    pub(super) fn close_list(&mut self, at: usize) {
        if let Some(Frame::List { marker, items }) =
            self.stack.pop_if(|frame| matches!(frame, Frame::List { .. }))
        {
            self.push_block(Block::List(List { marker, items }), self.events.range(at).end);
        }
    }

    fn pop_blocks(&mut self, holder: Holder) -> Option<Blocks> {
        let is_it = |frame: &mut Frame| matches!(frame, Frame::Blocks(blocks) if blocks.holder == holder);
        match self.stack.pop_if(is_it) {
            Some(Frame::Blocks(blocks)) => Some(blocks),
            _ => None,
        }
    }

    /// Reports a block that a release does not have. Its words are not read.
    pub(super) fn unsupported(&mut self, at: usize, tag: &Tag<'_>) {
        let error = |message: &str| Diagnostic::error(Code::UnsupportedMarkup, message);
        let finding = match tag {
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                error("lines that begin with four spaces or a tab are a block of code, which a release does not have")
                    .hint("begin the lines without spaces")
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                error("a release has no blocks of code").hint("write a paragraph, or a table")
            }
            Tag::HtmlBlock if self.is_comment(at) => {
                Diagnostic::warning(Code::UnsupportedMarkup, "a comment is not published")
                    .hint("delete it if it was meant to be read")
            }
            Tag::HtmlBlock => error("a release has no HTML").hint(
                "write it as Markdown; of tags a paragraph may have `<sup>`, `<sub>`, `<br>` and `<span lang=\"…\">`",
            ),
            _ => error("a release's body does not have this").hint("write a paragraph, a list or a table"),
        };
        self.report(at, finding);
        self.forget_block();
    }

    /// Whether a block of HTML is one comment and nothing else.
    fn is_comment(&self, at: usize) -> bool {
        let html = self.record.slice(&self.events.range(at)).trim();
        html.starts_with("<!--") && html.find("-->").is_some_and(|end| end + 3 == html.len())
    }
}
