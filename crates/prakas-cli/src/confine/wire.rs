//! What goes through the pipes.
//!
//! To the child: the template, and what standard input holds, each as its length and so many bytes. Back: a JSON head that tells
//! findings and files, in the same way, and then the bytes of each file.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use prakas::{Format, Language, Output, PageOf, Severity};
use serde::{Deserialize, Serialize};

use super::{Given, Made};
use crate::excerpt::Excerpt;
use crate::finding::{Edit, Finding, Position};

#[derive(Serialize, Deserialize)]
struct Head {
    findings: Vec<Told>,
    files: Option<Vec<File>>,
}

/// A [`Finding`] with the line it is drawn with.
#[derive(Serialize, Deserialize)]
struct Told {
    severity: Severity,
    code: Cow<'static, str>,
    path: Option<String>,
    file: Option<String>,
    start: Option<Position>,
    end: Option<Position>,
    message: String,
    hints: Vec<String>,
    fixes: Vec<Edit>,
    excerpt: Option<Excerpt>,
}

/// An [`Output`] whose bytes follow.
#[derive(Serialize, Deserialize)]
struct File {
    name: String,
    format: String,
    languages: Vec<Language>,
    /// Which page of how many, where each page is a file.
    page: Option<(usize, usize)>,
    bytes: usize,
}

/// Writes what a release is made with.
pub(super) fn write_given(to: &mut impl Write, template: &[u8], stdin: &[u8]) -> io::Result<()> {
    write_framed(to, template)?;
    write_framed(to, stdin)
}

/// Reads what [`write_given`] wrote, and no more.
pub(super) fn read_given(from: &mut impl Read) -> io::Result<Given> {
    Ok(Given { template: read_framed(from)?, stdin: read_framed(from)? })
}

/// Writes bytes with their length before them.
fn write_framed(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u64::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads bytes that [`write_framed`] wrote.
fn read_framed(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    let read = from.take(length).read_to_end(&mut bytes)?;
    if u64::try_from(read) == Ok(length) { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Writes what was made.
pub(super) fn write(to: &mut impl Write, made: Made) -> io::Result<()> {
    let Made { findings, outputs } = made;
    let head = Head {
        findings: findings.into_iter().map(Told::new).collect(),
        files: outputs.as_ref().map(|outputs| outputs.iter().map(File::new).collect()),
    };
    write_framed(to, &serde_json::to_vec(&head)?)?;
    for output in outputs.into_iter().flatten() {
        to.write_all(&output.bytes)?;
    }
    to.flush()
}

/// What was made, where it is whole.
pub(super) fn read(mut from: &[u8]) -> io::Result<Made> {
    let head: Head = serde_json::from_slice(&read_framed(&mut from)?)?;
    let mut take = |file: File| {
        let (bytes, rest) = from.split_at_checked(file.bytes).ok_or(io::ErrorKind::UnexpectedEof)?;
        from = rest;
        let format = Format::from_name(&file.format).ok_or(io::ErrorKind::InvalidData)?;
        Ok::<_, io::Error>(Output {
            name: file.name,
            format,
            languages: file.languages,
            page: file.page.map(|(page, pages)| PageOf { page, pages }),
            bytes: bytes.to_vec(),
        })
    };
    let outputs =
        head.files.map(|files| files.into_iter().map(&mut take).collect::<io::Result<_>>()).transpose()?;
    Ok(Made { findings: head.findings.into_iter().map(Told::finding).collect(), outputs })
}

impl Told {
    fn new(finding: Finding) -> Self {
        let Finding { severity, code, path, file, start, end, message, hints, fixes, excerpt } = finding;
        Self { severity, code, path, file, start, end, message, hints, fixes, excerpt }
    }

    fn finding(self) -> Finding {
        let Self { severity, code, path, file, start, end, message, hints, fixes, excerpt } = self;
        Finding { severity, code, path, file, start, end, message, hints, fixes, excerpt }
    }
}

impl File {
    fn new(output: &Output) -> Self {
        Self {
            name: output.name.clone(),
            format: output.format.name().to_owned(),
            languages: output.languages.clone(),
            page: output.page.map(|of| (of.page, of.pages)),
            bytes: output.bytes.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use prakas::{Code, Diagnostic, Source, Span};

    use super::*;
    use crate::finding::Sheets;

    fn made() -> Made {
        let sources = [Source::new("a.en.md", "one two")];
        let span = Span::new(0, 4..7);
        let placed = Diagnostic::warning(Code::BadLink, "m").at(span.clone()).hint("h").fix(span, "ព័ត៌មាន");
        let output = |format: Format, bytes: &[u8]| Output {
            name: format!("a.km.{}", format.ending()),
            format,
            languages: vec![Language::KM, Language::EN],
            page: (format == Format::Png).then_some(PageOf { page: 2, pages: 3 }),
            bytes: bytes.to_vec(),
        };
        Made {
            findings: vec![Sheets::new(&sources).finding(placed), Finding::error("cannot-read", "no")],
            outputs: Some(vec![
                output(Format::Pdf, b"%PDF\0\xFF"),
                output(Format::Txt, b""),
                output(Format::Html, b"<!"),
                output(Format::Png, b"\x89PNG"),
            ]),
        }
    }

    fn written(made: Made) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, made).expect("written");
        bytes
    }

    #[test]
    fn what_was_made_arrives_as_it_was() {
        for made in [made(), Made { outputs: Some(vec![]), ..made() }, Made::stopped(made().findings)] {
            assert_eq!(read(&written(made.clone())).expect("whole"), made);
        }
    }

    #[test]
    fn what_is_given_is_read_and_nothing_after_it() {
        let mut bytes = Vec::new();
        write_given(&mut bytes, b"#let", "ក".as_bytes()).expect("written");
        bytes.push(b'x');
        let mut rest = &bytes[..];
        let given = read_given(&mut rest).expect("whole");
        assert_eq!(given, Given { template: b"#let".to_vec(), stdin: "ក".as_bytes().to_vec() });
        assert_eq!(rest, b"x");
    }

    #[test]
    fn what_is_not_whole_is_nothing() {
        let whole = written(made());
        assert!((0..whole.len()).all(|cut| read(&whole[..cut]).is_err()));
        let long = u64::MAX.to_le_bytes();
        assert!(read(&long).is_err());
    }
}
