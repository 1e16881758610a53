//! Which files of a given directory are fonts: a sorted, bounded walk.

#![allow(clippy::disallowed_methods, reason = "finding font files is this crate's task")]

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::{SkipReason, Skipped};

/// The largest font file that is taken from a given directory, in bytes: 64 MiB.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// How many levels of directories are entered below a given one.
pub const MAX_DEPTH: usize = 16;

/// What a walk through one directory found.
#[derive(Default)]
pub(crate) struct Walk {
    /// Files whose name ends like a font's, sorted by name level by level.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) skipped: Vec<Skipped>,
    /// Directories entered so far by their real path: links may lead back up.
    entered: HashSet<PathBuf>,
}

impl Walk {
    /// Walks through `root`, following links. Names that begin with a dot are passed over in
    /// silence: they hold the file manager's notes about fonts, not fonts.
    ///
    /// # Errors
    /// What the system says when `root` itself cannot be listed.
    pub(crate) fn through(root: &Path) -> io::Result<Self> {
        let mut walk = Self::default();
        walk.enter(root, 0)?;
        Ok(walk)
    }

    fn enter(&mut self, directory: &Path, depth: usize) -> io::Result<()> {
        if !self.entered.insert(fs::canonicalize(directory)?) {
            return Ok(());
        }
        let mut paths =
            fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort_unstable();
        for path in paths.into_iter().filter(|path| !is_hidden(path)) {
            if let Err(reason) = self.visit(&path, depth) {
                self.skipped.push(Skipped { path, reason });
            }
        }
        Ok(())
    }

    fn visit(&mut self, path: &Path, depth: usize) -> Result<(), SkipReason> {
        let is_font = ends_like_a_font(path);
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(_) if !is_font => return Ok(()),
            Err(error) => return Err(SkipReason::Unreadable(error)),
        };
        if metadata.is_dir() {
            if depth == MAX_DEPTH {
                return Err(SkipReason::TooDeep);
            }
            self.enter(path, depth + 1).map_err(SkipReason::Unreadable)?;
        } else if metadata.is_file() && is_font {
            if metadata.len() > MAX_FILE_BYTES {
                return Err(SkipReason::TooLarge { bytes: metadata.len() });
            }
            self.files.push(path.to_owned());
        }
        Ok(())
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn ends_like_a_font(path: &Path) -> bool {
    let endings = ["ttf", "otf", "ttc", "otc"];
    path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)))
}
