//! Files that are read: never more of them than they may have.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use prakas::{Code, Form, Source};

use super::reason;
use crate::code::OwnCode;
use crate::finding::Finding;
use crate::groups::STDIN;

/// What findings call standard input; where it gives no id, its release has this one.
const STDIN_NAME: &str = "stdin";

/// Why a file cannot be had.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// It is a folder.
    Folder,
    /// It has more bytes than this.
    TooLarge(usize),
    /// What the system said.
    System(io::Error),
}

impl ReadError {
    /// The error as a clause.
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Folder => "it is a folder".to_owned(),
            Self::TooLarge(max) => format!("it has more than the {max} bytes that are allowed"),
            Self::System(error) => reason(error),
        }
    }
}

/// Reads a file of at most `max` bytes. Larger ones are not read, and of those that do not tell their size, such as pipes, no
/// more than that.
pub(crate) fn read(path: &Path, max: usize) -> Result<Vec<u8>, ReadError> {
    let metadata = path.metadata().map_err(ReadError::System)?;
    if metadata.is_dir() {
        return Err(ReadError::Folder);
    }
    let expected = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if expected > max {
        return Err(ReadError::TooLarge(max));
    }
    let file = File::open(path).map_err(ReadError::System)?;
    read_from(file, expected, max)
}

/// Reads a text of at most `max` bytes.
///
/// # Errors
/// A clause that says why it cannot be had.
pub(crate) fn read_text(path: &Path, max: usize) -> Result<String, String> {
    let bytes = read(path, max).map_err(|error| error.reason())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

fn read_from(from: impl io::Read, expected: usize, max: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(expected.saturating_add(1).min(max));
    let limit = u64::try_from(max).map_or(u64::MAX, |max| max.saturating_add(1));
    from.take(limit).read_to_end(&mut bytes).map_err(ReadError::System)?;
    if bytes.len() > max { Err(ReadError::TooLarge(max)) } else { Ok(bytes) }
}

/// Reads the sources of releases. Standard input is read once, and then remembered.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    form: Option<Form>,
    stdin: OnceLock<Result<Vec<u8>, ReadError>>,
}

impl Reader {
    /// A reader of files that all have this form, or else the form that their names tell.
    pub(crate) fn new(form: Option<Form>) -> Self {
        Self { form, stdin: OnceLock::new() }
    }

    /// The same where standard input was read already.
    pub(crate) fn with_stdin(mut self, bytes: Vec<u8>) -> Self {
        self.stdin = Ok(bytes).into();
        self
    }

    /// What standard input holds, for files of which one is that.
    ///
    /// # Errors
    /// The finding that it cannot be had.
    pub(crate) fn stdin_of(&self, files: &[PathBuf]) -> Result<&[u8], Vec<Finding>> {
        if !files.iter().any(|file| file == Path::new(STDIN)) {
            return Ok(&[]);
        }
        self.stdin().as_deref().map_err(|error| vec![cannot_read(STDIN_NAME, error)])
    }

    fn stdin(&self) -> &Result<Vec<u8>, ReadError> {
        let max = self.form.unwrap_or(Form::Txt).max_bytes();
        self.stdin.get_or_init(|| read_from(io::stdin().lock(), 0, max))
    }

    /// The sources of one release.
    ///
    /// # Errors
    /// A finding for each file that cannot be had.
    pub(crate) fn sources(&self, files: &[PathBuf]) -> Result<Vec<Source>, Vec<Finding>> {
        let (mut sources, mut findings) = (Vec::new(), Vec::new());
        for file in files {
            let is_stdin = file == Path::new(STDIN);
            let name = if is_stdin { STDIN_NAME.to_owned() } else { file.display().to_string() };
            // A source without content still knows the form that its name tells.
            let form = self.form.or_else(|| Source::new(name.as_str(), "").form());
            let max = form.unwrap_or(Form::Txt).max_bytes();
            let bytes = if is_stdin {
                match self.stdin() {
                    Ok(bytes) => Ok(bytes.clone()),
                    Err(error) => Err(cannot_read(&name, error)),
                }
            } else {
                match read(file, max) {
                    // What no reader takes is refused for that, however large it is.
                    Err(ReadError::TooLarge(_)) if form.is_none() => Ok(Vec::new()),
                    read => read.map_err(|error| cannot_read(&name, &error)),
                }
            };
            match (bytes, self.form) {
                (Ok(bytes), Some(form)) => sources.push(Source::with_form(name, form, bytes)),
                (Ok(bytes), None) => sources.push(Source::new(name, bytes)),
                (Err(finding), _) => findings.push(finding),
            }
        }
        if findings.is_empty() { Ok(sources) } else { Err(findings) }
    }
}

fn cannot_read(name: &str, error: &ReadError) -> Finding {
    let message = format!("`{name}` cannot be read: {}", error.reason());
    match error {
        ReadError::Folder => Finding::error(OwnCode::CannotRead, message)
            .hint("there is no .txt, .md or .json file in it: name the files, such as `folder/*.docx`"),
        ReadError::TooLarge(_) => {
            Finding::error(Code::TooLarge.as_str(), message).hint("is this the right file?")
        }
        ReadError::System(_) => Finding::error(OwnCode::CannotRead, message),
    }
    .of_file(name)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_are_read_up_to_their_limit() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        fs::write(&path, "12345").expect("written");
        assert_eq!(read(&path, 5).expect("it fits"), b"12345");
        assert!(matches!(read(&path, 4), Err(ReadError::TooLarge(4))));
        assert!(matches!(read(folder.path(), 5), Err(ReadError::Folder)));
        assert!(matches!(read(&folder.path().join("b"), 5), Err(ReadError::System(_))));
    }

    #[cfg(unix)]
    #[test]
    fn files_without_end_are_not_read_to_it() {
        assert!(matches!(read(Path::new("/dev/zero"), 1000), Err(ReadError::TooLarge(1000))));
    }

    #[test]
    fn each_file_that_cannot_be_had_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let there = folder.path().join("a.txt");
        fs::write(&there, "words").expect("written");
        let missing = [folder.path().join("b.txt"), there, folder.path().to_owned()];
        let findings = Reader::new(None).sources(&missing).expect_err("two are missing");
        let messages: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(messages[0].ends_with("b.txt` cannot be read: there is no such file"), "{messages:?}");
        assert!(messages[1].ends_with("cannot be read: it is a folder"), "{messages:?}");
        assert_eq!(messages.len(), 2);
    }

    #[test]
    fn the_form_asked_for_is_that_of_every_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        fs::write(&path, "words").expect("written");
        let form =
            |asked| Reader::new(asked).sources(std::slice::from_ref(&path)).expect("a source")[0].form();
        assert_eq!((form(None), form(Some(Form::Md))), (Some(Form::Txt), Some(Form::Md)));
    }
}
