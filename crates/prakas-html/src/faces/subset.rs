//! A face cut down to some characters, and packed for the web.

use std::collections::BTreeSet;
use std::panic;

use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use skera::{DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use ttf2woff2::{BrotliQuality, EncodeOptions, encode_with_options};

/// Khmer E: shapers write ើ ឿ ៀ ោ ៅ as it and a second glyph, which the closure over a font's own tables does not see.
const SPLIT_VOWEL: char = '\u{17C1}';

/// Tables that no browser draws with.
const DROPPED: [&[u8; 4]; 4] = [b"DSIG", b"kern", b"LTSH", b"PCLT"];

/// The face with what these characters need, as a TrueType or OpenType font: their glyphs, those that its layout tables may make
/// of them, and the tables. Its name, and its right to be embedded, stay in it; hinting does not, which screens have outgrown.
/// Nothing where it cannot be cut down.
pub(super) fn subset(file: &[u8], characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    // skera panics at some damaged fonts. It changes nothing that outlives it, and the page can do without the face.
    panic::catch_unwind(|| cut(file, characters)).ok().flatten()
}

fn cut(file: &[u8], characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let font = FontRef::new(file).ok()?;
    let characters: IntSet<u32> =
        characters.iter().chain([&SPLIT_VOWEL]).map(|character| u32::from(*character)).collect();
    let mut scripts = IntSet::<Tag>::empty();
    scripts.invert();
    let mut names = IntSet::<NameId>::empty();
    names.insert_range(NameId::from(0)..=NameId::from(6));
    let plan = Plan::new(
        &IntSet::empty(),
        &characters,
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &DROPPED.into_iter().map(Tag::new).collect(),
        &scripts,
        &DEFAULT_LAYOUT_FEATURES.iter().copied().collect(),
        &names,
        // American English (OpenType, `name` table, Windows language IDs).
        &[0x0409].into_iter().collect(),
    );
    subset_font(&font, &plan).ok()
}

/// A font as WOFF2 (W3C, WOFF File Format 2.0). On one thread and with the glyphs as they are: so its bytes depend on nothing but
/// the font's. Nothing where it is none.
pub(super) fn woff2(font: &[u8]) -> Option<Vec<u8>> {
    let options =
        EncodeOptions { quality: BrotliQuality::default(), transform_glyf_loca: false, threads: None };
    encode_with_options(font, options).ok()
}

#[cfg(test)]
mod tests;
