//! The fonts that the words are set in: only the glyphs that are used, each with one text.

use std::collections::HashMap;

use prakas_pdf::{PlacedWords, WordGlyph};
use printpdf::{FontId, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use crate::FacsimileError;

/// The fonts of a document.
pub(super) struct Fonts(Vec<Font>);

struct Font {
    /// The new index of a glyph.
    codes: HashMap<u16, u16>,
    program: ParsedFont,
}

impl Fonts {
    pub(super) fn of(words: &PlacedWords) -> Result<Self, FacsimileError> {
        let mut mappers: Vec<GlyphRemapper> = words.fonts.iter().map(|_| GlyphRemapper::new()).collect();
        let mut codes: Vec<HashMap<u16, u16>> = vec![HashMap::new(); words.fonts.len()];
        for run in words.pages.iter().flat_map(|page| &page.runs) {
            for glyph in run.glyphs.iter().filter(|glyph| !glyph.text.is_empty()) {
                codes[run.font].insert(glyph.id, mappers[run.font].remap(glyph.id));
            }
        }
        let fonts = words.fonts.iter().zip(mappers).zip(codes).map(|((font, mapper), codes)| {
            let unfit = |why: String| FacsimileError::Font(why);
            let bytes =
                subsetter::subset(font.data(), font.index(), &mapper).map_err(|it| unfit(it.to_string()))?;
            let program = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new());
            let program = program.ok_or_else(|| unfit("the font is broken".to_owned()))?;
            Ok(Font { codes, program })
        });
        fonts.collect::<Result<_, _>>().map(Self)
    }

    /// What the content of pages calls a font.
    pub(super) fn id(&self, font: usize) -> FontId {
        FontId(format!("Words{}", font + 1))
    }

    /// What a glyph is called in its font.
    pub(super) fn code(&self, font: usize, glyph: &WordGlyph) -> Option<u16> {
        self.0.get(font)?.codes.get(&glyph.id).copied()
    }

    pub(super) fn embedded(&self) -> impl Iterator<Item = (FontId, PdfFont)> {
        self.0.iter().enumerate().map(|(at, font)| {
            // The subset tag (ISO 32000-2 §9.9.2): its letters count the fonts.
            let letter = |by: usize| char::from(b'A' + u8::try_from(at / by % 26).unwrap_or(0));
            let name = format!("PRAK{}{}+PrakasWords", letter(26), letter(1));
            let program = ParsedFont { font_name: Some(name), ..font.program.clone() };
            (self.id(at), PdfFont::new(program))
        })
    }
}
