//! The names of the places in a page: unique in it, and the same each time.

use prakas_document::Part;

/// The name of a part, and of the places in it.
///
/// A part's own name is its language's tag (`page.html#km`), with its number where two parts have one language. The other
/// names begin with a word that no tag begins with, so that none of them is ever the name of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchor(String);

/// The names of a document's parts, in their order.
pub(crate) fn anchors(parts: &[Part]) -> Vec<Anchor> {
    let name = |(i, part): (usize, &Part)| {
        let tag = part.language.as_str();
        let alone = parts.iter().filter(|other| other.language == part.language).count() == 1;
        Anchor(if alone { tag.to_owned() } else { format!("{tag}-{}", i + 1) })
    };
    parts.iter().enumerate().map(name).collect()
}

impl Anchor {
    /// The part itself.
    pub(crate) fn part(&self) -> &str {
        &self.0
    }

    /// Its title.
    pub(crate) fn title(&self) -> String {
        format!("h1-{}", self.0)
    }

    /// The text of its note of this number.
    pub(crate) fn note(&self, number: u32) -> String {
        format!("note-{}-{number}", self.0)
    }

    /// Where the note of this number is referred to.
    pub(crate) fn mark(&self, number: u32) -> String {
        format!("mark-{}-{number}", self.0)
    }

    /// The words that name its table of this number.
    pub(crate) fn table(&self, number: u32) -> String {
        format!("data-{}-{number}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use prakas_document::Language;

    use super::*;

    fn names(tags: &[&str]) -> Vec<String> {
        let part = |tag: &&str| Part::new(tag.parse::<Language>().expect("a tag"), "");
        let parts: Vec<Part> = tags.iter().map(part).collect();
        anchors(&parts).into_iter().map(|anchor| anchor.0).collect()
    }

    #[test]
    fn a_part_is_named_after_its_language() {
        assert_eq!(names(&["en", "km"]), ["en", "km"]);
        assert_eq!(names(&["en", "km", "en"]), ["en-1", "km", "en-3"]);
    }

    #[test]
    fn no_place_has_the_name_of_a_part() {
        let anchor = Anchor("km".to_owned());
        for place in [anchor.title(), anchor.note(1), anchor.mark(1), anchor.table(1)] {
            assert!(place.parse::<Language>().is_err(), "{place}");
        }
    }
}
