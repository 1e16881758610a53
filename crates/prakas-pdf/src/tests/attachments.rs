//! What a PDF carries.

use std::sync::Arc;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prakas_document::{Carried, CarriedKind, Document, Meta};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandards, Timestamp};

use super::documents::{bilingual, everything, long_summit, summit};
use super::set;
use crate::attachments::without;
use crate::{LayoutOptions, PdfOptions, PdfStandard, layout};

fn carrying(document: Document) -> Document {
    let file = |name: &str, media_type, kind, bytes: &str| Carried {
        name: name.into(),
        media_type,
        kind,
        bytes: Arc::from(bytes.as_bytes()),
    };
    let carried = vec![
        file("release.json", "application/json", CarriedKind::Release, "{\"id\": \"summit\"}"),
        file("ប្រកាស.md", "text/markdown", CarriedKind::Source, "# Outcomes"),
    ];
    let mut document = document;
    document.meta.carried = carried;
    document
}

fn pdf(document: &Document, standard: PdfStandard) -> Vec<u8> {
    set(document).pdf(&PdfOptions { standard }).expect("a PDF")
}

fn assert_conforms(bytes: &[u8], profiles: &[&str]) {
    for profile in profiles {
        let profile = profile.parse::<ValidationProfile>().expect("a profile");
        let report =
            validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).expect("a report");
        assert!(report.is_compliant, "{report}");
    }
}

/// How often some bytes stand in a file.
fn count(bytes: &[u8], words: &str) -> usize {
    bytes.windows(words.len()).filter(|window| *window == words.as_bytes()).count()
}

#[test]
fn carried_files_are_attached_to_the_whole_document() {
    for standard in [PdfStandard::Archival, PdfStandard::Plain] {
        let bytes = pdf(&carrying(summit()), standard);
        assert_eq!(count(&bytes, "/Type/Filespec"), 2);
        for words in ["/F(release.json)", "/Subtype/application#2Fjson", "/Subtype/text#2Fmarkdown"] {
            assert_eq!(count(&bytes, words), 1, "{words}");
        }
        assert_eq!(count(&bytes, "/ModDate(D:20211027000000+07'00)"), 3, "one a file, and the document's");
    }
    let bytes = pdf(&carrying(summit()), PdfStandard::Archival);
    assert_eq!((count(&bytes, "/AF["), count(&bytes, "/AFRelationship/Source")), (1, 2));
    let bytes = pdf(&summit(), PdfStandard::Archival);
    assert_eq!((count(&bytes, "/Filespec"), count(&bytes, "/AF")), (0, 0));
}

#[test]
fn pages_are_what_they_would_be_without() {
    for document in [summit(), long_summit(), bilingual(), everything()] {
        let (plain, carrying) = (set(&document), set(&carrying(document)));
        assert_eq!(plain.page_count(), carrying.page_count());
        let png = |layout: &crate::Layout| {
            (0..layout.page_count())
                .map(|i| layout.png(i, &crate::PngOptions { dpi: 40.0, ..Default::default() }))
                .collect::<Vec<_>>()
        };
        assert!(png(&plain) == png(&carrying));
    }
}

#[test]
fn archival_files_may_carry() {
    for document in [summit(), bilingual(), everything()] {
        assert_conforms(&pdf(&carrying(document), PdfStandard::Archival), &["3a", "ua1"]);
    }
}

#[test]
fn the_same_layout_gives_a_file_that_carries_nothing() {
    for document in [summit(), bilingual(), everything()] {
        let carries = set(&carrying(document.clone()));
        assert!(export(&carries.pages).is_err(), "PDF/A-2a forbids attachments");
        let bytes = export(&without(&carries.pages)).expect("a PDF");
        assert!(bytes == export(&set(&document).pages).expect("a PDF"), "tags and pages are what they were");
        assert_conforms(&bytes, &["2a"]);
    }
}

/// A PDF/A-2a of these pages.
fn export(pages: &PagedDocument) -> Result<Vec<u8>, ()> {
    let midnight = typst::foundations::Datetime::from_ymd_hms(2021, 10, 27, 0, 0, 0).expect("a time");
    let options = typst_pdf::PdfOptions {
        ident: Smart::Custom("summit".to_owned()),
        timestamp: Some(Timestamp::new_utc(midnight)),
        standards: PdfStandards::new(&[typst_pdf::PdfStandard::A_2a]).expect("a standard"),
        ..typst_pdf::PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|_| ())
}

#[test]
fn names_that_are_none_are_refused_and_never_reached() {
    let mut document = carrying(summit());
    document.meta.carried[0].name = "../release.json".into();
    let error = layout(&document, &prakas_fonts::Fonts::bundled(), &LayoutOptions::default());
    assert!(error.is_err());
    let twice = Meta { carried: vec![document.meta.carried[1].clone(); 2], ..document.meta.clone() };
    document.meta = twice;
    assert!(set(&document).pdf(&PdfOptions::default()).is_err());
}
