//! What stands inside a line: words, emphasis, links, tags.

use std::ops::Range;

use jiff::civil::Date;
use prakas_document::inline::InlineError;
use prakas_document::{Code, Diagnostic, Href, Inline, Language, Link, MAX_NESTING};
use pulldown_cmark::{Event, LinkType, Tag};

use super::address;
use super::builder::{Builder, TooDeep};
use super::frames::{Frame, Holds, Span, SpanKind, Start};
use super::html::{self, Html, Mark, Name};
use super::inlines::Inlines;
use super::locate::Anchor;
use crate::read::PlaceKind;
use crate::read::record::fold_space;

impl Builder<'_, '_> {
    /// The inlines that are open; words of a tight list open a paragraph of their own.
    pub(super) fn inlines(&mut self) -> &mut Inlines {
        if !matches!(self.stack.last(), Some(Frame::Line(_) | Frame::Span(_))) {
            self.open_line(Holds::Implicit);
        }
        match self.stack.last_mut() {
            Some(Frame::Line(line)) => &mut line.inlines,
            Some(Frame::Span(span)) => &mut span.inlines,
            _ => unreachable!("a line was opened just now"),
        }
    }

    pub(super) fn text(&mut self, at: usize, text: &str) {
        let range = self.events.range(at);
        self.ask_about(at, &range);
        let as_typed = self.record.slice(&range) == text;
        let words = if as_typed { None } else { Some(self.record.words(text, &range)) };
        self.inlines().push_text(words.as_ref().map_or(text, |words| words.as_str()));
        self.place(range, if as_typed { PlaceKind::Text } else { PlaceKind::Fact });
    }

    /// Asks about characters that were most likely meant to be marks.
    fn ask_about(&mut self, at: usize, range: &Range<usize>) {
        let (text, start) = (self.record.text, range.start);
        let slice = self.record.slice(range);
        let is_escaped = text[..start].ends_with('\\');
        if slice.contains("$$") {
            self.formula(at);
        }
        if let Some(at) =
            text[start..].get(..range.len() + 1).and_then(|text| text.find("](")).filter(|_| !is_escaped)
        {
            let message = "this looks like the end of a link and is none: it is published as typed";
            let finding = Diagnostic::warning(Code::BadLink, message)
                .at_path(self.path.clone())
                .hint("write `[words](address)`, without footnotes and other links in the words, or `\\]` for the character `]`");
            self.record.report(&(start + at..start + at + 2), finding);
        }
        let label = text[range.end..].strip_prefix('^').and_then(|rest| rest.split_once(']'));
        if let (true, false, Some((label, _))) = (slice.ends_with('['), is_escaped, label)
            && (1..=40).contains(&label.len())
            && !label.contains(char::is_whitespace)
        {
            let finding = Diagnostic::warning(
                Code::BadFootnote,
                format!("there is no footnote `[^{label}]`: the mark is published as typed"),
            )
            .at_path(self.path.clone())
            .hint(format!("write its text on a line of its own: `[^{label}]: …`"));
            self.record.report(&(range.end - 1..range.end + label.len() + 2), finding);
        }
    }

    pub(super) fn formula(&mut self, at: usize) {
        let finding = Diagnostic::warning(
            Code::UnsupportedMarkup,
            "a release has no formulas: it is published as typed",
        )
        .hint("write it in words, or as a picture");
        self.report(at, finding);
    }

    pub(super) fn code(&mut self, at: usize, code: &str) {
        let finding = Diagnostic::warning(
            Code::UnsupportedMarkup,
            "a release has no code: the words are published without its looks",
        )
        .hint("take the backticks away");
        self.report(at, finding);
        let range = self.events.range(at);
        let slice = self.record.slice(&range);
        let marks = slice.bytes().take_while(|&b| b == b'`').count();
        let inner = range.start + marks..range.end.saturating_sub(marks).max(range.start + marks);
        let as_typed = fold_space(self.record.slice(&inner)) == fold_space(code);
        self.inlines().push_text(code);
        if as_typed {
            self.place(inner, PlaceKind::Text);
        } else {
            self.place(range, PlaceKind::Fact);
        }
    }

    pub(super) fn soft_break(&mut self) {
        let before = self.inlines().soft_break();
        self.begin_line(before);
    }

    pub(super) fn hard_break(&mut self) {
        let before = self.inlines().hard_break();
        self.begin_line(before);
    }

    /// Remembers where the last line of a paragraph begins.
    fn begin_line(&mut self, before: usize) {
        let places = self.places.len();
        for frame in self.stack.iter_mut().rev() {
            match frame {
                Frame::Span(_) => {}
                Frame::Line(line) => {
                    let is_top = line.inlines.len() > before && before > 0;
                    line.last = is_top.then(|| Start { before, pieces: line.inlines.len(), places });
                    return;
                }
                Frame::Blocks(_) | Frame::List { .. } | Frame::Table(_) => return,
            }
        }
    }

    pub(super) fn open(&mut self, at: usize, tag: &Tag<'_>) -> Result<(), TooDeep> {
        let kind = match tag {
            Tag::Emphasis => SpanKind::Emphasis,
            Tag::Strong => SpanKind::Strong,
            Tag::Link { title, .. } => {
                if !title.is_empty() {
                    let finding =
                        Diagnostic::warning(Code::UnsupportedMarkup, "a link's title is not published")
                            .hint("say it in the text");
                    self.report(at, finding);
                }
                SpanKind::Link
            }
            _ => {
                self.open_struck(at);
                return Ok(());
            }
        };
        self.open_span(at, kind)
    }

    fn open_span(&mut self, at: usize, kind: SpanKind) -> Result<(), TooDeep> {
        self.inlines();
        if self.stack.iter().filter(|frame| matches!(frame, Frame::Span(_))).count() >= MAX_NESTING {
            let message = format!("emphasis, links and tags nest more than {MAX_NESTING} deep");
            self.report(at, Diagnostic::error(Code::TooDeep, message).hint("use fewer marks"));
            return Err(TooDeep);
        }
        self.stack.push(Frame::Span(Span { kind, at, inlines: Inlines::default() }));
        Ok(())
    }

    /// `~~` strikes out, which is refused; a single `~` is a character like others.
    fn open_struck(&mut self, at: usize) {
        let range = self.events.range(at);
        if self.record.slice(&range).starts_with("~~") {
            let finding =
                Diagnostic::error(Code::UnsupportedMarkup, "a release has no words that are struck out")
                    .hint("delete them, or write `\\~` for the character `~`");
            self.report(at, finding);
        } else {
            self.tilde(range.start);
        }
    }

    pub(super) fn close_struck(&mut self, at: usize) {
        self.close_html();
        let range = self.events.range(at);
        if !self.record.slice(&range).starts_with("~~") {
            self.tilde(range.end - 1);
        }
    }

    fn tilde(&mut self, at: usize) {
        self.inlines().push_text("~");
        self.place(at..at + 1, PlaceKind::Text);
    }

    /// Closes the span that is open.
    pub(super) fn close(&mut self, at: usize) {
        let Some(Frame::Span(span)) = self.stack.pop_if(|frame| matches!(frame, Frame::Span(_))) else {
            return;
        };
        let content = span.inlines.into_span();
        let inline = match span.kind {
            SpanKind::Link => return self.close_link(span.at, at, content),
            _ if content.is_empty() => return,
            SpanKind::Strong | SpanKind::StrongTag => Inline::Strong(content),
            SpanKind::Emphasis | SpanKind::EmphasisTag => Inline::Emphasis(content),
            SpanKind::Superscript => Inline::Superscript(content),
            SpanKind::Subscript => Inline::Subscript(content),
            SpanKind::Foreign(Some(language)) => Inline::Foreign { language, content },
            SpanKind::Date(Some(date)) => Inline::Date { date, content },
            SpanKind::Foreign(None) | SpanKind::Date(None) => return self.inlines().extend(content),
        };
        self.inlines().push(inline);
    }

    fn close_link(&mut self, start: usize, end: usize, content: Vec<Inline>) {
        let Some(Event::Start(Tag::Link { link_type, dest_url, id, .. })) = self.events.get(start).cloned()
        else {
            return;
        };
        let definition = if id.is_empty() { None } else { self.events.definition(&id) };
        let range = match definition {
            Some(definition) => self.use_definition(definition),
            None => self.destination(start, end),
        };
        let address = match link_type {
            LinkType::Email => format!("mailto:{}", dest_url.strip_prefix("mailto:").unwrap_or(&dest_url)),
            _ => dest_url.into_string(),
        };
        match address.parse::<Href>() {
            Ok(href) => match Link::new(href, content) {
                Ok(link) => {
                    self.anchors.push(Anchor::link(range));
                    self.inlines().push(Inline::Link(link));
                }
                Err(error) => self.bad_link(start, error),
            },
            Err(_) if address.is_empty() => {
                let finding = Diagnostic::error(Code::BadLink, "this link has no address")
                    .hint("write it between the parentheses: `[words](https://example.org/)`");
                self.report(start, finding);
                self.inlines().extend(content);
            }
            Err(error) => {
                let mut finding =
                    Diagnostic::error(Code::BadLink, error.to_string()).at_path(self.path.clone());
                let meant = format!("https://{address}");
                if address.contains('.') && !address.contains(':') && meant.parse::<Href>().is_ok() {
                    finding = finding.hint(format!("did you mean `{meant}`?"));
                    if let Some(range) = &range {
                        finding = finding.fix(self.record.span(range), meant);
                    }
                }
                let range = range.unwrap_or_else(|| self.events.range(start));
                self.record.report(&range, finding);
                self.inlines().extend(content);
            }
        }
    }

    fn bad_link(&mut self, at: usize, error: InlineError) {
        let (code, message, hint) = match error {
            InlineError::FootnoteInLink | InlineError::NestedFootnote => {
                (Code::BadFootnote, error.to_string(), "write the footnote's mark after the link")
            }
            InlineError::NestedLink => {
                (Code::BadLink, error.to_string(), "end the first link before the second begins")
            }
            InlineError::Empty => {
                (Code::BadLink, "this link has no words".to_owned(), "write them between `[` and `]`")
            }
        };
        self.report(at, Diagnostic::error(code, message).hint(hint));
    }

    /// The address of a definition, the first time that a link names it.
    fn use_definition(&mut self, definition: usize) -> Option<Range<usize>> {
        let definition = self.events.definitions.get_mut(definition)?;
        if std::mem::replace(&mut definition.is_used, true) {
            return None;
        }
        let start = definition.range.start;
        let found = address::destination(self.record.slice(&definition.range))?;
        Some(start + found.start..start + found.end)
    }

    /// The address after the words of a link or picture.
    pub(super) fn destination(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let whole = self.events.range(start);
        let words = if end > start + 1 { self.events.range(end - 1).end } else { whole.start };
        let found = address::destination(self.record.slice(&(words..whole.end)))?;
        Some(words + found.start..words + found.end)
    }

    pub(super) fn html(&mut self, at: usize, tag: &str) -> Result<(), TooDeep> {
        match html::parse(tag) {
            Html::Open(Mark::Superscript) => self.open_span(at, SpanKind::Superscript)?,
            Html::Open(Mark::Subscript) => self.open_span(at, SpanKind::Subscript)?,
            Html::Open(Mark::Strong) => self.open_span(at, SpanKind::StrongTag)?,
            Html::Open(Mark::Emphasis) => self.open_span(at, SpanKind::EmphasisTag)?,
            Html::Open(Mark::Date(date)) => {
                let day = date.parse::<Date>();
                if day.is_err() {
                    let message = format!("`{date}` is no day of the calendar");
                    let finding = Diagnostic::error(Code::BadDate, message);
                    self.report(at, finding.hint("write it as `<time datetime=\"2021-10-27\">`"));
                }
                self.open_span(at, SpanKind::Date(day.ok()))?;
            }
            Html::Open(Mark::Foreign(language)) => {
                let language = language.parse::<Language>();
                if let Err(error) = &language {
                    self.report(at, Diagnostic::error(Code::BadValue, error.to_string()));
                }
                self.open_span(at, SpanKind::Foreign(language.ok()))?;
            }
            Html::Close(name) => self.close_tag(at, name),
            Html::Break => self.hard_break(),
            // It stands between two marks that would be taken for one.
            Html::Comment if tag.trim_start_matches("<!--").trim_end_matches("-->").trim().is_empty() => {}
            Html::Comment => {
                let finding = Diagnostic::warning(Code::UnsupportedMarkup, "a comment is not published")
                    .hint("delete it if it was meant to be read");
                self.report(at, finding);
            }
            Html::Other(name) => {
                let finding = Diagnostic::error(
                    Code::UnsupportedMarkup,
                    format!("a release does not have the tag `{tag}`"),
                )
                .hint(html::instead(name));
                self.report(at, finding);
            }
        }
        Ok(())
    }

    /// The name of the tag that opened the innermost span, if a tag did.
    fn open_tag(&self) -> Option<(Name, usize)> {
        let Some(Frame::Span(span)) = self.stack.last() else { return None };
        match span.kind {
            SpanKind::Superscript => Some((Name::Sup, span.at)),
            SpanKind::Subscript => Some((Name::Sub, span.at)),
            SpanKind::Foreign(_) => Some((Name::Span, span.at)),
            SpanKind::Date(_) => Some((Name::Time, span.at)),
            SpanKind::StrongTag => Some((Name::Strong, span.at)),
            SpanKind::EmphasisTag => Some((Name::Em, span.at)),
            SpanKind::Strong | SpanKind::Emphasis | SpanKind::Link => None,
        }
    }

    fn close_tag(&mut self, at: usize, name: Name) {
        if self.open_tag().is_some_and(|(open, _)| open == name) {
            return self.close(at);
        }
        let name = name.as_str();
        let finding =
            Diagnostic::error(Code::UnsupportedMarkup, format!("`</{name}>` ends nothing")).hint(format!(
                "write `<{name}…>` before it, or delete it; what begins inside other marks ends inside them"
            ));
        self.report(at, finding);
    }

    /// Closes the tags that are still open where something ends that they began in.
    pub(super) fn close_html(&mut self) {
        while let Some((name, at)) = self.open_tag() {
            let name = name.as_str();
            let finding = Diagnostic::error(
                Code::UnsupportedMarkup,
                format!("nothing ends this tag: `</{name}>` is missing"),
            )
            .hint(format!(
                "write `</{name}>` where it should end, in the same paragraph and inside the same marks"
            ));
            self.report(at, finding);
            self.close(at);
        }
    }
}
