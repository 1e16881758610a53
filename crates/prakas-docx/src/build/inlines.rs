//! Inlines as runs, each of one script.

use docx_rs::{
    BreakType, Footnote, Hyperlink, HyperlinkData, Paragraph, ParagraphChild, Run, RunProperty, VertAlignType,
};
use prakas_document::{Href, Inline, Language, Link, Role, Script, Text, Weight};
use url::Url;

use super::relationships::{Relationships, Target};
use super::{Builder, scripts, style_ids, styles};
use crate::error::MAX_LEVELS;
use crate::{DocxError, carried};

/// How a run differs from its paragraph.
#[derive(Debug, Clone, Copy)]
struct Looks<'a> {
    role: Role,
    language: &'a Language,
    strong: bool,
    emphasis: bool,
    link: bool,
    vertical: Option<VertAlignType>,
    depth: usize,
}

impl Builder<'_> {
    /// The runs of a paragraph of this role.
    pub(super) fn inlines(
        &mut self,
        inlines: &[Inline],
        role: Role,
    ) -> Result<Vec<ParagraphChild>, DocxError> {
        let looks = Looks {
            role,
            language: self.language,
            strong: false,
            emphasis: false,
            link: false,
            vertical: None,
            depth: 0,
        };
        let mut runs = Vec::new();
        self.add(inlines, looks, &mut runs)?;
        Ok(runs)
    }

    fn add(
        &mut self,
        inlines: &[Inline],
        looks: Looks<'_>,
        runs: &mut Vec<ParagraphChild>,
    ) -> Result<(), DocxError> {
        if looks.depth > MAX_LEVELS {
            return Err(DocxError::TooDeep);
        }
        let inner = Looks { depth: looks.depth + 1, ..looks };
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text, looks, runs),
                Inline::Strong(content) => self.add(content, Looks { strong: true, ..inner }, runs)?,
                Inline::Emphasis(content) => self.add(content, Looks { emphasis: true, ..inner }, runs)?,
                Inline::Superscript(content) => {
                    self.add(content, Looks { vertical: Some(VertAlignType::SuperScript), ..inner }, runs)?;
                }
                Inline::Subscript(content) => {
                    self.add(content, Looks { vertical: Some(VertAlignType::SubScript), ..inner }, runs)?;
                }
                Inline::Foreign { language, content } => {
                    self.add(content, Looks { language, ..inner }, runs)?;
                }
                Inline::Date { content, .. } => self.add(content, inner, runs)?,
                Inline::Link(link) => self.link(link, inner, runs)?,
                Inline::Footnote(note) => runs.push(self.footnote(note.paragraphs())?),
                Inline::LineBreak => runs.push(run(Run::new().add_break(BreakType::TextWrapping))),
            }
        }
        Ok(())
    }

    fn text(&self, text: &Text, looks: Looks<'_>, runs: &mut Vec<ParagraphChild>) {
        for (script, words) in scripts::runs(&scripts::written(text), looks.language.script()) {
            let mut written = Run::new().add_text(words);
            written.run_property = self.properties(script, looks);
            runs.push(run(written));
        }
    }

    fn properties(&self, script: Script, looks: Looks<'_>) -> RunProperty {
        let style = self.document.theme.style(looks.role);
        let mut properties = RunProperty::new();
        let strong = looks.strong && !(script == Script::Khmer && self.has_one_weight(&style.faces.khmer));
        // A run has one character style; what that does not say is said of the run.
        if looks.link {
            properties = properties.style(style_ids::HYPERLINK.id);
        } else if strong {
            properties = properties.style(style_ids::STRONG.id);
        } else if looks.emphasis {
            properties = properties.style(style_ids::EMPHASIS.id);
        }
        // Bold in a style *toggles* that of the paragraph's style (17.7.3): in a bold heading it would be light.
        if strong && (looks.link || style.weight == Weight::Bold) {
            properties = properties.bold();
        }
        if looks.emphasis && (looks.link || strong) {
            properties = properties.italic();
        }
        if let Some(vertical) = looks.vertical {
            properties = properties.vert_align(vertical);
        }
        match script {
            Script::Khmer => {
                properties = styles::as_khmer(
                    properties,
                    style,
                    self.has_one_weight(&style.faces.khmer),
                    looks.emphasis,
                );
            }
            Script::Latin => {}
        }
        if looks.language != self.document.language() {
            properties = carried::with_language(properties, looks.language);
        }
        properties
    }

    fn has_one_weight(&self, face: &str) -> bool {
        self.options.single_weight.iter().any(|family| family == face)
    }

    fn link(
        &mut self,
        link: &Link,
        looks: Looks<'_>,
        runs: &mut Vec<ParagraphChild>,
    ) -> Result<(), DocxError> {
        let mut children = Vec::new();
        self.add(link.content(), Looks { link: true, ..looks }, &mut children)?;
        let rid = self.scope().add(Target::Hyperlink, address(link.href()));
        // docx-rs would number the relationship by a counter of the whole process: it is ours.
        let link = HyperlinkData::External { rid, path: String::new() };
        runs.push(ParagraphChild::Hyperlink(Hyperlink { link, history: None, children }));
        Ok(())
    }

    /// The relationships of the part that is being written.
    fn scope(&mut self) -> &mut Relationships {
        if self.in_footnote { &mut self.footnote_relationships } else { &mut self.relationships }
    }

    /// Adds a footnote and gives the run of its mark.
    fn footnote(&mut self, paragraphs: &[Vec<Inline>]) -> Result<ParagraphChild, DocxError> {
        let id = self.footnotes.len() + 1;
        self.in_footnote = true;
        let content = paragraphs
            .iter()
            .map(|paragraph| self.note_paragraph(paragraph))
            .collect::<Result<_, DocxError>>();
        self.in_footnote = false;
        self.footnotes.push(Footnote { id, content: content? });
        Ok(run(Run::new().add_footnote_reference(Footnote { id, content: Vec::new() })))
    }

    fn note_paragraph(&mut self, words: &[Inline]) -> Result<Paragraph, DocxError> {
        let words = self.inlines(words, Role::Footnote)?;
        Ok(self.paragraph(style_ids::of(Role::Footnote), Role::Footnote, words))
    }
}

fn run(run: Run) -> ParagraphChild {
    ParagraphChild::Run(Box::new(run))
}

/// A link's address in ASCII, as the packaging convention wants it (ECMA-376 part 2, annex A).
fn address(href: &Href) -> String {
    Url::parse(href.as_str()).map_or_else(|_| href.as_str().to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_ascii() {
        let href = "http://a.example/ខ្មែរ?q=a|b".parse().expect("an address");
        let address = address(&href);
        assert!(address.is_ascii(), "{address}");
        assert!(address.starts_with("http://a.example/%E1%9E%81"), "{address}");
    }
}
