//! PDFs keep the standards that they claim.

use std::collections::BTreeSet;
use std::fs;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prakas::{
    BuildOptions, Code, ExportOptions, Fonts, Format, Layout, LayoutOptions, PdfOptions, PdfStandard,
    Release, Severity, Status, export, layout, publish,
};
use prakas_tests::corpus::{documents, example, folder, valid};

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

/// The documents of the example, on their pages.
fn layouts() -> Vec<Layout> {
    let fonts = Fonts::bundled();
    let set = |document| layout(document, &fonts, &LayoutOptions::default()).expect("a layout").output;
    documents(&example().release()).iter().map(|(_, document)| set(document)).collect()
}

#[test]
fn the_example_keeps_each_standard_that_the_validator_knows() {
    let profile =
        |name: &str| name.strip_prefix("a-").unwrap_or(name).replace('-', "").parse::<ValidationProfile>();
    for layout in layouts() {
        for standard in PdfStandard::ALL {
            let pdf = layout.pdf(&PdfOptions { standard });
            let pdf = pdf.unwrap_or_else(|error| panic!("{standard}: {error}"));
            let Ok(profile) = profile(standard.name()) else {
                let by_others = [
                    PdfStandard::Archival,
                    PdfStandard::Plain,
                    PdfStandard::A4,
                    PdfStandard::A4f,
                    PdfStandard::A4e,
                ];
                assert!(by_others.contains(&standard), "{standard}");
                continue;
            };
            let report = validate_pdf_bytes(&pdf, &ValidationOptions::default().profile(profile));
            let report = report.expect("a report");
            let wrong = report.failures.iter().any(|failure| !is_mistaken(&failure.rule_id, &pdf));
            assert!(!wrong, "{standard}: {report}");
        }
    }
}

/// A draft without a date is plain where no standard was asked for by its name, and that is said. One that was is kept or refused.
#[test]
fn only_the_default_gives_way() {
    let release = Release { status: Status::Draft, issued: None, ..example().release() };
    let publish = |standard| {
        let export = ExportOptions { pdf: PdfOptions { standard }, ..ExportOptions::default() };
        let options = BuildOptions { formats: vec![Format::Pdf], export, ..BuildOptions::default() };
        publish(&release, &Fonts::bundled(), &options)
    };
    let made = publish(PdfStandard::Archival).expect("plain files");
    assert_eq!(made.output.len(), 2);
    assert!(made.warnings.iter().any(|warning| warning.code == Code::NotArchival));
    for standard in [PdfStandard::A3a, PdfStandard::A2b, PdfStandard::A4] {
        let stopped = publish(standard).expect_err("no date").into_findings();
        let errors: Vec<_> = stopped.iter().filter(|it| it.severity == Severity::Error).collect();
        assert!(
            matches!(errors[..], [error] if error.code == Code::UnmetStandard && !error.hints.is_empty()),
            "{errors:?}"
        );
        assert_eq!(errors[0].path.as_deref(), Some("issued"));
    }
    for standard in [PdfStandard::Plain, PdfStandard::Ua1] {
        assert!(publish(standard).is_ok(), "{standard} asks for no date");
    }
}

/// Each test that the ledgers of the standards name is one: where a row says that we see to a clause, its test is there.
#[test]
fn the_ledgers_name_tests_that_are() {
    let sources = [
        "crates/prakas-pdf/src",
        "crates/prakas-pdf/src/tests",
        "crates/prakas-pdf/src/data",
        "tests/tests",
        "tests/tests/plain_text",
    ];
    let mut tests = BTreeSet::new();
    for file in sources.iter().filter_map(|path| fs::read_dir(folder(path)).ok()).flatten() {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let named = text.split("#[test]\n").skip(1).filter_map(|rest| rest.split("fn ").nth(1));
            tests.extend(named.filter_map(|rest| rest.split('(').next()).map(str::to_owned));
        }
    }
    for ledger in ["PDF_UA1.md", "PDF_A3.md"] {
        let text = fs::read_to_string(folder("crates/prakas-pdf").join(ledger)).expect("the ledger");
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).collect();
        assert!(rows.len() > 30, "{ledger}");
        for row in rows {
            let columns: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let [clause, by, how] = columns[..] else { panic!("{ledger}: {row}") };
            let named: Vec<&str> =
                how.split('`').skip(1).step_by(2).filter(|name| name.contains('_')).collect();
            assert!(!by.contains("we") || !named.is_empty(), "{ledger}: {clause} names no test");
            for name in named {
                assert!(tests.contains(name), "{ledger}: {clause} names `{name}`, which is no test");
            }
        }
    }
}
