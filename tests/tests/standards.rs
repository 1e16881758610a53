//! PDFs keep the standards that they claim.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prakas::{ExportOptions, Fonts, Format, export};
use prakas_tests::corpus::{documents, valid};

/// A compressed stream may end with the byte CR by chance; an LF of the syntax follows. The validator takes both for the end of a
/// line and the stream's length for wrong. (veraPDF does not.)
fn is_mistaken(rule: &str, pdf: &[u8]) -> bool {
    let end = b"\r\nendstream";
    rule == "ISO 19005-3:2012:6.1.7.1:1" && pdf.windows(end.len()).any(|bytes| bytes == end)
}

#[test]
fn every_pdf_of_the_corpus_is_archival_and_accessible() {
    let fonts = Fonts::bundled();
    for case in valid() {
        for (language, document) in documents(&case.release()) {
            let files = export(&document, &[Format::Pdf], &fonts, &ExportOptions::default());
            let files = files.unwrap_or_else(|stopped| panic!("{}: {stopped}", case.name)).output;
            let pdf = &files[0].bytes;
            for profile in ["3a", "ua1"] {
                let profile = profile.parse::<ValidationProfile>().expect("a profile");
                let options = ValidationOptions::default().profile(profile);
                let report = validate_pdf_bytes(pdf, &options).expect("a report");
                let wrong = report.failures.iter().any(|failure| !is_mistaken(&failure.rule_id, pdf));
                assert!(!wrong, "{}.{language}: {report}", case.name);
            }
        }
    }
}
