//! The font library: faces in a fixed order and what may be asked of all of them together.

use std::any::Any;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use crate::coverage::is_invisible;
use crate::derived::Slots;
use crate::face::Entry;
use crate::load::{self, FontOptions, Loaded};
use crate::{Face, FontError};

/// The fonts that a document may use. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Fonts(Arc<Shelf>);

/// What the clones of one [`Fonts`] share.
#[derive(Default)]
pub(crate) struct Shelf {
    /// Lends the bytes of files on disk for a moment; see [`Face::with_data`].
    pub(crate) database: fontdb::Database,
    pub(crate) entries: Vec<Entry>,
    derived: Slots,
}

impl Fonts {
    /// The bundled fonts alone: [`TINOS`](crate::TINOS),
    /// [`NOTO_SERIF_KHMER`](crate::NOTO_SERIF_KHMER) and [`MOUL`](crate::MOUL). No file is read.
    ///
    /// They are loaded once a process; each call gives a clone of the same library, so what was
    /// [derived](Self::derived) from it is there too.
    pub fn bundled() -> Self {
        static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(load::bundled()));
        BUNDLED.clone()
    }

    /// The fonts that `options` ask for: given ones first, then bundled, then the system's, so
    /// that a given face is found before a bundled one of the same family.
    ///
    /// Each call looks at the directories anew. What a directory holds is ordered by name, so the
    /// same files give the same faces in the same order.
    ///
    /// # Errors
    /// [`FontError::Directory`] and [`FontError::NoFontIn`] for a given directory that is missing,
    /// unreadable or without a font that can be used; [`FontError::NoFont`] when nothing is left.
    pub fn load(options: &FontOptions) -> Result<Loaded, FontError> {
        load::load(options)
    }

    pub(crate) fn new(shelf: Shelf) -> Self {
        Self(Arc::new(shelf))
    }

    /// All faces, always in the same order: given, bundled, system.
    pub fn faces(&self) -> impl ExactSizeIterator<Item = Face<'_>> + DoubleEndedIterator {
        (0..self.0.entries.len()).map(|position| Face { shelf: &self.0, position })
    }

    /// The face at a [position](Face::position).
    pub fn face(&self, position: usize) -> Option<Face<'_>> {
        (position < self.0.entries.len()).then_some(Face { shelf: &self.0, position })
    }

    /// The faces of one family, in upper or lower case, in the order of the library.
    pub fn family<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Face<'a>> {
        self.faces().filter(move |face| face.is_of(name))
    }

    /// Whether any face has a glyph for `c`.
    ///
    /// A face is asked only when those before it do not have the character, so the files of system
    /// fonts are opened for rare characters only.
    pub fn covers(&self, c: char) -> bool {
        self.faces().any(|face| face.covers(c))
    }

    /// The characters of `text` that no face can show, each with its byte offset. White space,
    /// controls and characters that show as nothing (such as U+200B) are not among them.
    pub fn missing<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, char)> + 'a {
        // A text has few distinct characters: each is looked up once.
        let mut known = HashMap::new();
        text.char_indices()
            .filter(move |&(_, c)| !*known.entry(c).or_insert_with(|| is_invisible(c) || self.covers(c)))
    }

    /// The face that shows `c` when `families` are asked first, in their order and in upper or
    /// lower case, and then all others in the order of the library. Of a family that has the
    /// character, it is the face nearest to the upright regular one.
    pub fn covering(&self, c: char, families: &[&str]) -> Option<Face<'_>> {
        let regular = |name: &str| {
            let faces = self.faces().filter(|face| face.is_of(name) && face.covers(c));
            faces.min_by_key(Face::distance_from_regular)
        };
        families.iter().find_map(|name| regular(name)).or_else(|| {
            let other = self.faces().find(|face| face.covers(c))?;
            regular(other.family())
        })
    }

    /// What `make` makes of these fonts, made once for each type `T` and kept as long as the fonts
    /// are: a backend keeps its own parsed fonts here.
    ///
    /// Threads that ask at the same time wait for the one that makes it. `make` may derive another
    /// type, but asking for `T` itself would wait for ever; and a `T` that holds a clone of these
    /// fonts would never be freed. If `make` panics, the next call makes the value.
    pub fn derived<T: Any + Send + Sync>(&self, make: impl FnOnce(&Self) -> T) -> Arc<T> {
        self.0.derived.get_or_make(|| make(self))
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.faces()).finish()
    }
}
