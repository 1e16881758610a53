//! What can go wrong while fonts are loaded and read.

use std::io;
use std::path::{Path, PathBuf};

use crate::{MAX_DEPTH, MAX_FACES, MAX_FILE_BYTES};

/// Why the fonts that were asked for cannot be had. The message says it all: there is no error
/// below it that a caller would have to print too.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FontError {
    /// A given directory does not exist, is not a directory or must not be read.
    #[error("cannot read the font directory {}: {error}", path.display())]
    Directory {
        /// The directory as it was given.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A given directory can be read but gives no face.
    #[error("no font in {}: {}", path.display(), describe(skipped))]
    NoFontIn {
        /// The directory as it was given.
        path: PathBuf,
        /// The files that looked like fonts, and why each was passed over.
        skipped: Vec<Skipped>,
    },
    /// Neither the program, nor the given directories, nor the system have a face: bundled fonts
    /// were switched off and nothing took their place.
    #[error("there is no font at all: bundled fonts are switched off and no others were found")]
    NoFont,
    /// A font file was there while loading and cannot be read now.
    #[error("cannot read the font {}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl FontError {
    pub(crate) fn file(path: &Path, error: io::Error) -> Self {
        Self::File { path: path.to_owned(), error }
    }
}

/// Says in one clause why a directory gave no font.
fn describe(skipped: &[Skipped]) -> String {
    match skipped {
        [] => "it holds no .ttf, .otf, .ttc or .otc file".to_owned(),
        [only] => only.to_string(),
        [first, others @ ..] => format!("{first}, and {} more like it", others.len()),
    }
}

/// A file of a given directory that was passed over.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct Skipped {
    /// The file or directory, below the directory that was given.
    pub path: PathBuf,
    /// Why it was passed over.
    pub reason: SkipReason,
}

/// Why a file of a given directory was passed over.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SkipReason {
    /// It cannot be opened or listed.
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("{bytes} bytes are more than the limit of {MAX_FILE_BYTES}")]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// It is a directory more than [`MAX_DEPTH`] levels below the one that was given.
    #[error("lies deeper than {MAX_DEPTH} directories")]
    TooDeep,
    /// Its content is not a font.
    #[error("is not a font: {0}")]
    NotAFont(String),
    /// It is a collection that claims more faces than [`MAX_FACES`].
    #[error("claims {faces} faces, more than the limit of {MAX_FACES}")]
    TooManyFaces {
        /// Faces that the collection says it has.
        faces: u32,
    },
    /// It is a font without a family name or a PostScript name, so nothing could ask for it.
    #[error("has no family name or no PostScript name")]
    Nameless,
    /// It is a collection of which only some faces could be used; those were kept.
    #[error("{lost} of its {of} faces cannot be used")]
    Incomplete {
        /// Faces that cannot be used.
        lost: u32,
        /// Faces that the collection says it has.
        of: u32,
    },
}
