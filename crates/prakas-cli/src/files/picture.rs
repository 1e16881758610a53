//! Pictures: files beside the file that names them, or below its folder.

use std::path::{Component, Path, PathBuf};

use prakas::document::Picture;

use super::read::read;
use super::reason;

/// The folder of the pictures that a release's files name. The files are of one folder.
pub(crate) fn pictures_folder(files: &[PathBuf]) -> &Path {
    files.first().and_then(|file| file.parent()).unwrap_or(Path::new(""))
}

/// Finds the pictures that a file in this folder names. None is taken from outside the folder, whether by the name or by a
/// link.
///
/// # Errors
/// The function gives a clause that says why a picture cannot be had.
pub(crate) fn beside(folder: &Path) -> impl Fn(&str) -> Result<Vec<u8>, String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    move |name| {
        if name.contains("://") {
            return Err("it is an address, and nothing is fetched from the network".to_owned());
        }
        let path = Path::new(name);
        if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err("pictures are taken from the folder of the file alone".to_owned());
        }
        let root = folder.canonicalize().map_err(|error| reason(&error))?;
        let real = root.join(path).canonicalize().map_err(|error| reason(&error))?;
        if !real.starts_with(&root) {
            return Err("it is a link that leads out of the folder".to_owned());
        }
        read(&real, Picture::MAX_BYTES).map_err(|error| error.reason())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// `in/a.png`, `in/more/b.png`, `out.png`, and a link `in/link.png` to that.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("in/more")).expect("made");
        for name in ["in/a.png", "in/more/b.png", "out.png"] {
            fs::write(folder.path().join(name), name).expect("written");
        }
        folder
    }

    fn find(folder: &tempfile::TempDir, name: &str) -> Result<String, String> {
        beside(&folder.path().join("in"))(name).map(|bytes| String::from_utf8(bytes).expect("its name"))
    }

    #[test]
    fn pictures_lie_beside_the_file_or_below() {
        let folder = folder();
        for (name, file) in [("a.png", "in/a.png"), ("./a.png", "in/a.png"), ("more/b.png", "in/more/b.png")]
        {
            assert_eq!(find(&folder, name).as_deref(), Ok(file));
        }
    }

    #[test]
    fn nothing_is_taken_from_elsewhere() {
        let folder = folder();
        let absolute = folder.path().join("out.png").display().to_string();
        for name in ["../out.png", "more/../../out.png", &absolute, "https://example.org/a.png"] {
            assert!(find(&folder, name).is_err(), "{name}");
        }
        assert_eq!(find(&folder, "c.png"), Err("there is no such file".into()));
        assert_eq!(find(&folder, "more"), Err("it is a folder".into()));
        assert_eq!(find(&folder, ""), Err("it is a folder".into()));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_within_the_folder_alone() {
        let folder = folder();
        let link =
            |from: &str, to: &str| std::os::unix::fs::symlink(to, folder.path().join(from)).expect("a link");
        link("in/link.png", "../out.png");
        link("in/fine.png", "more/b.png");
        assert!(find(&folder, "link.png").expect_err("outside").contains("leads out"));
        assert_eq!(find(&folder, "fine.png").as_deref(), Ok("in/more/b.png"));
    }
}
