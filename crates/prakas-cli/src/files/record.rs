//! What was made before, so that it need not be made again: a line of JSON for each release, in the folder of its files.
//!
//! A line has the digest of all that a release was made from, and those of the files that were made. A release is left out where both still
//! hold. A run that is stopped leaves the lines of what it had made; one that ends writes them in order, so that the record is the same
//! however often it was stopped.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use prakas::Source;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::read::read;

/// The name of the record in its folder.
const NAME: &str = ".prakas-record.jsonl";

/// The most bytes of a record, and of a file that is looked at again.
const MAX_BYTES: usize = 1 << 30;

/// What a release was made from and into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    /// The digest of its sources and of the options.
    from: String,
    /// The pictures that were asked for, with their digests; none for one that could not be had.
    pictures: BTreeMap<String, Option<String>>,
    /// The files, with their digests.
    files: BTreeMap<String, String>,
}

/// The record of a folder.
#[derive(Debug)]
pub(crate) struct Record {
    folder: PathBuf,
    /// The digest of the options.
    options: String,
    /// What was made before, by the digest of what it was made from.
    before: BTreeMap<String, Line>,
    now: Mutex<Now>,
}

#[derive(Debug)]
struct Now {
    file: File,
    /// By the first file's name.
    lines: BTreeMap<String, Line>,
}

/// The pictures that a release asks for, as they are had.
pub(crate) type Seen = Mutex<BTreeMap<String, Option<String>>>;

impl Record {
    /// The record of this folder, for these options.
    ///
    /// # Errors
    /// The folder takes no file.
    pub(crate) fn open(folder: &Path, options: &[&[u8]]) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join(NAME);
        let text =
            read(&path, MAX_BYTES).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        // A line that a stopped run did not finish is none.
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        let before = lines.map(|line| (line.from.clone(), line)).collect();
        let mut file = OpenOptions::new().create(true).append(true).open(&path)?;
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        let now = Mutex::new(Now { file, lines: BTreeMap::new() });
        Ok(Self { folder: folder.to_owned(), options: digest(options), before, now })
    }

    /// The digest of what a release is made from.
    pub(crate) fn key(&self, sources: &[Source]) -> String {
        let mut parts = vec![self.options.as_bytes()];
        parts.extend(sources.iter().flat_map(|source| [source.name().as_bytes(), source.bytes()]));
        digest(&parts)
    }

    /// Whether a release was made of the same before, and its files are as they were made.
    pub(crate) fn holds(&self, key: &str, picture: impl Fn(&str) -> Result<Vec<u8>, String>) -> bool {
        let Some(line) = self.before.get(key) else { return false };
        let same_picture = |(name, was): (&String, &Option<String>)| {
            picture(name).ok().map(|bytes| digest(&[&bytes])) == *was
        };
        let same_file = |(name, was): (&String, &String)| {
            read(&self.folder.join(name), MAX_BYTES).is_ok_and(|bytes| digest(&[&bytes]) == *was)
        };
        let holds = line.pictures.iter().all(same_picture) && line.files.iter().all(same_file);
        if holds {
            self.keep(line.clone());
        }
        holds
    }

    /// Remembers what a release was made into.
    ///
    /// # Errors
    /// The record cannot be written.
    pub(crate) fn add<'a>(
        &self,
        key: String,
        pictures: Seen,
        files: impl Iterator<Item = (&'a str, &'a [u8])>,
    ) -> io::Result<()> {
        let pictures = pictures.into_inner().unwrap_or_else(PoisonError::into_inner);
        let files = files.map(|(name, bytes)| (name.to_owned(), digest(&[bytes]))).collect();
        let line = Line { from: key, pictures, files };
        let mut text = serde_json::to_string(&line)?;
        text.push('\n');
        self.keep(line);
        lock(&self.now).file.write_all(text.as_bytes())
    }

    fn keep(&self, line: Line) {
        let Some(name) = line.files.keys().next().cloned() else { return };
        lock(&self.now).lines.insert(name, line);
    }

    /// Writes the record in order: what this run made or left as it was, and what it did not look at.
    ///
    /// # Errors
    /// The record cannot be written; then it is as it was, and holds the same.
    pub(crate) fn finish(self) -> io::Result<()> {
        let Now { file, mut lines } = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        drop(file);
        for line in self.before.into_values() {
            if let Some(name) = line.files.keys().next() {
                lines.entry(name.clone()).or_insert(line);
            }
        }
        let mut whole = tempfile::Builder::new().prefix(".prakas-").tempfile_in(&self.folder)?;
        for line in lines.values() {
            serde_json::to_writer(&mut whole, line)?;
            whole.write_all(b"\n")?;
        }
        whole.flush()?;
        whole.persist(self.folder.join(NAME))?;
        Ok(())
    }
}

/// What a mutex holds. A release whose work panicked leaves a line or a picture whole, or none.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Pictures that are had from `picture`, each remembered.
pub(crate) fn seen<'a>(
    picture: impl Fn(&str) -> Result<Vec<u8>, String> + 'a,
    seen: &'a Seen,
) -> impl Fn(&str) -> Result<Vec<u8>, String> + 'a {
    move |name| {
        let had = picture(name);
        let digest = had.as_ref().ok().map(|bytes| digest(&[bytes]));
        lock(seen).insert(name.to_owned(), digest);
        had
    }
}

/// The digest of all files in some folders, by their names.
pub(crate) fn digest_of_folders(folders: &[PathBuf]) -> String {
    let walk = folders.iter().flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name());
    let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let each = files.map(|entry| {
        let bytes = read(entry.path(), MAX_BYTES).unwrap_or_default();
        digest(&[entry.path().as_os_str().as_encoded_bytes(), &bytes])
    });
    digest(&[each.collect::<String>().as_bytes()])
}

/// The digest of some bytes, each part with its length.
fn digest(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn picture(name: &str) -> Result<Vec<u8>, String> {
        if name == "a.png" { Ok(b"picture".to_vec()) } else { Err("no".to_owned()) }
    }

    fn sources(text: &str) -> [Source; 1] {
        [Source::new("a.md", text)]
    }

    /// Makes what is not there, in a run that ends or is stopped; whether it had to.
    fn run(folder: &Path, text: &str, ends: bool) -> bool {
        let record = Record::open(folder, &[b"options"]).expect("a record");
        let key = record.key(&sources(text));
        let is_made = !record.holds(&key, picture);
        if is_made {
            let pictures = Seen::default();
            let _ = seen(picture, &pictures)("a.png");
            fs::write(folder.join("a.txt"), text).expect("written");
            record.add(key, pictures, [("a.txt", text.as_bytes())].into_iter()).expect("recorded");
        }
        if ends {
            record.finish().expect("recorded");
        }
        is_made
    }

    #[test]
    fn what_is_unchanged_is_made_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        assert!(run(folder, "one", false));
        assert!(!run(folder, "one", true), "a stopped run is remembered");
        let record = fs::read(folder.join(NAME)).expect("read");
        assert!(!run(folder, "one", true));
        assert_eq!(fs::read(folder.join(NAME)).expect("read"), record);
        assert!(run(folder, "two", true), "another source");
        fs::write(folder.join("a.txt"), "by hand").expect("written");
        assert!(run(folder, "two", true), "another file");
        fs::remove_file(folder.join("a.txt")).expect("removed");
        assert!(run(folder, "two", true), "no file");
    }

    #[test]
    fn half_a_line_is_no_line() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(NAME), "{\"from\":\"x\",\"pict").expect("written");
        assert!(run(folder.path(), "one", false));
        assert!(!run(folder.path(), "one", false));
    }

    #[test]
    fn other_pictures_and_options_are_other_inputs() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(run(folder.path(), "one", true));
        let record = Record::open(folder.path(), &[b"options"]).expect("a record");
        let key = record.key(&sources("one"));
        assert!(!record.holds(&key, |_| Ok(b"another".to_vec())));
        assert!(record.holds(&key, picture));
        let other = Record::open(folder.path(), &[b"other options"]).expect("a record");
        assert_ne!(other.key(&sources("one")), key);
    }
}
