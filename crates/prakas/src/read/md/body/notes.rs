//! Footnotes: their texts are read before the body that refers to them.

use std::collections::BTreeMap;
use std::ops::Range;

use prakas_document::inline::InlineError;
use prakas_document::{Block, Code, Diagnostic, Footnote, Inline};

use super::builder::{Builder, TooDeep};
use super::events::{Events, fold};
use super::locate::Anchor;
use super::outline::Outline;
use crate::read::record::Record;
use crate::read::{Assets, Place};

/// The text of a footnote.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) label: String,
    pub(super) range: Range<usize>,
    /// Its text; none where it is none, which is reported.
    text: Option<Footnote>,
    /// Where its words stand; their path is known when the place of its mark is.
    pub(super) places: Vec<Place>,
    pub(super) anchors: Vec<Anchor>,
    /// Whether it stands in no quotation and in no list.
    pub(super) is_outermost: bool,
    is_used: bool,
}

/// The footnotes of a body.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    by_label: BTreeMap<String, usize>,
}

impl Notes {
    pub(super) fn get_mut(&mut self, note: usize) -> Option<&mut Note> {
        self.notes.get_mut(note)
    }

    /// The footnotes that nothing refers to.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| !note.is_used)
    }
}

/// Reads the texts of all footnotes.
pub(super) fn read<'a>(
    record: &mut Record<'a>,
    events: &mut Events<'a>,
    outline: &Outline,
    assets: &Assets<'_>,
) -> Result<Notes, TooDeep> {
    let texts: Vec<(usize, String)> = events.footnotes().map(|(at, label)| (at, label.to_owned())).collect();
    let mut notes = Notes::default();
    for (at, label) in texts {
        let whole = events.range(at);
        let range = whole.start..whole.start + record.slice(&whole).trim_end().len();
        if notes.by_label.contains_key(&fold(&label)) {
            let finding =
                Diagnostic::error(Code::BadFootnote, format!("the footnote `[^{label}]` is written twice"))
                    .hint("give one of the two another label");
            record.report(&range, finding);
            continue;
        }
        let is_outermost = events.outermost().binary_search(&at).is_ok();
        let built = Builder::new(record, events, outline, assets).footnote(at)?;
        let text = footnote(record, &range, built.blocks);
        notes.by_label.insert(fold(&label), notes.notes.len());
        notes.notes.push(Note {
            label,
            range,
            text,
            places: built.places,
            anchors: built.anchors,
            is_outermost,
            is_used: false,
        });
    }
    Ok(notes)
}

/// The text of a footnote: paragraphs, and nothing else.
fn footnote(record: &mut Record<'_>, range: &Range<usize>, blocks: Vec<Block>) -> Option<Footnote> {
    let mut paragraphs = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(content) => paragraphs.push(content),
            Block::Heading { .. }
            | Block::List(_)
            | Block::Quotation(_)
            | Block::Table(_)
            | Block::Figure(_) => {
                let finding =
                    Diagnostic::error(Code::UnsupportedMarkup, "a footnote is made of paragraphs alone")
                        .hint("move the rest into the text");
                record.report(range, finding);
                return None;
            }
        }
    }
    match Footnote::new(paragraphs) {
        Ok(footnote) => Some(footnote),
        Err(error) => {
            let message = match error {
                InlineError::Empty => "this footnote has no text".to_owned(),
                InlineError::NestedLink | InlineError::FootnoteInLink | InlineError::NestedFootnote => {
                    error.to_string()
                }
            };
            let finding = Diagnostic::error(Code::BadFootnote, message)
                .hint("write its text after the colon, or delete it and its mark");
            record.report(range, finding);
            None
        }
    }
}

impl Builder<'_, '_> {
    /// A footnote's mark. `notes` are none inside a footnote, where no mark may stand.
    pub(super) fn reference(&mut self, at: usize, label: &str, notes: Option<&mut Notes>) {
        let Some(notes) = notes else {
            let finding = Diagnostic::error(Code::BadFootnote, "a footnote cannot stand inside a footnote")
                .hint("write the second one into the first, or refer to it from the text");
            return self.report(at, finding);
        };
        let Some(&index) = notes.by_label.get(&fold(label)) else { return };
        let Some(note) = notes.notes.get_mut(index) else { return };
        if std::mem::replace(&mut note.is_used, true) {
            let finding = Diagnostic::error(
                Code::BadFootnote,
                format!("the footnote `[^{label}]` is referred to twice"),
            )
            .hint("write its text a second time, with a label of its own");
            return self.report(at, finding);
        }
        if let Some(text) = note.text.clone() {
            self.referred.push(index);
            self.inlines().push(Inline::Footnote(text));
        }
    }
}
