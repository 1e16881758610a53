//! The files that arguments stand for: folders, and patterns that no shell has expanded.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::groups::STDIN;

/// How deep folders are looked into.
const DEEPEST: usize = 32;

/// The files that these arguments name, in their order: of a folder those that may be releases, those of its folders too, by their
/// names; of a pattern those that fit it. What names nothing stays as it is, to be told when it is read. Nothing is taken from the folder
/// `except`, which is written into.
pub(crate) fn expand(arguments: &[PathBuf], except: Option<&Path>) -> Vec<PathBuf> {
    let except = except.and_then(|folder| folder.canonicalize().ok());
    let mut files = Vec::new();
    for argument in arguments {
        let found = if argument == Path::new(STDIN) {
            Vec::new()
        } else if argument.is_dir() {
            in_folder(argument, except.as_deref())
        } else {
            of_pattern(argument)
        };
        if found.is_empty() { files.push(argument.clone()) } else { files.extend(found) }
    }
    files
}

fn in_folder(folder: &Path, except: Option<&Path>) -> Vec<PathBuf> {
    let is_wanted = |entry: &DirEntry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with(['.', '_']);
        let is_except = || entry.path().canonicalize().ok().as_deref() == except;
        let is_out = entry.file_type().is_dir() && except.is_some() && is_except();
        entry.depth() == 0 || !(is_hidden || is_out)
    };
    let walk =
        WalkDir::new(folder).max_depth(DEEPEST).sort_by_file_name().into_iter().filter_entry(is_wanted);
    walk.filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && may_be_release(entry.path()))
        .map(DirEntry::into_path)
        .collect()
}

/// Whether a file's name is that of a typed release. What was made of one is not looked for, and is read where it is named.
fn may_be_release(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    !name.starts_with("readme")
        && [".txt", ".md", ".markdown", ".json"].iter().any(|ending| name.ends_with(ending))
}

/// The files that fit a pattern with `*`, `?`, `[…]` or `**`, by their names.
fn of_pattern(pattern: &Path) -> Vec<PathBuf> {
    let Some(text) = pattern.to_str().filter(|text| text.contains(['*', '?', '['])) else {
        return Vec::new();
    };
    if pattern.exists() {
        return Vec::new();
    }
    let found = glob::glob(text).into_iter().flatten();
    found.filter_map(Result::ok).filter(|path| path.is_file()).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn folders_and_patterns_are_their_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for file in ["b.md", "a.txt", "README.md", "c.pdf", ".d.md", "_e.md", "more/f.json", "out/a.en.txt"] {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "x").expect("written");
        }
        let names = |argument: &str, except: Option<&Path>| -> Vec<String> {
            let found = expand(&[root.join(argument)], except);
            let name = |path: &PathBuf| {
                path.strip_prefix(root).expect("below").display().to_string().replace('\\', "/")
            };
            found.iter().map(name).collect()
        };
        assert_eq!(names("", Some(&root.join("out"))), ["a.txt", "b.md", "more/f.json"]);
        assert_eq!(names("", None), ["a.txt", "b.md", "more/f.json", "out/a.en.txt"]);
        assert_eq!(names("?.md", None), ["b.md"]);
        assert_eq!(names("**/*.json", None), ["more/f.json"]);
        assert_eq!(names("*.odt", None), ["*.odt"]);
        assert_eq!(names("no.md", None), ["no.md"]);
        assert_eq!(expand(&["-".into()], None), [PathBuf::from("-")]);
    }
}
