//! What holds of every form.

use prakas::check::{CheckOptions, Origin, check};
use prakas::{Form, House, Language, Read, Source, Warned, read};

/// Reads bytes in this form, and takes what was read through everything that follows a reader.
pub fn try_form(form: Form, bytes: &[u8]) {
    let sources = [Source::with_form("fuzz.txt", form, bytes)];
    let Ok(Warned { output: Read { release, places }, .. }) = read(&sources, &no_pictures) else { return };

    let stored = Source::with_form("again.json", Form::Json, release.to_json());
    let again = read(&[stored], &no_pictures).expect("a release that was stored").output.release;
    assert_eq!(again, release);

    let origin = Origin { sources: &sources, places: &places };
    check(&release, &CheckOptions { fonts: None, origin: Some(origin) });
    let languages: Vec<Language> = release.editions.languages().cloned().collect();
    if let Ok(composed) = release.compose(&languages, &House::of(&release)) {
        composed.output.reading_text();
    }
}

/// Fuzzing finds no files.
fn no_pictures(name: &str) -> Result<Vec<u8>, String> {
    Err(format!("there is no `{name}`"))
}
