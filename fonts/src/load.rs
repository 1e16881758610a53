//! How a library is filled: from the program, from given directories, from the system.

#![allow(clippy::disallowed_methods, reason = "reading font files is this crate's task")]

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use fontdb::{ID, Source};

use crate::bundled;
use crate::data::FontFile;
use crate::directory::Walk;
use crate::face::{Entry, Origin};
use crate::fonts::Shelf;
use crate::{FontError, Fonts, SkipReason, Skipped};

/// The most faces that a collection in a given directory may claim to have.
pub const MAX_FACES: u32 = 1024;

/// Which fonts to load. The default is the bundled ones alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontOptions {
    /// Directories whose fonts come before all others, in this order. They are walked through with
    /// all that is below them (at most [`MAX_DEPTH`](crate::MAX_DEPTH) levels), links followed,
    /// for files ending in `.ttf`, `.otf`, `.ttc` or `.otc` of at most
    /// [`MAX_FILE_BYTES`](crate::MAX_FILE_BYTES); names that begin with a dot are left out.
    pub dirs: Vec<PathBuf>,
    /// Whether the fonts of the program are there.
    pub bundled: bool,
    /// Whether the fonts installed on this machine come last. What a document looks like then
    /// depends on the machine that makes it. Font files that cannot be used are passed over.
    pub system: bool,
}

impl Default for FontOptions {
    fn default() -> Self {
        Self { dirs: Vec::new(), bundled: true, system: false }
    }
}

/// Fonts, and what was passed over while they were loaded.
#[derive(Debug)]
#[must_use]
pub struct Loaded {
    /// The library.
    pub fonts: Fonts,
    /// Files of the given directories that could not be used, in the order of the walk.
    pub skipped: Vec<Skipped>,
}

/// See [`Fonts::load`].
pub(crate) fn load(options: &FontOptions) -> Result<Loaded, FontError> {
    let mut loader = Loader::default();
    for dir in &options.dirs {
        loader.add_directory(dir)?;
    }
    if options.bundled {
        loader.add_bundled();
    }
    if options.system {
        loader.add_system();
    }
    if loader.shelf.entries.is_empty() {
        return Err(FontError::NoFont);
    }
    Ok(Loaded { fonts: Fonts::new(loader.shelf), skipped: loader.skipped })
}

/// A library of the bundled fonts alone.
pub(crate) fn bundled() -> Shelf {
    let mut loader = Loader::default();
    loader.add_bundled();
    loader.shelf
}

#[derive(Default)]
struct Loader {
    shelf: Shelf,
    skipped: Vec<Skipped>,
    /// Files loaded from given directories by their real path: two directories may overlap.
    loaded: HashSet<PathBuf>,
}

impl Loader {
    fn add_bundled(&mut self) {
        for bytes in bundled::FILES {
            let ids = self.shelf.database.load_font_source(Source::Binary(Arc::new(bytes)));
            self.add_faces(&ids, &Arc::new(FontFile::bundled(bytes)), Origin::Bundled);
        }
    }

    fn add_directory(&mut self, dir: &Path) -> Result<(), FontError> {
        let Walk { files, mut skipped, .. } =
            Walk::through(dir).map_err(|error| FontError::Directory { path: dir.to_owned(), error })?;
        let mut used = 0;
        for path in files {
            match self.add_file(&path) {
                Ok(None) => used += 1,
                Ok(Some(reason)) => {
                    used += 1;
                    skipped.push(Skipped { path, reason });
                }
                Err(reason) => skipped.push(Skipped { path, reason }),
            }
        }
        if used == 0 {
            return Err(FontError::NoFontIn { path: dir.to_owned(), skipped });
        }
        self.skipped.append(&mut skipped);
        Ok(())
    }

    /// Adds the faces of a file. A file that could be used only in part gives the reason.
    fn add_file(&mut self, path: &Path) -> Result<Option<SkipReason>, SkipReason> {
        let real = fs::canonicalize(path).map_err(SkipReason::Unreadable)?;
        if self.loaded.contains(&real) {
            return Ok(None);
        }
        let of = faces_in(&real).map_err(SkipReason::Unreadable)?;
        if of > MAX_FACES {
            return Err(SkipReason::TooManyFaces { faces: of });
        }
        let ids = self.shelf.database.load_font_source(Source::File(real.clone()));
        if ids.is_empty() {
            return Err(why_unusable(&real));
        }
        self.loaded.insert(real.clone());
        self.add_faces(&ids, &Arc::new(FontFile::on_disk(real)), Origin::Given);
        let used = u32::try_from(ids.len()).unwrap_or(of);
        let lost = of.saturating_sub(used);
        Ok((lost > 0).then_some(SkipReason::Incomplete { lost, of }))
    }

    /// Adds what is installed, ordered by path: the system lists its directories as it likes.
    fn add_system(&mut self) {
        let before: HashSet<ID> = self.shelf.database.faces().map(|face| face.id).collect();
        self.shelf.database.load_system_fonts();
        let mut found: Vec<(PathBuf, u32, ID)> = self
            .shelf
            .database
            .faces()
            .filter(|face| !before.contains(&face.id))
            .filter_map(|face| match &face.source {
                Source::File(path) => Some((path.clone(), face.index, face.id)),
                _ => None,
            })
            .collect();
        found.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));

        let mut files = HashMap::new();
        for (path, _, id) in found {
            let file = files.entry(path).or_insert_with_key(|path| Arc::new(FontFile::on_disk(path.clone())));
            self.add_faces(&[id], file, Origin::System);
        }
    }

    fn add_faces(&mut self, ids: &[ID], file: &Arc<FontFile>, origin: Origin) {
        let Shelf { database, entries, .. } = &mut self.shelf;
        entries.extend(ids.iter().filter_map(|&id| database.face(id)).map(|info| Entry {
            info: info.clone(),
            file: Arc::clone(file),
            origin,
            characters: OnceLock::new(),
        }));
    }
}

/// How many faces a file says it has, from its first twelve bytes. It is asked before anything
/// makes room for that many.
fn faces_in(path: &Path) -> io::Result<u32> {
    let mut header = Vec::with_capacity(12);
    File::open(path)?.take(12).read_to_end(&mut header)?;
    Ok(ttf_parser::fonts_in_collection(&header).unwrap_or(1))
}

/// Finds out why a file gave no face.
fn why_unusable(path: &Path) -> SkipReason {
    match fs::read(path) {
        Err(error) => SkipReason::Unreadable(error),
        Ok(bytes) => match ttf_parser::RawFace::parse(&bytes, 0) {
            Err(error) => SkipReason::NotAFont(error.to_string()),
            Ok(_) => SkipReason::Nameless,
        },
    }
}
