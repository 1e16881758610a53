//! Which files are one release.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use prakas::{Language, Source};

/// The argument that stands for standard input.
pub(crate) const STDIN: &str = "-";

/// Puts together the files of each release: those of the same folder whose names differ in their languages alone, such as
/// `summit.en.md` and `summit.km.md`. Every other file is a release of its own. Releases, and the files of each, stay in the
/// order given; a file that is named twice is taken once.
pub(crate) fn group(files: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    let mut seen = HashSet::new();
    let mut groups: Vec<(Option<Stem>, Vec<PathBuf>)> = Vec::new();
    for file in files {
        let file = without_dots(file);
        if !seen.insert(file.clone()) {
            continue;
        }
        let stem = Stem::of(&file);
        let found = stem.as_ref().and_then(|stem| {
            groups.iter_mut().find_map(|(of, files)| of.as_mut().filter(|of| of.takes(stem)).zip(Some(files)))
        });
        match (found, stem) {
            (Some((of, files)), Some(stem)) => {
                of.languages.extend(stem.languages);
                files.push(file);
            }
            (_, stem) => groups.push((stem, vec![file])),
        }
    }
    groups.into_iter().map(|(_, files)| files).collect()
}

/// A file's path up to the language, and the languages that there are files of.
struct Stem {
    path: PathBuf,
    languages: Vec<Language>,
}

impl Stem {
    /// The stem of a file whose name tells a language.
    fn of(file: &Path) -> Option<Self> {
        let name = file.file_name()?.to_str()?;
        let language = Source::new(name, "").language()?;
        let (stem, _) = file.file_stem()?.to_str()?.rsplit_once('.')?;
        Some(Self { path: file.with_file_name(stem), languages: vec![language] })
    }

    /// Whether a file of that stem is another edition of this release.
    fn takes(&self, other: &Self) -> bool {
        self.path == other.path && !other.languages.iter().any(|language| self.languages.contains(language))
    }
}

/// The path without `.` at its start, so that `./a.md` and `a.md` are one file.
fn without_dots(file: &Path) -> PathBuf {
    let rest: PathBuf = file.components().filter(|part| *part != Component::CurDir).collect();
    if rest.as_os_str().is_empty() || rest == Path::new(STDIN) { file.to_owned() } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(files: &[&str]) -> Vec<String> {
        let files: Vec<_> = files.iter().map(PathBuf::from).collect();
        let names = |files: &Vec<PathBuf>| {
            files.iter().map(|f| f.display().to_string()).collect::<Vec<_>>().join("+")
        };
        group(&files).iter().map(names).collect()
    }

    #[test]
    fn editions_of_one_release_are_found_wherever_they_stand() {
        assert_eq!(
            groups(&["summit.en.md", "visit.txt", "summit.km.md", "visit.km.txt"]),
            ["summit.en.md+summit.km.md", "visit.txt", "visit.km.txt"]
        );
        assert_eq!(groups(&["a/summit.km.md", "./a/./summit.en.txt"]), ["a/summit.km.md+a/summit.en.txt"]);
    }

    #[test]
    fn another_folder_stem_or_the_same_language_is_another_release() {
        assert_eq!(groups(&["a/s.en.md", "b/s.km.md"]), ["a/s.en.md", "b/s.km.md"]);
        assert_eq!(groups(&["s.en.md", "t.km.md"]), ["s.en.md", "t.km.md"]);
        assert_eq!(groups(&["s.en.md", "s.en.txt", "s.km.md"]), ["s.en.md+s.km.md", "s.en.txt"]);
    }

    #[test]
    fn a_file_named_twice_is_taken_once() {
        assert_eq!(groups(&["a.md", "./a.md", "-", "-"]), ["a.md", "-"]);
    }

    #[test]
    fn a_file_called_like_standard_input_stays_a_file() {
        assert_eq!(groups(&["-", "./-"]), ["-", "./-"]);
    }
}
