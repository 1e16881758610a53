//! The example of a template draws every release of the corpus: the same words, in archival and accessible files.

use std::fs;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prakas::{ExportOptions, Fonts, Format, LayoutOptions, Template, export};
use prakas_tests::agreement;
use prakas_tests::corpus::{documents, folder, valid};

#[test]
fn the_example_keeps_words_and_standards() {
    let fonts = Fonts::bundled();
    let text = fs::read_to_string(folder("examples").join("bulletin.typ")).expect("the template");
    let layout =
        LayoutOptions { template: Some(Template::new("bulletin.typ", text)), ..LayoutOptions::default() };
    let options = ExportOptions { layout, ..ExportOptions::default() };
    for case in valid() {
        for (language, document) in documents(&case.release()) {
            let name = format!("{}.{language}", case.name);
            let made = export(&document, &[Format::Pdf], &fonts, &options);
            let made = made.unwrap_or_else(|error| panic!("{name}: {:?}", error.into_findings()));
            let pdf = &made.output[0].bytes;
            assert_eq!(agreement::of_pdf(&document, pdf), Ok(()), "{name}");
            let usual = export(&document, &[Format::Pdf], &fonts, &ExportOptions::default()).expect("a PDF");
            assert_eq!(made.warnings, usual.warnings, "{name}");
            for profile in ["3a", "ua1"] {
                let profile = profile.parse::<ValidationProfile>().expect("a profile");
                let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile));
                let report = report.expect("a report");
                // The validator takes a stream that ends with CR by chance for too short.
                let wrong = |rule: &str| rule != "ISO 19005-3:2012:6.1.7.1:1";
                assert!(!report.failures.iter().any(|it| wrong(&it.rule_id)), "{name}: {report}");
            }
        }
    }
}
