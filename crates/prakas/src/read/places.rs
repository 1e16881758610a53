//! Where each part of a release stood in its sources.

use prakas_document::{Diagnostic, Span};

/// One stretch of a source, and what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which source, which bytes.
    pub span: Span,
    /// The part of the release, as a path into the stored form: `issued`, `editions.en.body.3`.
    pub path: String,
    /// What became of the characters.
    pub kind: PlaceKind,
}

/// What became of the characters of a [`Place`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// They stand in the release as they were typed.
    Text,
    /// They were understood: read again, they give the stored value.
    Fact,
    /// They are the form's own marks: `**`, `#`, `---`, a field's name.
    Syntax,
}

/// The places of a release, by source and then by where they begin. They do not overlap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places(Vec<Place>);

impl Places {
    /// Places in any order.
    pub(super) fn new(mut places: Vec<Place>) -> Self {
        places.sort_by_key(|place| (place.span.source, place.span.range.start));
        Self(places)
    }

    /// Each place, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Place> {
        self.0.iter()
    }

    /// Where a part stood: from the first to the last of its places in the first source that has one. A part without a place
    /// of its own is found with the part it belongs to.
    pub fn find(&self, path: &str) -> Option<Span> {
        let mut path = path;
        loop {
            let mut own = self.0.iter().filter(|place| is_within(&place.path, path));
            if let Some(first) = own.next() {
                let source = first.span.source;
                let end = own.filter(|p| p.span.source == source).map(|p| p.span.range.end).max();
                let end = end.unwrap_or(0).max(first.span.range.end);
                return Some(Span::new(source, first.span.range.start..end));
            }
            path = path.rsplit_once('.')?.0;
        }
    }

    /// Says anew what became of the characters of a part that are not marks.
    pub(super) fn retype(&mut self, path: &str, kind: PlaceKind) {
        let own = self.0.iter_mut().filter(|place| place.path == path && place.kind != PlaceKind::Syntax);
        own.for_each(|place| place.kind = kind);
    }

    /// Gives each finding without a place that of the part it is about.
    pub fn locate(&self, findings: &mut [Diagnostic]) {
        for finding in findings {
            if let (None, Some(path)) = (&finding.span, &finding.path) {
                finding.span = self.find(path);
            }
        }
    }

    /// The places whose characters stand in the release as they were typed, at a part or within it.
    pub fn texts<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Span> {
        self.0.iter().filter(move |p| p.kind == PlaceKind::Text && is_within(&p.path, path)).map(|p| &p.span)
    }
}

/// Whether a path is another one, or leads on from it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_with_their_whole_or_the_part_they_belong_to() {
        let place =
            |path: &str, range| Place { span: Span::new(0, range), path: path.into(), kind: PlaceKind::Text };
        let places = Places::new(vec![
            place("editions.en.body.1", 9..12),
            place("editions.en.body.1", 5..7),
            place("editions.en.body.10", 20..30),
        ]);
        assert_eq!(places.find("editions.en.body.1"), Some(Span::new(0, 5..12)));
        assert_eq!(places.find("editions.en.body.1.items.0"), Some(Span::new(0, 5..12)));
        assert_eq!(places.find("issued"), None);
    }
}
