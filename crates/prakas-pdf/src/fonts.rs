//! The font library as typst wants it: a book of what there is, and fonts that are parsed when they are first used.

use std::sync::{Arc, OnceLock};

use prakas_fonts::Fonts;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// typst's view of a [`Fonts`], made once for it and kept with it.
pub(crate) struct TypstFonts {
    /// What each font is called, how it looks and which characters it has.
    pub(crate) book: LazyHash<FontBook>,
    /// One slot a font of the book, in its order.
    slots: Vec<Slot>,
}

struct Slot {
    /// The face's place in the library.
    position: usize,
    /// The font, or why it cannot be read.
    font: OnceLock<Result<Font, String>>,
}

impl TypstFonts {
    /// The view of these fonts. A face that typst cannot read is left out of the book.
    pub(crate) fn of(fonts: &Fonts) -> Arc<Self> {
        fonts.derived(|fonts| {
            let mut book = FontBook::new();
            let mut slots = Vec::new();
            for face in fonts.faces() {
                let Ok(Some(info)) = face.with_data(|bytes| FontInfo::new(bytes, face.index())) else {
                    continue;
                };
                // typst takes weight words off the end of a family's name; a theme names it as the font does.
                book.push(FontInfo { family: face.family().to_owned(), ..info });
                slots.push(Slot { position: face.position(), font: OnceLock::new() });
            }
            Self { book: LazyHash::new(book), slots }
        })
    }

    /// The font at an index of the book; none where its file can no longer be read.
    pub(crate) fn font(&self, index: usize, fonts: &Fonts) -> Option<Font> {
        let slot = self.slots.get(index)?;
        slot.font.get_or_init(|| parse(fonts, slot.position)).as_ref().ok().cloned()
    }

    /// What went wrong with the fonts that were asked for.
    pub(crate) fn failures(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().filter_map(|slot| slot.font.get()?.as_ref().err().map(String::as_str))
    }
}

fn parse(fonts: &Fonts, position: usize) -> Result<Font, String> {
    let face = fonts.face(position).ok_or("the font library has changed")?;
    let data = face.data().map_err(|error| error.to_string())?;
    Font::new(Bytes::new(data), face.index())
        .ok_or_else(|| format!("the font {} is broken", face.post_script_name()))
}
