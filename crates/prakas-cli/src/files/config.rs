//! The `prakas.toml` that holds for some files.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::read::read_text;
use crate::code::OwnCode;
use crate::config::{Config, parse};
use crate::finding::Finding;

/// The most bytes that it may have.
const MAX_BYTES: usize = 1 << 20;

/// The `prakas.toml` that holds for these files: the nearest one, beside them or above them; nothing where there is none. Where there are
/// no files it is that of the folder which the command runs in.
///
/// # Errors
/// Some files have another one than others.
pub(crate) fn nearest_config(files: &[PathBuf]) -> Result<Option<PathBuf>, Vec<Finding>> {
    let mut folders: Vec<&Path> = files.iter().map(|file| file.parent().unwrap_or(Path::new(""))).collect();
    folders.dedup();
    if folders.is_empty() {
        folders.push(Path::new(""));
    }
    let mut found: Option<Option<PathBuf>> = None;
    for folder in folders {
        let nearest = nearest(folder);
        match &found {
            None => found = Some(nearest),
            Some(first) if *first == nearest => {}
            Some(first) => return Err(vec![differ(first.as_deref(), nearest.as_deref())]),
        }
    }
    Ok(found.flatten())
}

/// What this file says.
///
/// # Errors
/// It cannot be read, or says what cannot be.
pub(crate) fn config_at(path: &Path, options: &[String]) -> Result<Config, Vec<Finding>> {
    let name = path.display().to_string();
    let cannot_read = |why: &str| {
        vec![Finding::error(OwnCode::CannotRead, format!("`{name}` cannot be read: {why}")).of_file(&name)]
    };
    let text = read_text(path, MAX_BYTES).map_err(|why| cannot_read(&why))?;
    let config = parse(&name, path.parent().unwrap_or(Path::new("")), &text, options)?;
    let missing = config.house_files().filter(|(file, _)| !file.is_file());
    let told = |(file, place): (&Path, Range<usize>)| {
        let message =
            format!("there is no file `{}`, which should say how a house's paper looks", file.display());
        config.fault(place, message)
    };
    let findings: Vec<Finding> = missing.map(told).collect();
    if findings.is_empty() { Ok(config) } else { Err(findings) }
}

/// The nearest file from this folder upwards, by a path that is short where it can be.
fn nearest(folder: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let real = folder.canonicalize().ok()?;
    let path = real.ancestors().map(|folder| folder.join(Config::NAME)).find(|path| path.is_file())?;
    let here = Path::new(".").canonicalize().ok()?;
    Some(path.strip_prefix(here).map(Path::to_owned).unwrap_or(path))
}

fn differ(one: Option<&Path>, other: Option<&Path>) -> Finding {
    let name =
        |path: Option<&Path>| path.map_or_else(|| "none".to_owned(), |path| path.display().to_string());
    let message =
        format!("some files have another {} than others: {}, and {}", Config::NAME, name(one), name(other));
    Finding::error(OwnCode::BadConfig, message)
        .hint("work on them one after the other, or say which one holds with --config")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn found(files: &[PathBuf]) -> Result<Option<String>, String> {
        nearest_config(files)
            .map(|path| path.map(|path| path.display().to_string()))
            .map_err(|findings| findings[0].message.clone())
    }

    #[test]
    fn the_nearest_one_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path().canonicalize().expect("a path");
        let deep = folder.join("a/b");
        fs::create_dir_all(&deep).expect("made");
        let (file, other) = (deep.join("x.md"), folder.join("y.md"));
        assert_eq!(found(std::slice::from_ref(&file)), Ok(None));
        let (outer, inner) = (folder.join(Config::NAME), folder.join("a").join(Config::NAME));
        fs::write(&outer, "width = 60").expect("written");
        assert_eq!(found(&[file.clone(), other.clone()]), Ok(Some(outer.display().to_string())));
        fs::write(&inner, "width = 60").expect("written");
        assert_eq!(found(std::slice::from_ref(&file)), Ok(Some(inner.display().to_string())));
        assert!(found(&[file, other]).expect_err("two").contains("some files have another"));
    }
}
