//! Which characters a face has, and which need no face.

use std::borrow::Cow;

use ttf_parser::{RawFace, Tag, cmap};

use crate::FontData;

/// The character map of one face: its `cmap` table as it stands in the file.
///
/// The table is asked, never listed. A question is a binary search in a few kilobytes, and a
/// hostile table that claims billions of characters costs nothing.
pub(crate) struct CharacterMap(Cow<'static, [u8]>);

impl CharacterMap {
    /// The map of face `index` in bytes that are part of the program, not copied.
    pub(crate) fn of_static(bytes: &'static [u8], index: u32) -> Self {
        Self(Cow::Borrowed(table(bytes, index)))
    }

    /// The map of face `index` in bytes that may go away, copied: it is a small part of the file.
    pub(crate) fn of_bytes(bytes: &[u8], index: u32) -> Self {
        Self(Cow::Owned(table(bytes, index).to_vec()))
    }

    pub(crate) fn of_data(data: &FontData, index: u32) -> Self {
        match data.as_static() {
            Some(bytes) => Self::of_static(bytes, index),
            None => Self::of_bytes(data, index),
        }
    }

    /// The map of a face whose file can no longer be read.
    pub(crate) fn empty() -> Self {
        Self(Cow::Borrowed(&[]))
    }

    /// Whether the face maps `c` to a glyph other than `.notdef`.
    pub(crate) fn contains(&self, c: char) -> bool {
        cmap::Table::parse(&self.0).is_some_and(|table| {
            table
                .subtables
                .into_iter()
                .filter(cmap::Subtable::is_unicode)
                .any(|subtable| subtable.glyph_index(c.into()).is_some_and(|glyph| glyph.0 != 0))
        })
    }
}

/// The `cmap` table of face `index`; empty where there is none.
fn table(bytes: &[u8], index: u32) -> &[u8] {
    RawFace::parse(bytes, index)
        .ok()
        .and_then(|face| face.table(Tag::from_bytes(b"cmap")))
        .unwrap_or_default()
}

/// Whether `c` shows as nothing, so that no face need have it: white space, controls, and what
/// Unicode calls default-ignorable (joiners, soft hyphen, variation selectors, the two inherent
/// vowels of Khmer).
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_default_ignorable(c)
}

/// The property `Default_Ignorable_Code_Point` of Unicode 17 (DerivedCoreProperties.txt).
fn is_default_ignorable(c: char) -> bool {
    matches!(u32::from(c),
        0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
        | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8 | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
        | 0xE0000..=0xE0FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_as_nothing() {
        for c in ['\u{200B}', '\u{2060}', '\u{AD}', '\u{17B5}', '\u{FE0F}', '\u{FEFF}', ' ', '\t', '\u{A0}'] {
            assert!(is_invisible(c), "{c:?}");
        }
        for c in ['ក', '\u{17D2}', '\u{17B6}', 'a', '.', '\u{25CC}', '\u{FFFD}', '\u{E000}'] {
            assert!(!is_invisible(c), "{c:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_font_cover_nothing() {
        for bytes in [&b""[..], b"not a font", &[0; 64], b"OTTO\xff\xff\xff\xff\xff\xff\xff\xff"] {
            assert!(!CharacterMap::of_bytes(bytes, 0).contains('a'));
        }
        assert!(!CharacterMap::empty().contains('a'));
    }

    #[test]
    fn a_table_that_claims_every_character_is_asked_in_no_time() {
        // A cmap of one format 12 subtable with 1,000 groups of all 2^32 code points each.
        let mut table = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12];
        let groups = 1_000_u32;
        table.extend([0, 12, 0, 0]);
        for field in [16 + 12 * groups, 0, groups] {
            table.extend(field.to_be_bytes());
        }
        for _ in 0..groups {
            for field in [0, u32::MAX, 1] {
                table.extend(field.to_be_bytes());
            }
        }
        let map = CharacterMap(Cow::Owned(table));
        assert!(map.contains('a'));
    }
}
