//! Files that are written: whole, or not at all.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::read::read;
use super::reason;
use crate::groups::STDIN;

/// A folder that files are written into.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// The real paths of what is read: none of it is replaced.
    inputs: HashSet<PathBuf>,
    existing: Existing,
}

/// What becomes of files that are in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// They stay, and nothing is written.
    Stays,
    /// They stay, and nothing is written, unless they hold what would be written.
    StaysUnlessSame,
    /// They are replaced, but for PDFs that have been signed.
    ReplacedUnlessSigned,
    /// They are replaced.
    Replaced,
}

/// What every digital signature of a PDF has (ISO 32000-2 §12.8.1), and none of our PDFs.
const BYTE_RANGE: &[u8] = b"/ByteRange";

/// The most bytes of a PDF that are looked through for a signature.
const MAX_SIGNED: usize = 256 << 20;

/// Why the files of a release were not written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum WriteError {
    /// One of them cannot stand where it should.
    Refused(String),
    /// The folder takes none.
    Folder(String),
}

impl Folder {
    /// The folder of this path, which there need not be yet. `inputs` are the files that are read.
    pub(crate) fn new<'a>(path: &Path, inputs: impl IntoIterator<Item = &'a PathBuf>) -> Self {
        let real = |file: &PathBuf| if file == Path::new(STDIN) { None } else { file.canonicalize().ok() };
        let inputs = inputs.into_iter().filter_map(real).collect();
        Self { path: path.to_owned(), inputs, existing: Existing::ReplacedUnlessSigned }
    }

    /// The same folder, with another way with files that are in it.
    pub(crate) fn with_existing(self, existing: Existing) -> Self {
        Self { existing, ..self }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The path of the file of this name, where there is one.
    pub(crate) fn find(&self, name: &str) -> Option<PathBuf> {
        Some(self.path.join(name)).filter(|path| path.is_file())
    }

    /// Writes the files of one release, in place of those that were there if they may be replaced: all of them, or none where one cannot
    /// be written. Each comes to its name only when the last has all its bytes.
    ///
    /// # Errors
    /// The first thing that went wrong; nothing half-written is left.
    pub(crate) fn write<'a>(
        &self,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Vec<PathBuf>, WriteError> {
        let files: Vec<(&str, &[u8])> = files.into_iter().collect();
        let targets =
            files.iter().map(|(name, bytes)| self.target(name, bytes)).collect::<Result<Vec<_>, _>>()?;
        fs::create_dir_all(&self.path).map_err(|error| self.takes_none(&error))?;
        let below = targets.iter().filter_map(|target| target.parent()).filter(|folder| *folder != self.path);
        for folder in below {
            fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
        }
        let mut written = Vec::with_capacity(files.len());
        for ((_, bytes), target) in files.iter().zip(&targets) {
            written.push(self.write_beside(bytes).map_err(|error| cannot_write(target, &error))?);
        }
        for (file, target) in written.into_iter().zip(&targets) {
            let persisted = match self.existing {
                Existing::Stays => file.persist_noclobber(target),
                // What is there is the same, so nothing is lost.
                Existing::StaysUnlessSame | Existing::ReplacedUnlessSigned | Existing::Replaced => {
                    file.persist(target)
                }
            };
            persisted.map_err(|failed| cannot_write(target, &failed.error))?;
        }
        Ok(targets)
    }

    /// The path of a file, where it may be written.
    fn target(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, WriteError> {
        let is_below = |component: &str| Path::new(component).file_name().is_some_and(|own| own == component);
        if !name.split('/').all(is_below) {
            return Err(WriteError::Refused(format!("`{name}` is no name for a file")));
        }
        let target = self.path.join(name);
        if self.existing == Existing::Stays && target.symlink_metadata().is_ok() {
            return Err(WriteError::Refused(format!(
                "`{}` cannot be written: there is a file of that name",
                target.display()
            )));
        }
        let is_same = || read(&target, bytes.len()).is_ok_and(|there| there == bytes);
        if self.existing == Existing::StaysUnlessSame && target.symlink_metadata().is_ok() && !is_same() {
            return Err(WriteError::Refused(format!(
                "`{}` is there already, and holds other words; choose another folder with --out, or move it away",
                target.display()
            )));
        }
        if target.is_dir() {
            return Err(WriteError::Refused(format!(
                "`{}` cannot be written: there is a folder of that name",
                target.display()
            )));
        }
        match target.canonicalize() {
            Ok(real) if self.inputs.contains(&real) => Err(WriteError::Refused(format!(
                "`{}` would be written over what it is made from; choose another folder with --out",
                target.display()
            ))),
            Ok(real) if self.existing != Existing::Replaced && is_signed(&real) => {
                Err(WriteError::Refused(format!(
                    "`{}` has been signed, and would be written over; choose another folder with --out, or say --replace-signed",
                    target.display()
                )))
            }
            _ => Ok(target),
        }
    }

    /// Writes a file under a name of its own, which goes away with the returned path.
    fn write_beside(&self, bytes: &[u8]) -> io::Result<TempPath> {
        let mut file = self.new_file()?;
        file.write_all(bytes)?;
        file.flush()?;
        Ok(file.into_temp_path())
    }

    /// A new file with the rights that any new file has.
    #[cfg(unix)]
    fn new_file(&self) -> io::Result<NamedTempFile> {
        use std::os::unix::fs::PermissionsExt as _;
        // The system takes from these what the umask says.
        let rights = fs::Permissions::from_mode(0o666);
        tempfile::Builder::new().prefix(".prakas-").permissions(rights).tempfile_in(&self.path)
    }

    /// A new file with the rights that any new file has.
    #[cfg(not(unix))]
    fn new_file(&self) -> io::Result<NamedTempFile> {
        tempfile::Builder::new().prefix(".prakas-").tempfile_in(&self.path)
    }

    fn takes_none(&self, error: &io::Error) -> WriteError {
        let why = match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                "there is a file of that name".to_owned()
            }
            _ => reason(error),
        };
        WriteError::Folder(format!("the folder `{}` cannot be made: {why}", self.path.display()))
    }
}

/// Replaces what is in a file, and keeps it as it was beside it, under a name that no file has: `a.md.bak`, or `a.md.2.bak`. Returns
/// where.
///
/// # Errors
/// Why not, as a clause; then the file is as it was.
pub(crate) fn keep_and_replace(file: &Path, bytes: &[u8]) -> Result<PathBuf, String> {
    // What a link leads to is what was read.
    let real = file.canonicalize().map_err(|error| reason(&error))?;
    let parent = real.parent().ok_or("it stands in no folder")?;
    let new = Folder::new(parent, []).write_beside(bytes).map_err(|error| reason(&error))?;
    let rights = real.metadata().map_err(|error| reason(&error))?.permissions();
    fs::set_permissions(&new, rights).map_err(|error| reason(&error))?;
    let copy = copy(&real).map_err(|error| reason(&error))?;
    new.persist(&real).map_err(|failed| reason(&failed.error))?;
    // As it is reached where the file was named, unless that is a link from elsewhere.
    let near = file.with_file_name(copy.file_name().unwrap_or_default());
    Ok(if near.exists() { near } else { copy })
}

/// A copy of a file beside it.
fn copy(file: &Path) -> io::Result<PathBuf> {
    let name = file.file_name().unwrap_or_default();
    for number in 1.. {
        let mut copy = name.to_owned();
        copy.push(if number == 1 { ".bak".to_owned() } else { format!(".{number}.bak") });
        let copy = file.with_file_name(copy);
        // It is made only where there is none.
        match fs::File::create_new(&copy) {
            Ok(mut to) => {
                io::copy(&mut fs::File::open(file)?, &mut to)?;
                return Ok(copy);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Whether a file is a PDF with a digital signature, or one too large to tell.
fn is_signed(file: &Path) -> bool {
    let is_pdf = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let has_signature = |bytes: Vec<u8>| bytes.windows(BYTE_RANGE.len()).any(|part| part == BYTE_RANGE);
    is_pdf && read(file, MAX_SIGNED).map_or(true, has_signature)
}

fn cannot_write(target: &Path, error: &io::Error) -> WriteError {
    WriteError::Folder(format!("`{}` cannot be written: {}", target.display(), reason(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output<'a>(name: &'a str, bytes: &'a str) -> (&'a str, &'a [u8]) {
        (name, bytes.as_bytes())
    }

    fn names(folder: &Path) -> Vec<String> {
        let name =
            |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name().display().to_string();
        let mut names: Vec<_> = fs::read_dir(folder).expect("a folder").map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn files_take_the_place_of_those_that_were_there() {
        let parent = tempfile::tempdir().expect("a folder");
        let out = parent.path().join("new/out");
        let folder = Folder::new(&out, []);
        for text in ["first", "second"] {
            let written = folder.write([output("a.txt", text), output("b.txt", text)]).expect("written");
            assert_eq!(written, [out.join("a.txt"), out.join("b.txt")]);
        }
        assert_eq!(names(&out), ["a.txt", "b.txt"]);
        assert_eq!(fs::read(out.join("b.txt")).expect("read"), b"second");
    }

    #[cfg(unix)]
    #[test]
    fn files_have_the_rights_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let parent = tempfile::tempdir().expect("a folder");
        fs::write(parent.path().join("usual"), "").expect("written");
        Folder::new(parent.path(), []).write([output("ours", "")]).expect("written");
        let mode = |name: &str| fs::metadata(parent.path().join(name)).expect("there").permissions().mode();
        assert_eq!(mode("ours"), mode("usual"));
    }

    #[test]
    fn nothing_is_left_where_one_file_cannot_be_written() {
        let parent = tempfile::tempdir().expect("a folder");
        fs::create_dir(parent.path().join("b.txt")).expect("made");
        let refused = Folder::new(parent.path(), []).write([output("a.txt", "a"), output("b.txt", "b")]);
        assert!(matches!(refused, Err(WriteError::Refused(why)) if why.contains("a folder of that name")));
        assert_eq!(names(parent.path()), ["b.txt"]);
    }

    #[test]
    fn a_signed_pdf_is_replaced_where_that_is_asked_for() {
        let parent = tempfile::tempdir().expect("a folder");
        let signed = "%PDF-1.7 … /Type/Sig/ByteRange[0 1 2 3]";
        fs::write(parent.path().join("a.pdf"), signed).expect("written");
        let folder = || Folder::new(parent.path(), []);
        let refused = folder().write([output("a.txt", "new"), output("a.pdf", "new")]);
        assert!(matches!(refused, Err(WriteError::Refused(why)) if why.contains("has been signed")));
        assert_eq!(names(parent.path()), ["a.pdf"]);
        folder().with_existing(Existing::Replaced).write([output("a.pdf", "new")]).expect("written");
        folder().write([output("a.pdf", "newer")]).expect("written");
    }

    #[test]
    fn what_is_replaced_is_kept_under_a_name_of_its_own() {
        let parent = tempfile::tempdir().expect("a folder");
        let file = parent.path().join("a.md");
        fs::write(&file, "first").expect("written");
        for (next, name) in [("second", "a.md.bak"), ("third", "a.md.2.bak")] {
            let kept = keep_and_replace(&file, next.as_bytes()).expect("replaced");
            assert_eq!(kept.file_name().and_then(|name| name.to_str()), Some(name));
        }
        assert_eq!(names(parent.path()), ["a.md", "a.md.2.bak", "a.md.bak"]);
        assert_eq!(fs::read(&file).expect("read"), b"third");
        assert_eq!(fs::read(parent.path().join("a.md.bak")).expect("read"), b"first");
        assert!(keep_and_replace(&parent.path().join("b.md"), b"").is_err());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told() {
        let parent = tempfile::tempdir().expect("a folder");
        let file = parent.path().join("file");
        fs::write(&file, "").expect("written");
        for out in [file.clone(), file.join("out")] {
            match Folder::new(&out, []).write([output("a.txt", "a")]) {
                Err(WriteError::Folder(why)) => {
                    assert!(why.ends_with("there is a file of that name"), "{why}");
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn names_do_not_lead_elsewhere_and_sources_are_not_replaced() {
        let parent = tempfile::tempdir().expect("a folder");
        let source = parent.path().join("a.en.txt");
        fs::write(&source, "the source").expect("written");
        let folder = Folder::new(parent.path(), [&source]);
        for name in ["../a.txt", "/a.txt", "", "..", "b/../a.txt", "b//a.txt", "b/", "a.en.txt"] {
            assert!(matches!(folder.write([output(name, "x")]), Err(WriteError::Refused(_))), "{name}");
        }
        assert_eq!(names(parent.path()), ["a.en.txt"]);
        assert_eq!(fs::read(&source).expect("read"), b"the source");
    }

    #[test]
    fn a_page_has_its_assets_in_a_folder_beside_it() {
        let parent = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(parent.path(), []);
        folder.write([output("a.html", "a"), output("assets/site/a.css", "b")]).expect("written");
        assert_eq!(fs::read(parent.path().join("assets/site/a.css")).expect("read"), b"b");
        assert!(matches!(folder.write([output("a.html/b.css", "b")]), Err(WriteError::Folder(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_and_not_followed() {
        let parent = tempfile::tempdir().expect("a folder");
        let (elsewhere, out) = (parent.path().join("elsewhere"), parent.path().join("out"));
        fs::write(&elsewhere, "kept").expect("written");
        fs::create_dir(&out).expect("made");
        std::os::unix::fs::symlink(&elsewhere, out.join("a.txt")).expect("a link");
        Folder::new(&out, []).write([output("a.txt", "new")]).expect("written");
        assert_eq!(fs::read(&elsewhere).expect("read"), b"kept");
        assert_eq!(fs::read(out.join("a.txt")).expect("read"), b"new");
    }
}
