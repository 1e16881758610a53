//! Paragraphs, headings and what their lines say: titles, speakers, captions.

use prakas_document::inline::has_words;
use prakas_document::{Block, Code, Diagnostic, Inline, Text};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::builder::Builder;
use super::frames::{Frame, Holder, Holds, Line, Start};
use super::inlines::{Inlines, Loss, plain};
use crate::read::PlaceKind;
use crate::read::record::is_space;

/// What the line under a quotation begins with that says who is quoted.
const SPEAKER: [&str; 3] = ["— ", "-- ", "―"];
/// What a paragraph begins with that is the caption of the table after it.
const CAPTION: &str = "Table:";
/// What a paragraph begins with that is the caption of the picture before it, where that has none.
const FIGURE: &str = "Figure:";

impl Builder<'_, '_> {
    pub(super) fn open_line(&mut self, holds: Holds) {
        let places = self.places.len();
        let last = Some(Start { before: 0, pieces: 0, places });
        self.stack.push(Frame::Line(Line { holds, inlines: Inlines::default(), places, last }));
    }

    /// Closes the paragraph of a tight list that is open, if one is.
    pub(super) fn close_implicit(&mut self, at: usize) {
        self.close_html();
        if matches!(self.stack.last(), Some(Frame::Line(line)) if line.holds == Holds::Implicit) {
            self.close_line(at);
        }
    }

    pub(super) fn pop_line(&mut self) -> Option<Line> {
        match self.stack.pop_if(|frame| matches!(frame, Frame::Line(_))) {
            Some(Frame::Line(line)) => Some(line),
            _ => None,
        }
    }

    /// Closes a paragraph or a heading.
    pub(super) fn close_line(&mut self, at: usize) {
        let Some(line) = self.pop_line() else { return };
        match line.holds {
            Holds::Paragraph | Holds::Implicit => self.close_paragraph(at, line),
            Holds::Heading { marks } => {
                let level = self.level(at, marks);
                let content = line.inlines.into_line();
                self.push_block(Block::Heading { level, content }, self.events.range(at).end);
            }
            Holds::Title => self.close_title(at, line),
            Holds::Notes => {
                self.drop_places(&line);
                self.begin_notes();
            }
            Holds::Cell => {}
        }
    }

    fn close_paragraph(&mut self, at: usize, mut line: Line) {
        if self.is_before(at, |event| matches!(event, Event::End(TagEnd::BlockQuote(_)))) {
            self.take_speaker(at, &mut line);
        }
        let first = Start { before: 0, pieces: 0, places: line.places };
        if self.is_before(at, |event| matches!(event, Event::Start(Tag::Table(_))))
            && self.take_mark(&line, first, CAPTION)
        {
            let caption = without_mark(line.inlines.into_line(), CAPTION);
            if let Some(Frame::Blocks(open)) = self.stack.last_mut() {
                open.caption = caption;
            }
            return;
        }
        if self.takes_caption() && self.take_mark(&line, first, FIGURE) {
            return self.caption_above(at, line);
        }
        if line.holds == Holds::Paragraph {
            self.check_rows(at);
        }
        let content = line.inlines.into_line();
        if content.is_empty() {
            self.forget_block();
        } else {
            self.push_block(Block::Paragraph(content), self.events.range(at).end);
        }
    }

    /// Whether the block before is a picture without a caption.
    fn takes_caption(&self) -> bool {
        let last = match self.stack.last() {
            Some(Frame::Blocks(open)) => open.blocks.last(),
            _ => None,
        };
        matches!(last, Some(Block::Figure(figure)) if figure.caption.is_empty())
    }

    /// Gives the picture before its caption.
    fn caption_above(&mut self, at: usize, line: Line) {
        let places = line.places;
        let words = without_mark(line.inlines.into_line(), FIGURE);
        let Some(Frame::Blocks(open)) = self.stack.last_mut() else { return };
        if let Some(Block::Figure(figure)) = open.blocks.last_mut() {
            figure.caption = words;
        }
        self.belongs_to_last(places, self.events.range(at).end);
    }

    /// Whether the event after this one is of a kind. The paragraph of a tight list is closed by the event that follows it.
    fn is_before(&self, at: usize, is_it: impl Fn(&Event<'_>) -> bool) -> bool {
        let is_end = matches!(self.events.get(at), Some(Event::End(TagEnd::Paragraph)));
        self.events.get(at + usize::from(is_end)).is_some_and(is_it)
    }

    /// Takes the last line of a quotation out of its last paragraph, if it says who is quoted.
    fn take_speaker(&mut self, at: usize, line: &mut Line) {
        let Some(Frame::Blocks(quoted)) = self.stack.last() else { return };
        let Some(last) = line.last else { return };
        let says_something = last.pieces > 0 || !quoted.blocks.is_empty();
        if quoted.holder != Holder::Quotation || !says_something {
            return;
        }
        let Some(mark) = SPEAKER.into_iter().find(|mark| self.take_mark(line, last, mark)) else { return };
        let rest = line.inlines.split_off(last.pieces);
        line.inlines.split_off(last.before);
        let words = self.plain_words(at, &without_mark(rest.into_line(), mark), "who is quoted");
        if let Some(Frame::Blocks(quoted)) = self.stack.last_mut() {
            quoted.speaker = Some(words);
        }
    }

    /// Whether a line of a paragraph begins with a mark and has words after it. The mark's own characters lose their place:
    /// they are the form's.
    fn take_mark(&mut self, line: &Line, start: Start, mark: &str) -> bool {
        if !line.inlines.has_words_after(start.pieces, mark) {
            return false;
        }
        let Some(place) = self.places.get_mut(start.places).filter(|place| place.kind == PlaceKind::Text)
        else {
            return false;
        };
        let slice = self.record.slice(&place.span.range);
        let Some(rest) = slice.strip_prefix(mark) else { return false };
        place.span.range.start += slice.len() - rest.trim_start_matches(is_space).len();
        true
    }

    fn close_title(&mut self, at: usize, line: Line) {
        if self.outline.repeats {
            self.drop_places(&line);
        }
        let words = self.plain_words(at, &line.inlines.into_line(), "the title");
        self.set_title((!self.outline.repeats).then_some(words));
    }

    /// The words alone, where nothing else can stand; what is lost is reported.
    fn plain_words(&mut self, at: usize, inlines: &[Inline], what: &str) -> Text {
        let (words, loss) = plain(inlines);
        let finding = match loss {
            Loss::None => None,
            Loss::Looks => {
                let message = format!("{what} is words alone: the emphasis in it is not published");
                Some(
                    Diagnostic::warning(Code::UnsupportedMarkup, message)
                        .hint("write the words without marks"),
                )
            }
            Loss::Content => {
                let message = format!("{what} is words alone, without links and footnotes");
                Some(Diagnostic::error(Code::UnsupportedMarkup, message).hint("move them into the text"))
            }
        };
        if let Some(finding) = finding {
            self.report(at, finding);
        }
        Text::new(words)
    }

    /// Takes the places of a line back: its characters are marks.
    fn drop_places(&mut self, line: &Line) {
        self.places.truncate(line.places);
    }
}

/// Inlines without the mark that their first text begins with.
fn without_mark(mut inlines: Vec<Inline>, mark: &str) -> Vec<Inline> {
    if let Some(Inline::Text(first)) = inlines.first_mut() {
        let rest = first.as_str().strip_prefix(mark.trim_end()).unwrap_or(first.as_str());
        *first = Text::new(rest.trim_start_matches(is_space));
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(text) if text.as_str().is_empty()));
    if has_words(&inlines) { inlines } else { Vec::new() }
}
