//! From events to blocks, with a stack of what is open; nothing recurses.

use std::ops::Range;

use prakas_document::{Block, Code, Diagnostic, ListMarker, MAX_NESTING, Text};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::Body;
use super::events::Events;
use super::frames::{Blocks, Frame, Holder, Holds, Rows};
use super::locate::{Anchor, Locator};
use super::notes::Notes;
use super::outline::Outline;
use crate::read::record::{Record, is_space};
use crate::read::syntax::Region;
use crate::read::{Assets, Place, PlaceKind};

/// Lists and quotations, or spans, nest deeper than allowed; that is reported already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooDeep;

/// What a footnote was made of.
pub(super) struct Built {
    pub(super) blocks: Vec<Block>,
    pub(super) places: Vec<Place>,
    pub(super) anchors: Vec<Anchor>,
}

/// Reads events.
pub(super) struct Builder<'b, 'a> {
    pub(super) record: &'b mut Record<'a>,
    pub(super) events: &'b mut Events<'a>,
    pub(super) outline: &'b Outline,
    pub(super) assets: &'b Assets<'b>,
    pub(super) stack: Vec<Frame>,
    /// The places of words so far.
    pub(super) places: Vec<Place>,
    /// The path of the block in hand.
    pub(super) path: String,
    /// Links and figures so far, whose parts get their places when their paths are known.
    pub(super) anchors: Vec<Anchor>,
    /// The footnotes in the order in which they were referred to.
    pub(super) referred: Vec<usize>,
    regions: Vec<Region>,
    /// Where the block in hand begins.
    begun: Option<usize>,
    title: Option<Text>,
    /// Whether a footnote is read, whose paths are not known yet.
    is_footnote: bool,
    /// The body, once the notes to editors have begun.
    body: Option<Vec<Block>>,
}

impl<'b, 'a> Builder<'b, 'a> {
    pub(super) fn new(
        record: &'b mut Record<'a>,
        events: &'b mut Events<'a>,
        outline: &'b Outline,
        assets: &'b Assets<'b>,
    ) -> Self {
        Self {
            record,
            events,
            outline,
            assets,
            stack: vec![Frame::Blocks(Blocks::new(Holder::Root))],
            places: Vec::new(),
            path: String::new(),
            anchors: Vec::new(),
            referred: Vec::new(),
            regions: Vec::new(),
            begun: None,
            title: None,
            is_footnote: false,
            body: None,
        }
    }

    /// The whole body.
    pub(super) fn body(mut self, notes: &mut Notes) -> Result<Body, TooDeep> {
        self.next_path();
        self.run(0..self.events.len(), Some(notes))?;
        let last = self.root();
        let (blocks, to_editors) = match self.body.take() {
            Some(blocks) => (blocks, last),
            None => (last, Vec::new()),
        };
        let mut locator = Locator::new(self.record.source, self.anchors, self.referred, notes);
        let edition = format!("editions.{}", self.record.language);
        locator.blocks(&blocks, &format!("{edition}.body"));
        locator.blocks(&to_editors, &format!("{edition}.notes"));
        let (found, footnotes) = locator.finish();
        // A caption's or a speaker's mark may have been all that stood in a place.
        self.record.places.extend(self.places.into_iter().filter(|place| !place.span.range.is_empty()));
        self.record.places.extend(found);
        let mut regions = self.regions;
        regions.extend(footnotes);
        regions.sort_by_key(|region| region.range.start);
        Ok(Body { title: self.title, blocks, notes: to_editors, regions })
    }

    /// The blocks of a footnote, the places of its words (without a path yet), and its links.
    pub(super) fn footnote(mut self, at: usize) -> Result<Built, TooDeep> {
        self.is_footnote = true;
        self.path = format!("editions.{}.body", self.record.language);
        self.run(at + 1..self.events.end(at), None)?;
        let blocks = self.root();
        Ok(Built { blocks, places: self.places, anchors: self.anchors })
    }

    fn root(&mut self) -> Vec<Block> {
        self.close_implicit(self.events.len());
        match self.stack.first_mut() {
            Some(Frame::Blocks(root)) => std::mem::take(&mut root.blocks),
            _ => Vec::new(),
        }
    }

    fn run(&mut self, range: Range<usize>, mut notes: Option<&mut Notes>) -> Result<(), TooDeep> {
        let mut at = range.start;
        while at < range.end {
            let Some(event) = self.events.get(at).cloned() else { break };
            at = match event {
                Event::Start(tag) => self.start(at, tag)?,
                Event::End(tag) => {
                    self.end(at, tag);
                    at + 1
                }
                Event::FootnoteReference(label) => {
                    self.reference(at, &label, notes.as_deref_mut());
                    at + 1
                }
                Event::Text(text) => self.inline(at, |builder| builder.text(at, &text)),
                Event::Code(code) => self.inline(at, |builder| builder.code(at, &code)),
                Event::SoftBreak => self.inline(at, Self::soft_break),
                Event::HardBreak => self.inline(at, Self::hard_break),
                Event::InlineHtml(tag) => {
                    self.html(at, &tag)?;
                    at + 1
                }
                Event::Html(_) => at + 1,
                Event::Rule => {
                    let finding = Diagnostic::warning(
                        Code::UnsupportedMarkup,
                        "a rule across the page is not published",
                    )
                    .hint("delete it, or begin a section with a heading");
                    self.report(at, finding);
                    at + 1
                }
                Event::TaskListMarker(_) => {
                    let finding =
                        Diagnostic::error(Code::UnsupportedMarkup, "a release has no boxes to tick")
                            .hint("say in words what is done and what is not");
                    self.report(at, finding);
                    at + 1
                }
                Event::InlineMath(formula) | Event::DisplayMath(formula) => {
                    self.formula(at);
                    self.inline(at, |builder| builder.text(at, &formula))
                }
            };
        }
        Ok(())
    }

    fn inline(&mut self, at: usize, add: impl FnOnce(&mut Self)) -> usize {
        add(self);
        at + 1
    }

    fn start(&mut self, at: usize, tag: Tag<'a>) -> Result<usize, TooDeep> {
        if let Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } = tag {
            self.open(at, &tag)?;
            return Ok(at + 1);
        }
        if let Tag::Image { .. } = tag {
            self.image(at);
            return Ok(self.events.end(at) + 1);
        }
        self.close_implicit(at);
        if self.stack.len() == 1 && !matches!(tag, Tag::FootnoteDefinition(_)) {
            self.begun.get_or_insert(self.events.range(at).start);
        }
        match tag {
            Tag::Paragraph => {
                if self.figure_paragraph(at) {
                    return Ok(self.events.end(at) + 1);
                }
                self.open_line(Holds::Paragraph);
            }
            Tag::Heading { level, .. } => self.heading(at, level as u8),
            Tag::BlockQuote(_) => {
                self.check_depth(at)?;
                self.stack.push(Frame::Blocks(Blocks::new(Holder::Quotation)));
            }
            Tag::List(start) => {
                self.check_depth(at)?;
                self.stack.push(Frame::List { marker: marker(start), items: Vec::new() });
            }
            Tag::Item => self.stack.push(Frame::Blocks(Blocks::new(Holder::Item))),
            Tag::Table(align) => self.stack.push(Frame::Table(Rows::new(&align))),
            Tag::TableHead | Tag::TableRow => {}
            Tag::TableCell => self.open_line(Holds::Cell),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::DefinitionList | Tag::MetadataBlock(_) => {
                self.unsupported(at, &tag);
                return Ok(self.events.end(at) + 1);
            }
            // Read before the body: see `notes`.
            Tag::FootnoteDefinition(_) => return Ok(self.events.end(at) + 1),
            // Of extensions that are not switched on, or spans, which are handled above.
            Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => {}
        }
        Ok(at + 1)
    }

    fn end(&mut self, at: usize, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                self.close_html();
                self.close_line(at);
            }
            TagEnd::BlockQuote(_) => self.close_quotation(at),
            TagEnd::List(_) => self.close_list(at),
            TagEnd::Item => self.close_item(at),
            TagEnd::Table => self.close_table(at),
            TagEnd::TableHead => self.close_row(at, true),
            TagEnd::TableRow => self.close_row(at, false),
            TagEnd::TableCell => {
                self.close_html();
                self.close_cell(at);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                self.close_html();
                self.close(at);
            }
            TagEnd::Strikethrough => self.close_struck(at),
            TagEnd::Image
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Reports an event's stretch of the source, without the empty lines after it.
    pub(super) fn report(&mut self, at: usize, finding: Diagnostic) {
        let range = self.events.range(at);
        let kept = self.record.slice(&range).trim_end().len();
        self.record.report(&(range.start..range.start + kept), finding.at_path(self.path.clone()));
    }

    /// Keeps the place of words of the block in hand.
    pub(super) fn place(&mut self, range: Range<usize>, kind: PlaceKind) {
        if !self.record.slice(&range).chars().all(is_space) {
            self.places.push(Place { span: self.record.span(&range), path: self.path.clone(), kind });
        }
    }

    /// Refuses one more list or quotation than may nest.
    fn check_depth(&mut self, at: usize) -> Result<(), TooDeep> {
        let nests = |frame: &&Frame| match frame {
            Frame::List { .. } => true,
            Frame::Blocks(blocks) => blocks.holder == Holder::Quotation,
            Frame::Table(_) | Frame::Line(_) | Frame::Span(_) => false,
        };
        if self.stack.iter().filter(nests).count() < MAX_NESTING {
            return Ok(());
        }
        let message = format!("lists and quotations nest more than {MAX_NESTING} deep");
        let finding = Diagnostic::error(Code::TooDeep, message)
            .hint("use fewer levels: headings and paragraphs read better");
        let line = self.events.range(at).start;
        self.record.report(&first_line(self.record.text, line), finding.at_path(self.path.clone()));
        Err(TooDeep)
    }

    /// Adds a block to what is open; an outermost one ends at this byte.
    pub(super) fn push_block(&mut self, block: Block, end: usize) {
        if let Some(Frame::Blocks(open)) = self.stack.last_mut() {
            open.blocks.push(block);
            if self.stack.len() == 1 {
                let start = self.begun.take().unwrap_or(end);
                self.regions.push(Region { range: start..end, path: self.path.clone() });
                self.next_path();
            }
        }
    }

    /// What was read since these places belongs to the block before, which ends at this byte.
    pub(super) fn belongs_to_last(&mut self, places: usize, end: usize) {
        if self.stack.len() > 1 || self.is_footnote {
            return;
        }
        let Some(last) = self.regions.last_mut() else { return };
        last.range.end = last.range.end.max(end);
        let path = last.path.clone();
        for place in self.places.iter_mut().skip(places) {
            place.path.clone_from(&path);
        }
        self.begun = None;
    }

    /// The title is known, and the body begins.
    pub(super) fn set_title(&mut self, title: Option<Text>) {
        self.title = title;
        self.begun = None;
        self.next_path();
    }

    /// The body is over, and the notes to editors begin.
    pub(super) fn begin_notes(&mut self) {
        self.begun = None;
        self.body = Some(self.root());
        self.next_path();
    }

    /// A block is over that nothing was made of.
    pub(super) fn forget_block(&mut self) {
        if self.stack.len() == 1 {
            self.begun = None;
        }
    }

    /// The path of the next outermost block.
    fn next_path(&mut self) {
        let part = if self.body.is_some() { "notes" } else { "body" };
        if let (Some(Frame::Blocks(root)), false) = (self.stack.first(), self.is_footnote) {
            self.path = format!("editions.{}.{part}.{}", self.record.language, root.blocks.len());
        }
    }
}

fn marker(start: Option<u64>) -> ListMarker {
    match start {
        Some(start) => ListMarker::Numbered { start: u32::try_from(start).unwrap_or(u32::MAX) },
        None => ListMarker::Bulleted,
    }
}

/// From this byte to the end of its line.
fn first_line(text: &str, start: usize) -> Range<usize> {
    let line = text[start..].lines().next().unwrap_or_default();
    start..start + line.trim_end().len()
}
