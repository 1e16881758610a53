//! The bytes of a font file: static, or read once when they are first wanted.

#![allow(clippy::disallowed_methods, reason = "reading font files is this crate's task")]

use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::FontError;

/// The bytes of a whole font file (which may hold several faces), shared without a copy.
///
/// Cloning is cheap. It implements `AsRef<[u8]> + Send + Sync + 'static`, which is what a reference
/// counted byte buffer asks of the data that it is to hold.
#[derive(Clone)]
pub struct FontData(Bytes);

#[derive(Clone)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<Vec<u8>>),
}

impl FontData {
    /// The bytes for as long as the program runs, where they are part of it (bundled fonts).
    pub fn as_static(&self) -> Option<&'static [u8]> {
        match self.0 {
            Bytes::Static(bytes) => Some(bytes),
            Bytes::Shared(_) => None,
        }
    }
}

impl AsRef<[u8]> for FontData {
    fn as_ref(&self) -> &[u8] {
        match &self.0 {
            Bytes::Static(bytes) => bytes,
            Bytes::Shared(bytes) => bytes,
        }
    }
}

impl Deref for FontData {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.as_ref()
    }
}

impl fmt::Debug for FontData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FontData({} bytes)", self.len())
    }
}

/// A font file of the library. All faces of a collection share one, so it is read once.
pub(crate) struct FontFile {
    path: Option<PathBuf>,
    bytes: OnceLock<FontData>,
}

impl FontFile {
    /// A file that is part of the program.
    pub(crate) fn bundled(bytes: &'static [u8]) -> Self {
        Self { path: None, bytes: OnceLock::from(FontData(Bytes::Static(bytes))) }
    }

    /// A file on disk, not read before its bytes are asked for.
    pub(crate) fn on_disk(path: PathBuf) -> Self {
        Self { path: Some(path), bytes: OnceLock::new() }
    }

    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The bytes, if they are in memory already.
    pub(crate) fn in_memory(&self) -> Option<&FontData> {
        self.bytes.get()
    }

    /// The bytes, read now if need be. Two threads that ask at once may both read the file; both
    /// get the same bytes.
    pub(crate) fn read(&self) -> Result<FontData, FontError> {
        let path = match (self.bytes.get(), &self.path) {
            (Some(bytes), _) => return Ok(bytes.clone()),
            (None, Some(path)) => path,
            (None, None) => unreachable!("a file without a path holds its bytes"),
        };
        let bytes = std::fs::read(path).map_err(|error| FontError::file(path, error))?;
        Ok(self.bytes.get_or_init(|| FontData(Bytes::Shared(Arc::new(bytes)))).clone())
    }
}
