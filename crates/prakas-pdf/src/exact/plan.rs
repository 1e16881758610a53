//! Which glyph each cluster becomes.

use std::collections::HashMap;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

use super::cluster::Shaper;
use super::font::{self, Fused};

/// One of a cluster's glyphs, and where it stands: in font units, from where the cluster begins on the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Piece {
    pub(super) glyph: u16,
    pub(super) x: i16,
    pub(super) y: i16,
}

/// The glyph that a cluster becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// Which [`Sheet`] it stands in.
    pub(super) sheet: usize,
    /// The glyph's index in the sheet's own font.
    pub(super) fused: u16,
}

/// A font, and what is shown in it.
pub(super) enum Sheet {
    /// Each of its glyphs stands for the same characters everywhere: it stays.
    AsIs,
    /// This font takes its place.
    Fused(FontInstance),
    /// It should be replaced, and cannot.
    Unfit {
        /// The font.
        font: FontInstance,
        /// What stands against it.
        why: font::Unfit,
    },
}

/// The glyphs of one font that is to be written, at most [`MAX`].
struct Planned {
    font: FontInstance,
    glyphs: Vec<Fused>,
    known: HashMap<(Box<[Piece]>, Box<str>), u16>,
    /// The glyphs that stand alone for some characters already.
    alone: HashMap<u16, u16>,
    /// Whether some cluster is not one glyph of the old font, or shares it with another.
    is_needed: bool,
}

/// How many clusters a font holds: 65,535 glyphs are the most that one can have, and the clusters' own glyphs are among them.
const MAX: usize = 20_000;

/// The glyphs of all clusters, by font.
#[derive(Default)]
pub(super) struct Plan {
    sheets: Vec<Planned>,
    last: usize,
    pub(super) shaper: Shaper,
}

impl Plan {
    /// The glyph for these pieces with this text. `advance` is how far the first such cluster goes, in font units.
    pub(super) fn slot(&mut self, font: &FontInstance, pieces: &[Piece], text: &str, advance: i32) -> Slot {
        let key = (Box::from(pieces), Box::from(text));
        if self.sheets.get(self.last).is_none_or(|sheet| sheet.font != *font) {
            let newest = self.sheets.iter().rposition(|sheet| sheet.font == *font);
            self.last = newest.unwrap_or_else(|| self.open(font));
        }
        if let Some(&fused) = self.sheets[self.last].known.get(&key) {
            return Slot { sheet: self.last, fused };
        }
        if self.sheets[self.last].glyphs.len() >= MAX {
            self.last = self.open(font);
        }
        let fused = self.sheets[self.last].add(key, advance);
        Slot { sheet: self.last, fused }
    }

    fn open(&mut self, font: &FontInstance) -> usize {
        self.sheets.push(Planned {
            font: font.clone(),
            glyphs: Vec::new(),
            known: HashMap::new(),
            alone: HashMap::new(),
            is_needed: false,
        });
        self.sheets.len() - 1
    }

    /// Writes the fonts that are needed.
    pub(super) fn build(self) -> Vec<Sheet> {
        self.sheets.into_iter().map(Planned::build).collect()
    }
}

impl Planned {
    fn add(&mut self, key: (Box<[Piece]>, Box<str>), advance: i32) -> u16 {
        let fused = u16::try_from(self.glyphs.len() + 1).unwrap_or(u16::MAX);
        match *key.0 {
            [Piece { glyph, x: 0, y: 0 }] => {
                self.is_needed |= self.alone.insert(glyph, fused).is_some();
            }
            _ => self.is_needed = true,
        }
        self.glyphs.push(Fused { pieces: key.0.clone(), advance });
        self.known.insert(key, fused);
        fused
    }

    fn build(self) -> Sheet {
        if !self.is_needed {
            return Sheet::AsIs;
        }
        match font::write(&self.font, &self.glyphs) {
            Ok(data) => match Font::new(Bytes::new(data), 0) {
                Some(font) => Sheet::Fused(font.instantiate(
                    FontVariant::default(),
                    Abs::zero(),
                    &FontVariations::default(),
                )),
                None => Sheet::Unfit { font: self.font, why: font::Unfit::Broken },
            },
            Err(why) => Sheet::Unfit { font: self.font, why },
        }
    }
}
