//! The body as CommonMark events, each with its place.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::read::record::fold_space;

/// The events of a body.
#[derive(Debug)]
pub(super) struct Events<'a> {
    items: Vec<(Event<'a>, Range<usize>)>,
    /// For each start, its end; for each other event, itself.
    ends: Vec<usize>,
    /// The starts of the outermost blocks.
    outermost: Vec<usize>,
    /// The addresses that links name by a label, in order.
    pub(super) definitions: Vec<Definition>,
    /// Which of them has a label, folded.
    by_label: BTreeMap<String, usize>,
}

/// An address that stands apart: `[label]: https://example.org/ "title"`.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) label: String,
    pub(super) range: Range<usize>,
    /// Whether a link names it.
    pub(super) is_used: bool,
}

impl<'a> Events<'a> {
    /// The events of the text from this byte on. Ranges count the whole text.
    pub(super) fn parse(text: &'a str, from: usize) -> Self {
        // Superscript and subscript by `^` and `~`, and formulas by `$`, would change what people type: `10^6`, `~5 km`,
        // `US$5`. Struck-out words and task lists are told apart so that they can be refused.
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let mut parser = Parser::new_ext(&text[from..], options).into_offset_iter();
        let shift = |range: Range<usize>| range.start + from..range.end + from;
        let items: Vec<_> = parser.by_ref().map(|(event, range)| (event, shift(range))).collect();
        let mut definitions: Vec<_> = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| Definition {
                label: label.to_owned(),
                range: shift(definition.span.clone()),
                is_used: false,
            })
            .collect();
        definitions.sort_by_key(|definition| definition.range.start);
        let by_label = definitions.iter().enumerate().map(|(i, d)| (fold(&d.label), i)).collect();
        let (ends, outermost) = pair(&items);
        Self { items, ends, outermost, definitions, by_label }
    }

    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// An event, if there are that many.
    pub(super) fn get(&self, at: usize) -> Option<&Event<'a>> {
        self.items.get(at).map(|(event, _)| event)
    }

    /// Where an event stands.
    pub(super) fn range(&self, at: usize) -> Range<usize> {
        self.items.get(at).map_or(0..0, |(_, range)| range.clone())
    }

    /// The end of what starts there.
    pub(super) fn end(&self, at: usize) -> usize {
        self.ends.get(at).copied().unwrap_or(at)
    }

    /// The outermost blocks.
    pub(super) fn outermost(&self) -> &[usize] {
        &self.outermost
    }

    /// The definition of a label.
    pub(super) fn definition(&self, label: &str) -> Option<usize> {
        self.by_label.get(&fold(label)).copied()
    }

    /// The words of what starts there, without its marks, on one line.
    pub(super) fn words(&self, at: usize) -> String {
        let mut words = String::new();
        for (event, _) in &self.items[at..=self.end(at)] {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        fold_space(&words)
    }

    /// The starts of the footnotes' texts.
    pub(super) fn footnotes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.items.iter().enumerate().filter_map(|(at, (event, _))| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some((at, label.as_ref())),
            _ => None,
        })
    }
}

/// For each start its end, and the starts that stand in no other.
fn pair(items: &[(Event<'_>, Range<usize>)]) -> (Vec<usize>, Vec<usize>) {
    let mut ends: Vec<usize> = (0..items.len()).collect();
    let (mut open, mut outermost) = (Vec::new(), Vec::new());
    for (at, (event, _)) in items.iter().enumerate() {
        match event {
            Event::Start(_) => {
                if open.is_empty() {
                    outermost.push(at);
                }
                open.push(at);
            }
            Event::End(_) => {
                if let Some(start) = open.pop() {
                    ends[start] = at;
                }
            }
            _ => {}
        }
    }
    (ends, outermost)
}

/// A label for comparison (CommonMark §4.7: case and the amount of white space do not matter).
pub(super) fn fold(label: &str) -> String {
    fold_space(&label.to_lowercase())
}
