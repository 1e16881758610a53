//! The template that was asked for.

use std::path::Path;

use prakas::{Code, Diagnostic, Form, Source, Span};

use crate::code::OwnCode;
use crate::files;
use crate::finding::{Finding, Sheets};

/// The most bytes a template may have.
const MAX_BYTES: usize = 4 << 20;

/// Reads a template.
pub(super) fn read(path: &Path) -> Result<Source, Vec<Finding>> {
    let bytes = files::read(path, MAX_BYTES).map_err(|error| {
        let name = path.display().to_string();
        let message = format!("the template `{name}` cannot be read: {}", error.reason());
        vec![Finding::error(OwnCode::CannotRead, message).of_file(name)]
    })?;
    of(path, bytes)
}

/// A template of these bytes; its text has places as any source has.
pub(super) fn of(path: &Path, bytes: Vec<u8>) -> Result<Source, Vec<Finding>> {
    let name = path.display().to_string();
    let broken_at = std::str::from_utf8(&bytes).err().map(|error| error.valid_up_to());
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let source = Source::with_form(name.as_str(), Form::Txt, text);
    let Some(at) = broken_at else { return Ok(source) };
    let message = format!("the template `{name}` is not UTF-8: byte {at} begins no character");
    let mistake = Diagnostic::error(Code::NotUtf8, message)
        .at(Span::new(0, at..at + char::REPLACEMENT_CHARACTER.len_utf8()))
        .hint("save it again as plain text with the encoding UTF-8");
    Err(vec![Sheets::new(std::slice::from_ref(&source)).finding(mistake)])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[allow(clippy::disallowed_methods, reason = "the test writes the file that is read")]
    fn read_back(bytes: &[u8]) -> Result<Source, Vec<Finding>> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.typ");
        fs::write(&path, bytes).expect("written");
        read(&path)
    }

    #[test]
    fn a_template_is_text() {
        assert_eq!(
            read_back("\u{FEFF}#let x = [ក]\r\n".as_bytes()).expect("a template").text(),
            "#let x = [ក]\r\n"
        );
        let findings = read_back(b"one\ntwo \xE9\n").expect_err("no text");
        assert_eq!(findings[0].start.map(|at| (at.line, at.column)), Some((2, 5)));
        assert!(findings[0].message.ends_with("own.typ` is not UTF-8: byte 8 begins no character"));
        let large = read_back(&vec![b' '; MAX_BYTES + 1]).expect_err("too large");
        assert!(large[0].message.contains("more than the 4194304 bytes"), "{large:?}");
        let missing = read(Path::new("no/such.typ")).expect_err("missing");
        assert_eq!(missing[0].message, "the template `no/such.typ` cannot be read: there is no such file");
    }
}
