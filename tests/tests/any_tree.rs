//! Whatever stands in a document, each format is sound and gives its words back.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prakas::document::Document;
use prakas::{
    DocxOptions, Fonts, HtmlOptions, LayoutOptions, PdfOptions, TextOptions, docx, html, layout, text,
};
use prakas_tests::tree::{any_character, document, latin_character};
use prakas_tests::{agreement, docx as package};
use proptest::prelude::*;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn html_is_sound_and_says_it(document in document(&any_character())) {
        prop_assert_eq!(agreement::of_html(&document, &html(&document, &HtmlOptions::default())), Ok(()));
    }

    #[test]
    fn docx_is_well_formed_and_says_it(document in document(&any_character())) {
        let bytes = docx(&document, &DocxOptions::default()).expect("a package");
        for (name, part) in package::parts(&bytes) {
            if name.ends_with(".xml") || name.ends_with(".rels") {
                let xml = std::str::from_utf8(&part).expect("UTF-8");
                prop_assert!(roxmltree::Document::parse(xml).is_ok(), "{} is not well-formed", name);
            }
        }
        prop_assert_eq!(agreement::of_docx(&document, &bytes), Ok(()));
    }

    #[test]
    fn plain_text_is_clean(document in document(&any_character()), width in proptest::option::of(0..100_usize)) {
        let plain = text(&document, &TextOptions { width });
        prop_assert!(plain.ends_with('\n'));
        for line in plain.lines() {
            prop_assert!(!line.contains(char::is_control), "a control character in {:?}", line);
            prop_assert_eq!(line, line.trim_end());
        }
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn pdf_says_it(document in document(&latin_character())) {
        for part in document.parts() {
            let alone = Document::new(document.meta.clone(), document.theme.clone(), part.clone());
            prop_assert_eq!(agreement::of_pdf(&alone, &pdf(&alone)), Ok(()));
        }
    }

    #[test]
    fn pdf_keeps_its_standards(mut document in document(&latin_character())) {
        document.meta.title.insert(0, 'T');
        document.meta.issued = Some("2021-10-27".parse().expect("a date"));
        let layout = layout(&document, &Fonts::bundled(), &LayoutOptions::default()).expect("a layout");
        let bytes = layout.output.pdf(&PdfOptions::default()).expect("a PDF");
        for profile in ["3a", "ua1"] {
            let profile = profile.parse::<ValidationProfile>().expect("a profile");
            let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile));
            // A stream that ends with the byte CR is sound: see `standards.rs`.
            let failures = report.expect("a report").failures;
            prop_assert!(failures.iter().all(|it| it.rule_id == "ISO 19005-3:2012:6.1.7.1:1"), "{:?}", failures);
        }
    }

    #[test]
    fn pdf_takes_any_character(document in document(&any_character())) {
        prop_assert!(pdf(&document).starts_with(b"%PDF"));
    }
}

fn pdf(document: &Document) -> Vec<u8> {
    let layout = layout(document, &Fonts::bundled(), &LayoutOptions::default()).expect("a layout");
    let plain = PdfOptions { standard: prakas::PdfStandard::Plain };
    layout.output.pdf(&plain).expect("a PDF")
}
