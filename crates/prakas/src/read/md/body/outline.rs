//! Which heading is the title, which begins the notes, and which level is the first.

use prakas_document::{Code, Diagnostic, HeadingLevel, Language};
use pulldown_cmark::{Event, Tag};

use super::events::Events;
use crate::compose::labels::labels;
use crate::read::record::{Record, fold_space};

/// The body's headings, as far as they must be known before it is read.
#[derive(Debug)]
pub(super) struct Outline {
    /// The heading that is the title.
    pub(super) title: Option<usize>,
    /// Whether the front matter has that title already, so that the heading repeats it.
    pub(super) repeats: bool,
    /// The heading that begins the notes to editors.
    pub(super) notes: Option<usize>,
    /// How many `#` the sections' headings have, beyond one.
    shift: u8,
}

impl Outline {
    /// Looks at the outermost headings. The first block is the title if it is a `#` heading and the front matter has no title,
    /// has the same, or the body no other such heading. Sections begin at `#` or, if no such heading is left, at `##`.
    pub(super) fn new(record: &mut Record<'_>, events: &Events<'_>, title: Option<&str>) -> Self {
        let language = record.language.clone();
        let headings: Vec<(usize, u8)> =
            events.outermost().iter().filter_map(|&at| Some((at, level(events, at)?))).collect();
        let notes = headings.iter().map(|(at, _)| *at).find(|&at| is_notes(&events.words(at), &language));
        let firsts = headings.iter().filter(|(at, level)| *level == 1 && Some(*at) != notes);
        let firsts: Vec<usize> = firsts.map(|(at, _)| *at).collect();
        let leading = firsts.first().copied().filter(|at| events.outermost().first() == Some(at));
        let (mut heading, mut repeats) = (None, false);
        if let Some(leading) = leading {
            let words = events.words(leading);
            repeats = title.is_some_and(|title| fold_space(title) == words);
            if title.is_none() || repeats || firsts.len() == 1 {
                heading = Some(leading);
            }
            if let (Some(title), false, Some(_)) = (title, repeats, heading) {
                contradiction(record, events, leading, title, &words);
            }
        }
        let shift = u8::from(firsts.len() == usize::from(heading.is_some()));
        Self { title: heading, repeats, notes, shift }
    }

    /// The level of a heading of that many `#`, which may be too many.
    pub(super) fn level(&self, marks: u8) -> Option<HeadingLevel> {
        HeadingLevel::try_from(marks.saturating_sub(self.shift).max(1)).ok()
    }

    /// The most `#` that a heading may have.
    pub(super) fn deepest(&self) -> usize {
        3 + usize::from(self.shift)
    }
}

fn level(events: &Events<'_>, at: usize) -> Option<u8> {
    match events.get(at) {
        Some(Event::Start(Tag::Heading { level, .. })) => Some(*level as u8),
        _ => None,
    }
}

/// Whether a heading is the label of the notes to editors, in the edition's language or in English.
fn is_notes(words: &str, language: &Language) -> bool {
    let languages = [language, &Language::EN];
    let mut known = languages.into_iter().filter_map(labels);
    known.any(|labels| labels.notes.to_lowercase() == words.to_lowercase())
}

fn contradiction(record: &mut Record<'_>, events: &Events<'_>, at: usize, title: &str, words: &str) {
    let finding = Diagnostic::error(
        Code::Contradiction,
        format!("the title is “{title}” in the front matter and “{words}” here"),
    )
    .at_path(format!("editions.{}.title", record.language))
    .hint("keep one of the two, or write `##` if this is a section's heading");
    let range = events.range(at);
    let kept = record.slice(&range).trim_end().len();
    record.report(&(range.start..range.start + kept), finding);
}
