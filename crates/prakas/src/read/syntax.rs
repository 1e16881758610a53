//! The marks of a form: what is left of a source when its words and facts have their places.

use std::ops::Range;

use prakas_document::Span;

use super::{Place, PlaceKind};

/// A stretch of a source and the part of the release that it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Region {
    /// The bytes of the source.
    pub(super) range: Range<usize>,
    /// The part, as a path into the stored form.
    pub(super) path: String,
}

/// Gives a place to each character that has none yet and is not white space: it is one of the form's marks. A mark belongs to
/// the part whose region it stands in, and to none outside of all regions.
///
/// Regions are in order and do not overlap. Nothing outside of `within` is looked at.
pub(super) fn complete(
    source: usize,
    text: &str,
    within: Range<usize>,
    places: Vec<Place>,
    regions: &[Region],
) -> Vec<Place> {
    let mut places = places;
    places.sort_by_key(|place| place.span.range.start);
    let mut marks = Marks { source, text, regions, found: Vec::new() };
    let mut at = within.start;
    for place in &places {
        marks.gap(at..place.span.range.start);
        at = at.max(place.span.range.end);
    }
    marks.gap(at..within.end);
    places.append(&mut marks.found);
    places
}

struct Marks<'a> {
    source: usize,
    text: &'a str,
    /// The regions that do not end before the gap in hand.
    regions: &'a [Region],
    found: Vec<Place>,
}

impl Marks<'_> {
    fn gap(&mut self, gap: Range<usize>) {
        let mut at = gap.start;
        while at < gap.end {
            while let Some((_, later)) = self.regions.split_first().filter(|(first, _)| first.range.end <= at)
            {
                self.regions = later;
            }
            let (end, path) = match self.regions.first() {
                Some(region) if region.range.start <= at => (region.range.end, region.path.as_str()),
                Some(region) => (region.range.start, ""),
                None => (gap.end, ""),
            };
            let end = end.min(gap.end);
            self.mark(at..end, path);
            at = end;
        }
    }

    fn mark(&mut self, range: Range<usize>, path: &str) {
        let piece = &self.text[range.clone()];
        let start = range.start + (piece.len() - piece.trim_start().len());
        let end = range.start + piece.trim_end().len();
        if start < end {
            self.found.push(Place {
                span: Span::new(self.source, start..end),
                path: path.to_owned(),
                kind: PlaceKind::Syntax,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_place_is_a_mark() {
        let text = "## **bold** \n\n * * \n";
        let words = Place { span: Span::new(0, 5..9), path: "b.0".into(), kind: PlaceKind::Text };
        let regions = [Region { range: 0..13, path: "b.0".into() }];
        let places = complete(0, text, 0..text.len(), vec![words], &regions);
        let marks: Vec<_> = places
            .iter()
            .filter(|place| place.kind == PlaceKind::Syntax)
            .map(|place| (&text[place.span.range.clone()], place.path.as_str()))
            .collect();
        assert_eq!(marks, [("## **", "b.0"), ("**", "b.0"), ("* *", "")]);
    }
}
