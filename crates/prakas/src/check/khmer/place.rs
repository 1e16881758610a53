//! Where in the sources the characters of a part stand.

use std::collections::HashMap;

use prakas_document::Span;

use crate::check::Origin;

/// Finds typed characters in the sources. The same characters of the same part are found one place further each time.
#[derive(Debug)]
pub(super) struct Finder<'a> {
    origin: Option<Origin<'a>>,
    /// Where the last ones of a part stood.
    last: HashMap<(String, String), Span>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(origin: Option<Origin<'a>>) -> Self {
        Self { origin, last: HashMap::new() }
    }

    /// The next place of these characters in the part; nothing where they do not stand in the source as they are.
    pub(super) fn find(&mut self, path: &str, typed: &str) -> Option<Span> {
        let origin = self.origin?;
        let key = (path.to_owned(), typed.to_owned());
        let last = self.last.get(&key);
        let found = origin.places.texts(path).find_map(|stretch| {
            let start = match last {
                Some(last) if last.source == stretch.source => last.range.end.max(stretch.range.start),
                Some(_) | None => stretch.range.start,
            };
            let words = origin.sources.get(stretch.source)?.text().get(start..stretch.range.end)?;
            let at = start + words.find(typed)?;
            Some(Span::new(stretch.source, at..at + typed.len()))
        })?;
        self.last.insert(key, found.clone());
        Some(found)
    }
}
