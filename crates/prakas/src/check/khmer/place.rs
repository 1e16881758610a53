//! Where in the sources the characters of a part stand.

use std::ops::Range;

use prakas_document::Span;

use crate::check::Origin;

/// How many characters are looked at on each side of what is sought, one after the other, until nothing else is like it. What is
/// repeated further is not told apart.
const REACHES: [usize; 7] = [0, 4, 8, 16, 32, 64, 128];

/// The place in the sources of a stretch of a part's words; nothing where the source does not have it as it is, or has it more
/// than once with the same words around it.
pub(super) fn find(origin: Origin<'_>, path: &str, text: &str, stretch: &Range<usize>) -> Option<Span> {
    let places: Vec<(&Span, &str)> = origin
        .places
        .texts(path)
        .filter_map(|place| Some((place, origin.sources.get(place.source)?.text().get(place.range.clone())?)))
        .collect();
    let at = |place: &Span, start: usize| {
        let start = place.range.start + start;
        Span::new(place.source, start..start + stretch.len())
    };
    for context in REACHES.map(|reach| reaching(text, stretch, reach)) {
        let words = &text[context.clone()];
        let mut found = places.iter().flat_map(|(place, typed)| {
            typed.match_indices(words).map(|(start, _)| at(place, start + stretch.start - context.start))
        });
        let first = found.next()?;
        if found.next().is_none() {
            return Some(first);
        }
    }
    // Words between two marks, such as those in bold type, have a place to themselves.
    let mut alone = places.iter().filter(|(_, typed)| *typed == text);
    let (place, _) = alone.next()?;
    alone.next().is_none().then(|| at(place, stretch.start))
}

/// The stretch with so many characters before and after it.
fn reaching(text: &str, stretch: &Range<usize>, reach: usize) -> Range<usize> {
    let before = text[..stretch.start].char_indices().rev().take(reach).last();
    let after = text[stretch.end..].char_indices().nth(reach);
    before.map_or(stretch.start, |(at, _)| at)..after.map_or(text.len(), |(at, _)| stretch.end + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Source, read};

    #[test]
    fn the_same_characters_are_told_apart_by_those_around_them() {
        let typed = "# T\n\na. b **c. d** e. f\n";
        let sources = [Source::new("t.md", typed)];
        let read = read(&sources, &|_: &str| Err(String::new())).expect("a release").output;
        let origin = Origin { sources: &sources, places: &read.places };
        let place = |text: &str, stretch| {
            find(origin, "editions.en.body.0", text, &stretch).map(|span| span.range.start)
        };
        assert_eq!(place("a. b ", 1..2), typed.find(". b"));
        assert_eq!(place("c. d", 1..2), typed.find(". d"));
        assert_eq!(place(" e. f", 2..3), typed.find(". f"));
        assert_eq!(place("x. y", 1..2), None);
    }

    #[test]
    fn words_in_bold_type_are_told_from_the_same_beside_them() {
        let typed = "# T\n\nword **word** word **other** and **other**\n";
        let sources = [Source::new("t.md", typed)];
        let read = read(&sources, &|_: &str| Err(String::new())).expect("a release").output;
        let origin = Origin { sources: &sources, places: &read.places };
        let place = |text: &str, stretch| {
            find(origin, "editions.en.body.0", text, &stretch).map(|span| span.range.start)
        };
        assert_eq!(place("word", 0..4), typed.find("**word").map(|at| at + 2));
        assert_eq!(place("other", 0..5), None);
    }
}
