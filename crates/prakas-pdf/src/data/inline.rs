//! Inlines as data.

use std::borrow::Cow;

use prakas_document::{Inline, MAX_NESTING, Text};
use serde::Serialize;

use super::LanguageData;
use super::breaks::broken;
use crate::LayoutError;

/// A piece of running text: a bare string, or an object with its kind.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum InlineData<'a> {
    Text(Cow<'a, str>),
    Node(Node<'a>),
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Node<'a> {
    Strong { content: Vec<InlineData<'a>> },
    Emphasis { content: Vec<InlineData<'a>> },
    Superscript { content: Vec<InlineData<'a>> },
    Subscript { content: Vec<InlineData<'a>> },
    Foreign { language: LanguageData<'a>, content: Vec<InlineData<'a>> },
    Link { href: &'a str, content: Vec<InlineData<'a>> },
    Footnote { paragraphs: Vec<Vec<InlineData<'a>>> },
    LineBreak,
}

/// What an inline needs to know of its surroundings.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// How many characters of one word find room in the line.
    pub(super) room: usize,
    /// The same of the lines of a footnote.
    pub(super) note_room: usize,
}

impl Line {
    /// A run of characters as data.
    pub(super) fn text(self, text: &Text) -> InlineData<'_> {
        InlineData::Text(broken(text, self.room))
    }

    /// The inlines of a block as data.
    pub(super) fn inlines<'a>(self, inlines: &'a [Inline]) -> Result<Vec<InlineData<'a>>, LayoutError> {
        let mut out = Vec::with_capacity(inlines.len());
        self.extend(&mut out, inlines, 0)?;
        drop_last_hyphens(&mut out);
        Ok(out)
    }

    fn nested<'a>(self, inlines: &'a [Inline], depth: usize) -> Result<Vec<InlineData<'a>>, LayoutError> {
        let mut out = Vec::with_capacity(inlines.len());
        self.extend(&mut out, inlines, depth + 1)?;
        Ok(out)
    }

    fn extend<'a>(
        self,
        out: &mut Vec<InlineData<'a>>,
        inlines: &'a [Inline],
        depth: usize,
    ) -> Result<(), LayoutError> {
        if depth > MAX_NESTING {
            return Err(LayoutError::TooDeep);
        }
        for inline in inlines {
            let node = match inline {
                Inline::Text(text) => {
                    out.push(self.text(text));
                    continue;
                }
                // That the words name a day shows in no way on paper.
                Inline::Date { content, .. } => {
                    self.extend(out, content, depth + 1)?;
                    continue;
                }
                Inline::Strong(content) => Node::Strong { content: self.nested(content, depth)? },
                Inline::Emphasis(content) => Node::Emphasis { content: self.nested(content, depth)? },
                Inline::Superscript(content) => Node::Superscript { content: self.nested(content, depth)? },
                Inline::Subscript(content) => Node::Subscript { content: self.nested(content, depth)? },
                Inline::Foreign { language, content } => Node::Foreign {
                    language: LanguageData::new(language),
                    content: self.nested(content, depth)?,
                },
                Inline::Link(link) => {
                    let mut content = self.nested(link.content(), depth)?;
                    drop_last_hyphens(&mut content);
                    Node::Link { href: link.href().as_str(), content }
                }
                Inline::Footnote(note) => {
                    let line = Self { room: self.note_room, ..self };
                    let paragraphs = note.paragraphs().iter().map(|paragraph| {
                        let mut paragraph = line.nested(paragraph, depth)?;
                        drop_last_hyphens(&mut paragraph);
                        Ok(paragraph)
                    });
                    Node::Footnote { paragraphs: paragraphs.collect::<Result<_, _>>()? }
                }
                Inline::LineBreak => Node::LineBreak,
            };
            out.push(InlineData::Node(node));
        }
        Ok(())
    }
}

/// Takes soft hyphens off the end of a link or a block. Where the line ends there too, typst 0.15 shows the hyphen, beside the link
/// it belongs to, and then cannot write the PDF.
fn drop_last_hyphens(content: &mut Vec<InlineData<'_>>) {
    while let Some(last) = content.last_mut() {
        let is_gone = match last {
            InlineData::Text(text) => {
                let kept = text.trim_end_matches('\u{AD}').len();
                if kept < text.len() {
                    text.to_mut().truncate(kept);
                }
                text.is_empty()
            }
            InlineData::Node(
                Node::Strong { content }
                | Node::Emphasis { content }
                | Node::Superscript { content }
                | Node::Subscript { content }
                | Node::Foreign { content, .. }
                | Node::Link { content, .. },
            ) => {
                drop_last_hyphens(content);
                content.is_empty()
            }
            InlineData::Node(Node::Footnote { .. } | Node::LineBreak) => false,
        };
        if !is_gone {
            break;
        }
        content.pop();
    }
}
