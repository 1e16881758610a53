//! The house whose paper was asked for.

use std::path::Path;

use prakas::{BuildOptions, Form, House, NoBreak, Source};

use crate::arguments::HouseChoice;
use crate::code::OwnCode;
use crate::files::{beside, read_text};
use crate::finding::{Finding, Sheets};
use crate::task::Paper;

/// The most bytes a house's file may have.
const MAX_BYTES: usize = 1 << 20;

/// What is told to those who make releases about editions and paper.
pub(super) fn on(paper: &Paper) -> Result<BuildOptions, Vec<Finding>> {
    Ok(BuildOptions {
        languages: paper.languages.clone(),
        house: paper.house.as_ref().map(chosen).transpose()?,
        houses: paper.houses.iter().map(|file| from_file(file)).collect::<Result<_, _>>()?,
        no_break: NoBreak::new(paper.no_break.clone()),
        ..BuildOptions::default()
    })
}

/// The house that was chosen.
pub(super) fn chosen(choice: &HouseChoice) -> Result<House, Vec<Finding>> {
    match choice {
        HouseChoice::Known(house) => Ok(House::clone(house)),
        HouseChoice::File(path) => from_file(path),
    }
}

/// Reads a house's file; its emblem is found beside it.
fn from_file(path: &Path) -> Result<House, Vec<Finding>> {
    let name = path.display().to_string();
    let cannot_read = |why: &str| {
        vec![
            Finding::error(OwnCode::CannotRead, format!("the house `{name}` cannot be read: {why}"))
                .of_file(&name),
        ]
    };
    let text = read_text(path, MAX_BYTES).map_err(|why| cannot_read(&why))?;
    // A source is a name and a text with places in it, which is what a house's file is.
    let source = Source::with_form(name.as_str(), Form::Txt, text);
    House::from_toml(source.text(), &beside(path.parent().unwrap_or(Path::new(""))))
        .map_err(|stopped| Sheets::new(std::slice::from_ref(&source)).findings(stopped.into_findings()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[allow(clippy::disallowed_methods, reason = "the test writes the file that is read")]
    fn findings(toml: &[u8]) -> Vec<Finding> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.toml");
        fs::write(&path, toml).expect("written");
        from_file(&path).expect_err("a mistake")
    }

    #[test]
    fn mistakes_have_their_line() {
        let findings = findings(b"id = \"office\"\ncolour = 1\n[names]\nen = [\"OFFICE\"]\n");
        assert_eq!(findings[0].start.map(|at| at.line), Some(2));
        assert!(findings[0].file.as_deref().is_some_and(|file| file.ends_with("office.toml")));
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert!(findings(&[0xFF])[0].message.ends_with("it is not UTF-8"));
        let missing = from_file(Path::new("no/such/house.toml")).expect_err("missing");
        assert_eq!(
            missing[0].message,
            "the house `no/such/house.toml` cannot be read: there is no such file"
        );
    }

    #[test]
    fn the_emblem_is_looked_for_beside_the_file() {
        let toml = "id = \"office\"\nemblem = { file = \"../a.png\", alt = \"Emblem\" }\n[names]\nen = [\"OFFICE\"]\n";
        assert!(findings(toml.as_bytes())[0].message.contains("from the folder of the file alone"));
    }
}
