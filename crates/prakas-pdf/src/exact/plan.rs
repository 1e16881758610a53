//! Which glyph each cluster becomes.

use std::collections::{HashMap, HashSet};

use ecow::EcoString;
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
    /// The glyphs of each text: one, but where it looks otherwise in another place.
    known: HashMap<EcoString, Vec<u16>>,
    /// The glyphs that stand alone for some characters already.
    alone: HashSet<u16>,
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
    pub(super) fn slot(
        &mut self,
        font: &FontInstance,
        pieces: &[Piece],
        text: &EcoString,
        advance: i32,
    ) -> Slot {
        if self.sheets.get(self.last).is_none_or(|sheet| sheet.font != *font) {
            let newest = self.sheets.iter().rposition(|sheet| sheet.font == *font);
            self.last = newest.unwrap_or_else(|| self.open(font));
        }
        if let Some(fused) = self.sheets[self.last].find(pieces, text) {
            return Slot { sheet: self.last, fused };
        }
        if self.sheets[self.last].glyphs.len() >= MAX {
            self.last = self.open(font);
        }
        let fused = self.sheets[self.last].add(pieces, text, advance);
        Slot { sheet: self.last, fused }
    }

    fn open(&mut self, font: &FontInstance) -> usize {
        self.sheets.push(Planned {
            font: font.clone(),
            glyphs: Vec::new(),
            known: HashMap::new(),
            alone: HashSet::new(),
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
    /// The glyph for these pieces with this text, where there is one.
    fn find(&self, pieces: &[Piece], text: &str) -> Option<u16> {
        let of_text = self.known.get(text)?;
        of_text.iter().copied().find(|&fused| *self.glyphs[usize::from(fused) - 1].pieces == *pieces)
    }

    fn add(&mut self, pieces: &[Piece], text: &EcoString, advance: i32) -> u16 {
        let fused = u16::try_from(self.glyphs.len() + 1).unwrap_or(u16::MAX);
        match *pieces {
            [Piece { glyph, x: 0, y: 0 }] => self.is_needed |= !self.alone.insert(glyph),
            _ => self.is_needed = true,
        }
        self.glyphs.push(Fused { pieces: pieces.into(), advance });
        self.known.entry(text.clone()).or_default().push(fused);
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
