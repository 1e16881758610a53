//! One face of the library.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use fontdb::{FaceInfo, Stretch, Style, Weight};

use crate::coverage::CharacterMap;
use crate::data::FontFile;
use crate::fonts::Shelf;
use crate::{FontData, FontError};

/// Where a face comes from, in the order in which faces are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// From a directory that the caller gave.
    Given,
    /// Part of the program.
    Bundled,
    /// Installed on the machine.
    System,
}

/// What the library keeps for a face.
pub(crate) struct Entry {
    pub(crate) info: FaceInfo,
    pub(crate) file: Arc<FontFile>,
    pub(crate) origin: Origin,
    /// Taken from the file when the face is first asked what it covers.
    pub(crate) characters: OnceLock<CharacterMap>,
}

/// One face of [`Fonts`](crate::Fonts): a style of a family. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Face<'a> {
    pub(crate) shelf: &'a Shelf,
    pub(crate) position: usize,
}

impl<'a> Face<'a> {
    fn entry(&self) -> &'a Entry {
        &self.shelf.entries[self.position]
    }

    fn info(&self) -> &'a FaceInfo {
        &self.entry().info
    }

    /// Its place in [`Fonts::faces`](crate::Fonts::faces), from 0: the same for the same fonts.
    pub fn position(&self) -> usize {
        self.position
    }

    /// Where it comes from.
    pub fn origin(&self) -> Origin {
        self.entry().origin
    }

    /// The file it was loaded from, with links resolved; none for a bundled face.
    pub fn path(&self) -> Option<&'a Path> {
        self.entry().file.path()
    }

    /// The family's name, in American English where the font has that.
    ///
    /// This is the typographic family (name 16, else name 1 of the `name` table) as the font
    /// spells it. A layout engine may shorten it: typst takes a weight word off the end, so
    /// "Khmer OS Muol Light" becomes "Khmer OS Muol" there.
    pub fn family(&self) -> &'a str {
        self.families().next().unwrap_or_default()
    }

    /// The family's names in all languages of the font, [`family`](Self::family) first.
    pub fn families(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.info().families.iter().map(|(name, _)| name.as_str())
    }

    /// Whether one of its family names is `name`, in upper or lower case.
    pub fn is_of(&self, name: &str) -> bool {
        self.families().any(|family| equal_ignoring_case(family, name))
    }

    /// The PostScript name (name 6 of the `name` table), such as `Tinos-BoldItalic`.
    pub fn post_script_name(&self) -> &'a str {
        &self.info().post_script_name
    }

    /// Upright, italic or oblique.
    pub fn style(&self) -> Style {
        self.info().style
    }

    /// The weight from 1 to 1000: 400 is regular, 700 is bold. A variable face says its default.
    pub fn weight(&self) -> Weight {
        self.info().weight
    }

    /// The width, from ultra-condensed to ultra-expanded.
    pub fn stretch(&self) -> Stretch {
        self.info().stretch
    }

    /// Which face of its file it is, from 0. It is 0 unless the file is a collection.
    pub fn index(&self) -> u32 {
        self.info().index
    }

    /// The bytes of its file, to keep. A file on disk is read at the first call and then stays in
    /// memory for as long as the library does.
    ///
    /// # Errors
    /// [`FontError::File`] when the file can no longer be read; never for a bundled face.
    pub fn data(&self) -> Result<FontData, FontError> {
        self.entry().file.read()
    }

    /// Runs `look` over the bytes of its file without keeping them in memory: for a glance at a
    /// table of each of many faces.
    ///
    /// # Errors
    /// [`FontError::File`] when the file can no longer be read; never for a bundled face.
    pub fn with_data<T>(&self, look: impl FnOnce(&[u8]) -> T) -> Result<T, FontError> {
        let file = &self.entry().file;
        if let Some(bytes) = file.in_memory() {
            return Ok(look(bytes));
        }
        match self.shelf.database.with_face_data(self.info().id, |bytes, _| look(bytes)) {
            Some(seen) => Ok(seen),
            // Nothing was looked at and the reason is lost: reading again finds it out.
            None => Err(file.read().err().unwrap_or_else(|| {
                let path = file.path().unwrap_or(Path::new(""));
                FontError::file(path, std::io::Error::other("it cannot be mapped into memory"))
            })),
        }
    }

    /// Whether it has a glyph for `c`. A face whose file can no longer be read has none.
    pub fn covers(&self, c: char) -> bool {
        let characters = self.entry().characters.get_or_init(|| match self.entry().file.in_memory() {
            Some(data) => CharacterMap::of_data(data, self.index()),
            None => self
                .with_data(|bytes| CharacterMap::of_bytes(bytes, self.index()))
                .unwrap_or_else(|_| CharacterMap::empty()),
        });
        characters.contains(c)
    }

    /// How far it is from an upright regular face of normal width; 0 is one.
    pub(crate) fn distance_from_regular(&self) -> (bool, u16, u16) {
        let slanted = self.style() != Style::Normal;
        let width = self.stretch().to_number().abs_diff(Stretch::Normal.to_number());
        (slanted, width, self.weight().0.abs_diff(Weight::NORMAL.0))
    }
}

impl fmt::Debug for Face<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face")
            .field("family", &self.family())
            .field("style", &self.style())
            .field("weight", &self.weight().0)
            .field("stretch", &self.stretch())
            .field("origin", &self.origin())
            .field("path", &self.path())
            .field("index", &self.index())
            .finish()
    }
}

fn equal_ignoring_case(a: &str, b: &str) -> bool {
    let lower = |text| str::chars(text).flat_map(char::to_lowercase);
    lower(a).eq(lower(b))
}
