//! Inlines as data.

use std::borrow::Cow;

use prakas_document::{Inline, MAX_NESTING, Script, Text, script_runs};
use serde::Serialize;

use super::LanguageData;
use super::flow::{Flow, Room};
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
    Strong {
        content: Vec<InlineData<'a>>,
    },
    Emphasis {
        content: Vec<InlineData<'a>>,
    },
    Superscript {
        content: Vec<InlineData<'a>>,
    },
    Subscript {
        content: Vec<InlineData<'a>>,
    },
    Foreign {
        language: LanguageData<'a>,
        content: Vec<InlineData<'a>>,
    },
    Link {
        href: &'a str,
        content: Vec<InlineData<'a>>,
    },
    /// Text in the script that is not the part's, its size in multiples of the size around it, and whether it stands in a
    /// justified paragraph.
    OtherScript {
        text: String,
        scale: f64,
        justified: bool,
    },
    Footnote {
        paragraphs: Vec<Vec<InlineData<'a>>>,
    },
    LineBreak,
}

/// What an inline needs to know of its surroundings.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// The script of the part.
    pub(super) script: Script,
    /// The line itself.
    pub(super) own: Measure,
    /// The lines of its footnotes.
    pub(super) note: Measure,
}

/// The measures of a line.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) room: Room,
    /// Size of the other script's type in multiples of the part's.
    pub(super) other_scale: f64,
    /// Whether the line is justified.
    pub(super) justified: bool,
}

impl Line {
    /// A run of characters as data.
    pub(super) fn text(self, text: &Text) -> Vec<InlineData<'_>> {
        let mut out = Vec::new();
        self.push(&mut out, Flow::of_text(text, self.own.room).take(text));
        out
    }

    /// The inlines of a block as data.
    pub(super) fn inlines<'a>(self, inlines: &'a [Inline]) -> Result<Vec<InlineData<'a>>, LayoutError> {
        self.outermost(inlines, 0)
    }

    fn outermost<'a>(self, inlines: &'a [Inline], depth: usize) -> Result<Vec<InlineData<'a>>, LayoutError> {
        let mut flow = Flow::of(inlines, self.own.room)?;
        let mut out = self.nested(&mut flow, inlines, depth)?;
        drop_last_hyphens(&mut out);
        Ok(out)
    }

    fn nested<'a>(
        self,
        flow: &mut Flow,
        inlines: &'a [Inline],
        depth: usize,
    ) -> Result<Vec<InlineData<'a>>, LayoutError> {
        let mut out = Vec::with_capacity(inlines.len());
        self.extend(&mut out, flow, inlines, depth)?;
        Ok(out)
    }

    /// Text, cut where its script changes: typst knows one size for all scripts of a text.
    fn push<'a>(self, out: &mut Vec<InlineData<'a>>, text: Cow<'a, str>) {
        if text.chars().all(|c| Script::of(c).is_none_or(|script| script == self.script)) {
            out.push(InlineData::Text(text));
            return;
        }
        let Measure { other_scale: scale, justified, .. } = self.own;
        for (script, run) in script_runs(&text, self.script) {
            out.push(if script == self.script {
                InlineData::Text(Cow::Owned(run.to_owned()))
            } else {
                InlineData::Node(Node::OtherScript { text: run.to_owned(), scale, justified })
            });
        }
    }

    fn extend<'a>(
        self,
        out: &mut Vec<InlineData<'a>>,
        flow: &mut Flow,
        inlines: &'a [Inline],
        depth: usize,
    ) -> Result<(), LayoutError> {
        if depth > MAX_NESTING {
            return Err(LayoutError::TooDeep);
        }
        let inner = depth + 1;
        for inline in inlines {
            let node = match inline {
                Inline::Text(text) => {
                    self.push(out, flow.take(text));
                    continue;
                }
                // That the words name a day shows in no way on paper.
                Inline::Date { content, .. } => {
                    self.extend(out, flow, content, inner)?;
                    continue;
                }
                Inline::Strong(content) => Node::Strong { content: self.nested(flow, content, inner)? },
                Inline::Emphasis(content) => Node::Emphasis { content: self.nested(flow, content, inner)? },
                Inline::Superscript(content) => {
                    Node::Superscript { content: self.nested(flow, content, inner)? }
                }
                Inline::Subscript(content) => Node::Subscript { content: self.nested(flow, content, inner)? },
                Inline::Foreign { language, content } => Node::Foreign {
                    language: LanguageData::new(language),
                    content: self.nested(flow, content, inner)?,
                },
                Inline::Link(link) => {
                    let mut content = self.nested(flow, link.content(), inner)?;
                    drop_last_hyphens(&mut content);
                    Node::Link { href: link.href().as_str(), content }
                }
                Inline::Footnote(note) => {
                    let line = Self { own: self.note, ..self };
                    let paragraphs = note.paragraphs().iter().map(|text| line.outermost(text, inner));
                    Node::Footnote { paragraphs: paragraphs.collect::<Result<_, _>>()? }
                }
                Inline::LineBreak => {
                    flow.skip_line_break();
                    Node::LineBreak
                }
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
            InlineData::Node(Node::OtherScript { text, .. }) => {
                text.truncate(text.trim_end_matches('\u{AD}').len());
                text.is_empty()
            }
            InlineData::Node(Node::Footnote { .. } | Node::LineBreak) => false,
        };
        if !is_gone {
            break;
        }
        content.pop();
    }
}
