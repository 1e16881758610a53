//! Runs as inlines.

use prakas_carrier::docx::{Block as Shown, Content, Format, Inline as Run, Paragraph, Position};
use prakas_document::text::ZERO_WIDTH_SPACE;
use prakas_document::{Code, Diagnostic, Footnote, Href, Inline, Language, Link};

/// Turns runs into inlines.
pub(super) struct Words<'a> {
    content: &'a Content,
    /// Whether U+200B is what we write where Khmer lines may break, and not what an author typed.
    is_ours: bool,
    /// What is to be said of what cannot be taken over.
    pub(super) findings: Vec<Diagnostic>,
}

/// What stands in a line: some characters, its end, or a note.
#[derive(Debug, Clone)]
enum Item {
    Text(String, Format),
    Break,
    Note(Footnote),
}

/// What characters may be beyond plain, from the outermost to the innermost.
const ATTRIBUTES: [Attribute; 5] =
    [Attribute::Link, Attribute::Strong, Attribute::Emphasis, Attribute::Position, Attribute::Language];

#[derive(Debug, Clone, Copy)]
enum Attribute {
    Link,
    Strong,
    Emphasis,
    Position,
    Language,
}

impl<'a> Words<'a> {
    pub(super) fn new(content: &'a Content, is_ours: bool) -> Self {
        Self { content, is_ours, findings: Vec::new() }
    }

    /// The inlines of some runs, without the white space at their ends. Pictures are no words.
    pub(super) fn inlines(&mut self, runs: &[Run]) -> Vec<Inline> {
        self.line(runs, false)
    }

    fn line(&mut self, runs: &[Run], in_note: bool) -> Vec<Inline> {
        let mut items = Vec::new();
        for run in runs {
            match run {
                Run::Text { text, format } => items.extend(self.text(text, *format)),
                Run::LineBreak => items.push(Item::Break),
                Run::Note(note) if !in_note => items.extend(self.note(*note).map(Item::Note)),
                Run::Note(_) | Run::Picture(_) => {}
            }
        }
        trim(&mut items);
        self.nest(&items, &ATTRIBUTES)
    }

    fn text(&self, text: &str, format: Format) -> Option<Item> {
        let kept = |&c: &char| !(c == '\u{2060}' || c == ZERO_WIDTH_SPACE && self.is_ours);
        let text: String = text.chars().filter(kept).collect();
        (!text.is_empty()).then_some(Item::Text(text, format))
    }

    /// A note's paragraphs; nothing where it has no words.
    fn note(&mut self, note: usize) -> Option<Footnote> {
        let content = self.content;
        let mut paragraphs = Vec::new();
        for paragraph in paragraphs_of(content.notes.get(note)?) {
            let words = self.line(&paragraph.inlines, true);
            if !words.is_empty() {
                paragraphs.push(words);
            }
        }
        Footnote::new(paragraphs).ok()
    }

    /// Items of which each stretch that has an attribute stands in one inline.
    fn nest(&mut self, items: &[Item], attributes: &[Attribute]) -> Vec<Inline> {
        let Some((&attribute, inner)) = attributes.split_first() else {
            return items.iter().map(plain).collect();
        };
        let mut nested = Vec::new();
        for stretch in items.chunk_by(|a, b| attribute.of(a) == attribute.of(b)) {
            let content = self.nest(stretch, inner);
            match (attribute.of(&stretch[0]), &stretch[0]) {
                (Some(_), Item::Text(_, format)) => self.wrap(attribute, *format, content, &mut nested),
                (Some(_), Item::Break | Item::Note(_)) | (None, _) => nested.extend(content),
            }
        }
        nested
    }

    fn wrap(&mut self, attribute: Attribute, format: Format, content: Vec<Inline>, nested: &mut Vec<Inline>) {
        match attribute {
            Attribute::Strong => nested.push(Inline::Strong(content)),
            Attribute::Emphasis => nested.push(Inline::Emphasis(content)),
            Attribute::Position => nested.push(match format.position {
                Position::Superscript => Inline::Superscript(content),
                Position::Subscript | Position::Baseline => Inline::Subscript(content),
            }),
            Attribute::Language => match format.language.and_then(|at| self.language(at)) {
                Some(language) => nested.push(Inline::Foreign { language, content }),
                None => nested.extend(content),
            },
            Attribute::Link => match format.link.and_then(|at| self.href(at)) {
                Some(href) => match Link::new(href, content.clone()) {
                    Ok(link) => nested.push(Inline::Link(link)),
                    Err(_) => nested.extend(content),
                },
                None => nested.extend(content),
            },
        }
    }

    fn language(&self, at: usize) -> Option<Language> {
        self.content.languages.get(at).and_then(|tag| general(tag))
    }

    /// Where a link leads; a finding where no release may lead there.
    fn href(&mut self, at: usize) -> Option<Href> {
        let address = self.content.links.get(at)?;
        match address.parse() {
            Ok(href) => Some(href),
            Err(error) => {
                let message = format!("a link was left out, its words were kept: {error}");
                let finding = Diagnostic::warning(Code::BadLink, message);
                if !self.findings.contains(&finding) {
                    self.findings.push(finding);
                }
                None
            }
        }
    }
}

impl Attribute {
    /// What distinguishes a stretch of characters that have this attribute; nothing for those that have not.
    fn of(self, item: &Item) -> Option<usize> {
        let Item::Text(_, format) = item else { return None };
        match self {
            Self::Link => format.link,
            Self::Strong => format.bold.then_some(0),
            Self::Emphasis => format.italic.then_some(0),
            Self::Position => match format.position {
                Position::Baseline => None,
                Position::Superscript => Some(0),
                Position::Subscript => Some(1),
            },
            Self::Language => format.language,
        }
    }
}

fn plain(item: &Item) -> Inline {
    match item {
        Item::Text(text, _) => Inline::from(text.as_str()),
        Item::Break => Inline::LineBreak,
        Item::Note(note) => Inline::Footnote(note.clone()),
    }
}

/// Takes white space from both ends.
fn trim(items: &mut Vec<Item>) {
    while let Some(first) = items.first_mut() {
        match first {
            Item::Text(text, _) => {
                *text = text.trim_start().to_owned();
                if !text.is_empty() {
                    break;
                }
            }
            Item::Break => {}
            Item::Note(_) => break,
        }
        items.remove(0);
    }
    while let Some(last) = items.last_mut() {
        match last {
            Item::Text(text, _) => {
                *text = text.trim_end().to_owned();
                if !text.is_empty() {
                    break;
                }
            }
            Item::Break => {}
            Item::Note(_) => break,
        }
        items.pop();
    }
}

/// A language without its country: `en` of `en-GB`, as releases name theirs.
pub(super) fn general(tag: &str) -> Option<Language> {
    let language: Language = tag.parse().ok()?;
    let script = language.as_str().split('-').nth(1).filter(|subtag| subtag.len() == 4);
    match script {
        Some(script) => format!("{}-{script}", language.primary()).parse().ok(),
        None => language.primary().parse().ok(),
    }
}

/// The paragraphs of some blocks, those in tables too, in order.
pub(super) fn paragraphs_of(blocks: &[Shown]) -> Vec<&Paragraph> {
    let mut paragraphs = Vec::new();
    collect(blocks, &mut paragraphs);
    paragraphs
}

fn collect<'a>(blocks: &'a [Shown], paragraphs: &mut Vec<&'a Paragraph>) {
    for block in blocks {
        match block {
            Shown::Paragraph(paragraph) => paragraphs.push(paragraph),
            Shown::Table(table) => {
                table
                    .rows
                    .iter()
                    .flat_map(|row| &row.cells)
                    .for_each(|cell| collect(&cell.blocks, paragraphs));
            }
            Shown::SectionEnd => {}
        }
    }
}
